package meeting

import (
	"slices"

	"github.com/dateline/dateline"
)

// chairing are verbs whose subject takes part in what is chaired: the agent of "chaired by" is one of those who meet.
var chairing = []string{"chair", "co-chair", "cochair", "lead", "head", "attend", "preside", "host", "co-host", "moderate", "open"}

// chairs returns who chairs the meeting that noun i names, or takes part in it, by the words behind it or in its clause: "a meeting chaired by
// X and attended by Y", "was held under the chairmanship of X", "with the participation of Y".
func (t *tree) chairs(i int) []dateline.Attendee {
	var out []dateline.Attendee
	for _, v := range t.kidsBy(i, "acl") {
		for _, k := range append([]int{v}, t.kidsBy(v, "conj")...) {
			if t.is(k, chairing...) && t.passive(k) {
				out = append(out, t.who(t.subjects(k))...)
			}
		}
	}
	under := t.by(i, "under", "with")
	if v := t.clause(i); v >= 0 && v != i && t.verb(v) && (t.rel(i) == "nsubj" || t.rel(i) == "obj") {
		under = append(under, t.by(v, "under", "with")...)
	}
	for _, k := range under {
		if t.is(k, "chairmanship", "co-chairmanship", "chair", "co-chair", "presidency", "chairpersonship", "participation", "leadership", "attendance") {
			out = append(out, t.who(t.by(k, "of"))...)
			out = append(out, t.who(t.lists(t.kidsBy(k, "nmod:poss")))...)
		}
	}
	return out
}

// between returns whom a noun is told to be between. If the parser finds one of them only, the other is looked for deeper in the phrase: in
// "between the Ministry of Trade of Gondor and the Ministry of Trade of Rohan" it may hang on the first one's country.
func (t *tree) between(i int) []dateline.Attendee {
	toks := t.by(i, "between")
	out := t.who(toks)
	if len(out) != 1 || len(toks) == 0 {
		return out
	}
	for _, k := range t.kidsBy(toks[0], "nmod:poss", "compound") { // "between Gondor and Rohan's army", where Gondor hangs on the army
		if k+1 < len(t.Tokens) && t.form(k+1) == "and" {
			if first := t.at(k); len(first) > 0 && t.place(&first[0]) != t.place(&out[0]) {
				return append(first, out...)
			}
		}
	}
	sub := t.Subtree(toks[0])
	for k := toks[0] + 1; k < sub.End; k++ {
		if !t.noun(k) || t.rel(k) != "conj" || !t.hasKid(k, "cc", "and") || t.aside(k, toks[0]) {
			continue
		}
		for _, p := range t.at(k) {
			if t.place(&p) != t.place(&out[0]) {
				return append(out, p)
			}
		}
		for c := k; c < t.Subtree(k).End; c++ {
			if p, end := t.country(c); end > 0 && t.place(&p) != t.place(&out[0]) && t.form(k) == t.form(toks[0]) {
				return append(out, p)
			}
		}
	}
	return out
}

// aside reports whether a verb stands between token k and token top above it: in "X, mediated by Y", Y is beside X.
func (t *tree) aside(k, top int) bool {
	for n := 0; k >= 0 && k != top && n < 12; n++ {
		if t.verb(k) {
			return true
		}
		k = t.Tokens[k].Head
	}
	return false
}

// ledBy returns who leads the delegation or side that noun k names: "a delegation headed by X"; nil if that is not told.
func (t *tree) ledBy(k int) []dateline.Attendee {
	if !t.is(k, "delegation", "side", "team", "mission") {
		return nil
	}
	for _, v := range t.kidsBy(k, "acl") {
		if t.is(v, "lead", "head") && t.passive(v) {
			heads := slices.DeleteFunc(t.who(t.subjects(v)), func(a dateline.Attendee) bool { return !t.person(&a) && a.Level == "" })
			t.assign(heads, t.who(t.by(k, "of", "from")))
			return heads
		}
	}
	return nil
}

// assign gives people of no known state the states that are listed in the same order: "delegations of Gondor and Rohan headed by X and Y".
func (t *tree) assign(people, states []dateline.Attendee) {
	if len(people) != len(states) {
		return
	}
	order := func(a, b dateline.Attendee) int { return a.Span.Start - b.Span.Start }
	slices.SortStableFunc(people, order)
	slices.SortStableFunc(states, order)
	for i := range people {
		if p := &people[i]; p.Country != "" && p.Country != states[i].Country || states[i].Country == "" {
			return
		}
	}
	for i := range people {
		if p := &people[i]; p.Country == "" {
			p.Country, p.Code, p.Sector = states[i].Country, states[i].Country, "GOV"
		}
	}
}

// chaired gives the meeting told last those who are told to chair it, to represent a side, to lead a delegation or to take part, where no
// noun of the clause names the meeting: "It was chaired by X." "The Gondorian delegation was led by Y."
func (s *story) chaired(sent int) {
	span := s.Sentences[sent].Span
	for v := span.Start; v < span.End; v++ {
		if !s.verb(v) {
			continue
		}
		var more []dateline.Attendee
		n := s.last(sent)
		switch {
		case s.is(v, chairing...) && s.passive(v) && slices.ContainsFunc(s.kidsBy(v, "nsubj"), func(k int) bool { return s.form(k) == "it" || s.form(k) == "which" }):
			more = s.who(s.subjects(v))
		case s.is(v, "lead", "head") && slices.ContainsFunc(s.led(v), func(k int) bool { return s.is(k, "delegation", "side", "team") }):
			more = s.kindred(n, s.who(s.subjects(v)))
		case s.is(v, "represent"):
			if n >= 0 && slices.ContainsFunc(s.who(s.led(v)), func(a dateline.Attendee) bool { return s.covered(&a, s.records[n].people) }) {
				more = s.who(s.subjects(v))
			}
		case s.is(v, "take") && s.hasKid(v, "obj", "part") && len(s.by2(v, "in")) == 0 && len(s.by2(s.kidsBy(v, "obj")[0], "in")) == 0:
			more = s.kindred(n, s.who(s.subjects(v)))
		}
		if n < 0 || sent-s.lastSentence(n, sent) > 3 {
			continue
		}
		for _, p := range more {
			if s.political(&p) && !s.bare(&p) {
				s.records[n].people = s.enter(s.records[n].people, p)
			}
		}
	}
}

// led returns what verb v governs as its logical object.
func (s *story) led(v int) []int {
	if s.passive(v) {
		return s.surfaceOwn(v)
	}
	return s.lists(s.kidsBy(v, "obj"))
}

// kindred keeps those of a list who act for a state or body that takes part in record n.
func (s *story) kindred(n int, list []dateline.Attendee) []dateline.Attendee {
	return slices.DeleteFunc(list, func(a dateline.Attendee) bool {
		return n < 0 || s.place(&a) == "" || !slices.ContainsFunc(s.records[n].people, func(b dateline.Attendee) bool { return s.place(&a) == s.place(&b) })
	})
}
