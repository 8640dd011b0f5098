package dictionary

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// A span is a code with the days on which it holds, both included; a zero day is open.
type span struct {
	code     string
	from, to time.Time
}

var shape = regexp.MustCompile(`^([A-Z0-9]{3})+$`)

// old are codes of states that the dictionaries write otherwise.
var old = map[string]string{"PAL": "PSE", "TMP": "TLS", "ROM": "ROU", "ZAR": "COD", "KSV": "KOS"}

// modern returns a code with today's code of its state.
func modern(code string) string {
	if len(code) >= 3 {
		if iso, ok := old[code[:3]]; ok {
			return iso + code[3:]
		}
	}
	return code
}

// brackets returns the contents of all brackets of a line and what stands before the first.
func brackets(line string) (before string, codes []string) {
	before, rest, ok := strings.Cut(line, "[")
	for ok {
		var code string
		code, rest, ok = strings.Cut(rest, "]")
		codes = append(codes, strings.TrimSpace(code))
		if ok {
			_, rest, ok = strings.Cut(rest, "[")
		}
	}
	return strings.TrimSpace(before), codes
}

// readCode reads what stands in a bracket of an actor file: CODE, CODE 19970101-20061231, CODE >040623, CODE <911226. A
// limit that is no date is dropped; why says so.
func readCode(s string) (sp span, why string) {
	s = strings.ToUpper(strings.TrimSpace(s))
	at := strings.IndexAny(s, " <>\t")
	if at < 0 {
		return span{code: modern(s)}, ""
	}
	sp.code = modern(s[:at])
	limit := strings.ReplaceAll(strings.TrimSpace(s[at:]), " ", "")
	if limit == "" {
		return sp, ""
	}
	var err error
	switch from, to, both := strings.Cut(limit, "-"); {
	case limit[0] == '<':
		sp.to, err = readDay(limit[1:])
	case limit[0] == '>':
		sp.from, err = readDay(limit[1:])
	case both:
		if sp.from, err = readDay(from); err == nil {
			sp.to, err = readDay(to)
		}
	default:
		err = fmt.Errorf("%q is no range of days", limit)
	}
	if err == nil && !sp.to.IsZero() && sp.to.Before(sp.from) {
		err = fmt.Errorf("%q ends before it begins", limit)
	}
	if err != nil {
		return span{code: sp.code}, "limit dropped: " + err.Error()
	}
	return sp, ""
}

// readDay reads YYYYMMDD or YYMMDD; two digits of a year are those of 1931 to 2030.
func readDay(s string) (time.Time, error) {
	year := s
	switch len(s) {
	case 6:
		if s > "31" {
			year = "19" + s
		} else {
			year = "20" + s
		}
	case 8:
	default:
		return time.Time{}, fmt.Errorf("%q is no date", s)
	}
	d, err := time.Parse("20060102", year)
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is no date", s)
	}
	return d, nil
}

// timeline turns codes in the order in which they are tried (limited ones first, then the default) into spans that
// do not overlap, in the order of time.
func timeline(codes []span) []span {
	var starts []time.Time
	starts = append(starts, time.Time{})
	var fallback string
	var limited []span
	for _, c := range codes {
		if c.from.IsZero() && c.to.IsZero() {
			if fallback == "" {
				fallback = c.code
			}
			continue
		}
		limited = append(limited, c)
		if !c.from.IsZero() {
			starts = append(starts, c.from)
		}
		if !c.to.IsZero() {
			starts = append(starts, c.to.AddDate(0, 0, 1))
		}
	}
	slices.SortFunc(starts, time.Time.Compare)
	starts = slices.Compact(starts)
	var out []span
	for i, from := range starts {
		code := fallback
		for _, c := range limited {
			if !from.Before(c.from) && (c.to.IsZero() || !from.After(c.to)) {
				code = c.code
				break
			}
		}
		var to time.Time
		if i+1 < len(starts) {
			to = starts[i+1].AddDate(0, 0, -1)
		}
		if n := len(out) - 1; n >= 0 && out[n].code == code {
			out[n].to = to
			continue
		}
		out = append(out, span{code, from, to})
	}
	return slices.DeleteFunc(out, func(s span) bool { return s.code == "" })
}

// limit writes the days as our files do: [1997-01-01 - 2006-12-31].
func (s span) limit() string {
	show := func(d time.Time) string {
		if d.IsZero() {
			return ""
		}
		return d.Format(time.DateOnly)
	}
	return "[" + strings.TrimSpace(show(s.from)+" -") + strings.TrimRight(" "+show(s.to), " ") + "]"
}

// sectors are the role groups of CAMEO codes that are sectors here, and what others amount to.
var sectors = map[string]string{
	"GOV": "GOV", "MIL": "MIL", "COP": "COP", "SPY": "SPY", "LEG": "LEG", "JUD": "JUD", "PTY": "PTY", "OPP": "OPP", "REB": "REB", "INS": "REB", "SEP": "REB",
	"UAF": "UAF", "BUS": "BUS", "MNC": "BUS", "MED": "MED", "JRN": "MED", "EDU": "EDU", "LAB": "LAB", "NGO": "NGO", "NGM": "NGO", "IGO": "IGO",
	"REL": "REL", "CVL": "CVL", "REF": "REF", "CRM": "CRM", "ELI": "ELI", "IMG": "REB", "AGR": "CVL", "HLH": "CVL", "ENV": "NGO", "HRI": "NGO", "DEV": "GOV", "RAD": "REB",
	"JEW": "REL", "MUS": "REL", "CHR": "REL", "HIN": "REL", "BUD": "REL",
}

// sectorOf returns the sector of the first group of a code that is one; that of a bare state is GOV.
func (c *carrier) sectorOf(code string) string {
	for i := 0; i+3 <= len(code); i += 3 {
		if s := sectors[code[i:i+3]]; s != "" && c.ontologyHas(s) {
			return s
		}
	}
	if c.country(code) != "" && len(code) == 3 {
		return "GOV"
	}
	return "UNK"
}

func (c *carrier) ontologyHas(sector string) bool { return c.ontology.HasSector(sector) }

// country returns the state that a code begins with, "" if it is none.
func (c *carrier) country(code string) string {
	if len(code) < 3 {
		return ""
	}
	if _, ok := c.states[code[:3]]; ok {
		return code[:3]
	}
	return ""
}
