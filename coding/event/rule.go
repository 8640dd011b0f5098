package event

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/rules"
)

// A Rule is one stanza of rules/events.
type Rule struct {
	Name       string
	Pos        string // file:line
	Code       string // CAMEO; "---" where the words tell no event; for an operator the code when no act is governed, "" to be silent then
	Op         string // operator, "" for a plain act
	Words      []word
	If         []condition
	Source     []path
	Target     []path
	Act        []path // where the governed act stands
	Need       need
	Mode       string // overrides the mode of the ontology
	Category   string // overrides the category of the ontology
	Reciprocal bool
	Score      float64
	Examples   []Example
	order      int
	own        bool // of Options.Own
}

// An Example is a yes or no line: a text and the events it must give.
type Example struct {
	Pos  string
	Text string
	Want []string // "GON 051 ARN"; none for a no line
}

// A word is one trigger of a rule: a lemma with a part of speech and perhaps a particle.
type word struct {
	pos      string // verb, noun, adj
	lemma    string
	particle string // "out" of carry_out
}

// A condition asks for, or forbids, words at a place in the tree.
type condition struct {
	not    bool
	at     []path   // any of them
	lemmas []string // empty: anything; "@state" and the like ask for the kind of actor
}

// A path leads from a trigger to a slot: "obj", "with", "obj.over".
type path []string

func (p path) String() string { return strings.Join(p, ".") }

type need uint8

const (
	needSource need = 1 << iota
	needTarget
	needAny
	needAct
	needBoth
	needGoverned
)

var needs = map[string]need{"source": needSource, "target": needTarget, "any": needAny, "act": needAct, "none": 0, "both": needBoth, "governed": needGoverned}

var operators = []string{"intent", "appeal", "demand", "reject", "threaten", "cease", "fail", "deny", "admit", "judge", "accuse", "investigate", "support", "do", "consider", "help", "decide"}

// Parse reads event rules from stanzas. Errors carry file:line.
func Parse(stanzas []rules.Stanza) ([]*Rule, error) {
	var out []*Rule
	names := map[string]string{}
	sets, err := parseSets(stanzas)
	if err != nil {
		return nil, err
	}
	for i := range stanzas {
		s := &stanzas[i]
		switch s.Lines[0].Key {
		case "rule":
		case "set":
			continue
		default:
			return nil, fmt.Errorf("%s: a stanza begins with \"rule\" or \"set\", not %q", s.Pos(), s.Lines[0].Key)
		}
		r, err := parseRule(s, sets)
		if err != nil {
			return nil, err
		}
		if at, ok := names[r.Name]; ok {
			return nil, fmt.Errorf("%s: rule %s stands at %s already", r.Pos, r.Name, at)
		}
		names[r.Name] = r.Pos
		r.order = i
		out = append(out, r)
	}
	return out, nil
}

// parseSets reads the named lists of words: what "$name" stands for in the lines of rules.
func parseSets(stanzas []rules.Stanza) (map[string][]string, error) {
	sets := map[string][]string{}
	for i := range stanzas {
		s := &stanzas[i]
		if s.Lines[0].Key != "set" {
			continue
		}
		name := s.Lines[0].Value
		if _, ok := sets[name]; ok || name == "" {
			return nil, fmt.Errorf("%s: set %q has no name or stands in another place already", s.Pos(), name)
		}
		for _, l := range s.Lines[1:] {
			if l.Key != "words" {
				return nil, fmt.Errorf("%s:%d: unknown key %q in a set", s.File, l.Line, l.Key)
			}
			words, err := expand(strings.Fields(l.Value), sets)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", s.File, l.Line, err)
			}
			sets[name] = append(sets[name], words...)
		}
		if len(sets[name]) == 0 {
			return nil, fmt.Errorf("%s: set %s has no words", s.Pos(), name)
		}
	}
	return sets, nil
}

// expand replaces the names of sets by their words.
func expand(fields []string, sets map[string][]string) ([]string, error) {
	var out []string
	for _, f := range fields {
		name, ok := strings.CutPrefix(f, "$")
		if !ok || name == "" { // a lone $ is the sign of money
			out = append(out, f)
			continue
		}
		words, ok := sets[name]
		if !ok {
			return nil, fmt.Errorf("unknown set $%s", name)
		}
		out = append(out, words...)
	}
	return out, nil
}

func parseRule(s *rules.Stanza, sets map[string][]string) (*Rule, error) {
	r := &Rule{Pos: s.Pos(), Score: 0.8}
	needSet := false
	for _, l := range s.Lines {
		fail := func(format string, args ...any) error {
			return fmt.Errorf("%s:%d: %s", s.File, l.Line, fmt.Sprintf(format, args...))
		}
		if l.Value == "" {
			return nil, fail("%s without a value", l.Key)
		}
		fields := strings.Fields(l.Value)
		var err error
		switch l.Key {
		case "verb", "noun", "adj", "modal", "if":
			if fields, err = expand(fields, sets); err != nil {
				return nil, fail("%v", err)
			}
		}
		switch l.Key {
		case "rule":
			r.Name = l.Value
		case "code":
			r.Code = l.Value
		case "op":
			if !slices.Contains(operators, l.Value) {
				return nil, fail("unknown operator %q (one of %s)", l.Value, strings.Join(operators, ", "))
			}
			r.Op = l.Value
		case "verb", "noun", "adj", "modal":
			for _, f := range fields {
				lemma, particle, _ := strings.Cut(f, "_")
				r.Words = append(r.Words, word{l.Key, lemma, particle})
			}
		case "if":
			c := condition{lemmas: fields[1:]}
			at, not := strings.CutPrefix(fields[0], "!")
			c.not = not
			for _, f := range strings.Split(at, "|") {
				p, err := parsePath(f)
				if err != nil {
					return nil, fail("%v", err)
				}
				c.at = append(c.at, p)
			}
			r.If = append(r.If, c)
		case "source", "target", "act":
			var ps []path
			for _, f := range fields {
				p, err := parsePath(f)
				if err != nil {
					return nil, fail("%v", err)
				}
				ps = append(ps, p)
			}
			switch l.Key {
			case "source":
				r.Source = ps
			case "target":
				r.Target = ps
			default:
				r.Act = ps
			}
		case "need":
			needSet = true
			for _, f := range fields {
				n, ok := needs[f]
				if !ok {
					return nil, fail("unknown need %q", f)
				}
				r.Need |= n
			}
		case "mode":
			r.Mode = l.Value
		case "category":
			r.Category = l.Value
		case "reciprocal":
			r.Reciprocal = l.Value == "yes"
		case "score":
			if _, err := fmt.Sscanf(l.Value, "%g", &r.Score); err != nil || r.Score <= 0 || r.Score > 1 {
				return nil, fail("score %q is not a number over 0 and up to 1", l.Value)
			}
		case "yes", "no":
			e := Example{Pos: fmt.Sprintf("%s:%d", s.File, l.Line), Text: l.Value}
			if text, want, ok := strings.Cut(l.Value, "=>"); ok {
				e.Text = strings.TrimSpace(text)
				for _, w := range strings.Split(want, ";") {
					if w = strings.TrimSpace(w); w != "" {
						e.Want = append(e.Want, w)
					}
				}
			}
			if (l.Key == "yes") != (len(e.Want) > 0) && l.Key == "yes" {
				return nil, fail("a yes line ends in => SOURCE CODE TARGET")
			}
			r.Examples = append(r.Examples, e)
		default:
			return nil, fail("unknown key %q", l.Key)
		}
	}
	switch {
	case len(r.Words) == 0:
		return nil, fmt.Errorf("%s: rule %s has no verb, noun, adj or modal", r.Pos, r.Name)
	case r.Code == "" && r.Op == "":
		return nil, fmt.Errorf("%s: rule %s has neither code nor op", r.Pos, r.Name)
	}
	if !needSet {
		if len(r.Source) > 0 {
			r.Need |= needSource
		}
		if len(r.Target) > 0 {
			r.Need |= needTarget
		}
	}
	return r, nil
}

func parsePath(s string) (path, error) {
	p := path(strings.Split(s, "."))
	for _, step := range p {
		if step == "" || strings.ContainsFunc(step, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r == '_') }) {
			return nil, fmt.Errorf("%q is no path of relations and prepositions", s)
		}
	}
	return p, nil
}
