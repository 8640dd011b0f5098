package trend

import "math"

const (
	most  = 26 // weeks of a baseline
	least = 8  // weeks below which there is none
	minAt = 3  // conflicts in a week, or in a run of the CUSUM, below which nothing is told
)

// A baseline is what is usual: a rate of counts for each day and act of news, and how much more weekly counts vary than
// Poisson's would.
type baseline struct {
	rate  float64
	phi   float64 // variance / mean of weekly counts, 1 or more
	known float64 // counts that the rate rests on
}

// usual works the baseline out of the weeks that end on day end and before. Weeks that stand out by themselves weigh less,
// so that a conflict of last winter does not become the usual: Farrington et al. 1996 as improved by Noufaily et al. 2013
// (Anscombe residuals above 2.58 weigh 1/s²).
func (w *world) usual(counts []int, end int) (baseline, bool) {
	var y, e [most]float64
	m := 0
	for ; m < most && end-6 >= 0; m++ {
		y[m] = float64(counts[end+1] - counts[end-6])
		e[m] = 7 * w.exposure(counts, end)
		end -= 7
	}
	if m < least {
		return baseline{}, false
	}
	var b baseline
	weight := [most]float64{}
	for k := range m {
		weight[k] = 1
	}
	mean := func() {
		sy, se := 0.5, 0.0 // half an act: what was never seen is not impossible
		for k := range m {
			sy += weight[k] * y[k]
			se += weight[k] * e[k]
		}
		b.rate, b.known = sy/se, sy
	}
	mean()
	chi := 0.0
	for k := range m {
		mu := b.rate * e[k]
		chi += (y[k] - mu) * (y[k] - mu) / mu
	}
	b.phi = max(1, chi/float64(m-1)) // how much weeks vary is learnt from all of them
	stands := false
	for k := range m {
		mu := b.rate * e[k]
		if y[k] <= mu {
			continue
		}
		s := 1.5 * (math.Cbrt(y[k]*y[k]) - math.Cbrt(mu*mu)) / math.Sqrt(math.Cbrt(mu)*b.phi)
		if s > 2.58 {
			weight[k], stands = 1/(s*s), true
		}
	}
	if stands {
		mean()
	}
	return b, true
}

// tail returns the probability of a count of y or more where mu is expected with variance v: negative binomial, or
// Poisson if v is not greater than mu.
func tail(y int, mu, v float64) float64 {
	if y <= 0 {
		return 1
	}
	if mu <= 0 {
		return 0
	}
	var logp float64             // of y itself
	var next func(k int) float64 // p(k+1)/p(k)
	if v <= mu*(1+1e-9) {
		lg, _ := math.Lgamma(float64(y) + 1)
		logp = float64(y)*math.Log(mu) - mu - lg
		next = func(k int) float64 { return mu / float64(k+1) }
	} else {
		r := mu * mu / (v - mu)
		q := mu / (mu + r)
		a, _ := math.Lgamma(float64(y) + r)
		b, _ := math.Lgamma(r)
		c, _ := math.Lgamma(float64(y) + 1)
		logp = a - b - c + r*math.Log1p(-q) + float64(y)*math.Log(q)
		next = func(k int) float64 { return q * (float64(k) + r) / float64(k+1) }
	}
	p := math.Exp(logp)
	if float64(y) <= mu { // what is left of it is shorter
		sum := 0.0
		for k := y; k > 0 && p > 0; k-- {
			p /= next(k - 1)
			sum += p
		}
		return max(0, 1-sum)
	}
	sum := 0.0
	for k := y; p > sum*1e-12 && k < y+100000; k++ {
		sum += p
		p *= next(k)
	}
	return min(1, sum)
}
