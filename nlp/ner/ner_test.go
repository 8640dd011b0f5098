package ner

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

// sentence returns a document of one sentence; a capital gives the tag NNP.
func sentence(words string) *dateline.Document {
	d := dateline.NewDocument(&dateline.Article{Body: words})
	for _, w := range strings.Fields(words) {
		tag := "NN"
		if isLetter(w) && strings.ToUpper(w[:1]) == w[:1] {
			tag = "NNP"
		}
		d.Tokens = append(d.Tokens, dateline.Token{Form: w, Tag: tag, Head: -1})
	}
	d.Sentences = []dateline.Sentence{{Span: dateline.Span{Start: 0, End: len(d.Tokens)}}}
	return d
}

// lands returns a recogniser that knows nothing but that words on the list of states are places.
func lands(bits int) *Recogniser {
	w := make([]float32, len(labels)<<bits)
	set := func(feature uint32, class int, x float32) { w[int(feature&(1<<bits-1))*len(labels)+class] = x }
	for _, prev := range []string{"O", "B-LOC"} {
		set(mix(5, uint32(Class(prev)+1), 0), 0, 1)
	}
	set(mix(33, uint32(Land), 0), Class("B-LOC"), 5)
	l := NewLists()
	l.Add("Gondor", Land)
	l.Add("Rohan", Land)
	return New(NewWeights(bits, w), l)
}

func TestAnnotate(t *testing.T) {
	d := sentence("The king of Gondor met Rohan today")
	if err := lands(18).Annotate(d); err != nil {
		t.Fatal(err)
	}
	want := []dateline.Entity{{Span: dateline.Span{Start: 3, End: 4}, Kind: "LOC"}, {Span: dateline.Span{Start: 5, End: 6}, Kind: "LOC"}}
	if !reflect.DeepEqual(d.Entities, want) {
		t.Errorf("got %v, want %v", d.Entities, want)
	}
}

func TestWriteLoad(t *testing.T) {
	var a, b bytes.Buffer
	if err := lands(10).Write(&a); err != nil {
		t.Fatal(err)
	}
	r, err := Load(bytes.NewReader(a.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Write(&b); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("a model changes when it is read and written", err)
	}
}

func TestNames(t *testing.T) {
	classes := []int{Class("B-PER"), Class("I-PER"), 0, Class("B-LOC"), Class("B-ORG"), Class("I-ORG")}
	want := []dateline.Entity{{Span: dateline.Span{Start: 0, End: 2}, Kind: "PER"}, {Span: dateline.Span{Start: 3, End: 4}, Kind: "LOC"}, {Span: dateline.Span{Start: 4, End: 6}, Kind: "ORG"}}
	if got := Names(classes); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestMemory(t *testing.T) {
	d := sentence("Faramir Took met Took and took tea")
	m := NewMemory(d.Tokens)
	m.Note(d.Tokens[:2], Class("B-PER"))
	if m.kind(wordHash("Took")) == 0 || m.kind(wordHash("tea")) != 0 || m.lower(wordHash("Took")) != 1 || m.lower(wordHash("Faramir")) != 0 {
		t.Error("memory is wrong")
	}
}

func FuzzLoad(f *testing.F) {
	var b bytes.Buffer
	lands(4).Write(&b)
	f.Add(b.Bytes())
	f.Add([]byte("\x1f\x8b"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := Load(bytes.NewReader(data)); err == nil {
			r.Annotate(sentence("Gondor met Rohan"))
		}
	})
}

func FuzzAnnotate(f *testing.F) {
	f.Add("The King of Gondor MET Rohan - and J.R. Took's ’ friends \xff é")
	r := lands(12)
	f.Fuzz(func(t *testing.T, words string) {
		d := sentence(words)
		r.Annotate(d)
		at := 0
		for _, e := range d.Entities {
			if e.Start < at || e.Empty() || e.End > len(d.Tokens) {
				t.Fatalf("%v in %q", d.Entities, words)
			}
			at = e.End
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	d := sentence(strings.Repeat("The foreign minister of Gondor , Faramir Took , met officials of the Council of Elrond in Rohan on Monday , he said . ", 40))
	r := lands(18)
	for b.Loop() {
		r.Annotate(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
