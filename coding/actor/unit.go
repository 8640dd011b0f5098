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
		span := h.Span
		span.End = max(span.End, w.styled[h.Start].content)
		u := unit{Span: span, core: span, owner: -1, via: -1, tail: -1, poss: -1, named: -1, bearer: -1}
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
		if u.role != nil && !u.plural && w.d.Tokens[w.noun(h.Span)].Tag == "NNS" {
			u.plural = true
		}
		if u.role != nil && u.role.Sector == "ELI" && past(w.d.Tokens[h.Start].Form) && h.End-h.Start > 1 {
			// the registry lists "former president" as a phrase
			if r := w.roleIn(w.d.Words(dateline.Span{Start: h.Start + 1, End: h.End})); r != nil {
				u.role, u.former = r, true
			}
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
		w.entitle(i)
	}
	for i := range w.units {
		w.position(i)
	}
	w.share()
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
		if h := w.bracketed(k); h != nil && h.Start-2 >= low {
			u.Start, k = h.Start, h.Start-2 // "Islamic State (IS) militants": the name in front says the same
			continue
		}
		switch {
		case possessive(t.Form) && (t.POS == "PART" || t.POS == "PUNCT" || t.POS == "CASE"):
			if w.hit(k-1) == nil && w.unit(k-1) < 0 && (k < 1 || w.nameAt[k-1] == 0) {
				// Sindh's chief minister
				if at, st := w.placeEnding(k); st != nil {
					u.where = orEntry(u.where, st)
					u.Start = at
				}
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
		case t.POS == "PROPN" && w.hangs(k, u) && w.placeAt(k) != nil:
			// Almaty police
			u.where = orEntry(u.where, w.placeAt(k))
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

// bracketed returns the short name in brackets that ends at token k, where the long name of the same body stands before the brackets; or nil. It is
// taken then.
func (w *work) bracketed(k int) *hit {
	if w.d.Tokens[k].Form != ")" {
		return nil
	}
	short := w.hit(k - 1)
	if short == nil || short.body() == nil || short.Start < 2 || w.d.Tokens[short.Start-1].Form != "(" {
		return nil
	}
	if long := w.hit(short.Start - 2); long == nil || long.body() != short.body() {
		return nil
	}
	short.taken = true
	return short
}

// placeAt returns the state in which the place lies that token k is part of the name of, or nil.
func (w *work) placeAt(k int) *Entry {
	if k < 0 || w.hit(k) != nil || w.nameAt[k] != 0 {
		return nil
	}
	return w.placeState(dateline.Span{Start: k, End: k + 1})
}

// placeEnding returns the first token of the place name that ends before token end, and its state; nil if none does.
func (w *work) placeEnding(end int) (start int, st *Entry) {
	if st = w.placeAt(end - 1); st == nil {
		return end, nil
	}
	start = end - 1
	for start > w.d.Sentence(start).Start && w.placeAt(start-1) == st {
		start--
	}
	return start, st
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
		for m := n; m+1 < len(d.Tokens) && m < n+5; m++ {
			_, ok := honorific(d.Tokens[m].Form)
			if !ok && d.Tokens[m].Form != "'" && d.Tokens[m].Form != "’" && d.Tokens[m].Form != "-" {
				break
			}
			if at = int(w.nameAt[m+1]) - 1; at >= 0 {
				break
			}
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

// position settles whether the unit only qualifies another noun.
func (w *work) position(i int) {
	u := &w.units[i]
	if u.named >= 0 || u.inside {
		return
	}
	d := w.d
	t := &d.Tokens[u.core.End-1]
	if h := w.hit(u.core.End); h != nil && h.Start == u.core.End && h.entry("org") != nil && !u.plural && u.role != nil && !u.person() && u.End == u.core.End {
		u.inside = true // the opposition Party of the Shire
		return
	}
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

func orEntry(a, b *Entry) *Entry {
	if a == nil {
		return b
	}
	return a
}
