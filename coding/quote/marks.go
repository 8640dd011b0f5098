package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// A stretch is text between quotation marks that stands in one paragraph.
type stretch struct {
	outer  dateline.Extent // with its marks
	inner  dateline.Extent // without
	span   dateline.Span   // tokens of inner
	cont   bool            // goes on with the stretch before it, which was left open
	single bool            // between single marks
}

type kind uint8

const (
	none kind = iota
	opens
	closes
	either
)

// longest is the greatest number of bytes between single quotation marks, which apostrophes are easily taken for.
const longest = 1000

// stretches pairs the quotation marks of the paragraphs of text, in order.
func stretches(text string, paragraphs []dateline.Extent) []stretch {
	var out []stretch
	open := false // the last stretch of out was left open by its paragraph
	for _, p := range paragraphs {
		before := len(out)
		var left bool
		out, left = pair(text, p, out)
		if open && before < len(out) && starts(text, p, out[before].outer.Start) {
			out[before].cont = true
		} else if open && stray(text, p) {
			// The paragraph closes what the one before opened, without a mark of its own.
			out = out[:before]
			end := firstDouble(text, p)
			inner := dateline.Extent{Start: p.Start, End: end}
			out = append(out, stretch{outer: dateline.Extent{Start: p.Start, End: end}, inner: inner, cont: true})
			out, left = pair(text, dateline.Extent{Start: end + width(text[end:p.End]), End: p.End}, out)
		}
		open = left
	}
	return out
}

// starts reports whether nothing but space stands between the start of the paragraph and byte i.
func starts(text string, p dateline.Extent, i int) bool {
	return strings.TrimSpace(text[p.Start:i]) == ""
}

// stray reports whether the first double mark of the paragraph closes something.
func stray(text string, p dateline.Extent) bool {
	i := firstDouble(text, p)
	return i >= 0 && mark(text, i, p) == closes
}

func firstDouble(text string, p dateline.Extent) int {
	for i := p.Start; i < p.End; i++ {
		if mark(text, i, p) != none {
			return i
		}
	}
	return -1
}

// pair appends the stretches of one paragraph and reports whether the last was left open.
func pair(text string, p dateline.Extent, out []stretch) ([]stretch, bool) {
	start, depth := -1, 0 // of the open stretch, where its mark begins
	from := p.Start       // where single marks may be looked for
	for i := p.Start; i < p.End; {
		k := mark(text, i, p)
		if k == none {
			i++
			continue
		}
		w := width(text[i:p.End])
		switch {
		case start < 0 && k != closes:
			out = singles(text, dateline.Extent{Start: from, End: i}, out)
			start, depth = i, 0
		case start >= 0 && k == opens:
			// A mark that opens within what is open: nested if both close, else the first never closed.
			if balanced(text, i, p) {
				depth++
			} else {
				start = i
			}
		case start >= 0 && depth > 0:
			depth--
		case start >= 0:
			out = append(out, stretch{
				outer: dateline.Extent{Start: start, End: i + w},
				inner: dateline.Extent{Start: start + width(text[start:p.End]), End: i},
			})
			start, from = -1, i+w
		}
		i += w
	}
	if start < 0 {
		return singles(text, dateline.Extent{Start: from, End: p.End}, out), false
	}
	end := start + len(strings.TrimRightFunc(text[start:p.End], unicode.IsSpace))
	out = append(out, stretch{
		outer: dateline.Extent{Start: start, End: end},
		inner: dateline.Extent{Start: min(start+width(text[start:p.End]), end), End: end},
	})
	return out, true
}

// balanced reports whether, from the opening mark at i, two closing marks come before a third opening one.
func balanced(text string, i int, p dateline.Extent) bool {
	level, seen := 2, 0
	for i += width(text[i:p.End]); i < p.End && seen < 8; {
		k := mark(text, i, p)
		if k == none {
			i++
			continue
		}
		seen++
		if k == opens {
			level++
		} else if level--; level == 0 {
			return true
		}
		i += width(text[i:p.End])
	}
	return false
}

// width returns the bytes of the double mark that s begins with.
func width(s string) int {
	switch {
	case strings.HasPrefix(s, "''"), strings.HasPrefix(s, "``"):
		return 2
	case strings.HasPrefix(s, `"`):
		s = s[:min(len(s), 4)]
		return len(s) - len(strings.TrimLeft(s, `"`))
	}
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// mark tells what the double quotation mark at byte i of text does; none if there is none.
func mark(text string, i int, p dateline.Extent) kind {
	switch c := text[i]; {
	case c == '"':
		if i > p.Start && text[i-1] == '"' {
			return none
		}
	case c == '\'':
		if i+1 >= p.End || text[i+1] != '\'' || i > p.Start && text[i-1] == '\'' {
			return none
		}
	case c == '`':
		if i+1 < p.End && text[i+1] == '`' {
			return opens
		}
		return none
	case c == 0xE2 && i+2 < len(text) && text[i+1] == 0x80:
		switch text[i+2] {
		case 0x9C: // “
			if facing(text, i, 3, p) == closes {
				return closes
			}
			return opens
		case 0x9E: // „
			return opens
		case 0x9D: // ”
			if i == p.Start || facing(text, i, 3, p) == opens {
				return opens
			}
			return closes
		}
		return none
	case c == 0xC2 && i+1 < len(text):
		switch text[i+1] {
		case 0xAB: // «
			return opens
		case 0xBB: // »
			return closes
		}
		return none
	default:
		return none
	}
	k := facing(text, i, width(text[i:p.End]), p)
	if k == closes && text[i] == '"' && !quoted(text, p.Start, i) {
		if c, _ := utf8.DecodeLastRuneInString(text[p.Start:i]); unicode.IsDigit(c) {
			return none // inches
		}
	}
	return k
}

// facing tells by the characters around it what the mark of w bytes at byte i does.
func facing(text string, i, w int, p dateline.Extent) kind {
	before, _ := utf8.DecodeLastRuneInString(text[p.Start:i])
	after, _ := utf8.DecodeRuneInString(text[min(i+w, p.End):p.End])
	front := i == p.Start || unicode.IsSpace(before) || strings.ContainsRune("([{—–-‘“/", before)
	back := i+w >= p.End || unicode.IsSpace(after) || strings.ContainsRune(")]}—–-’,.;:?!/", after)
	switch {
	case front && !back:
		return opens
	case back && !front:
		return closes
	}
	return either
}

// quoted reports whether a straight mark stands in the few hundred bytes before i.
func quoted(text string, start, i int) bool {
	return strings.Count(text[max(start, i-300):i], `"`)%2 == 1
}

// singles appends the stretches between single marks within e, which holds no double marks.
func singles(text string, e dateline.Extent, out []stretch) []stretch {
	for i := e.Start; i < e.End; {
		n := strings.IndexAny(text[i:e.End], "'‘")
		if n < 0 {
			return out
		}
		i += n
		w := 1
		if text[i] != '\'' {
			w = 3
		}
		if !opensSingle(text, i, w, e) {
			i += w
			continue
		}
		j, cw := closeSingle(text, i+w, e)
		if j < 0 {
			i += w
			continue
		}
		out = append(out, stretch{
			outer:  dateline.Extent{Start: i, End: j + cw},
			inner:  dateline.Extent{Start: i + w, End: j},
			single: true,
		})
		i = j + cw
	}
	return out
}

func opensSingle(text string, i, w int, e dateline.Extent) bool {
	if i+w >= e.End {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[e.Start:i])
	after, _ := utf8.DecodeRuneInString(text[i+w : e.End])
	return (i == e.Start || unicode.IsSpace(before) || strings.ContainsRune("([—–-:", before)) && unicode.IsLetter(after)
}

// closeSingle returns where the single mark stands that closes what opened before i, and its bytes;
// -1 if none does. A mark behind an s may be a possessive: it closes only if no other does.
func closeSingle(text string, i int, e dateline.Extent) (at, bytes int) {
	weak, ww := -1, 0
	first := i
	for end := min(e.End, i+longest); i < end; {
		n := strings.IndexAny(text[i:end], "'‘’")
		if n < 0 {
			break
		}
		i += n
		w := 1
		if text[i] != '\'' {
			w = 3
		}
		if i+w > e.End {
			break
		}
		before, _ := utf8.DecodeLastRuneInString(text[first:i])
		after, _ := utf8.DecodeRuneInString(text[i+w : e.End])
		atEnd := i+w >= e.End
		inWord := unicode.IsLetter(before) && unicode.IsLetter(after) && !atEnd
		switch {
		case strings.HasPrefix(text[i:], "‘") || opensSingle(text, i, w, e):
			return weak, ww
		case inWord || i == first || unicode.IsSpace(before) || !atEnd && (unicode.IsLetter(after) || unicode.IsDigit(after)):
		case (before == 's' || before == 'S') && !atEnd && unicode.IsSpace(after):
			if weak < 0 {
				weak, ww = i, w
			}
		default:
			return i, w
		}
		i += w
	}
	return weak, ww
}
