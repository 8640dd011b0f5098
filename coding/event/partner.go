package event

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// feelings are the nouns of what is conveyed to whoever one meets.
var feelings = []string{"solidarity", "support", "backing", "condolence", "sympathy", "gratitude", "thanks", "appreciation", "congratulation", "praise", "admiration", "confidence", "trust", "friendship"}

// partner makes whoever one meets, calls or receives the target of the feelings that one expresses at the same time and to nobody else: "telephoned the king and
// expressed solidarity", "met Frodo to voice support".
func (c *coder) partner(a *act) {
	n := a.trigger
	if c.isVerb(n) {
		if o := c.kidsBy(n, "obj"); len(o) > 0 {
			n = o[0]
		}
	}
	v := c.Tokens[n].Head
	if v < 0 || c.Tokens[n].Dep != "obj" || !c.isVerb(v) || !slices.Contains(feelings, c.lemma(n)) || c.hasKid(v, "nsubj") {
		return
	}
	h := c.Tokens[v].Head
	if rel := c.rel(v); h < 0 || !c.isVerb(h) || rel != "conj" && rel != "advcl" && rel != "xcomp" {
		return
	}
	if met := c.at(h); met != nil && met.code[:2] == "04" && !met.source.empty() {
		for _, p := range met.target.parts {
			if !within(a.source.parts, p) {
				a.target.parts = append(a.target.parts, p)
			}
		}
		a.target.score, a.target.via = 0.9, "partner"
	}
}

// talk is the number of sentences for which a report goes on with a meeting.
const talk = 5

// opposite returns the other side of the meeting told last, to whom somebody who is there says what names nobody: "received the envoy of Rohan. The king
// expressed readiness to deepen the partnership." Nil if the sentence names another side, or several met.
func (c *coder) opposite(events []told, e *told) []dateline.Participant {
	if len(e.Target) > 0 || len(e.Source) == 0 || e.Negated || !c.mutualMatter(e) {
		return nil
	}
	for k := len(events) - 1; k >= 0 && e.Sentence-events[k].Sentence <= talk; k-- {
		f := &events[k]
		if f.Code[:2] != "04" || f.Negated || f.Future || f.Hypothetical || f.Historical {
			continue
		}
		var others []dateline.Participant
		there := false
		for _, p := range slices.Concat(f.Source, f.Target) {
			if ofOneState(e.Source, p) || within(e.Source, p) {
				there = true
			} else {
				others = append(others, p)
			}
		}
		if !there || len(others) == 0 {
			continue
		}
		if slices.ContainsFunc(others, func(p dateline.Participant) bool {
			return p.Code[:min(3, len(p.Code))] != others[0].Code[:min(3, len(others[0].Code))]
		}) {
			return nil
		}
		if c.third(e.Sentence, slices.Concat(e.Source, others)) {
			return nil
		}
		return others
	}
	return nil
}

// third reports whether a sentence names somebody who belongs to none of those who meet.
func (c *coder) third(sent int, met []dateline.Participant) bool {
	for m := range c.Mentions {
		x := &c.Mentions[m]
		if c.Tokens[x.Head].Sent == sent && slices.ContainsFunc(x.Actors, func(a int) bool { return !c.ofSide(a, met) }) {
			return true
		}
	}
	return false
}

// mutualMatter reports whether an event without a target is one between those who meet: ties, help, sympathy, an invitation.
func (c *coder) mutualMatter(e *told) bool {
	switch {
	case e.Code == "018", strings.HasPrefix(e.Code, "033"), strings.HasPrefix(e.Code, "07"):
		return true
	case e.Code[:2] == "03" || e.Code[:2] == "05":
		if h := c.Tokens[e.Trigger.Start].Head; h >= 0 && c.isVerb(h) && !c.isVerb(e.Trigger.Start) && c.relational(dateline.Span{Start: h, End: h + 1}) {
			return true // "expressed readiness to deepen ties", with the ties below the verb
		}
		return c.relational(e.Trigger) || slices.ContainsFunc(c.around(e.Trigger), func(i int) bool {
			return slices.Contains([]string{"invitation", "hospitality", "welcome", "gratitude"}, c.lemma(i))
		})
	}
	return false
}

// ofSide reports whether an actor is of one of the states or bodies of a side, or of none.
func (c *coder) ofSide(a int, side []dateline.Participant) bool {
	act := &c.Actors[a]
	return act.Country == "" && act.Kind != "organisation" || slices.ContainsFunc(side, func(p dateline.Participant) bool {
		return p.Actor == a || p.Country != "" && p.Country == act.Country || p.Code != "" && p.Code == act.Code
	})
}
