package eval

import (
	"cmp"
	"math"
	"slices"
)

// A Fit is a logistic regression of whether a coded event is right (in the sense of Who) on its signs.
type Fit struct {
	Events  int         `json:"events"`
	Right   int         `json:"right"`
	Weights []FitWeight `json:"weights"` // of the whole file
	// Brier scores (mean squared error, less is better) on reports that the weights were not fitted on: of the fitted weights, and of
	// giving every event the share that is right.
	Brier    float64 `json:"brier"`
	Baseline float64 `json:"baseline"`
	// Reliability of the held-out probabilities.
	Reliability []Bin `json:"reliability"`
}

// A FitWeight is what one sign adds to the log-odds.
type FitWeight struct {
	Sign   string  `json:"sign"`
	Events int     `json:"events"`
	Right  float64 `json:"right"`
	Weight float64 `json:"weight"`
}

type sample struct {
	report int
	signs  []string
	right  bool
}

// FitScore fits weights to the events of the reports and cross-validates them in ten folds of whole reports.
func FitScore(gold []NewsDoc, coded []Coded) *Fit {
	byID := map[string]*Coded{}
	for i := range coded {
		byID[coded[i].ID] = &coded[i]
	}
	var all []sample
	for i := range gold {
		c := byID[gold[i].ID]
		if c == nil {
			continue
		}
		for k, right := range gold[i].judge(c) {
			if c.Events[k].Plover.Category != "" {
				all = append(all, sample{i, c.Events[k].Signs, right})
			}
		}
	}
	f := &Fit{Events: len(all)}
	count := map[string]*FitWeight{}
	for _, s := range all {
		if s.right {
			f.Right++
		}
		for _, sign := range s.signs {
			w := count[sign]
			if w == nil {
				w = &FitWeight{Sign: sign}
				count[sign] = w
			}
			w.Events++
			if s.right {
				w.Right++
			}
		}
	}
	for sign, weight := range fit(all) {
		w := *count[sign]
		w.Right, w.Weight = round4(w.Right/float64(w.Events)), math.Round(weight*100)/100
		f.Weights = append(f.Weights, w)
	}
	slices.SortFunc(f.Weights, func(a, b FitWeight) int {
		return cmp.Or(-cmp.Compare(a.Events, b.Events), cmp.Compare(a.Sign, b.Sign))
	})
	const folds = 10
	var bins [10]struct{ events, right int }
	for n := range folds {
		var learn []sample
		right := 0
		for _, s := range all {
			if s.report%folds != n {
				learn = append(learn, s)
				if s.right {
					right++
				}
			}
		}
		w, base := fit(learn), share(right, len(learn))
		for _, s := range all {
			if s.report%folds != n {
				continue
			}
			p, y := chance(w, s.signs), 0.0
			b := &bins[int(min(9, p*10))]
			b.events++
			if s.right {
				y = 1
				b.right++
			}
			f.Brier += (p - y) * (p - y)
			f.Baseline += (base - y) * (base - y)
		}
	}
	f.Brier, f.Baseline = round4(f.Brier/float64(max(1, len(all)))), round4(f.Baseline/float64(max(1, len(all))))
	for i, b := range bins {
		if b.events > 0 {
			f.Reliability = append(f.Reliability, Bin{From: float64(i) / 10, Events: b.events, Right: round4(share(b.right, b.events))})
		}
	}
	return f
}

func chance(w map[string]float64, signs []string) float64 {
	sum := 0.0
	for _, s := range signs {
		sum += w[s]
	}
	return 1 / (1 + math.Exp(-sum))
}

// fit returns the weights of least log loss with a penalty on their squares, by gradient descent. The sign that all events bear is
// not penalised.
func fit(all []sample) map[string]float64 {
	const penalty, rate, steps = 2.0, 0.5, 1500
	var signs []string
	seen := map[string]int{}
	for _, s := range all {
		for _, sign := range s.signs {
			if seen[sign]++; seen[sign] == 1 {
				signs = append(signs, sign)
			}
		}
	}
	slices.Sort(signs)
	w := map[string]float64{}
	for range steps {
		slope := map[string]float64{}
		for _, s := range all {
			y := 0.0
			if s.right {
				y = 1
			}
			d := chance(w, s.signs) - y
			for _, sign := range s.signs {
				slope[sign] += d
			}
		}
		for _, sign := range signs {
			g := slope[sign]
			if seen[sign] < len(all) {
				g += penalty * w[sign]
			}
			w[sign] -= rate * g / float64(len(all))
		}
	}
	return w
}

// judge tells for each coded event whether its first telling agrees with a gold event in category and sides.
func (d *NewsDoc) judge(c *Coded) []bool {
	var told []telling
	var of []int
	for i := range c.Events {
		e := &c.Events[i]
		if e.Plover.Category == "" {
			continue
		}
		for _, r := range e.tellings() {
			told = append(told, telling{e, d.sentence((r.Start + r.End) >> 1), r})
			of = append(of, i)
		}
	}
	out := make([]bool, len(c.Events))
	for _, i := range match(d.Events, told, func(g *NewsEvent, e *CodedEvent) bool { return misfit(g, e) == "" }) {
		if i >= 0 {
			out[of[i]] = true
		}
	}
	return out
}
