package pipeline

import (
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"sync"
)

// Parallel applies f to what in yields, by several goroutines at once, and yields the answers in the
// order of in, whatever their number. Errors of in are passed on in their place. Not more than
// four values for each goroutine are held at a time. workers of 0 or less stand for as many as there
// are cores. A value on which f panics becomes an error.
//
// If the caller stops early, Parallel returns when in yields the next time.
func Parallel[A, B any](in iter.Seq2[A, error], workers int, f func(A) (B, error)) iter.Seq2[B, error] {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(B, error) bool) {
		type answer struct {
			b   B
			err error
		}
		type job struct {
			a  A
			to chan answer
		}
		jobs := make(chan job)
		order := make(chan chan answer, 3*workers)
		stop := make(chan struct{})
		var wg sync.WaitGroup
		wg.Go(func() {
			defer close(order)
			defer close(jobs)
			for a, err := range in {
				to := make(chan answer, 1)
				select {
				case order <- to:
				case <-stop:
					return
				}
				if err != nil {
					to <- answer{err: err}
					continue
				}
				select {
				case jobs <- job{a: a, to: to}:
				case <-stop:
					return
				}
			}
		})
		for range workers {
			wg.Go(func() {
				for j := range jobs {
					b, err := safely(f, j.a)
					j.to <- answer{b, err}
				}
			})
		}
		defer wg.Wait()
		defer close(stop)
		for to := range order {
			got := <-to
			if !yield(got.b, got.err) {
				return
			}
		}
	}
}

func safely[A, B any](f func(A) (B, error), a A) (b B, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = &Error{Stack: string(debug.Stack()), Err: fmt.Errorf("broke down: %v", x)}
		}
	}()
	return f(a)
}
