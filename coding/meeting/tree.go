package meeting

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// tree answers questions about the dependency tree and about what other stages found at a token.
type tree struct {
	*dateline.Document
	first  []int // kids of token i are list[first[i]:first[i+1]]
	list   []int
	heads  map[int][]int // token -> Mentions that it heads
	starts map[int][]int // token -> Mentions that begin there
	ends   map[int][]int // token -> Mentions that end before it
	places map[int]int   // token -> Places entry that covers it
	dated  map[int][]int // sentence -> Dates
	events map[int][]int // token -> Events whose trigger covers it
	states map[string]int
	timed  []bool              // tokens that lie in a time
	back   bool                // what "the delegation" stands for is being looked for
	met    []dateline.Attendee // who met at the meeting told last
	metAt  int                 // its sentence
}

func newTree(d *dateline.Document) *tree {
	n := len(d.Tokens)
	t := &tree{
		Document: d, first: make([]int, n+2), list: make([]int, n), heads: map[int][]int{}, starts: map[int][]int{}, ends: map[int][]int{}, places: map[int]int{}, dated: map[int][]int{},
		events: map[int][]int{}, states: map[string]int{}, timed: make([]bool, n),
	}
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 {
			t.first[h+2]++
		}
	}
	for i := 2; i < len(t.first); i++ {
		t.first[i] += t.first[i-1]
	}
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 {
			t.list[t.first[h+1]] = i
			t.first[h+1]++
		}
	}
	for i := range d.Mentions {
		t.heads[d.Mentions[i].Head] = append(t.heads[d.Mentions[i].Head], i)
		t.starts[d.Mentions[i].Start] = append(t.starts[d.Mentions[i].Start], i)
		t.ends[d.Mentions[i].End] = append(t.ends[d.Mentions[i].End], i)
	}
	for i := range d.Places {
		for k := d.Places[i].Start; k < d.Places[i].End; k++ {
			t.places[k] = i
		}
	}
	for i := range d.Dates {
		if s := d.Dates[i].Span; !s.Empty() {
			for k := s.Start; k < min(s.End, n); k++ {
				t.timed[k] = true
			}
			t.dated[d.Tokens[s.Start].Sent] = append(t.dated[d.Tokens[s.Start].Sent], i)
		}
	}
	for i := range d.Events {
		for _, m := range d.Events[i].Mentions {
			for k := m.Trigger.Start; k < m.Trigger.End; k++ {
				t.events[k] = append(t.events[k], i)
			}
		}
	}
	for a := range d.Actors {
		if _, ok := t.states[d.Actors[a].Country]; d.Actors[a].Kind == "state" && !ok {
			t.states[d.Actors[a].Country] = a
		}
	}
	return t
}

func (t *tree) kids(i int) []int { return t.list[t.first[i]:t.first[i+1]] }

// rel returns the universal relation without its subtype.
func (t *tree) rel(i int) string {
	r, _, _ := strings.Cut(t.Tokens[i].Dep, ":")
	return r
}

func (t *tree) lemma(i int) string { return strings.ToLower(t.Tokens[i].Lemma) }

func (t *tree) form(i int) string { return strings.ToLower(t.Tokens[i].Form) }

// kidsBy returns the children of i with one of the relations, in full or without subtype.
func (t *tree) kidsBy(i int, deps ...string) []int {
	var out []int
	for _, k := range t.kids(i) {
		if slices.Contains(deps, t.Tokens[k].Dep) || slices.Contains(deps, t.rel(k)) {
			out = append(out, k)
		}
	}
	return out
}

func (t *tree) hasKid(i int, dep string, lemmas ...string) bool {
	for _, k := range t.kids(i) {
		if (t.Tokens[k].Dep == dep || t.rel(k) == dep) && (len(lemmas) == 0 || slices.Contains(lemmas, t.lemma(k))) {
			return true
		}
	}
	return false
}

func (t *tree) verb(i int) bool { return t.Tokens[i].POS == "VERB" || t.Tokens[i].POS == "AUX" }

func (t *tree) noun(i int) bool {
	p := t.Tokens[i].POS
	return p == "NOUN" || p == "PROPN" || p == "PRON" || p == "NUM"
}

// preposition returns the case marking of a nominal, "" if it has none: in, ahead of.
func (t *tree) preposition(i int) string {
	for _, k := range t.kids(i) {
		if t.Tokens[k].Dep == "case" {
			p := t.lemma(k)
			if t.Tokens[k].POS == "VERB" { // including, regarding
				p = t.form(k)
			}
			for _, f := range t.kidsBy(k, "fixed") {
				p += " " + t.lemma(f)
			}
			return p
		}
	}
	for _, k := range t.kids(i) { // "between Prime Minister X", where the preposition hangs on the title
		if t.Tokens[k].Dep == "nmod:desc" && k < i {
			return t.preposition(k)
		}
	}
	return ""
}

// by returns the nominals below i that stand behind one of the prepositions, with their conjuncts.
func (t *tree) by(i int, prepositions ...string) []int {
	var out []int
	for _, k := range t.kidsBy(i, "nmod", "obl") {
		if t.noun(k) && (slices.Contains(prepositions, t.preposition(k)) || t.hasKid(k, "case", prepositions...)) {
			out = append(out, t.conjuncts(k)...)
		}
	}
	return out
}

// conjuncts returns a nominal with its conjuncts.
func (t *tree) conjuncts(i int) []int {
	out := []int{i}
	for _, c := range t.kidsBy(i, "conj") {
		if t.noun(c) || t.Tokens[c].POS == "ADJ" {
			out = append(out, t.conjuncts(c)...)
		}
	}
	for _, m := range t.heads[i] { // "the Republic of Gondor and Rohan", where Rohan hangs on Gondor
		span := t.Mentions[m].Span
		for k := span.Start; k < span.End; k++ {
			for _, c := range t.kidsBy(k, "conj") {
				if k != i && c >= span.End && t.noun(c) && !slices.Contains(out, c) {
					out = append(out, t.conjuncts(c)...)
				}
			}
		}
	}
	return out
}

func (t *tree) lists(toks []int) []int {
	var out []int
	for _, k := range toks {
		out = append(out, t.conjuncts(k)...)
	}
	return out
}

// passive reports whether verb v stands in the passive.
func (t *tree) passive(v int) bool {
	if t.Tokens[v].Tag == "VBD" { // "conferred by phone"
		return false
	}
	if t.hasKid(v, "aux:pass") || t.hasKid(v, "nsubj:pass") {
		return true
	}
	if t.Tokens[v].Tag != "VBN" || t.hasKid(v, "aux") || t.hasKid(v, "nsubj") {
		return false
	}
	switch t.rel(v) {
	case "acl", "advcl":
		return !t.hasKid(v, "obj") && t.Tokens[v].Dep != "acl:relcl"
	case "conj":
		h := t.Tokens[v].Head
		return t.verb(h) && t.passive(h) && !t.hasKid(v, "obj")
	}
	return t.hasKid(v, "obl:agent")
}

// titled reports whether token k is a person's name or the title in front of it.
func (t *tree) titled(k int) bool {
	if t.named(k) {
		return true
	}
	sub := t.Subtree(k)
	for i := sub.Start; i < sub.End; i++ {
		if t.Tokens[i].POS == "PROPN" && t.named(i) {
			return true
		}
	}
	return false
}

const deep = 6 // levels of control and coordination that are followed

// subjects returns the heads of the logical subject of a verb: who does it, also where the subject stands above an infinitive, a
// participle or the first of several coordinated verbs.
func (t *tree) subjects(v int) []int { return t.subjectsUp(v, deep) }

func (t *tree) subjectsUp(v, fuel int) []int {
	if fuel == 0 || v < 0 {
		return nil
	}
	if t.verb(v) && t.passive(v) {
		if a := t.kidsBy(v, "obl:agent"); len(a) > 0 {
			return t.lists(a)
		}
		return t.by(v, "by")
	}
	return t.surface(v, fuel)
}

// invited returns to whom an invitation is handed that verb v says what is for: "handed him an invitation to visit Edoras". False if there is none.
func (t *tree) invited(v int) ([]int, bool) {
	n := t.Tokens[v].Head
	if rel := t.rel(v); (rel == "xcomp" || rel == "advcl") && t.verb(n) && t.hasKid(v, "mark", "to") {
		if o := t.kidsBy(n, "obj"); len(o) > 0 {
			n = o[0]
		}
	} else if rel != "acl" {
		return nil, false
	}
	g := t.Tokens[n].Head
	if !t.is(n, "invitation", "invite") || t.rel(n) != "obj" || g < 0 || !t.is(g, "hand", "convey", "extend", "deliver", "pass", "give", "present", "send", "issue", "transmit") {
		return nil, false
	}
	if t.passive(g) {
		return t.surface(g, deep), true
	}
	if out := t.kidsBy(g, "iobj"); len(out) > 0 {
		return t.lists(out), true
	}
	return t.lists(append(t.by(g, "to"), t.by(n, "to", "for")...)), true
}

// surface returns the heads of the grammatical subject.
func (t *tree) surface(v, fuel int) []int {
	if fuel == 0 || v < 0 {
		return nil
	}
	var own []int
	for _, k := range t.kidsBy(v, "nsubj") {
		own = append(own, t.antecedent(k))
	}
	if n := len(own); n > 1 && own[n-2]+1 >= t.Subtree(own[n-1]).Start && t.titled(own[n-1]) { // "Gondor's party chief Elessar", parted by the parser
		own = own[n-1:]
	}
	for _, m := range t.kidsBy(v, "mark") { // "is due to meet", where "due to" was taken for a conjunction
		if t.lemma(m) == "due" {
			own = append(own, t.kidsBy(m, "nsubj")...)
		}
	}
	if len(own) > 0 {
		return t.lists(own)
	}
	h := t.Tokens[v].Head
	if h < 0 {
		return nil
	}
	if guests, ok := t.invited(v); ok {
		return guests
	}
	switch t.rel(v) {
	case "conj":
		if t.verb(h) || t.hasKid(h, "cop") {
			return t.surface(h, fuel-1)
		}
	case "xcomp", "advcl", "ccomp":
		control := t.rel(v) == "xcomp" || t.rel(v) == "advcl" && t.hasKid(v, "mark", "to") && t.is(h, "invite", "ask", "urge", "allow", "permit", "authorise", "authorize", "order")
		if control && t.verb(h) && !t.passive(h) && !slices.Contains(ownControl, t.lemma(h)) {
			if o := t.kidsBy(h, "obj", "iobj"); len(o) > 0 {
				if p := t.kidsBy(o[0], "nmod:poss"); len(p) > 0 && t.noun(o[0]) && slices.Contains(planning, t.lemma(o[0])) { // "reiterated his readiness to host"
					return t.lists(p)
				}
				return t.lists(o)
			}
		}
		if t.rel(v) == "ccomp" && t.hasKid(v, "aux") {
			return nil
		}
		return t.surface(h, fuel-1)
	case "acl":
		if t.Tokens[v].Dep == "acl:relcl" {
			return nil
		}
		if t.Tokens[v].Tag == "VBG" || len(t.heads[h]) > 0 {
			return t.conjuncts(h)
		}
		if p := t.kidsBy(h, "nmod:poss"); len(p) > 0 {
			return t.lists(p)
		}
		return t.surface(t.Tokens[h].Head, fuel-1)
	}
	return nil
}

// ownControl are verbs with an object whose infinitive is done by their own subject.
var ownControl = []string{"promise", "use", "have"}

// antecedent replaces a relative pronoun by the noun that it stands for.
func (t *tree) antecedent(k int) int {
	if t.Tokens[k].POS != "PRON" || !slices.Contains([]string{"who", "whom", "which", "that"}, t.form(k)) {
		return k
	}
	v := t.Tokens[k].Head
	for n := 0; n < 4 && v >= 0; n++ {
		if t.Tokens[v].Dep == "acl:relcl" {
			h := t.Tokens[v].Head
			if f := t.form(k); f == "who" || f == "whom" { // the person named right before it
				for i := k - 1; i >= max(0, k-4); i-- {
					for _, m := range t.heads[i] {
						if end := t.Mentions[m].End; end == k || end == k-1 {
							return i
						}
					}
				}
				for _, m := range append(t.ends[k], t.ends[k-1]...) {
					if a := t.Mentions[m].Actors; len(a) == 1 && t.Actors[a[0]].Kind == "person" {
						return t.Mentions[m].Head
					}
				}
			}
			return h
		}
		v = t.Tokens[v].Head
	}
	return k
}

// spanHead returns the token of a span whose head lies outside.
func (t *tree) spanHead(s dateline.Span) int {
	for i := s.Start; i < s.End; i++ {
		if h := t.Tokens[i].Head; h < 0 || !s.Contains(h) {
			return i
		}
	}
	return s.Start
}

// clause returns the verb that token i belongs to: itself, or the nearest verb or copular predicate above it.
func (t *tree) clause(i int) int {
	for n := 0; i >= 0 && n < 12; n++ {
		if t.verb(i) && t.rel(i) != "aux" && t.rel(i) != "amod" || t.hasKid(i, "cop") || t.Tokens[i].Head < 0 {
			return i
		}
		i = t.Tokens[i].Head
	}
	return i
}

// phrase returns the words of the nominal that token i heads without its conjuncts, article, preposition and relative clauses.
func (t *tree) phrase(i int) dateline.Span {
	s := dateline.Span{Start: i, End: i + 1}
	var grow func(k int)
	grow = func(k int) {
		for _, c := range t.kids(k) {
			switch t.rel(c) {
			case "conj", "cc":
				if k == i {
					continue
				}
			case "compound", "amod", "flat", "nmod", "nummod", "goeswith":
			case "det", "case":
				if k == i || c < i {
					continue
				}
			default:
				continue
			}
			if t.Tokens[c].POS == "DET" && k == i {
				continue
			}
			s.Start, s.End = min(s.Start, c), max(s.End, c+1)
			grow(c)
		}
	}
	grow(i)
	return s
}
