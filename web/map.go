package web

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

//go:embed world.tsv
var worldTable string

// A spotRow is a line of the table beside the map.
type spotRow struct {
	store.Spot
	Href string
}

// A mapView is the map of acts.
type mapView struct {
	Filter    record.Filter
	Line      string
	Query     template.URL // the filter, encoded
	Countries []outline
	Points    []point
	Table     []spotRow
	Span      slider
}

// rangeName says the days from..to for people: a whole month or year by its name.
func rangeName(from, to string) string {
	m := from[:min(7, len(from))]
	switch y := from[:min(4, len(from))]; {
	case from == y+"-01-01" && to == y+"-12-31":
		return y
	case from == m+"-01" && (to == m+"-31" || to == monthEnd(m)):
		return dayName(m)
	}
	if _, err := time.Parse(time.DateOnly, to); err != nil && len(to) > 7 { // a filter writes 2025-06-31 for the end of a month
		to = monthEnd(to[:7])
	}
	return spanName(from, to)
}

// monthEnd is the last day of a month.
func monthEnd(m string) string {
	t, err := time.Parse("2006-01", m)
	if err != nil {
		return m
	}
	return t.AddDate(0, 1, -1).Format(time.DateOnly)
}

// A slider leads through the months of the record.
type slider struct {
	All    navItem
	Years  []navItem
	Months []navItem // of the year that is shown
	Prev   string    // the month or year before and behind the one that is shown
	Next   string
	First  string // 2025-03
	Last   string
	At     string // month that is shown, "" if it is more than one
	Now    string // what is shown, in words
}

// slide makes the slider of an address: the months from first to last, and the filter.
func slide(path string, f record.Filter, first, last string) slider {
	address := func(from, to string) string {
		f.From, f.To = from, to
		if q := f.Values().Encode(); q != "" {
			return path + "?" + q
		}
		return path
	}
	from, to := f.From, f.To
	out := slider{First: first[:min(7, len(first))], Last: last[:min(7, len(last))], Now: "the whole record"}
	out.All = navItem{address("", ""), "all", from == "" && to == ""}
	start, err := time.Parse("2006-01", out.First)
	end, err2 := time.Parse("2006-01", out.Last)
	if err != nil || err2 != nil {
		return out
	}
	year := end.Year()
	if a, ok := whole(from); ok {
		year = a.Year()
		out.Now = rangeName(from, cmp.Or(to, last))
		if m := from[:min(7, len(from))]; out.Now == dayName(m) {
			out.At = m
			if t := time.Date(a.Year(), a.Month()-1, 1, 0, 0, 0, 0, time.UTC); !t.Before(start) {
				out.Prev = address(t.Format("2006-01"), t.Format("2006-01"))
			}
			if t := time.Date(a.Year(), a.Month()+1, 1, 0, 0, 0, 0, time.UTC); !t.After(end) {
				out.Next = address(t.Format("2006-01"), t.Format("2006-01"))
			}
		}
	}
	for y := start.Year(); y <= end.Year(); y++ {
		n := strconv.Itoa(y)
		out.Years = append(out.Years, navItem{address(n, n), n, from == n+"-01-01" && to == n+"-12-31"})
	}
	for m := time.January; m <= time.December; m++ {
		t := time.Date(year, m, 1, 0, 0, 0, 0, time.UTC)
		if t.Before(start) || t.After(end) {
			continue
		}
		n := t.Format("2006-01")
		out.Months = append(out.Months, navItem{address(n, n), t.Format("Jan 2006"), out.At == n})
	}
	return out
}

type outline struct {
	Name, Path, Class, Href, Title string
}

type point struct {
	X, Y, R     float64
	Class, Href string
	Title       string
}

// placeKey is the word by which a filter finds a place: its number, or its name.
func placeKey(x *store.Spot) string {
	if x.GeoNameID != 0 {
		return strconv.FormatInt(x.GeoNameID, 10)
	}
	return x.Name
}

// spots returns the places of acts.
func (s *Server) spots(ctx context.Context, f record.Filter) ([]store.Spot, error) {
	return remembered(ctx, s, "places "+f.Values().Encode(), func(ctx context.Context) ([]store.Spot, error) { return s.o.Store.Places(ctx, f) })
}

// worldMap draws acts where they happened. Only what is known to a town or better is a point; what is known to a country tints it.
func (s *Server) worldMap(w http.ResponseWriter, r *http.Request) error {
	f, _, err := s.filter(r)
	if err != nil {
		return err
	}
	spots, err := s.spots(r.Context(), f)
	if err != nil {
		return s.missed(err)
	}
	info, err := s.info(r.Context())
	if err != nil {
		return err
	}
	v := mapView{Filter: f, Line: f.Search(), Query: template.URL(f.Values().Encode()), Span: slide("/map", f, info.First, info.Last)}
	at := map[string]int{}
	address := func(place string) string {
		q := f.Values()
		q.Set("place", place)
		return "/acts?" + q.Encode()
	}
	within := func(x *store.Spot) string { return address(placeKey(x)) }
	for i := range spots[:min(len(spots), 60)] {
		v.Table = append(v.Table, spotRow{spots[i], within(&spots[i])})
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
		p := point{X: px, Y: py, R: math.Min(14, 2.2+1.5*math.Sqrt(float64(x.Acts))), Class: "coop", Href: within(&x), Title: fmt.Sprintf("%s: %d acts, %d of conflict", x.Name, x.Acts, x.Quads[2]+x.Quads[3])}
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
