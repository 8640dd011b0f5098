package neural

import "github.com/dateline/dateline"

// TagFeatures appends the hash of the tags that a token has so far.
func TagFeatures(t *dateline.Token, out []uint32) []uint32 {
	h := mixIn(mixIn(mixIn(start(KindOther), t.POS), "|"), t.Tag)
	return append(out, finish(h))
}
