package date

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

// relativeAt reads last week, this month, next Friday, this June, last summer.
func (p *parser) relativeAt(i int, headed bool) (form, int, bool) {
	if p.class(i) != relative {
		return p.anchoredAt(i)
	}
	rel, w := p.val(i), p.word(i)
	if p.lasts(i) || w == "following" && !p.is(i-1, wThe) {
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
	case part:
		if p.is(i-1, wThe) && p.atoms[j].flag == 0 && p.val(j) < 4 && (w == "following" || w == "next" || w == "previous") { // the following morning
			return form{kind: anchored, gran: days, n: rel, timed: true, part: p.val(j) + 1, rule: "anchored"}, j + 1, true
		}
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
		if headed && (w == "next" || w == "following" || w == "previous" || w == "preceding") && (g == days || w != "next" || g >= months && p.tense(i, j+1) < 0) {
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
	if p.is(j, part) && p.atoms[j].flag == 0 && p.val(j) < 4 { // that night
		return form{kind: anchored, gran: days, timed: true, part: p.val(j) + 1, rule: "anchored"}, j + 1, true
	}
	if !p.is(j, unit) || p.atoms[j].flag != 0 {
		return form{}, i, false
	}
	g := gran(p.val(j))
	if g == days && (p.is(j+1, wIn) || p.word(j+1) == "when") {
		return form{}, i, false // that day in April
	}
	switch g {
	case days, week, months, year, weekend, quarter:
		return form{kind: anchored, gran: g, rule: "anchored"}, j + 1, true
	}
	return form{}, i, false
}

// sameAt reads "the same month a year earlier", "the same quarter last year", "the same week of 2019".
func (p *parser) sameAt(i int) (form, int, bool) {
	if !p.is(i, wSame) || !p.is(i+1, unit) || p.atoms[i+1].flag != 0 {
		return form{}, i, false
	}
	g := gran(p.val(i + 1))
	from, ok := p.base(g)
	if !ok || g < days || g >= year || g == seasons {
		return form{}, i, false
	}
	f := form{kind: absolute, gran: g, rule: "same"}
	j := i + 2
	if l, ok := p.lengthAt(j); ok && (p.is(l.next, earlier) || p.is(l.next, ago) || p.is(l.next, wBefore)) && l.gran >= year && !l.vague {
		f.from = l.shift(from, -1)
		f.to = f.from
		return f, l.next + 1, true
	}
	if p.is(j, relative) || p.is(j, wOf) || p.is(j, wIn) {
		if y, next, ok := p.yearAfter(j); ok {
			was, _, _ := from.civil()
			f.from = from.addMonths(12 * (y - was))
			f.to = f.from
			return f, next, true
		}
	}
	return form{}, i, false
}

// besideAt reads what stands beside a day: the day before yesterday, the day after tomorrow, the day after June 3, and, where nothing else follows,
// "the day before", "the night before", "the year after" beside the last date of the text.
func (p *parser) besideAt(i int) (form, int, bool) {
	j := i + 1
	step := 1
	switch {
	case !p.is(i-1, wThe) || p.atoms[i].flag != 0:
		return form{}, i, false
	case p.is(j, wBefore):
		step = -1
	case !p.is(j, wAfter):
		return form{}, i, false
	}
	f := form{kind: anchored, gran: days, n: step, rule: "beside"}
	switch {
	case p.is(i, part) && p.val(i) < 4:
		f.timed, f.part = true, p.val(i)+1
	case p.is(i, unit):
		f.gran = gran(p.val(i))
	default:
		return form{}, i, false
	}
	if f.gran < days || f.gran > year || f.gran == seasons || f.gran == fortnight || f.gran == half {
		return form{}, i, false
	}
	j++
	if f.gran == days {
		if g, next, ok := p.dayForm(j); ok && !p.belongs(next) {
			if v := p.point(g, p.tense(i, next)); v.known {
				f.kind, f.from = absolute, v.from+day(step)
				f.to = f.from
				return f, next, true
			}
			return form{}, i, false
		}
	}
	return f, j, p.is(j, comma) || p.is(j, dot) || j >= len(p.atoms)
}

// theUnit reads "for the year", "in the quarter": the one that the text named last, else that of the report.
func (p *parser) theUnit(i int) (form, int, bool) {
	k := i - 1
	if p.is(k, wLong) && (p.word(k) == "full" || p.word(k) == "whole" || p.word(k) == "entire") {
		k--
	}
	if !p.is(i, unit) || p.atoms[i].flag != 0 || !p.is(k, wThe) || !p.phraseEnds(i+1) || p.is(i+1, dash) && p.glued(i+1) {
		return form{}, i, false
	}
	switch p.class(k - 1) {
	case wFor, wIn, wDuring:
	default:
		return form{}, i, false
	}
	g := gran(p.val(i))
	if g != year && g != quarter || g == year && (p.is(i+1, wTo) || p.is(i+1, wOf) || p.is(i+1, wThat) || p.is(i+1, wFrom) || p.word(i+1) == "since" || p.word(i+1) == "ended" || p.word(i+1) == "ending") {
		return form{}, i, false
	}
	return form{kind: anchored, gran: g, rule: "anchored"}, i + 1, true
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
