package story

import "slices"

const (
	run      = 5  // words of a shingle
	sampling = 16 // one of so many shingles is kept
	fewest   = 16 // but so many at least, if there are as many
	most     = 64 // and no more
)

// sketch returns the sample of the shingles of a text by which texts that share a passage find each other: those whose hash is smallest, sorted.
// The same shingle is kept or left in whatever text it stands, so that a short text meets the long one that holds it.
func sketch(words []string) []uint32 {
	if len(words) == 0 {
		return nil
	}
	n := max(1, len(words)-run+1)
	keys := make([]uint32, 0, n)
	for i := range n {
		h := uint64(offset64)
		for _, w := range words[i:min(i+run, len(words))] {
			h = h*31 + hash(w)
		}
		keys = append(keys, key(h))
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	limit := uint32(1<<32/sampling - 1)
	k, _ := slices.BinarySearch(keys, limit)
	k = min(max(k, fewest), most, len(keys))
	return slices.Clip(slices.Clone(keys[:k]))
}

// overlap estimates how much of the shorter of two texts stands in the other, from their sketches: the share of common keys among those of the
// shorter that the other would have kept.
func overlap(a, b []uint32) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	top := min(a[len(a)-1], b[len(b)-1])
	if len(a) < fewest || len(b) < fewest { // short texts keep everything they have
		top = max(a[len(a)-1], b[len(b)-1])
		if len(a) >= fewest {
			top = a[len(a)-1]
		}
		if len(b) >= fewest {
			top = b[len(b)-1]
		}
	}
	na, nb, both := 0, 0, 0
	for i, j := 0, 0; i < len(a) && a[i] <= top || j < len(b) && b[j] <= top; {
		switch {
		case j >= len(b) || b[j] > top || i < len(a) && a[i] < b[j]:
			na++
			i++
		case i >= len(a) || a[i] > top || b[j] < a[i]:
			nb++
			j++
		default:
			na++
			nb++
			both++
			i++
			j++
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(min(na, nb))
}
