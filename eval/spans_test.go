package eval

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

func TestSpans(t *testing.T) {
	gold, err := ReadSpans("s", strings.NewReader(`{"id":"1","text":"the Council met Éomer of Rohan","entities":[{"start":0,"end":11,"type":"Organisation"},{"start":16,"end":30,"type":"Person"},{"start":25,"end":30,"type":"Location"},{"start":12,"end":15,"type":"Weapon"}]}`))
	if err != nil || len(gold) != 1 || len(gold[0].Entities) != 4 {
		t.Fatalf("%+v %v", gold, err)
	}
	d := dateline.NewDocument(gold[0].Article())
	at := 0
	for _, w := range strings.Fields(gold[0].Text) {
		start := at + strings.Index(d.Text[at:], w)
		at = start + len(w)
		d.Tokens = append(d.Tokens, dateline.Token{Start: start, End: at, Form: w})
	}
	for i, k := range map[int]string{1: "ORG", 3: "PER", 5: "PER", 2: "MISC"} {
		d.Entities = append(d.Entities, dateline.Entity{Span: dateline.Span{Start: i, End: i + 1}, Kind: k})
	}
	s := ScoreSpans(gold, []*dateline.Document{d}, map[string]string{"PER": "Person", "ORG": "Organisation", "LOC": "Location"})
	if s.Exact.P != 0.3333 || s.Exact.R != 0.3333 || s.Partial.P != 0.6667 || s.Partial.R != 0.6667 || len(s.Types) != 3 || s.Types[2].Found != 2 {
		t.Errorf("%+v", s)
	}
	if s := ScoreSpans(gold, nil, map[string]string{"ORG": "Organisation"}); s.Partial.R != 0 || s.Types[0].Gold != 1 {
		t.Errorf("%+v", s)
	}
}

func FuzzSpans(f *testing.F) {
	f.Add([]byte(`{"text":"the a","entities":[{"start":-1,"end":99,"type":"X"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if gold, err := ReadSpans("f", bytes.NewReader(data)); err == nil {
			ScoreSpans(gold, nil, map[string]string{"PER": "X"})
		}
	})
}
