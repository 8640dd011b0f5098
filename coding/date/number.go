package date

// A quantity is a number of units; vague ones ("few") have no value.
type quantity struct {
	n     int // in hundredths, for "two and a half"
	vague bool
	next  int
}

// quantityAt reads a number in figures or words: 3, 2.5, 1,500, twenty-five, two hundred, a, a few,
// a couple of, several.
func (p *parser) quantityAt(i int) (quantity, bool) {
	switch p.class(i) {
	case number:
		a := p.atoms[i]
		if a.digits > 6 {
			return quantity{}, false
		}
		n, j := a.val*100, i+1
		for k := 0; k < 2 && p.is(j, comma) && p.glued(j) && p.is(j+1, number) && p.glued(j+1) && p.atoms[j+1].digits == 3; k++ {
			n = n*1000 + p.val(j+1)*100
			j += 2
		}
		if p.is(j, dot) && p.glued(j) && p.is(j+1, number) && p.glued(j+1) && p.atoms[j+1].digits <= 2 {
			f := p.val(j + 1)
			if p.atoms[j+1].digits == 1 {
				f *= 10
			}
			n += f
			j += 2
		}
		if n < 0 || n > 1e9 {
			return quantity{}, false
		}
		return p.andHalf(quantity{n: n, next: j}), true
	case article:
		j := i + 1
		switch {
		case p.is(j, vague) && p.word(j) == "few":
			return quantity{vague: true, next: j + 1}, true
		case p.is(j, cardinal) && (p.word(j) == "couple" || p.word(j) == "dozen" || p.word(j) == "pair"):
			k := j + 1
			if p.is(k, wOf) {
				k++
			}
			return quantity{n: p.val(j) * 100, next: k}, true
		case p.is(j, wHalf):
			if p.is(j+1, dash) {
				j++
			}
			return quantity{n: 50, next: j + 1}, true
		case p.is(j, magnitude):
			return quantity{n: p.val(j) * 100, next: j + 1}, true
		}
		return quantity{n: 100, next: j}, true
	case wHalf:
		if p.is(i+1, article) {
			return quantity{n: 50, next: i + 2}, true
		}
		return quantity{}, false
	case vague:
		j := i + 1
		switch p.word(i) {
		case "dozens", "hundreds", "thousands":
			if !p.is(j, wOf) {
				return quantity{}, false
			}
			j++
		}
		return quantity{vague: true, next: j}, true
	case cardinal:
		n, j, ok := p.cardinalAt(i)
		if !ok {
			return quantity{}, false
		}
		if p.is(j, wOf) && (p.word(j-1) == "couple" || p.word(j-1) == "pair") {
			j++
		}
		return p.andHalf(quantity{n: n * 100, next: j}), true
	}
	return quantity{}, false
}

// andHalf reads "and a half" after a number, also with hyphens.
func (p *parser) andHalf(q quantity) quantity {
	j := p.skip(q.next, dash)
	if !p.is(j, wAnd) {
		return q
	}
	j = p.skip(j+1, dash)
	if p.is(j, article) {
		j = p.skip(j+1, dash)
	}
	if p.is(j, wHalf) {
		return quantity{n: q.n + 50, next: j + 1}
	}
	return q
}

// skip steps over one atom of a class.
func (p *parser) skip(i int, c class) int {
	if p.is(i, c) {
		return i + 1
	}
	return i
}

// cardinalAt reads a number in words below a million.
func (p *parser) cardinalAt(i int) (n, next int, ok bool) {
	n, next, ok = p.tens(i)
	for ok && p.is(next, magnitude) && n < 1000 {
		n *= p.val(next)
		next++
		j := p.skip(next, wAnd)
		if m, k, more := p.tens(j); more && m < 100 {
			n, next = n+m, k
		}
	}
	return n, next, ok
}

// tens reads a number in words below a hundred.
func (p *parser) tens(i int) (n, next int, ok bool) {
	if !p.is(i, cardinal) {
		return 0, i, false
	}
	n, next = p.val(i), i+1
	if n >= 20 && n%10 == 0 {
		j := next
		if p.is(j, dash) && p.glued(j) {
			j++
		}
		if p.is(j, cardinal) && p.val(j) < 10 {
			return n + p.val(j), j + 1, true
		}
	}
	return n, next, true
}

// ordinalAt reads 14th, first, twenty-seventh.
func (p *parser) ordinalAt(i int) (n, next int, ok bool) {
	switch p.class(i) {
	case number:
		if p.is(i+1, ordSuffix) && p.glued(i+1) && p.atoms[i].digits <= 3 {
			return p.val(i), i + 2, true
		}
	case ordinal:
		return p.val(i), i + 1, true
	case cardinal:
		if n := p.val(i); n >= 20 && n%10 == 0 {
			j := i + 1
			if p.is(j, dash) && p.glued(j) {
				j++
			}
			if p.is(j, ordinal) && p.val(j) < 10 {
				return n + p.val(j), j + 1, true
			}
		}
	}
	return 0, i, false
}

// dayNumber reads the day of a month: 14, 14th, fourteenth.
func (p *parser) dayNumber(i int) (d, next int, ok bool) {
	if d, next, ok = p.ordinalAt(i); ok {
		return d, next, 1 <= d && d <= 31
	}
	if p.is(i, number) && p.atoms[i].digits <= 2 {
		d = p.val(i)
		// 10:30, 2.5, 5% are no days.
		if j := i + 1; p.glued(j) && (p.is(j, colon) || p.is(j, dot) && p.is(j+1, number) && p.glued(j+1) || p.is(j, other) && !p.ends(j) || p.is(j, letter)) {
			return 0, i, false
		}
		return d, i + 1, 1 <= d && d <= 31
	}
	return 0, i, false
}

// ends reports whether atom j is a mark that may stand right behind a number which it does not change: "(June 30)", "June 30; then".
func (p *parser) ends(j int) bool {
	switch p.text[p.atoms[j].start:p.atoms[j].end] {
	case ";", ")", "]", "!", "?", "\"", "”", "’", "»", "…":
		return true
	}
	return false
}

// yearNumber reads a year of four digits, with company that leaves it one: no currency in front, no
// decimals behind.
func (p *parser) yearNumber(i int) (y, next int, ok bool) {
	if !p.is(i, number) || p.atoms[i].digits != 4 {
		return 0, i, false
	}
	y = p.val(i)
	if y < 1000 || y > 2200 {
		return 0, i, false
	}
	if p.numbered(i) {
		return 0, i, false
	}
	if i > 0 && (p.is(i-1, sign) || p.atoms[i].glued && (p.is(i-1, dot) || p.is(i-1, comma) || p.is(i-1, colon)) && p.is(i-2, number) && p.glued(i-1)) {
		return 0, i, false
	}
	if j := i + 1; p.glued(j) {
		switch p.class(j) {
		case other:
			c := p.text[p.atoms[j].start]
			if c == '%' || c >= 0x80 && p.text[p.atoms[j].start:p.atoms[j].end] == "°" {
				return 0, i, false
			}
		case comma, dot, colon:
			if p.is(j+1, number) && p.glued(j+1) {
				return 0, i, false
			}
		case letter, unit, meridiem:
			return 0, i, false
		}
	}
	return y, i + 1, true
}

// numbered reports whether the word in front makes a number the number of a thing: Resolution 1973, Flight 2013, No. 1999.
func (p *parser) numbered(i int) bool {
	j := i - 1
	if p.is(j, dot) && p.glued(j) {
		j--
	}
	if !p.is(j, letter) && !p.is(j, amount) {
		return false
	}
	switch p.word(j) {
	case "resolution", "resolutions", "flight", "article", "articles", "section", "boeing", "route", "room", "channel", "page", "number", "unscr":
		return true
	case "no", "nos":
		return p.is(j+1, dot) || p.atoms[j].capital
	}
	return false
}

// shortYear reads '98 or, where the caller knows that a year must follow, 98.
func (p *parser) shortYear(i int, bare bool) (y, next int, ok bool) {
	j := i
	if p.is(i, apostrophe) {
		j++
		if !p.glued(j) {
			return 0, i, false
		}
	} else if !bare {
		return 0, i, false
	}
	if !p.is(j, number) || p.atoms[j].digits != 2 {
		return 0, i, false
	}
	return century2(p.val(j)), j + 1, true
}

// century2 puts two digits into the hundred years that end in 2039.
func century2(n int) int {
	if n < 40 {
		return 2000 + n
	}
	return 1900 + n
}

// wordYear reads "two thousand and thirty two" and "nineteen eighty six".
func (p *parser) wordYear(i int) (y, next int, ok bool) {
	if !p.is(i, cardinal) {
		return 0, i, false
	}
	n, j, _ := p.tens(i)
	if n == 2 && p.is(j, magnitude) && p.val(j) == 1000 {
		if m, k, ok := p.tens(p.skip(j+1, wAnd)); ok {
			return 2000 + m, k, true
		}
		return 2000, j + 1, true
	}
	if n >= 17 && n <= 20 {
		if m, k, ok := p.tens(j); ok && m >= 10 {
			return n*100 + m, k, true
		}
	}
	return 0, i, false
}
