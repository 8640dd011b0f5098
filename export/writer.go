package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// A Writer writes facts in some layout, one after the other, in memory that does not grow with their number unless the
// layout's comment says so.
type Writer[T any] interface {
	Write(*T) error
	Close() error // ends the file; what it is written to stays open
	Count() Count // what was written so far
}

// A Count tells what became of the facts that a Writer was given.
type Count struct {
	Facts int    `json:"facts"`
	Rows  int    `json:"rows"`
	Left  []Left `json:"left_out"` // facts that gave no row
}

// A Left is a reason for which facts were left out, and how many.
type Left struct {
	Why   string `json:"why"`
	Facts int    `json:"facts"`
}

// Options are what layouts need to know. Ontology must be there.
type Options struct {
	Ontology *rules.Ontology
	Version  string // of dateline
	Once     string // how acts were counted, for the manifest: story, day, none; "" is story
	All      bool   // write acts that did not happen or are long past too where the layout cannot say so

	// Report returns a report of the record, for layouts with columns that tell of the report as a whole; nil leaves them empty.
	Report func(id string) (*record.Report, error)
}

// count is the part of a Writer that counts.
type count struct{ n Count }

// Count returns what was written so far.
func (c *count) Count() Count {
	n := c.n
	n.Left = append([]Left{}, n.Left...)
	slices.SortFunc(n.Left, func(a, b Left) int { return strings.Compare(a.Why, b.Why) })
	return n
}

func (c *count) leave(why string) {
	for i := range c.n.Left {
		if c.n.Left[i].Why == why {
			c.n.Left[i].Facts++
			return
		}
	}
	c.n.Left = append(c.n.Left, Left{why, 1})
}

// A tabbed writes lines of fields parted by tabs.
type tabbed struct {
	count
	w *bufio.Writer
}

func newTabbed(w io.Writer) tabbed { return tabbed{w: bufio.NewWriterSize(w, 1<<16)} }

// head writes the line of column names.
func (t *tabbed) head(columns []Column) {
	for i, c := range columns {
		if i > 0 {
			t.w.WriteByte('\t')
		}
		t.w.WriteString(c.Name)
	}
	t.w.WriteByte('\n')
}

// row writes a line; white space and control characters inside a field become spaces.
func (t *tabbed) row(fields ...string) error {
	for i, f := range fields {
		if i > 0 {
			t.w.WriteByte('\t')
		}
		t.w.WriteString(clean(strings.TrimSpace(f)))
	}
	t.n.Rows++
	return t.w.WriteByte('\n')
}

// Close writes what is left.
func (t *tabbed) Close() error { return t.w.Flush() }

// A pair is one source with one target of an act; one of them may be nil.
type pair struct {
	source, target *record.Participant
}

// pairs returns the sides of an act two by two. Somebody with two offices gives a pair for each. Back adds the other
// direction of what is mutual.
func pairs(a *record.Act, back bool) []pair {
	var out []pair
	add := func(s, t *record.Participant) {
		if s != nil && t != nil && same(s, t) {
			return
		}
		p := pair{s, t}
		if !slices.ContainsFunc(out, func(o pair) bool { return alike(o.source, p.source) && alike(o.target, p.target) }) {
			out = append(out, p)
		}
	}
	switch {
	case a.Reciprocal && len(a.Target) == 0 && len(a.Source) > 1:
		for i := range a.Source {
			for j := i + 1; j < len(a.Source); j++ {
				add(&a.Source[i], &a.Source[j])
			}
		}
	case len(a.Source) == 0:
		for i := range a.Target {
			add(nil, &a.Target[i])
		}
	case len(a.Target) == 0:
		for i := range a.Source {
			add(&a.Source[i], nil)
		}
	default:
		for i := range a.Source {
			for j := range a.Target {
				add(&a.Source[i], &a.Target[j])
			}
		}
	}
	if back && a.Reciprocal {
		for _, p := range slices.Clone(out) {
			if p.source != nil && p.target != nil {
				add(p.target, p.source)
			}
		}
	}
	return out
}

// same tells whether two participants are one, perhaps in two offices.
func same(a, b *record.Participant) bool {
	if a.Actor != "" || b.Actor != "" {
		return a.Actor == b.Actor
	}
	return a.Code == b.Code && a.Name == b.Name && a.Range == b.Range
}

// alike tells whether two participants would be written alike.
func alike(a, b *record.Participant) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Code == b.Code && a.Country == b.Country && title(a) == title(b)
}

// title is the name of a participant, else the words of the report.
func title(p *record.Participant) string {
	switch {
	case p == nil:
		return ""
	case p.Name != "":
		return p.Name
	}
	return p.Text
}

// number returns an id of at most 52 bits, which every program can hold in a float, for a row of a fact.
func number(key string, p pair) int64 {
	parts := []string{"row", key}
	for _, x := range []*record.Participant{p.source, p.target} {
		if x == nil {
			parts = append(parts, "", "")
		} else {
			parts = append(parts, x.Code, title(x))
		}
	}
	n, err := strconv.ParseInt(dateline.Hash(parts...)[:13], 16, 64)
	if err != nil { // thirteen hexadecimal digits always parse
		return 0
	}
	return n
}

// day returns the day that layouts which know nothing but days give an act: its date; else, where only the month or year is
// known, the day of its report if that falls into it, or the first of the month; without any date the day of its report.
// "" is no day: a year by itself would heap acts on the first of January.
func day(date, published string) string {
	switch {
	case real(date):
		return date
	case strings.HasPrefix(published, date) && real(published):
		return published
	case real(date + "-01"):
		return date + "-01"
	}
	return ""
}

// unreal says why an act is no event of a layout that cannot flag it, "" if it is one.
func unreal(a *record.Act) string {
	for _, f := range a.Aux {
		switch f {
		case "negated", "future", "hypothetical", "historical":
			return "is " + f
		}
	}
	return ""
}

// float writes a number as short as it can be.
func float(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func degrees(x *float64) string {
	if x == nil {
		return ""
	}
	return float(*x)
}

// cite names a source that has no address.
func cite(s *record.Source) string {
	var parts []string
	for _, p := range []string{s.Publisher, s.Published, s.Title} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return s.Report
	}
	return strings.Join(parts, ", ")
}

// errorf marks an error with the layout.
func errorf(format string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", format, err)
}
