package rules

import (
	"reflect"
	"testing"
)

func TestSplit(t *testing.T) {
	o, err := LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		code string
		want Parts
	}{
		{"", Parts{}},
		{"KAZGOV", Parts{Country: "KAZ", Roles: []string{"GOV"}}},
		{"ROMGOVMIL", Parts{Country: "ROM", Roles: []string{"GOV", "MIL"}}},
		{"IGOUNO", Parts{Groups: []string{"UNO"}, Roles: []string{"IGO"}}},
		{"NGOHRIAMN", Parts{Groups: []string{"AMN"}, Roles: []string{"NGO", "HRI"}}},
		{"SYRREBKUR", Parts{Country: "SYR", Ethnic: []string{"kur"}, Roles: []string{"REB"}}},
		{"CAS", Parts{Country: "CAS"}},
		{"IMGMOSALQ", Parts{Groups: []string{"ALQ"}, Religions: []string{"MOS"}, Roles: []string{"IMG"}}},
		{"IGOUNOPKO", Parts{Groups: []string{"UNO"}, Roles: []string{"IGO", "PKO"}}},
		{"USAQ", Parts{Country: "USA", Rest: []string{"Q"}}},
	} {
		if got := o.Split(c.code); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.code, got, c.want)
		}
	}
}

func TestScore(t *testing.T) {
	o, err := LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		category, mode string
		want           float64
		ok             bool
	}{
		{"CONSULT", "phone", 1.5, true},
		{"ACCUSE", "", -3, true},
		{"ASSAULT", "assassinate", -9, true}, // has no value of its own
		{"DEMAND", "", 0, false},
	} {
		if v, ok := o.Score(c.category, c.mode); v != c.want || ok != c.ok {
			t.Errorf("%s %s: %g %v", c.category, c.mode, v, ok)
		}
	}
	for _, c := range o.Categories() {
		if _, ok := o.Score(c, ""); !ok {
			t.Errorf("%s has no score", c)
		}
	}
	if o.QuadName(3) != "VERBAL CONFLICT" || o.QuadName(0) != "" {
		t.Error("names of quad classes")
	}
	if o.Home("ROM") != "ROU" || o.Home("KAZ") != "KAZ" || o.Home("GON") != "" {
		t.Error("home of a code")
	}
	if c, ok := o.FIPS("AJ"); !ok || c.ISO != "AZE" || c.COW != 373 {
		t.Errorf("AJ: %+v", c)
	}
	if c, ok := o.CountryNamed("Russian Federation"); !ok || c.ISO != "RUS" || o.GroupNamed("United Nations") != "UN" {
		t.Errorf("other names: %+v", c)
	}
	if o.State("New York") != "NY" || o.State("Gondor") != "" {
		t.Error("states")
	}
}
