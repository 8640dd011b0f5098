package actor

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// actorsOf returns the actors that a unit stands for.
func (w *work) actorsOf(u *unit) ([]int, int) {
	role := w.effective(u)
	if u.tail >= 0 && u.role != nil && u.role.Sector == "UNK" && counts(w.d.Tokens[u.core.End-1].Lemma) {
		return w.actorsOf(&w.units[u.tail])
	}
	if len(u.posts) > 0 && (u.role == nil || u.org != nil) {
		org := u.org
		if org == nil {
			org = w.lastPost(u)
		}
		if org == nil {
			return nil, -1
		}
		if p, office := w.bearerOf(u, org, ""); p >= 0 {
			return []int{p}, office
		}
		return []int{w.entryActor(org)}, -1
	}
	if u.role == nil {
		return nil, -1
	}
	if u.modifier && !u.told() {
		switch strings.ToLower(w.d.Tokens[u.core.End-1].Form) {
		case "terrorist", "militant", "extremist", "jihadist", "islamist":
			return nil, -1 // of attacks, ideology: a quality
		case "press":
			switch next := u.core.End; {
			case next >= len(w.d.Tokens):
			case slices.Contains([]string{"conference", "briefing", "release", "statement", "availability", "event", "service", "secretary", "operation"}, w.d.Tokens[next].Lemma):
				return nil, -1 // somebody speaks there, and it is not the press
			}
		case "military":
			if w.d.Tokens[u.core.End-1].POS == "ADJ" {
				return nil, -1 // of aid, means, action
			}
		}
	}
	if lemma := strings.ToLower(w.d.Tokens[u.core.End-1].Lemma); u.core.End-u.core.Start == 1 && !u.told() {
		switch lemma {
		case "country", "nation":
			return w.lands(u), -1
		case "neighbour", "neighbor", "ally", "rival", "foe", "power":
			if pair := w.lands(u); u.plural && (u.count == "two" || u.det == "both") && pair != nil {
				return pair, -1
			}
		}
	}
	if a := w.union(u); a >= 0 {
		return []int{a}, -1
	}
	if e := w.organ(u); e != nil {
		return []int{w.entryActor(e)}, -1
	}
	if a := w.again(u, role); a >= 0 {
		return []int{a}, -1
	}
	if a := w.theGroup(u, role); a >= 0 {
		return []int{a}, -1
	}
	if both := w.fromBoth(u, role); both != nil {
		return both, -1
	}
	if a := w.counterpart(u); a >= 0 {
		return []int{a}, -1
	}
	if voice := w.voiceOf(u); voice >= 0 {
		return []int{voice}, -1
	}
	if u.org != nil && len(u.states) == 0 {
		if u.person() && !u.plural && u.det != "a" && u.det != "an" {
			if p, office := w.bearerOf(u, u.org, ""); p >= 0 {
				return []int{p}, office
			}
		}
		if len(u.also) > 0 {
			out := []int{w.bodyActor(u, u.org, role)}
			for _, e := range u.also {
				out = append(out, w.bodyActor(u, e, role))
			}
			return out, -1
		}
		return []int{w.bodyActor(u, u.org, role)}, -1
	}
	if u.former && u.person() && len(u.states) > 0 {
		return []int{w.roleActor(u, role, u.states[0])}, -1
	}
	if len(u.states) > 0 {
		var out []int
		for _, st := range u.states {
			if u.person() && (!u.plural || len(u.states) > 1) && u.det != "a" && u.det != "an" {
				if p, office := w.bearerOf(u, nil, st.Country); p >= 0 {
					if len(u.states) == 1 {
						return []int{p}, office
					}
					out = append(out, p)
					continue
				}
			}
			out = append(out, w.roleActor(u, role, st))
		}
		return out, -1
	}
	if u.owner >= 0 {
		if p := w.names[u.owner].person; p >= 0 && w.people[p].actor >= 0 {
			a := &w.d.Actors[w.people[p].actor]
			if st := w.states[a.Country]; st != nil {
				return []int{w.roleActor(u, role, st)}, -1
			}
		}
		return []int{w.roleActor(u, role, nil)}, -1
	}
	if e := w.possBody(u); e != nil {
		return []int{w.bodyActor(u, e, role)}, -1
	}
	if u.person() && !u.plural && definite(u.det) && w.possOf(u) == nil {
		country := ""
		if u.where != nil {
			country = u.where.Country
		}
		if p, office := w.bearerOf(u, nil, country); p >= 0 {
			return []int{p}, office
		}
	}
	if st := w.customary(u); st != nil {
		if p, office := w.bearerOf(u, nil, st.Country); p >= 0 {
			return []int{p}, office
		}
		return []int{w.roleActor(u, role, st)}, -1
	}
	if a := w.owner(u, role); a >= 0 {
		return []int{a}, -1
	}
	if u.poss >= 0 && w.possOf(u) == nil && !relational(w.d.Tokens[u.core.End-1].Lemma) {
		return []int{w.roleActor(u, role, w.subjectState(u.Start))}, -1
	}
	if st := w.possOf(u); st != nil {
		return []int{w.roleActor(u, role, st)}, -1
	}
	if last := strings.ToLower(w.d.Tokens[u.core.End-1].Form); u.plural && !u.told() && (role.Sector == "UNK" || last == "interlocutors" || last == "parties" && u.core.End-u.core.Start == 1) {
		if last == "sides" || last == "parties" || last == "interlocutors" {
			first := foldString(w.d.Tokens[u.Start].Form)
			if first == "the" || first == "both" || first == "two" {
				if pair := w.lastTwo(u.Start, 1); pair != nil {
					return pair, -1
				}
			}
			if role.Sector != "UNK" { // "the parties": of politics only where a party was spoken of
				if first == "the" && !slices.ContainsFunc(w.d.Actors, func(a dateline.Actor) bool { return a.Sector == "PTY" || a.Sector == "OPP" }) {
					return nil, -1
				}
				return []int{w.roleActor(u, role, w.guess(u, role))}, -1
			}
			return []int{w.roleActor(u, role, w.main)}, -1
		}
	}
	if u.person() && u.plural && (u.det == "the" || u.det == "both" || u.det == "" && (w.d.Sentence(u.Start).Headline || w.confers(u))) && u.where == nil {
		if pair := w.company(u); pair != nil {
			return pair, -1
		}
		if a := w.assembly(u); a >= 0 {
			return []int{a}, -1
		}
		if first := foldString(w.d.Tokens[u.Start].Form); first == "both" || first == "two" || u.det == "both" || u.Start+1 < u.core.Start && foldString(w.d.Tokens[u.Start+1].Form) == "two" {
			if pair := w.lastTwo(u.Start, 2); pair != nil && role.Sector == "GOV" {
				return pair, -1 // of "the two countries"
			}
		}
	}
	if u.plural && official(role.Sector) && (u.count == "two" || u.det == "both") && (u.det == "the" || u.det == "both") && u.where == nil {
		if pair := w.lastTwo(u.Start, 2); pair != nil { // "the two navies": those of both states
			return []int{w.roleActor(u, role, w.states[w.d.Actors[pair[0]].Country]), w.roleActor(u, role, w.states[w.d.Actors[pair[1]].Country])}, -1
		}
	}
	if st := w.loyal(u); st != nil {
		return []int{w.roleActor(u, role, st)}, -1
	}
	if pair := w.ofBoth(u, role); pair != nil {
		return pair, -1
	}
	if relational(w.d.Tokens[u.core.End-1].Lemma) {
		if role.Sector == "UNK" && !u.plural {
			return nil, -1 // a long-standing partner: nobody knows whose
		}
		return []int{w.roleActor(u, role, nil)}, -1
	}
	if st := w.moved(u, role); st != nil {
		return []int{w.roleActor(u, role, st)}, -1
	}
	if u.where != nil {
		return []int{w.roleActor(u, role, w.seated(u))}, -1
	}
	if armed(role.Sector) && (definite(u.det) && u.det != "") {
		if a := w.lastArmed(u.Start); a >= 0 {
			return []int{a}, -1
		}
	}
	return []int{w.roleActor(u, role, w.guess(u, role))}, -1
}

// fromBoth returns the two sides that people of a role come from, or nil: "negotiators from the government and the Rangers".
func (w *work) fromBoth(u *unit, role *Entry) []int {
	d := w.d
	if !u.plural || u.role == nil || u.role.Group == "body" || u.core.End >= len(d.Tokens) || d.Tokens[u.core.End].Form != "from" && d.Tokens[u.core.End].Form != "of" {
		return nil
	}
	k := d.Tokens[u.core.End].Head
	if k < u.core.End || d.Tokens[k].Dep != "nmod" {
		return nil
	}
	c := w.child(k, "conj")
	if c < k {
		return nil
	}
	h := w.hit(c)
	if h == nil || h.body() == nil || !armed(h.body().Sector) || w.child(c, "conj") >= 0 {
		return nil
	}
	st := w.stateBefore(c)
	if st == nil {
		return nil
	}
	return []int{w.roleActor(u, role, st), w.entryActor(h.body())}
}

// loyal returns the state of the person or government that people are told to be close to, or nil: "officials close to the president of Gondor".
func (w *work) loyal(u *unit) *Entry {
	d := w.d
	i, end := u.End, d.Sentence(u.Start).End
	if i+2 >= end || d.Tokens[i+1].Form != "to" && d.Tokens[i+1].Form != "with" {
		return nil
	}
	switch d.Tokens[i].Form {
	case "close", "loyal", "linked", "allied", "faithful":
	default:
		return nil
	}
	for k := i + 2; k < min(end, i+9) && d.Tokens[k].POS != "VERB" && d.Tokens[k].POS != "PUNCT"; k++ {
		if n := int(w.nameAt[k]) - 1; n >= 0 && w.names[n].person >= 0 {
			if a := w.people[w.names[n].person].actor; a >= 0 {
				return w.states[d.Actors[a].Country]
			}
		}
		if h := w.hit(k); h != nil && h.state() != nil {
			return h.state()
		}
	}
	return nil
}

// ofBoth returns those of two states who are told to be of both: "the finance ministers of the two countries".
func (w *work) ofBoth(u *unit, role *Entry) []int {
	n := u.core.End
	if !u.plural || n+3 > len(w.d.Tokens) || w.d.Tokens[n].Form != "of" {
		return nil
	}
	if n++; w.d.Tokens[n].Form == "the" {
		n++
	}
	if f := w.d.Tokens[n].Form; f != "two" && f != "both" || n+1 >= len(w.d.Tokens) {
		return nil
	}
	switch w.d.Tokens[n+1].Lemma {
	case "country", "nation", "state", "republic", "side", "neighbour", "neighbor":
	default:
		return nil
	}
	var out []int
	for _, a := range w.lastTwo(u.Start, 2) {
		country := w.d.Actors[a].Country
		if p, _ := w.bearerOf(u, nil, country); p >= 0 {
			out = append(out, p)
		} else {
			out = append(out, w.roleActor(u, role, w.states[country]))
		}
	}
	return out
}

// customary returns the state that a title with capitals is that of if nothing else is told, or nil: the Secretary of State is American, the Foreign
// Secretary British where no state is spoken of whose officials have the title, too.
func (w *work) customary(u *unit) *Entry {
	d := w.d
	if u.told() || u.plural || u.former || u.named >= 0 || !definite(u.det) || u.core.End-u.core.Start < 2 || !upper(d.Tokens[u.core.Start].Form) {
		return nil
	}
	country := ""
	var also []string
	switch strings.ToLower(d.Words(u.core)) {
	case "secretary of state":
		if u.core.End < len(d.Tokens) && d.Tokens[u.core.End].Lemma == "for" {
			return nil
		}
		country, also = "USA", []string{"GBR", "VAT"}
	case "foreign secretary", "home secretary", "defence secretary":
		country, also = "GBR", []string{"IND", "PAK", "BGD", "LKA", "NPL", "PHL"}
	default:
		return nil
	}
	if w.home != nil && w.home.Country != country || slices.ContainsFunc(also, w.namesState) && !w.namesState(country) {
		return nil
	}
	return w.states[country]
}

func definite(det string) bool {
	switch det {
	case "", "the", "this", "that", "these", "those", "both":
		return true
	}
	return false
}

func armed(sector string) bool { return sector == "REB" || sector == "UAF" || sector == "CRM" }

// subjectState returns the state of the subject mentioned in the sentence before token i, else of whoever was mentioned last there, or nil.
func (w *work) subjectState(i int) *Entry {
	var near *Entry
	for _, m := range w.before(i) {
		x := &w.mentions[m]
		if w.d.Tokens[x.Start].Sent != w.d.Tokens[i].Sent {
			break
		}
		if x.Kind != "place" && x.Kind != "adjective" && len(x.Actors) == 1 && w.d.Actors[x.Actors[0]].Country != "" {
			st := w.states[w.d.Actors[x.Actors[0]].Country]
			if is(w.d.Tokens[x.Head].Dep, "nsubj") {
				return st
			}
			near = orEntry(near, st)
		}
	}
	return near
}

// moved returns the state of the subject that moves nameless troops: "Gondor will withdraw troops from Rohan".
func (w *work) moved(u *unit, role *Entry) *Entry {
	if role.Sector != "MIL" {
		return nil
	}
	t := &w.d.Tokens[w.headIn(u.core)]
	if t.Head < 0 || !is(t.Dep, "obj") && w.preposition(w.headIn(u.core)) != "of" {
		return nil
	}
	switch w.d.Tokens[t.Head].Lemma {
	case "withdraw", "deploy", "send", "pull", "bring", "move", "mass", "station", "dispatch", "keep", "order", "withdrawal", "deployment":
		return w.subjectState(u.Start)
	}
	return nil
}

// owner returns the group whose fighters "its fighters", whose leaders "their leaders" are, or -1.
func (w *work) owner(u *unit, role *Entry) int {
	if u.poss < 0 || !u.plural || !armed(role.Sector) && role.Name != "leader" {
		return -1
	}
	m, ok := w.headOf[u.poss]
	if !ok && strings.EqualFold(w.d.Tokens[u.poss].Form, "their") {
		m, ok = w.group(u.poss)
	}
	if !ok || len(w.mentions[m].Actors) != 1 {
		return -1
	}
	a := w.mentions[m].Actors[0]
	switch act := &w.d.Actors[a]; {
	case act.Kind != "organisation" && act.Kind != "group":
	case armed(role.Sector) && act.Kind == "organisation" && armed(act.Sector):
		return a
	case role.Name == "leader" && !official(act.Sector) && act.Sector != "IGO" && act.Sector != "UNK" && act.Sector != "":
		return a
	}
	return -1
}

// group returns the mention of a crowd that is the subject before token i in its sentence.
func (w *work) group(i int) (int, bool) {
	for k := i - 1; k >= w.d.Sentence(i).Start; k-- {
		m, ok := w.headOf[k]
		if !ok || !is(w.d.Tokens[k].Dep, "nsubj") || len(w.mentions[m].Actors) != 1 {
			continue
		}
		return m, w.d.Actors[w.mentions[m].Actors[0]].Kind == "group"
	}
	return -1, false
}

// possOf returns the state of what a possessive pronoun in front of the unit stands for, or nil.
func (w *work) possOf(u *unit) *Entry {
	if u.poss < 0 || relational(w.d.Tokens[u.core.End-1].Lemma) {
		return nil
	}
	if m, ok := w.headOf[u.poss]; ok && len(w.mentions[m].Actors) > 0 {
		return w.states[w.d.Actors[w.mentions[m].Actors[0]].Country]
	}
	return nil
}

// possBody returns the body of no state that a possessive pronoun in front of a person's title stands for: "The Council met. Its president
// spoke". It is nil for others.
func (w *work) possBody(u *unit) *Entry {
	if u.poss < 0 || !u.person() || u.plural {
		return nil
	}
	m, ok := w.headOf[u.poss]
	if !ok || len(w.mentions[m].Actors) != 1 {
		return nil
	}
	a := &w.d.Actors[w.mentions[m].Actors[0]]
	if a.Kind != "organisation" || a.Country != "" {
		return nil
	}
	return w.find(a.Name, w.day, asName, asShort)
}

// roleActor returns the actor of a role in a state (nil if unknown), and enters it if it is new.
func (w *work) roleActor(u *unit, role, st *Entry) int {
	d := w.d
	head := foldString(d.Tokens[u.core.End-1].Lemma)
	if head == "" {
		head = foldString(d.Tokens[u.core.End-1].Form)
	}
	country := ""
	if st != nil {
		country = st.Country
	}
	key := role.ID + "|" + country + "|" + head
	if u.former {
		key += "|former"
	}
	if a, ok := w.actors[key]; ok {
		return a
	}
	s := u.Span
	for s.Start < s.End-1 && d.Tokens[s.Start+1].Form != "-" && s.Start < u.core.Start && (d.Tokens[s.Start].POS == "DET" || d.Tokens[s.Start].POS == "PRON" ||
		d.Tokens[s.Start].POS == "NUM" || d.Tokens[s.Start].POS == "ADP" || comparison(d.Tokens[s.Start].Form)) {
		s.Start++
	}
	if len(u.states) > 1 {
		s = u.core
	}
	a := dateline.Actor{ID: dateline.Hash("role", key), Name: d.Words(s), Kind: "group", Country: country, Code: role.Code, Sector: role.Sector, Rule: u.role.Rule}
	if len(u.states) > 1 && st != nil {
		a.Name = st.Name + " " + a.Name
	}
	switch u.role.Group {
	case "person":
		if !u.plural {
			a.Kind = "role"
		}
	case "body":
		a.Kind = "organisation"
	}
	if st != nil {
		a.Code = compose(st.Code, role.Code)
	}
	if u.former && u.person() {
		a.Sector = "ELI"
		if st != nil {
			a.Code = compose(st.Code, "ELI")
		} else {
			a.Code = "ELI"
		}
	}
	return w.enterActor(key, a)
}

// seated returns the state of a role that is told to be in one: that state, but for those whom another state has sent there, who are of the publisher's
// state or of none that is known.
func (w *work) seated(u *unit) *Entry {
	switch w.d.Tokens[u.core.End-1].Lemma {
	case "embassy", "consulate", "ambassador", "envoy", "mission":
		if w.home == u.where {
			return nil
		}
		return w.home
	}
	return u.where
}

// bodyActor returns the actor of a role in an organisation or people.
func (w *work) bodyActor(u *unit, org, role *Entry) int {
	st := w.states[org.Country]
	switch {
	case people(org):
		if st == nil {
			if st = u.where; st == nil {
				st = w.guess(u, crowd)
			}
		}
		a := dateline.Actor{Name: org.Name, Kind: "group", Code: org.Code, Sector: role.Sector, Rule: org.Rule}
		if st != nil {
			a.Country = st.Country
		}
		key := org.ID + "|" + role.Sector + "|" + a.Country
		if have, ok := w.actors[key]; ok {
			return have
		}
		a.ID = dateline.Hash("folk", key)
		return w.enterActor(key, a)
	case st == nil && org.Rule == "" && org.Code == "" && role.Sector != "":
		// a body that only this report knows
		if st = u.where; st == nil {
			st = w.guess(u, role)
		}
	case st == nil || role.Sector == org.Sector || role.Of == "any":
		return w.entryActor(org)
	}
	return w.roleActor(u, role, st)
}

// people reports whether an entry is a people or a faith.
func people(e *Entry) bool {
	return (e.Sector == "UNK" || e.Sector == "REL" || e.Sector == "CVL") && !region(e.Code)
}

// region reports whether a CAMEO code stands for a part of the world.
func region(code string) bool {
	switch code {
	case "AFR", "ASA", "BLK", "CRB", "CAU", "CFR", "CAS", "CEU", "EIN", "EAF", "EEU", "EUR", "LAM", "MEA", "MDT", "NAF", "NMR", "PGS", "SCN", "SAM", "SAS", "SEA", "SAF", "WAF", "WST", "INT":
		return true
	}
	return false
}

// entryActor returns the actor of a state or organisation.
func (w *work) entryActor(e *Entry) int {
	if a, ok := w.actors[e.ID]; ok {
		return a
	}
	a := dateline.Actor{ID: e.ID, Name: e.Name, Country: e.Country, Code: e.Code, Sector: e.Sector, Rule: e.Rule, Kind: "organisation"}
	if e.Kind == "state" {
		a.Kind = "state"
	}
	return w.enterActor(e.ID, a)
}

func (w *work) enterActor(key string, a dateline.Actor) int {
	w.d.Actors = append(w.d.Actors, a)
	w.actors[key] = len(w.d.Actors) - 1
	return len(w.d.Actors) - 1
}
