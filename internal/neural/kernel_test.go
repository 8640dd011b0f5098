package neural

import (
	"math"
	"math/rand"
	"slices"
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

// TestRow checks the kernel that adds a row.
func TestRow(t *testing.T) {
	if !fast {
		t.Skip("no vector kernels here")
	}
	row := make([]uint8, 32)
	a, b := make([]float32, 32), make([]float32, 32)
	for i := range row {
		row[i], a[i], b[i] = uint8(i*37), float32(i)/7, float32(i)/7
	}
	row8(&a[0], &row[0], len(row), 0.0123)
	rowGo(b, row, 0.0123)
	same(t, a, b)
}

// TestTraining checks the kernels of training in the same way.
func TestTraining(t *testing.T) {
	if !fast {
		t.Skip("no vector kernels here")
	}
	rng := rand.New(rand.NewSource(2))
	values := func(n int) []float32 {
		out := make([]float32, n)
		for i := range out {
			out[i] = float32(rng.NormFloat64())
		}
		return out
	}
	const n = 24
	dh, x, c, was, u, p := values(n), values(n), values(n), values(n), values(3*n), values(4*n)
	var out [2][4][]float32
	carry, g := values(n), values(4*n)
	for k := range out {
		out[k] = [4][]float32{make([]float32, 3*n), make([]float32, n), slices.Clone(carry), slices.Clone(g)}
	}
	StepBack(dh, x, c, was, u, out[0][0], out[0][1], out[0][2], p, out[0][3], n)
	backGo(dh, x, c, was, u, out[1][0], out[1][1], out[1][2], p, out[1][3], n)
	for i := range out[0] {
		same(t, out[0][i], out[1][i])
	}
	w, gr, m, v := values(n+3), values(n+3), values(n+3), values(n+3)
	for i := range v {
		v[i] *= v[i]
	}
	w2, gr2, m2, v2 := slices.Clone(w), slices.Clone(gr), slices.Clone(m), slices.Clone(v)
	k := [5]float32{0.5, 0.1, 0.02, 0.003, 1e-8}
	Adam(w, gr, m, v, &k)
	adamGo(w2, gr2, m2, v2, &k)
	same(t, w, w2)
	same(t, gr, gr2)
	same(t, m, m2)
	same(t, v, v2)
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

// portable runs f without assembly.
func portable(f func()) {
	defer setKernels(fast, wide)
	setKernels(false, false)
	f()
}

// kernels runs a test with all the assembly that may run here, and without that for AVX-512.
func kernels(t *testing.T, test func(*testing.T)) {
	t.Run("all", test)
	defer setKernels(fast, wide)
	setKernels(fast, false)
	t.Run("narrow", test)
}
