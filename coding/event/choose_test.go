package event

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

const attackRules = `rule    190-attack
code    190
verb    attack
source  nsubj
target  obj
need    any

rule    111-condemn
code    111
verb    condemn
source  nsubj
need    any

rule    018-console
code    018
verb    console
source  nsubj
target  obj
`

// TestLater: whom a report names only later is no target of words that name none.
func TestLater(t *testing.T) {
	const said = `
Mordor PROPN 2 nsubj
condemned condemn VERB 0 root
violence NOUN 2 obj
. PUNCT 2 punct
`
	const hurt = `
Rohan PROPN 2 nsubj
attacked attack VERB 0 root
Mordor PROPN 2 obj
. PUNCT 2 punct
`
	rules := strings.Replace(attackRules, "verb    condemn\nsource  nsubj\n", "verb    condemn\nsource  nsubj\ntarget  with\n", 1)
	for _, c := range []struct {
		text string
		n    int
		want bool
	}{{hurt + hurt + hurt + said, 3, true}, {said + hurt + hurt + hurt, 0, false}} {
		d := document(t, c.text)
		if err := stage(t, rules).Annotate(d); err != nil {
			t.Fatal(err)
		}
		if e := &d.Events[c.n]; (len(e.Target) > 0) != c.want {
			t.Errorf("target %v; %+v", e.Target, e.Choices)
		}
	}
}

// TestPeaceful: who only talks to others in the report is not chosen as the victim of violence.
func TestPeaceful(t *testing.T) {
	const told = `
Mordor PROPN 2 nsubj
attacked attack VERB 0 root
. PUNCT 2 punct
`
	const hurt = `
Mordor PROPN 2 nsubj
attacked attack VERB 0 root
Rohan PROPN 2 obj
. PUNCT 2 punct
`
	const consoled = `
Gondor PROPN 2 nsubj
consoled console VERB 0 root
Rohan PROPN 2 obj
. PUNCT 2 punct
`
	for _, c := range []struct {
		text string
		want bool
	}{{consoled + consoled + consoled + told, false}, {hurt + hurt + hurt + told, true}} {
		d := document(t, c.text)
		if err := stage(t, attackRules).Annotate(d); err != nil {
			t.Fatal(err)
		}
		if e := &d.Events[len(d.Events)-1]; (len(e.Target) > 0) != c.want {
			t.Errorf("target %v; %+v", e.Target, e.Choices)
		}
	}
}

// TestChoose leaves the source of an act empty and looks for whom the report tells to do the like.
func TestChoose(t *testing.T) {
	const told = `
Mordor PROPN 2 nsubj
attacked attack VERB 0 root
Rohan PROPN 2 obj
. PUNCT 2 punct
`
	const open = `
Rohan PROPN 3 nsubj:pass
was be AUX 3 aux:pass
attacked attack VERB 0 root
. PUNCT 3 punct
`
	const other = `
Mordor PROPN 2 nsubj
slept sleep VERB 0 root
. PUNCT 2 punct
`
	const condemned = `
Mordor PROPN 2 nsubj
condemned condemn VERB 0 root
violence NOUN 2 obj
. PUNCT 2 punct
`
	const consoled = `
Mordor PROPN 2 nsubj
consoled console VERB 0 root
Rohan PROPN 2 obj
. PUNCT 2 punct
`
	for _, tt := range []struct{ name, text, want string }{
		{"who consoles the victims", consoled + consoled + consoled + open, ""},
		{"who condemns violence", condemned + other + other + open, ""},
		{"who did the like to the same before", told + told + told + open, "MOR"},
		{"who is only spoken of", other + open, ""},
		{"nobody else", open, ""},
	} {
		d := document(t, tt.text)
		for i := range d.Tokens {
			if d.Tokens[i].Form == "attacked" {
				d.Tokens[i].Tag = "VBD"
				if i > 0 && d.Tokens[i-1].Form == "was" {
					d.Tokens[i].Tag = "VBN"
				}
			}
		}
		if err := stage(t, attackRules).Annotate(d); err != nil {
			t.Fatal(err)
		}
		e := &d.Events[len(d.Events)-1]
		got := ""
		for _, p := range e.Source {
			got += p.Code
		}
		if got != tt.want {
			t.Errorf("%s: source %q, want %q; %v", tt.name, got, tt.want, e.Choices)
		}
		if slices.Contains(e.Signs, chosen) != (tt.want != "") {
			t.Errorf("%s: signs %v", tt.name, e.Signs)
		}
		if tt.name == "who condemns violence" && len(e.Choices) > 0 {
			t.Errorf("%s: %v", tt.name, e.Choices)
		}
		for _, ch := range e.Choices {
			sum := ch.Nobody
			for _, x := range ch.Candidates {
				sum += x.Chance
			}
			if sum < 0.999 || sum > 1.001 {
				t.Errorf("%s: chances sum to %.3f", tt.name, sum)
			}
		}
	}
}

func TestGuarded(t *testing.T) {
	side := func(country, code, sector string) []dateline.Participant {
		return []dateline.Participant{{Country: country, Code: code, Sector: sector}}
	}
	for _, tt := range []struct {
		name string
		a, b []dateline.Participant
		want bool
	}{
		{"a ministry and its soldiers", side("GON", "GONGOV", "GOV"), side("GON", "GONMIL", "MIL"), true},
		{"an army and its own towns", side("GON", "GONMIL", "MIL"), side("GON", "GON", ""), true},
		{"an army and its rebels", side("GON", "GONMIL", "MIL"), side("GON", "GONREB", "REB"), false},
		{"rebels and their state", side("GON", "GONREB", "REB"), side("GON", "GON", ""), false},
		{"two states", side("MOR", "MORMIL", "MIL"), side("GON", "GONMIL", "MIL"), false},
	} {
		if got := guarded(tt.a, tt.b); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// TestBacks checks that who stands behind the victims is told from whoever is named beside them.
func TestBacks(t *testing.T) {
	d := document(t, `
Mordor PROPN 3 compound
- PUNCT 1 punct
backed back VERB 4 amod
rebels rebel NOUN 6 nsubj:pass
were be AUX 6 aux:pass
killed kill VERB 0 root
by ADP 8 case
Rohan PROPN 6 obl:agent
`)
	c := &coder{tree: newTree(d, func(string) bool { return true })}
	rebels := []dateline.Participant{{Span: dateline.Span{Start: 0, End: 4}}}
	for m := range d.Mentions {
		name := d.Tokens[d.Mentions[m].Head].Form
		if got := c.backs([]int{m}, rebels); got != (name == "Mordor") {
			t.Errorf("%s: %v", name, got)
		}
	}
}
