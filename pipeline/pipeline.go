// Package pipeline puts the stages in order: it takes Articles and gives Documents.
//
// What runs, in which order, and what each stage adds to the Document is one table, [Stages]. A
// Pipeline never changes after New and serves any number of goroutines.
package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"sync"

	"github.com/dateline/dateline"
)

// An Annotator is a stage that is ready to work: it adds its part to a document and leaves the rest
// alone. It must be safe for use by several goroutines at once.
type Annotator interface {
	Annotate(*dateline.Document) error
}

// Options say how to build a pipeline. The zero value codes English reports with everything that is
// built in.
type Options struct {
	Language  string  // ISO 639-1 code of the reports to take, "any" for all; "" is English
	Goldstein string  // scale of Event.Goldstein: gdelt, icews or phoenix; "" is gdelt
	Disputed  string  // whose codes and names disputed territories carry, one of place.Views; "" is iso
	Last      string  // name of the last stage to run; "" is the last of the table
	Parse     bool    // only the language stages: words, tags, trees and names
	Actors    []fs.FS // registries of actors, each holding the folder actors; nil is the one that is built in
	Rules     fs.FS   // event rules, holding the folder events; nil are those that are built in
	Own       fs.FS   // event rules of a user, which win over Rules; may be nil
	Words     bool    // documents bring their words and sentences: the tokenizer is left out
}

// A Pipeline is a row of loaded stages.
type Pipeline struct {
	stages   []loaded
	language string
}

type loaded struct {
	name string
	Annotator
}

// ErrLanguage says that a report is in a language that the pipeline does not take.
var ErrLanguage = errors.New("set aside")

// An Error says which report could not be processed, in which stage, and why.
type Error struct {
	File  string // Article.File
	Stage string // empty if the report did not come to any stage
	Stack string // where the stage broke down, if it did
	Err   error
}

// Error returns "file: stage: what".
func (e *Error) Error() string {
	if e.Stage == "" {
		return fmt.Sprintf("%s: %v", e.File, e.Err)
	}
	return fmt.Sprintf("%s: %s: %v", e.File, e.Stage, e.Err)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// New loads the stages of the table that the options ask for.
func New(o Options) (*Pipeline, error) {
	p := &Pipeline{language: o.Language}
	if p.language == "" {
		p.language = "en"
	}
	var table []Stage
	known := o.Last == ""
	for _, s := range Stages() {
		if o.Words && s.Part == Words || o.Parse && s.Part == Code {
			continue
		}
		table = append(table, s)
		if known = known || s.Name == o.Last; s.Name == o.Last {
			break
		}
	}
	if !known {
		return nil, fmt.Errorf("no stage is called %q", o.Last)
	}
	p.stages = make([]loaded, len(table))
	errs := make([]error, len(table))
	var wg sync.WaitGroup
	for i, s := range table {
		wg.Go(func() {
			a, err := s.Load(o)
			if err != nil {
				errs[i] = fmt.Errorf("%s: %w", s.Name, err)
			}
			p.stages[i] = loaded{s.Name, a}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return p, nil
}

// Process turns an article into a document with everything that was found in it. The error, if
// any, is an *Error; it wraps ErrLanguage if the report is in another language. A stage that
// breaks down costs the one report.
func (p *Pipeline) Process(a *dateline.Article) (*dateline.Document, error) {
	if err := p.speaks(a); err != nil {
		return nil, err
	}
	d := dateline.NewDocument(a)
	if err := p.Annotate(d); err != nil {
		return nil, err
	}
	return d, nil
}

// Annotate runs the stages over a document, which may bring its words and sentences (Options.Words).
func (p *Pipeline) Annotate(d *dateline.Document) error {
	for _, s := range p.stages {
		if err := run(s, d); err != nil {
			return err
		}
	}
	return nil
}

// speaks tells whether the pipeline takes the language of an article. One that was not recognised is
// taken.
func (p *Pipeline) speaks(a *dateline.Article) error {
	if p.language == "any" || a.Language == "" || a.Language == p.language {
		return nil
	}
	return &Error{File: a.File, Err: fmt.Errorf("%w: the text is not in %s but in %s", ErrLanguage, name(p.language), name(a.Language))}
}

func run(s loaded, d *dateline.Document) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = &Error{File: d.Article.File, Stage: s.name, Stack: string(debug.Stack()), Err: fmt.Errorf("broke down: %v", x)}
		}
	}()
	if err := s.Annotate(d); err != nil {
		return &Error{File: d.Article.File, Stage: s.name, Err: err}
	}
	return nil
}
