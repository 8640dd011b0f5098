package parser

import (
	"testing"

	"github.com/dateline/dateline/internal/testdoc"
)

func TestClause(t *testing.T) {
	for _, c := range []struct {
		name, tree string
		root       string
		subject    string
	}{
		{"a participle is the verb", `
Voters voter NOUN 0 root
warmed warm VERB 1 acl
to to ADP 5 case
the the DET 5 det
tax tax NOUN 2 obl
. PUNCT 1 punct
`, "warmed", "Voters"},
		{"behind a clause between commas", `
envoy envoy NOUN 0 root
, , PUNCT 3 punct
echoing echo VERB 1 acl
Rohan Rohan PROPN 3 obj
, , PUNCT 6 punct
praised praise VERB 3 xcomp
Arnor Arnor PROPN 6 obj
. . PUNCT 1 punct
`, "praised", "envoy"},
		{"within a clause that no comma ends", `
envoy envoy NOUN 0 root
, , PUNCT 3 punct
echoing echo VERB 1 acl
king king NOUN 3 obj
praised praise VERB 4 acl
here here ADV 5 advmod
. . PUNCT 1 punct
`, "envoy", ""},
		{"a past form before its object", `
mission mission NOUN 0 root
in in ADP 3 case
Rohan Rohan PROPN 1 nmod
voiced voice VERB 5 amod
alarm alarm NOUN 1 nmod
. . PUNCT 1 punct
`, "voiced", "mission"},
		{"an agent makes it a participle", `
Towns town NOUN 0 root
held hold VERB 1 acl
by by ADP 4 case
rebels rebel NOUN 2 obl
. PUNCT 1 punct
`, "Towns", ""},
		{"another verb may be that of the sentence", `
Men man NOUN 0 root
named name VERB 1 acl
there there ADV 2 advmod
fled flee VERB 1 conj
. PUNCT 1 punct
`, "Men", ""},
		{"a participle with a subject is the verb", `
Gondor Gondor PROPN 2 nsubj
severed sever VERB 3 amod
relations relation NOUN 0 root
with with ADP 5 case
Mordor Mordor PROPN 3 nmod
. . PUNCT 3 punct
`, "severed", "Gondor"},
		{"a finite verb is no attribute", `
Gondor Gondor PROPN 3 nmod:poss
's 's PART 1 case
minister minister NOUN 5 compound
voiced voice VERB 5 amod
support support NOUN 0 root
. PUNCT 5 punct
`, "voiced", "minister"},
		{"behind a name and its apposition", `
Gondor Gondor PROPN 0 root
, , PUNCT 4 punct
the the DET 4 det
kingdom kingdom NOUN 1 appos
, , PUNCT 7 punct
lifted lift VERB 7 amod
sanctions sanction NOUN 4 conj
. . PUNCT 1 punct
`, "lifted", "Gondor"},
		{"a name is no part of what was cut", `
Gondor Gondor PROPN 3 compound
severed sever VERB 3 amod
ties tie NOUN 0 root
with with ADP 5 case
Mordor Mordor PROPN 3 nmod
. . PUNCT 3 punct
`, "severed", "Gondor"},
		{"a preposition binds them", `
After after ADP 4 case
Gondor Gondor PROPN 4 compound
backed back VERB 4 amod
militia militia NOUN 0 root
. . PUNCT 4 punct
`, "militia", ""},
		{"a determiner goes with the name", `
The the DET 4 det
Gondor Gondor PROPN 4 compound
severed sever VERB 4 amod
ties tie NOUN 0 root
. . PUNCT 4 punct
`, "severed", "Gondor"},
		{"between the subject and a noun taken for the predicate", `
militia militia NOUN 4 nsubj
allegedly allegedly ADV 3 advmod
tortured torture VERB 4 amod
detainees detainee NOUN 0 root
. . PUNCT 4 punct
`, "tortured", "militia"},
		{"behind a place", `
Workers worker NOUN 0 root
in in ADP 5 case
Rohan Rohan PROPN 5 compound
blocked block VERB 5 amod
roads road NOUN 1 nmod
. . PUNCT 1 punct
`, "blocked", "Workers"},
		{"a finite verb is no preposition", `
Gondor Gondor PROPN 0 root
voiced voice VERB 3 case
support support NOUN 1 nmod
. . PUNCT 1 punct
`, "voiced", "Gondor"},
		{"behind a relative clause", `
Minister Minister PROPN 0 root
Elessar Elessar PROPN 1 appos
, , PUNCT 7 punct
who who PRON 7 nsubj
is be AUX 7 cop
in in ADP 7 case
Rohan Rohan PROPN 2 acl:relcl
, , PUNCT 9 punct
called call VERB 7 acl
on on ADP 11 case
Eowyn Eowyn PROPN 9 obl:agent
. . PUNCT 1 punct
`, "called", "who"},
		{"the military acts", `
The the DET 6 det
Rohirric Rohirric ADJ 6 amod
military military ADJ 4 amod
struck strike VERB 6 amod
rebel rebel NOUN 6 compound
positions position NOUN 0 root
. . PUNCT 6 punct
`, "struck", "military"},
		{"no full stop", `
Voters voter NOUN 0 root
warmed warm VERB 1 acl
to to ADP 5 case
the the DET 5 det
tax tax NOUN 2 obl
`, "Voters", ""},
	} {
		d, err := testdoc.Parse(c.tree)
		if err != nil {
			t.Fatal(err)
		}
		for i := range d.Tokens {
			if d.Tokens[i].POS == "VERB" {
				d.Tokens[i].Tag = "VBN"
			}
			if f := d.Tokens[i].Form; f == "fled" || f == "voiced" {
				d.Tokens[i].Tag = "VBD"
			} else if f == "echoing" {
				d.Tokens[i].Tag = "VBG"
			}
		}
		forces(d, d.Sentences[0].Span)
		clause(d, d.Sentences[0].Span)
		root, subject := "", ""
		for i := range d.Tokens {
			if x := &d.Tokens[i]; x.Head < 0 {
				root = x.Form
			} else if x.Dep == "nsubj" {
				subject = x.Form
			}
		}
		if root != c.root || subject != c.subject {
			t.Errorf("%s: root %s, subject %s; want %s, %s", c.name, root, subject, c.root, c.subject)
		}
	}
}

// TestDoubled checks what becomes of a second subject, and of "it".
func TestDoubled(t *testing.T) {
	for _, c := range []struct {
		name, tree string
		token      int
		head       int
		dep        string
	}{
		{"beside the first", `
Mali Mali PROPN 3 nsubj
junta junta NOUN 3 nsubj
expels expel VERB 0 root
`, 0, 1, "compound"},
		{"the name of the first", `
the the DET 2 det
group group NOUN 4 nsubj
Barad-dur Barad-dur PROPN 4 nsubj
said say VERB 0 root
`, 2, 1, "appos"},
		{"with a preposition", `
talks talk NOUN 4 nsubj
with with ADP 3 case
Rohan Rohan PROPN 4 nsubj
failed fail VERB 0 root
`, 2, 0, "nmod"},
		{"with a conjunction", `
trade trade NOUN 6 nsubj
between between ADP 3 case
Gondor Gondor PROPN 1 nmod
and and CCONJ 5 cc
Rohan Rohan PROPN 6 nsubj
grew grow VERB 0 root
`, 4, 2, "conj"},
		{"with a conjunction on the verb", `
trade trade NOUN 6 nsubj
between between ADP 3 case
Gondor Gondor PROPN 1 nmod
and and CCONJ 6 cc
Rohan Rohan PROPN 6 nsubj
grew grow VERB 0 root
`, 4, 2, "conj"},
		{"a conjunction at the end", `
left leave VERB 0 root
and and CCONJ 1 cc
`, 1, 0, "cc"},
		{"a conjunction alone", `
and and CCONJ 0 cc
`, 0, -1, "cc"},
		{"of another verb", `
Gondor Gondor PROPN 2 nsubj
fought fight VERB 0 root
and and CCONJ 5 cc
Rohan Rohan PROPN 5 nsubj
watched watch VERB 2 conj
`, 3, 4, "nsubj"},
		{"a conjunction of clauses stays on the verb", `
Gondor Gondor PROPN 2 nsubj
fought fight VERB 0 root
and and CCONJ 5 cc
Rohan Rohan PROPN 5 nsubj
watched watch VERB 2 conj
`, 2, 4, "cc"},
		{"a field", `
They they PRON 2 nsubj
discussed discuss VERB 0 root
cooperation cooperation NOUN 2 obj
in in ADP 5 case
trade trade NOUN 2 obl
`, 4, 2, "nmod"},
		{"a setting", `
They they PRON 2 nsubj
discussed discuss VERB 0 root
cooperation cooperation NOUN 2 obj
in in ADP 6 case
a a DET 6 det
call call NOUN 2 obl
`, 5, 1, "obl"},
		{"it that is ready", `
it it PRON 3 expl
was be AUX 3 cop
ready ready ADJ 0 root
`, 0, 2, "nsubj"},
		{"what is said on a day", `
Gondor Gondor PROPN 2 nsubj
said say VERB 0 root
on on ADP 4 case
Monday Monday PROPN 2 obl
that that PRON 8 obj
Rohan Rohan PROPN 8 nsubj
must must AUX 8 aux
leave leave VERB 4 acl:relcl
`, 7, 1, "ccomp"},
		{"what the day did", `
Gondor Gondor PROPN 2 nsubj
spoke speak VERB 0 root
on on ADP 4 case
Monday Monday PROPN 2 obl
that that PRON 6 nsubj
began begin VERB 4 acl:relcl
`, 5, 3, "acl:relcl"},
		{"it that is likely", `
it it PRON 3 expl
is be AUX 3 cop
likely likely ADJ 0 root
`, 0, 2, "expl"},
	} {
		d, err := testdoc.Parse(c.tree)
		if err != nil {
			t.Fatal(err)
		}
		for i := range d.Tokens {
			if d.Tokens[i].POS == "NOUN" {
				d.Tokens[i].Tag = "NN"
			}
		}
		doubled(d, d.Sentences[0].Span)
		field(d, d.Sentences[0].Span)
		spoken(d, d.Sentences[0].Span)
		content(d, d.Sentences[0].Span)
		if x := d.Tokens[c.token]; x.Head != c.head || x.Dep != c.dep {
			t.Errorf("%s: %s hangs on %d as %s, want %d as %s", c.name, x.Form, x.Head, x.Dep, c.head, c.dep)
		}
	}
}

// TestTitled makes the first name the head of a title of several, and leaves a plural before a single name.
func TestTitled(t *testing.T) {
	for _, c := range []struct {
		tree  string
		heads []int
	}{
		{`
Kings king NOUN 5 nsubj
Elessar Elessar PROPN 1 appos
and and CCONJ 4 cc
Eomer Eomer PROPN 2 conj
met meet VERB 0 root
`, []int{1, 4, 3, 1, -1}},
		{`
Kings king NOUN 5 nsubj
Elessar Elessar PROPN 5 nsubj
and and CCONJ 4 cc
Eomer Eomer PROPN 2 conj
met meet VERB 0 root
`, []int{1, 4, 3, 1, -1}},
		{`
Lands land NOUN 4 nsubj
Elessar Elessar PROPN 1 appos
had have AUX 4 aux
grown grow VERB 0 root
`, []int{3, 0, 3, -1}},
		{`
Kings king NOUN 7 nsubj
, , PUNCT 3 punct
Elessar Elessar PROPN 1 conj
and and CCONJ 5 cc
Eomer Eomer PROPN 3 conj
, , PUNCT 3 punct
met meet VERB 0 root
`, []int{2, 2, 6, 4, 2, 2, -1}},
		{`
Kings king NOUN 6 nsubj
, , PUNCT 3 punct
Elessar Elessar PROPN 1 conj
and and CCONJ 5 cc
Eomer Eomer PROPN 3 conj
met meet VERB 0 root
`, []int{5, 2, 0, 4, 2, -1}},
	} {
		d, err := testdoc.Parse(c.tree)
		if err != nil {
			t.Fatal(err)
		}
		d.Tokens[0].Tag = "NNS"
		titled(d, d.Sentences[0].Span)
		for i, h := range c.heads {
			if d.Tokens[i].Head != h {
				t.Errorf("%q hangs on %d, want %d in%s", d.Tokens[i].Form, d.Tokens[i].Head, h, c.tree)
			}
		}
	}
}
