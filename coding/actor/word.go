package actor

import (
	"strings"
	"unicode"
)

func toLower(r rune) rune { return unicode.ToLower(r) }

// plural returns the regular plural of a phrase: of its last word, or of the word before "of".
func plural(s string) string {
	head, tail := s, ""
	if at := strings.Index(s, " of "); at > 0 {
		head, tail = s[:at], s[at:]
	}
	switch {
	case strings.HasSuffix(head, "man"):
		head = head[:len(head)-3] + "men"
	case strings.HasSuffix(head, "person"):
		head = head[:len(head)-6] + "people"
	case strings.HasSuffix(head, "y") && len(head) > 1 && !strings.ContainsRune("aeiou", rune(head[len(head)-2])):
		head = head[:len(head)-1] + "ies"
	case strings.HasSuffix(head, "s"), strings.HasSuffix(head, "x"), strings.HasSuffix(head, "ch"), strings.HasSuffix(head, "sh"):
		head += "es"
	default:
		head += "s"
	}
	return head + tail
}
