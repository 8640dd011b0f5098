package actor_test

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/coding/actor"
	"github.com/dateline/dateline/internal/testdoc"
)

// TestStyle reads titles in front of names that tell whose they are, and heads of bodies.
func TestStyle(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"the recogniser took state and name for one place", `
Foreign ADJ 2 amod
minister NOUN 7 nsubj
of ADP 6 case
Rohan PROPN 6 compound B-LOC
Aldor PROPN 6 compound I-LOC
Grimbold PROPN 2 nmod I-LOC
spoke speak VERB 0 root
. PUNCT 7 punct
`, `
Foreign minister of Rohan Aldor Grimbold | name | Aldor Grimbold [ROH ROHGOV GOV] as Foreign minister
`},
		{"more fields than one", `
Minister PROPN 11 nsubj
of ADP 8 case
Energy PROPN 1 nmod
, PUNCT 5 punct
Water PROPN 3 conj
and CCONJ 7 cc
Trade PROPN 3 conj
Aldor PROPN 1 nmod B-PER
Grimbold PROPN 8 flat I-PER
has AUX 11 aux
spoken speak VERB 0 root
in ADP 13 case
Rohan PROPN 11 obl B-LOC
. PUNCT 11 punct
`, `
Minister of Energy, Water and Trade Aldor Grimbold | name | Aldor Grimbold [ROH ROHGOV GOV] as Minister of Energy, Water and Trade
Rohan | place | Rohan [ROH ROH GOV]
`},
		{"a firm has the name of the state in front of its own", `
The DET 2 det
president NOUN 7 nsubj
of ADP 6 case
Rohan PROPN 6 compound B-ORG
Horse PROPN 6 compound I-ORG
Lines PROPN 2 nmod I-ORG
spoke speak VERB 0 root
. PUNCT 7 punct
`, `
The president of Rohan Horse Lines | title | president of Rohan Horse Lines [ROH ROHGOV GOV]
`},
		{"the head of a parliament", `
The DET 2 det
head NOUN 9 nsubj
of ADP 6 case
the DET 6 det
Gondorian ADJ 6 amod
parliament NOUN 2 nmod
, PUNCT 8 punct
Grimbold PROPN 2 appos B-PER
spoke speak VERB 0 root
. PUNCT 9 punct
`, `
the Gondorian parliament | nominal | Gondorian parliament [GON GONLEG LEG]
Grimbold | name | Grimbold [GON GONLEG LEG]
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := testdoc.Parse(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			d.Article.Published = day(t, "2025-06-10")
			if err := actor.New(registry(t)).Annotate(d); err != nil {
				t.Fatal(err)
			}
			if got, want := strings.TrimSpace(show(d)), strings.TrimSpace(tt.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}
