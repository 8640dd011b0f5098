package judge

import (
	"cmp"
	"encoding/binary"
	"hash/fnv"
	"slices"
	"strings"
)

// A Draw takes facts one by one and keeps a random part of each stratum. The draw depends on the seed and the facts alone, not
// on their order.
type Draw struct {
	n      int
	seed   uint64
	strata map[string]*heap
}

type heap struct {
	size  int
	items []drawn // the n of the smallest numbers, in order
}

type drawn struct {
	number uint64
	Item
}

// NewDraw begins a draw of n facts.
func NewDraw(n int, seed uint64) *Draw { return &Draw{n, seed, map[string]*heap{}} }

// Add takes one fact in.
func (d *Draw) Add(i Item) {
	h := d.strata[i.Stratum]
	if h == nil {
		h = &heap{}
		d.strata[i.Stratum] = h
	}
	h.size++
	x := drawn{d.number(i.Fact), i}
	k, _ := slices.BinarySearchFunc(h.items, x, order)
	if k >= d.n {
		return
	}
	h.items = slices.Insert(h.items, k, x)
	if len(h.items) > d.n {
		h.items = h.items[:d.n]
	}
}

func order(a, b drawn) int {
	return cmp.Or(cmp.Compare(a.number, b.number), strings.Compare(a.Fact, b.Fact))
}

// number gives a fact its random number.
func (d *Draw) number(fact string) uint64 {
	h := fnv.New64a()
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], d.seed)
	h.Write(b[:])
	h.Write([]byte(fact))
	x := h.Sum64() // mixed once more (splitmix64): the sum alone leaves the upper bits of short names alike
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// Sheet ends the draw: every stratum gets the same number of places, and what small ones leave over goes to the others.
func (d *Draw) Sheet() *Sheet {
	names := make([]string, 0, len(d.strata))
	total := 0
	for s, h := range d.strata {
		names = append(names, s)
		total += h.size
	}
	slices.Sort(names)
	take := map[string]int{}
	left := min(d.n, total)
	for left > 0 {
		for _, s := range names { // the small ones fill up first
			if left > 0 && take[s] < d.strata[s].size {
				take[s]++
				left--
			}
		}
	}
	out := &Sheet{Seed: d.seed, Total: total}
	var all []drawn
	for _, s := range names {
		out.Strata = append(out.Strata, Stratum{s, d.strata[s].size, take[s]})
		all = append(all, d.strata[s].items[:take[s]]...)
	}
	slices.SortFunc(all, order) // so that judging does not go stratum by stratum
	for _, x := range all {
		out.Items = append(out.Items, x.Item)
	}
	return out
}
