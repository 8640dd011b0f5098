package actor

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// sameRole reports whether a role word may stand for an office.
func (w *work) sameRole(role *Entry, o dateline.Office) bool {
	if role == nil {
		return true
	}
	r := w.titleOf(o.Title).role
	return r == role || r == nil && role.Sector == o.Sector || r != nil && r.Sector == role.Sector && (role.Of == "any" || general(role.Name))
}

// general reports whether a role's name is a word that stands for more precise ones as well.
func general(name string) bool {
	switch name {
	case "leader", "minister", "secretary", "official", "politician", "diplomat", "head", "chief", "statesman":
		return true
	}
	return false
}

// roleIn returns the role that a title of the registry names: the longest match in it, the first of equals.
func (r *Registry) roleIn(title string) *Entry {
	words := strings.Fields(foldString(title))
	var best *Entry
	size, at := 0, 0
	for i := range words {
		h := hashStart
		for j := i; j < len(words); j++ {
			if j > i {
				h = h.add(' ')
			}
			for _, c := range words[j] {
				h = h.add(c)
			}
			for _, s := range r.senses[h] {
				if (s.kind == asRole || s.kind == asRoles) && j+1-i > size {
					best, size, at = s.entry, j+1-i, i
				}
			}
		}
	}
	for _, word := range words[:at] {
		if deputy(word) {
			return nil
		}
	}
	return best
}

// deputy reports whether a word makes a title that of somebody below.
func deputy(word string) bool {
	switch word {
	case "deputy", "vice", "assistant", "under", "undersecretary", "associate":
		return true
	}
	return false
}

// enter makes the actor of a person.
func (w *work) enter(p *person) {
	a := dateline.Actor{Name: p.full, Kind: "person"}
	if e := p.entry; e != nil {
		a.ID, a.Name, a.Rule = e.ID, e.Name, e.Rule
		p.sex = orElse(e.Gender, p.sex)
		now, past := officesOn(e, w.day)
		a.Offices = append(a.Offices, now...)
		if len(now) == 0 {
			for _, o := range past {
				o.Code, o.Sector = w.formerCode(o.Country, o.Code), "ELI"
				a.Offices = append(a.Offices, o)
			}
		}
		a.Country, a.Code, a.Sector = orElse(e.Country, ""), e.Code, e.Sector
	} else {
		a.ID = dateline.Hash(append([]string{"person"}, p.words...)...)
	}
	w.d.Actors = append(w.d.Actors, a)
	p.actor = len(w.d.Actors) - 1
	w.rank(p.actor)
}

func (w *work) formerCode(country, code string) string {
	if st := w.states[country]; st != nil {
		return st.Code + "ELI"
	}
	return code
}

// rank sets country, code and sector of a person from the offices: an office of a state comes before that of an
// organisation, one that holds before one that is over.
func (w *work) rank(actor int) {
	a := &w.d.Actors[actor]
	best := -1
	worth := func(o *dateline.Office) int {
		n := 0
		if !o.Former {
			n += 4
		}
		if o.Country != "" {
			n += 2
		}
		if w.day.IsZero() && o.To.IsZero() && !o.From.IsZero() {
			n += 3 // the last one, as far as the registry goes
		}
		return n
	}
	for i := range a.Offices {
		if best < 0 || worth(&a.Offices[i]) > worth(&a.Offices[best]) {
			best = i
		}
	}
	if best >= 0 {
		o := &a.Offices[best]
		a.Country, a.Code, a.Sector = o.Country, o.Code, o.Sector
	}
}

// title adds to a person the office that a unit tells, or finds it among those already known. Titles that do
// not say whose they are wait for settle.
func (w *work) title(p *person, i int) {
	u := &w.units[i]
	if u.org == nil && w.strange(u) {
		return
	}
	if len(u.states) > 0 || u.org != nil || u.owner >= 0 || u.where != nil || len(u.posts) > 0 && u.role == nil {
		w.addOffice(p, u)
		return
	}
	if w.officeLike(&w.d.Actors[p.actor], u, "") < 0 {
		p.bare = append(p.bare, i)
	}
}

// settle gives the titles that do not say whose they are to the state that the report makes likeliest.
func (w *work) settle() {
	for i := range w.people {
		p := &w.people[i]
		for _, k := range p.bare {
			u := &w.units[k]
			if w.officeLike(&w.d.Actors[p.actor], u, "") >= 0 {
				continue
			}
			if u.role == nil || w.strange(u) {
				continue
			}
			var st *Entry
			boss := w.chainPerson(u.poss)
			if b := w.chainBody(u.poss); boss < 0 && b != nil { // "the party said its president X"
				u.org = b
				w.addOffice(p, u)
				continue
			}
			switch {
			case boss >= 0 && w.people[boss].actor >= 0 && boss != i:
				if st = w.states[w.d.Actors[w.people[boss].actor].Country]; st != nil {
					u.states = []*Entry{st}
				}
			case u.role.Of == "org":
			case p.entry != nil && w.states[w.d.Actors[p.actor].Country] != nil:
				st = w.states[w.d.Actors[p.actor].Country]
			case w.home != nil && upper(w.d.Tokens[u.core.Start].Form) && !w.taken(u.role, p):
				st = w.home
			default:
				if st = w.stateBefore(u.Start); st == nil {
					st = w.scene()
				}
				if st == nil {
					st = w.main
				}
			}
			if e := w.effective(u); st != nil && (u.role.Of != "any" || st == w.home || e.Of == "state" || (official(e.Sector) || w.native(u, e)) && st == w.scene()) {
				u.states = []*Entry{st}
			}
			w.addOffice(p, u)
		}
	}
}

// native reports whether people of a calling are mostly of the place where a report tells of them: activists, farmers, lawyers, not analysts.
func (w *work) native(u *unit, role *Entry) bool {
	switch w.d.Tokens[u.core.End-1].Lemma {
	case "analyst", "expert", "professor", "economist", "scholar", "correspondent", "researcher", "adviser", "advisor", "consultant", "scientist", "author", "writer", "tourist", "traveller":
		return false
	}
	switch role.Sector {
	case "CVL", "AGR", "LAB", "OPP", "REL", "EDU", "MED", "NGO", "HRI", "MIN", "ENV":
		return true
	}
	return role.Code == "NGOHRI"
}

// strange reports whether somebody heads a body that nothing is known about: "Medef president X" is no president of a state. The president
// of a town that is no capital is that of its club.
func (w *work) strange(u *unit) bool {
	d := w.d
	k := u.core.Start - 1
	if k < 0 || w.hit(k) != nil || d.Tokens[k].POS != "PROPN" || !is(d.Tokens[k].Dep, "compound") && d.Tokens[k].Dep != "nmod:desc" || !upper(d.Tokens[k].Form) || upper(d.Tokens[u.core.Start].Form) {
		return false
	}
	title := d.Tokens[u.core.End-1].Lemma
	if e := w.entAt[k]; e != 0 && d.Entities[e-1].Kind == "LOC" {
		return (title == "president" || title == "chairman" || title == "chairwoman") && u.core.End-u.core.Start == 1 && !w.region(k)
	}
	switch title {
	case "president", "chairman", "chairwoman", "chair", "chief", "head", "leader", "director", "spokesman", "spokeswoman", "spokesperson":
		return true
	}
	return false
}

// region reports whether the place at token i is more than a town: a land or a part of one.
func (w *work) region(i int) bool {
	for n := range w.d.Places {
		if p := &w.d.Places[n]; p.Contains(i) && p.Country != "" && p.Precision != "city" && p.Precision != "point" {
			return true
		}
	}
	return false
}

// scene returns the state that the report is datelined in, if its text names that state or somebody in its service too, or nil: there
// a title without a country is the country's own.
func (w *work) scene() *Entry {
	st := w.states[w.d.Dateline.Where.Country]
	if st == nil {
		return nil
	}
	for i := range w.hits {
		if h := &w.hits[i]; !h.gone && h.state() == st {
			return st
		}
	}
	for i := range w.people {
		if a := w.people[i].actor; a >= 0 && w.d.Actors[a].Country == st.Country && official(w.d.Actors[a].Sector) {
			return st
		}
	}
	return nil
}

// taken reports whether the registry knows who holds a role in the publisher's state and the person is none of them.
func (w *work) taken(role *Entry, p *person) bool {
	if role.Of != "state" || general(role.Name) {
		return false
	}
	list := w.holders[role.ID+"@"+w.home.Country]
	for _, h := range list {
		if surname(h.entry.Name) == p.words[len(p.words)-1] {
			return false
		}
	}
	return len(list) > 0
}

// describe gives people without an office the state that is told beside their names: "British teenager", "an Iraqi from Mosul".
func (w *work) describe() {
	d := w.d
	for i := range w.names {
		n := &w.names[i]
		if n.person < 0 || w.people[n.person].actor < 0 {
			continue
		}
		a := &d.Actors[w.people[n.person].actor]
		if a.Country != "" || w.leading(n, a) || len(a.Offices) > 0 || w.headship(n, a) {
			continue
		}
		head := w.headIn(n.Span)
		low := d.Sentence(n.Start).Start
		for k := n.before - 1; k >= max(low, n.before-5); k-- {
			if h := w.hit(k); h != nil && h.has(asAdjective, asPerson) != nil && h.state() != nil {
				a.Country, a.Code = h.state().Country, h.state().Code
				break
			}
			if t := &d.Tokens[k]; t.POS != "NOUN" && t.POS != "ADJ" && t.POS != "PROPN" || w.nameAt[k] != 0 {
				break
			}
		}
		if a.Country != "" {
			continue
		}
		c := w.child(head, "appos")
		if c < n.End {
			continue
		}
		s := dateline.Span{Start: n.End, End: min(d.Sentence(c).End, c+16)}
		for k := s.Start; k < s.End; k++ {
			if v := w.unit(k); v >= 0 && k <= c+1 && len(w.units[v].states) > 0 {
				w.addOffice(&w.people[n.person], &w.units[v])
				break
			}
			if h := w.hit(k); h != nil && d.Under(k, c) {
				if st := h.state(); st != nil {
					a.Country, a.Code = st.Country, st.Code
					break
				}
				if b := h.body(); b != nil {
					a.Country, a.Code, a.Sector = b.Country, b.Code, b.Sector
					break
				}
			}
		}
	}
}

// stateBefore returns the last state named before token i in its sentence, or nil.
func (w *work) stateBefore(i int) *Entry {
	var near *Entry
	for k := i - 1; k >= 0 && w.d.Tokens[k].Sent == w.d.Tokens[i].Sent; k-- {
		h := w.hit(k)
		if h == nil || h.state() == nil || h.has(asName, asShort, asAdjective) == nil {
			continue
		}
		if is(w.d.Tokens[k].Dep, "nsubj") { // "Gondor will help Rohan, Foreign Minister X said"
			return h.state()
		}
		near = orEntry(near, h.state())
	}
	return near
}

// officeLike returns the office of the actor that the unit may stand for, or -1. An empty country fits any.
func (w *work) officeLike(a *dateline.Actor, u *unit, country string) int {
	for _, strict := range []bool{true, false} {
		for k := range a.Offices {
			o := &a.Offices[k]
			if u.former != o.Former && u.former {
				continue
			}
			if country != "" && o.Country != country || u.org != nil && o.Of != u.org.Name && (u.org.Country == "" || u.org.Country != o.Country) {
				continue
			}
			if u.role != nil && (u.deputy || deputy(foldString(w.d.Tokens[u.core.Start].Form))) != slices.ContainsFunc(w.titleOf(o.Title).words, deputy) {
				continue
			}
			if u.role == nil {
				if slices.ContainsFunc(u.posts, func(e *Entry) bool {
					return e.Name == o.Of || e.Country != "" && e.Country == o.Country && samePost(foldString(w.d.Words(u.core)), w.titleOf(o.Title).words)
				}) {
					return k
				}
				continue
			}
			t := w.titleOf(o.Title)
			r := t.role
			if !strict && partOf(w.d.Tokens[u.core.End-1].Form, t.words) {
				return k
			}
			if r == u.role || !strict && (r == nil || general(u.role.Name)) && o.Sector == u.role.Sector {
				return k
			}
		}
	}
	return -1
}

// partOf reports whether a title has a word that begins with the given one: the chair is the Chairperson-in-Office.
func partOf(word string, title []string) bool {
	if len(word) < 5 {
		return false
	}
	word = strings.ToLower(word)
	for _, t := range title {
		if strings.HasPrefix(t, word) && t != word {
			return true
		}
	}
	return false
}

// addOffice adds the office that a unit tells, unless the person has it already.
func (w *work) addOffice(p *person, u *unit) {
	a := &w.d.Actors[p.actor]
	states := u.states
	if len(states) == 0 && u.owner >= 0 {
		if q := w.names[u.owner].person; q >= 0 && &w.people[q] != p && w.people[q].actor >= 0 {
			if st := w.states[w.d.Actors[w.people[q].actor].Country]; st != nil {
				states = []*Entry{st}
			}
		}
	}
	if len(states) == 0 && u.org == nil && u.where != nil {
		states = []*Entry{u.where}
	}
	o := dateline.Office{Title: w.d.Words(u.core), Former: u.former}
	role := w.effective(u)
	switch {
	case u.org != nil || len(u.posts) > 0 && (u.role == nil || len(states) == 0):
		org := u.org
		if org == nil {
			org = u.posts[0]
		}
		o.Of, o.Country, o.Code, o.Sector, o.Rule = org.Name, org.Country, org.Code, org.Sector, org.Rule
	case role != nil:
		o.Sector, o.Rule = role.Sector, role.Rule
		if len(states) > 0 {
			o.Of, o.Country = states[0].Name, states[0].Country
			o.Code = compose(states[0].Code, role.Code)
		} else {
			o.Code = role.Code
		}
	default:
		return
	}
	if u.former {
		o.Code, o.Sector = w.formerCode(o.Country, o.Code), "ELI"
	}
	if relational(w.d.Tokens[u.core.End-1].Lemma) {
		if len(a.Offices) > 0 || o.Country == "" || len(states) == 0 {
			return
		}
		o.Sector, o.Code = "GOV", compose(states[0].Code, "GOV")
	}
	if u.former {
		// the report says that an office is over which the registry takes to last
		for k := range a.Offices {
			if f := &a.Offices[k]; f.Country == o.Country && w.sameRole(u.role, *f) {
				f.Former, f.Code, f.Sector = true, o.Code, o.Sector
				w.rank(p.actor)
				return
			}
		}
	}
	if k := w.officeLike(a, u, o.Country); k >= 0 && a.Offices[k].Former == o.Former {
		return
	}
	if o.Of == "" && o.Country == "" && len(a.Offices) > 0 && role != nil && role.Sector != "GOV" {
		return
	}
	a.Offices = append(a.Offices, o)
	w.rank(p.actor)
}

// compose joins the code of a state and that of a role.
func compose(state, role string) string {
	if role == "" || strings.HasSuffix(state, role) {
		return state
	}
	return state + role
}

// effective returns the role that decides the sector of a unit: "police spokesman" is police.
func (w *work) effective(u *unit) *Entry {
	if u.role == nil {
		return nil
	}
	if r := w.civil(u); r != nil {
		return r
	}
	if u.role.Of == "any" && (u.role.Group == "person" || u.role.Sector == "UNK" || u.role.Sector == "MIL" || armed(u.role.Sector)) {
		if u.via >= 0 && w.units[u.via].role != nil {
			return w.effective(&w.units[u.via])
		}
		if u.tail >= 0 && w.units[u.tail].role != nil && u.role.Group == "person" {
			return w.effective(&w.units[u.tail])
		}
	}
	return u.role
}
