package story

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
)

// A Brief is what is kept of a report to compare it with others: less than a kilobyte for most.
type Brief struct {
	ID        string
	Publisher string
	Day       int      // days since 1970-01-01; NoDay if the report has no date
	Length    int      // words of the text
	Text      uint64   // hash of the words of the text
	Sketch    []uint32 // sample of its shingles, sorted
	Terms     []Term   // the words that tell most, sorted by key; their weights have length 1
	Names     []Term   // registered actors, likewise
	Places    []Term   // likewise
	Acts      []Term   // what kind of acts between whom, likewise
	Told      []int    // days of its news that the report names, up to its own, sorted; none before the ten last
	Lands     []uint32 // countries of which its first paragraph speaks, sorted
	Deeds     []Deed   // the first of what it tells as done, in order of telling
}

// A Term is a word, actor, place or kind of act, by its hash.
type Term struct {
	Key    uint32
	Weight float32
}

// NoDay is the day of a report without a date. It belongs to a story of its own.
const NoDay = math.MinInt32

// terms is how many words of a report are kept.
const terms = 48

// Brief makes the brief of a report. The result depends on the report alone.
func (m *Maker) Brief(r *record.Report) *Brief {
	body := body(r)
	words := split(body)
	b := &Brief{ID: r.ID, Publisher: r.Publisher, Day: day(r), Length: len(words), Sketch: sketch(words)}
	for _, w := range words {
		b.Text = b.Text*31 + hash(w)
	}
	title := split(r.Title)
	tf := make(map[string]float32, len(words))
	for i, w := range words {
		x := float32(1)
		if i < 40 { // the lead tells what a report is on
			x = 1.5
		}
		tf[m.base(w)] += x
	}
	for _, w := range title {
		tf[m.base(w)]++
	}
	named := m.named(r)
	for w, n := range tf {
		if x := m.weight(w); x > 0 && !named[w] {
			b.Terms = append(b.Terms, Term{key(hash(w)), x * float32(1+math.Log(float64(n)))})
		}
	}
	b.Terms = strongest(b.Terms, terms, 0)
	b.Names, b.Places, b.Acts = m.names(r), m.places(r), acts(r)
	b.Told, b.Lands, b.Deeds = news(r, b.Day), lands(r), doings(r)
	return b
}

// named returns the words by which a report names actors of the registry: they count as names.
func (m *Maker) named(r *record.Report) map[string]bool {
	out := map[string]bool{}
	text := runes(r.Text)
	for i := range r.Actors {
		a := &r.Actors[i]
		if kind, _, ok := strings.Cut(a.ID, "/"); !ok || kind == "org" {
			continue
		}
		for _, w := range split(a.Name) {
			out[m.base(w)] = true
		}
		for _, x := range a.Mentions {
			for _, w := range split(text.cut(x)) {
				out[m.base(w)] = true
			}
		}
	}
	return out
}

// body returns the text of a report without headline and dateline.
func body(r *record.Report) string {
	s := r.Text
	if t, rest, ok := strings.Cut(s, "\n"); ok && r.Title != "" && strings.TrimSpace(t) == strings.TrimSpace(r.Title) {
		s = rest
	}
	s = strings.TrimLeft(s, "\n ")
	for _, dash := range []string{" - ", " – ", " — ", "— ", "-- "} {
		if i := strings.Index(s, dash); i >= 0 && i < 80 && wire(s[:i]) {
			return s[i+len(dash):]
		}
	}
	return s
}

// wire reports whether words before a dash are those in front of an agency's report: PARIS, May 2 (Reuters).
func wire(s string) bool {
	if strings.Contains(s, "\n") {
		return false
	}
	place := strings.TrimRight(s[:len(s)-len(strings.TrimLeft(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ -'."))], " ")
	return strings.HasSuffix(s, ")") && strings.Contains(s, "(") || len(place) > 2 && (place == s || s[len(place)] == ',' || strings.HasPrefix(s[len(place):], " ("))
}

func day(r *record.Report) int {
	d := r.Published
	if d == "" {
		d = r.Dateline.Date
	}
	return number(d)
}

// number turns YYYY-MM-DD into a count of days.
func number(d string) int {
	t, err := time.Parse(time.DateOnly, d)
	if err != nil {
		return NoDay
	}
	return int(t.Unix() / 86400)
}

// Date returns a count of days as YYYY-MM-DD, "" for NoDay.
func Date(day int) string {
	if day == NoDay {
		return ""
	}
	return time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly)
}

func (m *Maker) names(r *record.Report) []Term {
	var out []Term
	for i := range r.Actors {
		a := &r.Actors[i]
		kind, _, ok := strings.Cut(a.ID, "/")
		if !ok || len(a.Mentions) == 0 {
			continue
		}
		w := 0.3
		switch kind {
		case "person":
			w = 1
		case "org":
			w = 0.5
		}
		w *= float64(m.least(a.Name))
		out = append(out, Term{key(hash(a.ID)), float32(w * (1 + math.Log(float64(len(a.Mentions)))))})
	}
	return strongest(out, 24, 1)
}

// news lists the days up to its own that a report names as those of its news: in its first paragraph, else further down.
func news(r *record.Report, own int) []int {
	var out []int
	end, text := lead(r), runes(r.Text)
	for i := range r.Dates {
		d := &r.Dates[i]
		if d.Precision != "day" && d.Precision != "part" || len(d.Value) < len(time.DateOnly) || len(out) > 0 && d.Start >= end {
			continue
		}
		if n := number(d.Value[:len(time.DateOnly)]); n != NoDay && n <= own && n >= own-10 && !saying(text, d) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// saying reports whether the words before a date make it the day of a statement: ministers said on Monday.
func saying(text characters, d *record.Date) bool {
	w := split(text.cut(record.Range{Start: max(0, d.Start-24), End: d.Start}))
	if n := len(w); n > 0 && w[n-1] == "on" {
		w = w[:n-1]
	}
	n := len(w)
	return n > 0 && slices.Contains([]string{"said", "says", "told", "reported", "added", "confirmed", "reporters", "statement"}, w[n-1])
}

// lead returns where the first paragraph of a report ends, in characters.
func lead(r *record.Report) int {
	n, text := 0, false
	for _, c := range r.Text {
		if c == '\n' && text {
			break
		}
		text = text || c != '\n' && c != ' '
		n++
	}
	return n
}

// lands lists the countries of which the first paragraph of a report speaks, sorted.
func lands(r *record.Report) []uint32 {
	var out []uint32
	end := lead(r)
	add := func(country string, start int) {
		if country != "" && start < end {
			out = append(out, key(hash(country)))
		}
	}
	for i := range r.Places {
		add(r.Places[i].Country, r.Places[i].Start)
	}
	for i := range r.Actors {
		for _, m := range r.Actors[i].Mentions {
			add(r.Actors[i].Country, m.Start)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// least returns the least weight of the words of a name: how much it tells to name Vladimir Putin, or Moscow.
func (m *Maker) least(name string) float32 {
	out := float32(1)
	for _, w := range split(name) {
		out = min(out, max(0.1, m.weight(stem(w))))
	}
	return out
}

func (m *Maker) places(r *record.Report) []Term {
	seen := map[string]float32{}
	add := func(p *record.Place, n float32) {
		w := float32(1)
		switch p.Precision {
		case "country", "region", "none", "":
			w = 0.2
		case "province":
			w = 0.6
		}
		if p.Kind == "" {
			seen[p.Name+"|"+p.Country] += n * w * m.least(p.Name)
		}
	}
	if r.Dateline.Where != nil {
		add(r.Dateline.Where, 0.5)
	}
	for i := range r.Places {
		add(&r.Places[i], 1)
	}
	var out []Term
	for s, w := range seen {
		out = append(out, Term{key(hash(s)), min(w, 2)})
	}
	return strongest(out, 12, 1)
}

func acts(r *record.Report) []Term {
	seen := map[string]float32{}
	for i := range r.Events {
		e := &r.Events[i]
		if slices.Contains(e.Aux, "historical") {
			continue
		}
		kind := e.Plover.Category
		if kind == "" && len(e.CAMEO) >= 2 {
			kind = e.CAMEO[:2]
		}
		for _, a := range sides(e.Source) {
			for _, b := range sides(e.Target) {
				x, y := min(a, b), max(a, b)
				w := float32(1)
				if x == "" || y == "" {
					w = 0.4
				}
				seen[kind+"|"+x+"|"+y] = max(w, seen[kind+"|"+x+"|"+y])
			}
		}
	}
	var out []Term
	for s, w := range seen {
		out = append(out, Term{key(hash(s)), w})
	}
	return strongest(out, 24, 1)
}

// sides lists the countries and groups that fill a slot; an empty slot is one side "".
func sides(list []record.Participant) []string {
	var out []string
	for i := range list {
		if p := list[i].Place; p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}

// strongest keeps the n heaviest terms, brings their weights to length 1 and sorts them by key. A list whose length is less than the root of least stays
// short: Moscow alone tells little.
func strongest(list []Term, n int, least float64) []Term {
	slices.SortFunc(list, func(a, b Term) int {
		switch {
		case a.Weight > b.Weight:
			return -1
		case a.Weight < b.Weight:
			return 1
		case a.Key < b.Key:
			return -1
		case a.Key > b.Key:
			return 1
		}
		return 0
	})
	list = slices.Clip(slices.Clone(list[:min(n, len(list))]))
	var sum float64
	for _, t := range list {
		sum += float64(t.Weight) * float64(t.Weight)
	}
	if sum > 0 {
		f := float32(1 / math.Sqrt(max(sum, least)))
		for i := range list {
			list[i].Weight *= f
		}
	}
	slices.SortFunc(list, func(a, b Term) int {
		switch {
		case a.Key < b.Key:
			return -1
		case a.Key > b.Key:
			return 1
		}
		return 0
	})
	return list
}

// cosine compares two lists of terms: 0 nothing in common, 1 the same.
func cosine(a, b []Term) float64 {
	var sum float64
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].Key < b[j].Key:
			i++
		case a[i].Key > b[j].Key:
			j++
		default:
			sum += float64(a[i].Weight) * float64(b[j].Weight)
			i++
			j++
		}
	}
	return sum
}
