package store

import (
	"slices"
	"strings"
)

// A pile holds rows of a table until they are written, many at once and in the order of the key: that costs half of writing them one by
// one as they come.
type pile struct {
	into  string // INSERT INTO table
	key   int    // how many columns the key has
	width int
	rows  [][]int64
}

func newPiles() []*pile {
	return []*pile{{"INSERT INTO sides VALUES", 4, 11, nil}, {"INSERT INTO pairs VALUES", 5, 12, nil}, {"INSERT OR IGNORE INTO cast VALUES", 2, 2, nil}, {"INSERT OR IGNORE INTO holds VALUES", 4, 4, nil}}
}

// Piles of a transaction.
const (
	inSides = iota
	inPairs
	inCast
	inHolds
)

func (t *tx) later(pile int, row ...int64) { t.piles[pile].rows = append(t.piles[pile].rows, row) }

// chunk is how many rows one statement writes.
const chunk = 32

// flush writes what is held back.
func (t *tx) flush() error {
	for _, p := range t.piles {
		slices.SortFunc(p.rows, func(a, b []int64) int { return slices.Compare(a[:p.key], b[:p.key]) })
		one := "(?" + strings.Repeat(",?", p.width-1) + ")"
		args := make([]any, 0, chunk*p.width)
		for rows := p.rows; len(rows) > 0; {
			n := chunk
			if len(rows) < chunk {
				n = 1
			}
			args = args[:0]
			for _, r := range rows[:n] {
				for _, x := range r {
					args = append(args, x)
				}
			}
			rows = rows[n:]
			if _, err := t.run(p.into+one+strings.Repeat(","+one, n-1), args...); err != nil {
				return err
			}
		}
		p.rows = p.rows[:0]
	}
	return nil
}
