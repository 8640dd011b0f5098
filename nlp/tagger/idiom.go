package tagger

import (
	"strings"

	"github.com/dateline/dateline"
)

// idiom gives a verb its tags where the words around leave no other reading: "shot dead", which is no dead shot before whom it killed, and "to free" before a name
// or a phrase with a determiner.
func idiom(d *dateline.Document, s dateline.Span) {
	for i := s.Start + 1; i+1 < s.End; i++ {
		before, t, after := &d.Tokens[i-1], &d.Tokens[i], &d.Tokens[i+1]
		switch {
		case t.Form == "shot" && t.POS == "NOUN" && after.Form == "dead" && before.POS != "DET" && before.POS != "NUM":
			t.POS, t.Tag, t.Feats, t.Lemma = "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", "shoot"
		case t.Form == "free" && t.POS == "ADJ" && strings.EqualFold(before.Form, "to") && (after.POS == "PROPN" || after.POS == "DET" || after.POS == "PRON"):
			before.POS, before.Tag, before.Feats, before.Lemma = "PART", "TO", "", "to"
			t.POS, t.Tag, t.Feats, t.Lemma = "VERB", "VB", "VerbForm=Inf", "free"
		}
	}
}
