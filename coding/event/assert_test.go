package event

import (
	"testing"

	"github.com/dateline/dateline/internal/testdoc"
)

// TestQuestioned: what somebody asks or wonders about is not told, what he asks for on a condition may be.
func TestQuestioned(t *testing.T) {
	for _, tt := range []struct {
		verb, mark, dep string
		want            bool
	}{
		{"ask", "if", "ccomp", true},
		{"ask", "whether", "advcl", true},
		{"wonder", "whether", "ccomp", true},
		{"ask", "that", "ccomp", false},
		{"say", "if", "ccomp", false},
		{"ask", "because", "advcl", false},
	} {
		d, err := testdoc.Parse(`
he PRON 2 nsubj
` + tt.verb + ` ` + tt.verb + ` VERB 0 root
` + tt.mark + ` SCONJ 5 mark
Gondor PROPN 5 nsubj
attacked attack VERB 2 ` + tt.dep)
		if err != nil {
			t.Fatal(err)
		}
		c := &coder{tree: newTree(d, func(string) bool { return true })}
		if got := c.questioned(4, 1); got != tt.want {
			t.Errorf("%s %s, %s: %v, want %v", tt.verb, tt.mark, tt.dep, got, tt.want)
		}
	}
	d, err := testdoc.Parse(`
Gondor PROPN 2 nsubj
asked ask VERB 0 root
for ADP 4 case
troops troop NOUN 2 obl
if SCONJ 7 mark
Mordor PROPN 7 nsubj
attacked attack VERB 2 advcl`)
	if err != nil {
		t.Fatal(err)
	}
	if c := (&coder{tree: newTree(d, func(string) bool { return true })}); c.questioned(6, 1) {
		t.Error("a request on a condition is taken for a question")
	}
}
