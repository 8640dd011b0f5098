package record

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/rules"
)

const story = "Éowyn praised Arnor. The king met Arnor's envoy in Bree. Gondor praised Arnor."

// at returns the range of the nth occurrence of words in the story, in characters.
func at(words string, n int) Passage {
	i := 0
	for range n {
		i += strings.Index(story[i:], words) + len(words)
	}
	i = strings.Index(story[i:], words) + i
	start := len([]rune(story[:i]))
	return Passage{words, Range{start, start + len([]rune(words))}}
}

func sentence(n int) Sentence {
	s := at(strings.SplitAfter(story, ". ")[n], 0)
	s.End = s.Start + len([]rune(strings.TrimSpace(s.Text)))
	return Sentence{n + 1, s.Range}
}

func someone(actor, code string) Participant {
	p := Participant{Actor: actor, Name: actor, Passage: Passage{Text: actor}, Country: code[:3], Code: code, Place: code[:3]}
	if len(code) > 3 {
		p.Sector = code[3:]
	}
	return p
}

// told is a report of three acts, as the machine coded it.
func told() *Report {
	praise := func(id, code string, n int, s Sentence) Event {
		t := at("praised", n)
		return Event{
			ID: id, CAMEO: code, Plover: Plover{Category: "SUPPORT", Contexts: []string{}}, Quad: 1, Date: "2025-06-10", Aux: []string{},
			Source: []Participant{someone("person/eowyn", "ROHGOV")}, Target: []Participant{someone("state/ARN", "ARN")}, Trigger: t, Sentence: s, Mentions: []Mention{{t, s}},
		}
	}
	lat := 1.5
	bree := Place{Name: "Bree", Passage: at("Bree", 0), Country: "GON", Lat: &lat, GeoNameID: 7}
	met := at("met", 0)
	return &Report{
		ID: "r1", Text: story,
		Actors: []Actor{
			{ID: "person/eowyn", Name: "Éowyn", Country: "ROH", Code: "ROH", Mentions: []Range{at("Éowyn", 0).Range}, Offices: []Office{{Title: "minister", Of: "Rohan", Country: "ROH", Code: "ROHGOV", Sector: "GOV"}}},
			{ID: "state/ARN", Name: "Arnor", Country: "ARN", Code: "ARN", Mentions: []Range{at("Arnor", 0).Range}, Offices: []Office{}},
			{ID: "person/king", Name: "the king", Country: "GON", Code: "GON", Mentions: []Range{at("king", 0).Range}, Offices: []Office{}},
		},
		Events: []Event{
			praise("e1", "051", 0, sentence(0)),
			{ID: "e2", CAMEO: "040", Plover: Plover{Category: "CONSULT"}, Quad: 1, Source: []Participant{someone("person/king", "GON")}, Target: []Participant{someone("state/ARN", "ARN")}, Place: &bree, Trigger: met, Sentence: sentence(1), Mentions: []Mention{{met, sentence(1)}}},
			praise("e3", "051", 1, sentence(2)),
		},
		Meetings: []Meeting{{ID: "m1", Level: Told{Value: "expert"}, Sides: [][]Attendee{{{Participant: someone("person/eowyn", "ROHGOV"), Office: "minister", Level: "minister"}}}, Place: &bree, Mentions: []Mention{{met, sentence(1)}}}},
		Quotes:   []Quote{{Speaker: "person/eowyn", SpeakerName: "Éowyn", Content: []Passage{at("praised Arnor", 0)}}},
		Places:   []Place{bree},
	}
}

func ontology(t *testing.T) *rules.Ontology {
	t.Helper()
	o, err := rules.LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// said makes judgements of lines such as "event e1 correct cameo 050"; each is a minute later than the one before.
func said(lines ...string) []Judgement {
	var out []Judgement
	for i, l := range lines {
		f := append(strings.SplitN(l, "|", 5), "", "")
		out = append(out, Judgement{ID: "j" + string(rune('1'+i)), Kind: f[0], Fact: f[1], Report: "r1", Verdict: f[2], Field: f[3], Value: f[4], At: time.Unix(int64(60*i), 0)})
	}
	return out
}

func TestApply(t *testing.T) {
	for _, c := range []struct {
		name  string
		said  []Judgement
		check func(*Report) bool
	}{
		{"reject", said("event|e1|reject"), func(r *Report) bool {
			return r.Events[0].Judged.Rejected() && r.Events[1].Judged == nil && len(r.Events) == 3
		}},
		{"the last word counts", said("event|e1|reject", "event|e1|confirm"), func(r *Report) bool {
			return r.Events[0].Judged.Verdict == Confirm && reflect.DeepEqual(r.Events[0].Judged.By, []string{"j2"})
		}},
		{"taken back", said("event|e1|correct|cameo|111", "event|e1|reopen"), func(r *Report) bool { return r.Events[0].Judged == nil && r.Events[0].CAMEO == "051" }},
		{"code", said("event|e1|correct|cameo|051", "event|e1|correct|cameo|111"), func(r *Report) bool {
			e := &r.Events[0]
			was, ok := e.Judged.Corrected("cameo")
			return e.CAMEO == "111" && e.Quad == 3 && e.Plover.Category == "ACCUSE" && e.Label != "" && e.Goldstein < 0 && ok && was == "051" && reflect.DeepEqual(e.Judged.By, []string{"j2"})
		}},
		{"sides", said("event|e1|correct|source|MORGOV; the king", "event|e1|correct|target|"), func(r *Report) bool {
			e := &r.Events[0]
			was, _ := e.Judged.Corrected("source")
			return len(e.Source) == 2 && e.Source[0].Country == "MOR" && e.Source[0].Sector == "GOV" && e.Source[0].Place == "MOR" && e.Source[1].Actor == "person/king" && e.Source[1].Place == "GON" &&
				len(e.Target) == 0 && was == "person/eowyn"
		}},
		{"flags, date and place", said("event|e2|correct|aux|negated future", "event|e2|correct|date|2025-06-09", "event|e2|correct|place|Fornost, ARN"), func(r *Report) bool {
			e := &r.Events[1]
			was, _ := e.Judged.Corrected("place")
			return reflect.DeepEqual(e.Aux, []string{"negated", "future"}) && e.Date == "2025-06-09" && e.DatePrecision == "day" && e.Place.Name == "Fornost" && e.Place.Country == "ARN" && was == "Bree, GON"
		}},
		{"meeting", said("meeting|m1|correct|level|minister"), func(r *Report) bool { return r.Meetings[0].Level.Value == "minister" }},
		{"speaker", said("quote|r1/0|correct|speaker|the king"), func(r *Report) bool { return r.Quotes[0].Speaker == "person/king" }},
		{"an actor's country", said("actor|person/eowyn|correct|country|GON"), func(r *Report) bool {
			p := r.Events[0].Source[0]
			return r.Actors[0].Code == "GON" && r.Actors[0].Offices[0].Code == "GONGOV" && p.Code == "GONGOV" && p.Place == "GON" && r.Meetings[0].Sides[0][0].Country == "GON"
		}},
		{"an actor is another", said("actor|person/king|correct|link|person/eowyn"), func(r *Report) bool {
			return len(r.Actors) == 2 && r.Events[1].Source[0].Actor == "person/eowyn" && r.Events[1].Source[0].Country == "ROH" && len(r.Actors[0].Mentions) == 2
		}},
		{"an actor is none", said("actor|person/eowyn|reject"), func(r *Report) bool {
			p := r.Events[0].Source[0]
			return len(r.Actors) == 2 && p.Actor == "" && p.Country == "" && p.Place == "" && p.Name == "person/eowyn" && r.Quotes[0].Speaker == ""
		}},
		{"an office is none", said("office|person/eowyn#minister of Rohan|reject"), func(r *Report) bool {
			return len(r.Actors[0].Offices) == 0 && r.Events[0].Source[0].Code == "ROH" && r.Events[0].Source[0].Sector == "" && r.Meetings[0].Sides[0][0].Office == ""
		}},
		{"an office is another", said("office|person/eowyn#minister of Rohan|correct|code|ROHMIL", "office|person/eowyn#minister of Rohan|correct|sector|MIL"), func(r *Report) bool {
			return r.Events[0].Source[0].Code == "ROHMIL" && r.Events[0].Source[0].Sector == "MIL"
		}},
		{"a place lies elsewhere", said("place|Bree|correct|country|ARN", "place|Bree|correct|lat|"), func(r *Report) bool {
			was, _ := r.Places[0].Judged.Corrected("country")
			return r.Places[0].Country == "ARN" && r.Places[0].Lat == nil && r.Events[1].Place.Country == "ARN" && r.Meetings[0].Place.Country == "ARN" && was == "GON"
		}},
		{"an actor named by its words is another, of no registry", said("actor|King|correct|link|person/elfhild", "actor|King|correct|name|Elfhild", "actor|King|correct|country|ROH", "actor|King|correct|code|ROHGOV"), func(r *Report) bool {
			a, p := r.Actors[2], r.Events[1].Source[0]
			return a.ID == "person/elfhild" && a.Kind == "person" && a.Country == "ROH" && p.Actor == "person/elfhild" && p.Name == "Elfhild" && p.Code == "ROHGOV" && p.Place == "ROH"
		}},
		{"acts show what the machine had said of those who take part", said("actor|person/king|correct|link|person/eowyn", "place|Bree|correct|country|ARN"), func(r *Report) bool {
			e := r.Events[1].Judged
			who, _ := e.Corrected("source")
			where, _ := e.Corrected("place")
			_, other := e.Corrected("target")
			m, _ := r.Meetings[0].Judged.Corrected("place")
			return e.Verdict == Correct && who == "person/king" && where == "Bree, GON" && !other && reflect.DeepEqual(e.By, []string{"j1", "j2"}) && m == "Bree, GON" && r.Events[0].Judged == nil
		}},
		{"an office shows the code that the machine had given", said("office|person/eowyn#minister of Rohan|reject", "event|e1|confirm"), func(r *Report) bool {
			was, _ := r.Events[0].Judged.Corrected("source")
			return r.Events[0].Judged.Verdict == Confirm && was == "ROHGOV" && reflect.DeepEqual(r.Events[0].Judged.By, []string{"j2", "j1"})
		}},
		{"a slot that is corrected twice shows the machine's", said("actor|person/king|correct|link|person/eowyn", "event|e2|correct|source|MOR"), func(r *Report) bool {
			was, _ := r.Events[1].Judged.Corrected("source")
			return r.Events[1].Source[0].Code == "MOR" && was == "person/king"
		}},
		{"a speaker", said("actor|person/eowyn|reject"), func(r *Report) bool {
			was, _ := r.Quotes[0].Judged.Corrected("speaker")
			return was == "person/eowyn"
		}},
		{"a place is none", said("place|Bree|reject"), func(r *Report) bool { return len(r.Places) == 0 && r.Events[1].Place == nil }},
	} {
		before := told()
		got, loose := Apply(before, c.said, ontology(t))
		if !c.check(got) {
			t.Errorf("%s: %+v", c.name, got)
		}
		if len(loose) > 0 {
			t.Errorf("%s: loose: %+v", c.name, loose)
		}
		if !reflect.DeepEqual(before, told()) {
			t.Errorf("%s: the report was changed", c.name)
		}
	}
}

// TestRecoded judges a report and applies it to another coding of the same text.
func TestRecoded(t *testing.T) {
	r := told()
	var list []Judgement
	for _, f := range []struct{ kind, fact string }{{KindEvent, "e1"}, {KindEvent, "e3"}, {KindMeeting, "m1"}, {KindQuote, "r1/0"}, {KindActor, "person/king"}} {
		words := r.Words(f.kind, f.fact)
		if words == "" {
			t.Fatalf("%+v: no words", f)
		}
		list = append(list, Judgement{ID: f.fact, Kind: f.kind, Fact: f.fact, Report: "r1", Verdict: Reject, Words: words})
	}
	if want := "Éowyn ⟦praised⟧ Arnor."; list[0].Words != want {
		t.Fatalf("%s, want %s", list[0].Words, want)
	}
	n := told()
	n.Events[0].ID, n.Events[2].ID, n.Meetings[0].ID, n.Actors[2].ID = "x1", "x3", "y1", "person/aragorn"
	n.Events[0].Mentions[0].Trigger = at("praised Arnor", 0) // more words of the same sentence
	n.Quotes = append([]Quote{{Content: []Passage{at("The king", 0)}}}, n.Quotes...)
	n.Events = n.Events[:2] // e3 is no longer found
	got, loose := Apply(n, list, ontology(t))
	if !got.Events[0].Judged.Rejected() || got.Events[1].Judged != nil || !got.Meetings[0].Judged.Rejected() || got.Quotes[0].Judged != nil || !got.Quotes[1].Judged.Rejected() || len(got.Actors) != 2 {
		t.Errorf("%+v", got)
	}
	if len(loose) != 1 || loose[0].ID != "e3" {
		t.Errorf("loose: %+v", loose)
	}
}

// TestRenamed applies judgements of actors, offices and places to a coding that knows them under other ids and with other words around.
func TestRenamed(t *testing.T) {
	r := told()
	var list []Judgement
	for i, j := range []Judgement{
		{Kind: KindActor, Fact: "person/king", Verdict: Correct, Field: "link", Value: "person/eowyn"},
		{Kind: KindOffice, Fact: "person/eowyn#minister of Rohan", Verdict: Reject},
		{Kind: KindPlace, Fact: "Bree", Verdict: Correct, Field: "country", Value: "ARN"},
		{Kind: KindActor, Fact: "state/ARN", Verdict: Confirm},
	} {
		j.ID, j.Report, j.At, j.Words = string(rune('a'+i)), "r1", time.Unix(int64(i), 0), r.Words(j.Kind, j.Fact)
		if j.Words == "" {
			t.Fatalf("%+v: no words", j)
		}
		list = append(list, j)
	}
	n := told()
	n.Actors[2].ID, n.Actors[2].Name, n.Actors[2].Mentions = "person/other", "The King", []Range{at("The king", 0).Range}
	n.Actors[0].ID = "person/eowyn-2"
	for i := range n.Events {
		for k := range n.Events[i].Source {
			p := &n.Events[i].Source[k]
			p.Actor = map[string]string{"person/king": "person/other", "person/eowyn": "person/eowyn-2"}[p.Actor]
		}
	}
	got, loose := Apply(n, list, ontology(t))
	e := got.Events[1]
	if e.Source[0].Actor != "person/eowyn" || e.Place.Country != "ARN" || got.Events[0].Source[0].Code != "ROH" || len(loose) > 0 {
		t.Errorf("%+v, loose %+v", got, loose)
	}
	gone := told()
	gone.Actors, gone.Places = gone.Actors[:0], nil
	if _, loose := Apply(gone, list, ontology(t)); len(loose) != 4 {
		t.Errorf("of actors and places that are gone, %d judgements are loose: %+v", len(loose), loose)
	}
}

func TestCheckJudgement(t *testing.T) {
	o := ontology(t)
	for line, want := range map[string]string{
		"event|e1|correct|cameo|05":            "",
		"event|e1|correct|cameo|999":           "no CAMEO code",
		"event|e1|correct|category|NICE":       "no PLOVER category",
		"event|e1|correct|date|June":           "not a day",
		"event|e1|correct|aux|negated maybe":   "maybe",
		"event|e1|correct|colour|red":          "not one of cameo",
		"event|e1|doubt":                       "verdict",
		"event|e1|reject|cameo|051":            "only a correction",
		"event||reject":                        "neither",
		"rain|e1|reject":                       "kind",
		"place|Bree|correct|lat|100":           "degrees",
		"place|Bree|correct|geonameid|x":       "GeoNames",
		"actor|a|correct|sector|NOPE":          "no sector",
		"actor|a|correct|name|":                "must not be empty",
		"office|a#b|correct|former|perhaps":    "true, false",
		"meeting|m|correct|level|head of tent": "not one of",
		"quote|r1/0|correct|speaker|":          "",
	} {
		j := said(line)[0]
		err := j.Check(o)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", line, err, want)
		}
	}
	if err := (&Judgement{Kind: KindEvent, Fact: "e", Verdict: Reject}).Check(o); err == nil {
		t.Error("no report: no error")
	}
}

func FuzzApply(f *testing.F) {
	o, err := rules.LoadOntology()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("event", "e1", "correct", "source", "a;;b", "x⟦y⟧")
	f.Add("office", "person/eowyn#minister of Rohan", "correct", "of", "", "")
	f.Add("actor", "person/king", "correct", "link", "state/ARN", "⟦⟦")
	f.Fuzz(func(t *testing.T, kind, fact, verdict, field, value, words string) {
		r := told()
		r.Actors[1].Mentions = []Range{{-1, 1000}}
		Apply(r, []Judgement{{ID: "1", Report: "r1", Kind: kind, Fact: fact, Verdict: verdict, Field: field, Value: value, Words: words}}, o)
	})
}
