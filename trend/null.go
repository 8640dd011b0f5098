package trend

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
)

// A null makes series in which nothing changes: counts of one rate that follow the volume of the news and the rhythm of the
// week and vary from week to week as much as the series that they stand for.
type null struct {
	*rand.Rand
}

// newNull returns a source that depends on the name alone.
func newNull(name string) *null {
	h := fnv.New64a()
	h.Write([]byte(name))
	return &null{rand.New(rand.NewPCG(h.Sum64(), 0x6461746c))}
}

// poisson draws a count.
func (r *null) poisson(mu float64) int {
	if mu > 30 { // the normal distribution is close enough
		return max(0, int(math.Round(mu+math.Sqrt(mu)*r.NormFloat64())))
	}
	limit, p, k := math.Exp(-mu), r.Float64(), 0
	for p > limit {
		p *= r.Float64()
		k++
	}
	return k
}

// gamma draws from a gamma distribution of mean 1 (Marsaglia and Tsang 2000).
func (r *null) gamma(shape float64) float64 {
	boost, k := 1.0, shape
	if k < 1 {
		boost = math.Pow(r.Float64(), 1/k)
		k++
	}
	d := k - 1./3
	c := 1 / math.Sqrt(9*d)
	for {
		x := r.NormFloat64()
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v = v * v * v
		if u := r.Float64(); math.Log(u) < 0.5*x*x+d-d*v+d*math.Log(v) {
			return boost * d * v / shape
		}
	}
}

// series draws daily counts, as sums in front of each day. mean gives the expected count of a day, phi the ratio of variance to mean of
// the counts of a week.
func (r *null) series(n int, mean func(int) float64, phi float64) []int {
	out := make([]int, n+1)
	frailty := 1.0
	for i := range n {
		if i%7 == 0 {
			mu := 0.0
			for j := i; j < min(n, i+7); j++ {
				mu += mean(j)
			}
			frailty = 1
			if phi > 1 && mu > 0 {
				frailty = r.gamma(mu / (phi - 1))
			}
		}
		out[i+1] = out[i] + r.poisson(mean(i)*frailty)
	}
	return out
}

// shuffled returns the meetings of a pair with their levels in another order.
func (r *null) shuffled(list []Meeting) []Meeting {
	out := slices.Clone(list)
	r.Shuffle(len(out), func(i, j int) { out[i].Level, out[j].Level = out[j].Level, out[i].Level })
	return out
}
