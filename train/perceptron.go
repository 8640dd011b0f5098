package train

import (
	"math/rand"
	"sort"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/conllu"
	"github.com/dateline/dateline/internal/linear"
	"github.com/dateline/dateline/nlp/parser"
	"github.com/dateline/dateline/nlp/tagger"
)

// order returns 0..n-1, shuffled.
func order(rng *rand.Rand, n int) []int { return rng.Perm(n) }

// Tagger learns a tagger from sentences.
func Tagger(sentences []*conllu.Sentence, rounds int) *tagger.Tagger {
	class := map[string]int{}
	var tags []string
	featCounts := map[string]map[string]int{}
	var examples []tagger.LemmaExample
	for _, s := range sentences {
		for _, w := range s.Words {
			t := w.UPOS + "|" + w.XPOS
			if _, ok := class[t]; !ok {
				class[t] = 0
				tags = append(tags, t)
			}
			for _, k := range []string{t + "\t", t + "\t" + strings.ToLower(w.Form)} {
				if featCounts[k] == nil {
					featCounts[k] = map[string]int{}
				}
				featCounts[k][w.Feats]++
			}
			examples = append(examples, tagger.LemmaExample{Form: w.Form, Tag: t, Lemma: w.Lemma})
		}
	}
	sort.Strings(tags)
	for i, t := range tags {
		class[t] = i
	}
	feats := map[string]string{}
	for _, t := range tags {
		feats[t+"\t"] = best(featCounts[t+"\t"])
	}
	for k, counts := range featCounts {
		tag, _, _ := strings.Cut(k, "\t")
		if b := best(counts); b != feats[tag+"\t"] {
			feats[k] = b
		}
	}
	tr := linear.NewTrainer(17, len(tags))
	rng := rand.New(rand.NewSource(1))
	scores := make([]float32, len(tags))
	var forms []string
	var fs []uint32
	for range rounds {
		for _, n := range order(rng, len(sentences)) {
			s := sentences[n]
			forms = forms[:0]
			for _, w := range s.Words {
				forms = append(forms, w.Form)
			}
			p1, p2 := -1, -1
			for i, w := range s.Words {
				fs = tagger.Features(forms, i, p1, p2, fs[:0])
				tr.Score(fs, scores)
				b := 0
				for c, x := range scores {
					if x > scores[b] {
						b = c
					}
				}
				gold := class[w.UPOS+"|"+w.XPOS]
				if b != gold {
					tr.Update(fs, b, gold)
				}
				tr.Tick()
				p1, p2 = b, p1
			}
		}
	}
	return tagger.New(tags, tr.Model(), feats, tagger.LearnLemmas(examples))
}

func best(counts map[string]int) string {
	b, n := "", 0
	for k, c := range counts {
		if c > n || c == n && k < b {
			b, n = k, c
		}
	}
	return b
}

// Jackknife returns the sentences as a document whose tags were predicted by taggers that did not see them.
func Jackknife(sentences []*conllu.Sentence, folds, rounds int) *dateline.Document {
	whole := conllu.Document(sentences)
	for f := range folds {
		var rest, held []*conllu.Sentence
		for i, s := range sentences {
			if i*folds/len(sentences) == f {
				held = append(held, s)
			} else {
				rest = append(rest, s)
			}
		}
		t := Tagger(rest, rounds)
		d := conllu.Document(held)
		t.Annotate(d)
		k := 0
		for i := range sentences {
			if i*folds/len(sentences) != f {
				continue
			}
			span := whole.Sentences[i].Span
			for j := span.Start; j < span.End; j++ {
				w, h := &whole.Tokens[j], &d.Tokens[k]
				w.POS, w.Tag, w.Feats, w.Lemma = h.POS, h.Tag, h.Feats, h.Lemma
				k++
			}
		}
	}
	return whole
}

// Parser learns a parser from a document with predicted tags and gold trees.
func Parser(d *dateline.Document, rounds int) *parser.Parser {
	class := map[string]int{}
	var labels []string
	for i := range d.Tokens {
		if l := d.Tokens[i].Dep; class[l] == 0 {
			class[l] = 1
			labels = append(labels, l)
		}
	}
	sort.Strings(labels)
	for i, l := range labels {
		class[l] = i
	}
	moves, arcs := linear.NewTrainer(22, 3), linear.NewTrainer(19, len(labels))
	rng := rand.New(rand.NewSource(1))
	var fs []uint32
	ms, ls := make([]float32, 3), make([]float32, len(labels))
	st := &parser.State{}
	for round := range rounds {
		for _, n := range order(rng, len(d.Sentences)) {
			span := d.Sentences[n].Span
			tokens := d.Tokens[span.Start:span.End]
			gold := make([]int, len(tokens))
			for i := range tokens {
				gold[i] = tokens[i].Head - span.Start
				if tokens[i].Head < 0 {
					gold[i] = len(tokens)
				}
			}
			st.Reset(tokens)
			for !st.Done() {
				fs = st.Features(fs[:0])
				moves.Score(fs, ms)
				predicted, oracle := -1, -1
				low := 1 << 30
				for m := range 3 {
					if st.Can(m) {
						low = min(low, st.Cost(m, gold))
					}
				}
				for m := range 3 {
					if !st.Can(m) {
						continue
					}
					if predicted < 0 || ms[m] > ms[predicted] {
						predicted = m
					}
					if st.Cost(m, gold) == low && (oracle < 0 || ms[m] > ms[oracle]) {
						oracle = m
					}
				}
				if predicted != oracle {
					moves.Update(fs, predicted, oracle)
				}
				moves.Tick()
				next := predicted
				if round == 0 || rng.Intn(10) == 0 {
					next = oracle
				}
				if head, dep := st.Arc(next); dep >= 0 {
					fs = st.ArcFeatures(head, dep, fs[:0])
					arcs.Score(fs, ls)
					b := 0
					for c, x := range ls {
						if x > ls[b] {
							b = c
						}
					}
					if gold[dep] == head {
						g := class[tokens[dep].Dep]
						if b != g {
							arcs.Update(fs, b, g)
						}
						arcs.Tick()
					}
					st.Label[dep] = labels[b]
				}
				st.Move(next)
			}
		}
	}
	return parser.New(labels, moves.Model(), arcs.Model())
}
