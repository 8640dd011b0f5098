package train

import (
	"slices"
	"strings"
	"testing"
)

// TestWords checks how paragraphs are cut for the embeddings.
func TestWords(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Gondor doesn’t fear Mordor.", "Gondor does n’t fear Mordor ."},
		{"Rohan's 1,500 riders (and 3.5 kings)", "Rohan 's 1,500 riders ( and 3.5 kings )"},
		{"“We'll ride,” he said", "“ We 'll ride , ” he said"},
		{"a long-standing ally of the U.G. king", "a long - standing ally of the U.G. king"},
		{"", ""},
		{" \t ", ""},
	} {
		if got := strings.Join(words(c.in), " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

// FuzzWords checks that cutting loses nothing but white space.
func FuzzWords(f *testing.F) {
	f.Add("Gondor doesn’t fear Mordor.")
	f.Add("'s 's. A.\xffn't")
	f.Fuzz(func(t *testing.T, in string) {
		out := words(in)
		if slices.Contains(out, "") {
			t.Errorf("%q: an empty word in %q", in, out)
		}
		if got, want := strings.Join(out, ""), strings.Join(strings.Fields(in), ""); got != want {
			t.Errorf("%q: %q", in, out)
		}
	})
}
