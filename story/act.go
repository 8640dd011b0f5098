package story

import (
	"cmp"
	"slices"

	"github.com/dateline/dateline/record"
)

// enough is how alike two events of one story must be to be one act.
const enough = 1.2

func (c *counter) acts() []record.Act {
	var facts []fact
	var events []*record.Event
	var heads []bool
	for i := range c.members {
		r := c.members[i].Report
		for k := range r.Events {
			e := &r.Events[k]
			s := c.chars[i].cut(e.Sentence.Range)
			f := fact{
				member: i, kind: kind(e), id: e.ID, n: e.Sentence.N, sentence: s, trigger: e.Trigger.Range, score: e.Score,
				words: c.bag(s), days: when(e.Date, e.DatePrecision), rank: e.Score,
			}
			f.rank += 2*filled(len(e.Source)) + 2*filled(len(e.Target))
			if e.Place != nil {
				f.rank += 0.5
			}
			if f.days.told {
				f.rank += 0.5
			}
			facts = append(facts, f)
			events = append(events, e)
			heads = append(heads, e.Place != nil && (e.Place.Start < e.Sentence.Start || e.Place.End > e.Sentence.End))
		}
	}
	groups := c.cluster(facts, func(a, b int) float64 {
		return alike(events[a], events[b], &facts[a], &facts[b], heads[a] || heads[b])
	})
	out := make([]record.Act, 0, len(groups))
	for _, g := range groups {
		t := c.tell(facts, g)
		e := events[t.lead]
		act := record.Act{
			Key: t.key, Event: *e, Lead: t.tellings[0].Source, Reports: t.reports, Publishers: t.publishers, Independent: t.independent,
			Tellings: t.tellings, Differences: differences(events, facts, g, c), Added: t.added,
		}
		out = append(out, act)
	}
	slices.SortFunc(out, func(a, b record.Act) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Key, b.Key)) })
	return out
}

func filled(n int) float64 {
	if n > 0 {
		return 1
	}
	return 0
}

// kind is what two events must have in common: the category of PLOVER, else the root of CAMEO, which also sets sanctions apart.
func kind(e *record.Event) string {
	if root(e) == "16" {
		return "16" // PLOVER has sanctions and arrests in one category
	}
	if e.Plover.Category != "" {
		return e.Plover.Category
	}
	return root(e)
}

func root(e *record.Event) string { return e.CAMEO[:min(2, len(e.CAMEO))] }

// alike tells how probable it is that two events of different reports are one act; less than 0 is no.
func alike(a, b *record.Event, f, g *fact, weak bool) float64 {
	if kind(a) != kind(b) {
		return -1
	}
	for _, flag := range []string{"negated", "future", "hypothetical"} {
		if slices.Contains(a.Aux, flag) != slices.Contains(b.Aux, flag) {
			return -1
		}
	}
	if contact(a.CAMEO) != contact(b.CAMEO) {
		return -1
	}
	words := cosine(f.words, g.words)
	if words > 0.97 && a.CAMEO == b.CAMEO && a.Trigger.Text == b.Trigger.Text {
		return 4 // the same sentence
	}
	rewritten := words > 0.75 && a.Trigger.Text == b.Trigger.Text
	date := f.days.near(g.days)
	if date < 0 && !rewritten {
		return -1
	}
	place := located(a.Place, b.Place)
	if place < 0 {
		if !weak && !rewritten {
			return -1
		}
		place = -0.3
	}
	source, target := overlapping(a.Source, b.Source), overlapping(a.Target, b.Target)
	if a.Reciprocal || b.Reciprocal || mirrored(a.CAMEO, b.CAMEO) {
		crossed := [2]float64{overlapping(a.Source, b.Target), overlapping(a.Target, b.Source)}
		if min(crossed[0], crossed[1]) >= 0 && crossed[0]+crossed[1] > source+target || min(source, target) < 0 {
			source, target = crossed[0], crossed[1]
		}
	}
	if source < 0 && together(a) && together(b) && a.CAMEO == b.CAMEO && words >= 0.3 { // of many who sign, one report names these, another those
		source, target = 0.3, max(0, target)
	}
	if source < 0 { // two tellings of one deed may blame different sides
		if target < 0.5 || a.Quad != 4 || place < 1 || date < 0 || words < 0.3 {
			return -1
		}
		source = -0.4
	}
	if target < 0 && source >= 0.5 && own(a) && own(b) { // of those who swap prisoners, one report names these, another those
		target = 0
	}
	if target < 0 || together(a) && together(b) && source < 1 && words < 0.1 { // two states sign more than one paper
		return -1
	}
	if source <= 0 && target <= 0 && (place < 1 || words < 0.3) {
		return -1
	}
	score := source + target + 0.4*place + 0.4*max(0, date) + 1.2*words + codes(a, b)
	if score < enough {
		return -1
	}
	return score
}

// own reports whether several states act and the target is theirs.
func own(e *record.Event) bool {
	from, to := sides(e.Source), sides(e.Target)
	return len(from) > 1 && !slices.ContainsFunc(to, func(s string) bool { return !slices.Contains(from, s) })
}

// together reports whether those who act stand in one slot, as parties to an agreement or a meeting do.
func together(e *record.Event) bool {
	return (e.Reciprocal || len(e.Target) == 0) && (e.CAMEO == signature || e.Plover.Category == "AGREE" || e.Plover.Category == "CONSULT")
}

// signature is the code of a signed agreement.
const signature = "057"

// contact parts acts of one category that are no two tellings of one: to visit is not to talk, a call is no visit, to sign is not to praise.
func contact(code string) string {
	switch code {
	case "042", "043":
		return "visit"
	case "041":
		return "call"
	case signature:
		return "signature"
	}
	return ""
}

// mirrored reports whether two codes tell one visit from its two sides.
func mirrored(a, b string) bool { return a == "042" && b == "043" || a == "043" && b == "042" }

// codes compares the codes of two events of one kind.
func codes(a, b *record.Event) float64 {
	x, y := a.CAMEO, b.CAMEO
	switch {
	case x == y:
		return 0.4
	case general(x, y) || general(y, x) || mirrored(x, y):
		return 0.2
	case root(a) == root(b):
		return 0
	}
	return -0.3
}

// general reports whether code x holds code y: 19 or 190 holds 193.
func general(x, y string) bool {
	for len(x) > 2 && x[len(x)-1] == '0' {
		x = x[:len(x)-1]
	}
	return len(x) <= len(y) && y[:len(x)] == x
}

// differences lists the slots in which the tellings of an act disagree.
func differences(events []*record.Event, facts []fact, group []int, c *counter) []record.Difference {
	out := []record.Difference{}
	if len(group) < 2 {
		return out
	}
	id := func(i int) string { return c.members[facts[i].member].ID }
	date, place := values{slot: "date"}, values{slot: "place"}
	for _, i := range group {
		if e := events[i]; facts[i].days.told && facts[i].days.from == facts[i].days.to {
			date.add(e.Date, id(i))
		}
		if p := events[i].Place; p != nil && !wide(p) && p.Start >= events[i].Sentence.Start && p.End <= events[i].Sentence.End {
			place.add(p.Name, id(i))
		}
	}
	out = place.difference(date.difference(out))
	if !events[group[0]].Reciprocal {
		out = disputed("source", group, func(i int) []record.Participant {
			if mirrored(events[i].CAMEO, events[group[0]].CAMEO) {
				return events[i].Target
			}
			return events[i].Source
		}, id, out)
	}
	code := values{slot: "code"}
	for _, i := range group {
		x := events[i].CAMEO
		if mirrored(x, events[group[0]].CAMEO) {
			x = events[group[0]].CAMEO
		}
		if !slices.ContainsFunc(group, func(k int) bool { y := events[k].CAMEO; return x != y && general(x, y) }) {
			code.add(x, id(i))
		}
	}
	out = code.difference(out)
	for _, what := range counted(kind(events[group[0]])) {
		v := values{slot: "number"}
		for _, i := range group {
			v.add(figureOf(facts[i].sentence, what), id(i))
		}
		out = v.difference(out)
	}
	return out
}

// disputed lists who fills a slot if the tellings name sides of which none stands for the other.
func disputed(slot string, group []int, of func(int) []record.Participant, id func(int) string, to []record.Difference) []record.Difference {
	clash := false
	for n, i := range group {
		for _, k := range group[:n] {
			clash = clash || overlapping(of(i), of(k)) < 0
		}
	}
	if !clash {
		return to
	}
	v := values{slot: slot}
	for _, i := range group {
		if p := of(i); len(p) > 0 {
			v.add(p[0].Name, id(i))
		}
	}
	return v.difference(to)
}
