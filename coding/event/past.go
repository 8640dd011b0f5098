package event

import (
	"slices"
	"strings"
)

// irregular are past forms that look like nouns, adjectives or prepositions, with their verbs.
var irregular = map[string]string{
	"shot": "shoot", "froze": "freeze", "struck": "strike", "tore": "tear", "sought": "seek", "fought": "fight", "broke": "break", "blew": "blow", "swore": "swear", "shook": "shake", "flew": "fly",
}

// past makes a word that has a subject but no copula the verb that it must be, and gives a verb the lemma that the rules know: "froze the assets", with "froze" for
// a preposition, "pleaded with Rohan", with "pleaded" for an adjective.
func (m *mender) past(i int, verb func(lemma string) bool) {
	t := &m.tokens[i]
	form := strings.ToLower(t.Form)
	switch t.POS {
	case "VERB":
		if l := base(form, verb); l != "" && !verb(t.Lemma) {
			t.Lemma = l
		}
		if t.Tag == "VBN" && !strings.HasPrefix(t.Dep, "acl") && m.has(i, "nsubj") && !m.has(i, "aux", "aux:pass", "cop", "nsubj:pass") { // "killed at least 20"
			t.Tag = "VBD"
		}
		return
	case "NOUN", "ADJ", "ADP":
	default:
		return
	}
	if t.Dep != "root" && t.Dep != "ccomp" && t.Dep != "advcl" && t.Dep != "conj" || m.has(i, "cop", "aux", "det", "case", "nmod:poss", "expl") || t.POS == "NOUN" && t.Tag != "NN" {
		return
	}
	subject := slices.ContainsFunc(m.kids[i], func(k int) bool { return k == i-1 && m.tokens[k].Dep == "nsubj" })
	if l := base(form, verb); subject && l != "" {
		t.POS, t.Tag, t.Lemma = "VERB", "VBD", l
	}
}

// base returns the verb of which a form is the past, "" if no rule knows one.
func base(form string, verb func(lemma string) bool) string {
	if l := irregular[form]; l != "" && verb(l) {
		return l
	}
	stem, ok := strings.CutSuffix(form, "ed")
	if !ok || len(stem) < 3 {
		return ""
	}
	for _, l := range []string{stem, stem + "e", stem[:len(stem)-1] + "y", stem[:len(stem)-1]} {
		if verb(l) {
			return l
		}
	}
	return ""
}
