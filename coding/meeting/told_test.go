package meeting

import (
	"slices"
	"strings"
	"testing"
)

// TestTold reads what became of a meeting, who takes part and where it was from the words around it.
func TestTold(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"pulled out", `
Elessar PROPN 2 nsubj
pulled pull VERB 0 root
out ADP 2 compound:prt
of ADP 5 case
talks talk NOUN 2 obl
with ADP 7 case
Eomer PROPN 5 nmod
in ADP 9 case
Fornost PROPN 2 obl
. PUNCT 2 punct`, []string{"meeting | cancelled | Elessar & Eomer | minister |  "}},
		{"shunned", `
Elessar PROPN 2 nsubj
skipped skip VERB 0 root
the DET 4 det
summit NOUN 2 obj
of ADP 7 case
the DET 7 det
Council PROPN 4 nmod
in ADP 9 case
Fornost PROPN 4 nmod
. PUNCT 2 punct`, []string{}},
		{"an invitation turned down", `
Elessar PROPN 2 nsubj
turned turn VERB 0 root
down ADP 2 compound:prt
an a DET 5 det
invitation NOUN 2 obj
to PART 7 mark
visit VERB 5 acl
Rohan PROPN 7 obj
. PUNCT 2 punct`, []string{}},
		{"invited", `
Elessar PROPN 2 nsubj
invited invite VERB 0 root
Eomer PROPN 2 obj
to ADP 5 case
Fornost PROPN 2 obl
in ADP 7 case
July PROPN 2 obl
. PUNCT 2 punct`, []string{"visit | planned | Eomer & ARN | minister | 3021-07 month | in Fornost"}},
		{"readiness only", `
Elessar PROPN 2 nsubj
reiterated reiterate VERB 0 root
his PRON 4 nmod:poss
readiness NOUN 2 obj
to PART 6 mark
host VERB 2 xcomp
Eomer PROPN 6 obj
in ADP 9 case
Fornost PROPN 6 obl
. PUNCT 2 punct`, []string{"meeting | planned | Elessar & Eomer | minister |   | in Fornost"}},
		{"a city's name behind its kind", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
in ADP 7 case
the DET 7 det
border NOUN 7 compound
city NOUN 2 obl
of ADP 9 case
Fornost PROPN 7 nmod
on ADP 11 case
Tuesday PROPN 2 obl
. PUNCT 2 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-10 day | in Fornost"}},
		{"as part of her visit", `
As ADP 2 case
part NOUN 10 obl
of ADP 5 case
his PRON 5 nmod:poss
visit NOUN 2 nmod
to ADP 7 case
Edoras PROPN 5 nmod
, PUNCT 2 punct
Elessar PROPN 10 nsubj
met meet VERB 0 root
Eomer PROPN 10 obj
. PUNCT 10 punct`, []string{"visit | took place | Elessar & Rohan | head of state | 3021-06-11 report | in Edoras", "meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | in Edoras | of visit 0"}},
		{"the sides sign", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
on ADP 5 case
Tuesday PROPN 2 obl
. PUNCT 2 punct

The DET 2 det
sides side NOUN 3 nsubj
signed sign VERB 0 root
a DET 5 det
treaty NOUN 3 obj
. PUNCT 3 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-10 day | signed: signed a treaty", "treaty | signed | Elessar+Eomer | \"\" | 3021-06-11 report"}},
		{"met to sign", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
to PART 5 mark
sign VERB 2 xcomp
a DET 7 det
treaty NOUN 5 obj
on ADP 9 case
trade NOUN 5 obl
. PUNCT 2 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | signed: sign a treaty on trade", "treaty | signed | Eomer+Elessar | \"treaty on trade\" | 3021-06-11 report"}},
		{"a memorandum and a contract", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
. PUNCT 2 punct

Elessar PROPN 4 nsubj
and CCONJ 3 cc
Eomer PROPN 1 conj
witnessed witness VERB 0 root
the DET 6 det
signing NOUN 4 obj
of ADP 9 case
a DET 9 det
memorandum NOUN 6 nmod
of ADP 11 case
understanding understand VERB 9 nmod
on ADP 13 case
trade NOUN 11 nmod
and CCONJ 16 cc
a DET 16 det
contract NOUN 13 conj
for ADP 19 case
a DET 19 det
bridge NOUN 16 nmod
. PUNCT 4 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | signed: signing of a memorandum of understanding on trade | signed: signing of a memorandum of understanding on trade and a contract for a bridge", "memorandum | signed | Elessar+Eomer | \"memorandum of understanding on trade\" | 3021-06-11 report | on trade", "contract | signed | Elessar+Eomer | \"contract for a bridge\" | 3021-06-11 report | on bridge"}},
		{"the programme includes", `
Elessar PROPN 3 nsubj
will AUX 3 aux
visit VERB 0 root
Edoras PROPN 3 obj
in ADP 6 case
July PROPN 3 obl
. PUNCT 3 punct

The DET 2 det
programme NOUN 3 nsubj
includes include VERB 0 root
talks talk NOUN 3 obj
with ADP 6 case
Eomer PROPN 4 nmod
. PUNCT 3 punct`, []string{"visit | planned | Elessar & Rohan | head of state | 3021-07 month | in Edoras", "meeting | planned | Elessar & Eomer | minister |   | of visit 0"}},
		{"beside a forum elsewhere", `
The DET 2 det
Council PROPN 3 nsubj
held hold VERB 0 root
a DET 5 det
summit NOUN 3 obj
in ADP 7 case
Fornost PROPN 3 obl
. PUNCT 3 punct

Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
on ADP 6 case
the DET 6 det
sidelines sideline NOUN 2 obl
of ADP 10 case
the DET 10 det
Edoras PROPN 10 compound
forum NOUN 6 nmod
. PUNCT 2 punct`, []string{"summit | took place | Council |  | 3021-06-11 report | in Fornost", "meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | in Edoras"}},
		{"a plan of consultations", `
Elessar PROPN 4 nsubj
and CCONJ 3 cc
Eomer PROPN 1 conj
signed sign VERB 0 root
a DET 6 det
plan NOUN 4 obj
of ADP 8 case
consultations consultation NOUN 6 nmod
. PUNCT 4 punct`, []string{"roadmap | signed | Elessar+Eomer | \"plan of consultations\" | 3021-06-11 report"}},
		{"delegations headed by", `
Delegations delegation NOUN 11 nsubj
from ADP 3 case
Gondor PROPN 1 nmod
and CCONJ 5 cc
Rohan PROPN 3 conj
headed head VERB 1 acl
by ADP 8 case
Elessar PROPN 6 obl
and CCONJ 10 cc
Eomer PROPN 8 conj
met meet VERB 0 root
in ADP 13 case
Fornost PROPN 11 obl
. PUNCT 11 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | in Fornost"}},
		{"two subjects of one name", `
Gondor PROPN 4 nmod:poss
's PART 1 case
Party PROPN 6 nsubj
Secretary PROPN 6 nsubj
Elessar PROPN 4 flat
visited visit VERB 0 root
Edoras PROPN 6 obj
. PUNCT 6 punct`, []string{"visit | took place | Elessar & Rohan | head of state | 3021-06-11 report | in Edoras"}},
		{"a document list", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
. PUNCT 2 punct

They PRON 2 nsubj
signed sign VERB 0 root
three NUM 4 nummod
documents document NOUN 2 obj
, PUNCT 8 punct
including include VERB 8 case
a DET 8 det
treaty NOUN 2 obl
on ADP 10 case
trade NOUN 8 nmod
and CCONJ 13 cc
a DET 13 det
memorandum NOUN 10 conj
on ADP 15 case
water NOUN 13 nmod
. PUNCT 2 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | signed: signed three documents, including a treaty on trade | signed: signed three documents, including a treaty on trade and a memorandum on water", "treaty | signed | Elessar+Eomer | \"treaty on trade\" | 3021-06-11 report | on trade", "memorandum | signed | Elessar+Eomer | \"memorandum on water\" | 3021-06-11 report | on water"}},
		{"a session of a commission apart", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
. PUNCT 2 punct

The DET 2 det
session NOUN 10 nsubj:pass
of ADP 8 case
the DET 8 det
Gondor PROPN 8 compound
- PUNCT 7 punct
Rohan PROPN 8 compound
Commission PROPN 2 nmod
was be AUX 10 aux:pass
held hold VERB 0 root
in ADP 12 case
Fornost PROPN 10 obl
in ADP 14 case
July PROPN 10 obl
. PUNCT 10 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report | next meeting: session", "session | planned | Gondor & Rohan |  | 3021-07 month | in Fornost"}},
		{"mediated by others", `
Talks talk NOUN 11 nsubj
between ADP 6 case
Gondor PROPN 6 nmod:poss
and CCONJ 5 cc
Rohan PROPN 6 nmod:poss
Eomer PROPN 1 nmod
mediated mediate VERB 6 acl
by ADP 9 case
Cotton PROPN 7 obl
, PUNCT 1 punct
ended end VERB 0 root
. PUNCT 11 punct`, []string{"meeting | took place | Gondor & Eomer | minister | 3021-06-11 report"}},
		{"a day behind a noun", `
Elessar PROPN 2 nsubj
hosted host VERB 0 root
Eomer PROPN 2 obj
at ADP 6 case
his PRON 6 nmod:poss
resort NOUN 2 obl
on ADP 8 case
Tuesday PROPN 2 obl
. PUNCT 2 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-10 day"}},
		{"refused to sign", `
Gondor PROPN 2 nsubj
refused refuse VERB 0 root
to PART 4 mark
sign VERB 2 xcomp
the DET 7 det
border NOUN 7 compound
agreement NOUN 4 obj
. PUNCT 2 punct`, []string{"agreement | not signed | Gondor | \"border agreement\" | 3021-06-11 report"}},
		{"in abeyance", `
The DET 3 det
Gondor PROPN 3 compound
Treaty PROPN 4 nsubj
remains remain VERB 0 root
in ADP 6 case
abeyance NOUN 4 obl
. PUNCT 4 punct`, []string{"treaty | suspended | Gondor | \"Gondor Treaty\" | 3021-06-11 report"}},
		{"took effect", `
A DET 6 det
Gondor PROPN 6 compound
- PUNCT 4 punct
Rohan PROPN 2 flat
trade NOUN 6 compound
deal NOUN 7 nsubj
took take VERB 0 root
effect NOUN 7 obj
in ADP 10 case
July PROPN 7 obl
. PUNCT 7 punct`, []string{"agreement | in force | Gondor+Rohan | \"Gondor-Rohan trade deal\" | 3021-07 month"}},
		{"awarded", `
Gondor PROPN 2 nsubj
awarded award VERB 0 root
a DET 5 det
port NOUN 5 compound
contract NOUN 2 obj
to ADP 7 case
Rohan PROPN 5 nmod
. PUNCT 2 punct`, []string{"contract | agreed | Gondor+Rohan | \"port contract\" | 3021-06-11 report"}},
		{"with whom is no name", `
Gondor PROPN 2 nsubj
terminated terminate VERB 0 root
its PRON 5 nmod:poss
trade NOUN 5 compound
agreement NOUN 2 obj
with ADP 7 case
Rohan PROPN 5 nmod
. PUNCT 2 punct`, []string{"agreement | ended | Gondor+Rohan | \"trade agreement\" | 3021-06-11 report"}},
		{"years of talks", `
Gondor PROPN 4 nsubj
and CCONJ 3 cc
Rohan PROPN 1 conj
signed sign VERB 0 root
a DET 7 det
border NOUN 7 compound
treaty NOUN 4 obj
, PUNCT 9 punct
ending end VERB 4 advcl
two NUM 11 nummod
decades decade NOUN 9 obj
of ADP 13 case
talks talk NOUN 11 nmod
. PUNCT 4 punct`, []string{"treaty | signed | Gondor+Rohan | \"border treaty\" | 3021-06-11 report"}},
		{"their withdrawal", `
Gondor PROPN 4 nsubj
and CCONJ 3 cc
Rohan PROPN 1 conj
announced announce VERB 0 root
their PRON 6 nmod:poss
withdrawal NOUN 4 obj
from ADP 10 case
the DET 10 det
Fornost PROPN 10 compound
Statute PROPN 4 obl
. PUNCT 4 punct`, []string{"treaty | withdrawn | Gondor+Rohan | \"Fornost Statute\" | 3021-06-11 report"}},
		{"in a place for a visit", `
Elessar PROPN 4 nsubj
is be AUX 4 cop
in ADP 4 case
Edoras PROPN 0 root
for ADP 8 case
a DET 8 det
working work VERB 8 amod
visit NOUN 4 obl
. PUNCT 4 punct`, []string{"working visit | took place | Elessar & Rohan | head of state | 3021-06-11 report | in Edoras"}},
		{"brokered by others", `
Elessar PROPN 4 nsubj
and CCONJ 3 cc
Eomer PROPN 1 conj
signed sign VERB 0 root
a DET 6 det
truce NOUN 4 obj
, PUNCT 11 punct
which PRON 11 obj
the DET 10 det
Council PROPN 11 nsubj
brokered broker VERB 6 acl:relcl
. PUNCT 4 punct`, []string{"ceasefire | signed | Elessar+Eomer | \"\" | 3021-06-11 report"}},
		{"memoranda", `
Elessar PROPN 4 nsubj
and CCONJ 3 cc
Eomer PROPN 1 conj
signed sign VERB 0 root
three NUM 6 nummod
Memoranda memorand NOUN 4 obj
of ADP 8 case
Understanding NOUN 6 nmod
. PUNCT 4 punct`, []string{"memorandum | signed | Elessar+Eomer | \"Memoranda of Understanding\" | 3021-06-11 report"}},
		{"took part", `
Elessar PROPN 2 nsubj
took take VERB 0 root
part NOUN 2 obj
in ADP 7 case
the DET 7 det
Council PROPN 7 compound
summit NOUN 2 obl
in ADP 9 case
Fornost PROPN 2 obl
. PUNCT 2 punct`, []string{"summit | took place | Council & Elessar | head of state | 3021-06-11 report | in Fornost"}},
		{"a courtesy call", `
Elessar PROPN 2 nsubj
paid pay VERB 0 root
a DET 5 det
courtesy NOUN 5 compound
call NOUN 2 obj
on ADP 7 case
Eomer PROPN 5 nmod
. PUNCT 2 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report"}},
		{"an audience granted", `
Elessar PROPN 2 nsubj
granted grant VERB 0 root
an a DET 4 det
audience NOUN 2 obj
to ADP 6 case
Eomer PROPN 4 nmod
. PUNCT 2 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report"}},
		{"due in", `
Elessar PROPN 5 nsubj
is be AUX 5 cop
due ADJ 5 case
in ADP 5 case
Edoras PROPN 0 root
on ADP 7 case
Tuesday PROPN 5 nmod
. PUNCT 5 punct`, []string{"visit | planned | Elessar & Rohan | head of state |   | in Edoras"}},
		{"received at a palace", `
Elessar PROPN 3 nsubj:pass
was be AUX 3 aux:pass
received receive VERB 0 root
at ADP 6 case
the DET 6 det
palace NOUN 3 obl
by ADP 8 case
Eomer PROPN 6 nmod
. PUNCT 3 punct`, []string{"meeting | took place | Eomer & Elessar | minister | 3021-06-11 report"}},
		{"bilateral meetings", `
Elessar PROPN 2 nsubj
held hold VERB 0 root
bilateral ADJ 4 amod
meetings meeting NOUN 2 obj
with ADP 6 case
Eomer PROPN 4 nmod
and CCONJ 8 cc
Gamgee PROPN 6 conj
. PUNCT 2 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report", "meeting | took place | Elessar & Gamgee |  | 3021-06-11 report"}},
		{"handed an invitation", `
Elessar PROPN 2 nsubj
handed hand VERB 0 root
Eomer PROPN 2 iobj
an a DET 5 det
invitation NOUN 2 obj
to PART 7 mark
visit VERB 2 advcl
Fornost PROPN 7 obj
. PUNCT 2 punct`, []string{"visit | planned | Eomer & ARN | minister |   | in Fornost"}},
		{"met for a summit", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
for ADP 6 case
the DET 6 det
summit NOUN 2 obl
of ADP 9 case
the DET 9 det
Council PROPN 6 nmod
. PUNCT 2 punct`, []string{"summit | took place | Elessar & Eomer & Council | minister | 3021-06-11 report"}},
		{"aimed at a truce", `
Efforts effort NOUN 2 nsubj
aimed aim VERB 0 root
at SCONJ 4 mark
reaching reach VERB 2 advcl
a DET 6 det
truce NOUN 4 obj
with ADP 8 case
Gondor PROPN 6 nmod
. PUNCT 2 punct`, []string{}},
		{"attended by others", `
Eomer PROPN 2 nsubj
met meet VERB 0 root
Gondor PROPN 2 obj
. PUNCT 2 punct

Elessar PROPN 2 nsubj
attended attend VERB 0 root
the DET 4 det
meeting NOUN 2 obj
. PUNCT 2 punct`, []string{"meeting | took place | Eomer & Elessar | minister | 3021-06-11 report"}},
		{"reconvene", `
Elessar PROPN 2 nsubj
met meet VERB 0 root
Eomer PROPN 2 obj
on ADP 5 case
Tuesday PROPN 2 obl
. PUNCT 2 punct

They PRON 3 nsubj
will AUX 3 aux
reconvene VERB 0 root
in ADP 5 case
Fornost PROPN 3 obl
in ADP 7 case
July PROPN 3 obl
. PUNCT 3 punct`, []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-10 day | next meeting: reconvene", "meeting | planned | Elessar & Eomer | minister | 3021-07 month | in Fornost"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := document(t, tt.text)
			if err := New().Annotate(d); err != nil {
				t.Fatal(err)
			}
			if got := told(d); !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

// TestTitleBeside: a title that the parser hung on the verb beside the name it stands before is no second guest.
func TestTitleBeside(t *testing.T) {
	d := document(t, `
Elessar PROPN 2 nsubj
received receive VERB 0 root
Minister PROPN 2 obj
Eomer PROPN 2 obj
. PUNCT 2 punct`)
	for m := range d.Mentions {
		if d.Mentions[m].Head == 3 {
			d.Mentions[m].Start = 2
		}
	}
	if err := New().Annotate(d); err != nil {
		t.Fatal(err)
	}
	want := []string{"meeting | took place | Elessar & Eomer | minister | 3021-06-11 report"}
	if got := told(d); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
