package export

import (
	"strings"

	"github.com/dateline/dateline/record"
)

// meetings writes for each meeting who met, what it was, what was discussed and what came out, and the words that tell it.
func (t *table) meetings() {
	if len(t.r.Meetings) == 0 {
		return
	}
	t.title("Meetings", len(t.r.Meetings))
	for i := range t.r.Meetings {
		m := &t.r.Meetings[i]
		var sides []string
		for _, s := range m.Sides {
			sides = append(sides, attendees(s))
		}
		arrow := " ↔ "
		if strings.HasSuffix(m.Kind.Value, "visit") {
			arrow = " → "
		}
		place := ""
		if m.Place != nil {
			place = m.Place.Name
			if m.PlaceFrom == "dateline" {
				place += " (dateline)"
			}
		}
		t.record(m.Date, m.DatePrecision, strings.Join(sides, arrow), []string{m.Kind.Value, m.Stage.Value, m.Level.Value, place, history(m.Historical)})
		t.under("about", topics(m.Topics))
		for _, o := range m.Outcomes {
			t.under(o.Kind, []string{o.Text})
		}
		t.told(m.Mentions)
	}
}

// agreements writes for each agreement its name, kind, stage and parties, and the words that tell it.
func (t *table) agreements() {
	if len(t.r.Agreements) == 0 {
		return
	}
	t.title("Agreements", len(t.r.Agreements))
	for i := range t.r.Agreements {
		a := &t.r.Agreements[i]
		name := a.Title.Text
		if name == "" {
			name = a.Kind.Value
		}
		place := ""
		if a.Place != nil {
			place = a.Place.Name
		}
		t.record(a.Date, a.DatePrecision, name, []string{a.Kind.Value, a.Stage.Value, place, history(a.Historical)})
		if len(a.Parties) > 0 {
			t.under("parties", []string{attendees(a.Parties)})
		}
		t.under("about", topics(a.Topics))
		t.told(a.Mentions)
	}
}

func history(yes bool) string {
	if yes {
		return "historical"
	}
	return ""
}

// attendees names people with their codes, others by name.
func attendees(list []record.Attendee) string {
	ps := make([]record.Participant, 0, len(list))
	for _, a := range list {
		ps = append(ps, a.Participant)
	}
	return people(ps)
}

func topics(list []record.Topic) []string {
	var out []string
	for _, x := range list {
		out = append(out, x.Text)
	}
	return out
}

// record writes the first lines of a record: its date and name, and what is known of it.
func (t *table) record(date, precision, name string, notes []string) {
	var parts []string
	for _, n := range notes {
		if n != "" {
			parts = append(parts, clean(n))
		}
	}
	if date == "" {
		date = "no date"
	} else if precision == "report" {
		date += "*"
	}
	const indent = 15
	for i, l := range wrap(clean(name), t.s.Width-indent, 3) {
		if i > 0 {
			date = ""
		}
		t.w.WriteString("  " + pad(date, indent-2) + l + "\n")
	}
	for _, l := range wrap(strings.Join(parts, " · "), t.s.Width-indent, 2) {
		t.w.WriteString(strings.Repeat(" ", indent) + l + "\n")
	}
}

// under writes a line of a record: what it tells, and the words.
func (t *table) under(name string, words []string) {
	var list []string
	for _, w := range words {
		if w = clean(w); w != "" {
			list = append(list, w)
		}
	}
	if len(list) == 0 {
		return
	}
	const indent = 15
	for i, l := range wrap(name+": "+strings.Join(list, "; "), t.s.Width-indent-2, 3) {
		if i > 0 {
			l = "  " + l
		}
		t.w.WriteString(strings.Repeat(" ", indent) + l + "\n")
	}
}

// told writes the sentence that tells a record first.
func (t *table) told(list []record.Mention) {
	if len(list) > 0 {
		const indent = 15
		t.w.WriteString(strings.Repeat(" ", indent) + t.excerpt(list[0].Sentence, list[0].Trigger, t.s.Width-indent) + "\n")
	}
}
