package meeting

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/testdoc"
)

// cast are the actors of the tests: a name in the text, and who it is.
var cast = []dateline.Actor{
	{ID: "person/elessar", Name: "Elessar", Kind: "person", Country: "GON", Code: "GONGOV", Sector: "GOV", Offices: []dateline.Office{{Title: "President", Of: "Gondor", Country: "GON", Code: "GONGOV", Sector: "GOV"}}},
	{ID: "person/eomer", Name: "Eomer", Kind: "person", Country: "ROH", Code: "ROHGOV", Sector: "GOV", Offices: []dateline.Office{{Title: "Minister of Foreign Affairs", Of: "Rohan", Country: "ROH", Code: "ROHGOV", Sector: "GOV"}}},
	{ID: "state/GON", Name: "Gondor", Kind: "state", Country: "GON", Code: "GON", Sector: "GOV"},
	{ID: "state/ROH", Name: "Rohan", Kind: "state", Country: "ROH", Code: "ROH", Sector: "GOV"},
	{ID: "org/council", Name: "Council", Kind: "organisation", Code: "IGOWHT", Sector: "IGO"},
	{ID: "person/gamgee", Name: "Gamgee", Kind: "person", Country: "ARN", Code: "ARNBUS", Sector: "BUS"},
	{ID: "role/king", Name: "king of Gondor", Kind: "role", Country: "GON", Code: "GONGOV", Sector: "GOV"},
	{ID: "person/cotton", Name: "Cotton", Kind: "person", Country: "GON", Code: "GONBUS", Sector: "BUS"},
}

// document builds a document in which every name of the cast is a mention, "they" is Elessar and Eomer, Fornost a place of Arnor, Edoras one of
// Rohan, "Tuesday" is 10 June and "July" a month to come, "a king" any king of Gondor. The report is of 11 June 3021.
func document(t *testing.T, text string) *dateline.Document {
	t.Helper()
	d, err := testdoc.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	d.Article = &dateline.Article{ID: "a", Published: time.Date(3021, 6, 11, 0, 0, 0, 0, time.UTC)}
	d.Actors = slices.Clone(cast)
	for i := range d.Tokens {
		one := dateline.Span{Start: i, End: i + 1}
		tok := &d.Tokens[i]
		if tok.POS == "VERB" && tok.Tag == "" && strings.HasSuffix(tok.Form, "ed") && tok.Dep == "acl" {
			tok.Tag = "VBN"
		}
		if tok.POS == "VERB" && tok.Tag == "" && strings.HasSuffix(tok.Form, "s") {
			tok.Tag = "VBZ"
		}
		if tok.POS == "VERB" && tok.Tag == "" && strings.HasSuffix(tok.Form, "ing") {
			tok.Tag = "VBG"
		}
		if tok.POS == "NOUN" && strings.HasSuffix(tok.Form, "s") {
			tok.Tag = "NNS"
		}
		for a := range cast {
			if cast[a].Name == tok.Form {
				d.Mentions = append(d.Mentions, dateline.Mention{Span: one, Head: i, Actors: []int{a}, Kind: "name", Office: -1})
			}
		}
		switch tok.Form {
		case "they", "They":
			d.Mentions = append(d.Mentions, dateline.Mention{Span: one, Head: i, Actors: []int{0, 1}, Kind: "pronoun", Office: -1})
		case "his":
			d.Mentions = append(d.Mentions, dateline.Mention{Span: one, Head: i, Actors: []int{0}, Kind: "pronoun", Office: -1})
		case "king":
			d.Mentions = append(d.Mentions, dateline.Mention{Span: dateline.Span{Start: i - 1, End: i + 1}, Head: i, Actors: []int{6}, Kind: "title", Office: -1})
		case "Fornost":
			d.Places = append(d.Places, dateline.Place{Span: one, Name: "Fornost", Country: "ARN", Precision: "city"})
		case "Edoras":
			d.Places = append(d.Places, dateline.Place{Span: one, Name: "Edoras", Country: "ROH", Precision: "city"})
		case "Tuesday":
			d.Dates = append(d.Dates, dateline.TimeExpression{Span: one, Type: "DATE", From: "3021-06-10", To: "3021-06-10", Precision: "day"})
		case "July":
			d.Dates = append(d.Dates, dateline.TimeExpression{Span: one, Type: "DATE", From: "3021-07-01", To: "3021-07-31", Precision: "month"})
		case "3001":
			d.Dates = append(d.Dates, dateline.TimeExpression{Span: one, Type: "DATE", From: "3001-01-01", To: "3001-12-31", Precision: "year"})
		}
	}
	return d
}

// told prints a record in one line.
func told(d *dateline.Document) []string {
	var out []string
	for _, m := range d.Meetings {
		var sides []string
		for _, s := range m.Sides {
			var names []string
			for _, a := range s {
				names = append(names, a.Name)
			}
			sides = append(sides, strings.Join(names, "+"))
		}
		s := fmt.Sprintf("%s | %s | %s | %s | %s %s", m.Kind.Value, m.Stage.Value, strings.Join(sides, " & "), m.Level.Value, m.Date, m.DatePrecision)
		if m.Place >= 0 {
			s += " | in " + d.Places[m.Place].Name
		}
		for _, t := range m.Topics {
			s += " | on " + d.Words(t.Span)
		}
		for _, o := range m.Outcomes {
			s += " | " + o.Kind + ": " + d.Words(o.Span)
		}
		if m.Historical {
			s += " | historical"
		}
		if m.Visit >= 0 {
			s += fmt.Sprintf(" | of visit %d", m.Visit)
		}
		out = append(out, s)
	}
	for _, a := range d.Agreements {
		var names []string
		for _, p := range a.Parties {
			names = append(names, p.Name)
		}
		s := fmt.Sprintf("%s | %s | %s | %q | %s %s", a.Kind.Value, a.Stage.Value, strings.Join(names, "+"), d.Words(a.Title), a.Date, a.DatePrecision)
		for _, t := range a.Topics {
			s += " | on " + d.Words(t.Span)
		}
		if a.Historical {
			s += " | historical"
		}
		out = append(out, s)
	}
	return out
}

func TestAnnotate(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"one meeting in two sentences", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
in ADP 5 case
Fornost PROPN 2 obl
on ADP 7 case
Tuesday PROPN 2 obl
. PUNCT 2 punct

They they PRON 2 nsubj
discussed discuss VERB 0 root
trade NOUN 2 obj
and CCONJ 5 cc
water NOUN 3 conj
. PUNCT 2 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-10 day | in Fornost | on trade | on water"}},
		{"held talks, and a next meeting", `
Elessar PROPN 2 nsubj
held hold VERB 0 root
talks talk NOUN 2 obj
with ADP 5 case
Eomer PROPN 3 nmod
. PUNCT 2 punct

They they PRON 3 nsubj
will AUX 3 aux
meet VERB 0 root
again ADV 3 advmod
in ADP 6 case
July PROPN 3 obl
. PUNCT 3 punct`, []string{
			"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | next meeting: meet",
			"meeting | planned | Elessar & Eomer | minister | 3021-07 month",
		}},
		{"a visit in whose framework a meeting was", `
Within ADP 2 case
framework NOUN 9 obl
of ADP 6 case
an DET 6 det
official ADJ 6 amod
visit NOUN 2 nmod
to ADP 8 case
Edoras PROPN 6 nmod
met meet VERB 0 root
Elessar PROPN 9 nsubj
Eomer PROPN 9 obj
. PUNCT 9 punct`, []string{
			"official visit | took place | Elessar & Rohan | head of state | 3021-06-11 report | in Edoras",
			"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | in Edoras | of visit 0",
		}},
		{"a visit that a meeting is part of", `
As ADP 2 case
part NOUN 9 obl
of ADP 6 case
an DET 6 det
official ADJ 6 amod
visit NOUN 2 nmod
to ADP 8 case
Edoras PROPN 6 nmod
met meet VERB 0 root
Elessar PROPN 9 nsubj
Eomer PROPN 9 obj
. PUNCT 9 punct`, []string{
			"official visit | took place | Elessar & Rohan | head of state | 3021-06-11 report | in Edoras",
			"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | in Edoras | of visit 0",
		}},
		{"a visit holds a meeting", `
During ADP 4 case
an DET 4 det
official ADJ 4 amod
visit NOUN 8 obl
to ADP 6 case
Edoras PROPN 4 nmod
Elessar PROPN 8 nsubj
met meet VERB 0 root
Eomer PROPN 8 obj
. PUNCT 8 punct

Elessar PROPN 2 nsubj
paid pay VERB 0 root
an DET 5 det
official ADJ 5 amod
visit NOUN 2 obj
to ADP 7 case
Rohan PROPN 5 nmod
. PUNCT 2 punct`, []string{
			"official visit | took place | Elessar & Rohan | head of state | 3021-06-11 report | in Edoras",
			"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | in Edoras | of visit 0",
		}},
		{"a visit put off", `
Elessar PROPN 2 nsubj
postponed postpone VERB 0 root
a DET 4 det
visit NOUN 2 obj
to ADP 6 case
Rohan PROPN 4 nmod
. PUNCT 2 punct`, []string{"visit | postponed | Elessar & Rohan | head of state |  "}},
		{"refused", `
Elessar PROPN 2 nsubj
refused refuse VERB 0 root
to PART 4 mark
meet VERB 2 xcomp
Eomer PROPN 4 obj
. PUNCT 2 punct`, nil},
		{"a call", `
Elessar PROPN 2 nsubj
phoned phone VERB 0 root
Eomer PROPN 2 obj
. PUNCT 2 punct`, []string{"call | took place | Elessar & Eomer | minister | 3021-06-11 report"}},
		{"a session", `
The DET 2 det
Council PROPN 3 nsubj
held hold VERB 0 root
a DET 5 det
session NOUN 3 obj
in ADP 7 case
Fornost PROPN 3 obl
. PUNCT 3 punct`, []string{"session | took place | Council |  | 3021-06-11 report | in Fornost"}},
		{"on a visit", `
Elessar PROPN 5 nsubj
is be AUX 5 cop
on ADP 5 case
a DET 5 det
visit NOUN 0 root
to ADP 7 case
Rohan PROPN 5 nmod
. PUNCT 5 punct`, []string{"visit | took place | Elessar & Rohan | head of state | 3021-06-11 report"}},
		{"urged in a call", `
Elessar PROPN 2 nsubj
urged urge VERB 0 root
Eomer PROPN 2 obj
to PART 5 mark
wait VERB 2 xcomp
in ADP 9 case
a DET 9 det
phone NOUN 9 compound
call NOUN 5 obl
. PUNCT 2 punct`, []string{"call | took place | Elessar & Eomer | minister | 3021-06-11 report"}},
		{"an earlier meeting of the same people", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
. PUNCT 2 punct

They they PRON 3 nsubj
had have AUX 3 aux
met meet VERB 0 root
on ADP 5 case
Tuesday PROPN 3 obl
. PUNCT 3 punct`, []string{
			"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report",
			"meeting | took place | Elessar & Eomer | minister | 3021-06-10 day",
		}},
		{"traders", `
Gamgee PROPN 2 nsubj
met meet VERB 0 root
Cotton PROPN 2 obj
. PUNCT 2 punct`, nil},
		{"a match", `
Gondor PROPN 2 nsubj
met meet VERB 0 root
Rohan PROPN 2 obj
in ADP 6 case
the DET 6 det
final NOUN 2 obl
of ADP 9 case
the DET 9 det
cup NOUN 6 nmod
. PUNCT 2 punct

The DET 2 det
coach NOUN 3 nsubj
wept weep VERB 0 root
. PUNCT 3 punct`, nil},
		{"a treaty signed by those who meet", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
. PUNCT 2 punct

They they PRON 2 nsubj
signed sign VERB 0 root
a DET 4 det
treaty NOUN 2 obj
on ADP 6 case
trade NOUN 4 nmod
. PUNCT 2 punct`, []string{
			"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | signed: signed a treaty on trade",
			"treaty | signed | Elessar+Eomer | \"treaty on trade\" | 3021-06-11 report | on trade",
		}},
		{"failed to sign", `
Gondor PROPN 4 nsubj
and CCONJ 3 cc
Rohan PROPN 1 conj
failed fail VERB 0 root
to PART 6 mark
sign VERB 4 xcomp
a DET 9 det
peace NOUN 9 compound
treaty NOUN 6 obj
. PUNCT 4 punct`, []string{"treaty | not signed | Gondor+Rohan | \"peace treaty\" | 3021-06-11 report"}},
		{"signed no treaty", `
Gondor PROPN 4 nsubj
and CCONJ 3 cc
Rohan PROPN 1 conj
signed sign VERB 0 root
no DET 7 det
peace NOUN 7 compound
treaty NOUN 4 obj
. PUNCT 4 punct`, []string{"treaty | not signed | Gondor+Rohan | \"peace treaty\" | 3021-06-11 report"}},
		{"will sign", `
Gondor PROPN 3 nsubj
will AUX 3 aux
sign VERB 0 root
a DET 5 det
pact NOUN 3 obj
with ADP 7 case
Rohan PROPN 3 obl
. PUNCT 3 punct`, []string{"agreement | proposed | Gondor+Rohan | \"\" |  "}},
		{"an old treaty", `
Gondor PROPN 2 nsubj
praised praise VERB 0 root
the DET 4 det
treaty NOUN 2 obj
signed sign VERB 4 acl
by ADP 7 case
Rohan PROPN 5 obl
in ADP 9 case
3001 NUM 5 obl
. PUNCT 2 punct`, []string{"treaty | signed | Rohan | \"\" | 3001 year | historical"}},
		{"the next round has the people of the last", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
. PUNCT 2 punct

The DET 3 det
next ADJ 3 amod
round NOUN 8 nsubj:pass
of ADP 5 case
talks talk NOUN 3 nmod
will AUX 8 aux
be AUX 8 aux:pass
held hold VERB 0 root
in ADP 10 case
July PROPN 8 obl
. PUNCT 8 punct`, []string{
			"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | next meeting: talks will be held",
			"meeting | planned | Elessar & Eomer | minister | 3021-07 month",
		}},
		{"they will meet again", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
. PUNCT 2 punct

They PRON 3 nsubj
will AUX 3 aux
meet VERB 0 root
again ADV 3 advmod
in ADP 6 case
July PROPN 3 obl
. PUNCT 3 punct`, []string{
			"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | next meeting: meet",
			"meeting | planned | Elessar & Eomer | minister | 3021-07 month",
		}},
		{"left without meeting", `
Elessar PROPN 2 nsubj
left leave VERB 0 root
without ADP 4 mark
meeting meet VERB 2 advcl
Eomer PROPN 4 obj
. PUNCT 2 punct`, nil},
		{"arrived to attend the meeting of an organ", `
Elessar PROPN 2 nsubj
arrived arrive VERB 0 root
in ADP 4 case
Edoras PROPN 2 obl
to PART 6 mark
attend VERB 2 advcl
the DET 8 det
meeting NOUN 6 obj
of ADP 11 case
the DET 11 det
Council PROPN 8 nmod
. PUNCT 2 punct`, []string{
			"visit | took place | Elessar & Rohan | head of state | 3021-06-11 report | in Edoras",
			"session | planned | Council & Elessar | head of state |  ",
		}},
		{"received a call", `
Elessar PROPN 2 nsubj
received receive VERB 0 root
a DET 5 det
phone NOUN 5 compound
call NOUN 2 obj
from ADP 7 case
Eomer PROPN 5 nmod
. PUNCT 2 punct`, []string{"call | took place | Eomer & Elessar | minister | 3021-06-11 report"}},
		{"met for a summit, the first since a year", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
for ADP 6 case
a DET 6 det
summit NOUN 2 obl
since ADP 8 case
3001 NUM 6 nmod
. PUNCT 2 punct`, []string{"summit | took place | Elessar & Eomer | minister | 3021-06-11 report"}},
		{"was in a town and was received", `
Eomer PROPN 4 nsubj
was be AUX 4 cop
in ADP 4 case
Fornost PROPN 0 root
and CCONJ 7 cc
was be AUX 7 aux:pass
received receive VERB 4 conj
by ADP 9 case
Elessar PROPN 7 obl:agent
. PUNCT 4 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report"}},
		{"areas announced by fields", `
Elessar PROPN 4 nsubj
and CCONJ 3 cc
Eomer PROPN 1 conj
discussed discuss VERB 0 root
projects project NOUN 4 obj
in ADP 8 case
the DET 8 det
fields field NOUN 5 nmod
of ADP 10 case
energy NOUN 8 nmod
and CCONJ 12 cc
trade NOUN 10 conj
. PUNCT 4 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | on energy | on trade"}},
		{"a visit by any president", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
in ADP 5 case
Edoras PROPN 2 obl
, PUNCT 8 punct
the DET 8 det
visit NOUN 2 appos
to ADP 10 case
Edoras PROPN 8 nmod
by ADP 13 case
a DET 13 det
king NOUN 8 nmod
. PUNCT 2 punct`, []string{
			"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | in Edoras | of visit 1",
			"visit | took place | Elessar & Rohan | head of state | 3021-06-11 report | in Edoras",
		}},
		{"letter of intent, and an agreement to meet", `
Gondor PROPN 4 nsubj
and CCONJ 3 cc
Rohan PROPN 1 conj
signed sign VERB 0 root
a DET 6 det
letter NOUN 4 obj
of ADP 8 case
intent NOUN 6 nmod
. PUNCT 4 punct

An DET 2 det
agreement NOUN 4 nsubj:pass
was be AUX 4 aux:pass
reached reach VERB 0 root
to PART 6 mark
meet VERB 4 xcomp
. PUNCT 4 punct`, []string{"memorandum | signed | Gondor+Rohan | \"letter of intent\" | 3021-06-11 report"}},
		{"a courtesy call, and hours spent with somebody", `
Eomer PROPN 2 nsubj
paid pay VERB 0 root
a DET 5 det
courtesy NOUN 5 compound
call NOUN 2 obj
on ADP 7 case
Elessar PROPN 5 nmod
. PUNCT 2 punct

Gamgee PROPN 2 nsubj
spent spend VERB 0 root
hours hour NOUN 2 obj
with ADP 5 case
Eomer PROPN 2 obl
. PUNCT 2 punct`, []string{
			"meeting | took place | Eomer & Elessar | minister | 3021-06-11 report",
			"meeting | took place | Gamgee & Eomer |  | 3021-06-11 report",
		}},
		{"invited somebody to visit", `
Elessar PROPN 2 nsubj
invited invite VERB 0 root
Eomer PROPN 2 obj
to PART 5 mark
visit VERB 2 advcl
Gondor PROPN 5 obj
. PUNCT 2 punct`, []string{"visit | planned | Eomer & Gondor | minister |  "}},
		{"was also held, by whoever met before", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
. PUNCT 2 punct

A DET 2 det
meeting NOUN 7 nsubj:pass
with ADP 4 case
Gamgee PROPN 2 nmod
was be AUX 7 aux:pass
also ADV 7 advmod
held hold VERB 0 root
. PUNCT 7 punct`, []string{
			"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report",
			"meeting | took place | Elessar & Gamgee |  | 3021-06-11 report",
		}},
		{"a preposition on the title", `
A DET 2 det
meeting NOUN 8 nsubj:pass
between ADP 4 case
President PROPN 5 nmod:desc
Elessar PROPN 2 nmod
and CCONJ 7 cc
Eomer PROPN 5 conj
ended end VERB 0 root
. PUNCT 8 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report"}},
		{"without the signing of a treaty", `
Talks talk NOUN 7 nsubj
between ADP 3 case
Elessar PROPN 1 nmod
and CCONJ 5 cc
Eomer PROPN 3 conj
have AUX 7 aux
ended end VERB 0 root
without ADP 10 case
the DET 10 det
signing NOUN 7 obl
of ADP 13 case
a DET 13 det
treaty NOUN 10 nmod
. PUNCT 7 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report"}},
		{"withdrawal", `
Gondor PROPN 2 nsubj
withdrew withdraw VERB 0 root
from ADP 5 case
the DET 5 det
treaty NOUN 2 obl
. PUNCT 2 punct`, []string{"treaty | withdrawn | Gondor | \"\" | 3021-06-11 report"}},
		{"only mentioned", `
Gondor PROPN 2 nsubj
praised praise VERB 0 root
the DET 4 det
treaty NOUN 2 obj
. PUNCT 2 punct`, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := document(t, tt.text)
			if err := New().Annotate(d); err != nil {
				t.Fatal(err)
			}
			if got := told(d); !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestLevel(t *testing.T) {
	office := func(title, sector string) *dateline.Actor {
		return &dateline.Actor{Kind: "person", Offices: []dateline.Office{{Title: title, Sector: sector}}}
	}
	for _, tt := range []struct{ title, sector, want string }{
		{"President", "GOV", "head of state"},
		{"President", "IGO", "head of government"},
		{"King", "GOV", "head of state"},
		{"Prime Minister", "GOV", "head of government"},
		{"Deputy Prime Minister", "GOV", "minister"},
		{"Minister of Foreign Affairs", "GOV", "minister"},
		{"Deputy Minister of Foreign Affairs", "GOV", "deputy minister"},
		{"Ambassador", "GOV", "ambassador"},
		{"Chancellor of the Exchequer", "GOV", ""},
		{"Chancellor", "GOV", "head of government"},
		{"President", "BUS", ""},
		{"Supreme Leader", "GOV", "head of state"},
		{"Librarian", "GOV", ""},
	} {
		if got := level(office(tt.title, tt.sector), 0, ""); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.title, got, tt.want)
		}
	}
}

// wild makes a document of words of meetings in trees that no parser gives.
func wild(data []byte, right bool) *dateline.Document {
	words := []string{"the", "delegation", "of", "Elessar", "met", "meeting", "talks", "with", "signed", "treaty", "and", "next", "again", "summit", "Eomer", "visit", "agreed", "fields", "trade", "call", "Bree", "May"}
	tags := []string{"VERB", "NOUN", "PROPN", "PRON", "ADP", "DET", "ADJ", "AUX"}
	deps := []string{"nsubj", "obj", "obl", "nmod", "conj", "appos", "xcomp", "advcl", "acl", "acl:relcl", "ccomp", "mark", "case", "cop", "aux:pass", "nsubj:pass", "nmod:desc", "advmod", "flat", "compound"}
	var text strings.Builder
	d := &dateline.Document{Article: &dateline.Article{ID: "a"}, Actors: slices.Clone(cast)}
	first := 0
	flush := func() {
		if first < len(d.Tokens) {
			d.Sentences = append(d.Sentences, dateline.Sentence{Span: dateline.Span{Start: first, End: len(d.Tokens)}})
			first = len(d.Tokens)
		}
	}
	for i, c := range data {
		w := words[int(c)%len(words)]
		at := text.Len()
		text.WriteString(w + " ")
		d.Tokens = append(d.Tokens, dateline.Token{
			Start: at, End: at + len(w), Form: w, Lemma: strings.TrimSuffix(w, "s"), POS: tags[int(c/3)%len(tags)], Dep: deps[int(c/2+byte(i))%len(deps)], Head: -1, Sent: len(d.Sentences),
		})
		for a := range cast {
			if cast[a].Name == w {
				d.Mentions = append(d.Mentions, dateline.Mention{Span: dateline.Span{Start: i, End: i + 1}, Head: i, Actors: []int{a}, Kind: "name", Office: -1})
			}
		}
		switch w {
		case "Bree":
			d.Places = append(d.Places, dateline.Place{Span: dateline.Span{Start: i, End: i + 1}, Name: w, Country: "ARN", Precision: "city"})
		case "May":
			d.Dates = append(d.Dates, dateline.TimeExpression{Span: dateline.Span{Start: i, End: i + 1}, Type: "DATE", From: "3021-05-01", To: "3021-05-31", Precision: "month"})
		}
		if c%23 == 22 {
			flush()
		}
	}
	flush()
	d.Text = text.String()
	for _, s := range d.Sentences {
		for i := s.Start; i < s.End; i++ {
			if n := i - s.Start; right && i+1 < s.End {
				d.Tokens[i].Head = i + 1 + int(data[i])%(s.End-i-1)
			} else if !right && n > 0 {
				d.Tokens[i].Head = s.Start + int(data[i])%n
			}
		}
	}
	return d
}

func FuzzAnnotate(f *testing.F) {
	f.Add([]byte("the delegation met the delegation of the delegation"), false)
	f.Add([]byte{0, 1, 2, 3, 4, 5, 22, 14, 15, 16, 200, 201, 17, 18, 19, 20, 21}, true)
	f.Fuzz(func(t *testing.T, data []byte, right bool) {
		d := wild(data, right)
		if err := New().Annotate(d); err != nil {
			t.Fatal(err)
		}
		for _, m := range d.Meetings {
			if len(m.Mentions) == 0 || m.Kind.Value == "" || m.Place >= len(d.Places) || m.Visit >= len(d.Meetings) {
				t.Fatalf("%+v", m)
			}
		}
		for _, a := range d.Agreements {
			if a.Title.End > len(d.Tokens) || a.Stage.Value == "" {
				t.Fatalf("%+v", a)
			}
		}
	})
}

// TestLong: a text of one word over and over takes no longer than others.
func TestLong(t *testing.T) {
	for _, unit := range []string{"\x00\x01\x02", "\x01", "\x05\x07", "\x08\x09", "\x0b\x05"} {
		for _, right := range []bool{false, true} {
			if err := New().Annotate(wild([]byte(strings.Repeat(unit, 600)), right)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// BenchmarkAnnotate finds the records of a report of forty sentences.
func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat(`
Elessar PROPN 2 nsubj
held hold VERB 0 root
talks talk NOUN 2 obj
with ADP 5 case
Eomer PROPN 3 nmod
. PUNCT 2 punct

They they PRON 2 nsubj
signed sign VERB 0 root
a DET 4 det
treaty NOUN 2 obj
on ADP 6 case
trade NOUN 4 nmod
. PUNCT 2 punct
`, 20)
	d, err := testdoc.Parse(text)
	if err != nil {
		b.Fatal(err)
	}
	d.Actors = slices.Clone(cast)
	for i := range d.Tokens {
		for a := range cast {
			if cast[a].Name == d.Tokens[i].Form {
				d.Mentions = append(d.Mentions, dateline.Mention{Span: dateline.Span{Start: i, End: i + 1}, Head: i, Actors: []int{a}, Office: -1})
			}
		}
	}
	s := New()
	b.ReportAllocs()
	for b.Loop() {
		if err := s.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(d.Tokens))/b.Elapsed().Seconds(), "words/s")
}
