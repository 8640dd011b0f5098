package store

import (
	"testing"

	"github.com/dateline/dateline/record"
)

func TestHolders(t *testing.T) {
	s := open(t)
	office := record.Office{Title: "Warden", Of: "Council", Code: "IGOWHC"}
	former := office
	former.Former = true
	for i, o := range []record.Office{office, office, former} {
		r := &record.Report{ID: string(rune('a' + i)), Text: string(rune('a' + i)), Published: "2025-06-1" + string(rune('0'+i)), Actors: []record.Actor{{ID: "person/elrond", Name: "Elrond", Kind: "person", Offices: []record.Office{o}}}}
		if _, err := s.Add(t.Context(), []Entry{{Report: r}}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Holders(t.Context(), "Council")
	if err != nil || len(got) != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	if h := got[0]; !h.Former || h.Name != "Elrond" || h.ID != "person/elrond" || h.First != "2025-06-12" {
		t.Errorf("%+v", h)
	}
	if h := got[1]; h.Former || h.Reports != 2 || h.First != "2025-06-10" || h.Last != "2025-06-11" {
		t.Errorf("%+v", h)
	}
	if n, err := s.End(t.Context()); err != nil || n != 3 {
		t.Errorf("the log ends at %d, %v", n, err)
	}
}
