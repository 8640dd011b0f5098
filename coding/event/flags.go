package event

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline"
)

var (
	negators    = []string{"not", "never", "no", "n't", "neither", "nor"}
	futureWords = []string{"will", "shall", "'ll", "wo"}
	conditional = []string{"would", "could", "may", "might", "'d"}
	doubtful    = []string{"allegedly", "reportedly", "purportedly", "supposedly", "apparently"}
	doubtAdj    = []string{"alleged", "suspected", "reported", "purported", "supposed", "apparent"}
	ifMarks     = []string{"if", "unless", "whether"}
	// what stands above a clause that is planned or only thought of
	plansVerb = []string{"plan", "expect", "intend", "schedule", "set", "prepare", "due", "aim", "hope", "want", "seek", "wish", "propose", "vow", "pledge", "promise", "determined", "commit", "ready", "consider", "slate"}
	plansNoun = []string{"plan", "intention", "preparation", "proposal", "idea", "prospect", "possibility", "threat", "hope", "readiness", "willingness", "pledge", "promise", "vow"}
	allege    = []string{"accuse", "allege", "claim", "believe", "suspect", "think", "assume", "blame", "charge", "suggest"}
	says      = []string{"say", "tell", "claim", "insist", "maintain", "assert", "state", "announce", "declare", "add"}
	hearsay   = []string{"allegation", "accusation", "claim", "rumour", "rumor", "suspicion"}
	occur     = []string{"take", "begin", "start", "continue", "resume", "occur", "happen", "end", "open", "follow", "be", "go", "fail", "last", "focus"}
	// verbs that report what somebody is going to do
	reporting = []string{"say", "announce", "tell", "promise", "pledge", "vow", "confirm", "declare", "add", "state", "indicate", "signal", "agree", "decide"}
	// light verbs that may be negated while their act goes on: "nobody claimed the attack"
	apart   = []string{"claim", "stop", "halt", "cease", "suspend", "end", "show", "receive"}
	history = []string{"anniversary", "commemorate", "commemoration", "remembrance"}
)

// flags sets polarity, modality and tense of an event from the words around its trigger and above it.
func (c *coder) flags(a *act, e *dateline.Event) {
	i := a.trigger
	for _, k := range a.words {
		if k == i || c.isNoun(k) {
			c.local(k, e, a.words...)
		}
	}
	h := c.Tokens[i].Head
	from := i
	for n := 0; h >= 0 && n < 8; n++ {
		rel := c.Tokens[from].Dep
		switch c.rel(from) {
		case "conj":
			if c.isVerb(h) && c.isVerb(from) && !c.hasFinite(from) || c.Tokens[from].Tag == "VB" {
				c.local(h, e)
			}
		case "xcomp", "obj", "nsubj", "ccomp", "csubj", "obl", "nmod", "acl", "advcl", "parataxis":
			if c.rel(from) != "xcomp" || !c.performed(h, a.code) {
				c.above(from, h, rel, e)
			}
		default:
		}
		if rel == "acl:relcl" || c.rel(from) == "parataxis" || c.rel(from) == "nsubj" && n > 0 {
			break
		}
		if c.isNoun(from) && c.isVerb(h) && !slices.Contains(lightVerbs, c.lemma(h)) {
			break // what stands above the verb is about the verb, not about the noun
		}
		from, h = h, c.Tokens[h].Head
	}
	if a.negated {
		e.Negated = true
	}
	if a.code >= "17" && c.accordingTo(i, e) {
		a.alleged = true
	}
	for _, q := range c.quotes[i] {
		if cue := c.Quotes[q].Cue; !cue.Empty() && !cue.Contains(i) && c.lemma(cue.Start) == "allege" {
			a.alleged = true
		}
	}
	if a.alleged || a.code >= "17" && c.charged(i, e) {
		e.Alleged = true
	}
	if a.admitted {
		e.Alleged = false
	}
}

// accordingTo reports whether an act is told according to a party other than the one who is said to have done it.
func (c *coder) accordingTo(i int, e *dateline.Event) bool {
	for n := 0; n < 3 && c.rel(i) == "conj" && c.Tokens[i].Head >= 0; n++ {
		i = c.Tokens[i].Head
	}
	if !c.isVerb(i) || len(e.Source) == 0 {
		return false
	}
	for _, k := range c.kidsBy(i, "obl", "advcl") {
		if !strings.HasPrefix(c.preposition(k), "accord") {
			continue
		}
		for _, t := range c.mentioned(k, false) {
			if c.accuser(t, e) {
				return true
			}
		}
	}
	return false
}

// accuser reports whether t is a party in politics other than the sources of the event.
func (c *coder) accuser(t dateline.Participant, e *dateline.Event) bool {
	party := func(p dateline.Participant) bool {
		return slices.Contains([]string{"GOV", "MIL", "REB", "OPP", "PTY", "SPY"}, p.Sector) || p.Code == p.Country && p.Code != ""
	}
	return party(t) && !slices.ContainsFunc(e.Source, func(p dateline.Participant) bool {
		return !party(p) || p.Actor == t.Actor || p.Country == t.Country && p.Country != ""
	})
}

// charged reports whether an act of violence or coercion is told by a party other than the one who is said to have done it, in the clause right
// below the verb of saying: "Gondor said that Mordor bombed Rohan". Police, courts, reporters and international bodies are no party.
func (c *coder) charged(i int, e *dateline.Event) bool {
	for c.rel(i) == "conj" && c.Tokens[i].Head >= 0 {
		i = c.Tokens[i].Head
	}
	h := c.Tokens[i].Head
	if c.rel(i) != "ccomp" || h < 0 || !c.isVerb(i) || !slices.Contains(says, c.lemma(h)) || len(e.Source) == 0 {
		return false
	}
	for _, k := range c.subjects(h) {
		for _, t := range c.mentioned(k, false) {
			if c.accuser(t, e) {
				return true
			}
		}
	}
	return false
}

// local reads auxiliaries, negation and adverbs of one word. The tokens in spent have been reckoned with: the code of "will not accept" is
// refusal already.
func (c *coder) local(k int, e *dateline.Event, spent ...int) {
	for _, x := range c.kids(k) {
		if slices.Contains(spent, x) {
			continue
		}
		l := strings.ToLower(c.Tokens[x].Lemma)
		f := strings.ToLower(c.Tokens[x].Form)
		switch c.rel(x) {
		case "advmod", "det", "cc":
			if slices.Contains(negators, l) || slices.Contains(negators, f) {
				e.Negated = true
			}
			if slices.Contains(doubtful, l) {
				e.Alleged = true
			}
			if h := c.Tokens[k].Head; l == "any" && c.rel(x) == "det" && !e.Negated && (h < 0 || c.lemma(h) != "deny") {
				e.Hypothetical = true // "any attack will be answered"
			}
		case "amod":
			if slices.Contains(doubtAdj, l) {
				e.Alleged = true
			}
			if l == "future" || l == "upcoming" || l == "planned" || l == "forthcoming" {
				e.Future = true
			}
		case "aux":
			if x > c.Sentence(x).Start && isCapital(c.Tokens[x].Form) {
				continue // Theresa May
			}
			if slices.Contains(futureWords, l) {
				e.Future = true
			}
			if (l == "would" || f == "would") && c.reported(k) {
				e.Future = true
			} else if slices.Contains(conditional, l) || slices.Contains(conditional, f) {
				e.Hypothetical = true
			}
		case "nsubj":
			if c.hasKid(x, "det", "no") || slices.Contains([]string{"nobody", "none"}, l) {
				e.Negated = true // "no group claimed"
			}
		case "mark":
			if slices.Contains(ifMarks, l) {
				e.Hypothetical = true
			}
		}
	}
}

// reported reports whether the clause of verb k tells in the past what somebody said of the time to come: "said it would free the
// prisoners", and not "said it would help if".
func (c *coder) reported(k int) bool {
	for n := 0; n < 3 && (c.rel(k) == "conj" || c.rel(k) == "xcomp"); n++ {
		k = c.Tokens[k].Head
	}
	h := c.Tokens[k].Head
	if h < 0 || c.rel(k) != "ccomp" || !slices.Contains([]string{"VBD", "VBN"}, c.Tokens[h].Tag) || !slices.Contains(reporting, c.lemma(h)) {
		return false
	}
	for _, x := range c.kidsBy(k, "advcl") {
		if c.hasKid(x, "mark", ifMarks...) {
			return false
		}
	}
	return true
}

// above reads what token h, which governs the trigger's clause by rel, makes of it.
func (c *coder) above(from, h int, rel string, e *dateline.Event) {
	l := strings.ToLower(c.lemma(h))
	nominal := c.isNoun(from)
	switch c.rel(from) {
	case "xcomp", "ccomp", "csubj":
		if slices.Contains(plansVerb, l) {
			e.Future = true
		}
		if slices.Contains(allege, l) {
			e.Alleged = true
		}
		if c.rel(from) == "xcomp" {
			c.local(h, e)
			if l == "go" && c.Tokens[h].Tag == "VBG" {
				e.Future = true
			}
		} else if c.isVerb(h) && c.hasKid(h, "advmod", "not", "never") && l != "say" {
			e.Negated = true
		}
	case "obj", "nsubj":
		if nominal {
			if slices.Contains(lightVerbs, l) && !slices.Contains(apart, l) || c.rel(from) == "nsubj" && slices.Contains(occur, l) {
				c.local(h, e)
			}
			if slices.Contains(plansVerb, l) {
				e.Future = true
			}
			if slices.Contains(history, l) {
				e.Historical = true
			}
		}
	case "advcl":
		if (c.Tokens[from].Tag == "VBG" && !c.hasKid(from, "mark") || c.Tokens[from].Tag == "VB" && c.hasKid(from, "mark", "to")) && c.hasKid(h, "aux", futureWords...) {
			e.Future = true // "will go to Rohan, meeting the king", "will go to Rohan to meet the king"
		}
		if c.hasKid(from, "mark", ifMarks...) || c.hasKid(from, "mark", "until", "till") && c.hasKid(h, "aux", append(futureWords, conditional...)...) {
			e.Hypothetical = true
		}
		if c.hasKid(from, "mark", "without") {
			e.Negated = true
		}
		if slices.Contains(allege, l) && c.hasKid(from, "mark", "of", "for") {
			e.Alleged = true
		}
	case "acl":
		if rel == "acl" && slices.Contains(plansNoun, l) {
			e.Future = true
		}
	case "obl", "nmod":
		if slices.Contains(history, l) {
			e.Historical = true
		}
		if slices.Contains(allege, l) && slices.Contains([]string{"of", "for"}, c.preposition(from)) {
			e.Alleged = true
		}
		if c.preposition(from) == "for" && c.isVerb(h) && c.hasKid(h, "aux", futureWords...) {
			e.Future = true // "will travel to Rohan for talks"
		}
		if c.preposition(from) == "of" {
			if slices.Contains(plansNoun, l) {
				e.Future = true
			}
			if slices.Contains(hearsay, l) && c.isNoun(h) {
				e.Alleged = true
			}
		}
	}
}

// date finds the time that the clause of the trigger tells, or the clause above it: "said on Sunday that", "shelled the town on Sunday, killing".
func (c *coder) date(a *act, e *dateline.Event) {
	best := c.dateOf(a.trigger, e.Sentence)
	own := best >= 0
	for i, n := a.trigger, 0; best < 0 && n < 6 && c.within(i) && !c.later(i); n++ {
		i = c.Tokens[i].Head
		if i >= 0 {
			best = c.dateOf(i, e.Sentence)
		}
	}
	if best >= 0 {
		d := &c.Dates[best]
		e.Date, e.DatePrecision = d.Value, d.Precision
		switch e.Date = d.From; d.Precision {
		case "month":
			e.Date = d.From[:min(7, len(d.From))]
		case "year", "decade", "century":
			e.Date = d.From[:min(4, len(d.From))]
		}
		if day := c.today(); day != "" && d.To != "" {
			if d.From > day {
				e.Future = e.Future || own
			} else if year(d.To) > 0 && year(day)-year(d.To) >= 1 && d.To < day && daysApart(d.To, day) > 180 {
				e.Historical = true
			}
		}
		return
	}
	if day := c.today(); day != "" {
		e.Date, e.DatePrecision = day, "report"
		e.Historical = e.Historical || c.longAgo(a.trigger, e.Sentence, a.code)
	}
}

// dateOf returns the expression of time that hangs on token i, -1 if none does.
func (c *coder) dateOf(i, sent int) int {
	best, dist := -1, 4
	for _, k := range c.dated[sent] {
		d := &c.Dates[k]
		if d.From == "" || d.Type != "DATE" && d.Type != "TIME" || c.Tokens[i].Tag == "VBD" && c.today() != "" && d.From > c.today() {
			continue // what somebody did lies behind: "discussed the summit on 15 September" has the summit's day
		}
		if d.Precision == "year" && c.preposition(c.spanHead(d.Span)) == "for" && c.Tokens[c.spanHead(d.Span)].Head != i {
			continue // what a plan is for: "signed a plan on trade for 2030"
		}
		if n := c.distance(c.spanHead(d.Span), i); n >= 0 && n < dist {
			best, dist = k, n
		}
	}
	return best
}

// within reports whether what token i tells happens in the time of its head: not what a relative clause adds or what comes before or after.
func (c *coder) within(i int) bool {
	if c.definite(i) {
		return false // "condemned the attack": one that is known
	}
	switch c.rel(i) {
	case "ccomp", "xcomp", "conj", "parataxis", "obj", "nsubj", "csubj":
		return true
	case "acl":
		return c.Tokens[i].Dep == "acl"
	case "advcl", "obl", "nmod":
		switch c.preposition(i) {
		case "before", "after", "until", "since", "ahead", "following", "despite":
			return false
		}
		return !c.hasKid(i, "mark", "before", "after", "until", "since", "if")
	}
	return false
}

// later reports whether verb i, coordinated with one that tells what happened, tells what is so now: "left in 2015 and is held in prison".
func (c *coder) later(i int) bool {
	h := c.Tokens[i].Head
	if c.rel(i) != "conj" || h < 0 || !c.isVerb(i) || c.Tokens[h].Tag != "VBD" {
		return false
	}
	for _, k := range c.kidsBy(i, "aux") {
		if tag := c.Tokens[k].Tag; tag == "VBZ" || tag == "VBP" || tag == "MD" {
			return true
		}
	}
	return c.Tokens[i].Tag == "VBZ" || c.Tokens[i].Tag == "VBP"
}

// today returns the report's date.
func (t *tree) today() string {
	if !t.Article.Published.IsZero() {
		return t.Article.Published.Format("2006-01-02")
	}
	if !t.Dateline.Date.IsZero() {
		return t.Dateline.Date.Format("2006-01-02")
	}
	return ""
}

func year(day string) int {
	if len(day) < 4 {
		return 0
	}
	n, err := strconv.Atoi(day[:4])
	if err != nil {
		return 0
	}
	return n
}

// daysApart is a rough count of days between two YYYY-MM-DD days.
func daysApart(a, b string) int {
	n := func(s string) int {
		if len(s) < 10 {
			return year(s) * 365
		}
		m, _ := strconv.Atoi(s[5:7])
		d, _ := strconv.Atoi(s[8:10])
		return year(s)*365 + m*30 + d
	}
	return n(b) - n(a)
}

func (c *coder) spanHead(s dateline.Span) int {
	for i := s.Start; i < s.End; i++ {
		if h := c.Tokens[i].Head; h < 0 || !s.Contains(h) {
			return i
		}
	}
	return s.Start
}

// distance counts the steps up from token k to token i or to the verb that lends i its clause, -1 if k belongs to something
// else: a date inside the object is the object's.
func (c *coder) distance(k, i int) int {
	top := i
	if h := c.Tokens[i].Head; h >= 0 {
		switch c.rel(i) {
		case "obj", "nsubj", "xcomp":
			top = h
		case "conj": // "came and met in Edoras", not "Gondor met in Edoras, and Rohan left"
			if !c.later(i) && (k > i || !c.hasKid(i, "nsubj")) {
				top = h
			}
		case "obl": // "walked away from the talks in Edoras"
			if c.isNoun(i) && slices.Contains([]string{"from", "in", "at", "for", "to", "during"}, c.preposition(i)) {
				top = h
			}
		}
	}
	for n := 0; k >= 0 && n < 4; n++ {
		if k == i {
			return n
		}
		if k == top {
			return n + 1
		}
		if _, ok := c.places[k]; n > 0 && !ok && !c.occasion(k) && !(c.Tokens[k].Head == i && c.isNoun(i) && c.rel(k) == "nmod" && c.preposition(k) == "of") { // "a summit of the Council in Edoras"
			return -1
		}
		k = c.Tokens[k].Head
	}
	return -1
}

// occasion reports whether noun k is when and where an act happens: "in a statement on 3 June", "at the summit on Monday".
func (c *coder) occasion(k int) bool {
	if c.Tokens[k].POS != "NOUN" {
		return false
	}
	switch c.rel(k) {
	case "obl":
		switch c.preposition(k) {
		case "in", "at", "during", "near", "outside", "inside":
			return true
		}
	case "obj":
		return slices.Contains(gatherings, c.lemma(k))
	}
	return false
}

// gatherings are nouns of occasions that are attended or stayed away from.
var gatherings = []string{"conference", "summit", "meeting", "forum", "talk", "session", "ceremony", "parade", "rally", "congress", "round", "negotiation"}

// window is how many tokens on either side of a trigger are searched for a place.
const window = 200

// place finds where the act happened: a toponym that hangs on the trigger by a preposition of place, where a visit goes,
// and for a meeting that opens the report, where the report was filed.
func (c *coder) place(a *act, sent int) int {
	best, dist := -1, 4
	for _, k := range c.placed[sent] {
		p := &c.Places[k]
		if p.Kind != "" || p.Start < a.trigger-window || p.Start > a.trigger+window {
			continue
		}
		h := c.Sited(c.spanHead(p.Span))
		n := c.distance(h, a.trigger)
		if n < 0 || n >= dist {
			continue
		}
		switch prep := c.preposition(h); {
		case prep == "over" && a.code < "15": // they warn and talk over it, not there
		case strings.Compare(a.code, "18") >= 0 && c.Tokens[h].Dep == "obj" && p.Precision != "country" && p.Precision != "region": // shelled Bree
			best, dist = k, n
		case slices.Contains(locative, prep) || prep == "on" || strings.HasPrefix(a.code, "042") && (prep == "to" || c.Tokens[h].Dep == "obj"):
			best, dist = k, n
		}
	}
	if best < 0 {
		best = c.seat(a, sent)
	}
	if best < 0 && c.Dateline.Where.Name != "" && strings.HasPrefix(a.code, "04") && a.code != "041" && sent == c.lead() {
		return dateline.AtDateline
	}
	return best
}

// seat returns the place that the subject of the trigger is told to be at: "police in Bree detained him"; -1 if none.
func (c *coder) seat(a *act, sent int) int {
	if a.code < "14" {
		return -1
	}
	for _, k := range c.placed[sent] {
		p := &c.Places[k]
		if p.Kind != "" {
			continue
		}
		h := c.Sited(c.spanHead(p.Span))
		n := c.Tokens[h].Head
		if c.rel(h) == "nmod" && c.preposition(h) == "in" && n >= 0 && c.rel(n) == "nsubj" && c.Tokens[n].Head == a.trigger && c.Tokens[n].POS == "NOUN" && c.Tokens[n].Dep != "nsubj:pass" {
			return k
		}
	}
	return -1
}

// lead returns the first sentence that is no headline.
func (c *coder) lead() int {
	for i := range c.Sentences {
		if !c.Sentences[i].Headline {
			return i
		}
	}
	return 0
}

// nearby returns the place that a noun of violence is followed by: "attacks this weekend in Dale"; -1 if none.
func (c *coder) nearby(a *act, sent int) int {
	if !c.isNoun(a.trigger) {
		return -1
	}
	for _, k := range c.placed[sent] {
		p := &c.Places[k]
		if p.Kind == "" && p.Start > a.trigger && p.Start < a.trigger+7 && slices.Contains(locative, c.preposition(c.spanHead(p.Span))) {
			return k
		}
	}
	return -1
}
