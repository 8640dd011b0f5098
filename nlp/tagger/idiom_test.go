package tagger

import (
	"testing"

	"github.com/dateline/dateline"
)

func TestIdiom(t *testing.T) {
	word := func(form, pos string) dateline.Token { return dateline.Token{Form: form, POS: pos, Lemma: form} }
	for _, c := range []struct {
		name   string
		tokens []dateline.Token
		at     int
		want   string
	}{
		{"shot dead", []dateline.Token{word("Rebels", "NOUN"), word("shot", "NOUN"), word("dead", "ADJ"), word("three", "NUM")}, 1, "VERB VBD shoot"},
		{"a shot", []dateline.Token{word("the", "DET"), word("shot", "NOUN"), word("dead", "ADJ"), word("center", "NOUN")}, 1, "NOUN  shot"},
		{"a shot that rang out", []dateline.Token{word("rifle", "NOUN"), word("shot", "NOUN"), word("rang", "VERB"), word("out", "ADV")}, 1, "NOUN  shot"},
		{"to free a name", []dateline.Token{word("urged", "VERB"), word("to", "ADP"), word("free", "ADJ"), word("Frodo", "PROPN")}, 2, "VERB VB free"},
		{"to hand over", []dateline.Token{word("told", "VERB"), word("to", "ADP"), word("hand", "NOUN"), word("over", "ADP"), word("records", "NOUN")}, 2, "VERB VB hand"},
		{"a hand over", []dateline.Token{word("with", "ADP"), word("a", "DET"), word("hand", "NOUN"), word("over", "ADP"), word("it", "PRON")}, 2, "NOUN  hand"},
		{"downed tools", []dateline.Token{word("Dockers", "NOUN"), word("downed", "ADJ"), word("tools", "NOUN")}, 1, "VERB VBD down"},
		{"a downed plane", []dateline.Token{word("the", "DET"), word("downed", "ADJ"), word("plane", "NOUN")}, 1, "ADJ  downed"},
		{"outside a house", []dateline.Token{{Form: "protest", POS: "NOUN", Tag: "NN"}, word("outside", "ADJ"), {Form: "parliament", POS: "NOUN", Tag: "NN"}}, 1, "ADP IN outside"},
		{"outside help", []dateline.Token{word("without", "ADP"), word("outside", "ADJ"), word("help", "NOUN")}, 1, "ADJ  outside"},
		{"a past form", []dateline.Token{word("Gondor", "PROPN"), {Form: "froze", POS: "NOUN", Tag: "NN"}, word("aid", "NOUN")}, 1, "VERB VBD freeze"},
		{"free trade", []dateline.Token{word("commitment", "NOUN"), word("to", "ADP"), word("free", "ADJ"), word("trade", "NOUN")}, 2, "ADJ  free"},
	} {
		d := &dateline.Document{Tokens: c.tokens}
		idiom(d, dateline.Span{Start: 0, End: len(c.tokens)})
		x := d.Tokens[c.at]
		if got := x.POS + " " + x.Tag + " " + x.Lemma; got != c.want {
			t.Errorf("%s: %q is %s, want %s", c.name, x.Form, got, c.want)
		}
	}
}

func TestHyphened(t *testing.T) {
	for _, c := range []struct{ form, hyphen, part, want string }{
		{"sit", "-", "in", "NOUN sit-in"}, {"build", "-", "up", "NOUN buildup"}, {"sit", ",", "in", "ADV in"}, {"ten", "-", "up", "ADV up"},
	} {
		n := len(c.form)
		d := &dateline.Document{Tokens: []dateline.Token{
			{Form: c.form, POS: "VERB", End: n}, {Form: c.hyphen, POS: "PUNCT", Start: n, End: n + 1}, {Form: c.part, POS: "ADV", Lemma: c.part, Start: n + 1, End: n + 1 + len(c.part)},
		}}
		hyphened(d, dateline.Span{End: 3})
		if got := d.Tokens[2].POS + " " + d.Tokens[2].Lemma; got != c.want {
			t.Errorf("%s%s%s: %s, want %s", c.form, c.hyphen, c.part, got, c.want)
		}
	}
}

func TestVerbal(t *testing.T) {
	lemmas := &Lemmas{Known: map[string][]string{"VERB": {"detain"}}, Endings: map[string]map[string]Script{"VERB|VBDa": {"ed": {Cut: 2, Case: "k"}}}}
	lemmas.Prepare()
	tagger := &Tagger{lemmas: lemmas}
	word := func(form, pos, tag string) dateline.Token {
		return dateline.Token{Form: form, POS: pos, Tag: tag, Lemma: form}
	}
	for _, c := range []struct {
		name  string
		first dateline.Token
		after []dateline.Token
		want  string
	}{
		{"scores of", word("fired", "VERB", "VBD"), []dateline.Token{word("scores", "NOUN", "NNS"), word("of", "ADP", "IN")}, "VERB detain"},
		{"a number", word("fired", "VERB", "VBD"), []dateline.Token{word("20", "NUM", "CD"), word("people", "NOUN", "NNS")}, "VERB detain"},
		{"a quality", word("freed", "VERB", "VBD"), []dateline.Token{word("people", "NOUN", "NNS"), word("too", "ADV", "RB")}, "ADJ detained"},
		{"no verb before", word("Rebels", "NOUN", "NNS"), []dateline.Token{word("20", "NUM", "CD"), word("people", "NOUN", "NNS")}, "ADJ detained"},
	} {
		d := &dateline.Document{Tokens: append([]dateline.Token{c.first, word("shells", "NOUN", "NNS"), word("and", "CCONJ", "CC"), word("detained", "ADJ", "JJ")}, c.after...)}
		tagger.verbal(d, dateline.Span{End: len(d.Tokens)})
		if got := d.Tokens[3].POS + " " + d.Tokens[3].Lemma; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestPeople(t *testing.T) {
	for _, c := range []struct{ form, pos, want string }{
		{"Haradrims", "DET", "PROPN"},
		{"These", "DET", "DET"},
		{"This", "DET", "DET"},
		{"ARNWAS", "AUX", "PROPN"},
		{"Would", "AUX", "AUX"},
		{"Arnshould", "AUX", "PROPN"},
	} {
		tag := map[string]string{"DET": "DT", "AUX": "VBZ"}[c.pos]
		d := &dateline.Document{Tokens: []dateline.Token{{Form: c.form, POS: c.pos, Tag: tag}, {Form: "ordered", POS: "VERB"}}}
		people(d, dateline.Span{End: 2})
		if got := d.Tokens[0].POS; got != c.want {
			t.Errorf("%s: %s, want %s", c.form, got, c.want)
		}
	}
}

func TestBacking(t *testing.T) {
	p := &Tagger{lemmas: &Lemmas{}}
	p.lemmas.Prepare()
	for line, want := range map[string]string{
		"Leaders/NNS back/RB the/DT truce/NN ./.":            "VBP",
		"Leaders/NNS back/RB in/IN Bree/NNP ./.":             "RB",
		"Leaders/NNS back/RB the/DT truce/NN fell/VBD ./.":   "RB",
		"Leaders/NNS carried/VBD back/RB the/DT dead/NN ./.": "VBD",
	} {
		d := &dateline.Document{Tokens: tagged(line)}
		for i := range d.Tokens {
			if d.Tokens[i].Tag == "DT" {
				d.Tokens[i].POS = "DET"
			}
		}
		p.backing(d, dateline.Span{End: len(d.Tokens)})
		if got := d.Tokens[1].Tag; got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}

// TestOngoing: fighting that goes on is a noun.
func TestOngoing(t *testing.T) {
	word := func(form, pos, tag string) dateline.Token {
		return dateline.Token{Form: form, POS: pos, Tag: tag, Lemma: form}
	}
	for _, c := range []struct {
		tokens []dateline.Token
		want   string
	}{
		{[]dateline.Token{word("Fighting", "VERB", "VBG"), word("raged", "VERB", "VBN"), word("near", "ADP", "IN"), word("Bree", "PROPN", "NNP")}, "NOUN NN fighting VERB VBD rage"},
		{[]dateline.Token{word("Fighting", "VERB", "VBG"), word("rebels", "NOUN", "NNS"), word("near", "ADP", "IN"), word("Bree", "PROPN", "NNP")}, "VERB VBG Fighting NOUN NNS rebels"},
	} {
		d := &dateline.Document{Tokens: c.tokens}
		ongoing(d, dateline.Span{End: len(c.tokens)})
		a, b := d.Tokens[0], d.Tokens[1]
		if got := a.POS + " " + a.Tag + " " + a.Lemma + " " + b.POS + " " + b.Tag + " " + b.Lemma; got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}
