package place

import (
	"math"
	"strings"

	"github.com/dateline/dateline"
)

// resolve chooses the place of every mention. A first round weighs each name with the countries and divisions that the report
// names; a second adds nearness to what the first chose.
func (r *reader) resolve() {
	r.weigh()
	r.choices = map[string]int{}
	var near []record
	for round := 0; round < 2; round++ {
		// Names that the text itself places come first and hold for the whole report.
		clear(r.choices)
		for i := range r.found {
			if m := &r.found[i]; m.inside != 0 && len(m.places) > 0 {
				r.choose(m, near)
				if _, ok := r.choices[m.key]; !ok && m.chosen >= 0 && r.inside(m, r.g.at(m.chosen)) {
					r.choices[m.key] = i
				}
			}
		}
		// "Suffolk County" tells which Suffolk.
		for i := range r.found {
			m := &r.found[i]
			at := strings.LastIndexByte(m.key, ' ')
			if at < 0 || len(m.places) == 0 || m.kind != Literal || !divided[m.key[at+1:]] {
				continue
			}
			if m.inside == 0 {
				r.choose(m, near)
			}
			if _, ok := r.choices[m.key[:at]]; !ok && m.chosen >= 0 {
				r.choices[m.key[:at]] = i
			}
		}
		for i := range r.found {
			m := &r.found[i]
			if len(m.places) == 0 || m.inside != 0 {
				continue
			}
			if k, ok := r.choices[m.key]; ok && (m.hint == r.found[k].hint || m.hint == 0 && m.kind == Literal && len(r.found[k].key) > len(m.key)) {
				m.chosen = r.found[k].chosen
				continue
			}
			r.choose(m, near)
			if m.hint == 0 {
				r.choices[m.key] = i
			}
		}
		if len(r.line.places) > 0 {
			r.choose(&r.line, near)
		}
		near = near[:0]
		for i := range r.found {
			if m := &r.found[i]; m.chosen >= 0 && m.kind != Adjective && m.kind != People {
				if p := r.g.at(m.chosen); p.class >= District && len(near) < 64 {
					near = append(near, p)
				}
			}
		}
	}
	r.enclose()
}

// weigh counts the countries and divisions that the report names beyond doubt.
func (r *reader) weigh() {
	r.weight, r.admins, r.named, r.votes = map[int]float64{}, map[int]float64{}, map[int]float64{}, map[vote]float64{}
	for i := range r.found {
		m := &r.found[i]
		if len(m.places) == 0 {
			continue
		}
		top := r.g.at(int(m.places[0]))
		switch {
		case m.rule == "abbreviation" && !m.entity, r.contested(m):
		case top.class == Country && len(m.places) == 1:
			r.speak(m, top.country, 1)
		case top.class == Country:
			r.speak(m, top.country, 0.5)
		case top.class == Province && len(m.places) == 1:
			r.speak(m, top.country, 0.7)
			r.admins[top.admin]++
		case top.class == Province:
			r.speak(m, top.country, 0.4)
			r.admins[top.admin] += 0.5
		case len(m.places) == 1:
			r.speak(m, top.country, 0.5)
			r.admins[top.admin] += 0.3
		case top.population > 500000:
			r.speak(m, top.country, 0.4)
			r.admins[top.admin] += 0.2
		}
		if m.rule == "abbreviation" && m.entity {
			r.named[top.admin]++
		}
		if m.inside > 0 {
			r.named[m.inside]++
			r.admins[m.inside]++
			r.weight[r.g.at(r.g.adminPlace(m.inside)).country]++
		} else if m.inside < 0 {
			r.weight[-m.inside]++
		}
	}
	if len(r.line.places) > 0 {
		top := r.g.at(int(r.line.places[0]))
		if r.line.inside < 0 {
			r.weight[-r.line.inside] += 1.5
		} else if r.line.inside > 0 {
			r.named[r.line.inside]++
			r.admins[r.line.inside]++
			r.weight[r.g.at(r.g.adminPlace(r.line.inside)).country] += 1.5
		} else if top.population > 100000 || len(r.line.places) == 1 {
			r.weight[top.country]++
		}
	}
	delete(r.weight, 0)
	delete(r.admins, 0)
	if c := r.publisher(); c > 0 {
		r.weight[c]++
	}
}

// speak lets a mention count for a country.
func (r *reader) speak(m *mention, country int, n float64) {
	r.weight[country] += n
	r.votes[vote{m.key, country}] += n
}

// others is what the report's other names say for a country.
func (r *reader) others(m *mention, country int) float64 {
	return max(0, r.weight[country]-r.votes[vote{m.key, country}])
}

// publisher returns the country of the address that the report came from.
func (r *reader) publisher() int {
	if r.doc.Article == nil {
		return 0
	}
	host := r.doc.Article.URL
	if k := strings.Index(host, "://"); k >= 0 {
		host = host[k+3:]
	}
	if k := strings.IndexAny(host, "/?#:"); k >= 0 {
		host = host[:k]
	}
	k := strings.LastIndexByte(host, '.')
	if k < 0 {
		return 0
	}
	tld := strings.ToLower(host[k+1:])
	switch tld {
	case "tv", "io", "co", "ai", "me", "fm", "to", "cc", "ws", "ly", "la", "gg", "am":
		return 0 // sold to all the world
	}
	return r.stage.byTLD[tld]
}

// inside reports whether a place lies in what the text names behind it.
func (r *reader) inside(m *mention, p record) bool {
	if m.inside > 0 {
		return p.admin == m.inside && p.class > Province
	}
	return p.country == -m.inside && p.class > Country
}

// choose weighs the places of one mention.
func (r *reader) choose(m *mention, near []record) {
	best, chosen := math.Inf(-1), -1
	contested := r.contested(m)
	for i, at := range m.places {
		p := r.g.at(int(at))
		s := prior(p.class, p.population, p.capital, p.seat)
		if i == 0 && m.rule == "state" {
			s++
			if contested {
				s -= 2.5
			}
		}
		w := r.weight[p.country]
		if len(m.places) > 1 {
			w = r.others(m, p.country)
		}
		s += 3 * w / (w + 2)
		a := r.admins[p.admin]
		if p.class > Province {
			s += 1.5 * a / (a + 1)
		}
		if n := r.named[p.admin]; p.class == Province && n > 0 {
			s += 2.5 * n / (n + 1)
		}
		if p.capital && m.hint == City && strings.HasSuffix(r.text(m.span.Start, m.span.End), " Township") {
			s -= 6
		}
		if p.class == City && p.population > 5000000 {
			s += 0.5
		}
		if m.inside != 0 && r.inside(m, p) {
			s += 8
		}
		switch {
		case m.hint == 0:
		case m.hint == p.class:
			s += 3
		case m.hint == Province && p.class == District || m.hint == District && p.class == Province:
			s++
		case m.hint == City && p.class == Section, m.hint == Section && p.class == City:
			s++
		}
		if p.class >= District && len(m.places) > 1 {
			s += closeness(p, near)
		}
		if s > best {
			best, chosen = s, int(at)
		}
	}
	m.chosen = r.town(m, chosen)
	if m.rule == "abbreviation" && !m.entity && chosen >= 0 && r.weight[r.g.at(chosen).country] < 0.7 {
		m.chosen = -1
	}
	// A village whose country the report never names is a guess.
	if m.chosen >= 0 && !r.trusted(m, r.g.at(m.chosen), near) {
		m.chosen = -1
	}
}

// beside is how far a town may lie from the middle of the district that is called after it, in kilometres.
const beside = 60.0

// town returns the town that a district is called after if the text names no district: Kharkiv is no raion, whatever their populations.
func (r *reader) town(m *mention, chosen int) int {
	if chosen < 0 || m.hint == District || m.hint == Province {
		return chosen
	}
	d := r.g.at(chosen)
	if d.class != District {
		return chosen
	}
	best, population := chosen, 20000
	for _, at := range m.places {
		p := r.g.at(int(at))
		if p.class == City && p.country == d.country && p.population > population && distance(d.lat, d.lon, p.lat, p.lon) < beside {
			best, population = int(at), p.population
		}
	}
	return best
}

// trusted reports whether the report speaks enough for a small place.
func (r *reader) trusted(m *mention, p record, near []record) bool {
	switch {
	case p.class <= Region || p.class == Spot || p.capital || p.population >= 200000 || p.seat && p.population >= 100000, m.inside != 0 && r.inside(m, p), r.others(m, p.country) >= 0.5, closeness(p, near) >= 1:
		return true
	case r.elsewhere(m, p.country): // Middletown in a report from Yorkshire
		return false
	}
	return p.class < City || p.population >= 15000 || len(m.places) == 1
}

// elsewhere reports whether the report speaks of other countries than one.
func (r *reader) elsewhere(m *mention, country int) bool {
	for c := 1; c <= r.g.states; c++ {
		if c != country && r.others(m, c) >= 2 {
			return true
		}
	}
	return false
}

// contested reports whether the name of a state is also that of a large division of another state: Georgia, Niger.
func (r *reader) contested(m *mention) bool {
	if m.rule != "state" || len(m.places) < 2 {
		return false
	}
	top := r.g.at(int(m.places[0]))
	if top.class != Country {
		return false
	}
	for _, at := range m.places[1:] {
		if p := r.g.at(int(at)); p.class == Province && p.country != top.country && p.population > 1000000 {
			return true
		}
	}
	return false
}

// closeness rewards a place that lies near others of the report.
func closeness(p record, near []record) float64 {
	best := math.Inf(1)
	for _, q := range near {
		if q.index == p.index || q.name == p.name || q.capital {
			continue
		}
		best = min(best, distance(p.lat, p.lon, q.lat, q.lon))
	}
	switch {
	case best < 50:
		return 1.5
	case best < 150:
		return 1
	case best < 400:
		return 0.5
	}
	return 0
}

// distance returns the kilometres between two points on the sphere.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a, b := lat1*rad, lat2*rad
	h := math.Pow(math.Sin((b-a)/2), 2) + math.Cos(a)*math.Cos(b)*math.Pow(math.Sin((lon2-lon1)*rad/2), 2)
	return 2 * 6371.009 * math.Asin(math.Sqrt(min(1, h)))
}

// write appends the places to the document.
func (r *reader) write() {
	for i := range r.found {
		m := &r.found[i]
		if m.rule == "abbreviation" && m.chosen < 0 {
			continue
		}
		p := r.place(m, r.doc.Words(m.span))
		if p.Kind == Literal && r.acts(m.span) {
			p.Kind = Metonym
		}
		r.doc.Places = append(r.doc.Places, p)
	}
	if r.line.key != "" {
		r.doc.Dateline.Where = r.place(&r.line, r.doc.Dateline.Place)
	}
}

// place makes the root type of a mention.
func (r *reader) place(m *mention, words string) dateline.Place {
	p := dateline.Place{Span: m.span, Name: words, Kind: m.kind, Precision: precision[0], Rule: "place:" + m.rule}
	if m.within > 0 {
		r.lies(&p, m)
		return p
	}
	if m.chosen < 0 {
		return p
	}
	c := r.g.at(m.chosen)
	p.Name, p.GeoNames, p.Lat, p.Lon, p.Located = c.name, c.id, c.lat, c.lon, true
	p.Country, p.Precision = r.g.iso3(c.country), precision[c.class]
	if c.admin > 0 && c.class > Province {
		p.Admin1 = r.g.at(r.g.adminPlace(c.admin)).name
	} else if c.class == Province {
		p.Admin1 = c.name
	}
	r.claim(&p, c)
	return p
}

// acts reports whether a place is the doer of its clause or somebody to deal with: "Moscow said", "talks with Moscow".
func (r *reader) acts(s dateline.Span) bool {
	d := r.doc
	head := -1
	for i := s.Start; i < s.End; i++ {
		if h := d.Tokens[i].Head; h < s.Start || h >= s.End {
			head = i
		}
	}
	if head < 0 || d.Tokens[head].Dep == "" {
		return false
	}
	t := &d.Tokens[head]
	switch dep, _, _ := strings.Cut(t.Dep, ":"); dep {
	case "nsubj":
		return t.Head >= 0 && d.Tokens[t.Head].POS == "VERB"
	case "obl", "nmod":
		for i := max(s.Start-3, 0); i < head; i++ {
			if c := &d.Tokens[i]; c.Head == head && c.Dep == "case" {
				switch c.Lemma {
				case "with", "by", "against":
					return true
				}
			}
		}
	}
	return false
}
