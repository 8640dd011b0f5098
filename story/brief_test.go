package story

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/record"
)

// TestNamed compares reports that name the same people and states: those names are no words in common.
func TestNamed(t *testing.T) {
	m, err := NewMaker()
	if err != nil {
		t.Fatal(err)
	}
	brief := func(id, text string) *Brief {
		r := &record.Report{ID: id, Published: "3019-03-07", Text: text}
		for _, a := range []struct{ id, name, words string }{{"person/denethor", "Denethor", "Denethor"}, {"state/GON", "Gondor", "Gondorian"}, {"org/council", "White Council", "White Council"}} {
			if at := strings.Index(text, a.words); at >= 0 {
				r.Actors = append(r.Actors, record.Actor{ID: a.id, Name: a.name, Mentions: []record.Range{{Start: at, End: at + len(a.words)}}})
			}
		}
		return m.Brief(r)
	}
	a := brief("a", "Denethor told Gondorian masons to mend seven beacons.")
	b := brief("b", "Denethor fined Gondorian bakers, and Gondor grumbled.")
	if x := cosine(a.Terms, b.Terms); x != 0 {
		t.Errorf("%.2f of words in common, want none", x)
	}
	if x := cosine(a.Names, b.Names); x < 0.9 {
		t.Errorf("%.2f of names in common", x)
	}
	c, d := brief("c", "The White Council sat in Rivendell."), brief("d", "Nobody knew when the White Council would rise.")
	if x := cosine(c.Terms, d.Terms); x <= 0 {
		t.Error("the words of a body's name do not count")
	}
}
