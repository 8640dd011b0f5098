package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

// TestHeaded checks the trees of headlines whose verb was given no subject or no object, and that a sound one stays.
func TestHeaded(t *testing.T) {
	trees(t, headed,
		[2]string{
			"Gondor/NNP/3/vocative ,/,/0/punct Rohan/NNP/3/nsubj ink/VBP/-1/root deal/NN/3/obj",
			"3/nsubj 2/punct 0/conj -1/root 3/obj",
		},
		[2]string{
			"Army/NN/1/compound shells/VBZ/-1/root rebel/NN/3/compound camp/NN/1/appos",
			"1/nsubj -1/root 3/compound 1/obj",
		},
		[2]string{
			"Senators/NNS/1/nsubj back/VBP/3/case Rohan/NNP/3/compound aid/NN/-1/root",
			"1/nsubj -1/root 3/compound 1/obj",
		},
		[2]string{
			"Leaders/NNS/4/compound of/IN/2/case Arnor/NNP/0/nmod pledge/VBP/4/compound support/NN/-1/root",
			"3/nsubj 2/case 0/nmod -1/root 3/obj",
		},
		[2]string{
			"Mordor/NNP/1/compound shells/VBZ/-1/root besieged/JJ/1/acl Minas/NNP/2/obj Tirith/NNP/3/flat",
			"1/nsubj -1/root 3/amod 1/obj 3/flat",
		},
		[2]string{
			"Gondor/NNP/3/nsubj pledge/VBP/0/appos as/IN/3/mark ends/VBZ/-1/root",
			"1/nsubj -1/root 3/mark 1/advcl",
		},
		[2]string{
			"Bilbo/NNP/2/nsubj Baggins/NNP/0/flat meets/VBZ/-1/root Sauron/NNP/2/obj",
			"2/nsubj 0/flat -1/root 2/obj",
		},
		[2]string{
			"Bofur/NNP/3/vocative ,/,/0/punct Oin/NNP/3/nsubj meet/VB/-1/root",
			"3/nsubj 2/punct 0/conj -1/root",
		},
		[2]string{
			"Gondor/NNP/3/nsubj ,/,/2/punct Rohan/NNP/0/appos ink/VBP/-1/root pact/NN/3/obj",
			"3/nsubj 2/punct 0/conj -1/root 3/obj",
		},
		[2]string{
			"Rohan/NNP/1/compound sign/VB/2/compound poll/NN/-1/root",
			"1/compound 2/compound -1/root",
		},
		[2]string{
			"In/IN/1/case Arnor/NNP/3/obl ,/,/3/punct bombs/VBZ/-1/root fall/NN/3/dep",
			"1/case 3/obl 3/punct -1/root 3/dep",
		},
	)
}

// TestGoing joins the later verbs of a headline to its first.
func TestGoing(t *testing.T) {
	trees(t, going,
		[2]string{
			"Farmers/NNS/1/nsubj block/VBP/-1/root road/NN/1/obj ,/,/5/punct demand/VBP/5/compound release/NN/1/parataxis",
			"1/nsubj -1/root 1/obj 4/punct 1/conj 4/obj",
		},
		[2]string{
			"Police/NN/1/nsubj detain/VBP/-1/root man/NN/1/obj ,/,/5/punct search/VBP/5/compound office/NN/2/conj in/IN/7/case Bree/NNP/5/nmod",
			"1/nsubj -1/root 1/obj 4/punct 1/conj 4/obj 7/case 5/nmod",
		},
		[2]string{
			"Gondor/NNP/1/nsubj says/VBZ/-1/root ,/,/3/punct Rohan/NNP/4/nsubj fights/VBZ/1/ccomp",
			"1/nsubj -1/root 3/punct 4/nsubj 1/ccomp",
		},
	)
}

// TestToll: numbers without a noun are what violence befalls.
func TestToll(t *testing.T) {
	trees(t, toll,
		[2]string{
			"bombs/NNS/1/nsubj kill/VBD/-1/root at/IN/3/case least/JJS/4/nmod seven/CD/1/obl in/IN/6/case Bree/NNP/1/obl",
			"1/nsubj -1/root 3/case 4/nmod 1/obj 6/case 1/obl",
		},
		[2]string{
			"kill/VBG/-1/root 12/CD/4/nummod and/CC/3/cc wound/VBG/1/conj dozens/NNS/0/obj",
			"-1/root 0/obj 3/cc 0/conj 3/obj",
		},
		[2]string{
			"kill/VBD/-1/root 35/CD/3/nummod more/RBR/3/advmod men/NNS/0/obj",
			"-1/root 3/nummod 3/advmod 0/obj",
		},
		[2]string{
			"rise/VBD/-1/root 12/CD/0/obl to/IN/0/obl",
			"-1/root 0/obl 0/obl",
		},
	)
}

// trees checks what a mend makes of sentences, each with the tree that is wanted.
func trees(t *testing.T, mend func(*dateline.Document, dateline.Span), cases ...[2]string) {
	t.Helper()
	for _, c := range cases {
		d := lineOf(c[0])
		mend(d, dateline.Span{Start: 0, End: len(d.Tokens)})
		if got := treeOf(d); got != c[1] {
			t.Errorf("%s: %s, want %s", c[0], got, c[1])
		}
	}
}

// lineOf makes a sentence of words "form/TAG/head/relation", whose lemmas are their forms.
func lineOf(line string) *dateline.Document {
	d := &dateline.Document{}
	for _, f := range strings.Fields(line) {
		p := strings.Split(f, "/")
		w := dateline.Token{Form: p[0], Lemma: p[0], Tag: p[1], Dep: p[3]}
		fmt.Sscan(p[2], &w.Head)
		switch {
		case strings.HasPrefix(w.Tag, "NNP"):
			w.POS = "PROPN"
		case strings.HasPrefix(w.Tag, "NN"):
			w.POS = "NOUN"
		case strings.HasPrefix(w.Tag, "VB"):
			w.POS = "VERB"
		case w.Tag == "CD":
			w.POS = "NUM"
		case w.Tag == "IN":
			w.POS = "ADP"
		case w.Tag == ",":
			w.POS = "PUNCT"
		}
		d.Tokens = append(d.Tokens, w)
	}
	return d
}

// treeOf prints the heads and relations of the words.
func treeOf(d *dateline.Document) string {
	var out []string
	for _, w := range d.Tokens {
		out = append(out, fmt.Sprintf("%d/%s", w.Head, w.Dep))
	}
	return strings.Join(out, " ")
}
