package eval

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/dateline/dateline"
)

// A QuoteDoc is a report with its attributions as people marked them, or as dateline found them. Offsets
// count Unicode characters of Text.
type QuoteDoc struct {
	ID           string        `json:"id"`
	Text         string        `json:"text,omitempty"`
	Attributions []Attribution `json:"attributions"`
}

// An Attribution tells who (Source) is reported (Cue) to have said what (Content), each as ranges of the text. Source
// and Cue may be empty. Type is direct, mixed or indirect.
type Attribution struct {
	Source  Ranges `json:"source"`
	Cue     Ranges `json:"cue"`
	Content Ranges `json:"content"`
	Type    string `json:"type,omitempty"`
}

// Ranges are half-open ranges of Unicode characters. As JSON each is a list of two numbers.
type Ranges []Range

// MarshalJSON writes [[start,end],...].
func (r Ranges) MarshalJSON() ([]byte, error) {
	out := make([][2]int, 0, len(r))
	for _, x := range r {
		out = append(out, [2]int{x.Start, x.End})
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads [[start,end],...] or a single [start,end].
func (r *Ranges) UnmarshalJSON(b []byte) error {
	var one [2]int
	var many [][2]int
	*r = nil
	if err := json.Unmarshal(b, &many); err != nil {
		if json.Unmarshal(b, &one) != nil {
			return fmt.Errorf("ranges: %w", err)
		}
		many = [][2]int{one}
	}
	for _, x := range many {
		*r = append(*r, Range{x[0], x[1]})
	}
	return nil
}

// ReadQuotes reads a file of attributions, gzipped or not. Errors carry file:line.
func ReadQuotes(name string, r io.Reader) ([]QuoteDoc, error) { return readLines[QuoteDoc](name, r) }

// Article returns the report to be read.
func (d *QuoteDoc) Article() *dateline.Article {
	return &dateline.Article{ID: d.ID, File: d.ID, Body: d.Text, Language: "en"}
}

// Quotes returns the quotations of a document in the layout of the gold files, so that `--json` output can
// be scored by other programs too.
func Quotes(d *dateline.Document) QuoteDoc {
	at := make([]int, len(d.Text)+1) // character of each byte
	n := 0
	for i := range d.Text {
		at[i] = n
		n++
	}
	at[len(d.Text)] = n
	ranges := func(es ...dateline.Extent) Ranges {
		var out Ranges
		for _, e := range es {
			if !e.Empty() && e.Start >= 0 && e.End <= len(d.Text) {
				out = append(out, Range{at[e.Start], at[e.End]})
			}
		}
		return out
	}
	out := QuoteDoc{ID: d.Article.ID, Attributions: []Attribution{}}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		if q.Within >= 0 {
			continue // gold marks no speech within speech
		}
		source := q.Speaker
		if !q.Relative.Empty() {
			source = q.Relative // gold marks the word beside the cue
		}
		out.Attributions = append(out.Attributions, Attribution{
			Source: ranges(d.Extent(source)), Cue: ranges(d.Extent(q.Cue)), Content: ranges(q.Content...),
		})
	}
	return out
}

// A QuoteScore is how far the quotations found agree with the gold ones. A span stands for the set of words
// (runs of letters and digits) that it touches.
//
//   - Exact: the contents are the same words, one to one.
//   - Overlap: words of contents in common, of all words in contents.
//   - Found: a one-to-one pair of contents with a Dice coefficient of 0.5 or more; pairs are made greedily, the
//     highest first.
//   - Attributed: found, and the speakers share a word that is no function word (pronouns count), or neither has one.
//   - Speaker: the share of the found with a gold speaker whose speaker is right so; None of those without.
//   - Cue: the share of the found with a gold cue whose cues share a word.
type QuoteScore struct {
	Articles   int           `json:"articles"`
	Gold       int           `json:"gold"`
	System     int           `json:"system"`
	Exact      Figures       `json:"exact"`
	Overlap    Figures       `json:"overlap"`
	Found      Figures       `json:"found"`
	Attributed Figures       `json:"attributed"`
	Speaker    float64       `json:"speaker"`
	None       float64       `json:"none"`
	Cue        float64       `json:"cue"`
	Types      []QuoteRecall `json:"types"`
}

// A QuoteRecall is the recall of one type of attribution.
type QuoteRecall struct {
	Type       string  `json:"type"` // direct, indirect, mixed; "speech cue", "other cue"
	Gold       int     `json:"gold"`
	Found      float64 `json:"found"`
	Attributed float64 `json:"attributed"`
}

// ScoreQuotes compares found attributions with gold ones; a gold report without found ones counts as silence. With
// speech, gold whose cue is no word of speech and whose content stands in no quotation marks (hopes,
// likings) is left out, and so is output that fits only such, or that is such by its own cue.
func ScoreQuotes(gold, found []QuoteDoc, speech bool) *QuoteScore {
	byID := map[string][]Attribution{}
	for i := range found {
		byID[found[i].ID] = found[i].Attributions
	}
	t := quoteTally{types: map[string]*[3]int{}}
	for i := range gold {
		t.article(&gold[i], byID[gold[i].ID], speech)
	}
	s := &QuoteScore{
		Articles: len(gold), Gold: t.gold, System: t.system,
		Exact:      figures(t.exact, t.system, t.exact, t.gold),
		Overlap:    figures(t.common, t.systemWords, t.common, t.goldWords),
		Found:      figures(t.found, t.system, t.found, t.gold),
		Attributed: figures(t.attributed, t.system, t.attributed, t.gold),
		Speaker:    round4(share(t.speaker, t.spoken)),
		None:       round4(share(t.none, t.unspoken)),
		Cue:        round4(share(t.cue, t.cued)),
	}
	for _, name := range slices.Sorted(maps.Keys(t.types)) {
		n := t.types[name]
		s.Types = append(s.Types, QuoteRecall{name, n[0], round4(share(n[1], n[0])), round4(share(n[2], n[0]))})
	}
	return s
}

// A quoteTally sums up articles.
type quoteTally struct {
	gold, system, exact, found, attributed int
	common, systemWords, goldWords         int
	speaker, spoken, none, unspoken        int
	cue, cued                              int
	types                                  map[string]*[3]int
}

// marking is an attribution as sets of words.
type marking struct {
	source, cue, content map[int]bool
	kind                 string
	speech, quoted       bool
}

// quoteWord is a word of a text with its range in characters.
type quoteWord struct {
	Range
	form string
}

var quoteMark = regexp.MustCompile("[\"\u201c\u201d\u201e\u00ab\u00bb]|''|``")

func (t *quoteTally) article(gold *QuoteDoc, found []Attribution, speech bool) {
	words := quoteWords(gold.Text)
	runes := []rune(gold.Text)
	var wanted, left []marking
	for i := range gold.Attributions {
		m := markingOf(words, runes, &gold.Attributions[i])
		switch {
		case len(m.content) == 0:
		case speech && !m.speech && m.kind == "indirect":
			left = append(left, m)
		default:
			wanted = append(wanted, m)
		}
	}
	var given []marking
	for i := range found {
		m := markingOf(words, runes, &found[i])
		if len(m.content) == 0 {
			continue
		}
		if best(m, wanted) < 0.5 && (best(m, left) >= 0.5 || speech && len(m.cue) > 0 && !m.speech && !m.quoted) {
			continue
		}
		given = append(given, m)
	}
	t.gold += len(wanted)
	t.system += len(given)
	for _, m := range wanted {
		t.goldWords += len(m.content)
	}
	for _, m := range given {
		t.systemWords += len(m.content)
	}
	matched := quotePairs(wanted, given)
	for i, g := range wanted {
		kinds := []string{g.kind, "other cue"}
		if g.speech {
			kinds[1] = "speech cue"
		}
		found, right := false, false
		if j := matched[i]; j >= 0 {
			found, right = t.pair(words, g, given[j])
		}
		for _, k := range kinds {
			n := t.types[k]
			if n == nil {
				n = new([3]int)
				t.types[k] = n
			}
			n[0]++
			if found {
				n[1]++
			}
			if right {
				n[2]++
			}
		}
	}
}

// pair counts a pair of attributions and reports whether it is found, and with the right speaker.
func (t *quoteTally) pair(words []quoteWord, g, s marking) (found, right bool) {
	d := dice(g.content, s.content)
	t.common += shared(g.content, s.content)
	if d == 1 {
		t.exact++
	}
	if d < 0.5 {
		return false, false
	}
	t.found++
	if len(g.source) > 0 {
		t.spoken++
		right = maps.Equal(g.source, s.source)
		for i := range g.source {
			right = right || s.source[i] && !functionWords[words[i].form]
		}
		if right {
			t.speaker++
		}
	} else {
		t.unspoken++
		if right = len(s.source) == 0; right {
			t.none++
		}
	}
	if right {
		t.attributed++
	}
	if len(g.cue) > 0 {
		t.cued++
		if shared(g.cue, s.cue) > 0 {
			t.cue++
		}
	}
	return true, right
}

// quotePairs returns for every gold attribution the found one that it is paired with, -1 for none.
func quotePairs(gold, found []marking) []int {
	return likest(len(gold), len(found), func(i, j int) float64 { return dice(gold[i].content, found[j].content) })
}

func best(m marking, of []marking) float64 {
	b := 0.0
	for _, o := range of {
		b = max(b, dice(m.content, o.content))
	}
	return b
}

func dice(a, b map[int]bool) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return 2 * float64(shared(a, b)) / float64(len(a)+len(b))
}

func shared(a, b map[int]bool) int {
	n := 0
	for i := range a {
		if b[i] {
			n++
		}
	}
	return n
}

// quoteWords returns the runs of letters and digits of a text, in lower case.
func quoteWords(text string) []quoteWord {
	var out []quoteWord
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		start := i
		for i < len(runes) && (unicode.IsLetter(runes[i]) || unicode.IsNumber(runes[i])) {
			i++
		}
		if i > start {
			out = append(out, quoteWord{Range{start, i}, strings.ToLower(string(runes[start:i]))})
		}
	}
	return out
}

func markingOf(words []quoteWord, runes []rune, a *Attribution) marking {
	m := marking{source: covered(words, a.Source), cue: covered(words, a.Cue), content: covered(words, a.Content), kind: a.Type}
	for i := range m.cue {
		m.speech = m.speech || speechWords[words[i].form]
	}
	for _, r := range a.Content {
		if r.Start >= 0 && r.Start < r.End && r.End <= len(runes) {
			m.quoted = m.quoted || quoteMark.MatchString(string(runes[r.Start:r.End]))
		}
	}
	return m
}

// covered returns the indexes of the words that ranges touch.
func covered(words []quoteWord, ranges Ranges) map[int]bool {
	out := map[int]bool{}
	for _, r := range ranges {
		i, _ := slices.BinarySearchFunc(words, r.Start, func(w quoteWord, at int) int { return cmp.Compare(w.End, at+1) })
		for ; i < len(words) && words[i].Start < r.End; i++ {
			out[i] = true
		}
	}
	return out
}
