package meeting

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// An accord is an agreement while the report is read.
type accord struct {
	dateline.Agreement
	date int // index into Dates, -1
}

// accordNouns name agreements, with the kind that they tell.
var accordNouns = map[string]string{
	"treaty": "treaty", "convention": "treaty", "charter": "treaty", "agreement": "agreement", "accord": "agreement", "pact": "agreement", "deal": "agreement", "memorandum": "memorandum", "mou": "memorandum",
	"protocol": "protocol", "declaration": "joint statement", "communiqué": "joint statement", "communique": "joint statement", "statement": "joint statement", "roadmap": "roadmap", "map": "roadmap",
	"contract": "contract", "ceasefire": "ceasefire", "cease-fire": "ceasefire", "truce": "ceasefire", "armistice": "ceasefire", "cessation": "ceasefire", "document": "agreement", "plan": "roadmap",
	"programme": "roadmap", "program": "roadmap", "initiative": "agreement", "framework": "agreement", "compact": "agreement", "settlement": "agreement", "covenant": "treaty", "text": "agreement", "arrangement": "agreement",
	"statute": "treaty", "agenda": "roadmap",
	"consensus": "joint statement", "partnership": "agreement", "memoranda": "memorandum", "start": "treaty", "letter": "memorandum",
}

// stageVerbs tell what is done to an agreement. The object, or the subject of the passive, is the agreement, unless a preposition is named.
var stageVerbs = map[string]string{
	"sign": "signed", "ink": "signed", "initial": "initialled", "ratify": "ratified", "adopt": "agreed", "issue": "agreed", "reach": "agreed", "conclude": "agreed", "strike": "agreed", "clinch": "agreed",
	"seal": "agreed", "broker": "agreed", "finalise": "agreed", "finalize": "agreed", "hammer": "agreed", "suspend": "suspended", "denounce": "withdrawn", "abandon": "withdrawn", "scrap": "withdrawn", "quit": "withdrawn",
	"exit": "withdrawn", "leave": "withdrawn", "end": "ended", "terminate": "ended", "expire": "ended", "propose": "proposed", "draft": "proposed", "offer": "proposed", "draw": "proposed", "negotiate": "negotiated",
	"discuss": "negotiated", "prepare": "negotiated", "repudiate": "withdrawn", "restore": "in force", "revive": "in force", "renew": "in force", "extend": "in force", "make": "agreed", "release": "agreed", "publish": "agreed", "produce": "agreed", "unveil": "agreed", "approve": "ratified",
	"ditch": "withdrawn", "cancel": "ended", "tear": "withdrawn", "endorse": "agreed", "enter": "in force", "take": "in force", "come": "in force", "replace": "", "announce": "agreed", "cover": "",
	"freeze": "suspended", "halt": "suspended", "revoke": "withdrawn", "agree": "agreed", "witness": "", "exchange": "signed", "award": "", "subscribe": "signed", "apply": "", "pull": "withdrawn", "withdraw": "withdrawn", "lapse": "ended",
}

// governed are verbs whose agreement stands behind a preposition: withdraw from, agree on.
var governed = map[string][]string{"withdraw": {"from"}, "pull": {"out of", "from", "of"}, "agree": {"on", "to"}, "exit": {"from"}, "accede": {"to"}, "walk": {"away from", "from"}, "back": {"out of", "of"}, "work": {"on"}}

// acts are nouns that tell what is done to an agreement: the signing of, withdrawal from.
var acts = map[string]string{
	"signing": "signed", "signature": "signed", "ratification": "ratified", "withdrawal": "withdrawn", "suspension": "suspended", "conclusion": "agreed", "adoption": "agreed", "termination": "ended", "restoration": "in force",
	"negotiation": "negotiated", "talk": "negotiated", "draft": "proposed", "proposal": "proposed", "initialling": "initialled", "exit": "withdrawn", "work": "negotiated",
}

// agreements finds the tellings of agreements in a sentence and joins them to records.
func (s *story) agreements(sent int) {
	span := s.Sentences[sent].Span
	for i := span.Start; i < span.End; i++ {
		if kind := s.accordKind(i); kind != "" {
			s.accordAt(i, sent, kind)
		}
	}
}

// accordKind returns the kind of agreement that token i names, "" if it names none.
func (s *story) accordKind(i int) string {
	if f := s.form(i); (f == "mous" || f == "mou") && s.rel(i) != "compound" {
		return "memorandum"
	}
	if p := s.Tokens[i].POS; p != "NOUN" && p != "PROPN" || s.rel(i) == "compound" && !s.headless(i) {
		return ""
	}
	lemma := s.lemma(i)
	kind := accordNouns[lemma]
	if kind == "" {
		kind = accordNouns[s.form(i)] // memoranda
	}
	if kind == "" && s.Tokens[i].POS == "PROPN" { // "the Artemis Accords" as it was tagged
		kind = accordNouns[strings.TrimSuffix(s.form(i), "s")]
	}
	if kind == "" {
		return ""
	}
	before := s.before(i)
	joint := slices.Contains(before, "joint") || slices.Contains(before, "final") || slices.Contains(before, "trilateral")
	proper := s.proper(i)
	switch lemma {
	case "statement", "declaration", "communiqué", "communique":
		if !joint && !(proper && (lemma != "statement" || s.hasObject(i, "sign", "adopt"))) && !(lemma != "statement" && s.hasObject(i, "sign", "initial", "ink")) && !(lemma == "declaration" && s.hasObject(i, "issue", "adopt") && s.many(s.Tokens[i].Head)) {
			return ""
		}
	case "partnership":
		if !s.hasObject(i, "sign", "ink", "initial") {
			return ""
		}
	case "letter":
		if !s.hasKid(i, "nmod", "intent", "understanding", "agreement") {
			return ""
		}
	case "agreement", "consensus", "deal":
		if s.mere(i) || lemma == "consensus" && !proper {
			return ""
		}
	case "map":
		if !slices.Contains(before, "road") {
			return ""
		}
	case "plan", "programme", "program":
		if !slices.Contains(before, "action") && !s.hasKid(i, "nmod", "cooperation", "action", "consultation") {
			return ""
		}
	case "cessation":
		if !s.hasKid(i, "nmod", "hostility", "fire", "hostilities", "violence") {
			return ""
		}
	case "initiative", "framework", "compact", "arrangement", "start", "statute":
		if !proper {
			return ""
		}
	case "agenda":
		if !slices.ContainsFunc(before, func(w string) bool { return w == "partnership" || w == "association" || w == "cooperation" }) || !s.hasObject(i, "agree", "adopt", "sign", "endorse", "conclude") {
			return ""
		}
	case "text", "document", "settlement":
		if proper || s.hasObject(i, "draft", "circulate", "table") {
			return ""
		}
	}
	if s.plural(i) && s.rel(i) == "nmod" && s.preposition(i) == "of" && !s.tree.definite(i) && s.is(s.Tokens[i].Head, "implementation", "fulfilment", "fulfillment", "execution", "compliance", "observance") { // "implementation of agreements"
		return ""
	}
	if lemma == "agreement" && slices.Contains(before, "joint") && slices.Contains(before, "statement") {
		return "joint statement"
	}
	if kind == "agreement" || kind == "treaty" {
		for _, w := range before {
			switch w {
			case "ceasefire", "truce", "armistice", "cease-fire":
				return "ceasefire"
			case "peace":
				if lemma == "treaty" {
					return "treaty"
				}
			}
		}
	}
	return kind
}

// many reports whether more than one does what verb v tells.
func (s *story) many(v int) bool {
	subjects := s.subjects(v)
	return len(s.who(subjects)) > 1 || slices.ContainsFunc(subjects, s.plural)
}

// hasObject reports whether token i is the object of one of the verbs, or the subject of its passive.
func (t *tree) hasObject(i int, verbs ...string) bool {
	h := t.Tokens[i].Head
	return h >= 0 && t.verb(h) && t.is(h, verbs...) && (t.rel(i) == "obj" || t.Tokens[i].Dep == "nsubj:pass")
}

// mere reports whether an agreement is no more than one to meet or to go on: "an agreement was reached to hold the next round".
func (s *story) mere(i int) bool {
	v := s.Tokens[i].Head
	if !s.hasObject(i, "reach") {
		return false
	}
	for _, k := range append(s.kidsBy(v, "xcomp", "advcl"), s.kidsBy(i, "acl")...) {
		if s.hasKid(k, "mark", "to") && s.is(k, "hold", "meet", "continue", "convene", "organise", "organize", "maintain", "intensify", "resume", "stay", "keep") {
			return true
		}
	}
	return false
}

// headless reports whether a compound stands before a noun that names the same thing: "ceasefire agreement" is told by its head.
func (s *story) headless(i int) bool {
	h := s.Tokens[i].Head
	return h >= 0 && s.accordKindOf(h) == "" && s.Tokens[h].POS == "PROPN" && s.Tokens[i].POS == "PROPN"
}

func (s *story) accordKindOf(i int) string { return accordNouns[s.lemma(i)] }

// proper reports whether a noun is written as a name: "the Windsor Framework".
func (s *story) proper(i int) bool {
	f := s.Tokens[i].Form
	return f[0] >= 'A' && f[0] <= 'Z' && !s.Sentences[s.Tokens[i].Sent].Headline && i != s.Sentences[s.Tokens[i].Sent].Start
}

// accordAt reads what is done to the agreement that noun i names.
func (s *story) accordAt(i, sent int, kind string) {
	verb, stage, top := s.accordAct(i)
	if stage == "" || s.listed(i) {
		return
	}
	x := telling{trigger: verb, carrier: verb, span: dateline.Span{Start: verb, End: verb + 1}, sent: sent, place: -1, date: -1}
	if s.noun(verb) {
		x.carrier = top
	}
	mood, denied := s.mood(&x)
	if s.rel(verb) == "acl" && s.passive(verb) { // "the treaty, signed in May, was never ratified"
		mood, denied = s.tree.alone(verb)
	}
	if slices.ContainsFunc(s.kidsBy(i, "det"), func(k int) bool { return slices.Contains(negators, s.lemma(k)) }) { // "reached no agreement"
		denied = true
	}
	switch {
	case denied && (stage == "signed" || stage == "agreed" || stage == "initialled" || stage == "ratified"):
		stage = "not signed"
		if !slices.Contains([]string{"sign", "ink", "initial", "conclude", "reach"}, s.lemma(verb)) {
			return
		}
	case denied:
		return
	case mood.Value != tookPlace && (stage == "signed" || stage == "agreed" || stage == "initialled"):
		stage = "proposed"
	case mood.Value != tookPlace && (stage == "ratified" || stage == "in force"):
		stage = ""
	}
	for h := s.Tokens[verb].Head; h >= 0; h = s.Tokens[h].Head {
		if s.Tokens[verb].Tag == "VBG" && s.is(h, "aim", "strive", "direct", "gear") && s.Tokens[verb].Head == h { // "efforts aimed at reaching a truce"
			return
		}
		if s.lemma(h) == "threaten" || s.lemma(h) == "refuse" && stage != "not signed" {
			return
		}
	}
	s.when(&x)
	for _, k := range s.dated[sent] { // "the 3019 Treaty of Edoras was signed by Gondor"
		if d := &s.Dates[k]; x.date < 0 && stage != "suspended" && stage != "withdrawn" && stage != "ended" && stage != "in force" && d.Precision == "year" && d.Span.End <= i && s.Tokens[s.spanHead(d.Span)].Head == i {
			x.date = k
		}
	}
	s.where(&x)
	a := dateline.Agreement{
		Kind: dateline.Told{Value: kind, Span: dateline.Span{Start: i, End: i + 1}}, Stage: dateline.Told{Value: stage, Span: x.span},
		Place: x.place, Meeting: -1, Title: s.heading(i), Mentions: []dateline.EventMention{{Trigger: x.span, Sentence: sent}},
		Rule: "agreement " + s.lemma(verb) + " " + s.lemma(i),
	}
	if verb == i {
		a.Rule = "agreement " + s.lemma(i)
	}
	a.Parties = s.parties(i, verb)
	a.Topics = s.subject(i)
	for k := min(verb, i); k <= max(verb, i); k++ {
		for _, e := range s.events[k] {
			if c := s.Events[e].Code; !slices.Contains(a.Events, e) && (strings.HasPrefix(c, "05") || strings.HasPrefix(c, "03") || strings.HasPrefix(c, "08") || strings.HasPrefix(c, "12") || strings.HasPrefix(c, "16")) {
				a.Events = append(a.Events, e)
			}
		}
	}
	s.file(&accord{Agreement: a, date: x.date}, i, sent)
}

// effect returns the verb of "took effect" or "entered into force" that follows noun i with no other verb and no comma between, wherever the parser
// hangs the noun; -1 if there is none.
func (s *story) effect(i int) int {
	for k := i + 1; k < min(s.Sentences[s.Tokens[i].Sent].End, i+10); k++ {
		switch {
		case s.Tokens[k].Form == ",":
			return -1
		case s.is(k, "take") && s.verb(k) && s.is(min(k+1, len(s.Tokens)-1), "effect"), s.is(k, "enter", "come") && s.verb(k) && s.hasKid(k, "obl", "force", "effect"):
			return k
		case s.verb(k) && s.rel(k) != "aux":
			return -1
		}
	}
	return -1
}

// listed reports whether noun i stands for several agreements of which some are named: "five documents, including a treaty".
func (s *story) listed(i int) bool {
	if !s.plural(i) {
		return false
	}
	end := s.Sentences[s.Tokens[i].Sent].End
	for k := i + 1; k < min(end, i+4); k++ {
		if f := s.form(k); f != "including" && f != "such" {
			continue
		}
		for n := k + 1; n < min(end, k+9); n++ {
			if s.noun(n) && s.accordKind(n) != "" {
				return true
			}
		}
	}
	return false
}

// accordAct returns the word that tells what is done to agreement i, the stage that it makes, and the token that carries it in its clause.
func (s *story) accordAct(i int) (word int, stage string, carrier int) {
	for _, k := range s.kidsBy(i, "acl") { // "the treaty signed in Fornost", "the pact that they signed"
		if s.Tokens[k].Dep == "acl:relcl" && s.hasObject(i, "sign", "ink", "initial", "ratify") { // "signed a truce that others had brokered"
			continue
		}
		if st := s.stageOf(k); st != "" && (s.passive(k) || s.Tokens[k].Dep == "acl:relcl") {
			return k, st, k
		}
	}
	c := i
	for h := s.Tokens[c].Head; h >= 0 && s.rel(c) == "conj" && s.noun(h); h = s.Tokens[c].Head { // "signed a treaty and a protocol"
		c = h
	}
	for n := 0; n < 2; n++ { // "participation in the treaty", "a number of agreements", "a draft of the treaty"
		h := s.Tokens[c].Head
		if h < 0 || s.rel(c) != "nmod" && s.rel(c) != "compound" || !s.noun(h) {
			break
		}
		if s.lemma(h) == "ceremony" && slices.Contains(s.before(h), "signing") {
			return h, "signed", h
		}
		if v := s.Tokens[h].Head; v >= 0 && s.is(h, "negotiation", "talk") && s.hasObject(h, "conclude", "complete", "finish", "finalise", "finalize", "wrap") && s.preposition(c) != "" { // "concluded negotiations for a treaty"
			return v, "agreed", v
		}
		if st := acts[s.lemma(h)]; st != "" && s.preposition(h) != "without" && s.rel(c) == "nmod" && slices.Contains([]string{"of", "from", "on", "for", "over", "to"}, s.preposition(c)) {
			return h, st, h
		}
		if !slices.Contains([]string{"participation", "number", "package", "series", "raft", "compliance", "set", "copy", "document", "range", "implementation", "membership", "part", "text"}, s.lemma(h)) {
			break
		}
		c = h
	}
	if v := s.effect(i); v >= 0 {
		return v, "in force", c
	}
	h := s.Tokens[c].Head
	if h < 0 || !s.verb(h) || s.form(h) == "understanding" {
		if prev := s.beside(i); prev >= 0 {
			if s.noun(prev) {
				return prev, acts[s.lemma(prev)], prev
			}
			return prev, s.stageOf(prev), c
		}
		if slices.Contains(s.before(i), "draft") {
			return i, "proposed", c
		}
		if h < 0 && s.hasKid(i, "cop") {
			return i, "", c
		}
		return i, "", c
	}
	st := s.stageOf(h)
	switch {
	case s.rel(c) == "obj" || s.Tokens[c].Dep == "nsubj:pass" || s.rel(c) == "obl" && s.preposition(c) == "":
		if s.is(h, "hold", "keep", "put", "place") && slices.ContainsFunc(s.by2(h, "in", "into"), func(k int) bool { return s.lemma(k) == "abeyance" }) {
			return h, "suspended", c
		}
		if s.lemma(h) == "take" || s.lemma(h) == "enter" || s.lemma(h) == "come" || s.lemma(h) == "expire" {
			return h, "", c
		}
		if s.is(h, "exchange") && s.is(i, "document", "text", "letter") {
			return h, "", c
		}
		if s.lemma(h) == "put" && s.hasKid(h, "obl", "effect", "force") {
			return h, "in force", c
		}
		if s.lemma(h) == "leave" && accordNouns[s.lemma(i)] != "treaty" || s.lemma(h) == "announce" && s.Tokens[c].Dep == "nsubj:pass" {
			return h, "", c
		}
		if s.lemma(h) == "approve" && !slices.ContainsFunc(s.subjects(h), func(k int) bool {
			return slices.ContainsFunc(s.at(k), func(a dateline.Attendee) bool { return a.Sector == "LEG" })
		}) {
			return h, "", c
		}
		if s.lemma(h) == "award" && s.accordKind(i) == "contract" {
			return h, "agreed", c
		}
		return h, st, c
	case s.Tokens[c].Dep == "nsubj":
		if slices.ContainsFunc(s.by2(h, "in", "into", "on"), func(k int) bool { return s.is(k, "abeyance", "hold", "limbo") }) { // "remains in abeyance"
			return h, "suspended", c
		}
		switch s.lemma(h) {
		case "enter", "come":
			if s.hasKid(h, "obl", "force", "effect") {
				return h, "in force", c
			}
		case "take":
			if s.hasKid(h, "obj", "effect") {
				return h, "in force", c
			}
		case "expire", "lapse", "end", "collapse":
			return h, "ended", c
		}
	case s.rel(c) == "obl":
		if p := s.preposition(c); p == "including" || p == "such as" {
			return h, st, c
		} else if p == "from" { // "announced their withdrawal from the treaty"
			for _, o := range s.kidsBy(h, "obj") {
				if acts[s.lemma(o)] == "withdrawn" {
					return o, "withdrawn", o
				}
			}
		}
		if accordNouns[s.lemma(i)] == "joint statement" && s.preposition(c) == "in" && !s.tree.definite(i) {
			return h, "agreed", c
		}
		if slices.Contains(governed[s.lemma(h)], s.preposition(c)) {
			if s.lemma(h) == "work" {
				return h, "negotiated", c
			}
			if s.lemma(h) == "agree" && s.preposition(c) == "to" && s.proper(i) {
				return h, "", c
			}
			return h, st, c
		}
	case s.rel(c) == "xcomp" || s.Tokens[c].Dep == "appos":
	}
	return h, "", c
}

// beside returns the verb of the agreement that agreement i is coordinated with, though the parser hangs i on some other word: "signed the Treaty on
// Roads between Gondor and Rohan, as well as the Treaty on Rivers"; -1 if there is none.
func (s *story) beside(i int) int {
	if s.rel(i) != "conj" && s.rel(i) != "appos" {
		return -1
	}
	start := s.Sentences[s.Tokens[i].Sent].Start
	end := s.Sentences[s.Tokens[i].Sent].End
	for k := i + 1; k < end; k++ { // "an Agreement on X and a Protocol on Y were signed"
		if s.verb(k) && s.passive(k) && s.rel(k) != "acl" && s.stageOf(k) != "" && slices.ContainsFunc(s.kidsBy(k, "nsubj:pass"), func(o int) bool { return o < i && s.accordKind(o) != "" && s.Subtree(o).Contains(i) }) {
			return k
		}
	}
	for k := i - 1; k >= start; k-- {
		if s.is(k, "signing", "signature") && s.noun(k) && slices.ContainsFunc(s.by2(k, "of"), func(o int) bool { return s.accordKind(o) != "" && s.Subtree(o).Contains(i) }) {
			return k
		}
		if s.form(k) == "understanding" || s.Tokens[k].Tag == "VBG" && s.hasKid(k, "mark", "on", "for", "of") { // "a plan on expanding trade and a protocol"
			continue
		}
		if s.verb(k) && s.rel(k) != "amod" && s.rel(k) != "case" {
			if s.stageOf(k) != "" && slices.ContainsFunc(s.kidsBy(k, "obj", "nsubj:pass"), func(o int) bool { return s.accordKind(o) != "" }) {
				return k
			}
			return -1
		}
	}
	return -1
}

func (s *story) stageOf(v int) string {
	if !s.verb(v) {
		return ""
	}
	return stageVerbs[s.lemma(v)]
}

// heading returns the words that name agreement i: its name in capitals or the noun with what it is about; empty if it is called no more than
// an agreement.
func (s *story) heading(i int) dateline.Span {
	span := s.phrase(i)
	if s.proper(i) {
		span.End = max(span.End, s.run(i))
	} else if p := s.preposed(i); p > span.End {
		span.End = p
	}
	for _, k := range s.by2(i, "in", "at") { // where it was signed is no part of its name
		if _, place := s.places[k]; place && k < span.End {
			span.End = max(i+1, s.Subtree(k).Start)
		}
	}
	for _, k := range s.kidsBy(i, "nmod") { // whom it is with or put to is no part of its name
		if p := s.preposition(k); !s.proper(i) && (p == "with" || p == "to" || p == "by") && s.Subtree(k).Start > i {
			span.End = max(i+1, min(span.End, s.Subtree(k).Start))
		}
	}
	for k := i + 2; k+1 < span.End && !s.proper(i); k++ { // "a protocol on steel in Edoras"
		if n, ok := s.places[k+1]; ok && (s.form(k) == "in" || s.form(k) == "at") && !s.wide(n) {
			span.End = k
		}
	}
	for _, k := range s.kidsBy(i, "nmod") { // "five documents, including a treaty"
		if p := s.preposition(k); p == "including" || p == "such as" || p == "like" {
			span.End = max(i+1, min(span.End, s.Subtree(k).Start))
			for span.End > i+1 && s.Tokens[span.End-1].POS == "PUNCT" {
				span.End--
			}
		}
	}
	for k := i + 2; k < span.End; k++ { // a second agreement behind "and"
		if accordNouns[s.lemma(k)] != "" && s.noun(k) && s.rel(k) == "conj" {
			if c := s.Subtree(k).Start; c > i && c < span.End {
				span.End = c
				for span.End > i+1 && (s.Tokens[span.End-1].POS == "CCONJ" || s.Tokens[span.End-1].POS == "PUNCT" || s.Tokens[span.End-1].POS == "DET") {
					span.End--
				}
			}
		}
	}
	if kind := accordNouns[s.lemma(i)]; kind == "ceasefire" && !s.proper(i) {
		return dateline.Span{}
	}
	for span.Start < i && s.undue(span.Start) {
		if s.Tokens[span.Start].POS == "NUM" && s.dash(span.Start+1) { // "an eleven-point declaration"
			span.Start = min(i-1, span.Start+2)
		}
		span.Start++
	}
	if span.End-span.Start < 2 {
		return dateline.Span{}
	}
	return span
}

// undue reports whether token k before the noun of an agreement is no part of its name.
func (s *story) undue(k int) bool {
	switch s.Tokens[k].POS {
	case "DET", "NUM", "PUNCT", "PART":
		return true
	}
	capital := s.Tokens[k].Form[0] >= 'A' && s.Tokens[k].Form[0] <= 'Z'
	return s.rel(k) == "amod" && slices.Contains(plain, s.lemma(k)) && !capital || s.rel(k) == "nmod"
}

// run returns the end of the run of words with capitals that begins at token i, small words between them included.
func (s *story) run(i int) int {
	end := i + 1
	for k := i + 1; k < s.Sentences[s.Tokens[i].Sent].End; k++ {
		f := s.Tokens[k].Form
		switch {
		case f[0] >= 'A' && f[0] <= 'Z' || s.Tokens[k].POS == "NUM":
			if s.dateAt(k) {
				return end
			}
			end = k + 1
		case slices.Contains([]string{"of", "on", "for", "the", "and", "between", "to", "from", "-", "'s", "’s", "in"}, f):
		default:
			return end
		}
		if strings.HasPrefix(f, "as") {
			return end
		}
	}
	return end
}

// preposed returns the end of the phrase behind "on" or "for" right after token i, wherever the parser hangs it, 0 if there is none.
func (s *story) preposed(i int) int {
	if i+1 >= len(s.Tokens) || s.Tokens[i+1].POS != "ADP" || !slices.Contains([]string{"on", "for", "concerning"}, s.form(i+1)) {
		return 0
	}
	h := s.Tokens[i+1].Head
	if h <= i || s.dateAt(h) || s.Tokens[h].Sent != s.Tokens[i].Sent {
		return 0
	}
	return s.phrase(h).End
}

// plain adjectives are no part of an agreement's name.
var plain = []string{
	"new", "joint", "bilateral", "trilateral", "several", "last", "old", "historic", "important", "intergovernmental", "whole", "permanent", "similar", "other", "current", "final", "latest", "international", "existing", "comprehensive",
	"corresponding", "relevant", "key", "major", "earlier", "previous", "first", "second", "many", "same",
}

// parties returns who agrees: the subject of the act, and those behind "with" and "between".
func (s *story) parties(i, verb int) []dateline.Attendee {
	var out []dateline.Attendee
	title := s.heading(i)
	enter := func(list []dateline.Attendee) {
		for _, a := range list {
			if a.Sector != "MED" && (!a.Span.Overlaps(title) || s.political(&a)) {
				out = add(out, a)
			}
		}
	}
	if s.verb(verb) {
		if s.rel(verb) == "acl" && s.Tokens[verb].Dep != "acl:relcl" {
			enter(s.who(s.by2(verb, "by")))
		} else {
			if n := s.joined(verb); n >= 0 {
				enter(s.records[n].people)
			} else {
				enter(s.assembly(verb, s.who(s.subjects(verb))))
			}
			if h := s.Tokens[verb].Head; len(out) == 0 && s.Tokens[verb].Dep == "acl" && h >= 0 { // a headline: "Gondor to quit the treaty"
				enter(s.at(h))
			}
			if h := s.Tokens[verb].Head; len(out) == 0 && s.Tokens[verb].Dep == "acl" && h >= 0 { // "gave notice that it will withdraw"
				enter(s.who(s.subjects(s.Tokens[h].Head)))
			}
		}
		enter(s.who(s.by2(verb, "with", "between")))
		if s.is(verb, "propose", "offer", "award") {
			enter(s.who(append(s.by2(verb, "to"), s.by2(i, "to")...)))
		}
		for h := verb; len(out) < 2 && h >= 0 && (s.rel(h) == "advcl" && s.hasKid(h, "mark", "to") || s.rel(h) == "xcomp"); { // "met X to sign a treaty"
			h = s.Tokens[h].Head
			if n, ok := s.by[h]; ok {
				enter(s.records[n].people)
			}
		}
	} else if verb != i {
		enter(s.who(s.lists(s.kidsBy(verb, "nmod:poss"))))
		enter(s.who(s.by2(verb, "by", "between")))
		if v := s.clause(verb); len(out) == 0 && s.hasKid(verb, "nmod:poss") && v >= 0 && s.verb(v) { // "announced their withdrawal from the treaty"
			enter(s.who(s.subjects(v)))
		} else if v >= 0 && s.is(v, "congratulate", "commend", "felicitate") { // "congratulated Rohan on the signing of the treaty"
			enter(s.who(s.lists(s.kidsBy(v, "obj"))))
		}
	}
	enter(s.between(i))
	enter(s.who(s.by2(i, "with", "among")))
	for _, k := range s.kidsBy(i, "nmod:poss", "amod") {
		if k < i {
			enter(s.at(k))
		}
	}
	for k := s.phrase(i).Start; len(out) < 2 && k < i; k++ { // "the Gondor-Rohan deal"
		if p, end := s.country(k); end > 0 && (s.dash(k-1) || s.dash(end)) {
			enter([]dateline.Attendee{p})
		}
	}
	return out
}

// joined returns the record of a meeting of several that a verb tells with which verb v shares its subject, -1 if there is none: "met in Edoras and
// issued a statement".
func (s *story) joined(v int) int {
	h := s.Tokens[v].Head
	if s.rel(v) != "conj" || h < 0 || !s.verb(h) || s.hasKid(v, "nsubj") || s.passive(v) {
		return -1
	}
	if n, ok := s.by[h]; ok && family(s.records[n].Kind.Value) != visit && len(s.records[n].people) > 1 {
		return n
	}
	return -1
}

// assembly returns whom "the leaders" of verb v stand for after a summit or session was told: those who met there; else the list itself.
func (s *story) assembly(v int, list []dateline.Attendee) []dateline.Attendee {
	if slices.ContainsFunc(list, func(a dateline.Attendee) bool { return s.person(&a) }) {
		return list
	}
	sent := s.Tokens[v].Sent
	n := s.last(sent)
	if n >= 0 && sent-s.lastSentence(n, sent) <= 3 && len(s.records[n].Sides) == 0 && len(list) < 2 && len(s.sides(s.records[n])) == 2 {
		for _, k := range s.subjects(v) { // "the two ministers"
			if s.is(k, "leader", "minister", "premier", "president", "head", "diplomat", "man", "woman") && slices.ContainsFunc(s.kids(k), func(c int) bool { return s.is(c, "two", "both") }) {
				return slices.Clone(s.records[n].people)
			}
		}
	}
	if n < 0 || rank(s.records[n].Kind.Value) < 2 || sent-s.lastSentence(n, sent) > 2 {
		return list
	}
	for _, k := range s.subjects(v) {
		if s.is(k, "leader", "minister", "head", "participant", "side", "party", "they", "member") && len(s.kidsBy(k, "amod", "compound", "nmod", "nummod")) == 0 {
			return slices.Clone(s.records[n].first)
		}
	}
	return list
}

// subject returns what agreement i is about.
func (s *story) subject(i int) []dateline.Topic {
	var out []dateline.Topic
	toks := append(s.by2(i, "on", "about", "regarding", "concerning"), s.by2(i, "in", "for")...)
	for _, k := range s.kidsBy(i, "nmod") { // "memorandum of understanding on trade", where the parser hangs trade on understanding
		if f := s.form(k); f == "understanding" || f == "intent" {
			toks = append(toks, s.by2(k, "on", "in", "for")...)
		}
	}
	for _, k := range toks {
		if _, place := s.places[k]; place || s.dateAt(k) || s.accordKind(k) != "" || len(s.heads[k]) > 0 && s.Tokens[k].POS == "PROPN" {
			continue
		}
		out = append(out, s.themes(k, s.Members(k))...)
	}
	return out
}

// file joins a telling of an agreement to the record of it, or makes a new one.
func (s *story) file(a *accord, i, sent int) {
	if a.date >= 0 && s.old(&s.Dates[a.date]) {
		a.Historical = true
	}
	definite := s.tree.definite(i)
	for n := len(s.accords) - 1; n >= 0; n-- {
		b := s.accords[n]
		if b.Kind.Value != a.Kind.Value && a.Kind.Value != "agreement" && b.Kind.Value != "agreement" {
			continue
		}
		if b.Kind.Value != a.Kind.Value && !a.Title.Empty() && b.Title.Empty() { // another one, called by its name
			continue
		}
		known := !a.Title.Empty() && !b.Title.Empty() && s.alike(a.Title, b.Title)
		bare := (a.Title.Empty() || b.Title.Empty()) && (definite || s.Sentences[b.Mentions[0].Sentence].Headline) && s.plural(i) == s.plural(b.Kind.Span.Start)
		if !known && (a.Kind.Value != b.Kind.Value && a.Kind.Value != "agreement" || !a.Title.Empty()) && len(a.Parties) > 0 && len(b.Parties) > 0 && !slices.ContainsFunc(a.Parties, func(p dateline.Attendee) bool { return s.covered(&p, b.Parties) }) {
			continue
		}
		if !known && !bare || a.Stage.Value == "not signed" != (b.Stage.Value == "not signed") {
			continue
		}
		if a.date >= 0 && b.date >= 0 && a.Stage.Value == b.Stage.Value && cut(&s.Dates[a.date]) != cut(&s.Dates[b.date]) && !known {
			continue
		}
		s.merge(b, a)
		return
	}
	if a.Stage.Value == "" || !s.binding(a, sent) {
		return
	}
	s.accords = append(s.accords, a)
}

func (s *story) plural(i int) bool { return s.Tokens[i].Tag == "NNS" || s.Tokens[i].Tag == "NNPS" }

// alike reports whether two names of agreements have most words in common, with or without the words for agreements: "trade deal", "free trade
// agreement".
func (s *story) alike(a, b dateline.Span) bool {
	words := func(p dateline.Span, all bool) []string {
		var out []string
		for i := p.Start; i < p.End; i++ {
			if p := s.Tokens[i].POS; (p == "NOUN" || p == "PROPN" || p == "ADJ") && (all || accordNouns[s.lemma(i)] == "") {
				out = append(out, s.lemma(i))
			}
		}
		return out
	}
	for _, all := range []bool{true, false} {
		x, y := words(a, all), words(b, all)
		if len(x) > len(y) {
			x, y = y, x
		}
		n := 0
		for _, w := range x {
			if slices.Contains(y, w) {
				n++
			}
		}
		if len(x) > 0 && 3*n >= 2*len(x) {
			return true
		}
	}
	return false
}

// progress orders the stages in the life of an agreement.
var progress = []string{"proposed", "negotiated", "agreed", "not signed", "initialled", "signed", "ratified", "in force", "suspended", "withdrawn", "ended"}

// merge adds what a later telling tells to the record b.
func (s *story) merge(b, a *accord) {
	b.Mentions = append(b.Mentions, a.Mentions...)
	for _, e := range a.Events {
		if !slices.Contains(b.Events, e) {
			b.Events = append(b.Events, e)
		}
	}
	if a.Historical && !b.Historical || a.Stage.Value == "" {
		return
	}
	if b.Historical && !a.Historical || slices.Index(progress, a.Stage.Value) > slices.Index(progress, b.Stage.Value) && a.Historical == b.Historical {
		b.Stage, b.Historical = a.Stage, a.Historical
		if a.date >= 0 || b.Historical != a.Historical {
			b.date = a.date
		}
	}
	if b.date < 0 {
		b.date = a.date
	}
	if b.Place < 0 {
		b.Place = a.Place
	}
	if a.Title.End-a.Title.Start > b.Title.End-b.Title.Start {
		b.Title = a.Title
	}
	if b.Kind.Value == "agreement" && a.Kind.Value != "agreement" {
		b.Kind = a.Kind
	}
	for _, p := range a.Parties {
		if !s.covered(&p, b.Parties) || s.person(&p) {
			b.Parties = add(b.Parties, p)
		}
	}
	for _, t := range a.Topics {
		if !slices.ContainsFunc(b.Topics, func(u dateline.Topic) bool { return s.Words(u.Span) == s.Words(t.Span) }) {
			b.Topics = append(b.Topics, t)
		}
	}
}

// binding reports whether an agreement is one of politics: a party acts in politics, or nobody is named and the report tells of a meeting, whose
// sides are the parties then.
func (s *story) binding(a *accord, sent int) bool {
	if len(a.Parties) > 0 {
		return !s.played && slices.ContainsFunc(a.Parties, func(p dateline.Attendee) bool { return s.political(&p) })
	}
	if r := s.present(a, sent); r != nil {
		a.Parties = slices.Clone(r.people)
		return true
	}
	if n := s.last(sent); n >= 0 && sent-s.lastSentence(n, sent) <= 3 && (a.Stage.Value == "signed" || a.Stage.Value == "agreed") && !a.Historical {
		a.Parties = slices.Clone(s.records[n].people)
		return true
	}
	return !a.Title.Empty() && s.proper(a.Kind.Span.Start) && a.Stage.Value != "negotiated" && a.Stage.Value != "agreed"
}

// present returns the meeting of at least two at which an agreement without parties is told to be signed in the same sentence, nil if there is none.
func (s *story) present(a *accord, sent int) *record {
	for _, r := range s.records {
		if r.Kind.Value == "signing" && len(r.people) > 1 && r.Mentions[len(r.Mentions)-1].Sentence == sent && a.Stage.Value == "signed" {
			return r
		}
	}
	return nil
}

// settle fills in what follows from the whole report.
func (s *story) settle() {
	for n, a := range s.accords {
		if a.date >= 0 {
			d := &s.Dates[a.date]
			a.Date, a.DatePrecision, a.When = cut(d), d.Precision, d.Span
		} else if a.Stage.Value != "proposed" && a.Stage.Value != "negotiated" && s.today() != "" && !a.Historical {
			a.Date, a.DatePrecision = s.today(), "report"
		}
		a.ID = s.id("agreement", a.Kind.Value, a.Mentions[0].Trigger)
		if a.Historical {
			continue
		}
		for _, k := range s.nearest(a) {
			r := s.records[k]
			if a.date >= 0 && s.earlier(&s.Dates[a.date], r) || r.Stage.Value != tookPlace || r.Historical || family(r.Kind.Value) == visit || a.Stage.Value != "signed" && a.Stage.Value != "agreed" && a.Stage.Value != "initialled" {
				continue
			}
			shared := 0
			for i := range r.people {
				if s.covered(&r.people[i], a.Parties) {
					shared++
				}
			}
			if shared >= 2 || shared == 1 && len(a.Parties) == 1 && len(r.people) > 1 && s.near(a, r) {
				a.Meeting = k
				kind := a.Stage.Value
				if kind == "initialled" {
					kind = "signed"
				}
				r.Outcomes = append(r.Outcomes, dateline.Outcome{Kind: kind, Span: s.outcomeSpan(a), Meeting: -1, Agreement: n})
				break
			}
		}
	}
	for _, r := range s.records {
		slices.SortStableFunc(r.Outcomes, func(a, b dateline.Outcome) int { return a.Span.Start - b.Span.Start })
	}
}

// nearest lists the records, those told last before the agreement first, then those told after it.
func (s *story) nearest(a *accord) []int {
	at := a.Mentions[len(a.Mentions)-1].Sentence
	var before, after []int
	for k := len(s.records) - 1; k >= 0; k-- {
		if s.records[k].Mentions[0].Sentence <= at {
			before = append(before, k)
		} else {
			after = append(after, k)
		}
	}
	return append(before, after...)
}

// earlier reports whether a time lies before meeting r, of which a day or month is told, or well before the report.
func (s *story) earlier(d *dateline.TimeExpression, r *record) bool {
	if r.date >= 0 {
		return d.To != "" && d.To < s.Dates[r.date].From
	}
	day := s.today()
	return day != "" && d.Precision != "day" && d.To != "" && d.To < day[:7]
}

func (s *story) near(a *accord, r *record) bool {
	for _, m := range r.Mentions {
		if d := a.Mentions[0].Sentence - m.Sentence; d >= 0 && d <= 2 {
			return true
		}
	}
	return false
}

// outcomeSpan returns the words from the act to the name of the agreement.
func (s *story) outcomeSpan(a *accord) dateline.Span {
	at := a.Stage.Span
	name := a.Title
	if name.Empty() {
		name = a.Kind.Span
	}
	if s.Tokens[name.Start].Sent != s.Tokens[at.Start].Sent {
		return at
	}
	return dateline.Span{Start: min(at.Start, name.Start), End: max(at.End, name.End)}
}
