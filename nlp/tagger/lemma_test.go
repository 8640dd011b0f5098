package tagger

import "testing"

// TestLemma checks the order of tables and rules.
func TestLemma(t *testing.T) {
	l := &Lemmas{
		Words: map[string]map[string]string{"VERB|VBD": {"saw": "see"}},
		Forms: map[string]map[string]string{"VERB": {"fled": "flee"}},
		Endings: map[string]map[string]Script{
			"VERB|VBDa":   {"": {Cut: 2, Case: "l"}, "d": {Cut: 1, Case: "l"}, "ied": {Cut: 3, Add: "y", Case: "l"}, "ed": {Cut: 2, Case: "l"}},
			"PROPN|NNPC":  {"": {Case: "k"}},
			"PROPN|NNPa":  {"": {Case: "c"}},
			"PROPN|NNPA":  {"": {Case: "c"}},
			"NOUN|NNSC":   {"": {Cut: 1, Case: "l"}},
			"PUNCT|NFPa":  {"": {Cut: 9, Case: "k"}},
			"NOUN|NNa":    {"": {Case: "l"}},
			"ADJ|JJa":     {"": {Cut: 1, Add: "é", Case: "l"}},
			"SYM|EMPTYa":  {},
			"X|OVERLONGa": {"": {Cut: 3, Case: "l"}},
		},
		Known: map[string][]string{"VERB": {"fade", "try"}},
	}
	l.Prepare()
	for _, c := range []struct{ form, pos, tag, want string }{
		{"saw", "VERB", "VBD", "see"},
		{"fled", "VERB", "VBD", "flee"},
		{"Fled", "VERB", "VBD", "flee"},
		{"faded", "VERB", "VBD", "fade"}, // the longer ending leads to no known lemma
		{"walked", "VERB", "VBD", "walk"},
		{"tried", "VERB", "VBD", "try"},
		{"re-faded", "VERB", "VBD", "re-fade"},
		{"Gondor", "PROPN", "NNP", "Gondor"},
		{"gondor", "PROPN", "NNP", "Gondor"},
		{"GONDOR", "PROPN", "NNP", "Gondor"},
		{"Riders", "NOUN", "NNS", "rider"},
		{"...", "PUNCT", "NFP", "..."}, // a script that would leave nothing
		{"été", "NOUN", "NN", "été"},
		{"été", "ADJ", "JJ", "été"},
		{"ab", "X", "OVERLONG", "ab"},
		{"Thing", "X", "unseen", "thing"},
		{"1,234,567", "NUM", "CD", "1234567"},
		{"", "NOUN", "NN", ""},
	} {
		if got := l.Lemma(c.form, c.pos, c.tag); got != c.want {
			t.Errorf("%q %s %s: %q, want %q", c.form, c.pos, c.tag, got, c.want)
		}
	}
}
