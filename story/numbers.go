package story

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A measure is something that is counted in reports, with the words that name it.
type measure struct {
	name  string
	words []string // stems
}

// measures are what is counted in tellings of more than one kind of act.
func measures() (killed, wounded, arrested measure) {
	return measure{"killed", []string{"kill", "dead", "di", "died", "death", "live", "body", "slain"}},
		measure{"wounded", []string{"wound", "injur", "hurt"}},
		measure{"arrested", []string{"arrest", "detain", "held", "jail"}}
}

// counted lists what is counted in tellings of a kind of act.
func counted(kind string) []measure {
	killed, wounded, arrested := measures()
	switch kind {
	case "ASSAULT":
		return []measure{killed, wounded}
	case "COERCE":
		return []measure{arrested}
	case "PROTEST":
		return []measure{{"protesters", []string{"protester", "demonstrator", "march", "rally", "people", "worker", "striker"}}}
	case "AID", "COOPERATE":
		return []measure{{"dollars", []string{"dollar", "usd"}}, {"euros", []string{"euro"}}}
	}
	return nil
}

// reach is how many words lie between a number and what it counts at most.
const reach = 5

// figureOf returns how many of something a sentence tells, such as "12 killed"; "" if it doesn't. A number belongs to the word for a thing right
// before it ("killed at least 12"), else to the next such word behind it ("12 people were killed"), else to the last before it.
func figureOf(sentence string, m measure) string {
	words := split(strings.NewReplacer("$", " dollar ", "€", " euro ").Replace(thousands.ReplaceAllString(sentence, "$1$2")))
	killed, wounded, arrested := measures()
	things := make([]string, len(words)) // what each word names
	for i, w := range words {
		for _, x := range []measure{m, killed, wounded, arrested} {
			if things[i] == "" && slices.Contains(x.words, stem(w)) {
				things[i] = x.name
			}
		}
	}
	for i := 0; i < len(words); i++ {
		n, width, ok := value(words, i)
		if !ok {
			continue
		}
		at := i
		i += width - 1
		if at > 0 && month(words[at-1]) || i+1 < len(words) && (month(words[i+1]) || slices.Contains([]string{"year", "years", "day", "days", "hour", "hours", "times"}, words[i+1])) {
			continue
		}
		if owner(words, things, at, i) == m.name {
			return strconv.FormatInt(n, 10) + " " + m.name
		}
	}
	return ""
}

var thousands = regexp.MustCompile(`(\d),(\d{3})`)

// owner returns what the number from word at to word end counts.
func owner(words, things []string, at, end int) string {
	k := at - 1
	for k > 0 && slices.Contains([]string{"at", "least", "most", "more", "than", "about", "some", "nearly", "around", "up", "to", "over", "another"}, words[k]) {
		k--
	}
	if k >= 0 && things[k] != "" {
		return things[k]
	}
	for k := end + 1; k < len(words) && k <= end+reach; k++ {
		if things[k] != "" {
			return things[k]
		}
	}
	for k := at - 1; k >= 0 && k >= at-reach; k-- {
		if things[k] != "" {
			return things[k]
		}
	}
	return ""
}

// month reports whether a word names a month.
func month(w string) bool {
	return slices.Contains([]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"}, w)
}

// value reads the number that begins at a word: "12", "twelve", "thirty five", "two hundred", "30 million".
func value(words []string, at int) (n int64, width int, ok bool) {
	var total, part int64
	for i := at; i < len(words); i++ {
		w := words[i]
		x, isCount := count(w)
		switch y, err := strconv.ParseInt(w, 10, 40); {
		case err == nil && i == at:
			part = y
		case isCount && x >= 1000 && i > at:
			total, part = (total+part)*int64(x), 0
		case isCount && x >= 100 && i > at:
			part = max(1, part) * int64(x)
		case isCount && x >= 100:
			part = int64(x)
		case isCount && (i == at || part >= 20 && x < 10 || part >= 100):
			part += int64(x)
		default:
			return total + part, i - at, i > at
		}
	}
	return total + part, len(words) - at, len(words) > at
}

// count reads a word that is a number: twelve, thirty, hundred, dozen.
func count(w string) (int, bool) {
	units := []string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	}
	if i := slices.Index(units, w); i >= 0 {
		return i, true
	}
	tens := []string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	if i := slices.Index(tens, w); i >= 0 {
		return 10 * (i + 2), true
	}
	switch w {
	case "dozen":
		return 12, true
	case "hundred":
		return 100, true
	case "thousand":
		return 1000, true
	case "million":
		return 1e6, true
	case "billion":
		return 1e9, true
	}
	return 0, false
}
