package actor

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// refer gives pronouns and definite phrases the actors that they stand for: by the chains first,
// then phrases such as "both sides" by what was mentioned last.
func (w *work) refer() {
	w.chains()
	w.plain()
	w.repeats()
	w.heads()
	w.counted()
	w.speech()
	for i := range w.units {
		if w.units[i].poss >= 0 {
			w.tellUnit(i)
		}
	}
	w.chains()
}

// chains enters the mentions of pronouns and nouns whose chain leads to an actor.
func (w *work) chains() {
	d := w.d
	for c := range d.Chains {
		var last []int
		spans := d.Chains[c].Mentions
		for pass := 0; pass < 2; pass++ {
			for _, s := range spans {
				if s.Empty() || s.Start < 0 || s.End > len(d.Tokens) {
					continue
				}
				if actors := w.under(s); len(actors) > 0 {
					last = actors
					continue
				}
				if len(last) == 0 || s.End-s.Start > 6 {
					continue
				}
				head := w.headIn(s)
				if _, ok := w.headOf[head]; ok || w.covered[head] && !(s.End-s.Start == 1 && d.Tokens[head].POS == "PRON") {
					continue
				}
				t := &d.Tokens[head]
				kind := "nominal"
				switch {
				case t.POS == "PRON" && (t.Tag == "PRP$" || is(t.Dep, "nmod:poss") || t.Tag == "WP$"):
					kind = "possessive"
				case t.POS == "PRON" || t.POS == "DET":
					kind = "pronoun"
				}
				if fit := w.fitting(head, last); len(fit) > 0 {
					w.enterMention(s, head, kind, -1, "", fit...)
				}
			}
			if last == nil {
				break
			}
		}
	}
}

// under returns the actors of the mention that a span stands for: that of its head, or those of its coordinated names.
func (w *work) under(s dateline.Span) []int {
	head := w.headIn(s)
	m, ok := w.headOf[head]
	if !ok {
		for k := s.End - 1; k >= s.Start; k-- {
			if x, here := w.headOf[k]; here && w.mentions[x].Start <= head && head < w.mentions[x].End {
				m, ok = x, true
				break
			}
		}
	}
	if !ok && w.nameAt[head] != 0 && w.within[head] != 0 {
		m, ok = int(w.within[head]-1), true // the name hangs from the title in front
	}
	if !ok || w.mentions[m].Kind == "place" && s.End-s.Start > 3 {
		return nil
	}
	out := w.mentions[m].Actors
	for k := head + 1; k < s.End; k++ {
		if x, here := w.headOf[k]; here && is(w.d.Tokens[k].Dep, "conj") && w.conjHead(k) == head {
			out = append(out[:len(out):len(out)], w.mentions[x].Actors...)
		}
	}
	return out
}

// plain enters the mentions of "the two sides", "both countries", "the pair".
func (w *work) plain() {
	d := w.d
	for i := range d.Tokens {
		if w.covered[i] {
			continue
		}
		if s, ok := w.bare(i); ok {
			actors := w.lastTwo(i, 3)
			if len(actors) != 2 {
				actors = w.lastTwo(i, 1)
			}
			if len(actors) == 2 {
				w.enterMention(s, i, "nominal", -1, "", actors...)
			}
			continue
		}
		form := d.Tokens[i].Form
		if form == "Sides" || form == "Parties" { // of a communiqué
			form = strings.ToLower(form)
		} else if d.Tokens[i].POS != "NOUN" {
			continue
		}
		kind := 0
		switch form {
		case "sides", "parties":
			kind = 1
		case "side":
			if i == 0 || !strings.EqualFold(d.Tokens[i-1].Form, "each") && !strings.EqualFold(d.Tokens[i-1].Form, "neither") || w.child(i, "nmod") >= 0 {
				continue
			}
			if actors := w.lastPair(i, 1); len(actors) == 2 {
				w.enterMention(dateline.Span{Start: i - 1, End: i + 1}, i, "nominal", -1, "", actors...)
			}
			continue
		case "countries", "nations", "states", "neighbours", "neighbors", "capitals":
			kind = 2
		case "pair", "duo":
			kind = 3
		default:
			continue
		}
		s, ok := w.bothPhrase(i, kind == 3)
		if !ok {
			continue
		}
		actors := w.lastTwo(i, kind)
		if strings.HasPrefix(form, "neigh") {
			actors = w.mainPair(actors, i)
		}
		if len(actors) == 2 {
			w.enterMention(s, i, "nominal", -1, "", actors...)
		}
	}
}

// mainPair returns the two states of which a report has told most before token i, unless it told of others as often: "the two neighbours" are they,
// whoever spoke last.
func (w *work) mainPair(last []int, i int) []int {
	count := map[string]int{}
	var order []string
	for k := range w.mentions {
		x := &w.mentions[k]
		if x.Start >= i {
			continue
		}
		for _, a := range x.Actors {
			c := w.d.Actors[a].Country
			if w.states[c] == nil {
				continue
			}
			if count[c] == 0 {
				order = append(order, c)
			}
			count[c]++
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	if len(order) < 2 || len(order) > 2 && count[order[1]] == count[order[2]] {
		return last
	}
	return []int{w.entryActor(w.states[order[0]]), w.entryActor(w.states[order[1]])}
}

// bare returns the phrase "the two" or "both" at token i that is a subject without a noun: "The two discussed trade".
func (w *work) bare(i int) (dateline.Span, bool) {
	t := &w.d.Tokens[i]
	if !is(t.Dep, "nsubj") || t.Head <= i || w.d.Tokens[t.Head].POS != "VERB" {
		return dateline.Span{}, false
	}
	switch strings.ToLower(t.Form) {
	case "two":
		if i > 0 && strings.EqualFold(w.d.Tokens[i-1].Form, "the") && w.child(i, "nmod") < 0 {
			return dateline.Span{Start: i - 1, End: i + 1}, true
		}
	case "both":
		return dateline.Span{Start: i, End: i + 1}, w.child(i, "nmod") < 0
	}
	return dateline.Span{}, false
}

// bothPhrase returns the phrase "the two X", "both X", "the X" that ends at token i.
func (w *work) bothPhrase(i int, single bool) (dateline.Span, bool) {
	d := w.d
	low := d.Sentence(i).Start
	k := i - 1
	number := false
	if k >= low && (foldString(d.Tokens[k].Form) == "two" || foldString(d.Tokens[k].Form) == "both") {
		number = true
		k--
	}
	if k >= low && strings.EqualFold(d.Tokens[k].Form, "the") {
		if w.child(i, "nmod") >= 0 || w.child(i, "acl") >= 0 {
			return dateline.Span{}, false
		}
		return dateline.Span{Start: k, End: i + 1}, number || single || slices.Contains([]string{"sides", "parties", "countries"}, strings.ToLower(d.Tokens[i].Form))
	}
	return dateline.Span{Start: k + 1, End: i + 1}, number && !single
}

// lastTwo returns the two actors of different states or bodies that the sentences before token i mention most, near ones before
// far ones: any that act (kind 1), their states (2), or people (3).
func (w *work) lastTwo(i, kind int) []int {
	d := w.d
	weight := map[string]float64{}
	who := map[string]int{}
	var order []string
	sent := d.Tokens[i].Sent
	before := map[string]bool{} // who is named in the sentence before
	outside := w.facingTwo(i)
	for _, m := range w.recently(i, 8) {
		x := &w.mentions[m]
		if x.Kind == "place" || x.Kind == "possessive" || x.Kind == "pronoun" || x.Kind == "adjective" || w.reports(x.Start, x.Head) || w.inner(m) || kind == 1 && w.landsOf(x) {
			continue
		}
		for _, a := range x.Actors {
			act := &d.Actors[a]
			name := act.Country
			if name == "" || kind == 1 && armed(act.Sector) { // a government and its rebels are two sides
				name = act.Code
			}
			if name == "" || !agent(act) || kind == 3 && act.Kind != "person" || outside != "" && act.Country == outside {
				continue
			}
			if kind == 2 {
				st := w.states[act.Country]
				if st == nil {
					continue
				}
				a = w.entryActor(st)
			}
			if old, ok := who[name]; !ok {
				who[name] = a
				order = append(order, name)
			} else if d.Actors[old].Sector == "OPP" || kind == 1 && d.Actors[old].Kind == "group" && act.Kind == "state" { // nor its soldiers
				who[name] = a // not the protesters of a state if its government is spoken of
			}
			far := float64(1 + sent - d.Tokens[x.Start].Sent)
			weight[name] += 1 / (far * far)
			if far == 2 {
				before[name] = true
			}
		}
	}
	if len(before) == 2 { // "The king received the envoy of Rohan. The two sides ..."
		for name := range before {
			weight[name] += 1000
		}
	} else if pair := w.lastPair(i, kind); pair != nil && !w.includes(pair, outside) {
		return pair
	} else if pair := w.metPair(i, kind); pair != nil && !w.includes(pair, outside) {
		return pair
	}
	if len(order) < 2 {
		return nil
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(weight[b], weight[a]) })
	return []int{who[order[1]], who[order[0]]}
}

// includes reports whether one of the actors is of a country.
func (w *work) includes(actors []int, country string) bool {
	return country != "" && slices.ContainsFunc(actors, func(a int) bool { return w.d.Actors[a].Country == country })
}

// facingTwo returns the country of who does something to "both sides" or with "both countries" at token i, who is none of the two: "India maintains ties with
// both countries", ""We urge both sides", he said". It is empty where nobody is told.
func (w *work) facingTwo(i int) string {
	d := w.d
	for n := 0; n < 2 && d.Tokens[i].Head > i && d.Tokens[i].POS != "NOUN"; n++ { // from "both" to its noun
		i = d.Tokens[i].Head
	}
	v := d.Tokens[i].Head
	if v < 0 || !is(d.Tokens[i].Dep, "obj") && w.preposition(i) != "with" {
		return ""
	}
	for n := 0; n < 3 && v >= 0 && d.Tokens[v].POS != "VERB"; n++ {
		if !is(d.Tokens[v].Dep, "obj") && !is(d.Tokens[v].Dep, "nmod") {
			return ""
		}
		v = d.Tokens[v].Head
	}
	if v < 0 || d.Tokens[v].POS != "VERB" {
		return ""
	}
	s := w.child(v, "nsubj")
	if s < 0 {
		return ""
	}
	if m, ok := w.headOf[s]; ok {
		if a := w.mentions[m].Actors; len(a) == 1 && w.child(s, "conj") < 0 {
			return d.Actors[a[0]].Country
		}
		return ""
	}
	if f := strings.ToLower(d.Tokens[s].Form); f != "we" && f != "i" {
		return ""
	}
	for q := range d.Quotes {
		if !slices.ContainsFunc(d.Quotes[q].Content, func(e dateline.Extent) bool { return d.SpanOf(e).Contains(i) }) {
			continue
		}
		if a := w.actorOf(d.Quotes[q].Speaker); a >= 0 {
			return d.Actors[a].Country
		}
		for _, m := range w.recently(i, 2) { // who spoke before, where the words only say "he said"
			x := &w.mentions[m]
			if is(d.Tokens[x.Head].Dep, "nsubj") && len(x.Actors) == 1 && d.Actors[x.Actors[0]].Kind == "person" {
				return d.Actors[x.Actors[0]].Country
			}
		}
	}
	return ""
}

// landsOf reports whether a mention is of states as lands: "flights between the two capitals", "the Gondor-Rohan railway".
func (w *work) landsOf(x *dateline.Mention) bool {
	if len(x.Actors) == 1 {
		dep := w.d.Tokens[x.Head].Dep
		return (is(dep, "compound") || is(dep, "flat")) && w.d.Actors[x.Actors[0]].Kind == "state"
	}
	return len(x.Actors) == 2 && x.Kind == "nominal" && w.d.Actors[x.Actors[0]].Kind == "state" && w.d.Actors[x.Actors[1]].Kind == "state" && !is(w.d.Tokens[x.Head].Dep, "nsubj")
}

// inner reports whether mention m stands inside that of a person: "the chairman of *the council* Eowyn".
func (w *work) inner(m int) bool {
	x := &w.mentions[m]
	for k := max(0, m-6); k < min(len(w.mentions), m+7); k++ {
		if y := &w.mentions[k]; y.Start <= x.Start && x.End <= y.End && len(y.Actors) == 1 && w.d.Actors[y.Actors[0]].Kind == "person" && y.Span != x.Span {
			return true
		}
	}
	return false
}

// reports reports whether the phrase from token start on with that head is who told the news at the end of a sentence: ", the ministry's press
// service said".
func (w *work) reports(start, head int) bool {
	d := w.d
	v := d.Tokens[head].Head
	return v > head && is(d.Tokens[head].Dep, "nsubj") && tells(d.Tokens[v].Lemma) && start > d.Sentence(start).Start && d.Tokens[start-1].Form == ","
}

// tells reports whether a verb follows news with who told it.
func tells(lemma string) bool {
	switch lemma {
	case "say", "report", "announce", "inform", "note", "add", "state", "confirm":
		return true
	}
	return false
}

// lastPair returns the two actors that were named last as a pair, in a coordination or by one adjective, at most two sentences back.
func (w *work) lastPair(i, kind int) []int {
	d := w.d
	for _, m := range w.before(i) {
		x := &w.mentions[m]
		if d.Tokens[i].Sent-d.Tokens[x.Start].Sent > 2 {
			return nil
		}
		pair := x.Actors
		if len(pair) == 1 && is(d.Tokens[x.Head].Dep, "conj") && x.Kind != "place" {
			if y, ok := w.headOf[w.conjHead(x.Head)]; ok && len(w.mentions[y].Actors) == 1 {
				pair = []int{w.mentions[y].Actors[0], pair[0]}
			}
		}
		if len(pair) != 2 {
			continue
		}
		a, b := &d.Actors[pair[0]], &d.Actors[pair[1]]
		if a.Country == b.Country && !(kind == 1 && a.Code != b.Code && (armed(a.Sector) || armed(b.Sector))) || kind == 3 && (a.Kind != "person" || b.Kind != "person") || !agent(a) || !agent(b) {
			continue
		}
		if kind != 2 {
			return pair
		}
		s, t := w.states[a.Country], w.states[b.Country]
		if s != nil && t != nil {
			return []int{w.entryActor(s), w.entryActor(t)}
		}
	}
	return nil
}

// agent reports whether an actor may be one of "both sides".
func agent(a *dateline.Actor) bool {
	switch a.Sector {
	case "GOV", "IGO", "MIL", "REB", "OPP":
		return true
	}
	return a.Kind == "state" || a.Sector == "LEG" && a.Kind == "person"
}

// before lists the mentions before token i, at most three sentences back, the nearest first.
func (w *work) before(i int) []int { return w.recently(i, 3) }

// recently lists the mentions before token i in its sentence and so many before it, the nearest first.
func (w *work) recently(i, sentences int) []int {
	var out []int
	low := w.d.Sentences[max(0, w.d.Tokens[i].Sent-sentences)].Start
	for k := i - 1; k >= max(low, i-2*window*max(1, sentences/3)); k-- {
		if m, ok := w.headOf[k]; ok {
			out = append(out, m)
		}
	}
	return out
}

// company returns the people that a plural title with an article stands for: "the ministers", "both leaders", "the diplomats".
func (w *work) company(u *unit) []int {
	d := w.d
	var out []int
	seen := map[string]bool{}
	sent := d.Tokens[u.Start].Sent
	for _, m := range w.before(u.Start) {
		x := &w.mentions[m]
		if sent-d.Tokens[x.Start].Sent > 3 {
			break
		}
		for _, a := range x.Actors {
			act := &d.Actors[a]
			minister := u.role.Name == "minister" && act.Kind == "role" && ministerial(act.Name)
			if act.Kind != "person" && (act.Kind != "role" || act.Rule != u.role.Rule && !minister) || seen[act.Country+act.Name] || x.Kind == "place" {
				continue
			}
			if act.Kind == "person" && !w.fitsCompany(act, u) || act.Sector != u.role.Sector && act.Sector != "IGO" {
				continue
			}
			seen[act.Country+act.Name] = true
			out = append(out, a)
			if len(out) == 2 {
				return []int{out[1], out[0]}
			}
		}
	}
	return nil
}

// assembly returns the body whose members a plural title stood for shortly before: "the foreign ministers of the Council", and then "the ministers"; -1 if
// there is none.
func (w *work) assembly(u *unit) int {
	d := w.d
	if !strings.EqualFold(u.det, "the") || u.Start+2 != u.core.End {
		return -1
	}
	for _, m := range w.recently(u.Start, 5) {
		x := &w.mentions[m]
		if x.Kind != "title" || len(x.Actors) != 1 || !strings.EqualFold(d.Tokens[x.Head].Form, d.Tokens[u.core.End-1].Form) {
			continue
		}
		if a := &d.Actors[x.Actors[0]]; a.Country == "" && a.Code != "" && (a.Sector == "IGO" || a.Kind != "role") {
			return x.Actors[0]
		}
		return -1
	}
	return -1
}

// ministerial reports whether a title is that of a minister: "Foreign Minister of Gondor", "Home Secretary".
func ministerial(title string) bool {
	return slices.ContainsFunc(strings.Fields(title), func(s string) bool { return strings.EqualFold(s, "minister") || strings.EqualFold(s, "secretary") })
}

// confers reports whether the unit is the subject of a verb of talking together.
func (w *work) confers(u *unit) bool {
	t := &w.d.Tokens[w.headIn(u.core)]
	if t.Head < 0 || !is(t.Dep, "nsubj") {
		return false
	}
	switch w.d.Tokens[t.Head].Lemma {
	case "discuss", "meet", "confer", "debate", "negotiate", "agree", "exchange":
		return true
	}
	return false
}

// fitsCompany reports whether a person may be one of "the ministers", "the leaders", "the diplomats".
func (w *work) fitsCompany(a *dateline.Actor, u *unit) bool {
	if w.officeLike(a, u, "") >= 0 && !general(u.role.Name) {
		return true
	}
	if !general(u.role.Name) {
		return false
	}
	for i := range a.Offices {
		r := w.titleOf(a.Offices[i].Title).role
		if r == nil || r.Name == "spokesperson" || u.role.Name == "leader" && (!single(r.Name) || strings.HasSuffix(r.Name, " minister") && r.Name != "prime minister") {
			continue
		}
		if u.role.Name == "minister" && !strings.HasSuffix(r.Name, "minister") {
			continue
		}
		return true
	}
	return false
}
