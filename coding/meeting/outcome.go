package meeting

import (
	"slices"

	"github.com/dateline/dateline"
)

// outcomes finds what those who met agreed on or announced in a sentence.
func (s *story) outcomes(sent int) {
	span := s.Sentences[sent].Span
	for v := span.Start; v < span.End; v++ {
		kind := ""
		switch l := s.lemma(v); {
		case !s.verb(v):
			continue
		case l == "agree", l == "concur", l == "decide", l == "undertake", l == "resolve":
			kind = "agreed"
		case l == "reach" && slices.ContainsFunc(s.kidsBy(v, "obj", "nsubj:pass"), func(k int) bool {
			return slices.Contains([]string{"agreement", "understanding", "consensus"}, s.lemma(k))
		}):
			kind = "agreed"
		case l == "announce":
			kind = "announced"
		default:
			continue
		}
		x := telling{trigger: v, carrier: v, span: dateline.Span{Start: v, End: v + 1}, sent: sent, date: -1, place: -1}
		if told, denied := s.mood(&x); denied || told.Value != tookPlace {
			continue
		}
		n := s.concluded(v, sent)
		if n < 0 {
			continue
		}
		if s.when(&x); x.date >= 0 && s.old(&s.Dates[x.date]) { // what was agreed long before
			continue
		}
		out := dateline.Span{Start: v, End: v + 1}
		for _, k := range s.kidsBy(v, "obj", "obl", "xcomp", "ccomp", "csubj", "nsubj:pass") {
			if s.dateAt(k) || k < v && s.rel(k) == "obl" { // "during the talks, they agreed"
				continue
			}
			sub := s.Subtree(k)
			out.Start, out.End = min(out.Start, sub.Start), max(out.End, sub.End)
		}
		if out.End-out.Start < 2 {
			continue
		}
		r := s.records[n]
		if !slices.ContainsFunc(r.Outcomes, func(o dateline.Outcome) bool { return o.Span.Overlaps(out) }) {
			r.Outcomes = append(r.Outcomes, dateline.Outcome{Kind: kind, Span: out, Meeting: -1, Agreement: -1})
		}
	}
}

// concluded returns the record of the meeting that those who agree come from, -1 if it is not told.
func (s *story) concluded(v, sent int) int {
	subjects := s.subjects(v)
	people := s.who(subjects)
	if len(people) == 0 {
		if !s.passive(v) && !slices.ContainsFunc(subjects, func(k int) bool { return slices.Contains(talkers, s.lemma(k)) }) {
			return -1
		}
		if n := s.last(sent); n >= 0 && sent-s.lastSentence(n, sent) <= 3 {
			return n
		}
		return -1
	}
	if len(people) < 2 {
		return -1
	}
	for n := len(s.records) - 1; n >= 0; n-- {
		r := s.records[n]
		if family(r.Kind.Value) != visit && r.Stage.Value == tookPlace && !r.Historical && s.within(people, r.people) {
			return n
		}
	}
	return -1
}
