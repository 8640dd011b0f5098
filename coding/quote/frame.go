package quote

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// visit looks whether token i is a cue and, if so, adds what it reports.
func (w *work) visit(i int) {
	t := &w.tokens[i]
	switch {
	case t.Form == "according" || t.Form == "According":
		w.according(i)
	case t.POS == "VERB" || t.POS == "AUX":
		if cues := w.fitting(w.cues.of(t), i); cues != nil {
			w.verb(i, cues)
		}
	case t.POS == "NOUN":
		if w.hidden(i) {
			w.verb(i, w.fitting(w.cues.of(t), i))
		} else if cues := w.cues.nouns[strings.ToLower(t.Lemma)]; cues != nil {
			w.noun(i, cues)
		}
	}
}

// hidden reports whether token i is a verb of speech that was taken for a noun, by its place behind a quotation and
// the words that name its speaker: "...," Frodo notes.
func (w *work) hidden(i int) bool {
	t := &w.tokens[i]
	if w.cues.of(t) == nil || !strings.HasSuffix(t.Form, "s") && !strings.HasSuffix(t.Form, "ed") && t.Form != "read" {
		return false
	}
	s := w.sentence(i)
	if k := i + 1; k < s.End && w.tokens[k].Form != "." && !isComma(w.tokens[k].Form) && w.tokens[k].POS != "ADP" && w.tokens[k].POS != "SCONJ" {
		return false
	}
	for k := i - 1; k > i-6 && k >= s.Start; k-- {
		if k < i-1 && isMark(w.tokens[k].Form) && w.in[k] >= 0 && w.in[k] != w.in[i] {
			return w.speechEnd(w.in[k])
		}
		if c := w.tokens[k].Form[0]; (c < 'A' || c > 'Z') && (t.Form != "read" || w.tokens[k].POS != "DET" && w.tokens[k].POS != "NOUN") {
			return false
		}
	}
	return false
}

// fitting leaves out the cues whose second word does not follow token i.
func (w *work) fitting(cues []*cue, i int) []*cue {
	all := true
	for _, c := range cues {
		if c.second != "" {
			all = false
		}
	}
	if all {
		return cues
	}
	var out []*cue
	for _, c := range cues {
		if c.second == "" || w.follows(i, c.second) {
			out = append(out, c)
		}
	}
	return out
}

func (w *work) follows(i int, word string) bool {
	for k := i + 1; k < min(i+4, w.sentence(i).End); k++ {
		if strings.EqualFold(w.tokens[k].Form, word) {
			return true
		}
	}
	return false
}

func (w *work) is(i int, forms ...string) bool {
	if i < 0 || i >= len(w.tokens) {
		return false
	}
	for _, f := range forms {
		if strings.EqualFold(w.tokens[i].Form, f) {
			return true
		}
	}
	return false
}

// verb adds what the verb v reports.
func (w *work) verb(v int, cues []*cue) {
	if w.base(v) == "amod" || w.base(v) == "compound" {
		return
	}
	f := frame{verb: v, cue: dateline.Span{Start: v, End: v + 1}, score: 0.8}
	who := w.subject(v)
	f.speaker, f.relative = who.span, who.relative
	if cues = w.mayBy(cues, who.span); cues == nil {
		return
	}
	from, to := w.clause(v, who)
	if m := w.tail(v); m >= 0 && who.near {
		from = m
	}

	if w.attribute(v) || w.asks(v) || w.discreet(v) {
		return
	}
	c := anyTakes(cues, clause)
	if c == nil {
		c = anyTakes(cues, quotation)
	}
	if c != nil && c.takes&clause != 0 && !w.nested(v) {
		if as := w.as(v); as.end > 0 {
			if regions := w.reported(v, as); regions != nil {
				f.regions, f.speaker, f.relative, f.score = regions, as.speaker, dateline.Span{}, 0.7
				w.add(f, c, who)
				return
			}
		}
	}
	if c != nil {
		if w.base(v) == "conj" && !who.near {
			// "..., and added that": what stands before is not reported by this verb.
		} else if regions := w.behind(v, from, to, c); regions != nil {
			f.regions, f.inverted = regions, true
		}
		if f.regions == nil {
			f.regions = w.ahead(v, to, c)
		}
		if f.regions != nil {
			w.add(f, c, who)
			return
		}
	}
	if c, r := w.argument(v, cues); c != nil && !r.Empty() {
		if k := f.cue.End; r.Start == k+1 && w.tokens[k].POS == "ADP" { // "called for"
			f.cue.End = r.Start
		}
		f.regions = []dateline.Span{r}
		f.score = 0.6
		w.add(f, c, who)
	}
}

// attribute reports whether v is no more than a participle of the text in which another cue of the sentence says something: "said in a statement
// posted online".
func (w *work) attribute(v int) bool {
	if tag := w.tokens[v].Tag; w.base(v) != "acl" || tag != "VBN" && tag != "VBD" || w.child(v, "nsubj") >= 0 {
		return false
	}
	n := w.tokens[v].Head
	if n < 0 || n > v || w.base(n) != "obl" {
		return false
	}
	h := w.tokens[n].Head
	return h >= 0 && w.tokens[h].POS == "VERB" && anyTakes(w.cues.of(&w.tokens[h]), clause|quotation) != nil
}

// asks reports whether the verb v tells in an aside what somebody was asked who then speaks: "X, asked whether it was late, said".
func (w *work) asks(v int) bool {
	if t := &w.tokens[v]; !strings.EqualFold(t.Lemma, "ask") || t.Tag != "VBN" && t.Tag != "VBD" || v == 0 || !isComma(w.tokens[v-1].Form) || !w.is(v+1, "whether", "if", "about", "why", "how", "what", "when") {
		return false
	}
	s := w.sentence(v)
	for k := v + 2; k+1 < s.End && w.in[k] == w.in[v]; k++ {
		if t := &w.tokens[k+1]; isComma(w.tokens[k].Form) && finite(t) && w.cues.of(t) != nil {
			return true
		}
	}
	return false
}

// discreet reports whether the verb v tells in a relative clause what the speaker asks for, beside what he says: "X, who asked not to be named, said".
func (w *work) discreet(v int) bool {
	if w.tokens[v].Dep != "acl:relcl" || !strings.EqualFold(w.tokens[v].Lemma, "ask") && !strings.EqualFold(w.tokens[v].Lemma, "request") {
		return false
	}
	k := w.child(v, "xcomp")
	return k > v && w.child(k, "mark") >= 0 && w.is(w.child(k, "mark"), "to") && w.tokens[k].Tag != "VB" || w.is(v+1, "not")
}

// mayBy leaves out the cues that the speaker may not use.
func (w *work) mayBy(cues []*cue, who dateline.Span) []*cue {
	bound := false
	for _, c := range cues {
		bound = bound || len(c.by) > 0
	}
	if !bound {
		return cues
	}
	var out []*cue
	for _, c := range cues {
		if len(c.by) == 0 || w.among(who, c.by) {
			out = append(out, c)
		}
	}
	return out
}

// among reports whether the last noun of a noun phrase before any preposition is one of the lemmas.
func (w *work) among(who dateline.Span, lemmas []string) bool {
	last := ""
	for i := who.Start; i < who.End && w.tokens[i].POS != "ADP"; i++ {
		if p := w.tokens[i].POS; p == "NOUN" || p == "PROPN" {
			last = strings.ToLower(w.tokens[i].Lemma)
		}
	}
	return slices.Contains(lemmas, last)
}

// nested reports whether token i stands in a quotation of more than a few words.
func (w *work) nested(i int) bool {
	k := w.in[i]
	return k >= 0 && !w.stretches[k].single && w.stretches[k].span.End-w.stretches[k].span.Start > 6
}

// named reports whether a name stands in the span.
func (w *work) named(s dateline.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if w.tokens[i].POS == "PROPN" {
			return true
		}
	}
	return false
}

// add finishes a frame and keeps it. Speech within a quotation counts if somebody is named who speaks;
// "I think", "you said" do not.
func (w *work) add(f frame, c *cue, who subject) {
	if w.nested(f.cue.Start) && (c.takes&clause == 0 || !w.named(f.speaker)) {
		return
	}
	w.keep(f, c, who)
}

// keep finishes a frame and keeps it, wherever it stands.
func (w *work) keep(f frame, c *cue, who subject) {
	f.stance, f.rule = c.stance, c.rule
	f.regions = slices.DeleteFunc(f.regions, dateline.Span.Empty)
	if f.to.Empty() && f.verb >= 0 {
		f.to = w.addressee(f.verb, c, who)
	}
	n := len(w.frames)
	w.frames = append(w.frames, f)
	for _, r := range f.regions {
		for i := r.Start; i < r.End; {
			k := w.in[i]
			if k < 0 {
				i++
				continue
			}
			if sp := w.stretches[k].span; !wholly(r, sp) {
				i++
				continue
			}
			w.owner[k] = n
			i = max(i+1, w.stretches[k].span.End)
		}
	}
}

func wholly(r, s dateline.Span) bool { return r.Start <= s.Start && s.End <= r.End }

// addressee returns who is spoken to.
func (w *work) addressee(v int, c *cue, who subject) dateline.Span {
	if who.told >= 0 && slices.Contains(c.to, "obj") {
		return w.phrase(who.told)
	}
	for _, slot := range c.to {
		for _, k := range w.children(v) {
			i := int(k)
			switch w.base(i) {
			case "obj", "iobj":
				if (slot == "obj" || slot == w.particle(v)) && i > v {
					return w.phrase(i)
				}
			case "obl", "nmod":
				if p := w.prep(i); slot != "obj" && i > v && (p == slot || p == "" && w.particle(v) == slot) && w.tokens[i].POS != "VERB" && !w.is(i, days...) {
					return w.phrase(i)
				}
			}
		}
	}
	return w.written(v)
}

// written returns whom the sentence of v names as the one a letter, message or call went to: "in a letter to Rohan, he said".
func (w *work) written(v int) dateline.Span {
	s := w.sentence(v)
	for i := s.Start; i+2 < s.End; i++ {
		if w.in[i] != w.in[v] || !slices.Contains(letters, w.tokens[i].Lemma) || !w.is(i+1, "to", "with") {
			continue
		}
		// "in", "during" or "by" before its article and adjectives.
		k := i - 1
		for k > s.Start && (w.tokens[k].POS == "ADJ" || w.tokens[k].POS == "DET" || w.tokens[k].POS == "NOUN" || w.tokens[k].POS == "PROPN") {
			k--
		}
		if !w.is(k, "in", "during", "by") || w.is(i+1, "with") && !w.is(i, "call", "conversation", "interview", "meeting", "phone") {
			continue
		}
		return w.nominal(i+2, min(s.End, i+22))
	}
	return dateline.Span{}
}

// letters are nouns for what is sent or told to somebody.
var letters = []string{
	"letter", "message", "note", "email", "e-mail", "telegram", "cable", "memo", "memorandum", "call", "conversation", "interview", "address", "speech",
	"statement", "report", "petition", "appeal", "plea", "briefing", "text", "remark", "comment", "testimony", "meeting",
}

// clause returns the tokens of the clause of the cue v by itself: subject, verb and what stands
// beside them, as far as no comma or mark parts them.
func (w *work) clause(v int, who subject) (from, to int) {
	s := w.sentence(v)
	from, to = v, v+1
	if who.near {
		from, to = min(from, who.span.Start), max(to, who.span.End)
	}
	for from > s.Start {
		k := from - 1
		if h := w.tokens[k].Head; (h == v || h >= from && h < to && h != v) && !isMark(w.tokens[k].Form) && w.in[k] == w.in[v] {
			switch w.base(k) {
			case "aux", "advmod", "mark", "cc", "det", "amod", "compound", "case", "nsubj", "expl":
				from = k
				continue
			}
		}
		break
	}
	for to < s.End {
		h := w.tokens[to].Head
		inside := h >= from && h < to || h > to && w.left[h] >= int32(to) && w.tokens[h].Head == v && w.base(h) != "ccomp" && w.base(h) != "parataxis"
		form := w.tokens[to].Form
		if !inside || isComma(form) || isMark(form) || form == ":" || form == "." || w.in[to] != w.in[v] || strings.EqualFold(form, "that") {
			break
		}
		if d := w.base(to); d == "ccomp" || d == "parataxis" || d == "conj" || d == "cc" || d == "advcl" {
			break
		}
		to++
	}
	return from, to
}
