package store

import (
	"cmp"
	"maps"
	"slices"

	"github.com/dateline/dateline/record"
)

// Sorts of tallies: what is counted by month.
const (
	byWho       = "who"
	byCategory  = "category"
	byCode      = "code"
	byQuad      = "quad"
	byPublisher = "publisher"
	byReports   = "reports" // reports by publisher
)

// A tally gathers what a transaction changes in the roll-ups, so that each row is written once.
type tally struct {
	days   map[dayKey]*dayRow
	months map[monthKey]*monthRow
	actors map[int64]*actorRow
}

type (
	dayKey struct {
		a, b int64
		day  int
	}
	dayRow struct {
		quads      [4]int
		gold, acts int
	}
	monthKey struct {
		sort  string
		term  int64
		month int
	}
	monthRow struct{ acts, gold int }
	actorRow struct {
		record.Actor
		reports int
	}
)

// A factRow is a fact with its words as numbers.
type factRow struct {
	id             int64
	day            int
	code, category int64
	quad, gold     int
	flags, score   int
	sides          []numbered
	pairs          []numberedPair
}

type numbered struct {
	who  int64
	role int
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
	for _, s := range f.sides {
		n, err := t.term(who, s.who)
		if err != nil {
			return nil, err
		}
		r.sides = append(r.sides, numbered{n, s.role})
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
	if r.flags&rejected == 0 { // rejected acts are in the lists but not in the roll-ups
		t.tally.act(r, publishers, int(sign))
	}
}

// pair enters the pairs of an act (sign 1) or takes them out (-1).
func (t *tx) pair(r *factRow, sign int64) {
	for _, p := range r.pairs {
		t.put(inPairs, sign, int64(kindOf(r.id)), p.a, p.b, int64(r.day), r.id, int64(p.role), r.code, r.category, int64(r.quad), int64(r.gold), int64(r.flags), int64(r.score))
	}
}

// act counts an act (sign 1) or takes it out (-1). Only events are rolled up.
func (c *tally) act(r *factRow, publishers []int64, sign int) {
	if kindOf(r.id) != event {
		return
	}
	c.pairs(r, sign)
	month := r.day / 100
	c.month(byQuad, int64(r.quad), month, sign, r.gold)
	c.month(byCategory, r.category, month, sign, r.gold)
	c.month(byCode, r.code, month, sign, r.gold)
	for _, s := range r.sides {
		if s.role&(doer|aim) != 0 {
			c.month(byWho, s.who, month, sign, r.gold)
		}
	}
	for _, p := range publishers {
		c.month(byPublisher, p, month, sign, r.gold)
	}
}

// pairs counts the pairs of an event.
func (c *tally) pairs(r *factRow, sign int) {
	if c.days == nil {
		c.days = map[dayKey]*dayRow{}
	}
	for _, p := range r.pairs {
		k := dayKey{p.a, p.b, r.day}
		d := c.days[k]
		if d == nil {
			d = &dayRow{}
			c.days[k] = d
		}
		if r.quad >= 1 && r.quad <= 4 {
			d.quads[r.quad-1] += sign
		}
		d.gold += sign * r.gold
		d.acts += sign
	}
}

func (c *tally) report(publisher int64, day, sign int) {
	c.month(byReports, publisher, day/100, sign, 0)
}

func (c *tally) month(sort string, term int64, month, sign, gold int) {
	if c.months == nil {
		c.months = map[monthKey]*monthRow{}
	}
	k := monthKey{sort, term, month}
	m := c.months[k]
	if m == nil {
		m = &monthRow{}
		c.months[k] = m
	}
	m.acts += sign
	m.gold += sign * gold
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
	for _, k := range slices.SortedFunc(maps.Keys(t.tally.days), func(x, y dayKey) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b), cmp.Compare(x.day, y.day))
	}) {
		d := t.tally.days[k]
		if *d == (dayRow{}) {
			continue
		}
		if _, err := t.run(`INSERT INTO days VALUES(?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET q1=q1+excluded.q1, q2=q2+excluded.q2, q3=q3+excluded.q3, q4=q4+excluded.q4, gold=gold+excluded.gold, acts=acts+excluded.acts`,
			k.a, k.b, k.day, d.quads[0], d.quads[1], d.quads[2], d.quads[3], d.gold, d.acts); err != nil {
			return err
		}
		if _, err := t.run("INSERT INTO dyads VALUES(?,?,?) ON CONFLICT DO UPDATE SET acts=acts+excluded.acts", k.b, k.a, d.acts); err != nil {
			return err
		}
		if d.acts < 0 {
			if _, err := t.run("DELETE FROM days WHERE a=? AND b=? AND day=? AND acts=0", k.a, k.b, k.day); err != nil {
				return err
			}
			if _, err := t.run("DELETE FROM dyads WHERE a=? AND b=? AND acts=0", k.a, k.b); err != nil {
				return err
			}
		}
	}
	for _, k := range slices.SortedFunc(maps.Keys(t.tally.months), func(x, y monthKey) int {
		return cmp.Or(cmp.Compare(x.sort, y.sort), cmp.Compare(x.term, y.term), cmp.Compare(x.month, y.month))
	}) {
		m := t.tally.months[k]
		if *m == (monthRow{}) {
			continue
		}
		if _, err := t.run("INSERT INTO tallies VALUES(?,?,?,?,?) ON CONFLICT DO UPDATE SET acts=acts+excluded.acts, gold=gold+excluded.gold", k.sort, k.term, k.month, m.acts, m.gold); err != nil {
			return err
		}
		if m.acts < 0 {
			if _, err := t.run("DELETE FROM tallies WHERE sort=? AND term=? AND month=? AND acts=0", k.sort, k.term, k.month); err != nil {
				return err
			}
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
