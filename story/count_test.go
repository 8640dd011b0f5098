package story

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline/record"
)

func party(id, place, sector string) record.Participant {
	return record.Participant{Actor: id, Name: id, Country: place, Code: place + sector, Sector: sector, Place: place}
}

// told makes a report of one sentence with one event.
func told(id, publisher, date, sentence, trigger, cameo, category string, source, target []record.Participant) Member {
	at := strings.Index(sentence, trigger)
	e := record.Event{
		ID: "e-" + id, Date: date, DatePrecision: "report", CAMEO: cameo, Plover: record.Plover{Category: category}, Quad: 1,
		Source: source, Target: target, Aux: []string{}, Trigger: record.Passage{Text: trigger, Range: record.Range{Start: at, End: at + len(trigger)}},
		Sentence: record.Sentence{N: 1, Range: record.Range{Start: 0, End: len(sentence)}}, Score: 0.7,
	}
	if category == "ASSAULT" {
		e.Quad = 4
	}
	return Member{Report: &record.Report{ID: id, Publisher: publisher, Published: date, Text: sentence, Events: []record.Event{e}}}
}

func TestCount(t *testing.T) {
	gon, roh, mor := party("state/GON", "GON", "GOV"), party("state/ROH", "ROH", "GOV"), party("state/MOR", "MOR", "MIL")
	elessar, eomer := party("person/elessar", "GON", "GOV"), party("person/eomer", "ROH", "GOV")
	faramir := party("person/faramir", "GON", "GOV")
	riders := party("x", "ROH", "CVL")
	p := func(list ...record.Participant) []record.Participant { return list }
	ford := &record.Place{Name: "Isen", Country: "ROH", GeoNameID: 7, Precision: "city"}
	at := func(m Member, place *record.Place) Member { m.Events[0].Place = place; return m }
	flag := func(m Member, aux string) Member { m.Events[0].Aux = []string{aux}; return m }
	on := func(m Member, day string) Member {
		m.Events[0].Date, m.Events[0].DatePrecision = day, "day"
		return m
	}
	copyOf := func(m Member, of string) Member { m.Copy = of; return m }
	for _, tt := range []struct {
		name                          string
		members                       []Member
		acts, publishers, independent int
		differences                   string
	}{
		{
			"active and passive, a state for its king",
			[]Member{
				told("a", "Beacon", "3019-03-07", "Elessar praised Éomer in Edoras.", "praised", "051", "SUPPORT", p(elessar), p(eomer)),
				told("b", "Mark Times", "3019-03-07", "Rohan was praised by Gondor.", "praised", "051", "SUPPORT", p(gon), p(roh)),
			},
			1, 2, 2, "",
		},
		{
			"a visit from its two sides",
			[]Member{
				told("a", "Beacon", "3019-03-07", "Éomer visited Elessar in Minas Tirith.", "visited", "042", "CONSULT", p(eomer), p(elessar)),
				told("b", "Mark Times", "3019-03-07", "Elessar received Éomer in Minas Tirith.", "received", "043", "CONSULT", p(elessar), p(eomer)),
			},
			1, 2, 2, "",
		},
		{
			"two men of one country",
			[]Member{
				told("a", "Beacon", "3019-03-07", "Elessar praised Éomer.", "praised", "051", "SUPPORT", p(elessar), p(eomer)),
				told("b", "Mark Times", "3019-03-07", "Faramir praised Éomer.", "praised", "051", "SUPPORT", p(faramir), p(eomer)),
			},
			2, 0, 0, "",
		},
		{
			"the next day",
			[]Member{
				on(told("a", "Beacon", "3019-03-07", "Elessar met Éomer.", "met", "040", "CONSULT", p(elessar), p(eomer)), "3019-03-07"),
				on(told("b", "Mark Times", "3019-03-08", "Elessar and Éomer met again.", "met", "040", "CONSULT", p(elessar), p(eomer)), "3019-03-08"),
			},
			2, 0, 0, "",
		},
		{
			"numbers and blame",
			[]Member{
				at(told("a", "Beacon", "3019-03-07", "Troops of Mordor attacked the ford and killed 12 riders.", "killed", "190", "ASSAULT", p(mor), p(riders)), ford),
				at(told("b", "Mark Times", "3019-03-07", "Gondor attacked the ford and killed fourteen riders, Mordor said.", "killed", "190", "ASSAULT", p(gon), p(riders)), ford),
			},
			1, 2, 2, "source: state/GON, state/MOR; number: 12 killed, 14 killed",
		},
		{
			"one tells more slots",
			[]Member{
				told("a", "Beacon", "3019-03-07", "Elessar signed the treaty of the fords.", "signed", "057", "SUPPORT", p(elessar), nil),
				told("b", "Mark Times", "3019-03-07", "Elessar signed the treaty of the fords with Éomer.", "signed", "057", "SUPPORT", p(elessar), p(eomer)),
			},
			1, 2, 2, "",
		},
		{
			"prisoners of both sides",
			[]Member{
				told("a", "Beacon", "3019-03-07", "Gondor and Mordor swapped prisoners of Gondor.", "swapped", "0841", "CONCEDE", p(gon, mor), p(party("x", "GON", "MIL"))),
				told("b", "Mark Times", "3019-03-07", "Prisoners of Mordor were swapped by Mordor and Gondor.", "swapped", "0841", "CONCEDE", p(mor, gon), p(party("y", "MOR", "MIL"))),
			},
			1, 2, 2, "",
		},
		{
			"to sign is not to praise",
			[]Member{
				told("a", "Beacon", "3019-03-07", "Gondor signed the treaty with Rohan.", "signed", "057", "SUPPORT", p(gon), p(roh)),
				told("b", "Mark Times", "3019-03-07", "Gondor praised the treaty with Rohan.", "praised", "051", "SUPPORT", p(gon), p(roh)),
			},
			2, 0, 0, "",
		},
		{
			"two papers of the same states",
			[]Member{
				told("a", "Beacon", "3019-03-07", "Elessar and Rohan signed a treaty.", "signed", "057", "SUPPORT", p(elessar, roh), nil),
				told("b", "Mark Times", "3019-03-07", "An accord on horses was reached by Gondor and Éomer.", "reached", "057", "SUPPORT", p(gon, eomer), nil),
			},
			2, 0, 0, "",
		},
		{
			"said and denied",
			[]Member{
				told("a", "Beacon", "3019-03-07", "Elessar threatened Mordor.", "threatened", "130", "THREATEN", p(elessar), p(mor)),
				flag(told("b", "Mark Times", "3019-03-07", "Elessar never threatened Mordor.", "threatened", "130", "THREATEN", p(elessar), p(mor)), "negated"),
			},
			2, 0, 0, "",
		},
		{
			"carriers of one text",
			[]Member{
				told("a", "Beacon", "3019-03-07", "Elessar praised Éomer.", "praised", "051", "SUPPORT", p(elessar), p(eomer)),
				copyOf(told("b", "Mark Times", "3019-03-07", "Elessar praised Éomer.", "praised", "051", "SUPPORT", p(elessar), p(eomer)), "a"),
				told("c", "Havens Post", "3019-03-08", "Éomer was praised by Elessar.", "praised", "051", "SUPPORT", p(elessar), p(eomer)),
			},
			1, 3, 2, "",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			acts := Count(tt.members, PerStory).Acts
			if len(acts) != tt.acts {
				t.Fatalf("%d acts, want %d", len(acts), tt.acts)
			}
			if n := len(Count(tt.members, Never).Acts); n != len(tt.members) {
				t.Errorf("not counted once: %d acts, want %d", n, len(tt.members))
			}
			if tt.acts > 1 {
				return
			}
			a := acts[0]
			var diff []string
			for _, d := range a.Differences {
				var v []string
				for _, x := range d.Values {
					v = append(v, x.Value)
				}
				diff = append(diff, d.Slot+": "+strings.Join(v, ", "))
			}
			if got := strings.Join(diff, "; "); got != tt.differences {
				t.Errorf("differences %q, want %q", got, tt.differences)
			}
			if a.Publishers != tt.publishers || a.Independent != tt.independent || a.Reports != len(a.Tellings) || a.Key != "e-a" {
				t.Errorf("key %s, %d publishers, %d independent, %d reports, %d tellings", a.Key, a.Publishers, a.Independent, a.Reports, len(a.Tellings))
			}
			rng := rand.New(rand.NewPCG(1, 1))
			for range 10 {
				rng.Shuffle(len(tt.members), func(i, k int) { tt.members[i], tt.members[k] = tt.members[k], tt.members[i] })
				if again := Count(tt.members, PerStory).Acts; !reflect.DeepEqual(again, acts) {
					t.Fatal("another order, another answer")
				}
			}
		})
	}
}

func TestFigureOf(t *testing.T) {
	killed, wounded := counted("ASSAULT")[0], counted("ASSAULT")[1]
	for _, tt := range []struct {
		sentence string
		m        measure
		want     string
	}{
		{"At least 133 people were killed and 40 wounded at the ford.", killed, "133 killed"},
		{"At least 133 people were killed and 40 wounded at the ford.", wounded, "40 wounded"},
		{"It killed thirty-five riders.", killed, "35 killed"},
		{"Two hundred died on March 15.", killed, "200 killed"},
		{"Riders were killed on March 15.", killed, ""},
		{"The fight killed 1,000 of them.", killed, "1000 killed"},
		{"Nobody was killed.", killed, ""},
	} {
		if got := figureOf(tt.sentence, tt.m); got != tt.want {
			t.Errorf("%s: %s: got %q, want %q", tt.sentence, tt.m.name, got, tt.want)
		}
	}
}

func TestDaily(t *testing.T) {
	act := func(date, code string, source ...record.Participant) *record.Act {
		return &record.Act{Event: record.Event{Date: date, CAMEO: code, Source: source}}
	}
	gon, roh := party("state/GON", "GON", "GOV"), party("state/ROH", "ROH", "GOV")
	var d Daily
	for i, tt := range []struct {
		act  *record.Act
		keep bool
	}{
		{act("3019-03-07", "051", gon), true},
		{act("3019-03-07", "051", gon), false},
		{act("3019-03-07", "051", roh), true},
		{act("3019-03-07", "052", gon), true},
		{act("3019-03-07", "051", roh, gon), true},
		{act("3019-03-07", "051", gon, roh), false},
		{act("3019-03-08", "051", gon), true},
	} {
		if got := d.Keep(tt.act); got != tt.keep {
			t.Errorf("%d: keep %v, want %v", i, got, tt.keep)
		}
	}
}

func TestMeetings(t *testing.T) {
	side := func(p ...record.Participant) []record.Attendee {
		var out []record.Attendee
		for _, x := range p {
			out = append(out, record.Attendee{Participant: x})
		}
		return out
	}
	elessar, eomer, gon := party("person/elessar", "GON", "GOV"), party("person/eomer", "ROH", "GOV"), party("state/GON", "GON", "GOV")
	meet := func(id, date, precision, kind, stage string, a, b record.Participant) Member {
		m := record.Meeting{
			ID: "m-" + id, Kind: record.Told{Value: kind}, Stage: record.Told{Value: stage}, Sides: [][]record.Attendee{side(a), side(b)}, Date: date, DatePrecision: precision,
		}
		return Member{Report: &record.Report{ID: id, Publisher: id, Published: "3019-03-07", Meetings: []record.Meeting{m}}}
	}
	list := []Member{
		meet("a", "3019-03-09", "day", "meeting", "planned", elessar, eomer),
		meet("b", "3019-03-09", "day", "summit", "took place", eomer, gon),
		meet("c", "3019-03-09", "day", "call", "took place", elessar, eomer),
		meet("d", "3019-03-12", "day", "meeting", "took place", elessar, eomer),
	}
	got := Count(list, PerStory).Encounters
	if len(got) != 3 {
		t.Fatalf("%d meetings, want 3: %+v", len(got), got)
	}
	for _, e := range got {
		if e.Reports == 2 {
			if e.Stage.Value != "took place" || len(e.Differences) != 1 || e.Differences[0].Slot != "stage" {
				t.Errorf("stage %s, differences %+v", e.Stage.Value, e.Differences)
			}
		}
	}
	deal := func(id, stage, title string, a, b record.Participant) Member {
		x := record.Agreement{ID: "d-" + id, Title: record.Passage{Text: title}, Stage: record.Told{Value: stage}, Parties: side(a, b), Date: "3019-03-07", DatePrecision: "report"}
		return Member{Report: &record.Report{ID: id, Publisher: id, Published: "3019-03-07", Agreements: []record.Agreement{x}}}
	}
	deals := Count([]Member{
		deal("a", "signed", "Treaty of the Fords", elessar, eomer), deal("b", "agreed", "", gon, eomer), deal("c", "signed", "Charter of Grain", elessar, eomer),
		deal("d", "ended", "Treaty of the Fords", elessar, eomer),
	}, PerStory).Deals
	if len(deals) != 3 {
		t.Errorf("%d agreements, want 3", len(deals))
	}
}
