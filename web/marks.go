package web

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/record"
)

// Kinds of facts, by the letter that their marks begin with.
const (
	kindEvent     = 'e'
	kindMeeting   = 'm'
	kindAgreement = 'g'
	kindQuote     = 'q'
	kindActor     = 'a'
	kindDate      = 'd'
	kindPlace     = 'p'
)

// most marks of one kind that the style sheet can light up; facts beyond them are shown without light.
const most = 160

// A reading is a report made ready to be shown: its text in segments and its facts as cards.
type reading struct {
	*record.Report
	Paragraphs []paragraph
	Events     []eventCard
	Meetings   []meetingCard
	Agreements []agreementCard
	Quotes     []quoteCard
	Actors     []actorCard
	Dates      []dateCard
	Places     []placeCard
	Words      []wordCard
}

// A card is a fact beside the text.
type card struct {
	Anchor string // e1
	Sort   string // event
	Says   string // what a link to it says
}

type (
	eventCard struct {
		card
		record.Event
		Reports []record.Participant
		Quoted  string // card of the quotation that tells it
	}
	meetingCard struct {
		card
		record.Meeting
		Acts []card
	}
	agreementCard struct {
		card
		record.Agreement
		Acts []card
	}
	quoteCard struct {
		card
		record.Quote
		Fact string // by which a judgement names it
	}
	actorCard struct {
		card
		record.Actor
	}
	dateCard struct {
		card
		record.Date
	}
	placeCard struct {
		card
		record.Place
	}
)

// A wordCard tells which facts some words belong to.
type wordCard struct {
	ID    string
	Text  string
	Facts []roleCard
}

// A roleCard is a fact with the part that the words have in it.
type roleCard struct {
	card
	Part string // trigger, source, target ...
}

// A paragraph is a run of segments.
type paragraph struct {
	Title    bool
	Segments []segment
}

// A segment is a run of characters that belong to the same facts.
type segment struct {
	Text  string
	Class string
	Href  string // "" if no fact covers it
}

// A mark says that a range of the text belongs to a fact.
type mark struct {
	record.Range
	fact *card
	part string
	line string // class of the underline, "" for none
}

// read lays a report out.
func read(r *record.Report) *reading {
	v := &reading{Report: r}
	var marks []mark
	add := func(c *card, part, line string, rs ...record.Range) {
		for _, x := range rs {
			if x.Start < x.End {
				marks = append(marks, mark{x, c, part, line})
			}
		}
	}
	id := func(kind rune, i int) string { return string(kind) + strconv.Itoa(i+1) }

	v.Quotes = make([]quoteCard, len(r.Quotes))
	for i, q := range r.Quotes {
		c := &v.Quotes[i]
		*c = quoteCard{card{id(kindQuote, i), "quote", cmp.Or(q.Who(), "Somebody") + ": " + clip(content(q), 60)}, q, fmt.Sprintf("%s/%d", r.ID, i)}
		for _, p := range q.Content {
			add(&c.card, "what is said", "qu", p.Range)
		}
		add(&c.card, "speaker", "", q.SpeakerSpan)
		add(&c.card, "cue", "", q.Cue.Range)
		add(&c.card, "addressee", "", q.Addressee.Range)
	}
	v.Events = make([]eventCard, len(r.Events))
	byID := map[string]card{}
	for i, e := range r.Events {
		c := &v.Events[i]
		*c = eventCard{card: card{id(kindEvent, i), "event", sides(e.Source, e.Target, e.Reciprocal) + ": " + cmp.Or(e.Label, e.CAMEO)}, Event: e}
		if e.Quote != nil && *e.Quote >= 0 && *e.Quote < len(r.Quotes) {
			c.Quoted = id(kindQuote, *e.Quote)
		}
		byID[e.ID] = c.card
		for k, m := range e.Mentions {
			part := "trigger"
			if k > 0 {
				part = "told again"
			}
			add(&c.card, part, "ev", m.Trigger.Range)
		}
		for _, p := range e.Source {
			add(&c.card, "source", "", p.Range)
		}
		for _, p := range e.Target {
			add(&c.card, "target", "", p.Range)
		}
		for _, p := range e.ReportedBy {
			add(&c.card, "reported by", "", p.Range)
		}
		if e.Place != nil {
			add(&c.card, "place", "", e.Place.Range)
		}
	}
	acts := func(ids []string) []card {
		var out []card
		for _, x := range ids {
			if c, ok := byID[x]; ok {
				out = append(out, c)
			}
		}
		return out
	}
	v.Meetings = make([]meetingCard, len(r.Meetings))
	for i, m := range r.Meetings {
		c := &v.Meetings[i]
		*c = meetingCard{card{id(kindMeeting, i), "meeting", m.Kind.Value + ": " + attendees(m.Sides)}, m, acts(m.Events)}
		for _, x := range m.Mentions {
			add(&c.card, "trigger", "ev", x.Trigger.Range)
		}
		for _, s := range m.Sides {
			for _, p := range s {
				add(&c.card, "attendee", "", p.Range)
			}
		}
		add(&c.card, "when", "", m.When.Range)
		if m.Place != nil {
			add(&c.card, "place", "", m.Place.Range)
		}
		for _, t := range m.Topics {
			add(&c.card, "topic", "", t.Range)
		}
		for _, o := range m.Outcomes {
			add(&c.card, "outcome", "", o.Range)
		}
	}
	v.Agreements = make([]agreementCard, len(r.Agreements))
	for i, g := range r.Agreements {
		c := &v.Agreements[i]
		*c = agreementCard{card{id(kindAgreement, i), "agreement", cmp.Or(g.Title.Text, g.Kind.Value) + ": " + g.Stage.Value}, g, acts(g.Events)}
		for _, x := range g.Mentions {
			add(&c.card, "trigger", "ev", x.Trigger.Range)
		}
		add(&c.card, "title", "ev", g.Title.Range)
		for _, p := range g.Parties {
			add(&c.card, "party", "", p.Range)
		}
		add(&c.card, "when", "", g.When.Range)
		for _, t := range g.Topics {
			add(&c.card, "topic", "", t.Range)
		}
	}
	v.Actors = make([]actorCard, len(r.Actors))
	for i, a := range r.Actors {
		c := &v.Actors[i]
		*c = actorCard{card{id(kindActor, i), "actor", a.Name}, a}
		add(&c.card, "mention", "ac", a.Mentions...)
	}
	v.Dates = make([]dateCard, len(r.Dates))
	for i, d := range r.Dates {
		c := &v.Dates[i]
		*c = dateCard{card{id(kindDate, i), "date", cmp.Or(d.Value, d.Text)}, d}
		add(&c.card, "date", "da", d.Range)
	}
	v.Places = make([]placeCard, len(r.Places))
	for i, p := range r.Places {
		c := &v.Places[i]
		*c = placeCard{card{id(kindPlace, i), "place", p.Name}, p}
		add(&c.card, "place", "pl", p.Range)
	}
	v.segment(marks)
	return v
}

// segment cuts the text where any mark begins or ends, and at paragraphs. Marks may overlap in any way.
func (v *reading) segment(marks []mark) {
	text := []rune(v.Text)
	cuts := []int{0, len(text)}
	kept := marks[:0]
	for _, m := range marks {
		if m.Start >= 0 && m.End <= len(text) {
			cuts = append(cuts, m.Start, m.End)
			kept = append(kept, m)
		}
	}
	marks = kept
	var breaks []int // first character behind an empty line, or behind a line feed
	for i, r := range text {
		if r == '\n' {
			cuts = append(cuts, i, i+1)
			breaks = append(breaks, i)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.Start, b.Start) })

	words := map[string]string{} // facts and parts of some words -> card
	var open []mark
	next := 0
	var p paragraph
	flush := func() {
		if len(p.Segments) > 0 {
			v.Paragraphs = append(v.Paragraphs, p)
		}
		p = paragraph{}
	}
	for i := 0; i+1 < len(cuts); i++ {
		from, to := cuts[i], cuts[i+1]
		if _, nl := slices.BinarySearch(breaks, from); nl {
			flush()
			continue
		}
		open = slices.DeleteFunc(open, func(m mark) bool { return m.End <= from })
		for ; next < len(marks) && marks[next].Start <= from; next++ {
			if marks[next].End > from {
				open = append(open, marks[next])
			}
		}
		s := segment{Text: string(text[from:to])}
		if len(open) > 0 && strings.TrimSpace(s.Text) != "" {
			s.Class, s.Href = v.cover(open, s.Text, words)
		}
		p.Segments = append(p.Segments, s)
	}
	flush()
	if len(v.Paragraphs) > 0 && v.Title != "" {
		var first strings.Builder
		for _, s := range v.Paragraphs[0].Segments {
			first.WriteString(s.Text)
		}
		v.Paragraphs[0].Title = strings.TrimSpace(first.String()) == strings.TrimSpace(v.Title)
	}
}

// cover returns class and link of a segment under some marks: the link leads to the fact if there is one, else to a card
// that lists them.
func (v *reading) cover(open []mark, text string, words map[string]string) (class, href string) {
	var classes []string
	var facts []roleCard
	key := ""
	for _, m := range open {
		for _, c := range []string{m.line, m.fact.Anchor} {
			if c != "" && !slices.Contains(classes, c) {
				classes = append(classes, c)
			}
		}
		if !slices.ContainsFunc(facts, func(f roleCard) bool { return f.Anchor == m.fact.Anchor && f.Part == m.part }) {
			facts = append(facts, roleCard{*m.fact, m.part})
			key += m.fact.Anchor + m.part + " "
		}
	}
	if len(facts) == 1 {
		return strings.Join(classes, " "), "#" + facts[0].Anchor
	}
	slices.SortStableFunc(facts, func(a, b roleCard) int { return cmp.Compare(rank(a.Sort), rank(b.Sort)) })
	key += text
	w, ok := words[key]
	if !ok {
		w = fmt.Sprintf("w%d", len(v.Words)+1)
		words[key] = w
		v.Words = append(v.Words, wordCard{w, clip(text, 60), facts})
	}
	return strings.Join(append(classes, w), " "), "#" + w
}

func rank(kind string) int {
	return slices.Index([]string{"event", "meeting", "agreement", "quote", "actor", "date", "place"}, kind)
}

// lights is the part of the style sheet that lights up the words of the fact that the address points to.
func lights() []byte {
	var b strings.Builder
	for _, k := range "emgqadpw" {
		for i := 1; i <= most; i++ {
			fmt.Fprintf(&b, "body:has(#%c%d:target) .text .%c%d", k, i, k, i)
			if i < most {
				b.WriteByte(',')
			}
		}
		b.WriteString("{background:var(--light);box-shadow:0 0 0 2px var(--light)}\n")
	}
	return []byte(b.String())
}

// sides says who did it to whom: "Gondor → Arnor".
func sides(source, target []record.Participant, reciprocal bool) string {
	arrow := " → "
	if reciprocal {
		arrow = " ↔ "
	}
	s, t := names(source), names(target)
	switch {
	case s == "":
		s = "somebody"
	case t == "":
		return s
	}
	return s + arrow + t
}

// names lists participants, each once.
func names(list []record.Participant) string {
	var out []string
	for _, p := range list {
		if n := cmp.Or(p.Name, p.Text); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}

func attendees(all [][]record.Attendee) string {
	var out []string
	for _, side := range all {
		var list []record.Participant
		for _, a := range side {
			list = append(list, a.Participant)
		}
		if n := names(list); n != "" {
			out = append(out, n)
		}
	}
	return strings.Join(out, " – ")
}

func content(q record.Quote) string {
	var out []string
	for _, p := range q.Content {
		out = append(out, p.Text)
	}
	return strings.Join(out, " … ")
}

// clip shortens a text to about n characters, at a blank.
func clip(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return cut + "…"
}
