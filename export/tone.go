package export

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/record"
)

//go:embed tone.txt
var rings string

// words holds the words of tone.txt, 1 for a good ring and -1 for a bad one.
var words = sync.OnceValue(func() map[string]int {
	out := make(map[string]int, 4096)
	sign := 0
	for line := range strings.Lines(rings) {
		switch line = strings.TrimSpace(line); {
		case strings.HasPrefix(line, "#"):
		case line == "+":
			sign = 1
		case line == "-":
			sign = -1
		default:
			for w := range strings.FieldsSeq(line) {
				out[w] = sign
			}
		}
	}
	return out
})

// tone is the share of words with a good ring less that of words with a bad one, in percent, as GDELT counts the tone of a text. A word with a capital
// counts for neither, unless it begins a sentence: names ring of nothing. It is false for a text without words.
func tone(text string) (float64, bool) {
	list := words()
	sum, n, begin := 0, 0, true
	for field := range strings.FieldsSeq(text) {
		w := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w == "" {
			continue
		}
		n++
		if first, _ := utf8.DecodeRuneInString(w); begin || !unicode.IsUpper(first) {
			sum += list[strings.ReplaceAll(strings.ToLower(w), "’", "'")]
		}
		begin = strings.ContainsAny(field[strings.Index(field, w)+len(w):], ".!?")
	}
	if n == 0 {
		return 0, false
	}
	return 100 * float64(sum) / float64(n), true
}

// mood is the tone of an act: the mean over the reports that tell it, as many as can be read, empty without any.
func mood(a *record.Act, s *shelf) (string, error) {
	ids := []string{a.Lead.Report}
	for i := range a.Tellings {
		ids = append(ids, a.Tellings[i].Report)
	}
	sum, n, seen := 0.0, 0, make(map[string]bool, len(ids))
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		t, ok, err := s.tone(id)
		if err != nil {
			return "", err
		}
		if ok {
			sum, n = sum+t, n+1
		}
	}
	if n == 0 {
		return "", nil
	}
	return pitch(sum / float64(n)), nil
}

// pitch writes a tone.
func pitch(t float64) string { return strconv.FormatFloat(t, 'f', 4, 64) }
