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
			if d.Tokens[i].Form == "fled" {
				d.Tokens[i].Tag = "VBD"
			}
		}
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
