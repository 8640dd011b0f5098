package main

import (
	"fmt"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval"
	"github.com/dateline/dateline/pipeline"
)

// evalnercmd scores names.
type evalnercmd struct {
	Gold  string   `arg:"" help:"IOB2 file (word, tab, tag), gzipped or not."`
	Kinds []string `default:"PER,ORG,LOC" help:"Kinds of names that count."`
	JSON  bool     `name:"json" help:"Print JSON."`
	Jobs  int      `short:"j" placeholder:"N" help:"Texts to work on at once; 0 is one for each core."`
}

// Help is shown by dateline eval ner --help.
func (evalnercmd) Help() string {
	return `Finds names among gold words. A name is right if its words and its kind are.

Example:
  dateline eval ner gold.iob2.gz`
}

// Run scores the names.
func (c *evalnercmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadNER)
	if err != nil {
		return err
	}
	p, err := pipeline.New(pipeline.Options{Language: "any", Parse: true, Words: true})
	if err != nil {
		return err
	}
	docs, err := each(gold, c.Jobs, func(t *eval.NERText) (*dateline.Document, error) {
		d := t.Words()
		return d, p.Annotate(d)
	})
	if err != nil {
		return err
	}
	score := eval.ScoreNER(gold, docs, c.Kinds...)
	if c.JSON {
		return printJSON(s.out, score)
	}
	fmt.Fprintf(s.out, "names %d  P %.4f  R %.4f  F1 %.4f\n", score.Names, score.P, score.R, score.F1)
	for _, k := range score.Kinds {
		fmt.Fprintf(s.out, "  %-5s gold %4d found %4d right %4d  P %.4f  R %.4f  F1 %.4f\n", k.Kind, k.Gold, k.Found, k.Right, k.P, k.R, k.F1)
	}
	return nil
}
