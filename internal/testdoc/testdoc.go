// Package testdoc builds Documents by hand for tests: from sentences written one word a line, so
// that a test says which tags, tree and names it assumes.
package testdoc

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dateline/dateline"
)

// Parse builds a Document from sentences parted by blank lines, one word a line:
//
//	form [lemma] POS head relation [entity]
//
// The lemma may be left out when it is the form in lower case; heads count from 1 within the
// sentence, 0 is the root; entity is B-PER, I-PER and so on. A line that begins with #p marks the next sentence as the
// first of a paragraph, other lines that begins with # are comments. Words are joined by single
// spaces; closing punctuation, 's and n't follow without one, and nothing follows an opening
// mark or a hyphen with one.
func Parse(text string) (*dateline.Document, error) {
	d := &dateline.Document{Article: &dateline.Article{Language: "en"}}
	var b strings.Builder
	var sent []dateline.Token
	var names []string
	para := true
	flush := func() error {
		if len(sent) == 0 {
			return nil
		}
		first := len(d.Tokens)
		start := -1
		for i := range sent {
			t := sent[i]
			if t.Head > len(sent) {
				return fmt.Errorf("testdoc: head %d of %q is outside its sentence", t.Head, t.Form)
			}
			t.Head += first - 1
			if t.Head < first {
				t.Head = -1
			}
			t.Sent = len(d.Sentences)
			if b.Len() > 0 && spaced(b.String(), t.Form) {
				b.WriteByte(' ')
			}
			t.Start = b.Len()
			b.WriteString(t.Form)
			t.End = b.Len()
			d.Tokens = append(d.Tokens, t)
			kind, begins := entity(names[i])
			if start >= 0 && (kind == "" || begins) {
				d.Entities[len(d.Entities)-1].End = first + i
				start = -1
			}
			if kind != "" && start < 0 {
				start = first + i
				d.Entities = append(d.Entities, dateline.Entity{Span: dateline.Span{Start: start}, Kind: kind})
			}
		}
		if start >= 0 {
			d.Entities[len(d.Entities)-1].End = len(d.Tokens)
		}
		d.Sentences = append(d.Sentences, dateline.Sentence{Span: dateline.Span{Start: first, End: len(d.Tokens)}, Paragraph: para})
		para = false
		sent, names = sent[:0], names[:0]
		return nil
	}
	for n, line := range strings.Split(text, "\n") {
		f := strings.Fields(line)
		switch {
		case len(f) == 0:
			if err := flush(); err != nil {
				return nil, err
			}
			continue
		case f[0] == "#p":
			para = true
			continue
		case strings.HasPrefix(f[0], "#"):
			continue
		}
		name := ""
		if last := f[len(f)-1]; len(last) > 2 && (last[:2] == "B-" || last[:2] == "I-") {
			name, f = last, f[:len(f)-1]
		}
		if len(f) == 4 {
			f = append([]string{f[0], strings.ToLower(f[0])}, f[1:]...)
		}
		if len(f) != 5 {
			return nil, fmt.Errorf("testdoc: line %d: want form, lemma, POS, head, relation: %q", n+1, line)
		}
		head, err := strconv.Atoi(f[3])
		if err != nil {
			return nil, fmt.Errorf("testdoc: line %d: head: %w", n+1, err)
		}
		sent = append(sent, dateline.Token{Form: f[0], Lemma: f[1], POS: f[2], Head: head, Dep: f[4]})
		names = append(names, name)
	}
	if err := flush(); err != nil {
		return nil, err
	}
	d.Text = b.String()
	d.Article.Body = d.Text
	return d, nil
}

func entity(tag string) (kind string, begins bool) {
	if tag == "" {
		return "", false
	}
	return tag[2:], tag[0] == 'B'
}

func spaced(before, form string) bool {
	switch form {
	case ",", ".", ";", ":", "!", "?", ")", "]", "'s", "’s", "'", "’", "n't", "n’t", "-", "”":
		return false
	}
	for _, open := range []string{"(", "[", "-", "“"} {
		if strings.HasSuffix(before, open) {
			return false
		}
	}
	return true
}
