package eval

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

func TestScoreQuotes(t *testing.T) {
	const text = `"We will march," said Theoden. Sauron hoped for rain. It was said that the road is closed.`
	find := func(words string) Ranges {
		i := strings.Index(text, words)
		return Ranges{{i, i + len(words)}}
	}
	gold := []QuoteDoc{{ID: "1", Text: text, Attributions: []Attribution{
		{Source: find("Theoden"), Cue: find("said"), Content: find(`"We will march,"`), Type: "direct"},
		{Source: find("Sauron"), Cue: find("hoped"), Content: find("for rain"), Type: "indirect"},
		{Cue: find("was said"), Content: find("that the road is closed"), Type: "indirect"},
	}}}
	for _, c := range []struct {
		name              string
		found             []Attribution
		speech            bool
		gold, system      int
		exact, foundF, at float64
	}{
		{"nothing", nil, true, 2, 0, 0, 0, 0},
		{"all", gold[0].Attributions, false, 3, 3, 1, 1, 1},
		{"hopes left out", gold[0].Attributions, true, 2, 2, 1, 1, 1},
		{"wrong speaker", []Attribution{{Source: find("Sauron"), Cue: find("said"), Content: find("We will march")}}, true, 2, 1, 0.6667, 0.6667, 0},
		{"half the words", []Attribution{{Source: find("Theoden"), Content: find("march")}}, true, 2, 1, 0, 0.6667, 0.6667},
		{"speaker where none is", []Attribution{{Source: find("Sauron"), Content: find("that the road is closed")}}, true, 2, 1, 0.6667, 0.6667, 0},
	} {
		s := ScoreQuotes(gold, []QuoteDoc{{ID: "1", Attributions: c.found}}, c.speech)
		if s.Gold != c.gold || s.System != c.system || s.Exact.F1 != c.exact || s.Found.F1 != c.foundF || s.Attributed.F1 != c.at {
			t.Errorf("%s: got %+v", c.name, s)
		}
	}
}

func TestQuotesCountsCharacters(t *testing.T) {
	text := "Éomer said “go”."
	d := dateline.NewDocument(&dateline.Article{ID: "x", Body: text})
	for at, f := 0, strings.Fields("Éomer said “ go ” ."); len(f) > 0; f = f[1:] {
		at += strings.Index(text[at:], f[0])
		d.Tokens = append(d.Tokens, dateline.Token{Start: at, End: at + len(f[0]), Form: f[0]})
		at += len(f[0])
	}
	from := strings.Index(text, "go")
	d.Quotes = []dateline.Quote{{
		Speaker: dateline.Span{Start: 0, End: 1}, Cue: dateline.Span{Start: 1, End: 2},
		Content: []dateline.Extent{{Start: from, End: from + 2}}, Within: -1,
	}, {
		Content: []dateline.Extent{{Start: from, End: from + 2}}, Within: 0, // speech within speech is left out
	}}
	b, err := json.Marshal(Quotes(d))
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"id":"x","attributions":[{"source":[[0,5]],"cue":[[6,10]],"content":[[12,14]]}]}`; string(b) != want {
		t.Errorf("got %s, want %s", b, want)
	}
}

func TestReadQuotes(t *testing.T) {
	docs, err := ReadQuotes("f", strings.NewReader(`{"id":"a","text":"x","attributions":[{"source":[],"cue":[0,1],"content":[[0,1],[2,3]]}]}`))
	if err != nil || len(docs) != 1 || len(docs[0].Attributions[0].Content) != 2 || docs[0].Attributions[0].Cue[0].End != 1 {
		t.Errorf("got %+v, %v", docs, err)
	}
	if _, err := ReadQuotes("f", strings.NewReader("{}\n{\"attributions\":[{\"cue\":7}]}")); err == nil || !strings.Contains(err.Error(), "f:2") {
		t.Errorf("want an error at f:2, got %v", err)
	}
}
