package train

import (
	"math"

	"github.com/dateline/dateline/internal/neural"
)

// A param is a block of weights with its gradient and Adam's moments. A sparse one (row > 0) is
// updated by rows, and only those that were touched.
type param struct {
	w, g, m, v []float32
	row        int
	touched    []int32
	seen       []bool
}

func dense(w []float32) *param {
	return &param{w: w, g: make([]float32, len(w)), m: make([]float32, len(w)), v: make([]float32, len(w))}
}

func sparse(w []float32, row int) *param {
	p := dense(w)
	p.row, p.seen = row, make([]bool, len(w)/row)
	return p
}

func (p *param) touch(r int32) {
	if !p.seen[r] {
		p.seen[r] = true
		p.touched = append(p.touched, r)
	}
}

// adam is the optimiser of Kingma and Ba (2015).
type adam struct {
	params []*param
	t      int
}

const (
	beta1, beta2, epsilon = 0.9, 0.98, 1e-8
	clip                  = 5
)

// update moves the weights by rate and clears the gradients.
func (a *adam) update(rate float64) {
	a.t++
	var norm float64
	for _, p := range a.params {
		p.each(func(from, to int) {
			s := float32(0)
			for _, g := range p.g[from:to] {
				s += g * g
			}
			norm += float64(s)
		})
	}
	scale := float32(1)
	if norm = math.Sqrt(norm); norm > clip {
		scale = float32(clip / norm)
	}
	c1, c2 := 1-math.Pow(beta1, float64(a.t)), 1-math.Pow(beta2, float64(a.t))
	k := [5]float32{scale, 1 - beta1, 1 - beta2, float32(rate * math.Sqrt(c2) / c1), epsilon}
	for _, p := range a.params {
		p.each(func(from, to int) {
			neural.Adam(p.w[from:to], p.g[from:to], p.m[from:to], p.v[from:to], &k)
		})
		for _, r := range p.touched {
			p.seen[r] = false
		}
		p.touched = p.touched[:0]
	}
}

// each calls f with the ranges that have gradients.
func (p *param) each(f func(from, to int)) {
	if p.row == 0 {
		f(0, len(p.w))
		return
	}
	for _, r := range p.touched {
		f(int(r)*p.row, int(r+1)*p.row)
	}
}
