package parser

import (
	"strings"

	"github.com/dateline/dateline"
)

// The moves of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011), with the root
// behind the last word.
const (
	Shift = iota
	Left  // the front of the buffer becomes head of the top of the stack
	Right // the second of the stack becomes head of the top
)

// A State is a half-built tree over the words of one sentence; word n, behind the last, is the root.
type State struct {
	Head  []int
	Label []string
	n     int
	stack []int
	next  int
	left  [][2]int // leftmost and second leftmost child, -1
	right [][2]int // rightmost and second rightmost child, -1
	low   []uint32
	tag   []uint32
	pos   []uint32
}

// Hash mixes a string into 32 bits.
func Hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return mix(h)
}

func mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}

// Reset starts a tree over tokens.
func (s *State) Reset(tokens []dateline.Token) {
	n := len(tokens)
	s.n, s.next, s.stack = n, 0, s.stack[:0]
	s.Head, s.Label, s.left, s.right = s.Head[:0], s.Label[:0], s.left[:0], s.right[:0]
	s.low, s.tag, s.pos = s.low[:0], s.tag[:0], s.pos[:0]
	for i := range tokens {
		s.Head, s.Label = append(s.Head, -1), append(s.Label, "")
		s.low = append(s.low, Hash(strings.ToLower(tokens[i].Form)))
		s.tag, s.pos = append(s.tag, Hash(tokens[i].Tag)), append(s.pos, Hash(tokens[i].POS))
	}
	s.low, s.tag, s.pos = append(s.low, 1), append(s.tag, 1), append(s.pos, 1)
	for range n + 1 {
		s.left, s.right = append(s.left, [2]int{-1, -1}), append(s.right, [2]int{-1, -1})
	}
}

// Done reports whether the tree is complete.
func (s *State) Done() bool { return s.next == s.n && len(s.stack) == 0 }

// Can reports whether a move is possible.
func (s *State) Can(move int) bool {
	switch move {
	case Shift:
		return s.next < s.n
	case Left:
		return len(s.stack) > 0 && (s.next < s.n || len(s.stack) == 1)
	}
	return len(s.stack) > 1
}

// Arc returns the arc that a move adds, -1 and -1 for none.
func (s *State) Arc(move int) (head, dep int) {
	k := len(s.stack)
	switch move {
	case Left:
		return s.next, s.stack[k-1]
	case Right:
		return s.stack[k-2], s.stack[k-1]
	}
	return -1, -1
}

// Move makes a move that Can allows.
func (s *State) Move(move int) {
	head, dep := s.Arc(move)
	if dep < 0 {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	s.Head[dep] = head
	if head > dep {
		s.left[head] = [2]int{dep, s.left[head][0]}
	} else {
		s.right[head] = [2]int{dep, s.right[head][0]}
	}
	s.stack = s.stack[:len(s.stack)-1]
}

// Cost returns how many gold arcs a move makes impossible (Goldberg and Nivre 2013); the gold
// head of the root's child is n.
func (s *State) Cost(move int, gold []int) int {
	k, b := len(s.stack), s.next
	cost := 0
	if move == Shift {
		for i, w := range s.stack {
			if gold[w] == b || i < k-1 && gold[b] == w {
				cost++
			}
		}
		return cost
	}
	top := s.stack[k-1]
	h := gold[top]
	from := b
	if move == Left && h != b && (h > b || k > 1 && h == s.stack[k-2]) {
		cost++
	}
	if move == Right && h >= b {
		cost++
	}
	for w := from; w < s.n; w++ {
		if gold[w] == top {
			cost++
		}
	}
	return cost
}

// word returns the k-th word from the top of the stack, -1 if there is none.
func (s *State) word(k int) int {
	if k < len(s.stack) {
		return s.stack[len(s.stack)-1-k]
	}
	return -1
}

func (s *State) buffer(k int) int {
	if s.next+k <= s.n {
		return s.next + k
	}
	return -1
}

func child(list [][2]int, w, k int) int {
	if w < 0 {
		return -1
	}
	return list[w][k]
}

func (s *State) lowOf(w int) uint32 {
	if w < 0 {
		return 0
	}
	return s.low[w]
}

func (s *State) tagOf(w int) uint32 {
	if w < 0 {
		return 0
	}
	return s.tag[w]
}

func (s *State) posOf(w int) uint32 {
	if w < 0 {
		return 0
	}
	return s.pos[w]
}

func (s *State) labelOf(w int) uint32 {
	if w < 0 || w >= s.n || s.Label[w] == "" {
		return 0
	}
	return Hash(s.Label[w])
}

// A mixer collects hashed features.
type mixer struct {
	out  []uint32
	kind uint32
}

func (m *mixer) add(parts ...uint32) {
	m.kind++
	h := m.kind * 0x9e3779b1
	for _, p := range parts {
		h = (h ^ p) * 0x01000193
		h ^= h >> 15
	}
	m.out = append(m.out, mix(h))
}

func bucket(n int) uint32 {
	switch {
	case n < 5:
		return uint32(n)
	case n < 8:
		return 5
	case n < 12:
		return 6
	}
	return 7
}

// Features appends the hashed features of the next move.
func (s *State) Features(out []uint32) []uint32 {
	m := &mixer{out: out}
	s0, s1, s2, b0, b1, b2 := s.word(0), s.word(1), s.word(2), s.buffer(0), s.buffer(1), s.buffer(2)
	w0, w1, v0, v1 := s.lowOf(s0), s.lowOf(s1), s.lowOf(b0), s.lowOf(b1)
	t0, t1, t2, u0, u1, u2 := s.tagOf(s0), s.tagOf(s1), s.tagOf(s2), s.tagOf(b0), s.tagOf(b1), s.tagOf(b2)
	p0, p1 := s.posOf(s0), s.posOf(s1)
	q0 := s.posOf(b0)
	d0, d1 := uint32(9), uint32(9)
	if s0 >= 0 {
		d0 = bucket(b0 - s0)
	}
	if s1 >= 0 {
		d1 = bucket(s0 - s1)
	}
	s0l, s0l2, s0r, s0r2 := child(s.left, s0, 0), child(s.left, s0, 1), child(s.right, s0, 0), child(s.right, s0, 1)
	s1l, s1r, s1r2 := child(s.left, s1, 0), child(s.right, s1, 0), child(s.right, s1, 1)
	b0l, b0l2 := child(s.left, b0, 0), child(s.left, b0, 1)
	m.add()
	for _, x := range [...][2]uint32{{w0, t0}, {w1, t1}, {v0, u0}, {v1, u1}, {s.lowOf(s2), t2}, {s.lowOf(b2), u2}} {
		m.add(x[0])
		m.add(x[1])
		m.add(x[0], x[1])
	}
	m.add(w0, v0)
	m.add(w0, t0, v0, u0)
	m.add(w0, t0, v0)
	m.add(w0, t0, u0)
	m.add(w0, v0, u0)
	m.add(t0, v0, u0)
	m.add(t0, u0)
	m.add(t0, v0)
	m.add(w0, u0)
	m.add(w1, w0)
	m.add(w1, t0)
	m.add(t1, w0)
	m.add(t1, t0)
	m.add(w1, t1, w0, t0)
	m.add(u0, u1)
	m.add(u0, u1, u2)
	m.add(t0, u0, u1)
	m.add(t0, u0, u1, u2)
	m.add(t1, t0, u0)
	m.add(t2, t1, t0)
	m.add(t2, t1, t0, u0)
	m.add(t1, t0, u0, u1)
	m.add(p1, w0, q0)
	m.add(w1, p0, q0)
	m.add(p1, p0, v0)
	m.add(w1, u0)
	m.add(w1, v0)
	m.add(p0, v0, u1)
	m.add(t0, u0, d0)
	m.add(w0, v0, d0)
	m.add(t1, t0, d1)
	m.add(w1, w0, d1)
	m.add(d0, d1)
	for _, x := range [...][2]int{{s0, s0l}, {s0, s0r}, {s1, s1l}, {s1, s1r}, {b0, b0l}, {s0, s0r2}, {s0, s0l2}, {s1, s1r2}, {b0, b0l2}} {
		l := s.labelOf(x[1])
		m.add(s.lowOf(x[1]))
		m.add(s.tagOf(x[1]), l)
		m.add(s.tagOf(x[0]), s.tagOf(x[1]))
		m.add(s.tagOf(x[0]), u0, l)
		m.add(t1, t0, l)
		m.add(s.lowOf(x[0]), l)
	}
	m.add(t0, u0, s.tagOf(s0l), s.tagOf(s0r))
	m.add(t1, t0, s.tagOf(s1r), s.tagOf(s0l))
	m.add(t0, u0, s.tagOf(b0l))
	m.add(w0, s.labelOf(s0l), s.labelOf(s0r))
	m.add(t1, t0, s.labelOf(s1l), s.labelOf(s1r))
	m.add(t0, s.labelOf(s0l), s.labelOf(s0l2), s.labelOf(s0r), s.labelOf(s0r2))
	between := uint32(0)
	if s0 >= 0 && b0-s0 < 20 {
		for i := s0 + 1; i < b0; i++ {
			switch s.pos[i] {
			case verb:
				between |= 1
			case punct:
				between |= 2
			case cconj:
				between |= 4
			}
		}
	}
	m.add(between, t0, u0)
	between = 0
	if s1 >= 0 && s0-s1 < 20 {
		for i := s1 + 1; i < s0; i++ {
			switch s.pos[i] {
			case verb:
				between |= 1
			case punct:
				between |= 2
			case cconj:
				between |= 4
			}
		}
	}
	m.add(between, t1, t0)
	return m.out
}

// ArcFeatures appends the hashed features of the label of an arc.
func (s *State) ArcFeatures(head, dep int, out []uint32) []uint32 {
	m := &mixer{out: out}
	side := uint32(1)
	if head > dep {
		side = 2
	}
	wh, wd, th, td := s.lowOf(head), s.lowOf(dep), s.tagOf(head), s.tagOf(dep)
	dist := bucket(max(head-dep, dep-head))
	at := func(i int) uint32 {
		if i < 0 || i >= s.n {
			return 0
		}
		return s.tag[i]
	}
	dl, dl2, dr, dr2 := child(s.left, dep, 0), child(s.left, dep, 1), child(s.right, dep, 0), child(s.right, dep, 1)
	hl, hr := child(s.left, head, 0), child(s.right, head, 0)
	m.add(side)
	m.add(side, wh)
	m.add(side, wd)
	m.add(side, th)
	m.add(side, td)
	m.add(side, wh, wd)
	m.add(side, th, td)
	m.add(side, wh, td)
	m.add(side, th, wd)
	m.add(side, th, td, dist)
	m.add(side, wh, th, wd, td)
	m.add(side, th, td, at(dep-1), at(dep+1))
	m.add(side, th, td, at(head-1), at(head+1))
	m.add(side, th, td, at(dep-1))
	m.add(side, th, td, at(dep+1))
	m.add(side, td, at(dep-1), at(dep-2))
	m.add(side, td, at(dep+1), at(dep+2))
	for i, c := range [...]int{dl, dl2, dr, dr2} {
		k := uint32(i)
		m.add(side, th, td, s.labelOf(c), k)
		m.add(side, td, s.lowOf(c), k)
		m.add(side, th, td, s.tagOf(c), k)
		m.add(side, wh, s.lowOf(c), k)
		m.add(side, wd, s.labelOf(c), k)
	}
	for i, c := range [...]int{hl, hr} {
		k := uint32(i)
		m.add(side, th, td, s.labelOf(c), k)
		m.add(side, wh, s.labelOf(c), td, k)
		m.add(side, th, td, s.tagOf(c), k)
		m.add(side, wh, s.lowOf(c), td, k)
	}
	m.add(side, th, td, s.labelOf(dl), s.labelOf(dl2))
	m.add(side, th, td, s.labelOf(hl), s.labelOf(hr))
	return m.out
}

var (
	verb  = Hash("VERB")
	punct = Hash("PUNCT")
	cconj = Hash("CCONJ")
)
