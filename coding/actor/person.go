package actor

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// appose ties titles to names from which a comma, a bracket or a form of "be" parts them.
func (w *work) appose() {
	d := w.d
	for i := range w.units {
		u := &w.units[i]
		if u.named >= 0 || u.inside || u.modifier || u.plural || u.role != nil && u.role.Group == "body" {
			continue
		}
		s := d.Sentence(u.core.Start).Span
		head := w.headIn(u.core)
		// Eowyn, the foreign minister of Rohan,   Eowyn (foreign minister)
		if p := u.Start - 1; p-1 >= s.Start && (d.Tokens[p].Form == "," || d.Tokens[p].Form == "(" || d.Tokens[p].Form == "–" || d.Tokens[p].Form == "-") {
			if n := int(w.nameAt[p-1]) - 1; n >= 0 && w.names[n].End == p {
				appos := is(d.Tokens[head].Dep, "appos") && w.belongs(d.Tokens[head].Head, n)
				if appos || !is(d.Tokens[head].Dep, "conj") && closes(d, u.End, s.End) && (d.Tokens[head].Dep != "nsubj" || w.preposition(w.headIn(w.names[n].Span)) == "") {
					u.bearer = n
					w.alsoBears(i, n)
					continue
				}
			}
		}
		if p := u.End; p+1 < s.End && d.Tokens[p].Form == "," {
			// the foreign minister, Eowyn,
			n := int(w.nameAt[p+1]) - 1
			if n < 0 && u.person() && u.role != nil && u.role.Title && u.det != "a" && u.det != "an" {
				if c := w.capitals(p + 1); c.End-c.Start > 1 && w.looksLikeName(c) && closes(d, c.End, s.End) {
					n = w.addName(c, nil)
				}
			}
			if _, ok := honorific(d.Tokens[p+1].Form); ok && n < 0 && p+2 < s.End {
				n = int(w.nameAt[p+2]) - 1
			}
			if n >= 0 && w.names[n].before == p+1 && u.person() {
				end := w.names[n].End
				inner := w.headIn(w.names[n].Span)
				appos := is(d.Tokens[inner].Dep, "appos") && u.Contains(d.Tokens[inner].Head) ||
					is(d.Tokens[head].Dep, "appos") && w.belongs(d.Tokens[head].Head, n)
				if appos || u.det != "a" && u.det != "an" && !is(d.Tokens[inner].Dep, "conj") && closes(d, end, s.End) {
					u.bearer = n
					continue
				}
			}
			// Chairperson-in-Office of the Council, Rohan's Foreign Minister Eowyn
			if v := w.unitStarting(p+1, i); v >= 0 && w.units[v].named >= 0 && w.units[v].before && u.person() {
				n := w.units[v].named
				inner := w.headIn(dateline.Span{Start: w.units[v].Start, End: w.names[n].End})
				appos := is(d.Tokens[inner].Dep, "appos") && u.Contains(d.Tokens[inner].Head) ||
					is(d.Tokens[head].Dep, "appos") && w.belongs(d.Tokens[head].Head, n)
				if appos || u.det == "" && !is(d.Tokens[inner].Dep, "conj") && !is(d.Tokens[head].Dep, "conj") && closes(d, w.names[n].End, s.End) {
					u.bearer = n
					continue
				}
			}
		}
		// Eowyn is the foreign minister of Rohan
		if w.child(head, "cop") >= 0 {
			if subject := w.child(head, "nsubj"); subject >= 0 && subject < u.Start && w.child(head, "aux") < 0 && w.child(head, "advmod") < 0 {
				if n := int(w.nameAt[subject]) - 1; n >= 0 {
					u.bearer = n
				}
			}
		}
	}
}

// alsoBears gives the bearer of unit i the next title as well: "Eowyn, minister of trade and chief of staff".
func (w *work) alsoBears(i, n int) {
	u := &w.units[i]
	if u.End >= len(w.d.Tokens) || w.d.Tokens[u.End].POS != "CCONJ" {
		return
	}
	if v := w.unitStarting(u.End+1, i); v >= 0 && w.units[v].named < 0 && w.units[v].det == "" && !w.units[v].plural && w.units[v].person() {
		w.units[v].bearer = n
	}
}

// belongs reports whether token i is part of a name or of the title in front of it.
func (w *work) belongs(i, n int) bool {
	if i < 0 {
		return false
	}
	if int(w.nameAt[i])-1 == n {
		return true
	}
	v := w.unit(i)
	return v >= 0 && w.units[v].named == n
}

// closes reports whether the apposition ends at token i.
func closes(d *dateline.Document, i, end int) bool {
	if i >= end {
		return true
	}
	switch d.Tokens[i].Form {
	case ",", ".", ")", "–", "—", ";", ":", "”", "\"", "who", "-":
		return true
	}
	return d.Tokens[i].POS == "VERB" || d.Tokens[i].POS == "AUX"
}

// meet finds out which names stand for one person, and gives everybody an actor with offices.
func (w *work) meet() {
	titles := make([][]int, len(w.names))
	for i := range w.units {
		u := &w.units[i]
		if u.named >= 0 {
			titles[u.named] = append(titles[u.named], i)
		} else if u.bearer >= 0 {
			titles[u.bearer] = append(titles[u.bearer], i)
		}
	}
	folded := make([]string, len(w.names))
	for pass := 0; pass < 2; pass++ {
		for i := range w.names {
			n := &w.names[i]
			if folded[i] == "" {
				folded[i] = foldString(w.d.Words(n.Span))
			}
			words := strings.Fields(folded[i])
			if n.person >= 0 || len(words) == 0 || (len(words) == 1) != (pass == 1) {
				continue
			}
			if pass == 0 {
				n.person = w.full(n, words)
			} else {
				n.person = w.short(n, words[0], titles[i])
			}
			p := &w.people[n.person]
			p.sex = orElse(p.sex, n.sex)
		}
	}
	for i := range w.people {
		w.enter(&w.people[i])
	}
	for i := range w.names {
		for _, t := range titles[i] {
			if p := w.names[i].person; p >= 0 {
				w.title(&w.people[p], t)
			}
		}
	}
}

// know enters a person, unless the registry's entry is there already, and returns the index.
func (w *work) know(p person) int {
	if p.entry != nil {
		if i, ok := w.byEntry[p.entry]; ok {
			return i
		}
		w.byEntry[p.entry] = len(w.people)
	}
	w.people = append(w.people, p)
	w.list(len(w.people) - 1)
	return len(w.people) - 1
}

// list lists a person under the words of the name.
func (w *work) list(i int) {
	for _, word := range w.people[i].words {
		if l := w.byWord[word]; len(l) == 0 || l[len(l)-1] != i {
			w.byWord[word] = append(l, i)
		}
	}
}

// full finds the person of a name of several words.
func (w *work) full(n *name, words []string) int {
	last := words[len(words)-1]
	if n.entry == nil {
		for k, i := range w.byWord[last] {
			p := &w.people[i]
			if k < window && (p.words[len(p.words)-1] == last || p.words[0] == words[0]) && subset(words, p.words) {
				if len(words) > len(p.words) {
					p.words, p.full = words, w.d.Words(n.Span)
					w.list(i)
				}
				return i
			}
		}
		for _, e := range w.surnames[last] {
			full := strings.Fields(foldString(e.Name))
			if now, _ := officesOn(e, w.day); len(now) > 0 && subset(words, full) && words[0][0] == full[0][0] && (len(words[0]) == 1 || len(full[0]) == 1 || words[0] == full[0]) {
				n.entry = e
				break
			}
		}
	}
	return w.know(person{entry: n.entry, full: w.d.Words(n.Span), words: words, actor: -1})
}

// subset reports whether all words of the shorter name are, in whole or as initials, in the longer, and the first letters agree.
func subset(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y string) bool { return x == y || len(x) == 1 && y[0] == x[0] || len(y) == 1 && x[0] == y[0] }) {
			return false
		}
	}
	return true
}

// short finds the person of a single word, which may be a surname that the report or the registry knows.
func (w *work) short(n *name, word string, titles []int) int {
	found := -1
	for k, i := range w.byWord[word] {
		if p := &w.people[i]; p.words[len(p.words)-1] == word {
			return i
		}
		if found < 0 {
			found = i
		}
		if k > window {
			break
		}
	}
	if i, ok := w.byEntry[n.entry]; ok && n.entry != nil {
		return i
	}
	if found >= 0 {
		return found
	}
	if n.entry == nil {
		n.entry = w.holder(word, titles)
	}
	if n.entry == nil && len(titles) == 0 {
		n.entry = w.only(word)
	}
	return w.know(person{entry: n.entry, full: w.d.Words(n.Span), words: []string{word}, actor: -1})
}

// holder returns the only person of the registry with the surname whom one of the titles fits, or nil.
func (w *work) holder(surname string, titles []int) *Entry {
	var only *Entry
	for _, e := range w.surnames[surname] {
		fits := false
		now, past := officesOn(e, w.day)
		for _, o := range append(now, past...) {
			for _, t := range titles {
				u := &w.units[t]
				if len(u.states) > 0 && u.states[0].Country != o.Country || u.org != nil && u.org.Name != o.Of {
					continue
				}
				if (len(u.states) > 0 || u.org != nil || !o.Former) && w.sameRole(u.role, o) {
					fits = true
				}
			}
		}
		if fits {
			if only != nil {
				return nil
			}
			only = e
		}
	}
	return only
}

// only returns the person of the registry with the surname if there is just one in office and the report names the state.
func (w *work) only(surname string) *Entry {
	var only *Entry
	for _, e := range w.surnames[surname] {
		now, _ := officesOn(e, w.day)
		if len(now) == 0 {
			continue
		}
		if only != nil {
			return nil
		}
		only = e
		named := false
		for i := range now {
			named = named || w.namesState(now[i].Country)
		}
		if !named {
			return nil
		}
	}
	return only
}

// namesState reports whether the report names the state.
func (w *work) namesState(country string) bool {
	if w.named == nil {
		w.named = map[string]bool{}
		for i := range w.hits {
			if st := w.hits[i].state(); st != nil && !w.hits[i].gone {
				w.named[st.Country] = true
			}
		}
		if w.d.Article != nil {
			for _, text := range []string{w.d.Article.Publisher, w.d.Article.Title} {
				for _, f := range w.texts(text) {
					if st := f.hit.state(); st != nil {
						w.named[st.Country] = true
					} else if b := f.hit.body(); b != nil {
						w.named[b.Country] = true
					}
				}
			}
		}
	}
	return w.named[country]
}

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
			if u.role == nil {
				continue
			}
			var st *Entry
			boss := w.chainPerson(u.poss)
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
					st = w.main
				}
			}
			if st != nil && (u.role.Of != "any" || st == w.home) {
				u.states = []*Entry{st}
			}
			w.addOffice(p, u)
		}
	}
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
		if a.Country != "" || len(a.Offices) > 0 {
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
	for k := i - 1; k >= 0 && w.d.Tokens[k].Sent == w.d.Tokens[i].Sent; k-- {
		if h := w.hit(k); h != nil && h.state() != nil && h.has(asName, asShort, asAdjective) != nil {
			return h.state()
		}
	}
	return nil
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
				if len(u.posts) > 0 && slices.ContainsFunc(u.posts, func(e *Entry) bool { return e.Name == o.Of }) {
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
		if len(a.Offices) > 0 || o.Country == "" {
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
