package pipeline

import (
	"bytes"
	"io"
	"io/fs"
	"sync"

	"github.com/dateline/dateline/coding/actor"
	"github.com/dateline/dateline/coding/context"
	"github.com/dateline/dateline/coding/date"
	"github.com/dateline/dateline/coding/event"
	"github.com/dateline/dateline/coding/meeting"
	"github.com/dateline/dateline/coding/place"
	"github.com/dateline/dateline/coding/quote"
	"github.com/dateline/dateline/internal/neural"
	"github.com/dateline/dateline/models"
	"github.com/dateline/dateline/nlp/coref"
	"github.com/dateline/dateline/nlp/ner"
	"github.com/dateline/dateline/nlp/parser"
	"github.com/dateline/dateline/nlp/tagger"
	"github.com/dateline/dateline/nlp/tokenizer"
	"github.com/dateline/dateline/rules"
)

// A Stage is one line of the table.
type Stage struct {
	Name string
	Part Part
	Adds []string // fields of Document that it fills; Tokens.POS is the field POS of every token
	Load func(Options) (Annotator, error)
}

// A Part is a division of the table.
type Part int

const (
	Words Part = iota // finds words and sentences
	Parse             // analyses sentences
	Code              // finds out who did what to whom
)

// Stages returns the table: every stage in the order in which they run.
//
// Ingest comes before the first: it makes the Article, and with it Document.Text.
func Stages() []Stage {
	words := sync.OnceValues(func() (*neural.Vectors, error) {
		return neural.ReadVectors(bytes.NewBuffer(models.Words()))
	})
	return []Stage{
		{
			"tokenizer", Words,
			[]string{"Title", "Dateline", "Tokens", "Sentences"},
			func(Options) (Annotator, error) { return tokenizer.New(), nil },
		},
		{
			"tagger", Parse,
			[]string{"Tokens.POS", "Tokens.Tag", "Tokens.Feats", "Tokens.Lemma"},
			func(Options) (Annotator, error) { return withWords(words, models.Tagger(), tagger.Load) },
		},
		{
			"parser", Parse,
			[]string{"Tokens.Head", "Tokens.Dep"},
			func(Options) (Annotator, error) { return withWords(words, models.Parser(), parser.Load) },
		},
		{
			"ner", Parse,
			[]string{"Entities"},
			func(Options) (Annotator, error) { return withWords(words, models.Names(), ner.Load) },
		},
		{
			"coref", Code,
			[]string{"Chains"},
			func(Options) (Annotator, error) { return coref.New(), nil },
		},
		{
			"quote", Code,
			[]string{"Quotes"},
			func(Options) (Annotator, error) { return quote.New(rules.Files) },
		},
		{
			"date", Code,
			[]string{"Dates", "Dateline.Date"},
			func(Options) (Annotator, error) { return date.New(), nil },
		},
		{"place", Code, []string{"Places", "Dateline.Where"}, loadPlace},
		{"actor", Code, []string{"Actors", "Mentions", "Quotes.Mention", "Quotes.Actor"}, loadActor},
		{
			"context", Code,
			[]string{"Contexts"},
			func(Options) (Annotator, error) { return context.New() },
		},
		{
			"event", Code,
			[]string{"Events"},
			func(o Options) (Annotator, error) {
				return event.New(event.Options{Rules: o.Rules, Own: o.Own, Goldstein: o.Goldstein})
			},
		},
		{
			"meeting", Code,
			[]string{"Meetings", "Agreements"},
			func(Options) (Annotator, error) { return meeting.New(), nil },
		},
	}
}

func loadPlace(o Options) (Annotator, error) {
	g, err := place.Open(models.Places())
	if err != nil {
		return nil, err
	}
	s, err := place.New(g, rules.Files)
	if err != nil {
		return nil, err
	}
	return s.View(o.Disputed)
}

func loadActor(o Options) (Annotator, error) {
	from := o.Actors
	if from == nil {
		from = []fs.FS{rules.Files}
	}
	registry, err := actor.Load(from...)
	if err != nil {
		return nil, err
	}
	return actor.New(registry), nil
}

// withWords loads a model that reads words by given vectors.
func withWords[T Annotator](words func() (*neural.Vectors, error), model []byte, load func(io.Reader, *neural.Vectors) (T, error)) (Annotator, error) {
	v, err := words()
	if err != nil {
		return nil, err
	}
	return load(bytes.NewBuffer(model), v)
}
