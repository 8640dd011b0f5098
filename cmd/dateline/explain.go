package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/coding/event"
	"github.com/dateline/dateline/ingest"
	"github.com/dateline/dateline/pipeline"
)

// explaincmd shows how a text is understood.
type explaincmd struct {
	own
	Text []string `arg:"" help:"A sentence, or the name of a file."`
	Date string   `placeholder:"YYYY-MM-DD" help:"Date of the report."`
}

// Help is shown by dateline explain --help.
func (explaincmd) Help() string {
	return `Prints, sentence by sentence, the words with their tags and the tree; then the actors, the
quotations, and for each event the rule that fired with its file and line, and the rules that
matched the same words and gave way, with the reason. States of the rule examples (Gondor GON,
Rohan ROH, Arnor ARN, Mordor MOR) are known here beside the real ones.

Examples:
  dateline explain "Gondor praised Arnor."
  dateline explain examples/visit.txt`
}

// Run explains the text.
func (c *explaincmd) Run(s std) error {
	a, err := c.article()
	if err != nil {
		return err
	}
	o, err := c.options(true)
	if err != nil {
		return err
	}
	o.Last = "context"
	p, err := pipeline.New(o)
	if err != nil {
		return err
	}
	d, err := p.Process(a)
	if err != nil {
		return err
	}
	stage, err := event.New(events(o))
	if err != nil {
		return err
	}
	lost, err := stage.Explain(d)
	if err != nil {
		return err
	}
	explain(s.out, d, lost)
	return nil
}

func (c *explaincmd) article() (*dateline.Article, error) {
	text := strings.Join(c.Text, " ")
	a := &dateline.Article{File: "argument", Body: text}
	if _, err := os.Stat(text); err == nil {
		for b, err := range ingest.Read([]string{text}, ingest.Options{}) {
			if err != nil {
				return nil, err
			}
			a = b
			break
		}
	}
	if c.Date != "" {
		day, err := time.Parse("2006-01-02", c.Date)
		if err != nil {
			return nil, &usageError{fmt.Errorf("--date %s: write YYYY-MM-DD", c.Date)}
		}
		a.Published = day
	}
	return a, nil
}

func explain(w io.Writer, d *dateline.Document, lost map[int][]string) {
	for si, sent := range d.Sentences {
		fmt.Fprintf(w, "%d  %s\n", si+1, d.Words(sent.Span))
		for i := sent.Start; i < sent.End; i++ {
			t := &d.Tokens[i]
			head := 0
			if t.Head >= 0 {
				head = t.Head - sent.Start + 1
			}
			fmt.Fprintf(w, "  %3d %-18s %-16s %-6s %-5s %3d %s\n", i-sent.Start+1, t.Form, t.Lemma, t.POS, t.Tag, head, t.Dep)
		}
		for _, m := range d.Mentions {
			if !sent.Contains(m.Start) {
				continue
			}
			for _, a := range m.Actors {
				act := &d.Actors[a]
				fmt.Fprintf(w, "  actor %q is %s %s (%s) by %s\n", d.Words(m.Span), act.Name, act.Code, m.Kind, orDash(m.Rule, act.Rule))
				for _, o := range act.Offices {
					fmt.Fprintf(w, "        %s of %s %s\n", o.Title, o.Of, o.Code)
				}
			}
		}
		for _, e := range d.Events {
			if e.Sentence == si {
				fmt.Fprintf(w, "  event %s  %s %s by %s, score %.2f, trigger %q\n", event.Line(&e), orDash(e.Plover.Category), e.Plover.Mode, e.Rule, e.Score, d.Words(e.Trigger))
				if len(e.Signs) > 1 {
					fmt.Fprintf(w, "        score: %s\n", strings.Join(e.Signs[1:], ", "))
				}
				for _, ch := range e.Choices {
					printWeighed(w, &ch)
				}
				for _, l := range e.Lost {
					fmt.Fprintln(w, "        gave way:", l)
				}
			}
		}
		for _, i := range slices.Sorted(maps.Keys(lost)) {
			if sent.Contains(i) {
				for _, l := range lost[i] {
					fmt.Fprintf(w, "  no event at %q: %s\n", d.Tokens[i].Form, l)
				}
			}
		}
		fmt.Fprintln(w)
	}
	for _, q := range d.Quotes {
		speaker := orDash(d.Words(q.Speaker))
		for _, c := range q.Content {
			fmt.Fprintf(w, "quote by %s (cue %q): %s\n", speaker, d.Words(q.Cue), d.Text[c.Start:c.End])
		}
	}
}

func orDash(ss ...string) string {
	for _, s := range ss {
		if s != "" {
			return s
		}
	}
	return "-"
}

// printWeighed prints the three likeliest candidates for a slot that the sentence leaves empty, with what speaks for and against them.
func printWeighed(w io.Writer, ch *dateline.Choice) {
	best := slices.Clone(ch.Candidates)
	slices.SortStableFunc(best, func(a, b dateline.Candidate) int { return cmp.Compare(b.Chance, a.Chance) })
	for _, x := range best[:min(3, len(best))] {
		p := x.Participants[0]
		fmt.Fprintf(w, "        %s? %s %s %.2f: %s\n", ch.Slot, p.Name, p.Code, x.Chance, strings.Join(x.Signs, ", "))
	}
	fmt.Fprintf(w, "        %s? nobody %.2f\n", ch.Slot, ch.Nobody)
}
