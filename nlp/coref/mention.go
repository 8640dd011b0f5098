package coref

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// A class says what a mention may stand for.
type class uint8

const (
	human class = 1 << iota
	body        // organisation, state, group taken as one
	place       // a place that may also act: a state
	thing
)

// A mention is something that later words may refer to, or a word that refers back.
type mention struct {
	dateline.Span
	head   int
	class  class
	sex    byte // m, f or 0
	plural bool
	number bool   // number is known
	kind   byte   // n name, d definite phrase, i indefinite phrase, p pronoun
	key    string // of a name: folded words
	last   string // folded last word, or the lemma of the head
	chain  int
	role   byte // s subject, o object, a agent or other
}

func is(relation, dep string) bool {
	return len(relation) >= len(dep) && relation[:len(dep)] == dep && (len(relation) == len(dep) || relation[len(dep)] == ':')
}

// collect lists the names and noun phrases of the document in text order.
func (w *work) collect() {
	d := w.d
	entity := make([]int32, len(d.Tokens))
	for e := range d.Entities {
		s := d.Entities[e].Span
		if s.Empty() || s.Start < 0 || s.End > len(d.Tokens) {
			continue
		}
		for k := s.Start; k < s.End; k++ {
			entity[k] = int32(e + 1)
		}
	}
	for i := 0; i < len(d.Tokens); i++ {
		if e := int(entity[i]) - 1; e >= 0 {
			s := d.Entities[e].Span
			if s.Start == i {
				w.addName(s, d.Entities[e].Kind)
			}
			i = s.End - 1
			continue
		}
		t := &d.Tokens[i]
		switch t.POS {
		case "PROPN":
			// a name that the recogniser has missed
			if is(t.Dep, "compound") || is(t.Dep, "flat") {
				// "energy minister Peregrin Took": the name may hang from the title
				h := t.Head
				if h != i-1 || h < 0 || entity[h] != 0 {
					continue
				}
				if _, ok := humanNoun(strings.ToLower(d.Tokens[h].Lemma)); !ok {
					continue
				}
			}
			w.addProper(i)
		case "NOUN":
			if is(t.Dep, "compound") {
				continue
			}
			w.addNoun(i)
		}
	}
}

func (w *work) addName(s dateline.Span, kind string) {
	d := w.d
	for kind == "PER" && s.Start < s.End-1 {
		// titles that the recogniser took into the name
		t := &d.Tokens[s.Start]
		if _, ok := humanNoun(strings.ToLower(t.Lemma)); !ok && t.POS != "ADJ" {
			break
		}
		s.Start++
	}
	head := w.headIn(s)
	m := mention{Span: s, head: head, kind: 'n', key: fold(d.Words(s)), number: true, chain: -1}
	switch kind {
	case "PER":
		m.class = human
		m.sex = w.sexOfName(s)
	case "ORG":
		m.class = body
	case "LOC":
		m.class = place | body
	default:
		m.class = body
		if is(d.Tokens[head].Dep, "amod") || d.Tokens[head].POS == "ADJ" {
			return
		}
	}
	if d.Tokens[head].POS == "ADJ" {
		return
	}
	m.last = m.key[strings.LastIndexByte(m.key, ' ')+1:]
	w.add(m)
}

func (w *work) addProper(i int) {
	d := w.d
	s := dateline.Span{Start: i, End: i + 1}
	for s.Start > d.Sentence(i).Start && d.Tokens[s.Start-1].POS == "PROPN" && (d.Tokens[s.Start-1].Head == i) {
		s.Start--
	}
	title := -1
	if is(d.Tokens[i].Dep, "flat") || is(d.Tokens[i].Dep, "compound") {
		title = d.Tokens[i].Head
	}
	for s.End < d.Sentence(i).End && d.Tokens[s.End].POS == "PROPN" && (d.Tokens[s.End].Head == i || d.Tokens[s.End].Head == title) && is(d.Tokens[s.End].Dep, "flat") {
		s.End++
	}
	m := mention{Span: s, head: i, kind: 'n', key: fold(d.Words(s)), number: true, class: body, chain: -1}
	lemma := strings.ToLower(d.Tokens[i].Lemma)
	if sex, ok := humanNoun(lemma); ok {
		m.class, m.sex, m.kind, m.last = human, sex, 'd', lemma
		m.plural = d.Tokens[i].Tag == "NNPS"
		w.add(m)
		return
	}
	m.last = m.key[strings.LastIndexByte(m.key, ' ')+1:]
	m.plural = d.Tokens[i].Tag == "NNPS"
	if sex := firstName(fold(d.Tokens[s.Start].Form)); sex != 0 && s.End-s.Start > 1 {
		m.class, m.sex = human, sex
	} else if title >= 0 {
		m.class = human
	}
	w.add(m)
}

func (w *work) addNoun(i int) {
	d := w.d
	t := &d.Tokens[i]
	lemma := strings.ToLower(t.Lemma)
	m := mention{head: i, last: lemma, kind: 'i', number: true, chain: -1}
	m.plural = t.Tag == "NNS" || t.Tag == "NNPS" || strings.Contains(t.Feats, "Number=Plur")
	if sex, ok := humanNoun(lemma); ok {
		m.class, m.sex = human, sex
		if lemma == "police" || lemma == "people" {
			m.plural = true
		}
	} else if bodyNoun(lemma) {
		m.class = body
	} else {
		m.class = thing
	}
	m.Span = dateline.Span{Start: i, End: i + 1}
	low := d.Sentence(i).Start
	for k := i - 1; k >= low && i-k < 9; k-- {
		p := &d.Tokens[k]
		h := p.Head
		if p.POS == "PUNCT" && p.Form == "-" || h == i || h > k && h < i {
			if p.POS == "ADP" || p.POS == "CCONJ" || p.POS == "SCONJ" || p.POS == "AUX" || p.Form == "," {
				break
			}
			m.Start = k
			if h == i && p.POS == "DET" || p.POS == "PRON" && h == i {
				switch strings.ToLower(p.Form) {
				case "the", "this", "that", "these", "those", "both":
					if m.class != body || !w.called(i) {
						m.kind = 'd'
					}
				}
				break
			}
			continue
		}
		break
	}
	w.add(m)
}

// called reports whether a name stands right behind the noun i and tells which one it is: "the group Barad-dur".
func (w *work) called(i int) bool {
	if i+1 >= len(w.d.Tokens) {
		return false
	}
	next := &w.d.Tokens[i+1]
	return next.POS == "PROPN" && next.Head == i && (is(next.Dep, "appos") || is(next.Dep, "flat") || is(next.Dep, "nmod"))
}

func (w *work) add(m mention) {
	// in "Minister Eowyn" the title may be the head
	head := m.head
	for n := 0; n < 3; n++ {
		t := &w.d.Tokens[head]
		if h := t.Head; m.kind == 'n' && h >= 0 && h < m.Start && m.Start-h < 5 && (is(t.Dep, "flat") || is(t.Dep, "appos")) {
			head = h
			continue
		}
		break
	}
	switch dep := w.d.Tokens[head].Dep; {
	case is(dep, "nsubj"):
		m.role = 's'
	case is(dep, "obj"), is(dep, "iobj"):
		m.role = 'o'
	case is(dep, "conj"):
		if h := w.d.Tokens[head].Head; h >= 0 && is(w.d.Tokens[h].Dep, "nsubj") {
			m.role = 's'
		}
	}
	w.mentions = append(w.mentions, m)
}

// headIn returns the token of a span that hangs from outside it.
func (w *work) headIn(s dateline.Span) int {
	for i := s.Start; i < s.End; i++ {
		t := &w.d.Tokens[i]
		if (t.Head < s.Start || t.Head >= s.End) && t.POS != "PUNCT" && t.POS != "DET" && t.POS != "ADP" {
			return i
		}
	}
	return s.End - 1
}

// sexOfName tells the sex of a person from titles and first names: m, f or 0.
func (w *work) sexOfName(s dateline.Span) byte {
	d := w.d
	for k := s.Start - 1; k >= 0 && s.Start-k < 3 && d.Tokens[k].Sent == d.Tokens[s.Start].Sent; k-- {
		switch strings.TrimSuffix(d.Tokens[k].Form, ".") {
		case "Mr", "Sir", "Lord", "King", "Prince", "Sheikh", "President-King", "Congressman", "Chairman", "Spokesman":
			return 'm'
		case "Mrs", "Ms", "Miss", "Lady", "Dame", "Queen", "Princess", "Baroness", "Congresswoman", "Chairwoman", "Spokeswoman":
			return 'f'
		case "spokesman", "chairman", "businessman", "policeman":
			return 'm'
		case "spokeswoman", "chairwoman", "businesswoman", "policewoman", "actress":
			return 'f'
		}
	}
	if s.End-s.Start > 1 {
		first := fold(d.Tokens[s.Start].Form)
		if d.Tokens[s.Start+1].Form == "-" && s.Start+2 < s.End {
			if sex := firstName(first); sex != 0 {
				return sex
			}
			first = fold(d.Tokens[s.Start+2].Form)
		}
		if sex := firstName(first); sex != 0 {
			return sex
		}
		return ending(fold(d.Words(s)))
	}
	return 0
}

// ending tells the sex from surnames that are inflected for it.
func ending(key string) byte {
	last := key[strings.LastIndexByte(key, ' ')+1:]
	switch {
	case len(last) < 6:
	case strings.HasSuffix(last, "ova"), strings.HasSuffix(last, "eva"), strings.HasSuffix(last, "skaya"), strings.HasSuffix(last, "dottir"):
		return 'f'
	case strings.HasSuffix(last, "ov"), strings.HasSuffix(last, "ev"), strings.HasSuffix(last, "sky"), strings.HasSuffix(last, "skiy"), strings.HasSuffix(last, "sson"), strings.HasSuffix(last, "yev"):
		return 'm'
	}
	return 0
}

// fold lowers a name and drops full stops, apostrophes and hyphens.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' || c == '.' || c == '-' || c == '\'' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '.', '\'', '’', '\u200e':
			return -1
		case '-', '\n', '\t':
			return ' '
		}
		return unicode.ToLower(r)
	}, s)
}
