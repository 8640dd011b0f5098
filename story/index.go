package story

import "slices"

// An index finds the reports that may be like one, or share text with it. The weights of what two reports have in common are summed up along lists of
// those that hold a term, so that no pair of reports is looked at that has next to nothing in common. The zero value is empty.
type index struct {
	posts  map[uint32][]post  // by terms, names, places and acts
	prints map[uint32][]int32 // by keys of sketches
	slots  []*node            // nil if it was taken out
	gone   int
	sums   []float32 // by slot, all 0 between two questions
	shared []bool
	met    []int32
}

type post struct {
	slot   int32
	weight float32
}

// A candidate is a report that may be like another.
type candidate struct {
	*node
	sum  float32 // what terms, names, places and acts in common add to the weight of evidence, but for rounding
	text bool    // their sketches have a key in common
}

// families lists the terms of a brief with what their cosine weighs in [Likeness].
func (b *Brief) families() [4]struct {
	terms  []Term
	weight float32
} {
	return [4]struct {
		terms  []Term
		weight float32
	}{{b.Terms, wordsWeigh}, {b.Names, namesWeigh}, {b.Places, placesWeigh}, {b.Acts, actsWeigh}}
}

func (x *index) put(n *node) {
	if x.posts == nil {
		x.posts, x.prints = map[uint32][]post{}, map[uint32][]int32{}
	}
	slot := int32(len(x.slots))
	n.bound, n.slot = true, slot
	x.slots, x.sums, x.shared = append(x.slots, n), append(x.sums, 0), append(x.shared, false)
	for _, f := range n.families() {
		for _, t := range f.terms {
			x.posts[t.Key] = append(x.posts[t.Key], post{slot, t.Weight})
		}
	}
	for _, k := range n.Sketch {
		x.prints[k] = append(x.prints[k], slot)
	}
}

// drop takes a report out. The lists are made anew when most of what they hold is gone.
func (x *index) drop(n *node) {
	if !n.bound {
		return
	}
	n.bound = false
	x.slots[n.slot] = nil
	if x.gone++; x.gone < 1000 || 2*x.gone < len(x.slots) {
		return
	}
	left := slices.DeleteFunc(x.slots, func(n *node) bool { return n == nil })
	*x = index{}
	for _, n := range left {
		x.put(n)
	}
}

// near returns the reports in the index at most [Window] days from b with which it has some text in common, or so much else that they may be like it; in no order.
// They are valid until the next call.
func (x *index) near(b *Brief) []candidate {
	met := x.met[:0]
	for _, f := range b.families() {
		for _, t := range f.terms {
			w := f.weight * t.Weight
			for _, p := range x.posts[t.Key] {
				if x.sums[p.slot] == 0 {
					met = append(met, p.slot)
				}
				x.sums[p.slot] += w * p.weight
			}
		}
	}
	for _, k := range b.Sketch {
		for _, slot := range x.prints[k] {
			if x.sums[slot] == 0 {
				met, x.sums[slot] = append(met, slot), nothing
			}
			x.shared[slot] = true
		}
	}
	var out []candidate
	for _, slot := range met {
		if n := x.slots[slot]; n != nil && n.Day >= b.Day-Window && n.Day <= b.Day+Window && (x.shared[slot] || x.sums[slot] > least) {
			out = append(out, candidate{n, x.sums[slot], x.shared[slot]})
		}
		x.sums[slot], x.shared[slot] = 0, false
	}
	x.met = met
	return out
}

// least is what a pair must have in common to be probable if all else speaks for it, nothing marks a slot that has nothing.
const (
	least   = threshold - base - sameDay - sameDeed - rounding
	nothing = 1e-30
)
