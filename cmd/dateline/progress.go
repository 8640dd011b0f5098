package main

import (
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// A progress shows on a terminal how many reports are done, if the run takes long.
type progress struct {
	std
	start time.Time
	n     int64
	on    bool
	bars  *mpb.Progress
	bar   *mpb.Bar
}

// newProgress prepares a progress. It stays silent if standard error is no terminal, or if the data go to
// the terminal as well.
func newProgress(s std, t *teller, data bool) *progress {
	_, tty := terminal(s.err)
	p := &progress{std: s, start: time.Now(), on: tty && !data}
	if p.on {
		t.std.err = p
	}
	return p
}

// Write writes a message above the bar.
func (p *progress) Write(b []byte) (int, error) {
	if p.bars != nil {
		return p.bars.Write(b)
	}
	return p.err.Write(b)
}

// step counts one report.
func (p *progress) step() {
	p.n++
	if !p.on || p.bars == nil && time.Since(p.start) < patience {
		return
	}
	if p.bars == nil {
		p.bars = mpb.New(mpb.WithOutput(p.err), mpb.WithWidth(1))
		p.bar = p.bars.New(0, mpb.SpinnerStyle(), mpb.BarRemoveOnComplete(), mpb.AppendDecorators(decor.Any(func(now decor.Statistics) string {
			lasts := time.Since(p.start)
			return fmt.Sprintf(" %d reports, %.0f a second, %s", now.Current, float64(now.Current)/lasts.Seconds(), lasts.Round(time.Second))
		})))
	}
	p.bar.SetCurrent(p.n)
}

// done takes the bar away.
func (p *progress) done() {
	if p.bars != nil {
		p.bar.SetTotal(p.n, true)
		p.bars.Wait()
		p.bars = nil
		p.on = false
	}
}

// quiet turns the error of a pipe whose reader has gone into none: it has all that it wants.
func quiet(err error) error {
	if errors.Is(err, syscall.EPIPE) {
		return nil
	}
	return err
}

// colors reports whether the user lets us use them (no-color.org).
func colors() bool {
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
