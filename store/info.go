package store

import (
	"context"
	"os"
	"strings"
)

// An Info says what is in a record.
type Info struct {
	Path       string  `json:"path"`
	Bytes      int64   `json:"bytes"` // of the file and its log of writes
	Schema     int     `json:"schema"`
	SQLite     string  `json:"sqlite"`
	Reports    int     `json:"reports"`
	Stories    int     `json:"stories"`
	Events     int     `json:"events"` // as reports tell them
	Acts       int     `json:"acts"`   // counted once
	Encounters int     `json:"encounters"`
	Deals      int     `json:"deals"`
	Statements int     `json:"statements"`
	Actors     int     `json:"actors"`
	Judgements int     `json:"judgements"`
	Loose      int     `json:"loose"`  // judgements whose fact is gone
	Judged     []Tally `json:"judged"` // acts, meetings, agreements and statements by what people said of them: confirmed, corrected, rejected
	First      string  `json:"first"`  // days of the first and the last report
	Last       string  `json:"last"`
	Publishers []Share `json:"publishers"` // by number of reports
	Versions   []Share `json:"versions"`   // of the rules and models that coded the reports
}

// A Share is a number of reports.
type Share struct {
	Name    string `json:"name"`
	Reports int    `json:"reports"`
}

// A Tally is a number of facts.
type Tally struct {
	Name  string `json:"name"`
	Facts int    `json:"facts"`
}

// Info returns what is in the record.
func (s *Store) Info(ctx context.Context) (Info, error) {
	i := Info{Path: s.path, Schema: version}
	for _, suffix := range []string{"", "-wal"} {
		if st, err := os.Stat(s.path + suffix); err == nil {
			i.Bytes += st.Size()
		}
	}
	var first, last int
	err := s.read.QueryRowContext(ctx, `SELECT sqlite_version(), (SELECT count(*) FROM reports), (SELECT count(*) FROM stories), (SELECT coalesce(sum(events), 0) FROM reports),
		(SELECT count(*) FROM actors WHERE reports>0), (SELECT count(*) FROM judgements), (SELECT count(*) FROM judgements WHERE loose=1),
		(SELECT coalesce(min(day), 0) FROM reports WHERE day>0), (SELECT coalesce(max(day), 0) FROM reports)`).
		Scan(&i.SQLite, &i.Reports, &i.Stories, &i.Events, &i.Actors, &i.Judgements, &i.Loose, &first, &last)
	if err != nil {
		return i, s.explain(err)
	}
	i.First, i.Last, i.Judged = date(first), date(last), []Tally{}
	sum := func(sort int, term int, to *int) error {
		return s.explain(s.reader(ctx)("SELECT coalesce(sum(acts), 0) FROM tallies WHERE sort=? AND term=?", sorts[sort], term).Scan(to))
	}
	for kind, to := range [kinds]*int{&i.Acts, &i.Encounters, &i.Deals, &i.Statements} {
		if err := sum(byKind, kind, to); err != nil {
			return i, err
		}
	}
	for _, bit := range []int{confirmed, corrected, rejected} {
		if i.Judgements == 0 {
			break
		}
		t := Tally{Name: verdict(bit)}
		if err := sum(byVerdict, bit, &t.Facts); err != nil {
			return i, err
		}
		i.Judged = append(i.Judged, t)
	}
	for _, c := range []struct {
		column, kind string
		to           *[]Share
	}{{"publisher", publisher, &i.Publishers}, {"version", coder, &i.Versions}} {
		rows, err := s.read.QueryContext(ctx, "SELECT t.term, count(*) AS n FROM reports r JOIN terms t ON t.id=r."+c.column+" GROUP BY t.id ORDER BY n DESC, t.term")
		if err != nil {
			return i, s.explain(err)
		}
		*c.to = []Share{}
		if err := scan(rows, func() error {
			var x Share
			err := rows.Scan(&x.Name, &x.Reports)
			x.Name = strings.TrimPrefix(x.Name, c.kind)
			*c.to = append(*c.to, x)
			return err
		}); err != nil {
			return i, s.explain(err)
		}
	}
	return i, nil
}
