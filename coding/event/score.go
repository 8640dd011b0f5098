package event

import (
	"math"
	"slices"

	"github.com/dateline/dateline"
)

// weights say how much each sign of how an event was found adds to or takes from the log-odds that its category and sides are right.
// They were fitted by logistic regression on the gold events of running text (`dateline eval events GOLD --fit`, which also
// cross-validates by report).
var weights = []struct {
	sign   string
	weight float64
}{
	{"event", 1.71}, // borne by all
	{"no target", -0.5},
	{"no source", -0.4},
	{"carried slot", 0.41},
	{chosen, -0.3},
	{"not real", -0.5},
	{"no country", -1.22},
	{"struck place", -0.18},
	{"composed", 0.06},
	{"doubtful rule", -0.5}, // set by hand, too rare to be fitted
}

// signs lists what speaks for and against an event: how sure its rule is, how its slots were found. The first is always "event".
func (c *coder) signs(a *act, e *dateline.Event) []string {
	out := []string{"event"}
	add := func(set bool, sign string) {
		if set {
			out = append(out, sign)
		}
	}
	add(a.rule.Score < 0.5, "doubtful rule")
	add(a.inner != nil && !slices.Contains(remarks, a.rule.Op), "composed")
	add(a.source.empty(), "no source")
	add(a.target.empty() && len(a.rule.Target) > 0, "no target")
	add(len(e.Target) > 0 && e.Code >= "15" && grounds(e.Target), "struck place")
	add(c.unplaced(e.Source) || c.unplaced(e.Target), "no country")
	add(e.Hypothetical || e.Future || e.Negated, "not real")
	return out
}

// unplaced reports whether all of some participants are of no known state and no known body.
func (c *coder) unplaced(ps []dateline.Participant) bool {
	return len(ps) > 0 && !slices.ContainsFunc(ps, func(p dateline.Participant) bool {
		return p.Country != "" || p.Actor >= 0 && c.Actors[p.Actor].Kind == "organisation"
	})
}

// odds turns signs into the probability that the event is right.
func odds(signs []string) float64 {
	sum := 0.0
	for _, w := range weights {
		if slices.Contains(signs, w.sign) {
			sum += w.weight
		}
	}
	return 1 / (1 + math.Exp(-sum))
}
