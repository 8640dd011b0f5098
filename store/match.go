package store

import (
	"strings"
	"unicode"
)

// match turns words and "phrases" that a user looks for into a query of the full-text index: all of them must stand in the text, word* finds
// words that begin so. No text is an error; "" is returned if it holds no word.
func match(text string) string {
	var out []string
	for i, part := range strings.Split(text, `"`) {
		if i%2 == 1 {
			if p := phrase(part, false); p != "" {
				out = append(out, p)
			}
			continue
		}
		for _, w := range strings.Fields(part) {
			stem, prefix := strings.CutSuffix(w, "*")
			if p := phrase(stem, prefix); p != "" {
				out = append(out, p)
			}
		}
	}
	return strings.Join(out, " ")
}

// phrase quotes words that follow each other; "" if there is none.
func phrase(s string, prefix bool) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return ""
	}
	s = strings.Map(func(r rune) rune {
		if r == 0 {
			return ' '
		}
		return r
	}, s)
	s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	if prefix {
		s += "*"
	}
	return s
}
