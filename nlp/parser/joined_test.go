package parser

import (
	"testing"

	"github.com/dateline/dateline"
)

func TestJoined(t *testing.T) {
	for _, c := range []struct{ tag, lemma, want string }{
		{"VBD", "detain", "2 cc 3, 3 conj 0, 4 obj 3"},
		{"VBN", "voice", "2 cc 3, 3 conj 0, 4 obj 3"},
		{"VBN", "wound", "2 cc 4, 3 amod 4, 4 conj 1"}, // "freed captives and wounded men"
	} {
		d := &dateline.Document{Tokens: []dateline.Token{
			{Form: "freed", POS: "VERB", Tag: "VBD", Head: -1, Dep: "root"},
			{Form: "captives", POS: "NOUN", Tag: "NNS", Head: 0, Dep: "obj"},
			{Form: "and", POS: "CCONJ", Tag: "CC", Head: 4, Dep: "cc"},
			{Lemma: c.lemma, POS: "VERB", Tag: c.tag, Head: 4, Dep: "amod"},
			{Form: "men", POS: "NOUN", Tag: "NNS", Head: 1, Dep: "conj"},
		}}
		joined(d, dateline.Span{Start: 0, End: 5})
		if got := arcs(d, 2, 3, 4); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.lemma, c.tag, got, c.want)
		}
	}
}

func TestRaised(t *testing.T) {
	for _, c := range []struct{ subject, below, lemma, tag, want string }{
		{"king", "VBZ", "urge", "VBD", "4 conj 0"},
		{"king", "VBD", "urge", "VBD", "4 conj 2"}, // "said that the king came and urged them"
		{"law", "VBD", "urge", "VBD", "4 conj 0"},
		{"king", "VBZ", "kill", "VBD", "4 conj 2"},
		{"king", "VBZ", "demand", "VBN", "4 conj 0"},
	} {
		d := &dateline.Document{Tokens: []dateline.Token{
			{Lemma: "warn", POS: "VERB", Tag: "VBD", Head: -1, Dep: "root"},
			{Lemma: c.subject, POS: "NOUN", Tag: "NN", Head: 2, Dep: "nsubj"},
			{Lemma: "break", POS: "VERB", Tag: c.below, Head: 0, Dep: "ccomp"},
			{Lemma: "and", POS: "CCONJ", Tag: "CC", Head: 4, Dep: "cc"},
			{Lemma: c.lemma, POS: "VERB", Tag: c.tag, Head: 2, Dep: "conj"},
			{Lemma: "peace", POS: "NOUN", Tag: "NN", Head: 4, Dep: "obj"},
		}}
		raised(d, dateline.Span{Start: 0, End: 6})
		if got := arcs(d, 4); got != c.want {
			t.Errorf("%s %s below, %s %s: %s, want %s", c.subject, c.below, c.lemma, c.tag, got, c.want)
		}
	}
}
