package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dateline/dateline/judge"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// TestJudging judges four events by keys.
func TestJudging(t *testing.T) {
	o, err := rules.LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		keys, want string
		saves      int
	}{
		{"yns", "yns?", 3},
		{"ynq", "yn??", 2},
		{"y\x03n", "y???", 1},
		{"xyz", "y???", 1},
		{"ybnny", "nny?", 4},
		{"ccameo=05\x7f51\ry", "cy??", 2},
		{"ccolour=red\rn", "n???", 1},
		{"c\x1bs", "s???", 1},
		{"ccameo", "????", 0},
		{"yyyyn", "yyyy", 4},
	} {
		s := &judge.Sheet{}
		for _, f := range []string{"e1", "e2", "e3", "e4"} {
			s.Items = append(s.Items, judge.Item{Fact: f, Words: f + " ⟦met⟧ Arnor.", Shown: []string{"040 consult"}, Verdict: judge.Open})
		}
		var out bytes.Buffer
		saves := 0
		if err := judging(s, strings.NewReader(c.keys), &out, func() error { saves++; return nil }, o); err != nil {
			t.Errorf("%q: %v", c.keys, err)
		}
		got := ""
		for _, i := range s.Items {
			got += i.Verdict
		}
		if got != c.want || saves != c.saves {
			t.Errorf("%q: %s after %d saves, want %s after %d", c.keys, got, saves, c.want, c.saves)
		}
		if !strings.Contains(out.String(), "e1 ⟦met⟧ Arnor.") || !strings.Contains(out.String(), "040 consult") {
			t.Errorf("%q: shows %q", c.keys, out.String())
		}
		if s.Items[0].Verdict == judge.Fixed && (len(s.Items[0].Fixes) != 1 || s.Items[0].Fixes[0] != record.Slot{Field: "cameo", Value: "051"}) {
			t.Errorf("%q: %+v", c.keys, s.Items[0].Fixes)
		}
	}
}
