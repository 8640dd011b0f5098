package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/dateline/dateline"
)

// A MeetingDoc is a report with the meetings and agreements that a person marked in it (docs/formats/meetings.md).
type MeetingDoc struct {
	ID     string
	Date   time.Time
	Text   string
	Marks  []MeetingMark
	pos    string
	closed bool
}

// A MeetingMark is one marked meeting or agreement. A value is a list of alternatives; "?" among them leaves the slot unjudged, and no value
// says that the report does not tell it.
type MeetingMark struct {
	Agreement bool
	Kind      []string
	Sides     [][]string // participants of a meeting or parties of an agreement, each with its alternatives; one "?" allows for more
	Host      []string
	Title     []string
	Place     []string
	Date      []string
	Level     []string
	Stage     []string
	Areas     [][]string // each with its alternatives; one "?" allows for more
	Apart     string     // historical or debatable: the record costs nothing, found or not
}

// longest is the greatest length of a line of a gold file of meetings, in bytes.
const longest = 1 << 20

// ReadMeetings reads a gold file of meetings and agreements. Errors carry file:line.
func ReadMeetings(name string, r io.Reader) ([]MeetingDoc, error) {
	var out []MeetingDoc
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, longest)
	inText := false
	var text strings.Builder
	n := 0
	fail := func(format string, args ...any) error {
		return fmt.Errorf("%s:%d: %s", name, n, fmt.Sprintf(format, args...))
	}
	for sc.Scan() {
		n++
		line := strings.TrimSuffix(sc.Text(), "\r")
		if inText {
			if line == "end" {
				inText = false
				d := &out[len(out)-1]
				d.Text, d.closed = strings.ToValidUTF8(text.String(), "\ufffd"), true
				text.Reset()
				continue
			}
			text.WriteString(line + "\n")
			continue
		}
		key, value, _ := strings.Cut(line, " ")
		value = strings.TrimSpace(value)
		if key == "" || key[0] == '#' {
			continue
		}
		if key == "report" {
			if value == "" {
				return nil, fail("a report needs an id")
			}
			out = append(out, MeetingDoc{ID: value, pos: fmt.Sprintf("%s:%d", name, n)})
			continue
		}
		if len(out) == 0 {
			return nil, fail("%q stands before the first report", key)
		}
		if err := out[len(out)-1].line(key, value, &inText); err != nil {
			return nil, fail("%v", err)
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	for i := range out {
		if !out[i].closed {
			return nil, fmt.Errorf("%s: report %s has no text that ends with a line \"end\"", out[i].pos, out[i].ID)
		}
	}
	return out, nil
}

// line takes up one line outside the text.
func (d *MeetingDoc) line(key, value string, inText *bool) error {
	switch key {
	case "text":
		if d.closed {
			return fmt.Errorf("report %s has two texts", d.ID)
		}
		*inText = true
		return nil
	case "meeting", "agreement":
		if value == "" {
			return fmt.Errorf("a %s needs a kind", key)
		}
		d.Marks = append(d.Marks, MeetingMark{Agreement: key == "agreement", Kind: alternatives(value)})
		return nil
	case "date":
		if len(d.Marks) == 0 {
			var err error
			if d.Date, err = time.Parse(time.DateOnly, value); err != nil {
				return fmt.Errorf("date %q is not YYYY-MM-DD", value)
			}
			return nil
		}
	}
	if len(d.Marks) == 0 {
		return fmt.Errorf("%q stands before the first meeting or agreement", key)
	}
	m := &d.Marks[len(d.Marks)-1]
	if value == "" {
		return fmt.Errorf("%s has no value", key)
	}
	switch key {
	case "side", "party":
		if (key == "party") != m.Agreement {
			return fmt.Errorf("a meeting has sides, an agreement has parties")
		}
		m.Sides = append(m.Sides, alternatives(value))
	case "area":
		m.Areas = append(m.Areas, alternatives(value))
	case "host":
		m.Host = alternatives(value)
	case "title":
		m.Title = alternatives(value)
	case "place":
		m.Place = alternatives(value)
	case "date":
		m.Date = alternatives(value)
	case "level":
		m.Level = alternatives(value)
	case "stage":
		m.Stage = alternatives(value)
	case "apart":
		if value != "historical" && value != "debatable" {
			return fmt.Errorf("apart is historical or debatable, not %q", value)
		}
		m.Apart = value
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
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

// Article returns the article of a gold report.
func (d *MeetingDoc) Article() *dateline.Article {
	return &dateline.Article{ID: d.ID, File: d.pos, Body: d.Text, Published: d.Date, Language: "en"}
}
