package eval

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/dateline/dateline"
)

// A PlaceItem is one article of a gold file of toponyms, laid out as data/geowebnews.
type PlaceItem struct {
	ID       string      `json:"id"`
	Title    string      `json:"title"`
	URL      string      `json:"url"`
	Text     string      `json:"text"`
	Toponyms []PlaceGold `json:"toponyms"`
}

// A PlaceGold is one marked toponym. Start and End count Unicode characters; Lat and Lon are nil where the gold does not know them.
type PlaceGold struct {
	Start    int      `json:"start"`
	End      int      `json:"end"`
	Role     string   `json:"role"` // literal, associative
	GeoNames string   `json:"geonameid"`
	Lat      *float64 `json:"lat"`
	Lon      *float64 `json:"lon"`
}

// ReadPlaces reads a gold file of toponyms, gzipped or not. Errors carry file:line.
func ReadPlaces(name string, r io.Reader) ([]PlaceItem, error) { return readLines[PlaceItem](name, r) }

// Article returns the article of a gold item.
func (i *PlaceItem) Article() *dateline.Article {
	return &dateline.Article{ID: i.ID, Title: i.Title, URL: i.URL, Body: i.Text, Language: "en"}
}

// Spans returns the tokens of d that the gold's names touch, in text order, without those that overlap.
func (i *PlaceItem) Spans(d *dateline.Document) []dateline.Span {
	text := []rune(i.Text)
	at := make([]int, 0, len(text)+1) // byte of each character
	for k := range i.Text {
		at = append(at, k)
	}
	at = append(at, len(i.Text))
	var out []dateline.Span
	for _, x := range i.Toponyms {
		r := trimPlace(text, Range{x.Start, x.End})
		if r.Start >= r.End || d.Text != i.Text {
			continue
		}
		if s := d.SpanOf(dateline.Extent{Start: at[r.Start], End: at[r.End]}); !s.Empty() {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b dateline.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return slices.Compact(out)
}

// A PlaceScore is how well toponyms were found and resolved, as score_places.py defines it (after Gritta et al. 2020): pairs
// share a character, one to one, longest overlap first; a resolved place is right within 161 km.
type PlaceScore struct {
	Articles int     `json:"articles"`
	Gold     int     `json:"gold"`
	System   int     `json:"system"`
	Exact    Figures `json:"exact"`
	Partial  Figures `json:"partial"`
	Matched  int     `json:"matched"`  // partial pairs whose gold has coordinates
	Resolved float64 `json:"resolved"` // share of them with coordinates
	Acc161   float64 `json:"acc161"`   // share of them within 161 km
	Same     float64 `json:"geonames"` // share of those with an id that have the same
	E2E      float64 `json:"e2e"`      // share of all gold with coordinates that were found within 161 km
	E2EF1    float64 `json:"e2e_f1"`
	// Errors are the names with a point that were missed, left open or put elsewhere.
	Errors []string `json:"-"`
}

// ScorePlaces compares annotated Documents with gold articles, item by item. All places count, also adjectives, peoples and
// metonyms, which this gold marks too; with literal only the gold's literal toponyms do.
func ScorePlaces(gold []PlaceItem, docs []*dateline.Document, literal bool) *PlaceScore {
	s := &PlaceScore{Articles: len(gold)}
	exact, partial, resolved, right, ids, same, points, open := 0, 0, 0, 0, 0, 0, 0, 0
	for n := range gold {
		g := &gold[n]
		text := []rune(g.Text)
		var want, drop []Range
		var of []int
		for i, x := range g.Toponyms {
			r := trimPlace(text, Range{x.Start, x.End})
			if literal && x.Role == "associative" {
				drop = append(drop, r)
				continue
			}
			want, of = append(want, r), append(of, i)
			if x.Lat != nil {
				points++
			}
		}
		var got []Range
		var sys []dateline.Place
		if n < len(docs) && docs[n] != nil {
			for _, p := range placesOf(docs[n]) {
				r := trimPlace(text, p.at)
				if slices.Contains(got, r) || touches(r, drop) && !touches(r, want) {
					continue
				}
				got, sys = append(got, r), append(sys, p.Place)
			}
		}
		s.Gold += len(want)
		s.System += len(got)
		for _, r := range got {
			if slices.Contains(want, r) {
				exact++
			}
		}
		toSys, _ := pairRanges(want, got)
		for i := range want {
			j, ok := toSys[i]
			x := &g.Toponyms[of[i]]
			if !ok {
				s.miss(g, x, nil)
				continue
			}
			partial++
			y := &sys[j]
			if x.Lat == nil || x.Lon == nil {
				open++
				continue
			}
			s.Matched++
			if x.GeoNames != "" {
				ids++
				if y.GeoNames > 0 && x.GeoNames == strconv.FormatInt(y.GeoNames, 10) {
					same++
				}
			}
			if y.Located {
				resolved++
				if kilometres(*x.Lat, *x.Lon, y.Lat, y.Lon) <= 161 {
					right++
					continue
				}
			}
			s.miss(g, x, y)
		}
	}
	s.Exact = figures(exact, s.System, exact, s.Gold)
	s.Partial = figures(partial, s.System, partial, s.Gold)
	s.Resolved, s.Acc161 = round4(share(resolved, s.Matched)), round4(share(right, s.Matched))
	s.Same = round4(share(same, ids))
	s.E2E = round4(share(right, points))
	s.E2EF1 = figures(right, s.System-open, right, points).F1
	return s
}

// miss notes a name that was missed (y is nil) or put elsewhere.
func (s *PlaceScore) miss(g *PlaceItem, x *PlaceGold, y *dateline.Place) {
	if x.Lat == nil || x.Lon == nil {
		return
	}
	text := []rune(g.Text)
	line := fmt.Sprintf("%s %s | %s %.2f %.2f | ", g.ID, string(text[max(0, x.Start):min(len(text), x.End)]), x.GeoNames, *x.Lat, *x.Lon)
	switch {
	case y == nil:
		line += "missed"
	case !y.Located:
		line += "open"
	default:
		line += fmt.Sprintf("%s %s %s %d %.2f %.2f %.0f km", y.Name, y.Country, y.Precision, y.GeoNames, y.Lat, y.Lon, kilometres(*x.Lat, *x.Lon, y.Lat, y.Lon))
	}
	s.Errors = append(s.Errors, line)
}

// A placed is a place with its characters.
type placed struct {
	dateline.Place
	at Range
}

// placesOf lists the places of a document, that of the dateline first.
func placesOf(d *dateline.Document) []placed {
	var out []placed
	if w, l := d.Dateline.Where, d.Dateline; w.Name != "" && l.Start >= 0 && l.End <= len(d.Text) && l.Start < l.End {
		name, _, _ := strings.Cut(l.Place, ",")
		if k := strings.Index(strings.ToLower(d.Text[l.Start:l.End]), strings.ToLower(name)); k >= 0 && name != "" {
			start := len([]rune(d.Text[:l.Start+k]))
			out = append(out, placed{w, Range{start, start + len([]rune(name))}})
		}
	}
	for _, p := range d.Places {
		out = append(out, placed{p, characters(d, p.Span)})
	}
	return out
}

// trimPlace takes white space, punctuation and a leading "the" off.
func trimPlace(text []rune, r Range) Range {
	r = trimRange(text, r)
	if r.End-r.Start > 4 && strings.EqualFold(string(text[r.Start:r.Start+3]), "the") && unicode.IsSpace(text[r.Start+3]) {
		for r.Start += 3; r.Start < r.End && unicode.IsSpace(text[r.Start]); r.Start++ {
		}
	}
	return r
}

func touches(r Range, list []Range) bool {
	return slices.ContainsFunc(list, func(x Range) bool { return touch(r, x) })
}

// kilometres is the great-circle distance on a sphere of radius 6371.009 km.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a, b := lat1*rad, lat2*rad
	h := math.Pow(math.Sin((b-a)/2), 2) + math.Cos(a)*math.Cos(b)*math.Pow(math.Sin((lon2-lon1)*rad/2), 2)
	return 2 * 6371.009 * math.Asin(math.Sqrt(min(1, h)))
}
