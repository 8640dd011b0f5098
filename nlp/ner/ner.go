// Package ner finds names: it reads Tokens with their tags and Sentences, and adds Document.Entities, the names of
// people (PER), organisations (ORG), places (LOC) and other things (MISC).
//
// Each word is labelled from left to right with the part it plays in a name (the IOB2 scheme) by a hashed linear model over
// words, shapes, affixes, tags, neighbours, word lists and what the same word was taken for earlier in the document.
package ner

import (
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/dateline/dateline"
)

// Labels are the classes of the model.
var labels = []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"}

// Classes returns the number of labels.
func Classes() int { return len(labels) }

// Class returns the class of an IOB2 label, 0 (O) for one that is not known.
func Class(label string) int {
	for i, l := range labels {
		if l == label {
			return i
		}
	}
	return 0
}

// A Recogniser finds names. It never changes after loading; one serves all goroutines.
type Recogniser struct {
	model   *Weights
	lists   *Lists
	scratch sync.Pool
}

// New puts a recogniser together.
func New(model *Weights, lists *Lists) *Recogniser {
	r := &Recogniser{model: model, lists: lists}
	r.scratch.New = func() any { return &scratch{scores: make([]int32, len(labels))} }
	return r
}

type scratch struct {
	features []uint32
	scores   []int32
}

// Load reads a recogniser that Write wrote.
func Load(in io.Reader) (*Recogniser, error) {
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("load recogniser: %w", err)
	}
	m, err := readWeights(z)
	if err != nil {
		return nil, fmt.Errorf("load recogniser: %w", err)
	}
	lists, err := NewLists()
	if err != nil {
		return nil, fmt.Errorf("load recogniser: %w", err)
	}
	return New(m, lists), nil
}

// Write writes the recogniser's model.
func (r *Recogniser) Write(w io.Writer) error {
	z := gzip.NewWriter(w)
	if err := r.model.write(z); err != nil {
		return err
	}
	return z.Close()
}

// Annotate adds Document.Entities.
func (r *Recogniser) Annotate(d *dateline.Document) error {
	s := r.scratch.Get().(*scratch)
	defer r.scratch.Put(s)
	d.Entities = nil
	memory := Memory{}
	for si := range d.Sentences {
		sent := d.Sentences[si].Span
		words := View{Tokens: d.Tokens[sent.Start:sent.End], Lists: r.lists, Memory: memory}
		words.Prepare()
		prev, start, kind := 0, -1, ""
		for i := range words.Tokens {
			s.features = words.Features(i, prev, s.features[:0])
			r.model.score(s.features, s.scores)
			k := best(s.scores, prev)
			if k%2 == 1 || k == 0 { // a name begins, or none goes on
				if start >= 0 {
					add(d, dateline.Span{Start: sent.Start + start, End: sent.Start + i}, kind, memory)
					start = -1
				}
				if k > 0 {
					start, kind = i, labels[k][2:]
				}
			}
			prev = k
		}
		if start >= 0 {
			add(d, dateline.Span{Start: sent.Start + start, End: sent.End}, kind, memory)
		}
	}
	return nil
}

// add records a name.
func add(d *dateline.Document, span dateline.Span, kind string, m Memory) {
	d.Entities = append(d.Entities, dateline.Entity{Span: span, Kind: kind})
	m.Note(d.Tokens[span.Start:span.End], kind)
}

// best returns the best label that may follow prev: I-X only after B-X or I-X.
func best(scores []int32, prev int) int {
	b := 0
	for k := 1; k < len(scores); k++ {
		if k%2 == 0 && prev != k && prev != k-1 {
			continue
		}
		if scores[k] > scores[b] {
			b = k
		}
	}
	return b
}

// Memory keeps what the words of names were taken for earlier in a document.
type Memory map[string]string

// Note remembers the words of a name.
func (m Memory) Note(tokens []dateline.Token, kind string) {
	for i := range tokens {
		if f := tokens[i].Form; len(f) > 2 && f[0] >= 'A' && f[0] <= 'Z' {
			m[strings.ToLower(f)] = kind
		}
	}
}
