// Package date finds the expressions of time in a report and says which days they stand for.
//
// It reads Text, Sentences, Entities and, where the tagger has filled them, the tags of Tokens,
// with Article.Published or else Dateline.Date as the day of the report. It adds Dates, and Dateline.Date where the
// line names a day that the tokenizer could not complete. Values
// follow TIMEX3 (Pustejovsky et al., ISO-TimeML); docs/formats/dates.md lists the forms.
//
// A sentence is cut into atoms (words, numbers, signs), a grammar written by hand tries every atom as
// the beginning of an expression, the longest match wins, and what the words leave open (the year
// of "June 10", the week of "on Tuesday") is decided by the tense around them and by nearness.
package date

import (
	"strings"
	"time"

	"github.com/dateline/dateline"
)

// A Stage fills Document.Dates. It never changes after New, so that one serves all goroutines.
type Stage struct {
	words lexicon
}

// New returns the stage.
func New() *Stage { return &Stage{words: newLexicon()} }

// Annotate adds the expressions of time of d in text order; they don't overlap. It returns no error.
func (s *Stage) Annotate(d *dateline.Document) error {
	p := parser{words: s.words, doc: d, text: d.Text}
	p.begin()
	p.dateline()
	for i := range d.Sentences {
		p.sentence(i)
	}
	return nil
}

// A parser works through the sentences of one document.
type parser struct {
	words lexicon
	doc   *dateline.Document
	text  string
	atoms []atom
	sent  int // index of the sentence
	first int // its first token
	tok   int // token at or before the atom under work, moves forward

	ref        day
	hasRef     bool
	clock      int // minutes into the day of the report, 0 if unknown
	anchor     day // the last full day that the text named
	anchorSent int // its sentence
	hasAnchor  bool
	last       day // the first day of the last date that the text named, and its size
	lastGran   gran
	dayFirst   order
	weekdays   [8]day // days of the week as the report has used them for sure, 0 where it has not
	depth      int    // of forms within forms
	entity     int    // next entity that may cover an atom
}

// begin finds the day of the report and the order of day and month in its numeric dates.
func (p *parser) begin() {
	t := p.doc.Article.Published
	if t.IsZero() {
		t = p.doc.Dateline.Date
	}
	if !t.IsZero() && t.Year() > 1 {
		t = t.UTC()
		y, m, d := t.Date()
		p.ref, p.hasRef = dayOf(y, int(m), d), true
		p.clock = t.Hour()*60 + t.Minute()
	}
	p.dayFirst = numericOrder(p.doc.Article, p.text)
}

// dateline fills Dateline.Date from the line's own words where the tokenizer has left it open: "BREE, June 10 (Palantir) -"
// takes its year from the day of publication.
func (p *parser) dateline() {
	l := &p.doc.Dateline
	if !l.Date.IsZero() || l.Empty() || l.Start < 0 || l.End > len(p.text) || l.End-l.Start > 500 || len(p.doc.Sentences) == 0 {
		return
	}
	p.atoms = p.words.scan(p.atoms[:0], p.text, l.Start, l.End)
	for i := range p.atoms {
		switch p.class(i) {
		case number, month, weekday:
		default:
			continue
		}
		f, _, ok := p.core(i, false)
		if !ok || f.kind != calendar || f.d == 0 || f.m == 0 || f.y == 0 && !p.hasRef {
			continue
		}
		if v := p.point(f, 0); v.known && v.from == v.to {
			y, m, dd := v.from.civil()
			l.Date = time.Date(y, time.Month(m), dd, 0, 0, 0, 0, time.UTC)
			if !p.hasRef {
				p.ref, p.hasRef = v.from, true
			}
			return
		}
	}
}

// sentence finds the expressions of one sentence.
func (p *parser) sentence(n int) {
	span := p.doc.Sentences[n].Span
	if span.Empty() || span.Start < 0 || span.End > len(p.doc.Tokens) {
		return
	}
	p.sent, p.first, p.tok = n, span.Start, span.Start
	from, to := p.doc.Tokens[span.Start].Start, p.doc.Tokens[span.End-1].End
	if from < 0 || to > len(p.text) || from > to {
		return
	}
	p.atoms = p.words.scan(p.atoms[:0], p.text, from, to)
	for i := 0; i < len(p.atoms); {
		c := p.atoms[i].class
		if c == letter && p.leadup(i) == i || c == other || c == comma || c == dot || c == colon || p.inWord(i) {
			i++
			continue
		}
		e, next := p.expression(i)
		if next <= i {
			i++
			continue
		}
		p.add(e)
		i = next
	}
}

// inWord reports whether atom i goes on a word, a tag or an address: the 3 of "a3", the May of "@May".
func (p *parser) inWord(i int) bool {
	if !p.glued(i) {
		return false
	}
	switch c := p.text[p.atoms[i].start-1]; c {
	case '@', '#', '_', '=', '&':
		return true
	default:
		return isLetter(c) || '0' <= c && c <= '9'
	}
}

// An expression is a match: the atoms from first to last and what they mean.
type expression struct {
	first, next int
	kind        string // DATE, TIME, DURATION, SET
	value       string
	from, to    day
	hasFrom     bool
	hasTo       bool
	gran        gran
	mod         mod
	ambiguous   bool
	rule        string
}

// add appends an expression to the document unless a name owns it.
func (p *parser) add(e expression) {
	ext := dateline.Extent{Start: p.atoms[e.first].start, End: p.atoms[e.next-1].end}
	for p.tok+1 < len(p.doc.Tokens) && p.doc.Tokens[p.tok].End <= ext.Start {
		p.tok++
	}
	span := dateline.Span{Start: p.tok, End: p.tok}
	for span.End < len(p.doc.Tokens) && p.doc.Tokens[span.End].Start < ext.End {
		span.End++
	}
	if span.Empty() || p.named(span) {
		return
	}
	if n := len(p.doc.Dates); n > 0 && p.doc.Dates[n-1].Overlaps(span) {
		return
	}
	x := dateline.TimeExpression{
		Span: span, Type: e.kind, Value: e.value, Precision: granNames[e.gran],
		Mod: modNames[e.mod], Ambiguous: e.ambiguous, Rule: "date:" + e.rule,
	}
	if e.hasFrom {
		x.From = e.from.String()
	}
	if e.hasTo {
		x.To = e.to.String()
	}
	if e.kind != "DURATION" && e.kind != "SET" && e.gran != noGran && e.gran <= days && e.rule != "clock" && e.hasFrom && e.from == e.to {
		p.anchor, p.hasAnchor, p.anchorSent = e.from, true, p.sent
	}
	if e.kind == "DATE" && e.hasFrom && (e.gran == days || e.gran == months || e.gran == year) {
		p.last, p.lastGran = e.from, e.gran
	}
	p.doc.Dates = append(p.doc.Dates, x)
}

// named reports whether a name of a person covers the span, or a longer name of another kind does.
func (p *parser) named(span dateline.Span) bool {
	es := p.doc.Entities
	for p.entity < len(es) && es[p.entity].End <= span.Start {
		p.entity++
	}
	for i := p.entity; i < len(es) && es[i].Start < span.End; i++ {
		e := es[i]
		from := e.Start
		if from == span.Start+1 { // an article in front of the name
			from--
		}
		if from <= span.Start && span.End <= e.End {
			long := e.Start < span.Start || e.End > span.End
			if e.Kind == "PER" || e.Kind == "LOC" || long && e.Kind == "ORG" {
				return true
			}
		}
	}
	return false
}

// word returns the atom's text in lower case; the empty string beyond the sentence.
func (p *parser) word(i int) string {
	if i < 0 || i >= len(p.atoms) || p.atoms[i].end-p.atoms[i].start > longest {
		return ""
	}
	return strings.ToLower(p.text[p.atoms[i].start:p.atoms[i].end])
}

// is reports whether atom i has the class.
func (p *parser) is(i int, c class) bool { return i >= 0 && i < len(p.atoms) && p.atoms[i].class == c }

// glued reports whether atom i touches the one in front.
func (p *parser) glued(i int) bool { return i > 0 && i < len(p.atoms) && p.atoms[i].glued }

// class returns the class of atom i, none outside the sentence.
func (p *parser) class(i int) class {
	if i < 0 || i >= len(p.atoms) {
		return none
	}
	return p.atoms[i].class
}

// val returns the value of atom i.
func (p *parser) val(i int) int { return p.atoms[i].val }
