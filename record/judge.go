package record

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline/rules"
)

// Kinds of facts that a Judgement is of, and what Judgement.Fact holds for each.
const (
	KindEvent     = "event"     // Event.ID
	KindMeeting   = "meeting"   // Meeting.ID
	KindAgreement = "agreement" // Agreement.ID
	KindQuote     = "quote"     // Report.ID/index into Report.Quotes
	KindActor     = "actor"     // Actor.ID
	KindOffice    = "office"    // OfficeKey
	KindPlace     = "place"     // the words that stand in the text; all places of these words are meant
)

// Judged is what people said of a fact, beside the fact as they left it.
type Judged struct {
	Verdict string   `json:"verdict"` // confirm, reject, correct
	Machine []Slot   `json:"machine"` // what the machine had said in the slots that are corrected
	By      []string `json:"by"`      // ids of the judgements in force
}

// A Slot is one slot of a fact, written as a Judgement writes it.
type Slot struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

// Rejected tells whether a fact is to be left out; nil is a fact that nobody judged.
func (j *Judged) Rejected() bool { return j != nil && j.Verdict == Reject }

// Corrected tells whether a slot of a fact is not the machine's, and what the machine had said.
func (j *Judged) Corrected(field string) (machine string, ok bool) {
	if j == nil {
		return "", false
	}
	for _, s := range j.Machine {
		if s.Field == field {
			return s.Value, true
		}
	}
	return "", false
}

// InForce returns the mark that a judgement has left in the report, nil if it has left none: it is loose, outdone by a later one, or what it was of is gone.
func (r *Report) InForce(id string) *Judged {
	var out *Judged
	look := func(j *Judged) {
		if out == nil && j != nil && slices.Contains(j.By, id) {
			out = j
		}
	}
	for i := range r.Actors {
		look(r.Actors[i].Judged)
		for k := range r.Actors[i].Offices {
			look(r.Actors[i].Offices[k].Judged)
		}
	}
	for i := range r.Places {
		look(r.Places[i].Judged)
	}
	for i := range r.Events {
		look(r.Events[i].Judged)
	}
	for i := range r.Meetings {
		look(r.Meetings[i].Judged)
	}
	for i := range r.Agreements {
		look(r.Agreements[i].Judged)
	}
	for i := range r.Quotes {
		look(r.Quotes[i].Judged)
	}
	return out
}

// Was writes what the machine had said in the slots that are corrected in one line: "cameo=051 | source=person/ann-example".
func (j *Judged) Was() string {
	if j == nil {
		return ""
	}
	out := make([]string, 0, len(j.Machine))
	for _, s := range j.Machine {
		out = append(out, s.Field+"="+s.Value)
	}
	return strings.Join(out, " | ")
}

// JudgementFields lists the slots that can be corrected in facts of a kind; nil is a kind that does not exist.
func JudgementFields(kind string) []string {
	switch kind {
	case KindEvent:
		return []string{"cameo", "category", "source", "target", "date", "place", "aux"}
	case KindMeeting:
		return []string{"kind", "stage", "level", "date", "place"}
	case KindAgreement:
		return []string{"kind", "stage", "date", "place"}
	case KindQuote:
		return []string{"speaker", "stance"}
	case KindActor:
		return []string{"link", "name", "country", "code", "sector"}
	case KindOffice:
		return []string{"title", "of", "country", "code", "sector", "former"}
	case KindPlace:
		return []string{"name", "country", "admin1", "geonameid", "lat", "lon"}
	}
	return nil
}

// OfficeKey names an office of an actor: person/ann-example#foreign minister of Gondor.
func OfficeKey(actor string, o *Office) string {
	key := actor + "#" + o.Title
	if o.Of != "" {
		key += " of " + o.Of
	}
	return key
}

var wholeDay = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// Check says what is wrong with a judgement. It knows nothing of the fact that is judged. Values of codes are looked up in
// the ontology.
func (j *Judgement) Check(o *rules.Ontology) error {
	fields := JudgementFields(j.Kind)
	switch {
	case fields == nil:
		return fmt.Errorf("kind: %q is not one of event, meeting, agreement, quote, actor, office, place", j.Kind)
	case j.Report == "":
		return fmt.Errorf("report: a judgement needs the report that tells the fact")
	case j.Fact == "" && j.Words == "":
		return fmt.Errorf("fact: neither the fact nor its words are told")
	case !slices.Contains([]string{Confirm, Reject, Correct, Reopen}, j.Verdict):
		return fmt.Errorf("verdict: %q is not one of confirm, reject, correct, reopen", j.Verdict)
	case j.Verdict == Correct && !slices.Contains(fields, j.Field):
		return fmt.Errorf("field: %q is not one of %s", j.Field, strings.Join(fields, ", "))
	case j.Verdict != Correct && (j.Field != "" || j.Value != ""):
		return fmt.Errorf("field: only a correction has a field and a value")
	case j.Verdict == Correct:
		if err := checkValue(j.Kind, j.Field, j.Value, o); err != nil {
			return fmt.Errorf("value: %w", err)
		}
	}
	return nil
}

func checkValue(kind, field, value string, o *rules.Ontology) error {
	one := func(list ...string) error {
		if value == "" || slices.Contains(list, value) {
			return nil
		}
		return fmt.Errorf("%q is not one of %s", value, strings.Join(list, ", "))
	}
	switch field {
	case "cameo":
		if _, ok := o.Code(value); !ok {
			return fmt.Errorf("%q is no CAMEO code", value)
		}
	case "category":
		if !slices.Contains(o.Categories(), value) {
			return fmt.Errorf("%q is no PLOVER category", value)
		}
	case "date":
		if value == "" {
			return nil
		}
		if _, err := time.Parse(time.DateOnly, value); err != nil || !wholeDay.MatchString(value) {
			return fmt.Errorf("%q is not a day such as 2025-06-10", value)
		}
	case "aux":
		for _, f := range strings.Fields(value) {
			if !slices.Contains([]string{"negated", "future", "hypothetical", "historical", "alleged"}, f) {
				return fmt.Errorf("%q is not one of negated, future, hypothetical, historical, alleged", f)
			}
		}
	case "stage":
		if kind == KindMeeting {
			return one("planned", "took place", "postponed", "cancelled")
		}
	case "level":
		return one("head of state", "head of government", "minister", "deputy minister", "ambassador", "expert")
	case "former":
		return one("true", "false")
	case "geonameid":
		if _, err := strconv.ParseInt(value, 10, 64); err != nil && value != "" {
			return fmt.Errorf("%q is no number of GeoNames", value)
		}
	case "lat", "lon":
		limit := 90.
		if field == "lon" {
			limit = 180
		}
		if x, err := strconv.ParseFloat(value, 64); value != "" && (err != nil || !(x >= -limit && x <= limit)) {
			return fmt.Errorf("%q is no %s in degrees", value, field)
		}
	case "sector":
		if value != "" && !o.HasSector(value) {
			return fmt.Errorf("%q is no sector", value)
		}
	case "link", "speaker", "name", "title":
		if value == "" && kind != KindQuote {
			return fmt.Errorf("%s: must not be empty; reject what is no such fact", field)
		}
	}
	return nil
}

// Mark returns a sentence with the words of a telling between ⟦ and ⟧, the form of Judgement.Words. Offsets count characters of
// the report.
func Mark(sentence string, start int, trigger Range) string {
	r := []rune(sentence)
	a, b := trigger.Start-start, trigger.End-start
	if a < 0 || b < a || b > len(r) {
		return sentence
	}
	return string(r[:a]) + "⟦" + string(r[a:b]) + "⟧" + string(r[b:])
}

// Words returns the Judgement.Words of a fact of the report, "" if it has no such fact.
func (r *Report) Words(kind, fact string) string {
	b := bench{Report: r, text: []rune(r.Text)}
	if i := b.byID(kind, fact); i >= 0 {
		return b.words(kind, i)
	}
	return ""
}

// Apply returns the report as people left it, and the judgements that found no fact in it. Judgements of other reports are
// passed over; the order of the list does not matter, a later judgement outdoes an earlier one. Facts that are rejected
// stay in the report and say so. The report itself is not changed.
//
// A judgement is of the fact that it names; if the report no longer has it, of the one whose trigger shares words with Judgement.Words in
// the same sentence.
func Apply(r *Report, list []Judgement, o *rules.Ontology) (*Report, []Judgement) {
	own := []Judgement{}
	for _, j := range list {
		if j.Report == r.ID {
			own = append(own, j)
		}
	}
	if len(own) == 0 {
		return r, nil
	}
	slices.SortStableFunc(own, func(a, b Judgement) int { return cmp.Or(a.At.Compare(b.At), strings.Compare(a.ID, b.ID)) })
	b := bench{Report: r.clone(), text: []rune(r.Text), o: o}
	type target struct {
		kind string
		i    int
	}
	var order []target
	found := map[target][]Judgement{}
	var loose []Judgement
	for _, j := range own {
		i := b.find(&j)
		if i < 0 || j.Check(o) != nil {
			loose = append(loose, j)
			continue
		}
		t := target{j.Kind, i}
		if found[t] == nil {
			order = append(order, t)
		}
		found[t] = append(found[t], j)
	}
	// Actors, offices and places come first: what is said of an event itself outdoes what is said of those who take part.
	kinds := []string{KindPlace, KindOffice, KindActor, KindQuote, KindEvent, KindMeeting, KindAgreement}
	slices.SortStableFunc(order, func(a, b target) int {
		return cmp.Or(slices.Index(kinds, a.kind)-slices.Index(kinds, b.kind), b.i-a.i)
	})
	var reach []reach
	for _, t := range order {
		mark, edits := weigh(found[t])
		if mark == nil {
			continue
		}
		reach = append(reach, reached(r, t.kind, t.i, mark))
		b.judge(t.kind, t.i, mark, edits)
	}
	b.trace(r, reach)
	b.drop()
	return b.Report, loose
}

// weigh brings the judgements of one fact, in order of time, together: the last word counts, and of each slot the last correction. It is
// nil if the fact is open.
func weigh(list []Judgement) (*Judged, []Slot) {
	mark := &Judged{Machine: []Slot{}, By: []string{}}
	var edits []Slot
	by := map[string]string{} // field to judgement
	for _, j := range list {
		if j.Verdict == Reopen {
			*mark, edits, by = Judged{Machine: []Slot{}, By: []string{}}, nil, map[string]string{}
			continue
		}
		mark.Verdict = j.Verdict
		if j.Verdict == Correct {
			i := slices.IndexFunc(edits, func(s Slot) bool { return s.Field == j.Field })
			if i < 0 {
				edits = append(edits, Slot{j.Field, j.Value})
			} else {
				edits[i].Value = j.Value
			}
			by[j.Field] = j.ID
			delete(by, "")
		} else {
			by[""] = j.ID
		}
	}
	if mark.Verdict == "" {
		return nil, nil
	}
	for _, j := range list {
		if by[j.Field] == j.ID && !slices.Contains(mark.By, j.ID) {
			mark.By = append(mark.By, j.ID)
		}
	}
	return mark, edits
}

// clone copies what a judgement can change.
func (r *Report) clone() *Report {
	c := *r
	c.Actors, c.Events, c.Quotes, c.Places = slices.Clone(r.Actors), slices.Clone(r.Events), slices.Clone(r.Quotes), slices.Clone(r.Places)
	c.Meetings, c.Agreements = slices.Clone(r.Meetings), slices.Clone(r.Agreements)
	for i := range c.Actors {
		c.Actors[i].Offices = slices.Clone(c.Actors[i].Offices)
	}
	for i := range c.Events {
		e := &c.Events[i]
		e.Source, e.Target, e.ReportedBy, e.Place = slices.Clone(e.Source), slices.Clone(e.Target), slices.Clone(e.ReportedBy), copied(e.Place)
	}
	for i := range c.Meetings {
		m := &c.Meetings[i]
		m.Sides = slices.Clone(m.Sides)
		for k := range m.Sides {
			m.Sides[k] = slices.Clone(m.Sides[k])
		}
		m.Host, m.Place = slices.Clone(m.Host), copied(m.Place)
	}
	for i := range c.Agreements {
		c.Agreements[i].Parties, c.Agreements[i].Place = slices.Clone(c.Agreements[i].Parties), copied(c.Agreements[i].Place)
	}
	c.Dateline.Where = copied(c.Dateline.Where)
	return &c
}

func copied(p *Place) *Place {
	if p == nil {
		return nil
	}
	q := *p
	return &q
}
