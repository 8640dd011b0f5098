package trend

import "math"

// Methods that look for a jump in conflict.
const (
	Surprise = "surprise" // the last seven days against the weeks before: Farrington et al. 1996, Noufaily et al. 2013
	Cusum    = "cusum"    // a sum of log-likelihood ratios, day by day: Page 1954, Lorden 1971, Höhle and Paul 2008
)

// Methods lists them; the first is the one that warns unless another is asked for.
func Methods() []string { return []string{Cusum, Surprise} }

// An alarm is a day on which a rule fires, for a change that shows from day from.
type alarm struct {
	day, from      int
	expected, seen float64
	p              float64 // 0 if the method gives none
}

// rest is the number of days that must pass after the last day of alarm before a series is warned of again.
const rest = 28

// A jump is a method that looks for alarms in sums of counts. rate is the number of false alarms a year that is wanted.
type jump func(w *world, counts []int, rate float64) []alarm

func method(name string) jump {
	if name == Cusum {
		return cusum
	}
	return surprise
}

// Both thresholds are set so that steady series give about the false alarms that are wanted and series that come in bursts
// some times as many (docs/formats/trends.md); what they give on a record is measured on it.
const (
	tests = 250 // looks at the last seven days that a year of daily looks comes to, and a margin
	slack = 5   // how far Lorden's bound lies from what is seen
)

// surprise fires when the last seven days hold more than the weeks before lead one to expect. The count is taken as
// negative binomial with the dispersion of the baseline and the uncertainty of its mean.
func surprise(w *world, counts []int, rate float64) []alarm {
	var out []alarm
	limit := rate / tests
	quiet := 0 // first day on which it may fire again
	for i := 6; i < w.n; i++ {
		y := counts[i+1] - counts[i-6]
		if y < minAt {
			continue
		}
		b, ok := w.usual(counts, i-14)
		if !ok {
			continue
		}
		mu := 7 * b.rate * w.exposure(counts, i)
		p := tail(y, mu, b.phi*mu*(1+mu/b.known))
		if p >= limit {
			continue
		}
		if i >= quiet {
			out = append(out, alarm{i, i - 6, mu, float64(y), p})
		}
		quiet = i + rest
	}
	return out
}

// cusum adds up day by day how much better the counts agree with at least twice the usual, and two acts a week on top, than
// with the usual, and fires when the sum passes a threshold h. Were the usual known exactly, the mean time to a false alarm
// would be exp(h) days or more (Lorden 1971).
func cusum(w *world, counts []int, rate float64) []alarm {
	var out []alarm
	h := math.Log(365 / (slack * rate))
	var sum, expected float64
	from, quiet := 0, 0
	for i := range w.n {
		x := counts[i+1] - counts[i]
		if x == 0 && sum == 0 {
			continue
		}
		b, ok := w.usual(counts, i-rest)
		if !ok {
			continue
		}
		e := w.exposure(counts, i)
		f := w.weekday[w.dayOfWeek(i)]
		m0 := b.rate * e * f
		m1 := 2*m0 + 2./7*f
		ratio := float64(x)*math.Log(m1/m0) - (m1 - m0)
		spread := b.phi + 7*b.rate*e*b.phi/b.known // of a week, with the uncertainty of the mean
		if spread > 1+1e-9 {
			r := b.rate * e / (spread - 1) // size of the negative binomial of one day
			ratio = float64(x)*math.Log(m1*(m0+r)/(m0*(m1+r))) + r*math.Log((m0+r)/(m1+r))
		}
		if sum == 0 {
			from, expected = i, 0
		}
		expected += m0
		sum = max(0, sum+ratio)
		if seen := counts[i+1] - counts[from]; sum > h && seen >= minAt {
			if i >= quiet {
				out = append(out, alarm{day: i, from: from, expected: expected, seen: float64(seen)})
			}
			quiet, sum = i+rest, 0
		}
	}
	return out
}
