package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// mostRecent is how many of the latest facts of two sides a page looks at to draw what only the facts themselves tell.
const mostRecent = 1000

// A dyadView is what the page of two sides shows beside what every side has.
type dyadView struct {
	Faces  []face
	Firsts []first
	Gaps   []gap
	Ladder *ladder
	Papers []paper
	Areas  *grid
}

// A face is what one side did to the other.
type face struct {
	Name   string
	Quads  [4]int
	Hrefs  [4]string
	Latest *row
}

// A first is the earliest fact of a kind.
type first struct{ Kind, Day, Href, Title string }

// A gap is a time without acts.
type gap struct {
	Days     int
	From, To string
}

// A ladder shows meetings and visits by level and time.
type ladder struct {
	Rungs  []rung
	Years  []label
	Height int
	Text   string
}

type rung struct {
	Name string
	Y    int
	Dots []dot
}

type dot struct {
	X     float64
	Shape string // visit, call, meeting
	Open  bool   // it has not taken place
	Href  string
	Title string
}

// A paper is an agreement with the stages that reports tell of.
type paper struct {
	Title  string
	Kind   string
	Stages []stage
}

type stage struct{ Name, Day, Href string }

// levels of meetings, the highest first.
var levels = [...]string{"head of state", "head of government", "minister", "deputy minister", "ambassador", "expert", ""}

// dyad shows two sides.
func (s *Server) dyad(w http.ResponseWriter, r *http.Request) error {
	a, b := r.PathValue("a"), r.PathValue("b")
	v := sideView{Name: sideName(a) + " and " + sideName(b), A: a, B: b, ByName: sideName(a) + " about " + sideName(b), AboutName: sideName(b) + " about " + sideName(a)}
	ctx := r.Context()
	f := record.Filter{Actors: []string{a}, With: []string{b}}
	days, err := s.gather(ctx, &v, f)
	if err != nil {
		return s.missed(err)
	}
	d := &dyadView{Gaps: gaps(days, 3)}
	v.Dyad = d
	if d.Faces, err = s.faces(ctx, a, b); err != nil {
		return err
	}
	met, _, err := s.o.Store.Encounters(ctx, f, record.Page{Limit: mostRecent})
	if err != nil {
		return err
	}
	d.Ladder = climb(met)
	deals, _, err := s.o.Store.Deals(ctx, f, record.Page{Limit: mostRecent})
	if err != nil {
		return err
	}
	d.Papers = papers(deals)
	if d.Areas, err = s.areas(ctx, record.Filter{Actors: f.Actors, With: f.With, Quads: []int{1, 2}}, "acts of cooperation", 10); err != nil {
		return err
	}
	if d.Firsts, err = s.firsts(ctx, f, met, deals); err != nil {
		return err
	}
	if err := s.speech(ctx, &v, record.Filter{Speakers: []string{a}, About: []string{b}}, record.Filter{Speakers: []string{b}, About: []string{a}}); err != nil {
		return err
	}
	return s.pages.show(w, r, http.StatusOK, "side", view{Title: v.Name, Body: v, Feed: "/feed?" + string(v.Query)})
}

// faces counts what each side did to the other.
func (s *Server) faces(ctx context.Context, a, b string) ([]face, error) {
	var out []face
	for _, p := range [][2]string{{a, b}, {b, a}} {
		x := face{Name: sideName(p[0]) + " → " + sideName(p[1])}
		f := record.Filter{Sources: p[:1], Targets: p[1:]}
		counts, err := remembered(ctx, s, "quads "+f.Values().Encode(), func(ctx context.Context) ([]store.Count, error) { return s.o.Store.Counts(ctx, f, "quad") })
		if err != nil {
			return nil, err
		}
		for i := range x.Quads {
			f.Quads = []int{i + 1}
			x.Hrefs[i] = "/acts?" + f.Values().Encode()
			for _, c := range counts {
				if c.Key == string(rune('1'+i)) {
					x.Quads[i] = c.Acts
				}
			}
		}
		f.Quads = nil
		rows, _, err := actRows(ctx, s, f, record.Page{Limit: 1})
		if err != nil {
			return nil, err
		}
		if len(rows) > 0 {
			x.Latest = &rows[0]
		}
		out = append(out, x)
	}
	return out, nil
}

// firsts looks for the earliest act of each class, meeting of each level, and agreement.
func (s *Server) firsts(ctx context.Context, f record.Filter, met []record.Encounter, deals []record.Deal) ([]first, error) {
	var out []first
	for i, kind := range [...]string{"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"} {
		f.Quads, f.Without = []int{i + 1}, []string{"historical", "hypothetical", "future", "negated"}
		rows, _, err := actRows(ctx, s, f, record.Page{Limit: 1, Order: "oldest"})
		if err != nil {
			return nil, err
		}
		if len(rows) > 0 {
			out = append(out, first{kind, rows[0].Day, rows[0].Href, rows[0].full()})
		}
	}
	seen := map[string]bool{}
	for i := len(met) - 1; i >= 0; i-- { // the oldest first
		e := &met[i]
		if l := e.Level.Value; e.Stage.Value == "took place" && e.Date != "" && !e.Historical && !seen[l] {
			seen[l] = true
			x := encounterRow(e)
			out = append(out, first{"meeting" + prefixed(", ", nice(l)), e.Date, x.Href, x.full()})
		}
	}
	for i := len(deals) - 1; i >= 0; i-- {
		if d := &deals[i]; d.Date != "" && !d.Historical {
			x := dealRow(d)
			out = append(out, first{"agreement", d.Date, x.Href, x.full()})
			break
		}
	}
	slices.SortStableFunc(out, func(x, y first) int { return strings.Compare(x.Day, y.Day) })
	return out, nil
}

func prefixed(by, s string) string {
	if s == "" {
		return ""
	}
	return by + s
}

// gaps returns the longest times without acts of a series, in order of length.
func gaps(days []record.Day, most int) []gap {
	var list []string
	for _, d := range days {
		if len(d.Date) == len(time.DateOnly) {
			list = append(list, d.Date)
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	var out []gap
	for i := 1; i < len(list); i++ {
		x, err := time.Parse(time.DateOnly, list[i-1])
		y, err2 := time.Parse(time.DateOnly, list[i])
		if err != nil || err2 != nil {
			continue
		}
		if n := int(y.Sub(x).Hours() / 24); n >= 14 {
			out = append(out, gap{n, list[i-1], list[i]})
		}
	}
	slices.SortStableFunc(out, func(a, b gap) int { return b.Days - a.Days })
	return out[:min(most, len(out))]
}

// climb draws meetings by level and time.
func climb(met []record.Encounter) *ladder {
	const high = 34
	type at struct {
		day time.Time
		e   *record.Encounter
	}
	by := map[string][]at{}
	var start, end time.Time
	n := 0
	for i := range met {
		e := &met[i]
		day, ok := whole(e.Date)
		if !ok || e.Historical {
			continue
		}
		l := e.Level.Value
		if !slices.Contains(levels[:], l) {
			l = ""
		}
		by[l] = append(by[l], at{day, e})
		if n == 0 || day.Before(start) {
			start = day
		}
		if n == 0 || day.After(end) {
			end = day
		}
		n++
	}
	if n == 0 {
		return nil
	}
	start, end = start.AddDate(0, 0, -10), end.AddDate(0, 0, 10)
	across := func(t time.Time) float64 { return 1 + 97*t.Sub(start).Hours()/end.Sub(start).Hours() }
	out := &ladder{}
	for _, l := range levels {
		if len(by[l]) == 0 {
			continue
		}
		r := rung{Name: cmp.Or(l, "level not told"), Y: high*len(out.Rungs) + 26}
		for _, x := range by[l] {
			d := dot{X: across(x.day), Shape: "meeting", Open: x.e.Stage.Value != "took place", Href: "/meetings/" + url.PathEscape(x.e.Key)}
			switch k := x.e.Kind.Value; {
			case strings.Contains(k, "visit"):
				d.Shape = "visit"
			case k == "call":
				d.Shape = "call"
			}
			d.Title = sub(dayName(x.e.Date), x.e.Kind.Value, x.e.Stage.Value, attendees(x.e.Sides))
			r.Dots = append(r.Dots, d)
		}
		slices.SortStableFunc(r.Dots, func(a, b dot) int { return cmp.Compare(a.X, b.X) })
		out.Rungs = append(out.Rungs, r)
	}
	out.Height = high*len(out.Rungs) + 24
	layout, step := "Jan 2006", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
	if end.Sub(start) > 500*24*time.Hour {
		layout, step = "2006", func(t time.Time) time.Time { return time.Date(t.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC) }
	}
	for t := time.Date(start.Year(), start.Month(), 1, 0, 0, 0, 0, time.UTC); !t.After(end); t = step(t) {
		if t.Before(start) {
			continue
		}
		x := across(t)
		if k := len(out.Years); x > 88 || k > 0 && x-out.Years[k-1].X < 17 {
			continue
		}
		out.Years = append(out.Years, label{x, t.Format(layout)})
	}
	out.Text = fmt.Sprintf("%d meetings, visits and calls by level.", n)
	return out
}

// whole reads a day; of a month or a year it takes the middle.
func whole(s string) (time.Time, bool) {
	for _, l := range [...]struct {
		layout string
		days   int
	}{{time.DateOnly, 0}, {"2006-01", 14}, {"2006", 182}} {
		if t, err := time.Parse(l.layout, s); err == nil {
			return t.AddDate(0, 0, l.days), true
		}
	}
	return time.Time{}, false
}

// papers brings together what reports tell of one agreement, the oldest stage first.
func papers(deals []record.Deal) []paper {
	var out []paper
	at := map[string]int{}
	for i := len(deals) - 1; i >= 0; i-- {
		d := &deals[i]
		title := clip(cmp.Or(d.Title.Text, d.Kind.Value, "agreement"), 120)
		key := strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(title, "the "), "The "))
		k, ok := at[key]
		if !ok || d.Title.Text == "" {
			k = len(out)
			at[key] = k
			p := paper{Title: title}
			if d.Title.Text != "" && !strings.EqualFold(d.Title.Text, d.Kind.Value) {
				p.Kind = d.Kind.Value
			}
			out = append(out, p)
		}
		out[k].Stages = append(out[k].Stages, stage{cmp.Or(d.Stage.Value, "told"), d.Date, "/agreements/" + url.PathEscape(d.Key)})
	}
	slices.Reverse(out) // the newest first
	return out
}
