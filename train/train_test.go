package train

import (
	"bytes"
	"math"
	"math/rand"
	"strings"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/conllu"
	"github.com/dateline/dateline/internal/neural"
	"github.com/dateline/dateline/nlp/parser"
	"github.com/dateline/dateline/nlp/tagger"
)

// bank is a small treebank: form/lemma/tags/head/relation.
const bank = `
Gondor/Gondor/PROPN/NNP/2/nsubj praised/praise/VERB/VBD/0/root Arnor/Arnor/PROPN/NNP/2/obj ././PUNCT/./2/punct
The/the/DET/DT/2/det king/king/NOUN/NN/3/nsubj rode/ride/VERB/VBD/0/root north/north/ADV/RB/3/advmod ././PUNCT/./3/punct
Rohan/Rohan/PROPN/NNP/2/nsubj praised/praise/VERB/VBD/0/root the/the/DET/DT/4/det kings/king/NOUN/NNS/2/obj of/of/ADP/IN/6/case Gondor/Gondor/PROPN/NNP/4/nmod ././PUNCT/./2/punct
Arnor/Arnor/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc Rohan/Rohan/PROPN/NNP/1/conj rode/ride/VERB/VBD/0/root south/south/ADV/RB/4/advmod ././PUNCT/./4/punct
`

func small(t *testing.T) (d *dateline.Document, weight []int) {
	var out []*conllu.Sentence
	for _, line := range strings.Split(strings.TrimSpace(bank), "\n") {
		s := &conllu.Sentence{}
		for _, w := range strings.Fields(line) {
			f := strings.Split(w, "/")
			s.Words = append(s.Words, conllu.Word{Form: f[0], Lemma: f[1], UPOS: f[2], XPOS: f[3], Head: int(f[4][0] - '0'), Dep: f[5], SpaceAfter: true})
		}
		out = append(out, s)
		weight = append(weight, 4)
	}
	return conllu.Document(out), weight
}

// TestSame trains a small tagger and parser twice: both times they give the same files, and they
// know what they were taught.
func TestSame(t *testing.T) {
	silent := func(string, ...any) {}
	o := Options{Emb: 16, Dim: 32, Layers: 1, Width: 16, Rounds: 60, Batch: 30, Rate: 1e-2, Drop: 0.1, TagDrop: 0.1, Seed: 1}
	train := func() ([]byte, []byte, *dateline.Document) {
		d, weight := small(t)
		known := Pretrain(d, [][]string{{"Gondor", "rode", "south", "."}}, o.Emb, 2, 1, silent)
		net, classes := trainTagger(d, weight, known, o, silent)
		tag := tagger.New(net, classes, Lemmas(d))
		var gold []string
		for i := range d.Tokens {
			gold = append(gold, d.Tokens[i].POS)
		}
		nets, labels := trainParser(d, gold, weight, known, o, silent)
		parse, err := parser.New(nets, labels)
		if err != nil {
			t.Fatal(err)
		}
		got, _ := small(t)
		for i := range got.Tokens {
			w := &got.Tokens[i]
			*w = dateline.Token{Start: w.Start, End: w.End, Form: w.Form, Sent: w.Sent}
		}
		var a, b bytes.Buffer
		for _, err := range []error{tag.Write(&a), parse.Write(&b), tag.Annotate(got), parse.Annotate(got)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		return a.Bytes(), b.Bytes(), got
	}
	a1, b1, got := train()
	a2, b2, _ := train()
	if !bytes.Equal(a1, a2) || !bytes.Equal(b1, b2) {
		t.Error("two trainings on the same data give different models")
	}
	want, _ := small(t)
	if s := Compare(want, got); s.UPOS < s.Words-1 || s.Lemma < s.Words-1 || s.LAS < s.Words-2 {
		t.Errorf("learned badly: %s", s)
	}
}

// TestGradients compares the gradients of the parser with differences of its loss.
func TestGradients(t *testing.T) {
	rng := rand.New(rand.NewSource(3))
	dict := neural.NewDict([]uint32{1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
	net := parser.NewNet(neural.NewEncoder(dict, nil, 16, 32, 2), 16, 5)
	tr := newParserTrainer(net, false, 5, 6, rng, 0)
	for _, p := range tr.params() {
		for i := range p.w {
			p.w[i] += float32(rng.NormFloat64() * 0.2)
		}
	}
	ex := []*example{
		{rows: [][]int32{{0, 1}, {2}, {3, 4}}, head: []int{1, 3, 1}, label: []int{0, 1, 2}, class: []int{0, 1, 2}},
		{rows: [][]int32{{5, 1}, {6}, {7, 4}, {8}, {9, 0}}, head: []int{1, 5, 1, 4, 2}, label: []int{0, 1, 2, 3, 4}, class: []int{0, 1, 2, 3, 4}},
	}
	b := &batch{sents: []int32{0}}
	for _, e := range ex {
		for i := range e.rows {
			b.starts = append(b.starts, int32(len(b.rows)))
			b.rows = append(b.rows, e.rows[i]...)
		}
		b.sents = append(b.sents, int32(len(b.starts)))
	}
	b.starts = append(b.starts, int32(len(b.rows)))
	clear(tr.tag.W)
	tr.step(b, ex)
	for n, p := range tr.params() {
		if n == len(tr.params())-5 || n == len(tr.params())-4 {
			continue // the tags are not in the loss
		}
		grads := append([]float32{}, p.g...)
		off := 0 // a step over the kink of an activation throws a few of them off
		const tries = 12
		for range tries {
			i := rng.Intn(len(p.w))
			old := p.w[i]
			const h = 4e-3
			p.w[i] = old + h
			up := tr.step(b, ex)
			p.w[i] = old - h
			down := tr.step(b, ex)
			p.w[i] = old
			num := (up - down) / (2 * h)
			if math.Abs(num-float64(grads[i]))/(3e-3+math.Abs(num)+math.Abs(float64(grads[i]))) > 0.1 {
				off++
			}
		}
		if off > tries/3 {
			t.Errorf("param %d of %d weights: %d of %d are off", n, len(p.w), off, tries)
		}
		for _, p := range tr.params() {
			clear(p.g)
		}
		tr.step(b, ex)
	}
}
