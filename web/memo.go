package web

import (
	"context"
	"sync"
	"time"

	"github.com/dateline/dateline/store"
)

// Memos keep what is dear to work out. What was worked out is given until the record changes; after that for a while that grows with
// the time it took, so that a record that grows all the time is not counted anew for every page.
type memos struct {
	mu   sync.Mutex
	list map[string]*memo
}

type memo struct {
	value   any
	end     int64 // line of the log up to which the record was looked at
	at      time.Time
	took    time.Duration
	running chan struct{} // closed when the work in progress is done
}

const (
	mostMemos = 400
	memoWorth = 20 // a value is kept so many times longer than it took
	memoSlow  = 50 * time.Millisecond
	memoOld   = time.Minute // who asks for a value that is older waits for a new one
)

// remembered returns what is kept under a key, or what work makes.
func remembered[T any](ctx context.Context, s *Server, key string, work func(context.Context) (T, error)) (T, error) {
	var none T
	for {
		end, err := s.o.Store.End(ctx)
		if err != nil {
			return none, err
		}
		s.memos.mu.Lock()
		m := s.memos.list[key]
		if m == nil {
			if len(s.memos.list) >= mostMemos {
				s.memos.list = map[string]*memo{}
			}
			m = &memo{}
			s.memos.list[key] = m
		}
		age := time.Since(m.at)
		value, have := m.value.(T)
		running := m.running
		fresh := have && (m.end == end || age < memoWorth*m.took)
		usable := have && m.took > memoSlow && age < memoOld+memoWorth*m.took
		if !fresh && running == nil {
			m.running = make(chan struct{})
			s.memos.mu.Unlock()
			run := func(ctx context.Context) (T, error) {
				start := time.Now()
				v, err := survived(func() (T, error) { return work(ctx) })
				s.memos.mu.Lock()
				defer s.memos.mu.Unlock()
				if err == nil {
					m.value, m.end, m.at, m.took = v, end, time.Now(), time.Since(start)
				}
				close(m.running)
				m.running = nil
				return v, err
			}
			if !usable {
				return run(ctx)
			}
			go func() {
				ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.limits.Time)
				defer cancel()
				if _, err := run(ctx); err != nil {
					s.o.Log.Warn("what a page shows could not be brought up to date", "what", key, "err", err)
				}
			}()
			return value, nil
		}
		s.memos.mu.Unlock()
		if fresh || usable {
			return value, nil
		}
		select { // somebody else is at it
		case <-running:
		case <-ctx.Done():
			return none, ctx.Err()
		}
	}
}

// info tells what the record holds.
func (s *Server) info(ctx context.Context) (store.Info, error) {
	return remembered(ctx, s, "info", s.o.Store.Info)
}
