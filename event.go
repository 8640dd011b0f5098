package dateline

// An Event is one act: who did what to whom.
type Event struct {
	ID            string
	Code          string // CAMEO, two to four digits: 051
	Plover        Plover
	Quad          int     // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	Goldstein     float64 // on the scale that was asked for, by default gdelt
	Source        []Participant
	Target        []Participant
	Reciprocal    bool // source and target stand on one level ("met", "agreed")
	Trigger       Span
	Sentence      int    // index into Document.Sentences
	Date          string // YYYY-MM-DD, shorter if less is known
	DatePrecision string // day, week, month, year ...; "report" if the report's own date stands in
	Place         int    // index into Document.Places of where it happened, -1 if not told, AtDateline
	Quote         int    // index into Document.Quotes of the speech that tells it, -1 if the report itself does
	ReportedBy    []Participant
	Negated       bool
	Future        bool
	Hypothetical  bool
	Historical    bool
	Alleged       bool
	Mentions      []EventMention // every place that tells it, the best first
	Rule          string         // file:line name of the rule that decided
	Lost          []string       // rules that matched the same trigger and lost, with why (explain)
	Signs         []string       // how it was found, as far as it tells how sure the event is (explain)
	Choices       []Choice       // who was weighed for a slot that the sentence leaves empty (explain)
	Score         float64        // probability that category and sides are right, 0 to 1
}

// A Choice tells who was weighed for a slot of an event that its sentence leaves empty.
type Choice struct {
	Slot       string // source, target
	Candidates []Candidate
	Nobody     float64 // probability that none of them fills it
	Taken      int     // index into Candidates, -1 if the slot stays empty
}

// A Candidate is an actor of the report who may fill a slot.
type Candidate struct {
	Participants []Participant // one for each hat
	Signs        []string      // what speaks for and against it
	Chance       float64       // probability that it fills the slot
}

// AtDateline as Event.Place says that the act happened where the report was filed: Dateline.Where.
const AtDateline = -2

// Plover is the PLOVER side of an event. Category is empty for acts that PLOVER leaves out (CAMEO 01).
type Plover struct {
	Category string
	Mode     string
	Contexts []string
}

// A Participant is one actor in one slot of an event, wearing one hat. A person whom the text
// introduces with two offices fills a slot twice.
type Participant struct {
	Actor   int // index into Document.Actors, -1 if only the words are known
	Span    Span
	Name    string
	Country string
	Code    string
	Sector  string
}

// An EventMention is one telling of an event.
type EventMention struct {
	Trigger  Span
	Sentence int
}

// Aux lists the flags that hold, in the order negated, future, hypothetical, historical, alleged.
func (e *Event) Aux() []string {
	aux := []string{}
	for _, f := range []struct {
		set  bool
		name string
	}{{e.Negated, "negated"}, {e.Future, "future"}, {e.Hypothetical, "hypothetical"}, {e.Historical, "historical"}, {e.Alleged, "alleged"}} {
		if f.set {
			aux = append(aux, f.name)
		}
	}
	return aux
}
