package event

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/rules"
)

// Line writes an event as the examples of rules do: "GON 051 ARN", "GON+ROH 040 ---", "MOR 190 ROH alleged".
func Line(e *dateline.Event) string {
	s := codes(e.Source) + " " + e.Code + " " + codes(e.Target)
	for _, a := range e.Aux() {
		s += " " + a
	}
	return s
}

func codes(ps []dateline.Participant) string {
	if len(ps) == 0 {
		return "---"
	}
	var out []string
	for _, p := range ps {
		c := p.Code
		if c == "" {
			c = p.Name
		}
		out = append(out, c)
	}
	return strings.Join(out, "+")
}

// Differs compares the events that a text gives with those that the example wants, and says what is missing or
// too many; "" if they agree.
func (x *Example) Differs(got []string) string {
	var why []string
	for _, w := range x.Want {
		if !slices.Contains(got, w) {
			why = append(why, "missing "+w)
		}
	}
	for _, g := range got {
		if !slices.Contains(x.Want, g) {
			why = append(why, "false "+g)
		}
	}
	return strings.Join(why, "; ")
}

// Lint looks for mistakes in rules that can be seen without running them: codes, categories and modes that
// do not exist, and equal patterns with different codes. Each finding begins with file:line.
func Lint(rs []*Rule, ont *rules.Ontology) []string {
	var out []string
	patterns := map[string]*Rule{}
	for _, r := range rs {
		bad := func(format string, args ...any) {
			out = append(out, r.Pos+": "+r.Name+": "+fmt.Sprintf(format, args...))
		}
		if _, ok := ont.Code(r.Code); r.Code != "" && r.Code != "---" && !ok {
			bad("unknown CAMEO code %s", r.Code)
		}
		if r.Category != "" && !slices.Contains(ont.Categories(), r.Category) {
			bad("unknown PLOVER category %s", r.Category)
		}
		category := r.Category
		if category == "" {
			category, _, _, _ = ont.Plover(r.Code)
		}
		if r.Mode != "" && r.Mode != "-" && category != "" && !ont.HasMode(category, r.Mode) {
			bad("%s has no mode %s", category, r.Mode)
		}
		for _, w := range r.Words {
			key := fmt.Sprint(w, r.If)
			if o := patterns[key]; o != nil && o.Code != r.Code {
				bad("same pattern as %s %s (%s %s) with another code", o.Pos, o.Name, w.pos, w.lemma)
			} else if o != nil {
				bad("%s %s stands at %s already", w.pos, w.lemma, o.Pos)
			}
			patterns[key] = r
		}
	}
	return out
}
