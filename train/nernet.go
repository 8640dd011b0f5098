package train

import (
	"math"
	"math/rand"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
	"github.com/dateline/dateline/nlp/ner"
)

// nameTrainer trains a ner.Net.
type nameTrainer struct {
	*ner.Net
	enc      *encoderTrainer
	output   *linearTrainer
	steps    *param
	chain    *chain
	out, dec matrix
}

func newNameTrainer(n *ner.Net, rng *rand.Rand, drop float64) *nameTrainer {
	return &nameTrainer{
		Net:    n,
		enc:    newEncoderTrainer(n.Encoder, false, rng, drop),
		output: newLinearTrainer(n.Output, rng, 1/math.Sqrt(float64(n.Encoder.Dim))),
		steps:  dense(n.Steps),
		chain:  newChain(),
	}
}

func (t *nameTrainer) params() []*param {
	return append(t.enc.params(), t.output.w, t.output.b, t.steps)
}

// nameExample is a sentence as the recogniser's training sees it.
type nameExample struct {
	form, shape []int32   // rows, -1 if unknown
	given       []int32   // row of the word vectors, -1 if unknown
	parts       [][]int32 // rows of affixes
	tag         []int32   // row, -1 if unknown
	clues       [][]int32
	allowed     []uint32
	often       []int // how often the form occurs
	made        bool  // whether names were put in from lists
}

// step learns from one batch and returns the loss for each word.
func (t *nameTrainer) step(b *batch, ex []*nameExample) float64 {
	n := b.words()
	t.Prepare()
	t.chain.prepare(t.Steps)
	enc := t.enc.forward(b)
	wide := t.Output.Out
	out := t.out.size(n * wide)
	t.Output.Apply(out, enc, n)
	scale := 1 / float64(n)
	loss, at := 0.0, 0
	labels := t.chain.n
	free := make([]uint32, 0, 64)
	for _, e := range ex {
		words := len(e.form)
		free = free[:0]
		for range words {
			free = append(free, 1<<labels-1)
		}
		rows := out[at*wide : (at+words)*wide]
		all, gold := t.chain.run(rows, wide, free), t.chain.run(rows, wide, e.allowed)
		clear(rows)
		at += words
		if math.IsInf(gold.log, -1) {
			continue
		}
		loss += all.log - gold.log
		for i := range words {
			for c := range labels {
				rows[i*wide+c] = float32((all.labels[i*labels+c] - gold.labels[i*labels+c]) * scale)
			}
		}
		for i := range t.steps.g {
			t.steps.g[i] += float32((all.steps[i] - gold.steps[i]) * scale)
		}
	}
	denc := t.dec.zero(n * t.Encoder.Dim)
	t.output.backward(denc, out, enc, n)
	t.enc.backward(b, denc)
	return loss * scale
}

// nameExamples returns the sentences of the documents, and the features that occur at least twice or have embeddings.
func nameExamples(docs []Marked, lists *ner.Lists, known *Embeddings, given *neural.Vectors) ([]*nameExample, *neural.Dict) {
	all := &dateline.Document{}
	clues := ner.NewClues(lists)
	var of [][]uint32
	for i := range docs {
		d := docs[i].Doc
		clues.Read(d)
		for k := range d.Tokens {
			of = append(of, append([]uint32(nil), clues.Of(k)...))
		}
		all.Tokens = append(all.Tokens, d.Tokens...)
	}
	at := 0
	dict, often := vocabulary(all, given, func(t *dateline.Token, out []uint32) []uint32 {
		out = append(neural.TagFeatures(t, out), of[at]...)
		at++
		return out
	}, known)
	var out []*nameExample
	var fs []uint32
	at = 0
	for n := range docs {
		d, allowed := docs[n].Doc, docs[n].allowed()
		for _, s := range d.Sentences {
			e := &nameExample{allowed: allowed[s.Start:s.End], made: docs[n].Made, given: givenRows(given, d.Tokens[s.Start:s.End])}
			for i := s.Start; i < s.End; i++ {
				fs = neural.Features(d.Tokens[i].Form, fs[:0])
				form := int32(dict.Row(fs[0]))
				e.form, e.shape = append(e.form, form), append(e.shape, int32(dict.Row(fs[1])))
				o := 0
				if form >= 0 {
					o = often[form]
				}
				e.often = append(e.often, o)
				e.parts = append(e.parts, known32(dict, fs[2:]))
				e.clues = append(e.clues, known32(dict, of[at+i]))
				fs = neural.TagFeatures(&d.Tokens[i], fs[:0])
				e.tag = append(e.tag, int32(dict.Row(fs[0])))
			}
			out = append(out, e)
		}
		at += len(d.Tokens)
	}
	return out, dict
}

// known32 returns the rows of the hashes that the dictionary knows.
func known32(dict *neural.Dict, hashes []uint32) []int32 {
	var out []int32
	for _, h := range hashes {
		if r := dict.Row(h); r >= 0 {
			out = append(out, int32(r))
		}
	}
	return out
}

// nameBatch puts examples together. Now and then it leaves out the form of a word, more often of a rare one, with its affixes, its tag or
// its clues.
func nameBatch(ex []*nameExample, o NameOptions, rng *rand.Rand) *batch {
	b := &batch{sents: []int32{0}}
	for _, e := range ex {
		drop := o.Clues
		if e.made {
			drop = o.MadeClues
		}
		for i := range e.form {
			b.starts = append(b.starts, int32(len(b.rows)))
			form := rng.Float64() >= 0.03+o.Rare/(0.5+float64(e.often[i]))
			parts := rng.Float64() >= o.Parts
			if !parts {
				form = false
			}
			b.give(e.given, i, rng)
			add := func(row int32, keep bool) {
				if keep && row >= 0 {
					b.rows = append(b.rows, row)
				}
			}
			add(e.form[i], form)
			add(e.shape[i], true)
			if parts {
				b.rows = append(b.rows, e.parts[i]...)
			}
			add(e.tag[i], rng.Float64() >= o.TagDrop)
			if rng.Float64() >= drop {
				b.rows = append(b.rows, e.clues[i]...)
			}
		}
		b.sents = append(b.sents, int32(len(b.starts)))
	}
	b.starts = append(b.starts, int32(len(b.rows)))
	return b
}

// NameOptions are the sizes and lengths of the training of a recogniser.
type NameOptions struct {
	Options
	Rare, Parts, Clues, MadeClues float64 // shares of what is left out
}

// trainNames learns a recogniser.
func trainNames(docs []Marked, lists *ner.Lists, known *Embeddings, o NameOptions, log func(string, ...any)) *ner.Recogniser {
	ex, dict := nameExamples(docs, lists, known, o.Given)
	rng := rand.New(rand.NewSource(o.Seed))
	net := ner.NewNet(neural.NewEncoder(dict, o.Given, o.Emb, o.Dim, o.Layers))
	t := newNameTrainer(net, rng, o.Drop)
	adopt(net.Encoder, known)
	opt := &adam{params: t.params()}
	words := 0
	for _, e := range ex {
		words += len(e.form)
	}
	steps := o.Rounds * (words/o.Batch + 1)
	for round := range o.Rounds {
		loss, n := 0.0, 0
		for _, group := range nameBatches(ex, o.Batch, rng) {
			loss += t.step(nameBatch(group, o, rng), group)
			n++
			opt.update(max(0, rate(o.Rate, opt.t, steps)))
		}
		log("round %d of %d: loss %.4f", round+1, o.Rounds, loss/float64(max(n, 1)))
	}
	net.Prepare()
	net.Encoder.Quantize()
	return ner.New(net, lists)
}

// nameBatches cuts examples in random order into groups of about size words.
func nameBatches(ex []*nameExample, size int, rng *rand.Rand) [][]*nameExample {
	var out [][]*nameExample
	var now []*nameExample
	words := 0
	for _, i := range order(rng, len(ex)) {
		now = append(now, ex[i])
		if words += len(ex[i].form); words >= size {
			out = append(out, now)
			now, words = nil, 0
		}
	}
	if words > size/2 {
		out = append(out, now)
	}
	return out
}
