package date

import (
	"unicode"
	"unicode/utf8"
)

// An atom is a run of letters, a run of digits or one other character of a sentence.
type atom struct {
	start, end int
	class      class
	flag       flag
	val        int
	digits     int  // of a number
	glued      bool // nothing stands between it and the atom in front
	capital    bool // begins with a capital
}

const longest = 16 // bytes of the longest word in the lexicon

// scan cuts text[from:to] into atoms and appends them to buf.
func (l lexicon) scan(buf []atom, text string, from, to int) []atom {
	for i := from; i < to; {
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
			continue
		case '0' <= c && c <= '9':
			a := atom{start: i, class: number, glued: i > from && glues(text[i-1])}
			for i < to && '0' <= text[i] && text[i] <= '9' {
				if a.digits < 9 {
					a.val = a.val*10 + int(text[i]-'0')
				}
				a.digits++
				i++
			}
			a.end = i
			buf = append(buf, a)
		case isLetter(c):
			a := atom{start: i, class: letter, glued: i > from && glues(text[i-1]), capital: 'A' <= c && c <= 'Z'}
			var low [longest]byte
			n := 0
			for i < to && isLetter(text[i]) {
				if n < longest {
					low[n] = text[i] | 0x20
				}
				n++
				i++
			}
			a.end = i
			if i < to && text[i] >= utf8.RuneSelf {
				// A word with letters beyond ASCII is none of ours.
				j := i
				for j < to {
					r, size := utf8.DecodeRuneInString(text[j:to])
					if !unicode.IsLetter(r) {
						break
					}
					j += size
				}
				if j > i {
					i, a.end, n = j, j, longest+1
				}
			}
			if n <= longest {
				if w, ok := l[string(low[:n])]; ok && (w.flag&capped == 0 || a.capital) {
					a.class, a.val, a.flag = w.class, w.val, w.flag
				}
			}
			buf = append(buf, a)
		default:
			r, size := utf8.DecodeRuneInString(text[i:to])
			if unicode.IsSpace(r) || r == '\u200b' {
				i += size
				continue
			}
			a := atom{start: i, end: i + size, class: other, glued: i > from && glues(text[i-1])}
			switch r {
			case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '~':
				a.class = dash
			case '/':
				a.class = slash
			case '.':
				a.class = dot
			case ',':
				a.class = comma
			case '\'', '\u2019', '\u2018':
				a.class = apostrophe
			case ':':
				a.class = colon
			case '$', '£', '€', '¥', '#', '№', '₽', '₸', '₹':
				a.class = sign
			default:
				if unicode.IsLetter(r) {
					a.class = letter
					a.capital = unicode.IsUpper(r)
					for a.end < to {
						r, size := utf8.DecodeRuneInString(text[a.end:to])
						if !unicode.IsLetter(r) {
							break
						}
						a.end += size
					}
				}
			}
			i = a.end
			buf = append(buf, a)
		}
	}
	return buf
}

// glues reports whether a byte in front of an atom is no blank.
func glues(c byte) bool { return c != ' ' && c != '\t' && c != '\n' && c != '\r' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
