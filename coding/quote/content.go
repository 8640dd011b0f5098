package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// behind returns the words that stand before the clause [from,to) of the cue v and that it reports:
// "It is ready," he said. "It is." It returns nil if there are none.
func (w *work) behind(v, from, to int, c *cue) []dateline.Span {
	s := w.sentence(v)
	if m := w.tail(v); m >= 0 && m < from {
		from = m
	} else if w.told(s.Start) || w.is(s.Start, "When") && w.told(s.Start+1) { // "Asked about it, she shrugged."
		return nil
	}
	if m, _ := w.aside(v); m >= 0 && c.takes&clause != 0 && !w.forward(v, m, to) {
		out := []dateline.Span{{Start: s.Start, End: m - 1}}
		if k := w.in[s.Start]; k >= 0 && w.in[v] != k && !w.single(k) {
			out[0].Start = min(s.Start, w.opening(int(k)))
		}
		return w.resume(out, v, to)
	}
	if from <= s.Start && !w.split(v, from) {
		return nil
	}

	if w.is(to, "that") && w.tokens[to].POS == "SCONJ" {
		return nil
	}
	prev := from - 1
	if prev < 0 || w.tokens[v].Tag == "VBG" || c.takes&clause != 0 && w.that(v) >= 0 {
		return nil
	}
	var first dateline.Span
	if k := w.in[prev]; k >= 0 && w.in[v] != k && prev >= w.stretches[k].span.End-1 && w.speechEnd(k) {
		if st := w.stretches[k].span; st.End-st.Start < 6 && w.said(v) >= to && wordsIn(w, s.Start, st.Start) > 0 || w.begins(v, to) || st.End-st.Start < 7 && w.titled(v, st.Start) {
			return nil
		}
		first = dateline.Span{Start: w.opening(int(k)), End: w.stretches[k].span.End}
		if first.Start >= s.Start && first.Start < from {
			// Words of the sentence before the marks belong to it, if they are not a frame of their own.
			if st := w.lead(s.Start, first.Start, v); st < first.Start {
				first.Start = st
			}
		}
	} else if c.takes&clause != 0 && w.tokens[prev].Form == "," && from > s.Start && w.postposed(v, from, to) && !w.forward(v, from, to) {
		first = dateline.Span{Start: s.Start, End: prev}
		if k := w.in[s.Start]; k >= 0 && w.in[v] != k && !w.single(k) {
			first.Start = min(first.Start, w.opening(int(k)))
		}
	} else {
		return nil
	}
	out := []dateline.Span{first}
	return w.resume(out, v, to)
}

// forward reports whether the clause [from,to) of v, which follows a comma, announces what comes behind it: a colon
// or a quotation stands there and no main clause before it. "Asked about it, he said: "No.""
func (w *work) forward(v, from, to int) bool {
	s := w.sentence(v)
	k := w.gap(v, to)
	if k >= s.End || k == to {
		return false
	}
	if w.tokens[k-1].Form == ":" {
		return true
	}
	if w.in[k] < 0 || w.in[k] == w.in[v] {
		return false
	}
	if from < s.End && w.tokens[from].POS == "CCONJ" || !w.complete(s.Start, from) {
		return true
	}
	// A quotation that goes on with the sentence begins with a small letter.
	first := w.stretches[w.in[k]].span.Start
	c, _ := utf8.DecodeRuneInString(w.tokens[min(first, len(w.tokens)-1)].Form)
	return unicode.IsUpper(c) && w.in[s.Start] == w.in[v] && w.tokens[first].Form != "I" && w.tokens[first].POS != "PROPN"
}

// complete reports whether a main clause stands in the tokens [from,to).
func (w *work) complete(from, to int) bool {
	clauses := 0
	for i := from; i < to; i++ {
		switch {
		case finite(&w.tokens[i]):
			clauses++
		case w.is(i, aside...) && w.tokens[i].POS != "ADP", w.is(i, "who", "which", "that", "whether", "if", "what", "where", "how"):
			clauses--
		}
	}
	return clauses > 0
}

// gap returns the first token behind the clause of v, which ends at to, that is no comma, colon or adverb between commas.
func (w *work) gap(v, to int) int {
	s := w.sentence(v)
	i := to
	for i < s.End && w.in[i] == w.in[v] {
		switch {
		case isComma(w.tokens[i].Form), w.tokens[i].Form == ":":
		case i > to && i+1 < s.End && w.tokens[i].POS == "ADV" && w.tokens[i-1].Form == "," && isComma(w.tokens[i+1].Form):
		default:
			return i
		}
		i++
	}
	return i
}

func (w *work) single(k int32) bool { return w.stretches[k].single }

// speechEnd reports whether stretch k ends like something said, with a comma or full stop within or right after its marks, or is long.
func (w *work) speechEnd(k int32) bool {
	s := w.stretches[k].span
	if s.Empty() {
		return false
	}
	end := s.End - 1
	for end > s.Start && isMark(w.tokens[end].Form) {
		end--
	}
	switch w.tokens[end].Form {
	case ",", ".", "?", "!", "…", "...", "—", "–", "-", "--":
		return true
	}
	o := s.End + 1
	return o < len(w.tokens) && isComma(w.tokens[o].Form) || s.End-s.Start > 8
}

// titled reports whether what stands at token start between marks is a name in a phrase before the main clause, and not
// said: on "Mordor Today", Sauron said he was calm.
func (w *work) titled(v, start int) bool {
	s := w.sentence(v)
	if wordsIn(w, s.Start, start) == 0 {
		return false
	}
	for i := s.Start; i < start; i++ {
		if finite(&w.tokens[i]) {
			return false
		}
	}
	for i := v + 1; i < s.End; i++ {
		if finite(&w.tokens[i]) {
			return true
		}
	}
	return false
}

// begins reports whether the clause that v reports begins right at token to, with a subject.
func (w *work) begins(v, to int) bool {
	k := w.said(v)
	return k >= to && int(w.left[k]) == to && !isComma(w.tokens[to].Form) && w.child(k, "nsubj") >= to && w.in[to] == w.in[v]
}

// ended reports whether the words of a quotation end like a sentence.
func (w *work) ended(s dateline.Span) bool {
	if s.Empty() {
		return false
	}
	switch w.tokens[s.End-1].Form {
	case "?", "!", ".":
		return true
	}
	return false
}

// split reports whether the sentence of v, which begins at token from, goes on with a quotation that
// ended in a question or exclamation right before it: "Is it?" he asked.
func (w *work) split(v, from int) bool {
	if from == 0 || w.in[from-1] < 0 || w.in[from-1] == w.in[from] || w.d.Sentences[w.tokens[v].Sent].Paragraph {
		return false
	}
	st := &w.stretches[w.in[from-1]]
	if st.span.Empty() || w.said(v) >= 0 {
		return false
	}
	switch w.tokens[st.span.End-1].Form {
	case "?", "!", ",", "—", "…", "...":
		return true
	}
	s := w.sentence(v)
	return s.End-s.Start <= 7 && v >= s.End-3
}

// aside are words that open a clause beside the main one.
var aside = []string{"as", "when", "while", "after", "before", "because", "since", "until", "though", "although"}

// said returns the verb of the clause behind v that v reports by the tree; -1 if there is none. A clause that tells when
// or why is none, whatever the tree says.
func (w *work) said(v int) int {
	for _, k := range w.children(v) {
		i := int(k)
		if i < v || w.base(i) != "ccomp" {
			continue
		}
		first := int(w.left[i])
		if w.tokens[first].Form == "," {
			if first++; w.is(first, "who", "which", "where", "whose") {
				continue
			}
		}
		if w.is(first, aside...) || w.tokens[i].Tag == "VBG" && first > 0 && w.tokens[first-1].Form == "," {
			continue
		}
		return i
	}
	return -1
}

// opening returns the first token of a quotation, going back over paragraphs that were left open.
func (w *work) opening(k int) int {
	for n := 0; k > 0 && w.stretches[k].cont && n < reach; n++ {
		k--
	}
	return w.stretches[k].span.Start
}

// lead returns where the words said begin in a sentence whose marks open at token open: at the start of
// the sentence, unless another verb of speech governs the quotation.
func (w *work) lead(start, open, v int) int {
	for i := start; i < open; i++ {
		if w.tokens[i].Form == ":" {
			return open
		}
		if i != v && w.tokens[i].POS == "VERB" && w.cues.of(&w.tokens[i]) != nil {
			return open
		}
	}
	return start
}

// postposed reports whether the clause [from,to) of v, which a comma precedes, follows what it reports.
func (w *work) postposed(v, from, to int) bool {
	s := w.sentence(v)
	if w.child(v, "aux:pass") >= 0 || w.base(v) == "advcl" && !w.is(from, "as") {
		return false
	}
	if w.tokens[v].Tag == "VBG" || w.tokens[v].Tag == "VB" {
		return false
	}
	if k := w.child(v, "xcomp", "obj"); k > v && w.tokens[k].POS != "PRON" && !w.needsObject(v) {
		return false
	}
	// No clause of its own follows.
	for i := to; i < s.End; i++ {
		if isComma(w.tokens[i].Form) || w.in[i] != w.in[v] {
			break
		}
		if finite(&w.tokens[i]) {
			return false
		}
	}
	if w.base(v) == "parataxis" {
		return true
	}
	if w.in[from-1] == w.in[v] && !w.complete(s.Start, from) {
		return false
	}
	if w.said(v) >= 0 {
		return false
	}
	if k := w.child(v, "ccomp"); k >= 0 && k < v {
		return true
	}
	return to >= s.End || w.tokens[to].Form == "." || isComma(w.tokens[to].Form)
}

// resume appends what goes on behind the clause of a cue that stands within or after the words said.
func (w *work) resume(out []dateline.Span, v, to int) []dateline.Span {
	s := w.sentence(v)
	i := to
	// Skip what else stands in the clause up to a comma, a mark or the end.
	for i < s.End && !isComma(w.tokens[i].Form) && w.in[i] == w.in[v] && w.tokens[i].Form != "." && w.tokens[i].Form != ":" {
		i++
	}
	for i < s.End && (isComma(w.tokens[i].Form) || w.tokens[i].Form == ":") && w.in[i] == w.in[v] {
		i++
	}
	for k := i; k < s.End && !finite(&w.tokens[k]) && w.tokens[k].Form != ";" && w.tokens[k].Form != ":"; k++ {
		if t := &w.tokens[k]; t.Tag == "VBG" && w.in[k] == w.in[v] && anyTakes(w.cues.of(t), clause|quotation) != nil {
			break // "adding, ..." reports what follows
		}
		if q := w.quoteAt(k, v); q >= 0 {
			if k == i || isComma(w.tokens[k-1].Form) || w.is(k-1, "but", "and") {
				return append(out, w.whole(q, s.End))
			}
			break
		}
	}
	if i < s.End && w.in[i] != w.in[v] {
		return out
	}
	if i >= s.End || w.in[s.Start] >= 0 && w.in[s.Start] != w.in[v] {
		return out
	}
	if m, medial := w.aside(v); m >= 0 && medial {
		return append(out, dateline.Span{Start: i, End: w.end(v, i)})
	}
	if h := w.tokens[v].Head; h > to && w.base(v) == "parataxis" && int(w.left[h]) < v && w.tokens[i-1].Form == "," {
		out = append(out, dateline.Span{Start: i, End: min(int(w.right[h])+1, s.End)})
	}
	return out
}

// whole returns the region of quotation k from its opening mark on, with the paragraphs that go on with it.
func (w *work) whole(k, least int) dateline.Span {
	r := dateline.Span{Start: w.stretches[k].span.Start, End: w.stretches[k].span.End}
	for n := 0; k+1 < len(w.stretches) && w.stretches[k+1].cont && n < reach; n++ {
		k++
		r.End = w.stretches[k].span.End
	}
	return r
}

// ahead returns the words that follow the clause of the cue v, which ends at to.
func (w *work) ahead(v, to int, c *cue) []dateline.Span {
	s := w.sentence(v)
	start := -1
	// A quotation right behind the clause.
	i := w.gap(v, to)
	if i < s.End && w.in[i] >= 0 && w.in[i] != w.in[v] && (i > to || c.takes&clause != 0 || w.speechEnd(w.in[i])) {
		start = i
		if k := w.stretches[w.in[i]].span; i > to || c.takes&clause == 0 || k.Start == i+1 && w.ended(k) {
			r := w.whole(int(w.in[i]), 0)
			if r.End < s.End-1 && c.takes&clause != 0 && w.child(v, "ccomp", "parataxis") >= i {
				r.End = max(r.End, w.end(v, r.Start))
			}
			if c.takes&clause == 0 && !w.speechEnd(w.in[i]) && i == to {
				return nil
			}
			return []dateline.Span{r}
		}
	}
	if c.takes&clause == 0 {
		return nil
	}
	if k := w.said(v); k > v && start < 0 {
		start = max(int(w.left[k]), v+1)
		if start == v+2 && w.is(v+1, "there") {
			start--
		}
		if o := w.child(v, "obj"); c.plain && o > v && o < start && int(w.left[o]) <= v+2 && w.in[o] == w.in[v] {
			start = int(w.left[o])
		}
	}
	if k := w.that(v); k >= 0 {
		start = k
	}
	if start < 0 && i > to && w.tokens[i-1].Form == ":" && i < s.End {
		start = i
	}
	if start < 0 {
		start = w.bare(v, c)
	}
	if start < 0 || w.tokens[v].Tag == "VBG" && v <= s.Start+1 && start > to && w.tokens[start-1].Form == "," {
		return nil // "Smiling, she left."
	}
	for i := to + 1; i < start; i++ { // "hit back, insisting that": another cue reports it
		if t := &w.tokens[i]; t.Tag == "VBG" && isComma(w.tokens[i-1].Form) && w.in[i] == w.in[v] && anyTakes(w.cues.of(t), clause) != nil {
			return nil
		}
	}
	for start < s.End && (isComma(w.tokens[start].Form) || w.tokens[start].Form == ":") {
		start++
	}
	end := w.end(v, start)
	if end <= start {
		return nil
	}
	r := dateline.Span{Start: start, End: end}
	if k := w.in[start]; k >= 0 && k != w.in[v] && !w.single(k) && w.stretches[k].span.Start <= start+1 && w.stretches[k].span.End < end {
		// A comma or stop before the closing mark ends what is said.
		if last := w.stretches[k].span.End - 1; last > start && slices.Contains([]string{",", ".", "!", "?"}, w.tokens[last].Form) {
			return []dateline.Span{w.whole(int(k), 0)}
		}
	}
	if k := w.in[end-1]; k >= 0 && w.in[v] != k && w.stretches[k].span.Start >= start-1 {
		r.End = max(r.End, w.whole(int(k), 0).End)
	}
	return []dateline.Span{r}
}

// that returns the conjunction that opens a clause behind v, where the tree has not joined the two; -1
// if there is none.
func (w *work) that(v int) int {
	s := w.sentence(v)
	window := 9
	if w.needsObject(v) {
		window = 18
	}
	for i := v + 1; i < min(v+window, s.End); i++ {
		t := &w.tokens[i]
		if isComma(t.Form) || isMark(t.Form) || t.POS == "VERB" || t.POS == "AUX" || w.in[i] != w.in[v] {
			return -1
		}
		if w.is(i, "that", "whether") && (t.POS == "SCONJ" || t.Dep == "mark" || w.needsObject(v) && t.POS == "PRON") || (i == v+1) && w.is(i, "that", "why", "how") {
			return i
		}
	}
	return -1
}

// bare returns where a clause without conjunction begins behind the cue v, where the tree has not joined
// the two: "said officers met him". It is -1 if no finite verb follows.
func (w *work) bare(v int, c *cue) int {
	s := w.sentence(v)
	switch w.tokens[v].Tag {
	case "VBD", "VBZ", "VBP", "VBG", "VBN":
	default:
		return -1
	}
	for i := v + 1; i < s.End; i++ {
		t := &w.tokens[i]
		switch {
		case w.in[i] != w.in[v] && isMark(t.Form) && !w.single(max(w.in[i], w.in[v])):
			// said the tone of the debate "was good"
			if r := w.nominal(v+1, i); r.End == i && r.Start == v+1 && !slices.Contains(c.to, "obj") {
				return r.Start
			}
			return -1
		case isComma(t.Form) && !c.plain, w.is(i, "to") && !c.plain:
			return -1
		case isComma(t.Form) && i == v+1:
			return -1
		case !finite(t):
			continue
		}
		if d := w.base(i); t.Head == v && d == "conj" && w.child(i, "cc") >= 0 || w.side(v) && i > int(w.right[v]) {
			return -1
		}
		return w.opener(v, i)
	}
	return -1
}

// opener returns where the clause of the finite verb i, which stands behind v, begins: at its subject,
// else at the first noun behind v.
func (w *work) opener(v, i int) int {
	verb := i
	if d := w.base(i); (d == "aux" || d == "cop") && w.tokens[i].Head > v {
		verb = w.tokens[i].Head
	}
	if w.tokens[verb].Dep != "acl:relcl" {
		if k := w.child(verb, "nsubj"); k > v && k < i && int(w.left[k]) > v {
			return int(w.left[k])
		}
	}
	start := v + 1
	for start < i && (w.tokens[start].POS == "ADV" || w.is(start, days...)) {
		start++
	}
	switch w.tokens[start].POS {
	case "PRON", "PROPN", "NOUN", "DET", "ADJ", "NUM":
		return start
	}
	if w.tokens[start].Tag == "VBG" {
		return start
	}
	return -1
}

var days = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "today", "yesterday"}

// finite reports whether a token is a verb that makes a clause.
func finite(t *dateline.Token) bool {
	switch t.Tag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// end returns where the words that v reports and that begin at start end: with the sentence, or where
// something else begins that hangs on v or above.
func (w *work) end(v, start int) int {
	s := w.sentence(v)
	end := s.End
	if k := w.in[v]; k >= 0 {
		end = min(end, w.stretches[k].span.End)
	}
	if r := int(w.right[v]) + 1; r > start && w.side(v) {
		end = min(end, r)
	}
	for i := start + 1; i < end; i++ {
		if w.in[i] == w.in[v] && w.breaks(i, start, v) {
			return w.back(i, start)
		}
		h := w.tokens[i].Head
		if h >= start && h < end {
			continue
		}
		// i hangs outside the content.
		switch w.base(i) {
		case "conj":
			if w.tokens[v].Tag == "VBG" && w.tokens[i].Tag == "VBG" && h < v { // "chanting ... and holding up signs"
				return w.back(int(w.left[i]), start)
			}
			if k := int(w.left[i]); w.is(k, "that") || w.is(k+1, "that") {
				continue
			}
			if h != v && w.cues.of(&w.tokens[i]) == nil || w.child(i, "nsubj") >= 0 {
				continue
			}
			return w.back(min(i, int(w.left[i])), start)
		case "advcl":
			if w.tokens[i].Tag == "VBG" && w.child(i, "mark") < 0 && (w.cues.of(&w.tokens[i]) != nil || w.tokens[i-1].Form == ",") {
				return w.back(int(w.left[i]), start)
			}
		case "parataxis":
			if w.cues.of(&w.tokens[i]) != nil {
				return w.back(int(w.left[i]), start)
			}
		}
	}
	for end > start && !wordy(w.tokens[end-1].Form) && w.in[end-1] < 0 {
		end--
	}
	return end
}

// breaks reports whether what v reports, which begins at start, ends before token i by the words alone: where another
// cue or source, or a quotation of its own, begins.
func (w *work) breaks(i, start, v int) bool {
	t := &w.tokens[i]
	switch {
	case t.Form == ";":
		return true
	case t.Form == ":", t.Form == ".":
		return w.quoteAt(i+1, v) >= 0
	case t.Form == "according":
		return w.is(i+1, "to")
	case t.Tag == "VBG" && isComma(w.tokens[i-1].Form):
		return w.cues.of(t) != nil && i > start+2
	case isComma(t.Form):
		if w.is(i+1, "and", "but", "while") && w.speaks(i+2) {
			return true
		}
		for k := i + 1; k < min(i+8, len(w.tokens)) && w.in[k] == w.in[v] && !isComma(w.tokens[k].Form); k++ {
			if k2 := &w.tokens[k]; finite(k2) && anyTakes(w.cues.of(k2), clause) != nil {
				m, medial := w.aside(k)
				return m == i+1 && !medial
			}
		}
	}
	return false
}

// speaks reports whether a clause begins at token i in which somebody else says something: "..., while Rohan said".
func (w *work) speaks(i int) bool {
	if i >= len(w.tokens) {
		return false
	}
	s := w.sentence(i)
	who := w.nominal(i, min(s.End, i+12))
	if who.Empty() || who.Start != i {
		return false
	}
	v := who.End
	for v < s.End && (w.tokens[v].POS == "AUX" || w.tokens[v].POS == "ADV") {
		v++
	}
	return v < s.End && w.tokens[v].POS == "VERB" && w.in[v] == w.in[i] && anyTakes(w.cues.of(&w.tokens[v]), clause) != nil && !w.is(who.Start, "he", "she", "it", "they")
}

// short cuts the phrase r that v reports where another cue or source begins.
func (w *work) short(r dateline.Span, v int) dateline.Span {
	for i := r.Start + 1; i < r.End; i++ {
		if w.in[i] == w.in[v] && w.breaks(i, r.Start, v) {
			r.End = w.back(i, r.Start)
			break
		}
	}
	return r
}

// side reports whether v stands in a clause beside the main one: while he said ..., who said ...
func (w *work) side(v int) bool {
	switch w.base(v) {
	case "advcl":
		return w.child(v, "mark") >= 0 || w.told(v)
	case "acl":
		return w.tokens[v].Dep == "acl:relcl"
	}
	return false
}

// back leaves out commas before end.
func (w *work) back(end, start int) int {
	for end > start && (!wordy(w.tokens[end-1].Form) && !isMark(w.tokens[end-1].Form) || w.base(end-1) == "cc") {
		end--
	}
	return end
}

// argument returns the phrase of v that tells what is said: an infinitive, an object, a phrase with a preposition.
func (w *work) argument(v int, cues []*cue) (*cue, dateline.Span) {
	c, r := w.phrased(v, cues)
	if c != nil {
		r = w.short(r, v)
	}
	return c, r
}

// phrased is argument without regard to what else begins within the phrase.
func (w *work) phrased(v int, cues []*cue) (*cue, dateline.Span) {
	if c := anyTakes(cues, name); c != nil {
		if r := w.naming(v); !r.Empty() {
			return c, r
		}
	}
	if c := anyTakes(cues, rest); c != nil {
		start := v + 1
		for start < w.sentence(v).End && w.tokens[start].POS == "ADV" && !w.is(start, "how") {
			start++
		}
		if r := (dateline.Span{Start: start, End: w.end(v, start)}); wordsIn(w, r.Start, r.End) > 2 {
			return c, r
		}
	}
	for _, k := range w.children(v) {
		i := int(k)
		if i < v {
			continue
		}
		switch w.base(i) {
		case "xcomp", "advcl", "ccomp":
			if c := anyTakes(cues, infinitive); c != nil && w.mark2(i) == "to" {
				return c, w.asked(w.below(i, v), v, c)
			}
			if c := anyTakes(cues, gerund); c != nil && w.child(i, "mark") < 0 && (w.tokens[i].Tag == "VBG" || w.having(i)) {
				return c, w.below(i, v)
			}
			if p := w.mark2(i); p != "" && p != "to" {
				if c := withPrep(cues, p); c != nil {
					return c, w.bereft(w.below(i, v))
				}
			}
		case "obl", "nmod":
			if c := withPrep(cues, w.prep(i)); c != nil && w.tokens[i].Dep != "obl:tmod" {
				return c, w.bereft(w.wide(w.below(i, v), v))
			}
		}
	}
	obj := w.child(v, "obj")
	if k := w.child(v, "xcomp"); obj < v && k == v+1 && w.is(k+1, "that") {
		obj = k // a noun that was taken for a verb: expressed concern that
	}
	if obj < v {
		return nil, dateline.Span{}
	}
	for _, c := range cues {
		for _, p := range c.beside {
			if end := w.hung(obj, p); end > 0 {
				return c, dateline.Span{Start: int(w.left[obj]), End: end}
			}
			for _, k := range w.children(v) {
				if d := w.base(int(k)); int(k) > obj && (d == "obl" || d == "advcl" || d == "xcomp") && (w.prep(int(k)) == p || p == "as" && w.mark2(int(k)) == "as") {
					return c, dateline.Span{Start: int(w.left[obj]), End: int(w.right[k]) + 1}
				}
			}
		}
		if c.takes&name != 0 {
			if k := w.child(v, "xcomp"); k > obj {
				return c, dateline.Span{Start: int(w.left[obj]), End: int(w.right[k]) + 1}
			}
		}
	}
	if c := anyTakes(cues, object); c != nil && !slices.Contains(c.but, strings.ToLower(w.tokens[obj].Lemma)) {
		r := w.wide(w.below(obj, v), v)
		if r.End < w.sentence(v).End && w.is(r.End, "that") {
			r.End = max(r.End, w.end(v, r.End))
		}
		return c, r
	}
	return nil, dateline.Span{}
}

// asked extends the infinitive r, which is asked for, by the one who is asked to do it: "urged Rohan to ride".
func (w *work) asked(r dateline.Span, v int, c *cue) dateline.Span {
	if c.stance != "request" {
		return r
	}
	for _, k := range w.children(v) {
		i := int(k)
		if i <= v || int(w.right[k])+1 != r.Start {
			continue
		}
		switch d := w.base(i); {
		case (d == "obj" || d == "iobj") && slices.Contains(c.to, "obj"), (d == "obj" || d == "obl" && w.prep(i) == "") && slices.Contains(c.to, w.particle(v)):
			return dateline.Span{Start: int(w.left[k]), End: r.End}
		case (d == "obl" || d == "nmod") && slices.Contains(c.to, w.prep(i)) && w.tokens[i].Dep != "obl:tmod":
			return w.bereft(dateline.Span{Start: int(w.left[k]), End: r.End})
		}
	}
	return r
}

// particle returns the particle of the verb v, "" if it has none: on in "called on Rohan", as the parser may take it.
func (w *work) particle(v int) string {
	if k := w.child(v, "compound:prt"); k >= 0 {
		return strings.ToLower(w.tokens[k].Form)
	}
	return ""
}

// having reports whether the verb i is a participle with "having": "denied having left".
func (w *work) having(i int) bool {
	k := w.child(i, "aux", "aux:pass")
	return k >= 0 && w.tokens[k].Tag == "VBG"
}

// bereft leaves the preposition out of which the cue is made: the "for" of "called for".
func (w *work) bereft(r dateline.Span) dateline.Span {
	for r.Start < r.End-1 && !w.is(r.Start, "against") && (w.tokens[r.Start].POS == "ADP" || w.tokens[r.Start].POS == "SCONJ") && (w.base(r.Start) == "case" || w.base(r.Start) == "mark") {
		r.Start++
	}
	return r
}

// hung returns where the phrase with the preposition ends that the tree hangs on the object: "accused Mordor of treason";
// 0 if there is none.
func (w *work) hung(obj int, prep string) int {
	for _, k := range w.children(obj) {
		if i := int(k); i > obj && w.base(i) == "nmod" && w.prep(i) == prep && (prep == "of" || prep == "as") {
			return int(w.right[i]) + 1
		}
	}
	return 0
}

// wide extends the phrase r, which v reports, by what goes on with it, wherever the tree hangs that: "support for her
// efforts", "for Gondor to leave", "about how it happened".
func (w *work) wide(r dateline.Span, v int) dateline.Span {
	s := w.sentence(v)
	if w.is(r.End-1, "how", "why", "what", "whether", "where") {
		r.End = max(r.End, w.end(v, r.Start))
		return r
	}
	for range 6 {
		i := r.End
		if i >= s.End-1 || w.in[i] != w.in[v] && !w.worded(i-1) {
			break
		}
		if q := w.quoteAt(i, v); q >= 0 && w.worded(i-1) {
			r.End = min(w.d.SpanOf(w.stretches[q].outer).End, s.End)
			continue
		}
		switch {
		case w.is(i, "to") && w.tokens[i].POS == "PART", w.is(i, "for", "of", "about", "over", "toward", "towards", "against"):
		case w.is(i, "as") && w.tokens[i].POS == "ADP":
		default:
			return r
		}
		// The head of what the word introduces.
		h := i
		for n := 0; n < 6 && w.tokens[h].Head > h; n++ {
			h = w.tokens[h].Head
		}
		end := min(int(w.right[h])+1, s.End)
		if h == i || end <= i {
			break
		}
		r.End = end
	}
	return r
}

// quoteAt returns the stretch whose mark is token i and that the cue v does not stand in, -1 for none.
func (w *work) quoteAt(i, v int) int {
	if i < len(w.tokens) && w.in[i] >= 0 && w.in[i] != w.in[v] && isMark(w.tokens[i].Form) {
		return int(w.in[i])
	}
	return -1
}

// mark2 returns the word that introduces the clause of i.
func (w *work) mark2(i int) string {
	if k := w.child(i, "mark", "case"); k >= 0 && k < i {
		return strings.ToLower(w.tokens[k].Form)
	}
	return ""
}

// below returns the words of the subtree of i that follow v.
func (w *work) below(i, v int) dateline.Span {
	return dateline.Span{Start: max(int(w.left[i]), v+1), End: int(w.right[i]) + 1}
}
