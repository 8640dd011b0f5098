package trend

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
)

// A Series holds what happened between two sides, or what a country was part of, in periods in order of time. Periods
// without acts are left out.
type Series struct {
	A      string  `json:"a"`
	B      string  `json:"b"` // "" for a country, and for acts of A without a target
	Points []Point `json:"points"`
}

// A Point is one period of a series.
type Point struct {
	Period      string  `json:"period"` // 2025-06-10, 2025-W24 (ISO 8601), 2025-06
	From        string  `json:"from"`   // first day
	To          string  `json:"to"`     // last day
	Acts        int     `json:"acts"`
	Cooperation int     `json:"cooperation"` // acts of quad classes 1 and 2
	Conflict    int     `json:"conflict"`    // acts of quad classes 3 and 4
	Quads       [4]int  `json:"quads"`
	Goldstein   float64 `json:"goldstein"` // sum of the Goldstein values
	Score       float64 `json:"score"`     // (cooperation - conflict) / (cooperation + conflict), -1 to 1; 0 if there is neither
}

// Periods of a roll-up.
const (
	Daily   = "day"
	Weekly  = "week" // ISO weeks, from Monday
	Monthly = "month"
)

// Dyads returns one series for each pair of sides, in order of their names. Rows whose date is no whole day are left out.
func Dyads(days []record.Day, by string) ([]Series, error) {
	return roll(days, by, func(d *record.Day) [][2]string { return [][2]string{{d.A, d.B}} })
}

// Countries returns one series for each country or group: all rows that it is a side of. An act with several
// counterparts counts once for each.
func Countries(days []record.Day, by string) ([]Series, error) {
	return roll(days, by, func(d *record.Day) [][2]string {
		out := [][2]string{{d.A, ""}}
		if d.B != "" && d.B != d.A {
			out = append(out, [2]string{d.B, ""})
		}
		return out
	})
}

func roll(days []record.Day, by string, names func(*record.Day) [][2]string) ([]Series, error) {
	type key struct {
		name [2]string
		from string
	}
	points := map[key]*Point{}
	for i := range days {
		d := &days[i]
		t, err := time.Parse(time.DateOnly, d.Date)
		if err != nil {
			continue
		}
		p, err := period(t, by)
		if err != nil {
			return nil, err
		}
		for _, n := range names(d) {
			if n[0] == "" {
				continue
			}
			k := key{n, p.From}
			if points[k] == nil {
				q := p
				points[k] = &q
			}
			points[k].add(d)
		}
	}
	keys := make([]key, 0, len(points))
	for k := range points {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(strings.Compare(a.name[0], b.name[0]), strings.Compare(a.name[1], b.name[1]), strings.Compare(a.from, b.from))
	})
	var out []Series
	for _, k := range keys {
		if n := len(out); n == 0 || out[n-1].A != k.name[0] || out[n-1].B != k.name[1] {
			out = append(out, Series{A: k.name[0], B: k.name[1]})
		}
		s := &out[len(out)-1]
		s.Points = append(s.Points, *points[k])
	}
	return out, nil
}

// period returns the empty point that a day falls into.
func period(t time.Time, by string) (Point, error) {
	from, to := t, t
	var name string
	switch by {
	case Daily:
		name = t.Format(time.DateOnly)
	case Weekly:
		y, w := t.ISOWeek()
		name = fmt.Sprintf("%04d-W%02d", y, w)
		from = t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
		to = from.AddDate(0, 0, 6)
	case Monthly:
		name = t.Format("2006-01")
		from = t.AddDate(0, 0, 1-t.Day())
		to = from.AddDate(0, 1, -1)
	default:
		return Point{}, fmt.Errorf("%q is not one of day, week, month", by)
	}
	return Point{Period: name, From: from.Format(time.DateOnly), To: to.Format(time.DateOnly)}, nil
}

func (p *Point) add(d *record.Day) {
	p.Acts += d.Acts
	for i, n := range d.Quads {
		p.Quads[i] += n
	}
	p.Goldstein += d.Goldstein
	p.Cooperation, p.Conflict = p.Quads[0]+p.Quads[1], p.Quads[2]+p.Quads[3]
	p.Score = 0
	if n := p.Cooperation + p.Conflict; n > 0 {
		p.Score = float64(p.Cooperation-p.Conflict) / float64(n)
	}
}
