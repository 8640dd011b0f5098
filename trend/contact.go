package trend

import "math"

// known is the number of acts with others that a side must have been seen in while two were silent: silence between sides that
// nobody reports on means nothing.
const known = 3

// contacts fires on the first day with an act between two sides after a number of days without any. seen(i, j) tells whether
// the news had an eye on both in between.
func contacts(w *world, acts []int, gap int, seen func(from, to int) bool) []alarm {
	var out []alarm
	last, n, sum := -1, 0, 0
	for i := range w.n {
		if acts[i+1] == acts[i] {
			continue
		}
		silent := i - last - 1 // all the record so far if last is -1
		if silent >= gap && seen(last+1, i) {
			a := alarm{day: i, from: i, seen: float64(silent)}
			if n > 0 {
				a.expected = float64(sum) / float64(n)
				a.p = math.Exp(-a.seen / (a.expected + 1)) // contacts at random times
			}
			out = append(out, a)
		}
		if last >= 0 {
			n++
			sum += silent
		}
		last = i
	}
	return out
}

// habit is the number of weeks out of which a habit is read.
const habit = 52

// silences fires when two sides that had to do with each other week by week no longer have. The weeks with contact
// among those of the last year up to the last contact give by Beta-Binomial prediction (Jeffreys prior) how probable it is that so
// many weeks pass without any; a week with less news than usual counts as part of a week.
func silences(w *world, acts []int, rate float64) []alarm {
	var out []alarm
	limit := rate / 52
	last, told := -1, false
	for i := range w.n {
		if acts[i+1] > acts[i] {
			last, told = i, false
			continue
		}
		if told || last < 0 || (i-last)%7 != 0 {
			continue
		}
		a, n := weeks(acts, last)
		if n < 12 {
			continue
		}
		usual := 0.0
		from := last + 1 - 7*n
		usual = float64(w.volume[last+1]-w.volume[from]-(acts[last+1]-acts[from])) / float64(n)
		k := 0.0
		for j := last + 1; j+7 <= i+1; j += 7 {
			k += min(1, (float64(w.volume[j+7]-w.volume[j])+1)/(usual+1))
		}
		alpha, beta := float64(a)+0.5, float64(n-a)+0.5
		if p := silence(alpha, beta, k); p < limit {
			told = true
			out = append(out, alarm{day: i, from: last + 1, expected: float64(a) / float64(n) * k, seen: 0, p: p})
		}
	}
	return out
}

// weeks counts the weeks with acts among those that end on a day.
func weeks(acts []int, end int) (active, n int) {
	for ; n < habit && end-6 >= 0; n++ {
		if acts[end+1] > acts[end-6] {
			active++
		}
		end -= 7
	}
	return active, n
}

// silence returns the probability that k weeks pass without contact.
func silence(alpha, beta, k float64) float64 {
	a, _ := math.Lgamma(beta + k)
	b, _ := math.Lgamma(alpha + beta)
	c, _ := math.Lgamma(beta)
	d, _ := math.Lgamma(alpha + beta + k)
	return math.Exp(a + b - c - d)
}
