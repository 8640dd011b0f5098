package actor

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// A name is a stretch of tokens that names a person.
type name struct {
	dateline.Span
	entry  *Entry // of the registry, nil if it does not know the person
	person int    // index into work.people
	sex    string // told by Mr or Mrs
	before int    // token where titles of courtesy begin, else Start
	gone   bool
}

// A person is somebody of this report.
type person struct {
	entry *Entry
	full  string // longest form of the name
	words []string
	actor int
	sex   string
	bare  []int // units that are titles without a country, to be settled last
}

// reconcile settles where the registry and the recogniser disagree, and lists the names of people.
func (w *work) reconcile() {
	d := w.d
	for e := range d.Entities {
		for i := d.Entities[e].Start; i < d.Entities[e].End && i < len(w.entAt); i++ {
			w.entAt[i] = int32(e + 1)
		}
	}
	w.parts()
	w.leagues()
	w.styles()
	for i := range d.Entities {
		e := &d.Entities[i]
		if e.Empty() || e.Start < 0 || e.End > len(d.Tokens) || w.nameAt[e.End-1] != 0 {
			continue
		}
		switch e.Kind {
		case "PER":
			w.personEntity(e.Span)
		case "ORG":
			w.bodyEntity(e.Span)
		case "LOC":
			for k := e.Start; k < e.End; k++ {
				if h := w.hit(k); h != nil && h.End-h.Start < e.End-e.Start && h.state() != nil && h.has(asAdjective) == nil && !within(w, e.Span, h) {
					h.gone = true
				}
			}
		}
	}
	for i := range d.Places { // West Bengal is not the West, Tamil Nadu not the Tamils
		p := &d.Places[i]
		if !p.Known() || p.End-p.Start < 2 || p.Start < 0 || p.End > len(d.Tokens) {
			continue
		}
		for k := p.Start; k < p.End; k++ {
			if h := w.hit(k); h != nil && h.End-h.Start < p.End-p.Start && h.state() == nil && h.body() != nil && (region(h.body().Code) || people(h.body())) {
				h.gone = true
			}
		}
	}
	for i := range w.hits {
		h := &w.hits[i]
		if h.gone || h.entry("person") == nil || w.nameAt[h.Start] != 0 {
			continue
		}
		w.addName(h.Span, h.entry("person"))
	}
	w.courtesy()
	w.namesakes()
	w.titular()
	w.merge()
}

// merge makes one name of two that follow each other.
func (w *work) merge() {
	for i := 1; i < len(w.nameAt); i++ {
		a, b := int(w.nameAt[i-1])-1, int(w.nameAt[i])-1
		if a < 0 || b < 0 || a == b || w.d.Tokens[i-1].Sent != w.d.Tokens[i].Sent {
			continue
		}
		first, second := &w.names[a], &w.names[b]
		if first.entry != nil && second.entry != nil && first.entry != second.entry && !particle(w.d.Tokens[second.Start].Form) {
			continue
		}
		entry := orEntry(second.entry, first.entry)
		if entry != nil && !sameName(entry, foldString(w.d.Words(dateline.Span{Start: first.Start, End: second.End}))) {
			entry = first.entry
		}
		first.entry, first.End, first.sex = entry, second.End, orElse(first.sex, second.sex)
		second.gone = true
		for k := second.Start; k < second.End; k++ {
			w.nameAt[k] = int32(a + 1)
		}
	}
}

// namesakes makes names of words that the registry knows as a people when somebody in the report has them as a surname.
func (w *work) namesakes() {
	known := map[string]bool{}
	for i := range w.names {
		if s := w.names[i].Span; s.End-s.Start > 1 {
			known[foldString(w.d.Tokens[s.End-1].Form)] = true
		}
	}
	for i := range w.hits {
		h := &w.hits[i]
		if h.gone || h.End-h.Start > 1 || w.nameAt[h.Start] != 0 || h.has(asName, asShort, asRole, asRoles, asCapital, asSeat, asPost) != nil {
			continue
		}
		if t := &w.d.Tokens[h.Start]; (t.POS == "PROPN" || t.POS == "NOUN") && known[foldString(t.Form)] && !is(t.Dep, "amod") {
			h.gone = true
			w.addName(h.Span, nil)
		}
	}
}

// within reports whether the rest of a place name only says which part of the state is meant.
func within(w *work, s dateline.Span, h *hit) bool {
	for i := s.Start; i < s.End; i++ {
		if h.Contains(i) {
			continue
		}
		switch foldString(w.d.Tokens[i].Form) {
		case "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "the", "northwest", "northeast", "southwest", "southeast", "northwestern", "northeastern", "southwestern", "southeastern", "-", "":
		default:
			return false
		}
	}
	return true
}

func (w *work) addName(s dateline.Span, e *Entry) int {
	w.names = append(w.names, name{Span: s, entry: e, person: -1, before: s.Start})
	for k := s.Start; k < s.End; k++ {
		w.nameAt[k] = int32(len(w.names))
	}
	return len(w.names) - 1
}

// personEntity enters a name that the recogniser has found.
func (w *work) personEntity(s dateline.Span) {
	// titles that the recogniser took into the name are cut off
	for s.Start < s.End-1 {
		h := w.hit(s.Start)
		if _, ok := honorific(w.d.Tokens[s.Start].Form); ok || w.d.Tokens[s.Start].POS == "PUNCT" {
			s.Start++
			continue
		}
		if at := w.fromPlace(s); at > s.Start {
			s.Start = at
			continue
		}
		if h != nil && h.End < s.End && h.Start <= s.Start && h.entry("person") == nil && (h.has(asRole, asAdjective, asPost) != nil) {
			s.Start = h.End
			continue
		}
		break
	}
	for k := s.End - 2; k > s.Start; k-- {
		// "Kashmir Chief Minister Omar Abdullah": the name stands behind the title
		if h := w.hit(k); h != nil && h.Start > s.Start && h.End < s.End && h.End-h.Start > 1 && h.has(asRole, asPost) != nil && h.entry("person") == nil {
			s.Start = h.End
			break
		}
	}
	var known *Entry
	whole := false // the registry knows all of the name
	for k := s.Start; k < s.End; k++ {
		h := w.hit(k)
		if h == nil {
			continue
		}
		if p := h.entry("person"); p != nil {
			known = p
			if h.Start <= s.Start && h.End >= s.End {
				whole = true
			}
			s.Start, s.End = min(s.Start, h.Start), max(s.End, h.End)
			continue
		}
		if h.Start <= s.Start && h.End >= s.End {
			// the registry knows the whole of it as something else: a state, a role
			if h.state() != nil || h.body() != nil || h.entry("thing") != nil || h.has(asRole, asRoles, asPost) != nil {
				return
			}
		}
	}
	if s.Empty() || w.d.Tokens[s.Start].POS == "PRON" || known == nil && s.End-s.Start == 1 && w.located(s) {
		return
	}
	for k := s.Start; k < s.End; k++ {
		if h := w.hit(k); h != nil && h.entry("person") == nil && h.Start >= s.Start && h.End <= s.End {
			h.gone = true
		}
	}
	if known != nil && !whole && s.End-s.Start >= 2 && !sameName(known, foldString(w.d.Words(s))) {
		known = nil
	}
	w.addName(s, known)
}

// fromPlace returns where the name begins behind the place that the recogniser took into it: "mayor of Edoras Theoden Thengel".
func (w *work) fromPlace(s dateline.Span) int {
	if s.Start < 1 || s.End-s.Start < 3 || !strings.EqualFold(w.d.Tokens[s.Start-1].Form, "of") {
		return s.Start
	}
	if h := w.hit(s.Start); h != nil && h.Start == s.Start && s.End-h.End > 1 && h.entry("person") == nil && (h.state() != nil || h.body() != nil) {
		return h.End
	}
	for n, i := range w.placesIn[w.d.Tokens[s.Start].Sent] {
		if p := &w.d.Places[i]; n < window && p.Start == s.Start && s.End-p.End > 1 && p.Country != "" {
			return p.End
		}
	}
	if _, ok := w.placeNamed[w.d.Tokens[s.Start].Form]; ok {
		return s.Start + 1
	}
	return s.Start
}

// located reports whether the place stage has found where a name lies, here or where it stands elsewhere in the report.
// In the second case the name is noted as a place.
func (w *work) located(s dateline.Span) bool {
	for n, i := range w.placesIn[w.d.Tokens[s.Start].Sent] {
		if p := &w.d.Places[i]; n < window && p.Span == s && p.Country != "" && (p.Located || p.GeoNames != 0) {
			return true
		}
	}
	if i, ok := w.placeNamed[w.d.Words(s)]; ok {
		w.lent = append(w.lent, loan{s, i})
		return true
	}
	return false
}

// A loan is a name that a place of the same name elsewhere in the report explains.
type loan struct {
	dateline.Span
	place int
}

// sameName reports whether a name in the text may be that of the entry: their last words agree, and so do
// the first letters of the first.
func sameName(e *Entry, folded string) bool {
	a, b := strings.Fields(foldString(e.Name)), strings.Fields(folded)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if len(b) == 1 {
		return true
	}
	whole := true
	for _, x := range a {
		whole = whole && slices.Contains(b, x)
	}
	if whole {
		return true
	}
	for _, x := range a {
		if x == b[0] || strings.HasPrefix(x, b[0][:1]) && x[0] == b[0][0] {
			return true
		}
	}
	return false
}

// bodyEntity makes a body that only this report knows of a name that the recogniser has found.
func (w *work) bodyEntity(s dateline.Span) {
	var state, whole *Entry
	for k := s.Start; k < s.End; k++ {
		h := w.hit(k)
		if h == nil {
			continue
		}
		if h.Start < s.Start || h.End > s.End || h.Span == s {
			return // the registry knows it, or knows more of it
		}
		if h.has(asRole, asRoles, asPost) != nil {
			return // a unit will be made of it
		}
		if h.entry("person") != nil {
			continue
		}
		if b := h.body(); b != nil && whole == nil {
			whole = b
		}
		if st := h.state(); st != nil && state == nil {
			state = st
		}
	}
	if s.End-s.Start == 1 && !upper(w.d.Tokens[s.Start].Form) || w.located(s) || w.pair(s) {
		return
	}
	if whole == nil {
		whole = state
	}
	w.enterBody(s, whole)
}

// enterBody makes a body that only this report knows of a name. It is of the state or organisation that the name holds, if any.
func (w *work) enterBody(s dateline.Span, whole *Entry) {
	text := w.d.Words(s)
	text = strings.TrimPrefix(strings.TrimPrefix(text, "the "), "The ")
	key := foldString(text)
	if key == "" {
		return
	}
	e := w.local[key]
	if e == nil {
		e = &Entry{ID: dateline.Hash("org", key), Name: text, Kind: "org"}
		if whole != nil {
			e.Country, e.Code = whole.Country, whole.Code
			if whole.Kind != "state" {
				e.Sector = whole.Sector
			}
		}
		w.local[key] = e
	}
	for k := s.Start; k < s.End; k++ {
		if h := w.hit(k); h != nil {
			h.gone = true
		}
		w.hitAt[k] = int32(len(w.hits) + 1)
	}
	w.hits = append(w.hits, hit{Span: s, senses: []sense{{entry: e, kind: asName, text: text}}})
}

// whole returns the state or body that a hit names.
func (h *hit) whole() *Entry { return orEntry(h.state(), h.body()) }

// pair reports whether a span is nothing but two names of states or bodies with a hyphen between them: "the Gondor-Rohan deal".
func (w *work) pair(s dateline.Span) bool {
	a, b := w.hit(s.Start), w.hit(s.End-1)
	if a == nil || b == nil || a == b || a.Start != s.Start || b.End != s.End || a.End+1 != b.Start || w.d.Tokens[a.End].Form != "-" && w.d.Tokens[a.End].Form != "–" {
		return false
	}
	whole := func(h *hit) bool {
		return !h.gone && h.has(asName, asShort) != nil && (h.state() != nil || h.body() != nil)
	}
	return whole(a) && whole(b)
}

// rest makes names of proper nouns that end a full name elsewhere in the report.
func (w *work) rest() {
	d := w.d
	known := map[string]bool{}
	for i := range w.names {
		if s := w.names[i].Span; s.End-s.Start > 1 || w.names[i].before < s.Start {
			known[foldString(d.Tokens[s.End-1].Form)] = true
		}
	}
	for u := range w.units {
		if n := w.units[u].named; n >= 0 {
			known[foldString(d.Tokens[w.names[n].End-1].Form)] = true
		}
	}
	if len(known) == 0 {
		return
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.POS != "PROPN" || w.nameAt[i] != 0 || w.unit(i) >= 0 || !upper(t.Form) || !known[foldString(t.Form)] {
			continue
		}
		if h := w.hit(i); h != nil {
			continue
		}
		if e := w.entAt[i]; e != 0 && d.Entities[e-1].End-d.Entities[e-1].Start > 1 && d.Entities[e-1].Kind != "PER" {
			continue
		}
		s := dateline.Span{Start: i, End: i + 1}
		for s.Start > d.Sentence(i).Start && (particle(d.Tokens[s.Start-1].Form) || d.Tokens[s.Start-1].Form == "-" && s.Start-1 > d.Sentence(i).Start && particle(d.Tokens[s.Start-2].Form)) {
			s.Start--
		}
		w.addName(s, nil)
	}
}

// courtesy takes Mr, Mrs and their like to the names that follow, and makes names of what follows them.
func (w *work) courtesy() {
	d := w.d
	for i := range d.Tokens {
		sex, ok := honorific(d.Tokens[i].Form)
		if !ok || i+1 >= len(d.Tokens) || d.Tokens[i+1].Sent != d.Tokens[i].Sent {
			continue
		}
		n := int(w.nameAt[i+1]) - 1
		if n < 0 {
			if s := w.capitals(i + 1); !s.Empty() {
				n = w.addName(s, nil)
			} else {
				continue
			}
		}
		if w.nameAt[i] == 0 {
			w.names[n].before = i
			for k := i - 1; k >= d.Sentence(i).Start; k-- { // Dato' Seri, Lt. Gen.
				if _, ok := honorific(d.Tokens[k].Form); ok && w.nameAt[k] == 0 {
					w.names[n].before = k
				} else if d.Tokens[k].Form != "'" && d.Tokens[k].Form != "’" && d.Tokens[k].Form != "-" {
					break
				}
			}
		}
		w.names[n].sex = orElse(sex, w.names[n].sex)
	}
}

func honorific(form string) (sex string, ok bool) {
	switch form {
	case "Mr", "Mr.", "Sir", "Lord", "King", "Prince", "Sheikh", "Shri", "Shree", "Maulana", "Mullah", "Mawlawi", "Sayyid", "Hojatoleslam", "Dato", "Dato’", "Dato'", "Datuk", "Dato'Seri", "Ustaz", "Alhaji", "Mallam", "Malam", "Otunba", "Janab", "Thiru", "Ato", "Dasho":
		return "m", form != "King"
	case "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Lady", "Dame", "Queen", "Princess", "Baroness", "Smt", "Smt.", "Kumari", "Daw", "Datin", "Shrimati", "Hajiya", "Alhaja", "Hajjah":
		return "f", form != "Queen"
	case "Seri", "Tun", "H.E", "H.E.", "HE", "HH", "HRH", "HM", "H.H.", "Engr", "Engr.", "Barr", "Barr.", "Adv", "Adv.", "Lyonpo", "Cde", "Cde.", "Comrade", "Tengku", "Tuan", "Retd", "(Retd)", "(retd)", "Pandit", "Hon", "Hon.", "Brig", "Brig.", "Ayatollah", "Cdr", "Cdr.", "Cmdr", "Cmdr.", "Amb", "Amb.", "Gov", "Gov.", "Pres", "Pres.", "Eng", "Eng.",
		"Dr", "Dr.", "Prof", "Prof.", "Gen", "Gen.", "Lt", "Lt.", "Col", "Col.", "Maj", "Maj.", "Capt", "Capt.", "Sgt", "Sgt.", "Adm", "Adm.", "Rev", "Rev.", "Sen", "Sen.", "Rep", "Rep.":
		return "", true
	}
	return "", false
}

// capitals returns the run of proper names that begins at token i and that the registry does not know as something else.
func (w *work) capitals(i int) dateline.Span {
	d := w.d
	end := d.Sentence(i).End
	k := i
	for k < end && k-i < 7 {
		t := &d.Tokens[k]
		if h := w.hit(k); h != nil && h.entry("person") == nil && !(k > i && h.state() != nil && h.End == k+1 && w.capital(k+1)) {
			break
		}
		if t.POS == "PROPN" && upper(t.Form) || k > i && particle(t.Form) && w.capital(k+1) ||
			k > i && t.Form == "-" && w.capital(k+1) || particle(t.Form) && (w.capital(k+1) || k+2 < end && d.Tokens[k+1].Form == "-") {
			k++
			continue
		}
		break
	}
	return dateline.Span{Start: i, End: k}
}

func (w *work) capital(i int) bool {
	return i < len(w.d.Tokens) && w.d.Tokens[i].POS == "PROPN" && upper(w.d.Tokens[i].Form)
}

func particle(form string) bool {
	switch form {
	case "al", "Al", "bin", "ibn", "de", "da", "del", "der", "den", "van", "von", "el", "El", "la", "di", "dos", "ben", "abu", "uulu", "ul", "ur":
		return true
	}
	return false
}
