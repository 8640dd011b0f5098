package place

import (
	"testing"

	"github.com/dateline/dateline"
)

// names returns the spans of words of a document.
func names(t *testing.T, d *dateline.Document, words ...string) []dateline.Span {
	t.Helper()
	var out []dateline.Span
	at := 0
	for _, w := range words {
		found := false
		for i := at; i < len(d.Tokens) && !found; i++ {
			for j := i + 1; j <= min(len(d.Tokens), i+5) && !found; j++ {
				if d.Words(dateline.Span{Start: i, End: j}) == w {
					out, at, found = append(out, dateline.Span{Start: i, End: j}), j, true
				}
			}
		}
		if !found {
			t.Fatalf("no %q", w)
		}
	}
	return out
}

func TestResolve(t *testing.T) {
	s := middleEarth(t)
	for _, c := range []struct {
		text  string
		names []string
		want  string
	}{
		{"They met in Bree and in Minas Tirith.", []string{"Bree", "Minas Tirith"}, "Bree=Bree GON city; Minas Tirith=Minas Tirith GON city"},
		{"They met at the Prancing Hotel in Bree.", []string{"Prancing Hotel", "Bree"}, "Prancing Hotel=Prancing Hotel ARN city; Bree=Bree ARN city"},
		{"They met in Staddle near Bree.", []string{"Staddle", "Bree"}, "Staddle=Staddle ARN district; Bree=Bree ARN city"},
		{"They met in Staddle, Arnor.", []string{"Staddle", "Arnor"}, "Staddle=Staddle ARN country; Arnor=Arnor ARN country"},
		{"They met in Staddle.", []string{"Staddle"}, "Staddle=Staddle  none"},
		{"Arnor and Gondor met in Staddle.", []string{"Arnor", "Gondor", "Staddle"}, "Arnor=Arnor ARN country; Gondor=Gondor GON country; Staddle=Staddle  none"},
		{"The pro-Gondorian lords left Bree.", []string{"pro-Gondorian", "Bree"}, "pro-Gondorian=Gondor GON country adjective; Bree=Bree GON city"},
	} {
		d := document(c.text)
		if err := s.Resolve(d, names(t, d, c.names...)); err != nil {
			t.Fatal(err)
		}
		if got := shown(d); got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
		for _, p := range d.Places {
			if !p.Known() && (p.GeoNames != 0 || !p.Located) {
				t.Errorf("%s: %+v", c.text, p)
			}
		}
	}
}

// TestResolveSpans gives spans that are none of the document.
func TestResolveSpans(t *testing.T) {
	s := middleEarth(t)
	d := document("They met in Bree.")
	if err := s.Resolve(d, []dateline.Span{{Start: -1, End: 1}, {Start: 3, End: 4}, {Start: 3, End: 4}, {Start: 4, End: 4}, {Start: 3, End: 99}}); err != nil {
		t.Fatal(err)
	}
	if got := shown(d); got != "Bree=Bree ARN city" {
		t.Error(got)
	}
}
