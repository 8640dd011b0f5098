package event

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/titlecase"
)

// mended returns a copy of the tokens with the commonest wrong attachments of a parser set right: verbs coordinated with a verb of
// another form, objects taken for obliques, subjects taken for the complement of "as" or "after".
func mended(d *dateline.Document, verb func(lemma string) bool) []dateline.Token {
	tokens := d.Tokens
	m := mender{tokens: slices.Clone(tokens), named: heads(d), dated: map[int]bool{}}
	m.kids = make([][]int, len(tokens))
	for i := range tokens {
		if h := tokens[i].Head; h >= 0 {
			m.kids[h] = append(m.kids[h], i)
		}
	}
	for k := range d.Sentences {
		if s := &d.Sentences[k]; titlecase.Is(d, s) {
			for i := s.Start + 1; i < s.End; i++ {
				if t := &m.tokens[i]; t.POS != "PROPN" {
					t.Form = strings.ToLower(t.Form)
				}
			}
		}
	}
	for _, s := range d.Sentences {
		if s.Headline || m.verbless(s.Span) {
			m.headline(s.Span, d.Mentions, verb)
		}
	}
	for i := range d.Mentions {
		if x := &d.Mentions[i]; x.Kind == "name" {
			m.beyond(x)
		}
	}
	for i := range m.tokens {
		m.compounded(i)
		m.past(i, verb)
		m.handed(i)
		m.modal(i)
		m.due(i)
		m.told(i)
		m.titled(i)
	}
	for _, date := range d.Dates {
		for i := date.Start; i < date.End; i++ {
			m.timed(i, date.Span)
			m.dated[i] = true
		}
	}
	for i := range m.tokens {
		if t := &m.tokens[i]; t.POS == "VERB" && t.Head >= 0 {
			m.coordinate(i)
			m.bound(i)
			m.subordinate(i)
			m.predicate(i)
			m.reported(i)
		}
		m.object(i)
		m.means(i)
		m.verbal(i)
		m.shifted(i)
		m.doubled(i)
		m.given(i)
		m.dubbed(i)
		m.participle(i)
		m.reduced(i)
		m.trailing(i)
		m.undergone(i)
		m.agent(i)
		m.infinite(i, verb)
	}
	for i := range d.Mentions {
		m.possess(d.Mentions[i].Span)
	}
	return m.tokens
}

// titled hangs the preposition of a title on the name behind it: "with Foreign Minister Eowyn", with "with" hung on "Minister".
func (m *mender) titled(i int) {
	t := &m.tokens[i]
	if h := t.Head; t.Dep != "case" || h < i {
		return
	}
	for n := 0; n < 4; n++ {
		x := &m.tokens[t.Head]
		if h := x.Head; x.Dep != "nmod:desc" && x.Dep != "compound" && x.Dep != "amod" || h < t.Head || m.has(h, "case") {
			return
		}
		m.kids[x.Head] = append([]int{i}, m.kids[x.Head]...)
		t.Head = x.Head
	}
}

// modal makes a noun behind a modal auxiliary the verb that it must be: "must first disarm".
func (m *mender) modal(i int) {
	t := &m.tokens[i]
	if t.POS != "NOUN" || t.Tag != "NN" || m.has(i, "cop", "det", "amod", "case", "nmod:poss", "compound") {
		return
	}
	for _, k := range m.kids[i] {
		if x := &m.tokens[k]; x.Dep == "aux" && x.Tag == "MD" && k < i {
			t.POS, t.Tag = "VERB", "VB"
			return
		}
	}
}

// timed hangs what follows the day i on what happened then: "struck on Friday against Rohan", with "against Rohan" hung on Friday.
func (m *mender) timed(i int, date dateline.Span) {
	v := m.tokens[i].Head
	if v < 0 || v >= i || date.Contains(v) || m.tokens[v].POS != "VERB" && m.tokens[v].POS != "NOUN" {
		return
	}
	for _, k := range m.kids[i] {
		t := &m.tokens[k]
		if k < date.End || t.Dep != "nmod" || !m.prepositional(k, "against", "on", "with", "to", "for", "at", "from", "between", "over") {
			continue
		}
		t.Head = v
		if m.tokens[v].POS == "VERB" {
			t.Dep = "obl"
		}
	}
}

// prepositional reports whether one of the prepositions stands before nominal k.
func (m *mender) prepositional(k int, forms ...string) bool {
	return slices.ContainsFunc(m.kids[k], func(c int) bool {
		return c < k && m.tokens[c].Dep == "case" && slices.Contains(forms, m.tokens[c].Lemma)
	})
}

// possess makes the name "the government of Rohan" the owner of what follows its 's, where only "Rohan" was taken for it.
func (m *mender) possess(s dateline.Span) {
	of := s.Start
	for of < s.End && m.tokens[of].Lemma != "of" {
		of++
	}
	if of == s.Start || of+1 >= s.End || of < 1 {
		return
	}
	a, b := of-1, s.End-1
	if l := &m.tokens[b]; l.POS == "PART" || l.Form == "'s" || l.Form == "’s" {
		b--
	}
	n := m.tokens[b].Head
	if b <= of || n < s.End || m.tokens[b].Dep != "nmod:poss" || m.tokens[of].Head != n || m.tokens[a].Head >= s.Start && m.tokens[a].Head < s.End || m.tokens[n].Head != m.tokens[a].Head && m.tokens[n].Head != a {
		return
	}
	m.tokens[n].Head, m.tokens[n].Dep = m.tokens[a].Head, m.tokens[a].Dep
	m.tokens[a].Head, m.tokens[a].Dep = n, "nmod:poss"
	m.tokens[b].Head, m.tokens[b].Dep = a, "nmod"
	m.tokens[of].Head = b
}

type mender struct {
	tokens []dateline.Token
	kids   [][]int // as the parser had them
	named  map[int]*dateline.Actor
	dated  map[int]bool
}

func (m *mender) has(i int, deps ...string) bool {
	return slices.ContainsFunc(m.kids[i], func(k int) bool { return slices.Contains(deps, m.tokens[k].Dep) })
}

// Forms of verbs that only go together with their like: "urging him to stop and warning them", not "to stop and warning".
const (
	other = iota
	finite
	gerund
	infinitive
)

// form returns the form of verb i.
func (m *mender) form(i int) int {
	switch t := &m.tokens[i]; t.Tag {
	case "VBD", "VBZ":
		return finite
	case "VBP":
		if m.has(i, "nsubj", "aux") {
			return finite
		}
		return infinitive
	case "VBN":
		if m.has(i, "aux") || m.has(i, "nsubj") || m.has(i, "obj") && m.has(i, "cc") {
			return finite
		}
	case "VBG":
		if m.has(i, "aux") {
			return finite
		}
		return gerund
	case "VB":
		return infinitive
	}
	return other
}

// coordinate hangs verb i, without a subject of its own, on the next verb above of its own form.
func (m *mender) coordinate(i int) {
	t := &m.tokens[i]
	h := t.Head
	if t.Dep != "conj" || h > i || m.tokens[h].POS != "VERB" || m.has(i, "nsubj", "nsubj:pass") {
		return
	}
	own, above := m.form(i), m.form(h)
	if own == other || above == other || own == above || own == infinitive && above == finite && m.has(h, "aux") {
		return
	}
	for n, k := 0, m.tokens[h].Head; k >= 0 && n < 6; n, k = n+1, m.tokens[k].Head {
		if m.tokens[k].POS == "VERB" && m.form(k) == own {
			t.Head = k
			return
		}
	}
}

// bound makes the infinitive with "to" that is coordinated with a finite verb, or with what one agrees to, a complement of the verb: "agreed to a truce and to
// withdraw".
func (m *mender) bound(i int) {
	t := &m.tokens[i]
	v := t.Head
	if t.Dep != "conj" || t.Tag != "VB" || v < 0 || v > i || !slices.ContainsFunc(m.kids[i], func(k int) bool { return k < i && m.tokens[k].Dep == "mark" && m.tokens[k].Lemma == "to" }) {
		return
	}
	if m.tokens[v].POS == "NOUN" && m.prepositional(v, "to") {
		v = m.tokens[v].Head
	}
	if v < 0 || v > i || m.tokens[v].POS != "VERB" || m.form(v) != finite || m.has(v, "xcomp") {
		return
	}
	t.Head, t.Dep = v, "xcomp"
}

// predicate makes finite verb i, coordinated with the noun before it, the verb of that noun: "warplanes and artillery pounded the town".
func (m *mender) predicate(i int) {
	t := &m.tokens[i]
	h := t.Head
	if t.Dep != "conj" || m.form(i) != finite || h > i || m.has(i, "nsubj", "nsubj:pass", "cc") || m.tokens[h].Dep != "nsubj" || m.tokens[h].Head < i {
		return
	}
	if p := m.tokens[h].POS; p != "NOUN" && p != "PROPN" {
		return
	}
	k := i - 1
	for k > h && (m.tokens[k].POS == "AUX" || m.tokens[k].POS == "ADV") {
		k--
	}
	if x := &m.tokens[k]; k != h && (x.Dep != "conj" || x.Head != h) {
		return
	}
	t.Head, t.Dep = m.tokens[h].Head, "ccomp"
	m.tokens[h].Head = i
	for _, k := range m.kids[h] {
		if k <= i {
			continue
		}
		x := &m.tokens[k]
		x.Head = i
		switch {
		case x.Dep == "conj" && x.POS != "VERB" && !m.has(k, "case", "cc"):
			x.Dep = "obj"
		case x.Dep == "acl":
			x.Dep = "advcl"
		}
	}
}

// compounded gives the last word of "cease-fire" the lemma of the whole.
func (m *mender) compounded(i int) {
	if t := &m.tokens[i]; i > 1 && t.Lemma == "fire" && t.POS == "NOUN" && m.tokens[i-1].Form == "-" && strings.EqualFold(m.tokens[i-2].Form, "cease") && m.tokens[i-2].Sent == t.Sent {
		t.Lemma = "ceasefire"
	}
}

// handed makes "over" and "back" behind a verb of giving and taking its particle and what follows its object, where they were taken for a preposition: "handed over
// the bodies to Rohan".
func (m *mender) handed(i int) {
	t := &m.tokens[i]
	n := t.Head
	if t.Dep != "case" || t.Lemma != "over" && t.Lemma != "back" || n < i || i == 0 || m.tokens[n].Dep != "obl" && m.tokens[n].Dep != "obj" {
		return
	}
	v := i - 1
	if m.tokens[n].Head != v || m.tokens[v].POS != "VERB" || !slices.Contains([]string{"hand", "give", "turn", "take"}, m.tokens[v].Lemma) || m.tokens[n].Dep == "obl" && m.has(v, "obj") {
		return
	}
	t.POS, t.Tag, t.Dep, t.Head = "ADP", "RP", "compound:prt", v
	m.tokens[n].Dep = "obj"
}

// object takes a nominal without a preposition behind an active verb that has no object for its object.
func (m *mender) object(i int) {
	t := &m.tokens[i]
	v := t.Head
	if t.Dep == "compound:prt" && v >= 0 && v < i && slices.Contains([]string{"on", "upon", "for", "against", "at", "to", "into", "with"}, t.Lemma) { // "called on all parties"
		for _, k := range m.kids[v] {
			if k > i && k < i+8 && (m.tokens[k].Dep == "obl" || m.tokens[k].Dep == "obj" && m.tokens[v].Lemma == "call") && !m.has(k, "case", "mark") {
				t.Head, t.Dep = k, "case"
				m.tokens[k].Dep = "obl"
				m.kids[k] = append([]int{i}, m.kids[k]...)
				break
			}
		}
		return
	}
	if t.Dep != "obl" && t.Dep != "obl:unmarked" || v < 0 || v > i || t.POS != "NOUN" && t.POS != "PROPN" || m.tokens[v].POS != "VERB" || m.has(v, "obj", "aux:pass", "ccomp") || m.has(i, "case", "mark") {
		return
	}
	if m.tokens[v].Tag == "VBN" && !m.has(v, "aux") || slices.Contains(spans, t.Lemma) || m.dated[i] {
		return
	}
	for k := v + 1; k < i; k++ {
		if p := m.tokens[k].POS; p == "PUNCT" || p == "VERB" || p == "ADP" && m.tokens[k].Head == i {
			return
		}
	}
	t.Dep = "obj"
}

// spans are nouns of time and measure that stand behind verbs without a preposition.
var spans = []string{"day", "week", "month", "year", "time", "hour", "minute", "morning", "afternoon", "evening", "midnight", "noon", "weekend", "decade", "quarter", "night", "today", "yesterday", "tomorrow", "tonight", "percent", "mile", "kilometre", "kilometer", "way", "home", "times"}

var subordinators = []string{"as", "after", "before", "since", "until", "while", "because", "when", "than"}

// subordinate makes the nominal between a subordinator and finite verb i, hung elsewhere as a complement of "as", the subject of the verb.
func (m *mender) subordinate(i int) {
	t := &m.tokens[i]
	if m.form(i) != finite || m.has(i, "nsubj", "nsubj:pass", "expl", "csubj") || t.Dep == "conj" || t.Dep == "acl:relcl" {
		return
	}
	k := i - 1
	for k >= 0 && (m.tokens[k].POS == "AUX" || m.tokens[k].POS == "ADV" || m.tokens[k].POS == "PART") {
		k--
	}
	for n := 0; k >= 0 && n < 4; n++ { // the noun next to the verb may end a longer phrase
		x := &m.tokens[k]
		if x.Sent != t.Sent || x.POS != "NOUN" && x.POS != "PROPN" && x.POS != "PRON" {
			return
		}
		if x.Dep == "obl" || x.Dep == "nmod" {
			for _, c := range m.kids[k] {
				if m.tokens[c].Dep == "case" && slices.Contains(subordinators, m.tokens[c].Lemma) && t.Head < k && x.Head != i {
					x.Head, x.Dep = i, "nsubj"
					if m.has(i, "aux:pass") {
						x.Dep = "nsubj:pass"
					}
					m.tokens[c].Head, m.tokens[c].Dep = i, "mark"
					return
				}
			}
		}
		k = x.Head
		if k > i {
			return
		}
	}
}

// verbal makes a bare noun a verb if it has the form of the verb that it is coordinated with and a clause with "that" behind it: "condemns the
// attack and demands that Mordor withdraw".
func (m *mender) verbal(i int) {
	t := &m.tokens[i]
	h := t.Head
	if t.POS != "NOUN" || t.Dep != "conj" || h < 0 || h > i || i+1 >= len(m.tokens) || m.tokens[i+1].Lemma != "that" || m.has(i, "det", "amod", "nmod:poss", "compound", "case", "nummod", "nmod") {
		return
	}
	if m.tokens[h].POS != "VERB" {
		if h = m.tokens[h].Head; h < 0 || m.tokens[h].POS != "VERB" {
			return
		}
	}
	like := map[string]string{"VBZ": "NNS", "VBP": "NN", "VB": "NN"}
	if like[m.tokens[h].Tag] != t.Tag {
		return
	}
	for _, k := range m.kids[i] {
		if x := &m.tokens[k]; k > i && (x.Dep == "ccomp" || x.Dep == "acl" || x.Dep == "acl:relcl") && m.has(k, "nsubj", "nsubj:pass") {
			x.Dep = "ccomp"
			t.POS, t.Tag, t.Head = "VERB", m.tokens[h].Tag, h
			return
		}
	}
}

// parted reports whether a punctuation mark stands between two tokens.
func (m *mender) parted(from, to int) bool {
	return slices.ContainsFunc(m.tokens[from+1:to], func(t dateline.Token) bool { return t.POS == "PUNCT" })
}

// shifted makes a noun, hung as an apposition on the phrase with a preposition that it follows without a comma, the object of the verb: "condemned in
// the strongest terms Mordor's war".
func (m *mender) shifted(i int) {
	t := &m.tokens[i]
	o := t.Head
	if t.Dep != "appos" || t.POS != "NOUN" && t.POS != "PROPN" || o < 0 || o > i || m.tokens[o].Dep != "obl" || !m.has(o, "case") {
		return
	}
	v := m.tokens[o].Head
	if v < 0 || v > o || m.tokens[v].POS != "VERB" || m.has(v, "obj", "ccomp", "xcomp", "aux:pass") || !m.has(i, "det", "nmod:poss") {
		return
	}
	if m.parted(o, i) {
		return
	}
	t.Head, t.Dep = v, "obj"
}

// reported makes the noun behind a verb of saying the subject of the clause that follows, where what hangs on the noun by a preposition was
// taken for it: "said consultations with Rohan would take place".
func (m *mender) reported(i int) {
	h := m.tokens[i].Head
	if m.tokens[i].Dep != "ccomp" || h < 0 || h > i {
		return
	}
	for _, x := range m.kids[i] {
		if m.tokens[x].Dep != "nsubj" {
			continue
		}
		prep := -1
		for _, k := range append(m.kids[x], m.kids[i]...) {
			if t := &m.tokens[k]; k < x && (t.Dep == "case" || t.Dep == "mark" && slices.Contains([]string{"with", "between", "from", "of", "on"}, t.Lemma)) {
				prep = k
			}
		}
		for _, n := range m.kids[h] {
			if n > h && n < prep && m.tokens[n].Dep == "obj" {
				m.tokens[n].Head, m.tokens[n].Dep = i, "nsubj"
				m.tokens[x].Head, m.tokens[x].Dep = n, "nmod"
				m.tokens[prep].Head, m.tokens[prep].Dep = x, "case"
				return
			}
		}
	}
}

// doubled gives the first of two subjects of a verb of saying that stands at the end to the clause without one that lies between them: "a bomb killed
// ten, police said".
func (m *mender) doubled(i int) {
	t := &m.tokens[i]
	if t.Dep != "ccomp" || t.Head < i || m.has(i, "nsubj", "nsubj:pass", "csubj", "expl") {
		return
	}
	var subjects []int
	for _, k := range m.kids[t.Head] {
		if m.tokens[k].Dep == "nsubj" {
			subjects = append(subjects, k)
		}
	}
	if len(subjects) == 2 && subjects[0] < i && subjects[1] > i {
		x := &m.tokens[subjects[0]]
		x.Head = i
		if m.has(i, "aux:pass") {
			x.Dep = "nsubj:pass"
		}
	}
}

// means makes of the agent that is a means a plain phrase: "the kings agreed by phone on a truce".
func (m *mender) means(i int) {
	t := &m.tokens[i]
	v := t.Head
	if t.Dep != "obl:agent" || v < 0 || m.has(v, "aux:pass") || !slices.Contains([]string{"phone", "telephone", "video", "videolink", "consensus", "acclamation", "e-mail", "email", "mail", "letter", "vote", "majority", "hand"}, t.Lemma) {
		return
	}
	t.Dep = "obl"
	if m.tokens[v].Tag == "VBN" {
		m.tokens[v].Tag = "VBD"
	}
	for _, k := range m.kids[v] {
		if m.tokens[k].Dep == "nsubj:pass" {
			m.tokens[k].Dep = "nsubj"
		}
	}
}
