package story

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline/dateline/record"
)

func (c *counter) encounters() []record.Encounter {
	var facts []fact
	var meetings []*record.Meeting
	for i := range c.members {
		r := c.members[i].Report
		for k := range r.Meetings {
			m := &r.Meetings[k]
			f := fact{member: i, id: m.ID, days: when(m.Date, m.DatePrecision)}
			c.mention(&f, m.Mentions)
			for _, s := range m.Sides {
				f.rank += 2 * filled(len(s))
			}
			f.rank += filled(len(m.Topics)) + filled(len(m.Outcomes))
			if m.Stage.Value == "took place" {
				f.rank++
			}
			if m.Place != nil {
				f.rank += 0.5
			}
			if f.days.told {
				f.rank += 0.5
			}
			facts, meetings = append(facts, f), append(meetings, m)
		}
	}
	groups := c.cluster(facts, func(a, b int) float64 { return encountered(meetings[a], meetings[b], &facts[a], &facts[b]) })
	out := make([]record.Encounter, 0, len(groups))
	for _, g := range groups {
		t := c.tell(facts, g)
		e := record.Encounter{
			Key: t.key, Meeting: *meetings[t.lead], Lead: t.tellings[0].Source, Reports: t.reports, Publishers: t.publishers, Independent: t.independent,
			Tellings: t.tellings, Added: t.added, Differences: []record.Difference{},
		}
		date, place, stage := values{slot: "date"}, values{slot: "place"}, values{slot: "stage"}
		for _, i := range g {
			m, id := meetings[i], c.members[facts[i].member].ID
			if facts[i].days.told && facts[i].days.from == facts[i].days.to {
				date.add(m.Date, id)
			}
			if m.Place != nil && !wide(m.Place) && m.PlaceFrom == "text" {
				place.add(m.Place.Name, id)
			}
			stage.add(m.Stage.Value, id)
		}
		e.Differences = stage.difference(place.difference(date.difference(e.Differences)))
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b record.Encounter) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Key, b.Key)) })
	return out
}

// mention fills in where a meeting or an agreement is told first.
func (c *counter) mention(f *fact, list []record.Mention) {
	if len(list) == 0 {
		return
	}
	m := &list[0]
	f.n, f.trigger = m.Sentence.N, m.Trigger.Range
	f.sentence = c.chars[f.member].cut(m.Sentence.Range)
	f.words = c.bag(f.sentence)
}

// family parts what can't be one meeting: visits, calls, and the others.
func family(kind string) string {
	switch {
	case strings.Contains(kind, "visit"):
		return "visit"
	case kind == "call":
		return kind
	}
	return "meeting"
}

// encountered tells how alike two meetings of different reports are; less than 0 is no.
func encountered(a, b *record.Meeting, f, g *fact) float64 {
	if family(a.Kind.Value) != family(b.Kind.Value) || (a.Stage.Value == "cancelled") != (b.Stage.Value == "cancelled") {
		return -1
	}
	date, place := f.days.near(g.days), located(a.Place, b.Place)
	if date < 0 || place < 0 && a.PlaceFrom == "text" && b.PlaceFrom == "text" {
		return -1
	}
	if a.Stage.Value != b.Stage.Value && date == 0 { // a plan without a date may be for another time
		return -1
	}
	people := parties(gather(a.Sides), gather(b.Sides))
	if people < 0.5 {
		return -1
	}
	return 2*people + 0.4*place + 0.4*date + cosine(f.words, g.words)
}

func gather(sides [][]record.Attendee) []record.Attendee {
	var out []record.Attendee
	for _, s := range sides {
		out = append(out, s...)
	}
	return out
}

// parties tells how far those who take part are the same: the share of the smaller list that has somebody in the other, less those who
// can't be the same.
func parties(a, b []record.Attendee) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	sum := 0.0
	for i := range a {
		best := -1.0
		for k := range b {
			best = max(best, same(&a[i].Participant, &b[k].Participant))
		}
		sum += max(0, best)
	}
	if x := sum / float64(len(a)); len(a) > 1 || len(b) == 1 {
		return x
	}
	return 0.6 * sum // one side alone says little
}

func (c *counter) deals() []record.Deal {
	var facts []fact
	var list []*record.Agreement
	for i := range c.members {
		r := c.members[i].Report
		for k := range r.Agreements {
			a := &r.Agreements[k]
			f := fact{member: i, id: a.ID, days: when(a.Date, a.DatePrecision)}
			c.mention(&f, a.Mentions)
			f.rank = 2*float64(min(2, len(a.Parties))) + filled(len(a.Title.Text)) + filled(len(a.Topics))
			if f.days.told {
				f.rank += 0.5
			}
			facts, list = append(facts, f), append(list, a)
		}
	}
	groups := c.cluster(facts, func(a, b int) float64 { return agreed(list[a], list[b], &facts[a], &facts[b]) })
	out := make([]record.Deal, 0, len(groups))
	for _, g := range groups {
		t := c.tell(facts, g)
		d := record.Deal{
			Key: t.key, Agreement: *list[t.lead], Lead: t.tellings[0].Source, Reports: t.reports, Publishers: t.publishers, Independent: t.independent,
			Tellings: t.tellings, Added: t.added, Differences: []record.Difference{},
		}
		date, stage := values{slot: "date"}, values{slot: "stage"}
		for _, i := range g {
			id := c.members[facts[i].member].ID
			if facts[i].days.told && facts[i].days.from == facts[i].days.to {
				date.add(list[i].Date, id)
			}
			stage.add(list[i].Stage.Value, id)
		}
		d.Differences = stage.difference(date.difference(d.Differences))
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b record.Deal) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Key, b.Key)) })
	return out
}

// agreed tells how alike two agreements of different reports are; less than 0 is no.
func agreed(a, b *record.Agreement, f, g *fact) float64 {
	made := func(stage string) bool { return slices.Contains([]string{"agreed", "signed", "initialled"}, stage) }
	if a.Stage.Value != b.Stage.Value && !(made(a.Stage.Value) && made(b.Stage.Value)) {
		return -1
	}
	date := f.days.near(g.days)
	if date < 0 {
		return -1
	}
	ceasefire := (a.Kind.Value == "ceasefire") != (b.Kind.Value == "ceasefire")
	title := dice(split(a.Title.Text), split(b.Title.Text))
	if ceasefire || a.Title.Text != "" && b.Title.Text != "" && title < 0.3 {
		return -1
	}
	people := parties(a.Parties, b.Parties)
	if people < 0.5 && (title < 0.7 || len(a.Parties) > 0 && len(b.Parties) > 0) {
		return -1
	}
	score := 2*people + title + 0.4*date + cosine(f.words, g.words)
	if a.Kind.Value != b.Kind.Value {
		score -= 0.4
	}
	if score < enough {
		return -1
	}
	return score
}
