package meeting

import (
	"slices"
	"strings"
	"testing"
)

// TestTogether reads who takes part from words other than the subject and object of the meeting's verb.
func TestTogether(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"a commission of two states, co-chaired", `
A DET 2 det
session NOUN 10 nsubj:pass
of ADP 8 case
the DET 8 det
Gondor PROPN 8 compound
- PUNCT 7 punct
Rohan PROPN 8 compound
Commission PROPN 2 nmod
was AUX 10 aux:pass
held hold VERB 0 root
under ADP 13 case
the DET 13 det
chairmanship NOUN 10 obl
of ADP 15 case
Elessar PROPN 13 nmod
and CCONJ 17 cc
Eomer PROPN 15 conj
. PUNCT 10 punct`, []string{"session | took place | Elessar & Eomer | minister | 3021-06-11 report"}},
		{"chaired by, in the next sentence", `
Gondor PROPN 2 nsubj
held hold VERB 0 root
talks talk NOUN 2 obj
with ADP 5 case
Rohan PROPN 3 nmod
. PUNCT 2 punct

It PRON 3 nsubj:pass
was AUX 3 aux:pass
chaired chair VERB 0 root
by ADP 5 case
Elessar PROPN 3 obl
. PUNCT 3 punct`, []string{"meeting | took place | Elessar & Rohan | head of state | 3021-06-11 report"}},
		{"the last of two hangs on the first one's country", `
Talks talk NOUN 8 nsubj
between ADP 3 case
king NOUN 1 nmod
of ADP 5 case
Gondor PROPN 3 nmod
and CCONJ 7 cc
Eomer PROPN 5 conj
ended end VERB 0 root
. PUNCT 8 punct`, []string{"meeting | took place | king of Gondor & Eomer | minister | 3021-06-11 report"}},
		{"separate meetings", `
Elessar PROPN 2 nsubj
held hold VERB 0 root
separate ADJ 4 amod
meetings meeting NOUN 2 obj
with ADP 6 case
Eomer PROPN 4 nmod
and CCONJ 8 cc
Council PROPN 6 conj
. PUNCT 2 punct`, []string{
			"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report",
			"meeting | took place | Elessar & Council | head of state | 3021-06-11 report",
		}},
		{"they spoke, and then the call", `
Elessar PROPN 2 nsubj
spoke speak VERB 0 root
with ADP 4 case
Eomer PROPN 2 obl
. PUNCT 2 punct

The DET 2 det
call NOUN 3 nsubj
lasted last VERB 0 root
an DET 5 det
hour NOUN 3 obj
. PUNCT 3 punct`, []string{"call | took place | Elessar & Eomer | minister | 3021-06-11 report"}},
		{"no call was told before", `
The DET 2 det
call NOUN 3 nsubj
lasted last VERB 0 root
an DET 5 det
hour NOUN 3 obj
. PUNCT 3 punct`, nil},
		{"a clause of time in the present tells what is to come", `
Elessar PROPN 3 nsubj
will AUX 3 aux
rest rest VERB 0 root
before SCONJ 6 mark
Elessar PROPN 6 nsubj
meets meet VERB 3 advcl
Eomer PROPN 6 obj
. PUNCT 3 punct`, []string{"meeting | planned | Elessar & Eomer | minister |  "}},
		{"signed, though never ratified", `
The DET 2 det
treaty NOUN 11 nsubj:pass
, PUNCT 4 punct
signed sign VERB 2 acl
by ADP 6 case
Gondor PROPN 4 obl
and CCONJ 8 cc
Rohan PROPN 6 conj
, PUNCT 4 punct
never ADV 11 advmod
read read VERB 0 root
. PUNCT 11 punct`, []string{"treaty | signed | Gondor+Rohan | \"\" | 3021-06-11 report"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := document(t, tt.text)
			if err := New().Annotate(d); err != nil {
				t.Fatal(err)
			}
			if got := told(d); !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}
