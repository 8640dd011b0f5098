package neural

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
)

// magic begins a model file; a line of JSON that describes the model follows, and numbers in little-endian order.
const magic = "dateline 2\n"

// maxNumbers is the largest block of numbers that a Reader takes.
const maxNumbers = 1 << 26

// A Writer writes a model file. The first error sticks and Flush returns it.
type Writer struct {
	out *bufio.Writer
	err error
}

// NewWriter starts a model file with its description.
func NewWriter(w io.Writer, about any) *Writer {
	f := &Writer{out: bufio.NewWriter(w)}
	head, err := json.Marshal(about)
	f.err = err
	f.out.WriteString(magic)
	f.out.Write(head)
	f.out.WriteByte('\n')
	return f
}

// Write writes numbers: []float32, []uint32, []int8 or []uint8.
func (f *Writer) Write(numbers ...any) {
	for _, n := range numbers {
		if f.err == nil {
			f.err = binary.Write(f.out, binary.LittleEndian, n)
		}
	}
}

// Flush writes what is still held back.
func (f *Writer) Flush() error {
	if f.err != nil {
		return f.err
	}
	return f.out.Flush()
}

// A Reader reads a model file. The first error sticks and Err returns it.
type Reader struct {
	rest []byte
	err  error
}

// NewReader reads the start of a model file and its description into about. The bytes of a
// *bytes.Buffer are used in place: they must not change any more.
func NewReader(r io.Reader, about any) (*Reader, error) {
	var data []byte
	if b, ok := r.(*bytes.Buffer); ok {
		data = b.Bytes()
	} else {
		all, err := io.ReadAll(r)
		if err != nil {
			return nil, fmt.Errorf("read model: %w", err)
		}
		data = all
	}
	f := &Reader{}
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, fmt.Errorf("not a dateline model")
	}
	line, rest, ok := bytes.Cut(data[len(magic):], []byte("\n"))
	if !ok {
		return nil, fmt.Errorf("read model: %w", io.ErrUnexpectedEOF)
	}
	if err := json.Unmarshal(line, about); err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	f.rest = rest
	return f, nil
}

// Err returns the first error.
func (f *Reader) Err() error { return f.err }

// take returns the next n numbers of so many bytes, nil after an error.
func (f *Reader) take(n, size int) []byte {
	if f.err == nil && (n < 0 || n > maxNumbers) {
		f.err = fmt.Errorf("read model: %d numbers", n)
	}
	if f.err == nil && n*size > len(f.rest) {
		f.err = fmt.Errorf("read model: %w", io.ErrUnexpectedEOF)
	}
	if f.err != nil {
		return nil
	}
	b := f.rest[: n*size : n*size]
	f.rest = f.rest[n*size:]
	return b
}

// Floats reads n numbers.
func (f *Reader) Floats(n int) []float32 {
	b := f.take(n, 4)
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

// Words reads n 32-bit numbers.
func (f *Reader) Words(n int) []uint32 {
	b := f.take(n, 4)
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return out
}

// matrix reads the weights of a Linear.
func (f *Reader) matrix(in, out int) *Linear {
	if f.err == nil && (in < unit || in%unit != 0 || in > 1<<16 || out < 1 || out > 1<<16) {
		f.err = fmt.Errorf("read model: a matrix of %d rows and %d columns", in, out)
	}
	l := &Linear{In: in, Out: Round16(out)}
	l.scale = f.Floats(l.Out)
	b := f.take(in*l.Out, 1)
	l.rounded = make([]int8, len(b))
	for i, v := range b {
		w := int8(v)
		l.rounded[i] = w
		if w > topWeight || w < -topWeight {
			f.err = fmt.Errorf("read model: a weight of %d", w)
		}
	}
	return l
}

// bias reads the bias of a Linear.
func (f *Reader) bias(l *Linear) *Linear {
	l.B = f.Floats(l.Out)
	return l
}

// Linear reads a Linear of the given sizes, ready for Run.
func (f *Reader) Linear(in, out int) *Linear {
	l := f.bias(f.matrix(in, out))
	if f.err != nil {
		return nil
	}
	order := make([]int, l.Out)
	for j := range order {
		order[j] = j
	}
	l.quant = NewQuant(l.rounded, l.scale, l.B, l.In, l.Out, order, make([]int, l.Out))
	return l
}

// matrix writes the weights of a Linear, rounded.
func (f *Writer) matrix(l *Linear) {
	rounded, scale := l.rounded, l.scale
	if l.W != nil {
		rounded, scale = Round(l.W, l.In, l.Out)
	}
	f.Write(scale, rounded)
}

// Linear writes a Linear, its weights in 8 bits.
func (f *Writer) Linear(l *Linear) {
	f.matrix(l)
	f.Write(l.B)
}

// Shape describes an encoder in a model file.
type Shape struct {
	Rows, Emb, Dim, Layers int
	Given                  uint32 `json:",omitempty"` // checksum of the word vectors, 0 for none
}

// Shape returns the sizes of the encoder.
func (e *Encoder) Shape() Shape {
	s := Shape{Rows: len(e.Dict.Keys), Emb: e.Emb, Dim: e.Dim, Layers: len(e.Layers)}
	if e.Given != nil {
		s.Given = e.Given.sum
	}
	return s
}

// Encoder writes an encoder, its rows in 8 bits; the encoder is quantized by that.
func (f *Writer) Encoder(e *Encoder) {
	e.Quantize()
	f.Write(e.Dict.Keys, e.scale, e.quant, e.mapScale, e.mapped)
	f.Twin(e)
}

// Twin writes what an encoder does not share with its twins.
func (f *Writer) Twin(e *Encoder) {
	f.Linear(e.In)
	for _, l := range e.Layers {
		f.matrix(l.Map)
		f.Write(l.Cell[0], l.Cell[1])
	}
}

// Encoder reads an encoder that Writer.Encoder wrote, ready for Encode. Given are the word vectors that it was
// trained with.
func (f *Reader) Encoder(s Shape, given *Vectors) *Encoder {
	if f.err == nil && s.Given != 0 && (given == nil || given.sum != s.Given) {
		f.err = fmt.Errorf("read model: it belongs to other word vectors")
	}
	if f.err == nil && (s.Rows < 0 || s.Rows > 1<<22 || s.Emb < 1 || s.Emb > 4096 || s.Dim < 32 || s.Dim > 4096 || s.Dim%32 != 0 || s.Emb%16 != 0 || s.Layers < 0 || s.Layers > 64) {
		f.err = fmt.Errorf("read model: an encoder of %+v", s)
	}
	if f.err != nil {
		return nil
	}
	e := &Encoder{Emb: s.Emb, Dim: s.Dim}
	keys := f.Words(s.Rows)
	e.scale, e.quant = f.Floats(s.Rows), f.take(s.Rows*s.Emb, 1)
	if s.Given != 0 {
		e.Given = given
		e.mapScale, e.mapped = f.Floats(given.Width), f.take(given.Width*s.Emb, 1)
	}
	if f.layers(e, s.Layers); f.err != nil {
		return nil
	}
	e.Dict = NewDict(keys)
	return e
}

// Twin reads an encoder that Writer.Twin wrote, a twin of another.
func (f *Reader) Twin(of *Encoder) *Encoder {
	if f.err != nil {
		return nil
	}
	e := &Encoder{Emb: of.Emb, Dim: of.Dim}
	if f.layers(e, len(of.Layers)); f.err != nil {
		return nil
	}
	e.share(of)
	return e
}

// layers reads the maps of an encoder, n layers of them, and makes it ready for Encode.
func (f *Reader) layers(e *Encoder, n int) {
	e.In = f.bias(f.matrix(Window*e.Emb, e.Dim))
	for range n {
		l := &Layer{Map: f.matrix(e.Dim, 3*e.Dim)}
		l.Cell[0], l.Cell[1] = f.Floats(2*e.Dim), f.Floats(2*e.Dim)
		if f.err != nil {
			return
		}
		e.Layers = append(e.Layers, l)
	}
	if f.err == nil {
		e.prepare()
	}
}
