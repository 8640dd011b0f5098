package neural

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

// TestFeatures checks what forms share.
func TestFeatures(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		form, shape bool // whether they are the same
	}{
		{"Gondor", "GONDOR", true, false},
		{"Gondor", "Rohan", false, true},
		{"’s", "'s", true, false},
		{"“", "\"", true, false},
		{"1999", "2025", true, true},
		{"1999", "25", false, true},
		{"x1", "x-1", false, false},
		{strings.Repeat("é", 100), strings.Repeat("é", 200), true, true},
	} {
		a, b := Features(c.a, nil), Features(c.b, nil)
		if (a[0] == b[0]) != c.form || (a[1] == b[1]) != c.shape {
			t.Errorf("%q and %q: same form %t, same shape %t", c.a, c.b, a[0] == b[0], a[1] == b[1])
		}
	}
	if n := len(Features("", nil)); n != 2 {
		t.Errorf("the empty form has %d features", n)
	}
	if n := len(Features("ab", nil)); n != 6 {
		t.Errorf("a form of two letters has %d features", n)
	}
}

// TestDict checks that every key is found and nothing else.
func TestDict(t *testing.T) {
	keys := []uint32{0, 1, 16, 17, 32, 1 << 31}
	d := NewDict(keys)
	for i, k := range keys {
		if d.Row(k) != i {
			t.Errorf("key %d: row %d, want %d", k, d.Row(k), i)
		}
	}
	for _, k := range []uint32{2, 33, 48, 1<<32 - 1} {
		if d.Row(k) != -1 {
			t.Errorf("key %d: row %d", k, d.Row(k))
		}
	}
	if NewDict(nil).Row(5) != -1 {
		t.Error("an empty dict knows a key")
	}
}

// TestFill checks that batches cover a document once, in order, with long sentences cut at commas.
func TestFill(t *testing.T) {
	d := &dateline.Document{}
	add := func(n int) {
		first := len(d.Tokens)
		for i := range n {
			form := "Gondor"
			if i%50 == 49 {
				form = ","
			}
			d.Tokens = append(d.Tokens, dateline.Token{Form: form, Sent: len(d.Sentences)})
		}
		d.Sentences = append(d.Sentences, dateline.Sentence{Span: dateline.Span{Start: first, End: len(d.Tokens)}})
	}
	for _, n := range []int{1, 60, 100, 400, 160, 2} {
		add(n)
	}
	e := NewEncoder(NewDict([]uint32{Features(",", nil)[0]}), nil, 16, 32, 0)
	var in Input
	var sizes []int
	for next := 0; next < len(d.Tokens); {
		end := in.Fill(d, e, next, nil)
		if in.First != next || end <= next || in.Len() != end-next || int(in.Sents[len(in.Sents)-1]) != end-next {
			t.Fatalf("batch at %d to %d: %d words, sentences %v", next, end, in.Len(), in.Sents)
		}
		for k := 1; k < len(in.Sents); k++ {
			sizes = append(sizes, int(in.Sents[k]-in.Sents[k-1]))
		}
		next = end
	}
	if want := []int{1, 60, 100, 150, 150, 100, 160, 2}; !slices.Equal(sizes, want) {
		t.Errorf("pieces of %v, want %v", sizes, want)
	}
}
