package meeting

import (
	"slices"

	"github.com/dateline/dateline"
)

// organs are nouns of standing bodies that meet in sessions.
var organs = []string{"council", "assembly", "committee", "commission", "board", "subcommittee", "subcommission", "panel", "presidium", "bureau"}

// groups are nouns of bodies, or of what is held between states, whose members are the states that are named before them.
var groups = append([]string{"group", "force", "consultation", "consultations", "dialogue", "forum", "summit", "talk", "platform", "mechanism", "format"}, organs...)

// assembled reports whether the meeting that token i names is that of an organ: "the meeting of the Council of Heads of Government".
func (t *tree) assembled(i int) bool {
	return slices.ContainsFunc(append(t.by(i, "of"), t.kidsBy(i, "compound")...), func(k int) bool {
		return t.is(k, organs...) && (t.Tokens[k].POS == "PROPN" || t.rel(k) == "compound" || len(t.members(k)) > 1) || t.is(k, "group") && len(t.members(k)) > 1
	})
}

// members returns the states and bodies that are named before noun k and share what it names: "the Gondor-Rohan Joint Commission", "the
// Gondorian-Rohirric committee"; nil if they are fewer than two.
func (t *tree) members(k int) []dateline.Attendee {
	var out []dateline.Attendee
	if !t.is(k, groups...) {
		return nil
	}
	for i := max(t.Sentences[t.Tokens[k].Sent].Start, k-12); i < k; i++ {
		if p, end := t.country(i); end > 0 && (t.dash(i-1) || t.dash(end)) && t.Under(i, k) {
			out = add(out, p)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// dash reports whether token i is a hyphen, a dash or a slash.
func (t *tree) dash(i int) bool {
	return i >= 0 && i < len(t.Tokens) && slices.Contains([]string{"-", "–", "—", "/"}, t.Tokens[i].Form)
}

// country returns the state or body whose name or adjective begins at token i, and the end of it, 0 if there is none.
func (t *tree) country(i int) (dateline.Attendee, int) {
	for _, m := range t.starts[i] {
		if list := t.Mentions[m].Actors; len(list) == 1 && (t.Actors[list[0]].Kind == "state" || t.Actors[list[0]].Sector == "IGO") {
			return t.attendee(list[0], &t.Mentions[m]), t.Mentions[m].End
		}
	}
	if n, ok := t.places[i]; ok && t.Places[n].Start == i && t.Places[n].Precision == "country" {
		if p, ok := t.state(&t.Places[n]); ok {
			return p, t.Places[n].End
		}
	}
	return dateline.Attendee{}, 0
}
