package parser

import (
	"strings"

	"github.com/dateline/dateline"
)

// clause gives a full sentence without a verb on top the verb that was taken for a participle behind its subject: in "The agreement, which
// held for years, faltered in May" and "Voters warmed to the tax" the form alone does not tell.
func clause(d *dateline.Document, s dateline.Span) {
	if told(d, s) {
		return
	}
	r := full(d, s)
	if r < 0 || led(d, s, r) {
		return
	}
	c := -1
	for k := r + 1; k < s.End && c < 0; k++ {
		t := &d.Tokens[k]
		if t.Tag != "VBN" && t.Tag != "VBD" || !bare(d, s, k) {
			continue
		}
		if t.Head == r && (t.Dep == "acl" || t.Dep == "parataxis") {
			c = k
		}
		if h := t.Head; t.Dep == "amod" && h > k && beside(d, h, r) && d.Tokens[k-1].Form == "," && d.Tokens[h].Dep != "nmod" { // "The king, Elessar, voiced support."
			c = k
		}
		if t.Dep == "acl" && t.Head != r && d.Tokens[k-1].Form == "," && relative(d, r, t.Head) { // "The king, who is on a visit to Rohan, called on Eowyn."
			c = k
		}
		if p := aside(d, r, k); p >= 0 { // "The king, echoing his envoy, called on Eowyn."
			c = k
			for i := c + 1; i < s.End; i++ {
				if x := &d.Tokens[i]; x.Head >= p && x.Head < c && (x.Dep == "conj" || x.Dep == "advcl" || x.Dep == "punct") {
					x.Head = c
				}
			}
		}
		if t.Dep == "amod" && t.Head == k+1 && d.Tokens[k+1].Head == r && d.Tokens[k-1].POS == "PROPN" && d.Tokens[k-1].Dep == "compound" && marker(d, r, k+1) >= 0 { // "Workers in Rohan blocked roads."
			c = k
		}
		if t.Dep == "amod" && t.Tag == "VBD" && t.Head == k+1 && d.Tokens[k+1].Head == r && d.Under(k-1, r) { // "The mission in Rohan voiced alarm."
			c = k
		}
	}
	for k := r + 1; k < s.End && c < 0; k++ { // "Gondor opposed the dam", with the verb for a preposition
		if t := &d.Tokens[k]; t.Dep == "case" && t.Tag == "VBD" && t.Head > k && d.Tokens[t.Head].Head == r && d.Tokens[k-1].POS != "PUNCT" {
			c = k
		}
	}
	if c < 0 || finite(d, s, r, c) {
		return
	}
	if h := d.Tokens[c].Head; d.Tokens[c].Dep == "case" {
		d.Tokens[h].Head, d.Tokens[h].Dep = c, "obj"
	} else if d.Tokens[c].Dep == "amod" {
		if m := marker(d, r, h); m >= 0 && d.Tokens[c-1].Dep == "compound" && d.Tokens[c-1].Head == h {
			d.Tokens[m].Head = c - 1
			d.Tokens[c-1].Head, d.Tokens[c-1].Dep = r, "nmod"
		}
		d.Tokens[h].Head, d.Tokens[h].Dep = c, "obj"
		for k := s.Start; k < c; k++ {
			if d.Tokens[k].Head == h {
				d.Tokens[k].Head = r
			}
		}
	}
	d.Tokens[c].Head, d.Tokens[c].Dep = -1, "root"
	if d.Tokens[c].Tag == "VBN" {
		d.Tokens[c].Tag, d.Tokens[c].Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	}
	d.Tokens[c].POS = "VERB"
	comma := false // between the token and the subject
	for k := r - 1; k >= s.Start; k-- {
		t := &d.Tokens[k]
		comma = comma || t.Form == ","
		switch dep, _, _ := strings.Cut(t.Dep, ":"); {
		case t.Head != r:
		case dep == "obl" || dep == "advcl" || dep == "cc" || dep == "discourse" || dep == "vocative" || dep == "parataxis", comma && (dep == "punct" || dep == "advmod"):
			t.Head = c
		}
	}
	for k := c + 1; k < s.End; k++ {
		t := &d.Tokens[k]
		if t.Head == c && t.Dep == "obl:agent" {
			t.Dep = "obl"
		}
		if t.Head != r {
			continue
		}
		t.Head = c
		switch t.Dep {
		case "acl":
			t.Dep = "advcl"
		case "nmod", "nmod:desc":
			t.Dep = "obl"
		case "appos":
			t.Dep = "obj"
		}
	}
	d.Tokens[r].Head, d.Tokens[r].Dep = c, "nsubj"
}

// aside returns the participle, set off by commas behind noun r, of the clause below which verb k stands behind the second comma; -1 if there is none.
func aside(d *dateline.Document, r, k int) int {
	t := &d.Tokens[k]
	if d.Tokens[k-1].Form != "," || t.Dep != "acl" && t.Dep != "xcomp" && t.Dep != "advcl" {
		return -1
	}
	for p, n := t.Head, 0; p > r+1 && n < 8; p, n = d.Tokens[p].Head, n+1 {
		if x := &d.Tokens[p]; x.Head == r && x.Dep == "acl" && x.Tag == "VBG" && d.Tokens[p-1].Form == "," {
			return p
		}
	}
	return -1
}

// relative reports whether token k stands in a relative clause on root r or on a name that belongs to it.
func relative(d *dateline.Document, r, k int) bool {
	for n := 0; k >= 0 && k != r && n < 12; n++ {
		h := d.Tokens[k].Head
		if d.Tokens[k].Dep == "acl:relcl" && (h == r || h > r && beside(d, h, r)) {
			return true
		}
		k = h
	}
	return false
}

// marker returns the preposition of noun h behind noun r, -1 if there is none.
func marker(d *dateline.Document, r, h int) int {
	for i := r + 1; i < h; i++ {
		if t := &d.Tokens[i]; t.Dep == "case" && t.Head == h {
			return i
		}
	}
	return -1
}

// beside reports whether a token hangs on r, at once or as one of a row of nominals.
func beside(d *dateline.Document, k, r int) bool {
	for d.Tokens[k].Head >= 0 && d.Tokens[k].Head != r && (d.Tokens[k].Dep == "conj" || d.Tokens[k].Dep == "appos") && d.Tokens[k].Head < k {
		k = d.Tokens[k].Head
	}
	return d.Tokens[k].Head == r
}

// led makes a participle before the root that has a subject the verb of the sentence: "Gondor severed relations with Mordor." It
// reports whether it did.
func led(d *dateline.Document, s dateline.Span, r int) bool {
	for c := s.Start + 1; c < r; c++ {
		t := &d.Tokens[c]
		if t.Head != r || t.Dep != "amod" && (t.Dep != "compound" || t.Tag != "VBD") || t.Tag != "VBN" && t.Tag != "VBD" && !(t.POS == "ADJ" && strings.HasSuffix(t.Form, "ed")) {
			continue
		}
		subject := -1
		for k := s.Start; k < c; k++ {
			if d.Tokens[k].Head == c && strings.HasPrefix(d.Tokens[k].Dep, "nsubj") {
				subject = k
			}
		}
		if before := &d.Tokens[c-1]; subject < 0 && t.Tag == "VBD" && before.Head == r && (before.POS == "NOUN" || before.POS == "PROPN") { // "Gondor's minister voiced support"
			subject = c - 1
		}
		if before := &d.Tokens[c-1]; subject < 0 && t.Tag != "VBD" && before.Head == r && before.Dep == "compound" && (before.POS == "PROPN" || before.Tag == "NNS") && open(d, s.Start, c, r) { // "Gondor severed ties"
			subject = c - 1
		}
		if before := &d.Tokens[c-1]; subject < 0 && c == s.Start+1 && before.Head == c && before.Dep == "compound" && before.POS == "PROPN" { // "Gondor ceded control of the mines"
			subject = c - 1
		}
		if before := &d.Tokens[c-1]; subject < 0 && before.Head == r && before.POS == "NUM" && c == s.Start+2 && r > c+1 { // "The two discussed military aid."
			subject = c - 1
		}
		if subject < 0 || finite(d, s, r, c) {
			continue
		}
		for k := s.Start; k < s.End; k++ {
			switch x := &d.Tokens[k]; {
			case x.Head != r:
			case k < subject && (x.Dep == "det" || x.Dep == "amod" || x.Dep == "compound" || x.Dep == "nmod:poss" || x.Dep == "nummod"):
				x.Head = subject
			case k < subject || x.POS == "PUNCT":
				x.Head = c
			}
		}
		if det := subject - 1; det >= s.Start && d.Tokens[det].Dep == "det" && d.Tokens[det].Head == c {
			d.Tokens[det].Head = subject
		}
		d.Tokens[subject].Head, d.Tokens[subject].Dep = c, "nsubj"
		d.Tokens[r].Head, d.Tokens[r].Dep = c, "obj"
		t.Head, t.Dep, t.POS = -1, "root", "VERB"
		t.Tag, t.Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
		return true
	}
	return false
}

// open reports whether noun r has no preposition before token c, which would bind what stands between them.
func open(d *dateline.Document, from, c, r int) bool {
	for k := from; k < c; k++ {
		if t := &d.Tokens[k]; t.Head == r && t.Dep == "case" {
			return false
		}
	}
	return true
}

// full returns the root of a sentence that ends in a full stop and whose root is a nominal without a subject or copula, else -1.
func full(d *dateline.Document, s dateline.Span) int {
	end := s.End
	for end > s.Start && d.Tokens[end-1].POS == "PUNCT" && !strings.ContainsAny(d.Tokens[end-1].Form, ".!?") {
		end--
	}
	if end-s.Start < 4 || d.Tokens[end-1].POS != "PUNCT" {
		return -1
	}
	r := -1
	for i := s.Start; i < s.End; i++ {
		if t := &d.Tokens[i]; t.Head < 0 {
			switch t.POS {
			case "NOUN", "PROPN", "PRON", "NUM":
				r = i
			default:
				return -1
			}
		}
	}
	for i := s.Start; r >= 0 && i < s.End; i++ {
		if t := &d.Tokens[i]; t.Head == r && (strings.HasPrefix(t.Dep, "nsubj") || strings.HasPrefix(t.Dep, "csubj") || t.Dep == "cop" || t.Dep == "expl") {
			return -1
		}
	}
	return r
}

// bare reports whether a verb has neither a subject nor an auxiliary nor an agent.
func bare(d *dateline.Document, s dateline.Span, v int) bool {
	for i := s.Start; i < s.End; i++ {
		t := &d.Tokens[i]
		if t.Head != v {
			continue
		}
		if strings.HasPrefix(t.Dep, "nsubj") || strings.HasPrefix(t.Dep, "aux") || (t.Dep == "obl:agent" || t.Dep == "obl") && i > v+1 && d.Tokens[v+1].Form == "by" {
			return false
		}
	}
	return true
}

// finite reports whether another verb of the sentence may be that of its main clause: one that is finite and stands in no clause below root r or
// below c.
func finite(d *dateline.Document, s dateline.Span, r, c int) bool {
	for i := s.Start; i < s.End; i++ {
		switch d.Tokens[i].Tag {
		case "VBD", "VBZ", "VBP", "MD":
		default:
			continue
		}
		k := i
		for n := 0; k >= 0 && k != r && k != c && n < s.End-s.Start; n++ {
			if dep := d.Tokens[k].Dep; dep == "acl:relcl" || dep == "advcl" || dep == "ccomp" || dep == "advcl:relcl" {
				break
			}
			k = d.Tokens[k].Head
		}
		if k == r {
			return true
		}
	}
	return false
}

// doubled leaves one of two subjects of a verb: the first is a part of the second beside it ("Mali junta expels"), or the second its name ("the group Boko Haram
// said"), and one with a preposition or a conjunction belongs to what stands before that ("the talks with Rohan were useful", "trade between Gondor and Rohan grew").
func doubled(d *dateline.Document, s dateline.Span) {
	for i := s.Start + 1; i < s.End; i++ {
		a, b := &d.Tokens[i-1], &d.Tokens[i]
		if a.Dep == "nsubj" && b.Dep == "nsubj" && a.Head == b.Head && a.Head > i && a.POS == "PROPN" && (b.POS == "NOUN" || b.POS == "PROPN") {
			a.Head, a.Dep = i, "compound"
		}
		if a.Dep == "nsubj" && b.Dep == "nsubj" && a.Head == b.Head && a.Head > i && a.Tag == "NN" && b.POS == "PROPN" {
			b.Head, b.Dep = i-1, "appos"
		}
	}
	for k := s.Start; k < s.End; k++ {
		if c := &d.Tokens[k]; c.Dep == "case" && c.POS != "PART" || c.Dep == "cc" {
			bound(d, s, k)
		}
	}
}

// bound hangs a second subject before its verb, to which the preposition or conjunction c belongs, on the nominal before c.
func bound(d *dateline.Document, s dateline.Span, c int) {
	i := d.Tokens[c].Head
	if verb := i; d.Tokens[c].Dep == "cc" { // which may hang on the verb
		for i = c + 1; i < verb && d.Tokens[i].Head != verb; i++ {
		}
		if i >= s.End || d.Tokens[i].Dep != "nsubj" {
			i = verb
		}
	}
	if i < 0 {
		return
	}
	t := &d.Tokens[i]
	if i < c || t.Dep != "nsubj" || t.Head < i || c == s.Start {
		return
	}
	first := -1
	for k := s.Start; k < c; k++ {
		if x := &d.Tokens[k]; x.Head == t.Head && strings.HasPrefix(x.Dep, "nsubj") {
			first = k
		}
	}
	if first < 0 {
		return
	}
	if d.Tokens[c].Dep == "case" {
		t.Head, t.Dep = first, "nmod"
		return
	}
	before := c - 1
	for before != first && (d.Tokens[before].Dep == "flat" || d.Tokens[before].Dep == "compound" || d.Tokens[before].POS == "PUNCT") && d.Tokens[before].Head >= first {
		before = d.Tokens[before].Head
	}
	d.Tokens[c].Head = i
	t.Head, t.Dep = before, "conj"
}

// spoken makes an "it" that stands for nobody the subject of an adjective that tells of a mind: "it was ready to withdraw".
func spoken(d *dateline.Document, s dateline.Span) {
	for i := s.Start; i < s.End; i++ {
		t := &d.Tokens[i]
		if t.Dep != "expl" || t.Head < 0 || !strings.EqualFold(t.Form, "it") || d.Tokens[t.Head].POS != "ADJ" {
			continue
		}
		switch strings.ToLower(d.Tokens[t.Head].Form) {
		case "ready", "willing", "unwilling", "able", "unable", "prepared", "unprepared", "keen", "eager", "reluctant", "confident", "hopeful", "sorry", "proud", "determined", "committed", "concerned", "worried",
			"skeptical", "sceptical", "pessimistic", "optimistic", "aware", "unaware", "interested", "satisfied", "opposed", "convinced", "disappointed", "pleased", "grateful", "alarmed", "outraged", "appalled", "saddened":
			t.Dep = "nsubj"
		}
	}
}

// told makes a participle between a noun on top and the noun's subject the verb of both: "The militia allegedly tortured detainees.", with the detainees for
// what the militia is said to be. It reports whether it did.
func told(d *dateline.Document, s dateline.Span) bool {
	r, subject, c := -1, -1, -1
	for i := s.Start; i < s.End; i++ {
		if t := &d.Tokens[i]; t.Head < 0 && (t.POS == "NOUN" || t.POS == "PROPN") {
			r = i
		}
	}
	if r < 0 || d.Tokens[s.End-1].Form != "." {
		return false
	}
	for i := s.Start; i < s.End; i++ {
		t := &d.Tokens[i]
		if t.Head != r {
			continue
		}
		switch {
		case t.Dep == "cop" || t.Dep == "aux" || t.Dep == "case" || subject >= 0 && i < r && (t.Dep == "det" || t.Dep == "nmod:poss"):
			return false
		case t.Dep == "nsubj" && i < r && subject < 0 && (t.POS == "NOUN" || t.POS == "PROPN"):
			subject = i
		case t.Dep == "amod" && i < r && subject >= 0 && c < 0 && t.Tag == "VBN":
			c = i
		}
	}
	if subject < 0 || c < 0 {
		return false
	}
	for i := s.Start; i < s.End; i++ {
		if t := &d.Tokens[i]; t.Head == r && (i < c || t.POS == "PUNCT") {
			t.Head = c
		}
	}
	d.Tokens[r].Head, d.Tokens[r].Dep = c, "obj"
	t := &d.Tokens[c]
	t.Head, t.Dep, t.POS, t.Tag, t.Feats = -1, "root", "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	return true
}
