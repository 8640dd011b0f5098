package tagger

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Script turns a form into its lemma: cut Cut characters off the end and put Add there. Case
// says what happens to the letters first: l to lower case, k keep them, c first letter capital
// and the rest lower case.
type Script struct {
	Cut  int    `json:"n,omitempty"`
	Add  string `json:"a,omitempty"`
	Case string `json:"c"`
}

// Apply returns the lemma of a form, the form itself if the script does not fit.
func (s Script) Apply(form string) string {
	form = recase(form, s.Case)
	end := len(form)
	for range s.Cut {
		_, n := utf8.DecodeLastRuneInString(form[:end])
		if n == end && s.Add == "" || n == 0 {
			return form
		}
		end -= n
	}
	if s.Add == "" {
		return form[:end]
	}
	return form[:end] + s.Add
}

// recase changes the letters of a form as Script.Case says.
func recase(form, how string) string {
	switch how {
	case "l":
		return strings.ToLower(form)
	case "c":
		r, n := utf8.DecodeRuneInString(form)
		return string(unicode.ToUpper(r)) + strings.ToLower(form[n:])
	}
	return form
}

// Lemmas finds lemmas, first in a table of words, then by rules on endings. Both stand by the two
// tags joined; the tags of rules are followed by the letter of Letters.
type Lemmas struct {
	Words   map[string]map[string]string // form -> lemma, where the rules are wrong
	Forms   map[string]map[string]string // by the universal tag alone: form in lower case -> lemma
	Endings map[string]map[string]Script // ending in lower case -> what to do
	Known   map[string][]string          // by the universal tag: lemmas in lower case that words have
	known   map[string]map[string]bool
	usual   map[string][]Script // by the key of Endings: the scripts of most rules
}

// maxUsual is the number of usual scripts for each tag.
const maxUsual = 6

// Prepare makes the lemmas ready for use after Known has changed.
func (l *Lemmas) Prepare() {
	l.known = map[string]map[string]bool{}
	for pos, list := range l.Known {
		set := make(map[string]bool, len(list))
		for _, w := range list {
			set[w] = true
		}
		l.known[pos] = set
	}
	l.usual = map[string][]Script{}
	for tags, rules := range l.Endings {
		counts := map[Script]int{}
		for _, s := range rules {
			counts[s]++
		}
		var list []Script
		for s := range counts {
			list = append(list, s)
		}
		slices.SortFunc(list, func(a, b Script) int {
			return cmp.Or(counts[b]-counts[a], a.Cut-b.Cut, cmp.Compare(a.Add, b.Add), cmp.Compare(a.Case, b.Case))
		})
		l.usual[tags] = list[:min(len(list), maxUsual)]
	}
}

// MaxEnding is the length of the longest ending that rules look at, in characters.
const MaxEnding = 7

// latin are plurals as in Latin that no ending tells.
var latin = map[string]string{"memoranda": "memorandum", "referenda": "referendum", "communiques": "communique", "communiqués": "communiqué", "mous": "mou"}

// Lemma returns the lemma of a form with its tags.
func (l *Lemmas) Lemma(form, pos, tag string) string {
	if w, ok := l.Words[pos+"|"+tag][form]; ok {
		return w
	}
	low := strings.ToLower(form)
	if w, ok := latin[low]; ok && pos == "NOUN" {
		return w
	}
	if w, ok := l.Forms[pos][low]; ok {
		return w
	}
	if k := strings.LastIndexByte(form, '-'); pos == "VERB" && k > 0 && k+1 < len(form) && unicode.IsLower(rune(form[k+1])) { // co-chaired, re-opened
		return low[:k+1] + l.Lemma(form[k+1:], pos, tag)
	}
	return l.ByRule(form, low, pos, tag)
}

// ByRule returns the lemma that the rules give to a form, which is low in lower case: of the rules
// whose ending fits, the longest that leads to a known lemma, or else what another rule of the tag
// makes a known lemma, or else the longest.
func (l *Lemmas) ByRule(form, low, pos, tag string) string {
	tags := pos + "|" + tag + Letters(form)
	rules := l.Endings[tags]
	known := l.known[pos]
	best, found := "", false
	start := len(low)
	for n := 0; n < MaxEnding && start > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(low[:start])
		start -= size
	}
	for at := start; ; {
		if s, ok := rules[low[at:]]; ok {
			w := s.Apply(form)
			if known[w] {
				return w
			}
			if !found {
				best, found = w, true
			}
		}
		if at == len(low) {
			break
		}
		_, size := utf8.DecodeRuneInString(low[at:])
		at += size
	}
	if known != nil {
		for _, s := range l.usual[tags] {
			if w := s.Apply(form); known[w] {
				return w
			}
		}
	}
	switch {
	case pos == "NUM" && form != "" && form[0] >= '0' && form[0] <= '9':
		return strings.ReplaceAll(form, ",", "")
	case !found:
		return low
	}
	return best
}

// classes are the tags under which a word may be known.
var classes = [][2]string{{"NOUN", "NN"}, {"NOUN", "NNS"}, {"VERB", "VB"}, {"VERB", "VBZ"}, {"VERB", "VBD"}, {"VERB", "VBN"}, {"VERB", "VBG"}, {"ADJ", "JJ"}, {"ADP", "IN"}, {"SCONJ", "IN"}, {"ADV", "RB"}}

// homonyms are words of the language that in news are names rather.
var homonyms = set("turkey polish guinea gulf islam")

// word reports whether a form in any letters is a known word of the language, a name not counted.
func (l *Lemmas) word(form string) bool {
	low := strings.ToLower(form)
	if homonyms[low] {
		return false
	}
	for _, c := range classes {
		if lemma, ok := l.Forms[c[0]][low]; ok && lemma != "" || l.known[c[0]][l.Lemma(low, c[0], c[1])] {
			return true
		}
	}
	return false
}

// Letters tells the case of a form: A all capitals, more than one; C a capital first; a otherwise.
func Letters(form string) string {
	upper, letters, first := 0, 0, false
	for i, r := range form {
		if unicode.IsUpper(r) {
			upper++
			first = first || i == 0
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	switch {
	case letters > 1 && upper == letters:
		return "A"
	case first:
		return "C"
	}
	return "a"
}
