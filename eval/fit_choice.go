package eval

import (
	"cmp"
	"math"
	"slices"
)

// A ChoiceFit is a conditional logistic regression of who fills a slot that the sentence leaves empty: of all actors of the report that were weighed, and
// nobody, on the signs of each.
type ChoiceFit struct {
	Choices int            `json:"choices"` // empty slots of coded events that the gold has
	Filled  int            `json:"filled"`  // of them those that the gold fills with one of the candidates
	Weights []ChoiceWeight `json:"weights"` // of the whole file
	Levels  []ChoiceLevel  `json:"levels"`  // on reports that the weights were not fitted on
}

// A ChoiceWeight is what one sign adds to the weight of a candidate.
type ChoiceWeight struct {
	Sign   string  `json:"sign"`
	Seen   int     `json:"seen"`  // candidates that bear it
	Right  int     `json:"right"` // of them those who fill the slot
	Weight float64 `json:"weight"`
}

// A ChoiceLevel tells how many slots are filled, and how, if the likeliest candidate is taken from a chance on.
type ChoiceLevel struct {
	From  float64 `json:"from"`
	Right int     `json:"right"`
	Wrong int     `json:"wrong"`
	Open  int     `json:"open"` // the gold fills the slot with nobody
}

// option is a choice with the gold's answer.
type option struct {
	report int
	slot   string
	signs  [][]string // of each candidate
	right  []bool     // whether the gold has it
	open   bool       // the gold has nobody
}

// likeliest returns the best candidate and its chance, -1 if there is none.
func (o *option) likeliest(w map[string]float64) (int, float64) {
	best := -1
	p := o.chances(w)
	for i := range o.signs {
		if best < 0 || p[i] > p[best] {
			best = i
		}
	}
	if best < 0 {
		return -1, 0
	}
	return best, p[best]
}

// chances returns the chance of each candidate and, last, of nobody.
func (o *option) chances(w map[string]float64) []float64 {
	out := make([]float64, len(o.signs)+1)
	sum := 0.0
	for i := range out {
		x := 0.0
		if i == len(o.signs) {
			x = w["nobody as "+o.slot]
		} else {
			for _, s := range o.signs[i] {
				x += w[s]
			}
		}
		out[i] = math.Exp(x)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// FitChoice fits weights to the choices that coding the reports made, and cross-validates them in ten folds of whole reports.
func FitChoice(gold []NewsDoc, coded []Coded) *ChoiceFit {
	all := options(gold, coded)
	f := &ChoiceFit{Choices: len(all)}
	seen := map[string]*ChoiceWeight{}
	for i := range all {
		o := &all[i]
		if slices.Contains(o.right, true) {
			f.Filled++
		}
		for k, signs := range o.signs {
			for _, s := range signs {
				if seen[s] == nil {
					seen[s] = &ChoiceWeight{Sign: s}
				}
				seen[s].Seen++
				if o.right[k] {
					seen[s].Right++
				}
			}
		}
	}
	for sign, weight := range fitOptions(all) {
		w := ChoiceWeight{Sign: sign}
		if seen[sign] != nil {
			w = *seen[sign]
		}
		w.Weight = math.Round(weight*100) / 100
		f.Weights = append(f.Weights, w)
	}
	slices.SortFunc(f.Weights, func(a, b ChoiceWeight) int {
		return cmp.Or(-cmp.Compare(a.Weight, b.Weight), cmp.Compare(a.Sign, b.Sign))
	})
	for _, from := range []float64{0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6} {
		f.Levels = append(f.Levels, ChoiceLevel{From: from})
	}
	const folds = 10
	for n := range folds {
		var learn []option
		for _, o := range all {
			if o.report%folds != n {
				learn = append(learn, o)
			}
		}
		w := fitOptions(learn)
		for i := range all {
			if all[i].report%folds != n {
				continue
			}
			best, p := all[i].likeliest(w)
			for k := range f.Levels {
				l := &f.Levels[k]
				switch {
				case best < 0 || p < l.From:
				case all[i].open:
					l.Open++
				case all[i].right[best]:
					l.Right++
				default:
					l.Wrong++
				}
			}
		}
	}
	return f
}

// options returns the choices of coded events that agree with a gold event in sentence and category, unless the gold does not tell who it was.
func options(gold []NewsDoc, coded []Coded) []option {
	byID := map[string]*Coded{}
	for i := range coded {
		byID[coded[i].ID] = &coded[i]
	}
	var out []option
	for i := range gold {
		d := &gold[i]
		c := byID[d.ID]
		if c == nil {
			continue
		}
		var told []telling
		for k := range c.Events {
			if c.Events[k].Plover.Category == "" {
				continue
			}
			for _, r := range c.Events[k].tellings() {
				told = append(told, telling{&c.Events[k], d.sentence((r.Start + r.End) >> 1), r})
			}
		}
		for g, k := range match(d.Events, told, func(*NewsEvent, *CodedEvent) bool { return true }) {
			if k < 0 {
				continue
			}
			for _, ch := range told[k].Choices {
				var places set
				for _, r := range d.Events[g].readings() {
					side := r.Source
					if ch.Slot == "target" {
						side = r.Target
					}
					places.add(goldPlaces(side)...)
				}
				if o, ok := ch.option(i, places); ok {
					out = append(out, o)
				}
			}
		}
	}
	return out
}

// option returns the choice with the gold's answer; false if the answer is not among the candidates.
func (ch *CodedChoice) option(report int, answer set) (option, bool) {
	o := option{report: report, slot: ch.Slot, open: len(answer) == 0}
	found := false
	for _, x := range ch.Candidates {
		right := answer.common(places(x.Actors)) > 0
		found = found || right
		o.signs, o.right = append(o.signs, x.Signs), append(o.right, right)
	}
	return o, !slices.Contains(answer, "?") && (found || o.open)
}

// fitOptions returns the weights of least log loss with a penalty on their squares, by gradient ascent. The weight of nobody is not penalised.
func fitOptions(all []option) map[string]float64 {
	const penalty, rate, steps = 1.0, 1.0, 400
	w := map[string]float64{}
	var signs []string
	for i := range all {
		for _, c := range all[i].signs {
			for _, s := range c {
				if _, ok := w[s]; !ok {
					w[s] = 0
					signs = append(signs, s)
				}
			}
		}
	}
	for _, s := range []string{"nobody as source", "nobody as target"} {
		w[s] = 0
		signs = append(signs, s)
	}
	slices.Sort(signs)
	for range steps {
		slope := map[string]float64{}
		for i := range all {
			o := &all[i]
			p := o.chances(w)
			good := 0.0
			for k, x := range p {
				if k < len(o.right) && o.right[k] || k == len(o.right) && o.open {
					good += x
				}
			}
			for k, x := range p {
				d := -x
				if k < len(o.right) && o.right[k] || k == len(o.right) && o.open {
					d += x / max(good, 1e-12)
				}
				if k == len(o.signs) {
					slope["nobody as "+o.slot] += d
					continue
				}
				for _, s := range o.signs[k] {
					slope[s] += d
				}
			}
		}
		for _, s := range signs {
			g := slope[s]
			if s != "nobody as source" && s != "nobody as target" {
				g -= penalty * w[s]
			}
			w[s] += rate * g / float64(max(1, len(all)))
		}
	}
	return w
}
