package event

import (
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/testdoc"
)

func TestPast(t *testing.T) {
	for _, tt := range []struct{ name, text, form, pos, lemma string }{
		{"a preposition with a subject", `
Gondor PROPN 2 nsubj
froze froze ADP 0 root
assets asset NOUN 2 obj`, "froze", "VERB", "freeze"},
		{"a noun with a subject", `
gunmen gunman NOUN 2 nsubj
shot shot NOUN 0 root
dead ADJ 2 advmod
king NOUN 2 obl`, "shot", "VERB", "shoot"},
		{"a noun with a copula", `
it PRON 4 nsubj
was be AUX 4 cop
a DET 4 det
shot shot NOUN 0 root`, "shot", "NOUN", "shot"},
		{"a lemma that no rule knows", `
Gondor PROPN 2 nsubj
freezed freez VERB 0 root`, "freezed", "VERB", "freeze"},
		{"a truce of two words", `
Gondor PROPN 2 nsubj
broke break VERB 0 root
cease NOUN 5 compound
- PUNCT 5 punct
fire NOUN 2 obj`, "fire", "NOUN", "ceasefire"},
		{"an adjective", `
Gondor PROPN 4 nsubj
is be AUX 4 cop
so ADV 4 advmod
freezed freezed ADJ 0 root`, "freezed", "ADJ", "freezed"},
	} {
		d, err := testdoc.Parse(tt.text)
		if err != nil {
			t.Fatal(err)
		}
		for i := range d.Tokens {
			if d.Tokens[i].POS == "NOUN" {
				d.Tokens[i].Tag = "NN"
			}
		}
		tokens := mended(d, func(lemma string) bool { return lemma == "freeze" || lemma == "shoot" })
		for i := range tokens {
			if x := &tokens[i]; x.Form == tt.form && (x.POS != tt.pos || x.Lemma != tt.lemma) {
				t.Errorf("%s: %s %s, want %s %s", tt.name, x.POS, x.Lemma, tt.pos, tt.lemma)
			}
		}
	}
}

// TestFinite: a participle with a subject and without an auxiliary is a finite verb.
func TestFinite(t *testing.T) {
	for _, c := range []struct{ dep, want string }{{"nsubj", "VBD"}, {"nsubj:pass", "VBN"}, {"obl", "VBN"}} {
		d, err := testdoc.Parse(`
army NOUN 2 ` + c.dep + `
killed kill VERB 0 root
people people NOUN 2 obj`)
		if err != nil {
			t.Fatal(err)
		}
		d.Tokens[1].Tag = "VBN"
		if got := mended(d, func(string) bool { return true })[1].Tag; got != c.want {
			t.Errorf("%s: %s, want %s", c.dep, got, c.want)
		}
	}
}

// TestVerbless: a sentence without a finite verb reads as a headline does, and its verb is found.
func TestVerbless(t *testing.T) {
	d, err := testdoc.Parse(`
Gondor PROPN 3 compound
lifts lift NOUN 3 compound
blockade NOUN 0 root
of ADP 5 case
Rohan PROPN 3 nmod
. PUNCT 3 punct`)
	if err != nil {
		t.Fatal(err)
	}
	addName(d, dateline.Span{Start: 0, End: 1})
	checkMended(t, d, "lifts=NNS", "Gondor nsubj lifts; blockade obj lifts", "lift")
}
