package train

import (
	"encoding/gob"
	"encoding/json"
	"math"
	"math/rand"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/conllu"
	"github.com/dateline/dateline/internal/neural"
	"github.com/dateline/dateline/nlp/parser"
	"github.com/dateline/dateline/nlp/tagger"
)

func parseAll(net *parser.Net, labels []string, d *dateline.Document) {
	root := 0
	for i, l := range labels {
		if l == "root" {
			root = i
		}
	}
	var dec parser.Decoder
	var in neural.Input
	for from := 0; from < len(d.Tokens); {
		to := in.Fill(d, net.Encoder.Dict, from, neural.TagFeatures)
		dec.Parse(net, &in, len(labels), root)
		for k := 0; k+1 < len(in.Sents); k++ {
			a, b := int(in.Sents[k]), int(in.Sents[k+1])
			for i := a; i < b; i++ {
				t := &d.Tokens[from+i]
				t.Head, t.Dep = from+a+dec.Heads[i], labels[dec.Labels[i]]
				if dec.Heads[i] == b-a {
					t.Head = -1
				}
			}
		}
		from = to
	}
}

func TestNet(t *testing.T) {
	ud := os.Getenv("UD2")
	if ud == "" {
		t.Skip()
	}
	a, err := ReadTreebank(ud + "/ewt-train.conllu.gz")
	if err != nil {
		t.Fatal(err)
	}
	b, _ := ReadTreebank(ud + "/gum-train-free.conllu.gz")
	a = append(a, b...)
	whole := conllu.Document(a)
	var gold []string
	for i := range whole.Tokens {
		gold = append(gold, whole.Tokens[i].POS+"|"+whole.Tokens[i].Tag)
	}
	var jack *dateline.Document
	if f, err := os.Open("/tmp/h/try/jack.gob"); err == nil {
		jack = &dateline.Document{}
		if err := gob.NewDecoder(f).Decode(jack); err != nil {
			t.Fatal(err)
		}
	} else {
		jack = Jackknife(a, 5, 4)
		f, _ := os.Create("/tmp/h/try/jack.gob")
		jack.Article = nil
		if err := gob.NewEncoder(f).Encode(jack); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	f, _ := os.Open("../models/tagger.model")
	tg, err := tagger.Load(f)
	if err != nil {
		t.Fatal(err)
	}
	type set struct {
		name      string
		gold, got *dateline.Document
	}
	var sets []set
	for _, n := range []string{"ewt-dev", "gum-dev-free"} {
		s, _ := ReadTreebank(ud + "/" + n + ".conllu.gz")
		x := set{n, conllu.Document(s), conllu.Document(s)}
		tg.Annotate(x.got)
		sets = append(sets, x)
	}
	o := Options{Emb: 128, Dim: 256, Layers: 3, Width: 128, Rounds: 4, Batch: 800, Rate: 2e-3, Drop: 0.25, TagDrop: 0.15, Seed: 1}
	json.Unmarshal([]byte(os.Getenv("OPT")), &o)
	start := time.Now()
	out, _ := os.Create(os.Getenv("LOG"))
	ParserNet(jack, gold, o, out, func(net *parser.Net, labels []string, round int) {
		for _, x := range sets {
			t0 := time.Now()
			parseAll(net, labels, x.got)
			out.WriteString(x.name + " " + Compare(x.gold, x.got).String() + " " + time.Since(start).String() + " w/s ")
			json.NewEncoder(out).Encode(int(float64(len(x.got.Tokens)) / time.Since(t0).Seconds()))
		}
	})
}

func TestGradients(t *testing.T) {
	rng := rand.New(rand.NewSource(3))
	dict := neural.NewDict([]uint32{1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
	net := parser.NewNet(neural.NewEncoder(dict, 16, 32, 2), 16, 5)
	tr := newParserTrainer(net, 5, 6, rng, 0)
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
	zero := func() {
		for _, p := range tr.params() {
			clear(p.g)
		}
	}
	clear(tr.tag.W)
	tr.step(b, ex)
	for n, p := range tr.params() {
		if n == len(tr.params())-4 || n == len(tr.params())-3 {
			continue // tag head is not in the loss
		}
		grads := append([]float32{}, p.g...)
		worst := 0.0
		for range 6 {
			i := rng.Intn(len(p.w))
			old := p.w[i]
			const h = 1e-2
			p.w[i] = old + h
			up := tr.step(b, ex)
			p.w[i] = old - h
			down := tr.step(b, ex)
			p.w[i] = old
			num := (up - down) / (2 * h)
			worst = math.Max(worst, math.Abs(num-float64(grads[i]))/(3e-3+math.Abs(num)+math.Abs(float64(grads[i]))))
		}
		if worst > 0.15 {
			t.Errorf("param %d of %d weights: off by %.3f", n, len(p.w), worst)
		}
		zero()
		tr.step(b, ex)
	}
}

func tagAll(net *tagger.Net, classes []string, d *dateline.Document) {
	var dec tagger.Decoder
	var in neural.Input
	for from := 0; from < len(d.Tokens); {
		to := in.Fill(d, net.Encoder.Dict, from, neural.TagFeatures)
		dec.Tag(net, &in, len(classes))
		for k, c := range dec.Classes {
			t := &d.Tokens[from+k]
			parts := strings.Split(classes[c], "|")
			t.POS, t.Tag, t.Feats = parts[0], parts[1], strings.Join(parts[2:], "|")
		}
		from = to
	}
}

func load(t *testing.T) (whole, jack *dateline.Document, sets []*dateline.Document) {
	ud := os.Getenv("UD2")
	if ud == "" {
		t.Skip()
	}
	a, err := ReadTreebank(ud + "/ewt-train.conllu.gz")
	if err != nil {
		t.Fatal(err)
	}
	b, _ := ReadTreebank(ud + "/gum-train-free.conllu.gz")
	whole = conllu.Document(append(a, b...))
	if f, err := os.Open("/tmp/h/try/jack.gob"); err == nil {
		jack = &dateline.Document{}
		if err := gob.NewDecoder(f).Decode(jack); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Open("/tmp/h/try/tagger.model")
	if err != nil {
		t.Fatal(err)
	}
	tg, err := tagger.Load(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []string{"ewt-dev", "gum-dev-free"} {
		s, _ := ReadTreebank(ud + "/" + n + ".conllu.gz")
		x := conllu.Document(s)
		tg.Annotate(x)
		sets = append(sets, conllu.Document(s), x)
	}
	return
}

func TestTagNet(t *testing.T) {
	whole, jack, sets := load(t)
	if os.Getenv("STACK") == "" {
		for i := range jack.Tokens {
			jack.Tokens[i].POS, jack.Tokens[i].Tag = "", ""
		}
	}
	var gold []string
	for i := range whole.Tokens {
		gold = append(gold, Class(&whole.Tokens[i]))
	}
	o := Options{Emb: 128, Dim: 128, Layers: 2, Rounds: 10, Batch: 500, Rate: 3e-3, Drop: 0.2, TagDrop: 0.1, Seed: 1}
	json.Unmarshal([]byte(os.Getenv("OPT")), &o)
	out, _ := os.Create(os.Getenv("LOG"))
	start := time.Now()
	TaggerNet(jack, gold, o, out, func(net *tagger.Net, classes []string) {
		for i := 0; i < len(sets); i += 2 {
			t0 := time.Now()
			var x dateline.Document = *sets[i+1]
			x.Tokens = append([]dateline.Token{}, x.Tokens...)
			if os.Getenv("STACK") == "" {
				for i := range x.Tokens {
					x.Tokens[i].POS, x.Tokens[i].Tag = "", ""
				}
			}
			tagAll(net, classes, &x)
			out.WriteString(Compare(sets[i], &x).String() + " " + time.Since(start).String() + " w/s ")
			json.NewEncoder(out).Encode(int(float64(len(sets[i].Tokens)) / time.Since(t0).Seconds()))
		}
	})
}
