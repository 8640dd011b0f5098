package event

import (
	"slices"
	"strings"
)

// Verbs and nouns over an infinitive that is really done or being done: "continued to shell", "efforts to retake".
var (
	doVerbs = []string{
		"continue", "begin", "start", "manage", "work", "help", "fight", "seek", "try", "attempt", "proceed", "go", "keep", "resume", "use", "move", "combine", "battle", "struggle", "join", "come", "allow", "force", "prompt", "compel", "rush",
		"plan", "expect", "intend", "schedule", "set", "prepare", "aim", "vow", "pledge", "promise", "commit", "slate", "agree", "decide", "due", "believe", "say", "think", "report", "appear", "seem", "know", "suspect", "allege", "claim", "accuse",
	}
	doNouns = []string{
		"effort", "campaign", "operation", "mission", "bid", "attempt", "move", "drive", "offensive", "struggle", "push", "decision", "order", "war", "battle", "coalition", "deal", "agreement",
		"plan", "intention", "pledge", "promise", "commitment", "vow", "threat", "readiness", "willingness", "step", "proposal",
	}
	doAdjectives = []string{"set", "due", "ready", "committed", "determined", "prepared", "poised", "likely", "willing", "pleased", "glad", "happy", "delighted", "honoured", "honored"}
)

// spoken are the verbs of reaching somebody: what is said by doing so is done, "telephoned the king to demand an end to the siege".
var spoken = []string{"call", "telephone", "phone", "ring", "write", "meet", "speak", "tweet", "rally", "march", "protest", "demonstrate", "summon"}

// preventing are the verbs whose object does not come to pass.
var preventing = []string{"prevent", "avoid", "avert", "deter", "counter", "combat", "forestall", "tolerate", "ban", "prohibit", "forbid", "outlaw"}

// exploiting are the verbs whose object is told as somebody else's or as known.
var exploiting = []string{"use", "exploit", "leverage", "abuse", "misuse", "hijack", "seize", "weaponise", "weaponize", "manipulate"}

// mandative are the verbs whose clause says what should be done: "demanded that the government resign".
var mandative = []string{"demand", "request", "require", "recommend", "propose", "urge", "suggest", "insist", "ask", "order", "plead", "beg", "stipulate"}

// matters are the nouns of texts and talks: what they are about is not done by them, "an agreement on withdrawing the army".
var matters = []string{
	"agreement", "accord", "deal", "pact", "understanding", "memorandum", "treaty", "talk", "negotiation", "discussion", "consultation", "plan", "proposal", "idea", "offer", "possibility", "prospect",
	"roadmap", "arrangement", "option", "timetable", "schedule", "formula", "framework", "mechanism", "question", "issue", "consensus",
}

// agreed reports whether what token i tells is only what an agreement, a plan or talks are about, or what somebody is invited to.
func (c *coder) agreed(i int, code string) bool {
	h := c.Tokens[i].Head
	if h < 0 || code < "03" || code >= "09" {
		return false
	}
	prep := c.preposition(i)
	if c.isVerb(i) {
		if c.Tokens[i].Tag != "VBG" {
			return false
		}
		for _, k := range c.kidsBy(i, "mark") {
			prep = c.lemma(k)
		}
	}
	switch c.lemma(h) {
	case "invite", "invitation":
		return prep == "to" || prep == "for"
	}
	if c.isVerb(h) && c.isVerb(i) { // "reached an agreement on withdrawing", with the clause hung on the verb
		if slices.Contains([]string{"discuss", "negotiate", "debate", "consider"}, c.lemma(h)) {
			return i > h && !c.hasKid(h, "obj") && c.Tokens[i-1].POS != "PUNCT"
		}
		for _, k := range c.kidsBy(h, "obj") {
			if slices.Contains(matters, c.lemma(k)) {
				h = k
			}
		}
		return !c.isVerb(h) && slices.Contains([]string{"on", "about", "for", "regarding", "concerning", "over"}, prep)
	}
	return c.isNoun(h) && slices.Contains(matters, c.lemma(h)) && slices.Contains([]string{"on", "about", "for", "regarding", "concerning", "over", "of"}, prep) && (prep != "of" || c.isVerb(i))
}

// jailing are the verbs of what is done to somebody for what he is said to have done.
var jailing = []string{"arrest", "detain", "jail", "imprison", "sentence", "convict", "charge", "indict", "fine", "execute", "punish", "accuse", "blame", "criticise", "criticize", "condemn", "try", "investigate", "question"}

// launching are the verbs of sending those who strike from the air: "sent jets to bomb the camp".
var launching = []string{"send", "dispatch", "scramble", "launch"}

// asserted reports whether the clause of trigger i tells an act as done, going on, planned, supposed or denied, and does not only name a
// purpose or an ability: "the right to attack", "to defeat them will take time".
func (c *coder) asserted(i int) bool {
	a := ""
	if x := c.at(i); x != nil {
		a = x.code
	}
	if c.isVerb(i) && c.obliged(i) || c.agreed(i, a) {
		return false
	}
	if h := c.Tokens[i].Head; !c.isVerb(i) {
		if a >= "15" && c.hasKid(i, "det", "any") && !c.hasKid(i, "acl") && (h < 0 || c.lemma(h) != "deny") {
			return false // "any attack will be answered"
		}
		if c.Tokens[i].Lemma == "protest" && c.Tokens[i].Tag == "NN" && c.preposition(i) == "in" && !c.hasKid(i, "det") && !c.hasKid(i, "amod") {
			return false // "resigned in protest"
		}
		if h >= 0 && c.isVerb(h) && slices.Contains(preventing, c.lemma(h)) {
			return false
		}
		if h >= 0 && c.isNoun(h) && c.preposition(i) == "on" && slices.Contains([]string{"ban", "prohibition", "moratorium", "restriction", "curb"}, c.lemma(h)) {
			return false // "a ban on rallies"
		}
		if h >= 0 && c.isVerb(h) && c.Tokens[i].Dep == "obj" && c.definite(i) && a < "09" && slices.Contains(exploiting, c.lemma(h)) {
			return false // "used the visit to provoke": it is not theirs
		}
		if h >= 0 && c.Tokens[i].Dep == "obj" && a >= "18" && slices.Contains([]string{"stop", "cease", "halt", "end"}, c.lemma(h)) && c.hasKid(i, "nmod:poss") {
			return true // what is to stop is going on
		}
		if h >= 0 && a < "09" && slices.Contains([]string{"margin", "sideline", "fringe"}, c.lemma(h)) {
			return false // "on the margins of the summit"
		}
		if r := c.rel(i); h < 0 || !c.isVerb(h) || r != "obj" && r != "nsubj" || c.hasKid(i, "cop") {
			return true
		}
		i = h // a noun is as certain as the verb that it is the object of
	}
	for n := 0; n < 8; n++ {
		h := c.Tokens[i].Head
		if h < 0 {
			return true
		}
		l := c.lemma(h)
		if slices.Contains([]string{"stop", "cease", "halt", "end", "quit"}, l) && c.rel(i) != "advcl" && c.rel(i) != "conj" {
			return true // what is to stop is going on
		}
		infinitive := c.hasKid(i, "mark", "to") && !c.hasFinite(i)
		if c.questioned(i, h) {
			return false
		}
		switch c.rel(i) {
		case "advcl":
			if a != "" && a < "14" && slices.Contains(jailing, l) && c.hasKid(i, "mark", "for") {
				return false // "jailed for cooperating with Mordor"
			}
			if infinitive {
				if x := c.at(h); x != nil && (x.rule.Op == "appeal" || x.rule.Op == "demand") {
					return false // "called on Mordor to withdraw and to free prisoners"
				}
				if strings.HasPrefix(a, "195") && slices.Contains(launching, l) && c.lemma(i) != "intercept" {
					return true
				}
				if !slices.Contains([]string{"fight", "battle", "struggle", "work", "use", "combine", "join"}, l) && l != "do" && !(l == "can" && a < "09") && !(a != "" && a < "14" && a[:2] != "04" && slices.Contains(spoken, l)) {
					return false
				}
				break // "urged Mordor to use its power to stop the siege"
			}
			return true
		case "acl":
			if infinitive && c.Tokens[i].Dep == "acl" {
				return slices.Contains(doNouns, l)
			}
			return true
		case "csubj":
			return c.hasFinite(i)
		case "ccomp":
			return !slices.Contains(mandative, l) || c.Tokens[i].Tag != "VB" && c.Tokens[i].Tag != "VBP" || !c.hasKid(i, "mark", "that") && l != "demand"
		case "xcomp":
			switch {
			case c.isVerb(h) && (infinitive || c.Tokens[i].Tag == "VB"):
				if !slices.Contains(doVerbs, l) && !c.performed(h, a) {
					return false
				}
			case c.Tokens[h].POS == "ADJ" && infinitive:
				if !slices.Contains(doAdjectives, l) && !(l == "able" && c.hasKid(h, "aux", futureWords...)) {
					return false
				}
			case c.isNoun(h):
				return slices.Contains(doNouns, l)
			}
		case "conj":
		default:
			return true
		}
		i = h
	}
	return true
}

// questioned reports whether the clause of verb i is a question that somebody puts by verb h, or ponders: "asked whether he would expel the envoys". It is none where the one who
// asks wants something on a condition: "asked Rohan for help if Mordor attacked".
func (c *coder) questioned(i, h int) bool {
	if !slices.Contains(asking, c.lemma(h)) || !c.hasKid(i, "mark", "if", "whether") {
		return false
	}
	switch c.rel(i) {
	case "ccomp", "xcomp":
		return true
	case "advcl":
		return i > h && !c.hasKid(h, "xcomp") && !slices.ContainsFunc(c.kidsBy(h, "obl"), func(k int) bool { return c.preposition(k) == "for" })
	}
	return false
}

// asking are the verbs of questions.
var asking = []string{"ask", "wonder", "enquire", "inquire", "question", "quiz", "query"}

// defined reports whether noun i is a word that is explained or a kind that things are counted to, and no act: "a strike means one or more
// blasts", "fire from the ground is not classified as a strike".
func (c *coder) defined(i int) bool {
	h := c.Tokens[i].Head
	if h < 0 || !c.hasKid(i, "det", "a") || !c.isVerb(h) {
		return false
	}
	if c.rel(i) == "nsubj" {
		return slices.Contains([]string{"mean", "denote", "comprise"}, c.lemma(h))
	}
	return c.preposition(i) == "as" && slices.Contains([]string{"classify", "define", "count", "categorise", "categorize", "class"}, c.lemma(h))
}

// performed reports whether verb h is one of wishing by which somebody does in words what he says: "I want to thank Rohan", "we would like to
// congratulate the king".
func (c *coder) performed(h int, code string) bool {
	if !slices.Contains([]string{"want", "like", "wish", "let", "have", "need"}, c.lemma(h)) || code < "01" || code >= "12" || code >= "03" && code[:2] != "05" && code[:2] != "11" && code[:2] != "10" {
		return false
	}
	return slices.ContainsFunc(c.kidsBy(h, "nsubj"), func(k int) bool { return firstPerson(c.lemma(k)) })
}

// obliged reports whether verb i is only said to be right or needed: "must withdraw".
func (c *coder) obliged(i int) bool {
	for _, k := range c.kidsBy(i, "aux") {
		if l := c.lemma(k); (l == "must" || l == "should" || l == "ought") && !c.hasKid(i, "aux", "have") {
			return true
		}
	}
	return c.rel(i) == "conj" && c.Tokens[i].Tag == "VB" && c.Tokens[i].Head >= 0 && c.isVerb(c.Tokens[i].Head) && !c.hasKid(i, "nsubj") && c.obliged(c.Tokens[i].Head)
}
