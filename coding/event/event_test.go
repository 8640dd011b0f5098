package event

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/testdoc"
	"github.com/dateline/dateline/rules"
)

// document builds a document and makes an actor of every invented state in it.
func document(t *testing.T, text string) *dateline.Document {
	t.Helper()
	d, err := testdoc.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]string{"Gondor": "GON", "Gondorian": "GON", "Rohan": "ROH", "Arnor": "ARN", "Mordor": "MOR"}
	seen := map[string]int{}
	for i := range d.Tokens {
		form := d.Tokens[i].Form
		code, ok := codes[form]
		if !ok {
			continue
		}
		if _, ok := seen[code]; !ok {
			seen[code] = len(d.Actors)
			d.Actors = append(d.Actors, dateline.Actor{ID: code, Name: form, Kind: "state", Country: code, Code: code, Sector: "GOV"})
		}
		d.Mentions = append(d.Mentions, dateline.Mention{Span: dateline.Span{Start: i, End: i + 1}, Head: i, Actors: []int{seen[code]}, Kind: "name", Office: -1})
	}
	return d
}

const testRules = `set     captive
words   hostage captive

rule    181-take-hostage
code    181
verb    take
if      xcomp|obj.appos $captive
source  nsubj
target  obj
need    any

rule    180-kill
code    180
verb    kill
source  nsubj
target  obj
need    target

rule    051-praise
code    051
verb    praise condemn_not
source  nsubj
target  obj

rule    190-attack
code    190
verb    attack
source  nsubj
target  obj
need    any

rule    190-attack-noun
code    190
noun    attack
source  nsubj
target  on
need    none

rule    040-meet
code    040
verb    meet
source  nsubj
target  with obj
need    source both
reciprocal yes

rule    030-agree
code    030
op      intent
verb    agree
act     xcomp
source  nsubj
target  with

rule    130-threaten
code    130
op      threaten
verb    threaten
act     xcomp
source  nsubj
need    source

rule    08-stop
op      cease
verb    stop
act     xcomp obj
source  nsubj
need    act

rule    020-urge
code    020
op      appeal
verb    urge
act     xcomp
source  nsubj
target  obj

set     leave
words   withdraw retreat

rule    0874-withdraw
code    0874
verb    $leave
source  nsubj
target  from
need    source

rule    03-decide
op      decide
verb    decide
act     xcomp
source  nsubj
need    source act
`

func stage(t *testing.T, text string) *Stage {
	t.Helper()
	s, err := New(Options{Rules: fstest.MapFS{"events/t.rules": {Data: []byte(text)}}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAnnotate(t *testing.T) {
	s := stage(t, testRules)
	for _, tt := range []struct{ name, text, want string }{
		{"active", `
Gondor PROPN 2 nsubj
praised praise VERB 0 root
Arnor PROPN 2 obj`, "GON 051 ARN"},
		{"passive with agent", `
Arnor PROPN 3 nsubj:pass
was be AUX 3 aux:pass
praised praise VERB 0 root
by ADP 5 case
Gondor PROPN 3 obl:agent`, "GON 051 ARN"},
		{"object owned by an actor", `
Gondor PROPN 2 nsubj
praised praise VERB 0 root
Arnor PROPN 5 nmod:poss
's PART 3 case
plan NOUN 2 obj`, "GON 051 ARN"},
		{"no actor praised", `
Gondor PROPN 2 nsubj
praised praise VERB 0 root
the DET 4 det
weather NOUN 2 obj`, ""},
		{"a word explained", `
a DET 2 det
attack NOUN 6 nsubj
on ADP 4 case
Rohan PROPN 2 nmod
here ADV 6 advmod
means mean VERB 0 root
fire NOUN 6 obj`, ""},
		{"a kind to count to", `
raids raid NOUN 3 nsubj:pass
are be AUX 3 aux:pass
classified classify VERB 0 root
as ADP 6 case
an a DET 6 det
attack NOUN 3 obl
on ADP 8 case
Rohan PROPN 6 nmod`, ""},
		{"relative clause", `
Gondor PROPN 0 root
, PUNCT 4 punct
which PRON 4 nsubj
attacked attack VERB 1 acl:relcl
Rohan PROPN 4 obj`, "GON 190 ROH"},
		{"conjoined subjects of a meeting", `
Gondor PROPN 4 nsubj
and CCONJ 3 cc
Rohan PROPN 1 conj
met meet VERB 0 root`, "GON+ROH 040 ---"},
		{"agreed to meet", `
Gondor PROPN 2 nsubj
agreed agree VERB 0 root
to PART 4 mark
meet VERB 2 xcomp
Rohan PROPN 4 obj`, "GON 036 ROH"},
		{"threat swallows the act", `
Mordor PROPN 2 nsubj
threatened threaten VERB 0 root
to PART 4 mark
attack VERB 2 xcomp
Rohan PROPN 4 obj`, "MOR 1384 ROH"},
		{"appeal over cessation over attack", `
Gondor PROPN 2 nsubj
urged urge VERB 0 root
Mordor PROPN 2 obj
to PART 5 mark
stop VERB 2 xcomp
attacking attack VERB 5 xcomp
Rohan PROPN 6 obj`, "GON 0256 MOR; MOR 190 ROH"},
		{"decided withdrawal", `
Mordor PROPN 2 nsubj
decided decide VERB 0 root
to PART 4 mark
withdraw VERB 2 xcomp
from ADP 6 case
Rohan PROPN 4 obl`, "MOR 0874 ROH"},
		{"future withdrawal is intent", `
Mordor PROPN 3 nsubj
will AUX 3 aux
withdraw VERB 0 root
from ADP 5 case
Rohan PROPN 3 obl`, "MOR 0356 ROH"},
		{"negation", `
Mordor PROPN 4 nsubj
did do AUX 4 aux
not PART 4 advmod
attack VERB 0 root
Rohan PROPN 4 obj`, "MOR 190 ROH negated"},
		{"future cooperation is intent", `
Gondor PROPN 3 nsubj
will AUX 3 aux
meet VERB 0 root
Rohan PROPN 3 obj`, "GON 036 ROH"},
		{"predicate of a passive, words from a list", `
Arnor PROPN 3 nsubj:pass
was be AUX 3 aux:pass
taken take VERB 0 root
hostage NOUN 3 obj`, "--- 181 ARN"},
		{"one of two paths", `
Mordor PROPN 2 nsubj
took take VERB 0 root
Arnor PROPN 2 obj
captive NOUN 3 appos`, "MOR 181 ARN"},
		{"who was killed in an attack did not attack", `
Arnor PROPN 3 nsubj:pass
was be AUX 3 aux:pass
killed kill VERB 0 root
in ADP 6 case
an DET 6 det
attack NOUN 3 obl`, "--- 190 ARN"},
		{"a party says it of another", `
Gondor PROPN 2 nsubj
said say VERB 0 root
Mordor PROPN 4 nsubj
attacked attack VERB 2 ccomp
Rohan PROPN 4 obj`, "MOR 190 ROH alleged"},
		{"a party says it of itself", `
Gondor PROPN 2 nsubj
said say VERB 0 root
Gondor PROPN 4 nsubj
attacked attack VERB 2 ccomp
Rohan PROPN 4 obj`, "GON 190 ROH"},
		{"a film shows it", `
The DET 2 det
film NOUN 3 nsubj
shows show VERB 0 root
Mordor PROPN 5 nsubj
attacking attack VERB 3 ccomp
Rohan PROPN 5 obj`, ""},
		{"the one other actor, at the head of the sentence", `
Mordor PROPN 3 nmod:poss
's PART 1 case
attack NOUN 4 nmod
Rohan PROPN 0 root`, "MOR 190 ROH"},
		{"noun with possessor", `
Mordor PROPN 3 nmod:poss
's PART 1 case
attack NOUN 6 nsubj
on ADP 5 case
Rohan PROPN 3 nmod
failed fail VERB 0 root`, "MOR 190 ROH"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := document(t, strings.TrimSpace(tt.text))
			if err := s.Annotate(d); err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range d.Events {
				got = append(got, Line(&d.Events[i]))
			}
			slices.Sort(got)
			if g := strings.Join(got, "; "); g != tt.want {
				t.Errorf("got %q, want %q", g, tt.want)
			}
		})
	}
}

func TestCompose(t *testing.T) {
	s := stage(t, testRules)
	for _, tt := range []struct{ op, inner, want string }{
		{"appeal", "073", "0233"},
		{"appeal", "0874", "0256"},
		{"appeal", "040", "026"},
		{"appeal", "", "020"},
		{"demand", "0841", "1053"},
		{"intent", "072", "0332"},
		{"intent", "046", "036"},
		{"intent", "190", "190"},
		{"decide", "0874", "0874"},
		{"decide", "071", "0331"},
		{"reject", "040", "125"},
		{"reject", "0874", "1246"},
		{"threaten", "163", "1312"},
		{"threaten", "195", "1384"},
		{"cease", "190", "087"},
		{"cease", "070", "162"},
		{"cease", "163", "085"},
	} {
		inner := tt.inner
		if inner == "" {
			inner = "010"
		}
		if got, _ := compose(tt.op, inner, s.known); got != tt.want {
			t.Errorf("compose(%s, %s) = %s, want %s", tt.op, inner, got, tt.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"rule a\ncode 051\n", "events/t.rules:1: rule a has no verb"},
		{"rule a\nverb praise\n", "neither code nor op"},
		{"rule a\nverb praise\ncode 051\ncolour red\n", "events/t.rules:4: unknown key"},
		{"rule a\nverb praise\nop fly\n", "unknown operator"},
		{"rule a\nverb praise\ncode 051\nsource NSUBJ\n", "no path"},
		{"rule a\nverb praise\ncode 051\n\nrule a\nverb laud\ncode 051\n", "stands at"},
		{"code 051\n", "begins with \"rule\""},
		{"rule a\nverb $give\ncode 051\n", "events/t.rules:2: unknown set $give"},
		{"set give\nwords lend\n\nset give\nwords send\n", "events/t.rules:4: set \"give\""},
		{"set give\nverb lend\n", "events/t.rules:2: unknown key"},
		{"set give\n", "events/t.rules:1: set give has no words"},
		{"set give\nwords $take\n", "events/t.rules:2: unknown set $take"},
	} {
		_, err := New(Options{Rules: fstest.MapFS{"events/t.rules": {Data: []byte(tt.text)}}})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want %q", tt.text, err, tt.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(testRules)
	f.Add("set a\nwords b $\n\nrule c\nverb $a\ncode 051\n")
	f.Add("rule a\nverb b_c\ncode 05\nif !obj.of @gov x\nyes A => B 051 C ; D\n")
	f.Fuzz(func(t *testing.T, text string) {
		stanzas, err := rules.Parse("fuzz", strings.NewReader(text))
		if err != nil {
			return
		}
		rs, err := Parse(stanzas)
		if err != nil {
			return
		}
		for _, r := range rs {
			if r.Name == "" || len(r.Words) == 0 {
				t.Errorf("rule without name or words: %+v", r)
			}
		}
	})
}
