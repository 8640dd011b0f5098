package parser

import (
	"strings"

	"github.com/dateline/dateline"
)

// forces makes "military", taken for a quality of the verb behind it, the noun that is its subject: "The Rohirric military struck positions".
func forces(d *dateline.Document, s dateline.Span) {
	for i := s.Start + 1; i < s.End; i++ {
		t := &d.Tokens[i]
		v := t.Head
		if t.POS != "ADJ" || t.Dep != "amod" && t.Dep != "nsubj" || v <= i || v >= s.End || !strings.EqualFold(t.Form, "military") {
			continue
		}
		x := &d.Tokens[v]
		if x.POS != "VERB" || x.Tag != "VBD" && x.Tag != "VBZ" && x.Tag != "VBN" || x.Dep == "amod" && full(d, s) != x.Head {
			continue
		}
		t.POS, t.Tag, t.Dep = "NOUN", "NN", "nsubj"
		for k := i - 1; k >= s.Start; k-- { // "The" and "Rohirric" go along
			w := &d.Tokens[k]
			if w.Dep != "det" && w.Dep != "amod" && w.Dep != "compound" || w.Head != v && w.Head != x.Head && w.Head != i {
				break
			}
			w.Head = i
		}
	}
}
