package actor

import (
	"strings"
)

// crowd is the role of people who are only known by their state.
var crowd = &Entry{ID: "role/people", Name: "people", Kind: "role", Code: "CVL", Sector: "CVL", Group: "group", Of: "any"}

// natives reports whether a hit names people of a state or group and not only qualifies a noun: "the Gondorians".
func (w *work) natives(h *hit) bool {
	if h.has(asPeople, asPerson) == nil || h.has(asName, asShort) != nil {
		return false
	}
	t := &w.d.Tokens[h.End-1]
	if k := h.Start - 1; k >= 0 && w.d.Tokens[k].POS == "PROPN" && w.hit(k) == nil && upper(w.d.Tokens[k].Form) && w.d.Tokens[k].Sent == t.Sent &&
		(is(t.Dep, "flat") || w.d.Tokens[k].Head == h.End-1) {
		return false // CNN Turk
	}
	if h.has(asAdjective) == nil {
		return true
	}
	if t.POS != "NOUN" && t.POS != "PROPN" || is(t.Dep, "amod") || is(t.Dep, "compound") {
		return false
	}
	return h.End >= len(w.d.Tokens) || w.d.Tokens[h.End].POS != "NOUN" && w.d.Tokens[h.End].POS != "PROPN" && w.d.Tokens[h.End].Form != "-"
}

// prefix returns pro or anti if the word at token i has that in front of a hyphen.
func (w *work) prefix(i int) string {
	if i < 2 || w.d.Tokens[i-1].Form != "-" || w.d.Tokens[i-2].Sent != w.d.Tokens[i].Sent {
		return ""
	}
	switch p := strings.ToLower(w.d.Tokens[i-2].Form); p {
	case "pro", "anti":
		return p
	}
	return ""
}

// sided returns the state of the person whose side "pro-X" tells.
func (w *work) sided(name string) []*Entry {
	for _, f := range w.texts(name) {
		if e := f.hit.entry("person"); e != nil {
			if now, _ := officesOn(e, w.day); len(now) > 0 && w.states[now[0].Country] != nil {
				return []*Entry{w.states[now[0].Country]}
			}
		}
	}
	return nil
}

// relational reports whether a word says what somebody is to another: an ally of Gondor is not Gondor's.
func relational(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "ally", "partner", "friend", "enemy", "rival", "foe", "neighbour", "neighbor", "backer", "supporter", "counterpart", "opponent", "critic", "proxy", "sponsor", "guarantor", "patron", "adversary", "predecessor", "successor":
		return true
	}
	return false
}

// doubtful reports whether a word that may name a role means something else where it stands.
func (w *work) doubtful(u *unit) bool {
	d := w.d
	t := &d.Tokens[u.core.End-1]
	if f := strings.ToLower(t.Form); f == "thousands" || f == "hundreds" {
		return !w.marches(u)
	}
	if u.core.End-u.core.Start > 1 {
		return false
	}
	follows, before := "", ""
	if u.core.Start > 0 && d.Tokens[u.core.Start-1].Sent == t.Sent {
		before = strings.ToLower(d.Tokens[u.core.Start-1].Form)
	}
	if u.core.End < len(d.Tokens) {
		follows = strings.ToLower(d.Tokens[u.core.End].Form)
	}
	switch strings.ToLower(t.Form) {
	case "state":
		return follows == "of" || follows == "-" || before == "a" || is(t.Dep, "compound")
	case "authority", "foundation", "order", "power", "union", "school", "church", "press", "party":
		// one of them is a body when something says which
		if upper(t.Form) && u.core.Start > d.Sentence(u.core.Start).Start {
			return false
		}
		switch t.Form {
		case "authority", "order", "power", "foundation":
			return u.core.Start == 0 || d.Tokens[u.core.Start-1].POS != "NOUN" && d.Tokens[u.core.Start-1].POS != "PROPN"
		}
		return false
	case "player", "players", "actor", "actors", "star", "stars":
		switch before {
		case "key", "major", "big", "main", "regional", "global", "important", "central", "state", "foreign", "international", "external", "outside", "leading", "malign", "bad", "-", "political", "armed":
			return true
		}
		return false
	case "attaches", "powers", "orders", "parties", "forces":
		return t.POS == "VERB" || strings.EqualFold(t.Form, "attaches")
	case "head", "heads", "chief", "chair", "lead":
		return follows == "of" && before == "" && !upper(t.Form) && t.POS != "NOUN"
	case "firm", "native", "local", "national", "individual", "public":
		return is(t.Dep, "amod")
	case "officers":
		return !w.polices(u.core.Start)
	case "force":
		return follows == "of" || before == "in" || t.Tag != "" && t.Tag != "NN" && t.Tag != "NNP"
	}
	return false
}

// marches reports whether the thousands, of whom nothing else is told, take to the streets: "thousands protested in Dale".
func (w *work) marches(u *unit) bool {
	d := w.d
	if u.core.End < len(d.Tokens) && strings.EqualFold(d.Tokens[u.core.End].Form, "of") {
		return false
	}
	t := &d.Tokens[w.headIn(u.core)]
	if t.Dep != "nsubj" || t.Head < 0 || d.Tokens[t.Head].POS != "VERB" {
		return false
	}
	switch d.Tokens[t.Head].Lemma {
	case "protest", "demonstrate", "march", "rally":
		return true
	}
	return false
}

// polices reports whether the officers at token i, of whom nothing else is told, do what police do: "officers arrested four men".
func (w *work) polices(i int) bool {
	d := w.d
	t := &d.Tokens[i]
	if t.Head < 0 || d.Tokens[t.Head].POS != "VERB" {
		return false
	}
	switch {
	case is(t.Dep, "nsubj") && t.Dep != "nsubj:pass", t.Dep == "obl:agent", is(t.Dep, "obl") && w.preposition(i) == "by":
	default:
		return false
	}
	for _, dep := range []string{"amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl"} {
		if w.child(i, dep) >= 0 {
			return false
		}
	}
	switch d.Tokens[t.Head].Lemma {
	case "arrest", "detain", "apprehend", "nab", "handcuff", "raid", "search", "question", "disperse", "charge", "seize", "recover", "fire", "gas", "spray":
		return true
	}
	return false
}

func led(form string) bool {
	switch strings.ToLower(form) {
	case "led", "backed", "supported", "allied", "linked", "controlled", "held", "funded", "aligned", "dominated", "run", "sponsored", "trained", "affiliated", "owned", "based", "born", "administered", "appointed", "installed", "imposed", "occupied", "annexed":
		return true
	}
	return false
}

// doer reports whether "X-..." says that the group is X's own.
func doer(form string) bool {
	switch strings.ToLower(form) {
	case "led", "dominated", "run", "owned", "based", "administered", "born":
		return true
	}
	return false
}

// abroad reports whether an adjective says that somebody is of another state, or of none.
func abroad(form string) bool {
	switch strings.ToLower(form) {
	case "foreign", "international", "world", "global", "western", "regional", "neighbouring", "neighboring", "overseas", "outside", "external", "multinational":
		return true
	}
	return false
}

// comparison reports whether a word is the second of "at least", "at most".
func comparison(form string) bool {
	switch form {
	case "least", "most":
		return true
	}
	return false
}

func past(form string) bool {
	switch strings.ToLower(form) {
	case "former", "ex", "then", "late", "ousted", "deposed", "ex-":
		return true
	}
	return false
}

func joins(prep string) bool {
	switch prep {
	case "of", "in", "from", "for", "to", "at", "on", "across", "inside", "within", "with":
		return true
	}
	return false
}

func allBoth(form string) bool {
	switch strings.ToLower(form) {
	case "all", "both", "half":
		return true
	}
	return false
}
