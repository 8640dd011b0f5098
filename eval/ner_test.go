package eval

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

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
	d.Entities = []dateline.Entity{
		{Span: dateline.Span{Start: 0, End: 1}, Kind: "PER"},
		{Span: dateline.Span{Start: 4, End: 5}, Kind: "LOC"},
		{Span: dateline.Span{Start: 7, End: 8}, Kind: "PER"},
		{Span: dateline.Span{Start: 3, End: 4}, Kind: "MISC"},
	}
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

func FuzzNER(f *testing.F) {
	f.Add([]byte("a\tB-PER\nb\tI-PER\n\nc\tO"))
	f.Fuzz(func(t *testing.T, data []byte) {
		gold, err := ReadNER("f", bytes.NewReader(data))
		if err != nil {
			return
		}
		for i := range gold {
			ScoreNER(gold[i:i+1], []*dateline.Document{gold[i].Words()})
		}
	})
}
