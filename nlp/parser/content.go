package parser

import (
	"slices"

	"github.com/dateline/dateline"
)

var (
	days = []string{
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December", "week", "month", "year", "night", "morning", "evening", "afternoon", "statement", "interview", "tweet", "letter", "speech",
	}
	tellers = []string{"say", "tell", "announce", "warn", "insist", "add", "claim", "argue", "state", "declare", "report", "confirm", "stress", "note", "reiterate", "demand", "admit", "acknowledge"}
)

// content hangs a clause with "that" and a subject of its own behind a verb of saying and a day on the verb, where it was taken to tell something of the day: "said
// on Monday that Rohan must withdraw".
func content(d *dateline.Document, s dateline.Span) {
	for v := s.Start + 2; v < s.End; v++ {
		t := &d.Tokens[v]
		day := t.Head
		if t.Dep != "acl:relcl" || day < 0 || day >= v || !slices.Contains(days, d.Tokens[day].Form) {
			continue
		}
		say := d.Tokens[day].Head
		if say < 0 || say > day || d.Tokens[say].POS != "VERB" || !slices.Contains(tellers, d.Tokens[say].Lemma) {
			continue
		}
		that, subject := -1, false
		for k := day + 1; k < v; k++ {
			x := &d.Tokens[k]
			if x.Head != v {
				continue
			}
			if x.Form == "that" {
				that = k
			} else if x.Dep == "nsubj" || x.Dep == "nsubj:pass" || x.Dep == "expl" || x.Dep == "csubj" {
				subject = true
			}
		}
		if that != day+1 || !subject {
			continue
		}
		x := &d.Tokens[that]
		x.POS, x.Tag, x.Dep = "SCONJ", "IN", "mark"
		t.Head, t.Dep = say, "ccomp"
	}
}
