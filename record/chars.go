package record

import (
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// Chars turns byte offsets of a text into counts of Unicode characters. It is built in linear time
// once for a document; a lookup takes constant time.
type Chars struct {
	text  string
	marks []int // characters in front of byte 64*i; nil if the text is ASCII
}

func NewChars(text string) *Chars {
	c := &Chars{text: text}
	n, ascii := 0, true
	for i := 0; i < len(text); i++ {
		if i&63 == 0 {
			c.marks = append(c.marks, n)
		}
		if text[i] >= utf8.RuneSelf {
			ascii = false
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	if ascii {
		c.marks = nil
	}
	return c
}

// At returns the number of characters in front of a byte offset, which is brought into the text.
func (c *Chars) At(offset int) int {
	offset = max(0, min(offset, len(c.text)))
	if c.marks == nil || offset == 0 {
		return offset
	}
	k := (offset - 1) >> 6
	n := c.marks[k]
	for i := k << 6; i < offset; i++ {
		if utf8.RuneStart(c.text[i]) {
			n++
		}
	}
	return n
}

// extent returns the bytes of a span; it is empty for a span that does not fit the document.
func extent(d *dateline.Document, s dateline.Span) dateline.Extent {
	if s.Empty() || s.Start < 0 || s.End > len(d.Tokens) {
		return dateline.Extent{}
	}
	return clamp(d, d.Extent(s))
}

func clamp(d *dateline.Document, e dateline.Extent) dateline.Extent {
	if e.Start < 0 || e.End > len(d.Text) || e.Empty() {
		return dateline.Extent{}
	}
	return e
}

func words(d *dateline.Document, e dateline.Extent) string { return d.Text[e.Start:e.End] }
