package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/dateline/dateline/record"
)

// A Joined is a story as it is now, with the acts that its reports tell.
type Joined struct {
	Story      string  // id
	Title      string  // "" is that of the first report
	Weight     float64 // for an order by importance
	Countries  []string
	Reports    []string // ids of all its reports; they leave the stories they were in
	Links      []Link
	Acts       []Group // of events; facts of the reports that no group names stay as they are
	Encounters []Group // of meetings
	Deals      []Group // of agreements
}

// A Link says that a report is nearly the same as an earlier one; an empty Of says that it is no copy.
type Link struct{ Report, Of, Relation string }

// A Group is one act with its tellings.
type Group struct {
	Key         string // of the act; "" is that of the leading telling
	Tellings    []Fact // the leading one first
	Differences []record.Difference
	Independent int // publishers, those that carry copies of one text counted once; 0 is all of them
}

// A Fact names a fact by the report that tells it and its id there.
type Fact struct{ Report, ID string }

// Join writes what was found out about stories: which reports belong to them and which facts are one act. All of it is written or nothing.
// Stories that lose their last report are gone.
func (s *Store) Join(ctx context.Context, list []Joined) error {
	return s.tx(ctx, func(t *tx) error { return t.joinAll(list) })
}

func (t *tx) joinAll(list []Joined) error {
	for i := range list {
		if err := t.join(&list[i]); err != nil {
			return fmt.Errorf("story %s: %w", list[i].Story, err)
		}
	}
	return nil
}

func (t *tx) join(j *Joined) error {
	if j.Story == "" || len(j.Reports) == 0 {
		return errors.New("a story needs an id and reports")
	}
	story, err := t.storyOf(j.Story)
	if err != nil {
		return err
	}
	numbers, lost, err := t.held(story)
	if err != nil {
		return err
	}
	left := map[int64]bool{story: true}
	for _, id := range j.Reports {
		if n, ok := numbers[id]; ok {
			delete(lost, n)
			continue
		}
		var n int64
		var old sql.NullInt64
		if err := t.row("SELECT id, story FROM reports WHERE key=?", id).Scan(&n, &old); err != nil {
			return t.s.missing("report", id, err)
		}
		numbers[id] = n
		if old.Valid {
			left[old.Int64] = true
		}
		if _, err := t.run("UPDATE reports SET story=? WHERE id=?", story, n); err != nil {
			return err
		}
	}
	maps.DeleteFunc(numbers, func(_ string, n int64) bool { return lost[n] })
	for _, n := range slices.Sorted(maps.Keys(lost)) {
		if _, err := t.run("UPDATE reports SET story=NULL WHERE id=?", n); err != nil {
			return err
		}
	}
	for _, l := range j.Links {
		if l.Of == "" {
			if _, err := t.run("UPDATE reports SET of=NULL, relation='' WHERE key=? AND relation<>?", l.Report, Version); err != nil {
				return err
			}
			continue
		}
		if _, err := t.run("UPDATE reports SET of=(SELECT id FROM reports WHERE key=?), relation=? WHERE key=?", l.Of, l.Relation, l.Report); err != nil {
			return err
		}
	}
	for kind, groups := range [][]Group{j.Acts, j.Encounters, j.Deals} {
		for i := range groups {
			if err := t.groupOf(kind, &groups[i], numbers); err != nil {
				return err
			}
		}
	}
	if _, err := t.run("UPDATE stories SET title=?, weight=?, countries=? WHERE id=?", j.Title, j.Weight, contexts(j.Countries), story); err != nil {
		return err
	}
	for _, n := range slices.Sorted(maps.Keys(left)) {
		if err := t.story(n); err != nil {
			return err
		}
	}
	return t.note("joined", j.Story, time.Now().UnixMilli())
}

// storyOf returns the number of a story, which is made if it is new.
func (t *tx) storyOf(key string) (n int64, err error) {
	err = t.row("SELECT id FROM stories WHERE key=?", key).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		var r sql.Result
		if r, err = t.run("INSERT INTO stories(key, title, first, last, reports, publishers, acts, weight, countries) VALUES(?,'',0,0,0,0,0,0,'')", key); err == nil {
			n, err = r.LastInsertId()
		}
	}
	return n, err
}

// held returns the reports of a story, by id and by number.
func (t *tx) held(story int64) (numbers map[string]int64, all map[int64]bool, err error) {
	numbers, all = map[string]int64{}, map[int64]bool{}
	rows, err := t.query("SELECT key, id FROM reports WHERE story=?", story)
	if err != nil {
		return nil, nil, err
	}
	return numbers, all, scan(rows, func() error {
		var key string
		var n int64
		err := rows.Scan(&key, &n)
		numbers[key], all[n] = n, true
		return err
	})
}

// story counts a story anew, and takes it away if it has no reports.
func (t *tx) story(n int64) error {
	_, err := t.run(`UPDATE stories SET
		reports=(SELECT count(*) FROM reports WHERE story=stories.id),
		publishers=(SELECT count(DISTINCT publisher) FROM reports WHERE story=stories.id),
		first=coalesce((SELECT min(day) FROM reports WHERE story=stories.id AND day>0), 0),
		last=coalesce((SELECT max(day) FROM reports WHERE story=stories.id), 0),
		title=CASE title WHEN '' THEN coalesce((SELECT title FROM reports WHERE story=stories.id ORDER BY id LIMIT 1), '') ELSE title END,
		acts=(SELECT count(*) FROM reports r JOIN facts f ON f.id BETWEEN r.id<<18 AND (r.id<<18)+262143 WHERE r.story=stories.id AND f.act=f.id)
		WHERE id=?`, n)
	if err != nil {
		return err
	}
	_, err = t.run("DELETE FROM stories WHERE id=? AND reports=0", n)
	return err
}

func (t *tx) groupOf(kind int, g *Group, numbers map[string]int64) error {
	var members []int64
	named, together := g.Key == "", true
	for _, f := range g.Tellings {
		n, ok := numbers[f.Report]
		if !ok {
			return fmt.Errorf("act %s is told by report %s, which is not in the story", g.Key, f.Report)
		}
		id, act, err := t.find(kind, n, f.ID)
		if err != nil {
			return err
		}
		if id == 0 {
			return fmt.Errorf("%s %s of report %s: %w", kindNames[kind], f.ID, f.Report, ErrNotFound)
		}
		members = append(members, id)
		named = named || f.ID == g.Key
		together = together && act == members[0]
	}
	if !named {
		return fmt.Errorf("the key %s of an act is the id of none of its tellings", g.Key)
	}
	if together {
		if ok, err := t.stands(members, g); ok || err != nil {
			return err
		}
	}
	return t.group(members, g.Key, g.Differences, g.Independent)
}

// stands reports whether facts that are one act are written as a group says.
func (t *tx) stands(members []int64, g *Group) (bool, error) {
	var name string
	var n, independent, publishers int
	var diff []byte
	err := t.row("SELECT coalesce(name, key), independent, publishers, differences, (SELECT count(*) FROM facts x WHERE x.act=f.id AND x.act<>x.id) FROM facts f WHERE id=?", members[0]).
		Scan(&name, &independent, &publishers, &diff, &n)
	if err != nil || n != len(members)-1 || g.Key != name {
		return false, err
	}
	want := g.Independent
	if want <= 0 {
		want = publishers
	}
	if independent != want || (diff == nil) != (len(g.Differences) == 0) {
		return false, nil
	}
	if diff == nil {
		return true, nil
	}
	b, err := t.s.pack.value(g.Differences)
	return bytes.Equal(b, diff), err
}

// find returns the number of a fact of a report, 0 if there is none, and that of its act.
func (t *tx) find(kind int, report int64, key string) (id, act int64, err error) {
	err = t.row("SELECT id, act FROM facts WHERE key=? AND id BETWEEN ? AND ?", key, factNumber(kind, report, 0), factNumber(kind, report, maxFacts-1)).Scan(&id, &act)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return id, act, err
}

// group makes facts one act; the first leads. What was one act with them and is not named becomes an act of its own again.
func (t *tx) group(members []int64, key string, diff []record.Difference, independent int) error {
	if len(members) == 0 {
		return errors.New("an act without tellings")
	}
	old := map[int64]bool{}
	for _, m := range members {
		var act int64
		if err := t.row("SELECT act FROM facts WHERE id=?", m).Scan(&act); err != nil {
			return err
		}
		old[act] = true
	}
	var rest [][]int64
	for _, act := range slices.Sorted(maps.Keys(old)) {
		all, err := t.members(act)
		if err != nil {
			return err
		}
		if err := t.shown(act, all, t.leave); err != nil {
			return err
		}
		if all = slices.DeleteFunc(all, func(m int64) bool { return slices.Contains(members, m) }); len(all) > 0 {
			rest = append(rest, all)
		}
		for _, m := range all { // so that nobody is taken for a member of the new act
			if _, err := t.run("UPDATE facts SET act=id WHERE id=?", m); err != nil {
				return err
			}
		}
	}
	if err := t.form(members, key, diff, independent); err != nil {
		return err
	}
	for _, r := range rest {
		if err := t.form(r, "", nil, 0); err != nil {
			return err
		}
	}
	return nil
}

// members lists the tellings of an act, the leading one first.
func (t *tx) members(act int64) ([]int64, error) {
	out := []int64{act}
	rows, err := t.query("SELECT id FROM facts WHERE act=? AND act<>id ORDER BY id", act)
	if err != nil {
		return nil, err
	}
	return out, scan(rows, func() error {
		var id int64
		err := rows.Scan(&id)
		out = append(out, id)
		return err
	})
}

// form writes an act whose tellings are in no list.
func (t *tx) form(members []int64, key string, diff []record.Difference, independent int) error {
	for _, m := range members[1:] {
		if _, err := t.run("UPDATE facts SET act=?, name=NULL, reports=1, publishers=1, independent=1, differences=NULL WHERE id=? AND (act<>? OR act=id)", members[0], m, members[0]); err != nil {
			return err
		}
	}
	reports, publishers, err := t.carriers(members)
	if err != nil {
		return err
	}
	if independent <= 0 {
		independent = len(publishers)
	}
	var d any
	if len(diff) > 0 {
		if d, err = t.s.pack.value(diff); err != nil {
			return err
		}
	}
	if _, err := t.run("UPDATE facts SET act=id, name=nullif(nullif(?, ''), key), reports=?, publishers=?, independent=?, differences=? WHERE id=?", key, reports, len(publishers), independent, d, members[0]); err != nil {
		return err
	}
	return t.shown(members[0], members, t.enter)
}

// carriers counts the reports that tell an act and lists their publishers.
func (t *tx) carriers(members []int64) (reports int, publishers []int64, err error) {
	seen := map[int64]bool{}
	for _, m := range members {
		n := reportOf(m)
		if seen[n] {
			continue
		}
		seen[n] = true
		p, err := t.publisher(n)
		if err != nil {
			return 0, nil, err
		}
		if !slices.Contains(publishers, p) {
			publishers = append(publishers, p)
		}
	}
	return len(seen), publishers, nil
}

// hide takes an act out of the lists and roll-ups, show puts it there.
func (t *tx) hide(act int64) error { return t.all(act, t.leave) }

func (t *tx) show(act int64) error { return t.all(act, t.enter) }

func (t *tx) all(act int64, do func(*factRow, []int64)) error {
	members, err := t.members(act)
	if err != nil {
		return err
	}
	return t.shown(act, members, do)
}

// shown does something with an act whose tellings are known.
func (t *tx) shown(act int64, members []int64, do func(*factRow, []int64)) error {
	r, err := t.leading(act)
	if err != nil {
		return err
	}
	_, publishers, err := t.carriers(members)
	if err != nil {
		return err
	}
	do(r, publishers)
	return nil
}

// leading reads the row of an act.
func (t *tx) leading(act int64) (*factRow, error) {
	if r := t.recent.facts[act]; r != nil {
		return r, nil
	}
	var data []byte
	c := &factRow{}
	if err := t.row("SELECT id, day, code, category, quad, gold, flags, score, data FROM facts WHERE id=?", act).Scan(&c.id, &c.day, &c.code, &c.category, &c.quad, &c.gold, &c.flags, &c.score, &data); err != nil {
		return nil, err
	}
	f, err := t.s.decode(kindOf(act), data)
	if err != nil {
		return nil, err
	}
	r, err := t.resolve(f, act)
	if err != nil {
		return nil, err
	}
	c.sides, c.pairs, c.place = r.sides, r.pairs, r.place
	if len(t.recent.facts) >= maxRecent {
		clear(t.recent.facts)
	}
	t.recent.facts[act] = c
	return c, nil
}

// decode makes a fact of its packed value; key and words are missing for quotations.
func (s *Store) decode(kind int, data []byte) (*fact, error) {
	var f fact
	var err error
	switch kind {
	case event:
		var v keptEvent
		err = s.pack.into(data, &v)
		f = v.fact()
	case meeting:
		var v keptMeeting
		err = s.pack.into(data, &v)
		f = v.fact()
	case agreement:
		var v keptAgreement
		err = s.pack.into(data, &v)
		f = v.fact()
	default:
		var v keptQuote
		err = s.pack.into(data, &v)
		f = v.fact("", 0, "")
	}
	return &f, err
}
