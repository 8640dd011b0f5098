package neural

import (
	"math"
	"math/rand"
	"slices"
	"testing"
)

// TestVector checks the small kernels against the definitions, with assembly and without.
func TestVector(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	try := func() {
		for n := range 70 {
			a, b, c := make([]float32, n), make([]float32, n), make([]float32, n)
			for i := range a {
				a[i], b[i], c[i] = float32(rng.Intn(9)-4), float32(rng.Intn(9)-4), float32(rng.NormFloat64())
			}
			place, best, where := 0, float32(math.Inf(-1)), 0
			for i := range a {
				if a[i] > a[place] {
					place = i
				}
				if v := a[i] + b[i]; v > best {
					best, where = v, i
				}
			}
			if got := Top(a); got != place {
				t.Errorf("Top(%v) = %d, want %d", a, got, place)
			}
			if v := MaxSum(a, b); v != best {
				t.Errorf("MaxSum(%v, %v) = %v, want %v", a, b, v, best)
			}
			if at := Meet(a, b, best); at != where {
				t.Errorf("Meet(%v, %v, %v) = %d, want %d", a, b, best, at, where)
			}
			out, want := make([]float32, n), make([]float32, n)
			for i := range want {
				want[i] = max(0, a[i]+b[i]+c[i])
			}
			Rectify(out, a, b, c)
			same(t, out, want)
			leaky := slices.Clone(c)
			LeakyAll(leaky)
			for i, v := range c {
				want[i] = Leaky(v)
			}
			same(t, leaky, want)
		}
	}
	try()
	portable(try)
}
