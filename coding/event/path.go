package event

import (
	"slices"
)

// follow returns the tokens at the end of a path that begins at token i.
func (t *tree) follow(i int, p path) []int {
	at := []int{i}
	for _, step := range p {
		var next []int
		for _, k := range at {
			next = append(next, t.step(k, step)...)
		}
		at = next
	}
	return at
}

func (t *tree) step(i int, name string) []int {
	switch name {
	case "self":
		return []int{i}
	case "nsubj":
		return t.subjects(i)
	case "obj":
		return t.objects(i)
	case "iobj":
		if out := t.kidsBy(i, "iobj"); len(out) > 0 || !t.passive(i) || !t.hasKid(i, "obj") {
			return t.withConjuncts(out)
		}
		return t.withConjuncts(t.antecedents(i, t.kidsBy(i, "nsubj:pass"))) // "was promised food"
	case "poss":
		return t.withConjuncts(t.kidsBy(i, "nmod:poss"))
	case "amod":
		return t.kidsBy(i, "amod", "compound", "nmod:desc")
	case "ccomp":
		return append(t.kidsBy(i, name), t.thatClauses(i)...)
	case "xcomp":
		if out := t.kidsBy(i, name); len(out) > 0 || !t.passive(i) {
			return out
		}
		return t.kidsBy(i, "obj") // "were taken hostage", "was declared a threat"
	case "advcl", "acl", "csubj":
		return t.kidsBy(i, name)
	case "comp":
		return append(t.kidsBy(i, "xcomp", "ccomp", "csubj"), t.thatClauses(i)...)
	case "case", "cop", "aux", "mark", "det", "appos", "nmod", "advmod":
		return t.kidsBy(i, name)
	case "head":
		if h := t.Tokens[i].Head; h >= 0 {
			return []int{h}
		}
		return nil
	case "holder":
		return t.holders(i)
	case "gov":
		if h := t.Tokens[i].Head; h >= 0 && t.isVerb(h) {
			return t.subjects(h)
		}
		return nil
	}
	return t.oblique(i, name)
}

// thatClauses returns the clauses with "that" that the tree only sets beside i.
func (t *tree) thatClauses(i int) []int {
	var out []int
	for _, k := range t.kidsBy(i, "parataxis") {
		if k > i && t.hasKid(k, "mark", "that", "whether") {
			out = append(out, k)
		}
	}
	return out
}

// oblique returns what hangs on i by a preposition: nominals with it as case, clauses with it as mark.
func (t *tree) oblique(i int, prep string) []int {
	out := t.obliqueOf(i, prep)
	if len(out) == 0 && t.isNoun(i) { // "the arrest and detention of the king", with "of the king" hung on the last noun
		for _, k := range t.kidsBy(i, "conj") {
			if t.shares(i, k) {
				out = append(out, t.obliqueOf(k, prep)...)
			}
		}
	}
	if prep == "of" && t.undergoes(i) {
		return t.withConjuncts(t.kidsBy(i, "nmod:poss"))
	}
	if len(out) == 0 && t.isNoun(i) { // "the visit of the king to Rohan", with "to Rohan" hung on the king
		for _, k := range t.kidsBy(i, "nmod") {
			if p := t.preposition(k); p != prep && prep != "of" && (p == "of" || p == "by" || p == "between") {
				if out = t.obliqueOf(k, prep); len(out) > 0 {
					return out
				}
			}
		}
		if h := t.Tokens[i].Head; h >= 0 && t.isVerb(h) && (t.Tokens[i].Dep == "obj" || t.Tokens[i].Dep == "nsubj:pass") && slices.Contains(lightVerbs, t.lemma(h)) {
			return t.obliqueOf(h, prep)
		}
		if h := t.Tokens[i].Head; h >= 0 && t.rel(i) == "conj" && t.isNoun(h) {
			return t.obliqueOf(h, prep)
		}
	}
	if h := t.Tokens[i].Head; len(out) == 0 && h >= 0 && t.isNoun(i) && t.isVerb(h) && t.Tokens[i].Dep == "obj" { // "repeated its demand for a truce"
		for _, k := range t.obliqueOf(h, prep) {
			if k > i {
				out = append(out, k)
			}
		}
	}
	if h := t.Tokens[i].Head; len(out) == 0 && h >= 0 && t.isNoun(i) && t.isVerb(h) && t.rel(i) == "nsubj" && slices.Contains(goingOn, t.lemma(h)) && slices.Contains(foes, prep) {
		return t.obliqueOf(h, prep) // "strikes continued against Mordor", "fighting raged between the army and rebels"
	}
	if len(out) == 0 && t.isNoun(i) && (slices.Contains(foes, prep) || prep == "on" || prep == "at") { // "rocket attacks launched by Mordor against Rohan"
		for _, k := range t.kidsBy(i, "acl") {
			if slices.Contains(staging, t.lemma(k)) {
				if out = t.obliqueOf(k, prep); len(out) > 0 {
					return out
				}
			}
		}
	}
	if h := t.Tokens[i].Head; len(out) == 0 && h >= 0 && t.isNoun(i) && t.isVerb(h) && t.rel(i) == "obl" { // "killed in clashes with rebels", with the rebels hung on the verb
		for _, k := range t.obliqueOf(h, prep) {
			if i+1 < k && t.Tokens[i+1].Dep == "case" && t.Tokens[i+1].Head == k {
				out = append(out, k)
			}
		}
	}
	if len(out) == 0 && t.isVerb(i) { // "dropped bombs on Rohan", with "on Rohan" hung on the bombs
		for _, k := range t.kidsBy(i, "obj") {
			out = append(out, t.obliqueOf(k, prep)...)
			for _, n := range t.kidsBy(k, "nmod") { // "stripped a man from Dale of his passport", with "of his passport" hung on Dale
				if _, ok := t.places[n]; ok {
					out = append(out, t.obliqueOf(n, prep)...)
				}
			}
		}
	}
	if len(out) == 0 && prep == "to" && t.isVerb(i) && slices.Contains(handing, t.lemma(i)) {
		out = t.receiver(i)
	}
	if len(out) == 0 { // "held talks in Dale with Rohan", with "with Rohan" hung on Dale
		for _, k := range t.kidsBy(i, "obl", "nmod") {
			if _, ok := t.places[k]; ok {
				out = append(out, t.obliqueOf(k, prep)...)
			}
		}
	}
	return out
}

// goingOn are the verbs that say of an act that it goes on, staging those that say that it is done, foes the prepositions behind them that tell who takes
// part in it.
var (
	goingOn = []string{"continue", "resume", "rage", "erupt", "break", "flare", "take", "begin", "start", "occur", "happen", "persist", "intensify", "escalate", "ensue", "go", "drag", "restart", "end", "stop", "cease"}
	staging = []string{"launch", "carry", "conduct", "stage", "mount", "perpetrate", "commit", "direct", "aim", "undertake", "wage", "impose", "make", "level", "unleash"}
	foes    = []string{"against", "between", "among", "with", "by"}
)

// handing are the verbs that say to whom a thing goes, however long its name is.
var handing = []string{"return", "hand", "restore", "repatriate", "deliver", "transfer", "restitute", "surrender"}

// bound are the nouns that have a "to" of their own.
var bound = []string{"gift", "damage", "visit", "threat", "access", "aid", "letter", "ambassador", "envoy", "adviser", "advisor", "link", "tie", "trip", "right", "reply", "response", "answer"}

// receiver returns the actor behind "to" that the tree hangs inside the name of what verb i hands over: "returned a ring engraved with a picture of the
// king to Rohan", with "to Rohan" hung on the king.
func (t *tree) receiver(i int) []int {
	for k := i + 1; k < t.Sentence(i).End; k++ {
		if h := t.Tokens[k].Head; len(t.heads[k]) > 0 && h > i && t.preposition(k) == "to" && t.Under(k, i) && !slices.Contains(bound, t.lemma(h)) && !t.isVerb(h) {
			return t.withConjuncts([]int{k})
		}
	}
	return nil
}

// shares reports whether nouns i and k, coordinated, have what follows the second in common: nothing but the conjunction stands between
// them, and the second has no determiner of its own.
func (t *tree) shares(i, k int) bool {
	if !t.isNoun(k) || k < i || t.hasKid(k, "det") || t.hasKid(k, "nmod:poss") {
		return false
	}
	for j := i + 1; j < k; j++ {
		if h := t.Tokens[j].Head; h != k && (h != i || t.Tokens[j].POS != "PUNCT") {
			return false
		}
	}
	return true
}

func (t *tree) obliqueOf(i int, prep string) []int {
	var out []int
	for _, k := range t.kids(i) {
		switch t.rel(k) {
		case "obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "obj", "advmod":
			p := t.preposition(k)
			if p == "" {
				for _, m := range t.kidsBy(k, "mark") {
					if m < k {
						p = t.lemma(m)
						break
					}
				}
			}
			if p == prep || prep == "of" && p == "'s" {
				out = append(out, k)
			}
		}
	}
	return t.withConjuncts(t.antecedents(i, out))
}
