package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/dateline/dateline/record"
)

// A Line is one line of the log: something that happened to the record.
type Line struct {
	N    int64     `json:"n"` // rises from line to line
	At   time.Time `json:"at"`
	What string    `json:"what"` // added, recoded, joined, judged, warned
	Key  string    `json:"key"`  // id of the report, the story, the judgement or the warning
}

func (t *tx) note(what, key string, at int64) error {
	_, err := t.run("INSERT INTO log(at, what, key) VALUES(?,?,?)", at, what, key)
	return err
}

// Log returns the lines behind line number after, at most limit of them (0 is all), the oldest first.
func (s *Store) Log(ctx context.Context, after int64, limit int) ([]Line, error) {
	if limit <= 0 {
		limit = -1
	}
	rows, err := s.read.QueryContext(ctx, "SELECT id, at, what, key FROM log WHERE id>? ORDER BY id LIMIT ?", after, limit)
	if err != nil {
		return nil, s.explain(err)
	}
	out := []Line{}
	err = scan(rows, func() error {
		var l Line
		var at int64
		err := rows.Scan(&l.N, &at, &l.What, &l.Key)
		l.At = time.UnixMilli(at).UTC()
		out = append(out, l)
		return err
	})
	return out, s.explain(err)
}

// End returns the number of the last line of the log, 0 if there is none. It rises with every change to the record.
func (s *Store) End(ctx context.Context) (int64, error) {
	var n int64
	err := s.read.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM log").Scan(&n)
	return n, s.explain(err)
}

// Joiner is the reader that joins stories.
const Joiner = "stories"

// Reader tells how far a reader of the log has come: the number of the last line that it is done with, 0 for a new one.
func (s *Store) Reader(ctx context.Context, name string) (int64, error) {
	var at int64
	err := s.read.QueryRowContext(ctx, "SELECT at FROM readers WHERE name=?", name).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return at, s.explain(err)
}

// Advance remembers that a reader is done with the lines up to number to.
func (s *Store) Advance(ctx context.Context, name string, to int64) error {
	return s.short(ctx, func(t *tx) error {
		_, err := t.Exec("INSERT INTO readers VALUES(?,?) ON CONFLICT DO UPDATE SET at=excluded.at", name, to)
		return err
	})
}

// Warned writes a line of the log for a warning that was given, once for each key.
func (s *Store) Warned(ctx context.Context, key string) error {
	return s.short(ctx, func(t *tx) error {
		var n int
		if err := t.row("SELECT count(*) FROM state WHERE name=?", "warned/"+key).Scan(&n); err != nil || n > 0 {
			return err
		}
		if err := t.setState("warned/"+key, []byte("1")); err != nil {
			return err
		}
		return t.note("warned", key, time.Now().UnixMilli())
	})
}

// State returns what another part of the program keeps under a name, nil if nothing.
func (s *Store) State(ctx context.Context, name string) ([]byte, error) {
	var b []byte
	err := s.read.QueryRowContext(ctx, "SELECT value FROM state WHERE name=?", name).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return b, s.explain(err)
}

// SetState keeps something under a name; nil forgets it.
func (s *Store) SetState(ctx context.Context, name string, value []byte) error {
	return s.short(ctx, func(t *tx) error { return t.setState(name, value) })
}

func (t *tx) setState(name string, value []byte) error {
	if value == nil {
		_, err := t.Exec("DELETE FROM state WHERE name=?", name)
		return err
	}
	_, err := t.Exec("INSERT INTO state VALUES(?,?) ON CONFLICT DO UPDATE SET value=excluded.value", name, value)
	return err
}

// A Note is what another part of the program keeps beside a report.
type Note struct {
	Report string
	Value  []byte
}

// SetNotes keeps notes under a name, one for each report; a nil value forgets it.
func (s *Store) SetNotes(ctx context.Context, name string, notes []Note) error {
	return s.tx(ctx, func(t *tx) error {
		for _, n := range notes {
			var id int64
			if err := t.row("SELECT id FROM reports WHERE key=?", n.Report).Scan(&id); err != nil {
				return s.missing("report", n.Report, err)
			}
			var err error
			if n.Value == nil {
				_, err = t.run("DELETE FROM notes WHERE name=? AND report=?", name, id)
			} else {
				_, err = t.run("INSERT INTO notes VALUES(?,?,?) ON CONFLICT DO UPDATE SET value=excluded.value", name, id, n.Value)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Notes calls do for the notes of a name whose reports match, in the order of the days of the reports.
func (s *Store) Notes(ctx context.Context, name string, f record.Filter, do func(Note) error) error {
	cond, args, none, err := s.reportQuery(ctx, f)
	if err != nil || none {
		return err
	}
	if f.From != "" || f.To != "" { // the numbers of reports begin with the day
		lo, hi := numbers(f.From, f.To)
		cond += " AND n.report BETWEEN ? AND ?"
		args = append(args, lo, hi)
	}
	rows, err := s.walks.QueryContext(ctx, "SELECT r.key, n.value FROM notes n JOIN reports r ON r.id=n.report WHERE n.name=? AND "+cond+" ORDER BY n.report", append([]any{name}, args...)...)
	if err != nil {
		return s.explain(err)
	}
	return s.explain(scan(rows, func() error {
		var n Note
		if err := rows.Scan(&n.Report, &n.Value); err != nil {
			return err
		}
		return do(n)
	}))
}
