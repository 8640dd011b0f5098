package train

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"math/rand"
	"os"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/linear"
	"github.com/dateline/dateline/nlp/ner"
)

// A Marked is a document with the label of every word.
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

const nerBits = 18

// Names learns a recogniser as an averaged perceptron. The documents have their tags.
func Names(docs []Marked, rounds int) (*ner.Recogniser, error) {
	lists, err := ner.NewLists()
	if err != nil {
		return nil, err
	}
	tr := linear.NewTrainer(nerBits, ner.Classes())
	rng := rand.New(rand.NewSource(1))
	scores := make([]float32, ner.Classes())
	var fs []uint32
	for range rounds {
		for _, n := range order(rng, len(docs)) {
			m := docs[n]
			memory := ner.Memory{}
			for _, s := range m.Doc.Sentences {
				v := ner.View{Tokens: m.Doc.Tokens[s.Start:s.End], Lists: lists, Memory: memory}
				v.Prepare()
				prev := 0
				for i := range v.Tokens {
					fs = v.Features(i, prev, fs[:0])
					tr.Score(fs, scores)
					b := 0
					for c, x := range scores {
						if (c == 0 || c%2 == 1 || prev == c || prev == c-1) && x > scores[b] {
							b = c
						}
					}
					gold := ner.Class(m.Labels[s.Start+i])
					if b != gold {
						tr.Update(fs, b, gold)
					}
					tr.Tick()
					if prev = b; b > 0 {
						memory.Note(v.Tokens[i:i+1], strings.TrimLeft(m.Labels[s.Start+i], "BI-"))
					}
				}
			}
		}
	}
	return ner.New(ner.NewWeights(nerBits, tr.Averages()), lists), nil
}
