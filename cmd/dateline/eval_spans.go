package main

import (
	"fmt"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval"
)

// evalspanscmd scores names in running text.
type evalspanscmd struct {
	Gold string            `arg:"" help:"JSON Lines of texts with entities, gzipped or not."`
	Map  map[string]string `default:"PER=Person;ORG=Organisation;LOC=Location" placeholder:"KIND=TYPE;..." help:"The gold's type for each kind of name (${default}); others don't count."`
	JSON bool              `name:"json" help:"Print JSON."`
	Jobs int               `short:"j" placeholder:"N" help:"Texts to work on at once; 0 is one for each core."`
}

// Help is shown by dateline eval spans --help.
func (evalspanscmd) Help() string {
	return `Finds names in raw text. A name is found exactly if its characters and its type are right, partly if
its type is and it shares a character with it.

Example:
  dateline eval spans gold.jsonl.gz`
}

// Run scores the names.
func (c *evalspanscmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadSpans)
	if err != nil {
		return err
	}
	docs, err := codeAll(gold, c.Jobs, (*eval.SpanItem).Article, func(d *dateline.Document) *dateline.Document { return d })
	if err != nil {
		return err
	}
	score := eval.ScoreSpans(gold, docs, c.Map)
	if c.JSON {
		return printJSON(s.out, score)
	}
	line := func(name string, f eval.Figures) {
		fmt.Fprintf(s.out, "%s  P %.4f  R %.4f  F1 %.4f\n", name, f.P, f.R, f.F1)
	}
	line(fmt.Sprintf("texts %d\nexact  ", score.Texts), score.Exact)
	line("partial", score.Partial)
	for _, t := range score.Types {
		line(fmt.Sprintf("  %-12s gold %4d found %4d  partial", t.Type, t.Gold, t.Found), t.Partial)
	}
	return nil
}
