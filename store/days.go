package store

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/dateline/dateline/record"
)

// Days returns the acts that match by day and pair of places, in the order of day, A and B. Filters by places and days alone read the roll-ups,
// those by places and something else the rows of pairs. An act that is known to a month or a year only stands under that: 2025-06.
func (s *Store) Days(ctx context.Context, f record.Filter) ([]record.Day, error) {
	text, args, err := s.rolled(ctx, f, "days", "day", 1)
	if err == nil && text == "" {
		text, args, err = s.paired(ctx, f)
	}
	if err != nil {
		return nil, err
	}
	if text == "" {
		return s.recount(ctx, f)
	}
	return s.dated(ctx, text, args)
}

// Months returns what Days returns added up by month: the dates are such as 2025-06. Whole months of filters by places alone are read from their roll-up.
func (s *Store) Months(ctx context.Context, f record.Filter) ([]record.Day, error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	if around, lo, hi := split(&f); len(around) == 0 && lo <= hi {
		text, args, err := s.rolled(ctx, f, "months", "month", 100)
		if err != nil {
			return nil, err
		}
		if text != "" {
			return s.dated(ctx, text, args)
		}
	}
	days, err := s.Days(ctx, f)
	if err != nil {
		return nil, err
	}
	at := map[[3]string]*record.Day{}
	for i := range days {
		d := &days[i]
		d.Date = d.Date[:min(len(d.Date), len("2025-06"))]
		k := [3]string{d.Date, d.A, d.B}
		m := at[k]
		if m == nil {
			at[k] = d
			continue
		}
		for q, n := range d.Quads {
			m.Quads[q] += n
		}
		m.Acts += d.Acts
		m.Goldstein = math.Round((m.Goldstein+d.Goldstein)*100) / 100
	}
	out := make([]record.Day, 0, len(at))
	for _, d := range at {
		out = append(out, *d)
	}
	slices.SortFunc(out, inTime)
	return out, nil
}

// dated reads days from rows of days, numbers of sides, and sums.
func (s *Store) dated(ctx context.Context, text string, args []any) ([]record.Day, error) {
	rows, err := s.read.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, s.explain(err)
	}
	out := []record.Day{}
	names := map[int64]string{0: ""}
	var sides [][2]int64
	err = scan(rows, func() error {
		var d record.Day
		var day, gold int
		var x [2]int64
		err := rows.Scan(&day, &x[0], &x[1], &d.Quads[0], &d.Quads[1], &d.Quads[2], &d.Quads[3], &gold, &d.Acts)
		d.Date, d.Goldstein = date(day), float64(gold)/100
		out, sides = append(out, d), append(sides, x)
		return err
	})
	if err != nil {
		return nil, s.explain(err)
	}
	for i, x := range sides {
		for _, n := range x {
			if _, ok := names[n]; !ok {
				var name string
				if err := s.reader(ctx)("SELECT substr(term, 3) FROM terms WHERE id=?", n).Scan(&name); err != nil {
					return nil, s.explain(err)
				}
				names[n] = name
			}
		}
		out[i].A, out[i].B = names[x[0]], names[x[1]]
	}
	slices.SortFunc(out, inTime)
	return out, nil
}

// inTime is the order of day, A and B.
func inTime(a, b record.Day) int {
	return cmp.Or(strings.Compare(a.Date, b.Date), strings.Compare(a.A, b.A), strings.Compare(a.B, b.B))
}

// paired returns a statement on the rows of pairs for filters that name one side or both by places, or none, "" for others.
func (s *Store) paired(ctx context.Context, f record.Filter) (string, []any, error) {
	q, err := s.query(ctx, event, f)
	if err != nil || q.none {
		return "", nil, err
	}
	if slices.ContainsFunc(q.arms, func(a arm) bool { return a.table != "pairs" }) {
		one := f.Actors
		if len(one) == 0 {
			one = f.With
		}
		if len(f.Sources)+len(f.Targets) > 0 || len(one) < len(f.Actors)+len(f.With) || len(one) == 0 && len(f.Publishers)+len(f.Speakers) > 0 {
			return "", nil, nil
		}
		a, err := s.places(ctx, one)
		if err != nil || a == nil && len(one) > 0 {
			return "", nil, err
		}
		rest := f
		rest.Actors, rest.With = nil, nil
		if q, err = s.query(ctx, event, rest); err != nil || q.none {
			return "", nil, err
		}
		if q.apart = true; a == nil {
			q.arms = []arm{{"pairs", "d.kind=0", nil}}
		} else {
			q.arms = []arm{
				{"pairs", "d.kind=0 AND d.a IN (" + join(a) + ")", nil},
				{"dyads y CROSS JOIN pairs", "d.kind=0 AND y.b IN (" + join(a) + ") AND d.a=y.a AND d.b=y.b AND d.a NOT IN (" + join(a) + ")", nil},
			}
		}
	}
	text, args := q.sql("d.day AS day, d.a AS a, d.b AS b, d.fact AS fact, d.quad AS quad, d.gold AS gold", "")
	return "SELECT day, a, b, sum(quad=1), sum(quad=2), sum(quad=3), sum(quad=4), sum(gold), count(*) FROM (" + text + ") GROUP BY day, a, b", args, nil
}

// recount gathers the days of a filter that no roll-up answers.
func (s *Store) recount(ctx context.Context, f record.Filter) ([]record.Day, error) {
	at := map[[3]string]*record.Day{}
	err := walk(ctx, s, event, f, func(k *kept) (*fact, error) { return s.decode(event, k.data) }, func(x *fact) error {
		for _, p := range x.pairs {
			if len(f.Actors)+len(f.Sources) > 0 && len(f.With)+len(f.Targets) > 0 && !between(p, slices.Concat(f.Actors, f.Sources), slices.Concat(f.With, f.Targets)) {
				continue
			}
			k := [3]string{date(x.day), p.a, p.b}
			d := at[k]
			if d == nil {
				d = &record.Day{Date: k[0], A: p.a, B: p.b}
				at[k] = d
			}
			if x.quad >= 1 && x.quad <= 4 {
				d.Quads[x.quad-1]++
			}
			d.Goldstein += float64(x.gold) / 100
			d.Acts++
		}
		return nil
	})
	out := make([]record.Day, 0, len(at))
	for _, d := range at {
		d.Goldstein = math.Round(d.Goldstein*100) / 100
		out = append(out, *d)
	}
	slices.SortFunc(out, inTime)
	return out, err
}

// between reports whether a pair joins one of the words with one of the others, as far as they are places.
func between(p pair, one, two []string) bool {
	place := func(w string) bool { return len(w) == 3 || !strings.Contains(w, "/") }
	match := func(side string, words []string) bool {
		return side != "" && slices.ContainsFunc(words, func(w string) bool { return !place(w) || strings.HasPrefix(w, side) })
	}
	return match(p.a, one) && match(p.b, two) || match(p.b, one) && match(p.a, two)
}

// rolled returns a statement on a roll-up, days or months, for filters that ask for places and days alone, "" for others. column holds the times,
// counted in units of so many days' numbers.
func (s *Store) rolled(ctx context.Context, f record.Filter, table, column string, unit int) (string, []any, error) {
	if err := f.Check(); err != nil {
		return "", nil, err
	}
	rest := f
	rest.Actors, rest.With, rest.From, rest.To = nil, nil, "", ""
	if len(rest.Values()) > 0 {
		return "", nil, nil
	}
	lo, hi := 0, 99999999
	if f.From != "" || f.To != "" {
		lo, hi = span(f.From, f.To)
	}
	lo, hi = (lo+unit-1)/unit, hi/unit
	one, two := f.Actors, f.With
	if len(one) == 0 {
		one, two = two, nil
	}
	a, err := s.places(ctx, one)
	if err != nil || a == nil && len(one) > 0 {
		return "", nil, err
	}
	b, err := s.places(ctx, two)
	if err != nil || b == nil && len(two) > 0 {
		return "", nil, err
	}
	columns := fmt.Sprintf("SELECT y.%s*%d, y.a, y.b, y.q1, y.q2, y.q3, y.q4, y.gold, y.acts FROM ", column, unit)
	when := fmt.Sprintf(" WHERE y.%s BETWEEN ? AND ?", column)
	text := columns + table + " y" + when
	switch {
	case a == nil:
		return text, []any{lo, hi}, nil
	case b != nil:
		union := " UNION ALL "
		if slices.ContainsFunc(a, func(n int64) bool { return slices.Contains(b, n) }) { // a row may be found from both sides
			union = " UNION "
		}
		return text + fmt.Sprintf(" AND y.a IN (%s) AND y.b IN (%s)", join(a), join(b)) + union + text + fmt.Sprintf(" AND y.a IN (%s) AND y.b IN (%s)", join(b), join(a)), []any{lo, hi, lo, hi}, nil
	}
	return text + fmt.Sprintf(" AND y.a IN (%s) UNION ALL ", join(a)) + columns + "dyads d JOIN " + table + " y ON y.a=d.a AND y.b=d.b" + when + fmt.Sprintf(" AND d.b IN (%s) AND d.a NOT IN (%s)", join(a), join(a)),
		[]any{lo, hi, lo, hi}, nil
}

// places returns the numbers of words if all of them are places, that is sides of dyads; nil if one is not.
func (s *Store) places(ctx context.Context, words []string) ([]int64, error) {
	list, err := s.find(ctx, who, words)
	if err != nil || len(list) < len(words) || len(list) == 0 {
		return nil, err
	}
	for _, n := range list {
		var name string
		var ok bool
		if err := s.read.QueryRowContext(ctx, "SELECT substr(term, 3), EXISTS(SELECT 1 FROM pairs WHERE kind=0 AND a=terms.id) OR EXISTS(SELECT 1 FROM dyads WHERE b=terms.id) FROM terms WHERE id=?", n).Scan(&name, &ok); err != nil {
			return nil, s.explain(err)
		}
		if !ok || strings.Contains(name, "/") {
			return nil, nil
		}
	}
	return list, nil
}
