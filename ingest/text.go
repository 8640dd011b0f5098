package ingest

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

const (
	months = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	fulls  = `(\d{4}-\d{2}-\d{2}|` + months + `\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+` + months + `,?\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{4})`
	days   = `(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s+)?`
	dash   = `(?:–|—|--|-|:)`
)

var (
	// date 2025-06-10 ASTANA –
	openingStamp = regexp.MustCompile(`(?i)^\s*(?:date|dated|(?:first |last )?(?:published|posted|updated|issued|released)(?: on| at)?)?\s*:?\s*` + days + fulls + `(?:\s|,|\.|;|` + dash + `|$)`)
	// ASTANA, June 10, 2025 (Agency) –
	openingLine = regexp.MustCompile(`^\s*\p{Lu}[\p{L} .,'’/-]{1,50}[,(]?\s*\(?(?i:` + days + fulls + `)\)?[^\n]{0,40}?\s*(?:–|—|--|-|:)`)
	// Astana, 10 June 2025. The president
	openingStop = regexp.MustCompile(`^\s*\p{Lu}[\pL'’-]+(?:[ ,/-]+\p{Lu}[\pL'’-]*){0,3}[.,]?\s+(?i:` + days + fulls + `)\.(?:\s|$)`)
	// Astana, 10 June 2025, on a line of its own
	openingAlone = regexp.MustCompile(`^\s*\p{Lu}[\pL'’-]+(?:[ ,/-]+\p{Lu}[\pL'’-]*){0,3}[.,]?\s+\(?(?i:` + days + fulls + `)\)?$`)
	leadIn       = regexp.MustCompile(`^\s*(?:In|On|At|By|Since|Until|From|After|Before|Born)\b`)
	monthDay     = regexp.MustCompile(`(?i)^(` + months + `)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$`)
	dayMonth     = regexp.MustCompile(`(?i)^(\d{1,2})(?:st|nd|rd|th)?\s+(` + months + `),?\s+(\d{4})$`)
	figures      = regexp.MustCompile(`^(\d{1,2})([./])(\d{1,2})[./](\d{4})$`)
)

// openingDate returns the day that a report without any other date tells in front: in its dateline,
// as a stamp before it, or on a line of its own among the first three; behind a place alone also among the first six. It is zero if there
// is none.
func openingDate(body string) time.Time {
	lines := 0
	for line := range strings.Lines(body[:min(len(body), 2000)]) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if lines++; lines > 6 {
			break
		}
		for _, re := range []*regexp.Regexp{openingAlone, openingStamp, openingLine, openingStop} {
			if lines > 3 && re != openingAlone {
				break
			}
			if m := re.FindStringSubmatch(line); m != nil && (re != openingStop && re != openingAlone || !leadIn.MatchString(line)) {
				if t, err := day(m[1]); err == nil {
					return t
				}
			}
		}
	}
	return time.Time{}
}

// Day reads a day as files and users write it: 2025-06-10, 20250610, 2025-06-10T12:00:00Z and other
// time stamps, June 10, 2025, 10 June 2025. The answer is midnight UTC of the day as it is written, in
// whatever zone that was.
func Day(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	if t, err := day(s); err == nil {
		return t, nil
	}
	for _, layout := range []string{
		time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04", "2006-01-02T15:04:05Z0700",
		"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 -0700 MST",
		"20060102", "20060102150405", "20060102T150405Z", "2006/01/02", "2006.01.02", "2.1.2006",
		time.RFC1123, time.RFC1123Z, time.RFC822, time.RFC822Z, time.RFC850, time.ANSIC, time.UnixDate,
		"Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700", "Monday, January 2, 2006", "Monday, 2 January 2006", "Mon, 2 Jan 2006",
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is not a date (expected: 2025-06-10)", short(s))
}

// day reads the full dates of running text.
func day(s string) (time.Time, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, nil
	}
	if m := monthDay.FindStringSubmatch(s); m != nil {
		return named(m[2], m[1], m[3])
	}
	if m := dayMonth.FindStringSubmatch(s); m != nil {
		return named(m[1], m[2], m[3])
	}
	if m := figures.FindStringSubmatch(s); m != nil {
		return inFigures(m[1], m[3], m[4], m[2])
	}
	return time.Time{}, fmt.Errorf("%q is not a date", short(s))
}

// inFigures reads 25/12/2024, 12/25/2024 and 4.6.2025, which with full stops is day first. 4/6/2025 could be either day, so it is none.
func inFigures(x, y, year, sign string) (time.Time, error) {
	if sign == "." || x == y {
		return time.Parse("2.1.2006", x+"."+y+"."+year)
	}
	first, err := time.Parse("2.1.2006", x+"."+y+"."+year)
	second, failed := time.Parse("2.1.2006", y+"."+x+"."+year)
	switch {
	case err == nil && failed == nil:
		return time.Time{}, fmt.Errorf("%s/%s/%s can be read as two days (expected: 2025-06-10)", x, y, year)
	case err == nil:
		return first, nil
	}
	return second, failed
}

func named(day, month, year string) (time.Time, error) {
	m := strings.ToLower(month)
	return time.Parse("2 Jan 2006", day+" "+strings.ToUpper(m[:1])+m[1:3]+" "+year)
}
