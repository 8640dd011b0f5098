package eval

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline"
)

// A SpeechDoc is a report in which a person marked what is said, by whom, to whom and with which stance (docs/formats/quotes.md).
type SpeechDoc struct {
	ID        string
	Date      time.Time
	Publisher string
	Text      string
	Marks     []SpeechMark
	pos       string
}

// A SpeechMark is one marked quotation: the place of words said, and lists of alternatives, empty for what the report does not tell.
type SpeechMark struct {
	Words   dateline.Extent // bytes of the text; all that is said, or its beginning
	Speaker []string
	To      []string
	Stance  []string
}

// ReadSpeech reads a gold file of speakers. Errors carry file:line.
func ReadSpeech(name string, r io.Reader) ([]SpeechDoc, error) {
	return readMarked(name, r, func(id, pos string) SpeechDoc { return SpeechDoc{ID: id, pos: pos} })
}

func (d *SpeechDoc) setText(text string) error {
	d.Text = text
	return nil
}

func (d *SpeechDoc) line(key, value string) error {
	if value == "" {
		return fmt.Errorf("%s has no value", key)
	}
	switch key {
	case "date":
		var err error
		if d.Date, err = time.Parse(time.DateOnly, value); err != nil {
			return fmt.Errorf("date %q is not YYYY-MM-DD", value)
		}
		return nil
	case "publisher":
		d.Publisher = value
		return nil
	case "quote":
		words, err := locate(d.Text, value)
		if err != nil {
			return err
		}
		d.Marks = append(d.Marks, SpeechMark{Words: words})
		return nil
	case "speaker", "to", "stance":
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	if len(d.Marks) == 0 {
		return fmt.Errorf("%q stands before the first quote", key)
	}
	m := &d.Marks[len(d.Marks)-1]
	switch key {
	case "speaker":
		m.Speaker = alternatives(value)
	case "to":
		m.To = alternatives(value)
	case "stance":
		m.Stance = alternatives(value)
	}
	return nil
}

// locate returns where the words of a mark stand in the text; of "said [it was ready]" those between the brackets.
func locate(text, words string) (dateline.Extent, error) {
	before, rest, ok := strings.Cut(words, "[")
	inner, after, closed := strings.Cut(rest, "]")
	if !ok || !closed {
		before, inner, after = "", words, ""
	}
	whole := before + inner + after
	if inner == "" {
		return dateline.Extent{}, errors.New("a quote needs words")
	}
	switch strings.Count(text, whole) {
	case 0:
		return dateline.Extent{}, fmt.Errorf("%q is not in the text", whole)
	case 1:
	default:
		return dateline.Extent{}, fmt.Errorf("%q is more than once in the text: name words around it, like this: said [it was ready]", whole)
	}
	at := strings.Index(text, whole) + len(before)
	return dateline.Extent{Start: at, End: at + len(inner)}, nil
}

// Article returns the report to be read.
func (d *SpeechDoc) Article() *dateline.Article {
	return &dateline.Article{ID: d.ID, File: d.pos, Body: d.Text, Published: d.Date, Publisher: d.Publisher, Language: "en"}
}

// A SpeechScore is how far the quotations found agree with the marked ones. A slot of a quotation that was not found counts as missed,
// one of a false quotation as false.
type SpeechScore struct {
	Reports   int       `json:"reports"`
	Gold      int       `json:"gold"`
	System    int       `json:"system"`
	Found     Figures   `json:"found"`
	Speaker   SlotScore `json:"speaker"`
	Addressee SlotScore `json:"addressee"`
	Stance    SlotScore `json:"stance"`
	Faults    []string  `json:"-"` // what was missed, false or wrong, as lines to read
}

// ScoreSpeech compares annotated documents with gold reports, report by report. A found quotation is paired with a marked one if it holds most
// of the marked words, the one with the least besides first. A speaker or addressee is right if the actor's name holds all words of an
// alternative; for one that is no person, or was not resolved, the words of the report and the name of its country count too.
func ScoreSpeech(gold []SpeechDoc, docs []*dateline.Document) *SpeechScore {
	s := &SpeechScore{Reports: len(gold)}
	right := 0
	for i := range gold {
		right += s.report(&gold[i], docs[i])
	}
	s.Found = figures(right, s.System, right, s.Gold)
	for _, x := range []*SlotScore{&s.Speaker, &s.Addressee, &s.Stance} {
		x.Good = x.Right
		x.Figures = figures(x.Right, x.System, x.Right, x.Gold)
	}
	return s
}

// report counts one report and returns how many of its marks were found.
func (s *SpeechScore) report(gold *SpeechDoc, d *dateline.Document) int {
	fault := func(format string, args ...any) {
		s.Faults = append(s.Faults, gold.ID+": "+fmt.Sprintf(format, args...))
	}
	pairs := likest(len(gold.Marks), len(d.Quotes), func(i, j int) float64 { return near(gold.Marks[i].Words, d.Quotes[j].Content) })
	used := make([]bool, len(d.Quotes))
	found := 0
	s.Gold += len(gold.Marks)
	s.System += len(d.Quotes)
	for i := range gold.Marks {
		m := &gold.Marks[i]
		words := gold.Text[m.Words.Start:m.Words.End]
		q := (*dateline.Quote)(nil)
		if j := pairs[i]; j >= 0 {
			q, used[j] = &d.Quotes[j], true
			found++
		} else {
			fault("missed: %q", words)
		}
		for _, w := range s.slots(m, d, q) {
			if q != nil {
				fault("%q %s", words, w)
			}
		}
	}
	for j := range d.Quotes {
		if !used[j] {
			q := &d.Quotes[j]
			fault("false: %q [%s] %q", d.Words(q.Speaker), d.Words(q.Cue), d.Text[q.Content[0].Start:q.Content[0].End])
			s.slots(&SpeechMark{}, d, q)
		}
	}
	return found
}

// slots counts the slots of a pair; q is nil if the mark was missed. It returns what is wrong.
func (s *SpeechScore) slots(m *SpeechMark, d *dateline.Document, q *dateline.Quote) []string {
	var speaker, to, stance string
	if q != nil {
		speaker, to, stance = called(d, q.Actor, q.Speaker), called(d, q.To, q.Addressee), q.Stance
	}
	var faults []string
	for _, x := range []struct {
		name  string
		slot  *SlotScore
		gold  []string
		found string
		fits  func(gold, found string) bool
	}{{"speaker", &s.Speaker, m.Speaker, speaker, contains}, {"addressee", &s.Addressee, m.To, to, contains}, {"stance", &s.Stance, m.Stance, stance, equal}} {
		if len(x.gold) > 0 {
			x.slot.Gold++
		}
		if x.found != "" {
			x.slot.System++
		}
		switch {
		case x.found != "" && slices.ContainsFunc(x.gold, func(g string) bool { return x.fits(g, x.found) }):
			x.slot.Right++
		case x.found != "" || len(x.gold) > 0:
			faults = append(faults, fmt.Sprintf("%s: %q, gold %q", x.name, x.found, strings.Join(x.gold, " | ")))
		}
	}
	return faults
}

// called returns by what the one is known who is actor a, if it is not -1, and whom the words name.
func called(d *dateline.Document, a int, words dateline.Span) string {
	if a < 0 || a >= len(d.Actors) {
		return d.Words(words)
	}
	if x := &d.Actors[a]; x.Kind == "person" {
		return x.Name
	} else {
		return x.Name + " " + d.Words(words)
	}
}

// near says how like the marked words are to what was found: 0 if that does not hold four fifths of them.
func near(mark dateline.Extent, content []dateline.Extent) float64 {
	common, size := 0, 0
	for _, c := range content {
		size += c.End - c.Start
		common += max(0, min(c.End, mark.End)-max(c.Start, mark.Start))
	}
	n := mark.End - mark.Start
	if 5*common < 4*n {
		return 0
	}
	return 2 * float64(common) / float64(n+size)
}
