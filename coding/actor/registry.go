package actor

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/rules"
)

// An Entry is one stanza of the registry: a state, an organisation, a person or a role.
type Entry struct {
	ID      string // "state/KAZ", "org/osce", "person/...", "role/..."
	Name    string
	Kind    string // state, org, person, role
	Country string // ISO 3166 alpha-3
	Code    string // CAMEO: of a state or organisation the whole code, of a role what follows the country
	Sector  string // PLOVER
	Gender  string // of a person: m, f or ""
	Offices []dateline.Office
	PartOf  string // id of the organisation that this one belongs to
	Group   string // of a role: person, group or body
	Title   bool   // of a role: may stand before a name
	Of      string // of a role: state, org or any, whose the role is
	Rule    string // file:line
}

// A kind says what a name of the registry is to its entry.
type kind uint8

const (
	asName kind = iota
	asShort
	asAdjective
	asPeople // plural: Gondorians
	asPerson // singular: a Gondorian
	asCapital
	asSeat
	asPost
	asRole
	asRoles // plural of a role
)

func (k kind) String() string {
	return [...]string{"name", "short", "adjective", "people", "person", "capital", "seat", "post", "role", "roles"}[k]
}

// A sense is one reading of a name.
type sense struct {
	entry *Entry
	kind  kind
	exact bool // letter case counts
	upper bool // begins with a capital letter
	text  string
	term  Term
	rule  string
}

// A Registry is what is known about actors before a report is read. It never changes once
// loaded and may serve any number of goroutines.
type Registry struct {
	entries  []*Entry
	byID     map[string]*Entry
	senses   map[hash][]sense
	prefixes map[hash]struct{} // of names of several words, up to before a space
	surnames map[string][]*Entry
	states   map[string]*Entry // by ISO code
	holders  map[string][]holder
}

// A holder is a person in an office.
type holder struct {
	entry  *Entry
	office int
}

// Load reads every .txt file under the folder actors of each file system, in order. Errors carry file:line.
func Load(systems ...fs.FS) (*Registry, error) {
	r := &Registry{
		byID: map[string]*Entry{}, senses: map[hash][]sense{}, prefixes: map[hash]struct{}{},
		surnames: map[string][]*Entry{}, states: map[string]*Entry{}, holders: map[string][]holder{},
	}
	for _, fsys := range systems {
		stanzas, err := rules.ParseDir(fsys, "actors", ".txt")
		if err != nil {
			return nil, err
		}
		if err := r.read(stanzas); err != nil {
			return nil, err
		}
	}
	return r, r.finish()
}

// Read reads one stanza file into a registry of its own. Errors carry file:line.
func Read(file string, in io.Reader) (*Registry, error) {
	stanzas, err := rules.Parse(file, in)
	if err != nil {
		return nil, err
	}
	r := &Registry{
		byID: map[string]*Entry{}, senses: map[hash][]sense{}, prefixes: map[hash]struct{}{},
		surnames: map[string][]*Entry{}, states: map[string]*Entry{}, holders: map[string][]holder{},
	}
	if err := r.read(stanzas); err != nil {
		return nil, err
	}
	return r, r.finish()
}

// Entries returns every entry in the order of the files.
func (r *Registry) Entries() []*Entry { return slices.Clone(r.entries) }

// Entry returns the entry with the id, or nil.
func (r *Registry) Entry(id string) *Entry { return r.byID[id] }

func (r *Registry) read(stanzas []rules.Stanza) error {
	for i := range stanzas {
		s := &stanzas[i]
		e := &Entry{Kind: s.Lines[0].Key, Rule: s.Pos()}
		name, unsure := strings.CutSuffix(s.Lines[0].Value, "?")
		e.Name = strings.TrimSpace(name)
		if unsure {
			continue
		}
		if e.Name == "" {
			return fmt.Errorf("%s: %s without a name", s.Pos(), e.Kind)
		}
		for _, l := range s.Lines[1:] {
			if err := r.line(s, e, l); err != nil {
				return fmt.Errorf("%s:%d: %w", s.File, l.Line, err)
			}
		}
		switch e.Kind {
		case "state":
			e.ID = "state/" + e.Country
			if e.Code == "" {
				e.Code = e.Country
			}
			e.Sector = orElse(e.Sector, "GOV")
			r.states[e.Country] = e
			r.name(e, asName, e.Name, Term{}, e.Rule)
		case "org":
			e.ID = orElse(e.ID, "org/"+slug(e.Name))
			r.name(e, asName, e.Name, Term{}, e.Rule)
		case "person":
			e.ID = orElse(e.ID, "person/"+slug(e.Name))
			r.name(e, asName, e.Name, Term{}, e.Rule)
			key := surname(e.Name)
			r.surnames[key] = append(r.surnames[key], e)
		case "role":
			e.ID = orElse(e.ID, "role/"+slug(e.Name))
			e.Of = orElse(e.Of, "any")
			e.Group = orElse(e.Group, "group")
		default:
			return fmt.Errorf("%s: unknown kind of stanza %q", s.Pos(), e.Kind)
		}
		if old := r.byID[e.ID]; old != nil {
			return fmt.Errorf("%s: %s stands at %s as well", s.Pos(), e.ID, old.Rule)
		}
		r.byID[e.ID] = e
		r.entries = append(r.entries, e)
	}
	return nil
}

func (r *Registry) line(s *rules.Stanza, e *Entry, l rules.Line) error {
	value := l.Value
	list := func(k kind) error {
		for _, item := range strings.Split(value, ";") {
			item, term, err := cutTerm(item)
			if err != nil {
				return err
			}
			if item = strings.TrimSpace(item); item == "" || strings.HasSuffix(item, "?") {
				continue
			}
			r.name(e, k, item, term, fmt.Sprintf("%s:%d", s.File, l.Line))
		}
		return nil
	}
	switch l.Key {
	case "iso", "country":
		e.Country = value
	case "code":
		e.Code = value
	case "sector":
		e.Sector = value
	case "id":
		e.ID = value
	case "gender":
		e.Gender = value
	case "part-of":
		e.PartOf = value
	case "kind":
		e.Group = value
	case "title":
		e.Title = value == "yes"
	case "of":
		e.Of = value
	case "names":
		return list(asName)
	case "short":
		return list(asShort)
	case "adj":
		return list(asAdjective)
	case "people":
		return list(asPeople)
	case "person":
		return list(asPerson)
	case "capital":
		return list(asCapital)
	case "seat":
		return list(asSeat)
	case "post":
		return list(asPost)
	case "plural":
		return list(asRoles)
	case "words":
		if err := list(asRole); err != nil {
			return err
		}
		if s.Get("plural") == "" {
			for _, w := range strings.Split(value, ";") {
				w, term, _ := cutTerm(w)
				if w = strings.TrimSpace(w); w != "" {
					r.name(e, asRoles, plural(w), term, fmt.Sprintf("%s:%d", s.File, l.Line))
				}
			}
		}
	case "office":
		o, err := parseOffice(value)
		if err != nil {
			return err
		}
		if o.Title != "" {
			o.Rule = fmt.Sprintf("%s:%d", s.File, l.Line)
			e.Offices = append(e.Offices, o)
		}
	case "partial", "note", "source", "checked", "region", "religion", "ethnic", "currency", "leader":
	default:
		return fmt.Errorf("unknown key %q", l.Key)
	}
	return nil
}

// parseOffice reads Title of Body | CODE | SECTOR | [from - to]. An office that is marked with ? comes back without a title.
func parseOffice(s string) (dateline.Office, error) {
	if strings.HasSuffix(strings.TrimSpace(s), "?") {
		return dateline.Office{}, nil
	}
	rest, term, err := cutTerm(s)
	if err != nil {
		return dateline.Office{}, err
	}
	f := strings.Split(strings.TrimRight(strings.TrimSpace(rest), "| "), "|")
	if len(f) != 3 {
		return dateline.Office{}, fmt.Errorf("want office | code | sector | [from - to]: %q", s)
	}
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	return dateline.Office{Title: f[0], Code: f[1], Sector: f[2], From: term.From, To: term.To}, nil
}

// name enters one reading of a name.
func (r *Registry) name(e *Entry, k kind, text string, term Term, rule string) {
	text = strings.TrimPrefix(strings.TrimPrefix(text, "the "), "The ")
	key := foldString(text)
	if key == "" {
		return
	}
	s := sense{entry: e, kind: k, text: text, term: term, rule: rule}
	s.upper = isUpper(text)
	s.exact = k == asShort || s.upper && len(text) <= 5 && strings.ToUpper(text) == text
	h := hashOf(key)
	for _, old := range r.senses[h] {
		if old.entry == e && (old.kind == k || k == asRoles && old.kind == asRole) && old.exact == s.exact && old.term == term {
			return
		}
	}
	r.senses[h] = append(r.senses[h], s)
	p := hashStart
	for _, c := range key {
		if c == ' ' {
			r.prefixes[p] = struct{}{}
		}
		p = p.add(c)
	}
}

// finish ties offices and posts to the states and organisations that they name.
func (r *Registry) finish() error {
	for _, e := range r.entries {
		if e.PartOf != "" {
			whole := r.byID[e.PartOf]
			if whole == nil {
				return fmt.Errorf("%s: part of unknown %q", e.Rule, e.PartOf)
			}
			e.Code, e.Sector = orElse(e.Code, whole.Code), orElse(e.Sector, whole.Sector)
			e.Country = orElse(e.Country, whole.Country)
		}
		for i := range e.Offices {
			o := &e.Offices[i]
			if at := strings.LastIndex(o.Title, " of "); at > 0 {
				of := strings.TrimPrefix(o.Title[at+4:], "the ")
				if b := r.find(of, time.Time{}, asName, asShort); b != nil && b.Kind != "person" {
					o.Title, o.Of = o.Title[:at], b.Name
					o.Country = b.Country
				}
			}
			if st := r.byID["state/"+o.Country]; st != nil {
				o.Of = orElse(o.Of, st.Name)
			}
			if o.Country == "" && len(o.Code) >= 3 {
				if st := r.byCode(o.Code[:3]); st != nil {
					o.Country = st.Country
					o.Of = orElse(o.Of, st.Name)
				}
			}
			for _, key := range holderKeys(r.roleIn(o.Title), o.Title, o.Country, o.Of) {
				r.holders[key] = append(r.holders[key], holder{e, i})
			}
		}
		if e.Kind == "org" && e.Country == "" && len(e.Code) >= 3 {
			if st := r.byCode(e.Code[:3]); st != nil {
				e.Country = st.Country
			}
		}
	}
	return nil
}

// holderKeys returns under which keys the holders of an office are listed: role and state, role and body, body.
func holderKeys(role *Entry, title, country, of string) []string {
	var keys []string
	if role != nil && country != "" {
		keys = append(keys, role.ID+"@"+country)
	}
	if role != nil && of != "" {
		keys = append(keys, role.ID+"@"+of)
	}
	if of != "" && country == "" {
		keys = append(keys, "@"+of)
	}
	return keys
}

// byCode returns the state whose ISO code it is, or nil.
func (r *Registry) byCode(code string) *Entry { return r.states[code] }

// find returns the first entry that bears the name in one of the kinds on the day.
func (r *Registry) find(name string, day time.Time, kinds ...kind) *Entry {
	for _, s := range r.senses[hashOf(foldString(name))] {
		if slices.Contains(kinds, s.kind) && s.term.Holds(day) {
			return s.entry
		}
	}
	return nil
}

// Roles of an entry on a day: those offices that hold, and the past ones marked as former.
func officesOn(e *Entry, day time.Time) (now, past []dateline.Office) {
	for _, o := range e.Offices {
		switch {
		case (Term{o.From, o.To}).Holds(day):
			now = append(now, o)
		case !o.To.IsZero() && o.To.Before(day):
			o.Former = true
			past = append(past, o)
		}
	}
	if day.IsZero() && len(now) > 1 {
		// without a date the latest office of each country or body stands for all of them
		latest := now[:0:0]
		for i, o := range now {
			if !slices.ContainsFunc(now[i+1:], func(p dateline.Office) bool { return p.Code == o.Code && !p.From.Before(o.From) }) {
				latest = append(latest, o)
			}
		}
		slices.SortStableFunc(latest, func(a, b dateline.Office) int { return b.From.Compare(a.From) })
		now = latest
	}
	return now, past
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// slug makes the second part of an id: small letters with hyphens between the words.
func slug(s string) string { return strings.ReplaceAll(foldString(s), " ", "-") }

// surname returns the folded last word of a name; the last part of a hyphenated word is a word.
func surname(name string) string {
	f := foldString(name)
	return f[strings.LastIndexByte(f, ' ')+1:]
}

func isUpper(s string) bool {
	for _, r := range s {
		return r != toLower(r)
	}
	return false
}
