package tagger

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A script turns a form into its lemma: cut Cut characters off the end, put Add there. Case says
// what happens to the letters first.
type script struct {
	Cut  int
	Add  string
	Case byte // l: to lower case, k: keep, c: first letter capital and the rest lower case
}

// apply returns the lemma of a form, the form itself if the script does not fit.
func (s script) apply(form string) string {
	form = recase(form, s.Case)
	if s.Cut == 0 && s.Add == "" {
		return form
	}
	for range s.Cut {
		_, n := utf8.DecodeLastRuneInString(form)
		if n == 0 || n == len(form) && s.Add == "" {
			return form
		}
		form = form[:len(form)-n]
	}
	return form + s.Add
}

// recase changes the letters of a form as script.Case says.
func recase(form string, how byte) string {
	switch how {
	case 'l':
		return strings.ToLower(form)
	case 'c':
		r, n := utf8.DecodeRuneInString(form)
		return string(unicode.ToUpper(r)) + strings.ToLower(form[n:])
	}
	return form
}

// scriptOf returns the script that turns form into lemma.
func scriptOf(form, lemma string) script {
	best := script{Cut: 1 << 20}
	for _, c := range []byte{'l', 'k', 'c'} {
		f := []rune(recase(form, c))
		l := []rune(lemma)
		n := 0
		for n < len(f) && n < len(l) && f[n] == l[n] {
			n++
		}
		if cut := len(f) - n; cut+len(l)-n < best.Cut+len([]rune(best.Add)) {
			best = script{cut, string(l[n:]), c}
		}
	}
	return best
}

// Lemmas finds lemmas by a table of known words and by rules on endings.
type Lemmas struct {
	words   map[string]string // tag, tab, form -> lemma, where the rules are wrong
	endings map[string]script // tag, tab, ending -> script
}

// maxEnding is the length of the longest ending that rules look at, in characters.
const maxEnding = 7

// A LemmaExample is one word with its tags (universal and Penn, joined) and its lemma.
type LemmaExample struct{ Form, Tag, Lemma string }

// LearnLemmas learns from examples.
func LearnLemmas(examples []LemmaExample) *Lemmas {
	type typed struct{ tag, form string }
	counts := map[typed]map[string]int{}
	for _, e := range examples {
		if e.Lemma == "" {
			continue
		}
		k := typed{e.Tag, e.Form}
		if counts[k] == nil {
			counts[k] = map[string]int{}
		}
		counts[k][e.Lemma]++
	}
	keys := make([]typed, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		a, b := keys[i], keys[j]
		return a.tag < b.tag || a.tag == b.tag && a.form < b.form
	})
	votes := map[string]map[script]int{}
	best := make([]string, len(keys))
	for i, k := range keys {
		best[i] = most(counts[k])
		sc := scriptOf(k.form, best[i])
		for _, e := range endings(k.form) {
			e = k.tag + "\t" + e
			if votes[e] == nil {
				votes[e] = map[script]int{}
			}
			votes[e][sc]++
		}
	}
	l := &Lemmas{words: map[string]string{}, endings: map[string]script{}}
	names := make([]string, 0, len(votes))
	for e := range votes {
		names = append(names, e)
	}
	sort.Slice(names, func(i, j int) bool {
		return len(names[i]) < len(names[j]) || len(names[i]) == len(names[j]) && names[i] < names[j]
	})
	for _, e := range names {
		sc, n, all := mostScript(votes[e])
		tag, ending, _ := strings.Cut(e, "\t")
		if ending != "" {
			if all < 2 || n*10 < all*6 {
				continue
			}
			_, rest := utf8.DecodeRuneInString(ending)
			if l.ending(tag, ending[rest:]) == sc {
				continue
			}
		}
		l.endings[e] = sc
	}
	for i, k := range keys {
		if l.byEnding(k.form, k.tag) != best[i] {
			l.words[k.tag+"\t"+k.form] = best[i]
		}
	}
	return l
}

// endings returns the endings of a form in lower case, the empty one first.
func endings(form string) []string {
	form = strings.ToLower(form)
	out := []string{""}
	at := len(form)
	for i := 0; i < maxEnding && at > 0; i++ {
		_, n := utf8.DecodeLastRuneInString(form[:at])
		at -= n
		out = append(out, form[at:])
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

// mostScript is most for scripts, with its count and the sum of all.
func mostScript(counts map[script]int) (best script, n, all int) {
	less := func(a, b script) bool {
		if a.Cut != b.Cut {
			return a.Cut < b.Cut
		}
		return a.Add < b.Add || a.Add == b.Add && a.Case < b.Case
	}
	for k, c := range counts {
		all += c
		if c > n || c == n && less(k, best) {
			best, n = k, c
		}
	}
	return best, n, all
}

// ending returns the script of the longest known ending of a lower-case form.
func (l *Lemmas) ending(tag, form string) script {
	es := endings(form)
	for i := len(es) - 1; i >= 0; i-- {
		if sc, ok := l.endings[tag+"\t"+es[i]]; ok {
			return sc
		}
	}
	return script{Case: 'l'}
}

// byEnding returns the lemma that the rules give.
func (l *Lemmas) byEnding(form, tag string) string {
	return l.ending(tag, form).apply(form)
}

// Lemma returns the lemma of a form with its tags, universal and Penn joined.
func (l *Lemmas) Lemma(form, tag string) string {
	if w, ok := l.words[tag+"\t"+form]; ok {
		return w
	}
	return l.byEnding(form, tag)
}
