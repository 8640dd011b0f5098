// Package ner finds names: it reads Tokens with their tags and Sentences, and adds Document.Entities, the names of
// people (PER), organisations (ORG), places (LOC) and other things (MISC).
//
// A recurrent network reads each sentence: forms and affixes, tags, and clues from word lists, from the run of capitals around a
// word and from how the document writes it. It scores for each word the part that it plays in a name (beginning, inside, end, whole,
// outside), and the best row of labels is taken (Lample et al. 2016). What a name was taken for elsewhere in the document then helps to
// decide where it is unsure.
package ner

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
	"github.com/dateline/dateline/internal/titlecase"
)

// A Recogniser finds names. It never changes after loading; one serves all goroutines.
type Recogniser struct {
	net     *Net
	lists   *Lists
	scratch sync.Pool
}

// about describes a recogniser in its file.
type about struct {
	Kind    string // "ner"
	Shape   neural.Shape
	Labels  []string
	Words   int // on the lists
	Longest int
}

// New puts a recogniser together. No more names may be added to the lists.
func New(net *Net, lists *Lists) *Recogniser {
	net.Prepare()
	lists.prepare()
	r := &Recogniser{net: net, lists: lists}
	r.scratch.New = func() any { return &scratch{clues: NewClues(lists), memory: memory{}} }
	return r
}

// Load reads a recogniser that Write wrote.
func Load(in io.Reader, words *neural.Vectors) (*Recogniser, error) {
	var a about
	f, err := neural.NewReader(in, &a)
	if err != nil {
		return nil, fmt.Errorf("load recogniser: %w", err)
	}
	if a.Kind != "ner" || len(a.Labels) != len(labels) {
		return nil, fmt.Errorf("load recogniser: a model of the kind %q with %d labels", a.Kind, len(a.Labels))
	}
	lists := &Lists{longest: a.Longest}
	keys := f.Words(a.Words)
	for _, w := range f.Words(a.Words) {
		lists.rows = append(lists.rows, List(w))
	}
	net := &Net{Encoder: f.Encoder(a.Shape, words), Output: f.Linear(a.Shape.Dim, len(labels)), Steps: f.Floats(len(labels) * len(labels))}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("load recogniser: %w", err)
	}
	lists.dict = neural.NewDict(keys)
	return New(net, lists), nil
}

// Write writes the recogniser. The rows of its features are rounded to 8 bits by that.
func (r *Recogniser) Write(w io.Writer) error {
	var rows []uint32
	for _, l := range r.lists.rows {
		rows = append(rows, uint32(l))
	}
	f := neural.NewWriter(w, about{"ner", r.net.Encoder.Shape(), labels[:], len(rows), r.lists.longest})
	f.Write(r.lists.dict.Keys, rows)
	f.Encoder(r.net.Encoder)
	f.Linear(r.net.Output)
	f.Write(r.net.Steps)
	return f.Flush()
}

type scratch struct {
	clues  *Clues
	input  neural.Input
	buffer neural.Buffer
	out    []float32
	path   path
	scores []float32 // of the labels of all words of the document
	labels []uint8
	pieces []int32 // where sentences, or pieces of long ones, start
	memory memory
	names  []dateline.Entity
}

// Annotate adds Document.Entities.
func (r *Recogniser) Annotate(d *dateline.Document) error {
	s := r.scratch.Get().(*scratch)
	defer r.scratch.Put(s)
	d.Entities = nil
	s.clues.Read(d)
	s.scores, s.pieces = s.scores[:0], append(s.pieces[:0], 0)
	for next := 0; next < len(d.Tokens); {
		at := next
		next = s.input.Fill(d, r.net.Encoder, next, func(t *dateline.Token, out []uint32) []uint32 {
			out = append(neural.TagFeatures(t, out), s.clues.Of(at)...)
			at++
			return out
		})
		r.score(s)
	}
	s.labels = slices.Grow(s.labels[:0], len(d.Tokens))[:len(d.Tokens)]
	clear(s.memory)
	s.each(func(from, to int, scores []float32, row []uint8) {
		doubt(d.Tokens[from:to], scores, titlecase.Is(d, &d.Sentences[d.Tokens[from].Sent]))
		s.path.best(scores, r.net.Steps, row)
		s.memory.note(d.Tokens[from:to], row)
	})
	s.each(func(from, to int, scores []float32, row []uint8) {
		if s.memory.tell(d.Tokens[from:to], row, scores) {
			s.path.best(scores, r.net.Steps, row)
		}
		s.names = Names(row, s.names[:0])
		for _, e := range s.names {
			e.Start, e.End = e.Start+from, e.End+from
			if r.trim(d.Tokens, &e); !e.Empty() {
				d.Entities = append(d.Entities, r.part(d.Tokens, e)...)
			}
		}
	})
	return nil
}

// score adds the scores of the labels of the words of a batch.
func (r *Recogniser) score(s *scratch) {
	n, wide := s.input.Len(), r.net.Output.Out
	enc := r.net.Encoder.Encode(&s.input, &s.buffer)
	s.out = slices.Grow(s.out[:0], n*wide)[:n*wide]
	r.net.Output.Run(s.out, enc, n, &s.buffer.Rows)
	for i := range n {
		s.scores = append(s.scores, s.out[i*wide:i*wide+len(labels)]...)
	}
	for _, end := range s.input.Sents[1:] {
		s.pieces = append(s.pieces, int32(s.input.First)+end)
	}
}

// doubt takes from the scores of verbs that are written small those of people and places, and from those of verbs in a headline with a capital on every word those
// of all names.
func doubt(tokens []dateline.Token, scores []float32, cased bool) {
	for i := range tokens {
		t := &tokens[i]
		small := t.Form != "" && t.Form[0] >= 'a' && t.Form[0] <= 'z'
		if !strings.HasPrefix(t.Tag, "VB") || !small && !(cased && i > 0) {
			continue
		}
		for k, kind := range kinds {
			if small && kind != "PER" && kind != "LOC" {
				continue
			}
			for p := range 4 {
				scores[i*len(labels)+1+4*k+p] -= verb
			}
		}
	}
}

// verb is what doubt takes.
const verb = 5

// each calls f for every piece with its tokens, scores and labels.
func (s *scratch) each(f func(from, to int, scores []float32, row []uint8)) {
	for k := 0; k+1 < len(s.pieces); k++ {
		from, to := int(s.pieces[k]), int(s.pieces[k+1])
		f(from, to, s.scores[from*len(labels):to*len(labels)], s.labels[from:to])
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
