package neural

// An Encoder turns the features of the words of a sentence into a vector for each word.
type Encoder struct {
	Dict   *Dict
	Emb    int       // width of a feature's row
	Dim    int       // width of a word's vector; half for each direction
	Table  []float32 // rows of Dict.Keys; nil once Quantize was called
	In     *Linear   // the rows of a word and of its two neighbours, 3·Emb -> Dim
	Layers []*Layer
	Given  *Vectors  // may be nil
	Map    []float32 // of what Given has for a word to the width of a row: Given.Width rows of Emb; nil once Quantize was called

	mapped   []uint8 // Map, as quant is Table
	mapScale []float32
	quant    []uint8 // rows of Dict.Keys: whole numbers with a sign, in the bits of these
	scale    []float32
	groups   []group // of In; nil for a net that was not loaded
}

// Window is the number of words that the first map of an encoder sees at once.
const Window = 3

// Spread writes for each word the vectors of the word before it, its own and that of the word
// after it, each width wide, to out; beyond the sentence stand zeros.
func Spread(out, x []float32, width int, sents []int32) {
	for k := 0; k+1 < len(sents); k++ {
		from, to := int(sents[k]), int(sents[k+1])
		for i := from; i < to; i++ {
			dst := out[i*Window*width : (i+1)*Window*width]
			if i > from {
				copy(dst, x[(i-1)*width:i*width])
			} else {
				clear(dst[:width])
			}
			copy(dst[width:], x[i*width:(i+1)*width])
			if i+1 < to {
				copy(dst[2*width:], x[(i+1)*width:(i+2)*width])
			} else {
				clear(dst[2*width:])
			}
		}
	}
}

// Leaky is the activation after maps that have one.
func Leaky(x float32) float32 {
	if x < 0 {
		return float32(x * 0.1)
	}
	return x
}

// A Linear is a matrix with a bias. In and Out are multiples of 16.
type Linear struct {
	In, Out int
	W       []float32 // In rows of Out; nil if it was loaded
	B       []float32
	packed  Packed
	rounded []int8    // W of one that was loaded
	scale   []float32 // of its columns
	quant   *Quant
}

// NewLinear returns a Linear of zeros; out is rounded up to a multiple of 16.
func NewLinear(in, out int) *Linear {
	out = Round16(out)
	return &Linear{In: in, Out: out, W: make([]float32, in*out), B: make([]float32, out)}
}

// Prepare makes the Linear ready for Apply after W has changed.
func (l *Linear) Prepare() {
	if l.W != nil {
		l.packed.Pack(l.W, l.In, l.Out)
	}
}

// Apply writes x·W + B for m rows of x to out, both without gaps.
func (l *Linear) Apply(out, x []float32, m int) {
	for i := range m {
		copy(out[i*l.Out:(i+1)*l.Out], l.B)
	}
	MulAdd(out, l.Out, x, &l.packed, m)
}

// Run is Apply for decoding: one that was loaded works in 8 bits, with a as its memory.
func (l *Linear) Run(out, x []float32, m int, a *Rows) {
	if l.quant == nil {
		l.Apply(out, x, m)
		return
	}
	a.Round(x, l.In, m, l.In)
	l.quant.times(out, l.Out, a, 0, l.Out)
}

// A Layer is a simple recurrent unit in both directions: Map gives candidate, forget and reset
// gate of the forward direction, then those of the backward one, Dim/2 wide each; Cell holds vf,
// vr, bf, br of each direction. Map.B is left 0.
type Layer struct {
	Map    *Linear
	Cell   [2][]float32
	groups []group // nil for one that was not loaded
}

// NewEncoder returns an encoder of zeros; dim must be a multiple of 32.
func NewEncoder(dict *Dict, given *Vectors, emb, dim, layers int) *Encoder {
	e := &Encoder{Dict: dict, Given: given, Emb: emb, Dim: dim, Table: make([]float32, len(dict.Keys)*emb), In: NewLinear(Window*emb, dim)}
	if given != nil {
		e.Map = make([]float32, given.Width*emb)
	}
	for range layers {
		l := &Layer{Map: NewLinear(dim, 3*dim)}
		l.Cell[0], l.Cell[1] = make([]float32, 2*dim), make([]float32, 2*dim)
		e.Layers = append(e.Layers, l)
	}
	return e
}

// Twin returns an encoder that shares the rows of e; its maps and layers are zeros, of the same sizes.
func (e *Encoder) Twin() *Encoder {
	t := NewEncoder(e.Dict, nil, e.Emb, e.Dim, len(e.Layers))
	t.share(e)
	return t
}

// share takes over the rows of another encoder.
func (e *Encoder) share(from *Encoder) {
	e.Dict, e.Given, e.Table, e.Map = from.Dict, from.Given, from.Table, from.Map
	e.quant, e.scale, e.mapped, e.mapScale = from.quant, from.scale, from.mapped, from.mapScale
}

// Prepare makes the encoder ready for Encode.
func (e *Encoder) Prepare() {
	e.In.Prepare()
	for _, l := range e.Layers {
		l.Map.Prepare()
	}
}

// Quantize rounds the rows to 8 bits with a scale for each and drops Table.
func (e *Encoder) Quantize() {
	if e.Table == nil {
		return
	}
	e.quant, e.scale = roundRows(e.Table, len(e.Dict.Keys), e.Emb)
	if e.Given != nil {
		e.mapped, e.mapScale = roundRows(e.Map, e.Given.Width, e.Emb)
		e.Map = nil
	}
	e.Table = nil
}

// A Buffer is memory that Encode reuses.
type Buffer struct {
	X, Y, U []float32
	Rows    Rows
	cell    []float32
	wide    []float32
}

// grow returns a slice of n elements, reusing s.
func grow(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/4)
	}
	return s[:n]
}

// Encode returns one vector of Dim for each word of a batch. It is valid until the buffer is used
// again.
func (e *Encoder) Encode(in *Input, b *Buffer) []float32 {
	n := in.Len()
	b.X = grow(b.X, n*e.Dim)
	if e.groups != nil {
		return e.small(in, b)
	}
	b.Y, b.U = grow(b.Y, n*max(e.Dim, e.Emb)), grow(b.U, n*3*e.Dim)
	b.cell = grow(b.cell, e.Dim)
	clear(b.Y[:n*e.Emb])
	for i := range n {
		e.sum(b.Y[i*e.Emb:(i+1)*e.Emb], in.rows[in.starts[i]:in.starts[i+1]])
		e.give(b.Y[i*e.Emb:(i+1)*e.Emb], int(in.given[i]))
	}
	b.wide = grow(b.wide, n*Window*e.Emb)
	Spread(b.wide, b.Y, e.Emb, in.Sents)
	e.In.Apply(b.X, b.wide, n)
	LeakyAll(b.X[:n*e.Dim])
	for _, l := range e.Layers {
		l.apply(b.Y, b.X, n, in.Sents, e.Dim, b)
		b.X, b.Y = b.Y, b.X
		b.X = grow(b.X, n*e.Dim)
		b.Y = grow(b.Y, n*max(e.Dim, e.Emb))
	}
	return b.X[:n*e.Dim]
}

// sum adds the rows of features to out.
func (e *Encoder) sum(out []float32, rows []int32) {
	for _, r := range rows {
		e.addRow(out, int(r))
	}
}

// addRow adds a feature's row to out.
func (e *Encoder) addRow(out []float32, r int) {
	if e.Table != nil {
		for i, v := range e.Table[r*e.Emb : (r+1)*e.Emb] {
			out[i] += v
		}
		return
	}
	addRow(out, e.quant[r*e.Emb:(r+1)*e.Emb], e.scale[r])
}

// give adds what Given has in a row, by Map, to out; -1 stands for no row.
func (e *Encoder) give(out []float32, row int) {
	if row < 0 {
		return
	}
	for k := range e.Given.Width {
		x := e.Given.at(row, k)
		if x == 0 {
			continue
		}
		if e.Map == nil {
			addRow(out, e.mapped[k*e.Emb:(k+1)*e.Emb], float32(x*e.mapScale[k]))
			continue
		}
		for i, w := range e.Map[k*e.Emb : (k+1)*e.Emb] {
			out[i] += float32(w * x)
		}
	}
}

// addRow adds a row of 8 bits times s to out.
func addRow(out []float32, row []uint8, s float32) {
	out = out[:len(row)]
	if fast && len(row) > 0 && len(row)&7 == 0 {
		row8(&out[0], &row[0], len(row), s)
		return
	}
	rowGo(out, row, s)
}

// rowGo is row8 in Go.
func rowGo(out []float32, row []uint8, s float32) {
	for i, v := range row {
		out[i] += float32(float32(int8(v)) * s)
	}
}

// apply runs the layer over x into h.
func (l *Layer) apply(h, x []float32, n int, sents []int32, dim int, b *Buffer) {
	clear(b.U[:n*3*dim])
	MulAdd(b.U, 3*dim, x, &l.Map.packed, n)
	half := dim / 2
	for k := 0; k+1 < len(sents); k++ {
		from, to := int(sents[k]), int(sents[k+1])
		clear(b.cell[:half])
		for i := from; i < to; i++ {
			step(h[i*dim:], b.cell, b.U[i*3*dim:], x[i*dim:], l.Cell[0], half)
		}
		clear(b.cell[:half])
		for i := to - 1; i >= from; i-- {
			step(h[i*dim+half:], b.cell, b.U[i*3*dim+3*half:], x[i*dim+half:], l.Cell[1], half)
		}
	}
}
