package dateline

// A TimeExpression is a stretch of text that names a time.
type TimeExpression struct {
	Span
	Type      string // DATE, TIME, DURATION, SET
	Value     string // TIMEX3 value resolved against the report's date: 2025-06-10, 2025-06, P2D, 2025-W23
	From, To  string // first and last day, YYYY-MM-DD, of a DATE; "" if unresolved
	Precision string // day, week, month, quarter, year, ...; part and minute for times of day
	Mod       string // TIMEX3 mod: START, MID, END, BEFORE, AFTER, APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS; also SINCE, UNTIL; "" for none
	Ambiguous bool   // day and month in figures that could stand the other way round
	Rule      string
}
