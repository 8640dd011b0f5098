package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

type ask struct {
	File  string `arg:"" help:"The record."`
	Times int    `default:"5" help:"How often each question is asked."`
}

// A question is what is asked, and how many rows answer it.
type question struct {
	name string
	ask  func(context.Context, *store.Store) (int, error)
}

// Run asks.
func (c *ask) Run() error {
	s, err := store.Open(c.File, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	fmt.Printf("%-52s %9s %9s %9s\n", "question", "rows", "first", "median")
	for _, q := range questions() {
		var times []time.Duration
		n := 0
		for range max(1, c.Times) {
			start := time.Now()
			if n, err = q.ask(context.Background(), s); err != nil {
				return fmt.Errorf("%s: %w", q.name, err)
			}
			times = append(times, time.Since(start))
		}
		first := times[0]
		slices.Sort(times)
		fmt.Printf("%-52s %9d %9s %9s\n", q.name, n, millis(first), millis(times[len(times)/2]))
	}
	fmt.Printf("%d MB of memory at most\n", peak())
	return nil
}

func millis(d time.Duration) string {
	return strconv.FormatFloat(float64(d)/float64(time.Millisecond), 'f', 1, 64) + " ms"
}

// questions are what pages and programs ask.
func questions() []question {
	page := record.Page{Limit: 50}
	var out []question
	add := func(name string, f func(context.Context, *store.Store) (int, error)) {
		out = append(out, question{name, f})
	}
	filter := func(set func(*record.Filter)) record.Filter {
		var f record.Filter
		set(&f)
		return f
	}
	days := func(name string, f record.Filter) {
		add("days: "+name, func(ctx context.Context, s *store.Store) (int, error) {
			list, err := s.Days(ctx, f)
			return len(list), err
		})
	}
	acts := func(name string, f record.Filter) {
		add("acts: "+name, func(ctx context.Context, s *store.Store) (int, error) {
			list, _, err := s.Acts(ctx, f, page)
			return len(list), err
		})
	}
	reports := func(name string, f record.Filter) {
		add("reports: "+name, func(ctx context.Context, s *store.Store) (int, error) {
			list, _, err := s.Reports(ctx, f, page)
			return len(list), err
		})
	}
	counts := func(name, by string, f record.Filter) {
		add("counts by "+by+": "+name, func(ctx context.Context, s *store.Store) (int, error) {
			list, err := s.Counts(ctx, f, by)
			return len(list), err
		})
	}
	dyad := func(a, b uint64) record.Filter {
		return record.Filter{Actors: []string{state(a)}, With: []string{state(b)}}
	}
	for _, x := range []struct {
		name string
		a, b uint64
	}{{"the largest dyad", 0, 1}, {"one state with itself", 0, 0}, {"a middling dyad", 3, 30}, {"a small dyad", 150, 190}} {
		days(x.name, dyad(x.a, x.b))
		acts(x.name, dyad(x.a, x.b))
	}
	days("the largest dyad, threats alone", filter(func(f *record.Filter) { *f = dyad(0, 1); f.Categories = []string{"THREATEN"} }))
	days("the largest dyad, of one paper", filter(func(f *record.Filter) { *f = dyad(0, 1); f.Publishers = []string{"Paper 3"} }))
	days("the largest state", record.Filter{Actors: []string{state(0)}})
	days("a person", record.Filter{Actors: []string{"person/fax-gov-1"}})
	acts("everybody", record.Filter{})
	acts("the largest state", record.Filter{Actors: []string{state(0)}})
	acts("a person", record.Filter{Actors: []string{"person/fax-gov-1"}})
	acts("the largest dyad, threats alone", filter(func(f *record.Filter) { *f = dyad(0, 1); f.Categories = []string{"THREATEN"} }))
	counts("the largest dyad", "category", dyad(0, 1))
	counts("the largest dyad", "month", dyad(0, 1))
	counts("the largest state", "category", record.Filter{Actors: []string{state(0)}})
	counts("the largest state", "counterpart", record.Filter{Actors: []string{state(0)}})
	counts("everybody", "year", record.Filter{})
	for _, x := range []struct {
		name, text string
	}{
		{"a word in most", fmt.Sprintf("w%x", 0)},
		{"the most frequent phrase", strconv.Quote(phrase(0))},
		{"a frequent phrase", strconv.Quote(phrase(20))},
		{"a phrase", strconv.Quote(phrase(400))},
		{"a rare phrase", strconv.Quote(phrase(15000))},
		{"a phrase of one in a thousand", `"the white tree"`},
		{"two words in most", "w0 w1"},
		{`"two words in most"`, `"w0 w1"`},
	} {
		f := record.Filter{Text: x.text}
		reports(x.name, f)
		acts(x.name, f)
		add("statements: "+x.name, func(ctx context.Context, s *store.Store) (int, error) {
			list, _, err := s.Statements(ctx, f, page)
			return len(list), err
		})
		f = dyad(0, 1)
		f.Text = x.text
		acts(x.name+", the largest dyad", f)
	}
	reports("of the largest state", record.Filter{Actors: []string{state(0)}})
	reports("of a paper in a month", record.Filter{Publishers: []string{"Paper 3"}, From: "2010-03-01", To: "2010-03-31"})
	add("actors: search", func(ctx context.Context, s *store.Store) (int, error) {
		list, _, err := s.Actors(ctx, "fax", page)
		return len(list), err
	})
	add("actor: a person", func(ctx context.Context, s *store.Store) (int, error) {
		_, err := s.Actor(ctx, "person/fax-gov-1")
		return 1, err
	})
	return out
}
