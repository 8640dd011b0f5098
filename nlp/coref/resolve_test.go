package coref_test

import (
	"strings"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/testdoc"
	"github.com/dateline/dateline/nlp/coref"
)

func TestAnnotate(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"surname and pronoun", `
Rohan PROPN 3 nmod:poss B-LOC
's PART 1 case
minister NOUN 4 compound
Anna PROPN 6 nsubj B-PER
Brandybuck PROPN 4 flat I-PER
met meet VERB 0 root
Peter PROPN 6 obj B-PER
Took PROPN 7 flat I-PER
. PUNCT 6 punct

Brandybuck PROPN 2 nsubj B-PER
praised praise VERB 0 root
him PRON 2 obj
. PUNCT 2 punct

She PRON 2 nsubj
left leave VERB 0 root
her PRON 4 nmod:poss
troops troop NOUN 2 obj
. PUNCT 2 punct
`, "Anna Brandybuck; Brandybuck; She; her | Peter Took; him"},
		{"while somebody does something", `
Haldan PROPN 2 nsubj B-PER
said say VERB 0 root
Peter PROPN 4 nsubj B-PER
slept sleep VERB 2 ccomp
as SCONJ 7 mark
he PRON 7 nsubj
drove drive VERB 4 advcl
. PUNCT 2 punct
`, "Peter; he"},
		{"no co-argument", `
Gondor PROPN 2 nsubj B-LOC
praised praise VERB 0 root
it PRON 2 obj
. PUNCT 2 punct
`, ""},
		{"object of a second verb", `
Peter PROPN 2 nsubj B-PER
left leave VERB 0 root
. PUNCT 2 punct

Peter PROPN 2 nsubj B-PER
met meet VERB 0 root
Haldan PROPN 2 obj B-PER
and CCONJ 5 cc
thanked thank VERB 2 conj
him PRON 5 obj
for ADP 9 case
his PRON 9 nmod:poss
help NOUN 5 obl
. PUNCT 2 punct
`, "Peter; Peter | Haldan; him; his"},
		{"object of a clause with a subject of its own", `
Peter PROPN 2 nsubj B-PER
stays stay VERB 0 root
where ADV 5 advmod
Haldan PROPN 5 nsubj B-PER
greets greet VERB 2 advcl
him PRON 5 obj
. PUNCT 2 punct
`, "Peter; him"},
		{"the group with its name", `
Rangers PROPN 2 nsubj B-ORG
spoke speak VERB 0 root
. PUNCT 2 punct

The DET 2 det
group NOUN 4 nsubj
Wargs PROPN 2 appos B-ORG
left leave VERB 0 root
. PUNCT 4 punct
`, ""},
		{"the group", `
Rangers PROPN 2 nsubj B-ORG
spoke speak VERB 0 root
. PUNCT 2 punct

The DET 2 det
group NOUN 3 nsubj
left leave VERB 0 root
. PUNCT 3 punct
`, "Rangers; The group"},
		{"possessive of a state", `
Gondor PROPN 2 nsubj B-LOC
withdrew withdraw VERB 0 root
its PRON 4 nmod:poss
army NOUN 2 obj
. PUNCT 2 punct
`, "Gondor; its"},
		{"empty it", `
Gondor PROPN 2 nsubj B-LOC
left leave VERB 0 root
. PUNCT 2 punct

It PRON 3 nsubj
is be AUX 3 cop
clear ADJ 0 root
that SCONJ 6 mark
Rohan PROPN 6 nsubj B-LOC
won win VERB 3 ccomp
. PUNCT 3 punct
`, ""},
		{"a titled subject before a name further back", `
Gondor PROPN 3 nmod:poss B-LOC
's PART 1 case
minister NOUN 4 compound
Peter PROPN 6 nsubj B-PER
Took PROPN 4 flat I-PER
spoke speak VERB 0 root
. PUNCT 6 punct

Took PROPN 2 nsubj B-PER
smiled smile VERB 0 root
. PUNCT 2 punct

He PRON 2 nsubj
thanked thank VERB 0 root
his PRON 4 nmod:poss
troops troop NOUN 2 obj
. PUNCT 2 punct

The DET 2 det
ambassador NOUN 3 nsubj
came come VERB 0 root
. PUNCT 3 punct

He PRON 2 nsubj
left leave VERB 0 root
. PUNCT 2 punct
`, "Peter Took; Took; He; his | The ambassador; He"},
		{"title and relative", `
Peter PROPN 7 nsubj B-PER
Took PROPN 1 flat I-PER
, PUNCT 4 punct
minister NOUN 1 appos
of ADP 6 case
Gondor PROPN 4 nmod B-LOC
met meet VERB 0 root
rebels rebel NOUN 7 obj
who PRON 10 nsubj
fought fight VERB 8 acl:relcl
. PUNCT 7 punct

The DET 2 det
minister NOUN 3 nsubj
left leave VERB 0 root
. PUNCT 3 punct
`, "Peter Took; minister; The minister | rebels; who"},
		{"both", `
Peter PROPN 4 nsubj B-PER
and CCONJ 3 cc
Anna PROPN 1 conj B-PER
met meet VERB 0 root
. PUNCT 4 punct

They PRON 2 nsubj
agreed agree VERB 0 root
. PUNCT 2 punct
`, "Peter and Anna; They"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := testdoc.Parse(c.text)
			if err != nil {
				t.Fatal(err)
			}
			for i := range d.Tokens {
				if l := d.Tokens[i].Lemma; d.Tokens[i].POS == "NOUN" && l+"s" == d.Tokens[i].Form {
					d.Tokens[i].Tag = "NNS"
				}
			}
			if err := coref.New().Annotate(d); err != nil {
				t.Fatal(err)
			}
			if got := show(d); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func show(d *dateline.Document) string {
	var out []string
	for _, c := range d.Chains {
		var words []string
		for _, m := range c.Mentions {
			words = append(words, d.Words(m))
		}
		out = append(out, strings.Join(words, "; "))
	}
	return strings.Join(out, " | ")
}

func FuzzAnnotate(f *testing.F) {
	f.Add("Anna PROPN 2 nsubj B-PER\nleft VERB 0 root\n\nShe PRON 2 nsubj\nsaw VERB 0 root")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := testdoc.Parse(s)
		if err != nil || len(d.Tokens) > 3000 {
			return
		}
		if err := coref.New().Annotate(d); err != nil {
			t.Fatal(err)
		}
	})
}
