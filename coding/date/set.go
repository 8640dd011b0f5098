package date

// set reads what comes again: every Monday, each year, twice a week, daily, annually, Mondays, per year.
func (p *parser) set(i int) (expression, bool) {
	e := expression{first: i, kind: "SET", rule: "set"}
	switch p.class(i) {
	case every:
		j := i + 1
		other := p.is(j, wOther)
		if other || p.word(j) == "single" {
			j++
		}
		switch p.class(j) {
		case weekday:
			e.value, e.gran, e.next = "XXXX-WXX-"+pad(p.val(j), 1), days, j+1
			e.next, e.value = p.setPart(e.next, e.value)
			return e, true
		case month:
			m, next, _ := p.monthName(j)
			e.value, e.gran, e.next = "XXXX-"+pad(m, 2), months, next
			return e, true
		case season:
			e.value, e.gran, e.next = "XXXX-"+seasonCodes[p.val(j)], seasons, j+1
			return e, true
		case part:
			e.value, e.gran, e.next = "XXXX-XX-XXT"+parts[p.val(j)], dayPart, j+1
			return e, true
		case unit:
			g := gran(p.val(j))
			if g == seasons || p.atoms[j].flag&plural != 0 {
				return e, false
			}
			n := "1"
			if other {
				n = "2"
			}
			l := length{gran: g, quantity: quantity{n: int(n[0]-'0') * 100}}
			e.value, e.gran, e.next = l.text(), g, j+1
			return e, true
		}
		if p.word(j) == "weekday" || p.word(j) == "workday" {
			e.value, e.gran, e.next = "P1WD", days, j+1
			return e, true
		}
		if l, ok := p.lengthAt(j); ok && !l.vague && p.class(j) != article {
			e.value, e.gran, e.next = l.text(), l.gran, l.next
			return e, true
		}
		if n, k, ok := p.ordinalAt(j); ok && p.is(k, unit) {
			l := length{gran: gran(p.val(k)), quantity: quantity{n: n * 100}}
			e.value, e.gran, e.next = l.text(), l.gran, k+1
			return e, true
		}
	case frequency:
		a := p.atoms[i]
		if a.capital && (i > 0 || p.atoms[min(i+1, len(p.atoms)-1)].capital) { // the Daily Mail
			return e, false
		}
		e.value, e.gran, e.next = frequencies[a.val], noGran, i+1
		return e, true
	case weekday:
		if p.atoms[i].flag&plural != 0 {
			e.value, e.gran, e.next = "XXXX-WXX-"+pad(p.val(i), 1), days, i+1
			return e, true
		}
	case part:
		if p.atoms[i].flag&plural != 0 {
			e.value, e.gran, e.next = "XXXX-XX-XXT"+parts[p.val(i)], dayPart, i+1
			return e, true
		}
	case unit:
		if p.word(i) == "weekends" && !p.is(i-1, number) && !p.is(i-1, cardinal) {
			e.value, e.gran, e.next = "XXXX-WXX-WE", weekend, i+1
			return e, true
		}
	case wOnce:
		j := i + 1
		if p.is(j, every) { // once every three years
			if e, ok := p.set(j); ok {
				e.first = i
				return e, true
			}
		}
		if (p.is(j, article) || p.is(j, wPer) || p.is(j, every)) && p.is(j+1, unit) && p.atoms[j+1].flag == 0 {
			l := length{gran: gran(p.val(j + 1)), quantity: quantity{n: 100}}
			e.value, e.gran, e.next = l.text(), l.gran, j+2
			return e, true
		}
	case wPer:
		if p.is(i+1, unit) && p.atoms[i+1].flag == 0 {
			l := length{gran: gran(p.val(i + 1)), quantity: quantity{n: 100}}
			e.value, e.gran, e.next = l.text(), l.gran, i+2
			return e, true
		}
	case number, cardinal:
		if q, ok := p.quantityAt(i); ok && p.is(q.next, wTimes) {
			j := q.next + 1
			if p.is(j, every) {
				if e, ok := p.set(j); ok {
					e.first = i
					return e, true
				}
			}
			if (p.is(j, article) || p.is(j, wPer) || p.is(j, every)) && p.is(j+1, unit) && p.atoms[j+1].flag == 0 {
				l := length{gran: gran(p.val(j + 1)), quantity: quantity{n: 100}}
				e.value, e.gran, e.next = l.text(), l.gran, j+2
				return e, true
			}
		}
	}
	return e, false
}

// setPart reads the part of the day behind a weekday of a set.
func (p *parser) setPart(j int, value string) (int, string) {
	if n, next, ok := p.partAt(j); ok {
		return next, value + "T" + parts[n-1]
	}
	return j, value
}
