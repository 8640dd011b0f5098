package main

import (
	"fmt"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval"
)

// evaldatescmd scores time expressions.
type evaldatescmd struct {
	Gold   string `arg:"" help:"Gold file (id, text, ref, timexes): JSON Lines, gzipped or not."`
	All    bool   `help:"Count every kind of expression, not only those that news has."`
	JSON   bool   `name:"json" help:"Print JSON."`
	Errors bool   `help:"Print every expression that was missed or given a wrong value."`
	Jobs   int    `short:"j" placeholder:"N" help:"Texts to work on at once; 0 is one for each core."`
}

// Help is shown by dateline eval dates --help.
func (evaldatescmd) Help() string {
	return `Finds time expressions in texts with a reference time. Strict: the same words. Relaxed: words in common. Value: relaxed,
and resolved to a value that the gold holds right. Times of day without a day, stretches of hours and time zones
are left out unless --all is given.

Example:
  dateline eval dates gold.jsonl.gz`
}

// Run scores the expressions.
func (c *evaldatescmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadDates)
	if err != nil {
		return err
	}
	docs, err := codeAll(gold, c.Jobs, (*eval.DateItem).Article, func(d *dateline.Document) *dateline.Document { return d })
	if err != nil {
		return err
	}
	kinds := eval.NewsDates()
	if c.All {
		kinds = nil
	}
	score := eval.ScoreDates(gold, docs, kinds...)
	if c.JSON {
		return printJSON(s.out, score)
	}
	fmt.Fprintf(s.out, "texts %d, expressions %d, found %d\n", score.Texts, score.Gold, score.System)
	for _, l := range []struct {
		name string
		f    eval.Figures
	}{{"strict", score.Strict}, {"relaxed", score.Relaxed}, {"value", score.Value}} {
		fmt.Fprintf(s.out, "%-8s P %.3f  R %.3f  F1 %.3f\n", l.name, l.f.P, l.f.R, l.f.F1)
	}
	for _, k := range score.Kinds {
		fmt.Fprintf(s.out, "  %-15s gold %4d found %4d right %4d\n", k.Kind, k.Gold, k.Found, k.Right)
	}
	if c.Errors {
		for _, e := range score.Errors {
			fmt.Fprintln(s.out, e)
		}
	}
	return nil
}
