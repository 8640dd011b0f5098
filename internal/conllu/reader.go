package conllu

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxLine is the longest line that a Reader takes, in bytes.
const maxLine = 16 << 20

// A Reader reads sentences from a stream.
type Reader struct {
	name   string
	in     *bufio.Reader
	line   int
	intern map[string]string
}

// NewReader returns a Reader of r. The name stands in front of the line number in errors.
func NewReader(r io.Reader, name string) *Reader {
	return &Reader{name: name, in: bufio.NewReaderSize(r, 1<<16), intern: map[string]string{}}
}

// Next returns the next sentence, or io.EOF after the last one.
func (r *Reader) Next() (*Sentence, error) {
	s := &Sentence{}
	for {
		line, err := r.readLine()
		if err == io.EOF {
			if len(s.Words) > 0 {
				return s, r.check(s)
			}
			return nil, io.EOF
		}
		if err != nil {
			return nil, err
		}
		switch {
		case len(line) == 0:
			if len(s.Words) > 0 {
				return s, r.check(s)
			}
		case line[0] == '#':
			comment(s, line)
		default:
			if s.StartLine == 0 {
				s.StartLine = r.line
			}
			if err := r.word(s, line); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", r.name, r.line, err)
			}
		}
	}
}

// readLine returns the next line without its end; it is valid until the next call.
func (r *Reader) readLine() ([]byte, error) {
	line, err := r.in.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		long := bytes.Clone(line)
		for err == bufio.ErrBufferFull && len(long) < maxLine {
			line, err = r.in.ReadSlice('\n')
			long = append(long, line...)
		}
		if err == bufio.ErrBufferFull {
			return nil, fmt.Errorf("%s:%d: line longer than %d bytes", r.name, r.line+1, maxLine)
		}
		line = long
	}
	if err != nil && (err != io.EOF || len(line) == 0) {
		if err != io.EOF {
			err = fmt.Errorf("%s:%d: %w", r.name, r.line+1, err)
		}
		return nil, err
	}
	r.line++
	return bytes.TrimRight(line, "\r\n"), nil
}

// comment reads a line that starts with #.
func comment(s *Sentence, line []byte) {
	key, value, _ := strings.Cut(string(bytes.TrimSpace(line[1:])), "=")
	value = strings.TrimSpace(value)
	switch strings.TrimSpace(key) {
	case "sent_id":
		s.ID = value
	case "text":
		s.Text = value
	case "newdoc", "newdoc id":
		s.NewDoc, s.Doc = true, value
	case "newpar", "newpar id":
		s.NewPar = true
	}
}

// word reads a line of ten columns.
func (r *Reader) word(s *Sentence, line []byte) error {
	var col [10][]byte
	rest := line
	for i := range col {
		tab := bytes.IndexByte(rest, '\t')
		if i == 9 || tab < 0 {
			col[i] = rest
			if i < 9 {
				return fmt.Errorf("%d columns instead of 10", i+1)
			}
			break
		}
		col[i], rest = rest[:tab], rest[tab+1:]
	}
	id := string(col[0])
	space := !bytes.Contains(col[9], []byte("SpaceAfter=No"))
	if strings.Contains(id, ".") {
		return nil
	}
	if len(col[1]) == 0 {
		return fmt.Errorf("empty form")
	}
	if a, b, ok := strings.Cut(id, "-"); ok {
		first, err1 := strconv.Atoi(a)
		last, err2 := strconv.Atoi(b)
		if err1 != nil || err2 != nil || first != len(s.Words)+1 || last < first {
			return fmt.Errorf("bad range %q", id)
		}
		s.Multi = append(s.Multi, Multi{first, last, string(col[1]), space})
		return nil
	}
	if n, err := strconv.Atoi(id); err != nil || n != len(s.Words)+1 {
		return fmt.Errorf("id %q where %d was expected", id, len(s.Words)+1)
	}
	w := Word{
		Form: r.keep(col[1]), Lemma: r.keep(col[2]), UPOS: r.field(col[3]), XPOS: r.field(col[4]),
		Feats: r.field(col[5]), Head: -1, Dep: r.field(col[7]), SpaceAfter: space,
	}
	if head := string(col[6]); head != "_" && head != "" {
		n, err := strconv.Atoi(head)
		if err != nil || n < 0 {
			return fmt.Errorf("bad head %q", head)
		}
		w.Head = n
	}
	s.Words = append(s.Words, w)
	return nil
}

// check refuses heads and ranges that lie outside the sentence.
func (r *Reader) check(s *Sentence) error {
	for i, w := range s.Words {
		if w.Head > len(s.Words) {
			return fmt.Errorf("%s:%d: word %d has the head %d of %d words", r.name, s.StartLine, i+1, w.Head, len(s.Words))
		}
	}
	for _, m := range s.Multi {
		if m.Last > len(s.Words) {
			return fmt.Errorf("%s:%d: range %d-%d of %d words", r.name, s.StartLine, m.First, m.Last, len(s.Words))
		}
	}
	return nil
}

// field returns a column as a string, "" for the underscore.
func (r *Reader) field(b []byte) string {
	if len(b) == 1 && b[0] == '_' {
		return ""
	}
	return r.keep(b)
}

// keep interns short strings, of which a treebank repeats most.
func (r *Reader) keep(b []byte) string {
	if len(b) > 40 {
		return string(b)
	}
	if s, ok := r.intern[string(b)]; ok {
		return s
	}
	if len(r.intern) > 1<<16 {
		clear(r.intern)
	}
	s := string(b)
	r.intern[s] = s
	return s
}
