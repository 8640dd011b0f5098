package story

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
)

// A Member is a report of a story with what is to be counted.
type Member struct {
	*record.Report
	Copy  string    // the earlier report that it repeats, "" if none
	Added time.Time // when it came in
}

// Source returns where and when the report told it.
func (m *Member) Source() record.Source {
	return record.Source{Report: m.ID, URL: m.URL, Publisher: m.Publisher, Published: m.Published, Title: m.Title, Copy: m.Copy}
}

// Rules of counting.
const (
	PerStory = "story" // tellings of one act in the reports of one story are one act
	PerDay   = "day"   // likewise, and see [Daily]
	Never    = "none"  // every event of every report counts
)

// Facts are the facts of a story, each counted once, in order of date and key.
type Facts struct {
	Acts       []record.Act
	Encounters []record.Encounter
	Deals      []record.Deal
}

// Count joins the facts of the reports of one story that are one act, one meeting or one agreement. The result depends on what the
// reports are, not on their order. A report never tells an act twice: what the coding kept apart in one text stays apart.
func Count(members []Member, rule string) Facts {
	members = slices.Clone(members)
	slices.SortFunc(members, func(a, b Member) int {
		return cmp.Or(cmp.Compare(day(a.Report), day(b.Report)), cmp.Compare(a.ID, b.ID))
	})
	c := &counter{members: members, origin: origins(members), never: rule == Never}
	for i := range members {
		c.chars = append(c.chars, runes(members[i].Text))
	}
	return Facts{c.acts(), c.encounters(), c.deals()}
}

// A counter works on the reports of one story, in order of day and id.
type counter struct {
	members []Member
	origin  []int // for each, the first member from which its text was handed down
	chars   []characters
	never   bool
}

// characters is a text that is cut by characters.
type characters struct {
	s     string
	runes []rune // nil if the text is ASCII
}

func runes(s string) characters {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return characters{s, []rune(s)}
		}
	}
	return characters{s: s}
}

func (t characters) cut(r record.Range) string {
	if t.runes != nil {
		if r.Start < 0 || r.End > len(t.runes) || r.Start >= r.End {
			return ""
		}
		return string(t.runes[r.Start:r.End])
	}
	if r.Start < 0 || r.End > len(t.s) || r.Start >= r.End {
		return ""
	}
	return t.s[r.Start:r.End]
}

// origins follows copies back to the first report of their text that is among the members.
func origins(members []Member) []int {
	at := map[string]int{}
	for i := range members {
		at[members[i].ID] = i
	}
	out := make([]int, len(members))
	for i := range members {
		k := i
		for range members {
			up, ok := at[members[k].Copy]
			if !ok || up >= k {
				break
			}
			k = up
		}
		out[i] = k
	}
	return out
}

// A fact is one telling of something, as far as all kinds of facts are alike.
type fact struct {
	member   int
	kind     string // facts of different kinds are never one
	id       string
	n        int // sentence, from 1
	sentence string
	trigger  record.Range
	score    float64
	rank     float64 // how much it tells: the telling with most leads
	words    []Term  // of the sentence
	days     span
}

// cluster groups facts. They come with the fullest first; each joins the group whose members are all like it and most like it. like returns less than 0 if two facts
// can't be one.
func (c *counter) cluster(facts []fact, like func(a, b int) float64) [][]int {
	order := make([]int, len(facts))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := &facts[a], &facts[b]
		return cmp.Or(cmp.Compare(y.rank, x.rank), cmp.Compare(x.member, y.member), cmp.Compare(x.trigger.Start, y.trigger.Start), cmp.Compare(x.id, y.id))
	})
	var groups [][]int
	kinds := map[string][]int{} // groups of each kind
	for _, i := range order {
		best, at := 0.0, -1
		if !c.never {
		groups:
			for _, g := range kinds[facts[i].kind] {
				sum := 0.0
				for _, k := range groups[g] {
					if facts[k].member == facts[i].member {
						continue groups
					}
					x := like(i, k)
					if x < 0 {
						continue groups
					}
					sum += x
				}
				if mean := sum / float64(len(groups[g])); mean > best {
					best, at = mean, g
				}
			}
		}
		if at < 0 {
			kinds[facts[i].kind] = append(kinds[facts[i].kind], len(groups))
			groups = append(groups, []int{i})
		} else {
			groups[at] = append(groups[at], i)
		}
	}
	return groups
}

// telling is a group of facts turned into what all records of the record have.
type telling struct {
	key         string // id of the fact that was told first, by day and id of its report
	lead        int    // fact
	tellings    []record.Telling
	reports     int
	publishers  int
	independent int
	added       time.Time
}

func (c *counter) tell(facts []fact, group []int) telling {
	out := telling{lead: group[0]}
	first := group[0]
	carriers := map[string][]int{}
	told := slices.Clone(group)
	slices.SortStableFunc(told[1:], func(a, b int) int { return facts[a].member - facts[b].member })
	for n, i := range told {
		f := &facts[i]
		m := &c.members[f.member]
		if f.member < facts[first].member {
			first = i
		}
		out.tellings = append(out.tellings, record.Telling{Source: m.Source(), Fact: f.id, Sentence: f.sentence, N: f.n, Trigger: f.trigger, Score: f.score})
		p := m.Publisher
		if p == "" {
			p = "\x00" + m.ID
		}
		carriers[p] = append(carriers[p], c.origin[f.member])
		if n == 0 || m.Added.Before(out.added) {
			out.added = m.Added
		}
	}
	out.reports, out.publishers = len(group), len(carriers)
	out.independent = classes(carriers)
	out.key = facts[first].id
	return out
}

// classes counts publishers, those as one that carry the same text.
func classes(carriers map[string][]int) int {
	var groups [][]int
	names := make([]string, 0, len(carriers))
	for p := range carriers {
		names = append(names, p)
	}
	slices.Sort(names)
	for _, p := range names {
		mine := slices.Clone(carriers[p])
		groups = slices.DeleteFunc(groups, func(g []int) bool {
			if !slices.ContainsFunc(g, func(o int) bool { return slices.Contains(mine, o) }) {
				return false
			}
			mine = append(mine, g...)
			return true
		})
		groups = append(groups, mine)
	}
	return len(groups)
}

// values collects what the tellings of a group say of one slot. Where all agree there is no difference.
type values struct {
	slot string
	list []record.Value
}

func (v *values) add(value, report string) {
	if value == "" {
		return
	}
	for i := range v.list {
		if v.list[i].Value == value {
			if !slices.Contains(v.list[i].Reports, report) {
				v.list[i].Reports = append(v.list[i].Reports, report)
			}
			return
		}
	}
	v.list = append(v.list, record.Value{Value: value, Reports: []string{report}})
}

// difference appends the slot to a list if there is more than one value, the one that most reports give first.
func (v *values) difference(to []record.Difference) []record.Difference {
	if len(v.list) < 2 {
		return to
	}
	for i := range v.list {
		slices.Sort(v.list[i].Reports)
	}
	slices.SortFunc(v.list, func(a, b record.Value) int {
		return cmp.Or(len(b.Reports)-len(a.Reports), cmp.Compare(a.Value, b.Value))
	})
	return append(to, record.Difference{Slot: v.slot, Values: v.list})
}

// bag returns the words of a sentence; none in a story of one report, where there is nothing to compare.
func (c *counter) bag(sentence string) []Term {
	if len(c.members) == 1 {
		return nil
	}
	return bag(sentence)
}

// bag makes comparable terms of the words of a sentence.
func bag(sentence string) []Term {
	seen := map[uint32]bool{}
	var out []Term
	for _, w := range split(sentence) {
		if len(w) < 3 && !figure(w) || slices.Contains([]string{"the", "and", "for", "that", "had", "was", "were", "his", "her", "its", "with", "has", "have", "been", "who", "which", "said", "from", "are"}, w) {
			continue
		}
		if k := key(hash(stem(w))); !seen[k] {
			seen[k] = true
			out = append(out, Term{k, 1})
		}
	}
	return strongest(out, 64, 0)
}

// A span is a range of days in which something happened.
type span struct {
	from, to int
	told     bool // by the text; else the report's own date stands in
}

// back is how many days before its report something may have happened that the report gives no date.
const back = 2

// when reads a date of the record: YYYY-MM-DD, a month, a year, a week.
func when(date, precision string) span {
	d := number(date)
	switch {
	case precision == "report" && d != NoDay:
		return span{d - back, d, false}
	case d != NoDay && precision == "week":
		return span{d, d + 6, true}
	case d != NoDay:
		return span{d, d, true}
	case len(date) == 7:
		if d := number(date + "-01"); d != NoDay {
			return span{d, d + 30, true}
		}
	case len(date) == 4:
		if d := number(date + "-01-01"); d != NoDay {
			return span{d, d + 365, true}
		}
	}
	return span{NoDay, NoDay, false}
}

// near compares two spans: 1 the same day, 0 can't be told apart or not told, less than 0 different days.
func (s span) near(t span) float64 {
	switch {
	case s.from == NoDay || t.from == NoDay:
		return 0
	case s.from > t.to || t.from > s.to:
		return -1
	case s.told && t.told && s == t:
		return 1
	case !s.told && !t.told && s.to != t.to:
		return 0.2
	}
	return 0.6
}

// overlapping says how the people of two slots fit: 1 the same, 0.6 one stands for the other, 0 one is empty, less than 0 others.
func overlapping(a, b []record.Participant) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	best := -1.0
	for i := range a {
		for k := range b {
			best = max(best, same(&a[i], &b[k]))
		}
	}
	return best
}

// same compares two participants.
func same(a, b *record.Participant) float64 {
	pa, pb := strings.HasPrefix(a.Actor, "person/"), strings.HasPrefix(b.Actor, "person/")
	switch {
	case a.Actor != "" && a.Actor == b.Actor:
		return 1
	case pa && pb:
		return -1
	case a.Place != "" && a.Place == b.Place:
		if a.Sector == b.Sector || a.Sector == "" || b.Sector == "" {
			return 0.8
		}
		if official(a.Sector) != official(b.Sector) {
			return 0.2
		}
		return 0.5
	case a.Place != "" && b.Place != "":
		return -1
	}
	if dice(split(a.Name), split(b.Name)) >= 0.5 {
		return 0.9
	}
	if a.Sector != "" && a.Sector == b.Sector {
		return 0.2
	}
	return -0.5
}

// official reports whether who has the sector acts for the state.
func official(sector string) bool {
	return slices.Contains([]string{"GOV", "MIL", "COP", "SPY", "LEG", "JUD", ""}, sector)
}

// located compares two places: 1 the same, 0.3 one may lie in the other, 0 one is not told, less than 0 apart.
func located(a, b *record.Place) float64 {
	switch {
	case a == nil || b == nil:
		return 0
	case a.GeoNameID != 0 && a.GeoNameID == b.GeoNameID || a.Name == b.Name && a.Country == b.Country:
		return 1
	case a.Country != b.Country && a.Country != "" && b.Country != "":
		return -1
	case wide(a) || wide(b):
		return 0.3
	case a.Lat != nil && b.Lat != nil && a.Lon != nil && b.Lon != nil && abs(*a.Lat-*b.Lat)+abs(*a.Lon-*b.Lon) < 0.5:
		return 0.3
	}
	return -1
}

func wide(p *record.Place) bool {
	return slices.Contains([]string{"country", "region", "province", "none", ""}, p.Precision)
}

func abs(x float64) float64 { return max(x, -x) }
