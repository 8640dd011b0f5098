package ingest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
)

var (
	xmlDeclared = regexp.MustCompile(`^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["'][^>]*\?>`)
	xmlProlog   = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)
)

// xmlText turns the bytes of an XML file into UTF-8 without its declaration, and without the control
// characters that XML forbids. Line feeds stay, so that lines can be told.
func xmlText(raw []byte) (text string, repaired int, err error) {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	declared := ""
	if m := xmlDeclared.FindSubmatch(raw[:min(len(raw), 1024)]); m != nil {
		declared = strings.ToLower(string(m[1]))
	}
	text, repaired, err = decode(raw, declared)
	if err != nil {
		return "", 0, err
	}
	if p := xmlProlog.FindString(text[:min(len(text), 1024)]); p != "" {
		text = strings.Repeat("\n", strings.Count(p, "\n")) + text[len(p):]
	}
	text = strings.Map(func(c rune) rune {
		if c < 32 && c != '\t' && c != '\n' && c != '\r' || c == 0xfffe || c == 0xffff {
			return -1
		}
		return c
	}, text)
	return text, repaired, nil
}

// newXML returns a decoder that takes XML as it is found in the wild.
func newXML(text string) *xml.Decoder {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	return d
}

// xmlRoot returns the local name of the root element, "" if s does not begin as XML.
func xmlRoot(s []byte) string {
	s = bytes.TrimLeft(bytes.TrimPrefix(s, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(s) == 0 || s[0] != '<' {
		return ""
	}
	d := xml.NewDecoder(bytes.NewReader(s))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		t, err := d.RawToken()
		if err != nil {
			return ""
		}
		if e, ok := t.(xml.StartElement); ok {
			return e.Name.Local
		}
	}
}

// xmlFault makes an error of the XML decoder readable.
func xmlFault(err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		if strings.Contains(syntax.Msg, "unexpected EOF") {
			return errors.New("the XML is cut off")
		}
		return errors.New("broken XML: " + syntax.Msg)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the XML is cut off")
	}
	return err
}
