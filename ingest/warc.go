package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"strconv"
	"strings"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// A tally counts the bytes that are read.
type tally struct {
	io.Reader
	n int64
}

func (t *tally) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	t.n += int64(n)
	return n, err
}

// isWARC reports whether s begins as a WARC archive, and whether that is packed by gzip.
func isWARC(s []byte) (yes, packed bool) {
	if bytes.HasPrefix(s, []byte("WARC/")) {
		return true, false
	}
	if !bytes.HasPrefix(s, []byte("\x1f\x8b\x08")) {
		return false, false
	}
	z, err := gzip.NewReader(bytes.NewReader(s))
	if err != nil {
		return false, false
	}
	start := make([]byte, 5)
	n, _ := io.ReadFull(z, start)
	return string(start[:n]) == "WARC/", true
}

// A warc reads the web pages of a WARC archive (ISO 28500), one record at a time. Of its records it takes the
// responses with status 200 that hold HTML.
type warc struct {
	*reader
	src  *tally
	buf  *bufio.Reader // over src
	body bytes.Buffer  // of the record at hand
	http int           // records with an answer of a server so far
}

// Errors inside a WARC archive.
var (
	errCutOff = errors.New("the archive is cut off")
	errRecord = errors.New("no WARC record")
)

// warc reads an archive.
func (r *reader) warc(src *tally, buf *bufio.Reader, packed bool) {
	w := &warc{reader: r, src: src, buf: buf}
	n := 0
	if packed {
		n = w.packed()
	} else {
		n = w.plain()
	}
	if n > 0 && w.http == 0 && !r.done {
		r.fail(Spot{}, errors.New("the archive holds no web pages"))
	}
}

// offset is where the next byte stands in the file.
func (w *warc) offset() int64 { return w.src.n - int64(w.buf.Buffered()) }

func at(offset int64) Spot { return Spot{'@', offset} }

// plain reads an archive that is not packed, and returns the number of its records.
func (w *warc) plain() (n int) {
	for !w.done {
		if !blank(w.buf) {
			return n
		}
		start := w.offset()
		err := w.record(w.buf, start)
		if err == nil {
			n++
			continue
		}
		w.broken(start, err)
		if !errors.Is(err, errRecord) {
			return n
		}
		for { // to the next line that opens a record
			if next, _ := w.buf.Peek(7); string(next) == "WARC/1." {
				break
			}
			for err = bufio.ErrBufferFull; err == bufio.ErrBufferFull; {
				_, err = w.buf.ReadSlice('\n')
			}
			if err != nil {
				return n
			}
		}
	}
	return n
}

// packed reads an archive of which every record is a member of gzip by itself, or which is one member
// as a whole.
func (w *warc) packed() (n int) {
	var z gzip.Reader
	in := bufio.NewReaderSize(nil, 1<<15)
	for !w.done {
		if _, err := w.buf.Peek(1); err != nil {
			return n
		}
		start := w.offset()
		err := errRecord
		if m, _ := w.buf.Peek(3); string(m) == "\x1f\x8b\x08" {
			err = z.Reset(w.buf)
		}
		if err == nil {
			z.Multistream(false)
			in.Reset(&z)
			for err == nil && !w.done && blank(in) {
				if err = w.record(in, start); err == nil {
					n++
				}
			}
			if err == nil && !w.done {
				_, err = io.Copy(io.Discard, in) // tells of a broken checksum
			}
		}
		if err == nil {
			continue
		}
		w.broken(start, err)
		if !w.seek() {
			return n
		}
	}
	return n
}

// broken tells what is wrong with the record at an offset.
func (w *warc) broken(start int64, err error) {
	switch {
	case errors.Is(err, errRecord) || errors.Is(err, errCutOff):
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		err = errCutOff
	case errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum):
		err = fmt.Errorf("%w: %w", errRecord, err)
	default:
		var corrupt flate.CorruptInputError
		if errors.As(err, &corrupt) {
			err = fmt.Errorf("%w: broken gzip", errRecord)
		} else {
			err = cause(err)
		}
	}
	if errors.Is(err, errCutOff) {
		err = fmt.Errorf("%w inside this record, at byte %d", errCutOff, w.offset())
	}
	w.fail(at(start), err)
}

// seek goes to the next member of gzip that opens a record.
func (w *warc) seek() bool {
	for {
		ahead, err := w.buf.Peek(head)
		i := bytes.Index(ahead, []byte("\x1f\x8b\x08"))
		switch {
		case i > 0:
			w.buf.Discard(i)
		case i == 0:
			if yes, _ := isWARC(ahead); yes {
				return true
			}
			w.buf.Discard(1)
		case err != nil:
			return false
		default:
			w.buf.Discard(len(ahead) - 2)
		}
	}
}

// blank skips line ends between records, and reports whether anything follows.
func blank(in *bufio.Reader) bool {
	for {
		c, err := in.Peek(1)
		if err == io.EOF {
			return false
		}
		if err != nil || c[0] != '\r' && c[0] != '\n' && c[0] != 0 {
			return true // an error is told by who reads on
		}
		in.Discard(1)
	}
}

// record reads one record.
func (w *warc) record(in *bufio.Reader, start int64) error {
	first, err := headLine(in)
	if err != nil {
		return err
	}
	if !strings.HasPrefix(first, "WARC/") {
		return fmt.Errorf("%w: it begins with %q", errRecord, short(strings.ToValidUTF8(first, "?")))
	}
	h := map[string]string{}
	for {
		l, err := headLine(in)
		if err != nil {
			return err
		}
		if l == "" {
			break
		}
		if name, value, ok := strings.Cut(l, ":"); ok {
			h[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
		}
	}
	size, err := strconv.ParseInt(h["content-length"], 10, 64)
	if err != nil || size < 0 {
		return fmt.Errorf("%w: its length is %q", errRecord, short(h["content-length"]))
	}
	answer := h["warc-type"] == "response" && strings.HasPrefix(h["content-type"], "application/http")
	if answer {
		w.http++
	}
	limit := w.o.limit()
	if !answer || size > limit+1<<20 {
		if answer {
			w.fail(at(start), fmt.Errorf("%w: over %d bytes in one page", ErrSize, limit))
		}
		return entire(io.CopyN(io.Discard, in, size))
	}
	w.body.Reset()
	if err := entire(io.CopyN(&w.body, in, size)); err != nil {
		return err
	}
	w.answer(w.body.Bytes(), h, start)
	if w.body.Cap() > 1<<20 {
		w.body = bytes.Buffer{}
	}
	return nil
}

// entire tells of a record that ends too soon.
func entire(_ int64, err error) error {
	if err == io.EOF {
		return errCutOff
	}
	return err
}

// headLine reads a line of a record's header without its end.
func headLine(in *bufio.Reader) (string, error) {
	l, err := in.ReadSlice('\n')
	switch {
	case err == bufio.ErrBufferFull:
		return "", fmt.Errorf("%w: a line of its header is too long", errRecord)
	case err == io.EOF:
		return "", errCutOff
	case err != nil:
		return "", err
	}
	return strings.TrimRight(string(l), "\r\n"), nil
}

// answer reads the answer of a server.
func (w *warc) answer(raw []byte, h map[string]string, start int64) {
	top, body, ok := bytes.Cut(raw, []byte("\r\n\r\n"))
	if !ok {
		top, body, _ = bytes.Cut(raw, []byte("\n\n"))
	}
	lines := strings.Split(string(top), "\n")
	status := strings.Fields(lines[0])
	if len(status) < 2 || !strings.HasPrefix(status[0], "HTTP/") || status[1] != "200" {
		return
	}
	var kind, packing, chunks string
	for _, l := range lines[1:] {
		name, value, _ := strings.Cut(l, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "content-type":
			kind = value
		case "content-encoding":
			packing = strings.ToLower(value)
		case "transfer-encoding":
			chunks = strings.ToLower(value)
		}
	}
	if strings.Contains(chunks, "chunked") {
		body = dechunk(body)
	}
	body, err := unwrap(body, packing, w.o.limit())
	if err != nil {
		w.fail(at(start), fmt.Errorf("%s: %w", short(h["warc-target-uri"]), err))
		return
	}
	low := strings.ToLower(kind)
	if !strings.Contains(low, "html") && (low != "" || !isHTML(bytes.TrimLeft(body[:min(len(body), head)], " \t\r\n"))) {
		return
	}
	l := Link{URL: strings.Trim(h["warc-target-uri"], "<>"), File: w.file + at(start).String()}
	if t, err := time.Parse(time.RFC3339, h["warc-date"]); err == nil {
		l.Fetched = t
	}
	switch {
	case w.link != nil:
		w.follow(l, at(start))
		return
	case len(bytes.TrimSpace(body)) == 0:
		w.warn(at(start), fmt.Errorf("%s: an empty page, left out", short(l.URL)))
		return
	}
	a, err := l.Page(body, kind, w.o.Page)
	if err != nil {
		w.warn(at(start), fmt.Errorf("%s: %w; left out", short(l.URL), err))
		return
	}
	if cut := h["warc-truncated"]; cut != "" {
		w.warn(at(start), fmt.Errorf("%s: the crawler cut the page off (%s)", short(l.URL), short(cut)))
	}
	w.give(a, at(start))
}

// dechunk takes the chunks of HTTP/1.1 apart. Archives often keep the header but not the chunks; then
// the body stays as it is.
func dechunk(body []byte) []byte {
	l, _, ok := bytes.Cut(body[:min(len(body), 64)], []byte("\n"))
	size, _, _ := strings.Cut(strings.TrimSpace(string(l)), ";")
	if !ok || size == "" || len(size) > 16 || strings.Trim(size, "0123456789abcdefABCDEF") != "" {
		return body
	}
	out, _ := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(body))) // what came before a break is kept
	return out
}

// unwrap undoes the content encodings of HTTP, up to limit bytes. Archives often keep the header but
// not the encoding; then the body stays as it is.
func unwrap(body []byte, packing string, limit int64) ([]byte, error) {
	names := strings.Split(packing, ",")
	for i := len(names) - 1; i >= 0; i-- {
		var in io.Reader
		var err error
		src := bytes.NewReader(body)
		switch strings.TrimSpace(names[i]) {
		case "gzip", "x-gzip":
			if bytes.HasPrefix(body, []byte("\x1f\x8b")) {
				in, err = gzip.NewReader(src)
			}
		case "deflate":
			if bytes.HasPrefix(body, []byte("\x78")) {
				in, err = zlib.NewReader(src)
			} else if !isHTML(bytes.TrimSpace(body[:min(len(body), head)])) {
				in = flate.NewReader(src)
			}
		case "br":
			if !isHTML(bytes.TrimSpace(body[:min(len(body), head)])) {
				in = brotli.NewReader(src)
			}
		case "zstd":
			if bytes.HasPrefix(body, []byte("(\xb5/\xfd")) {
				d, e := zstd.NewReader(src, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
				if e == nil {
					defer d.Close()
					in = d
				}
				err = e
			}
		}
		if err != nil {
			return nil, fmt.Errorf("broken %s: %w", strings.TrimSpace(names[i]), err)
		}
		if in == nil {
			continue
		}
		out, err := io.ReadAll(io.LimitReader(in, limit+1))
		switch {
		case int64(len(out)) > limit:
			return nil, fmt.Errorf("%w: over %d bytes in one page", ErrSize, limit)
		case err != nil && len(out) == 0:
			return nil, fmt.Errorf("broken %s: %w", strings.TrimSpace(names[i]), err)
		}
		body = out // of a body that is cut off, what there is
	}
	return body, nil
}
