// Package neural holds small recurrent networks for sentences: hashed word features, layers of
// simple recurrent units in both directions, and the matrix kernels under them. Every answer is
// the same on every machine: each sum is added up in one fixed order, products and sums rounded
// apart, with vector instructions or without.
//
// A net in training works in 32-bit floating point. One that was loaded works in small whole numbers,
// see Quant.
package neural

// panel is the number of columns that a kernel computes at once.
const panel = 16

// Round16 rounds up to a multiple of 16, the width that matrices are padded to.
func Round16(n int) int { return (n + panel - 1) &^ (panel - 1) }

// A Packed is the right side of a matrix product, K rows and N columns (a multiple of 16), stored
// by panels of 16 columns.
type Packed struct {
	K, N int
	Data []float32
}

// Pack stores a matrix of k rows and n columns, row by row, as a Packed. It reuses p's memory.
func (p *Packed) Pack(b []float32, k, n int) {
	p.resize(k, n)
	for j := 0; j < n; j += panel {
		out := p.Data[j*k:]
		for r := range k {
			copy(out[r*panel:r*panel+panel], b[r*n+j:])
		}
	}
}

// PackTransposed is Pack for the transpose of a matrix of n rows and k columns; n need not be a
// multiple of 16.
func (p *Packed) PackTransposed(b []float32, n, k int) {
	wide := Round16(n)
	p.resize(k, wide)
	for j := 0; j < wide; j += panel {
		out := p.Data[j*k : j*k+panel*k]
		for c := range panel {
			if j+c >= n {
				for r := range k {
					out[r*panel+c] = 0
				}
				continue
			}
			row := b[(j+c)*k : (j+c)*k+k]
			for r, v := range row {
				out[r*panel+c] = v
			}
		}
	}
}

func (p *Packed) resize(k, n int) {
	p.K, p.N = k, n
	if cap(p.Data) < k*n {
		p.Data = make([]float32, k*n)
	}
	p.Data = p.Data[:k*n]
}

// MulAdd adds a·b to c: m rows of a (b.K long) and of c (ldc apart, b.N used).
func MulAdd(c []float32, ldc int, a []float32, b *Packed, m int) {
	mulAdd(c, ldc, a, b.K, b, m)
}

// mulAdd is MulAdd for rows of a that are lda apart.
func mulAdd(c []float32, ldc int, a []float32, lda int, b *Packed, m int) {
	if m == 0 || b.K == 0 || b.N == 0 {
		return
	}
	_ = c[(m-1)*ldc+b.N-1]
	_ = a[(m-1)*lda+b.K-1]
	_ = b.Data[b.K*b.N-1]
	for j := 0; j < b.N; j += panel {
		bp := b.Data[j*b.K:]
		if !fast {
			for i := range m {
				blockGo(c[i*ldc+j:], a[i*lda:], bp, b.K)
			}
			continue
		}
		i := 0
		for ; i+4 <= m; i += 4 {
			block4(&c[i*ldc+j], ldc, &a[i*lda], lda, &bp[0], b.K)
		}
		for ; i < m; i++ {
			block1(&c[i*ldc+j], &a[i*lda], &bp[0], b.K)
		}
	}
}

// blockGo is block1 in Go.
func blockGo(c, a, b []float32, k int) {
	c = c[:panel]
	a = a[:k]
	var s [panel]float32
	copy(s[:], c)
	for r, x := range a {
		row := b[r*panel : r*panel+panel : r*panel+panel]
		for j := range s {
			s[j] += float32(x * row[j])
		}
	}
	copy(c, s[:])
}

// Transpose writes the transpose of a matrix of m rows and n columns to out.
func Transpose(out, a []float32, m, n int) {
	const tile = 8
	i0 := 0
	for ; i0+tile <= m; i0 += tile {
		r0, r1, r2, r3 := a[i0*n:][:n], a[(i0+1)*n:][:n], a[(i0+2)*n:][:n], a[(i0+3)*n:][:n]
		r4, r5, r6, r7 := a[(i0+4)*n:][:n], a[(i0+5)*n:][:n], a[(i0+6)*n:][:n], a[(i0+7)*n:][:n]
		for j := range n {
			o := out[j*m+i0:][:tile]
			o[0], o[1], o[2], o[3] = r0[j], r1[j], r2[j], r3[j]
			o[4], o[5], o[6], o[7] = r4[j], r5[j], r6[j], r7[j]
		}
	}
	for ; i0 < m; i0++ {
		for j, v := range a[i0*n : (i0+1)*n] {
			out[j*m+i0] = v
		}
	}
}
