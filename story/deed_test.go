package story

import (
	"reflect"
	"testing"

	"github.com/dateline/dateline/record"
)

// meeting is a report of one meeting of two states.
func meeting(id, published, date, precision, town string, codes ...string) *record.Report {
	e := record.Event{CAMEO: "040", Date: date, DatePrecision: precision}
	e.Plover.Category = "CONSULT"
	for _, c := range codes {
		e.Source = append(e.Source, record.Participant{Place: c})
	}
	if town != "" {
		e.Place = &record.Place{Name: town, Precision: "city"}
	}
	return &record.Report{ID: id, Published: published, Events: []record.Event{e}}
}

func TestDoing(t *testing.T) {
	m, err := NewMaker()
	if err != nil {
		t.Fatal(err)
	}
	first := meeting("a", "3019-03-08", "3019-03-07", "day", "Edoras", "GON", "ROH")
	plan := meeting("b", "3019-03-09", "3019-03-07", "day", "Edoras", "GON", "ROH")
	plan.Events[0].Aux = []string{"future"}
	for _, tt := range []struct {
		name string
		b    *record.Report
		want float64
	}{
		{"the same", meeting("b", "3019-03-09", "3019-03-07", "day", "Edoras", "GON", "ROH"), 2},
		{"one side is not told", meeting("b", "3019-03-09", "3019-03-07", "day", "", "GON"), 2},
		{"another day", meeting("b", "3019-03-11", "3019-03-11", "day", "", "GON", "ROH"), -4},
		{"no day", meeting("b", "3019-03-08", "3019-03-08", "report", "", "GON", "ROH"), 0},
		{"another town and no day", meeting("b", "3019-03-08", "3019-03-08", "report", "Minas Tirith", "GON", "ROH"), -4},
		{"another guest", meeting("b", "3019-03-08", "3019-03-08", "report", "", "GON", "ARN"), -4},
		{"before the earlier report", meeting("b", "3019-03-04", "3019-03-04", "report", "", "GON", "ROH"), -4},
		{"days later, and no day", meeting("b", "3019-03-14", "3019-03-14", "report", "", "GON", "ROH"), -2},
		{"a talk of two among those of three", meeting("b", "3019-03-09", "3019-03-07", "day", "", "GON", "ROH", "ARN"), 0},
		{"a plan", plan, 0},
		{"nothing", &record.Report{ID: "b", Published: "3019-03-09"}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, b := m.Brief(first), m.Brief(tt.b)
			if got := doing(a, b); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
			if got := doing(b, a); got != tt.want {
				t.Errorf("the other way round got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestDays(t *testing.T) {
	brief := func(id, published, text, day string) *Brief {
		r := &record.Report{ID: id, Published: published, Text: text}
		if day != "" {
			n := len(text)
			r.Dates = []record.Date{{Value: day, Precision: "day", Passage: record.Passage{Range: record.Range{Start: n, End: n}}}}
		}
		return &Brief{ID: id, Day: number(published), Told: news(r, number(published))}
	}
	a := brief("a", "3019-03-08", "The Rohirrim rode out", "3019-03-08")
	for _, tt := range []struct {
		name string
		b    *Brief
		want float64
	}{
		{"back to the day of the other", brief("b", "3019-03-10", "The Rohirrim rode out", "3019-03-08"), 1},
		{"the same day", brief("b", "3019-03-08", "The Rohirrim rode out", "3019-03-08"), 0},
		{"back to a day after the other", brief("b", "3019-03-10", "The Rohirrim rode out", "3019-03-09"), -5},
		{"back to a day before the other", brief("b", "3019-03-10", "The Rohirrim rode out", "3019-03-06"), -2},
		{"news of a later day", brief("b", "3019-03-12", "The Rohirrim rode out", "3019-03-12"), -3},
		{"news of the next day", brief("b", "3019-03-09", "The Rohirrim rode out", "3019-03-09"), 0},
		{"the day of a statement", brief("b", "3019-03-12", "The Rohirrim rode out, heralds said on", "3019-03-12"), 0},
		{"no day", brief("b", "3019-03-12", "The Rohirrim rode out", ""), 0},
		{"long ago", brief("b", "3019-03-31", "The Rohirrim rode out", "3019-03-08"), 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := days(a, tt.b, 0); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
			if got := days(tt.b, a, 0); got != tt.want {
				t.Errorf("the other way round got %v, want %v", got, tt.want)
			}
		})
	}
}

// TestStated takes the day of a statement for none of what is stated.
func TestStated(t *testing.T) {
	m, err := NewMaker()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"Gondor met Rohan, heralds said on Monday": false, "Gondor met Rohan on Monday": true} {
		r := meeting("a", "3019-03-07", "3019-03-07", "day", "", "GON", "ROH")
		r.Text, r.Events[0].Sentence.End = text, len(text)
		r.Dates = []record.Date{{Value: "3019-03-07", Precision: "day", Passage: record.Passage{Range: record.Range{Start: len(text) - 6, End: len(text)}}}}
		if got := m.Brief(r).Deeds[0].Days.told; got != want {
			t.Errorf("%s: told is %v", text, got)
		}
	}
}

// TestKept reads back all of a brief.
func TestKept(t *testing.T) {
	m, err := NewMaker()
	if err != nil {
		t.Fatal(err)
	}
	r := meeting("a", "3019-03-08", "3019-03-07", "day", "Edoras", "GON", "ROH")
	r.Text = "Gondor met Rohan in Edoras on Friday."
	r.Places = []record.Place{{Name: "Edoras", Country: "ROH", Precision: "city"}}
	r.Dates = []record.Date{{Value: "3019-03-07", Precision: "day"}}
	n := Node{Brief: m.Brief(r), Links: []Link{{"b", 0.5}}, Story: "s"}
	if len(n.Told) != 1 || len(n.Lands) != 1 || len(n.Deeds) != 1 {
		t.Fatalf("got %+v, want a day, a country and a deed", n.Brief)
	}
	got, err := ParseNode(n.Append(nil))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, n) {
		t.Errorf("got %+v, want %+v", got.Brief, n.Brief)
	}
}

// TestKind: sanctions and arrests, one category of PLOVER, are two kinds of acts.
func TestKind(t *testing.T) {
	of := func(code string) string {
		e := record.Event{CAMEO: code}
		e.Plover.Category = "COERCE"
		return kind(&e)
	}
	if of("163") == of("173") || of("173") != of("175") {
		t.Errorf("163 %s, 173 %s, 175 %s", of("163"), of("173"), of("175"))
	}
}
