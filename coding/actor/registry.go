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

// An Entry is one stanza of the registry: a state, an organisation, a person, a role or a thing that is no actor.
type Entry struct {
	ID      string // "state/KAZ", "org/osce", "person/...", "role/..."
	Name    string
	Kind    string // state, org, person, role, thing
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

	layer          int       // which of the file systems of Load it comes from, from 0
	names          []reading // as the files write them, before they are entered
	codes, sectors []dated   // of an organisation
}

// A reading is a name of an entry on its way into the registry.
type reading struct {
	kind  kind
	local bool
	text  string
	term  Term
	rule  string
	layer int
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
	local bool // holds only where the report speaks of the country of the entry
	text  string
	term  Term
	rule  string
	layer int
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
	layer  int
}

func newRegistry() *Registry {
	return &Registry{
		byID: map[string]*Entry{}, senses: map[hash][]sense{}, prefixes: map[hash]struct{}{},
		surnames: map[string][]*Entry{}, states: map[string]*Entry{}, holders: map[string][]holder{},
	}
}

// Load reads every .txt file under the folder actors of each file system, in order. What a later file system says wins
// over the earlier ones: an entry with the same id takes the old one's place, and a name of a later one means nobody
// else. Errors carry file:line.
func Load(systems ...fs.FS) (*Registry, error) {
	r := newRegistry()
	var layers [][]rules.Stanza
	for _, fsys := range systems {
		stanzas, err := rules.ParseDir(fsys, "actors", ".txt")
		if err != nil {
			return nil, err
		}
		layers = append(layers, stanzas)
	}
	return r, r.load(layers...)
}

// Read reads one stanza file into a registry of its own. Errors carry file:line.
func Read(file string, in io.Reader) (*Registry, error) {
	stanzas, err := rules.Parse(file, in)
	if err != nil {
		return nil, err
	}
	r := newRegistry()
	return r, r.load(stanzas)
}

// Readable reports what keeps stanzas from being read as actors beside others, nil if nothing does.
func Readable(stanzas []rules.Stanza) error {
	r := newRegistry()
	for i := range stanzas {
		if _, err := r.parse(&stanzas[i], 0); err != nil {
			return err
		}
	}
	return nil
}

// load parses the stanzas of every layer, lets the later ones replace and add to the earlier ones, and enters what is left.
func (r *Registry) load(layers ...[]rules.Stanza) error {
	var all, more []*Entry
	for layer, stanzas := range layers {
		more = more[:0]
		for i := range stanzas {
			e, err := r.parse(&stanzas[i], layer)
			switch {
			case err != nil:
				return err
			case e == nil:
				continue
			case e.Kind == "also":
				more = append(more, e)
				continue
			}
			if old := r.byID[e.ID]; old != nil {
				if old.layer == layer {
					return fmt.Errorf("%s: %s stands at %s as well", e.Rule, e.ID, old.Rule)
				}
				all = slices.DeleteFunc(all, func(x *Entry) bool { return x == old })
			}
			r.byID[e.ID] = e
			all = append(all, e)
		}
		for _, e := range more {
			if err := r.add(e); err != nil {
				return err
			}
		}
	}
	r.entries = all
	for _, e := range all {
		if e.Kind == "state" {
			r.states[e.Country] = e
		}
	}
	for _, e := range all {
		if err := r.complete(e); err != nil {
			return err
		}
	}
	for _, e := range all {
		r.enterNames(e)
	}
	r.enterOffices()
	return nil
}

// add gives an entry the names and offices of an "also" stanza.
func (r *Registry) add(e *Entry) error {
	old := r.byID[e.Name]
	if old == nil {
		return fmt.Errorf("%s: also of unknown %q", e.Rule, e.Name)
	}
	if len(e.codes) > 0 || e.Country+e.Sector+e.Gender+e.PartOf+e.ID != "" {
		return fmt.Errorf("%s: also adds names and offices, nothing else", e.Rule)
	}
	if len(e.Offices) > 0 && old.Kind != "person" {
		return fmt.Errorf("%s: %s is no person and has no offices", e.Rule, e.Name)
	}
	for _, n := range e.names {
		if !slices.ContainsFunc(old.names, func(o reading) bool {
			return foldString(o.text) == foldString(n.text) && (o.term == n.term || o.term == Term{})
		}) {
			n.layer = e.layer
			old.names = append(old.names, n)
		}
	}
	old.Offices = append(old.Offices, e.Offices...)
	old.layer = e.layer
	return nil
}

// complete takes from the whole what a part of an organisation does not tell by itself.
func (r *Registry) complete(e *Entry) error {
	if e.PartOf != "" {
		whole := r.byID[e.PartOf]
		if whole == nil {
			return fmt.Errorf("%s: part of unknown %q", e.Rule, e.PartOf)
		}
		e.Code, e.Sector = orElse(e.Code, whole.Code), orElse(e.Sector, whole.Sector)
		e.Country = orElse(e.Country, whole.Country)
	}
	if e.Kind == "org" && e.Country == "" && len(e.Code) >= 3 {
		if st := r.byCode(e.Code[:3]); st != nil {
			e.Country = st.Country
		}
	}
	return nil
}

// enterNames enters the names of an entry, those of an organisation whose code changed once for each time.
func (r *Registry) enterNames(e *Entry) {
	if e.Kind == "person" {
		key := surname(e.Name)
		r.surnames[key] = append(r.surnames[key], e)
	}
	variants := e.variants()
	for _, n := range e.names {
		for _, v := range variants {
			if term, ok := n.term.meet(v.term); ok {
				r.name(v.entry, &n, term)
			}
		}
	}
}

// Entries returns every entry in the order of the files.
func (r *Registry) Entries() []*Entry { return slices.Clone(r.entries) }

// Entry returns the entry with the id, or nil.
func (r *Registry) Entry(id string) *Entry { return r.byID[id] }

// parse reads one stanza; nil if it is marked as unsure.
func (r *Registry) parse(s *rules.Stanza, layer int) (*Entry, error) {
	e := &Entry{Kind: s.Lines[0].Key, Rule: s.Pos(), layer: layer}
	name, unsure := strings.CutSuffix(s.Lines[0].Value, "?")
	e.Name = strings.TrimSpace(name)
	if unsure {
		return nil, nil
	}
	if e.Name == "" {
		return nil, fmt.Errorf("%s: %s without a name", s.Pos(), e.Kind)
	}
	if e.Kind != "role" && e.Kind != "also" {
		e.names = append(e.names, reading{asName, false, e.Name, Term{}, e.Rule, layer})
	}
	for _, l := range s.Lines[1:] {
		if err := r.line(s, e, l); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", s.File, l.Line, err)
		}
	}
	switch e.Kind {
	case "state":
		e.ID = "state/" + e.Country
		if e.Code == "" {
			e.Code = e.Country
		}
		e.Sector = orElse(e.Sector, "GOV")
	case "org", "person", "thing":
		e.ID = orElse(e.ID, e.Kind+"/"+slug(e.Name))
	case "role":
		e.ID = orElse(e.ID, "role/"+slug(e.Name))
		e.Of = orElse(e.Of, "any")
		e.Group = orElse(e.Group, "group")
	case "also":
	default:
		return nil, fmt.Errorf("%s: unknown kind of stanza %q", s.Pos(), e.Kind)
	}
	return e, nil
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
			e.names = append(e.names, reading{k, l.Key == "local", item, term, fmt.Sprintf("%s:%d", s.File, l.Line), e.layer})
		}
		return nil
	}
	switch l.Key {
	case "iso", "country":
		e.Country = value
	case "code":
		codes, err := datedValues(value)
		if err != nil {
			return err
		}
		e.codes, e.Code = append(e.codes, codes...), codes[len(codes)-1].value
	case "sector":
		sectors, err := datedValues(value)
		if err != nil {
			return err
		}
		e.sectors, e.Sector = append(e.sectors, sectors...), sectors[len(sectors)-1].value
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
	case "names", "local":
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
		for _, w := range strings.Split(value, ";") {
			w, term, _ := cutTerm(w)
			if w = strings.TrimSpace(w); w != "" {
				e.names = append(e.names, reading{asRoles, false, plural(w), term, fmt.Sprintf("%s:%d", s.File, l.Line), e.layer})
			}
		}
	case "office":
		o, _, err := parseOffice(value)
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

// parseOffice reads Title of Body | CODE | SECTOR | [from - to], which may end in "| contested". An office that is marked with
// ? comes back without a title.
func parseOffice(s string) (o dateline.Office, contested bool, err error) {
	if strings.HasSuffix(strings.TrimSpace(s), "?") {
		return dateline.Office{}, false, nil
	}
	line, contested := strings.CutSuffix(strings.TrimSpace(s), "contested")
	if contested {
		line = strings.TrimRight(line, "| ")
	}
	rest, term, err := cutTerm(line)
	if err != nil {
		return dateline.Office{}, false, err
	}
	f := strings.Split(strings.TrimRight(strings.TrimSpace(rest), "| "), "|")
	if len(f) != 3 {
		return dateline.Office{}, false, fmt.Errorf("want title | code | sector | [from - to]: %q", s)
	}
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	return dateline.Office{Title: f[0], Code: f[1], Sector: f[2], From: term.From, To: term.To}, contested, nil
}

// name enters one reading of a name.
func (r *Registry) name(e *Entry, n *reading, term Term) {
	k, text := n.kind, bare(n.text)
	key := foldString(text)
	if key == "" {
		return
	}
	s := sense{entry: e, kind: k, local: n.local, text: text, term: term, rule: n.rule, layer: n.layer}
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

// enterOffices ties offices to the states and organisations that they name.
func (r *Registry) enterOffices() {
	for _, e := range r.entries {
		for i := range e.Offices {
			o := &e.Offices[i]
			var b *Entry
			o.Title, _ = cutBody(o.Title, func(name string) bool {
				b = r.find(name, time.Time{}, asName, asShort)
				if b != nil && b.Kind != "state" && b.Kind != "org" {
					b = nil
				}
				return b != nil
			})
			if b != nil {
				o.Of, o.Country = b.Name, b.Country
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
				r.holders[key] = append(r.holders[key], holder{e, i, e.layer})
			}
		}
	}
}

// cutBody parts "Minister of Foreign Affairs of Gondor" at the first "of" behind which a name stands that is known. The body
// is empty if there is none.
func cutBody(office string, known func(name string) bool) (title, body string) {
	for at := 0; ; {
		k := strings.Index(office[at:], " of ")
		if k < 0 {
			return office, ""
		}
		at += k + len(" of ")
		if name := bare(office[at:]); known(name) {
			return office[:at-len(" of ")], name
		}
	}
}

// bare returns a name without its article.
func bare(name string) string { return strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ") }

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

// top leaves of the readings those of the last file system that has any.
func top(senses []sense) []sense {
	if len(senses) < 2 {
		return senses
	}
	last := senses[0].layer
	same := true
	for i := range senses {
		same = same && senses[i].layer == last
		last = max(last, senses[i].layer)
	}
	if same {
		return senses
	}
	var out []sense
	for i := range senses {
		if senses[i].layer == last {
			out = append(out, senses[i])
		}
	}
	return out
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
