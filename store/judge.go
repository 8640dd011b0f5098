package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// Bits of facts.flags behind those of [flagNames]: what people said of an act.
const (
	confirmed = 1 << (8 + iota)
	rejected
	corrected
)

func verdict(flags int) string {
	switch {
	case flags&rejected != 0:
		return "rejected"
	case flags&corrected != 0:
		return "corrected"
	case flags&confirmed != 0:
		return "confirmed"
	}
	return ""
}

// marks returns the bits of what people said of a fact.
func marks(j *record.Judged) int {
	if j == nil {
		return 0
	}
	switch j.Verdict {
	case record.Confirm:
		return confirmed
	case record.Reject:
		return rejected
	case record.Correct:
		return corrected
	}
	return 0
}

// Judge keeps what a person said of a fact, and applies it to its report ([record.Apply]). It fills the id, the time, the words, and of events, meetings, agreements and
// quotations the report, if they are missing.
func (s *Store) Judge(ctx context.Context, j record.Judgement) error {
	o, err := rules.LoadOntology()
	if err != nil {
		return err
	}
	if j.At.IsZero() {
		j.At = time.Now()
	}
	j.At = j.At.UTC().Truncate(time.Millisecond)
	return s.tx(ctx, func(t *tx) error {
		if kind := slices.Index(kindNames[:], j.Kind); j.Report == "" && kind >= 0 {
			err := t.row(fmt.Sprintf("SELECT r.key FROM facts f JOIN reports r ON r.id=(f.id>>%d & %d) WHERE f.key=? AND f.id>>%d=? ORDER BY f.id LIMIT 1", factBits, 1<<(16+seqBits)-1, kindBit), j.Fact, kind).Scan(&j.Report)
			if err != nil {
				return s.missing(j.Kind, j.Fact, err)
			}
		}
		number, now, machine, err := s.both(ctx, j.Report)
		if err != nil {
			return err
		}
		words := machine.Words(j.Kind, j.Fact)
		if words == "" {
			return fmt.Errorf("%s %s in report %s: %w", j.Kind, j.Fact, j.Report, ErrNotFound)
		}
		if err := j.Check(o); err != nil {
			return err
		}
		if j.Words == "" {
			j.Words = words
		}
		if j.ID == "" {
			j.ID = dateline.Hash("judgement", j.Kind, j.Fact, j.Report, j.Verdict, j.Field, j.Value, j.Author, j.Reason, strconv.FormatInt(j.At.UnixMilli(), 10))
		}
		if err := t.opinion(&j); err != nil {
			return err
		}
		judged, _, err := t.applied(machine, number, o)
		if err != nil {
			return err
		}
		if err := t.swap(now, judged, number); err != nil {
			return err
		}
		return t.note("judged", j.ID, time.Now().UnixMilli())
	})
}

// opinion writes a judgement down, once.
func (t *tx) opinion(j *record.Judgement) error {
	_, err := t.run("INSERT INTO judgements(id, kind, fact, report, verdict, field, value, author, reason, at, words) VALUES(?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
		j.ID, j.Kind, j.Fact, j.Report, j.Verdict, j.Field, j.Value, j.Author, j.Reason, j.At.UnixMilli(), j.Words)
	return err
}

// Rejudge takes over judgements of a report that were taken down in another record, those among them whose fact is gone as loose ones.
func (s *Store) Rejudge(ctx context.Context, report string, list []record.Judgement) error {
	if len(list) == 0 {
		return nil
	}
	o, err := rules.LoadOntology()
	if err != nil {
		return err
	}
	return s.tx(ctx, func(t *tx) error {
		number, now, machine, err := s.both(ctx, report)
		if err != nil {
			return err
		}
		for _, j := range list {
			if j.ID == "" || j.Report != report {
				return fmt.Errorf("judgement %q of report %q: has no id, or is of another report than %s", j.ID, j.Report, report)
			}
			if err := t.opinion(&j); err != nil {
				return err
			}
			if err := t.note("judged", j.ID, time.Now().UnixMilli()); err != nil {
				return err
			}
		}
		judged, _, err := t.applied(machine, number, o)
		if err != nil {
			return err
		}
		return t.swap(now, judged, number)
	})
}

// both returns a report as people left it and as the machine coded it.
func (s *Store) both(ctx context.Context, id string) (number int64, now, machine *record.Report, err error) {
	var b []byte
	if err := s.read.QueryRowContext(ctx, "SELECT r.id, x.machine FROM reports r JOIN texts x ON x.report=r.id WHERE r.key=?", id).Scan(&number, &b); err != nil {
		return 0, nil, nil, s.missing("report", id, err)
	}
	if now, err = s.Report(ctx, id); err != nil || b == nil {
		return number, now, now, err
	}
	machine = &record.Report{}
	err = s.pack.into(b, machine)
	machine.Text = now.Text
	return number, now, machine, err
}

// Machine returns a report as the machine coded it, without what people said of it.
func (s *Store) Machine(ctx context.Context, id string) (*record.Report, error) {
	_, _, r, err := s.both(ctx, id)
	return r, err
}

// applied brings the judgements of a report to its coding; what the machine said is kept beside it, if there are any.
func (t *tx) applied(machine *record.Report, number int64, o *rules.Ontology) (*record.Report, int, error) {
	rows, err := t.Query("SELECT "+judgementColumns+" FROM judgements j WHERE j.report=?", machine.ID)
	if err != nil {
		return nil, 0, err
	}
	var list []record.Judgement
	if err := scan(rows, func() error {
		j, err := scanJudgement(rows)
		list = append(list, j)
		return err
	}); err != nil {
		return nil, 0, err
	}
	if len(list) == 0 {
		return machine, 0, nil
	}
	judged, loose := record.Apply(machine, list, o)
	if _, err := t.run("UPDATE judgements SET loose=0 WHERE report=?", machine.ID); err != nil {
		return nil, 0, err
	}
	for _, j := range loose {
		if _, err := t.run("UPDATE judgements SET loose=1 WHERE id=?", j.ID); err != nil {
			return nil, 0, err
		}
	}
	m := *machine
	m.Text = ""
	b, err := t.s.pack.value(m)
	if err != nil {
		return nil, 0, err
	}
	_, err = t.run("UPDATE texts SET machine=? WHERE report=?", b, number)
	return judged, len(loose), err
}

// swap puts one coding of a report in the place of another.
func (t *tx) swap(old, now *record.Report, number int64) error {
	before, after := t.s.parcel(&Entry{Report: old}), t.s.parcel(&Entry{Report: now})
	if err := errors.Join(before.err, after.err); err != nil {
		return err
	}
	var b []byte
	if err := t.row("SELECT rest FROM texts WHERE report=?", number).Scan(&b); err != nil {
		return err
	}
	var k rest
	if err := t.s.pack.into(b, &k); err != nil {
		return err
	}
	k.Report = *now
	k.Report.Text, k.Report.Events, k.Report.Meetings, k.Report.Agreements, k.Report.Quotes = "", nil, nil, nil, nil
	b, err := t.s.pack.value(k)
	if err != nil {
		return err
	}
	if _, err := t.run("UPDATE reports SET title=?, events=?, quotes=? WHERE id=?", after.title, count(after.facts, event), count(after.facts, quote), number); err != nil {
		return err
	}
	if _, err := t.run("UPDATE texts SET rest=? WHERE report=?", b, number); err != nil {
		return err
	}
	if slices.EqualFunc(before.data, after.data, bytes.Equal) && slices.Equal(before.cast, after.cast) && before.title == after.title {
		return nil
	}
	return t.replace(before, after, number)
}

// Judgements returns what people said, the oldest first. Of the filter, From and To (days on which it was said), Stories, Publishers and Text (of the report) count, and
// Judgement: confirmed, rejected, or "" and any for all.
func (s *Store) Judgements(ctx context.Context, f record.Filter) ([]record.Judgement, error) {
	return s.judgements(ctx, f, "")
}

// Loose returns the judgements whose fact is gone since its report was coded again.
func (s *Store) Loose(ctx context.Context) ([]record.Judgement, error) {
	return s.judgements(ctx, record.Filter{}, " AND j.loose=1")
}

func (s *Store) judgements(ctx context.Context, f record.Filter, more string) ([]record.Judgement, error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	var args []any
	cond := "1" + more
	if f.From != "" {
		cond += " AND date(j.at/1000, 'unixepoch') >= ?"
		args = append(args, f.From)
	}
	if f.To != "" {
		cond += " AND date(j.at/1000, 'unixepoch') <= ?"
		args = append(args, f.To)
	}
	switch f.Judgement {
	case "confirmed":
		cond += " AND j.verdict='confirm'"
	case "rejected":
		cond += " AND j.verdict='reject'"
	case "open":
		cond += " AND 0"
	}
	reports := record.Filter{Stories: f.Stories, Publishers: f.Publishers, Text: f.Text}
	if len(reports.Values()) > 0 {
		c, a, none, err := s.reportQuery(ctx, reports)
		if err != nil || none {
			return []record.Judgement{}, err
		}
		cond += " AND j.report IN (SELECT r.key FROM reports r WHERE " + c + ")"
		args = append(args, a...)
	}
	rows, err := s.read.QueryContext(ctx, "SELECT "+judgementColumns+" FROM judgements j WHERE "+cond+" ORDER BY j.at, j.id", args...)
	if err != nil {
		return nil, s.explain(err)
	}
	out := []record.Judgement{}
	err = scan(rows, func() error {
		j, err := scanJudgement(rows)
		out = append(out, j)
		return err
	})
	return out, s.explain(err)
}

const judgementColumns = "j.id, j.kind, j.fact, j.report, j.verdict, j.field, j.value, j.author, j.reason, j.at, j.words"

func scanJudgement(rows interface{ Scan(...any) error }) (j record.Judgement, err error) {
	var at int64
	err = rows.Scan(&j.ID, &j.Kind, &j.Fact, &j.Report, &j.Verdict, &j.Field, &j.Value, &j.Author, &j.Reason, &at, &j.Words)
	j.At = time.UnixMilli(at).UTC()
	return j, err
}
