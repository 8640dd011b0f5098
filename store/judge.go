package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
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

// Judge keeps what a person said of a fact and puts it into force. It fills the id, the time, the report and the words if they are missing. An actor, an office and a
// place are told by their report.
func (s *Store) Judge(ctx context.Context, j record.Judgement) error {
	if !slices.Contains([]string{record.Confirm, record.Reject, record.Correct, record.Reopen}, j.Verdict) {
		return fmt.Errorf("verdict: %q is not one of confirm, reject, correct, reopen", j.Verdict)
	}
	if j.At.IsZero() {
		j.At = time.Now()
	}
	return s.tx(ctx, func(t *tx) error {
		target, err := t.judged(ctx, &j)
		if err != nil {
			return err
		}
		if j.ID == "" {
			j.ID = dateline.Hash("judgement", j.Kind, j.Fact, j.Report, j.Verdict, j.Field, j.Value, j.Author, j.Reason, strconv.FormatInt(j.At.UnixNano(), 10))
		}
		var to any
		if target != 0 {
			to = target
		}
		if _, err := t.run("INSERT INTO judgements VALUES(?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING", j.ID, j.Kind, j.Fact, j.Report, j.Verdict, j.Field, j.Value, j.Author, j.Reason, j.At.UnixMilli(), j.Words, to); err != nil {
			return err
		}
		if err := t.correct(ctx, j.Report); err != nil {
			return err
		}
		if target != 0 {
			if err := t.reform(target); err != nil {
				return err
			}
		}
		return t.note("judged", j.ID, time.Now().UnixMilli())
	})
}

// judged finds the fact that a judgement names, 0 for kinds that have none.
func (t *tx) judged(ctx context.Context, j *record.Judgement) (int64, error) {
	kind := slices.Index(kindNames[:], j.Kind)
	if kind < 0 {
		r, err := t.s.Machine(ctx, j.Report)
		if err != nil {
			return 0, err
		}
		words := r.Words(j.Kind, j.Fact)
		if words == "" {
			return 0, fmt.Errorf("%s %s in report %s: %w", j.Kind, j.Fact, j.Report, ErrNotFound)
		}
		if j.Words == "" {
			j.Words = words
		}
		return 0, nil
	}
	var id int64
	var report string
	var data []byte
	err := t.row(fmt.Sprintf("SELECT f.id, r.key, f.data FROM facts f JOIN reports r ON r.id=(f.id>>%d & %d) WHERE f.key=? AND f.id>>%d=? AND (?='' OR r.key=?) ORDER BY f.id LIMIT 1", factBits, 1<<(16+seqBits)-1, kindBit),
		j.Fact, kind, j.Report, j.Report).Scan(&id, &report, &data)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("%s %s: %w", j.Kind, j.Fact, ErrNotFound)
	}
	if err != nil {
		return 0, err
	}
	j.Report = report
	if j.Words == "" {
		f, err := t.s.decode(kind, data)
		if err != nil {
			return 0, err
		}
		j.Words = f.telling()
	}
	return id, nil
}

// telling returns the sentence that tells a fact with its words marked, as Judgement.Words keeps it.
func (f *fact) telling() string {
	switch v := f.value.(type) {
	case *keptEvent:
		return record.Mark(v.Words, v.Event.Sentence.Start, v.Trigger.Range)
	case *keptMeeting:
		return first(v.Words, v.Mentions)
	case *keptAgreement:
		return first(v.Words, v.Mentions)
	case *keptQuote:
		var out []string
		for _, c := range v.Content {
			out = append(out, c.Text)
		}
		return strings.Join(out, " … ")
	}
	return ""
}

func first(sentence string, list []record.Mention) string {
	if len(list) == 0 {
		return sentence
	}
	return record.Mark(sentence, list[0].Sentence.Start, list[0].Trigger.Range)
}

// reform brings the act of a fact up to date after a judgement.
func (t *tx) reform(target int64) error {
	var act int64
	if err := t.row("SELECT act FROM facts WHERE id=?", target).Scan(&act); err != nil {
		return err
	}
	all, err := t.members(act)
	if err != nil {
		return err
	}
	if err := t.hide(act); err != nil {
		return err
	}
	bits, err := t.verdict(all)
	if err != nil {
		return err
	}
	if _, err := t.run("UPDATE facts SET flags=(flags & ?)|? WHERE id=?", 1<<len(flagNames)-1, bits, act); err != nil {
		return err
	}
	return t.show(act)
}

// verdict returns the bits of what was said of the tellings of an act: the last word on whether it holds, and whether something was corrected.
func (t *tx) verdict(members []int64) (int, error) {
	bits := 0
	rows, err := t.Query("SELECT verdict FROM judgements WHERE target IN (" + join(members) + ") ORDER BY at, id")
	if err != nil {
		return 0, err
	}
	err = scan(rows, func() error {
		var v string
		err := rows.Scan(&v)
		switch v {
		case record.Confirm:
			bits = bits&corrected | confirmed
		case record.Reject:
			bits = bits&corrected | rejected
		case record.Correct:
			bits = corrected
		case record.Reopen:
			bits = 0
		}
		return err
	})
	return bits, err
}

// Judgements returns what people said, the oldest first. Of the filter, From and To (days on which it was said), Stories, Publishers and Text (of the report) count, and
// Judgement: confirmed, rejected, or "" and any for all.
func (s *Store) Judgements(ctx context.Context, f record.Filter) ([]record.Judgement, error) {
	return s.judgements(ctx, f, "")
}

// Loose returns the judgements whose fact is gone since its report was coded again.
func (s *Store) Loose(ctx context.Context) ([]record.Judgement, error) {
	return s.judgements(ctx, record.Filter{}, " AND j.target IS NULL AND j.kind IN ('event', 'meeting', 'agreement', 'quote')")
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
	rows, err := s.read.QueryContext(ctx, "SELECT j.id, j.kind, j.fact, j.report, j.verdict, j.field, j.value, j.author, j.reason, j.at, j.words FROM judgements j WHERE "+cond+" ORDER BY j.at, j.id", args...)
	if err != nil {
		return nil, s.explain(err)
	}
	out := []record.Judgement{}
	err = scan(rows, func() error {
		var j record.Judgement
		var at int64
		err := rows.Scan(&j.ID, &j.Kind, &j.Fact, &j.Report, &j.Verdict, &j.Field, &j.Value, &j.Author, &j.Reason, &at, &j.Words)
		j.At = time.UnixMilli(at).UTC()
		out = append(out, j)
		return err
	})
	return out, s.explain(err)
}

// same reports whether a fact is told by the words of a judgement.
func (f *fact) same(words string) bool {
	own := f.telling()
	return own != "" && (own == words || record.Retold(own, words))
}
