package event

import (
	"testing"

	"github.com/dateline/dateline"
)

// TestPlace makes the word "Bree" a town of Arnor.
func TestPlace(t *testing.T) {
	s := stage(t, testRules)
	for _, tt := range []struct {
		name, text string
		placed     bool
	}{
		{"in", `
Mordor PROPN 2 nsubj
attacked attack VERB 0 root
Rohan PROPN 2 obj
in ADP 5 case
Bree PROPN 2 obl`, true},
		{"the object of violence", `
Mordor PROPN 2 nsubj
attacked attack VERB 0 root
Bree PROPN 2 obj`, true},
		{"where the doers are", `
Gondorian ADJ 2 amod
riders rider NOUN 5 nsubj
in ADP 4 case
Bree PROPN 2 nmod
attacked attack VERB 0 root
Rohan PROPN 5 obj`, true},
		{"nothing is said over a place", `
Gondor PROPN 2 nsubj
praised praise VERB 0 root
Rohan PROPN 2 obj
over ADP 5 case
Bree PROPN 2 obl`, false},
		{"who speaks elsewhere", `
Gondor PROPN 4 nsubj
in ADP 3 case
Bree PROPN 1 nmod
praised praise VERB 0 root
Rohan PROPN 4 obj`, false},
		{"in the town of", `
Mordor PROPN 2 nsubj
attacked attack VERB 0 root
Rohan PROPN 2 obj
in ADP 6 case
the DET 6 det
town NOUN 2 obl
of ADP 8 case
Bree PROPN 6 nmod`, true},
		{"outside a building there", `
Mordor PROPN 2 nsubj
attacked attack VERB 0 root
Rohan PROPN 2 obj
outside ADP 6 case
the DET 6 det
inn NOUN 2 obl
in ADP 8 case
Bree PROPN 6 nmod`, true},
		{"the place of the clause in front", `
Elrond PROPN 2 nsubj
slept sleep VERB 0 root
in ADP 4 case
Bree PROPN 2 obl
and CCONJ 7 cc
Mordor PROPN 7 nsubj
attacked attack VERB 2 conj
Rohan PROPN 7 obj`, false},
	} {
		d := document(t, tt.text)
		for i := range d.Tokens {
			if d.Tokens[i].Form == "Bree" {
				d.Places = append(d.Places, dateline.Place{Span: dateline.Span{Start: i, End: i + 1}, Name: "Bree", Country: "ARN", Precision: "city", GeoNames: 1, Located: true})
			}
		}
		if err := s.Annotate(d); err != nil {
			t.Fatal(err)
		}
		if len(d.Events) != 1 {
			t.Fatalf("%s: %d events", tt.name, len(d.Events))
		}
		if got := d.Events[0].Place == 0; got != tt.placed {
			t.Errorf("%s: place %d", tt.name, d.Events[0].Place)
		}
	}
}
