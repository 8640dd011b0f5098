package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
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
	_, _, old, err := s.both(ctx, r.ID)
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

// RecodeAll is [Store.Recode] for several reports in one transaction.
func (s *Store) RecodeAll(ctx context.Context, entries []Entry) ([]Change, error) {
	o, err := rules.LoadOntology()
	if err != nil {
		return nil, err
	}
	out := make([]Change, len(entries))
	err = s.tx(ctx, func(t *tx) error {
		for i := range entries {
			if out[i], err = t.renew(&entries[i], o); err != nil {
				return fmt.Errorf("report %s: %w", entries[i].Report.ID, err)
			}
		}
		return nil
	})
	return out, err
}

func (t *tx) renew(e *Entry, o *rules.Ontology) (Change, error) {
	number, old, machine, err := t.s.both(t.ctx, e.Report.ID)
	if err != nil {
		return Change{}, err
	}
	if e.Report.Text != old.Text {
		return Change{}, errors.New("its text is another one")
	}
	now := *e.Report
	now.File, now.URL, now.Publisher, now.Published = old.File, old.URL, old.Publisher, old.Published
	c := compare(machine, &now)
	judged, loose, err := t.applied(&now, number, o)
	if err != nil {
		return c, err
	}
	c.Loose = loose
	if err := t.swap(old, judged, number); err != nil {
		return c, err
	}
	ver, err := t.term(coder, e.Version)
	if err != nil {
		return c, err
	}
	if _, err := t.run("UPDATE reports SET version=? WHERE id=?", ver, number); err != nil {
		return c, err
	}
	return c, t.note("recoded", e.Report.ID, time.Now().UnixMilli())
}

// replace takes the facts of a report out and puts others in.
func (t *tx) replace(before, after *parcel, number int64) error {
	acts := map[string][]int64{} // by kind and id of a fact that goes: the other tellings of its act
	keys := map[string]string{}
	led := map[string]bool{}
	var n [kinds]int
	for i := range before.facts {
		f := &before.facts[i]
		id := factNumber(f.kind, number, n[f.kind])
		n[f.kind]++
		var act int64
		if err := t.row("SELECT act FROM facts WHERE id=?", id).Scan(&act); err != nil {
			return err
		}
		led[fmt.Sprint(f.kind, f.key)] = act == id
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
			if all = append(all, id); led[fmt.Sprint(f.kind, f.key)] {
				all = append([]int64{id}, all[:len(all)-1]...)
			}
			if err := t.group(all, keys[fmt.Sprint(f.kind, f.key)], nil, 0); err != nil {
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
	delete(t.recent.facts, id)
	if _, err := t.run("DELETE FROM facts WHERE id=?", id); err != nil {
		return nil, "", err
	}
	if f.kind == quote {
		if _, err := t.run("DELETE FROM said WHERE rowid=?", id); err != nil {
			return nil, "", err
		}
	}
	if len(left) > 0 {
		err = t.form(left, "", nil, 0)
	}
	return others, name, err
}

// forget takes the people of a report away.
func (t *tx) forget(p *parcel, number int64) error {
	if err := t.flush(); err != nil {
		return err
	}
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
