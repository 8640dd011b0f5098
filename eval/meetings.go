package eval

import (
	"fmt"
	"io"
	"time"

	"github.com/dateline/dateline"
)

// A MeetingDoc is a report with the meetings and agreements that a person marked in it (docs/formats/meetings.md).
type MeetingDoc struct {
	ID    string
	Date  time.Time
	Text  string
	Marks []MeetingMark
	pos   string
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

// ReadMeetings reads a gold file of meetings and agreements. Errors carry file:line.
func ReadMeetings(name string, r io.Reader) ([]MeetingDoc, error) {
	return readMarked(name, r, func(id, pos string) MeetingDoc { return MeetingDoc{ID: id, pos: pos} })
}

func (d *MeetingDoc) setText(text string) error {
	d.Text = text
	return nil
}

// line takes up one line outside the text.
func (d *MeetingDoc) line(key, value string) error {
	switch key {
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

// Article returns the article of a gold report.
func (d *MeetingDoc) Article() *dateline.Article {
	return &dateline.Article{ID: d.ID, File: d.pos, Body: d.Text, Published: d.Date, Language: "en"}
}
