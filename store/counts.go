package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/record"
)

// A Count is how many acts fall under a key.
type Count struct {
	Key       string  `json:"key"`
	Name      string  `json:"name"` // of an actor; empty where the key speaks for itself
	Acts      int     `json:"acts"`
	Goldstein float64 `json:"goldstein"` // sum
}

// bys are what [Store.Counts] counts by.
var bys = []string{"category", "code", "root", "quad", "day", "month", "year", "publisher", "actor", "place", "counterpart", "source", "target", "context"}

// Counts counts the acts that match: by category, code, root, quad, day, month, year, publisher, actor (ids), place (countries and groups on
// either side), counterpart (places on the other side than Filter.Actors), source, target (places), context. Times are in their order, others by number of acts.
func (s *Store) Counts(ctx context.Context, f record.Filter, by string) ([]Count, error) {
	if !slices.Contains(bys, by) {
		return nil, fmt.Errorf("counts by %q: it is none of %s", by, strings.Join(bys, ", "))
	}
	if by == "counterpart" {
		return s.counterparts(ctx, f)
	}
	q, err := s.query(ctx, event, f)
	if err != nil || q.none {
		return []Count{}, err
	}
	text, args := q.sql("d.day AS day, d.fact AS fact, d.code AS code, d.category AS category, d.quad AS quad, d.gold AS gold", "")
	from, key := "("+text+") q", ""
	switch by {
	case "category", "code":
		key = "(SELECT substr(term, 3) FROM terms WHERE id=q." + by + ")"
	case "root":
		key = "(SELECT substr(term, 3, 2) FROM terms WHERE id=q.code)"
	case "quad":
		key = "q.quad"
	case "day":
		key = "q.day"
	case "month":
		key = "q.day/100*100"
	case "year":
		key = "q.day/10000*10000"
	case "publisher":
		from += " JOIN reports r ON r.id=(q.fact>>18 & 8796093022207) JOIN terms t ON t.id=r.publisher"
		key = "substr(t.term, 3)"
	default:
		return s.tell(ctx, f, by)
	}
	rows, err := s.read.QueryContext(ctx, "SELECT "+key+" AS key, count(*) AS n, sum(q.gold) FROM "+from+" GROUP BY 1 ORDER BY n DESC, key", args...)
	if err != nil {
		return nil, s.explain(err)
	}
	out := []Count{}
	err = scan(rows, func() error {
		var c Count
		var gold int
		err := rows.Scan(&c.Key, &c.Acts, &gold)
		c.Goldstein = float64(gold) / 100
		out = append(out, c)
		return err
	})
	if slices.Contains([]string{"day", "month", "year"}, by) {
		for i := range out {
			n := 0
			fmt.Sscan(out[i].Key, &n)
			out[i].Key = date(n)
		}
		slices.SortFunc(out, func(a, b Count) int { return strings.Compare(a.Key, b.Key) })
	}
	return out, s.explain(err)
}

// tell counts by what only the act itself tells.
func (s *Store) tell(ctx context.Context, f record.Filter, by string) ([]Count, error) {
	at := map[string]*Count{}
	err := s.Each(ctx, f, func(a *record.Act) error {
		seen := map[string]bool{}
		add := func(key, name string) {
			if key == "" || seen[key] {
				return
			}
			seen[key] = true
			c := at[key]
			if c == nil {
				c = &Count{Key: key, Name: name}
				at[key] = c
			}
			c.Acts++
			c.Goldstein += a.Goldstein
		}
		if by == "context" {
			for _, c := range a.Plover.Contexts {
				add(c, "")
			}
			return nil
		}
		for i, side := range [][]record.Participant{a.Event.Source, a.Event.Target} {
			for _, p := range side {
				switch {
				case by == "actor":
					add(p.Actor, p.Name)
				case by == "place", by == "source" && i == 0, by == "target" && i == 1:
					add(p.Place, "")
				}
			}
		}
		return nil
	})
	return sorted(at), err
}

// counterparts counts the places on the other side.
func (s *Store) counterparts(ctx context.Context, f record.Filter) ([]Count, error) {
	days, err := s.Days(ctx, f)
	if err != nil {
		return nil, err
	}
	at := map[string]*Count{}
	for _, d := range days {
		var other string
		switch {
		case slices.Contains(f.Actors, d.A):
			other = d.B
		case slices.Contains(f.Actors, d.B):
			other = d.A
		default:
			continue
		}
		if other == "" {
			continue
		}
		c := at[other]
		if c == nil {
			c = &Count{Key: other}
			at[other] = c
		}
		c.Acts += d.Acts
		c.Goldstein += d.Goldstein
	}
	return sorted(at), nil
}

func sorted(at map[string]*Count) []Count {
	out := make([]Count, 0, len(at))
	for _, c := range at {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Count) int {
		if a.Acts != b.Acts {
			return b.Acts - a.Acts
		}
		return strings.Compare(a.Key, b.Key)
	})
	return out
}
