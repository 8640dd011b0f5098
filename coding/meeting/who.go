package meeting

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// who returns the attendees that nominals stand for, each actor once.
func (t *tree) who(toks []int) []dateline.Attendee {
	var out []dateline.Attendee
	for _, k := range toks {
		for _, a := range t.at(k) {
			out = add(out, a)
		}
	}
	return out
}

// at returns the attendees of the mention that token k heads; of "Macron's office" and "the Kazakh side" those of the words before it.
func (t *tree) at(k int) []dateline.Attendee {
	if list := t.members(k); list != nil && t.is(k, "commission", "committee", "council", "group", "force", "board") {
		return list
	}
	if t.is(k, "side", "party") && t.sides2(k) {
		return slices.Clone(t.met)
	}
	mentions := t.heads[k]
	for _, c := range t.kidsBy(k, "flat", "compound") {
		if len(mentions) == 0 && t.Tokens[c].POS == "PROPN" && (t.Tokens[k].POS == "PROPN" || t.Tokens[k].Form == "HE") {
			mentions = t.heads[c]
		}
	}
	if len(mentions) == 0 && t.Tokens[k].POS != "PRON" && t.Tokens[k].POS != "PROPN" { // "the bloc's chief Elessar", with the name headed elsewhere
		for i := k + 1; i < min(k+3, len(t.Tokens)); i++ {
			for _, m := range t.starts[i] {
				if a := t.Mentions[m].Actors; len(a) == 1 && t.Actors[a[0]].Kind == "person" && i == k+1 {
					mentions = t.starts[i]
				}
			}
		}
	}
	var out []dateline.Attendee
	for _, m := range mentions {
		for _, a := range t.Mentions[m].Actors {
			if t.Actors[a].Sector == "PTY" && t.form(k) == "parties" && t.rel(k) != "appos" && len(t.kidsBy(k, "amod", "compound", "nmod")) == 0 { // those who negotiate
				continue
			}
			p := t.attendee(a, &t.Mentions[m])
			if p.Level == "" && t.person(&p) && len(t.Actors[a].Offices) == 0 { // "Foreign Ministers X and Y"
				p.Level = t.shared(t.Mentions[m].Span)
			}
			if p.Level == "" && !t.person(&p) && t.Tokens[k].POS == "NOUN" { // "the ambassadors of the alliance"
				p.Level = level(&dateline.Actor{Kind: "role"}, -1, t.Tokens[k].Form)
			}
			out = add(out, p)
		}
	}
	if len(mentions) > 1 && slices.ContainsFunc(out, func(a dateline.Attendee) bool { return t.person(&a) }) { // "Gondor's party leader Elessar" is he alone
		out = slices.DeleteFunc(out, func(a dateline.Attendee) bool { return !t.person(&a) })
	}
	if led := t.ledBy(k); len(led) > 0 {
		return led
	}
	if len(out) == 0 && slices.Contains(sideNouns, t.lemma(k)) {
		for _, c := range t.kidsBy(k, "amod", "compound", "nmod:poss") {
			out = append(out, t.at(c)...)
		}
		out = append(out, t.who(t.by(k, "of", "from"))...)
	}
	if len(out) == 0 && !t.back && t.is(k, "delegation") && t.definite(k) { // "the delegation", of which was told before
		t.back = true
		defer func() { t.back = false }()
		for i, low := k-1, max(0, k-200); i >= low && len(out) == 0; i-- {
			if t.is(i, "delegation") && !t.definite(i) || t.is(i, "delegation") && len(t.by(i, "of", "from")) > 0 {
				out = t.at(i)
			}
		}
	}
	for _, c := range t.kidsBy(k, "appos") { // "the head of state, X"
		if len(out) == 0 || t.named(c) && !t.named(k) {
			if more := t.at(c); len(more) > 0 {
				out = more
			}
		}
	}
	return out
}

// shared returns the rank that a title in the plural in front of a list of names gives to the person whose name the span is, "" if there is none.
func (t *tree) shared(name dateline.Span) string {
	start := t.Sentences[t.Tokens[name.Start].Sent].Start
	for i, n := name.Start, 0; i >= start && n < 12; i, n = i-1, n+1 {
		switch tok := &t.Tokens[i]; {
		case tok.POS == "PROPN" && strings.HasSuffix(tok.Form, "s"), tok.Tag == "NNS":
			title := dateline.Span{Start: max(start, i-2), End: i + 1}
			if l := level(&dateline.Actor{Kind: "role"}, -1, t.Words(title)); l != "" {
				return l
			}
		case tok.POS == "PROPN" || tok.Form == "," || t.is(i, "and"):
		default:
			return ""
		}
	}
	return ""
}

// sides2 reports whether token k is "the sides" of the meeting that was told in one of the sentences before.
func (t *tree) sides2(k int) bool {
	if sent := t.Tokens[k].Sent; len(t.met) == 0 || sent < t.metAt || sent-t.metAt > 3 || t.Tokens[k].Tag != "NNS" {
		return false
	}
	for _, c := range t.kids(k) {
		switch t.rel(c) {
		case "det", "nummod", "case", "punct":
		case "amod":
			if !t.is(c, "both", "two", "three") {
				return false
			}
		case "nmod", "compound", "acl", "conj", "appos", "nmod:poss":
			return false
		}
	}
	return true
}

// sideNouns stand for the actor that is named before or behind them: "the Kazakh side", "a delegation of Kazakhstan".
var sideNouns = []string{"side", "delegation", "team", "party", "government", "leader", "colleague", "counterpart", "guest", "minister", "official", "representative", "envoy", "diplomat", "negotiator"}

// named reports whether token k heads the name of a person or is part of it.
func (t *tree) named(k int) bool {
	for h, n := k, 0; h >= 0 && n < 3; h, n = t.Tokens[h].Head, n+1 {
		if slices.ContainsFunc(t.heads[h], func(m int) bool {
			return slices.ContainsFunc(t.Mentions[m].Actors, func(a int) bool { return t.Actors[a].Kind == "person" })
		}) {
			return true
		}
		if r := t.rel(h); r != "flat" && (r != "compound" || t.Tokens[h].POS != "PROPN") {
			break
		}
	}
	return false
}

func (t *tree) attendee(a int, m *dateline.Mention) dateline.Attendee {
	act := &t.Actors[a]
	out := dateline.Attendee{Participant: dateline.Participant{Actor: a, Span: m.Span, Name: act.Name, Country: act.Country, Code: act.Code, Sector: act.Sector}}
	office := -1
	if len(m.Actors) == 1 && m.Office >= 0 && m.Office < len(act.Offices) {
		office = m.Office
		if o := &act.Offices[office]; o.Code != "" {
			out.Country, out.Code, out.Sector = o.Country, o.Code, o.Sector
		}
	} else {
		for i := range act.Offices {
			if !act.Offices[i].Former {
				office = i
				break
			}
		}
	}
	if office >= 0 {
		out.Office = act.Offices[office].Title
	}
	out.Level = level(act, office, t.Words(m.Span))
	if office >= 0 && act.Kind == "person" && contains(strings.ToLower(act.Offices[office].Title), "chair") || contains(strings.ToLower(out.Office), "chairperson-in-office") { // who chairs a body does so as a minister or president
		for i := range act.Offices {
			if l := level(act, i, ""); i != office && !act.Offices[i].Former && l != "" {
				out.Level = l
			}
		}
	}
	return out
}

// state returns the attendee for the state that a place lies in.
func (t *tree) state(p *dateline.Place) (dateline.Attendee, bool) {
	if p.Country == "" {
		return dateline.Attendee{}, false
	}
	out := dateline.Attendee{Participant: dateline.Participant{Actor: -1, Span: p.Span, Name: p.Country, Country: p.Country, Code: p.Country}}
	if a, ok := t.states[p.Country]; ok {
		out.Actor, out.Name, out.Code, out.Sector = a, t.Actors[a].Name, t.Actors[a].Code, t.Actors[a].Sector
	} else if p.Precision == "country" {
		out.Name = p.Name
	}
	return out, true
}

// add appends an attendee unless the same actor is there.
func add(list []dateline.Attendee, a dateline.Attendee) []dateline.Attendee {
	if slices.ContainsFunc(list, func(b dateline.Attendee) bool { return same(&a, &b) }) {
		return list
	}
	return append(list, a)
}

func same(a, b *dateline.Attendee) bool {
	return a.Actor >= 0 && a.Actor == b.Actor || a.Actor < 0 && b.Actor < 0 && a.Name == b.Name && a.Country == b.Country
}

// place returns what an attendee stands for in politics: the country, or the body that belongs to none.
func (t *tree) place(a *dateline.Attendee) string {
	if a.Country != "" {
		return a.Country
	}
	if a.Sector == "IGO" && a.Code != "" {
		return a.Code
	}
	if a.Actor >= 0 {
		return t.Actors[a.Actor].ID
	}
	return a.Name
}

// political reports whether an attendee acts in politics.
func (t *tree) political(a *dateline.Attendee) bool {
	return slices.Contains(politics, a.Sector) || a.Actor >= 0 && t.Actors[a.Actor].Kind == "state" || a.Level != ""
}

var politics = []string{"GOV", "MIL", "LEG", "SPY", "IGO", "PTY", "OPP", "REB", "UAF", "ELI"}

// person reports whether an attendee is a named person.
func (t *tree) person(a *dateline.Attendee) bool {
	return a.Actor >= 0 && t.Actors[a.Actor].Kind == "person"
}

// bare reports whether an attendee is only a state or people, and nobody who acts for it.
func (t *tree) bare(a *dateline.Attendee) bool {
	return a.Actor < 0 || t.Actors[a.Actor].Kind == "state" || !slices.Contains(politics, a.Sector)
}

// levels are the ranks from the highest down.
var levels = []string{"head of state", "head of government", "minister", "deputy minister", "ambassador", "expert"}

// level returns the rank of an actor's office, or, without an office, of the words that refer to it.
func level(a *dateline.Actor, office int, words string) string {
	title, body := strings.ToLower(words), a.Kind == "organisation"
	if office >= 0 {
		title = strings.ToLower(a.Offices[office].Title)
		body = body || a.Offices[office].Sector == "IGO"
	} else if a.Kind != "role" && a.Kind != "group" && a.Kind != "person" {
		return ""
	}
	has := func(list ...string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return contains(title, w) })
	}
	switch {
	case has("former", "ex"):
		return ""
	case has("ambassador", "ambassadors", "envoy", "envoys", "special representative", "chargé d'affaires", "permanent representative", "consul", "high commissioner") && !has("for human rights", "for refugees"):
		return "ambassador"
	case has("expert", "experts", "adviser", "advisor", "spokesman", "spokeswoman", "spokesperson", "official", "officials", "working group", "working groups", "technical", "negotiator", "negotiators"):
		return "expert"
	case has("deputy prime minister", "vice prime minister", "first deputy prime minister", "vice premier", "deputy prime ministers"):
		return "minister"
	case has("deputy", "vice minister", "vice-minister", "under-secretary", "undersecretary", "under secretary", "assistant secretary", "permanent secretary", "state secretary", "minister of state", "deputies"):
		return "deputy minister"
	case has("prime minister", "prime ministers", "premier", "heads of government", "head of government", "vice president", "vice-president", "crown prince"),
		has("chancellor") && !has("exchequer"), has("taoiseach"):
		return "head of government"
	case has("secretary of state", "foreign secretary", "defence secretary", "defense secretary", "home secretary", "cabinet secretary", "secretary of defense", "secretary of the treasury", "attorney general", "high representative",
		"minister", "ministers", "speaker", "foreign affairs minister", "treasury secretary", "fm"):
		return "minister"
	case office >= 0 && a.Kind == "person" && a.Offices[office].Sector == "GOV" && a.Offices[office].Country != "" && has("leader"),
		has("president", "presidents", "king", "queen", "emir", "amir", "emperor", "sultan", "pope", "monarch", "supreme leader", "head of state", "heads of state", "grand duke", "prince", "chairman of the presidency"):
		if body {
			return "head of government"
		}
		if a.Kind == "person" && office >= 0 && !slices.Contains([]string{"GOV", "ELI", "REL", ""}, a.Offices[office].Sector) {
			return ""
		}
		return "head of state"
	case body && has("secretary-general", "secretary general", "chairman", "chairperson", "chairwoman", "chair", "director-general", "managing director"):
		return "head of government"
	}
	return ""
}

// contains reports whether a phrase stands in s as whole words.
func contains(s, phrase string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], phrase)
		if i < 0 {
			return false
		}
		i += from
		j := i + len(phrase)
		if (i == 0 || !letter(s[i-1])) && (j == len(s) || !letter(s[j])) {
			return true
		}
		from = i + 1
	}
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 0x80 }

// lower returns the lower of the ranks of the highest of every side. A side of which no rank is told does not count, unless a person
// stands on it.
func (t *tree) lower(sides [][]dateline.Attendee) dateline.Told {
	var out dateline.Told
	rank := -1
	for _, side := range sides {
		best, at, persons := len(levels), -1, false
		for i := range side {
			persons = persons || t.person(&side[i])
			if r := slices.Index(levels, side[i].Level); r >= 0 && r < best {
				best, at = r, i
			}
		}
		if at < 0 {
			if persons {
				return dateline.Told{}
			}
			continue
		}
		if best > rank {
			rank, out = best, dateline.Told{Value: levels[best], Span: side[at].Span}
		}
	}
	return out
}
