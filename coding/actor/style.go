package actor

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// A style is a title that tells in front of the name whose it is: "Minister of Energy and Water Resources of the Republic of Gondor Faramir
// Hurin". Only a comma or nothing parts the name from it.
type style struct {
	end     int    // token behind the title
	name    int    // token at which the name begins
	state   *Entry // of the last state in it, nil if none
	content int    // tokens of the title up to which it is of one office: behind "Minister of Energy and Water Resources"
}

// isPortfolio reports whether a word is one of what ministers and ministries are of.
func isPortfolio(form string) bool {
	switch foldString(form) {
	case "affairs", "affair", "foreign", "internal", "external", "home", "interior", "defence", "defense", "security", "justice", "finance", "finances", "economy", "economic", "economics", "trade", "commerce", "industry",
		"industries", "heavy", "light", "investment", "investments", "integration", "energy", "power", "oil", "gas", "petroleum", "mining", "mines", "mineral", "minerals", "resources", "natural", "water", "irrigation", "agriculture",
		"farming", "food", "forestry", "fisheries", "fishery", "livestock", "rural", "regional", "local", "environment", "environmental", "ecology", "climate", "protection", "nature", "conservation", "transport", "transportation",
		"roads", "road", "railways", "infrastructure", "construction", "housing", "urban", "communal", "communications", "communication", "telecommunications", "information", "digital", "digitalization", "technology",
		"technologies", "innovation", "innovations", "innovative", "science", "sciences", "scientific", "research", "education", "higher", "secondary", "preschool", "enlightenment", "culture", "cultural", "tourism", "sport", "sports",
		"youth", "family", "families", "women", "health", "healthcare", "public", "social", "welfare", "labour", "labor", "employment", "migration", "immigration", "population", "human", "rights", "development", "planning",
		"policy", "cooperation", "co-operation", "relations", "emergency", "emergencies", "situations", "disaster", "management", "religious", "religion", "space", "aerospace", "aviation", "maritime", "shipping", "state", "national",
		"services", "service", "reform", "reforms", "property", "assets", "budget", "treasury", "taxes", "customs", "statistics", "veterans", "parliamentary", "european", "international", "strategic", "strategy",
		"entrepreneurship", "business", "competition", "consumer", "antimonopoly", "works", "lands", "land", "heritage", "media", "press", "artificial", "intelligence", "cyber", "nuclear", "atomic", "electricity", "textile":
		return true
	}
	return false
}

// styles finds the titles in front of names that the recogniser may have run into one.
func (w *work) styles() {
	w.styled = map[int]style{}
	for i := 0; i < len(w.hits); i++ {
		h := &w.hits[i]
		if h.gone || h.entry("person") != nil {
			continue
		}
		r := h.has(asRole, asPost)
		if r == nil || r.kind == asRole && !r.entry.Title && !isMinister(w.d.Tokens[h.Start].Form) || w.d.Tokens[w.noun(h.Span)].Tag == "NNS" {
			continue
		}
		st, ok := w.style(h.Start, h.End)
		for k := h.End; k < st.content; k++ { // "Industry" is no business here
			if g := w.hit(k); g != nil && g.state() == nil && g.End <= st.content {
				g.gone = true
			}
		}
		if ok || st.content > h.End {
			w.styled[h.Start] = st
		}
		for k := st.name; ok && k < len(w.d.Tokens) && w.entAt[k] > 0 && w.entAt[k] == w.entAt[st.name-1] && w.d.Entities[w.entAt[k]-1].Start < st.name; k++ {
			w.entAt[k] = 0
		}
	}
}

// style reads the title whose role words are the tokens from start to end.
func (w *work) style(start, end int) (style, bool) {
	d := w.d
	last := d.Sentence(start).End
	st := style{content: end, name: -1}
	minister := slices.ContainsFunc(d.Tokens[start:end], func(t dateline.Token) bool { return isMinister(t.Form) })
	k, loose := end, false
	if minister && end-start > 1 && isPortfolio(d.Tokens[end-1].Form) { // "Minister of Energy and Water Resources"
		if k = w.portfolio(end, last, true); k > end {
			st.content, loose = k, true
		}
	}
	told := false
	for n := 0; n < 6 && k+1 < last; n++ {
		prep := strings.ToLower(d.Tokens[k].Form)
		if prep != "of" && prep != "for" && prep != "to" {
			break
		}
		j := k + 1
		if j < last && d.Tokens[j].POS == "DET" {
			j++
		}
		if j >= last {
			break
		}
		next := j
		if h := w.hit(j); h != nil && h.Start == j && h.entry("person") == nil && !(minister && !told && isPortfolio(d.Tokens[j].Form)) {
			switch {
			case h.state() != nil && h.has(asName, asShort) != nil:
				st.state = h.state()
				next = h.End
			case h.body() != nil && upper(d.Tokens[j].Form), h.has(asRole, asRoles, asPost) != nil && upper(d.Tokens[j].Form):
				next = h.End
			}
		} else if minister && !told {
			if next = w.portfolio(j, last, false); next > j {
				st.content = next
			}
		}
		if next == j {
			break
		}
		k, told = next, true
	}
	if !told && !loose || minister && !w.titled(start) {
		return st, false
	}
	st.end = k
	return st, w.bearerAt(&st, k, last)
}

// noun returns the last token of role words before "of": that of "Minister of Foreign Affairs" is no plural.
func (w *work) noun(s dateline.Span) int {
	for i := s.Start + 1; i < s.End; i++ {
		if f := w.d.Tokens[i].Form; f == "of" || f == "for" {
			return i - 1
		}
	}
	return s.End - 1
}

// titled reports whether the role that begins at token i is a title of people.
func (w *work) titled(i int) bool {
	h := w.hit(i)
	r := h.has(asRole, asPost)
	return r != nil && (r.kind == asPost || r.entry.Title)
}

// isMinister reports whether a word of a title takes what it is of by "of".
func isMinister(form string) bool {
	switch strings.ToLower(form) {
	case "minister", "ministry", "secretary", "department", "committee", "commissioner", "agency":
		return true
	}
	return false
}

// portfolio returns where the list of a minister's fields ends that begins at token k, or is continued there.
func (w *work) portfolio(k, last int, goon bool) int {
	d := w.d
	at := k
	for n := 0; n < 12 && at < last; n++ {
		t := &d.Tokens[at]
		switch {
		case upper(t.Form) && isPortfolio(t.Form) && (at > k || !goon):
			at++
		case (at > k || goon) && (t.Form == "," || t.POS == "CCONJ" || t.Form == "&"):
			j := at + 1
			if j < last && d.Tokens[j].POS == "CCONJ" {
				j++
			}
			if j >= last || !upper(d.Tokens[j].Form) || !isPortfolio(d.Tokens[j].Form) {
				return at
			}
			at, goon = j+1, false
		default:
			return at
		}
	}
	return at
}

// bearerAt finds the name that begins at token k, and enters it if it is none yet.
func (w *work) bearerAt(st *style, k, last int) bool {
	d := w.d
	if k >= last {
		return false
	}
	s := w.capitals(k)
	if s.Empty() || s.End-s.Start > 5 {
		return false
	}
	person := false
	for i := s.Start; i < s.End; i++ {
		h := w.hit(i)
		if h != nil && h.entry("person") != nil {
			person = true
		}
		if e := w.entAt[i]; e != 0 && d.Entities[e-1].Kind == "PER" {
			person = true
			if d.Entities[e-1].Start <= s.Start && d.Entities[e-1].End > s.End {
				s.End = d.Entities[e-1].End
			}
		}
	}
	if s.End-s.Start < 2 && !person || d.Sentence(k).Headline && !person {
		return false
	}
	if w.firm(s.End - 1) {
		return false
	}
	if t := &d.Tokens[s.End-1]; t.Head == s.End && s.End < last && d.Tokens[s.End].POS == "NOUN" || s.End < last && d.Tokens[s.End].Form == "-" {
		return false
	}
	st.name = s.Start
	w.personEntity(s)
	return w.nameAt[s.Start] != 0
}

// firm reports whether a word ends the name of a body rather than that of a person.
func (w *work) firm(i int) bool {
	switch foldString(w.d.Tokens[i].Form) {
	case "lines", "airlines", "airways", "bank", "company", "group", "holding", "union", "federation", "university", "party", "council", "association", "institute", "academy", "club", "railways", "energy", "oil", "gas", "jsc", "llc",
		"corporation", "agency", "committee", "commission", "court", "office", "center", "centre", "house", "chamber", "fund", "foundation", "society", "region", "province", "district", "city", "team", "congress", "assembly",
		"parliament", "senate", "army", "force", "forces", "police", "embassy", "ministry", "department", "service", "organization", "organisation", "alliance", "movement", "front", "airport", "museum", "hospital", "church", "league", "cup":
		return true
	}
	return false
}

// entitle gives unit i the name behind its style, and takes the units within the style into it.
func (w *work) entitle(i int) {
	u := &w.units[i]
	st, ok := w.styled[u.core.Start]
	if !ok || st.name < 0 || u.named >= 0 || u.plural {
		return
	}
	n := int(w.nameAt[st.name]) - 1
	if n < 0 || w.names[n].Start != st.name {
		return
	}
	u.End, u.named, u.before = st.end, n, true
	if st.state != nil && len(u.states) == 0 && u.org == nil {
		u.states = []*Entry{st.state}
	}
}
