package tokenizer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// A scanner cuts text into words.
type scanner struct {
	text string
	out  []dateline.Token
}

// Kinds of characters.
const (
	space  = iota
	letter // letters, marks, underscore
	digit
	mark  // stops and signs that come in runs: . ! ? - * = ...
	quote // and everything else that stands alone
)

// kindTable holds the kinds of the ASCII characters.
var kindTable = func() (t [128]uint8) {
	for c := range t {
		switch {
		case c <= ' ' || c == 127:
			t[c] = space
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_':
			t[c] = letter
		case c >= '0' && c <= '9':
			t[c] = digit
		case strings.IndexByte(".!?-*=~+#<>|", byte(c)) >= 0:
			t[c] = mark
		default:
			t[c] = quote
		}
	}
	return t
}()

// kind returns the kind of the character at the start of s and its length.
func kind(s string) (uint8, int) {
	if c := s[0]; c < utf8.RuneSelf {
		return kindTable[c], 1
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letter, size
	case unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060':
		return space, size
	case unicode.IsDigit(r):
		return digit, size
	case r == '…':
		return mark, size
	case r == '\u200d':
		return letter, size
	}
	return quote, size
}

// add appends the word text[from:to].
func (s *scanner) add(from, to int, joined bool) {
	s.out = append(s.out, dateline.Token{Start: from, End: to, Form: s.text[from:to], Joined: joined, Head: -1})
}

// addWord appends a word, or the words of a contraction.
func (s *scanner) addWord(from, to int) {
	a, b := contraction(s.text[from:to])
	switch {
	case b > 0:
		s.add(from, from+a, false)
		s.add(from+a, from+b, true)
		s.add(from+b, to, true)
	case a > 0:
		s.add(from, from+a, false)
		s.add(from+a, to, true)
	default:
		s.add(from, to, false)
	}
}

// scan cuts text[from:to] into words.
func (s *scanner) scan(from, to int) {
	for at := from; at < to; {
		k, size := kind(s.text[at:to])
		if k == space {
			at += size
			continue
		}
		end := at
		for end < to {
			k, size := kind(s.text[end:to])
			if k == space {
				break
			}
			end += size
		}
		s.chunk(at, end, to)
		at = end
	}
}

// chunk cuts a stretch without white space into words; the paragraph goes on to limit.
func (s *scanner) chunk(from, to, limit int) {
	at := from
	for at < to {
		if n := opening(s.text[at:to]); n > 0 {
			if e := smiley(s.text[at:to]); e > 0 && at == from {
				break
			}
			s.add(at, at+n, false)
			at += n
			continue
		}
		break
	}
	if at < to {
		if n := address(s.text[at:to]); n > 0 {
			s.add(at, at+n, false)
			at += n
		}
	}
	for at < to {
		k, size := kind(s.text[at:to])
		switch k {
		case letter, digit:
			at = s.word(at, to, limit)
		case mark:
			at = s.marks(at, to)
		default:
			n := size
			rest := s.text[at:to]
			switch {
			case smiley(rest) > 0:
				n = smiley(rest)
			case strings.HasPrefix(rest, "''"), strings.HasPrefix(rest, "``"):
				n = 2
			case strings.HasPrefix(rest, "’’"), strings.HasPrefix(rest, "‘‘"):
				n = 6
			case apostrophe(rest) > 0:
				if e := elided(rest, at == from); e > 0 {
					n = e
				}
			case rest[0] == '@' && len(rest) > 1 && kindTable[rest[1]&127] == letter && at == from:
				n = 1 + run(rest[1:])
			case size >= 3 && !unicode.IsPunct(first(rest)):
				n = cluster(rest)
			}
			s.add(at, at+n, false)
			at += n
		}
	}
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// cluster returns the length of a sign with the modifiers and joined signs behind it (emoji).
func cluster(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		modifier := r == '\u200d' || unicode.Is(unicode.Mn, r) || r >= 0x1f3fb && r <= 0x1f3ff
		if n > 0 && !modifier {
			break
		}
		n += size
		if r == '\u200d' && n < len(s) {
			r, size := utf8.DecodeRuneInString(s[n:])
			if !unicode.IsSpace(r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsControl(r) && r != '\u200b' && r != '\ufeff' && r != '\u2060' {
				n += size
			}
		}
	}
	return n
}

// run returns the length of the letters, digits and marks at the start of s.
func run(s string) int {
	n := 0
	for n < len(s) {
		k, size := kind(s[n:])
		if k != letter && k != digit {
			break
		}
		n += size
	}
	return n
}

// marks adds a run of stops or signs and returns where it ends.
func (s *scanner) marks(at, to int) int {
	rest := s.text[at:to]
	if rest[0] == '#' && len(rest) > 1 && rest[1] < 128 && kindTable[rest[1]] == letter {
		n := 1 + run(rest[1:])
		s.add(at, at+n, false)
		return at + n
	}
	if n := smiley(rest); n > 0 {
		s.add(at, at+n, false)
		return at + n
	}
	c := rest[0]
	n := 1
	switch {
	case c == '!' || c == '?':
		for n < len(rest) && (rest[n] == '!' || rest[n] == '?') {
			n++
		}
	case c >= utf8.RuneSelf:
		_, n = utf8.DecodeRuneInString(rest)
	default:
		for n < len(rest) && rest[n] == c {
			n++
		}
	}
	s.add(at, at+n, false)
	return at + n
}

// word adds the word at the given place and returns where it ends.
func (s *scanner) word(from, to, limit int) int {
	text := s.text
	end := from + run(text[from:to])
	part := from // start of the stretch since the last hyphen
	for end < to {
		rest := text[end:to]
		last := text[end-1]
		c := rest[0]
		var next byte
		if len(rest) > 1 {
			next = rest[1]
		}
		lastDigit := last >= '0' && last <= '9'
		nextDigit := next >= '0' && next <= '9'
		n := 0
		switch {
		case (c == '.' || c == ':') && lastDigit && nextDigit:
			n = 1
		case c == ',' && lastDigit && nextDigit && digits(rest[1:]) == 3:
			n = 1
		case c == '/' && lastDigit && nextDigit:
			n = 1
		case c == '/' && end == from+1 && next != 0 && kindTable[next&127] == letter && slashed(text[from:to]):
			n = 1
		case c == '&' && next < 128 && kindTable[next] == letter && ampersand(text[from:end], rest[1:]):
			n = 1
		case c == '.' && next < 128 && kindTable[next] == letter && dotted(text[from:end], rest[1:]):
			n = 1
		case c == '-' && next < 128 && (kindTable[next] == letter || kindTable[next] == digit):
			right := run(rest[1:])
			if hyphened(text[part:end], rest[1:1+right]) || figures(text[from:end], rest) {
				n = 1
				part = end + 1
			}
		case apostrophe(rest) > 0:
			if a := apostrophe(rest); a < len(rest) {
				if k, _ := kind(rest[a:]); k == letter {
					n = a
				}
			}
		}
		if n == 0 || end+n >= to {
			break
		}
		more := run(text[end+n : to])
		if more == 0 {
			break
		}
		end += n + more
	}
	// A figure with its unit.
	if u := unit(text[from:end]); u > 0 {
		s.add(from, from+u, false)
		s.addWord(from+u, end)
		return end
	}
	// The stop of an abbreviation.
	if end < to && text[end] == '.' && (end+1 == to || text[end+1] != '.') && abbreviated(text, from, end, to, limit) {
		s.add(from, end+1, false)
		end++
		return s.possessive(end, to)
	}
	// The apostrophe of a plural owner: the ministers' visit.
	if end < to && (text[end-1] == 's' || text[end-1] == 'S') && end-from > 1 && !s.quoted(from) {
		if a := apostrophe(text[end:to]); a > 0 && text[end] != '`' && (end+a == to || !letterAt(text[end+a:to])) {
			s.add(from, end, false)
			s.add(end, end+a, true)
			return end + a
		}
	}
	s.addWord(from, end)
	return end
}

// possessive adds the 's behind an abbreviation (the U.S.'s) and returns where it ends.
func (s *scanner) possessive(at, to int) int {
	rest := s.text[at:to]
	if len(rest) < 2 {
		return at
	}
	a := apostrophe(rest)
	if a == 0 || a >= len(rest) || rest[a]|0x20 != 's' || run(rest[a:]) != 1 {
		return at
	}
	s.add(at, at+a+1, true)
	return at + a + 1
}

// quoted reports whether a single opening quotation mark stands before the word or a few words before it.
func (s *scanner) quoted(from int) bool {
	for k := len(s.out) - 1; k >= 0 && k > len(s.out)-8; k-- {
		f := s.out[k].Form
		if (f == "'" || f == "‘") && !s.out[k].Joined {
			return true
		}
	}
	return false
}

func letterAt(s string) bool {
	k, _ := kind(s)
	return k == letter || k == digit
}

// digits counts the digits at the start of s, up to five.
func digits(s string) int {
	n := 0
	for n < len(s) && n < 5 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// opening returns the length of the opening bracket or quotation mark at the start of s, 0 if none is there.
func opening(s string) int {
	switch s[0] {
	case '(', '[', '{', '"':
		return 1
	}
	for _, q := range []string{"“", "«", "„", "¿", "¡"} {
		if strings.HasPrefix(s, q) {
			return len(q)
		}
	}
	return 0
}

// elided returns the length of a word that starts with an apostrophe ('90s, 'em, 's) at the start of s.
func elided(s string, start bool) int {
	a := apostrophe(s)
	if a >= len(s) {
		return 0
	}
	n := run(s[a:])
	if n == 0 || n > 5 {
		return 0
	}
	w := strings.ToLower(s[a : a+n])
	switch w {
	case "s", "re", "ve", "ll", "d", "m":
		if !start {
			return a + n
		}
		return 0
	case "em", "til", "cause", "cuz", "n", "bout", "tis", "twas":
		if strings.HasPrefix(s, "‘") && w != "em" && w != "cuz" {
			return 0
		}
		return a + n
	}
	if d := digits(w); d == 2 && (len(w) == 2 || w[2:] == "s") && !strings.HasPrefix(s[a+n:], "'") {
		return a + n
	}
	return 0
}
