package record

import (
	"net/url"
	"reflect"
	"testing"
)

func TestParseSearch(t *testing.T) {
	for _, c := range []struct {
		line string
		want Filter
	}{
		{"", Filter{}},
		{`actor:GON with:ARN,ROH from:2025-06 to:2025 "the border treaty" road`, Filter{
			Actors: []string{"GON"}, With: []string{"ARN", "ROH"}, From: "2025-06-01", To: "2025-12-31", Text: `"the border treaty" road`,
		}},
		{`publisher:"Gondor Times" category:CONSULT quad:1 quad:"Material cooperation" min-score:0.5 to:2025-02`, Filter{
			Publishers: []string{"Gondor Times"}, Categories: []string{"CONSULT"}, Quads: []int{1, 2}, MinScore: 0.5, To: "2025-02-31",
		}},
		{`dyad:"Gondor, Lake-town of Dale" from:2025`, Filter{Actors: []string{"Gondor"}, With: []string{"Lake-town of Dale"}, From: "2025-01-01"}},
		{"said: 10:30", Filter{Text: "said: 10:30"}},
	} {
		got, err := ParseSearch(c.line)
		if err != nil {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n%+v, want\n%+v", c.line, got, c.want)
		}
		again, err := ParseSearch(got.Search())
		if err != nil || !reflect.DeepEqual(again, got) {
			t.Errorf("%s: through %s: %+v, %v", c.line, got.Search(), again, err)
		}
		again, err = ParseFilter(got.Values())
		if err != nil || !reflect.DeepEqual(again, got) {
			t.Errorf("%s: through %s: %+v, %v", c.line, got.Values().Encode(), again, err)
		}
	}
}

func TestParseFilterErrors(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"from=june", `from: "june" is not a day such as 2025-06-10, a month or a year`},
		{"from=2025-06&to=2024", "from: 2025-06-01 is later than to: 2024-12-31"},
		{"quad=5", `quad: "5" is not one of 1 (verbal cooperation), 2 (material cooperation), 3 (verbal conflict), 4 (material conflict)`},
		{"quad=x", `quad: "x" is not one of 1 (verbal cooperation), 2 (material cooperation), 3 (verbal conflict), 4 (material conflict)`},
		{"from=2025-13", `from: "2025-13" is not a day such as 2025-06-10, a month or a year`},
		{"dyad=GON", `dyad: "GON" does not name two sides, such as KAZ,FIN`},
		{"dyad=GON,ARN,ROH", `dyad: "GON,ARN,ROH" does not name two sides, such as KAZ,FIN`},
		{"dyad=GON,ARN&with=ROH", "dyad: goes neither with actor and with nor with another dyad"},
		{"min-score=2", "min-score: 2 does not lie between 0 and 1"},
		{"without=fun", `without: "fun" is not one of negated, future, hypothetical, historical, alleged`},
		{"judgement=maybe", `judgement: "maybe" is not one of any, open, confirmed, rejected`},
	} {
		v, err := url.ParseQuery(c.query)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ParseFilter(v); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.query, err, c.want)
		}
	}
}

func FuzzParseSearch(f *testing.F) {
	f.Add(`actor:GON "a b" from:2025-06`)
	f.Fuzz(func(t *testing.T, line string) {
		got, err := ParseSearch(line)
		if err != nil {
			return
		}
		if _, err := ParseFilter(got.Values()); err != nil {
			t.Errorf("%q: %v", line, err)
		}
	})
}
