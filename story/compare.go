package story

import (
	"slices"
	"strings"
	"unicode"

	"github.com/dateline/dateline/record"
)

// Compare tells what the text of a report has in common with that of an earlier one. ok is false if they share no passage. Headlines and datelines don't
// count.
func Compare(later, earlier *record.Report) (k record.Kin, ok bool) {
	a, b := sentences(body(later)), sentences(body(earlier))
	k = record.Kin{Report: later.ID, Of: earlier.ID, Changes: []record.Change{}}
	na, nb := length(a), length(b)
	if na == 0 || nb == 0 {
		return k, false
	}
	pairs, longest := match(a, b)
	shared := share(a, b)
	k.Shared = float64(int(shared*1000+0.5)) / 1000
	changed, deep := false, false
	gained, lost := 0, 0
	for _, p := range pairs {
		switch {
		case p.a == nil:
			lost += len(p.b.words)
		case p.b == nil:
			gained += len(p.a.words)
		case !slices.Equal(p.a.words, p.b.words):
			k.Changes = append(k.Changes, record.Change{Was: p.b.text, Is: p.a.text})
			changed, deep = true, deep || tells(p.a, p.b)
		}
	}
	switch {
	case slices.Equal(flat(a), flat(b)):
		k.Kind, k.Changes = record.Same, []record.Change{}
	case shared < repeated:
		if longest < passage {
			return k, false
		}
		k.Kind, k.Changes = record.Excerpt, []record.Change{}
	case 4*gained > nb && gained > lost:
		k.Kind = record.Longer
	case 4*lost > nb:
		k.Kind = record.Shorter
	case changed && deep:
		k.Kind = record.Corrected
		for _, p := range pairs {
			switch {
			case p.a == nil:
				k.Changes = append(k.Changes, record.Change{Was: p.b.text})
			case p.b == nil:
				k.Changes = append(k.Changes, record.Change{Is: p.a.text})
			}
		}
	default:
		k.Kind = record.Copy
	}
	return k, true
}

// passage is how many words in a row make a shared passage.
const passage = 12

type sentence struct {
	text  string
	words []string
}

// sentences parts a text at full stops and ends of paragraphs. It need not be right, only the same for the same words.
func sentences(text string) []sentence {
	var out []sentence
	add := func(s string) {
		if w := split(s); len(w) > 0 {
			out = append(out, sentence{strings.TrimSpace(s), w})
		}
	}
	for para := range strings.SplitSeq(text, "\n") {
		start := 0
		for i := 0; i+2 < len(para); i++ {
			if !strings.ContainsRune(".?!", rune(para[i])) {
				continue
			}
			k := i + 1
			if r := para[k:]; strings.HasPrefix(r, "\"") || strings.HasPrefix(r, "”") || strings.HasPrefix(r, "’") || strings.HasPrefix(r, "'") {
				k += len(r) - len(strings.TrimLeft(r, "\"'”’"))
			}
			if k+1 >= len(para) || para[k] != ' ' || short(para[start:i]) {
				continue
			}
			if next := []rune(para[k+1 : min(k+5, len(para))]); len(next) > 0 && unicode.IsLower(next[0]) {
				continue
			}
			add(para[start:k])
			start = k + 1
		}
		add(para[start:])
	}
	return out
}

// short reports whether the word before a full stop is a title, a month or an initial.
func short(s string) bool {
	w := s[strings.LastIndexByte(s, ' ')+1:]
	return len(w) == 1 && unicode.IsUpper(rune(w[0])) || strings.Contains(w, ".") ||
		slices.Contains([]string{"Mr", "Mrs", "Ms", "Dr", "Gen", "Col", "Maj", "Capt", "Lt", "Sgt", "Sen", "Rep", "Gov", "Prof", "St", "No", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"}, w)
}

func length(list []sentence) int {
	n := 0
	for _, s := range list {
		n += len(s.words)
	}
	return n
}

func flat(list []sentence) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.words...)
	}
	return out
}

// share is how many shingles of the shorter text stand in the longer.
func share(a, b []sentence) float64 {
	set := func(words []string) map[string]bool {
		out := map[string]bool{}
		for i := range max(1, len(words)-run+1) {
			out[strings.Join(words[i:min(i+run, len(words))], " ")] = true
		}
		return out
	}
	x, y := set(flat(a)), set(flat(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	n := 0
	for s := range x {
		if y[s] {
			n++
		}
	}
	return float64(n) / float64(len(x))
}

// A pair is a sentence of a later text and the one of the earlier that it repeats or changes; one of them may be missing.
type pair struct{ a, b *sentence }

// match pairs the sentences of two texts: equal ones first, then those that have most words in common. It also returns the number of words of the longest
// sentence that is in both.
func match(a, b []sentence) (out []pair, longest int) {
	taken := make([]bool, len(b))
	to := make([]int, len(a))
	for i := range a {
		to[i] = -1
		for k := range b {
			if !taken[k] && slices.Equal(a[i].words, b[k].words) {
				to[i], taken[k] = k, true
				longest = max(longest, len(a[i].words))
				break
			}
		}
	}
	for i := range a {
		if to[i] >= 0 {
			continue
		}
		best, at := 0.5, -1
		for k := range b {
			if x := dice(a[i].words, b[k].words); !taken[k] && x > best {
				best, at = x, k
			}
		}
		if at >= 0 {
			to[i], taken[at] = at, true
		}
	}
	for i := range a {
		if to[i] >= 0 {
			out = append(out, pair{&a[i], &b[to[i]]})
		} else {
			out = append(out, pair{&a[i], nil})
		}
	}
	for k := range b {
		if !taken[k] {
			out = append(out, pair{nil, &b[k]})
		}
	}
	return out, longest
}

// dice is twice the common words by all words.
func dice(a, b []string) float64 {
	count := map[string]int{}
	for _, w := range a {
		count[w]++
	}
	n := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			n++
		}
	}
	return 2 * float64(n) / float64(max(1, len(a)+len(b)))
}

// tells reports whether a changed sentence tells something else: words that are not in both hold a number or a name, or a "not".
func tells(a, b *sentence) bool {
	one := func(s, t *sentence) bool {
		for _, w := range s.words {
			if !slices.Contains(t.words, w) && (w == "not" || w == "no" || figure(w) || capital(s.text, w)) {
				return true
			}
		}
		return false
	}
	return one(a, b) || one(b, a)
}

// figure reports whether a word is a number, in figures or written out.
func figure(w string) bool {
	if w[0] >= '0' && w[0] <= '9' {
		return true
	}
	_, ok := count(w)
	return ok
}

// capital reports whether a word stands in the text with a capital letter, behind the first word.
func capital(text, w string) bool {
	for i, f := range strings.Fields(text) {
		if i > 0 && f != "" && unicode.IsUpper([]rune(f)[0]) {
			if s := split(f); len(s) > 0 && s[0] == w {
				return true
			}
		}
	}
	return false
}
