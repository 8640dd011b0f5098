package store

import (
	"context"
	"fmt"
)

// A Fault is something that is wrong with the file.
type Fault struct {
	Where string `json:"where"` // table, report or roll-up
	What  string `json:"what"`
	Mend  bool   `json:"mend"` // Repair mends it
}

// String returns "where: what".
func (f Fault) String() string { return f.Where + ": " + f.What }

// Check looks for faults: whether the file is whole, references lead somewhere, spans lie in their texts, and roll-ups equal a recount.
func (s *Store) Check(ctx context.Context) ([]Fault, error) {
	out := []Fault{}
	rows, err := s.read.QueryContext(ctx, "PRAGMA integrity_check(100)")
	if err != nil {
		return nil, s.explain(err)
	}
	err = scan(rows, func() error {
		var line string
		err := rows.Scan(&line)
		if line != "ok" {
			out = append(out, Fault{Where: "file", What: line})
		}
		return err
	})
	if err != nil {
		return out, s.explain(err)
	}
	for _, c := range references {
		var n int
		if err := s.read.QueryRowContext(ctx, c.query).Scan(&n); err != nil {
			return out, s.explain(err)
		}
		if n > 0 {
			out = append(out, Fault{c.where, fmt.Sprintf("%d %s", n, c.what), c.mend})
		}
	}
	return out, nil
}

// references are counts of rows that should not be there.
var references = []struct {
	where, what, query string
	mend               bool
}{
	{"texts", "reports without text", "SELECT count(*) FROM reports r WHERE NOT EXISTS (SELECT 1 FROM texts x WHERE x.report=r.id)", false},
	{"texts", "texts without report", "SELECT count(*) FROM texts x WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.id=x.report)", false},
	{"facts", "facts without report", "SELECT count(*) FROM facts f WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.id=(f.id>>18 & 8796093022207))", false},
	{"facts", "facts whose act is gone", "SELECT count(*) FROM facts f WHERE act<>id AND NOT EXISTS (SELECT 1 FROM facts l WHERE l.id=f.act AND l.act=l.id)", false},
	{"days", "days whose acts differ from a recount", "SELECT count(*) FROM days d WHERE acts <> (SELECT count(*) FROM pairs p WHERE p.kind=0 AND p.a=d.a AND p.b=d.b AND p.day=d.day AND p.flags & 512 = 0)", true},
}
