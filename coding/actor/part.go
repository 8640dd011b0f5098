package actor

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// leagues makes bodies of names that end in Coalition, Alliance or Front, or go on behind it, and that the registry does not know: the Clean Rivers
// Coalition is not the coalition that has an army.
func (w *work) leagues() {
	d := w.d
	for i := range d.Tokens {
		if !isLeague(d.Tokens[i].Form) || d.Sentences[d.Tokens[i].Sent].Headline || w.nameAt[i] != 0 {
			continue
		}
		if h := w.hit(i); h != nil && h.End-h.Start > 1 {
			continue
		}
		s := d.Sentence(i)
		own := func(k int) bool { // a word of the name
			t := &d.Tokens[k]
			h := w.hit(k)
			return upper(t.Form) && (t.POS == "PROPN" || t.POS == "NOUN" || t.POS == "ADJ") && (h == nil || h.whole() == nil && h.entry("person") == nil && h.entry("thing") == nil)
		}
		name := dateline.Span{Start: i, End: i + 1}
		for name.Start > s.Start && own(name.Start-1) {
			name.Start--
		}
		if k := i + 1; k+1 < s.End && slices.Contains([]string{"for", "of", "against"}, d.Tokens[k].Form) && own(k+1) {
			for k++; k < s.End && own(k); k++ {
				name.End = k + 1
			}
		}
		if name.End-name.Start < 2 {
			continue
		}
		var state *Entry
		if h := w.hit(name.Start - 1); name.Start > s.Start && h != nil && h.state() != nil && h.End == name.Start && h.has(asAdjective) != nil {
			name.Start, state = h.Start, h.state()
		}
		w.enterBody(name, state)
	}
}

// isLeague reports whether a word with a capital ends the names of leagues.
func isLeague(form string) bool {
	return form == "Coalition" || form == "Alliance" || form == "Front"
}

// parts strikes out points of the compass that are read as a part of the world and begin the name of a region or force: West Yorkshire Police.
func (w *work) parts() {
	d := w.d
	for i := range w.hits {
		h := &w.hits[i]
		next := h.End
		if h.gone || h.End-h.Start > 1 || h.body() == nil || !region(h.body().Code) || next >= len(d.Tokens) || d.Tokens[next].Sent != d.Tokens[h.Start].Sent {
			continue
		}
		if w.capital(next) && upper(d.Tokens[h.Start].Form) && w.hit(next) == nil && w.nameAt[next] == 0 && h.has(asAdjective) == nil {
			h.gone = true
		}
	}
}

// titular makes names of titles that somebody in the report has as a surname: "Bram King came. King spoke".
func (w *work) titular() {
	d := w.d
	known := map[string]bool{}
	for i := range w.names {
		if n := &w.names[i]; !n.gone && n.End-n.Start > 1 {
			known[d.Tokens[n.End-1].Form] = true
		}
	}
	for i := range w.hits {
		h := &w.hits[i]
		k := h.Start
		if h.gone || h.End-k > 1 || w.nameAt[k] != 0 || h.has(asRole) == nil || !known[d.Tokens[k].Form] {
			continue
		}
		s := d.Sentence(k)
		if k > s.Start && (d.Tokens[k-1].POS == "DET" || d.Tokens[k-1].POS == "ADJ" || w.capital(k-1) || possessive(d.Tokens[k-1].Form)) {
			continue
		}
		if k+1 < s.End && (w.capital(k+1) || strings.EqualFold(d.Tokens[k+1].Form, "of")) {
			continue
		}
		h.gone = true
		w.addName(h.Span, nil)
	}
}

// civil gives the role that a word stands for beside its first: captains of a state's team, of a team or of a ship bear no arms, and a neighbour who does something, or somebody's, is a
// person of the quarter.
func (w *work) civil(u *unit) *Entry {
	d := w.d
	switch last := d.Tokens[u.core.End-1]; last.Lemma {
	case "captain":
		if h := w.hit(u.core.Start - 1); u.core.Start > u.Start && u.core.End-u.core.Start == 1 && h != nil && h.state() != nil && h.has(asName) != nil && h.has(asAdjective) == nil {
			return crowd
		}
		if k := u.core.Start - 2; k >= 0 && possessive(d.Tokens[k+1].Form) && slices.Contains([]string{"ship", "boat", "vessel", "ferry", "trawler", "tanker", "team", "club", "side"}, d.Tokens[k].Lemma) {
			return crowd
		}
	case "neighbour", "neighbor":
		if u.core.End-u.core.Start != 1 || len(u.states) > 0 || u.org != nil || u.foreign {
			return nil
		}
		if u.poss >= 0 {
			if slices.Contains([]string{"her", "his", "my"}, strings.ToLower(d.Tokens[u.poss].Form)) {
				return crowd
			}
			return nil
		}
		if !u.plural && (u.det == "a" || u.det == "one") && is(last.Dep, "nsubj") {
			return crowd
		}
	}
	return nil
}
