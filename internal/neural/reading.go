package neural

import "strings"

// speaksOfIS reports whether a text that writes IS speaks of the Islamic State.
func speaksOfIS(text string) bool {
	if !strings.Contains(text, "IS") {
		return false
	}
	for _, s := range [...]string{"Islamic State", "ISIS", "ISIL", "Isil", "Isis", "Daesh", "Da'esh", "Da’esh", "caliphate", "jihadi", "IS militants", "IS fighters", "IS group", "IS positions", "militants", "Iraqi", "Syria"} {
		if strings.Contains(text, s) {
			return true
		}
	}
	return false
}

// reading returns the form by which the models know a word: the name IS looks like a shouted "is".
func reading(form string, group bool) string {
	if group && form == "IS" {
		return "ISIS"
	}
	return form
}
