package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// A StoryDoc is a report with what a person marked: to which story it belongs, which report it copies, which acts it tells (docs/formats/stories.md).
type StoryDoc struct {
	ID        string
	Story     string
	Date      time.Time
	Publisher string
	Title     string
	Text      string
	Copy      string // the report that it is made from, "" if none
	Kind      string // of the copy: same, copy, longer, shorter, corrected, passage
	Acts      []ActMark

	pos string
}

// An ActMark is a word that tells an act. Marks with one name, in whatever report, tell one act.
type ActMark struct {
	Act  string
	Char int // of the last character of the word, in Unicode characters of the text
}

// Article returns the report as an article.
func (d *StoryDoc) Article() *dateline.Article {
	return &dateline.Article{ID: d.ID, File: d.ID, Publisher: d.Publisher, Title: d.Title, Body: d.Text, Published: d.Date, Language: "en"}
}

// ReadStories reads a gold file of stories. Errors carry file:line.
func ReadStories(name string, r io.Reader) ([]StoryDoc, error) {
	out, err := readMarked(name, r, func(id, pos string) StoryDoc { return StoryDoc{ID: id, pos: pos} })
	if err != nil {
		return nil, err
	}
	at := map[string]string{}
	for i := range out {
		d := &out[i]
		switch {
		case at[d.ID] != "":
			return nil, fmt.Errorf("%s: report %s stands at %s already", d.pos, d.ID, at[d.ID])
		case d.Story == "" || d.Date.IsZero():
			return nil, fmt.Errorf("%s: report %s needs a story and a date", d.pos, d.ID)
		case d.Copy != "" && !slices.ContainsFunc(out, func(e StoryDoc) bool { return e.ID == d.Copy }):
			return nil, fmt.Errorf("%s: report %s copies %s, which is not there", d.pos, d.ID, d.Copy)
		}
		at[d.ID] = d.pos
	}
	return out, nil
}

func (d *StoryDoc) setText(text string) error {
	var err error
	if d.Text, d.Acts, err = marks(text); err != nil {
		return fmt.Errorf("report %s: %w", d.ID, err)
	}
	return nil
}

// line takes up one line outside the text.
func (d *StoryDoc) line(key, value string) error {
	if value == "" {
		return fmt.Errorf("%s has no value", key)
	}
	switch key {
	case "story":
		d.Story = value
	case "date":
		var err error
		if d.Date, err = time.Parse(time.DateOnly, value); err != nil {
			return fmt.Errorf("date %q is not YYYY-MM-DD", value)
		}
	case "publisher":
		d.Publisher = value
	case "title":
		d.Title = value
	case "copy":
		f := strings.Fields(value)
		if len(f) != 2 || !slices.Contains([]string{"same", "copy", "longer", "shorter", "corrected", "passage"}, f[1]) {
			return fmt.Errorf("copy %q is not a report and one of same, copy, longer, shorter, corrected, passage", value)
		}
		d.Copy, d.Kind = f[0], f[1]
	default:
		return fmt.Errorf("%q is not one of report, story, date, publisher, title, copy, text", key)
	}
	return nil
}

// marks takes the marks {act} out of a text.
func marks(text string) (string, []ActMark, error) {
	var b strings.Builder
	var out []ActMark
	chars := 0
	for {
		before, rest, ok := strings.Cut(text, "{")
		b.WriteString(before)
		chars += utf8.RuneCountInString(before)
		if !ok {
			return b.String(), out, nil
		}
		act, after, ok := strings.Cut(rest, "}")
		if !ok || act == "" || chars == 0 || strings.ContainsAny(act, " \n{") {
			return "", nil, fmt.Errorf("a mark must stand behind a word, as in met{talks}")
		}
		out = append(out, ActMark{act, chars - 1})
		text = after
	}
}

// A StoryFound is what the program makes of a report.
type StoryFound struct {
	Story string
	Copy  string // the earlier report whose text this one repeats
	Kind  string
	Facts []FactFound
}

// A FactFound is one telling of an act, by the characters of its trigger.
type FactFound struct {
	Start, End int
	Act        string
}

// A StoryScore says how well stories, copies and acts agree with gold, over pairs of reports and pairs of tellings.
type StoryScore struct {
	Reports int         `json:"reports"`
	Stories PairFigures `json:"stories"` // pairs of reports of one story
	Copies  PairFigures `json:"copies"`  // pairs of reports that are made from one text
	Acts    PairFigures `json:"acts"`    // pairs of tellings of one act that were coded in both reports
	Marks   float64     `json:"marks"`   // tellings that were coded, of those that are marked
	Kinds   float64     `json:"kinds"`   // copies of which the right kind is told, of those that were found
	Faults  []string    `json:"-"`
}

// PairFigures are figures over pairs.
type PairFigures struct {
	Gold   int `json:"gold"`
	System int `json:"system"`
	Right  int `json:"right"`
	Figures
}

func (p *PairFigures) count(gold, system bool) (fault string) {
	if gold {
		p.Gold++
	}
	if system {
		p.System++
	}
	switch {
	case gold && system:
		p.Right++
	case gold:
		return "missed"
	case system:
		return "false"
	}
	return ""
}

func (p *PairFigures) close() { p.Figures = figures(p.Right, p.System, p.Right, p.Gold) }

// ScoreStories compares what was found with gold, in the order of the documents.
func ScoreStories(gold []StoryDoc, found []StoryFound) StoryScore {
	s := StoryScore{Reports: len(gold)}
	at := map[string]int{}
	for i := range gold {
		at[gold[i].ID] = i
	}
	goldText := func(i int) string {
		return first(gold[i].ID, func(id string) string {
			if d := &gold[at[id]]; d.Kind != "passage" {
				return d.Copy
			}
			return ""
		})
	}
	foundText := func(i int) string {
		return first(gold[i].ID, func(id string) string {
			if k, ok := at[id]; ok && found[k].Kind != "passage" {
				return found[k].Copy
			}
			return ""
		})
	}
	fault := func(what, kind, a, b string) {
		if kind != "" {
			s.Faults = append(s.Faults, fmt.Sprintf("%s %s: %s, %s", what, kind, a, b))
		}
	}
	type telling struct {
		doc  int
		mark string
		acts []string
	}
	var tellings []telling
	marked, kinds, right := 0, 0, 0
	for i := range gold {
		for k := range i {
			a, b := gold[k].ID, gold[i].ID
			fault("story", s.Stories.count(gold[i].Story == gold[k].Story, found[i].Story == found[k].Story), a, b)
			fault("copy", s.Copies.count(goldText(i) == goldText(k), foundText(i) == foundText(k)), a, b)
		}
		if gold[i].Copy != "" && found[i].Copy != "" {
			kinds++
			if gold[i].Kind == found[i].Kind {
				right++
			} else {
				s.Faults = append(s.Faults, fmt.Sprintf("copy %s: %s, found %s", gold[i].ID, gold[i].Kind, found[i].Kind))
			}
		}
		for _, m := range gold[i].Acts {
			marked++
			t := telling{doc: i, mark: m.Act}
			for _, f := range found[i].Facts {
				if f.Start <= m.Char && m.Char < f.End {
					t.acts = append(t.acts, f.Act)
				}
			}
			if len(t.acts) > 0 {
				tellings = append(tellings, t)
			}
		}
	}
	for i, t := range tellings {
		for _, u := range tellings[:i] {
			if t.doc != u.doc {
				one := slices.ContainsFunc(t.acts, func(a string) bool { return slices.Contains(u.acts, a) })
				fault("act", s.Acts.count(t.mark == u.mark, one), gold[u.doc].ID+" "+u.mark, gold[t.doc].ID+" "+t.mark)
			}
		}
	}
	s.Stories.close()
	s.Copies.close()
	s.Acts.close()
	s.Marks, s.Kinds = round4(share(len(tellings), marked)), round4(share(right, kinds))
	return s
}

// first follows copies back to the first.
func first(id string, up func(string) string) string {
	for range 1000 {
		of := up(id)
		if of == "" {
			break
		}
		id = of
	}
	return id
}
