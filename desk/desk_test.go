package desk

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// tale makes a report of one sentence with one event.
func tale(id, publisher, day, text, trigger, source, target string) *record.Report {
	at := strings.Index(text, trigger)
	party := func(c string) []record.Participant {
		return []record.Participant{{Actor: "state/" + c, Name: c, Country: c, Code: c, Place: c}}
	}
	r := &record.Report{
		ID: id, File: id, Title: "A report", Publisher: publisher, Published: day, Language: "en", Text: text,
		Actors: []record.Actor{}, Quotes: []record.Quote{}, Places: []record.Place{}, Dates: []record.Date{}, Contexts: []record.Context{},
		Meetings: []record.Meeting{}, Agreements: []record.Agreement{},
	}
	trig := record.Passage{Text: trigger, Range: record.Range{Start: at, End: at + len(trigger)}}
	sent := record.Sentence{N: 1, Range: record.Range{Start: 0, End: len(text)}}
	r.Events = []record.Event{{
		ID: "e-" + id, Date: day, DatePrecision: "report", CAMEO: "051", Plover: record.Plover{Category: "SUPPORT", Contexts: []string{}}, Quad: 1, Goldstein: 3.4,
		Source: party(source), Target: party(target), Aux: []string{}, Trigger: trig, Sentence: sent,
		ReportedBy: []record.Participant{}, Mentions: []record.Mention{{Trigger: trig, Sentence: sent}}, Score: 0.7,
	}}
	return r
}

// month is a set of reports on several happenings, over days that touch.
func month() []*record.Report {
	rng := rand.New(rand.NewPCG(9, 9))
	lands := []string{"GON", "ROH", "ARN", "MOR"}
	word := func(kind string, n int) string {
		k := rng.IntN(n)
		return kind + string(rune('a'+k%26)) + string(rune('a'+k/26))
	}
	var out []*record.Report
	for i := range 20 {
		own := []string{word("q", 200), word("q", 200), word("q", 200), word("q", 200)}
		day, a, b, text := 1+rng.IntN(25), lands[i%4], lands[(i+1)%4], ""
		for k := range 1 + rng.IntN(4) {
			if k == 0 || rng.IntN(3) > 0 {
				text = "Praised be " + own[0]
				for range 12 {
					text += " " + own[rng.IntN(4)] + " " + word("z", 600)
				}
			}
			out = append(out, tale(fmt.Sprintf("r%02d-%d", i, k), fmt.Sprint("paper ", k), fmt.Sprintf("2019-03-%02d", day+k*rng.IntN(3)), text, "Praised", a, b))
		}
	}
	return out
}

func record1(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "a.db"), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// put adds reports; some desks are thrown away before they join, as by a kill.
func put(t *testing.T, s *store.Store, list []*record.Report, rng *rand.Rand) {
	t.Helper()
	d, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	for len(list) > 0 {
		n := min(len(list), 1+rng.IntN(9))
		var entries []store.Entry
		for _, r := range list[:n] {
			entries = append(entries, store.Entry{Report: r, Version: "1"})
		}
		if _, err := s.Add(t.Context(), entries); err != nil {
			t.Fatal(err)
		}
		list = list[n:]
		if rng.IntN(3) == 0 {
			if d, err = New(s); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if _, err := d.Join(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.Join(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// state is what a record tells of stories, copies and acts.
func state(t *testing.T, s *store.Store) []string {
	t.Helper()
	var out []string
	stories, _, err := s.Stories(t.Context(), record.Filter{}, record.Page{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range stories {
		y, err := s.Story(t.Context(), x.ID)
		if err != nil {
			t.Fatal(err)
		}
		line := x.ID
		for _, r := range y.Reports {
			h, err := s.Headline(t.Context(), r.Report)
			if err != nil {
				t.Fatal(err)
			}
			line += " " + r.Report + ":" + h.Relation + ":" + h.Of
		}
		out = append(out, line)
	}
	if err := s.Each(t.Context(), record.Filter{}, func(a *record.Act) error {
		b, err := s.Act(t.Context(), a.Key)
		if err != nil {
			return err
		}
		line := fmt.Sprint("act ", a.Key, a.Reports, a.Publishers, a.Independent)
		for _, x := range b.Tellings {
			line += " " + x.Report
		}
		out = append(out, line)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

// TestAnew takes up a record whose reports were joined by another version of the program: they are joined anew, those that nothing joins any longer too.
func TestAnew(t *testing.T) {
	list := month()
	s := record1(t)
	put(t, s, list, rand.New(rand.NewPCG(1, 1)))
	want := state(t, s)
	reports, _, err := s.Reports(t.Context(), record.Filter{}, record.Page{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	one := store.Joined{Story: "old", Acts: []store.Group{{Key: "e-r00-0"}}}
	for _, r := range reports {
		one.Reports = append(one.Reports, r.Report)
		one.Acts[0].Tellings = append(one.Acts[0].Tellings, store.Fact{Report: r.Report, ID: "e-" + r.Report})
	}
	kept, err := s.Briefs(t.Context(), -1<<30, 1<<30)
	if err != nil || len(kept) != len(list) {
		t.Fatal(len(kept), err)
	}
	for i := range kept {
		kept[i].Story, kept[i].Data = "old", []byte{0}
	}
	end, err := s.End(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Settle(t.Context(), []store.Joined{one}, kept, store.Joiner, end); err != nil {
		t.Fatal(err)
	}
	if stories, _, err := s.Stories(t.Context(), record.Filter{}, record.Page{Limit: 1000}); err != nil || len(stories) != 1 {
		t.Fatal(len(stories), err)
	}
	d, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Join(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := state(t, s); !reflect.DeepEqual(got, want) {
		t.Errorf("%d lines, want %d: the first are\n%s\n%s", len(got), len(want), got[0], want[0])
	}
	if faults, err := s.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Error(faults, err)
	}
}

// TestIndependent counts publishers of one text as one.
func TestIndependent(t *testing.T) {
	s := record1(t)
	text := "Praised be the steward of the white tree who lit seven beacons over the causeway before the riders came to the ford."
	d, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		id, publisher string
		independent   int
	}{{"a", "Times", 1}, {"b", "Post", 1}, {"c", "Herald", 1}} {
		if _, err := s.Add(t.Context(), []store.Entry{{Report: tale(c.id, c.publisher, "2019-03-02", text, "Praised", "GON", "ROH"), Version: "1"}}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Join(t.Context()); err != nil {
			t.Fatal(err)
		}
		list, _, err := s.Acts(t.Context(), record.Filter{}, record.Page{Limit: 9})
		if err != nil || len(list) != 1 || list[0].Independent != c.independent {
			t.Fatalf("after %s: %+v %v", c.id, list, err)
		}
	}
	if a, err := s.Act(t.Context(), "e-a"); err != nil || a.Publishers != 3 || a.Independent != 1 {
		t.Errorf("%+v %v", a, err)
	}
}

// TestOrder adds the same reports in several orders, with desks that are lost on the way: the record tells the same in the end.
func TestOrder(t *testing.T) {
	list := month()
	var want []string
	for trial := range 6 {
		rng := rand.New(rand.NewPCG(uint64(trial), 1))
		if trial > 0 {
			rng.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
		}
		s := record1(t)
		put(t, s, list, rng)
		got := state(t, s)
		faults, err := s.Check(t.Context())
		if err != nil || len(faults) > 0 {
			t.Fatal(err, faults)
		}
		if want == nil {
			want = got
			stories, joined, copies := 0, 0, 0
			for _, l := range got {
				if !strings.HasPrefix(l, "act ") {
					stories++
					copies += strings.Count(l, ":same:")
				} else if strings.Count(l, " ") > 2 {
					joined++
				}
			}
			if stories < 8 || stories == len(list) || joined == 0 || copies == 0 {
				t.Fatalf("%d stories, %d acts told more than once, %d copies: the test shows nothing", stories, joined, copies)
			}
			continue
		}
		if !reflect.DeepEqual(got, want) {
			for i := range min(len(got), len(want)) {
				if got[i] != want[i] {
					t.Fatalf("trial %d:\n%s\nwant\n%s", trial, got[i], want[i])
				}
			}
			t.Fatalf("trial %d: %d lines, want %d", trial, len(got), len(want))
		}
	}
}
