package event

import (
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/testdoc"
)

func TestClause(t *testing.T) {
	for _, tt := range []struct {
		name, text, tags string
		name1, name2     dateline.Span // spans of names, each headed by its first token
		want             string
	}{
		{"what is to come", `
Gondor PROPN 4 nsubj:outer
is be AUX 4 cop
to PART 4 mark
visit VERB 0 root
Arnor PROPN 4 obj`, "visit=VB", dateline.Span{Start: 0, End: 1}, dateline.Span{}, "Gondor nsubj visit; is aux visit; to aux visit"},
		{"an aim is nobody", `
aim NOUN 4 nsubj:outer
is be AUX 4 cop
to PART 4 mark
visit VERB 0 root`, "visit=VB", dateline.Span{}, dateline.Span{}, "is cop visit; to mark visit"},
		{"told by another", `
strikes strike NOUN 5 nsubj
killed kill VERB 1 acl
ten NUM 2 obl
medics medic NOUN 5 nsubj
said say VERB 0 root`, "killed=VBN", dateline.Span{}, dateline.Span{}, "killed ccomp said; strikes nsubj killed"},
		{"quality of the one who speaks", `
villagers villager NOUN 3 nsubj
hurt hurt VERB 1 acl
spoke speak VERB 0 root`, "hurt=VBN", dateline.Span{}, dateline.Span{}, "hurt acl villagers"},
		{"beside a long name", `
Republic PROPN 6 nsubj
of ADP 3 case
Gondor PROPN 1 nmod
and CCONJ 5 cc
Rohan PROPN 3 conj
met meet VERB 0 root`, "", dateline.Span{Start: 0, End: 3}, dateline.Span{Start: 4, End: 5}, "Rohan conj Republic"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := testdoc.Parse(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range []dateline.Span{tt.name1, tt.name2} {
				if !s.Empty() {
					addName(d, s)
				}
			}
			checkMended(t, d, tt.tags, tt.want, "")
		})
	}
}
