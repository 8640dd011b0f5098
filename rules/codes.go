package rules

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A Role is a group of three letters in a CAMEO actor code that tells what somebody is.
type Role struct {
	Code   string
	Kind   string // primary, secondary, tertiary, international, special
	Plover string // the sector it answers to in PLOVER's own list, "" if none
	Name   string // our own short wording
}

// Role describes a role of CAMEO actor codes: GOV.
func (o *Ontology) Role(code string) (Role, bool) {
	r, ok := o.roles[code]
	return r, ok
}

// Group returns the name of the organisation, party or armed group with a CAMEO code of its own, "" if there is none.
func (o *Ontology) Group(code string) string { return o.names["group"][code] }

// Religion returns the name of the religion with a CAMEO code, "" if there is none.
func (o *Ontology) Religion(code string) string { return o.names["religion"][code] }

// Region returns the name of a region that stands for a country in CAMEO actor codes, "" if there is none.
func (o *Ontology) Region(code string) string { return o.names["region"][code] }

// HasEthnic tells whether CAMEO knows an ethnic group, by its code in lower case.
func (o *Ontology) HasEthnic(code string) bool { return o.names["ethnic"][code] != "" }

// State returns the postal code of a state of the United States by its name, "" if there is none.
func (o *Ontology) State(name string) string {
	for code, n := range o.names["state"] {
		if n == name {
			return code
		}
	}
	return ""
}

// QuadName returns the name of a quad class as PLOVER's data write it, "" for a number that is none.
func (o *Ontology) QuadName(quad int) string {
	if quad < 1 || quad > 4 {
		return ""
	}
	return o.quadNames[quad]
}

// Score returns PLOVER's conflict-cooperation value of a category with its mode, from -10 to 10. A mode without a value
// has that of its category; ok is false for an unknown category.
func (o *Ontology) Score(category, mode string) (value float64, ok bool) {
	if v, ok := o.scores[[2]string{category, mode}]; ok {
		return v, true
	}
	v, ok := o.scores[[2]string{category, ""}]
	return v, ok
}

// A Parts is a CAMEO actor code taken apart as GDELT's columns have it.
type Parts struct {
	Country   string   // code of the country as it stands, or of a region
	Groups    []string // organisations with a code of their own
	Ethnic    []string // in lower case
	Religions []string
	Roles     []string // what is left and known as a role
	Rest      []string // three letters that no list knows
}

// Split takes a CAMEO actor code apart: groups of three letters, the first of which may be a country.
func (o *Ontology) Split(code string) Parts {
	var p Parts
	for i := 0; i < len(code); i += 3 {
		c := code[i:min(i+3, len(code))]
		_, role := o.roles[c]
		special := role && o.roles[c].Kind == "special"
		switch {
		case i == 0 && (o.isCountry(c) || o.Region(c) != ""):
			p.Country = c
		case role && !special:
			p.Roles = append(p.Roles, c)
		case o.Group(c) != "":
			p.Groups = append(p.Groups, c)
		case o.Religion(c) != "":
			p.Religions = append(p.Religions, c)
		case o.HasEthnic(strings.ToLower(c)):
			p.Ethnic = append(p.Ethnic, strings.ToLower(c))
		case role:
			p.Roles = append(p.Roles, c)
		default:
			p.Rest = append(p.Rest, c)
		}
	}
	return p
}

// isCountry tells whether three letters are a country, in ISO's or in GDELT's spelling.
func (o *Ontology) isCountry(code string) bool {
	if _, ok := o.byISO[code]; ok {
		return true
	}
	return slices.ContainsFunc(o.countries, func(c Country) bool { return c.GDELT == code })
}

// Home returns the ISO code of the country that a code of three letters means in ISO's or in GDELT's spelling; "" if it
// means none.
func (o *Ontology) Home(code string) string {
	if _, ok := o.byISO[code]; ok {
		return code
	}
	for i := range o.countries {
		if o.countries[i].GDELT == code {
			return o.countries[i].ISO
		}
	}
	return ""
}

// FIPS returns the country with a FIPS 10-4 code.
func (o *Ontology) FIPS(code string) (Country, bool) {
	if code == "" {
		return Country{}, false
	}
	for _, c := range o.countries {
		if c.FIPS == code {
			return c, true
		}
	}
	return Country{}, false
}

// CountryNamed returns the country with a name as countries.tsv or names.tsv writes it, whatever its case.
func (o *Ontology) CountryNamed(name string) (Country, bool) {
	i, ok := o.byName[strings.ToLower(name)]
	if !ok {
		return Country{}, false
	}
	return o.countries[i], true
}

// GroupNamed returns the short name, as [Place] gives it, of an organisation by its full name; "" if it has none.
func (o *Ontology) GroupNamed(name string) string { return groups[o.byGroup[strings.ToLower(name)]] }

// addOther takes another name of a country down.
func (o *Ontology) addOther(f []string) error {
	i, ok := o.byISO[f[1]]
	if !ok {
		return fmt.Errorf("unknown country %q", f[1])
	}
	key := strings.ToLower(f[0])
	if _, ok := o.byName[key]; ok || key == "" {
		return fmt.Errorf("name %q is empty or stands twice", f[0])
	}
	o.byName[key] = i
	return nil
}

func (o *Ontology) addRole(f []string) error {
	r := Role{f[0], f[1], f[2], f[3]}
	if len(r.Code) != 3 || strings.ToUpper(r.Code) != r.Code {
		return fmt.Errorf("%q is not a code of three capitals", r.Code)
	}
	if _, ok := o.roles[r.Code]; ok {
		return fmt.Errorf("role %s stands twice", r.Code)
	}
	if !slices.Contains([]string{"primary", "secondary", "tertiary", "international", "special"}, r.Kind) {
		return fmt.Errorf("unknown kind of role %q", r.Kind)
	}
	if r.Name == "" {
		return fmt.Errorf("role %s has no name", r.Code)
	}
	o.roles[r.Code] = r
	return nil
}

// addName returns the reader of a table of codes with so many letters and, where there is a second column, names.
func (o *Ontology) addName(table string, letters int) func(f []string) error {
	o.names[table] = map[string]string{}
	return func(f []string) error {
		code, name := f[0], f[len(f)-1]
		if len(code) != letters || name == "" {
			return fmt.Errorf("%q is not a code of %d letters with a name", code, letters)
		}
		if o.names[table][code] != "" {
			return fmt.Errorf("%s %s stands twice", table, code)
		}
		o.names[table][code] = name
		if table == "group" {
			o.byGroup[strings.ToLower(name)] = code
		}
		return nil
	}
}

func (o *Ontology) addScore(f []string) error {
	if !o.HasMode(f[0], f[1]) {
		return fmt.Errorf("%s has no mode %q", f[0], f[1])
	}
	v, err := strconv.ParseFloat(f[2], 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > 10 {
		return fmt.Errorf("score %q is not a number from -10 to 10", f[2])
	}
	k := [2]string{f[0], f[1]}
	if _, ok := o.scores[k]; ok {
		return fmt.Errorf("%s %s stands twice", f[0], f[1])
	}
	o.scores[k] = v
	return nil
}

func (o *Ontology) addQuad(f []string) error {
	n, err := quad(f[0], 1)
	if err != nil {
		return err
	}
	if f[1] == "" || o.quadNames[n] != "" {
		return fmt.Errorf("quad class %d has no name or stands twice", n)
	}
	o.quadNames[n] = f[1]
	return nil
}
