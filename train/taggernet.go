package train

import (
	"fmt"
	"io"
	"math"
	"math/rand"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
	"github.com/dateline/dateline/nlp/tagger"
)

// taggerTrainer trains a tagger.Net.
type taggerTrainer struct {
	*tagger.Net
	classes  int
	enc      *encoderTrainer
	output   *linearTrainer
	out, dec matrix
}

func newTaggerTrainer(n *tagger.Net, classes int, rng *rand.Rand, drop float64) *taggerTrainer {
	return &taggerTrainer{Net: n, classes: classes,
		enc:    newEncoderTrainer(n.Encoder, rng, drop),
		output: newLinearTrainer(n.Output, rng, 1/math.Sqrt(float64(n.Encoder.Dim)))}
}

func (t *taggerTrainer) params() []*param {
	return append(t.enc.params(), t.output.w, t.output.b)
}

// step learns from one batch and returns the loss for each word.
func (t *taggerTrainer) step(b *batch, ex []*example) float64 {
	n := b.words()
	t.Prepare()
	enc := t.enc.forward(b)
	wide := t.Output.Out
	out := t.out.size(n * wide)
	t.Output.Apply(out, enc, n)
	scale := 1 / float32(n)
	loss, at := 0.0, 0
	for _, e := range ex {
		for i := range e.rows {
			row := out[(at+i)*wide : (at+i+1)*wide]
			loss += softmaxLoss(row[:t.classes], e.class[i], scale)
			clear(row[t.classes:])
		}
		at += len(e.rows)
	}
	denc := t.dec.zero(n * t.Encoder.Dim)
	t.output.backward(denc, out, enc, n)
	t.enc.backward(b, denc)
	return loss * float64(scale)
}

// Class returns what the tagger's net learns for a token.
func Class(t *dateline.Token) string { return t.POS + "|" + t.Tag + "|" + t.Feats }

// TaggerNet learns a net from a document whose tags were predicted; gold gives the right classes.
func TaggerNet(d *dateline.Document, gold []string, o Options, log io.Writer, watch func(net *tagger.Net, classes []string)) (*tagger.Net, []string) {
	classes, class := names(gold)
	dict, often := vocabulary(d, neural.TagFeatures)
	ex := examples(d, dict, neural.TagFeatures, nil, class, gold)
	rng := rand.New(rand.NewSource(o.Seed))
	net := tagger.NewNet(neural.NewEncoder(dict, o.Emb, o.Dim, o.Layers), len(classes))
	t := newTaggerTrainer(net, len(classes), rng, o.Drop)
	opt := &adam{params: t.params()}
	steps := o.Rounds * (len(d.Tokens)/o.Batch + 1)
	for round := range o.Rounds {
		loss, n := 0.0, 0
		for _, group := range batches(ex, o.Batch, rng) {
			loss += t.step(makeBatch(group, often, o.TagDrop, rng), group)
			n++
			opt.update(max(0, rate(o.Rate, opt.t, steps)))
		}
		fmt.Fprintf(log, "round %d loss %.4f\n", round+1, loss/float64(n))
		if watch != nil {
			net.Prepare()
			watch(net, classes)
		}
	}
	net.Prepare()
	return net, classes
}
