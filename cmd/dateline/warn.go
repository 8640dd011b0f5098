package main

import (
	"cmp"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/ingest/feed"
	"github.com/dateline/dateline/lookup"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
	"github.com/dateline/dateline/trend"
)

// warncmd tells what has changed.
type warncmd struct {
	db
	Since   string   `placeholder:"DAY" help:"First day warned about; without it 30 days before the last."`
	Until   string   `placeholder:"DAY" help:"Last day looked at; without it today."`
	Actor   []string `placeholder:"WHO" help:"Only warnings with this country or group as a side: Kazakhstan, KAZ, UN."`
	Kind    []string `placeholder:"KIND" help:"conflict, contact, silence, level; without it all."`
	Method  string   `default:"cusum" enum:"cusum,surprise" placeholder:"NAME" help:"For conflict: cusum or surprise."`
	Months  int      `default:"6" placeholder:"N" help:"Months without contact after which a contact is the first."`
	Rate    float64  `default:"0.02" placeholder:"X" help:"False alarms a year and series that are wanted."`
	Reader  string   `placeholder:"NAME" help:"Remember under this name what was told, and tell nothing twice."`
	Webhook string   `placeholder:"URL" help:"Post each warning as JSON; what was posted is remembered (--reader, default webhook)."`
	Allow   []string `placeholder:"NETWORK" help:"A network of your own that --webhook may call: 10.0.0.0/8."`
	Format  string   `default:"auto" enum:"auto,text,jsonl,atom" placeholder:"FORMAT" help:"text, jsonl, atom; auto is text on a terminal, else jsonl."`
	Output  string   `short:"o" placeholder:"FILE" help:"Write to a file."`
}

// Help is shown by dateline warn --help.
func (warncmd) Help() string {
	return `Tells what has changed between two sides or for a country: conflict beyond the usual, a first contact
in months, silence after habit, a meeting level never reached before. Each warning comes with the days
and acts behind it, what was to be expected and what was seen, the method, and how often the rule
fires when nothing has changed: over a thousand pairs something always looks odd, so the number of
false alarms to expect in a week is told first. docs/formats/trends.md

Examples:
  dateline warn
  dateline warn --actor KAZ --since 2025-06-01 --format jsonl | jq .text
  dateline warn --reader desk                        only what desk was not told yet
  dateline warn --format atom -o warnings.xml        a feed to subscribe to
  dateline warn --webhook https://example.org/hook   for a timer`
}

// Run tells the warnings.
func (c *warncmd) Run(s std) error {
	ctx := context.Background()
	until := cmp.Or(c.Until, time.Now().UTC().Format(time.DateOnly))
	last, err := time.Parse(time.DateOnly, until)
	if err != nil {
		return &usageError{fmt.Errorf("--until: %q is not a day such as 2025-06-10", until)}
	}
	o := trend.Options{From: c.Since, To: until, Kinds: c.Kind, Method: c.Method, Months: c.Months, Rate: c.Rate}
	if o.From == "" {
		o.From = last.AddDate(0, 0, -30).Format(time.DateOnly)
	}
	if o.From > until {
		return &usageError{fmt.Errorf("--since %s is later than %s", o.From, until)}
	}
	hook := &feed.Hook{}
	for _, a := range c.Allow {
		p, err := netip.ParsePrefix(a)
		if err != nil {
			return &usageError{fmt.Errorf("--allow: %q is no network such as 10.0.0.0/8", a)}
		}
		hook.Allow = append(hook.Allow, p)
	}
	if c.Webhook != "" {
		if u, err := url.Parse(c.Webhook); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return &usageError{fmt.Errorf("--webhook: %q is no address such as https://example.org/hook", c.Webhook)}
		}
		c.Reader = cmp.Or(c.Reader, "webhook")
	}
	open := c.reader
	if c.Reader != "" {
		open = func() (*store.Store, error) { return store.Open(c.DB, store.Options{Aside: true}) }
	}
	st, err := open()
	if err != nil {
		return err
	}
	defer st.Close()
	for i, w := range c.Actor {
		m, err := lookup.New(st).Side(ctx, w)
		if err != nil {
			return wrong(err)
		}
		c.Actor[i] = m.Code
	}
	look, err := outlook(ctx, st, o)
	if err != nil {
		return &usageError{err}
	}
	m, err := recall(ctx, st, c.Reader)
	if err != nil {
		return err
	}
	look.Warnings = slices.DeleteFunc(look.Warnings, func(w trend.Warning) bool {
		return len(c.Actor) > 0 && !slices.Contains(c.Actor, w.A) && !slices.Contains(c.Actor, w.B) || m.knows(&w)
	})
	for i := range look.Warnings {
		if err := behind(ctx, st, &look.Warnings[i]); err != nil {
			return err
		}
	}
	if c.Webhook != "" {
		for i := range look.Warnings {
			b, err := json.Marshal(&look.Warnings[i])
			if err != nil {
				return err
			}
			if err := hook.Post(ctx, c.Webhook, b); err != nil {
				return err
			}
			if err := m.keep(ctx, st, c.Reader, look.Warnings[i:i+1]); err != nil {
				return err
			}
		}
		fmt.Fprintf(s.err, "%d warnings posted\n", len(look.Warnings))
		return nil
	}
	out, err := create(c.Output, s)
	if err != nil {
		return err
	}
	defer out.drop()
	if err := c.show(out, s, look, last); err != nil {
		return quiet(err)
	}
	if err := out.Close(); err != nil {
		return quiet(err)
	}
	return m.keep(ctx, st, c.Reader, look.Warnings)
}

func (c *warncmd) show(w io.Writer, s std, look *trend.Outlook, last time.Time) error {
	format := c.Format
	if format == "auto" {
		format = "jsonl"
		if _, tty := terminal(s.out); tty && c.Output == "" {
			format = "text"
		}
	}
	switch format {
	case "atom":
		return atom(w, look, last)
	case "jsonl":
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		for i := range look.Warnings {
			if err := e.Encode(&look.Warnings[i]); err != nil {
				return err
			}
		}
		return nil
	}
	if look.From == "" {
		_, err := fmt.Fprintf(w, "the record tells of nothing up to %s\n", last.Format(time.DateOnly))
		return err
	}
	fmt.Fprintf(w, "%s to %s: %d warnings; %.2g false alarms a week are to be expected\n", look.From, look.To, len(look.Warnings), look.PerWeek)
	for _, r := range look.Rates {
		fmt.Fprintf(w, "  %-8s %-7s %-8s %5d series, %.2g false alarms a week (%s: %d in %.0f series-years)\n", r.Kind, r.Scope, r.Method, r.Series, r.PerWeek, basis(&r), alarms(&r), years(&r))
	}
	for i := range look.Warnings {
		x := &look.Warnings[i]
		fmt.Fprintf(w, "\n%s  %s\n", x.Date, x.Text)
		fmt.Fprintf(w, "  %s\n", figures(x))
		for _, a := range x.Acts {
			fmt.Fprintf(w, "  %s  %s %s  %s → %s  %s  %s\n", a.Date, a.CAMEO, a.Category, a.Source, cmp.Or(a.Target, "?"), a.Words, a.URL)
		}
	}
	return nil
}

func basis(r *trend.Rate) string {
	if r.Basis == "record" {
		return "in the past of the record, true ones among them"
	}
	return "in simulated series, the record is short"
}

func alarms(r *trend.Rate) int {
	if r.Basis == "record" {
		return r.Past
	}
	return r.Null
}

func years(r *trend.Rate) float64 {
	if r.Basis == "record" {
		return r.PastYears
	}
	return r.NullYears
}

func figures(x *trend.Warning) string {
	s := fmt.Sprintf("%s, expected %.3g, seen %.3g", x.Method, x.Expected, x.Seen)
	if x.P > 0 {
		s += fmt.Sprintf(", p %.2g", x.P)
	}
	if len(x.Also) > 0 {
		s += ", also " + strings.Join(x.Also, ", ")
	}
	return s + fmt.Sprintf("; %.2g false alarms a year of one series (%.2g to %.2g, %s)", x.Rate.PerYear, x.Rate.Low, x.Rate.High, x.Rate.Basis)
}

// outlook runs the rules over a record.
func outlook(ctx context.Context, st *store.Store, o trend.Options) (*trend.Outlook, error) {
	days, err := st.Days(ctx, record.Filter{})
	if err != nil {
		return nil, err
	}
	var met []trend.Meeting
	if err := st.EachEncounter(ctx, record.Filter{}, func(e *record.Encounter) error {
		met = append(met, trend.Meetings(e)...)
		return nil
	}); err != nil {
		return nil, err
	}
	return trend.Warn(days, met, o)
}

// behind fills in the acts behind a warning, the newest first, no more than 20.
func behind(ctx context.Context, st *store.Store, w *trend.Warning) error {
	f := record.Filter{Actors: []string{w.A}, From: w.From, To: w.To}
	if w.B != "" {
		f.With = []string{w.B}
	}
	if w.Kind == trend.Conflict {
		f.Quads = []int{3, 4}
	}
	list, _, err := st.Acts(ctx, f, record.Page{Limit: 20})
	if err != nil {
		return err
	}
	for i := range list {
		a := &list[i]
		w.Acts = append(w.Acts, trend.Row{
			Key: a.Key, Date: a.Date, CAMEO: a.CAMEO, Category: a.Plover.Category, Label: a.Label, Source: sides(a.Source), Target: sides(a.Target),
			Words: a.Trigger.Text, URL: a.Lead.URL, Title: a.Lead.Title,
		})
	}
	return nil
}

func sides(list []record.Participant) string {
	var out []string
	for _, p := range list {
		out = append(out, cmp.Or(p.Name, p.Code, p.Text))
	}
	return strings.Join(out, ", ")
}

// A memory is what a reader was told. Warnings are known by what they are about: a report that comes in late may move
// the day of one.
type memory struct {
	Told []told `json:"told"`
	end  int64  // line of the log up to which the record was read
}

type told struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
	A    string `json:"a"`
	B    string `json:"b"`
	Date string `json:"date"`
}

func recall(ctx context.Context, st *store.Store, reader string) (*memory, error) {
	m := &memory{}
	if reader == "" {
		return m, nil
	}
	var err error
	if m.end, err = st.End(ctx); err != nil {
		return nil, err
	}
	b, err := st.State(ctx, "warn/"+reader)
	if err != nil || b == nil {
		return m, err
	}
	if err := json.Unmarshal(b, m); err != nil {
		return nil, fmt.Errorf("what %s was told: %w", reader, err)
	}
	return m, nil
}

// knows tells whether the same change was told within four weeks of its day.
func (m *memory) knows(w *trend.Warning) bool {
	day, err := time.Parse(time.DateOnly, w.Date)
	return slices.ContainsFunc(m.Told, func(t told) bool {
		if t.ID == w.ID {
			return true
		}
		then, e := time.Parse(time.DateOnly, t.Date)
		return err == nil && e == nil && t.Kind == w.Kind && t.A == w.A && t.B == w.B && day.Sub(then).Abs() < 28*24*time.Hour
	})
}

// keep remembers warnings, and that the log is read.
func (m *memory) keep(ctx context.Context, st *store.Store, reader string, list []trend.Warning) error {
	if reader == "" {
		return nil
	}
	for _, w := range list {
		m.Told = append(m.Told, told{w.ID, w.Kind, w.A, w.B, w.Date})
		if err := st.Warned(ctx, strings.Join([]string{w.Kind, w.A, w.B, w.Date}, "/")); err != nil {
			return err
		}
	}
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return errors.Join(st.SetState(ctx, "warn/"+reader, b), st.Advance(ctx, "warn/"+reader, m.end))
}

type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Author  string      `xml:"author>name"`
		Entries []atomEntry `xml:"entry"`
	}
	atomEntry struct {
		ID       string       `xml:"id"`
		Title    string       `xml:"title"`
		Updated  string       `xml:"updated"`
		Category atomCategory `xml:"category"`
		Links    []atomLink   `xml:"link"`
		Content  atomContent  `xml:"content"`
	}
	atomCategory struct {
		Term string `xml:"term,attr"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	atomContent struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
)

// atom writes the warnings as a feed (RFC 4287), the newest first.
func atom(w io.Writer, look *trend.Outlook, last time.Time) error {
	f := atomFeed{ID: "urn:dateline:warnings", Title: "dateline: warnings", Author: "dateline", Updated: last.Format(time.RFC3339)}
	for i := len(look.Warnings) - 1; i >= 0; i-- {
		x := &look.Warnings[i]
		var b strings.Builder
		b.WriteString(figures(x) + "\n")
		e := atomEntry{ID: "urn:dateline:warning:" + x.ID, Title: x.Text, Updated: x.Date + "T00:00:00Z", Category: atomCategory{x.Kind}}
		for _, a := range x.Acts {
			fmt.Fprintf(&b, "%s %s %s: %s → %s: %s\n", a.Date, a.CAMEO, a.Category, a.Source, cmp.Or(a.Target, "?"), a.Words)
			if a.URL != "" && !slices.ContainsFunc(e.Links, func(l atomLink) bool { return l.Href == a.URL }) {
				e.Links = append(e.Links, atomLink{"related", a.URL})
			}
		}
		e.Content = atomContent{"text", b.String()}
		f.Entries = append(f.Entries, e)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(f); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
