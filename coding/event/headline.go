package event

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// headline finds the verb of a headline that the parser took for a noun, behind the names or titles that it opens with, and hangs what follows
// on it: "Gondor expels Rohan envoy", "Gondor, Rohan sign truce", "Gondor to free prisoners". A headline whose verb was found is left
// alone. verb reports whether a rule knows a lemma as a verb.
func (m *mender) headline(s dateline.Span, mentions []dateline.Mention, verb func(lemma string) bool) {
	root := -1
	for i := s.Start; i < s.End; i++ {
		if m.tokens[i].Head < 0 {
			root = i
		}
	}
	if root < 0 {
		return
	}
	if t := &m.tokens[root]; t.POS == "VERB" && (t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "VB") && m.has(root, "nsubj") {
		for _, k := range m.kids[root] { // "Gondor, Rohan discuss trade"
			if m.tokens[k].Dep == "vocative" && k < root {
				m.tokens[k].Dep = "nsubj"
			}
		}
		return
	}
	var who []int // heads of the names that open the headline
	v := s.Start
	for v < s.End {
		k := slices.IndexFunc(mentions, func(x dateline.Mention) bool {
			return x.Start == v && x.Kind != "adjective" && x.Kind != "possessive" && x.End < s.End
		})
		if k < 0 {
			break
		}
		who = append(who, mentions[k].Head)
		v = mentions[k].End
		if f := m.tokens[v].Form; v+1 >= s.End || f != "," && f != "and" && f != "&" {
			break
		}
		v++
	}
	if len(who) == 0 || v+1 >= s.End || isCapital(m.tokens[v].Form) {
		return
	}
	t := &m.tokens[v]
	lemma, future := "", false
	switch {
	case t.Form == "to":
		v++
		if t = &m.tokens[v]; v+1 < s.End && verb(strings.ToLower(t.Form)) {
			lemma, future = strings.ToLower(t.Form), true
		}
	case len(who) > 1 || m.plural(who[0]):
		if verb(strings.ToLower(t.Form)) {
			lemma = strings.ToLower(t.Form)
		}
	default:
		lemma = stem(strings.ToLower(t.Form), verb)
	}
	if lemma == "" || !future && m.finiteAfter(v, s.End) {
		return
	}
	t.POS, t.Tag, t.Lemma, t.Head, t.Dep = "VERB", "VBZ", lemma, -1, "root"
	if future {
		to := &m.tokens[v-1]
		to.POS, to.Tag, to.Lemma, to.Head, to.Dep = "AUX", "MD", "will", v, "aux"
	}
	for i := s.Start; i < v; i++ {
		x := &m.tokens[i]
		switch {
		case slices.Contains(who, i):
			x.Head, x.Dep = v, "nsubj"
			if x.POS != "NOUN" {
				x.POS = "PROPN"
			}
		case x.Dep != "aux" && (x.Head < 0 || x.Head >= v):
			x.Head, x.Dep = who[len(who)-1], "dep"
		}
	}
	m.follow(v, s.End)
}

// verbless reports whether a sentence has neither a finite verb nor a copula: it reads as a headline does, "Gondor lifts the siege of Dale.", with "lifts" for a noun.
func (m *mender) verbless(s dateline.Span) bool {
	if s.End-s.Start < 4 {
		return false
	}
	for i := s.Start; i < s.End; i++ {
		t := &m.tokens[i]
		if t.Head < 0 && t.POS != "NOUN" && t.POS != "PROPN" || t.POS == "AUX" || t.POS == "VERB" && (t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "VBD") {
			return false
		}
	}
	return true
}

// plural reports whether token i takes a verb in the plural.
func (m *mender) plural(i int) bool {
	t := &m.tokens[i]
	return t.Tag == "NNS" || t.Tag == "NNPS" || strings.EqualFold(t.Form, "police") || strings.EqualFold(t.Form, "people")
}

// finiteAfter reports whether a finite verb stands behind token v and goes on: "Gondor strikes kill ten".
func (m *mender) finiteAfter(v, end int) bool {
	for i := v + 1; i+1 < end; i++ {
		if t := &m.tokens[i]; t.POS == "VERB" && (t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "VBD") {
			return true
		}
	}
	return false
}

// follow hangs the phrases between verb v and the end of its headline on it.
func (m *mender) follow(v, end int) {
	object := false
	for i := v + 1; i < end; i++ {
		x := &m.tokens[i]
		if x.Head > v {
			continue
		}
		x.Head = v
		switch {
		case x.POS == "PUNCT":
			x.Dep = "punct"
		case x.POS == "VERB" && (x.Tag == "VBG" || x.Tag == "VB") && i == v+1:
			x.Dep = "xcomp"
		case m.has(i, "case"):
			x.Dep = "obl"
		case x.POS == "NOUN" || x.POS == "PROPN" || x.POS == "PRON" || x.POS == "NUM" || x.POS == "VERB" && i == end-1:
			if x.POS == "VERB" {
				x.POS, x.Tag = "NOUN", "NN"
			}
			if x.Dep = "obj"; object {
				x.Dep = "obl"
			}
			object = true
		default:
			x.Dep = "dep"
		}
	}
}

// stem returns the verb that a form in -s belongs to, "" if none is known.
func stem(form string, verb func(string) bool) string {
	for _, end := range [][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}} {
		if base, ok := strings.CutSuffix(form, end[0]); ok && len(base) > 2 && verb(base+end[1]) {
			return base + end[1]
		}
	}
	return ""
}
