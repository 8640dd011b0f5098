package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// sampleSize is how many bytes of a text are looked at to recognise its language.
const sampleSize = 1024

// Language recognises the language of a text: an ISO 639-1 code, "und" for a text that is in no
// Latin letters and cannot be told, and "" for a text that is too short or too odd to say. It
// looks at the first kilobyte, and at one from the middle if the first is not English, since a
// page may open with a menu or a foreign name.
func Language(text string) string {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	first := guess(cut(text, 0))
	if first == "en" || len(text) < 3*sampleSize {
		return first
	}
	if guess(cut(text, len(text)/2)) == "en" {
		return "en"
	}
	return first
}

// cut takes the sample that begins about offset at.
func cut(text string, at int) string {
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	end := min(at+sampleSize, len(text))
	for end > at && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[at:end]
}

func guess(s string) string {
	latin, other := 0, 0
	for _, c := range s {
		switch {
		case unicode.Is(unicode.Latin, c):
			latin++
		case unicode.IsLetter(c):
			other++
		}
	}
	if latin+other == 0 {
		return ""
	}
	words, english := 0, 0
	if latin >= other {
		words, english = function(s)
		switch {
		case english >= 2 && english*8 >= words:
			return "en"
		case words < 12 || latin < 60: // too short to say
			return ""
		}
	}
	info := whatlanggo.Detect(s)
	code := info.Lang.Iso6391()
	sure := info.IsReliable()
	switch {
	case latin < other && (code == "" || !sure && other < 40 || info.Confidence == 0): // too short, or two languages on a par
		return "und"
	case latin < other:
		return code
	case code == "":
		return ""
	case code != "en" && english*12 >= words: // foreign names between English words
		return ""
	case sure || words >= 20 && english == 0 && info.Confidence > 0.2:
		return code
	}
	return ""
}

// function counts the words of a text and those of them that only English has, or has more than
// any other language in Latin letters.
func function(s string) (words, english int) {
	for w := range strings.FieldsFuncSeq(s, func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' && c != '’' }) {
		words++
		switch strings.ToLower(w) {
		case "the", "of", "and", "to", "that", "with", "for", "has", "have", "was", "were", "is", "are", "by", "from",
			"its", "his", "her", "their", "they", "said", "says", "which", "will", "would", "could", "been", "be", "not", "this", "who",
			"after", "before", "between", "over", "at", "as", "he", "she", "it", "on", "it's", "it’s":
			english++
		}
	}
	return words, english
}
