package date

// monthName reads a month, written out or short.
func (p *parser) monthName(i int) (m, next int, ok bool) {
	if !p.is(i, month) {
		return 0, i, false
	}
	a := p.atoms[i]
	next = i + 1
	if a.flag&abbr != 0 && p.is(next, dot) && p.glued(next) {
		next++
	}
	return a.val, next, true
}

// aloneMonth reports whether a month that stands alone is one: months that are also first names or verbs need
// company.
func (p *parser) aloneMonth(i int) bool {
	a := p.atoms[i]
	prev := p.class(i - 1)
	led := false
	if j := i + 1; (p.is(j, dash) || p.is(j, wTo)) && p.is(j+1, month) && p.atoms[j+1].capital && a.capital {
		return true
	}
	switch prev {
	case wIn, wOf, wSince, wUntil, wBy, wFrom, wTo, wBetween, wBefore, wAfter, wDuring, early, relative, wFor, every, wOn, wThe, dash, wThat:
		led = true
		if prev == wTo || prev == wFor || prev == wThe || prev == wBefore || prev == wThat || prev == wBy || prev == dash {
			led = a.capital
		}
	}
	if a.flag&common != 0 || !a.capital {
		if t := p.tag(a.start); t == "MD" || t == "VB" || t == "VBP" || t == "VBD" {
			return false
		}
		if led {
			return prev != wThe && prev != wOn || a.flag&common == 0 || a.capital
		}
		return a.flag&common == 0 && (!a.capital || i == 0 || !p.named1(i))
	}
	if led || i == 0 {
		return true
	}
	return !p.named1(i)
}

// named1 reports whether a capitalised word that is none of ours stands in front: Theresa May, Mr April.
func (p *parser) named1(i int) bool {
	j := i - 1
	if p.is(j, dot) && p.glued(j) {
		j--
	}
	return j >= 0 && p.atoms[j].capital && (p.is(j, letter) || p.is(j, part))
}

// monthDay reads June 10; June 10th, 2025; June 2025; June of 2025; June.
func (p *parser) monthDay(i int) (form, int, bool) {
	m, j, ok := p.monthName(i)
	if !ok {
		return form{}, i, false
	}
	f := form{kind: calendar, gran: months, m: m, rule: "month"}
	k := p.skip(j, comma)
	if p.is(k, wThe) {
		k++
	}
	if y, next, ok := p.yearNumber(k); ok && !p.is(k-1, wThe) {
		f.y, f.rule = y, "month-year"
		return f, next, true
	}
	if p.is(j, comma) && !p.is(k, ordinal) && !(p.is(k, number) && p.is(k+1, ordSuffix)) {
		k = j // "in June, 10 people" has no day
	}
	if d, next, ok := p.dayNumber(k); ok && !(p.is(next, letter) && p.glued(next)) {
		if p.is(next, wS) && p.glued(next) {
			return form{}, i, false
		}
		f.d, f.gran, f.rule = d, days, "month-day"
		if y, after, ok := p.yearAfter(next); ok {
			return p.withYear(f, y, after)
		}
		// January twenty fourth two thousand and five.
		if y, after, ok := p.wordYear(next); ok {
			return p.withYear(f, y, after)
		}
		return f, next, d <= monthDays(2000, m)
	}
	if p.is(k, cardinal) {
		if y, next, ok := p.wordYear(k); ok {
			f.y = y
			return f, next, true
		}
		if d, next, ok := p.tens(k); ok && d <= 31 && d > 0 {
			if y, after, ok := p.wordYear(next); ok {
				f.d, f.gran = d, days
				return p.withYear(f, y, after)
			}
		}
	}
	if y, next, ok := p.yearAfter(j); ok {
		f.y, f.rule = y, "month-year"
		return f, next, true
	}
	// last June, next June are read by relativeAt.
	return f, j, p.aloneMonth(i)
}

// withYear sets the year of a day, if the year has such a day.
func (p *parser) withYear(f form, y, next int) (form, int, bool) {
	f.y = y
	return f, next, f.d <= monthDays(y, f.m)
}

// yearAfter reads ", 2025", "of 2025", "in 2025", "this year", "last year", "of '87", "next year".
func (p *parser) yearAfter(i int) (y, next int, ok bool) {
	j := p.skip(i, comma)
	if y, next, ok := p.yearNumber(j); ok && !p.counts(next) {
		return y, next, true
	}
	if y, next, ok := p.shortYear(j, false); ok {
		return y, next, true
	}
	if p.is(j, wOf) || p.is(j, wIn) {
		j++
		if y, next, ok := p.yearNumber(j); ok {
			return y, next, true
		}
		if y, next, ok := p.shortYear(j, p.is(j-1, wOf)); ok {
			return y, next, true
		}
		j = p.skip(j, wThe)
		if p.word(j) == "year" {
			if y, next, ok := p.yearNumber(j + 1); ok {
				return y, next, true
			}
		}
	}
	if p.is(j, wThat) && p.word(j) == "that" && p.word(j+1) == "year" && p.hasAnchor {
		y, _, _ := p.anchor.civil()
		return y, j + 2, true
	}
	if p.is(j, wThe) && (p.word(j+1) == "following" || p.word(j+1) == "previous") {
		return 0, i, false
	}
	if p.is(j, relative) && p.word(j+1) == "year" && p.hasRef && !p.is(j+2, apostrophe) {
		y, _, _ := p.ref.civil()
		return y + p.val(j), j + 2, true
	}
	return 0, i, false
}

// counts reports whether the word after four digits makes them a count: "2000 soldiers".
func (p *parser) counts(j int) bool {
	if !p.is(j, letter) || p.atoms[j].capital || p.glued(j) {
		return false
	}
	w := p.word(j)
	switch w {
	case "people", "men", "women", "children", "police", "million", "billion", "percent", "per", "km", "kilometers", "kilometres", "miles", "tonnes", "tons",
		"meters", "metres", "euros", "dollars", "pounds", "rubles", "roubles", "troops", "soldiers", "workers", "refugees", "mw", "gw", "kg", "barrels", "jobs",
		"points", "cases", "deaths", "square", "cubic", "feet", "migrants", "students", "homes", "houses", "families", "votes", "seats", "delegates", "protesters", "officers", "prisoners", "hectares", "acres", "shares", "members", "civilians", "fighters":
		return true
	}
	return false
}

// dayMonth reads 10 June 2025, the 10th of June, the fourth of July, the 14th.
func (p *parser) dayMonth(i int, headed bool) (form, int, bool) {
	if i > 0 && (p.is(i-1, sign) || p.glued(i) && (p.is(i-1, dot) || p.is(i-1, comma)) && p.is(i-2, number)) {
		return form{}, i, false
	}
	d, j, ok := p.dayNumber(i)
	if !ok {
		if n, k, word := p.tens(i); word && n <= 31 && p.is(k, month) { // twenty five January
			d, j, ok = n, k, true
		}
	}
	if !ok {
		return form{}, i, false
	}
	f := form{kind: calendar, gran: days, d: d, rule: "day-month"}
	k := j
	if p.word(k) == "day" && p.is(k+1, wOf) {
		k++
	}
	if p.is(k, wOf) {
		k = p.skip(k+1, wThe)
	} else if p.is(k, dash) && p.glued(k) && p.is(k+1, month) && p.glued(k+1) {
		k++ // 10-June
	}
	if m, next, ok := p.monthName(k); ok && d <= monthDays(2000, m) && (p.atoms[k].flag&common == 0 || p.atoms[k].capital) {
		f.m = m
		if p.is(k-1, dash) && p.is(next, dash) {
			if y, after, ok := p.yearNumber(next + 1); ok {
				return p.withYear(f, y, after)
			}
		}
		if y, after, ok := p.yearAfter(next); ok {
			return p.withYear(f, y, after)
		}
		if y, after, ok := p.wordYear(next); ok {
			return p.withYear(f, y, after)
		}
		return f, next, true
	}
	if p.is(k-1, wOf) || p.is(k-2, wOf) {
		// the 14th of this month, of next month
		if p.is(k, relative) && p.word(k+1) == "month" && p.hasRef {
			y, m, _ := dayOf(yearMonth(p.ref, p.val(k))).civil()
			f.y, f.m = y, m
			return f, k + 2, true
		}
		if p.is(k, unit) && p.word(k) == "month" && p.is(k-1, wThe) {
			return form{kind: dayOnly, gran: days, d: d, rule: "day"}, k + 1, true
		}
		if p.is(k, every) {
			return form{}, i, false
		}
	}
	// "on the 14th", "the 14th"
	if (p.is(i-1, wThe) || p.is(i-1, wOn)) && p.is(i, number) && p.is(j-1, ordSuffix) && !p.belongs(j) && !p.is(j, unit) && !p.is(j, wOf) &&
		!p.is(j, number) && !(p.is(j, dash) && p.glued(j)) && !p.is(j, ordinal) && !p.is(j, part) && !p.is(j, cardinal) && !p.is(j, season) && !p.is(j, weekday) && !p.is(j, article) {
		f.kind = dayOnly
		f.rule = "day"
		return f, j, true
	}
	return form{}, i, false
}

// yearMonth returns the first day of the month n months away, for dayOf.
func yearMonth(d day, n int) (int, int, int) {
	y, m, _ := d.civil()
	return y, m + n, 1
}

// weekdayAt reads Tuesday; Tuesday, June 10; Tuesday, 10 June 2025; Tuesday last week; Monday the 14th.
func (p *parser) weekdayAt(i int) (form, int, bool) {
	a := p.atoms[i]
	if a.flag&plural != 0 {
		return form{}, i, false
	}
	j := i + 1
	short := a.flag&common != 0
	if a.flag&abbr != 0 && p.is(j, dot) && p.glued(j) {
		j++
	}
	k := p.skip(j, comma)
	k = p.skip(k, wThe)
	f, next, ok := form{}, 0, false
	switch p.class(k) {
	case month:
		f, next, ok = p.monthDay(k)
		ok = ok && f.d != 0
	case number:
		if f, next, ok = p.numeric(k); !ok {
			f, next, ok = p.dayMonth(k, true)
		}
		ok = ok && f.d != 0 && f.m != 0
	case ordinal, cardinal:
		f, next, ok = p.dayMonth(k, true)
		ok = ok && f.m != 0
	}
	if ok {
		f.wd = a.val
		f.rule = "weekday-" + f.rule
		return f, next, true
	}
	f = form{kind: calendar, gran: days, wd: a.val, rule: "weekday"}
	// Friday the 26th, Friday 31
	if k = p.skip(j, wThe); k > j || p.is(k, number) && p.is(k+1, ordSuffix) && p.glued(k+1) {
		if d, next, ok := p.dayNumber(k); ok && (p.is(next-1, ordSuffix) || p.is(k, ordinal) || p.is(k, cardinal)) && !p.belongs(next) {
			return form{kind: dayOnly, gran: days, d: d, wd: a.val, rule: "weekday-day"}, next, true
		}
	}
	// Tuesday last week, Monday of the following week, Tuesday this week
	k = p.skip(p.skip(j, wOf), wThe)
	if p.is(k, relative) && p.word(k+1) == "week" {
		f.kind, f.n = weekdayOf, p.val(k)
		return f, k + 2, true
	}
	if p.is(j, wClock) {
		return form{}, i, false
	}
	if short {
		// "Sat" and "Sun" are words and papers: a date must follow, or "on" stand in front.
		if !(p.is(j-1, dot) || p.is(i-1, wOn) || p.is(i-1, comma) || p.is(j, comma) || p.is(i-1, relative)) || p.named1(i) {
			return form{}, i, false
		}
		if a.val >= 6 && !p.is(i-1, wOn) && !p.is(i-1, relative) {
			return form{}, i, false
		}
	}
	return f, j, true
}

// yearAt reads a year that stands alone.
func (p *parser) yearAt(i int, headed bool) (form, int, bool) {
	y, next, ok := p.yearNumber(i)
	if !ok {
		return form{}, i, false
	}
	f := form{kind: calendar, gran: year, y: y, rule: "year"}
	// 2019/20, 2019-20 are read by interval; 2024-25 fiscal by fiscalAt.
	if g, after, ok := p.fiscalAfter(next); ok {
		g.y = y
		return g, after, true
	}
	if p.is(next, dash) && p.glued(next) && p.glued(next+1) || p.is(next, slash) {
		if q, after, ok := p.quarterCode(next + 1); ok {
			q.y = y
			return q, after, true
		}
		if p.is(next, dash) && p.glued(next) && p.is(next+1, number) && p.glued(next+1) && p.atoms[next+1].digits > 2 {
			if z, _, ok := p.yearNumber(next + 1); !ok || z < y || p.is(next+2, dash) {
				return form{}, i, false // a telephone number
			}
		}
	}
	if q, after, ok := p.quarterCode(next); ok && !p.glued(next) {
		q.y = y
		return q, after, true
	}
	if p.is(i-1, dash) && p.glued(i) && p.is(i-2, number) && p.glued(i-1) && p.atoms[i-2].digits != 4 {
		return form{}, i, false
	}
	if p.is(i-1, dash) && p.glued(i) && p.glued(i-1) && (p.is(i-2, letter) && y > 2100) {
		return form{}, i, false
	}
	led := false
	switch p.class(i - 1) {
	case wIn, wSince, wUntil, wBy, wFrom, wBetween, early, wOf, wDuring, wBefore, wAfter, wTo, wAround, wFor, edge, relative, season:
		led = true
	case wAnd:
		_, _, led = p.yearNumber(i - 2)
	}
	if p.is(i-1, early) || p.is(i-1, dash) && p.is(i-2, early) {
		led = true
	}
	if p.word(i-1) == "year" || p.word(i-1) == "circa" {
		led = true
	}
	if y < 1000 || y > 2150 {
		return form{}, i, false
	}
	if p.counts(next) && !(p.is(i-1, wIn) && y > 1900 && y%100 != 0) {
		return form{}, i, false
	}
	if (y < 1900 || y > 2060) && !led {
		return form{}, i, false
	}
	if !led && y%50 == 0 && y != 2000 && p.is(next, letter) { // 1900 horses
		if t, w := p.tag(p.startOf(next)), p.word(next); len(t) > 2 && t[:3] == "NNS" || t == "" && w[len(w)-1] == 's' {
			return form{}, i, false
		}
	}
	return f, next, true
}

// startOf returns the byte at which atom i begins, -1 outside.
func (p *parser) startOf(i int) int {
	if i < 0 || i >= len(p.atoms) {
		return -1
	}
	return p.atoms[i].start
}
