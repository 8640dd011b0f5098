package trend

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
)

// A world is the record as dense daily counts: the calendar, the volume of news, and what was seen of each country.
// Days count from the first day of the record.
type world struct {
	zero    int // day number of the first day
	n       int
	volume  []int              // acts of all sides in front of day i; n+1 of them
	weekday [7]float64         // share of a day of the week in the volume, 1 on average; by day of the calendar modulo 7
	seen    map[string][]int32 // acts in front of day i that a country or group is a side of
	pairs   []track            // dyads, and sides whose acts have no target
	states  []track            // countries and groups
}

// A track is one series as a list of days that hold anything.
type track struct {
	a, b string
	rows []row
}

type row struct {
	day            int
	acts, conflict int
}

// A line is one track, dense: acts and conflicts in front of day i.
type line struct {
	acts, conflict []int
}

const secondsADay = 24 * 60 * 60

// number returns the day number of a date.
func number(date string) (int, bool) {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return 0, false
	}
	return int(t.Unix() / secondsADay), true
}

func (w *world) date(i int) string {
	return time.Unix(int64(w.zero+i)*secondsADay, 0).UTC().Format(time.DateOnly)
}

// dayOfWeek returns where day i stands in weekday, also before 1970.
func (w *world) dayOfWeek(i int) int { return ((w.zero+i)%7 + 7) % 7 }

// newWorld lays out the rows up to the last day that counts.
func newWorld(days []record.Day, last string) *world {
	w := &world{seen: map[string][]int32{}}
	stop, bounded := number(last)
	type item struct {
		*record.Day
		n, i int
	}
	items := make([]item, 0, len(days))
	for i := range days {
		n, ok := number(days[i].Date)
		if !ok || days[i].A == "" || bounded && n > stop {
			continue
		}
		items = append(items, item{&days[i], n, i})
	}
	if len(items) == 0 {
		return w
	}
	first, end := items[0].n, items[0].n
	for _, it := range items {
		first, end = min(first, it.n), max(end, it.n)
	}
	if bounded {
		end = stop
	}
	w.zero, w.n = first, end-first+1
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(strings.Compare(a.A, b.A), strings.Compare(a.B, b.B), a.n-b.n)
	})
	w.volume = make([]int, w.n+1)
	states := map[string]map[int]row{}
	for _, it := range items {
		day, conflict := it.n-first, it.Quads[2]+it.Quads[3]
		w.volume[day+1] += it.Acts
		if k := len(w.pairs); k == 0 || w.pairs[k-1].a != it.A || w.pairs[k-1].b != it.B {
			w.pairs = append(w.pairs, track{a: it.A, b: it.B})
		}
		p := &w.pairs[len(w.pairs)-1]
		if k := len(p.rows); k > 0 && p.rows[k-1].day == day {
			p.rows[k-1].acts += it.Acts
			p.rows[k-1].conflict += conflict
		} else {
			p.rows = append(p.rows, row{day: day, acts: it.Acts, conflict: conflict})
		}
		sides := []string{it.A}
		if it.B != "" && it.B != it.A {
			sides = append(sides, it.B)
		}
		for _, s := range sides {
			if states[s] == nil {
				states[s] = map[int]row{}
				w.seen[s] = make([]int32, w.n+1)
			}
			r := states[s][day]
			states[s][day] = row{day: day, acts: r.acts + it.Acts, conflict: r.conflict + conflict}
			w.seen[s][day+1] += int32(it.Acts)
		}
	}
	for s, rows := range states {
		t := track{a: s}
		for _, r := range rows {
			t.rows = append(t.rows, r)
		}
		slices.SortFunc(t.rows, func(a, b row) int { return a.day - b.day })
		w.states = append(w.states, t)
		for i := range w.n {
			w.seen[s][i+1] += w.seen[s][i]
		}
	}
	slices.SortFunc(w.states, func(a, b track) int { return strings.Compare(a.a, b.a) })
	w.close()
	return w
}

// close turns daily volumes into sums and works out the rhythm of the week.
func (w *world) close() {
	var by [7]float64
	total := 0.0
	for i := range w.n {
		by[w.dayOfWeek(i)] += float64(w.volume[i+1])
		total += float64(w.volume[i+1])
		w.volume[i+1] += w.volume[i]
	}
	shy := float64(w.n) / 7 // one act a day, spread evenly
	for k := range by {
		w.weekday[k] = (by[k] + shy) / (total/7 + shy)
	}
}

// dense writes the sums of a track into a line, whose slices are used again.
func (w *world) dense(t *track, l *line) {
	l.acts, l.conflict = slices.Grow(l.acts[:0], w.n+1)[:w.n+1], slices.Grow(l.conflict[:0], w.n+1)[:w.n+1]
	k, acts, conflict := 0, 0, 0
	for i := range w.n {
		l.acts[i], l.conflict[i] = acts, conflict
		if k < len(t.rows) && t.rows[k].day == i {
			acts += t.rows[k].acts
			conflict += t.rows[k].conflict
			k++
		}
	}
	l.acts[w.n], l.conflict[w.n] = acts, conflict
}

// exposure returns how much news there was around day i, in acts a day: the mean of four weeks, without what belongs to
// the series itself, so that it does not hide its own jump, and one act more, so that a small record counts as steady.
func (w *world) exposure(own []int, i int) float64 {
	from := max(0, i-27)
	n := w.volume[i+1] - w.volume[from] - (own[i+1] - own[from])
	return float64(max(0, n))/float64(i+1-from) + 1
}
