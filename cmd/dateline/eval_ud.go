package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval/ud"
	"github.com/dateline/dateline/internal/conllu"
	"github.com/dateline/dateline/nlp/tokenizer"
	"github.com/dateline/dateline/pipeline"
)

// evaludcmd scores words, tags and trees.
type evaludcmd struct {
	Gold string `arg:"" name:"gold.conllu" help:"Treebank, gzipped or not."`
	From string `default:"both" enum:"raw,words,both" help:"Start from raw text, from gold words, or both: raw, words, both."`
	JSON bool   `name:"json" help:"Print JSON: F1 by start and measure."`
}

// Help is shown by dateline eval ud --help.
func (evaludcmd) Help() string {
	return `Analyses the text of a treebank and prints the measures of the CoNLL 2018 shared task: tokens,
sentences, words, tags, features, lemmas, UAS and LAS.

Raw text is put together from the words and SpaceAfter, paragraph by paragraph and document by
document; gold words keep the treebank's words and sentences.

Example:
  dateline eval ud en_ewt-ud-dev.conllu`
}

// Run scores.
func (c *evaludcmd) Run(s std) error {
	data, err := os.ReadFile(c.Gold)
	if err != nil {
		return err
	}
	if strings.HasSuffix(c.Gold, ".gz") {
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return fmt.Errorf("%s: %w", c.Gold, err)
		}
		if data, err = io.ReadAll(z); err != nil {
			return fmt.Errorf("%s: %w", c.Gold, err)
		}
	}
	docs, err := treebank(bytes.NewReader(data), filepath.Base(c.Gold))
	if err != nil {
		return err
	}
	p, err := pipeline.New(pipeline.Options{Language: "any", Parse: true, Words: true})
	if err != nil {
		return err
	}
	all := map[string]map[string]float64{}
	for _, m := range []struct {
		name, title string
		start       func([]*conllu.Sentence) (*dateline.Document, error)
	}{{"raw", "From raw text", rawDocument}, {"words", "From gold words", goldDocument}} {
		if c.From != m.name && c.From != "both" {
			continue
		}
		var out bytes.Buffer
		for _, sentences := range docs {
			d, err := m.start(sentences)
			if err != nil {
				return err
			}
			if err := p.Annotate(d); err != nil {
				return err
			}
			if err := writeTrees(&out, d, sentences, m.name == "words"); err != nil {
				return err
			}
		}
		scores, err := ud.Evaluate(bytes.NewReader(data), &out)
		if err != nil {
			return err
		}
		if c.JSON {
			all[m.name] = map[string]float64{
				"tokens": scores.Tokens.F1(), "sentences": scores.Sentences.F1(), "words": scores.Words.F1(),
				"upos": scores.UPOS.F1(), "xpos": scores.XPOS.F1(), "feats": scores.UFeats.F1(), "lemma": scores.Lemmas.F1(),
				"uas": scores.UAS.F1(), "las": scores.LAS.F1(),
			}
			continue
		}
		fmt.Fprintf(s.out, "%s\n%s\n", m.title, scores)
	}
	if c.JSON {
		return printJSON(s.out, all)
	}
	return nil
}

// treebank reads the documents of a treebank.
func treebank(r io.Reader, name string) ([][]*conllu.Sentence, error) {
	in := conllu.NewReader(r, name)
	var docs [][]*conllu.Sentence
	for {
		s, err := in.Next()
		if errors.Is(err, io.EOF) {
			return docs, nil
		}
		if err != nil {
			return nil, err
		}
		if s.NewDoc || len(docs) == 0 {
			docs = append(docs, nil)
		}
		docs[len(docs)-1] = append(docs[len(docs)-1], s)
	}
}

// rawDocument forgets everything but the text.
func rawDocument(sentences []*conllu.Sentence) (*dateline.Document, error) {
	text := strings.ReplaceAll(conllu.Document(sentences).Text, "\n", "\n\n")
	d := dateline.NewDocument(&dateline.Article{Body: text})
	return d, tokenizer.New().Plain(d)
}

// goldDocument forgets everything but words and sentences.
func goldDocument(sentences []*conllu.Sentence) (*dateline.Document, error) {
	d := conllu.Document(sentences)
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Lemma, t.POS, t.Tag, t.Feats, t.Head, t.Dep = "", "", "", "", -1, ""
	}
	return d, nil
}

// writeTrees writes a document as CoNLL-U, with the surface tokens of gold if the words are gold's.
func writeTrees(out io.Writer, d *dateline.Document, gold []*conllu.Sentence, words bool) error {
	w := conllu.NewWriter(out)
	for n := range d.Sentences {
		s := conllu.FromDocument(d, n)
		if words {
			s.Multi = gold[n].Multi
			for i := range s.Words {
				s.Words[i].Form = gold[n].Words[i].Form
			}
		}
		if err := w.Write(s); err != nil {
			return err
		}
	}
	return w.Flush()
}
