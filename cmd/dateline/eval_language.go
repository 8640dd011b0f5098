package main

import (
	"fmt"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval"
	"github.com/dateline/dateline/pipeline"
)

// evaludcmd scores sentences and trees.
type evaludcmd struct {
	Gold string `arg:"" help:"CoNLL-U file, gzipped or not."`
	JSON bool   `name:"json" help:"Print JSON."`
	Jobs int    `short:"j" placeholder:"N" help:"Texts to work on at once; 0 is one for each core."`
}

// Help is shown by dateline eval ud --help.
func (evaludcmd) Help() string {
	return `Analyses the texts of a treebank twice, from raw text and from gold words and sentences, and prints F1 in the
manner of the CoNLL 2018 shared task: tokens, sentences, words, UPOS, XPOS, features, lemma, UAS, LAS (relations
without subtypes).

Example:
  dateline eval ud en_ewt-ud-dev.conllu`
}

// Run scores the treebank.
func (c *evaludcmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadUD)
	if err != nil {
		return err
	}
	raw, err := pipeline.New(pipeline.Options{Language: "any", Parse: true})
	if err != nil {
		return err
	}
	words, err := pipeline.New(pipeline.Options{Language: "any", Parse: true, Words: true})
	if err != nil {
		return err
	}
	fromRaw, err := each(gold, c.Jobs, func(t *eval.UDText) (*dateline.Document, error) { return raw.Process(t.Article()) })
	if err != nil {
		return err
	}
	fromWords, err := each(gold, c.Jobs, func(t *eval.UDText) (*dateline.Document, error) {
		d := t.Words()
		return d, words.Annotate(d)
	})
	if err != nil {
		return err
	}
	score := struct {
		Raw   *eval.UDScore `json:"raw"`
		Words *eval.UDScore `json:"words"`
	}{eval.ScoreUD(gold, fromRaw), eval.ScoreUD(gold, fromWords)}
	if c.JSON {
		return printJSON(s.out, score)
	}
	fmt.Fprintf(s.out, "words %d            raw text  gold words\n", score.Raw.Words)
	for _, l := range []struct {
		name string
		a, b float64
	}{
		{"tokens", score.Raw.Tokens, score.Words.Tokens}, {"sentences", score.Raw.Sentences, score.Words.Sentences},
		{"words", score.Raw.Aligned, score.Words.Aligned}, {"UPOS", score.Raw.UPOS, score.Words.UPOS}, {"XPOS", score.Raw.XPOS, score.Words.XPOS},
		{"features", score.Raw.Feats, score.Words.Feats}, {"lemma", score.Raw.Lemma, score.Words.Lemma},
		{"UAS", score.Raw.UAS, score.Words.UAS}, {"LAS", score.Raw.LAS, score.Words.LAS},
	} {
		fmt.Fprintf(s.out, "%-22s %8.4f  %8.4f\n", l.name, l.a, l.b)
	}
	return nil
}

// evalnercmd scores names.
type evalnercmd struct {
	Gold  string   `arg:"" help:"IOB2 file (word, tab, tag), gzipped or not."`
	Kinds []string `default:"PER,ORG,LOC" help:"Kinds of names that count."`
	JSON  bool     `name:"json" help:"Print JSON."`
	Jobs  int      `short:"j" placeholder:"N" help:"Texts to work on at once; 0 is one for each core."`
}

// Help is shown by dateline eval ner --help.
func (evalnercmd) Help() string {
	return `Finds names among gold words. A name is right if its words and its kind are.

Example:
  dateline eval ner gold.iob2.gz`
}

// Run scores the names.
func (c *evalnercmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadNER)
	if err != nil {
		return err
	}
	p, err := pipeline.New(pipeline.Options{Language: "any", Parse: true, Words: true})
	if err != nil {
		return err
	}
	docs, err := each(gold, c.Jobs, func(t *eval.NERText) (*dateline.Document, error) {
		d := t.Words()
		return d, p.Annotate(d)
	})
	if err != nil {
		return err
	}
	score := eval.ScoreNER(gold, docs, c.Kinds...)
	if c.JSON {
		return printJSON(s.out, score)
	}
	fmt.Fprintf(s.out, "names %d  P %.4f  R %.4f  F1 %.4f\n", score.Names, score.P, score.R, score.F1)
	for _, k := range score.Kinds {
		fmt.Fprintf(s.out, "  %-5s gold %4d found %4d right %4d  P %.4f  R %.4f  F1 %.4f\n", k.Kind, k.Gold, k.Found, k.Right, k.P, k.R, k.F1)
	}
	return nil
}
