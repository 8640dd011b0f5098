package actor

import (
	"strings"

	"github.com/dateline/dateline"
)

// A use says what a name of a state, capital or seat does where it stands.
type use uint8

const (
	acts   use = iota // as an actor
	stands            // as a place
)

// usage tells whether the name headed by token i acts or is a place. Capital and seat names need more to act than states.
func (w *work) usage(i int, capital bool) use {
	d := w.d
	if i+2 < len(d.Tokens) && d.Tokens[i+1].Form == "-" && led(d.Tokens[i+2].Form) && !strings.EqualFold(d.Tokens[i+2].Form, "based") {
		return acts
	}
	i = w.conjTop(i)
	t := &d.Tokens[i]
	prep := w.preposition(i)
	var head *dateline.Token
	if t.Head >= 0 {
		head = &d.Tokens[t.Head]
	}
	if prep == "'s" {
		return acts
	}
	if prep == "" && i > d.Sentence(i).Start && d.Tokens[i-1].POS == "ADP" {
		prep = strings.ToLower(d.Tokens[i-1].Form)
	}
	switch prep {
	case "in", "at", "near", "across", "inside", "outside", "throughout", "around", "into", "via", "within", "through", "over", "off", "along", "beyond", "onto", "toward", "towards":
		return stands
	case "from":
		if head != nil && (political(head.Lemma) || verbal(head)) && !travels(head.Lemma) && !capital {
			return acts
		}
		if head != nil && political(head.Lemma) {
			return acts
		}
		return stands
	case "to":
		if head != nil && (travels(head.Lemma) || head.POS == "NOUN" && !political(head.Lemma) && capital) {
			return stands
		}
		if capital && head != nil && !political(head.Lemma) && !addressed(head.Lemma) {
			return stands
		}
		return acts
	case "of", "for", "on", "about", "under":
		if !capital {
			return acts
		}
		if head != nil && (political(head.Lemma) || weighs(head.Lemma)) {
			return acts
		}
		return stands
	case "with", "between", "against", "by", "among", "alongside", "behind", "versus", "without", "towards us", "upon", "like", "unlike", "than", "except", "including", "besides":
		return acts
	case "":
	default:
		if capital {
			return stands
		}
		return acts
	}
	if !capital {
		if is(t.Dep, "obj") && head != nil && travels(head.Lemma) {
			return stands
		}
		return acts
	}
	switch {
	case is(t.Dep, "nsubj:pass"):
		if head != nil && physical(head.Lemma) {
			return stands
		}
		return acts
	case is(t.Dep, "nsubj"):
		if head == nil || placid(head.Lemma) {
			return stands
		}
		if head.POS == "VERB" || head.POS == "AUX" {
			return acts
		}
		// Edoras is ready to, willing that
		if w.child(t.Head, "xcomp") >= 0 || w.child(t.Head, "ccomp") >= 0 || w.child(t.Head, "advcl") >= 0 || political(head.Lemma) {
			return acts
		}
		return stands
	case is(t.Dep, "obj"), is(t.Dep, "iobj"):
		if head == nil || physical(head.Lemma) || travels(head.Lemma) {
			return stands
		}
		return acts
	case is(t.Dep, "obl:agent"), is(t.Dep, "nmod:poss"):
		return acts
	case is(t.Dep, "compound"), is(t.Dep, "amod"):
		if head != nil && (political(head.Lemma) || head.Form == "backed" || head.Form == "led") {
			return acts
		}
		return stands
	case is(t.Dep, "root"), is(t.Dep, "parataxis"):
		return stands
	}
	return stands
}

// conjTop follows a coordination of names to its first member, so that "Edoras and Fornost" fare alike.
func (w *work) conjTop(i int) int {
	d := w.d
	for n := 0; n < 20 && is(d.Tokens[i].Dep, "conj") && d.Tokens[i].Head >= 0; n++ {
		if w.preposition(i) != "" {
			return i
		}
		h := d.Tokens[i].Head
		if d.Tokens[h].POS != "PROPN" {
			return i
		}
		i = h
	}
	return i
}

func verbal(t *dateline.Token) bool { return t.POS == "VERB" }

// political reports whether a noun takes a state as its party: ties to, a partner of, support from.
func political(lemma string) bool {
	switch lemma {
	case "partner", "ally", "friend", "rival", "enemy", "foe", "government", "behalf", "support", "policy", "position", "side", "relation", "relationship", "tie",
		"link", "talk", "negotiation", "deal", "agreement", "pact", "treaty", "message", "signal", "warning", "threat", "answer", "response", "reply", "letter",
		"note", "call", "appeal", "request", "demand", "offer", "proposal", "pressure", "sanction", "influence", "interest", "view", "stance", "will", "decision",
		"role", "leader", "leadership", "critic", "opponent", "proxy", "accusation", "allegation", "claim", "statement", "criticism", "condemnation", "patience",
		"loyal", "close", "hostile", "friendly", "credibility", "intention", "ambition", "regime", "official", "ambassador", "diplomat", "envoy", "part", "cooperation",
		"alliance", "dialogue", "conflict", "war", "tension", "standoff", "confrontation", "dispute", "concession", "loyalty", "recognition", "blow", "setback", "challenge",
		"aid", "assistance", "help", "money", "fund", "permission", "approval", "consent", "invitation", "order", "instruction", "pledge", "assurance", "promise", "reaction", "gratitude", "thank":
		return true
	}
	return false
}

// travels reports whether a verb or noun takes a place as its goal or start.
func travels(lemma string) bool {
	switch lemma {
	case "visit", "travel", "fly", "trip", "tour", "return", "arrive", "go", "come", "move", "flee", "head", "journey", "leave", "depart", "arrival", "departure", "march",
		"drive", "flight", "get", "rush", "send", "bring", "take", "deport", "evacuate", "transfer", "withdraw", "withdrawal", "reach", "enter", "cross", "escape", "relocate", "export", "import",
		"route", "road", "way", "border", "voyage", "ship", "mission", "delegation", "exodus", "migrate", "emigrate", "extradite", "deploy":
		return true
	}
	return false
}

// weighs reports whether a verb takes a government with "on": to impose sanctions on Edoras.
func weighs(lemma string) bool {
	switch lemma {
	case "impose", "call", "press", "pressure", "rely", "depend", "count", "slap", "lean", "prevail", "accuse", "complain", "warn", "spy", "place", "put":
		return true
	}
	return false
}

// physical reports whether a verb is done to a place rather than to a government.
func physical(lemma string) bool {
	switch lemma {
	case "bomb", "shell", "hit", "strike", "attack", "storm", "capture", "retake", "recapture", "take", "seize", "liberate", "free", "besiege", "bombard", "raid", "destroy", "rebuild",
		"pound", "occupy", "surround", "encircle", "control", "hold", "defend", "lose", "overrun", "target", "rename", "build", "clear", "evacuate", "reclaim", "damage", "rock", "shake", "flood", "devastate", "locate", "situate", "know", "secure", "patrol", "circle":
		return true
	}
	return false
}

// placid reports whether a verb says of a place how it lies or fares.
func placid(lemma string) bool {
	switch lemma {
	case "be", "lie", "sit", "stand", "fall", "host", "experience", "suffer", "wake", "grow", "remain", "see", "house", "boast", "burn", "become", "celebrate":
		return true
	}
	return false
}

// addressed reports whether a verb takes a government with "to".
func addressed(lemma string) bool {
	switch lemma {
	case "say", "appeal", "speak", "talk", "write", "complain", "protest", "respond", "reply", "apologise", "apologize", "object", "belong", "promise", "offer", "give", "provide", "grant", "sell", "supply", "yield", "submit", "surrender", "defer", "answer", "turn", "deliver":
		return true
	}
	return false
}
