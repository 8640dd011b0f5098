package main

import (
	"fmt"
	"io"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/coding/event"
	"github.com/dateline/dateline/eval"
	"github.com/dateline/dateline/pipeline"
)

// evalpairscmd scores the relation between two marked actors.
type evalpairscmd struct {
	own
	Gold   string `arg:"" help:"File of the plv layout: JSON Lines, gzipped or not."`
	JSON   bool   `name:"json" help:"Print JSON."`
	Errors bool   `help:"Print every record that is wrong, with the rule that decided."`
	Jobs   int    `short:"j" placeholder:"N" help:"Sentences to work on at once; 0 is one for each core."`
}

// Help is shown by dateline eval pairs --help.
func (evalpairscmd) Help() string {
	return `Each record is a sentence with a marked source, a marked target and the PLOVER category of what the one does to
the other, CONCEDE and RETREAT merged as YIELD (id, text, source [{text, start, end}], target, root, quad).

The marked words take the place of the actors that dateline finds, with the kind and sector of who it finds there. A record
that gives no event between the two is coded again with the other actors beside them, and then with rules that need not
find both. Of the events coded, the one with both in their slots counts, else one with either, else any. Accuracy and macro F1 are given for the 15 roots
and for the 4 quad classes. "Found" is the share of records in which dateline, finding the actors by itself, has an event of the
right root between the right two.

Examples:
  dateline eval pairs gold.jsonl.gz
  dateline eval pairs gold.jsonl.gz --json`
}

// Run scores the pairs.
func (c *evalpairscmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadPairs)
	if err != nil {
		return err
	}
	o, err := c.options(false)
	if err != nil {
		return err
	}
	o.Last = "context"
	before, err := pipeline.New(o)
	if err != nil {
		return err
	}
	stage, err := event.New(events(o))
	if err != nil {
		return err
	}
	open, err := event.New(event.Options{Open: true})
	if err != nil {
		return err
	}
	type coded struct{ given, found *dateline.Document }
	docs, err := each(gold, c.Jobs, func(p *eval.Pair) (coded, error) {
		found, err := before.Process(p.Article())
		if err != nil {
			return coded{}, err
		}
		best, most := found, -2
		for _, try := range []struct {
			rest  bool
			stage *event.Stage
		}{{false, stage}, {true, stage}, {false, open}} {
			given := *found
			p.Give(&given, try.rest)
			if err := try.stage.Annotate(&given); err != nil {
				return coded{}, err
			}
			if _, n := p.Pick(&given); n > most {
				best, most = &given, n
			}
		}
		return coded{best, found}, stage.Annotate(found)
	})
	if err != nil {
		return err
	}
	var given, found []*dateline.Document
	for _, d := range docs {
		given, found = append(given, d.given), append(found, d.found)
	}
	score := eval.ScorePairs(gold, given, found)
	if c.JSON {
		return printJSON(s.out, score)
	}
	fmt.Fprintf(s.out, "records %d, without any event %d\n", score.Records, score.Silent)
	printLabels(s.out, "root", score.Roots)
	printLabels(s.out, "quad", score.Quads)
	fmt.Fprintf(s.out, "actors found by dateline: right root between the right two %.3f\n", score.Found)
	if c.Errors {
		for _, r := range score.Items {
			if r.Root != r.Pair.Root {
				fmt.Fprintf(s.out, "%s  %s, not %s  %s\n    %s\n", r.Pair.ID, r.Pair.Root, orDash(r.Root), r.Rule, r.Pair.Text)
			}
		}
	}
	return nil
}

func printLabels(w io.Writer, name string, l *eval.LabelScore) {
	fmt.Fprintf(w, "%s: accuracy %.3f, macro F1 %.3f\n", name, l.Accuracy, l.MacroF1)
	for _, c := range l.Labels {
		fmt.Fprintf(w, "  %-10s gold %3d given %3d right %3d  P %.3f R %.3f F1 %.3f\n", orDash(c.Label), c.Gold, c.Given, c.Right, c.P, c.R, c.F1)
	}
}

// evalclassescmd scores the five classes of the cameo sets.
type evalclassescmd struct {
	own
	Gold string `arg:"" help:"File of the cameo layout: JSON Lines, gzipped or not."`
	JSON bool   `name:"json" help:"Print JSON."`
	Jobs int    `short:"j" placeholder:"N" help:"Sentences to work on at once; 0 is one for each core."`
}

// Help is shown by dateline eval classes --help.
func (evalclassescmd) Help() string {
	return `Each record is a sentence with the class of its event over CAMEO (id, text, penta): 0 statement (01, 02), 1 verbal
cooperation (03-05), 2 material cooperation (06-08), 3 verbal conflict (09-13, 16), 4 material conflict
(14, 15, 17-20). The class of a coded sentence is the one that most of its events have, weighted by score.

Example:
  dateline eval classes gold.jsonl.gz`
}

// Run scores the classes.
func (c *evalclassescmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadClasses)
	if err != nil {
		return err
	}
	docs, err := codeOwn(gold, c.own, c.Jobs, (*eval.ClassItem).Article, func(d *dateline.Document) *dateline.Document { return d })
	if err != nil {
		return err
	}
	score := eval.ScoreClasses(gold, docs)
	if c.JSON {
		return printJSON(s.out, score)
	}
	fmt.Fprintf(s.out, "texts %d\n", score.Texts)
	printLabels(s.out, "class", score)
	fmt.Fprintf(s.out, "micro P %.3f R %.3f F1 %.3f, weighted F1 %.3f\n", score.Micro.P, score.Micro.R, score.Micro.F1, score.WeightedF1)
	return nil
}
