package place

import (
	"strings"

	"github.com/dateline/dateline"
)

const (
	longestName  = 6  // words of the longest name that is looked up
	maxPlaces    = 60 // places of one name that are weighed
	longestToken = 60 // bytes; longer words are no places
)

// scan finds the mentions of all sentences.
func (r *reader) scan() {
	d := r.doc
	for si := range d.Sentences {
		s := d.Sentences[si].Span
		if s.Start < 0 || s.End > len(d.Tokens) {
			continue
		}
		for i := s.Start; i < s.End; {
			if !r.capital(i) || strings.EqualFold(r.text(i, i+1), "the") {
				i++
				continue
			}
			m, next := r.mentionAt(i, s)
			if next <= i {
				i++
				continue
			}
			if m.kind == Literal && r.compounded(next, s) {
				m.kind = Adjective
			}
			if len(m.places) > 0 || m.entity {
				m.inside = r.container(m, next, s)
				r.found = append(r.found, m)
			}
			i = next
		}
	}
	r.datelinePlace()
}

// compounded reports whether a hyphen and a participle follow token i, so that the name before it says what somebody is: "Bree-based", "Rohan-backed".
func (r *reader) compounded(i int, s dateline.Span) bool {
	if i+1 >= s.End || r.text(i, i+1) != "-" || r.doc.Tokens[i+1].Start != r.doc.Tokens[i].End {
		return false
	}
	w := r.text(i+1, i+2)
	return len(w) <= longestToken && (strings.HasSuffix(w, "ed") || participles[w])
}

var participles = map[string]bool{"born": true, "bound": true, "led": true, "run": true, "held": true, "built": true, "made": true, "style": true}

// mentionAt finds the longest name that begins at token i.
func (r *reader) mentionAt(i int, s dateline.Span) (mention, int) {
	d := r.doc
	if m, ok := r.shortDivision(i, s); ok {
		return m, m.span.End
	}
	var e *dateline.Entity
	if ent := r.owner[i]; ent > 0 {
		e = &d.Entities[ent-1]
	}
	best, next := mention{}, i
	for j := i + 1; j <= min(s.End, i+longestName); j++ {
		t := &d.Tokens[j-1]
		if t.End-t.Start > longestToken || t.End > len(d.Text) || t.Start < d.Tokens[i].Start {
			break
		}
		r.key = appendKey(r.key[:0], r.text(i, j))
		if len(r.key) == 0 || len(r.key) > 200 {
			continue
		}
		longer := r.longer()
		m, ok := r.lookup(string(r.key), dateline.Span{Start: i, End: j})
		if ok && r.accept(&m, e) {
			best, next = m, j
		}
		if !longer {
			break
		}
	}
	if e != nil && e.Kind == "LOC" && e.Start == i && e.End > next {
		if m, end := r.entityAt(e, s); end > next && (len(m.places) > 0 || m.entity && next == i) {
			return m, end
		}
	}
	if next > i && best.hint == 0 && best.kind == Literal {
		best.hint = r.hintBeside(best.span)
	}
	return best, next
}

// shortDivision reads the short form of a division: behind a place and a comma, or alone where the report speaks of its country.
func (r *reader) shortDivision(i int, s dateline.Span) (mention, bool) {
	d := r.doc
	text := r.text(i, i+1)
	if len(text) > 6 {
		return mention{}, false
	}
	end := i + 1
	if end < s.End && d.Text[d.Tokens[end].Start:d.Tokens[end].End] == "." && d.Tokens[end].Start == d.Tokens[i].End {
		text += "." // the full stop of the abbreviation, where the tokenizer parts it
	}
	m := mention{span: dateline.Span{Start: i, End: end}, key: Key(text), chosen: -1, rule: "abbreviation"}
	behind := false
	if n := len(r.found); n > 0 && i >= 2 && d.Text[d.Tokens[i-1].Start:d.Tokens[i-1].End] == "," {
		behind = r.found[n-1].span.End == i-1
	}
	if code, ok := abbreviations[m.key]; ok && behind && r.stage.admins[code] > 0 && (len(m.key) > 2 || text == strings.ToUpper(text) || strings.HasSuffix(text, ".")) {
		m.places = []int32{int32(r.g.adminPlace(r.stage.admins[code]))}
		m.entity = true
		return m, true
	}
	for _, code := range shortDivisions[text] {
		if n := r.stage.byTLD[code]; n > 0 { // a country
			m.places = append(m.places, int32(r.g.countryPlace(n)))
		}
		if n := r.stage.admins[code]; n > 0 {
			m.places = append(m.places, int32(r.g.adminPlace(n)))
		}
	}
	return m, len(m.places) > 0
}

// longer reports whether a longer name begins with the key at hand.
func (r *reader) longer() bool {
	k := string(r.key)
	for _, s := range shorts {
		if len(k)+1 == len(s.short) && s.short[:len(k)] == k {
			return true
		}
	}
	return r.g.begins(k) || r.stage.begins(k)
}

// begins reports whether a word of the states begins with a key: "saudi", "south".
func (s *Stage) begins(key string) bool {
	_, ok := s.heads[key]
	return ok
}

// lookup finds what a key can mean.
func (r *reader) lookup(key string, span dateline.Span) (mention, bool) {
	m := mention{span: span, key: key, chosen: -1}
	written := r.text(span.Start, span.End)
	if n, ok := r.stage.shorts[written]; ok {
		m.places = append(m.places, int32(r.g.countryPlace(n)))
		m.rule = "short"
		return m, true
	}
	w, isWord := r.stage.states[key]
	if isWord {
		m.places = append(m.places, int32(w.place))
		m.kind, m.rule = w.kind, "state"
		if w.kind != Literal || r.g.at(w.place).class == Province {
			return m, true
		}
	}
	from, to := r.g.find(key)
	for i := from; i < min(to, from+maxPlaces); i++ {
		if p := r.g.ref(i); !isWord || p != w.place {
			m.places = append(m.places, int32(p))
		}
	}
	if m.rule == "" {
		m.rule = "gazetteer"
	}
	return m, len(m.places) > 0
}

// accept reports whether a name that the gazetteer knows is a place here, and sets its kind. The recogniser's word counts,
// but it is no judge: e is the entity that owns the first token, nil for none.
func (r *reader) accept(m *mention, e *dateline.Entity) bool {
	d := r.doc
	first, last := m.span.Start, m.span.End-1
	single := first == last
	top := r.g.at(int(m.places[0]))
	strong := m.rule == "state" || m.rule == "short" || top.class <= Region || top.class == Spot
	if c := r.text(last, last+1); !letter(c[0]) && c[0] < 0x80 || strings.HasPrefix(c, "’") {
		return false
	}
	if single && noPlaces[m.key] && m.rule != "short" {
		return false
	}
	within := e != nil && (e.Start < m.span.Start || e.End > m.span.End)
	switch {
	case e == nil:
	case e.Kind == "PER":
		// A name of several words that the gazetteer has whole, or a state: the recogniser may err.
		if within && !(strong && !single) || single && (namesakes[m.key] || !strong && !r.after(first)) {
			return false
		}
	case e.Kind == "LOC":
		m.entity = m.span == e.Span
		return m.kind != Literal || !within || strong || top.class <= Province || top.population > 5000
	case within:
		if m.kind == Literal {
			m.kind = Embedded
		}
		return strong || top.class == Province && (single || top.population > 1000000) || top.population > 100000 || r.after(first) && top.population > 5000
	case e.Kind == "ORG" && m.kind == Literal && !r.after(first):
		m.kind = Metonym
	}
	if strong {
		return !(m.kind == Literal && namesakes[m.key] && r.besideName(m.span))
	}
	if len(m.key) <= 3 {
		return false
	}
	if t := &d.Tokens[first]; single && t.POS != "" && t.POS != "PROPN" && t.POS != "X" {
		return false
	}
	if r.besideName(m.span) {
		if top.class == Province && top.population > 1000000 {
			return true
		}
		if len(d.Entities) == 0 || top.population < 300000 || r.capitalBefore(m.span) {
			return false
		}
		m.kind = Embedded
		return true
	}
	if r.after(first) {
		return top.population > 1000 || top.class < City
	}
	return top.population > 100000 || top.class == Province && (!single || top.population > 1000000)
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' }

// after reports whether a word that leads a place stands in front of token i.
func (r *reader) after(i int) bool {
	if i == 0 || r.doc.Tokens[i-1].Sent != r.doc.Tokens[i].Sent {
		return false
	}
	t := &r.doc.Tokens[i-1]
	return t.End-t.Start <= longestToken && inFront[strings.ToLower(r.doc.Text[t.Start:t.End])]
}

// capitalBefore reports whether a capitalised word stands in front of a span, inside the sentence.
func (r *reader) capitalBefore(s dateline.Span) bool {
	i := s.Start - 1
	return i >= 0 && r.doc.Tokens[i].Sent == r.doc.Tokens[s.Start].Sent && r.capital(i)
}

// besideName reports whether a capitalised word that is no place stands right beside the span, so that it is
// likely part of a longer name.
func (r *reader) besideName(s dateline.Span) bool {
	d := r.doc
	if i := s.Start - 1; i >= 0 && d.Tokens[i].Sent == d.Tokens[s.Start].Sent && r.capital(i) && i > d.Sentence(s.Start).Start {
		return true
	}
	if i := s.End; i < len(d.Tokens) && d.Tokens[i].Sent == d.Tokens[s.Start].Sent && r.capital(i) {
		if _, ok := kinds[strings.ToLower(d.Text[d.Tokens[i].Start:d.Tokens[i].End])]; !ok {
			return true
		}
	}
	return false
}

// entityAt finds the place that a name of kind LOC means: the whole name, or the name without the words that say
// what it is, else the name stays open.
func (r *reader) entityAt(e *dateline.Entity, s dateline.Span) (mention, int) {
	span := e.Span
	span.End = min(span.End, s.End)
	if span.End-span.Start > 12 {
		span.End = span.Start + 12
	}
	d := r.doc
	if d.Tokens[span.End-1].End-d.Tokens[span.Start].Start > 200 {
		return mention{}, e.End
	}
	whole := mention{span: span, chosen: -1, entity: true}
	r.key = appendKey(r.key[:0], r.text(span.Start, span.End))
	whole.key = string(r.key)
	if m, ok := r.shortDivision(span.Start, s); ok && span.End-span.Start == 1 {
		return m, e.End
	}
	if whole.key == "" || noPlaces[whole.key] && span.End-span.Start == 1 {
		return mention{}, e.End
	}
	if m, ok := r.lookup(whole.key, span); ok {
		m.entity = true
		m.hint = r.hintBeside(span)
		return m, e.End
	}
	for _, kind := range [...]string{" county", " district", " province", " parish"} { // Miami-Dade
		if from, to := r.g.find(whole.key + kind); from < to {
			for k := from; k < min(to, from+maxPlaces); k++ {
				whole.places = append(whole.places, int32(r.g.ref(k)))
			}
			whole.rule, whole.hint = "gazetteer", r.hintBeside(span)
			return whole, e.End
		}
	}
	// New forms of the name: without article, kind and direction.
	for _, cut := range []struct{ head, tail int }{{0, 1}, {1, 0}, {2, 0}, {1, 1}} {
		sub := dateline.Span{Start: span.Start + cut.head, End: span.End - cut.tail}
		if sub.End <= sub.Start {
			continue
		}
		if cut.head == 2 && !strings.EqualFold(r.text(span.Start+1, span.Start+2), "of") {
			continue
		}
		hint, known := Class(0), false
		if cut.tail > 0 {
			hint, known = kinds[strings.ToLower(r.text(span.End-1, span.End))]
		}
		if !known && cut.head > 0 {
			w := strings.ToLower(r.text(span.Start, span.Start+1))
			hint, known = kinds[w]
			if !known {
				switch w {
				case "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northeastern", "northwestern", "southeastern", "southwestern",
					"the", "downtown", "greater", "upper", "lower", "rural", "mainland", "continental":
					known = true
				}
			}
		}
		if !known {
			continue
		}
		r.key = appendKey(r.key[:0], r.text(sub.Start, sub.End))
		if m, ok := r.lookup(string(r.key), sub); ok && m.kind == Literal {
			m.span, m.entity, m.hint = span, true, hint
			return m, e.End
		}
	}
	// A division of the form that AP style shortens: "Calif."
	if code, ok := abbreviations[whole.key]; ok && r.stage.admins[code] > 0 && strings.HasSuffix(r.text(span.Start, span.End), ".") {
		whole.places = []int32{int32(r.g.adminPlace(r.stage.admins[code]))}
		whole.rule = "abbreviation"
		return whole, e.End
	}
	// The name of a building or a body of water may hold the place where it stands.
	for j := span.End - 1; j > span.Start; j-- {
		r.key = appendKey(r.key[:0], r.text(span.Start, j))
		if m, ok := r.lookup(string(r.key), dateline.Span{Start: span.Start, End: j}); ok && m.kind != People && !noPlaces[m.key] {
			if top := r.g.at(int(m.places[0])); m.rule == "state" || m.rule == "short" || top.class <= Province || top.class == Spot || top.population > 5000 {
				m.kind = Embedded
				return m, e.End
			}
		}
	}
	for i := span.Start + 1; i < span.End; i++ {
		if !r.capital(i) {
			continue
		}
		r.key = appendKey(r.key[:0], r.text(i, span.End))
		if m, ok := r.lookup(string(r.key), dateline.Span{Start: i, End: span.End}); ok && m.kind != People && !noPlaces[m.key] {
			if top := r.g.at(int(m.places[0])); m.rule == "state" || m.rule == "short" || top.class <= Province || top.population > 300000 {
				m.kind = Embedded
				return m, e.End
			}
		}
	}
	whole.rule = "open"
	whole.entity = r.speaks(span)
	return whole, e.End
}

// speaks reports whether the words say that a name which the gazetteer lacks is a place: "in Khayelitsha", "Torkula village".
func (r *reader) speaks(s dateline.Span) bool {
	d := r.doc
	for _, t := range d.Tokens[s.Start:s.End] {
		if t.Start < t.End && t.End <= len(d.Text) && strings.ContainsAny(d.Text[t.Start:t.End], "0123456789@_.") {
			return false
		}
	}
	last := d.Tokens[s.End-1]
	if last.End-last.Start > longestToken {
		return false
	}
	w := strings.ToLower(d.Text[last.Start:last.End])
	if _, ok := kinds[w]; ok || facilities[w] {
		return true
	}
	if r.hintBeside(s) != 0 {
		return true
	}
	if i := s.Start - 1; i >= 0 && d.Tokens[i].Sent == d.Tokens[s.Start].Sent && d.Tokens[i].End-d.Tokens[i].Start < longestToken {
		switch strings.ToLower(d.Text[d.Tokens[i].Start:d.Tokens[i].End]) {
		case "in", "near", "at", "around", "outside", "across", "throughout", "inside", "toward", "towards":
			return d.Tokens[s.Start].POS == "" || d.Tokens[s.Start].POS == "PROPN"
		}
	}
	return false
}

// hintBeside reads the word beside a name that says what it is: "Benue state", "the city of Benue", "province of".
func (r *reader) hintBeside(s dateline.Span) Class {
	d := r.doc
	low := func(i int) string {
		if i < 0 || i >= len(d.Tokens) || d.Tokens[i].Sent != d.Tokens[s.Start].Sent || d.Tokens[i].End-d.Tokens[i].Start > longestToken {
			return ""
		}
		return strings.ToLower(d.Text[d.Tokens[i].Start:d.Tokens[i].End])
	}
	if c, ok := kinds[low(s.End)]; ok && low(s.End) != "agency" && low(s.End) != "department" {
		return c
	}
	if low(s.Start-1) == "of" {
		return kinds[low(s.Start-2)]
	}
	return kinds[low(s.Start-1)]
}

// container reads what follows a name behind a comma: "Termez, Uzbekistan", "Springfield, Ill.". It returns a division, a
// country as a negative number, or 0.
func (r *reader) container(m mention, next int, s dateline.Span) int {
	d := r.doc
	if m.kind != Literal {
		return 0
	}
	i := next
	switch {
	case i < s.End && d.Text[d.Tokens[i].Start:d.Tokens[i].End] == ",":
		i++
	case i+1 < s.End && strings.EqualFold(r.text(i, i+1), "in"):
		i++
		if strings.EqualFold(r.text(i, i+1), "the") && i+1 < s.End {
			i++
		}
	default:
		return 0
	}
	if i >= s.End || !r.capital(i) {
		return 0
	}
	best := 0
	for j := i + 1; j <= min(s.End, i+4); j++ {
		if d.Tokens[j-1].End-d.Tokens[j-1].Start > longestToken {
			break
		}
		text := r.text(i, j)
		key := Key(text)
		if n, ok := r.stage.shorts[text]; ok {
			best = -n
			continue
		}
		if code, ok := abbreviations[key]; ok && r.stage.admins[code] > 0 && (len(key) > 2 || text == strings.ToUpper(text) || strings.HasSuffix(text, ".")) {
			best = r.stage.admins[code]
			continue
		}
		if w, ok := r.stage.states[key]; ok && w.kind == Literal {
			if c := r.g.at(w.place).country; c > 0 && !r.provinceOf(key, m) {
				best = -c
				continue
			}
		}
		from, to := r.g.find(key)
		for k := from; k < min(to, from+maxPlaces); k++ {
			if p := r.g.at(r.g.ref(k)); p.class == Province && p.admin > 0 && r.holds(m, p.admin) {
				best = p.admin
				break
			}
		}
	}
	return best
}

// provinceOf reports whether a name that is a state and a division (Georgia) is the division that holds a place of m.
func (r *reader) provinceOf(key string, m mention) bool {
	from, to := r.g.find(key)
	for k := from; k < min(to, from+maxPlaces); k++ {
		if p := r.g.at(r.g.ref(k)); p.class == Province && p.admin > 0 && r.holds(m, p.admin) {
			c := r.g.at(r.stage.states[key].place).country
			for _, q := range m.places {
				if r.g.at(int(q)).country == c {
					return false
				}
			}
			return true
		}
	}
	return false
}

// holds reports whether a division holds one of the places that a name may mean.
func (r *reader) holds(m mention, admin int) bool {
	for _, p := range m.places {
		if q := r.g.at(int(p)); q.admin == admin && q.class > Province {
			return true
		}
	}
	return false
}

// datelinePlace looks up the place in front of a wire report: "TERMEZ, Uzbekistan".
func (r *reader) datelinePlace() {
	name, rest, _ := strings.Cut(r.doc.Dateline.Place, ",")
	r.line = mention{key: Key(name), chosen: -1, rule: "dateline"}
	if r.line.key == "" || len(r.line.key) > 200 {
		return
	}
	if w, ok := r.stage.states[r.line.key]; ok && w.kind == Literal {
		r.line.places = append(r.line.places, int32(w.place))
	}
	from, to := r.g.find(r.line.key)
	for i := from; i < min(to, from+maxPlaces); i++ {
		r.line.places = append(r.line.places, int32(r.g.ref(i)))
	}
	rest = strings.TrimSpace(rest)
	if rest == "" || len(rest) > 200 {
		return
	}
	key := Key(rest)
	if code, ok := abbreviations[key]; ok && r.stage.admins[code] > 0 {
		r.line.inside = r.stage.admins[code]
		return
	}
	if w, ok := r.stage.states[key]; ok && w.kind == Literal {
		r.line.inside = -r.g.at(w.place).country
		if !r.provinceOf(key, r.line) {
			return
		}
	}
	from, to = r.g.find(key)
	for i := from; i < min(to, from+maxPlaces); i++ {
		if p := r.g.at(r.g.ref(i)); p.class == Province && r.holds(r.line, p.admin) {
			r.line.inside = p.admin
			return
		}
	}
}
