package event

import (
	"testing"

	"github.com/dateline/dateline"
)

// TestJoin checks that whoever is on one side of an act is not put on the other by a later telling: "Gondor and Rohan meet", then "Gondor
// met Rohan".
func TestJoin(t *testing.T) {
	side := func(actors ...int) []dateline.Participant {
		var out []dateline.Participant
		for _, a := range actors {
			out = append(out, dateline.Participant{Actor: a})
		}
		return out
	}
	f := &dateline.Event{Source: side(0, 1)}
	join(f, &dateline.Event{Source: side(0), Target: side(1, 2)})
	if len(f.Source) != 2 || len(f.Target) != 1 || f.Target[0].Actor != 2 {
		t.Errorf("joined: %+v", f)
	}
	f = &dateline.Event{Target: side(1)}
	join(f, &dateline.Event{Source: side(0, 1), Target: side(2)})
	if len(f.Source) != 1 || f.Source[0].Actor != 0 || len(f.Target) != 1 {
		t.Errorf("joined: %+v", f)
	}
}
