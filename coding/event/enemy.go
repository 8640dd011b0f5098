package event

import (
	"slices"

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
func (c *coder) heldBy(k int) []dateline.Participant {
	for _, v := range c.kidsBy(k, "amod", "acl") {
		if !c.isVerb(v) || !slices.Contains([]string{"hold", "control", "occupy", "seize", "rule", "run"}, c.lemma(v)) {
			continue
		}
		for _, s := range c.subjects(v) {
			if p, _ := c.participants(s, false); len(p) > 0 {
				return p
			}
		}
		for s := v - 1; s > v-3 && s >= 0; s-- { // "rebel-held", whatever the tree makes of the hyphen
			if p := c.mentioned(s, false); len(p) > 0 {
				return p
			}
		}
	}
	return nil
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
