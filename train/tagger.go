package train

import (
	"math"
	"math/rand"
	"sort"

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
	return &taggerTrainer{
		Net: n, classes: classes,
		enc:    newEncoderTrainer(n.Encoder, false, rng, drop),
		output: newLinearTrainer(n.Output, rng, 1/math.Sqrt(float64(n.Encoder.Dim))),
	}
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

// trainTagger learns the network of a tagger from a document with gold tags; weight says how often each
// sentence counts in a round.
func trainTagger(d *dateline.Document, weight []int, known *Embeddings, o Options, log func(string, ...any)) (*tagger.Net, []tagger.Class) {
	place := map[tagger.Class]int{}
	var classes []tagger.Class
	for i := range d.Tokens {
		c := tagger.ClassOf(&d.Tokens[i])
		if _, ok := place[c]; !ok {
			place[c] = 0
			classes = append(classes, c)
		}
	}
	sort.Slice(classes, func(i, j int) bool {
		a, b := classes[i], classes[j]
		if a.POS != b.POS {
			return a.POS < b.POS
		}
		return a.Tag < b.Tag || a.Tag == b.Tag && a.Feats < b.Feats
	})
	for i, c := range classes {
		place[c] = i
	}
	dict, often := vocabulary(d, o.Given, nil, known)
	ex := examples(d, dict, o.Given, nil, weight)
	for _, e := range ex {
		for i := range e.rows {
			if len(e.class) < len(e.rows) {
				e.class = append(e.class, place[tagger.ClassOf(&d.Tokens[e.first+i])])
			}
		}
	}
	rng := rand.New(rand.NewSource(o.Seed))
	net := tagger.NewNet(neural.NewEncoder(dict, o.Given, o.Emb, o.Dim, o.Layers), len(classes))
	t := newTaggerTrainer(net, len(classes), rng, o.Drop)
	adopt(net.Encoder, known)
	fit(ex, often, o, t.params(), t.step, rng, log)
	net.Prepare()
	net.Encoder.Quantize()
	return net, classes
}

// jackknife fills the tags of d anew, each document's by a tagger that did not see it.
func jackknife(d *dateline.Document, documents []int, weight []int, folds int, known *Embeddings, o Options, log func(string, ...any)) error {
	type tags struct{ pos, tag string }
	found := make([]tags, len(d.Tokens))
	for f := range folds {
		seen, w := &dateline.Document{}, []int(nil)
		held := &dateline.Document{}
		var place []int
		for n, s := range d.Sentences {
			into := seen
			if documents[n]%folds == f {
				into = held
				for i := s.Start; i < s.End; i++ {
					place = append(place, i)
				}
			} else {
				w = append(w, weight[n])
			}
			span := dateline.Span{Start: len(into.Tokens), End: len(into.Tokens) + s.End - s.Start}
			for _, t := range d.Tokens[s.Start:s.End] {
				t.Sent = len(into.Sentences)
				into.Tokens = append(into.Tokens, t)
			}
			into.Sentences = append(into.Sentences, dateline.Sentence{Span: span})
		}
		log("tagger of fold %d of %d", f+1, folds)
		net, classes := trainTagger(seen, w, known, o, log)
		if err := tagger.New(net, classes, &tagger.Lemmas{}).Annotate(held); err != nil {
			return err
		}
		for k, i := range place {
			found[i] = tags{held.Tokens[k].POS, held.Tokens[k].Tag}
		}
	}
	right := 0
	for i, t := range found {
		if d.Tokens[i].POS == t.pos {
			right++
		}
		d.Tokens[i].POS, d.Tokens[i].Tag = t.pos, t.tag
	}
	log("jackknifed UPOS %.2f", 100*float64(right)/float64(len(found)))
	return nil
}
