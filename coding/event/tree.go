package event

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// tree answers questions about the dependency tree in terms of logical roles: who is the subject of a passive,
// of an infinitive, of a noun.
type tree struct {
	*dateline.Document
	first []int // kids of token i are list[first[i]:first[i+1]]
	list  []int
	heads map[int][]int // token -> mentions it heads

	places   map[int]int   // token -> Places entry that covers it
	quotes   map[int][]int // token -> Quotes that hold it, the longest first
	dated    map[int][]int // sentence -> Dates
	placed   map[int][]int // sentence -> Places
	coloured map[int][]int // sentence -> Contexts
	states   map[string]int
	offices  map[int][]int // actor -> offices that a report without a date gives it by a title
}

// newTree reads a document; verb reports whether a rule knows a lemma as a verb.
func newTree(d *dateline.Document, verb func(lemma string) bool) *tree {
	own := *d
	own.Tokens = mended(d, verb)
	d = &own
	n := len(d.Tokens)
	t := &tree{Document: d, first: make([]int, n+2), list: make([]int, n), heads: map[int][]int{}}
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
	}
	for i := range d.Tokens {
		if k := t.described(i); k >= 0 {
			t.heads[i] = t.heads[k]
		}
	}
	t.index()
	return t
}

// described returns the name right behind noun i, which is a description of who bears it: "the former Rohan captain Eomer"; -1 if there is none.
func (t *tree) described(i int) int {
	k := i + 1
	if k >= len(t.Tokens) || t.Tokens[i].POS != "NOUN" || t.Tokens[k].Head != i || t.Tokens[k].Dep != "appos" || t.Tokens[k].POS != "PROPN" || len(t.heads[i]) > 0 {
		return -1
	}
	for _, m := range t.heads[k] {
		for _, a := range t.Mentions[m].Actors {
			if kind := t.Actors[a].Kind; kind == "person" || kind == "organisation" {
				return k
			}
		}
	}
	return -1
}

// index notes where quotations, dates, places and contexts stand, so that no question about one word reads through them all.
func (t *tree) index() {
	t.places, t.quotes = map[int]int{}, map[int][]int{}
	t.dated, t.placed, t.coloured = map[int][]int{}, map[int][]int{}, map[int][]int{}
	t.states, t.offices = map[string]int{}, map[int][]int{}
	if t.today() == "" {
		for i := range t.Mentions {
			if m := &t.Mentions[i]; len(m.Actors) == 1 && m.Office >= 0 {
				t.offices[m.Actors[0]] = append(t.offices[m.Actors[0]], m.Office)
			}
		}
	}
	for i := range t.Dates {
		if s := t.Dates[i].Span; !s.Empty() {
			t.dated[t.Tokens[s.Start].Sent] = append(t.dated[t.Tokens[s.Start].Sent], i)
		}
	}
	for i := range t.Places {
		s := t.Places[i].Span
		if s.Empty() {
			continue
		}
		t.placed[t.Tokens[s.Start].Sent] = append(t.placed[t.Tokens[s.Start].Sent], i)
		for k := s.Start; k < s.End; k++ {
			t.places[k] = i
		}
	}
	for i := range t.Contexts {
		if s := t.Contexts[i].Span; !s.Empty() {
			t.coloured[t.Tokens[s.Start].Sent] = append(t.coloured[t.Tokens[s.Start].Sent], i)
		}
	}
	for a := range t.Actors {
		if _, ok := t.states[t.Actors[a].Country]; t.Actors[a].Kind == "state" && !ok {
			t.states[t.Actors[a].Country] = a
		}
	}
	size := make([]int, len(t.Quotes))
	order := make([]int, len(t.Quotes))
	for q := range t.Quotes {
		order[q] = q
		for _, c := range t.Quotes[q].Content {
			size[q] += c.End - c.Start
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return size[b] - size[a] })
	for _, q := range order {
		for _, c := range t.Quotes[q].Content {
			s := t.SpanOf(c)
			for k := s.Start; k < s.End; k++ {
				t.quotes[k] = append(t.quotes[k], q)
			}
		}
	}
}

func (t *tree) kids(i int) []int { return t.list[t.first[i]:t.first[i+1]] }

// universal relation without subtype
func (t *tree) rel(i int) string {
	r, _, _ := strings.Cut(t.Tokens[i].Dep, ":")
	return r
}

func (t *tree) lemma(i int) string { return t.Tokens[i].Lemma }

// kidsBy returns the children of i with one of the relations (full or without subtype).
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

func (t *tree) isVerb(i int) bool { return t.Tokens[i].POS == "VERB" || t.Tokens[i].POS == "AUX" }

func (t *tree) isNoun(i int) bool {
	p := t.Tokens[i].POS
	return p == "NOUN" || p == "PROPN" || p == "PRON" || p == "NUM"
}

// with adds to every token its conjuncts.
func (t *tree) withConjuncts(toks []int) []int {
	var out []int
	for _, k := range toks {
		out = t.conjuncts(out, k, deep)
	}
	return out
}

// conjuncts appends token k and the nominals coordinated with it, those hung on one another included.
func (t *tree) conjuncts(out []int, k, fuel int) []int {
	out = append(out, k)
	for _, c := range t.kidsBy(k, "conj") {
		if fuel > 0 && (t.isNoun(c) || t.Tokens[c].POS == "ADJ") {
			out = t.conjuncts(out, c, fuel-1)
		}
	}
	return out
}

// passive reports whether verb v stands in the passive, a bare participle after a noun included.
func (t *tree) passive(v int) bool {
	if !t.isVerb(v) {
		return false
	}
	if t.hasKid(v, "aux:pass") {
		return true
	}
	if t.hasKid(v, "nsubj:pass") {
		return !t.finite(v)
	}
	tok := &t.Tokens[v]
	if tok.Tag == "VBD" && t.rel(v) == "conj" && tok.Head >= 0 && t.isVerb(tok.Head) && t.hasKid(tok.Head, "aux:pass") && !t.hasKid(v, "nsubj") && !t.hasKid(v, "obj") {
		return t.passive(tok.Head) // "were killed and injured"
	}
	if t.Sentence(v).Headline && (tok.Tag == "VBN" || tok.Tag == "VBD") && t.hasKid(v, "nsubj") && len(t.kidsBy(v, "obj", "iobj", "ccomp", "xcomp", "aux", "compound:prt")) == 0 {
		return t.rel(v) == "root" // headlines tell in the present what somebody does: "minister jailed for fraud"
	}
	if tok.Tag != "VBN" || t.hasKid(v, "aux") || t.hasKid(v, "nsubj") {
		return false
	}
	switch t.rel(v) {
	case "acl", "advcl":
		return !t.hasKid(v, "obj")
	case "amod":
		return true
	case "conj":
		return t.isVerb(tok.Head) && t.passive(tok.Head) && !t.hasKid(v, "obj")
	case "root", "parataxis":
		return t.hasKid(v, "obl", "by") || t.hasKid(v, "obl:agent")
	}
	return false
}

// finite reports whether a participle without an auxiliary is the finite verb of a full sentence after all: only headlines
// leave out the auxiliary of a passive.
func (t *tree) finite(v int) bool {
	rel := t.rel(v)
	return (rel == "root" || rel == "ccomp" || rel == "parataxis") && !t.Sentence(v).Headline && !t.hasKid(v, "aux") && !t.hasKid(v, "obl:agent")
}

// preposition returns the case marking of a nominal, "" if it has none: in, because_of.
func (t *tree) preposition(i int) string {
	for _, k := range t.kids(i) {
		if t.Tokens[k].Dep == "case" {
			p := t.lemma(k)
			for _, f := range t.kidsBy(k, "fixed") {
				p += "_" + t.lemma(f)
			}
			return p
		}
	}
	return ""
}

var relativeForms = []string{"who", "whom", "which", "that", "whose"}

func (t *tree) relative(i int) bool {
	return t.Tokens[i].POS == "PRON" && slices.Contains(relativeForms, strings.ToLower(t.Tokens[i].Form))
}

// relcl returns the noun that the relative clause headed by v (or by a verb it is coordinated with) modifies, -1 if none.
func (t *tree) relcl(v int) int {
	for n := 0; n < 4 && v >= 0; n++ {
		if t.Tokens[v].Dep == "acl:relcl" {
			return t.Tokens[v].Head
		}
		if t.Tokens[v].Dep != "conj" && t.Tokens[v].Dep != "xcomp" {
			return -1
		}
		v = t.Tokens[v].Head
	}
	return -1
}

// antecedents replaces relative pronouns by the nouns they stand for.
func (t *tree) antecedents(v int, toks []int) []int {
	for i, k := range toks {
		if t.relative(k) {
			if n := t.relcl(v); n >= 0 {
				toks[i] = n
				if p := t.personBefore(k); p >= 0 && !t.isPerson(n) {
					toks[i] = p
				}
			}
		}
	}
	return toks
}

// personBefore returns the head of the person named right before the relative pronoun "who" at token k, -1 if there is none.
func (t *tree) personBefore(k int) int {
	if f := strings.ToLower(t.Tokens[k].Form); f != "who" && f != "whom" {
		return -1
	}
	for i := k - 1; i >= max(0, k-8); i-- {
		for _, m := range t.heads[i] {
			if end := t.Mentions[m].End; (end == k || end == k-1) && t.isPerson(i) {
				return i
			}
		}
	}
	return -1
}

// isPerson reports whether token i heads the mention of a person.
func (t *tree) isPerson(i int) bool {
	return slices.ContainsFunc(t.heads[i], func(m int) bool {
		return slices.ContainsFunc(t.Mentions[m].Actors, func(a int) bool { return t.Actors[a].Kind == "person" || t.Actors[a].Kind == "role" })
	})
}

const deep = 6 // levels of control and coordination that are followed

// subjects returns the heads of the logical subject of a verb, adjective or noun.
func (t *tree) subjects(v int) []int { return t.subjectsUp(v, deep) }

func (t *tree) subjectsUp(v, fuel int) []int {
	if fuel == 0 || v < 0 {
		return nil
	}
	if t.isNoun(v) && (!t.hasKid(v, "cop") || t.hasKid(v, "nsubj", "it", "this", "that", "these")) { // "it was an attack"
		return t.nounSubjects(v, fuel)
	}
	if t.passive(v) {
		if a := t.kidsBy(v, "obl:agent"); len(a) > 0 {
			return t.withConjuncts(a)
		}
		if t.rel(v) == "amod" { // "US-backed rebels"
			for _, k := range t.kids(v) {
				if len(t.heads[k]) > 0 {
					return []int{k}
				}
			}
		}
		for _, k := range t.kidsBy(v, "obl") {
			if t.preposition(k) == "by" {
				return t.withConjuncts([]int{k})
			}
		}
		if t.rel(v) == "conj" || t.rel(v) == "xcomp" {
			return nil
		}
		return nil
	}
	var own []int
	for _, k := range t.kids(v) {
		if t.Tokens[k].Dep == "nsubj" || t.Tokens[k].Dep == "nsubj:pass" {
			own = append(own, k)
		}
	}
	if len(own) > 0 {
		return t.withConjuncts(t.antecedents(v, own))
	}
	h := t.Tokens[v].Head
	if h < 0 {
		return nil
	}
	switch t.rel(v) {
	case "conj":
		if t.isVerb(h) && t.passive(h) {
			return t.surfaceSubjects(h, fuel-1)
		}
		return t.subjectsUp(h, fuel-1)
	case "xcomp", "ccomp":
		if t.rel(v) == "ccomp" && t.hasFinite(v) {
			return nil
		}
		return t.controller(h, fuel-1)
	case "advcl":
		if t.hasKid(v, "mark", "for", "of", "against", "from") || t.hasKid(v, "case", "for", "of", "against", "from") {
			if o := t.objects(h); len(o) > 0 && t.isVerb(h) && !t.passive(h) {
				return t.withConjuncts(o)
			}
		}
		if t.hasKid(v, "mark", "in", "at") && t.isVerb(h) { // "praised Gondor's role in mediating"
			for _, o := range t.kidsBy(h, "obj") {
				if o < v && slices.Contains(taking, t.lemma(o)) {
					return t.nounSubjects(o, fuel-1)
				}
			}
		}
		if t.hasKid(v, "mark", "to") && !slices.Contains(spoken, t.lemma(h)) { // but "telephoned the king to demand"
			return t.controller(h, fuel-1)
		}
		return t.surfaceSubjects(h, fuel-1)
	case "acl":
		if t.Tokens[v].Dep == "acl:relcl" {
			return nil
		}
		if t.Tokens[v].Tag == "VBG" && !t.hasKid(v, "mark") && !t.hasKid(v, "case") {
			return t.withConjuncts([]int{h})
		}
		return t.nounSubjects(h, fuel-1)
	case "amod":
		return []int{h}
	}
	return nil
}

// taking are the nouns of taking part in what a gerund tells.
var taking = []string{"role", "part", "effort", "involvement", "leadership", "success", "work", "participation", "contribution", "commitment", "support", "progress", "failure", "complicity", "attempt", "courage", "bravery", "generosity"}

func (t *tree) hasFinite(v int) bool {
	tag := t.Tokens[v].Tag
	return tag == "VBD" || tag == "VBZ" || tag == "VBP" || t.hasKid(v, "aux") || t.hasKid(v, "cop")
}

// surfaceSubjects returns the grammatical subject whatever the voice: the one that controls adverbial clauses.
func (t *tree) surfaceSubjects(v, fuel int) []int {
	if fuel == 0 || v < 0 {
		return nil
	}
	if t.isVerb(v) && t.passive(v) {
		return t.withConjuncts(t.objectsUp(v, fuel-1))
	}
	return t.subjectsUp(v, fuel)
}

var subjectControl = []string{"promise", "threaten", "vow", "pledge", "agree", "refuse", "offer", "swear", "decline", "want", "plan", "intend"}

// controller returns the understood subject of an infinitive or participle below v.
func (t *tree) controller(v, fuel int) []int {
	if fuel <= 0 || v < 0 {
		return nil
	}
	if t.isVerb(v) && !slices.Contains(subjectControl, t.lemma(v)) {
		for _, prep := range []string{"on", "upon"} { // "called on Mordor to stop"
			if o := t.obliqueOf(v, prep); len(o) > 0 && slices.Contains([]string{"call", "prevail", "lean", "count", "rely"}, t.lemma(v)) {
				return o
			}
		}
		if o := t.kidsBy(v, "obj", "iobj"); len(o) > 0 && !t.passive(v) && !slices.Contains(lightVerbs, t.lemma(v)) {
			return t.withConjuncts(t.antecedents(v, o))
		}
	}
	if t.isNoun(v) && !t.hasKid(v, "cop") {
		return t.nounSubjects(v, fuel)
	}
	return t.surfaceSubjects(v, fuel)
}

// objects returns the heads of the logical object of a verb: the subject of a passive, the noun before a participle.
func (t *tree) objects(v int) []int { return t.objectsUp(v, deep) }

func (t *tree) objectsUp(v, fuel int) []int {
	if fuel == 0 || v < 0 || t.isNoun(v) {
		return nil
	}
	h := t.Tokens[v].Head
	if t.passive(v) {
		s := t.kidsBy(v, "nsubj:pass")
		if len(s) == 0 && t.Sentence(v).Headline {
			s = t.kidsBy(v, "nsubj")
		}
		if len(s) > 0 {
			return t.withConjuncts(t.antecedents(v, s))
		}
		if h < 0 {
			return nil
		}
		switch t.rel(v) {
		case "acl":
			if t.Tokens[v].Dep == "acl:relcl" {
				return []int{h}
			}
			return t.withConjuncts([]int{h})
		case "conj":
			return t.surfaceSubjects(h, fuel-1)
		case "xcomp":
			return t.controller(h, fuel-1)
		case "advcl":
			return t.surfaceSubjects(h, fuel-1)
		case "amod":
			return []int{h}
		}
		return nil
	}
	for _, rel := range []string{"obj", "iobj"} {
		if o := t.kidsBy(v, rel); len(o) > 0 {
			return t.withConjuncts(t.antecedents(v, o))
		}
	}
	// "the town that they shelled": the noun is the object if the clause has a subject and no relative pronoun but an object one
	if t.Tokens[v].Dep == "acl:relcl" && t.hasKid(v, "nsubj") && !t.relativeSubject(v) {
		return t.withConjuncts([]int{h})
	}
	// "condemned and rejected the attack"
	if t.isVerb(v) {
		for _, c := range t.kidsBy(v, "conj") {
			if t.isVerb(c) && !t.hasKid(c, "nsubj") && !t.passive(c) && t.bareTransitive(v) {
				if o := t.kidsBy(c, "obj"); len(o) > 0 {
					return t.withConjuncts(o)
				}
			}
		}
	}
	return nil
}

// bareTransitive reports that nothing stands between the verb and its coordinator: "condemned and rejected X".
func (t *tree) bareTransitive(v int) bool {
	return v+1 < len(t.Tokens) && (t.Tokens[v+1].POS == "CCONJ" || t.Tokens[v+1].Form == ",") && len(t.kidsBy(v, "obl", "xcomp", "ccomp")) == 0
}

func (t *tree) relativeSubject(v int) bool {
	for _, k := range t.kidsBy(v, "nsubj") {
		if t.relative(k) {
			return true
		}
	}
	return false
}

// lightVerbs lend their subject to the noun they govern: conduct strikes, hold talks, pay a visit.
var lightVerbs = []string{
	"conduct", "carry", "launch", "hold", "make", "take", "give", "pay", "stage", "mount", "undertake", "begin", "start", "continue",
	"resume", "have", "express", "voice", "offer", "provide", "issue", "announce", "order", "lead", "perform", "do", "intensify", "step", "escalate", "commit",
	"perpetrate", "execute", "impose", "reiterate", "convey", "extend", "deliver", "wage", "pursue", "reach", "sign", "conclude", "enter", "join", "open", "host", "convene",
	"organise", "organize", "call", "declare", "complete", "kick", "initiate", "restart", "grant", "receive", "attend", "renew", "show", "pledge", "promise", "exchange", "finish", "end", "suspend", "file", "lodge", "place", "put", "claim", "plan", "stop", "halt", "cease",
}

// lends reports whether verb h lends its subject to noun n, its object.
func (t *tree) lends(h, n int) bool {
	l := t.lemma(h)
	if l == "call" { // "called the invasion a crime"
		return slices.Contains([]string{"strike", "election", "meeting", "vote", "referendum", "protest", "summit", "session", "boycott", "halt", "truce", "ceasefire"}, t.lemma(n))
	}
	return slices.Contains(lightVerbs, l)
}

// carriers are the nouns that stand for what they are of: "held the third round of consultations".
var carriers = []string{"round", "series", "session", "string", "wave", "set", "spate", "cycle", "leg", "stage", "number", "range", "raft", "hour", "day", "start", "opening", "dozen", "dozens", "hundred", "hundreds", "score", "scores", "couple", "barrage", "salvo", "handful", "total"}

// nounSubjects returns who does the act that noun n names: its possessor, its by-phrase, an actor before it,
// the subject of the light verb that governs it.
func (t *tree) nounSubjects(n, fuel int) []int {
	if fuel <= 0 {
		return nil
	}
	h := t.Tokens[n].Head
	prep := t.preposition(n)
	engaged := h >= 0 && (prep == "in" || prep == "during" && t.isVerb(h) && slices.Contains(seizing, t.lemma(h)))
	for _, k := range t.kids(n) {
		if t.Tokens[k].Dep == "nmod:poss" && !t.undergoes(n) {
			if t.superlative(n) { // "Britain's biggest strike" is one in Britain
				return nil
			}
			if o := t.whose(k); o >= 0 {
				return t.withConjuncts([]int{o})
			}
			if t.Tokens[k].POS == "PRON" {
				if engaged {
					if s := t.engaged(h); len(s) > 0 {
						return s
					}
				}
				if s := t.ownSubject(n, k); len(s) > 0 {
					return s
				}
			}
			return t.withConjuncts([]int{k})
		}
	}
	for _, k := range t.oblique(n, "by") {
		return t.withConjuncts([]int{k})
	}
	if slices.Contains(ofDoers, t.lemma(n)) && t.aimed(n) { // "the attacks of the rebels on the town"
		if o := t.obliqueOf(n, "of"); len(o) > 0 {
			return o
		}
	}
	for _, k := range t.kidsBy(n, "amod", "compound", "nmod") {
		if k < n && len(t.heads[k]) > 0 && t.preposition(k) == "" && t.Tokens[k].Dep != "nmod:poss" && t.Tokens[k].Dep != "nmod:desc" && !t.scene(k) && !t.sort(k) && !t.vague(k) {
			return t.withConjuncts([]int{k})
		}
	}
	for _, k := range t.kidsBy(n, "amod") { // "a Gondorian-led operation"
		if t.passive(k) && slices.Contains(doing, t.lemma(k)) {
			if s := t.subjectsUp(k, fuel-1); len(s) > 0 {
				return s
			}
		}
	}
	if h < 0 {
		return nil
	}
	if prep == "through" && h >= 0 { // "helps Rohan through air strikes"
		v := h
		if t.Tokens[h].Dep == "obj" && t.rel(n) == "nmod" {
			v = t.Tokens[h].Head
		}
		if t.isVerb(v) && !t.passive(v) {
			return t.subjectsUp(v, fuel-1)
		}
	}
	if engaged {
		if s := t.engaged(h); len(s) > 0 {
			return s
		}
	}
	if t.isVerb(h) && t.preposition(n) == "with" && (slices.Contains([]string{"respond", "retaliate", "reply", "react", "answer", "counter", "follow"}, t.lemma(h)) || t.hasKid(h, "advmod", "back") || t.hasKid(h, "compound", "back")) {
		return t.subjectsUp(h, fuel-1) // "responded with air strikes"
	}
	switch t.Tokens[n].Dep {
	case "obj":
		if t.lends(h, n) || h < n && slices.Contains(proposing, t.lemma(h)) && !t.passive(h) {
			return t.subjectsUp(h, fuel-1)
		}
	case "nsubj:pass":
		if t.lends(h, n) {
			return t.subjectsUp(h, fuel-1)
		}
	case "conj":
		return t.nounSubjects(h, fuel-1)
	case "nmod":
		if t.preposition(n) == "of" && slices.Contains(carriers, t.lemma(h)) {
			return t.nounSubjects(h, fuel-1)
		}
	}
	for _, k := range t.kidsBy(n, "acl") { // "the attack carried out by", "the offensive launched by"
		if t.passive(k) && (slices.Contains(lightVerbs, t.lemma(k)) || slices.Contains(proposing, t.lemma(k))) {
			if s := t.subjectsUp(k, fuel-1); len(s) > 0 {
				return s
			}
		}
		if t.Tokens[k].Dep == "acl:relcl" && slices.Contains(lightVerbs, t.lemma(k)) && !t.relativeSubject(k) && !slices.ContainsFunc(t.kidsBy(k, "obj"), func(o int) bool { return !t.relative(o) }) {
			if s := t.subjectsUp(k, fuel-1); len(s) > 0 {
				return s
			}
		}
	}
	return nil
}

// favouring reports whether noun n only says in whose favour something is done: "dropped bombs in support of Rohan".
func (t *tree) favouring(n int) bool {
	return t.preposition(n) == "in" && slices.Contains([]string{"support", "defence", "defense", "favour", "favor"}, t.lemma(n)) && !t.hasKid(n, "nmod:poss")
}

// ofDoers are the acts that are of whoever does them where it is told, too, against whom: "the war of Mordor against Rohan".
var ofDoers = []string{"attack", "assault", "strike", "raid", "offensive", "aggression", "onslaught", "campaign", "crackdown", "incursion", "war", "provocation", "threat", "sanction", "pressure", "bombardment"}

// aimed reports whether it is told against whom the act goes that noun n names.
func (t *tree) aimed(n int) bool {
	for _, prep := range []string{"on", "against", "upon"} {
		for _, k := range t.oblique(n, prep) {
			if !slices.ContainsFunc(t.dated[t.Tokens[k].Sent], func(d int) bool { return t.Dates[d].Span.Contains(k) }) {
				return true
			}
		}
	}
	return false
}

// doing are the verbs whose participle before an act tells who does it: "a Gondorian-led strike", "Rohan-imposed sanctions". Those who back an act
// do not do it themselves.
var doing = []string{"lead", "spearhead", "impose", "launch", "conduct", "command", "initiate", "order", "organise", "organize", "run", "orchestrate", "declare", "perpetrate"}

// whose returns the noun that the relative possessive at token k stands for, in "the group, whose attacks" the group; -1 if k is none. Where the
// tree hangs the clause elsewhere, it is the actor named right before.
func (t *tree) whose(k int) int {
	if !strings.EqualFold(t.Tokens[k].Form, "whose") {
		return -1
	}
	for n, v := 0, k; v >= 0 && n < 6; n, v = n+1, t.Tokens[v].Head {
		if t.Tokens[v].Dep == "acl:relcl" && t.Tokens[v].Head < k {
			return t.Tokens[v].Head
		}
	}
	for i := k - 1; i >= max(0, k-5) && t.Tokens[i].Sent == t.Tokens[k].Sent; i-- {
		if len(t.heads[i]) > 0 {
			return i
		}
		if p := t.Tokens[i].POS; p == "VERB" {
			break
		}
	}
	return -1
}

// suffered are the nouns of acts whose owner undergoes them unless an object follows: "his arrest", "the town's liberation".
var suffered = []string{
	"liberation", "recapture", "killing", "murder", "assassination", "arrest", "detention", "release", "imprisonment", "abduction", "kidnapping", "execution", "dismissal",
	"deportation", "expulsion", "extradition", "destruction", "ouster", "overthrow", "capture", "occupation", "annexation", "prosecution", "poisoning", "jailing",
}

// superlative reports whether noun n is called the greatest of its kind.
func (t *tree) superlative(n int) bool {
	return slices.ContainsFunc(t.kidsBy(n, "amod"), func(k int) bool { return t.Tokens[k].Tag == "JJS" })
}

// undergoes reports whether the owner of noun n is the one to whom the act is done.
func (t *tree) undergoes(n int) bool {
	if t.isVerb(n) || !t.hasKid(n, "nmod:poss") {
		return false
	}
	return len(t.obliqueOf(n, "of")) == 0 && (slices.Contains(suffered, t.lemma(n)) || len(t.obliqueOf(n, "by")) > 0)
}

// ownSubject returns the subject of the clause that noun n is the object of: whose act it is in "demanded that Mordor
// cease its attacks".
func (t *tree) ownSubject(n, pronoun int) []int {
	h := t.Tokens[n].Head
	if h < 0 || t.Tokens[n].Dep != "obj" || !slices.Contains([]string{"its", "their", "his", "her"}, strings.ToLower(t.Tokens[pronoun].Form)) {
		return nil
	}
	var out []int
	for _, k := range t.subjects(h) {
		if t.Tokens[k].POS == "PRON" {
			return nil
		}
		if len(t.heads[k]) > 0 || len(t.owners(k, false, 1)) > 0 { // "Rohan's side"
			out = append(out, k)
		}
	}
	return out
}

// sort reports whether a word before a noun only tells its sort: "terrorist attacks", "military action".
func (t *tree) sort(k int) bool {
	for _, m := range t.heads[k] {
		if s := t.Mentions[m].Span; s.End-s.Start > 1 {
			return false
		}
	}
	return slices.Contains([]string{"terrorist", "terror", "military", "security", "civilian", "criminal", "drone", "missile", "rocket", "air", "artillery", "mortar", "bomb", "car", "suicide", "naval", "ground"}, strings.ToLower(t.lemma(k)))
}

// vague reports whether a word before a noun stands for a body of which nothing is known: "a joint commission meeting".
func (t *tree) vague(k int) bool {
	return t.nominal(k) && !slices.ContainsFunc(t.heads[k], func(m int) bool {
		return slices.ContainsFunc(t.Mentions[m].Actors, func(a int) bool { return t.Actors[a].Code != "" || t.Actors[a].Sector != "" })
	})
}

// scene reports whether token k is a place smaller than a state: "the Afrin operation" is not Afrin's.
func (t *tree) scene(k int) bool {
	i, ok := t.places[k]
	if !ok {
		return false
	}
	p := &t.Places[i]
	return p.Precision != "country" && p.Precision != "region" && p.Kind != "metonym" && p.Kind != "adjective"
}

// seizing are the verbs whose subject is in the act of force in which their object is struck.
var seizing = []string{"arrest", "detain", "kill", "wound", "injure", "capture", "seize", "shoot", "destroy", "rescue", "abduct", "neutralise", "neutralize", "eliminate", "nab", "apprehend"}

// engaged returns who is in the fight, the talks, the effort that hangs on h by "in": in "supports Rohan in its
// fight" and "support for Rohan in the fight" it is Rohan.
func (t *tree) engaged(h int) []int {
	if t.isVerb(h) {
		if t.passive(h) { // "was killed in an attack"
			return nil
		}
		if slices.Contains(seizing, t.lemma(h)) { // "arrested five rebels in a raid"
			return t.subjects(h)
		}
		for _, o := range t.objects(h) { // "reiterated support for Rohan in the fight"
			if k := t.obliqueOf(o, "for"); len(k) > 0 && len(t.heads[o]) == 0 {
				return k
			}
		}
		return t.objects(h)
	}
	if len(t.heads[h]) > 0 {
		return []int{h}
	}
	for _, prep := range []string{"for", "of", "to"} {
		for _, k := range t.kidsBy(h, "nmod") {
			if t.preposition(k) == prep {
				return t.withConjuncts([]int{k})
			}
		}
	}
	return nil
}
