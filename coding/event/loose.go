package event

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// loosePrepositions may lead to the target of an act where no path of its rule does.
var loosePrepositions = []string{"", "to", "for", "with", "on", "upon", "of", "over", "from", "between", "against", "toward", "towards", "about", "among", "into", "regarding", "concerning"}

// loosely fills the target of a cooperative act with the nearest actor below its trigger, when no path of the rule leads to one: "provided
// $2 million for the work of the council in Rohan". Clauses with a subject of their own, and phrases of time, manner and cause, are left alone.
func (c *coder) loosely(a *act) {
	parts, k := c.nearest(a, false)
	if len(parts) > 0 {
		a.target = slot{parts: parts, heads: []int{k}, via: "loose", score: 0.6}
	}
}

// touched returns whom an act touches of which nothing in the report tells more: the nearest actor below its trigger, the state of the place where it is done
// among them. None is taken for talks, which are held anywhere, and for remarks on violence, whose victims are spoken of.
func (c *coder) touched(a *act) []dateline.Participant {
	switch {
	case a.source.empty() || !a.target.empty() || a.spared || len(a.rule.Target) == 0 || a.code < "02",
		mutual(a.code) && actors(a.source.parts) > 1,
		a.code[:2] == "04" || a.code == "164" || a.code == "125",
		(a.rule.Op == "judge" || a.rule.Op == "accuse") && a.inner != nil && a.inner.code >= "14":
		return nil
	}
	if parts, _ := c.nearest(a, true); len(parts) > 0 {
		return parts
	}
	return c.other(a)
}

// held returns who has somebody arrested, tried or freed of whom only the place is told: those in power there, "was arrested in Rohan".
func (c *coder) held(a *act) []dateline.Participant {
	if !a.source.empty() || a.target.empty() || !c.isVerb(a.trigger) || !c.passive(a.trigger) || a.code != "173" && a.code != "0841" && a.code != "116" {
		return nil
	}
	for _, k := range c.oblique(a.trigger, "in") {
		if i, ok := c.places[k]; ok && c.Places[i].Known() && c.Places[i].Country != "" && c.Places[i].Kind == "" {
			return []dateline.Participant{c.stateAt(&c.Places[i])}
		}
		for _, p := range c.mentioned(k, true) {
			if p.Actor >= 0 && c.Actors[p.Actor].Kind == "state" && !within(a.target.parts, p) {
				return []dateline.Participant{p}
			}
		}
	}
	return nil
}

// nearest returns the actors at the token nearest below the trigger of an act that are not on the side of its source, and that token. Whom an alliance is
// against is no side of it. Last says that
// nothing else fills the slot: the state of the place where it is done counts then, for any act, and nobody without a name who belongs to the source.
func (c *coder) nearest(a *act, last bool) ([]dateline.Participant, int) {
	place := last || strings.HasPrefix(a.code, "07") // aid goes where it is given: "funded schools in Rohan"
	top := a.trigger
	if h := c.Tokens[top].Head; h >= 0 && c.isVerb(h) && !c.isVerb(top) && c.Tokens[top].Dep == "obj" && slices.Contains(lightVerbs, c.lemma(h)) {
		top = h
	}
	level := []int{top}
	for range deep {
		var next []int
		for _, i := range level {
			for _, k := range c.kids(i) {
				if a.code == "040" && slices.Contains([]string{"on", "about", "regarding", "concerning"}, c.preposition(k)) {
					continue // what is talked about
				}
				if c.open(k, place) && !slices.Contains(a.source.heads, k) && !(a.code < "09" && c.preposition(k) == "against") && !(a.code >= "09" && c.favouring(k)) {
					next = append(next, k)
				}
			}
		}
		slices.Sort(next)
		for _, k := range next {
			if slices.Contains(a.words, k) && c.Tokens[k].POS == "NOUN" || c.titling(k) || c.eponym(k) || a.code[:2] == "04" && c.topic(top, k) {
				continue // "sent rescue teams"
			}
			var parts []dateline.Participant
			for _, p := range c.mentioned(k, place) {
				if !within(a.source.parts, p) && !c.own(a, p) && !(last && c.common(k) && ofOneState(a.source.parts, p)) {
					parts = append(parts, p)
				}
			}
			if len(parts) == 0 && last && slices.Contains(locative, c.preposition(k)) {
				parts = c.soil(a, k)
			}
			if len(parts) > 0 {
				return parts, k
			}
		}
		level = next
	}
	return nil, -1
}

// eponym reports whether token k is the place that a summit or declaration is called after: "the Edoras summit".
func (t *tree) eponym(k int) bool {
	h := t.Tokens[k].Head
	return h >= 0 && t.rel(k) == "compound" && slices.Contains(sited, t.lemma(h)) && len(t.heads[k]) > 0 && t.Mentions[t.heads[k][0]].Kind == "place"
}

// debating are the verbs whose object is what is talked about.
var debating = []string{"discuss", "debate", "address", "examine"}

// topic reports whether token k below verb v only names what is discussed: "discussed the Rohan crisis".
func (c *coder) topic(v, k int) bool {
	if !slices.Contains(debating, c.lemma(v)) {
		for _, d := range c.kidsBy(v, "advcl", "xcomp", "acl") { // "held a session to discuss the attack"
			if c.isVerb(d) && slices.Contains(debating, c.lemma(d)) && c.topic(d, k) {
				return true
			}
		}
		return false
	}
	return slices.ContainsFunc(c.kidsBy(v, "obj"), func(o int) bool { return c.Under(k, o) })
}

// common reports whether the mention that token k heads has no name up to its head: "a team", "its envoy".
func (c *coder) common(k int) bool {
	return !slices.ContainsFunc(c.heads[k], func(m int) bool {
		x := &c.Mentions[m]
		if x.Kind != "nominal" && x.Kind != "title" {
			return true
		}
		return slices.ContainsFunc(c.spanTokens(dateline.Span{Start: x.Start, End: k + 1}), func(i int) bool { return isCapital(c.Tokens[i].Form) })
	})
}

// other returns the actor behind the trigger of an act, if its sentence names only one there besides the source and those who tell of it.
func (c *coder) other(a *act) []dateline.Participant {
	var out []dateline.Participant
	if c.isNoun(a.trigger) && c.rel(a.trigger) == "nsubj" {
		return nil // what follows is told of another act
	}
	s := c.Sentence(a.trigger)
	for k := a.trigger + 1; k < s.End; k++ {
		if len(c.heads[k]) == 0 || slices.Contains(a.words, k) || c.titling(k) || a.code >= "09" && (c.favouring(k) || c.Tokens[k].Head >= 0 && c.favouring(c.Tokens[k].Head)) {
			continue
		}
		if h := c.Tokens[k].Head; h >= 0 && c.rel(k) == "nsubj" && slices.Contains(reporting, c.lemma(h)) {
			continue
		}
		for _, p := range c.mentioned(k, true) {
			if within(a.source.parts, p) || slices.ContainsFunc(a.source.parts, func(q dateline.Participant) bool { return q.Actor == p.Actor || q.Code == p.Code }) || c.common(k) && ofOneState(a.source.parts, p) {
				continue
			}
			if len(out) > 0 && out[0].Actor != p.Actor && out[0].Country != p.Country {
				return nil
			}
			if len(out) == 0 {
				out = append(out, p)
			}
		}
	}
	return out
}

// soil returns the place at token k where an act is done, as the land that it touches, be it the actor's own: "mobilised the army in Dale".
func (c *coder) soil(a *act, k int) []dateline.Participant {
	i, ok := c.places[k]
	if !ok || !c.Places[i].Known() || c.Places[i].Country == "" {
		return nil
	}
	p := &c.Places[i]
	if slices.ContainsFunc(a.source.parts, func(q dateline.Participant) bool { return q.Code == p.Country }) {
		return nil
	}
	return []dateline.Participant{{Actor: -1, Span: p.Span, Name: p.Name, Country: p.Country, Code: p.Country}}
}

// ofOneState reports whether p belongs to the state of one of ps.
func ofOneState(ps []dateline.Participant, p dateline.Participant) bool {
	return p.Country != "" && slices.ContainsFunc(ps, func(q dateline.Participant) bool { return q.Country == p.Country })
}

// open reports whether the search for a target goes on below token k; inside says whether it goes on where something is done.
func (c *coder) open(k int, inside bool) bool {
	switch c.rel(k) {
	case "nsubj", "csubj", "conj", "parataxis", "ccomp", "punct", "det", "aux", "cop", "mark", "cc", "case", "vocative", "discourse":
		return false
	case "acl", "advcl", "xcomp":
		return c.Tokens[k].Dep != "acl:relcl" && !c.hasKid(k, "nsubj")
	case "obl", "nmod":
		p := c.preposition(k)
		return c.Tokens[k].Dep != "obl:agent" && (slices.Contains(loosePrepositions, p) || inside && slices.Contains(locative, p))
	}
	return true
}
