package ingest

import (
	"bytes"
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
)

// An atLine is an error with the line where it stands.
type atLine struct {
	line int
	err  error
}

func (e *atLine) Error() string { return e.err.Error() }
func (e *atLine) Unwrap() error { return e.err }

// wide finds out UTF-16 and UTF-32 by a byte order mark, or UTF-16 by every other byte being NUL.
func wide(start []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(start, []byte{0xff, 0xfe, 0, 0}):
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)
	case bytes.HasPrefix(start, []byte{0, 0, 0xfe, 0xff}):
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	case bytes.HasPrefix(start, []byte{0xff, 0xfe}):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(start, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	if len(start) < 8 {
		return nil
	}
	var nul [2]int
	for i, b := range start {
		if b == 0 {
			nul[i&1]++
		}
	}
	half := len(start) / 2
	switch {
	case nul[0] == 0 && nul[1] >= half*7/10:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case nul[1] == 0 && nul[0] >= half*7/10:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// wideReader turns a stream of UTF-16 or UTF-32 into UTF-8; it is nil for any other.
func wideReader(start []byte, in io.Reader) io.Reader {
	if e := wide(start); e != nil {
		return transform.NewReader(in, e.NewDecoder())
	}
	return nil
}

// decode turns bytes into UTF-8. A byte order mark is taken off; everything else stays. declared is
// what the file says about its encoding, if anything. Where the bytes are UTF-8 but for a few,
// those become U+FFFD and repaired is the line of the first of them.
func decode(raw []byte, declared string) (text string, repaired int, err error) {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if i := control(raw); i >= 0 {
		what := "a NUL byte"
		if raw[i] != 0 {
			what = "control characters"
		}
		return "", 0, &atLine{lineOf(raw, i), fmt.Errorf("%w: %s at byte %d", ErrNotText, what, i)}
	}
	if utf8.Valid(raw) && !escaped(declared) {
		return string(raw), 0, nil
	}
	good, bad, first := multibyte(raw)
	if bad > 0 && good >= 4*bad && !escaped(declared) {
		return strings.ToValidUTF8(string(raw), "\uFFFD"), lineOf(raw, first), nil
	}
	enc := legacy(raw, declared)
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		return "", 0, fmt.Errorf("encoding: %w", err)
	}
	return string(out), 0, nil
}

// control returns the offset of what shows that raw is no text: a NUL, or control characters in
// number. It returns -1 for a text.
func control(raw []byte) int {
	n, first := 0, -1
	for i, b := range raw {
		if b == 0 {
			return i
		}
		if b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v' && b != 0x1b || b == 0x7f {
			if first < 0 {
				first = i
			}
			n++
		}
	}
	if n > 8 && n > len(raw)/50 {
		return first
	}
	return -1
}

// multibyte counts the characters beyond ASCII that are UTF-8 and the bytes that are not.
func multibyte(raw []byte) (good, bad, first int) {
	first = -1
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		c, n := utf8.DecodeRune(raw[i:])
		if c == utf8.RuneError && n == 1 {
			if first < 0 {
				first = i
			}
			bad++
		} else {
			good++
		}
		i += n
	}
	return good, bad, first
}

// escaped reports whether an encoding writes other alphabets in ASCII bytes.
func escaped(name string) bool {
	return strings.HasPrefix(strings.ToLower(name), "iso-2022-")
}

// metaCharset returns what a web page declares as its encoding, "" if nothing.
func metaCharset(raw []byte) string {
	_, name, certain := charset.DetermineEncoding(raw[:min(len(raw), 1024)], "")
	if certain || name != "windows-1252" { // windows-1252 is also the answer to "nothing is known"
		return name
	}
	return ""
}

// legacy finds out the encoding of bytes that are not UTF-8.
func legacy(raw []byte, declared string) encoding.Encoding {
	if declared != "" && declared != "utf-8" {
		if e, err := htmlindex.Get(declared); err == nil {
			return e
		}
	}
	sample := raw[:min(len(raw), 1<<16)]
	high, letters := 0, 0
	for _, b := range sample {
		switch {
		case b >= 0x80:
			high++
		case b|0x20 >= 'a' && b|0x20 <= 'z':
			letters++
		}
	}
	if high*6 < letters { // English with curly quotes, dashes and a few accents
		return charmap.Windows1252
	}
	all, err := chardet.NewTextDetector().DetectAll(sample)
	if err != nil {
		return charmap.Windows1252
	}
	sort.SliceStable(all, func(i, j int) bool { // the detector's own order of equals is left to chance
		if all[i].Confidence != all[j].Confidence {
			return all[i].Confidence > all[j].Confidence
		}
		return all[i].Charset < all[j].Charset
	})
	for _, c := range all {
		if strings.HasPrefix(c.Charset, "UTF-") || strings.HasPrefix(c.Charset, "IBM") {
			continue
		}
		name := c.Charset
		if name == "GB-18030" {
			name = "gb18030"
		}
		if e, err := htmlindex.Get(name); err == nil {
			return e
		}
	}
	return charmap.Windows1252
}

// lineOf returns the line, from 1, of an offset.
func lineOf(raw []byte, i int) int { return 1 + bytes.Count(raw[:i], []byte{'\n'}) }
