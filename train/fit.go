package train

import (
	"math/rand"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
)

// An example is a sentence ready for training: for each word the rows of its features, and what is
// to be learned about it.
type example struct {
	first int // its first token
	rows  [][]int32
	form  []int32    // row of the form itself, -1 if unknown
	given []int32    // row of the word vectors, -1 if unknown
	tag   []int32    // row of the tag, -1 for none
	shape [4][]int32 // rows of the shape as written, in capitals, in lower case, with a capital; -1 if unknown
	head  []int      // from 0 in the sentence, its length for the root
	label []int
	class []int // of the tag
}

// Options are the sizes and lengths of a training.
type Options struct {
	Emb, Dim, Layers, Width int
	Rounds                  int
	Batch                   int // words in a batch
	Rate                    float64
	Drop                    float64
	TagDrop                 float64
	Seed                    int64
	Nets                    int // of a parser
	Given                   *neural.Vectors
}

// extra appends the hashes of the features of a token beyond those of its form.
type extra func(t *dateline.Token, out []uint32) []uint32

// seldom is how often a form that has a given vector must occur for a row of its own.
const seldom = 2

// vocabulary returns the features that occur at least twice or have embeddings, but for seldom forms with a given vector, and
// how often each occurs.
func vocabulary(d *dateline.Document, given *neural.Vectors, more extra, known *Embeddings) (*neural.Dict, []int) {
	counts := map[uint32]int{}
	var fs []uint32
	for i := range d.Tokens {
		fs = neural.Features(d.Tokens[i].Form, fs[:0])
		if more != nil {
			fs = more(&d.Tokens[i], fs)
		}
		for _, f := range fs {
			counts[f]++
		}
	}
	var keys []uint32
	for f, c := range counts {
		if c >= 2 {
			keys = append(keys, f)
		}
	}
	if known != nil {
		keys = append(keys, known.Keys...)
	}
	keys = slices.DeleteFunc(keys, func(f uint32) bool { return counts[f] < seldom && given != nil && given.Has(f) })
	slices.Sort(keys)
	keys = slices.Compact(keys)
	often := make([]int, len(keys))
	for i, k := range keys {
		often[i] = counts[k]
	}
	return neural.NewDict(keys), often
}

// recased is the share of sentences that are shown in capitals, in lower case, and with a capital
// on every word, each.
const recased = 0.015

// makeBatch puts examples together, leaving out forms now and then, rare ones more often, and tags.
func makeBatch(ex []*example, often []int, tagDrop float64, rng *rand.Rand) *batch {
	b := &batch{sents: []int32{0}}
	for _, e := range ex {
		letters := 0
		if x := rng.Float64(); x < 3*recased {
			letters = 1 + int(x/recased)
		}
		for i := range e.rows {
			b.starts = append(b.starts, int32(len(b.rows)))
			dropForm := e.form[i] >= 0 && rng.Float64() < 0.03+0.5/(0.5+float64(often[e.form[i]]))
			b.give(e.given, i, rng)
			dropTag := rng.Float64() < tagDrop
			for _, r := range e.rows[i] {
				if r == e.form[i] && dropForm || r == e.tag[i] && dropTag {
					continue
				}
				if letters > 0 && r == e.shape[0][i] {
					if r = e.shape[min(letters, 3)][i]; r < 0 {
						continue
					}
				}
				b.rows = append(b.rows, r)
			}
		}
		b.sents = append(b.sents, int32(len(b.starts)))
	}
	b.starts = append(b.starts, int32(len(b.rows)))
	return b
}

// examples turns the sentences of a document into examples, each as often as its weight says.
func examples(d *dateline.Document, dict *neural.Dict, given *neural.Vectors, more extra, weight []int) []*example {
	var out []*example
	var fs []uint32
	for n, s := range d.Sentences {
		e := &example{first: s.Start, given: givenRows(given, d.Tokens[s.Start:s.End])}
		for i := s.Start; i < s.End; i++ {
			t := &d.Tokens[i]
			fs = neural.Features(t.Form, fs[:0])
			own := len(fs)
			if more != nil {
				fs = more(t, fs)
			}
			var rows []int32
			for _, f := range fs {
				if r := dict.Row(f); r >= 0 {
					rows = append(rows, int32(r))
				}
			}
			tag := -1
			if len(fs) > own {
				tag = dict.Row(fs[own])
			}
			e.rows = append(e.rows, rows)
			e.form = append(e.form, int32(dict.Row(fs[0])))
			e.tag = append(e.tag, int32(tag))
			for k, form := range [4]string{t.Form, strings.ToUpper(t.Form), strings.ToLower(t.Form), capital(t.Form)} {
				fs = neural.Features(form, fs[:0])
				e.shape[k] = append(e.shape[k], int32(dict.Row(fs[1])))
			}
		}
		for range weight[n] {
			out = append(out, e)
		}
	}
	return out
}

// givenRows returns the rows of word vectors for tokens, nil if there are none.
func givenRows(v *neural.Vectors, tokens []dateline.Token) []int32 {
	if v == nil {
		return nil
	}
	out := make([]int32, len(tokens))
	for i := range tokens {
		out[i] = int32(v.Row(tokens[i].Form))
	}
	return out
}

// blind is the share of words whose given vector is left out.
const blind = 0.05

// give adds the given vector of word i, leaving it out now and then.
func (b *batch) give(given []int32, i int, rng *rand.Rand) {
	if given == nil {
		return
	}
	row := given[i]
	if rng.Float64() < blind {
		row = -1
	}
	b.given = append(b.given, row)
}

// capital writes a form with a capital first and the rest in lower case.
func capital(form string) string {
	r, n := utf8.DecodeRuneInString(form)
	return string(unicode.ToUpper(r)) + strings.ToLower(form[n:])
}

// names returns the distinct strings in order, and their places.
func names(all []string) ([]string, map[string]int) {
	place := map[string]int{}
	var out []string
	for _, s := range all {
		if _, ok := place[s]; !ok {
			place[s] = 0
			out = append(out, s)
		}
	}
	slices.Sort(out)
	for i, s := range out {
		place[s] = i
	}
	return out, place
}

// batches cuts examples in random order into groups of about size words.
func batches(ex []*example, size int, rng *rand.Rand) [][]*example {
	var out [][]*example
	var now []*example
	words := 0
	for _, i := range order(rng, len(ex)) {
		now = append(now, ex[i])
		if words += len(ex[i].rows); words >= size {
			out = append(out, now)
			now, words = nil, 0
		}
	}
	if words > size/2 {
		out = append(out, now)
	}
	return out
}

// rate falls from the top to 0 over the training, after a short warm-up.
func rate(top float64, step, steps int) float64 {
	if warm := 200; step < warm {
		return top * float64(step+1) / float64(warm)
	}
	return top * (1 - float64(step)/float64(steps))
}

// adopt copies embeddings to the rows of an encoder.
func adopt(e *neural.Encoder, known *Embeddings) {
	if known == nil {
		return
	}
	for i, k := range known.Keys {
		if r := e.Dict.Row(k); r >= 0 {
			copy(e.Table[r*e.Emb:(r+1)*e.Emb], known.Rows[i*known.Width:(i+1)*known.Width])
		}
	}
}

// fit runs the rounds of a training.
func fit(ex []*example, often []int, o Options, params []*param, step func(*batch, []*example) float64, rng *rand.Rand, log func(string, ...any)) {
	opt := &adam{params: params}
	words := 0
	for _, e := range ex {
		words += len(e.rows)
	}
	steps := o.Rounds * (words/o.Batch + 1)
	for round := range o.Rounds {
		loss, n := 0.0, 0
		for _, group := range batches(ex, o.Batch, rng) {
			loss += step(makeBatch(group, often, o.TagDrop, rng), group)
			n++
			opt.update(max(0, rate(o.Rate, opt.t, steps)))
		}
		log("round %d of %d: loss %.4f", round+1, o.Rounds, loss/float64(max(n, 1)))
	}
}
