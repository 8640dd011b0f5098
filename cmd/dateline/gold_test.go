package main

import (
	"io"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval"
)

// figure is a score and the least that it may be.
type figure struct {
	name  string
	f     eval.Figures
	least float64
}

// TestGold codes the gold of meetings and speakers that is part of the repository. docs/scores.md keeps the figures themselves; this
// catches a stage that breaks.
func TestGold(t *testing.T) {
	t.Run("meetings", func(t *testing.T) {
		s := scored(t, "../../eval/meetings/open.txt", eval.ReadMeetings, (*eval.MeetingDoc).Article, eval.ScoreMeetings)
		enough(t, figure{"meetings", s.Meetings.Records, 0.75}, figure{"their slots", s.Meetings.All, 0.65},
			figure{"agreements", s.Agreements.Records, 0.65}, figure{"their slots", s.Agreements.All, 0.6})
	})
	t.Run("speakers", func(t *testing.T) {
		s := scored(t, "../../eval/quotes/open.txt", eval.ReadSpeech, (*eval.SpeechDoc).Article, eval.ScoreSpeech)
		enough(t, figure{"found", s.Found, 0.85}, figure{"speaker", s.Speaker.Figures, 0.75},
			figure{"addressee", s.Addressee.Figures, 0.75}, figure{"stance", s.Stance.Figures, 0.8})
	})
}

func scored[G, S any](t *testing.T, path string, read func(string, io.Reader) ([]G, error), article func(*G) *dateline.Article, score func([]G, []*dateline.Document) S) S {
	t.Helper()
	gold, err := readGold(path, read)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := codeAll(gold, 0, article, func(d *dateline.Document) *dateline.Document { return d })
	if err != nil {
		t.Fatal(err)
	}
	return score(gold, docs)
}

func enough(t *testing.T, list ...figure) {
	t.Helper()
	for _, x := range list {
		if x.f.F1 < x.least {
			t.Errorf("%s: F1 %.4f, less than %.2f", x.name, x.f.F1, x.least)
		}
	}
}
