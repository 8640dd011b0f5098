package web

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/record"
)

// TestSegments lays marks over each other in every way and looks that the text stays whole and each word leads to its facts.
func TestSegments(t *testing.T) {
	at := func(text, words string) record.Range {
		i := strings.Index(text, words)
		n := len([]rune(text[:i]))
		return record.Range{Start: n, End: n + len([]rune(words))}
	}
	text := "Gondör praises Arnor\n\nThe king of Gondör said that Arnor keeps its word."
	r := &record.Report{
		Title: "Gondör praises Arnor", Text: text,
		Actors: []record.Actor{
			{ID: "gon", Name: "Gondor", Mentions: []record.Range{at(text, "Gondör")}},
			{ID: "king", Name: "The king", Mentions: []record.Range{at(text, "The king of Gondör")}},
			{ID: "arn", Name: "Arnor", Mentions: []record.Range{at(text, "Arnor keeps")}},
		},
		Quotes: []record.Quote{{SpeakerName: "The king", Content: []record.Passage{{Text: "Arnor keeps its word", Range: at(text, "Arnor keeps its word")}}}},
		Places: []record.Place{{Name: "Gondor", Passage: record.Passage{Range: record.Range{Start: 34, End: 40}}}, {Name: "nowhere", Passage: record.Passage{Range: record.Range{Start: 60, End: 900}}}},
	}
	v := read(r)
	var whole []string
	for _, p := range v.Paragraphs {
		var b strings.Builder
		for _, s := range p.Segments {
			b.WriteString(s.Text)
		}
		whole = append(whole, b.String())
	}
	if got := strings.Join(whole, "\n\n"); got != text {
		t.Errorf("the text became %q", got)
	}
	if !v.Paragraphs[0].Title || v.Paragraphs[1].Title {
		t.Error("the title is not told from the text")
	}
	find := func(words string) segment {
		for _, p := range v.Paragraphs {
			for _, s := range p.Segments {
				if s.Text == words {
					return s
				}
			}
		}
		t.Fatalf("no segment %q", words)
		return segment{}
	}
	if s := find("The king of "); s.Href != "#a2" || s.Class != "ac a2" {
		t.Errorf("%+v", s)
	}
	both := find("Arnor keeps")
	if !strings.HasPrefix(both.Href, "#w") || !strings.HasPrefix(both.Class, "qu q1 ac a3 w") {
		t.Errorf("%+v", both)
	}
	for _, w := range v.Words {
		if "#"+w.ID == both.Href && (len(w.Facts) != 2 || w.Facts[0].Sort != "quote" || w.Facts[1].Sort != "actor") {
			t.Errorf("%+v", w)
		}
	}
}

func FuzzSegments(f *testing.F) {
	f.Add("Gondor praised Arnor.\n", 0, 6, 3, 20)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		text = strings.ToValidUTF8(text, "?")
		v := read(&record.Report{Text: text, Actors: []record.Actor{{Mentions: []record.Range{{Start: a, End: b}, {Start: c, End: d}}}}})
		var got strings.Builder
		for _, p := range v.Paragraphs {
			for _, s := range p.Segments {
				got.WriteString(s.Text)
			}
		}
		if got.String() != strings.ReplaceAll(text, "\n", "") {
			t.Errorf("%q became %q", text, got.String())
		}
	})
}
