// Package titlecase reads headlines in which most words have a capital, as "Gondor Expels Rohan Envoy Over Raid": there the capital tells no name.
package titlecase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// long is the length from which on all words of such a headline have capitals; shorter ones may be articles and prepositions.
const long = 5

// Is reports whether a sentence is a headline whose long words all have capitals, two of them at least behind the first word, and not only capitals.
func Is(d *dateline.Document, s *dateline.Sentence) bool {
	if !s.Title(d) {
		return false
	}
	capitals, shouted := 0, 0
	for i := s.Start + 1; i < s.End; i++ {
		f := d.Tokens[i].Form
		r, n := utf8.DecodeRuneInString(f)
		switch {
		case !unicode.IsLetter(r) || len(f) < long-1:
		case unicode.IsLower(r):
			if len(f) >= long {
				return false
			}
		case strings.ToUpper(f) == f && n < len(f):
			shouted++
		default:
			capitals++
		}
	}
	return capitals >= 2 && capitals > shouted
}

// Lower writes the words of such a headline behind the first in small letters where word says that they are no names, and returns what sets them
// back.
func Lower(d *dateline.Document, s *dateline.Sentence, word func(i int) bool) (restore func()) {
	was := map[int]string{}
	for i := s.Start + 1; i < s.End; i++ {
		f := d.Tokens[i].Form
		if r, _ := utf8.DecodeRuneInString(f); unicode.IsUpper(r) && strings.ToUpper(f) != f && word(i) {
			was[i], d.Tokens[i].Form = f, strings.ToLower(f)
		}
	}
	return func() {
		for i, f := range was {
			d.Tokens[i].Form = f
		}
	}
}
