package place

import (
	"strings"

	"github.com/dateline/dateline"
)

const (
	around     = 161.0   // kilometres within which a report speaks of one area
	metropolis = 1000000 // people of a town so large that an unknown name near it is one of its quarters
	most       = 0.6     // share of the towns of a report that make it speak of one area
)

// enclose gives names that the gazetteer lacks the town, division or country that the report tells them to lie in: a hotel of the only
// town of its sentence, a village of a report from one province. The name stays as it is written; Precision tells how wide the answer is.
func (r *reader) enclose() {
	towns := r.towns()
	for i := range r.found {
		m := &r.found[i]
		switch {
		case r.building(m) && r.acts(m.span) && (m.chosen < 0 || r.misplaced(m, towns)): // "the White House condemned": it speaks, wherever it stands
			m.chosen = -1
		case m.rule == "abbreviation" || m.kind == People || m.kind == Adjective || m.chosen >= 0 && !r.misplaced(m, towns):
		case m.inside > 0:
			m.within = r.g.adminPlace(m.inside) + 1
		case m.inside < 0:
			m.within = r.g.countryPlace(-m.inside) + 1
		default:
			m.within = r.encloser(i, towns) + 1
		}
	}
}

// A town is a town of the report and how often it is named.
type town struct {
	place record
	n     float64
	at    int // token, -1 for the dateline
}

// towns lists the located towns that the report names, in text order, with that of the dateline.
func (r *reader) towns() []town {
	var out []town
	if r.line.chosen >= 0 {
		if p := r.g.at(r.line.chosen); p.class >= District {
			out = append(out, town{p, 2, -1})
		}
	}
	for i := range r.found {
		m := &r.found[i]
		if m.chosen < 0 || m.kind != Literal {
			continue
		}
		if p := r.g.at(m.chosen); p.class >= District && !(p.capital && r.acts(m.span)) {
			out = append(out, town{p, 1, m.span.Start})
		}
	}
	return out
}

// encloser finds the place that holds mention i, -1 if the report does not tell.
func (r *reader) encloser(i int, towns []town) int {
	m := &r.found[i]
	sent := r.doc.Tokens[m.span.Start].Sent
	// The only area of the sentence.
	best, gap := -1, 1<<30
	one := true
	var first record
	for _, t := range towns {
		if t.at < 0 || r.doc.Tokens[t.at].Sent != sent {
			continue
		}
		if best >= 0 && distance(first.lat, first.lon, t.place.lat, t.place.lon) > around {
			one = false
		}
		d := t.at - m.span.End
		if d < 0 {
			d = m.span.Start - t.at
		}
		if best < 0 {
			first = t.place
		}
		if d < gap {
			best, gap = t.place.index, d
		}
	}
	if best >= 0 && one && (r.building(m) || !r.elsewhere(m, first.country)) {
		return best
	}
	// The area of the report.
	total, top, share := 0.0, -1, 0.0
	for _, t := range towns {
		total += t.n
	}
	for k, t := range towns {
		n := 0.0
		for _, u := range towns {
			if distance(t.place.lat, t.place.lon, u.place.lat, u.place.lon) <= around {
				n += u.n
			}
		}
		if n > share {
			top, share = k, n
		}
	}
	if top >= 0 && total >= 2 && share >= most*total {
		p := towns[top].place
		if !r.building(m) && p.admin != 0 && p.population < metropolis && (total < 4 || share < 0.8*total) {
			return r.g.adminPlace(p.admin)
		}
		return p.index
	}
	return r.country(m)
}

// country is the place of the only country that the report speaks of, -1 if there are several.
func (r *reader) country(m *mention) int {
	best, weight, total := 0, 0.0, 0.0
	for c := 1; c <= r.g.states; c++ {
		w := r.others(m, c)
		total += w
		if w > weight {
			best, weight = c, w
		}
	}
	if best > 0 && weight >= 1 && weight >= 0.8*total {
		return r.g.countryPlace(best)
	}
	return -1
}

// building reports whether the last word of a name says that it is a building or a street.
func (r *reader) building(m *mention) bool {
	t := r.doc.Tokens[m.span.End-1]
	return t.End-t.Start <= longestToken && buildings[strings.ToLower(r.doc.Text[t.Start:t.End])]
}

// misplaced reports whether a building that has the name of a place far away in it was put there: Liverpool Academy in Cairo.
func (r *reader) misplaced(m *mention, towns []town) bool {
	if m.kind != Embedded || !r.building(m) {
		return false
	}
	p := r.g.at(m.chosen)
	if p.class == Province {
		return false // Arizona State University
	}
	for _, t := range towns {
		if p.class > Region && distance(p.lat, p.lon, t.place.lat, t.place.lon) <= around {
			return false
		}
	}
	return len(towns) > 0
}

// lies makes the root type of a name that lies within another place.
func (r *reader) lies(p *dateline.Place, m *mention) {
	c := r.g.at(m.within - 1)
	p.Lat, p.Lon, p.Located, p.Country, p.Precision, p.Rule = c.lat, c.lon, true, r.g.iso3(c.country), precision[c.class], dateline.Within
	switch {
	case c.class >= City && !r.building(m):
		p.Precision = precision[District] // around the town
	case c.class == Spot:
		p.Precision = precision[City]
	}
	if c.admin > 0 {
		p.Admin1 = r.g.at(r.g.adminPlace(c.admin)).name
	}
	r.claim(p, c)
}
