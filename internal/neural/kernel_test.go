package neural

import (
	"math"
	"math/rand"
	"testing"
)

// TestKernels checks that assembly and Go give the same bits.
func TestKernels(t *testing.T) {
	if !fast {
		t.Skip("no vector kernels here")
	}
	rng := rand.New(rand.NewSource(1))
	values := func(n int) []float32 {
		out := make([]float32, n)
		for i := range out {
			out[i] = float32(rng.NormFloat64())
		}
		return out
	}
	for _, m := range []int{1, 3, 4, 9} {
		for _, k := range []int{1, 7, 64} {
			for _, n := range []int{16, 48} {
				a, b, c := values(m*k), values(k*n), values(m*n)
				want := append([]float32{}, c...)
				var p Packed
				p.Pack(b, k, n)
				MulAdd(c, n, a, &p, m)
				for i := range m {
					for j := 0; j < n; j += panel {
						blockGo(want[i*n+j:], a[i*k:], p.Data[j*k:], k)
					}
				}
				same(t, c, want)
			}
		}
	}
	for _, n := range []int{8, 64, 128} {
		h, c, u, x, p := values(n), values(n), values(3*n), values(n), values(4*n)
		h2, c2 := append([]float32{}, h...), append([]float32{}, c...)
		step(h, c, u, x, p, n)
		stepGo(h2, c2, u, x, p, n)
		same(t, h, h2)
		same(t, c, c2)
	}
}

func same(t *testing.T, a, b []float32) {
	t.Helper()
	for i := range a {
		if math.Float32bits(a[i]) != math.Float32bits(b[i]) {
			t.Fatalf("element %d: %v and %v", i, a[i], b[i])
		}
	}
}

func BenchmarkMulAdd(b *testing.B) {
	const m, k, n = 512, 256, 768
	a, w, c := make([]float32, m*k), make([]float32, k*n), make([]float32, m*n)
	var p Packed
	p.Pack(w, k, n)
	for b.Loop() {
		MulAdd(c, n, a, &p, m)
	}
	b.ReportMetric(float64(b.N)*m*k*n/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
