package train

import (
	"bytes"
	"math"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/conllu"
	"github.com/dateline/dateline/nlp/ner"
)

// marked returns a few documents with their names.
func marked(t *testing.T) []Marked {
	d, _ := small(t)
	m := Marked{ID: "a", Doc: d}
	for i := range d.Tokens {
		if d.Tokens[i].POS == "PROPN" {
			m.Names = append(m.Names, dateline.Entity{Span: dateline.Span{Start: i, End: i + 1}, Kind: "LOC"})
		}
	}
	return []Marked{m, m, m, m}
}

// TestTrainNames trains a small recogniser twice: both times it gives the same file, and it finds what it was taught.
func TestTrainNames(t *testing.T) {
	o := NameOptions{Options: Options{Emb: 16, Dim: 32, Layers: 1, Rounds: 60, Batch: 30, Rate: 1e-2, Drop: 0.1, TagDrop: 0.1, Seed: 1}, Rare: 0.1}
	var first []byte
	for range 2 {
		docs := marked(t)
		r := trainNames(docs, ner.NewLists(), nil, o, func(string, ...any) {})
		var b bytes.Buffer
		if err := r.Write(&b); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b.Bytes()
		} else if !bytes.Equal(first, b.Bytes()) {
			t.Error("two trainings on the same data give different models")
		}
		if err := r.Annotate(docs[0].Doc); err != nil || !reflect.DeepEqual(docs[0].Doc.Entities, docs[0].Names) {
			t.Errorf("found %v, want %v, %v", docs[0].Doc.Entities, docs[0].Names, err)
		}
	}
}

// TestChain compares sums over all rows of labels with those of the chain.
func TestChain(t *testing.T) {
	c := newChain()
	rng := rand.New(rand.NewSource(1))
	scores, steps := make([]float32, 3*c.n), make([]float32, c.n*c.n)
	for _, s := range [][]float32{scores, steps} {
		for i := range s {
			s[i] = float32(rng.NormFloat64())
		}
	}
	c.prepare(steps)
	allowed := []uint32{1<<c.n - 1, 1<<ner.Label("PER", 1, 2) | 1<<ner.Label("PER", 1, 3) | 1, 1<<c.n - 1}
	got := c.run(scores, c.n, allowed)
	sum, label, step := 0.0, make([]float64, 3*c.n), make([]float64, c.n*c.n)
	for x := range c.n {
		for y := range c.n {
			for z := range c.n {
				if allowed[1]>>y&1 == 0 || !ner.Starts(x) || !ner.May(x, y) || !ner.May(y, z) || !ner.Ends(z) {
					continue
				}
				p := math.Exp(float64(scores[x] + scores[c.n+y] + scores[2*c.n+z] + steps[x*c.n+y] + steps[y*c.n+z]))
				sum += p
				label[x] += p
				label[c.n+y] += p
				label[2*c.n+z] += p
				step[x*c.n+y] += p
				step[y*c.n+z] += p
			}
		}
	}
	if math.Abs(got.log-math.Log(sum)) > 1e-4 {
		t.Errorf("log %v, want %v", got.log, math.Log(sum))
	}
	for i, p := range label {
		if math.Abs(got.labels[i]-p/sum) > 1e-4 {
			t.Errorf("label %d: %v, want %v", i, got.labels[i], p/sum)
		}
	}
	for i, p := range step {
		if math.Abs(got.steps[i]-p/sum) > 1e-4 {
			t.Errorf("step %d: %v, want %v", i, got.steps[i], p/sum)
		}
	}
}

func TestMark(t *testing.T) {
	sentences := []*conllu.Sentence{
		{ID: "x-1", Doc: "x", NewDoc: true, Words: []conllu.Word{{Form: "He", SpaceAfter: true}, {Form: "came", SpaceAfter: true}}},
		{ID: "x-2", Doc: "x", Words: []conllu.Word{{Form: "Gondor"}, {Form: "fell"}}},
	}
	d := conllu.Document(sentences)
	for _, c := range []struct {
		marks string
		want  []dateline.Entity
		fault string
	}{
		{"x-2\tLOC 0 1", []dateline.Entity{{Span: dateline.Span{Start: 2, End: 3}, Kind: "LOC"}}, ""},
		{"x-2\tLOC 1 3", nil, "ends at word 3 of 2"},
		{"x-3\tLOC 0 1", nil, "not in the treebank"},
		{"x-2\tLAND 0 1", nil, "m:1: name"},
		{"x-2\tLOC 1 1", nil, "m:1: words"},
		{"x-2\tLOC 0 1\nx-2\tLOC 0 1", nil, "m:2: sentence"},
	} {
		docs := Documents(d, sentences)
		marks, err := ReadMarks("m", strings.NewReader(c.marks))
		if err == nil {
			err = Mark(docs, sentences, nil, marks)
		}
		if c.fault != "" {
			if err == nil || !strings.Contains(err.Error(), c.fault) {
				t.Errorf("%q: %v, want %q", c.marks, err, c.fault)
			}
			continue
		}
		if err != nil || !reflect.DeepEqual(docs[0].Names, c.want) {
			t.Errorf("%q: %v, %v", c.marks, docs[0].Names, err)
		}
	}
}

// TestSwapped puts other names in the place of those that are known, and keeps the rest.
func TestSwapped(t *testing.T) {
	p := &Pools{persons: [][]string{{"Peregrin Took"}}, orgs: []string{"Council of Elrond"}, states: []string{"Arnor"}, cities: []string{"Bree"}, regions: []string{"Eriador"}, lists: ner.NewLists()}
	docs := marked(t)
	for _, m := range p.Swapped(docs, rand.New(rand.NewSource(1))) {
		if len(m.Names) != 6 || len(m.Doc.Sentences) != 3 {
			t.Errorf("%d names, %d sentences", len(m.Names), len(m.Doc.Sentences))
		}
		for _, e := range m.Names {
			if f := m.Doc.Tokens[e.Start].Form; f != "Bree" || e.Kind != "LOC" {
				t.Errorf("%s %s", e.Kind, f)
			}
		}
	}
	cased, err := Recased(append(docs, docs...), func(*dateline.Document) error { return nil })
	if err != nil || len(cased) == 0 {
		t.Fatalf("%d documents, %v", len(cased), err)
	}
	for _, m := range cased {
		for _, e := range m.Names {
			if f := strings.ToLower(m.Doc.Tokens[e.Start].Form); f != "gondor" && f != "arnor" && f != "rohan" {
				t.Errorf("the name %s", f)
			}
		}
	}
}

func FuzzReadMarks(f *testing.F) {
	f.Add("x-1\tPER 0 2\tORG 3 4\n")
	f.Fuzz(func(t *testing.T, text string) {
		marks, err := ReadMarks("m", strings.NewReader(text))
		if err != nil {
			return
		}
		for id, names := range marks {
			end := 0
			for _, e := range names {
				if e.Start < end || e.Empty() {
					t.Fatalf("%q: %v", id, names)
				}
				end = e.End
			}
		}
	})
}
