package train

import (
	"bufio"
	"compress/gzip"
	_ "embed" // names
	"fmt"
	"io"
	"math/rand"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/coding/place"
	"github.com/dateline/dateline/internal/conllu"
	"github.com/dateline/dateline/nlp/ner"
	"github.com/dateline/dateline/nlp/tagger"
)

// A Marked is a document whose names are known.
type Marked struct {
	ID    string
	Doc   *dateline.Document
	Names []dateline.Entity // in order
	Misc  bool              // whether names of kind MISC were marked
	Made  bool              // whether names were put in from lists
}

// ReadNames reads IOB2: a word and its label a line, a blank line after each sentence, "# newdoc id" before each document.
func ReadNames(name string) ([]Marked, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		in = z
	}
	var out []Marked
	sc := bufio.NewScanner(in)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			out = append(out, Marked{ID: id, Doc: &dateline.Document{Article: &dateline.Article{ID: id}}, Misc: true})
			continue
		}
		word, label, ok := strings.Cut(line, "\t")
		if line == "" || !ok && strings.HasPrefix(line, "#") {
			continue
		}
		if !ok || len(out) == 0 {
			return nil, fmt.Errorf("%s:%d: no word of a document with its label", name, n)
		}
		m := &out[len(out)-1]
		at := len(m.Doc.Tokens)
		m.Doc.Tokens = append(m.Doc.Tokens, dateline.Token{Form: word})
		switch part, kind, _ := strings.Cut(label, "-"); {
		case part == "B":
			m.Names = append(m.Names, dateline.Entity{Span: dateline.Span{Start: at, End: at + 1}, Kind: kind})
		case part == "I" && len(m.Names) > 0 && m.Names[len(m.Names)-1].End == at:
			m.Names[len(m.Names)-1].End++
		case label != "O":
			return nil, fmt.Errorf("%s:%d: label %q", name, n, label)
		}
	}
	return out, sc.Err()
}

// Documents returns the documents of a treebank, without names. The tags are those of d, which holds the sentences.
func Documents(d *dateline.Document, sentences []*conllu.Sentence) []Marked {
	var out []Marked
	token := 0
	for from := 0; from < len(sentences); {
		to := from + 1
		for to < len(sentences) && !sentences[to].NewDoc {
			to++
		}
		m := Marked{ID: sentences[from].Doc, Doc: conllu.Document(sentences[from:to])}
		for i := range m.Doc.Tokens {
			m.Doc.Tokens[i].POS, m.Doc.Tokens[i].Tag = d.Tokens[token+i].POS, d.Tokens[token+i].Tag
		}
		out = append(out, m)
		token, from = token+len(m.Doc.Tokens), to
	}
	return out
}

//go:embed names/ewt.tsv
var marks string

// ReadMarks reads names that stand apart from their text: a line for each sentence that has any, with its sent_id, and after tabs the
// names as "KIND START END", words counted from 0, END not in the name.
func ReadMarks(name string, in io.Reader) (map[string][]dateline.Entity, error) {
	out := map[string][]dateline.Entity{}
	sc := bufio.NewScanner(in)
	for n := 1; sc.Scan(); n++ {
		id, rest, _ := strings.Cut(sc.Text(), "\t")
		if _, twice := out[id]; twice || id == "" {
			return nil, fmt.Errorf("%s:%d: sentence %q", name, n, id)
		}
		end := 0
		for _, mark := range strings.Split(rest, "\t") {
			f := strings.Fields(mark)
			if len(f) != 3 || ner.Label(f[0], 0, 1) == 0 {
				return nil, fmt.Errorf("%s:%d: name %q", name, n, mark)
			}
			from, err := strconv.Atoi(f[1])
			to, err2 := strconv.Atoi(f[2])
			if err != nil || err2 != nil || from < end || to <= from {
				return nil, fmt.Errorf("%s:%d: words %q", name, n, mark)
			}
			end = to
			out[id] = append(out[id], dateline.Entity{Span: dateline.Span{Start: from, End: to}, Kind: f[0]})
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

// Mark gives the documents of a treebank their names: those of known that are of the same id, and for the other documents the
// marks of their sentences.
func Mark(docs []Marked, sentences []*conllu.Sentence, known []Marked, marks map[string][]dateline.Entity) error {
	by := map[string]*Marked{}
	for i := range known {
		by[known[i].ID] = &known[i]
	}
	used, at := 0, 0
	for i := range docs {
		m := &docs[i]
		if k := by[m.ID]; k != nil {
			if len(k.Doc.Tokens) != len(m.Doc.Tokens) {
				return fmt.Errorf("document %q: names for %d words, not %d", m.ID, len(k.Doc.Tokens), len(m.Doc.Tokens))
			}
			m.Names, m.Misc = k.Names, k.Misc
		} else {
			for k, s := range m.Doc.Sentences {
				id := sentences[at+k].ID
				found := marks[id]
				for _, e := range found {
					e.Start, e.End = e.Start+s.Start, e.End+s.Start
					if e.End > s.End {
						return fmt.Errorf("sentence %q: a name ends at word %d of %d", id, e.End-s.Start, s.End-s.Start)
					}
					m.Names = append(m.Names, e)
				}
				if found != nil {
					used++
				}
			}
		}
		at += len(m.Doc.Sentences)
	}
	if used != len(marks) {
		return fmt.Errorf("names for %d sentences, of which %d are not in the treebank", len(marks), len(marks)-used)
	}
	return nil
}

// Recogniser learns a recogniser from the treebanks' sentences. The document holds them with the tags of taggers that did not see
// them; names are those of some of its documents, the others have the marks that this package holds. t tags what is written anew.
func Recogniser(d *dateline.Document, sentences []*conllu.Sentence, names []Marked, reports [][]string, known *Embeddings, g *place.Gazetteer,
	t *tagger.Tagger, o NameOptions, log func(string, ...any),
) (*ner.Recogniser, error) {
	lists, err := NameLists(g, sentences, reports)
	if err != nil {
		return nil, err
	}
	by, err := ReadMarks("names/ewt.tsv", strings.NewReader(marks))
	if err != nil {
		return nil, err
	}
	docs := Documents(d, sentences)
	if err := Mark(docs, sentences, names, by); err != nil {
		return nil, err
	}
	p, err := NewPools(g, lists)
	if err != nil {
		return nil, err
	}
	rng := rand.New(rand.NewSource(o.Seed))
	recased, err := Recased(docs, t.Annotate)
	if err != nil {
		return nil, err
	}
	docs = slices.Concat(docs, p.Swapped(docs, rng), p.Datelined(docs, rng), recased)
	return trainNames(docs, lists, known, o, log), nil
}

// allowed returns for each word of a document the set of labels that it may bear.
func (m *Marked) allowed() []uint32 {
	outside := uint32(1)
	if !m.Misc {
		for i := range 3 {
			outside |= 1<<ner.Label("MISC", i, 3) | 1<<ner.Label("MISC", 0, 1)
		}
	}
	out := make([]uint32, len(m.Doc.Tokens))
	for i := range out {
		out[i] = outside
	}
	for _, e := range m.Names {
		for i := e.Start; i < e.End; i++ {
			out[i] = 1 << ner.Label(e.Kind, i-e.Start, e.End-e.Start)
		}
	}
	return out
}
