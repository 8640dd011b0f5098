package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/dateline/dateline"
)

// A step brings a file from one version to the next: a statement, and what more there is to do.
type step struct {
	sql  string
	more func(*tx) error
}

// steps are those from version 1 on.
var steps = [version - 1]step{{sql: `ALTER TABLE texts ADD COLUMN machine BLOB;
	UPDATE texts SET machine=(SELECT s.value FROM reports r JOIN state s ON s.name='machine/' || r.key WHERE r.id=texts.report);
	DELETE FROM state WHERE name >= 'machine/' AND name < 'machine0';
	ALTER TABLE facts ADD COLUMN independent INTEGER NOT NULL DEFAULT 1;
	UPDATE facts SET independent=publishers;
	DROP INDEX judgements_target;
	ALTER TABLE judgements DROP COLUMN target;
	ALTER TABLE judgements ADD COLUMN loose INTEGER NOT NULL DEFAULT 0;
	CREATE TABLE notes(name TEXT NOT NULL, report INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY(name, report)) STRICT, WITHOUT ROWID;`}, {more: (*tx).mutual}, {more: (*tx).addresses}, {sql: `CREATE TABLE months(
		a INTEGER NOT NULL, b INTEGER NOT NULL, month INTEGER NOT NULL,
		q1 INTEGER NOT NULL, q2 INTEGER NOT NULL, q3 INTEGER NOT NULL, q4 INTEGER NOT NULL, gold INTEGER NOT NULL, acts INTEGER NOT NULL,
		PRIMARY KEY(a, b, month)
	) STRICT, WITHOUT ROWID;
	CREATE TABLE mixes(
		who INTEGER NOT NULL, month INTEGER NOT NULL, category INTEGER NOT NULL, quad INTEGER NOT NULL, acts INTEGER NOT NULL, gold INTEGER NOT NULL,
		PRIMARY KEY(who, month, category, quad)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX offices_of ON offices(of);
	CREATE INDEX holds_office ON holds(office);`, more: func(t *tx) error { return t.recount("months", "mixes", "tallies") }}, {sql: `CREATE TABLE spots(
		month INTEGER NOT NULL, place INTEGER NOT NULL, quad INTEGER NOT NULL, acts INTEGER NOT NULL, gold INTEGER NOT NULL,
		PRIMARY KEY(month, place, quad)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX reports_version ON reports(version, day, events);`, more: func(t *tx) error { return t.recount("spots") }}}

// recount makes roll-ups anew.
func (t *tx) recount(tables ...string) error {
	for _, name := range tables {
		if _, err := t.Exec("DELETE FROM " + name + "; INSERT INTO " + name + " " + recounts[name]); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// migrate brings the file to the schema of this program in one transaction.
func (s *Store) migrate(from int) error {
	return s.tx(context.Background(), func(t *tx) error {
		for v := from; v < version; v++ {
			_, err := t.Exec(steps[v-1].sql + fmt.Sprintf("PRAGMA user_version=%d;", v+1))
			if more := steps[v-1].more; err == nil && more != nil {
				err = more(t)
			}
			if err != nil {
				return fmt.Errorf("bringing the file from version %d to %d: %w", v, v+1, err)
			}
		}
		return nil
	})
}

// mutual gives acts whose parties all stand on one side ("A and B met") the pairs of these parties; up to version 2 each stood alone.
func (t *tx) mutual() error {
	rows, err := t.Query("SELECT DISTINCT fact FROM pairs WHERE kind=0 AND b=0")
	if err != nil {
		return err
	}
	var list []int64
	if err := scan(rows, func() error {
		var n int64
		err := rows.Scan(&n)
		list = append(list, n)
		return err
	}); err != nil {
		return err
	}
	for i, n := range list {
		if i%5000 == 4999 { // in constant memory
			if err := t.flush(); err != nil {
				return err
			}
		}
		r, err := t.leading(n)
		if err != nil {
			return err
		}
		was := *r
		was.pairs = nil
		for _, p := range r.pairs {
			for _, one := range []int64{p.a, p.b} {
				if x := (numberedPair{one, 0, doer}); one != 0 && !slices.Contains(was.pairs, x) {
					was.pairs = append(was.pairs, x)
				}
			}
		}
		if slices.Equal(was.pairs, r.pairs) {
			continue
		}
		t.pair(&was, -1)
		t.pair(r, 1)
	}
	if err := t.flush(); err != nil {
		return err
	}
	return t.recount("days", "dyads")
}

// addresses makes the addresses anew by which reports are told apart; up to version 3 they kept marks of AMP pages and some parameters that trace visits.
func (t *tx) addresses() error {
	rows, err := t.Query("SELECT id, url, address FROM reports WHERE url<>''")
	if err != nil {
		return err
	}
	now := map[int64]string{}
	if err := scan(rows, func() error {
		var id int64
		var url, address string
		err := rows.Scan(&id, &url, &address)
		if c := dateline.Canonical(url); c != address {
			now[id] = c
		}
		return err
	}); err != nil {
		return err
	}
	for id, address := range now {
		if _, err := t.run("UPDATE reports SET address=? WHERE id=?", address, id); err != nil {
			return err
		}
	}
	return nil
}
