package event

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// civic reports whether those who govern, fight or seek office stand in a report at all often: in every fourth sentence. States do not count, which may be no more than where
// something happened, nor neighbours and allies, which are no states in reports on private life; nor do police, courts and gunmen, who deal with crime. A sentence or two tell too little of their report.
func (c *coder) civic() bool {
	if len(c.Sentences) < 3 {
		return true
	}
	n := 0
	for i := range c.Mentions {
		if slices.ContainsFunc(c.Mentions[i].Actors, func(a int) bool {
			return c.Actors[a].Kind != "state" && !strings.HasSuffix(c.Actors[a].Code, "UIS") && slices.Contains([]string{"GOV", "LEG", "PTY", "OPP", "MIL", "REB", "SPY", "IGO", "ELI"}, c.Actors[a].Sector)
		}) {
			n++
		}
	}
	return 4*n >= len(c.Sentences)
}

// personal reports whether an event of a report in which politics has no part is a matter of private people: what they say and do to each other, and the
// killing of one of them.
func (c *coder) personal(e *dateline.Event) bool {
	several := slices.ContainsFunc(e.Target, func(p dateline.Participant) bool { return !c.single(p) })
	switch {
	case e.Code >= "14" && e.Code < "18" || e.Code >= "20", e.Code >= "18" && several:
		return false
	case len(e.Source) == 0:
		return e.Code >= "18" && e.Code < "183" && len(e.Target) > 0 && c.unknown(e.Target) && !slices.ContainsFunc(c.Actors, func(a dateline.Actor) bool { return a.Sector == "UAF" || a.Sector == "REB" })
	}
	return c.unknown(e.Source) && c.unknown(e.Target)
}

// unknown reports whether the participants are private people, those included of whom the report tells no more than a name.
func (c *coder) unknown(ps []dateline.Participant) bool {
	return !slices.ContainsFunc(ps, func(p dateline.Participant) bool {
		if p.Sector == "" && p.Country == "" {
			return p.Actor < 0 || c.Actors[p.Actor].Kind != "person"
		}
		return !private([]dateline.Participant{p}) && !(c.single(p) && slices.Contains([]string{"HLH", "LAB"}, p.Sector))
	})
}

// collectives are nouns in the singular for many people.
var collectives = []string{"crowd", "community", "group", "population", "public", "people", "congregation", "society", "staff"}

// single reports whether p is one human being: a name, or a noun in the singular.
func (c *coder) single(p dateline.Participant) bool {
	if p.Actor < 0 {
		return false
	}
	if k := c.Actors[p.Actor].Kind; k == "person" || k == "role" {
		return true
	}
	i := p.Span.End - 1
	return c.Actors[p.Actor].Kind == "group" && i >= 0 && i < len(c.Tokens) && c.Tokens[i].Tag == "NN" && !slices.Contains(collectives, c.lemma(i))
}
