package date

// expression returns the longest match that begins at atom i; next <= i if there is none.
func (p *parser) expression(i int) (expression, int) {
	best := expression{first: i, next: i}
	try := func(e expression, ok bool) {
		if ok && e.next > best.next {
			best = e
		}
	}
	switch p.class(i) {
	case wOf, wThat, wSame, wOr, wS, apostrophe, slash, other, letter, dot, comma, colon, sign, wOther, wLong, wOld, wTimes:
		if c := p.class(i); c != wThat && c != wSame && !(c == apostrophe && p.is(i+1, number)) && c != wLong {
			return best, i
		}
	}
	try(p.set(i))
	try(p.interval(i))
	try(p.shiftedDuration(i))
	try(p.plain(i))
	try(p.bareDuration(i))
	return best, best.next
}

// plain matches one date with or without a word that opens it to one side: since, until, before, after.
func (p *parser) plain(i int) (expression, bool) {
	j, m := i, noMod
	switch p.class(i) {
	case wSince:
		m = modSince
	case wUntil:
		m = modUntil
	case wBefore:
		m = modBefore
	case wAfter:
		m = modAfter
	}
	if m != noMod {
		j++
	} else if p.is(i, wStarting) || p.word(i) == "beginning" && (p.is(i+1, wOn) || p.is(i+1, wFrom) || p.is(i+1, month) || p.is(i+1, weekday) || p.is(i+1, deictic)) {
		j, m = i+1, modSince
		if p.is(j, wOn) || p.is(j, wFrom) || p.is(j, wIn) {
			j++
		}
	} else if (p.is(i, later) || p.is(i, earlier)) && p.word(i+1) == "than" {
		j, m = i+2, modAfter
		if p.is(i, earlier) {
			m = modBefore
		}
	} else if p.word(i) == "prior" && p.is(i+1, wTo) {
		j, m = i+2, modBefore
	}
	f, next, ok := p.form(j)
	if !ok {
		return expression{}, false
	}
	if m == modBefore || m == modAfter {
		if p.belongs(next) {
			return expression{}, false // "after Monday's meeting": the date is the meeting's
		}
	}
	e := p.finish(j, next, f)
	if m == noMod || e.kind != "DATE" && e.kind != "TIME" {
		return e, true
	}
	if !(e.hasFrom && e.hasTo) {
		return e, true
	}
	e.rule = "open"
	switch m {
	case modSince:
		e.hasTo = false
	case modUntil:
		e.hasFrom = false
	case modBefore:
		e.to, e.hasFrom = e.from-1, false
	case modAfter:
		e.from, e.hasTo = e.to+1, false
	}
	e.mod = m
	return e, true
}

// belongs reports whether the atom after an expression makes it a modifier of a noun.
func (p *parser) belongs(j int) bool {
	if p.is(j, apostrophe) && p.is(j+1, wS) {
		return true
	}
	if !p.is(j, letter) || p.glued(j) {
		return false
	}
	switch t := p.tag(p.atoms[j].start); {
	case t != "":
		return t[0] == 'N' || t[0] == 'J'
	}
	switch p.word(j) {
	case "with", "when", "as", "but", "who", "which", "he", "she", "they", "it", "we", "is", "was", "were", "are", "has", "have", "had", "will", "would",
		"if", "because", "so", "while", "where", "due", "under", "against", "into", "near", "not", "can", "could", "should", "must", "or", "i":
		return false
	}
	return true
}

// finish resolves a form and makes the expression of it.
func (p *parser) finish(first, next int, f form) expression {
	dir := direction(0)
	if f.kind == calendar && f.y == 0 || f.kind == dayOnly || f.kind == counted && f.y == 0 || f.kind == feastDay {
		dir = p.tense(first, next)
	}
	v := p.resolve(f, dir)
	if p.is(first, wThe) && f.kind == calendar && f.m == 0 && f.wd == 0 {
		first++ // the 2025 budget
	}
	e := expression{first: first, next: next, kind: "DATE", value: v.text, gran: v.gran, mod: f.mod, ambiguous: f.ambiguous, rule: f.rule}
	if f.timed {
		e.kind = "TIME"
	}
	if v.known {
		e.from, e.to, e.hasFrom, e.hasTo = v.from, v.to, true, true
	}
	return e
}

// form reads one date, its modifier and its time of day.
func (p *parser) form(i int) (form, int, bool) {
	j := i
	for j < i+3 && p.is(j, wThe) || j < i+3 && p.is(j, wLong) && (p.word(j) == "whole" || p.word(j) == "entire" || p.word(j) == "full") {
		j++
	}
	approx := false
	if p.is(i, wAround) {
		j, approx = p.skip(i+1, wThe), true
	}
	m := noMod
	if f, next, ok := p.timeFirst(j); ok {
		return f, next, true
	}
	switch {
	case p.is(j, early):
		m = mod(p.val(j))
		j++
		j = p.skip(j, dash)
		if (p.is(j, wTo) || p.is(j, dash)) && p.is(j+1, early) { // mid to late 2019, mid-to-late
			m = mod(p.val(j + 1))
			j = p.skip(j+2, dash)
		}
		switch {
		case p.is(j, wOn) || p.is(j, wIn):
			j++
		}
		j = p.skip(j, wThe)
	case p.is(j, earlier) && p.word(j) == "earlier" || p.is(j, later) && p.word(j) == "later":
		m = modStart
		if p.is(j, later) {
			m = modEnd
		}
		k := j + 1
		if p.is(k, wOn) || p.is(k, wIn) || p.is(k, wThe) {
			k++
			k = p.skip(k, wThe)
		}
		if !(p.is(k, relative) && p.val(k) == 0 || p.is(k, deictic) || p.is(k, weekday) || p.is(k-1, wThe) && p.is(k, unit)) {
			return form{}, i, false
		}
		if p.is(k, unit) && p.is(k-1, wThe) {
			g := gran(p.val(k))
			f := form{kind: shifted, gran: g, mod: m, comparative: true, rule: "this"}
			return f, k + 1, p.atoms[k].flag&plural == 0
		}
		j = k
	case p.is(j, edge) && p.is(j+1, wOf):
		m = mod(p.val(j))
		j += 2
		j = p.skip(j, wThe)
		if p.is(j, unit) && p.atoms[j].flag == 0 && p.is(j-1, wThe) { // the end of the week
			if g := gran(p.val(j)); g == week || g == months || g == year || g == decade || g == quarter || g == century {
				return form{kind: shifted, gran: g, mod: m, rule: "this"}, j + 1, true
			}
		}
	case p.is(j, edge) && (p.is(j+1, month) || p.is(j+1, relative)) && p.word(j) != "close" && p.word(j) != "turn" && p.word(j) != "start": // end March
		m = mod(p.val(j))
		j++
	case p.is(j, refWord) && p.is(j+1, wAt):
		return form{}, i, false
	}
	f, next, ok := p.core(j, j > i)
	if !ok {
		return form{}, i, false
	}
	f, next = p.withTime(f, next)
	if m != noMod {
		f.mod, f.comparative = m, p.is(i, earlier) || p.is(i, later)
	} else if approx {
		f.mod = modApprox
	}
	if f.kind == reference && j > i {
		return form{}, i, false
	}
	return f, next, true
}

// deepest bounds how far forms nest ("the first week of the last month of").
const deepest = 4

// core reads a date without modifiers. headed says that an article or a modifier stands in front.
func (p *parser) core(i int, headed bool) (form, int, bool) {
	best, end := form{}, i
	if p.depth >= deepest {
		return best, i, false
	}
	p.depth++
	defer func() { p.depth-- }()
	try := func(f form, next int, ok bool) {
		if ok && next > end {
			best, end = f, next
		}
	}
	switch p.class(i) {
	case number:
		try(p.numeric(i))
		try(p.dayMonth(i, headed))
		try(p.decadeAt(i))
		try(p.yearAt(i, headed))
		try(p.countedAt(i, headed))
	case ordinal, cardinal:
		try(p.dayMonth(i, headed))
		try(p.countedAt(i, headed))
		try(p.decadeAt(i))
	case month:
		try(p.numericMonth(i))
		try(p.monthDay(i))
	case weekday:
		try(p.weekdayAt(i))
	case relative, wThat, wSame:
		try(p.relativeAt(i, headed))
		try(p.countedAt(i, headed))
	case deictic:
		f := form{kind: shifted, gran: days, n: p.val(i), rule: "today"}
		try(f, i+1, !p.paper(i))
	case refWord:
		f := form{kind: reference, n: p.val(i), rule: "now"}
		try(f, i+1, p.val(i) != 1 || !p.glued(i+1))
	case season:
		try(p.seasonAt(i, headed))
	case unit, wHalf, letter, wCode:
		try(p.countedAt(i, headed))
		try(p.weekOf(i))
		try(p.weekendAt(i))
	case wFiscal:
		try(p.fiscalAt(i, 0, false))
	case decadeWord:
		try(form{kind: counted, gran: decade, y: p.val(i), rule: "decade"}, i+1, p.is(i-1, wThe) || p.is(i-1, early) || p.is(i-1, dash))
	case apostrophe:
		if y, next, ok := p.shortYear(i, false); ok {
			if p.is(next, wS) && p.glued(next) {
				try(form{kind: counted, gran: decade, y: y / 10 * 10, rule: "decade"}, next+1, y%10 == 0)
			} else {
				try(form{kind: calendar, y: y, gran: year, rule: "year"}, next, p.is(i-1, wIn) || p.is(i-1, wOf) || p.is(i-1, wSince))
			}
		}
	}
	if p.class(i) == holiday || p.is(i, letter) || p.is(i, month) || p.is(i, cardinal) {
		try(p.holidayAt(i))
	}
	return best, end, end > i
}

// paper reports whether "Today" is part of a name: USA Today, Russia Today.
func (p *parser) paper(i int) bool {
	a := p.atoms[i]
	return a.capital && i > 0 && p.atoms[i-1].capital && p.is(i-1, letter)
}

// monthName reads a month, with company where the word has other meanings.
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

// months that are also first names or verbs need company when they stand alone.
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
	if a.flag&(common) != 0 || !a.capital {
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

// monthDay reads June 10, June 10th, 2025; June 2025; June of 2025; June.
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
		"points", "cases", "deaths", "square", "cubic", "feet", "migrants", "students", "homes", "houses", "families", "members", "civilians", "fighters":
		return true
	}
	return false
}

// dayMonth reads 10 June 2025, the 10th of June, the fourth of July, 14 (alone: the 14th).
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

// yearMonth returns the first day of the month n months away.
func yearMonth(d day, n int) (int, int, int) {
	y, m, _ := d.civil()
	return y, m + n, 1
}

// weekdayAt reads Tuesday, Tuesday June 10, Tuesday, 10 June 2025, Tuesday last week, Monday 14th.
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

// weekOf reads "week of April 10", "week beginning Monday", "week ending 5 May".
func (p *parser) weekOf(i int) (form, int, bool) {
	if p.word(i) != "week" {
		return form{}, i, false
	}
	j := i + 1
	switch p.word(j) {
	case "of", "beginning", "starting", "commencing", "ending", "ended":
	default:
		return form{}, i, false
	}
	j++
	j = p.skip(p.skip(j, wOn), wThe)
	f, next, ok := p.core(j, p.is(j-1, wThe))
	if !ok || f.gran != days || f.timed || f.kind == reference {
		return form{}, i, false
	}
	v := p.resolve(f, p.tense(i, next))
	if !v.known {
		return form{}, i, false
	}
	return form{kind: absolute, gran: week, from: v.from, rule: "week-of"}, next, true
}

// weekendAt reads "the weekend": the last one, or the coming one where the clause looks forward.
func (p *parser) weekendAt(i int) (form, int, bool) {
	if p.word(i) != "weekend" || !p.is(i-1, wThe) || p.is(i+1, wOf) {
		return form{}, i, false
	}
	f := form{kind: shifted, gran: weekend, rule: "weekend"}
	if p.hasRef && p.ref.weekday() < 6 && p.tense(i, i+1) <= 0 {
		f.n = -1
	}
	return f, i + 1, true
}

// relativeAt reads last week, this month, next Friday, that day, the same year, this June.
func (p *parser) relativeAt(i int, headed bool) (form, int, bool) {
	if p.class(i) != relative {
		return p.anchoredAt(i)
	}
	rel, w := p.val(i), p.word(i)
	if p.lasts(i) {
		return form{}, i, false
	}
	j := i + 1
	if w == "this" && (p.is(j, relative) && (p.word(j) == "past" || p.word(j) == "coming" || p.word(j) == "upcoming")) {
		rel, w = p.val(j), p.word(j) // this past Friday, this coming week
		j++
	}
	for n := 0; n < 2 && p.is(j, wLong) && (p.word(j) == "working" || p.word(j) == "business" || p.word(j) == "calendar" || p.word(j) == "whole" || p.word(j) == "entire" || p.word(j) == "full"); n++ {
		j++
	}
	switch p.class(j) {
	case unit:
		g := gran(p.val(j))
		if p.atoms[j].flag&(plural|abbr) != 0 {
			return form{}, i, false
		}
		if w == "past" && !headed && rel < 0 && g != week && g != year && g != weekend && g != months && g != quarter && g != decade {
			return form{}, i, false
		}
		if w == "recent" || w == "preceding" && !headed || g == minute || g == hour || g == fortnight {
			return form{}, i, false
		}
		if p.word(j) == "night" {
			return form{}, i, false // read by timeFirst
		}
		if g == seasons || g == half && p.word(j) != "half" {
			return form{}, i, false
		}
		f := form{kind: shifted, gran: g, n: rel, rule: "relative"}
		// "the following day", "the next day", "the previous year" count from the text.
		if headed && (w == "next" || w == "following" || w == "previous" || w == "preceding") && (g == days || w != "next") {
			f.kind = anchored
			f.rule = "anchored"
		}
		if w == "this" && g == days || w == "last" && g == days {
			return form{}, i, false
		}
		if headed && (w == "last" || w == "past") && (g == year || g == months || g == week) && p.is(i-1, wThe) {
			// over the last year: the year up to now
			switch p.class(i - 2) {
			case wOver, wIn, wDuring, wFor, wWithin:
				return form{}, i, false
			}
		}
		// next week Tuesday, last week's Tuesday
		k := p.skip(p.skip(j+1, comma), dash)
		if g == week && k == j+1 || g == week && p.is(j+1, dash) {
			if p.is(k, wOn) {
				k++
			}
			if p.is(k, weekday) && p.atoms[k].flag&plural == 0 {
				e := k + 1
				if p.atoms[k].flag&abbr != 0 && p.is(e, dot) && p.glued(e) {
					e++
				}
				return form{kind: weekdayOf, gran: days, n: rel, wd: p.val(k), rule: "weekday-week"}, e, true
			}
		}
		return f, j + 1, true
	case weekday:
		if w == "recent" || w == "past" && i > 0 && p.is(i-1, letter) && !p.is(i-1, wThe) && p.word(i-1) == "half" {
			return form{}, i, false
		}
		f, next, ok := p.weekdayAt(j)
		if !ok || f.kind != calendar {
			return form{}, i, false
		}
		f.rel, f.hasRel = rel, true
		if w == "coming" || w == "upcoming" || w == "following" {
			// the first one to come
			if f.m == 0 && p.hasRef {
				off := f.wd - p.ref.weekday()
				if off <= 0 {
					off += 7
				}
				d := p.ref + day(off)
				return form{kind: absolute, gran: days, from: d, to: d, rule: "weekday"}, next, true
			}
		}
		if f.d != 0 {
			f.hasRel = false
		}
		return f, next, true
	case month:
		f, next, ok := p.monthDay(j)
		if !ok && p.atoms[j].capital {
			m, k, _ := p.monthName(j)
			f, next, ok = form{kind: calendar, gran: months, m: m, rule: "month"}, k, true
		}
		if !ok || w == "recent" || w == "past" && rel == 0 {
			return form{}, i, false
		}
		f.rel, f.hasRel = rel, f.y == 0
		return f, next, true
	case number, ordinal:
		if f, next, ok := p.dayMonth(j, true); ok && f.m != 0 && w != "recent" && w != "past" {
			f.rel, f.hasRel = rel, f.y == 0
			return f, next, true
		}
	case season:
		if p.atoms[j].flag&plural == 0 && w != "recent" {
			return form{kind: counted, gran: seasons, n: p.val(j), rel: rel, hasRel: true, rule: "season"}, j + 1, true
		}
	case wFiscal:
		return p.fiscalAt(j, rel, true)
	case wHalf:
		if rel == 0 {
			return form{}, i, false
		}
	}
	if p.class(j) == holiday || p.is(j, letter) {
		if f, next, ok := p.holidayAt(j); ok && f.y == 0 && w != "recent" && w != "past" {
			f.rel, f.hasRel = rel, true
			return f, next, true
		}
	}
	return form{}, i, false
}

// anchoredAt reads that day, the same year, that same week.
func (p *parser) anchoredAt(i int) (form, int, bool) {
	j := i + 1
	if p.is(i, wThat) {
		if p.word(i) != "that" {
			return form{}, i, false
		}
		j = p.skip(j, wSame)
	}
	if !p.is(j, unit) || p.atoms[j].flag != 0 || p.word(j) == "night" {
		return form{}, i, false
	}
	switch g := gran(p.val(j)); g {
	case days, week, months, year, weekend, quarter:
		return form{kind: anchored, gran: g, rule: "anchored"}, j + 1, true
	}
	return form{}, i, false
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

// decadeAt reads 1990s, 90s after "the", nineties.
func (p *parser) decadeAt(i int) (form, int, bool) {
	if p.is(i, number) {
		a := p.atoms[i]
		j := i + 1
		if p.is(j, apostrophe) && p.glued(j) && p.is(j+1, wS) {
			j++
		}
		if !p.is(j, wS) || a.val%10 != 0 || !p.glued(j) && a.digits != 4 {
			return form{}, i, false
		}
		switch {
		case a.digits == 4 && a.val >= 1000 && a.val <= 2100:
			if a.val%100 == 0 && a.val != 2000 {
				return form{kind: counted, gran: century, n: a.val/100 + 1, rule: "century"}, j + 1, true
			}
			return form{kind: counted, gran: decade, y: a.val, rule: "decade"}, j + 1, true
		case a.digits == 2 && a.val >= 20 && (p.is(i-1, wThe) || p.is(i-1, early) || p.is(i-1, dash)) && !p.is(i-2, wOf):
			return form{kind: counted, gran: decade, y: 1900 + a.val, rule: "decade"}, j + 1, p.word(i-2) != "their" && p.word(i-2) != "his" && p.word(i-2) != "her"
		}
	}
	return form{}, i, false
}

// seasonAt reads summer 2019, the summer of 2019, summer after in, this, last.
func (p *parser) seasonAt(i int, headed bool) (form, int, bool) {
	a := p.atoms[i]
	if a.flag&plural != 0 {
		return form{}, i, false
	}
	f := form{kind: counted, gran: seasons, n: a.val, rule: "season"}
	j := i + 1
	if y, next, ok := p.yearAfter(j); ok {
		f.y = y
		return f, next, true
	}
	if a.capital && p.named1(i) || p.word(i-1) == "arab" || p.word(i-1) == "prague" {
		return form{}, i, false
	}
	switch p.class(i - 1) {
	case wIn, wThe, wSince, wUntil, wBy, early, wDuring, every, wOf, wLong, wOver, wBefore, wAfter:
		if a.flag&common != 0 {
			// "the fall of", "the spring" want "in", "since", "by"
			k := i - 1
			k2 := k
			if p.is(k, wThe) {
				k2--
			}
			switch p.class(k2) {
			case wIn, wSince, wUntil, wBy, early, wDuring:
				return f, j, !p.is(j, wOf)
			}
			return form{}, i, false
		}
		return f, j, !p.is(j, letter) || !p.atoms[j].capital
	}
	return f, j, a.flag&common == 0 && !(p.is(j, letter) && p.atoms[j].capital)
}

// countedAt reads the third quarter of 2019, Q3, H1 2025, week 23, the first half of the year, the 19th century,
// the first week of May, the last Monday of June.
func (p *parser) countedAt(i int, headed bool) (form, int, bool) {
	if f, j, ok := p.quarterCode(i); ok {
		return p.ofYear(f, j)
	}
	if p.word(i) == "week" && p.is(i+1, number) && p.atoms[i+1].digits <= 2 && p.val(i+1) >= 1 && p.val(i+1) <= 53 && !p.is(i-1, number) {
		return p.ofYear(form{kind: counted, gran: week, n: p.val(i + 1), rule: "week"}, i+2)
	}
	if p.word(i) == "year" && p.atoms[i].flag == 0 {
		if y, next, ok := p.yearNumber(i + 1); ok {
			return form{kind: calendar, gran: year, y: y, rule: "year"}, next, true
		}
	}
	if w := p.word(i); (w == "fy" || w == "cy") && p.is(i+1, number) {
		y := p.val(i + 1)
		if p.atoms[i+1].digits == 2 {
			y = century2(y)
		}
		if p.atoms[i+1].digits == 2 || p.atoms[i+1].digits == 4 {
			if w == "cy" {
				return form{kind: calendar, gran: year, y: y, rule: "year"}, i + 2, true
			}
			return form{kind: fiscalYear, gran: year, y: y, rule: "fiscal"}, i + 2, true
		}
	}
	n, j, ok := p.ordinalAt(i)
	if p.is(i, relative) && p.word(i) == "last" {
		n, j, ok = -1, i+1, true
	}
	if p.word(i) == "final" {
		n, j, ok = -1, i+1, true
	}
	if !ok {
		return form{}, i, false
	}
	k := j
	if p.is(k, dash) && p.glued(k) {
		k++
	}
	switch {
	case p.is(k, unit) && gran(p.val(k)) == quarter && p.atoms[k].flag == 0 && n >= -1 && n <= 4:
		if n == -1 {
			if !p.is(k+1, wOf) {
				return form{}, i, false
			}
			n = 4
		}
		return p.ofYear(form{kind: counted, gran: quarter, n: n, rule: "quarter"}, k+1)
	case p.is(k, wHalf) && n >= 1 && n <= 2 && (p.is(k+1, wOf) || headed && p.word(i-2) == "in"):
		if p.is(k+1, wOf) {
			l := p.skip(k+2, wThe)
			if m, next, ok := p.monthName(l); ok { // the first half of May
				f := form{kind: calendar, gran: months, m: m, mod: modStart, rule: "half"}
				if n == 2 {
					f.mod = modEnd
				}
				if y, after, ok := p.yearAfter(next); ok {
					f.y, next = y, after
				}
				return f, next, true
			}
		}
		f, next, ok := p.ofYear(form{kind: counted, gran: half, n: n, rule: "half"}, k+1)
		if p.is(k+1, wOf) && next == k+1 {
			if d, after, isDecade := p.decadeAt(p.skip(k+2, wThe)); isDecade {
				d.mod = modStart
				if n == 2 {
					d.mod = modEnd
				}
				return d, after, true
			}
			return form{}, i, false
		}
		return f, next, ok
	case p.is(k, unit) && gran(p.val(k)) == century && n > 0 && n <= 30:
		return form{kind: counted, gran: century, n: n, rule: "century"}, k + 1, true
	case n == 1 || n == -1:
		if q, ok := p.lengthAt(k); ok && !q.vague && q.n%100 == 0 && p.is(q.next, wOf) && q.gran >= days {
			return p.firstUnits(n, q, q.next+1)
		}
	}
	switch {
	case p.is(k, unit) && (gran(p.val(k)) == week || gran(p.val(k)) == weekend || gran(p.val(k)) == days || gran(p.val(k)) == months) && p.atoms[k].flag == 0 && p.is(k+1, wOf) && p.word(k) != "night":
		return p.fractionOf(n, gran(p.val(k)), 0, k+2)
	case p.is(k, weekday) && p.atoms[k].flag&plural == 0 && (p.is(k+1, wOf) || p.is(k+1, wIn)):
		return p.fractionOf(n, days, p.val(k), k+2)
	}
	return form{}, i, false
}

// quarterCode reads Q3, H1, 3Q.
func (p *parser) quarterCode(i int) (form, int, bool) {
	if i >= len(p.atoms) || i < 0 {
		return form{}, i, false
	}
	a := p.atoms[i]
	if a.class == number && a.digits == 1 && a.val >= 1 && a.val <= 4 && p.glued(i+1) && p.word(i+1) == "q" {
		return form{kind: counted, gran: quarter, n: a.val, rule: "quarter"}, i + 2, true
	}
	if a.class == wCode && a.end-a.start == 1 && p.is(i+1, number) && p.glued(i+1) && p.atoms[i+1].digits == 1 && !p.glued(i+2) {
		return p.quarterLetter(i, a)
	}
	if a.class == wCode && a.end-a.start == 1 && p.is(i+1, number) && p.glued(i+1) && p.atoms[i+1].digits == 1 && !p.is(i+2, letter) {
		return p.quarterLetter(i, a)
	}
	return form{}, i, false
}

func (p *parser) quarterLetter(i int, a atom) (form, int, bool) {
	switch n := p.val(i + 1); p.text[a.start] | 0x20 {
	case 'q':
		return form{kind: counted, gran: quarter, n: n, rule: "quarter"}, i + 2, n >= 1 && n <= 4
	case 'h':
		return form{kind: counted, gran: half, n: n, rule: "half"}, i + 2, n >= 1 && n <= 2
	}
	return form{}, i, false
}

// ofYear reads the year behind a part of a year.
func (p *parser) ofYear(f form, j int) (form, int, bool) {
	k := p.skip(j, dash)
	if y, next, ok := p.yearNumber(k); ok {
		f.y = y
		return f, next, true
	}
	if y, next, ok := p.yearAfter(j); ok {
		f.y = y
		return f, next, true
	}
	if p.is(j, wOf) {
		k := p.skip(j+1, wThe)
		if p.is(k, relative) && p.is(k+1, wFiscal) {
			return f, j, true
		}
		if p.word(k) == "year" {
			return f, k + 1, true
		}
		if y, next, ok := p.shortYear(k, false); ok {
			f.y = y
			return f, next, true
		}
	}
	return f, j, true
}

// firstUnits reads what follows "the first six months of", "the last ten days of".
func (p *parser) firstUnits(n int, l length, i int) (form, int, bool) {
	base, next, ok := p.form(i)
	if !ok || base.timed || base.kind == reference {
		return form{}, i, false
	}
	v := p.resolve(base, p.tense(i, next))
	if !v.known || v.gran <= l.gran || v.gran < months {
		return form{}, i, false
	}
	f := form{kind: absolute, gran: l.finest(), stretch: true, rule: "first-units"}
	if n > 0 {
		f.from, f.to = v.from, l.shift(v.from, 1)-1
	} else {
		f.from, f.to = l.shift(v.to+1, -1), v.to
	}
	return f, next, f.from >= v.from && f.to <= v.to
}

// fractionOf reads what follows "the first week of", "the last Monday of".
func (p *parser) fractionOf(n int, g gran, wd int, i int) (form, int, bool) {
	j := p.skip(i, wThe)
	base, next, ok := form{}, i, false
	switch {
	case p.is(j, month):
		base, next, ok = p.monthDay(j)
		if !ok {
			m, k, _ := p.monthName(j)
			base, next, ok = form{kind: calendar, gran: months, m: m}, k, true
		}
		ok = ok && base.d == 0
	case p.is(j, relative):
		base, next, ok = p.relativeAt(j, j > i)
	case p.is(j, number):
		base, next, ok = p.yearAt(j, false)
		if ok && wd != 0 {
			return form{}, i, false
		}
	case p.word(j) == "year" || p.word(j) == "month":
		if p.is(j-1, wThe) {
			base, next, ok = form{kind: shifted, gran: gran(p.val(j))}, j+1, true
		}
	}
	if !ok {
		return form{}, i, false
	}
	v := p.resolve(base, p.tense(i, next))
	if !v.known || v.gran != months && v.gran != year {
		return form{}, i, false
	}
	y, m, _ := v.from.civil()
	f := form{kind: absolute, gran: g, rule: "nth"}
	switch {
	case wd != 0 && v.gran == months:
		f.from = nth(y, m, wd, n)
	case g == week:
		if n > 0 {
			f.from = (v.from + 3).monday() // the ISO week that holds most of the first days
			if f.from.weekday(); (v.from + 3).monday() < v.from-3 {
				f.from += 7
			}
			f.from += day(7 * (n - 1))
		} else {
			f.from = v.to.monday()
		}
	case g == weekend:
		if n > 0 {
			f.from = nth(y, m, 6, n)
		} else {
			f.from = nth(y, m, 6, -1)
		}
	case g == months && v.gran == year:
		if n < 0 {
			n = 12
		}
		f.from = dayOf(y, n, 1)
	case g == days:
		if n > 0 {
			f.from = v.from + day(n-1)
		} else {
			f.from = v.to
		}
	default:
		return form{}, i, false
	}
	if f.from < v.from-6 || f.from > v.to {
		return form{}, i, false
	}
	f.to = f.from
	return f, next, true
}

// fiscalAt reads fiscal year 2024, financial year 2024-25, last fiscal year.
func (p *parser) fiscalAt(i, rel int, shifted bool) (form, int, bool) {
	if !p.is(i, wFiscal) {
		return form{}, i, false
	}
	j := i + 1
	if p.word(j) != "year" && !(p.is(j, number) && p.atoms[j].digits == 4) {
		return form{}, i, false
	}
	if p.word(j) == "year" {
		j++
	}
	f := form{kind: fiscalYear, gran: year, n: rel, rule: "fiscal"}
	if shifted {
		return f, j, true
	}
	if y, next, ok := p.yearNumber(j); ok {
		f.y = y
		if (p.is(next, dash) || p.is(next, slash)) && p.is(next+1, number) && p.glued(next+1) {
			next += 2
		}
		return f, next, true
	}
	return form{}, i, false
}

// fiscalAfter reads "fiscal year" behind a year.
func (p *parser) fiscalAfter(i int) (form, int, bool) {
	if p.is(i, wFiscal) && p.word(i+1) == "year" {
		return form{kind: fiscalYear, gran: year, rule: "fiscal"}, i + 2, true
	}
	return form{}, i, false
}

// holidayAt reads a holiday, with a year where one follows.
func (p *parser) holidayAt(i int) (form, int, bool) {
	best, end := -1, i
	for k := range holidays {
		h := &holidays[k]
		if h.flag&capped != 0 && !p.atoms[i].capital {
			continue
		}
		if next := p.phrase(i, h.name); next > end {
			best, end = k, next
		}
	}
	if best < 0 {
		return form{}, i, false
	}
	f := form{kind: feastDay, gran: days, n: best, rule: "holiday"}
	if y, next, ok := p.yearAfter(end); ok {
		f.y, end = y, next
	}
	return f, end, true
}

// phrase matches words parted by blanks at atom i and returns the atom behind, or i.
func (p *parser) phrase(i int, words string) int {
	j := i
	for at := 0; at < len(words); {
		if words[at] == ' ' {
			at++
			continue
		}
		if j >= len(p.atoms) {
			return i
		}
		a := p.atoms[j]
		if words[at] == '\'' {
			if a.class != apostrophe {
				return i
			}
			at++
			j++
			continue
		}
		end := at
		for end < len(words) && words[end] != ' ' && words[end] != '\'' {
			end++
		}
		if a.end-a.start != end-at || !foldEqual(p.text[a.start:a.end], words[at:end]) {
			return i
		}
		at = end
		j++
	}
	return j
}

// foldEqual compares ASCII text with lower-case words.
func foldEqual(s, low string) bool {
	for k := 0; k < len(low); k++ {
		c := s[k]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != low[k] {
			return false
		}
	}
	return len(s) == len(low)
}
