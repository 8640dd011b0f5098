package actor_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/coding/actor"
	"github.com/dateline/dateline/internal/testdoc"
	"github.com/dateline/dateline/rules"
)

// TestOwn: in a report datelined in a state and about it, whoever stands there without a state is its own.
func TestOwn(t *testing.T) {
	const asks = `
Gondor PROPN 2 nsubj B-LOC
asked ask VERB 0 root
Gondor PROPN 2 obj B-LOC
. PUNCT 2 punct

Rohan PROPN 2 nsubj B-LOC
urged urge VERB 0 root
Arnor PROPN 2 obj B-LOC
to PART 5 mark
leave leave VERB 2 xcomp
. PUNCT 2 punct
`
	const presidents = `
Gondorian ADJ 2 amod
president NOUN 3 compound
Haldan PROPN 7 nsubj B-PER
and CCONJ 6 cc
Rohanian ADJ 6 amod
president NOUN 3 conj
met meet VERB 0 root
. PUNCT 7 punct

Arnorian ADJ 2 amod
president NOUN 3 compound
Beregond PROPN 4 nsubj B-PER
left leave VERB 0 root
. PUNCT 4 punct

They PRON 2 nsubj
praised praise VERB 0 root
the DET 4 det
president NOUN 2 obj
. PUNCT 2 punct
`
	for _, x := range []struct{ name, place, text, want string }{
		{"a court", "GON", asks + `
The DET 2 det
court NOUN 3 nsubj
met meet VERB 0 root
. PUNCT 3 punct
`, "The court | nominal | court [GON GONJUD JUD]"},
		{"a court elsewhere", "", asks + `
The DET 2 det
court NOUN 3 nsubj
met meet VERB 0 root
. PUNCT 3 punct
`, "The court | nominal | court [ARN ARNJUD JUD]"},
		{"a ministry that speaks of a place", "GON", asks + `
The DET 2 det
ministry NOUN 3 nsubj
condemned condemn VERB 0 root
murders murder NOUN 3 obj
in ADP 6 case
Edoras PROPN 4 nmod B-LOC
. PUNCT 3 punct
`, "The ministry | nominal | ministry [GON GONGOV GOV]"},
		{"the president", "GON", presidents, "the president | title | Haldan [GON GONGOV GOV] as president"},
		{"the president elsewhere", "", presidents, "the president | title | Beregond [ARN ARNGOV GOV] as president"},
		{"presidents are of several states", "GON", asks + `
Presidents president NOUN 2 nsubj
praised praise VERB 0 root
Arnor PROPN 2 obj B-LOC
. PUNCT 2 punct
`, "Presidents | title | Presidents [ GOV GOV]"},
		{"a town's president is a club's", "GON", asks + `
Laketown PROPN 2 compound B-LOC
president NOUN 3 compound
Thorin PROPN 4 nsubj B-PER
left leave VERB 0 root
. PUNCT 4 punct
`, "Laketown president Thorin | name | Thorin [  ]"},
		{"who reports at the end is no side", "GON", `
Gondorian ADJ 2 amod
minister NOUN 3 compound
Haldan PROPN 4 nsubj B-PER
met meet VERB 0 root
Rohanian ADJ 6 amod
minister NOUN 7 compound
Beregond PROPN 4 obj B-PER
, PUNCT 11 punct
Gondor PROPN 10 nmod:poss B-LOC
ministry NOUN 11 nsubj
reported report VERB 4 parataxis
. PUNCT 4 punct

The DET 3 det
two NUM 3 nummod
sides side NOUN 4 nsubj
left leave VERB 0 root
. PUNCT 4 punct
`, "The two sides | nominal | Haldan [GON GONGOV GOV] Beregond [ROH ROHGOV GOV]"},
		{"those who met are the sides, whoever is named since", "", `
Gondorian ADJ 2 amod
minister NOUN 3 compound
Haldan PROPN 4 nsubj B-PER
held hold VERB 0 root
talks talk NOUN 4 obj
with ADP 9 case
Rohanian ADJ 8 amod
minister NOUN 9 compound
Beregond PROPN 5 nmod B-PER
. PUNCT 4 punct

Gondor PROPN 2 nsubj B-LOC
left leave VERB 0 root
. PUNCT 2 punct

Arnor PROPN 2 nsubj B-LOC
wept weep VERB 0 root
. PUNCT 2 punct

Arnor PROPN 2 nsubj B-LOC
left leave VERB 0 root
. PUNCT 2 punct

The DET 3 det
two NUM 3 nummod
sides side NOUN 4 nsubj
left leave VERB 0 root
. PUNCT 4 punct
`, "The two sides | nominal | Haldan [GON GONGOV GOV] Beregond [ROH ROHGOV GOV]"},
		{"officers who arrest are police", "GON", asks + `
Officers officer NOUN 2 nsubj
arrested arrest VERB 0 root
men man NOUN 2 obj
in ADP 5 case
Edoras PROPN 2 obl B-LOC
. PUNCT 2 punct
`, "Officers | nominal | Officers [ROH ROHCOP COP]"},
		{"police told of elsewhere are those of the place", "", `
Gondor PROPN 2 nsubj B-LOC
said say VERB 0 root
police police NOUN 4 nsubj
arrested arrest VERB 2 ccomp
men man NOUN 4 obj
in ADP 7 case
Edoras PROPN 4 obl B-LOC
. PUNCT 2 punct
`, "police | nominal | police [ROH ROHCOP COP]"},
		{"where it is told is no place of the police", "GON", `
Gondor PROPN 2 nsubj B-LOC
said say VERB 0 root
in ADP 4 case
Edoras PROPN 2 obl B-LOC
police police NOUN 6 nsubj
arrested arrest VERB 2 ccomp
men man NOUN 6 obj
. PUNCT 2 punct
`, "police | nominal | police [GON GONCOP COP]"},
		{"whom somebody turns down is another", "", `
The DET 2 det
court NOUN 3 nsubj
refused refuse VERB 0 root
a DET 5 det
request NOUN 3 obj
from ADP 7 case
Gondor PROPN 5 nmod B-LOC
. PUNCT 3 punct
`, "The court | nominal | court [ JUD JUD]"},
		{"whose envoy somebody calls in is another", "", `
The DET 2 det
ministry NOUN 3 nsubj
summoned summon VERB 0 root
the DET 5 det
ambassador NOUN 3 obj
of ADP 7 case
Gondor PROPN 5 nmod B-LOC
. PUNCT 3 punct
`, "The ministry | nominal | ministry [ GOV GOV]"},
		{"who is condemned is another", "", `
The DET 2 det
parliament NOUN 3 nsubj
adopted adopt VERB 0 root
a DET 5 det
resolution NOUN 3 obj
condemning condemn VERB 5 acl
Gondor PROPN 6 obj B-LOC
. PUNCT 3 punct
`, "The parliament | nominal | parliament [ LEG LEG]"},
		{"the head of a state's parliament", "", `
The DET 2 det
head head NOUN 6 nsubj
of ADP 5 case
Gondorian ADJ 5 amod
parliament NOUN 2 nmod
left leave VERB 0 root
. PUNCT 6 punct
`, "The head of Gondorian parliament | title | Gondorian parliament [GON GONLEG LEG]"},
		{"ministers of both", "", asks + `
Rohan PROPN 2 nsubj B-LOC
asked ask VERB 0 root
Gondor PROPN 2 obj B-LOC
. PUNCT 2 punct

The DET 3 det
foreign ADJ 3 amod
ministers minister NOUN 8 nsubj
of ADP 7 case
the DET 7 det
two NUM 7 nummod
countries country NOUN 3 nmod
left leave VERB 0 root
. PUNCT 8 punct
`, "The foreign ministers of the two countries | title | Eowyn Theodwyn [ROH ROHGOV GOV] foreign ministers of the two countries [GON GONGOV GOV]"},
		{"a railway's states are no sides", "", `
Gondorian ADJ 2 amod
president NOUN 3 compound
Haldan PROPN 7 nsubj B-PER
and CCONJ 6 cc
Rohanian ADJ 6 amod
president NOUN 3 conj
discussed discuss VERB 0 root
the DET 11 det
Arnor PROPN 11 compound B-LOC
Rohan PROPN 11 compound B-LOC
road NOUN 7 obj
. PUNCT 7 punct

Rain rain NOUN 2 nsubj
fell fall VERB 0 root
. PUNCT 2 punct

Rain rain NOUN 2 nsubj
fell fall VERB 0 root
. PUNCT 2 punct

Rain rain NOUN 2 nsubj
fell fall VERB 0 root
. PUNCT 2 punct

The DET 2 det
sides side NOUN 3 nsubj
left leave VERB 0 root
. PUNCT 3 punct
`, "The sides | nominal | Haldan [GON GONGOV GOV] Theoden Thengel [ROH ROHGOV GOV]"},
		{"people by the number", "", `
Militants militant NOUN 2 nsubj
killed kill VERB 0 root
12 NUM 2 obj
in ADP 5 case
Edoras PROPN 2 obl B-LOC
. PUNCT 2 punct
`, "12 | nominal | people [ROH ROHCVL CVL]"},
		{"envoys of a government and its rebels", "", asks + `
Diplomats diplomat NOUN 8 nsubj
from ADP 4 case
Gondorian ADJ 4 amod
government NOUN 1 nmod
and CCONJ 7 cc
the DET 7 det
Orcs PROPN 4 conj B-ORG
left leave VERB 0 root
. PUNCT 8 punct
`, "Diplomats from Gondorian government | title | Diplomats from Gondorian government [GON GONGOV GOV] Orc Front [ IMGORC REB]"},
		{"neighbours are whom the report tells of", "", asks + `
Rohan PROPN 2 nsubj B-LOC
urged urge VERB 0 root
Arnor PROPN 2 obj B-LOC
. PUNCT 2 punct

Rohan PROPN 2 nsubj B-LOC
asked ask VERB 0 root
Arnor PROPN 2 obj B-LOC
. PUNCT 2 punct

Rohan PROPN 2 nsubj B-LOC
asked ask VERB 0 root
Arnor PROPN 2 obj B-LOC
. PUNCT 2 punct

Gondor PROPN 2 nsubj B-LOC
asked ask VERB 0 root
Arnor PROPN 2 obj B-LOC
. PUNCT 2 punct

The DET 3 det
two NUM 3 nummod
neighbours neighbour NOUN 4 nsubj
fought fight VERB 0 root
. PUNCT 4 punct
`, "The two neighbours | nominal | Arnor [ARN ARN GOV] Rohan [ROH ROH GOV]"},
		{"people by the number in a headline", "", `
Dozens dozen NOUN 0 root
arrested arrest VERB 1 acl
in ADP 4 case
Edoras PROPN 2 obl B-LOC
`, "Dozens | nominal | people [ROH ROHCVL CVL]"},
		{"those close to a president", "", asks + `
Officials official NOUN 5 nsubj
close ADJ 1 amod
to ADP 4 case
Theoden PROPN 2 obl B-PER
left leave VERB 0 root
. PUNCT 5 punct
`, "Officials | title | Officials [ROH ROHGOV GOV]"},
		{"a local activist", "GON", asks + `
Protester protester NOUN 2 compound
Bolger PROPN 3 nsubj B-PER
left leave VERB 0 root
. PUNCT 3 punct
`, "Protester Bolger | name | Bolger [GON GONCVL CVL] as Protester"},
		{"people by the number whom a state strikes", "", `
Rohan PROPN 2 nsubj B-LOC
killed kill VERB 0 root
12 NUM 2 obj
. PUNCT 2 punct
`, "12 | nominal | people [ CVL CVL]"},
		{"a state that is somewhere else is its own", "", `
The DET 2 det
court NOUN 3 nsubj
refused refuse VERB 0 root
a DET 5 det
request NOUN 3 obj
from ADP 7 case
Gondor PROPN 5 nmod B-LOC
. PUNCT 3 punct

Gondor PROPN 2 nsubj B-LOC
wept weep VERB 0 root
. PUNCT 2 punct
`, "The court | nominal | court [GON GONJUD JUD]"},
	} {
		t.Run(x.name, func(t *testing.T) {
			d, err := testdoc.Parse(x.text)
			if err != nil {
				t.Fatal(err)
			}
			d.Article.Published = day(t, "2025-06-10")
			d.Dateline.Where.Country = x.place
			if err := actor.New(registry(t)).Annotate(d); err != nil {
				t.Fatal(err)
			}
			if got := strings.Split(show(d), "\n"); !slices.Contains(got, x.want) {
				t.Errorf("no %q in\n%s", x.want, strings.Join(got, "\n"))
			}
		})
	}
}

// TestOrgan: in a report from Brussels the bodies with a capital are those of the Union, unless Belgium is spoken of.
func TestOrgan(t *testing.T) {
	r, err := actor.Load(rules.Files)
	if err != nil {
		t.Fatal(err)
	}
	const left = `
left leave VERB 0 root
. PUNCT 3 punct
`
	for _, x := range []struct{ name, place, text, want string }{
		{"the Commission", "BRUSSELS", "\nThe DET 2 det\nCommission PROPN 3 nsubj" + left, "IGOEEC"},
		{"the Parliament", "BRUSSELS", "\nThe DET 2 det\nParliament PROPN 3 nsubj" + left, "IGOEECLEG"},
		{"a commission", "BRUSSELS", "\nThe DET 2 det\ncommission NOUN 3 nsubj" + left, ""},
		{"elsewhere", "VIENNA", "\nThe DET 2 det\nCommission PROPN 3 nsubj" + left, ""},
		{"Belgium", "BRUSSELS", "\nThe DET 2 det\nParliament PROPN 3 nsubj" + left + "\nBelgium PROPN 2 nsubj B-LOC\nslept sleep VERB 0 root\n. PUNCT 2 punct\n", "BELLEG"},
	} {
		d, err := testdoc.Parse(x.text)
		if err != nil {
			t.Fatal(err)
		}
		d.Article.Published = day(t, "2025-06-10")
		d.Dateline.Place = x.place
		if err := actor.New(r).Annotate(d); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, m := range d.Mentions {
			if m.Head == 1 {
				got = d.Actors[m.Actors[0]].Code
			}
		}
		if got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}

// TestPossBody: "its president" is that of the body for which the pronoun stands.
func TestPossBody(t *testing.T) {
	d, err := testdoc.Parse(`
The DET 2 det
Council PROPN 6 nsubj B-ORG
of ADP 5 case I-ORG
the DET 5 det I-ORG
West PROPN 2 nmod I-ORG
met meet VERB 0 root
. PUNCT 6 punct

Its its PRON 2 nmod:poss
president NOUN 3 nsubj
left leave VERB 0 root
. PUNCT 3 punct
`)
	if err != nil {
		t.Fatal(err)
	}
	d.Article.Published = day(t, "2025-06-10")
	d.Chains = []dateline.Chain{{Mentions: []dateline.Span{{Start: 0, End: 5}, {Start: 7, End: 8}}}}
	if err := actor.New(registry(t)).Annotate(d); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Split(show(d), "\n"), "Its president | title | Council of the West [ IGOCOW IGO]"; !slices.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, strings.Join(got, "\n"))
	}
}
