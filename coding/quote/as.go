package quote

import (
	"github.com/dateline/dateline"
)

// An asClause is a clause such as "as Frodo said on Monday", which hangs on the words that it reports.
type asClause struct {
	start, end int           // tokens, with "as" and without the comma behind
	speaker    dateline.Span // words between "as" and the verb, or behind "by"
}

// as returns the clause that "as" makes of the verb v, without words said of its own. It is empty if there is none.
func (w *work) as(v int) asClause {
	s := w.sentence(v)
	a := v - 1
	for commas := 0; a > s.Start && a > v-25 && !w.is(a, "as"); a-- {
		t := &w.tokens[a]
		if w.in[a] != w.in[v] || finite(t) && w.base(a) != "aux" || w.is(a, "that", "when", "and", "but", "if", "because", "while") || t.Form == ":" {
			return asClause{}
		}
		if isComma(t.Form) {
			if commas++; commas > 2 {
				return asClause{}
			}
		}
	}
	if a < s.Start || !w.is(a, "as") || w.in[a] != w.in[v] || w.is(a-1, "as", "well", "such", "same", "so", "inasmuch", "insofar", "just", "even") {
		return asClause{}
	}
	c := asClause{start: a, end: v + 1}
	passive := w.tokens[v].Tag == "VBN" && w.is(v+1, "by") || w.tokens[v].Tag != "VBG" && w.is(v+1, "by")
	switch {
	case w.tokens[v].Tag == "VBG" || w.tokens[v].Tag == "VB" && w.front(v) == a:
		return asClause{}
	case passive:
		c.speaker = w.nominal(v+2, min(s.End, v+20))
		c.end = max(c.end, c.speaker.End)
	default:
		c.speaker = w.nominal(a+1, v)
	}
	if c.speaker.Empty() {
		return asClause{}
	}
	for n := 0; c.end < s.End && n < 20; n++ {
		t := &w.tokens[c.end]
		if isComma(t.Form) || w.in[c.end] != w.in[v] || t.Form == "." || t.Form == ")" || t.Form == ":" || t.Form == "?" || t.Form == "!" {
			break
		}
		if finite(t) || t.POS == "VERB" || w.is(c.end, "that", "to") {
			return asClause{}
		}
		if n == 0 && !passive && !w.needsObject(v) && (t.POS == "DET" || t.POS == "PRON" || t.POS == "NOUN" || t.POS == "ADJ") && !w.is(c.end, "this", "last", "earlier", "today", "yesterday") {
			return asClause{}
		}
		c.end++
	}
	return c
}

// reported returns the words that the clause c of the verb v reports: those before it, those behind, or both.
func (w *work) reported(v int, c asClause) []dateline.Span {
	s := w.sentence(v)
	after := dateline.Span{Start: c.end, End: s.End}
	for after.Start < s.End && isComma(w.tokens[after.Start].Form) {
		after.Start++
	}
	if after.Start < s.End && (w.in[after.Start] != w.in[v] && after.Start == c.end || w.tokens[after.Start].Form == ":") {
		return nil // what it announces
	}
	after.End = w.end(v, after.Start)
	follows := after.Start > c.end && wordsIn(w, after.Start, after.End) > 1
	from := s.Start
	set := c.start > s.Start && (isComma(w.tokens[c.start-1].Form) || w.tokens[c.start-1].Form == "(" || isMark(w.tokens[c.start-1].Form))
	open := c.start == s.Start || w.tokens[c.start-1].POS == "CCONJ" || w.tokens[c.start-1].POS == "SCONJ"
	if c.start > s.Start+1 && set && (w.tokens[c.start-2].POS == "CCONJ" || w.tokens[c.start-2].POS == "SCONJ") {
		open = true
	}
	clause := false
	for i := s.Start; i < c.start && !clause; i++ {
		clause = finite(&w.tokens[i])
	}
	switch {
	case open || !clause && wordsIn(w, s.Start, c.start) < 4:
		if follows {
			return []dateline.Span{after}
		}
	case set:
		before := dateline.Span{Start: from, End: c.start - 1}
		if k := w.in[before.Start]; k >= 0 && w.in[v] != k && !w.single(k) {
			before.Start = min(before.Start, w.opening(int(k)))
		}
		if follows && w.tokens[c.start-1].Form == w.tokens[c.end].Form && !clause {
			return []dateline.Span{before, after}
		}
		return []dateline.Span{before}
	}
	return nil
}
