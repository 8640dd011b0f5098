package parser

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// infinitive makes an infinitive with "to" that was taken for a quality of its object a complement of the verb above: "urged Mordor to free Frodo".
func infinitive(d *dateline.Document, s dateline.Span) {
	for i := s.Start + 1; i < s.End; i++ {
		to, t := &d.Tokens[i-1], &d.Tokens[i]
		obj := t.Head
		if to.Tag != "TO" || t.Tag != "VB" || t.Dep != "amod" || obj <= i || obj >= s.End {
			continue
		}
		x := &d.Tokens[obj]
		if x.Head < 0 || x.Head >= i || to.Head != obj {
			continue
		}
		to.Head, to.Dep = i, "mark"
		t.Head, t.Dep = x.Head, "xcomp"
		if d.Tokens[t.Head].POS != "VERB" {
			t.Dep = "acl"
		}
		x.Head, x.Dep = i, "obj"
	}
}

// dead hangs the "dead" of "shot dead" on the verb, where it was taken for a quality of whom it killed.
func dead(d *dateline.Document, s dateline.Span) {
	for i := s.Start + 1; i < s.End; i++ {
		verb, t := &d.Tokens[i-1], &d.Tokens[i]
		if t.Head > i && t.Form == "dead" && verb.POS == "VERB" && strings.EqualFold(verb.Form, "shot") {
			t.Head, t.Dep = i-1, "xcomp"
		}
	}
}

// striker makes the noun in front of the verb of a clause without a subject its subject, where it was taken for a part of its name: "police shot dead a man".
func striker(d *dateline.Document, s dateline.Span) {
	t := d.Tokens
	for v := s.Start + 1; v < s.End; v++ {
		x := &t[v-1]
		if t[v].POS != "VERB" || t[v].Tag != "VBD" || t[v].Dep != "root" && t[v].Dep != "ccomp" && t[v].Dep != "advcl" && t[v].Dep != "conj" || x.Head != v || x.Dep != "compound" || x.POS != "NOUN" && x.POS != "PROPN" {
			continue
		}
		if !slices.ContainsFunc(t[s.Start:s.End], func(k dateline.Token) bool { return k.Head == v && strings.HasPrefix(k.Dep, "nsubj") }) {
			x.Dep = "nsubj"
			for k := s.Start; k < v-1; k++ {
				if t[k].Head == v && (t[k].Dep == "nmod:poss" || t[k].Dep == "amod" || t[k].Dep == "det" || t[k].Dep == "compound") {
					t[k].Head = v - 1
				}
			}
		}
	}
}

// hostage makes the people before "hostage", taken for a part of its name, the object of the verb: "took eight soldiers hostage".
func hostage(d *dateline.Document, s dateline.Span) {
	for i := s.Start + 2; i < s.End; i++ {
		who, t := &d.Tokens[i-1], &d.Tokens[i]
		v := t.Head
		if t.Tag != "NN" || t.Form != "hostage" && t.Form != "captive" || t.Dep != "obj" || v < s.Start || v >= i-1 || who.Tag != "NNS" || who.Dep != "compound" || who.Head != i {
			continue
		}
		for k := v + 1; k < i-1; k++ {
			if d.Tokens[k].Head == i {
				d.Tokens[k].Head = i - 1
			}
		}
		who.Head, who.Dep = v, "obj"
		t.Dep = "xcomp"
	}
}

// armed makes a verb that names the weapon in front of it the verb of its clause, where it was taken for what qualifies its object: "police baton-charged
// protesters", "the crowd petrol-bombed the station".
func armed(d *dateline.Document, s dateline.Span) {
	t := d.Tokens
	for v := s.Start + 3; v+1 < s.End; v++ {
		o, sub := t[v].Head, v-3
		if t[v-1].Form != "-" || !weapons[strings.ToLower(t[v-2].Form)] || !strikes[t[v].Lemma] {
			continue
		}
		if t[v].Dep != "amod" && t[v].POS == "VERB" && t[v-2].Head == v && t[sub].Head == v-2 && strings.HasPrefix(t[sub].Tag, "NN") {
			t[sub].Head, t[sub].Dep, t[v-2].Dep = v, "nsubj", "advmod"
			continue
		}
		if t[v].Dep != "amod" || o <= v || o >= s.End {
			continue
		}
		if !strings.HasPrefix(t[sub].Tag, "NN") && t[sub].Tag != "PRP" || t[sub].Tag == "PRP" && !strings.HasPrefix(t[sub].Dep, "nsubj") {
			continue
		}
		t[v].POS, t[v].Tag = "VERB", "VBD"
		t[v].Head, t[v].Dep = t[o].Head, t[o].Dep
		for k := s.Start; k < s.End; k++ {
			switch x := &t[k]; {
			case k == sub:
				x.Head, x.Dep = v, "nsubj"
			case k == o:
				x.Head, x.Dep = v, "obj"
			case k == v-2:
				x.Head, x.Dep = v, "advmod"
			case k == v-1:
				x.Head, x.Dep = v-2, "punct"
			case k < sub && x.Head == o:
				x.Head = sub
			case k > o && x.Head == o && (x.Dep == "conj" && x.POS == "VERB" || x.Dep == "punct" && k == s.End-1):
				x.Head = v
			}
		}
	}
}

// held makes the quality behind whom a verb finds to have it the complement of the verb, where it was taken for a part of his name: "found Minister Grima guilty of
// treason", "held the rebels responsible for the raid".
func held(d *dateline.Document, s dateline.Span) {
	t := d.Tokens
	for i := s.Start + 2; i < s.End; i++ {
		o := t[i].Head
		if !verdicts[t[i].Form] || t[i].Dep == "xcomp" || o < s.Start || o >= i {
			continue
		}
		v := o
		for n := 0; n < 3 && v >= s.Start && t[v].POS != "VERB"; n++ {
			v = t[v].Head
		}
		if v < s.Start || v >= i || !finding[t[v].Lemma] {
			continue
		}
		for k := v + 1; k < i; k++ {
			if t[k].POS == "VERB" || t[k].POS == "AUX" || t[k].POS == "PUNCT" {
				v = -1
				break
			}
		}
		if v < 0 {
			continue
		}
		for k := i + 1; k < s.End; k++ { // what of
			if x := &t[k]; x.Head > v && x.Head < i && x.Dep != "conj" {
				x.Head = i
			}
		}
		t[i].POS, t[i].Tag, t[i].Lemma = "ADJ", "JJ", t[i].Form
		t[i].Head, t[i].Dep = v, "xcomp"
	}
}

var (
	verdicts = words("guilty responsible accountable liable innocent")
	finding  = words("find hold declare deem pronounce judge")
)

// deathly hangs the "to death" behind a verb of violence on the verb and what follows it as its object, where death was taken for a part of its name: "hacked to death 14
// farmers".
func deathly(d *dateline.Document, s dateline.Span) {
	t := d.Tokens
	for i := s.Start + 2; i+1 < s.End; i++ {
		v, o := i-2, t[i].Head
		if t[i].Form != "death" || t[i-1].Form != "to" || t[v].POS != "VERB" || o <= i || o >= s.End || t[o].Head != v {
			continue
		}
		t[i].Head, t[i].Dep = v, "obl"
		t[i-1].Head, t[i-1].Dep = i, "case"
		t[o].Dep = "obj"
	}
}

// doing makes the gerund with "by" at the head of a sentence the subject of its verb, which has none: "Shelling by Mordor's army killed two".
func doing(d *dateline.Document, s dateline.Span) {
	t := d.Tokens
	g := s.Start
	if g < s.End && t[g].POS == "ADJ" {
		g++
	}
	if g+2 >= s.End || t[g].Tag != "VBG" || t[g+1].Form != "by" || t[g].Dep != "advcl" {
		return
	}
	v := t[g].Head
	if v <= g || t[v].POS != "VERB" {
		return
	}
	for k := g; k < s.End; k++ {
		if k < v && t[k].Form == "," || t[k].Head == v && strings.HasPrefix(t[k].Dep, "nsubj") {
			return
		}
	}
	t[g].POS, t[g].Tag, t[g].Dep, t[g].Lemma = "NOUN", "NN", "nsubj", strings.ToLower(t[g].Form)
}

// sitting makes the noun "sit-in" the object, where its last part was taken for the preposition of the place that follows: "staged a sit-in outside parliament".
func sitting(d *dateline.Document, s dateline.Span) {
	t := d.Tokens
	for i := s.Start + 2; i+1 < s.End; i++ {
		n := t[i].Head
		if t[i].POS == "NOUN" && t[i].Dep == "advmod" && t[i-1].Form == "-" && t[i-2].Head == i && n >= s.Start && n < i && t[n].POS == "VERB" { // "began a sit-in at the ministry"
			t[i].Dep = "obj"
		}
		if t[i].POS != "NOUN" || t[i].Dep != "case" || t[i-1].Form != "-" || n <= i || n >= s.End {
			continue
		}
		if t[i+1].POS != "ADP" || t[i+1].Head != n {
			t[i].Dep = "compound"
			continue
		}
		v := t[n].Head
		if v < 0 || v > i {
			continue
		}
		for k := v + 1; k < i; k++ {
			if t[k].Head == n || t[k].Head == i-2 {
				t[k].Head = i
			}
		}
		t[i].Head, t[i].Dep = v, "obj"
		t[i+1].Dep = "case"
		t[n].Dep = "obl"
	}
}

// weapons stand in front of a hyphen and a verb of strikes.
var (
	weapons = words("baton lathi cane tear petrol fire car water truck suicide pepper")
	strikes = words("charge gas bomb attack cannon spray")
)

// partitive makes the number before "of" the object of the verb, where what it is a part of was taken for a phrase with "of" beside the verb: "freed the last seven of
// 23 hostages".
func partitive(d *dateline.Document, s dateline.Span) {
	for of := s.Start + 1; of < s.End; of++ {
		num, i := &d.Tokens[of-1], d.Tokens[of].Head
		if d.Tokens[of].Form != "of" || d.Tokens[of].Dep != "case" || i <= of || i >= s.End || num.POS != "NUM" || num.Dep != "nummod" || num.Head != i {
			continue
		}
		t := &d.Tokens[i]
		v := t.Head
		if t.Dep != "obl" || v < 0 || v >= of-1 || d.Tokens[v].POS != "VERB" {
			continue
		}
		for k := v + 1; k < of-1; k++ {
			if d.Tokens[k].Head == i {
				d.Tokens[k].Head = of - 1
			}
		}
		num.Head, num.Dep = v, "obj"
		t.Head, t.Dep = of-1, "nmod"
	}
}

// owner makes the name with 's in a row of nominals the owner of the next one, where both were taken for members of the row: "Elessar and Rohan's Eomer met".
func owner(d *dateline.Document, s dateline.Span) {
	for i := s.Start; i+2 < s.End; i++ {
		t, of := &d.Tokens[i], &d.Tokens[i+1]
		n := i + 2
		for d.Tokens[n].Head > n && (d.Tokens[n].Dep == "compound" || d.Tokens[n].Dep == "amod" || d.Tokens[n].Dep == "nmod:desc") { // "Rohan's King Eomer"
			n = d.Tokens[n].Head
		}
		next := &d.Tokens[n]
		if of.POS != "PART" || of.Head != i || t.Dep != "conj" || next.Head != t.Head || next.Dep != "conj" && next.Dep != "appos" && next.Dep != "flat" {
			continue
		}
		next.Dep = "conj"
		t.Head, t.Dep = n, "nmod:poss"
		for k := s.Start; k < i; k++ {
			if x := &d.Tokens[k]; x.Head == i && (x.Dep == "cc" || x.Dep == "punct") {
				x.Head = n
			}
		}
	}
}

// refusal hangs a negation before "to" on the infinitive: "vowed never to yield" negates the yielding.
func refusal(d *dateline.Document, s dateline.Span) {
	for i := s.Start + 1; i+2 < s.End; i++ {
		t, to := &d.Tokens[i], &d.Tokens[i+1]
		if f := strings.ToLower(t.Form); f != "not" && f != "never" || to.Tag != "TO" || to.Head <= i+1 || t.Dep != "advmod" || t.Head >= i {
			continue
		}
		t.Head = to.Head
	}
}
