package actor

import (
	"time"

	"github.com/dateline/dateline"
)

// A Match is one reading of a name in the registry.
type Match struct {
	Name    string            // as the registry writes it
	As      string            // name, short, adjective, people, person, capital, seat, post, role, roles, surname
	Entry   *Entry            // do not change it
	Term    Term              // when the reading holds
	Holds   bool              // on the day asked for
	Offices []dateline.Office // of a person: those that hold on the day first, then those that are over, marked Former
	Rule    string            // file:line of the name
}

// Lookup returns what a name may stand for on a day, in the order of the registry: those readings that hold first. A zero day asks for all
// times. People are found by their surname as well.
func (r *Registry) Lookup(name string, day time.Time) []Match {
	var holds, not []Match
	add := func(m Match) {
		if m.Entry.Kind == "person" {
			now, past := officesOn(m.Entry, day)
			m.Offices = append(append(m.Offices, now...), past...)
		}
		if m.Holds {
			holds = append(holds, m)
		} else {
			not = append(not, m)
		}
	}
	key := foldString(name)
	seen := map[*Entry]bool{}
	for _, s := range r.senses[hashOf(key)] {
		seen[s.entry] = true
		add(Match{Name: s.text, As: s.kind.String(), Entry: s.entry, Term: s.term, Holds: s.term.Holds(day), Rule: s.rule})
	}
	for _, e := range r.surnames[key] {
		if !seen[e] {
			add(Match{Name: e.Name, As: "surname", Entry: e, Holds: true, Rule: e.Rule})
		}
	}
	return append(holds, not...)
}
