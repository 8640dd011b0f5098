package train

import (
	"math"

	"github.com/dateline/dateline/nlp/ner"
)

// chain is a linear-chain conditional random field over the labels of ner (Lafferty et al. 2001), trained from sentences whose words
// may bear any of several labels.
type chain struct {
	n      int       // labels
	before [][]int   // for each label those that may stand before it
	steps  []float64 // exponentials of the scores of label after label
}

func newChain() *chain {
	c := &chain{n: ner.Labels()}
	c.before = make([][]int, c.n)
	for b := range c.n {
		for a := range c.n {
			if ner.May(a, b) {
				c.before[b] = append(c.before[b], a)
			}
		}
	}
	return c
}

// prepare takes the scores of label after label.
func (c *chain) prepare(steps []float32) {
	c.steps = make([]float64, len(steps))
	for i, s := range steps {
		c.steps[i] = math.Exp(float64(s))
	}
}

// lattice is what is known of a sentence under some restriction: the logarithm of the sum over all rows of labels, the
// probability of each label of each word, and the expected number of each step.
type lattice struct {
	log    float64
	labels []float64
	steps  []float64
}

// run sums over the rows of labels in which word i bears a label of the set allowed[i]. The scores stand in rows of width wide.
func (c *chain) run(scores []float32, wide int, allowed []uint32) *lattice {
	n, words := c.n, len(allowed)
	l := &lattice{labels: make([]float64, words*n), steps: make([]float64, n*n)}
	weights, forward, sums := make([]float64, words*n), make([]float64, words*n), make([]float64, words)
	for i := range words {
		row, w, f := scores[i*wide:i*wide+n], weights[i*n:i*n+n], forward[i*n:i*n+n]
		top := float64(row[0])
		for _, s := range row {
			top = max(top, float64(s))
		}
		l.log += top
		sum := 0.0
		for b := range n {
			if allowed[i]>>b&1 == 0 || i == 0 && !ner.Starts(b) || i == words-1 && !ner.Ends(b) {
				continue
			}
			w[b] = math.Exp(float64(row[b]) - top)
			if i == 0 {
				f[b] = w[b]
			} else {
				p := forward[(i-1)*n : i*n]
				for _, a := range c.before[b] {
					f[b] += p[a] * c.steps[a*n+b]
				}
				f[b] *= w[b]
			}
			sum += f[b]
		}
		sums[i] = sum
		if sum == 0 {
			l.log = math.Inf(-1)
			return l
		}
		l.log += math.Log(sum)
		for b := range f {
			f[b] /= sum
		}
	}
	back, prev := make([]float64, n), make([]float64, n)
	for b := range back {
		back[b] = 1
	}
	for i := words - 1; i >= 0; i-- {
		f := forward[i*n : i*n+n]
		for b := range n {
			l.labels[i*n+b] = f[b] * back[b]
		}
		if i == 0 {
			break
		}
		clear(prev)
		p, w := forward[(i-1)*n:i*n], weights[i*n:i*n+n]
		for b := range n {
			if w[b] == 0 {
				continue
			}
			x := w[b] * back[b] / sums[i]
			for _, a := range c.before[b] {
				y := c.steps[a*n+b] * x
				prev[a] += y
				l.steps[a*n+b] += p[a] * y
			}
		}
		back, prev = prev, back
	}
	return l
}
