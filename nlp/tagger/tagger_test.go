package tagger

import (
	"bytes"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
)

// random returns a tagger of the shape of the real one with random weights.
func random(tb testing.TB) *Tagger {
	rng := rand.New(rand.NewSource(1))
	seen := map[uint32]bool{}
	for _, w := range strings.Fields(text) {
		for _, h := range neural.Features(w, nil) {
			seen[h] = true
		}
	}
	for len(seen) < 30000 {
		seen[rng.Uint32()] = true
	}
	var keys []uint32
	for h := range seen {
		keys = append(keys, h)
	}
	slices.Sort(keys)
	var classes []Class
	for _, pos := range []string{"NOUN", "VERB", "ADJ"} {
		for _, feats := range []string{"", "Number=Sing", "Number=Plur"} {
			classes = append(classes, Class{pos, pos[:2], feats})
		}
	}
	net := NewNet(neural.NewEncoder(neural.NewDict(keys), nil, 128, 128, 2), len(classes))
	fill := func(w []float32, std float64) {
		for i := range w {
			w[i] = float32(rng.NormFloat64() * std)
		}
	}
	fill(net.Encoder.Table, 0.3)
	fill(net.Encoder.In.W, 0.05)
	for _, l := range net.Encoder.Layers {
		fill(l.Map.W, 0.08)
		fill(l.Cell[0], 0.2)
		fill(l.Cell[1], 0.2)
	}
	fill(net.Output.W, 0.1)
	net.Encoder.Quantize()
	var file bytes.Buffer
	if err := New(net, classes, &Lemmas{}).Write(&file); err != nil {
		tb.Fatal(err)
	}
	t, err := Load(&file, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

// document makes one sentence of each line.
func document(text string) *dateline.Document {
	d := &dateline.Document{Text: text}
	for _, line := range strings.Split(text, "\n") {
		first := len(d.Tokens)
		for _, w := range strings.Fields(line) {
			d.Tokens = append(d.Tokens, dateline.Token{Form: w, Head: -1, Sent: len(d.Sentences)})
		}
		if len(d.Tokens) > first {
			d.Sentences = append(d.Sentences, dateline.Sentence{Span: dateline.Span{Start: first, End: len(d.Tokens)}})
		}
	}
	return d
}

const text = "Gondor praised Arnor .\nthe king of Rohan rode north and spoke with Aragorn .\n"

// TestAnnotate checks that every token is filled, the same alone and among others, before and after
// writing and loading, and that broken files are refused.
func TestAnnotate(t *testing.T) {
	p := random(t)
	var buf bytes.Buffer
	if err := p.Write(&buf); err != nil {
		t.Fatal(err)
	}
	file := bytes.Clone(buf.Bytes())
	loaded, err := Load(bytes.NewReader(file), nil)
	if err != nil {
		t.Fatal(err)
	}
	buf.Reset()
	if err := loaded.Write(&buf); err != nil || !bytes.Equal(buf.Bytes(), file) {
		t.Errorf("a loaded tagger is written in other bytes: %v", err)
	}
	want, one := document(strings.Repeat(text, 20)+strings.Repeat("Gondor and ", 500)), document(text)
	if err := p.Annotate(want); err != nil {
		t.Fatal(err)
	}
	if err := loaded.Annotate(one); err != nil {
		t.Fatal(err)
	}
	for i, w := range one.Tokens {
		if w != want.Tokens[i] || w.POS == "" || w.Tag == "" || w.Lemma == "" {
			t.Errorf("token %d: %+v, want %+v", i, w, want.Tokens[i])
		}
	}
	for _, bad := range [][]byte{nil, file[:20], file[:len(file)/2], file[:len(file)-1], []byte("dateline 2\n{}\n")} {
		if _, err := Load(bytes.NewReader(bad), nil); err == nil {
			t.Errorf("a broken file of %d bytes loads", len(bad))
		}
	}
	if err := p.Annotate(&dateline.Document{}); err != nil {
		t.Error(err)
	}
}

// FuzzAnnotate checks that any words get tags.
func FuzzAnnotate(f *testing.F) {
	f.Add(text)
	f.Add("\u202eאבג 🙂 \x00 \xff " + strings.Repeat("x", 1000))
	p := random(f)
	f.Fuzz(func(t *testing.T, in string) {
		d := document(in)
		if err := p.Annotate(d); err != nil {
			t.Fatal(err)
		}
		for i, w := range d.Tokens {
			if w.POS == "" || w.Tag == "" {
				t.Fatalf("token %d: %+v", i, w)
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	p := random(b)
	d := document(strings.Repeat(text, 100))
	b.ReportAllocs()
	for b.Loop() {
		if err := p.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
