package record

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzChars(f *testing.F) {
	f.Add("Gondör’s 😀 king", 5)
	f.Add(strings.Repeat("ä", 100), 127)
	f.Fuzz(func(t *testing.T, s string, i int) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		i = max(0, min(i, len(s)))
		for i < len(s) && !utf8.RuneStart(s[i]) {
			i++
		}
		if got, want := NewChars(s).At(i), utf8.RuneCountInString(s[:i]); got != want {
			t.Errorf("%q at %d: %d, want %d", s, i, got, want)
		}
	})
}

// FuzzTable writes documents with spans that fit nothing.
