package quote

import (
	"strings"

	"github.com/dateline/dateline"
)

// A subject is who speaks, by the tree.
type subject struct {
	span dateline.Span
	near bool // the words stand in the clause of the verb itself
	told int  // token of the one told, of a passive; -1 for none
}

// subject finds who does what verb v says: its subject, the agent of a passive, or the subject of the
// verb that governs it.
func (w *work) subject(v int) subject {
	out := subject{told: -1}
	if s := w.spoken(v); !s.Empty() {
		out.span, out.near = s, true
		return out
	}
	at := v
	for range 8 {
		if w.in[at] != w.in[v] && at != v {
			break
		}
		if agent := w.agent(at); agent >= 0 {
			out.span, out.near = w.phrase(agent), false
			return out
		}
		if k := w.child(at, "nsubj"); k >= 0 && w.in[k] == w.in[v] {
			passive := strings.HasSuffix(w.tokens[k].Dep, ":pass")
			if passive && at == v {
				out.told = k
				return out
			}
			if r := w.relative(k, at); r >= 0 {
				k = r
				out.span = w.phrase(k)
				return out
			}
			if w.is(k, "it") && w.child(at, "aux:pass") >= 0 {
				return out
			}
			out.span, out.near = w.phrase(k), at == v
			return out
		}
		if w.child(at, "aux:pass") >= 0 && at == v || w.child(at, "expl") >= 0 && at == v {
			return out
		}
		if at == v {
			if k := w.beside(v); k >= 0 {
				out.span, out.near = w.phrase(k), true
				return out
			}
		}
		h := w.tokens[at].Head
		if h < 0 || w.in[h] != w.in[v] {
			if k := w.leading(at); k >= 0 {
				out.span = w.phrase(k)
			}
			return out
		}
		switch w.base(at) {
		case "conj", "advcl", "parataxis":
			at = h
		case "xcomp":
			if k := w.child(h, "obj"); k >= 0 && k < at && !strings.HasSuffix(w.tokens[k].Dep, "self") {
				out.span = w.phrase(k)
				return out
			}
			at = h
		case "acl":
			if w.tokens[h].POS == "VERB" {
				at = h
				continue
			}
			out.span = w.phrase(h)
			return out
		case "ccomp", "aux", "cop", "dep":
			if w.tokens[h].POS != "VERB" && w.tokens[h].POS != "AUX" {
				return out
			}
			at = h
		default:
			return out
		}
	}
	return out
}

// tail returns the token behind the quotation that ends before the verb v with nothing but a noun phrase in
// between; -1 if there is none.
func (w *work) tail(v int) int {
	s := w.sentence(v)
	for i := v - 1; i >= s.Start && i > v-16; i-- {
		if w.in[i] >= 0 && w.in[i] != w.in[v] {
			if w.speechEnd(w.in[i]) {
				return i + 1
			}
			return -1
		}
		t := &w.tokens[i]
		if finite(t) && t.Head != v || t.Form == ":" || t.Form == ";" || w.is(i, "that", "and", "but", "as", "when", "while", "then") || t.POS == "VERB" && w.cues.verbs[t.Lemma] != nil {
			return -1
		}
	}
	return -1
}

// aside tells by the words around the verb v whether it makes a clause that is thrust into a sentence or hung on
// its end: "the museum, he said, would open", "it would open, said Aragorn". It returns the token behind the comma
// before the clause, -1 if there is no such clause, and whether the sentence goes on behind it.
func (w *work) aside(v int) (from int, medial bool) {
	s := w.sentence(v)
	if w.tokens[v].Tag == "VBG" || w.tokens[v].Tag == "VB" || w.child(v, "aux:pass") >= 0 {
		return -1, false
	}
	i := v - 1
	for i > s.Start && i > v-12 && !isComma(w.tokens[i].Form) {
		if w.in[i] != w.in[v] || finite(&w.tokens[i]) && w.tokens[i].Head != v || w.tokens[i].POS == "ADP" && !w.is(i, "of", "for", "at", "in", "from") || w.is(i, "that", "who", "which", "and", "but", "when", "if", "because", "while", "though", "although", "as") {
			return -1, false
		}
		i--
	}
	if i <= s.Start || w.tokens[i].Form != "," || wordsIn(w, s.Start, i) == 0 {
		return -1, false
	}
	from = i + 1
	end := v + 1
	if from < v {
		if w.nominal(from, v).Empty() {
			return -1, false
		}
	} else {
		r := w.nominal(end, min(s.End, v+12))
		if r.Empty() || r.Start != end {
			return -1, false
		}
		end = r.End
	}
	// Adverbs and phrases that tell when or where.
	for n := 0; end < s.End && n < 12 && wordy(w.tokens[end].Form) && w.in[end] == w.in[v]; n++ {
		t := &w.tokens[end]
		if finite(t) || t.POS == "VERB" || n == 0 && from < v && t.POS != "ADV" && t.POS != "ADP" && !w.is(end, days...) || w.is(end, "that", "to", "about") {
			return -1, false
		}
		end++
	}
	switch {
	case end >= s.End || w.tokens[end].Form == "." || w.in[end] != w.in[v]:
		return from, false
	case w.tokens[end].Form == ",":
		if w.is(end+1, "that", "adding", "saying", "noting", "who", "which", "and", "citing", "as", "while", "when", "after", "referring") || from == v {
			return from, false
		}
		return from, end+1 < s.End && w.in[end+1] == w.in[v]
	}
	return -1, false
}

// spoken returns who speaks where the verb v stands beside the end of a quotation, by the words
// around it: "...," he said; "...," said Aragorn.
func (w *work) spoken(v int) dateline.Span {
	m := w.tail(v)
	if w.tokens[v].Tag == "VBG" || w.tokens[v].Tag == "VB" {
		return dateline.Span{}
	}
	if m < 0 {
		if m, _ = w.aside(v); m < 0 {
			return dateline.Span{}
		}
	}
	if r := w.nominal(m, v); !r.Empty() {
		return r
	}
	s := w.sentence(v)
	return w.nominal(v+1, min(s.End, v+20))
}

// nominal returns the first noun phrase within the tokens [from,to) by their tags, the adverbs before it left out.
func (w *work) nominal(from, to int) dateline.Span {
	for from < to && (w.tokens[from].POS == "ADV" || isComma(w.tokens[from].Form)) {
		from++
	}
	end := from
	nouns := false
scan:
	for ; end < to; end++ {
		t := &w.tokens[end]
		if isMark(t.Form) || w.in[end] != w.in[from] {
			break
		}
		switch t.POS {
		case "NOUN", "PROPN":
			if w.is(end, days...) {
				break scan
			}
			nouns = true
		case "PRON":
			if nouns && strings.Contains(t.Feats, "PronType=Rel") || w.is(end, "who", "which", "that") {
				break scan
			}
			if !nouns && end == from && !strings.Contains(t.Feats, "Poss=Yes") {
				return dateline.Span{Start: from, End: end + 1}
			}
		case "DET", "ADJ", "NUM", "PART":
		case "CCONJ":
			if !nouns {
				break scan
			}
		case "ADP":
			if !nouns || !w.is(end, "of", "for", "at") {
				break scan
			}
		default:
			break scan
		}
	}
	for end > from && (w.tokens[end-1].POS == "ADP" || w.tokens[end-1].POS == "CCONJ" || w.tokens[end-1].POS == "DET") {
		end--
	}
	if !nouns {
		return dateline.Span{}
	}
	return dateline.Span{Start: from, End: end}
}

// agent returns the one by whom a passive is done, -1 if it tells none.
func (w *work) agent(v int) int {
	for k := w.first[v]; k >= 0; k = w.next[k] {
		if w.tokens[k].Dep == "obl:agent" || w.base(int(k)) == "obl" && w.prep(int(k)) == "by" && w.child(v, "aux:pass", "nsubj:pass") >= 0 {
			return int(k)
		}
	}
	return -1
}

// relative returns what a relative pronoun k of the verb v stands for, -1 if k is none.
func (w *work) relative(k, v int) int {
	switch strings.ToLower(w.tokens[k].Form) {
	case "who", "which", "that":
	default:
		return -1
	}
	for range 4 {
		if strings.HasPrefix(w.tokens[v].Dep, "acl") {
			return w.tokens[v].Head
		}
		if d := w.base(v); d != "conj" && d != "xcomp" || w.tokens[v].Head < 0 {
			return -1
		}
		v = w.tokens[v].Head
	}
	return -1
}

// beside returns the name or pronoun that stands next to the verb v where the tree tells no subject:
// "..., said Aragorn", "..., he said".
func (w *work) beside(v int) int {
	s := w.sentence(v)
	if k := v + 1; k < s.End && (v == s.Start || isComma(w.tokens[v-1].Form) || isMark(w.tokens[v-1].Form)) {
		if i := w.top(k, dateline.Span{Start: k, End: s.End}); i >= 0 && w.tokens[i].Head == v && w.base(i) != "obl" {
			return i
		}
	}
	if k := v - 1; k >= s.Start && w.in[k] == w.in[v] {
		switch t := &w.tokens[k]; {
		case t.POS == "PRON" && strings.Contains(t.Feats, "Case=Nom"), t.POS == "PROPN" && finite(&w.tokens[v]):
			if k = w.top(k, dateline.Span{Start: s.Start, End: v}); k >= 0 && w.base(k) != "obl" && w.prep(k) == "" {
				return k
			}
		}
	}
	return -1
}

// leading returns the first noun of the sentence of the verb v that stands before it and hangs on no
// preposition, -1 if there is none: the best guess where the tree lost the subject.
func (w *work) leading(v int) int {
	s := w.sentence(v)
	if !finite(&w.tokens[v]) && w.child(v, "aux") < 0 {
		return -1
	}
	for i := s.Start; i < v; i++ {
		if w.in[i] != w.in[v] {
			continue
		}
		switch w.tokens[i].POS {
		case "NOUN", "PROPN", "PRON":
			if k := w.top(i, s); k >= 0 && k < v && w.prep(k) == "" && w.base(k) != "obl" && w.base(k) != "nmod" {
				return k
			}
		}
	}
	return -1
}

// top goes from token k up to the head of its noun phrase within s; -1 if it is no noun.
func (w *work) top(k int, s dateline.Span) int {
	for range 6 {
		h := w.tokens[k].Head
		if h < 0 || !s.Contains(h) {
			break
		}
		switch w.base(k) {
		case "compound", "flat", "amod", "det", "nmod", "nummod", "case":
			k = h
			continue
		}
		break
	}
	switch w.tokens[k].POS {
	case "NOUN", "PROPN", "PRON":
		return k
	}
	return -1
}
