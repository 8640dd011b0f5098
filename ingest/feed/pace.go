package feed

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// patience is the longest time that a request waits for its turn; beyond it is an error.
const patience = 2 * time.Minute

// A HoldError says that a host may not be asked before a time: it said so, or others are in the queue.
type HoldError struct {
	Host  string
	Until time.Time
}

func (e *HoldError) Error() string {
	return fmt.Sprintf("%s may not be asked before %s", e.Host, e.Until.UTC().Format(time.RFC3339))
}

// A pacer gives each host its turns.
type pacer struct {
	now   func() time.Time
	sleep func(context.Context, time.Duration) error

	mu   sync.Mutex
	next map[string]time.Time // by host, when it may be asked again
}

// wait waits until a host may be asked, and keeps it for the pause that follows.
func (p *pacer) wait(ctx context.Context, host string, pause time.Duration) error {
	p.mu.Lock()
	now := p.now()
	turn := p.next[host]
	if turn.Before(now) {
		turn = now
	}
	if turn.Sub(now) > patience {
		p.mu.Unlock()
		return &HoldError{host, turn}
	}
	if len(p.next) > 10_000 {
		for h, t := range p.next {
			if t.Before(now) {
				delete(p.next, h)
			}
		}
	}
	p.next[host] = turn.Add(pause)
	p.mu.Unlock()
	return p.sleep(ctx, turn.Sub(now))
}

// hold keeps a host from being asked before a time.
func (p *pacer) hold(host string, until time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if until.After(p.next[host]) {
		p.next[host] = until
	}
}

// sleep waits, or until the context ends.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
