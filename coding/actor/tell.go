package actor

import (
	"github.com/dateline/dateline"
)

// tell enters the mentions of names and units in text order, so that "the government" can look
// back at the last one.
func (w *work) tell() {
	n := len(w.d.Tokens)
	nameUnits := make(map[int][]int)
	for i := range w.units {
		if u := &w.units[i]; u.named >= 0 {
			nameUnits[u.named] = append(nameUnits[u.named], i)
		} else if u.bearer >= 0 {
			w.borne[u.bearer] = append(w.borne[u.bearer], i)
		}
	}
	for i := 0; i < n; i++ {
		if k := int(w.nameAt[i]) - 1; k >= 0 && w.names[k].Start == i {
			w.tellName(k, nameUnits[k])
		}
		if k := w.unit(i); k >= 0 && w.units[k].core.Start == i && w.units[k].poss < 0 {
			w.tellUnit(k)
		}
		if k := int(w.hitAt[i]) - 1; k >= 0 && w.hits[k].Start == i {
			w.tellHit(&w.hits[k])
		}
	}
	w.tellPlaces()
}

// tellName enters the mention of a person with the titles in front.
func (w *work) tellName(k int, units []int) {
	nm := &w.names[k]
	if nm.person < 0 || w.people[nm.person].actor < 0 {
		return
	}
	a := w.people[nm.person].actor
	s := dateline.Span{Start: nm.before, End: nm.End}
	office, told := -1, 0
	for _, i := range units {
		u := &w.units[i]
		if u.before {
			s.Start = min(s.Start, u.Start)
		}
		told++
		office = w.officeOf(a, u)
	}
	for _, i := range w.borne[k] {
		told++
		if w.d.Tokens[w.units[i].Start].Sent != w.d.Tokens[nm.Start].Sent {
			continue
		}
		if o := w.officeOf(a, &w.units[i]); office < 0 {
			office = o
		} else if o != office {
			told++
		}
	}
	if told != 1 {
		office = -1
	}
	w.mention(s, "name", office, w.d.Actors[a].Rule, a)
}

// officeOf returns the office of an actor that a unit invokes, or -1.
func (w *work) officeOf(actor int, u *unit) int {
	country := ""
	if u.org == nil && len(u.states) > 0 {
		country = u.states[0].Country
	}
	return w.officeLike(&w.d.Actors[actor], u, country)
}

// tellUnit enters the mention of a title, group or body.
func (w *work) tellUnit(k int) {
	u := &w.units[k]
	if u.named >= 0 || u.inside {
		return
	}
	if u.bearer >= 0 {
		if p := w.names[u.bearer].person; p >= 0 && w.people[p].actor >= 0 {
			a := w.people[p].actor
			w.mention(u.Span, "title", w.officeOf(a, u), w.unitRule(u), a)
			return
		}
	}
	kind := "nominal"
	if u.person() {
		kind = "title"
	}
	actors, office := w.actorsOf(u)
	if u.modifier {
		kind = "adjective"
		w.enterMention(dateline.Span{Start: w.firstModifier(u), End: u.core.End}, w.headIn(u.core), kind, office, w.unitRule(u), actors...)
		return
	}
	w.mention(u.Span, kind, office, w.unitRule(u), actors...)
}

// firstModifier returns the first token of the unit that belongs to the modifier: the determiner is that of the noun.
func (w *work) firstModifier(u *unit) int {
	if u.det != "" && u.Start < u.core.Start && w.d.Tokens[u.Start].POS == "DET" {
		return u.Start + 1
	}
	return u.Start
}

func (w *work) unitRule(u *unit) string {
	if u.role != nil {
		return u.role.Rule
	}
	if u.org != nil {
		return u.org.Rule
	}
	return ""
}

// tellHit enters the mention of a state or organisation.
func (w *work) tellHit(h *hit) {
	d := w.d
	if h.gone || h.taken || w.nameAt[h.Start] != 0 || w.unit(h.Start) >= 0 {
		return
	}
	if g := w.hit(h.End + 1); g != nil && !g.taken && w.pair(dateline.Span{Start: h.Start, End: g.End}) {
		g.taken = true
		s := dateline.Span{Start: h.Start, End: g.End}
		w.enterMention(s, w.headIn(s), "adjective", -1, h.senses[0].rule, w.entryActor(h.whole()), w.entryActor(g.whole()))
		return
	}
	head := w.headIn(h.Span)
	if b := h.body(); b != nil && h.state() == nil {
		kind := "name"
		if h.has(asAdjective) != nil && (h.has(asName, asShort) == nil || d.Tokens[head].POS == "ADJ" || is(d.Tokens[head].Dep, "amod")) {
			kind = "adjective"
		}
		if h.has(asSeat, asCapital) != nil && h.has(asName, asShort, asAdjective) == nil && w.usage(head, true) == stands {
			kind = "place"
		}
		a := -1
		if kind == "name" && people(b) && h.has(asPeople, asPerson) != nil && b.Country == "" {
			a = w.bodyActor(&unit{Span: h.Span, core: h.Span, org: b, owner: -1, via: -1, tail: -1, poss: -1, named: -1, bearer: -1, plural: true}, b, crowd)
		} else {
			a = w.entryActor(b)
		}
		w.mention(h.Span, kind, -1, h.senses[0].rule, a)
		return
	}
	st := h.state()
	if st == nil {
		return
	}
	s := h.has(asName, asShort, asAdjective, asCapital, asSeat, asPeople, asPerson)
	t := &d.Tokens[head]
	switch {
	case h.has(asName, asShort) != nil:
		kind := "name"
		if w.usage(head, false) == stands {
			kind = "place"
		}
		w.mention(h.Span, kind, -1, s.rule, w.entryActor(st))
	case h.has(asAdjective) != nil:
		// Gondorian-Arnorian relations
		span, actors := h.Span, []int{w.entryActor(st)}
		for span.End+1 < len(d.Tokens) && d.Tokens[span.End].Form == "-" {
			g := w.hit(span.End + 1)
			if g == nil || g.taken || g.has(asAdjective) == nil || g.state() == nil {
				break
			}
			g.taken = true
			actors = append(actors, w.entryActor(g.state()))
			span.End = g.End
		}
		w.enterMention(span, w.headIn(span), "adjective", -1, s.rule, actors...)
	case h.has(asCapital, asSeat) != nil:
		kind := "name"
		if w.usage(head, h.has(asCapital) != nil) == stands {
			kind = "place"
		} else if is(t.Dep, "compound") || is(t.Dep, "amod") || h.End+1 < len(d.Tokens) && d.Tokens[h.End].Form == "-" {
			kind = "adjective"
		}
		w.mention(h.Span, kind, -1, s.rule, w.entryActor(st))
	}
}

// tellPlaces enters the states of the places that no mention covers.
func (w *work) tellPlaces() {
	for _, l := range w.lent {
		if st := w.states[w.d.Places[l.place].Country]; st != nil && !w.covered[l.Start] && !w.covered[l.End-1] {
			w.mention(l.Span, "place", -1, w.d.Places[l.place].Rule, w.entryActor(st))
		}
	}
	for i := range w.d.Places {
		p := &w.d.Places[i]
		if p.Kind != "" || !p.Known() || p.Empty() || p.Start < 0 || p.End > len(w.d.Tokens) || w.covered[p.End-1] || w.covered[p.Start] || w.priced(p.Span) {
			continue
		}
		if st := w.states[p.Country]; st != nil {
			w.mention(p.Span, "place", -1, p.Rule, w.entryActor(st))
		}
	}
}
