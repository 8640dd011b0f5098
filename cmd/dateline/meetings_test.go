package main

import (
	"os"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval"
)

// TestMeetings codes the gold of meetings that is part of the repository. docs/scores.md keeps the figures themselves; this catches a
// stage that breaks.
func TestMeetings(t *testing.T) {
	f, err := os.Open("../../eval/meetings/open.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gold, err := eval.ReadMeetings("open.txt", f)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := codeAll(gold, 0, (*eval.MeetingDoc).Article, func(d *dateline.Document) *dateline.Document { return d })
	if err != nil {
		t.Fatal(err)
	}
	s := eval.ScoreMeetings(gold, docs)
	for _, tt := range []struct {
		name  string
		f     eval.Figures
		least float64
	}{{"meetings", s.Meetings.Records, 0.75}, {"their slots", s.Meetings.All, 0.65}, {"agreements", s.Agreements.Records, 0.65}, {"their slots", s.Agreements.All, 0.6}} {
		if tt.f.F1 < tt.least {
			t.Errorf("%s: F1 %.4f, less than %.2f", tt.name, tt.f.F1, tt.least)
		}
	}
}
