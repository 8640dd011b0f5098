package eval

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

func load[T any](t *testing.T, path string, read func(string, io.Reader) ([]T, error)) []T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out, err := read(path, f)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func madeUp(t *testing.T) *NewsScore {
	t.Helper()
	return ScoreNews(load(t, "testdata/news.jsonl", ReadNews), load(t, "testdata/news-coded.jsonl", ReadCoded))
}

// The figures are those of score_news.py on the same files.
func TestScoreNews(t *testing.T) {
	s := madeUp(t)
	got := fmt.Sprint(s.Documents, s.Gold, s.Predicted, s.Type, s.Who, s.Aux, s.CAMEO, s.Root)
	if want := "3 12 15 {0.7333 0.8333 0.7801} {0.6 0.6667 0.6316} 0.8889 0.6667 1"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var cats []string
	for _, c := range s.Categories {
		cats = append(cats, fmt.Sprint(c.Category, " ", c.Gold, c.Predicted, c.Right, c.Found))
	}
	if got, want := strings.Join(cats, "; "), "ACCUSE 2 3 2 2; AGREE 1 0 0 0; AID 0 1 0 0; ASSAULT 2 3 2 2; COERCE 1 1 1 0; CONSULT 1 1 1 1; PROTEST 1 1 1 1; REQUEST 1 1 1 1; RETREAT 1 1 1 1; SUPPORT 2 3 2 2"; got != want {
		t.Errorf("categories\ngot  %s\nwant %s", got, want)
	}
}

func TestKinds(t *testing.T) {
	s := madeUp(t)
	got := fmt.Sprint(s.Kinds)
	if want := "[{false: the same category again 2} {false: the act is of another category 1} {false: the sentence tells no event 1} " +
		"{missed: coded as another category 1} {missed: nothing coded in the sentence 1} {wrong source and target 1} {wrong target 1}]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	n := 0
	for _, k := range s.Kinds {
		n += k.Count
	}
	if n != len(s.Errors) {
		t.Errorf("%d errors by kind, %d listed", n, len(s.Errors))
	}
	events := 0
	for _, b := range s.Reliability {
		events += b.Events
	}
	if events != s.Predicted {
		t.Errorf("%d events in bins, %d predicted", events, s.Predicted)
	}
}

func TestIntervals(t *testing.T) {
	a, b := madeUp(t), madeUp(t)
	if a.Intervals != b.Intervals {
		t.Error("two runs draw differently")
	}
	i := a.Intervals.Type.F1
	if i.Low > a.Type.F1 || i.High < a.Type.F1 || i.Low == i.High {
		t.Errorf("interval %v around %v", i, a.Type.F1)
	}
}

func TestPage(t *testing.T) {
	var buf bytes.Buffer
	if err := madeUp(t).Page(&buf, "<made up>"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"&lt;made up&gt;", "<mark>fine</mark>", "ISE:GOV &gt; ROH:GOV", "rules/events/x.rules:1 051"} {
		if !strings.Contains(buf.String(), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func TestDiff(t *testing.T) {
	gold := load(t, "testdata/news.jsonl", ReadNews)
	old := load(t, "testdata/news-coded.jsonl", ReadCoded)
	now := load(t, "testdata/news-coded.jsonl", ReadCoded)
	now[0].Events = now[0].Events[1:]
	now[0].Events[4].CAMEO = "052"
	now = now[:1]
	var got []string
	for _, c := range Diff(old, now, gold) {
		if c.ID == "white-city" {
			got = append(got, fmt.Sprint(c.Gained, c.Trigger, c.CAMEO, c.Verdict, c.Sides))
		}
	}
	want := "false praised 051 right GONGOV > ROHGOV|false fine 051 false GONGOV > ---|true fine 052 false GONGOV > ---"
	if s := strings.Join(got, "|"); strings.ReplaceAll(s, " ", "") != strings.ReplaceAll(want, " ", "") {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if n := len(Diff(old, now, gold)); n != 3+8 {
		t.Errorf("%d changes, want 11", n)
	}
	if len(Diff(old, old, nil)) != 0 {
		t.Error("a coding differs from itself")
	}
}

func TestReadErrors(t *testing.T) {
	_, err := ReadNews("gold.jsonl", strings.NewReader("{\"id\": \"a\"}\n\n{broken"))
	if err == nil || !strings.HasPrefix(err.Error(), "gold.jsonl:3: ") {
		t.Errorf("error %v does not name the line", err)
	}
}

func FuzzScoreNews(f *testing.F) {
	gold, err := os.ReadFile("testdata/news.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	coded, err := os.ReadFile("testdata/news-coded.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(gold, coded)
	f.Add([]byte(`{"sentences":[{"n":1,"start":-5,"end":9}],"events":[{"votes":2}]}`), []byte(`{"events":[{"plover":{"category":"X"},"trigger":{"start":9,"end":-4},"score":-3e9}]}`))
	f.Add([]byte{0x1f, 0x8b, 0}, []byte("\x00"))
	f.Fuzz(func(t *testing.T, gold, coded []byte) {
		g, err := ReadNews("g", bytes.NewReader(gold))
		if err != nil {
			return
		}
		c, err := ReadCoded("c", bytes.NewReader(coded))
		if err != nil {
			return
		}
		s := ScoreNews(g, c)
		if err := s.Page(io.Discard, "fuzz"); err != nil {
			t.Error(err)
		}
		Diff(c, nil, g)
	})
}
