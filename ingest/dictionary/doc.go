// Package dictionary reads the dictionaries of the older coding programs, TABARI and PETRARCH, and turns them into files of our
// own formats: actor files into stanzas of rules/actors, agent files into roles, verb files into event rules. What
// cannot be carried over is told line by line.
package dictionary

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/rules"
)

// A Kind is what a dictionary holds.
type Kind string

// The kinds of dictionaries.
const (
	Actors   Kind = "actors"
	Agents   Kind = "agents"
	Verbs    Kind = "verbs"
	Issues   Kind = "issues"   // categories of subjects; nothing here corresponds to them
	Discards Kind = "discards" // phrases that drop a sentence; nothing here corresponds to them
)

// A Note says what of a line could not be carried over, or not as it stands, and why.
type Note struct {
	File string
	Line int // from 1; 0 for the whole file
	Text string
}

// String returns "file:line: text".
func (n Note) String() string {
	if n.Line == 0 {
		return fmt.Sprintf("%s: %s", n.File, n.Text)
	}
	return fmt.Sprintf("%s:%d: %s", n.File, n.Line, n.Text)
}

// A Result is a dictionary in our format.
type Result struct {
	Kind  Kind
	Text  []byte // of an actor file or a rule file; empty if nothing could be carried over
	Count int    // stanzas
	Notes []Note // in the order of lines
}

// An Importer turns dictionaries into our formats. It remembers what earlier files defined, so that the results can be used together.
type Importer struct {
	ontology *rules.Ontology
	states   map[string]string // ISO code -> name, of the states built in
	builtin  map[string]known  // word -> role, of the roles built in
	ids      map[string]bool   // of organisations and people
	names    map[string]string // folded name -> where it stands
	words    map[string]string // word of a role -> where it stands
	rules    map[string]bool   // names of rules and sets
}

// known is what the roles that are built in say about a word.
type known struct{ kind, title, of string }

// New returns an importer.
func New() (*Importer, error) {
	ontology, err := rules.LoadOntology()
	if err != nil {
		return nil, err
	}
	stanzas, err := rules.ParseDir(rules.Files, "actors", ".txt")
	if err != nil {
		return nil, err
	}
	im := &Importer{
		ontology: ontology, states: map[string]string{}, builtin: map[string]known{}, ids: map[string]bool{},
		names: map[string]string{}, words: map[string]string{}, rules: map[string]bool{},
	}
	for i := range stanzas {
		s := &stanzas[i]
		switch s.Lines[0].Key {
		case "state":
			im.states[s.Get("iso")] = s.Lines[0].Value
		case "role":
			for _, w := range strings.Split(s.Get("words"), ";") {
				im.builtin[strings.ToLower(strings.TrimSpace(w))] = known{s.Get("kind"), s.Get("title"), s.Get("of")}
			}
		}
	}
	return im, nil
}

// Import reads one dictionary. A kind of "" is recognised by the content. The error is that the kind is not clear.
func (im *Importer) Import(file string, data []byte, kind Kind) (*Result, error) {
	lines := split(data)
	if kind == "" {
		if kind = Recognise(data); kind == "" {
			return nil, fmt.Errorf("%s: no dictionary of actors, agents or verbs can be recognised; name its kind", file)
		}
	}
	c := &carrier{Importer: im, file: file, res: &Result{Kind: kind}}
	switch kind {
	case Actors:
		c.actors(lines)
	case Agents:
		c.agents(lines)
	case Verbs:
		c.verbs(lines)
	case Issues, Discards:
		c.note(0, "a dictionary of %s has no counterpart here and is left out", kind)
	default:
		return nil, fmt.Errorf("%s: unknown kind %q", file, kind)
	}
	if c.res.Count > 0 {
		c.res.Text = append(fmt.Appendf(nil, "# %s, from the %s dictionary %s by dateline dict import.\n", c.what(), kind, clean(filepath.Base(c.file))), c.out.Bytes()...)
	}
	return c.res, nil
}

// Recognise returns what a dictionary holds, "" if that is not clear.
func Recognise(data []byte) Kind {
	lines := split(data)
	var actor, agent, verb, issue int
	for _, l := range lines {
		t := strings.TrimSpace(l)
		switch {
		case strings.HasPrefix(t, "<ISSUE"):
			issue += 100
		case strings.HasPrefix(t, "- ") && strings.Contains(t, "*"), strings.HasPrefix(t, "---") && strings.HasSuffix(t, "---"):
			verb += 3
		case strings.HasPrefix(t, "&"):
			verb++
		case strings.Contains(t, "[~") || strings.Contains(t, "~]"):
			agent += 3
		case strings.Contains(t, "["):
			code := t[strings.Index(t, "[")+1:]
			code = strings.TrimLeft(code, ":")
			if code != "" && code[0] >= '0' && code[0] <= '9' {
				verb++
			} else if !strings.HasPrefix(code, "---") {
				actor++
			}
		}
	}
	switch {
	case issue > 0:
		return Issues
	case verb > actor && verb > agent:
		return Verbs
	case agent > actor:
		return Agents
	case actor > 0:
		return Actors
	}
	for _, l := range lines {
		if strings.Contains(strings.ToUpper(l), "DISCARD") {
			return Discards
		}
	}
	return ""
}

// carrier carries one file over.
type carrier struct {
	*Importer
	file string
	res  *Result
	out  bytes.Buffer
}

func (c *carrier) what() string {
	switch c.res.Kind {
	case Verbs:
		return "Event rules"
	case Agents:
		return "Roles"
	}
	return "Actors"
}

func (c *carrier) note(line int, format string, args ...any) {
	c.res.Notes = append(c.res.Notes, Note{c.file, line, fmt.Sprintf(format, args...)})
}

// split returns the lines of a dictionary. Bytes that are no UTF-8 are taken as Latin-1; control characters become blanks.
func split(data []byte) []string {
	text := strings.TrimPrefix(string(data), "\ufeff")
	if !utf8.ValidString(text) {
		var b strings.Builder
		for i := 0; i < len(text); {
			r, n := utf8.DecodeRuneInString(text[i:])
			if r == utf8.RuneError && n == 1 {
				r = rune(text[i])
			}
			b.WriteRune(r)
			i += n
		}
		text = b.String()
	}
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	for i, l := range lines {
		lines[i] = strings.Map(func(r rune) rune {
			if r < ' ' || r == '\u007f' || r == '\u0085' || r == '\u00a0' || r == '\u2028' || r == '\u2029' || r == utf8.RuneError {
				return ' '
			}
			return r
		}, l)
	}
	return lines
}

// clean makes a text fit for a comment of one line.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.Join(split([]byte(s)), " ")), " ")
}
