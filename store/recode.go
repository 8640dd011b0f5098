package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
)

// A Change is what coding a report again has changed.
type Change struct {
	Report  string         `json:"report"`
	Gained  []record.Event `json:"gained"` // events that were not there, by code and trigger
	Lost    []record.Event `json:"lost"`
	Altered []Altered      `json:"altered"`
	Same    int            `json:"same"`  // events that stayed as they were
	Loose   int            `json:"loose"` // judgements whose fact is gone
}

// An Altered event has the code and the trigger that it had, and other sides, another day, place or other flags.
type Altered struct {
	Was record.Event `json:"was"`
	Is  record.Event `json:"is"`
}

// Compare tells what [Store.Recode] would change.
func (s *Store) Compare(ctx context.Context, r *record.Report) (Change, error) {
	old, err := s.Report(ctx, r.ID)
	if err != nil {
		return Change{}, err
	}
	return compare(old, r), nil
}

func compare(old, now *record.Report) Change {
	c := Change{Report: now.ID, Gained: []record.Event{}, Lost: []record.Event{}, Altered: []Altered{}}
	at := make(map[string]*record.Event, len(old.Events))
	for i := range old.Events {
		at[old.Events[i].ID] = &old.Events[i]
	}
	for i := range now.Events {
		e := &now.Events[i]
		was := at[e.ID]
		delete(at, e.ID)
		switch {
		case was == nil:
			c.Gained = append(c.Gained, *e)
		case gist(was) != gist(e):
			c.Altered = append(c.Altered, Altered{*was, *e})
		default:
			c.Same++
		}
	}
	for i := range old.Events {
		if at[old.Events[i].ID] != nil {
			c.Lost = append(c.Lost, old.Events[i])
		}
	}
	return c
}

// gist returns what counts as a change of an event.
func gist(e *record.Event) string {
	var b strings.Builder
	for _, side := range [][]record.Participant{e.Source, e.Target} {
		for _, p := range side {
			fmt.Fprintf(&b, "%s %s %d,", p.Actor, p.Code, p.Start)
		}
		b.WriteByte(';')
	}
	place := ""
	if e.Place != nil {
		place = fmt.Sprint(e.Place.Name, e.Place.GeoNameID)
	}
	fmt.Fprint(&b, e.Date, ";", e.Plover.Category, ";", place, ";", e.Aux)
	return b.String()
}

// Recode puts a report that was coded anew in the place of what was coded before. Text, id, and what the article brought stay. Facts that are told as before
// stay in their acts; judgements go to the fact of the same id, else to one that the same words of the same sentence tell.
func (s *Store) Recode(ctx context.Context, id string, r *record.Report, version string) (Change, error) {
	now := *r
	now.ID = id
	list, err := s.RecodeAll(ctx, []Entry{{Report: &now, Version: version}})
	if err != nil {
		return Change{}, err
	}
	return list[0], nil
}

// A renewal is a report that takes the place of what was coded before.
type renewal struct {
	number        int64
	before, after *parcel
	machine       *record.Report // what the machine coded, if people judged it; else nil
	change        Change
	err           error
}

// RecodeAll is [Store.Recode] for several reports in one transaction.
func (s *Store) RecodeAll(ctx context.Context, entries []Entry) ([]Change, error) {
	list := make([]*renewal, len(entries))
	each(len(entries), func(i int) { list[i] = s.renew(ctx, &entries[i]) })
	err := s.tx(ctx, func(t *tx) error {
		for i, x := range list {
			if x.err != nil {
				return x.err
			}
			if err := t.renew(x, entries[i].Version); err != nil {
				return fmt.Errorf("report %s: %w", x.after.id, err)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make([]Change, len(list))
	for i, x := range list {
		out[i] = x.change
	}
	return out, nil
}

// renew does the work of recoding that writes nothing.
func (s *Store) renew(ctx context.Context, e *Entry) *renewal {
	x := &renewal{}
	var k *rest
	if x.number, k, x.err = s.load(ctx, e.Report.ID); x.err != nil {
		return x
	}
	var old *record.Report
	if old, x.err = s.Report(ctx, e.Report.ID); x.err != nil {
		return x
	}
	if e.Report.Text != old.Text {
		x.err = fmt.Errorf("report %s: its text is another one", e.Report.ID)
		return x
	}
	now := *e.Report
	now.File, now.URL, now.Publisher, now.Published = old.File, old.URL, old.Publisher, old.Published
	coded := now
	judged, known, err := apply(ctx, s.read, &coded)
	if x.err = err; err != nil {
		return x
	}
	if known {
		now, x.machine = *judged, &coded
	}
	x.change = compare(old, &now)
	x.before, x.after = s.parcel(&Entry{Report: old}), s.parcel(&Entry{Report: &now, Version: e.Version})
	if x.err = errors.Join(x.before.err, x.after.err); x.err != nil {
		return x
	}
	kept := rest{Report: now, Title: k.Title, Byline: k.Byline, Published: k.Published}
	kept.Report.Text, kept.Report.Events, kept.Report.Meetings, kept.Report.Agreements, kept.Report.Quotes = "", nil, nil, nil, nil
	x.after.rest, x.err = s.pack.value(kept)
	return x
}

func (t *tx) renew(x *renewal, version string) error {
	ver, err := t.term(coder, version)
	if err != nil {
		return err
	}
	if _, err := t.run("UPDATE reports SET version=?, title=?, events=?, quotes=? WHERE id=?", ver, x.after.title, count(x.after.facts, event), count(x.after.facts, quote), x.number); err != nil {
		return err
	}
	if _, err := t.run("UPDATE texts SET rest=? WHERE report=?", x.after.rest, x.number); err != nil {
		return err
	}
	if x.machine != nil {
		if err := t.setMachine(x.machine); err != nil {
			return err
		}
	}
	if !slices.EqualFunc(x.before.data, x.after.data, bytes.Equal) || !slices.Equal(x.before.cast, x.after.cast) || x.before.title != x.after.title {
		if err := t.replace(x.before, x.after, x.number); err != nil {
			return err
		}
		if x.change.Loose, err = t.attach(x.after, x.number); err != nil {
			return err
		}
	}
	return t.note("recoded", x.after.id, time.Now().UnixMilli())
}

// replace takes the facts of a report out and puts others in.
func (t *tx) replace(before, after *parcel, number int64) error {
	acts := map[string][]int64{} // by kind and id of a fact that goes: the other tellings of its act
	keys := map[string]string{}
	var n [kinds]int
	for i := range before.facts {
		f := &before.facts[i]
		id := factNumber(f.kind, number, n[f.kind])
		n[f.kind]++
		others, name, err := t.remove(f, id)
		if err != nil {
			return err
		}
		if len(others) > 0 {
			acts[fmt.Sprint(f.kind, f.key)] = others
			keys[fmt.Sprint(f.kind, f.key)] = name
		}
	}
	if err := t.forget(before, number); err != nil {
		return err
	}
	if _, err := t.run("DELETE FROM words WHERE rowid=?", number); err != nil {
		return err
	}
	var pub int64
	if err := t.row("SELECT publisher FROM reports WHERE id=?", number).Scan(&pub); err != nil {
		return err
	}
	if err := t.people(after, number); err != nil {
		return err
	}
	if err := t.facts(after, number, pub); err != nil {
		return err
	}
	if err := t.index(after, number); err != nil {
		return err
	}
	n = [kinds]int{}
	for i := range after.facts {
		f := &after.facts[i]
		id := factNumber(f.kind, number, n[f.kind])
		n[f.kind]++
		if others := acts[fmt.Sprint(f.kind, f.key)]; len(others) > 0 {
			lead := others[0]
			var act int64
			if err := t.row("SELECT act FROM facts WHERE id=?", lead).Scan(&act); err != nil {
				return err
			}
			all, err := t.members(act)
			if err != nil {
				return err
			}
			if err := t.group(append(all, id), keys[fmt.Sprint(f.kind, f.key)], nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// remove takes one fact away; others are the remaining tellings of its act, which go on without it, and name the key of that act.
func (t *tx) remove(f *fact, id int64) (others []int64, name string, err error) {
	var act int64
	if err := t.row("SELECT act FROM facts WHERE id=?", id).Scan(&act); err != nil {
		return nil, "", err
	}
	all, err := t.members(act)
	if err != nil {
		return nil, "", err
	}
	if err := t.row("SELECT coalesce(name, key) FROM facts WHERE id=?", act).Scan(&name); err != nil {
		return nil, "", err
	}
	if err := t.hide(act); err != nil {
		return nil, "", err
	}
	for _, m := range all {
		if reportOf(m) != reportOf(id) {
			others = append(others, m)
		}
	}
	left := slices.DeleteFunc(all, func(m int64) bool { return m == id })
	if _, err := t.run("UPDATE judgements SET target=NULL WHERE target=?", id); err != nil {
		return nil, "", err
	}
	if _, err := t.run("DELETE FROM facts WHERE id=?", id); err != nil {
		return nil, "", err
	}
	if f.kind == quote {
		if _, err := t.run("DELETE FROM said WHERE rowid=?", id); err != nil {
			return nil, "", err
		}
	}
	if len(left) > 0 {
		err = t.form(left, "", nil)
	}
	return others, name, err
}

// forget takes the people of a report away.
func (t *tx) forget(p *parcel, number int64) error {
	for _, w := range p.cast {
		n, err := t.term(who, w)
		if err != nil {
			return err
		}
		if _, err := t.run("DELETE FROM cast WHERE who=? AND report=?", n, number); err != nil {
			return err
		}
	}
	for i := range p.actors {
		n, err := t.term(who, p.actors[i].ID)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(p.actors[:i], func(b record.Actor) bool { return b.ID == p.actors[i].ID }) {
			t.tally.gone(n)
		}
		if _, err := t.run("DELETE FROM holds WHERE actor=? AND report=?", n, number); err != nil {
			return err
		}
	}
	return nil
}

// attach finds the facts of the judgements of a report; loose counts those that have none.
func (t *tx) attach(p *parcel, number int64) (loose int, err error) {
	type open struct{ id, kind, fact, words string }
	var list []open
	rows, err := t.Query("SELECT id, kind, fact, words FROM judgements WHERE report=? AND target IS NULL AND kind IN ('event', 'meeting', 'agreement', 'quote')", p.id)
	if err != nil {
		return 0, err
	}
	if err := scan(rows, func() error {
		var o open
		err := rows.Scan(&o.id, &o.kind, &o.fact, &o.words)
		list = append(list, o)
		return err
	}); err != nil {
		return 0, err
	}
	for _, o := range list {
		var n [kinds]int
		target := int64(0)
		for pass := range 2 {
			n = [kinds]int{}
			for i := range p.facts {
				f := &p.facts[i]
				id := factNumber(f.kind, number, n[f.kind])
				n[f.kind]++
				if target == 0 && kindNames[f.kind] == o.kind && (pass == 0 && f.key == o.fact || pass == 1 && f.same(o.words)) {
					target = id
				}
			}
		}
		if target == 0 {
			loose++
			continue
		}
		if _, err := t.run("UPDATE judgements SET target=? WHERE id=?", target, o.id); err != nil {
			return 0, err
		}
		if err := t.reform(target); err != nil {
			return 0, err
		}
	}
	return loose, nil
}
