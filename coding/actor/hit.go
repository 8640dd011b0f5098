package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// A hit is a stretch of tokens that the registry knows in one or more readings.
type hit struct {
	dateline.Span
	senses []sense
	gone   bool // overruled by a longer name
	taken  bool // part of a unit or of a name
}

// longest is the most tokens that a name of the registry may have.
const longest = 14

// scan finds the longest names of the registry from left to right.
func (w *work) scan() {
	d := w.d
	for i := 0; i < len(d.Tokens); {
		n, senses := w.match(i)
		if n == 0 {
			i++
			continue
		}
		for k := i; k < i+n; k++ {
			w.hitAt[k] = int32(len(w.hits) + 1)
		}
		w.hits = append(w.hits, hit{Span: dateline.Span{Start: i, End: i + n}, senses: senses})
		i += n
	}
}

// match returns how many tokens the longest name beginning at token i has, and its readings.
func (w *work) match(i int) (n int, found []sense) {
	d := w.d
	first, _ := utf8.DecodeRuneInString(d.Tokens[i].Form)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return 0, nil
	}
	end := min(d.Sentences[d.Tokens[i].Sent].End, i+longest)
	h, gap := hashStart, false
	short, name := 0, []sense(nil) // longest that names a state or organisation
	defer func() {
		// "Coalition partners" is about the Coalition
		if short > 0 && short < n && rolesOnly(found) && w.possessor(i) == nil && i > d.Sentence(i).Start && unicode.IsUpper(first) && !upper(d.Tokens[i+n-1].Form) {
			n, found = short, name
		}
	}()
	for j := i; j < end; j++ {
		t := &d.Tokens[j]
		if j > i && t.Start > d.Tokens[j-1].End {
			gap = true
		}
		grown := false
		for _, r := range t.Form {
			f := fold(r)
			if f == 0 {
				continue
			}
			if f == ' ' {
				gap = true
				continue
			}
			if gap {
				if _, ok := w.prefixes[h]; !ok {
					return n, found
				}
				h, gap = h.add(' '), false
			}
			h, grown = h.add(f), true
		}
		if gap {
			if _, ok := w.prefixes[h]; !ok {
				return n, found
			}
			continue
		}
		if !grown {
			continue
		}
		if all, ok := w.senses[h]; ok {
			if fit := w.fit(all, i, j+1); len(fit) > 0 {
				n, found = j+1-i, fit
				if !rolesOnly(fit) {
					short, name = n, fit
				}
			}
		}
		if j+1 < end && d.Tokens[j+1].Start > t.End {
			if _, ok := w.prefixes[h]; !ok {
				return n, found
			}
		}
	}
	return n, found
}

// rolesOnly reports whether all readings are words for roles.
func rolesOnly(senses []sense) bool {
	for i := range senses {
		if senses[i].kind < asPost {
			return false
		}
	}
	return true
}

// fit returns the readings that the letter case, the tags and the date allow.
func (w *work) fit(all []sense, i, j int) []sense {
	ok := 0
	for k := range all {
		if w.fits(&all[k], i, j) {
			ok++
		}
	}
	if ok == len(all) {
		return top(all)
	}
	if ok == 0 {
		return nil
	}
	out := make([]sense, 0, ok)
	for k := range all {
		if w.fits(&all[k], i, j) {
			out = append(out, all[k])
		}
	}
	return top(out)
}

func (w *work) fits(s *sense, i, j int) bool {
	d := w.d
	if !s.term.Holds(w.day) {
		return false
	}
	last := &d.Tokens[j-1]
	switch s.kind {
	case asRole, asRoles:
		switch last.POS {
		case "NOUN", "PROPN", "":
			if j-i == 1 && last.Form == "force" && w.abstract(i) {
				return false
			}
		case "ADJ", "X", "NUM":
			if j-i == 1 && !is(last.Dep, "obj") && !is(last.Dep, "nsubj") && !is(last.Dep, "iobj") && !adjectiveRole(last.Form) && !(s.entry.Title && upper(last.Form) && s.entry.Group == "person") {
				return false
			}
		default:
			return false
		}
	default:
		if s.upper && !upper(d.Tokens[i].Form) && !(arabic(d.Tokens[i].Form) && upper(last.Form)) {
			return false
		}
		if j-i == 1 && last.POS == "VERB" && i == d.Sentence(i).Start {
			return false
		}
	}
	if s.exact {
		text := d.Text[d.Tokens[i].Start:last.End]
		if text != s.text && strings.ReplaceAll(text, ".", "") != strings.ReplaceAll(s.text, ".", "") && !(last.POS == "PROPN" && titled(text, s.text)) {
			return false
		}
		if j-i == 1 && last.POS == "PRON" {
			return false
		}
		if (s.text == "PM" || s.text == "AM") && i > 0 && d.Tokens[i-1].POS == "NUM" {
			return false
		}
	}
	return true
}

// abstract reports whether "force" at token i is violence and no body of soldiers: "by force", "excessive force", "the use of force".
func (w *work) abstract(i int) bool {
	d := w.d
	if w.child(i, "det") >= 0 || w.child(i, "nmod:poss") >= 0 || w.child(i, "compound") >= 0 {
		return false
	}
	k := w.child(i, "amod")
	if k < 0 {
		return true
	}
	switch strings.ToLower(d.Tokens[k].Form) {
	case "excessive", "deadly", "lethal", "brute", "undue", "disproportionate", "full", "unnecessary", "physical", "indiscriminate", "maximum", "reasonable", "overwhelming", "unlawful":
		return true
	}
	return false
}

// titled reports whether a text is an acronym of four letters or more written like a name: Nato, Isis.
func titled(text, short string) bool {
	return len(short) >= 4 && len(text) == len(short) && text[0] == short[0] && text[1:] == strings.ToLower(short[1:]) && strings.ToUpper(short) == short &&
		strings.IndexFunc(short, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// adjectiveRole reports whether a word names a role also where it is tagged as an adjective.
func adjectiveRole(form string) bool {
	switch strings.ToLower(form) {
	case "military", "civilian", "civilians", "rebel", "insurgent", "militant", "terrorist", "paramilitary", "opposition", "jihadist", "separatist", "islamist":
		return true
	}
	return false
}

// has returns the first reading of the hit in one of the kinds, or nil.
func (h *hit) has(kinds ...kind) *sense {
	for _, k := range kinds {
		for i := range h.senses {
			if h.senses[i].kind == k {
				return &h.senses[i]
			}
		}
	}
	return nil
}

// entry returns the entry of the kind that the hit names by its name, or nil.
func (h *hit) entry(kind string) *Entry {
	for i := range h.senses {
		s := &h.senses[i]
		if s.entry.Kind == kind && (s.kind == asName || s.kind == asShort) {
			return s.entry
		}
	}
	return nil
}

// state returns the state that the hit names in any way: by name, adjective, people, capital or seat.
func (h *hit) state() *Entry {
	for i := range h.senses {
		if h.senses[i].entry.Kind == "state" {
			return h.senses[i].entry
		}
	}
	return nil
}

// body returns the organisation that the hit names, by name, adjective, people or seat.
func (h *hit) body() *Entry {
	for i := range h.senses {
		if h.senses[i].entry.Kind == "org" && h.senses[i].kind != asPost {
			return h.senses[i].entry
		}
	}
	return nil
}

func upper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// arabic reports whether a word is the Arabic article, which names carry with and without a capital: "al-Qaeda".
func arabic(s string) bool {
	switch s {
	case "al", "el", "ad", "an", "ar", "as", "ash", "at", "az":
		return true
	}
	return false
}
