// Command annals makes a big record of an invented world and measures how fast it answers:
//
//	go run ./store/annals fill /tmp/big.db      500,000 reports, 10 million events
//	go run ./store/annals ask /tmp/big.db
package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/alecthomas/kong"
	"golang.org/x/sync/errgroup"

	"github.com/dateline/dateline/store"
)

type program struct {
	Fill fill `cmd:"" help:"Adds reports to a record, which is made if there is none."`
	Ask  ask  `cmd:"" help:"Asks a record what the page and the API ask, and tells how long each answer takes."`
}

func main() {
	c := kong.Parse(&program{}, kong.Name("annals"), kong.Description("Makes a big record of an invented world and measures how fast it answers."))
	c.FatalIfErrorf(c.Run())
}

type fill struct {
	File    string `arg:"" help:"The record. It must not be there."`
	Reports int    `default:"500000" help:"How many reports."`
	Events  int    `default:"20" help:"Events of a report."`
	Words   int    `default:"250" help:"Words of a report."`
	Days    int    `default:"90" help:"Days over which they are spread before they are copied."`
	Copies  int    `default:"100" help:"Of so many reports one is added, the others are copies of it in later years. 1 adds all of them as dateline add does."`
	Lot     int    `default:"200" help:"How many are added at once."`
}

// Run makes the record.
func (c *fill) Run() error {
	file := c.File
	if c.Copies > 1 {
		file += ".small"
		defer os.Remove(file)
		defer os.Remove(file + ".lock")
	}
	s, err := store.Open(file, store.Options{Create: true})
	if err != nil {
		return err
	}
	start, last := time.Now(), time.Now()
	n := c.Reports / max(1, c.Copies)
	err = newAnnals(size{n, c.Events, c.Words, c.Days}).fill(s, c.Lot, func(i int) {
		if time.Since(last) > 30*time.Second || i == n {
			last = time.Now()
			fmt.Printf("%d reports, %.0f a second, %d MB of memory at most\n", i, float64(i)/time.Since(start).Seconds(), peak())
		}
	})
	if e := s.Close(); err == nil {
		err = e
	}
	if err != nil || c.Copies < 2 {
		return err
	}
	return multiply(file, c.File, c.Copies, func(what string) { fmt.Printf("%.0f s: %s\n", time.Since(start).Seconds(), what) })
}

// fill adds all reports, many at a time, the next ones being made while some are written, and tells how far it is.
func (a *annals) fill(s *store.Store, lot int, tell func(n int)) error {
	type made struct {
		batch *store.Batch
		n     int
	}
	work, ctx := errgroup.WithContext(context.Background())
	ready := make(chan made)
	work.Go(func() error {
		defer close(ready)
		for a.n < a.reports {
			list := make([]store.Entry, 0, lot)
			for len(list) < lot && a.n < a.reports {
				list = append(list, store.Entry{Report: a.next(), Version: "1"})
			}
			select {
			case ready <- made{s.Prepare(list), a.n}:
			case <-ctx.Done():
				return nil
			}
		}
		return nil
	})
	work.Go(func() error {
		for m := range ready {
			if _, err := s.Write(context.Background(), m.batch); err != nil {
				return err
			}
			tell(m.n)
		}
		return nil
	})
	return work.Wait()
}

// peak returns how many megabytes of memory the program had at most, 0 where the system doesn't tell.
func peak() int {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(b), "VmHWM:")
	n := 0
	fmt.Sscan(rest, &n)
	return n >> 10
}
