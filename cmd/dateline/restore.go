package main

import (
	"context"
	"errors"
	"os"

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

// restore reads a dump back into the record: reports as they were coded, and what people said of them. What is there
// already is passed over.
func (a *adding) restore(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	ctx := context.WithoutCancel(a.ctx)
	var list []*export.Dumped
	for d, err := range export.ReadDump(path, f) {
		if err != nil {
			a.tell(err)
			continue
		}
		if list = append(list, d); len(list) < lot {
			continue
		}
		if err := a.back(ctx, list); err != nil || a.ctx.Err() != nil {
			return err
		}
		list = list[:0]
	}
	if err := a.back(ctx, list); err != nil {
		return err
	}
	_, err = a.desk.Join(ctx)
	return err
}

// back writes some reports of a dump.
func (a *adding) back(ctx context.Context, list []*export.Dumped) error {
	if len(list) == 0 {
		return nil
	}
	entries := make([]store.Entry, len(list))
	for i, d := range list {
		entries[i] = store.Entry{Article: d.Article(), Report: d.Report, Version: d.Version, Added: d.Added}
	}
	added, err := a.store.Add(ctx, entries)
	if err != nil {
		return err
	}
	for i, x := range added {
		if x.Outcome == store.Clash {
			a.tell(errors.New(list[i].Report.ID + ": the record has another text under this id"))
			continue
		}
		a.counts[x.Outcome]++
		a.bar.step()
		if x.Outcome == store.Same {
			continue
		}
		a.events += len(list[i].Report.Events)
		if err := a.store.Rejudge(ctx, x.ID, list[i].Judgements); err != nil {
			return err
		}
	}
	return nil
}
