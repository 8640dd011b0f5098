package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/export"
	"github.com/dateline/dateline/ingest"
	"github.com/dateline/dateline/internal/conllu"
	"github.com/dateline/dateline/pipeline"
)

// parsecmd analyses sentences.
type parsecmd struct {
	inputs
	Input  string `default:"auto" enum:"auto,text,html,jsonl,json,feed,ninjs,newsml,mail,mbox,warc,sitemap,list,conllu" placeholder:"FORMAT" help:"Format of the input: auto, text, html, jsonl, json, feed, ninjs, newsml, mail, mbox, warc, sitemap, list, conllu."`
	Output string `short:"o" placeholder:"FILE" help:"Write to a file; it appears when it is whole."`
}

// Help is shown by dateline parse --help.
func (parsecmd) Help() string {
	return `Prints every sentence as CoNLL-U (Universal Dependencies 2): words, lemmas, tags, features, tree.
MISC holds start_char and end_char of each word, counted in Unicode characters of the text,
and NER=B-PER and so on for names. Input of any size runs in constant memory.

With --input conllu the words and sentences of a CoNLL-U file are kept and everything else is
filled anew.

Examples:
  dateline parse report.txt
  echo "Gondor praised Arnor." | dateline parse
  dateline parse --input conllu gold.conllu > system.conllu`
}

// Run analyses the sentences.
func (c *parsecmd) Run(s std) error {
	paths, err := c.paths(s)
	if err != nil {
		return err
	}
	format := c.Input
	if format == "auto" || format == "conllu" {
		format = ""
	}
	o, err := c.options(s, format)
	if err != nil {
		return err
	}
	out, err := create(c.Output, s)
	if err != nil {
		return err
	}
	defer out.drop()
	p, err := pipeline.New(pipeline.Options{Language: c.Language, Parse: true, Words: c.Input == "conllu"})
	if err != nil {
		return err
	}
	var lines iter.Seq2[[]byte, error]
	if c.Input == "conllu" {
		lines = pipeline.Parallel(batches(paths, o), c.Jobs, func(b *batch) ([]byte, error) { return b.parse(p) })
	} else {
		lines = pipeline.Parallel(ingest.Read(paths, o), c.Jobs, func(a *dateline.Article) ([]byte, error) {
			d, err := p.Process(a)
			if err != nil {
				return nil, err
			}
			return export.CoNLLU(d)
		})
	}
	return deliver(s, out, lines)
}

// batchSize is how many sentences of a CoNLL-U file are worked on together.
const batchSize = 64

// A batch is a run of sentences of a CoNLL-U file.
type batch struct {
	file      string
	sentences []*conllu.Sentence
	doc       *dateline.Document
	base      int // characters in front of it
}

// batches reads CoNLL-U files.
func batches(paths []string, o ingest.Options) iter.Seq2[*batch, error] {
	return func(yield func(*batch, error) bool) {
		for f, err := range ingest.Files(paths, o) {
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			in := conllu.NewReader(f, f.Path)
			base, count := 0, 0
			for more := true; more; {
				b := &batch{file: f.Path, base: base}
				var broken error
				for more && len(b.sentences) < batchSize {
					s, err := in.Next()
					if err != nil {
						more = false
						if !errors.Is(err, io.EOF) {
							broken = err
						}
						break
					}
					b.sentences = append(b.sentences, s)
				}
				if len(b.sentences) > 0 {
					count += len(b.sentences)
					if base > 0 && b.sentences[0].NewPar {
						b.base++
					}
					b.doc = conllu.Document(b.sentences)
					base = b.base + utf8.RuneCountInString(b.doc.Text)
					if !yield(b, nil) {
						return
					}
				}
				if broken == nil && !more && count == 0 {
					broken = &ingest.Error{File: f.Path, Err: ingest.ErrEmpty}
				}
				if broken != nil && !yield(nil, broken) {
					return
				}
			}
		}
	}
}

// parse fills the columns of the sentences anew.
func (b *batch) parse(p *pipeline.Pipeline) ([]byte, error) {
	d := b.doc
	d.Article.File = fmt.Sprintf("%s:%d", b.file, b.sentences[0].StartLine)
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Lemma, t.POS, t.Tag, t.Feats, t.Head, t.Dep = "", "", "", "", -1, ""
	}
	if err := p.Annotate(d); err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	w := conllu.NewWriter(&buf)
	misc := export.Misc(d, b.base)
	for n, s := range b.sentences {
		first := d.Sentences[n].Start
		for i := range s.Words {
			t := &d.Tokens[first+i]
			x := &s.Words[i]
			x.Lemma, x.UPOS, x.XPOS, x.Feats, x.Dep, x.Head = t.Lemma, t.POS, t.Tag, t.Feats, t.Dep, -1
			switch {
			case t.Head >= 0:
				x.Head = t.Head - first + 1
			case t.Dep != "":
				x.Head = 0
			}
			x.Misc = misc[first+i]
		}
		if err := w.Write(s); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}
