package store

import (
	"context"
	"reflect"
	"sync"
	"testing"
	"time"

	"github.com/dateline/dateline/record"
)

// TestGlances sets glances and balances beside the acts themselves.
func TestGlances(t *testing.T) {
	s := worn(t)
	for _, f := range []record.Filter{{}, {Actors: []string{"GON"}}, {Actors: []string{"state/ARN"}, From: "2025-03"}, {Actors: []string{"GON"}, With: []string{"ROH"}}, {Actors: []string{"nobody"}}} {
		acts, next, err := s.Acts(t.Context(), f, record.Page{Limit: 40})
		if err != nil {
			t.Fatal(err)
		}
		want := []Glance{}
		for i := range acts {
			a := &acts[i]
			g := Glance{Date: a.Date, Contexts: append([]string{}, a.Plover.Contexts...), Goldstein: a.Goldstein, Source: []Party{}, Target: []Party{}}
			if p := a.Place; p != nil {
				g.Place = &Spot{Name: p.Name, Country: p.Country, GeoNameID: p.GeoNameID, Precision: p.Precision}
			}
			for _, p := range a.Source {
				g.Source = append(g.Source, Party{p.Actor, p.Place})
			}
			for _, p := range a.Target {
				g.Target = append(g.Target, Party{p.Actor, p.Place})
			}
			want = append(want, g)
		}
		got, more, err := s.Glances(t.Context(), f, 40, true)
		if err != nil || more != (next != "") || len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v %+v, want %+v (%v)", f.Search(), more, got, want, err)
		}
		short, _, err := s.Glances(t.Context(), f, 40, false)
		if err != nil || len(short) != len(want) || len(short) > 0 && (short[0].Source != nil || !reflect.DeepEqual(short[0].Contexts, want[0].Contexts)) {
			t.Errorf("%q without parties: %+v (%v)", f.Search(), short, err)
		}
		months := map[string][5]int{}
		if err := s.Each(t.Context(), f, func(a *record.Act) error {
			k := a.Date[:min(7, len(a.Date))]
			x := months[k]
			x[a.Quad-1]++
			x[4] += hundredths(a.Goldstein)
			months[k] = x
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		days, err := s.Balance(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		have := map[string][5]int{}
		for _, d := range days {
			have[d.Date] = [5]int{d.Quads[0], d.Quads[1], d.Quads[2], d.Quads[3], hundredths(d.Goldstein)}
		}
		if !reflect.DeepEqual(have, months) {
			t.Errorf("%q: months %v, want %v", f.Search(), have, months)
		}
	}
}

// TestWalks walks through a record many times at once, and reads more of each report on the way.
func TestWalks(t *testing.T) {
	s := worn(t)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	begun := make(chan struct{})
	var all, waiting sync.WaitGroup
	waiting.Add(mostWalks)
	go func() {
		waiting.Wait()
		close(begun)
	}()
	for range mostWalks {
		all.Go(func() {
			var once sync.Once
			err := s.EachArrived(ctx, record.Filter{}, func(r *record.Report) error {
				once.Do(func() { // all of them hold their rows
					waiting.Done()
					select {
					case <-begun:
					case <-ctx.Done():
					}
				})
				_, err := s.Headline(ctx, r.ID)
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}
