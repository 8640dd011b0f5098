package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/dateline/dateline/record"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A Fault is something that is wrong with the file.
type Fault struct {
	Where string `json:"where"` // table, or report
	What  string `json:"what"`
	Mend  bool   `json:"mend"` // Repair mends it
}

// String returns "where: what".
func (f Fault) String() string { return f.Where + ": " + f.What }

const maxFaults = 100

// Check looks for faults: whether the file is whole, references lead somewhere, spans lie in their texts and hold the words they are said to hold, lists and
// roll-ups equal a recount. It reads everything once.
func (s *Store) Check(ctx context.Context) ([]Fault, error) {
	c := &checking{s: s, ctx: ctx}
	for _, step := range []func() error{c.whole, c.counts, func() error { return c.broken("reports", c.reports()) }} {
		if err := step(); err != nil {
			return c.faults, s.explain(err)
		}
	}
	return c.faults, nil
}

// broken takes up a damage of the file that keeps something from being read as a fault; other errors it returns.
func (c *checking) broken(where string, err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) || e.Code()&0xff != sqlite3.SQLITE_CORRUPT {
		return err
	}
	c.fault(false, where, "cannot be read: %v", e)
	return nil
}

type checking struct {
	s      *Store
	ctx    context.Context
	faults []Fault
	rows   [2]int // of sides and pairs that there should be
}

func (c *checking) fault(mend bool, where, format string, args ...any) {
	if len(c.faults) < maxFaults {
		c.faults = append(c.faults, Fault{where, fmt.Sprintf(format, args...), mend})
	}
}

// whole asks SQLite, on a connection of its own: one that has searched takes what another one has merged since for damage of the full-text index.
func (c *checking) whole() error {
	db, err := dial(c.s.path, c.s.mode, 16<<20)
	if err != nil {
		return err
	}
	defer db.Close()
	rows, err := db.QueryContext(c.ctx, "PRAGMA integrity_check(100)")
	if err != nil {
		return c.broken("file", err)
	}
	return c.broken("file", scan(rows, func() error {
		var line string
		err := rows.Scan(&line)
		if line != "ok" {
			c.fault(strings.Contains(line, "wrong # of entries in index") || strings.Contains(line, "fts5"), "file", "%s", line)
		}
		return err
	}))
}

// A recount makes a roll-up anew from sides and pairs, with its columns in their order.
var recounts = map[string]string{
	"days":   "SELECT a, b, day, sum(quad=1), sum(quad=2), sum(quad=3), sum(quad=4), sum(gold), count(*) FROM pairs WHERE kind=0 AND flags & 512 = 0 GROUP BY a, b, day",
	"months": "SELECT a, b, day/100, sum(quad=1), sum(quad=2), sum(quad=3), sum(quad=4), sum(gold), count(*) FROM pairs WHERE kind=0 AND flags & 512 = 0 GROUP BY 1, 2, 3",
	"dyads":  "SELECT b, a, count(*) FROM pairs WHERE kind=0 AND flags & 512 = 0 GROUP BY a, b",
	"mixes": `SELECT 0, day/100, category, quad, count(*), sum(gold) FROM sides WHERE kind=0 AND who=0 AND flags & 512 = 0 GROUP BY 2, 3, 4
		UNION ALL SELECT -1, day/100, category, quad, count(*), sum(gold) FROM sides WHERE kind=0 AND who=0 AND flags & 512 <> 0 GROUP BY 2, 3, 4
		UNION ALL SELECT d.who, d.day/100, d.category, d.quad, count(*), sum(d.gold)
			FROM (SELECT id, substr(term, 3) AS word FROM terms WHERE term >= 'A:' AND term < 'A;') t CROSS JOIN sides d ON d.kind=0 AND d.who=t.id
			WHERE instr(t.word, '/') = 0 AND NOT (length(t.word) > 3 AND length(t.word) % 3 = 0 AND t.word NOT GLOB '*[^A-Z]*') AND d.role & 3 <> 0 AND d.flags & 512 = 0 GROUP BY 1, 2, 3, 4`,
	"spots": `SELECT d.day/100, f.place, d.quad, count(*), sum(d.gold) FROM sides d JOIN facts f ON f.id=d.fact
		WHERE d.kind=0 AND d.who=0 AND d.flags & 512 = 0 AND f.place IS NOT NULL GROUP BY 1, 2, 3
		UNION ALL SELECT -1, f.place, d.quad, count(*), sum(d.gold) FROM sides d JOIN facts f ON f.id=d.fact
		WHERE d.kind=0 AND d.who=0 AND d.flags & 512 = 0 AND f.place IS NOT NULL GROUP BY 1, 2, 3`,
	"tallies": `SELECT 'code', code, day/100, count(*), sum(gold) FROM sides WHERE kind=0 AND who=0 AND flags & 512 = 0 GROUP BY 2, 3
		UNION ALL SELECT 'day', day, day/100, count(*), sum(gold) FROM sides WHERE kind=0 AND who=0 AND flags & 512 = 0 GROUP BY 2, 3
		UNION ALL SELECT 'who', who, day/100, count(*), sum(gold) FROM sides WHERE kind=0 AND role & 3 <> 0 AND flags & 512 = 0 GROUP BY 2, 3
		UNION ALL SELECT 'publisher', who, day/100, count(*), sum(gold) FROM sides WHERE kind=0 AND role & 8 <> 0 AND flags & 512 = 0 GROUP BY 2, 3
		UNION ALL SELECT 'kind', kind, day/100, count(*), 0 FROM sides WHERE who=0 GROUP BY 2, 3
		UNION ALL SELECT 'verdict', flags & 1792, day/100, count(*), 0 FROM sides WHERE who=0 AND flags & 1792 <> 0 GROUP BY 2, 3
		UNION ALL SELECT 'reports', publisher, day/100, count(*), 0 FROM reports GROUP BY 2, 3`,
}

// unequal counts the rows in which a roll-up and its recount differ.
func unequal(table string) string {
	return fmt.Sprintf("SELECT count(*) FROM (SELECT * FROM (SELECT * FROM (%[2]s) EXCEPT SELECT * FROM %[1]s) UNION ALL SELECT * FROM (SELECT * FROM %[1]s EXCEPT SELECT * FROM (%[2]s)))", table, recounts[table])
}

// faulty are counts of rows that should not be there.
var faulty = []struct {
	where, what, query string
	mend               bool
}{
	{"texts", "reports without text", "SELECT count(*) FROM reports r WHERE NOT EXISTS (SELECT 1 FROM texts x WHERE x.report=r.id)", false},
	{"texts", "texts without report", "SELECT count(*) FROM texts x WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.id=x.report)", false},
	{"facts", "facts without report", "SELECT count(*) FROM facts f WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.id=(f.id>>18 & 8796093022207))", false},
	{"facts", "facts whose act is gone", "SELECT count(*) FROM facts f WHERE act<>id AND NOT EXISTS (SELECT 1 FROM facts l WHERE l.id=f.act AND l.act=l.id)", false},
	{"facts", "facts whose place is gone", "SELECT count(*) FROM facts f WHERE place IS NOT NULL AND NOT EXISTS (SELECT 1 FROM places p WHERE p.id=f.place)", false},
	{"reports", "reports that repeat a report which is gone", "SELECT count(*) FROM reports r WHERE of IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reports o WHERE o.id=r.of)", false},
	{"reports", "reports whose story is gone", "SELECT count(*) FROM reports r WHERE story IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stories t WHERE t.id=r.story)", false},
	{"reports", "reports whose publisher or version is no word", "SELECT count(*) FROM reports r WHERE NOT EXISTS (SELECT 1 FROM terms t WHERE t.id=r.publisher) OR NOT EXISTS (SELECT 1 FROM terms t WHERE t.id=r.version)", false},
	{"stories", "stories whose number of reports is wrong", "SELECT count(*) FROM stories t WHERE reports <> (SELECT count(*) FROM reports r WHERE r.story=t.id)", false},
	{"judgements", "judgements of reports that are gone", "SELECT count(*) FROM judgements j WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.key=j.report)", false},
	{"notes", "notes of reports that are gone", "SELECT count(*) FROM notes n WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.id=n.report)", false},
	{"sides", "rows of words that are gone", "SELECT count(*) FROM (SELECT DISTINCT who FROM sides) WHERE who<>0 AND NOT EXISTS (SELECT 1 FROM terms t WHERE t.id=who)", true},
	{"sides", "acts that are in no list", "SELECT count(*) FROM facts f WHERE act=id AND NOT EXISTS (SELECT 1 FROM sides d WHERE d.kind=f.id>>61 AND d.who=0 AND d.day=f.day AND d.fact=f.id)", true},
	{"sides", "rows of acts that are gone", "SELECT count(*) FROM sides d WHERE NOT EXISTS (SELECT 1 FROM facts f WHERE f.id=d.fact AND f.act=f.id)", true},
	{"sides", "publishers that are missing in lists, or too much there", "SELECT abs((SELECT count(*) FROM sides WHERE role & 8 <> 0) - (SELECT coalesce(sum(publishers), 0) FROM facts WHERE act=id))", true},
	{"cast", "rows of reports that are gone", "SELECT count(*) FROM cast c WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.id=c.report)", true},
	{"holds", "rows of reports that are gone", "SELECT count(*) FROM holds c WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.id=c.report)", true},
	{"days", "days that differ from a recount", unequal("days"), true},
	{"months", "months of pairs that differ from a recount", unequal("months"), true},
	{"dyads", "pairs whose acts differ from a recount", unequal("dyads"), true},
	{"mixes", "months by category that differ from a recount", unequal("mixes"), true},
	{"spots", "months by place that differ from a recount", unequal("spots"), true},
	{"tallies", "months that differ from a recount", unequal("tallies"), true},
	{"words", "reports that are missing in the full-text index, or too much there", "SELECT abs((SELECT count(*) FROM words_docsize) - (SELECT count(*) FROM reports)) + (SELECT count(*) FROM reports r WHERE NOT EXISTS (SELECT 1 FROM words_docsize w WHERE w.id=r.id))", true},
	{"said", "statements that are missing in the full-text index, or too much there", "SELECT abs((SELECT count(*) FROM said_docsize) - (SELECT count(*) FROM facts WHERE id>>61=3)) + (SELECT count(*) FROM facts f WHERE f.id>>61=3 AND NOT EXISTS (SELECT 1 FROM said_docsize w WHERE w.id=f.id))", true},
}

func (c *checking) counts() error {
	for _, x := range faulty {
		var n int
		if err := c.s.read.QueryRowContext(c.ctx, x.query).Scan(&n); err != nil {
			if err = c.broken(x.where, err); err != nil {
				return err
			}
			continue
		}
		if n > 0 {
			c.fault(x.mend, x.where, "%d %s", n, x.what)
		}
	}
	return nil
}

// reports reads every report.
func (c *checking) reports() error {
	actors := map[string]int{}
	err := c.s.eachHeadline(c.ctx, record.Filter{}, func(h *Headline) error {
		r, err := c.s.Report(c.ctx, h.Report)
		if err != nil {
			if c.ctx.Err() != nil {
				return err
			}
			c.fault(false, "report "+h.Report, "%v", err)
			return nil
		}
		if r.ID != h.Report || len(r.Events) != h.Events || len(r.Quotes) != h.Quotes {
			c.fault(false, "report "+h.Report, "what is kept of it does not agree: id %s, %d events, %d quotations", r.ID, len(r.Events), len(r.Quotes))
		}
		for _, why := range misplaced(r) {
			c.fault(false, "report "+h.Report, "%s", why)
		}
		seen := map[string]bool{}
		for i := range r.Actors {
			if id := r.Actors[i].ID; !seen[id] {
				seen[id] = true
				actors[id]++
			}
		}
		return c.lists(r)
	})
	if err != nil {
		return err
	}
	rows, err := c.s.read.QueryContext(c.ctx, "SELECT substr(t.term, 3), a.reports FROM actors a JOIN terms t ON t.id=a.id")
	if err != nil {
		return err
	}
	wrong := 0
	if err := scan(rows, func() error {
		var id string
		var n int
		err := rows.Scan(&id, &n)
		if actors[id] != n {
			wrong++
		}
		delete(actors, id)
		return err
	}); err != nil {
		return err
	}
	if wrong += len(actors); wrong > 0 {
		c.fault(true, "actors", "%d actors whose number of reports is wrong", wrong)
	}
	for i, table := range []string{"sides", "pairs"} {
		var n int
		cond := "who<>0 AND role & 8 = 0"
		if i == 1 {
			cond = "1"
		}
		if err := c.s.read.QueryRowContext(c.ctx, "SELECT count(*) FROM "+table+" WHERE "+cond).Scan(&n); err != nil {
			return err
		}
		if n != c.rows[i] {
			c.fault(true, table, "%d rows, and there should be %d", n, c.rows[i])
		}
	}
	return nil
}

// lists looks the sides of the acts up that a report leads.
func (c *checking) lists(r *record.Report) error {
	var number int64
	if err := c.s.read.QueryRowContext(c.ctx, "SELECT id FROM reports WHERE key=?", r.ID).Scan(&number); err != nil {
		return err
	}
	var n [kinds]int
	for _, f := range facts(r) {
		id := factNumber(f.kind, number, n[f.kind])
		n[f.kind]++
		lead, have, pairs := false, 0, 0
		words := make([]any, 0, len(f.sides))
		for _, x := range f.sides {
			words = append(words, who+x.who)
		}
		err := c.s.read.QueryRowContext(c.ctx, "SELECT act=id FROM facts WHERE id=?", id).Scan(&lead)
		if errors.Is(err, sql.ErrNoRows) {
			c.fault(false, "report "+r.ID, "%s %d is gone", kindNames[f.kind], n[f.kind])
			continue
		}
		if err != nil {
			return err
		}
		if !lead {
			continue
		}
		c.rows[0] += len(f.sides)
		c.rows[1] += len(f.pairs)
		if len(words) > 0 {
			if err := c.s.read.QueryRowContext(c.ctx, "SELECT count(*) FROM terms t JOIN sides d ON d.kind=? AND d.who=t.id AND d.day=? AND d.fact=? WHERE t.term IN (?"+strings.Repeat(",?", len(words)-1)+")",
				append([]any{f.kind, f.day, id}, words...)...).Scan(&have); err != nil {
				return err
			}
		}
		for _, p := range f.pairs {
			found := 0
			if err := c.s.read.QueryRowContext(c.ctx, "SELECT count(*) FROM pairs WHERE kind=? AND a=(SELECT id FROM terms WHERE term=?) AND b=coalesce((SELECT id FROM terms WHERE term=? AND ?<>''), 0) AND day=? AND fact=?", f.kind, who+p.a, who+p.b, p.b, f.day, id).Scan(&found); err != nil {
				return err
			}
			pairs += found
		}
		if have != len(f.sides) || pairs != len(f.pairs) {
			c.fault(true, "sides", "%s %s of report %s is in %d of %d lists and %d of %d pairs", kindNames[f.kind], f.key, r.ID, have, len(f.sides), pairs, len(f.pairs))
		}
	}
	return nil
}

// misplaced lists the spans of a report that do not lie in its text, or do not hold the words they are said to hold.
func misplaced(r *record.Report) []string {
	t := newText(r.Text)
	var out []string
	span := func(what string, x record.Range) string {
		if _, ok := t.offset(x.End); x.Start > x.End || x.Start < 0 || !ok {
			out = append(out, fmt.Sprintf("%s: characters %d to %d do not lie in the text", what, x.Start, x.End))
			return ""
		}
		return t.at(x)
	}
	passage := func(what string, p record.Passage) {
		if words := span(what, p.Range); words != p.Text && p.Start < p.End {
			out = append(out, fmt.Sprintf("%s: characters %d to %d are %q and not %q", what, p.Start, p.End, words, p.Text))
		}
	}
	for i := range r.Events {
		e := &r.Events[i]
		passage("trigger of event "+e.ID, e.Trigger)
		span("sentence of event "+e.ID, e.Sentence.Range)
		if e.Place != nil {
			passage("place of event "+e.ID, e.Place.Passage)
		}
		for _, m := range e.Mentions {
			passage("mention of event "+e.ID, m.Trigger)
		}
		if e.Judged != nil { // what people put into a slot stands in no text
			continue
		}
		for _, side := range [][]record.Participant{e.Source, e.Target} {
			for _, p := range side {
				passage("side of event "+e.ID, p.Passage)
			}
		}
	}
	for i := range r.Quotes {
		for _, p := range r.Quotes[i].Content {
			passage(fmt.Sprint("quotation ", i), p)
		}
		passage(fmt.Sprint("cue of quotation ", i), r.Quotes[i].Cue)
	}
	for i := range r.Meetings {
		for _, m := range r.Meetings[i].Mentions {
			passage("meeting "+r.Meetings[i].ID, m.Trigger)
		}
	}
	for i := range r.Agreements {
		for _, m := range r.Agreements[i].Mentions {
			passage("agreement "+r.Agreements[i].ID, m.Trigger)
		}
	}
	for i := range r.Actors {
		for _, m := range r.Actors[i].Mentions {
			span("mention of "+r.Actors[i].ID, m)
		}
	}
	return out
}

// Repair makes lists, roll-ups and indexes anew from the reports and their facts, all of it or nothing.
func (s *Store) Repair(ctx context.Context) error {
	return s.tx(ctx, func(t *tx) error {
		if _, err := t.Exec(`REINDEX; DELETE FROM sides; DELETE FROM pairs; DELETE FROM days; DELETE FROM months; DELETE FROM dyads; DELETE FROM mixes; DELETE FROM spots; DELETE FROM tallies; DELETE FROM cast; DELETE FROM holds; UPDATE actors SET reports=0;
			INSERT INTO words(words) VALUES('delete-all'); INSERT INTO said(said) VALUES('delete-all')`); err != nil {
			return err
		}
		n := 0
		err := s.eachHeadline(ctx, record.Filter{}, func(h *Headline) error {
			if n++; n%500 == 0 { // in constant memory
				if err := t.flush(); err != nil {
					return err
				}
				if err := t.settle(); err != nil {
					return err
				}
			}
			return t.rebuild(h.Report)
		})
		return err
	})
}

// rebuild enters a report anew whose rows in lists and roll-ups are gone.
func (t *tx) rebuild(id string) error {
	r, err := t.s.Report(t.ctx, id)
	if err != nil {
		return err
	}
	var number, pub int64
	var day int
	if err := t.row("SELECT id, publisher, day FROM reports WHERE key=?", id).Scan(&number, &pub, &day); err != nil {
		return err
	}
	p := &parcel{id: id, title: r.Title, plain: r.Text, facts: facts(r), actors: r.Actors}
	p.cast = cast(r, p.facts)
	t.tally.report(pub, day, 1)
	if err := t.people(p, number); err != nil {
		return err
	}
	var n [kinds]int
	for i := range p.facts {
		f := &p.facts[i]
		id := factNumber(f.kind, number, n[f.kind])
		n[f.kind]++
		var lead bool
		if err := t.row("SELECT act=id FROM facts WHERE id=?", id).Scan(&lead); err != nil {
			return err
		}
		if lead {
			if err := t.show(id); err != nil {
				return err
			}
		}
	}
	return t.index(p, number)
}
