package rules

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestLoadOntology(t *testing.T) {
	o, err := LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(o.Codes()); n != 317 {
		t.Errorf("%d codes, want 317", n)
	}
	if n := len(o.Categories()); n != 16 {
		t.Errorf("%d categories, want 16", n)
	}
	if n := len(o.Contexts()); n != 37 {
		t.Errorf("%d contexts, want 37", n)
	}
	for _, code := range o.Codes() {
		c, _ := o.Code(code)
		category, _, _, ok := o.Plover(code)
		if want := c.Root() != "01" || code == "018"; ok != want {
			t.Errorf("%s: has a category: %v, want %v", code, ok, want)
		}
		if ok && o.CategoryQuad(category) == 0 {
			t.Errorf("%s: category %s has no quad class", code, category)
		}
	}
}

func TestOntologyCodes(t *testing.T) {
	o, err := LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		code                  string
		quad                  int
		gdelt                 float64
		category, mode, first string
	}{
		{"010", 1, 0, "", "", ""},
		{"018", 1, 3.4, "SUPPORT", "", ""},
		{"0233", 1, 3.4, "REQUEST", "assist", "human_security"},
		{"0243", 1, -0.3, "REQUEST", "change", "rights_freedoms"},
		{"0256", 1, -0.3, "REQUEST", "yield", "military"},
		{"108", 3, -5, "REQUEST", "meet", "diplomatic"},
		{"051", 1, 3.4, "SUPPORT", "", "diplomatic"},
		{"041", 1, 1, "CONSULT", "phone", ""},
		{"106", 3, -5, "REQUEST", "meet", "diplomatic"}, // GDELT lacks it: as 10
		{"155", 4, -7.2, "MOBILIZE", "weapons", "cyber"},
		{"1834", 4, -10, "ASSAULT", "explosives", ""},
		{"1952", 4, -10, "ASSAULT", "drone", "military"},
		{"163", 4, -8, "COERCE", "restrict", "diplomatic"},
	} {
		c, ok := o.Code(tt.code)
		if !ok || c.Quad != tt.quad || c.Goldstein.GDELT != tt.gdelt {
			t.Errorf("%s: got %+v", tt.code, c)
		}
		category, mode, contexts, _ := o.Plover(tt.code)
		first := ""
		if len(contexts) > 0 {
			first = contexts[0]
		}
		if category != tt.category || mode != tt.mode || first != tt.first {
			t.Errorf("%s: got %s %s %v", tt.code, category, mode, contexts)
		}
	}
	if _, ok := o.Code("999"); ok {
		t.Error("999 is a code")
	}
	if v, ok := (Goldstein{1, 2, 3}).On("icews"); v != 2 || !ok {
		t.Error("icews scale", v, ok)
	}
	if c, _ := o.Country("ROU"); c.FIPS != "RO" || c.GDELT != "ROM" {
		t.Errorf("ROU: %+v", c)
	}
	if !o.HasMode("CONSULT", "") || o.HasMode("CONSULT", "riot") || o.HasMode("NONE", "") {
		t.Error("HasMode")
	}
	if !slices.Contains(o.Modes("PROTEST"), "hunger") {
		t.Error("PROTEST has no mode hunger")
	}
}

func TestOntologyErrors(t *testing.T) {
	good := func() fstest.MapFS {
		return fstest.MapFS{
			"ontology/cameo.tsv":     {Data: []byte("# c\ncode\t..\n04\tconsult\t1\t1\t1.0\t1.0\t1.0\n")},
			"ontology/modes.tsv":     {Data: []byte("category\t..\nCONSULT\t1\tvisit;phone\n")},
			"ontology/contexts.tsv":  {Data: []byte("context\nmilitary\n")},
			"ontology/plover.tsv":    {Data: []byte("code\t..\n04\tCONSULT\t-\tmilitary\n")},
			"ontology/countries.tsv": {Data: []byte("iso\t..\nGON\tGO\t-\t-\t7\tGondor\n")},
			"ontology/sectors.tsv":   {Data: []byte("sector\t..\nGOV\tgovernment\n")},

			"ontology/roles.tsv":     {Data: []byte("code\t..\nGOV\tprimary\tGOV\tgovernment\n")},
			"ontology/groups.tsv":    {Data: []byte("code\t..\nDUN\tDúnedain\n")},
			"ontology/religions.tsv": {Data: []byte("code\t..\n")},
			"ontology/ethnic.tsv":    {Data: []byte("code\nhob\n")},
			"ontology/names.tsv":     {Data: []byte("name\t..\nSouth Kingdom\tGON\n")},
			"ontology/regions.tsv":   {Data: []byte("code\t..\nWLD\tWilderland\n")},
			"ontology/states.tsv":    {Data: []byte("code\t..\n")},
			"ontology/scores.tsv":    {Data: []byte("category\t..\nCONSULT\tvisit\t4\n")},
			"ontology/quads.tsv":     {Data: []byte("quad\t..\n1\tVERBAL\n")},
		}
	}
	if _, err := ReadOntology(good()); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ file, line, want string }{
		{"cameo.tsv", "04\tagain\t1\t1\t-\t-\t-", "cameo.tsv:4: code 04 stands twice"},
		{"cameo.tsv", "04x\tx\t1\t1\t-\t-\t-", "cameo.tsv:4: code \"04x\""},
		{"cameo.tsv", "05\tx\t1\t1\t-\t-\t77", "cameo.tsv:4: goldstein"},
		{"cameo.tsv", "05\tx\t7\t1\t-\t-\t-", "cameo.tsv:4: quad"},
		{"cameo.tsv", "051\tx\t1\t1\t-\t-\t-", "cameo.tsv:4: code 051 stands before its root"},
		{"cameo.tsv", "05\tx", "cameo.tsv:4: 2 columns"},
		{"plover.tsv", "05\tCONSULT\t-\t-", "plover.tsv:3: unknown cameo code"},
		{"plover.tsv", "04\tCONSULT\t-\t-", "plover.tsv:3: code 04 stands twice"},
		{"countries.tsv", "GON\t-\t-\t-\t-\tGondor", "countries.tsv:3: country GON"},
		{"countries.tsv", "ARN\t-\t-\t-\tx\tArnor", "countries.tsv:3: number"},
		{"roles.tsv", "GOV\tprimary\t-\tx", "roles.tsv:3: role GOV stands twice"},
		{"roles.tsv", "MIL\tfirst\t-\tx", "roles.tsv:3: unknown kind"},
		{"groups.tsv", "DUN\tx", "groups.tsv:3: group DUN stands twice"},
		{"ethnic.tsv", "hobbit", "ethnic.tsv:3: \"hobbit\" is not a code"},
		{"scores.tsv", "CONSULT\tride\t4", "scores.tsv:3: CONSULT has no mode"},
		{"scores.tsv", "CONSULT\tphone\t40", "scores.tsv:3: score"},
		{"names.tsv", "Gondor\tGON", "names.tsv:3: name"},
		{"names.tsv", "Shire\tSHI", "names.tsv:3: unknown country"},
		{"quads.tsv", "1\tx", "quads.tsv:3: quad class 1"},
		{"contexts.tsv", "military", "contexts.tsv:3: context"},
		{"sectors.tsv", "GOV\tx", "sectors.tsv:3: sector"},
		{"modes.tsv", "CONSULT\t1\t-", "modes.tsv:3: category"},
	} {
		fsys := good()
		f := fsys["ontology/"+tt.file]
		f.Data = append(f.Data, tt.line+"\n"...)
		if _, err := ReadOntology(fsys); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s %q: got %v, want %q", tt.file, tt.line, err, tt.want)
		}
	}
}

func FuzzTable(f *testing.F) {
	f.Add([]byte("a\tb\n04\tx\t1\t1\t1\t1\t1\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		o := &Ontology{info: map[string]CodeInfo{}}
		_ = scanTable("f", strings.NewReader(string(b)), 7, o.addCode)
	})
}
