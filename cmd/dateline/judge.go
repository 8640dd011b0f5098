package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"strings"
	"time"

	"github.com/dateline/dateline/judge"
	"github.com/dateline/dateline/lookup"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
	"github.com/dateline/dateline/store"
)

// author is the flag of every command that takes down what somebody says.
type author struct {
	Author string `placeholder:"NAME" env:"DATELINE_AUTHOR" help:"Who judges; without it the name of the user (also from the environment: DATELINE_AUTHOR)."`
}

func (a *author) name() (string, error) {
	if a.Author != "" {
		return a.Author, nil
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username, nil
	}
	return "", &usageError{errors.New("--author: who judges?")}
}

// judgecmd takes down judgements.
type judgecmd struct {
	db
	author
	Verdict string   `arg:"" optional:"" placeholder:"VERDICT" help:"confirm, reject, correct, or reopen (take back what was said)."`
	Fact    string   `arg:"" optional:"" placeholder:"FACT" help:"What is judged: the id of an event, meeting, agreement or actor, report/number of a quotation, the words that name an actor, actor#title of an office, the words of a place."`
	Kind    string   `default:"event" placeholder:"KIND" help:"event, meeting, agreement, quote, actor, office, place."`
	Report  string   `placeholder:"ID" help:"The report that tells it; needed for actors, offices and places."`
	Set     []string `sep:"none" placeholder:"SLOT=VALUE" help:"What is right in a slot; makes a correction."`
	Reason  string   `placeholder:"TEXT" help:"Why."`
	Date    string   `placeholder:"DAY" help:"Day of the judgement; without it now."`
	File    []string `sep:"none" placeholder:"FILE" help:"Judgements from CSV, JSON Lines or a sample that was judged; - is standard input."`
}

// Help is shown by dateline judge --help.
func (judgecmd) Help() string {
	var b strings.Builder
	b.WriteString(`Takes down what you say of a fact of the record. It is kept apart from what the machine coded, comes
into force at once, and stays in force when the report is coded again: the fact is found by the
words that tell it. Rejected facts are left out of lists, counts and exports; corrected slots show
what the machine had said beside. The last word counts.

Slots that can be corrected:
`)
	for _, k := range []string{"event", "meeting", "agreement", "quote", "actor", "office", "place"} {
		fmt.Fprintf(&b, "  %-10s %s\n", k, strings.Join(record.JudgementFields(k), ", "))
	}
	b.WriteString(`Sides are actors of the report or CAMEO codes, parted by semicolons. docs/formats/judgements.md

Examples:
  dateline judge reject 3f2a61c09b7d4e55 --reason "a plan, not an act"
  dateline judge correct 3f2a61c09b7d4e55 --set cameo=051 --set "target=KAZGOV; FIN"
  dateline judge correct --kind place --report r17 Georgia --set country=USA
  dateline judge correct --kind actor --report r17 "the premier" --set "link=Person Example"
  dateline judge reject --kind office --report r17 "person/ann-example#minister of Gondor"
  dateline judge --file judged.csv --author eowyn`)
	return b.String()
}

// Run keeps the judgements.
func (c *judgecmd) Run(s std) error {
	who, err := c.name()
	if err != nil {
		return err
	}
	o, err := rules.LoadOntology()
	if err != nil {
		return err
	}
	base := record.Judgement{Author: who, Reason: c.Reason, At: time.Now().UTC()}
	if c.Date != "" {
		if base.At, err = time.Parse(time.DateOnly, c.Date); err != nil {
			return &usageError{fmt.Errorf("--date: %q is not a day such as 2025-06-10", c.Date)}
		}
	}
	list, err := c.list(s, base, o)
	if err != nil {
		return err
	}
	st, err := c.writer(false)
	if err != nil {
		return err
	}
	defer st.Close()
	names := lookup.New(st)
	var out []record.Judgement
	for _, j := range list {
		more, err := names.Judgement(context.Background(), j)
		if err != nil {
			return wrong(err)
		}
		out = append(out, more...)
	}
	return enter(s, st, out)
}

func (c *judgecmd) list(s std, base record.Judgement, o *rules.Ontology) ([]record.Judgement, error) {
	if len(c.File) > 0 {
		if c.Verdict != "" || len(c.Set) > 0 {
			return nil, &usageError{errors.New("--file: the verdicts stand in the file")}
		}
		var out []record.Judgement
		for _, name := range c.File {
			list, err := readJudgements(s, name, base, o)
			if err != nil {
				return nil, err
			}
			out = append(out, list...)
		}
		return out, nil
	}
	if len(c.Set) > 0 && c.Fact == "" && c.Verdict != "" && c.Verdict != record.Correct {
		c.Fact, c.Verdict = c.Verdict, record.Correct
	}
	if c.Fact == "" {
		return nil, &usageError{errors.New("name a verdict and a fact, or --file")}
	}
	j := base
	j.Kind, j.Fact, j.Report, j.Verdict = c.Kind, c.Fact, c.Report, c.Verdict
	fixes := []record.Slot{{}}
	if c.Verdict == record.Correct {
		fixes = nil
		for _, x := range c.Set {
			field, value, ok := strings.Cut(x, "=")
			if !ok {
				return nil, &usageError{fmt.Errorf("--set %s: not of the form slot=value", x)}
			}
			fixes = append(fixes, record.Slot{Field: strings.TrimSpace(field), Value: strings.TrimSpace(value)})
		}
		if len(fixes) == 0 {
			return nil, &usageError{errors.New("correct: tell what is right with --set slot=value")}
		}
	} else if len(c.Set) > 0 {
		return nil, &usageError{errors.New("--set goes with correct")}
	}
	var out []record.Judgement
	for _, f := range fixes {
		j.Field, j.Value = f.Field, f.Value
		check := j
		check.Report = cmp.Or(j.Report, "any")
		if err := check.Check(o); err != nil {
			return nil, &usageError{err}
		}
		if j.Report == "" && (j.Kind == record.KindActor || j.Kind == record.KindOffice || j.Kind == record.KindPlace) {
			return nil, &usageError{fmt.Errorf("--report: which report tells of the %s?", j.Kind)}
		}
		out = append(out, j)
	}
	return out, nil
}

// readJudgements reads a list or a sample.
func readJudgements(s std, name string, base record.Judgement, o *rules.Ontology) ([]record.Judgement, error) {
	in := s.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	b := bufio.NewReader(in)
	if head, _ := b.Peek(64); judge.IsSheet(head) {
		sheet, err := judge.ReadSheet(name, b, o)
		if err != nil {
			return nil, err
		}
		return sheet.Judgements(base.Author, base.At), nil
	}
	return judge.Read(name, b, base, o)
}

// enter puts judgements into the record and tells how many. What has no fact is told and passed over.
func enter(s std, st *store.Store, list []record.Judgement) error {
	t := &teller{std: s}
	n := 0
	for _, j := range list {
		if err := st.Judge(context.Background(), j); errors.Is(err, store.ErrNotFound) {
			t.failed = true
			fmt.Fprintln(s.err, "dateline:", err)
			continue
		} else if err != nil {
			return err
		}
		n++
	}
	fmt.Fprintf(s.err, "%d judgements taken down\n", n)
	return t.outcome()
}

// judgementscmd lists judgements.
type judgementscmd struct {
	db
	filters
	Loose  bool   `help:"Only those whose fact is gone since its report was coded again."`
	Format string `default:"auto" enum:"auto,table,csv,jsonl" placeholder:"FORMAT" help:"table, csv, jsonl; auto is a table on a terminal, else JSON Lines."`
	Output string `short:"o" placeholder:"FILE" help:"Write to a file."`
}

// Help is shown by dateline judgements --help.
func (judgementscmd) Help() string {
	return `Lists what people said of the record, the oldest first. --from and --to are the days on which it was said.
A loose judgement is one whose words no fact of its report tells any more; it comes into force again
when one does. Corrections in force show what the machine had said. CSV and JSON Lines are read by dateline judge --file, so judgements can be carried from one
record to another.

Examples:
  dateline judgements
  dateline judgements --loose
  dateline judgements --format csv -o judged.csv`
}

// Run prints the list.
func (c *judgementscmd) Run(s std) error {
	st, f, err := pick(context.Background(), c.reader, &c.filters)
	if err != nil {
		return err
	}
	defer st.Close()
	loose, err := st.Loose(context.Background())
	if err != nil {
		return err
	}
	list := loose
	if !c.Loose {
		if list, err = st.Judgements(context.Background(), f); err != nil {
			return err
		}
	}
	out, err := create(c.Output, s)
	if err != nil {
		return err
	}
	defer out.drop()
	format := c.Format
	if format == "auto" {
		format = "jsonl"
		if _, tty := terminal(s.out); tty && c.Output == "" {
			format = "table"
		}
	}
	lines, err := judge.Lines(list, loose, func(id string) (*record.Report, error) { return st.Report(context.Background(), id) })
	if err != nil {
		return err
	}
	if format == "table" {
		for i := range lines {
			showJudgement(out, &lines[i])
		}
	} else if err := judge.Write(out, lines, format); err != nil {
		return quiet(err)
	}
	return quiet(out.Close())
}

func showJudgement(w io.Writer, j *judge.Line) {
	fmt.Fprintf(w, "%s  %s %s %s", j.At.Format("2006-01-02 15:04"), j.Verdict, j.Kind, j.Fact)
	if j.Field != "" {
		fmt.Fprintf(w, "  %s = %s", j.Field, cmp.Or(j.Value, "nothing"))
	}
	switch {
	case j.State != "":
		fmt.Fprintf(w, "  (%s)", j.State)
	case j.Machine != nil:
		fmt.Fprintf(w, "  (machine: %s)", cmp.Or(*j.Machine, "nothing"))
	}
	fmt.Fprintf(w, "\n  %s: %s\n", cmp.Or(j.Author, "?"), cmp.Or(j.Reason, "no reason given"))
	if j.Words != "" {
		fmt.Fprintf(w, "  %s\n", strings.Join(strings.Fields(j.Words), " "))
	}
}
