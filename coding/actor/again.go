package actor

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// again returns the body named before that a bare noun names again, or -1: "the ministry" is the Ministry of External Affairs
// that the report told of.
func (w *work) again(u *unit, role *Entry) int {
	d := w.d
	if a := w.shortened(u, role); a >= 0 {
		return a
	}
	if role.Group == "person" || u.told() || u.plural || u.det != "the" || u.core.Start != u.Start+1 || u.core.End != u.core.Start+1 {
		return -1
	}
	switch lemma := strings.ToLower(d.Tokens[u.core.Start].Lemma); lemma {
	case "ministry", "agency", "commission", "council", "committee", "court", "tribunal", "party", "parliament", "assembly", "department",
		"directorate", "secretariat", "office", "bank", "fund", "front", "board", "company":
		return w.bodyBefore(u.Start, lemma)
	}
	return -1
}

// shortened returns the body named before by a longer name that ends in the words of the unit, or -1: "the Board of Inquiry" after "the Council's Board of Inquiry".
func (w *work) shortened(u *unit, role *Entry) int {
	d := w.d
	s := dateline.Span{Start: u.core.Start, End: u.End}
	if role.Group != "body" || u.org != nil || len(u.states) > 0 || u.det != "the" || s.End-s.Start < 2 || !upper(d.Tokens[s.Start].Form) || !upper(d.Tokens[s.End-1].Form) {
		return -1
	}
	words := " " + d.Words(s)
	for _, m := range w.recently(u.Start, 8) {
		if x := &w.mentions[m]; len(x.Actors) == 1 && x.Kind != "place" && x.Kind != "adjective" && d.Actors[x.Actors[0]].Code != "" && strings.HasSuffix(d.Words(x.Span), words) {
			return x.Actors[0]
		}
	}
	return -1
}

// bodyBefore returns the body mentioned last before token i whose name has the word beside others, or -1.
func (w *work) bodyBefore(i int, lemma string) int {
	for _, m := range w.recently(i, 8) {
		x := &w.mentions[m]
		if len(x.Actors) != 1 || x.Kind != "name" && x.Kind != "nominal" {
			continue
		}
		a := &w.d.Actors[x.Actors[0]]
		if a.Kind != "person" && a.Kind != "state" && (x.Kind == "name" || a.Country != "" || a.Sector == "IGO") && names(a.Name, lemma) {
			return x.Actors[0]
		}
	}
	return -1
}

// repeats enters the mentions of bodies by a noun of their name that is no role word: "the service" after the Federal Security
// Service, where it is the subject.
func (w *work) repeats() {
	d := w.d
	for i := 1; i < len(d.Tokens); i++ {
		t := &d.Tokens[i]
		if t.POS != "NOUN" || t.Tag == "NNS" || !is(t.Dep, "nsubj") || w.covered[i] || !strings.EqualFold(d.Tokens[i-1].Form, "the") || d.Tokens[i-1].Head != i || d.Tokens[i-1].Sent != t.Sent {
			continue
		}
		if w.child(i, "nmod") >= 0 || w.child(i, "acl") >= 0 {
			continue
		}
		if a := w.bodyBefore(i, strings.ToLower(t.Lemma)); a >= 0 {
			w.enterMention(dateline.Span{Start: i - 1, End: i + 1}, i, "nominal", -1, w.d.Actors[a].Rule, a)
		}
	}
}

// names reports whether a name of several words, folded, has the word, or one that means the same.
func names(name, word string) bool {
	words := strings.Fields(foldString(name))
	if len(words) < 2 {
		return false
	}
	if word == "agency" {
		return slices.ContainsFunc(words, func(s string) bool { return s == word || s == "service" || s == "bureau" || s == "administration" })
	}
	return slices.Contains(words, word)
}

// heads enters the mentions of people by "the NATO head", "the alliance's chief", "the head of the foreign ministry".
func (w *work) heads() {
	d := w.d
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Lemma != "head" && t.Lemma != "chief" && t.Lemma != "boss" || t.Tag == "NNS" || t.POS != "NOUN" && t.POS != "PROPN" {
			continue
		}
		if _, ok := w.headOf[i]; ok || w.nameAt[i] != 0 || w.unit(i) >= 0 {
			continue
		}
		span, of := w.headed(i)
		if of < 0 {
			continue
		}
		u := unit{Span: span, core: dateline.Span{Start: i, End: i + 1}, owner: -1, via: -1, tail: -1, poss: -1, named: -1, bearer: -1, det: "the"}
		known := false
		titles, org, country := w.leads(of)
		for _, title := range titles {
			if u.role = w.roleIn(title); u.role == nil {
				continue
			}
			if a, office := w.bearerOf(&u, org, country); a >= 0 {
				w.enterMention(span, i, "title", office, u.role.Rule, a)
				known = true
				break
			}
		}
		if body := &d.Actors[of]; !known && !w.calledIn(span) && body.Kind == "organisation" && body.Country != "" && official(body.Sector) {
			w.enterMention(span, i, "title", -1, body.Rule, of) // whose name nobody knows
		}
	}
}

// calledIn reports whether a name follows the phrase: "the head of the council, Eowyn".
func (w *work) calledIn(s dateline.Span) bool {
	i := s.End
	if i < len(w.d.Tokens) && w.d.Tokens[i].Form == "," {
		i++
	}
	return i < len(w.d.Tokens) && w.nameAt[i] != 0
}

// leads returns by which titles whoever leads a body is known: of an organisation of several states, or of one state, its government or one of its ministries.
func (w *work) leads(actor int) (titles []string, org *Entry, country string) {
	a := &w.d.Actors[actor]
	if a.Kind == "person" || a.Kind == "state" {
		return nil, nil, ""
	}
	if a.Country == "" {
		if org = w.find(a.Name, w.day, asName, asShort); org == nil || org.Kind != "org" {
			return nil, nil, ""
		}
		return []string{"secretary general", "director general", "president", "chairperson", "high commissioner"}, org, ""
	}
	name := foldString(a.Name)
	switch {
	case a.Sector == "GOV" && strings.HasSuffix(name, " government"):
		return []string{"prime minister"}, nil, a.Country
	case a.Sector == "GOV" && strings.HasSuffix(name, " state"):
		return []string{"president"}, nil, a.Country
	case a.Sector == "GOV" && strings.Contains(name, "ministry"):
		for _, m := range []struct{ word, title string }{
			{"foreign", "foreign minister"},
			{"external", "foreign minister"},
			{"defence", "defence minister"},
			{"defense", "defence minister"},
			{"interior", "interior minister"},
			{"internal", "interior minister"},
			{"finance", "finance minister"},
			{"energy", "energy minister"},
		} {
			if strings.Contains(name, m.word) {
				return []string{m.title}, nil, a.Country
			}
		}
	}
	return nil, nil, ""
}

// headed returns the actor whose head token i is, with the phrase that says so; -1 if none is named.
func (w *work) headed(i int) (dateline.Span, int) {
	d := w.d
	low, high := max(d.Sentence(i).Start, i-8), min(d.Sentence(i).End, i+9)
	span := dateline.Span{Start: i, End: i + 1}
	for k := i - 1; k >= low; k-- {
		if m, ok := w.headOf[k]; ok && w.qualifies(k, i) {
			span.Start = w.mentions[m].Start
			w.article(&span)
			return span, w.alone(m)
		}
	}
	if i+1 < high && strings.EqualFold(d.Tokens[i+1].Form, "of") {
		for k := i + 2; k < high; k++ {
			if m, ok := w.headOf[k]; ok && w.qualifies(k, i) {
				span.End = max(w.mentions[m].End, k+1)
				w.article(&span)
				return span, w.alone(m)
			}
		}
	}
	return span, -1
}

// article takes the determiner in front into a span.
func (w *work) article(s *dateline.Span) {
	if k := s.Start - 1; k >= w.d.Sentence(s.Start).Start && w.d.Tokens[k].POS == "DET" {
		s.Start = k
	}
}

// qualifies reports whether token k hangs from token i, straight or through a noun that it qualifies.
func (w *work) qualifies(k, i int) bool {
	h := w.d.Tokens[k].Head
	return h == i || h >= 0 && w.d.Tokens[h].Head == i && is(w.d.Tokens[k].Dep, "compound")
}

// alone returns the actor of a mention that names one, or -1.
func (w *work) alone(m int) int {
	if len(w.mentions[m].Actors) != 1 {
		return -1
	}
	return w.mentions[m].Actors[0]
}

// prominent returns, of the people that a title without a country may stand for, the one it most likely does: that of the state the report
// is datelined in if the title is written with a capital, else the subject of the last sentences; -1 if nothing tells.
func (w *work) prominent(u *unit, candidates []int) int {
	d := w.d
	if st := w.scene(); st != nil && (st == w.main || upper(d.Tokens[u.core.End-1].Form)) {
		for _, a := range candidates {
			if d.Actors[a].Country == st.Country {
				return a
			}
		}
	}
	sent := d.Tokens[u.Start].Sent
	for _, m := range w.before(u.Start) {
		x := &w.mentions[m]
		if back := sent - d.Tokens[x.Start].Sent; back == 0 || len(x.Actors) != 1 || !is(d.Tokens[x.Head].Dep, "nsubj") {
			continue
		}
		if slices.Contains(candidates, x.Actors[0]) {
			return x.Actors[0]
		}
	}
	return -1
}

// fitting leaves out of the actors that a chain gives to the pronoun at token i the people of the other sex, as far as that
// is known; if nobody is left it returns the person of the right sex who was mentioned last, a subject before others.
func (w *work) fitting(i int, actors []int) []int {
	sex := ""
	switch strings.ToLower(w.d.Tokens[i].Form) {
	case "he", "him", "his", "himself":
		sex = "m"
	case "she", "her", "hers", "herself":
		sex = "f"
	}
	if sex == "" || !slices.ContainsFunc(actors, func(a int) bool { return w.otherSex(a, sex) }) {
		return actors
	}
	kept := slices.DeleteFunc(slices.Clone(actors), func(a int) bool { return w.otherSex(a, sex) })
	if len(kept) > 0 {
		return kept
	}
	best := -1
	for _, m := range w.before(i) {
		x := &w.mentions[m]
		if len(x.Actors) != 1 || w.sexOf(x.Actors[0]) != sex || x.Start > i {
			continue
		}
		if is(w.d.Tokens[x.Head].Dep, "nsubj") {
			return []int{x.Actors[0]}
		}
		if best < 0 {
			best = x.Actors[0]
		}
	}
	if best < 0 {
		return nil
	}
	return []int{best}
}

func (w *work) otherSex(actor int, sex string) bool {
	s := w.sexOf(actor)
	return s != "" && s != sex
}

// sexOf returns m, f or, if it is not known, "".
func (w *work) sexOf(actor int) string {
	if w.sexes == nil {
		w.sexes = map[int]string{}
	}
	for ; w.sexed < len(w.people); w.sexed++ {
		if p := &w.people[w.sexed]; p.actor >= 0 && p.sex != "" {
			w.sexes[p.actor] = p.sex
		}
	}
	return w.sexes[actor]
}
