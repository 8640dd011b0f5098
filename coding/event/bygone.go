package event

import (
	"slices"
	"strings"
)

// bygone is how many years before the report the past is history.
const bygone = 5

// carry is how many sentences of a paragraph a year holds for.
const carry = 5

// longAgo reports whether an act without a date of its own is one of long ago: its clause is in the past, and its sentence, or the last one before it in the
// paragraph that tells a date, tells what was in a year long before the report or in an age that is over: "In 1940 he joined the army. He was captured". A sentence in
// the present or a date of late ends that. Remarks take their time from nobody: they are often those of the report itself.
func (c *coder) longAgo(i, sent int, code string) bool {
	day := c.today()
	if day == "" || c.Sentences[sent].Headline || !c.inPast(i) {
		return false
	}
	if old, told := c.era(sent, day); told {
		return old
	}
	if code < "04" || code[:2] == "10" || code[:2] == "11" || code[:2] == "12" || code[:2] == "13" {
		return false
	}
	for n := 0; n < carry && sent > 0 && !c.Sentences[sent].Paragraph; n++ {
		sent--
		if c.Sentences[sent].Headline {
			return false
		}
		if old, told := c.era(sent, day); told {
			return old
		}
		if !c.inPast(c.root(sent)) {
			return false
		}
	}
	return false
}

// era reports whether a sentence tells a time at all, and whether that is long before the given day for what its main clause tells.
func (c *coder) era(sent int, day string) (old, told bool) {
	for _, k := range c.dated[sent] {
		d := &c.Dates[k]
		if d.To == "" || d.Type != "DATE" && d.Type != "TIME" {
			continue
		}
		if told = true; year(day)-year(d.To) < bygone || year(d.To) <= 0 {
			return false, true
		}
		old = old || c.ofMain(c.spanHead(d.Span))
	}
	if s := &c.Sentences[sent]; !told {
		for i := s.Start + 1; i < s.End; i++ {
			if f := c.Tokens[i].Form; f == "War" && (c.Tokens[i-1].Form == "Cold" || c.Tokens[i-1].Form == "World") && slices.Contains([]string{"in", "during"}, c.preposition(i)) && c.ofMain(i) {
				return true, true
			}
		}
	}
	return old, told
}

// ofMain reports whether a time at token k is that of the main clause, told in the past.
func (c *coder) ofMain(k int) bool {
	for n := 0; n < 6; n++ {
		h := c.Tokens[k].Head
		if h < 0 {
			return c.inPast(k)
		}
		switch r, _, _ := strings.Cut(c.Tokens[k].Dep, ":"); r {
		case "obl", "advmod", "conj":
			if c.preposition(k) == "since" {
				return false
			}
		case "nmod", "nummod", "compound":
			if !strings.HasPrefix(c.Tokens[h].Dep, "obl") {
				return false
			}
		default:
			return false
		}
		k = h
	}
	return false
}

// inPast reports whether the clause of token i, or the one that it depends on if its verb has no tense, is in the past: "fought", "was captured", not "has fought".
func (c *coder) inPast(i int) bool {
	for n := 0; i >= 0 && n < 6; n++ {
		switch c.Tokens[i].Tag {
		case "VBD":
			return true
		case "VBZ", "VBP":
			return false
		}
		past, present := false, false
		for _, k := range c.kidsBy(i, "aux", "aux:pass", "cop") {
			switch c.Tokens[k].Tag {
			case "VBD":
				past = true
			case "VBZ", "VBP", "MD":
				present = true
			}
		}
		if past || present {
			return !present
		}
		i = c.Tokens[i].Head
	}
	return false
}

// root returns the token that heads a sentence, -1 if none does.
func (c *coder) root(sent int) int {
	for i := c.Sentences[sent].Start; i < c.Sentences[sent].End; i++ {
		if c.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}
