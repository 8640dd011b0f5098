package meeting

import (
	"slices"

	"github.com/dateline/dateline"
)

// Stages of a meeting.
const (
	planned   = "planned"
	tookPlace = "took place"
	postponed = "postponed"
	cancelled = "cancelled"
)

// fate returns the stage that a participle behind a noun tells, "" if none does: "the visit, postponed since May".
func (t *tree) fate(i int) (string, int) {
	for _, k := range t.kidsBy(i, "acl") {
		if t.Tokens[k].Dep == "acl:relcl" || !t.passive(k) {
			continue
		}
		l := t.lemma(k)
		off := t.hasKid(k, "compound", "off") || t.hasKid(k, "advmod", "off")
		switch {
		case slices.Contains(postponing, l), l == "put" && off:
			return postponed, k
		case slices.Contains(cancelling, l), l == "call" && off:
			return cancelled, k
		}
	}
	return "", -1
}

// mood reads from the words around a telling and above it whether the meeting took place, and whether that is denied.
func (t *tree) mood(x *telling) (told dateline.Told, denied bool) {
	m := reading{t: t, value: tookPlace}
	if x.next {
		m.set(planned, x.trigger)
	}
	for _, k := range t.kidsBy(x.trigger, "det", "advmod") {
		if slices.Contains(negators, t.lemma(k)) {
			m.denied = true
		}
	}
	if f, k := t.fate(x.carrier); f != "" && t.noun(x.trigger) {
		m.set(f, k)
	}
	m.clause(x.trigger)
	if v := t.clause(x.carrier); v >= 0 && t.verb(v) {
		if _, ok := t.invited(v); ok {
			m.set(planned, v)
		}
	}
	from := x.carrier
	for n := 0; n < 6; n++ {
		h := t.Tokens[from].Head
		if h < 0 || !m.up(from, h, n == 0) {
			break
		}
		from = h
	}
	if m.at.Empty() {
		m.at = x.span
	}
	return dateline.Told{Value: m.value, Span: m.at}, m.denied
}

// alone reads the mood of a verb from its own clause only.
func (t *tree) alone(v int) (told dateline.Told, denied bool) {
	m := reading{t: t, value: tookPlace, at: dateline.Span{Start: v, End: v + 1}}
	m.clause(v)
	return dateline.Told{Value: m.value, Span: m.at}, m.denied
}

// A reading collects what the words above a telling make of it.
type reading struct {
	t      *tree
	value  string
	at     dateline.Span
	denied bool
}

func (m *reading) set(value string, token int) {
	if m.value == postponed || m.value == cancelled {
		return
	}
	m.value, m.at = value, dateline.Span{Start: token, End: token + 1}
}

// clause reads the auxiliaries and negations of a verb.
func (m *reading) clause(v int) {
	t := m.t
	if !t.verb(v) && !t.hasKid(v, "cop") && !t.hasKid(v, "aux") {
		return
	}
	for _, k := range t.kids(v) {
		switch l := t.lemma(k); t.rel(k) {
		case "aux", "cop":
			switch {
			case slices.Contains(futures, l), slices.Contains(modals, l), slices.Contains(modals, t.form(k)):
				m.set(planned, k)
			case l == "be" && t.hasKid(v, "mark", "to"):
				m.set(planned, k)
			}
		case "advmod", "det":
			if slices.Contains(negators, l) || slices.Contains(negators, t.form(k)) {
				m.denied = true
			}
		case "mark":
			if l == "if" || l == "unless" || l == "whether" {
				m.set(planned, k)
			}
			if l == "due" {
				m.set(planned, k)
			}
			if slices.Contains([]string{"before", "until", "till", "once", "when", "as soon as"}, l) && t.present(v) {
				m.set(planned, k)
			}
			if l == "without" {
				m.denied = true
			}
		}
	}
}

// present reports whether verb v stands in the present tense, which in a clause of time tells what is to come: "before it is signed".
func (t *tree) present(v int) bool {
	if tag := t.Tokens[v].Tag; tag == "VBZ" || tag == "VBP" {
		return true
	}
	return slices.ContainsFunc(t.kidsBy(v, "aux", "cop"), func(k int) bool {
		return (t.Tokens[k].Tag == "VBZ" || t.Tokens[k].Tag == "VBP") && !t.is(k, "have")
	})
}

// up reads token h, which governs from, and tells whether what stands above it matters too.
func (m *reading) up(from, h int, first bool) bool {
	t := m.t
	l, rel := t.lemma(h), t.rel(from)
	if first && rel == "obl" {
		switch p := t.preposition(from); p {
		case "ahead of":
			m.set(planned, from)
			return false
		case "after", "following", "during", "before", "since", "follow":
			return false
		}
	}
	if first && (rel == "obj" || rel == "nsubj" || rel == "obl") && t.noun(from) {
		particle := ""
		for _, k := range t.kidsBy(h, "compound") {
			particle = t.lemma(k)
		}
		if rel != "obl" && (rel == "obj" || t.passive(h)) {
			switch {
			case slices.Contains(postponing, l), l == "put" && (particle == "off" || t.hasKid(h, "advmod", "off")), l == "push" && (particle == "back" || t.hasKid(h, "advmod", "back")):
				m.set(postponed, h)
				return false
			case slices.Contains(cancelling, l), l == "call" && (particle == "off" || t.hasKid(h, "advmod", "off")), l == "rule" && particle == "out":
				m.set(cancelled, h)
				return false
			}
		}
		if (slices.Contains(refusing, l) || slices.Contains(shunning, l)) && rel != "obl" {
			m.denied = true
		}
		if rel == "obl" && t.leaves(h, t.preposition(from)) || rel == "obj" && l == "break" && particle == "off" {
			if t.is(from, "summit", "session", "conference", "assembly") { // which the others hold without him
				m.denied = true
			}
			m.set(cancelled, h)
			return false
		}
	}
	if !first && t.noun(from) && slices.Contains(planning, t.lemma(from)) && (rel == "obj" || t.Tokens[from].Dep == "nsubj:pass") &&
		(slices.Contains(refusing, l) || l == "turn" && t.hasKid(h, "compound", "down")) { // "turned down an invitation to visit"
		m.denied = true
		return false
	}
	switch rel {
	case "xcomp", "ccomp", "csubj", "acl", "obj", "nsubj", "advcl", "nmod":
		if rel == "advcl" && !t.hasKid(from, "mark", "to") {
			break
		}
		if t.Tokens[h].POS == "NOUN" && rel == "acl" && !slices.Contains(planning, l) {
			break
		}
		if slices.Contains(planning, l) && t.Tokens[from].Dep != "acl:relcl" && (rel != "nsubj" || t.passive(h) || t.hasKid(h, "cop")) && (rel != "nmod" || t.noun(h)) {
			m.set(planned, h)
		}
		if slices.Contains(refusing, l) && (rel == "xcomp" || rel == "acl") {
			m.denied = true
		}
	}
	switch rel {
	case "xcomp":
		if k := slices.IndexFunc(t.kidsBy(h, "obj"), func(o int) bool { return t.noun(o) && slices.Contains(planning, t.lemma(o)) }); k >= 0 { // "reiterated his readiness to host"
			m.set(planned, t.kidsBy(h, "obj")[k])
		}
		m.clause(h)
		return true
	case "obj", "nsubj", "obl":
		if t.verb(h) {
			if rel != "obl" || !t.verb(from) {
				m.clause(h)
			}
			return rel != "obl" || true
		}
		if t.hasKid(h, "cop") {
			m.clause(h)
		}
		return false
	case "conj":
		if t.verb(h) && t.verb(from) {
			if t.Tokens[from].Tag == "VB" {
				m.clause(h)
			}
			return t.Tokens[from].Tag == "VB" && !t.hasKid(from, "aux")
		}
		return t.noun(h)
	case "acl", "nmod":
		return t.Tokens[from].Dep != "acl:relcl"
	case "advcl":
		if t.hasKid(from, "mark", "to") || t.Tokens[from].Tag == "VBG" {
			m.clause(h)
			if m.value == tookPlace && t.hasKid(from, "mark", "to") && meetVerbs[l] == visit { // "arrived to attend"
				m.set(planned, h)
			}
			return true
		}
	case "ccomp":
		if l == "deny" || l == "dismiss" {
			m.denied = true
		}
		return slices.Contains(planning, l)
	}
	return false
}

// leaves reports whether verb v with a preposition tells that somebody does not go on with what stands behind it: "pulled out of the talks". Who
// walks out of talks has been there.
func (t *tree) leaves(v int, preposition string) bool {
	switch preposition {
	case "from", "out of", "of", "away from":
	default:
		return false
	}
	with := func(words ...string) bool {
		return preposition == "out of" || preposition == "away from" || t.hasKid(v, "compound", words...) || t.hasKid(v, "advmod", words...)
	}
	switch t.lemma(v) {
	case "withdraw":
		return preposition == "from"
	case "pull", "back", "drop", "bow", "duck", "opt":
		return with("out") || preposition == "from" && t.lemma(v) == "pull"
	case "walk", "stay", "turn":
		return with("away") && preposition != "out of"
	}
	return false
}

// window is how many tokens on either side of a telling are searched for its time and place. No sentence of news is longer; it keeps the work linear
// on text that is none.
const window = 200

// when finds the time that the clause of a telling tells.
func (t *tree) when(x *telling) {
	best := 4
	for _, k := range t.dated[x.sent] {
		d := &t.Dates[k]
		if d.Span.Start < x.trigger-window || d.Span.Start > x.trigger+window {
			continue
		}
		if d.From == "" || d.Type != "DATE" && d.Type != "TIME" {
			continue
		}
		at := t.spanHead(d.Span)
		if p := t.preposition(at); p == "since" || p == "until" || p == "for" && d.Precision == "year" && d.From[:min(4, len(d.From))] != d.To[:min(4, len(d.To))] || t.form(d.Span.Start) == "since" { // "the first since 2019"
			continue
		}
		if n := t.distance(at, x); n >= 0 && n < best {
			best, x.date = n, k
		}
	}
	if x.date < 0 {
		return
	}
	d := &t.Dates[x.date]
	switch day := t.today(); {
	case day == "" || x.stage.Value == postponed || x.stage.Value == cancelled:
	case d.From > day && x.stage.Value == tookPlace:
		x.stage = dateline.Told{Value: planned, Span: d.Span}
	}
}

// today returns the report's date, "" if it is not known.
func (t *tree) today() string {
	for _, d := range []interface {
		IsZero() bool
		Format(string) string
	}{t.Article.Published, t.Document.Dateline.Date} {
		if !d.IsZero() {
			return d.Format("2006-01-02")
		}
	}
	return ""
}

// distance counts the steps up from token k to the telling or to the verb of its clause, -1 if k belongs to something else.
func (t *tree) distance(k int, x *telling) int {
	var above []int // what governs the telling, from its own clause up
	for c, n := x.carrier, 0; n < 3; n++ {
		h := t.Tokens[c].Head
		if h < 0 {
			break
		}
		r := t.rel(c)
		if r == "obl" && t.preposition(c) == "" {
			r = "obj"
		}
		if r == "obl" && t.lemma(h) != "take" && !(t.verb(h) && slices.Contains([]string{"for", "on", "in", "at", "to"}, t.preposition(c))) || r != "obj" && r != "nsubj" && r != "xcomp" && r != "obl" {
			break
		}
		c, above = h, append(above, h)
		if !t.verb(h) || r != "xcomp" {
			if r != "xcomp" && t.rel(h) == "xcomp" {
				continue
			}
			break
		}
	}
	loose := t.dateAt(k)                                                                 // hangs on a name that stands between it and the verb: "signed by Gondor in May", "met the council's envoy in Edoras"
	bare := loose && (t.preposition(k) == "" || t.preposition(k) == "on" && t.single(k)) // "next week" belongs to the verb, whatever noun it hangs on
	if n, ok := t.places[k]; ok && !t.wide(n) {
		loose = true
	}
	for n := 0; k >= 0 && n < 4; n++ {
		switch {
		case k == x.trigger || k == x.carrier:
			return n
		case slices.Contains(above, k):
			return n + 1
		case t.Tokens[k].Head == x.trigger && t.rel(k) == "nmod" && n > 0 && t.preposition(k) == "of" && (t.is(k, organs...) || t.is(k, groups...)): // "the meeting of the Commission in Edoras"
			return n + 1
		case t.summons(k) && n > 0 && (t.Tokens[k].Head == x.trigger || t.Tokens[k].Head == x.carrier): // "met at the summit in Edoras"
			return n + 1
		}
		if _, place := t.places[k]; n > 0 && !place {
			switch {
			case loose && t.noun(k) && (len(t.heads[k]) > 0 || bare && len(t.events[k]) == 0) && k > x.trigger && meetNouns[t.lemma(k)] == "" && accordNouns[t.lemma(k)] == "":
			case t.noun(k) && !t.named(k) && t.rel(k) != "appos" && !t.dateAt(k):
				return -1
			case t.rel(k) == "acl" && slices.Contains(planning, t.lemma(k)): // "a visit planned for May"
			case t.named(k) && t.noun(k): // "met X in Fornost"
			case t.verb(k) || meetNouns[t.lemma(k)] != "" || len(t.heads[k]) > 0:
				return -1
			}
		}
		k = t.Tokens[k].Head
	}
	return -1
}

// single reports whether token k lies in a time that is one day: "on Sunday".
func (t *tree) single(k int) bool {
	return slices.ContainsFunc(t.dated[t.Tokens[k].Sent], func(d int) bool {
		return t.Dates[d].Span.Contains(k) && t.Dates[d].From != "" && t.Dates[d].From == t.Dates[d].To
	})
}

// summons reports whether token k is an occasion at which others are met: "at the summit".
func (t *tree) summons(k int) bool {
	return t.is(k, "summit", "session", "conference", "assembly", "forum", "ceremony") && t.rel(k) == "obl" && slices.Contains([]string{"at", "during", "in"}, t.preposition(k))
}

// whereabouts returns the place that a relative clause with "where" hangs on, -1 if there is none: "in Fornost, where they met".
func (t *tree) whereabouts(x *telling) int {
	v := t.clause(x.carrier)
	if v < 0 {
		return -1
	}
	where := t.kidsBy(v, "advmod")
	for _, w := range where {
		if t.form(w) != "where" {
			continue
		}
		for k := w - 1; k >= max(t.Sentences[x.sent].Start, w-12); k-- {
			if n, ok := t.places[k]; ok && t.Places[n].Kind != "adjective" && t.Places[n].Kind != "people" && t.Places[n].Kind != "embedded" {
				return n
			}
		}
	}
	return -1
}

// wide reports whether a place is a country or more.
func (t *tree) wide(n int) bool {
	p := t.Places[n].Precision
	return p == "country" || p == "region"
}

// where finds the place that the clause of a telling tells.
func (t *tree) where(x *telling) {
	if x.family() == call {
		return
	}
	if x.place >= 0 {
		return
	}
	best := 4
	s := t.Sentences[x.sent]
	for k := max(s.Start, x.trigger-window); k < min(s.End, x.trigger+window); k++ {
		n, ok := t.places[k]
		if !ok || k > s.Start && t.places[k-1] == n && k-1 >= t.Places[n].Start {
			continue
		}
		p := &t.Places[n]
		if p.Kind == "adjective" || p.Kind == "people" || p.Kind == "embedded" {
			continue
		}
		h := t.Sited(t.spanHead(p.Span))
		if !slices.Contains([]string{"in", "at", "near", "on", "inside", "outside"}, t.preposition(h)) {
			continue
		}
		if n2 := t.distance(h, x); n2 >= 0 && (n2 < best || n2 == best && x.place >= 0 && t.wide(x.place) && !t.wide(n)) {
			best, x.place = n2, n
		}
	}
	if x.place < 0 {
		x.place = t.whereabouts(x)
	}
}
