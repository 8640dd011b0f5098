package store

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/dateline/dateline/record"
)

// worn fills a record at random: days, months and years as dates, acts that several reports tell, judgements and corrections, reports that were coded again.
func worn(t *testing.T) *Store {
	t.Helper()
	s := open(t)
	r := rand.New(rand.NewPCG(7, 9))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	coded := func(id string) *record.Report {
		var deeds []deed
		day := time.Date(2024, 11, 20, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(430))
		for range r.IntN(5) {
			at := day.AddDate(0, 0, -r.IntN(20)).Format(time.DateOnly)
			deeds = append(deeds, deed{
				pick("GON", "ARN", "ROH", "GONGOV", "MORMIL") + " " + pick("051", "112", "190") + " " + pick("GON", "MOR", "ARNGOV", "-") + pick("", "", " negated"),
				[]string{at, at, at, at, at[:7], at[:4], "", "2025-01-01", "2025-12-31"}[r.IntN(9)],
			})
		}
		x := report(id, pick("Times", "Post", "Star"), day.Format(time.DateOnly), "", deeds...)
		for i := range x.Events {
			e := &x.Events[i]
			e.Plover.Category, e.Quad, e.Goldstein = pick("SUPPORT", "ACCUSE", ""), 1+r.IntN(4), float64(r.IntN(200)-100)/10
			e.Plover.Contexts = []string{"trade", "military"}[:r.IntN(3)]
			if r.IntN(3) > 0 {
				e.Place = &record.Place{Name: pick("Minas Tirith", "Edoras"), Country: pick("GON", "ROH"), Precision: "city"}
			}
		}
		return x
	}
	var list []*record.Report
	for n := range 160 {
		x := coded(fmt.Sprint(n))
		list = append(list, x)
		if _, err := s.Add(t.Context(), []Entry{{Report: x, Version: "1"}}); err != nil {
			t.Fatal(err)
		}
	}
	for n := 0; n < len(list); n += 4 {
		j := Joined{Story: fmt.Sprint("s", n)}
		var all []Fact
		for _, x := range list[n:min(len(list), n+4)] {
			j.Reports = append(j.Reports, x.ID)
			if len(x.Events) > 0 {
				all = append(all, Fact{x.ID, x.Events[0].ID})
			}
		}
		if len(all) > 1 {
			j.Acts = []Group{{Tellings: all}}
		}
		if err := s.Join(t.Context(), []Joined{j}); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 80 {
		x := list[r.IntN(len(list))]
		if n%4 == 3 {
			y := *x
			y.Events = slices.Clone(x.Events[min(len(x.Events), r.IntN(2)):])
			for i := range y.Events {
				y.Events[i].Quad = 1 + r.IntN(4)
			}
			if _, err := s.Recode(t.Context(), x.ID, &y, "2"); err != nil {
				t.Fatal(err)
			}
			x.Events = y.Events
			continue
		}
		if len(x.Events) == 0 {
			continue
		}
		j := record.Judgement{Kind: "event", Fact: x.Events[r.IntN(len(x.Events))].ID, Report: x.ID, Author: "Sam", At: time.Unix(int64(n), 0)}
		switch j.Verdict = pick(record.Reject, record.Confirm, record.Correct, record.Correct, record.Reopen); {
		case j.Verdict != record.Correct:
		case r.IntN(2) == 0:
			j.Field, j.Value = "cameo", pick("111", "057", "173")
		default:
			j.Field, j.Value = pick("source", "target"), pick("ROH", "MOR", "GONGOV")
		}
		if err := s.Judge(t.Context(), j); err != nil {
			t.Fatal(err)
		}
	}
	sound(t, s)
	if i, err := s.Info(t.Context()); err != nil || slices.ContainsFunc(i.Judged, func(j Tally) bool { return j.Facts == 0 }) {
		t.Fatalf("%+v %v", i, err)
	}
	return s
}

// TestRollups counts by the roll-ups and act by act, in whole months, days around them, and years.
func TestRollups(t *testing.T) {
	s := worn(t)
	spans := [][2]string{
		{"", ""},
		{"2025", ""},
		{"2025-01-01", "2025-12-31"},
		{"2025-03", "2025-07"},
		{"2025-03-10", "2025-07-20"},
		{"", "2025-06-11"},
		{"2025-12-05", "2026-01-10"},
		{"2024-12-10", "2025-01-31"},
		{"2025-05-07", "2025-05-19"},
		{"2025-05-07", "2025-06-19"},
		{"2025-02-01", "2025-02-28"},
		{"2024-12-31", "2025-01-01"},
		{"2025-12-31", ""},
		{"2026", "2030"},
		{"", "2024"},
	}
	filters := []record.Filter{
		{},
		{Actors: []string{"GON"}},
		{Actors: []string{"GONGOV"}},
		{Actors: []string{"state/ARN"}},
		{Actors: []string{"nobody"}},
		{Actors: []string{"GON", "ROH"}},
		{With: []string{"GON"}},
		{Sources: []string{"GON"}},
		{Publishers: []string{"Post"}},
		{Publishers: []string{"Post", "Star"}},
		{Publishers: []string{"Gazette"}},
		{Codes: []string{"05", "19"}},
		{Codes: []string{"99"}},
		{Codes: []string{"1"}, Actors: []string{"GON"}},
		{Codes: []string{"1"}, Publishers: []string{"Post"}},
		{Categories: []string{"ACCUSE"}},
		{Categories: []string{"ACCUSE"}, Codes: []string{"05"}},
		{Categories: []string{"NONE"}},
		{Categories: []string{"SUPPORT"}, Actors: []string{"MOR"}, Quads: []int{1, 3}},
		{Quads: []int{4}},
		{Quads: []int{4}, Publishers: []string{"Post"}},
		{Judgement: "any"},
		{Judgement: "any", Actors: []string{"GON"}},
		{Judgement: "rejected"},
		{Judgement: "open"},
		{Without: []string{"negated"}},
		{MinScore: 0.1},
		{Text: "GON"},
	}
	read := 0
	for _, f := range filters {
		for _, x := range spans {
			f.From, f.To = x[0], x[1]
			for _, by := range []string{"category", "code", "root", "quad", "day", "month", "year", "publisher"} {
				got, err := s.Counts(t.Context(), f, by)
				if err != nil {
					t.Fatal(err)
				}
				g := f
				if err := g.Check(); err != nil {
					t.Fatal(err)
				}
				want := map[string]*Count{}
				if err := s.scan(t.Context(), g, by, want); err != nil {
					t.Fatal(err)
				}
				have := map[string]*Count{}
				for i := range got {
					have[got[i].Key] = &got[i]
				}
				if !reflect.DeepEqual(have, want) {
					t.Errorf("%s %q: roll-ups tell %v, the acts %v", by, f.Search(), got, sorted(want))
				}
				if text, _, err := s.rollup(t.Context(), g, by); err != nil {
					t.Fatal(err)
				} else if text != "" {
					read++
				}
			}
		}
	}
	for _, f := range []record.Filter{{}, {Quads: []int{1, 4}}, {Actors: []string{"GON"}}, {Judgement: "any"}} {
		for _, x := range spans {
			f.From, f.To = x[0], x[1]
			got, err := s.Places(t.Context(), f)
			if err != nil {
				t.Fatal(err)
			}
			sums := map[string]Spot{}
			if err := s.Each(t.Context(), f, func(a *record.Act) error {
				if p := a.Place; p != nil {
					k := sums[p.Name+p.Country]
					k.Acts++
					k.Quads[a.Quad-1]++
					k.Goldstein += float64(hundredths(a.Goldstein))
					sums[p.Name+p.Country] = k
				}
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			have := map[string]Spot{}
			for _, p := range got {
				have[p.Name+p.Country] = Spot{Acts: p.Acts, Quads: p.Quads, Goldstein: float64(hundredths(p.Goldstein))}
			}
			if !reflect.DeepEqual(have, sums) {
				t.Errorf("places %q: %v, the acts %v", f.Search(), have, sums)
			}
		}
	}
	if read < len(spans)*50 {
		t.Errorf("%d answers came from roll-ups", read)
	}
	for _, words := range [][2][]string{{}, {{"GON"}}, {{"GON", "MOR"}}, {{"GON"}, {"MOR"}}, {{"state/GON"}}, {{"GON", "ARN"}, {"GON", "MOR"}}} {
		for _, x := range spans {
			f := record.Filter{Actors: words[0], With: words[1], From: x[0], To: x[1]}
			got, err := s.Months(t.Context(), f)
			if err != nil {
				t.Fatal(err)
			}
			days, err := s.Days(t.Context(), f)
			if err != nil {
				t.Fatal(err)
			}
			sum := func(list []record.Day) map[string][6]int {
				out := map[string][6]int{}
				for _, d := range list {
					k := d.Date[:min(7, len(d.Date))] + " " + d.A + " " + d.B
					x := out[k]
					for i, n := range d.Quads {
						x[i] += n
					}
					x[4] += d.Acts
					x[5] += hundredths(d.Goldstein)
					out[k] = x
				}
				return out
			}
			if have, want := sum(got), sum(days); !reflect.DeepEqual(have, want) || len(got) != len(want) {
				t.Errorf("%q: months tell %v, days %v", f.Search(), have, want)
			}
		}
	}
}
