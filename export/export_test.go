package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/testdoc"
	"github.com/dateline/dateline/record"
)

// document is "“Gondor’s king Elessar praised Arnor.”" with an event, a quotation, a place and a person.
func document(t testing.TB) *dateline.Document {
	t.Helper()
	d, err := testdoc.Parse(`
Gondör PROPN 3 nmod:poss B-LOC
’s ’s PART 1 case
king NOUN 4 nsubj
praised praise VERB 0 root
Arnor PROPN 4 obj B-LOC
. PUNCT 4 punct
`)
	if err != nil {
		t.Fatal(err)
	}
	d.Article = &dateline.Article{
		ID: "a1", File: "a.jsonl:1", Title: "Visit\x1b[31m", Body: d.Text, Publisher: "Gondor Times",
		Published: time.Date(2025, 6, 10, 0, 0, 0, 0, time.UTC), Language: "en",
	}
	d.Actors = []dateline.Actor{
		{
			ID: "person/elessar", Name: "Elessar", Kind: "person", Country: "GON", Code: "GONGOV", Sector: "GOV",
			Offices: []dateline.Office{{Title: "King", Of: "Gondor", Code: "GONGOV"}, {Title: "Chief", Of: "Dúnedain", Code: "IGODUN"}},
		},
		{ID: "state/arn", Name: "Arnor", Kind: "state", Country: "ARN", Code: "ARN"},
	}
	d.Mentions = []dateline.Mention{{Span: dateline.Span{Start: 0, End: 3}, Actors: []int{0}}, {Span: dateline.Span{Start: 4, End: 5}, Actors: []int{1, 9}}}
	d.Places = []dateline.Place{{Span: dateline.Span{Start: 4, End: 5}, Name: "Arnor", Country: "ARN", Lat: 50.1, Lon: -3, Located: true, Precision: "country"}}
	d.Quotes = []dateline.Quote{{
		Speaker: dateline.Span{Start: 2, End: 3}, Actor: 0, Mention: 0, Cue: dateline.Span{Start: 3, End: 4},
		Content: []dateline.Extent{{Start: d.Tokens[4].Start, End: len(d.Text)}}, Score: 0.98765,
	}}
	d.Contexts = []dateline.Context{{Name: "diplomatic", Area: "trade", Span: dateline.Span{Start: 4, End: 5}}}
	d.Events = []dateline.Event{
		{
			Code: "051", Plover: dateline.Plover{Category: "SUPPORT"}, Quad: 1, Goldstein: 3.4, Trigger: dateline.Span{Start: 3, End: 4}, Date: "2025-06-10",
			Source: []dateline.Participant{
				{Actor: 0, Span: dateline.Span{Start: 0, End: 3}, Name: "Elessar", Country: "GON", Code: "GONGOV", Sector: "GOV"},
				{Actor: 0, Span: dateline.Span{Start: 0, End: 3}, Name: "Elessar", Code: "IGODUN", Sector: "IGO"},
			},
			Target: []dateline.Participant{{Actor: 1, Span: dateline.Span{Start: 4, End: 5}, Name: "Arnor", Country: "ARN", Code: "ARN"}},
			Place:  0, Quote: -1, Score: 0.9, Future: true,
		},
		{Code: "010", Trigger: dateline.Span{Start: 3, End: 4}, Place: -1, Quote: 0, Score: 0.2},
	}
	return d
}

func TestJSONL(t *testing.T) {
	d := document(t)
	line, err := JSONL(d, record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Count(line, []byte("\n")) != 1 || bytes.Contains(line, []byte("[null")) {
		t.Errorf("line %s", line)
	}
	var r record.Report
	if err := json.Unmarshal(line, &r); err != nil {
		t.Fatal(err)
	}
	text := []rune(r.Text)
	cut := func(x record.Range) string { return string(text[x.Start:x.End]) }
	e := r.Events[0]
	for _, c := range []struct{ got, want string }{
		{r.ID, "a1"},
		{r.Published, "2025-06-10"},
		{r.Text, d.Text},
		{cut(e.Trigger.Range), "praised"},
		{e.Trigger.Text, "praised"},
		{cut(e.Sentence.Range), "Gondör’s king praised Arnor."},
		{cut(e.Source[0].Range), "Gondör’s king"},
		{e.Source[0].Actor, "person/elessar"},
		{e.Source[1].Code, "IGODUN"},
		{cut(e.Target[0].Range), "Arnor"},
		{e.Place.Name, "Arnor"},
		{fmt.Sprint(*e.Place.Lat), "50.1"},
		{cut(e.Mentions[0].Trigger.Range), "praised"},
		{fmt.Sprint(e.Sentence.N), "1"},
		{strings.Join(e.Aux, ","), "future"},
		{cut(r.Actors[0].Mentions[0]), "Gondör’s king"},
		{r.Quotes[0].Speaker, "person/elessar"},
		{cut(r.Quotes[0].Content[0].Range), "Arnor."},
		{cut(r.Contexts[0].Range), "Arnor"},
		{fmt.Sprint(r.Quotes[0].Score), "0.988"},
		{fmt.Sprint(*r.Events[1].Quote), "0"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if e.ID == "" || e.ID == r.Events[1].ID || e.Quote != nil || r.Events[1].Place != nil {
		t.Errorf("event %+v", e)
	}
	again, _ := JSONL(document(t), record.Options{})
	if !bytes.Equal(line, again) {
		t.Error("not the same twice")
	}
	if r := record.Read(d, record.Options{MinScore: 0.5}); len(r.Events) != 1 {
		t.Errorf("%d events over 0.5", len(r.Events))
	}
	empty, _ := JSONL(dateline.NewDocument(&dateline.Article{}), record.Options{})
	if bytes.Count(empty, []byte("null")) != 1 || !bytes.Contains(empty, []byte(`"where":null`)) {
		t.Errorf("null in %s", empty)
	}
}

func TestTable(t *testing.T) {
	for _, width := range []int{0, 40, 80, 200} {
		for _, color := range []bool{false, true} {
			var b bytes.Buffer
			Table(&b, document(t), record.Options{}, Style{Width: width, Color: color})
			out := b.String()
			if !color {
				if strings.Contains(out, "\x1b") {
					t.Errorf("width %d: escapes in %q", width, out)
				}
				for l := range strings.Lines(out) {
					if n := utf8.RuneCountInString(strings.TrimRight(l, "\n")); width > 0 && n > width {
						t.Errorf("width %d: a line of %d: %q", width, n, l)
					}
				}
			}
			for _, want := range []string{"Elessar", "SUPPORT", "051", "praised", "trade", "GONGOV"} {
				if !strings.Contains(out, want) {
					t.Errorf("width %d: no %q in\n%s", width, want, out)
				}
			}
		}
	}
}

func TestCoNLLU(t *testing.T) {
	got, err := CoNLLU(document(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# newdoc id = a1", "# sent_id = a1-1", "# text = Gondör’s king praised Arnor.", "start_char=0|end_char=6|NER=B-LOC", "\tstart_char=6|end_char=8\n"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func FuzzTable(f *testing.F) {
	f.Add("Gondor", 0, 9, -1)
	f.Fuzz(func(t *testing.T, text string, a, b, c int) {
		d := document(t)
		d.Title = dateline.Extent{Start: a, End: b}
		d.Article.Title = ""
		d.Events[0].Trigger = dateline.Span{Start: a, End: b}
		d.Events[0].Sentence, d.Events[0].Place, d.Events[0].Quote = c, b, a
		d.Events[0].Source[0] = dateline.Participant{Actor: c, Name: text, Code: text}
		d.Quotes[0].Content = []dateline.Extent{{Start: a, End: b}, {Start: b, End: c}}
		d.Contexts[0].Area = text
		var buf bytes.Buffer
		Table(&buf, d, record.Options{}, Style{Width: 60})
		if _, err := JSONL(d, record.Options{}); err != nil {
			t.Fatal(err)
		}
	})
}
