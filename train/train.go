package train

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/coding/place"
	"github.com/dateline/dateline/internal/conllu"
	"github.com/dateline/dateline/internal/neural"
	"github.com/dateline/dateline/models"
	"github.com/dateline/dateline/nlp/parser"
	"github.com/dateline/dateline/nlp/tagger"
	"golang.org/x/sync/errgroup"
)

// A Plan says what to train from and where to. Files that a folder lacks make Run fail before it
// trains anything, but for the development files.
type Plan struct {
	UD    string    // folder of ewt-train.conllu.gz, gum-train-free.conllu.gz; scored on the -dev files there
	News  string    // gzipped JSON Lines with a field text, to learn word embeddings from
	Words string    // word vectors, see ReadVectors
	NER   string    // folder of gum-train.iob2.gz; empty: no recogniser is made
	Out   string    // folder of the models
	Log   io.Writer // progress
}

// Treebanks are the files that the tagger and the parser learn from, in Plan.UD.
func Treebanks() []string { return []string{"ewt-train.conllu.gz", "gum-train-free.conllu.gz"} }

// taggerOptions, foldOptions and parserOptions are the sizes and lengths of the trainings.
func taggerOptions(given *neural.Vectors) Options {
	return Options{Emb: 128, Dim: 128, Layers: 2, Rounds: 9, Batch: 500, Rate: 3e-3, Drop: 0.2, Seed: 1, Given: given}
}

func foldOptions(given *neural.Vectors) Options {
	o := taggerOptions(given)
	o.Rounds = 6
	return o
}

func parserOptions(given *neural.Vectors) Options {
	return Options{Emb: 128, Dim: 256, Layers: 3, Width: 128, Rounds: 14, Batch: 800, Nets: 3, Rate: 2e-3, Drop: 0.3, TagDrop: 0.15, Seed: 1, Given: given}
}

func nameOptions(given *neural.Vectors) NameOptions {
	return NameOptions{
		Options: Options{Emb: 64, Dim: 128, Layers: 2, Rounds: 8, Batch: 500, Rate: 3e-3, Drop: 0.3, TagDrop: 0.1, Seed: 1, Given: given},
		Rare:    0.5, Parts: 0.05, Clues: 0.1, MadeClues: 0.4,
	}
}

const (
	embeddingRounds = 5
	folds           = 2 // taggers that tag the parser's training text
)

// Run makes tagger.model, parser.model and, if Plan.NER is given, ner.model. Of the names it takes
// only those of the documents that Treebanks holds.
func Run(p Plan) error {
	start := time.Now()
	var line sync.Mutex
	say := func(format string, args ...any) {
		line.Lock()
		defer line.Unlock()
		fmt.Fprintf(p.Log, "%6.0f s  ", time.Since(start).Seconds())
		fmt.Fprintf(p.Log, format+"\n", args...)
	}
	var sentences []*conllu.Sentence
	for _, name := range Treebanks() {
		s, err := ReadTreebank(filepath.Join(p.UD, name))
		if err != nil {
			return err
		}
		sentences = append(sentences, s...)
	}
	reports, err := ReadNews(p.News)
	if err != nil {
		return err
	}
	d := conllu.Document(sentences)
	var names []Marked
	if p.NER != "" {
		if names, err = ReadNames(filepath.Join(p.NER, "gum-train.iob2.gz")); err != nil {
			return err
		}
	}
	given, err := ReadVectors(p.Words)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(p.Out, "words.model"), given.Write, say); err != nil {
		return err
	}
	documents, weight := weigh(sentences)
	say("%d sentences, %d words", len(d.Sentences), len(d.Tokens))
	known := Pretrain(d, reports, taggerOptions(given).Emb, embeddingRounds, 1, say)

	net, classes := trainTagger(d, weight, known, taggerOptions(given), say)
	t := tagger.New(net, classes, Lemmas(d))
	if err := write(filepath.Join(p.Out, "tagger.model"), t.Write, say); err != nil {
		return err
	}
	report(p.UD, say, t)

	copies, from := Named(sentences, 1)
	d = conllu.Document(append(slices.Clone(sentences), copies...))
	for _, n := range from {
		documents, weight = append(documents, documents[n]), append(weight, 1)
	}
	say("%d sentences with names for pronouns", len(copies))
	var gold []string
	for i := range d.Tokens {
		gold = append(gold, d.Tokens[i].POS+"|"+d.Tokens[i].Tag)
	}
	if err := jackknife(d, documents, weight, folds, known, foldOptions(given), say); err != nil {
		return err
	}
	var work errgroup.Group
	work.Go(func() error {
		nets, labels := trainParser(d, gold, weight, known, parserOptions(given), say)
		made, err := parser.New(nets, labels)
		if err != nil {
			return err
		}
		if err := write(filepath.Join(p.Out, "parser.model"), made.Write, say); err != nil {
			return err
		}
		var rounded bytes.Buffer
		if err := made.Write(&rounded); err != nil {
			return err
		}
		if made, err = parser.Load(&rounded, given); err != nil {
			return err
		}
		report(p.UD, say, t, made)
		return nil
	})
	if p.NER != "" {
		work.Go(func() error {
			g, err := place.Open(models.Places())
			if err != nil {
				return err
			}
			o := nameOptions(given)
			say("embeddings of the recogniser")
			embeddings := Pretrain(conllu.Document(sentences), reports, o.Emb, embeddingRounds, o.Seed, say)
			r, err := Recogniser(d, sentences, names, reports, embeddings, g, t, o, say)
			if err != nil {
				return err
			}
			return write(filepath.Join(p.Out, "ner.model"), r.Write, say)
		})
	}
	return work.Wait()
}

// weigh returns for each sentence the number of its document and how often it counts: news twice.
func weigh(sentences []*conllu.Sentence) (documents, weight []int) {
	n, name := 0, ""
	for _, s := range sentences {
		if s.NewDoc {
			n, name = n+1, s.Doc
		}
		documents = append(documents, n)
		w := 1
		if strings.HasPrefix(name, "GUM_news") {
			w = 2
		}
		weight = append(weight, w)
	}
	return documents, weight
}

// write writes a model file by way of a temporary one and tells its sum.
func write(name string, to func(io.Writer) error, say func(string, ...any)) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name))
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	sum := sha256.New()
	if err := to(io.MultiWriter(f, sum)); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	say("%s: sha256 %x", name, sum.Sum(nil))
	return os.Rename(f.Name(), name)
}

// report scores stages on the development files of a folder of treebanks, those that are there.
func report(ud string, say func(string, ...any), stages ...interface {
	Annotate(*dateline.Document) error
},
) {
	for _, name := range []string{"ewt-dev", "gum-dev", "gum-dev-free"} {
		s, err := ReadTreebank(filepath.Join(ud, name+".conllu.gz"))
		if err != nil {
			continue
		}
		gold, got := conllu.Document(s), conllu.Document(s)
		start := time.Now()
		for _, stage := range stages {
			if err := stage.Annotate(got); err != nil {
				say("%s: %v", name, err)
				return
			}
		}
		took := time.Since(start)
		say("%s: %s (%.0f words/s)", name, Compare(gold, got), float64(len(got.Tokens))/took.Seconds())
	}
}
