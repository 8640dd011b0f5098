package story

import (
	"slices"

	"github.com/dateline/dateline/record"
)

// A Deed is what tells one happening from another of its kind: who took part, when and where.
type Deed struct {
	Kind  uint32
	Meets bool     // a meeting or a visit
	Sides []uint32 // countries and groups on either side, sorted
	Where uint32   // town, 0 if none is told
	Days  span
}

// deeds is how many deeds of a report are kept.
const deeds = 8

// doings lists the first deeds of a report: what it tells as done, not what is said of it or planned.
func doings(r *record.Report) []Deed {
	var out []Deed
	own, text := day(r), runes(r.Text)
	for i := range r.Events {
		e := &r.Events[i]
		if len(out) == deeds {
			break
		}
		if !happened(e) {
			continue
		}
		d := Deed{Kind: key(hash(kind(e))), Meets: e.Plover.Category == "CONSULT", Days: when(e.Date, e.DatePrecision)}
		if d.Days.told && d.Days.to == own && stated(r, text, e) {
			d.Days = when(e.Date, "report")
		}
		for _, s := range append(sides(e.Source), sides(e.Target)...) {
			if s != "" {
				d.Sides = append(d.Sides, key(hash(s)))
			}
		}
		slices.Sort(d.Sides)
		d.Sides = slices.Compact(d.Sides)
		if p := e.Place; p != nil && !wide(p) {
			d.Where = key(hash(p.Name + "|" + p.Country))
		}
		out = append(out, d)
	}
	return out
}

// stated reports whether the only day that the sentence of an event names is that of a statement.
func stated(r *record.Report, text characters, e *record.Event) bool {
	found := false
	for i := range r.Dates {
		d := &r.Dates[i]
		if d.Start < e.Sentence.Start || d.End > e.Sentence.End || d.Value != e.Date {
			continue
		}
		if !saying(text, d) {
			return false
		}
		found = true
	}
	return found
}

// happened reports whether an event is a deed that is told as done.
func happened(e *record.Event) bool {
	for _, flag := range []string{"historical", "future", "hypothetical", "negated"} {
		if slices.Contains(e.Aux, flag) {
			return false
		}
	}
	switch e.Plover.Category {
	case "CONSULT", "ASSAULT", "PROTEST", "COERCE", "SANCTION", "MOBILIZE", "AID", "COOPERATE":
		return true
	}
	return e.CAMEO == signature
}

// doing weighs the deeds of two reports. One that both tell of a day speaks for one happening; first deeds of one kind that can't be one,
// or that are told of no day and days apart, speak against it.
func doing(a, b *Brief) float64 {
	for i := range a.Deeds {
		for k := range b.Deeds {
			if a.Deeds[i].is(&b.Deeds[k]) {
				return sameDeed
			}
		}
	}
	if len(a.Deeds) == 0 || len(b.Deeds) == 0 {
		return 0
	}
	x, y := &a.Deeds[0], &b.Deeds[0]
	switch {
	case x.rivals(y):
		return -4
	case x.Kind == y.Kind && x.Days.near(y.Days) < 0:
		return -2
	}
	return 0
}

// is reports whether two deeds are one by what is told: the same day, and sides that fit.
func (d *Deed) is(e *Deed) bool {
	if d.Kind != e.Kind || !d.Days.told || d.Days != e.Days || d.Days.from != d.Days.to || d.elsewhere(e) {
		return false
	}
	least, most := d.Sides, e.Sides
	if len(least) > len(most) {
		least, most = most, least
	}
	if len(least) == 0 || d.Meets && len(least) > 1 && len(least) < len(most) { // a talk on the sidelines of a summit
		return false
	}
	return !apart(least, most)
}

// rivals reports whether two deeds are of one kind and can't be one: days that are told part them, or the day that is told of one comes after
// the report of the other; or, on days that may differ, towns or those who meet.
func (d *Deed) rivals(e *Deed) bool {
	if d.Kind != e.Kind {
		return false
	}
	if d.Days.after(e.Days) || e.Days.after(d.Days) {
		return true
	}
	return d.Days != e.Days && (d.elsewhere(e) || d.Meets && apart(d.Sides, e.Sides))
}

// after reports whether a span that is told begins after the end of another. One without days is after nothing.
func (s span) after(t span) bool { return s.told && t.to != NoDay && s.from > t.to }

func (d *Deed) elsewhere(e *Deed) bool { return d.Where != 0 && e.Where != 0 && d.Where != e.Where }

// apart reports whether each of two sorted lists holds something that the other lacks.
func apart(a, b []uint32) bool {
	lacks := func(a, b []uint32) bool {
		return slices.ContainsFunc(a, func(k uint32) bool { return !slices.Contains(b, k) })
	}
	return lacks(a, b) && lacks(b, a)
}
