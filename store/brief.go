package store

import (
	"context"
	"database/sql"
	"strings"
)

// A Brief is what story-joining keeps of a report, to compare it with others.
type Brief struct {
	Report string
	Story  string
	Day    int // days since 1970-01-01
	Data   []byte
}

// briefs is the table of briefs, made when the first are kept.
const briefs = `CREATE TABLE IF NOT EXISTS briefs(report TEXT PRIMARY KEY, story TEXT NOT NULL, day INTEGER NOT NULL, data BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS briefs_day ON briefs(day);
CREATE INDEX IF NOT EXISTS briefs_story ON briefs(story);`

// Briefs returns the briefs of the reports of the days from..to, and of all reports of their stories.
func (s *Store) Briefs(ctx context.Context, from, to int) ([]Brief, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT report, story, day, data FROM briefs WHERE story IN (SELECT story FROM briefs WHERE day BETWEEN ? AND ?) ORDER BY day, report", from, to)
	if err != nil {
		return nil, s.unjoined(err)
	}
	return s.scanBriefs(rows)
}

// CountBriefs returns how many reports of the days from..to were joined.
func (s *Store) CountBriefs(ctx context.Context, from, to int) (int, error) {
	n := 0
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM briefs WHERE day BETWEEN ? AND ?", from, to).Scan(&n); err != nil {
		return 0, s.unjoined(err)
	}
	return n, nil
}

// Brief returns the briefs of the story of a report; none if the report was not joined.
func (s *Store) Brief(ctx context.Context, report string) ([]Brief, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT report, story, day, data FROM briefs WHERE story IN (SELECT story FROM briefs WHERE report=?) ORDER BY day, report", report)
	if err != nil {
		return nil, s.unjoined(err)
	}
	return s.scanBriefs(rows)
}

// SomeBrief returns one of the briefs, none if there is none.
func (s *Store) SomeBrief(ctx context.Context) ([]Brief, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT report, story, day, data FROM briefs LIMIT 1")
	if err != nil {
		return nil, s.unjoined(err)
	}
	return s.scanBriefs(rows)
}

// DropBriefs forgets all briefs, and that the reader of that name was done with anything in the log. Stories stay until they are joined anew.
func (s *Store) DropBriefs(ctx context.Context, reader string) error {
	return s.tx(ctx, func(t *tx) error {
		if _, err := t.run("DELETE FROM briefs"); err != nil {
			return err
		}
		_, err := t.run("UPDATE readers SET at=0 WHERE name=?", reader)
		return err
	})
}

// HasStory tells whether a report was put into a story.
func (s *Store) HasStory(ctx context.Context, report string) (bool, error) {
	var ok bool
	err := s.reader(ctx)("SELECT story IS NOT NULL FROM reports WHERE key=?", report).Scan(&ok)
	return ok, s.missing("report", report, err)
}

func (s *Store) scanBriefs(rows *sql.Rows) ([]Brief, error) {
	out := []Brief{}
	err := scan(rows, func() error {
		var b Brief
		err := rows.Scan(&b.Report, &b.Story, &b.Day, &b.Data)
		out = append(out, b)
		return err
	})
	return out, s.explain(err)
}

// unjoined is nil for the error of a file in which nothing was joined yet.
func (s *Store) unjoined(err error) error {
	if strings.Contains(err.Error(), "no such table: briefs") {
		return nil
	}
	return s.explain(err)
}

// Settle writes what was found out about stories as [Store.Join] does, keeps the briefs of their reports, and remembers that the reader of that name is done
// with the log up to line number to. All of it is written or nothing.
func (s *Store) Settle(ctx context.Context, list []Joined, of []Brief, reader string, to int64) error {
	return s.tx(ctx, func(t *tx) error {
		if err := t.joinAll(list); err != nil {
			return err
		}
		if _, err := t.ExecContext(ctx, briefs); err != nil {
			return err
		}
		for i := range of {
			b := &of[i]
			if _, err := t.run("INSERT INTO briefs VALUES(?,?,?,?) ON CONFLICT DO UPDATE SET story=excluded.story, day=excluded.day, data=excluded.data", b.Report, b.Story, b.Day, b.Data); err != nil {
				return err
			}
		}
		_, err := t.run("INSERT INTO readers VALUES(?,?) ON CONFLICT DO UPDATE SET at=excluded.at", reader, to)
		return err
	})
}
