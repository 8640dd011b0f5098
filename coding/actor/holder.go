package actor

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// lastPost returns the organisation among those of the posts that was named last before the unit.
func (w *work) lastPost(u *unit) *Entry {
	for k := u.Start - 1; k >= 0; k-- {
		if h := w.hit(k); h != nil {
			for _, p := range u.posts {
				if h.body() == p {
					return p
				}
			}
		}
	}
	if len(u.posts) == 1 && upper(w.d.Tokens[u.core.Start].Form) {
		return u.posts[0]
	}
	return nil
}

// bearerOf returns the person of the report, or else the one of the registry, who holds the office that a unit names.
func (w *work) bearerOf(u *unit, org *Entry, country string) (actor, office int) {
	of := *u
	of.org = org
	match := func(a int) int {
		o := w.officeLike(&w.d.Actors[a], &of, country)
		if o >= 0 && !u.former && w.d.Actors[a].Offices[o].Former {
			return -1
		}
		if o >= 0 && org == nil && u.role != nil && u.role.Name == "leader" && !w.atop(&w.d.Actors[a].Offices[o]) {
			return -1
		}
		return o
	}
	fits := func(a int) bool { return country != "" || org != nil || w.homely(a, u) }
	if country == "" && org == nil {
		var rivals []int
		for m := len(w.recent) - 1; m >= 0; m-- {
			if a := w.recent[m]; fits(a) && match(a) >= 0 {
				rivals = append(rivals, a)
			}
		}
		if len(rivals) > 1 {
			if a := w.prominent(u, rivals); a >= 0 {
				return a, match(a)
			}
		}
	}
	for m := len(w.recent) - 1; m >= 0; m-- {
		if a := w.recent[m]; fits(a) {
			if o := match(a); o >= 0 {
				return a, o
			}
		}
	}
	for i := range min(len(w.people), 100) {
		if a := w.people[i].actor; a >= 0 && fits(a) {
			if o := match(a); o >= 0 {
				return a, o
			}
		}
	}
	if u.role != nil && !single(u.role.Name) {
		return -1, -1
	}
	if w.day.IsZero() || u.former || u.deputy || country == "" && org == nil || u.role == nil && org == nil || u.role != nil && general(u.role.Name) {
		return -1, -1
	}
	if u.role != nil && u.count != "" {
		return -1, -1
	}
	return w.incumbent(u, org, country)
}

// atop reports whether an office is at the top of a state or government, as "the leaders of Gondor and Rohan" are.
func (w *work) atop(o *dateline.Office) bool {
	r := w.titleOf(o.Title).role
	return r == nil || r.Sector != "GOV" || single(r.Name) && (!strings.HasSuffix(r.Name, " minister") || r.Name == "prime minister")
}

// homely reports whether a title without a country may be that of the actor: in a statement of a government a
// capitalised title is that government's.
func (w *work) homely(a int, u *unit) bool {
	return w.home == nil || !upper(w.d.Tokens[u.core.End-1].Form) || w.d.Actors[a].Country == w.home.Country
}

// single reports whether a state or body has one holder of a role at a time.
func single(role string) bool {
	switch role {
	case "president", "vice president", "prime minister", "chancellor", "taoiseach", "monarch", "king", "supreme leader", "secretary of state", "attorney general",
		"organisation chief", "leader", "head of state":
		return true
	}
	return strings.HasSuffix(role, " minister") && !strings.HasPrefix(role, "deputy")
}

// incumbent looks up who alone holds an office on the day of the report.
func (w *work) incumbent(u *unit, org *Entry, country string) (actor, office int) {
	key := ""
	switch {
	case u.role == nil:
		key = "@" + org.Name
	case org != nil:
		key = u.role.ID + "@" + org.Name
	default:
		key = u.role.ID + "@" + country
	}
	var only *Entry
	var has dateline.Office
	layer := 0
	for _, h := range w.holders[key] {
		o := &h.entry.Offices[h.office]
		if o.From.IsZero() || !(Term{o.From, o.To}).Holds(w.day) {
			continue
		}
		if u.role == nil && !samePost(foldString(w.d.Words(u.core)), w.titleOf(o.Title).words) {
			continue
		}
		switch {
		case only == nil || h.layer > layer || h.layer == layer && succeeds(o, &has):
			only, has, layer = h.entry, *o, h.layer
		case h.layer == layer && only != h.entry && !succeeds(&has, o):
			return -1, -1
		}
	}
	if only == nil {
		return -1, -1
	}
	p := &w.people[w.know(person{entry: only, full: only.Name, words: strings.Fields(foldString(only.Name)), actor: -1})]
	if p.actor < 0 {
		w.enter(p)
	}
	of := *u
	of.org = org
	return p.actor, w.officeLike(&w.d.Actors[p.actor], &of, country)
}

// succeeds reports whether an office was taken over from the holder of the other: the terms overlap only as far as dates are known to the month.
func succeeds(next, last *dateline.Office) bool {
	return next.From.After(last.From) && !last.To.IsZero() && last.To.Sub(next.From) <= handover
}

// samePost reports whether all words of an office stand in the words of a post: Chairperson-in-Office in OSCE Chairperson-in-Office.
func samePost(post string, office []string) bool {
	words := strings.Fields(post)
	for _, o := range office {
		if !slices.Contains(words, o) {
			return false
		}
	}
	return len(office) > 0
}
