package event

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// An act is a rule that fired on a trigger.
type act struct {
	rule     *Rule
	pos      string // of the word of the rule that matched
	trigger  int
	words    []int // tokens of the trigger: verb, particle, the noun of a light verb
	spent    []int // other words that the rule asked for, the subject's
	code     string
	source   slot
	target   slot
	inner    *act
	lost     []string
	negated  bool // by the rule: failed to
	alleged  bool
	admitted bool // by the one who did it
	spared   bool // the target that the words name is of the source's own side: who it is, is not told
	pending  bool // needs an earlier telling to complete it
	merged   bool // told by another act of the sentence
	specific int
}

// coder interprets the triggers of one document.
type coder struct {
	*tree
	stage *Stage
	acts  map[int]*act // by trigger token; nil: looked at, no act

	election bool // the report is on one
}

// at returns the act that token i triggers by itself, nil if none.
func (c *coder) at(i int) *act {
	if a, ok := c.acts[i]; ok {
		return a
	}
	c.acts[i] = nil // what is asked of it while it is looked for: "called to express support" asks the call for its target
	c.acts[i] = c.best(i, true, deep)
	return c.acts[i]
}

// best returns the most specific rule that applies at token i. An act that an operator governs need not have its
// source and target: strict is false then.
func (c *coder) best(i int, strict bool, fuel int) *act {
	if fuel <= 0 {
		return nil
	}
	var found []*act
	lemma, form := strings.ToLower(c.Tokens[i].Lemma), strings.ToLower(c.Tokens[i].Form)
	for _, r := range c.stage.index[lemma] {
		if a := c.match(r, i, lemma); a != nil {
			found = append(found, a)
		}
	}
	if form != lemma {
		for _, r := range c.stage.index[form] { // participles used as adjectives: "appalled"
			if a := c.match(r, i, form); a != nil && a.pos == "adj" {
				found = append(found, a)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b *act) int {
		if a.rule.own != b.rule.own {
			if a.rule.own {
				return -1
			}
			return 1
		}
		return b.specific - a.specific
	})
	var best *act
	var lost []string
	for _, a := range found {
		if best != nil {
			lost = append(lost, a.rule.Pos+" "+a.rule.Name+": less specific")
			continue
		}
		if why := c.complete(a, strict, fuel); why != "" {
			lost = append(lost, a.rule.Pos+" "+a.rule.Name+": "+why)
			continue
		}
		best = a
	}
	if best != nil && best.rule.Code == "---" {
		if strict {
			c.stage.note(i, append([]string{best.rule.Pos + " " + best.rule.Name + ": tells no event"}, lost...))
		}
		return nil
	}
	if best != nil {
		best.lost = lost
	} else if len(lost) > 0 && strict {
		c.stage.note(i, lost)
	}
	return best
}

// match reports whether the words and conditions of a rule hold at token i.
func (c *coder) match(r *Rule, i int, lemma string) *act {
	for _, w := range r.Words {
		if w.lemma != lemma || !c.partOfSpeech(w.pos, i) {
			continue
		}
		a := &act{rule: r, pos: w.pos, trigger: i, words: []int{i}}
		if w.particle != "" {
			p := c.particle(i, w.particle)
			if p < 0 {
				continue
			}
			a.words = append(a.words, p)
			a.specific += 10
		}
		ok := true
		for k := range r.If {
			cond := &r.If[k]
			hit, held := c.holds(cond, i)
			if held == cond.not {
				ok = false
				break
			}
			switch {
			case cond.not:
				a.specific++
				continue
			case cond.at[0][0] == "nsubj":
				a.spent = append(a.spent, hit...)
			default:
				a.words = append(a.words, hit...)
			}
			a.specific += 10
		}
		if ok {
			return a
		}
	}
	return nil
}

func (c *coder) partOfSpeech(pos string, i int) bool {
	t := &c.Tokens[i]
	if c.day(i) {
		return false // March, May
	}
	switch pos {
	case "verb":
		return t.POS == "VERB" || t.POS == "AUX" && t.Dep != "aux" && t.Dep != "aux:pass" && t.Dep != "cop"
	case "noun":
		return (t.POS == "NOUN" || t.POS == "PROPN") && !c.named(i) && !(t.Dep == "compound" && t.Head >= 0 && slices.Contains(wares, c.lemma(t.Head)))
	case "adj":
		return t.POS == "ADJ" || t.POS == "VERB" && t.Tag == "VBN" || t.POS == "ADV"
	case "modal":
		return t.Dep == "aux"
	}
	return false
}

// wares are what a noun of action before them only tells the use of: "attack helicopters", "dialogue partners", "raid planners".
var wares = []string{
	"helicopter", "drone", "aircraft", "plane", "jet", "submarine", "craft", "dog", "rifle", "capability", "capacity", "partner", "worker", "planner", "brigade", "release", "assessment", "pilot", "squad",
	"weapon", "munition", "fleet", "vessel", "boat", "vehicle", "force",
}

// day reports whether token i is part of the name of a day.
func (c *coder) day(i int) bool {
	return isCapital(c.Tokens[i].Form) && slices.ContainsFunc(c.dated[c.Tokens[i].Sent], func(k int) bool { return c.Dates[k].Contains(i) && c.Dates[k].End-c.Dates[k].Start > 1 })
}

// named reports whether token i lies inside a name: an entity, or words with capitals inside a sentence ("the Cessation of Hostilities").
func (c *coder) named(i int) bool {
	if s := c.Sentence(i); i > s.Start && !s.Headline && c.Tokens[i-1].POS != "PUNCT" && isCapital(c.Tokens[i].Form) {
		return true
	}
	k, ok := slices.BinarySearchFunc(c.Entities, i, func(e dateline.Entity, i int) int {
		switch {
		case e.End <= i:
			return -1
		case e.Start > i:
			return 1
		}
		return 0
	})
	return ok && c.Entities[k].Kind != "MISC"
}

func isCapital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// adverbial are the particles that are no prepositions of what follows: "rolled back tariffs".
var adverbial = []string{"back", "out", "up", "down", "off", "away", "aside", "together", "over", "in"}

func (c *coder) particle(i int, form string) int {
	if k := i + 1; k < len(c.Tokens) && strings.EqualFold(c.Tokens[k].Form, form) && slices.Contains(adverbial, form) && c.rel(k) != "case" {
		return k
	}
	for _, k := range c.kids(i) {
		if k > i && c.lemma(k) == form && (c.Tokens[k].Dep == "compound:prt" || c.rel(k) == "advmod" || c.rel(k) == "case" || c.rel(k) == "mark") {
			return k
		}
	}
	for _, k := range c.kids(i) { // call_for: the preposition of an oblique
		if k > i && (c.rel(k) == "obl" || c.rel(k) == "nmod" || c.rel(k) == "advcl" || c.rel(k) == "acl" || c.rel(k) == "obj") {
			for _, m := range c.kids(k) {
				if m < k && c.lemma(m) == form && (c.rel(m) == "case" || c.rel(m) == "mark") {
					return m
				}
			}
		}
	}
	return -1
}

// holds reports whether a condition is satisfied, and by which words; an actor of the right kind is no word of the act.
func (c *coder) holds(cond *condition, i int) (words []int, ok bool) {
	var at []int
	for _, p := range cond.at {
		at = append(at, c.follow(i, p)...)
	}
	for _, k := range c.amounts(at) {
		if k == i {
			continue
		}
		if len(cond.lemmas) == 0 {
			return []int{k}, true
		}
		for _, l := range cond.lemmas {
			if kind, isKind := strings.CutPrefix(l, "@"); isKind {
				ok = ok || c.isKind(k, kind, !cond.not)
			} else if c.isWord(k, l) {
				words, ok = append(words, k), true
			}
		}
	}
	return words, ok
}

// quantities are words of number and quantity, which stand before what they count: "dozens of rockets", "$2 million worth of medicine".
var quantities = []string{
	"dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "number", "series", "barrage", "wave", "score", "scores", "couple", "round", "salvo", "batch",
	"worth", "package", "shipment", "consignment", "delivery", "cargo", "load", "truckload", "planeload", "tonne", "ton", "kilogram", "set", "lot", "amount", "quantity", "supply", "stock",
	"piece", "group", "team", "contingent", "million", "billion", "%", "percent", "part", "half", "third", "quarter", "bulk", "most", "majority", "all", "some", "many", "several", "rest", "dose", "box", "carton", "unit", "range", "tranche", "instalment", "installment",
}

// amounts adds to words of number and quantity what they count.
func (c *coder) amounts(toks []int) []int {
	for _, k := range toks {
		if slices.Contains(quantities, c.lemma(k)) || c.Tokens[k].POS == "NUM" {
			toks = append(toks, c.obliqueOf(k, "of")...)
		}
	}
	return toks
}

// isWord reports whether token k is a form of the word: its lemma, or its form in the plural where the lemma keeps it ("troops", "supplies").
func (c *coder) isWord(k int, word string) bool {
	for _, s := range [2]string{c.Tokens[k].Lemma, c.Tokens[k].Form} {
		if strings.EqualFold(s, word) || strings.EqualFold(s, word+"s") {
			return true
		}
		if stem, ok := strings.CutSuffix(word, "y"); ok && strings.EqualFold(s, stem+"ies") {
			return true
		}
	}
	return false
}

// isKind reports whether token k stands for an actor of a kind: any, a kind of Actor, or a sector in lower case. doubt is the answer
// for an actor of which nothing is told but that it is one.
func (c *coder) isKind(k int, kind string, doubt bool) bool {
	for _, p := range c.mentioned(k, true) {
		switch {
		case kind == "any", strings.EqualFold(p.Sector, kind):
			return true
		case p.Actor >= 0 && (c.Actors[p.Actor].Kind == kind || c.Actors[p.Actor].Kind == "" && doubt):
			return true
		}
	}
	return false
}

// remarks are the operators over acts that go on by themselves: they keep their own code.
var remarks = []string{"support", "judge", "accuse", "deny", "admit", "investigate", "consider"}

// complete fills the slots of a matched rule; it returns why the rule does not apply, "" if it does.
func (c *coder) complete(a *act, strict bool, fuel int) string {
	r := a.rule
	a.code = r.Code
	if r.Op != "" {
		a.inner = c.governed(a, fuel-1)
	}
	if a.inner != nil {
		code, ok := compose(r.Op, a.inner.code, c.stage.known)
		switch {
		case !ok:
			return "no code for " + r.Op + " over " + a.inner.code
		case r.Code != "" && slices.Contains(remarks, r.Op):
		default:
			a.code = code
			if c.hasKid(a.inner.trigger, "advmod", "not", "never") {
				a.code = c.refrain(r.Op, code, a.inner.code) // "asked Rohan not to recognise", "promised never to negotiate"
			}
		}
	} else if r.Op != "" && (r.Need&needAct != 0 || r.Code == "") {
		return "governs no act"
	}
	a.source = c.fill(a, r.Source, nil)
	a.target = c.fill(a, r.Target, a.source.parts)
	if a.source.empty() {
		c.announced(a)
	}
	if a.target.empty() && slices.Contains([]string{"appeal", "demand"}, r.Op) {
		c.asked(a)
	}
	c.inherit(a)
	if a.code[:2] == "16" {
		c.abroad(a)
	}
	c.spare(a)
	c.likes(a)
	if a.target.empty() && a.code >= "18" {
		c.unnamed(a)
	}
	if a.target.empty() && a.code >= "15" && c.isNoun(a.trigger) {
		c.suffer(a)
	}
	if a.target.empty() && slices.Contains([]string{"intent", "reject", "threaten"}, r.Op) {
		c.reach(a)
	}
	if a.target.empty() && !a.source.empty() && len(r.Target) > 0 && (a.code < "02" || a.code[:2] == "05") {
		c.partner(a)
	}
	if a.target.empty() && !a.source.empty() && r.Op == "" && len(r.Target) > 0 && a.code < "09" && !(mutual(a.code) && actors(a.source.parts) > 1) {
		c.loosely(a)
	}
	if !strict {
		return ""
	}
	why := ""
	switch {
	case c.stage.open:
	case a.source.empty() && r.Need&needSource != 0:
		why = "no source"
	case a.target.empty() && r.Need&needTarget != 0 && !a.spared:
		why = "no target"
	case r.Need&needAny != 0 && a.source.empty() && a.target.empty():
		why = "neither source nor target"
	case r.Reciprocal && r.Need&needBoth != 0 && !c.several(a):
		why = "one participant only"
	}
	if why == "" && r.Need&needGoverned != 0 {
		why = "stands under no operator"
	}
	if why != "" && c.definite(a.trigger) && strings.HasPrefix(a.code, "04") {
		a.pending = true // "the meeting": what it was is told elsewhere
		return ""
	}
	return why
}

// refrain returns the code of an operator over an act that is not to be done, where code is that of the operator over the act and
// inner that of the act.
func (c *coder) refrain(op, code, inner string) string {
	if inner >= "14" {
		if op == "intent" || op == "decide" {
			return "030" // "promised not to attack"
		}
		return code
	}
	switch op {
	case "appeal":
		return "020"
	case "demand":
		return "100"
	case "intent", "decide":
		return "120"
	}
	return code
}

// likes leaves out of the target of violence whoever has no name and is of the source's own side: fighters who capture militants capture others than
// themselves, air defences shoot down the drones of others.
func (c *coder) likes(a *act) {
	if a.code < "17" {
		return
	}
	own := func(p, q dateline.Participant) bool {
		switch p.Sector {
		case "REB", "UAF":
			return p.Code == q.Code && q.Actor >= 0 && c.Actors[q.Actor].Kind == "group"
		case "MIL":
			return p.Country == q.Country && p.Country != "" && (q.Sector == "MIL" || q.Code == q.Country)
		}
		return false
	}
	n := len(a.target.parts)
	a.target.parts = slices.DeleteFunc(slices.Clone(a.target.parts), func(p dateline.Participant) bool {
		if p.Actor < 0 || p.Span.Empty() || isCapital(c.Tokens[c.spanHead(p.Span)].Form) || c.Actors[p.Actor].Kind != "group" && len(c.owners(c.spanHead(p.Span), false, 1)) > 0 {
			return false
		}
		return slices.ContainsFunc(a.source.parts, func(q dateline.Participant) bool { return own(p, q) })
	})
	a.spared = n > 0 && a.target.empty()
}

// spare leaves out of the target whoever is named by the act itself ("to continue the rallies"), and one's own troops where these withdraw.
func (c *coder) spare(a *act) {
	home, aid := strings.HasPrefix(a.code, "087"), strings.HasPrefix(a.code, "07")
	a.target.parts = slices.DeleteFunc(slices.Clone(a.target.parts), func(p dateline.Participant) bool {
		for in := a; in != nil; in = in.inner {
			if a.code[:2] == "14" && p.Span.Contains(in.trigger) {
				return true
			}
		}
		if aid && c.own(a, p) {
			return true
		}
		return home && p.Sector == "MIL" && !p.Span.Empty() && (c.own(a, p) || c.hasKid(c.spanHead(p.Span), "nmod:poss", "its", "their", "his", "her"))
	})
}

// abroad leaves out of the target of reduced relations whoever belongs to the state that acts: one's own envoys are recalled, not expelled.
func (c *coder) abroad(a *act) {
	a.target.parts = slices.DeleteFunc(slices.Clone(a.target.parts), func(p dateline.Participant) bool {
		return ofOneState(a.source.parts, p)
	})
}

// asked makes whoever is to do what an appeal is about its target, whatever that is: "pressed for Arnor to use its influence", "echoed
// the call that all parties respect the truce".
func (c *coder) asked(a *act) {
	heads := []int{a.trigger}
	for _, o := range c.kidsBy(a.trigger, "obj") {
		if len(c.heads[o]) == 0 {
			heads = append(heads, o)
		}
	}
	var toks []int
	for _, o := range c.kidsBy(a.trigger, "obj") { // "demanded Mordor withdraw", with Mordor for the thing demanded
		for _, v := range c.kidsBy(a.trigger, "advcl", "xcomp", "ccomp") {
			if v > o && (c.Tokens[v].Tag == "VB" || c.Tokens[v].Tag == "VBP") && !c.hasKid(v, "mark") && !c.hasKid(v, "nsubj") && len(c.heads[o]) > 0 {
				toks = append(toks, o)
			}
		}
	}
	for _, h := range heads {
		clauses := c.kidsBy(h, "xcomp", "advcl", "acl", "ccomp")
		for _, k := range c.obliqueOf(h, "for") {
			next := append(c.kidsBy(k, "acl", "advcl"), clauses...)
			if slices.ContainsFunc(next, func(v int) bool { return v > k && c.hasKid(v, "mark", "to") }) {
				toks = append(toks, k)
			}
		}
		for _, v := range clauses {
			if c.Tokens[v].Dep != "acl:relcl" && c.isVerb(v) && !c.passive(v) && v > h && !c.hasKid(v, "mark", beside...) {
				toks = append(toks, c.kidsBy(v, "nsubj")...)
			}
		}
	}
	for _, k := range c.withConjuncts(toks) {
		for _, p := range c.mentioned(k, false) {
			if !within(a.source.parts, p) && !within(a.target.parts, p) {
				a.target.parts = append(a.target.parts, p)
				a.target.score, a.target.via = 0.9, "for"
			}
		}
	}
}

// sites are the nouns of places where people are struck.
var sites = []string{
	"town", "city", "village", "area", "district", "neighbourhood", "neighborhood", "suburb", "hospital", "school", "market", "mosque", "church", "temple", "home", "house", "building",
	"position", "base", "airport", "enclave", "pocket", "target", "suburb", "outskirts", "province", "region", "headquarters", "compound", "depot", "refinery", "oilfield", "pipeline", "plant", "factory", "bridge",
	"embassy", "consulate", "prison", "bus", "train", "tanker", "ship", "vessel", "boat", "wedding", "funeral", "procession", "shrine", "synagogue", "mall", "university", "college", "barracks", "garrison", "warehouse", "airbase", "camp", "convoy", "infrastructure", "facility", "station", "port", "checkpoint", "outpost", "stronghold", "hotel", "restaurant", "bakery", "clinic", "settlement",
}

// unnamed fills the target of violence against a site without a name: with those who hold it ("rebel-held positions"), else with the
// state where it stands.
func (c *coder) unnamed(a *act) {
	for _, p := range a.rule.Target {
		for _, k := range c.amounts(c.follow(a.trigger, p)) {
			if k == a.trigger || !slices.Contains(sites, c.lemma(k)) || len(c.heads[k]) > 0 {
				continue
			}
			parts := c.heldBy(k)
			if len(parts) == 0 {
				land := c.land(k)
				if land != "" {
					parts = []dateline.Participant{{Actor: -1, Span: dateline.Span{Start: k, End: k + 1}, Name: c.Tokens[k].Form, Country: land, Code: land}}
				}
			}
			a.target = slot{parts: without(parts, nil), heads: []int{k}, via: p.String(), score: 0.8}
			if len(parts) > 0 {
				return
			}
		}
	}
}

// land returns the state of the place that is named nearest to token k: in its sentence, or the last one before it in the report; "" if
// there is none.
func (c *coder) land(k int) string {
	best, near := "", 1<<30
	for i := range c.Places {
		p := &c.Places[i]
		if p.Country == "" || p.Kind != "" || p.Start > k && c.Tokens[p.Start].Sent != c.Tokens[k].Sent {
			continue
		}
		if h := c.spanHead(p.Span); !c.scene(h) && !slices.Contains(locative, c.preposition(h)) {
			continue // a state that acts or is spoken to
		}
		if d := max(k-p.Start, p.Start-k); d < near && c.Tokens[k].Sent-c.Tokens[p.Start].Sent < 4 {
			best, near = p.Country, d
		}
	}
	return best
}

// undergoing are the verbs whose subject is the one to whom their object is done: "the town came under attack".
var undergoing = []string{"face", "suffer", "endure", "experience", "undergo", "withstand", "survive", "see", "flee", "escape"}

// suffer makes the subject of a verb of undergoing the target of an act of force that is its object.
func (c *coder) suffer(a *act) {
	n := a.trigger
	for c.rel(n) == "conj" && c.Tokens[n].Head >= 0 && c.isNoun(c.Tokens[n].Head) {
		n = c.Tokens[n].Head
	}
	v := c.Tokens[n].Head
	if v < 0 || !c.isVerb(v) {
		return
	}
	switch l, prep := c.lemma(v), c.preposition(n); {
	case prep == "under" && slices.Contains([]string{"come", "live", "remain", "be"}, l):
	case prep == "to" && l == "subject":
	case prep == "" && c.rel(n) == "obj" && slices.Contains(undergoing, l):
	default:
		return
	}
	for _, k := range c.surfaceSubjects(v, deep) {
		parts := c.ground(k)
		if len(parts) == 0 {
			parts, _ = c.participants(k, true)
		}
		for _, p := range parts {
			if !within(a.source.parts, p) {
				a.target.parts = append(a.target.parts, p)
			}
		}
	}
	a.target.score, a.target.via = 0.9, "gov"
}

// several reports whether an act has more than one participant: two actors, or one that is many.
func (c *coder) several(a *act) bool {
	if len(a.source.parts)+len(a.target.parts) > 1 {
		return true
	}
	for _, s := range []*slot{&a.source, &a.target} {
		for _, p := range s.parts {
			if p.Actor >= 0 && (c.Actors[p.Actor].Kind == "organisation" || c.Actors[p.Actor].Kind == "group") {
				return true
			}
			if h := c.spanHead(p.Span); !p.Span.Empty() && (c.Tokens[h].Tag == "NNS" || c.Tokens[h].Form == "they" || c.Tokens[h].Form == "we") {
				return true
			}
		}
	}
	return false
}

// inherit completes the slots of an operator from the act it governs: who is urged is who would act, who is
// threatened is who would suffer.
func (c *coder) inherit(a *act) {
	in := a.inner
	if in == nil {
		return
	}
	take := func(into *slot, from slot) {
		if !into.empty() || from.empty() {
			return
		}
		for _, p := range from.parts {
			if !within(a.source.parts, p) && !c.own(a, p) {
				into.parts = append(into.parts, p)
			}
		}
		into.score = from.score * 0.95
		into.via = "act"
	}
	switch a.rule.Op {
	case "appeal", "demand":
		take(&a.target, in.source)
		if in.inner != nil {
			take(&a.target, in.inner.source)
		}
		if a.target.empty() && in.source.empty() && !strings.HasPrefix(in.code, "084") { // who is to be freed is asked nothing
			take(&a.target, in.target)
		}
	case "support", "judge", "accuse", "investigate":
		take(&a.target, in.source)
	case "reject":
		for _, p := range in.source.parts { // even one's own people: "rejected its army's demand"
			if a.target.empty() && in.source.score > 0 && !within(a.source.parts, p) && in.code < "11" {
				a.target = slot{parts: without(in.source.parts, a.source.parts), via: "act", score: in.source.score * 0.95}
			}
		}
		take(&a.target, in.source)
		take(&a.target, in.target)
	case "do", "help", "fail":
		if a.source.empty() {
			a.source = in.source
		}
		take(&a.target, in.target)
	case "cease":
		if a.source.empty() {
			a.source = in.source
		}
		take(&a.target, in.target)
		a.negated = false
	default:
		take(&a.target, in.target)
	}
}

// reach looks for the target of an operator in the clause that it governs when no rule knows what is done there: "agreed to set up an
// office for Rohan".
func (c *coder) reach(a *act) {
	for _, k := range c.kidsBy(a.trigger, "xcomp") {
		for _, step := range []string{"iobj", "to", "with", "for", "against", "from", "in", "obj", "ccomp"} {
			toks := c.step(k, step)
			if step == "ccomp" { // "agreed to let relief workers enter"
				var doers []int
				for _, v := range toks {
					doers = append(doers, c.kidsBy(v, "nsubj")...)
				}
				toks = doers
			}
			for _, n := range toks {
				parts, score := c.participants(n, step == "in")
				for _, p := range parts {
					if !within(a.source.parts, p) && !within(a.target.parts, p) && !c.own(a, p) {
						a.target.parts = append(a.target.parts, p)
						a.target.score = score * 0.8
						a.target.via = "xcomp." + step
					}
				}
			}
			if !a.target.empty() {
				return
			}
		}
	}
}

// terms returns who must do something before a refusal ends: "will not lift the ban until Rohan withdraws".
func (c *coder) terms(i int) []dateline.Participant {
	var out []dateline.Participant
	for _, v := range c.kidsBy(i, "advcl") {
		if !c.hasKid(v, "mark", "until", "till", "unless") {
			continue
		}
		doers := c.subjects(v)
		for _, k := range c.kidsBy(v, "ccomp") { // "until he is satisfied that Rohan obeys"
			doers = append(doers, c.kidsBy(k, "nsubj")...)
		}
		for _, k := range doers {
			p, _ := c.participants(k, false)
			out = append(out, p...)
		}
	}
	return out
}

// own reports whether p belongs to the state that acts: refusing to withdraw one's own army refuses nobody of one's own.
func (c *coder) own(a *act, p dateline.Participant) bool {
	return slices.ContainsFunc(a.source.parts, func(q dateline.Participant) bool {
		return p.Country != "" && p.Country == q.Country && (p.Sector == "MIL" || p.Sector == "GOV") && (q.Sector == "GOV" || q.Sector == "MIL" || len(q.Code) == 3)
	})
}

// seeThrough are the verbs and nouns between an operator and the act it is about: "urged Arnor to take steps
// to end the siege".
var seeThrough = []string{
	"take", "make", "step", "effort", "work", "try", "begin", "start", "continue", "help", "seek", "do", "use", "action", "measure", "attempt", "move", "ensure",
	"join", "be", "have", "plan", "campaign", "operation", "mission", "allow", "keep", "act", "bid", "need", "decision", "way", "push", "return", "go", "come", "immediate", "want", "able", "ready", "support", "role", "part",
	"speed", "resumption", "continuation", "beginning", "launch", "opening", "holding", "convening", "accelerate", "expedite", "hasten",
}

// governed returns the act that an operator governs, nil if none.
func (c *coder) governed(a *act, fuel int) *act {
	if fuel <= 0 {
		return nil
	}
	paths := a.rule.Act
	for _, p := range paths {
		for _, k := range c.follow(a.trigger, p) {
			if k == a.trigger {
				continue
			}
			if in := c.below(k, fuel, 3); in != nil && !slices.Contains(in.words, a.trigger) { // "threats made by": made is no act that is threatened
				return in
			}
		}
	}
	return nil
}

// below returns the act at token k or at what k is about.
func (c *coder) below(k, fuel, steps int) *act {
	if in := c.best(k, false, fuel); in != nil {
		return in
	}
	if steps == 0 {
		return nil
	}
	if !slices.Contains(seeThrough, c.lemma(k)) && !(c.isNoun(k) && slices.Contains(carriers, c.lemma(k))) && !(c.isVerb(k) && slices.Contains(lightVerbs, c.lemma(k))) {
		for _, n := range c.kidsBy(k, "conj") {
			if in := c.best(n, false, fuel); in != nil {
				return in
			}
		}
		return nil
	}
	for _, n := range c.kids(k) {
		switch c.rel(n) {
		case "xcomp", "ccomp", "obj", "acl", "advcl", "obl", "nmod":
			if c.Tokens[n].Dep == "acl:relcl" {
				continue
			}
			if in := c.below(n, fuel, steps-1); in != nil {
				return in
			}
		}
	}
	return nil
}
