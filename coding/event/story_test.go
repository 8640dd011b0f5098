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

// TestFuller: a telling that names more of those on a side, and all whom the other named, tells the side.
func TestFuller(t *testing.T) {
	one, two, three := dateline.Participant{Actor: 1}, dateline.Participant{Actor: 2}, dateline.Participant{Actor: 3}
	f := &dateline.Event{Source: []dateline.Participant{one}, Target: []dateline.Participant{two}}
	join(f, &dateline.Event{Source: []dateline.Participant{one}, Target: []dateline.Participant{two, three}})
	if len(f.Target) != 2 {
		t.Errorf("met two: %+v", f)
	}
	f = &dateline.Event{Target: []dateline.Participant{one}}
	join(f, &dateline.Event{Target: []dateline.Participant{two, three}})
	if len(f.Target) != 1 {
		t.Errorf("others: %+v", f)
	}
}

// TestTitle: what the text tells as its title does is one act of two mentions, but told twice in the text it is two.
func TestTitle(t *testing.T) {
	const told = `
Mordor PROPN 2 nsubj
condemned condemn VERB 0 root
violence NOUN 2 obj
`
	for _, title := range []bool{true, false} {
		d := document(t, told+"\n"+told)
		d.Sentences[0].Headline = title
		if err := stage(t, attackRules).Annotate(d); err != nil {
			t.Fatal(err)
		}
		want := 2
		if title {
			want = 1
		}
		if len(d.Events) != want || title && len(d.Events[0].Mentions) != 2 {
			t.Errorf("title %v: %d events, %+v", title, len(d.Events), d.Events)
		}
	}
}

// TestCoded: police do not wound their own, rebels may.
func TestCoded(t *testing.T) {
	for _, c := range []struct {
		sector, code, other string
		want                bool
	}{{"COP", "GONCOP", "GONCOP", true}, {"COP", "GONCOP", "GONOPP", false}, {"REB", "GONREB", "GONREB", false}} {
		side := []dateline.Participant{{Code: "GONCVL"}, {Code: c.other}}
		if got := coded(side, dateline.Participant{Sector: c.sector, Code: c.code}); got != c.want {
			t.Errorf("%s and %s: %v", c.code, c.other, got)
		}
	}
}
