package parser

import (
	"math"
	"math/rand"
	"testing"
)

// TestTree compares the tree finder with all trees of short sentences.
func TestTree(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	var finder treeFinder
	for range 300 {
		n := 1 + rng.Intn(5)
		stride := n + 1 + rng.Intn(3)
		score := make([]float32, n*stride)
		for i := range score {
			score[i] = float32(rng.NormFloat64())
		}
		for d := range n {
			score[d*stride+d] = -1e4
		}
		head := make([]int, n)
		finder.find(score, stride, n, head)
		if !projective(head) {
			t.Fatalf("%v is no projective tree with one root", head)
		}
		best := math.Inf(-1)
		try := make([]int, n)
		var all func(d int)
		all = func(d int) {
			if d == n {
				if projective(try) {
					best = max(best, sum(score, stride, try))
				}
				return
			}
			for h := range n + 1 {
				try[d] = h
				all(d + 1)
			}
		}
		all(0)
		if got := sum(score, stride, head); math.Abs(got-best) > 1e-4 {
			t.Fatalf("%v scores %v, the best tree %v", head, got, best)
		}
	}
}

// under reports whether word k lies below h, in at most n steps.
func under(head []int, k, h, n int) bool {
	for range n + 1 {
		if k == h {
			return true
		}
		if k == n {
			return false
		}
		k = head[k]
	}
	return false
}

// TestProjective compares the quick check with the plain one on random heads.
func TestProjective(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	var finder treeFinder
	yes := 0
	for range 5000 {
		n := 1 + rng.Intn(6)
		head := make([]int, n)
		for d := range head {
			head[d] = max(0, min(n, d+rng.Intn(5)-2))
		}
		head[rng.Intn(n)] = n
		roots := 0
		for _, h := range head {
			if h == n {
				roots++
			}
		}
		if roots != 1 {
			continue
		}
		got, want := finder.projective(head), projective(head)
		if got != want {
			t.Fatalf("%v: projective %t, want %t", head, got, want)
		}
		if want {
			yes++
		}
	}
	if yes < 20 {
		t.Errorf("only %d trees were tried", yes)
	}
}

func sum(score []float32, stride int, head []int) float64 {
	s := 0.0
	for d, h := range head {
		s += float64(score[d*stride+h])
	}
	return s
}

func projective(head []int) bool {
	n, roots := len(head), 0
	for d, h := range head {
		if h == n {
			roots++
			continue
		}
		if h == d || !under(head, d, n, n) {
			return false
		}
		for k := min(d, h) + 1; k < max(d, h); k++ {
			if !under(head, k, h, n) {
				return false
			}
		}
	}
	return roots == 1
}
