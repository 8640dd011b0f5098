package date

// A kind says how a form finds its day.
type kind uint8

const (
	noForm     kind = iota
	calendar        // year, month, day, weekday as far as told
	dayOnly         // "the 14th"
	counted         // the n-th week, quarter, half of a year; a season or a decade
	shifted         // "last week", "next year": n units of gran from the report
	anchored        // "the same day", "the following month": n units from the last day named
	weekdayOf       // a weekday of a shifted week: "Tuesday of next week"
	feastDay        // n is the index of the holiday
	reference       // now, recently
	absolute        // from and to are known
	fiscalYear      // y is the year, or n the shift from this one
	fraction        // the n-th unit of a form ("first week of May"): resolved into absolute at once
)

// A form is an expression of a date before it is resolved. Zero fields are not told.
type form struct {
	kind        kind
	gran        gran
	y, m, d     int
	wd          int
	n           int
	rel         int  // -1, 0, 1 with hasRel
	hasRel      bool // "last June", "next Friday"
	mod         mod
	comparative bool // "earlier", "later", not "early", "late"
	from, to    day
	stretch     bool // from and to lie in different units
	// Time of day.
	timed        bool
	part         int // index into parts plus one, 0 if none
	hour, minute int
	ambiguous    bool
	rule         string
}

// value is a resolved form.
type value struct {
	text     string
	from, to day
	known    bool
	gran     gran
}

// direction tells which way an open form looks: -1 back, 1 forward, 0 not told.
type direction int

// resolve finds the days of a form. The day of the report stands for what is not told.
func (p *parser) resolve(f form, dir direction) value {
	v := p.point(f, dir)
	if f.mod == modStart || f.mod == modMid || f.mod == modEnd {
		v = p.narrow(f, v)
	}
	if f.timed {
		if f.gran == days && !v.known && v.text == "PRESENT_REF" {
			v.text = "XXXX-XX-XX"
		}
		v.text += f.clockText()
		v.gran = dayPart
		if f.part == 0 || f.part >= 6 {
			v.gran = minute
		}
	}
	return v
}

// clockText is the time of day in TIMEX3.
func (f *form) clockText() string {
	if f.part > 0 {
		return "T" + parts[f.part-1]
	}
	return "T" + pad(f.hour, 2) + ":" + pad(f.minute, 2)
}

func (p *parser) point(f form, dir direction) value {
	switch f.kind {
	case calendar:
		return p.calendarDay(f, dir)
	case dayOnly:
		return p.dayOfMonth(f, dir)
	case counted:
		return p.countedUnit(f, dir)
	case shifted:
		if !p.hasRef {
			return value{text: unresolved(f), gran: f.gran}
		}
		return spanOf(p.ref, f.gran, f.n)
	case anchored:
		base, ok := p.base(f.gran)
		if !ok {
			return value{text: unresolved(f), gran: f.gran}
		}
		return spanOf(base, f.gran, f.n)
	case weekdayOf:
		if !p.hasRef {
			return value{text: "XXXX-WXX-" + pad(f.wd, 1), gran: days}
		}
		return dayValue(p.ref.monday() + day(7*f.n+f.wd-1))
	case feastDay:
		return p.feast(f, dir)
	case reference:
		v := value{text: refs[f.n], gran: noGran}
		if f.n == 0 && p.hasRef {
			v.from, v.to, v.known = p.ref, p.ref, true
		}
		return v
	case absolute:
		v := spanOf(f.from, f.gran, 0)
		if f.stretch {
			last := spanOf(f.to, f.gran, 0)
			v.text, v.to = v.text+"/"+last.text, last.to
		}
		return v
	case fiscalYear:
		if f.y == 0 {
			if !p.hasRef {
				return value{text: "FYXXXX", gran: year}
			}
			y, _, _ := p.ref.civil()
			f.y = y + f.n
		}
		return value{text: "FY" + pad(f.y, 4), gran: year}
	}
	return value{}
}

// unresolved is the value of a form without a day to count from.
func unresolved(f form) string {
	switch f.gran {
	case days:
		if f.n == 0 {
			return "PRESENT_REF"
		}
		return "XXXX-XX-XX"
	case week:
		return "XXXX-WXX"
	case weekend:
		return "XXXX-WXX-WE"
	case months:
		return "XXXX-XX"
	case quarter:
		return "XXXX-QX"
	case half:
		return "XXXX-HX"
	}
	return "XXXX"
}

func dayValue(d day) value {
	return value{text: d.String(), from: d, to: d, known: true, gran: days}
}

// spanOf returns the unit of a size that lies n units from the one that holds d.
func spanOf(d day, g gran, n int) value {
	y, m, _ := d.civil()
	v := value{known: true, gran: g}
	switch g {
	case days:
		return dayValue(d + day(n))
	case week, fortnight:
		v.from = d.monday() + day(7*n)
		v.to = v.from + 6
		wy, w := v.from.week()
		v.text, v.gran = pad(wy, 4)+"-W"+pad(w, 2), week
	case weekend:
		v.from = d.monday() + day(7*n) + 5
		v.to = v.from + 1
		wy, w := v.from.week()
		v.text = pad(wy, 4) + "-W" + pad(w, 2) + "-WE"
	case months:
		v.from = dayOf(y, m+n, 1)
		y, m, _ = v.from.civil()
		v.to = dayOf(y, m+1, 1) - 1
		v.text = pad(y, 4) + "-" + pad(m, 2)
	case quarter:
		v.from = dayOf(y, (m-1)/3*3+1+3*n, 1)
		y, m, _ = v.from.civil()
		v.to = dayOf(y, m+3, 1) - 1
		v.text = pad(y, 4) + "-Q" + pad((m-1)/3+1, 1)
	case half:
		v.from = dayOf(y, (m-1)/6*6+1+6*n, 1)
		y, m, _ = v.from.civil()
		v.to = dayOf(y, m+6, 1) - 1
		v.text = pad(y, 4) + "-H" + pad((m-1)/6+1, 1)
	case year:
		y += n
		v.from, v.to = dayOf(y, 1, 1), dayOf(y+1, 1, 1)-1
		v.text = pad(y, 4)
	case decade:
		y = floorDiv(y, 10) + n
		v.from, v.to = dayOf(y*10, 1, 1), dayOf(y*10+10, 1, 1)-1
		v.text = pad(y, 3)
	case century:
		y = floorDiv(y-1, 100) + n
		v.from, v.to = dayOf(y*100+1, 1, 1), dayOf(y*100+101, 1, 1)-1
		v.text = pad(y, 2)
	default:
		return dayValue(d)
	}
	return v
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// seasonOf returns a season of the northern year: spring from March; winter begins in December of y.
func seasonOf(y, s int) value {
	from := dayOf(y, 3+3*s, 1)
	fy, fm, _ := from.civil()
	return value{text: pad(y, 4) + "-" + seasonCodes[s], from: from, to: dayOf(fy, fm+3, 1) - 1, known: true, gran: seasons}
}

// calendarDay resolves a form of the calendar: what is missing in front is chosen by tense and nearness.
func (p *parser) calendarDay(f form, dir direction) value {
	switch {
	case f.y != 0 && f.m != 0 && f.d != 0:
		return dayValue(dayOf(f.y, f.m, f.d))
	case f.y != 0 && f.m != 0:
		return spanOf(dayOf(f.y, f.m, 1), months, 0)
	case f.y != 0:
		return spanOf(dayOf(f.y, 1, 1), year, 0)
	case !p.hasRef && !p.hasAnchor || f.m == 0 && f.wd == 0:
		switch {
		case f.m != 0 && f.d != 0:
			return value{text: "XXXX-" + pad(f.m, 2) + "-" + pad(f.d, 2), gran: days}
		case f.m != 0:
			return value{text: "XXXX-" + pad(f.m, 2), gran: months}
		}
		return value{text: "XXXX-WXX-" + pad(f.wd, 1), gran: days}
	}
	ref := p.ref
	if !p.hasRef {
		ref, dir = p.anchor, 0
	}
	y, m, _ := ref.civil()
	switch {
	case f.m != 0 && f.d != 0:
		if f.hasRel && f.rel != 0 {
			dir = direction(f.rel)
		}
		back := dayOf(y, f.m, f.d)
		if back > ref {
			back = dayOf(y-1, f.m, f.d)
		}
		ahead := dayOf(y, f.m, f.d)
		if ahead < ref {
			ahead = dayOf(y+1, f.m, f.d)
		}
		if f.m == 2 && f.d == 29 {
			back, ahead = leapDay(ref, -1), leapDay(ref, 1)
		}
		if f.wd != 0 { // the weekday decides the year where it can
			b, a := back.weekday() == f.wd, ahead.weekday() == f.wd
			if b != a {
				if b {
					return dayValue(back)
				}
				return dayValue(ahead)
			}
		}
		return dayValue(nearer(ref, back, ahead, dir, f.hasRel, 330, 300))
	case f.m != 0:
		back, ahead := dayOf(y, f.m, 1), dayOf(y, f.m, 1)
		if f.hasRel && f.rel == 0 {
			return spanOf(back, months, 0)
		}
		if f.m > m || f.hasRel && f.m == m {
			back = dayOf(y-1, f.m, 1)
		}
		if f.m < m || f.hasRel && f.m == m {
			ahead = dayOf(y+1, f.m, 1)
		}
		if f.hasRel {
			dir = direction(f.rel)
		}
		return spanOf(nearer(dayOf(y, m, 1), back, ahead, dir, f.hasRel, 366, 366), months, 0)
	}
	// A weekday.
	off := f.wd - ref.weekday()
	switch {
	case f.hasRel && f.rel < 0:
		if off >= 0 {
			off -= 7
		}
	case f.hasRel && f.rel > 0:
		off += 7
	case f.hasRel:
		// this Friday: of this week.
	case dir > 0:
		if off < 0 {
			off += 7
		}
	default:
		if off > 0 {
			off -= 7
		}
	}
	return dayValue(ref + day(off))
}

// leapDay returns the nearest 29 February before or after.
func leapDay(ref day, step int) day {
	y, _, _ := ref.civil()
	for k := 0; k < 9; k++ {
		if monthDays(y, 2) == 29 {
			if d := dayOf(y, 2, 29); (step < 0) == (d <= ref) || d == ref {
				return d
			}
		}
		y += step
	}
	return dayOf(y, 2, 28)
}

// nearer chooses between the last and the coming day: the one that the tense asks for unless it is farther away than
// a report would leave the year out, else the nearer one.
func nearer(ref, back, ahead day, dir direction, strict bool, past, future day) day {
	if back == ahead {
		return back
	}
	b, a := ref-back, ahead-ref
	switch {
	case dir < 0 && (strict || b <= past):
		return back
	case dir > 0 && (strict || a <= future):
		return ahead
	case a < b:
		return ahead
	}
	return back
}

// dayOfMonth resolves "the 14th".
func (p *parser) dayOfMonth(f form, dir direction) value {
	if !p.hasRef {
		return value{text: "XXXX-XX-" + pad(f.d, 2), gran: days}
	}
	y, m, _ := p.ref.civil()
	pick := func(step int) day {
		for k := 0; k < 24; k++ {
			fy, fm, _ := dayOf(y, m+k*step, 1).civil()
			if f.d > monthDays(fy, fm) {
				continue
			}
			d := dayOf(fy, fm, f.d)
			if step < 0 && d > p.ref || step > 0 && d < p.ref || f.wd != 0 && d.weekday() != f.wd {
				continue
			}
			return d
		}
		return p.ref
	}
	return dayValue(nearer(p.ref, pick(-1), pick(1), dir, false, 40, 40))
}

// countedUnit resolves quarters, halves, weeks by number, seasons, decades and centuries.
func (p *parser) countedUnit(f form, dir direction) value {
	y := f.y
	open := y == 0
	if open && p.hasRef {
		y, _, _ = p.ref.civil()
		if f.hasRel && f.gran != seasons && f.gran != decade {
			y += f.rel
		}
	}
	code := ""
	switch f.gran {
	case decade:
		if f.y != 0 {
			return spanOf(dayOf(f.y, 1, 1), decade, 0)
		}
		return value{text: "XX" + pad(f.n, 1), gran: decade}
	case century:
		return spanOf(dayOf((f.n-1)*100+1, 1, 1), century, 0)
	case week:
		code = "-W" + pad(f.n, 2)
	case quarter:
		code = "-Q" + pad(f.n, 1)
	case half:
		code = "-H" + pad(f.n, 1)
	case seasons:
		code = "-" + seasonCodes[f.n]
	}
	if open && !p.hasRef {
		return value{text: "XXXX" + code, gran: f.gran}
	}
	switch f.gran {
	case week:
		return spanOf(dayOf(y, 1, 4).monday()+day(7*(f.n-1)), week, 0)
	case quarter:
		return p.nearUnit(open && !f.hasRel, dir, func(k int) value { return spanOf(dayOf(y+k, 3*f.n-2, 1), quarter, 0) })
	case half:
		return p.nearUnit(open && !f.hasRel, dir, func(k int) value { return spanOf(dayOf(y+k, 6*f.n-5, 1), half, 0) })
	case seasons:
		if f.hasRel && open {
			return p.season(f, y)
		}
		return p.nearUnit(open, dir, func(k int) value { return seasonOf(y+k, f.n) })
	}
	return value{}
}

// nearUnit chooses the year of a part of the year that is named without one.
func (p *parser) nearUnit(open bool, dir direction, at func(int) value) value {
	v := at(0)
	if !open || v.from <= p.ref && p.ref <= v.to {
		return v
	}
	back, ahead := v, v
	if v.from > p.ref {
		back = at(-1)
	} else {
		ahead = at(1)
	}
	if back.from <= p.ref && p.ref <= back.to { // a winter that began last year
		return back
	}
	if dir > 0 || dir == 0 && ahead.from-p.ref < p.ref-back.to {
		return ahead
	}
	return back
}

// season resolves "last summer", "this winter", "next spring".
func (p *parser) season(f form, y int) value {
	best := seasonOf(y, f.n)
	for k := -2; k <= 2; k++ {
		v := seasonOf(y+k, f.n)
		switch {
		case f.rel < 0 && v.to < p.ref, f.rel == 0 && v.from <= p.ref && p.ref <= v.to:
			best = v
		case f.rel > 0 && v.from > p.ref:
			return v
		}
	}
	return best
}

// feast resolves a holiday.
func (p *parser) feast(f form, dir direction) value {
	h := &holidays[f.n]
	if f.y != 0 {
		return dayValue(h.on(f.y))
	}
	if !p.hasRef {
		if h.m != 0 && h.d != 0 {
			return value{text: "XXXX-" + pad(h.m, 2) + "-" + pad(h.d, 2), gran: days}
		}
		return value{text: "XXXX-XX-XX", gran: days}
	}
	y, _, _ := p.ref.civil()
	back, ahead := h.on(y), h.on(y)
	if back > p.ref || f.hasRel && back == p.ref {
		back = h.on(y - 1)
	}
	if ahead < p.ref || f.hasRel && ahead == p.ref {
		ahead = h.on(y + 1)
	}
	if f.hasRel && f.rel != 0 {
		dir = direction(f.rel)
	}
	return dayValue(nearer(p.ref, back, ahead, dir, f.hasRel, 270, 300))
}

// narrow cuts a span to its beginning, middle or end and leaves the text as it is: the mod tells.
func (p *parser) narrow(f form, v value) value {
	if !v.known {
		return v
	}
	y, m, _ := v.from.civil()
	switch v.gran {
	case months:
		switch f.mod {
		case modStart:
			v.to = dayOf(y, m, 15)
		case modMid:
			v.from, v.to = dayOf(y, m, 11), dayOf(y, m, 20)
		case modEnd:
			v.from = dayOf(y, m, 16)
		}
	case year:
		if f.kind == shifted && f.mod != modMid {
			if f.mod == modStart {
				v.to = dayOf(y, 7, 1) - 1
			} else {
				v.from = dayOf(y, 7, 1)
			}
			break
		}
		switch f.mod {
		case modStart:
			v.to = dayOf(y, 5, 1) - 1
		case modMid:
			v.from, v.to = dayOf(y, 5, 1), dayOf(y, 9, 1)-1
		case modEnd:
			v.from = dayOf(y, 9, 1)
		}
	case week, quarter, half, seasons, decade, century:
		n := v.to - v.from + 1
		switch f.mod {
		case modStart:
			v.to = v.from + n/2 - 1 + n%2
		case modMid:
			v.from, v.to = v.from+n/3, v.to-n/3
		case modEnd:
			v.from += n / 2
		}
	}
	if f.kind == shifted && f.n == 0 && f.comparative && p.hasRef { // earlier this month: up to now
		if f.mod == modStart && p.ref >= v.from {
			v.to = min(v.to, p.ref)
		} else if f.mod == modEnd && p.ref <= v.to {
			v.from = max(v.from, p.ref)
		}
	}
	return v
}
