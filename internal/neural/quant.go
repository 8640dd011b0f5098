package neural

import (
	"math"
	"slices"
)

// Matrix products of loaded nets are made of small whole numbers, whose sums are exact. A weight is
// a number from -31 to 31 with a scale for each column, a value one from -63 to 63 with a scale for
// each row, shifted by 64 to 1 to 127: four pairs of products fit into 16 bits.
const (
	topWeight = 31
	topValue  = 63
	shift     = 64
	unit      = 16 // K of a Quant is a multiple of it
	spare     = 7  // rows that a kernel may read behind the last
)

// A Quant is the right side of a matrix product in 8 bits with a bias: K rows, N columns (a multiple
// of 16), stored by panels of 16 columns and in those by four rows.
type Quant struct {
	K, N  int
	data  []int8
	scale []float32 // of the columns
	lift  []int32   // what takes back the shift of the values
	bias  []float32
}

// Round rounds a matrix of k rows and n columns to whole numbers with a scale for each column.
func Round(w []float32, k, n int) (q []int8, scale []float32) {
	q, scale = make([]int8, k*n), make([]float32, n)
	for r := range k {
		for j, v := range w[r*n : (r+1)*n] {
			scale[j] = max(scale[j], v, -v)
		}
	}
	for j := range scale {
		scale[j] = fit(w[j:], k, n, scale[j]/topWeight)
	}
	for r := range k {
		for j, v := range w[r*n : (r+1)*n] {
			if scale[j] > 0 {
				q[r*n+j] = int8(nearest(v / scale[j]))
			}
		}
	}
	return q, scale
}

// nearest rounds a weight.
func nearest(v float32) float32 {
	return max(-topWeight, min(topWeight, float32(math.RoundToEven(float64(v)))))
}

// fit returns the scale from 60 to 100 hundredths of the largest that rounds the column w, every n-th
// number, with the least squares.
func fit(w []float32, k, n int, largest float32) float32 {
	best, least := largest, float32(math.Inf(1))
	for part := 100; part >= 60 && largest > 0; part -= 2 {
		scale := float32(largest*float32(part)) / 100
		sum := float32(0)
		for r := range k {
			off := w[r*n] - float32(nearest(w[r*n]/scale)*scale)
			sum += float32(off * off)
		}
		if sum < least {
			best, least = scale, sum
		}
	}
	return best
}

// NewQuant packs columns of a rounded matrix of n columns: column j is column order[j] of k rows
// from row first[j] on. The bias is that of the column, nil for 0.
func NewQuant(q []int8, scale, bias []float32, k, n int, order, first []int) *Quant {
	wide := (k + unit - 1) / unit * unit
	p := &Quant{
		K: wide, N: len(order),
		data:  make([]int8, wide*len(order)),
		scale: make([]float32, len(order)), lift: make([]int32, len(order)), bias: make([]float32, len(order)),
	}
	for j, c := range order {
		panelAt := p.data[j/panel*panel*wide:]
		sum := int32(0)
		for r := range k {
			v := q[(first[j]+r)*n+c]
			panelAt[r/4*4*panel+j%panel*4+r%4] = v
			sum += int32(v)
		}
		p.scale[j], p.lift[j] = scale[c], -shift*sum
		if bias != nil {
			p.bias[j] = bias[c]
		}
	}
	return p
}

// Rows are the left side of a matrix product in 8 bits. Behind them is room for spare more.
type Rows struct {
	M, K  int
	data  []uint8
	scale []float32
}

// size makes room for m rows of k values, k a multiple of 16.
func (r *Rows) size(m, k int) {
	r.M, r.K = m, k
	if room := (m + spare) * k; cap(r.data) < room {
		r.data = make([]uint8, room+room/4)
	}
	if cap(r.scale) < m {
		r.scale = make([]float32, m+m/4)
	}
	r.data, r.scale = r.data[:m*k], r.scale[:m]
}

// extend makes room for m more rows.
func (r *Rows) extend(m int) {
	r.M += m
	r.data = slices.Grow(r.data, (m+spare)*r.K)[:r.M*r.K]
	r.scale = slices.Grow(r.scale, m)[:r.M]
}

// Round fills the rows from m rows of k values, each lda after the one before; k is a multiple of 16.
func (r *Rows) Round(x []float32, lda, m, k int) {
	r.size(m, k)
	r.round(0, x, lda, m)
}

// round fills m rows from row i on.
func (r *Rows) round(i int, x []float32, lda, m int) {
	if m == 0 || r.K == 0 {
		return
	}
	_ = x[(m-1)*lda+r.K-1]
	out, scale := r.data[i*r.K:(i+m)*r.K], r.scale[i:i+m]
	if fast {
		round8(&rounding{&out[0], &x[0], lda, &scale[0], m, r.K})
		return
	}
	for k := range m {
		scale[k] = roundGo(out[k*r.K:(k+1)*r.K], x[k*lda:])
	}
}

// roundGo is round8 for one row in Go.
func roundGo(out []uint8, x []float32) float32 {
	x = x[:len(out)]
	top := float32(0)
	for _, v := range x {
		top = max(top, v, -v)
	}
	inverse := float32(0)
	if top > 0 {
		inverse = topValue / top
	}
	for i, v := range x {
		out[i] = uint8(int32(math.RoundToEven(float64(float32(v*inverse)))) + shift)
	}
	return top / topValue
}

// times writes the product of a and the columns of p from column j on, n of them (a multiple of
// 16), with the bias to out, whose rows are ldo apart.
func (p *Quant) times(out []float32, ldo int, a *Rows, j, n int) {
	if a.M == 0 || n == 0 {
		return
	}
	_ = out[(a.M-1)*ldo+n-1]
	_ = a.data[a.M*p.K-1]
	for c := 0; c < n; c += panel {
		at := j + c
		b, scale, lift, bias := p.data[at*p.K:(at+panel)*p.K], p.scale[at:at+panel], p.lift[at:at+panel], p.bias[at:at+panel]
		if fast {
			now := &product{&out[c], ldo, &a.data[0], a.K, &a.scale[0], a.M, &b[0], p.K, &lift[0], &scale[0], &bias[0]}
			if wide {
				panel16(now)
			} else {
				panel8(now)
			}
			continue
		}
		for i := range a.M {
			panelGo(out[i*ldo+c:], a.data[i*a.K:(i+1)*a.K], a.scale[i], b, lift, scale, bias)
		}
	}
}

// panelGo is panel8 for one row in Go.
func panelGo(out []float32, a []uint8, by float32, b []int8, lift []int32, scale, bias []float32) {
	var sum [panel]int32
	copy(sum[:], lift)
	for k := 0; k+4 <= len(a); k += 4 {
		a0, a1, a2, a3 := int32(a[k]), int32(a[k+1]), int32(a[k+2]), int32(a[k+3])
		row := b[k*panel : (k+4)*panel]
		for j := range sum {
			w := row[j*4 : j*4+4]
			sum[j] += a0*int32(w[0]) + a1*int32(w[1]) + a2*int32(w[2]) + a3*int32(w[3])
		}
	}
	out = out[:panel]
	for j, s := range sum {
		out[j] = float32(float32(float32(s)*scale[j])*by) + bias[j]
	}
}

// product is what panel8 takes.
type product struct {
	out   *float32
	ldo   int
	a     *uint8
	lda   int
	by    *float32
	m     int
	b     *int8
	k     int
	lift  *int32
	scale *float32
	bias  *float32
}

// rounding is what round8 takes.
type rounding struct {
	out   *uint8
	x     *float32
	lda   int
	scale *float32
	m, k  int
}
