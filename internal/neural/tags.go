package neural

import "github.com/dateline/dateline"

// TagFeatures appends the hash of the tags that a token has so far.
func TagFeatures(t *dateline.Token, out []uint32) []uint32 {
	return append(out, Hash(KindOther, t.POS+"|"+t.Tag))
}
