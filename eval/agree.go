package eval

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/dateline/dateline/record"
)

// AgreeOptions say how two codings are compared. The zero value compares same days and PLOVER categories.
type AgreeOptions struct {
	Slack    int    // days that the date of an event may be off
	By       string // what an event is called: category (default), quad, root
	Mutual   bool   // do not ask who is source and who target
	Examples int    // of each kind
}

// An Agreement tells how far two codings agree. Its unit is the cell: something of one kind that one side did to another
// on one day, however many rows tell it. Only days that both codings cover are compared.
type Agreement struct {
	From, To string // days that both cover
	A, B     int    // cells of each
	Both     int    // cells of A that B has, each of B used once
	Dyads    Share  // dyads
	Days     Share  // days of dyads
	Kinds    []KindShare
	Top      []DyadShare // dyads with most cells
	Months   []MonthShare

	// Where both codings tell one single kind of a dyad on a day: how often it is the same, and Cohen's kappa, which is 0
	// where they agree as often as by chance; NaN if there is nothing to tell.
	Paired, Same int
	Kappa        float64
	Confusion    []Mixed // kinds that one calls this and the other that, the most frequent first

	OnlyA, OnlyB, Alike, Unlike []Example
}

// A Share counts what two codings have, and what both have.
type Share struct{ A, B, Both int }

// OfA is how much of what A has B has too; NaN if A has nothing.
func (s Share) OfA() float64 { return ratio(s.Both, s.A) }

// OfB is how much of what B has A has too.
func (s Share) OfB() float64 { return ratio(s.Both, s.B) }

func ratio(n, of int) float64 {
	if of == 0 {
		return math.NaN()
	}
	return float64(n) / float64(of)
}

// A KindShare is the Share of one kind of event.
type KindShare struct {
	Kind string
	Share
}

// A DyadShare is the Share of one dyad.
type DyadShare struct {
	Source, Target string
	Share
}

// A MonthShare is the Share of one month.
type MonthShare struct {
	Month string
	Share
}

// A Mixed is a pair of kinds that stand for one another.
type Mixed struct {
	A, B  string
	Times int
}

// An Example is an event of one coding, and the other's where there is one.
type Example struct{ A, B *record.Coded }

// cell is where an event stands.
type cell struct{ source, target, day, kind string }

// Agree compares two codings. Events without a kind on the level of comparison, or without both sides, are passed over.
func Agree(a, b []record.Coded, o AgreeOptions) *Agreement {
	out := &Agreement{Kappa: math.NaN()}
	from, to := cover(a, b)
	out.From, out.To = from, to
	if from == "" || from > to {
		return out
	}
	ca, cb := o.cells(a, from, to), o.cells(b, from, to)
	out.A, out.B = len(ca.keys), len(cb.keys)
	pairs := o.match(ca, cb)
	out.Both = len(pairs)
	out.shares(ca, cb, pairs)
	out.paired(ca, cb)
	out.examples(ca, cb, pairs, o.Examples)
	return out
}

// cover returns the days that both codings cover.
func cover(a, b []record.Coded) (from, to string) {
	for i, list := range [][]record.Coded{a, b} {
		lo, hi := "", ""
		for j := range list {
			d := list[j].Date
			if lo == "" || d < lo {
				lo = d
			}
			hi = max(hi, d)
		}
		if i == 0 {
			from, to = lo, hi
			continue
		}
		if from == "" || lo == "" {
			return "", ""
		}
		from, to = max(from, lo), min(to, hi)
	}
	return from, to
}

// cells are the cells of a coding, with an event for each.
type cells struct {
	keys []cell
	one  map[cell]*record.Coded
}

func (o *AgreeOptions) cells(list []record.Coded, from, to string) *cells {
	out := &cells{one: map[cell]*record.Coded{}}
	for i := range list {
		e := &list[i]
		k := cell{e.Source.Place, e.Target.Place, e.Date, o.kind(e)}
		if k.source == "" || k.target == "" || k.source == k.target || k.kind == "" || k.day < from || k.day > to {
			continue
		}
		if o.Mutual && k.target < k.source {
			k.source, k.target = k.target, k.source
		}
		if out.one[k] == nil {
			out.one[k] = e
			out.keys = append(out.keys, k)
		}
	}
	slices.SortFunc(out.keys, order)
	return out
}

func order(a, b cell) int {
	return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.source, b.source), cmp.Compare(a.target, b.target), cmp.Compare(a.kind, b.kind))
}

// kind is what an event is called on the level of comparison, "" if nothing.
func (o *AgreeOptions) kind(e *record.Coded) string {
	switch o.By {
	case "quad":
		if e.Quad < 1 || e.Quad > 4 {
			return ""
		}
		return []string{"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}[e.Quad-1]
	case "root":
		return e.CAMEO[:min(2, len(e.CAMEO))]
	}
	return e.Category
}

// match gives each cell of A one of B: the same kind and sides on the same day, else on the nearest within the slack.
func (o *AgreeOptions) match(a, b *cells) map[cell]cell {
	out, used := map[cell]cell{}, map[cell]bool{}
	for off := 0; off <= o.Slack; off++ {
		for _, k := range a.keys {
			if _, ok := out[k]; ok {
				continue
			}
			for _, n := range []int{-off, off} {
				x := k
				x.day = later(k.day, n)
				if b.one[x] != nil && !used[x] {
					out[k], used[x] = x, true
					break
				}
			}
		}
	}
	return out
}

// later is the day so many days after another.
func later(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if n == 0 || err != nil {
		return day
	}
	return t.AddDate(0, 0, n).Format(time.DateOnly)
}

// shares fills what is counted by dyad, day of a dyad, kind and month.
func (out *Agreement) shares(a, b *cells, pairs map[cell]cell) {
	kinds, dyads, months := map[string]*Share{}, map[cell]*Share{}, map[string]*Share{}
	days := map[cell]*Share{}
	both := map[cell]bool{}
	for _, x := range pairs {
		both[x] = true
	}
	for i, c := range []*cells{a, b} {
		for _, k := range c.keys {
			hit := both[k]
			if i == 0 {
				_, hit = pairs[k]
			}
			count(kinds, k.kind, i, hit)
			count(months, k.day[:7], i, hit)
			count(dyads, cell{source: k.source, target: k.target}, i, hit)
			count(days, cell{source: k.source, target: k.target, day: k.day}, i, false)
		}
	}
	for _, s := range dyads {
		out.Dyads = out.Dyads.seen(*s)
	}
	for _, s := range days {
		out.Days = out.Days.seen(*s)
	}
	for k, s := range kinds {
		out.Kinds = append(out.Kinds, KindShare{k, *s})
	}
	slices.SortFunc(out.Kinds, func(a, b KindShare) int { return cmp.Or(b.A+b.B-a.A-a.B, cmp.Compare(a.Kind, b.Kind)) })
	for k, s := range months {
		out.Months = append(out.Months, MonthShare{k, *s})
	}
	slices.SortFunc(out.Months, func(a, b MonthShare) int { return cmp.Compare(a.Month, b.Month) })
	for k, s := range dyads {
		out.Top = append(out.Top, DyadShare{k.source, k.target, *s})
	}
	slices.SortFunc(out.Top, func(a, b DyadShare) int {
		return cmp.Or(b.A+b.B-a.A-a.B, cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target))
	})
}

func count[K comparable](m map[K]*Share, k K, coder int, both bool) {
	s := m[k]
	if s == nil {
		s = &Share{}
		m[k] = s
	}
	if coder == 1 {
		s.B++
		return
	}
	s.A++
	if both {
		s.Both++
	}
}

// seen adds one to each side that has something.
func (s Share) seen(x Share) Share {
	if x.A > 0 {
		s.A++
	}
	if x.B > 0 {
		s.B++
	}
	if x.A > 0 && x.B > 0 {
		s.Both++
	}
	return s
}

// paired compares kinds where both codings tell one of a dyad on a day.
func (out *Agreement) paired(a, b *cells) {
	single := func(c *cells) map[cell]string {
		m := map[cell]string{}
		for _, k := range c.keys {
			at := k
			at.kind = ""
			if _, ok := m[at]; ok {
				m[at] = ""
				continue
			}
			m[at] = k.kind
		}
		return m
	}
	ma, mb := single(a), single(b)
	left, right, mixed := map[string]int{}, map[string]int{}, map[[2]string]int{}
	for at, x := range ma {
		y := mb[at]
		if x == "" || y == "" {
			continue
		}
		out.Paired++
		left[x]++
		right[y]++
		if x == y {
			out.Same++
			continue
		}
		mixed[[2]string{x, y}]++
	}
	for k, n := range mixed {
		out.Confusion = append(out.Confusion, Mixed{k[0], k[1], n})
	}
	slices.SortFunc(out.Confusion, func(a, b Mixed) int {
		return cmp.Or(b.Times-a.Times, cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	if out.Paired == 0 {
		return
	}
	n := float64(out.Paired)
	chance := 0.0
	for k, x := range left {
		chance += float64(x) / n * float64(right[k]) / n
	}
	if chance < 1 {
		out.Kappa = (float64(out.Same)/n - chance) / (1 - chance)
	}
}

// examples shows the first few of each kind, spread over the list.
func (out *Agreement) examples(a, b *cells, pairs map[cell]cell, most int) {
	if most <= 0 {
		return
	}
	back := map[cell]bool{}
	for _, x := range pairs {
		back[x] = true
	}
	first := map[cell]*record.Coded{} // an event of B by dyad and day
	for _, k := range b.keys {
		at := k
		at.kind = ""
		if first[at] == nil && !back[k] {
			first[at] = b.one[k]
		}
	}
	var alike, unlike, onlyA, onlyB []Example
	told := map[*record.Coded]bool{}
	for _, k := range a.keys {
		at := k
		at.kind = ""
		switch x, ok := pairs[k]; {
		case ok:
			alike = append(alike, Example{a.one[k], b.one[x]})
		case first[at] != nil:
			unlike = append(unlike, Example{a.one[k], first[at]})
			told[first[at]] = true
		default:
			onlyA = append(onlyA, Example{A: a.one[k]})
		}
	}
	for _, k := range b.keys {
		if !back[k] && !told[b.one[k]] {
			onlyB = append(onlyB, Example{B: b.one[k]})
		}
	}
	out.Alike, out.Unlike, out.OnlyA, out.OnlyB = spread(alike, most), spread(unlike, most), spread(onlyA, most), spread(onlyB, most)
}

// spread takes so many elements evenly from a list.
func spread[T any](list []T, most int) []T {
	if len(list) <= most {
		return list
	}
	out := make([]T, 0, most)
	for i := range most {
		out = append(out, list[i*len(list)/most])
	}
	return out
}
