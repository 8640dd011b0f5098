package feed

import (
	"context"
	"fmt"
	"sync"
)

// A Watcher follows subscriptions and hands new reports to a Keeper.
type Watcher struct {
	Fetcher *Fetcher
	Keeper  Keeper
	Tell    func(error) // what goes wrong with a feed or an entry; called by one goroutine at a time; nil drops it
	Jobs    int         // subscriptions that are looked at at once; 0 is 8
}

// Once looks at each subscription that is due, once. It returns the first error of the Keeper, or that of the
// context.
func (w *Watcher) Once(ctx context.Context, subs []Subscription) error {
	return w.follow(ctx, subs, true)
}

// Run follows subscriptions until the context ends or the Keeper fails, and returns the error of either. Started again with what the
// Keeper has kept, it goes on where it stopped.
func (w *Watcher) Run(ctx context.Context, subs []Subscription) error {
	return w.follow(ctx, subs, false)
}

func (w *Watcher) follow(ctx context.Context, subs []Subscription, once bool) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	jobs := w.Jobs
	if jobs <= 0 {
		jobs = 8
	}
	turns := make(chan struct{}, jobs)
	var wg sync.WaitGroup
	var saving, telling sync.Mutex
	tell := func(err error) {
		if w.Tell != nil {
			telling.Lock()
			defer telling.Unlock()
			w.Tell(err)
		}
	}
	for _, sub := range subs {
		wg.Go(func() {
			st, err := w.Keeper.Load(ctx, sub.URL)
			if err != nil {
				cancel(fmt.Errorf("%s: %w", sub.URL, err))
				return
			}
			for {
				now := w.Fetcher.o.Now()
				due, ok := st.Due()
				if !ok || once && due.After(now) {
					return
				}
				if w.Fetcher.o.Sleep(ctx, due.Sub(now)) != nil {
					return
				}
				select {
				case turns <- struct{}{}:
				case <-ctx.Done():
					return
				}
				for step, err := range Look(ctx, w.Fetcher, sub, st, tell) {
					if err != nil {
						break
					}
					saving.Lock()
					if err = ctx.Err(); err == nil {
						err = w.Keeper.Save(ctx, step)
					}
					saving.Unlock()
					if err != nil {
						cancel(fmt.Errorf("%s: %w", sub.URL, err))
						break
					}
					st = step.State
				}
				<-turns
				if once || ctx.Err() != nil {
					return
				}
			}
		})
	}
	wg.Wait()
	return context.Cause(ctx)
}
