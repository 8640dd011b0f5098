// Package tagger reads the Tokens and Sentences of a document and adds to each token its
// universal part of speech, Penn Treebank tag, morphological features and lemma.
//
// A recurrent network reads each sentence and decides on tags and features together. Lemmas come
// from a table of known words and from rules on endings.
package tagger

import (
	"fmt"
	"io"
	"sync"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
	"github.com/dateline/dateline/internal/titlecase"
)

// A Tagger tags documents. It never changes after loading; one serves all goroutines.
type Tagger struct {
	net     *Net
	classes []Class
	lemmas  *Lemmas
	scratch sync.Pool
}

// A Class is what the network tells apart.
type Class struct {
	POS, Tag, Feats string
}

// ClassOf returns the class of a token.
func ClassOf(t *dateline.Token) Class { return Class{t.POS, t.Tag, t.Feats} }

// about describes a tagger in its file.
type about struct {
	Kind    string // "tagger"
	Shape   neural.Shape
	Classes []Class
	Lemmas  *Lemmas
}

// New puts a tagger together from what was learned.
func New(net *Net, classes []Class, lemmas *Lemmas) *Tagger {
	net.Prepare()
	lemmas.Prepare()
	t := &Tagger{net: net, classes: classes, lemmas: lemmas}
	t.scratch.New = func() any { return &scratch{} }
	return t
}

// Load reads a tagger that Write wrote. Words are the word vectors that it was trained with.
func Load(r io.Reader, words *neural.Vectors) (*Tagger, error) {
	var a about
	f, err := neural.NewReader(r, &a)
	if err != nil {
		return nil, fmt.Errorf("load tagger: %w", err)
	}
	if a.Kind != "tagger" || len(a.Classes) == 0 || a.Lemmas == nil {
		return nil, fmt.Errorf("load tagger: a model of the kind %q with %d classes", a.Kind, len(a.Classes))
	}
	net := &Net{Encoder: f.Encoder(a.Shape, words), Output: f.Linear(a.Shape.Dim, len(a.Classes))}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("load tagger: %w", err)
	}
	return New(net, a.Classes, a.Lemmas), nil
}

// Write writes the tagger. The rows of its features are rounded to 8 bits by that.
func (t *Tagger) Write(w io.Writer) error {
	f := neural.NewWriter(w, about{"tagger", t.net.Encoder.Shape(), t.classes, t.lemmas})
	f.Encoder(t.net.Encoder)
	f.Linear(t.net.Output)
	return f.Flush()
}

type scratch struct {
	input   neural.Input
	decoder Decoder
}

// Annotate fills POS, Tag, Feats and Lemma of every token.
func (t *Tagger) Annotate(d *dateline.Document) error {
	s := t.scratch.Get().(*scratch)
	defer t.scratch.Put(s)
	for i := range d.Sentences {
		if x := &d.Sentences[i]; titlecase.Is(d, x) {
			defer titlecase.Lower(d, x, func(k int) bool { return t.lemmas.word(d.Tokens[k].Form) })()
		}
	}
	for next := 0; next < len(d.Tokens); {
		end := s.input.Fill(d, t.net.Encoder, next, nil)
		s.decoder.Tag(t.net, &s.input, len(t.classes))
		for k, c := range s.decoder.Classes {
			token, class := &d.Tokens[next+k], &t.classes[c]
			token.POS, token.Tag, token.Feats = class.POS, class.Tag, class.Feats
			token.Lemma = t.lemmas.Lemma(token.Form, class.POS, class.Tag)
		}
		next = end
	}
	for i := range d.Sentences {
		hyphened(d, d.Sentences[i].Span)
		idiom(d, d.Sentences[i].Span)
		ongoing(d, d.Sentences[i].Span)
		t.verbal(d, d.Sentences[i].Span)
		people(d, d.Sentences[i].Span)
		t.backing(d, d.Sentences[i].Span)
		if d.Sentences[i].Title(d) {
			t.headline(d, d.Sentences[i].Span)
		}
	}
	return nil
}
