package neural

import (
	"math/rand"
	"slices"
	"testing"
)

// all returns the columns 0 to n-1, and as many zeros.
func all(n int) (order, first []int) {
	order, first = make([]int, n), make([]int, n)
	for i := range order {
		order[i] = i
	}
	return order, first
}

func TestQuant(t *testing.T) { kernels(t, testQuant) }

func testQuant(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for _, m := range []int{1, 2, 3, 8, 21} {
		for _, k := range []int{16, 48, 256} {
			const n = 48
			w, x, bias := make([]float32, k*n), make([]float32, m*k), make([]float32, n)
			for i := range w {
				w[i] = float32(rng.NormFloat64())
			}
			for i := range x {
				x[i] = float32(rng.NormFloat64())
			}
			for i := range bias {
				bias[i] = float32(i)
			}
			clear(x[:k]) // a row of zeros
			if m > 1 {
				for i := range k { // the largest values there are
					x[k+i] = 3
				}
				for i := range k {
					w[i*n+5] = 2
				}
			}
			q, scale := Round(w, k, n)
			order, first := all(n)
			p := NewQuant(q, scale, bias, k, n, order, first)
			var a Rows
			a.Round(x, k, m, k)
			out := make([]float32, m*n)
			p.times(out, n, &a, 0, n)
			for i := range m {
				u := make([]uint8, k)
				by := roundGo(u, x[i*k:])
				if !slices.Equal(u, a.data[i*k:(i+1)*k]) || by != a.scale[i] {
					t.Fatalf("row %d is rounded to\n%v %v, want\n%v %v", i, a.data[i*k:(i+1)*k], a.scale[i], u, by)
				}
				for j := range n {
					sum := int32(0)
					for r := range k {
						sum += (int32(u[r]) - shift) * int32(q[r*n+j])
					}
					want := float32(float32(float32(sum)*scale[j])*by) + bias[j]
					if out[i*n+j] != want {
						t.Fatalf("%d rows of %d: row %d, column %d: %v, want %v", m, k, i, j, out[i*n+j], want)
					}
				}
				got := make([]float32, panel)
				panelGo(got, u, by, p.data, p.lift, p.scale, p.bias)
				same(t, got, out[i*n:i*n+panel])
			}
		}
	}
}

func BenchmarkQuant(b *testing.B) {
	const m, k, n = 128, 256, 768
	rng := rand.New(rand.NewSource(1))
	w, x, out := make([]float32, k*n), make([]float32, m*k), make([]float32, m*96)
	for i := range w {
		w[i] = float32(rng.NormFloat64())
	}
	for i := range x {
		x[i] = float32(rng.NormFloat64())
	}
	q, scale := Round(w, k, n)
	order, first := all(n)
	p := NewQuant(q, scale, nil, k, n, order, first)
	var a Rows
	a.Round(x, k, m, k)
	b.Run("times", func(b *testing.B) {
		for b.Loop() {
			for j := 0; j < n; j += 96 {
				p.times(out, 96, &a, j, 96)
			}
		}
		b.ReportMetric(float64(b.N)*m*k*n/b.Elapsed().Seconds()/1e9, "GMAC/s")
	})
	b.Run("round", func(b *testing.B) {
		for b.Loop() {
			a.Round(x, k, m, k)
		}
		b.ReportMetric(float64(b.N)*m*k/b.Elapsed().Seconds()/1e9, "G/s")
	})
}
