package eval

import (
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
)

func TestScoreDates(t *testing.T) {
	gold, err := ReadDates("g", strings.NewReader(`{"id":"1","text":"They met on Tuesday and again in May.","ref":"2025-06-10T00:00:00","timexes":[`+
		`{"start":12,"end":19,"type":"date","values":["2025-06-10","2025-06-17"]},{"start":30,"end":36,"type":"daterange","values":["2025-05-01/2025-06-01"]}]}
`))
	if err != nil {
		t.Fatal(err)
	}
	d := dateline.NewDocument(gold[0].Article())
	for _, e := range [][2]int{{12, 19}, {33, 36}, {0, 4}} {
		d.Tokens = append(d.Tokens, dateline.Token{Start: e[0], End: e[1]})
	}
	d.Dates = []dateline.TimeExpression{
		{Span: dateline.Span{Start: 0, End: 1}, Type: "DATE", Value: "2025-06-10", From: "2025-06-10", To: "2025-06-10", Precision: "day"},
		{Span: dateline.Span{Start: 1, End: 2}, Type: "DATE", Value: "2025-05", From: "2025-05-01", To: "2025-05-31", Precision: "month"},
		{Span: dateline.Span{Start: 2, End: 3}, Type: "DATE", Value: "2020", From: "2020-01-01", To: "2020-12-31", Precision: "year"},
	}
	s := ScoreDates(gold, []*dateline.Document{d})
	if s.Gold != 2 || s.System != 3 || s.Value.R != 1 || s.Value.P != 0.6667 || s.Strict.R != 0.5 || s.ValueAccuracy != 1 {
		t.Errorf("%+v", s)
	}
	if s = ScoreDates(gold, []*dateline.Document{d}, "daterange"); s.Gold != 1 || s.System != 1 || s.Value.F1 != 1 {
		t.Errorf("%+v", s)
	}
}

func TestSpecValue(t *testing.T) {
	ref := time.Date(2025, 6, 10, 9, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		x    dateline.TimeExpression
		want string
	}{
		{dateline.TimeExpression{Type: "SET", Value: "P1Y"}, ""},
		{dateline.TimeExpression{Type: "DATE", Value: "2024-SU", From: "2024-06-01", To: "2024-08-31", Precision: "season"}, ""},
		{dateline.TimeExpression{Type: "DATE", Value: "2014/2018", From: "2014-01-01", To: "2018-12-31", Precision: "year"}, "2014-01-01/2018-01-01"},
		{dateline.TimeExpression{Type: "DATE", Value: "2019", From: "2019-01-01", Mod: "SINCE", Precision: "year"}, "2019-01-01/"},
		{dateline.TimeExpression{Type: "DATE", Value: "2018", To: "2017-12-31", Mod: "BEFORE", Precision: "year"}, "/2018-01-01"},
		{dateline.TimeExpression{Type: "DATE", Value: "2025-Q2", From: "2025-04-01", To: "2025-06-30", Precision: "quarter"}, "2025-04-01/2025-07-01"},
		{dateline.TimeExpression{Type: "DURATION", Value: "PT2.5H"}, "9000"},
		{dateline.TimeExpression{Type: "DURATION", Value: "PXW"}, "1814400"},
		{dateline.TimeExpression{Type: "DURATION", Value: "P3M", From: "2025-03-10", To: "2025-06-10"}, "2025-03-10/2025-06-10"},
		{dateline.TimeExpression{Type: "TIME", Value: "2025-06-09TEV"}, "2025-06-09 16:00:00/2025-06-09 20:00:00"},
		{dateline.TimeExpression{Type: "DATE", Value: "PRESENT_REF"}, "2025-06-10 09:30:00"},
	} {
		if got := SpecValue(&c.x, ref); got != c.want {
			t.Errorf("%+v: %q, want %q", c.x, got, c.want)
		}
	}
	for _, p := range [][2]string{{"2025-06-10T09:00", "2025-06-10 09:00:00"}, {"09:00:00", "09:00"}} {
		if canonDate(p[0]) != canonDate(p[1]) {
			t.Errorf("%q and %q differ", canonDate(p[0]), canonDate(p[1]))
		}
	}
}

func TestScorePlaces(t *testing.T) {
	gold, err := ReadPlaces("g", strings.NewReader(`{"id":"1","text":"The Gondor host left Bree.","toponyms":[`+
		`{"start":0,"end":10,"role":"associative","geonameid":"1","lat":40,"lon":20},{"start":21,"end":25,"role":"literal","geonameid":"2","lat":54,"lon":1}]}
`))
	if err != nil {
		t.Fatal(err)
	}
	d := dateline.NewDocument(gold[0].Article())
	d.Tokens = []dateline.Token{{Start: 4, End: 10}, {Start: 21, End: 25}}
	d.Places = []dateline.Place{
		{Span: dateline.Span{Start: 0, End: 1}, GeoNames: 1, Lat: 40.1, Lon: 20, Located: true},
		{Span: dateline.Span{Start: 1, End: 2}, GeoNames: 3, Lat: 10, Lon: 1, Located: true},
	}
	s := ScorePlaces(gold, []*dateline.Document{d}, false)
	if s.Exact.F1 != 1 || s.Acc161 != 0.5 || s.E2E != 0.5 || s.Same != 0.5 {
		t.Errorf("%+v", s)
	}
	if s = ScorePlaces(gold, []*dateline.Document{d}, true); s.Gold != 1 || s.System != 1 || s.E2E != 0 {
		t.Errorf("%+v", s)
	}
}
