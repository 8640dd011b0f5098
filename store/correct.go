package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// A querier is a connection or a transaction.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}

// machine is the name in state under which a report that was judged is kept as the machine coded it.
const machine = "machine/"

// Machine returns a report as the machine coded it, without what people said of it.
func (s *Store) Machine(ctx context.Context, id string) (*record.Report, error) {
	b, err := s.State(ctx, machine+id)
	if err != nil {
		return nil, err
	}
	if b == nil {
		return s.Report(ctx, id)
	}
	r := &record.Report{}
	if err := s.pack.into(b, r); err != nil {
		return nil, fmt.Errorf("report %s: %w", id, err)
	}
	return r, nil
}

// apply returns a report as the machine coded it with the judgements of it in force. known is false if there are none.
func apply(ctx context.Context, q querier, r *record.Report) (out *record.Report, known bool, err error) {
	rows, err := q.QueryContext(ctx, "SELECT id, kind, fact, report, verdict, field, value, at, words FROM judgements WHERE report=? ORDER BY at, id", r.ID)
	if err != nil {
		return nil, false, err
	}
	var list []record.Judgement
	if err := scan(rows, func() error {
		var j record.Judgement
		var at int64
		err := rows.Scan(&j.ID, &j.Kind, &j.Fact, &j.Report, &j.Verdict, &j.Field, &j.Value, &at, &j.Words)
		j.At = time.UnixMilli(at).UTC()
		list = append(list, j)
		return err
	}); err != nil || len(list) == 0 {
		return r, false, err
	}
	o, err := rules.LoadOntology()
	if err != nil {
		return nil, false, err
	}
	out, _ = record.Apply(r, list, o)
	return out, true, nil
}

// correct puts the judgements of a report into force: its facts are made anew from what the machine coded.
func (t *tx) correct(ctx context.Context, id string) error {
	number, k, err := t.s.load(ctx, id)
	if err != nil {
		return err
	}
	old, err := t.s.Report(ctx, id)
	if err != nil {
		return err
	}
	coded, err := t.s.Machine(ctx, id)
	if err != nil {
		return err
	}
	now, known, err := apply(ctx, t, coded)
	if err != nil || !known {
		return err
	}
	if err := t.keepMachine(coded); err != nil {
		return err
	}
	before, after := t.s.parcel(&Entry{Report: old}), t.s.parcel(&Entry{Report: now})
	for _, p := range []*parcel{before, after} {
		if p.err != nil {
			return p.err
		}
	}
	if slices.EqualFunc(before.data, after.data, bytes.Equal) && slices.Equal(before.cast, after.cast) {
		return nil
	}
	kept := rest{Report: *now, Title: k.Title, Byline: k.Byline, Published: k.Published}
	kept.Report.Text, kept.Report.Events, kept.Report.Meetings, kept.Report.Agreements, kept.Report.Quotes = "", nil, nil, nil, nil
	b, err := t.s.pack.value(kept)
	if err != nil {
		return err
	}
	if _, err := t.run("UPDATE texts SET rest=? WHERE report=?", b, number); err != nil {
		return err
	}
	if err := t.replace(before, after, number); err != nil {
		return err
	}
	_, err = t.attach(after, number)
	return err
}

func (t *tx) keepMachine(r *record.Report) error {
	var there int
	err := t.row("SELECT 1 FROM state WHERE name=?", machine+r.ID).Scan(&there)
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return t.setMachine(r)
}

func (t *tx) setMachine(r *record.Report) error {
	b, err := t.s.pack.value(r)
	if err != nil {
		return err
	}
	_, err = t.run("INSERT INTO state VALUES(?,?) ON CONFLICT DO UPDATE SET value=excluded.value", machine+r.ID, b)
	return err
}
