package eval

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
)

// A Coding gives all events of a coding to a function, one after the other, and ends with the error of the function. It may be
// asked twice and then gives the same events.
type Coding func(take func(*record.Coded) error) error

// AgreeOptions say how two codings are compared. The zero value compares same days and PLOVER categories.
type AgreeOptions struct {
	Slack    int    // days that the date of an event may be off
	By       string // what an event is called: category (default), quad, root
	Mutual   bool   // do not ask who is source and who target
	Examples int    // of each kind; with any, both codings are read twice
	Each     string // kind, dyad or day: examples of each of these as well; "" is none
	Top      int    // how many dyads or days have examples of their own
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
	Top      []DyadShare // dyads, those with most cells first
	ByDay    []DayShare
	Months   []MonthShare

	// Where both codings tell one single kind of a dyad on a day: how often it is the same, and Cohen's kappa, which is 0
	// where they agree as often as by chance; NaN if there is nothing to tell.
	Paired, Same int
	Kappa        float64
	Confusion    []Mixed // kinds that one calls this and the other that, the most frequent first

	Samples
}

// Samples are examples of what two codings have in common and what not.
type Samples struct{ Alike, Unlike, OnlyA, OnlyB []Example }

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
	Samples
}

// A DyadShare is the Share of one dyad.
type DyadShare struct {
	Source, Target string
	Share
	Samples
}

// A DayShare is the Share of one day.
type DayShare struct {
	Day string
	Share
	Samples
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

// Agree compares two codings. Events without a kind on the level of comparison, or without both sides, are passed over. What is kept of an event is 8 bytes, so that
// months of the largest event data fit into memory.
func Agree(a, b Coding, o AgreeOptions) (*Agreement, error) {
	out := &Agreement{Kappa: math.NaN()}
	w := &lexicon{sides: newIndex(), kinds: newIndex(), days: map[string]int32{}, o: o}
	var two [2]*cells
	for i, c := range []Coding{a, b} {
		two[i] = &cells{days: map[int32]*bucket{}}
		if err := c(func(e *record.Coded) error { return two[i].add(w, e) }); err != nil {
			return nil, err
		}
	}
	ca, cb := two[0], two[1]
	if ca.lo == "" || cb.lo == "" {
		return out, nil
	}
	out.From, out.To = max(ca.lo, cb.lo), min(ca.hi, cb.hi)
	if out.From > out.To {
		return out, nil
	}
	from, to := w.day(out.From), w.day(out.To)
	sides, kinds := w.sides.sort(), w.kinds.sort()
	ta, tb := ca.table(sides, kinds, from, to), cb.table(sides, kinds, from, to)
	m := mate(ta, tb, o.Slack)
	out.A, out.B, out.Both = len(ta.keys), len(tb.keys), m.n
	out.shares(w, ta, tb, m)
	out.paired(w, ta, tb)
	if o.Examples <= 0 {
		return out, nil
	}
	return out, out.examples(w, [2]Coding{a, b}, ta, tb, m, o)
}

// An index gives words numbers.
type index struct {
	names []string
	ids   map[string]uint32
}

func newIndex() *index { return &index{ids: map[string]uint32{}} }

func (x *index) id(name string) uint32 {
	n, ok := x.ids[name]
	if !ok {
		n = uint32(len(x.names))
		name = strings.Clone(name)
		x.names = append(x.names, name)
		x.ids[name] = n
	}
	return n
}

// sort numbers the words in their order, and returns the new number of each old one.
func (x *index) sort() []uint32 {
	old := slices.Clone(x.names)
	slices.Sort(x.names)
	for i, n := range x.names {
		x.ids[n] = uint32(i)
	}
	out := make([]uint32, len(old))
	for i, n := range old {
		out[i] = x.ids[n]
	}
	return out
}

// A lexicon is what cells are made of.
type lexicon struct {
	sides, kinds *index
	days         map[string]int32 // numbers of days, -1 for what is no day
	o            AgreeOptions
}

// Bits of a cell's key: source, target, kind.
const (
	sideBits = 26
	kindBits = 12
)

var errMany = errors.New("the codings have too many sides or kinds to compare")

func (w *lexicon) day(s string) int32 {
	n, ok := w.days[s]
	if !ok {
		n = -1
		if t, err := time.Parse(time.DateOnly, s); err == nil && t.Unix() >= 0 {
			n = int32(t.Unix() / 86400)
		}
		w.days[strings.Clone(s)] = n
	}
	return n
}

func dayOf(n int32) string { return time.Unix(int64(n)*86400, 0).UTC().Format(time.DateOnly) }

// cell returns day and key of an event, false if it has none.
func (w *lexicon) cell(e *record.Coded) (day int32, key uint64, ok bool) {
	source, target, kind := e.Source.Place, e.Target.Place, w.o.kind(e)
	if source == "" || target == "" || source == target || kind == "" {
		return 0, 0, false
	}
	if w.o.Mutual && target < source {
		source, target = target, source
	}
	day = w.day(e.Date)
	return day, uint64(w.sides.id(source))<<(sideBits+kindBits) | uint64(w.sides.id(target))<<kindBits | uint64(w.kinds.id(kind)), day >= 0
}

func parts(key uint64) (source, target, kind uint32) {
	return uint32(key >> (sideBits + kindBits)), uint32(key>>kindBits) & (1<<sideBits - 1), uint32(key) & (1<<kindBits - 1)
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

// cells gathers the cells of a coding by day.
type cells struct {
	days   map[int32]*bucket
	lo, hi string // first and last day
}

// A bucket holds the keys of a day; now and then those that stand twice are taken out.
type bucket struct {
	keys  []uint64
	clean int
}

func (c *cells) add(w *lexicon, e *record.Coded) error {
	if c.lo == "" || e.Date < c.lo {
		c.lo = strings.Clone(e.Date)
	}
	if e.Date > c.hi {
		c.hi = strings.Clone(e.Date)
	}
	day, key, ok := w.cell(e)
	if !ok {
		return nil
	}
	if len(w.sides.names) >= 1<<sideBits || len(w.kinds.names) >= 1<<kindBits {
		return errMany
	}
	b := c.days[day]
	if b == nil {
		b = &bucket{}
		c.days[day] = b
	}
	if b.keys = append(b.keys, key); len(b.keys) >= 2*b.clean+4096 {
		b.compact()
	}
	return nil
}

func (b *bucket) compact() {
	slices.Sort(b.keys)
	b.keys = slices.Compact(b.keys)
	b.clean = len(b.keys)
}

// A table holds the cells of a coding in the order of day, source, target and kind.
type table struct {
	days  []int32
	start []int // where each day begins, and the end
	keys  []uint64
}

// table puts the cells of some days in order; sides and kinds are their new numbers. The cells are used up.
func (c *cells) table(sides, kinds []uint32, from, to int32) *table {
	t := &table{}
	for d := range c.days {
		if d >= from && d <= to {
			t.days = append(t.days, d)
		}
	}
	slices.Sort(t.days)
	for _, d := range t.days {
		b := c.days[d]
		delete(c.days, d)
		for i, k := range b.keys {
			x, y, z := parts(k)
			b.keys[i] = uint64(sides[x])<<(sideBits+kindBits) | uint64(sides[y])<<kindBits | uint64(kinds[z])
		}
		b.compact()
		t.start = append(t.start, len(t.keys))
		t.keys = append(t.keys, b.keys...)
	}
	t.start = append(t.start, len(t.keys))
	return t
}

// on returns the range of the cells of a day.
func (t *table) on(day int32) (from, to int) {
	i, ok := slices.BinarySearch(t.days, day)
	if !ok {
		return 0, 0
	}
	return t.start[i], t.start[i+1]
}

// find returns where a cell is, -1 if it is not there.
func (t *table) find(day int32, key uint64) int {
	from, to := t.on(day)
	i, ok := slices.BinarySearch(t.keys[from:to], key)
	if !ok {
		return -1
	}
	return from + i
}

// each calls f for every cell.
func (t *table) each(f func(i int, day int32, key uint64)) {
	for n, d := range t.days {
		for i := t.start[n]; i < t.start[n+1]; i++ {
			f(i, d, t.keys[i])
		}
	}
}

// matched tells which cell of B goes with each of A, -1 for none, and which of B are used.
type matched struct {
	of   []int32
	used []bool
	n    int
}

// mate gives each cell of A one of B: the same kind and sides on the same day, else on the nearest within the slack.
func mate(a, b *table, slack int) *matched {
	m := &matched{of: make([]int32, len(a.keys)), used: make([]bool, len(b.keys))}
	for i := range m.of {
		m.of[i] = -1
	}
	for off := int32(0); off <= int32(slack); off++ {
		a.each(func(i int, day int32, key uint64) {
			if m.of[i] >= 0 {
				return
			}
			for _, n := range []int32{-off, off} {
				if j := b.find(day+n, key); j >= 0 && !m.used[j] {
					m.of[i], m.used[j] = int32(j), true
					m.n++
					return
				}
			}
		})
	}
	return m
}

// shares fills what is counted by kind, dyad, day of a dyad, day and month.
func (out *Agreement) shares(w *lexicon, a, b *table, m *matched) {
	kinds, dyads, days := map[uint32]*Share{}, map[uint64]*Share{}, map[int32]*Share{}
	for i, t := range []*table{a, b} {
		t.each(func(n int, day int32, key uint64) {
			_, _, kind := parts(key)
			hit := i == 0 && m.of[n] >= 0
			count(kinds, kind, i, hit)
			count(dyads, key>>kindBits, i, hit)
			count(days, day, i, hit)
		})
	}
	for _, s := range dyads {
		out.Dyads = out.Dyads.seen(*s)
	}
	walk(a, b, func(x, y []uint64) { out.Days = out.Days.seen(Share{A: len(x), B: len(y)}) })
	for k, s := range kinds {
		out.Kinds = append(out.Kinds, KindShare{Kind: w.kinds.names[k], Share: *s})
	}
	slices.SortFunc(out.Kinds, func(a, b KindShare) int { return cmp.Or(b.A+b.B-a.A-a.B, cmp.Compare(a.Kind, b.Kind)) })
	months := map[string]*Share{}
	for d, s := range days {
		day := dayOf(d)
		out.ByDay = append(out.ByDay, DayShare{Day: day, Share: *s})
		if months[day[:7]] == nil {
			months[day[:7]] = &Share{}
		}
		x := months[day[:7]]
		*x = Share{x.A + s.A, x.B + s.B, x.Both + s.Both}
	}
	slices.SortFunc(out.ByDay, func(a, b DayShare) int { return cmp.Compare(a.Day, b.Day) })
	for k, s := range months {
		out.Months = append(out.Months, MonthShare{k, *s})
	}
	slices.SortFunc(out.Months, func(a, b MonthShare) int { return cmp.Compare(a.Month, b.Month) })
	for k, s := range dyads {
		source, target, _ := parts(k << kindBits)
		out.Top = append(out.Top, DyadShare{Source: w.sides.names[source], Target: w.sides.names[target], Share: *s})
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

// walk calls f for each day of a dyad with the cells of both codings.
func walk(a, b *table, f func(x, y []uint64)) {
	days := slices.Concat(a.days, b.days)
	slices.Sort(days)
	for _, d := range slices.Compact(days) {
		i, ie := a.on(d)
		j, je := b.on(d)
		for i < ie || j < je {
			var dyad uint64 = math.MaxUint64
			if i < ie {
				dyad = a.keys[i] >> kindBits
			}
			if j < je {
				dyad = min(dyad, b.keys[j]>>kindBits)
			}
			x, y := i, j
			for i < ie && a.keys[i]>>kindBits == dyad {
				i++
			}
			for j < je && b.keys[j]>>kindBits == dyad {
				j++
			}
			f(a.keys[x:i], b.keys[y:j])
		}
	}
}

// paired compares kinds where both codings tell one of a dyad on a day.
func (out *Agreement) paired(w *lexicon, a, b *table) {
	left, right, mixed := map[uint32]int{}, map[uint32]int{}, map[[2]uint32]int{}
	walk(a, b, func(x, y []uint64) {
		if len(x) != 1 || len(y) != 1 {
			return
		}
		_, _, p := parts(x[0])
		_, _, q := parts(y[0])
		out.Paired++
		left[p]++
		right[q]++
		if p == q {
			out.Same++
			return
		}
		mixed[[2]uint32{p, q}]++
	})
	for k, n := range mixed {
		out.Confusion = append(out.Confusion, Mixed{w.kinds.names[k[0]], w.kinds.names[k[1]], n})
	}
	slices.SortFunc(out.Confusion, func(a, b Mixed) int {
		return cmp.Or(b.Times-a.Times, cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	if out.Paired == 0 {
		return
	}
	n := float64(out.Paired)
	chance := 0.0
	for k := range uint32(len(w.kinds.names)) {
		chance += float64(left[k]) / n * float64(right[k]) / n
	}
	if chance < 1 {
		out.Kappa = (float64(out.Same)/n - chance) / (1 - chance)
	}
}
