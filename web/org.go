package web

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
	"github.com/dateline/dateline/store"
)

// An orgView is what the page of an organisation shows beside what every side has.
type orgView struct {
	Posts  []post
	Parts  []branch
	States []dealing
	Topics *grid
}

// A post is an office of an organisation with those who held it, the latest first.
type post struct {
	Title   string
	Holders []holder
	Earlier []holder // all but the latest
}

// latestHolders is how many of those who held a post are shown at once.
const latestHolders = 6

type holder struct {
	Name, Href string
	Term       string // as the registry knows it
	Told       string // days of the reports that say so
}

// A branch is an institution or a field office of an organisation.
type branch struct {
	Name, Href string
	Reports    int
}

// A dealing is what an organisation had to do with a state.
type dealing struct {
	Name, Href string
	Coop, Conf int
	Wide       int // of its bar, of 100
	Share      int // of conflict in it, of 100
}

// A registry is what the actor files know of organisations.
type registry struct {
	orgs    map[string]*body // by id
	byPlace map[string]string
	byName  map[string]string
}

type body struct {
	id, name, place string
	parts           []string // ids
	terms           []term
}

type term struct{ person, title, from string }

// readRegistry reads the actor files that come with the program.
var readRegistry = sync.OnceValues(func() (*registry, error) {
	list, err := rules.ParseDir(rules.Files, "actors", ".txt")
	if err != nil {
		return nil, err
	}
	g := &registry{map[string]*body{}, map[string]string{}, map[string]string{}}
	within := map[string][]string{}
	var order []string
	for i := range list {
		x := &list[i]
		name := strings.TrimSpace(x.Get("org"))
		if name == "" || strings.HasSuffix(name, "?") {
			continue
		}
		b := &body{id: x.Get("id"), name: name}
		code, _, _ := strings.Cut(x.Get("code"), " ")
		b.place = rules.Place(b.id, x.Get("country"), x.Get("sector"), code)
		g.orgs[b.id] = b
		order = append(order, b.id)
		if up := x.Get("part-of"); up != "" {
			within[up] = append(within[up], b.id)
		}
		for _, n := range append(strings.Split(x.Get("names")+";"+x.Get("short"), ";"), b.name) {
			n, _, _ = strings.Cut(n, "[")
			if n = strings.ToLower(strings.TrimSpace(n)); n != "" && g.byName[n] == "" {
				g.byName[n] = b.id
			}
		}
	}
	for _, id := range order {
		b := g.orgs[id]
		b.parts = within[id]
		if g.byPlace[b.place] == "" && b.place == strings.ToUpper(strings.TrimPrefix(id, "org/")) {
			g.byPlace[b.place] = id
		}
	}
	for i := range list {
		if x := &list[i]; x.Get("person") != "" {
			g.offices(x)
		}
	}
	return g, nil
})

// offices enters the offices of a person with the organisations that they are of.
func (g *registry) offices(x *rules.Stanza) {
	name := x.Get("person")
	for _, l := range x.All("office") {
		f := strings.Split(l.Value, "|")
		if len(f) < 4 {
			continue
		}
		title, of, ok := strings.Cut(strings.TrimSpace(f[0]), " of ")
		for ok {
			of = strings.TrimPrefix(of, "the ")
			if b := g.orgs[g.byName[strings.ToLower(of)]]; b != nil {
				b.terms = append(b.terms, term{name, title, strings.Trim(strings.TrimSpace(f[3]), "[]")})
				break
			}
			var more string
			more, of, ok = strings.Cut(of, " of ")
			title += " of " + more
		}
	}
}

// org gathers the page of an organisation, nil if a side is none.
func (s *Server) org(ctx context.Context, id string, f record.Filter, days []record.Day) (*orgView, error) {
	g, err := readRegistry()
	if err != nil {
		return nil, err
	}
	b := g.orgs[id]
	if b == nil {
		return nil, nil
	}
	v := &orgView{}
	held, err := s.o.Store.Holders(ctx, b.name)
	if err != nil {
		return nil, err
	}
	v.Posts = posts(b, held)
	for _, p := range b.parts {
		x := branch{Name: g.orgs[p].name}
		a, err := s.o.Store.Actor(ctx, p)
		switch {
		case err == nil:
			x.Href, x.Reports = "/actors/"+p, a.Reports
		case s.missed(err) != errMissing:
			return nil, err
		}
		v.Parts = append(v.Parts, x)
	}
	slices.SortStableFunc(v.Parts, func(a, b branch) int { return cmp.Or(b.Reports-a.Reports, strings.Compare(a.Name, b.Name)) })
	v.States = dealings(days, b.place)
	v.Topics, err = s.areas(ctx, f, "acts", 12)
	return v, err
}

// posts brings together what the registry and the reports say of who held which office.
func posts(b *body, held []store.Holder) []post {
	var out []post
	at := map[string]int{}
	find := func(title string) *post {
		key := strings.ToLower(title)
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, post{Title: strings.ToUpper(title[:1]) + title[1:]})
		}
		return &out[i]
	}
	told := map[[2]string]*store.Holder{}
	for i := range held {
		if held[i].Title != "" && !held[i].Former {
			told[[2]string{strings.ToLower(held[i].Title), held[i].Name}] = &held[i]
		}
	}
	terms := slices.Clone(b.terms)
	slices.SortStableFunc(terms, func(x, y term) int { return strings.Compare(y.from, x.from) })
	for _, t := range terms {
		h := holder{Name: t.person, Term: termName(t.from)}
		if key := [2]string{strings.ToLower(t.title), t.person}; told[key] != nil {
			h.Href, h.Told = "/actors/"+told[key].ID, spanName(told[key].First, told[key].Last)
			delete(told, key)
		}
		p := find(t.title)
		p.Holders = append(p.Holders, h)
	}
	for i := range held { // those whom only reports know
		if x := &held[i]; told[[2]string{strings.ToLower(x.Title), x.Name}] == x {
			p := find(x.Title)
			p.Holders = append(p.Holders, holder{Name: x.Name, Href: "/actors/" + x.ID, Told: spanName(x.First, x.Last)})
		}
	}
	slices.SortStableFunc(out, func(x, y post) int { return len(y.Holders) - len(x.Holders) })
	for i := range out {
		if p := &out[i]; len(p.Holders) > latestHolders+1 {
			p.Holders, p.Earlier = p.Holders[:latestHolders], p.Holders[latestHolders:]
		}
	}
	return out
}

// termName writes the limits of a term for people.
func termName(s string) string {
	from, to, _ := strings.Cut(" "+s, " -")
	from, to = strings.TrimSpace(from), strings.TrimSpace(to)
	short := func(s string) string {
		if t, err := time.Parse("2006-01", s[:min(7, len(s))]); err == nil {
			return t.Format("Jan 2006")
		}
		return s
	}
	switch {
	case to == "":
		return "since " + short(from)
	case from == "":
		return "until " + short(to)
	}
	return short(from) + " – " + short(to)
}

// dealings counts days by the other side.
func dealings(days []record.Day, place string) []dealing {
	at := map[string]*dealing{}
	for _, d := range days {
		other := d.A
		if other == place {
			other = d.B
		}
		if other == "" || other == place {
			continue
		}
		x := at[other]
		if x == nil {
			x = &dealing{Name: sideName(other), Href: dyadHref(place, other)}
			at[other] = x
		}
		x.Coop += d.Quads[0] + d.Quads[1]
		x.Conf += d.Quads[2] + d.Quads[3]
	}
	out := make([]dealing, 0, len(at))
	for _, x := range at {
		out = append(out, *x)
	}
	slices.SortFunc(out, func(a, b dealing) int {
		return cmp.Or(b.Coop+b.Conf-a.Coop-a.Conf, strings.Compare(a.Name, b.Name))
	})
	for i := range out {
		n := out[i].Coop + out[i].Conf
		out[i].Wide = max(1, n*100/max(1, out[0].Coop+out[0].Conf))
		out[i].Share = out[i].Conf * 100 / max(1, n)
	}
	return out
}
