package date

import "strings"

// A length is a duration: a number of units, perhaps of two sizes ("two years and three months").
type length struct {
	quantity
	gran  gran
	n2    int
	gran2 gran
	mod   mod
	bare  bool // "years" without a number
}

// lengthAt reads a duration: three days, a two-week, half an hour, 18-month, several years, a year and a half.
func (p *parser) lengthAt(i int) (length, bool) {
	l := length{}
	j := i
	switch {
	case p.is(j, wAround):
		l.mod = p.roughly(j)
		j++
	case p.word(j) == "some" && (p.is(j+1, number) || p.is(j+1, cardinal)):
		l.mod = modApprox
		j++
	case p.word(j) == "more" && p.word(j+1) == "than":
		l.mod = modMore
		j += 2
	case p.is(j, wOver) && (p.is(j+1, number) || p.is(j+1, cardinal) || p.is(j+1, article)):
		l.mod = modMore
		j++
	case (p.word(j) == "less" || p.word(j) == "fewer") && p.word(j+1) == "than":
		l.mod = modLess
		j += 2
	case p.word(j) == "at" && (p.word(j+1) == "least" || p.word(j+1) == "most"):
		l.mod = modAtLeast
		if p.word(j+1) == "most" {
			l.mod = modAtMost
		}
		j += 2
	case p.word(j) == "up" && p.is(j+1, wTo) && p.word(j+1) == "to":
		l.mod = modAtMost
		j += 2
	case p.word(j) == "no" && p.word(j+2) == "than":
		switch p.word(j + 1) {
		case "more":
			l.mod = modAtMost
		case "less", "fewer":
			l.mod = modAtLeast
		default:
			return l, false
		}
		j += 3
	}
	q, ok := p.quantityAt(j)
	if !ok {
		return l, false
	}
	// Two to three weeks, 10-15 years: the larger number counts.
	if k := q.next; (p.is(k, wTo) && p.word(k) == "to" || p.is(k, wOr) || p.is(k, dash)) && !q.vague && p.class(j) != article {
		if r, ok := p.quantityAt(k + 1); ok && !r.vague && r.n > q.n && p.class(k+1) != article && p.is(r.next, unit) && p.atoms[r.next].flag&plural != 0 {
			q = r
			if l.mod == noMod {
				l.mod = modApprox
			}
		}
	}
	l.quantity = q
	k := q.next
	hyphen := p.is(k, dash)
	if hyphen {
		if !p.glued(k) {
			return l, false
		}
		k++
	}
	for n := 0; n < 3 && p.is(k, wLong) && p.word(k) != "long"; n++ {
		if p.word(k) == "more" && !p.is(k+1, unit) {
			break
		}
		k++
	}
	if p.is(k, month) && p.word(k) == "sec" {
		return l, false
	}
	if !p.is(k, unit) {
		if p.is(k, part) && p.val(k) == 3 && p.atoms[k].flag == 0 && q.n == 100 && p.class(i) == article {
			return l, false
		}
		// "two and a half": the half may follow the unit.
		return l, false
	}
	a := p.atoms[k]
	if a.flag&abbr != 0 && !p.is(j, number) {
		return l, false
	}
	if a.flag&abbr != 0 && p.is(k+1, dot) && p.glued(k+1) {
		k++
	}
	l.gran = gran(a.val)
	if l.gran == seasons || p.word(k) == "semester" {
		return l, false
	}
	if l.gran == quarter && (p.class(j) == article && !p.is(k+1, ago) && !p.is(k+1, earlier) && !p.is(k+1, later) || p.is(k+1, wOf)) {
		return l, false // a quarter of the votes
	}
	if p.is(k+1, dash) && p.glued(k+1) && (p.is(k+2, wTo) || p.word(k+2) == "by") {
		return l, false // day-to-day
	}
	// "one day" with a capital Day, "a Day of".
	if a.capital && !p.atoms[j].capital && p.atoms[k].start != a.start {
		return l, false
	}
	k++
	// ages
	if p.is(k, wOld) || p.is(k, dash) && p.is(k+1, wOld) || p.is(k, wOf) && p.word(k+1) == "age" {
		return l, false
	}
	if q.vague && p.word(i) == "many" && p.word(i-1) == "as" && p.word(i-2) == "in" { // "the third time in as many months"
		return l, false
	}
	if q.vague && a.flag&plural == 0 && !hyphen {
		return l, false
	}
	if q.n > 199 && a.flag&plural == 0 && !hyphen && p.is(k, wOf) {
		return l, false
	}
	l.next = k
	// "an hour and a half", "two years and three months", "2 weeks, 3 days"
	if p.is(k, wAnd) {
		if p.is(k+1, article) && p.is(k+2, wHalf) {
			l.n += 50
			l.next = k + 3
			return l, true
		}
		if p.is(k+1, wHalf) && !p.is(k+2, article) {
			l.n += 50
			l.next = k + 2
			return l, true
		}
		if !p.is(k+1, article) || p.is(k+2, unit) {
			if q2, ok := p.quantityAt(k + 1); ok && !q2.vague && p.is(q2.next, unit) && gran(p.val(q2.next)) < l.gran && p.atoms[q2.next].flag&abbr == 0 && q2.n%100 == 0 {
				l.n2, l.gran2 = q2.n/100, gran(p.val(q2.next))
				l.next = q2.next + 1
			}
		}
	}
	return l, true
}

// text is the length in TIMEX3.
func (l *length) text() string {
	if l.n == 50 && !l.vague && !l.bare && l.n2 == 0 { // half an hour
		switch l.gran {
		case hour:
			return "PT30M"
		case days:
			return "PT12H"
		case year:
			return "P6M"
		case decade:
			return "P5Y"
		case century:
			return "P50Y"
		}
	}
	n := "X"
	if !l.vague && !l.bare {
		n = pad(l.n/100, 1)
		if r := l.n % 100; r != 0 {
			if r%10 == 0 {
				n += "." + pad(r/10, 1)
			} else {
				n += "." + pad(r, 2)
			}
		}
	}
	if l.gran == fortnight && !l.vague && l.n%50 == 0 {
		return "P" + pad(l.n/50, 1) + "W"
	}
	s := "P"
	if l.gran < dayPart {
		s = "PT"
	}
	s += n + unitCodes[l.gran]
	if l.n2 > 0 {
		if l.gran2 < dayPart && l.gran >= dayPart {
			s += "T"
		}
		s += pad(l.n2, 1) + unitCodes[l.gran2]
	}
	return s
}

// unitCodes are the letters of units in TIMEX3.
var unitCodes = [...]string{
	second: "S", minute: "M", hour: "H", dayPart: "D", days: "D", weekend: "WE", week: "W", fortnight: "W",
	months: "M", seasons: "D", quarter: "Q", half: "H", year: "Y", decade: "DE", century: "CE",
}

// shift moves a day by a length.
func (l *length) shift(d day, sign int) day {
	d = shiftBy(d, l.gran, l.n, sign)
	if l.n2 > 0 {
		d = shiftBy(d, l.gran2, l.n2*100, sign)
	}
	return d
}

// shiftBy moves a day by n hundredths of a unit.
func shiftBy(d day, g gran, n, sign int) day {
	n = min(n, 4000000)
	switch g {
	case days:
		return d + day(sign*n/100)
	case weekend, week:
		return d + day(sign*n*7/100)
	case fortnight:
		return d + day(sign*n*14/100)
	case months:
		return d.addMonths(sign * n / 100)
	case quarter:
		return d.addMonths(sign * n * 3 / 100)
	case half:
		return d.addMonths(sign * n * 6 / 100)
	case year:
		return d.addMonths(sign * n * 12 / 100)
	case decade:
		return d.addMonths(sign * min(n, 40000) * 120 / 100)
	case century:
		return d.addMonths(sign * min(n, 4000) * 1200 / 100)
	}
	return d
}

// finest is the smaller unit of a length.
func (l *length) finest() gran {
	g := l.gran
	if l.n2 > 0 {
		g = l.gran2
	}
	if g == weekend || g == fortnight {
		g = week
	}
	if l.n%100 != 0 { // half a century is told in decades
		switch g {
		case century:
			g = decade
		case decade:
			g = year
		case year, half, quarter:
			g = months
		case months, week:
			g = days
		}
	}
	return g
}

// span makes the expression of the day that lies a length away; hours and minutes need the clock of the report.
func (p *parser) away(first, next int, l length, base day, known bool, sign int, rule string) expression {
	e := expression{first: first, next: next, kind: "DATE", mod: l.mod, rule: rule, gran: l.finest()}
	switch {
	case l.vague || l.bare || !known:
		e.value = "PAST_REF"
		if sign > 0 {
			e.value = "FUTURE_REF"
		}
		if !known && !l.vague && !l.bare {
			e.value = "XXXX"
		}
		e.gran = noGran
		return e
	case l.gran < dayPart:
		e.kind = "TIME"
		mins := l.n * 60 / 100
		if l.gran == minute {
			mins = l.n / 100
		} else if l.gran == second {
			mins = 0
		}
		t := p.clock + sign*mins
		d := base + day(floorDiv(t, 1440))
		t -= floorDiv(t, 1440) * 1440
		e.from, e.to, e.hasFrom, e.hasTo, e.gran = d, d, true, true, days
		e.value = d.String()
		if p.clock > 0 {
			e.value += "T" + pad(t/60, 2) + ":" + pad(t%60, 2)
			e.gran = minute
		} else {
			e.kind = "DATE"
		}
		return e
	}
	v := spanOf(l.shift(base, sign), e.gran, 0)
	e.value, e.from, e.to, e.hasFrom, e.hasTo = v.text, v.from, v.to, true, true
	return e
}

// shiftedDuration reads two days ago, a week later, in three months, two weeks before May 13, the last three
// days, within a week, three days from now.
func (p *parser) shiftedDuration(i int) (expression, bool) {
	j := i
	inside := noMod
	switch p.class(i) {
	case wIn:
		j++
	case wWithin:
		j++
		inside = modBefore
	}
	if p.is(i, wIn) {
		if l, ok := p.lengthAt(j); ok && l.mod != modMore && l.mod != modLess && p.class(j) != wThe && !p.is(l.next, wOf) && !p.is(l.next, earlier) && !p.is(l.next, ago) && !p.is(l.next, later) && !p.is(l.next, dash) && l.gran >= minute {
			next := l.next
			if p.is(next, apostrophe) && p.is(next+1, wS) {
				next += 2
			} else if p.is(next, apostrophe) {
				next++
			}
			if p.word(next) == "time" {
				next++
			} else {
				next = l.next
			}
			if p.is(next, wFrom) && (p.is(next+1, refWord) || p.is(next+1, deictic)) {
				next += 2
			}
			if next == l.next && (p.tense(i, next) < 0 || p.counted(i)) {
				return p.lengthOf(j, l.next, l), true
			}
			e := p.away(i, next, l, p.ref, p.hasRef, 1, "in")
			// in 3 days on Friday
			if p.is(next, wOn) && p.is(next+1, weekday) && l.gran == days {
				e.next = next + 2
			}
			return e, true
		}
	}
	if p.is(i, article) && p.word(i+1) == "long" && p.word(i+2) == "time" && p.is(i+3, ago) {
		return expression{first: i, next: i + 4, kind: "DATE", value: "PAST_REF", rule: "ago"}, true
	}
	if p.word(i) == "long" && p.is(i+1, ago) {
		return expression{first: i, next: i + 2, kind: "DATE", value: "PAST_REF", rule: "ago"}, true
	}
	if r, ok := p.lastUnits(j, i, inside); ok {
		return r, true
	}
	if inside != noMod {
		if l, ok := p.lengthAt(j); ok && !p.is(l.next, wOf) && p.hasRef && !l.vague && l.gran >= dayPart && p.tense(i, l.next) >= 0 {
			e := p.lengthOf(i, l.next, l)
			e.from, e.to, e.hasFrom, e.hasTo = p.ref, l.shift(p.ref, 1), true, true
			e.rule = "within"
			return e, true
		}
	}
	l, ok := p.lengthAt(i)
	if !ok {
		if l, ok = p.bareUnits(i); !ok {
			return expression{}, false
		}
	}
	k := l.next
	switch {
	case p.is(k, ago):
		return p.away(i, k+1, l, p.ref, p.hasRef, -1, "ago"), true
	case p.is(k, earlier) || p.word(k) == "previously":
		if p.word(k) == "prior" && p.is(k+1, wTo) {
			return p.around(i, k+2, l, -1)
		}
		if p.is(k+1, relative) || p.word(k+1) == "than" {
			return expression{}, false
		}
		base, known := p.base(l.gran)
		return p.away(i, k+1, l, base, known, -1, "earlier"), true
	case p.is(k, later) || p.word(k) == "afterwards":
		if p.is(k+1, relative) || p.word(k+1) == "than" {
			return expression{}, false
		}
		base, known := p.base(l.gran)
		e := p.away(i, k+1, l, base, known, 1, "later")
		if p.hasRef && e.hasFrom && e.from > p.ref && p.tense(i, k+1) <= 0 { // "half a century later it stands": from a time that is not told
			return expression{first: i, next: k + 1, kind: "DURATION", value: l.text(), gran: l.gran, mod: l.mod, rule: "later"}, true
		}
		return e, true
	case p.is(k, wBefore):
		if p.is(k+1, comma) || p.is(k+1, dot) || k+1 >= len(p.atoms) { // two days before, he fled
			base, known := p.base(l.gran)
			return p.away(i, k+1, l, base, known, -1, "earlier"), true
		}
		return p.around(i, k+1, l, -1)
	case p.is(k, wOn) && (p.is(k+1, comma) || p.is(k+1, dot) || k+1 >= len(p.atoms)) && l.gran >= days: // ten years on
		base, known := p.base(l.gran)
		if e := p.away(i, k+1, l, base, known, 1, "later"); !p.hasRef || !e.hasFrom || e.from <= p.ref {
			return e, true
		}
	case p.is(k, wAfter) || p.word(k) == "following" && !p.is(k+1, unit):
		return p.around(i, k+1, l, 1)
	case p.is(k, wFrom):
		return p.around(i, k+1, l, 1)
	}
	return expression{}, false
}

// counted reports whether "in" and a length at atom i measure how often or how long: the second in two decades, the worst in years, has not met in a
// month.
func (p *parser) counted(i int) bool {
	for j, n := i-1, 0; j >= 0 && n < 8; j, n = j-1, n+1 {
		switch p.class(j) {
		case ordinal, wTimes, wOnce:
			return true
		case comma, dot:
			return false
		}
		switch w := p.word(j); w {
		case "worst", "most", "best", "least", "only", "time", "biggest", "largest", "highest", "lowest", "longest", "deadliest", "greatest":
			return true
		case "has", "have", "had", "ve":
			return !(p.is(j+1, wTo) || p.word(j+1) == "to")
		case "will", "would", "may", "should", "must":
			return false
		case "to": // "hopes to win in two years", and not "his first visit to Rohan in two years"
			if strings.HasPrefix(p.tag(p.startOf(j+1)), "VB") {
				return false
			}
		default:
			if t := p.tag(p.startOf(j)); t == "JJS" || t == "RBS" {
				return true
			}
		}
	}
	return false
}

// base is the day from which "earlier" and "later" count: the last date that the text named, if it is no coarser than the unit.
func (p *parser) base(g gran) (day, bool) {
	switch {
	case p.lastGran != noGran && p.lastGran <= g && g >= months:
		return p.last, true
	case p.hasAnchor && !p.stale():
		return p.anchor, true
	}
	return p.ref, p.hasRef
}

// stale reports whether the last day that the text named is one of long ago, told as background more than a sentence before.
func (p *parser) stale() bool {
	return p.hasRef && p.sent-p.anchorSent > 1 && (p.anchor < p.ref-366 || p.anchor > p.ref+366)
}

// around reads the day from which a length counts: "two weeks before May 13", "three days from now".
func (p *parser) around(i, j int, l length, sign int) (expression, bool) {
	if p.is(j, refWord) && p.val(j) == 0 {
		return p.away(i, j+1, l, p.ref, p.hasRef, sign, "from-now"), true
	}
	f, next, ok := p.form(j)
	if !ok || f.kind == reference || p.belongs(next) {
		return expression{}, false
	}
	v := p.resolve(f, p.tense(i, next))
	if !v.known || l.vague || v.gran != days {
		return expression{}, false
	}
	if l.gran < dayPart {
		return expression{}, false
	}
	exact := l
	e := p.away(i, next, exact, v.from, true, sign, "counted")
	// Counting from a given day gives a day.
	d := l.shift(v.from, sign)
	e.value, e.from, e.to, e.gran = d.String(), d, d, days
	return e, true
}

// lastUnits reads "the last three days", "the past week", "next 10 months", "recent years", "the 5 past years",
// and "the first ten days of last year".
func (p *parser) lastUnits(i, first int, inside mod) (expression, bool) {
	j := p.skip(i, wThe)
	rel, known := 0, false
	l := length{}
	switch {
	case p.is(j, relative):
		rel = p.val(j)
		w := p.word(j)
		if p.lasts(j) {
			return expression{}, false
		}
		if q, ok := p.lengthAt(j + 1); ok && p.class(j+1) != article {
			l, known = q, true
		} else if p.is(j+1, unit) && p.atoms[j+1].flag&plural != 0 {
			l = length{gran: gran(p.val(j + 1)), bare: true, quantity: quantity{next: j + 2}}
			known = true
		} else if p.is(j+1, unit) && p.is(j-1, wThe) && (w == "past" || w == "last" || (w == "next" || w == "coming") && (p.is(j-2, wOver) || p.is(j-2, wWithin) || p.is(j-2, wDuring) || p.is(j-2, wFor))) {
			l = length{gran: gran(p.val(j + 1)), quantity: quantity{n: 100, next: j + 2}}
			known = true
		}
		if rel == 0 && w != "this" {
			return expression{}, false
		}
	case p.is(j, number) || p.is(j, cardinal):
		q, ok := p.quantityAt(j)
		if ok && p.is(q.next, relative) && p.is(q.next+1, unit) && p.atoms[q.next+1].flag&plural != 0 {
			rel = p.val(q.next)
			l = length{quantity: q, gran: gran(p.val(q.next + 1))}
			l.next = q.next + 2
			known = true
		}
	}
	if !known || rel == 0 {
		return expression{}, false
	}
	from := i
	if inside != noMod {
		from = first
	}
	e := p.lengthOf(from, l.next, l)
	e.rule = "last-units"
	if l.vague || l.bare || !p.hasRef || l.gran < dayPart && p.clock == 0 {
		if l.bare {
			e.value = "P" + "X" + unitCodes[l.gran]
			if l.gran < dayPart {
				e.value = "PTX" + unitCodes[l.gran]
			}
		}
		return e, true
	}
	if l.gran < dayPart {
		return e, true
	}
	e.hasFrom, e.hasTo = true, true
	switch {
	case l.gran == quarter && l.n%100 == 0:
		n := l.n / 100
		if rel < 0 {
			e.from, e.to = spanOf(p.ref, quarter, -n).from, spanOf(p.ref, quarter, -1).to
		} else {
			e.from, e.to = spanOf(p.ref, quarter, 1).from, spanOf(p.ref, quarter, n).to
		}
	case rel < 0:
		e.from, e.to = l.shift(p.ref, -1), p.ref
	case inside != noMod:
		e.from, e.to = p.ref, l.shift(p.ref, 1)
	default:
		e.from, e.to = p.ref+1, l.shift(p.ref, 1)
	}
	return e, true
}

// lasts reports whether "last" is the verb: "will last three days".
func (p *parser) lasts(i int) bool {
	if p.word(i) != "last" {
		return false
	}
	if t := p.tag(p.atoms[i].start); t != "" {
		return t[0] == 'V'
	}
	switch p.word(i - 1) {
	case "will", "would", "to", "could", "can", "may", "might", "should", "t":
		return true
	}
	return false
}

// roughly is the modifier of about, around, nearly.
func (p *parser) roughly(i int) mod {
	if m := mod(p.val(i)); m != noMod {
		return m
	}
	return modApprox
}

// lengthOf makes the expression of a duration.
func (p *parser) lengthOf(first, next int, l length) expression {
	return expression{first: first, next: next, kind: "DURATION", value: l.text(), gran: l.gran, mod: l.mod, rule: "duration"}
}

// bareUnits reads units without a number where the company shows that they are a stretch of time.
func (p *parser) bareUnits(i int) (length, bool) {
	if !p.is(i, unit) || p.atoms[i].flag&plural == 0 || p.atoms[i].flag&abbr != 0 {
		return length{}, false
	}
	l := length{gran: gran(p.val(i)), bare: true}
	l.next = i + 1
	switch p.class(i - 1) {
	case number, cardinal, dash, apostrophe, letter, sign:
		if !p.is(l.next, ago) && !p.is(l.next, earlier) && !p.is(l.next, later) && !p.is(l.next, wOf) && !p.is(l.next, wAfter) && !p.is(l.next, wBefore) {
			return l, false
		}
	}
	if l.gran == second || l.gran == weekend || l.gran == quarter || p.word(i) == "nights" {
		return l, false
	}
	return l, true
}

// bareDuration reads durations that stand for themselves.
func (p *parser) bareDuration(i int) (expression, bool) {
	if p.is(i, wAll) || p.is(i, wThe) && p.is(i+1, wLong) { // all day, the whole week
		if p.is(i+1, unit) && p.atoms[i+1].flag == 0 && p.is(i, wAll) {
			l := length{gran: gran(p.val(i + 1)), quantity: quantity{n: 100, next: i + 2}}
			return p.lengthOf(i, l.next, l), gran(p.val(i+1)) != seasons
		}
		return expression{}, false
	}
	if l, ok := p.lengthAt(i); ok {
		one := p.is(i, article)
		if one {
			// "a day" is a rate behind a number or a plural: "$5 a year", "three meals a day".
			switch c := p.class(i - 1); {
			case c == number || c == unit || c == magnitude || c == letter && p.rate(i-1):
				return expression{first: i, next: l.next, kind: "SET", value: l.text(), gran: l.gran, rule: "rate"}, true
			}
		}
		if p.is(i, number) && i > 0 && (p.is(i-1, sign) || p.glued(i) && (p.is(i-1, dot) || p.is(i-1, comma))) {
			return expression{}, false
		}
		if one && (p.is(l.next, wOf) && l.gran == days || p.atoms[l.next-1].capital) && !p.is(i-1, wFor) && !p.is(i-1, wIn) {
			return expression{}, false // a day of mourning
		}
		return p.lengthOf(i, l.next, l), true
	}
	if p.is(i, lengthWord) {
		l := length{gran: gran(p.val(i)), quantity: quantity{n: 100, next: i + 1}}
		return p.lengthOf(i, l.next, l), true
	}
	if p.is(i, unit) && p.atoms[i].flag&abbr == 0 && p.is(i+1, dash) && p.glued(i+1) && p.word(i+2) == "long" && p.glued(i+2) { // decades-long, month-long
		l := length{gran: gran(p.val(i)), quantity: quantity{n: 100, next: i + 3}, bare: p.atoms[i].flag&plural != 0}
		return p.lengthOf(i, l.next, l), l.gran != seasons
	}
	if p.is(i, wThe) && (p.is(i-1, wIn) || p.is(i-1, wOver) || p.is(i-1, wDuring)) {
		if l, ok := p.bareUnits(i + 1); ok && l.gran >= days && p.phraseEnds(l.next) && !p.is(l.next, wOf) { // in the weeks since
			return p.lengthOf(i, l.next, l), true
		}
	}
	if l, ok := p.bareUnits(i); ok {
		switch p.class(i - 1) {
		case wFor, wIn, wOver, wAfter, wWithin, wDuring:
			return p.lengthOf(i, l.next, l), true
		}
		if p.is(l.next, wAfter) || p.is(l.next, wBefore) { // days after the vote
			return p.lengthOf(i, l.next, l), true
		}
		if p.is(l.next, wOf) && !p.is(i-1, wThe) {
			return p.lengthOf(i, l.next, l), true
		}
	}
	return expression{}, false
}

// rate reports whether a word in front of "a year" makes it a rate: a plural, percent, million.
func (p *parser) rate(i int) bool {
	if t := p.tag(p.atoms[i].start); t != "" {
		return t == "NNS" || t == "CD"
	}
	switch w := p.word(i); w {
	case "million", "billion", "trillion", "percent", "dollars", "euros", "times", "people", "tonnes", "tons", "barrels":
		return true
	}
	return false
}
