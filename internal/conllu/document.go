package conllu

import (
	"strings"

	"github.com/dateline/dateline"
)

// Document builds a document from sentences: their words, sentence and paragraph breaks and
// analyses. The text is put together from the forms and SpaceAfter. A Multi whose words do not
// spell it gives each of its words the extent of the whole.
func Document(sentences []*Sentence) *dateline.Document {
	var text strings.Builder
	d := &dateline.Document{}
	for n, s := range sentences {
		if n > 0 && s.NewPar {
			text.WriteByte('\n')
		}
		first := len(d.Tokens)
		multi := s.Multi
		for i := 0; i < len(s.Words); {
			if len(multi) > 0 && multi[0].First == i+1 {
				m := multi[0]
				multi = multi[1:]
				d.Tokens = append(d.Tokens, multiTokens(s, m, text.Len(), first, n)...)
				text.WriteString(m.Form)
				if m.SpaceAfter {
					text.WriteByte(' ')
				}
				i = m.Last
				continue
			}
			w := &s.Words[i]
			d.Tokens = append(d.Tokens, token(w, text.Len(), text.Len()+len(w.Form), first, n))
			text.WriteString(w.Form)
			if w.SpaceAfter {
				text.WriteByte(' ')
			}
			i++
		}
		if k := len(s.Words); k > 0 && text.Len() > 0 && !s.Words[k-1].SpaceAfter {
			text.WriteByte(' ')
		}
		d.Sentences = append(d.Sentences, dateline.Sentence{
			Span:      dateline.Span{Start: first, End: len(d.Tokens)},
			Paragraph: s.NewPar || s.NewDoc,
		})
	}
	d.Text = text.String()
	d.Article = &dateline.Article{Body: d.Text}
	return d
}

// multiTokens returns the tokens of the words of m, whose surface starts at byte start.
func multiTokens(s *Sentence, m Multi, start, first, sent int) []dateline.Token {
	words := s.Words[m.First-1 : m.Last]
	spelled := ""
	for _, w := range words {
		spelled += w.Form
	}
	out := make([]dateline.Token, 0, len(words))
	at := start
	for k := range words {
		from, to := start, start+len(m.Form)
		if spelled == m.Form {
			from, to = at, at+len(words[k].Form)
			at = to
		}
		t := token(&words[k], from, to, first, sent)
		t.Joined = k > 0
		out = append(out, t)
	}
	return out
}

// token turns a word into a token of a sentence that starts at token first.
func token(w *Word, start, end, first, sent int) dateline.Token {
	head := -1
	if w.Head > 0 {
		head = first + w.Head - 1
	}
	return dateline.Token{
		Start: start, End: end, Form: w.Form, Lemma: w.Lemma, POS: w.UPOS, Tag: w.XPOS,
		Feats: w.Feats, Head: head, Dep: w.Dep, Sent: sent,
	}
}

// FromDocument returns sentence n of a document as a CoNLL-U sentence with its text. Tokens that
// are joined become a Multi.
func FromDocument(d *dateline.Document, n int) *Sentence {
	span := d.Sentences[n].Span
	s := &Sentence{Text: d.Words(span), NewPar: d.Sentences[n].Paragraph, NewDoc: n == 0}
	tokens := d.Tokens[span.Start:span.End]
	for i := range tokens {
		t := &tokens[i]
		w := Word{Form: t.Form, Lemma: t.Lemma, UPOS: t.POS, XPOS: t.Tag, Feats: t.Feats, Dep: t.Dep, SpaceAfter: true}
		switch {
		case t.Head >= 0:
			w.Head = t.Head - span.Start + 1
		case t.Dep == "":
			w.Head = -1
		}
		w.SpaceAfter = spaceAfter(d, span.Start+i)
		s.Words = append(s.Words, w)
	}
	for i := 0; i < len(tokens); i++ {
		j := i + 1
		for j < len(tokens) && tokens[j].Joined {
			j++
		}
		if j == i+1 {
			continue
		}
		end := tokens[i].End
		for k := i; k < j; k++ {
			end = max(end, tokens[k].End)
			s.Words[k].SpaceAfter = true
		}
		s.Multi = append(s.Multi, Multi{i + 1, j, d.Text[tokens[i].Start:end], spaceAfter(d, span.Start+j-1)})
		i = j - 1
	}
	return s
}

// spaceAfter reports whether something stands between token i and the next one, or nothing follows.
func spaceAfter(d *dateline.Document, i int) bool {
	return i+1 >= len(d.Tokens) || d.Tokens[i+1].Start > d.Tokens[i].End
}
