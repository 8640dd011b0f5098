package place

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/rules"
)

// Views are the values of Stage.View: whose codes and names disputed territories carry. "iso" is the gazetteer's own, which is that of ISO 3166 with
// KOS for Kosovo; "un" and "us" follow the documents of the United Nations and of the Department of State; "control" is whoever
// runs a territory; "none" gives no country.
func Views() []string { return []string{"iso", "un", "us", "control", "none"} }

// A territory is a stanza of places/disputed.txt.
type territory struct {
	claimants string
	views     map[string]side
}

// A side is what a view says of a territory.
type side struct {
	country string // "" for none
	name    string // "" for that of the gazetteer
}

// territories reads the folder places of fsys; a file system without it has no disputes. The key is the code that the gazetteer gives, a
// blank and the name.
func territories(fsys fs.FS) (map[string]*territory, error) {
	out := map[string]*territory{}
	stanzas, err := rules.ParseDir(fsys, "places", ".txt")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return out, nil
	case err != nil:
		return nil, fmt.Errorf("places: %w", err)
	}
	for i := range stanzas {
		st := &stanzas[i]
		t := &territory{views: map[string]side{}}
		var in []string
		for _, l := range st.Lines {
			bad := func(what string) error { return fmt.Errorf("%s:%d: %s", st.File, l.Line, what) }
			switch l.Key {
			case "territory":
			case "in":
				for _, v := range values(l.Value) {
					code, name, ok := strings.Cut(v, " ")
					if code == "-" {
						code = ""
					} else if !alpha3(code) {
						ok = false
					}
					if !ok {
						return nil, bad(fmt.Sprintf("%q is no code and name (expected: UKR Crimea)", v))
					}
					in = append(in, code+" "+strings.TrimSpace(name))
				}
			case "claimants":
				for c := range strings.SplitSeq(l.Value, "/") {
					if !alpha3(c) {
						return nil, bad(fmt.Sprintf("%q is no alpha-3 code", c))
					}
				}
				t.claimants = l.Value
			case "iso", "un", "us", "control":
				code, name, _ := strings.Cut(l.Value, " ")
				if code == "-" {
					code = ""
				} else if !alpha3(code) {
					return nil, bad(fmt.Sprintf("%q is no alpha-3 code", code))
				}
				t.views[l.Key] = side{code, strings.TrimSpace(name)}
			default:
				return nil, bad(fmt.Sprintf("unknown key %q (expected: territory, in, claimants, iso, un, us, control)", l.Key))
			}
		}
		if len(in) == 0 || t.claimants == "" {
			return nil, fmt.Errorf("%s: a territory needs in and claimants", st.Pos())
		}
		for _, k := range in {
			if out[k] != nil {
				return nil, fmt.Errorf("%s: %q stands twice", st.Pos(), k)
			}
			out[k] = t
		}
	}
	return out, nil
}

// alpha3 reports whether s has the form of an ISO 3166 alpha-3 code.
func alpha3(s string) bool {
	return len(s) == 3 && !strings.ContainsFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' })
}

// View returns a stage that gives disputed territories the country, and where it uses another the name, of one of Views; "" is "iso". Place.Disputed
// tells in any case who claims them.
func (s *Stage) View(name string) (*Stage, error) {
	if name == "" {
		name = "iso"
	}
	if !slices.Contains(Views(), name) {
		return nil, fmt.Errorf("disputed territories: unknown view %q (expected: %s)", name, strings.Join(Views(), ", "))
	}
	c := *s
	c.view = name
	return &c, nil
}

// claim notes who disputes a place, and gives it the country and name that the view asks for.
func (r *reader) claim(p *dateline.Place, c record) {
	names := [3]string{c.name, p.Admin1}
	if c.country > 0 && c.class != Country {
		names[2] = r.g.at(r.g.countryPlace(c.country)).name
	}
	for k, n := range names {
		t := r.stage.disputed[p.Country+" "+n]
		if n == "" || t == nil {
			continue
		}
		p.Disputed = t.claimants
		if r.stage.view == "none" {
			p.Country = ""
		} else if v, ok := t.views[r.stage.view]; ok {
			p.Country = v.country
			if k == 0 && v.name != "" && p.GeoNames == c.id && p.Known() {
				p.Name = v.name
			}
		}
		return
	}
}
