package quote

import (
	"github.com/dateline/dateline"
)

// leftovers gives quotations that no cue has claimed to whoever speaks around them.
func (w *work) leftovers() {
	last := w.speakers()
	for k := range w.stretches {
		st := &w.stretches[k]
		if w.owner[k] >= 0 || st.single || st.span.Empty() {
			continue
		}
		if st.cont && k > 0 && w.owner[k-1] >= 0 {
			w.extend(w.owner[k-1], k)
			continue
		}
		if w.dash(k) || w.colon(k) || !w.opens(k) {
			continue
		}
		if n := w.before(k, last); n >= 0 {
			w.extend(n, k)
		}
	}
}

// speakers lists, for every sentence, the last frame whose cue stands in it outside quotations; -1 for none.
func (w *work) speakers() []int {
	last := make([]int, len(w.d.Sentences))
	for i := range last {
		last[i] = -1
	}
	for n := range w.frames {
		f := &w.frames[n]
		if f.cue.Empty() || f.speaker.Empty() || w.in[f.cue.Start] >= 0 {
			continue
		}
		i := w.tokens[f.cue.Start].Sent
		if last[i] < 0 || f.inverted || !w.frames[last[i]].inverted {
			last[i] = n
		}
	}
	return last
}

// opens reports whether stretch k begins its sentence and makes most of it: a quotation by itself.
func (w *work) opens(k int) bool {
	st := &w.stretches[k]
	s := w.sentence(st.span.Start)
	if wordsIn(w, s.Start, st.span.Start) > 0 {
		return false
	}
	end := st.span.End
	tail := w.sentence(max(end-1, 0)).End
	return wordsIn(w, end, tail) == 0
}

// before returns the frame whose speaker goes on in stretch k: of a sentence before it in its paragraph, or of the
// paragraph before if the stretch opens its own. It is -1 if nobody speaks there.
func (w *work) before(k int, last []int) int {
	at := w.stretches[k].span.Start
	sent := w.tokens[at].Sent
	p := w.paragraph(at)
	if p < 0 {
		return -1
	}
	for i := sent; i >= w.heads[p].Start && i > sent-reach; i-- {
		if n := last[i]; n >= 0 && w.frames[n].cue.Start < at {
			return n
		}
	}
	if p == 0 {
		return -1
	}
	for i, n := w.heads[p-1].End-1, 0; i >= w.heads[p-1].Start && n < reach; i, n = i-1, n+1 {
		if n := last[i]; n >= 0 {
			return n
		}
	}
	return -1
}

// colon adds a quotation behind a colon that no cue introduces: "Aragorn: "It is ready.""
func (w *work) colon(k int) bool {
	i := w.d.SpanOf(w.stretches[k].outer).Start - 1
	if i < 0 || w.tokens[i].Form != ":" {
		return false
	}
	s := w.sentence(i)
	start := s.Start
	for n := i - 1; n >= s.Start; n-- {
		if isComma(w.tokens[n].Form) || w.in[n] >= 0 {
			start = n + 1
			break
		}
	}
	who := w.nominal(start, i)
	if who.Empty() || who.End != i {
		who = dateline.Span{}
		for v := i - 1; v >= s.Start && who.Empty(); v-- {
			if finite(&w.tokens[v]) {
				if at := v; w.base(at) == "aux" && w.tokens[at].Head > at && w.tokens[at].Head < i {
					v = w.tokens[at].Head
				}
				who = w.subject(v).span
				break
			}
		}
		if who.Empty() {
			return false
		}
	}
	f := frame{verb: -1, cue: dateline.Span{Start: i, End: i + 1}, speaker: who, score: 0.7, regions: []dateline.Span{w.whole(k, 0)}}
	w.add(f, &cue{rule: "colon"}, subject{told: -1})
	return true
}

// extend appends stretch k to frame n.
func (w *work) extend(n, k int) {
	f := &w.frames[n]
	f.regions = append(f.regions, w.stretches[k].span)
	w.owner[k] = n
}

// dash adds a quotation that a dash and a name follow: "It is ready." — Aragorn
func (w *work) dash(k int) bool {
	i := w.stretches[k].span.End
	for i < len(w.tokens) && (isMark(w.tokens[i].Form) || w.tokens[i].Form == ".") {
		i++
	}
	if i+1 >= len(w.tokens) {
		return false
	}
	switch w.tokens[i].Form {
	case "—", "–", "-", "--", "―":
	default:
		return false
	}
	p := w.paragraph(i)
	s := w.sentence(i + 1)
	if p < 0 || p != w.paragraph(i+1) || s.End-i > 16 || w.tokens[i+1].POS != "PROPN" && w.tokens[i+1].POS != "NOUN" {
		return false
	}
	for j := i + 1; j < s.End; j++ {
		if finite(&w.tokens[j]) {
			return false
		}
	}
	head := w.top(i+1, s)
	if head < 0 {
		head = i + 1
	}
	who := w.phrase(head)
	who.Start = max(who.Start, i+1)
	f := frame{verb: -1, cue: dateline.Span{Start: i, End: i + 1}, speaker: who, score: 0.8, inverted: true}
	f.regions = []dateline.Span{{Start: w.opening(k), End: w.stretches[k].span.End}}
	w.add(f, &cue{rule: "dash"}, subject{told: -1})
	w.owner[k] = len(w.frames) - 1
	return true
}
