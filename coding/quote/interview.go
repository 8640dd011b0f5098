package quote

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// A label opens a paragraph of an interview: "Q:", "Theoden:".
type label struct {
	span dateline.Span // without the colon; empty if the paragraph has none
	name string
}

// interviews finds what is said in interviews, where paragraphs begin with the name of who speaks and a colon. Questions are
// nobody's statement; answers that begin with "A:" are given to the one who is interviewed "with" whom before.
func (w *work) interviews() {
	labels := make([]label, len(w.heads))
	count := map[string]int{}
	asked, begun := false, false // some paragraph is a question; one was met
	for p := range w.heads {
		labels[p] = w.label(p)
		if n := labels[p].name; n != "" {
			count[n]++
			asked = asked || question(n)
		}
	}
	if len(count) < 2 && !asked {
		return
	}
	for p := 0; p < len(w.heads); p++ {
		l := labels[p]
		if question(l.name) {
			begun = true
		}
		if l.name == "" || question(l.name) || asked && !begun || !asked && count[l.name] < 2 {
			continue
		}
		who := l.span
		if answer(l.name) {
			if who = w.guest(p); who.Empty() {
				continue
			}
		}
		f := frame{verb: -1, cue: dateline.Span{Start: l.span.End, End: l.span.End + 1}, speaker: who, score: 0.8}
		from := l.span.End + 1
		var stretches []int32
		for ; p < len(w.heads); p++ {
			if f.regions != nil && (labels[p].name != "" || w.closing(p)) {
				p--
				break
			}
			r := w.tokensOf(p)
			if f.regions != nil && w.in[l.span.Start] >= 0 && (w.in[r.Start] < 0 || !w.stretches[w.in[r.Start]].cont) {
				p--
				break // the marks that the label stands in are closed
			}
			if k := w.in[r.Start]; k >= 0 {
				stretches = append(stretches, k)
			}
			r.Start = max(r.Start, from)
			if !r.Empty() && !w.direction(p) {
				f.regions = append(f.regions, r)
			}
		}
		if f.regions != nil && (!w.quoted(f.regions[0]) || w.in[f.regions[0].Start] == w.in[l.span.Start]) {
			w.keep(f, &cue{rule: "interview"}, subject{told: -1})
			for _, k := range stretches {
				w.owner[k] = len(w.frames) - 1
			}
		}
	}
}

// quoted reports whether a region begins with a quotation mark.
func (w *work) quoted(r dateline.Span) bool { return w.in[r.Start] >= 0 && !w.single(w.in[r.Start]) }

// label returns the label that paragraph p begins with, perhaps behind a quotation mark that goes on from the paragraph
// before: a capitalised name or role in front of a colon and words.
func (w *work) label(p int) label {
	s := w.tokensOf(p)
	inside := int32(-1)
	if isMark(w.tokens[s.Start].Form) {
		inside = w.in[s.Start]
		s.Start++
	}
	for k := s.Start; k < min(s.End-1, s.Start+6); k++ {
		t := &w.tokens[k]
		if t.Form == ":" {
			if k == s.Start {
				return label{}
			}
			span := dateline.Span{Start: s.Start, End: k}
			name := strings.ToLower(w.d.Words(span))
			if slices.Contains(labels, name) {
				return label{}
			}
			return label{span, name}
		}
		if c := t.Form[0]; c >= 'a' && c <= 'z' || w.in[k] != inside || t.POS == "NUM" || finite(t) && t.Form != strings.ToUpper(t.Form) {
			return label{}
		}
	}
	return label{}
}

// direction reports whether paragraph p stands in brackets, as what is no speech does: "(Laughter.)".
func (w *work) direction(p int) bool {
	s := w.tokensOf(p)
	for s.Start < s.End-1 && isMark(w.tokens[s.Start].Form) {
		s.Start++
	}
	for s.Start < s.End-1 && !wordy(w.tokens[s.End-1].Form) && !w.is(s.End-1, ")", "]") {
		s.End--
	}
	return w.is(s.Start, "(", "[") && w.is(s.End-1, ")", "]")
}

func question(name string) bool {
	return slices.Contains([]string{"q", "question", "reporter", "journalist", "moderator", "interviewer", "correspondent"}, name)
}

func answer(name string) bool { return name == "a" || name == "answer" }

// guest returns whom the words before paragraph p tell an interview "with", empty if they tell none.
func (w *work) guest(p int) dateline.Span {
	end := w.tokensOf(p).Start
	for i := 0; i+2 < end && i < 2*reach; i++ {
		if w.is(i, "interview", "conversation", "talk", "Q&A", "briefing") && w.is(i+1, "with", "by") {
			return w.nominal(i+2, min(end, i+22))
		}
	}
	return dateline.Span{}
}
