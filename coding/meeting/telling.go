package meeting

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// A telling is one place in the text that tells of a meeting.
type telling struct {
	trigger  int // token
	carrier  int // the noun that stands for the trigger in its clause: "round" in "a round of talks"
	span     dateline.Span
	sent     int
	kind     dateline.Told
	stage    dateline.Told
	a, b     []dateline.Attendee // the sides as the clause parts them; b may be empty
	host     []dateline.Attendee
	place    int
	date     int                 // index into Dates, -1
	doers    []dateline.Attendee // the subject of the clause that the noun stands in, if there are several
	present  []dateline.Attendee // who attended what was told before
	definite bool
	held     bool // the noun is governed by a verb of holding
	before   bool // told in the pluperfect: "had met"
	weak     bool // tells of a talk that need not be a meeting by itself: "discussed"
	next     bool // "the next meeting", "will meet again"
	again    bool
	apart    bool // "separate meetings", "met separately": one with each
	opposed  bool // "between rival generals": more than one side, though one word names them
	taken    bool // takes up a talk that was told before: "the call"
	prior    bool // "the previous meeting"
	rule     string
}

func (x *telling) family() string { return family(x.kind.Value) }

func family(kind string) string {
	switch {
	case strings.HasSuffix(kind, visit):
		return visit
	case kind == call:
		return call
	}
	return meet
}

func (x *telling) people() []dateline.Attendee {
	out := slices.Clone(x.a)
	for _, p := range x.b {
		out = add(out, p)
	}
	return out
}

// tellings finds the tellings of a sentence in text order.
func (t *tree) tellings(sent int) []telling {
	var out []telling
	s := t.Sentences[sent]
	for i := s.Start; i < s.End; i++ {
		x := telling{trigger: i, carrier: i, span: dateline.Span{Start: i, End: i + 1}, sent: sent, place: -1, date: -1}
		ok := false
		switch {
		case t.Tokens[i].POS == "NOUN" || t.Tokens[i].POS == "PROPN":
			ok = t.byNoun(&x)
		case t.Tokens[i].POS == "VERB":
			ok = t.byVerb(&x)
		case t.lemma(i) == "due" && t.Tokens[i].POS == "ADJ":
			ok = t.due(&x)
		}
		if !ok {
			continue
		}
		x.before = t.hasKid(t.clause(x.carrier), "aux", "have") && t.hasForm(t.clause(x.carrier), "had")
		told, denied := t.mood(&x)
		if denied {
			continue
		}
		x.stage = told
		x.next = x.next || x.again && told.Value == planned
		t.when(&x)
		t.where(&x)
		x.a, x.b = t.own(&x, x.a), t.own(&x, x.b)
		out = append(out, x)
	}
	return out
}

// own leaves out of a side who stands in words that belong to something else: the journalists that are told of it.
func (t *tree) own(x *telling, list []dateline.Attendee) []dateline.Attendee {
	return slices.DeleteFunc(list, func(a dateline.Attendee) bool { return a.Sector == "MED" })
}

// byNoun reads a noun that names a meeting.
func (t *tree) byNoun(x *telling) bool {
	i := x.trigger
	lemma := t.lemma(i)
	kind, ok := meetNouns[lemma]
	if !ok || lemma == "talk" && t.Tokens[i].Tag != "NNS" || t.rel(i) == "compound" || t.rel(i) == "flat" {
		return false
	}
	before := t.before(i)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(before, w) })
	}
	if has("press", "news", "shareholder", "business", "cabinet", "online-only") && family(kind) == meet && !has("ministerial") || has("peace") && lemma == "conference" {
		return false
	}
	switch {
	case has("phone", "telephone", "video", "virtual", "online") && (kind == meet || kind == "consultations") || lemma == "videoconference":
		kind = call
	case kind == meet && lemma == "meeting" && t.assembled(i):
		kind = "session"
	case kind == "signing":
		if !has("signing") && !t.hasKid(i, "nmod", "signing") {
			return false
		}
	case kind == call:
		if has("courtesy") || t.lemma(max(t.Tokens[i].Head, 0)) == "pay" {
			kind = meet
		} else if t.definite(i) && len(t.kidsBy(i, "nmod")) == 0 && t.rel(i) != "xcomp" { // "the call lasted an hour"
			x.taken = true
		} else if !has("phone", "telephone", "video", "conference") && !(t.hasObject(i, "receive", "take", "get") && len(t.who(append(t.by(i, "from"), t.by(max(t.Tokens[i].Head, 0), "from")...))) > 0) && (len(t.by(i, "with", "between")) == 0 || len(t.by(i, "for")) > 0) {
			return false
		}
	case kind == visit:
		for _, w := range []string{"state", "official", "working"} {
			if has(w) {
				kind = w + " visit"
			}
		}
	case lemma == "dialogue" && !(t.rel(i) == "obj" || t.Tokens[i].Dep == "nsubj:pass") || lemma == "dialogue" && !slices.Contains([]string{"hold", "conduct", "launch", "have", "convene", "chair", "co-chair", "open", "host"}, t.lemma(max(t.Tokens[i].Head, 0))):
		return false
	case lemma == "council" && !has("ministerial") && t.members(i) == nil, lemma == "conference" && !has("international"), lemma == "round", lemma == "assembly":
		return false
	case lemma == "meeting" && has("joint") && t.hasKid(i, "nmod", "congress", "parliament"):
		return false
	}
	if h := t.Tokens[i].Head; h >= 0 && t.rel(i) == "nmod" && (t.preposition(i) == "of" || t.preposition(i) == "on") && accordNouns[t.lemma(h)] != "" && t.noun(h) && !t.is(h, "framework") { // "signed a plan of consultations"
		return false
	}
	x.kind = dateline.Told{Value: kind, Span: x.span}
	for _, k := range t.kidsBy(i, "amod", "compound") {
		if k < i && slices.Contains([]string{"state", "official", "working", "phone", "telephone", "video", "signing", "ministerial", "virtual"}, t.lemma(k)) {
			x.kind.Span.Start = min(x.kind.Span.Start, k)
		}
	}
	x.definite = t.definite(i)
	x.next = slices.ContainsFunc(before, func(w string) bool { return slices.Contains(coming, w) })
	x.prior = has("previous", "last", "earlier", "first-ever") && x.definite && family(kind) == meet
	x.apart = has("separate") || lemma == "meeting" && t.Tokens[i].Tag == "NNS" && has("bilateral")
	for _, k := range t.by(i, "between", "among") {
		x.opposed = x.opposed || t.Tokens[k].Tag == "NNS"
	}
	x.rule = "noun " + lemma
	for h := t.Tokens[x.carrier].Head; h >= 0 && t.rel(x.carrier) == "nmod" && t.preposition(x.carrier) == "of" && slices.Contains(carriers, t.lemma(h)); h = t.Tokens[x.carrier].Head {
		x.carrier = h
		x.definite = x.definite || t.definite(h)
		x.next = x.next || slices.ContainsFunc(t.before(h), func(w string) bool { return slices.Contains(coming, w) })
	}
	if h := t.Tokens[i].Head; h >= 0 && lemma == "negotiation" && t.rel(i) == "nmod" && t.preposition(i) == "of" && t.is(h, "conclusion", "completion") { // they are told by what they led to
		return false
	}
	if h := t.Tokens[i].Head; h >= 0 && t.rel(i) == "nmod" && t.preposition(i) == "of" && t.is(h, "decade", "year", "month", "century") { // "two decades of talks"
		return false
	}
	t.nounSides(x)
	if kind == visit && x.a != nil && !slices.ContainsFunc(x.a, func(a dateline.Attendee) bool { return !t.generic(&a) }) { // "the first visit by a king of Rohan"
		x.a = t.who(t.subjects(t.clause(x.carrier)))
		x.b = slices.DeleteFunc(x.b, func(b dateline.Attendee) bool {
			return slices.ContainsFunc(x.a, func(a dateline.Attendee) bool { return same(&a, &b) })
		})
	}
	return true
}

// is reports whether token i has one of the lemmas.
func (t *tree) is(i int, lemmas ...string) bool { return slices.Contains(lemmas, t.lemma(i)) }

// generic reports whether an attendee is any holder of an office: "an Arnorian minister".
func (t *tree) generic(a *dateline.Attendee) bool {
	return !t.person(a) && !a.Span.Empty() && (t.form(a.Span.Start) == "a" || t.form(a.Span.Start) == "an")
}

// carriers are nouns that measure out a meeting: hours of talks, a round of negotiations.
var carriers = []string{"round", "series", "hour", "day", "week", "set", "start", "beginning", "opening", "launch", "resumption", "part", "stage", "end", "minute", "leg", "framework", "course"}

// hasForm reports whether a word in this form hangs on token i.
func (t *tree) hasForm(i int, form string) bool {
	return slices.ContainsFunc(t.kids(i), func(k int) bool { return t.form(k) == form })
}

// before lists the lemmas that stand before a noun in its phrase, the parts of words with hyphens too.
func (t *tree) before(i int) []string {
	var out []string
	for _, k := range t.kidsBy(i, "amod", "compound", "nmod", "det") {
		if k < i {
			out = append(out, t.lemma(k), t.form(k))
			for _, c := range t.kidsBy(k, "compound", "amod") {
				out = append(out, t.lemma(c))
			}
		}
	}
	return out
}

func (t *tree) definite(i int) bool {
	return t.hasKid(i, "det", "the", "this", "that", "these", "those") || t.hasKid(i, "nmod:poss")
}

func (t *tree) nounSides(x *telling) {
	i := x.trigger
	isVisit := x.family() == visit
	x.a = t.who(t.lists(t.kidsBy(i, "nmod:poss")))
	add2 := func(list []dateline.Attendee, more []dateline.Attendee) []dateline.Attendee {
		for _, p := range more {
			list = add(list, p)
		}
		return list
	}
	x.a = add2(x.a, t.who(t.by(i, "of", "by", "among", "from")))
	x.a = add2(x.a, t.between(i))
	if list := t.members(i); list != nil {
		x.a = add2(x.a, list)
	} else if !isVisit {
		for _, k := range t.kidsBy(i, "amod", "compound", "nmod:desc") {
			if k < i {
				x.a = add2(x.a, t.at(k))
			}
		}
	}
	x.a = add2(x.a, t.chairs(i))
	x.b = t.who(t.by(i, "with", "and"))
	if lemma := t.lemma(i); lemma == "call" && x.family() == meet { // "paid a courtesy call on X"
		x.b = add2(x.b, t.who(t.by(i, "on")))
		if h := t.Tokens[i].Head; h >= 0 && t.lemma(h) == "pay" && len(x.b) == 0 {
			x.b = t.who(t.by(h, "on"))
		}
	}
	if s := t.who(t.subjects(t.clause(x.carrier))); len(s) > 1 { // "during the talks Gondor and Rohan agreed"
		x.doers = s
	}
	c := x.carrier
	if c != i {
		x.b = add2(x.b, t.who(t.by(c, "with")))
		x.a = add2(x.a, t.between(c))
		x.a = add2(x.a, t.chairs(c))
	}
	if k := t.kidsBy(i, "nmod:poss"); !isVisit && len(k) == 1 && t.Tokens[k[0]].POS == "PRON" && t.rel(c) != "nsubj" { // "they will hold their next summit"
		if v := t.clause(c); v >= 0 && v != c && t.verb(v) && t.Tokens[c].Head == v {
			if subjects := t.who(t.subjects(v)); len(subjects) > 0 {
				x.a = nil
				if t.rel(c) == "obl" && t.preposition(c) == "for" {
					x.a = subjects
				}
			}
		}
	}
	h := t.Tokens[c].Head
	if t.hasKid(c, "cop") && len(x.a) == 0 { // "is on a visit to Edoras"
		x.a = t.who(t.lists(t.kidsBy(c, "nsubj")))
		if isVisit {
			t.guests(x)
		}
		return
	}
	if h < 0 {
		return
	}
	lemma := t.lemma(h)
	switch rel := t.Tokens[c].Dep; {
	case t.verb(h) && (rel == "obj" || rel == "nsubj:pass" || rel == "obl" && t.preposition(c) == "") && (slices.Contains(holders, lemma) || isVisit):
		x.span = dateline.Span{Start: min(x.trigger, h), End: max(x.trigger, h) + 1}
		x.held = true
		if x.span.End-x.span.Start > 6 {
			x.span = dateline.Span{Start: i, End: i + 1}
		}
		subjects := t.who(t.subjects(h))
		if len(x.a) == 0 || !isVisit {
			x.a = add2(x.a, subjects)
		}
		x.b = add2(x.b, t.who(t.by(h, "with")))
		for _, k := range t.kidsBy(h, "advmod") {
			if t.lemma(k) == "together" || t.lemma(k) == "along" || t.lemma(k) == "jointly" {
				x.b = add2(x.b, t.who(t.by(k, "with")))
			}
		}
		if lemma == "grant" || lemma == "give" {
			x.b = add2(x.b, t.who(t.lists(t.kidsBy(h, "iobj"))))
			if lemma == "grant" && !isVisit { // "granted an audience to X"
				x.b = add2(x.b, t.who(append(t.by(h, "to"), t.by(i, "to")...)))
			}
			x.host = t.who(t.subjects(h))
		}
		if lemma == "host" || lemma == "convene" || lemma == "open" && isVisit {
			x.host = t.who(t.subjects(h))
			for _, k := range t.subjects(h) { // "Edoras hosted the talks"
				if n, ok := t.places[k]; ok && !t.wide(n) && x.place < 0 {
					x.place = n
				}
			}
		}
	case t.verb(h) && (rel == "obj" || rel == "nsubj:pass") && lemma == "attend" && x.definite:
		x.present = t.who(t.subjects(h))
	case t.verb(h) && rel == "obj" && lemma == "receive" && x.family() == call:
		x.held = true
		x.b = add2(x.b, t.who(t.subjects(h)))
		x.a = add2(x.a, t.who(t.by(h, "from")))
	case t.verb(h) && t.rel(c) == "obl":
		prep := t.preposition(c)
		if prep == "in" && lemma == "take" && t.hasKid(h, "obj", "part") && !isVisit { // "took part in the Council's summit"
			x.a = add2(x.a, t.who(t.subjects(h)))
		}
		if prep == "for" && meetVerbs[lemma] == meet && x.family() == meet && !t.passive(h) { // "met X for a summit"
			x.a = add2(x.a, t.who(t.subjects(h)))
			x.b = add2(x.b, t.who(t.lists(t.kidsBy(h, "obj"))))
		}
		if lemma == "host" || lemma == "receive" || lemma == "welcome" {
			if prep == "for" || prep == "on" { // "hosted X for a state visit"
				x.host = t.who(t.subjects(h))
				x.a, x.b = add2(x.a, t.who(t.lists(t.kidsBy(h, "obj")))), add2(x.b, x.host)
				return
			}
		}
		if prep == "with" && slices.Contains([]string{"go", "proceed", "continue", "start", "begin", "open", "end", "conclude"}, lemma) {
			prep = "on"
		}
		if x.family() == call && len(x.b) == 0 && slices.Contains([]string{"in", "during", "on", "over", "by"}, prep) { // "X urged Y in a call"
			v := h
			for t.rel(v) == "xcomp" && t.Tokens[v].Head >= 0 && t.verb(t.Tokens[v].Head) {
				v = t.Tokens[v].Head
			}
			x.a, x.carrier = add2(x.a, t.who(t.subjects(v))), v
			x.b = slices.DeleteFunc(t.who(t.lists(t.kidsBy(v, "obj", "iobj"))), func(p dateline.Attendee) bool { return !t.person(&p) && p.Level == "" })
			return
		}
		if len(x.a) == 0 && (slices.Contains([]string{"for", "on", "in", "at", "to", "during", "over", "from", "within"}, prep) || prep == "as" && c != i) { // "as part of her visit"
			x.a = t.who(t.subjects(h))
			if t.passive(h) && len(x.a) == 0 {
				x.a = t.who(t.surface(h, deep))
			}
		}
		if !isVisit {
			x.b = add2(x.b, t.who(t.by(h, "with")))
		}
		if len(x.a) == 0 && len(x.b) > 0 && !isVisit { // "they signed it after talks with X"
			x.a = t.who(t.subjects(h))
		}
	case (t.rel(c) == "nmod" || t.rel(c) == "obl") && t.hasKid(h, "cop") && len(x.a) == 0 && t.preposition(c) == "for": // "was in Edoras for talks"
		x.a = t.who(t.subjects(h))
	case t.rel(c) == "nmod" && t.is(h, "part") && t.Tokens[h].Head >= 0 && t.is(t.Tokens[h].Head, "take"): // "took part in the summit"
		x.a = add2(x.a, t.who(t.subjects(t.Tokens[h].Head)))
	case t.rel(c) == "nmod" && t.noun(h) && len(x.a) == 0 && slices.Contains([]string{"on", "for", "at", "in"}, t.preposition(c)):
		x.a = t.at(h)
	case t.rel(c) == "appos" && len(x.a) == 0:
		if g := t.Tokens[h].Head; g >= 0 && t.verb(g) {
			x.a = t.who(t.subjects(g))
		}
	}
	if isVisit {
		t.guests(x)
	}
}

// guests sorts the sides of a visit: a are the guests, b whom they visit.
func (t *tree) guests(x *telling) {
	i := x.trigger
	dest := append(t.by(i, "to"), t.by(x.carrier, "to")...)
	for _, k := range t.by(i, "of", "by") { // "the visit of the king to Edoras"
		dest = append(dest, t.by(k, "to")...)
	}
	if h := t.Tokens[x.carrier].Head; len(dest) == 0 && h >= 0 && t.verb(h) {
		dest = t.by(h, "to")
	} else if _, ok := t.places[max(h, 0)]; len(dest) == 0 && h >= 0 && ok && t.hasKid(h, "cop") { // "is in Edoras for a visit"
		dest = []int{h}
	}
	t.destine(x, dest)
	for _, k := range t.by(t.clause(i), "at") { // "at the invitation of X"
		if t.lemma(k) == "invitation" {
			x.host = t.who(append(t.by(k, "of"), t.kidsBy(k, "nmod:poss")...))
			for _, p := range x.host {
				x.b = add(x.b, p)
			}
		}
	}
}

// destine makes the places and people that nominals name the side that is visited, and the first place the place.
func (t *tree) destine(x *telling, dest []int) {
	for _, k := range dest {
		for _, p := range t.at(k) {
			if !slices.ContainsFunc(x.a, func(a dateline.Attendee) bool { return same(&a, &p) }) && t.political(&p) {
				x.b = add(x.b, p)
			}
		}
		if t.lemma(k) == "capital" { // "arrived in the Gondorian capital"
			for _, c := range t.kidsBy(k, "amod", "compound", "nmod:poss") {
				if p, end := t.country(c); end > 0 {
					x.b = add(x.b, p)
				}
			}
		}
		n, ok := t.places[k]
		for _, c := range t.by(k, "of") { // "the settlement of Osgiliath"
			if !ok && t.Sited(c) == k {
				n, ok = t.places[c]
			}
		}
		if !ok {
			continue
		}
		if x.place < 0 {
			x.place = n
		}
		if len(t.at(k)) == 0 {
			if p, ok := t.state(&t.Places[n]); ok {
				x.b = add(x.b, p)
			}
		}
	}
}

// byVerb reads a verb that tells a meeting.
func (t *tree) byVerb(x *telling) bool {
	i := x.trigger
	lemma := t.lemma(i)
	kind, ok := meetVerbs[lemma]
	if !ok || t.rel(i) == "amod" || t.rel(i) == "compound" {
		return false
	}
	x.kind = dateline.Told{Value: kind, Span: x.span}
	x.rule = "verb " + lemma
	obj := t.lists(t.nameheads(t.kidsBy(i, "obj", "iobj")))
	passive := t.passive(i)
	prt := t.kidsBy(i, "compound")
	x.a = t.who(t.subjects(i))
	x.again = t.hasKid(i, "advmod", "again")
	x.apart = t.hasKid(i, "advmod", "separately")
	switch lemma {
	case "meet", "confer", "consult", "converse", "huddle", "dine", "negotiate":
		if passive {
			return false
		}
		x.b = t.who(append(obj, t.by(i, "with")...))
		if len(obj) > 0 && len(t.who(obj)) == 0 || lemma == "negotiate" && len(obj) > 0 {
			return false
		}
	case "talk", "speak":
		x.a = t.who(t.surface(i, deep))
		x.b = t.who(t.by(i, "with", "to"))
		for _, k := range t.by(i, "by", "over", "via", "on") { // "spoken by telephone with X"
			if len(x.b) == 0 && t.is(k, "phone", "telephone", "videoconference", "video") {
				x.b = t.who(t.by(k, "with", "to"))
			}
		}
		if len(x.b) == 0 && lemma == "speak" || len(t.by(i, "about", "of")) > 0 && len(x.b) == 0 && len(x.a) < 2 || len(prt) > 0 {
			return false
		}
		if lemma == "talk" && len(x.b) == 0 {
			x.weak = true
		}
	case "sit":
		x.b = t.who(t.by(i, "with", "from", "opposite"))
		if len(x.b) == 0 {
			return false
		}
	case "gather", "convene", "reconvene":
		if lemma == "convene" && len(obj) > 0 && len(x.a) > 1 && !passive { // "X and Y will convene allies in Edoras"
			x.b = t.who(obj)
			break
		}
		if len(obj) > 0 || passive {
			return false
		}
	case "discuss":
		x.b = t.who(t.by(i, "with"))
		for _, k := range obj {
			x.b = append(x.b, t.who(t.by(k, "with"))...)
		}
		x.weak = true
		if passive {
			return false
		}
	case "visit", "tour":
		if passive {
			obj = t.surfaceOwn(i)
		}
		t.destine(x, obj)
		if x.place < 0 && len(x.b) == 0 {
			return false
		}
	case "invite":
		if t.hasKid(i, "xcomp") || t.hasKid(i, "advcl") || t.hasKid(i, "ccomp") {
			return false
		}
		x.host = x.a
		guests := obj
		if passive {
			guests = t.surfaceOwn(i)
		}
		x.a = t.who(guests)
		t.destine(x, append(t.by(i, "to"), t.byAll(guests, "to")...))
		x.weak, x.next = true, true
		if x.place < 0 || !slices.ContainsFunc(x.a, func(a dateline.Attendee) bool { return t.political(&a) && !t.bare(&a) }) {
			return false
		}
	case "see":
		x.b = t.who(obj)
		x.weak = true
		if passive || len(x.b) == 0 || t.hasKid(i, "xcomp") || t.hasKid(i, "ccomp") || t.hasKid(i, "obl") && len(t.by(i, "as")) > 0 ||
			slices.ContainsFunc(x.b, func(a dateline.Attendee) bool { return !t.person(&a) || a.Level == "" }) {
			return false
		}
	case "spend":
		if !slices.ContainsFunc(obj, func(k int) bool { return t.is(k, "hour", "minute", "day") }) {
			return false
		}
		x.b = t.who(append(t.by(i, "with"), t.byAll(obj, "with")...))
		if !slices.ContainsFunc(x.b, func(a dateline.Attendee) bool { return t.political(&a) && (t.person(&a) || a.Level != "") }) {
			return false
		}
	case "travel", "fly", "arrive", "go", "journey", "depart", "head", "leave":
		dest := t.by(i, "to")
		if lemma == "arrive" || lemma == "fly" {
			dest = append(dest, t.by(i, "in", "into")...)
		}
		if lemma == "depart" || lemma == "leave" {
			dest = t.by(i, "for")
		}
		t.destine(x, dest)
		if x.place < 0 || len(obj) > 0 || !slices.ContainsFunc(x.a, func(a dateline.Attendee) bool { return t.political(&a) && !t.bare(&a) }) {
			return false
		}
		x.weak = true
	case "call", "phone", "telephone", "ring":
		on := t.who(t.by(i, "on"))
		if t.hasKid(i, "xcomp") && !t.hasKid(i, "obl:unmarked") && len(t.dated[x.sent]) == 0 || t.hasKid(i, "ccomp") || t.hasKid(i, "advcl") && len(on) > 0 || len(t.by(i, "to")) > 0 || passive {
			return false
		}
		x.b = t.who(obj)
		if lemma == "call" && len(obj) == 0 && len(on) > 0 { // "called on the minister"
			x.b, x.kind.Value = on, meet
		} else if len(prt) > 0 {
			return false
		}
		if !slices.ContainsFunc(x.b, func(a dateline.Attendee) bool { return t.person(&a) || a.Level != "" }) {
			return false
		}
	case "receive", "host", "welcome", "greet":
		if passive {
			obj = t.surfaceOwn(i)
			for _, k := range t.kidsBy(i, "obl") { // "was received at the palace by X", where X hangs on the palace
				if len(x.a) == 0 {
					x.a = t.who(t.by(k, "by"))
				}
			}
		}
		for _, k := range obj {
			if len(t.heads[k]) == 0 && !t.named(k) && !slices.Contains(sideNouns, t.lemma(k)) {
				return false
			}
			guests := slices.DeleteFunc(t.who([]int{k}), func(a dateline.Attendee) bool { // "welcomed the council's report"
				return !t.person(&a) && a.Level == "" && !slices.Contains(sideNouns, t.lemma(k))
			})
			for _, p := range guests {
				x.b = add(x.b, p)
			}
		}
		if len(x.b) == 0 || t.stays(i) {
			return false
		}
		x.host = x.a
	}
	for _, k := range append(t.by(i, "by", "over", "via"), t.by(i, "on")...) {
		if slices.Contains([]string{"phone", "telephone", "link", "videoconference", "video"}, t.lemma(k)) && x.kind.Value == meet {
			x.kind.Value = call
			x.span.End, x.kind.Span.End = max(x.span.End, k+1), k+1
			if x.span.End-x.span.Start > 5 {
				x.span.End = i + 1
			}
		}
	}
	return len(x.a) > 0
}

// nameheads leaves out of several objects those that are part of another's mention: "received Foreign Minister Eowyn", with both the minister and Eowyn hung on
// the verb.
func (t *tree) nameheads(toks []int) []int {
	if len(toks) < 2 {
		return toks
	}
	return slices.DeleteFunc(slices.Clone(toks), func(k int) bool {
		return len(t.heads[k]) == 0 && slices.ContainsFunc(toks, func(o int) bool {
			return o != k && slices.ContainsFunc(t.heads[o], func(m int) bool { return t.Mentions[m].Contains(k) })
		})
	})
}

// byAll returns the nominals behind one of the prepositions below any of the tokens.
func (t *tree) byAll(toks []int, prepositions ...string) []int {
	var out []int
	for _, k := range toks {
		out = append(out, t.by(k, prepositions...)...)
	}
	return out
}

// due reads "is due in Edoras on Tuesday".
func (t *tree) due(x *telling) bool {
	x.kind, x.rule, x.weak, x.next = dateline.Told{Value: visit, Span: x.span}, "due", true, true
	x.a = t.who(t.lists(t.kidsBy(x.trigger, "nsubj")))
	t.destine(x, t.by(x.trigger, "in"))
	if h := t.Tokens[x.trigger].Head; h >= 0 && t.rel(x.trigger) == "case" { // hung on the place
		x.a = t.who(t.lists(t.kidsBy(h, "nsubj")))
		t.destine(x, []int{h})
	}
	return x.place >= 0 && slices.ContainsFunc(x.a, func(a dateline.Attendee) bool { return t.political(&a) && !t.bare(&a) })
}

// surfaceOwn returns the grammatical subject of a passive.
func (t *tree) surfaceOwn(v int) []int { return t.surface(v, deep) }

// stays reports whether the guest of a verb of receiving comes for something that a noun names, which tells the meeting then.
func (t *tree) stays(v int) bool {
	for _, k := range t.by(v, "for", "on") {
		if _, ok := meetNouns[t.lemma(k)]; ok && t.before(k) != nil || t.lemma(k) == "visit" {
			return true
		}
	}
	return false
}
