package actor

import (
	"strings"
	"unicode"

	"github.com/dateline/dateline"
)

// settings finds out which state the report speaks for and which it is about; both are used last, where nothing else
// tells whose "the government" is.
func (w *work) settings() {
	d := w.d
	count := map[*Entry]int{}
	var order []*Entry
	add := func(st *Entry, n int) {
		if st == nil {
			return
		}
		if _, ok := count[st]; !ok {
			order = append(order, st)
		}
		count[st] += n
	}
	if d.Article != nil {
		name := d.Article.Publisher
		if name == "" {
			name = issuer(w.headline())
		}
		w.publisher(name)
		for _, f := range w.texts(d.Article.Title) {
			add(f.hit.state(), 2)
		}
	}
	for i := range w.hits {
		h := &w.hits[i]
		if h.gone || w.backs(h) {
			continue
		}
		if h.state() != nil {
			add(h.state(), 2)
		} else if b := h.body(); b != nil && official(b.Sector) {
			add(w.states[b.Country], 2)
		}
	}
	for i := range d.Places {
		if p := &d.Places[i]; (p.Kind == "" || p.Kind == "metonym") && p.Start >= 0 && p.Start < len(d.Tokens) && w.hit(p.Start) == nil {
			add(w.states[d.Places[i].Country], 1)
		}
	}
	for _, f := range w.texts(d.Dateline.Place) {
		add(f.hit.state(), 3)
	}
	for i := range w.people {
		if a := w.people[i].actor; a >= 0 {
			add(w.states[d.Actors[a].Country], 1)
		}
	}
	for _, st := range order {
		if st == w.home {
			continue
		}
		if w.main == nil || count[st] > count[w.main] {
			w.main = st
		}
	}
	if w.main == nil {
		w.main = w.home
	}
	if w.main == nil {
		w.main = w.paper
	}
}

// backs reports whether a name only tells who stands behind others: "Gondor-backed fighters".
func (w *work) backs(h *hit) bool {
	d := w.d
	return h.End+1 < len(d.Tokens) && d.Tokens[h.End].Form == "-" && led(d.Tokens[h.End+1].Form) && !doer(d.Tokens[h.End+1].Form)
}

// headline returns the title of the report, from its data or its first line.
func (w *work) headline() string {
	if w.d.Article.Title != "" {
		return w.d.Article.Title
	}
	if t := w.d.Title; !t.Empty() && t.End <= len(w.d.Text) {
		return w.d.Text[t.Start:t.End]
	}
	return ""
}

// issuer returns who issues a statement by its title: "Statement of the Ministry of Defence of Gondor on the siege".
func issuer(title string) string {
	low := strings.ToLower(title)
	if len(low) != len(title) {
		return ""
	}
	for _, kind := range []string{"statement", "declaration", "communique", "communiqué", "press release", "remarks", "message"} {
		at := strings.Index(low, kind)
		if at < 0 {
			continue
		}
		rest := low[at+len(kind):]
		for _, by := range []string{" by ", " of ", " from "} {
			if !strings.HasPrefix(rest, by) {
				continue
			}
			from := at + len(kind) + len(by)
			to := len(title)
			for _, on := range []string{" on ", " regarding ", " concerning ", " about ", " following ", " marking ", ": "} {
				if k := strings.Index(low[from:], on); k >= 0 {
					to = min(to, from+k)
				}
			}
			return title[from:to]
		}
	}
	return ""
}

// publisher looks up who publishes the report.
func (w *work) publisher(name string) {
	var state, body, role *Entry
	for _, f := range w.texts(name) {
		if b := f.hit.body(); b != nil && body == nil {
			body = b
		}
		if st := f.hit.state(); st != nil && state == nil {
			state = st
		}
		if s := f.hit.has(asRole, asRoles); s != nil && role == nil {
			role = s.entry
		}
	}
	switch {
	case body != nil && (body.Sector == "GOV" || body.Sector == "MIL" || body.Sector == "LEG" || body.Sector == "COP"):
		w.publish, w.home = body, w.states[body.Country]
	case body != nil && body.Country == "" && body.Sector != "MED" && body.Sector != "JRN" && body.Sector != "BUS":
		w.publish = body
	case body != nil:
		w.paper = w.states[body.Country]
	case state != nil && role != nil && (role.Sector == "GOV" || role.Sector == "MIL" || role.Sector == "LEG"):
		w.home = state
		w.publish = &Entry{
			ID: dateline.Hash("publisher", foldString(name)), Name: name, Kind: "org", Country: state.Country,
			Code: compose(state.Code, role.Code), Sector: role.Sector, Rule: role.Rule,
		}
	case state != nil && foldString(name) == foldString(state.Name):
		w.home, w.publish = state, state
	case state != nil:
		w.paper = state
	}
}

// A finding is a name of the registry in a text without tokens, such as a headline or the name of a paper.
type finding struct {
	hit        hit
	start, end int // bytes
}

// texts looks up the names in a short text without tokens.
func (w *work) texts(s string) []finding {
	if len(s) > 400 {
		s = s[:400]
	}
	var bounds [][2]int
	start := -1
	for i, r := range s + " " {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '\'' || r == '’'
		if letter && start < 0 {
			start = i
		}
		if !letter && start >= 0 {
			word := strings.TrimRight(s[start:min(i, len(s))], ".'’")
			if poss, ok := strings.CutSuffix(word, "'s"); ok {
				word = poss
			} else if poss, ok := strings.CutSuffix(word, "’s"); ok {
				word = poss
			}
			if strings.Count(s[start:min(i, len(s))], ".") > 1 {
				word = s[start:min(i, len(s))]
			}
			bounds = append(bounds, [2]int{start, start + len(word)})
			start = -1
		}
	}
	var out []finding
	for i := 0; i < len(bounds); {
		n := 0
		var senses []sense
		for j := i; j < len(bounds) && j < i+8; j++ {
			text := s[bounds[i][0]:bounds[j][1]]
			for _, sn := range w.senses[hashOf(foldString(text))] {
				if !sn.term.Holds(w.day) || sn.upper && !upper(text) ||
					sn.exact && strings.ReplaceAll(text, ".", "") != strings.ReplaceAll(sn.text, ".", "") {
					continue
				}
				if n != j+1-i {
					n, senses = j+1-i, nil
				}
				senses = append(senses, sn)
			}
		}
		if n == 0 {
			i++
			continue
		}
		out = append(out, finding{hit{senses: top(senses)}, bounds[i][0], bounds[i+n-1][1]})
		i += n
	}
	return out
}
