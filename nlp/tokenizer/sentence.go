package tokenizer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// ruled returns the rules' answer for the tokens of a paragraph.
func ruled(text string, tokens []dateline.Token) ender {
	return func(i int) bool {
		if i+1 >= len(tokens) {
			return true
		}
		if stamped(tokens, i) {
			return true
		}
		if cited(tokens, i+1) {
			return false
		}
		k := i
		for k > 0 && cited(tokens, k) {
			k--
		}
		stop, closers := stopBefore(text, tokens, k)
		if stop < 0 || closes(text, tokens, i+1) {
			return false
		}
		next := tokens[i+1].Form
		r, _ := utf8.DecodeRuneInString(next)
		f := tokens[stop].Form
		c := f[len(f)-1]
		lower := unicode.IsLower(r)
		switch {
		case strings.IndexByte(",;:)]}%", next[0]) >= 0 || next[0] == '-' || r == '–' || r == '—' || isStop(next):
			return false
		case f == "." || f == ".?" || f == "…" || allOf(f, '.'):
			if len(f) > 1 && lower {
				return false
			}
			if tokens[i+1].Start == tokens[i].End && (lower || unicode.IsDigit(r)) {
				return false
			}
			if f == "." && stop > 0 && listNumber(tokens, stop) {
				return false
			}
			return !lower || closers == 0
		case c == '!' || c == '?':
			return !lower || closers == 0 && (c == '?' || len(f) > 1)
		}
		return abbreviationEnds(tokens, stop, next, closers)
	}
}

// stamped reports whether token i ends a line of a letter's head, "Gondor 01/02/2003 04:05 PM", or such a date begins after it.
func stamped(tokens []dateline.Token, i int) bool {
	date := func(k int) bool {
		return k >= 0 && k+2 < len(tokens) && strings.Count(tokens[k].Form, "/") == 2 && figure(tokens[k].Form) &&
			strings.Contains(tokens[k+1].Form, ":") && figure(tokens[k+1].Form) && (tokens[k+2].Form == "AM" || tokens[k+2].Form == "PM")
	}
	return date(i-2) || date(i+1)
}

func figure(f string) bool { return f[0] >= '0' && f[0] <= '9' }

// cited reports whether token i belongs to the number of a note behind a stop, [1], which goes with the sentence before it.
func cited(tokens []dateline.Token, i int) bool {
	for k := max(0, i-2); k <= i; k++ {
		if k > 0 && k+2 < len(tokens) && tokens[k].Form == "[" && figure(tokens[k+1].Form) && tokens[k+2].Form == "]" &&
			(isStop(tokens[k-1].Form) || endsInStop(tokens[k-1].Form) || tokens[k-1].Form == "]" || tokens[k-1].Form == "\"" || tokens[k-1].Form == "”") {
			return true
		}
	}
	return false
}

// stopBefore returns the stop at token i, or before it if i is a closing quotation mark or bracket, with the
// number of such; -1 if there is none.
func stopBefore(text string, tokens []dateline.Token, i int) (stop, closers int) {
	for k := i; k >= 0 && i-k < 4; k-- {
		if isStop(tokens[k].Form) || endsInStop(tokens[k].Form) {
			return k, i - k
		}
		if !closes(text, tokens, k) {
			break
		}
	}
	return -1, 0
}

// isStop reports whether a token is a run of stops.
func isStop(f string) bool {
	if f == "…" {
		return true
	}
	for i := 0; i < len(f); i++ {
		if c := f[i]; c != '.' && c != '!' && c != '?' {
			return false
		}
	}
	return true
}

func allOf(f string, c byte) bool {
	for i := 0; i < len(f); i++ {
		if f[i] != c {
			return false
		}
	}
	return true
}

// endsInStop reports whether a word is an abbreviation with its stop.
func endsInStop(f string) bool { return len(f) > 1 && f[len(f)-1] == '.' }

// closes reports whether token i is a closing quotation mark or bracket.
func closes(text string, tokens []dateline.Token, i int) bool {
	t := &tokens[i]
	switch t.Form {
	case "”", ")", "]", "}", "’", "»", "''", "’’":
		return true
	case "\"", "'":
		glued := i > 0 && tokens[i-1].End == t.Start
		free := i+1 >= len(tokens) || tokens[i+1].Start > t.End || !letterAt(text[t.End:])
		return glued && free
	}
	return false
}

// listNumber reports whether the stop at token k stands behind the number of a list item.
func listNumber(tokens []dateline.Token, k int) bool {
	f := tokens[k-1].Form
	if k != 1 || len(f) > 3 || tokens[k].Start != tokens[k-1].End {
		return false
	}
	return f[0] >= '0' && f[0] <= '9' || len(f) == 1
}

// abbreviationEnds decides after an abbreviation: a sentence ends if the next word is one that starts sentences.
func abbreviationEnds(tokens []dateline.Token, stop int, next string, closers int) bool {
	f := tokens[stop].Form
	w := f[:len(f)-1]
	switch class(w) {
	case beforeFigure:
		return false
	case beforeName:
		if len(w) > 1 {
			return false
		}
		// An initial: a name goes on unless a pronoun or article follows.
		return starters[next] && stop > 0 && !capital1(tokens[stop-1].Form)
	}
	if closers > 0 {
		r, _ := utf8.DecodeRuneInString(next)
		return unicode.IsUpper(r)
	}
	if next == "\"" || next == "“" || next == "‘" {
		return stop+2 < len(tokens) && starters[tokens[stop+2].Form]
	}
	return starters[next]
}

func capital1(f string) bool {
	r, _ := utf8.DecodeRuneInString(f)
	return unicode.IsUpper(r)
}

// starters are capitalised words that seldom stand inside a name.
var starters = func() map[string]bool {
	t := map[string]bool{}
	for _, w := range strings.Fields(`The A An This That These Those He She It We You They I His Her Its Our Their My Your
		In On At By For From With After Before During Since Under Over Between Among About As If When While Although Though Because
		Despite Until Once But And Or So Yet Nor However Meanwhile Moreover Also Still Then There Here Now Today Yesterday Tomorrow
		Earlier Later Last Next Some Many Most Several Other Others All Both Each No Not Such One Two Three Four Five What Who
		Why How Where Which To According Officials Police Only Even More Instead Another Any Additionally Asked Speaking`) {
		t[w] = true
	}
	return t
}()
