package coref

import (
	"sort"
	"strings"

	"github.com/dateline/dateline"
)

// A Resolver links mentions into chains. It may serve any number of goroutines.
type Resolver struct{}

// New returns a Resolver.
func New() *Resolver { return &Resolver{} }

// Annotate fills the Chains of the document: those of two mentions or more, ordered by their first.
func (r *Resolver) Annotate(d *dateline.Document) error {
	d.Chains = nil
	if len(d.Tokens) == 0 {
		return nil
	}
	w := &work{d: d, byName: map[string]int{}, byLast: map[string]int{}, at: make([]int32, len(d.Tokens))}
	w.quotes()
	w.collect()
	w.couple()
	w.link()
	for _, c := range w.chains {
		if len(c.spans) < 2 {
			continue
		}
		sort.Slice(c.spans, func(i, j int) bool {
			return c.spans[i].Start < c.spans[j].Start || c.spans[i].Start == c.spans[j].Start && c.spans[i].End < c.spans[j].End
		})
		d.Chains = append(d.Chains, dateline.Chain{Mentions: c.spans})
	}
	sort.SliceStable(d.Chains, func(i, j int) bool { return d.Chains[i].Mentions[0].Start < d.Chains[j].Mentions[0].Start })
	return nil
}

// window bounds how far the resolver looks within one sentence, so that no input takes more than linear time.
const window = 60

// A work is what the resolver knows about one document.
type work struct {
	d        *dateline.Document
	mentions []mention
	pronouns []mention // those that are linked, in text order
	chains   []chain
	byName   map[string]int // folded name -> chain
	byLast   map[string]int // folded surname -> chain
	at       []int32        // head token -> index into mentions plus one
	quoted   []bool         // tokens between quotation marks
	page     []int          // for each sentence, the number of its paragraph
	story    []int          // for each sentence, how many up to it are not quoted throughout
}

type chain struct {
	spans  []dateline.Span
	sex    byte
	titles []string // lemmas of the titles that its names bear
	named  bool
}

// couple adds the coordinations of two or more people or bodies as plural mentions.
func (w *work) couple() {
	n := len(w.mentions)
	for i := range w.mentions {
		w.at[w.mentions[i].head] = int32(i + 1)
	}
	members := map[int][]int{}
	var order []int
	for i := 0; i < n; i++ {
		h := w.mentions[i].head
		if !is(w.d.Tokens[h].Dep, "conj") {
			continue
		}
		top := w.d.Tokens[h].Head
		if top < 0 || w.at[top] == 0 {
			continue
		}
		f := int(w.at[top] - 1)
		if w.mentions[f].class&w.mentions[i].class == 0 {
			continue
		}
		if members[f] == nil {
			order = append(order, f)
		}
		members[f] = append(members[f], i)
	}
	for _, f := range order {
		a, last := &w.mentions[f], &w.mentions[members[f][len(members[f])-1]]
		if a.class&(human|body) == 0 || last.End <= a.End {
			continue
		}
		m := mention{Span: dateline.Span{Start: a.Start, End: last.End}, head: a.head, class: a.class, plural: true, number: true, kind: 'c', chain: -1, role: a.role}
		w.mentions = append(w.mentions, m)
	}
	sort.SliceStable(w.mentions, func(i, j int) bool { return w.mentions[i].head < w.mentions[j].head })
	for i := range w.at {
		w.at[i] = 0
	}
	for i := range w.mentions {
		if w.mentions[i].kind != 'c' {
			w.at[w.mentions[i].head] = int32(i + 1)
		}
	}
}

// link goes through the text once, linking names and phrases where they stand and pronouns to what is before them.
func (w *work) link() {
	d := w.d
	next := 0
	for i := range d.Tokens {
		for next < len(w.mentions) && w.mentions[next].head == i {
			w.place(next)
			next++
		}
		t := &d.Tokens[i]
		if t.Form == "HE" && i+1 < len(d.Tokens) && small(d.Tokens[i+1].Form) {
			continue // His Excellency
		}
		if t.POS == "PRON" || t.POS == "DET" && (t.Tag == "WDT" || t.Tag == "WP$") || t.Tag == "PRP$" {
			w.pronoun(i, next)
		}
	}
}

// small reports whether a word has small letters, so that the text around it is not all in capitals.
func small(form string) bool {
	return strings.ToUpper(form) != form
}

// quotes notes what stands between quotation marks. A quotation that is not closed ends with its paragraph.
func (w *work) quotes() {
	d := w.d
	w.quoted = make([]bool, len(d.Tokens))
	w.story = make([]int, len(d.Sentences))
	w.page = make([]int, len(d.Sentences))
	page := 0
	in, told := false, 0
	for s := range d.Sentences {
		if d.Sentences[s].Paragraph {
			in = false
			page++
		}
		w.page[s] = page
		whole := true
		for i := d.Sentences[s].Start; i < d.Sentences[s].End; i++ {
			switch d.Tokens[i].Form {
			case "“", "\u0060\u0060":
				in = true
			case "”", "\u0027\u0027":
				w.quoted[i], in = true, false
			case "\"":
				in = !in
				w.quoted[i] = true
			}
			w.quoted[i] = w.quoted[i] || in
			whole = whole && (w.quoted[i] || d.Tokens[i].POS == "PUNCT")
		}
		if !whole {
			told++
		}
		w.story[s] = told
	}
}

// start puts a mention into a chain of its own and returns its number.
func (w *work) start(m *mention) int {
	if m.chain < 0 {
		m.chain = len(w.chains)
		w.chains = append(w.chains, chain{spans: []dateline.Span{m.Span}, sex: m.sex, named: m.kind == 'n'})
	}
	return m.chain
}

func (w *work) join(m *mention, c int) {
	m.chain = c
	w.chains[c].spans = append(w.chains[c].spans, m.Span)
	if w.chains[c].sex == 0 {
		w.chains[c].sex = m.sex
	}
	m.sex = w.chains[c].sex
}

// place links a name or a definite phrase to an earlier one.
func (w *work) place(k int) {
	m := &w.mentions[k]
	switch m.kind {
	case 'n':
		w.placeName(m)
	case 'd':
		w.placePhrase(k, m)
	}
}

func (w *work) placeName(m *mention) {
	key := strings.TrimPrefix(m.key, "the ")
	if key == "" {
		return
	}
	if m.class != human && !strings.Contains(key, " ") && m.kind == 'n' && w.d.Tokens[m.head].POS == "PROPN" {
		if _, surname := w.byLast[key]; surname {
			m.class = human
		}
	}
	c, ok := w.byName[key]
	if !ok && m.class == human {
		if other, here := w.byLast[m.last]; here {
			full := strings.Contains(key, " ")
			if !full || !w.chains[other].full(w.d) || sameFirst(w.d, &w.chains[other], key) {
				c, ok = other, true
			}
		}
	}
	if ok {
		w.join(m, c)
	} else {
		c = w.start(m)
		w.chains[c].named = true
	}
	w.byName[key] = c
	if m.class == human {
		w.byLast[m.last] = c
		w.titles(m, c)
	} else {
		w.acronym(m, c)
	}
}

// full reports whether the chain holds a name of several words.
func (c *chain) full(d *dateline.Document) bool {
	for _, s := range c.spans[:min(len(c.spans), window)] {
		if s.End-s.Start > 1 && d.Tokens[s.End-1].POS == "PROPN" {
			return true
		}
	}
	return false
}

// sameFirst reports whether one of the names of a chain begins with the same letter.
func sameFirst(d *dateline.Document, c *chain, key string) bool {
	for _, s := range c.spans[:min(len(c.spans), window)] {
		if s.End-s.Start > 1 {
			f := fold(d.Tokens[s.Start].Form)
			if f != "" && f[0] == key[0] && (len(f) == 1 || strings.IndexByte(key, ' ') == 1 || strings.HasPrefix(key, f)) {
				return true
			}
		}
	}
	return false
}

// titles notes the human nouns that stand with a name: "Foreign Minister Eowyn", "Eowyn, the minister".
func (w *work) titles(m *mention, c int) {
	d := w.d
	add := func(lemma string) {
		lemma = strings.ToLower(lemma)
		if sex, ok := humanNoun(lemma); ok && !has(w.chains[c].titles, lemma) {
			w.chains[c].titles = append(w.chains[c].titles, lemma)
			if w.chains[c].sex == 0 {
				w.chains[c].sex = sex
				m.sex = sex
			}
		}
	}
	s := d.Sentence(m.head).Span
	for k := m.Start - 1; k >= s.Start && m.Start-k <= 3; k-- {
		if d.Tokens[k].POS == "PUNCT" && d.Tokens[k].Form != "-" || d.Tokens[k].POS == "VERB" || d.Tokens[k].POS == "ADP" {
			break
		}
		add(d.Tokens[k].Lemma)
	}
	for k := max(s.Start, m.head-window); k < min(s.End, m.head+window); k++ {
		if is(d.Tokens[k].Dep, "appos") && (d.Tokens[k].Head == m.head || m.Contains(d.Tokens[k].Head)) {
			add(d.Tokens[k].Lemma)
			if w.at[k] != 0 {
				if x := &w.mentions[w.at[k]-1]; x.chain < 0 && x.class == human && x.kind != 'n' && x.head == k {
					w.join(x, c)
				}
			}
		}
	}
	if h := d.Tokens[m.head].Head; h >= 0 && is(d.Tokens[m.head].Dep, "appos") {
		add(d.Tokens[h].Lemma)
		if w.at[h] != 0 {
			if x := &w.mentions[w.at[h]-1]; x.chain < 0 && x.class == human && x.kind != 'n' {
				w.join(x, c)
			}
		}
	}
}

// acronym enters the short form in brackets after a name, and the initials of a long name.
func (w *work) acronym(m *mention, c int) {
	d := w.d
	if m.End+2 < len(d.Tokens) && d.Tokens[m.End].Form == "(" && d.Tokens[m.End+2].Form == ")" {
		if short := d.Tokens[m.End+1].Form; len(short) > 1 && strings.ToUpper(short) == short && short[0] >= 'A' && short[0] <= 'Z' {
			w.byName[fold(short)] = c
		}
	}
}

// placePhrase links "the minister", "the organisation", "the country" to what was named.
func (w *work) placePhrase(k int, m *mention) {
	d := w.d
	bare := true
	for x := m.Start; x < m.End; x++ {
		if x != m.head && d.Tokens[x].POS != "DET" {
			bare = false
		}
	}
	if m.End < len(d.Tokens) && (d.Tokens[m.End].Form == "of" || d.Tokens[m.End].Form == "for") || m.plural || !bare {
		return
	}
	if is(d.Tokens[m.head].Dep, "appos") || is(d.Tokens[m.head].Dep, "compound") {
		return
	}
	sent := d.Tokens[m.head].Sent
	for j := k - 1; j >= max(0, k-4*window); j-- {
		p := &w.mentions[j]
		back := sent - d.Tokens[p.head].Sent
		if back > 4 {
			return
		}
		if p.kind == 'c' || p.chain < 0 && p.last != m.last || p.head == m.head || p.Contains(m.head) {
			continue
		}
		switch {
		case m.class == human:
			if p.class != human || p.plural || m.sex != 0 && p.sex != 0 && m.sex != p.sex {
				continue
			}
			if p.chain >= 0 && has(w.chains[p.chain].titles, m.last) || p.kind != 'n' && p.last == m.last && !p.plural && back <= 3 {
				w.join(m, w.start(p))
				return
			}
		case land(m.last):
			if p.kind == 'n' && p.class&place != 0 && back <= 1 {
				w.join(m, w.start(p))
				return
			}
		case m.class == body:
			if p.kind == 'n' && p.class == body && back <= 2 && (generalBody(m.last) && !p.plural || strings.HasSuffix(p.key, m.last)) ||
				p.kind != 'n' && p.last == m.last && !p.plural && back <= 2 {
				w.join(m, w.start(p))
				return
			}
		}
	}
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
