package main

import (
	"os"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval"
)

// TestSpeakers codes the gold of speakers that is part of the repository. docs/scores.md keeps the figures themselves; this catches a
// stage that breaks.
func TestSpeakers(t *testing.T) {
	f, err := os.Open("../../eval/quotes/open.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gold, err := eval.ReadSpeech("open.txt", f)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := codeAll(gold, 0, (*eval.SpeechDoc).Article, func(d *dateline.Document) *dateline.Document { return d })
	if err != nil {
		t.Fatal(err)
	}
	s := eval.ScoreSpeech(gold, docs)
	for _, tt := range []struct {
		name  string
		f     eval.Figures
		least float64
	}{{"found", s.Found, 0.85}, {"speaker", s.Speaker.Figures, 0.75}, {"addressee", s.Addressee.Figures, 0.75}, {"stance", s.Stance.Figures, 0.8}} {
		if tt.f.F1 < tt.least {
			t.Errorf("%s: F1 %.4f, less than %.2f", tt.name, tt.f.F1, tt.least)
		}
	}
}
