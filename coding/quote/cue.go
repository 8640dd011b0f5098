package quote

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/rules"
)

// takes tells what stands for the words said beside a cue.
type takes uint16

const (
	clause takes = 1 << iota
	quotation
	infinitive
	gerund
	object
	name
	rest
)

// A cue is one way in which a word reports speech.
type cue struct {
	takes
	with   []string // prepositions whose phrase is what is said
	beside []string // prepositions that are so together with the object
	by     []string // lemmas of those who may speak; nil for anybody
	but    []string // lemmas of objects that are nothing said
	to     []string // where the one spoken to stands: obj or a preposition
	second string   // word that must follow, "" for none
	stance string
	rule   string
	plain  bool // takes nothing but what is said: no object
}

// A lexicon holds the cues by lemma.
type lexicon struct {
	verbs, nouns map[string][]*cue
	forms        map[string]string // regular forms of the verbs, for words whose lemma was not found
}

// load reads the files *.cues of the folder cues.
func load(fsys fs.FS) (*lexicon, error) {
	stanzas, err := rules.ParseDir(fsys, "cues", ".cues")
	if err != nil {
		return nil, err
	}
	lex := &lexicon{verbs: map[string][]*cue{}, nouns: map[string][]*cue{}}
	for i := range stanzas {
		if err := lex.add(&stanzas[i]); err != nil {
			return nil, err
		}
	}
	lex.settle()
	lex.inflect()
	if len(lex.verbs) == 0 {
		return nil, fmt.Errorf("rules/cues: no file of cues")
	}
	return lex, nil
}

// settle finds the verbs that take no object beside what is said.
func (lex *lexicon) settle() {
	for _, cues := range lex.verbs {
		plain := true
		for _, c := range cues {
			if c.takes&(object|name) != 0 || c.beside != nil || slices.Contains(c.to, "obj") {
				plain = false
			}
		}
		for _, c := range cues {
			c.plain = plain
		}
	}
}

// inflect enters the regular forms of the verbs.
func (lex *lexicon) inflect() {
	lex.forms = map[string]string{}
	for _, v := range slices.Sorted(maps.Keys(lex.verbs)) {
		stem := strings.TrimSuffix(v, "e")
		for _, form := range []string{v + "s", v + "es", stem + "ed", stem + "ing"} {
			lex.forms[form] = v
		}
		if y, ok := strings.CutSuffix(v, "y"); ok {
			lex.forms[y+"ies"], lex.forms[y+"ied"] = v, v
		}
	}
}

// of returns the cues of a verb by its lemma, else by its form.
func (lex *lexicon) of(t *dateline.Token) []*cue {
	if c, ok := lex.verbs[strings.ToLower(t.Lemma)]; ok {
		return c
	}
	return lex.verbs[lex.forms[strings.ToLower(t.Form)]]
}

func (lex *lexicon) add(s *rules.Stanza) error {
	c := cue{stance: s.Get("stance"), to: strings.Fields(s.Get("to")), by: strings.Fields(s.Get("by")), but: strings.Fields(s.Get("but")), rule: s.Pos() + " " + s.Get("cue")}
	if s.Get("cue") == "" {
		return fmt.Errorf("%s: a stanza of cues begins with cue and its name", s.Pos())
	}
	for _, l := range s.Lines {
		switch l.Key {
		case "cue", "stance", "to", "by", "but":
		case "takes":
			for _, word := range strings.Fields(l.Value) {
				c.take(word)
			}
		case "verb", "noun":
			continue
		default:
			return fmt.Errorf("%s:%d: unknown key %q", s.File, l.Line, l.Key)
		}
	}
	if c.takes == 0 && c.with == nil && c.beside == nil {
		return fmt.Errorf("%s: takes nothing", s.Pos())
	}
	for _, l := range s.All("verb") {
		list(lex.verbs, l.Value, c)
	}
	for _, l := range s.All("noun") {
		list(lex.nouns, l.Value, c)
	}
	return nil
}

func (c *cue) take(word string) {
	switch word {
	case "clause":
		c.takes |= clause
	case "quote":
		c.takes |= quotation
	case "infinitive":
		c.takes |= infinitive
	case "gerund":
		c.takes |= gerund
	case "object":
		c.takes |= object
	case "object+name":
		c.takes |= name
	case "rest":
		c.takes |= rest
	default:
		if p, ok := strings.CutPrefix(word, "object+"); ok {
			c.beside = append(c.beside, p)
		} else {
			c.with = append(c.with, word)
		}
	}
}

// list enters words that are parted by commas or spaces; a hyphen joins a word to the one that must
// follow it: point-out.
func list(m map[string][]*cue, value string, c cue) {
	for _, word := range strings.Fields(value) {
		one := c
		word, one.second, _ = strings.Cut(word, "_")
		m[word] = append(m[word], &one)
	}
}

// any reports whether a cue of the list takes t.
func anyTakes(cues []*cue, t takes) *cue {
	for _, c := range cues {
		if c.takes&t != 0 {
			return c
		}
	}
	return nil
}

// withPrep returns the cue of the list that takes a phrase with the preposition.
func withPrep(cues []*cue, prep string) *cue {
	for _, c := range cues {
		if slices.Contains(c.with, prep) {
			return c
		}
	}
	return nil
}
