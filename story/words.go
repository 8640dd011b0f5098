package story

import (
	"bufio"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed words.txt
var wordsTxt string

// A Maker makes briefs of reports. It doesn't change after NewMaker and serves any number of goroutines.
type Maker struct {
	weights map[string]float32 // of stems, 0 to 1; what is missing weighs 1
	one     map[string]string  // stems that count as another
}

// NewMaker loads the weights of words that are built in.
func NewMaker() (*Maker, error) {
	m, err := readWords(wordsTxt)
	if err != nil {
		return nil, fmt.Errorf("words.txt:%w", err)
	}
	return m, nil
}

// readWords reads lines of a weight from 0 to 9 and the words that have it, and lines of = and words that count as the first of them.
func readWords(text string) (*Maker, error) {
	out := &Maker{map[string]float32{}, map[string]string{}}
	sc := bufio.NewScanner(strings.NewReader(text))
	for n := 1; sc.Scan(); n++ {
		f := strings.Fields(sc.Text())
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		if f[0] == "=" {
			if len(f) < 3 {
				return nil, fmt.Errorf("%d: = needs two words", n)
			}
			for _, word := range f[2:] {
				s := stem(word)
				if old, ok := out.one[s]; ok && old != stem(f[1]) {
					return nil, fmt.Errorf("%d: %q counts as %q and as %q", n, word, old, f[1])
				}
				out.one[s] = stem(f[1])
			}
			continue
		}
		w, err := strconv.Atoi(f[0])
		if err != nil || w < 0 || w > 9 {
			return nil, fmt.Errorf("%d: %q is no weight from 0 to 9", n, f[0])
		}
		for _, word := range f[1:] {
			s := stem(word)
			if old, ok := out.weights[s]; !ok || float32(w)/10 < old {
				out.weights[s] = float32(w) / 10
			}
		}
	}
	return out, sc.Err()
}

// base returns the stem of a word, or the one that it counts as.
func (m *Maker) base(word string) string {
	s := stem(word)
	if t, ok := m.one[s]; ok {
		return t
	}
	return s
}

// weight returns how much a stem tells, 0 to 1.
func (m *Maker) weight(s string) float32 {
	if w, ok := m.weights[s]; ok {
		return w
	}
	if s[0] >= '0' && s[0] <= '9' {
		return 0.3
	}
	return 1
}

// dotted reports whether the full stop at i parts the letters of an abbreviation: U.S., a.m.
func dotted(text string, i int) bool {
	return i > 0 && i+2 < len(text) && letter(text[i-1]) && letter(text[i+1]) && (i < 2 || !letter(text[i-2])) && !letter(text[i+2])
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// split returns the words of a text in small letters without marks, without single letters and the 's of a genitive.
func split(text string) []string {
	out := make([]string, 0, len(text)/6)
	var word []byte
	end := func() {
		if len(word) > 1 || len(word) == 1 && word[0] >= '0' && word[0] <= '9' {
			out = append(out, string(word))
		}
		word = word[:0]
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				word = append(word, c)
			case 'A' <= c && c <= 'Z':
				word = append(word, c+'a'-'A')
			case c == '.' && dotted(text, i):
			default:
				end()
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Mn, r) {
			end()
			continue
		}
		for _, d := range norm.NFD.String(string(unicode.ToLower(r))) {
			if !unicode.Is(unicode.Mn, d) {
				word = utf8.AppendRune(word, d)
			}
		}
	}
	end()
	return out
}

// stem takes the endings off a word that make no other word of it. It errs on the short side: what counts is that forms of one word meet.
func stem(w string) string {
	n := len(w)
	switch {
	case n < 4:
	case strings.HasSuffix(w, "sses"):
		w = w[:n-2]
	case strings.HasSuffix(w, "ies"):
		w = w[:n-3] + "y"
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
	case strings.HasSuffix(w, "s"):
		w = w[:n-1]
	}
	n = len(w)
	switch {
	case n > 5 && strings.HasSuffix(w, "ied"):
		return w[:n-3] + "y"
	case n > 6 && strings.HasSuffix(w, "ing"):
		w = single(w[:n-3])
	case n > 5 && strings.HasSuffix(w, "ed"):
		w = single(w[:n-2])
	}
	if n = len(w); n > 4 && w[n-1] == 'e' {
		w = w[:n-1]
	}
	return w
}

// single undoes a doubled consonant at the end: stopp, stop.
func single(w string) string {
	n := len(w)
	if n > 3 && w[n-1] == w[n-2] && strings.IndexByte("bdgmnprt", w[n-1]) >= 0 {
		return w[:n-1]
	}
	return w
}

const (
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

// hash is FNV-1a, which is the same on every machine; briefs are kept.
func hash(s string) uint64 {
	h := uint64(offset64)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime64
	}
	return h
}

// key folds a hash to 32 bits, well mixed.
func key(h uint64) uint32 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	return uint32(h >> 32)
}
