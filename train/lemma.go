package train

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/nlp/tagger"
)

// Lemmas learns lemmas from the tokens of a document: a rule for each ending that most words of
// one tag with it follow, and a table of the words that break the rules.
func Lemmas(d *dateline.Document) *tagger.Lemmas {
	type typed struct{ pos, tag, form string }
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
	type ending struct{ tags, text string }
	votes := map[ending]map[tagger.Script]int{}
	lemmas := make([]string, len(types))
	for i, k := range types {
		lemmas[i] = most(counts[k])
		s := script(k.form, lemmas[i])
		for _, e := range endings(strings.ToLower(k.form)) {
			at := ending{k.pos + "|" + k.tag, e}
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
	l := &tagger.Lemmas{Words: map[string]map[string]string{}, Endings: map[string]map[string]tagger.Script{}}
	for _, e := range all {
		s, n, sum := winner(votes[e])
		if l.Endings[e.tags] == nil {
			l.Endings[e.tags] = map[string]tagger.Script{}
		}
		if e.text != "" {
			_, size := utf8.DecodeRuneInString(e.text)
			if sum < 2 || n*10 < sum*6 || l.Rule(e.text[size:], e.tags) == s {
				continue
			}
		}
		l.Endings[e.tags][e.text] = s
	}
	for i, k := range types {
		if l.ByEnding(k.form, k.pos, k.tag) == lemmas[i] {
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
