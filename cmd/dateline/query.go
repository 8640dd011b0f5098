package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/lookup"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
	"github.com/dateline/dateline/store"
	"github.com/dateline/dateline/story"
)

// querycmd answers questions in the terminal.
type querycmd struct {
	Dyad       querydyadcmd       `cmd:"" help:"How two sides dealt with each other, month by month, as a chart."`
	Actor      queryactorcmd      `cmd:"" help:"What somebody did and what was done to them, the newest first."`
	Meetings   querymeetingscmd   `cmd:"" help:"Who met whom: meetings, visits and calls."`
	Says       querysayscmd       `cmd:"" help:"What somebody said, perhaps about somebody."`
	Agreements queryagreementscmd `cmd:"" help:"Treaties, memoranda, contracts and what became of them."`
}

// Help is shown by dateline query --help.
func (querycmd) Help() string {
	return `Who is meant may be a name (Kazakhstan, OSCE, Valtonen, "Kazakh foreign minister"), a CAMEO code or its beginning (KAZ,
KAZGOV), the short name of a group (UN), or an id (person/elina-valtonen). A name that means several gives
the list to choose from.

Examples:
  dateline query dyad Kazakhstan Finland --from 2024
  dateline query actor Valtonen --limit 10
  dateline query meetings Kazakhstan OSCE
  dateline query says Tokayev --to-whom Finland --format jsonl | jq -r .words
  dateline query agreements KAZ --from 2025 --format csv > agreements.csv`
}

// asking are the flags of every query.
type asking struct {
	db
	filters
	Format string `short:"f" default:"auto" enum:"auto,table,csv,jsonl" placeholder:"FORMAT" help:"table, csv, jsonl; auto is a table."`
	Limit  int    `short:"n" default:"20" placeholder:"N" help:"How many rows to show; 0 is all."`
}

// A question is a query on its way.
type question struct {
	*store.Store
	ctx    context.Context
	names  *lookup.Resolver
	filter record.Filter
	page   record.Page
}

// begin opens the record.
func (a *asking) begin() (*question, error) {
	if a.Limit < 0 {
		return nil, &usageError{fmt.Errorf("--limit: %d is less than 0", a.Limit)}
	}
	ctx := context.Background()
	st, f, err := pick(ctx, a.reader, &a.filters)
	if err != nil {
		return nil, err
	}
	return &question{st, ctx, lookup.New(st), f, record.Page{Limit: a.Limit}}, nil
}

// between is begin for a question about two sides, the second of which may be left open.
func (a *asking) between(who, with string) (*question, error) {
	q, err := a.begin()
	if err != nil {
		return nil, err
	}
	if err = q.take(who, &q.filter.Actors); err == nil {
		err = q.take(with, &q.filter.With)
	}
	if err != nil {
		q.Close()
		return nil, err
	}
	return q, nil
}

// show prints the answer and closes the record.
func (a *asking) show(s std, l *listing) error { return l.print(s, a.Format) }

// who turns a word of a user into one that a filter takes, with the name of what it means.
func (q *question) who(word string) (code, name string, err error) {
	m, err := q.names.Side(q.ctx, word)
	return m.Code, m.Name, wrong(err)
}

// querydyadcmd shows a dyad.
type querydyadcmd struct {
	A  string `arg:"" help:"One side."`
	B  string `arg:"" help:"The other."`
	By string `default:"month" enum:"day,month,year" placeholder:"SPAN" help:"day, month or year."`
	once
	asking
}

// Help is shown by dateline query dyad --help.
func (querydyadcmd) Help() string {
	return `Counts the acts between two sides by month and shows them as bars: cooperation to the left mark, conflict behind it, with the
mean of the Goldstein values. Colours are blue and orange; without colours (NO_COLOR, a pipe) the bars
still differ, full for cooperation and shaded for conflict. csv and jsonl give the four quad classes.

Examples:
  dateline query dyad Kazakhstan Finland
  dateline query dyad USA CHN --from 2025 --format csv`
}

// Run shows the chart.
func (c *querydyadcmd) Run(s std) error {
	q, err := c.begin()
	if err != nil {
		return err
	}
	defer q.Close()
	a, nameA, err := q.who(c.A)
	if err != nil {
		return err
	}
	b, nameB, err := q.who(c.B)
	if err != nil {
		return err
	}
	q.filter.Actors, q.filter.With = append(q.filter.Actors, a), append(q.filter.With, b)
	days, err := c.days(q)
	if err != nil {
		return err
	}
	spans := gather(days, c.By)
	if c.Format == "csv" || c.Format == "jsonl" {
		l := &listing{columns: []string{c.By, "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "acts", "goldstein"}}
		for _, x := range spans {
			l.add(x.name, x.quads[0], x.quads[1], x.quads[2], x.quads[3], x.acts, rounded(x.goldstein))
		}
		return c.show(s, l)
	}
	width, tty := terminal(s.out)
	if width == 0 {
		width = 80
	}
	return quiet(chart(s.out, nameA+" and "+nameB, c.By, spans, width, tty && colors()))
}

// days returns the acts by day, counted as the flag says.
func (c *querydyadcmd) days(q *question) ([]record.Day, error) {
	if c.Once == story.PerStory {
		return q.Days(q.ctx, q.filter)
	}
	var out []record.Day
	err := c.each(q.ctx, q.Store, q.filter, func(a *record.Act) error {
		d := record.Day{Date: a.Date, Goldstein: a.Goldstein, Acts: 1}
		if a.Quad >= 1 && a.Quad <= len(d.Quads) {
			d.Quads[a.Quad-1] = 1
		}
		out = append(out, d)
		return nil
	})
	return out, err
}

// queryactorcmd lists the acts of somebody.
type queryactorcmd struct {
	Who string `arg:"" help:"Who."`
	once
	asking
}

// Run lists them.
func (c *queryactorcmd) Run(s std) error {
	q, err := c.begin()
	if err != nil {
		return err
	}
	defer q.Close()
	a, _, err := q.who(c.Who)
	if err != nil {
		return err
	}
	q.filter.Actors = append(q.filter.Actors, a)
	list, err := c.newest(q.ctx, q.Store, q.filter, q.page.Limit)
	if err != nil {
		return err
	}
	l := &listing{
		columns: []string{"date", "source", "what", "target", "cameo", "plover", "goldstein", "flags", "place", "reports", "publisher", "judgement", "machine", "words", "url", "key"},
		table:   []string{"date", "source", "what", "target", "place", "publisher"},
		filled:  []string{"judgement", "machine"},
	}
	ontology, err := rules.LoadOntology()
	if err != nil {
		return err
	}
	for i := range list {
		x := &list[i]
		info, _ := ontology.Code(x.CAMEO)
		what := x.CAMEO + " " + info.Label
		if len(x.Aux) > 0 {
			what += " (" + strings.Join(x.Aux, ", ") + ")"
		}
		words := x.Trigger.Text
		if len(x.Tellings) > 0 {
			words = x.Tellings[0].Sentence
		}
		l.add(x.Date, parties(x.Source), what, parties(x.Target), x.CAMEO, strings.TrimSpace(x.Plover.Category+" "+x.Plover.Mode), x.Goldstein, strings.Join(x.Aux, ";"),
			placeName(x.Place), x.Reports, x.Lead.Publisher, verdict(x.Judged), x.Judged.Was(), words, x.Lead.URL, x.Key)
	}
	return c.show(s, l)
}

// querymeetingscmd lists meetings.
type querymeetingscmd struct {
	Who  string `arg:"" help:"Who."`
	With string `arg:"" optional:"" name:"whom" help:"Whom they met; without it everybody."`
	asking
}

// Run lists them.
func (c *querymeetingscmd) Run(s std) error {
	q, err := c.between(c.Who, c.With)
	if err != nil {
		return err
	}
	defer q.Close()
	list, _, err := q.Encounters(q.ctx, q.filter, q.page)
	if err != nil {
		return err
	}
	l := &listing{
		columns: []string{"date", "kind", "stage", "level", "who", "place", "topics", "reports", "publisher", "judgement", "machine", "url", "key"},
		table:   []string{"date", "kind", "stage", "who", "place", "topics"},
		filled:  []string{"judgement", "machine"},
	}
	for i := range list {
		x := &list[i]
		var sides, topics []string
		for _, side := range x.Sides {
			if n := guests(side); n != "" {
				sides = append(sides, n)
			}
		}
		for _, t := range x.Topics {
			topics = append(topics, t.Text)
		}
		l.add(x.Date, x.Kind.Value, x.Stage.Value, x.Level.Value, strings.Join(sides, " – "), placeName(x.Place), strings.Join(topics, "; "), x.Reports, x.Lead.Publisher, verdict(x.Judged), x.Judged.Was(), x.Lead.URL, x.Key)
	}
	return c.show(s, l)
}

// take adds whom a positional word means, if there is one, to a list of the filter.
func (q *question) take(word string, to *[]string) error {
	if word == "" {
		return nil
	}
	code, _, err := q.who(word)
	if err != nil {
		return err
	}
	*to = append(*to, code)
	return nil
}

// querysayscmd lists statements.
type querysayscmd struct {
	Who  string `arg:"" help:"Who speaks."`
	Whom string `name:"to-whom" placeholder:"WHO" help:"Who is spoken about."`
	asking
}

// Run lists them.
func (c *querysayscmd) Run(s std) error {
	q, err := c.begin()
	if err != nil {
		return err
	}
	defer q.Close()
	if err := q.take(c.Who, &q.filter.Speakers); err != nil {
		return err
	}
	if err := q.take(c.Whom, &q.filter.About); err != nil {
		return err
	}
	list, _, err := q.Statements(q.ctx, q.filter, q.page)
	if err != nil {
		return err
	}
	l := &listing{
		columns: []string{"date", "speaker", "country", "cue", "direct", "stance", "words", "publisher", "judgement", "machine", "url", "key"},
		table:   []string{"date", "speaker", "words", "publisher"},
		filled:  []string{"judgement", "machine"},
	}
	for i := range list {
		x := &list[i]
		var words []string
		for _, p := range x.Content {
			words = append(words, p.Text)
		}
		l.add(x.Source.Published, cmp.Or(x.SpeakerName, x.SpeakerText), x.Country, x.Cue.Text, x.Direct, x.Stance, strings.Join(words, " … "), x.Source.Publisher, verdict(x.Judged), x.Judged.Was(), x.Source.URL, x.Key)
	}
	return c.show(s, l)
}

// queryagreementscmd lists agreements.
type queryagreementscmd struct {
	Who  string `arg:"" help:"A party."`
	With string `arg:"" optional:"" name:"whom" help:"Another party."`
	asking
}

// Run lists them.
func (c *queryagreementscmd) Run(s std) error {
	q, err := c.between(c.Who, c.With)
	if err != nil {
		return err
	}
	defer q.Close()
	list, _, err := q.Deals(q.ctx, q.filter, q.page)
	if err != nil {
		return err
	}
	l := &listing{
		columns: []string{"date", "kind", "stage", "parties", "title", "topics", "reports", "publisher", "judgement", "machine", "url", "key"},
		table:   []string{"date", "kind", "stage", "parties", "title", "topics"},
		filled:  []string{"judgement", "machine"},
	}
	for i := range list {
		x := &list[i]
		var topics []string
		for _, t := range x.Topics {
			topics = append(topics, t.Text)
		}
		l.add(x.Date, x.Kind.Value, x.Stage.Value, guests(x.Parties), x.Title.Text, strings.Join(topics, "; "), x.Reports, x.Lead.Publisher, verdict(x.Judged), x.Judged.Was(), x.Lead.URL, x.Key)
	}
	return c.show(s, l)
}

// verdict names what people said of a fact as filters do.
func verdict(j *record.Judged) string {
	if j == nil {
		return ""
	}
	return map[string]string{record.Confirm: "confirmed", record.Correct: "corrected", record.Reject: "rejected"}[j.Verdict]
}

// parties names participants; one with two offices once.
func parties(list []record.Participant) string {
	var out []string
	for i := range list {
		p := &list[i]
		n := cmp.Or(p.Name, p.Text)
		if p.Place != "" && !strings.EqualFold(p.Place, n) && !strings.HasPrefix(p.Actor, "state/") && p.Actor != "org/"+strings.ToLower(p.Place) {
			n += " (" + p.Place + ")"
		}
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}

func guests(list []record.Attendee) string {
	ps := make([]record.Participant, 0, len(list))
	for i := range list {
		ps = append(ps, list[i].Participant)
	}
	return parties(ps)
}

func placeName(p *record.Place) string {
	if p == nil {
		return ""
	}
	return p.Name
}
