package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
)

// open makes a record in a folder of the test.
func open(t *testing.T) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "a.db"), Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// A deed is an event in short: "GON 051 ARN", on a day.
type deed struct{ what, day string }

// report makes a report in which each deed is a sentence "Gondor 051 Arnor."
func report(id, publisher, day, title string, deeds ...deed) *record.Report {
	r := &record.Report{
		ID: id, File: id + ".txt", URL: "https://times.example/" + id, Title: title, Publisher: publisher, Published: day, Language: "en",
		Actors: []record.Actor{}, Events: []record.Event{}, Quotes: []record.Quote{}, Places: []record.Place{}, Dates: []record.Date{}, Contexts: []record.Context{},
		Meetings: []record.Meeting{}, Agreements: []record.Agreement{},
	}
	actors := map[string]bool{}
	party := func(code string) []record.Participant {
		if code == "-" {
			return []record.Participant{}
		}
		if !actors[code] {
			actors[code] = true
			r.Actors = append(r.Actors, record.Actor{ID: "state/" + code[:3], Name: code, Kind: "state", Country: code[:3], Code: code, Offices: []record.Office{{Title: "King", Of: code[:3], Country: code[:3], Code: code}}, Mentions: []record.Range{}})
		}
		return []record.Participant{{Actor: "state/" + code[:3], Name: code, Country: code[:3], Code: code, Place: code[:3]}}
	}
	for i, d := range deeds {
		f := strings.Fields(d.what)
		start := len(r.Text)
		r.Text += d.what + " of " + id + ". "
		trigger := record.Passage{Text: f[1], Range: record.Range{Start: start + len(f[0]) + 1, End: start + len(f[0]) + 1 + len(f[1])}}
		sentence := record.Sentence{N: i + 1, Range: record.Range{Start: start, End: len(r.Text) - 1}}
		quad := 1
		if f[1] >= "11" {
			quad = 3
		}
		r.Events = append(r.Events, record.Event{
			ID: dateline.Hash(id, d.what, fmt.Sprint(i)), Date: d.day, DatePrecision: "day", CAMEO: f[1], Plover: record.Plover{Category: "SUPPORT", Contexts: []string{"military"}}, Quad: quad, Goldstein: 1.5,
			Source: party(f[0]), Target: party(f[2]), Aux: append([]string{}, f[3:]...), Trigger: trigger, Sentence: sentence, ReportedBy: []record.Participant{}, Mentions: []record.Mention{{Trigger: trigger, Sentence: sentence}}, Score: 0.5,
		})
	}
	return r
}

func add(t *testing.T, s *Store, reports ...*record.Report) []Added {
	t.Helper()
	var list []Entry
	for _, r := range reports {
		list = append(list, Entry{Report: r, Version: "1"})
	}
	out, err := s.Add(t.Context(), list)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, s)
	return out
}

// sound fails the test if the record has a fault.
func sound(t *testing.T, s *Store) {
	t.Helper()
	faults, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Error(f)
	}
}

// acts lists what a filter picks, as "GON 051 ARN 2025-06-10".
func acts(t *testing.T, s *Store, f record.Filter, p record.Page) string {
	t.Helper()
	list, _, err := s.Acts(t.Context(), f, p)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range list {
		out = append(out, brief(&list[i]))
	}
	return strings.Join(out, "; ")
}

func brief(a *record.Act) string {
	side := func(list []record.Participant) string {
		if len(list) == 0 {
			return "-"
		}
		return list[0].Code
	}
	return side(a.Event.Source) + " " + a.CAMEO + " " + side(a.Event.Target) + " " + a.Date
}

// TestReport adds a report and reads it back.
func TestReport(t *testing.T) {
	s := open(t)
	r := report("a", "Gondor Times", "2025-06-10", "A title", deed{"GON 051 ARN", "2025-06-09"}, deed{"GONGOV 112 MOR", "2025-06"}, deed{"ROH 010 -", ""})
	a := &dateline.Article{ID: "a", File: "a.txt", URL: r.URL, Publisher: r.Publisher, Title: "", Byline: "by a hobbit", Body: r.Text, Published: time.Date(2025, 6, 10, 0, 0, 0, 0, time.UTC), Language: "en"}
	got, err := s.Add(t.Context(), []Entry{{Article: a, Report: r, Version: "1"}})
	if err != nil {
		t.Fatal(err)
	}
	if want := []Added{{"a", New, ""}}; !reflect.DeepEqual(got, want) {
		t.Errorf("added %v, want %v", got, want)
	}
	sound(t, s)
	back, err := s.Report(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, r) {
		t.Errorf("report came back as\n%+v\nwant\n%+v", back, r)
	}
	b, err := s.Article(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(b, a) {
		t.Errorf("article came back as\n%+v\nwant\n%+v", b, a)
	}
	if _, err := s.Report(t.Context(), "b"); !errors.Is(err, ErrNotFound) {
		t.Errorf("a report that is not there: %v", err)
	}
	act, err := s.Act(t.Context(), r.Events[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if act.Tellings[0].Sentence != "GON 051 ARN of a." || act.Lead.Publisher != "Gondor Times" || act.Lead.Published != "2025-06-10" {
		t.Errorf("act: %+v", act)
	}
}

// TestAdd tells what becomes of reports that are in the record in some way.
func TestAdd(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*record.Report)
		want   Added
		acts   int
	}{
		{"the same again", func(*record.Report) {}, Added{"a", Same, "a"}, 1},
		{"the same under another id", func(r *record.Report) { r.ID = "b" }, Added{"a", Same, "a"}, 1},
		{"the same with other spaces and a tracked address", func(r *record.Report) {
			r.ID, r.URL, r.Text = "b", "http://www.times.example/a/?utm_source=x#top", "  "+r.Text+"\n"
		}, Added{"a", Same, "a"}, 1},
		{"an agency copy", func(r *record.Report) { r.ID, r.URL, r.Publisher = "b", "https://post.example/1", "Post" }, Added{"b", Copy, "a"}, 2},
		{"a corrected text", func(r *record.Report) { r.ID, r.Text = "b", r.Text+" More." }, Added{"b", Version, "a"}, 2},
		{"another text with its id", func(r *record.Report) { r.Text += " More." }, Added{"a", Clash, "a"}, 1},
		{"another report", func(r *record.Report) { r.ID, r.URL, r.Text = "b", "", r.Text+" More." }, Added{"b", New, ""}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, once := range []bool{true, false} {
				s := open(t)
				first := report("a", "Times", "2025-06-10", "", deed{"GON 051 ARN", "2025-06-09"})
				r := report("a", "Times", "2025-06-10", "", deed{"GON 051 ARN", "2025-06-09"})
				c.change(r)
				var got Added
				if once {
					got = add(t, s, first, r)[1]
				} else {
					add(t, s, first)
					got = add(t, s, r)[0]
				}
				if got != c.want {
					t.Errorf("%+v, want %+v", got, c.want)
				}
				list, _, err := s.Acts(t.Context(), record.Filter{}, record.Page{})
				if err != nil || len(list) != c.acts {
					t.Errorf("%d acts (%v), want %d", len(list), err, c.acts)
				}
			}
		})
	}
}

// shelf is a record for tests of filters.
func shelf(t *testing.T) *Store {
	s := open(t)
	add(t, s,
		report("a", "Times", "2025-06-10", "Minas Tirith", deed{"GON 051 ARN", "2025-06-09"}, deed{"GONGOV 112 MOR", "2025-06-10"}, deed{"ARN 040 GON alleged", "2025-06-08"}),
		report("b", "Post", "2025-06-11", "Fornost", deed{"MORMIL 190 GONMIL", "2025-06-11"}, deed{"ROH 010 -", "2025-07"}, deed{"ROHGOV 051 ARN", "2025-07-02"}),
	)
	return s
}

// TestAddWith keeps reports and a state together, and neither if the transaction breaks off.
func TestAddWith(t *testing.T) {
	s, ctx := open(t), t.Context()
	entry := func(id string) []Entry {
		return []Entry{{Report: report(id, "Gondor Times", "2025-06-10", "A title "+id, deed{"GON 051 ARN", "2025-06-09"}), Version: "1"}}
	}
	if _, err := s.AddWith(ctx, entry("a"), "feed", []byte("one")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken off")
	_, err := s.add(ctx, entry("b"), func(t *tx) error {
		if err := t.setState("feed", []byte("two")); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	state, err := s.State(ctx, "feed")
	if err != nil || string(state) != "one" {
		t.Errorf("state %q, %v", state, err)
	}
	if i, err := s.Info(ctx); err != nil || i.Reports != 1 {
		t.Errorf("%d reports, %v", i.Reports, err)
	}
	if _, err := s.AddWith(ctx, entry("b"), "feed", []byte("two")); err != nil {
		t.Error(err)
	}
	sound(t, s)
}

func TestFilter(t *testing.T) {
	s := shelf(t)
	const a, b, c, d, e, f = "ROHGOV 051 ARN 2025-07-02", "ROH 010 - 2025-07", "MORMIL 190 GONMIL 2025-06-11", "GONGOV 112 MOR 2025-06-10", "GON 051 ARN 2025-06-09", "ARN 040 GON 2025-06-08"
	for _, x := range []struct {
		search string
		want   []string
	}{
		{"", []string{a, b, c, d, e, f}},
		{"actor:GON", []string{c, d, e, f}},
		{"actor:gon", []string{c, d, e, f}},
		{"actor:GONGOV", []string{d}},
		{"actor:state/GON", []string{c, d, e, f}},
		{"actor:XXX", nil},
		{"actor:ROH,MOR", []string{a, b, c, d}},
		{"actor:GON with:ARN", []string{e, f}},
		{"actor:ARN with:GON", []string{e, f}},
		{"with:ARN", []string{a, e, f}},
		{"actor:GON with:ROH", nil},
		{"actor:GONGOV with:MOR", []string{d}},
		{"actor:GON with:ARN,MOR", []string{c, d, e, f}},
		{"source:GON", []string{d, e}},
		{"source:GON target:ARN", []string{e}},
		{"target:GON", []string{c, f}},
		{"source:MOR actor:GON", []string{c}},
		{"actor:GON with:ARN source:ARN", []string{f}},
		{"from:2025-06-09 to:2025-06-10", []string{d, e}},
		{"from:2025-07", []string{a, b}},
		{"from:2025-07-02", []string{a}},
		{"to:2025-06", []string{c, d, e, f}},
		{"category:support actor:MOR", []string{c, d}},
		{"category:AID", nil},
		{"code:05", []string{a, e}},
		{"code:05,190", []string{a, c, e}},
		{"quad:3", []string{c, d}},
		{"context:military actor:ROH", []string{a, b}},
		{"context:mil", nil},
		{"publisher:Post", []string{a, b, c}},
		{"publisher:Post actor:GON", []string{c}},
		{"without:alleged actor:ARN", []string{a, e}},
		{"min-score:0.6", nil},
		{"Fornost", []string{a, b, c}},
		{"forn*", []string{a, b, c}},
		{`"mormil 190"`, []string{a, b, c}},
		{`"190 mormil"`, nil},
		{"minas tirith actor:MOR", []string{d}},
		{"story:x", nil},
		{"speaker:GON", nil},
		{"judgement:any actor:MOR", []string{c, d}},
		{"judgement:confirmed", nil},
	} {
		t.Run(x.search, func(t *testing.T) {
			filter, err := record.ParseSearch(x.search)
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Join(x.want, "; ")
			if got := acts(t, s, filter, record.Page{}); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			// page by page
			for _, order := range []string{"date", "oldest", "weight", "added"} {
				var got []string
				for p := (record.Page{Limit: 2, Order: order}); ; {
					list, next, err := s.Acts(t.Context(), filter, p)
					if err != nil {
						t.Fatal(err)
					}
					for i := range list {
						got = append(got, brief(&list[i]))
					}
					if p.After = next; next == "" {
						break
					}
				}
				if len(got) != len(x.want) || order == "date" && strings.Join(got, "; ") != want {
					t.Errorf("pages by %s: %v", order, got)
				}
			}
			n := 0
			if err := s.Each(t.Context(), filter, func(a *record.Act) error { n++; return nil }); err != nil || n != len(x.want) {
				t.Errorf("each: %d (%v), want %d", n, err, len(x.want))
			}
		})
	}
}

// TestMatch has queries that the full-text index could take amiss.
func TestMatch(t *testing.T) {
	s := shelf(t)
	for _, q := range []string{`"`, `"a`, `a"b"`, `*`, `AND OR NOT`, `a AND`, `col:x`, `-a`, `^a`, `a^b`, `(`, `NEAR(a b)`, `'`, `"" ""`, "\x00", "ä*", `a"*"`, `{a b} : c`, strings.Repeat("a ", 5000)} {
		f := record.Filter{Text: q}
		if _, _, err := s.Acts(t.Context(), f, record.Page{}); err != nil {
			t.Errorf("%q: %v", q, err)
		}
		if _, _, err := s.Reports(t.Context(), f, record.Page{}); err != nil {
			t.Errorf("%q: %v", q, err)
		}
		if _, _, err := s.Actors(t.Context(), q, record.Page{}); err != nil {
			t.Errorf("%q: %v", q, err)
		}
	}
}

// sameDays asks for the acts of a search by day, and compares them with "date a b acts; ...".
func sameDays(t *testing.T, s *Store, search, want string) []record.Day {
	t.Helper()
	f, err := record.ParseSearch(search)
	if err != nil {
		t.Fatal(err)
	}
	days, err := s.Days(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range days {
		got = append(got, fmt.Sprintf("%s %s %s %d", d.Date, d.A, d.B, d.Acts))
	}
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("%q: %s\nwant %s", search, s, want)
	}
	return days
}

func TestDays(t *testing.T) {
	s := shelf(t)
	for _, x := range []struct{ search, want string }{
		{"", "2025-06-08 ARN GON 1; 2025-06-09 ARN GON 1; 2025-06-10 GON MOR 1; 2025-06-11 GON MOR 1; 2025-07 ROH  1; 2025-07-02 ARN ROH 1"},
		{"actor:GON with:MOR", "2025-06-10 GON MOR 1; 2025-06-11 GON MOR 1"},
		{"actor:ROH", "2025-07 ROH  1; 2025-07-02 ARN ROH 1"},
		{"actor:ARN to:2025-06-08", "2025-06-08 ARN GON 1"},
		{"source:GON", "2025-06-09 ARN GON 1; 2025-06-10 GON MOR 1"},
		{"actor:GONGOV", "2025-06-10 GON MOR 1"},
		{"code:051", "2025-06-09 ARN GON 1; 2025-07-02 ARN ROH 1"},
	} {
		for _, d := range sameDays(t, s, x.search, x.want) {
			if d.Goldstein != 1.5 {
				t.Errorf("%q: goldstein %v", x.search, d.Goldstein)
			}
		}
	}
}

// TestMutual asks for the days of acts whose parties all stand on one side.
func TestMutual(t *testing.T) {
	s := open(t)
	add(t, s, mutual("a", "2025-06-10", "GON", "ROH", "ARN"), mutual("b", "2025-06-11", "GON", "GON"))
	for _, x := range []struct{ search, want string }{
		{"", "2025-06-10 ARN GON 1; 2025-06-10 ARN ROH 1; 2025-06-10 GON ROH 1; 2025-06-11 GON  1"},
		{"actor:ROH with:GON", "2025-06-10 GON ROH 1"},
		{"actor:ROH with:GON code:040", "2025-06-10 GON ROH 1"},
		{"actor:ROH code:040", "2025-06-10 ARN ROH 1; 2025-06-10 GON ROH 1"},
		{"code:040 from:2025-06-11", "2025-06-11 GON  1"},
	} {
		sameDays(t, s, x.search, x.want)
	}
	if got := acts(t, s, record.Filter{Actors: []string{"ROH"}, With: []string{"ARN"}}, record.Page{}); got != "GON 040 - 2025-06-10" {
		t.Errorf("acts of two who stand on one side: %s", got)
	}
}

// mutual makes a report of one act that its parties do with each other.
func mutual(id, day string, parties ...string) *record.Report {
	r := report(id, "Times", day, id, deed{parties[0] + " 040 -", day})
	e := &r.Events[0]
	e.Reciprocal = true
	for _, p := range parties[1:] {
		x := e.Source[0]
		x.Actor, x.Name, x.Country, x.Code, x.Place = "state/"+p, p, p, p, p
		e.Source = append(e.Source, x)
	}
	return r
}

// TestHits asks for words that few and that many reports hold, in lists that are read from either end.
func TestHits(t *testing.T) {
	s := open(t)
	var list []Entry
	for i := range many + 100 {
		d := deed{"GON 051 ARN", fmt.Sprintf("2025-%02d-%02d", 1+i/400, 1+i/20%20)}
		if i%1000 == 500 {
			d.what = "ROH 051 ARN"
		}
		list = append(list, Entry{Report: report(fmt.Sprintf("r%04d", i), "Times", d.day, "A title", d), Version: "1"})
	}
	if _, err := s.Add(t.Context(), list); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		search string
		n      int
	}{{"of", many + 100}, {`"arn of"`, many + 100}, {"ROH", 3}, {"actor:ROH of", 3}, {"actor:GON with:ARN of", many + 97}, {"actor:GON ROH", 0}, {"actor:ROH with:ARN ROH", 3}, {"r0007", 1}} {
		f, err := record.ParseSearch(x.search)
		if err != nil {
			t.Fatal(err)
		}
		n, pages := 0, 0
		last := ""
		for p := (record.Page{Limit: 1000}); ; {
			list, next, err := s.Acts(t.Context(), f, p)
			if err != nil {
				t.Fatal(err)
			}
			for i := range list {
				if last != "" && list[i].Date > last {
					t.Fatalf("%q: %s behind %s", x.search, list[i].Date, last)
				}
				last = list[i].Date
			}
			n += len(list)
			if pages++; next == "" || pages > 9 {
				break
			}
			p.After = next
		}
		if n != x.n {
			t.Errorf("%q: %d acts, want %d", x.search, n, x.n)
		}
		days, err := s.Days(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range days {
			n -= d.Acts
		}
		if n != 0 {
			t.Errorf("%q: days tell %d acts less", x.search, n)
		}
	}
}

func TestCounts(t *testing.T) {
	s := shelf(t)
	for _, x := range []struct{ by, search, want string }{
		{"code", "", "051 2, 010 1, 040 1, 112 1, 190 1"},
		{"quad", "", "1 4, 3 2"},
		{"month", "", "2025-06 4, 2025-07 2"},
		{"publisher", "", "Post 3, Times 3"},
		{"place", "actor:GON", "GON 4, ARN 2, MOR 2"},
		{"counterpart", "actor:GON", "ARN 2, MOR 2"},
		{"actor", "code:051", "state/ARN 2, state/GON 1, state/ROH 1"},
		{"context", "", "military 6"},
		{"source", "target:ARN", "GON 1, ROH 1"},
	} {
		f, err := record.ParseSearch(x.search)
		if err != nil {
			t.Fatal(err)
		}
		list, err := s.Counts(t.Context(), f, x.by)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range list {
			got = append(got, fmt.Sprint(c.Key, " ", c.Acts))
		}
		if s := strings.Join(got, ", "); s != x.want {
			t.Errorf("%s %q: %s\nwant %s", x.by, x.search, s, x.want)
		}
	}
	if _, err := s.Counts(t.Context(), record.Filter{}, "colour"); err == nil {
		t.Error("counts by colour")
	}
}

func TestActors(t *testing.T) {
	s := shelf(t)
	list, next, err := s.Actors(t.Context(), "", record.Page{Limit: 2})
	if err != nil || len(list) != 2 || next == "" || list[0].ID != "state/GON" {
		t.Fatalf("%+v %q %v", list, next, err)
	}
	more, next, err := s.Actors(t.Context(), "", record.Page{Limit: 2, After: next})
	if err != nil || len(more) != 2 || next != "" {
		t.Fatalf("%+v %q %v", more, next, err)
	}
	a, err := s.Actor(t.Context(), "state/GON")
	if err != nil {
		t.Fatal(err)
	}
	if a.First != "2025-06-10" || a.Last != "2025-06-11" || a.Reports != 2 || a.Acts != 4 || len(a.Offices) != 3 || a.Offices[0].Title != "King" {
		t.Errorf("%+v", a)
	}
	if list, _, err = s.Actors(t.Context(), "gon", record.Page{}); err != nil || len(list) != 1 {
		t.Errorf("search: %+v %v", list, err)
	}
}

func TestReports(t *testing.T) {
	s := shelf(t)
	for _, x := range []struct{ search, want string }{
		{"", "b a"},
		{"publisher:Times", "a"},
		{"actor:ROH", "b"},
		{"actor:GON", "b a"},
		{"code:051", "b a"},
		{"code:112", "a"},
		{"fornost", "b"},
		{"from:2025-06-11", "b"},
		{"actor:XXX", ""},
		{"of", "b a"},
		{"of from:2025-06-11", "b"},
		{"of to:2025-06-10", "a"},
		{"actor:GON of", "b a"},
		{"actor:GON from:2025-06-11", "b"},
		{"actor:GON,ROH", "b a"},
		{"actor:GON code:112", "a"},
	} {
		f, err := record.ParseSearch(x.search)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for p := (record.Page{Limit: 1}); ; {
			list, next, err := s.Reports(t.Context(), f, p)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range list {
				got = append(got, h.Report)
			}
			if p.After = next; next == "" {
				break
			}
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("%q: %s, want %s", x.search, s, x.want)
		}
	}
}

// TestJoin makes acts of two reports one, undoes it, and joins again.
func TestJoin(t *testing.T) {
	s := open(t)
	a := report("a", "Times", "2025-06-10", "One", deed{"GON 051 ARN", "2025-06-09"}, deed{"GON 112 MOR", "2025-06-10"})
	b := report("b", "Post", "2025-06-11", "Two", deed{"GON 051 ARN", "2025-06-09"})
	add(t, s, a, b)
	joined := Joined{
		Story: "s", Reports: []string{"a", "b"}, Countries: []string{"GON", "ARN"}, Weight: 2, Links: []Link{{"b", "a", "copy"}},
		Acts: []Group{{Key: a.Events[0].ID, Tellings: []Fact{{"b", b.Events[0].ID}, {"a", a.Events[0].ID}}, Differences: []record.Difference{{Slot: "date", Values: []record.Value{{Value: "x", Reports: []string{"a"}}}}}}},
	}
	for range 2 { // joining again changes nothing
		if err := s.Join(t.Context(), []Joined{joined}); err != nil {
			t.Fatal(err)
		}
		sound(t, s)
		act, err := s.Act(t.Context(), b.Events[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		if act.Key != a.Events[0].ID || act.Reports != 2 || act.Publishers != 2 || len(act.Tellings) != 2 || act.Lead.Report != "b" || len(act.Differences) != 1 || act.Story != "s" {
			t.Errorf("act: %+v", act)
		}
		if got, want := acts(t, s, record.Filter{Publishers: []string{"Times"}}, record.Page{}), "GON 112 MOR 2025-06-10; GON 051 ARN 2025-06-09"; got != want {
			t.Errorf("acts of Times: %s, want %s", got, want)
		}
		days, err := s.Days(t.Context(), record.Filter{})
		if err != nil || len(days) != 2 || days[0].Acts != 1 {
			t.Errorf("days: %+v %v", days, err)
		}
		story, err := s.Story(t.Context(), "s")
		if err != nil || story.From != "2025-06-10" || story.To != "2025-06-11" || len(story.Reports) != 2 || len(story.Acts) != 2 || story.Publishers != 2 || story.Title != "One" {
			t.Errorf("story: %+v %v", story, err)
		}
	}
	list, _, err := s.Stories(t.Context(), record.Filter{Actors: []string{"MOR"}}, record.Page{Limit: 5})
	if err != nil || len(list) != 1 {
		t.Errorf("stories: %+v %v", list, err)
	}
	if h, err := s.Headline(t.Context(), "b"); err != nil || h.Of != "a" || h.Relation != "copy" {
		t.Errorf("headline: %+v %v", h, err)
	}
	// apart again
	if err := s.Join(t.Context(), []Joined{
		{Story: "s1", Reports: []string{"a"}, Acts: []Group{{Tellings: []Fact{{"a", a.Events[0].ID}}}}},
		{Story: "s2", Reports: []string{"b"}},
	}); err != nil {
		t.Fatal(err)
	}
	sound(t, s)
	if _, err := s.Story(t.Context(), "s"); !errors.Is(err, ErrNotFound) {
		t.Errorf("the story without reports: %v", err)
	}
	if list, _, err := s.Acts(t.Context(), record.Filter{}, record.Page{}); err != nil || len(list) != 3 {
		t.Errorf("acts: %d %v", len(list), err)
	}
	for _, j := range []Joined{{}, {Story: "s"}, {Story: "s", Reports: []string{"x"}}, {Story: "s", Reports: []string{"a"}, Acts: []Group{{Tellings: []Fact{{"b", b.Events[0].ID}}}}}, {Story: "s", Reports: []string{"a"}, Acts: []Group{{Key: "k", Tellings: []Fact{{"a", a.Events[0].ID}}}}}} {
		if err := s.Join(t.Context(), []Joined{j}); err == nil {
			t.Errorf("%+v was joined", j)
		}
	}
	sound(t, s)
}

func TestJudge(t *testing.T) {
	s := open(t)
	a := report("a", "Times", "2025-06-10", "One", deed{"GON 051 ARN", "2025-06-09"}, deed{"GON 112 MOR", "2025-06-10"})
	add(t, s, a)
	say := func(verdict string, at int) {
		t.Helper()
		if err := s.Judge(t.Context(), record.Judgement{Kind: "event", Fact: a.Events[0].ID, Verdict: verdict, Author: "Sam", At: time.Unix(int64(at), 0)}); err != nil {
			t.Fatal(err)
		}
		sound(t, s)
	}
	say(record.Reject, 1)
	if got := acts(t, s, record.Filter{}, record.Page{}); got != "GON 112 MOR 2025-06-10" {
		t.Errorf("without the rejected: %s", got)
	}
	if got := acts(t, s, record.Filter{Judgement: "rejected"}, record.Page{}); got != "GON 051 ARN 2025-06-09" {
		t.Errorf("rejected: %s", got)
	}
	days, err := s.Days(t.Context(), record.Filter{})
	if err != nil || len(days) != 1 {
		t.Errorf("days: %+v %v", days, err)
	}
	say(record.Confirm, 2)
	if got := acts(t, s, record.Filter{Judgement: "confirmed"}, record.Page{}); got != "GON 051 ARN 2025-06-09" {
		t.Errorf("confirmed: %s", got)
	}
	if days, err = s.Days(t.Context(), record.Filter{}); err != nil || len(days) != 2 {
		t.Errorf("days: %+v %v", days, err)
	}
	list, err := s.Judgements(t.Context(), record.Filter{})
	if err != nil || len(list) != 2 || list[0].Words != "GON ⟦051⟧ ARN of a." || list[0].Report != "a" {
		t.Errorf("judgements: %+v %v", list, err)
	}
	if err := s.Judge(t.Context(), record.Judgement{Kind: "event", Fact: "x", Verdict: record.Confirm}); !errors.Is(err, ErrNotFound) {
		t.Errorf("a fact that is not there: %v", err)
	}
	if err := s.Judge(t.Context(), record.Judgement{Kind: "event", Fact: a.Events[0].ID, Verdict: "maybe"}); err == nil {
		t.Error("a verdict of maybe")
	}
	// another fact told by the same words takes the judgement over; with none it is loose
	b := report("a", "Times", "2025-06-10", "One", deed{"GON 051 ARN", "2025-06-09"}, deed{"GON 112 MOR", "2025-06-10"})
	b.Events[0].ID, b.Events[0].CAMEO = "new", "057"
	c, err := s.Recode(t.Context(), "a", b, "2")
	if err != nil || len(c.Gained) != 1 || len(c.Lost) != 1 || c.Same != 1 || c.Loose != 0 {
		t.Errorf("change: %+v %v", c, err)
	}
	sound(t, s)
	if got := acts(t, s, record.Filter{Judgement: "confirmed"}, record.Page{}); got != "GON 057 ARN 2025-06-09" {
		t.Errorf("confirmed: %s", got)
	}
	b.Events = b.Events[1:]
	if c, err = s.Recode(t.Context(), "a", b, "3"); err != nil || c.Loose != 2 {
		t.Errorf("change: %+v %v", c, err)
	}
	sound(t, s)
	if loose, err := s.Loose(t.Context()); err != nil || len(loose) != 2 {
		t.Errorf("loose: %+v %v", loose, err)
	}
	back, err := s.Report(t.Context(), "a")
	if err != nil || !reflect.DeepEqual(back, b) {
		t.Errorf("recoded report came back as %+v (%v)", back, err)
	}
	if h, err := s.Headline(t.Context(), "a"); err != nil || h.Version != "3" || h.Events != 1 {
		t.Errorf("headline: %+v %v", h, err)
	}
}

// TestCorrect corrects an event, codes the report again, and takes the correction back.
func TestCorrect(t *testing.T) {
	s := open(t)
	a := report("a", "Times", "2025-06-10", "One", deed{"GON 051 ARN", "2025-06-09"}, deed{"GON 112 MOR", "2025-06-10"})
	add(t, s, a)
	say := func(j record.Judgement) {
		t.Helper()
		j.Author = "Sam"
		if err := s.Judge(t.Context(), j); err != nil {
			t.Fatal(err)
		}
		sound(t, s)
	}
	want := func(what string) {
		t.Helper()
		if got := acts(t, s, record.Filter{}, record.Page{}); got != what {
			t.Errorf("%s, want %s", got, what)
		}
		days, err := s.Days(t.Context(), record.Filter{Actors: []string{"ROH"}})
		if err != nil || (len(days) == 1) != strings.Contains(what, "ROH") {
			t.Errorf("days of ROH: %+v %v", days, err)
		}
	}
	fix := record.Judgement{Kind: "event", Fact: a.Events[0].ID, Verdict: record.Correct}
	fix.Field, fix.Value, fix.At = "target", "ROH", time.Unix(1, 0)
	say(fix)
	fix.Field, fix.Value, fix.At = "cameo", "111", time.Unix(2, 0)
	say(fix)
	want("GON 112 MOR 2025-06-10; GON 111 ROH 2025-06-09")
	list, _, err := s.Acts(t.Context(), record.Filter{Codes: []string{"111"}}, record.Page{})
	if err != nil || len(list) != 1 || list[0].Judgement != "corrected" || list[0].Quad != 3 {
		t.Fatalf("%+v %v", list, err)
	}
	if was, ok := list[0].Judged.Corrected("cameo"); !ok || was != "051" {
		t.Errorf("what the machine had said: %+v", list[0].Judged)
	}
	if r, err := s.Machine(t.Context(), "a"); err != nil || !reflect.DeepEqual(r, a) {
		t.Errorf("the machine's report: %+v %v", r, err)
	}
	b := report("a", "Times", "2025-06-10", "One", deed{"GON 051 ARN", "2025-06-09"}, deed{"GON 112 MOR", "2025-06-10"})
	b.Events[0].ID, b.Events[0].CAMEO = "new", "057"
	if c, err := s.Recode(t.Context(), "a", b, "2"); err != nil || c.Loose != 0 {
		t.Errorf("change: %+v %v", c, err)
	}
	sound(t, s)
	want("GON 112 MOR 2025-06-10; GON 111 ROH 2025-06-09")
	say(record.Judgement{Kind: "event", Fact: "new", Verdict: record.Reopen, At: time.Unix(3, 0)})
	want("GON 112 MOR 2025-06-10; GON 057 ARN 2025-06-09")
	if err := s.Judge(t.Context(), record.Judgement{Kind: "place", Fact: "Bree", Report: "a", Verdict: record.Reject}); !errors.Is(err, ErrNotFound) {
		t.Errorf("a place that is not there: %v", err)
	}
}

// TestReach judges an actor, an office and a place, which holds for every act of the report, and codes the report again.
func TestReach(t *testing.T) {
	s := open(t)
	bree := record.Place{Name: "Bree", Passage: record.Passage{Text: "051", Range: record.Range{Start: 4, End: 7}}, Country: "GON"}
	coded := func() *record.Report {
		r := report("a", "Times", "2025-06-10", "One", deed{"GON 051 ARN", "2025-06-09"}, deed{"GON 112 MOR", "2025-06-10"})
		r.Places = []record.Place{bree}
		r.Events[0].Place = &bree
		for i := range r.Actors {
			r.Actors[i].Mentions = []record.Range{{Start: 0, End: 3}}
			if i > 0 {
				r.Actors[i].Mentions[0] = record.Range{Start: 8, End: 11}
			}
		}
		return r
	}
	a := coded()
	add(t, s, a)
	for i, j := range []record.Judgement{
		{Kind: "actor", Fact: "GON", Verdict: record.Correct, Field: "country", Value: "ROH"},
		{Kind: "office", Fact: "state/MOR#King of MOR", Verdict: record.Reject},
		{Kind: "place", Fact: "051", Verdict: record.Correct, Field: "country", Value: "ARN"},
	} {
		j.Report, j.Author, j.At = "a", "Sam", time.Unix(int64(i), 0)
		if err := s.Judge(t.Context(), j); err != nil {
			t.Fatal(err)
		}
		sound(t, s)
	}
	want := func(when string) {
		t.Helper()
		sound(t, s)
		list, _, err := s.Acts(t.Context(), record.Filter{Sources: []string{"ROH"}}, record.Page{Order: "oldest"})
		if err != nil || len(list) != 2 {
			t.Fatalf("%s: %+v %v", when, list, err)
		}
		who, _ := list[0].Judged.Corrected("source")
		where, _ := list[0].Judged.Corrected("place")
		if list[0].Judgement != "corrected" || who != "GON" || where != "Bree, GON" || list[0].Place.Country != "ARN" {
			t.Errorf("%s: %+v", when, list[0].Judged)
		}
		loose, err := s.Loose(t.Context())
		if err != nil || len(loose) > 0 {
			t.Errorf("%s: loose %+v %v", when, loose, err)
		}
	}
	want("judged")
	if c, err := s.Recode(t.Context(), "a", coded(), "2"); err != nil || c.Loose != 0 {
		t.Errorf("%+v %v", c, err)
	}
	want("coded again")
	b := report("a", "Times", "2025-06-10", "One", deed{"GON 051 ARN", "2025-06-09"}, deed{"GON 112 MOR", "2025-06-10"})
	b.Actors[2].Offices = []record.Office{} // the office and the place are gone
	if c, err := s.Recode(t.Context(), "a", b, "3"); err != nil || c.Loose != 2 {
		t.Errorf("%+v %v", c, err)
	}
	sound(t, s)
	loose, err := s.Loose(t.Context())
	if err != nil || len(loose) != 2 || loose[0].Kind != "office" || loose[1].Kind != "place" {
		t.Errorf("loose: %+v %v", loose, err)
	}
	if c, err := s.Recode(t.Context(), "a", coded(), "4"); err != nil || c.Loose != 0 {
		t.Errorf("%+v %v", c, err)
	}
	want("there again")
}

// TestRecodeJoined codes a report again whose event is one of two tellings.
func TestRecodeJoined(t *testing.T) {
	s := open(t)
	a := report("a", "Times", "2025-06-10", "One", deed{"GON 051 ARN", "2025-06-09"})
	b := report("b", "Post", "2025-06-11", "Two", deed{"GON 051 ARN", "2025-06-09"})
	add(t, s, a, b)
	if err := s.Join(t.Context(), []Joined{{Story: "s", Reports: []string{"a", "b"}, Acts: []Group{{Tellings: []Fact{{"a", a.Events[0].ID}, {"b", b.Events[0].ID}}}}}}); err != nil {
		t.Fatal(err)
	}
	a.Events[0].Score = 0.7
	if _, err := s.Recode(t.Context(), "a", a, "2"); err != nil {
		t.Fatal(err)
	}
	sound(t, s)
	act, err := s.Act(t.Context(), a.Events[0].ID)
	if err != nil || act.Reports != 2 {
		t.Errorf("act: %+v %v", act, err)
	}
	a.Events = nil
	if _, err := s.Recode(t.Context(), "a", a, "3"); err != nil {
		t.Fatal(err)
	}
	sound(t, s)
	if act, err = s.Act(t.Context(), b.Events[0].ID); err != nil || act.Reports != 1 || act.Lead.Report != "b" {
		t.Errorf("act: %+v %v", act, err)
	}
}

func TestLog(t *testing.T) {
	s := shelf(t)
	ctx := context.Background()
	lines, err := s.Log(ctx, 0, 1)
	if err != nil || len(lines) != 1 || lines[0].What != "added" || lines[0].Key != "a" {
		t.Fatalf("%+v %v", lines, err)
	}
	if n, err := s.Reader(ctx, "export"); n != 0 || err != nil {
		t.Errorf("a new reader stands at %d (%v)", n, err)
	}
	if err := s.Advance(ctx, "export", lines[0].N); err != nil {
		t.Fatal(err)
	}
	n, err := s.Reader(ctx, "export")
	if err != nil {
		t.Fatal(err)
	}
	if lines, err = s.Log(ctx, n, 0); err != nil || len(lines) != 1 || lines[0].Key != "b" {
		t.Errorf("%+v %v", lines, err)
	}
	if err := s.SetState(ctx, "feeds", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if b, err := s.State(ctx, "feeds"); err != nil || string(b) != "x" {
		t.Errorf("state: %q %v", b, err)
	}
	if err := s.SetState(ctx, "feeds", nil); err != nil {
		t.Fatal(err)
	}
	if b, err := s.State(ctx, "feeds"); err != nil || b != nil {
		t.Errorf("state: %q %v", b, err)
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a b?c.db")
	if _, err := Open(path, Options{}); err == nil || !strings.Contains(err.Error(), "dateline add") {
		t.Errorf("no file: %v", err)
	}
	s, err := Open(path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	var held *HeldError
	if _, err := Open(path, Options{}); !errors.As(err, &held) || held.PID != os.Getpid() {
		t.Errorf("a second writer: %v", err)
	}
	r, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.SetState(t.Context(), "x", nil); !errors.Is(err, ErrReadOnly) {
		t.Errorf("a reader writes: %v", err)
	}
	r.Close()
	backup := filepath.Join(dir, "copy.db")
	if err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), path); err == nil {
		t.Error("a backup onto itself")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{path, backup} {
		if s, err = Open(p, Options{}); err != nil {
			t.Fatal(err)
		}
		sound(t, s)
		if _, err := s.write.Exec("PRAGMA user_version=999"); err != nil {
			t.Fatal(err)
		}
		s.Close()
		if _, err := Open(p, Options{ReadOnly: true}); err == nil || !strings.Contains(err.Error(), "newer dateline") {
			t.Errorf("a newer file: %v", err)
		}
	}
	text := filepath.Join(dir, "text")
	if err := os.WriteFile(text, []byte(strings.Repeat("no record ", 1000)), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(text, Options{Create: true}); err == nil || !strings.Contains(err.Error(), "no record of dateline") {
		t.Errorf("another file: %v", err)
	}
	if _, err := Open(dir, Options{}); err == nil {
		t.Error("a folder")
	}
}

// TestAside keeps states and marks of readers beside a writer, and nothing else.
func TestAside(t *testing.T) {
	s := open(t)
	add(t, s, report("a", "Times", "2025-06-10", "One", deed{"GON 051 ARN", "2025-06-09"}))
	b, err := Open(s.path, Options{Aside: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	end, err := b.End(t.Context())
	if err != nil || end == 0 {
		t.Fatal(end, err)
	}
	for range 2 {
		if err := errors.Join(b.SetState(t.Context(), "x", []byte("y")), b.Advance(t.Context(), "desk", end), b.Warned(t.Context(), "contact/GON/ARN/2025-06-09")); err != nil {
			t.Fatal(err)
		}
		add(t, s, report("b", "Times", "2025-06-11", "Two", deed{"GON 051 MOR", "2025-06-11"}))
	}
	if at, err := s.Reader(t.Context(), "desk"); err != nil || at != end {
		t.Error(at, err)
	}
	lines, err := s.Log(t.Context(), end, 0)
	if err != nil {
		t.Fatal(err)
	}
	warned := 0
	for _, l := range lines {
		if l.What == "warned" && l.Key == "contact/GON/ARN/2025-06-09" {
			warned++
		}
	}
	if warned != 1 {
		t.Errorf("%d lines of one warning: %+v", warned, lines)
	}
	if _, err := b.Add(t.Context(), []Entry{{Report: report("c", "Times", "2025-06-12", "Three"), Version: "1"}}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("a report was added beside the writer: %v", err)
	}
	if _, err := Open(s.path+"x", Options{Aside: true, Create: true}); err == nil {
		t.Error("a record was made beside a writer")
	}
}
