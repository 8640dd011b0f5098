package parser

import "math"

// A treeFinder finds the best projective tree (Eisner 1996) with one child of the root.
type treeFinder struct {
	open, closed []float32 // [2][n][n]: direction, start, end
	openAt       []int32
	closedAt     []int32
	stack        [][4]int
}

const (
	toLeft  = 0 // the head stands right
	toRight = 1
)

// find fills head with the best tree over n words; score[d*stride+h] is the score of h as head of d,
// h = n for the root.
func (t *treeFinder) find(score []float32, stride, n int, head []int) {
	if n == 0 || t.greedy(score, stride, n, head) {
		return
	}
	size := 2 * n * n
	if cap(t.open) < size {
		t.open, t.closed = make([]float32, size), make([]float32, size)
		t.openAt, t.closedAt = make([]int32, size), make([]int32, size)
	}
	open, closed := t.open[:size], t.closed[:size]
	openAt, closedAt := t.openAt[:size], t.closedAt[:size]
	at := func(dir, i, j int) int { return (dir*n+i)*n + j }
	for i := range n {
		closed[at(toLeft, i, i)], closed[at(toRight, i, i)] = 0, 0
	}
	for w := 1; w < n; w++ {
		for i := 0; i+w < n; i++ {
			j := i + w
			best, where := float32(math.Inf(-1)), i
			right, left := closed[at(toRight, i, 0):], closed[at(toLeft, 0, 0):]
			for k := i; k < j; k++ {
				if v := right[k] + left[(k+1)*n+j]; v > best {
					best, where = v, k
				}
			}
			open[at(toLeft, i, j)], openAt[at(toLeft, i, j)] = best+score[i*stride+j], int32(where)
			open[at(toRight, i, j)], openAt[at(toRight, i, j)] = best+score[j*stride+i], int32(where)
			best, where = float32(math.Inf(-1)), i
			for k := i; k < j; k++ {
				if v := closed[at(toLeft, i, k)] + open[at(toLeft, k, j)]; v > best {
					best, where = v, k
				}
			}
			closed[at(toLeft, i, j)], closedAt[at(toLeft, i, j)] = best, int32(where)
			best, where = float32(math.Inf(-1)), j
			for k := i + 1; k <= j; k++ {
				if v := open[at(toRight, i, k)] + closed[at(toRight, k, j)]; v > best {
					best, where = v, k
				}
			}
			closed[at(toRight, i, j)], closedAt[at(toRight, i, j)] = best, int32(where)
		}
	}
	root, best := 0, float32(math.Inf(-1))
	for r := range n {
		if v := closed[at(toLeft, 0, r)] + closed[at(toRight, r, n-1)] + score[r*stride+n]; v > best {
			best, root = v, r
		}
	}
	head[root] = n
	t.stack = append(t.stack[:0], [4]int{0, toLeft, 0, root}, [4]int{0, toRight, root, n - 1})
	for len(t.stack) > 0 {
		x := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		opened, dir, i, j := x[0], x[1], x[2], x[3]
		if i == j {
			continue
		}
		if opened == 1 {
			if dir == toLeft {
				head[i] = j
			} else {
				head[j] = i
			}
			k := int(openAt[at(dir, i, j)])
			t.stack = append(t.stack, [4]int{0, toRight, i, k}, [4]int{0, toLeft, k + 1, j})
			continue
		}
		k := int(closedAt[at(dir, i, j)])
		if dir == toLeft {
			t.stack = append(t.stack, [4]int{0, toLeft, i, k}, [4]int{1, toLeft, k, j})
		} else {
			t.stack = append(t.stack, [4]int{1, toRight, i, k}, [4]int{0, toRight, k, j})
		}
	}
}

// greedy fills head with the best head of every word and reports whether that is a projective tree
// with one child of the root, which is then the best.
func (t *treeFinder) greedy(score []float32, stride, n int, head []int) bool {
	roots := 0
	for d := range n {
		row := score[d*stride : d*stride+n+1]
		best := 0
		for h, v := range row {
			if v > row[best] {
				best = h
			}
		}
		head[d] = best
		if best == n {
			roots++
		}
	}
	if roots != 1 {
		return false
	}
	// Every word must reach the root, and the words between a word and its head lie below the head.
	for d := range n {
		h := head[d]
		if h == n {
			continue
		}
		for k := min(d, h) + 1; k < max(d, h); k++ {
			if !under(head, k, h, n) {
				return false
			}
		}
		if !under(head, d, n, n) {
			return false
		}
	}
	return true
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
