// Package ner finds names: it reads Tokens with their tags and Sentences, and adds Document.Entities, the names of
// people (PER), organisations (ORG), places (LOC) and other things (MISC).
//
// Each word is labelled from left to right with the part it plays in a name (the IOB2 scheme) by a hashed linear model over
// words, shapes, affixes, tags, neighbours, the run of capitals around it, word lists and what the same word was taken for earlier in
// the document.
package ner

import (
	"compress/gzip"
	"encoding/gob"
	"fmt"
	"io"
	"sync"

	"github.com/dateline/dateline"
)

// labels are the classes of the model.
var labels = [...]string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"}

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

// May reports whether a label may follow another: I-X only after B-X or I-X.
func May(prev, class int) bool { return class == 0 || class%2 == 1 || prev == class || prev == class-1 }

// A Recogniser finds names. It never changes after loading; one serves all goroutines.
type Recogniser struct {
	model   *Weights
	lists   *Lists
	scratch sync.Pool
}

// New puts a recogniser together.
func New(model *Weights, lists *Lists) *Recogniser {
	r := &Recogniser{model: model, lists: lists}
	r.scratch.New = func() any { return &scratch{view: NewView(lists, nil)} }
	return r
}

type scratch struct {
	view     *View
	features []uint32
	classes  []int
	scores   [len(labels)]int32
}

// header is what stands in front of the weights in a model file.
type header struct {
	Keys    []uint32
	Lists   []List
	Longest int
}

// Load reads a recogniser that Write wrote.
func Load(in io.Reader) (*Recogniser, error) {
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("load recogniser: %w", err)
	}
	var h header
	if err := gob.NewDecoder(oneByte{z}).Decode(&h); err != nil {
		return nil, fmt.Errorf("load recogniser: %w", err)
	}
	if len(h.Keys) != len(h.Lists) {
		return nil, fmt.Errorf("load recogniser: %d words, %d lists", len(h.Keys), len(h.Lists))
	}
	l := &Lists{table: make(map[uint32]List, len(h.Keys)), longest: h.Longest}
	for i, k := range h.Keys {
		l.table[k] = h.Lists[i]
	}
	m, err := readWeights(z)
	if err != nil {
		return nil, fmt.Errorf("load recogniser: %w", err)
	}
	return New(m, l), nil
}

// Write writes the recogniser.
func (r *Recogniser) Write(w io.Writer) error {
	z := gzip.NewWriter(w)
	keys, lists := r.lists.entries()
	if err := gob.NewEncoder(z).Encode(header{keys, lists, r.lists.longest}); err != nil {
		return err
	}
	if err := r.model.write(z); err != nil {
		return err
	}
	return z.Close()
}

// oneByte keeps gob from reading ahead.
type oneByte struct{ io.Reader }

// ReadByte reads a byte.
func (r oneByte) ReadByte() (byte, error) {
	var b [1]byte
	_, err := io.ReadFull(r.Reader, b[:])
	return b[0], err
}

// Annotate adds Document.Entities. It reads the document twice; the second time it knows what the first found.
func (r *Recogniser) Annotate(d *dateline.Document) error {
	s := r.scratch.Get().(*scratch)
	defer r.scratch.Put(s)
	memory := NewMemory(d.Tokens)
	s.view.memory = memory
	r.read(d, s, memory)
	r.read(d, s, nil)
	s.view.memory = nil
	return nil
}

// read labels the document once. With a memory it notes what it finds there.
func (r *Recogniser) read(d *dateline.Document, s *scratch, memory *Memory) {
	d.Entities = nil
	for si := range d.Sentences {
		sent := d.Sentences[si].Span
		s.view.Words(d.Tokens[sent.Start:sent.End])
		s.classes = s.classes[:0]
		prev := 0
		for i := range s.view.atoms {
			s.features = s.view.Features(i, prev, s.features[:0])
			r.model.score(s.features, &s.scores)
			prev = best(&s.scores, prev)
			s.classes = append(s.classes, prev)
		}
		for _, e := range Names(s.classes) {
			e.Start, e.End = e.Start+sent.Start, e.End+sent.Start
			if memory != nil {
				memory.Note(d.Tokens[e.Start:e.End], Class("B-"+e.Kind))
			} else if r.trim(d.Tokens, &e); !e.Empty() {
				d.Entities = append(d.Entities, r.part(d.Tokens, e)...)
			}
		}
	}
}

// part divides places joined by "and" ("Gondor and Central Rhovanion") unless the whole is a name that is known.
func (r *Recogniser) part(tokens []dateline.Token, e dateline.Entity) []dateline.Entity {
	if e.Kind != "LOC" || r.lists.OnAll(tokens[e.Start:e.End]) != 0 {
		return []dateline.Entity{e}
	}
	for i := e.Start + 1; i < e.End-1; i++ {
		if tokens[i].Form == "and" && tokens[i-1].POS == "PROPN" && (tokens[i+1].POS == "PROPN" || tokens[i+1].POS == "ADJ") {
			left, right := e, e
			left.End, right.Start = i, i+1
			return append(r.part(tokens, left), r.part(tokens, right)...)
		}
	}
	return []dateline.Entity{e}
}

// trim takes titles and peoples off the front of a person's name (Gondorian Captain Faramir); of one that is nothing else,
// nothing is left.
func (r *Recogniser) trim(tokens []dateline.Token, e *dateline.Entity) {
	if e.Kind != "PER" {
		return
	}
	for e.Start < e.End {
		form := tokens[e.Start].Form
		on := r.lists.On(form)
		if form == "Prime" { // Minister
			on |= Title
		}
		if on&(Title|Folk) == 0 || on&(First|Last) != 0 {
			return
		}
		e.Start++
	}
}

// Names returns the names that a row of classes tells.
func Names(classes []int) []dateline.Entity {
	var out []dateline.Entity
	for i, c := range classes {
		switch {
		case c == 0:
		case c%2 == 1 || len(out) == 0 || out[len(out)-1].End != i:
			out = append(out, dateline.Entity{Span: dateline.Span{Start: i, End: i + 1}, Kind: labels[c][2:]})
		default:
			out[len(out)-1].End++
		}
	}
	return out
}

// best returns the best label that may follow prev.
func best(scores *[len(labels)]int32, prev int) int {
	b := 0
	for k := 1; k < len(scores); k++ {
		if scores[k] > scores[b] && May(prev, k) {
			b = k
		}
	}
	return b
}
