package export

import (
	"bytes"
	"strconv"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/conllu"
	"github.com/dateline/dateline/record"
)

// CoNLLU returns a document as CoNLL-U, a blank line behind every sentence. The sentences are named by
// the id of the article and their number; MISC is as in [Misc].
func CoNLLU(d *dateline.Document) ([]byte, error) {
	var buf bytes.Buffer
	w := conllu.NewWriter(&buf)
	misc := Misc(d, 0)
	for n := range d.Sentences {
		s := conllu.FromDocument(d, n)
		if s.NewDoc {
			s.Doc = d.Article.ID
		}
		s.ID = d.Article.ID + "-" + strconv.Itoa(n+1)
		copyMisc(s, misc[d.Sentences[n].Start:])
		if err := w.Write(s); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func copyMisc(s *conllu.Sentence, misc []string) {
	for i := range s.Words {
		s.Words[i].Misc = misc[i]
	}
}

// Misc returns the MISC column of every token: start_char and end_char in Unicode characters of the
// text, with base added, and NER=B-PER, I-PER and so on for names.
func Misc(d *dateline.Document, base int) []string {
	c := record.NewChars(d.Text)
	out := make([]string, len(d.Tokens))
	names := tags(d)
	for i := range d.Tokens {
		t := &d.Tokens[i]
		out[i] = "start_char=" + strconv.Itoa(base+c.At(t.Start)) + "|end_char=" + strconv.Itoa(base+c.At(t.End))
		if names[i] != "" {
			out[i] += "|NER=" + names[i]
		}
	}
	return out
}

// tags returns the names of a document as one BIO tag a token, "" outside.
func tags(d *dateline.Document) []string {
	out := make([]string, len(d.Tokens))
	for _, e := range d.Entities {
		for i := max(0, e.Start); i < e.End && i < len(out); i++ {
			out[i] = "I-" + e.Kind
			if i == e.Start {
				out[i] = "B-" + e.Kind
			}
		}
	}
	return out
}
