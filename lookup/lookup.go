package lookup

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dateline/dateline/coding/actor"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
	"github.com/dateline/dateline/store"
)

// A Meaning is what a word stands for.
type Meaning struct {
	Code string // what a filter takes: country, short name of a group, CAMEO code, actor id
	Name string
}

// An Error says why a word of a user cannot be used. It is the user's to mend.
type Error struct{ error }

func (e *Error) Unwrap() error { return e.error }

// A Resolver looks words up in the registry of actors and in a record. It may serve any number of goroutines.
type Resolver struct {
	load     func() (*actor.Registry, error)
	ontology func() (*rules.Ontology, error)
	store    *store.Store
}

// New makes a resolver. The registry is that of the program with the actors of the file systems ([actor.Load]); it is read when it is first needed, and
// without a record (nil) it is all there is.
func New(st *store.Store, own ...fs.FS) *Resolver {
	registry := func() (*actor.Registry, error) { return actor.Load(append([]fs.FS{rules.Files}, own...)...) }
	return &Resolver{sync.OnceValues(registry), sync.OnceValues(rules.LoadOntology), st}
}

// Filter turns every word of a filter into what it stands for. Errors name the field.
func (r *Resolver) Filter(ctx context.Context, f *record.Filter) error {
	for _, x := range []struct {
		field string
		list  *[]string
		one   func(context.Context, string) (string, error)
	}{
		{"actor", &f.Actors, r.side},
		{"with", &f.With, r.side},
		{"source", &f.Sources, r.side},
		{"target", &f.Targets, r.side},
		{"speaker", &f.Speakers, r.side},
		{"about", &f.About, r.side},
		{"place", &f.Places, r.place},
		{"category", &f.Categories, r.category},
		{"code", &f.Codes, r.code},
		{"context", &f.Contexts, r.context},
	} {
		if len(*x.list) == 0 {
			continue
		}
		out := make([]string, 0, len(*x.list))
		for _, w := range *x.list {
			w, err := x.one(ctx, w)
			var e *Error
			switch {
			case errors.As(err, &e):
				return &Error{fmt.Errorf("%s: %w", x.field, e.error)}
			case err != nil:
				return err
			}
			if !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
		*x.list = out
	}
	return nil
}

func (r *Resolver) side(ctx context.Context, word string) (string, error) {
	m, err := r.Side(ctx, word)
	return m.Code, err
}

// Side tells whom a word means: a name ("Kazakhstan", "OSCE", "Kazakh foreign minister"), a CAMEO code, the short name of a group, or an actor id. A name that
// may mean several is an [Error] that lists them.
func (r *Resolver) Side(ctx context.Context, word string) (Meaning, error) {
	word = strings.Join(strings.Fields(word), " ")
	registry, err := r.load()
	if err != nil {
		return Meaning{}, err
	}
	if strings.Contains(word, "/") { // an id
		if e := registry.Entry(word); e != nil {
			return Meaning{word, e.Name}, nil
		}
		return Meaning{word, word}, nil
	}
	found, sure := meant(registry, word)
	code := strings.ToUpper(word)
	switch e := registry.Entry("state/" + code); {
	case len(found) > 0 && sure:
	case e != nil:
		return Meaning{code, e.Name}, nil
	case isCode(word):
		return Meaning{word, word}, nil
	default:
		more, err := r.recorded(ctx, word)
		if err != nil {
			return Meaning{}, err
		}
		for _, m := range more {
			if !slices.ContainsFunc(found, func(x Meaning) bool { return x.Code == m.Code }) {
				found = append(found, m)
			}
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return Meaning{}, ambiguous(word, found)
	case isCode(code) && registry.Entry("state/"+code[:3]) != nil:
		return Meaning{code, code}, nil
	}
	return Meaning{}, &Error{fmt.Errorf("%q: neither the registry nor the record knows anybody of that name", word)}
}

// Actor returns an actor of the registry by name or id, with the offices that it holds on a day and the code that goes with the first of them.
func (r *Resolver) Actor(ctx context.Context, word string, day time.Time) (*record.Actor, error) {
	registry, err := r.load()
	if err != nil {
		return nil, err
	}
	m, err := r.Side(ctx, word)
	if err != nil {
		return nil, err
	}
	e := registry.Entry(m.Code)
	if e == nil {
		if e = registry.Entry("state/" + m.Code); e == nil {
			e = registry.Entry("org/" + strings.ToLower(m.Code))
		}
	}
	if e == nil {
		return &record.Actor{ID: m.Code, Name: m.Name}, nil
	}
	a := &record.Actor{ID: e.ID, Name: e.Name, Kind: e.Kind, Country: e.Country, Code: e.Code, Sector: e.Sector}
	for _, x := range registry.Lookup(e.Name, day) {
		if x.Entry != e {
			continue
		}
		for _, o := range x.Offices {
			if !o.Former {
				a.Country, a.Code, a.Sector = cmp.Or(o.Country, a.Country), o.Code, o.Sector
				return a, nil
			}
		}
	}
	return a, nil
}

// most actors of the record that are offered for a name.
const most = 12

// recorded looks a name up among the actors that reports name. One that is written just so wins over those that hold the words.
func (r *Resolver) recorded(ctx context.Context, word string) ([]Meaning, error) {
	if r.store == nil || word == "" {
		return nil, nil
	}
	list, _, err := r.store.Actors(ctx, word, record.Page{Limit: most})
	if err != nil {
		return nil, err
	}
	var just, all []Meaning
	for _, a := range list {
		m := Meaning{a.ID, a.Name}
		all = append(all, m)
		if strings.EqualFold(a.Name, word) {
			just = append(just, m)
		}
	}
	if len(just) > 0 {
		return just, nil
	}
	return all, nil
}

func ambiguous(word string, list []Meaning) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%q may be:", word)
	for _, m := range list {
		fmt.Fprintf(&b, "\n  %-28s %s", m.Code, m.Name)
	}
	b.WriteString("\nWrite one of the words on the left.")
	return &Error{errors.New(b.String())}
}

// isCode tells whether a word has the form of a CAMEO actor code.
func isCode(word string) bool {
	return len(word)%3 == 0 && len(word) >= 3 && len(word) <= 15 && strings.Trim(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// meant looks a word up in the registry as of today, else of all times. A full name wins over a capital, a seat or a surname that is written alike; a surname
// alone is not sure to be of the registry's people.
func meant(r *actor.Registry, word string) (list []Meaning, sure bool) {
	now := time.Now()
	matches := append(r.Lookup(word, now), r.Incumbents(word, now)...)
	if len(matches) == 0 {
		matches = append(r.Lookup(word, time.Time{}), r.Incumbents(word, time.Time{})...)
	}
	var full, all []Meaning
	for _, m := range matches {
		e := m.Entry
		x := Meaning{e.ID, e.Name}
		switch e.Kind {
		case "state":
			x.Code = e.Country
		case "org":
			if p := rules.Place(e.ID, e.Country, e.Sector, e.Code); p != "" && p != e.Country {
				x.Code = p
			}
		case "person":
		default:
			continue
		}
		sure = sure || m.As != "surname"
		if !slices.Contains(all, x) {
			all = append(all, x)
		}
		if slices.Contains([]string{"name", "short", "adjective", "person"}, m.As) && !slices.Contains(full, x) {
			full = append(full, x)
		}
	}
	if len(full) > 0 {
		return full, true
	}
	return all, sure
}

// place turns the name or code of a country into its code; other names and numbers of GeoNames stay.
func (r *Resolver) place(_ context.Context, word string) (string, error) {
	registry, err := r.load()
	if err != nil {
		return "", err
	}
	if up := strings.ToUpper(word); registry.Entry("state/"+up) != nil {
		return up, nil
	}
	for _, m := range registry.Lookup(word, time.Now()) {
		if m.Entry.Kind == "state" && (m.As == "name" || m.As == "short") {
			return m.Entry.Country, nil
		}
	}
	return word, nil
}
