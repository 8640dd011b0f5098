package event

import (
	"slices"

	"github.com/dateline/dateline"
)

// figurative reports whether an act of force is one in words, prices or votes: those who do it have no arms, and whom it touches are no state and no soldiers.
// Attacks of politicians are criticism, and become it, in a report on an election all that are not of armed men; firms and parties also retreat and surrender in figures only.
func (c *coder) figurative(a *act) bool {
	if c.election && a.code >= "190" && a.code < "194" && a.rule.Op == "" && c.wordy(a) {
		if a.source.empty() || a.target.empty() && a.source.via != "from" && a.source.via != "by" {
			return true
		}
		a.code = "111"
		return false
	}
	if !c.unarmed(a.source.parts) || slices.ContainsFunc(a.target.parts, func(p dateline.Participant) bool {
		return c.aState(p) || p.Sector == "MIL" || p.Sector == "REB" || p.Sector == "UAF"
	}) {
		return false
	}
	switch {
	case a.code == "0874" || a.code == "080":
		return a.target.empty() && slices.Contains([]string{"retreat", "surrender"}, c.lemma(a.trigger))
	case a.code < "190" || a.code >= "194":
		return false
	}
	if a.rule.Op == "" && slices.ContainsFunc(a.source.parts, func(p dateline.Participant) bool { return p.Sector == "LEG" || p.Sector == "PTY" || p.Sector == "JUD" }) && !c.aimless(a) {
		a.code = "111"
		return false
	}
	return true
}

// wordy reports whether an attack of a report on an election is one between people, parties and bodies by name, with nobody armed in its sentence.
func (c *coder) wordy(a *act) bool {
	named := func(p dateline.Participant) bool {
		return p.Actor >= 0 && c.Actors[p.Actor].Kind != "group" && c.Actors[p.Actor].Kind != "state"
	}
	for _, p := range slices.Concat(a.source.parts, a.target.parts) {
		if !named(p) {
			return false
		}
	}
	s := c.Sentence(a.trigger)
	return !slices.ContainsFunc(c.Mentions, func(m dateline.Mention) bool {
		return m.Head >= s.Start && m.Head < s.End && slices.ContainsFunc(m.Actors, func(k int) bool {
			return slices.Contains([]string{"MIL", "REB", "UAF", "COP", "CRM"}, c.Actors[k].Sector)
		})
	})
}

// aimless reports whether an act of force has nobody to criticise.
func (c *coder) aimless(a *act) bool { return a.target.empty() && c.isVerb(a.trigger) }

// unarmed reports whether the participants are people or bodies that have no arms: firms, parties, members of parliament, schools, hospitals.
func (c *coder) unarmed(ps []dateline.Participant) bool {
	return len(ps) > 0 && !slices.ContainsFunc(ps, func(p dateline.Participant) bool {
		return p.Actor < 0 || c.Actors[p.Actor].Kind == "group" || !slices.Contains([]string{"BUS", "MNC", "EDU", "HLH", "MED", "PTY", "LEG", "JUD", "REL"}, p.Sector)
	})
}
