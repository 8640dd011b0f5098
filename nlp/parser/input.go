package parser

import (
	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
)

// TagFeatures appends the hash of a token's tags.
func TagFeatures(t *dateline.Token, out []uint32) []uint32 {
	return append(out, neural.Hash(neural.KindOther, t.POS+"|"+t.Tag))
}
