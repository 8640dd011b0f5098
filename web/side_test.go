package web

import (
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

func TestByDay(t *testing.T) {
	in := []row{
		{Title: "a", Day: "2025-06-11", Words: "one", Report: "/reports/x/facts/1"},
		{Title: "b", Day: "2025-06-11", Words: "two", Report: "/reports/x/facts/2"},
		{Title: "c", Day: "2025-06-11", Words: "one", Report: "/reports/x/facts/3"},
		{Title: "d", Day: "2025-06-10", Words: "one", Report: "/reports/x/facts/4"},
		{Title: "e", Day: "2025-06-10", Words: "one", Report: "/reports/y/facts/4"},
		{Title: "f"},
	}
	var got []string
	for _, d := range byDay(in, true) {
		got = append(got, d.Day)
		for _, r := range d.Rows {
			s := r.Title
			if r.Quiet {
				s += " quiet"
			}
			if r.On {
				s += " on"
			}
			got = append(got, s)
		}
	}
	if want := []string{"11 June 2025", "a quiet", "c on", "b", "10 June 2025", "d", "e", "Day not told", "f"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := byDay(in, false); len(got) != 1 || got[0].Day != "" {
		t.Errorf("not in the order of days: %+v", got)
	}
}

func TestMonths(t *testing.T) {
	c := months([]record.Day{{Date: "2025-01-31", Quads: [4]int{3, 1, 0, 2}}, {Date: "2025-03-01", Quads: [4]int{0, 0, 1, 0}}, {Date: "2024"}}, "actor=GON")
	if len(c.Columns) != 2 || c.Most != 4 || c.Least != 2 {
		t.Fatalf("%+v", c)
	}
	k := c.Columns[0]
	if k.Href != "/acts?actor=GON&from=2025-01&to=2025-01" || k.Balance() != 2 || k.Name != "January 2025" {
		t.Errorf("%+v", k)
	}
	if end := k.Bars[0].Y + k.Bars[0].H; end != c.Zero || k.Bars[1].Y+k.Bars[1].H != k.Bars[0].Y {
		t.Errorf("bars do not stand on each other: %+v, line at %d", k.Bars, c.Zero)
	}
	if c.Months[0].Text != "Oct" || c.Years[0].Text != "2024" || len(c.Months) != 6 {
		t.Errorf("months %+v, years %+v", c.Months, c.Years)
	}
	for i := 1; i < len(c.Years); i++ {
		if c.Years[i].X-c.Years[i-1].X < 11 {
			t.Errorf("years overlap: %+v", c.Years)
		}
	}
	if months(nil, "") != nil {
		t.Error("a chart of nothing")
	}
}

func TestAreas(t *testing.T) {
	act := func(day string, contexts ...string) store.Glance {
		return store.Glance{Date: day, Contexts: contexts}
	}
	g := areas([]store.Glance{act("2024-02-01", "trade"), act("2025-06-01", "trade", "energy"), act("2025-07-01", "trade"), act("2025")}, "actor=GON", 1)
	if !slices.Equal(g.Periods, []string{"2024", "2025"}) || len(g.Rows) != 1 || g.Rows[0].Name != "trade" {
		t.Fatalf("%+v", g)
	}
	if c := g.Rows[0].Cells; c[0].N != 1 || c[1].N != 2 || c[1].Href != "/acts?actor=GON&context=trade&from=2025&to=2025" || c[1].Class != "n2" {
		t.Errorf("%+v", c)
	}
}

func TestGaps(t *testing.T) {
	got := gaps([]record.Day{{Date: "2025-03-01"}, {Date: "2025-01-01"}, {Date: "2025-03-05"}, {Date: "2025-06-01"}, {Date: "2025"}}, 1)
	if len(got) != 1 || got[0] != (gap{88, "2025-03-05", "2025-06-01"}) {
		t.Errorf("%+v", got)
	}
}

func TestClimb(t *testing.T) {
	met := func(day, kind, stage, level string) record.Encounter {
		return record.Encounter{Key: day, Meeting: record.Meeting{Date: day, Kind: record.Told{Value: kind}, Stage: record.Told{Value: stage}, Level: record.Told{Value: level}}}
	}
	l := climb([]record.Encounter{met("2025-06-10", "state visit", "took place", "head of state"), met("2025-01-10", "call", "planned", "minister"), met("2025-03", "meeting", "took place", "minister"), met("", "meeting", "planned", "minister")})
	if len(l.Rungs) != 2 || l.Rungs[0].Name != "head of state" || l.Rungs[1].Name != "minister" || len(l.Rungs[1].Dots) != 2 {
		t.Fatalf("%+v", l)
	}
	if d := l.Rungs[0].Dots[0]; d.Shape != "visit" || d.Open || d.Href != "/meetings/2025-06-10" {
		t.Errorf("%+v", d)
	}
	if d := l.Rungs[1].Dots[0]; d.Shape != "call" || !d.Open || d.X < 0 || d.X > 100 {
		t.Errorf("%+v", d)
	}
	if climb(nil) != nil {
		t.Error("a ladder of nothing")
	}
}

func TestPapers(t *testing.T) {
	deal := func(key, title, stage string) record.Deal {
		return record.Deal{Key: key, Agreement: record.Agreement{Title: record.Passage{Text: title}, Kind: record.Told{Value: "treaty"}, Stage: record.Told{Value: stage}}}
	}
	got := papers([]record.Deal{deal("c", "the Treaty of Edoras", "ratified"), deal("b", "", "signed"), deal("a", "Treaty of Edoras", "signed")})
	if len(got) != 2 || got[1].Title != "Treaty of Edoras" || len(got[1].Stages) != 2 || got[1].Stages[1] != (stage{"ratified", "", "/agreements/c"}) {
		t.Errorf("%+v", got)
	}
}

func TestSlide(t *testing.T) {
	f := record.Filter{Actors: []string{"GON"}, From: "2025-06", To: "2025-06"}
	if err := f.Check(); err != nil {
		t.Fatal(err)
	}
	s := slide("/map", f, "2024-11-05", "2025-07-01")
	if s.Now != "June 2025" || s.At != "2025-06" || s.Prev != "/map?actor=GON&from=2025-05&to=2025-05" || s.Next != "/map?actor=GON&from=2025-07&to=2025-07" || len(s.Months) != 7 || len(s.Years) != 2 {
		t.Errorf("%+v", s)
	}
	if s = slide("/map", record.Filter{}, "2024-11-05", "2025-07-01"); !s.All.Here || s.Now != "the whole record" || s.At != "" {
		t.Errorf("%+v", s)
	}
}

func TestRangeName(t *testing.T) {
	for _, c := range [][3]string{
		{"2025-06-01", "2025-06-31", "June 2025"}, {"2025-01-01", "2025-12-31", "2025"}, {"2024-02-01", "2024-02-29", "February 2024"}, {"2025-06-03", "2025-06-31", "3 June 2025 to 30 June 2025"}, {"2025-06-03", "2025-06-03", "3 June 2025"},
	} {
		if got := rangeName(c[0], c[1]); got != c[2] {
			t.Errorf("%s to %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestRegistry(t *testing.T) {
	g, err := readRegistry()
	if err != nil {
		t.Fatal(err)
	}
	b := g.orgs[g.byPlace["OSCE"]]
	if b == nil || len(b.parts) < 10 || len(b.terms) < 10 {
		t.Fatalf("%+v", b)
	}
	list := posts(b, []store.Holder{{ID: "person/x", Name: "Barliman", Held: store.Held{Office: record.Office{Title: "Innkeeper"}, First: "2025-01-01", Last: "2025-01-01"}}})
	if list[0].Title != "Chairperson-in-Office" || len(list[0].Holders) != latestHolders || len(list[0].Earlier) < 10 {
		t.Errorf("%+v", list[0])
	}
	if last := list[len(list)-1]; last.Title != "Innkeeper" || last.Holders[0].Told != "1 January 2025" {
		t.Errorf("%+v", last)
	}
}

func TestTermName(t *testing.T) {
	for _, c := range [][2]string{{"2024-12-06 -", "since Dec 2024"}, {"2005-06 - 2011-06", "Jun 2005 – Jun 2011"}, {"- 2014-05-01", "until May 2014"}, {"1999 - 2001", "1999 – 2001"}} {
		if got := termName(c[0]); got != c[1] {
			t.Errorf("%q: %q, want %q", c[0], got, c[1])
		}
	}
}

// TestVisit looks that loading a page again does not end a visit.
func TestVisit(t *testing.T) {
	at := time.Date(2025, 6, 11, 12, 0, 0, 0, time.UTC)
	cookie := ""
	come := func(now time.Time) time.Time {
		r, w := httptest.NewRequest("GET", "/", nil), httptest.NewRecorder()
		r.Header.Set("Cookie", cookie)
		before := visit(w, r, now)
		cookie, _, _ = strings.Cut(w.Result().Header.Get("Set-Cookie"), ";")
		return before
	}
	if !come(at).IsZero() || !come(at.Add(time.Minute)).IsZero() {
		t.Error("the first visit has one before")
	}
	next := at.Add(3 * time.Hour)
	for _, later := range []time.Duration{0, time.Minute, 20 * time.Minute} {
		if got := come(next.Add(later)); !got.Equal(at.Add(time.Minute)) {
			t.Errorf("%v later: before is %v", later, got)
		}
	}
	cookie = visitCookie + "=2999-01-01T00:00:00Z/<script>"
	if !come(at).IsZero() {
		t.Error("a visit in the future")
	}
}

func TestCounterparts(t *testing.T) {
	got := counterparts([]record.Day{{A: "ARN", B: "GON", Acts: 2}, {A: "GON", B: "GON", Acts: 9}, {A: "GON", B: "ROH", Acts: 3}, {A: "GON", Acts: 4}, {A: "MOR", B: "ROH", Acts: 5}}, "GON")
	if len(got) != 2 || got[0].Key != "ROH" || got[0].Acts != 3 || got[1].Key != "ARN" {
		t.Errorf("%+v", got)
	}
}

func TestWheres(t *testing.T) {
	at := func(name string, number int64, precision string) store.Glance {
		return store.Glance{Place: &store.Spot{Name: name, GeoNameID: number, Precision: precision}}
	}
	got := wheres([]store.Glance{at("Bree", 0, "city"), at("Edoras", 7, "city"), at("Edoras", 7, "city"), at("Rohan", 8, "country"), {}}, record.Filter{Actors: []string{"GON"}})
	if len(got) != 2 || got[0].Name != "Edoras" || got[0].Acts != 2 || got[0].Href != "/acts?actor=GON&place=7" || got[1].Href != "/acts?actor=GON&place=Bree" {
		t.Errorf("%+v", got)
	}
}
