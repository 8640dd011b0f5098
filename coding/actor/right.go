package actor

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// right takes in what follows the role words with of, in, for and their like.
func (w *work) right(i int) {
	u := &w.units[i]
	d := w.d
	end := d.Sentence(u.core.Start).End
	k := u.core.End
	for k < end && k-u.core.End < 24 {
		t := &d.Tokens[k]
		prep := strings.ToLower(t.Form)
		if prep == "of" && relational(d.Tokens[u.core.End-1].Lemma) {
			break
		}
		if t.POS != "ADP" && prep != "to" || !joins(prep) {
			break
		}
		// what hangs from elsewhere does not belong here, unless it is a plain "of"
		j := k + 1
		for j < end && (d.Tokens[j].POS == "DET" || d.Tokens[j].POS == "NUM" || d.Tokens[j].POS == "ADJ" && w.hit(j) == nil && w.unit(j) < 0) {
			j++
		}
		if j >= end {
			break
		}
		if prep != "of" && !w.hangsFrom(j, u) && !(u.person() && u.role != nil && u.role.Title && (prep == "for" || prep == "to")) {
			break
		}
		if n := int(w.nameAt[j]) - 1; n >= 0 {
			if prep == "of" && u.owner < 0 && u.role != nil && u.role.Group != "person" {
				u.owner = n
				u.End = w.names[n].End
			}
			break
		}
		if v := w.unitStarting(j, i); v >= 0 {
			x := &w.units[v]
			if x.named >= 0 {
				break
			}
			if prep == "of" || prep == "for" || prep == "at" || prep == "in" || prep == "from" {
				u.tail = v
				if prep == "of" || len(x.states) > 0 {
					if len(u.states) == 0 {
						u.states = append(u.states, x.states...)
					}
					u.org = orEntry(u.org, x.org)
					u.where = orEntry(u.where, x.where)
				}
				u.End = x.End
			}
			break
		}
		if h := w.hit(j); h != nil && h.Start <= j {
			st, b := h.state(), h.body()
			if h.has(asPeople, asPerson) != nil && h.has(asName, asAdjective) == nil && prep != "of" {
				break
			}
			if h.End < end && possessive(d.Tokens[h.End].Form) && (u.role == nil || u.role.Group == "group") {
				break
			}
			switch {
			case h.has(asAdjective) != nil && h.has(asName) == nil:
				// "of Gondorian soil"
				if prep == "of" && st != nil && len(u.states) == 0 {
					u.states = append(u.states, st)
				}
				k = j + 1
				for k < end && (d.Tokens[k].POS == "NOUN" || d.Tokens[k].POS == "PROPN" || d.Tokens[k].POS == "ADJ") && w.hit(k) == nil && w.unit(k) < 0 && w.nameAt[k] == 0 {
					k++
				}
				h.taken = true
				u.End = k
				continue
			case st != nil && prep == "of":
				if !slices.Contains(u.states, st) && (len(u.states) == 0 || u.role != nil && u.role.Group != "person") {
					u.states = append(u.states, st)
				}
				h.taken = true
			case st != nil && (prep == "in" || prep == "from" || prep == "at" || prep == "across" || prep == "inside" || prep == "within"):
				u.where = orEntry(u.where, st)
			case b != nil && prep != "to" && prep != "on" && (prep != "for" || strings.HasPrefix(d.Tokens[u.core.End-1].Lemma, "spokes")) && !region(b.Code):
				if u.org == nil || people(u.org) && !people(b) && prep == "of" {
					u.org = b // Kurdish fighters of the SDF
				}
				h.taken = true
			}
			k = h.End
			u.End = k
			if prep == "of" && st != nil && (u.plural || u.role != nil && u.role.Group != "person") {
				k = w.listed(u, h, k, end)
			}
			continue
		}
		// of Foreign Affairs, for the Middle East, of Culture and Sport
		if prep == "of" || prep == "for" || prep == "at" {
			m := j
			if !upper(d.Tokens[j].Form) && (u.role == nil || u.role.Group == "group" || !w.hangsFrom(j, u)) {
				break
			}
			for m < end && m-j < 8 && w.hit(m) == nil && w.unit(m) < 0 && w.nameAt[m] == 0 {
				p := d.Tokens[m].POS
				if p == "PROPN" || p == "NOUN" || p == "ADJ" || (p == "CCONJ" || d.Tokens[m].Form == ",") && m > j && m+1 < end && upper(d.Tokens[m+1].Form) && d.Tokens[m+1].POS == "PROPN" && upper(d.Tokens[m-1].Form) {
					m++
					continue
				}
				break
			}
			if m > j {
				u.End = m
				if pl := w.placeState(dateline.Span{Start: j, End: m}); pl != nil {
					u.where = orEntry(u.where, pl)
				}
				k = m
				if u.role != nil && u.role.Title && u.named < 0 && k < end && int(w.nameAt[k]) > 0 && w.names[w.nameAt[k]-1].before == k {
					u.named, u.before = int(w.nameAt[k])-1, true
					break
				}
				continue
			}
		}
		if prep == "in" || prep == "from" {
			if e := int(w.entAt[j]) - 1; e >= 0 && d.Entities[e].Kind == "LOC" {
				if pl := w.placeState(d.Entities[e].Span); pl != nil {
					u.where = orEntry(u.where, pl)
				}
				u.End = d.Entities[e].End
			}
		}
		break
	}
	if u.named < 0 && u.role != nil && u.role.Title && !u.plural && u.End > u.core.End && u.End < end {
		if n := int(w.nameAt[u.End]) - 1; n >= 0 && w.names[n].before == u.End {
			u.named, u.before = n, true
		}
	}
}

// listed takes in the states that are coordinated with the hit h behind "of", which token k follows, and returns where they end: "of
// Gondor and Arnor", "of Gondor, Arnor and the Shire".
func (w *work) listed(u *unit, h *hit, k, end int) int {
	d := w.d
	for n := 0; n < 40 && k+1 < end; n++ {
		j := k
		if d.Tokens[j].Form == "," {
			j++
		}
		if d.Tokens[j].POS == "CCONJ" {
			j++
		}
		if j > k && j+1 < end && d.Tokens[j].POS == "DET" {
			j++
		}
		g := w.hit(j)
		if j == k || j >= end || g == nil || g.Start != j || g.state() == nil || g.has(asName, asShort) == nil {
			break
		}
		head := w.headIn(g.Span)
		if !is(d.Tokens[head].Dep, "conj") || !h.Contains(w.conjHead(head)) || g.End < end && possessive(d.Tokens[g.End].Form) {
			break
		}
		if !slices.Contains(u.states, g.state()) {
			u.states = append(u.states, g.state())
		}
		g.taken = true
		k = g.End
		u.End = k
	}
	return k
}

// placeState returns the state that the place stage has found for a place name inside the span, or nil.
func (w *work) placeState(s dateline.Span) *Entry {
	for n, i := range w.placesIn[w.d.Tokens[s.Start].Sent] {
		if p := &w.d.Places[i]; n < window && p.Overlaps(s) && p.Country != "" {
			return w.states[p.Country]
		}
	}
	return nil
}

// hangsFrom reports whether the noun at j hangs from the role words of the unit.
func (w *work) hangsFrom(j int, u *unit) bool {
	for n := 0; n < 5; n++ {
		h := w.d.Tokens[j].Head
		if h < 0 {
			return false
		}
		if u.Contains(h) {
			return true
		}
		if h < j && !is(w.d.Tokens[j].Dep, "flat") && !is(w.d.Tokens[j].Dep, "conj") {
			return false
		}
		j = h
	}
	return false
}

// unitStarting returns the unit whose first modifier or role word is token j, or -1.
func (w *work) unitStarting(j, not int) int {
	for k := j; k < len(w.unitAt) && k < j+8; k++ {
		if v := w.unit(k); v >= 0 {
			if v != not && w.units[v].Start <= j && !w.units[v].inside {
				return v
			}
			return -1
		}
	}
	return -1
}
