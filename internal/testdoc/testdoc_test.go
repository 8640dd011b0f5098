package testdoc

import "testing"

func TestParse(t *testing.T) {
	d, err := Parse(`
Gondor PROPN 4 nmod:poss B-LOC
's PART 1 case
foreign ADJ 4 amod
minister NOUN 5 nsubj
met meet VERB 0 root
Eowyn PROPN 5 obj B-PER
of ADP 8 case I-PER
Rohan PROPN 6 nmod I-PER
. PUNCT 5 punct

#p
She PRON 2 nsubj
left leave VERB 0 root
. PUNCT 2 punct
`)
	if err != nil {
		t.Fatal(err)
	}
	if want := "Gondor's foreign minister met Eowyn of Rohan. She left."; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	if len(d.Sentences) != 2 || !d.Sentences[1].Paragraph {
		t.Errorf("sentences %+v", d.Sentences)
	}
	if len(d.Entities) != 2 || d.Words(d.Entities[1].Span) != "Eowyn of Rohan" {
		t.Errorf("entities %+v", d.Entities)
	}
	if d.Tokens[4].Head != -1 || d.Tokens[9].Head != 10 {
		t.Errorf("heads %d %d", d.Tokens[4].Head, d.Tokens[9].Head)
	}
}

func TestParseErrors(t *testing.T) {
	for _, s := range []string{"Gondor PROPN", "Gondor PROPN x root", "Gondor PROPN 9 obj"} {
		if _, err := Parse(s); err == nil {
			t.Errorf("%q: no error", s)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("Gondor PROPN 0 root B-LOC")
	f.Fuzz(func(t *testing.T, s string) { Parse(s) })
}
