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
	err := s.read.QueryRowContext(ctx, `SELECT sqlite_version(), (SELECT count(*) FROM stories), (SELECT count(*) FROM actors WHERE reports>0), (SELECT count(*) FROM judgements),
		(SELECT count(*) FROM judgements WHERE loose=1)`).Scan(&i.SQLite, &i.Stories, &i.Actors, &i.Judgements, &i.Loose)
	if err != nil {
		return i, s.explain(err)
	}
	if i.Versions, err = s.shares(ctx, coder, `SELECT t.term, count(*) AS n, sum(r.events), coalesce(min(nullif(r.day, 0)), 0), max(r.day) FROM reports r JOIN terms t ON t.id=r.version GROUP BY t.id ORDER BY n DESC, t.term`,
		func(n, events, a, b int) {
			i.Reports, i.Events, last = i.Reports+n, i.Events+events, max(last, b)
			if a > 0 && (first == 0 || a < first) {
				first = a
			}
		}); err != nil {
		return i, err
	}
	if i.Publishers, err = s.shares(ctx, publisher, `SELECT t.term, sum(y.acts) AS n, 0, 0, 0 FROM tallies y JOIN terms t ON t.id=y.term WHERE y.sort='`+sorts[byReports]+`' GROUP BY y.term HAVING n > 0 ORDER BY n DESC, t.term`,
		func(_, _, _, _ int) {}); err != nil {
		return i, err
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
	return i, nil
}

// shares reads names with their numbers of reports, and hands on these and three numbers more.
func (s *Store) shares(ctx context.Context, kind, text string, more func(n, events, first, last int)) ([]Share, error) {
	rows, err := s.read.QueryContext(ctx, text)
	if err != nil {
		return nil, s.explain(err)
	}
	out := []Share{}
	err = scan(rows, func() error {
		var x Share
		var events, first, last int
		err := rows.Scan(&x.Name, &x.Reports, &events, &first, &last)
		x.Name = strings.TrimPrefix(x.Name, kind)
		out = append(out, x)
		more(x.Reports, events, first, last)
		return err
	})
	return out, s.explain(err)
}
