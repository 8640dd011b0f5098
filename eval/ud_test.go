package eval

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/conllu"
)

const treebank = `# newdoc id = a
# newpar
1	Gondor	Gondor	PROPN	NNP	Number=Sing	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	VerbForm=Fin	4	aux	_	_
3	n't	not	PART	RB	Polarity=Neg|NumForm=Word	4	advmod	_	_
4	yield	yield	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

1	Rohan	Rohan	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	came	come	VERB	VBD	VerbForm=Fin	0	root	_	_

# newpar
1	Why	why	ADV	WRB	_	0	root	_	SpaceAfter=No
2	?	?	PUNCT	.	_	1	punct	_	_

`

func readTreebank(t *testing.T) []UDText {
	t.Helper()
	gold, err := ReadUD("treebank", strings.NewReader(treebank))
	if err != nil || len(gold) != 1 {
		t.Fatal(gold, err)
	}
	return gold
}

func TestUDText(t *testing.T) {
	gold := readTreebank(t)
	if got, want := gold[0].Article().Body, "Gondor didn't yield. Rohan came \n\nWhy? "; got != want {
		t.Errorf("raw text %q, want %q", got, want)
	}
	d := gold[0].Words()
	if len(d.Tokens) != 9 || len(d.Sentences) != 3 || d.Tokens[0].POS != "" || d.Tokens[3].Head != -1 {
		t.Errorf("words %+v", d.Tokens)
	}
}

func TestScoreUD(t *testing.T) {
	gold := readTreebank(t)
	perfect := conllu.Document(gold[0].Sentences)
	s := ScoreUD(gold, []*dateline.Document{perfect})
	if s.Words != 9 || s.Tokens != 1 || s.Sentences != 1 || s.Aligned != 1 || s.UPOS != 1 || s.Feats != 1 || s.Lemma != 1 || s.UAS != 1 || s.LAS != 1 {
		t.Errorf("gold against itself: %+v", s)
	}

	// One tag, one head, and one relation wrong; a subtype more; the first two sentences taken for one.
	d := conllu.Document(gold[0].Sentences)
	d.Tokens[0].POS = "NOUN"
	d.Tokens[1].Head = 0
	d.Tokens[4].Dep = "dep"
	d.Tokens[5].Dep = "nsubj:outer"
	d.Tokens[2].Feats = "Polarity=Neg"
	d.Sentences[0].End = d.Sentences[1].End
	d.Sentences = append(d.Sentences[:1], d.Sentences[2])
	s = ScoreUD(gold, []*dateline.Document{d})
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-4 }
	if !near(s.UPOS, 8.0/9) || !near(s.UAS, 8.0/9) || !near(s.LAS, 7.0/9) || s.Feats != 1 || !near(s.Sentences, 2.0/5) {
		t.Errorf("%+v", s)
	}
}

// Words that are cut in other places count against both precision and recall.
func TestAlign(t *testing.T) {
	w := func(start, end int, form string, multi bool) udWord {
		return udWord{Range: Range{start, end}, form: form, multi: multi}
	}
	for _, tt := range []struct {
		name         string
		gold, system []udWord
		want         int
	}{
		{"same", []udWord{w(0, 2, "ab", false), w(2, 3, "c", false)}, []udWord{w(0, 2, "ab", false), w(2, 3, "c", false)}, 2},
		{"one for two", []udWord{w(0, 2, "ab", false), w(2, 3, "c", false), w(3, 4, "d", false)}, []udWord{w(0, 3, "abc", false), w(3, 4, "d", false)}, 1},
		{"several in gold only", []udWord{w(0, 4, "do", true), w(0, 4, "nt", true), w(4, 5, "x", false)}, []udWord{w(0, 4, "dont", false), w(4, 5, "x", false)}, 1},
		{"several in both", []udWord{w(0, 4, "do", true), w(0, 4, "n't", true)}, []udWord{w(0, 4, "DO", true), w(0, 4, "not", true)}, 1},
		{"cut inside", []udWord{w(0, 4, "do", true), w(0, 4, "nt", true)}, []udWord{w(0, 2, "do", false), w(2, 4, "nt", false)}, 2},
		{"empty", nil, []udWord{w(0, 1, "a", true)}, 0},
	} {
		if _, pairs := align(tt.gold, tt.system); len(pairs) != tt.want {
			t.Errorf("%s: %v, want %d pairs", tt.name, pairs, tt.want)
		}
	}
}

func TestNER(t *testing.T) {
	in := "# newdoc id = a\n# text = x\nFaramir\tB-PER\nof\tI-PER\nGondor\tI-PER\nmet\tO\nRohan\tB-LOC\nArnor\tB-LOC\n\n#\tO\nElrond\tI-PER\n"
	gold, err := ReadNER("n", strings.NewReader(in))
	if err != nil || len(gold) != 1 || len(gold[0].Sentences) != 2 || len(gold[0].Names) != 4 {
		t.Fatalf("%+v %v", gold, err)
	}
	d := gold[0].Words()
	if len(d.Tokens) != 8 || len(d.Sentences) != 2 {
		t.Fatalf("%+v", d)
	}
	d.Entities = []dateline.Entity{{Span: dateline.Span{Start: 0, End: 1}, Kind: "PER"}, {Span: dateline.Span{Start: 4, End: 5}, Kind: "LOC"},
		{Span: dateline.Span{Start: 7, End: 8}, Kind: "PER"}, {Span: dateline.Span{Start: 3, End: 4}, Kind: "MISC"}}
	s := ScoreNER(gold, []*dateline.Document{d})
	if s.Names != 4 || s.P != 0.6667 || s.R != 0.5 || len(s.Kinds) != 2 || s.Kinds[0].Right != 1 {
		t.Errorf("%+v", s)
	}
	if s := ScoreNER(gold, []*dateline.Document{d}, "LOC"); s.Names != 2 || s.P != 1 {
		t.Errorf("%+v", s)
	}
	for _, bad := range []string{"word", "word\tX-PER", "\tO", "a\tO\nb\tB"} {
		if _, err := ReadNER("n", strings.NewReader(bad)); err == nil || !strings.HasPrefix(err.Error(), "n:") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}

func FuzzUD(f *testing.F) {
	f.Add([]byte(treebank), []byte("a\tB-PER\nb\tI-PER\n\nc\tO"))
	f.Fuzz(func(t *testing.T, tree, names []byte) {
		if gold, err := ReadUD("f", bytes.NewReader(tree)); err == nil {
			for i := range gold {
				gold[i].Article()
				ScoreUD(gold[i:i+1], []*dateline.Document{gold[i].Words()})
				ScoreUD(gold[i:i+1], []*dateline.Document{steward()})
			}
		}
		if gold, err := ReadNER("f", bytes.NewReader(names)); err == nil {
			for i := range gold {
				ScoreNER(gold[i:i+1], []*dateline.Document{gold[i].Words()})
			}
		}
	})
}
