package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

// TestHeaded checks the trees of headlines whose verb was given no subject or no object, and that a sound one stays.
func TestHeaded(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{
			"Gondor/NNP/3/vocative ,/,/0/punct Rohan/NNP/3/nsubj ink/VBP/-1/root deal/NN/3/obj",
			"3/nsubj 2/punct 0/conj -1/root 3/obj",
		},
		{
			"Army/NN/1/compound shells/VBZ/-1/root rebel/NN/3/compound camp/NN/1/appos",
			"1/nsubj -1/root 3/compound 1/obj",
		},
		{
			"Senators/NNS/1/nsubj back/VBP/3/case Rohan/NNP/3/compound aid/NN/-1/root",
			"1/nsubj -1/root 3/compound 1/obj",
		},
		{
			"Leaders/NNS/4/compound of/IN/2/case Arnor/NNP/0/nmod pledge/VBP/4/compound support/NN/-1/root",
			"3/nsubj 2/case 0/nmod -1/root 3/obj",
		},
		{
			"Mordor/NNP/1/compound shells/VBZ/-1/root besieged/JJ/1/acl Minas/NNP/2/obj Tirith/NNP/3/flat",
			"1/nsubj -1/root 3/amod 1/obj 3/flat",
		},
		{
			"Gondor/NNP/3/nsubj pledge/VBP/0/appos as/IN/3/mark ends/VBZ/-1/root",
			"1/nsubj -1/root 3/mark 1/advcl",
		},
		{
			"Bilbo/NNP/2/nsubj Baggins/NNP/0/flat meets/VBZ/-1/root Sauron/NNP/2/obj",
			"2/nsubj 0/flat -1/root 2/obj",
		},
		{
			"Bofur/NNP/3/vocative ,/,/0/punct Oin/NNP/3/nsubj meet/VB/-1/root",
			"3/nsubj 2/punct 0/conj -1/root",
		},
		{
			"Gondor/NNP/3/nsubj ,/,/2/punct Rohan/NNP/0/appos ink/VBP/-1/root pact/NN/3/obj",
			"3/nsubj 2/punct 0/conj -1/root 3/obj",
		},
		{
			"Rohan/NNP/1/compound sign/VB/2/compound poll/NN/-1/root",
			"1/compound 2/compound -1/root",
		},
		{
			"In/IN/1/case Arnor/NNP/3/obl ,/,/3/punct bombs/VBZ/-1/root fall/NN/3/dep",
			"1/case 3/obl 3/punct -1/root 3/dep",
		},
	} {
		d := &dateline.Document{}
		for _, f := range strings.Fields(c.in) {
			p := strings.Split(f, "/")
			w := dateline.Token{Form: p[0], Tag: p[1], Dep: p[3]}
			fmt.Sscan(p[2], &w.Head)
			switch {
			case strings.HasPrefix(w.Tag, "NNP"):
				w.POS = "PROPN"
			case strings.HasPrefix(w.Tag, "NN"):
				w.POS = "NOUN"
			case strings.HasPrefix(w.Tag, "VB"):
				w.POS = "VERB"
			case w.Tag == "IN":
				w.POS = "ADP"
			case w.Tag == ",":
				w.POS = "PUNCT"
			}
			d.Tokens = append(d.Tokens, w)
		}
		headed(d, dateline.Span{End: len(d.Tokens)})
		var got []string
		for _, w := range d.Tokens {
			got = append(got, fmt.Sprintf("%d/%s", w.Head, w.Dep))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.in, s, c.want)
		}
	}
}
