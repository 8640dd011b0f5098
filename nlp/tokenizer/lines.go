package tokenizer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// A block is a paragraph: a run of lines that belong together.
type block struct {
	dateline.Extent
	headline bool
}

// widest is the width in bytes up to which a text may have been broken into lines by a machine.
const widest = 100

// paragraphs cuts text at blank lines and line ends. A line end that only stands there because the
// next word did not fit is none.
func paragraphs(text string) []block {
	lines := cutLines(text)
	width := 0
	for _, l := range lines {
		width = max(width, l.End-l.Start)
	}
	var out []block
	for i, l := range lines {
		if l.Empty() {
			continue
		}
		if i > 0 && !lines[i-1].Empty() && wrapped(text, lines[i-1], l, width) {
			out[len(out)-1].End = l.End
			out[len(out)-1].headline = false
			continue
		}
		out = append(out, block{Extent: l})
	}
	for i := range out {
		out[i].headline = len(out) > 1 && headline(text[out[i].Start:out[i].End])
	}
	return out
}

// cutLines returns the lines of text without the white space around them.
func cutLines(text string) []dateline.Extent {
	var out []dateline.Extent
	for at := 0; at < len(text); {
		end, next := len(text), len(text)
		if n := strings.IndexAny(text[at:], "\n\r\u2028\u2029\v\f"); n >= 0 {
			end = at + n
			_, size := utf8.DecodeRuneInString(text[end:])
			next = end + size
			if text[end] == '\r' && next < len(text) && text[next] == '\n' {
				next++
			}
		}
		line := text[at:end]
		left := strings.TrimLeftFunc(line, unicode.IsSpace)
		e := dateline.Extent{Start: end - len(left), End: at + len(strings.TrimRightFunc(line, unicode.IsSpace))}
		if e.End < e.Start {
			e = dateline.Extent{}
		}
		out = append(out, e)
		at = next
	}
	return out
}

// wrapped reports whether line b goes on with line a in a text that is broken into lines of a given width.
func wrapped(text string, a, b dateline.Extent, width int) bool {
	if width > widest || width < 50 || bullet(text[b.Start:b.End]) {
		return false
	}
	switch last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[a.Start:a.End], "\"'”’»)]")); last {
	case '.', '!', '?', ':', '…':
		return false
	}
	word := strings.IndexFunc(text[b.Start:b.End], unicode.IsSpace)
	if word < 0 {
		word = b.End - b.Start
	}
	return a.End-a.Start+1+word > width
}

// bullet reports whether a line starts like an item of a list.
func bullet(line string) bool {
	r, size := utf8.DecodeRuneInString(line)
	switch r {
	case '•', '·', '‣', '◦', '▪', '●', '■':
		return true
	case '-', '–', '—', '*':
		return len(line) > size && line[size] == ' '
	}
	n := 0
	for n < len(line) && n < 3 && line[n] >= '0' && line[n] <= '9' {
		n++
	}
	return n > 0 && n+1 < len(line) && (line[n] == '.' || line[n] == ')') && line[n+1] == ' '
}

// headline reports whether a line by itself is a title or a subheading: short, with a capital and no stop.
func headline(line string) bool {
	if len(line) > 250 || bullet(line) {
		return false
	}
	words := strings.Fields(line)
	if len(words) > 30 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, "\"'“‘«([¿¡"))
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !(unicode.IsLetter(r) && !unicode.IsLower(r)) {
		return false
	}
	core := strings.TrimRight(line, "\"'”’»)]")
	last, _ := utf8.DecodeLastRuneInString(core)
	switch last {
	case '.', '…':
		w := words[len(words)-1]
		return last == '.' && len(words) <= 15 && len(words) > 1 && strings.Count(w, ".") > 1 && !strings.Contains(w, "..")
	case '?', '!':
		return len(words) <= 16 && !strings.ContainsAny(line, "\"“”")
	case ':', ';', ',':
		return false
	}
	return true
}

// heading reports whether a line may be a title or stand below one: it is short. A stop at its end is no hindrance.
func heading(line string) bool { return headline(strings.TrimRight(line, ".")) }

// titleLine returns the number of the block that is the title of the text, -1 if none is. A line that ends with a stop is
// one if the next begins with a dateline.
func titleLine(text string, blocks []block) int {
	if len(blocks) < 2 {
		return -1
	}
	line := text[blocks[0].Start:blocks[0].End]
	if _, ok := readDateline(line, noDay); ok {
		return -1
	}
	if blocks[0].headline {
		return 0
	}
	if _, ok := readDateline(text[blocks[1].Start:blocks[1].End], noDay); ok && heading(line) {
		return 0
	}
	return -1
}
