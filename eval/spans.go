package eval

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/dateline/dateline"
)

// A SpanItem is one text of a gold file of names in running text, laid out as data/re3d.
type SpanItem struct {
	ID       string     `json:"id"`
	Title    string     `json:"title"`
	URL      string     `json:"url"`
	Text     string     `json:"text"`
	Entities []SpanGold `json:"entities"`
}

// A SpanGold is one marked name. Start and End count Unicode characters.
type SpanGold struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
}

// ReadSpans reads a gold file of names in running text, gzipped or not. Errors carry file:line.
func ReadSpans(name string, r io.Reader) ([]SpanItem, error) { return readLines[SpanItem](name, r) }

// Article returns the article of a gold item.
func (i *SpanItem) Article() *dateline.Article {
	return &dateline.Article{ID: i.ID, Title: i.Title, URL: i.URL, Body: i.Text, Language: "en"}
}

// A SpanScore is how far names in running text agree with a gold file, as score_spans.py defines it: spans without white space and
// punctuation at their ends and without an article; exact ones are equal, partial ones share a character, one to one, longest overlap
// first; types must agree.
type SpanScore struct {
	Texts   int        `json:"texts"`
	Exact   Figures    `json:"exact"`
	Partial Figures    `json:"partial"`
	Types   []SpanType `json:"types"`
}

// A SpanType is the score of one type.
type SpanType struct {
	Type    string  `json:"type"`
	Gold    int     `json:"gold"`
	Found   int     `json:"found"`
	Exact   Figures `json:"exact"`
	Partial Figures `json:"partial"`

	exact, partial int
}

// ScoreSpans compares the Entities of Documents with gold texts, item by item. Types gives for each kind of name the gold's type; other
// types and kinds do not count.
func ScoreSpans(gold []SpanItem, docs []*dateline.Document, types map[string]string) *SpanScore {
	by := map[string]*SpanType{}
	for _, t := range types {
		by[t] = &SpanType{Type: t}
	}
	for n := range gold {
		text := []rune(gold[n].Text)
		want, got := map[string][]Range{}, map[string][]Range{}
		add := func(to map[string][]Range, kind string, r Range) bool {
			if r = trimName(text, r); by[kind] == nil || slices.Contains(to[kind], r) {
				return false
			}
			to[kind] = append(to[kind], r)
			return true
		}
		for _, e := range gold[n].Entities {
			if add(want, e.Type, Range{e.Start, e.End}) {
				by[e.Type].Gold++
			}
		}
		if n < len(docs) && docs[n] != nil {
			for _, e := range docs[n].Entities {
				if kind := types[e.Kind]; kind != "" && add(got, kind, characters(docs[n], e.Span)) {
					by[kind].Found++
				}
			}
		}
		for kind, t := range by {
			for _, r := range got[kind] {
				if slices.Contains(want[kind], r) {
					t.exact++
				}
			}
			pairs, _ := pairRanges(want[kind], got[kind])
			t.partial += len(pairs)
		}
	}
	s := &SpanScore{Texts: len(gold)}
	var all SpanType
	for _, t := range by {
		t.Exact, t.Partial = figures(t.exact, t.Found, t.exact, t.Gold), figures(t.partial, t.Found, t.partial, t.Gold)
		s.Types = append(s.Types, *t)
		all.Gold, all.Found, all.exact, all.partial = all.Gold+t.Gold, all.Found+t.Found, all.exact+t.exact, all.partial+t.partial
	}
	slices.SortFunc(s.Types, func(a, b SpanType) int { return cmp.Compare(a.Type, b.Type) })
	s.Exact, s.Partial = figures(all.exact, all.Found, all.exact, all.Gold), figures(all.partial, all.Found, all.partial, all.Gold)
	return s
}

// trimName takes white space, punctuation and an article in front off.
func trimName(text []rune, r Range) Range {
	r = trimRange(text, r)
	for k := r.Start; k < r.End && k < r.Start+4; k++ {
		if !unicode.IsSpace(text[k]) {
			continue
		}
		switch strings.ToLower(string(text[r.Start:k])) {
		case "the", "a", "an":
			for r.Start = k; r.Start < r.End && unicode.IsSpace(text[r.Start]); r.Start++ {
			}
		}
		break
	}
	return r
}
