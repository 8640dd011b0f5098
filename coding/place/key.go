package place

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// special letters that do not fall apart into a letter and a mark.
var special = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i", "ð", "d", "þ", "th", "ə", "a", "ħ", "h")

// Key returns the form of a name under which the gazetteer keeps it: lower case, without marks,
// full stops and apostrophes, hyphens as blanks, "St" and "Mt" written out, no article in front.
func Key(name string) string {
	return string(appendKey(nil, name))
}

// appendKey appends the key of a name to b.
func appendKey(b []byte, name string) []byte {
	first := len(b)
	ascii := true
	for i := 0; i < len(name); i++ {
		if name[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if !ascii {
		var s strings.Builder
		for _, r := range norm.NFD.String(name) {
			switch {
			case unicode.Is(unicode.Mn, r), r == '\u2019', r == '\u2018', r == '\u02bc', r == '\u02bb', r == '\u02b9':
			case r == '\u2010', r == '\u2011', r == '\u2012', r == '\u2013', r == '\u2014', unicode.IsSpace(r):
				s.WriteByte(' ')
			default:
				s.WriteRune(unicode.ToLower(r))
			}
		}
		name = special.Replace(s.String())
	}
	blank := true
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c == '.' || c == '\'' || c == '`':
			continue
		case c == '&':
			b = append(b, "and"...)
			blank = false
			continue
		case c == ' ' || c == '-' || c == '/' || c == '\t' || c == '\n' || c == '\r':
			if !blank {
				b = append(b, ' ')
				blank = true
			}
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		b = append(b, c)
		blank = false
	}
	for len(b) > first && b[len(b)-1] == ' ' {
		b = b[:len(b)-1]
	}
	return expand(b, first)
}

// shorts are first words that names shorten.
var shorts = [...]struct{ short, long string }{{"st ", "saint "}, {"ste ", "sainte "}, {"mt ", "mount "}, {"ft ", "fort "}, {"the ", ""}}

// expand writes out a shortened first word of the key that begins at first.
func expand(b []byte, first int) []byte {
	for _, s := range shorts {
		key := b[first:]
		if len(key) > len(s.short) && string(key[:len(s.short)]) == s.short {
			rest := string(key[len(s.short):])
			b = append(b[:first], s.long...)
			return append(b, rest...)
		}
	}
	return b
}
