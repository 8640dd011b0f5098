// Package ud compares two CoNLL-U files with the same text, as the CoNLL 2018 shared task did.
package ud

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/dateline/dateline/internal/conllu"
)

// Scores are the measures of the CoNLL 2018 shared task (Zeman et al. 2018), computed as its
// script conll18_ud_eval.py does: tokens and sentences by their characters, everything else
// over words that both sides have. Relations are compared without subtypes, features only as
// far as they are universal, and a gold lemma _ counts as found.
type Scores struct {
	Tokens, Sentences, Words, UPOS, XPOS, UFeats, Lemmas, UAS, LAS Score
}

// A Score counts one measure.
type Score struct {
	Gold, System, Correct int
	Aligned               int // words that both sides have; 0 for tokens and sentences
}

// Precision returns the share of the system's that is right, 0 if it has none.
func (s Score) Precision() float64 { return share(s.Correct, s.System) }

// Recall returns the share of gold's that the system has, 0 if gold has none.
func (s Score) Recall() float64 { return share(s.Correct, s.Gold) }

// F1 returns the harmonic mean of precision and recall.
func (s Score) F1() float64 { return share(2*s.Correct, s.Gold+s.System) }

// Accuracy returns the share of the aligned words that is right, 0 where words are not compared.
func (s Score) Accuracy() float64 { return share(s.Correct, s.Aligned) }

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// String returns the table that the script prints.
func (s Scores) String() string {
	var b strings.Builder
	b.WriteString("Metric     | Precision |    Recall |  F1 Score | AligndAcc\n")
	b.WriteString("-----------+-----------+-----------+-----------+-----------\n")
	for _, m := range []struct {
		name string
		Score
	}{
		{"Tokens", s.Tokens},
		{"Sentences", s.Sentences},
		{"Words", s.Words},
		{"UPOS", s.UPOS},
		{"XPOS", s.XPOS},
		{"UFeats", s.UFeats},
		{"Lemmas", s.Lemmas},
		{"UAS", s.UAS},
		{"LAS", s.LAS},
	} {
		fmt.Fprintf(&b, "%-11s|%10.2f |%10.2f |%10.2f |", m.name, 100*m.Precision(), 100*m.Recall(), 100*m.F1())
		if m.Aligned > 0 {
			fmt.Fprintf(&b, "%10.2f", 100*m.Accuracy())
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// ErrText says that gold and system do not hold the same characters.
var ErrText = errors.New("gold and system differ in their text")

// Evaluate compares two CoNLL-U files with the same text; white space may differ.
func Evaluate(gold, system io.Reader) (Scores, error) {
	g, err := readSide(gold, "gold")
	if err != nil {
		return Scores{}, err
	}
	s, err := readSide(system, "system")
	if err != nil {
		return Scores{}, err
	}
	if at := differ(g.chars, s.chars); at >= 0 {
		return Scores{}, fmt.Errorf("%w: %q against %q", ErrText, excerpt(g.chars, at), excerpt(s.chars, at))
	}
	g.same = align(g.words, s.words)
	s.same = make([]int, len(s.words))
	for i := range s.same {
		s.same[i] = -1
	}
	aligned := 0
	for i, k := range g.same {
		if k >= 0 {
			s.same[k] = i
			aligned++
		}
	}
	out := Scores{Tokens: spans(g.tokens, s.tokens), Sentences: spans(g.sentences, s.sentences)}
	count := func(right func(a, b *word) bool) Score {
		r := Score{Gold: len(g.words), System: len(s.words), Aligned: aligned}
		for i, k := range g.same {
			if k >= 0 && right(&g.words[i], &s.words[k]) {
				r.Correct++
			}
		}
		return r
	}
	head := func(a, b *word) bool {
		if b.head < 0 {
			return a.head < 0
		}
		return a.head >= 0 && s.same[b.head] == a.head
	}
	out.Words = count(func(a, b *word) bool { return true })
	out.UPOS = count(func(a, b *word) bool { return a.UPOS == b.UPOS })
	out.XPOS = count(func(a, b *word) bool { return a.XPOS == b.XPOS })
	out.UFeats = count(func(a, b *word) bool { return universalFeats(a.Feats) == universalFeats(b.Feats) })
	out.Lemmas = count(func(a, b *word) bool { return a.Lemma == b.Lemma || a.Lemma == "" || a.Lemma == "_" })
	out.UAS = count(head)
	out.LAS = count(func(a, b *word) bool { return head(a, b) && relation(a.Dep) == relation(b.Dep) })
	return out, nil
}

// relation cuts the subtype off.
func relation(dep string) string {
	u, _, _ := strings.Cut(dep, ":")
	return u
}

// universalFeats keeps the features of the universal inventory.
func universalFeats(feats string) string {
	if feats == "" {
		return ""
	}
	parts := strings.Split(feats, "|")
	out := parts[:0]
	for _, p := range parts {
		name, _, _ := strings.Cut(p, "=")
		switch name {
		case "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case", "Definite",
			"Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite":
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return strings.Join(out, "|")
}

// A stretch is a half-open range of the characters that are not white space.
type stretch struct{ from, to int }

// A word is a word with the characters of its surface token and its head's number, -1 for the root.
type word struct {
	stretch
	*conllu.Word
	multi bool
	head  int
}

// A side is one of the two files.
type side struct {
	chars             []rune
	tokens, sentences []stretch
	words             []word
	same              []int // the word of the other side that is the same, -1 for none
}

func readSide(r io.Reader, name string) (*side, error) {
	in := conllu.NewReader(r, name)
	s := &side{}
	for {
		sent, err := in.Next()
		if err == io.EOF {
			return s, nil
		}
		if err != nil {
			return nil, err
		}
		s.add(sent)
	}
}

// add takes a sentence over.
func (s *side) add(sent *conllu.Sentence) {
	start, first := len(s.chars), len(s.words)
	multi := sent.Multi
	until := 0
	var span stretch
	for i := range sent.Words {
		w := &sent.Words[i]
		form := w.Form
		if len(multi) > 0 && multi[0].First == i+1 {
			form, until = multi[0].Form, multi[0].Last
			multi = multi[1:]
		} else if i < until {
			form = ""
		}
		if form != "" {
			from := len(s.chars)
			for _, c := range form {
				if !unicode.IsSpace(c) {
					s.chars = append(s.chars, c)
				}
			}
			span = stretch{from, len(s.chars)}
			s.tokens = append(s.tokens, span)
		}
		head := -1
		if w.Head > 0 {
			head = first + w.Head - 1
		}
		s.words = append(s.words, word{span, w, i < until, head})
	}
	s.sentences = append(s.sentences, stretch{start, len(s.chars)})
}

// differ returns the first place where two texts differ, -1 if they are the same.
func differ(a, b []rune) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}

func excerpt(text []rune, at int) string {
	return string(text[min(len(text), max(0, at-10)):min(len(text), at+20)])
}

// spans compares ranges that are in order on both sides.
func spans(gold, system []stretch) Score {
	s := Score{Gold: len(gold), System: len(system)}
	for i, k := 0, 0; i < len(gold) && k < len(system); {
		switch {
		case system[k].from < gold[i].from:
			k++
		case gold[i].from < system[k].from:
			i++
		default:
			if gold[i] == system[k] {
				s.Correct++
			}
			i++
			k++
		}
	}
	return s
}

// align returns for each gold word the system word that is the same, -1 for none. Words are the same
// if they cover the same characters; around surface tokens of several words, if they belong to the
// longest common run of forms.
func align(gold, system []word) []int {
	same := make([]int, len(gold))
	for i := range same {
		same[i] = -1
	}
	for i, k := 0, 0; i < len(gold) && k < len(system); {
		g, s := &gold[i], &system[k]
		if g.multi && g.from <= s.to && s.from < g.to || s.multi && s.from <= g.to && g.from < s.to {
			gi, si := multiRange(gold, system, i, k)
			lcs(gold[i:gi], system[k:si], same[i:gi], k)
			i, k = gi, si
			continue
		}
		switch {
		case g.stretch == s.stretch:
			same[i] = k
			i++
			k++
		case g.from <= s.from:
			i++
		default:
			k++
		}
	}
	return same
}

// multiRange returns the ends of the words from i and k on that hang together through tokens of several words.
func multiRange(gold, system []word, i, k int) (int, int) {
	end := 0
	if gold[i].multi {
		end = gold[i].to
	}
	if system[k].multi {
		end = max(end, system[k].to)
	}
	for i < len(gold) && gold[i].from < end || k < len(system) && system[k].from < end {
		if i < len(gold) && (k >= len(system) || gold[i].from <= system[k].from) {
			if gold[i].multi {
				end = max(end, gold[i].to)
			}
			i++
		} else {
			if system[k].multi {
				end = max(end, system[k].to)
			}
			k++
		}
	}
	return i, k
}

// lcs pairs the longest common subsequence of forms; base is the number of the first system word.
func lcs(gold, system []word, same []int, base int) {
	n := len(system) + 1
	table := make([]int, (len(gold)+1)*n)
	equal := func(i, k int) bool { return strings.EqualFold(gold[i].Form, system[k].Form) }
	for i := len(gold) - 1; i >= 0; i-- {
		for k := len(system) - 1; k >= 0; k-- {
			if equal(i, k) {
				table[i*n+k] = 1 + table[(i+1)*n+k+1]
			} else {
				table[i*n+k] = max(table[(i+1)*n+k], table[i*n+k+1])
			}
		}
	}
	for i, k := 0, 0; i < len(gold) && k < len(system); {
		switch {
		case equal(i, k):
			same[i] = base + k
			i++
			k++
		case table[(i+1)*n+k] >= table[i*n+k+1]:
			i++
		default:
			k++
		}
	}
}
