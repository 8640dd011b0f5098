package parser

import (
	"fmt"
	"testing"

	"github.com/dateline/dateline"
)

func TestInfinitive(t *testing.T) {
	tree := func() *dateline.Document {
		return &dateline.Document{Tokens: []dateline.Token{
			{Form: "urged", POS: "VERB", Tag: "VBD", Head: -1, Dep: "root"},
			{Form: "Mordor", POS: "PROPN", Tag: "NNP", Head: 0, Dep: "obj"},
			{Form: "to", POS: "PART", Tag: "TO", Head: 4, Dep: "case"},
			{Form: "free", POS: "VERB", Tag: "VB", Head: 4, Dep: "amod"},
			{Form: "Frodo", POS: "PROPN", Tag: "NNP", Head: 0, Dep: "obl"},
		}}
	}
	for _, c := range []struct{ tag, want string }{
		{"TO", "2 mark 3, 3 xcomp 0, 4 obj 3"},
		{"IN", "2 case 4, 3 amod 4, 4 obl 0"}, // "urged Mordor to free trade"
	} {
		d := tree()
		d.Tokens[2].Tag = c.tag
		infinitive(d, dateline.Span{Start: 0, End: 5})
		if got := arcs(d, 2, 3, 4); got != c.want {
			t.Errorf("with %s: %s, want %s", c.tag, got, c.want)
		}
	}
}

func TestStriker(t *testing.T) {
	for _, c := range []struct{ tag, want string }{{"VBD", "0 nmod:poss 1, 1 nsubj 2"}, {"VBN", "0 nmod:poss 2, 1 compound 2"}} {
		d := &dateline.Document{Tokens: []dateline.Token{
			{Form: "Gondor", POS: "PROPN", Head: 2, Dep: "nmod:poss"},
			{Form: "police", POS: "NOUN", Head: 2, Dep: "compound"},
			{Form: "shot", POS: "VERB", Tag: c.tag, Head: -1, Dep: "root"},
			{Form: "protester", POS: "NOUN", Head: 2, Dep: "obj"},
		}}
		striker(d, dateline.Span{End: 4})
		if got := arcs(d, 0, 1); got != c.want {
			t.Errorf("%s: %s, want %s", c.tag, got, c.want)
		}
	}
}

func TestHeld(t *testing.T) {
	for _, c := range []struct{ verb, want string }{
		{"find", "1 obj 0, 2 flat 1, 3 xcomp 0, 4 nmod 3"},
		{"see", "1 obj 0, 2 flat 1, 3 flat 2, 4 nmod 2"},
	} {
		d := &dateline.Document{Tokens: []dateline.Token{
			{Form: c.verb, Lemma: c.verb, POS: "VERB", Head: -1, Dep: "root"},
			{Form: "King", POS: "PROPN", Head: 0, Dep: "obj"},
			{Form: "Grima", POS: "PROPN", Head: 1, Dep: "flat"},
			{Form: "guilty", POS: "NOUN", Head: 2, Dep: "flat"},
			{Form: "treason", POS: "NOUN", Head: 2, Dep: "nmod"},
		}}
		held(d, dateline.Span{End: 5})
		if got := arcs(d, 1, 2, 3, 4); got != c.want {
			t.Errorf("%s: %s, want %s", c.verb, got, c.want)
		}
	}
}

func TestDeathly(t *testing.T) {
	for _, c := range []struct{ form, want string }{
		{"death", "1 case 2, 2 obl 0, 3 obj 0"},
		{"town", "1 case 3, 2 compound 3, 3 obl 0"},
	} {
		d := &dateline.Document{Tokens: []dateline.Token{
			{Form: "hacked", POS: "VERB", Head: -1, Dep: "root"},
			{Form: "to", POS: "ADP", Head: 3, Dep: "case"},
			{Form: c.form, POS: "NOUN", Head: 3, Dep: "compound"},
			{Form: "farmers", POS: "NOUN", Head: 0, Dep: "obl"},
		}}
		deathly(d, dateline.Span{End: 4})
		if got := arcs(d, 1, 2, 3); got != c.want {
			t.Errorf("%s: %s, want %s", c.form, got, c.want)
		}
	}
}

func TestDoing(t *testing.T) {
	for _, c := range []struct{ prep, want string }{{"by", "0 nsubj 3"}, {"in", "0 advcl 3"}} {
		d := &dateline.Document{Tokens: []dateline.Token{
			{Form: "Shelling", POS: "VERB", Tag: "VBG", Head: 3, Dep: "advcl"},
			{Form: c.prep, POS: "ADP", Head: 2, Dep: "case"},
			{Form: "Mordor", POS: "PROPN", Head: 0, Dep: "obl"},
			{Form: "killed", POS: "VERB", Tag: "VBD", Head: -1, Dep: "root"},
		}}
		doing(d, dateline.Span{End: 4})
		if got := arcs(d, 0); got != c.want {
			t.Errorf("%s: %s, want %s", c.prep, got, c.want)
		}
	}
}

func TestSitting(t *testing.T) {
	for _, c := range []struct{ next, want string }{
		{"ADP", "3 obj 0, 4 case 5, 5 obl 0"},
		{"NOUN", "3 compound 5, 4 compound 5, 5 obj 0"},
	} {
		d := &dateline.Document{Tokens: []dateline.Token{
			{Form: "staged", POS: "VERB", Head: -1, Dep: "root"},
			{Form: "sit", POS: "NOUN", Head: 3, Dep: "compound"},
			{Form: "-", POS: "PUNCT", Head: 1, Dep: "punct"},
			{Form: "in", POS: "NOUN", Head: 5, Dep: "case"},
			{Form: "outside", POS: c.next, Head: 5, Dep: "compound"},
			{Form: "parliament", POS: "NOUN", Head: 0, Dep: "obj"},
		}}
		sitting(d, dateline.Span{End: 6})
		if got := arcs(d, 3, 4, 5); got != c.want {
			t.Errorf("%s: %s, want %s", c.next, got, c.want)
		}
	}
}

func TestDead(t *testing.T) {
	for _, c := range []struct{ form, want string }{
		{"shot", "1 xcomp 0, 2 obj 0"},
		{"found", "1 amod 2, 2 obj 0"},
	} {
		d := &dateline.Document{Tokens: []dateline.Token{
			{Form: c.form, POS: "VERB", Tag: "VBD", Head: -1, Dep: "root"},
			{Form: "dead", POS: "ADJ", Tag: "JJ", Head: 2, Dep: "amod"},
			{Form: "men", POS: "NOUN", Tag: "NNS", Head: 0, Dep: "obj"},
		}}
		dead(d, dateline.Span{Start: 0, End: 3})
		if got := arcs(d, 1, 2); got != c.want {
			t.Errorf("%s: %s, want %s", c.form, got, c.want)
		}
	}
}

func TestHostage(t *testing.T) {
	for _, c := range []struct{ tag, want string }{
		{"NN", "1 nummod 2, 2 obj 0, 3 xcomp 0"},
		{"NNS", "1 nummod 3, 2 compound 3, 3 obj 0"},
	} {
		d := &dateline.Document{Tokens: []dateline.Token{
			{Form: "took", POS: "VERB", Tag: "VBD", Head: -1, Dep: "root"},
			{Form: "eight", POS: "NUM", Tag: "CD", Head: 3, Dep: "nummod"},
			{Form: "soldiers", POS: "NOUN", Tag: "NNS", Head: 3, Dep: "compound"},
			{Form: "hostage", POS: "NOUN", Tag: c.tag, Head: 0, Dep: "obj"},
		}}
		hostage(d, dateline.Span{Start: 0, End: 4})
		if got := arcs(d, 1, 2, 3); got != c.want {
			t.Errorf("with %s: %s, want %s", c.tag, got, c.want)
		}
	}
}

func TestPartitive(t *testing.T) {
	for _, c := range []struct{ form, want string }{
		{"of", "1 det 2, 2 obj 0, 3 case 4, 4 nmod 2"},
		{"in", "1 det 4, 2 nummod 4, 3 case 4, 4 obl 0"},
	} {
		d := &dateline.Document{Tokens: []dateline.Token{
			{Form: "freed", POS: "VERB", Tag: "VBD", Head: -1, Dep: "root"},
			{Form: "the", POS: "DET", Tag: "DT", Head: 4, Dep: "det"},
			{Form: "seven", POS: "NUM", Tag: "CD", Head: 4, Dep: "nummod"},
			{Form: c.form, POS: "ADP", Tag: "IN", Head: 4, Dep: "case"},
			{Form: "hostages", POS: "NOUN", Tag: "NNS", Head: 0, Dep: "obl"},
		}}
		partitive(d, dateline.Span{Start: 0, End: 5})
		if got := arcs(d, 1, 2, 3, 4); got != c.want {
			t.Errorf("with %s: %s, want %s", c.form, got, c.want)
		}
	}
}

// arcs tells the relations and heads of some tokens.
func arcs(d *dateline.Document, at ...int) (out string) {
	for k, i := range at {
		if k > 0 {
			out += ", "
		}
		out += fmt.Sprint(i, " ", d.Tokens[i].Dep, " ", d.Tokens[i].Head)
	}
	return out
}

func TestOwner(t *testing.T) {
	for _, c := range []struct{ title, dep, want string }{
		{"compound", "conj", "1 cc 5, 2 nmod:poss 5, 4 compound 5, 5 conj 0"},
		{"compound", "nsubj", "1 cc 2, 2 conj 0, 4 compound 5, 5 nsubj 6"},
	} {
		next := 0
		if c.dep == "nsubj" {
			next = 6
		}
		d := &dateline.Document{Tokens: []dateline.Token{
			{Form: "Elessar", POS: "PROPN", Head: 6, Dep: "nsubj"},
			{Form: "and", POS: "CCONJ", Head: 2, Dep: "cc"},
			{Form: "Rohan", POS: "PROPN", Head: 0, Dep: "conj"},
			{Form: "'s", POS: "PART", Head: 2, Dep: "case"},
			{Form: "King", POS: "PROPN", Head: 5, Dep: c.title},
			{Form: "Eomer", POS: "PROPN", Head: next, Dep: c.dep},
			{Form: "met", POS: "VERB", Head: -1, Dep: "root"},
		}}
		owner(d, dateline.Span{Start: 0, End: 7})
		if got := arcs(d, 1, 2, 4, 5); got != c.want {
			t.Errorf("%s: %s, want %s", c.dep, got, c.want)
		}
	}
}

func TestRefusal(t *testing.T) {
	for _, c := range []struct{ tag, want string }{{"TO", "1 advmod 3"}, {"IN", "1 advmod 0"}} {
		d := &dateline.Document{Tokens: []dateline.Token{
			{Form: "vowed", POS: "VERB", Head: -1, Dep: "root"},
			{Form: "never", POS: "ADV", Head: 0, Dep: "advmod"},
			{Form: "to", Tag: c.tag, Head: 3, Dep: "mark"},
			{Form: "yield", POS: "VERB", Head: 0, Dep: "xcomp"},
		}}
		refusal(d, dateline.Span{Start: 0, End: 4})
		if got := arcs(d, 1); got != c.want {
			t.Errorf("%s: %s, want %s", c.tag, got, c.want)
		}
	}
}

// TestArmed: verbs that name their weapon have a subject and an object.
func TestArmed(t *testing.T) {
	trees(t, armed,
		[2]string{
			"Police/NN/1/compound baton/NN/3/compound -/HYPH/1/punct charge/VBN/4/amod crowds/NNS/-1/root and/CC/6/cc flee/VBD/4/conj",
			"3/nsubj 3/advmod 1/punct -1/root 3/obj 6/cc 3/conj",
		},
		[2]string{
			"Police/NN/1/compound tear/NN/3/compound -/HYPH/1/punct gas/VBD/-1/root crowds/NNS/3/obj",
			"3/nsubj 3/advmod 1/punct -1/root 3/obj",
		},
		[2]string{
			"the/DT/4/det baton/NN/3/compound -/HYPH/1/punct charge/VBN/4/amod crowds/NNS/5/nsubj flee/VBD/-1/root",
			"4/det 3/compound 1/punct 4/amod 5/nsubj -1/root",
		},
	)
}

// TestClausal: a participle with an object behind ", and" and a noun is the verb of a second clause.
func TestClausal(t *testing.T) {
	trees(t, clausal,
		[2]string{
			"kings/NNS/1/nsubj call/VBD/-1/root on/IN/3/case people/NNS/1/obl ,/,/6/punct and/CC/6/cc lords/NNS/3/conj accuse/VBN/6/acl police/NNS/7/obj",
			"1/nsubj -1/root 3/case 1/obl 7/punct 7/cc 7/nsubj 1/conj 7/obj",
		},
		[2]string{
			"kings/NNS/1/nsubj feed/VBD/-1/root on/IN/3/case people/NNS/1/obl ,/,/6/punct and/CC/6/cc lords/NNS/3/conj give/VBN/6/acl food/NNS/7/obj",
			"1/nsubj -1/root 3/case 1/obl 6/punct 6/cc 3/conj 6/acl 7/obj",
		},
		[2]string{
			"kings/NNS/1/nsubj feed/VBD/-1/root on/IN/3/case people/NNS/1/obl ,/,/6/punct and/CC/6/cc lords/NNS/3/conj accuse/VBN/6/acl",
			"1/nsubj -1/root 3/case 1/obl 6/punct 6/cc 3/conj 6/acl",
		},
	)
}

// TestMisled: a verb with a subject is no quality of its object, and a nominal behind "before" is the subject of the clause that it opens.
func TestMisled(t *testing.T) {
	trees(t, misled,
		[2]string{
			"Gondor/NNP/1/nsubj impose/VBN/2/amod curbs/NNS/5/nsubj on/IN/4/case men/NNS/2/nmod involve/VBN/-1/root in/IN/7/case raids/NNS/5/obl",
			"1/nsubj -1/root 1/obj 4/case 2/nmod 4/acl 7/case 5/obl",
		},
		[2]string{
			"impose/VBN/1/amod curbs/NNS/4/nsubj on/IN/3/case men/NNS/1/nmod involve/VBN/-1/root raids/NNS/4/obl",
			"1/amod 4/nsubj 3/case 1/nmod -1/root 4/obl",
		},
	)
	trees(t, before,
		[2]string{
			"come/VBD/-1/root before/IN/3/case King/NNP/3/nmod:desc Elessar/NNP/6/obl be/VBD/6/cop to/TO/6/mark meet/VB/0/advcl",
			"-1/root 6/mark 3/nmod:desc 6/nsubj 6/cop 6/mark 0/advcl",
		},
		[2]string{
			"come/VBD/-1/root before/IN/2/case noon/NN/3/obl meet/VBG/0/advcl",
			"-1/root 2/case 3/obl 0/advcl",
		},
	)
}
