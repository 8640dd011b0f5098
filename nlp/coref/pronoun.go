package coref

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// pronoun links the pronoun at token i; the mentions before number next stand before it.
func (w *work) pronoun(i, next int) {
	d := w.d
	t := &d.Tokens[i]
	form := strings.ToLower(t.Form)
	m := mention{Span: dateline.Span{Start: i, End: i + 1}, head: i, kind: 'p', chain: -1, class: human}
	back := 3
	switch form {
	case "he", "him", "his", "himself":
		m.sex = 'm'
	case "she", "her", "hers", "herself":
		m.sex = 'f'
	case "it", "its", "itself":
		m.class, back = body|place|thing, 1
		if is(t.Dep, "expl") || form == "it" && w.empty(i) {
			return
		}
	case "they", "them", "their", "theirs", "themselves":
		m.class, m.plural, back = human|body|thing, true, 2
	case "who", "whom", "whose", "which", "that":
		w.relative(i)
		return
	default:
		return
	}
	if strings.HasSuffix(form, "self") || strings.HasSuffix(form, "selves") {
		w.reflexive(i)
		return
	}
	c := contest{}
	banned := w.banned(i, next)
	for k := next - 1; k >= max(0, next-4*window); k-- {
		p := &w.mentions[k]
		dist := w.distance(i, p.head)
		if dist > back {
			if w.quoted[p.head] && dist < 25 {
				continue
			}
			break
		}
		if w.agrees(&m, p) && !w.bound(i, p) && (p.chain < 0 || !slices.Contains(banned, p.chain)) {
			c.enter(p, w.worth(i, &m, p, dist))
		}
	}
	for k := len(w.pronouns) - 1; k >= max(0, len(w.pronouns)-window); k-- {
		p := &w.pronouns[k]
		dist := w.distance(i, p.head)
		if dist > back {
			break
		}
		if w.agrees(&m, p) && !w.bound(i, p) && (p.chain < 0 || !slices.Contains(banned, p.chain)) {
			c.enter(p, w.worth(i, &m, p, dist))
		}
	}
	p := c.best
	if p == nil || c.top < 0.5 {
		return
	}
	if m.class&human == 0 || m.plural {
		if c.second != nil && (c.top-c.runner < 0.7 || p.class == thing && c.second.class != thing && c.top-c.runner < 1) {
			return
		}
	}
	if form == "it" && p.class != thing && (p.role != 's' || w.talk(i)) || m.plural && !p.plural && c.top < 3 {
		return
	}
	n := w.start(p)
	w.join(&m, n)
	if w.chains[n].sex == 0 {
		w.chains[n].sex = m.sex
	}
	m.class, m.last = p.class, form
	if is(t.Dep, "nsubj") {
		m.role = 's'
	} else if is(t.Dep, "obj") || is(t.Dep, "iobj") {
		m.role = 'o'
	}
	w.pronouns = append(w.pronouns, m)
}

// banned lists the chains of which a mention in the sentence of token i cannot be what it stands for: "Faramir left. Faramir met Haldan and thanked
// him".
func (w *work) banned(i, next int) []int {
	var out []int
	for _, list := range [][]mention{w.mentions[:next], w.pronouns} {
		for k := len(list) - 1; k >= 0; k-- {
			p := &list[k]
			if w.d.Tokens[p.head].Sent != w.d.Tokens[i].Sent {
				break
			}
			if p.chain >= 0 && w.bound(i, p) {
				out = append(out, p.chain)
			}
		}
	}
	return out
}

// A contest keeps the two best candidates of different chains.
type contest struct {
	best, second *mention
	top, runner  float64
}

func (c *contest) enter(p *mention, score float64) {
	same := c.best != nil && p.chain >= 0 && p.chain == c.best.chain
	switch {
	case c.best == nil || score > c.top:
		if c.best != nil && !same {
			c.second, c.runner = c.best, c.top
		}
		c.best, c.top = p, score
	case !same && (c.second == nil || score > c.runner):
		c.second, c.runner = p, score
	}
}

// distance returns how many sentences back token k stands. Sentences that are quoted throughout do not count for a
// pronoun outside quotations.
func (w *work) distance(i, k int) int {
	d := w.d
	dist := d.Tokens[i].Sent - d.Tokens[k].Sent
	if w.quoted[i] || dist == 0 {
		return dist
	}
	if w.quoted[k] {
		return dist + 1
	}
	return w.story[d.Tokens[i].Sent] - w.story[d.Tokens[k].Sent]
}

// agrees reports whether class, sex and number allow the link.
func (w *work) agrees(m, p *mention) bool {
	if p.class&m.class == 0 {
		return false
	}
	if m.plural {
		if p.plural {
			return true
		}
		return p.class == body && p.kind != 'i' && p.role == 's'
	}
	if p.plural {
		return false
	}
	if m.class == human {
		if p.class != human {
			return false
		}
		sex := p.sex
		if p.chain >= 0 && w.chains[p.chain].sex != 0 {
			sex = w.chains[p.chain].sex
		}
		return sex == 0 || sex == m.sex
	}
	return true
}

// bound reports whether the tree forbids that token i stands for p: both are arguments of one verb, or one holds the other.
func (w *work) bound(i int, p *mention) bool {
	d := w.d
	t := &d.Tokens[i]
	if p.Contains(i) {
		return true
	}
	poss := is(t.Dep, "nmod:poss") || t.Tag == "PRP$"
	if poss {
		if t.Head == p.head {
			return true
		}
		title := d.Tokens[p.head].Head
		return title >= 0 && title == t.Head && p.kind == 'n' && (is(d.Tokens[p.head].Dep, "flat") || is(d.Tokens[p.head].Dep, "appos"))
	}
	top := w.argument(p.head)
	h := &d.Tokens[top]
	if t.Head >= 0 && t.Head == h.Head && !is(h.Dep, "obl") && !is(h.Dep, "conj") {
		return true
	}
	if t.Head >= 0 && t.Head == h.Head && is(h.Dep, "obl") && is(t.Dep, "obj") {
		return true
	}
	object := is(t.Dep, "obj") || is(t.Dep, "iobj") || is(t.Dep, "obl")
	v := t.Head
	if is(t.Dep, "nmod") && v >= 0 && d.Tokens[v].POS == "NUM" && is(d.Tokens[v].Dep, "obj") {
		object, v = true, d.Tokens[v].Head // "took two of them"
	}
	if object {
		// "the house passed the act and sent it": the subject of the first verb is that of the second
		for n := 0; n < 4 && v >= 0; n++ {
			if h.Head == v && is(h.Dep, "nsubj") {
				return true
			}
			if dep := d.Tokens[v].Dep; !is(dep, "conj") && !is(dep, "xcomp") && !is(dep, "advcl") || w.subject(v) {
				break
			}
			v = d.Tokens[v].Head
		}
	}
	return t.Head == p.head || t.Head == top || h.Head == i
}

// argument returns the token by which what token k names hangs on its verb: of "Minister Aragorn" it may be the title.
func (w *work) argument(k int) int {
	for n := 0; n < 3 && is(w.d.Tokens[k].Dep, "flat") && w.d.Tokens[k].Head >= 0; n++ {
		k = w.d.Tokens[k].Head
	}
	return k
}

// subject reports whether verb v has a subject of its own.
func (w *work) subject(v int) bool {
	for k := max(w.d.Sentence(v).Start, v-window); k < v; k++ {
		if w.d.Tokens[k].Head == v && is(w.d.Tokens[k].Dep, "nsubj") {
			return true
		}
	}
	return false
}

// worth says how well p suits the pronoun at token i.
func (w *work) worth(i int, m, p *mention, dist int) float64 {
	d := w.d
	t := &d.Tokens[i]
	s := 2.0 - 1.2*float64(dist)
	switch p.role {
	case 's':
		s += 1.5
		if h := d.Tokens[p.head].Head; h >= 0 && d.Tokens[h].Head < 0 {
			s += 0.5
		}
		if is(t.Dep, "nsubj") {
			s += 0.7
		}
	case 'o':
		s += 0.6
	default:
		if is(d.Tokens[p.head].Dep, "nmod:poss") {
			s += 0.6
		}
	}
	if w.says(i, p.head) {
		s += 2 // "Gondor said it would"
	}
	if w.parallel(i, p.head) {
		s += 2.5 // "Mordor's attacks and its siege of the town"
	}
	if w.same(i, p.head) {
		s += 2.5 // "met Haldan and thanked him"
	}
	switch p.kind {
	case 'n':
		s += 0.8
	case 'd':
		s += 0.4
	case 'c':
		s += 0.9
	case 'p':
		s += 0.4
		if m.sex != 0 {
			s += 0.9
			if dist == 0 {
				s += 0.8 // "thanked him for his support"
			}
		}
	}
	if p.class == thing {
		s -= 0.6
	}
	if w.page[d.Tokens[p.head].Sent] != w.page[d.Tokens[i].Sent] {
		s -= 0.8
	}
	if p.chain >= 0 {
		c := &w.chains[p.chain]
		s += 0.25 * float64(min(len(c.spans)-1, 4))
		if m.sex != 0 && c.sex == m.sex {
			s += 1
		}
		// used by a pronoun since: still talked about
		if last := c.spans[len(c.spans)-1]; last.Start > p.Start && d.Tokens[last.Start].Sent >= d.Tokens[i].Sent-1 {
			s += 0.6
		}
	} else if m.sex != 0 && p.sex == m.sex {
		s += 1
		if p.kind != 'n' {
			s += 0.8 // "the minister met a woman, who said she": the noun tells it
		}
	}
	if dist == 0 {
		s -= 0.02 * float64(i-p.head)
		if w.quoted[i] && !w.quoted[p.head] && p.role == 's' {
			if h := d.Tokens[p.head].Head; h >= 0 && says(d.Tokens[h].Lemma) {
				s -= 3
			}
		}
	} else if p.role != 's' {
		s -= 0.01 * float64(d.Sentences[d.Tokens[p.head].Sent].End-p.head)
	}
	if p.class == place|body && m.class&human == 0 && p.role != 's' && dist > 0 {
		s -= 0.8
	}
	if m.plural && !p.plural {
		s -= 1.6
	}
	if p.kind != 'n' && w.predicate(p.head) {
		s -= 1.5
	}
	if dist == 1 && m.sex != 0 && p.kind == 'd' && p.class == human && w.opens(i, p) {
		s += 2 // "The prime minister spoke. He ..."
	}
	if w.during(i, p.head) {
		s += 2 // "the guard said the driver sped up as he hit them"
	}
	if n := w.clauseNoun(i); n >= 0 && d.Tokens[p.head].Head == n && p.head != n {
		s += 2 // the announcement of Gondor that it would leave
	}
	return s
}

// opens reports whether the pronoun at token i is the subject of its sentence and p, with a definite article, that of the one before.
func (w *work) opens(i int, p *mention) bool {
	d := w.d
	return d.Tokens[i].Sent-d.Tokens[p.head].Sent == 1 && w.tops(i) && w.tops(p.head)
}

// during reports whether the pronoun at token i is the subject of a clause of time below something said of token k, its subject.
func (w *work) during(i, k int) bool {
	d := w.d
	t := &d.Tokens[i]
	if !is(t.Dep, "nsubj") || !is(d.Tokens[k].Dep, "nsubj") || t.Head < 0 || !is(d.Tokens[t.Head].Dep, "advcl") {
		return false
	}
	h := d.Tokens[t.Head].Head
	return h == d.Tokens[k].Head && h >= 0 && is(d.Tokens[h].Dep, "ccomp")
}

// tops reports whether token i is the subject of the main clause of its sentence.
func (w *work) tops(i int) bool {
	t := &w.d.Tokens[i]
	return is(t.Dep, "nsubj") && t.Head >= 0 && w.d.Tokens[t.Head].Head < 0
}

// parallel reports whether the possessive at token i and token k own two coordinated nouns.
func (w *work) parallel(i, k int) bool {
	d := w.d
	a, b := d.Tokens[i].Head, d.Tokens[k].Head
	return a >= 0 && b >= 0 && is(d.Tokens[i].Dep, "nmod:poss") && is(d.Tokens[k].Dep, "nmod:poss") && is(d.Tokens[a].Dep, "conj") && d.Tokens[a].Head == b
}

// same reports whether token i is the object of a verb and token k that of the verb before, to which "and" joins it.
func (w *work) same(i, k int) bool {
	d := w.d
	v := d.Tokens[i].Head
	if !is(d.Tokens[i].Dep, "obj") || v < 0 || !is(d.Tokens[v].Dep, "conj") {
		return false
	}
	k = w.argument(k)
	dep := d.Tokens[k].Dep
	return d.Tokens[k].Head == d.Tokens[v].Head && (is(dep, "obj") || is(dep, "iobj") || is(dep, "obl")) && k < v
}

// predicate reports whether a noun is what a subject is said to be.
func (w *work) predicate(i int) bool {
	d := w.d
	for k := max(d.Sentence(i).Start, i-window); k < i; k++ {
		if d.Tokens[k].Head == i && is(d.Tokens[k].Dep, "cop") {
			return true
		}
	}
	return false
}

// clauseNoun returns the noun whose content the clause of token i tells, or -1.
func (w *work) clauseNoun(i int) int {
	d := w.d
	k := i
	for n := 0; n < 4; n++ {
		h := d.Tokens[k].Head
		if h < 0 {
			return -1
		}
		k = h
		if dep := d.Tokens[k].Dep; (is(dep, "acl") || is(dep, "ccomp")) && d.Tokens[k].Dep != "acl:relcl" {
			if h = d.Tokens[k].Head; h >= 0 && h < k && d.Tokens[h].POS == "NOUN" {
				return h
			}
			return -1
		}
	}
	return -1
}

func says(lemma string) bool {
	switch lemma {
	case "say", "tell", "add", "note", "stress", "state", "declare", "announce", "claim", "write", "explain", "insist", "argue", "warn", "emphasize", "emphasise", "underline", "comment", "tweet":
		return true
	}
	return false
}

// empty reports whether "it" at token i stands for nothing before it: it is clear that, it took two years to.
func (w *work) empty(i int) bool {
	d := w.d
	h := d.Tokens[i].Head
	if h < 0 || !is(d.Tokens[i].Dep, "nsubj") {
		return false
	}
	adjective := d.Tokens[h].POS == "ADJ"
	switch d.Tokens[h].Lemma {
	case "seem", "appear", "rain", "snow", "matter", "happen", "transpire", "emerge":
		return true
	}
	switch d.Tokens[h].Lemma {
	case "time", "matter", "fact", "pity", "shame", "honour", "honor", "pleasure", "question", "true":
		if d.Tokens[h].POS != "VERB" {
			return true
		}
	}
	s := d.Sentence(i).Span
	for k := h + 1; k < min(s.End, h+window); k++ {
		if d.Tokens[k].Head != h {
			continue
		}
		switch dep := d.Tokens[k].Dep; {
		case is(dep, "csubj"):
			return true
		case adjective && (is(dep, "ccomp") || is(dep, "xcomp") || is(dep, "advcl")):
			return true
		case d.Tokens[h].POS == "NOUN" && (is(dep, "acl") || is(dep, "advcl") || is(dep, "ccomp")) && !is(dep, "acl:relcl"):
			return true
		}
	}
	return false
}

// talk reports whether the pronoun at token i is what somebody speaking of himself does something to: "I said it".
func (w *work) talk(i int) bool {
	d := w.d
	h := d.Tokens[i].Head
	if h < 0 || !is(d.Tokens[i].Dep, "obj") {
		return false
	}
	for k := max(d.Sentence(i).Start, h-window); k < h; k++ {
		if d.Tokens[k].Head == h && is(d.Tokens[k].Dep, "nsubj") {
			switch strings.ToLower(d.Tokens[k].Form) {
			case "i", "you", "we":
				return true
			}
		}
	}
	return false
}

// relative links who, which and that to the noun that their clause hangs from.
func (w *work) relative(i int) {
	d := w.d
	k := i
	for n := 0; n < 6; n++ {
		if is(d.Tokens[k].Dep, "acl:relcl") || is(d.Tokens[k].Dep, "acl") && k != i {
			break
		}
		if k = d.Tokens[k].Head; k < 0 {
			return
		}
	}
	if !is(d.Tokens[k].Dep, "acl:relcl") && !is(d.Tokens[k].Dep, "acl") {
		return
	}
	top := d.Tokens[k].Head
	if top < 0 || top >= i {
		return
	}
	form := strings.ToLower(d.Tokens[i].Form)
	who := form == "who" || form == "whom"
	n := int(w.at[top]) - 1
	// of names inside "X, the minister of Y, who", the head may hang from the name
	for n < 0 && top >= 0 && (is(d.Tokens[top].Dep, "flat") || is(d.Tokens[top].Dep, "compound")) {
		if top = d.Tokens[top].Head; top >= 0 {
			n = int(w.at[top]) - 1
		}
	}
	if n < 0 {
		return
	}
	if c := w.pair(top, i); c >= 0 && w.severalIn(k) {
		n = c
	}
	p := &w.mentions[n]
	if p.head >= i || who && p.class == thing {
		return
	}
	m := mention{Span: dateline.Span{Start: i, End: i + 1}, head: i, kind: 'p', chain: -1}
	w.join(&m, w.start(p))
}

// pair returns the coordination that ends with or begins at the noun top, before token i; or -1.
func (w *work) pair(top, i int) int {
	d := w.d
	first := top
	for n := 0; n < 9 && is(d.Tokens[first].Dep, "conj") && d.Tokens[first].Head >= 0; n++ {
		first = d.Tokens[first].Head
	}
	for n := int(w.at[first]) - 1; n >= 0 && n < len(w.mentions) && w.mentions[n].head == first; n++ {
		if w.mentions[n].kind == 'c' && w.mentions[n].End <= i {
			return n
		}
	}
	for n := int(w.at[first]) - 2; n >= 0 && w.mentions[n].head == first; n-- {
		if w.mentions[n].kind == 'c' && w.mentions[n].End <= i {
			return n
		}
	}
	return -1
}

// severalIn reports whether the verb of a clause is in the plural.
func (w *work) severalIn(verb int) bool {
	d := w.d
	for k := max(d.Sentence(verb).Start, verb-window); k <= verb; k++ {
		if k == verb || d.Tokens[k].Head == verb && d.Tokens[k].POS == "AUX" {
			switch strings.ToLower(d.Tokens[k].Form) {
			case "are", "were", "have":
				return true
			}
			if d.Tokens[k].Tag == "VBP" {
				return true
			}
		}
	}
	return false
}

// reflexive links himself and its like to the subject of the clause.
func (w *work) reflexive(i int) {
	d := w.d
	h := d.Tokens[i].Head
	for n := 0; n < 4 && h >= 0 && d.Tokens[h].POS != "VERB"; n++ {
		h = d.Tokens[h].Head
	}
	if h < 0 {
		return
	}
	s := d.Sentence(i).Span
	for k := max(s.Start, i-window); k < i; k++ {
		if d.Tokens[k].Head == h && is(d.Tokens[k].Dep, "nsubj") && w.at[k] != 0 {
			m := mention{Span: dateline.Span{Start: i, End: i + 1}, head: i, kind: 'p', chain: -1}
			w.join(&m, w.start(&w.mentions[w.at[k]-1]))
			return
		}
	}
}

// says reports whether token k is the subject of the verb that governs the clause of the pronoun at token i.
func (w *work) says(i, k int) bool {
	d := w.d
	if !is(d.Tokens[k].Dep, "nsubj") {
		return false
	}
	c := d.Tokens[i].Head
	for n := 0; n < 6 && c >= 0; n++ {
		t := &d.Tokens[c]
		if is(t.Dep, "ccomp") {
			return t.Head >= 0 && t.Head == d.Tokens[k].Head
		}
		if is(t.Dep, "advcl") || t.Dep == "acl:relcl" {
			return false
		}
		c = t.Head
	}
	return false
}
