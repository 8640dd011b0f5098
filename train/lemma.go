package train

import (
	_ "embed"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/nlp/tagger"
)

//go:embed irregular.txt
var irregular string

// typed is a form with its tags.
type typed struct{ pos, tag, form string }

// Lemmas learns lemmas from the tokens of a document: a rule for each ending that most words of
// one tag with it follow, and tables of the words that break the rules.
func Lemmas(d *dateline.Document) *tagger.Lemmas {
	counts := map[typed]map[string]int{}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Lemma == "" {
			continue
		}
		k := typed{t.POS, t.Tag, t.Form}
		if counts[k] == nil {
			counts[k] = map[string]int{}
		}
		counts[k][t.Lemma]++
	}
	base := map[string]bool{}
	for i := range d.Tokens {
		if t := &d.Tokens[i]; t.POS == "VERB" && (t.Tag == "VB" || t.Tag == "VBP") {
			base[t.Lemma] = true
		}
	}
	for _, x := range irregulars() {
		// A lemma that is nobody's base form is a slip of the treebank.
		if c := counts[x.typed]; c == nil || x.pos == "VERB" && !base[most(c)] {
			counts[x.typed] = map[string]int{x.lemma: max(1, total(c))}
		}
	}
	types := make([]typed, 0, len(counts))
	for k := range counts {
		types = append(types, k)
	}
	sort.Slice(types, func(i, j int) bool {
		a, b := types[i], types[j]
		if a.pos != b.pos {
			return a.pos < b.pos
		}
		return a.tag < b.tag || a.tag == b.tag && a.form < b.form
	})
	lemmas := make([]string, len(types))
	for i, k := range types {
		lemmas[i] = most(counts[k])
	}
	l := &tagger.Lemmas{
		Words:   map[string]map[string]string{},
		Forms:   map[string]map[string]string{},
		Endings: endingRules(types, lemmas),
		Known:   map[string][]string{},
	}
	known := map[string]map[string]bool{}
	for i, k := range types {
		if k.pos != "VERB" && k.pos != "NOUN" && k.pos != "ADJ" {
			continue
		}
		if known[k.pos] == nil {
			known[k.pos] = map[string]bool{}
		}
		if w := lemmas[i]; !known[k.pos][w] && w == strings.ToLower(w) && (k.tag == "VB" || k.tag == "NN" || k.tag == "JJ" || total(counts[k]) > 1) {
			known[k.pos][w] = true
			l.Known[k.pos] = append(l.Known[k.pos], w)
		}
	}
	for _, line := range strings.Split(irregular, "\n") {
		if list, ok := strings.CutPrefix(line, "v "); ok {
			l.Known["VERB"] = append(l.Known["VERB"], strings.Fields(list)...)
		}
	}
	for pos, list := range l.Known {
		slices.Sort(list)
		l.Known[pos] = slices.Compact(list)
	}
	l.Prepare()
	votes := map[[2]string]map[string]int{}
	wrong := map[[2]string]bool{}
	for i, k := range types {
		low := strings.ToLower(k.form)
		at := [2]string{k.pos, low}
		if votes[at] == nil {
			votes[at] = map[string]int{}
		}
		votes[at][lemmas[i]] += total(counts[k])
		if l.ByRule(k.form, low, k.pos, k.tag) != lemmas[i] {
			wrong[at] = true
		}
	}
	for at := range wrong {
		if at[0] == "VERB" || at[0] == "AUX" || at[0] == "NOUN" {
			if l.Forms[at[0]] == nil {
				l.Forms[at[0]] = map[string]string{}
			}
			l.Forms[at[0]][at[1]] = most(votes[at])
		}
	}
	for i, k := range types {
		if l.Lemma(k.form, k.pos, k.tag) == lemmas[i] {
			continue
		}
		tags := k.pos + "|" + k.tag
		if l.Words[tags] == nil {
			l.Words[tags] = map[string]string{}
		}
		l.Words[tags][k.form] = lemmas[i]
	}
	return l
}

// endingRules returns the rules on endings for words with their lemmas.
func endingRules(types []typed, lemmas []string) map[string]map[string]tagger.Script {
	type ending struct{ tags, text string }
	votes := map[ending]map[tagger.Script]int{}
	for i, k := range types {
		s := script(k.form, lemmas[i])
		for _, e := range endings(strings.ToLower(k.form)) {
			at := ending{k.pos + "|" + k.tag + tagger.Letters(k.form), e}
			if votes[at] == nil {
				votes[at] = map[tagger.Script]int{}
			}
			votes[at][s]++
		}
	}
	all := make([]ending, 0, len(votes))
	for e := range votes {
		all = append(all, e)
	}
	sort.Slice(all, func(i, j int) bool {
		a, b := all[i], all[j]
		if len(a.text) != len(b.text) {
			return len(a.text) < len(b.text)
		}
		return a.tags < b.tags || a.tags == b.tags && a.text < b.text
	})
	out := map[string]map[string]tagger.Script{}
	for _, e := range all {
		s, n, sum := winner(votes[e])
		if out[e.tags] == nil {
			out[e.tags] = map[string]tagger.Script{}
		}
		if e.text != "" {
			_, size := utf8.DecodeRuneInString(e.text)
			if sum < 2 || n*10 < sum*6 || longest(out[e.tags], e.text[size:]) == s {
				continue
			}
		}
		out[e.tags][e.text] = s
	}
	return out
}

// longest returns the rule of the longest ending of low.
func longest(rules map[string]tagger.Script, low string) tagger.Script {
	for {
		if s, ok := rules[low]; ok || low == "" {
			return s
		}
		_, size := utf8.DecodeRuneInString(low)
		low = low[size:]
	}
}

// irregulars returns the forms of irregular.txt with their lemmas.
func irregulars() []struct {
	typed
	lemma string
} {
	var out []struct {
		typed
		lemma string
	}
	add := func(pos, tag, forms, lemma string) {
		for _, f := range strings.Split(forms, "/") {
			out = append(out, struct {
				typed
				lemma string
			}{typed{pos, tag, f}, lemma})
		}
	}
	for _, line := range strings.Split(irregular, "\n") {
		f := strings.Fields(line)
		switch {
		case len(f) != 3 || f[0] == "#" || f[0] == "v":
		case f[0] == "n":
			add("NOUN", "NN", f[1], f[1])
			add("NOUN", "NNS", f[2], f[1])
		default:
			add("VERB", "VB", f[0], f[0])
			add("VERB", "VBD", f[1], f[0])
			add("VERB", "VBN", f[2], f[0])
		}
	}
	return out
}

// script returns the shortest script that turns form into lemma.
func script(form, lemma string) tagger.Script {
	best, cost := tagger.Script{}, -1
	for _, c := range []string{"l", "k", "c"} {
		f, l := []rune(tagger.Script{Case: c}.Apply(form)), []rune(lemma)
		n := 0
		for n < len(f) && n < len(l) && f[n] == l[n] {
			n++
		}
		if x := len(f) + len(l) - 2*n; cost < 0 || x < cost {
			best, cost = tagger.Script{Cut: len(f) - n, Add: string(l[n:]), Case: c}, x
		}
	}
	return best
}

// endings returns the endings of a form, the empty one first.
func endings(low string) []string {
	out := []string{""}
	at := len(low)
	for n := 0; n < tagger.MaxEnding && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(low[:at])
		at -= size
		out = append(out, low[at:])
	}
	return out
}

// most returns the key with the largest count, the smallest of equals.
func most(counts map[string]int) string {
	best, n := "", 0
	for k, c := range counts {
		if c > n || c == n && k < best {
			best, n = k, c
		}
	}
	return best
}

// total adds up counts.
func total(counts map[string]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

// winner is most for scripts, with its count and the sum of all.
func winner(counts map[tagger.Script]int) (best tagger.Script, n, sum int) {
	less := func(a, b tagger.Script) bool {
		if a.Cut != b.Cut {
			return a.Cut < b.Cut
		}
		return a.Add < b.Add || a.Add == b.Add && a.Case < b.Case
	}
	for k, c := range counts {
		sum += c
		if c > n || c == n && less(k, best) {
			best, n = k, c
		}
	}
	return best, n, sum
}
