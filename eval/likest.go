package eval

import (
	"cmp"
	"slices"
)

// likest pairs gold and found things one to one, the likest first, ties by position, and returns for every gold thing
// the found one, -1 for none. Things of likeness 0 are no pair.
func likest(gold, found int, like func(i, j int) float64) []int {
	type candidate struct {
		like float64
		i, j int
	}
	var all []candidate
	for i := range gold {
		for j := range found {
			if l := like(i, j); l > 0 {
				all = append(all, candidate{l, i, j})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.like, a.like) })
	out := make([]int, gold)
	for i := range out {
		out[i] = -1
	}
	used := make([]bool, found)
	for _, c := range all {
		if out[c.i] < 0 && !used[c.j] {
			out[c.i], used[c.j] = c.j, true
		}
	}
	return out
}
