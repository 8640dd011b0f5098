package date

// A class says what a word can be in an expression of time.
type class uint8

const (
	none      class = iota
	number          // digits; val is their value, digits their count
	cardinal        // one to ninety; val
	magnitude       // hundred, thousand; val
	article         // a, an
	ordinal         // first to ninetieth; val
	vague           // few, several
	month           // val 1 to 12
	weekday         // val 1 to 7
	season          // val 0 spring to 3 winter
	unit            // val is a gran
	part            // part of the day; val is an index into parts
	deictic         // today, yesterday; val is the offset in days
	relative        // last, this, next; val -1, 0, 1
	refWord         // now, recently; val is an index into refs
	frequency       // daily; val is an index into frequencies
	holiday         // one-word holidays; val is an index into holidays
	ordSuffix       // st, nd, rd, th
	meridiem        // am, pm; val 0 or 12
	zone            // GMT, UTC
	early           // val is a mod
	every           // every, each
	edge            // beginning, start, middle, end; val is a mod
	ago
	earlier // earlier, before that
	later
	wThe
	wOf
	wIn
	wOn
	wAt
	wTo // to, through, till, until as the middle of a range
	wAnd
	wOr
	wFrom
	wBetween
	wSince
	wUntil
	wBefore
	wAfter
	wBy
	wWithin
	wDuring
	wOver
	wFor
	wAround
	wThat
	wSame
	wOther
	wHalf
	wClock
	wFiscal
	wNow
	wTimes
	wOnce
	wPer
	wOld
	wAll
	wPeriodNoun // time, period: unused words that may follow
	wDay        // days that stand in names of holidays
	wLong       // full, straight, consecutive, working, business
	wS
	wTonight
	wCode // letters of quarters, halves and fiscal years: Q3, H1, FY24
	wStarting
	amount     // less, fewer, up, no: a bound of a length may follow (less than, up to, no more than)
	lengthWord // weeklong; val is a gran
	spanRef    // future, past: the time to come or gone as a whole; val is an index into refs
	decadeWord // nineties; val is its first year
	dash
	slash
	dot
	comma
	apostrophe
	colon
	sign   // currency and other signs in front of a number
	letter // any other word
	other  // any other character
)

// gran is the size of what an expression names.
type gran uint8

const (
	noGran gran = iota
	second
	minute
	hour
	dayPart
	days
	weekend
	week
	fortnight
	months
	seasons
	quarter
	half
	year
	decade
	century
)

// granNames are the values of TimeExpression.Precision.
var granNames = [...]string{
	noGran: "", second: "second", minute: "minute", hour: "hour", dayPart: "part", days: "day",
	weekend: "weekend", week: "week", fortnight: "fortnight", months: "month", seasons: "season", quarter: "quarter",
	half: "half", year: "year", decade: "decade", century: "century",
}

// A mod is a TIMEX3 modifier, with Since and Until of our own.
type mod uint8

const (
	noMod mod = iota
	modStart
	modMid
	modEnd
	modApprox
	modBefore
	modAfter
	modSince
	modUntil
	modMore
	modLess
	modAtLeast
	modAtMost
)

var modNames = [...]string{
	noMod: "", modStart: "START", modMid: "MID", modEnd: "END", modApprox: "APPROX",
	modBefore: "BEFORE", modAfter: "AFTER", modSince: "SINCE", modUntil: "UNTIL", modMore: "MORE_THAN", modLess: "LESS_THAN",
	modAtLeast: "EQUAL_OR_MORE", modAtMost: "EQUAL_OR_LESS",
}

// parts are the parts of the day in TIMEX3.
var parts = [...]string{"MO", "AF", "EV", "NI", "DT", "12:00", "00:00"}

// refs are the values of words that point at no day.
var refs = [...]string{"PRESENT_REF", "PAST_REF", "FUTURE_REF"}

// frequencies are the values of adverbs and adjectives of return.
var frequencies = [...]string{"P1D", "P1W", "P1M", "P1Y", "PT1H", "P3M", "P2W", "P2M", "P6M", "P2Y", "P1WD", "TNI", "P10Y"}

// seasonCodes are the seasons of TIMEX3.
var seasonCodes = [...]string{"SP", "SU", "FA", "WI"}

// A word is one entry of the lexicon.
type word struct {
	class class
	val   int
	flag  flag
}

// A flag restricts where a word may stand.
type flag uint8

const (
	abbr   flag = 1 << iota // short form: a full stop may follow
	plural                  // "Mondays", "years"
	common                  // also another everyday word (may, march, sun): wants company
	capped                  // only with a capital
)

// lexicon is built once per stage by newLexicon.
type lexicon map[string]word

func newLexicon() lexicon {
	l := lexicon{}
	add := func(c class, f flag, vals map[string]int) {
		for w, v := range vals {
			l[w] = word{c, v, f}
		}
	}
	list := func(c class, f flag, from int, words ...string) {
		for i, w := range words {
			l[w] = word{c, from + i, f}
		}
	}
	all := func(c class, v int, words ...string) {
		for _, w := range words {
			l[w] = word{c, v, 0}
		}
	}
	list(month, 0, 1, "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
	list(month, abbr, 1, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
	l["sept"] = word{month, 9, abbr}
	for _, w := range []string{"may", "march"} {
		e := l[w]
		e.flag = common
		l[w] = e
	}
	l["mar"] = word{month, 3, abbr | common | capped}
	l["jan"] = word{month, 1, abbr | common}
	l["dec"] = word{month, 12, abbr}
	list(weekday, 0, 1, "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
	list(weekday, plural, 1, "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays")
	list(weekday, abbr|common|capped, 1, "mon", "tue", "wed", "thu", "fri", "sat", "sun")
	add(weekday, abbr|capped, map[string]int{"tues": 2, "thur": 4, "thurs": 4})
	add(season, 0, map[string]int{"summer": 1, "autumn": 2, "winter": 3})
	add(season, common, map[string]int{"spring": 0, "fall": 2})
	add(season, plural, map[string]int{"summers": 1, "autumns": 2, "winters": 3})
	add(unit, 0, map[string]int{
		"minute": int(minute), "hour": int(hour), "day": int(days), "week": int(week), "weekend": int(weekend),
		"fortnight": int(fortnight), "month": int(months), "quarter": int(quarter), "year": int(year), "decade": int(decade),
		"century": int(century), "night": int(days), "season": int(seasons), "semester": int(half),
	})
	add(unit, plural, map[string]int{
		"seconds": int(second), "minutes": int(minute), "hours": int(hour), "days": int(days),
		"weeks": int(week), "weekends": int(weekend), "fortnights": int(fortnight), "months": int(months), "quarters": int(quarter),
		"years": int(year), "decades": int(decade), "centuries": int(century), "nights": int(days),
	})
	add(unit, abbr, map[string]int{"sec": int(second), "min": int(minute), "hr": int(hour), "yr": int(year)})
	add(unit, abbr|plural, map[string]int{"secs": int(second), "mins": int(minute), "hrs": int(hour), "yrs": int(year)})
	l["second"] = word{ordinal, 2, common}
	list(cardinal, 0, 1, "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
	add(cardinal, 0, map[string]int{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90})
	add(cardinal, 0, map[string]int{"couple": 2, "pair": 2, "dozen": 12})
	add(magnitude, 0, map[string]int{"hundred": 100, "thousand": 1000})
	l["a"], l["an"] = word{article, 1, 0}, word{article, 1, 0}
	list(ordinal, 0, 1, "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
		"twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth")
	l["thirtieth"] = word{ordinal, 30, 0}
	all(vague, 0, "few", "several", "some", "many", "dozens", "hundreds", "thousands", "numerous")
	add(part, 0, map[string]int{
		"morning": 0, "afternoon": 1, "evening": 2, "night": 3, "daytime": 4, "noon": 5, "midday": 5,
		"midnight": 6, "overnight": 3, "dawn": 0, "dusk": 2, "nightfall": 2, "sunrise": 0, "sunset": 2, "nighttime": 3,
	})
	add(part, plural, map[string]int{"mornings": 0, "afternoons": 1, "evenings": 2})
	add(deictic, 0, map[string]int{"today": 0, "yesterday": -1, "tomorrow": 1})
	all(refWord, 0, "now", "currently", "nowadays", "presently")
	all(refWord, 1, "recently", "lately", "formerly", "previously")
	all(refWord, 2, "soon", "shortly")
	add(relative, 0, map[string]int{
		"last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
		"following": 1, "upcoming": 1, "recent": -1,
	})
	add(frequency, 0, map[string]int{
		"daily": 0, "everyday": 0, "weekly": 1, "monthly": 2, "annual": 3, "annually": 3, "yearly": 3, "hourly": 4,
		"quarterly": 5, "biweekly": 6, "fortnightly": 6, "bimonthly": 7, "biannual": 8, "biannually": 8, "semiannual": 8, "semiannually": 8,
		"biennial": 9, "biennially": 9, "nightly": 11,
	})

	all(ordSuffix, 0, "st", "nd", "rd", "th")
	l["am"], l["pm"] = word{meridiem, 0, 0}, word{meridiem, 12, 0}
	all(zone, 0, "gmt", "utc", "est", "edt", "cet", "cest", "bst", "msk", "pst", "pdt", "eest", "eet", "et", "pt")
	for _, w := range []string{"et", "pt", "est", "pst"} {
		l[w] = word{zone, 0, capped}
	}
	add(early, 0, map[string]int{"early": int(modStart), "late": int(modEnd), "mid": int(modMid)})
	add(edge, 0, map[string]int{"beginning": int(modStart), "start": int(modStart), "middle": int(modMid), "end": int(modEnd), "close": int(modEnd), "turn": int(modStart)})
	all(every, 0, "every", "each")
	all(ago, 0, "ago")
	all(earlier, 0, "earlier", "prior", "beforehand")
	all(later, 0, "later", "afterwards", "afterward", "hence")
	for w, c := range map[string]class{
		"the": wThe, "of": wOf, "in": wIn, "on": wOn, "at": wAt, "to": wTo, "through": wTo, "thru": wTo,
		"and": wAnd, "or": wOr, "from": wFrom, "between": wBetween, "since": wSince, "until": wUntil, "till": wUntil, "til": wUntil,
		"before": wBefore, "after": wAfter, "by": wBy, "within": wWithin, "during": wDuring, "over": wOver, "for": wFor,
		"around": wAround, "about": wAround, "approximately": wAround, "roughly": wAround,
		"that": wThat, "those": wThat, "these": wThat, "same": wSame, "other": wOther, "half": wHalf, "clock": wClock, "fiscal": wFiscal, "financial": wFiscal,
		"times": wTimes, "once": wOnce, "twice": wOnce, "per": wPer, "old": wOld, "all": wAll, "s": wS,
		"full": wLong, "straight": wLong, "consecutive": wLong, "successive": wLong, "working": wLong, "business": wLong, "more": wLong,
		"whole": wLong, "entire": wLong, "calendar": wLong, "solid": wLong, "additional": wLong, "further": wLong, "long": wLong,
	} {
		l[w] = word{c, 0, 0}
	}
	l["tonight"] = word{wTonight, 0, 0}
	all(wAround, int(modLess), "nearly", "almost")
	all(wCode, 0, "q", "h", "fy", "cy")
	all(wStarting, 0, "starting", "commencing")
	all(amount, 0, "less", "fewer", "up", "no")
	all(spanRef, 2, "future")
	add(lengthWord, 0, map[string]int{
		"hourlong": int(hour), "daylong": int(days), "weeklong": int(week), "monthlong": int(months), "yearlong": int(year), "decadelong": int(decade),
	})
	add(decadeWord, 0, map[string]int{
		"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
		"eighties": 1980, "nineties": 1990,
	})
	for i, h := range holidays {
		if h.one != "" {
			l[h.one] = word{holiday, i, h.flag}
		}
	}
	return l
}

// A feast is a day with a name.
type feast struct {
	name string // lower case, words with one blank
	one  string // first word, if it starts the name in the lexicon
	m, d int    // month and day; m = 0: counted from Easter; d = 0: the n-th weekday
	wd   int
	n    int
	add  int // days to add
	flag flag
}

// holidays that fall on a date that the whole English-reading world agrees on; national days are left to the report.
var holidays = [...]feast{
	{name: "christmas eve", m: 12, d: 24},
	{name: "christmas day", m: 12, d: 25},
	{name: "christmas", one: "christmas", m: 12, d: 25, flag: capped},
	{name: "new year's day", one: "new", m: 1, d: 1, flag: capped},
	{name: "new year's eve", m: 12, d: 31},
	{name: "new year day", m: 1, d: 1},
	{name: "boxing day", one: "boxing", m: 12, d: 26, flag: capped},
	{name: "may day", m: 5, d: 1},
	{name: "good friday", one: "good", add: -2, flag: capped},
	{name: "easter monday", add: 1},
	{name: "easter sunday", add: 0},
	{name: "easter", one: "easter", add: 0},
	{name: "valentine's day", one: "valentine", m: 2, d: 14, flag: capped},
	{name: "bastille day", one: "bastille", m: 7, d: 14, flag: capped},
	{name: "halloween", one: "halloween", m: 10, d: 31},
	{name: "thanksgiving day", m: 11, wd: 4, n: 4},
	{name: "thanksgiving", one: "thanksgiving", m: 11, wd: 4, n: 4},
	{name: "black friday", one: "black", m: 11, wd: 4, n: 4, add: 1, flag: capped},
	{name: "juneteenth", one: "juneteenth", m: 6, d: 19},
	{name: "labor day", one: "labor", m: 9, wd: 1, n: 1, flag: capped},
	{name: "memorial day", one: "memorial", m: 5, wd: 1, n: -1, flag: capped},
	{name: "nowruz", one: "nowruz", m: 3, d: 21},
	{name: "palm sunday", one: "palm", add: -7, flag: capped},
	{name: "ash wednesday", one: "ash", add: -46, flag: capped},
	{name: "st patrick's day", m: 3, d: 17},
}

// on returns the day of a feast in a year.
func (f *feast) on(y int) day {
	switch {
	case f.m == 0:
		return easter(y) + day(f.add)
	case f.d == 0:
		return nth(y, f.m, f.wd, f.n) + day(f.add)
	}
	return dayOf(y, f.m, f.d)
}
