package parser

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// voicing are verbs whose participles hardly ever stand before a noun.
var voicing = []string{"voice", "express", "convey", "reiterate", "reaffirm", "urge", "vow"}

// joined makes the finite verb behind "and", taken for a quality of its object, a second verb of the sentence: "met Frodo and voiced support for the
// Shire", where the support would be joined to the meeting.
func joined(d *dateline.Document, s dateline.Span) {
	for i := s.Start + 2; i < s.End; i++ {
		t := &d.Tokens[i]
		n := t.Head
		if t.Tag != "VBD" && !(t.Tag == "VBN" && slices.Contains(voicing, t.Lemma)) || t.Dep != "amod" || n <= i || n >= s.End || d.Tokens[n].Dep != "conj" {
			continue
		}
		cc, v := i-1, d.Tokens[n].Head
		for d.Tokens[cc].POS == "ADV" && cc > s.Start+1 {
			cc--
		}
		for v >= 0 && v < cc && d.Tokens[v].POS != "VERB" {
			v = d.Tokens[v].Head
		}
		if v < 0 || v >= cc || t.Tag == "VBN" && d.Tokens[v].Tag != "VBD" || d.Tokens[cc].POS != "CCONJ" || d.Tokens[cc].Head != n {
			continue
		}
		for k := cc; k < i; k++ {
			if d.Tokens[k].Head == n {
				d.Tokens[k].Head = i
			}
		}
		t.POS, t.Head, t.Dep = "VERB", v, "conj"
		t.Tag, t.Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
		d.Tokens[n].Head, d.Tokens[n].Dep = i, "obj"
		for k := n + 1; k < s.End; k++ {
			if d.Tokens[k].Head == n && d.Tokens[k].Dep == "acl" {
				d.Tokens[k].Head, d.Tokens[k].Dep = i, "advcl"
			}
		}
	}
}

// before makes the nominal in front of the verb of a clause its subject, where the word that opens the clause was taken for its preposition: "days before the king
// and the queen were to meet".
func before(d *dateline.Document, s dateline.Span) {
	for i := s.Start; i < s.End; i++ {
		c := &d.Tokens[i]
		n := c.Head
		for n > i && (d.Tokens[n].Dep == "nmod:desc" || d.Tokens[n].Dep == "compound" || d.Tokens[n].Dep == "flat") {
			n = d.Tokens[n].Head
		}
		if c.Dep != "case" || n <= i || n >= s.End || d.Tokens[n].Dep != "obl" || !opening[strings.ToLower(c.Form)] {
			continue
		}
		v := d.Tokens[n].Head
		if v <= n || v >= s.End || d.Tokens[v].POS != "VERB" || d.Tokens[v].Dep != "advcl" {
			continue
		}
		finite := d.Tokens[v].Tag == "VBD" || d.Tokens[v].Tag == "VBZ" || d.Tokens[v].Tag == "VBP"
		for k := s.Start; k < s.End; k++ {
			x := &d.Tokens[k]
			if x.Head != v {
				continue
			}
			if strings.HasPrefix(x.Dep, "nsubj") {
				finite = false
				break
			}
			finite = finite || k > n && k < v && (strings.HasPrefix(x.Dep, "aux") || x.Dep == "cop")
		}
		if finite {
			d.Tokens[n].Dep = "nsubj"
			c.Head, c.Dep, c.POS = v, "mark", "SCONJ"
		}
	}
}

// misled makes the verb that was taken for a quality of its object, though it has a subject, the verb of the clause instead of the participle behind, which tells of
// the last noun: "Gondor imposed restrictions on officials involved in raids".
func misled(d *dateline.Document, s dateline.Span) {
	for i := s.Start + 1; i < s.End; i++ {
		t := &d.Tokens[i]
		n := t.Head
		if t.Dep != "amod" || t.Tag != "VBN" && t.Tag != "VBD" || n <= i || n >= s.End || !strings.HasPrefix(d.Tokens[n].Dep, "nsubj") {
			continue
		}
		r := d.Tokens[n].Head
		if r <= n+1 || r >= s.End || d.Tokens[r].Tag != "VBN" || d.Tokens[r-1].POS != "NOUN" && d.Tokens[r-1].POS != "PROPN" || !d.Under(r-1, n) {
			continue
		}
		subject, helped := false, false
		for k := s.Start; k < s.End; k++ {
			x := &d.Tokens[k]
			subject = subject || x.Head == i && k < i && strings.HasPrefix(x.Dep, "nsubj")
			helped = helped || x.Head == r && (strings.HasPrefix(x.Dep, "aux") || x.Dep == "cop")
		}
		if !subject || helped {
			continue
		}
		t.POS, t.Tag, t.Feats = "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
		t.Head, t.Dep = d.Tokens[r].Head, d.Tokens[r].Dep
		d.Tokens[n].Head, d.Tokens[n].Dep = i, "obj"
		for k := s.Start; k < s.End; k++ {
			if x := &d.Tokens[k]; x.Head == r && (k < i || x.Dep == "conj" && (x.Tag == "VBD" || x.Tag == "VBZ") || x.Dep == "punct" && k == s.End-1) {
				x.Head = i
			}
		}
		d.Tokens[r].Head, d.Tokens[r].Dep = r-1, "acl"
	}
}

// opening are the words that open a clause or stand before a nominal.
var opening = words("before after since until till as")

// giving are verbs whose participles have an object: "and children given food".
var giving = []string{"give", "offer", "send", "pay", "grant", "award", "allow", "deny", "show", "teach", "tell", "call", "name", "make", "elect", "appoint", "promise", "ask", "charge", "leave"}

// clausal makes the second clause of ", and the opposition accused the police", where its verb was taken for a participle of its subject and that for a member of
// what the first clause lists, a clause of its own.
func clausal(d *dateline.Document, s dateline.Span) {
	r := root(d, s)
	if r < 0 {
		return
	}
	for i := r + 4; i < s.End; i++ {
		t, n := &d.Tokens[i], i-1
		subject := &d.Tokens[n]
		if t.Tag != "VBN" && t.Tag != "VBD" || t.Dep != "acl" || t.Head != n || subject.Dep != "conj" || subject.Head <= r || !d.Under(n, r) || slices.Contains(giving, t.Lemma) {
			continue
		}
		cc, object := -1, false
		for k := r + 1; k < s.End; k++ {
			switch x := &d.Tokens[k]; {
			case x.Head == n && x.Dep == "cc" && d.Tokens[k-1].Form == ",":
				cc = k
			case x.Head == i && x.Dep == "obj" && k > i:
				object = true
			}
		}
		if cc < 0 || !object {
			continue
		}
		t.POS, t.Tag, t.Feats = "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
		t.Head, t.Dep = r, "conj"
		subject.Head, subject.Dep = i, "nsubj"
		d.Tokens[cc].Head, d.Tokens[cc-1].Head = i, i
		for k := i + 1; k < s.End; k++ {
			if d.Tokens[k].Head == n {
				d.Tokens[k].Head = i
			}
		}
	}
}

// root returns the finite verb at the root of a sentence, or -1.
func root(d *dateline.Document, s dateline.Span) int {
	for i := s.Start; i < s.End; i++ {
		if t := &d.Tokens[i]; t.Head < 0 && t.POS == "VERB" {
			return i
		}
	}
	return -1
}

// Verbs of saying, and those of asking and promising that whoever says something does next.
var (
	saying = []string{"say", "tell", "inform", "remind", "assure", "warn", "note", "stress", "state", "declare", "add", "caution", "insist", "argue", "emphasise", "emphasize", "underline", "complain", "claim", "reiterate", "recall", "acknowledge", "announce", "confirm", "regret", "explain", "agree"}
	asking = []string{"urge", "call", "appeal", "demand", "ask", "vow", "pledge", "promise", "threaten", "condemn", "praise", "thank", "welcome", "reiterate", "reaffirm", "express", "voice", "invite", "accuse", "blame", "offer", "propose", "stress", "criticise", "criticize", "denounce", "warn", "summon", "reject", "refuse", "deny", "decline", "apologise", "apologize"}
)

// raised hangs a verb of asking that was joined to what somebody says on the verb of saying, where the forms of the verbs tell them apart: "warned that the law
// breaks treaties and urged Mordor to drop it", "said that Mordor was arming and called for restraint".
func raised(d *dateline.Document, s dateline.Span) {
	for i := s.Start + 3; i < s.End; i++ {
		t := &d.Tokens[i]
		said := t.Head
		if t.Dep != "conj" || t.Tag != "VBD" && t.Tag != "VBZ" && !(t.Tag == "VBN" && acting(d, s, i)) || said < s.Start || said > i || !slices.Contains(asking, t.Lemma) || owned(d, i, said) {
			continue
		}
		v := d.Tokens[said].Head
		tag := t.Tag
		if tag == "VBN" {
			tag = "VBD"
		}
		if d.Tokens[said].Dep != "ccomp" || v < s.Start || v > said || d.Tokens[v].Tag != tag || !slices.Contains(saying, d.Tokens[v].Lemma) {
			continue
		}
		if d.Tokens[said].Tag == tag && !helped(d, s, said) && !mute(d, s, said) {
			continue
		}
		if t.Tag == "VBN" {
			t.Tag, t.Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
		}
		t.Head = v
		for k := said + 1; k < i; k++ {
			if x := &d.Tokens[k]; x.Head == said && x.POS == "PUNCT" {
				x.Head = i
			}
		}
	}
}

// acting reports whether participle i has what only an active verb has: an object, a clause with a subject, "on" or "for" and those called upon.
func acting(d *dateline.Document, s dateline.Span, i int) bool {
	for k := i + 1; k < s.End; k++ {
		switch t := &d.Tokens[k]; {
		case t.Head != i:
		case t.Dep == "obj" || t.Dep == "ccomp", t.Dep == "obl" && d.Tokens[i].Lemma == "call" && (d.Tokens[i+1].Form == "on" || d.Tokens[i+1].Form == "for"):
			return true
		}
	}
	return false
}

// events are nouns of what asks nobody for anything.
var events = []string{
	"drill", "law", "bill", "strike", "attack", "move", "decision", "plan", "war", "situation", "step", "action", "measure", "agreement", "deal", "test", "launch", "raid", "visit", "exercise", "blockade", "sanction", "tariff", "crisis",
	"violence", "policy", "vote", "election", "fighting", "conflict", "talk", "invasion", "siege", "violation", "incident", "sale", "delivery", "crackdown", "arrest", "ruling", "verdict", "operation", "offensive", "bombing", "killing",
}

// mute reports whether the subject of a verb is what asks nobody for anything.
func mute(d *dateline.Document, s dateline.Span, v int) bool {
	for k := s.Start; k < v; k++ {
		if t := &d.Tokens[k]; t.Head == v && strings.HasPrefix(t.Dep, "nsubj") {
			return t.POS == "NOUN" && slices.Contains(events, t.Lemma)
		}
	}
	return false
}

// owned reports whether verb i has a subject or an auxiliary of its own, or one stands between it and the verb before it.
func owned(d *dateline.Document, i, before int) bool {
	for k := before + 1; k < i; k++ {
		if t := &d.Tokens[k]; t.Head == i && (strings.HasPrefix(t.Dep, "nsubj") || strings.HasPrefix(t.Dep, "aux") || t.Dep == "expl") {
			return true
		}
	}
	return false
}

// helped reports whether a verb or predicate has an auxiliary or copula.
func helped(d *dateline.Document, s dateline.Span, v int) bool {
	for k := s.Start; k < v; k++ {
		if t := &d.Tokens[k]; t.Head == v && (strings.HasPrefix(t.Dep, "aux") || t.Dep == "cop") {
			return true
		}
	}
	return false
}
