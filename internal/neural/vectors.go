package neural

import (
	"fmt"
	"hash/crc32"
	"io"
	"math"
)

// Vectors are vectors of words that were learned elsewhere. They do not change in training, and one set serves
// every encoder.
type Vectors struct {
	Width int
	dict  *Dict   // of Form
	data  []uint8 // row by row, two values in a byte, each lifted by halfLift
	scale []float32
	sum   uint32 // checksum, by which an encoder knows the set it was trained with
}

// Values of Vectors are whole numbers from -topHalf to topHalf with a scale for each row.
const (
	topHalf  = 7
	halfLift = 8
)

// Form returns the hash by which a word is found in Vectors.
func Form(form string) uint32 { return Hash(kindForm, fold(form)) }

// NewVectors makes Vectors of rows, each width wide, an even number, for hashes in ascending order without repeats.
func NewVectors(keys []uint32, width int, rows []float32) *Vectors {
	v := &Vectors{Width: width, dict: NewDict(keys), data: make([]uint8, len(rows)/2), scale: make([]float32, len(keys))}
	for r := range keys {
		v.set(r, rows[r*width:(r+1)*width])
	}
	v.sum = crc32.ChecksumIEEE(v.data)
	return v
}

// set rounds a row with the scale that leaves the least squares.
func (v *Vectors) set(r int, row []float32) {
	top := float32(0)
	for _, x := range row {
		top = max(top, x, -x)
	}
	if top == 0 {
		return
	}
	least := float32(math.Inf(1))
	for part := 100; part >= 50; part -= 2 {
		scale := float32(top*float32(part)) / (100 * topHalf)
		sum := float32(0)
		for _, x := range row {
			off := x - float32(half(x/scale)*scale)
			sum += float32(off * off)
		}
		if sum < least {
			least, v.scale[r] = sum, scale
		}
	}
	for i, x := range row {
		v.data[(r*v.Width+i)/2] |= uint8(half(x/v.scale[r])+halfLift) << (4 * (i % 2))
	}
}

// half rounds a value.
func half(x float32) float32 {
	return max(-topHalf, min(topHalf, float32(math.RoundToEven(float64(x)))))
}

// Len returns the number of words.
func (v *Vectors) Len() int { return len(v.dict.Keys) }

// Row returns the row of a word, -1 if there is none.
func (v *Vectors) Row(form string) int { return v.dict.Row(Form(form)) }

// Has reports whether a feature is a form that has a row.
func (v *Vectors) Has(feature uint32) bool { return v.dict.Row(feature) >= 0 }

// at returns value i of a row.
func (v *Vectors) at(row, i int) float32 {
	n := row*v.Width + i
	return float32(float32(int(v.data[n/2]>>(4*(n%2))&15)-halfLift) * v.scale[row])
}

// Copy writes a row to out.
func (v *Vectors) Copy(out []float32, row int) {
	for i := range v.Width {
		out[i] = v.at(row, i)
	}
}

// vectorsAbout describes Vectors in their file.
type vectorsAbout struct {
	Kind        string // "words"
	Rows, Width int
}

// Write writes the vectors.
func (v *Vectors) Write(w io.Writer) error {
	f := NewWriter(w, vectorsAbout{"words", v.Len(), v.Width})
	f.Write(v.dict.Keys, v.scale, v.data)
	return f.Flush()
}

// ReadVectors reads what Vectors.Write wrote.
func ReadVectors(r io.Reader) (*Vectors, error) {
	var a vectorsAbout
	f, err := NewReader(r, &a)
	if err != nil {
		return nil, fmt.Errorf("load word vectors: %w", err)
	}
	if a.Kind != "words" || a.Rows < 0 || a.Rows > 1<<22 || a.Width < 2 || a.Width > 4096 || a.Width%2 != 0 {
		return nil, fmt.Errorf("load word vectors: a model of the kind %q with %d rows of %d", a.Kind, a.Rows, a.Width)
	}
	keys := f.Words(a.Rows)
	v := &Vectors{Width: a.Width, scale: f.Floats(a.Rows), data: f.take(a.Rows*a.Width/2, 1)}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("load word vectors: %w", err)
	}
	v.dict = NewDict(keys)
	v.sum = crc32.ChecksumIEEE(v.data)
	return v, nil
}

// roundRows rounds n rows to 8 bits with a scale for each.
func roundRows(rows []float32, n, width int) ([]uint8, []float32) {
	q, scale := make([]uint8, len(rows)), make([]float32, n)
	for r := range n {
		row := rows[r*width : (r+1)*width]
		top := float32(0)
		for _, v := range row {
			top = max(top, v, -v)
		}
		if top == 0 {
			continue
		}
		scale[r] = top / 127
		for i, v := range row {
			q[r*width+i] = uint8(int8(math.Round(float64(v / scale[r]))))
		}
	}
	return q, scale
}
