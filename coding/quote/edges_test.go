package quote

import (
	"slices"
	"strings"
	"testing"
)

// TestEdges reads where the words said and the words that name the speaker begin and end.
func TestEdges(t *testing.T) {
	s := stage(t)
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"the preposition belongs to the cue", `
Elessar PROPN/NNP 2 nsubj
called call VERB/VBN 0 root
for ADP/IN 5 case
an a DET/DT 5 det
end NOUN/NN 2 obl
to ADP/IN 8 case
the DET/DT 8 det
war NOUN/NN 5 nmod
. PUNCT/. 2 punct`, []string{"Elessar | called for |  | an end to the war"}},
		{"the one who is asked", `
Elessar PROPN/NNP 2 nsubj
urged urge VERB/VBD 0 root
Rohan PROPN/NNP 2 iobj
to PART/TO 5 mark
ride VERB/VB 2 xcomp
. PUNCT/. 2 punct`, []string{"Elessar | urged | Rohan | Rohan to ride"}},
		{"called on", `
Elessar PROPN/NNP 2 nsubj
called call VERB/VBN 0 root
on ADP/IN 4 case
Rohan PROPN/NNP 2 obl
to PART/TO 6 mark
ride VERB/VB 2 xcomp
. PUNCT/. 2 punct`, []string{"Elessar | called on | Rohan | Rohan to ride"}},
		{"a gerund in the perfect", `
Eomer PROPN/NNP 2 nsubj
denied deny VERB/VBD 0 root
having have AUX/VBG 4 aux
left leave VERB/VBN 2 xcomp
the DET/DT 6 det
city NOUN/NN 4 obj
. PUNCT/. 2 punct`, []string{"Eomer | denied |  | having left the city"}},
		{"a title with a name behind it, explained", `
Opposition NOUN/NN 2 compound
leader NOUN/NN 11 nsubj
Bill PROPN/NNP 11 nsubj
Ferny PROPN/NNP 3 flat
, PUNCT/, 7 punct
who PRON/WP 7 nsubj
fled flee VERB/VBD 3 acl:relcl
on ADP/IN 9 case
Monday PROPN/NNP 7 obl
, PUNCT/, 3 punct
said say VERB/VBD 0 root
the DET/DT 13 det
pass NOUN/NN 15 nsubj:pass
was be AUX/VBD 15 aux:pass
closed close VERB/VBN 11 ccomp
. PUNCT/. 11 punct`, []string{"Opposition leader Bill Ferny | said |  | the pass was closed"}},
		{"a participle hung on what is said", `
Gondor PROPN/NNP 2 nsubj
hit VERB/VBD 0 root
back ADV/RB 2 advmod
, PUNCT/, 5 punct
insisting insist VERB/VBG 10 advcl
the DET/DT 7 det
talks talk NOUN/NNS 10 nsubj:pass
had have AUX/VBD 10 aux
been be AUX/VBN 10 aux:pass
postponed postpone VERB/VBN 2 advcl
until ADP/IN 12 case
May PROPN/NNP 10 obl
. PUNCT/. 2 punct`, []string{"Gondor | insisting |  | the talks had been postponed until May"}},
		{"a text posted", `
Gondor PROPN/NNP 2 nsubj
said say VERB/VBD 0 root
in ADP/IN 5 case
a DET/DT 5 det
statement NOUN/NN 2 obl
posted post VERB/VBD 5 acl
online ADV/RB 6 advmod
: PUNCT/: 14 punct
" PUNCT/'' 14 punct
The DET/DT 11 det
war NOUN/NN 14 nsubj
will AUX/MD 14 aux
not PART/RB 14 advmod
go VERB/VB 2 ccomp
on ADV/RB 14 advmod
. PUNCT/. 14 punct
" PUNCT/'' 14 punct`, []string{"Gondor | said |  | The war will not go on. | direct"}},
		{"a text by somebody", `
According accord VERB/VBG 4 case
to ADP/IN 1 fixed
a DET/DT 4 det
statement NOUN/NN 12 obl
by ADP/IN 7 case
the DET/DT 7 det
steward NOUN/NN 4 nmod
, PUNCT/, 4 punct
the DET/DT 10 det
pass NOUN/NN 12 nsubj:pass
is be AUX/VBZ 12 aux:pass
closed close VERB/VBN 0 root
. PUNCT/. 12 punct`, []string{"a statement by the steward | According to |  | the pass is closed."}},
		{"a participle hung between marks", `
Gondor PROPN/NNP 2 nsubj
wrote write VERB/VBD 0 root
that SCONJ/IN 6 mark
Rohan PROPN/NNP 6 nsubj
" PUNCT/'' 6 punct
stands stand VERB/VBZ 2 ccomp
with ADP/IN 8 case
us we PRON/PRP 6 obl
" PUNCT/'' 6 punct
, PUNCT/, 11 punct
adding add VERB/VBG 2 advcl
that SCONJ/IN 17 mark
help NOUN/NN 17 nsubj
was be AUX/VBD 17 cop
on ADP/IN 17 case
its PRON/PRP$ 17 nmod:poss
way NOUN/NN 11 ccomp
. PUNCT/. 2 punct`, []string{"Gondor | wrote |  | that Rohan \" stands with us \"", "Gondor | adding |  | that help was on its way"}},
		{"there would be", `
Elessar PROPN/NNP 2 nsubj
said say VERB/VBD 0 root
he PRON/PRP 5 nsubj
was be AUX/VBD 5 cop
ready ADJ/JJ 2 ccomp
, PUNCT/, 8 punct
but CCONJ/CC 8 cc
vowed vow VERB/VBD 2 conj
there PRON/EX 8 expl
would AUX/MD 11 aux
be VERB/VB 8 ccomp
no DET/DT 13 det
war NOUN/NN 11 nsubj
. PUNCT/. 2 punct`, []string{"Elessar | said |  | he was ready", "Elessar | vowed |  | there would be no war"}},
		{"called on, taken for a particle", `
Gondor PROPN/NNP 2 nsubj
called call VERB/VBD 0 root
on ADP/RP 2 compound:prt
all DET/DT 5 det
lords lord NOUN/NNS 2 obl
to PART/TO 7 mark
ride VERB/VB 2 advcl
. PUNCT/. 2 punct`, []string{"Gondor | called on | all lords | all lords to ride"}},
		{"asked in an aside", `
Elessar PROPN/NNP 3 nsubj
, PUNCT/, 1 punct
asked ask VERB/VBD 0 root
whether SCONJ/IN 7 mark
it PRON/PRP 7 nsubj
was be AUX/VBD 7 cop
late ADJ/JJ 3 ccomp
, PUNCT/, 3 punct
said say VERB/VBD 3 ccomp
only ADV/RB 9 advmod
: PUNCT/: 15 punct
" PUNCT/'' 15 punct
Everything PRON/NN 15 nsubj
is be AUX/VBZ 15 cop
ready ADJ/JJ 9 ccomp
. PUNCT/. 15 punct
" PUNCT/'' 15 punct`, []string{"Elessar | said |  | Everything is ready. | direct"}},
		{"who asked not to be named", `
" PUNCT/'' 3 punct
We PRON/PRP 3 nsubj
did do AUX/VBD 18 ccomp
not PART/RB 3 advmod
, PUNCT/, 3 punct
" PUNCT/'' 9 punct
a DET/DT 9 det
senior ADJ/JJ 9 amod
lord PROPN/NNP 18 nsubj
, PUNCT/, 12 punct
who PRON/WP 12 nsubj
asked ask VERB/VBD 9 acl:relcl
not PART/RB 12 advmod
to PART/TO 16 mark
be AUX/VB 16 aux:pass
named name VERB/VBN 12 xcomp
, PUNCT/, 9 punct
told tell VERB/VBD 0 root
the DET/DT 20 det
Council PROPN/NNP 18 iobj
. PUNCT/. 18 punct`, []string{"a senior lord | told | the Council | We did not | direct"}},
		{"a day behind the name", `
King PROPN/NNP 2 nmod:desc
Elessar PROPN/NNP 5 nsubj
on ADP/IN 4 case
Monday PROPN/NNP 2 nmod
warned warn VERB/VBD 0 root
Rohan PROPN/NNP 5 iobj
against ADP/IN 9 case
a DET/DT 9 det
war NOUN/NN 5 obl
. PUNCT/. 5 punct`, []string{"King Elessar | warned | Rohan | against a war"}},
		{"a name with a hyphen", `
As SCONJ/IN 7 mark
the DET/DT 5 det
Secretary PROPN/NNP 5 compound
- PUNCT/HYPH 3 punct
General PROPN/NNP 7 nsubj
has have AUX/VBZ 7 aux
said say VERB/VBN 12 advcl
, PUNCT/, 7 punct
the DET/DT 10 det
pass NOUN/NN 12 nsubj:pass
is be AUX/VBZ 12 aux:pass
closed close VERB/VBN 0 root
. PUNCT/. 12 punct`, []string{"the Secretary-General | said |  | the pass is closed"}},
		{"asked, he shrugged", `
Asked ask VERB/VBD 0 root
about ADP/IN 4 case
the DET/DT 4 det
pass NOUN/NN 1 obl
, PUNCT/, 7 punct
he PRON/PRP 7 nsubj
shrugged shrug VERB/VBD 1 parataxis
. PUNCT/. 7 punct`, []string{" | Asked about |  | the pass"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := parse(t, tt.text)
			if err := s.Annotate(d); err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range d.Quotes {
				got = append(got, show(d, &d.Quotes[i]))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}
