package event

import (
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/testdoc"
)

func TestAbout(t *testing.T) {
	for _, tt := range []struct {
		name, title, text string
		sport, stage      bool
	}{
		{"a match", "Gondor in final of the cup", `
Gondor PROPN 2 nsubj
beat beat VERB 0 root
Rohan PROPN 2 obj
2-1 NUM 2 obl
and CCONJ 6 cc
team team NOUN 2 conj`, true, false},
		{"a poll", "Gondor leads poll", `
Gondor PROPN 2 nsubj
leads lead VERB 0 root
Rohan PROPN 2 obj
50-41 NUM 2 obl
and CCONJ 6 cc
46-44 NUM 4 conj
45-40 NUM 4 conj`, false, false},
		{"a play", "Review: a play about the war", `
director director NOUN 2 nsubj
praised praise VERB 0 root
cast cast NOUN 2 obj
and CCONJ 5 cc
script script NOUN 3 conj
of ADP 7 case
sequel sequel NOUN 5 nmod`, false, true},
		{"a war", "Gondor attacks Rohan", `
Gondor PROPN 2 nsubj
attacked attack VERB 0 root
Rohan PROPN 2 obj`, false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := testdoc.Parse(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			d.Article = &dateline.Article{Title: tt.title}
			c := &coder{tree: newTree(d, func(string) bool { return true })}
			if got := c.about(&sport); got != tt.sport {
				t.Errorf("about sport: %v", got)
			}
			if got := c.about(&arts); got != tt.stage {
				t.Errorf("about the stage: %v", got)
			}
		})
	}
}

func TestOfficial(t *testing.T) {
	c := &coder{tree: &tree{Document: &dateline.Document{Actors: []dateline.Actor{{Kind: "state", Sector: "GOV"}, {Kind: "person", Sector: "GOV"}, {Kind: "person", Sector: "MIL"}, {Kind: "organisation", Sector: "MIL"}}}}}
	for i, want := range []bool{false, true, false, true} {
		if got := c.official(dateline.Participant{Actor: i, Sector: c.Actors[i].Sector}); got != want {
			t.Errorf("%s of %s: %v", c.Actors[i].Kind, c.Actors[i].Sector, got)
		}
	}
}
