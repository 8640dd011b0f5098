package parser

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// joint are nouns for what is done together, which "in" gives a field.
var joint = []string{"cooperation", "co-operation", "collaboration", "partnership", "interaction"}

// settings are nouns behind "in" that tell when or how something is done, not in which field.
var settings = []string{
	"call", "conversation", "meeting", "talk", "interview", "letter", "statement", "message", "speech", "address", "telegram", "response", "reply", "return", "turn", "addition", "line", "order", "way", "manner",
	"spirit", "framework", "context", "accordance", "future", "past", "time", "term", "run", "week", "month", "year", "decade", "day", "century", "summer", "winter", "spring", "autumn", "half", "quarter",
}

// field hangs the field of what is done together on it where the parser hung it on the verb: "discuss cooperation in trade and energy".
func field(d *dateline.Document, s dateline.Span) {
	for k := s.Start; k+2 < s.End; k++ {
		t, in := &d.Tokens[k], &d.Tokens[k+1]
		if t.Dep != "obj" && t.Dep != "nsubj:pass" || in.Form != "in" || in.Dep != "case" || in.Head <= k || !slices.Contains(joint, strings.ToLower(t.Lemma)) {
			continue
		}
		if o := &d.Tokens[in.Head]; o.Dep == "obl" && o.Head == t.Head && o.POS == "NOUN" && !slices.Contains(settings, strings.ToLower(o.Lemma)) {
			o.Head, o.Dep = k, "nmod"
		}
	}
}
