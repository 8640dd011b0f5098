package actor_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/coding/actor"
	"github.com/dateline/dateline/internal/shire"
	"github.com/dateline/dateline/internal/testdoc"
)

func registry(t testing.TB) *actor.Registry {
	r, err := actor.Load(shire.Files)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// quoted is a report with a quotation whose speaker a pronoun names.
const quoted = `
Faramir PROPN 2 nsubj B-PER
met meet VERB 0 root
Eowyn PROPN 2 obj B-PER
. PUNCT 2 punct

“ PUNCT 3 punct
We PRON 3 nsubj
need need VERB 7 ccomp
you PRON 3 obj
, PUNCT 3 punct
” PUNCT 3 punct
said say VERB 0 root
she PRON 7 nsubj
. PUNCT 7 punct
`

func TestQuotes(t *testing.T) {
	d, err := testdoc.Parse(quoted)
	if err != nil {
		t.Fatal(err)
	}
	d.Article.Published = day(t, "2025-06-10")
	span := func(i, j int) dateline.Span { return dateline.Span{Start: i, End: j} }
	d.Chains = []dateline.Chain{{Mentions: []dateline.Span{span(2, 3), span(11, 12)}}}
	d.Quotes = []dateline.Quote{{Speaker: span(11, 12), Addressee: span(0, 1), Content: []dateline.Extent{d.Extent(span(5, 9))}, Direct: true}}
	if err := actor.New(registry(t)).Annotate(d); err != nil {
		t.Fatal(err)
	}
	q := d.Quotes[0]
	if q.Actor < 0 || d.Actors[q.Actor].ID != "person/eowyn" || d.Words(d.Mentions[q.Mention].Span) != "she" {
		t.Errorf("speaker %+v", q)
	}
	if q.To < 0 || d.Actors[q.To].Name != "Faramir" {
		t.Errorf("addressee %+v", q)
	}
	want := strings.TrimSpace(`
Faramir | name | Faramir [  ]
Eowyn | name | Eowyn Theodwyn [ROH ROHGOV GOV]
We | pronoun | Eowyn Theodwyn [ROH ROHGOV GOV]
you | pronoun | Faramir [  ]
she | pronoun | Eowyn Theodwyn [ROH ROHGOV GOV]`)
	if got := strings.TrimSpace(show(d)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// issued is a report in which a body says something in a statement, and then the statement does.
const issued = `
Faramir PROPN 4 nsubj B-PER
and CCONJ 3 cc
Eowyn PROPN 1 conj B-PER
agreed agree VERB 0 root
. PUNCT 4 punct

They PRON 2 nsubj
called call VERB 0 root
for ADP 4 case
peace NOUN 2 obl
. PUNCT 2 punct

Eowyn PROPN 2 nsubj B-PER
wrote write VERB 0 root
in ADP 5 case
a DET 5 det
statement NOUN 2 obl
. PUNCT 2 punct

The DET 2 det
statement NOUN 3 nsubj
said say VERB 0 root
more NOUN 3 obj
. PUNCT 3 punct
`

// TestSpeakers leaves out who speaks where the words stand for several, and gives what a statement says to whoever issued it.
func TestSpeakers(t *testing.T) {
	d, err := testdoc.Parse(issued)
	if err != nil {
		t.Fatal(err)
	}
	d.Article.Published = day(t, "2025-06-10")
	span := func(i, j int) dateline.Span { return dateline.Span{Start: i, End: j} }
	one := func(speaker, cue, content dateline.Span) dateline.Quote {
		return dateline.Quote{Speaker: speaker, Cue: cue, Content: []dateline.Extent{d.Extent(content)}}
	}
	d.Chains = []dateline.Chain{{Mentions: []dateline.Span{span(0, 3), span(5, 6)}}}
	d.Quotes = []dateline.Quote{one(span(5, 6), span(6, 7), span(8, 9)), one(span(10, 11), span(11, 12), span(13, 15)), one(span(16, 18), span(18, 19), span(19, 20))}
	if err := actor.New(registry(t)).Annotate(d); err != nil {
		t.Fatal(err)
	}
	if q := d.Quotes[0]; q.Mention < 0 || len(d.Mentions[q.Mention].Actors) != 2 || q.Actor >= 0 {
		t.Errorf("several: %+v", q)
	}
	for i, q := range d.Quotes[1:] {
		if q.Actor < 0 || d.Actors[q.Actor].ID != "person/eowyn" {
			t.Errorf("quotation %d: %+v", i+1, q)
		}
	}
}

// show writes the mentions of a document, one a line: words | kind | actors with country, code and sector.
func show(d *dateline.Document) string {
	var b strings.Builder
	for _, m := range d.Mentions {
		fmt.Fprintf(&b, "%s | %s |", d.Words(m.Span), m.Kind)
		for _, a := range m.Actors {
			x := &d.Actors[a]
			fmt.Fprintf(&b, " %s [%s %s %s]", x.Name, x.Country, x.Code, x.Sector)
		}
		if m.Office >= 0 {
			fmt.Fprintf(&b, " as %s", d.Actors[m.Actors[0]].Offices[m.Office].Title)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

const (
	met = `
Gondorian ADJ 4 amod
foreign ADJ 4 amod
minister NOUN 4 compound
Faramir PROPN 5 nsubj B-PER
met meet VERB 0 root
Eowyn PROPN 5 obj B-PER
, PUNCT 10 punct
Rohan PROPN 10 nmod:poss B-LOC
's PART 8 case
chairwoman NOUN 6 appos
in ADP 12 case
Edoras PROPN 5 obl B-LOC
. PUNCT 5 punct
`
)

func TestAnnotate(t *testing.T) {
	for _, c := range []struct{ name, text, publisher, date, want string }{
		{"title in front", met, "", "2025-06-10", `
Gondorian foreign minister Faramir | name | Faramir [GON GONGOV GOV] as foreign minister
Eowyn | name | Eowyn Theodwyn [ROH ROHGOV GOV]
Rohan | name | Rohan [ROH ROH GOV]
Edoras | place | Rohan [ROH ROH GOV]
`},
		{"a lasting partner is nobody, and Smt belongs to the name", `
The DET 3 det
lasting ADJ 3 amod
partner NOUN 4 nsubj
thanked thank VERB 0 root
Ephel PROPN 6 compound B-LOC
police NOUN 4 obj
and CCONJ 9 cc
Smt PROPN 9 compound
Eowyn PROPN 6 conj B-PER
. PUNCT 4 punct
`, "", "2025-06-10", `
Ephel police | nominal | Ephel police [ROH ROHCOP COP]
Smt Eowyn | name | Eowyn Theodwyn [ROH ROHGOV GOV]
`},
		{"two hats", `
Council PROPN 5 nmod B-ORG
of ADP 4 case I-ORG
the DET 4 det I-ORG
West PROPN 1 nmod I-ORG
Chairperson-in-Office PROPN 13 nsubj
, PUNCT 11 punct
Rohan PROPN 11 nmod:poss B-LOC
's PART 7 case
Foreign PROPN 10 amod
Minister PROPN 11 compound
Eowyn PROPN 5 appos B-PER
, PUNCT 5 punct
met meet VERB 0 root
Orcs PROPN 13 obj
. PUNCT 13 punct
`, "", "2025-06-10", `
Council of the West Chairperson-in-Office | title | Eowyn Theodwyn [ROH ROHGOV GOV] as Chairperson-in-Office
Rohan's Foreign Minister Eowyn | name | Eowyn Theodwyn [ROH ROHGOV GOV]
Orcs | nominal | Orc Front [ IMGORC REB]
`},
		{"apposition after the name", `
Faramir PROPN 9 nsubj B-PER
Hurin PROPN 1 flat I-PER
, PUNCT 6 punct
Gondor PROPN 6 nmod:poss B-LOC
's PART 4 case
envoy NOUN 1 appos
, PUNCT 1 punct
has have AUX 9 aux
left leave VERB 0 root
. PUNCT 9 punct

He PRON 2 nsubj
thanked thank VERB 0 root
Gondorian-Arnorian ADJ 4 amod
friends NOUN 2 obj
. PUNCT 2 punct
`, "", "", `
Faramir Hurin | name | Faramir Hurin [GON GONGOV GOV] as envoy
Gondor's envoy | title | Faramir Hurin [GON GONGOV GOV] as envoy
`},
		{"groups", `
Rohanian ADJ 2 amod
businesses business NOUN 9 nsubj
and CCONJ 5 cc
the DET 5 det
government NOUN 2 conj
of ADP 7 case
Gondor PROPN 5 nmod B-LOC
have AUX 9 aux
urged urge VERB 0 root
members member NOUN 9 obj
of ADP 14 case
the DET 14 det
Orc PROPN 14 compound
Front PROPN 10 nmod
. PUNCT 9 punct

Dozens dozen NOUN 6 nsubj
of ADP 4 case
Mordorian ADJ 4 amod
rebels rebel NOUN 1 nmod
have AUX 6 aux
killed kill VERB 0 root
13 NUM 8 nummod
civilians civilian NOUN 6 obj
in ADP 10 case
Arnor PROPN 6 obl
. PUNCT 6 punct
`, "", "", `
Rohanian businesses | nominal | Rohanian businesses [ROH ROHBUS BUS]
the government of Gondor | nominal | government of Gondor [GON GONGOV GOV]
members of the Orc Front | name | Orc Front [ IMGORC REB]
Dozens of Mordorian rebels | nominal | Mordorian rebels [MOR MORREB REB]
13 civilians | nominal | civilians [ARN ARNCVL CVL]
Arnor | place | Arnor [ARN ARN GOV]
`},
		{"metonyms", `
Fornost PROPN 2 nsubj B-LOC
accused accuse VERB 0 root
Edoras PROPN 2 obj B-LOC
of ADP 5 mark
bombing bomb VERB 2 advcl
Minas PROPN 5 obj B-LOC
Tirith PROPN 6 flat I-LOC
. PUNCT 2 punct

The DET 2 det
partner NOUN 6 nsubj
of ADP 4 case
Edoras PROPN 2 nmod B-LOC
then ADV 6 advmod
flew fly VERB 0 root
to ADP 8 case
Fornost PROPN 6 obl B-LOC
. PUNCT 6 punct
`, "", "", `
Fornost | name | Arnor [ARN ARN GOV]
Edoras | name | Rohan [ROH ROH GOV]
Minas Tirith | place | Gondor [GON GON GOV]
Edoras | name | Rohan [ROH ROH GOV]
Fornost | place | Arnor [ARN ARN GOV]
`},
		{"two states share a title", `
Gondorian ADJ 4 amod
and CCONJ 3 cc
Rohanian ADJ 1 conj
presidents president NOUN 5 nsubj
met meet VERB 0 root
former ADJ 8 amod
president NOUN 8 compound
Boromir PROPN 5 obj B-PER
. PUNCT 5 punct
`, "", "2025-06-10", `
Gondorian and Rohanian presidents | title | Gondor presidents [GON GONGOV GOV] Theoden Thengel [ROH ROHGOV GOV]
former president Boromir | name | Boromir [ROH ROHELI ELI] as president
`},
		{"statement of a government", `
The DET 3 det
Foreign PROPN 3 amod
Secretary PROPN 4 nsubj
thanked thank VERB 0 root
Rohan PROPN 4 obj B-LOC
. PUNCT 4 punct

We PRON 2 nsubj
condemn condemn VERB 0 root
Mordor PROPN 4 nmod:poss
's PART 3 case
attack NOUN 2 obj
on ADP 7 case
our PRON 7 nmod:poss
people NOUN 4 nmod
. PUNCT 2 punct
`, "Gondor Government", "", `
The Foreign Secretary | title | Foreign Secretary [GON GONGOV GOV]
Rohan | name | Rohan [ROH ROH GOV]
We | pronoun | Gondor Government [GON GONGOV GOV]
Mordor | name | Mordor [MOR MOR GOV]
our people | nominal | people [GON GONCVL CVL]
our | possessive | Gondor Government [GON GONGOV GOV]
`},
		{"who heads a body that nobody knows, and a state", `
Medef PROPN 3 compound
president NOUN 3 nmod:desc
Merry PROPN 7 nsubj B-PER
and CCONJ 6 cc
president NOUN 6 nmod:desc
Pippin PROPN 3 conj B-PER
left leave VERB 0 root
Gondor PROPN 7 obj B-LOC
. PUNCT 7 punct
`, "", "2025-06-10", `
Medef president Merry | name | Merry [  ]
president Pippin | name | Pippin [GON GONGOV GOV] as president
Gondor | place | Gondor [GON GON GOV]
`},
		{"an envoy is not of the state that he is in", `
The DET 2 det
envoy NOUN 5 nsubj
in ADP 4 case
Edoras PROPN 2 nmod B-LOC
left leave VERB 0 root
. PUNCT 5 punct
`, "", "2025-06-10", `
The envoy in Edoras | title | envoy in Edoras [ GOV GOV]
Edoras | place | Rohan [ROH ROH GOV]
`},
		{"an army that is always one state's", `
The DET 3 det
Gondorian ADJ 3 amod
army NOUN 4 nsubj
advanced advance VERB 0 root
. PUNCT 4 punct

Snow NOUN 2 nsubj
fell fall VERB 0 root
. PUNCT 2 punct

Snow NOUN 2 nsubj
fell fall VERB 0 root
. PUNCT 2 punct

Snow NOUN 2 nsubj
fell fall VERB 0 root
. PUNCT 2 punct

Snow NOUN 2 nsubj
fell fall VERB 0 root
. PUNCT 2 punct

#p
Talks talk NOUN 4 nsubj
in ADP 3 case
Edoras PROPN 1 nmod B-LOC
failed fail VERB 0 root
when ADV 8 mark
the DET 7 det
army NOUN 8 nsubj
left leave VERB 4 advcl
. PUNCT 4 punct
`, "", "2025-06-10", `
The Gondorian army | nominal | Gondorian army [GON GONMIL MIL]
Edoras | place | Rohan [ROH ROH GOV]
the army | nominal | Gondorian army [GON GONMIL MIL]
`},
		{"both sides and the alliance", `
Gondor PROPN 4 nsubj
and CCONJ 3 cc
Rohan PROPN 1 conj
joined join VERB 0 root
the DET 6 det
COW PROPN 4 obj
. PUNCT 4 punct

Both DET 2 det
sides side NOUN 3 nsubj
praised praise VERB 0 root
their PRON 5 nmod:poss
armies army NOUN 3 obj
. PUNCT 3 punct
`, "", "", `
Gondor | name | Gondor [GON GON GOV]
Rohan | name | Rohan [ROH ROH GOV]
COW | name | Council of the West [ IGOCOW IGO]
Both sides | nominal | Gondor [GON GON GOV] Rohan [ROH ROH GOV]
their armies | nominal | armies [ MIL MIL]
`},
		{"who holds the office is found by the date", `
The DET 2 det
president NOUN 5 nsubj
of ADP 4 case
Rohan PROPN 2 nmod
met meet VERB 0 root
the DET 9 det
Gondorian ADJ 9 amod
- PUNCT 9 punct
led lead VERB 10 amod
forces force NOUN 5 obj
. PUNCT 5 punct
`, "", "2025-06-10", `
The president of Rohan | title | Theoden Thengel [ROH ROHGOV GOV] as President
the Gondorian-led forces | nominal | Gondorian-led forces [GON GONMIL MIL]
`},
		{"a report's own people", `
Arnorian ADJ 3 amod
energy NOUN 3 compound
minister NOUN 4 compound
Merry PROPN 6 nsubj B-PER
Bolger PROPN 4 flat I-PER
spoke speak VERB 0 root
. PUNCT 6 punct

The DET 2 det
minister NOUN 3 nsubj
left leave VERB 0 root
with ADP 5 case
Bolger PROPN 7 nmod:poss
's PART 5 case
spokesman NOUN 3 obl
. PUNCT 3 punct
`, "", "", `
Arnorian energy minister Merry Bolger | name | Merry Bolger [ARN ARNGOV GOV] as energy minister
The minister | title | Merry Bolger [ARN ARNGOV GOV] as energy minister
Bolger's spokesman | title | Bolger's spokesman [ARN ARNGOV GOV]
Bolger | name | Merry Bolger [ARN ARNGOV GOV]
`},
		{"a bare noun names a body again", `
Rohan PROPN 3 nmod:poss B-LOC
's PART 1 case
ministry NOUN 7 nsubj
of ADP 6 case
foreign ADJ 6 amod
affairs affair NOUN 3 nmod
met meet VERB 0 root
Gondor PROPN 7 obj B-LOC
. PUNCT 7 punct

The DET 2 det
ministry NOUN 3 nsubj
praised praise VERB 0 root
the DET 6 det
Grey PROPN 6 compound B-ORG
Company PROPN 3 obj I-ORG
. PUNCT 3 punct

The DET 2 det
company NOUN 3 nsubj
left leave VERB 0 root
the DET 6 det
Orc PROPN 6 compound B-ORG
Front PROPN 3 obj I-ORG
. PUNCT 3 punct

The DET 2 det
front NOUN 3 nsubj
followed follow VERB 0 root
the DET 5 det
front NOUN 3 obj
. PUNCT 3 punct
`, "", "", `
Rohan's ministry of foreign affairs | nominal | Rohan's ministry of foreign affairs [ROH ROHGOV GOV]
Gondor | name | Gondor [GON GON GOV]
The ministry | nominal | Rohan's ministry of foreign affairs [ROH ROHGOV GOV]
Grey Company | name | Grey Company [ARN ARNMIL MIL]
The company | nominal | Grey Company [ARN ARNMIL MIL]
Orc Front | name | Orc Front [ IMGORC REB]
The front | nominal | Orc Front [ IMGORC REB]
`},
		{"heads of organisations", `
The DET 3 det
COW PROPN 3 compound B-ORG
head NOUN 4 nsubj
met meet VERB 0 root
Theoden PROPN 4 obj B-PER
. PUNCT 4 punct

“ PUNCT 4 punct
Come VERB 4 ccomp
” PUNCT 4 punct
said say VERB 0 root
the DET 6 det
chief NOUN 4 nsubj
of ADP 10 case
the DET 10 det
Western PROPN 10 amod B-ORG
Council PROPN 6 nmod I-ORG
. PUNCT 4 punct
`, "", "2026-06-10", `
The COW head | title | Gimli Gloin [ IGOCOW IGO] as Secretary General
COW | name | Council of the West [ IGOCOW IGO]
Theoden | name | Theoden Thengel [ROH ROHGOV GOV]
the chief of the Western Council | title | Gimli Gloin [ IGOCOW IGO] as Secretary General
Western Council | name | Council of the West [ IGOCOW IGO]
`},
		{"a title that two hold is that of the subject", `
Theoden PROPN 2 nsubj B-PER
met meet VERB 0 root
Gondorian ADJ 5 amod
president NOUN 5 compound
Beregond PROPN 2 obj B-PER
. PUNCT 2 punct

The DET 2 det
president NOUN 3 nsubj
smiled smile VERB 0 root
. PUNCT 3 punct
`, "", "2025-06-10", `
Theoden | name | Theoden Thengel [ROH ROHGOV GOV]
Gondorian president Beregond | name | Beregond [GON GONGOV GOV] as president
The president | title | Theoden Thengel [ROH ROHGOV GOV] as President
`},
		{"a title of several states, and leaders are no ministers", `
Eowyn PROPN 2 nsubj B-PER
left leave VERB 0 root
. PUNCT 2 punct

The DET 2 det
presidents president NOUN 10 nsubj
of ADP 4 case
Gondor PROPN 2 nmod B-LOC
, PUNCT 6 punct
Rohan PROPN 4 conj B-LOC
and CCONJ 8 cc
Arnor PROPN 4 conj B-LOC
have AUX 10 aux
met meet VERB 0 root
Rohanian ADJ 12 amod
leaders leader NOUN 10 obj
. PUNCT 10 punct
`, "", "2025-06-10", `
Eowyn | name | Eowyn Theodwyn [ROH ROHGOV GOV]
The presidents of Gondor, Rohan and Arnor | title | Gondor presidents [GON GONGOV GOV] Theoden Thengel [ROH ROHGOV GOV] Arnor presidents [ARN ARNGOV GOV]
Rohanian leaders | title | Rohanian leaders [ROH ROHGOV GOV]
`},
		{"a currency is no state, and the Parties are the two named", `
Gondor PROPN 4 nsubj
and CCONJ 3 cc
Rohan PROPN 1 conj
met meet VERB 0 root
. PUNCT 4 punct

The DET 2 det
Parties party PROPN 3 nsubj
paid pay VERB 0 root
Gondorian ADJ 5 amod
dollars dollar NOUN 3 obj
. PUNCT 3 punct
`, "", "", `
Gondor | name | Gondor [GON GON GOV]
Rohan | name | Rohan [ROH ROH GOV]
The Parties | nominal | Gondor [GON GON GOV] Rohan [ROH ROH GOV]
`},
		{"acronyms keep their case", `
COW PROPN 3 nsubj
members NOUN 1 flat
saw see VERB 0 root
a DET 5 det
cow NOUN 3 obj
of ADP 7 case
Gondor PROPN 5 nmod
. PUNCT 3 punct
`, "", "", `
COW | name | Council of the West [ IGOCOW IGO]
Gondor | name | Gondor [GON GON GOV]
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := testdoc.Parse(c.text)
			if err != nil {
				t.Fatal(err)
			}
			d.Article.Publisher = c.publisher
			if c.date != "" {
				d.Article.Published, _ = time.Parse(time.DateOnly, c.date)
			}
			if err := actor.New(registry(t)).Annotate(d); err != nil {
				t.Fatal(err)
			}
			if got, want := strings.TrimSpace(show(d)), strings.TrimSpace(c.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestOwner: the fighters of an armed group act for it.
func TestOwner(t *testing.T) {
	d, err := testdoc.Parse(`
Orcs PROPN 2 nsubj B-ORG
said say VERB 0 root
their PRON 4 nmod:poss
rebels rebel NOUN 5 nsubj
fled flee VERB 2 ccomp
. PUNCT 2 punct
`)
	if err != nil {
		t.Fatal(err)
	}
	d.Chains = []dateline.Chain{{Mentions: []dateline.Span{{Start: 0, End: 1}, {Start: 2, End: 3}}}}
	if err := actor.New(registry(t)).Annotate(d); err != nil {
		t.Fatal(err)
	}
	want := `
Orcs | nominal | Orc Front [ IMGORC REB]
their rebels | nominal | Orc Front [ IMGORC REB]
their | possessive | Orc Front [ IMGORC REB]
`
	if got := show(d); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestSex: whatever a chain says, she is no man.
func TestSex(t *testing.T) {
	d, err := testdoc.Parse(`
Eowyn PROPN 2 nsubj B-PER
told tell VERB 0 root
Faramir PROPN 2 obj B-PER
about ADP 5 case
Theoden PROPN 2 obl B-PER
. PUNCT 2 punct

She PRON 2 nsubj
smiled smile VERB 0 root
. PUNCT 2 punct

He PRON 2 nsubj
left leave VERB 0 root
. PUNCT 2 punct
`)
	if err != nil {
		t.Fatal(err)
	}
	span := func(i int) dateline.Span { return dateline.Span{Start: i, End: i + 1} }
	d.Chains = []dateline.Chain{{Mentions: []dateline.Span{span(4), span(6)}}, {Mentions: []dateline.Span{span(0), span(9)}}}
	if err := actor.New(registry(t)).Annotate(d); err != nil {
		t.Fatal(err)
	}
	want := strings.TrimSpace(`
Eowyn | name | Eowyn Theodwyn [ROH ROHGOV GOV]
Faramir | name | Faramir [  ]
Theoden | name | Theoden Thengel [ROH ROHGOV GOV]
She | pronoun | Eowyn Theodwyn [ROH ROHGOV GOV]
He | pronoun | Theoden Thengel [ROH ROHGOV GOV]`)
	if got := strings.TrimSpace(show(d)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// datelined is a report that names Rohan more often than the state of its dateline.
const datelined = `
President NOUN 2 compound
Haldan PROPN 3 nsubj B-PER
met meet VERB 0 root
envoys envoy NOUN 3 obj
of ADP 6 case
Rohan PROPN 4 nmod B-LOC
. PUNCT 3 punct

Rohan PROPN 2 nsubj B-LOC
thanked thank VERB 0 root
Gondor PROPN 2 obj B-LOC
. PUNCT 2 punct
`

func TestScene(t *testing.T) {
	for _, x := range []struct{ place, want string }{
		{"GON", "President Haldan | name | Haldan [GON GONGOV GOV] as President"},
		{"", "President Haldan | name | Haldan [ROH ROHGOV GOV] as President"},
		{"ARN", "President Haldan | name | Haldan [ROH ROHGOV GOV] as President"},
	} {
		d, err := testdoc.Parse(datelined)
		if err != nil {
			t.Fatal(err)
		}
		d.Article.Published = day(t, "2025-06-10")
		d.Dateline.Where.Country = x.place
		if err := actor.New(registry(t)).Annotate(d); err != nil {
			t.Fatal(err)
		}
		if got, _, _ := strings.Cut(strings.TrimSpace(show(d)), "\n"); got != x.want {
			t.Errorf("dateline %q: got %s, want %s", x.place, got, x.want)
		}
	}
}
