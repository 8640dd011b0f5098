package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Fault is something in a file that is not as its format has it.
type Fault struct {
	Line   int    `json:"line"`   // from 1, 0 for the file as a whole
	Column string `json:"column"` // name, "" for the line as a whole
	Value  string `json:"value"`
	What   string `json:"what"` // the same for all faults of a kind
	Note   bool   `json:"note"` // worth knowing, but no fault
}

// String says what is wrong and where, without the name of the file.
func (f Fault) String() string {
	var b strings.Builder
	if f.Line > 0 {
		fmt.Fprintf(&b, "%d: ", f.Line)
	} else {
		b.WriteString(" ")
	}
	if f.Note {
		b.WriteString("note: ")
	}
	if f.Column != "" {
		b.WriteString(f.Column + ": ")
	}
	if f.Value != "" {
		fmt.Fprintf(&b, "%q ", cutAt(f.Value, 60))
	}
	b.WriteString(f.What)
	return b.String()
}

// cutAt shortens a text to so many characters.
func cutAt(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i] + "…"
		}
	}
	return s
}

// A Checked is what became of a file that was checked.
type Checked struct {
	Format string  `json:"format"`
	Rows   int     `json:"rows"`
	From   string  `json:"from"` // first and last day of the events
	To     string  `json:"to"`
	Kinds  []Kind  `json:"kinds"`
	Faults []Fault `json:"faults"` // the first of each kind
	Bad    int     `json:"bad"`    // how many faults, notes not counted

	kinds map[string]*Kind
	most  int
}

// A Kind is a kind of fault with how often it was found.
type Kind struct {
	Column string `json:"column"`
	What   string `json:"what"`
	Note   bool   `json:"note"`
	Times  int    `json:"times"`
	First  int    `json:"first"` // line
}

// add takes a fault down; of each kind the first few are kept.
func (c *Checked) add(f Fault) {
	if c.kinds == nil {
		c.kinds = map[string]*Kind{}
	}
	key := f.Column + "\x00" + f.What
	k := c.kinds[key]
	if k == nil {
		k = &Kind{Column: f.Column, What: f.What, Note: f.Note, First: f.Line}
		c.kinds[key] = k
	}
	k.Times++
	if !f.Note {
		c.Bad++
	}
	if k.Times <= c.most {
		f.Value = strings.ToValidUTF8(f.Value, "\uFFFD")
		c.Faults = append(c.Faults, f)
	}
}

// finish puts the kinds in the order of lines.
func (c *Checked) finish() {
	c.Kinds = []Kind{}
	for _, key := range slices.Sorted(maps.Keys(c.kinds)) {
		c.Kinds = append(c.Kinds, *c.kinds[key])
	}
	slices.SortStableFunc(c.Kinds, func(a, b Kind) int { return a.First - b.First })
	slices.SortStableFunc(c.Faults, func(a, b Fault) int { return a.Line - b.Line })
	if c.Faults == nil {
		c.Faults = []Fault{}
	}
}

// seen widens the range of days.
func (c *Checked) seen(day string) {
	if day == "" {
		return
	}
	if c.From == "" || day < c.From {
		c.From = day
	}
	c.To = max(c.To, day)
}
