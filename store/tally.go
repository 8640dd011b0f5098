package store

import (
	"maps"
	"slices"
	"strings"

	"github.com/dateline/dateline/record"
)

// Sorts of tallies: what is counted by month.
const (
	byWho       = iota // events by who takes part, as source or target
	byCode             // events by CAMEO code
	byDay              // events by day
	byPublisher        // events by publisher of any telling
	byReports          // reports by publisher
	byKind             // acts, meetings, agreements and statements, also those that are rejected
	byVerdict          // what people confirmed, rejected and corrected, by the bit of the flag
)

// sorts are the words for them in the table.
var sorts = [...]string{"who", "code", "day", "publisher", "reports", "kind", "verdict"}

// Whose events are mixed beside those of places.
const (
	everybody = 0
	nobody    = -1 // rejected events
)

// ever stands for all months in the roll-up by place.
const ever = -1

// A tally gathers what a transaction changes in the roll-ups, so that each row is written once.
type tally struct {
	rolls  [len(rolls)]map[rollKey]*rollRow
	actors map[int64]*actorRow
}

type (
	rollKey  [4]int64
	rollRow  [6]int64 // the first is the number of acts
	actorRow struct {
		record.Actor
		reports int
	}
)

// Roll-ups.
const (
	inDays = iota
	inMonths
	inDyads
	inMixes
	inSpots
	inTallies
)

// rolls are the tables of roll-ups.
var rolls = [...]struct {
	table     string
	key, sums []string
}{
	{"days", []string{"a", "b", "day"}, []string{"acts", "q1", "q2", "q3", "q4", "gold"}},
	{"months", []string{"a", "b", "month"}, []string{"acts", "q1", "q2", "q3", "q4", "gold"}},
	{"dyads", []string{"b", "a"}, []string{"acts"}},
	{"mixes", []string{"who", "month", "category", "quad"}, []string{"acts", "gold"}},
	{"spots", []string{"month", "place", "quad"}, []string{"acts", "gold"}},
	{"tallies", []string{"sort", "term", "month"}, []string{"acts", "gold"}},
}

// row returns what is to be added to a row of a roll-up.
func (c *tally) row(roll int, key rollKey) *rollRow {
	if c.rolls[roll] == nil {
		c.rolls[roll] = map[rollKey]*rollRow{}
	}
	r := c.rolls[roll][key]
	if r == nil {
		r = &rollRow{}
		c.rolls[roll][key] = r
	}
	return r
}

// A factRow is a fact with its words as numbers.
type factRow struct {
	id             int64
	day            int
	code, category int64
	quad, gold     int
	flags, score   int
	place          int64 // 0 is none
	sides          []numbered
	pairs          []numberedPair
}

type numbered struct {
	who   int64
	role  int
	mixed bool // what it does is counted by category
}

type numberedPair struct {
	a, b int64
	role int
}

// resolve gives the words of a fact their numbers.
func (t *tx) resolve(f *fact, id int64) (*factRow, error) {
	r := &factRow{id: id, day: f.day, quad: f.quad, gold: f.gold, flags: f.flags, score: f.score}
	var err error
	if r.code, err = t.term(code, f.code); err != nil {
		return nil, err
	}
	if r.category, err = t.term(category, f.category); err != nil {
		return nil, err
	}
	if f.place != nil {
		if r.place, err = t.place(f.place); err != nil {
			return nil, err
		}
	}
	for _, s := range f.sides {
		n, err := t.term(who, s.who)
		if err != nil {
			return nil, err
		}
		r.sides = append(r.sides, numbered{n, s.role, mixed(s.who)})
	}
	for _, p := range f.pairs {
		a, err := t.term(who, p.a)
		if err != nil {
			return nil, err
		}
		b := int64(0)
		if p.b != "" {
			if b, err = t.term(who, p.b); err != nil {
				return nil, err
			}
		}
		r.pairs = append(r.pairs, numberedPair{a, b, p.role})
	}
	return r, nil
}

// enter makes an act known: in the lists of its sides and in the roll-ups.
func (t *tx) enter(r *factRow, publishers []int64) { t.list(r, publishers, 1) }

// leave is the reverse of enter.
func (t *tx) leave(r *factRow, publishers []int64) { t.list(r, publishers, -1) }

func (t *tx) list(r *factRow, publishers []int64, sign int64) {
	kind := int64(kindOf(r.id))
	put := func(who int64, role int) {
		t.put(inSides, sign, kind, who, int64(r.day), r.id, int64(role), r.code, r.category, int64(r.quad), int64(r.gold), int64(r.flags), int64(r.score))
	}
	put(0, 0)
	for _, s := range r.sides {
		put(s.who, s.role)
	}
	for _, p := range publishers {
		put(p, carrier)
	}
	t.pair(r, sign)
	month := r.day / 100
	t.tally.month(byKind, kind, month, int(sign), 0)
	if v := r.flags & (confirmed | rejected | corrected); v != 0 {
		t.tally.month(byVerdict, int64(v), month, int(sign), 0)
	}
	switch {
	case kind != event:
	case r.flags&rejected != 0: // rejected acts are in the lists, but apart from the others in the roll-ups
		t.tally.mix(nobody, r, int(sign))
	default:
		t.tally.event(r, publishers, int(sign))
	}
}

// pair enters the pairs of an act (sign 1) or takes them out (-1).
func (t *tx) pair(r *factRow, sign int64) {
	for _, p := range r.pairs {
		t.put(inPairs, sign, int64(kindOf(r.id)), p.a, p.b, int64(r.day), r.id, int64(p.role), r.code, r.category, int64(r.quad), int64(r.gold), int64(r.flags), int64(r.score))
	}
}

// event counts an event (sign 1) or takes it out (-1).
func (c *tally) event(r *factRow, publishers []int64, sign int) {
	c.pairs(r, sign)
	c.mix(everybody, r, sign)
	month := r.day / 100
	c.month(byCode, r.code, month, sign, r.gold)
	c.month(byDay, int64(r.day), month, sign, r.gold)
	if r.place > 0 {
		c.add(inSpots, rollKey{int64(month), r.place, int64(r.quad)}, sign, r.gold)
		c.add(inSpots, rollKey{ever, r.place, int64(r.quad)}, sign, r.gold)
	}
	for _, s := range r.sides {
		if s.role&(doer|aim) == 0 {
			continue
		}
		c.month(byWho, s.who, month, sign, r.gold)
		if s.mixed {
			c.mix(s.who, r, sign)
		}
	}
	for _, p := range publishers {
		c.month(byPublisher, p, month, sign, r.gold)
	}
}

// mixed reports whether the events of somebody are counted by category: countries and groups. Of CAMEO codes, which are those of countries with more letters,
// and of ids there are too many.
func mixed(word string) bool {
	code := len(word) > 3 && len(word)%3 == 0 && !strings.ContainsFunc(word, func(r rune) bool { return r < 'A' || r > 'Z' })
	return !code && !strings.Contains(word, "/")
}

// mix counts an event by its category and class.
func (c *tally) mix(who int64, r *factRow, sign int) {
	c.add(inMixes, rollKey{who, int64(r.day / 100), r.category, int64(r.quad)}, sign, r.gold)
}

// add counts an event in a roll-up that keeps its value as well.
func (c *tally) add(roll int, key rollKey, sign, gold int) {
	m := c.row(roll, key)
	m[0] += int64(sign)
	m[1] += int64(sign * gold)
}

// pairs counts the pairs of an event.
func (c *tally) pairs(r *factRow, sign int) {
	for _, p := range r.pairs {
		for _, d := range [...]*rollRow{c.row(inDays, rollKey{p.a, p.b, int64(r.day)}), c.row(inMonths, rollKey{p.a, p.b, int64(r.day / 100)})} {
			d[0] += int64(sign)
			if r.quad >= 1 && r.quad <= 4 {
				d[r.quad] += int64(sign)
			}
			d[5] += int64(sign * r.gold)
		}
		c.row(inDyads, rollKey{p.b, p.a})[0] += int64(sign)
	}
}

func (c *tally) report(publisher int64, day, sign int) {
	c.month(byReports, publisher, day/100, sign, 0)
}

func (c *tally) month(sort, term int64, month, sign, gold int) {
	c.add(inTallies, rollKey{sort, term, int64(month)}, sign, gold)
}

// actor counts a report that names an actor.
func (c *tally) actor(id int64, a *record.Actor) {
	r := c.person(id)
	r.Actor = *a
	r.reports++
}

// gone takes a report of an actor out.
func (c *tally) gone(id int64) { c.person(id).reports-- }

func (c *tally) person(id int64) *actorRow {
	if c.actors == nil {
		c.actors = map[int64]*actorRow{}
	}
	r := c.actors[id]
	if r == nil {
		r = &actorRow{}
		c.actors[id] = r
	}
	return r
}

// settle writes what was gathered.
func (t *tx) settle() error {
	for i := range rolls {
		if err := t.roll(i); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(t.tally.actors)) {
		a := t.tally.actors[id]
		r, err := t.run("UPDATE actors SET reports=reports+? WHERE id=?", a.reports, id)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n > 0 {
			if err != nil {
				return err
			}
			continue
		}
		if a.reports <= 0 {
			continue
		}
		if _, err := t.run("INSERT INTO actors VALUES(?,?,?,?,?,?,?)", id, a.Name, a.Kind, a.Country, a.Code, a.Sector, a.reports); err != nil {
			return err
		}
		if _, err := t.run("INSERT INTO names(rowid, name) VALUES(?,?)", id, a.Name); err != nil {
			return err
		}
	}
	t.tally = tally{}
	return nil
}

// roll writes what was gathered for one roll-up.
func (t *tx) roll(i int) error {
	r := &rolls[i]
	columns := slices.Concat(r.key, r.sums)
	one := "(?" + strings.Repeat(",?", len(columns)-1) + ")"
	put := "INSERT INTO " + r.table + "(" + strings.Join(columns, ",") + ") VALUES" + one
	add := " ON CONFLICT DO UPDATE SET "
	for k, c := range r.sums {
		if k > 0 {
			add += ", "
		}
		add += c + "=" + c + "+excluded." + c
	}
	drop := "DELETE FROM " + r.table + " WHERE " + strings.Join(r.key, "=? AND ") + "=? AND acts=0"
	word := func(list []any, k rollKey) []any {
		for n := range r.key {
			if i == inTallies && n == 0 {
				list = append(list, sorts[k[0]])
			} else {
				list = append(list, k[n])
			}
		}
		return list
	}
	at := t.tally.rolls[i]
	keys := make([]rollKey, 0, len(at))
	for k, v := range at {
		if *v != (rollRow{}) {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b rollKey) int { return slices.Compare(a[:], b[:]) })
	args := make([]any, 0, chunk*len(columns))
	for list := keys; len(list) > 0; {
		n := lot(len(list))
		args = args[:0]
		for _, k := range list[:n] {
			args = word(args, k)
			for _, x := range at[k][:len(r.sums)] {
				args = append(args, x)
			}
		}
		list = list[n:]
		if _, err := t.run(put+strings.Repeat(","+one, n-1)+add, args...); err != nil {
			return err
		}
	}
	for _, k := range keys {
		if at[k][0] < 0 {
			if _, err := t.run(drop, word(args[:0], k)...); err != nil {
				return err
			}
		}
	}
	return nil
}
