package actor_test

import (
	"strings"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/coding/actor"
	"github.com/dateline/dateline/internal/testdoc"
	"github.com/dateline/dateline/rules"
)

// long repeats a report until it has about 4,000 words.
func long(t testing.TB) *dateline.Document {
	d, err := testdoc.Parse(strings.Repeat(met+"\n", 4000/13))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func BenchmarkAnnotate(b *testing.B) {
	r, err := actor.Load(rules.Files)
	if err != nil {
		b.Fatal(err)
	}
	stage, d := actor.New(r), long(b)
	b.ResetTimer()
	for range b.N {
		stage.Annotate(d)
	}
	b.ReportMetric(float64(b.N*len(d.Tokens))/b.Elapsed().Seconds(), "words/s")
}

// Any tree and any names must pass.
func FuzzAnnotate(f *testing.F) {
	f.Add(met, "Gondor Government", "Minister Faramir speaks")
	f.Add("Eowyn PROPN 0 root\nof ADP 1 case\n- PUNCT 2 punct\nled VERB 4 acl\n's PART 3 case", "", "")
	r := registry(f)
	f.Fuzz(func(t *testing.T, s, publisher, title string) {
		d, err := testdoc.Parse(s)
		if err != nil || len(d.Tokens) > 3000 {
			return
		}
		d.Article.Publisher, d.Article.Title = publisher, title
		if err := actor.New(r).Annotate(d); err != nil {
			t.Fatal(err)
		}
		for _, m := range d.Mentions {
			if m.Empty() || m.Head < 0 || m.Head >= len(d.Tokens) || len(m.Actors) == 0 {
				t.Fatalf("mention %+v", m)
			}
			for _, a := range m.Actors {
				if a < 0 || a >= len(d.Actors) || m.Office >= len(d.Actors[m.Actors[0]].Offices) {
					t.Fatalf("mention %+v", m)
				}
			}
		}
	})
}
