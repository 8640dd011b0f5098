package export

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/record"
)

// A calendar writes meetings as iCalendar (RFC 5545), one whole-day entry each.
type calendar struct {
	count
	w *bufio.Writer
}

// Meetings returns a writer of the layout ics.
func Meetings(w io.Writer, o Options) Writer[record.Encounter] {
	c := &calendar{w: bufio.NewWriterSize(w, 1<<16)}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", escapeText("-//dateline//"+o.Version+"//EN"))
	return c
}

// Write writes an entry. A meeting without a full date has none.
func (c *calendar) Write(e *record.Encounter) error {
	c.n.Facts++
	if !real(e.Date) {
		c.leave("has no day")
		return nil
	}
	c.n.Rows++
	c.line("BEGIN", "VEVENT")
	c.line("UID", e.Key+"@dateline")
	stamp := e.Added.UTC()
	c.line("DTSTAMP", stamp.Format("20060102T150405Z"))
	c.line("DTSTART;VALUE=DATE", strings.ReplaceAll(e.Date, "-", ""))
	c.line("SUMMARY", escapeText(summary(&e.Meeting)))
	switch e.Stage.Value {
	case "planned":
		c.line("STATUS", "TENTATIVE")
	case "postponed", "cancelled":
		c.line("STATUS", "CANCELLED")
	default:
		c.line("STATUS", "CONFIRMED")
	}
	if p := e.Place; p != nil {
		c.line("LOCATION", escapeText(location(p)))
		if p.Lat != nil && p.Lon != nil && (p.Precision == "city" || p.Precision == "point") {
			c.line("GEO", float(*p.Lat)+";"+float(*p.Lon))
		}
	}
	if text := description(e); text != "" {
		c.line("DESCRIPTION", escapeText(text))
	}
	if e.Lead.URL != "" {
		c.line("URL", clean(e.Lead.URL))
	}
	c.line("CATEGORIES", escapeText(strings.ToUpper(e.Kind.Value)))
	c.line("TRANSP", "TRANSPARENT")
	c.line("END", "VEVENT")
	return nil
}

// summary names a meeting: its kind and who is there.
func summary(m *record.Meeting) string {
	var sides []string
	for _, s := range m.Sides {
		if names := guests(s); names != "" {
			sides = append(sides, names)
		}
	}
	out := capital(m.Kind.Value)
	if out == "" {
		out = "Meeting"
	}
	if len(sides) > 0 {
		out += ": " + strings.Join(sides, " – ")
	}
	return out
}

func guests(list []record.Attendee) string {
	var out []string
	for i := range list {
		s := title(&list[i].Participant)
		if list[i].Place != "" && s != "" {
			s += " (" + list[i].Place + ")"
		}
		out = add(out, s)
	}
	return strings.Join(out, ", ")
}

func location(p *record.Place) string {
	out := []string{p.Name}
	out = add(out, p.Admin1)
	return strings.Join(add(out, p.Country), ", ")
}

// description lists what was discussed, what came out, and who tells it.
func description(e *record.Encounter) string {
	var out []string
	for _, t := range e.Topics {
		out = append(out, "Topic: "+clean(t.Text))
	}
	for _, o := range e.Outcomes {
		out = append(out, "Outcome, "+o.Kind+": "+clean(o.Text))
	}
	for i := range e.Tellings {
		t := &e.Tellings[i]
		s := clean(cite(&t.Source))
		if t.URL != "" {
			s += " " + clean(t.URL)
		}
		out = append(out, "Told by "+s)
	}
	return strings.Join(out, "\n")
}

// escapeText writes a text value as RFC 5545 wants it.
func escapeText(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

// line writes a property, folded so that no line has more than 75 bytes.
func (c *calendar) line(name, value string) {
	s := name + ":" + value
	for room := 75; len(s) > room; room = 74 {
		n := room
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		c.w.WriteString(s[:n] + "\r\n ")
		s = s[n:]
	}
	c.w.WriteString(s + "\r\n")
}

// Close ends the calendar.
func (c *calendar) Close() error {
	c.line("END", "VCALENDAR")
	return errorf("ics", c.w.Flush())
}
