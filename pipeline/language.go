package pipeline

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// name says a language code in English.
func name(code string) string {
	if code == "und" {
		return "a language that was not recognised"
	}
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	if s := display.English.Languages().Name(tag); s != "" {
		return s
	}
	return code
}
