package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/record"
)

// reportQuery returns the conditions on reports r of a filter. Fields that speak of sides ask for reports that name them; those that speak of acts for
// reports that tell such an act.
func (s *Store) reportQuery(ctx context.Context, f record.Filter) (cond string, args []any, none bool, err error) {
	if err := f.Check(); err != nil {
		return "", nil, false, err
	}
	conds := []string{"1"}
	and := func(c string, a ...any) {
		conds = append(conds, c)
		args = append(args, a...)
	}
	if f.From != "" || f.To != "" {
		lo, hi := span(f.From, f.To)
		and("r.day BETWEEN ? AND ?", lo, hi)
		first, last := numbers(f.From, f.To)
		and("r.id BETWEEN ? AND ?", first, last)
	}
	if len(f.Publishers) > 0 {
		list, err := s.find(ctx, publisher, f.Publishers)
		if err != nil {
			return "", nil, false, err
		}
		if len(list) == 0 {
			return "", nil, true, nil
		}
		and("r.publisher IN (" + join(list) + ")")
	}
	for _, words := range [][]string{f.Actors, f.With} {
		if len(words) == 0 {
			continue
		}
		list, err := s.find(ctx, who, words)
		if err != nil {
			return "", nil, false, err
		}
		if len(list) == 0 {
			return "", nil, true, nil
		}
		and("EXISTS (SELECT 1 FROM cast c WHERE c.who IN (" + join(list) + ") AND c.report=r.id)")
	}
	if len(f.Stories) > 0 {
		and("r.story IN (SELECT id FROM stories WHERE key IN (?"+strings.Repeat(",?", len(f.Stories)-1)+"))", anys(f.Stories)...)
	}
	if f.Text != "" {
		m := match(f.Text)
		if m == "" {
			return "", nil, true, nil
		}
		and("r.id IN (SELECT rowid FROM words WHERE words MATCH ?)", m)
	}
	if told := telling1(f); told != nil {
		for kind := range kinds {
			if told[kind] == nil {
				continue
			}
			q, err := s.query(ctx, kind, *told[kind])
			if err != nil {
				return "", nil, false, err
			}
			if q.none {
				return "", nil, true, nil
			}
			text, a := q.sql(fmt.Sprintf("d.fact>>%d & %d", factBits, 1<<(16+seqBits)-1), "")
			and("r.id IN ("+text+")", a...)
		}
	}
	return strings.Join(conds, " AND "), args, false, nil
}

// telling1 returns by kind the filters of the facts that a report has to tell; nil if it need not tell any.
func telling1(f record.Filter) map[int]*record.Filter {
	out := map[int]*record.Filter{}
	if len(f.Sources)+len(f.Targets)+len(f.Categories)+len(f.Codes)+len(f.Quads)+len(f.Contexts)+len(f.Places)+len(f.Without) > 0 || f.MinScore > 0 || f.Judgement != "" && f.Judgement != "any" {
		g := f
		g.From, g.To, g.Publishers, g.Stories, g.Text, g.Speakers, g.About = "", "", nil, nil, "", nil, nil
		out[event] = &g
	}
	if len(f.Speakers)+len(f.About) > 0 {
		out[quote] = &record.Filter{Speakers: f.Speakers, About: f.About, MinScore: f.MinScore}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// A driver is a table that gives reports in the order of their numbers, so that a list ends with its page.
type driver struct {
	tables string // in front of those of reports
	cond   string // ends in AND
	args   []any
	column string // the number of the report
}

// driver returns the table that answers a field of the filter, and takes the field out.
func (s *Store) driver(ctx context.Context, f *record.Filter) (*driver, error) {
	d := &driver{column: "r.id"}
	m := match(f.Text)
	switch {
	case m != "":
		f.Text = ""
		d = &driver{"words d CROSS JOIN ", "d.words MATCH ? AND r.id=d.rowid AND ", []any{m}, "d.rowid"}
	case len(f.Actors) == 1 && telling1(*f) == nil:
		list, err := s.find(ctx, who, f.Actors)
		if err != nil || len(list) == 0 {
			return d, err
		}
		f.Actors = nil
		d = &driver{"cast d CROSS JOIN ", "d.who=? AND r.id=d.report AND ", []any{list[0]}, "d.report"}
	}
	if f.From != "" || f.To != "" {
		first, last := numbers(f.From, f.To)
		d.cond += d.column + " BETWEEN ? AND ? AND "
		d.args = append(d.args, first, last)
	}
	return d, nil
}

// Reports returns a part of the reports that match, and the cursor of the next part. Order: date, oldest, added.
func (s *Store) Reports(ctx context.Context, f record.Filter, p record.Page) ([]Headline, string, error) {
	column, order, less := "r.id", "DESC", "<"
	switch p.Order {
	case "", "date", "weight":
	case "oldest":
		order, less = "", ">"
	case "added":
		column = "r.seq"
	default:
		return nil, "", fmt.Errorf("order: %q is not one of date, oldest, added", p.Order)
	}
	d := &driver{column: column}
	if column == "r.id" {
		var err error
		if d, err = s.driver(ctx, &f); err != nil {
			return nil, "", err
		}
		column = d.column
	}
	cond, args, none, err := s.reportQuery(ctx, f)
	if err != nil || none {
		return []Headline{}, "", err
	}
	cond, args = d.cond+cond, slices.Concat(d.args, args)
	if p.After != "" {
		at, err := cursor(p.After, 1)
		if err != nil {
			return nil, "", err
		}
		cond += " AND " + column + less + "?"
		args = append(args, at[0])
	}
	return page(ctx, s, p.Limit, "SELECT "+headlineColumns+" FROM "+d.tables+headlineTables+" WHERE "+cond+" ORDER BY "+column+" "+order, args, func(rows *sql.Rows) (Headline, []int64, error) {
		var h Headline
		at, err := h.scan(rows)
		if column == "r.seq" {
			at &= maxSeq - 1
		}
		return h, []int64{at}, err
	})
}

// eachHeadline calls do for every report that matches, in the order of day and id.
func (s *Store) eachHeadline(ctx context.Context, f record.Filter, do func(*Headline) error) error {
	cond, args, none, err := s.reportQuery(ctx, f)
	if err != nil || none {
		return err
	}
	rows, err := s.walks.QueryContext(ctx, "SELECT "+headlineColumns+" FROM "+headlineTables+" WHERE "+cond+" ORDER BY r.id", args...)
	if err != nil {
		return s.explain(err)
	}
	var list []Headline
	flush := func() error {
		slices.SortFunc(list, func(a, b Headline) int { return strings.Compare(a.Report, b.Report) })
		for i := range list {
			if err := do(&list[i]); err != nil {
				return err
			}
		}
		list = list[:0]
		return nil
	}
	if err := scan(rows, func() error {
		var h Headline
		if _, err := h.scan(rows); err != nil {
			return err
		}
		if len(list) > 0 && list[0].Published != h.Published {
			if err := flush(); err != nil {
				return err
			}
		}
		list = append(list, h)
		return nil
	}); err != nil {
		return s.explain(err)
	}
	return flush()
}
