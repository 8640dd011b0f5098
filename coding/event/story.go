package event

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// told is an event as one sentence tells it. pending marks one that only takes up an act told before ("the meeting").
type told struct {
	dateline.Event
	pending bool
	weak    bool                   // the target is only where it happened
	trigger int                    // token
	about   int                    // trigger of the act that this one remarks on, -1 if none
	touched []dateline.Participant // the target if nothing else tells one
	held    []dateline.Participant // the source likewise
}

// dedupe drops the second telling of one act inside a sentence: the same category and sides, in words that stand close
// together ("kill and injure").
func dedupe(events []told) []told {
	var out []told
	for _, e := range events {
		first := len(out)
		for first > 0 && out[first-1].Sentence == e.Sentence {
			first--
		}
		if !slices.ContainsFunc(out[first:], func(f told) bool {
			return near(f.Trigger, e.Trigger) && f.Plover.Category == e.Plover.Category && (f.Code == e.Code || e.Code < "09" || general(f.Code) || general(e.Code)) && sides(&f.Event) == sides(&e.Event) && len(e.Source)+len(e.Target) > 0
		}) {
			out = append(out, e)
		}
	}
	return out
}

// general reports whether a code tells no more than violence.
func general(code string) bool { return code == "180" || code == "190" }

func near(a, b dateline.Span) bool { return max(a.Start, b.Start)-min(a.End, b.End) < 6 }

func sides(e *dateline.Event) string {
	var b strings.Builder
	for _, p := range e.Source {
		fmt.Fprint(&b, p.Actor, p.Code, ",")
	}
	b.WriteByte('>')
	for _, p := range e.Target {
		fmt.Fprint(&b, p.Actor, p.Code, ",")
	}
	return b.String()
}

// carried is the sign of an event of which a slot is told elsewhere in the report.
const carried = "carried slot"

// memory is the number of events back to which a report is taken to refer.
const memory = 100

// story reads the events of a report in order: it completes tellings from earlier ones, and joins the tellings of one
// act in different sentences to one event.
func (c *coder) story(events []told) []dateline.Event {
	var out []dateline.Event
	var about []int
	var touched, held [][]dateline.Participant
	c.during(events)
	for n, e := range events {
		if len(e.Target) == 0 && c.relational(e.Trigger) {
			e.Target = partner(events[:n], &e)
		}
		if t := c.opposite(events[:n], &e); len(t) > 0 {
			e.Target = t
			e.Signs = append(e.Signs, carried)
		}
		same := false
		if k := c.earlier(out, &e); k >= 0 {
			f := &out[k]
			if s := without(f.Source, e.Target); len(e.Source) == 0 && len(s) > 0 {
				e.Source = s
				e.Signs = append(e.Signs, carried)
			}
			if t := without(f.Target, e.Source); len(t) > 0 && (len(e.Target) == 0 || e.weak) {
				e.Target = t
				e.Signs = append(e.Signs, carried)
			}
			e.pending = false
			if same = c.same(f, &e); same {
				join(f, &e.Event)
			}
		}
		if !same && !e.pending {
			out, about = append(out, e.Event), append(about, e.about)
			touched, held = append(touched, e.touched), append(held, e.held)
		}
	}
	c.claims(out, about)
	c.complained(out)
	c.steps(out)
	c.choose(out, "source")
	c.blame(out, about)
	c.choose(out, "target")
	for k := range out {
		if len(out[k].Target) == 0 {
			out[k].Target = touched[k]
		}
		if len(out[k].Source) == 0 {
			out[k].Source = held[k]
		}
		out[k].Signs = slices.Compact(out[k].Signs)
		out[k].Score = odds(out[k].Signs)
	}
	return out
}

// during lets violence and the clause that tells what happened in it complete each other: "the raid by the rebels, in which ten soldiers were killed".
func (c *coder) during(events []told) {
	for k := range events {
		e := &events[k]
		if e.Code < "18" || c.Tokens[e.Trigger.Start].POS != "VERB" {
			continue
		}
		n := c.relcl(e.Trigger.Start)
		if n < 0 {
			continue
		}
		for i := range events {
			f := &events[i]
			if i == k || f.Code < "18" || f.Sentence != e.Sentence || !f.Trigger.Contains(n) {
				continue
			}
			if s := without(f.Source, e.Target); len(e.Source) == 0 && len(s) > 0 {
				e.Source = s
				e.Signs = append(e.Signs, carried)
			}
			if t := without(e.Target, f.Source); (len(f.Target) == 0 || f.weak) && len(t) > 0 {
				f.Target = t
				f.Signs = append(f.Signs, carried)
			}
		}
	}
}

// steps gives remarks on "the move", "the decision" the target that they have: whoever is the source of the act told last before.
func (c *coder) steps(events []dateline.Event) {
	for k := range events {
		e := &events[k]
		if len(e.Target) == 0 && len(e.Source) > 0 && e.Code == "018" {
			c.victims(events[:k], e)
			continue
		}
		if len(e.Target) > 0 || len(e.Source) == 0 || !slices.Contains([]string{"SUPPORT", "ACCUSE", "REJECT", "AGREE"}, e.Plover.Category) {
			continue
		}
		if e.Plover.Category == "REJECT" {
			if n := c.proposal(events[:k], e); n >= 0 {
				e.Target = without(events[n].Source, e.Source)
				e.Signs = append(e.Signs, carried)
				continue
			}
		}
		step := slices.IndexFunc(c.around(e.Trigger), c.retold)
		if step < 0 {
			continue
		}
		asked := slices.Contains(requests, c.lemma(c.around(e.Trigger)[step]))
		if !asked && e.Plover.Category == "AGREE" {
			continue
		}
		others := []string{"SUPPORT", "ACCUSE", "CONSULT", "REQUEST"} // what is no step
		if asked {
			others = []string{"ACCUSE", "ASSAULT", "COERCE", "CONCEDE"}
		}
		if n := c.favoured(events[:k], e); n >= 0 {
			e.Target = without(events[n].Source, e.Source)
			e.Signs = append(e.Signs, carried)
			continue
		}
		curb, far := slices.Contains([]string{"sanction", "embargo", "expulsion"}, c.lemma(c.around(e.Trigger)[step])), 3
		if curb {
			far = 8
		}
		for n := k - 1; n >= 0 && e.Sentence-events[n].Sentence < far; n-- {
			f := &events[n]
			if curb && f.Code[:2] != "16" {
				continue
			}
			if f.Sentence == e.Sentence || len(f.Source) == 0 || shared(f.Source, e.Source) || slices.Contains(others, f.Plover.Category) {
				continue
			}
			e.Target = without(f.Source, e.Source)
			e.Signs = append(e.Signs, carried)
			break
		}
	}
}

// complained gives violence that one state tells of another's side, without saying to whom, the state that tells it: "Gondor said that Mordor's army shelled
// positions near a village".
func (c *coder) complained(events []dateline.Event) {
	for k := range events {
		e := &events[k]
		if e.Code < "15" || !e.Alleged || !c.isVerb(e.Trigger.Start) || len(e.Target) > 0 || len(e.Source) == 0 || len(e.ReportedBy) == 0 {
			continue
		}
		apart := func(p dateline.Participant) bool {
			return p.Country != "" && (p.Sector == "GOV" || p.Sector == "MIL") && !slices.ContainsFunc(e.Source, func(q dateline.Participant) bool { return q.Country == p.Country })
		}
		if t := e.ReportedBy[0]; len(e.ReportedBy) == 1 && apart(t) && e.Source[0].Country != "" {
			e.Target = []dateline.Participant{t}
			e.Signs = append(e.Signs, carried)
		}
	}
}

// victims gives condolences to those whom the last violence befell.
func (c *coder) victims(events []dateline.Event, e *dateline.Event) {
	for k := len(events) - 1; k >= 0 && e.Sentence-events[k].Sentence < 6; k-- {
		if f := &events[k]; f.Code >= "18" && len(f.Target) > 0 {
			if t := without(f.Target, e.Source); len(t) > 0 {
				e.Target = t
				e.Signs = append(e.Signs, carried)
				return
			}
		}
	}
}

// favoured returns the last act told before that does good to whoever praises a step, or harm to whoever denounces it, in a few sentences back; -1 if
// there is none.
func (c *coder) favoured(events []dateline.Event, e *dateline.Event) int {
	for n := len(events) - 1; n >= 0 && e.Sentence-events[n].Sentence < 7; n-- {
		f := &events[n]
		good := f.Code >= "03" && f.Code < "09" && f.Code[:2] != "04" && f.Code != "051"
		bad := f.Code >= "15" || f.Code >= "12" && f.Code < "14"
		if f.Sentence == e.Sentence || f.Negated || len(f.Source) == 0 || shared(f.Source, e.Source) || !(e.Plover.Category == "SUPPORT" && good || e.Plover.Category == "ACCUSE" && bad) {
			continue
		}
		if slices.ContainsFunc(f.Target, func(p dateline.Participant) bool { return ofOneState(e.Source, p) }) {
			return n
		}
	}
	return -1
}

// proposal returns the event of the same sentence whose object the clause of a refusal is about: "proposed a freeze in the fighting, which Rohan rejected"; -1 if
// there is none.
func (c *coder) proposal(events []dateline.Event, e *dateline.Event) int {
	n := c.relcl(e.Trigger.Start)
	if n < 0 {
		return -1
	}
	for k := len(events) - 1; k >= 0 && events[k].Sentence == e.Sentence; k-- {
		f := &events[k]
		if (f.Plover.Category == "REQUEST" || f.Plover.Category == "AGREE") && len(f.Source) > 0 && c.Under(n, f.Trigger.Start) {
			return k
		}
	}
	return -1
}

// requests are what somebody accepts or turns down, moves what somebody remarks on.
var (
	requests = []string{"offer", "proposal", "invitation", "request", "demand", "call", "appeal"}
	moves    = []string{"move", "decision", "step", "announcement", "plan", "measure", "ruling", "agreement", "deal", "accord", "truce", "ceasefire", "sanction", "embargo", "recognition"}
)

// retold reports whether token i speaks of what the report told before: "the move".
func (c *coder) retold(i int) bool {
	return c.definite(i) && (slices.Contains(moves, c.lemma(i)) || slices.Contains(requests, c.lemma(i))) && !c.hasKid(i, "nmod") && !c.hasKid(i, "acl")
}

// claims gives an attack of which nobody is told to be the doer the one who claims responsibility for it: the attack that the claim names, or the
// last one told before it.
func (c *coder) claims(events []dateline.Event, about []int) {
	for k := range events {
		e := &events[k]
		if e.Code != "015" || e.Negated || e.Hypothetical || len(e.Source) == 0 || c.unplaced(e.Source) || !slices.ContainsFunc(c.spanTokens(e.Trigger), func(i int) bool { return c.lemma(i) == "responsibility" }) {
			continue
		}
		n := -1
		for i := range events {
			f := &events[i]
			if f.Code < "18" || f.Negated || f.Future || f.Hypothetical {
				continue
			}
			if about[k] >= 0 && slices.ContainsFunc(f.Mentions, func(m dateline.EventMention) bool { return m.Trigger.Contains(about[k]) }) {
				n = i
				break
			}
			if d := e.Sentence - f.Sentence; d >= 0 && d < 4 && len(f.Source) == 0 {
				n = i
			}
		}
		if n >= 0 && len(events[n].Source) == 0 {
			events[n].Source = without(e.Source, events[n].Target)
			events[n].Signs = append(events[n].Signs, carried)
		}
	}
}

func (c *coder) spanTokens(s dateline.Span) []int {
	var out []int
	for i := s.Start; i < s.End; i++ {
		out = append(out, i)
	}
	return out
}

// blame gives remarks without a target ("condemned the attack") the source of the act that they are about, told perhaps
// elsewhere in the report.
func (c *coder) blame(events []dateline.Event, about []int) {
	by := map[int]int{} // trigger -> event
	for k := range events {
		for _, m := range events[k].Mentions {
			for i := m.Trigger.Start; i < m.Trigger.End; i++ {
				by[i] = k
			}
		}
	}
	for k, i := range about {
		if i < 0 || len(events[k].Target) > 0 || events[k].Plover.Category != "ACCUSE" {
			continue
		}
		if n, ok := by[i]; ok && n != k {
			if events[k].Target = without(events[n].Source, events[k].Source); len(events[k].Target) > 0 {
				events[k].Signs = append(events[k].Signs, carried)
			}
		}
	}
}

// relational reports whether the words around a trigger speak of relations without saying with whom: "to expand contacts".
func (c *coder) relational(trigger dateline.Span) bool {
	for _, k := range c.around(trigger) {
		if slices.Contains([]string{"contact", "relation", "tie", "cooperation", "relationship", "collaboration", "interaction", "partnership", "dialogue"}, c.lemma(k)) {
			return true
		}
	}
	return false
}

// around lists the tokens up to three levels below the trigger.
func (c *coder) around(trigger dateline.Span) []int {
	var out []int
	for i := trigger.Start; i < trigger.End; i++ {
		out = append(out, i)
	}
	for n, level := 0, out; n < 3; n++ {
		var next []int
		for _, i := range level {
			for _, k := range c.kids(i) {
				if c.Tokens[k].Dep != "conj" && c.Tokens[k].Dep != "acl:relcl" {
					next = append(next, k)
				}
			}
		}
		out, level = append(out, next...), next
	}
	return out
}

// partner returns the other side of the last event of the same source in the sentence.
func partner(events []told, e *told) []dateline.Participant {
	for k := len(events) - 1; k >= 0 && events[k].Sentence == e.Sentence; k-- {
		if f := &events[k]; len(f.Target) > 0 && compatible(f.Source, e.Source) && len(e.Source) > 0 {
			return without(f.Target, e.Source)
		}
	}
	return nil
}

// earlier returns the last event told before that e may take up, -1 if none. "The attack" is one told as an attack rather than the shooting
// of the attacker that was told since.
func (c *coder) earlier(events []dateline.Event, e *told) int {
	last := -1
	for k := len(events) - 1; k >= max(0, len(events)-memory); k-- {
		f := &events[k]
		if !c.retells(f, e) {
			continue
		}
		if !c.definite(e.trigger) || kindOf(e.Code) != "violence" || c.alike(f, &e.Event) {
			return k
		}
		if last < 0 {
			last = k
		}
	}
	return last
}

// retells reports whether e may take up the earlier event f: the same kind of act, named by a definite noun or by the same word, on sides
// that do not contradict.
func (c *coder) retells(f *dateline.Event, e *told) bool {
	if f.Sentence == e.Sentence || kindOf(f.Code) != kindOf(e.Code) || kindOf(e.Code) == "" && !(c.Sentences[f.Sentence].Headline && f.Code == e.Code) || f.Negated != e.Negated || f.Future != e.Future {
		return false
	}
	i := e.trigger
	if c.Sentences[f.Sentence].Headline && f.Code == e.Code && compatible(f.Source, e.Source) && compatible(f.Target, e.Target) &&
		(shared(f.Source, e.Source) || shared(f.Target, e.Target) && c.alike(f, &e.Event)) && (!general(e.Code) || c.alike(f, &e.Event)) {
		return true // the text tells what its title tells
	}
	if c.hasKid(i, "det", "a", "another") && !c.Sentences[f.Sentence].Headline {
		return false // "a raid" is not the one told before
	}
	if c.isVerb(f.Trigger.Start) && !c.isVerb(i) && len(e.Source) == 0 && lawful(f.Source) && slices.Contains(outrages, c.lemma(i)) {
		return false // police who shoot the attacker make no attack
	}
	if !c.definite(i) && !(c.Tokens[i].POS == "NOUN" && c.lemma(i) == c.lemma(f.Trigger.End-1)) && !(len(e.Source) > 0 && len(e.Target) > 0) {
		return false
	}
	if f.Place >= 0 && e.Place >= 0 && c.Places[f.Place].Name != c.Places[e.Place].Name {
		return false
	}
	h := c.Tokens[i].Head
	claimed := c.definite(i) && h >= 0 && (c.lemma(h) == "responsibility" || c.lemma(h) == "claim") && len(f.Source) == 0 && len(e.Target) == 0 // whose doer nobody told
	if len(e.Source)+len(e.Target) > 0 && !claimed && !c.alike(f, &e.Event) && !shared(f.Source, e.Source) && !shared(f.Target, e.Target) {
		return false
	}
	return compatible(f.Source, e.Source) && (e.weak || compatible(f.Target, e.Target))
}

// outrages are words for violence that police do not do by their office.
var outrages = []string{"attack", "assault", "bombing", "massacre", "atrocity", "violence"}

// lawful reports whether a side is police and nothing else.
func lawful(ps []dateline.Participant) bool {
	return len(ps) > 0 && !slices.ContainsFunc(ps, func(p dateline.Participant) bool { return p.Sector != "COP" })
}

// alike reports whether two events are told by the same word or by words of one stem: "attacked", "the attack".
func (c *coder) alike(f, e *dateline.Event) bool {
	a, b := c.lemma(f.Trigger.Start), c.lemma(e.Trigger.Start)
	n := min(len(a), len(b), 5)
	return n > 3 && a[:n] == b[:n]
}

// kindOf groups the roots that one act can be told under, "" for acts that are not taken up again.
func kindOf(code string) string {
	switch code[:2] {
	case "18", "19", "20":
		return "violence"
	case "04":
		return "consult"
	}
	return ""
}

// same reports whether e, told in a later sentence, is the act f itself and not another of its kind.
func (c *coder) same(f *dateline.Event, e *told) bool {
	if f.Plover.Category != e.Plover.Category || fmt.Sprint(f.Aux()) != fmt.Sprint(e.Aux()) {
		return false
	}
	if f.DatePrecision != "report" && e.DatePrecision != "report" && f.Date != e.Date {
		return false
	}
	if day := c.today(); f.DatePrecision == "report" && e.DatePrecision != "report" && e.Date != "" && daysApart(e.Date, day) > news {
		return false
	}
	for _, k := range c.kids(e.Trigger.End - 1) {
		if c.rel(k) == "amod" && slices.Contains(another, c.lemma(k)) {
			return false
		}
	}
	for _, m := range f.Mentions {
		if m.Sentence == e.Sentence {
			return false
		}
	}
	if (f.Code == "042") != (e.Code == "042") && kindOf(e.Code) == "consult" && !c.definite(e.trigger) {
		return false // whoever visits a state and meets its minister does both
	}
	return c.definite(e.trigger) || kindOf(e.Code) == "consult" || c.Sentences[f.Sentence].Headline
}

// news is how many days old an act may be that a report tells without a date.
const news = 31

// another are the words that set an act apart from the one told before.
var another = []string{"previous", "earlier", "last", "past", "first", "second", "third", "next", "another", "other", "separate", "similar", "further"}

// join adds the telling e to the event f.
func join(f, e *dateline.Event) {
	f.Mentions = append(f.Mentions, e.Mentions...)
	if len(f.Source) == 0 || fuller(e.Source, f.Source) {
		f.Source = without(e.Source, f.Target)
	}
	if len(f.Target) == 0 || fuller(e.Target, f.Target) {
		f.Target = without(e.Target, f.Source) // Gondor and Rohan met; Gondor met Rohan
	}
	if f.DatePrecision == "report" && e.DatePrecision != "report" {
		f.Date, f.DatePrecision = e.Date, e.DatePrecision
	}
	if f.Place < 0 {
		f.Place = e.Place
	}
}

// fuller reports whether side a has all participants of b and more people: the title told of one of those whom somebody met.
func fuller(a, b []dateline.Participant) bool {
	if len(a) <= len(b) {
		return false
	}
	for _, p := range b {
		if !within(a, p) {
			return false
		}
	}
	return true
}

// without returns the participants of ps that are not in qs.
func without(ps, qs []dateline.Participant) []dateline.Participant {
	var out []dateline.Participant
	for _, p := range ps {
		if !within(qs, p) {
			out = append(out, p)
		}
	}
	return out
}

// definite reports whether the trigger is a noun with a definite determiner.
func (c *coder) definite(i int) bool {
	if c.Tokens[i].POS != "NOUN" {
		return false
	}
	for _, k := range c.kids(i) {
		if l := c.lemma(k); c.rel(k) == "det" && slices.Contains([]string{"the", "this", "that", "these", "those"}, l) {
			return true
		}
	}
	return false
}

// compatible reports whether one of the two sides is empty or they have an actor in common.
func compatible(a, b []dateline.Participant) bool { return len(a) == 0 || len(b) == 0 || shared(a, b) }

// shared reports whether two sides have an actor in common.
func shared(a, b []dateline.Participant) bool {
	return slices.ContainsFunc(b, func(p dateline.Participant) bool {
		return slices.ContainsFunc(a, func(q dateline.Participant) bool {
			return q.Actor == p.Actor && p.Actor >= 0 || p.Country != "" && p.Country == q.Country && p.Sector == q.Sector
		})
	})
}
