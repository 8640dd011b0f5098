package main

import (
	"fmt"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval"
)

// evalplacescmd scores place names.
type evalplacescmd struct {
	Gold    string `arg:"" help:"Gold file (id, text, toponyms): JSON Lines, gzipped or not."`
	Literal bool   `help:"Count only names that stand for the place itself."`
	JSON    bool   `name:"json" help:"Print JSON."`
	Jobs    int    `short:"j" placeholder:"N" help:"Texts to work on at once; 0 is one for each core."`
}

// Help is shown by dateline eval places --help.
func (evalplacescmd) Help() string {
	return `Finds place names and where they lie. Exact: the same words. Partial: words in common. End to end: found, and
placed within 161 km of the gold.

Example:
  dateline eval places gold.jsonl.gz`
}

// Run scores the places.
func (c *evalplacescmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadPlaces)
	if err != nil {
		return err
	}
	docs, err := codeAll(gold, c.Jobs, (*eval.PlaceItem).Article, func(d *dateline.Document) *dateline.Document { return d })
	if err != nil {
		return err
	}
	score := eval.ScorePlaces(gold, docs, c.Literal)
	if c.JSON {
		return printJSON(s.out, score)
	}
	for _, l := range []struct {
		name string
		f    eval.Figures
	}{{"exact", score.Exact}, {"partial", score.Partial}} {
		fmt.Fprintf(s.out, "%-8s P %.3f  R %.3f  F1 %.3f\n", l.name, l.f.P, l.f.R, l.f.F1)
	}
	fmt.Fprintf(s.out, "end to end %.3f\n", score.E2E)
	return nil
}
