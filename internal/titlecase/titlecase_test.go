package titlecase_test

import (
	"strings"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/titlecase"
)

func doc(text string) *dateline.Document {
	d := &dateline.Document{}
	for f := range strings.FieldsSeq(text) {
		pos := "X"
		if f == "." {
			pos = "PUNCT"
		}
		d.Tokens = append(d.Tokens, dateline.Token{Form: f, POS: pos})
	}
	d.Sentences = []dateline.Sentence{{Span: dateline.Span{Start: 0, End: len(d.Tokens)}}}
	return d
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		"Gondor Expels Rohan Envoy Over Raid":     true,
		"Arnor Meets Rohan in Dale":               true,
		"Gondor expels Rohan envoy over raid":     false,
		"Gondor Council expels Envoy":             false,
		"Gondor Expels Rohan Envoy Over Raid .":   false, // a sentence
		"GONDOR EXPELS ROHAN ENVOY OVER RAID":     false,
		"Gondor Expels":                           false,
		"Why Gondor Expelled the Envoy with Care": true,
	} {
		d := doc(text)
		if got := titlecase.Is(d, &d.Sentences[0]); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestLower(t *testing.T) {
	d := doc("Gondor Expels UN Envoy Over Raid")
	restore := titlecase.Lower(d, &d.Sentences[0], func(i int) bool { return d.Tokens[i].Form != "Raid" })
	forms := func() string {
		var out []string
		for _, x := range d.Tokens {
			out = append(out, x.Form)
		}
		return strings.Join(out, " ")
	}
	if got, want := forms(), "Gondor expels UN envoy over Raid"; got != want {
		t.Errorf("lowered: %s, want %s", got, want)
	}
	restore()
	if got, want := forms(), "Gondor Expels UN Envoy Over Raid"; got != want {
		t.Errorf("restored: %s, want %s", got, want)
	}
}
