package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"slices"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
	"github.com/dateline/dateline/story"
)

const (
	batch      = 1000   // lines of the log that are worked on at once
	held       = 2000   // reports that are kept in memory
	most       = 20000  // reports that the joiner holds, unless the days around those that come in have more
	reach      = 14     // days that one window spans, beside story.Window on both sides
	remembered = 100000 // acts whose last state is remembered
	large      = 300    // reports of a story of which all acts are counted anew when one comes in; of a larger one only those of the days around
)

// A Desk joins the reports of one record into stories. It is used by one goroutine.
type Desk struct {
	store    *store.Store
	maker    *story.Maker
	joiner   *story.Joiner
	begun    bool
	from, to int // days that the joiner holds; none if to < from
	reports  map[string]*record.Report
	order    []string          // of reports, the oldest first
	written  map[string]uint64 // what the record was told last of acts that several reports tell, by key; it needn't be told twice
}

// New returns a desk for a record.
func New(s *store.Store) (*Desk, error) {
	m, err := story.NewMaker()
	if err != nil {
		return nil, err
	}
	return &Desk{store: s, maker: m, joiner: story.NewJoiner(), to: -1, reports: map[string]*record.Report{}, written: map[string]uint64{}}, nil
}

// Hold hands over a report that was added, so that it needn't be read again.
func (d *Desk) Hold(r *record.Report) {
	if d.reports[r.ID] == nil {
		d.order = append(d.order, r.ID)
	}
	d.reports[r.ID] = r
	for len(d.order) > held {
		delete(d.reports, d.order[0])
		d.order = d.order[1:]
	}
}

func (d *Desk) report(ctx context.Context, id string) (*record.Report, error) {
	if r := d.reports[id]; r != nil {
		return r, nil
	}
	r, err := d.store.Report(ctx, id)
	if err != nil {
		return nil, err
	}
	d.Hold(r)
	return r, nil
}

// Join works through the log to its end and returns how many reports it put into stories.
func (d *Desk) Join(ctx context.Context) (int, error) {
	total := 0
	if !d.begun {
		if err := d.anew(ctx); err != nil {
			return 0, err
		}
		d.begun = true
	}
	for {
		at, err := d.store.Reader(ctx, store.Joiner)
		if err != nil {
			return total, err
		}
		lines, err := d.store.Log(ctx, at, batch)
		if err != nil || len(lines) == 0 {
			return total, err
		}
		n, err := d.lines(ctx, lines, at)
		total += n
		if err != nil {
			return total, err
		}
	}
}

// anew makes the desk join all reports again if those of the record were joined by another version of the program.
func (d *Desk) anew(ctx context.Context) error {
	list, err := d.store.SomeBrief(ctx)
	if err != nil || len(list) == 0 {
		return err
	}
	if _, err = story.ParseNode(list[0].Data); !errors.Is(err, story.ErrVersion) {
		return err
	}
	return d.store.DropBriefs(ctx, store.Joiner)
}

// lines joins the reports that lines of the log behind line number from name.
func (d *Desk) lines(ctx context.Context, lines []store.Line, from int64) (int, error) {
	to := lines[len(lines)-1].N
	seen := map[string]bool{}
	var list []*story.Brief
	for _, l := range lines {
		switch l.What { // what others changed has to be read and written again
		case "recoded":
			delete(d.reports, l.Key)
			clear(d.written)
		case "judged":
			clear(d.reports)
			d.order = d.order[:0]
			clear(d.written)
		}
		if l.What != "added" && l.What != "recoded" || seen[l.Key] {
			continue
		}
		seen[l.Key] = true
		r, err := d.report(ctx, l.Key)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return 0, err
		}
		list = append(list, d.maker.Brief(r))
	}
	slices.SortFunc(list, func(a, b *story.Brief) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) })
	if len(list) == 0 {
		return len(seen), d.store.Settle(ctx, nil, nil, store.Joiner, to)
	}
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Day-list[0].Day <= reach {
			n++
		}
		done := to
		if n < len(list) {
			done = from
		}
		if err := d.group(ctx, list[:n], done); err != nil {
			return 0, err
		}
		list = list[n:]
	}
	return len(seen), nil
}

// group joins reports whose days lie near to each other, and remembers that the log is done up to line number done.
func (d *Desk) group(ctx context.Context, list []*story.Brief, done int64) error {
	if err := d.window(ctx, list[0].Day, list[len(list)-1].Day); err != nil {
		return err
	}
	fresh := map[string]bool{}
	for _, b := range list {
		known, err := d.known(ctx, b)
		if err != nil {
			return err
		}
		fresh[b.ID] = !known
		d.joiner.Add(b)
	}
	changed := d.joiner.Changed()
	byID := map[string]bool{}
	for _, n := range changed {
		byID[n.ID] = true
	}
	var joined []store.Joined
	for _, members := range d.joiner.Stories(changed) {
		j, err := d.story(ctx, members, byID, fresh)
		if err != nil {
			return err
		}
		joined = append(joined, *j)
	}
	briefs := make([]store.Brief, len(changed))
	for i := range changed {
		n := &changed[i]
		briefs[i] = store.Brief{Report: n.ID, Story: n.Story, Day: n.Day, Data: n.Append(nil)}
	}
	told := make(map[string]uint64)
	for i := range joined {
		d.fresh(&joined[i], told)
	}
	if err := d.store.Settle(ctx, joined, briefs, store.Joiner, done); err != nil {
		return err
	}
	if len(d.written) > remembered {
		clear(d.written)
	}
	maps.Copy(d.written, told)
	return nil
}

// fresh leaves of the acts of a story those that the record hasn't been told of, and remembers in told what it will be told.
func (d *Desk) fresh(j *store.Joined, told map[string]uint64) {
	for kind, list := range []*[]store.Group{&j.Acts, &j.Encounters, &j.Deals} {
		*list = slices.DeleteFunc(*list, func(g store.Group) bool {
			key, sum := fmt.Sprint(kind, g.Key), mark(&g)
			if d.written[key] == sum {
				return true
			}
			for _, f := range g.Tellings {
				told[fmt.Sprint(kind, f.ID)] = 0 // no act has this key any longer
			}
			told[key] = sum
			return false
		})
	}
}

// mark is a hash of all that a group tells.
func mark(g *store.Group) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%q %d", g.Tellings, g.Independent)
	for _, d := range g.Differences {
		fmt.Fprintf(h, "%q", d.Slot)
		for _, v := range d.Values {
			fmt.Fprintf(h, "%q%q", v.Value, v.Reports)
		}
	}
	return h.Sum64()
}

// known tells whether a report was joined before; then its story is loaded, wherever it lay.
func (d *Desk) known(ctx context.Context, b *story.Brief) (bool, error) {
	if d.joiner.Has(b.ID) {
		return true, nil
	}
	list, err := d.store.Brief(ctx, b.ID)
	if err != nil {
		return false, err
	}
	if len(list) == 0 {
		return d.store.HasStory(ctx, b.ID)
	}
	return true, d.load(list)
}

// window makes the joiner hold the days around from..to: beside those that it holds unless they are too many, so that reports that come in no order of their days
// don't make it read the same again and again.
func (d *Desk) window(ctx context.Context, from, to int) error {
	if from == story.NoDay {
		return nil
	}
	from, to = from-story.Window, to+story.Window
	first, last := from, to
	if d.from <= d.to {
		if from >= d.from && to <= d.to && d.joiner.Len() <= most {
			return nil
		}
		first, last = min(from, d.from), max(to, d.to)
		n, err := d.store.CountBriefs(ctx, first, last)
		if err != nil {
			return err
		}
		if n > most {
			first, last = from, to
		}
	}
	var missing [][2]int
	if d.to < d.from || first > d.to || last < d.from {
		missing = append(missing, [2]int{first, last})
	} else {
		if first < d.from {
			missing = append(missing, [2]int{first, d.from - 1})
		}
		if last > d.to {
			missing = append(missing, [2]int{d.to + 1, last})
		}
	}
	d.joiner.Keep(first, last)
	d.from, d.to = first, last
	for _, m := range missing {
		list, err := d.store.Briefs(ctx, m[0], m[1])
		if err != nil {
			return err
		}
		if err := d.load(list); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) load(list []store.Brief) error {
	nodes := make([]story.Node, 0, len(list))
	for _, b := range list {
		n, err := story.ParseNode(b.Data)
		if err != nil {
			return fmt.Errorf("brief of report %s: %w", b.Report, err)
		}
		nodes = append(nodes, n)
	}
	d.joiner.Load(nodes, d.from, d.to)
	return nil
}

// story makes what the record keeps of a story.
func (d *Desk) story(ctx context.Context, members []story.Node, changed, fresh map[string]bool) (*store.Joined, error) {
	j := &store.Joined{Story: members[0].Story}
	for _, n := range members {
		j.Reports = append(j.Reports, n.ID)
	}
	var list []story.Member
	for _, n := range near(members, changed) {
		r, err := d.report(ctx, n.ID)
		if err != nil {
			return nil, err
		}
		list = append(list, story.Member{Report: r, Copy: n.Copy})
		if !changed[n.ID] {
			continue
		}
		if n.Copy == "" { // what came in later may be the earlier report
			j.Links = append(j.Links, store.Link{Report: n.ID})
			continue
		}
		of, err := d.report(ctx, n.Copy)
		if err != nil {
			return nil, err
		}
		if k, ok := story.Compare(r, of); ok && k.Kind != record.Excerpt {
			j.Links = append(j.Links, store.Link{Report: n.ID, Of: n.Copy, Relation: k.Kind})
		}
	}
	facts := story.Count(list, story.PerStory)
	for i := range facts.Acts {
		a := &facts.Acts[i]
		j.Acts = add(j.Acts, store.Group{Key: a.Key, Differences: a.Differences, Independent: a.Independent}, a.Tellings, fresh)
	}
	for i := range facts.Encounters {
		e := &facts.Encounters[i]
		j.Encounters = add(j.Encounters, store.Group{Key: e.Key, Differences: e.Differences, Independent: e.Independent}, e.Tellings, fresh)
	}
	for i := range facts.Deals {
		a := &facts.Deals[i]
		j.Deals = add(j.Deals, store.Group{Key: a.Key, Differences: a.Differences, Independent: a.Independent}, a.Tellings, fresh)
	}
	j.Title, j.Countries, j.Weight = title(list), countries(facts.Acts), weight(list, facts.Acts)
	return j, nil
}

// near picks of a large story the reports of the days around those that changed, and of a still larger one those that links join with them.
func near(members []story.Node, changed map[string]bool) []story.Node {
	if len(members) <= large {
		return members
	}
	from, to := math.MaxInt, math.MinInt
	for _, n := range members {
		if changed[n.ID] {
			from, to = min(from, n.Day), max(to, n.Day)
		}
	}
	out := []story.Node{}
	for _, n := range members {
		if n.Day >= from-story.Window && n.Day <= to+story.Window {
			out = append(out, n)
		}
	}
	if len(out) <= 2*large {
		return out
	}
	linked := map[string]bool{}
	for _, n := range out {
		for _, l := range n.Links {
			if changed[n.ID] {
				linked[l.To] = true
			} else if changed[l.To] {
				linked[n.ID] = true
			}
		}
	}
	return slices.DeleteFunc(out, func(n story.Node) bool { return !changed[n.ID] && !linked[n.ID] })
}

// add appends an act. One of a new report that nobody else tells stands by itself in the record already.
func add(to []store.Group, g store.Group, tellings []record.Telling, fresh map[string]bool) []store.Group {
	if len(tellings) == 1 && fresh[tellings[0].Report] {
		return to
	}
	for _, t := range tellings {
		g.Tellings = append(g.Tellings, store.Fact{Report: t.Report, ID: t.Fact})
	}
	return append(to, g)
}

// title is that of the report that tells most acts, the earliest of several.
func title(list []story.Member) string {
	out, most := "", -1
	for i := range list {
		if n := len(list[i].Events); n > most && list[i].Title != "" {
			out, most = list[i].Title, n
		}
	}
	return out
}

// countries lists the countries whose acts a story tells, those of most acts first, at most eight.
func countries(acts []record.Act) []string {
	count := map[string]int{}
	for i := range acts {
		seen := map[string]bool{}
		for _, list := range [][]record.Participant{acts[i].Source, acts[i].Target} {
			for k := range list {
				if c := list[k].Country; c != "" && !seen[c] {
					seen[c] = true
					count[c]++
				}
			}
		}
	}
	out := make([]string, 0, len(count))
	for c := range count {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	return out[:min(8, len(out))]
}

// weight orders stories by importance: how many publishers tell them, and how much happens.
func weight(list []story.Member, acts []record.Act) float64 {
	publishers := map[string]bool{}
	for i := range list {
		publishers[list[i].Publisher] = true
	}
	sum := 0.0
	for i := range acts {
		sum += math.Abs(acts[i].Goldstein)
	}
	return math.Round(100*float64(len(publishers))*(1+math.Log1p(sum))) / 100
}
