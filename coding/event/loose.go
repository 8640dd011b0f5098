package event

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// loosePrepositions may lead to the target of an act where no path of its rule does.
var loosePrepositions = []string{"", "to", "for", "with", "on", "upon", "of", "over", "from", "between", "against", "toward", "towards", "about", "among", "into", "regarding", "concerning"}

// loosely fills the target of a cooperative act with the nearest actor below its trigger, when no path of the rule leads to one: "provided
// $2 million for the work of the council in Rohan". Clauses with a subject of their own, and phrases of time, manner and cause, are left alone.
func (c *coder) loosely(a *act) {
	top := a.trigger
	if h := c.Tokens[top].Head; h >= 0 && c.isVerb(h) && !c.isVerb(top) && c.Tokens[top].Dep == "obj" && slices.Contains(lightVerbs, c.lemma(h)) {
		top = h
	}
	level := []int{top}
	for range deep {
		var next []int
		for _, i := range level {
			for _, k := range c.kids(i) {
				if c.open(k, a.code) && !slices.Contains(a.source.heads, k) {
					next = append(next, k)
				}
			}
		}
		slices.Sort(next)
		for _, k := range next {
			var parts []dateline.Participant
			if slices.Contains(a.words, k) && c.Tokens[k].POS == "NOUN" || c.titling(k) {
				continue // "sent rescue teams"
			}
			for _, p := range c.mentioned(k, strings.HasPrefix(a.code, "07")) {
				if !within(a.source.parts, p) && !c.own(a, p) {
					parts = append(parts, p)
				}
			}
			if len(parts) > 0 {
				a.target = slot{parts: parts, heads: []int{k}, via: "loose", score: 0.6}
				return
			}
		}
		level = next
	}
}

// open reports whether the search for a target goes on below token k. Aid goes where it is given: "funded schools in Rohan".
func (c *coder) open(k int, code string) bool {
	switch c.rel(k) {
	case "nsubj", "csubj", "conj", "parataxis", "ccomp", "punct", "det", "aux", "cop", "mark", "cc", "case", "vocative", "discourse":
		return false
	case "acl", "advcl", "xcomp":
		return c.Tokens[k].Dep != "acl:relcl" && !c.hasKid(k, "nsubj")
	case "obl", "nmod":
		p := c.preposition(k)
		return c.Tokens[k].Dep != "obl:agent" && (slices.Contains(loosePrepositions, p) || p == "in" && strings.HasPrefix(code, "07"))
	}
	return true
}
