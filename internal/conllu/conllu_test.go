package conllu

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

const sample = `# newdoc id = shire
# newpar
# sent_id = shire-1
# text = Gondor doesn't sleep.
1	Gondor	Gondor	PROPN	NNP	Number=Sing	4	nsubj	_	_
2-3	doesn't	_	_	_	_	_	_	_	_
2	does	do	AUX	VBZ	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	sleep	sleep	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

`

func readAll(text string) ([]*Sentence, error) {
	r := NewReader(strings.NewReader(text), "test.conllu")
	var out []*Sentence
	for {
		s, err := r.Next()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		out = append(out, s)
	}
}

// TestRoundTrip checks that what was read is written the same.
func TestRoundTrip(t *testing.T) {
	s, err := readAll(sample)
	if err != nil || len(s) != 1 {
		t.Fatal(len(s), err)
	}
	var buf bytes.Buffer
	w := NewWriter(&buf)
	if err := w.Write(s[0]); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if buf.String() != sample {
		t.Errorf("got\n%swant\n%s", buf.String(), sample)
	}
}

// TestReader checks what is skipped and where errors lie.
func TestReader(t *testing.T) {
	row := func(id, head string) string {
		return id + "\tx\t_\t_\t_\t_\t" + head + "\tdep\t_\tSpaceAfter=No|Entity=(x)\n"
	}
	for _, c := range []struct {
		name, in, err string
		words         int
	}{
		{"empty", "", "", 0},
		{"blank lines", "\n\n\n", "", 0},
		{"no blank line at the end", row("1", "0"), "", 1},
		{"carriage returns", strings.ReplaceAll(row("1", "0"), "\n", "\r\n") + "\r\n", "", 1},
		{"empty node", row("1", "0") + row("1.1", "_") + row("2", "1"), "", 2},
		{"no head", row("1", "_"), "", 1},
		{"few columns", row("1", "0") + "2\tx\n", "test.conllu:2: 2 columns instead of 10", 0},
		{"wrong id", "\n" + row("2", "0"), `test.conllu:2: id "2" where 1 was expected`, 0},
		{"head outside", row("1", "7"), "test.conllu:1: word 1 has the head 7 of 1 words", 0},
		{"bad head", row("1", "x"), `test.conllu:1: bad head "x"`, 0},
		{"bad range", row("2-1", "_"), `test.conllu:1: bad range "2-1"`, 0},
		{"range outside", row("1-3", "_") + row("1", "0"), "test.conllu:1: range 1-3 of 1 words", 0},
		{"no form", "1\t\t_\t_\t_\t_\t0\troot\t_\t_\n", "test.conllu:1: empty form", 0},
	} {
		s, err := readAll(c.in)
		if got := message(err); got != c.err {
			t.Errorf("%s: error %q, want %q", c.name, got, c.err)
			continue
		}
		n := 0
		for _, x := range s {
			n += len(x.Words)
		}
		if err == nil && n != c.words {
			t.Errorf("%s: %d words, want %d", c.name, n, c.words)
		}
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestDocument checks text, offsets and tree, there and back.
func TestDocument(t *testing.T) {
	s, err := readAll(sample + strings.Replace(sample, "# newdoc id = shire\n", "", 1))
	if err != nil {
		t.Fatal(err)
	}
	d := Document(s)
	if want := "Gondor doesn't sleep. \nGondor doesn't sleep. "; d.Text != want {
		t.Fatalf("text %q, want %q", d.Text, want)
	}
	for i := range d.Tokens {
		if w := &d.Tokens[i]; d.Text[w.Start:w.End] != w.Form {
			t.Errorf("token %d: %q at %q", i, w.Form, d.Text[w.Start:w.End])
		}
	}
	if !d.Tokens[2].Joined || d.Tokens[1].Joined || d.Tokens[5].Head != 8 || d.Tokens[8].Head != -1 {
		t.Errorf("tokens %+v", d.Tokens)
	}
	for n := range s {
		back := FromDocument(d, n)
		for i, w := range back.Words {
			if w != s[n].Words[i] && i+1 < len(back.Words) {
				t.Errorf("sentence %d word %d: %+v, want %+v", n, i, w, s[n].Words[i])
			}
		}
		if len(back.Multi) != 1 || back.Multi[0] != s[n].Multi[0] {
			t.Errorf("sentence %d: %+v, want %+v", n, back.Multi, s[n].Multi)
		}
	}
	if got := Document(nil); len(got.Tokens) != 0 || got.Text != "" {
		t.Errorf("no sentences: %+v", got)
	}
}

// FuzzReader checks that any input is read or refused, and that what was read makes a document
// whose offsets lie inside its text.
func FuzzReader(f *testing.F) {
	f.Add(sample)
	f.Add("1-2\tx\n")
	f.Fuzz(func(t *testing.T, in string) {
		s, err := readAll(in)
		if err != nil && errors.Is(err, io.EOF) {
			t.Fatal("io.EOF as an error")
		}
		d := Document(s)
		check(t, d)
		w := NewWriter(io.Discard)
		for n := range d.Sentences {
			if err := w.Write(FromDocument(d, n)); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func check(t *testing.T, d *dateline.Document) {
	for i, w := range d.Tokens {
		if w.Start < 0 || w.End > len(d.Text) || w.Start > w.End {
			t.Fatalf("token %d: %+v of %d bytes", i, w, len(d.Text))
		}
		if s := d.Sentences[w.Sent]; !s.Contains(i) || w.Head >= 0 && !s.Contains(w.Head) {
			t.Fatalf("token %d: %+v in %+v", i, w, s)
		}
	}
}
