package trend

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline/dateline/record"
)

// A Meeting is one meeting of two sides.
type Meeting struct {
	Key   string `json:"key"`
	Date  string `json:"date"`
	A     string `json:"a"` // A < B
	B     string `json:"b"`
	Level string `json:"level"`
}

// levels in the words of record.Meeting.Level, the lowest first.
var levels = [...]string{"expert", "ambassador", "deputy minister", "minister", "head of government", "head of state"}

func rank(level string) int { return slices.Index(levels[:], level) }

// Meetings returns the pairs of sides that met at an encounter that took place, with the level of each: the lower of the
// highest levels of the two, the level of the meeting if those are not told. Pairs without a level are left out, and so are
// encounters whose day is not known.
func Meetings(e *record.Encounter) []Meeting {
	if e.Stage.Value != "took place" || e.Historical || len(e.Date) != len("2006-01-02") {
		return nil
	}
	top := map[string]int{}
	side := map[string]int{}
	people := [][]record.Attendee{}
	people = append(people, e.Sides...)
	if len(e.Host) > 0 && len(e.Sides) < 2 {
		people = append(people, e.Host)
	}
	for i, s := range people {
		for k := range s {
			if p := s[k].Place; p != "" {
				if _, ok := top[p]; !ok {
					top[p], side[p] = -1, i
				}
				top[p] = max(top[p], rank(s[k].Level))
			}
		}
	}
	places := make([]string, 0, len(top))
	for p := range top {
		places = append(places, p)
	}
	slices.Sort(places)
	var out []Meeting
	for i, a := range places {
		for _, b := range places[i+1:] {
			if side[a] == side[b] && len(people) > 1 {
				continue
			}
			n := min(top[a], top[b])
			if n < 0 {
				n = max(top[a], top[b])
			}
			if n < 0 {
				n = rank(e.Level.Value)
			}
			if n >= 0 {
				out = append(out, Meeting{e.Key, e.Date, a, b, levels[n]})
			}
		}
	}
	return out
}

// few is the number of earlier meetings of a known level below which a new level says nothing.
const few = 3

// A step is a meeting that is higher than all before.
type step struct {
	Meeting
	before string  // the highest level before
	n      int     // meetings before
	p      float64 // probability that the newest of n+1 meetings in no order is the highest by itself
}

// steps finds the meetings of one pair, in order of time, that are higher than all before. Of n+1 meetings without a trend
// the last one is the highest by itself with probability 1/(n+1) at most (Rényi 1962 on records).
func steps(list []Meeting) []step {
	var out []step
	top := -1
	for i := 0; i < len(list); {
		j, high := i, i // meetings of one day count together
		for ; j < len(list) && list[j].Date == list[i].Date; j++ {
			if rank(list[j].Level) > rank(list[high].Level) {
				high = j
			}
		}
		if r := rank(list[high].Level); r > top {
			if i >= few {
				out = append(out, step{list[high], levels[top], i, 1 / float64(i+1)})
			}
			top = r
		}
		i = j
	}
	return out
}

// paired sorts meetings by pair and day and returns one list for each pair; what lies after the last day, has no level or no
// pair is left out.
func paired(meetings []Meeting, last string) [][]Meeting {
	all := make([]Meeting, 0, len(meetings))
	for _, m := range meetings {
		if _, ok := number(m.Date); !ok || rank(m.Level) < 0 || m.A == "" || m.B == "" || last != "" && m.Date > last {
			continue
		}
		if m.A > m.B {
			m.A, m.B = m.B, m.A
		}
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b Meeting) int {
		return cmp.Or(strings.Compare(a.A, b.A), strings.Compare(a.B, b.B), strings.Compare(a.Date, b.Date), strings.Compare(a.Key, b.Key))
	})
	var out [][]Meeting
	for i, m := range all {
		if i == 0 || all[i-1].A != m.A || all[i-1].B != m.B {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], m)
	}
	return out
}
