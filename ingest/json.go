package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// A record is one article as JSON. Fields that are not named here are passed over.
type record struct {
	ID        json.RawMessage `json:"id"`
	Date      json.RawMessage `json:"date"`
	Published json.RawMessage `json:"published"`
	Title     json.RawMessage `json:"title"`
	Headline  json.RawMessage `json:"headline"`
	Text      json.RawMessage `json:"text"`
	Body      json.RawMessage `json:"body"`
	Content   json.RawMessage `json:"content"`
	Publisher json.RawMessage `json:"publisher"`
	Source    json.RawMessage `json:"source"`
	URL       json.RawMessage `json:"url"`
	Link      json.RawMessage `json:"link"`
	Byline    json.RawMessage `json:"byline"`
	Author    json.RawMessage `json:"author"`
	Language  json.RawMessage `json:"language"`
}

// json reads articles from JSON Lines or from JSON values that go over several lines.
func (r *reader) json(in *bufio.Reader, format string) {
	if bom, _ := in.Peek(3); string(bom) == "\xef\xbb\xbf" {
		in.Discard(3)
	}
	if format != JSON {
		r.lines(in)
		return
	}
	r.values(in, 1)
}

// lines reads JSON Lines. A file of which the first line is no whole object, and the second
// goes on with it, is read as values over several lines.
func (r *reader) lines(in *bufio.Reader) {
	var buf []byte
	limit := r.o.limit()
	count := 0
	for n := 1; !r.done; n++ {
		text, size, err := readLine(in, buf[:0], limit)
		buf = text
		if size > limit {
			r.fail(line(n), fmt.Errorf("%w: the line has over %d bytes", ErrSize, limit))
			if size > 16*limit {
				return
			}
		} else if t := bytes.TrimSpace(text); len(t) > 0 && (err == nil || err == io.EOF) {
			count++
			if count == 1 && err == nil && unfinished(t) && goesOn(in) {
				r.values(bufio.NewReader(io.MultiReader(bytes.NewReader(bytes.Clone(text)), in)), n)
				return
			}
			r.object(t, line(n))
		}
		if err != nil {
			if err != io.EOF {
				r.fail(line(n), cause(err))
			} else if count == 0 {
				r.fail(Spot{}, ErrEmpty)
			}
			return
		}
	}
}

// readLine reads up to and with the next line feed. Of a line that is longer than limit only the
// size is right, up to 16 times the limit, where it gives up.
func readLine(in *bufio.Reader, buf []byte, limit int64) (line []byte, size int64, err error) {
	for {
		part, err := in.ReadSlice('\n')
		size += int64(len(part))
		if size <= limit {
			buf = append(buf, part...)
		}
		if err == bufio.ErrBufferFull && size <= 16*limit {
			continue
		}
		if err == bufio.ErrBufferFull {
			err = nil
		}
		return buf, size, err
	}
}

// unfinished reports whether a line is the beginning of an object but not the whole.
func unfinished(line []byte) bool {
	if line[0] != '{' && line[0] != '[' || json.Valid(line) {
		return false
	}
	switch line[len(line)-1] {
	case '{', '[', ',':
		return true
	}
	return false
}

// goesOn reports whether the next line is the inside of an object.
func goesOn(in *bufio.Reader) bool {
	next, _ := in.Peek(head)
	next = bytes.TrimLeft(next, " \t\r\n")
	return len(next) > 0 && (next[0] == '"' || next[0] == '}')
}

// values reads an array of articles, or articles one after the other, beginning at line first.
func (r *reader) values(in io.Reader, first int) {
	src := &counter{in: in, line: first}
	d := json.NewDecoder(src)
	broken := func(err error) {
		var syntax *json.SyntaxError
		at := 0
		switch {
		case errors.As(err, &syntax):
			at = src.at(syntax.Offset - 1)
		case errors.Is(err, io.ErrUnexpectedEOF):
			at = src.at(src.read)
			err = fmt.Errorf("the JSON is cut off: %w", err)
		default:
			at = src.at(d.InputOffset())
		}
		r.fail(line(at), err)
	}
	count := 0
	depth := 0
	for !r.done {
		src.limit = d.InputOffset() + 2*r.o.limit() // white space and escapes within reason
		if depth > 0 && !d.More() {
			if _, err := d.Token(); err != nil { // the closing bracket
				broken(err)
				return
			}
			depth--
			continue
		}
		if depth == 0 {
			start, err := peek(d, src)
			if err == io.EOF {
				break
			}
			if err != nil {
				broken(err)
				return
			}
			if start == '[' {
				if _, err := d.Token(); err != nil {
					broken(err)
					return
				}
				depth++
				continue
			}
		}
		src.skip(d.InputOffset())
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			broken(err)
			return
		}
		count++
		r.object(raw, line(src.at(d.InputOffset()-int64(len(raw)))))
	}
	if count == 0 && !r.done {
		r.fail(Spot{}, ErrEmpty)
	}
}

// peek returns the first byte of the next value.
func peek(d *json.Decoder, src *counter) (byte, error) {
	if !d.More() {
		if src.err != nil && src.err != io.EOF {
			return 0, src.err
		}
		return 0, io.EOF
	}
	b := make([]byte, 1)
	buffered := d.Buffered()
	for {
		if n, err := buffered.Read(b); n == 0 || err != nil {
			return '{', nil // the decoder will tell
		}
		if b[0] > ' ' && b[0] != ',' {
			return b[0], nil
		}
	}
}

// A counter passes bytes on and remembers where the lines begin, from the last skip on.
type counter struct {
	in    io.Reader
	line  int     // line at offset from
	from  int64   // offset
	feeds []int64 // offsets of the line feeds since
	read  int64
	limit int64 // no more bytes than these
	err   error
}

func (c *counter) Read(p []byte) (int, error) {
	if c.limit > 0 && c.read > c.limit {
		c.err = fmt.Errorf("%w: one article is over the limit", ErrSize)
		return 0, c.err
	}
	n, err := c.in.Read(p)
	for i, b := range p[:n] {
		if b == '\n' {
			c.feeds = append(c.feeds, c.read+int64(i))
		}
	}
	c.read += int64(n)
	if err != nil {
		c.err = err
	}
	return n, err
}

// skip forgets the lines in front of an offset.
func (c *counter) skip(offset int64) {
	k := 0
	for k < len(c.feeds) && c.feeds[k] < offset {
		k++
	}
	c.line += k
	c.feeds = append(c.feeds[:0], c.feeds[k:]...)
	c.from = offset
}

// at returns the line of an offset.
func (c *counter) at(offset int64) int {
	line := c.line
	for _, f := range c.feeds {
		if f >= offset {
			break
		}
		line++
	}
	return line
}

// object reads one article.
func (r *reader) object(raw []byte, at Spot) {
	if !utf8.Valid(raw) {
		text, repaired, err := decode(raw, "")
		if err != nil {
			r.fail(at, err)
			return
		}
		if repaired > 0 {
			r.warn(at, errors.New("bytes that are not UTF-8, replaced by U+FFFD"))
		}
		raw = []byte(text)
	}
	if raw[0] != '{' {
		if !json.Valid(raw) {
			r.fail(at, errors.New("no JSON object"))
		} else {
			r.fail(at, errors.New("no JSON object but another value"))
		}
		return
	}
	var rec record
	if err := json.Unmarshal(raw, &rec); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			err = fmt.Errorf("broken JSON at byte %d: %w", syntax.Offset, err)
		}
		r.fail(at, err)
		return
	}
	a := &dateline.Article{File: r.file + at.String()}
	body, name := first(field{"text", rec.Text}, field{"body", rec.Body}, field{"content", rec.Content})
	var ok bool
	switch a.Body, ok = str(body); {
	case name == "" && (r.o.Format == Ninjs || isNinjs(raw)):
		r.ninjs(raw, at)
		return
	case name == "":
		r.fail(at, errors.New(`no field "text"`))
		return
	case !ok:
		r.fail(at, fmt.Errorf("field %q is no string", name))
		return
	case strings.TrimSpace(a.Body) == "":
		r.fail(at, fmt.Errorf("field %q is empty", name))
		return
	}
	a.ID, ok = ident(rec.ID)
	if !ok {
		r.warn(at, errors.New(`field "id" is neither a string nor a number, left out`))
	}
	for _, f := range []struct {
		to    *string
		names []field
	}{
		{&a.Title, []field{{"title", rec.Title}, {"headline", rec.Headline}}},
		{&a.Publisher, []field{{"publisher", rec.Publisher}, {"source", rec.Source}}},
		{&a.URL, []field{{"url", rec.URL}, {"link", rec.Link}}},
		{&a.Byline, []field{{"byline", rec.Byline}, {"author", rec.Author}}},
	} {
		raw, name := first(f.names...)
		s, ok := str(raw)
		if !ok && name == f.names[0].name { // other names may mean other things in other people's files
			r.warn(at, fmt.Errorf("field %q is no string, left out", name))
		}
		*f.to = strings.TrimSpace(s)
	}
	if raw, name := first(field{"date", rec.Date}, field{"published", rec.Published}); name != "" {
		s, ok := str(raw)
		t, err := Day(s)
		switch {
		case ok && strings.TrimSpace(s) == "":
		case !ok:
			r.warn(at, fmt.Errorf("field %q is no string; read without a date", name))
		case err != nil:
			r.warn(at, fmt.Errorf("field %q: %w; read without a date", name, err))
		default:
			a.Published = t
		}
	}
	if s, _ := str(rec.Language); len(s) >= 2 && (len(s) == 2 || s[2] == '-' || s[2] == '_') {
		a.Language = strings.ToLower(s[:2])
	}
	r.give(a, at)
}

// A field is a name with what stands behind it.
type field struct {
	name string
	raw  json.RawMessage
}

// first returns the first field that says something, and its name; "" if none does.
func first(fields ...field) (json.RawMessage, string) {
	for _, f := range fields {
		if s := string(f.raw); s != "" && s != "null" && s != `""` {
			return f.raw, f.name
		}
	}
	for _, f := range fields {
		if string(f.raw) == `""` {
			return nil, f.name
		}
	}
	return nil, ""
}

// str reads a string; nothing at all is the empty string.
func str(raw json.RawMessage) (string, bool) {
	if len(raw) == 0 || string(raw) == "null" {
		return "", true
	}
	var s string
	err := json.Unmarshal(raw, &s)
	return s, err == nil
}

// ident reads an id, which may be a number.
func ident(raw json.RawMessage) (string, bool) {
	if s, ok := str(raw); ok {
		return s, true
	}
	var n json.Number
	if err := json.Unmarshal(raw, &n); err != nil {
		return "", false
	}
	return n.String(), true
}
