package event

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// retaking are the words for taking a place from those who hold it.
var retaking = []string{"liberate", "liberation", "recapture", "retake", "reclaim", "regain", "recover", "reconquer", "reconquest", "free"}

// dislodge gives acts of retaking a place the target that they are done to: whoever held it, and not the place. Where the
// clause does not say who that was ("ISIL-held", "from the rebels"), it is the one that the source fights elsewhere in the report.
func (c *coder) dislodge(events []told) {
	for k := range events {
		e := &events[k]
		if e.Code != "192" && e.Code != "190" || !c.retakes(e.Trigger) || !grounds(e.Target) {
			continue
		}
		if h := c.holder(e.Trigger); len(h) > 0 {
			e.Target = without(h, e.Source)
		} else if h := c.enemy(events, e.Source); h != nil {
			e.Target = []dateline.Participant{*h}
			e.Signs = append(e.Signs, carried)
		}
	}
}

// avenge gives an act that another one of the sentence answers the sides of that one, turned round: "fired rockets at Rohan in response to the
// killing of an envoy".
func (c *coder) avenge(events []told) {
	for k := range events {
		e := &events[k]
		if e.Code < "15" || len(e.Source) > 0 && len(e.Target) > 0 || c.isVerb(e.trigger) {
			continue
		}
		v := c.answered(e.trigger)
		if v < 0 {
			continue
		}
		for n := range events {
			f := &events[n]
			if f.trigger != v || f.Code < "13" {
				continue
			}
			if len(e.Source) == 0 {
				if e.Source = without(f.Target, e.Target); len(e.Source) == 0 && len(f.Target) > 0 { // a victim without a name was taken for one of the other side
					e.Source, e.Target = f.Target, nil
				}
			}
			if len(e.Target) == 0 {
				e.Target = without(f.Source, e.Source)
			}
		}
	}
}

// answered returns the verb that tells the answer to the act at noun i, -1 if none does.
func (c *coder) answered(i int) int {
	h := c.Tokens[i].Head
	if h < 0 || c.rel(i) != "nmod" && c.rel(i) != "obl" {
		return -1
	}
	switch c.preposition(i) {
	case "to", "for", "after", "in_response_to", "in_retaliation_for":
	default:
		return -1
	}
	if c.isVerb(h) {
		if slices.Contains([]string{"respond", "retaliate", "react"}, c.lemma(h)) || strings.HasPrefix(c.preposition(i), "in_") {
			return h
		}
		return -1
	}
	if !slices.Contains([]string{"response", "retaliation", "revenge", "reprisal", "retribution", "answer", "vengeance", "reply"}, c.lemma(h)) {
		return -1
	}
	for n := 0; h >= 0 && n < 4; n++ {
		if c.isVerb(h) {
			return h
		}
		h = c.Tokens[h].Head
	}
	return -1
}

func (c *coder) retakes(s dateline.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if slices.Contains(retaking, c.lemma(i)) {
			return true
		}
	}
	return c.lemma(s.Start) == "take" && c.particle(s.Start, "back") >= 0
}

// grounds reports whether a slot holds nothing but places and states.
func grounds(ps []dateline.Participant) bool {
	return !slices.ContainsFunc(ps, func(p dateline.Participant) bool { return len(p.Code) != 3 || p.Code != p.Country })
}

// holder returns who holds the place that an act is about, as words beside it say: "rebel-held", "occupied by".
func (c *coder) holder(s dateline.Span) []dateline.Participant {
	var places []int
	for i := s.Start; i < s.End; i++ {
		if c.isVerb(i) {
			places = append(places, c.objects(i)...)
		} else {
			places = append(places, c.oblique(i, "of")...)
		}
	}
	for _, k := range places {
		if p := c.heldBy(k); len(p) > 0 {
			return p
		}
	}
	return nil
}

// heldBy returns who holds the place at token k, as words beside it say.
func (t *tree) heldBy(k int) []dateline.Participant {
	for _, s := range t.holders(k) {
		if p, _ := t.participants(s, false); len(p) > 0 {
			return p
		}
	}
	return nil
}

// holders returns the tokens that may name whoever holds the place at token k: "rebel-held", "a camp run by the army".
func (t *tree) holders(k int) []int {
	var out []int
	for _, v := range t.kidsBy(k, "amod", "acl") {
		if !t.isVerb(v) || !slices.Contains([]string{"hold", "control", "occupy", "seize", "rule", "run", "administer", "guard"}, t.lemma(v)) {
			continue
		}
		out = append(out, t.subjects(v)...)
		for s := v - 1; s > v-3 && s >= 0; s-- { // "rebel-held", whatever the tree makes of the hyphen
			if len(t.heads[s]) > 0 {
				out = append(out, s)
			}
		}
	}
	return out
}

// enemy returns the armed side that the report tells to fight the given one most often; if there is none, the one armed group that
// the report speaks of.
func (c *coder) enemy(events []told, of []dateline.Participant) *dateline.Participant {
	var all []dateline.Participant
	count := map[int]int{}
	add := func(ps []dateline.Participant) {
		for _, p := range ps {
			if p.Actor >= 0 && slices.Contains([]string{"REB", "UAF", "MIL"}, p.Sector) && !within(of, p) && !shared(of, []dateline.Participant{p}) {
				if count[p.Actor]++; count[p.Actor] == 1 {
					all = append(all, p)
				}
			}
		}
	}
	for k := range events {
		e := &events[k]
		if e.Code < "18" || len(of) == 0 {
			continue
		}
		if shared(of, e.Source) {
			add(e.Target)
		}
		if shared(of, e.Target) {
			add(e.Source)
		}
	}
	if len(all) == 0 {
		for m := range c.Mentions {
			men := &c.Mentions[m]
			if len(men.Actors) == 1 && c.Actors[men.Actors[0]].Kind == "organisation" && c.Actors[men.Actors[0]].Sector == "REB" {
				add(c.hats(men.Actors[0], men))
			}
		}
		if len(all) > 1 {
			return nil
		}
	}
	best := -1
	for i := range all {
		if best < 0 || count[all[i].Actor] > count[all[best].Actor] {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return &all[best]
}
