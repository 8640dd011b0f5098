package store

import (
	"context"
	"slices"
	"strings"

	"github.com/dateline/dateline/record"
)

// Each calls f for every act that matches, in the order of day and key, in constant memory; an error of f ends it and is returned. The acts carry their leading telling alone.
func (s *Store) Each(ctx context.Context, f record.Filter, do func(*record.Act) error) error {
	return walk(ctx, s, event, f, s.act, do)
}

// EachEncounter is [Store.Each] for meetings.
func (s *Store) EachEncounter(ctx context.Context, f record.Filter, do func(*record.Encounter) error) error {
	return walk(ctx, s, meeting, f, s.encounter, do)
}

// EachDeal is [Store.Each] for agreements.
func (s *Store) EachDeal(ctx context.Context, f record.Filter, do func(*record.Deal) error) error {
	return walk(ctx, s, agreement, f, s.deal, do)
}

// EachStatement is [Store.Each] for quotations.
func (s *Store) EachStatement(ctx context.Context, f record.Filter, do func(*record.Statement) error) error {
	return walk(ctx, s, quote, f, s.statement, do)
}

// EachReport calls f for every report that matches, in the order of day and id.
func (s *Store) EachReport(ctx context.Context, f record.Filter, do func(*record.Report) error) error {
	return s.eachHeadline(ctx, f, func(h *Headline) error {
		r, err := s.Report(ctx, h.Report)
		if err != nil {
			return err
		}
		return do(r)
	})
}

// EachArrived calls f for every report that matches, in the order in which they came.
func (s *Store) EachArrived(ctx context.Context, f record.Filter, do func(*record.Report) error) error {
	cond, args, none, err := s.reportQuery(ctx, f)
	if err != nil || none {
		return err
	}
	rows, err := s.walks.QueryContext(ctx, "SELECT r.key FROM "+headlineTables+" WHERE "+cond+" ORDER BY r.seq", args...)
	if err != nil {
		return s.explain(err)
	}
	return s.explain(scan(rows, func() error {
		var key string
		if err := rows.Scan(&key); err != nil {
			return err
		}
		r, err := s.Report(ctx, key)
		if err != nil {
			return err
		}
		return do(r)
	}))
}

type keyed struct {
	id  int64
	key string
}

// walk gathers the acts of one day, puts them in the order of their keys, and hands them on.
func walk[T any](ctx context.Context, s *Store, kind int, f record.Filter, make func(*kept) (*T, error), do func(*T) error) error {
	q, err := s.query(ctx, kind, f)
	if err != nil || q.none {
		return err
	}
	text, args := q.sql("d.day AS day, d.fact AS fact", " ORDER BY day, fact")
	rows, err := s.walks.QueryContext(ctx, "SELECT q.day, q.fact, coalesce(f.name, f.key) FROM ("+text+") q JOIN facts f ON f.id=q.fact ORDER BY q.day, q.fact", args...)
	if err != nil {
		return s.explain(err)
	}
	var list []keyed
	var ids []int64
	flush := func() error {
		slices.SortFunc(list, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
		ids = ids[:0]
		for _, k := range list {
			ids = append(ids, k.id)
		}
		list = list[:0]
		return s.fetch(ctx, ids, func(k *kept) error {
			x, err := make(k)
			if err != nil {
				return err
			}
			return do(x)
		})
	}
	day := -1
	if err := scan(rows, func() error {
		var k keyed
		var d int
		if err := rows.Scan(&d, &k.id, &k.key); err != nil {
			return err
		}
		if d != day {
			if err := flush(); err != nil {
				return err
			}
			day = d
		}
		list = append(list, k)
		return nil
	}); err != nil {
		return s.explain(err)
	}
	return flush()
}
