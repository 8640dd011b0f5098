package date

import (
	"strings"

	"github.com/dateline/dateline"
)

// An order says how a report writes day and month in figures.
type order uint8

const (
	unknownOrder order = iota
	monthFirst
	dayFirst
)

// numericOrder finds the order of a report: a date of its own that reads one way only, else the
// country of its publisher.
func numericOrder(a *dateline.Article, text string) order {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c != '/' {
			continue
		}
		x, from := twoDigits(text, i-1, -1)
		y, to := twoDigits(text, i+1, 1)
		if x < 0 || y < 0 || to >= len(text) || text[to] != '/' || from > 0 && text[from-1] == '/' {
			continue
		}
		switch {
		case x > 12 && x <= 31 && y >= 1 && y <= 12:
			return dayFirst
		case y > 12 && y <= 31 && x >= 1 && x <= 12:
			return monthFirst
		}
	}
	host := a.URL
	if k := strings.Index(host, "://"); k >= 0 {
		host = host[k+3:]
	}
	if k := strings.IndexAny(host, "/?#"); k >= 0 {
		host = host[:k]
	}
	host = strings.ToLower(host)
	if k := strings.LastIndexByte(host, '.'); k >= 0 {
		switch tld := host[k+1:]; {
		case tld == "gov" || tld == "mil" || tld == "us" || tld == "ph":
			return monthFirst
		case len(tld) == 2 && tld != "tv" && tld != "io" && tld != "co" && tld != "ai" && tld != "me":
			return dayFirst
		}
	}
	switch pub := strings.ToLower(a.Publisher); {
	case pub == "":
		return unknownOrder
	case strings.Contains(pub, "new york") || strings.Contains(pub, "washington") || strings.Contains(pub, "los angeles") ||
		strings.Contains(pub, "associated press") || strings.Contains(pub, "voice of america") || strings.Contains(pub, "state department") ||
		strings.Contains(pub, "white house") || pub == "ap" || pub == "cnn" || pub == "upi" || pub == "npr":
		return monthFirst
	}
	return unknownOrder
}

// twoDigits reads one or two digits from i in a direction and returns the number and the place behind or the
// first byte of it.
func twoDigits(s string, i, step int) (n, at int) {
	isDigit := func(k int) bool { return k >= 0 && k < len(s) && '0' <= s[k] && s[k] <= '9' }
	if !isDigit(i) {
		return -1, i
	}
	j := i
	if isDigit(i + step) {
		j = i + step
		if isDigit(j + step) {
			return -1, i
		}
	}
	lo, hi := min(i, j), max(i, j)
	for k := lo; k <= hi; k++ {
		n = n*10 + int(s[k]-'0')
	}
	if step > 0 {
		return n, hi + 1
	}
	return n, lo
}

// numeric reads dates in figures: 2025-06-10, 2025/6/10, 10/06/2025, 10.06.2025, 2025-12, 20250610.
func (p *parser) numeric(i int) (form, int, bool) {
	a := p.atoms[i]
	f := form{kind: calendar, gran: days, rule: "numeric"}
	if i > 0 && p.is(i-1, sign) {
		return f, i, false
	}
	if a.digits == 8 && a.val >= 19000101 && a.val <= 21001231 {
		f.y, f.m, f.d = a.val/10000, a.val/100%100, a.val%100
		return f, i + 1, validDay(f)
	}
	sep := p.class(i + 1)
	if sep != dash && sep != slash && sep != dot || !p.glued(i+1) || !p.glued(i+2) {
		return f, i, false
	}
	if a.digits == 4 && p.is(i+2, month) { // 2020/Sep/23, 2019-aug-01
		if p.is(i+3, sep) && p.is(i+4, number) && p.glued(i+4) {
			f.y, f.m, f.d = a.val, p.val(i+2), p.val(i+4)
			return f, i + 5, validDay(f)
		}
		return f, i, false
	}
	if a.digits <= 2 && p.is(i+2, month) && p.is(i+3, sep) && p.is(i+4, number) { // 22/Jan/2019
		f.d, f.m, f.y = a.val, p.val(i+2), p.val(i+4)
		if p.atoms[i+4].digits == 2 {
			f.y = century2(f.y)
		}
		return f, i + 5, validDay(f)
	}
	if !p.is(i+2, number) {
		return f, i, false
	}
	b := p.atoms[i+2]
	third := p.is(i+3, sep) && p.glued(i+3) && p.is(i+4, number) && p.glued(i+4)
	if a.digits == 4 {
		if a.val < 1000 || a.val > 2200 || b.digits > 2 {
			return f, i, false
		}
		if third && p.atoms[i+4].digits <= 2 {
			f.y, f.m, f.d = a.val, b.val, p.val(i+4)
			return f, i + 5, validDay(f)
		}
		if b.digits == 2 && sep != dot && b.val >= 1 && b.val <= 12 && (sep == dash && !p.glued(i+3) && a.val%100+1 != b.val) {
			f.y, f.m, f.gran = a.val, b.val, months
			return f, i + 3, true
		}
		return f, i, false
	}
	if a.digits > 2 || b.digits > 2 || p.is(i-1, sep) && p.glued(i) {
		return f, i, false
	}
	next := i + 3
	if third {
		c := p.atoms[i+4]
		switch {
		case c.digits == 4 && c.val >= 1000 && c.val <= 2200:
			f.y = c.val
		case c.digits == 2 && sep != dot:
			f.y = century2(c.val)
		case c.digits == 2 && a.digits == 2 && b.digits == 2:
			f.y = century2(c.val)
		default:
			return f, i, false
		}
		next = i + 5
	} else {
		// Two figures alone are mostly fractions and scores.
		if sep == dash || sep == dot && !p.is(i-1, weekday) || p.glued(next) && (p.is(next, number) || p.is(next, slash) || p.is(next, other)) {
			return f, i, false
		}
		if a.val == 9 && b.val == 11 && sep == slash { // the attacks
			f.y, f.m, f.d = 2001, 9, 11
			return f, next, true
		}
		switch p.class(i - 1) {
		case wOn, weekday, wSince, wUntil, wFrom, wBetween, wBy, wBefore, wAfter, relative, wTo, wAnd, dash:
		default:
			if !(a.digits == 2 && b.digits == 2) {
				return f, i, false
			}
		}
		if p.belongs(next) && !p.is(i-1, weekday) && !p.is(i-1, wOn) {
			return f, i, false
		}
	}
	x, y := a.val, b.val
	o := p.dayFirst
	if o == unknownOrder && sep == dot && third {
		o = dayFirst
	}
	switch {
	case x > 12:
		f.d, f.m = x, y
	case y > 12:
		f.m, f.d = x, y
	case o == dayFirst:
		f.d, f.m = x, y
	default:
		f.m, f.d = x, y
		f.ambiguous = o == unknownOrder && x != y
	}
	return f, next, validDay(f)
}

// numericMonth reads dates that begin with a month: Sep-23-2020, Dec/2018, Oct/2.
func (p *parser) numericMonth(i int) (form, int, bool) {
	f := form{kind: calendar, gran: days, m: p.val(i), rule: "numeric"}
	sep := p.class(i + 1)
	if sep != dash && sep != slash || !p.glued(i+1) || !p.is(i+2, number) || !p.glued(i+2) {
		return f, i, false
	}
	a := p.atoms[i+2]
	if p.is(i+3, sep) && p.glued(i+3) && p.is(i+4, number) && p.atoms[i+4].digits == 4 {
		f.d, f.y = a.val, p.val(i+4)
		return f, i + 5, validDay(f)
	}
	if a.digits == 4 {
		f.y, f.gran = a.val, months
		return f, i + 3, a.val >= 1000 && a.val <= 2200
	}
	f.d = a.val
	return f, i + 3, sep == slash && a.digits <= 2 && f.d >= 1 && f.d <= 31 && validDay(f)
}

// validDay reports whether a form names a day that there is.
func validDay(f form) bool {
	y := f.y
	if y == 0 {
		y = 2000
	}
	return f.m >= 1 && f.m <= 12 && f.d >= 1 && f.d <= monthDays(y, f.m)
}
