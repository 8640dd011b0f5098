package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"regexp"
	"strings"
	"time"

	"github.com/dateline/dateline"
	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // decodes the character sets of mail
)

var (
	headerLine = regexp.MustCompile(`^[!-9;-~]+:`)
	fromLine   = regexp.MustCompile(`^From \S+ .*\d\d:\d\d.*\d{4}|^From (?:- |MAILER-DAEMON)`)
)

// isMail reports whether s begins as a mail message, or as a mailbox of several.
func isMail(s []byte) (one, box bool) {
	lines := strings.Split(string(s), "\n")
	if fromLine.MatchString(lines[0]) && len(lines) > 1 && headerLine.MatchString(lines[1]) {
		return false, true
	}
	has := map[string]bool{}
	for i, l := range lines {
		if l = strings.TrimRight(l, "\r"); l == "" {
			break
		}
		if i > 0 && (l[0] == ' ' || l[0] == '\t') {
			continue
		}
		name, _, ok := strings.Cut(l, ":")
		if !ok || !headerLine.MatchString(l) {
			if i == len(lines)-1 { // cut by the sample
				break
			}
			return false, false
		}
		has[strings.ToLower(name)] = true
	}
	return has["from"] && (has["date"] || has["message-id"]) && (has["subject"] || has["received"] || has["mime-version"] || has["return-path"]), false
}

// mbox reads a mailbox one message at a time. A line that begins with "From " behind an empty line opens a message; one
// that was quoted for that reason (>From) is put right.
func (r *reader) mbox(in *bufio.Reader) {
	var msg bytes.Buffer
	limit := r.o.limit()
	start, over, empty, n := 0, false, true, 0
	flush := func() {
		switch {
		case start == 0 || r.done:
		case over:
			r.fail(line(start), fmt.Errorf("%w: over %d bytes in one message", ErrSize, limit))
		default:
			r.message(msg.Bytes(), line(start))
		}
		if start > 0 {
			n++
		}
		msg.Reset()
		over = false
	}
	var buf []byte
	for row := 1; !r.done; row++ {
		text, size, err := readLine(in, buf[:0], limit)
		buf = text
		switch {
		case empty && bytes.HasPrefix(text, []byte("From ")):
			flush()
			start = row
		case start == 0 && len(bytes.TrimSpace(text)) > 0:
			r.fail(line(row), errors.New(`no mailbox: it does not begin with "From "`))
			return
		case size > limit || int64(msg.Len()+len(text)) > limit:
			over = true
		default:
			if quoted := bytes.TrimLeft(text, ">"); len(quoted) < len(text) && bytes.HasPrefix(quoted, []byte("From ")) {
				text = text[1:]
			}
			msg.Write(text)
		}
		empty = len(bytes.TrimRight(text, "\r\n")) == 0
		if err != nil {
			flush()
			if err != io.EOF {
				r.fail(line(row), cause(err))
			}
			break
		}
	}
	if n == 0 && !r.done {
		r.fail(Spot{}, ErrEmpty)
	}
}

// eml reads a file that is one message.
func (r *reader) eml(in io.Reader) {
	if raw, ok := r.slurp(in); ok {
		r.message(raw, Spot{})
	}
}

// message reads one message.
func (r *reader) message(raw []byte, at Spot) {
	e, err := message.Read(bytes.NewReader(raw))
	if e == nil {
		r.fail(at, fmt.Errorf("broken mail message: %w", err))
		return
	}
	header := func(name string) string {
		s, err := e.Header.Text(name)
		if err != nil {
			s = e.Header.Get(name)
		}
		return oneLine(strings.ToValidUTF8(s, "\ufffd"))
	}
	var parts mailParts
	if err := parts.gather(e, 0); err != nil && parts.plain == "" && parts.html == "" {
		r.fail(at, fmt.Errorf("broken mail message: %w", err))
		return
	}
	a := &dateline.Article{
		ID: strings.Trim(header("Message-ID"), "<>"), File: r.file + at.String(), Title: header("Subject"),
		Body: parts.text(), URL: strings.Trim(header("Archived-At"), "<>"),
	}
	if strings.TrimSpace(a.Body) == "" {
		r.fail(at, errors.New("the message has no text"))
		return
	}
	a.Publisher = sender(header("From"))
	if list, _, _ := strings.Cut(header("List-Id"), "<"); a.Publisher == "" {
		a.Publisher = strings.Trim(list, ` "`)
	}
	if !webAddress(a.URL) {
		a.URL = ""
	}
	if s := header("Date"); s != "" {
		t, err := mail.ParseDate(s)
		if err != nil {
			t, err = Day(s)
		}
		if err != nil {
			r.warn(at, fmt.Errorf("header Date: %q is not a date; read without a date", short(s)))
		} else {
			a.Published = time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
		}
	}
	if l := header("Content-Language"); len(l) == 2 || len(l) > 2 && l[2] == '-' {
		a.Language = strings.ToLower(l[:2])
	}
	r.give(a, at)
}

// sender returns the name in a header such as "Council of Gondor <news@council.example>", else the
// address.
func sender(s string) string {
	p := mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: message.CharsetReader}}
	if list, err := p.ParseList(s); err == nil && len(list) > 0 {
		if list[0].Name != "" {
			return oneLine(list[0].Name)
		}
		return list[0].Address
	}
	name, address, ok := strings.Cut(s, "<")
	if name = strings.Trim(name, ` "`); ok && name == "" {
		return strings.Trim(address, "<> ")
	}
	return name
}

// mailParts are the texts of a message.
type mailParts struct {
	plain, html string
	n           int
}

// Bounds within which the parts of a message are looked at.
const (
	maxParts = 200
	maxDepth = 20
)

// gather finds the first plain text and the first HTML that are no attachments.
func (p *mailParts) gather(e *message.Entity, depth int) error {
	if p.n++; p.n > maxParts || depth > maxDepth {
		return nil
	}
	if disposition, _, _ := e.Header.ContentDisposition(); strings.EqualFold(disposition, "attachment") {
		return nil
	}
	if parts := e.MultipartReader(); parts != nil {
		for {
			part, err := parts.NextPart()
			if err == io.EOF {
				return nil
			}
			if part == nil {
				return err
			}
			if err := p.gather(part, depth+1); err != nil {
				return err
			}
		}
	}
	kind, params, err := e.Header.ContentType()
	if err != nil {
		kind = "text/plain"
	}
	kind = strings.ToLower(kind)
	if kind != "text/plain" && kind != "text/html" {
		return nil
	}
	raw, err := io.ReadAll(e.Body)
	if err != nil && len(raw) == 0 {
		return err
	}
	declared := ""
	if kind == "text/html" {
		declared = metaCharset(raw)
	}
	s, _, err := decode(raw, declared)
	switch {
	case err != nil:
		return err
	case kind == "text/html" && p.html == "":
		p.html = s
	case kind == "text/plain" && p.plain == "":
		p.plain = letter(s, strings.EqualFold(params["format"], "flowed"))
	}
	return nil
}

// letter returns a plain text of a mail without its signature, its lines joined where the sender's program
// broke them (RFC 3676).
func letter(s string, flowed bool) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	for _, mark := range []string{"\n-- \n", "\n--\n"} { // quoted-printable loses the blank
		if i := strings.LastIndex("\n"+s, mark); i >= 0 && len(s)-i < 1000 {
			s = s[:i]
		}
	}
	if !flowed {
		return strings.TrimSpace(s)
	}
	var b strings.Builder
	for l := range strings.SplitSeq(s, "\n") {
		l = strings.TrimPrefix(l, " ") // stuffed
		b.WriteString(l)
		if !strings.HasSuffix(l, " ") {
			b.WriteByte('\n')
		}
	}
	return strings.TrimSpace(b.String())
}

var (
	anyAddress = regexp.MustCompile(`https?://\S+`)
	handling   = regexp.MustCompile(`(?i)\bunsubscribe\b|view (?:this|it|the)\b.{0,30}\b(?:browser|online)|(?:e-?mail|manage|update).{0,20}preferences|add us to your address book|forward (?:this )?to a friend|all rights reserved|you (?:are receiving|received) this`)
)

// text chooses between plain text and HTML. The plain text is taken unless it is a stub, or full of
// addresses, as programs make it that send newsletters.
func (p *mailParts) text() string {
	if p.html == "" {
		return p.plain
	}
	rich := newsletter(p.html)
	addresses := 0
	for _, s := range anyAddress.FindAllString(p.plain, -1) {
		addresses += len(s)
	}
	if rich == "" || len(p.plain)*2 >= len(rich) && addresses*10 < len(p.plain) {
		return p.plain
	}
	return rich
}

// newsletter returns the text of a mail in HTML: what the page reader takes for the article if that is most
// of it; else all of it but notes on how it is sent.
func newsletter(s string) string {
	whole := fragment(s)
	if a, err := Page(s); err == nil && len(a.Body)*2 >= len(whole) {
		whole = a.Body
	}
	var kept []string
	for p := range strings.SplitSeq(whole, "\n\n") {
		if len(p) < 400 && handling.MatchString(p) || strings.TrimSpace(anyAddress.ReplaceAllString(p, "")) == "" {
			continue
		}
		kept = append(kept, p)
	}
	return strings.Join(kept, "\n\n")
}
