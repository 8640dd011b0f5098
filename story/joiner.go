package story

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/dateline/dateline"
)

// Window is how many days two reports of one story lie apart at most, unless others stand between them.
const Window = 7

// Thresholds of [Likeness].
const (
	surely   = 0.9 // reports of one story, whatever else there is
	probably = 0.4 // a report and the earlier one that is most like it
	repeated = 0.5 // share of the shorter text that stands in the other, where one text is made from the other
)

// What speaks for one happening or against it, in the weight of evidence of a pair.
const (
	wordsWeigh  = 20
	namesWeigh  = 1.5
	placesWeigh = 2
	actsWeigh   = 1.5
	base        = -4.5
	sameDay     = 1
	sameDeed    = 2

	threshold = -0.4054651 // the weight of probably
	rounding  = 0.01
)

// Likeness tells how probable it is that two reports are on the same happenings, from 0 to 1: a logistic function of what they have in
// common. Its weights were fitted, and rounded, on open.txt and week.txt in eval/stories, and so that news of one month in which all name the same two people
// don't become one story: words tell a happening, people and places do not.
func Likeness(a, b *Brief) float64 {
	gap := max(a.Day-b.Day, b.Day-a.Day)
	if a.Day == NoDay || b.Day == NoDay || gap > Window {
		return 0
	}
	place := cosine(a.Places, b.Places)
	x := wordsWeigh*cosine(a.Terms, b.Terms) + namesWeigh*cosine(a.Names, b.Names) + placesWeigh*place + actsWeigh*cosine(a.Acts, b.Acts) + base + days(a, b, place) + doing(a, b)
	if place < 0.05 && cosine(a.Places, a.Places) > 0.2 && cosine(b.Places, b.Places) > 0.2 { // both tell where, and elsewhere
		x -= 1
	}
	x -= 0.3 * float64(max(0, gap-1))
	return 1 / (1 + math.Exp(-x))
}

// unlike reports, by what is soon found out, whether the likeness of two reports is less than probable. sum is what their terms have in common.
func unlike(a, b *Brief, sum float32) bool {
	const enough = threshold - base - rounding
	x := float64(sum) + days(a, b, 1)
	return x+sameDeed < enough || x+doing(a, b) < enough
}

// days weighs the days that two reports name. A day before the later report that both name speaks for one happening; days of which none is common
// speak against it, unless the later report tells what happened on the day of the earlier.
func days(a, b *Brief, place float64) float64 {
	if a.Day < b.Day || a.Day == b.Day && a.ID < b.ID {
		a, b = b, a
	}
	if len(a.Told) == 0 || len(b.Told) == 0 {
		return 0
	}
	for _, d := range a.Told {
		if slices.Contains(b.Told, d) {
			if d < a.Day {
				return sameDay
			}
			return 0
		}
	}
	first := a.Told[0]
	switch {
	case first < a.Day && (b.Day == a.Day || !slices.Contains(a.Told, b.Day)):
		if first > b.Day {
			return -5
		}
		return -2
	case first == a.Day && a.Day > b.Day && place < 0.05 && (apart(a.Lands, b.Lands) || first-slices.Max(b.Told) >= 3): // the news of another day
		return -3
	}
	return 0
}

// A Link says that a report goes on with an earlier one.
type Link struct {
	To     string
	Weight float32
}

// A Node is a report with its place in the record.
type Node struct {
	*Brief
	Links  []Link  // to earlier reports of its story, sorted by To; the strongest of those that are surely of one story, else the one most like it
	Copy   string  // the earlier report from whose text its own is made, "" if none
	Copied float32 // how much the two texts have in common, 0 to 1
	Story  string  // id of its story
}

// A Joiner holds the reports of some days. It puts reports into stories: a story is what links connect, its id is that of its first report.
// Links depend on nothing but the two reports and on which earlier report is most like the later, so that the stories are the same in whatever order
// reports are added. The zero value is not ready; see [NewJoiner].
type Joiner struct {
	nodes   map[string]*node
	index   index
	changed map[*node]bool
	left    map[string]bool
}

type node struct {
	Node
	back  []*node // later reports that link to it
	bound bool    // stands in the index; a report outside the window doesn't
	slot  int32   // where
	mark  bool
}

// NewJoiner returns a joiner without reports.
func NewJoiner() *Joiner {
	return &Joiner{nodes: map[string]*node{}, changed: map[*node]bool{}, left: map[string]bool{}}
}

// Len returns the number of reports that are held.
func (j *Joiner) Len() int { return len(j.nodes) }

// Has reports whether a report is held.
func (j *Joiner) Has(id string) bool { return j.nodes[id] != nil }

// Load puts in reports that were joined before, as they were kept. New ones are compared with those whose day lies from..to; the others
// are held because a story reaches out of the window. All reports that they link to must be among those that are loaded or held.
func (j *Joiner) Load(list []Node, from, to int) {
	for _, n := range list {
		if x := j.nodes[n.ID]; x != nil {
			if !x.bound && n.Day >= from && n.Day <= to {
				x.Brief = n.Brief
				j.index.put(x)
			}
			continue
		}
		x := &node{Node: n}
		j.nodes[n.ID] = x
		if n.Day >= from && n.Day <= to {
			j.index.put(x)
		}
	}
	for _, n := range list {
		x := j.nodes[n.ID]
		for _, l := range x.Links {
			if y := j.nodes[l.To]; y != nil && !slices.Contains(y.back, x) {
				y.back = append(y.back, x)
			}
		}
	}
}

// before is the order of reports: by day, then by id.
func before(a, b *node) bool {
	if a.Day != b.Day {
		return a.Day < b.Day
	}
	return a.ID < b.ID
}

// Add puts in a report that is new, or one that was coded anew. All reports of the days around it ([Window]) must be held.
func (j *Joiner) Add(b *Brief) {
	if j.nodes[b.ID] != nil {
		j.Remove(b.ID)
	}
	x := &node{Node: Node{Brief: b}}
	j.nodes[b.ID] = x
	j.changed[x] = true
	if b.Day == NoDay {
		return
	}
	for _, c := range j.index.near(b) {
		if before(c.node, x) {
			j.offer(x, c.node, c)
		} else {
			j.offer(c.node, x, c)
		}
	}
	j.index.put(x)
}

// offer makes the links between two reports.
func (j *Joiner) offer(later, earlier *node, c candidate) {
	like := 0.0
	if !unlike(later.Brief, earlier.Brief, c.sum) {
		like = Likeness(later.Brief, earlier.Brief)
	}
	if c.text {
		if o := overlap(later.Sketch, earlier.Sketch); o >= repeated {
			like = max(like, (1+o)/2) // a text that is made from another belongs to its story
			old := j.nodes[later.Copy]
			long, brief := max(later.Length, earlier.Length), min(later.Length, earlier.Length)
			if o := float32(o * float64(brief) / float64(long)); later.Copy == "" || o > later.Copied || o == later.Copied && old != nil && before(earlier, old) {
				later.Copy, later.Copied = earlier.ID, o
				j.changed[later] = true
			}
		}
	}
	if like < probably {
		return
	}
	weight := float32(like)
	j.link(later, earlier, weight)
}

// link adds a link and takes out a weaker one that was no more than the best so far.
func (j *Joiner) link(later, earlier *node, weight float32) {
	best, at := j.best(later)
	switch {
	case weight >= surely:
		if at >= 0 && later.Links[at].Weight < surely {
			j.unlink(later, at)
		}
	case at >= 0 && (best.Weight > weight || best.Weight == weight && !before(earlier, j.nodes[best.To])):
		return
	case at >= 0:
		j.unlink(later, at)
	}
	i, _ := slices.BinarySearchFunc(later.Links, earlier.ID, func(l Link, id string) int { return cmp.Compare(l.To, id) })
	later.Links = slices.Insert(slices.Clone(later.Links), i, Link{earlier.ID, weight})
	earlier.back = append(earlier.back, later)
	j.changed[later] = true
	if len(later.Links) > links {
		j.unlink(later, j.weakest(later))
	}
}

// links is how many links a report has at most.
const links = 6

// weakest returns where the weakest link stands; of two that are equal the one to the later report.
func (j *Joiner) weakest(x *node) int {
	at := 0
	for i, l := range x.Links {
		w := x.Links[at]
		if l.Weight < w.Weight || l.Weight == w.Weight && before(j.nodes[w.To], j.nodes[l.To]) {
			at = i
		}
	}
	return at
}

// best returns the strongest link of a report and where it stands; -1 if it has none.
func (j *Joiner) best(x *node) (Link, int) {
	at := -1
	for i, l := range x.Links {
		if at < 0 || l.Weight > x.Links[at].Weight {
			at = i
		}
	}
	if at < 0 {
		return Link{}, at
	}
	return x.Links[at], at
}

func (j *Joiner) unlink(x *node, at int) {
	if y := j.nodes[x.Links[at].To]; y != nil {
		y.back = slices.DeleteFunc(y.back, func(z *node) bool { return z == x })
		j.changed[y] = true
	}
	x.Links = slices.Delete(slices.Clone(x.Links), at, at+1)
	j.changed[x] = true
}

// Remove takes a report out. Those that linked to it are joined anew.
func (j *Joiner) Remove(id string) {
	x := j.nodes[id]
	if x == nil {
		return
	}
	j.index.drop(x)
	for len(x.Links) > 0 {
		j.unlink(x, 0)
	}
	delete(j.nodes, id)
	delete(j.changed, x)
	again := slices.Clone(x.back)
	for _, y := range j.nodes {
		if y.Copy == id && !slices.Contains(again, y) {
			again = append(again, y)
		}
	}
	for _, y := range again {
		for len(y.Links) > 0 {
			j.unlink(y, 0)
		}
		y.Copy, y.Copied = "", 0
		j.changed[y] = true
		for _, c := range j.index.near(y.Brief) {
			if c.node != y && before(c.node, y) {
				j.offer(y, c.node, c)
			}
		}
	}
}

// Changed settles the stories and returns the reports whose story, links or copy are not what they were, in order of day and id.
func (j *Joiner) Changed() []Node {
	out := maps.Clone(j.changed)
	seen := map[*node]bool{}
	for _, x := range sorted(j.changed) {
		if seen[x] {
			continue
		}
		story := j.component(x)
		for _, y := range story {
			seen[y] = true
		}
		id := ID(story[0].ID)
		for _, y := range story {
			if y.Story != id {
				j.left[y.Story] = true
				y.Story = id
				out[y] = true
			}
		}
	}
	clear(j.changed)
	var list []Node
	for _, x := range sorted(out) {
		list = append(list, x.Node)
	}
	return list
}

// Stories returns the members of the stories that the given reports belong to, and of those that reports left since it was asked last, each in order
// of day and id.
func (j *Joiner) Stories(of []Node) [][]Node {
	want := maps.Clone(j.left)
	for _, n := range of {
		want[n.Story] = true
	}
	clear(j.left)
	delete(want, "")
	members := map[string]map[*node]bool{}
	for _, x := range j.nodes {
		if want[x.Story] {
			if members[x.Story] == nil {
				members[x.Story] = map[*node]bool{}
			}
			members[x.Story][x] = true
		}
	}
	var out [][]Node
	for _, id := range slices.Sorted(maps.Keys(members)) {
		var list []Node
		for _, x := range sorted(members[id]) {
			list = append(list, x.Node)
		}
		out = append(out, list)
	}
	return out
}

// ID returns the id of the story whose first report is given.
func ID(first string) string { return dateline.Hash("story", first) }

// component returns the reports that links connect with x, in order of day and id.
func (j *Joiner) component(x *node) []*node {
	list := []*node{x}
	x.mark = true
	for i := 0; i < len(list); i++ {
		y := list[i]
		for _, l := range y.Links {
			if z := j.nodes[l.To]; z != nil && !z.mark {
				z.mark = true
				list = append(list, z)
			}
		}
		for _, z := range y.back {
			if !z.mark {
				z.mark = true
				list = append(list, z)
			}
		}
	}
	for _, y := range list {
		y.mark = false
	}
	slices.SortFunc(list, order)
	return list
}

func order(a, b *node) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) }

func sorted(set map[*node]bool) []*node {
	return slices.SortedFunc(maps.Keys(set), order)
}

// Keep drops the reports of other days than from..to, except those of stories that reach into them.
func (j *Joiner) Keep(from, to int) {
	keep := map[*node]bool{}
	for _, x := range j.nodes {
		if x.Day >= from && x.Day <= to && !keep[x] {
			for _, y := range j.component(x) {
				keep[y] = true
			}
		}
	}
	for id, x := range j.nodes {
		inside := x.Day >= from && x.Day <= to
		if !inside {
			j.index.drop(x)
		}
		if !keep[x] {
			delete(j.nodes, id)
		}
	}
}
