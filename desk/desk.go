package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
	"github.com/dateline/dateline/story"
)

// Reader is the name under which the log remembers how far stories were joined.
const Reader = "stories"

const (
	batch = 1000 // lines of the log that are worked on at once
	held  = 2000 // reports that are kept in memory
	reach = 14   // days that one window spans, beside story.Window on both sides
	large = 300  // reports of a story of which all acts are counted anew when one comes in; of a larger one only those of the days around
)

// A Desk joins the reports of one record into stories. It is used by one goroutine.
type Desk struct {
	store    *store.Store
	maker    *story.Maker
	joiner   *story.Joiner
	from, to int // days that the joiner holds; none if to < from
	reports  map[string]*record.Report
	order    []string // of reports, the oldest first
}

// New returns a desk for a record.
func New(s *store.Store) (*Desk, error) {
	m, err := story.NewMaker()
	if err != nil {
		return nil, err
	}
	return &Desk{store: s, maker: m, joiner: story.NewJoiner(), to: -1, reports: map[string]*record.Report{}}, nil
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
	for {
		at, err := d.store.Reader(ctx, Reader)
		if err != nil {
			return total, err
		}
		lines, err := d.store.Log(ctx, at, batch)
		if err != nil || len(lines) == 0 {
			return total, err
		}
		n, err := d.lines(ctx, lines)
		total += n
		if err != nil {
			return total, err
		}
	}
}

// lines joins the reports that lines of the log name.
func (d *Desk) lines(ctx context.Context, lines []store.Line) (int, error) {
	to := lines[len(lines)-1].N
	seen := map[string]bool{}
	var list []*story.Brief
	for _, l := range lines {
		if l.What != "added" && l.What != "recoded" || seen[l.Key] {
			continue
		}
		seen[l.Key] = true
		if l.What == "recoded" {
			delete(d.reports, l.Key)
		}
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
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Day-list[0].Day <= reach {
			n++
		}
		if err := d.group(ctx, list[:n]); err != nil {
			return 0, err
		}
		list = list[n:]
	}
	return len(seen), d.store.SetBriefs(ctx, nil, Reader, to)
}

// group joins reports whose days lie near to each other.
func (d *Desk) group(ctx context.Context, list []*story.Brief) error {
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
	if err := d.store.Join(ctx, joined); err != nil {
		return err
	}
	at, err := d.store.Reader(ctx, Reader)
	if err != nil {
		return err
	}
	briefs := make([]store.Brief, len(changed))
	for i := range changed {
		n := &changed[i]
		briefs[i] = store.Brief{Report: n.ID, Story: n.Story, Day: n.Day, Data: n.Append(nil)}
	}
	return d.store.SetBriefs(ctx, briefs, Reader, at)
}

// known tells whether a report was joined before; then its story is loaded, wherever it lay.
func (d *Desk) known(ctx context.Context, b *story.Brief) (bool, error) {
	if d.joiner.Has(b.ID) {
		return true, nil
	}
	list, err := d.store.Brief(ctx, b.ID)
	if err != nil || len(list) == 0 {
		return false, err
	}
	return true, d.load(list)
}

// window makes the joiner hold the days around from..to, and no others.
func (d *Desk) window(ctx context.Context, from, to int) error {
	if from == story.NoDay {
		return nil
	}
	from, to = from-story.Window, to+story.Window
	var list []store.Brief
	var err error
	switch {
	case d.to < d.from || from > d.to || to < d.from: // nothing in common with what is held
		list, err = d.store.Briefs(ctx, from, to)
	case from < d.from && to > d.to:
		list, err = d.store.Briefs(ctx, from, to)
	case from < d.from:
		list, err = d.store.Briefs(ctx, from, d.from-1)
	case to > d.to:
		list, err = d.store.Briefs(ctx, d.to+1, to)
	}
	if err != nil {
		return err
	}
	d.joiner.Keep(from, to)
	d.from, d.to = from, to
	return d.load(list)
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
		j.Acts = add(j.Acts, a.Key, a.Tellings, a.Differences, fresh)
	}
	for i := range facts.Encounters {
		e := &facts.Encounters[i]
		j.Encounters = add(j.Encounters, e.Key, e.Tellings, e.Differences, fresh)
	}
	for i := range facts.Deals {
		a := &facts.Deals[i]
		j.Deals = add(j.Deals, a.Key, a.Tellings, a.Differences, fresh)
	}
	j.Title, j.Countries, j.Weight = title(list), countries(facts.Acts), weight(list, facts.Acts)
	return j, nil
}

// near picks of a large story the reports of the days around those that changed.
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
	return out
}

// add appends an act. One of a new report that nobody else tells stands by itself in the record already.
func add(to []store.Group, key string, tellings []record.Telling, diff []record.Difference, fresh map[string]bool) []store.Group {
	if len(tellings) == 1 && fresh[tellings[0].Report] {
		return to
	}
	g := store.Group{Key: key, Differences: diff}
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
