package date

// A day counts days from 1 January 1970 in the Gregorian calendar, also before its time.
type day int

// dayOf returns the day of a date; months and days out of range carry over.
func dayOf(y, m, d int) day {
	y, m = y+(m-1)/12, (m-1)%12
	if m < 0 {
		y, m = y-1, m+12
	}
	m++
	// Days from civil, after Howard Hinnant's chrono algorithms.
	if m <= 2 {
		y--
	}
	era := y / 400
	if y < 0 {
		era = (y - 399) / 400
	}
	yoe := y - era*400
	doy := (153*((m+9)%12)+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return day(era*146097 + doe - 719468)
}

// civil returns year, month and day of the month.
func (d day) civil() (int, int, int) {
	z := int(d) + 719468
	era := z / 146097
	if z < 0 {
		era = (z - 146096) / 146097
	}
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	m := (mp+2)%12 + 1
	y := yoe + era*400
	if m <= 2 {
		y++
	}
	return y, m, doy - (153*mp+2)/5 + 1
}

// weekday returns 1 for Monday to 7 for Sunday.
func (d day) weekday() int { return ((int(d)+3)%7+7)%7 + 1 }

// monday returns the first day of the ISO week.
func (d day) monday() day { return d - day(d.weekday()-1) }

// week returns the ISO 8601 year and week.
func (d day) week() (int, int) {
	thursday := d.monday() + 3
	y, _, _ := thursday.civil()
	return y, int(thursday-dayOf(y, 1, 1))/7 + 1
}

// addMonths moves by months and keeps the day of the month where the month has it.
func (d day) addMonths(n int) day {
	y, m, dd := d.civil()
	first := dayOf(y, m+n, 1)
	fy, fm, _ := first.civil()
	return dayOf(fy, fm, min(dd, monthDays(fy, fm)))
}

// String returns YYYY-MM-DD.
func (d day) String() string {
	y, m, dd := d.civil()
	return pad(y, 4) + "-" + pad(m, 2) + "-" + pad(dd, 2)
}

// monthDays returns the length of a month.
func monthDays(y, m int) int { return int(dayOf(y, m+1, 1) - dayOf(y, m, 1)) }

// easter returns Western Easter Sunday, after the anonymous Gregorian computus.
func easter(y int) day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	return dayOf(y, month, (h+l-7*m+33*month+19)%32)
}

// nth returns the n-th given weekday of a month; n = -1 the last.
func nth(y, m, wd, n int) day {
	if n < 0 {
		last := dayOf(y, m+1, 1) - 1
		return last - day((last.weekday()-wd+7)%7)
	}
	first := dayOf(y, m, 1)
	return first + day((wd-first.weekday()+7)%7) + day(7*(n-1))
}

// pad writes n with at least width digits; a negative year gets its sign.
func pad(n, width int) string {
	neg := n < 0
	if neg {
		n = -n
	}
	var b [20]byte
	i := len(b)
	for n > 0 || len(b)-i < width {
		i--
		b[i] = byte('0' + n%10)
		n /= 10
	}
	if neg {
		i--
		b[i] = '-'
	}
	return string(b[i:])
}
