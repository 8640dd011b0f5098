package place

import (
	"strings"

	"github.com/dateline/dateline"
)

// Resolve fills Document.Places with the names that the caller gives, in text order, instead of those that it would find, and says
// where they lie as Annotate does. Spans that overlap an earlier one, or are none of the document, are left out. It returns no error.
func (s *Stage) Resolve(d *dateline.Document, names []dateline.Span) error {
	d.Places, d.Dateline.Where = nil, dateline.Place{}
	r := reader{stage: s, g: s.g, doc: d}
	r.owner = make([]int32, len(d.Tokens)) // the recogniser's names don't count
	end := 0
	for _, span := range names {
		if span.Start < end || span.Empty() || span.End > len(d.Tokens) {
			continue
		}
		end = span.End
		r.found = append(r.found, r.given(span))
	}
	r.datelinePlace()
	r.resolve()
	r.write()
	return nil
}

// given makes the mention of a span that is known to name a place.
func (r *reader) given(span dateline.Span) mention {
	s := r.doc.Sentence(span.Start).Span
	r.key = appendKey(r.key[:0], r.text(span.Start, span.End))
	m, ok := r.shortDivision(span.Start, s)
	if ok = ok && m.span.End >= span.End; !ok {
		m, ok = r.lookup(string(r.key), span)
	}
	if k := strings.LastIndexByte(r.text(span.Start, span.End), '-'); !ok && k > 0 { // pro-Russian
		if m, ok = r.lookup(Key(r.text(span.Start, span.End)[k+1:]), span); m.rule != "state" {
			ok = false
		}
	}
	if !ok {
		m, _ = r.entityAt(&dateline.Entity{Span: span, Kind: "LOC"}, s)
	}
	m.span, m.entity = span, true
	if len(m.places) == 0 {
		m.key, m.chosen, m.rule = string(r.key), -1, "open"
	}
	if m.hint == 0 && m.kind == Literal {
		m.hint = r.hintBeside(span)
	}
	m.inside = r.container(m, span.End, s)
	return m
}
