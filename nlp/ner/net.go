package ner

import "github.com/dateline/dateline/internal/neural"

// Net is the network of the recogniser: an encoder, on top of it a score for each label of a word, and scores for each label after
// another.
type Net struct {
	Encoder *neural.Encoder
	Output  *neural.Linear
	Steps   []float32 // label after label: row is the label before
}

// NewNet returns a net of zeros.
func NewNet(e *neural.Encoder) *Net {
	return &Net{Encoder: e, Output: neural.NewLinear(e.Dim, len(labels)), Steps: make([]float32, len(labels)*len(labels))}
}

// Prepare makes the net ready after its weights have changed.
func (n *Net) Prepare() {
	n.Encoder.Prepare()
	n.Output.Prepare()
}

// path finds the best row of labels by the algorithm of Viterbi. It serves one goroutine at a time.
type path struct {
	from []uint8 // for each word and label the best label before
}

// best writes the labels of the words with the scores to out.
func (p *path) best(scores, steps []float32, out []uint8) {
	const n = len(labels)
	if len(out) == 0 {
		return
	}
	if cap(p.from) < len(out)*n {
		p.from = make([]uint8, len(out)*n)
	}
	p.from = p.from[:len(out)*n]
	var now, next [n]float32
	for b := range n {
		now[b] = lowest
		if Starts(b) {
			now[b] = scores[b]
		}
	}
	for i := 1; i < len(out); i++ {
		row, from := scores[i*n:i*n+n], p.from[i*n:i*n+n]
		for b := range n {
			top, at := float32(2*lowest), uint8(0)
			for _, a := range before[b] {
				if s := now[a] + steps[int(a)*n+b]; s > top {
					top, at = s, a
				}
			}
			next[b], from[b] = top+row[b], at
		}
		now = next
	}
	at := uint8(0)
	for b := range n {
		if Ends(b) && now[b] > now[at] {
			at = uint8(b)
		}
	}
	for i := len(out) - 1; i > 0; i-- {
		out[i] = at
		at = p.from[i*n+int(at)]
	}
	out[0] = at
}

// lowest stands for the score of what cannot be.
const lowest = -1e6
