package ingest

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// newsml reads NewsML-G2: one newsItem, a newsMessage of several, and items inside other wrappers; or a
// report in NITF that stands by itself.
func (r *reader) newsml(in io.Reader) {
	raw, ok := r.slurp(in)
	if !ok {
		return
	}
	text, repaired, err := xmlText(raw)
	if err != nil {
		r.undecoded(err)
		return
	}
	if repaired > 0 {
		r.warn(line(repaired), errors.New("bytes that are not UTF-8, replaced by U+FFFD"))
	}
	d := newXML(text)
	n := 0
	for !r.done {
		t, err := d.Token()
		row, _ := d.InputPos()
		if err == io.EOF {
			break
		}
		if err != nil {
			r.fail(line(row), xmlFault(err))
			break
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		var item newsItem
		switch e.Name.Local {
		case "newsItem":
			item, err = readItem(d, e)
		case "nitf":
			item, err = readNITF(d)
		case "packageItem", "conceptItem", "knowledgeItem", "planningItem":
			n++
			r.warn(line(row), fmt.Errorf("a %s, no report; left out", e.Name.Local))
			err = d.Skip()
			if err == nil {
				continue
			}
		default:
			continue
		}
		n++
		if err != nil {
			at, _ := d.InputPos()
			r.fail(line(at), fmt.Errorf("item at line %d: %w", row, xmlFault(err)))
			break
		}
		r.news(item, line(row))
	}
	if n == 0 && !r.done {
		r.fail(Spot{}, errors.New("there is no news item in it"))
	}
}

// readItem reads a newsItem behind its start.
func readItem(d *xml.Decoder, start xml.StartElement) (newsItem, error) {
	n := newsItem{id: xmlAttr(start, "guid"), version: xmlAttr(start, "version"), language: xmlAttr(start, "lang")}
	var by []string
	best := -1
	body := func(rank int, s string) {
		if strings.TrimSpace(s) != "" && rank > best {
			best, n.body = rank, s
		}
	}
	path := []string{start.Name.Local}
	for len(path) > 0 {
		t, err := d.Token()
		if err != nil {
			return n, eof(err)
		}
		switch t := t.(type) {
		case xml.EndElement:
			path = path[:len(path)-1]
			continue
		case xml.StartElement:
			up := path[len(path)-1]
			name := t.Name.Local
			var to *string
			switch {
			case name == "itemClass":
				n.kind = xmlAttr(t, "qcode")
			case name == "pubStatus":
				n.status = xmlAttr(t, "qcode") + xmlAttr(t, "uri")
			case name == "provider" && n.provider == "":
				n.provider = xmlAttr(t, "literal")
			case name == "inlineXML":
				var w blocks
				a, err := inline(d, &w)
				if err != nil {
					return n, err
				}
				body(2, a.body)
				if n.title == "" {
					n.title = a.title
				}
				if n.dateline == "" {
					n.dateline = a.dateline
				}
				if len(by) == 0 && a.byline != "" {
					by = []string{a.byline}
				}
				continue
			case name == "inlineData":
				s, err := inner(d)
				if err != nil {
					return n, err
				}
				body(1, markup(s, xmlAttr(t, "contenttype")))
				continue
			}
			switch {
			case up == "itemMeta" && name == "versionCreated":
				to = &n.versioned
			case up == "itemMeta" && name == "firstCreated":
				to = &n.firstCreated
			case up == "itemMeta" && name == "embargoed":
				to = &n.embargo
			case up == "contentMeta" && name == "contentModified":
				to = &n.created
			case up == "contentMeta" && name == "contentCreated" && n.created == "":
				to = &n.created
			case up == "contentMeta" && name == "headline" && n.title == "":
				to = &n.title
			case up == "contentMeta" && name == "dateline":
				to = &n.dateline
			case up == "contentMeta" && (name == "by" || name == "byline"):
				var s string
				if s, err = inner(d); err != nil {
					return n, err
				}
				if s = oneLine(s); s != "" {
					by = append(by, s)
				}
				continue
			case up == "contentMeta" && name == "language" && xmlAttr(t, "tag") != "":
				n.language = xmlAttr(t, "tag")
			case up == "contentMeta" && name == "slugline" && n.title == "":
				s, err := inner(d)
				if err != nil {
					return n, err
				}
				if n.slug == "" {
					n.slug = oneLine(s)
				}
				continue
			case up == "provider" && name == "name", up == "infoSource" && name == "name" && n.provider == "":
				to = &n.provider
			}
			if to != nil {
				s, err := inner(d)
				if err != nil {
					return n, err
				}
				if s = oneLine(s); s != "" {
					*to = s
				}
				continue
			}
			path = append(path, name)
		}
	}
	n.byline = strings.Join(by, ", ")
	if n.title == "" {
		n.title = n.slug
	}
	return n, nil
}

// An inlined is a report in XHTML or NITF.
type inlined struct {
	title, byline, dateline, date, provider, id, body string
}

func readNITF(d *xml.Decoder) (newsItem, error) {
	var w blocks
	a, err := inline(d, &w)
	return newsItem{id: a.id, title: a.title, byline: a.byline, dateline: a.dateline, created: a.date, provider: a.provider, body: a.body}, err
}

// inline reads a report in XHTML or NITF up to the end of the element that is open.
func inline(d *xml.Decoder, w *blocks) (inlined, error) {
	var a inlined
	inBody, nitf := false, false
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return a, eof(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			var to *string
			switch name := t.Name.Local; name {
			case "title":
				if !inBody && a.title == "" {
					to = &a.title
				}
			case "hl1":
				a.title = ""
				to = &a.title
			case "byline", "byttl":
				to = &a.byline
			case "dateline":
				to = &a.dateline
			case "distributor":
				to = &a.provider
			case "doc.copyright":
				if a.provider == "" {
					a.provider = xmlAttr(t, "holder")
				}
			case "doc-id":
				a.id = xmlAttr(t, "id-string")
			case "date.issue", "date.release":
				if a.date == "" {
					a.date = xmlAttr(t, "norm")
				}
			case "nitf":
				nitf = true
			case "body.head":
				inBody = false
			case "body.content", "body":
				inBody = true
			case "media", "script", "style", "figure", "figcaption", "body.end", "note":
				if err := d.Skip(); err != nil {
					return a, eof(err)
				}
				depth--
				continue
			case "br":
				w.feed()
			default:
				inBody = inBody || !nitf && (name == "p" || name == "div") // XHTML without a body
				if isBlock(name) || name == "block" || name == "hl2" {
					w.end()
				}
			}
			if to != nil {
				s, err := inner(d)
				if err != nil {
					return a, err
				}
				depth--
				if s = oneLine(s); s != "" && *to == "" {
					*to = s
				}
			}
		case xml.EndElement:
			depth--
			if name := t.Name.Local; isBlock(name) || name == "block" || name == "hl2" {
				w.end()
			}
		case xml.CharData:
			if inBody {
				w.text(string(t))
			}
		}
	}
	w.end()
	a.body = w.out.String()
	a.byline = strings.TrimPrefix(a.byline, "By ")
	return a, nil
}

// inner returns all text up to the end of the element that is open.
func inner(d *xml.Decoder) (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return "", eof(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			b.WriteByte(' ')
		case xml.EndElement:
			depth--
		case xml.CharData:
			b.Write(t)
		}
	}
	return b.String(), nil
}

func eof(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func xmlAttr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}
