package train

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"math/rand"
	"os"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/coding/place"
	"github.com/dateline/dateline/internal/conllu"
	"github.com/dateline/dateline/nlp/ner"
	"github.com/dateline/dateline/nlp/tagger"
)

// A Marked is a document with the label of every word; a label that is not known is ?.
type Marked struct {
	ID     string
	Doc    *dateline.Document
	Labels []string
}

// ReadNames reads IOB2: a word and its label a line, a blank line after each sentence, "# newdoc id" before each document. keep
// says which documents to take; nil takes all.
func ReadNames(name string, keep func(id string) bool) ([]Marked, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		in = z
	}
	var out []Marked
	take := true
	first := 0
	flush := func() {
		if len(out) == 0 {
			return
		}
		m := &out[len(out)-1]
		if n := len(m.Doc.Tokens); n > first {
			m.Doc.Sentences = append(m.Doc.Sentences, dateline.Sentence{Span: dateline.Span{Start: first, End: n}})
			first = n
		}
	}
	sc := bufio.NewScanner(in)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			flush()
			first = 0
			if take = keep == nil || keep(id); take {
				out = append(out, Marked{ID: id, Doc: &dateline.Document{Article: &dateline.Article{ID: id}}})
			}
			continue
		}
		word, label, ok := strings.Cut(line, "\t")
		switch {
		case line == "":
			if take {
				flush()
			}
		case !ok && strings.HasPrefix(line, "#"):
		case !ok:
			return nil, fmt.Errorf("%s:%d: neither word nor comment", name, n)
		case take && len(out) > 0:
			m := &out[len(out)-1]
			m.Doc.Tokens = append(m.Doc.Tokens, dateline.Token{Form: word, Sent: len(m.Doc.Sentences), Head: -1})
			m.Labels = append(m.Labels, label)
		}
	}
	flush()
	return out, sc.Err()
}

// Unmarked returns the documents of a treebank with no label known.
func Unmarked(sentences []*conllu.Sentence) []Marked {
	var out []Marked
	for from := 0; from < len(sentences); {
		to := from + 1
		for to < len(sentences) && !sentences[to].NewDoc {
			to++
		}
		d := conllu.Document(sentences[from:to])
		m := Marked{ID: sentences[from].Doc, Doc: d, Labels: make([]string, len(d.Tokens))}
		for i := range m.Labels {
			m.Labels[i] = "?"
		}
		out = append(out, m)
		from = to
	}
	return out
}

const (
	nerBits    = 18
	nerRate    = 0.1  // of AdaGrad
	nerDecay   = 1e-6 // of weights, at each update
	nerRounds  = 5
	nerAverage = 2 // rounds whose weights are averaged
	firstOnce  = 3 // one in so many words of the first reading of a document is learned from
)

// softmax learns a hashed linear model by gradient descent with AdaGrad.
type softmax struct {
	w, squares []float32
	scores     []float32
}

func newSoftmax() *softmax {
	n := ner.Classes() << nerBits
	return &softmax{w: make([]float32, n), squares: make([]float32, n), scores: make([]float32, ner.Classes())}
}

// row returns where the weights of a feature begin.
func (m *softmax) row(feature uint32) int { return int(feature&(1<<nerBits-1)) * len(m.scores) }

// best scores the classes and returns the best that may follow prev.
func (m *softmax) best(features []uint32, prev int) int {
	clear(m.scores)
	for _, f := range features {
		at := m.row(f)
		for c, w := range m.w[at : at+len(m.scores)] {
			m.scores[c] += w
		}
	}
	b := 0
	for c, x := range m.scores {
		if x > m.scores[b] && ner.May(prev, c) {
			b = c
		}
	}
	return b
}

// update moves the weights of features that were just scored towards gold.
func (m *softmax) update(features []uint32, gold int) {
	top := m.scores[0]
	for _, x := range m.scores {
		top = max(top, x)
	}
	sum := float32(0)
	for c, x := range m.scores {
		m.scores[c] = float32(math.Exp(float64(x - top)))
		sum += m.scores[c]
	}
	for c := range m.scores {
		m.scores[c] /= sum
	}
	m.scores[gold]--
	if 1+m.scores[gold] > 0.999 {
		return
	}
	for _, f := range features {
		at := m.row(f)
		for c, g := range m.scores {
			k := at + c
			g += nerDecay * m.w[k]
			m.squares[k] += g * g
			if m.squares[k] > 0 {
				m.w[k] -= nerRate * g / (1e-3 + float32(math.Sqrt(float64(m.squares[k]))))
			}
		}
	}
}

// Recogniser learns a recogniser from the documents that have names and from the others with silver names. The document holds the
// sentences with the tags of a tagger that did not see them; tg tags the sentences that are written like headlines.
func Recogniser(d *dateline.Document, sentences []*conllu.Sentence, names []Marked, g *place.Gazetteer, tg *tagger.Tagger) (*ner.Recogniser, error) {
	lists, err := NameLists(g, sentences)
	if err != nil {
		return nil, err
	}
	named := map[string]bool{}
	for _, n := range names {
		named[n.ID] = true
	}
	var gold, rest []Marked
	var restSentences []*conllu.Sentence
	token, sentence := 0, 0
	for _, m := range Unmarked(sentences) {
		for i := range m.Doc.Tokens {
			m.Doc.Tokens[i].POS, m.Doc.Tokens[i].Tag = d.Tokens[token+i].POS, d.Tokens[token+i].Tag
		}
		if named[m.ID] {
			gold = append(gold, m)
		} else {
			rest = append(rest, m)
			restSentences = append(restSentences, sentences[sentence:sentence+len(m.Doc.Sentences)]...)
		}
		token, sentence = token+len(m.Doc.Tokens), sentence+len(m.Doc.Sentences)
	}
	if err := Mark(gold, names); err != nil {
		return nil, err
	}
	docs := gold
	if len(rest) > 0 {
		docs = append(docs, Silver(rest, restSentences, Names(gold, lists, nerRounds), lists)...)
	}
	return Names(append(docs, Recased(docs, tg)...), lists, nerRounds), nil
}

// Names learns a recogniser. The documents have their tags.
func Names(docs []Marked, lists *ner.Lists, rounds int) *ner.Recogniser {
	m := newSoftmax()
	sum := make([]float32, len(m.w)) // of the weights after each of the last rounds
	rng := rand.New(rand.NewSource(1))
	var fs []uint32
	var classes []int
	for round := range rounds {
		for _, n := range order(rng, len(docs)) {
			d := &docs[n]
			memory := ner.NewMemory(d.Doc.Tokens)
			v := ner.NewView(lists, memory)
			for _, second := range [2]bool{false, true} {
				for _, s := range d.Doc.Sentences {
					v.Words(d.Doc.Tokens[s.Start:s.End])
					prev := 0
					classes = classes[:0]
					for i := range s.End - s.Start {
						fs = v.Features(i, prev, fs[:0])
						b := m.best(fs, prev)
						if label := d.Labels[s.Start+i]; label != "?" && (second || rng.Intn(firstOnce) == 0) {
							gold := ner.Class(label)
							m.update(fs, gold)
							if round == 0 {
								b = gold
							}
						}
						prev = b
						classes = append(classes, b)
					}
					if second {
						continue
					}
					for _, e := range ner.Names(classes) {
						memory.Note(d.Doc.Tokens[s.Start+e.Start:s.Start+e.End], ner.Class("B-"+e.Kind))
					}
				}
			}
		}
		if round >= rounds-nerAverage {
			for k, w := range m.w {
				sum[k] += w
			}
		}
	}
	for k := range sum {
		sum[k] /= nerAverage
	}
	return ner.New(ner.NewWeights(nerBits, sum), lists)
}

// Mark labels documents with the labels of the names' documents of the same id.
func Mark(docs, names []Marked) error {
	by := map[string]*Marked{}
	for i := range names {
		by[names[i].ID] = &names[i]
	}
	for i := range docs {
		d := &docs[i]
		n := by[d.ID]
		if n == nil {
			return fmt.Errorf("no names for document %q", d.ID)
		}
		if len(n.Labels) != len(d.Doc.Tokens) {
			return fmt.Errorf("document %q: %d labels for %d words", d.ID, len(n.Labels), len(d.Doc.Tokens))
		}
		d.Labels = n.Labels
	}
	return nil
}
