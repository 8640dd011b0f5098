package dateline_test

import (
	"slices"
	"testing"

	"github.com/dateline/dateline/internal/testdoc"
)

func TestMembers(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		head       int
		want       []string
	}{
		{"flat", `
trade NOUN 0 root
, PUNCT 3 punct
water NOUN 1 conj
and CCONJ 6 cc
green ADJ 6 amod
energy NOUN 1 conj`, 0, []string{"trade", "water", "green energy"}},
		{"commas part what hangs deeper", `
management NOUN 0 root
of ADP 3 case
water NOUN 1 nmod
and CCONJ 5 cc
forests NOUN 3 conj
, PUNCT 7 punct
innovation NOUN 3 conj
, PUNCT 9 punct
energy NOUN 3 conj
and CCONJ 12 cc
green ADJ 12 amod
technologies NOUN 3 conj`, 0, []string{"management of water and forests", "innovation", "energy", "green technologies"}},
		{"an apposition in a list", `
work NOUN 0 root
of ADP 4 case
the DET 4 det
office NOUN 1 nmod
in ADP 6 case
Fornost PROPN 4 nmod
, PUNCT 9 punct
the DET 9 det
rule NOUN 6 appos
of ADP 11 case
law NOUN 9 nmod
and CCONJ 13 cc
trade NOUN 11 conj`, 0, []string{"work of the office in Fornost", "rule of law and trade"}},
		{"one word", `
trade NOUN 0 root`, 0, []string{"trade"}},
		{"no list in a relative clause", `
road NOUN 0 root
that PRON 3 nsubj
joins join VERB 1 acl:relcl
Gondor PROPN 3 obj
, PUNCT 6 punct
Arnor PROPN 4 conj
and CCONJ 8 cc
Rohan PROPN 4 conj`, 0, []string{"road"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := testdoc.Parse(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			members := d.Members(tt.head)
			var got []string
			for _, m := range members {
				got = append(got, d.Words(d.Member(m, members)))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
