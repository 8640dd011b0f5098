package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// A markedReport takes up the lines of one report of a gold file that people write by hand: "report ID", lines of a key and a value, and
// "text" with lines up to one that says "end".
type markedReport interface {
	line(key, value string) error
	setText(text string) error
}

// longest is the greatest length of a line of such a file, in bytes.
const longest = 1 << 20

// readMarked reads such a file; begin is called with the id and the place of each report. Errors carry file:line.
func readMarked(name string, r io.Reader, begin func(id, pos string) markedReport) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, longest)
	var report markedReport
	var text strings.Builder
	var id, pos string
	inText, closed := false, false
	n := 0
	fail := func(format string, args ...any) error {
		return fmt.Errorf("%s:%d: %s", name, n, fmt.Sprintf(format, args...))
	}
	unclosed := func() error {
		if report != nil && !closed {
			return fmt.Errorf("%s: report %s has no text that ends with a line \"end\"", pos, id)
		}
		return nil
	}
	for sc.Scan() {
		n++
		line := strings.TrimSuffix(sc.Text(), "\r")
		if inText {
			if line != "end" {
				text.WriteString(line + "\n")
				continue
			}
			inText, closed = false, true
			if err := report.setText(strings.ToValidUTF8(text.String(), "\ufffd")); err != nil {
				return fail("%v", err)
			}
			text.Reset()
			continue
		}
		key, value, _ := strings.Cut(line, " ")
		value = strings.TrimSpace(value)
		switch {
		case key == "" || key[0] == '#':
		case key == "report":
			if value == "" {
				return fail("a report needs an id")
			}
			if err := unclosed(); err != nil {
				return err
			}
			id, pos, closed = value, fmt.Sprintf("%s:%d", name, n), false
			report = begin(id, pos)
		case report == nil:
			return fail("%q stands before the first report", key)
		case key == "text":
			if closed {
				return fail("report %s has two texts", id)
			}
			inText = true
		default:
			if err := report.line(key, value); err != nil {
				return fail("%v", err)
			}
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	return unclosed()
}

// alternatives parts a value at "|".
func alternatives(value string) []string {
	var out []string
	for a := range strings.SplitSeq(value, "|") {
		if a = strings.TrimSpace(a); a != "" {
			out = append(out, a)
		}
	}
	return out
}
