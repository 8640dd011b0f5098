package lookup

import (
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/internal/shire"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// open makes a record whose reports name some people.
func open(t *testing.T) *store.Store {
	t.Helper()
	st, err := store.Open(filepath.Join(t.TempDir(), "a.db"), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	r := &record.Report{
		ID: "r1", Title: "t", Text: "t", Published: "2025-06-10", Language: "en", Events: []record.Event{}, Quotes: []record.Quote{}, Places: []record.Place{}, Dates: []record.Date{},
		Contexts: []record.Context{}, Meetings: []record.Meeting{}, Agreements: []record.Agreement{},
	}
	for _, a := range []Meaning{
		{"person/rosie-cotton", "Rosie Cotton"}, {"person/tom-cotton", "Tom Cotton"}, {"person/frodo-baggins", "Frodo Baggins"}, {"person/theodwyn", "Theodwyn"}, {"person/eowyn", "Eowyn Theodwyn"},
	} {
		r.Actors = append(r.Actors, record.Actor{ID: a.Code, Name: a.Name, Kind: "person", Offices: []record.Office{}, Mentions: []record.Range{}})
	}
	if _, err := st.Add(t.Context(), []store.Entry{{Report: r, Version: "1"}}); err != nil {
		t.Fatal(err)
	}
	return st
}

func TestSide(t *testing.T) {
	r := New(open(t), shire.Files)
	for _, c := range []struct{ word, code, name string }{
		{"Gondor", "GON", "Gondor"},
		{"gondor", "GON", "Gondor"},
		{" Kingdom  of Gondor ", "GON", "Gondor"},
		{"Gondorian", "GON", "Gondor"},
		{"GON", "GON", "Gondor"},
		{"gon", "GON", "Gondor"},
		{"GONGOV", "GONGOV", "GONGOV"},
		{"gongov", "GONGOV", "GONGOV"},
		{"Minas Tirith", "GON", "Gondor"},
		{"Western Council", "COUNCIL-OF-THE-WEST", "Council of the West"},
		{"COW", "COUNCIL-OF-THE-WEST", "Council of the West"},
		{"Grey Company", "org/grey-company", "Grey Company"},
		{"Aragorn", "person/aragorn", "Aragorn Telcontar"},
		{"person/aragorn", "person/aragorn", "Aragorn Telcontar"},
		{"person/who-knows", "person/who-knows", "person/who-knows"},
		{"Rohanian foreign minister", "person/eowyn", "Eowyn Theodwyn"},
		{"Baggins", "person/frodo-baggins", "Frodo Baggins"},
		{"Tom Cotton", "person/tom-cotton", "Tom Cotton"},
		{"IGOXYZ", "IGOXYZ", "IGOXYZ"},
	} {
		m, err := r.Side(t.Context(), c.word)
		if err != nil || m != (Meaning{c.code, c.name}) {
			t.Errorf("%q: %+v, %v", c.word, m, err)
		}
	}
	for word, want := range map[string]string{
		"Cotton":   "person/rosie-cotton",
		"Theodwyn": "person/eowyn", // a surname of the registry, and somebody of the record
		"Nobody":   "knows anybody of that name",
		"":         "knows anybody of that name",
	} {
		_, err := r.Side(t.Context(), word)
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", word, err)
		}
	}
}

func TestFilter(t *testing.T) {
	r := New(open(t), shire.Files)
	for _, c := range []struct{ line, want string }{
		{`dyad:"Gondor,Mordor"`, "actor:GON with:MOR"},
		{`actor:Gondor actor:GON actor:gondorian with:Baggins`, "actor:GON with:person/frodo-baggins"},
		{`source:Rohan target:Arnor speaker:Aragorn about:COW`, "source:ROH target:ARN speaker:person/aragorn about:COUNCIL-OF-THE-WEST"},
		{`place:Gondor place:"Minas Tirith" place:mor place:123`, `place:GON place:"Minas Tirith" place:MOR place:123`},
		{`category:consult category:"Took Place"`, `category:CONSULT category:"took place"`},
		{`code:05 code:"Praise or endorse" code:treaty`, "code:05 code:051 code:treaty"},
		{`context:Military quad:"material conflict"`, "context:military quad:4"},
	} {
		f, err := record.ParseSearch(c.line)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Filter(t.Context(), &f); err != nil || f.Search() != c.want {
			t.Errorf("%s: %s, %v", c.line, f.Search(), err)
		}
	}
	for query, want := range map[string]string{
		"actor=Nobody":  `actor: "Nobody": neither`,
		"about=Cotton":  `about: "Cotton" may be:`,
		"category=x":    `category: "x" is neither`,
		"code=5":        "code: no CAMEO code begins with 5; write 05",
		"code=99":       "code: no CAMEO code begins with 99",
		"context=war":   `context: "war" is none of`,
		"with=,&actor=": "",
	} {
		v, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		f, err := record.ParseFilter(v)
		if err != nil {
			t.Fatal(err)
		}
		err = r.Filter(t.Context(), &f)
		if want == "" && err != nil || want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%s: %v", query, err)
		}
	}
}

func TestActor(t *testing.T) {
	r := New(open(t), shire.Files)
	day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ word, id, country, code, sector string }{
		{"Aragorn", "person/aragorn", "GON", "GONGOV", "GOV"},
		{"person/aragorn", "person/aragorn", "GON", "GONGOV", "GOV"},
		{"Gondor", "state/GON", "GON", "GON", "GOV"},
		{"Western Council", "org/council-of-the-west", "", "IGOCOW", "IGO"},
		{"Tom Cotton", "person/tom-cotton", "", "", ""},
	} {
		a, err := r.Actor(t.Context(), c.word, day)
		if err != nil || a.ID != c.id || a.Country != c.country || a.Code != c.code || a.Sector != c.sector {
			t.Errorf("%s: %+v, %v", c.word, a, err)
		}
	}
	if _, err := r.Actor(t.Context(), "Cotton", day); err == nil {
		t.Error("one of two is taken")
	}
}

// TestNoRecord has the registry alone.
func TestNoRecord(t *testing.T) {
	r := New(nil)
	if m, err := r.Side(t.Context(), "Kazakhstan"); err != nil || m.Code != "KAZ" {
		t.Errorf("%+v, %v", m, err)
	}
	if _, err := r.Side(t.Context(), "Frodo Baggins"); err == nil {
		t.Error("somebody of no registry is known")
	}
}
