package date

// clockAt reads a time of day: 3 p.m., 15:30, 8.30pm, 3 o'clock, noon, 1530 GMT, half past two.
// It sets hour, minute or part.
func (p *parser) clockAt(i int) (form, int, bool) {
	f := form{timed: true}
	if p.is(i, part) && p.val(i) >= 5 && p.atoms[i].flag == 0 {
		f.part = p.val(i) + 1
		return f, i + 1, true
	}
	h, j := 0, i
	switch p.class(i) {
	case number:
		a := p.atoms[i]
		if a.digits > 4 {
			return f, i, false
		}
		h, j = a.val, i+1
		if a.digits == 4 && (p.is(j, zone) || p.word(j) == "hours" || p.word(j) == "hrs") && h%100 < 60 && h < 2400 {
			f.hour, f.minute = h/100, h%100
			return f, j + 1, true
		}
		if a.digits > 2 || h > 24 {
			return f, i, false
		}
	case cardinal:
		if h = p.val(i); h > 12 {
			return f, i, false
		}
		j = i + 1
		if n, k, ok := p.tens(j); ok && n >= 10 && n < 60 && p.meridiemEnd(k) > k { // three thirty p.m.
			f.minute, j = n, k
		}
	default:
		return f, i, false
	}
	colons := false
	if (p.is(j, colon) || p.is(j, dot)) && p.glued(j) && p.is(j+1, number) && p.glued(j+1) && p.atoms[j+1].digits == 2 && p.val(j+1) < 60 {
		dotted := p.is(j, dot)
		colons = !dotted || p.is(i-1, wAt)
		f.minute = p.val(j + 1)
		j += 2
		if colons && p.is(j, colon) && p.is(j+1, number) && p.glued(j+1) && p.atoms[j+1].digits == 2 {
			j += 2
		}
		if dotted && p.meridiemEnd(j) == j && !p.is(j, zone) && !(p.is(i-1, wAt) && h <= 24 && !p.price(j)) {
			return f, i, false
		}
	}
	if k := p.meridiemEnd(j); k > j {
		if h > 12 {
			if h < 24 && colons { // 15:30 pm
				f.hour = h
				return f, k, true
			}
			return f, i, false
		}
		pm := false
		for l := j; l < k; l++ {
			if w := p.word(l); w == "pm" || w == "p" {
				pm = true
			}
		}
		f.hour = h % 12
		if pm {
			f.hour += 12
		}
		return f, p.zoneAfter(k), true
	}
	if p.word(j) == "o" && p.is(j+1, apostrophe) && p.is(j+2, wClock) {
		f.hour = h
		return p.dayTime(f, j+3)
	}
	if p.word(j) == "oclock" || p.is(j, wClock) && p.is(j-1, cardinal) {
		f.hour = h
		return p.dayTime(f, j+1)
	}
	if colons && h <= 24 {
		if p.is(i-1, dash) && p.glued(i) && p.is(i-2, letter) {
			return f, i, false
		}
		f.hour = h
		return p.dayTime(f, p.zoneAfter(j))
	}
	return f, i, false
}

// price reports whether what follows "at 20.25" makes it a price or a rate.
func (p *parser) price(j int) bool {
	k := p.skip(j, comma)
	switch p.word(k) {
	case "up", "down", "from", "to", "against", "per", "percent", "points", "a", "million", "billion", "cents", "dollars", "crowns", "euros", "compared", "versus", "after":
		return true
	}
	return k < len(p.atoms) && p.is(k, other) && p.glued(k)
}

// dayTime turns the hour by "in the afternoon" and the like.
func (p *parser) dayTime(f form, j int) (form, int, bool) {
	k := j
	if p.is(k, wIn) && p.is(k+1, wThe) && p.is(k+2, part) {
		k += 2
	} else if p.is(k, wAt) {
		k++
	}
	if k > j && p.is(k, part) && p.atoms[k].flag == 0 {
		if p.val(k) >= 1 && p.val(k) <= 3 && f.hour < 12 {
			f.hour += 12
		}
		return f, k + 1, true
	}
	return f, j, true
}

// meridiemEnd steps over am, p.m., "p m"; it returns j if there is none.
func (p *parser) meridiemEnd(j int) int {
	if p.is(j, meridiem) {
		return j + 1
	}
	if w := p.word(j); w == "a" || w == "p" {
		k := p.skip(j+1, dot)
		if p.word(k) == "m" && (k == j+2 || p.is(j+1, letter)) {
			k++
			if p.is(k, dot) && p.glued(k) {
				// The stop of the abbreviation, also where it ends the sentence.
				k++
			}
			return k
		}
	}
	return j
}

// zoneAfter steps over a time zone and "local time".
func (p *parser) zoneAfter(j int) int {
	if p.is(j, zone) {
		return j + 1
	}
	if w := p.word(j); (w == "local" || w == "eastern" || w == "moscow") && p.word(j+1) == "time" {
		return j + 2
	}
	return j
}

// partAt reads a part of the day behind a date: "morning", "in the evening", "night".
func (p *parser) partAt(i int) (int, int, bool) {
	j := i
	if p.is(j, wIn) && p.is(j+1, wThe) || p.is(j, wAt) {
		j++
		j = p.skip(j, wThe)
	}
	m := j
	if p.is(j, early) {
		j = p.skip(j+1, wIn)
		j = p.skip(j, wThe)
	}
	if p.is(j, part) && p.atoms[j].flag == 0 && (m == j || p.is(j, part)) {
		return p.val(j) + 1, j + 1, true
	}
	return 0, i, false
}

// withTime adds the time of day that follows a date: Tuesday at 3 p.m., June 10, 15:30, Monday morning.
func (p *parser) withTime(f form, j int) (form, int) {
	if f.timed || f.kind == reference || f.kind == fiscalYear || f.gran != days {
		return f, j
	}
	if n, next, ok := p.partAt(j); ok && !p.is(next, number) {
		f.timed, f.part = true, n
		j = next
		if c, next, ok := p.clockAt(p.skip(j, wAt)); ok && (p.is(j, wAt) || p.is(j, number)) && c.part == 0 {
			if n >= 2 && n <= 4 && c.hour < 12 {
				c.hour += 12
			}
			f.part, f.hour, f.minute = 0, c.hour, c.minute
			return f, next
		}
		return f, j
	}
	k := p.skip(j, comma)
	if p.is(k, wAt) || p.is(k, wAround) {
		k++
		k = p.skip(k, wAround)
	} else if k > j && !p.is(k, number) {
		return f, j
	}
	if p.is(k, dash) && p.glued(k) {
		return f, j
	}
	if c, next, ok := p.clockAt(k); ok {
		f.timed, f.part, f.hour, f.minute = true, c.part, c.hour, c.minute
		return f, next
	}
	return f, j
}

// timeFirst reads expressions that begin with the time of day: tonight, this morning, last night, 3 p.m. on
// Tuesday, the morning of June 10, noon.
func (p *parser) timeFirst(i int) (form, int, bool) {
	switch p.class(i) {
	case wTonight:
		f := form{kind: shifted, gran: days, timed: true, part: 4, rule: "tonight"}
		if c, next, ok := p.clockAt(p.skip(i+1, wAt)); ok && p.is(i+1, wAt) {
			f.part, f.hour, f.minute = 0, c.hour, c.minute
			return f, next, true
		}
		return f, i + 1, true
	case early:
		// early this morning, late on Monday night: the part of the day wins over early and late.
		j := i + 1
		if k := p.skip(j, part); p.word(k) == "hours" && (p.is(k+1, wOf) || p.is(k+1, wOn)) { // the early hours of Sunday
			if f, next, ok := p.dayForm(p.skip(k+2, wThe)); ok {
				f.timed, f.part, f.mod = true, 1, mod(p.val(i))
				if f.mod == modEnd {
					f.part = 4
				}
				return f, next, true
			}
		}
		if p.is(j, relative) {
			if f, next, ok := p.timeFirst(j); ok {
				f.mod = mod(p.val(i))
				return f, next, true
			}
		}
		if p.is(j, part) && p.val(j) < 4 && (p.is(j+1, wOf) || p.is(j+1, wOn)) {
			if f, next, ok := p.timeFirst(j); ok {
				f.mod = mod(p.val(i))
				return f, next, true
			}
		}
	case later, earlier:
		if p.is(i+1, relative) && p.is(i+2, part) {
			if f, next, ok := p.timeFirst(i + 1); ok {
				f.mod = modEnd
				if p.is(i, earlier) {
					f.mod = modStart
				}
				return f, next, true
			}
		}
	case relative:
		if p.is(i+1, part) && p.atoms[i+1].flag == 0 && (p.val(i) == 0 || p.val(i) < 0 && p.val(i+1) >= 2) && p.val(i+1) < 4 || p.is(i+1, unit) && p.word(i+1) == "night" {
			w, n := p.word(i), 4
			if p.atoms[i+1].capital && p.paper(i) {
				return form{}, i, false // CBS This Morning
			}
			if p.is(i+1, part) {
				n = p.val(i+1) + 1
			}
			if w != "this" && w != "last" && w != "next" && w != "previous" {
				return form{}, i, false
			}
			f := form{kind: shifted, gran: days, n: p.val(i), timed: true, part: n, rule: "tonight"}
			if f.n < 0 && p.word(i) == "previous" {
				f.kind = anchored
			}
			j := i + 2
			if c, next, ok := p.clockAt(p.skip(j, wAt)); ok && p.is(j, wAt) {
				if n >= 2 && c.hour < 12 {
					c.hour += 12
				}
				f.part, f.hour, f.minute = 0, c.hour, c.minute
				return f, next, true
			}
			return f, j, true
		}
	case part:
		if p.atoms[i].flag != 0 || p.atoms[i].capital && i > 0 && p.atoms[i-1].capital {
			return form{}, i, false
		}
		j := i + 1
		if p.is(j, wOf) || p.is(j, wOn) || p.word(i) == "overnight" && p.is(j, weekday) {
			if f, next, ok := p.dayForm(p.skip(max(j, p.skip(p.skip(j, wOf), wOn)), wThe)); ok {
				f.timed, f.part = true, p.val(i)+1
				return f, next, true
			}
		}
		if p.val(i) >= 5 && !p.is(i-1, wThe) {
			return p.clockDay(form{timed: true, part: p.val(i) + 1}, j)
		}
	case number, cardinal:
		if c, next, ok := p.clockAt(i); ok {
			return p.clockDay(c, next)
		}
	}
	return form{}, i, false
}

// dayForm reads a form of a single day.
func (p *parser) dayForm(i int) (form, int, bool) {
	f, next, ok := p.core(i, p.is(i-1, wThe))
	return f, next, ok && f.gran == days && !f.timed && f.kind != reference
}

// aside steps over the same time in another zone between brackets: "at 4 a.m. (0200 GMT) on Monday".
func (p *parser) aside(j int) int {
	if !p.is(j, other) || p.word(j) != "(" {
		return j
	}
	if _, next, ok := p.clockAt(j + 1); ok && p.is(next, other) && p.word(next) == ")" {
		return next + 1
	}
	return j
}

// clockDay puts the day behind a time: "3 p.m. on Tuesday", "noon today"; without one it is the day of the report.
func (p *parser) clockDay(c form, j int) (form, int, bool) {
	k := p.aside(j)
	if p.is(k, comma) && p.is(k+1, wOn) {
		k++
	}
	k = p.skip(p.skip(k, wOn), wThe)
	if f, next, ok := p.dayForm(k); ok && !p.is(k, part) {
		f.timed, f.part, f.hour, f.minute = true, c.part, c.hour, c.minute
		if f.rule == "" {
			f.rule = "clock"
		}
		if _, after, ok := p.partAt(next); ok { // 10 am Monday morning
			next = after
		}
		return f, next, true
	}
	if p.is(k, wThat) || p.is(k, relative) && p.is(k+1, part) {
		if f, next, ok := p.timeFirst(k); ok {
			if f.part >= 2 && f.part <= 4 && c.part == 0 && c.hour < 12 { // 6 o'clock this afternoon
				c.hour += 12
			}
			f.part, f.hour, f.minute = c.part, c.hour, c.minute
			return f, next, true
		}
	}
	if c2, next, ok := p.clockAt(j + 1); ok && (p.is(j, wTo) || p.is(j, wAnd) || p.is(j, dash) || p.is(j, wUntil)) { // between 8 a.m. and 8 p.m. on Sunday
		if f, _, ok := p.clockDay(c2, next); ok {
			f.part, f.hour, f.minute = c.part, c.hour, c.minute
			return f, j, true
		}
	}
	c.kind, c.gran, c.rule = shifted, days, "clock"
	return c, j, true
}
