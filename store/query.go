package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/record"
)

// A query picks acts of one kind, by their rows in sides or pairs.
type query struct {
	kind  int
	none  bool // nothing can match
	arms  []arm
	conds []string
	args  []any
	apart bool   // no row is in two arms
	hits  string // words to look for, in the syntax of the full-text index
	few   bool   // hits are few: what stands in them is looked at, and not every row of the arms
}

// An arm is one range of rows to walk: a table, and what holds in all of it.
type arm struct {
	table string
	cond  string
	args  []any
}

// query turns a filter into a query.
func (s *Store) query(ctx context.Context, kind int, f record.Filter) (*query, error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	q := &query{kind: kind}
	if err := s.plain(ctx, q, &f); err != nil || q.none {
		return q, err
	}
	return q, s.drive(ctx, q, &f)
}

func (q *query) and(cond string, args ...any) {
	q.conds = append(q.conds, cond)
	q.args = append(q.args, args...)
}

// plain adds the conditions on the row itself.
func (s *Store) plain(ctx context.Context, q *query, f *record.Filter) error {
	if f.From != "" || f.To != "" {
		lo, hi := span(f.From, f.To)
		q.and("d.day BETWEEN ? AND ?", lo, hi)
	}
	if len(f.Categories) > 0 {
		list, err := s.find(ctx, category, f.Categories)
		if err != nil {
			return err
		}
		q.among("d.category", list)
	}
	if len(f.Codes) > 0 {
		list, err := s.prefixed(ctx, code, f.Codes)
		if err != nil {
			return err
		}
		q.among("d.code", list)
	}
	if len(f.Quads) > 0 {
		q.and("d.quad IN (" + join(f.Quads) + ")")
	}
	if len(f.Without) > 0 {
		q.and(fmt.Sprintf("d.flags & %d = 0", flags(f.Without)))
	}
	if f.MinScore > 0 {
		q.and("d.score >= ?", thousandths(f.MinScore))
	}
	switch f.Judgement {
	case "":
		q.and(fmt.Sprintf("d.flags & %d = 0", rejected))
	case "open":
		q.and(fmt.Sprintf("d.flags & %d = 0", rejected|confirmed|corrected))
	case "confirmed":
		q.and(fmt.Sprintf("d.flags & %d <> 0", confirmed))
	case "rejected":
		q.and(fmt.Sprintf("d.flags & %d <> 0", rejected))
	}
	if len(f.Contexts) > 0 {
		var alt []string
		var args []any
		for _, c := range f.Contexts {
			alt = append(alt, "instr(f.contexts, ?) > 0")
			args = append(args, " "+strings.ToLower(c)+" ")
		}
		q.and("EXISTS (SELECT 1 FROM facts f WHERE f.id=d.fact AND ("+strings.Join(alt, " OR ")+"))", args...)
	}
	if len(f.Places) > 0 {
		list, err := s.toponyms(ctx, f.Places)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			q.none = true
		}
		q.and("EXISTS (SELECT 1 FROM facts f WHERE f.id=d.fact AND f.place IN (" + join(list) + "))")
	}
	if len(f.Stories) > 0 {
		q.and(fmt.Sprintf("d.fact>>%d & %d IN (SELECT r.id FROM reports r JOIN stories t ON t.id=r.story WHERE t.key IN (?%s))",
			factBits, 1<<(16+seqBits)-1, strings.Repeat(",?", len(f.Stories)-1)), anys(f.Stories)...)
	}
	if f.Text != "" {
		q.hits = match(f.Text)
		if q.hits == "" {
			q.none = true
			return nil
		}
		n := 0
		if err := s.read.QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM (SELECT 1 FROM %[1]s WHERE %[1]s MATCH ? LIMIT %[2]d)", q.index(), many), q.hits).Scan(&n); err != nil {
			return s.explain(err)
		}
		q.few = n < many
	}
	return nil
}

// many is from where on texts that hold some words, or rows that name somebody, are too many to begin with them.
const many = 3000

// index returns the full-text index in which a query looks for words.
func (q *query) index() string {
	if q.kind == quote {
		return "said"
	}
	return "words"
}

func (q *query) among(column string, list []int64) {
	if len(list) == 0 {
		q.none = true
		return
	}
	q.and(column + " IN (" + join(list) + ")")
}

// toponyms returns the numbers of places by country, GeoNames id or name.
func (s *Store) toponyms(ctx context.Context, names []string) ([]int64, error) {
	var out []int64
	for _, n := range names {
		geo, err := strconv.ParseInt(n, 10, 64)
		if err != nil {
			geo = -1
		}
		rows, err := s.read.QueryContext(ctx, "SELECT id FROM places WHERE geonameid=? OR country=? OR name=? COLLATE NOCASE", geo, n, n)
		if err != nil {
			return nil, s.explain(err)
		}
		if err := scan(rows, func() error {
			var id int64
			err := rows.Scan(&id)
			out = append(out, id)
			return err
		}); err != nil {
			return nil, s.explain(err)
		}
	}
	return out, nil
}

// A part is one field of a filter that names sides.
type part struct {
	words []string
	role  int
	kind  string // of the terms
	terms []int64
	size  int // 0 until it is asked for
}

// sized counts the rows that name a part, up to many for each of its terms.
func (s *Store) sized(ctx context.Context, kind int, p *part) (int, error) {
	if p.size > 0 {
		return p.size, nil
	}
	for _, t := range p.terms {
		n := 0
		if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM sides WHERE kind=? AND who=? LIMIT ?)", kind, t, many).Scan(&n); err != nil {
			return 0, s.explain(err)
		}
		p.size += n
	}
	return p.size, nil
}

// drive chooses the ranges to walk, the shortest there are, and makes the other fields conditions.
func (s *Store) drive(ctx context.Context, q *query, f *record.Filter) error {
	told := teller
	if q.kind == quote {
		told = doer
	}
	actors, with := f.Actors, f.With
	if len(actors) == 0 {
		actors, with = with, nil
	}
	parts := []part{
		{words: actors, role: doer | aim, kind: who},
		{words: with, role: doer | aim, kind: who},
		{words: f.Sources, role: doer, kind: who},
		{words: f.Targets, role: aim, kind: who},
		{words: f.Speakers, role: told, kind: who},
		{words: f.About, role: aim, kind: who},
		{words: f.Publishers, role: carrier, kind: publisher},
	}
	if len(f.About) > 0 && q.kind != quote {
		q.none = true
		return nil
	}
	var named []int
	for i := range parts {
		p := &parts[i]
		if len(p.words) == 0 {
			continue
		}
		var err error
		if p.terms, err = s.find(ctx, p.kind, p.words); err != nil {
			return err
		}
		if len(p.terms) == 0 {
			q.none = true
			return nil
		}
		named = append(named, i)
	}
	if ok, err := s.dyad(ctx, q, parts); ok || err != nil {
		return err
	}
	least := -1
	for _, i := range named {
		if len(named) > 1 { // else there is nothing to choose from
			if _, err := s.sized(ctx, q.kind, &parts[i]); err != nil {
				return err
			}
		}
		if least < 0 || parts[i].size < parts[least].size {
			least = i
		}
	}
	if least < 0 {
		q.arms = []arm{{"sides", "d.kind=? AND d.who=0", []any{q.kind}}}
		return nil
	}
	for _, t := range parts[least].terms {
		q.arms = append(q.arms, arm{"sides", fmt.Sprintf("d.kind=? AND d.who=? AND d.role & %d <> 0", parts[least].role), []any{q.kind, t}})
	}
	for i := range parts {
		if i != least && len(parts[i].terms) > 0 {
			q.and(fmt.Sprintf("EXISTS (SELECT 1 FROM sides x WHERE x.kind=%d AND x.who IN (%s) AND x.day=d.day AND x.fact=d.fact AND x.role & %d <> 0%s)",
				q.kind, join(parts[i].terms), parts[i].role, opposite(i, least)))
		}
	}
	if len(parts[1].terms) > 0 && least > 1 { // both have become conditions, which must hold of opposite sides
		q.and(fmt.Sprintf("EXISTS (SELECT 1 FROM sides x, sides y WHERE x.kind=%d AND x.who IN (%s) AND x.day=d.day AND x.fact=d.fact AND y.kind=%d AND y.who IN (%s) AND y.day=d.day AND y.fact=d.fact AND (x.role & 1 AND y.role & 2 OR x.role & 2 AND y.role & 1))",
			q.kind, join(parts[0].terms), q.kind, join(parts[1].terms)))
	}
	return nil
}

// opposite is the condition that one of Actors and With is on the other side than the one that drives.
func opposite(i, least int) string {
	if i+least == 1 && i != least {
		return " AND (d.role & 1 AND x.role & 2 OR d.role & 2 AND x.role & 1)"
	}
	return ""
}

// dyad walks the rows of pairs of places where a filter names both sides by places.
func (s *Store) dyad(ctx context.Context, q *query, parts []part) (bool, error) {
	if q.kind != event {
		return false, nil
	}
	one, two, directed := &parts[0], &parts[1], false
	if len(two.terms) == 0 {
		one, two, directed = &parts[2], &parts[3], true
	}
	if len(one.terms) == 0 || len(two.terms) == 0 || len(one.terms)*len(two.terms) > 100 {
		return false, nil
	}
	for i := range parts {
		if p := &parts[i]; len(p.terms) > 0 && p != one && p != two {
			if n, err := s.sized(ctx, q.kind, p); err != nil || n < many {
				return false, err
			}
			q.and(fmt.Sprintf("EXISTS (SELECT 1 FROM sides x WHERE x.kind=%d AND x.who IN (%s) AND x.day=d.day AND x.fact=d.fact AND x.role & %d <> 0)", q.kind, join(p.terms), p.role))
		}
	}
	names := map[int64]string{}
	for _, t := range slices.Concat(one.terms, two.terms) {
		var name string
		var place bool
		if err := s.read.QueryRowContext(ctx, "SELECT term, EXISTS(SELECT 1 FROM pairs WHERE kind=0 AND a=terms.id) OR EXISTS(SELECT 1 FROM dyads WHERE b=terms.id) FROM terms WHERE id=?", t).Scan(&name, &place); err != nil {
			return false, s.explain(err)
		}
		if !place {
			return false, nil
		}
		names[t] = name
	}
	for _, x := range one.terms {
		for _, y := range two.terms {
			a, b, role := x, y, doer
			if names[y] < names[x] {
				a, b, role = y, x, aim
			}
			cond := "d.kind=0 AND d.a=? AND d.b=?"
			if directed {
				cond += fmt.Sprintf(" AND d.role & %d <> 0", role)
			}
			if r := (arm{"pairs", cond, []any{a, b}}); !slices.ContainsFunc(q.arms, func(o arm) bool { return o.cond == r.cond && slices.Equal(o.args, r.args) }) {
				q.arms = append(q.arms, r)
			}
		}
	}
	return true, nil
}

// sql returns the statement for the columns of all rows that match; several arms are merged in their order without doubles.
func (q *query) sql(columns, order string) (string, []any) {
	var b strings.Builder
	var args []any
	with, among := "", ""
	if q.hits != "" {
		fmt.Fprintf(&b, "WITH hits AS MATERIALIZED (SELECT rowid AS n FROM %[1]s WHERE %[1]s MATCH ?) ", q.index())
		args = append(args, q.hits)
		const report = 1<<(16+seqBits) - 1
		first, last, by := "h.n", "h.n", "d.fact"
		if q.kind != quote {
			first, by = fmt.Sprintf("(h.n<<%d)+(%d<<%d)", factBits, q.kind, kindBit), fmt.Sprintf("d.fact>>%d & %d", factBits, report)
			last = fmt.Sprintf("%s+%d", first, maxFacts-1)
		}
		if q.few {
			with = fmt.Sprintf("hits h CROSS JOIN facts z ON z.id BETWEEN %s AND %s CROSS JOIN ", first, last)
			among = " AND d.day=z.day AND d.fact=z.id"
		} else {
			among = " AND " + by + " IN hits"
		}
	}
	for i, a := range q.arms {
		switch {
		case i > 0 && q.apart:
			b.WriteString(" UNION ALL ")
		case i > 0:
			b.WriteString(" UNION ")
		}
		fmt.Fprintf(&b, "SELECT %s FROM %s%s d WHERE %s%s", columns, with, a.table, a.cond, among)
		args = append(args, a.args...)
		for _, c := range q.conds {
			b.WriteString(" AND ")
			b.WriteString(c)
		}
		args = append(args, q.args...)
	}
	b.WriteString(order)
	return b.String(), args
}

var errCursor = errors.New("this is no cursor that a list of this kind has given")

// cursor reads the numbers of a cursor.
func cursor(s string, n int) ([]int64, error) {
	parts := strings.Split(s, ".")
	if len(parts) != n {
		return nil, errCursor
	}
	out := make([]int64, n)
	for i, p := range parts {
		var err error
		if out[i], err = strconv.ParseInt(p, 36, 64); err != nil {
			return nil, errCursor
		}
	}
	return out, nil
}

func newCursor(n ...int64) string {
	out := make([]string, len(n))
	for i, x := range n {
		out[i] = strconv.FormatInt(x, 36)
	}
	return strings.Join(out, ".")
}

// ids returns the numbers of the acts of one page and the cursor of the next one, "" behind the last.
func (s *Store) ids(ctx context.Context, kind int, f record.Filter, p record.Page) ([]int64, string, error) {
	q, err := s.query(ctx, kind, f)
	if err != nil || q.none {
		return nil, "", err
	}
	columns, order, less := "d.day AS day, d.fact AS fact", " ORDER BY day DESC, fact DESC", "<"
	keys := []string{"d.day", "d.fact"}
	switch p.Order {
	case "", "date":
	case "oldest":
		order, less = " ORDER BY day, fact", ">"
	case "weight", "added":
		rank := fmt.Sprintf("(d.fact>>%d & %d)", factBits, maxSeq-1)
		if p.Order == "weight" {
			rank = "(SELECT reports FROM facts WHERE id=d.fact)"
		}
		columns, order = rank+" AS rank, "+columns, " ORDER BY rank DESC, day DESC, fact DESC"
		keys = append([]string{rank}, keys...)
	default:
		return nil, "", fmt.Errorf("order: %q is not one of date, oldest, weight, added", p.Order)
	}
	if p.After != "" {
		at, err := cursor(p.After, len(keys))
		if err != nil {
			return nil, "", err
		}
		q.and("("+strings.Join(keys, ",")+") "+less+" (?"+strings.Repeat(",?", len(keys)-1)+")", anys(at)...)
	}
	text, args := q.sql(columns, order)
	return page(ctx, s, p.Limit, text, args, func(rows *sql.Rows) (int64, []int64, error) {
		at := make([]int64, len(keys))
		to := make([]any, len(keys))
		for i := range at {
			to[i] = &at[i]
		}
		err := rows.Scan(to...)
		return at[len(at)-1], at, err
	})
}

// page gathers what a query finds up to a limit, 0 is all, and returns the cursor behind it, "" if there is no more. one reads a row, and what its
// cursor is made of.
func page[T any](ctx context.Context, s *Store, limit int, text string, args []any, one func(*sql.Rows) (T, []int64, error)) ([]T, string, error) {
	if limit > 0 {
		text += fmt.Sprintf(" LIMIT %d", limit+1)
	}
	rows, err := s.read.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, "", s.explain(err)
	}
	out, next := []T{}, ""
	var last []int64
	err = scan(rows, func() error {
		x, at, err := one(rows)
		switch {
		case err != nil:
			return err
		case limit > 0 && len(out) == limit:
			next = newCursor(last...)
		default:
			out, last = append(out, x), at
		}
		return nil
	})
	return out, next, s.explain(err)
}

func join[T int | int64](list []T) string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = strconv.FormatInt(int64(n), 10)
	}
	return strings.Join(out, ",")
}

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, x := range list {
		out[i] = x
	}
	return out
}
