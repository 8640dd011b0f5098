package neural

import (
	"strings"

	"github.com/dateline/dateline"
)

// maxSentence is the number of words that a network sees at once; longer sentences are cut.
const maxSentence = 160

// maxBatch is the number of words after which a batch is full.
const maxBatch = 128

// An Input is a batch of sentences, or pieces of long ones, in the layout of Encode. It remembers the
// rows of forms, so it serves one Dict only, and one goroutine at a time.
type Input struct {
	Rows, Starts, Sents []int32
	First               int // token of the first word
	hashes              []uint32
	known               map[string][2]int32 // form -> where its rows stand in cache
	cache               []int32
}

// maxKnown is the number of forms whose rows an Input remembers, and maxKnownForm the longest of
// them in bytes.
const (
	maxKnown     = 1 << 14
	maxKnownForm = 32
)

// form appends the rows of a form.
func (in *Input) form(dict *Dict, form string) {
	if at, ok := in.known[form]; ok {
		in.Rows = append(in.Rows, in.cache[at[0]:at[1]]...)
		return
	}
	from := len(in.Rows)
	in.hashes = Features(form, in.hashes[:0])
	in.lookup(dict)
	if len(form) > maxKnownForm {
		return
	}
	if in.known == nil || len(in.known) >= maxKnown {
		in.known, in.cache = make(map[string][2]int32), in.cache[:0]
	}
	start := int32(len(in.cache))
	in.cache = append(in.cache, in.Rows[from:]...)
	in.known[strings.Clone(form)] = [2]int32{start, int32(len(in.cache))}
}

// lookup appends the rows of the hashes.
func (in *Input) lookup(dict *Dict) {
	for _, h := range in.hashes {
		if r := dict.Row(h); r >= 0 {
			in.Rows = append(in.Rows, int32(r))
		}
	}
}

// Fill takes sentences of d from token next on until the batch is full and returns the token
// after them. Extra appends the hashes of features beyond those of the form; it may be nil.
func (in *Input) Fill(d *dateline.Document, dict *Dict, next int, extra func(*dateline.Token, []uint32) []uint32) int {
	in.Rows, in.Starts, in.Sents, in.First = in.Rows[:0], in.Starts[:0], append(in.Sents[:0], 0), next
	for next < len(d.Tokens) {
		end := piece(d, next)
		if len(in.Starts) > 0 && len(in.Starts)+end-next > maxBatch {
			break
		}
		for i := next; i < end; i++ {
			in.Starts = append(in.Starts, int32(len(in.Rows)))
			in.form(dict, d.Tokens[i].Form)
			if extra != nil {
				in.hashes = extra(&d.Tokens[i], in.hashes[:0])
				in.lookup(dict)
			}
		}
		in.Sents = append(in.Sents, int32(len(in.Starts)))
		next = end
	}
	in.Starts = append(in.Starts, int32(len(in.Rows)))
	return next
}

// piece returns the end of the piece of a sentence that starts at token i: the end of the sentence,
// or of a long one the last comma or the like that keeps the piece short enough.
func piece(d *dateline.Document, i int) int {
	end := d.Sentences[d.Tokens[i].Sent].End
	if end-i <= maxSentence {
		return end
	}
	for k := i + maxSentence; k > i+maxSentence/2; k-- {
		switch d.Tokens[k-1].Form {
		case ",", ";", ":", ".", "–", "—", "-":
			return k
		}
	}
	return i + maxSentence
}
