package actor

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// A unit is a role word with what stands around it and tells whose role it is: "the former Kazakh
// deputy foreign minister", "police in Kashmir", "the ministry's press service".
type unit struct {
	dateline.Span               // with determiner and modifiers, without a name
	core          dateline.Span // the role words
	role          *Entry
	posts         []*Entry // organisations whose post it may be
	plural        bool
	states        []*Entry // told by adjectives, possessives and "of"
	where         *Entry   // told by "in", "from", "at"
	org           *Entry   // told likewise
	also          []*Entry // further organisations: "Dwarvish and Elvish fighters"
	owner         int      // name (index into work.names) that owns it: "the Assad regime"; -1
	via           int      // unit that qualifies it: "the ministry's press service"; -1
	tail          int      // unit that follows with of: "families of the victims"; -1
	poss          int      // possessive pronoun in front; -1
	det           string
	count         string
	former        bool
	deputy        bool
	foreign       bool // foreign, international: of no certain state
	named         int  // name that it is the title of; -1
	before        bool // stands right before the name
	modifier      bool // qualifies a noun that is no actor: "rebel positions"
	inside        bool // is part of another unit
	bearer        int  // name whose title it is while standing apart from it (apposition); -1
}

// build makes units of the role words in the text.
func (w *work) build() {
	for i := range w.hits {
		h := &w.hits[i]
		if h.gone || h.taken || w.nameAt[h.Start] != 0 {
			continue
		}
		s := h.has(asRole, asRoles, asPost)
		natives := s == nil && w.natives(h)
		if s == nil && !natives || h.entry("person") != nil || h.entry("org") != nil || h.entry("state") != nil {
			continue
		}
		u := unit{Span: h.Span, core: h.Span, owner: -1, via: -1, tail: -1, poss: -1, named: -1, bearer: -1}
		for k := range h.senses {
			switch s := &h.senses[k]; s.kind {
			case asPost:
				u.posts = append(u.posts, s.entry)
			case asRole, asRoles:
				if u.role == nil {
					u.role, u.plural = s.entry, s.kind == asRoles
				}
			}
		}
		if natives {
			u.role, u.plural = crowd, h.has(asPeople) != nil
			if st := h.state(); st != nil {
				u.states = []*Entry{st}
			} else {
				u.org = h.body()
			}
		}
		if u.role != nil && !u.plural && w.d.Tokens[h.End-1].Tag == "NNS" {
			u.plural = true
		}
		if s != nil && (s.kind == asRole || s.kind == asRoles) && w.doubtful(&u) {
			h.gone = true
			continue
		}
		if u.role != nil && u.role.Country != "" && len(u.states) == 0 {
			if st := w.states[u.role.Country]; st != nil {
				u.states = []*Entry{st}
			}
		}
		w.left(&u)
		for k := u.core.Start; k < u.core.End; k++ {
			w.unitAt[k] = int32(len(w.units) + 1)
		}
		if n := u.core.End; n < len(w.d.Tokens) {
			w.attach(&u, n)
		}
		w.units = append(w.units, u)
	}
	for i := len(w.units) - 1; i >= 0; i-- {
		if w.units[i].named < 0 {
			w.right(i)
		}
	}
	for i := range w.units {
		w.position(i)
	}
	w.share()
}

// crowd is the role of people who are only known by their state.
var crowd = &Entry{ID: "role/people", Name: "people", Kind: "role", Code: "CVL", Sector: "CVL", Group: "group", Of: "any"}

// natives reports whether a hit names people of a state or group and not only qualifies a noun: "the Gondorians".
func (w *work) natives(h *hit) bool {
	if h.has(asPeople, asPerson) == nil || h.has(asName, asShort) != nil {
		return false
	}
	t := &w.d.Tokens[h.End-1]
	if k := h.Start - 1; k >= 0 && w.d.Tokens[k].POS == "PROPN" && w.hit(k) == nil && upper(w.d.Tokens[k].Form) && w.d.Tokens[k].Sent == t.Sent &&
		(is(t.Dep, "flat") || w.d.Tokens[k].Head == h.End-1) {
		return false // CNN Turk
	}
	if h.has(asAdjective) == nil {
		return true
	}
	if t.POS != "NOUN" && t.POS != "PROPN" || is(t.Dep, "amod") || is(t.Dep, "compound") {
		return false
	}
	return h.End >= len(w.d.Tokens) || w.d.Tokens[h.End].POS != "NOUN" && w.d.Tokens[h.End].POS != "PROPN" && w.d.Tokens[h.End].Form != "-"
}

// unit returns the unit whose role words cover token i, or -1.
func (w *work) unit(i int) int {
	if i < 0 || i >= len(w.unitAt) {
		return -1
	}
	return int(w.unitAt[i]) - 1
}

// left takes in what stands before the role words.
func (w *work) left(u *unit) {
	d := w.d
	low := d.Sentence(u.core.Start).Start
	k := u.core.Start - 1
	owned := false // what follows to the left belongs to the possessor
	kin := relational(d.Tokens[u.core.End-1].Lemma)
	for k >= low && u.core.Start-k < 20 {
		t := &d.Tokens[k]
		if kin && possessive(t.Form) {
			return
		}
		if n := int(w.nameAt[k]) - 1; n >= 0 {
			if p := w.prefix(w.names[n].Start); p != "" {
				if p == "pro" {
					u.owner = n
				}
				u.Start = w.names[n].Start - 2
				return
			}
			if !owned && !w.hangs(k, u) || u.owner >= 0 || len(u.states) > 0 {
				return
			}
			u.owner = n
			u.Start = w.names[n].before
			return
		}
		if j := w.unit(k); j >= 0 {
			v := &w.units[j]
			if v.inside || v.named >= 0 {
				return
			}
			if w.prefix(v.core.Start) != "" {
				v.inside = true
				u.Start = v.Start
				u.states, u.det, u.poss = append(v.states, u.states...), orElse(u.det, v.det), max(u.poss, v.poss)
				return
			}
			if !owned && !w.hangs(k, u) && !w.hangs(v.core.End-1, u) {
				return
			}
			u.via, v.inside = j, true
			if u.via >= 0 {
				u.Start = v.Start
				u.states, u.org, u.owner, u.poss = append(v.states, u.states...), orEntry(u.org, v.org), max(u.owner, v.owner), max(u.poss, v.poss)
				u.former = u.former || v.former && v.role == nil
				u.det = orElse(u.det, v.det)
			}
			return
		}
		if h := w.hit(k); h != nil && h.Start >= low {
			if w.prefix(h.Start) != "" {
				h.taken = true
				k = h.Start - 3
				u.Start = k + 1
				continue
			}
			if !w.qualify(u, h, owned) {
				return
			}
			k = h.Start - 1
			u.Start = h.Start
			if owned {
				for k >= low && (d.Tokens[k].POS == "DET" || d.Tokens[k].POS == "ADJ" && w.hit(k) == nil) {
					u.Start = k
					k--
				}
				return
			}
			continue
		}
		if side, of, ok := strings.Cut(t.Form, "-"); ok && (strings.EqualFold(side, "pro") || strings.EqualFold(side, "anti")) {
			if strings.EqualFold(side, "pro") && len(u.states) == 0 {
				u.states = w.sided(of)
			}
			u.Start = k
			k--
			continue
		}
		switch {
		case possessive(t.Form) && (t.POS == "PART" || t.POS == "PUNCT" || t.POS == "CASE"):
			if w.hit(k-1) == nil && w.unit(k-1) < 0 && (k < 1 || w.nameAt[k-1] == 0) {
				return
			}
			owned = true
			k--
			continue
		case t.Form == "-":
			// X-led, Gondorian-Arnorian
			k--
			continue
		case led(t.Form) && k-1 > low && d.Tokens[k-1].Form == "-":
			if h := w.hit(k - 2); h != nil {
				if doer(t.Form) && len(u.states) == 0 && u.org == nil {
					w.qualify(u, h, true)
				}
				k = h.Start - 1
				u.Start = h.Start
				continue
			}
			u.Start = k - 2
			k -= 3
			continue
		case t.POS == "DET" || t.POS == "PRON" && (t.Tag == "PRP$" || is(t.Dep, "nmod:poss")):
			if t.POS == "PRON" {
				u.poss = k
			}
			u.det = strings.ToLower(t.Form)
			u.Start = k
			k--
			if u.det == "the" && k >= low && allBoth(d.Tokens[k].Form) {
				u.Start = k
				u.det = strings.ToLower(d.Tokens[k].Form)
			}
			return
		case t.POS == "NUM":
			u.count = t.Form
		case comparison(t.Form) && k-1 >= low && d.Tokens[k-1].POS == "ADP":
			k -= 2
			u.Start = k + 1
			return
		case t.POS == "VERB" && strings.HasSuffix(t.Form, "ing") && (k == low || d.Tokens[k-1].POS != "DET" && d.Tokens[k-1].POS != "ADJ" && d.Tokens[k-1].POS != "PRON"):
			return
		case t.POS == "ADJ" || (t.POS == "VERB" || t.POS == "NOUN" || t.POS == "PROPN" || t.POS == "X") && w.hangs(k, u):
			if past(t.Form) {
				u.former = true
			}
			u.foreign = u.foreign || abroad(t.Form)
			u.deputy = u.deputy || deputy(strings.ToLower(t.Form))
		case t.POS == "ADV" && k+1 < u.core.Start && d.Tokens[k].Head == k+1:
		case (t.POS == "CCONJ" || t.Form == ",") && u.Start == k+1 && k-1 >= low:
			// Gondorian and Arnorian ministers
			left, right := k-1, w.hit(k+1)
			if d.Tokens[left].Form == "," && left > low {
				left--
			}
			if right == nil || right.state() == nil && right.body() == nil || !w.qualifier(left, u) {
				return
			}
			k = left
			continue
		default:
			return
		}
		u.Start = k
		k--
	}
}

// qualifier reports whether a hit ends at token k that qualifies the unit like the one after it: an adjective, or a name in the place of one.
func (w *work) qualifier(k int, u *unit) bool {
	h := w.hit(k)
	if h == nil || h.state() == nil && h.body() == nil {
		return false
	}
	if h.has(asAdjective) != nil {
		return true
	}
	if w.d.Tokens[k].POS == "NOUN" || h.body() != nil && h.End-h.Start > 1 {
		return false // the Gondorian army
	}
	t := &w.d.Tokens[w.headIn(h.Span)]
	return (is(t.Dep, "amod") || is(t.Dep, "compound") || is(t.Dep, "nmod")) && t.Head >= u.core.Start && w.child(w.headIn(h.Span), "case") < 0 && w.hangs(k, u)
}

// prefix returns pro or anti if the word at token i has that in front of a hyphen.
func (w *work) prefix(i int) string {
	if i < 2 || w.d.Tokens[i-1].Form != "-" || w.d.Tokens[i-2].Sent != w.d.Tokens[i].Sent {
		return ""
	}
	switch p := strings.ToLower(w.d.Tokens[i-2].Form); p {
	case "pro", "anti":
		return p
	}
	return ""
}

// sided returns the state of the person whose side "pro-X" tells.
func (w *work) sided(name string) []*Entry {
	for _, f := range w.texts(name) {
		if e := f.hit.entry("person"); e != nil {
			if now, _ := officesOn(e, w.day); len(now) > 0 && w.states[now[0].Country] != nil {
				return []*Entry{w.states[now[0].Country]}
			}
		}
	}
	return nil
}

// hangs reports whether token k hangs, straight or through others of the phrase, from the role words of the unit.
func (w *work) hangs(k int, u *unit) bool {
	for n := 0; n < 6; n++ {
		h := w.d.Tokens[k].Head
		if h < 0 {
			return false
		}
		if h > k || is(w.d.Tokens[k].Dep, "conj") {
			if u.core.Contains(h) {
				return true
			}
			// hung from the name that the title stands before
			if h >= u.core.End && h < u.core.End+4 && h < len(w.nameAt) && w.nameAt[h] != 0 && w.nameAt[u.core.End] == w.nameAt[h] {
				return true
			}
		}
		k = h
	}
	return false
}

// qualify takes what a hit in front says about the unit. It reports false if the hit does not belong to the unit.
func (w *work) qualify(u *unit, h *hit, owned bool) bool {
	if st := h.state(); st != nil {
		if h.has(asSeat) != nil && h.has(asName, asAdjective) == nil && u.role != nil && u.role.Sector != "GOV" {
			return false
		}
		if h.has(asCapital, asSeat) != nil && h.has(asName, asAdjective) == nil && !owned && !w.hangs(h.End-1, u) {
			return false
		}
		if h.has(asName) != nil && h.has(asAdjective) == nil && !owned && !w.hangs(h.End-1, u) && h.has(asShort) == nil {
			return false
		}
		if !slices.Contains(u.states, st) {
			u.states = append([]*Entry{st}, u.states...)
		}
		h.taken = true
		return true
	}
	if b := h.body(); b != nil {
		if u.role != nil && u.role.Sector != b.Sector && (h.has(asSeat) != nil && h.has(asName, asShort, asAdjective) == nil && u.role.Sector != "GOV" ||
			upper(w.d.Tokens[u.core.Start].Form) && (u.role.Sector == "EDU" || u.role.Sector == "BUS")) {
			return false
		}
		if !owned && !w.hangs(h.End-1, u) && h.End != u.Start {
			return false
		}
		if u.org == nil {
			u.org = b
		} else if u.org != b {
			u.also = append(u.also, b)
		}
		h.taken = true
		return true
	}
	return false
}

// attach makes the name that begins at token n, if there is one, the bearer of the title.
func (w *work) attach(u *unit, n int) {
	d := w.d
	if d.Tokens[n].Sent != d.Tokens[u.core.Start].Sent || u.plural || u.role != nil && u.role.Group == "body" || u.role == nil && len(u.posts) == 0 {
		return
	}
	at := int(w.nameAt[n]) - 1
	if at < 0 {
		if _, ok := honorific(d.Tokens[n].Form); ok && n+1 < len(d.Tokens) {
			at = int(w.nameAt[n+1]) - 1
		}
	}
	if at >= 0 {
		if w.names[at].Start == n || w.names[at].before == n {
			u.named, u.before = at, true
		}
		return
	}
	if u.role != nil && u.role.Title && d.Tokens[n].Form != "-" {
		if s := w.capitals(n); !s.Empty() && (s.End-s.Start > 1 || upper(d.Tokens[u.core.End-1].Form)) && w.looksLikeName(s) {
			u.named, u.before = w.addName(s, nil), true
		}
	}
}

// looksLikeName reports whether a run of proper names after a title may be a person: no noun follows that it would qualify.
func (w *work) looksLikeName(s dateline.Span) bool {
	if s.End < len(w.d.Tokens) && w.d.Tokens[s.End].POS == "NOUN" && w.d.Tokens[s.End-1].Head == s.End {
		return false
	}
	if e := w.entAt[s.Start]; e != 0 && w.d.Entities[e-1].Kind == "LOC" {
		return false
	}
	return true
}

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
		if prep != "of" && !w.hangsFrom(j, u) {
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
			if h.End < end && possessive(d.Tokens[h.End].Form) {
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
			case b != nil && prep != "to" && prep != "on":
				u.org = orEntry(u.org, b)
				h.taken = true
			}
			k = h.End
			u.End = k
			// of Gondor and Arnor
			if prep == "of" && k+1 < end && (d.Tokens[k].POS == "CCONJ") {
				j := k + 1
				if d.Tokens[j].POS == "DET" && j+1 < end {
					j++
				}
				if g := w.hit(j); g != nil && g.state() != nil && st != nil && (u.plural || u.role != nil && u.role.Group != "person") &&
					is(d.Tokens[w.headIn(g.Span)].Dep, "conj") && h.Contains(d.Tokens[w.headIn(g.Span)].Head) {
					if !slices.Contains(u.states, g.state()) {
						u.states = append(u.states, g.state())
					}
					g.taken = true
					k = g.End
					u.End = k
				}
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

// position settles whether the unit only qualifies another noun.
func (w *work) position(i int) {
	u := &w.units[i]
	if u.named >= 0 || u.inside {
		return
	}
	d := w.d
	t := &d.Tokens[u.core.End-1]
	if t.Head >= u.core.End && t.Head < d.Sentence(u.core.Start).End && (is(t.Dep, "compound") || is(t.Dep, "amod")) && w.unit(t.Head) < 0 {
		u.modifier = true
	}
}

// share hands states along coordinations: "the government and people of Gondor", "Gondor's president and foreign minister".
func (w *work) share() {
	d := w.d
	for i := 0; i+1 < len(w.units); i++ {
		a := &w.units[i]
		if a.inside {
			continue
		}
		for j := i + 1; j < len(w.units) && j < i+4; j++ {
			b := &w.units[j]
			if b.Start < a.End || b.inside {
				continue
			}
			if b.Start-a.End > 1 || d.Tokens[a.End].POS != "CCONJ" && d.Tokens[a.End].Form != "," {
				break
			}
			if d.Tokens[a.End].Form == "," && w.conjHead(b.core.End-1) != w.conjHead(a.core.End-1) {
				break
			}
			if b.told() && !a.told() && b.det == "" && a.named < 0 && b.Start == b.core.Start {
				a.states, a.org, a.where, a.owner, a.poss = b.states, b.org, b.where, b.owner, max(a.poss, b.poss)
			} else if a.told() && !b.told() && b.det == "" && a.End == a.core.End {
				b.states, b.org, b.owner, b.poss = a.states, a.org, a.owner, max(a.poss, b.poss)
			}
			if b.named >= 0 && a.named < 0 && a.End == a.core.End && d.Tokens[a.End].POS == "CCONJ" && a.person() && !a.plural && (a.det == "" || a.det == "the" && b.det == "") && b.Start == b.core.Start {
				a.named, a.before = b.named, true
				if b.det == "" && a.told() && len(b.states) == 0 {
					b.states, b.org = a.states, a.org
				}
			}
			break
		}
	}
}

// told reports whether the words themselves say whose role it is.
func (u *unit) told() bool {
	return len(u.states) > 0 || u.org != nil || u.owner >= 0 || u.poss >= 0 || u.where != nil
}

func (u *unit) person() bool {
	return u.role == nil || u.role.Group == "person"
}

// relational reports whether a word says what somebody is to another: an ally of Gondor is not Gondor's.
func relational(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "ally", "partner", "friend", "enemy", "rival", "foe", "neighbour", "neighbor", "backer", "supporter", "counterpart", "opponent", "critic", "proxy", "sponsor", "guarantor", "patron", "adversary", "predecessor", "successor":
		return true
	}
	return false
}

// doubtful reports whether a word that may name a role means something else where it stands.
func (w *work) doubtful(u *unit) bool {
	d := w.d
	t := &d.Tokens[u.core.End-1]
	if u.core.End-u.core.Start > 1 {
		return false
	}
	follows, before := "", ""
	if u.core.Start > 0 && d.Tokens[u.core.Start-1].Sent == t.Sent {
		before = strings.ToLower(d.Tokens[u.core.Start-1].Form)
	}
	if u.core.End < len(d.Tokens) {
		follows = strings.ToLower(d.Tokens[u.core.End].Form)
	}
	switch strings.ToLower(t.Form) {
	case "state":
		return follows == "of" || follows == "-" || before == "a" || is(t.Dep, "compound")
	case "authority", "foundation", "order", "power", "union", "school", "church", "press", "party":
		// one of them is a body when something says which
		if upper(t.Form) && u.core.Start > d.Sentence(u.core.Start).Start {
			return false
		}
		switch t.Form {
		case "authority", "order", "power", "foundation":
			return u.core.Start == 0 || d.Tokens[u.core.Start-1].POS != "NOUN" && d.Tokens[u.core.Start-1].POS != "PROPN"
		}
		return false
	case "player", "players", "actor", "actors", "star", "stars":
		switch before {
		case "key", "major", "big", "main", "regional", "global", "important", "central", "state", "foreign", "international", "external", "outside", "leading", "malign", "bad", "-", "political", "armed":
			return true
		}
		return false
	case "attaches", "powers", "orders", "parties", "forces":
		return t.POS == "VERB" || strings.EqualFold(t.Form, "attaches")
	case "head", "heads", "chief", "chair", "lead":
		return follows == "of" && before == "" && !upper(t.Form) && t.POS != "NOUN"
	case "force":
		return follows == "of" || before == "in" || t.Tag != "" && t.Tag != "NN" && t.Tag != "NNP"
	}
	return false
}

func orEntry(a, b *Entry) *Entry {
	if a == nil {
		return b
	}
	return a
}

func led(form string) bool {
	switch strings.ToLower(form) {
	case "led", "backed", "supported", "allied", "linked", "controlled", "held", "funded", "aligned", "dominated", "run", "sponsored", "trained", "affiliated", "owned", "based", "born", "administered", "appointed":
		return true
	}
	return false
}

// doer reports whether "X-..." says that the group is X's own.
func doer(form string) bool {
	switch strings.ToLower(form) {
	case "led", "dominated", "run", "owned", "based", "administered", "born":
		return true
	}
	return false
}

// abroad reports whether an adjective says that somebody is of another state, or of none.
func abroad(form string) bool {
	switch strings.ToLower(form) {
	case "foreign", "international", "world", "global", "western", "regional", "neighbouring", "neighboring", "overseas", "multinational":
		return true
	}
	return false
}

// comparison reports whether a word is the second of "at least", "at most".
func comparison(form string) bool {
	switch form {
	case "least", "most":
		return true
	}
	return false
}

func past(form string) bool {
	switch strings.ToLower(form) {
	case "former", "ex", "then", "late", "ousted", "deposed", "ex-":
		return true
	}
	return false
}

func joins(prep string) bool {
	switch prep {
	case "of", "in", "from", "for", "to", "at", "on", "across", "inside", "within", "with":
		return true
	}
	return false
}

func allBoth(form string) bool {
	switch strings.ToLower(form) {
	case "all", "both", "half":
		return true
	}
	return false
}
