package quote

import (
	"github.com/dateline/dateline"
)

// noun adds what a noun of speech reports: the claim that it was ready.
func (w *work) noun(n int, cues []*cue) {
	for k := w.first[n]; k >= 0; k = w.next[k] {
		i := int(k)
		if i < n {
			continue
		}
		var c *cue
		switch w.base(i) {
		case "acl", "ccomp", "xcomp":
			if w.tokens[i].Dep == "acl:relcl" {
				continue
			}
			switch w.mark2(i) {
			case "that", "whether":
				c = anyTakes(cues, clause)
			case "to":
				c = anyTakes(cues, infinitive)
			}
		case "nmod":
			c = withPrep(cues, w.prep(i))
		}
		if c == nil {
			continue
		}
		f := frame{verb: -1, cue: dateline.Span{Start: n, End: n + 1}, score: 0.6, speaker: w.holder(n)}
		f.regions = []dateline.Span{w.below(i, n)}
		w.add(f, c, subject{told: -1})
		return
	}
}

// holder returns whose noun n is: his claim, a claim by Mordor, Mordor made the claim.
func (w *work) holder(n int) dateline.Span {
	for k := w.first[n]; k >= 0; k = w.next[k] {
		i := int(k)
		switch d := w.tokens[i].Dep; {
		case d == "nmod:poss":
			return w.phrase(i)
		case d == "nmod" && (w.prep(i) == "by" || w.prep(i) == "from"):
			return w.phrase(i)
		}
	}
	if h := w.tokens[n].Head; h >= 0 {
		if d := w.base(n); (d == "obj" || d == "obl") && (w.tokens[h].POS == "VERB") {
			return w.subject(h).span
		}
	}
	return dateline.Span{}
}

// according adds the sentence that "according to X" tells of.
func (w *work) according(i int) {
	s := w.sentence(i)
	if !w.is(i+1, "to") || i+2 >= s.End {
		return
	}
	head := w.tokens[i].Head
	if head <= i+1 || head >= s.End {
		head = w.tokens[i+1].Head
		if head <= i+1 || head >= s.End {
			head = w.top(i+2, s)
		}
	}
	if head < 0 {
		return
	}
	who := w.phrase(head)
	who.Start = max(who.Start, i+2)
	to := who.End
	f := frame{verb: -1, cue: dateline.Span{Start: i, End: i + 2}, speaker: who, score: 0.8}
	for to < s.End && !isComma(w.tokens[to].Form) && w.tokens[to].Form != "." && w.tokens[to].Form != ":" && w.in[to] == w.in[i] && to < int(w.right[head])+1 {
		to++
	}
	if wordsIn(w, s.Start, i) > 0 {
		end := i
		start := s.Start
		if k := w.in[start]; k >= 0 && w.in[i] != k && !w.single(k) {
			start = min(start, w.opening(int(k)))
		}
		f.regions = append(f.regions, dateline.Span{Start: start, End: end})
	} else if to < s.End {
		f.regions = append(f.regions, dateline.Span{Start: to, End: s.End})
	}
	if f.regions == nil {
		return
	}
	c := cue{rule: "according"}
	w.add(f, &c, subject{told: -1})
}

func wordsIn(w *work, from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if wordy(w.tokens[i].Form) {
			n++
		}
	}
	return n
}
