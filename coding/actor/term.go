package actor

import (
	"fmt"
	"strings"
	"time"
)

// A Term is a range of days, both ends included. A zero end is open; the zero Term always holds.
type Term struct{ From, To time.Time }

// Holds reports whether the term covers day. A zero day is covered by every term.
func (t Term) Holds(day time.Time) bool {
	return day.IsZero() || !day.Before(t.From) && (t.To.IsZero() || !day.After(t.To))
}

// String writes the term as in the registry: [2019-03-20 -].
func (t Term) String() string {
	if t.From.IsZero() && t.To.IsZero() {
		return ""
	}
	show := func(d time.Time) string {
		if d.IsZero() {
			return ""
		}
		return d.Format(time.DateOnly)
	}
	return "[" + strings.TrimSpace(show(t.From)+" - "+show(t.To)) + "]"
}

// cutTerm takes a date limit in brackets off the end of a registry value.
func cutTerm(s string) (rest string, term Term, err error) {
	s = strings.TrimSpace(s)
	open := strings.LastIndexByte(s, '[')
	if open < 0 || !strings.HasSuffix(s, "]") {
		return s, Term{}, nil
	}
	from, to, both := strings.Cut(" "+s[open+1:len(s)-1]+" ", " - ")
	if !both {
		to = from
	}
	if term.From, _, err = parseDay(from); err != nil {
		return s, Term{}, err
	}
	if _, term.To, err = parseDay(to); err != nil {
		return s, Term{}, err
	}
	return strings.TrimSpace(s[:open]), term, nil
}

// parseDay returns the first and the last day that a date of any precision covers.
func parseDay(s string) (first, last time.Time, err error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return first, last, nil
	}
	for _, p := range []struct {
		layout string
		months int
		years  int
	}{{"2006-01-02", 0, 0}, {"2006-01", 1, 0}, {"2006", 0, 1}} {
		if d, err := time.Parse(p.layout, s); err == nil {
			if p.months+p.years == 0 {
				return d, d, nil
			}
			return d, d.AddDate(p.years, p.months, -1), nil
		}
	}
	return first, last, fmt.Errorf("bad date %q", s)
}

// meet returns the days that both terms cover; ok is false if there are none.
func (t Term) meet(u Term) (both Term, ok bool) {
	both = t
	if u.From.After(both.From) {
		both.From = u.From
	}
	if both.To.IsZero() || !u.To.IsZero() && u.To.Before(both.To) {
		both.To = u.To
	}
	return both, both.To.IsZero() || !both.To.Before(both.From)
}
