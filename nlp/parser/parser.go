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
	"github.com/dateline/dateline/internal/titlecase"
)

// A Parser parses documents. It never changes after loading; one serves all goroutines.
type Parser struct {
	nets    []*Net // the first, and twins of it
	labels  []string
	root    int // index of the relation root
	scratch sync.Pool
}

// maxNets is the largest number of nets that Load takes.
const maxNets = 16

// about describes a parser in its file.
type about struct {
	Kind   string // "parser"
	Shape  neural.Shape
	Width  int
	Nets   int
	Labels []string
}

// New puts a parser together from nets, whose encoders are twins of the first one's, and the names of their relations, which
// include root. The scores of the nets are added up.
func New(nets []*Net, labels []string) (*Parser, error) {
	p := &Parser{nets: nets, labels: labels, root: slices.Index(labels, "root")}
	if len(nets) == 0 {
		return nil, fmt.Errorf("parser: no net")
	}
	if p.root < 0 || len(labels) < 2 {
		return nil, fmt.Errorf("parser: no relation root among %d", len(labels))
	}
	for _, n := range nets {
		n.Prepare()
	}
	p.scratch.New = func() any { return &scratch{} }
	return p, nil
}

// Load reads a parser that Write wrote. Words are the word vectors that it was trained with.
func Load(r io.Reader, words *neural.Vectors) (*Parser, error) {
	var a about
	f, err := neural.NewReader(r, &a)
	if err != nil {
		return nil, fmt.Errorf("load parser: %w", err)
	}
	if a.Kind != "parser" || a.Width < 16 || a.Width > 4096 || a.Width%16 != 0 || a.Nets < 1 || a.Nets > maxNets {
		return nil, fmt.Errorf("load parser: a model of the kind %q, %d wide, with %d nets", a.Kind, a.Width, a.Nets)
	}
	w := a.Width
	var nets []*Net
	for k := range a.Nets {
		net := &Net{Width: w}
		if k == 0 {
			net.Encoder = f.Encoder(a.Shape, words)
		} else {
			net.Encoder = f.Twin(nets[0].Encoder)
		}
		net.Project = f.Linear(a.Shape.Dim, 4*w)
		net.Arc, net.Distance = f.Linear(w, w), f.Linear(w, distances)
		net.RootArc, net.RootLabel, net.Side = f.Floats(w), f.Floats(w), f.Floats(distances*w)
		net.Label = f.Linear(w, len(a.Labels))
		if err := f.Err(); err != nil {
			return nil, fmt.Errorf("load parser: %w", err)
		}
		nets = append(nets, net)
	}
	return New(nets, a.Labels)
}

// Write writes the parser. The rows of its features are rounded to 8 bits by that.
func (p *Parser) Write(w io.Writer) error {
	first := p.nets[0]
	f := neural.NewWriter(w, about{"parser", first.Encoder.Shape(), first.Width, len(p.nets), p.labels})
	for k, n := range p.nets {
		if k == 0 {
			f.Encoder(n.Encoder)
		} else {
			f.Twin(n.Encoder)
		}
		f.Linear(n.Project)
		f.Linear(n.Arc)
		f.Linear(n.Distance)
		f.Write(n.RootArc, n.RootLabel, n.Side)
		f.Linear(n.Label)
	}
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
	for i := range d.Sentences {
		if x := &d.Sentences[i]; titlecase.Is(d, x) {
			defer titlecase.Lower(d, x, func(k int) bool { return d.Tokens[k].POS != "PROPN" })()
		}
	}
	for next := 0; next < len(d.Tokens); {
		end := s.input.Fill(d, p.nets[0].Encoder, next, neural.TagFeatures)
		s.decoder.Parse(p.nets, &s.input, len(p.labels), p.root)
		p.fill(d, s)
		next = end
	}
	for i := range d.Sentences {
		if !d.Sentences[i].Headline {
			forces(d, d.Sentences[i].Span)
			clause(d, d.Sentences[i].Span)
		}
		if d.Sentences[i].Title(d) {
			headed(d, d.Sentences[i].Span)
			going(d, d.Sentences[i].Span)
		}
		doubled(d, d.Sentences[i].Span)
		titled(d, d.Sentences[i].Span)
		field(d, d.Sentences[i].Span)
		spoken(d, d.Sentences[i].Span)
		content(d, d.Sentences[i].Span)
		infinitive(d, d.Sentences[i].Span)
		dead(d, d.Sentences[i].Span)
		striker(d, d.Sentences[i].Span)
		hostage(d, d.Sentences[i].Span)
		held(d, d.Sentences[i].Span)
		deathly(d, d.Sentences[i].Span)
		doing(d, d.Sentences[i].Span)
		sitting(d, d.Sentences[i].Span)
		partitive(d, d.Sentences[i].Span)
		armed(d, d.Sentences[i].Span)
		refusal(d, d.Sentences[i].Span)
		toll(d, d.Sentences[i].Span)
		owner(d, d.Sentences[i].Span)
		joined(d, d.Sentences[i].Span)
		clausal(d, d.Sentences[i].Span)
		before(d, d.Sentences[i].Span)
		misled(d, d.Sentences[i].Span)
		raised(d, d.Sentences[i].Span)
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
