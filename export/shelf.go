package export

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/record"
)

// A shelf keeps the reports that were read last.
type shelf struct {
	read func(id string) (*record.Report, error)
	last []*record.Report
}

// report returns a report, nil if there is nothing to read it with.
func (s *shelf) report(id string) (*record.Report, error) {
	if s.read == nil || id == "" {
		return nil, nil
	}
	for _, r := range s.last {
		if r.ID == id {
			return r, nil
		}
	}
	r, err := s.read(id)
	if err != nil {
		return nil, err
	}
	if len(s.last) == 32 {
		s.last = s.last[1:]
	}
	s.last = append(s.last, r)
	return r, nil
}

// tone is the tone of a report's text. It is false if there is none.
func (s *shelf) tone(id string) (float64, bool, error) {
	r, err := s.report(id)
	if err != nil || r == nil {
		return 0, false, err
	}
	t, ok := tone(r.Text)
	return t, ok, nil
}

// A plot is who and what a report names, each list joined by semicolons in the order of the text.
type plot struct{ people, bodies, places, language string }

func storyOf(r *record.Report) plot {
	if r == nil {
		return plot{}
	}
	var people, bodies, places []string
	put := func(to *[]string, name string) {
		if name = strings.ReplaceAll(name, ";", ","); name != "" && !slices.Contains(*to, name) {
			*to = append(*to, name)
		}
	}
	for i := range r.Actors {
		switch a := &r.Actors[i]; a.Kind {
		case "person":
			put(&people, a.Name)
		case "organisation":
			put(&bodies, a.Name)
		}
	}
	for i := range r.Places {
		if p := &r.Places[i]; p.Kind == "" {
			put(&places, p.Name)
		}
	}
	return plot{strings.Join(people, ";"), strings.Join(bodies, ";"), strings.Join(places, ";"), r.Language}
}

// post returns the title of the office in which somebody acts: of those held on the day, the one with the code of the act, else the first.
func post(x *record.Participant, r *record.Report) string {
	if r == nil || x.Actor == "" {
		return ""
	}
	i := slices.IndexFunc(r.Actors, func(a record.Actor) bool { return a.ID == x.Actor })
	if i < 0 {
		return ""
	}
	held := slices.DeleteFunc(slices.Clone(r.Actors[i].Offices), func(o record.Office) bool { return o.Former })
	if len(held) == 0 {
		return ""
	}
	o := &held[max(0, slices.IndexFunc(held, func(o record.Office) bool { return o.Code == x.Code }))]
	if o.Of == "" || strings.Contains(o.Title, " of "+o.Of) {
		return o.Title
	}
	return o.Title + " of " + o.Of
}
