package event

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// giving are the verbs that take the one who gets something before what he gets: "offered Rohan talks".
var giving = []string{"offer", "promise", "give", "grant", "send", "hand", "award", "deny", "lend", "guarantee", "pledge", "owe", "accord", "supply", "afford", "vow"}

// ranks are what an organisation's name makes another thing of: "promised EU membership" promises the EU nothing.
var ranks = []string{"membership", "accession", "status", "candidacy", "citizenship", "nationality", "passport", "visa", "seat", "job", "post", "tour", "term"}

// given makes the actor between a verb of giving and the thing given its indirect object, where the tree has him for the first part of the
// thing's name: "offered the migrants food", "promised Rohan aid", or the thing for a second one beside him: "gave Gondor and Rohan further support".
func (m *mender) given(o int) {
	t := &m.tokens[o]
	v := t.Head
	if t.Dep != "obj" || v < 0 || v > o || !slices.Contains(giving, m.tokens[v].Lemma) || m.has(v, "aux:pass") {
		return
	}
	if t.POS == "VERB" { // "offered Rohan talks"
		for _, k := range m.kids[o] {
			if x := &m.tokens[k]; x.Dep == "nsubj" && m.named[k] != nil && t.Tag == "VBZ" && k == o-1 {
				t.POS, t.Tag = "NOUN", "NNS"
				x.Head, x.Dep = v, "iobj"
			}
		}
		return
	}
	if k := m.part(o, v); k > 0 { // "gave Rohan and Arnor support", with Arnor for a part of the support
		for _, n := range m.kids[v] {
			if m.tokens[n].Dep == "iobj" && m.after(n) == k {
				m.tokens[k].Head, m.tokens[k].Dep = n, "conj"
				return
			}
		}
	}
	if m.has(v, "iobj") {
		return
	}
	if m.named[o] != nil {
		for _, n := range m.kids[o] { // "gave the minister of Rohan a mandate", with the mandate for a part of his name
			if x := &m.tokens[n]; n > o && strings.HasPrefix(x.Dep, "nmod") && x.POS == "NOUN" && m.named[n] == nil && m.has(n, "det", "amod") && !m.has(n, "case", "nmod:poss") && !m.dated[n] && !slices.Contains(spans, x.Lemma) {
				x.Head, x.Dep = v, "obj"
				t.Dep = "iobj"
				return
			}
		}
		for _, n := range slices.Concat(m.kids[o], m.kids[v]) {
			if x := &m.tokens[n]; n < o || x.Dep != "conj" || x.POS != "NOUN" || m.named[n] != nil {
				continue
			}
			if k := m.part(n, v); k > 0 && k == m.after(o) {
				m.tokens[k].Head, m.tokens[k].Dep = o, "conj"
				m.tokens[n].Head, m.tokens[n].Dep = v, "obj"
				t.Dep = "iobj"
				return
			}
		}
		return
	}
	k := m.part(o, v)
	if k < 0 || m.named[k].Kind == "organisation" && slices.Contains(ranks, t.Lemma) {
		return
	}
	for _, l := range m.kids[o] {
		if l < k {
			m.tokens[l].Head = k
		}
	}
	m.tokens[k].Head, m.tokens[k].Dep = v, "iobj"
}

// agent hangs the "by" phrase behind the second object of a passive on the verb: "was offered a deal by Rohan".
func (m *mender) agent(i int) {
	t := &m.tokens[i]
	o := t.Head
	if t.Dep != "nmod" || o < 0 || o > i || m.tokens[o].Dep != "obj" || m.named[i] == nil || !m.prepositional(i, "by") {
		return
	}
	if v := m.tokens[o].Head; v >= 0 && v < o && m.tokens[v].POS == "VERB" && m.has(v, "aux:pass") && !m.has(v, "obl:agent") {
		t.Head, t.Dep = v, "obl:agent"
	}
}

// part returns the actor, many or a name, that stands first in the phrase of thing n behind verb v, -1 if there is none.
func (m *mender) part(n, v int) int {
	for _, k := range m.kids[n] {
		t := &m.tokens[k]
		if k > n || k < v || t.Dep != "compound" || m.named[k] == nil {
			continue
		}
		if t.POS == "PROPN" || t.Tag == "NNS" {
			return k
		}
	}
	return -1
}

// after returns the token behind the coordinator that follows token o.
func (m *mender) after(o int) int {
	for k := o + 1; k < min(len(m.tokens), o+3); k++ {
		if m.tokens[k].POS == "CCONJ" {
			return k + 1
		}
	}
	return -1
}

// infinite makes the word between "to" and a determiner the verb that it must be: "called on Mordor to free all prisoners", with "free" for a
// quality of the prisoners.
func (m *mender) infinite(i int, verb func(lemma string) bool) {
	t := &m.tokens[i]
	n := t.Head
	if t.Dep != "amod" && t.Dep != "compound" || n < i+1 || i == 0 || m.tokens[i-1].Lemma != "to" || m.tokens[i-1].Head != n && m.tokens[i-1].Head != i || !verb(t.Lemma) {
		return
	}
	v, dep := m.tokens[n].Head, "xcomp"
	if v < 0 || v > i || m.tokens[v].POS != "VERB" && m.tokens[v].POS != "NOUN" {
		return
	}
	if m.tokens[v].POS == "NOUN" { // "a plan to free all prisoners"
		dep = "acl"
	}
	clear := t.Lemma == "free" && (m.tokens[n].Tag == "NNS" || m.tokens[n].POS == "PROPN" && slices.Contains([]string{"fight", "battle", "help", "try", "seek", "struggle", "move"}, m.tokens[v].Lemma)) || // "to free political prisoners"
		m.tokens[i-1].Head == i && m.tokens[i-1].Dep == "mark" && t.POS == "VERB" // "to shell positions"
	for _, k := range m.kids[n] {
		if x := &m.tokens[k]; k > i && k < n && (x.Dep == "det" || x.Dep == "nmod:poss") {
			clear = true
		}
	}
	if !clear {
		return
	}
	t.POS, t.Tag, t.Head, t.Dep = "VERB", "VB", v, dep
	x := &m.tokens[i-1]
	x.POS, x.Tag, x.Head, x.Dep = "PART", "TO", i, "mark"
	m.tokens[n].Head, m.tokens[n].Dep = i, "obj"
}

// heads returns the actors of a document by the token that heads their mention.
func heads(d *dateline.Document) map[int]*dateline.Actor {
	out := map[int]*dateline.Actor{}
	for i := range d.Mentions {
		if men := &d.Mentions[i]; len(men.Actors) > 0 {
			out[men.Head] = &d.Actors[men.Actors[0]]
		}
	}
	return out
}
