package date

// interval reads ranges: from 4 to 6 April, between 2011 and 2014, June 4-6, 2014-2018, May to July 2025,
// Monday to Friday, 2019/20.
func (p *parser) interval(i int) (expression, bool) {
	j := i
	lead := noneLead
	switch p.class(i) {
	case wFrom:
		lead = fromLead
		j++
	case wBetween:
		lead = betweenLead
		j++
	}
	e, ok := p.pair(i, p.skip(j, wThe), lead)
	return e, ok
}

// A lead is the word that opens a range.
type lead uint8

const (
	noneLead lead = iota
	fromLead
	betweenLead
)

// separator returns the atom behind the word or sign between the two ends, or j if there is none.
func (p *parser) separator(j int, l lead) (int, bool) {
	sign := false
	switch p.class(j) {
	case dash:
		sign = true
	case wTo, wUntil:
	case wAnd:
		if l != betweenLead && !p.nextDay(j) {
			return j, false
		}
	case slash:
		sign = true
	default:
		return j, false
	}
	j++
	if p.is(j, wAnd) && p.is(j-1, wUntil) {
		j++
	}
	if !sign {
		j = p.skip(j, wThe)
	}
	return j, sign
}

// nextDay reports whether "and" at atom j joins two days in a row: June 3 and 4, 11 and 12 June.
func (p *parser) nextDay(j int) bool {
	if p.is(j-1, ordSuffix) {
		j--
	}
	k := j + 1
	if p.is(j, ordSuffix) {
		k = j + 2
	}
	return p.is(j-1, number) && p.is(k, number) && p.atoms[k].digits <= 2 && p.atoms[j-1].digits <= 2 && p.val(k) == p.val(j-1)+1 && p.val(k) <= 31 &&
		(p.is(j-2, month) || p.is(j-3, month) || p.is(k+1, month) || p.is(k+2, month)) && !p.isClock(k)
}

// side reads one end of a range: a form or the bare day of a month.
func (p *parser) side(i int, l lead) (f form, next int, bare, ok bool) {
	f, next, ok = p.form(i)
	if ok && f.kind == dayOnly {
		bare = true
	}
	if ok && f.kind != reference {
		return f, next, bare, true
	}
	if ok && f.n == 0 { // now
		return form{kind: shifted, gran: days, rule: "now"}, next, false, true
	}
	if d, k, isDay := p.dayNumber(i); isDay {
		return form{kind: dayOnly, gran: days, d: d, rule: "day"}, k, true, true
	}
	return f, i, false, false
}

// pair reads both ends and fills what one leaves to the other.
func (p *parser) pair(first, i int, l lead) (expression, bool) {
	var none expression
	// A bare day in front of the month is no form by itself: 4-6 April, 4 to 6 April.
	a, j, abare, ok := p.side(i, l)
	if d, k, isDay := p.dayNumber(i); isDay && (!ok || k < j && a.kind == calendar && a.y != 0 && a.m == 0) {
		a, j, abare, ok = form{kind: dayOnly, gran: days, d: d, rule: "day"}, k, true, true
	}
	if !ok {
		return none, false
	}
	k, sign := p.separator(j, l)
	if k == j {
		return none, false
	}
	slashed := p.is(j, slash)
	// 1998-99, 2019/20
	if a.kind == calendar && a.y != 0 && a.m == 0 && sign && p.glued(j) && p.is(k, number) && p.glued(k) && p.atoms[k].digits == 2 && a.y%100+1 <= p.val(k) {
		if slashed && p.val(k) != a.y%100+1 || p.glued(k+1) && (p.is(k+1, dash) || p.is(k+1, slash)) {
			return none, false
		}
		b := a
		b.y = a.y/100*100 + p.val(k)
		return p.joined(first, k+1, a, b, l)
	}
	if slashed {
		return none, false
	}
	if a.timed {
		return none, false
	}
	// a month in front: June 4-6
	if a.kind == calendar && a.m != 0 && a.d != 0 {
		if d, next, isDay := p.dayNumber(k); isDay && !p.is(next, month) && !p.is(next, wOf) && !p.isClock(k) && !(p.is(next, slash) || p.is(next, dash) && p.glued(next) && p.is(next+1, number)) {
			b := form{kind: calendar, gran: days, m: a.m, y: a.y, d: d, rule: a.rule}
			if d < a.d {
				b.m++
				if b.m > 12 {
					b.m = 1
					if b.y != 0 {
						b.y++
					}
				}
			}
			if d <= monthDays(2000, b.m) {
				if y, after, ok := p.yearAfter(next); ok && a.y == 0 {
					a.y, b.y = y, y
					if b.m < a.m {
						a.y--
					}
					next = after
				}
				if p.is(next, unit) || p.is(next, cardinal) {
					return none, false
				}
				return p.joined(first, next, a, b, l)
			}
		}
	}
	b, next, bbare, ok := p.side(k, l)
	if !ok || b.timed {
		return none, false
	}
	switch {
	case abare && bbare:
		// between the ninth and the seventeenth: only with "of" a month, which side() has read as a form.
		return none, false
	case abare:
		if b.kind != calendar || b.d == 0 || b.m == 0 {
			return none, false
		}
		a = form{kind: calendar, gran: days, y: b.y, m: b.m, d: a.d, rule: b.rule}
		if a.d > b.d {
			if l == noneLead {
				return none, false
			}
			a.m--
			if a.m == 0 {
				a.m = 12
				if a.y != 0 {
					a.y--
				}
			}
		}
		return p.joined(first, next, a, b, l)
	case bbare:
		return none, false
	}
	// Two whole forms.
	if sign || l == noneLead {
		if a.gran != b.gran && !(a.gran == days && b.gran == days) {
			if !(l == fromLead || l == betweenLead || a.kind == calendar && b.kind == calendar) {
				return none, false
			}
		}
		if l == noneLead && !sign && (a.kind != calendar && a.kind != counted || b.kind != calendar && b.kind != counted && b.kind != shifted) {
			return none, false
		}
		if sign && a.gran == year && a.kind == calendar && b.gran != year && !p.glued(j) {
			return none, false
		}
	}
	if a.kind == calendar && b.kind == calendar {
		if a.y == 0 && b.y != 0 && a.m != 0 && !a.hasRel {
			a.y = b.y
			if b.m != 0 && (a.m > b.m || a.m == b.m && a.d > b.d && b.d != 0) {
				a.y--
			}
		} else if a.y != 0 && b.y == 0 && b.m != 0 && a.m != 0 {
			b.y = a.y
			if b.m < a.m || b.m == a.m && b.d < a.d && a.d != 0 {
				b.y++
			}
		}
	}
	return p.joined(first, next, a, b, l)
}

// isClock reports whether atom k begins a time of day.
func (p *parser) isClock(k int) bool {
	_, _, ok := p.clockAt(k)
	return ok
}

// joined resolves both ends and makes the expression of the range.
func (p *parser) joined(first, next int, a, b form, l lead) (expression, bool) {
	dir := p.tense(first, next)
	if p.hasRef && a.kind == calendar && b.kind == calendar && a.y == 0 && b.y == 0 && a.m != 0 && b.m != 0 && !a.hasRel && !b.hasRel {
		// A stretch that holds the day of the report is the present one.
		y, _, _ := p.ref.civil()
		for k := y - 1; k <= y; k++ {
			s, t := a, b
			s.y, t.y = k, k
			if t.m < s.m {
				t.y++
			}
			if p.resolve(s, 0).from <= p.ref && p.ref <= p.resolve(t, 0).to {
				a, b = s, t
				break
			}
		}
	}
	va := p.resolve(a, dir)
	vb := p.resolve(b, dir)
	if va.text == "" || vb.text == "" {
		return expression{}, false
	}
	if va.known && vb.known && vb.to < va.from {
		// One end went back a year, the other forward.
		switch {
		case a.kind == calendar && b.kind == calendar && a.y == 0 && b.y == 0 && a.m != 0 && b.m != 0:
			y, _, _ := va.from.civil()
			b.y = y
			vb = p.resolve(b, dir)
			if vb.to < va.from {
				b.y++
				vb = p.resolve(b, dir)
			}
		case b.kind == calendar && b.y == 0 && b.wd != 0:
			for vb.to < va.from {
				vb = dayValue(vb.from + 7)
			}
		case b.kind == calendar && b.y == 0 && b.m != 0:
			y, _, _ := vb.from.civil()
			b.y = y + 1
			vb = p.resolve(b, dir)
		case a.kind == calendar && a.y == 0 && a.m != 0:
			y, _, _ := va.from.civil()
			a.y = y - 1
			va = p.resolve(a, dir)
		}
		if vb.to < va.from {
			return expression{}, false
		}
	} else if va.known && vb.known && a.kind == calendar && b.kind == calendar && a.y == 0 && b.y == 0 && a.m != 0 && a.m <= b.m && vb.from-va.from > 366 {
		y, _, _ := vb.from.civil()
		a.y = y
		va = p.resolve(a, dir)
	}
	if p.is(first, wThe) {
		first++
	}
	e := expression{
		first: first, next: next, kind: "DATE", value: va.text + "/" + vb.text, gran: max(va.gran, vb.gran), rule: "range",
		ambiguous: a.ambiguous || b.ambiguous,
	}
	if va.known && vb.known {
		e.from, e.to, e.hasFrom, e.hasTo = va.from, vb.to, true, true
	}
	return e, true
}
