package ingest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/dateline/dateline"
	"github.com/klauspost/compress/gzip"
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
	src := &tally{Reader: in}
	buf := bufio.NewReaderSize(src, 1<<16)
	first, _ := buf.Peek(head)
	if yes, packed := isWARC(first); r.o.Format == WARC || yes && r.o.Format == "" {
		r.warc(src, buf, packed)
		return
	}
	buf, err := unpack(buf)
	if err != nil {
		r.fail(Spot{}, err)
		return
	}
	name := strings.TrimSuffix(path, ".gz")
	start, err := buf.Peek(head)
	if err != nil && err != io.EOF {
		if len(start) == 0 || !errors.Is(err, io.ErrUnexpectedEOF) {
			r.fail(Spot{}, cause(err))
			return
		}
	}
	if len(start) == 0 {
		r.fail(Spot{}, ErrEmpty)
		return
	}
	if wide := wideReader(start, buf); wide != nil { // UTF-16 and UTF-32
		buf = bufio.NewReaderSize(wide, 1<<16)
		start, _ = buf.Peek(head)
	}
	if strings.HasPrefix(string(start), zipMark) && !r.inside {
		r.zipped(path, buf)
		return
	}
	if kind := magic(start); kind != "" {
		r.fail(Spot{}, fmt.Errorf("%w: it is %s", ErrNotText, kind))
		return
	}
	format := r.o.Format
	if format == "" {
		format = sniff(name, start)
		if kind := xmlKind(start); kind != "" && format == Text {
			r.fail(Spot{}, fmt.Errorf("%w: it is %s", ErrNotText, kind))
			return
		}
	}
	switch format {
	case JSONL, JSON, Ninjs:
		r.json(buf, format)
	case NewsML:
		r.newsml(buf)
	case RSS:
		r.feed(buf)
	case Mail:
		r.eml(buf)
	case Mbox:
		r.mbox(buf)
	case Sitemap:
		r.sitemap(buf)
	case List:
		r.list(buf)
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

// slurp reads one file up to the limit, and tells if it cannot.
func (r *reader) slurp(in io.Reader) ([]byte, bool) {
	limit := r.o.limit()
	raw, err := io.ReadAll(io.LimitReader(in, limit+1))
	switch {
	case err != nil:
		r.fail(Spot{}, cause(err))
	case int64(len(raw)) > limit:
		r.fail(Spot{}, fmt.Errorf("%w: over %d bytes", ErrSize, limit))
	default:
		return raw, true
	}
	return nil, false
}

// whole reads a file that is one report.
func (r *reader) whole(in io.Reader, format string) {
	raw, ok := r.slurp(in)
	if !ok {
		return
	}
	declared := ""
	if format == HTML {
		declared = metaCharset(raw)
	}
	text, repaired, err := decode(raw, declared)
	if err != nil {
		r.undecoded(err)
		return
	}
	if repaired > 0 {
		r.warn(line(repaired), errors.New("bytes that are not UTF-8, replaced by U+FFFD"))
	}
	if strings.TrimSpace(text) == "" {
		r.fail(Spot{}, ErrEmpty)
		return
	}
	if format == HTML {
		r.page(text)
		return
	}
	r.give(&dateline.Article{File: r.file, Body: text}, Spot{})
}

// undecoded tells why bytes are no text.
func (r *reader) undecoded(err error) {
	var at *atLine
	if errors.As(err, &at) {
		r.fail(line(at.line), at.err)
	} else {
		r.fail(Spot{}, err)
	}
}

// page reads a web page.
func (r *reader) page(text string) {
	a, err := Link{File: r.file}.page(text, r.o.Page)
	if err != nil {
		r.fail(Spot{}, err)
		return
	}
	r.give(a, Spot{})
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
