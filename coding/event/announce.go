package event

import (
	"slices"

	"github.com/dateline/dateline"
)

// announced makes the state or body that says what will be done, and not by whom, the one who does it: "Gondor said that no envoy of Rohan would be
// expelled". Violence is foretold by others, too, and what is to be done to the one who speaks others do.
func (c *coder) announced(a *act) {
	if a.rule.Op != "" || a.rule.Reciprocal || a.code < "05" || a.code >= "18" || a.code[:2] == "09" || a.code[:2] == "14" {
		return
	}
	v := a.trigger
	if c.isNoun(v) && c.Tokens[v].Dep == "nsubj:pass" {
		v = c.Tokens[v].Head
	}
	if !c.hasKid(v, "aux:pass") || !c.hasKid(v, "aux", "will", "would") {
		return
	}
	q := c.quote(v)
	if q < 0 || c.Quotes[q].Cue.Contains(v) || c.Quotes[q].Actor < 0 && c.Quotes[q].Mention < 0 {
		return
	}
	s := c.speaker(v)
	s.score = 0.8
	for _, p := range s.parts {
		if p.Code != p.Country && !slices.Contains([]string{"GOV", "MIL", "LEG", "JUD", "COP", "IGO"}, p.Sector) {
			return
		}
		if slices.ContainsFunc(a.target.parts, func(t dateline.Participant) bool {
			return t.Actor == p.Actor || t.Country != "" && t.Country == p.Country && (t.Code == t.Country || official(t.Sector))
		}) {
			return
		}
	}
	s.via = "announced"
	a.source = s
}

// official reports whether a sector is a branch of a state.
func official(sector string) bool {
	return slices.Contains([]string{"GOV", "MIL", "LEG", "JUD", "COP", "SPY"}, sector)
}
