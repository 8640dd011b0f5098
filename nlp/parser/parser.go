// Package parser reads the Tokens and Sentences of a document with their tags and adds to each
// token its head and its relation to it (Universal Dependencies, basic projective trees).
//
// A recurrent network reads each sentence and scores every word as the head of every other
// (Dozat and Manning 2017); the best tree is found by dynamic programming (Eisner 1996).
package parser

import (
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
)

// A Parser parses documents. It never changes after loading; one serves all goroutines.
type Parser struct {
	net     *Net
	labels  []string
	root    int // index of the relation root
	scratch sync.Pool
}

// about describes a parser in its file.
type about struct {
	Kind   string // "parser"
	Shape  neural.Shape
	Width  int
	Labels []string
}

// New puts a parser together from a net and the names of its relations, which include root.
func New(net *Net, labels []string) (*Parser, error) {
	p := &Parser{net: net, labels: labels, root: slices.Index(labels, "root")}
	if p.root < 0 || len(labels) < 2 {
		return nil, fmt.Errorf("parser: no relation root among %d", len(labels))
	}
	net.Prepare()
	p.scratch.New = func() any { return &scratch{} }
	return p, nil
}

// Load reads a parser that Write wrote.
func Load(r io.Reader) (*Parser, error) {
	var a about
	f, err := neural.NewReader(r, &a)
	if err != nil {
		return nil, fmt.Errorf("load parser: %w", err)
	}
	if a.Kind != "parser" || a.Width < 16 || a.Width > 4096 || a.Width%16 != 0 {
		return nil, fmt.Errorf("load parser: a model of the kind %q, %d wide", a.Kind, a.Width)
	}
	w := a.Width
	net := &Net{Encoder: f.Encoder(a.Shape), Width: w}
	net.Project = f.Linear(a.Shape.Dim, 4*w)
	net.Arc, net.Distance = f.Linear(w, w), f.Linear(w, distances)
	net.RootArc, net.RootLabel, net.Side = f.Floats(w), f.Floats(w), f.Floats(distances*w)
	net.Label = f.Linear(w, len(a.Labels))
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("load parser: %w", err)
	}
	return New(net, a.Labels)
}

// Write writes the parser. The rows of its features are rounded to 8 bits by that.
func (p *Parser) Write(w io.Writer) error {
	n := p.net
	f := neural.NewWriter(w, about{"parser", n.Encoder.Shape(), n.Width, p.labels})
	f.Encoder(n.Encoder)
	f.Linear(n.Project)
	f.Linear(n.Arc)
	f.Linear(n.Distance)
	f.Write(n.RootArc, n.RootLabel, n.Side)
	f.Linear(n.Label)
	return f.Flush()
}

type scratch struct {
	input   neural.Input
	decoder Decoder
}

// Annotate fills Head and Dep of every token.
func (p *Parser) Annotate(d *dateline.Document) error {
	s := p.scratch.Get().(*scratch)
	defer p.scratch.Put(s)
	for next := 0; next < len(d.Tokens); {
		end := s.input.Fill(d, p.net.Encoder, next, neural.TagFeatures)
		s.decoder.Parse(p.net, &s.input, len(p.labels), p.root)
		p.fill(d, s)
		next = end
	}
	for i := range d.Sentences {
		if !d.Sentences[i].Headline {
			clause(d, d.Sentences[i].Span)
		}
		doubled(d, d.Sentences[i].Span)
	}
	return nil
}

// fill writes the trees of a batch to the tokens. The root of a later piece of a long sentence
// hangs below the root of the first.
func (p *Parser) fill(d *dateline.Document, s *scratch) {
	in, dec := &s.input, &s.decoder
	for k := 0; k+1 < len(in.Sents); k++ {
		from, to := int(in.Sents[k]), int(in.Sents[k+1])
		first := in.First + from
		for i := from; i < to; i++ {
			t := &d.Tokens[in.First+i]
			t.Head, t.Dep = first+dec.Heads[i], p.labels[dec.Labels[i]]
			if dec.Heads[i] < to-from {
				continue
			}
			t.Head = -1
			start := d.Sentences[t.Sent].Start
			if first == start {
				continue
			}
			for h := start; h < first; h++ {
				if d.Tokens[h].Head < 0 {
					t.Head, t.Dep = h, "parataxis"
					break
				}
			}
		}
	}
}
