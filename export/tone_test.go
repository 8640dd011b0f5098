package export

import (
	"math"
	"testing"

	"github.com/dateline/dateline/record"
)

func TestTone(t *testing.T) {
	for _, c := range []struct {
		text string
		want float64
		ok   bool
	}{
		{"", 0, false},
		{"— … 'n'", 0, true},
		{"Gondor praised the agreement.", 50, true},
		{"Gondor condemned the attack.", -50, true},
		{"The United Hope Party met.", 0, true},
		{"They met. Hope is left for all.", 100.0 / 7, true},
		{"\"Peace,\" said the king; war ended.", 0, true},
	} {
		got, ok := tone(c.text)
		if ok != c.ok || math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%q: %v %v, not %v %v", c.text, got, ok, c.want, c.ok)
		}
	}
}

func TestMood(t *testing.T) {
	texts := map[string]string{"one": "Gondor praised Arnor.", "two": "Gondor condemned Arnor.", "three": "Gondor praised Arnor today again."}
	s := &shelf{read: func(id string) (*record.Report, error) { return &record.Report{ID: id, Text: texts[id]}, nil }}
	a := &record.Act{Lead: record.Source{Report: "one"}}
	for _, c := range []struct {
		told []string
		want string
	}{
		{nil, "33.3333"},
		{[]string{"one"}, "33.3333"},
		{[]string{"one", "two"}, "0.0000"},
		{[]string{"one", "three", "gone"}, "26.6667"},
	} {
		a.Tellings = nil
		for _, id := range c.told {
			a.Tellings = append(a.Tellings, record.Telling{Source: record.Source{Report: id}})
		}
		if got, err := mood(a, s); err != nil || got != c.want {
			t.Errorf("%v: %q %v, not %q", c.told, got, err, c.want)
		}
	}
	if got, err := mood(a, &shelf{}); err != nil || got != "" {
		t.Errorf("without reports: %q %v", got, err)
	}
}

func TestSeat(t *testing.T) {
	place := func(name, country, precision string, start int) record.Place {
		return record.Place{Name: name, Country: country, Precision: precision, Passage: record.Passage{Range: record.Range{Start: start, End: start + len(name)}}}
	}
	r := &record.Report{Places: []record.Place{
		place("Osgiliath", "GON", "city", 0), place("Gondor", "GON", "country", 20), place("Edoras", "ROH", "city", 40), place("Rohan", "ROH", "country", 50), place("Gondor", "GON", "country", 90),
	}}
	side := func(country, code string, start, end int) *record.Participant {
		return &record.Participant{Country: country, Code: code, Passage: record.Passage{Range: record.Range{Start: start, End: end}}}
	}
	for _, c := range []struct {
		name string
		p    *record.Participant
		want string
	}{
		{"nobody", nil, ""},
		{"no words", side("GON", "GON", 0, 0), ""},
		{"words that name a city and its land", side("ROH", "ROHCOP", 35, 60), "Edoras"},
		{"his country, named elsewhere", side("GON", "GONGOV", 70, 75), "Gondor"},
		{"a country that is not named", side("MOR", "MORGOV", 70, 75), ""},
		{"a body without a country", side("", "IGODUN", 70, 75), ""},
		{"somebody without a code", side("", "", 0, 30), ""},
	} {
		got := ""
		if x := seat(c.p, r); x != nil {
			got = x.Name
		}
		if got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
	if seat(side("GON", "GON", 20, 26), nil) != nil {
		t.Error("a seat without a report")
	}
}
