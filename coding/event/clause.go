package event

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

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

// naming are the verbs that say what somebody takes something for.
var naming = []string{"call", "brand", "label", "term", "dub", "deem", "name", "declare", "consider"}

// dubbed makes the noun behind the object of a verb of naming what that is called: "called the killing of prisoners a massacre", with "massacre" hung on the
// prisoners or a second object.
func (m *mender) dubbed(i int) {
	t := &m.tokens[i]
	o := t.Head
	if v := o; v >= 0 && v < i && (t.Dep == "obl" || t.Dep == "obj" || t.Dep == "obl:unmarked") && t.POS == "NOUN" && !m.has(i, "case") && m.has(i, "det") && slices.Contains(naming, m.tokens[v].Lemma) && !m.has(v, "xcomp") {
		for _, k := range m.kids[v] {
			if k > v && k < i && m.tokens[k].Dep == "obj" && !m.parted(k, i) {
				t.Dep = "xcomp"
				return
			}
		}
		return
	}
	if t.Dep != "nmod" && t.Dep != "appos" && t.Dep != "nmod:desc" || t.POS != "NOUN" || o < 0 || o > i || m.has(i, "case") || !m.has(i, "det") || m.tokens[i-1].POS == "PUNCT" {
		return
	}
	for n := 0; n < 4 && o >= 0 && m.tokens[o].Dep == "nmod"; n++ {
		o = m.tokens[o].Head
	}
	if o < 0 || m.tokens[o].Dep != "obj" {
		return
	}
	v := m.tokens[o].Head
	if v < 0 || v > o || m.has(v, "xcomp") || !slices.Contains(naming, m.tokens[v].Lemma) {
		return
	}
	if m.parted(o, i) {
		return
	}
	t.Head, t.Dep = v, "xcomp"
}

// participle makes the word behind a comma that was taken for a quality of what somebody does something to the verb that it is: "left the town, stunning allies",
// with "stunning allies" beside the town.
func (m *mender) participle(i int) {
	t := &m.tokens[i]
	o := t.Head
	if t.Dep != "amod" || !strings.HasSuffix(t.Form, "ing") || o < i || i < 2 || m.tokens[i-1].Form != "," || m.tokens[o].Dep != "conj" || m.named[o] == nil || m.has(o, "cc", "det", "case") {
		return
	}
	top := m.tokens[o].Head
	if top < 0 || top > i || m.named[top] == nil {
		return
	}
	v := top
	for n := 0; n < 6 && v >= 0 && m.tokens[v].POS != "VERB"; n++ {
		v = m.tokens[v].Head
	}
	if v < 0 || v > i {
		return
	}
	t.POS, t.Tag, t.Head, t.Dep = "VERB", "VBG", v, "advcl"
	m.tokens[o].Head, m.tokens[o].Dep = i, "obj"
	for _, k := range m.kids[top] {
		if x := &m.tokens[k]; k > o && x.Dep == "conj" && x.Head == top {
			x.Head = o
		}
	}
}

// reduced makes the past form between a noun and "by" the participle that it must be: "condemned the attack carried out by Mordor", with "carried" for
// something that is done to "condemned".
func (m *mender) reduced(i int) {
	t := &m.tokens[i]
	n := i - 1
	if t.POS != "VERB" || t.Tag != "VBD" || t.Head < 0 || t.Head >= n || n < 0 || m.tokens[n].POS != "NOUN" || m.has(i, "nsubj", "nsubj:pass", "aux", "obj", "cc") || m.has(n, "acl") {
		return
	}
	by := i + 1
	if by < len(m.tokens) && m.tokens[by].Dep == "compound:prt" {
		by++
	}
	if by >= len(m.tokens) || m.tokens[by].Lemma != "by" {
		return
	}
	k := m.tokens[by].Head
	if k < by || m.tokens[k].Head != i || m.tokens[k].Dep != "obl" && m.tokens[k].Dep != "obl:agent" {
		return
	}
	t.Tag, t.Head, t.Dep = "VBN", n, "acl"
	m.tokens[k].Dep = "obl:agent"
}

// trailing hangs a participle behind a comma on the verb of its clause, where it was hung on an infinitive below a noun: "foiled a plot to blow up the bridge,
// arresting four men".
func (m *mender) trailing(i int) {
	t := &m.tokens[i]
	h := t.Head
	if t.Tag != "VBG" || t.Dep != "advcl" || h < 0 || h > i || m.tokens[i-1].Form != "," || m.tokens[h].Dep != "acl" || m.form(h) != infinitive {
		return
	}
	for n, k := 0, m.tokens[h].Head; k >= 0 && n < 6; n, k = n+1, m.tokens[k].Head {
		if m.tokens[k].POS == "VERB" && m.form(k) == finite {
			t.Head = k
			return
		}
	}
}

// undergone makes a noun of the gerund that somebody faces: "civilians are facing shelling by the army", with "shelling" for what the civilians do.
func (m *mender) undergone(i int) {
	t := &m.tokens[i]
	if h := t.Head; t.Tag != "VBG" || t.Dep != "xcomp" || h < 0 || !slices.Contains(undergoing, m.tokens[h].Lemma) || m.has(i, "obj", "mark", "aux") {
		return
	}
	t.POS, t.Tag, t.Dep, t.Lemma = "NOUN", "NN", "obj", strings.ToLower(t.Form)
	for _, k := range m.kids[i] {
		if x := &m.tokens[k]; x.Dep == "obl" || x.Dep == "obl:agent" {
			x.Dep = "nmod"
		}
	}
}
