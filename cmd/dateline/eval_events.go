package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval"
	"github.com/dateline/dateline/pipeline"
)

// evaleventscmd scores events against a gold-news file.
type evaleventscmd struct {
	own
	Gold     string  `arg:"" help:"Gold file: JSON Lines, gzipped or not."`
	System   string  `placeholder:"FILE" help:"Score this output of dateline code --format jsonl instead of coding the reports."`
	MinScore float64 `placeholder:"X" help:"Leave out events with a score below X."`
	JSON     bool    `name:"json" help:"Print JSON."`
	Errors   string  `placeholder:"FILE.html" help:"Write the errors as a page to read."`
	Fit      bool    `help:"Fit the weights of the score, and of who fills empty slots, to this file, cross-validated by report, and print them."`
	Jobs     int     `short:"j" placeholder:"N" help:"Reports to work on at once; 0 is one for each core."`
}

// Help is shown by dateline eval events --help.
func (evaleventscmd) Help() string {
	return `Codes the reports of a gold file and compares. An event is located by the gold sentence that holds the middle
of its trigger and counts once for each mention.

  type  same sentence, same PLOVER category
  who   and the places of source and target agree

Recall is measured on the events that both coders marked, precision against those that one of them marked.
Intervals are 95 % bootstrap intervals over documents.

Examples:
  dateline eval events gold.jsonl.gz
  dateline eval events gold.jsonl.gz --errors errors.html
  dateline eval events gold.jsonl.gz --system coded.jsonl --json`
}

// Run scores the events.
func (c *evaleventscmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadNews)
	if err != nil {
		return err
	}
	var coded []eval.Coded
	if c.System != "" {
		coded, err = readGold(c.System, eval.ReadCoded)
	} else {
		coded, err = codeOwn(gold, c.own, c.Jobs, (*eval.NewsDoc).Article, eval.FromDocument)
	}
	if err != nil {
		return err
	}
	for i := range coded {
		coded[i].Drop(c.MinScore)
	}
	if c.Fit {
		if c.System != "" {
			return errors.New("--fit needs the reports to be coded here: it does not go with --system")
		}
		f, ch := eval.FitScore(gold, coded), eval.FitChoice(gold, coded)
		if c.JSON {
			return printJSON(s.out, struct {
				Score  *eval.Fit       `json:"score"`
				Choice *eval.ChoiceFit `json:"choice"`
			}{f, ch})
		}
		printFit(s.out, f)
		printChoice(s.out, ch)
		return nil
	}
	score := eval.ScoreNews(gold, coded)
	if c.Errors != "" {
		out, err := create(c.Errors, s)
		if err != nil {
			return err
		}
		if err := score.Page(out, c.Gold); err != nil {
			out.drop()
			return err
		}
		if err := out.Close(); err != nil {
			return err
		}
	}
	if c.JSON {
		return printJSON(s.out, score)
	}
	printNews(s.out, score)
	return nil
}

func printNews(w io.Writer, n *eval.NewsScore) {
	fmt.Fprintf(w, "documents %d, events both coders marked %d, predicted %d\n", n.Documents, n.Gold, n.Predicted)
	fmt.Fprintln(w, "            P      R      F1     95 % intervals of P, R, F1")
	for _, l := range []struct {
		name string
		f    eval.Figures
		i    eval.FigureIntervals
	}{{"type", n.Type, n.Intervals.Type}, {"who", n.Who, n.Intervals.Who}} {
		fmt.Fprintf(w, "%-8s %.3f  %.3f  %.3f  %.3f-%.3f  %.3f-%.3f  %.3f-%.3f\n", l.name, l.f.P, l.f.R, l.f.F1,
			l.i.P.Low, l.i.P.High, l.i.R.Low, l.i.R.High, l.i.F1.Low, l.i.F1.High)
	}
	fmt.Fprintf(w, "of the matched: aux %.3f, CAMEO code %.3f, CAMEO root %.3f\n\n", n.Aux, n.CAMEO, n.Root)
	for _, k := range n.Categories {
		fmt.Fprintf(w, "%-10s gold %3d predicted %3d right %3d found %3d\n", k.Category, k.Gold, k.Predicted, k.Right, k.Found)
	}
	fmt.Fprintln(w, "\nerrors by kind")
	for _, k := range n.Kinds {
		fmt.Fprintf(w, "%5d  %s\n", k.Count, k.Kind)
	}
	printBins(w, "score of the event", n.Reliability)
}

func printBins(w io.Writer, what string, bins []eval.Bin) {
	fmt.Fprintf(w, "\n%s: events, share right\n", what)
	for _, b := range bins {
		fmt.Fprintf(w, "%.1f-%.1f  %4d  %.2f\n", b.From, b.From+0.1, b.Events, b.Right)
	}
}

func printFit(w io.Writer, f *eval.Fit) {
	fmt.Fprintf(w, "events %d, right %d\nsquared error on reports left out of the fit %.4f, of their mean %.4f\n\n", f.Events, f.Right, f.Brier, f.Baseline)
	for _, x := range f.Weights {
		fmt.Fprintf(w, "%-14s %6.2f  events %4d  right %.2f\n", x.Sign, x.Weight, x.Events, x.Right)
	}
	printBins(w, "probability on reports left out", f.Reliability)
}

func printChoice(w io.Writer, f *eval.ChoiceFit) {
	fmt.Fprintf(w, "\nempty slots %d, filled by the gold with a candidate %d\n\n", f.Choices, f.Filled)
	for _, x := range f.Weights {
		fmt.Fprintf(w, "%-34s %6.2f  seen %4d  right %3d\n", x.Sign, x.Weight, x.Seen, x.Right)
	}
	fmt.Fprintln(w, "\nthe likeliest taken, on reports left out of the fit: right, wrong, filled where the gold has nobody")
	for _, l := range f.Levels {
		fmt.Fprintf(w, "from %.1f  %4d  %4d  %4d\n", l.From, l.Right, l.Wrong, l.Open)
	}
}

// evaldiffcmd compares two codings of the same reports.
type evaldiffcmd struct {
	Old  string `arg:"" help:"Output of dateline code --format jsonl before a change."`
	New  string `arg:"" help:"The same reports after it."`
	Gold string `placeholder:"FILE" help:"Gold file that tells which of the events are right."`
	JSON bool   `name:"json" help:"Print JSON Lines, one change a line."`
}

// Help is shown by dateline eval diff --help.
func (evaldiffcmd) Help() string {
	return `Prints the events that the new coding gained (+) and lost (-), with the words that tell them and the rule.
With --gold each is judged right, false or debatable, and the last line counts them.

Examples:
  dateline code reports/ -o new.jsonl && dateline eval diff old.jsonl new.jsonl
  dateline eval diff old.jsonl new.jsonl --gold gold.jsonl.gz`
}

// Run compares the codings.
func (c *evaldiffcmd) Run(s std) error {
	old, err := readGold(c.Old, eval.ReadCoded)
	if err != nil {
		return err
	}
	now, err := readGold(c.New, eval.ReadCoded)
	if err != nil {
		return err
	}
	var gold []eval.NewsDoc
	if c.Gold != "" {
		if gold, err = readGold(c.Gold, eval.ReadNews); err != nil {
			return err
		}
	}
	changes := eval.Diff(old, now, gold)
	var sum [2][3]int
	for _, ch := range changes {
		way, sign := 1, "-"
		if ch.Gained {
			way, sign = 0, "+"
		}
		switch ch.Verdict {
		case "right":
			sum[way][0]++
		case "false":
			sum[way][1]++
		case "debatable":
			sum[way][2]++
		}
		if c.JSON {
			if err := printJSON(s.out, ch); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(s.out, "%s %s:%d  %s %s  %s  %s  %q  %s\n", sign, ch.ID, ch.Start, orDash(ch.Category), ch.CAMEO, ch.Sides,
			strings.Join(append([]string{orDash(ch.Verdict)}, ch.Aux...), " "), ch.Trigger, ch.Rule)
		fmt.Fprintf(s.out, "    %s\n", ch.Line)
	}
	if !c.JSON && c.Gold != "" {
		fmt.Fprintf(s.out, "gained: %d right, %d false, %d debatable; lost: %d right, %d false, %d debatable\n",
			sum[0][0], sum[0][1], sum[0][2], sum[1][0], sum[1][1], sum[1][2])
	}
	return nil
}

// scoring are the flags of the commands that score facts by a gold file that people wrote by hand.
type scoring struct {
	Errors bool `help:"Print what was missed, false or wrong."`
	JSON   bool `name:"json" help:"Print JSON."`
	Jobs   int  `short:"j" placeholder:"N" help:"Reports to work on at once; 0 is one for each core."`
}

// faults prints what was missed, false or wrong, if that is asked for.
func (c *scoring) faults(s std, list []string) {
	if c.Errors {
		for _, f := range list {
			fmt.Fprintln(s.out, f)
		}
	}
}

// readGold opens a file and reads it.
func readGold[T any](path string, read func(string, io.Reader) ([]T, error)) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return read(path, f)
}

// codeAll codes the reports of gold items with the whole pipeline.
func codeAll[G, T any](gold []G, jobs int, article func(*G) *dateline.Article, result func(*dateline.Document) T) ([]T, error) {
	return codeOwn(gold, own{}, jobs, article, result)
}

// codeOwn codes them with actors and rules of a user.
func codeOwn[G, T any](gold []G, own own, jobs int, article func(*G) *dateline.Article, result func(*dateline.Document) T) ([]T, error) {
	o, err := own.options(false)
	if err != nil {
		return nil, err
	}
	p, err := pipeline.New(o)
	if err != nil {
		return nil, err
	}
	return each(gold, jobs, func(g *G) (T, error) {
		d, err := p.Process(article(g))
		if err != nil {
			var none T
			return none, err
		}
		return result(d), nil
	})
}

// each applies f to every item, several at once, and returns the results in the order of the items.
func each[G, T any](items []G, jobs int, f func(*G) (T, error)) ([]T, error) {
	var in iter.Seq2[*G, error] = func(yield func(*G, error) bool) {
		for i := range items {
			if !yield(&items[i], nil) {
				return
			}
		}
	}
	var out []T
	for t, err := range pipeline.Parallel(in, jobs, f) {
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
