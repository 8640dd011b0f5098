package date

// tag returns the Penn tag of the token that begins at a byte, "" if there is none.
func (p *parser) tag(at int) string {
	if at < 0 {
		return ""
	}
	for k := p.tokenAt(at); k >= 0; {
		return p.doc.Tokens[k].Tag
	}
	return ""
}

// tokenAt returns the token of the sentence that begins at a byte, -1 if none does.
func (p *parser) tokenAt(at int) int {
	span := p.doc.Sentences[p.sent].Span
	lo, hi := span.Start, span.End
	for lo < hi {
		m := (lo + hi) / 2
		if p.doc.Tokens[m].Start < at {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < span.End && p.doc.Tokens[lo].Start == at {
		return lo
	}
	return -1
}

// reach is how many words around an expression are searched for its tense.
const reach = 14

// tense tells whether the clause around atoms [first, next) looks back or forward: the nearest
// verb group to the left decides, else the nearest to the right.
func (p *parser) tense(first, next int) direction {
	d, _ := p.lookAround(first, next)
	return d
}

// lookAround is tense, and whether a verb in front tells it, which is the surest sign.
func (p *parser) lookAround(first, next int) (d direction, sure bool) {
	for j, n := first-1, 0; j >= 0 && n < reach; j, n = j-1, n+1 {
		a := p.atoms[j]
		if a.class == other && p.text[a.start] == ';' {
			break
		}
		if a.class == comma && n > 0 && p.is(j-1, letter) && (p.word(j+1) == "who" || p.word(j+1) == "which") {
			break
		}
		if d := p.verb(j, false); d != 0 {
			return d, (a.class == letter || p.word(j) == "soon" || p.word(j) == "early") && p.word(j) != "ahead" && p.word(j) != "upcoming"
		}
	}
	for j, n := next, 0; j < len(p.atoms) && n < reach; j, n = j+1, n+1 {
		a := p.atoms[j]
		if a.class == other && p.text[a.start] == ';' {
			break
		}
		if d := p.verb(j, true); d != 0 {
			return d, false
		}
	}
	return 0, false
}

// verb tells the direction of one word, left or right of the expression.
func (p *parser) verb(j int, right bool) direction {
	a := p.atoms[j]
	switch a.class {
	case letter, relative, wS, early, refWord, wTo:
	case month:
		if p.word(j) != "may" || a.capital && j > 0 {
			return 0
		}
	default:
		if a.class == apostrophe && p.word(j+1) == "ll" {
			return 1
		}
		return 0
	}
	switch p.word(j) {
	case "will", "shall", "upcoming", "forthcoming", "scheduled", "slated", "due", "ahead", "deadline", "planned", "plans", "ll", "expected", "tomorrow", "expires",
		"would", "next", "coming", "upcomming":
		if a.capital && j > 0 {
			return 0
		}
		if p.word(j) == "due" && p.is(j+1, wTo) {
			return p.dueTo(j)
		}
		return 1
	case "is", "are", "was", "were": // "is to meet"
		if p.is(j+1, wTo) {
			return 1
		}
		if w := p.word(j); w == "was" || w == "were" {
			return p.pastVerb(j)
		}
		return 0
	case "takes", "take":
		if p.word(j+1) == "place" && p.tag(a.start) != "VB" {
			return 1
		}
		return 0
	case "expect", "expects", "plan", "hope", "hopes", "intend", "intends", "aim", "aims", "vow", "vows":
		if t := p.tag(a.start); p.is(j+1, wTo) && t != "NN" && t != "NNS" || t == "VBZ" || t == "VBP" || t == "" && (p.word(j) == "expect" || p.word(j) == "expects") {
			return 1
		}
		return 0
	case "may", "might", "should", "must", "can":
		if right {
			return 0 // Monday's debate may not change much
		}
		if k := p.skipNot(j + 1); p.word(k) == "have" || a.capital && j > 0 || p.tag(p.startOf(k)) == "" || p.tag(p.startOf(k)) != "VB" {
			return 0 // may have left
		}
		return 1
	case "early", "soon", "late": // as early as Monday
		if p.word(j-1) == "as" && p.word(j+1) == "as" {
			return 1
		}
		return 0
	case "arrives", "travels", "flies", "departs", "meets", "begins", "ends", "opens", "convenes", "resumes", "leaves", "goes", "go":
		if t := p.tag(a.start); t == "VBZ" || t == "VBP" || t == "" { // the timetable of a visit
			return 1
		}
		return 0
	case "starts", "visits", "votes", "hosts", "heads", "concludes", "holds", "arrive", "travel", "fly", "depart", "meet", "begin", "end", "open", "expire", "convene", "resume",
		"leave", "start", "visit", "vote", "host", "head", "hold":
		if t := p.tag(a.start); t == "VBZ" || t == "VBP" {
			return 1
		}
		return 0
	case "going", "set":
		if p.is(j+1, wTo) {
			return 1
		}
		return 0
	case "to":
		if p.intended(j) {
			return 1
		}
		return 0
	case "had", "did", "said", "told", "met", "held", "took", "made", "came", "went", "began", "left", "won", "got", "gave", "saw", "found", "kept", "led", "ran", "sent", "spoke", "struck", "fell", "rose", "grew", "became", "broke", "brought", "built", "fought", "hit", "killed", "lost", "paid", "put":
		return p.pastVerb(j)
	}
	t := p.tag(a.start)
	switch t {
	case "VBD":
		return -1
	case "VBN":
		if p.quality(j) {
			return 0
		}
		return p.pastVerb(j)
	case "":
		w := p.text[a.start:a.end]
		if n := len(w); n > 4 && w[n-2:] == "ed" && !a.capital {
			return p.pastVerb(j)
		}
	}
	return 0
}

// quality reports whether the participle at atom j stands before its noun, which tells no time: "an extended session".
func (p *parser) quality(j int) bool {
	k := p.tokenAt(p.atoms[j].start)
	return k > 0 && p.doc.Tokens[k].Dep == "amod" && p.doc.Tokens[k].Head > k && p.doc.Tokens[k-1].POS == "DET"
}

// intended reports whether "to" at atom j opens what somebody agreed, plans or is invited to do: "agreed to meet in June", "invited her to Bree in June".
func (p *parser) intended(j int) bool {
	if t := p.tag(p.startOf(j + 1)); t != "VB" && t != "" {
		for k := j - 1; k >= max(0, j-6); k-- {
			switch p.word(k) {
			case "invite", "invited", "invites", "invitation":
				return true
			}
		}
		return false
	}
	for k, n := j-1, 0; k >= 0 && n < 5; k, n = k-1, n+1 {
		switch p.word(k) {
		case "agree", "agreed", "agrees", "plan", "planned", "plans", "decide", "decided", "decides", "promise", "promised", "promises", "pledge", "pledged", "pledges", "vowed",
			"invite", "invited", "invites", "invitation", "propose", "proposed", "proposes", "proposal", "want", "wants", "wanted", "hope", "hopes", "hoped", "intend", "intends", "intended",
			"seek", "seeks", "sought", "prepare", "prepares", "preparing", "offer", "offered", "offers", "ready", "accepted", "urged", "asked", "called", "deadline", "scheduled", "supposed":
			return true
		case "to", "and", "but", "that", "who", "which", "after", "when":
			return false
		}
	}
	return false
}

// dueTo tells the direction of "due to": forward before a verb ("are due to meet"), none where it gives a cause.
func (p *parser) dueTo(j int) direction {
	t := p.tag(p.startOf(j + 2))
	if t == "VB" {
		return 1
	}
	switch p.word(j - 1) {
	case "is", "are", "was", "were", "be": // a noun without an article may be a verb ("to end")
		if t == "" || t == "NN" && !p.is(j+2, wThe) && !p.is(j+2, article) {
			return 1
		}
	}
	return 0
}

// skipNot steps over "not" and "also".
func (p *parser) skipNot(j int) int {
	for p.word(j) == "not" || p.word(j) == "also" {
		j++
	}
	return j
}

// pastVerb is the direction of a past form: an auxiliary of the future in front turns it.
func (p *parser) pastVerb(j int) direction {
	done := false
	for k, n := j-1, 0; k >= 0 && n < 3; k, n = k-1, n+1 {
		switch p.word(k) {
		case "will", "shall", "ll", "would", "to":
			return 1
		case "may", "might", "could", "should", "must", "can":
			if done {
				return -1
			}
			return 1
		case "is", "are", "being": // is held every year
			if p.tag(p.atoms[j].start) == "VBN" && !done {
				return 0
			}
			return -1
		case "have", "been", "has", "had":
			done = true
			continue
		case "be", "not", "also", "then":
			continue
		}
		break
	}
	return -1
}
