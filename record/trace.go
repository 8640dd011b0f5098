package record

import (
	"cmp"
	"slices"
	"strings"
)

// A reach is a judgement of an actor, an office or a place, which speaks of everything in which that takes part.
type reach struct {
	actor, place string
	by           []string
}

func reached(machine *Report, kind string, i int, mark *Judged) reach {
	switch kind {
	case KindActor:
		return reach{actor: machine.Actors[i].ID, by: mark.By}
	case KindOffice:
		return reach{actor: machine.Actors[i/perActor].ID, by: mark.By}
	case KindPlace:
		return reach{place: machine.Places[i].Text, by: mark.By}
	}
	return reach{}
}

// trace writes what the machine had said into the facts whose slots were changed by judgements of actors, offices and places.
func (b *bench) trace(machine *Report, list []reach) {
	list = slices.DeleteFunc(list, func(r reach) bool { return r.actor == "" && r.place == "" })
	if len(list) == 0 {
		return
	}
	for i := range b.Events {
		was, is := &machine.Events[i], &b.Events[i]
		note(&is.Judged, list, []change{
			sides("source", was.Source, is.Source), sides("target", was.Target, is.Target), scenes(was.Place, is.Place),
		})
	}
	for i := range b.Meetings {
		was, is := &machine.Meetings[i], &b.Meetings[i]
		note(&is.Judged, list, []change{
			sides("sides", people(was.Sides...), people(is.Sides...)), sides("host", people(was.Host), people(is.Host)), scenes(was.Place, is.Place),
		})
	}
	for i := range b.Agreements {
		was, is := &machine.Agreements[i], &b.Agreements[i]
		note(&is.Judged, list, []change{sides("parties", people(was.Parties), people(is.Parties)), scenes(was.Place, is.Place)})
	}
	for i := range b.Quotes {
		was, is := &machine.Quotes[i], &b.Quotes[i]
		c := change{field: "speaker", actors: []string{was.Speaker}, machine: cmp.Or(was.Speaker, was.SpeakerName)}
		c.made = was.Speaker != is.Speaker || was.SpeakerName != is.SpeakerName
		note(&is.Judged, list, []change{c})
	}
}

// A change is a slot as the machine filled it, and whether that is other now.
type change struct {
	field, machine string
	actors         []string // in it
	place          string   // its words
	made           bool
}

func sides(field string, was, is []Participant) change {
	c := change{field: field, machine: written(was), made: !slices.Equal(was, is)}
	if c.machine == written(is) { // the same people under other codes
		c.machine = codes(was)
	}
	for i := range was {
		c.actors = append(c.actors, was[i].Actor)
	}
	return c
}

func people(lists ...[]Attendee) []Participant {
	var out []Participant
	for _, l := range lists {
		for i := range l {
			out = append(out, l[i].Participant)
		}
	}
	return out
}

func codes(list []Participant) string {
	var out []string
	for i := range list {
		out = append(out, cmp.Or(list[i].Code, list[i].Name, list[i].Text))
	}
	return strings.Join(out, "; ")
}

func scenes(was, is *Place) change {
	c := change{field: "place"}
	if was != nil {
		c.place, c.machine = was.Text, location(was)
		c.made = is == nil || was.Name != is.Name || was.Country != is.Country || was.Admin1 != is.Admin1 || was.GeoNameID != is.GeoNameID
	}
	return c
}

// note puts changes that a judgement of something else has made into what people said of a fact. A slot that was corrected
// by itself as well shows what the machine had said, not what the other judgement made of it.
func note(to **Judged, list []reach, changes []change) {
	for _, c := range changes {
		if !c.made {
			continue
		}
		var by []string
		for _, r := range list {
			if r.actor != "" && slices.Contains(c.actors, r.actor) || r.place != "" && r.place == c.place {
				by = append(by, r.by...)
			}
		}
		if len(by) == 0 {
			continue
		}
		j := Judged{Verdict: Correct}
		if *to != nil {
			j = **to
		}
		j.Machine = slices.Clone(j.Machine)
		if i := slices.IndexFunc(j.Machine, func(s Slot) bool { return s.Field == c.field }); i >= 0 {
			j.Machine[i].Value = c.machine
		} else {
			j.Machine = append(j.Machine, Slot{c.field, c.machine})
			j.By = slices.Clone(j.By)
			for _, id := range by {
				if !slices.Contains(j.By, id) {
					j.By = append(j.By, id)
				}
			}
		}
		*to = &j
	}
}
