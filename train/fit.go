package train

import (
	"fmt"
	"io"
	"math/rand"
	"sort"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
	"github.com/dateline/dateline/nlp/parser"
)

// Options are the sizes and lengths of a training.
type Options struct {
	Emb, Dim, Layers, Width int
	Rounds                  int
	Batch                   int // words in a batch
	Rate                    float64
	Drop                    float64
	TagDrop                 float64
	Seed                    int64
}

// vocabulary returns the features that occur at least twice, and how often each form was seen.
func vocabulary(d *dateline.Document, tagFeatures func(*dateline.Token, []uint32) []uint32) (*neural.Dict, []int) {
	counts := map[uint32]int{}
	var fs []uint32
	for i := range d.Tokens {
		fs = neural.Features(d.Tokens[i].Form, fs[:0])
		fs = tagFeatures(&d.Tokens[i], fs)
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
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	often := make([]int, len(keys))
	for i, k := range keys {
		often[i] = counts[k]
	}
	return neural.NewDict(keys), often
}

// makeBatch puts examples together, leaving out forms now and then, rare ones more often, and tags.
func makeBatch(ex []*example, often []int, tagDrop float64, rng *rand.Rand) *batch {
	b := &batch{sents: []int32{0}}
	for _, e := range ex {
		for i := range e.rows {
			b.starts = append(b.starts, int32(len(b.rows)))
			dropForm := e.form[i] >= 0 && rng.Float64() < 0.03+0.5/(0.5+float64(often[e.form[i]]))
			dropTag := rng.Float64() < tagDrop
			for _, r := range e.rows[i] {
				if r == e.form[i] && dropForm || r == e.tagRow[i] && dropTag {
					continue
				}
				b.rows = append(b.rows, r)
			}
		}
		b.sents = append(b.sents, int32(len(b.starts)))
	}
	b.starts = append(b.starts, int32(len(b.rows)))
	return b
}

// examples turns a document with gold trees into examples. tagFeatures gives at most one feature.
func examples(d *dateline.Document, dict *neural.Dict, tagFeatures func(*dateline.Token, []uint32) []uint32, label, class map[string]int, classes []string) []*example {
	var out []*example
	var fs []uint32
	for _, s := range d.Sentences {
		e := &example{}
		for i := s.Start; i < s.End; i++ {
			t := &d.Tokens[i]
			fs = neural.Features(t.Form, fs[:0])
			n := len(fs)
			fs = tagFeatures(t, fs)
			var rows []int32
			for _, f := range fs {
				if r := dict.Row(f); r >= 0 {
					rows = append(rows, int32(r))
				}
			}
			e.rows = append(e.rows, rows)
			e.form = append(e.form, int32(dict.Row(fs[0])))
			tr := -1
			if len(fs) > n {
				tr = dict.Row(fs[n])
			}
			e.tagRow = append(e.tagRow, int32(tr))
			h := t.Head - s.Start
			if t.Head < 0 {
				h = s.End - s.Start
			}
			e.head = append(e.head, h)
			e.label = append(e.label, label[t.Dep])
			if classes != nil {
				e.class = append(e.class, class[classes[i]])
			}
		}
		out = append(out, e)
	}
	return out
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
	sort.Strings(out)
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
	for _, i := range rng.Perm(len(ex)) {
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

// ParserNet learns a net from a document whose tags were predicted; gold gives the right tags.
func ParserNet(d *dateline.Document, gold []string, o Options, log io.Writer, watch func(*parser.Net, []string, int)) (*parser.Net, []string) {
	var deps []string
	for i := range d.Tokens {
		deps = append(deps, d.Tokens[i].Dep)
	}
	labels, label := names(deps)
	tags, class := names(gold)
	dict, often := vocabulary(d, neural.TagFeatures)
	ex := examples(d, dict, neural.TagFeatures, label, class, gold)
	rng := rand.New(rand.NewSource(o.Seed))
	net := parser.NewNet(neural.NewEncoder(dict, o.Emb, o.Dim, o.Layers), o.Width, len(labels))
	t := newParserTrainer(net, len(labels), len(tags), rng, o.Drop)
	opt := &adam{params: t.params()}
	steps := o.Rounds * (len(d.Tokens)/o.Batch + 1)
	fmt.Fprintf(log, "%d features, %d labels, %d tags\n", len(dict.Keys), len(labels), len(tags))
	for round := range o.Rounds {
		loss, n := 0.0, 0
		for _, group := range batches(ex, o.Batch, rng) {
			b := makeBatch(group, often, o.TagDrop, rng)
			loss += t.step(b, group)
			n++
			opt.update(max(0, rate(o.Rate, opt.t, steps)))
		}
		fmt.Fprintf(log, "round %d loss %.4f\n", round+1, loss/float64(n))
		if watch != nil {
			net.Prepare()
			watch(net, labels, round)
		}
	}
	net.Prepare()
	return net, labels
}

// withoutSubtype is for reports.
func withoutSubtype(s string) string {
	u, _, _ := strings.Cut(s, ":")
	return u
}
