package judge

import "math"

// A Precision is how many of the events of a stratum, or of all, are right.
type Precision struct {
	Name   string  `json:"name"`   // of the stratum; "" for all together
	Size   int     `json:"size"`   // events in the record
	Judged int     `json:"judged"` // right or wrong
	Right  int     `json:"right"`
	Wrong  int     `json:"wrong"`
	Fixed  int     `json:"fixed"` // of Wrong: those that were corrected
	Open   int     `json:"open"`
	Skip   int     `json:"skip"`
	P      float64 `json:"precision"`
	Low    float64 `json:"low"` // 95 % interval (Wilson 1927)
	High   float64 `json:"high"`
}

// Precisions counts a sheet: one line for each stratum in its order, and all together, weighted by the sizes of the strata.
// Strata in which nothing is judged have no part in the whole.
func (s *Sheet) Precisions() (strata []Precision, all Precision) {
	index := map[string]int{}
	for i, t := range s.Strata {
		index[t.Name] = i
		strata = append(strata, Precision{Name: t.Name, Size: t.Size})
	}
	for i := range s.Items {
		k, ok := index[s.Items[i].Stratum]
		if !ok {
			continue
		}
		strata[k].count(s.Items[i].Verdict)
	}
	return strata, Whole(strata)
}

func (p *Precision) count(verdict string) {
	switch verdict {
	case Right:
		p.Right++
	case Wrong:
		p.Wrong++
	case Fixed:
		p.Wrong++
		p.Fixed++
	case Skip:
		p.Skip++
	default:
		p.Open++
	}
}

// Whole fills in the rates of strata and brings them together. The interval of the whole is Wilson's for as many events as a plain
// sample would need to have the variance of the stratified one; strata that are all right or all wrong lend the variance of one
// more of each, so that a few of them do not pass for certainty.
func Whole(strata []Precision) Precision {
	var all Precision
	total := 0
	for i := range strata {
		p := &strata[i]
		p.Judged = p.Right + p.Wrong
		if p.Judged > 0 {
			p.P = float64(p.Right) / float64(p.Judged)
			p.Low, p.High = Wilson(p.P, float64(p.Judged))
			total += p.Size
		}
		all.Size += p.Size
		all.Judged += p.Judged
		all.Right += p.Right
		all.Wrong += p.Wrong
		all.Fixed += p.Fixed
		all.Open += p.Open
		all.Skip += p.Skip
	}
	if total == 0 {
		return all
	}
	variance := 0.0
	for i := range strata {
		p := &strata[i]
		if p.Judged == 0 {
			continue
		}
		w := float64(p.Size) / float64(total)
		n := float64(p.Judged)
		q := (float64(p.Right) + 1) / (n + 2)
		all.P += w * p.P
		variance += w * w * q * (1 - q) / n
	}
	center := min(max(all.P, 1/float64(all.Judged+2)), 1-1/float64(all.Judged+2))
	all.Low, all.High = Wilson(all.P, min(center*(1-center)/variance, float64(all.Size)))
	return all
}

// Wilson returns the 95 % interval of a share p seen in n trials (Wilson 1927).
func Wilson(p, n float64) (low, high float64) {
	if n <= 0 {
		return 0, 1
	}
	const z = 1.959964
	c := (p + z*z/(2*n)) / (1 + z*z/n)
	d := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, c-d), min(1, c+d)
}
