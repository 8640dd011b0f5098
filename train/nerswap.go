package train

import (
	"math/rand"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/coding/place"
	"github.com/dateline/dateline/nlp/ner"
	"github.com/dateline/dateline/rules"
)

// Pools are names to put in the place of others.
type Pools struct {
	persons [][]string // by the file of rules/actors
	orgs    []string
	states  []string
	cities  []string
	regions []string
	lists   *ner.Lists
}

// NewPools takes names from rules/actors and from the gazetteer.
func NewPools(g *place.Gazetteer, lists *ner.Lists) (*Pools, error) {
	stanzas, err := rules.ParseDir(rules.Files, "actors", ".txt")
	if err != nil {
		return nil, err
	}
	p := &Pools{lists: lists}
	file := ""
	for i := range stanzas {
		s := &stanzas[i]
		name, _, _ := strings.Cut(s.Lines[0].Value, "[")
		name = strings.TrimSpace(name)
		if !plainName(name) {
			continue
		}
		switch s.Lines[0].Key {
		case "person":
			if s.File != file {
				file, p.persons = s.File, append(p.persons, nil)
			}
			if strings.Contains(name, " ") {
				p.persons[len(p.persons)-1] = append(p.persons[len(p.persons)-1], name)
			}
		case "org":
			p.orgs = append(p.orgs, name)
			for _, l := range s.Lines {
				if l.Key == "short" {
					p.orgs = append(p.orgs, strings.TrimSpace(l.Value))
				}
			}
		case "state":
			p.states = append(p.states, name)
		}
	}
	g.Names(func(name string, class place.Class, population int) bool {
		if population < leastCity || !plainName(name) || lists.On(name)&ner.Common != 0 {
			return true
		}
		switch class {
		case place.City:
			p.cities = append(p.cities, name)
		case place.Region, place.Province:
			p.regions = append(p.regions, name)
		}
		return true
	})
	return p, nil
}

// plainName reports whether a name is words with capitals, and short ones between them.
func plainName(name string) bool {
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && len(w) > 4 || strings.ContainsAny(w, "?;,()/") {
			return false
		}
	}
	return true
}

// Swapped returns a copy of the sentences that have names, with other names in their place: a person's for a person's, a city's for
// a city's, and so on. A name that stands twice in a document is replaced alike.
func (p *Pools) Swapped(docs []Marked, rng *rand.Rand) []Marked {
	var out []Marked
	for n := range docs {
		m := &docs[n]
		c := Marked{ID: m.ID, Doc: &dateline.Document{Article: m.Doc.Article}, Misc: m.Misc, Made: true}
		done := map[string][]dateline.Token{}
		region := p.persons[rng.Intn(len(p.persons))]
		e := 0
		for _, s := range m.Doc.Sentences {
			for e < len(m.Names) && m.Names[e].Start < s.Start {
				e++
			}
			names := m.Names[e:]
			if len(names) == 0 || names[0].Start >= s.End {
				continue
			}
			first := len(c.Doc.Tokens)
			for i := s.Start; i < s.End; {
				if len(names) == 0 || names[0].Start != i {
					t := m.Doc.Tokens[i]
					t.Sent = len(c.Doc.Sentences)
					c.Doc.Tokens = append(c.Doc.Tokens, t)
					i++
					continue
				}
				old := m.Doc.Tokens[i:names[0].End]
				key := names[0].Kind + " " + joinForms(old)
				now, ok := done[key]
				if !ok {
					now = p.other(old, names[0].Kind, region, rng)
					done[key] = now
				}
				at := len(c.Doc.Tokens)
				for _, t := range now {
					t.Sent = len(c.Doc.Sentences)
					c.Doc.Tokens = append(c.Doc.Tokens, t)
				}
				c.Names = append(c.Names, dateline.Entity{Span: dateline.Span{Start: at, End: len(c.Doc.Tokens)}, Kind: names[0].Kind})
				i, names = names[0].End, names[1:]
			}
			c.Doc.Sentences = append(c.Doc.Sentences, dateline.Sentence{Span: dateline.Span{Start: first, End: len(c.Doc.Tokens)}})
		}
		if len(c.Doc.Tokens) > 0 {
			out = append(out, c)
		}
	}
	return out
}

func joinForms(tokens []dateline.Token) string {
	var w []string
	for i := range tokens {
		w = append(w, tokens[i].Form)
	}
	return strings.Join(w, " ")
}

// other returns another name of a kind in the place of an old one, or the old one if there is none that fits. The tags of the words are
// those of the old name's last word.
func (p *Pools) other(old []dateline.Token, kind string, region []string, rng *rand.Rand) []dateline.Token {
	last := old[len(old)-1]
	if last.Tag != "NNP" || !unicode.IsUpper(firstRune(old[0].Form)) {
		return old
	}
	pick := func(from []string) string { return from[rng.Intn(len(from))] }
	name := ""
	switch kind {
	case "PER":
		words := strings.Fields(pick(region))
		if rng.Intn(2) == 0 { // the first name of one, the surname of another
			words[len(words)-1] = lastWord(pick(region))
		}
		switch {
		case len(old) > 1:
			name = strings.Join(words, " ")
		case p.lists.On(last.Form)&ner.First != 0:
			name = words[0]
		default:
			name = words[len(words)-1]
		}
	case "LOC":
		switch on := p.lists.OnAll(old); {
		case on&ner.Land != 0:
			if rng.Intn(2) == 0 {
				name = pick(p.states)
			}
		case on&ner.City == 0 && on&ner.Region != 0:
			name = pick(p.regions)
		case on&ner.City != 0 || len(old) == 1:
			name = pick(p.cities)
		case p.lists.On(last.Form)&ner.Where != 0:
			name = pick(p.cities) + " " + last.Form
		}
	case "ORG":
		switch on := p.lists.On(last.Form); {
		case len(old) == 1 && len(last.Form) < 6 && strings.ToUpper(last.Form) == last.Form:
			if rng.Intn(2) == 0 {
				name = acronym(rng)
			} else if o := pick(p.orgs); !strings.Contains(o, " ") {
				name = o
			}
		case len(old) > 1 && on&(ner.Body|ner.Corp) != 0 && rng.Intn(2) == 0:
			stem := pick(p.cities)
			if rng.Intn(2) == 0 {
				stem = lastWord(pick(region))
			}
			name = stem + " " + last.Form
		case rng.Intn(2) == 0:
			name = pick(p.orgs)
		}
	}
	if name == "" {
		return old
	}
	var out []dateline.Token
	for _, w := range words(name) {
		t := last
		t.Form = w
		if !unicode.IsUpper(firstRune(w)) {
			t.POS, t.Tag = lowTag(w)
		}
		out = append(out, t)
	}
	return out
}

// lowTag returns the tags of a word or mark inside a name that has no capital.
func lowTag(w string) (pos, tag string) {
	switch w {
	case "-":
		return "PUNCT", "HYPH"
	case "and", "&":
		return "CCONJ", "CC"
	case "of", "for", "in", "on":
		return "ADP", "IN"
	case "the":
		return "DET", "DT"
	}
	return "PROPN", "NNP"
}

func firstRune(w string) rune {
	r, _ := utf8.DecodeRuneInString(w)
	return r
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// acronym makes up an acronym.
func acronym(rng *rand.Rand) string {
	var b strings.Builder
	for range 2 + rng.Intn(4) {
		b.WriteByte("ABCDEFGIKLMNOPRSTU"[rng.Intn(18)])
	}
	return b.String()
}

// datelined is how many sentences there are to one that gets a dateline.
const datelined = 40

// Datelined puts "GONDOR CITY, June 10 (AGENCY) -" in front of one in so many sentences.
func (p *Pools) Datelined(docs []Marked, rng *rand.Rand) []Marked {
	var out []Marked
	n := 0
	for i := range docs {
		m := &docs[i]
		for _, s := range m.Doc.Sentences {
			if n++; n%datelined != 0 || s.End-s.Start < 6 {
				continue
			}
			c := Marked{ID: m.ID, Doc: &dateline.Document{Article: m.Doc.Article}, Misc: m.Misc}
			add := func(pos, tag string, forms ...string) {
				for _, f := range forms {
					c.Doc.Tokens = append(c.Doc.Tokens, dateline.Token{Form: f, POS: pos, Tag: tag})
				}
			}
			name := func(kind, text string) {
				at := len(c.Doc.Tokens)
				add("PROPN", "NNP", words(text)...)
				c.Names = append(c.Names, dateline.Entity{Span: dateline.Span{Start: at, End: len(c.Doc.Tokens)}, Kind: kind})
			}
			city := p.cities[rng.Intn(len(p.cities))]
			if rng.Intn(2) == 0 {
				city = strings.ToUpper(city)
			}
			name("LOC", city)
			if rng.Intn(4) > 0 {
				add("PUNCT", ",", ",")
				add("PROPN", "NNP", []string{"Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "October", "Nov", "December"}[rng.Intn(12)])
				add("NUM", "CD", []string{"1", "4", "7", "10", "12", "18", "21", "23", "28", "30"}[rng.Intn(10)])
			}
			if rng.Intn(3) > 0 {
				add("PUNCT", "-LRB-", "(")
				name("ORG", []string{"Reuters", "AP", "AFP", "Xinhua", "TASS", "Interfax", "ANI", "PTI", "Kazinform", "IRNA", "Anadolu", "UPI"}[rng.Intn(12)])
				add("PUNCT", "-RRB-", ")")
			}
			add("PUNCT", ",", []string{"-", "--", "–", "—"}[rng.Intn(4)])
			shift := len(c.Doc.Tokens) - s.Start
			c.Doc.Tokens = append(c.Doc.Tokens, m.Doc.Tokens[s.Start:s.End]...)
			for _, e := range m.Names {
				if e.Start >= s.Start && e.End <= s.End {
					e.Start, e.End = e.Start+shift, e.End+shift
					c.Names = append(c.Names, e)
				}
			}
			for t := range c.Doc.Tokens {
				c.Doc.Tokens[t].Sent = 0
			}
			c.Doc.Sentences = []dateline.Sentence{{Span: dateline.Span{Start: 0, End: len(c.Doc.Tokens)}}}
			out = append(out, c)
		}
	}
	return out
}

// Recased returns copies of some sentences as headlines write them: every 12th with capitals on all longer words, every 25th
// in capitals throughout, every 25th in lower case. Tags are given by annotate.
func Recased(docs []Marked, annotate func(*dateline.Document) error) ([]Marked, error) {
	var out []Marked
	n := 0
	for i := range docs {
		m := &docs[i]
		c := Marked{ID: m.ID, Doc: &dateline.Document{Article: m.Doc.Article}, Misc: m.Misc}
		e := 0
		for _, s := range m.Doc.Sentences {
			for e < len(m.Names) && m.Names[e].Start < s.Start {
				e++
			}
			n++
			var write func(string) string
			switch {
			case s.End-s.Start < 4 || s.End-s.Start > 25:
				continue
			case n%12 == 0:
				write = headlineCase
			case n%25 == 1:
				write = strings.ToUpper
			case n%25 == 2:
				write = strings.ToLower
			default:
				continue
			}
			first := len(c.Doc.Tokens)
			for j := s.Start; j < s.End; j++ {
				c.Doc.Tokens = append(c.Doc.Tokens, dateline.Token{Form: write(m.Doc.Tokens[j].Form), Head: -1, Sent: len(c.Doc.Sentences)})
			}
			for x := e; x < len(m.Names) && m.Names[x].End <= s.End; x++ {
				name := m.Names[x]
				name.Start, name.End = name.Start-s.Start+first, name.End-s.Start+first
				c.Names = append(c.Names, name)
			}
			c.Doc.Sentences = append(c.Doc.Sentences, dateline.Sentence{Span: dateline.Span{Start: first, End: len(c.Doc.Tokens)}})
		}
		if len(c.Doc.Tokens) > 0 {
			if err := annotate(c.Doc); err != nil {
				return nil, err
			}
			out = append(out, c)
		}
	}
	return slices.Clip(out), nil
}

func headlineCase(w string) string {
	if len(w) < 4 && w != "is" {
		return w
	}
	r, size := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[size:]
}
