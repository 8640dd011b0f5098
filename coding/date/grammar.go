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
		if c := p.class(i); c != wThat && c != wSame && !(c == apostrophe && p.is(i+1, number)) && c != wLong && p.leadup(i) == i {
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
	} else if k := p.leadup(i); k > i {
		j, m = k, modBefore
	}
	f, next, ok := p.form(j)
	if !ok {
		return expression{}, false
	}
	if m == modBefore || m == modAfter {
		if p.belongs(next) || p.is(j, wThe) && (p.is(j+1, number) || p.is(j+1, weekday) || p.is(j+1, month) && f.kind == calendar) && p.is(next, letter) {
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

// leadup returns the atom behind words that say "before", or i: prior to, ahead of, the run-up to.
func (p *parser) leadup(i int) int {
	k := i + 1
	switch p.word(i) {
	case "prior":
		if p.is(k, wTo) {
			return k + 1
		}
	case "ahead":
		if p.is(k, wOf) {
			return k + 1
		}
	case "run", "lead":
		if p.is(k, dash) {
			k++
		}
		if p.word(k) == "up" && p.is(k+1, wTo) {
			return k + 2
		}
	case "runup", "leadup":
		if p.is(k, wTo) {
			return k + 1
		}
	}
	return i
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
	dir, sure := direction(0), false
	if f.kind == calendar && f.y == 0 || f.kind == dayOnly || f.kind == counted && f.y == 0 || f.kind == feastDay {
		dir, sure = p.lookAround(first, next)
		switch {
		case p.is(first-1, wSince):
			dir = -1
		case dir == 0 && p.is(first-1, wUntil): // they have until Monday
			dir = 1
		}
	}
	bare := f.kind == calendar && f.wd != 0 && f.m == 0 && !f.hasRel && p.hasRef
	if bare && !sure && p.weekdays[f.wd] != 0 { // a report means one Monday by its Mondays
		d := p.weekdays[f.wd]
		f.kind, f.from, f.to = absolute, d, d
	}
	v := p.resolve(f, dir)
	if bare && sure {
		p.weekdays[f.wd] = v.from
	}
	if p.is(first, wThe) && (f.kind == calendar && (f.m == 0 && f.wd == 0 && p.is(first+1, number) || p.is(first+1, month)) || f.kind == feastDay || p.is(first+1, weekday) || f.rule == "week") {
		first++ // the 2025 budget, the May 8 vote: the article is the noun's
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
	m, approx := noMod, noMod
	if p.is(i, wAround) {
		j, approx = p.skip(i+1, wThe), p.roughly(i)
	}
	if f, next, ok := p.timeFirst(j); ok {
		if f.mod == noMod {
			f.mod = approx
		}
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
	if p.word(i) == "about" && !f.timed && !(f.gran == year && p.is(i-1, wIn)) {
		return form{}, i, false // they talked about last week
	}
	if m != noMod {
		f.mod, f.comparative = m, p.is(i, earlier) || p.is(i, later)
	} else if approx != noMod {
		f.mod = approx
	}
	if f.kind == reference && j > i && f.rule == "now" {
		return form{}, i, false
	}
	return f, next, true
}

// phraseEnds reports whether no noun or adjective follows at atom j, so that the word in front of it is the head of its phrase.
func (p *parser) phraseEnds(j int) bool {
	switch p.class(j) {
	case none, dot, comma, colon, dash, other, wAnd, wOr, wOf, wIn, wOn, wTo, wFor, wAt, wFrom, wWithin, wBy, wThat, wSince, wBefore, wAfter, wUntil:
		return true
	case letter:
		return !p.belongs(j)
	}
	return false
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
		try(p.sameAt(i))
		try(form{kind: reference, n: 1, rule: "past"}, i+1, p.word(i) == "past" && p.is(i-1, wThe) && p.phraseEnds(i+1))
		try(form{kind: reference, n: 1, rule: "past"}, i+2, p.word(i) == "recent" && p.is(i-1, wThe) && p.word(i+1) == "past")
		try(form{kind: reference, rule: "days"}, i+2, p.word(i) == "these" && p.word(i+1) == "days")
		try(p.countedAt(i, headed))
	case deictic:
		f := form{kind: shifted, gran: days, n: p.val(i), rule: "today"}
		try(f, i+1, !p.paper(i))
	case part:
		try(p.besideAt(i))
		if p.word(i) == "overnight" {
			try(form{kind: shifted, gran: days, timed: true, part: 4, rule: "overnight"}, i+1, true)
		}
	case spanRef:
		try(form{kind: reference, n: p.val(i), rule: "future"}, i+1, p.is(i-1, wThe) && p.phraseEnds(i+1))
	case refWord:
		f := form{kind: reference, n: p.val(i), rule: "now"}
		try(f, i+1, !p.paper(i) && (p.val(i) != 2 || !p.is(i+1, wAfter) && !p.is(i+1, wBefore) && p.word(i-1) != "as" && p.word(i-1) != "too"))
	case season:
		try(p.seasonAt(i, headed))
	case unit, wHalf, letter, wCode:
		try(p.countedAt(i, headed))
		try(p.besideAt(i))
		try(p.theUnit(i))
		if p.is(i+1, spanRef) {
			switch p.word(i) {
			case "near", "distant", "foreseeable", "immediate":
				try(form{kind: reference, n: p.val(i + 1), rule: "future"}, i+2, true)
			}
		}
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
