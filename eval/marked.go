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

// readMarked reads such a file; begin makes a report of its id and of the place where it begins. Errors carry file:line.
func readMarked[T any, P interface {
	*T
	markedReport
}](name string, r io.Reader, begin func(id, pos string) T,
) ([]T, error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, longest)
	var out []T
	last := func() P { return &out[len(out)-1] }
	var text strings.Builder
	var id, pos string
	inText, closed := false, false
	n := 0
	fail := func(format string, args ...any) error {
		return fmt.Errorf("%s:%d: %s", name, n, fmt.Sprintf(format, args...))
	}
	unclosed := func() error {
		if len(out) > 0 && !closed {
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
			if err := last().setText(strings.ToValidUTF8(text.String(), "\ufffd")); err != nil {
				return nil, fail("%v", err)
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
				return nil, fail("a report needs an id")
			}
			if err := unclosed(); err != nil {
				return nil, err
			}
			id, pos, closed = value, fmt.Sprintf("%s:%d", name, n), false
			out = append(out, begin(id, pos))
		case len(out) == 0:
			return nil, fail("%q stands before the first report", key)
		case key == "text":
			if closed {
				return nil, fail("report %s has two texts", id)
			}
			inText = true
		default:
			if err := last().line(key, value); err != nil {
				return nil, fail("%v", err)
			}
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	return out, unclosed()
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
