package record

import "testing"

func TestFilterCoded(t *testing.T) {
	e := &Coded{
		Date: "2025-06-10", CAMEO: "051", Category: "SUPPORT", Quad: 1, Contexts: []string{"military"}, Publisher: "Gondor Times",
		Source: Side{Code: "GONGOV", Country: "GON", Place: "GON"}, Target: Side{Code: "IGOSCE", Place: "OSCE"}, Place: Spot{Name: "Bree", Country: "ARN"},
	}
	for _, c := range []struct {
		line string
		want bool
	}{
		{"", true},
		{"actor:GON", true},
		{"actor:gon with:osce", true},
		{"actor:OSCE with:GON", true},
		{"actor:GON with:GON", false},
		{"actor:ROH,GON", true},
		{"source:GONGOV target:IGO", true},
		{"source:OSCE", false},
		{"from:2025-06-11", false},
		{"to:2025-06", true},
		{"category:support code:05 quad:1,2 context:military place:ARN publisher:\"gondor times\"", true},
		{"quad:4", false},
		{"code:06", false},
	} {
		f, err := ParseSearch(c.line)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Coded(e); got != c.want {
			t.Errorf("%s: %v", c.line, got)
		}
	}
	f := Filter{Text: "road"}
	if f.Foreign() != "q" {
		t.Error("text is taken")
	}
}
