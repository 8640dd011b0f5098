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
		case t.Form == "downed" && t.POS == "ADJ" && after.Form == "tools":
			t.POS, t.Tag, t.Feats, t.Lemma = "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", "down"
		case phrasal[t.Form][after.Form] && t.POS == "NOUN" && before.Form == "to", t.Form == "down" && t.POS != "VERB" && before.Form == "to" && after.Form == "tools":
			before.POS, before.Tag, before.Feats, before.Lemma = "PART", "TO", "", "to"
			t.POS, t.Tag, t.Feats, t.Lemma = "VERB", "VB", "VerbForm=Inf", t.Form
		case t.Form == "outside" && t.POS == "ADJ" && noun(before) && (noun(after) || after.POS == "DET" || after.POS == "PRON"):
			t.POS, t.Tag, t.Feats, t.Lemma = "ADP", "IN", "", "outside"
		case pasts[t.Form] != "" && t.Tag == "NN":
			t.POS, t.Tag, t.Feats, t.Lemma = "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", pasts[t.Form]
		}
	}
}

// deeds are forms in -ing that are nouns in front of a verb that says that they go on or how long.
var (
	deeds = set("fighting shelling bombing looting rioting infighting")
	lasts = map[string]string{
		"raged": "rage", "broke": "break", "erupted": "erupt", "flared": "flare", "continued": "continue", "resumed": "resume", "intensified": "intensify",
		"escalated": "escalate", "began": "begin", "started": "start", "spread": "spread", "subsided": "subside", "eased": "ease", "stopped": "stop", "ceased": "cease",
		"persisted": "persist", "lasted": "last", "ended": "end", "followed": "follow", "killed": "kill", "left": "leave", "forced": "force", "displaced": "displace",
	}
)

// ongoing makes fighting a noun and what it does a finite verb: "Fighting raged between the two", "shelling continued".
func ongoing(d *dateline.Document, s dateline.Span) {
	for i := s.Start; i+2 < s.End; i++ {
		w, next := &d.Tokens[i], &d.Tokens[i+1]
		lemma := lasts[next.Form]
		if w.Tag != "VBG" || lemma == "" || !deeds[fold(w)] || i > s.Start && d.Tokens[i-1].POS == "AUX" {
			continue
		}
		w.POS, w.Tag, w.Feats, w.Lemma = "NOUN", "NN", "Number=Sing", fold(w)
		next.POS, next.Tag, next.Feats, next.Lemma = "VERB", "VBD", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", lemma
	}
}

// phrasal are verbs that are nouns as well, with the particles that leave no noun behind "to": "told the ministry to hand over records".
var phrasal = map[string]map[string]bool{
	"hand": set("over back out down"), "turn": set("over back in"), "step": set("down aside up"), "back": set("down off away"), "stand": set("down aside"),
	"pull": set("out back"), "call": set("off"), "cut": set("off back"), "set": set("up aside"), "lay": set("down"), "break": set("off up"),
}

// pasts are past forms of verbs that are nothing else, with their verbs: "Gondor froze aid".
var pasts = map[string]string{
	"froze": "freeze", "chose": "choose", "forbade": "forbid", "withdrew": "withdraw", "overthrew": "overthrow", "undertook": "undertake", "tore": "tear", "threw": "throw",
	"swore": "swear", "shook": "shake", "sank": "sink", "gave": "give", "took": "take", "began": "begin", "arose": "arise", "became": "become", "flew": "fly", "drew": "draw", "broke": "break", "strove": "strive",
}

// hyphened makes what a verb and a particle with a hyphen between them are a noun behind a determiner or a quality: "staged a sit-in outside the ministry".
func hyphened(d *dateline.Document, s dateline.Span) {
	for i := s.Start; i+2 < s.End; i++ {
		verb, hyphen, t := &d.Tokens[i], &d.Tokens[i+1], &d.Tokens[i+2]
		if hyphen.Form != "-" || verb.End != hyphen.Start || hyphen.End != t.Start || !particles[t.Form] || !compounds[strings.ToLower(verb.Form)] {
			continue
		}
		if i+3 < s.End && d.Tokens[i+3].Form == "-" {
			continue
		}
		verb.POS, verb.Tag, verb.Feats = "NOUN", "NN", "Number=Sing"
		t.POS, t.Tag, t.Feats, t.Lemma = "NOUN", "NN", "Number=Sing", strings.ToLower(verb.Form)+t.Form
		if t.Form == "in" {
			t.Lemma = strings.ToLower(verb.Form) + "-in"
		}
	}
}

var (
	particles = set("in up out off down over back away")
	compounds = set("sit break stand die lie build call shake crack pull walk stand lock show stop hand take roll push clamp hold shut round pay lay")
)

// quantities are nouns of number, before which with "of" no participle stands as a quality.
var quantities = set("scores dozens hundreds thousands tens")

// verbal makes a word in -ed behind "and" a finite verb, where it was taken for a quality of what it is done to but stands before a determiner or a number: "fired
// shells and detained scores of farmers".
func (t *Tagger) verbal(d *dateline.Document, s dateline.Span) {
	past, helped := false, false // whether a finite verb in the past, whether an auxiliary, stood before
	for i := s.Start + 1; i+2 < s.End; i++ {
		before, w, after := &d.Tokens[i-1], &d.Tokens[i], &d.Tokens[i+1]
		past, helped = past || before.Tag == "VBD" && before.POS == "VERB", helped || before.POS == "AUX"
		if !past || before.POS != "CCONJ" || !strings.HasSuffix(w.Form, "ed") || w.POS != "ADJ" && (w.Tag != "VBN" || helped) {
			continue
		}
		switch next := &d.Tokens[i+2]; {
		case quantities[after.Form] && next.Form == "of", after.POS == "DET" && (noun(next) || next.POS == "ADJ"), after.POS == "NUM" && noun(next), after.Form == "at" && next.Form == "least":
		default:
			continue
		}
		if lemma := t.lemmas.Lemma(w.Form, "VERB", "VBD"); t.lemmas.known["VERB"][lemma] {
			w.POS, w.Tag, w.Feats, w.Lemma = "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", lemma
		}
	}
}

// determiners are the words in -s that may be tagged as determiners.
var determiners = set("this its his hers ours yours theirs as lots")

// longest is the length of the longest auxiliary.
const longest = len("should")

// people makes a name a name, where it was taken for a determiner or an auxiliary: "Houthis attack ship", "ECOWAS ordered".
func people(d *dateline.Document, s dateline.Span) {
	for i := s.Start; i < s.End; i++ {
		if w := &d.Tokens[i]; (w.Tag == "DT" || w.Tag == "PDT") && len(w.Form) > 4 && !lower(w) && strings.HasSuffix(w.Form, "s") && !determiners[fold(w)] {
			w.POS, w.Tag, w.Feats, w.Lemma = "PROPN", "NNPS", "Number=Plur", w.Form
		} else if w.POS == "AUX" && !lower(w) && (len(w.Form) > longest || len(w.Form) > 4 && strings.ToUpper(w.Form) == w.Form && i+1 < s.End && d.Tokens[i+1].Form != strings.ToUpper(d.Tokens[i+1].Form)) {
			w.POS, w.Tag, w.Feats, w.Lemma = "PROPN", "NNP", "Number=Sing", w.Form
		}
	}
}

// backing makes "back" between people and a name or a phrase with a determiner a verb in a sentence that has no other: "leaders back the truce".
func (t *Tagger) backing(d *dateline.Document, s dateline.Span) {
	at := -1
	for i := s.Start; i < s.End; i++ {
		w := &d.Tokens[i]
		switch w.Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return
		}
		if at < 0 && i > s.Start && i+1 < s.End && w.Form == "back" && w.POS != "VERB" && d.Tokens[i-1].Tag == "NNS" {
			if next := &d.Tokens[i+1]; next.POS == "DET" || next.Tag == "PRP$" || next.Tag == "NNP" {
				at = i
			}
		}
	}
	if at >= 0 {
		t.retag(&d.Tokens[at], "VBP")
	}
}
