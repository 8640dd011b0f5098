package main

import (
	"context"
	"errors"
	"io"
	"os"

	"golang.org/x/sync/errgroup"

	"github.com/dateline/dateline/export"
	"github.com/dateline/dateline/store"
)

// parted takes the dumps out of a list of files.
func parted(paths []string) (dumps, others []string) {
	for _, p := range paths {
		if isDump(p) {
			dumps = append(dumps, p)
		} else {
			others = append(others, p)
		}
	}
	return dumps, others
}

// A load is some reports of a dump, ready to be written, and what could not be read among them.
type load struct {
	list   []*export.Dumped
	batch  *store.Batch
	faults []error
}

// restore reads a dump back into the record: reports as they were coded, and what people said of them. What is there
// already is passed over. The next reports are read while some are written.
func (a *adding) restore(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	work, ctx := errgroup.WithContext(a.ctx)
	loads := make(chan load)
	work.Go(func() error {
		defer close(loads)
		return a.unpack(ctx, path, f, loads)
	})
	work.Go(func() error {
		for l := range loads {
			if err := a.back(context.WithoutCancel(a.ctx), l); err != nil {
				return err
			}
		}
		return nil
	})
	if err := work.Wait(); err != nil || a.ctx.Err() != nil {
		return err
	}
	_, err = a.desk.Join(context.WithoutCancel(a.ctx))
	return err
}

// unpack reads a dump and sends what it holds, until the context is done.
func (a *adding) unpack(ctx context.Context, path string, f io.Reader, loads chan<- load) error {
	var list []*export.Dumped
	var faults []error
	send := func() bool {
		if len(list)+len(faults) == 0 {
			return true
		}
		entries := make([]store.Entry, len(list))
		for i, d := range list {
			entries[i] = store.Entry{Article: d.Article(), Report: d.Report, Version: d.Version, Added: d.Added}
		}
		l := load{list, a.store.Prepare(entries), faults}
		list, faults = nil, nil
		select {
		case loads <- l:
			return true
		case <-ctx.Done():
			return false
		}
	}
	for d, err := range export.ReadDump(path, f) {
		if err != nil {
			faults = append(faults, err)
		} else {
			list = append(list, d)
		}
		if len(list)+len(faults) == lot && !send() {
			return nil
		}
	}
	send()
	return nil
}

// back writes some reports of a dump.
func (a *adding) back(ctx context.Context, l load) error {
	for _, err := range l.faults {
		a.tell(err)
	}
	added, err := a.store.Write(ctx, l.batch)
	if err != nil {
		return err
	}
	for i, x := range added {
		if x.Outcome == store.Clash {
			a.tell(errors.New(l.list[i].Report.ID + ": the record has another text under this id"))
			continue
		}
		a.counts[x.Outcome]++
		a.bar.step()
		if x.Outcome == store.Same {
			continue
		}
		a.events += len(l.list[i].Report.Events)
		if err := a.store.Rejudge(ctx, x.ID, l.list[i].Judgements); err != nil {
			return err
		}
	}
	return nil
}
