package eval

import (
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

const speechGold = `# comment
report  a
date    3019-05-01
publisher Gondor Times
text
Elessar told Eomer that it was late. He praised Rohan.
end

quote   that it was late
speaker Elessar | King
to      Eomer

quote   praised [Rohan]
speaker Elessar
stance  praise
`

func TestReadSpeech(t *testing.T) {
	docs, err := ReadSpeech("g", strings.NewReader(speechGold))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 1 || len(docs[0].Marks) != 2 || docs[0].Publisher != "Gondor Times" {
		t.Fatalf("%+v", docs)
	}
	d := &docs[0]
	for i, want := range []string{"that it was late", "Rohan"} {
		if w := d.Marks[i].Words; d.Text[w.Start:w.End] != want {
			t.Errorf("mark %d is %q", i, d.Text[w.Start:w.End])
		}
	}
	if a := d.Article(); a.Published.Year() != 3019 || a.File != "g:2" {
		t.Errorf("%+v", a)
	}
}

func TestReadSpeechErrors(t *testing.T) {
	const head = "report a\ntext\nno, no.\nend\n"
	for _, tt := range []struct{ text, want string }{
		{"speaker x\n", `g:1: "speaker" stands before the first report`},
		{"report a\nspeaker x\n", `g:2: "speaker" stands before the first quote`},
		{"report a\ndate x\n", `g:2: date "x" is not YYYY-MM-DD`},
		{"report a\n", `g:1: report a has no text that ends with a line "end"`},
		{head + "quote yes\n", `g:5: "yes" is not in the text`},
		{head + "quote no\n", `g:5: "no" is more than once in the text: name words around it, like this: said [it was ready]`},
		{head + "quote\n", `g:5: quote has no value`},
		{head + "quote no, []\n", `g:5: a quote needs words`},
		{head + "cue said\n", `g:5: unknown key "cue"`},
		{head + "text\n", `g:5: report a has two texts`},
	} {
		if _, err := ReadSpeech("g", strings.NewReader(tt.text)); err == nil || err.Error() != tt.want {
			t.Errorf("%q: got %v, want %s", tt.text, err, tt.want)
		}
	}
}

func TestScoreSpeech(t *testing.T) {
	gold, err := ReadSpeech("g", strings.NewReader(speechGold))
	if err != nil {
		t.Fatal(err)
	}
	d := dateline.NewDocument(gold[0].Article())
	for at, f := 0, strings.Fields(strings.ReplaceAll(d.Text, ".", " . ")); len(f) > 0; f = f[1:] {
		at += strings.Index(d.Text[at:], f[0])
		d.Tokens = append(d.Tokens, dateline.Token{Start: at, End: at + len(f[0]), Form: f[0]})
		at += len(f[0])
	}
	d.Actors = []dateline.Actor{{Name: "Elessar Telcontar", Kind: "person"}, {Name: "Rohan", Kind: "state"}}
	span := func(i int) dateline.Span { return dateline.Span{Start: i, End: i + 1} }
	d.Quotes = []dateline.Quote{
		{Speaker: span(0), Actor: 0, Addressee: span(2), To: -1, Content: []dateline.Extent{d.Extent(dateline.Span{Start: 3, End: 7})}},
		{Speaker: span(8), Actor: 1, To: -1, Content: []dateline.Extent{d.Extent(span(10))}, Stance: "praise"},
		{Speaker: span(0), Actor: 0, To: -1, Content: []dateline.Extent{d.Extent(span(1))}, Stance: "blame"},
	}
	s := ScoreSpeech(gold, []*dateline.Document{d})
	for _, tt := range []struct {
		name                string
		slot                SlotScore
		gold, system, right int
	}{
		{"speaker", s.Speaker, 2, 3, 1}, // Rohan is no Elessar, and one quotation is false
		{"addressee", s.Addressee, 1, 1, 1},
		{"stance", s.Stance, 1, 2, 1},
	} {
		if tt.slot.Gold != tt.gold || tt.slot.System != tt.system || tt.slot.Right != tt.right {
			t.Errorf("%s: %+v", tt.name, tt.slot)
		}
	}
	if s.Found.P != 0.6667 || s.Found.R != 1 {
		t.Errorf("found %+v", s.Found)
	}
	want := []string{
		`a: "Rohan" speaker: "Rohan He", gold "Elessar"`,
		`a: false: "Elessar" [] "told"`,
	}
	if strings.Join(s.Faults, "\n") != strings.Join(want, "\n") {
		t.Errorf("faults %q", s.Faults)
	}
}

func FuzzReadSpeech(f *testing.F) {
	f.Add(speechGold)
	f.Add("report a\ntext\nx\nend\nquote [x]\nto |\n")
	fuzzMarked(f, ReadSpeech, (*SpeechDoc).Article, ScoreSpeech)
}
