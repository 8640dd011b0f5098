package tagger

import (
	"testing"

	"github.com/dateline/dateline"
)

func TestIdiom(t *testing.T) {
	word := func(form, pos string) dateline.Token { return dateline.Token{Form: form, POS: pos, Lemma: form} }
	for _, c := range []struct {
		name   string
		tokens []dateline.Token
		at     int
		want   string
	}{
		{"shot dead", []dateline.Token{word("Rebels", "NOUN"), word("shot", "NOUN"), word("dead", "ADJ"), word("three", "NUM")}, 1, "VERB VBD shoot"},
		{"a shot", []dateline.Token{word("the", "DET"), word("shot", "NOUN"), word("dead", "ADJ"), word("center", "NOUN")}, 1, "NOUN  shot"},
		{"a shot that rang out", []dateline.Token{word("rifle", "NOUN"), word("shot", "NOUN"), word("rang", "VERB"), word("out", "ADV")}, 1, "NOUN  shot"},
		{"to free a name", []dateline.Token{word("urged", "VERB"), word("to", "ADP"), word("free", "ADJ"), word("Frodo", "PROPN")}, 2, "VERB VB free"},
		{"free trade", []dateline.Token{word("commitment", "NOUN"), word("to", "ADP"), word("free", "ADJ"), word("trade", "NOUN")}, 2, "ADJ  free"},
	} {
		d := &dateline.Document{Tokens: c.tokens}
		idiom(d, dateline.Span{Start: 0, End: len(c.tokens)})
		x := d.Tokens[c.at]
		if got := x.POS + " " + x.Tag + " " + x.Lemma; got != c.want {
			t.Errorf("%s: %q is %s, want %s", c.name, x.Form, got, c.want)
		}
	}
}
