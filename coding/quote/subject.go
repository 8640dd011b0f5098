package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// A subject is who speaks, by the tree.
type subject struct {
	span     dateline.Span
	relative dateline.Span // "who", if that stands for it
	near     bool          // the words stand in the clause of the verb itself
	told     int           // token of the one told, of a passive; -1 for none
}

// subject finds who does what verb v says: the words beside it if they leave no doubt, else its subject or
// agent in the tree, else the subject of the verb that governs it.
func (w *work) subject(v int) subject {
	out := subject{told: -1}
	if w.told(v) {
		return out
	}
	if k := w.pronoun(v); k >= 0 && (w.child(v, "aux:pass") < 0 || w.perfect(v)) {
		out.span, out.near = dateline.Span{Start: k, End: k + 1}, true
		return out
	}
	if s := w.spoken(v); !s.Empty() {
		out.span, out.near = s, true
		return out
	}
	at := v
	// ", saying that": the subject of the main clause speaks.
	adjunct := w.tokens[v].Tag == "VBG" && v > 0 && w.tokens[v-1].Form == ","
	for n, k := 0, w.tokens[v].Head; adjunct && n < 4 && k > v; n++ { // hung on a verb of what is said
		if k = w.tokens[k].Head; k >= 0 && k < v && w.in[k] == w.in[v] {
			at = k
		}
	}
	for n, k := 0, w.tokens[v].Head; adjunct && n < 6 && k >= 0 && k < v && w.in[k] != w.in[v]; n++ { // hung on a verb between marks
		if k = w.tokens[k].Head; k >= 0 && k < v && w.in[k] == w.in[v] {
			at = k
		}
	}
	for range 10 {
		if w.in[at] != w.in[v] {
			break
		}
		if agent := w.agent(at); agent >= 0 && at == v {
			out.span = w.phrase(agent)
			return out
		}
		if k := w.nsubj(at); k >= 0 && w.in[k] == w.in[v] && (!adjunct || at != v) {
			if passive := strings.HasSuffix(w.tokens[k].Dep, ":pass"); passive && at == v && !w.perfect(v) {
				out.told = k
				return out
			}
			if r := w.relative(k, at); r >= 0 {
				out.span, out.relative = w.phrase(r), dateline.Span{Start: k, End: k + 1}
				return out
			}
			if w.is(k, "it") && w.child(at, "aux:pass") >= 0 {
				return out
			}
			if n := w.adjacent(v); at == v && n >= 0 && int(w.right[k]) < int(w.left[n])-1 && w.base(n) != "obl" && w.prep(n) == "" {
				k = n
			}
			out.span, out.near = w.named2(w.phrase(k), at), at == v
			return out
		}
		if k := w.child(at, "expl"); at == v && k >= 0 && w.child(at, "aux:pass") < 0 && w.is(k, "it") && k < v {
			out.span, out.near = dateline.Span{Start: k, End: k + 1}, true // "it said that"
			return out
		} else if at == v && (w.child(at, "aux:pass") >= 0 || k >= 0 && k < v) {
			return out
		}
		if at == v && !adjunct {
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
			if k := w.child(h, "obj", "iobj"); k >= 0 && k < at && !adjunct && !strings.HasSuffix(w.tokens[k].Form, "self") {
				out.span = w.phrase(k)
				return out
			}
			at = h
		case "acl":
			if k := w.issuer(h); k >= 0 {
				at = k
				continue
			}
			if w.tokens[h].POS != "VERB" && !adjunct {
				out.span = w.phrase(h)
				return out
			}
			at = h
		case "ccomp", "aux", "cop", "dep":
			if w.tokens[h].POS != "VERB" && w.tokens[h].POS != "AUX" {
				return out
			}
			at = h
		default:
			if !adjunct {
				return out
			}
			at = h
		}
	}
	return out
}

// named2 extends a noun phrase by the rest of a name that the tree made a second subject of the verb v: "Bree leader Bill Ferny said".
func (w *work) named2(s dateline.Span, v int) dateline.Span {
	if p := w.tokens[s.End-1].POS; p != "PROPN" && p != "NOUN" || s.End >= v {
		return s
	}
	for k := s.End; k < min(v, s.End+4) && w.tokens[k].POS == "PROPN"; k++ {
		if w.tokens[k].Head == v && w.base(k) == "nsubj" {
			s.End = max(w.phrase(k).End, k+1)
			break
		}
	}
	return s
}

// issuer returns the verb by which somebody puts out the text n, as in "issued a statement saying"; -1 if there is none.
func (w *work) issuer(n int) int {
	h := w.tokens[n].Head
	if h < 0 || h > n || w.in[h] != w.in[n] || w.base(n) != "obj" && w.base(n) != "obl" || w.tokens[h].POS != "VERB" || w.child(h, "aux:pass") >= 0 {
		return -1
	}
	if !slices.Contains(texts, w.tokens[n].Lemma) || !slices.Contains(issuing, w.tokens[h].Lemma) {
		return -1
	}
	return h
}

// texts are nouns for what people write, speak or hold up, issuing the verbs by which they do.
var (
	texts = []string{
		"statement", "letter", "email", "e-mail", "memo", "memorandum", "message", "note", "tweet", "post", "video", "ad", "advertisement",
		"sign", "banner", "placard", "poster", "speech", "release", "communique", "communiqué", "declaration", "point", "call", "text", "tape",
		"telegram", "cable", "warning", "complaint", "petition", "affidavit", "column", "essay", "article", "op-ed", "notice", "leaflet",
		"remark", "comment", "response", "reply", "shirt", "t-shirt", "cap", "hat", "button",
	}
	issuing = []string{
		"issue", "release", "make", "publish", "post", "send", "put", "write", "deliver", "give", "tweet", "carry", "hold", "wave", "wear",
		"record", "file", "sign", "distribute", "circulate", "broadcast", "air", "run", "share", "raise", "brandish", "hand", "place", "leave",
	}
)

// perfect reports whether 's before the verb v, which seems to make a passive, stands for "has": "he's said that".
func (w *work) perfect(v int) bool {
	k := w.child(v, "aux:pass")
	return k >= 0 && w.is(k, "'s", "’s") && !w.needsObject(v)
}

// times are nouns that tell when, in "Sauron this week said".
var times = []string{"week", "month", "year", "night", "morning", "afternoon", "evening", "weekend"}

// told reports whether v is a participle that tells of one spoken to: "Asked whether ..., he said".
func (w *work) told(v int) bool {
	s := w.sentence(v)
	if t := &w.tokens[v]; t.Tag != "VBN" && t.Tag != "VBD" || !strings.EqualFold(t.Lemma, "ask") || w.child(v, "nsubj", "aux") >= 0 {
		return false
	}
	return v == s.Start || w.is(v-1, "when", "whenever", "if", "once", "\"", "“")
}

// nsubj returns the subject of v: behind v only where the order of words allows it.
func (w *work) nsubj(v int) int {
	for _, k := range w.children(v) {
		i := int(k)
		if w.base(i) != "nsubj" || w.is(i, days...) {
			continue
		}
		if i > v && (!finite(&w.tokens[v]) || w.said(v) > i) {
			continue
		}
		return i
	}
	return -1
}

// front returns the token in front of the verb v and its auxiliaries and adverbs, -1 if there is none.
func (w *work) front(v int) int {
	s := w.sentence(v)
	i := v - 1
	for i >= s.Start && w.in[i] == w.in[v] && (w.tokens[i].POS == "AUX" || w.tokens[i].POS == "ADV" || w.tokens[i].POS == "PART") {
		i--
	}
	if i < s.Start || w.in[i] != w.in[v] {
		return -1
	}
	return i
}

// pronoun returns the personal pronoun right in front of the verb v, -1 if there is none.
func (w *work) pronoun(v int) int {
	i := w.front(v)
	if i >= 0 && w.tokens[v].Tag != "VBG" && w.is(i, "he", "she", "they", "I", "we") {
		return i
	}
	return -1
}

// adjacent returns the head of the noun phrase right in front of the verb v, asides between commas or
// brackets and days left out; -1 if there is none.
func (w *work) adjacent(v int) int {
	s := w.sentence(v)
	i := w.front(v)
	for range 3 {
		if i < s.Start {
			return -1
		}
		t := &w.tokens[i]
		switch {
		case t.Form == ",", t.Form == ")":
			open := ","
			if t.Form == ")" {
				open = "("
			}
			k := i - 1
			for k > s.Start && k > i-25 && w.tokens[k].Form != open {
				k--
			}
			if k < s.Start || w.tokens[k].Form != open {
				return -1
			}
			i = k - 1
			continue
		case w.is(i, times...) && i > s.Start && w.is(i-1, "this", "last", "that", "next", "the"):
			i -= 2
			continue
		case w.is(i, days...):
			i--
			if i >= s.Start && w.tokens[i].POS == "ADP" {
				i--
			}
			continue
		case t.POS == "NOUN" || t.POS == "PROPN" || t.POS == "PRON":
			return w.top(i, s)
		}
		return -1
	}
	return -1
}

// tail returns the token behind the quotation that ends before the verb v with nothing but a noun phrase in
// between; -1 if there is none.
func (w *work) tail(v int) int {
	s := w.sentence(v)
	clause := false // a verb was passed that a relative pronoun before it must explain
	for i := v - 1; i >= s.Start && i > v-40; i-- {
		if w.in[i] >= 0 && w.in[i] != w.in[v] {
			if !clause && w.speechEnd(w.in[i]) {
				return i + 1
			}
			return -1
		}
		t := &w.tokens[i]
		switch {
		case w.is(i, "who", "which"):
			clause = false
		case t.Form == ":", t.Form == ";", w.is(i, "that", "as", "when", "while", "then"):
			return -1
		case t.POS == "VERB" && w.cues.of(t) != nil:
			clause = true
		case finite(t) && t.Head != v:
			clause = true
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
		if n := w.child(v, "nsubj"); r.Empty() || r.Start != end || n >= 0 && n < v || w.needsObject(v) {
			return -1, false
		}
		end = r.End
	}
	// Adverbs and phrases that tell when or where.
	for n := 0; end < s.End && n < 12 && wordy(w.tokens[end].Form) && w.in[end] == w.in[v]; n++ {
		t := &w.tokens[end]
		if finite(t) || t.POS == "VERB" || n == 0 && from < v && t.POS != "ADV" && t.POS != "ADP" && !w.is(end, days...) && !w.needsObject(v) || w.is(end, "that", "to", "about") {
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
		if w.quoteAt(end+1, v) >= 0 {
			for k := s.Start; k < i; k++ {
				if finite(&w.tokens[k]) {
					return from, false
				}
			}
			return -1, false
		}
		return from, end+1 < s.End
	}
	return -1, false
}

// needsObject reports whether the verb v names the one spoken to without preposition: told, urged.
func (w *work) needsObject(v int) bool {
	for _, c := range w.cues.of(&w.tokens[v]) {
		if slices.Contains(c.to, "obj") {
			return true
		}
	}
	return false
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
	if r := w.capitals(m, v); !r.Empty() {
		return r
	}
	s := w.sentence(v)
	if w.needsObject(v) {
		return dateline.Span{}
	}
	return w.nominal(v+1, min(s.End, v+20))
}

// capitals returns the tokens [from,to), marks before them left out, if all are written with a capital, as a name is.
func (w *work) capitals(from, to int) dateline.Span {
	for from < to && (isMark(w.tokens[from].Form) || isComma(w.tokens[from].Form)) {
		from++
	}
	for i := from; i < to; i++ {
		if r, _ := utf8.DecodeRuneInString(w.tokens[i].Form); !unicode.IsUpper(r) {
			return dateline.Span{}
		}
	}
	return dateline.Span{Start: from, End: to}
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
		case "ADV":
			if nouns {
				break scan
			}
		case "VERB":
			if nouns || t.Tag != "VBN" && t.Tag != "VBG" {
				break scan
			}
		case "DET", "ADJ", "NUM", "PART":
			if k := end + 1; !nouns && k < to && w.is(k, "of") {
				nouns = true // one of them
			}
		case "CCONJ":
			if !nouns && (end == from || w.tokens[end-1].POS != "ADJ" && w.tokens[end-1].POS != "VERB") {
				break scan
			}
		case "PUNCT":
			if !nouns || t.Form != "-" || end+1 >= to || t.Start != w.tokens[end-1].End || t.End != w.tokens[end+1].Start { // Secretary-General
				break scan
			}
		case "ADP":
			if by := nouns && w.is(end, "by", "from") && slices.Contains(texts, w.tokens[end-1].Lemma); !by && (!nouns || !w.is(end, "of", "for", "at")) {
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
	for _, k := range w.children(v) {
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
	if k := v + 1; finite(&w.tokens[v]) && k < s.End && (v == s.Start || isComma(w.tokens[v-1].Form) || isMark(w.tokens[v-1].Form)) {
		if i := w.top(k, dateline.Span{Start: k, End: s.End}); i >= 0 && w.tokens[i].Head == v && w.base(i) != "obl" && !(w.base(v) == "conj" && w.base(i) == "obj" && w.tokens[i].POS == "NOUN") { // "lifts its ban, urges release"
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
	if k := w.adjacent(v); k >= 0 && w.prep(k) == "" {
		return k
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
