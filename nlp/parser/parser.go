// Package parser reads the Tokens and Sentences of a document with their tags and adds to each
// token its head and its relation to it (Universal Dependencies, basic trees).
package parser

import (
	"bufio"
	"compress/gzip"
	"encoding/gob"
	"fmt"
	"io"
	"sync"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/linear"
)

// A Parser parses documents. It never changes after loading; one serves all goroutines.
type Parser struct {
	labels  []string
	moves   *linear.Model
	arcs    *linear.Model
	scratch sync.Pool
}

// New puts a parser together from what was learned.
func New(labels []string, moves, arcs *linear.Model) *Parser {
	p := &Parser{labels: labels, moves: moves, arcs: arcs}
	p.scratch.New = func() any {
		return &scratch{state: &State{}, moves: make([]int32, 3), labels: make([]int32, len(labels))}
	}
	return p
}

// Load reads a parser that Write wrote.
func Load(r io.Reader) (*Parser, error) {
	gz, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("load parser: %w", err)
	}
	z := bufio.NewReader(gz)
	var labels []string
	if err := gob.NewDecoder(z).Decode(&labels); err != nil {
		return nil, fmt.Errorf("load parser: %w", err)
	}
	moves, err := linear.Read(z)
	if err != nil {
		return nil, fmt.Errorf("load parser: %w", err)
	}
	arcs, err := linear.Read(z)
	if err != nil {
		return nil, fmt.Errorf("load parser: %w", err)
	}
	if moves.Classes != 3 || arcs.Classes != len(labels) || len(labels) == 0 {
		return nil, fmt.Errorf("load parser: %d moves, %d labels, %d names", moves.Classes, arcs.Classes, len(labels))
	}
	return New(labels, moves, arcs), nil
}

// Write writes the parser.
func (p *Parser) Write(w io.Writer) error {
	z := gzip.NewWriter(w)
	if err := gob.NewEncoder(z).Encode(p.labels); err != nil {
		return err
	}
	if err := p.moves.Write(z); err != nil {
		return err
	}
	if err := p.arcs.Write(z); err != nil {
		return err
	}
	return z.Close()
}

type scratch struct {
	state    *State
	features []uint32
	moves    []int32
	labels   []int32
}

// Annotate fills Head and Dep of every token.
func (p *Parser) Annotate(d *dateline.Document) error {
	s := p.scratch.Get().(*scratch)
	defer p.scratch.Put(s)
	for i := range d.Sentences {
		span := d.Sentences[i].Span
		p.sentence(d.Tokens[span.Start:span.End], span.Start, s)
	}
	return nil
}

// sentence parses the tokens of one sentence, which start at token first.
func (p *Parser) sentence(tokens []dateline.Token, first int, s *scratch) {
	st := s.state
	st.Reset(tokens)
	for !st.Done() {
		s.features = st.Features(s.features[:0])
		p.moves.Score(s.features, s.moves)
		best := -1
		for m, score := range s.moves {
			if st.Can(m) && (best < 0 || score > s.moves[best]) {
				best = m
			}
		}
		if head, dep := st.Arc(best); dep >= 0 {
			s.features = st.ArcFeatures(head, dep, s.features[:0])
			p.arcs.Score(s.features, s.labels)
			st.Label[dep] = p.labels[linear.Best(s.labels)]
		}
		st.Move(best)
	}
	for i := range tokens {
		tokens[i].Head, tokens[i].Dep = first+st.Head[i], st.Label[i]
		if st.Head[i] >= len(tokens) {
			tokens[i].Head, tokens[i].Dep = -1, "root"
		} else if tokens[i].Dep == "root" {
			tokens[i].Dep = "parataxis"
		}
	}
}
