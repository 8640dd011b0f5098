// Package linear holds hashed linear classifiers: every feature hashes to a row of weights,
// one per class, and the class with the largest sum wins.
package linear

import (
	"encoding/binary"
	"fmt"
	"io"
)

// A Model is a trained classifier. It never changes.
type Model struct {
	Bits    int // log2 of the number of rows
	Classes int
	W       []int8
}

// Score adds up the rows of the features into out, which has one element for each class.
func (m *Model) Score(features []uint32, out []int32) {
	clear(out)
	mask := uint32(1)<<m.Bits - 1
	for _, f := range features {
		at := int(f&mask) * m.Classes
		row := m.W[at : at+m.Classes]
		out := out[:len(row)]
		for i, w := range row {
			out[i] += int32(w)
		}
	}
}

// Best returns the class with the largest score, the lowest of equals.
func Best(scores []int32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

// Write writes the model.
func (m *Model) Write(w io.Writer) error {
	if err := binary.Write(w, binary.LittleEndian, [2]uint32{uint32(m.Bits), uint32(m.Classes)}); err != nil {
		return err
	}
	return binary.Write(w, binary.LittleEndian, m.W)
}

// Read reads a model that Write wrote.
func Read(r io.Reader) (*Model, error) {
	var head [2]uint32
	if err := binary.Read(r, binary.LittleEndian, &head); err != nil {
		return nil, fmt.Errorf("read linear model: %w", err)
	}
	if head[0] > 24 || head[1] > 4096 {
		return nil, fmt.Errorf("read linear model: %d bits, %d classes", head[0], head[1])
	}
	m := &Model{Bits: int(head[0]), Classes: int(head[1])}
	m.W = make([]int8, m.Classes<<m.Bits)
	if err := binary.Read(r, binary.LittleEndian, m.W); err != nil {
		return nil, fmt.Errorf("read linear model: %w", err)
	}
	return m, nil
}

// A Trainer learns a Model as an averaged perceptron.
type Trainer struct {
	bits, classes int
	w, sum        []float32
	step          float32
}

// NewTrainer returns a trainer with all weights 0.
func NewTrainer(bits, classes int) *Trainer {
	return &Trainer{bits: bits, classes: classes, w: make([]float32, classes<<bits), sum: make([]float32, classes<<bits), step: 1}
}

// Score adds up the current weights.
func (t *Trainer) Score(features []uint32, out []float32) {
	clear(out)
	mask := uint32(1)<<t.bits - 1
	for _, f := range features {
		at := int(f&mask) * t.classes
		row := t.w[at : at+t.classes]
		out := out[:len(row)]
		for i, w := range row {
			out[i] += w
		}
	}
}

// Update moves weight from one class to another.
func (t *Trainer) Update(features []uint32, from, to int) {
	mask := uint32(1)<<t.bits - 1
	for _, f := range features {
		at := int(f&mask) * t.classes
		t.w[at+to]++
		t.sum[at+to] += t.step
		t.w[at+from]--
		t.sum[at+from] -= t.step
	}
}

// Tick counts one decision.
func (t *Trainer) Tick() { t.step++ }

// Averages returns the averaged weights, the classes of one row after another.
func (t *Trainer) Averages() []float32 {
	out := make([]float32, len(t.w))
	for i, w := range t.w {
		out[i] = w - t.sum[i]/t.step
	}
	return out
}

// Model returns the averaged weights in 8 bits.
func (t *Trainer) Model() *Model {
	m := &Model{Bits: t.bits, Classes: t.classes, W: make([]int8, len(t.w))}
	const scale = 4
	for i, w := range t.w {
		a := (w - t.sum[i]/t.step) * scale
		m.W[i] = int8(max(-127, min(127, round(a))))
	}
	return m
}

func round(a float32) float32 {
	if a < 0 {
		return float32(int32(a - 0.5))
	}
	return float32(int32(a + 0.5))
}
