package quote

import (
	"strings"

	"github.com/dateline/dateline"
)

// noun adds what a noun of speech reports: the claim that it was ready.
func (w *work) noun(n int, cues []*cue) {
	if w.worded(n) {
		if q := w.quoteAt(n+1, n); q >= 0 {
			f := frame{verb: -1, cue: dateline.Span{Start: n, End: n + 1}, score: 0.5, speaker: w.holder(n)}
			f.regions = []dateline.Span{w.whole(q, 0)}
			if !f.speaker.Empty() {
				w.add(f, anyTakes(cues, quotation), subject{told: -1})
			}
		}
		return
	}
	for _, k := range w.children(n) {
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
				if k := int(w.left[i]) + 1; k < len(w.tokens) && (finite(&w.tokens[k]) || w.tokens[k].POS == "AUX" || w.tokens[k].POS == "VERB") {
					continue // "a message that appeared"
				}
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
		f.regions = []dateline.Span{w.wide(w.below(i, n), n)}
		if !w.claimed(f.regions[0].Start) {
			w.add(f, c, subject{told: -1})
		}
		return
	}
	if c := anyTakes(cues, clause); c != nil && (w.is(n+1, "by") || w.is(n+1, "from")) {
		// "a statement by Denethor that": wherever the tree hangs the clause.
		who := w.nominal(n+2, min(w.sentence(n).End, n+20))
		if k := who.End; !who.Empty() && w.is(k, "that") && w.tokens[k].POS == "SCONJ" && !w.claimed(k) {
			f := frame{verb: -1, cue: dateline.Span{Start: n, End: n + 1}, score: 0.5, speaker: who}
			f.regions = []dateline.Span{{Start: k, End: w.end(n, k)}}
			w.add(f, c, subject{told: -1})
			return
		}
	}
	if c := anyTakes(cues, clause); c != nil && !w.claimed(n+1) && !finite(&w.tokens[min(n+2, len(w.tokens)-1)]) && (w.is(n+1, "that") || w.is(n+2, "that") && w.tokens[n+1].POS == "ADV") && w.tokens[n+1].POS != "DET" {
		f := frame{verb: -1, cue: dateline.Span{Start: n, End: n + 1}, score: 0.5, speaker: w.holder(n)}
		f.regions = []dateline.Span{{Start: n + 1, End: max(int(w.right[n])+1, w.end(n, n+1))}}
		w.add(f, c, subject{told: -1})
	}
}

// worded reports whether token n is a noun that takes a quotation only, the word "war".
func (w *work) worded(n int) bool {
	c := anyTakes(w.cues.nouns[strings.ToLower(w.tokens[n].Lemma)], quotation)
	return c != nil && c.takes&clause == 0 && w.tokens[n].POS == "NOUN"
}

// claimed reports whether a frame of the last few reports words that begin at token i: "said in a statement that".
func (w *work) claimed(i int) bool {
	for n := len(w.frames) - 1; n >= max(0, len(w.frames)-4); n-- {
		if r := w.frames[n].regions; len(r) > 0 && r[0].Start == i {
			return true
		}
	}
	return false
}

// holder returns whose noun n is: his claim, a claim by Mordor, Mordor made the claim.
func (w *work) holder(n int) dateline.Span {
	for _, k := range w.children(n) {
		i := int(k)
		switch d := w.tokens[i].Dep; {
		case d == "nmod:poss":
			return w.phrase(i)
		case d == "compound" && i < n && w.tokens[i].POS == "PROPN":
			return dateline.Span{Start: int(w.left[i]), End: i + 1}
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
	start := i + 2
	for start < s.End && isMark(w.tokens[start].Form) {
		start++
	}
	who := w.nominal(start, s.End)
	if who.Empty() {
		return
	}
	to := w.rest(i, who.End)
	f := frame{verb: -1, cue: dateline.Span{Start: i, End: i + 2}, speaker: who, score: 0.8}
	if q := w.quoteAt(who.End+1, i); q >= 0 && w.is(who.End, ",", ":") && w.fronted(s.Start, i) && w.speechEnd(int32(q)) {
		f.regions = append(f.regions, w.whole(q, 0))
	} else if w.fronted(s.Start, i) && to < s.End && to > who.End {
		if wordsIn(w, s.Start, i) > 1 || w.tokens[s.Start].POS != "CCONJ" && w.tokens[s.Start].POS != "SCONJ" && wordsIn(w, s.Start, i) > 0 {
			f.regions = append(f.regions, dateline.Span{Start: s.Start, End: i})
		}
		f.regions = append(f.regions, dateline.Span{Start: to, End: s.End})
	} else if wordsIn(w, s.Start, i) > 0 {
		end := i
		start = s.Start
		if k := w.in[start]; k >= 0 && w.in[i] != k && !w.single(k) {
			start = min(start, w.opening(int(k)))
		}
		f.regions = append(f.regions, dateline.Span{Start: start, End: end})
		if w.tokens[i-1].Form == "," && to > who.End && to < s.End && w.tokens[to-1].Form == "," && w.later(to, s) {
			f.regions = append(f.regions, dateline.Span{Start: to, End: s.End})
		}
	} else if to < s.End {
		f.regions = append(f.regions, dateline.Span{Start: to, End: s.End})
	}
	if f.regions == nil {
		return
	}
	c := cue{rule: "according"}
	w.add(f, &c, subject{told: -1})
}

// fronted reports whether the tokens [from,to) are no more than the beginning of a clause, such as "But" or "Two years ago".
func (w *work) fronted(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &w.tokens[i]; w.in[i] >= 0 || t.POS == "VERB" || t.POS == "AUX" {
			return false
		}
	}
	return to-from < 8
}

// rest returns where the sentence goes on behind a phrase that begins at i and whose noun phrase ends
// at to: behind the last comma before its root.
func (w *work) rest(i, to int) int {
	s := w.sentence(i)
	root := to
	for k := s.Start; k < s.End; k++ {
		if w.tokens[k].Head < 0 && k > to {
			root = k
		}
	}
	at := -1
	for k := to; k < s.End && (at < 0 || k < root); k++ {
		if w.tokens[k].Form == "," {
			at = k + 1
			if root == to {
				break
			}
			// The subject of the sentence follows its own comma.
			if n := w.child(root, "nsubj", "nsubj:pass", "expl"); n > k && int(w.left[n]) <= k+1 {
				break
			}
		}
	}
	if at < 0 {
		return to
	}
	return at
}

// later reports whether the root of the sentence s stands behind token i.
func (w *work) later(i int, s dateline.Span) bool {
	for k := i; k < s.End; k++ {
		if w.tokens[k].Head < 0 {
			return true
		}
	}
	return false
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
