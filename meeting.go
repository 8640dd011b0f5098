package dateline

// A Meeting is one meeting, visit or call, told in however many sentences.
type Meeting struct {
	ID            string
	Kind          Told // meeting, visit, state visit, official visit, working visit, call, summit, session, signing, consultations
	Stage         Told // planned, took place, postponed, cancelled
	Level         Told // head of state, head of government, minister, deputy minister, ambassador, expert; "" if not told
	Sides         [][]Attendee
	Host          []Attendee // who receives the others, empty if not told
	Date          string     // YYYY-MM-DD, shorter if less is known; "" if a meeting to come has no date yet
	DatePrecision string     // day, week, month, year ...; "report" if the report's own date stands in
	When          Span       // words that tell Date; empty if the report's own stands in
	Place         int        // index into Document.Places, -1 if not told, AtDateline
	Topics        []Topic    // what was discussed
	Outcomes      []Outcome
	Visit         int   // index into Document.Meetings of the visit that it is part of, -1 if none
	Events        []int // indexes into Document.Events of the events that tell it
	Historical    bool  // background from more than a year before the report
	Mentions      []EventMention
	Rule          string // the pattern that decided
}

// A Told is a value with the words that tell it.
type Told struct {
	Value string
	Span  Span
}

// An Attendee is somebody at a meeting or a party to an agreement: a person in an office, a delegation, a body, a state.
type Attendee struct {
	Participant
	Office string // title of the post that the report or the registry gives, "" if none
	Level  string // rank of that post in the words of Meeting.Level, "" if it has none
}

// A Topic is something that was discussed or agreed on, in the words of the report.
type Topic struct {
	Span     Span
	Contexts []string // PLOVER contexts that the words name, in text order
}

// An Outcome is something that came out of a meeting.
type Outcome struct {
	Kind      string // agreed, signed, announced, next meeting
	Span      Span
	Meeting   int // index into Document.Meetings of the next meeting, -1 if it is none
	Agreement int // index into Document.Agreements of what was signed or agreed, -1 if it is none
}

// People lists the attendees of all sides, in the order of the sides.
func (m *Meeting) People() []Attendee {
	var out []Attendee
	for _, s := range m.Sides {
		out = append(out, s...)
	}
	return out
}
