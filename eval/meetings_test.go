package eval

import (
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

const meetingGold = `# comment
report  a
date    3019-05-01
text
Elessar met Eomer in Fornost.
end

meeting meeting | summit
side    Elessar
side    Eomer
place   Fornost
level   ?
stage   took place
area    trade

agreement treaty
title   Treaty on Roads
party   Gondor
party   ?
stage   signed

meeting visit
side    Elessar
side    Rohan
stage   took place
apart   historical
`

func TestReadMeetings(t *testing.T) {
	docs, err := ReadMeetings("g", strings.NewReader(meetingGold))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 1 || docs[0].Text != "Elessar met Eomer in Fornost.\n" || len(docs[0].Marks) != 3 || docs[0].Date.Year() != 3019 {
		t.Fatalf("%+v", docs)
	}
	if m := docs[0].Marks[0]; len(m.Kind) != 2 || m.Kind[1] != "summit" || len(m.Sides) != 2 || m.Place[0] != "Fornost" {
		t.Errorf("%+v", m)
	}
	for _, tt := range []struct{ text, want string }{
		{"side x\n", `g:1: "side" stands before the first report`},
		{"report a\nside x\n", `g:2: "side" stands before the first meeting or agreement`},
		{"report a\ntext\nx\n", `g:1: report a has no text that ends with a line "end"`},
		{"report a\ntext\nend\ntext\nend\n", `g:4: report a has two texts`},
		{"report a\ndate soon\n", `g:2: date "soon" is not YYYY-MM-DD`},
		{"report\n", `g:1: a report needs an id`},
		{"report a\ntext\nend\nmeeting\n", `g:4: a meeting needs a kind`},
		{"report a\ntext\nend\nmeeting call\nparty x\n", `g:5: a meeting has sides, an agreement has parties`},
		{"report a\ntext\nend\nmeeting call\ncolour red\n", `g:5: unknown key "colour"`},
		{"report a\ntext\nend\nmeeting call\nplace\n", `g:5: place has no value`},
		{"report a\ntext\nend\nmeeting call\napart odd\n", `g:5: apart is historical or debatable, not "odd"`},
	} {
		if _, err := ReadMeetings("g", strings.NewReader(tt.text)); err == nil || err.Error() != tt.want {
			t.Errorf("%q: got %v, want %s", tt.text, err, tt.want)
		}
	}
}

func FuzzReadMeetings(f *testing.F) {
	f.Add(meetingGold)
	f.Add("report a\ntext\nend\nmeeting |\n")
	fuzzMarked(f, ReadMeetings, (*MeetingDoc).Article, ScoreMeetings)
}

// annotated is the report of the gold as a stage would give it: the meeting and the treaty, and a call that is not marked.
func annotated(t *testing.T) ([]MeetingDoc, *dateline.Document) {
	t.Helper()
	docs, err := ReadMeetings("g", strings.NewReader(meetingGold))
	if err != nil {
		t.Fatal(err)
	}
	d := dateline.NewDocument(docs[0].Article())
	at := 0
	for _, w := range strings.Fields(d.Text) {
		i := strings.Index(d.Text[at:], w) + at
		d.Tokens = append(d.Tokens, dateline.Token{Start: i, End: i + len(w), Form: w, Head: -1})
		at = i + len(w)
	}
	d.Sentences = []dateline.Sentence{{Span: dateline.Span{Start: 0, End: len(d.Tokens)}}}
	d.Places = []dateline.Place{{Span: dateline.Span{Start: 4, End: 5}, Name: "Fornost"}}
	who := func(name string, i int) dateline.Attendee {
		return dateline.Attendee{Participant: dateline.Participant{Actor: -1, Name: name, Span: dateline.Span{Start: i, End: i + 1}}}
	}
	told := []dateline.EventMention{{Trigger: dateline.Span{Start: 1, End: 2}}}
	sides := [][]dateline.Attendee{{who("Elessar", 0)}, {who("Eomer of Rohan", 2)}}
	d.Meetings = []dateline.Meeting{
		{Kind: dateline.Told{Value: "meeting"}, Stage: dateline.Told{Value: "planned"}, Sides: sides, Mentions: told, Place: 0, Date: "3019-05-01", DatePrecision: "report"},
		{Kind: dateline.Told{Value: "call"}, Stage: dateline.Told{Value: "took place"}, Sides: [][]dateline.Attendee{{who("Sauron", 0)}}, Mentions: told, Place: -1},
		{Kind: dateline.Told{Value: "meeting"}, Sides: sides, Mentions: told, Place: -1, Historical: true},
	}
	d.Agreements = []dateline.Agreement{{
		Kind: dateline.Told{Value: "treaty"}, Stage: dateline.Told{Value: "signed"}, Parties: []dateline.Attendee{who("Gondor", 0), who("Arnor", 0)}, Mentions: told,
	}}
	return docs, d
}

func TestScoreMeetings(t *testing.T) {
	docs, d := annotated(t)
	s := ScoreMeetings(docs, []*dateline.Document{d})
	for _, tt := range []struct {
		name string
		got  any
		want any
	}{
		{"meetings", s.Meetings.Records, Figures{P: 0.5, R: 1, F1: 0.6667}},
		{"participants", s.Meetings.Slots["participants"].Figures, Figures{P: 0.6667, R: 1, F1: 0.8}},
		{"kind", s.Meetings.Slots["kind"].Figures, Figures{P: 0.5, R: 1, F1: 0.6667}},
		{"stage", s.Meetings.Slots["stage"].Figures, Figures{}},
		{"place", s.Meetings.Slots["place"].Figures, Figures{P: 1, R: 1, F1: 1}},
		{"date", s.Meetings.Slots["date"].System, 0},
		{"areas", s.Meetings.Slots["areas"].Gold, 1},
		{"agreements", s.Agreements.Records, Figures{P: 1, R: 1, F1: 1}},
		{"parties", s.Agreements.Slots["parties"].Figures, Figures{P: 1, R: 1, F1: 1}},
		{"title", s.Agreements.Slots["title"].Right, 0},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, tt.got, tt.want)
		}
	}
	if len(s.Faults) == 0 {
		t.Error("no faults told")
	}
}
