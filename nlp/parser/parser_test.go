package parser

import (
	"bytes"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
)

var labels = []string{"nsubj", "obj", "punct", "root"}

// random returns a parser of the shape of the real one with random weights, written and loaded.
func random(tb testing.TB) *Parser {
	rng := rand.New(rand.NewSource(1))
	seen := map[uint32]bool{}
	for _, w := range strings.Fields("Gondor praised Arnor . the king of Rohan rode north and spoke with Aragorn") {
		for _, h := range neural.Features(w, nil) {
			seen[h] = true
		}
	}
	var keys []uint32
	for len(seen) < 30000 {
		seen[rng.Uint32()] = true
	}
	for h := range seen {
		keys = append(keys, h)
	}
	slices.Sort(keys)
	net := NewNet(neural.NewEncoder(neural.NewDict(keys), nil, 128, 256, 3), 128, len(labels))
	fill := func(w []float32, std float64) {
		for i := range w {
			w[i] = float32(rng.NormFloat64() * std)
		}
	}
	fill(net.Encoder.Table, 0.3)
	fill(net.Encoder.In.W, 0.05)
	for _, l := range net.Encoder.Layers {
		fill(l.Map.W, 0.06)
		fill(l.Cell[0], 0.2)
		fill(l.Cell[1], 0.2)
	}
	for _, l := range []*neural.Linear{net.Project, net.Arc, net.Distance, net.Label} {
		fill(l.W, 0.08)
	}
	fill(net.RootArc, 0.3)
	fill(net.RootLabel, 0.3)
	net.Encoder.Quantize()
	p, err := New([]*Net{net}, labels)
	if err != nil {
		tb.Fatal(err)
	}
	var file bytes.Buffer
	if err := p.Write(&file); err != nil {
		tb.Fatal(err)
	}
	if p, err = Load(&file, nil); err != nil {
		tb.Fatal(err)
	}
	return p
}

// document makes one sentence of each line.
func document(text string) *dateline.Document {
	d := &dateline.Document{Text: text}
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		first, start := len(d.Tokens), at
		at += len(line)
		for _, w := range strings.Fields(line) {
			i := start + strings.Index(text[start:at], w)
			start = i + len(w)
			d.Tokens = append(d.Tokens, dateline.Token{Start: i, End: start, Form: w, POS: "NOUN", Tag: "NN", Head: -1, Sent: len(d.Sentences)})
		}
		if len(d.Tokens) > first {
			d.Sentences = append(d.Sentences, dateline.Sentence{Span: dateline.Span{Start: first, End: len(d.Tokens)}})
		}
	}
	return d
}

// check reports what is wrong with the trees of a document.
func check(t *testing.T, d *dateline.Document) {
	t.Helper()
	for n, s := range d.Sentences {
		roots := 0
		for i := s.Start; i < s.End; i++ {
			w := &d.Tokens[i]
			if w.Head < 0 {
				roots++
			}
			if (w.Head < 0) != (w.Dep == "root") || w.Dep == "" || w.Head >= 0 && !s.Contains(w.Head) {
				t.Fatalf("token %d: head %d, %q in %+v", i, w.Head, w.Dep, s)
			}
			k := i
			for range s.End - s.Start {
				if k >= 0 {
					k = d.Tokens[k].Head
				}
			}
			if k >= 0 {
				t.Fatalf("token %d lies on a circle", i)
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %d has %d roots", n, roots)
		}
	}
}

const text = "Gondor praised Arnor .\nthe king of Rohan rode north and spoke with Aragorn .\n"

// TestAnnotate checks that there is a tree for every sentence, long ones too, the same on every
// way through the batches, from several goroutines, and after writing and loading.
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
		t.Errorf("a loaded parser is written in other bytes: %v", err)
	}
	long := strings.Repeat("Gondor , Arnor and Rohan rode north ", 60) + "\n"
	all := strings.Repeat(text, 20) + long + text
	want := document(all)
	if err := p.Annotate(want); err != nil {
		t.Fatal(err)
	}
	check(t, want)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			d := document(all)
			if err := loaded.Annotate(d); err != nil {
				t.Error(err)
			}
			for i := range d.Tokens {
				if d.Tokens[i] != want.Tokens[i] {
					t.Errorf("token %d: %+v, want %+v", i, d.Tokens[i], want.Tokens[i])
					return
				}
			}
		})
	}
	wait.Wait()
	one := document(text)
	if err := p.Annotate(one); err != nil {
		t.Fatal(err)
	}
	for i := range one.Tokens {
		if one.Tokens[i] != want.Tokens[i] {
			t.Fatalf("token %d: %+v alone, %+v among others", i, one.Tokens[i], want.Tokens[i])
		}
	}
	for _, bad := range [][]byte{nil, file[:20], file[:len(file)/2], file[:len(file)-1], []byte("dateline 2\n{\"Kind\":\"tagger\"}\n")} {
		if _, err := Load(bytes.NewReader(bad), nil); err == nil {
			t.Errorf("a broken file of %d bytes loads", len(bad))
		}
	}
}

// FuzzAnnotate checks that any words get trees.
func FuzzAnnotate(f *testing.F) {
	f.Add(text)
	f.Add(strings.Repeat("a ", 500))
	f.Add("\u202eאבג 🙂 \x00 \xff")
	p := random(f)
	f.Fuzz(func(t *testing.T, in string) {
		d := document(in)
		if err := p.Annotate(d); err != nil {
			t.Fatal(err)
		}
		check(t, d)
	})
}

// FuzzLoad checks that a file loads or is refused, and that what loads parses.
func FuzzLoad(f *testing.F) {
	net := NewNet(neural.NewEncoder(neural.NewDict([]uint32{1, 2, 3}), nil, 16, 32, 1), 16, len(labels))
	net.Encoder.Quantize()
	p, err := New([]*Net{net}, labels)
	if err != nil {
		f.Fatal(err)
	}
	var buf bytes.Buffer
	if err := p.Write(&buf); err != nil {
		f.Fatal(err)
	}
	f.Add(buf.Bytes())
	f.Fuzz(func(t *testing.T, file []byte) {
		p, err := Load(bytes.NewReader(file), nil)
		if err != nil {
			return
		}
		d := document(text)
		if err := p.Annotate(d); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	p := random(b)
	d := document(strings.Repeat(text+"the king of Rohan , the king of the north and the king of Gondor spoke with Aragorn of Arnor , and Rohan praised the king .\n", 40))
	b.ReportAllocs()
	for b.Loop() {
		if err := p.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
