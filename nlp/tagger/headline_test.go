package tagger

import (
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

// tagged makes words of "form/TAG ..."; nouns have the universal tag that goes with theirs.
func tagged(line string) []dateline.Token {
	var out []dateline.Token
	for _, f := range strings.Fields(line) {
		form, tag, _ := strings.Cut(f, "/")
		t := dateline.Token{Form: form, Tag: tag, POS: "X"}
		switch {
		case strings.HasPrefix(tag, "NNP"):
			t.POS = "PROPN"
		case strings.HasPrefix(tag, "NN"):
			t.POS = "NOUN"
		case strings.HasPrefix(tag, "VB"):
			t.POS = "VERB"
		}
		out = append(out, t)
	}
	return out
}

// TestHeadline checks which noun of a headline becomes its verb, and with which tag.
func TestHeadline(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"Gondor/NNP ,/, Rohan/NNP sign/NN deal/NN to/TO end/VB row/NN as/IN Theoden/NNP hosts/VBZ Denethor/NNP", "sign VBP"},
		{"Gondor/NNP and/CC Rohan/NNP ink/NN deal/NN", "ink VBP"},
		{"Gondor/NNP ,/, Rohan/NNP pledge/NNP to/TO double/JJ trade/NN as/IN Boromir/NNP ends/VBZ visit/NN", "pledge VBP"},
		{"Army/NN shells/NNS rebel/NN positions/NNS near/IN Fornost/NNP", "shells VBZ"},
		{"Mordor/NNP bombs/NNS Osgiliath/NNP hospital/NN", "bombs VBZ"},
		{"Mordor/NNP shells/NNS besieged/VBD Minas/NNP Tirith/NNP ,/, killing/VBG 32/CD", "shells VBZ"},
		{"Leaders/NNS of/IN Gondor/NNP and/CC Rohan/NNP pledge/NN support/NN", "pledge VBP"},
		{"Gondor/NNP 's/POS army/NN retakes/NNS Fornost/NNP", "retakes VBZ"},
		{"Lawmakers/NNS back/RB truce/NN in/IN Bree/NNP", "back VBP"},
		{"Haradrims/NNPS free/JJ crew/NN", "free VBP"},
		{"Gondor/NNP free/JJ trade/NN", ""},
		{"Police/NN raid/NN hideout/NN near/IN Bree/NNP", "raid VBP"},
		{"War/NN in/IN Arnor/NNP :/: Rohan/NNP backs/NNS truce/NN", "backs VBZ"},
		{"Gondorian/JJ warplanes/NNS bomb/NN orc/NN camp/NN", "bomb VBP"},
		{"Air/NN strikes/NNS kill/VBP 20/CD", ""},
		{"Air/NN strikes/NNS kill/NN 20/CD", ""},
		{"Shire/NNP talks/NNS on/IN Arnor/NNP", ""},
		{"Arnor/NNP protests/NNS over/IN food/NN", ""},
		{"Arnor/NNP attacks/NNS suspect/NN held/VBN", ""},
		{"Arnor/NNP attacks/NNS suspect/NN", ""},
		{"Arnor/NNP attacks/NNS kill/NN 20/CD", ""},
		{"Arnor/NNP attacks/NNS killed/VBD 20/CD", ""},
		{"Gondor/NNP sanctions/NNS relief/NN", ""},
		{"Gondor/NNP drone/NN strikes/NNS Mordor/NNP", ""},
		{"Gondor/NNP ,/, Rohan/NNP trade/NN deal/NN", ""},
		{"Gondor/NNP pledge/NN to/TO Rohan/NNP", ""},
		{"Gondor/NNP ,/, Rohan/NNP pledge/NN to/TO the/DT poor/JJ", ""},
		{"Gondorian/JJ strikes/NNS hit/VBD Mordor/NNP", ""},
		{"In/IN Arnor/NNP ,/, strikes/NNS shut/JJ shops/NNS", ""},
		{"Gondor/NNP bombs/NNS", ""},
	} {
		words := tagged(c.line)
		got := ""
		if i, tag := headVerb(words[:clauseEnd(words)]); i >= 0 {
			got = words[i].Form + " " + tag
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.line, got, c.want)
		}
	}
}

// TestHeadlineTags checks what headline writes to the words, and that it leaves a headline with a verb as it is.
func TestHeadlineTags(t *testing.T) {
	p := &Tagger{lemmas: &Lemmas{Known: map[string][]string{"VERB": {"double", "lodge", "arm"}}}}
	p.lemmas.Prepare()
	for line, want := range map[string]string{
		"Gondor/NNP ,/, Rohan/NNP pledge/NN to/IN double/JJ trade/NN":  "NNP , NNP VBP TO VB NN",
		"Mordor/NNP shells/NNS besieged/VBD Fornost/NNP":               "NNP VBZ JJ NNP",
		"Gondor/NNP ,/, Oin/UH meet/VB":                                "NNP , NNP VB",
		"Army/NN shells/NNS hit/VBD Fornost/NNP":                       "NN NNS VBD NNP",
		"Thousands/NNS rally/RB in/IN Bree/NNP":                        "NNS VBP IN NNP",
		"Farmers/NNS block/VBP road/NN ,/, demand/NN release/NN":       "NNS VBP NN , VBP NN",
		"Farmers/NNS block/VBP road/NN ,/, bomb/NN factory/NN":         "NNS VBP NN , NN NN",
		"Gondor/NNP summons/VBZ envoy/NN ,/, lodges/NNS protest/VB":    "NNP VBZ NN , VBZ NN",
		"Gondor/NNP bans/VBZ meat/NN ,/, arms/NNS exports/NNS":         "NNP VBZ NN , NNS NNS",
		"Gondor/NNP bans/VBZ lodges/NNS ,/, lodges/NNS in/IN Bree/NNP": "NNP VBZ NNS , NNS IN NNP",
	} {
		d := &dateline.Document{Tokens: tagged(line)}
		p.headline(d, dateline.Span{End: len(d.Tokens)})
		var got []string
		for _, w := range d.Tokens {
			got = append(got, w.Tag)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", line, s, want)
		}
	}
}
