package actor

import (
	"strings"
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
	all := r.senses[hashOf(key)]
	last := 0
	for i := range all {
		if all[i].term.Holds(day) {
			last = max(last, all[i].layer)
		}
	}
	for _, s := range all {
		seen[s.entry] = true
		if s.layer < last && s.term.Holds(day) {
			continue // a later file system says what it means
		}
		add(Match{Name: s.text, As: s.kind.String(), Entry: s.entry, Term: s.term, Holds: s.term.Holds(day), Rule: s.rule})
	}
	for _, e := range r.surnames[key] {
		if !seen[e] {
			add(Match{Name: e.Name, As: "surname", Entry: e, Holds: true, Rule: e.Rule})
		}
	}
	return append(holds, not...)
}

// Incumbents returns who holds the office that a phrase such as "Gondorian foreign minister" or "Secretary General of the
// Council of the West" names, on a day; a zero day asks for all times.
func (r *Registry) Incumbents(phrase string, day time.Time) []Match {
	w := &work{Registry: r, day: day}
	var where []string
	var keys []string
	var role *sense
	post := ""
	for _, f := range w.texts(phrase) {
		if st := f.hit.state(); st != nil {
			where = append(where, st.Country)
		} else if b := f.hit.body(); b != nil {
			where = append(where, b.Name)
		}
		for i := range f.hit.senses {
			if s := &f.hit.senses[i]; s.kind == asPost {
				keys = append(keys, "@"+s.entry.Name)
				post = foldString(s.text)
			}
		}
		if s := f.hit.has(asRole, asRoles); s != nil {
			role = s
		}
	}
	for _, of := range where {
		if role != nil {
			keys = append(keys, role.entry.ID+"@"+of)
		}
	}
	var out []Match
	seen := map[*Entry]bool{}
	for _, key := range keys {
		for _, h := range r.holders[key] {
			o := h.entry.Offices[h.office]
			if key[0] == '@' && !samePost(post, strings.Fields(foldString(o.Title))) {
				continue
			}
			if term := (Term{o.From, o.To}); term.Holds(day) && !seen[h.entry] {
				seen[h.entry] = true
				out = append(out, Match{Name: h.entry.Name, As: "holder", Entry: h.entry, Term: term, Holds: true, Offices: []dateline.Office{o}, Rule: o.Rule})
			}
		}
	}
	return out
}
