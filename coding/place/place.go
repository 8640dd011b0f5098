// Package place finds the places that a report names and says where on earth they lie.
//
// It reads Tokens, Entities and the Dateline, and a gazetteer; it adds Places and Dateline.Where. Countries, their adjectives and peoples
// come from rules/actors; cities, divisions and regions from GeoNames (models/places.bin). A name
// that several places bear goes to the one that the report speaks for: what the text says around the name ("Termez, Uzbekistan"),
// the countries that it names, its dateline and publisher, places nearby, people. A name that stays open keeps its words and
// gets Precision "none"; nothing is invented.
package place

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/rules"
)

// The values of Place.Kind. Only the first is the place itself; the others go back to a place that acts or is
// named in the name of something else, and are no places of events.
const (
	Literal   = ""          // in Moscow
	Metonym   = "metonym"   // Moscow said
	Adjective = "adjective" // Russian
	People    = "people"    // Russians
	Embedded  = "embedded"  // Bank of Russia
)

// A Stage fills Document.Places. It never changes after New, so that one serves all goroutines.
type Stage struct {
	g        *Gazetteer
	states   map[string]sense      // by key: names, adjectives, peoples of states and regions
	shorts   map[string]int        // names that count only as they are written (US, UK): country number
	admins   map[string]int        // "US.CA": division number
	byTLD    map[string]int        // "kz": country number
	disputed map[string]*territory // by the gazetteer's code and name
	view     string                // one of Views
	heads    map[string]bool       // first words of names of states of several words
}

// A sense is what a word of the state files means.
type sense struct {
	kind  string
	place int // index in the gazetteer
}

// New returns the stage that looks names up in g and takes the states from the files actors/states-*.txt and the disputed territories
// from places/*.txt of fsys (rules.Files). Errors carry file:line.
func New(g *Gazetteer, fsys fs.FS) (*Stage, error) {
	s := &Stage{g: g, states: map[string]sense{}, shorts: map[string]int{}, byTLD: map[string]int{}}
	iso := map[string]int{}
	for n := 1; n <= g.states; n++ {
		iso[g.iso3(n)] = n
		s.byTLD[strings.ToLower(g.iso2(n))] = n
	}
	if n, ok := s.byTLD["gb"]; ok {
		s.byTLD["uk"] = n
	}
	for code, n := range map[string]string{"gov": "us", "mil": "us"} {
		if c, ok := s.byTLD[n]; ok {
			s.byTLD[code] = c
		}
	}
	stanzas, err := rules.ParseDir(fsys, "actors", ".txt")
	if err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	for i := range stanzas {
		st := &stanzas[i]
		if len(st.Lines) == 0 || st.Lines[0].Key != "state" {
			continue
		}
		n, ok := iso[st.Get("iso")]
		if !ok {
			continue
		}
		at := g.countryPlace(n)
		for _, l := range st.Lines {
			kind := Literal
			switch l.Key {
			case "state", "names":
			case "short":
				for _, v := range values(l.Value) {
					s.shorts[v] = n
				}
				continue
			case "adj":
				kind = Adjective
			case "people":
				kind = People
			default:
				continue
			}
			for _, v := range values(l.Value) {
				k := Key(v)
				if k == "states" || l.Key != "state" && s.division(k, n) >= 0 {
					continue // England is a division of its state
				}
				if strip := s.division(k+" strip", n); l.Key == "names" && strip >= 0 { // Gaza
					s.states[k] = sense{kind, strip}
					continue
				}
				if old, ok := s.states[k]; k != "" && (!ok || old.kind != Literal && kind == Literal) {
					s.states[k] = sense{kind, at}
				}
			}
		}
	}
	for word, name := range regionAdjectives {
		s.addWord(word, name, Adjective)
	}
	for word, name := range regionPeoples {
		s.addWord(word, name, People)
	}
	if s.disputed, err = territories(fsys); err != nil {
		return nil, err
	}
	s.admins = s.divisionCodes()
	s.heads = map[string]bool{}
	for k := range s.states {
		for i := 0; i < len(k); i++ {
			if k[i] == ' ' {
				s.heads[k[:i]] = true
			}
		}
	}
	return s, nil
}

// division returns the first-level division of country n that has a name, -1 if there is none.
func (s *Stage) division(key string, n int) int {
	from, to := s.g.find(key)
	for i := from; i < to; i++ {
		if r := s.g.at(s.g.ref(i)); r.class == Province && r.country == n {
			return s.g.ref(i)
		}
	}
	return -1
}

// addWord adds an adjective or people of a place of the gazetteer that the state files lack.
func (s *Stage) addWord(word, name, kind string) {
	if old, ok := s.states[word]; ok {
		// English is the adjective of a division before that of its state.
		if from, to := s.g.find(Key(name)); from < to {
			if p := s.g.at(s.g.ref(from)); p.class == Province && p.country == s.g.at(old.place).country {
				s.states[word] = sense{kind, p.index}
			}
		}
		return
	}
	if st, ok := s.states[Key(name)]; ok && st.kind == Literal {
		s.states[word] = sense{kind, st.place}
		return
	}
	if from, to := s.g.find(Key(name)); from < to {
		s.states[word] = sense{kind, s.g.ref(from)}
	}
}

// divisionCodes finds the divisions that abbreviations stand for.
func (s *Stage) divisionCodes() map[string]int {
	out := map[string]int{}
	codes := make([]string, 0, 2*len(abbreviations))
	for _, code := range abbreviations {
		codes = append(codes, code)
	}
	for _, cs := range shortDivisions {
		codes = append(codes, cs...)
	}
	for _, code := range codes {
		if out[code] != 0 || len(code) < 3 {
			continue
		}
		iso2, name := code[:2], divisionNames[code]
		from, to := s.g.find(Key(name))
		for i := from; i < to; i++ {
			if r := s.g.at(s.g.ref(i)); r.class == Province && r.admin > 0 && s.g.iso2(r.country) == iso2 {
				out[code] = r.admin
				break
			}
		}
	}
	return out
}

// values splits "A; B [- 1991]" into its names.
func values(v string) []string {
	var out []string
	for _, p := range strings.Split(v, ";") {
		if k := strings.IndexByte(p, '['); k >= 0 {
			p = p[:k]
		}
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// Annotate adds the places of d in text order; they don't overlap. It returns no error.
func (s *Stage) Annotate(d *dateline.Document) error {
	r := reader{stage: s, g: s.g, doc: d}
	r.owners()
	r.scan()
	r.resolve()
	r.write()
	return nil
}

// A reader works through one document.
type reader struct {
	stage *Stage
	g     *Gazetteer
	doc   *dateline.Document
	owner []int32 // entity of each token plus one, 0 for none
	found []mention
	line  mention // the place of the dateline
	key   []byte

	weight  map[int]float64 // of countries, by number
	admins  map[int]float64 // of divisions, by number
	named   map[int]float64 // of divisions that stand behind a comma or as an abbreviation
	choices map[string]int  // key of a name: index into found of the mention that decided
	votes   map[vote]float64
}

// A vote is what the mentions of one name count for a country: a name does not speak for itself.
type vote struct {
	key     string
	country int
}

// A mention is a name in the text with the places that it may mean.
type mention struct {
	span   dateline.Span
	key    string
	kind   string
	places []int32 // candidates, the likelier one first
	hint   Class   // what a word beside the name says that it is, 0 if none
	inside int     // division (positive) or country (negative) that the text names behind it, 0 if none
	chosen int     // index of the place, -1 if open
	rule   string
	entity bool // the recogniser calls it a place
	within int  // index plus one of the place that holds one which the gazetteer lacks, 0 if that is not told
}

// owners notes which entity each token belongs to.
func (r *reader) owners() {
	r.owner = make([]int32, len(r.doc.Tokens))
	for i, e := range r.doc.Entities {
		for k := max(0, e.Start); k < min(e.End, len(r.owner)); k++ {
			r.owner[k] = int32(i + 1)
		}
	}
}

// text returns the text of tokens [from, to), also over blanks.
func (r *reader) text(from, to int) string {
	return r.doc.Text[r.doc.Tokens[from].Start:r.doc.Tokens[to-1].End]
}

// capital reports whether token i begins with a capital or a letter of a script without case.
func (r *reader) capital(i int) bool {
	t := &r.doc.Tokens[i]
	if t.Start < 0 || t.End > len(r.doc.Text) || t.Start >= t.End {
		return false
	}
	c, _ := utf8.DecodeRuneInString(r.doc.Text[t.Start:t.End])
	return unicode.IsUpper(c) || unicode.IsLetter(c) && !unicode.IsLower(c) || c == '\u2018' || c == '\u02bb'
}
