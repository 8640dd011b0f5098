package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
)

// annals makes reports of a world of 200 states: the same ones for the same numbers. A few states act most often, days rise, words and set
// phrases follow Zipf's law.
type annals struct {
	size
	rand    *rand.Rand
	states  *rand.Zipf
	words   *rand.Zipf
	phrases *rand.Zipf
	n       int
}

// A size tells how many reports there are, over how many days, with how many events and words each.
type size struct{ reports, events, words, days int }

// begin is the first day of publication.
var begin = time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC)

const (
	vocabulary = 60000 // words
	sayings    = 20000 // set phrases
)

func newAnnals(z size) *annals {
	r := rand.New(rand.NewPCG(1, 2))
	return &annals{
		size: z, rand: r, states: rand.NewZipf(r, 1.3, 8, 199), words: rand.NewZipf(r, 1.07, 2.7, vocabulary-1), phrases: rand.NewZipf(r, 1.07, 10, sayings-1),
	}
}

// phrase returns the nth set phrase: two or three words that also stand alone.
func phrase(n uint64) string {
	a, b := n*2654435761%vocabulary, (n*40503+7)%vocabulary
	if n%3 == 0 {
		return fmt.Sprintf("w%x w%x w%x", a, b, (a+b)%vocabulary)
	}
	return fmt.Sprintf("w%x w%x", a, b)
}

// state names a state of the invented world.
func state(n uint64) string {
	return string([]byte{'A' + byte(n%26), 'A' + byte(n/26%26), 'X'})
}

var deeds = []struct {
	code, category string
	quad           int
	gold           float64
	mutual         bool
}{
	{"010", "", 1, 0, false},
	{"036", "CONSULT", 1, 4, true},
	{"040", "CONSULT", 1, 1, true},
	{"042", "CONSULT", 1, 1.9, false},
	{"043", "CONSULT", 1, 2.8, false},
	{"051", "SUPPORT", 1, 3.4, false},
	{"057", "AGREE", 1, 8, true},
	{"061", "COOPERATE", 2, 6.4, false},
	{"071", "AID", 2, 7.4, false},
	{"111", "ACCUSE", 3, -2, false},
	{"112", "ACCUSE", 3, -2, false},
	{"120", "REJECT", 3, -4, false},
	{"130", "THREATEN", 3, -4.4, false},
	{"163", "COERCE", 4, -8, false},
	{"173", "COERCE", 4, -5, false},
	{"190", "ASSAULT", 4, -10, false},
	{"193", "ASSAULT", 4, -10, false},
}

var sectors = []string{"", "", "GOV", "GOV", "GOV", "MIL", "OPP"}

// next returns the next report.
func (a *annals) next() *record.Report {
	n := a.n
	a.n++
	day := begin.AddDate(0, 0, n*a.days/a.reports)
	r := &record.Report{
		ID: fmt.Sprintf("%016x", uint64(n)*0x9e3779b97f4a7c15), File: "annals.jsonl", URL: fmt.Sprintf("https://paper%d.example/%d", n%40, n), Publisher: fmt.Sprint("Paper ", n%40), Published: day.Format(time.DateOnly), Language: "en",
		Actors: []record.Actor{}, Events: make([]record.Event, 0, a.events), Quotes: []record.Quote{}, Places: []record.Place{}, Dates: []record.Date{}, Contexts: []record.Context{}, Meetings: []record.Meeting{}, Agreements: []record.Agreement{},
	}
	var b strings.Builder
	for i := range a.size.words {
		if i > 0 {
			b.WriteByte(' ')
		}
		if i%15 == 7 {
			b.WriteString(phrase(a.phrases.Uint64()))
		} else {
			fmt.Fprintf(&b, "w%x", a.words.Uint64())
		}
		if i%15 == 14 {
			b.WriteByte('.')
		}
	}
	if n%1000 == 7 {
		b.WriteString(" the white tree blossoms.")
	}
	r.Text = b.String()
	r.Title = r.Text[:min(40, len(r.Text))]
	seen := map[string]bool{}
	party := func() []record.Participant {
		s := state(a.states.Uint64())
		sector := sectors[a.rand.IntN(len(sectors))]
		id := "state/" + s
		if sector != "" {
			id = fmt.Sprintf("person/%s-%s-%d", strings.ToLower(s), strings.ToLower(sector), a.rand.IntN(5))
		}
		if !seen[id] {
			seen[id] = true
			x := record.Actor{ID: id, Name: id, Kind: "person", Country: s, Code: s + sector, Sector: sector, Offices: []record.Office{}, Mentions: []record.Range{{Start: 3, End: 9}}}
			if sector == "GOV" {
				x.Offices = append(x.Offices, record.Office{Title: "Minister", Of: s, Country: s, Code: s + sector, Sector: sector})
			}
			r.Actors = append(r.Actors, x)
		}
		return []record.Participant{{Actor: id, Name: id, Passage: record.Passage{Text: r.Text[3:9], Range: record.Range{Start: 3, End: 9}}, Country: s, Code: s + sector, Sector: sector, Place: s}}
	}
	for i := range a.events / 6 {
		at := i * len(r.Text) / 7
		end := min(len(r.Text), at+80)
		p := party()
		r.Quotes = append(r.Quotes, record.Quote{
			Speaker: p[0].Actor, SpeakerName: p[0].Name, SpeakerText: p[0].Text, SpeakerSpan: p[0].Range, Cue: p[0].Passage,
			Content: []record.Passage{{Text: r.Text[at:end], Range: record.Range{Start: at, End: end}}}, Direct: true, Score: 0.9,
		})
	}
	for i := range a.events {
		d := &deeds[a.rand.IntN(len(deeds))]
		at := min(len(r.Text)-9, i*len(r.Text)/max(1, a.events))
		trigger := record.Passage{Text: r.Text[at : at+8], Range: record.Range{Start: at, End: at + 8}}
		sentence := record.Sentence{N: i + 1, Range: record.Range{Start: at, End: min(len(r.Text), at+90)}}
		e := record.Event{
			ID: fmt.Sprintf("%016x", uint64(n*64+i)*0xd1342543de82ef95), Date: day.AddDate(0, 0, -a.rand.IntN(3)).Format(time.DateOnly), DatePrecision: "day", CAMEO: d.code, Label: "a label", Plover: record.Plover{Category: d.category, Contexts: []string{"diplomatic"}},
			Quad: d.quad, Goldstein: d.gold, Source: party(), Target: party(), Aux: []string{}, Trigger: trigger, Sentence: sentence, ReportedBy: []record.Participant{}, Mentions: []record.Mention{{Trigger: trigger, Sentence: sentence}},
			Reciprocal: d.mutual, Rule: "rules/events/05-support.rules:3 051-praise", Score: 0.777,
		}
		if d.mutual && a.rand.IntN(2) == 0 { // "A and B met"
			e.Source, e.Target = append(e.Source, e.Target...), []record.Participant{}
		}
		if i%3 == 0 {
			lat, lon := 40.0, 44.0
			c := state(a.states.Uint64())
			e.Place = &record.Place{Name: "Town " + c, Country: c, GeoNameID: int64(100000 + a.rand.IntN(5000)), Lat: &lat, Lon: &lon, Precision: "city", Passage: trigger}
		}
		r.Events = append(r.Events, e)
	}
	return r
}
