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
	for j, n := first-1, 0; j >= 0 && n < reach; j, n = j-1, n+1 {
		a := p.atoms[j]
		if a.class == other && p.text[a.start] == ';' {
			break
		}
		if a.class == comma && n > 0 && p.is(j-1, letter) && (p.word(j+1) == "who" || p.word(j+1) == "which") {
			break
		}
		if d := p.verb(j); d != 0 {
			return d
		}
	}
	for j, n := next, 0; j < len(p.atoms) && n < reach; j, n = j+1, n+1 {
		a := p.atoms[j]
		if a.class == other && p.text[a.start] == ';' {
			break
		}
		if d := p.verb(j); d != 0 {
			return d
		}
	}
	return 0
}

// verb tells the direction of one word.
func (p *parser) verb(j int) direction {
	a := p.atoms[j]
	if a.class != letter && a.class != relative && a.class != wS {
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
		if w := p.word(j); w == "due" && p.is(j+1, wTo) {
			return 0
		}
		return 1
	case "is", "are": // "is to meet"
		if p.is(j+1, wTo) {
			return 1
		}
		return 0
	case "arrives", "travels", "flies", "departs", "meets":
		if t := p.tag(a.start); t == "VBZ" || t == "" { // the timetable of a visit
			return 1
		}
		return 0
	case "going", "set":
		if p.is(j+1, wTo) {
			return 1
		}
		return 0
	case "to":
		return 0
	case "was", "were", "had", "did", "said", "told", "met", "held", "took", "made", "came", "went", "began", "left", "won", "got", "gave", "saw", "found", "kept", "led", "ran", "sent", "spoke", "struck", "fell", "rose", "grew", "became", "broke", "brought", "built", "fought", "hit", "killed", "lost", "paid", "put":
		return p.pastVerb(j)
	}
	t := p.tag(a.start)
	switch t {
	case "VBD":
		return -1
	case "":
		w := p.text[a.start:a.end]
		if n := len(w); n > 4 && w[n-2:] == "ed" && !a.capital {
			return p.pastVerb(j)
		}
	}
	return 0
}

// pastVerb is the direction of a past form: an auxiliary of the future in front turns it.
func (p *parser) pastVerb(j int) direction {
	for k, n := j-1, 0; k >= 0 && n < 3; k, n = k-1, n+1 {
		switch p.word(k) {
		case "will", "shall", "ll", "would", "to":
			return 1
		case "be", "not", "also", "then", "have", "been":
			continue
		}
		break
	}
	return -1
}
