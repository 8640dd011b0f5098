package actor

import (
	"slices"
	"strings"

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

// actorsOf returns the actors that a unit stands for.
func (w *work) actorsOf(u *unit) ([]int, int) {
	role := w.effective(u)
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
	if lemma := strings.ToLower(w.d.Tokens[u.core.End-1].Lemma); (lemma == "country" || lemma == "nation") && u.core.End-u.core.Start == 1 && !u.told() {
		return w.lands(u), -1
	}
	if a := w.union(u); a >= 0 {
		return []int{a}, -1
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
	if u.person() && !u.plural && definite(u.det) && w.possOf(u) == nil {
		country := ""
		if u.where != nil {
			country = u.where.Country
		}
		if p, office := w.bearerOf(u, nil, country); p >= 0 {
			return []int{p}, office
		}
	}
	if st := w.possOf(u); st != nil {
		return []int{w.roleActor(u, role, st)}, -1
	}
	if role.Sector == "UNK" && u.plural && !u.told() {
		if last := w.d.Tokens[u.core.End-1].Form; last == "sides" || last == "parties" {
			first := foldString(w.d.Tokens[u.Start].Form)
			if first == "the" || first == "both" || first == "two" {
				if pair := w.lastTwo(u.Start, 1); pair != nil {
					return pair, -1
				}
			}
			return []int{w.roleActor(u, role, w.main)}, -1
		}
	}
	if u.person() && u.plural && (u.det == "the" || u.det == "both") && u.where == nil {
		if pair := w.company(u); pair != nil {
			return pair, -1
		}
	}
	if relational(w.d.Tokens[u.core.End-1].Lemma) {
		return []int{w.roleActor(u, role, nil)}, -1
	}
	if u.where != nil {
		return []int{w.roleActor(u, role, u.where)}, -1
	}
	if armed(role.Sector) && (definite(u.det) && u.det != "") {
		if a := w.lastArmed(u.Start); a >= 0 {
			return []int{a}, -1
		}
	}
	return []int{w.roleActor(u, role, w.guess(u, role))}, -1
}

// lands returns the states that "the country", "both countries" stand for, none where they stand for no certain ones.
func (w *work) lands(u *unit) []int {
	if u.plural {
		if first := foldString(w.d.Tokens[u.Start].Form); u.core.Start-u.Start < 3 && (first == "the" && u.Start+1 == u.core.Start || u.count == "two" || first == "both" || first == "two") {
			return w.lastTwo(u.Start, 2)
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
	if u.told() || u.plural || u.det != "the" && u.det != "this" {
		return -1
	}
	switch w.d.Tokens[u.core.End-1].Lemma {
	case "alliance", "coalition", "bloc", "organization", "organisation", "union":
	default:
		return -1
	}
	for _, m := range w.before(u.Start) {
		for _, a := range w.mentions[m].Actors {
			if x := &w.d.Actors[a]; x.Kind == "organisation" && x.Country == "" && (x.Sector == "MIL" || x.Sector == "IGO") {
				return a
			}
		}
	}
	return -1
}

// counterpart returns who "his Gondorian counterpart" is: the one in Gondor with the office of whom "his" stands for, or of
// the person mentioned last; -1 if the words tell no state.
func (w *work) counterpart(u *unit) int {
	if len(u.states) != 1 || u.plural || w.d.Tokens[u.core.End-1].Lemma != "counterpart" {
		return -1
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

// chainPerson returns the person whom the chain of a pronoun names, or -1.
func (w *work) chainPerson(token int) int {
	if token < 0 {
		return -1
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
		return -1
	}
	for i, s := range w.d.Chains[c].Mentions {
		if i > window {
			break
		}
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
	if u.told() || u.plural || !strings.HasPrefix(d.Tokens[u.core.End-1].Lemma, "spokes") {
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
		if a := x.Actors[0]; d.Actors[a].Kind == "organisation" || d.Actors[a].Kind == "state" || d.Actors[a].Kind == "group" && d.Actors[a].Sector != "CVL" {
			return a
		}
	}
	return -1
}

func definite(det string) bool {
	switch det {
	case "", "the", "this", "that", "these", "those", "both":
		return true
	}
	return false
}

func armed(sector string) bool { return sector == "REB" || sector == "UAF" || sector == "CRM" }

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

// lastPost returns the organisation among those of the posts that was named last before the unit.
func (w *work) lastPost(u *unit) *Entry {
	for k := u.Start - 1; k >= 0; k-- {
		if h := w.hit(k); h != nil {
			for _, p := range u.posts {
				if h.body() == p {
					return p
				}
			}
		}
	}
	if len(u.posts) == 1 && upper(w.d.Tokens[u.core.Start].Form) {
		return u.posts[0]
	}
	return nil
}

// bearerOf returns the person of the report, or else the one of the registry, who holds the office that a unit names.
func (w *work) bearerOf(u *unit, org *Entry, country string) (actor, office int) {
	of := *u
	of.org = org
	match := func(a int) int {
		o := w.officeLike(&w.d.Actors[a], &of, country)
		if o >= 0 && !u.former && w.d.Actors[a].Offices[o].Former {
			return -1
		}
		return o
	}
	fits := func(a int) bool { return country != "" || org != nil || w.homely(a, u) }
	for m := len(w.recent) - 1; m >= 0; m-- {
		if a := w.recent[m]; fits(a) {
			if o := match(a); o >= 0 {
				return a, o
			}
		}
	}
	for i := range min(len(w.people), 100) {
		if a := w.people[i].actor; a >= 0 && fits(a) {
			if o := match(a); o >= 0 {
				return a, o
			}
		}
	}
	if u.role != nil && !single(u.role.Name) {
		return -1, -1
	}
	if w.day.IsZero() || u.former || u.deputy || country == "" && org == nil || u.role == nil && org == nil || u.role != nil && general(u.role.Name) {
		return -1, -1
	}
	if u.role != nil && u.count != "" {
		return -1, -1
	}
	return w.incumbent(u, org, country)
}

// homely reports whether a title without a country may be that of the actor: in a statement of a government a
// capitalised title is that government's.
func (w *work) homely(a int, u *unit) bool {
	return w.home == nil || !upper(w.d.Tokens[u.core.End-1].Form) || w.d.Actors[a].Country == w.home.Country
}

// single reports whether a state or body has one holder of a role at a time.
func single(role string) bool {
	switch role {
	case "president", "vice president", "prime minister", "chancellor", "taoiseach", "monarch", "king", "supreme leader", "secretary of state", "attorney general",
		"organisation chief", "leader", "head of state":
		return true
	}
	return strings.HasSuffix(role, " minister") && !strings.HasPrefix(role, "deputy")
}

// incumbent looks up who alone holds an office on the day of the report.
func (w *work) incumbent(u *unit, org *Entry, country string) (actor, office int) {
	key := ""
	switch {
	case u.role == nil:
		key = "@" + org.Name
	case org != nil:
		key = u.role.ID + "@" + org.Name
	default:
		key = u.role.ID + "@" + country
	}
	var only *Entry
	for _, h := range w.holders[key] {
		o := &h.entry.Offices[h.office]
		if o.From.IsZero() || !(Term{o.From, o.To}).Holds(w.day) {
			continue
		}
		if u.role == nil && !samePost(foldString(w.d.Words(u.core)), w.titleOf(o.Title).words) {
			continue
		}
		if only != nil && only != h.entry {
			return -1, -1
		}
		only = h.entry
	}
	if only == nil {
		return -1, -1
	}
	p := &w.people[w.know(person{entry: only, full: only.Name, words: strings.Fields(foldString(only.Name)), actor: -1})]
	if p.actor < 0 {
		w.enter(p)
	}
	of := *u
	of.org = org
	return p.actor, w.officeLike(&w.d.Actors[p.actor], &of, country)
}

// samePost reports whether all words of an office stand in the words of a post: Chairperson-in-Office in OSCE Chairperson-in-Office.
func samePost(post string, office []string) bool {
	words := strings.Fields(post)
	for _, o := range office {
		if !slices.Contains(words, o) {
			return false
		}
	}
	return len(office) > 0
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

// guess returns the state that a role without any word about it most likely belongs to, or nil.
func (w *work) guess(u *unit, role *Entry) *Entry {
	d := w.d
	if u.foreign {
		return nil
	}
	sent := d.Tokens[u.core.Start].Sent
	official := role.Sector == "GOV" || role.Sector == "MIL" || role.Sector == "LEG" || role.Sector == "JUD" || role.Sector == "COP" || role.Sector == "SPY"
	capital := upper(d.Tokens[u.core.End-1].Form) && (u.core.Start > d.Sentence(u.core.Start).Start || u.core.End-u.core.Start > 1)
	if official && u.plural && u.det == "" {
		if st := w.placeIn(sent, u.core.Start); st != nil && st != w.home {
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
	if official && role.Group == "body" && d.Tokens[u.core.End-1].Lemma != "regime" {
		if st := w.paragraphState(u, role.Sector); st != nil {
			return st
		}
	}
	if !official && role.Sector != "CVL" && role.Sector != "REB" && role.Sector != "OPP" && role.Sector != "REF" && role.Sector != "PTY" && role.Of != "state" {
		return nil
	}
	if !official || !w.isHead(role) {
		for back := 0; back < 4 && sent-back >= 0; back++ {
			if st := w.placeIn(sent-back, u.core.Start); st != nil {
				return st
			}
			if d.Sentences[sent-back].Paragraph {
				break
			}
		}
	}
	if official {
		if st := w.paragraphState(u, ""); st != nil {
			return st
		}
	}
	return w.main
}

// paragraphState returns the state of whoever of the sector was mentioned last in the paragraph, of anybody if the
// sector is empty; nil if there is nobody.
func (w *work) paragraphState(u *unit, sector string) *Entry {
	d := w.d
	for m := len(w.mentions) - 1; m >= max(0, len(w.mentions)-window); m-- {
		x := &w.mentions[m]
		for s := d.Tokens[x.Start].Sent; s < d.Tokens[u.Start].Sent; s++ {
			if d.Sentences[s+1].Paragraph {
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

func (w *work) isHead(role *Entry) bool { return role.Group == "person" && role.Sector == "GOV" }

// placeIn returns the state of the place named nearest to token at in a sentence, or nil.
func (w *work) placeIn(sent, at int) *Entry {
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
		if h := w.hit(i); h != nil && h.Start == i && h.state() != nil && h.has(asName, asShort, asCapital) != nil {
			if w.usage(w.headIn(h.Span), h.has(asName, asShort) == nil) == stands {
				near(h.state(), i)
			}
		}
	}
	for n, i := range w.placesIn[sent] {
		if p := &d.Places[i]; n < window && w.hit(p.Start) == nil {
			near(w.states[p.Country], p.Start)
		}
	}
	return best
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

// tellHit enters the mention of a state or organisation.
func (w *work) tellHit(h *hit) {
	d := w.d
	if h.gone || h.taken || w.nameAt[h.Start] != 0 || w.unit(h.Start) >= 0 {
		return
	}
	head := w.headIn(h.Span)
	if b := h.body(); b != nil && h.state() == nil {
		kind := "name"
		if h.has(asAdjective) != nil && (h.has(asName, asShort) == nil || d.Tokens[head].POS == "ADJ" || is(d.Tokens[head].Dep, "amod")) {
			kind = "adjective"
		}
		if h.has(asSeat) != nil && h.has(asName, asShort) == nil && w.usage(head, true) == stands {
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
		} else if is(t.Dep, "compound") || is(t.Dep, "amod") {
			kind = "adjective"
		}
		w.mention(h.Span, kind, -1, s.rule, w.entryActor(st))
	}
}

// tellPlaces enters the states of the places that no mention covers.
func (w *work) tellPlaces() {
	for i := range w.d.Places {
		p := &w.d.Places[i]
		if p.Kind != "" || p.Empty() || p.Start < 0 || p.End > len(w.d.Tokens) || w.covered[p.End-1] || w.covered[p.Start] {
			continue
		}
		if st := w.states[p.Country]; st != nil {
			w.mention(p.Span, "place", -1, p.Rule, w.entryActor(st))
		}
	}
}
