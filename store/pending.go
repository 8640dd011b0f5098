package store

import (
	"slices"
	"strings"
)

// A pile holds what is to be done with the rows of a table until it is written, all at once and in the order of the key: that costs half of writing
// rows one by one as they come, and nothing where a row goes and comes back.
type pile struct {
	table string
	verb  string
	key   []string // columns of the key, the first of a row
	width int
	rows  []int64 // +1 to put or -1 to drop, then the columns; one behind the other
}

func newPiles() []*pile {
	return []*pile{
		{"sides", "INSERT INTO", []string{"kind", "who", "day", "fact"}, 11, nil},
		{"pairs", "INSERT INTO", []string{"kind", "a", "b", "day", "fact"}, 12, nil},
		{"cast", "INSERT OR IGNORE INTO", []string{"who", "report"}, 2, nil},
		{"holds", "INSERT OR IGNORE INTO", []string{"actor", "office", "former", "report"}, 4, nil},
	}
}

// Piles of a transaction.
const (
	inSides = iota
	inPairs
	inCast
	inHolds
)

// put adds a row (sign 1), or takes it away (-1).
func (t *tx) put(pile int, sign int64, row ...int64) {
	p := t.piles[pile]
	p.rows = append(append(p.rows, sign), row...)
}

// chunk is how many rows one statement writes at most.
const chunk = 64

// lot returns how many of so many rows the next statement writes: the chunk, or a fourth of it, and so on, so that there are few statements.
func lot(rows int) int {
	n := chunk
	for n > rows {
		n /= 4
	}
	return n
}

// flush writes what is held back.
func (t *tx) flush() error {
	for _, p := range t.piles {
		drops, puts := p.settle()
		drop := "DELETE FROM " + p.table + " WHERE " + strings.Join(p.key, "=? AND ") + "=?"
		args := make([]any, 0, chunk*p.width)
		for _, r := range drops {
			args = args[:0]
			for _, x := range r[:len(p.key)] {
				args = append(args, x)
			}
			if _, err := t.run(drop, args...); err != nil {
				return err
			}
		}
		one := "(?" + strings.Repeat(",?", p.width-1) + ")"
		for len(puts) > 0 {
			n := lot(len(puts))
			args = args[:0]
			for _, r := range puts[:n] {
				for _, x := range r {
					args = append(args, x)
				}
			}
			puts = puts[n:]
			if _, err := t.run(p.verb+" "+p.table+" VALUES"+one+strings.Repeat(","+one, n-1), args...); err != nil {
				return err
			}
		}
		p.rows = p.rows[:0]
	}
	return nil
}

// settle returns what is left to do, in the order of the key: of what was done to one row the first tells whether it was there, the last whether
// it will be.
func (p *pile) settle() (drops, puts [][]int64) {
	list := make([][]int64, 0, len(p.rows)/(p.width+1))
	for i := 0; i < len(p.rows); i += p.width + 1 {
		list = append(list, p.rows[i:i+p.width+1])
	}
	same := func(a, b []int64) int { return slices.Compare(a[1:1+len(p.key)], b[1:1+len(p.key)]) }
	slices.SortStableFunc(list, same)
	for len(list) > 0 {
		n := 1
		for n < len(list) && same(list[0], list[n]) == 0 {
			n++
		}
		first, last := list[0], list[n-1]
		list = list[n:]
		was, will := first[0] < 0, last[0] > 0
		if was && will && slices.Equal(first[1:], last[1:]) {
			continue
		}
		if was {
			drops = append(drops, first[1:])
		}
		if will {
			puts = append(puts, last[1:])
		}
	}
	return drops, puts
}

// recent keeps what a transaction has read of acts, so that what is read again and again is read once.
type recent struct {
	facts      map[int64]*factRow
	publishers map[int64]int64 // of reports
}

const maxRecent = 1 << 14

// publisher returns the number of the publisher of a report.
func (t *tx) publisher(report int64) (int64, error) {
	p, ok := t.recent.publishers[report]
	if ok {
		return p, nil
	}
	err := t.row("SELECT publisher FROM reports WHERE id=?", report).Scan(&p)
	if err == nil {
		if len(t.recent.publishers) >= maxTerms {
			clear(t.recent.publishers)
		}
		t.recent.publishers[report] = p
	}
	return p, err
}
