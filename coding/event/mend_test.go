package event

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/testdoc"
)

func TestMended(t *testing.T) {
	for _, tt := range []struct{ name, text, tags, mention, want string }{
		{"subject before the speaker", `
bomb NOUN 4 nsubj
killed kill VERB 4 ccomp
police NOUN 4 nsubj
said say VERB 0 root`, "killed=VBN said=VBD", "", "bomb nsubj killed"},
		{"gerund under infinitive", `
Gondor PROPN 2 nsubj
called call VERB 0 root
urging urge VERB 2 advcl
Rohan PROPN 3 obj
to PART 6 mark
stop VERB 3 xcomp
and CCONJ 8 cc
warning warn VERB 6 conj
Arnor PROPN 8 obj`, "called=VBD urging=VBG stop=VB warning=VBG", "", "warning conj urging"},
		{"participle before its agent", `
Rohan PROPN 2 nsubj
condemned condemn VERB 0 root
the DET 4 det
attack NOUN 2 obj
carried carry VERB 2 xcomp
out ADP 5 compound:prt
by ADP 8 case
Mordor PROPN 5 obl`, "condemned=VBD carried=VBD", "", "carried acl attack; Mordor obl:agent carried"},
		{"conjunct with a subject stays", `
Gondor PROPN 2 nsubj
called call VERB 0 root
urging urge VERB 2 advcl
Rohan PROPN 3 obj
to PART 6 mark
stop VERB 3 xcomp
Arnor PROPN 8 nsubj
warning warn VERB 6 conj`, "called=VBD urging=VBG stop=VB warning=VBG", "", "warning conj stop"},
		{"object without preposition", `
attacks attack NOUN 3 nsubj
have AUX 3 aux
killed kill VERB 0 root
civilians civilian NOUN 3 obl`, "have=VBP killed=VBN", "", "civilians obj killed"},
		{"time is no object", `
rebels rebel NOUN 3 nsubj
have AUX 3 aux
attacked attack VERB 0 root
Monday day NOUN 3 obl`, "have=VBP attacked=VBN", "", "Monday obl attacked"},
		{"particle is a preposition", `
Gondor PROPN 2 nsubj
called call VERB 0 root
on ADP 2 compound:prt
all DET 5 det
parties party NOUN 2 obl`, "called=VBD", "", "on case parties"},
		{"an infinitive beside what is agreed to", `
Gondor PROPN 2 nsubj
agreed agree VERB 0 root
to ADP 4 case
truce NOUN 2 obl
and CCONJ 7 cc
to PART 7 mark
withdraw VERB 4 conj`, "agreed=VBD withdraw=VB", "", "withdraw xcomp agreed"},
		{"called on an object", `
Gondor PROPN 2 nsubj
called call VERB 0 root
on ADP 2 compound:prt
parties party NOUN 2 obj`, "called=VBD", "", "on case parties; parties obl called"},
		{"over is a particle", `
Gondor PROPN 2 nsubj
handed hand VERB 0 root
over ADP 5 case
the DET 5 det
bodies body NOUN 2 obl
to ADP 7 case
Rohan PROPN 2 obl`, "handed=VBD", "", "over compound:prt handed; bodies obj handed"},
		{"subject behind as", `
violence NOUN 2 nsubj
rose rise VERB 0 root
as ADP 5 case
Gondorian ADJ 5 amod
jets jet NOUN 2 obl
bombed bomb VERB 2 advcl
Rohan PROPN 6 obj`, "rose=VBD bombed=VBD", "", "jets nsubj bombed"},
		{"owner of several words", `
Arnor PROPN 2 nsubj
welcomed welcome VERB 0 root
the DET 4 det
government NOUN 2 obj
of ADP 8 case
Gondor PROPN 8 nmod:poss
's PART 6 case
liberation NOUN 2 obl`, "welcomed=VBD", "2 6", "liberation obj welcomed; government nmod:poss liberation; Gondor nmod government"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := testdoc.Parse(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if tt.mention != "" {
				var s dateline.Span
				if _, err := fmt.Sscan(tt.mention, &s.Start, &s.End); err != nil {
					t.Fatal(err)
				}
				d.Mentions = append(d.Mentions, dateline.Mention{Span: s, Head: s.Start + 1})
			}
			checkMended(t, d, tt.tags, tt.want, "")
		})
	}
}

// checkMended sets the tags ("killed=VBN ...") and reports every wanted arc ("word relation head; ...") that the mended tokens lack. The lemma verb is
// the only one that a rule has for a verb.
func checkMended(t *testing.T, d *dateline.Document, tags, want, verb string) {
	t.Helper()
	at := map[string]int{}
	for i := range d.Tokens {
		at[d.Tokens[i].Form] = i
	}
	for _, f := range strings.Fields(tags) {
		form, tag, _ := strings.Cut(f, "=")
		d.Tokens[at[form]].Tag = tag
	}
	tokens := mended(d, func(lemma string) bool { return lemma == verb })
	for _, arc := range strings.Split(want, "; ") {
		f := strings.Fields(arc)
		k := &tokens[at[f[0]]]
		if got := fmt.Sprint(f[0], " ", k.Dep, " ", tokens[k.Head].Form); got != arc {
			t.Errorf("got %s, want %s", got, arc)
		}
	}
}

// addName adds the state that the tokens of a span name, the first of them as head.
func addName(d *dateline.Document, s dateline.Span) {
	d.Mentions = append(d.Mentions, dateline.Mention{Span: s, Head: s.Start, Kind: "name", Actors: []int{len(d.Actors)}})
	d.Actors = append(d.Actors, dateline.Actor{Kind: "state"})
}
