package neural

import "github.com/dateline/dateline"

// maxSentence is the number of words that a network sees at once; longer sentences are cut.
const maxSentence = 160

// maxBatch is the number of words after which a batch is full.
const maxBatch = 128

// An Input is a batch of sentences, or pieces of long ones, as features for an Encoder: sentence k has
// the words Sents[k] to Sents[k+1]. It remembers forms, so it serves one Encoder only, and one
// goroutine at a time.
type Input struct {
	Sents  []int32
	First  int // token of the first word
	hashes []uint32
	more   []int32 // rows of the features of a word beyond those of its form
	group  bool    // whether IS is a name in the document

	// of a net in training: the rows of word i are rows[starts[i]:starts[i+1]]
	rows, starts []int32
	given        []int32 // row of Encoder.Given of each word, -1 for none

	// of one that was loaded
	words Rows
	known memory
	sum   []float32
}

// Len returns the number of words.
func (in *Input) Len() int {
	if len(in.Sents) == 0 {
		return 0
	}
	return int(in.Sents[len(in.Sents)-1])
}

// Fill takes sentences of d from token next on until the batch is full and returns the token
// after them; the first call for a document is for token 0. Extra appends the hashes of features beyond those of the form; it may be nil.
func (in *Input) Fill(d *dateline.Document, e *Encoder, next int, extra func(*dateline.Token, []uint32) []uint32) int {
	in.rows, in.starts, in.given, in.Sents, in.First = in.rows[:0], in.starts[:0], in.given[:0], append(in.Sents[:0], 0), next
	in.words.size(0, e.Emb)
	if next == 0 {
		in.group = speaksOfIS(d.Text)
	}
	for next < len(d.Tokens) {
		end := piece(d, next)
		if n := next - in.First; n > 0 && n+end-next > maxBatch {
			break
		}
		in.words.extend(end - next)
		for i := next; i < end; i++ {
			t := &d.Tokens[i]
			in.more = in.more[:0]
			if extra != nil {
				in.hashes = extra(t, in.hashes[:0])
				in.more = in.lookup(e.Dict, in.more)
			}
			if e.groups == nil {
				in.starts = append(in.starts, int32(len(in.rows)))
				in.features(e.Dict, reading(t.Form, in.group))
				in.given = append(in.given, int32(e.given(in.hashes)))
				continue
			}
			in.word(e, reading(t.Form, in.group), i-in.First)
		}
		next = end
		in.Sents = append(in.Sents, int32(next-in.First))
	}
	in.starts = append(in.starts, int32(len(in.rows)))
	return next
}

// features appends the rows of a word.
func (in *Input) features(dict *Dict, form string) {
	in.hashes = Features(form, in.hashes[:0])
	in.rows = append(in.lookup(dict, in.rows), in.more...)
}

// given returns the row of Given for the features of a word, -1 for none.
func (e *Encoder) given(features []uint32) int {
	if e.Given == nil {
		return -1
	}
	return e.Given.dict.Row(features[0])
}

// lookup appends the rows of the hashes.
func (in *Input) lookup(dict *Dict, rows []int32) []int32 {
	for _, h := range in.hashes {
		if r := dict.Row(h); r >= 0 {
			rows = append(rows, int32(r))
		}
	}
	return rows
}

// word fills row i of words.
func (in *Input) word(e *Encoder, form string, i int) {
	in.sum = grow(in.sum, e.Emb)
	if at, hit := in.known.find(form, e.Emb); hit {
		copy(in.sum, in.known.sums[at*e.Emb:])
	} else {
		in.hashes = Features(form, in.hashes[:0])
		in.rows = in.lookup(e.Dict, in.rows[:0])
		clear(in.sum)
		e.sum(in.sum, in.rows)
		e.give(in.sum, e.given(in.hashes))
		if at >= 0 {
			copy(in.known.sums[at*e.Emb:(at+1)*e.Emb], in.sum)
		}
	}
	e.sum(in.sum, in.more)
	in.words.round(i, in.sum, e.Emb, 1)
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
