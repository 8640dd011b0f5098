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
	at := v
	for range 8 {
		if agent := w.agent(at); agent >= 0 {
			out.span, out.near = w.phrase(agent), false
			return out
		}
		if k := w.child(at, "nsubj", "csubj"); k >= 0 && !strings.HasPrefix(w.tokens[k].Dep, "csubj") {
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
		if h < 0 {
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
