package date

// decadeAt reads 1990s, and 90s after "the".
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
		case a.digits == 2 && (a.val >= 50 || a.val >= 20 && p.is(i-1, wThe) && p.is(i-2, wIn)) && (p.is(i-1, wThe) || p.is(i-1, early) || p.is(i-1, dash) && p.is(i-2, early)) && !p.is(i-2, wOf):
			switch p.word(i - 2) {
			case "their", "his", "her", "my", "our", "your", "its":
				return form{}, i, false // in his early 60s
			}
			return form{kind: counted, gran: decade, y: 1900 + a.val, rule: "decade"}, j + 1, true
		}
	}
	return form{}, i, false
}

// seasonAt reads summer 2019, the summer of 2019, and summer alone after in, this, last.
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
	case article:
		return form{}, i, false
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
// the first week of May, the last Monday of June, the first six months of 2024.
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
			return form{kind: fiscalYear, gran: year, y: y, rule: "fiscal"}, p.secondYear(i + 2), true
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

// quarterLetter reads the letter in front of the number.
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
	if k := p.skip(i, wThe); !ok && k > i && p.is(k, unit) && p.atoms[k].flag == 0 && gran(p.val(k)) >= months { // of the year
		base, next, ok = form{kind: anchored, gran: gran(p.val(k))}, k+1, true
	}
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
		return f, p.secondYear(next), true
	}
	return form{}, i, false
}

// secondYear steps over the year in which a fiscal year ends: the 25 in 2024-25.
func (p *parser) secondYear(i int) int {
	if (p.is(i, dash) || p.is(i, slash)) && p.glued(i) && p.is(i+1, number) && p.glued(i+1) && (p.atoms[i+1].digits == 2 || p.atoms[i+1].digits == 4) {
		return i + 2
	}
	return i
}

// fiscalAfter reads "fiscal year" behind a year.
func (p *parser) fiscalAfter(i int) (form, int, bool) {
	if p.is(i, wFiscal) && p.word(i+1) == "year" {
		return form{kind: fiscalYear, gran: year, rule: "fiscal"}, i + 2, true
	}
	return form{}, i, false
}
