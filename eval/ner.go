package eval

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/conllu"
)

// A NERText is a document of an IOB2 file: words by sentence with the names among them.
type NERText struct {
	Sentences [][]string
	Names     []dateline.Entity // spans of words, counted over the text
}

// ReadNER reads a file of lines "word<TAB>tag" (IOB2), gzipped or not; an empty line ends a sentence, lines that begin with # and
// hold no tab are comments, "# newdoc" begins a text. Errors carry file:line.
func ReadNER(name string, r io.Reader) ([]NERText, error) {
	in, err := unzip(name, r)
	if err != nil {
		return nil, err
	}
	sc := bufio.NewScanner(in)
	sc.Buffer(make([]byte, 0, 64<<10), maxLine)
	var out []NERText
	var sentence []string
	words := 0
	end := func() {
		if len(sentence) == 0 {
			return
		}
		if len(out) == 0 {
			out = append(out, NERText{})
		}
		t := &out[len(out)-1]
		t.Sentences = append(t.Sentences, sentence)
		sentence = nil
	}
	inside := false
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		word, tag, ok := strings.Cut(line, "\t")
		switch {
		case line == "":
			end()
			inside = false
		case !ok && strings.HasPrefix(line, "#"):
			if strings.HasPrefix(line, "# newdoc") {
				end()
				out = append(out, NERText{})
				words, inside = 0, false
			}
		case !ok || word == "":
			return nil, fmt.Errorf("%s:%d: no word and tag", name, n)
		default:
			if len(out) == 0 {
				out = append(out, NERText{})
			}
			t := &out[len(out)-1]
			begin, kind, ok := strings.Cut(tag, "-")
			switch {
			case begin == "O":
				inside = false
			case !ok || begin != "B" && begin != "I":
				return nil, fmt.Errorf("%s:%d: tag %q is none of O, B-KIND, I-KIND", name, n, tag)
			case begin == "I" && inside && t.Names[len(t.Names)-1].Kind == kind:
				t.Names[len(t.Names)-1].End++
			default:
				t.Names = append(t.Names, dateline.Entity{Span: dateline.Span{Start: words, End: words + 1}, Kind: kind})
				inside = true
			}
			sentence = append(sentence, word)
			words++
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	end()
	return out, nil
}

// Words returns the document of the gold words and sentences.
func (t *NERText) Words() *dateline.Document {
	var ss []*conllu.Sentence
	for _, words := range t.Sentences {
		s := &conllu.Sentence{}
		for _, w := range words {
			s.Words = append(s.Words, conllu.Word{Form: w, Head: -1, SpaceAfter: true})
		}
		ss = append(ss, s)
	}
	d := conllu.Document(ss)
	d.Article.File, d.Article.Language = "names", "en"
	for i := range d.Tokens {
		d.Tokens[i].Head = -1
	}
	return d
}

// A NERScore is how far names agree with a gold file: a name is right if its words and its kind are. Kinds that the gold lacks
// don't count.
type NERScore struct {
	Names int `json:"names"` // of the gold
	Figures
	Kinds []NERKind `json:"kinds"`
}

// A NERKind is the score of one kind of name.
type NERKind struct {
	Kind  string `json:"kind"`
	Gold  int    `json:"gold"`
	Found int    `json:"found"`
	Right int    `json:"right"`
	Figures
}

// ScoreNER compares the Entities of documents with gold texts; both lists have the same length. With kinds given, only
// those count.
func ScoreNER(gold []NERText, docs []*dateline.Document, kinds ...string) *NERScore {
	byKind := map[string]*NERKind{}
	for i := range gold {
		for _, e := range gold[i].Names {
			if len(kinds) > 0 && !slices.Contains(kinds, e.Kind) {
				continue
			}
			if byKind[e.Kind] == nil {
				byKind[e.Kind] = &NERKind{Kind: e.Kind}
			}
			byKind[e.Kind].Gold++
		}
	}
	for i := range gold {
		for _, e := range docs[i].Entities {
			k := byKind[e.Kind]
			if k == nil {
				continue
			}
			k.Found++
			if slices.Contains(gold[i].Names, e) {
				k.Right++
			}
		}
	}
	s := &NERScore{}
	right, found := 0, 0
	for _, k := range byKind {
		k.Figures = figures(k.Right, k.Found, k.Right, k.Gold)
		s.Kinds = append(s.Kinds, *k)
		s.Names += k.Gold
		right += k.Right
		found += k.Found
	}
	slices.SortFunc(s.Kinds, func(a, b NERKind) int { return cmp.Compare(a.Kind, b.Kind) })
	s.Figures = figures(right, found, right, s.Names)
	return s
}
