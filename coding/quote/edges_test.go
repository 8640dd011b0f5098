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
