package parser

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// headed gives the verb of a headline the subject in front of it and the object behind: where "Gondor, Rohan ink deal" or "Army shells
// camp" has its verb for one of a row of nouns, as in running text such words mostly are.
func headed(d *dateline.Document, s dateline.Span) {
	t := d.Tokens
	v, heads := subject(t, s)
	if v < 0 {
		return
	}
	for k, h := range heads { // the first word of a name stands for it
		for t[h].Dep == "flat" && t[h].Head >= s.Start && t[h].Head < h {
			h = t[h].Head
		}
		heads[k] = h
	}
	sound := t[v].Dep != "compound" && t[v].Dep != "case" && t[heads[0]].Head == v && t[heads[0]].Dep == "nsubj"
	for _, h := range heads[1:] {
		sound = sound && t[h].Head != v && (t[h].Dep != "appos" || t[v].Tag == "VBZ")
	}
	if sound {
		return
	}
	if up := t[v].Head; up > v && up < s.End { // the verb hung on its object
		t[v].Head, t[v].Dep = t[up].Head, t[up].Dep
		t[up].Head, t[up].Dep = v, "obj"
	}
	if t[v].Head >= 0 && t[v].Head < v {
		t[v].Head = -1
	}
	if up := t[v].Head; up >= 0 { // a clause behind, "as Boromir ends visit"
		t[up].Head, t[up].Dep = v, "advcl"
		t[v].Head = -1
	}
	t[v].Dep = "root"
	for i := s.Start; i < s.End; i++ {
		x := &t[i]
		switch k := slices.Index(heads, i); {
		case i == v:
		case k == 0:
			x.Head, x.Dep = v, "nsubj"
		case k > 0:
			x.Head, x.Dep = heads[0], "conj"
		case i < v && (x.Head < 0 || x.Head >= v || slices.Contains(heads, x.Head) && x.Head < i && joins(x)):
			x.Head = next(heads, i)
			x.Dep = within(x)
		case i > v && x.Head < v:
			x.Head = v
			if x.Dep == "root" {
				x.Dep = "parataxis"
				if slices.ContainsFunc(t[v:i], func(k dateline.Token) bool { return k.Head == i && k.Dep == "mark" }) {
					x.Dep = "advcl"
				}
			}
		}
	}
	objects(t, v, s.End)
}

// going joins the verbs of a headline that stand behind a comma to its first verb, and gives them their objects: "Farmers block road, demand release
// of leaders".
func going(d *dateline.Document, s dateline.Span) {
	t := d.Tokens
	v := -1
	for i := s.Start + 1; i < s.End; i++ {
		x := &t[i]
		switch {
		case x.POS != "VERB" || x.Tag != "VBZ" && x.Tag != "VBP":
		case v < 0:
			v = i
		case t[i-1].Form == "," && x.Tag == t[v].Tag && t[v].Head < 0:
			join(t, v, i, s.End)
		}
	}
}

// join makes verb i a conjunct of verb v. What hangs from words before i, or i itself hung on, becomes the verb's.
func join(t []dateline.Token, v, i, end int) {
	for k := i - 1; k > v; k-- { // words of the first clause that hang on the second
		if t[k].Head >= i {
			t[k].Head, t[k].Dep = v, loose(&t[k])
		}
	}
	t[i-1].Head, t[i-1].Dep = i, "punct"
	t[i].Head, t[i].Dep = v, "conj"
	for k := i + 1; k < end; k++ {
		if t[k].Form == "," {
			break
		}
		if t[k].Head < i {
			t[k].Head, t[k].Dep = i, loose(&t[k])
		}
	}
	objects(t, i, end)
}

// loose returns the relation to a verb of a word that hung elsewhere.
func loose(x *dateline.Token) string {
	switch {
	case x.POS == "PUNCT":
		return "punct"
	case strings.HasPrefix(x.Tag, "NN"):
		return "obl"
	}
	return x.Dep
}

// subject returns the first verb of a headline and the heads of the nouns that make the subject in front of it; -1 where something else
// than a subject stands there.
func subject(t []dateline.Token, s dateline.Span) (int, []int) {
	var heads []int
	open, sited := true, false // whether a new member begins, whether a preposition closed the list
	for i := s.Start; i < s.End; i++ {
		x := &t[i]
		switch {
		case x.POS == "VERB" && (x.Tag == "VBZ" || x.Tag == "VBP" || x.Tag == "VB" && len(heads) > 1):
			if len(heads) == 0 || open {
				return -1, nil
			}
			return i, heads
		case strings.HasPrefix(x.Tag, "NN"):
			switch {
			case sited:
			case open:
				heads = append(heads, i)
			default:
				heads[len(heads)-1] = i
			}
			open = false
		case joins(x):
			if open {
				return -1, nil
			}
			open = !sited
		case x.Tag == "IN" && x.POS == "ADP" && len(heads) > 0 && !open:
			sited = true
		case x.Tag != "DT" && x.Tag != "PRP$" && x.Tag != "CD" && !strings.HasPrefix(x.Tag, "JJ"):
			return -1, nil
		}
	}
	return -1, nil
}

// joins reports whether a word joins the members of a list.
func joins(x *dateline.Token) bool { return x.Form == "," || x.Form == "and" || x.Form == "&" }

// next returns the first of the heads that stands behind word i, the last if none does.
func next(heads []int, i int) int {
	for _, h := range heads {
		if h > i {
			return h
		}
	}
	return heads[len(heads)-1]
}

// within returns the relation of a word to the head of its noun phrase.
func within(x *dateline.Token) string {
	switch {
	case x.POS == "PUNCT":
		return "punct"
	case x.POS == "CCONJ":
		return "cc"
	case x.Tag == "DT":
		return "det"
	case x.Tag == "CD":
		return "nummod"
	case strings.HasPrefix(x.Tag, "JJ"):
		return "amod"
	case strings.HasPrefix(x.Tag, "NN"):
		return "compound"
	}
	return x.Dep
}

// objects makes the noun phrase right behind verb v its object.
func objects(t []dateline.Token, v, end int) {
	for i := v + 1; i < end; i++ {
		if t[i].Head == v && t[i].Dep == "obj" {
			return
		}
	}
	o := v + 1 // the end of the phrase, then its head
	for o < end && (strings.HasPrefix(t[o].Tag, "NN") || strings.HasPrefix(t[o].Tag, "JJ") || t[o].Tag == "DT" || t[o].Tag == "PRP$" || t[o].Tag == "CD") {
		o++
	}
	last := o
	for o--; o > v && !(t[o].POS == "NOUN" || t[o].POS == "PROPN" || t[o].POS == "NUM"); o-- {
	}
	if o <= v {
		return
	}
	for t[o].Head > v && t[o].Head < last && strings.HasPrefix(t[t[o].Head].Tag, "NN") {
		o = t[o].Head
	}
	for i := v + 1; i < end; i++ {
		switch x := &t[i]; {
		case i == o:
			x.Head, x.Dep = v, "obj"
		case i < last && (x.Head <= v || x.Head >= last || t[x.Head].Dep == "amod"):
			x.Head, x.Dep = o, within(x)
		case i >= last && x.Head > v && x.Head < last && x.Head != o && !strings.HasPrefix(t[x.Head].Tag, "NN"):
			x.Head = v
		}
	}
}
