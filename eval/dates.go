package eval

import (
	"cmp"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// A DateItem is one text of a gold file of time expressions, laid out as data/datespec: texts with a
// reference time and the values held right for each expression.
type DateItem struct {
	ID      string     `json:"id"`
	Text    string     `json:"text"`
	Ref     string     `json:"ref"` // 2016-11-07T16:12:00
	Timexes []DateGold `json:"timexes"`
}

// A DateGold is one marked expression. Start and End count Unicode characters.
type DateGold struct {
	Start  int      `json:"start"`
	End    int      `json:"end"`
	Type   string   `json:"type"`
	Value  string   `json:"value"`  // one right value, TIMEX3
	Values []string `json:"values"` // the readings held right, in the form of Recognizers-Text
}

// ReadDates reads a gold file of time expressions, gzipped or not. Errors carry file:line.
func ReadDates(name string, r io.Reader) ([]DateItem, error) { return readLines[DateItem](name, r) }

// Article returns the text as a report published at the reference time.
func (i *DateItem) Article() *dateline.Article {
	a := &dateline.Article{ID: i.ID, Body: i.Text, Language: "en"}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02"} {
		if t, err := time.Parse(layout, i.Ref); err == nil {
			a.Published = t
			break
		}
	}
	return a
}

// NewsDates are the kinds of data/datespec that news has: days, stretches of days, moments, durations and sets. Times of day
// without a day, stretches of hours (a calendar's appointments) and time zones are left out.
var newsDates = []string{"date", "daterange", "datetime", "duration", "set"}

// NewsDates returns the kinds of gold that news has; the others are a voice assistant's.
func NewsDates() []string { return slices.Clone(newsDates) }

// A DateScore is how well time expressions were found and resolved. The definitions are those of
// score_dates.py, which follow TempEval-3 (UzZaman et al. 2013): a pair is relaxed when it shares a
// character, one to one, longest overlap first; value counts the relaxed pairs whose value is right.
type DateScore struct {
	Texts         int        `json:"texts"`
	Gold          int        `json:"gold"`
	System        int        `json:"system"`
	Strict        Figures    `json:"strict"`
	Relaxed       Figures    `json:"relaxed"`
	Value         Figures    `json:"value"`
	ValueAccuracy float64    `json:"value_accuracy"`
	Kinds         []DateKind `json:"kinds"`
	Errors        []string   `json:"-"`
}

// A DateKind is the recall of one kind of gold expression.
type DateKind struct {
	Kind  string `json:"kind"`
	Gold  int    `json:"gold"`
	Found int    `json:"found"`
	Right int    `json:"right"`
}

// ScoreDates compares annotated Documents with gold texts, item by item. With kinds only gold of
// these kinds counts: expressions paired with other gold are left out, as are unpaired ones of another type.
func ScoreDates(gold []DateItem, docs []*dateline.Document, kinds ...string) *DateScore {
	s := &DateScore{Texts: len(gold)}
	per := map[string]*DateKind{}
	strict, relaxed, right := 0, 0, 0
	for n := range gold {
		g := &gold[n]
		text := []rune(g.Text)
		var sys []dateline.TimeExpression
		var spans []Range
		if n < len(docs) && docs[n] != nil {
			sys = docs[n].Dates
			for _, x := range sys {
				spans = append(spans, trimRange(text, characters(docs[n], x.Span)))
			}
		}
		var want []Range
		for _, x := range g.Timexes {
			want = append(want, trimRange(text, Range{x.Start, x.End}))
		}
		toSys, toGold := pairRanges(want, spans)
		asked := func(i int) bool { return len(kinds) == 0 || slices.Contains(kinds, g.Timexes[i].Type) }
		for j := range sys {
			i, paired := toGold[j]
			if len(kinds) > 0 && (paired && !asked(i) || !paired && !slices.Contains(kinds, strings.ToLower(sys[j].Type))) {
				continue
			}
			s.System++
		}
		for i, x := range g.Timexes {
			if !asked(i) {
				continue
			}
			s.Gold++
			k := per[x.Type]
			if k == nil {
				k = &DateKind{Kind: x.Type}
				per[x.Type] = k
			}
			k.Gold++
			j, ok := toSys[i]
			got := "nothing"
			if ok {
				relaxed++
				k.Found++
				if want[i] == spans[j] {
					strict++
				}
				got = SpecValue(&sys[j], docs[n].Article.Published)
				if x.Values == nil && x.Value != "" {
					got = sys[j].Value
				}
				if rightValue(&x, got) {
					right++
					k.Right++
					continue
				}
				got += " (" + sys[j].Type + " " + sys[j].Value + " " + sys[j].Mod + ")"
			}
			s.Errors = append(s.Errors, g.ID+" "+x.Type+" "+string(text[max(0, x.Start):min(len(text), x.End)])+" | "+
				strings.Join(x.Values, " or ")+x.Value+" | "+got+" | "+g.Ref)
		}
	}
	s.Strict = figures(strict, s.System, strict, s.Gold)
	s.Relaxed = figures(relaxed, s.System, relaxed, s.Gold)
	s.Value = figures(right, s.System, right, s.Gold)
	s.ValueAccuracy = round4(share(right, relaxed))
	for _, k := range per {
		s.Kinds = append(s.Kinds, *k)
	}
	slices.SortFunc(s.Kinds, func(a, b DateKind) int { return cmp.Compare(a.Kind, b.Kind) })
	return s
}

// trimRange takes white space and punctuation off both ends.
func trimRange(text []rune, r Range) Range {
	r.Start, r.End = max(0, r.Start), min(len(text), r.End)
	word := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }
	for r.Start < r.End && !word(text[r.Start]) {
		r.Start++
	}
	for r.End > r.Start && !word(text[r.End-1]) {
		r.End--
	}
	return r
}

// pairRanges pairs overlapping ranges one to one, longest overlap first, then the nearest ends, then in order.
func pairRanges(gold, sys []Range) (toSys, toGold map[int]int) {
	type cand struct{ overlap, off, i, j int }
	var cs []cand
	for i, a := range gold {
		for j, b := range sys {
			if o := min(a.End, b.End) - max(a.Start, b.Start); o > 0 {
				cs = append(cs, cand{o, abs(a.Start-b.Start) + abs(a.End-b.End), i, j})
			}
		}
	}
	slices.SortFunc(cs, func(a, b cand) int {
		return cmp.Or(cmp.Compare(b.overlap, a.overlap), cmp.Compare(a.off, b.off), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	toSys, toGold = map[int]int{}, map[int]int{}
	for _, c := range cs {
		_, x := toSys[c.i]
		_, y := toGold[c.j]
		if !x && !y {
			toSys[c.i], toGold[c.j] = c.j, c.i
		}
	}
	return toSys, toGold
}

func rightValue(g *DateGold, got string) bool {
	if g.Values == nil && g.Value != "" {
		return canonDate(got) == canonDate(g.Value)
	}
	if len(g.Values) == 0 {
		return got == ""
	}
	return slices.ContainsFunc(g.Values, func(v string) bool { return canonDate(v) == canonDate(got) })
}

// canonDate levels what the scorer holds equal: case, the T between date and time, seconds of nought.
func canonDate(v string) string {
	v = strings.ToUpper(strings.TrimSpace(v))
	if len(v) > 10 && v[4] == '-' && (v[10] == 'T' || v[10] == ' ') {
		v = strings.ReplaceAll(v, "T", " ")
	}
	var b strings.Builder
	for i := 0; i < len(v); {
		if v[i] == ':' && i+6 <= len(v) && v[i:i+1] == ":" && v[i+3:i+6] == ":00" && (i+6 == len(v) || !isWordByte(v[i+6])) {
			b.WriteString(v[i : i+3])
			i += 6
			continue
		}
		_, size := utf8.DecodeRuneInString(v[i:])
		b.WriteString(v[i : i+size])
		i += size
	}
	return b.String()
}

func isWordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

// SpecValue writes a value in the form of Recognizers-Text: days as they are, stretches as "start/end" with an
// open end (their "2014 to 2018" ends where 2018 begins), durations in seconds, an unknown number as three, nothing for seasons,
// fiscal years and sets.
func SpecValue(x *dateline.TimeExpression, ref time.Time) string {
	switch {
	case x.Type == "SET" || strings.HasPrefix(x.Value, "FY"):
		return ""
	case x.Value == "PRESENT_REF":
		if x.Precision == "" {
			return ref.Format("2006-01-02 15:04:05")
		}
		return x.From
	case x.Type == "TIME":
		return specTime(x)
	case x.Type == "DURATION":
		if x.From == "" || x.To == "" {
			return specSeconds(x.Value)
		}
		if day := ref.Format(time.DateOnly); x.To == day || x.From == day {
			return x.From + "/" + x.To
		}
		return x.From + "/" + nextDay(x.To)
	}
	switch x.Mod {
	case "SINCE", "AFTER":
		return x.From + "/"
	case "BEFORE":
		return "/" + nextDay(x.To)
	case "UNTIL":
		return "/" + firstDay(x.Value)
	}
	if a, b, ok := strings.Cut(x.Value, "/"); ok {
		return firstDay(a) + "/" + firstDay(b)
	}
	if len(x.Value) == 7 && strings.ContainsAny(x.Value[5:], "SFW") && !strings.Contains(x.Value, "-W0") && x.Precision == "season" {
		return ""
	}
	if x.Precision == "day" {
		return x.Value
	}
	if x.From == "" {
		return x.Value
	}
	return x.From + "/" + nextDay(x.To)
}

func nextDay(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return t.AddDate(0, 0, 1).Format(time.DateOnly)
}

// firstDay is the first day of a TIMEX3 value of a date.
func firstDay(v string) string {
	switch {
	case len(v) == 4:
		return v + "-01-01"
	case len(v) == 7 && v[5] == 'Q':
		return v[:5] + [...]string{"01", "04", "07", "10"}[min(3, max(0, int(v[6]-'1')))] + "-01"
	case len(v) == 7 && v[5] == 'H':
		return v[:5] + [...]string{"01", "07"}[min(1, max(0, int(v[6]-'1')))] + "-01"
	case len(v) == 7:
		return v + "-01"
	}
	return v
}

// specTime writes times of day: part and moment.
func specTime(x *dateline.TimeExpression) string {
	d, t, ok := strings.Cut(x.Value, "T")
	if !ok {
		return x.Value
	}
	from, to := "", ""
	switch t {
	case "MO":
		from, to = "08:00:00", "12:00:00"
	case "AF":
		from, to = "12:00:00", "16:00:00"
	case "EV":
		from, to = "16:00:00", "20:00:00"
	case "NI":
		from, to = "20:00:00", "23:59:59"
	default:
		return d + " " + t
	}
	return d + " " + from + "/" + d + " " + to
}

// specSeconds turns a TIMEX3 duration into seconds, months of 30 days and years of 365.
func specSeconds(v string) string {
	secs, rest, inTime := 0.0, strings.TrimPrefix(v, "P"), false
	for rest != "" {
		if rest[0] == 'T' {
			inTime, rest = true, rest[1:]
			continue
		}
		k := strings.IndexFunc(rest, func(c rune) bool { return c != '.' && c != 'X' && (c < '0' || c > '9') })
		if k <= 0 {
			return v
		}
		n := 3.0
		if rest[:k] != "X" {
			var err error
			if n, err = strconv.ParseFloat(rest[:k], 64); err != nil {
				return v
			}
		}
		unit := rest[k:]
		per := 0.0
		width := 1
		switch {
		case strings.HasPrefix(unit, "WE"):
			per, width = 2*86400, 2
		case strings.HasPrefix(unit, "DE"):
			per, width = 3650*86400, 2
		case strings.HasPrefix(unit, "CE"):
			per, width = 36500*86400, 2
		case unit[0] == 'S':
			per = 1
		case unit[0] == 'M' && inTime:
			per = 60
		case unit[0] == 'H' && inTime:
			per = 3600
		case unit[0] == 'D':
			per = 86400
		case unit[0] == 'W':
			per = 7 * 86400
		case unit[0] == 'M':
			per = 30 * 86400
		case unit[0] == 'Q':
			per = 90 * 86400
		case unit[0] == 'Y':
			per = 365 * 86400
		default:
			return v
		}
		secs += n * per
		rest = unit[width:]
	}
	return strconv.FormatFloat(math.Round(secs*100)/100, 'f', -1, 64)
}
