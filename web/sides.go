package web

import (
	"cmp"
	"context"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// A sideView is one actor, one side, or two.
type sideView struct {
	Name, Sub  string
	A, B       string
	Actor      *store.Actor
	Chart      *chart
	Others     []other
	Places     []other // of the latest acts
	Categories []store.Count
	First      string
	Last       string
	Acts       []dayRows
	Meetings   []dayRows
	Deals      []dayRows
	By         []dayRows
	About      []dayRows
	ByName     string
	AboutName  string
	OtherName  string
	Query      template.URL // the filter, encoded
	Part       template.URL // the filter of what is counted, encoded
	Since      string       // first day of what is counted, if that is not the whole record
	Dyad       *dyadView    // of two sides
	Org        *orgView     // of an organisation
}

type other struct {
	Key, Name, Href string
	Acts            int
	Goldstein       float64
	Wide            int // of its bar, of 100
}

// sideName says a side for people: a country by its name, a group by its short name.
func sideName(code string) string {
	if n := Country(code); n != code {
		return n
	}
	return code
}

// gather fills in what every side has, and returns the days of two sides, of one the acts by month.
func (s *Server) gather(ctx context.Context, v *sideView, f record.Filter) ([]record.Day, error) {
	v.Query = template.URL(f.Values().Encode())
	part, sum := f, s.o.Store.Days
	if len(f.With) == 0 {
		var err error
		if part, err = s.lately(ctx, f); err != nil {
			return nil, err
		}
		sum = s.o.Store.Balance
	}
	v.Part = template.URL(part.Values().Encode())
	days, err := remembered(ctx, s, "balance "+string(v.Part), func(ctx context.Context) ([]record.Day, error) { return sum(ctx, part) })
	if err != nil {
		return nil, err
	}
	v.Chart = months(days, string(v.Query))
	if part.From != f.From {
		v.Since = part.From
	}
	if v.First, v.Last, err = s.ends(ctx, f); err != nil {
		return nil, err
	}
	v.Categories, err = remembered(ctx, s, "categories "+string(v.Part), func(ctx context.Context) ([]store.Count, error) { return s.o.Store.Counts(ctx, part, "category") })
	if err != nil {
		return nil, err
	}
	v.Categories = v.Categories[:min(len(v.Categories), 10)]
	for _, l := range []struct {
		to   *[]dayRows
		rows func(context.Context, *Server, record.Filter, record.Page) ([]row, string, error)
		most int
	}{{&v.Acts, actRows, 16}, {&v.Meetings, encounterRows, 6}, {&v.Deals, dealRows, 5}} {
		rows, _, err := l.rows(ctx, s, f, record.Page{Limit: l.most})
		if err != nil {
			return nil, err
		}
		*l.to = byDay(rows, true)
	}
	if len(f.With) == 0 {
		v.Places, err = remembered(ctx, s, "where "+string(v.Query), func(ctx context.Context) ([]other, error) {
			acts, _, err := s.o.Store.Glances(ctx, f, mostRecent/2, false)
			return wheres(acts, f), err
		})
	}
	return days, err
}

// wheres counts the places of acts, countries left out, those of most acts first.
func wheres(acts []store.Glance, f record.Filter) []other {
	at := map[string]*other{}
	for i := range acts {
		p := acts[i].Place
		if p == nil || p.Precision == "country" {
			continue
		}
		key := placeKey(p)
		f.Places = []string{key}
		if at[key] == nil {
			at[key] = &other{Key: key, Name: p.Name, Href: "/acts?" + f.Values().Encode()}
		}
		at[key].Acts++
	}
	out := make([]other, 0, len(at))
	for _, o := range at {
		out = append(out, *o)
	}
	slices.SortFunc(out, func(a, b other) int { return cmp.Or(b.Acts-a.Acts, strings.Compare(a.Name, b.Name)) })
	out = out[:min(len(out), 10)]
	for i := range out {
		out[i].Wide = max(1, out[i].Acts*100/max(1, out[0].Acts))
	}
	return out
}

// chartYears is how much of a long record a page of one side counts.
const chartYears = 5

// lately narrows a filter to the last years of a record.
func (s *Server) lately(ctx context.Context, f record.Filter) (record.Filter, error) {
	info, err := s.info(ctx)
	if err != nil {
		return f, err
	}
	if last, err := time.Parse(time.DateOnly, info.Last); err == nil && f.From == "" {
		if from := last.AddDate(-chartYears, 0, 1).Format("2006-01") + "-01"; info.First < from {
			f.From = from
		}
	}
	return f, nil
}

// dyadHref is the address of the page of two sides.
func dyadHref(a, b string) string { return "/dyads/" + url.PathEscape(a) + "/" + url.PathEscape(b) }

// side shows a country or a group.
func (s *Server) side(w http.ResponseWriter, r *http.Request) error {
	a := r.PathValue("a")
	v := sideView{Name: sideName(a), A: a, Sub: a, ByName: "Statements by " + sideName(a), AboutName: "Statements about " + sideName(a), OtherName: "Counterparts"}
	f := record.Filter{Actors: []string{a}}
	ctx := r.Context()
	if _, err := s.gather(ctx, &v, f); err != nil {
		return s.missed(err)
	}
	days, err := s.partners(ctx, a)
	if err != nil {
		return s.missed(err)
	}
	v.Others = others(counterparts(days, a), func(k string) string { return dyadHref(a, k) })
	g, err := readRegistry()
	if err != nil {
		return err
	}
	if id := g.byPlace[a]; id != "" {
		v.Name, v.Sub = g.orgs[id].name, a
		if v.Org, err = s.org(ctx, id, f, days); err != nil {
			return err
		}
	}
	return s.said(w, r, &v, a)
}

// partners returns what a country or a group had to do with others by month, of the last years of the record.
func (s *Server) partners(ctx context.Context, place string) ([]record.Day, error) {
	f, err := s.lately(ctx, record.Filter{Actors: []string{place}})
	if err != nil {
		return nil, err
	}
	return remembered(ctx, s, "months "+f.Values().Encode(), func(ctx context.Context) ([]record.Day, error) { return s.o.Store.Months(ctx, f) })
}

// said shows a side with what it said and what others said of it.
func (s *Server) said(w http.ResponseWriter, r *http.Request, v *sideView, who string) error {
	if err := s.speech(r.Context(), v, record.Filter{Speakers: []string{who}}, record.Filter{About: []string{who}}); err != nil {
		return err
	}
	return s.pages.show(w, r, http.StatusOK, "side", view{Title: v.Name, Body: v, Feed: "/feed?" + string(v.Query)})
}

// speech fills in statements by one filter and another.
func (s *Server) speech(ctx context.Context, v *sideView, by, about record.Filter) error {
	rows, _, err := statementRows(ctx, s, by, record.Page{Limit: 8})
	if err != nil {
		return err
	}
	v.By = byDay(rows, true)
	if rows, _, err = statementRows(ctx, s, about, record.Page{Limit: 8}); err != nil {
		return err
	}
	v.About = byDay(rows, true)
	return nil
}

func others(counts []store.Count, href func(string) string) []other {
	var out []other
	for _, c := range counts[:min(len(counts), 24)] {
		out = append(out, other{c.Key, sideName(c.Key), href(c.Key), c.Acts, c.Goldstein, max(1, c.Acts*100/max(1, counts[0].Acts))})
	}
	return out
}

// actor shows a person, a state, an organisation or a group.
func (s *Server) actor(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	a, err := s.o.Store.Actor(r.Context(), id)
	if err != nil {
		return s.missed(err)
	}
	if a.Kind == "state" && a.Country != "" {
		http.Redirect(w, r, "/sides/"+url.PathEscape(a.Country), http.StatusSeeOther)
		return nil
	}
	ctx := r.Context()
	v := sideView{Name: a.Name, Sub: sub(a.Kind, sideName(a.Country), a.Code), Actor: a, ByName: "Statements by " + a.Name, AboutName: "Statements about " + a.Name, OtherName: "Countries and groups in these acts"}
	f := record.Filter{Actors: []string{id}}
	if _, err := s.gather(ctx, &v, f); err != nil {
		return s.missed(err)
	}
	opposed, err := remembered(ctx, s, "opposite "+id, func(ctx context.Context) ([]store.Count, error) {
		acts, _, err := s.o.Store.Glances(ctx, f, mostRecent/2, true)
		return opposite(acts, id), err
	})
	if err != nil {
		return err
	}
	v.Others = others(opposed, func(k string) string { return "/sides/" + url.PathEscape(k) })
	g, err := readRegistry()
	if err != nil {
		return err
	}
	if b := g.orgs[id]; b != nil {
		days, err := s.partners(ctx, b.place)
		if err != nil && s.missed(err) != errMissing {
			return err
		}
		if v.Org, err = s.org(ctx, id, f, days); err != nil {
			return err
		}
	}
	return s.said(w, r, &v, id)
}

// counterparts counts days by the other side.
func counterparts(days []record.Day, place string) []store.Count {
	at := map[string]int{}
	var out []store.Count
	for _, d := range days {
		other := d.A
		if other == place {
			other = d.B
		}
		if other == "" || other == place || d.A != place && d.B != place {
			continue
		}
		i, ok := at[other]
		if !ok {
			i = len(out)
			at[other] = i
			out = append(out, store.Count{Key: other})
		}
		out[i].Acts += d.Acts
		out[i].Goldstein += d.Goldstein
	}
	slices.SortFunc(out, func(a, b store.Count) int { return cmp.Or(b.Acts-a.Acts, strings.Compare(a.Key, b.Key)) })
	return out
}

// opposite counts the countries and groups that acts have on the side on which an actor is not.
func opposite(acts []store.Glance, id string) []store.Count {
	at := map[string]*store.Count{}
	for i := range acts {
		a := &acts[i]
		seen := map[string]bool{}
		for _, side := range [][]store.Party{a.Source, a.Target} {
			if slices.ContainsFunc(side, func(p store.Party) bool { return p.Actor == id }) {
				continue
			}
			for _, p := range side {
				if p.Place == "" || seen[p.Place] {
					continue
				}
				seen[p.Place] = true
				if at[p.Place] == nil {
					at[p.Place] = &store.Count{Key: p.Place}
				}
				at[p.Place].Acts++
				at[p.Place].Goldstein += a.Goldstein
			}
		}
	}
	out := make([]store.Count, 0, len(at))
	for _, c := range at {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b store.Count) int { return cmp.Or(b.Acts-a.Acts, strings.Compare(a.Key, b.Key)) })
	return out
}

func (s *Server) actors(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	list, next, err := s.o.Store.Actors(r.Context(), q.Get("name"), record.Page{Limit: rowsOf, After: q.Get("after")})
	if err != nil {
		return s.missed(err)
	}
	if next != "" {
		next = "/actors?" + url.Values{"name": {q.Get("name")}, "after": {next}}.Encode()
	}
	return s.pages.show(w, r, http.StatusOK, "actors", view{Title: "Actors", Body: map[string]any{"Actors": list, "Next": next, "Name": q.Get("name")}})
}

// ends returns the days of the first and the last act.
func (s *Server) ends(ctx context.Context, f record.Filter) (first, last string, err error) {
	f.From = cmp.Or(f.From, "0001") // what has no day is left out
	for _, x := range []struct {
		to    *string
		order string
	}{{&first, "oldest"}, {&last, "date"}} {
		list, _, err := s.o.Store.Acts(ctx, f, record.Page{Limit: 1, Order: x.order})
		if err != nil {
			return "", "", err
		}
		if len(list) > 0 {
			*x.to = list[0].Date
		}
	}
	return first, last, nil
}
