package ingest

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/dateline/dateline"
)

// head is how many bytes are looked at to find out the format.
const head = 4096

// Errors that readers may want to tell apart.
var (
	ErrEmpty   = errors.New("empty: there is no text in it")
	ErrNotText = errors.New("not a text")
	ErrSize    = errors.New("too big")
)

// stream reads everything that one file holds.
func (r *reader) stream(path string, in io.Reader) {
	r.file = path
	r.files = append(r.files, path)
	buf, err := unpack(in)
	if err != nil {
		r.fail(0, err)
		return
	}
	name := strings.TrimSuffix(path, ".gz")
	start, err := buf.Peek(head)
	if err != nil && err != io.EOF {
		if len(start) == 0 || !errors.Is(err, io.ErrUnexpectedEOF) {
			r.fail(0, cause(err))
			return
		}
	}
	if len(start) == 0 {
		r.fail(0, ErrEmpty)
		return
	}
	if wide := wideReader(start, buf); wide != nil { // UTF-16 and UTF-32
		buf = bufio.NewReaderSize(wide, 1<<16)
		start, _ = buf.Peek(head)
	}
	if r.o.Format == "" || r.o.Format == Text || r.o.Format == HTML {
		if kind := magic(start); kind != "" {
			r.fail(0, fmt.Errorf("%w: it is %s", ErrNotText, kind))
			return
		}
	}
	format := r.o.Format
	if format == "" {
		format = sniff(name, start)
	}
	switch format {
	case JSONL, JSON:
		r.json(buf, format)
	default:
		r.whole(buf, format)
	}
}

// unpack returns a buffered reader of what a file holds, without its gzip if it is gzip.
func unpack(in io.Reader) (*bufio.Reader, error) {
	buf := bufio.NewReaderSize(in, 1<<16)
	first, err := buf.Peek(2)
	if err != nil && err != io.EOF && len(first) == 0 {
		return nil, cause(err)
	}
	if string(first) != "\x1f\x8b" {
		return buf, nil
	}
	z, err := gzip.NewReader(buf)
	if err != nil {
		return nil, unpacking(err)
	}
	return bufio.NewReaderSize(packed{z}, 1<<16), nil
}

// packed makes errors of gzip readable.
type packed struct{ *gzip.Reader }

func (p packed) Read(b []byte) (int, error) {
	n, err := p.Reader.Read(b)
	if err != nil && err != io.EOF {
		err = unpacking(err)
	}
	return n, err
}

func unpacking(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return fmt.Errorf("the gzip file is cut off: %w", err)
	}
	return fmt.Errorf("the gzip file is broken: %w", err)
}

// whole reads a file that is one report.
func (r *reader) whole(in io.Reader, format string) {
	limit := r.o.limit()
	raw, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		r.fail(0, cause(err))
		return
	}
	if int64(len(raw)) > limit {
		r.fail(0, fmt.Errorf("%w: over %d bytes in one report", ErrSize, limit))
		return
	}
	declared := ""
	if format == HTML {
		declared = metaCharset(raw)
	}
	text, repaired, err := decode(raw, declared)
	if err != nil {
		var at *atLine
		if errors.As(err, &at) {
			r.fail(at.line, at.err)
		} else {
			r.fail(0, err)
		}
		return
	}
	if repaired > 0 {
		r.warn(repaired, errors.New("bytes that are not UTF-8, replaced by U+FFFD"))
	}
	if strings.TrimSpace(text) == "" {
		r.fail(0, ErrEmpty)
		return
	}
	if format == HTML {
		r.page(text)
		return
	}
	r.give(&dateline.Article{File: r.file, Body: text}, 0)
}

// page reads a web page.
func (r *reader) page(text string) {
	extract := r.o.Page
	if extract == nil {
		extract = Page
	}
	p, err := safely(extract, text)
	if err != nil {
		r.fail(0, fmt.Errorf("web page: %w", err))
		return
	}
	if strings.TrimSpace(p.Body) == "" {
		r.fail(0, errors.New("web page: there is no article in it"))
		return
	}
	p.File = r.file
	r.give(p, 0)
}

// safely keeps an extractor that breaks down from taking the run along.
func safely(extract Extractor, text string) (a *dateline.Article, err error) {
	defer func() {
		if x := recover(); x != nil {
			a, err = nil, fmt.Errorf("the extractor broke down: %v", x)
		}
	}()
	return extract(text)
}
