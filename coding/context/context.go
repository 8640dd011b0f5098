// Package context finds what a report is about: PLOVER contexts and areas of cooperation.
//
// It reads Tokens, Sentences, the tree and rules/cues/contexts.txt, and adds Document.Contexts: an area of
// cooperation for each member of a list such as "cooperation in transport, energy and green technologies", with its
// words, and a context without an area for each other cue word.
package context

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/rules"
)

// A Stage finds contexts. It never changes after New.
type Stage struct {
	words   map[string][]string // lemma or phrase -> contexts
	longest int                 // words in the longest phrase
}

// New reads the cue words. Errors carry file:line.
func New() (*Stage, error) {
	stanzas, err := rules.ParseDir(rules.Files, "cues", "contexts.txt")
	if err != nil {
		return nil, err
	}
	ont, err := rules.LoadOntology()
	if err != nil {
		return nil, err
	}
	s := &Stage{words: map[string][]string{}, longest: 1}
	for i := range stanzas {
		st := &stanzas[i]
		name := st.Get("context")
		if !ont.HasContext(name) {
			return nil, fmt.Errorf("%s: unknown context %q", st.Pos(), name)
		}
		for _, w := range strings.Split(st.Get("words"), ";") {
			if w = strings.TrimSpace(w); w != "" {
				s.words[w] = append(s.words[w], name)
				s.longest = max(s.longest, len(strings.FieldsFunc(w, isGap)))
			}
		}
	}
	return s, nil
}

func isGap(r rune) bool { return r == ' ' || r == '-' }

// areaNouns head a phrase that lists areas: "sectors such as transport".
var areaNouns = []string{"sector", "area", "field", "sphere", "domain", "direction", "industry", "topic", "issue", "priority"}

// jointNouns take their areas by "in", "on" or before them: "cooperation in transport".
var jointNouns = []string{"cooperation", "collaboration", "partnership", "interaction", "coordination", "relation", "tie", "dialogue", "co-operation"}

// manners say between whom or how somebody works together, which is no area.
var manners = []string{"bilateral", "multilateral", "trilateral", "diplomatic", "regional", "international", "mutual"}

// Annotate adds Document.Contexts in text order.
func (s *Stage) Annotate(d *dateline.Document) error {
	kids := make([][]int, len(d.Tokens))
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 {
			kids[h] = append(kids[h], i)
		}
	}
	t := &tree{Document: d, kids: kids}
	var out []dateline.Context
	claimed := make([]bool, len(d.Tokens))
	for i := range d.Tokens {
		for _, head := range t.areas(i) {
			members := d.Members(head)
			for _, m := range members {
				span := d.Member(m, members)
				if span.Empty() || claimed[span.Start] {
					continue
				}
				names := s.contexts(d, span)
				if len(names) == 0 || span.End-span.Start == 1 && slices.Contains(manners, strings.ToLower(d.Tokens[span.Start].Lemma)) {
					continue
				}
				for k := span.Start; k < span.End; k++ {
					claimed[k] = true
				}
				for _, n := range names {
					out = append(out, dateline.Context{Name: n, Area: d.Words(span), Span: span})
				}
			}
		}
	}
	for i := 0; i < len(d.Tokens); i++ {
		n, names := s.longestAt(d, i, len(d.Tokens))
		if n == 0 {
			continue
		}
		if !claimed[i] {
			for _, name := range names {
				out = append(out, dateline.Context{Name: name, Span: dateline.Span{Start: i, End: i + n}})
			}
		}
		i += n - 1
	}
	slices.SortStableFunc(out, func(a, b dateline.Context) int { return a.Span.Start - b.Span.Start })
	d.Contexts = out
	return nil
}

// contexts lists the contexts that the words of a span name, each once.
func (s *Stage) contexts(d *dateline.Document, span dateline.Span) []string {
	var out []string
	for i := span.Start; i < span.End; {
		n, names := s.longestAt(d, i, span.End)
		for _, name := range names {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
		i += max(n, 1)
	}
	return out
}

// longestAt returns the longest cue that begins at token i and ends before end: its length in tokens and its contexts.
func (s *Stage) longestAt(d *dateline.Document, i, end int) (int, []string) {
	if names := s.words[strings.ToLower(d.Tokens[i].Lemma)]; s.longest == 1 && names != nil {
		return 1, names
	}
	best, found := 0, []string(nil)
	var phrase, lemmas strings.Builder
	for n := 0; i+n < end && n <= s.longest+1 && d.Tokens[i+n].Sent == d.Tokens[i].Sent; n++ {
		tok := &d.Tokens[i+n]
		if n > 0 && tok.Start > d.Tokens[i+n-1].End {
			phrase.WriteByte(' ')
			lemmas.WriteByte(' ')
		}
		phrase.WriteString(strings.ToLower(tok.Form))
		lemmas.WriteString(strings.ToLower(tok.Lemma))
		if names := s.words[phrase.String()]; names != nil {
			best, found = n+1, names
		} else if names := s.words[lemmas.String()]; names != nil {
			best, found = n+1, names
		}
	}
	return best, found
}

type tree struct {
	*dateline.Document
	kids [][]int
}

func (t *tree) preposition(i int) string {
	for _, k := range t.kids[i] {
		if t.Tokens[k].Dep == "case" {
			if len(t.kids[k]) > 0 && t.Tokens[t.kids[k][0]].Dep == "fixed" {
				return t.Tokens[k].Lemma + " " + t.Tokens[t.kids[k][0]].Lemma
			}
			return t.Tokens[k].Lemma
		}
	}
	return ""
}

// areas returns the heads of the lists of areas that hang on token i.
func (t *tree) areas(i int) []int {
	lemma := strings.ToLower(t.Tokens[i].Lemma)
	joint, area := slices.Contains(jointNouns, lemma), slices.Contains(areaNouns, lemma)
	if !joint && !area && lemma != "collaborate" && lemma != "cooperate" && lemma != "include" {
		return nil
	}
	var out []int
	for _, k := range t.kids[i] {
		dep, _, _ := strings.Cut(t.Tokens[k].Dep, ":")
		p := t.preposition(k)
		switch {
		case (dep == "nmod" || dep == "obl" || dep == "acl" || dep == "advcl") && (p == "in" || p == "on" || p == "such as" || p == "like" || p == "including" || p == "include" || area && p == "of"):
			if !slices.Contains(areaNouns, t.Tokens[k].Lemma) {
				out = append(out, k)
			} else if !joint {
				continue
			}
		case (dep == "amod" || dep == "compound") && (joint || area):
			out = append(out, k)
		case dep == "obj" && lemma == "include" && t.Tokens[i].Head >= 0 && slices.Contains(areaNouns, t.Tokens[t.Tokens[i].Head].Lemma):
			out = append(out, k)
		}
	}
	return out
}
