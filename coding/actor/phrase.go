package actor

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// lands returns the states that "the country", "both countries" stand for, none where they stand for no certain ones.
func (w *work) lands(u *unit) []int {
	if u.plural {
		if first := foldString(w.d.Tokens[u.Start].Form); u.core.Start-u.Start < 3 && (first == "the" && u.Start+1 == u.core.Start || u.count == "two" || first == "both" || first == "two") {
			pair := w.lastTwo(u.Start, 2)
			if strings.HasPrefix(w.d.Tokens[u.core.End-1].Lemma, "neigh") {
				pair = w.mainPair(pair, u.Start)
			}
			return pair
		}
		return nil
	}
	if u.det != "the" && u.det != "this" {
		return nil
	}
	sent := w.d.Tokens[u.Start].Sent
	for _, m := range w.before(u.Start) {
		x := &w.mentions[m]
		if sent-w.d.Tokens[x.Start].Sent > 1 {
			break
		}
		for _, a := range x.Actors {
			if w.d.Actors[a].Kind == "state" {
				return []int{a}
			}
		}
	}
	if w.main != nil {
		return []int{w.entryActor(w.main)}
	}
	return nil
}

// union returns the organisation of several states that "the alliance", "the coalition" stands for, or -1.
func (w *work) union(u *unit) int {
	if u.told() || u.plural || u.det != "the" && u.det != "this" && w.d.Tokens[u.core.End-1].Lemma != "coalition" {
		return -1
	}
	switch w.d.Tokens[u.core.End-1].Lemma {
	case "alliance", "coalition", "bloc", "organization", "organisation", "union":
	default:
		return -1
	}
	lemma := w.d.Tokens[u.core.End-1].Lemma
	for _, m := range w.before(u.Start) {
		if x := &w.mentions[m]; len(x.Actors) == 1 && w.d.Tokens[x.End-1].Lemma == lemma && w.d.Actors[x.Actors[0]].Kind == "organisation" {
			return x.Actors[0]
		}
	}
	for _, m := range w.before(u.Start) {
		for _, a := range w.mentions[m].Actors {
			x := &w.d.Actors[a]
			if x.Kind == "organisation" && x.Country == "" && (x.Sector == "MIL" || x.Sector == "IGO") {
				return a
			}
			for i := range x.Offices {
				if o := &x.Offices[i]; o.Country == "" && o.Sector == "IGO" && !o.Former {
					if e := w.find(o.Of, w.day, asName, asShort); e != nil && e.Kind == "org" {
						return w.entryActor(e)
					}
				}
			}
		}
	}
	if e := w.league(lemma); e != nil {
		return w.entryActor(e)
	}
	return -1
}

// league returns the one armed body of several states whose name in the report, be it further on, has the word; nil if there are several or there is none.
func (w *work) league(lemma string) *Entry {
	var only *Entry
	for i := range w.hits {
		b := w.hits[i].body()
		if b == nil || w.hits[i].gone || b.Country != "" || b.Sector != "MIL" || b == only || !names(b.Name, lemma) {
			continue
		}
		if only != nil {
			return nil
		}
		only = b
	}
	return only
}

// organ returns the organ of the European Union that "the Commission", "the Council" and "Parliament" with a capital stand for in a report from one of its seats
// that speaks of no body of the state there, or nil.
func (w *work) organ(u *unit) *Entry {
	d := w.d
	last := &d.Tokens[u.core.End-1]
	if u.told() || u.plural || u.poss >= 0 || u.core.End-u.core.Start != 1 || !upper(last.Form) || u.det != "the" && (u.det != "" || last.Lemma != "parliament" && last.Lemma != "Parliament") {
		return nil
	}
	country := ""
	switch foldString(d.Dateline.Place) {
	case "brussels":
		country = "BEL"
	case "strasbourg":
		country = "FRA"
	case "luxembourg":
		country = "LUX"
	default:
		return nil
	}
	name := map[string]string{"commission": "European Commission", "council": "Council of the European Union", "parliament": "European Parliament"}[foldString(last.Form)]
	if name == "" || slices.ContainsFunc(w.hits, func(h hit) bool {
		return !h.gone && h.state() != nil && h.state().Country == country && h.has(asName, asShort, asAdjective) != nil
	}) {
		return nil
	}
	return w.find(name, w.day, asName, asShort)
}

// official reports whether a sector is a branch of a state, which nobody calls a group.
func official(sector string) bool {
	switch sector {
	case "GOV", "MIL", "COP", "JUD", "LEG", "SPY":
		return true
	}
	return false
}

// theGroup returns the group or body mentioned last that "the group" stands for, or -1.
func (w *work) theGroup(u *unit, role *Entry) int {
	d := w.d
	if role.Sector != "UNK" || u.told() || u.plural || u.det != "the" && u.det != "this" || u.core.Start != u.Start+1 {
		return -1
	}
	if u.End < len(d.Tokens) && w.hitAt[u.End] > 0 && d.Tokens[u.End].POS == "PROPN" {
		return -1 // the group Boko Haram
	}
	switch d.Tokens[u.core.End-1].Lemma {
	case "group", "organization", "organisation", "movement", "body":
	default:
		return -1
	}
	second := -1 // a group without a name
	for _, m := range w.before(u.Start) {
		x := &w.mentions[m]
		if d.Tokens[u.Start].Sent-d.Tokens[x.Start].Sent > 2 {
			break
		}
		if x.Kind == "place" {
			continue
		}
		for _, a := range x.Actors {
			switch act := &d.Actors[a]; {
			case act.Kind == "organisation" && !official(act.Sector) && x.Kind != "nominal":
				return a
			case second < 0 && (act.Kind == "organisation" && !official(act.Sector) || act.Kind == "group" && act.Sector != "CVL" && !official(act.Sector)):
				second = a
			}
		}
	}
	if second < 0 {
		return w.onlyGroup(u.Start)
	}
	return second
}

// onlyGroup returns the armed group that is the only one named before token i, or -1.
func (w *work) onlyGroup(i int) int {
	only := -1
	for m := range w.mentions {
		x := &w.mentions[m]
		if x.Start >= i {
			continue
		}
		for _, a := range x.Actors {
			if act := &w.d.Actors[a]; a == only || act.Kind != "organisation" || act.Sector != "REB" {
				continue
			}
			if only >= 0 {
				return -1
			}
			only = a
		}
	}
	return only
}

// counterpart returns who "his Gondorian counterpart" is: the one in Gondor with the office of whom "his" stands for, or of
// the person mentioned last; -1 if the words tell no state.
func (w *work) counterpart(u *unit) int {
	if len(u.states) > 1 || u.plural {
		return -1
	}
	if l := w.d.Tokens[u.core.End-1].Lemma; l != "counterpart" && (l != "colleague" || u.poss < 0) {
		return -1
	}
	if len(u.states) == 0 {
		return w.opposite(u)
	}
	who := -1
	if p := w.chainPerson(u.poss); p >= 0 {
		who = w.people[p].actor
	} else if len(w.recent) > 0 {
		who = w.recent[len(w.recent)-1]
	}
	role := crowd
	if who >= 0 {
		for _, o := range w.d.Actors[who].Offices {
			if r := w.titleOf(o.Title).role; r != nil && o.Country != "" && o.Country != u.states[0].Country && !o.Former {
				role = r
				break
			}
		}
	}
	if role == crowd {
		return -1
	}
	of := *u
	of.role = role
	if p, _ := w.bearerOf(&of, nil, u.states[0].Country); p >= 0 {
		return p
	}
	return w.roleActor(&of, role, u.states[0])
}

// opposite returns who "his counterpart" is where no state is told: the person of another state with the same office mentioned last; -1 if
// there is none.
func (w *work) opposite(u *unit) int {
	d := w.d
	who := w.doer(u.core.End - 1) // "the Gondorian leader invited his counterpart"
	if p := w.chainPerson(u.poss); who < 0 && p >= 0 {
		who = w.people[p].actor
	}
	if who < 0 || len(d.Actors[who].Offices) == 0 {
		return -1
	}
	for _, m := range w.recently(u.Start, 5) {
		if len(w.mentions[m].Actors) != 1 {
			continue
		}
		k := w.mentions[m].Actors[0]
		a := &d.Actors[k]
		if k == who || a.Country == "" || a.Country == d.Actors[who].Country {
			continue
		}
		for i := range a.Offices {
			for j := range d.Actors[who].Offices {
				o, p := &a.Offices[i], &d.Actors[who].Offices[j]
				if r := w.titleOf(o.Title).role; r != nil && r == w.titleOf(p.Title).role && !o.Former && !p.Former {
					return k
				}
			}
		}
	}
	return -1
}

// doer returns the person who is the subject of the verb that token i hangs on, or of one coordinated before it; -1 if there is none.
func (w *work) doer(i int) int {
	d := w.d
	v := d.Tokens[i].Head
	for n := 0; v >= 0 && n < 3; n++ {
		s := d.Sentence(v).Span
		for k := max(s.Start, v-window); k < min(s.End, v); k++ {
			if d.Tokens[k].Head != v || d.Tokens[k].Dep != "nsubj" {
				continue
			}
			m, ok := w.headOf[k]
			if ok && len(w.mentions[m].Actors) == 1 && d.Actors[w.mentions[m].Actors[0]].Kind == "person" {
				return w.mentions[m].Actors[0]
			}
			return -1
		}
		if !is(d.Tokens[v].Dep, "conj") {
			return -1
		}
		v = d.Tokens[v].Head
	}
	return -1
}

// chainOf returns what the chain of a pronoun holds.
func (w *work) chainOf(token int) []dateline.Span {
	if token < 0 {
		return nil
	}
	if w.chainAt == nil {
		w.chainAt = map[int]int{}
		for c := range w.d.Chains {
			for _, s := range w.d.Chains[c].Mentions {
				if s.End-s.Start == 1 {
					w.chainAt[s.Start] = c
				}
			}
		}
	}
	c, ok := w.chainAt[token]
	if !ok {
		return nil
	}
	m := w.d.Chains[c].Mentions
	return m[:min(len(m), window+1)]
}

// chainBody returns the body that the chain of a pronoun names, or nil.
func (w *work) chainBody(token int) *Entry {
	for _, s := range w.chainOf(token) {
		if h := w.hit(s.Start); h != nil && h.body() != nil && h.state() == nil {
			return h.body()
		}
	}
	return nil
}

// chainPerson returns the person whom the chain of a pronoun names, or -1.
func (w *work) chainPerson(token int) int {
	for _, s := range w.chainOf(token) {
		for k := max(0, s.Start); k < min(s.End, len(w.nameAt)); k++ {
			if n := int(w.nameAt[k]) - 1; n >= 0 && w.names[n].person >= 0 && w.names[n].Start >= s.Start-6 {
				return w.names[n].person
			}
		}
	}
	return -1
}

// voiceOf returns the body that a nameless spokesman speaks for: the one mentioned last as a subject in the two
// sentences before. It returns -1 if the words tell whose spokesman it is, or nothing does.
func (w *work) voiceOf(u *unit) int {
	d := w.d
	if u.told() || u.plural || u.tail >= 0 || !strings.HasPrefix(d.Tokens[u.core.End-1].Lemma, "spokes") {
		return -1
	}
	sent := d.Tokens[u.Start].Sent
	for _, m := range w.before(u.Start) {
		x := &w.mentions[m]
		back := sent - d.Tokens[x.Start].Sent
		if back > 2 {
			break
		}
		if back == 0 || len(x.Actors) != 1 || x.Kind != "name" && x.Kind != "nominal" || !is(d.Tokens[x.Head].Dep, "nsubj") {
			continue
		}
		if s := u.role.Sector; (s == "MIL" || s == "COP") && d.Actors[x.Actors[0]].Sector != s {
			continue // an army spokesman speaks for the army
		}
		if a := x.Actors[0]; d.Actors[a].Kind == "organisation" || d.Actors[a].Kind == "state" || d.Actors[a].Kind == "group" && d.Actors[a].Sector != "CVL" {
			return a
		}
	}
	return -1
}

// lastArmed returns the armed organisation mentioned last in this sentence or the three before it, or -1.
func (w *work) lastArmed(at int) int {
	sent := w.d.Tokens[at].Sent
	for m := len(w.mentions) - 1; m >= max(0, len(w.mentions)-window); m-- {
		x := &w.mentions[m]
		if sent-w.d.Tokens[x.Start].Sent > 3 {
			break
		}
		for _, a := range x.Actors {
			if act := &w.d.Actors[a]; act.Kind == "organisation" && armed(act.Sector) {
				return a
			}
		}
	}
	return -1
}
