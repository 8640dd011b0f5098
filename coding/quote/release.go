package quote

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// releases finds statements that stand in paragraphs of their own without marks, behind "The minister said:".
// In a press release everything that follows is the statement; in a report only the next paragraph.
func (w *work) releases() {
	said := make([]bool, len(w.heads)) // paragraphs in which somebody is reported to say something
	of := map[int]int{}                // verb -> its frame
	for i := range w.frames {
		f := &w.frames[i]
		if f.verb < 0 || len(f.regions) == 0 {
			continue
		}
		of[f.verb] = i
		if p := w.paragraph(f.verb); p >= 0 && !w.myself(f.speaker) && slices.Contains(telling, w.tokens[f.verb].Lemma) {
			said[p] = true
		}
	}
	for p := 0; p+1 < len(w.heads); p++ {
		v := w.leads(p)
		if v < 0 || w.marked(p+1) {
			continue
		}
		who := w.subject(v)
		f := frame{verb: v, cue: dateline.Span{Start: v, End: v + 1}, speaker: who.span, score: 0.7}
		last := w.until(p, said)
		for q := p + 1; q <= last; q++ {
			r := w.tokensOf(q)
			f.regions = append(f.regions, r)
			for k := r.Start; k < r.End; k++ {
				if i, ok := of[k]; ok && w.myself(w.frames[i].speaker) {
					w.frames[i].regions = nil // "I promise" in a statement is the statement
				}
			}
		}
		if i, ok := of[v]; ok {
			// What the words before the colon seemed to say is no quote of this verb.
			w.frames[i].regions = nil
		}
		c := anyTakes(w.cues.of(&w.tokens[v]), clause|quotation)
		if c == nil {
			c = &cue{rule: "statement"}
		}
		w.add(f, c, who)
		p = last - 1
	}
}

// telling are the verbs by which a report, and not the statement itself, tells that somebody speaks.
var telling = []string{"say", "tell", "add", "state", "report", "announce", "note", "explain", "comment", "quote", "continue", "conclude"}

// leads returns the verb of speech of a paragraph that ends with a colon, -1 if there is none.
func (w *work) leads(p int) int {
	s := w.tokensOf(p)
	if s.Empty() || w.tokens[s.End-1].Form != ":" {
		return -1
	}
	s.Start = w.sentence(s.End - 1).Start
	for i := s.End - 1; i >= s.Start; i-- {
		if t := &w.tokens[i]; w.in[i] < 0 && (t.POS == "VERB" || t.POS == "AUX") && (anyTakes(w.cues.of(t), clause|quotation) != nil || w.issues(i, s.End)) {
			return i
		}
	}
	return -1
}

// issues reports whether verb i, before token end, tells that a statement was issued: "issued the following statement".
func (w *work) issues(i, end int) bool {
	if !slices.Contains([]string{"issue", "release", "make", "publish", "deliver", "give"}, w.tokens[i].Lemma) {
		return false
	}
	for k := i + 1; k < end; k++ {
		if slices.Contains([]string{"statement", "declaration", "remark", "comment", "communique", "communiqué"}, w.tokens[k].Lemma) {
			return true
		}
	}
	return false
}

// tokensOf returns the tokens of paragraph p.
func (w *work) tokensOf(p int) dateline.Span {
	h := w.heads[p]
	return dateline.Span{Start: w.d.Sentences[h.Start].Start, End: w.d.Sentences[h.End-1].End}
}

// marked reports whether paragraph p begins with a quotation mark.
func (w *work) marked(p int) bool {
	s := w.tokensOf(p)
	return s.Empty() || w.in[s.Start] >= 0 && !w.single(w.in[s.Start])
}

// until returns the last paragraph of the statement that begins behind paragraph p.
func (w *work) until(p int, said []bool) int {
	last := p + 1
	for q := p + 1; q < len(w.heads); q++ {
		if w.closing(q) || w.leads(q) >= 0 {
			return max(last, q-1)
		}
		if said[q] {
			return p + 1
		}
		last = q
	}
	return last
}

// myself reports whether the span is a pronoun of the first person, as in a statement by the speaker.
func (w *work) myself(s dateline.Span) bool {
	return s.End == s.Start+1 && w.is(s.Start, "I", "we")
}

// closing reports whether paragraph p is a heading or begins the notes that follow a statement.
func (w *work) closing(p int) bool {
	h := w.heads[p]
	if w.d.Sentences[h.Start].Headline {
		return true
	}
	text := strings.ToLower(strings.Trim(w.d.Words(w.tokensOf(p)), " \t\r\n-–—*#:."))
	for _, word := range []string{"ends", "notes to editors", "note to editors", "further information", "media enquiries", "media contact", "background"} {
		if text == word || strings.HasPrefix(text, word+" ") || strings.HasPrefix(text, word+"\n") {
			return true
		}
	}
	return text == ""
}

// headlines finds statements in headings of the form "Aragorn: we are ready".
func (w *work) headlines() {
	for i := range w.d.Sentences {
		s := &w.d.Sentences[i]
		if s.Empty() || !s.Headline && i > 0 {
			continue
		}
		if i == 0 && !s.Headline && len(w.heads) > 0 && w.heads[0].End > 1 {
			continue
		}
		for k := s.Start + 1; k < min(s.End-1, s.Start+8); k++ {
			if w.tokens[k].Form == ":" {
				w.heading(s.Span, k)
				break
			}
		}
	}
}

// heading adds what stands behind the colon k of a heading if a speaker stands before it, or the quotation before the colon
// if a speaker stands behind it.
func (w *work) heading(s dateline.Span, k int) {
	if w.marks(dateline.Span{Start: s.Start, End: k}) {
		w.headed(s, k)
		return
	}
	for i := s.Start; i < k; i++ {
		t := &w.tokens[i]
		if w.in[i] >= 0 || finite(t) || !wordy(t.Form) && t.POS != "PUNCT" || w.is(i, labels...) {
			return
		}
	}
	who := w.nominal(s.Start, k)
	if who.Empty() || who.End != k || !w.voice(who) || w.rubric(who) || !w.states(dateline.Span{Start: k + 1, End: s.End}) {
		return
	}
	f := frame{
		verb: -1, cue: dateline.Span{Start: k, End: k + 1}, speaker: who, score: 0.6,
		regions: []dateline.Span{{Start: k + 1, End: s.End}},
	}
	w.add(f, &cue{rule: "headline"}, subject{told: -1})
}

// headed adds the quotation that fills a heading up to its colon k: "We are ready": Aragorn.
func (w *work) headed(s dateline.Span, k int) {
	who := w.nominal(k+1, min(s.End, k+9))
	i := w.in[s.Start]
	if who.Empty() || who.Start != k+1 || !w.voice(who) || w.owner[i] >= 0 {
		return
	}
	f := frame{
		verb: -1, cue: dateline.Span{Start: k, End: k + 1}, speaker: who, score: 0.6, inverted: true,
		regions: []dateline.Span{w.stretches[i].span},
	}
	w.add(f, &cue{rule: "headline"}, subject{told: -1})
}

// marks reports whether a quotation fills the span.
func (w *work) marks(s dateline.Span) bool {
	k := w.in[s.Start]
	return k >= 0 && w.stretches[k].span.End >= s.End-1 && wordsIn(w, s.Start, w.stretches[k].span.Start) == 0
}

// voice reports whether a noun phrase may name the speaker of a heading: a name, perhaps with a title.
func (w *work) voice(who dateline.Span) bool {
	name := false
	for i := who.Start; i < who.End; i++ {
		switch w.tokens[i].POS {
		case "PROPN":
			name = name || len(w.tokens[i].Form) > 1
		case "ADP", "NUM", "VERB", "ADV":
			return false
		}
	}
	return name || w.among(who, []string{"minister", "president", "official", "police", "source", "spokesman", "spokeswoman", "report", "poll", "study", "envoy", "governor"})
}

// rubric reports whether a place in capitals stands in front of a heading that tells what happens there: "GONDOR: Dam bursts".
func (w *work) rubric(who dateline.Span) bool {
	text := w.d.Words(who)
	return len(text) > 3 && text == strings.ToUpper(text) && slices.ContainsFunc(w.d.Entities, func(e dateline.Entity) bool { return e.Kind == "LOC" && e.Span == who })
}

// states reports whether the words of a heading make a clause or stand between quotation marks.
func (w *work) states(r dateline.Span) bool {
	for i := r.Start; i < r.End; i++ {
		if finite(&w.tokens[i]) || w.in[i] >= 0 || w.tokens[i].POS == "AUX" {
			return true
		}
	}
	return false
}

// labels are what headings begin with that speak for nobody.
var labels = []string{
	"exclusive", "watch", "video", "breaking", "update", "updated", "live", "analysis", "opinion",
	"editorial", "photos", "factbox", "explainer", "timeline", "correction", "clarification", "profile", "interview", "review", "podcast",
}
