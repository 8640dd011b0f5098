// Package tokenizer reads the Text of a document and adds its Title, Dateline, Tokens and Sentences.
//
// Words are those of the Universal Dependencies treebanks of English: don't is do and n't, Gondor's is
// Gondor and 's, well-known is well, - and known, but co-operate is one word. Each word is a stretch of
// Text without white space; together they cover everything outside the dateline but white space
// and control characters. No sentence crosses the end of a paragraph. Everything runs in linear time.
package tokenizer

import (
	"slices"

	"github.com/dateline/dateline"
)

// A Tokenizer finds words and sentences. It never changes; one serves all goroutines. The zero
// value splits sentences by rule.
type Tokenizer struct {
	split *Splitter
}

// New returns a tokenizer that splits sentences by rule.
func New() *Tokenizer { return &Tokenizer{} }

// NewWith returns a tokenizer that asks a learned splitter where sentences end; nil for rules.
func NewWith(s *Splitter) *Tokenizer { return &Tokenizer{split: s} }

// Annotate fills Title, Dateline, Tokens and Sentences. It never fails.
func (t *Tokenizer) Annotate(d *dateline.Document) error {
	blocks := paragraphs(d.Text)
	first := 0
	if k := titleLine(d.Text, blocks); k >= 0 {
		blocks[k].headline = true
		d.Title = blocks[k].Extent
		first = k + 1
	}
	for k := first; k < min(first+3, len(blocks)); k++ {
		line := d.Text[blocks[k].Start:blocks[k].End]
		if found, ok := readDateline(line, published(d)); ok {
			d.Dateline = found
			d.Dateline.Start += blocks[k].Start
			d.Dateline.End += blocks[k].Start
			blocks[k].Start = d.Dateline.End
			blocks[k].headline = false
			if blocks[k].Start >= blocks[k].End {
				blocks = slices.Delete(blocks, k, k+1)
			}
			break
		}
		if !heading(line) {
			break // only a subtitle or the name of the author may stand before a dateline
		}
	}
	t.blocks(d, blocks)
	return nil
}

// Plain fills Tokens and Sentences and takes titles and datelines as words like all others.
func (t *Tokenizer) Plain(d *dateline.Document) error {
	t.blocks(d, paragraphs(d.Text))
	return nil
}

// blocks fills Tokens and Sentences.
func (t *Tokenizer) blocks(d *dateline.Document, blocks []block) {
	d.Tokens = make([]dateline.Token, 0, len(d.Text)/5+8)
	s := scanner{text: d.Text}
	for _, b := range blocks {
		from := len(d.Tokens)
		s.out = d.Tokens
		s.scan(b.Start, b.End)
		d.Tokens = s.out
		if len(d.Tokens) > from {
			t.sentences(d, from, b.headline)
		}
	}
}

// sentences cuts the tokens from the given one on, a paragraph, into sentences.
func (t *Tokenizer) sentences(d *dateline.Document, from int, headline bool) {
	first := from
	var ends ender
	if t.split != nil {
		ends = t.split.ender(d.Text, d.Tokens[from:])
	} else {
		ends = ruled(d.Text, d.Tokens[from:])
	}
	for i := from; i < len(d.Tokens); i++ {
		d.Tokens[i].Sent = len(d.Sentences)
		if i+1 == len(d.Tokens) || !d.Tokens[i+1].Joined && ends(i-from) {
			d.Sentences = append(d.Sentences, dateline.Sentence{
				Span:      dateline.Span{Start: first, End: i + 1},
				Paragraph: first == from,
				Headline:  headline,
			})
			first = i + 1
		}
	}
}

// An ender reports whether a sentence ends after token i of a paragraph.
type ender func(i int) bool
