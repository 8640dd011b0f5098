package main

import (
	"encoding/json"
	"fmt"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval"
)

// evalquotescmd scores quotations and reported statements.
type evalquotescmd struct {
	Gold   string `arg:"" help:"File of attributions: JSON Lines, gzipped or not."`
	All    bool   `help:"Count thoughts and feelings too, not speech only."`
	JSON   bool   `name:"json" help:"Print JSON."`
	System bool   `help:"Print what was found, in the layout of the gold file, instead of figures."`
	Jobs   int    `short:"j" placeholder:"N" help:"Reports to work on at once; 0 is one for each core."`
}

// Help is shown by dateline eval quotes --help.
func (evalquotescmd) Help() string {
	return `Each record is a report with what is said in it (id, text, attributions [{source, cue, content, type}], each a list of
[start, end] in Unicode characters; type direct, mixed or indirect). docs/formats/quotes.md tells the layout and
how the figures are counted.

Examples:
  dateline eval quotes gold.jsonl.gz
  dateline eval quotes gold.jsonl.gz --system > found.jsonl`
}

// Run scores the quotations.
func (c *evalquotescmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadQuotes)
	if err != nil {
		return err
	}
	found, err := codeAll(gold, c.Jobs, (*eval.QuoteDoc).Article, func(d *dateline.Document) eval.QuoteDoc { return eval.Quotes(d) })
	if err != nil {
		return err
	}
	if c.System {
		e := json.NewEncoder(s.out)
		for i := range found {
			if err := e.Encode(&found[i]); err != nil {
				return err
			}
		}
		return nil
	}
	score := eval.ScoreQuotes(gold, found, !c.All)
	if c.JSON {
		return printJSON(s.out, score)
	}
	fmt.Fprintf(s.out, "reports %d, statements %d, found %d\n", score.Articles, score.Gold, score.System)
	for _, f := range []struct {
		name string
		eval.Figures
	}{{"exact", score.Exact}, {"overlap", score.Overlap}, {"found", score.Found}, {"attributed", score.Attributed}} {
		fmt.Fprintf(s.out, "%-10s P %.3f R %.3f F1 %.3f\n", f.name, f.P, f.R, f.F1)
	}
	fmt.Fprintf(s.out, "speaker right on %.3f of the found, cue on %.3f\n", score.Speaker, score.Cue)
	for _, t := range score.Types {
		fmt.Fprintf(s.out, "%-10s gold %4d found %.3f attributed %.3f\n", t.Type, t.Gold, t.Found, t.Attributed)
	}
	return nil
}
