package neural

import (
	"bytes"
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

// TestScan checks that assembly and Go give the same bits, in both directions, and that the quick
// gate is close to the exact one.
func TestScan(t *testing.T) {
	for z := float32(-40); z < 40; z += 0.01 {
		if d := math.Abs(float64(quick(z) - gate(z))); d > 5e-6 {
			t.Fatalf("gate of %v is off by %v", z, d)
		}
	}
	rng := rand.New(rand.NewSource(1))
	values := func(n int) []float32 {
		out := make([]float32, n)
		for i := range out {
			out[i] = float32(rng.NormFloat64())
		}
		return out
	}
	const n, dim = 7, 64
	for _, width := range []int{16, 32} {
		g := group{width: width, cell: values(4 * width)}
		x, u := values(n*dim), values(n*3*width)
		for _, down := range []int{1, -1} {
			first := 0
			if down < 0 {
				first = n - 1
			}
			got, want := slices.Clone(x), slices.Clone(x)
			g.scan(got, first*dim+16, down*dim, u, first*3*width, down*3*width, n)
			scanGo(want, first*dim+16, down*dim, u, first*3*width, down*3*width, make([]float32, width), g.cell, n)
			same(t, got, want)
			if slices.Equal(got, x) {
				t.Error("nothing is done")
			}
		}
	}
	for _, n := range []int{1, 2, n} {
		u := values(n * Window * panel)
		got, want := make([]float32, n*dim), make([]float32, n*dim)
		join(got, dim, u, n)
		joinGo(want, dim, u, n)
		same(t, got, want)
	}
}

// random returns an encoder with random weights that was written and loaded.
func random(t *testing.T, keys []uint32, emb, dim, layers int) *Encoder {
	rng := rand.New(rand.NewSource(1))
	fill := func(w []float32, std float64) {
		for i := range w {
			w[i] = float32(rng.NormFloat64() * std)
		}
	}
	rows := make([]float32, 20*len(keys))
	fill(rows, 0.3)
	given := NewVectors(keys, 20, rows)
	e := NewEncoder(NewDict(keys), given, emb, dim, layers)
	fill(e.Map, 0.2)
	fill(e.Table, 0.3)
	fill(e.In.W, 0.1)
	fill(e.In.B, 0.1)
	for _, l := range e.Layers {
		fill(l.Map.W, 0.1)
		fill(l.Cell[0], 0.2)
		fill(l.Cell[1], 0.2)
	}
	var file bytes.Buffer
	w := NewWriter(&file, e.Shape())
	w.Encoder(e)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	var s Shape
	r, err := NewReader(&file, &s)
	if err != nil {
		t.Fatal(err)
	}
	loaded := r.Encoder(s, given)
	if err := r.Err(); err != nil {
		t.Fatal(err)
	}
	return loaded
}

// words returns a document of so many words in sentences of ten, and the features of them all.
func words(n int) (*dateline.Document, []uint32) {
	d := &dateline.Document{}
	var keys []uint32
	for i := range n {
		form := fmt.Sprintf("word%s", strings.Repeat("x", i*i%13))
		keys = Features(form, keys)
		d.Tokens = append(d.Tokens, dateline.Token{Form: form, Sent: i / 10})
		if i%10 == 0 {
			d.Sentences = append(d.Sentences, dateline.Sentence{Span: dateline.Span{Start: i, End: min(i+10, n)}})
		}
	}
	slices.Sort(keys)
	return d, slices.Compact(keys)
}

// TestSmall checks that a loaded encoder gives nearly what the same weights give in 32 bits, the same
// bits with and without assembly, and the same for a word whether it is known or new.
func TestSmall(t *testing.T) {
	d, keys := words(25)
	for _, dim := range []int{32, 64, 96} {
		e := random(t, keys, 32, dim, 2)
		var in Input
		var b, plain Buffer
		in.Fill(d, e, 0, nil)
		first := slices.Clone(e.Encode(&in, &b))
		in.Fill(d, e, 0, nil)
		same(t, e.Encode(&in, &b), first)
		portable(func() { same(t, e.Encode(&in, &plain), first) })

		exact := NewEncoder(e.Dict, e.Given, 32, dim, 2)
		exact.Table, exact.Map = nil, nil
		exact.quant, exact.scale, exact.mapped, exact.mapScale = e.quant, e.scale, e.mapped, e.mapScale
		widen := func(to, from *Linear) {
			for i, v := range from.rounded {
				to.W[i] = float32(v) * from.scale[i%from.Out]
			}
			copy(to.B, from.B)
		}
		widen(exact.In, e.In)
		for i, l := range e.Layers {
			widen(exact.Layers[i].Map, l.Map)
			exact.Layers[i].Cell = l.Cell
		}
		exact.Prepare()
		var wide Input
		wide.Fill(d, exact, 0, nil)
		off, size := 0.0, 0.0
		for i, v := range exact.Encode(&wide, &plain) {
			off += math.Pow(float64(v-first[i]), 2)
			size += float64(v * v)
		}
		if off > 0.002*size {
			t.Errorf("%d wide: the answers are off by %.4f of their squares", dim, off/size)
		}
	}
}

// TestMemory checks that forms are found again and that old ones give way.
func TestMemory(t *testing.T) {
	var m memory
	a, hit := m.find("Gondor", 16)
	if hit || a < 0 {
		t.Fatalf("a new form: %d, %t", a, hit)
	}
	if b, hit := m.find("Gondor", 16); !hit || b != a {
		t.Errorf("a known form: %d, %t, want %d", b, hit, a)
	}
	if _, hit := m.find("Gondo", 16); hit {
		t.Error("a part of a form is known")
	}
	if at, _ := m.find(strings.Repeat("x", 100), 16); at >= 0 {
		t.Error("a long form is kept")
	}
	for i := range 3 * memorySlots {
		m.find(fmt.Sprint(i), 16)
	}
	if _, hit := m.find("Gondor", 16); hit {
		t.Error("a form stays for ever")
	}
}
