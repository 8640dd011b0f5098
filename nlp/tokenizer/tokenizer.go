// Package tokenizer finds words and sentences.
package tokenizer

import (
	"regexp"
	"strings"

	"github.com/dateline/dateline"
)

// Tokenizer is a stopgap.
type Tokenizer struct{}

// New returns one.
func New() *Tokenizer { return &Tokenizer{} }

var (
	word = regexp.MustCompile(`https?://\S+|(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|No|Spc|Sgt|Lt|Col)\.|\d+(?:[.,:]\d+)*|[\pL\pM]+(?:[’'][\pL]+)?|\S`)
	line = regexp.MustCompile(`^\s*(?:date \d{4}-\d\d-\d\d )?[A-Z][A-Z ,/.]+(?:, \w+ \d+)?(?: \([A-Za-z ]+\))? [–—-] `)
)

// Annotate fills Tokens and Sentences.
func (*Tokenizer) Annotate(d *dateline.Document) error {
	at := 0
	if m := line.FindStringIndex(d.Text); m != nil {
		d.Dateline.Start, d.Dateline.End = m[0], m[1]
		at = m[1]
	}
	for at < len(d.Text) {
		end := strings.IndexByte(d.Text[at:], '\n')
		if end < 0 {
			end = len(d.Text)
		} else {
			end += at
		}
		para(d, at, end)
		at = end + 1
	}
	return nil
}

func para(d *dateline.Document, from, to int) {
	text := d.Text[from:to]
	first := len(d.Tokens)
	newPara := true
	flush := func() {
		if len(d.Tokens) == first {
			return
		}
		d.Sentences = append(d.Sentences, dateline.Sentence{Span: dateline.Span{Start: first, End: len(d.Tokens)}, Paragraph: newPara})
		first, newPara = len(d.Tokens), false
	}
	add := func(s, e int, joined bool) {
		d.Tokens = append(d.Tokens, dateline.Token{Start: from + s, End: from + e, Form: text[s:e], Joined: joined, Head: -1, Sent: len(d.Sentences)})
	}
	ms := word.FindAllStringIndex(text, -1)
	for k, m := range ms {
		w := text[m[0]:m[1]]
		cut := -1
		for _, suf := range []string{"n't", "n’t", "'s", "’s", "'ll", "’ll", "'re", "’re", "'ve", "’ve", "'m", "’m", "'d", "’d"} {
			if strings.HasSuffix(w, suf) && len(w) > len(suf) {
				cut = m[1] - len(suf)
			}
		}
		if cut > 0 {
			add(m[0], cut, false)
			add(cut, m[1], true)
		} else {
			add(m[0], m[1], false)
		}
		if w == "." || w == "!" || w == "?" {
			next := k + 1
			if next < len(ms) && (text[ms[next][0]:ms[next][1]] == "”" || text[ms[next][0]:ms[next][1]] == `"`) {
				continue
			}
			flush()
		} else if (w == "”" || w == `"`) && k > 0 && strings.Contains(".!?", text[ms[k-1][0]:ms[k-1][1]]) && (k+1 >= len(ms) || strings.ToUpper(text[ms[k+1][0]:ms[k+1][0]+1]) == text[ms[k+1][0]:ms[k+1][0]+1]) {
			flush()
		}
	}
	flush()
}
