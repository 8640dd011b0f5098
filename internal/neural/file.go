package neural

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
)

// A model file is the line "dateline 1", a line of JSON that describes the model, and numbers in
// little-endian order.
const magic = "dateline 1\n"

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

// Write writes numbers: []float32, []uint32 or []int8.
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
	in  *bufio.Reader
	err error
}

// NewReader reads the start of a model file and its description into about.
func NewReader(r io.Reader, about any) (*Reader, error) {
	f := &Reader{in: bufio.NewReaderSize(r, 1<<16)}
	start := make([]byte, len(magic))
	if _, err := io.ReadFull(f.in, start); err != nil || string(start) != magic {
		return nil, fmt.Errorf("not a dateline model")
	}
	line, err := f.in.ReadBytes('\n')
	if err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	if err := json.Unmarshal(line, about); err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	return f, nil
}

// Err returns the first error.
func (f *Reader) Err() error { return f.err }

// fill reads n bytes block by block, so that a broken size meets the end of the file first.
func (f *Reader) fill(n int, each func([]byte)) {
	var buf [1 << 14]byte
	for n > 0 && f.err == nil {
		part := buf[:min(n, len(buf))]
		if _, err := io.ReadFull(f.in, part); err != nil {
			f.err = fmt.Errorf("read model: %w", err)
			return
		}
		each(part)
		n -= len(part)
	}
}

// check refuses sizes that no model has.
func (f *Reader) check(n int) bool {
	if f.err == nil && (n < 0 || n > maxNumbers) {
		f.err = fmt.Errorf("read model: %d numbers", n)
	}
	return f.err == nil
}

// Floats reads n numbers; it returns n zeros after an error.
func (f *Reader) Floats(n int) []float32 {
	if !f.check(n) {
		return nil
	}
	out := make([]float32, 0, min(n, 1<<20))
	f.fill(4*n, func(b []byte) {
		for i := 0; i+4 <= len(b); i += 4 {
			out = append(out, math.Float32frombits(binary.LittleEndian.Uint32(b[i:])))
		}
	})
	return out
}

// Words reads n 32-bit numbers.
func (f *Reader) Words(n int) []uint32 {
	if !f.check(n) {
		return nil
	}
	out := make([]uint32, 0, min(n, 1<<20))
	f.fill(4*n, func(b []byte) {
		for i := 0; i+4 <= len(b); i += 4 {
			out = append(out, binary.LittleEndian.Uint32(b[i:]))
		}
	})
	return out
}

// Bytes reads n 8-bit numbers.
func (f *Reader) Bytes(n int) []int8 {
	if !f.check(n) {
		return nil
	}
	out := make([]int8, 0, min(n, 1<<22))
	f.fill(n, func(b []byte) {
		for _, v := range b {
			out = append(out, int8(v))
		}
	})
	return out
}

// Linear reads a Linear of the given sizes, ready for Apply.
func (f *Reader) Linear(in, out int) *Linear {
	out = Round16(out)
	l := &Linear{In: in, Out: out, W: f.Floats(in * out), B: f.Floats(out)}
	if f.err != nil {
		return nil
	}
	l.Prepare()
	l.W = nil
	return l
}

// Linear writes a Linear.
func (f *Writer) Linear(l *Linear) { f.Write(l.W, l.B) }

// Shape describes an encoder in a model file.
type Shape struct {
	Rows, Emb, Dim, Layers int
}

// Shape returns the sizes of the encoder.
func (e *Encoder) Shape() Shape {
	return Shape{Rows: len(e.Dict.Keys), Emb: e.Emb, Dim: e.Dim, Layers: len(e.Layers)}
}

// Encoder writes an encoder, its rows in 8 bits; the encoder is quantized by that.
func (f *Writer) Encoder(e *Encoder) {
	e.Quantize()
	f.Write(e.Dict.Keys, e.scale, e.quant)
	f.Linear(e.In)
	for _, l := range e.Layers {
		f.Write(l.Map.W, l.Cell[0], l.Cell[1])
	}
}

// Encoder reads an encoder that Writer.Encoder wrote, ready for Encode.
func (f *Reader) Encoder(s Shape) *Encoder {
	if f.err == nil && (s.Rows < 0 || s.Rows > 1<<22 || s.Emb < 1 || s.Emb > 4096 || s.Dim < 32 || s.Dim > 4096 || s.Dim%32 != 0 || s.Emb%16 != 0 || s.Layers < 0 || s.Layers > 64) {
		f.err = fmt.Errorf("read model: an encoder of %+v", s)
	}
	if f.err != nil {
		return nil
	}
	e := &Encoder{Emb: s.Emb, Dim: s.Dim}
	keys := f.Words(s.Rows)
	e.scale, e.quant = f.Floats(s.Rows), f.Bytes(s.Rows*s.Emb)
	e.In = f.Linear(Window*s.Emb, s.Dim)
	for range s.Layers {
		l := &Layer{Map: &Linear{In: s.Dim, Out: 3 * s.Dim, W: f.Floats(3 * s.Dim * s.Dim)}}
		l.Cell[0], l.Cell[1] = f.Floats(2*s.Dim), f.Floats(2*s.Dim)
		if f.err != nil {
			return nil
		}
		l.Map.Prepare()
		l.Map.W = nil
		e.Layers = append(e.Layers, l)
	}
	if f.err != nil {
		return nil
	}
	e.Dict = NewDict(keys)
	return e
}
