package meeting

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// A record is a meeting while the report is read.
type record struct {
	dateline.Meeting
	people []dateline.Attendee // guests first if it is a visit
	guests int                 // the first of people that are guests of a visit
	first  []dateline.Attendee // who are told to meet where the meeting is told first
	date   int                 // index into Dates, -1
}

// A story reads the tellings of a report in order and joins them to records.
type story struct {
	*tree
	records []*record
	accords []*accord
	played  bool        // the report is about games
	by      map[int]int // trigger -> record
	latest  int         // record told last, -1
}

// partners returns the parties of the agreement told last in the sentence or the one before, between whom talks are that name nobody.
func (s *story) partners(sent int) []dateline.Attendee {
	if len(s.accords) == 0 {
		return nil
	}
	a := s.accords[len(s.accords)-1]
	if at := a.Mentions[len(a.Mentions)-1].Sentence; a.Historical || sent-at > 1 || len(a.Parties) < 2 || a.Stage.Value != "agreed" && a.Stage.Value != "signed" {
		return nil
	}
	return slices.Clone(a.Parties)
}

// pair puts the two states of the report in the place of a group that acts for both: "the foreign ministers of the two states".
func (s *story) pair(x *telling) {
	people := x.people()
	if x.family() != meet || len(people) != 1 || s.person(&people[0]) || people[0].Sector == "IGO" {
		return
	}
	words := strings.ToLower(s.Words(people[0].Span))
	if !contains(words, "two") && !contains(words, "both") {
		return
	}
	if s.is(s.spanHead(people[0].Span), "man", "woman", "leader", "politician", "statesman") {
		if two := s.couple(); two != nil {
			x.a, x.b = two, nil
			return
		}
	}
	var sides []dateline.Attendee
	for n := len(s.records) - 1; n >= 0 && len(sides) != 2; n-- {
		sides = s.delegations(s.records[n].people, &people[0])
	}
	for n := len(s.accords) - 1; n >= 0 && len(sides) != 2; n-- {
		sides = s.delegations(s.accords[n].Parties, &people[0])
	}
	if len(sides) == 2 {
		x.a, x.b = sides, nil
	}
}

// couple returns the two people who are told last to have met or agreed, nil if there were more or fewer.
func (s *story) couple() []dateline.Attendee {
	persons := func(list []dateline.Attendee) []dateline.Attendee {
		return slices.DeleteFunc(slices.Clone(list), func(a dateline.Attendee) bool { return !s.person(&a) })
	}
	at, out := -1, []dateline.Attendee(nil)
	for _, r := range s.records {
		if m := r.Mentions[len(r.Mentions)-1].Sentence; m >= at && len(persons(r.people)) == 2 {
			at, out = m, persons(r.people)
		}
	}
	for _, a := range s.accords {
		if m := a.Mentions[len(a.Mentions)-1].Sentence; m >= at && len(persons(a.Parties)) == 2 {
			at, out = m, persons(a.Parties)
		}
	}
	return out
}

// delegations returns for every country among people an attendee for it with the rank of the group.
func (s *story) delegations(people []dateline.Attendee, group *dateline.Attendee) []dateline.Attendee {
	var out []dateline.Attendee
	for i := range people {
		c := people[i].Country
		if c == "" || slices.ContainsFunc(out, func(a dateline.Attendee) bool { return a.Country == c }) {
			continue
		}
		if s.person(&people[i]) && people[i].Level == group.Level { // "the two presidents" are those named
			out = append(out, people[i])
			continue
		}
		a := dateline.Attendee{Participant: dateline.Participant{Actor: -1, Span: group.Span, Name: people[i].Name, Country: c, Code: c, Sector: group.Sector}, Level: group.Level, Office: group.Office}
		if n, ok := s.states[c]; ok {
			a.Actor, a.Name, a.Code = n, s.Actors[n].Name, s.Actors[n].Code
		}
		out = append(out, a)
	}
	return out
}

// sidelines returns the place of the summit or session beside which a meeting is told to take place, -1 if none is told.
func (s *story) sidelines(x *telling) int {
	v := s.clause(x.carrier)
	if v < 0 {
		return -1
	}
	side := -1
	for _, k := range s.kidsBy(v, "obl", "nmod") {
		if s.is(k, "sideline", "margin") {
			side = k
		}
	}
	if side < 0 {
		return -1
	}
	for _, k := range s.by2(side, "of", "at") { // "on the sidelines of the forum in Edoras"
		if sub := s.Subtree(k); s.rel(k) == "nmod" {
			for i := sub.Start; i < sub.End; i++ {
				if n, ok := s.places[i]; ok && s.Places[n].Precision != "" && !s.wide(n) && s.Places[n].Kind != "adjective" && s.Places[n].Kind != "people" {
					return n
				}
			}
		}
		if !s.tree.definite(k) || s.Tokens[k].POS == "PROPN" {
			return -1
		}
	}
	for n := len(s.records) - 1; n >= 0; n-- {
		if k := s.records[n].Kind.Value; (k == "summit" || k == "session") && s.records[n].Place >= 0 {
			return s.records[n].Place
		}
	}
	return -1
}

// guest gives talks with somebody of the country that is visited, which name nobody else than "the two leaders", to the guest of the visit.
func (s *story) guest(x *telling) {
	if x.family() != meet || len(x.b) != 1 || !s.person(&x.b[0]) || x.b[0].Country == "" || slices.ContainsFunc(x.a, func(a dateline.Attendee) bool { return s.person(&a) && !same(&a, &x.b[0]) }) {
		return
	}
	for n := len(s.records) - 1; n >= 0; n-- {
		r := s.records[n]
		if family(r.Kind.Value) != visit || r.Historical || x.sent-s.lastSentence(n, x.sent) > 2 {
			continue
		}
		guests := slices.DeleteFunc(slices.Clone(r.people[:r.guests]), func(a dateline.Attendee) bool { return !s.person(&a) })
		if len(guests) != 1 || s.place(&guests[0]) == s.place(&x.b[0]) || !slices.ContainsFunc(r.people[r.guests:], func(a dateline.Attendee) bool { return a.Country == x.b[0].Country }) {
			continue
		}
		others := slices.DeleteFunc(slices.Clone(x.a), func(a dateline.Attendee) bool { return same(&a, &x.b[0]) })
		if len(others) == 0 || len(others) == 1 && s.place(&others[0]) == s.place(&guests[0]) {
			x.a = guests
		}
		return
	}
}

// programme gives a meeting that the programme of a visit is told to include to the guests of the visit told last.
func (s *story) programme(x *telling) {
	v := s.Tokens[x.carrier].Head
	for h := x.carrier; v >= 0 && s.rel(h) == "conj" && s.noun(v); v = s.Tokens[h].Head {
		h = v
	}
	if v < 0 || len(x.a) > 0 || len(x.b) == 0 || !s.is(v, "include", "feature", "involve", "comprise") ||
		!slices.ContainsFunc(s.surface(v, deep), func(k int) bool {
			return s.is(k, "programme", "program", "agenda", "schedule", "itinerary", "visit", "trip", "tour")
		}) {
		return
	}
	for n := len(s.records) - 1; n >= 0; n-- {
		if r := s.records[n]; family(r.Kind.Value) == visit && !r.Historical && x.sent-s.lastSentence(n, x.sent) <= 3 {
			x.a = slices.Clone(r.people[:r.guests])
			if r.Stage.Value != tookPlace {
				x.stage = dateline.Told{Value: r.Stage.Value, Span: x.span}
			}
			return
		}
	}
}

// memory is the number of records back to which a report is taken to refer.
const memory = 40

// tell takes up a telling: it joins the record that it tells again or begins a new one. Separate meetings make a record each.
func (s *story) tell(x *telling) {
	if x.apart && len(x.a) == 1 && len(x.b) > 1 && x.family() != visit {
		for i := range x.b {
			each := *x
			each.apart, each.b = false, x.b[i:i+1:i+1]
			s.tell(&each)
		}
		return
	}
	if x.place < 0 && x.family() == meet {
		x.place = s.sidelines(x)
	}
	s.programme(x)
	s.guest(x)
	s.pair(x)
	if x.stage.Value == planned && x.definite && len(x.people()) == 0 && s.noun(x.trigger) && x.family() == meet && slices.ContainsFunc(s.records, func(r *record) bool {
		return r.Stage.Value == tookPlace && !s.soft(r) && s.kin(r, x) && s.fits(r, x)
	}) && !slices.ContainsFunc(s.records, func(r *record) bool { return r.Stage.Value == planned && s.kin(r, x) && s.fits(r, x) }) { // "the third summit will be held"
		x.next = true
	}
	n := s.occasion(x)
	if n < 0 {
		n = s.find(x)
	}
	if x.taken && n < 0 {
		return
	}
	if n < 0 && len(x.a)+len(x.b) == 0 && len(x.doers) > 1 && x.family() == meet && s.valid(&telling{kind: x.kind, a: x.doers, sent: x.sent}) {
		x.a = x.doers
		n = s.find(x)
	}
	if n < 0 && len(x.a)+len(x.b) == 0 && x.family() == meet && plural[s.lemma(x.trigger)] && !x.next {
		if x.a = s.partners(x.sent); len(x.a) > 1 {
			n = s.find(x)
		}
	}
	if n < 0 && x.weak && s.resumed(x) {
		n = s.last(x.sent)
		s.by[x.trigger], s.latest = n, n
		return
	}
	if n < 0 {
		s.inherit(x)
		s.lone(x)
		if !s.valid(x) {
			return
		}
		s.records = append(s.records, s.begin(x))
		n = len(s.records) - 1
	} else {
		s.join(s.records[n], x)
	}
	for _, p := range x.present {
		if s.person(&p) && s.political(&p) && family(s.records[n].Kind.Value) != visit {
			s.records[n].people = s.enter(s.records[n].people, p)
		}
	}
	s.by[x.trigger] = n
	if s.Sentences[x.sent].Headline {
		return
	}
	s.latest = n
	if r := s.records[n]; r.Stage.Value == tookPlace && !r.Historical && family(r.Kind.Value) != visit && len(s.sides(r)) > 1 {
		s.met, s.metAt = slices.Clone(r.people), x.sent
	}
}

// occasion returns the record of the meeting for which a summit or session is told in the same clause: "met in Edoras for the summit"; -1 if there is none.
func (s *story) occasion(x *telling) int {
	h := s.Tokens[x.carrier].Head
	if rank(x.kind.Value) < 2 || x.family() != meet || !s.noun(x.trigger) || h < 0 || s.rel(x.carrier) != "obl" || s.preposition(x.carrier) != "for" {
		return -1
	}
	if n, ok := s.by[h]; ok && s.verb(h) && family(s.records[n].Kind.Value) == meet {
		return n
	}
	return -1
}

// resumed reports whether a telling is about "the sides" or "the parties" and a meeting was told shortly before, which it goes on with.
func (s *story) resumed(x *telling) bool {
	n := s.last(x.sent)
	if n < 0 || x.sent-s.lastSentence(n, x.sent) > 3 || len(x.b) > 0 || family(s.records[n].Kind.Value) == visit {
		return false
	}
	return len(x.a) > 0 && !slices.ContainsFunc(x.a, func(a dateline.Attendee) bool {
		return a.Span.Empty() || !s.is(s.spanHead(a.Span), "side", "party")
	})
}

// lone gives a meeting that is told to be held with somebody, and by nobody, to whoever met at the last one: "A meeting with X was also held."
func (s *story) lone(x *telling) {
	if len(x.a) > 0 || len(x.b) != 1 || x.family() != meet || !x.held || s.latest < 0 {
		return
	}
	r := s.records[s.latest]
	if v := s.Tokens[x.carrier].Head; v < 0 || !s.passive(v) || s.rel(x.carrier) != "nsubj" || x.sent-r.Mentions[len(r.Mentions)-1].Sentence > 3 || r.Stage.Value != tookPlace {
		return
	}
	for i := range r.people {
		if p := r.people[i]; s.person(&p) && !same(&p, &x.b[0]) {
			x.a = append(x.a, p)
			return
		}
	}
}

// inherit gives a coming meeting that names nobody, or one group, the people of the last one: "the next round", "they will meet again".
func (s *story) inherit(x *telling) {
	people := x.people()
	if len(people) == 1 && len(x.host) == 1 && same(&people[0], &x.host[0]) { // "Gondor will host the next round"
		people = nil
	}
	if s.collective(people) {
		for n := len(s.records) - 1; x.next && n >= 0; n-- { // "the sides will meet again"
			if r := s.records[n]; r.Stage.Value == tookPlace && !r.Historical && s.within(people, r.people) && s.fits(r, x) {
				x.a, x.b = slices.Clone(r.people), nil
				return
			}
		}
	}
	if x.next && len(people) == 0 && s.shared(x.trigger) {
		x.a = s.states2()
		return
	}
	if !x.next && !x.prior || x.family() != meet || len(people) > 1 || len(people) == 1 && people[0].Sector == "IGO" && !s.verb(x.trigger) {
		return
	}
	three := slices.Contains(s.before(x.trigger), "trilateral")
	for n := len(s.records) - 1; n >= max(0, len(s.records)-memory); n-- {
		r := s.records[n]
		if family(r.Kind.Value) != meet || r.Stage.Value != tookPlace || r.Historical || len(r.people) < 2 && len(people) == 0 {
			continue
		}
		if three && len(s.sides(r)) < 3 || len(people) == 1 && !s.covered(&people[0], r.people) || !s.fits(r, x) || x.sent-r.Mentions[len(r.Mentions)-1].Sentence > 8 {
			continue
		}
		x.a, x.b = slices.Clone(r.people), nil
		if rank(r.Kind.Value) > 1 { // who chairs a summit does not chair the next
			x.a = slices.Clone(r.first)
		}
		return
	}
}

// collective reports whether all of a list are meant by one word for those who meet: "the sides".
func (s *story) collective(list []dateline.Attendee) bool {
	return len(list) > 1 && !list[0].Span.Empty() && s.is(s.spanHead(list[0].Span), talkers...) &&
		!slices.ContainsFunc(list, func(a dateline.Attendee) bool { return a.Span != list[0].Span })
}

// shared reports whether the meeting that noun i names is one of a body of two states that are not named: "the joint commission".
func (s *story) shared(i int) bool {
	return slices.ContainsFunc(s.by2(i, "of"), func(k int) bool {
		return s.is(k, organs...) && slices.ContainsFunc(s.before(k), func(w string) bool {
			return slices.Contains([]string{"joint", "intergovernmental", "inter-governmental", "bilateral", "mixed"}, w)
		})
	})
}

// states2 returns the two states whose people met last, nil if there were not two.
func (s *story) states2() []dateline.Attendee {
	n := len(s.records) - 1
	for n >= 0 && (s.records[n].Historical || s.records[n].Stage.Value != tookPlace) {
		n--
	}
	if n < 0 {
		return nil
	}
	if out := s.delegations(s.records[n].people, &dateline.Attendee{Level: "none"}); len(out) == 2 {
		for i := range out {
			out[i].Level, out[i].Office, out[i].Sector = "", "", "GOV"
		}
		return out
	}
	return nil
}

// find returns the record that a telling tells again, -1 if there is none: one of its own sort before a call that is taken up as talks.
func (s *story) find(x *telling) int {
	if n := s.findAmong(x, true); n >= 0 {
		return n
	}
	return s.findAmong(x, false)
}

func (s *story) findAmong(x *telling, own bool) int {
	people := x.people()
	for n := len(s.records) - 1; n >= max(0, len(s.records)-memory); n-- {
		r := s.records[n]
		if own != (family(r.Kind.Value) == x.family()) || own && len(people) == 0 && x.sent-s.lastSentence(n, x.sent) > 6 && s.calls(n) {
			continue
		}
		if !s.kin(r, x) || !s.sameTime(r, x) {
			continue
		}
		if len(people) == 0 && (r.Historical || x.date >= 0 && s.old(&s.Dates[x.date])) {
			continue
		}
		switch {
		case x.kind.Value == "session" && s.noun(x.trigger) && s.assembled(x.trigger) && r.Kind.Value != "session" && !s.soft(r) && !s.anonymous2(r): // a commission's session is none of its leaders' meetings
		case len(people) == 0 && !s.fits(r, x):
		case len(people) == 0:
			if x.definite || plural[s.lemma(x.trigger)] && x.stage.Value == tookPlace {
				if !x.next {
					return n
				}
			}
		case (x.next || x.prior) && r.Stage.Value == tookPlace && !(x.prior && x.date >= 0 && r.date >= 0):
		case x.before && x.date >= 0 && r.date < 0 && r.Stage.Value == tookPlace: // an earlier meeting of the same people
		case x.family() == visit:
			if s.sameVisit(r, x) {
				return n
			}
		case !agrees(r.Stage.Value, x.stage.Value) && !(x.definite && len(people) < 2) && !s.soft(r):
		case len(people) == 1 && rank(x.kind.Value) > 1 && x.family() == meet && x.kind.Value != r.Kind.Value && !s.soft(r): // a session is none of its members' meetings
		case s.verb(x.trigger) && !x.definite && s.anonymous(r) && slices.ContainsFunc(people, func(a dateline.Attendee) bool { return s.person(&a) }): // ministers who meet are not their states' commission
		case s.within(people, r.people):
			if len(people) > 1 || x.definite || x.weak || s.soft(r) && x.held == s.noun(x.trigger) || x.kind.Value == r.Kind.Value && (r.Kind.Value == "summit" || r.Kind.Value == "session") {
				return n
			}
		case (len(r.people) > 1 || s.soft(r) && rank(x.kind.Value) > 1) && s.within(r.people, people):
			return n
		case s.bodies(people, r.people): // a summit of one body is none of another
		case x.kind.Value == r.Kind.Value && (x.kind.Value == "summit" || x.kind.Value == "session" || x.kind.Value == "signing") && (x.definite || x.place >= 0 && r.Place == x.place) && agrees(r.Stage.Value, x.stage.Value):
			return n
		}
	}
	return -1
}

// bodies reports whether both lists have bodies of states, and none in common.
func (s *story) bodies(a, b []dateline.Attendee) bool {
	body := func(p dateline.Attendee) bool { return p.Sector == "IGO" && !s.person(&p) }
	if !slices.ContainsFunc(a, body) || !slices.ContainsFunc(b, body) {
		return false
	}
	return !slices.ContainsFunc(a, func(p dateline.Attendee) bool { return body(p) && s.covered(&p, b) })
}

// kin reports whether a telling is of the same sort as a record.
func (s *story) kin(r *record, x *telling) bool {
	f := family(r.Kind.Value)
	if f == x.family() {
		return (r.Kind.Value == "signing") == (x.kind.Value == "signing") || s.soft(r)
	}
	talks := slices.Contains([]string{"conversation", "talk", "discussion", "discuss", "talk", "exchange", "speak"}, s.lemma(x.trigger))
	if x.taken && f == meet { // "spoke with X", and then "the call"
		m := r.Mentions[0].Trigger
		return s.is(m.Start, "speak", "talk", "converse", "discuss") && x.sent-r.Mentions[len(r.Mentions)-1].Sentence <= 4 && r.Stage.Value == tookPlace
	}
	return f == call && x.family() == meet && talks && (x.definite || x.weak)
}

// fits reports whether a noun that tells no people can take up a record of another kind: "the talks" any meeting, "the summit" a summit only.
func (s *story) fits(r *record, x *telling) bool {
	switch x.kind.Value {
	case "summit", "session", "signing":
		return r.Kind.Value == x.kind.Value
	case "consultations":
		return r.Kind.Value == "meeting" || r.Kind.Value == x.kind.Value
	}
	return true
}

// anonymous reports whether a session or consultations have nobody but states and bodies so far.
func (s *story) anonymous(r *record) bool {
	return (r.Kind.Value == "session" || r.Kind.Value == "consultations") && !s.soft(r) && !slices.ContainsFunc(r.people, func(a dateline.Attendee) bool { return !s.bare(&a) })
}

// anonymous2 reports whether a record has nobody but states and bodies so far.
func (s *story) anonymous2(r *record) bool {
	return !slices.ContainsFunc(r.people, func(a dateline.Attendee) bool { return s.person(&a) })
}

// calls reports whether a call was told after record n.
func (s *story) calls(n int) bool {
	return slices.ContainsFunc(s.records[n+1:], func(r *record) bool { return family(r.Kind.Value) == call })
}

// soft reports whether only headlines told a record so far, whose tense says little.
func (s *story) soft(r *record) bool {
	return !slices.ContainsFunc(r.Mentions, func(m dateline.EventMention) bool { return !s.Sentences[m.Sentence].Headline })
}

// agrees reports whether one meeting can be told in both stages.
func agrees(a, b string) bool { return a == b || a != tookPlace && b != tookPlace }

// sameTime reports whether the dates that are told do not contradict.
func (s *story) sameTime(r *record, x *telling) bool {
	if r.date < 0 || x.date < 0 {
		return true
	}
	a, b := &s.Dates[r.date], &s.Dates[x.date]
	return a.From <= b.To && b.From <= a.To || x.family() == visit && a.From[:min(7, len(a.From))] == b.From[:min(7, len(b.From))]
}

func (s *story) sameVisit(r *record, x *telling) bool {
	if len(x.a) > 0 && !s.within(x.a, r.people[:r.guests]) && !s.within(r.people[:r.guests], x.a) {
		return false
	}
	if !agrees(r.Stage.Value, x.stage.Value) && !x.definite && !s.soft(r) {
		return false
	}
	if len(x.a) == 0 && !x.definite {
		return false
	}
	hosts := r.people[r.guests:]
	if len(x.b) == 0 && x.place < 0 {
		return true
	}
	for i := range x.b {
		if s.covered(&x.b[i], hosts) {
			return true
		}
	}
	return x.place >= 0 && r.Place >= 0 && s.Places[x.place].Country == s.Places[r.Place].Country && s.Places[x.place].Country != ""
}

// within reports whether everybody of a list stands in another, where a state stands for those who act for it and the other way round.
func (s *story) within(list, in []dateline.Attendee) bool {
	for i := range list {
		if !s.covered(&list[i], in) {
			return false
		}
	}
	return len(list) > 0
}

func (s *story) covered(a *dateline.Attendee, in []dateline.Attendee) bool {
	return slices.ContainsFunc(in, func(b dateline.Attendee) bool {
		if same(a, &b) {
			return true
		}
		ranks := a.Level != "" && b.Level != "" && a.Level != b.Level // negotiators are no presidents
		return !ranks && (!s.person(a) || !s.person(&b)) && s.place(a) == s.place(&b) && s.place(a) != ""
	})
}

// valid reports whether a telling is enough to begin a record: somebody who acts in politics meets somebody else.
func (s *story) valid(x *telling) bool {
	people := x.people()
	acting := 0 // who act in politics and are more than a country's name
	places := map[string]bool{}
	for i := range people {
		if s.political(&people[i]) && !s.bare(&people[i]) {
			acting++
		}
		places[s.place(&people[i])] = true
	}
	if s.played && acting == 0 {
		return false
	}
	switch {
	case x.family() == visit:
		if len(x.a) == 0 || len(x.b) == 0 && x.place < 0 {
			return false
		}
		abroad := len(x.b) == 0
		for i := range x.b {
			abroad = abroad || !s.covered(&x.b[i], x.a)
		}
		return abroad && slices.ContainsFunc(x.a, func(a dateline.Attendee) bool {
			return s.political(&a) && (!s.bare(&a) || !x.weak && s.Sentences[x.sent].Headline)
		})
	case x.kind.Value == "session" && (acting > 1 || s.noun(x.trigger) && (s.assembled(x.trigger) || s.shared(x.trigger))) && len(places) > 1:
		return true
	case x.kind.Value == "summit" || x.kind.Value == "session" || x.kind.Value == "signing":
		return slices.ContainsFunc(people, func(a dateline.Attendee) bool {
			return a.Sector == "IGO" || x.kind.Value != "session" && s.political(&a)
		})
	}
	if len(people) == 1 && s.several(&people[0]) && (x.opposed || s.verb(x.trigger) && !x.weak) { // "army chiefs gathered"
		return true
	}
	if len(people) == 1 && x.b == nil && people[0].Sector == "IGO" { // "NATO ambassadors held a meeting"
		return !x.weak && (x.held || s.verb(x.trigger))
	}
	if len(people) < 2 || !slices.ContainsFunc(people, func(a dateline.Attendee) bool { return s.political(&a) }) {
		return false
	}
	if len(places) < 2 && acting < 2 {
		return false
	}
	if x.weak {
		return acting >= 2 && len(places) > 1 || s.Sentences[x.sent].Headline && len(places) > 1
	}
	return true
}

// several reports whether an attendee is a plural word for those who act in politics, of no single country.
func (s *story) several(a *dateline.Attendee) bool {
	if a.Actor < 0 || a.Span.Empty() || !s.political(a) || s.person(a) {
		return false
	}
	return s.plural(s.spanHead(a.Span)) && a.Country == ""
}

// begin makes a record of a telling.
func (s *story) begin(x *telling) *record {
	r := &record{date: -1}
	r.Kind, r.Stage, r.Place, r.Visit, r.Rule = x.kind, x.stage, -1, -1, x.rule
	if x.family() == visit {
		r.people, r.guests = slices.Clone(x.a), len(x.a)
		for _, p := range x.b {
			r.people = add(r.people, p)
		}
	} else {
		for _, p := range x.people() {
			r.people = s.enter(r.people, p)
		}
	}
	r.first = slices.Clone(r.people)
	s.join(r, x)
	return r
}

// enter adds somebody to those who meet. A state's name gives way to those who act for it.
func (s *story) enter(list []dateline.Attendee, p dateline.Attendee) []dateline.Attendee {
	for i := range list {
		q := &list[i]
		if same(q, &p) {
			return list
		}
		if s.place(q) != s.place(&p) || s.place(&p) == "" {
			continue
		}
		if !s.person(&p) && (s.person(q) || s.bare(&p)) {
			return list
		}
		if s.person(&p) && !s.person(q) || s.bare(q) {
			list[i] = p
			return list
		}
	}
	return append(list, p)
}

// join adds what a telling tells to a record.
func (s *story) join(r *record, x *telling) {
	if rank(x.kind.Value) > rank(r.Kind.Value) && (x.kind.Value != "consultations" || !x.definite || len(x.people()) > 0) && family(r.Kind.Value) == x.family() {
		r.Kind = x.kind
	}
	if x.taken && family(r.Kind.Value) == meet {
		r.Kind, r.Place = x.kind, -1
	}
	if s.soft(r) && len(r.Mentions) > 0 && !s.Sentences[x.sent].Headline {
		r.Stage = x.stage
	}
	if x.stage.Value != r.Stage.Value && (r.Stage.Value == planned || x.stage.Value == cancelled) && x.stage.Value != tookPlace {
		r.Stage = x.stage
	}
	if x.family() == visit {
		for _, p := range x.b {
			if !slices.ContainsFunc(r.people, func(q dateline.Attendee) bool { return same(&p, &q) }) {
				r.people = append(r.people, p)
			}
		}
	} else {
		for _, p := range x.people() {
			r.people = s.enter(r.people, p)
		}
	}
	hosts := x.host
	if x.family() == visit {
		hosts = append(hosts, x.b...)
	}
	for _, h := range hosts {
		r.Host = add(r.Host, h)
	}
	if r.date < 0 && x.date >= 0 {
		r.date = x.date
	}
	if r.Place < 0 || x.place >= 0 && s.wide(r.Place) && !s.wide(x.place) && s.Places[x.place].Country == s.Places[r.Place].Country && x.family() == meet {
		r.Place = x.place
	}
	r.Mentions = append(r.Mentions, dateline.EventMention{Trigger: x.span, Sentence: x.sent})
	for k := x.span.Start; k < x.span.End; k++ {
		for _, e := range s.events[k] {
			if c := s.Events[e].Code; !slices.Contains(r.Events, e) && (strings.HasPrefix(c, "04") || c == "036") {
				r.Events = append(r.Events, e)
			}
		}
	}
	if d := x.date; d >= 0 && s.old(&s.Dates[d]) {
		r.Historical = len(r.Mentions) == 1 || r.Historical
	}
}

// rank orders kinds by how much they tell.
func rank(kind string) int {
	switch kind {
	case "meeting", "visit", "call":
		return 0
	case "consultations", "working visit":
		return 1
	}
	return 2
}

// old reports whether a time lies more than a year before the report.
func (s *story) old(d *dateline.TimeExpression) bool {
	day := s.today()
	if day == "" || len(d.To) < 10 {
		return false
	}
	return d.To[:4] < day[:4] && (atoi(day[:4])-atoi(d.To[:4]) > 1 || d.To[4:] < day[4:])
}

func atoi(s string) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// cut returns the value of a date at its precision.
func cut(d *dateline.TimeExpression) string {
	switch d.Precision {
	case "month":
		return d.From[:min(7, len(d.From))]
	case "year", "decade", "century":
		return d.From[:min(4, len(d.From))]
	}
	return d.From
}

// sides parts those who meet: guests and hosts of a visit, else by what they stand for.
func (s *story) sides(r *record) [][]dateline.Attendee {
	if family(r.Kind.Value) == visit {
		out := [][]dateline.Attendee{r.people[:r.guests]}
		if hosts := r.people[r.guests:]; len(hosts) > 0 {
			out = append(out, hosts)
		}
		return out
	}
	var out [][]dateline.Attendee
	at := map[string]int{}
	for _, p := range r.people {
		k := s.place(&p)
		if n, ok := at[k]; ok && k != "" {
			out[n] = append(out[n], p)
			continue
		}
		at[k] = len(out)
		out = append(out, []dateline.Attendee{p})
	}
	if len(out) == 1 && len(out[0]) > 1 { // all of one country: each for himself
		var each [][]dateline.Attendee
		for _, p := range out[0] {
			each = append(each, []dateline.Attendee{p})
		}
		return each
	}
	return out
}

// finish fills in what follows from the whole report.
func (s *story) finish() {
	for n, r := range s.records {
		r.Sides = s.sides(r)
		r.Level = s.lower(r.Sides)
		if r.date >= 0 {
			d := &s.Dates[r.date]
			r.Date, r.DatePrecision, r.When = cut(d), d.Precision, d.Span
		} else if r.Stage.Value == tookPlace && s.today() != "" {
			r.Date, r.DatePrecision = s.today(), "report"
		}
		r.Visit = s.visitOf(n)
		trip := -1
		if r.Place < 0 && family(r.Kind.Value) == meet {
			if trip = s.trip(n); trip >= 0 && !s.wide(trip) {
				r.Place = trip
			}
		}
		if r.Place < 0 && slices.ContainsFunc(r.Events, func(e int) bool { return s.Events[e].Place == dateline.AtDateline }) && family(r.Kind.Value) == meet {
			r.Place = dateline.AtDateline
		} else if r.Place < 0 {
			r.Place = trip
		}
		if r.Stage.Value == planned && family(r.Kind.Value) != visit {
			s.following(n)
		}
		r.ID = s.id("meeting", r.Kind.Value, r.Mentions[0].Trigger)
	}
}

// trip returns the place of the visit that the same sentence tells of somebody at meeting n, -1 if it tells none: "met X as part of a
// visit to Edoras".
func (s *story) trip(n int) int {
	r := s.records[n]
	for _, v := range s.records {
		if family(v.Kind.Value) != visit || v.Place < 0 || v.Stage.Value != r.Stage.Value || v.Historical != r.Historical {
			continue
		}
		if slices.ContainsFunc(r.Mentions, func(m dateline.EventMention) bool { return m.Sentence == v.Mentions[0].Sentence }) && s.within(v.people[:v.guests], r.people) {
			return v.Place
		}
	}
	return -1
}

// following makes meeting n, which is planned, an outcome of the last one of the same people that took place.
func (s *story) following(n int) {
	next := s.records[n]
	for k := n - 1; k >= 0; k-- {
		r := s.records[k]
		if r.Stage.Value == tookPlace && !r.Historical && family(r.Kind.Value) != visit && len(r.people) > 1 && (s.within(r.people, next.people) || len(next.people) > 1 && s.within(next.people, r.people)) {
			r.Outcomes = append(r.Outcomes, dateline.Outcome{Kind: "next meeting", Span: next.Mentions[0].Trigger, Meeting: n, Agreement: -1})
			return
		}
	}
}

func (s *story) id(sort, kind string, at dateline.Span) string {
	e := s.Extent(at)
	return dateline.Hash(sort, s.Article.ID, kind, itoa(e.Start), itoa(e.End))
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// visitOf returns the visit that meeting n is part of: the guest meets somebody of the country that is visited.
func (s *story) visitOf(n int) int {
	r := s.records[n]
	if family(r.Kind.Value) != meet {
		return -1
	}
	for k, v := range s.records {
		if family(v.Kind.Value) != visit || !agrees(v.Stage.Value, r.Stage.Value) || v.Historical != r.Historical {
			continue
		}
		guest := slices.ContainsFunc(v.people[:v.guests], func(a dateline.Attendee) bool {
			return slices.ContainsFunc(r.people, func(b dateline.Attendee) bool { return same(&a, &b) })
		})
		host := slices.ContainsFunc(v.people[v.guests:], func(a dateline.Attendee) bool { return s.covered(&a, r.people) })
		apart := r.Place >= 0 && v.Place >= 0 && s.Places[r.Place].Country != s.Places[v.Place].Country
		if guest && host && !apart {
			return k
		}
	}
	return -1
}
