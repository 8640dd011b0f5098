package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Change is an event that one of two codings of the same reports has and the other lacks.
type Change struct {
	Gained   bool // the new coding has it
	ID       string
	Start    int // of the trigger, in characters
	Category string
	CAMEO    string
	Sides    string
	Aux      []string
	Trigger  string
	Rule     string
	Line     string // the paragraph of the text that holds the trigger
	Verdict  string // right, false or debatable where gold was given, else ""
}

// Diff returns the events that a new coding of reports gained and lost, in the order of the reports and of the
// text. An event is the same if its code, sides, flags and trigger are. With gold reports each change is judged:
// an event is right if it matches one that both coders marked, debatable if only one did.
func Diff(old, new []Coded, gold []NewsDoc) []Change {
	marked := map[string]*NewsDoc{}
	for i := range gold {
		marked[gold[i].ID] = &gold[i]
	}
	had := map[string]*Coded{}
	for i := range old {
		had[old[i].ID] = &old[i]
	}
	var out []Change
	one := func(o, n *Coded) {
		var changes []Change
		a, b := listed(o), listed(n)
		for _, l := range []struct {
			list, other []entry
			gained      bool
		}{{a, b, false}, {b, a, true}} {
			for _, e := range l.list {
				if !slices.ContainsFunc(l.other, func(x entry) bool { return x.key == e.key }) {
					c := e.change
					c.Gained = l.gained
					c.Verdict = verdict(marked[c.ID], e)
					changes = append(changes, c)
				}
			}
		}
		slices.SortStableFunc(changes, func(x, y Change) int { return cmp.Compare(x.Start, y.Start) })
		out = append(out, changes...)
	}
	seen := map[string]bool{}
	for i := range new {
		seen[new[i].ID] = true
		one(had[new[i].ID], &new[i])
	}
	for i := range old {
		if !seen[old[i].ID] {
			one(&old[i], nil)
		}
	}
	return out
}

// An entry is a telling with what makes it the same in another coding.
type entry struct {
	key    string
	event  *CodedEvent
	change Change
	at     Range
}

func listed(c *Coded) []entry {
	if c == nil {
		return nil
	}
	runes := []rune(c.Text)
	var out []entry
	for i := range c.Events {
		e := &c.Events[i]
		for _, r := range e.tellings() {
			ch := Change{
				ID: c.ID, Start: r.Start, Category: e.Plover.Category, CAMEO: e.CAMEO, Sides: sides(e), Aux: e.Aux, Trigger: cut(runes, r),
				Rule: e.Rule, Line: paragraph(runes, r.Start),
			}
			out = append(out, entry{fmt.Sprint(r, e.CAMEO, e.Plover.Category, ch.Sides, e.Aux), e, ch, r})
		}
	}
	return out
}

func paragraph(text []rune, at int) string {
	at = max(0, min(at, len(text)))
	start, end := at, at
	for start > 0 && text[start-1] != '\n' {
		start--
	}
	for end < len(text) && text[end] != '\n' {
		end++
	}
	return strings.TrimSpace(string(text[start:end]))
}

// sides writes who does it to whom: "GONGOV+ROHGOV > ARN".
func sides(e *CodedEvent) string {
	side := func(a []CodedActor) string {
		if len(a) == 0 {
			return "---"
		}
		return strings.Join(codes(a), "+")
	}
	return side(e.Source) + " > " + side(e.Target)
}

func verdict(d *NewsDoc, e entry) string {
	if d == nil {
		return ""
	}
	best := "false"
	n := d.sentence((e.at.Start + e.at.End) >> 1)
	for i := range d.Events {
		g := &d.Events[i]
		if g.Sentence != n || g.Plover != e.event.Plover.Category || misfit(g, e.event) != "" {
			continue
		}
		if g.Votes == 2 {
			return "right"
		}
		best = "debatable"
	}
	return best
}
