package store

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Kinds of facts.
const (
	event = iota
	meeting
	agreement
	quote
	kinds
)

// kindNames are the words that judgements use.
var kindNames = [kinds]string{"event", "meeting", "agreement", "quote"}

// The number of a report is its day of publication (16 bits) and its place in the order of arrival (27 bits), so that reports lie in the order of
// their days. The number of a fact is its kind (2 bits), the report, and its place in the report (18 bits).
const (
	seqBits  = 27
	factBits = 18
	kindBit  = 61
	maxFacts = 1 << factBits
	maxSeq   = 1 << seqBits
)

var epoch = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)

func reportNumber(published time.Time, seq int64) int64 {
	var days int64
	if !published.IsZero() {
		day := time.Date(published.Year(), published.Month(), published.Day(), 0, 0, 0, 0, time.UTC)
		days = max(1, min(1<<16-1, int64(day.Sub(epoch)/(24*time.Hour))))
	}
	return days<<seqBits | seq
}

func factNumber(kind int, report int64, n int) int64 {
	return int64(kind)<<kindBit | report<<factBits | int64(n)
}

func reportOf(fact int64) int64 { return fact >> factBits & (1<<(16+seqBits) - 1) }

func kindOf(fact int64) int { return int(fact >> kindBit) }

// number turns a day such as 2025-06-10, 2025-06 or 2025 into 20250610, 20250600, 20250000; 0 is no day.
func number(day string) int {
	out, scale := 0, 10000
	for i, part := range strings.SplitN(day, "-", 4) {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 || i > 2 || len(part) != 2+2*max(0, 1-i) {
			break
		}
		out += n * scale
		scale /= 100
	}
	return out
}

// date is the reverse of number.
func date(n int) string {
	switch {
	case n == 0:
		return ""
	case n%10000 == 0:
		return fmt.Sprintf("%04d", n/10000)
	case n%100 == 0:
		return fmt.Sprintf("%04d-%02d", n/10000, n/100%100)
	}
	return fmt.Sprintf("%04d-%02d-%02d", n/10000, n/100%100, n%100)
}

// span turns the days of a filter into numbers, inclusive. What is told of a month or a year as a whole counts from its first day; what has
// no day is left out as soon as there is a bound.
func span(from, to string) (lo, hi int) {
	lo, hi = number(from), number(to)
	if lo%100 == 1 {
		lo--
	}
	if lo%10000 == 100 {
		lo -= 100
	}
	if hi > 0 && lo == 0 {
		lo = 1
	}
	if hi == 0 {
		hi = 99999999
	}
	return lo, hi
}

// numbers returns the numbers that reports published from..to lie between. A day more at either end is for those whose number
// was made of the day in another time zone, up to version 2.
func numbers(from, to string) (lo, hi int64) {
	hi = 1<<(16+seqBits) - 1
	if t, err := time.Parse(time.DateOnly, from); err == nil {
		lo = reportNumber(t.AddDate(0, 0, -1), 0)
	}
	if t, err := time.Parse(time.DateOnly, to); err == nil {
		hi = reportNumber(t.AddDate(0, 0, 2), 0)
	}
	return lo, hi
}
