package main

import (
	"fmt"
	"io"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval"
)

// evalmeetingscmd scores the records of meetings and agreements.
type evalmeetingscmd struct {
	Gold string `arg:"" help:"File of reports with marked meetings and agreements."`
	scoring
}

// Help is shown by dateline eval meetings --help.
func (evalmeetingscmd) Help() string {
	return `Codes the reports of a gold file and compares meetings, visits, calls and agreements with the marked ones. Slots
are counted end to end: those of a record that was missed or false count too. docs/formats/meetings.md tells
the layout of the file and how records are paired.

Example:
  dateline eval meetings eval/meetings/open.txt --errors`
}

// Run scores the records.
func (c *evalmeetingscmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadMeetings)
	if err != nil {
		return err
	}
	docs, err := codeAll(gold, c.Jobs, (*eval.MeetingDoc).Article, func(d *dateline.Document) *dateline.Document { return d })
	if err != nil {
		return err
	}
	score := eval.ScoreMeetings(gold, docs)
	if c.JSON {
		return printJSON(s.out, score)
	}
	c.faults(s, score.Faults)
	fmt.Fprintf(s.out, "reports %d\n", score.Reports)
	printRecords(s.out, "meetings", score.Meetings, eval.MeetingSlots())
	printRecords(s.out, "agreements", score.Agreements, eval.AgreementSlots())
	return nil
}

func printRecords(w io.Writer, name string, r eval.RecordScore, slots []string) {
	line := func(name string, gold, system int, f eval.Figures) {
		fmt.Fprintf(w, "%-14s gold %3d found %3d  P %.3f  R %.3f  F1 %.3f\n", name, gold, system, f.P, f.R, f.F1)
	}
	line(name, r.Gold, r.System, r.Records)
	fmt.Fprintf(w, "%-14s                    P %.3f  R %.3f  F1 %.3f\n", "  all slots", r.All.P, r.All.R, r.All.F1)
	for _, k := range slots {
		s := r.Slots[k]
		line("  "+k, s.Gold, s.System, s.Figures)
	}
}
