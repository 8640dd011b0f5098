package ner

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
)

// sentence returns a document of one sentence; a capital gives the tag NNP.
func sentence(words string) *dateline.Document {
	d := dateline.NewDocument(&dateline.Article{Body: words})
	for _, w := range strings.Fields(words) {
		tag := "NN"
		if isUpper(w) {
			tag = "NNP"
		}
		d.Tokens = append(d.Tokens, dateline.Token{Form: w, Tag: tag, Head: -1})
	}
	d.Sentences = []dateline.Sentence{{Span: dateline.Span{Start: 0, End: len(d.Tokens)}}}
	return d
}

// lands returns a recogniser that knows nothing but that words on the list of states are places, and those on the list of first names
// people.
func lands() *Recogniser {
	l := NewLists()
	l.Add("Gondor", Land)
	l.Add("Arnor", Land)
	l.Add("Faramir", First)
	hash := NewClues(l).hash
	keys := []uint32{hash[clueWord+2], hash[clueWord+0]} // Land, First
	if keys[0] > keys[1] {
		keys[0], keys[1] = keys[1], keys[0]
	}
	e := neural.NewEncoder(neural.NewDict(keys), nil, 16, 32, 0)
	e.Table[e.Dict.Row(hash[clueWord+2])*16] = 1
	e.Table[e.Dict.Row(hash[clueWord+0])*16+1] = 1
	e.In.W[16*32], e.In.W[17*32+1] = 1, 1 // the word's own row
	net := NewNet(e)
	net.Output.W[Label("LOC", 0, 1)] = 5
	net.Output.W[net.Output.Out+Label("PER", 0, 1)] = 5
	net.Output.B[0] = 1
	return New(net, l)
}

func TestAnnotate(t *testing.T) {
	for _, c := range []struct {
		words string
		want  []dateline.Entity
	}{
		{"The king of Gondor met Arnor today", []dateline.Entity{{Span: dateline.Span{Start: 3, End: 4}, Kind: "LOC"}, {Span: dateline.Span{Start: 5, End: 6}, Kind: "LOC"}}},
		{"Faramir left", []dateline.Entity{{Span: dateline.Span{Start: 0, End: 1}, Kind: "PER"}}},
		{"nobody came", nil},
		{"", nil},
	} {
		d := sentence(c.words)
		if err := lands().Annotate(d); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(d.Entities, c.want) {
			t.Errorf("%q: got %v, want %v", c.words, d.Entities, c.want)
		}
	}
}

// TestDoubt takes no verb for a name that has the letters of one.
func TestDoubt(t *testing.T) {
	d := sentence("gondor fell")
	d.Tokens[0].Tag = "VBD"
	r := lands()
	if err := r.Annotate(d); err != nil || len(d.Entities) != 0 {
		t.Errorf("a verb is the name %v, %v", d.Entities, err)
	}
	d.Tokens[0].Tag = "NN"
	if err := r.Annotate(d); err != nil || len(d.Entities) != 1 {
		t.Errorf("found %v, %v", d.Entities, err)
	}
}

// TestDoubtCased takes no verb for a name where every word has a capital.
func TestDoubtCased(t *testing.T) {
	r := lands()
	for tag, want := range map[string]int{"VBZ": 0, "NNP": 1} {
		d := sentence("Someone Gondor Nobody Shields")
		d.Tokens[1].Tag = tag
		d.Sentences[0].Headline = true
		if err := r.Annotate(d); err != nil || len(d.Entities) != want {
			t.Errorf("%s: found %v, %v", tag, d.Entities, err)
		}
	}
}

func TestWriteLoad(t *testing.T) {
	var a bytes.Buffer
	if err := lands().Write(&a); err != nil {
		t.Fatal(err)
	}
	r, err := Load(bytes.NewReader(a.Bytes()), nil)
	if err != nil {
		t.Fatal(err)
	}
	d := sentence("The king of Gondor")
	if err := r.Annotate(d); err != nil || len(d.Entities) != 1 {
		t.Errorf("a model that was read finds %v, %v", d.Entities, err)
	}
	if _, err := Load(strings.NewReader(a.String()[:a.Len()-9]), nil); err == nil {
		t.Error("a model that was cut short is read")
	}
}

func TestLabels(t *testing.T) {
	var row []uint8
	want := []dateline.Entity{{Span: dateline.Span{Start: 0, End: 3}, Kind: "PER"}, {Span: dateline.Span{Start: 4, End: 5}, Kind: "LOC"}, {Span: dateline.Span{Start: 5, End: 7}, Kind: "ORG"}}
	for _, e := range want {
		for len(row) < e.Start {
			row = append(row, 0)
		}
		for i := e.Start; i < e.End; i++ {
			row = append(row, uint8(Label(e.Kind, i-e.Start, e.End-e.Start)))
		}
	}
	if got := Names(row, nil); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	for i := range row {
		if i > 0 && !May(int(row[i-1]), int(row[i])) {
			t.Errorf("%s may not stand after %s", labels[row[i]], labels[row[i-1]])
		}
	}
	if May(Label("PER", 0, 2), 0) || May(0, Label("PER", 1, 2)) || May(Label("PER", 0, 2), Label("LOC", 1, 2)) {
		t.Error("a name may be cut off")
	}
}

// TestBest compares the best path with that of a search of all.
func TestBest(t *testing.T) {
	const n = len(labels)
	scores, steps := make([]float32, 3*n), make([]float32, n*n)
	x := uint32(1)
	for _, s := range [][]float32{scores, steps} {
		for i := range s {
			x = x*1664525 + 1013904223
			s[i] = float32(x>>16) / 8192
		}
	}
	got := make([]uint8, 3)
	(&path{}).best(scores, steps, got)
	top, want := float32(lowest), []uint8(nil)
	for a := range n {
		for b := range n {
			for c := range n {
				if s := scores[a] + steps[a*n+b] + scores[n+b] + steps[b*n+c] + scores[2*n+c]; s > top && Starts(a) && May(a, b) && May(b, c) && Ends(c) {
					top, want = s, []uint8{uint8(a), uint8(b), uint8(c)}
				}
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestMemory tells a name that the rest of the document takes for a person's.
func TestMemory(t *testing.T) {
	d := sentence("Faramir Took met Took and took tea")
	m := memory{}
	m.note(d.Tokens, []uint8{uint8(Label("PER", 0, 2)), uint8(Label("PER", 1, 2)), 0, uint8(Label("PER", 0, 1)), 0, 0, 0})
	later := sentence("Took rode")
	scores := make([]float32, 2*len(labels))
	if !m.tell(later.Tokens, []uint8{0, 0}, scores) {
		t.Error("nothing is told of a word that was seen")
	}
	if person, place := scores[Label("PER", 0, 1)], scores[Label("LOC", 0, 1)]; person <= place || person <= scores[0] {
		t.Errorf("a person's name is told as %v", scores)
	}
	if m.tell(d.Tokens[5:], []uint8{0, 0}, scores) {
		t.Error("something is told of words without capitals")
	}
}

func TestClues(t *testing.T) {
	l := NewLists()
	l.Add("Council of Elrond", Org)
	c := NewClues(l)
	d := sentence("Minister Elrond of the Council of Elrond had no council")
	c.Read(d)
	for _, x := range []struct {
		word, clue int
		has        bool
	}{
		{4, clueName + 4, true},             // Org, first word
		{5, clueName + listed + 4, true},    // inside
		{6, clueName + 2*listed + 4, true},  // last
		{1, clueName + 2*listed + 4, false}, // not in it
		{4, clueLower, true},
		{1, clueUpper, true},
		{7, clueUpper, false},
	} {
		if got := slices.Contains(c.Of(x.word), c.hash[x.clue]); got != x.has {
			t.Errorf("word %d, clue %d: %v", x.word, x.clue, got)
		}
	}
}

func FuzzLoad(f *testing.F) {
	var b bytes.Buffer
	lands().Write(&b)
	f.Add(b.Bytes())
	f.Add([]byte("dateline 1\n{}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := Load(bytes.NewReader(data), nil); err == nil {
			r.Annotate(sentence("Gondor met Rohan"))
		}
	})
}

func FuzzAnnotate(f *testing.F) {
	f.Add("The King of Gondor MET Rohan - and J.R. Took's ’ friends \xff é")
	f.Add(strings.Repeat("Gondor ", 400))
	r := lands()
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
	r := lands()
	for b.Loop() {
		r.Annotate(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
