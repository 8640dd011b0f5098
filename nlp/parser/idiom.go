package parser

import (
	"strings"

	"github.com/dateline/dateline"
)

// infinitive makes an infinitive with "to" that was taken for a quality of its object a complement of the verb above: "urged Mordor to free Frodo".
func infinitive(d *dateline.Document, s dateline.Span) {
	for i := s.Start + 1; i < s.End; i++ {
		to, t := &d.Tokens[i-1], &d.Tokens[i]
		obj := t.Head
		if to.Tag != "TO" || t.Tag != "VB" || t.Dep != "amod" || obj <= i || obj >= s.End {
			continue
		}
		x := &d.Tokens[obj]
		if x.Head < 0 || x.Head >= i || to.Head != obj {
			continue
		}
		to.Head, to.Dep = i, "mark"
		t.Head, t.Dep = x.Head, "xcomp"
		if d.Tokens[t.Head].POS != "VERB" {
			t.Dep = "acl"
		}
		x.Head, x.Dep = i, "obj"
	}
}

// dead hangs the "dead" of "shot dead" on the verb, where it was taken for a quality of whom it killed.
func dead(d *dateline.Document, s dateline.Span) {
	for i := s.Start + 1; i < s.End; i++ {
		verb, t := &d.Tokens[i-1], &d.Tokens[i]
		if t.Head > i && t.Form == "dead" && verb.POS == "VERB" && strings.EqualFold(verb.Form, "shot") {
			t.Head, t.Dep = i-1, "xcomp"
		}
	}
}
