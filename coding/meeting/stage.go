package meeting

import (
	"slices"

	"github.com/dateline/dateline"
)

// A Stage finds meetings and agreements. The zero value is ready and serves all goroutines.
type Stage struct{}

// New returns the stage.
func New() *Stage { return &Stage{} }

// Annotate adds Document.Meetings and Document.Agreements, in the order in which the text tells them first.
func (*Stage) Annotate(d *dateline.Document) error {
	s := &story{tree: newTree(d), by: map[int]int{}, latest: -1}
	s.played = s.games()
	for n := range d.Sentences {
		told := s.tellings(n)
		for i := range told {
			if len(told[i].a)+len(told[i].b) > 0 {
				s.tell(&told[i])
			}
		}
		s.agreements(n)
		for i := range told {
			if len(told[i].a)+len(told[i].b) == 0 {
				s.tell(&told[i])
			}
		}
		s.chaired(n)
		s.topics(n)
		s.outcomes(n)
	}
	s.finish()
	s.settle()
	d.Meetings, d.Agreements = nil, nil
	for _, r := range s.records {
		d.Meetings = append(d.Meetings, r.Meeting)
	}
	for _, a := range s.accords {
		d.Agreements = append(d.Agreements, a.Agreement)
	}
	return nil
}

// games reports whether the report tells of matches: three different words of sports.
func (s *story) games() bool {
	seen := []string{}
	for i := range s.Tokens {
		if l := s.lemma(i); sports[l] && !slices.Contains(seen, l) {
			seen = append(seen, l)
		}
	}
	return len(seen) >= 3
}
