package parser

import (
	"strings"

	"github.com/dateline/dateline"
)

// toll makes a number without a noun the object of the verb of violence or arrest in front of it, and joins a second such verb to the first: "killing at least
// seven in Fornost", "killing 12 and wounding dozens".
func toll(d *dateline.Document, s dateline.Span) {
	t := d.Tokens
	for i := s.Start + 1; i < s.End; i++ {
		if t[i].POS != "NUM" || i+1 < s.End && counts(&t[i+1]) {
			continue
		}
		v := i - 1
		for v > s.Start && i-v < 4 && t[v].POS != "VERB" && quantity[strings.ToLower(t[v].Form)] {
			v--
		}
		if t[v].POS != "VERB" || !struck[t[v].Lemma] || d.Under(v, i) {
			continue
		}
		next := -1 // the second verb
		if i+2 < s.End && t[i+1].Form == "and" && t[i+2].Tag == t[v].Tag && struck[t[i+2].Lemma] && !d.Under(v, i+2) {
			next = i + 2
		}
		if next < 0 && t[i].Head > i {
			continue // counts what stands behind: "killed at least 35 more civilians"
		}
		if t[i].Head == v && t[i].Dep == "obj" && (next < 0 || t[next].Head == v) {
			continue
		}
		t[i].Head, t[i].Dep = v, "obj"
		for k := v + 1; k < i; k++ {
			if t[k].Head != i && (t[k].Head < v+1 || t[k].Head > i) {
				t[k].Head, t[k].Dep = i, "advmod"
			}
		}
		if next < 0 {
			continue
		}
		t[next].Head, t[next].Dep = v, "conj"
		t[i+1].Head, t[i+1].Dep = next, "cc"
		for k := next + 1; k < s.End; k++ {
			if t[k].Head == v && t[k].Dep == "obj" {
				t[k].Head = next
			}
		}
	}
}

// counts reports whether a number in front of the word counts it.
func counts(x *dateline.Token) bool {
	switch x.POS {
	case "NOUN", "PROPN", "ADJ", "NUM", "SYM", "PART":
		return true
	}
	return x.Form == "-" || x.Form == "–" || x.Form == "%"
}

// quantity are words in front of a number that tell how exact it is.
var quantity = words("at least most more less fewer than up to about around some nearly almost over another roughly approximately")

// struck are verbs whose object is people by the number.
var struck = words("kill wound injure hurt maim massacre slaughter murder behead execute abduct kidnap arrest detain jail hospitalise hospitalize")

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}
