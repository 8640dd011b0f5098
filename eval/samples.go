package eval

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/dateline/dateline/record"
)

// What an example shows.
const (
	alike  = iota // in both
	unlike        // same dyad and day, other kind
	onlyA
	onlyB
	showings
)

// A sampled group gets examples of its own.
type sampled struct {
	to    *Samples
	n     [showings]int // how many there are
	seen  [showings]int
	taken [showings]int
}

// pick tells whether the next of a kind is one of those that are taken evenly from the list.
func (g *sampled) pick(what, most int) bool {
	i, n := g.seen[what], g.n[what]
	g.seen[what]++
	if g.taken[what] >= most || n > most && i != g.taken[what]*n/most {
		return false
	}
	g.taken[what]++
	return true
}

// sort calls f with every cell by what it shows: the cell of A and of B, -1 if there is none.
func (m *matched) sort(a, b *table, f func(what, i, j int, day int32, key uint64)) {
	told := make([]bool, len(b.keys))
	a.each(func(i int, day int32, key uint64) {
		if j := m.of[i]; j >= 0 {
			f(alike, i, int(j), day, key)
			return
		}
		from, to := b.on(day)
		dyad := key >> kindBits << kindBits
		at, _ := slices.BinarySearch(b.keys[from:to], dyad)
		for j := from + at; j < to && b.keys[j]>>kindBits == key>>kindBits; j++ {
			if !m.used[j] {
				told[j] = true
				f(unlike, i, j, day, key)
				return
			}
		}
		f(onlyA, i, -1, day, key)
	})
	b.each(func(j int, day int32, key uint64) {
		if !m.used[j] && !told[j] {
			f(onlyB, -1, j, day, key)
		}
	})
}

// A wanted is an example whose events are still to be read.
type wanted struct {
	to *[]Example
	at int
}

type place struct {
	day int32
	key uint64
}

var errEnough = errors.New("all examples are found")

// examples chooses examples spread over the cells, and reads the codings again for their events.
func (out *Agreement) examples(w *lexicon, codings [2]Coding, a, b *table, m *matched, o AgreeOptions) error {
	all := &sampled{to: &out.Samples}
	kinds, dyads, days := map[string]*sampled{}, map[[2]string]*sampled{}, map[string]*sampled{}
	switch o.Each {
	case "kind":
		for i := range out.Kinds {
			kinds[out.Kinds[i].Kind] = &sampled{to: &out.Kinds[i].Samples}
		}
	case "dyad":
		for i := range out.Top[:min(o.Top, len(out.Top))] {
			x := &out.Top[i]
			dyads[[2]string{x.Source, x.Target}] = &sampled{to: &x.Samples}
		}
	case "day":
		for i := range busiest(out.ByDay, o.Top) {
			days[out.ByDay[i].Day] = &sampled{to: &out.ByDay[i].Samples}
		}
	}
	var last int32 = -1
	var day string
	both := []*sampled{all, nil}
	groups := func(d int32, key uint64) []*sampled {
		if last != d {
			last, day = d, dayOf(d)
		}
		source, target, kind := parts(key)
		switch o.Each {
		case "kind":
			both[1] = kinds[w.kinds.names[kind]]
		case "dyad":
			both[1] = dyads[[2]string{w.sides.names[source], w.sides.names[target]}]
		case "day":
			both[1] = days[day]
		}
		if both[1] == nil {
			return both[:1]
		}
		return both
	}
	m.sort(a, b, func(what, _, _ int, day int32, key uint64) {
		for _, g := range groups(day, key) {
			g.n[what]++
		}
	})
	want := [2]map[place][]wanted{{}, {}}
	m.sort(a, b, func(what, i, j int, day int32, key uint64) {
		for _, g := range groups(day, key) {
			if !g.pick(what, o.Examples) {
				continue
			}
			to := []*[]Example{&g.to.Alike, &g.to.Unlike, &g.to.OnlyA, &g.to.OnlyB}[what]
			*to = append(*to, Example{})
			x := wanted{to: to, at: len(*to) - 1}
			if i >= 0 {
				want[0][place{day, key}] = append(want[0][place{day, key}], x)
			}
			if j >= 0 {
				n, _ := slices.BinarySearch(b.start, j+1) // the day is that before the next one's start
				p := place{b.days[n-1], b.keys[j]}
				want[1][p] = append(want[1][p], x)
			}
		}
	})
	for side, c := range codings {
		err := c(func(e *record.Coded) error {
			if len(want[side]) == 0 {
				return errEnough
			}
			day, key, ok := w.cell(e)
			if list := want[side][place{day, key}]; ok && list != nil {
				delete(want[side], place{day, key})
				x := own(e)
				for _, l := range list {
					if side == 0 {
						(*l.to)[l.at].A = x
					} else {
						(*l.to)[l.at].B = x
					}
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			return err
		}
	}
	return nil
}

// own copies an event, without the line that its words were cut out of.
func own(e *record.Coded) *record.Coded {
	x := *e
	for _, s := range []*string{&x.ID, &x.Date, &x.Source.Name, &x.Source.Code, &x.Target.Name, &x.Target.Code, &x.Place.Name, &x.Publisher, &x.URL, &x.Story} {
		*s = strings.Clone(*s)
	}
	return &x
}

// busiest returns where the days with most cells stand in a list.
func busiest(list []DayShare, top int) map[int]bool {
	at := make([]int, len(list))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(x, y int) int {
		return cmp.Compare(list[y].A+list[y].B, list[x].A+list[x].B)
	})
	out := map[int]bool{}
	for _, i := range at[:min(top, len(at))] {
		out[i] = true
	}
	return out
}
