package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/klauspost/compress/zstd"
	_ "modernc.org/sqlite"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// The numbers of reports and facts, as docs/formats/store.md and the package store have them.
const (
	dayBit   = 27 // of the day in the number of a report
	factBits = 18 // of the place of a fact in its report
	kindBit  = 61
	quote    = 3
	most     = 120 // copies that there are numbers for
)

// copies are the statements that write a table of the big record from those of the small one b, in the order of its key unless that spans more than
// a year. {r} and {f} are what is added to the numbers of reports and facts of copy c.k, {n} is how many reports b has. What is counted by day or month
// may be of several copies: the events of the first days of January lie partly in the year before.
var copies = []string{
	"INSERT INTO terms SELECT * FROM b.terms",
	"INSERT INTO offices SELECT * FROM b.offices",
	"INSERT INTO places SELECT * FROM b.places",
	"INSERT INTO actors SELECT id, name, kind, country, code, sector, reports*(SELECT count(*) FROM copies) FROM b.actors",
	"INSERT INTO names(rowid, name) SELECT id, name FROM b.actors ORDER BY id",
	`INSERT INTO reports SELECT r.id+{r}, r.key || '-' || c.k, r.seq+c.k*{n}, r.url || '-' || c.k, r.address || '-' || c.k, r.publisher, r.title, r.day+c.k*10000, r.language, r.file, r.hash+c.k,
		r.events, r.quotes, NULL, '', NULL, r.version, r.added FROM copies c CROSS JOIN b.reports r`,
	`INSERT INTO facts SELECT f.id+{f}, f.key || '-' || c.k, f.id+{f}, NULL, f.day+c.k*10000, f.code, f.category, f.quad, f.gold, f.flags, f.score, f.place, f.contexts, 1, 1, 1, f.data, NULL
		FROM (SELECT 0 AS kind UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) g CROSS JOIN copies c CROSS JOIN b.facts f ON f.id BETWEEN g.kind<<61 AND (g.kind<<61)+(1<<61)-1`,
	`INSERT INTO sides SELECT s.kind, s.who, s.day+c.k*10000, s.fact+{f}, s.role, s.code, s.category, s.quad, s.gold, s.flags, s.score
		FROM (SELECT DISTINCT kind, who FROM b.sides) g CROSS JOIN copies c CROSS JOIN b.sides s ON s.kind=g.kind AND s.who=g.who`,
	`INSERT INTO pairs SELECT s.kind, s.a, s.b, s.day+c.k*10000, s.fact+{f}, s.role, s.code, s.category, s.quad, s.gold, s.flags, s.score
		FROM (SELECT DISTINCT kind, a, b FROM b.pairs) g CROSS JOIN copies c CROSS JOIN b.pairs s ON s.kind=g.kind AND s.a=g.a AND s.b=g.b`,
	`INSERT INTO days SELECT d.a, d.b, d.day+c.k*10000, d.q1, d.q2, d.q3, d.q4, d.gold, d.acts FROM b.dyads g CROSS JOIN copies c CROSS JOIN b.days d ON d.a=g.a AND d.b=g.b WHERE 1 ORDER BY d.a, d.b, c.k, d.day
		ON CONFLICT DO UPDATE SET q1=q1+excluded.q1, q2=q2+excluded.q2, q3=q3+excluded.q3, q4=q4+excluded.q4, gold=gold+excluded.gold, acts=acts+excluded.acts`,
	`INSERT INTO months SELECT d.a, d.b, d.month+c.k*100, d.q1, d.q2, d.q3, d.q4, d.gold, d.acts FROM b.dyads g CROSS JOIN copies c CROSS JOIN b.months d ON d.a=g.a AND d.b=g.b WHERE 1 ORDER BY d.a, d.b, c.k, d.month
		ON CONFLICT DO UPDATE SET q1=q1+excluded.q1, q2=q2+excluded.q2, q3=q3+excluded.q3, q4=q4+excluded.q4, gold=gold+excluded.gold, acts=acts+excluded.acts`,
	"INSERT INTO mixes SELECT m.who, m.month+c.k*100, m.category, m.quad, m.acts, m.gold FROM b.mixes m CROSS JOIN copies c WHERE 1 ON CONFLICT DO UPDATE SET acts=acts+excluded.acts, gold=gold+excluded.gold",
	"INSERT INTO spots SELECT iif(s.month<0, s.month, s.month+c.k*100), s.place, s.quad, s.acts, s.gold FROM b.spots s CROSS JOIN copies c WHERE 1 ON CONFLICT DO UPDATE SET acts=acts+excluded.acts, gold=gold+excluded.gold",
	"INSERT INTO dyads SELECT b, a, acts*(SELECT count(*) FROM copies) FROM b.dyads",
	"INSERT INTO tallies SELECT t.sort, t.term+iif(t.sort='day', c.k*10000, 0), t.month+c.k*100, t.acts, t.gold FROM b.tallies t CROSS JOIN copies c WHERE 1 ON CONFLICT DO UPDATE SET acts=acts+excluded.acts, gold=gold+excluded.gold",
	"INSERT INTO cast SELECT x.who, x.report+{r} FROM (SELECT DISTINCT who FROM b.cast) g CROSS JOIN copies c CROSS JOIN b.cast x ON x.who=g.who",
	"INSERT INTO holds SELECT h.actor, h.office, h.former, h.report+{r} FROM copies c CROSS JOIN b.holds h",
	"INSERT INTO log(at, what, key) SELECT added, 'added', key FROM reports ORDER BY seq",
	"INSERT INTO readers SELECT '" + store.Joiner + "', max(id) FROM log", // the packed facts have the ids of the first copy: there is nothing to join
}

// multiply makes a record that holds every report of a small one many times over, each time a year later. It writes the tables
// themselves, which takes a fraction of the time of adding; what is packed of a fact stays as it is, with the day of the first.
func multiply(small, big string, times int, tell func(what string)) error {
	if times > most {
		return fmt.Errorf("%d copies are too many, at most %d", times, most)
	}
	for _, f := range []string{big, big + "-wal"} {
		if _, err := os.Stat(f); err == nil {
			return fmt.Errorf("%s is there already", f)
		}
	}
	s, err := store.Open(big, store.Options{Create: true})
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(big)+"?_pragma=cache_size(-200000)&_pragma=synchronous(off)&_pragma=journal_mode(off)")
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	var n int
	if _, err := db.Exec("ATTACH ? AS b", small); err != nil {
		return err
	}
	if err := db.QueryRow("SELECT max(seq) FROM b.reports").Scan(&n); err != nil {
		return err
	}
	if _, err := db.Exec("CREATE TEMP TABLE copies(k INTEGER PRIMARY KEY, r INTEGER NOT NULL, f INTEGER NOT NULL)"); err != nil {
		return err
	}
	for k := range times {
		if _, err := db.Exec("INSERT INTO copies VALUES(?,?,?)", k, shift(k, n), shift(k, n)<<factBits); err != nil {
			return err
		}
	}
	fill := strings.NewReplacer("{r}", "c.r", "{f}", "c.f", "{n}", fmt.Sprint(n))
	if _, err := db.Exec("DROP INDEX facts_key; DROP INDEX facts_place"); err != nil { // quicker made at the end
		return err
	}
	for _, c := range copies {
		c = fill.Replace(c)
		if _, err := db.Exec(c); err != nil {
			return fmt.Errorf("%w: %s", err, c)
		}
		tell(strings.Join(strings.Fields(c)[:3], " "))
	}
	if _, err := db.Exec("CREATE INDEX facts_key ON facts(key); CREATE INDEX facts_place ON facts(place, day) WHERE place IS NOT NULL"); err != nil {
		return err
	}
	tell("indexes")
	if err := texts(db, small, times, n, tell); err != nil {
		return err
	}
	_, err = db.Exec("DETACH b; PRAGMA journal_mode=wal")
	return err
}

// shift is what is added to the number of a report for its copy k years later, if there are n reports.
func shift(k, n int) int64 {
	days := begin.AddDate(k, 0, 0).Sub(begin) / (24 * time.Hour)
	return int64(days)<<dayBit + int64(k*n)
}

// texts writes the texts of all copies, of n reports each, and their full-text indexes.
func texts(db *sql.DB, small string, times, n int, tell func(what string)) error {
	list, err := sources(small)
	if err != nil {
		return err
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	defer enc.Close()
	for k := range times {
		tx, err := db.Begin()
		if err != nil {
			return err
		}
		defer tx.Rollback()
		var stmts []*sql.Stmt
		for _, q := range []string{"INSERT INTO texts(report, text, rest) VALUES(?,?,?)", "INSERT INTO words(rowid, title, text) VALUES(?,?,?)", "INSERT INTO said(rowid, words) VALUES(?,?)"} {
			st, err := tx.Prepare(q)
			if err != nil {
				return err
			}
			defer st.Close()
			stmts = append(stmts, st)
		}
		for i := range list {
			x := &list[i]
			id := x.id + shift(k, n)
			rest := bytes.Replace(x.rest, fmt.Appendf(nil, `"id":%q`, x.key), fmt.Appendf(nil, `"id":"%s-%d"`, x.key, k), 1)
			if _, err := stmts[0].Exec(id, x.packed, enc.EncodeAll(rest, nil)); err != nil {
				return err
			}
			if _, err := stmts[1].Exec(id, x.title, x.text); err != nil {
				return err
			}
			for i, q := range x.quotes {
				if _, err := stmts[2].Exec(int64(quote)<<kindBit|id<<factBits|int64(i), q); err != nil {
					return err
				}
			}
		}
		if err := tx.Commit(); err != nil {
			return err
		}
		tell(fmt.Sprintf("texts %d", k+1))
	}
	return nil
}

// A source is a report of the small record.
type source struct {
	id           int64
	key, title   string
	text         string
	packed, rest []byte
	quotes       []string
}

// sources reads the reports of a record.
func sources(file string) ([]source, error) {
	s, err := store.Open(file, store.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(file)+"?mode=ro")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	dec, err := zstd.NewReader(nil)
	if err != nil {
		return nil, err
	}
	defer dec.Close()
	var out []source
	err = s.EachReport(context.Background(), record.Filter{}, func(r *record.Report) error {
		x := source{key: r.ID, title: r.Title, text: r.Text}
		if err := db.QueryRow("SELECT r.id, x.text, x.rest FROM reports r JOIN texts x ON x.report=r.id WHERE r.key=?", r.ID).Scan(&x.id, &x.packed, &x.rest); err != nil {
			return err
		}
		if x.rest, err = dec.DecodeAll(x.rest, nil); err != nil {
			return err
		}
		for _, q := range r.Quotes {
			x.quotes = append(x.quotes, q.Content[0].Text)
		}
		out = append(out, x)
		return nil
	})
	return out, err
}
