package trend

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/record"
)

// news is a record in which Gondor and Arnor meet every Monday and Thursday, Rohan and Mordor clash now and then, and
// everybody has to do with Bree, so that none goes unseen.
func news(n int) (days []record.Day, date func(int) string) {
	start := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC) // a Monday
	date = func(i int) string { return start.AddDate(0, 0, i).Format(time.DateOnly) }
	for i := range n {
		for _, c := range []string{"ARN", "GON", "MOR", "ROH"} {
			days = append(days, act(date(i), "BRE", c, 2, 0))
		}
		if i%7 == 0 || i%7 == 3 {
			days = append(days, act(date(i), "ARN", "GON", 1, 0))
		}
		if i%30 == 10 {
			days = append(days, act(date(i), "MOR", "ROH", 0, 1))
		}
	}
	return days, date
}

// act is a row of cooperation and conflict.
func act(date, a, b string, cooperation, conflict int) record.Day {
	if b != "" && a > b {
		a, b = b, a
	}
	return record.Day{Date: date, A: a, B: b, Quads: [4]int{cooperation, 0, 0, conflict}, Acts: cooperation + conflict, Goldstein: float64(cooperation - 5*conflict)}
}

func of(t *testing.T, days []record.Day, meetings []Meeting, o Options) []Warning {
	t.Helper()
	out, err := Warn(days, meetings, o)
	if err != nil {
		t.Fatal(err)
	}
	return out.Warnings
}

func TestQuiet(t *testing.T) {
	days, _ := news(400)
	if got := of(t, days, nil, Options{}); len(got) > 0 {
		t.Errorf("nothing changed: %+v", got)
	}
	out, err := Warn(nil, nil, Options{})
	if err != nil || len(out.Warnings) > 0 {
		t.Errorf("no record: %+v, %v", out, err)
	}
}

func TestConflict(t *testing.T) {
	for _, m := range Methods() {
		days, date := news(400)
		for i := 300; i < 306; i++ {
			days = append(days, act(date(i), "ROH", "MOR", 0, 2))
		}
		o := Options{Method: m, From: date(250), Kinds: []string{Conflict}}
		got := of(t, days, nil, o)
		scopes := map[string]bool{}
		for _, w := range got {
			scopes[w.A+w.B] = true
			if w.Kind != Conflict || w.Method != m || w.Date < date(300) || w.Date > date(304) || w.Seen < 3 || w.Expected > w.Seen/3 || len(w.Also) != 1 {
				t.Errorf("%s: %+v", m, w)
			}
			sum := 0
			for _, d := range w.Days {
				sum += d.Quads[2] + d.Quads[3]
			}
			if sum != int(w.Seen) {
				t.Errorf("%s: the rows hold %d conflicts, seen %g", m, sum, w.Seen)
			}
		}
		if len(got) != 3 || !scopes["MORROH"] || !scopes["MOR"] || !scopes["ROH"] {
			t.Errorf("%s: %v of %d warnings, want the dyad and both countries", m, scopes, len(got))
		}
		o.From = date(304 + rest) // told once
		if got := of(t, days, nil, o); len(got) > 0 {
			t.Errorf("%s: again: %+v", m, got)
		}
	}
}

func TestContact(t *testing.T) {
	days, date := news(400)
	days = append(days, act(date(20), "ROH", "GON", 1, 0), act(date(320), "ROH", "GON", 1, 0), act(date(330), "ROH", "GON", 1, 0), act(date(350), "ARN", "MOR", 1, 0), act(date(360), "MOR", "SHI", 1, 0))
	got := of(t, days, nil, Options{Kinds: []string{Contact}, Months: 9})
	var said []string
	for _, w := range got {
		said = append(said, w.Date+" "+w.Text)
		if len(w.Days) != 1 || w.Days[0].Date != w.Date || w.Rate.Kind != Contact {
			t.Errorf("rows: %+v", w)
		}
	}
	want := []string{
		date(320) + " GON – ROH: first contact in 299 days; until then 0 days lay between two",
		date(350) + " ARN – MOR: first contact in the record, which begins 350 days before",
	}
	want[0] = strings.Replace(want[0], "; until then 0 days lay between two", "", 1)
	if !reflect.DeepEqual(said, want) { // nobody had an eye on the Shire before
		t.Errorf("%q, want %q", said, want)
	}
}

func TestSilence(t *testing.T) {
	days, date := news(400)
	var cut []record.Day
	for _, d := range days {
		if d.A != "ARN" || d.B != "GON" || d.Date < date(340) {
			cut = append(cut, d)
		}
	}
	got := of(t, cut, nil, Options{Kinds: []string{Silence}})
	if len(got) != 1 || got[0].A != "ARN" || got[0].Date < date(347) || got[0].Date > date(361) || got[0].P >= 0.02/52 || len(got[0].Days) == 0 {
		t.Fatalf("%+v", got)
	}
	// No news at all is no silence.
	var none []record.Day
	for _, d := range days {
		if d.Date < date(340) {
			none = append(none, d)
		}
	}
	if got := of(t, none, nil, Options{Kinds: []string{Silence}, To: date(399)}); len(got) > 0 {
		t.Errorf("the feeds stood still: %+v", got)
	}
}

func TestLevel(t *testing.T) {
	days, date := news(400)
	met := func(i int, level string) Meeting { return Meeting{"k" + date(i), date(i), "GON", "ARN", level} }
	got := of(t, days, []Meeting{met(1, "expert"), met(30, "minister"), met(60, "ambassador"), met(100, "minister"), met(200, "head of state"), met(300, "head of state"), met(310, "unknown")}, Options{Kinds: []string{Level}})
	if len(got) != 1 || got[0].Date != date(200) || got[0].A != "ARN" || got[0].P != 1./5 || got[0].Meetings[0].Key != "k"+date(200) {
		t.Fatalf("%+v", got)
	}
	if want := "ARN – GON: a meeting of level head of state; the highest of 4 before was minister"; got[0].Text != want {
		t.Errorf("%s, want %s", got[0].Text, want)
	}
}

func TestMeetings(t *testing.T) {
	man := func(country, level string) record.Attendee {
		return record.Attendee{Participant: record.Participant{Country: country, Place: country}, Level: level}
	}
	e := &record.Encounter{Key: "k", Meeting: record.Meeting{Date: "2025-06-10", Stage: record.Told{Value: "took place"}, Sides: [][]record.Attendee{
		{man("GON", "head of state"), man("GON", "minister")}, {man("ARN", "minister")},
	}}}
	if got, want := Meetings(e), []Meeting{{"k", "2025-06-10", "ARN", "GON", "minister"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	e.Sides = [][]record.Attendee{{man("GON", "head of state"), man("ARN", "head of state"), man("ROH", "")}}
	if got := Meetings(e); len(got) != 3 || got[0].Level != "head of state" {
		t.Errorf("at one table: %+v", got)
	}
	e.Stage.Value = "planned"
	if got := Meetings(e); got != nil {
		t.Errorf("planned: %+v", got)
	}
}

// TestFrom checks that what is told of a day does not depend on where the telling begins, nor on the order of rows.
func TestFrom(t *testing.T) {
	days, date := news(500)
	for i := 300; i < 310; i++ {
		days = append(days, act(date(i), "ROH", "MOR", 0, 2))
	}
	days = append(days, act(date(320), "ROH", "GON", 1, 0))
	all := of(t, days, nil, Options{})
	for i, j := 0, len(days)-1; i < j; i, j = i+1, j-1 {
		days[i], days[j] = days[j], days[i]
	}
	part := of(t, days, nil, Options{From: date(303)})
	var want []string
	for _, w := range all {
		if w.Date >= date(303) {
			want = append(want, w.ID)
		}
	}
	var got []string
	for _, w := range part {
		got = append(got, w.ID)
	}
	if !reflect.DeepEqual(got, want) || len(got) == 0 {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestRates(t *testing.T) {
	days, date := news(500)
	out, err := Warn(days, nil, Options{From: date(450)})
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, r := range out.Rates {
		sum += r.PerWeek
		if r.Basis != "simulated" || r.NullYears < 300 || r.Low > r.PerYear || r.High < r.PerYear || r.Series == 0 {
			t.Errorf("%+v", r)
		}
		if r.Kind == Conflict && r.PerYear > 0.2 {
			t.Errorf("too many false alarms: %+v", r)
		}
	}
	if len(out.Rates) != 4 || math.Abs(sum-out.PerWeek) > 1e-3 {
		t.Errorf("%d rates, %g a week, %g in all", len(out.Rates), sum, out.PerWeek)
	}
	if _, err := json.Marshal(out); err != nil {
		t.Error(err)
	}
}

func TestOptions(t *testing.T) {
	for _, o := range []Options{{From: "June"}, {To: "2025-13-01"}, {Method: "guess"}, {Rate: -1}, {Months: -1}, {Kinds: []string{"rain"}}} {
		if _, err := Warn(nil, nil, o); err == nil {
			t.Errorf("%+v: no error", o)
		}
	}
}

// TestEarly moves a record to before 1970.
func TestEarly(t *testing.T) {
	days, date := news(400)
	for i := range 14 {
		days = append(days, act(date(380+i), "GON", "MOR", 0, 3))
	}
	late := of(t, days, nil, Options{From: date(365)})
	for i := range days {
		d, err := time.Parse(time.DateOnly, days[i].Date)
		if err != nil {
			t.Fatal(err)
		}
		days[i].Date = d.AddDate(0, 0, -7*4000).Format(time.DateOnly)
	}
	from, _ := time.Parse(time.DateOnly, date(365))
	early := of(t, days, nil, Options{From: from.AddDate(0, 0, -7*4000).Format(time.DateOnly)})
	if len(early) != len(late) || len(late) == 0 {
		t.Fatalf("%d warnings, %d of them when it is moved", len(late), len(early))
	}
	for i := range early {
		if early[i].Text != late[i].Text || early[i].P != late[i].P {
			t.Errorf("%s, %g; moved: %s, %g", late[i].Text, late[i].P, early[i].Text, early[i].P)
		}
	}
}

func TestTail(t *testing.T) {
	for _, c := range []struct {
		y     int
		mu, v float64
		want  float64
	}{
		{0, 2, 2, 1},
		{1, 2, 2, 1 - math.Exp(-2)},
		{3, 1, 1, 1 - math.Exp(-1)*2.5},
		{1, 3, 6, 1 - math.Pow(0.5, 3)}, // size 3, p 1/2
		{2, 3, 6, 1 - math.Pow(0.5, 3) - 3*math.Pow(0.5, 4)},
		{5, 0, 0, 0},
	} {
		if got := tail(c.y, c.mu, c.v); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("tail(%d, %g, %g) = %g, want %g", c.y, c.mu, c.v, got, c.want)
		}
	}
	if a, b := tail(10, 10, 20), tail(11, 10, 20); a <= b {
		t.Errorf("the tail does not fall: %g, %g", a, b)
	}
}

func TestInterval(t *testing.T) {
	for n, want := range map[int][2]float64{0: {0, 3.69}, 1: {0.025, 5.57}, 10: {4.80, 18.39}} { // exact limits
		low, high := poissonInterval(n)
		if math.Abs(low-want[0]) > 0.11 || math.Abs(high-want[1]) > 0.11 {
			t.Errorf("%d: %g to %g, want %v", n, low, high, want)
		}
	}
}
