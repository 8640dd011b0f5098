package store

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/dateline/dateline/record"
)

// foreign is the table of what other coders say. It stands beside the record and takes no part in it; a file has it from its
// first import on.
const foreign = `CREATE TABLE IF NOT EXISTS coded(
	id INTEGER PRIMARY KEY, coder TEXT NOT NULL, date TEXT NOT NULL, event TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, code TEXT NOT NULL, data BLOB NOT NULL,
	UNIQUE(coder, date, event, source, target, code)
) STRICT`

// A Coder is another coder whose events are kept beside the record.
type Coder struct {
	Name   string `json:"name"`
	Events int    `json:"events"`
	First  string `json:"first"` // day
	Last   string `json:"last"`
}

// PutCoded keeps events of another coder under the name that they carry; those that are there already are passed over.
// It returns how many are new.
func (s *Store) PutCoded(ctx context.Context, list []record.Coded) (added int, err error) {
	err = s.tx(ctx, func(t *tx) error {
		added = 0
		if _, err := t.Exec(foreign); err != nil {
			return err
		}
		for i := range list {
			e := &list[i]
			if e.Coder == "" || e.Date == "" {
				return fmt.Errorf("event %q of line %d has no coder or no day", e.ID, e.Line)
			}
			data, err := json.Marshal(e)
			if err != nil {
				return err
			}
			code := e.CAMEO
			if code == "" {
				code = e.Category
			}
			r, err := t.run("INSERT OR IGNORE INTO coded(coder, date, event, source, target, code, data) VALUES(?,?,?,?,?,?,?)", e.Coder, e.Date, e.ID, name(&e.Source), name(&e.Target), code, data)
			if err != nil {
				return err
			}
			n, err := r.RowsAffected()
			if err != nil {
				return err
			}
			added += int(n)
		}
		return nil
	})
	return added, err
}

func name(s *record.Side) string {
	if s.Code != "" {
		return s.Code
	}
	return s.Place + " " + s.Name
}

// DropCoded forgets the events of a coder and returns how many there were.
func (s *Store) DropCoded(ctx context.Context, coder string) (n int, err error) {
	err = s.tx(ctx, func(t *tx) error {
		if _, err := t.Exec(foreign); err != nil {
			return err
		}
		r, err := t.run("DELETE FROM coded WHERE coder=?", coder)
		if err != nil {
			return err
		}
		k, err := r.RowsAffected()
		n = int(k)
		return err
	})
	return n, err
}

// Coders lists the other coders by name.
func (s *Store) Coders(ctx context.Context) ([]Coder, error) {
	if ok, err := s.hasForeign(ctx); err != nil || !ok {
		return []Coder{}, err
	}
	rows, err := s.read.QueryContext(ctx, "SELECT coder, count(*), min(date), max(date) FROM coded GROUP BY coder ORDER BY coder")
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	out := []Coder{}
	for rows.Next() {
		var c Coder
		if err := rows.Scan(&c.Name, &c.Events, &c.First, &c.Last); err != nil {
			return nil, s.explain(err)
		}
		out = append(out, c)
	}
	return out, s.explain(rows.Err())
}

func (s *Store) hasForeign(ctx context.Context) (bool, error) {
	var n int
	err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE type='table' AND name='coded'").Scan(&n)
	return n > 0, s.explain(err)
}

// EachCoded calls do for every event of a coder that a filter picks, in the order of days. An error of do ends it and is returned.
func (s *Store) EachCoded(ctx context.Context, coder string, f record.Filter, do func(*record.Coded) error) error {
	if err := f.Check(); err != nil {
		return err
	}
	if name := f.Foreign(); name != "" {
		return fmt.Errorf("%s: events of other coders cannot be asked for it", name)
	}
	if ok, err := s.hasForeign(ctx); err != nil || !ok {
		return err
	}
	to := f.To
	if to == "" {
		to = "~"
	}
	rows, err := s.walks.QueryContext(ctx, "SELECT data FROM coded WHERE coder=? AND date BETWEEN ? AND ? ORDER BY coder, date, event, source, target, code", coder, f.From, to)
	if err != nil {
		return s.explain(err)
	}
	defer rows.Close()
	for rows.Next() {
		var data []byte
		if err := rows.Scan(&data); err != nil {
			return s.explain(err)
		}
		var e record.Coded
		if err := json.Unmarshal(data, &e); err != nil {
			return fmt.Errorf("%s: event of %s: %w", s.path, coder, err)
		}
		if f.Coded(&e) {
			if err := do(&e); err != nil {
				return err
			}
		}
	}
	return s.explain(rows.Err())
}
