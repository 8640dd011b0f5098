package event

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/rules"
)

// A Stage codes events. It never changes after New and serves all goroutines.
type Stage struct {
	rules    []*Rule
	index    map[string][]*Rule // by trigger lemma
	ontology *rules.Ontology
	scale    string
	open     bool
	trace    func(token int, lost []string) // nil but for Explain
}

// Options of New. The zero value works.
type Options struct {
	Rules     fs.FS  // holds the folder events; nil: the rules built in
	Own       fs.FS  // rules of a user, which win over Rules where both match, and replace those of the same name; may be nil
	Goldstein string // scale: gdelt (also if empty), icews or phoenix
	Open      bool   // code acts, too, whose rule needs a source or target that is not found
}

// New loads the rules. Errors carry file:line.
func New(opt Options) (*Stage, error) {
	if opt.Rules == nil {
		opt.Rules = rules.Files
	}
	stanzas, err := rules.ParseDir(opt.Rules, "events", ".rules")
	if err != nil {
		return nil, err
	}
	rs, err := Parse(stanzas)
	if err != nil {
		return nil, err
	}
	if opt.Own != nil {
		if stanzas, err = rules.ParseDir(opt.Own, "events", ".rules"); err != nil {
			return nil, err
		}
		own, err := Parse(stanzas)
		if err != nil {
			return nil, err
		}
		names := map[string]bool{}
		for _, r := range own {
			r.own, names[r.Name] = true, true
		}
		rs = append(own, slices.DeleteFunc(rs, func(r *Rule) bool { return names[r.Name] })...)
	}
	ont, err := rules.LoadOntology()
	if err != nil {
		return nil, err
	}
	switch opt.Goldstein {
	case "":
		opt.Goldstein = "gdelt"
	case "gdelt", "icews", "phoenix":
	default:
		return nil, fmt.Errorf("unknown Goldstein scale %q (gdelt, icews or phoenix)", opt.Goldstein)
	}
	s := &Stage{rules: rs, index: map[string][]*Rule{}, ontology: ont, scale: opt.Goldstein, open: opt.Open}
	for _, r := range rs {
		seen := map[string]bool{}
		for _, w := range r.Words {
			if !seen[w.lemma] {
				s.index[w.lemma] = append(s.index[w.lemma], r)
				seen[w.lemma] = true
			}
		}
	}
	return s, nil
}

// Rules returns the rules in the order of their files.
func (s *Stage) Rules() []*Rule { return s.rules }

func (s *Stage) known(code string) bool {
	_, ok := s.ontology.Code(code)
	return ok
}

// verb reports whether a rule has the lemma for a verb.
func (s *Stage) verb(lemma string) bool {
	return slices.ContainsFunc(s.index[lemma], func(r *Rule) bool {
		return slices.ContainsFunc(r.Words, func(w word) bool { return w.pos == "verb" && w.lemma == lemma })
	})
}

func (s *Stage) note(token int, lost []string) {
	if s.trace != nil {
		s.trace(token, lost)
	}
}

// Annotate adds Document.Events.
func (s *Stage) Annotate(d *dateline.Document) error {
	c := &coder{tree: newTree(d, s.verb), stage: s, acts: map[int]*act{}}
	var events []told
	civic := c.civic()
	c.election = c.about(&election)
	for si := range d.Sentences {
		sent := d.Sentences[si].Span
		c.unite(sent)
		order := c.topDown(sent)
		absorbed := c.claimed(order)
		for _, i := range order {
			if absorbed[i] {
				continue
			}
			a := c.at(i)
			if a == nil || a.merged || c.invented(i) {
				continue
			}
			c.absorb(a, absorbed)
			c.along(a)
			if !c.asserted(i) && (c.isVerb(i) || a.code < "18" || !c.standing(i)) || c.defined(i) || c.rel(i) == "amod" && a.code < "09" {
				continue
			}
			if c.figurative(a) {
				continue
			}
			e := told{c.emit(a, si), a.pending, (a.target.via == "in" || a.target.via == "near") && a.code != "042", i, -1, c.touched(a), c.held(a)}
			if len(e.Source) == 0 && c.many(i) {
				e.Signs = append(e.Signs, nameless)
			}
			if a.inner != nil && slices.Contains(remarks, a.rule.Op) {
				e.about = a.inner.trigger
			}
			if len(e.Target) == 0 && e.Code >= "18" {
				where := e.Place
				if where < 0 {
					where = c.nearby(a, si)
				}
				if where >= 0 && d.Places[where].Country != "" {
					e.Target = without([]dateline.Participant{c.stateAt(&d.Places[where])}, e.Source)
					e.weak = true
				} else if where < 0 {
					e.Target = without(c.somewhere(i), e.Source)
					e.weak = len(e.Target) > 0
				}
			}
			if (e.Code < "14" && e.Code != "133" || e.Code == "182") && len(e.Source) > 0 && private(e.Source) && private(e.Target) {
				continue // a coach praises his players, a man beats his brother
			}
			if !civic && c.personal(&e.Event) {
				continue // in a report on crime or the family
			}
			if e.Code[:2] == "19" && len(e.Source) > 0 && nobody(e.Source) {
				continue // a forward strikes twice, a chess player attacks
			}
			if e.Code == "016" && e.Negated {
				continue // "neither confirmed nor denied"
			}
			events = append(events, e)
		}
	}
	c.dislodge(events)
	c.avenge(events)
	d.Events = c.foreign(c.story(dedupe(events)))
	return nil
}

// Explain codes a document again and tells, by token, which rules matched a trigger and why they gave way.
func (s *Stage) Explain(d *dateline.Document) (map[int][]string, error) {
	lost := map[int][]string{}
	t := *s
	t.trace = func(token int, why []string) { lost[token] = why }
	return lost, t.Annotate(d)
}

// unite joins an act of violence with its effect told apart: in "an attack that killed five" and "five were killed in an
// attack" the attack takes the effect's target, and one act is left of the two.
func (c *coder) unite(sent dateline.Span) {
	for i := sent.Start; i < sent.End; i++ {
		if !c.isVerb(i) {
			continue
		}
		effect := c.at(i)
		if effect == nil || !general(effect.code) || effect.rule.Op != "" {
			continue
		}
		k := c.cause(i, effect, sent)
		if k < 0 {
			c.occasioned(i, effect)
			continue
		}
		attack := c.at(k)
		c.sides(attack, effect)
		if attack.target.empty() || attack.target.via == "in" || grounds(attack.target.parts) && !effect.target.empty() {
			attack.target = effect.target
		}
		if attack.source.empty() {
			attack.source = effect.source
		}
		effect.merged = true
	}
}

// occasioned gives an effect without a doer the source of the violence that happened at the same time: "five died when rebels shelled the town".
func (c *coder) occasioned(i int, effect *act) {
	if !effect.source.empty() {
		return
	}
	for _, v := range c.kidsBy(i, "advcl") {
		if !c.isVerb(v) || !c.hasKid(v, "mark", "when", "after", "as") && !c.hasKid(v, "advmod", "when") {
			continue
		}
		if b := c.at(v); b != nil && b.code >= "18" && b.rule.Op == "" && len(without(b.source.parts, effect.target.parts)) > 0 {
			effect.source = b.source
			effect.source.score *= 0.9
			return
		}
	}
}

// sides makes of those who fight the ones who do harm to the victims: in "soldiers were killed in clashes with rebels" the rebels are the source.
func (c *coder) sides(attack, effect *act) {
	if attack.rule.Op != "" || !effect.source.empty() || effect.target.empty() || !slices.Contains(melees, c.lemma(attack.trigger)) {
		return
	}
	both := slices.Concat(attack.source.parts, attack.target.parts)
	if len(both) == 0 || attack.target.via == "in" || attack.target.via == "near" {
		return
	}
	victim := func(p dateline.Participant) bool {
		return slices.ContainsFunc(effect.target.parts, func(q dateline.Participant) bool {
			return p.Sector == q.Sector && (p.Country == q.Country || p.Sector == "REB")
		})
	}
	foes := slices.DeleteFunc(slices.Clone(both), victim)
	if len(foes) == 0 {
		return
	}
	if len(foes) == len(both) && len(attack.source.parts) > 0 {
		return // bystanders were hit
	}
	attack.source = slot{parts: foes, via: "with", score: 0.8}
	attack.target = effect.target
}

// melees are fights in which both sides strike.
var melees = []string{"clash", "fighting", "skirmish", "firefight", "gunfight", "shootout", "gunbattle", "encounter", "combat", "battle"}

// cause returns the noun that names the act of violence whose effect verb i tells, -1 if none: its subject or agent, what it happened
// in, or, for an effect without a doer, the attack that the clause hangs on.
func (c *coder) cause(i int, effect *act, sent dateline.Span) int {
	violent := func(k int) bool {
		if k == i || !c.isNoun(k) {
			return false
		}
		a := c.at(k)
		return a != nil && a.code >= "18" && !a.merged
	}
	doers := c.subjects(i)
	if c.passive(i) {
		doers = append(doers, c.step(i, "in")...)
	}
	for _, k := range doers {
		if violent(k) {
			return k
		}
	}
	if !effect.source.empty() {
		return -1
	}
	for k := sent.Start; k < sent.End; k++ {
		if violent(k) && c.Under(i, k) {
			return k
		}
	}
	for _, r := range c.kidsBy(i, "obl") { // "an attack on Monday, in which five people were killed"
		if p := c.preposition(r); !c.relative(r) || p != "in" && p != "during" {
			continue
		}
		for k := r - 1; k >= sent.Start; k-- {
			if violent(k) {
				return k
			}
		}
	}
	if h := c.relcl(i); h >= 0 { // "attacks in the town of Dale, where five people were killed"
		if _, ok := c.places[h]; !ok && c.ground(h) == nil && len(c.heads[h]) > 0 {
			return -1
		}
		for k := h - 1; k >= max(sent.Start, h-20); k-- {
			if violent(k) {
				return k
			}
		}
	}
	return -1
}

// claimed marks the triggers that other words use up wherever these stand: a noun that makes the sense of its verb ("reached an
// agreement"), the act that one must or should do.
func (c *coder) claimed(order []int) map[int]bool {
	used := map[int]bool{}
	for _, i := range order {
		a := c.at(i)
		if a == nil || a.merged {
			continue
		}
		if a.pos == "verb" {
			for _, w := range a.words {
				if w != i && c.isNoun(w) && c.at(w) != nil && c.at(w).rule.Op == "" {
					used[w] = true
				}
			}
		}
		if a.pos == "modal" && a.inner != nil {
			used[a.inner.trigger] = true
		}
	}
	return used
}

// somewhere returns the people of the place that the act at token i is told to happen in, where no map knows it: it lies in the state of the place
// named nearest.
func (c *coder) somewhere(i int) []dateline.Participant {
	for _, prep := range []string{"in", "at", "near"} {
		for _, k := range c.oblique(i, prep) {
			if c.Tokens[k].POS != "PROPN" || len(c.mentionedState(k)) > 0 || slices.ContainsFunc(c.dated[c.Tokens[k].Sent], func(d int) bool { return c.Dates[d].Span.Contains(k) }) {
				continue
			}
			if land := c.land(k); land != "" {
				return []dateline.Participant{{Actor: -1, Span: dateline.Span{Start: k, End: k + 1}, Name: c.Tokens[k].Form, Country: land, Code: land}}
			}
		}
	}
	return nil
}

// mentionedState returns those participants of the mention at token k whose state is known.
func (c *coder) mentionedState(k int) []dateline.Participant {
	return slices.DeleteFunc(c.mentioned(k, true), func(p dateline.Participant) bool { return p.Country == "" })
}

// standing reports whether an act of violence that an unreal clause names is real all the same: "to condemn the attacks", but not
// "to prevent attacks".
func (c *coder) standing(i int) bool {
	h := c.Tokens[i].Head
	if c.hasKid(i, "det", "any") && !c.hasKid(i, "acl") && (h < 0 || c.lemma(h) != "deny") {
		return false // "any acts of terrorism are crimes"
	}
	return h < 0 || !slices.Contains(preventing, c.lemma(h)) && !slices.Contains([]string{"end", "stop", "halt"}, c.lemma(h))
}

// topDown lists the tokens of a sentence, governors before what they govern.
func (c *coder) topDown(s dateline.Span) []int {
	depth := make([]int, s.End-s.Start)
	order := make([]int, 0, s.End-s.Start)
	for i := s.Start; i < s.End; i++ {
		n := 0
		for h := c.Tokens[i].Head; h >= 0 && n <= len(depth); h = c.Tokens[h].Head {
			n++
		}
		depth[i-s.Start] = n
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(depth[a-s.Start], depth[b-s.Start]) })
	return order
}

// absorb marks the triggers that an act uses up: the words of its own trigger, and the acts it only asks for,
// plans, refuses or threatens. What it wants ended, denies or alleges goes on by itself.
func (c *coder) absorb(a *act, used map[int]bool) {
	for _, w := range slices.Concat(a.words, a.spent) {
		if a.inner == nil || w != a.inner.trigger || swallows(a.rule.Op, a.inner) {
			used[w] = true
		}
	}
	for _, k := range c.kidsBy(a.trigger, "conj") { // "sympathy and condolences", "killed and wounded"
		if b := c.at(k); b != nil && b.code == a.code && !used[k] && sharesSource(a, b) && (c.isNoun(k) || general(a.code) || !c.hasKid(k, "obj") || !c.hasKid(a.trigger, "obj")) {
			for _, p := range b.target.parts {
				if !within(a.target.parts, p) {
					a.target.parts = append(a.target.parts, p)
				}
			}
			used[k] = true
		}
	}
	for in, op := a.inner, a.rule.Op; in != nil; in, op = in.inner, in.rule.Op {
		if !swallows(op, in) {
			break
		}
		for _, w := range in.words {
			used[w] = true
		}
	}
	if a.inner == nil {
		return
	}
	in := c.at(a.inner.trigger)
	switch {
	case in == nil:
	case a.rule.Op == "deny":
		in.negated = true
		if in.source.empty() && !c.passive(in.trigger) { // "denied bombing", "denied that it had bombed"
			in.source = a.source
		}
	case a.rule.Op == "admit":
		in.admitted = true
		if in.source.empty() {
			in.source = a.source
		}
	case a.rule.Op == "accuse":
		in.alleged = true
		if in.source.empty() {
			in.source = a.target
		}
	}
}

// sharesSource reports whether two coordinated acts have the same source.
func sharesSource(a, b *act) bool {
	return len(a.source.parts) == len(b.source.parts) && !slices.ContainsFunc(b.source.parts, func(p dateline.Participant) bool { return !within(a.source.parts, p) })
}

func swallows(op string, in *act) bool {
	switch op {
	case "judge", "accuse", "deny", "admit", "support", "investigate":
		return false
	case "cease":
		return in.code < "18"
	}
	return true
}

// emit turns an act into an event.
func (c *coder) emit(a *act, sent int) dateline.Event {
	e := dateline.Event{Sentence: sent, Trigger: c.triggerSpan(a), Place: -1, Quote: c.quote(a.trigger), Rule: a.rule.Pos + " " + a.rule.Name, Lost: a.lost}
	e.Source, e.Target = a.source.parts, a.target.parts
	e.ReportedBy = c.reporters(a.trigger)
	c.flags(a, &e)
	c.date(a, &e)
	if a.rule.Op == "fail" {
		e.Negated = true
	}
	code := a.code
	if e.Future && e.Negated && code >= "03" && code < "09" { // "will not lift the ban"
		if k, ok := compose("reject", code, c.stage.known); ok {
			code = k
			e.Future, e.Negated = false, false
			if len(e.Target) == 0 {
				e.Target = without(c.terms(a.trigger), e.Source)
			}
		}
	}
	if e.Future && !e.Negated && cooperative(code) {
		if k, ok := compose("intent", code, c.stage.known); ok {
			code = k
			e.Future = false
		}
	}
	if e.Future && !e.Negated && menacing(code) {
		if k, ok := compose("threaten", code, c.stage.known); ok {
			code = k
			e.Future = false
		}
	}
	if (e.Future || e.Hypothetical) && !e.Negated && (menacing(code) || code >= "18") && shared(e.ReportedBy, e.Source) && c.conditional(a.trigger) {
		if k, ok := compose("threaten", code, c.stage.known); ok {
			code = k
			e.Future, e.Hypothetical = false, false
		}
	}
	e.Code = code
	e.Place = c.place(a, sent)
	info, _ := c.stage.ontology.Code(code)
	e.Quad = info.Quad
	e.Goldstein, _ = info.Goldstein.On(c.stage.scale)
	cat, mode, contexts, ok := c.stage.ontology.Plover(code)
	if ok {
		e.Plover = dateline.Plover{Category: cat, Mode: mode, Contexts: slices.Clone(contexts)}
	}
	if code == a.rule.Code {
		if a.rule.Category != "" {
			e.Plover.Category = a.rule.Category
		}
		if a.rule.Mode != "" {
			e.Plover.Mode = a.rule.Mode
		}
	}
	if strings.HasPrefix(code, "08") && (e.Future || e.Hypothetical || a.rule.Op == "decide") && !e.Negated && e.Plover.Category == "RETREAT" {
		e.Plover = dateline.Plover{Category: "CONCEDE", Contexts: e.Plover.Contexts} // yielding in words, not yet in deed
	}
	if e.Plover.Category != "" {
		e.Quad = c.stage.ontology.CategoryQuad(e.Plover.Category)
	}
	e.Reciprocal = a.rule.Reciprocal || len(e.Target) == 0 && mutual(code) && actors(e.Source) > 1
	e.Signs = c.signs(a, &e)
	e.Plover.Contexts = c.contexts(e.Plover.Contexts, sent)
	e.ID = dateline.Hash("event", c.Article.ID, e.Code, fmt.Sprint(c.Extent(e.Trigger)))
	e.Mentions = []dateline.EventMention{{Trigger: e.Trigger, Sentence: sent}}
	return e
}

// private reports whether nobody among the participants acts in politics: people, schools, farms, firms of no country that is told.
func private(ps []dateline.Participant) bool {
	return !slices.ContainsFunc(ps, func(p dateline.Participant) bool {
		return !slices.Contains([]string{"CVL", "EDU", "AGR"}, p.Sector) && (p.Sector != "BUS" || p.Country != "")
	})
}

// nobody reports whether no participant has a country or a part in politics.
func nobody(ps []dateline.Participant) bool {
	return !slices.ContainsFunc(ps, func(p dateline.Participant) bool {
		return p.Country != "" || !slices.Contains([]string{"", "UNK", "CVL", "EDU", "AGR", "BUS"}, p.Sector)
	})
}

// mutual reports whether several sources of an act of this code act towards each other: they agree, meet, cooperate.
func mutual(code string) bool {
	return code[:2] == "03" || code[:2] == "04" || code[:2] == "06" || code == "057" || code == "050"
}

// actors counts the different actors among participants.
func actors(ps []dateline.Participant) int {
	seen := map[int]bool{}
	for _, p := range ps {
		seen[p.Actor] = true
	}
	return len(seen)
}

// menacing reports whether announcing an act of this code is a threat to whoever would suffer it: refusals, protests, cuts and sanctions, coercion.
// Violence to come stays what it is.
func menacing(code string) bool {
	return code == "125" || code >= "14" && code < "15" || code >= "16" && code < "18"
}

// conditional reports whether token i is done only if something else is: "said that it would shell the town if the siege went on".
func (c *coder) conditional(i int) bool {
	return slices.ContainsFunc(c.kidsBy(i, "advcl"), func(k int) bool { return c.hasKid(k, "mark", "if", "unless") })
}

// cooperative reports whether a future act of this code is an intention to cooperate. Who will resign is no such case.
func cooperative(code string) bool { return code >= "04" && code < "09" && code != "0831" }

// triggerSpan returns the words of the trigger if they stand close together, else its first.
func (c *coder) triggerSpan(a *act) dateline.Span {
	s := dateline.Span{Start: a.trigger, End: a.trigger + 1}
	for _, w := range a.words {
		if w >= s.Start-4 && w < s.End+4 {
			s.Start, s.End = min(s.Start, w), max(s.End, w+1)
		}
	}
	return s
}

// contexts adds to the contexts of a code those that the sentence names, in the order of the ontology.
func (c *coder) contexts(of []string, sent int) []string {
	found := map[string]bool{}
	for _, n := range of {
		found[n] = true
	}
	for _, i := range c.coloured[sent] {
		found[c.Contexts[i].Name] = true
	}
	var out []string
	for _, n := range c.stage.ontology.Contexts() {
		if found[n] {
			out = append(out, n)
		}
	}
	return out
}
