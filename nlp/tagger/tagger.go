// Package tagger reads the Tokens and Sentences of a document and adds to each token its
// universal part of speech, Penn Treebank tag, morphological features and lemma.
package tagger

import (
	"bufio"
	"compress/gzip"
	"encoding/gob"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/linear"
)

// A Tagger tags documents. It never changes after loading; one serves all goroutines.
type Tagger struct {
	tags    []string // "UPOS|XPOS" by class
	upos    []string
	xpos    []string
	model   *linear.Model
	feats   map[string]string // tag, tab, lower-case form; or tag, tab
	lemmas  *Lemmas
	scratch sync.Pool
}

// header is what stands in front of the weights in a model file.
type header struct {
	Tags    []string
	Feats   map[string]string
	Words   map[string]string
	Endings map[string]script
}

// New puts a tagger together from what was learned.
func New(tags []string, model *linear.Model, feats map[string]string, lemmas *Lemmas) *Tagger {
	t := &Tagger{tags: tags, model: model, feats: feats, lemmas: lemmas}
	for _, tag := range tags {
		u, x, _ := strings.Cut(tag, "|")
		t.upos, t.xpos = append(t.upos, u), append(t.xpos, x)
	}
	t.scratch.New = func() any { return &scratch{scores: make([]int32, len(tags))} }
	return t
}

// Load reads a tagger that Write wrote.
func Load(r io.Reader) (*Tagger, error) {
	gz, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("load tagger: %w", err)
	}
	z := bufio.NewReader(gz)
	var h header
	if err := gob.NewDecoder(z).Decode(&h); err != nil {
		return nil, fmt.Errorf("load tagger: %w", err)
	}
	m, err := linear.Read(z)
	if err != nil {
		return nil, fmt.Errorf("load tagger: %w", err)
	}
	if m.Classes != len(h.Tags) || m.Classes == 0 {
		return nil, fmt.Errorf("load tagger: %d tags, %d classes", len(h.Tags), m.Classes)
	}
	return New(h.Tags, m, h.Feats, &Lemmas{h.Words, h.Endings}), nil
}

// Write writes the tagger.
func (t *Tagger) Write(w io.Writer) error {
	z := gzip.NewWriter(w)
	if err := gob.NewEncoder(z).Encode(header{t.tags, t.feats, t.lemmas.words, t.lemmas.endings}); err != nil {
		return err
	}
	if err := t.model.Write(z); err != nil {
		return err
	}
	return z.Close()
}

type scratch struct {
	forms    []string
	features []uint32
	scores   []int32
}

// Annotate fills POS, Tag, Feats and Lemma of every token.
func (t *Tagger) Annotate(d *dateline.Document) error {
	s := t.scratch.Get().(*scratch)
	defer t.scratch.Put(s)
	for i := range d.Sentences {
		span := d.Sentences[i].Span
		tokens := d.Tokens[span.Start:span.End]
		s.forms = s.forms[:0]
		for k := range tokens {
			s.forms = append(s.forms, tokens[k].Form)
		}
		p1, p2 := -1, -1
		for k := range tokens {
			s.features = Features(s.forms, k, p1, p2, s.features[:0])
			t.model.Score(s.features, s.scores)
			best := linear.Best(s.scores)
			p1, p2 = best, p1
			tok := &tokens[k]
			tok.POS, tok.Tag = t.upos[best], t.xpos[best]
			tok.Feats = t.featsOf(tok.Form, t.tags[best])
			tok.Lemma = t.lemmas.Lemma(tok.Form, t.tags[best])
		}
	}
	return nil
}

// featsOf looks the features of a form up, or of its tag alone.
func (t *Tagger) featsOf(form, tag string) string {
	if f, ok := t.feats[tag+"\t"+strings.ToLower(form)]; ok {
		return f
	}
	return t.feats[tag+"\t"]
}
