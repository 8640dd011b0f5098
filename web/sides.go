package web

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// A todayView is the first page.
type todayView struct {
	Info     store.Info
	Day      string
	Fresh    []row // reports that came in since the last visit
	Since    string
	Reports  []row
	Acts     []row
	Meetings []row
	Empty    bool
}

const visitCookie = "dateline-visit"

// today shows what came in. Days are counted from the last one that the record knows.
func (s *Server) today(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	var v todayView
	var err error
	if v.Info, err = s.o.Store.Info(ctx); err != nil {
		return err
	}
	v.Day, v.Empty = v.Info.Last, v.Info.Reports == 0
	if v.Reports, _, err = reportRows(ctx, s, record.Filter{}, record.Page{Limit: 12}); err != nil {
		return err
	}
	if v.Acts, _, err = actRows(ctx, s, record.Filter{Without: []string{"historical"}, To: v.Day}, record.Page{Limit: 15}); err != nil {
		return err
	}
	week := record.Filter{}
	if d, err := time.Parse(time.DateOnly, v.Day); err == nil {
		week.From, week.To = d.AddDate(0, 0, -7).Format(time.DateOnly), d.AddDate(0, 0, 14).Format(time.DateOnly)
	}
	if v.Meetings, _, err = encounterRows(ctx, s, week, record.Page{Limit: 12}); err != nil {
		return err
	}
	now := time.Now().UTC()
	if c, err := r.Cookie(visitCookie); err == nil {
		if t, err := time.Parse(time.RFC3339, c.Value); err == nil && t.Before(now) {
			v.Since = t.Format("2 January 2006, 15:04")
			for _, x := range v.Reports {
				if x.Updated.After(t) {
					v.Fresh = append(v.Fresh, x)
				}
			}
		}
	}
	http.SetCookie(w, &http.Cookie{Name: visitCookie, Value: now.Format(time.RFC3339), Path: "/", MaxAge: 90 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return s.pages.show(w, r, http.StatusOK, "today", view{Title: "Today", Body: v, Feed: "/feed"})
}

// A sideView is one actor, one side, or two.
type sideView struct {
	Name, Sub  string
	A, B       string
	Actor      *store.Actor
	Chart      *chart
	Others     []other
	Categories []store.Count
	First      string
	Last       string
	Gap        string
	Acts       []row
	Meetings   []row
	Deals      []row
	By         []row
	About      []row
	ByName     string
	AboutName  string
	Query      template.URL // the filter, encoded
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

func (s *Server) gather(ctx context.Context, v *sideView, f record.Filter) error {
	v.Query = template.URL(f.Values().Encode())
	days, err := s.o.Store.Days(ctx, f)
	if err != nil {
		return err
	}
	v.Chart = months(days, string(v.Query))
	v.First, v.Last, v.Gap = span(days)
	if v.Categories, err = s.o.Store.Counts(ctx, f, "category"); err != nil {
		return err
	}
	v.Categories = v.Categories[:min(len(v.Categories), 10)]
	if v.Acts, _, err = actRows(ctx, s, f, record.Page{Limit: 12}); err != nil {
		return err
	}
	if v.Meetings, _, err = encounterRows(ctx, s, f, record.Page{Limit: 10}); err != nil {
		return err
	}
	v.Deals, _, err = dealRows(ctx, s, f, record.Page{Limit: 10})
	return err
}

func (s *Server) side(w http.ResponseWriter, r *http.Request) error {
	a := r.PathValue("a")
	v := sideView{Name: sideName(a), A: a, Sub: a, ByName: "Statements by " + sideName(a), AboutName: "Statements about " + sideName(a)}
	f := record.Filter{Actors: []string{a}}
	ctx := r.Context()
	if err := s.gather(ctx, &v, f); err != nil {
		return s.missed(err)
	}
	counts, err := s.o.Store.Counts(ctx, f, "counterpart")
	if err != nil {
		return err
	}
	v.Others = others(counts, func(k string) string { return "/dyads/" + url.PathEscape(a) + "/" + url.PathEscape(k) })
	if v.By, _, err = statementRows(ctx, s, record.Filter{Speakers: []string{a}}, record.Page{Limit: 6}); err != nil {
		return err
	}
	if v.About, _, err = statementRows(ctx, s, record.Filter{About: []string{a}}, record.Page{Limit: 6}); err != nil {
		return err
	}
	return s.pages.show(w, r, http.StatusOK, "side", view{Title: v.Name, Body: v, Feed: "/feed?" + string(v.Query)})
}

func others(counts []store.Count, href func(string) string) []other {
	var out []other
	for _, c := range counts[:min(len(counts), 24)] {
		out = append(out, other{c.Key, sideName(c.Key), href(c.Key), c.Acts, c.Goldstein, max(1, c.Acts*100/max(1, counts[0].Acts))})
	}
	return out
}

func (s *Server) actor(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	a, err := s.o.Store.Actor(r.Context(), id)
	if err != nil {
		return s.missed(err)
	}
	ctx := r.Context()
	v := sideView{Name: a.Name, Sub: sub(a.Kind, sideName(a.Country), a.Code), Actor: a, ByName: "Statements by " + a.Name, AboutName: "Statements about " + a.Name}
	f := record.Filter{Actors: []string{id}}
	if err := s.gather(ctx, &v, f); err != nil {
		return s.missed(err)
	}
	counts, err := s.o.Store.Counts(ctx, f, "place")
	if err != nil {
		return err
	}
	v.Others = others(counts, func(k string) string { return "/sides/" + url.PathEscape(k) })
	if v.By, _, err = statementRows(ctx, s, record.Filter{Speakers: []string{id}}, record.Page{Limit: 8}); err != nil {
		return err
	}
	if v.About, _, err = statementRows(ctx, s, record.Filter{About: []string{id}}, record.Page{Limit: 8}); err != nil {
		return err
	}
	return s.pages.show(w, r, http.StatusOK, "side", view{Title: v.Name, Body: v, Feed: "/feed?" + string(v.Query)})
}

func (s *Server) dyad(w http.ResponseWriter, r *http.Request) error {
	a, b := r.PathValue("a"), r.PathValue("b")
	v := sideView{Name: sideName(a) + " and " + sideName(b), Sub: a + " " + b, A: a, B: b, ByName: sideName(a) + " about " + sideName(b), AboutName: sideName(b) + " about " + sideName(a)}
	ctx := r.Context()
	if err := s.gather(ctx, &v, record.Filter{Actors: []string{a}, With: []string{b}}); err != nil {
		return s.missed(err)
	}
	var err error
	if v.By, _, err = statementRows(ctx, s, record.Filter{Speakers: []string{a}, About: []string{b}}, record.Page{Limit: 8}); err != nil {
		return err
	}
	if v.About, _, err = statementRows(ctx, s, record.Filter{Speakers: []string{b}, About: []string{a}}, record.Page{Limit: 8}); err != nil {
		return err
	}
	return s.pages.show(w, r, http.StatusOK, "side", view{Title: v.Name, Body: v, Feed: "/feed?" + string(v.Query)})
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

// span returns the first and the last day of a series and its longest gap, in words.
func span(days []record.Day) (first, last, gap string) {
	var list []string
	for _, d := range days {
		if len(d.Date) == len(time.DateOnly) {
			list = append(list, d.Date)
		}
	}
	if len(list) == 0 {
		return "", "", ""
	}
	slices.Sort(list)
	var most time.Duration
	for i := 1; i < len(list); i++ {
		x, _ := time.Parse(time.DateOnly, list[i-1])
		y, err := time.Parse(time.DateOnly, list[i])
		if err == nil && y.Sub(x) > most {
			most = y.Sub(x)
			gap = fmt.Sprintf("%d days, %s to %s", int(most.Hours()/24), dayName(list[i-1]), dayName(list[i]))
		}
	}
	return list[0], list[len(list)-1], gap
}

// A chart shows acts by month: cooperation above the line, conflict below.
type chart struct {
	Width, Height, Zero int
	Bars                []bar
	Labels              []label
	Most, Least         int
	Text                string
}

type bar struct {
	X, Y, W, H  int
	Class, Href string
	Title       string
}

type label struct {
	X, Y int
	Text string
}

// months draws days by month. An address with the filter and the month stands behind each bar.
func months(days []record.Day, query string) *chart {
	sums := map[string]*[4]int{}
	var keys []string
	for _, d := range days {
		if len(d.Date) < 7 {
			continue
		}
		m := d.Date[:7]
		if sums[m] == nil {
			sums[m] = &[4]int{}
			keys = append(keys, m)
		}
		for i, n := range d.Quads {
			sums[m][i] += n
		}
	}
	if len(keys) == 0 {
		return nil
	}
	slices.Sort(keys)
	first, err := time.Parse("2006-01", keys[0])
	last, err2 := time.Parse("2006-01", keys[len(keys)-1])
	if err != nil || err2 != nil {
		return nil
	}
	var all []string
	for t := last; !t.Before(first) && len(all) < 60; t = t.AddDate(0, -1, 0) { // the last five years
		all = append(all, t.Format("2006-01"))
	}
	slices.Reverse(all)
	c := &chart{Width: 720, Height: 190}
	up, down, coop, conf := 1, 1, 0, 0
	for _, m := range all {
		if q := sums[m]; q != nil {
			up, down = max(up, q[0]+q[1]), max(down, q[2]+q[3])
			coop, conf = coop+q[0]+q[1], conf+q[2]+q[3]
		}
	}
	c.Most, c.Least = up, down
	unit := 150.0 / float64(up+down)
	c.Zero = 12 + int(float64(up)*unit)
	step := min(40, 640/len(all))
	for i, m := range all {
		x := 40 + i*step
		if i == 0 || strings.HasSuffix(m, "-01") || len(all) <= 12 {
			t, _ := time.Parse("2006-01", m)
			text := t.Format("Jan")
			if i == 0 || strings.HasSuffix(m, "-01") {
				text = t.Format("Jan 2006")
			}
			c.Labels = append(c.Labels, label{x, c.Height - 6, text})
		}
		q := sums[m]
		if q == nil {
			continue
		}
		y := float64(c.Zero)
		for k, class := range []string{"mc", "vc"} {
			n := q[1-k]
			h := float64(n) * unit
			y -= h
			c.add(x, y, step, h, class, m, query, n)
		}
		y = float64(c.Zero)
		for k, class := range []string{"mk", "vk"} {
			n := q[3-k]
			h := float64(n) * unit
			c.add(x, y, step, h, class, m, query, n)
			y += h
		}
	}
	c.Text = fmt.Sprintf("Acts by month from %s to %s: %d of cooperation, %d of conflict.", dayName(all[0]), dayName(all[len(all)-1]), coop, conf)
	return c
}

func (c *chart) add(x int, y float64, step int, h float64, class, month, query string, n int) {
	if n == 0 {
		return
	}
	v, _ := url.ParseQuery(query)
	v.Set("from", month)
	v.Set("to", month)
	v.Set("quad", strconv.Itoa(slices.Index(quadKeys[:], class)))
	c.Bars = append(c.Bars, bar{x, int(math.Round(y)), max(2, step-3), max(1, int(math.Round(h))-1), class, "/acts?" + v.Encode(), fmt.Sprintf("%s: %d %s", dayName(month), n, quadNames[slices.Index(quadKeys[:], class)])})
}

//go:embed world.tsv
var worldTable string

// A mapView is the map of acts.
type mapView struct {
	Filter    record.Filter
	Line      string
	Countries []outline
	Points    []point
	Table     []store.Spot
	Days      int
}

type outline struct {
	Name, Path, Class, Href, Title string
}

type point struct {
	X, Y, R     float64
	Class, Href string
	Title       string
}

// worldMap draws acts where they happened. Only what is known to a town or better is a point; what is known to a country tints it.
func (s *Server) worldMap(w http.ResponseWriter, r *http.Request) error {
	f, _, err := s.filter(r)
	if err != nil {
		return err
	}
	spots, err := s.o.Store.Places(r.Context(), f)
	if err != nil {
		return s.missed(err)
	}
	v := mapView{Filter: f, Line: f.Search(), Table: spots[:min(len(spots), 60)]}
	at := map[string]int{}
	address := func(place string) string {
		q := f.Values()
		q.Set("place", place)
		return "/acts?" + q.Encode()
	}
	for _, x := range spots {
		exact := slices.Contains([]string{"point", "city", "district"}, x.Precision) && x.Lat != nil && x.Lon != nil
		if !exact {
			at[x.Country] += x.Acts
			continue
		}
		if len(v.Points) == 800 {
			continue
		}
		px, py := project(*x.Lon, *x.Lat)
		p := point{X: px, Y: py, R: math.Min(14, 2.2+1.5*math.Sqrt(float64(x.Acts))), Class: "coop", Href: address(cmp.Or(strconv.FormatInt(x.GeoNameID, 10), x.Name)), Title: fmt.Sprintf("%s: %d acts, %d of conflict", x.Name, x.Acts, x.Quads[2]+x.Quads[3])}
		if x.Quads[2]+x.Quads[3] > x.Quads[0]+x.Quads[1] {
			p.Class = "conf"
		}
		v.Points = append(v.Points, p)
	}
	for line := range strings.Lines(worldTable) {
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(c) != 3 {
			continue
		}
		o := outline{Name: c[1], Path: c[2], Class: "n0", Title: c[1]}
		if reg, err := language.ParseRegion(c[0]); err == nil && c[0] != "" {
			if n := at[reg.ISO3()]; n > 0 {
				o.Class, o.Href, o.Title = "n"+strconv.Itoa(min(4, 1+int(math.Log2(float64(n))))), address(reg.ISO3()), fmt.Sprintf("%s: %d acts known to the country alone", c[1], n)
			}
		}
		v.Countries = append(v.Countries, o)
	}
	return s.pages.show(w, r, http.StatusOK, "map", view{Title: "Map", Body: v, Wide: true, Query: v.Line})
}

// project lays a place on the map of web/ui/build.mjs: the Natural Earth projection (Patterson, polynomial by Jenny and others 2015), 960 units wide.
func project(lon, lat float64) (x, y float64) {
	const scale = 960 / (2 * 2.73539)
	l, p := lon*math.Pi/180, lat*math.Pi/180
	p2 := p * p
	p4 := p2 * p2
	x = l * (0.8707 - 0.131979*p2 + p4*(-0.013791+p4*(0.003971*p2-0.001529*p4)))
	y = p * (1.007226 + p2*(0.015085+p4*(-0.044475+0.028874*p2-0.005916*p4)))
	return 480 + scale*x, 250 - scale*y
}
