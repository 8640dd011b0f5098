package actor

import (
	"slices"

	"github.com/dateline/dateline"
)

// guess returns the state that a role without any word about it most likely belongs to, or nil.
func (w *work) guess(u *unit, role *Entry) *Entry {
	st := w.likely(u, role)
	if t := w.hosting(u, st); t != nil && official(role.Sector) {
		return t
	}
	if st != nil && official(role.Sector) && w.across(u, st) {
		return nil
	}
	return st
}

// hosting returns the state that somebody is told to be on a visit to who meets the bearer of a title there that no words give a state: of two states, st would
// be that of the guest. Nil if there is no such visit.
func (w *work) hosting(u *unit, st *Entry) *Entry {
	d := w.d
	if st == nil || !u.person() || u.plural {
		return nil
	}
	v := w.meeting(w.headIn(u.core))
	if v < 0 {
		return nil
	}
	s := w.child(v, "nsubj")
	if s < 0 {
		return nil
	}
	if m, ok := w.headOf[s]; ok {
		if a := w.mentions[m].Actors; len(a) != 1 || d.Actors[a[0]].Country != st.Country {
			return nil
		}
	} else if d.Tokens[s].POS != "PRON" {
		return nil
	}
	for k := v; k >= max(0, v-300); k-- {
		if l := d.Tokens[k].Lemma; l != "visit" && l != "trip" || d.Tokens[k].POS != "NOUN" {
			continue
		}
		c := w.child(k, "nmod")
		if c < 0 || w.preposition(c) != "to" {
			continue
		}
		h := w.hit(c)
		if h == nil || h.state() == nil {
			continue
		}
		if h.state() == st {
			return nil
		}
		return h.state()
	}
	return nil
}

// only reports whether a state has one holder of an office at a time.
func only(office string) bool {
	switch office {
	case "president", "prime minister", "chancellor", "monarch", "foreign minister", "defence minister", "interior minister", "finance minister":
		return true
	}
	return false
}

func (w *work) likely(u *unit, role *Entry) *Entry {
	d := w.d
	if u.foreign || slices.Contains([]string{"coalition", "alliance", "bloc", "hacker", "cybercriminal", "pirate", "smuggler", "trafficker"}, d.Tokens[u.core.End-1].Lemma) {
		return nil
	}
	if u.plural && d.Tokens[u.core.End-1].Lemma == "state" && allBoth(u.det) {
		return nil // all States
	}
	if u.plural && u.det == "" && only(role.Name) {
		return nil // heads of state: of several states
	}
	sent := d.Tokens[u.core.Start].Sent
	about := located
	official := role.Sector == "GOV" || role.Sector == "MIL" || role.Sector == "LEG" || role.Sector == "JUD" || role.Sector == "COP" || role.Sector == "SPY"
	if !official {
		about = lands
	}
	capital := upper(d.Tokens[u.core.End-1].Form) && (u.core.Start > d.Sentence(u.core.Start).Start || u.core.End-u.core.Start > 1)
	if st := w.joined(u); st != nil {
		return st
	}
	if official && (role.Sector == "COP" || u.plural && u.det == "") {
		if st := w.grounds(u); st != nil {
			return st
		}
	}
	if official && u.plural && u.det == "" {
		if st := w.alongside(u, role); st != nil {
			return st
		}
		if st := w.placeIn(sent, u.core.Start, located); st != nil && st != w.home && !w.confers(u) { // what is discussed is no place of theirs
			return st
		}
	}
	if official && w.home != nil && (capital || u.person() && definite(u.det)) {
		return w.home
	}
	// the same role, or another one of the same sector, in the last sentences
	if definite(u.det) {
		for m := len(w.mentions) - 1; m >= max(0, len(w.mentions)-window); m-- {
			x := &w.mentions[m]
			if sent-d.Tokens[x.Start].Sent > 3 {
				break
			}
			if x.Rule == role.Rule && len(x.Actors) == 1 && d.Actors[x.Actors[0]].Country != "" {
				return w.states[d.Actors[x.Actors[0]].Country]
			}
		}
	}
	if st := w.spokenOf(u); st != nil {
		return st
	}
	if st := w.teller(u); official && st != nil {
		return st
	}
	if official && definite(u.det) {
		if st := w.sole(role); st != nil {
			return st
		}
	}
	own := w.scene()
	if own != w.main {
		own = nil
	}
	if official && role.Group == "body" && d.Tokens[u.core.End-1].Lemma != "regime" {
		if own != nil && definite(u.det) && w.inParagraph(u, role.Sector, own) {
			return own
		}
		if st := w.paragraphState(u, role.Sector); st != nil {
			return st
		}
		if st := w.subjectState(u.Start); st != nil && st != w.facing(u) {
			return st
		}
	}
	if official && own != nil && definite(u.det) && !u.plural && own != w.facing(u) {
		return own // of a report from a capital about its state: the ministry, the court, the attorney general
	}
	if local(role.Sector) {
		if st := w.placeIn(sent, u.core.Start, about); st != nil {
			return st
		}
		if st := w.scene(); st != nil && st == w.main {
			return st
		}
	}
	if !official && role.Sector != "CVL" && role.Sector != "REB" && role.Sector != "OPP" && role.Sector != "REF" && role.Sector != "PTY" && role.Of != "state" {
		return nil
	}
	if !official || !w.isHead(role) {
		far := 2
		if official {
			far = 4
		}
		for back := 0; back < far && sent-back >= 0; back++ {
			if st := w.placeIn(sent-back, u.core.Start, about); st != nil {
				return st
			}
			if d.Sentences[sent-back].Paragraph {
				break
			}
		}
	}
	if official {
		if st := w.paragraphState(u, ""); st != nil && st != w.facing(u) {
			return st
		}
	}
	switch role.Sector {
	case "REB", "UAF":
		if st := w.soil(); st != nil {
			return st
		}
	case "OPP":
		if st := w.paragraphState(u, "GOV"); st != nil {
			return st
		}
	}
	return w.main
}

// sole returns the state that every mention of a role in the report so far belongs to, nil if there are several states or there is none.
func (w *work) sole(role *Entry) *Entry {
	country := ""
	for i := range w.mentions {
		x := &w.mentions[i]
		if x.Rule != role.Rule || len(x.Actors) != 1 {
			continue
		}
		c := w.d.Actors[x.Actors[0]].Country
		if c == "" || country != "" && c != country {
			return nil
		}
		country = c
	}
	return w.states[country]
}

// soil returns the state that the report is set in: the one whose places it names most as places; nil if it names none so.
func (w *work) soil() *Entry {
	d := w.d
	count := map[*Entry]int{}
	var best *Entry
	add := func(st *Entry) {
		if st == nil {
			return
		}
		if count[st]++; best == nil || count[st] > count[best] {
			best = st
		}
	}
	for i := range w.hits {
		h := &w.hits[i]
		if !h.gone && h.state() != nil && h.has(asName, asShort, asCapital) != nil && w.usage(w.headIn(h.Span), h.has(asName, asShort) == nil) == stands {
			add(h.state())
		}
	}
	for i := range d.Places {
		if p := &d.Places[i]; p.Kind == "" && p.Start >= 0 && p.Start < len(d.Tokens) && w.hit(p.Start) == nil {
			add(w.states[p.Country])
		}
	}
	return best
}

// alongside returns the state of the subject of the same sector in the clause that the unit's own is coordinated with: "Gondorian artillery shelled
// the town and warplanes struck the road". It is nil for others.
func (w *work) alongside(u *unit, role *Entry) *Entry {
	d := w.d
	head := w.headIn(u.core)
	v := d.Tokens[head].Head
	if v < 0 || d.Tokens[head].Dep != "nsubj" || !is(d.Tokens[v].Dep, "conj") {
		return nil
	}
	for _, m := range w.recently(head, 0) {
		x := &w.mentions[m]
		if len(x.Actors) == 1 && d.Tokens[x.Head].Dep == "nsubj" && d.Tokens[x.Head].Head == d.Tokens[v].Head {
			if a := &d.Actors[x.Actors[0]]; a.Sector == role.Sector {
				return w.states[a.Country]
			}
		}
	}
	return nil
}

// joined returns the state of the body that the group is coordinated with: "the government of Gondor and nine opposition groups". It is nil for others.
func (w *work) joined(u *unit) *Entry {
	d := w.d
	head := w.headIn(u.core)
	if !is(d.Tokens[head].Dep, "conj") || w.preposition(head) != "" {
		return nil
	}
	m, ok := w.headOf[w.conjHead(head)]
	if !ok || len(w.mentions[m].Actors) != 1 {
		return nil
	}
	if a := &d.Actors[w.mentions[m].Actors[0]]; a.Kind != "state" && a.Kind != "person" && (official(a.Sector) || a.Sector == "OPP" || a.Sector == "REB") {
		return w.states[a.Country]
	}
	return nil
}

// facing returns the state of the subject that does something to the unit: "the coalition of Gondor backs the government" has the government of another
// state. It is nil if there is none.
func (w *work) facing(u *unit) *Entry {
	d := w.d
	head := w.headIn(u.core)
	v := d.Tokens[head].Head
	if v < 0 || !is(d.Tokens[head].Dep, "obj") || w.main == nil {
		return nil
	}
	switch d.Tokens[v].Lemma {
	case "back", "support", "help", "assist", "recognise", "recognize", "fight", "attack", "topple", "overthrow", "oust", "sanction", "arm", "fund", "prop":
	default:
		return nil
	}
	for _, m := range w.recently(head, 0) {
		if x := &w.mentions[m]; is(d.Tokens[x.Head].Dep, "nsubj") && d.Tokens[x.Head].Head == v && len(x.Actors) == 1 {
			if st := w.states[d.Actors[x.Actors[0]].Country]; st != w.main {
				return st
			}
		}
	}
	return nil
}

// teller returns the state of the subject of the clause that the body says at the end of a sentence: "Gondor's king met his Arnorian
// counterpart, the ministry said". It is nil for others.
func (w *work) teller(u *unit) *Entry {
	d := w.d
	if !w.reports(u.Start, w.headIn(u.core)) {
		return nil
	}
	for i := d.Sentence(u.Start).Start; i < u.Start; i++ {
		if m, ok := w.headOf[i]; ok && is(d.Tokens[i].Dep, "nsubj") && len(w.mentions[m].Actors) == 1 {
			return w.states[d.Actors[w.mentions[m].Actors[0]].Country]
		}
	}
	return nil
}

// local reports whether people of a sector are those of the place that the report is about, if it is from there: workers, students, gangs.
func local(sector string) bool {
	switch sector {
	case "LAB", "EDU", "CRM":
		return true
	}
	return false
}

// paragraphState returns the state of whoever of the sector was mentioned last in the paragraph, of anybody if the
// sector is empty; nil if there is nobody.
func (w *work) paragraphState(u *unit, sector string) *Entry {
	d := w.d
	for m := len(w.mentions) - 1; m >= max(0, len(w.mentions)-window); m-- {
		x := &w.mentions[m]
		for s := d.Tokens[x.Start].Sent; s < d.Tokens[u.Start].Sent; s++ {
			if d.Sentences[s+1].Paragraph && !w.choppy {
				return nil
			}
		}
		if d.Tokens[u.Start].Sent-d.Tokens[x.Start].Sent > 4 {
			return nil
		}
		if len(x.Actors) != 1 || x.Kind == "adjective" {
			continue
		}
		if a := &d.Actors[x.Actors[0]]; a.Country != "" && (sector == "" || a.Sector == sector && a.Kind != "state") {
			return w.states[a.Country]
		}
	}
	return nil
}

// inParagraph reports whether somebody of the sector and the state was mentioned before the unit in its paragraph.
func (w *work) inParagraph(u *unit, sector string, st *Entry) bool {
	d := w.d
	from := d.Tokens[u.Start].Sent
	for from > 0 && !d.Sentences[from].Paragraph {
		from--
	}
	return slices.ContainsFunc(w.mentions[max(0, len(w.mentions)-window):], func(x dateline.Mention) bool {
		if d.Tokens[x.Start].Sent < from || len(x.Actors) != 1 || x.Kind == "adjective" {
			return false
		}
		a := &d.Actors[x.Actors[0]]
		return a.Country == st.Country && a.Sector == sector && a.Kind != "state"
	})
}

func (w *work) isHead(role *Entry) bool { return role.Group == "person" && role.Sector == "GOV" }

// What placeIn takes for a place.
const (
	lands   = iota // "a Gondorian village", too
	located        // only where something is or happens: "in Gondor", not "from Gondor"
)

// grounds returns the state of the place where the unit does something, as its own clause tells: "the king said in Dale that police arrested two men in
// Bree". It is nil if the clause names none.
func (w *work) grounds(u *unit) *Entry {
	d := w.d
	head := w.headIn(u.core)
	v := d.Tokens[head].Head
	if v < 0 || d.Tokens[v].POS != "VERB" || !is(d.Tokens[head].Dep, "nsubj") || !is(d.Tokens[v].Dep, "ccomp") {
		return nil
	}
	return w.placeWhere(d.Tokens[head].Sent, head, located, func(i int) bool { return d.Under(i, v) })
}

// placeIn returns the state of the place named nearest to token at in a sentence, or nil.
func (w *work) placeIn(sent, at, what int) *Entry {
	return w.placeWhere(sent, at, what, func(int) bool { return true })
}

// placeWhere is placeIn for the places that ok accepts.
func (w *work) placeWhere(sent, at, what int, ok func(i int) bool) *Entry {
	d := w.d
	s := d.Sentences[sent].Span
	best, far := (*Entry)(nil), 1<<30
	near := func(st *Entry, at2 int) {
		dist := at2 - at
		if dist < 0 {
			dist = -dist
		}
		if st != nil && dist < far {
			best, far = st, dist
		}
	}
	for i := max(s.Start, at-window); i < min(s.End, at+window); i++ {
		if !ok(i) {
			continue
		}
		if h := w.hit(i); h != nil && h.Start == i && h.state() != nil && h.has(asName, asShort, asCapital) != nil {
			head := w.headIn(h.Span)
			if prep := w.preposition(head); w.usage(head, h.has(asName, asShort) == nil) == stands && (what != located || prep != "from" && prep != "to") {
				near(h.state(), i)
			}
		} else if what == lands && h != nil && h.Start == i && h.state() != nil && h.has(asAdjective) != nil && w.ground(h.End) {
			near(h.state(), i)
		}
	}
	for n, i := range w.placesIn[sent] {
		if p := &d.Places[i]; n < window && w.hit(p.Start) == nil && ok(p.Start) {
			near(w.states[p.Country], p.Start)
		}
	}
	return best
}

// ground reports whether token i is a noun of a stretch of land: "a Gondorian village".
func (w *work) ground(i int) bool {
	if i >= len(w.d.Tokens) {
		return false
	}
	switch w.d.Tokens[i].Lemma {
	case "village", "town", "city", "soil", "territory", "province", "region", "border", "countryside", "capital", "island", "coast", "district", "airspace", "enclave", "suburb":
		return true
	}
	return false
}

// spokenOf returns the state whose junta, regime or rebels the report named before, if it is that of one state only; nil else. "the junta" is the
// one spoken of already, however far back; ministries and armies every state has.
func (w *work) spokenOf(u *unit) *Entry {
	d := w.d
	if !definite(u.det) || !slices.Contains([]string{"junta", "regime", "rebel", "insurgent", "separatist", "monarchy", "kingdom", "caliphate"}, d.Tokens[u.core.End-1].Lemma) {
		return nil
	}
	country := ""
	for m := len(w.mentions) - 1; m >= max(0, len(w.mentions)-2*window); m-- {
		x := &w.mentions[m]
		if len(x.Actors) != 1 || d.Tokens[x.Head].Lemma != d.Tokens[u.core.End-1].Lemma {
			continue
		}
		c := d.Actors[x.Actors[0]].Country
		if c == "" || country != "" && c != country {
			return nil
		}
		country = c
	}
	return w.states[country]
}
