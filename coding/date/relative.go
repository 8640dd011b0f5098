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
