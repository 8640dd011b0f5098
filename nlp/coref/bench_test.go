package coref_test

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/internal/testdoc"
	"github.com/dateline/dateline/nlp/coref"
)

func BenchmarkAnnotate(b *testing.B) {
	d, err := testdoc.Parse(strings.Repeat(`
Anna PROPN 3 nsubj B-PER
Brandybuck PROPN 1 flat I-PER
met meet VERB 0 root
the DET 5 det
minister NOUN 3 obj
of ADP 7 case
Gondor PROPN 5 nmod B-LOC
. PUNCT 3 punct

She PRON 2 nsubj
praised praise VERB 0 root
its PRON 4 nmod:poss
army NOUN 2 obj
. PUNCT 2 punct

`, 300))
	if err != nil {
		b.Fatal(err)
	}
	r := coref.New()
	b.ResetTimer()
	for range b.N {
		r.Annotate(d)
	}
	b.ReportMetric(float64(b.N*len(d.Tokens))/b.Elapsed().Seconds(), "words/s")
}
