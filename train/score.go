package train

import (
	"fmt"
	"strings"

	"github.com/dateline/dateline"
)

// A Score counts right words, given the gold words.
type Score struct {
	Words, UPOS, XPOS, Feats, Lemma, UAS, LAS, LASub int
}

// Compare compares two documents with the same tokens.
func Compare(gold, got *dateline.Document) Score {
	var s Score
	for i := range gold.Tokens {
		a, b := &gold.Tokens[i], &got.Tokens[i]
		s.Words++
		s.UPOS += one(a.POS == b.POS)
		s.XPOS += one(a.Tag == b.Tag)
		s.Feats += one(a.Feats == b.Feats)
		s.Lemma += one(a.Lemma == b.Lemma || a.Lemma == "")
		s.UAS += one(a.Head == b.Head)
		s.LAS += one(a.Head == b.Head && universal(a.Dep) == universal(b.Dep))
		s.LASub += one(a.Head == b.Head && a.Dep == b.Dep)
	}
	return s
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// universal cuts the subtype off a relation.
func universal(dep string) string {
	u, _, _ := strings.Cut(dep, ":")
	return u
}

func (s Score) String() string {
	p := func(n int) float64 { return 100 * float64(n) / float64(max(1, s.Words)) }
	return fmt.Sprintf("words %d UPOS %.2f XPOS %.2f feats %.2f lemma %.2f UAS %.2f LAS %.2f LAS with subtypes %.2f",
		s.Words, p(s.UPOS), p(s.XPOS), p(s.Feats), p(s.Lemma), p(s.UAS), p(s.LAS), p(s.LASub))
}
