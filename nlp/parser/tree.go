package parser

import (
	"math"

	"github.com/dateline/dateline/internal/neural"
)

// A treeFinder finds the best projective tree (Eisner 1996) with one child of the root.
//
// The tables hold spans of words: those that are open lack words of the word at the far end, those
// that are closed lack none. Where both are wanted, one is kept row by row from its start and one
// from its end.
type treeFinder struct {
	open       [2][]float32 // by direction: left by end, right by start
	left       [2][]float32 // closed with the head at the right: by start, by end
	right      [2][]float32 // closed with the head at the left: by start, by end
	n          int
	stack      [][4]int
	below      []int32 // words that hang on a word
	size       []int32 // words of a subtree, the first of them and the last
	first, end []int32
	leaves     []int32
}

const (
	toLeft  = 0 // the head stands right
	toRight = 1
)

// room makes room for n words.
func (t *treeFinder) room(n int) {
	if len(t.open[0]) >= n*n {
		return
	}
	for _, list := range [...]*[2][]float32{&t.open, &t.left, &t.right} {
		list[0], list[1] = make([]float32, n*n), make([]float32, n*n)
	}
}

// find fills head with the best tree over n words; score[d*stride+h] is the score of h as head of d,
// h = n for the root.
func (t *treeFinder) find(score []float32, stride, n int, head []int) {
	if n == 0 || t.greedy(score, stride, n, head) {
		return
	}
	t.room(n)
	t.n = n
	for i := range n {
		for k := range 2 {
			t.left[k][i*n+i], t.right[k][i*n+i] = 0, 0
		}
	}
	for w := 1; w < n; w++ {
		for i := 0; i+w < n; i++ {
			j := i + w
			best := neural.MaxSum(t.meet(i, j))
			t.open[toLeft][j*n+i], t.open[toRight][i*n+j] = best+score[i*stride+j], best+score[j*stride+i]
			best = neural.MaxSum(t.grow(toLeft, i, j))
			t.left[0][i*n+j], t.left[1][j*n+i] = best, best
			best = neural.MaxSum(t.grow(toRight, i, j))
			t.right[0][i*n+j], t.right[1][j*n+i] = best, best
		}
	}
	root, best := 0, float32(math.Inf(-1))
	for r := range n {
		if v := t.left[0][r] + t.right[0][r*n+n-1] + score[r*stride+n]; v > best {
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
			k := i + first(t.meet(i, j))
			t.stack = append(t.stack, [4]int{0, toRight, i, k}, [4]int{0, toLeft, k + 1, j})
			continue
		}
		if dir == toLeft {
			k := i + first(t.grow(toLeft, i, j))
			t.stack = append(t.stack, [4]int{0, toLeft, i, k}, [4]int{1, toLeft, k, j})
		} else {
			k := i + 1 + first(t.grow(toRight, i, j))
			t.stack = append(t.stack, [4]int{1, toRight, i, k}, [4]int{0, toRight, k, j})
		}
	}
}

// meet returns the scores of the two parts that an open span of words i to j can be made of, by the
// place where they meet, from i on.
func (t *treeFinder) meet(i, j int) (a, b []float32) {
	n := t.n
	return t.right[0][i*n+i : i*n+j], t.left[1][j*n+i+1 : j*n+j+1]
}

// grow is meet for a closed span, from i on to the left and from i+1 on to the right.
func (t *treeFinder) grow(dir, i, j int) (a, b []float32) {
	n := t.n
	if dir == toLeft {
		return t.left[0][i*n+i : i*n+j], t.open[toLeft][j*n+i : j*n+j]
	}
	return t.open[toRight][i*n+i+1 : i*n+j+1], t.right[1][j*n+i+1 : j*n+j+1]
}

// first returns the first place of the largest sum.
func first(a, b []float32) int { return neural.Meet(a, b, neural.MaxSum(a, b)) }

// greedy fills head with the best head of every word and reports whether that is a projective tree
// with one child of the root, which is then the best.
func (t *treeFinder) greedy(score []float32, stride, n int, head []int) bool {
	roots := 0
	for d := range n {
		best := neural.Top(score[d*stride : d*stride+n+1])
		head[d] = best
		if best == n {
			roots++
		}
	}
	return roots == 1 && t.projective(head)
}

// projective reports whether the words with these heads are a tree in which the words below each
// word stand together with it. It takes off leaves until none is left.
func (t *treeFinder) projective(head []int) bool {
	n := len(head)
	if cap(t.below) < n {
		t.below, t.size, t.first, t.end = make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n)
	}
	below, size, first, end := t.below[:n], t.size[:n], t.first[:n], t.end[:n]
	clear(below)
	for d, h := range head {
		size[d], first[d], end[d] = 1, int32(d), int32(d+1)
		if h < n {
			below[h]++
		}
	}
	leaves := t.leaves[:0]
	for d, k := range below {
		if k == 0 {
			leaves = append(leaves, int32(d))
		}
	}
	at := 0
	for ; at < len(leaves); at++ {
		d := leaves[at]
		if end[d]-first[d] != size[d] {
			break
		}
		h := head[d]
		if h == n {
			continue
		}
		size[h] += size[d]
		first[h], end[h] = min(first[h], first[d]), max(end[h], end[d])
		if below[h]--; below[h] == 0 {
			leaves = append(leaves, int32(h))
		}
	}
	t.leaves = leaves
	return at == n
}
