package eval

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"github.com/dateline/dateline/record"
)

func act(day, source, target, category string) record.Coded {
	return record.Coded{Date: day, Source: record.Side{Place: source}, Target: record.Side{Place: target}, Category: category, Quad: map[string]int{"CONSULT": 1, "AID": 2, "ACCUSE": 3, "ASSAULT": 4}[category]}
}

// list is a coding of events that are at hand.
func list(events []record.Coded) Coding {
	return func(take func(*record.Coded) error) error {
		for i := range events {
			if err := take(&events[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

func agree(t *testing.T, a, b []record.Coded, o AgreeOptions) *Agreement {
	t.Helper()
	g, err := Agree(list(a), list(b), o)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestAgree(t *testing.T) {
	a := []record.Coded{
		act("2025-06-01", "GON", "ARN", "CONSULT"),
		act("2025-06-01", "GON", "ARN", "CONSULT"), // told twice: one cell
		act("2025-06-02", "ROH", "MOR", "ASSAULT"),
		act("2025-06-03", "ROH", "GON", "AID"),
		act("2025-06-05", "GON", "MOR", "ACCUSE"),
		act("2025-06-05", "GON", "", "ACCUSE"),
		act("2025-05-01", "GON", "MOR", "ACCUSE"), // B does not cover it
	}
	b := []record.Coded{
		act("2025-06-01", "GON", "ARN", "CONSULT"),
		act("2025-06-03", "ROH", "MOR", "ASSAULT"),
		act("2025-06-03", "ROH", "GON", "CONSULT"),
		act("2025-06-05", "MOR", "GON", "ACCUSE"),
	}
	g := agree(t, a, b, AgreeOptions{Examples: 5})
	if g.From != "2025-06-01" || g.To != "2025-06-05" || g.A != 4 || g.B != 4 || g.Both != 1 {
		t.Errorf("%+v", g)
	}
	if g.Dyads != (Share{4, 4, 3}) || g.Days != (Share{4, 4, 2}) || g.Paired != 2 || g.Same != 1 {
		t.Errorf("dyads %v, days %v, paired %d, same %d", g.Dyads, g.Days, g.Paired, g.Same)
	}
	if g.Kappa != 0 { // one of two is the same, and by chance one of two would be: CONSULT 1/2 * 1
		t.Errorf("kappa %g, want 0", g.Kappa)
	}
	if len(g.Confusion) != 1 || g.Confusion[0] != (Mixed{"AID", "CONSULT", 1}) {
		t.Errorf("confusion %v", g.Confusion)
	}
	if len(g.Alike) != 1 || len(g.Unlike) != 1 || len(g.OnlyA) != 2 || len(g.OnlyB) != 2 {
		t.Errorf("examples %d %d %d %d", len(g.Alike), len(g.Unlike), len(g.OnlyA), len(g.OnlyB))
	}
	if g := agree(t, a, b, AgreeOptions{Slack: 1, Mutual: true}); g.Both != 3 {
		t.Errorf("with slack %d are in both", g.Both)
	}
	if g := agree(t, a, b, AgreeOptions{By: "quad"}); g.Both != 1 || g.Kinds[0].Kind == "" {
		t.Errorf("quads: %+v", g)
	}
	if g := agree(t, a, nil, AgreeOptions{}); g.Both != 0 || !math.IsNaN(g.Kappa) || g.From != "" {
		t.Errorf("nothing: %+v", g)
	}
	same := agree(t, b, b, AgreeOptions{})
	if same.Both != 4 || same.Kappa != 1 || same.Dyads.OfA() != 1 {
		t.Errorf("with itself: %+v", same)
	}
}

// made is a coding of made-up events in an order that the seed tells.
func made(n int, seed uint64) Coding {
	return func(take func(*record.Coded) error) error {
		r := rand.New(rand.NewPCG(seed, 1))
		var e record.Coded
		for range n {
			e.Date = fmt.Sprintf("2025-06-%02d", 1+r.IntN(30))
			e.Source.Place, e.Target.Place = fmt.Sprintf("A%02d", int(r.ExpFloat64()*20)), fmt.Sprintf("A%02d", int(r.ExpFloat64()*20))
			e.Category = [...]string{"CONSULT", "AID", "ACCUSE", "ASSAULT", "SUPPORT", "PROTEST"}[r.IntN(6)]
			e.URL = "https://news.example/" + e.Source.Place + e.Target.Place + e.Date + e.Category
			if err := take(&e); err != nil {
				return err
			}
		}
		return nil
	}
}

// TestOrder compares codings whose events come in other orders.
func TestOrder(t *testing.T) {
	gather := func(c Coding) (out []record.Coded) {
		_ = c(func(e *record.Coded) error { out = append(out, *e); return nil })
		return out
	}
	a, b := gather(made(20000, 1)), gather(made(20000, 2))
	o := AgreeOptions{Slack: 1, Examples: 2, Each: "dyad", Top: 3}
	first := agree(t, a, b, o)
	slices.Reverse(a)
	slices.Reverse(b)
	if second := agree(t, a, b, o); !reflect.DeepEqual(first, second) {
		t.Error("the order of the rows makes a difference")
	}
	if len(first.Alike) != 2 || first.Alike[0].A == nil || first.Alike[0].B == nil || len(first.OnlyB) != 2 || first.OnlyB[0].A != nil || first.OnlyB[0].B == nil {
		t.Errorf("%+v", first.Samples)
	}
	if x := first.Top[0].Alike; len(x) != 2 || x[0].A.Source.Place != first.Top[0].Source || x[0].A.Target.Place != first.Top[0].Target || len(first.Top[3].Alike) > 0 {
		t.Errorf("examples of dyads: %+v", first.Top[:4])
	}
	sum := Share{}
	for _, d := range first.ByDay {
		sum = Share{sum.A + d.A, sum.B + d.B, sum.Both + d.Both}
	}
	if len(first.ByDay) != 30 || sum != (Share{first.A, first.B, first.Both}) {
		t.Errorf("the days hold %v of %d, %d, %d", sum, first.A, first.B, first.Both)
	}
	for _, each := range []string{"kind", "day"} {
		o.Each = each
		g := agree(t, a, b, o)
		if each == "kind" && (len(g.Kinds[0].Alike) != 2 || g.Kinds[0].Alike[0].A.Category != g.Kinds[0].Kind) {
			t.Errorf("examples of kinds: %+v", g.Kinds[0])
		}
		n := 0
		for _, d := range g.ByDay {
			if len(d.Alike) > 0 {
				n++
			}
		}
		if (each == "day") != (n == 3) {
			t.Errorf("by %s %d days have examples", each, n)
		}
	}
}

// BenchmarkAgree compares two months of GDELT's size and tells how much memory that takes.
func BenchmarkAgree(b *testing.B) {
	for b.Loop() {
		var most uint64
		watch := func(c Coding) Coding {
			return func(take func(*record.Coded) error) error {
				n := 0
				return c(func(e *record.Coded) error {
					if n++; n%500000 == 0 {
						var m runtime.MemStats
						runtime.ReadMemStats(&m)
						most = max(most, m.Sys)
					}
					return take(e)
				})
			}
		}
		g, err := Agree(watch(made(5_000_000, 1)), watch(made(5_000_000, 2)), AgreeOptions{Examples: 3})
		if err != nil || g.A == 0 {
			b.Fatal(err)
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(max(most, m.Sys))/(1<<20), "MB")
		b.ReportMetric(float64(g.A), "cells")
	}
}
