package export

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
	"github.com/mattn/go-runewidth"
)

// A Style says how a table looks.
type Style struct {
	Width int  // columns of the terminal; 0 is 100
	Color bool // bold and dim letters
}

// Table writes a document to be read by people: its events, meetings, agreements, quotations, people and areas of
// cooperation.
func Table(w *bytes.Buffer, d *dateline.Document, o record.Options, s Style) {
	if s.Width <= 0 {
		s.Width = 100
	}
	s.Width = max(s.Width, 40)
	r := record.Read(d, o)
	t := &table{w: w, s: s, r: r, text: d.Text[max(0, min(d.Dateline.End, len(d.Text))):]}
	t.head()
	t.events()
	t.meetings()
	t.agreements()
	t.quotes()
	t.people()
	t.areas()
	w.WriteByte('\n')
}

// A table is a report on its way to the terminal.
type table struct {
	w *bytes.Buffer
	s Style
	r *record.Report

	text string // without the dateline
}

func (t *table) bold(s string) string { return t.sgr("1", s) }
func (t *table) dim(s string) string  { return t.sgr("2", s) }

func (t *table) sgr(code, s string) string {
	if !t.s.Color || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (t *table) head() {
	r := t.r
	title := clean(r.Title)
	if title == "" {
		title = clean(strings.TrimSpace(t.text))
	}
	t.w.WriteString(t.bold(fit(title, t.s.Width)) + "\n")
	var parts []string
	for _, p := range []string{r.File, r.Publisher, r.Published, r.Dateline.Place, r.Dateline.Agency} {
		if p != "" {
			parts = append(parts, clean(p))
		}
	}
	if r.Summary {
		parts = append(parts, "summary")
	}
	t.w.WriteString(t.dim(fit(strings.Join(parts, " · "), t.s.Width)) + "\n")
}

func (t *table) title(name string, n int) {
	fmt.Fprintf(t.w, "\n%s\n", t.bold(fmt.Sprintf("%s (%d)", name, n)))
}

// events writes two lines for an event: who, what, whom in columns, and under them the words.
func (t *table) events() {
	t.title("Events", len(t.r.Events))
	type row struct{ date, who, what string }
	rows := make([]row, 0, len(t.r.Events))
	widest := [3]int{4, 6, 4}
	for i := range t.r.Events {
		e := &t.r.Events[i]
		arrow := " → "
		if e.Reciprocal {
			arrow = " ↔ "
		}
		who := people(e.Source)
		if len(e.Target) > 0 {
			who += arrow + people(e.Target)
		}
		x := row{e.Date, who, what(e)}
		rows = append(rows, x)
		for k, c := range []string{x.date, x.who, x.what} {
			widest[k] = max(widest[k], runewidth.StringWidth(c))
		}
	}
	if len(rows) == 0 {
		t.w.WriteString(t.dim("  none") + "\n")
		return
	}
	date := min(widest[0], 12)
	room := t.s.Width - 2 - date - 4
	what := min(widest[2], room/2)
	who := min(widest[1], room-what)
	what = min(widest[2], room-who)
	for i, x := range rows {
		a, b := wrap(x.who, who, 3), wrap(x.what, what, 3)
		for k := 0; k < max(len(a), len(b)); k++ {
			day := ""
			if k == 0 {
				day = x.date
			}
			line := "  " + pad(fit(day, date), date) + "  " + pad(at(a, k), who) + "  " + at(b, k)
			t.w.WriteString(strings.TrimRight(line, " ") + "\n")
		}
		t.w.WriteString(strings.Repeat(" ", date+4) + t.excerpt(t.r.Events[i].Sentence, t.r.Events[i].Trigger, t.s.Width-date-4) + "\n")
	}
}

// what says an event in codes and words.
func what(e *record.Event) string {
	var parts []string
	code := e.CAMEO
	if e.Label != "" {
		code += " " + e.Label
	}
	parts = append(parts, code)
	if c := e.Plover.Category; c != "" {
		if e.Plover.Mode != "" {
			c += " " + e.Plover.Mode
		}
		parts = append(parts, c)
	}
	if len(e.Aux) > 0 {
		parts = append(parts, strings.Join(e.Aux, ", "))
	}
	return clean(strings.Join(parts, " · "))
}

// people names the participants of a slot; one with several hats is named once.
func people(list []record.Participant) string {
	if len(list) == 0 {
		return "?"
	}
	var out []string
	for i := 0; i < len(list); i++ {
		p := list[i]
		codes := []string{}
		if p.Code != "" {
			codes = append(codes, p.Code)
		}
		for i+1 < len(list) && list[i+1].Actor == p.Actor && p.Actor != "" {
			i++
			if list[i].Code != "" {
				codes = append(codes, list[i].Code)
			}
		}
		name := p.Name
		if name == "" {
			name = p.Text
		}
		if len(codes) > 0 {
			name += " (" + strings.Join(codes, ", ") + ")"
		}
		out = append(out, clean(name))
	}
	return strings.Join(out, ", ")
}

// excerpt cuts a sentence around the words that tell something.
func (t *table) excerpt(in record.Sentence, trigger record.Passage, width int) string {
	text := []rune(t.r.Text)
	s, g := in.Range, trigger.Range
	if s.End > len(text) || g.End > s.End || g.Start < s.Start || s.Start >= s.End {
		return t.dim(fit(clean(trigger.Text), width))
	}
	before, word := clean(string(text[s.Start:g.Start])), clean(string(text[g.Start:g.End]))
	after := clean("." + string(text[g.End:s.End]))[1:] // keeps the space in front
	word = fit(word, width)
	room := width - runewidth.StringWidth(word)
	left := min(runewidth.StringWidth(before), max(room/2, room-runewidth.StringWidth(after)))
	before = tail(before, left)
	after = fit(after, room-runewidth.StringWidth(before))
	return t.dim(before) + t.bold(word) + t.dim(after)
}

func (t *table) quotes() {
	if len(t.r.Quotes) == 0 {
		return
	}
	t.title("Quotations", len(t.r.Quotes))
	for i := range t.r.Quotes {
		q := &t.r.Quotes[i]
		who := cmp.Or(q.Who(), "?")
		var parts []string
		for _, c := range q.Content {
			parts = append(parts, clean(c.Text))
		}
		words := strings.Join(parts, " … ")
		if q.Direct {
			words = "“" + words + "”"
		}
		t.item(clean(who), clean(q.Cue.Text), words)
	}
}

// item writes a name with something dim behind it, and words under it.
func (t *table) item(name, note, words string) {
	name = fit(name, t.s.Width-2)
	if note != "" {
		note = fit(note, t.s.Width-4-runewidth.StringWidth(name))
		name += "  " + t.dim(note)
	}
	t.w.WriteString(strings.TrimRight("  "+name, " ") + "\n")
	for _, l := range wrap(words, t.s.Width-4, 4) {
		t.w.WriteString("    " + l + "\n")
	}
}

func (t *table) people() {
	var list []*record.Actor
	for i := range t.r.Actors {
		if a := &t.r.Actors[i]; a.Kind == "person" {
			list = append(list, a)
		}
	}
	if len(list) == 0 {
		return
	}
	t.title("People", len(list))
	for _, a := range list {
		var offices []string
		for _, o := range a.Offices {
			s := o.Title
			if o.Of != "" && !strings.Contains(o.Title, o.Of) {
				s += ", " + o.Of
			}
			if o.Former {
				s = "former " + s
			}
			if o.Code != "" {
				s += " (" + o.Code + ")"
			}
			offices = append(offices, s)
		}
		note := ""
		if len(offices) == 0 {
			note = a.Code
		}
		t.item(clean(a.Name), clean(note), clean(strings.Join(offices, "; ")))
	}
}

func (t *table) areas() {
	var list []string
	names := map[string][]string{}
	for _, c := range t.r.Contexts {
		s := clean(c.Area)
		if s == "" {
			continue
		}
		if _, seen := names[s]; !seen {
			list = append(list, s)
		}
		if c.Name != "" && !slices.Contains(names[s], c.Name) {
			names[s] = append(names[s], c.Name)
		} else if names[s] == nil {
			names[s] = []string{}
		}
	}
	if len(list) == 0 {
		return
	}
	t.title("Areas of cooperation", len(list))
	for _, area := range list {
		t.item(area, strings.Join(names[area], ", "), "")
	}
}

// clean makes a text fit for one line of a terminal: control characters and runs of white space become
// one space, and marks that turn the writing direction are left out.
func clean(s string) string {
	var b strings.Builder
	space := false
	for _, c := range s {
		switch {
		case unicode.IsSpace(c) || unicode.IsControl(c):
			space = true
			continue
		case unicode.Is(unicode.Bidi_Control, c):
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(c)
	}
	if space && b.Len() > 0 {
		b.WriteByte(' ')
	}
	return b.String()
}

// fit cuts a text to a width in columns.
func fit(s string, width int) string { return runewidth.Truncate(s, max(width, 1), "…") }

// tail keeps the end of a text.
func tail(s string, width int) string {
	if runewidth.StringWidth(s) <= width {
		return s
	}
	if width < 1 {
		return ""
	}
	return runewidth.TruncateLeft(s, runewidth.StringWidth(s)-width+1, "…")
}

func pad(s string, width int) string { return runewidth.FillRight(s, width) }

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// wrap breaks a text into lines of a width; of more than most lines (0: no bound) the rest is cut.
func wrap(s string, width, most int) []string {
	var out []string
	line := ""
	for w := range strings.FieldsSeq(s) {
		if line != "" && runewidth.StringWidth(line)+1+runewidth.StringWidth(w) > width {
			out = append(out, line)
			line = ""
			if most > 0 && len(out) == most {
				out[most-1] = fit(out[most-1]+" …", width)
				return out
			}
		}
		if line != "" {
			line += " "
		}
		line += fit(w, width)
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}
