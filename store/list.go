package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
)

// A kept row is a fact as lists read it.
type kept struct {
	id, act     int64
	key         string
	lead        record.Source
	story       string
	reports     int
	publishers  int
	independent int
	flags       int
	score       int
	added       time.Time
	data        []byte
	diff        []byte
}

const keptColumns = `f.id, f.act, coalesce(f.name, f.key), r.key, r.url, p.term, r.day, r.title, CASE WHEN r.relation IN ('same', 'copy') THEN coalesce(o.key, '') ELSE '' END, coalesce(t.key, ''), f.reports, f.publishers, f.independent, f.flags, f.score, r.added, f.data, f.differences`

var keptTables = fmt.Sprintf(`facts f JOIN reports r ON r.id=(f.id>>%d & %d) JOIN terms p ON p.id=r.publisher LEFT JOIN stories t ON t.id=r.story LEFT JOIN reports o ON o.id=r.of`, factBits, 1<<(16+seqBits)-1)

func (k *kept) scan(rows interface{ Scan(...any) error }) error {
	var day int
	var added int64
	err := rows.Scan(&k.id, &k.act, &k.key, &k.lead.Report, &k.lead.URL, &k.lead.Publisher, &day, &k.lead.Title, &k.lead.Copy, &k.story, &k.reports, &k.publishers, &k.independent, &k.flags, &k.score, &added, &k.data, &k.diff)
	k.lead.Publisher = strings.TrimPrefix(k.lead.Publisher, publisher)
	k.lead.Published, k.added = date(day), time.UnixMilli(added).UTC()
	return err
}

// fetch reads facts by number and calls f for each in that order.
func (s *Store) fetch(ctx context.Context, ids []int64, f func(*kept) error) error {
	for len(ids) > 0 {
		part := ids[:min(len(ids), 200)]
		ids = ids[len(part):]
		rows, err := s.read.QueryContext(ctx, "SELECT "+keptColumns+" FROM "+keptTables+" WHERE f.id IN ("+join(part)+")")
		if err != nil {
			return s.explain(err)
		}
		got := make(map[int64]*kept, len(part))
		if err := scan(rows, func() error {
			k := &kept{}
			err := k.scan(rows)
			got[k.id] = k
			return err
		}); err != nil {
			return s.explain(err)
		}
		for _, id := range part {
			if k := got[id]; k != nil {
				if err := f(k); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// Acts returns a part of the acts that match, and the cursor of the next part, "" if there is none. They carry their leading telling alone.
func (s *Store) Acts(ctx context.Context, f record.Filter, p record.Page) ([]record.Act, string, error) {
	return list(ctx, s, event, f, p, s.act)
}

// Encounters is [Store.Acts] for meetings.
func (s *Store) Encounters(ctx context.Context, f record.Filter, p record.Page) ([]record.Encounter, string, error) {
	return list(ctx, s, meeting, f, p, s.encounter)
}

// Deals is [Store.Acts] for agreements.
func (s *Store) Deals(ctx context.Context, f record.Filter, p record.Page) ([]record.Deal, string, error) {
	return list(ctx, s, agreement, f, p, s.deal)
}

// Statements is [Store.Acts] for quotations. Filter.Text looks for words that were said.
func (s *Store) Statements(ctx context.Context, f record.Filter, p record.Page) ([]record.Statement, string, error) {
	return list(ctx, s, quote, f, p, s.statement)
}

func list[T any](ctx context.Context, s *Store, kind int, f record.Filter, p record.Page, make func(*kept) (*T, error)) ([]T, string, error) {
	out := []T{}
	ids, next, err := s.ids(ctx, kind, f, p)
	if err != nil {
		return nil, "", err
	}
	err = s.fetch(ctx, ids, func(k *kept) error {
		x, err := make(k)
		if err == nil {
			out = append(out, *x)
		}
		return err
	})
	if err != nil {
		return nil, "", err
	}
	return out, next, nil
}

func (s *Store) act(k *kept) (*record.Act, error) {
	var v keptEvent
	if err := s.pack.into(k.data, &v); err != nil {
		return nil, fmt.Errorf("event %s: %w", k.key, err)
	}
	a := &record.Act{
		Key: k.key, Event: v.Event, Lead: k.lead, Story: k.story, Reports: k.reports, Publishers: k.publishers, Independent: k.independent, Added: k.added, Judgement: verdict(k.flags),
		Tellings: []record.Telling{{Source: k.lead, Fact: v.ID, Sentence: v.Words, N: v.Event.Sentence.N, Trigger: v.Trigger.Range, Score: v.Score}},
	}
	return a, s.differences(k, &a.Differences)
}

func (s *Store) differences(k *kept, to *[]record.Difference) error {
	*to = []record.Difference{}
	if k.diff == nil {
		return nil
	}
	return s.pack.into(k.diff, to)
}

func (s *Store) encounter(k *kept) (*record.Encounter, error) {
	var v keptMeeting
	if err := s.pack.into(k.data, &v); err != nil {
		return nil, fmt.Errorf("meeting %s: %w", k.key, err)
	}
	x := &record.Encounter{Key: k.key, Meeting: v.Meeting, Lead: k.lead, Story: k.story, Reports: k.reports, Publishers: k.publishers, Independent: k.independent, Added: k.added, Tellings: []record.Telling{telling(k, v.ID, v.Words, v.Mentions)}}
	return x, s.differences(k, &x.Differences)
}

func (s *Store) deal(k *kept) (*record.Deal, error) {
	var v keptAgreement
	if err := s.pack.into(k.data, &v); err != nil {
		return nil, fmt.Errorf("agreement %s: %w", k.key, err)
	}
	x := &record.Deal{Key: k.key, Agreement: v.Agreement, Lead: k.lead, Story: k.story, Reports: k.reports, Publishers: k.publishers, Independent: k.independent, Added: k.added, Tellings: []record.Telling{telling(k, v.ID, v.Words, v.Mentions)}}
	return x, s.differences(k, &x.Differences)
}

func telling(k *kept, fact, words string, mentions []record.Mention) record.Telling {
	t := record.Telling{Source: k.lead, Fact: fact, Sentence: words}
	if len(mentions) > 0 {
		t.N, t.Trigger = mentions[0].Sentence.N, mentions[0].Trigger.Range
	}
	return t
}

func (s *Store) statement(k *kept) (*record.Statement, error) {
	var v keptQuote
	if err := s.pack.into(k.data, &v); err != nil {
		return nil, fmt.Errorf("statement %s: %w", k.key, err)
	}
	out := &record.Statement{Key: k.key, Quote: v.Quote, About: v.About, Source: k.lead, Added: k.added}
	if v.Speaking != nil {
		out.Country, out.Code = v.Speaking.Country, v.Speaking.Code
	}
	return out, nil
}

// one returns the act that a key names: its own, or that of one of its tellings.
func (s *Store) one(ctx context.Context, kind int, key string) (lead int64, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT act FROM (SELECT act, 0 AS o FROM facts WHERE name=? AND id>>?=? UNION ALL SELECT act, 1 FROM facts WHERE key=? AND id>>?=?) ORDER BY o LIMIT 1", key, kindBit, kind, key, kindBit, kind).Scan(&lead)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("%s %s: %w", kindNames[kind], key, ErrNotFound)
	}
	return lead, s.explain(err)
}

// tellings calls f for all tellings of an act, the leading one first.
func (s *Store) tellings(ctx context.Context, kind int, key string, f func(*kept) error) error {
	lead, err := s.one(ctx, kind, key)
	if err != nil {
		return err
	}
	ids := []int64{lead}
	rows, err := s.read.QueryContext(ctx, "SELECT id FROM facts WHERE act=? AND act<>id ORDER BY id", lead)
	if err != nil {
		return s.explain(err)
	}
	if err := scan(rows, func() error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}); err != nil {
		return s.explain(err)
	}
	return s.fetch(ctx, ids, f)
}

// Act returns an act with all its tellings, by its key or the id of any of its tellings.
func (s *Store) Act(ctx context.Context, key string) (*record.Act, error) {
	var out *record.Act
	err := s.tellings(ctx, event, key, func(k *kept) error {
		a, err := s.act(k)
		switch {
		case err != nil:
			return err
		case out == nil:
			out = a
		default:
			out.Tellings = append(out.Tellings, a.Tellings...)
		}
		return nil
	})
	if out != nil {
		inOrder(out.Tellings)
	}
	return out, err
}

// Apart returns the tellings of an act each as an act of its own, the leading one first.
func (s *Store) Apart(ctx context.Context, key string) ([]record.Act, error) {
	var out []record.Act
	err := s.tellings(ctx, event, key, func(k *kept) error {
		k.reports, k.publishers, k.independent, k.diff = 1, 1, 1, nil
		a, err := s.act(k)
		if err != nil {
			return err
		}
		a.Key = a.Event.ID
		out = append(out, *a)
		return nil
	})
	return out, err
}

// Encounter is [Store.Act] for a meeting.
func (s *Store) Encounter(ctx context.Context, key string) (*record.Encounter, error) {
	var out *record.Encounter
	err := s.tellings(ctx, meeting, key, func(k *kept) error {
		e, err := s.encounter(k)
		switch {
		case err != nil:
			return err
		case out == nil:
			out = e
		default:
			out.Tellings = append(out.Tellings, e.Tellings...)
		}
		return nil
	})
	if out != nil {
		inOrder(out.Tellings)
	}
	return out, err
}

// Deal is [Store.Act] for an agreement.
func (s *Store) Deal(ctx context.Context, key string) (*record.Deal, error) {
	var out *record.Deal
	err := s.tellings(ctx, agreement, key, func(k *kept) error {
		d, err := s.deal(k)
		switch {
		case err != nil:
			return err
		case out == nil:
			out = d
		default:
			out.Tellings = append(out.Tellings, d.Tellings...)
		}
		return nil
	})
	if out != nil {
		inOrder(out.Tellings)
	}
	return out, err
}

// Statement returns the quotation that a key names.
func (s *Store) Statement(ctx context.Context, key string) (*record.Statement, error) {
	var out *record.Statement
	err := s.tellings(ctx, quote, key, func(k *kept) (err error) {
		out, err = s.statement(k)
		return err
	})
	return out, err
}

// inOrder sorts the tellings behind the leading one by day and report, whatever the order in which they came.
func inOrder(list []record.Telling) {
	if len(list) > 2 {
		slices.SortStableFunc(list[1:], func(a, b record.Telling) int {
			return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(a.Report, b.Report), cmp.Compare(a.Fact, b.Fact))
		})
	}
}
