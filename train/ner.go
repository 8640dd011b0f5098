package train

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/conllu"
	"github.com/dateline/dateline/internal/linear"
	"github.com/dateline/dateline/nlp/ner"

	"math/rand"
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

const nerBits = 18

// blindOnce is how often the features of the word itself are left out: once in so many words.
const blindOnce = 3

// Names learns a recogniser as an averaged perceptron. The documents have their tags.
func Names(docs []Marked, lists *ner.Lists, rounds int) *ner.Recogniser {
	tr := linear.NewTrainer(nerBits, ner.Classes())
	rng := rand.New(rand.NewSource(1))
	scores := make([]float32, ner.Classes())
	var fs []uint32
	var classes []int
	for round := range rounds {
		for _, n := range order(rng, len(docs)) {
			m := docs[n]
			memory := ner.NewMemory(m.Doc.Tokens)
			v := ner.NewView(lists, memory)
			for pass := range 2 {
				for _, s := range m.Doc.Sentences {
					v.Words(m.Doc.Tokens[s.Start:s.End])
					prev := 0
					classes = classes[:0]
					for i := range s.End - s.Start {
						v.Blind = pass == 1 && rng.Intn(blindOnce) == 0
						fs = v.Features(i, prev, fs[:0])
						tr.Score(fs, scores)
						b := 0
						for c, x := range scores {
							if x > scores[b] && ner.May(prev, c) {
								b = c
							}
						}
						if label := m.Labels[s.Start+i]; label != "?" && (pass == 1 || rng.Intn(3) == 0) {
							if gold := ner.Class(label); b != gold {
								tr.Update(fs, b, gold)
								if round == 0 {
									b = gold
								}
							}
							tr.Tick()
						}
						prev = b
						classes = append(classes, b)
					}
					if pass == 1 {
						continue
					}
					for _, e := range ner.Names(classes) {
						memory.Note(m.Doc.Tokens[s.Start+e.Start:s.Start+e.End], ner.Class("B-"+e.Kind))
					}
				}
			}
		}
	}
	return ner.New(ner.NewWeights(nerBits, tr.Averages()), lists)
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
