package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
)

// What kind of word a term is; the letter stands in front of it.
const (
	who       = "A:" // actor id, country, short name of a group, CAMEO actor code
	code      = "C:" // CAMEO code; kind of a meeting or an agreement; stance of a quotation
	category  = "K:" // PLOVER category; stage of a meeting or an agreement
	publisher = "P:"
	coder     = "V:" // version of rules and models
)

// terms keeps the numbers of words, offices and places that were used last.
type terms struct {
	numbers map[string]int64
	offices map[officeKey]int64
	places  map[placeKey]int64
}

type officeKey struct{ title, of, country, code, sector string }

type placeKey struct {
	geo                              int64
	name, country, admin1, precision string
}

const maxTerms = 1 << 17

func (c *terms) forget() { *c = terms{} }

// term returns the number of a word, giving it one if it has none.
func (t *tx) term(kind, word string) (int64, error) {
	c := &t.s.terms
	key := kind + word
	if n, ok := c.numbers[key]; ok {
		return n, nil
	}
	var n int64
	err := t.row("SELECT id FROM terms WHERE term=?", key).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		var r sql.Result
		if r, err = t.run("INSERT INTO terms(term) VALUES(?)", key); err == nil {
			n, err = r.LastInsertId()
		}
	}
	if err != nil {
		return 0, err
	}
	if c.numbers == nil || len(c.numbers) >= maxTerms {
		c.numbers = map[string]int64{}
	}
	c.numbers[key] = n
	return n, nil
}

// find returns the numbers of words of one kind; words that the record does not know have none.
func (s *Store) find(ctx context.Context, kind string, words []string) ([]int64, error) {
	out := []int64{}
	for _, w := range words {
		for _, w := range []string{w, strings.ToUpper(w)} {
			var n int64
			err := s.reader(ctx)("SELECT id FROM terms WHERE term=?", kind+w).Scan(&n)
			if err == nil {
				out = append(out, n)
				break
			}
			if !errors.Is(err, sql.ErrNoRows) {
				return nil, s.explain(err)
			}
		}
	}
	if len(out) == 0 && kind == publisher { // their names have small letters as well
		return s.loosely(ctx, kind, words)
	}
	return out, nil
}

// loosely returns the numbers of words of one kind in whatever case they are written.
func (s *Store) loosely(ctx context.Context, kind string, words []string) ([]int64, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT id, term FROM terms WHERE term >= ? AND term < ?", kind, kind+"\U0010FFFF")
	if err != nil {
		return nil, s.explain(err)
	}
	out := []int64{}
	return out, s.explain(scan(rows, func() error {
		var n int64
		var term string
		err := rows.Scan(&n, &term)
		if slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(kind+w, term) }) {
			out = append(out, n)
		}
		return err
	}))
}

// prefixed returns the numbers of the words of one kind that begin with one of the prefixes.
func (s *Store) prefixed(ctx context.Context, kind string, prefixes []string) ([]int64, error) {
	out := []int64{}
	for _, p := range prefixes {
		p = kind + p
		rows, err := s.read.QueryContext(ctx, "SELECT id FROM terms WHERE term >= ? AND term < ?", p, p+"\U0010FFFF")
		if err != nil {
			return nil, s.explain(err)
		}
		if err := scan(rows, func() error {
			var n int64
			err := rows.Scan(&n)
			out = append(out, n)
			return err
		}); err != nil {
			return nil, s.explain(err)
		}
	}
	return out, nil
}

// scan calls f for every row and closes the rows.
func scan(rows *sql.Rows, f func() error) error {
	defer rows.Close()
	for rows.Next() {
		if err := f(); err != nil {
			return err
		}
	}
	return rows.Err()
}
