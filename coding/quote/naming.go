package quote

import (
	"github.com/dateline/dateline"
)

// naming returns what the verb v calls something, with the something: "called the plan a mess". It is empty if nothing
// is called anything.
func (w *work) naming(v int) dateline.Span {
	s := w.sentence(v)
	start := v + 1
	if start >= s.End {
		return dateline.Span{}
	}
	switch w.tokens[start].POS {
	case "DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "SCONJ":
	default:
		return dateline.Span{}
	}
	named, called := false, false // a noun phrase is complete; what it is called has begun
	end := start
scan:
	for end < s.End && end < v+60 {
		if k := w.in[end]; k != w.in[v] {
			if k < 0 {
				break // out of the quotation of v
			}
			called = called || named
			named = true
			end = max(end+1, w.d.SpanOf(w.stretches[k].outer).End)
			continue
		}
		t := &w.tokens[end]
		if isComma(t.Form) || !wordy(t.Form) && t.POS == "PUNCT" {
			break
		}
		prev := end - 1
		switch t.POS {
		case "NOUN", "PROPN":
			if end == start+1 && w.tokens[start].POS == "PRON" {
				called = true
			}
			named = true
		case "PRON":
			if w.is(end, "who", "which", "that", "what") && end > start {
				if called {
					break scan
				}
				break
			}
			named = true
		case "DET", "ADJ", "ADV":
			if !named || called || w.is(end+1, times...) {
				break
			}
			switch w.tokens[prev].POS {
			case "NOUN", "PROPN", "PRON", "DET", "PUNCT", "NUM":
				called = t.POS == "DET" || end+1 >= s.End || w.tokens[prev].POS == "PRON" || !wordy(w.tokens[end+1].Form) || w.tokens[end+1].POS == "CCONJ" || w.tokens[end+1].POS == "ADJ" || w.tokens[end+1].POS == "ADP"
			}
		case "CCONJ":
			if k := end + 1; k < s.End && (finite(&w.tokens[k]) || w.tokens[k].POS == "VERB" || w.tokens[k].POS == "ADV") {
				break scan
			}
		case "SCONJ":
			if end > start {
				break scan
			}
		case "VERB", "AUX":
			if called && (finite(t) || t.Tag == "VBG") {
				break scan
			}
			if !called && finite(t) && end == start+1 {
				return dateline.Span{}
			}
		}
		end++
	}
	if !called {
		return dateline.Span{}
	}
	for end > start && (w.tokens[end-1].POS == "CCONJ" || w.tokens[end-1].POS == "ADP") {
		end--
	}
	return dateline.Span{Start: start, End: end}
}
