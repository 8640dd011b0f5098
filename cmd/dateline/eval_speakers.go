package main

import (
	"fmt"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval"
)

// evalspeakerscmd scores who says what to whom.
type evalspeakerscmd struct {
	Gold string `arg:"" help:"File of reports with marked quotations."`
	scoring
}

// Help is shown by dateline eval speakers --help.
func (evalspeakerscmd) Help() string {
	return `Codes the reports of a gold file and compares quotations with the marked ones: whether each was found, and whether
speaker, addressee and stance are right. Slots are counted end to end: those of a quotation that was missed or
false count too. docs/formats/quotes.md tells the layout of the file.

Example:
  dateline eval speakers eval/quotes/open.txt --errors`
}

// Run scores the quotations.
func (c *evalspeakerscmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadSpeech)
	if err != nil {
		return err
	}
	docs, err := codeAll(gold, c.Jobs, (*eval.SpeechDoc).Article, func(d *dateline.Document) *dateline.Document { return d })
	if err != nil {
		return err
	}
	score := eval.ScoreSpeech(gold, docs)
	if c.JSON {
		return printJSON(s.out, score)
	}
	c.faults(s, score.Faults)
	fmt.Fprintf(s.out, "reports %d, quotations %d, found %d\n", score.Reports, score.Gold, score.System)
	fmt.Fprintf(s.out, "%-10s P %.3f  R %.3f  F1 %.3f\n", "found", score.Found.P, score.Found.R, score.Found.F1)
	for _, x := range []struct {
		name string
		eval.SlotScore
	}{{"speaker", score.Speaker}, {"addressee", score.Addressee}, {"stance", score.Stance}} {
		fmt.Fprintf(s.out, "%-10s P %.3f  R %.3f  F1 %.3f  gold %3d found %3d right %3d\n", x.name, x.P, x.R, x.F1, x.Gold, x.System, x.Right)
	}
	return nil
}
