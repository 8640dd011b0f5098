package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/dateline/dateline/record"
)

const storyColumns = "s.id, s.key, s.title, s.first, s.last, s.publishers, s.weight, s.countries"

func scanStory(rows interface{ Scan(...any) error }) (id int64, s record.Story, err error) {
	var first, last int
	var countries string
	err = rows.Scan(&id, &s.ID, &s.Title, &first, &last, &s.Publishers, &s.Weight, &countries)
	s.From, s.To, s.Countries = date(first), date(last), append([]string{}, strings.Fields(countries)...)
	s.Acts, s.Reports = []string{}, []record.Source{}
	return id, s, err
}

// Stories returns a part of the stories that hold a report that matches, without their acts. Order: date (of the last report), oldest, weight.
func (s *Store) Stories(ctx context.Context, f record.Filter, p record.Page) ([]record.Story, string, error) {
	cond, args := "1", []any{}
	if f.From != "" || f.To != "" {
		if err := f.Check(); err != nil {
			return nil, "", err
		}
		lo, hi := span(f.From, f.To)
		cond += " AND s.last>=? AND s.first<=?"
		args = append(args, lo, hi)
		f.From, f.To = "", ""
	}
	if len(f.Values()) > 0 {
		c, a, none, err := s.reportQuery(ctx, f)
		if err != nil || none {
			return []record.Story{}, "", err
		}
		cond += " AND s.id IN (SELECT r.story FROM reports r WHERE " + c + ")"
		args = append(args, a...)
	}
	column, order, less := "s.last", "DESC", "<"
	switch p.Order {
	case "", "date", "added":
	case "oldest":
		order, less = "", ">"
	case "weight":
		column = "s.weight"
	default:
		return nil, "", fmt.Errorf("order: %q is not one of date, oldest, weight", p.Order)
	}
	if p.After != "" {
		at, err := cursor(p.After, 1)
		if err != nil {
			return nil, "", err
		}
		cond += " AND (" + column + ", s.id) " + less + " (SELECT " + strings.ReplaceAll(column, "s.", "z.") + ", z.id FROM stories z WHERE z.id=?)"
		args = append(args, at[0])
	}
	var ids []int64
	out, next, err := page(ctx, s, p.Limit, "SELECT "+storyColumns+" FROM stories s WHERE "+cond+" ORDER BY "+column+" "+order+", s.id "+order, args, func(rows *sql.Rows) (record.Story, []int64, error) {
		id, x, err := scanStory(rows)
		ids = append(ids, id)
		return x, []int64{id}, err
	})
	if err != nil {
		return nil, "", err
	}
	for i := range out {
		if out[i].Reports, err = s.sources(ctx, ids[i]); err != nil {
			return nil, "", err
		}
	}
	return out, next, nil
}

func (s *Store) sources(ctx context.Context, story int64) ([]record.Source, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT "+headlineColumns+" FROM "+headlineTables+" WHERE r.story=? ORDER BY r.day, r.key", story)
	if err != nil {
		return nil, s.explain(err)
	}
	out := []record.Source{}
	err = scan(rows, func() error {
		var h Headline
		_, err := h.scan(rows)
		out = append(out, h.Source)
		return err
	})
	return out, s.explain(err)
}

// Story returns a story with its reports and the keys of its acts.
func (s *Store) Story(ctx context.Context, id string) (*record.Story, error) {
	n, out, err := scanStory(s.read.QueryRowContext(ctx, "SELECT "+storyColumns+" FROM stories s WHERE s.key=?", id))
	if err != nil {
		return nil, s.missing("story", id, err)
	}
	if out.Reports, err = s.sources(ctx, n); err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, fmt.Sprintf("SELECT coalesce(f.name, f.key) FROM reports r JOIN facts f ON f.id BETWEEN r.id<<%d AND (r.id<<%d)+%d WHERE r.story=? AND f.act=f.id ORDER BY f.day, 1", factBits, factBits, maxFacts-1), n)
	if err != nil {
		return nil, s.explain(err)
	}
	err = scan(rows, func() error {
		var key string
		err := rows.Scan(&key)
		out.Acts = append(out.Acts, key)
		return err
	})
	return &out, s.explain(err)
}
