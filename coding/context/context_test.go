package context

import (
	"slices"
	"testing"

	"github.com/dateline/dateline/internal/testdoc"
)

func TestAnnotate(t *testing.T) {
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, text string
		want       []string // context:area
	}{
		{"sectors such as", `
They they PRON 2 nsubj
discussed discuss VERB 0 root
cooperation NOUN 2 obj
in ADP 5 case
sectors sector NOUN 3 nmod
such ADJ 8 case
as ADP 6 fixed
transport NOUN 5 nmod
and CCONJ 11 cc
green ADJ 11 amod
technologies technology NOUN 8 conj`, []string{"economic:transport", "environment:green technologies"}},
		{"cooperation in", `
Cooperation cooperation NOUN 4 nsubj
in ADP 3 case
energy NOUN 1 nmod
grew grow VERB 0 root`, []string{"economic:energy"}},
		{"a comma parts areas, whatever they hang on", `
Cooperation cooperation NOUN 16 nsubj
in ADP 3 case
management NOUN 1 nmod
of ADP 6 case
water NOUN 6 compound
resources resource NOUN 3 nmod
and CCONJ 8 cc
forestry NOUN 6 conj
, PUNCT 10 punct
innovations innovation NOUN 6 conj
, PUNCT 12 punct
energy NOUN 6 conj
and CCONJ 15 cc
green ADJ 15 amod
technologies technology NOUN 6 conj
grew grow VERB 0 root`, []string{"natural_resource:management of water resources and forestry", "technology:innovations", "economic:energy", "environment:green technologies"}},
		{"word by itself", `
An a DET 2 det
earthquake NOUN 3 nsubj
struck strike VERB 0 root`, []string{"disasters:"}},
		{"nothing", `
It it PRON 2 nsubj
rained rain VERB 0 root`, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := testdoc.Parse(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Annotate(d); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range d.Contexts {
				got = append(got, c.Name+":"+c.Area)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
