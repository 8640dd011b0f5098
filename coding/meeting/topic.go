package meeting

import (
	"slices"

	"github.com/dateline/dateline"
)

// containers are nouns whose list of areas says more than they do: "cooperation in transport and energy", "issues such as trade".
var containers = []string{
	"cooperation", "collaboration", "co-operation", "partnership", "issue", "topic", "matter", "sector", "area", "field", "sphere", "prospect", "relation", "tie", "question", "interaction", "agenda", "direction", "theme", "subject",
	"development", "effort", "range", "number", "opportunity", "way", "possibility", "priority",
}

// topics finds what is discussed in a sentence and gives it to the records.
func (s *story) topics(sent int) {
	span := s.Sentences[sent].Span
	for v := span.Start; v < span.End; v++ {
		switch {
		case s.verb(v):
			toks := s.discussed(v)
			if len(toks) == 0 || s.is(v, "deal") && s.hasKid(v, "mark", "to") { // "dropped the talks to deal with a flood"
				continue
			}
			if slices.Contains(alone, s.lemma(v)) && len(s.who(s.surface(v, deep))) == 1 {
				continue // one who addresses a parliament or raises a point
			}
			if n := s.subjectOf(v, sent); n >= 0 {
				s.note(s.records[n], toks)
			}
		case meetNouns[s.lemma(v)] != "" || s.lemma(v) == "topic":
			n, ok := s.by[v]
			if !ok {
				continue
			}
			toks := s.by2(v, "on", "about", "over", "regarding", "concerning")
			if s.lemma(v) == "call" && family(s.records[n].Kind.Value) != call {
				continue // "a courtesy call on"
			}
			if len(toks) > 0 && !s.dateAt(toks[0]) && s.records[n].Kind.Value != "signing" {
				s.note(s.records[n], toks)
			}
		}
	}
}

// alone are verbs of discussing that one can do by himself.
var alone = []string{"address", "raise", "cover", "consider", "review", "examine", "assess", "explore", "tackle", "concern", "focus", "negotiate", "take", "pay", "place"}

func (s *story) by2(i int, prepositions ...string) []int { return s.tree.by(i, prepositions...) }

// dateAt reports whether token k lies in a time: "talks on Monday".
func (t *tree) dateAt(k int) bool { return t.timed[k] }

// discussed returns the heads of what verb v says is discussed, nil if it is no such verb.
func (s *story) discussed(v int) []int {
	prepositions, ok := discussing[s.lemma(v)]
	if !ok {
		return nil
	}
	if light, ok := lightObjects[s.lemma(v)]; ok {
		objs := s.kidsBy(v, "obj")
		if s.passive(v) {
			objs = s.kidsBy(v, "nsubj:pass")
		}
		k := slices.IndexFunc(objs, func(o int) bool { return slices.Contains(light, s.lemma(o)) })
		if k < 0 {
			return nil
		}
		return s.whole(append(s.by2(v, prepositions...), s.by2(objs[k], prepositions...)...))
	}
	var out []int
	for _, p := range prepositions {
		if p != "" {
			out = append(out, s.by2(v, p)...)
			continue
		}
		if s.passive(v) {
			out = append(out, s.lists(s.kidsBy(v, "nsubj:pass"))...)
			if s.rel(v) == "acl" {
				out = nil
			}
		} else {
			out = append(out, s.lists(s.kidsBy(v, "obj"))...)
		}
	}
	if len(out) > 0 { // "discussed cooperation, including prospects", whatever the parser hangs it on
		out = append(out, s.by2(v, "including", "such as")...)
	}
	return s.whole(out)
}

// whole leaves out pronouns and times.
func (s *story) whole(toks []int) []int {
	return slices.DeleteFunc(toks, func(k int) bool {
		return s.Tokens[k].POS == "PRON" || s.dateAt(k) || slices.Contains(talkers, s.lemma(k))
	})
}

// subjectOf returns the record that the words at verb v speak about, -1 if none: the telling that the verb is itself, that governs it
// or is its subject, the record of those who are its subject, the last one told for "the sides" and in the passive.
func (s *story) subjectOf(v, sent int) int {
	if n, ok := s.by[v]; ok {
		return n
	}
	for _, k := range s.surface(v, deep) {
		if n, ok := s.by[k]; ok {
			return n
		}
	}
	for h, n := s.Tokens[v].Head, 0; h >= 0 && n < 4; h, n = s.Tokens[h].Head, n+1 {
		if r, ok := s.by[h]; ok {
			return r
		}
		for _, k := range s.kidsBy(h, "obj") {
			if r, ok := s.by[k]; ok && s.rel(v) != "conj" {
				return r
			}
		}
	}
	for _, k := range s.kidsBy(v, "obl") {
		if r, ok := s.by[k]; ok {
			return r
		}
	}
	subjects := s.subjects(v)
	people := s.who(subjects)
	if len(people) > 0 {
		for n := len(s.records) - 1; n >= 0; n-- {
			r := s.records[n]
			if family(r.Kind.Value) != visit && s.within(people, r.people) && r.Stage.Value == tookPlace && !r.Historical {
				return n
			}
		}
		return -1
	}
	if len(subjects) > 0 && !slices.ContainsFunc(subjects, func(k int) bool { return slices.Contains(talkers, s.lemma(k)) || meetNouns[s.lemma(k)] != "" }) {
		return -1
	}
	return s.last(sent)
}

// last returns the meeting that was told last and took place, -1 if none.
func (s *story) last(sent int) int {
	best := -1
	for n, r := range s.records {
		if family(r.Kind.Value) == visit || r.Stage.Value != tookPlace || r.Historical {
			continue
		}
		at := -1
		for _, m := range r.Mentions {
			if m.Sentence <= sent {
				at = max(at, m.Sentence)
			}
		}
		if at >= 0 && (best < 0 || at >= s.lastSentence(best, sent)) {
			best = n
		}
	}
	return best
}

func (s *story) lastSentence(n, sent int) int {
	at := -1
	for _, m := range s.records[n].Mentions {
		if m.Sentence <= sent {
			at = max(at, m.Sentence)
		}
	}
	return at
}

// note adds topics to a record: the words of each nominal, or the areas of cooperation that it lists.
func (s *story) note(r *record, toks []int) {
	for _, k := range toks {
		members := s.Members(k)
		var list []dateline.Topic
		for _, m := range members {
			list = append(list, s.themes(m, members)...)
		}
		for _, t := range list {
			if !slices.ContainsFunc(r.Topics, func(u dateline.Topic) bool { return u.Span.Overlaps(t.Span) }) {
				r.Topics = append(r.Topics, t)
			}
		}
	}
}

// themes returns the topics that a nominal tells.
func (s *story) themes(k int, members []int) []dateline.Topic {
	var out []dateline.Topic
	if v := s.aim(k); v >= 0 { // "the prospects for strengthening the partnership"
		for _, a := range append([]int{v}, s.kidsBy(v, "conj")...) {
			for _, o := range s.kidsBy(a, "obj") {
				inner := s.Members(o)
				for _, m := range inner {
					out = append(out, s.topic(s.Member(m, inner)))
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	if f := s.field(k, 3); f >= 0 {
		for _, o := range s.by2(f, "of") {
			inner := s.Members(o)
			out = append(out, s.topic(s.Member(o, inner)))
		}
		return out
	}
	if sub := s.Subtree(k); slices.Contains(containers, s.lemma(k)) {
		for i := range s.Contexts {
			c := &s.Contexts[i]
			if c.Area != "" && c.Span.Start >= sub.Start && c.Span.End <= sub.End && s.Under(c.Span.Start, k) && !c.Span.Contains(k) && s.spanHead(c.Span) > k {
				if !slices.ContainsFunc(out, func(u dateline.Topic) bool { return u.Span.Overlaps(c.Span) }) {
					out = append(out, s.topic(c.Span))
				}
			}
		}
	}
	for _, c := range s.kidsBy(k, "nmod") {
		if p := s.preposition(c); p == "including" || p == "such as" || p == "like" {
			if len(out) == 0 {
				out = append(out, s.topic(s.phraseWithout(k, c)))
			}
			inner := s.Members(c)
			for _, m := range inner {
				out = append(out, s.themes(m, inner)...)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	span := s.Member(k, members)
	if span.End-span.Start == 1 && slices.Contains(containers, s.lemma(k)) {
		return nil
	}
	return []dateline.Topic{s.topic(span)}
}

// field returns the noun at or below token k that announces a list of areas, -1 if there is none: "projects in the fields of energy and transport".
func (s *story) field(k, fuel int) int {
	if s.is(k, "field", "area", "sphere", "domain") && len(s.by2(k, "of")) > 0 {
		return k
	}
	for _, c := range s.kidsBy(k, "nmod") {
		if fuel > 0 && c > k {
			if f := s.field(c, fuel-1); f >= 0 {
				return f
			}
		}
	}
	return -1
}

// aim returns the gerund or infinitive that a container is for, -1 if it has none: "ways to develop trade".
func (s *story) aim(k int) int {
	if !slices.Contains(containers, s.lemma(k)) || k+2 >= len(s.Tokens) {
		return -1
	}
	if f := s.form(k + 1); f == "for" || f == "of" || f == "to" || f == "in" {
		if v := k + 2; s.verb(v) && s.Tokens[v].Sent == s.Tokens[k].Sent && len(s.kidsBy(v, "obj")) > 0 {
			return v
		}
	}
	return -1
}

// phraseWithout returns the words of a nominal before one of its modifiers.
func (s *story) phraseWithout(k, before int) dateline.Span {
	p := s.phrase(k)
	p.End = min(p.End, max(k+1, s.Subtree(before).Start))
	for p.End > k+1 && s.Tokens[p.End-1].POS == "PUNCT" {
		p.End--
	}
	return p
}

func (s *story) topic(span dateline.Span) dateline.Topic {
	t := dateline.Topic{Span: span}
	for i := range s.Contexts {
		c := &s.Contexts[i]
		if c.Span.Overlaps(span) && !slices.Contains(t.Contexts, c.Name) {
			t.Contexts = append(t.Contexts, c.Name)
		}
	}
	return t
}
