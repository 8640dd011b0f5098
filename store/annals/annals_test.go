package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline/store"
)

func BenchmarkAdd(b *testing.B) {
	for _, c := range []struct {
		name          string
		events, words int
	}{{"short", 3, 60}, {"middle", 8, 250}, {"dense", 20, 120}} {
		b.Run(c.name, func(b *testing.B) {
			s, err := store.Open(filepath.Join(b.TempDir(), "a.db"), store.Options{Create: true})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			a := newAnnals(size{b.N, c.events, c.words, 30})
			b.ResetTimer()
			if err := a.fill(s, 200, func(int) {}); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
		})
	}
}

// TestAsk makes a small record, finds no fault in it, and gets an answer to every question.
func TestAsk(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	if err := (&fill{File: file, Reports: 450, Events: 8, Words: 60, Days: 800, Copies: 3, Lot: 50}).Run(); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(file, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if i, err := s.Info(context.Background()); err != nil || i.Reports != 450 || i.Acts != 3600 {
		t.Errorf("%+v %v", i, err)
	}
	faults, err := s.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults { // what is packed of copied facts tells the day of the first
		if !strings.HasPrefix(f.What, "event ") && !strings.HasPrefix(f.What, "quote ") {
			t.Error(f)
		}
	}
	answered := 0
	for _, q := range questions() {
		n, err := q.ask(context.Background(), s)
		if err != nil {
			t.Errorf("%s: %v", q.name, err)
		}
		if n > 0 {
			answered++
		}
	}
	if answered < len(questions())/2 {
		t.Errorf("%d of %d questions have an answer", answered, len(questions()))
	}
}
