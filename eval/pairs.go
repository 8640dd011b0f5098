package eval

import (
	"io"
	"slices"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// A Pair is a sentence of the plv layout: one marked source, one marked target, and what the source does to it.
type Pair struct {
	ID     string   `json:"id"`
	Text   string   `json:"text"`
	Source []Marked `json:"source"`
	Target []Marked `json:"target"`
	Root   string   `json:"root"` // PLOVER category, CONCEDE and RETREAT as YIELD
	Quad   int      `json:"quad"`
}

// Marked are words of a sentence; offsets count Unicode characters.
type Marked struct {
	Text string `json:"text"`
	Range
}

// ReadPairs reads a file of the plv layout, gzipped or not. Errors carry file:line.
func ReadPairs(name string, r io.Reader) ([]Pair, error) { return readLines[Pair](name, r) }

// Article returns the sentence to be coded.
func (p *Pair) Article() *dateline.Article {
	return &dateline.Article{ID: p.ID, File: p.ID, Body: p.Text, Language: "en"}
}

// spans returns the tokens of marked words.
func spans(d *dateline.Document, marked []Marked) []dateline.Span {
	var out []dateline.Span
	for _, m := range marked {
		e := dateline.Extent{Start: byteAt(d.Text, m.Start), End: byteAt(d.Text, m.End)}
		if s := d.SpanOf(e); !e.Empty() && !s.Empty() {
			out = append(out, s)
		}
	}
	return out
}

func byteAt(text string, characters int) int {
	at := 0
	for ; characters > 0 && at < len(text); characters-- {
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return at
}

// Give puts the marked actors of a pair in the place of those that were found: actor 0 is the source, actor 1
// the target. Mentions elsewhere in the text that stood for the same actor as a marked one ("he", "the
// minister") are kept as mentions of it; all other actors go, unless rest asks to keep them behind the marked ones. Events are cleared.
// What d shares with a copy of itself is left alone.
func (p *Pair) Give(d *dateline.Document, rest bool) {
	source, target := spans(d, p.Source), spans(d, p.Target)
	was := map[int]int{} // actor that was found -> marked actor
	claim := func(spans []dateline.Span, to int) {
		for _, s := range spans {
			h := spanHead(d, s)
			for _, m := range d.Mentions {
				if m.Head != h || len(m.Actors) != 1 {
					continue
				}
				if old, ok := was[m.Actors[0]]; ok && old != to {
					was[m.Actors[0]] = -1
				} else {
					was[m.Actors[0]] = to
				}
			}
		}
	}
	claim(source, 0)
	claim(target, 1)
	var mentions []dateline.Mention
	mark := func(spans []dateline.Span, to int) {
		for _, s := range spans {
			for _, h := range tops(d, s) {
				mentions = append(mentions, dateline.Mention{Span: s, Head: h, Actors: []int{to}, Kind: "name", Office: -1, Rule: "given"})
			}
		}
	}
	mark(source, 0)
	mark(target, 1)
	given := len(mentions)
	free := func(m *dateline.Mention) bool {
		return !slices.ContainsFunc(mentions[:given], func(g dateline.Mention) bool { return g.Overlaps(m.Span) })
	}
	moved := make([]int, len(d.Mentions)) // old mention -> its actor now, -1 if none
	for i, m := range d.Mentions {
		moved[i] = -1
		if len(m.Actors) != 1 {
			continue
		}
		to, ok := was[m.Actors[0]]
		switch {
		case ok && to >= 0:
			moved[i] = to
			m.Office = -1
		case rest:
			to = m.Actors[0] + 2
		default:
			continue
		}
		if free(&m) {
			m.Actors = []int{to}
			mentions = append(mentions, m)
		}
	}
	slices.SortStableFunc(mentions, func(a, b dateline.Mention) int { return a.Start - b.Start })
	d.Quotes = slices.Clone(d.Quotes)
	for i := range d.Quotes {
		q := &d.Quotes[i]
		actor := -1
		if q.Mention >= 0 && q.Mention < len(moved) {
			actor = moved[q.Mention]
		}
		q.Mention = -1
		for k, m := range mentions {
			if q.Speaker.Overlaps(m.Span) {
				q.Mention, actor = k, m.Actors[0]
				break
			}
		}
		q.Actor = actor
	}
	actors := []dateline.Actor{givenActor(d, p.Source, "source"), givenActor(d, p.Target, "target")}
	if rest {
		actors = append(actors, d.Actors...)
	}
	d.Actors = actors
	d.Mentions = mentions
	d.Events = nil
}

// givenActor makes an actor of marked words, of the kind and sector of the one that was found there. Where none was found the kind stays
// empty: who it is is not told. Countries are left out, for the same one can be marked on both sides.
func givenActor(d *dateline.Document, marked []Marked, id string) dateline.Actor {
	a := dateline.Actor{ID: id, Rule: "given"}
	if len(marked) > 0 {
		a.Name = marked[0].Text
	}
	for _, s := range spans(d, marked) {
		h := spanHead(d, s)
		for _, m := range d.Mentions {
			if m.Head == h && len(m.Actors) == 1 && a.Kind == "" {
				a.Kind, a.Sector = d.Actors[m.Actors[0]].Kind, d.Actors[m.Actors[0]].Sector
			}
		}
	}
	return a
}

// spanHead returns the token of a span whose head lies outside.
func spanHead(d *dateline.Document, s dateline.Span) int {
	for i := s.Start; i < s.End; i++ {
		if h := d.Tokens[i].Head; h < 0 || !s.Contains(h) {
			return i
		}
	}
	return s.Start
}

// tops returns the words of a span whose heads lie outside, the first one always. A tree may take a name apart.
func tops(d *dateline.Document, s dateline.Span) []int {
	out := []int{spanHead(d, s)}
	for i := s.Start; i < s.End; i++ {
		h := d.Tokens[i].Head
		if (h < 0 || !s.Contains(h)) && i != out[0] && slices.Contains([]string{"NOUN", "PROPN", "PRON"}, d.Tokens[i].POS) {
			out = append(out, i)
		}
	}
	return out
}

// Pick returns the event of a document that tells best what the source does to the target: one with both in their
// slots, else one with either, else any; of several the one with the highest score, then the first. Events
// without a PLOVER category don't count. It is nil if there is none. Sides is how many of the two are in its slots.
func (p *Pair) Pick(d *dateline.Document) (picked *dateline.Event, sides int) {
	source, target := spans(d, p.Source), spans(d, p.Target)
	var best *dateline.Event
	rank := -1
	for i := range d.Events {
		e := &d.Events[i]
		if e.Plover.Category == "" {
			continue
		}
		n := 0
		from, to := e.Source, e.Target
		if e.Reciprocal {
			from = slices.Concat(e.Source, e.Target)
			to = from
		}
		if holds(d, from, source) {
			n++
		}
		if holds(d, to, target) {
			n++
		}
		if best == nil || n > rank || n == rank && e.Score > best.Score {
			best, rank = e, n
		}
	}
	return best, rank
}

// holds reports whether one of the participants is the marked one: its words overlap the marked words, or
// another mention of the same actor does.
func holds(d *dateline.Document, ps []dateline.Participant, marked []dateline.Span) bool {
	over := func(s dateline.Span) bool {
		return slices.ContainsFunc(marked, func(m dateline.Span) bool { return m.Overlaps(s) })
	}
	return slices.ContainsFunc(ps, func(p dateline.Participant) bool {
		if over(p.Span) {
			return true
		}
		return p.Actor >= 0 && slices.ContainsFunc(d.Mentions, func(m dateline.Mention) bool {
			return slices.Contains(m.Actors, p.Actor) && over(m.Span)
		})
	})
}

// root folds CONCEDE and RETREAT as the plv sets do.
func root(category string) string {
	if category == "CONCEDE" || category == "RETREAT" {
		return "YIELD"
	}
	return category
}

// A PairScore is how far the events between marked actors agree with a file of the plv layout. Roots are the 15
// categories, Quads the four classes, where YIELD is material cooperation whether it is told as CONCEDE or as RETREAT; Found is the share of records in which dateline, finding the actors by itself, has an
// event of the right root between the right two.
type PairScore struct {
	Records int          `json:"records"`
	Roots   *LabelScore  `json:"roots"`
	Quads   *LabelScore  `json:"quads"`
	Found   float64      `json:"found"`
	Silent  int          `json:"silent"` // records without any event though the actors were given
	Items   []PairResult `json:"-"`
}

// A PairResult is what was found for one record.
type PairResult struct {
	Pair  *Pair
	Root  string // "" if nothing was found
	Rule  string
	Found bool // by itself, between the right two
}

// ScorePairs scores the records of a file. Given has for each record the document that was coded with the marked
// actors, found the one that was coded without help.
func ScorePairs(gold []Pair, given, found []*dateline.Document) *PairScore {
	s := &PairScore{Records: len(gold)}
	var roots, quads, gotRoots, gotQuads []string
	right := 0
	for i := range gold {
		p := &gold[i]
		r := PairResult{Pair: p}
		roots, quads = append(roots, p.Root), append(quads, quad(p.Quad))
		class := 0
		if e, _ := p.Pick(given[i]); e != nil {
			r.Root, r.Rule, class = root(e.Plover.Category), e.Rule, e.Quad
			if r.Root == "YIELD" {
				class = 2 // where the plv sets put all of it
			}
		} else {
			s.Silent++
		}
		gotRoots, gotQuads = append(gotRoots, r.Root), append(gotQuads, quad(class))
		if r.Found = p.between(found[i]); r.Found {
			right++
		}
		s.Items = append(s.Items, r)
	}
	s.Roots, s.Quads = ScoreLabels(roots, gotRoots), ScoreLabels(quads, gotQuads)
	s.Found = round4(share(right, len(gold)))
	return s
}

func quad(n int) string {
	if n < 1 || n > 4 {
		return ""
	}
	return string(rune('0' + n))
}

// between reports whether a document has an event of the pair's root between the two marked actors.
func (p *Pair) between(d *dateline.Document) bool {
	source, target := spans(d, p.Source), spans(d, p.Target)
	return slices.ContainsFunc(d.Events, func(e dateline.Event) bool {
		if root(e.Plover.Category) != p.Root {
			return false
		}
		if e.Reciprocal {
			all := slices.Concat(e.Source, e.Target)
			return holds(d, all, source) && holds(d, all, target)
		}
		return holds(d, e.Source, source) && holds(d, e.Target, target)
	})
}
