package record

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Filter picks facts. It is the same on the command line, in the address of a page and in a search line, where names may stand for codes (package lookup). Values of one
// field are alternatives, fields must all hold; the zero value picks everything.
type Filter struct {
	Actors     []string // either side: country, CAMEO code (a prefix: KAZ, KAZGOV), short name of a group, or actor id
	With       []string // the other side, as Actors
	Sources    []string // the doer
	Targets    []string // the one it is done to
	From, To   string   // first and last day, YYYY-MM-DD, inclusive
	Categories []string // PLOVER: CONSULT
	Codes      []string // CAMEO, a prefix: 05, 051
	Quads      []int    // 1 to 4
	Contexts   []string // PLOVER contexts
	Places     []string // country, GeoNames id, or name
	Publishers []string
	Speakers   []string // of statements, as Actors
	About      []string // of statements: who is named in what is said, as Actors
	Stories    []string
	Without    []string // flags that may not hold: negated, future, hypothetical, historical, alleged
	Judgement  string   // confirmed, rejected, open; "" is all but rejected, any is all
	MinScore   float64
	Text       string // words and "phrases" that the report must hold
}

// A Page is a part of a long list.
type Page struct {
	Limit int    // 0 is 50 on the page and in the API, everything on the command line
	After string // cursor that the list before gave; "" is the beginning
	Order string // date (newest first, default), oldest, weight, added
}

var day = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)

// lists are the fields that take several values, by the names they have in addresses, flags and search lines.
func (f *Filter) lists() []struct {
	name string
	to   *[]string
} {
	return []struct {
		name string
		to   *[]string
	}{
		{"actor", &f.Actors},
		{"with", &f.With},
		{"source", &f.Sources},
		{"target", &f.Targets},
		{"category", &f.Categories},
		{"code", &f.Codes},
		{"context", &f.Contexts},
		{"place", &f.Places},
		{"publisher", &f.Publishers},
		{"speaker", &f.Speakers},
		{"about", &f.About},
		{"story", &f.Stories},
		{"without", &f.Without},
	}
}

// Names lists the fields of a filter as [ParseFilter] and [ParseSearch] take them.
func Names() []string {
	var f Filter
	out := []string{}
	for _, l := range f.lists() {
		out = append(out, l.name)
	}
	return append(out, "dyad", "from", "to", "quad", "judgement", "min-score", "q")
}

// ParseFilter reads a filter from the query of an address; other keys than [Names] pass unread. Values of a list may also be parted by commas.
func ParseFilter(v url.Values) (Filter, error) {
	var f Filter
	for _, l := range f.lists() {
		for _, s := range v[l.name] {
			for s := range strings.SplitSeq(s, ",") {
				if s = strings.TrimSpace(s); s != "" && !slices.Contains(*l.to, s) {
					*l.to = append(*l.to, s)
				}
			}
		}
	}
	for _, d := range v["dyad"] {
		a, b, ok := strings.Cut(d, ",")
		if a, b = strings.TrimSpace(a), strings.TrimSpace(b); !ok || a == "" || b == "" || strings.Contains(b, ",") {
			return f, fmt.Errorf("dyad: %q does not name two sides, such as KAZ,FIN", d)
		}
		if len(f.Actors)+len(f.With) > 0 {
			return f, errors.New("dyad: goes neither with actor and with nor with another dyad")
		}
		f.Actors, f.With = []string{a}, []string{b}
	}
	f.From, f.To, f.Judgement, f.Text = v.Get("from"), v.Get("to"), v.Get("judgement"), strings.TrimSpace(v.Get("q"))
	for _, q := range v["quad"] {
		for q := range strings.SplitSeq(q, ",") {
			n, err := quad(strings.TrimSpace(q))
			if err != nil {
				return f, err
			}
			if !slices.Contains(f.Quads, n) {
				f.Quads = append(f.Quads, n)
			}
		}
	}
	if s := v.Get("min-score"); s != "" {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return f, fmt.Errorf("min-score: %q is not a number", s)
		}
		f.MinScore = x
	}
	return f, f.Check()
}

// quads are the names of the quad classes, from 1.
var quads = [...]string{"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}

// quad reads a quad class by number or name.
func quad(s string) (int, error) {
	if i := slices.Index(quads[:], strings.ToLower(s)); i >= 0 {
		return i + 1, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 4 {
		return 0, fmt.Errorf("quad: %q is not one of 1 (%s), 2 (%s), 3 (%s), 4 (%s)", s, quads[0], quads[1], quads[2], quads[3])
	}
	return n, nil
}

// Values is the reverse of [ParseFilter].
func (f Filter) Values() url.Values {
	v := url.Values{}
	for _, l := range f.lists() {
		if len(*l.to) > 0 {
			v[l.name] = slices.Clone(*l.to)
		}
	}
	for _, x := range []struct{ name, value string }{{"from", f.From}, {"to", f.To}, {"judgement", f.Judgement}, {"q", f.Text}} {
		if x.value != "" {
			v.Set(x.name, x.value)
		}
	}
	for _, q := range f.Quads {
		v.Add("quad", strconv.Itoa(q))
	}
	if f.MinScore != 0 {
		v.Set("min-score", strconv.FormatFloat(f.MinScore, 'g', -1, 64))
	}
	return v
}

// Check says what is wrong with a filter, brings days such as 2025-06 to whole ones.
func (f *Filter) Check() error {
	for _, x := range []struct {
		name string
		to   *string
		rest string
	}{{"from", &f.From, "-01-01"}, {"to", &f.To, "-12-31"}} {
		if *x.to == "" {
			continue
		}
		if !day.MatchString(*x.to) {
			return fmt.Errorf("%s: %q is not a day such as 2025-06-10, a month or a year", x.name, *x.to)
		}
		if n := len(*x.to); n < 10 { // days are compared as text: no month ends after its 31st
			*x.to += x.rest[n-4:]
		}
	}
	if f.From != "" && f.To != "" && f.From > f.To {
		return fmt.Errorf("from: %s is later than to: %s", f.From, f.To)
	}
	for _, q := range f.Quads {
		if q < 1 || q > 4 {
			_, err := quad(strconv.Itoa(q))
			return err
		}
	}
	if f.MinScore < 0 || f.MinScore > 1 {
		return fmt.Errorf("min-score: %g does not lie between 0 and 1", f.MinScore)
	}
	for _, w := range f.Without {
		if !slices.Contains([]string{"negated", "future", "hypothetical", "historical", "alleged"}, w) {
			return fmt.Errorf("without: %q is not one of negated, future, hypothetical, historical, alleged", w)
		}
	}
	if !slices.Contains([]string{"", "any", "open", "confirmed", "rejected"}, f.Judgement) {
		return fmt.Errorf("judgement: %q is not one of any, open, confirmed, rejected", f.Judgement)
	}
	return nil
}

// ParseSearch reads a search line: words and "phrases" to look for, and fields such as actor:KAZ, with:FIN,
// from:2025-01, category:CONSULT, publisher:"Gondor Times".
func ParseSearch(line string) (Filter, error) {
	v := url.Values{}
	var text []string
	for _, w := range split(line) {
		name, value, ok := strings.Cut(w, ":")
		switch {
		case ok && slices.Contains(Names(), name) && value != "":
			v.Add(name, strings.Trim(value, `"`))
		case w != "":
			text = append(text, w)
		}
	}
	if len(text) > 0 {
		v.Set("q", strings.TrimSpace(v.Get("q")+" "+strings.Join(text, " ")))
	}
	return ParseFilter(v)
}

// Search is the reverse of [ParseSearch].
func (f Filter) Search() string {
	v := f.Values()
	var out []string
	for _, name := range Names() {
		for _, s := range v[name] {
			switch {
			case name == "q":
				out = append(out, s)
			case strings.ContainsAny(s, " \t"):
				out = append(out, name+`:"`+s+`"`)
			default:
				out = append(out, name+":"+s)
			}
		}
	}
	return strings.Join(out, " ")
}

// split parts a line at blanks outside quotation marks.
func split(line string) []string {
	var out []string
	quoted, start := false, 0
	for i, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case r == ' ' && !quoted:
			if i > start {
				out = append(out, line[start:i])
			}
			start = i + 1
		}
	}
	if start < len(line) {
		out = append(out, line[start:])
	}
	return out
}
