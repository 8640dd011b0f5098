package rules

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"
)

// An Ontology is the CAMEO and PLOVER code lists and how they map to each other. It does not change
// after loading.
type Ontology struct {
	codes      []string
	info       map[string]CodeInfo
	plover     map[string]ploverRow
	categories []string
	quads      map[string]int
	modes      map[string][]string
	contexts   []string
	countries  []Country
	byISO      map[string]int
	sectors    []string
	roles      map[string]Role
	names      map[string]map[string]string // of groups, religions, ethnic groups, regions, states: by table and code
	scores     map[[2]string]float64
	quadNames  [5]string
	byName     map[string]int    // countries by names in lower case
	byGroup    map[string]string // codes of groups by names in lower case
}

// CodeInfo describes a CAMEO event code.
type CodeInfo struct {
	Code        string
	Label       string // our own short wording
	Quad        int    // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	QuadPhoenix int    // Phoenix's division, which has 0 for neutral speech
	Goldstein   Goldstein
}

// Root returns the two digits that a code begins with.
func (c CodeInfo) Root() string { return c.Code[:2] }

// Goldstein is the conflict-cooperation value of a code on each of three published scales, from
// -10 to 10. A scale that lacks the code gives it the value of the next broader code.
type Goldstein struct {
	GDELT, ICEWS, Phoenix float64
}

// On returns the value on the scale named gdelt, icews or phoenix.
func (g Goldstein) On(scale string) (float64, bool) {
	switch scale {
	case "gdelt":
		return g.GDELT, true
	case "icews":
		return g.ICEWS, true
	case "phoenix":
		return g.Phoenix, true
	}
	return 0, false
}

// A Country is a state or territory with its codes in the lists that event data use.
type Country struct {
	ISO  string // ISO 3166 alpha-3; KOS for Kosovo
	ISO2 string // ISO 3166 alpha-2, "" if there is none
	FIPS string // FIPS 10-4, which GDELT's places use, "" if there is none
	// GDELT is the code in GDELT's actor columns where it is not ISO: ROM for ROU.
	GDELT string
	COW   int // number in the Correlates of War list, 0 if there is none
	Name  string
}

type ploverRow struct {
	category, mode string
	contexts       []string
}

// LoadOntology reads the ontology that is built into the program.
func LoadOntology() (*Ontology, error) { return ReadOntology(Files) }

// ReadOntology reads the ontology from the folder ontology of fsys. Errors carry file:line.
func ReadOntology(fsys fs.FS) (*Ontology, error) {
	o := &Ontology{
		info: map[string]CodeInfo{}, plover: map[string]ploverRow{},
		quads: map[string]int{}, modes: map[string][]string{}, byISO: map[string]int{},
		roles: map[string]Role{}, names: map[string]map[string]string{}, scores: map[[2]string]float64{},
		byName: map[string]int{}, byGroup: map[string]string{},
	}
	for _, t := range []struct {
		name string
		cols int
		row  func(f []string) error
	}{
		{"cameo.tsv", 7, o.addCode},
		{"modes.tsv", 3, o.addCategory},
		{"contexts.tsv", 1, o.addContext},
		{"plover.tsv", 4, o.addPlover},
		{"countries.tsv", 6, o.addCountry},
		{"names.tsv", 2, o.addOther},
		{"sectors.tsv", 2, o.addSector},
		{"roles.tsv", 4, o.addRole},
		{"groups.tsv", 2, o.addName("group", 3)},
		{"religions.tsv", 2, o.addName("religion", 3)},
		{"ethnic.tsv", 1, o.addName("ethnic", 3)},
		{"regions.tsv", 2, o.addName("region", 3)},
		{"states.tsv", 2, o.addName("state", 2)},
		{"scores.tsv", 3, o.addScore},
		{"quads.tsv", 2, o.addQuad},
	} {
		if err := readTable(fsys, "ontology/"+t.name, t.cols, t.row); err != nil {
			return nil, err
		}
	}
	return o, nil
}

// Codes returns all CAMEO event codes in the order of the code book.
func (o *Ontology) Codes() []string { return slices.Clone(o.codes) }

// Code describes a CAMEO event code of two to four digits.
func (o *Ontology) Code(code string) (CodeInfo, bool) {
	c, ok := o.info[code]
	return c, ok
}

// Plover returns the PLOVER category, mode and contexts that a CAMEO code stands for by itself. The
// mode is "" and the contexts are empty where the code does not tell; ok is false for codes that PLOVER
// leaves out.
func (o *Ontology) Plover(code string) (category, mode string, contexts []string, ok bool) {
	r, ok := o.plover[code]
	return r.category, r.mode, slices.Clone(r.contexts), ok
}

// Categories returns the PLOVER categories in the order of the manual.
func (o *Ontology) Categories() []string { return slices.Clone(o.categories) }

// CategoryQuad returns the quad class of a PLOVER category, 0 if it is unknown.
func (o *Ontology) CategoryQuad(category string) int { return o.quads[category] }

// Modes returns the modes that a PLOVER category allows.
func (o *Ontology) Modes(category string) []string { return slices.Clone(o.modes[category]) }

// HasMode tells whether a PLOVER category allows a mode. Every category allows "".
func (o *Ontology) HasMode(category, mode string) bool {
	return mode == "" && slices.Contains(o.categories, category) || slices.Contains(o.modes[category], mode)
}

// Contexts returns the PLOVER contexts in the order of the manual.
func (o *Ontology) Contexts() []string { return slices.Clone(o.contexts) }

// HasContext tells whether PLOVER knows a context.
func (o *Ontology) HasContext(context string) bool { return slices.Contains(o.contexts, context) }

// Country returns the codes of a state or territory by its ISO alpha-3 code.
func (o *Ontology) Country(iso string) (Country, bool) {
	i, ok := o.byISO[iso]
	if !ok {
		return Country{}, false
	}
	return o.countries[i], true
}

// Countries returns all states and territories in alphabetical order of their names.
func (o *Ontology) Countries() []Country { return slices.Clone(o.countries) }

// Sectors returns the sector codes of actors.
func (o *Ontology) Sectors() []string { return slices.Clone(o.sectors) }

// HasSector tells whether a sector code is known.
func (o *Ontology) HasSector(sector string) bool { return slices.Contains(o.sectors, sector) }

func (o *Ontology) addCode(f []string) error {
	c := CodeInfo{Code: f[0], Label: f[1]}
	if len(c.Code) < 2 || len(c.Code) > 4 || strings.Trim(c.Code, "0123456789") != "" {
		return fmt.Errorf("code %q is not two to four digits", c.Code)
	}
	if _, ok := o.info[c.Code]; ok {
		return fmt.Errorf("code %s stands twice", c.Code)
	}
	if c.Label == "" {
		return fmt.Errorf("code %s has no label", c.Code)
	}
	var err error
	if c.Quad, err = quad(f[2], 1); err != nil {
		return err
	}
	if c.QuadPhoenix, err = quad(f[3], 0); err != nil {
		return err
	}
	broader, ok := o.broader(c.Code)
	if !ok && len(c.Code) > 2 {
		return fmt.Errorf("code %s stands before its root", c.Code)
	}
	for i, v := range []struct{ to, from *float64 }{
		{&c.Goldstein.GDELT, &broader.Goldstein.GDELT},
		{&c.Goldstein.ICEWS, &broader.Goldstein.ICEWS},
		{&c.Goldstein.Phoenix, &broader.Goldstein.Phoenix},
	} {
		if f[4+i] == "" {
			*v.to = *v.from
			continue
		}
		if *v.to, err = strconv.ParseFloat(f[4+i], 64); err != nil || math.Abs(*v.to) > 10 || math.IsNaN(*v.to) {
			return fmt.Errorf("goldstein value %q is not a number from -10 to 10", f[4+i])
		}
	}
	o.codes = append(o.codes, c.Code)
	o.info[c.Code] = c
	return nil
}

// broader returns the longest listed code that code begins with.
func (o *Ontology) broader(code string) (CodeInfo, bool) {
	for n := len(code) - 1; n >= 2; n-- {
		if c, ok := o.info[code[:n]]; ok {
			return c, true
		}
	}
	return CodeInfo{}, false
}

func (o *Ontology) addCategory(f []string) error {
	if f[0] == "" || slices.Contains(o.categories, f[0]) {
		return fmt.Errorf("category %q is empty or stands twice", f[0])
	}
	q, err := quad(f[1], 1)
	if err != nil {
		return err
	}
	o.categories = append(o.categories, f[0])
	o.quads[f[0]] = q
	o.modes[f[0]] = semicolons(f[2])
	return nil
}

func (o *Ontology) addContext(f []string) error {
	if f[0] == "" || o.HasContext(f[0]) {
		return fmt.Errorf("context %q is empty or stands twice", f[0])
	}
	o.contexts = append(o.contexts, f[0])
	return nil
}

func (o *Ontology) addPlover(f []string) error {
	r := ploverRow{category: f[1], mode: f[2], contexts: semicolons(f[3])}
	if _, ok := o.info[f[0]]; !ok {
		return fmt.Errorf("unknown cameo code %q", f[0])
	}
	if _, ok := o.plover[f[0]]; ok {
		return fmt.Errorf("code %s stands twice", f[0])
	}
	if !slices.Contains(o.categories, r.category) {
		return fmt.Errorf("unknown category %q", r.category)
	}
	if !o.HasMode(r.category, r.mode) {
		return fmt.Errorf("%s has no mode %q", r.category, r.mode)
	}
	for _, c := range r.contexts {
		if !o.HasContext(c) {
			return fmt.Errorf("unknown context %q", c)
		}
	}
	o.plover[f[0]] = r
	return nil
}

func (o *Ontology) addCountry(f []string) error {
	c := Country{ISO: f[0], ISO2: f[1], FIPS: f[2], GDELT: f[3], Name: f[5]}
	if f[4] != "" {
		n, err := strconv.Atoi(f[4])
		if err != nil || n < 1 || n > 999 {
			return fmt.Errorf("number %q is not 1 to 999", f[4])
		}
		c.COW = n
	}
	if len(c.ISO) != 3 || strings.ToUpper(c.ISO) != c.ISO {
		return fmt.Errorf("%q is not a code of three capitals", c.ISO)
	}
	if _, ok := o.byISO[c.ISO]; ok {
		return fmt.Errorf("country %s stands twice", c.ISO)
	}
	if c.GDELT == "" {
		c.GDELT = c.ISO
	}
	o.byISO[c.ISO] = len(o.countries)
	o.byName[strings.ToLower(c.Name)] = len(o.countries)
	o.countries = append(o.countries, c)
	return nil
}

func (o *Ontology) addSector(f []string) error {
	if f[0] == "" || o.HasSector(f[0]) {
		return fmt.Errorf("sector %q is empty or stands twice", f[0])
	}
	o.sectors = append(o.sectors, f[0])
	return nil
}

func quad(s string, least int) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < least || n > 4 {
		return 0, fmt.Errorf("quad class %q is not %d to 4", s, least)
	}
	return n, nil
}

func semicolons(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

// readTable calls row for each line of a table of tab-separated columns, without comments and the
// line of column names. A field "-" comes as "".
func readTable(fsys fs.FS, name string, cols int, row func(f []string) error) error {
	f, err := fsys.Open(name)
	if err != nil {
		return fmt.Errorf("rules: %w", err)
	}
	defer f.Close()
	return scanTable("rules/"+name, f, cols, row)
}

func scanTable(file string, r io.Reader, cols int, row func(f []string) error) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 64<<10), 1<<20)
	n, header := 0, false
	for sc.Scan() {
		n++
		line := strings.TrimRight(sc.Text(), "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		if !header {
			header = true
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != cols {
			return fmt.Errorf("%s:%d: %d columns, want %d", file, n, len(fields), cols)
		}
		for i, v := range fields {
			if v == "-" {
				fields[i] = ""
			}
		}
		if err := row(fields); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s:%d: %w", file, n+1, err)
	}
	return nil
}
