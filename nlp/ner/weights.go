package ner

import (
	"encoding/binary"
	"fmt"
	"io"
)

// Weights are the rows of a hashed linear model, one weight for each label.
type Weights struct {
	bits int
	w    []int16
}

const scale = 64 // weights are kept in 64ths

// NewWeights rounds averaged weights, the labels of one row after another.
func NewWeights(bits int, averages []float32) *Weights {
	m := &Weights{bits: bits, w: make([]int16, len(averages))}
	for i, a := range averages {
		x := a * scale
		if x < 0 {
			x -= 0.5
		} else {
			x += 0.5
		}
		m.w[i] = int16(max(-32767, min(32767, x)))
	}
	return m
}

// score adds up the rows of the features into out.
func (m *Weights) score(features []uint32, out *[len(labels)]int32) {
	*out = [len(labels)]int32{}
	mask := uint32(1)<<m.bits - 1
	for _, f := range features {
		row := (*[len(labels)]int16)(m.w[int(f&mask)*len(labels):])
		for i, w := range row {
			out[i] += int32(w)
		}
	}
}

func (m *Weights) write(w io.Writer) error {
	if err := binary.Write(w, binary.LittleEndian, uint32(m.bits)); err != nil {
		return err
	}
	return binary.Write(w, binary.LittleEndian, m.w)
}

func readWeights(r io.Reader) (*Weights, error) {
	var bits uint32
	if err := binary.Read(r, binary.LittleEndian, &bits); err != nil {
		return nil, err
	}
	if bits > 22 {
		return nil, fmt.Errorf("%d bits", bits)
	}
	m := &Weights{bits: int(bits), w: make([]int16, len(labels)<<bits)}
	return m, binary.Read(r, binary.LittleEndian, m.w)
}
