package main

import (
	"fmt"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/coding/place"
	"github.com/dateline/dateline/eval"
	"github.com/dateline/dateline/models"
	"github.com/dateline/dateline/nlp/tokenizer"
	"github.com/dateline/dateline/pipeline"
	"github.com/dateline/dateline/rules"
)

// evalplacescmd scores place names.
type evalplacescmd struct {
	Gold    string `arg:"" help:"Gold file (id, text, toponyms): JSON Lines, gzipped or not."`
	Given   bool   `help:"Give the names of the gold: only where they lie is asked."`
	Literal bool   `help:"Count only names that stand for the place itself."`
	JSON    bool   `name:"json" help:"Print JSON."`
	Errors  bool   `help:"Print every name that was missed, left open or put elsewhere."`
	Jobs    int    `short:"j" placeholder:"N" help:"Texts to work on at once; 0 is one for each core."`
}

// Help is shown by dateline eval places --help.
func (evalplacescmd) Help() string {
	return `Finds place names and where they lie. Exact: the same words. Partial: words in common. End to end: found, and
placed within 161 km of the gold. With --given: placed within 161 km, of all names.

Example:
  dateline eval places gold.jsonl.gz`
}

// Run scores the places.
func (c *evalplacescmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadPlaces)
	if err != nil {
		return err
	}
	docs, err := c.documents(gold)
	if err != nil {
		return err
	}
	score := eval.ScorePlaces(gold, docs, c.Literal)
	if c.JSON {
		return printJSON(s.out, score)
	}
	if c.Errors {
		for _, e := range score.Errors {
			fmt.Fprintln(s.out, e)
		}
	}
	for _, l := range []struct {
		name string
		f    eval.Figures
	}{{"exact", score.Exact}, {"partial", score.Partial}} {
		if !c.Given {
			fmt.Fprintf(s.out, "%-8s P %.3f  R %.3f  F1 %.3f\n", l.name, l.f.P, l.f.R, l.f.F1)
		}
	}
	if c.Given {
		fmt.Fprintf(s.out, "names %d, with a place %.3f, the same GeoNames id %.3f\nwithin 161 km %.3f\n", score.Matched, score.Resolved, score.Same, score.E2E)
		return nil
	}
	fmt.Fprintf(s.out, "end to end %.3f\n", score.E2E)
	return nil
}

// documents finds the places of the gold's articles, or resolves the names that the gold gives.
func (c *evalplacescmd) documents(gold []eval.PlaceItem) ([]*dateline.Document, error) {
	p, err := pipeline.New(pipeline.Options{Last: "place", Words: c.Given})
	if err != nil {
		return nil, err
	}
	g, err := place.Open(models.Places())
	if err != nil {
		return nil, err
	}
	stage, err := place.New(g, rules.Files)
	if err != nil {
		return nil, err
	}
	return each(gold, c.Jobs, func(i *eval.PlaceItem) (*dateline.Document, error) {
		if !c.Given {
			return p.Process(i.Article())
		}
		d := dateline.NewDocument(i.Article())
		if err := tokenizer.New().Plain(d); err != nil { // names in the dateline are asked too
			return nil, err
		}
		if err := p.Annotate(d); err != nil {
			return nil, err
		}
		return d, stage.Resolve(d, i.Spans(d))
	})
}
