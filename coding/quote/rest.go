package quote

import (
	"strings"

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
		if w.introduced(k) || w.dash(k) || w.colon(k) || !w.opens(k) {
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
	if p := w.paragraph(i); p >= 0 && w.tokens[i].Start-w.paragraphs[p].Start < 30 && w.tokens[s.Start].Form == strings.ToUpper(w.tokens[s.Start].Form) && wordsIn(w, s.Start, i) == 1 {
		return false // OSGILIATH: "..."
	}
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

// introduced adds a quotation that a comma or colon parts from a cue before it, where the tree has not joined the two:
// "he shook his head and said, "No.""
func (w *work) introduced(k int) bool {
	open := w.d.SpanOf(w.stretches[k].outer).Start
	s := w.sentence(open)
	i := open - 1
	if i < s.Start || w.tokens[i].Form != "," && w.tokens[i].Form != ":" {
		return false
	}
	for i--; i >= s.Start && i > open-16; i-- {
		t := &w.tokens[i]
		if w.in[i] >= 0 && !w.single(w.in[i]) || t.Form == ";" || t.Form == ":" {
			return false
		}
		if t.POS != "VERB" && t.POS != "AUX" {
			continue
		}
		c := anyTakes(w.fitting(w.cues.of(t), i), clause|quotation)
		if c == nil {
			if finite(t) {
				return false
			}
			continue
		}
		who := w.subject(i)
		f := frame{verb: i, cue: dateline.Span{Start: i, End: i + 1}, speaker: who.span, relative: who.relative, score: 0.6}
		f.regions = []dateline.Span{w.whole(k, 0)}
		w.add(f, c, who)
		return w.owner[k] >= 0
	}
	return false
}

// separate ends what a cue outside marks reports where another one begins that reports a quotation of its own: he said it
// was late and added, "Let us go."
func (w *work) separate() {
	for n := range w.frames {
		f := &w.frames[n]
		if f.verb < 0 || len(f.regions) == 0 || w.in[f.verb] >= 0 || !w.marksOf(f) {
			continue
		}
		from := f.cue.Start
		if f.speaker.Start < from && f.speaker.End > f.speaker.Start && f.speaker.End > from-4 {
			from = f.speaker.Start
		}
		for m := max(0, n-8); m < min(len(w.frames), n+8); m++ {
			g := &w.frames[m]
			if m == n || g.cue.Empty() || w.in[g.cue.Start] >= 0 || g.cue.Start > from {
				continue
			}
			for i := range g.regions {
				r := &g.regions[i]
				at := from
				if g.speaker == f.speaker || at <= r.Start+1 && w.verbIn(f.speaker.End, f.cue.Start) {
					at = f.cue.Start
				}
				if r.Start > g.cue.Start && r.Contains(f.cue.Start) && at > r.Start+1 && r.End >= f.regions[0].End {
					r.End = w.back(at, r.Start)
				}
			}
		}
	}
}

// verbIn reports whether a verb stands in the tokens [from,to).
func (w *work) verbIn(from, to int) bool {
	for i := from; i < to; i++ {
		if w.tokens[i].POS == "VERB" {
			return true
		}
	}
	return false
}

// marksOf reports whether the words of a frame begin with a quotation between double marks.
func (w *work) marksOf(f *frame) bool {
	k := w.in[f.regions[0].Start]
	return k >= 0 && !w.single(k) && f.regions[0].Start <= w.stretches[k].span.Start
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
