package dateline

import (
	"slices"
	"sort"
	"strings"
	"time"
)

// A Document is a report with everything that was found in it.
type Document struct {
	Article    *Article
	Text       string // Article.Body, untouched
	Title      Extent // the headline inside Text; empty if Text holds none
	Dateline   Dateline
	Tokens     []Token
	Sentences  []Sentence
	Entities   []Entity
	Chains     []Chain
	Quotes     []Quote
	Dates      []TimeExpression
	Places     []Place
	Actors     []Actor
	Mentions   []Mention // of Actors, in text order
	Contexts   []Context
	Events     []Event
	Meetings   []Meeting
	Agreements []Agreement
}

// An Extent is a half-open range of bytes of Document.Text.
type Extent struct{ Start, End int }

// Empty reports whether the extent holds no byte.
func (e Extent) Empty() bool { return e.End <= e.Start }

// A Span is a half-open range of tokens of a Document. The zero value is empty.
type Span struct{ Start, End int }

// Empty reports whether the span holds no token.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether token i lies in the span.
func (s Span) Contains(i int) bool { return s.Start <= i && i < s.End }

// Overlaps reports whether the two spans share a token.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// A Dateline is the line in front of a wire report: ASTANA, June 10 (Reuters) -
// It belongs to no sentence and has no tokens.
type Dateline struct {
	Extent           // whole dateline with its dash; empty if the report has none
	Place  string    // as written, "" if it names none
	Agency string    // "Reuters"; "" if it names none
	Date   time.Time // zero if it names none
	Where  Place     // Place looked up, without a span; the zero value if it names none or before coding/place
}

// A Sentence is a range of tokens; every token belongs to exactly one sentence.
type Sentence struct {
	Span
	Paragraph bool // first sentence of a paragraph
	Headline  bool // a title or subheading: a line by itself without a full stop
}

// Title reports whether a sentence of d is written like a headline: it is one, or the whole of a text and without a stop.
func (s *Sentence) Title(d *Document) bool {
	return s.Headline || len(d.Sentences) == 1 && s.End > s.Start && d.Tokens[s.End-1].POS != "PUNCT"
}

// A Token is one syntactic word in the sense of Universal Dependencies ("don't" is two).
type Token struct {
	Start, End int    // bytes of Document.Text
	Form       string // Text[Start:End] unless the words were given as CoNLL-U
	Joined     bool   // follows the previous word inside the same surface token (the n't of don't)
	Lemma      string
	POS        string // universal part of speech: NOUN, VERB ...
	Tag        string // Penn Treebank tag (XPOS): NNS, VBD ...
	Feats      string // Number=Plur|...; "" for none
	Head       int    // index into Document.Tokens of the head, -1 for the root of the sentence
	Dep        string // universal relation with subtype: nsubj, obl:agent ...
	Sent       int    // index into Document.Sentences
}

// An Entity is a name: a person, an organisation or a place.
type Entity struct {
	Span
	Kind string // PER, ORG, LOC, MISC
}

// A Chain lists what refers to one thing: "Valtonen", "she", "the minister".
type Chain struct {
	Mentions []Span // in text order
}

// A Context is a PLOVER context of the report with the words that name it.
type Context struct {
	Name string // one of PLOVER's 37, see docs/terms.md
	Area string // the area of cooperation in its own words, "" if the context only colours the text
	Span Span
}

// NewDocument starts a document for an article.
func NewDocument(a *Article) *Document {
	return &Document{Article: a, Text: a.Body}
}

// Extent returns the bytes that a span covers.
func (d *Document) Extent(s Span) Extent {
	if s.Empty() {
		return Extent{}
	}
	return Extent{d.Tokens[s.Start].Start, d.Tokens[s.End-1].End}
}

// Words returns the text that a span covers, as it was read.
func (d *Document) Words(s Span) string {
	if s.Empty() {
		return ""
	}
	e := d.Extent(s)
	return d.Text[e.Start:e.End]
}

// Sentence returns the sentence that token i belongs to.
func (d *Document) Sentence(i int) *Sentence { return &d.Sentences[d.Tokens[i].Sent] }

// SpanOf returns the tokens that touch the bytes of e.
func (d *Document) SpanOf(e Extent) Span {
	i := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > e.Start })
	j := i
	for j < len(d.Tokens) && d.Tokens[j].Start < e.End {
		j++
	}
	return Span{i, j}
}

// Subtree returns the range of tokens from the leftmost to the rightmost descendant of token i.
func (d *Document) Subtree(i int) Span {
	s := d.Sentence(i).Span
	out := Span{i, i + 1}
	for changed := true; changed; {
		changed = false
		for k := s.Start; k < s.End; k++ {
			if h := d.Tokens[k].Head; !out.Contains(k) && h >= 0 && out.Contains(h) && d.Under(k, i) {
				out.Start, out.End = min(out.Start, k), max(out.End, k+1)
				changed = true
			}
		}
	}
	return out
}

// Under reports whether token k is token i or hangs below it.
func (d *Document) Under(k, i int) bool {
	for n := 0; k >= 0 && n <= len(d.Tokens); n++ {
		if k == i {
			return true
		}
		k = d.Tokens[k].Head
	}
	return false
}

// Sited returns the token by which the place that token h heads hangs in its clause: that of "city" in "met in the border city of Fornost", else h.
func (d *Document) Sited(h int) int {
	t := &d.Tokens[h]
	if t.Head < 0 || t.Head > h || !strings.HasPrefix(t.Dep, "nmod") || !slices.Contains(siteNouns, strings.ToLower(d.Tokens[t.Head].Lemma)) {
		return h
	}
	for k := t.Head + 1; k < h; k++ {
		if d.Tokens[k].Head == h && d.Tokens[k].Dep == "case" && strings.EqualFold(d.Tokens[k].Form, "of") {
			return t.Head
		}
	}
	return h
}

var siteNouns = []string{
	"town", "city", "village", "settlement", "capital", "port", "resort", "suburb", "region", "province", "district", "county", "state", "island", "area", "republic", "territory", "governorate", "enclave", "outskirts", "outskirt", "hamlet",
}
