package actor_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/dateline/dateline/coding/actor"
	"github.com/dateline/dateline/rules"
)

func day(t *testing.T, s string) time.Time {
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLookup(t *testing.T) {
	r := registry(t)
	for _, c := range []struct{ name, day, as, entry, office string }{
		{"Gondor", "2025-01-01", "name", "state/GON", ""},
		{"the white tower", "2025-01-01", "", "", ""},
		{"White Tower", "2025-01-01", "seat", "state/GON", ""},
		{"Fornost", "2025-01-01", "capital", "state/ARN", ""},
		{"Hurin", "2010-01-01", "surname", "person/denethor", "Steward"},
		{"Elessar", "2025-01-01", "name", "person/aragorn", "King"},
		{"Elessar", "2010-01-01", "name", "person/aragorn", "Chieftain"},
		{"foreign ministers", "2025-01-01", "roles", "role/foreign-minister", ""},
		{"Baggins", "2025-01-01", "", "", ""},
	} {
		got := r.Lookup(c.name, day(t, c.day))
		if c.as == "" {
			if len(got) > 0 {
				t.Errorf("%s: %v", c.name, got)
			}
			continue
		}
		if len(got) == 0 || got[0].As != c.as || got[0].Entry.ID != c.entry || !got[0].Holds {
			t.Errorf("%s on %s: %+v", c.name, c.day, got)
			continue
		}
		if c.office != "" && (len(got[0].Offices) == 0 || got[0].Offices[0].Title != c.office || got[0].Offices[0].Former) {
			t.Errorf("%s on %s: offices %+v", c.name, c.day, got[0].Offices)
		}
	}
	if got := r.Lookup("Annuminas", day(t, "2025-01-01")); len(got) != 1 || got[0].Holds {
		t.Errorf("an old capital holds: %+v", got)
	}
	if a := r.Lookup("Aragorn", day(t, "2025-01-01")); len(a) == 0 || len(a[0].Offices) != 2 || !a[0].Offices[1].Former {
		t.Errorf("the former office is missing: %+v", a)
	}
}

func TestLoadErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"elf Legolas", `rules/actors/x.txt:1: unknown kind of stanza "elf"`},
		{"state Gondor\niso GON\nbeard long", `rules/actors/x.txt:3: unknown key "beard"`},
		{"state Gondor\niso GON\ncapital Osgiliath [soon -]", `rules/actors/x.txt:3: bad date "soon"`},
		{"person Frodo\noffice Bearer | X", "rules/actors/x.txt:2: want title"},
		{"org A\n\norg A", "rules/actors/x.txt:3: org/a stands at rules/actors/x.txt:1 as well"},
		{"org A\npart-of org/b", "rules/actors/x.txt:1: part of unknown"},
	} {
		_, err := actor.Load(fstest.MapFS{"actors/x.txt": {Data: []byte(c.text)}})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %s", c.text, err, c.want)
		}
	}
}

// What a later file system says wins over the earlier ones.
func TestLayers(t *testing.T) {
	r, err := actor.Load(
		fstest.MapFS{"actors/x.txt": {Data: []byte("state Gondor\niso GON\ncapital Minas Tirith\n\nperson Denethor Hurin\ngender m\n\n" +
			"org White Council\nid org/white\ncode IGOWHI\nsector IGO\n\norg Rangers\nid org/rangers\ncode GONREB [- 2010]; GONMIL [2011 -]\nsector REB [- 2010]; MIL [2011 -]\n")}},
		fstest.MapFS{"actors/y.txt": {Data: []byte("org Minas Tirith\nid org/press\ncode GONMED\nsector MED\n\nalso person/denethor-hurin\nnames Ecthelionson\n" +
			"office Steward of Gondor | GONGOV | GOV | [1999 - 2010]\n\nthing White Council Prize\n\norg Council of the Wise\nid org/white\ncode NGOWHI\nsector NGO\n")}},
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, day, entry, code, office string }{
		{"Minas Tirith", "2005-01-01", "org/press", "GONMED", ""},
		{"Ecthelionson", "2005-01-01", "person/denethor-hurin", "", "Steward"},
		{"White Council", "2005-01-01", "", "", ""},
		{"Council of the Wise", "2005-01-01", "org/white", "NGOWHI", ""},
		{"White Council Prize", "2005-01-01", "thing/white-council-prize", "", ""},
		{"Rangers", "2010-12-31", "org/rangers", "GONREB", ""},
		{"Rangers", "2011-01-01", "org/rangers", "GONMIL", ""},
	} {
		got := r.Lookup(c.name, day(t, c.day))
		if c.entry == "" {
			if len(got) > 0 {
				t.Errorf("%s: %+v", c.name, got)
			}
			continue
		}
		if len(got) == 0 || !got[0].Holds || len(got) > 1 && got[1].Holds || got[0].Entry.ID != c.entry || got[0].Entry.Code != c.code {
			t.Errorf("%s on %s: %+v", c.name, c.day, got)
			continue
		}
		if c.office != "" && (len(got[0].Offices) != 1 || got[0].Offices[0].Title != c.office) {
			t.Errorf("%s on %s: offices %+v", c.name, c.day, got[0].Offices)
		}
	}
}

func TestUnsureIsLeftOut(t *testing.T) {
	r, err := actor.Load(fstest.MapFS{"actors/x.txt": {Data: []byte("state Gondor\niso GON\nnames Gonndor?; South Kingdom\n\nperson Beren?")}})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{"Gonndor": 0, "South Kingdom": 1, "Beren": 0} {
		if got := r.Lookup(name, time.Time{}); len(got) != want {
			t.Errorf("%s: %d readings, want %d", name, len(got), want)
		}
	}
}

// The registry that the program ships must load.
func TestRules(t *testing.T) {
	if _, err := actor.Load(rules.Files); err != nil {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("state Gondor\niso GON\nadj Gondorian\ncapital A [2001 -]; B [- 2000]\n\nperson X Y\noffice King of Gondor | GONGOV | GOV | [2001 - 2004-05]")
	f.Add("role r\nwords a b; c\nplural x [2001")
	f.Fuzz(func(t *testing.T, s string) {
		if r, err := actor.Read("x", strings.NewReader(s)); err == nil {
			r.Lookup(s, time.Time{})
		}
	})
}
