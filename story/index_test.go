package story

import (
	"testing"
)

// TestNear looks at all pairs of reports: the index hides none that is probable, or that shares text, and shows what they have in common.
func TestNear(t *testing.T) {
	briefs := town(t, 60)
	var x index
	nodes := map[string]*node{}
	for _, b := range briefs {
		nodes[b.ID] = &node{Node: Node{Brief: b}}
		x.put(nodes[b.ID])
	}
	for i, b := range briefs { // some go and come again
		if i%3 == 0 {
			x.drop(nodes[b.ID])
		}
		if i%6 == 0 {
			x.put(nodes[b.ID])
		}
	}
	probable, hidden, copies := 0, 0, 0
	for _, b := range briefs {
		found := map[string]candidate{}
		for _, c := range x.near(b) {
			if _, ok := found[c.ID]; ok {
				t.Fatalf("%s is found twice", c.ID)
			}
			found[c.ID] = c
		}
		for i, a := range briefs {
			c, ok := found[a.ID]
			if in := i%3 > 0 || i%6 == 0; !in {
				if ok {
					t.Errorf("%s was taken out", a.ID)
				}
				continue
			}
			if Likeness(a, b) >= probably {
				probable++
				if !ok || unlike(a, b, c.sum) || unlike(b, a, c.sum) {
					t.Errorf("%s and %s are alike, and it does not show", a.ID, b.ID)
				}
			}
			if gap := max(a.Day-b.Day, b.Day-a.Day); gap <= Window && overlap(a.Sketch, b.Sketch) > 0 {
				copies++
				if !c.text {
					t.Errorf("%s and %s share text, and it does not show", a.ID, b.ID)
				}
			}
			if !ok {
				hidden++
			}
		}
	}
	if probable < len(briefs) || copies < len(briefs) || hidden < len(briefs)*len(briefs)/2 {
		t.Errorf("%d pairs probable, %d share text, %d hidden: the test shows nothing", probable, copies, hidden)
	}
}
