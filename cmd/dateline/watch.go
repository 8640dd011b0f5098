package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/ingest/feed"
	"github.com/dateline/dateline/store"
)

// polite are the flags of every command that fetches pages.
type polite struct {
	Contact string        `placeholder:"WHO" help:"Mailbox or page of whoever runs this, told to the servers."`
	Pause   time.Duration `default:"2s" placeholder:"TIME" help:"Between two requests to one host."`
	Allow   []string      `placeholder:"NETWORK" help:"Network that may be asked although it is private, such as 10.1.0.0/16."`
}

func (w *polite) fetcher() (*feed.Fetcher, error) {
	o := feed.Options{Version: version(), Contact: w.Contact, Pause: w.Pause}
	if w.Pause <= 0 {
		return nil, &usageError{errors.New("--pause: must be greater than 0")}
	}
	for _, s := range w.Allow {
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, &usageError{fmt.Errorf("--allow: %q is no network (expected: 10.1.0.0/16)", s)}
		}
		o.Allow = append(o.Allow, p.Masked())
	}
	return feed.NewFetcher(o), nil
}

// gathering are the flags of every command that brings reports into a record.
type gathering struct {
	own
	db
	polite
	Goldstein string `default:"gdelt" enum:"gdelt,icews,phoenix" placeholder:"SCALE" help:"Scale of the Goldstein value: gdelt, icews, phoenix."`
}

// begin makes ready what fetches, codes and keeps reports. The context is done when the program is told to stop; the caller closes the record.
func (g *gathering) begin(s std, language string) (a *adding, f *feed.Fetcher, stop context.CancelFunc, err error) {
	if f, err = g.fetcher(); err != nil {
		return nil, nil, nil, err
	}
	m, err := newMill(&g.own, language, g.Goldstein)
	if err != nil {
		return nil, nil, nil, err
	}
	st, err := g.writer(true)
	if err != nil {
		return nil, nil, nil, err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	return &adding{ctx: ctx, store: st, mill: m, teller: &teller{std: s}, counts: map[string]int{}}, f, stop, nil
}

// watchcmd follows feeds.
type watchcmd struct {
	gathering
	File     string `arg:"" help:"Subscriptions, as OPML or TOML."`
	Once     bool   `help:"Look once at what is due, and end."`
	Language string `default:"en" placeholder:"CODE" help:"Language to take (ISO 639-1); others are set aside with a note. 'any' takes all."`
	Jobs     int    `short:"j" default:"8" placeholder:"N" help:"Feeds to look at at once."`
}

// Help is shown by dateline watch --help.
func (watchcmd) Help() string {
	return `Follows the feeds and sitemaps of a file and adds new reports to the record, until it is
interrupted. Where a feed has no full text, the page behind the entry is fetched. Reports and the
state of their feed are kept in one step: started again, it goes on where it stopped.

It says who it is, obeys robots.txt, asks a host every two seconds at most, and calls no private
address (docs/formats/subscriptions.md).

Examples:
  dateline watch --contact press@example.org feeds.opml
  dateline watch --once --db gondor.db feeds.toml      for cron`
}

// Run follows the feeds.
func (c *watchcmd) Run(s std) error {
	raw, err := os.ReadFile(c.File)
	if err != nil {
		return err
	}
	subs, err := feed.Subscriptions(c.File, raw)
	if err != nil {
		return err
	}
	if c.Jobs <= 0 {
		return &usageError{errors.New("--jobs: must be greater than 0")}
	}
	a, f, stop, err := c.begin(s, c.Language)
	if err != nil {
		return err
	}
	defer stop()
	ctx, st := a.ctx, a.store
	k := &keeper{adding: *a, join: func(ctx context.Context) error { return join(ctx, st) }}
	w := &feed.Watcher{Fetcher: f, Keeper: k, Tell: k.say, Jobs: c.Jobs}
	if c.Once {
		err = w.Once(ctx, subs)
	} else {
		err = w.Run(ctx, subs)
	}
	if e := st.Close(); err == nil || errors.Is(err, context.Canceled) && ctx.Err() != nil {
		err = e
	}
	fmt.Fprintln(s.out, k.summary())
	switch {
	case err != nil:
		return err
	case c.Once && ctx.Err() != nil:
		return errors.New("interrupted; the same command goes on from here")
	case !c.Once: // faults of feeds come and go
		return nil
	}
	return k.outcome()
}

// A keeper keeps the reports of feeds and their states in the record.
type keeper struct {
	adding
	telling sync.Mutex
	join    func(context.Context) error // puts new reports into their stories
}

// say tells what went wrong, to one goroutine at a time.
func (k *keeper) say(err error) {
	k.telling.Lock()
	defer k.telling.Unlock()
	k.tell(err)
}

// name is the name under which the record keeps the state of a subscription.
func (k *keeper) name(url string) string { return "feed " + url }

// Load returns the state of a subscription.
func (k *keeper) Load(ctx context.Context, url string) (feed.State, error) {
	var st feed.State
	raw, err := k.store.State(ctx, k.name(url))
	if err != nil || raw == nil {
		return st, err
	}
	if err := json.Unmarshal(raw, &st); err != nil {
		return st, fmt.Errorf("the state that the record keeps: %w", err)
	}
	return st, nil
}

// Save codes what is new and keeps it with the state.
func (k *keeper) Save(ctx context.Context, s feed.Step) error {
	ctx = context.WithoutCancel(ctx) // what is begun is brought to its end
	state, err := json.Marshal(s.State)
	if err != nil {
		return err
	}
	var entries []store.Entry
	for _, a := range s.Articles {
		known, err := k.store.Known(ctx, []*dateline.Article{a})
		if err != nil {
			return err
		}
		if known[0].Outcome == store.Same {
			k.counts[store.Same]++
			continue
		}
		r, err := k.mill.code(a)
		if err != nil {
			k.say(err)
			continue
		}
		entries = append(entries, store.Entry{Article: a, Report: r, Version: k.version})
	}
	added, err := k.store.AddWith(ctx, entries, k.name(s.Subscription.URL), state)
	if err != nil {
		return err
	}
	reports, events := 0, 0
	for i, x := range added {
		k.counts[x.Outcome]++
		if x.Outcome != store.Same && x.Outcome != store.Clash {
			reports++
			events += len(entries[i].Report.Events)
		}
	}
	k.events += events
	if reports > 0 {
		if err := k.join(ctx); err != nil {
			return err
		}
		fmt.Fprintf(k.out, "%s: added %s with %s\n", s.Subscription.URL, plural(reports, "report"), plural(events, "event"))
	}
	return nil
}
