package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dateline/dateline/desk"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
	"github.com/dateline/dateline/story"
)

// storiescmd lists stories, or shows one.
type storiescmd struct {
	db
	filters
	once
	ID    string `arg:"" optional:"" help:"Story to show."`
	Order string `default:"date" enum:"date,oldest,weight" placeholder:"ORDER" help:"Order of the list: date, oldest, weight."`
	Limit int    `default:"50" placeholder:"N" help:"Stories to list; 0 is all."`
	JSON  bool   `name:"json" help:"Print JSON, one story a line; with an id its acts too."`
}

// Help is shown by dateline stories --help.
func (storiescmd) Help() string {
	return `Lists the stories of a record: reports on the same happenings, over one day or many. With an id it shows
one: its reports, which of them copy another, its acts with those who tell them, and where they
disagree (docs/formats/stories.md).

Examples:
  dateline stories --from 2025-06 --order weight
  dateline stories --actor KAZ --with FIN
  dateline stories 0f3a9c1b2d4e5f60
  dateline stories --json | jq .title`
}

// Run lists or shows.
func (c *storiescmd) Run(s std) error {
	if c.Limit < 0 {
		return &usageError{errors.New("--limit: must not be less than 0")}
	}
	ctx := context.Background()
	st, f, err := pick(ctx, c.reader, &c.filters)
	if err != nil {
		return err
	}
	defer st.Close()
	if c.ID != "" {
		return c.one(ctx, s.out, st)
	}
	left := c.Limit
	for p := (record.Page{Limit: 200, Order: c.Order}); ; {
		if c.Limit > 0 {
			p.Limit = min(200, left)
		}
		list, next, err := st.Stories(ctx, f, p)
		if err != nil {
			return err
		}
		if len(list) == 0 && p.After == "" {
			fmt.Fprintln(s.err, "nothing found")
		}
		for i := range list {
			if err := c.line(s.out, &list[i]); err != nil {
				return err
			}
		}
		left -= len(list)
		if p.After = next; next == "" || c.Limit > 0 && left <= 0 {
			return nil
		}
	}
}

func (c *storiescmd) line(w io.Writer, x *record.Story) error {
	if c.JSON {
		return printJSON(w, x)
	}
	days := x.From
	if x.To != x.From {
		days += " to " + x.To
	}
	_, err := fmt.Fprintf(w, "%s  %-24s %4s  %s  %s\n", x.ID, days, fmt.Sprint(x.Publishers), x.Title, strings.Join(x.Countries, " "))
	return err
}

// one shows a story.
func (c *storiescmd) one(ctx context.Context, w io.Writer, st *store.Store) error {
	x, err := st.Story(ctx, c.ID)
	if err != nil {
		return err
	}
	var acts []record.Act
	for _, key := range x.Acts {
		a, err := st.Act(ctx, key)
		if errors.Is(err, store.ErrNotFound) { // a meeting or an agreement
			continue
		}
		if err != nil {
			return err
		}
		if c.Once == story.Never && a.Reports > 1 {
			apart, err := st.Apart(ctx, key)
			if err != nil {
				return err
			}
			acts = append(acts, apart...)
			continue
		}
		acts = append(acts, *a)
	}
	slices.SortStableFunc(acts, func(a, b record.Act) int { return strings.Compare(a.Date+a.Key, b.Date+b.Key) })
	if c.Once == story.PerDay {
		var d story.Daily
		acts = slices.DeleteFunc(acts, func(a record.Act) bool { return !d.Keep(&a) })
	}
	if c.JSON {
		return json.NewEncoder(w).Encode(struct {
			*record.Story
			Acts []record.Act `json:"acts"`
		}{x, acts})
	}
	fmt.Fprintf(w, "%s\n%s · %s to %s · %s · %s\n\nReports\n", x.Title, x.ID, x.From, x.To, plural(len(x.Reports), "report"), plural(x.Publishers, "publisher"))
	for _, r := range x.Reports {
		h, err := st.Headline(ctx, r.Report)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "  %s  %s: %s", r.Published, publisher(r), r.Title)
		if h.Of != "" {
			fmt.Fprintf(w, " (%s of %s)", relation(h.Relation), h.Of)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "\nActs (%d)\n", len(acts))
	for i := range acts {
		a := &acts[i]
		fmt.Fprintf(w, "  %s  %s → %s  %s %s\n", a.Date, slot(a.Source), slot(a.Target), a.CAMEO, a.Label)
		var who []string
		for _, t := range a.Tellings {
			if p := publisher(t.Source); !slices.Contains(who, p) {
				who = append(who, p)
			}
		}
		fmt.Fprintf(w, "              told by %s\n", strings.Join(who, ", "))
		for _, d := range a.Differences {
			var v []string
			for _, y := range d.Values {
				v = append(v, fmt.Sprintf("%s (%d)", y.Value, len(y.Reports)))
			}
			fmt.Fprintf(w, "              they disagree on %s: %s\n", d.Slot, strings.Join(v, ", "))
		}
	}
	return nil
}

func publisher(s record.Source) string {
	if s.Publisher == "" {
		return s.Report
	}
	return s.Publisher
}

func relation(kind string) string {
	switch kind {
	case record.Same, record.Copy:
		return "copy"
	case "":
		return "version"
	}
	return kind + " version"
}

func slot(list []record.Participant) string {
	var out []string
	for i := range list {
		if n := list[i].Name; n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	if len(out) == 0 {
		return "—"
	}
	return strings.Join(out, ", ")
}

// join puts the reports that are new in the record into stories.
func join(ctx context.Context, st *store.Store) error {
	d, err := desk.New(st)
	if err != nil {
		return err
	}
	_, err = d.Join(ctx)
	return err
}
