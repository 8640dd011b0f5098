package record

import "time"

// A Source is where and when something was told.
type Source struct {
	Report    string `json:"report"` // Report.ID
	URL       string `json:"url"`
	Publisher string `json:"publisher"`
	Published string `json:"published"` // YYYY-MM-DD or empty
	Title     string `json:"title"`
	Copy      string `json:"copy,omitempty"` // id of the earlier report whose text this one repeats
}

// A Telling is one report's telling of a fact.
type Telling struct {
	Source
	Fact     string  `json:"fact"`     // id inside the report: Event.ID, Meeting.ID, Agreement.ID
	Sentence string  `json:"sentence"` // the words of the sentence
	N        int     `json:"n"`        // which sentence of the report, from 1
	Trigger  Range   `json:"trigger"`  // characters of Report.Text
	Score    float64 `json:"score"`
}

// A Difference is a slot in which the tellings of a fact disagree.
type Difference struct {
	Slot   string  `json:"slot"` // date, place, source, target, code, number
	Values []Value `json:"values"`
}

// A Value is one reading of a slot and the reports that give it.
type Value struct {
	Value   string   `json:"value"`
	Reports []string `json:"reports"`
}

// An Act is an event of the record: one act with all its tellings. The slots are those of the telling that leads.
type Act struct {
	Key string `json:"key"` // id of the act
	Event
	Lead        Source       `json:"lead"`
	Story       string       `json:"story"`
	Reports     int          `json:"reports"`
	Publishers  int          `json:"publishers"`
	Independent int          `json:"independent"` // publishers, those that carry copies of one text counted once
	Tellings    []Telling    `json:"tellings"`    // the leading one first; may be left out of lists, Reports counts them
	Differences []Difference `json:"differences"`
	Added       time.Time    `json:"added"` // when its first telling came in
	Judgement   string       `json:"judgement"`
}

// An Encounter is a meeting, visit or call of the record.
type Encounter struct {
	Key string `json:"key"`
	Meeting
	Lead        Source       `json:"lead"`
	Story       string       `json:"story"`
	Reports     int          `json:"reports"`
	Publishers  int          `json:"publishers"`
	Independent int          `json:"independent"`
	Tellings    []Telling    `json:"tellings"`
	Differences []Difference `json:"differences"`
	Added       time.Time    `json:"added"`
}

// A Deal is an agreement of the record.
type Deal struct {
	Key string `json:"key"`
	Agreement
	Lead        Source       `json:"lead"`
	Story       string       `json:"story"`
	Reports     int          `json:"reports"`
	Publishers  int          `json:"publishers"`
	Independent int          `json:"independent"`
	Tellings    []Telling    `json:"tellings"`
	Differences []Difference `json:"differences"`
	Added       time.Time    `json:"added"`
}

// A Statement is a quotation of the record.
type Statement struct {
	Key string `json:"key"` // id of the report and place of the quotation in it
	Quote
	Country string    `json:"country"` // of the speaker
	Code    string    `json:"code"`    // CAMEO code of the speaker
	About   []string  `json:"about"`   // ids of the actors that are named in what is said
	Source  Source    `json:"source"`
	Added   time.Time `json:"added"`
}

// A Story is a group of reports on the same happenings.
type Story struct {
	ID         string   `json:"id"`
	Title      string   `json:"title"` // of its most telling report
	From       string   `json:"from"`  // day of its first report
	To         string   `json:"to"`
	Reports    []Source `json:"reports"`
	Publishers int      `json:"publishers"`
	Acts       []string `json:"acts"` // keys
	Countries  []string `json:"countries"`
	Weight     float64  `json:"weight"` // for an order by importance
}

// Kinds of [Kin], from the point of view of the later report.
const (
	Same      = "same"      // the same words under the same headline or another
	Copy      = "copy"      // nearly all of its words, perhaps cut or with another headline
	Longer    = "longer"    // the earlier text with more to it
	Shorter   = "shorter"   // the earlier text cut
	Corrected = "corrected" // the earlier text with sentences changed
	Excerpt   = "passage"   // no more than a passage in common
)

// A Kin is what the text of a report has in common with that of an earlier one.
type Kin struct {
	Report  string   `json:"report"`
	Of      string   `json:"of"`
	Kind    string   `json:"kind"`
	Shared  float64  `json:"shared"`  // how much of the shorter text stands in the longer, 0 to 1
	Changes []Change `json:"changes"` // of a corrected text
}

// A Change is a sentence that was replaced by another; one of them is empty if it was added or taken out.
type Change struct {
	Was string `json:"was"`
	Is  string `json:"is"`
}

// A Day holds what happened between two sides on one day, in counts of acts and sums of their Goldstein values.
type Day struct {
	Date      string  `json:"date"`
	A         string  `json:"a"` // Participant.Place: country or short name of a group; A < B
	B         string  `json:"b"` // "" for acts without a target
	Quads     [4]int  `json:"quads"`
	Goldstein float64 `json:"goldstein"` // sum
	Acts      int     `json:"acts"`
}

// Verdicts of a Judgement.
const (
	Confirm = "confirm"
	Reject  = "reject"
	Correct = "correct"
	Reopen  = "reopen" // take back what was said before
)

// A Judgement is what a person says of a fact. It is kept apart from what the machine says and stays in force when
// reports are coded again.
type Judgement struct {
	ID      string    `json:"id"`
	Kind    string    `json:"kind"`    // event, meeting, agreement, quote, actor, office, place
	Fact    string    `json:"fact"`    // id of the fact that is judged
	Report  string    `json:"report"`  // the report that tells it
	Verdict string    `json:"verdict"` // confirm, reject, correct, reopen
	Field   string    `json:"field"`   // what is corrected: cameo, source, target, date, place, aux ...
	Value   string    `json:"value"`   // what is right
	Author  string    `json:"author"`
	Reason  string    `json:"reason"`
	At      time.Time `json:"at"`
	Words   string    `json:"words"` // the sentence with the trigger between ⟦ and ⟧ as they were, so that the fact is found again after recoding
}
