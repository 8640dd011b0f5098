package train

import (
	"math"
	"math/rand"

	"github.com/dateline/dateline/internal/neural"
)

// A batch is some sentences as rows of features, in the layout of neural.Encoder.Encode.
type batch struct {
	rows, starts, sents []int32
	given               []int32 // rows of the word vectors, -1 for none; nil if the encoder has none
}

func (b *batch) words() int { return len(b.starts) - 1 }

// matrix is a block of numbers that is reused.
type matrix []float32

func (m *matrix) size(n int) []float32 {
	if cap(*m) < n {
		*m = make([]float32, n)
	}
	*m = (*m)[:n]
	return *m
}

func (m *matrix) zero(n int) []float32 {
	out := m.size(n)
	clear(out)
	return out
}

// linearTrainer trains a neural.Linear.
type linearTrainer struct {
	*neural.Linear
	w, b   *param
	xt, wt matrix
	pack   neural.Packed
}

func newLinearTrainer(l *neural.Linear, rng *rand.Rand, std float64) *linearTrainer {
	for i := range l.W {
		l.W[i] = float32(rng.NormFloat64() * std)
	}
	return &linearTrainer{Linear: l, w: dense(l.W), b: dense(l.B)}
}

// backward adds the gradients of W and B and, if dx is not nil, adds that of x to dx.
func (t *linearTrainer) backward(dx, dy, x []float32, m int) {
	for i := range m {
		for j, d := range dy[i*t.Out : (i+1)*t.Out] {
			t.b.g[j] += d
		}
	}
	t.weights(dy, x, m)
	if dx != nil {
		t.input(dx, dy, m)
	}
}

// input adds the gradient of x to dx.
func (t *linearTrainer) input(dx, dy []float32, m int) {
	wt := t.wt.size(t.In * t.Out)
	neural.Transpose(wt, t.W, t.In, t.Out)
	t.pack.Pack(wt, t.Out, t.In)
	neural.MulAdd(dx, t.In, dy, &t.pack, m)
}

// weights adds the gradient of W.
func (t *linearTrainer) weights(dy, x []float32, m int) {
	xt := t.xt.size(t.In * m)
	neural.Transpose(xt, x, m, t.In)
	t.pack.Pack(dy, m, t.Out)
	neural.MulAdd(t.w.g, t.Out, xt, &t.pack, t.In)
}

// layerTrainer trains a neural.Layer.
type layerTrainer struct {
	*neural.Layer
	maps         *linearTrainer
	cell         [2]*param
	in, u        matrix // input after dropout; products
	c, du        matrix // cells; gradient of u
	zeros, carry matrix
	mask         matrix
}

// encoderTrainer trains a neural.Encoder.
type encoderTrainer struct {
	*neural.Encoder
	twin     bool
	table    *param // nil for a twin
	in       *linearTrainer
	mapped   *linearTrainer // of Given to the width of a row; nil without Given
	vectors  matrix
	pack     neural.Packed
	layers   []*layerTrainer
	drop     float64
	rng      *rand.Rand
	emb      matrix
	wide     matrix
	pre      matrix
	embMask  matrix
	h        []matrix // h[l] is the input of layer l before dropout; the last is the output
	dh, dtmp matrix
	dwide    matrix
	outMask  matrix
	out      matrix
}

// newEncoderTrainer starts the training of an encoder; that of a twin leaves the rows as they are.
func newEncoderTrainer(e *neural.Encoder, twin bool, rng *rand.Rand, drop float64) *encoderTrainer {
	t := &encoderTrainer{Encoder: e, twin: twin, rng: rng, drop: drop}
	t.in = newLinearTrainer(e.In, rng, 1/math.Sqrt(float64(neural.Window*e.Emb)))
	for _, l := range e.Layers {
		lt := &layerTrainer{Layer: l, maps: newLinearTrainer(l.Map, rng, 1/math.Sqrt(float64(e.Dim)))}
		for d := range 2 {
			for i := range e.Dim {
				l.Cell[d][i] = float32(rng.NormFloat64() * 0.2)
			}
			lt.cell[d] = dense(l.Cell[d])
		}
		t.layers = append(t.layers, lt)
	}
	t.h = make([]matrix, len(e.Layers)+1)
	if twin {
		return t
	}
	for i := range e.Table {
		e.Table[i] = float32(rng.NormFloat64() * 0.3)
	}
	t.table = sparse(e.Table, e.Emb)
	if e.Given != nil {
		t.mapped = newLinearTrainer(&neural.Linear{In: e.Given.Width, Out: e.Emb, W: e.Map, B: make([]float32, e.Emb)}, rng, 1/math.Sqrt(float64(e.Given.Width)))
	}
	return t
}

func (t *encoderTrainer) params() []*param {
	out := []*param{t.in.w, t.in.b}
	if t.table != nil {
		out = append(out, t.table)
	}
	if t.mapped != nil {
		out = append(out, t.mapped.w)
	}
	for _, l := range t.layers {
		out = append(out, l.maps.w, l.cell[0], l.cell[1])
	}
	return out
}

// dropMask fills mask with one row for each sentence, spread over its words.
func (t *encoderTrainer) dropMask(m *matrix, b *batch, width int, p float64) []float32 {
	mask := m.size(b.words() * width)
	keep := float32(1 / (1 - p))
	for k := 0; k+1 < len(b.sents); k++ {
		from, to := int(b.sents[k]), int(b.sents[k+1])
		if from == to {
			continue
		}
		row := mask[from*width : (from+1)*width]
		for j := range row {
			row[j] = 0
			if t.rng.Float64() >= p {
				row[j] = keep
			}
		}
		for i := from + 1; i < to; i++ {
			copy(mask[i*width:(i+1)*width], row)
		}
	}
	return mask
}

func times(out, a, b []float32) {
	for i := range out {
		out[i] = a[i] * b[i]
	}
}

// forward returns the vectors of the words of a batch, with dropout.
func (t *encoderTrainer) forward(b *batch) []float32 {
	n := b.words()
	t.Prepare()
	emb := t.emb.zero(n * t.Emb)
	for i := range n {
		out := emb[i*t.Emb : (i+1)*t.Emb]
		for _, r := range b.rows[b.starts[i]:b.starts[i+1]] {
			for j, v := range t.Table[int(r)*t.Emb : int(r+1)*t.Emb] {
				out[j] += v
			}
		}
	}
	if t.Given != nil {
		x := t.vectors.zero(n * t.Given.Width)
		for i, r := range b.given {
			if r >= 0 {
				t.Given.Copy(x[i*t.Given.Width:], int(r))
			}
		}
		t.pack.Pack(t.Map, t.Given.Width, t.Emb)
		neural.MulAdd(emb, t.Emb, x, &t.pack, n)
	}
	times(emb, emb, t.dropMask(&t.embMask, b, t.Emb, t.drop*0.6))
	wide := t.wide.size(n * neural.Window * t.Emb)
	neural.Spread(wide, emb, t.Emb, b.sents)
	pre := t.pre.size(n * t.Dim)
	t.in.Apply(pre, wide, n)
	x0 := t.h[0].size(n * t.Dim)
	for i, v := range pre {
		x0[i] = neural.Leaky(v)
	}
	for l, layer := range t.layers {
		x := t.h[l]
		in := layer.in.size(n * t.Dim)
		times(in, x, t.dropMask(&layer.mask, b, t.Dim, t.drop))
		layer.forward(t.h[l+1].size(n*t.Dim), in, b, t.Dim)
	}
	out := t.out.size(n * t.Dim)
	times(out, t.h[len(t.layers)], t.dropMask(&t.outMask, b, t.Dim, t.drop))
	return out
}

// forward runs the layer over x and keeps what backward needs.
func (l *layerTrainer) forward(h, x []float32, b *batch, dim int) {
	n, half := b.words(), dim/2
	u := l.u.size(n * 3 * dim)
	l.Map.Apply(u, x, n)
	c := l.c.size(n * dim)
	for k := 0; k+1 < len(b.sents); k++ {
		from, to := int(b.sents[k]), int(b.sents[k+1])
		for dir := range 2 {
			for s := range to - from {
				i, before := from+s, from+s-1
				if dir == 1 {
					i, before = to-1-s, to-s
				}
				at := i*dim + dir*half
				cell := c[at : at+half]
				if s == 0 {
					clear(cell)
				} else {
					copy(cell, c[before*dim+dir*half:])
				}
				neural.Step(h[at:], cell, u[(2*i+dir)*3*half:], x[at:], l.Cell[dir], half)
			}
		}
	}
}

// backward turns the gradient of h into that of x (after dropout).
func (l *layerTrainer) backward(dx, dh []float32, b *batch, dim int) {
	n, half := b.words(), dim/2
	du := l.du.size(n * 3 * dim)
	zeros, carry := l.zeros.zero(half), l.carry.size(half)
	for k := 0; k+1 < len(b.sents); k++ {
		from, to := int(b.sents[k]), int(b.sents[k+1])
		for dir := range 2 {
			clear(carry)
			for s := to - from - 1; s >= 0; s-- {
				i, before := from+s, from+s-1
				if dir == 1 {
					i, before = to-1-s, to-s
				}
				at, was := i*dim+dir*half, zeros
				if s > 0 {
					was = l.c[before*dim+dir*half:]
				}
				base := (2*i + dir) * 3 * half
				neural.StepBack(dh[at:], l.in[at:], l.c[at:], was, l.u[base:], du[base:], dx[at:], carry, l.Cell[dir], l.cell[dir].g, half)
			}
		}
	}
	l.maps.weights(du, l.in, n)
	l.maps.input(dx, du, n)
}

// backward takes the gradient of forward's answer.
func (t *encoderTrainer) backward(b *batch, dout []float32) {
	n := b.words()
	dh := t.dh.size(n * t.Dim)
	times(dh, dout, t.outMask)
	for l := len(t.layers) - 1; l >= 0; l-- {
		dx := t.dtmp.size(n * t.Dim)
		t.layers[l].backward(dx, dh, b, t.Dim)
		times(dh, dx, t.layers[l].mask)
	}
	for i, v := range t.pre {
		if v < 0 {
			dh[i] *= 0.1
		}
	}
	if t.twin {
		t.in.backward(nil, dh, t.wide, n)
		return
	}
	dwide := t.dwide.zero(n * neural.Window * t.Emb)
	t.in.backward(dwide, dh, t.wide, n)
	demb := t.dtmp.zero(n * max(t.Dim, t.Emb))[:n*t.Emb]
	for k := 0; k+1 < len(b.sents); k++ {
		from, to := int(b.sents[k]), int(b.sents[k+1])
		for i := from; i < to; i++ {
			for w := range neural.Window {
				if j := i + w - 1; j >= from && j < to {
					dst := demb[j*t.Emb : (j+1)*t.Emb]
					for x, v := range dwide[(i*neural.Window+w)*t.Emb:][:t.Emb] {
						dst[x] += v
					}
				}
			}
		}
	}
	times(demb, demb, t.embMask)
	if t.mapped != nil {
		t.mapped.weights(demb, t.vectors, n)
	}
	for i := range n {
		d := demb[i*t.Emb : (i+1)*t.Emb]
		for _, r := range b.rows[b.starts[i]:b.starts[i+1]] {
			t.table.touch(r)
			for j, v := range d {
				t.table.g[int(r)*t.Emb+j] += v
			}
		}
	}
}
