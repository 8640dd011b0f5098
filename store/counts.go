package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
)

// A Count is how many acts fall under a key.
type Count struct {
	Key       string  `json:"key"`
	Name      string  `json:"name"` // of an actor; empty where the key speaks for itself
	Acts      int     `json:"acts"`
	Goldstein float64 `json:"goldstein"` // sum
	gold      int64   // the same in hundredths
}

// bys are what [Store.Counts] counts by.
var bys = []string{"category", "code", "root", "quad", "day", "month", "year", "publisher", "actor", "place", "counterpart", "source", "target", "context"}

// Counts counts the acts that match: by category, code, root, quad, day, month, year, publisher (each that tells of it), actor (ids), place (countries and groups on
// either side), counterpart (places on the other side than Filter.Actors), source, target (places), context. Times are in their order, others by number of acts.
// Whole months are read from roll-ups where those tell enough.
func (s *Store) Counts(ctx context.Context, f record.Filter, by string) ([]Count, error) {
	if !slices.Contains(bys, by) {
		return nil, fmt.Errorf("counts by %q: it is none of %s", by, strings.Join(bys, ", "))
	}
	if err := f.Check(); err != nil {
		return nil, err
	}
	at := map[string]*Count{}
	var err error
	switch by {
	case "counterpart":
		err = s.counterparts(ctx, f, at)
	case "actor", "place", "source", "target", "context":
		err = s.tell(ctx, f, by, at)
	default:
		err = s.count(ctx, f, by, at)
	}
	if err != nil {
		return nil, err
	}
	out := sorted(at)
	if by == "day" || by == "month" || by == "year" {
		slices.SortFunc(out, func(a, b Count) int { return strings.Compare(a.Key, b.Key) })
	}
	return out, nil
}

// count counts whole months by the roll-ups if they answer the filter, and the days around them, or all, act by act.
func (s *Store) count(ctx context.Context, f record.Filter, by string, at map[string]*Count) error {
	around, lo, hi := split(&f)
	if lo > hi {
		return s.scan(ctx, f, by, at)
	}
	text, args, err := s.rollup(ctx, f, by)
	switch {
	case err != nil:
		return err
	case text == "":
		return s.scan(ctx, f, by, at)
	}
	if err := s.countInto(ctx, at, by, text, append(args, lo, hi)...); err != nil {
		return err
	}
	for _, f := range around {
		if err := s.scan(ctx, f, by, at); err != nil {
			return err
		}
	}
	return nil
}

// split parts a filter into the whole months lo to hi, none if lo > hi, and the days before and behind them.
func split(f *record.Filter) (around []record.Filter, lo, hi int) {
	first, last := span(f.From, f.To)
	lo, hi = (first+99)/100, last/100
	if from, err := time.Parse(time.DateOnly, f.From); err == nil && from.Day() > 1 {
		end := time.Date(from.Year(), from.Month()+1, 0, 0, 0, 0, 0, time.UTC)
		head := *f
		head.To = end.Format(time.DateOnly)
		around = append(around, head)
		if lo, _ = span(end.AddDate(0, 0, 1).Format(time.DateOnly), ""); lo > 0 {
			lo /= 100
		}
	}
	if f.To == "" || last%100 >= time.Date(last/10000, time.Month(last/100%100)+1, 0, 0, 0, 0, 0, time.UTC).Day() {
		return around, lo, hi
	}
	tail := *f
	tail.From = fmt.Sprintf("%04d-%02d-01", hi/100, hi%100)
	if hi--; hi%100 == 0 { // what is told of the year as a whole goes with its first day
		hi -= 88
	}
	return append(around, tail), lo, hi
}

// rollup returns a statement that counts whole months; the first and the last of them are still to be given. It is "" if no roll-up answers the filter.
func (s *Store) rollup(ctx context.Context, f record.Filter, by string) (string, []any, error) {
	rest := f
	rest.From, rest.To, rest.Actors, rest.Publishers, rest.Categories, rest.Quads, rest.Codes, rest.Judgement = "", "", nil, nil, nil, nil, nil, ""
	if len(rest.Values()) > 0 || len(f.Actors)+len(f.Publishers) > 1 {
		return "", nil, nil
	}
	key := map[string]string{"category": "category", "quad": "quad", "month": "month*100", "year": "month/100*10000"}[by]
	if key != "" && len(f.Codes)+len(f.Publishers) == 0 && (len(f.Actors) == 0 || mixed(f.Actors[0])) {
		return s.mix(ctx, f, key)
	}
	one := len(f.Actors)+len(f.Publishers) > 0
	switch {
	case len(f.Categories)+len(f.Quads) > 0, f.Judgement != "", one && len(f.Codes) > 0:
		return "", nil, nil
	case by == "month", by == "year":
	case one, by == "category", by == "quad", by != "code" && by != "root" && len(f.Codes) > 0:
		return "", nil, nil
	default:
		key = "term"
	}
	sort, kind, words, find := byCode, code, f.Codes, s.prefixed
	switch {
	case len(f.Actors) == 1:
		sort, kind, words, find = byWho, who, f.Actors, s.find
	case len(f.Publishers) == 1:
		sort, kind, words, find = byPublisher, publisher, f.Publishers, s.find
	case by == "publisher":
		sort = byPublisher
	case by == "day":
		sort = byDay
	}
	text, args := "SELECT "+key+", sum(acts), sum(gold) FROM tallies WHERE sort=?", []any{sorts[sort]}
	if len(words) > 0 {
		terms, err := find(ctx, kind, words)
		if err != nil {
			return "", nil, err
		}
		text += " AND term IN (" + join(terms) + ")"
	}
	return text + " AND month BETWEEN ? AND ? GROUP BY 1", args, nil
}

// mix returns a statement on the roll-up by category and class.
func (s *Store) mix(ctx context.Context, f record.Filter, key string) (string, []any, error) {
	whose := []int64{everybody}
	switch {
	case f.Judgement == "any" && len(f.Actors) == 0:
		whose = append(whose, nobody)
	case f.Judgement == "rejected" && len(f.Actors) == 0:
		whose[0] = nobody
	case f.Judgement != "":
		return "", nil, nil
	}
	var err error
	if len(f.Actors) == 1 {
		if whose, err = s.find(ctx, who, f.Actors); err != nil {
			return "", nil, err
		}
	}
	text := "SELECT " + key + ", sum(acts), sum(gold) FROM mixes WHERE who IN (" + join(whose) + ")"
	if len(f.Quads) > 0 {
		text += " AND quad IN (" + join(f.Quads) + ")"
	}
	if len(f.Categories) > 0 {
		list, err := s.find(ctx, category, f.Categories)
		if err != nil {
			return "", nil, err
		}
		text += " AND category IN (" + join(list) + ")"
	}
	return text + " AND month BETWEEN ? AND ? GROUP BY 1", nil, nil
}

// scan counts act by act.
func (s *Store) scan(ctx context.Context, f record.Filter, by string, at map[string]*Count) error {
	q, err := s.query(ctx, event, f)
	if err != nil || q.none {
		return err
	}
	text, args := q.sql("d.day AS day, d.fact AS fact, d.code AS code, d.category AS category, d.quad AS quad, d.gold AS gold", "")
	from, key := "("+text+")", ""
	switch by {
	case "root":
		key = "code"
	case "month":
		key = "day/100*100"
	case "year":
		key = "day/10000*10000"
	case "publisher":
		key = "publisher"
		const lead = "reports r ON r.id=(%s>>%d & %d)"
		from = fmt.Sprintf("(WITH q AS MATERIALIZED "+from+" SELECT q.fact, q.gold, r.publisher FROM q JOIN "+lead+" UNION SELECT q.fact, q.gold, r.publisher FROM q JOIN facts x ON x.act=q.fact AND x.act<>x.id JOIN "+lead+")",
			"q.fact", factBits, 1<<(16+seqBits)-1, "x.id", factBits, 1<<(16+seqBits)-1)
	default:
		key = by
	}
	return s.countInto(ctx, at, by, "SELECT "+key+" AS key, count(*), sum(gold) FROM "+from+" GROUP BY 1", args...)
}

// countInto adds the rows of a statement: what is counted by as a number, how many acts, and their values.
func (s *Store) countInto(ctx context.Context, at map[string]*Count, by, text string, args ...any) error {
	rows, err := s.read.QueryContext(ctx, text, args...)
	if err != nil {
		return s.explain(err)
	}
	var list [][3]int64
	if err := scan(rows, func() error {
		var x [3]int64
		err := rows.Scan(&x[0], &x[1], &x[2])
		list = append(list, x)
		return err
	}); err != nil {
		return s.explain(err)
	}
	for _, x := range list {
		var key string
		switch by {
		case "quad":
			key = strconv.FormatInt(x[0], 10)
		case "day", "month", "year":
			key = date(int(x[0]))
		default:
			if err := s.reader(ctx)("SELECT substr(term, 3) FROM terms WHERE id=?", x[0]).Scan(&key); err != nil {
				return s.explain(err)
			}
			if by == "root" {
				key = key[:min(2, len(key))]
			}
		}
		c := at[key]
		if c == nil {
			c = &Count{Key: key}
			at[key] = c
		}
		c.Acts += int(x[1])
		c.gold += x[2]
		c.Goldstein = float64(c.gold) / 100
	}
	return nil
}

// tell counts by what only the act itself tells.
func (s *Store) tell(ctx context.Context, f record.Filter, by string, at map[string]*Count) error {
	return s.Each(ctx, f, func(a *record.Act) error {
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
			c.gold += int64(hundredths(a.Goldstein))
			c.Goldstein = float64(c.gold) / 100
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
}

// counterparts counts the places on the other side.
func (s *Store) counterparts(ctx context.Context, f record.Filter, at map[string]*Count) error {
	days, err := s.Months(ctx, f)
	if err != nil {
		return err
	}
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
		c.gold += int64(hundredths(d.Goldstein))
		c.Goldstein = float64(c.gold) / 100
	}
	return nil
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
