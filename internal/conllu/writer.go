package conllu

import (
	"bufio"
	"io"
	"strconv"
	"strings"
)

// A Writer writes sentences to a stream. Flush it at the end.
type Writer struct {
	out *bufio.Writer
}

// NewWriter returns a Writer to w.
func NewWriter(w io.Writer) *Writer { return &Writer{bufio.NewWriterSize(w, 1<<16)} }

// Write writes one sentence. Line breaks and tabs inside fields become spaces.
func (w *Writer) Write(s *Sentence) error {
	if s.NewDoc {
		w.comment("newdoc id", "newdoc", s.Doc)
	}
	if s.NewPar {
		w.comment("", "newpar", "")
	}
	if s.ID != "" {
		w.comment("sent_id", "", s.ID)
	}
	if s.Text != "" {
		w.comment("text", "", s.Text)
	}
	multi := s.Multi
	for i, word := range s.Words {
		if len(multi) > 0 && multi[0].First == i+1 {
			m := multi[0]
			w.row(strconv.Itoa(m.First)+"-"+strconv.Itoa(m.Last), m.Form, "", "", "", "", "", "", misc("", m.SpaceAfter))
			multi = multi[1:]
		}
		head := ""
		if word.Head >= 0 {
			head = strconv.Itoa(word.Head)
		}
		w.row(strconv.Itoa(i+1), word.Form, word.Lemma, word.UPOS, word.XPOS, word.Feats, head, word.Dep, misc(word.Misc, word.SpaceAfter))
	}
	return w.out.WriteByte('\n')
}

// Flush writes what is still held back.
func (w *Writer) Flush() error { return w.out.Flush() }

// misc joins SpaceAfter=No with the rest of the column.
func misc(rest string, space bool) string {
	switch {
	case space:
		return rest
	case rest == "":
		return "SpaceAfter=No"
	}
	return "SpaceAfter=No|" + rest
}

// comment writes "# key = value", or "# bare" if there is no value.
func (w *Writer) comment(key, bare, value string) {
	w.out.WriteString("# ")
	if value == "" {
		w.out.WriteString(bare)
	} else {
		w.out.WriteString(key + " = ")
		w.out.WriteString(clean(value))
	}
	w.out.WriteByte('\n')
}

// row writes ten columns; the ninth, enhanced dependencies, stays empty.
func (w *Writer) row(cols ...string) {
	for i, c := range cols {
		if i > 0 {
			w.out.WriteByte('\t')
		}
		if i == len(cols)-1 {
			w.out.WriteString("_\t")
		}
		if c == "" {
			c = "_"
		}
		w.out.WriteString(clean(c))
	}
	w.out.WriteByte('\n')
}

// clean replaces the characters that end fields and lines.
func clean(s string) string {
	if !strings.ContainsAny(s, "\t\n\r") {
		return s
	}
	return strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(s)
}
