package event

import "github.com/dateline/dateline"

// due makes "is to" an auxiliary of the verb behind it: "the king is to visit Rohan", with the verb for a predicate of the king.
func (m *mender) due(i int) {
	t := &m.tokens[i]
	if t.POS != "VERB" || t.Tag != "VB" {
		return
	}
	cop, to := -1, -1
	for _, k := range m.kids[i] {
		switch x := &m.tokens[k]; {
		case x.Dep == "cop" && x.Lemma == "be" && k < i:
			cop = k
		case x.Dep == "mark" && x.Lemma == "to" && k < i:
			to = k
		}
	}
	if cop < 0 || to < cop {
		return
	}
	for _, k := range m.kids[i] {
		x := &m.tokens[k]
		if x.Dep != "nsubj:outer" && x.Dep != "nsubj" || k > cop || m.named[k] == nil { // "the aim is to visit Rohan" tells of no visitor
			continue
		}
		x.Dep = "nsubj"
		m.tokens[cop].Dep = "aux"
		x = &m.tokens[to]
		x.POS, x.Tag, x.Lemma, x.Dep = "AUX", "MD", "will", "aux"
		return
	}
}

// told makes the participle on the first of two subjects of a verb of saying the finite verb that it must be: "strikes killed ten people, medics
// said", with "killed" for a quality of the strikes.
func (m *mender) told(i int) {
	t := &m.tokens[i]
	n := t.Head
	if t.Dep != "acl" || t.Tag != "VBN" || n < 0 || n > i || m.tokens[n].Dep != "nsubj" || m.has(i, "aux", "aux:pass", "obl:agent") {
		return
	}
	say := m.tokens[n].Head
	if say < i || m.tokens[say].POS != "VERB" {
		return
	}
	second := false
	for _, k := range m.kids[say] {
		second = second || k > i && k < say && m.tokens[k].Dep == "nsubj"
	}
	if !second {
		return
	}
	t.Head, t.Dep, t.Tag = say, "ccomp", "VBD"
	m.tokens[n].Head = i
	m.kids[i] = append([]int{n}, m.kids[i]...)
}

// beyond hangs what is coordinated with a name's last part on the name: "the Republic of Gondor and Rohan signed", with Rohan hung on Gondor.
func (m *mender) beyond(x *dateline.Mention) {
	for k := x.End; k < min(len(m.tokens), x.End+6); k++ {
		t := &m.tokens[k]
		if t.Dep == "conj" && m.named[k] != nil && x.Contains(t.Head) && t.Head != x.Head {
			t.Head = x.Head
		}
	}
}
