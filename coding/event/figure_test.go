package event

import (
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/testdoc"
)

func TestFigurative(t *testing.T) {
	firm, senator := dateline.Participant{Actor: 0, Sector: "BUS"}, dateline.Participant{Actor: 1, Sector: "LEG"}
	state, army := dateline.Participant{Actor: 2, Sector: "GOV"}, dateline.Participant{Actor: 3, Sector: "MIL"}
	ps := func(p ...dateline.Participant) slot { return slot{parts: p} }
	king := dateline.Participant{Actor: 1, Sector: "GOV"}
	for _, tt := range []struct {
		name           string
		verb, code     string
		source, target slot
		want           bool
		left           string
	}{
		{"a firm invades", "invade", "190", ps(firm), ps(), true, "190"},
		{"a firm attacks a state", "attack", "190", ps(firm), ps(state), false, "190"},
		{"a senator attacks a firm", "attack", "190", ps(senator), ps(firm), false, "111"},
		{"an army attacks a firm", "attack", "190", ps(army), ps(firm), false, "190"},
		{"a firm and an army attack a firm", "attack", "190", ps(firm, army), ps(firm), false, "190"},
		{"a firm shells", "shell", "194", ps(firm), ps(), false, "194"},
		{"a firm retreats", "retreat", "0874", ps(firm), ps(), true, "0874"},
		{"a firm pulls out", "withdraw", "0874", ps(firm), ps(), false, "0874"},
		{"nobody attacks", "attack", "190", ps(), ps(firm), false, "190"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := testdoc.Parse("\nthey PRON 2 nsubj\n" + tt.verb + " " + tt.verb + " VERB 0 root")
			if err != nil {
				t.Fatal(err)
			}
			d.Actors = []dateline.Actor{{Kind: "organisation"}, {Kind: "person"}, {Kind: "state"}, {Kind: "organisation"}}
			c := &coder{tree: newTree(d, func(string) bool { return true })}
			a := &act{trigger: 1, code: tt.code, rule: &Rule{}, source: tt.source, target: tt.target}
			if got := c.figurative(a); got != tt.want || a.code != tt.left {
				t.Errorf("figurative: %v, code %s", got, a.code)
			}
			if tt.name != "nobody attacks" {
				return
			}
			c.election = true
			if !c.figurative(a) {
				t.Error("in a report on an election: real")
			}
			a.source = ps(king)
			if c.figurative(a) || a.code != "111" {
				t.Errorf("a king in a report on an election: code %s", a.code)
			}
			a.code, a.target = "190", ps(army)
			d.Actors[3].Sector = "MIL"
			c.Mentions = []dateline.Mention{{Actors: []int{3}}}
			if c.figurative(a) || a.code != "190" {
				t.Errorf("a king on an army: code %s", a.code)
			}
		})
	}
}
