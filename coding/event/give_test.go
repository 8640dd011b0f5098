package event

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/testdoc"
)

func TestGiven(t *testing.T) {
	for _, tt := range []struct{ name, text, named, want string }{
		{"one who gets something", `
Gondor PROPN 2 nsubj
offered offer VERB 0 root
Rohan PROPN 4 compound
talks talk NOUN 2 obj`, "Rohan", "Rohan iobj offered"},
		{"two who get something", `
Gondor PROPN 2 nsubj
gave give VERB 0 root
Rohan PROPN 2 obj
and CCONJ 6 cc
Arnor PROPN 6 compound
support NOUN 3 conj`, "Rohan Arnor", "Rohan iobj gave; Arnor conj Rohan; support obj gave"},
		{"what is given for what he does", `
Gondor PROPN 2 nsubj
offered offer VERB 0 root
Rohan PROPN 4 nsubj
talks talk VERB 2 obj`, "Rohan", "Rohan iobj offered; talks obj offered"},
		{"second one for a part of what is given", `
Gondor PROPN 2 nsubj
gave give VERB 0 root
Rohan PROPN 2 iobj
and CCONJ 5 cc
Arnor PROPN 6 compound
support NOUN 2 obj`, "Rohan Arnor", "Rohan iobj gave; Arnor conj Rohan; support obj gave"},
		{"a thing for a part of his name", `
Gondor PROPN 2 nsubj
gave give VERB 0 root
Frodo PROPN 2 obj
a DET 5 det
mandate NOUN 3 nmod`, "Frodo", "Frodo iobj gave; mandate obj gave"},
		{"a thing with a preposition", `
Gondor PROPN 2 nsubj
gave give VERB 0 root
Frodo PROPN 2 obj
of ADP 6 case
a DET 6 det
mandate NOUN 3 nmod`, "Frodo", "Frodo obj gave; mandate nmod Frodo"},
		{"a name of a name", `
Gondor PROPN 2 nsubj
named name VERB 0 root
Rohan PROPN 4 compound
envoys envoy NOUN 2 obj`, "Rohan", "Rohan compound envoys"},
		{"one who offers", `
Rohan PROPN 3 nsubj:pass
was be AUX 3 aux:pass
offered offer VERB 0 root
peace NOUN 3 obj
by ADP 6 case
Gondor PROPN 4 nmod`, "Gondor", "Gondor obl:agent offered"},
		{"verb before a determiner", `
Gondor PROPN 2 nsubj
told tell VERB 0 root
Mordor PROPN 2 obj
to ADP 7 case
free ADJ 7 amod
all DET 7 det
prisoners prisoner NOUN 2 obl`, "", "free xcomp told; prisoners obj free; to mark free"},
		{"quality", `
Gondor PROPN 2 nsubj
turned turn VERB 0 root
to ADP 5 case
free ADJ 5 amod
trade NOUN 2 obl`, "", "free amod trade"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := testdoc.Parse(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			tags := ""
			for i := range d.Tokens {
				if slices.Contains(strings.Fields(tt.named), d.Tokens[i].Form) {
					addName(d, dateline.Span{Start: i, End: i + 1})
				}
				if d.Tokens[i].Form == "talks" && d.Tokens[i].POS == "VERB" {
					tags = "talks=VBZ"
				}
			}
			checkMended(t, d, tags, tt.want, "free")
		})
	}
}
