package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/rules"
)

// A Coded is a report with the events found in it, as `dateline code --format jsonl` prints it. Offsets
// count Unicode characters of Text.
type Coded struct {
	ID     string       `json:"id"`
	Text   string       `json:"text"`
	Events []CodedEvent `json:"events"`
}

// A CodedEvent is one event of a coded report.
type CodedEvent struct {
	CAMEO    string         `json:"cameo"`
	Plover   CodedPlover    `json:"plover"`
	Source   []CodedActor   `json:"source"`
	Target   []CodedActor   `json:"target"`
	Aux      []string       `json:"aux"`
	Trigger  Range          `json:"trigger"`
	Mentions []CodedMention `json:"mentions"`
	Rule     string         `json:"rule"`
	Score    float64        `json:"score"`
	Signs    []string       `json:"-"` // not printed: known only of events coded here
	Choices  []CodedChoice  `json:"-"` // likewise
}

// A CodedChoice is the choice of who fills a slot that the sentence leaves empty.
type CodedChoice struct {
	Slot       string
	Candidates []CodedCandidate
}

// A CodedCandidate is one of those who were weighed for a slot.
type CodedCandidate struct {
	Actors []CodedActor
	Signs  []string
}

// CodedPlover is the PLOVER side of a coded event.
type CodedPlover struct {
	Category string `json:"category"`
	Mode     string `json:"mode"`
}

// A CodedActor is a participant of a coded event.
type CodedActor struct {
	Name    string `json:"name"`
	Text    string `json:"text"`
	Country string `json:"country"`
	Code    string `json:"code"`
	Place   string `json:"place"`
}

// A CodedMention is one telling of a coded event.
type CodedMention struct {
	Trigger Range `json:"trigger"`
}

// A Range is a half-open range of Unicode characters.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// FromDocument returns the coded report of a Document.
func FromDocument(d *dateline.Document) Coded {
	c := Coded{ID: d.Article.ID, Text: d.Text}
	for i := range d.Events {
		e := &d.Events[i]
		ce := CodedEvent{
			CAMEO: e.Code, Plover: CodedPlover{e.Plover.Category, e.Plover.Mode}, Source: participants(d, e.Source),
			Target: participants(d, e.Target), Aux: e.Aux(), Trigger: characters(d, e.Trigger), Rule: e.Rule, Score: e.Score, Signs: e.Signs,
		}
		for _, ch := range e.Choices {
			of := CodedChoice{Slot: ch.Slot}
			for _, x := range ch.Candidates {
				of.Candidates = append(of.Candidates, CodedCandidate{participants(d, x.Participants), x.Signs})
			}
			ce.Choices = append(ce.Choices, of)
		}
		for _, m := range e.Mentions {
			ce.Mentions = append(ce.Mentions, CodedMention{characters(d, m.Trigger)})
		}
		c.Events = append(c.Events, ce)
	}
	return c
}

func participants(d *dateline.Document, ps []dateline.Participant) []CodedActor {
	var out []CodedActor
	for _, p := range ps {
		id := ""
		if p.Actor >= 0 && p.Actor < len(d.Actors) {
			id = d.Actors[p.Actor].ID
		}
		out = append(out, CodedActor{Name: p.Name, Text: words(d, p.Span), Country: p.Country, Code: p.Code, Place: rules.Place(id, p.Country, p.Sector, p.Code)})
	}
	return out
}

// words returns the text of a span, "" if the span does not fit the document.
func words(d *dateline.Document, s dateline.Span) string {
	if s.Start < 0 || s.End > len(d.Tokens) {
		return ""
	}
	return d.Words(s)
}

func characters(d *dateline.Document, s dateline.Span) Range {
	if s.Start < 0 || s.End > len(d.Tokens) {
		return Range{-1, -1}
	}
	e := d.Extent(s)
	start := utf8.RuneCountInString(d.Text[:e.Start])
	return Range{start, start + utf8.RuneCountInString(d.Text[e.Start:e.End])}
}

// tellings returns the ranges that tell an event, one at least.
func (e *CodedEvent) tellings() []Range {
	if len(e.Mentions) == 0 {
		return []Range{e.Trigger}
	}
	var out []Range
	for _, m := range e.Mentions {
		out = append(out, m.Trigger)
	}
	return out
}

// ReadCoded reads what `dateline code --format jsonl` printed. Errors carry file:line.
func ReadCoded(name string, r io.Reader) ([]Coded, error) { return readLines[Coded](name, r) }

// maxLine bounds one line of a gold file.
const maxLine = 64 << 20

// readLines reads JSON Lines, gzipped or not.
func readLines[T any](name string, r io.Reader) ([]T, error) {
	in, err := unzip(name, r)
	if err != nil {
		return nil, err
	}
	sc := bufio.NewScanner(in)
	sc.Buffer(make([]byte, 0, 64<<10), maxLine)
	var out []T
	n := 0
	for sc.Scan() {
		n++
		line := bytes.TrimSpace(sc.Bytes())
		if len(line) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(line, &v); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		out = append(out, v)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	return out, nil
}

// Drop leaves out the events with a score below a bound.
func (c *Coded) Drop(below float64) {
	c.Events = slices.DeleteFunc(c.Events, func(e CodedEvent) bool { return e.Score < below })
}

// unzip returns a reader of what r holds, gzipped or not.
func unzip(name string, r io.Reader) (*bufio.Reader, error) {
	in := bufio.NewReader(r)
	if magic, _ := in.Peek(2); !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return in, nil
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return bufio.NewReader(z), nil
}
