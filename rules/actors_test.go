package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestActors lints the actor files: known keys and codes, dates that are dates, one meaning for each
// name of a state, and no person twice in one office at one time.
func TestActors(t *testing.T) {
	stanzas, err := ParseDir(Files, "actors", ".txt")
	if err != nil {
		t.Fatal(err)
	}
	o, err := LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range lintActors(stanzas, o) {
		t.Error(e)
	}
	if len(stanzas) < 1000 {
		t.Errorf("only %d stanzas", len(stanzas))
	}
}

func TestLintActors(t *testing.T) {
	o, err := LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, text, want string }{
		{"good", "state Finland\niso FIN\nadj Finnish\n\nperson Ilta Valo\noffice President of Finland | FINGOV | GOV | [2001-02 - 2003]\noffice President of Finland | FINGOV | GOV | [2004 -]\n", ""},
		{"iso", "state Gondor\niso GON\n", `f.txt:2: unknown country "GON"`},
		{"key", "state Finland\niso FIN\ncolour blue\n", `f.txt:3: a state has no "colour"`},
		{"kind", "planet Mars\n", `f.txt:1: unknown kind "planet"`},
		{"twice", "state Finland\niso FIN\nnames Suomi\n\nstate Sweden\niso SWE\nnames Suomi\n", `f.txt:7: "Suomi" names Finland as well`},
		{"date", "state Finland\niso FIN\nnames Suomi [2001-13 -]\n", `f.txt:3: bad date "2001-13"`},
		{"order", "state Finland\niso FIN\nnames Suomi [2002 - 2001]\n", `f.txt:3: ends before it begins`},
		{"overlap", "person A B\noffice President of X | FINGOV | GOV | [2001 - 2005]\noffice President of X | FINGOV | GOV | [2004 -]\n", `f.txt:3: overlaps line 2`},
		{"sector", "org A\nid org/a\ncode FIN\nsector XXX\n", `f.txt:4: unknown sector "XXX"`},
		{"code", "org A\nid org/a\ncode FINgov\nsector GOV\n", `f.txt:3: code "FINgov" is not groups of three capitals`},
		{"part", "org A\nid org/a\ncode FIN\nsector GOV\npart-of org/b\n", `f.txt:5: unknown org/b`},
		{"id", "org A\nid org/a\ncode FIN\nsector GOV\n\norg B\nid org/a\ncode FIN\nsector GOV\n", `f.txt:7: org/a stands twice`},
		{"office", "person A B\noffice President of X | FINGOV\n", `f.txt:2: want title | code | sector`},
		{"gender", "person A B\ngender x\n", `f.txt:2: gender is m or f`},
		{"role", "role a\nwords a; b\ncode GOV\nsector GOV\nkind thing\n", `f.txt:5: kind is person, group or body`},
		{"word", "role a\nwords a\n\nrole b\nwords A\n", `f.txt:5: "A" is a word of a as well`},
	} {
		stanzas, err := Parse("f.txt", strings.NewReader(tt.text))
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(lintActors(stanzas, o), "; ")
		if (tt.want == "") != (got == "") || !strings.Contains(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

var actorKeys = map[string][]string{
	"state":  {"iso", "names", "short", "adj", "people", "person", "capital", "seat", "code", "partial", "sector"},
	"org":    {"id", "code", "country", "sector", "names", "short", "adj", "people", "person", "capital", "seat", "part-of", "post"},
	"person": {"id", "names", "gender", "office"},
	"role":   {"words", "plural", "code", "sector", "kind", "title", "of", "country"},
}

var (
	codeGroups = regexp.MustCompile(`^([A-Z0-9]{3})*[A-Z0-9]{3,4}$`)
	limited    = regexp.MustCompile(`^(.*?)\s*\[([^\]]*)\]$`)
)

// lintActors returns what is wrong with the stanzas, each line with file:line.
func lintActors(stanzas []Stanza, o *Ontology) []string {
	var wrong []string
	names := map[string]string{} // of states, lower case
	words := map[string]string{} // of roles
	ids := map[string]bool{}
	for i := range stanzas {
		if id := stanzas[i].Get("id"); id != "" {
			if ids[id] {
				wrong = append(wrong, fmt.Sprintf("%s:%d: %s stands twice", stanzas[i].File, stanzas[i].Lines[1].Line, id))
			}
			ids[id] = true
		}
	}
	for i := range stanzas {
		s := &stanzas[i]
		kind, name := s.Lines[0].Key, s.Lines[0].Value
		if actorKeys[kind] == nil {
			wrong = append(wrong, fmt.Sprintf("%s: unknown kind %q", s.Pos(), kind))
			continue
		}
		if kind == "state" && s.Get("iso") == "" {
			wrong = append(wrong, fmt.Sprintf("%s: no iso", s.Pos()))
		}
		if kind == "org" && (s.Get("id") == "" || s.Get("code") == "" || s.Get("sector") == "") {
			wrong = append(wrong, fmt.Sprintf("%s: an org needs id, code and sector", s.Pos()))
		}
		seen := map[string]bool{}
		for n, l := range s.Lines {
			bad := func(format string, args ...any) {
				wrong = append(wrong, fmt.Sprintf("%s:%d: ", s.File, l.Line)+fmt.Sprintf(format, args...))
			}
			if n > 0 && !slices.Contains(actorKeys[kind], l.Key) {
				bad("a %s has no %q", kind, l.Key)
			}
			if seen[l.Key] && l.Key != "office" && l.Key != kind {
				bad("%s stands twice", l.Key)
			}
			seen[l.Key] = true
			switch l.Key {
			case "iso", "country":
				if _, ok := o.Country(l.Value); !ok {
					bad("unknown country %q", l.Value)
				}
			case "sector":
				if !o.HasSector(l.Value) {
					bad("unknown sector %q", l.Value)
				}
			case "code":
				if !codeGroups.MatchString(l.Value) {
					bad("code %q is not groups of three capitals", l.Value)
				}
			case "part-of":
				if !ids[l.Value] {
					bad("unknown %s", l.Value)
				}
			case "gender":
				if l.Value != "m" && l.Value != "f" {
					bad("gender is m or f")
				}
			case "kind":
				if !slices.Contains([]string{"person", "group", "body"}, l.Value) {
					bad("kind is person, group or body")
				}
			case "of":
				if !slices.Contains([]string{"state", "org", "any"}, l.Value) {
					bad("of is state, org or any")
				}
			case "title", "partial":
				if l.Value != "yes" {
					bad("%s is yes or left out", l.Key)
				}
			case "state", "names", "short", "adj", "people", "person", "capital", "seat", "post", "words", "plural":
				if kind == "person" && l.Key == "person" {
					break
				}
				for _, v := range strings.Split(l.Value, ";") {
					v, _, _, err := cutLimit(v)
					if err != nil {
						bad("%v", err)
					}
					if v == "" {
						bad("an empty value")
						continue
					}
					of := names
					switch {
					case l.Key == "words" || l.Key == "plural":
						of = words
						v = strings.TrimSpace(v)
					case kind != "state":
						continue
					}
					key := strings.ToLower(v)
					if l.Key == "plural" {
						key += " (plural)"
					}
					if old := of[key]; old != "" && old != name {
						if of2 := l.Key; of2 == "words" || of2 == "plural" {
							bad("%q is a word of %s as well", v, old)
						} else {
							bad("%q names %s as well", v, old)
						}
					}
					of[key] = name
				}
			}
		}
		wrong = append(wrong, lintOffices(s, o)...)
	}
	return wrong
}

// lintOffices checks the office lines of a person.
func lintOffices(s *Stanza, o *Ontology) []string {
	type term struct {
		title    string
		from, to time.Time
		line     int
	}
	var wrong []string
	var terms []term
	for _, l := range s.All("office") {
		bad := func(format string, args ...any) {
			wrong = append(wrong, fmt.Sprintf("%s:%d: ", s.File, l.Line)+fmt.Sprintf(format, args...))
		}
		f := strings.Split(strings.TrimSpace(strings.TrimSuffix(l.Value, "?")), "|")
		if len(f) != 4 {
			bad("want title | code | sector | [from - to]: %q", l.Value)
			continue
		}
		title, code, sector := strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), strings.TrimSpace(f[2])
		if !codeGroups.MatchString(code) {
			bad("code %q is not groups of three capitals", code)
		}
		if _, ok := o.Country(code[:min(3, len(code))]); !ok && !strings.HasPrefix(code, "IGO") && !strings.HasPrefix(code, "IMG") && !strings.HasPrefix(code, "NG") && !strings.HasPrefix(code, "INT") {
			bad("code %q begins with no country", code)
		}
		if !o.HasSector(sector) {
			bad("unknown sector %q", sector)
		}
		_, from, to, err := cutLimit(f[3])
		if err != nil {
			bad("%v", err)
			continue
		}
		for _, old := range terms {
			if old.title == title && from.Before(old.to) && old.from.Before(to) {
				bad("overlaps line %d", old.line)
			}
		}
		terms = append(terms, term{title, from, to, l.Line})
	}
	return wrong
}

// cutLimit parts "value [from - to]" and checks the dates. An open end is far away.
func cutLimit(s string) (value string, from, to time.Time, err error) {
	from, to = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "?"))
	m := limited.FindStringSubmatch(s)
	if m == nil {
		if strings.ContainsAny(s, "[]") {
			return s, from, to, fmt.Errorf("bad limit in %q", s)
		}
		return s, from, to, nil
	}
	first, last, both := strings.Cut(" "+m[2]+" ", " - ")
	if !both {
		last = first
	}
	for _, e := range []struct {
		text string
		to   *time.Time
		end  bool
	}{{first, &from, false}, {last, &to, true}} {
		text := strings.TrimSpace(e.text)
		if text == "" {
			continue
		}
		ok := false
		for _, p := range []struct {
			layout        string
			years, months int
		}{{"2006-01-02", 0, 0}, {"2006-01", 0, 1}, {"2006", 1, 0}} {
			if d, err := time.Parse(p.layout, text); err == nil {
				if e.end && p.years+p.months > 0 {
					d = d.AddDate(p.years, p.months, -1)
				}
				*e.to, ok = d, true
				break
			}
		}
		if !ok {
			return m[1], from, to, fmt.Errorf("bad date %q", text)
		}
	}
	if to.Before(from) {
		return m[1], from, to, fmt.Errorf("ends before it begins: %s", s)
	}
	return m[1], from, to, nil
}
