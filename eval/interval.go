package eval

import (
	"math/rand/v2"
	"slices"
)

// An Interval is a 95 % bootstrap interval.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// FigureIntervals are the intervals of Figures.
type FigureIntervals struct {
	P  Interval `json:"p"`
	R  Interval `json:"r"`
	F1 Interval `json:"f1"`
}

// resamples is how often a bootstrap draws.
const resamples = 1000

// bootstrap draws documents with replacement and returns between which values the figures fall in 95 % of
// the draws. The draws are the same in every run.
func bootstrap(each []counts, f func(*counts) Figures) FigureIntervals {
	if len(each) == 0 {
		return FigureIntervals{}
	}
	rnd := rand.New(rand.NewPCG(20, 1))
	var p, r, f1 []float64
	for range resamples {
		var sum counts
		for range each {
			sum.add(each[rnd.IntN(len(each))])
		}
		g := f(&sum)
		p, r, f1 = append(p, g.P), append(r, g.R), append(f1, g.F1)
	}
	return FigureIntervals{interval(p), interval(r), interval(f1)}
}

func interval(v []float64) Interval {
	slices.Sort(v)
	return Interval{v[len(v)*25/1000], v[min(len(v)-1, len(v)*975/1000)]}
}
