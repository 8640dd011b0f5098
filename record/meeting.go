package record

import (
	"github.com/dateline/dateline"
)

// A Meeting is one meeting, visit or call.
type Meeting struct {
	ID            string       `json:"id"`
	Kind          Told         `json:"kind"`
	Stage         Told         `json:"stage"`
	Level         Told         `json:"level"`
	Sides         [][]Attendee `json:"sides"`
	Host          []Attendee   `json:"host"`
	Date          string       `json:"date"`
	DatePrecision string       `json:"date_precision"`
	When          Passage      `json:"when"`
	Place         *Place       `json:"place"`
	PlaceFrom     string       `json:"place_from"` // text, dateline, or empty if there is no place
	Topics        []Topic      `json:"topics"`
	Outcomes      []Outcome    `json:"outcomes"`
	Visit         string       `json:"visit"`  // id of the visit that it is part of
	Events        []string     `json:"events"` // ids
	Historical    bool         `json:"historical"`
	Mentions      []Mention    `json:"mentions"`
	Rule          string       `json:"rule"`
	Judged        *Judged      `json:"judged,omitempty"`
}

// An Agreement is a text or an understanding between parties.
type Agreement struct {
	ID            string     `json:"id"`
	Title         Passage    `json:"title"`
	Kind          Told       `json:"kind"`
	Stage         Told       `json:"stage"`
	Parties       []Attendee `json:"parties"`
	Date          string     `json:"date"`
	DatePrecision string     `json:"date_precision"`
	When          Passage    `json:"when"`
	Place         *Place     `json:"place"`
	Topics        []Topic    `json:"topics"`
	Meeting       string     `json:"meeting"` // id of the meeting where it came about
	Events        []string   `json:"events"`  // ids
	Historical    bool       `json:"historical"`
	Mentions      []Mention  `json:"mentions"`
	Rule          string     `json:"rule"`
	Judged        *Judged    `json:"judged,omitempty"`
}

// A Told is a value with the words that tell it.
type Told struct {
	Value string `json:"value"`
	Passage
}

// An Attendee is a participant of a meeting or a party to an agreement.
type Attendee struct {
	Participant
	Office string `json:"office"`
	Level  string `json:"level"`
}

// A Topic is something that was discussed or agreed on.
type Topic struct {
	Passage
	Contexts []string `json:"contexts"`
}

// An Outcome is something that came out of a meeting.
type Outcome struct {
	Kind string `json:"kind"`
	Passage
	Meeting   string `json:"meeting"`   // id of the next meeting
	Agreement string `json:"agreement"` // id
}

func (v *view) told(t dateline.Told) Told { return Told{t.Value, v.span(t.Span)} }

func (v *view) attendees(list []dateline.Attendee) []Attendee {
	out := make([]Attendee, 0, len(list))
	for i := range list {
		out = append(out, Attendee{v.participant(&list[i].Participant), list[i].Office, list[i].Level})
	}
	return out
}

func (v *view) topics(list []dateline.Topic) []Topic {
	out := make([]Topic, 0, len(list))
	for _, t := range list {
		out = append(out, Topic{v.span(t.Span), append([]string{}, t.Contexts...)})
	}
	return out
}

func (v *view) tellings(list []dateline.EventMention) []Mention {
	out := make([]Mention, 0, len(list))
	for _, m := range list {
		out = append(out, Mention{v.span(m.Trigger), v.sentence(m.Sentence)})
	}
	return out
}

// eventIDs returns the ids of the events that are printed.
func (v *view) eventIDs(list []int) []string {
	out := make([]string, 0, len(list))
	for _, i := range list {
		if i >= 0 && i < len(v.Document.Events) && v.Document.Events[i].Score >= v.o.MinScore {
			e := v.event(&v.Document.Events[i])
			out = append(out, e.ID)
		}
	}
	return out
}

func (v *view) meetingID(i int) string {
	if i < 0 || i >= len(v.Meetings) {
		return ""
	}
	return v.Meetings[i].ID
}

// scene returns the place of an act, and where it is told.
func (v *view) scene(i int) (*Place, string) {
	switch {
	case i >= 0 && i < len(v.Places):
		p := v.place(&v.Places[i])
		return &p, "text"
	case i == dateline.AtDateline:
		if p := v.where(); p != nil {
			return p, "dateline"
		}
	}
	return nil, ""
}

func (v *view) meeting(m *dateline.Meeting) Meeting {
	out := Meeting{
		ID: m.ID, Kind: v.told(m.Kind), Stage: v.told(m.Stage), Level: v.told(m.Level), Sides: make([][]Attendee, 0, len(m.Sides)), Host: v.attendees(m.Host),
		Date: m.Date, DatePrecision: m.DatePrecision, When: v.span(m.When), Topics: v.topics(m.Topics), Outcomes: make([]Outcome, 0, len(m.Outcomes)),
		Visit: v.meetingID(m.Visit), Events: v.eventIDs(m.Events), Historical: m.Historical, Mentions: v.tellings(m.Mentions), Rule: m.Rule,
	}
	for _, s := range m.Sides {
		out.Sides = append(out.Sides, v.attendees(s))
	}
	out.Place, out.PlaceFrom = v.scene(m.Place)
	for _, o := range m.Outcomes {
		x := Outcome{Kind: o.Kind, Passage: v.span(o.Span), Meeting: v.meetingID(o.Meeting)}
		if o.Agreement >= 0 && o.Agreement < len(v.Agreements) {
			x.Agreement = v.Agreements[o.Agreement].ID
		}
		out.Outcomes = append(out.Outcomes, x)
	}
	return out
}

func (v *view) agreement(a *dateline.Agreement) Agreement {
	out := Agreement{
		ID: a.ID, Title: v.span(a.Title), Kind: v.told(a.Kind), Stage: v.told(a.Stage), Parties: v.attendees(a.Parties), Date: a.Date, DatePrecision: a.DatePrecision,
		When: v.span(a.When), Topics: v.topics(a.Topics), Meeting: v.meetingID(a.Meeting), Events: v.eventIDs(a.Events), Historical: a.Historical,
		Mentions: v.tellings(a.Mentions), Rule: a.Rule,
	}
	out.Place, _ = v.scene(a.Place)
	return out
}
