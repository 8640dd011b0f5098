package eval

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

// steward is "The Gondorian steward praised Rohan because he fears Mordor." with its tree and the actors that a
// pipeline would find.
func steward() *dateline.Document {
	text := "The Gondorian steward praised Rohan because he fears Mordor."
	d := dateline.NewDocument(&dateline.Article{ID: "steward", Body: text})
	heads := []int{2, 2, 3, -1, 3, 7, 7, 3, 7, 3}
	at := 0
	for i, w := range []string{"The", "Gondorian", "steward", "praised", "Rohan", "because", "he", "fears", "Mordor", "."} {
		at += strings.Index(text[at:], w)
		d.Tokens = append(d.Tokens, dateline.Token{Start: at, End: at + len(w), Form: w, Head: heads[i]})
		at += len(w)
	}
	d.Sentences = []dateline.Sentence{{Span: dateline.Span{Start: 0, End: 10}}}
	d.Actors = []dateline.Actor{{ID: "gondor"}, {ID: "steward"}, {ID: "rohan"}, {ID: "mordor"}}
	d.Mentions = []dateline.Mention{
		{Span: dateline.Span{Start: 1, End: 2}, Head: 1, Actors: []int{0}, Office: -1},
		{Span: dateline.Span{Start: 0, End: 3}, Head: 2, Actors: []int{1}, Office: -1},
		{Span: dateline.Span{Start: 4, End: 5}, Head: 4, Actors: []int{2}, Office: -1},
		{Span: dateline.Span{Start: 6, End: 7}, Head: 6, Actors: []int{1}, Office: -1},
		{Span: dateline.Span{Start: 8, End: 9}, Head: 8, Actors: []int{3}, Office: -1},
	}
	d.Quotes = []dateline.Quote{{Speaker: dateline.Span{Start: 0, End: 3}, Mention: 1, Actor: 1}, {Mention: 4, Actor: 3}}
	return d
}

func marked(text, words string) []Marked {
	i := strings.Index(text, words)
	return []Marked{{words, Range{i, i + len(words)}}}
}

func pair() *Pair {
	text := steward().Text
	return &Pair{ID: "1", Text: text, Source: marked(text, "Gondorian steward"), Target: marked(text, "Rohan"), Root: "SUPPORT", Quad: 1}
}

func TestGive(t *testing.T) {
	found := steward()
	given := *found
	pair().Give(&given, false)
	var got []string
	for _, m := range given.Mentions {
		got = append(got, given.Words(m.Span)+">"+given.Actors[m.Actors[0]].Name)
	}
	if s, want := strings.Join(got, "; "), "Gondorian steward>Gondorian steward; Rohan>Rohan; he>Gondorian steward"; s != want {
		t.Errorf("mentions %s, want %s", s, want)
	}
	if h := given.Mentions[0].Head; h != 2 {
		t.Errorf("head of the source is token %d, want 2", h)
	}
	if q := given.Quotes; q[0].Actor != 0 || q[0].Mention != 0 || q[1].Actor != -1 || q[1].Mention != -1 {
		t.Errorf("speakers %+v", q)
	}
	if q := found.Quotes; q[0].Actor != 1 || q[1].Actor != 3 || len(found.Mentions) != 5 {
		t.Error("the copy was changed too")
	}
}

func TestGiveAmong(t *testing.T) {
	d := steward()
	pair().Give(d, true)
	var got []string
	for _, m := range d.Mentions {
		got = append(got, d.Words(m.Span)+">"+d.Actors[m.Actors[0]].ID)
	}
	if s, want := strings.Join(got, "; "), "Gondorian steward>source; Rohan>target; he>source; Mordor>mordor"; s != want {
		t.Errorf("mentions %s, want %s", s, want)
	}
}

func event(category string, score float64, source, target dateline.Span) dateline.Event {
	e := dateline.Event{Score: score, Plover: dateline.Plover{Category: category}, Quad: 1}
	if !source.Empty() {
		e.Source = []dateline.Participant{{Actor: -1, Span: source}}
	}
	if !target.Empty() {
		e.Target = []dateline.Participant{{Actor: -1, Span: target}}
	}
	return e
}

func TestPick(t *testing.T) {
	steward1, rohan, mordor := dateline.Span{Start: 0, End: 3}, dateline.Span{Start: 4, End: 5}, dateline.Span{Start: 8, End: 9}
	none := dateline.Span{}
	both := event("CONSULT", 0.1, none, none)
	both.Reciprocal = true
	both.Source = []dateline.Participant{{Actor: -1, Span: rohan}, {Actor: 1}}
	for _, tt := range []struct {
		name   string
		events []dateline.Event
		want   string
	}{
		{"none", nil, ""},
		{"no category", []dateline.Event{event("", 1, steward1, rohan)}, ""},
		{"any", []dateline.Event{event("AID", 0.2, mordor, none), event("ACCUSE", 0.3, none, none)}, "ACCUSE"},
		{"either before score", []dateline.Event{event("AID", 0.9, mordor, none), event("ACCUSE", 0.3, steward1, mordor)}, "ACCUSE"},
		{"both before either", []dateline.Event{event("ACCUSE", 0.9, steward1, mordor), event("SUPPORT", 0.3, steward1, rohan)}, "SUPPORT"},
		{"turned round is none", []dateline.Event{event("ACCUSE", 0.2, rohan, steward1), event("SUPPORT", 0.3, mordor, mordor)}, "SUPPORT"},
		{"equals, by another mention", []dateline.Event{event("ACCUSE", 0.9, steward1, mordor), both}, "CONSULT"},
	} {
		d := steward()
		d.Events = tt.events
		got := ""
		if e, _ := pair().Pick(d); e != nil {
			got = e.Plover.Category
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestScorePairs(t *testing.T) {
	steward1, rohan := dateline.Span{Start: 0, End: 3}, dateline.Span{Start: 4, End: 5}
	right, other, silent := steward(), steward(), steward()
	right.Events = []dateline.Event{event("SUPPORT", 0.8, steward1, rohan)}
	other.Events = []dateline.Event{event("RETREAT", 0.8, steward1, rohan)}
	p, q := *pair(), *pair()
	q.Root, q.Quad = "YIELD", 2 // the event itself says 1
	s := ScorePairs([]Pair{p, q, p}, []*dateline.Document{right, other, silent}, []*dateline.Document{other, other, right})
	if s.Roots.Accuracy != 0.6667 || s.Roots.MacroF1 != 0.8334 || s.Quads.Accuracy != 0.6667 || s.Silent != 1 || s.Found != 0.6667 {
		t.Errorf("%+v %+v %+v", s, s.Roots, s.Quads)
	}
}

func TestScoreClasses(t *testing.T) {
	d := &dateline.Document{Events: []dateline.Event{{Code: "010", Score: 0.4}, {Code: "190", Score: 0.5}, {Code: "1823", Score: 0.4}}}
	if got := ClassOf(d); got != "4" {
		t.Errorf("class %s, want 4", got)
	}
	d.Events = d.Events[:2]
	d.Events[0].Score = 0.5
	if got := ClassOf(d); got != "0" {
		t.Errorf("class %s, want that of the first, 0", got)
	}
	items, err := ReadClasses("x", strings.NewReader(`{"id":"a","text":"x","penta":0}
{"id":"b","text":"y","penta":null}
{"id":"c","text":"z","penta":3}`))
	if err != nil || len(items) != 2 {
		t.Fatal(items, err)
	}
	s := ScoreClasses(items, []*dateline.Document{d, {}})
	if s.Accuracy != 0.5 || s.Micro.P != 1 || s.MacroF1 != 0.5 {
		t.Errorf("%+v", s)
	}
}

func TestPenta(t *testing.T) {
	for code, want := range map[string]int{"01": 0, "025": 0, "03": 1, "057": 1, "061": 2, "0874": 2, "090": 3, "138": 3, "145": 4, "16": 3, "173": 4, "2042": 4, "": -1, "x1": -1, "00": -1, "21": -1} {
		if got := Penta(code); got != want {
			t.Errorf("Penta(%q) = %d, want %d", code, got, want)
		}
	}
}

func FuzzPairs(f *testing.F) {
	f.Add([]byte(`{"text":"Gondor praised Arnor.","source":[{"start":0,"end":6}],"target":[{"start":-3,"end":99}],"root":"SUPPORT","quad":1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		gold, err := ReadPairs("f", bytes.NewReader(data))
		if err != nil {
			return
		}
		for i := range gold {
			found := steward()
			given := *found
			gold[i].Give(&given, true)
			ScorePairs(gold[i:i+1], []*dateline.Document{&given}, []*dateline.Document{found})
		}
	})
}
