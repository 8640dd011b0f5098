package actor

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/rules"
)

// keysOf are the keys that each kind of stanza may have.
var keysOf = map[string][]string{
	"state":  {"iso", "names", "short", "adj", "people", "person", "capital", "seat", "code", "partial", "sector"},
	"org":    {"id", "code", "country", "sector", "names", "local", "short", "adj", "people", "person", "capital", "seat", "part-of", "post"},
	"person": {"id", "names", "gender", "office"},
	"role":   {"words", "plural", "code", "sector", "kind", "title", "of", "country"},
	"thing":  {"id", "names", "short"},
	"also":   {"names", "local", "short", "adj", "people", "person", "capital", "seat", "post", "office", "words", "plural"},
}

var codeGroups = regexp.MustCompile(`^([A-Z0-9]{3})*[A-Z0-9]{3,4}$`)

// handover is how long an old and a new holder of an office may overlap: terms are often known to the month only.
const handover = 31 * 24 * time.Hour

// Check returns what is wrong with stanzas of actor files, in their order, each line beginning with file:line. The
// stanzas of known count as being there, so that others may name them, and are not checked themselves.
func Check(ontology *rules.Ontology, stanzas []rules.Stanza, known ...rules.Stanza) []string {
	c := &checker{o: ontology, ids: map[string]string{}, bodies: map[string]bool{}, states: map[string]string{}, words: map[string]string{}, named: map[string][]namer{}}
	for i := range known {
		c.list(&known[i], true)
	}
	for i := range stanzas {
		c.list(&stanzas[i], false)
	}
	for i := range stanzas {
		c.stanza(&stanzas[i])
	}
	c.terms(stanzas)
	return c.wrong
}

type checker struct {
	o      *rules.Ontology
	wrong  []string
	ids    map[string]string  // id -> where it stands, "" if that is in a known stanza
	bodies map[string]bool    // folded names that an office may be of
	states map[string]string  // folded name of a state -> the state
	words  map[string]string  // folded word of a role -> the role
	named  map[string][]namer // file and folded name -> who bears it
}

// A namer is an entry that bears a name in some time.
type namer struct {
	entry string
	term  Term
}

func (c *checker) bad(file string, line int, format string, args ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf("%s:%d: ", file, line)+fmt.Sprintf(format, args...))
}

// idOf returns the id that a stanza has, told or made.
func idOf(s *rules.Stanza) string {
	kind, name := s.Lines[0].Key, strings.TrimSpace(s.Lines[0].Value)
	switch kind {
	case "state":
		return "state/" + s.Get("iso")
	case "also":
		return ""
	}
	return orElse(s.Get("id"), kind+"/"+slug(name))
}

// list notes which ids and bodies there are.
func (c *checker) list(s *rules.Stanza, known bool) {
	kind := s.Lines[0].Key
	if keysOf[kind] == nil || strings.HasSuffix(s.Lines[0].Value, "?") {
		return
	}
	if id := idOf(s); id != "" {
		if at, ok := c.ids[id]; ok && at != "" {
			c.wrong = append(c.wrong, fmt.Sprintf("%s: %s stands twice, at %s as well", s.Pos(), id, at))
		}
		if c.ids[id] = s.Pos(); known {
			c.ids[id] = ""
		}
	}
	if kind != "state" && kind != "org" {
		return
	}
	c.bodies[foldString(s.Lines[0].Value)] = true
	for _, key := range []string{"names", "short"} {
		for _, l := range s.All(key) {
			for _, v := range strings.Split(l.Value, ";") {
				if v, _, err := cutTerm(v); err == nil {
					c.bodies[foldString(bare(v))] = true
				}
			}
		}
	}
}

// stanza checks the lines of one stanza by themselves.
func (c *checker) stanza(s *rules.Stanza) {
	kind, name := s.Lines[0].Key, s.Lines[0].Value
	keys := keysOf[kind]
	if keys == nil {
		c.wrong = append(c.wrong, fmt.Sprintf("%s: unknown kind %q", s.Pos(), kind))
		return
	}
	if kind == "state" && s.Get("iso") == "" {
		c.wrong = append(c.wrong, fmt.Sprintf("%s: no iso", s.Pos()))
	}
	if kind == "org" && (s.Get("id") == "" || s.Get("part-of") == "" && (s.Get("code") == "" || s.Get("sector") == "")) {
		c.wrong = append(c.wrong, fmt.Sprintf("%s: an org needs id, code and sector", s.Pos()))
	}
	if kind == "also" {
		if _, ok := c.ids[name]; !ok {
			c.wrong = append(c.wrong, fmt.Sprintf("%s: unknown %s", s.Pos(), name))
		}
	}
	seen := map[string]bool{}
	for n, l := range s.Lines {
		bad := func(format string, args ...any) { c.bad(s.File, l.Line, format, args...) }
		if n > 0 && !slices.Contains(keys, l.Key) {
			bad("a %s has no %q", kind, l.Key)
		}
		if seen[l.Key] && l.Key != "office" && n > 0 && l.Key != kind {
			bad("%s stands twice", l.Key)
		}
		seen[l.Key] = n > 0 || seen[l.Key]
		if n == 0 {
			c.values(s, "names", name, l.Line)
			continue
		}
		switch l.Key {
		case "iso", "country":
			if _, ok := c.o.Country(l.Value); !ok {
				bad("unknown country %q", l.Value)
			}
		case "sector", "code":
			c.dated(s, &l)
		case "part-of":
			if _, ok := c.ids[l.Value]; !ok {
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
		case "office":
			c.office(s, &l)
		case "names", "short", "adj", "people", "person", "capital", "seat", "post", "words", "plural":
			c.values(s, l.Key, l.Value, l.Line)
		}
	}
}

// dated checks codes and sectors with their limits.
func (c *checker) dated(s *rules.Stanza, l *rules.Line) {
	values, err := datedValues(l.Value)
	if err != nil {
		c.bad(s.File, l.Line, "%v", err)
		return
	}
	for i, v := range values {
		switch {
		case l.Key == "sector" && !c.o.HasSector(v.value):
			c.bad(s.File, l.Line, "unknown sector %q", v.value)
		case l.Key == "code" && !codeGroups.MatchString(v.value):
			c.bad(s.File, l.Line, "code %q is not groups of three capitals", v.value)
		}
		if i > 0 {
			if _, both := v.term.meet(values[i-1].term); both {
				c.bad(s.File, l.Line, "%s overlaps %s", v.value, values[i-1].value)
			}
		}
	}
}

// values checks a list of names or words.
func (c *checker) values(s *rules.Stanza, key, list string, line int) {
	kind, name := s.Lines[0].Key, s.Lines[0].Value
	if kind == "also" && line == s.Line || kind == "role" && line == s.Line {
		return
	}
	for _, v := range strings.Split(list, ";") {
		if strings.HasSuffix(strings.TrimSpace(v), "?") {
			continue
		}
		v, term, err := cutTerm(v)
		switch {
		case err != nil:
			c.bad(s.File, line, "%v", err)
			continue
		case strings.ContainsAny(v, "[]"):
			c.bad(s.File, line, "bad limit in %q", v)
			continue
		case foldString(v) == "":
			c.bad(s.File, line, "an empty value")
			continue
		case !term.To.IsZero() && term.To.Before(term.From):
			c.bad(s.File, line, "ends before it begins: %s", v)
		}
		folded := foldString(v)
		switch {
		case key == "words" || key == "plural":
			k := strings.ToLower(v)
			if key == "plural" {
				k += " (plural)"
			}
			if old := c.words[k]; old != "" && old != name {
				c.bad(s.File, line, "%q is a word of %s as well", v, old)
			}
			c.words[k] = name
		case kind == "state":
			k := strings.ToLower(v)
			if old := c.states[k]; old != "" && old != name {
				c.bad(s.File, line, "%q names %s as well", v, old)
			}
			c.states[k] = name
		case key == "names" || key == "short" && kind != "also":
			if key == "short" {
				folded = v
			}
			k := s.File + "\x00" + key + "\x00" + folded
			for _, old := range c.named[k] {
				if _, both := old.term.meet(term); both && old.entry != name {
					c.bad(s.File, line, "%q names %s as well", v, old.entry)
				}
			}
			c.named[k] = append(c.named[k], namer{name, term})
		}
	}
}

// office checks one office line by itself.
func (c *checker) office(s *rules.Stanza, l *rules.Line) {
	bad := func(format string, args ...any) { c.bad(s.File, l.Line, format, args...) }
	value := strings.TrimSpace(strings.TrimSuffix(l.Value, "?"))
	o, _, err := parseOffice(value)
	if err != nil {
		bad("%v", err)
		return
	}
	switch {
	case o.Title == "":
		bad("an office without a title")
	case o.From.IsZero() && o.To.IsZero() && !strings.Contains(value, "["):
		bad("%s has no term", o.Title)
	case !o.To.IsZero() && o.To.Before(o.From):
		bad("ends before it begins")
	}
	if !codeGroups.MatchString(o.Code) {
		bad("code %q is not groups of three capitals", o.Code)
	} else if _, ok := c.o.Country(o.Code[:3]); !ok && !slices.Contains([]string{"IGO", "IMG", "NGO", "NGM", "INT", "MNC"}, o.Code[:3]) {
		bad("code %q begins with no country", o.Code)
	}
	if !c.o.HasSector(o.Sector) {
		bad("unknown sector %q", o.Sector)
	}
	if _, state := c.o.Country(o.Code[:min(3, len(o.Code))]); state || !strings.Contains(o.Title, " of ") || strings.HasSuffix(l.Value, "?") {
		return
	}
	if _, body := cutBody(o.Title, func(name string) bool { return c.bodies[foldString(name)] }); body == "" {
		bad("no state or organisation is named in %q", o.Title)
	}
}

// A tenure is one term of one holder.
type tenure struct {
	Term
	holder, file string
	line         int
	contested    bool
}

// terms looks for offices of one holder that two have at one time.
func (c *checker) terms(stanzas []rules.Stanza) {
	held := map[string][]tenure{}
	var order []string
	for i := range stanzas {
		s := &stanzas[i]
		if s.Lines[0].Key != "person" && s.Lines[0].Key != "also" {
			continue
		}
		for _, l := range s.All("office") {
			o, contested, err := parseOffice(l.Value)
			if err != nil || o.Title == "" {
				continue
			}
			if len(held[o.Title]) == 0 {
				order = append(order, o.Title)
			}
			held[o.Title] = append(held[o.Title], tenure{Term{o.From, o.To}, s.Lines[0].Value, s.File, l.Line, contested})
		}
	}
	for _, title := range order {
		list := held[title]
		slices.SortStableFunc(list, func(a, b tenure) int { return a.From.Compare(b.From) })
		for i := range list {
			for j := i + 1; j < len(list); j++ {
				a, b := &list[i], &list[j]
				both, ok := a.meet(b.Term)
				if !ok || a.holder != b.holder && (!alone(title) || a.contested || b.contested || !both.To.IsZero() && both.To.Sub(both.From) <= handover) {
					continue
				}
				if a.holder == b.holder && !both.To.IsZero() && both.To.Equal(both.From) {
					continue
				}
				c.bad(b.file, b.line, "%s: the term of %s overlaps that of %s at %s:%d", title, b.holder, a.holder, a.file, a.line)
			}
		}
	}
}

// alone reports whether an office has one holder at a time.
func alone(title string) bool {
	head, _, _ := strings.Cut(title, " of ")
	switch head {
	case "President", "Prime Minister", "Chancellor", "King", "Queen", "Emir", "Sultan", "Emperor", "Supreme Leader", "Secretary General", "Secretary-General", "Chairperson-in-Office", "Minister", "Premier", "Taoiseach", "Foreign Minister", "Foreign Secretary", "Director General", "Director-General":
		return true
	}
	return false
}
