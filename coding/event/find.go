package event

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// slot is what was found for one side of an act.
type slot struct {
	parts []dateline.Participant
	heads []int   // tokens that the path led to
	via   string  // the path that found it
	score float64 // 1 for a direct mention, less for what was looked for inside a phrase
}

func (s *slot) empty() bool { return len(s.parts) == 0 }

// participants returns who a token stands for: the mention it heads, or, for a noun that is no actor
// ("the state of Kazakh-Finnish relations", "Arnor's proposal"), the actors that own it.
func (t *tree) participants(tok int, place bool) ([]dateline.Participant, float64) {
	if k := t.condemned(tok); k >= 0 {
		if p := t.mentioned(k, place); len(p) > 0 {
			return p, 0.9
		}
	}
	if p := t.exemplars(tok); len(p) > 0 {
		return p, 0.9
	}
	if p := t.mentioned(tok, place); len(p) > 0 {
		if h := t.Tokens[tok].Head; t.Tokens[tok].Dep == "appos" && t.nominal(tok) && !t.nominal(h) { // "the PKK, a terror group that"
			if q := t.mentioned(h, place); len(q) > 0 {
				return q, 1
			}
		}
		if t.nominal(tok) { // "forces of the regime": whose they are is told
			if q := t.ownedBy(tok, place); len(q) > 0 && q[0].Country != p[0].Country && p[0].Country != "" {
				return q, 0.9
			}
		}
		return t.otherHats(tok, p), 1
	}
	if place {
		if p := t.at(tok); len(p) > 0 {
			return p, 0.8
		}
	}
	if t.rel(tok) == "amod" && isCapital(t.Tokens[tok].Form) { // "Gondorian drones": whose they are
		if h := t.Tokens[tok].Head; h >= 0 && slices.ContainsFunc(t.heads[h], func(m int) bool { return t.Mentions[m].Contains(tok) }) {
			return t.mentioned(h, place), 0.9
		}
	}
	if t.Tokens[tok].POS == "PRON" {
		for _, k := range t.sayer(tok) {
			if p := t.mentioned(k, place); len(p) > 0 {
				return p, 0.9
			}
		}
		return nil, 0
	}
	return t.owners(tok, place, 3), 0.85
}

// condemned returns the object of the verb before, for the pronoun "it", "him" or "them" that is an object of a verb coordinated with it: "condemned Mordor
// and called on it to withdraw", "summoned the envoy and handed him a note"; -1 if there is none.
func (t *tree) condemned(tok int) int {
	x := &t.Tokens[tok]
	if x.POS != "PRON" || x.Head < 0 || x.Head > tok || !slices.Contains([]string{"it", "they", "he", "she"}, x.Lemma) {
		return -1
	}
	v := x.Head
	if r := t.rel(tok); r != "obj" && r != "iobj" && r != "obl" || t.rel(v) != "conj" || t.hasKid(v, "nsubj") {
		return -1
	}
	for _, k := range t.kidsBy(t.Tokens[v].Head, "obj", "obl") {
		if k > t.Tokens[v].Head && k < v && len(t.heads[k]) > 0 {
			many := t.hasKid(k, "conj") || t.Tokens[k].Tag == "NNS"
			if p := t.mentioned(k, false); len(p) > 0 && many == (x.Lemma == "they") && p[0].Actor >= 0 && t.isPerson(k) == (x.Lemma == "he" || x.Lemma == "she") {
				return k
			}
		}
	}
	return -1
}

// kinds are the words for sides of which examples tell who they are.
var kinds = []string{"group", "state", "country", "nation", "government", "organisation", "organization", "power", "ally", "militia", "faction", "body", "agency", "neighbour", "neighbor", "member", "movement", "force"}

// exemplars returns the actors that are named as examples of the nameless many that token i stands for: "groups like the Grey Company", "states such as Gondor".
func (t *tree) exemplars(i int) []dateline.Participant {
	if t.Tokens[i].Tag != "NNS" || !slices.Contains(kinds, t.lemma(i)) || t.hasKid(i, "nmod:poss") {
		return nil
	}
	var named []int
	for _, k := range t.kidsBy(i, "nmod", "appos") {
		if prep := t.preposition(k); k > i && (prep == "like" || prep == "such_as" || prep == "including") {
			named = append(named, k)
		}
	}
	var out []dateline.Participant
	for _, k := range t.withConjuncts(named) {
		if !t.nominal(k) {
			out = append(out, t.mentioned(k, false)...)
		}
	}
	return out
}

// sayer returns who says something of himself, for a pronoun that nothing else explains: "Gondor said it would send troops".
func (t *tree) sayer(tok int) []int {
	v := t.Tokens[tok].Head
	if v < 0 || t.rel(tok) != "nsubj" || t.rel(v) != "ccomp" || t.Tokens[tok].Tag != "PRP" || firstPerson(t.lemma(tok)) {
		return nil
	}
	h := t.Tokens[v].Head
	if h < 0 || h > v || !slices.Contains(reporting, t.lemma(h)) && !slices.Contains(says, t.lemma(h)) {
		return nil
	}
	return t.surfaceSubjects(h, deep)
}

// nominal reports whether the mention that token i heads names nobody.
func (t *tree) nominal(i int) bool {
	for _, m := range t.heads[i] {
		if t.Mentions[m].Kind != "nominal" {
			return false
		}
	}
	return true
}

// ownedBy returns the actors behind "of" on token i.
func (t *tree) ownedBy(i int, place bool) []dateline.Participant {
	var out []dateline.Participant
	for _, k := range t.obliqueOf(i, "of") {
		out = append(out, t.mentioned(k, place)...)
	}
	return out
}

// at returns the country of the place that token i names, for acts that strike a place.
func (t *tree) at(i int) []dateline.Participant {
	if k, ok := t.places[i]; ok && t.Places[k].Country != "" && t.Places[k].Kind == "" && t.Places[k].Known() {
		return []dateline.Participant{t.stateAt(&t.Places[k])}
	}
	return nil
}

// ground returns the town or region that token i names: as the target of violence it is not the government of its state.
func (t *tree) ground(i int) []dateline.Participant {
	k, ok := t.places[i]
	if !ok || t.Places[k].Country == "" || t.Places[k].Kind != "" || !t.Places[k].Known() || !t.scene(i) {
		return nil
	}
	p := &t.Places[k]
	return []dateline.Participant{{Actor: -1, Span: p.Span, Name: p.Name, Country: p.Country, Code: p.Country}}
}

// stateAt returns the participant that stands for the people and authorities at a place.
func (t *tree) stateAt(p *dateline.Place) dateline.Participant {
	out := dateline.Participant{Actor: -1, Span: p.Span, Name: p.Name, Country: p.Country, Code: p.Country}
	if a, ok := t.states[p.Country]; ok {
		out.Actor = a
	}
	return out
}

// otherHats adds the offices that the words beside a mention give to the same person: "the chair of the council, Gondor's foreign minister X".
func (t *tree) otherHats(tok int, ps []dateline.Participant) []dateline.Participant {
	for _, m := range t.heads[tok] {
		for k := m + 1; k < len(t.Mentions); k++ {
			next := &t.Mentions[k]
			if gap := next.Start - t.Mentions[m].End; gap > 1 {
				break
			} else if gap < 0 || len(next.Actors) != 1 || next.Kind == "possessive" {
				continue
			}
			for _, q := range t.hats(next.Actors[0], next) {
				same := slices.ContainsFunc(ps, func(p dateline.Participant) bool { return p.Actor == q.Actor })
				if same && !slices.ContainsFunc(ps, func(p dateline.Participant) bool { return p.Code == q.Code }) {
					ps = append(ps, q)
				}
			}
		}
	}
	return ps
}

// locative are the prepositions that make a state or a city a scene and not a side.
var locative = []string{"in", "at", "near", "inside", "outside", "around", "across", "throughout", "within", "along", "over", "off", "into"}

// mentioned returns the participants of the mention that token i heads.
func (t *tree) mentioned(i int, place bool) []dateline.Participant {
	var out []dateline.Participant
	mentions := t.heads[i]
	for _, k := range t.kidsBy(i, "flat") { // the mention may be headed by another part of the name
		if len(mentions) > 0 {
			break
		}
		mentions = t.heads[k]
	}
	for _, m := range mentions {
		men := &t.Mentions[m]
		if men.Kind == "place" && !place && slices.Contains(locative, t.preposition(i)) {
			continue
		}
		for _, a := range men.Actors {
			for _, p := range t.hats(a, men) {
				if !slices.ContainsFunc(out, func(q dateline.Participant) bool { return q.Actor == p.Actor && q.Code == p.Code }) {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// hats returns the participant for an actor as a mention invokes it: one for each office it wears.
func (t *tree) hats(a int, m *dateline.Mention) []dateline.Participant {
	act := &t.Actors[a]
	p := dateline.Participant{Actor: a, Span: m.Span, Name: act.Name, Country: act.Country, Code: act.Code, Sector: act.Sector}
	if len(m.Actors) == 1 && m.Office >= 0 && m.Office < len(act.Offices) {
		o := &act.Offices[m.Office]
		if o.Code != "" {
			p.Country, p.Code, p.Sector = o.Country, o.Code, o.Sector
		}
		return []dateline.Participant{p}
	}
	var out []dateline.Participant
	told := t.offices[a] // of offices held one after the other, he holds on the day of the report those that it gives him
	for i := range act.Offices {
		o := &act.Offices[i]
		if o.Former || o.Code == "" || len(told) > 0 && !slices.Contains(told, i) {
			continue
		}
		q := p
		q.Country, q.Code, q.Sector = o.Country, o.Code, o.Sector
		if !slices.ContainsFunc(out, func(r dateline.Participant) bool { return r.Code == q.Code }) {
			out = append(out, q)
		}
	}
	if len(out) == 0 {
		out = append(out, p)
	}
	return out
}

var ownerPrepositions = []string{"of", "by", "from", "between", "with", "to", "against", "for", "among"}

// parts are bodies that act for the one named behind "of": "the Rohirric branch of the order".
var parts = []string{"affiliate", "branch", "offshoot", "wing", "arm", "chapter", "cell", "faction", "splinter", "franchise"}

// owners looks for actors inside the phrase headed by a noun.
func (t *tree) owners(n int, place bool, fuel int) []dateline.Participant {
	if fuel == 0 {
		return nil
	}
	collect := func(toks []int) []dateline.Participant {
		var out []dateline.Participant
		for _, k := range t.withConjuncts(toks) {
			if t.titling(k) {
				continue
			}
			p := t.mentioned(k, place)
			if len(p) == 0 && place {
				p = t.at(k)
			}
			if len(p) == 0 && t.isNoun(k) {
				p = t.owners(k, place, fuel-1)
			}
			out = append(out, p...)
		}
		return out
	}
	if slices.Contains(parts, t.lemma(n)) {
		if p := collect(t.obliqueOf(n, "of")); len(p) > 0 {
			return p
		}
	}
	if p := collect(t.kidsBy(n, "nmod:poss")); len(p) > 0 {
		return p
	}
	var before []int
	for _, k := range t.kidsBy(n, "amod", "compound") {
		if len(t.heads[k]) > 0 {
			if !t.eponym(k) {
				before = append(before, k)
			}
			continue
		}
		for _, j := range t.kidsBy(k, "amod", "compound") { // "a Gondorian border post", with "Gondorian" hung on "border"
			if len(t.heads[j]) > 0 && t.rel(k) == "compound" {
				before = append(before, j)
			}
		}
	}
	if p := collect(before); len(p) > 0 {
		return p
	}
	for _, prep := range ownerPrepositions {
		for _, k := range t.kidsBy(n, "nmod") {
			if t.preposition(k) == prep {
				if p := collect([]int{k}); len(p) > 0 {
					return p
				}
			}
		}
	}
	for _, k := range t.kidsBy(n, "acl") { // "the appeal lodged by Rohan", "the offer made by"
		if t.passive(k) && k > n && !slices.Contains(sites, t.lemma(n)) {
			if p := collect(t.subjects(k)); len(p) > 0 {
				return p
			}
		}
	}
	if p := collect(t.kidsBy(n, "appos")); len(p) > 0 {
		return p
	}
	if h := t.Tokens[n].Head; h >= 0 && h < n && t.Tokens[n].Dep == "obj" && slices.Contains(proposing, t.lemma(h)) && !t.passive(h) { // "Rohan proposed a truce, which Mordor rejected"
		return collect(t.subjects(h))
	}
	return nil
}

// proposing are the verbs whose object is their subject's for whoever speaks of it afterwards.
var proposing = []string{"propose", "offer", "table", "submit", "put", "present", "advance", "moot", "tender", "level", "voice"}

// fill finds the participants at the first path that leads to any.
func (t *tree) fill(a *act, paths []path, without []dateline.Participant) slot {
	trigger := a.trigger
	for _, p := range paths {
		place := slices.Contains(locative, p[len(p)-1])
		surface := a.pos == "adj" && p[0] == "nsubj"
		if !surface && a.inner != nil && slices.Contains(t.follow(trigger, p[:1]), a.inner.trigger) {
			continue // who is in the governed act is for inherit to say
		}
		var s slot
		if p[0] == "speaker" && t.favouring(trigger) && !slices.ContainsFunc(t.subjects(t.Tokens[trigger].Head), func(k int) bool { return firstPerson(t.lemma(k)) }) {
			continue
		}
		if p[0] == "speaker" {
			s = t.speaker(trigger)
		} else {
			toks := t.follow(trigger, p)
			if p[0] == "advcl" && without != nil {
				toks = t.apart(trigger, toks)
			}
			if surface {
				toks = t.surfaceSubjects(trigger, deep)
			}
			s = slot{heads: toks, score: 1}
			for _, k := range toks {
				if p[len(p)-1] == "amod" && t.titling(k) || local(a.code) && t.favouring(k) {
					continue
				}
				if k == trigger || !surface && len(p) == 1 && a.inner != nil && a.inner.trigger > trigger && k != a.inner.trigger && t.Under(k, a.inner.trigger) {
					continue
				}
				parts, sc := t.participants(k, place)
				if struck := t.ground(k); local(a.code) && len(struck) > 0 && without != nil {
					s.parts, s.score = append(s.parts, struck...), min(s.score, 0.9)
					continue
				}
				for _, part := range parts {
					if (!t.repeats(without, part) || len(toks) == 1 && len(parts) == 1 && t.homeland(a, k, without, part)) && !within(s.parts, part) {
						s.parts = append(s.parts, part)
						s.score = min(s.score, sc)
					}
				}
			}
		}
		if !s.empty() {
			s.via = p.String()
			return s
		}
	}
	return slot{}
}

// beside are the words that open a clause about what else goes on: "called for restraint, while the king flew to Dale".
var beside = []string{"while", "whilst", "as", "after", "before", "when", "whereas", "since", "until", "because", "although", "though", "once", "if", "unless"}

// apart leaves out of tokens those in a clause below token i about what else goes on.
func (t *tree) apart(i int, toks []int) []int {
	return slices.DeleteFunc(toks, func(k int) bool {
		return slices.ContainsFunc(t.kidsBy(i, "advcl"), func(v int) bool { return t.hasKid(v, "mark", beside...) && t.Under(k, v) })
	})
}

// within reports whether the same actor, or the state whose government acts, is there already.
func within(ps []dateline.Participant, p dateline.Participant) bool {
	return slices.ContainsFunc(ps, func(q dateline.Participant) bool {
		return q.Actor == p.Actor && q.Code == p.Code ||
			p.Country != "" && p.Country == q.Country && p.Code == p.Country && (q.Code == q.Country || slices.Contains([]string{"GOV", "MIL", "LEG", "JUD", "COP", "SPY"}, q.Sector))
	})
}

// homeland reports whether p is the state of a person who stands up for what it does, told at token k: "the king of Gondor defended Gondor's decision".
func (t *tree) homeland(a *act, k int, of []dateline.Participant, p dateline.Participant) bool {
	return strings.HasPrefix(a.code, "05") && p.Code == p.Country && len(t.heads[k]) == 0 && !slices.ContainsFunc(of, func(q dateline.Participant) bool {
		return q.Actor < 0 || q.Code == p.Code || t.Actors[q.Actor].Kind != "person" && t.Actors[q.Actor].Kind != "role"
	})
}

// titling reports whether token k is a place in the name of something that is no actor: "the Edoras Declaration".
func (t *tree) titling(k int) bool {
	h := t.Tokens[k].Head
	return h > k && t.Tokens[h].POS == "PROPN" && isCapital(t.Tokens[h].Form) && len(t.heads[h]) == 0 && slices.ContainsFunc(t.heads[k], func(m int) bool { return t.Mentions[m].Kind == "place" || t.Mentions[m].Kind == "name" })
}

// local reports whether an act of this code can be done to a town or region: violence, curfews, bans.
func local(code string) bool { return code >= "18" || strings.HasPrefix(code, "172") }

// repeats reports whether p is one of ps, or the state for which one of them acts. A person of whom only the state is known is not that state.
func (t *tree) repeats(ps []dateline.Participant, p dateline.Participant) bool {
	if p.Actor >= 0 && t.Actors[p.Actor].Kind == "person" {
		return slices.ContainsFunc(ps, func(q dateline.Participant) bool { return q.Actor == p.Actor && q.Code == p.Code })
	}
	return within(ps, p)
}

// speaker returns who says the words around token i: the speaker of the innermost quotation that holds it.
func (t *tree) speaker(i int) slot {
	q := t.quote(i)
	if q < 0 || t.Quotes[q].Actor < 0 && t.Quotes[q].Mention < 0 {
		return t.publisher()
	}
	m := t.voice(q)
	var s slot
	for _, a := range m.Actors {
		s.parts = append(s.parts, t.hats(a, &m)...)
	}
	s.score = 1
	return s
}

// reporters returns who reports the words at token i, the outermost speaker first: in "X said, reported the agency" it is the agency and X.
func (t *tree) reporters(i int) []dateline.Participant {
	var out []dateline.Participant
	for _, q := range t.quotes[i] {
		if t.Quotes[q].Actor < 0 && t.Quotes[q].Mention < 0 || t.Quotes[q].Cue.Contains(i) {
			continue
		}
		m := t.voice(q)
		for _, a := range m.Actors {
			for _, p := range t.hats(a, &m) {
				if !within(out, p) {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// voice returns the mention of the speaker of quotation q.
func (t *tree) voice(q int) dateline.Mention {
	if k := t.Quotes[q].Mention; k >= 0 {
		return t.Mentions[k]
	}
	return dateline.Mention{Span: t.Quotes[q].Speaker, Actors: []int{t.Quotes[q].Actor}, Office: -1}
}

// publisher returns the body that speaks in the first person outside quotations, as in a press release.
func (t *tree) publisher() slot {
	for i := range t.Mentions {
		m := &t.Mentions[i]
		if m.Kind == "pronoun" && len(m.Actors) == 1 && firstPerson(t.Tokens[m.Head].Lemma) && t.quote(m.Head) < 0 {
			return slot{parts: t.hats(m.Actors[0], m), score: 0.9}
		}
	}
	return slot{}
}

func firstPerson(lemma string) bool {
	return lemma == "we" || lemma == "I" || lemma == "our" || lemma == "my"
}

// quote returns the index of the shortest quotation whose content holds token i, -1 if none.
func (t *tree) quote(i int) int {
	if qs := t.quotes[i]; len(qs) > 0 {
		return qs[len(qs)-1]
	}
	return -1
}

// sited are the nouns that are called after the place where they were held or signed: "the Edoras summit" is none of Rohan's own.
var sited = []string{"summit", "meeting", "conference", "talk", "process", "forum", "declaration", "accord", "protocol", "convention", "round"}
