package event

import "slices"

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
