package judge

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// columns of the CSV form, in the order in which they are written. The last two tell what
// became of a judgement; they are not read.
var columns = [...]string{"kind", "fact", "report", "verdict", "field", "value", "author", "reason", "at", "words", "id", "state", "machine"}

// maxLine is the greatest length of a line of JSON Lines, in bytes.
const maxLine = 1 << 20

// Read reads judgements: CSV with a line of column names, or JSON Lines, told apart by the first character. What a line does not
// tell is taken from base; the verdict is correct if a field is given. Errors carry name:line.
func Read(name string, r io.Reader, base record.Judgement, o *rules.Ontology) ([]record.Judgement, error) {
	b := bufio.NewReader(r)
	for {
		c, err := b.Peek(1)
		switch {
		case errors.Is(err, io.EOF):
			return nil, nil
		case err != nil:
			return nil, fmt.Errorf("%s: %w", name, err)
		case bytes.ContainsAny(c, " \t\r\n"):
			_, _ = b.Discard(1)
			continue
		case c[0] == '{':
			return readLines(name, b, base, o)
		}
		return readCSV(name, b, base, o)
	}
}

func readLines(name string, r io.Reader, base record.Judgement, o *rules.Ontology) ([]record.Judgement, error) {
	var out []record.Judgement
	s := bufio.NewScanner(r)
	s.Buffer(nil, maxLine)
	n := 0
	for s.Scan() {
		n++
		if len(bytes.TrimSpace(s.Bytes())) == 0 {
			continue
		}
		j := Line{Judgement: base}
		d := json.NewDecoder(bytes.NewReader(s.Bytes()))
		d.DisallowUnknownFields()
		err := d.Decode(&j)
		if err == nil {
			if _, err = d.Token(); errors.Is(err, io.EOF) {
				err = nil
			} else {
				err = errors.New("more than one value in a line")
			}
		}
		if err == nil {
			err = complete(&j.Judgement, o)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		out = append(out, j.Judgement)
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	return out, nil
}

func readCSV(name string, r io.Reader, base record.Judgement, o *rules.Ontology) ([]record.Judgement, error) {
	c := csv.NewReader(r)
	head, err := c.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for i := range head {
		head[i] = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(head[i], "\ufeff")))
		if !slices.Contains(columns[:], head[i]) {
			return nil, fmt.Errorf("%s:1: column %q is not one of %s", name, head[i], strings.Join(columns[:], ", "))
		}
		if slices.Contains(head[:i], head[i]) {
			return nil, fmt.Errorf("%s:1: column %q stands twice", name, head[i])
		}
	}
	var out []record.Judgement
	for {
		f, err := c.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := c.FieldPos(0)
		j := base
		for i, v := range f {
			switch {
			case v == "" || head[i] == "state" || head[i] == "machine":
				continue
			case head[i] == "at":
				if j.At, err = moment(v); err != nil {
					return nil, fmt.Errorf("%s:%d: at: %w", name, line, err)
				}
				continue
			}
			*column(&j, head[i]) = v
		}
		if err := complete(&j, o); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		out = append(out, j)
	}
}

func column(j *record.Judgement, name string) *string {
	switch name {
	case "kind":
		return &j.Kind
	case "fact":
		return &j.Fact
	case "report":
		return &j.Report
	case "verdict":
		return &j.Verdict
	case "field":
		return &j.Field
	case "value":
		return &j.Value
	case "author":
		return &j.Author
	case "reason":
		return &j.Reason
	case "words":
		return &j.Words
	}
	return &j.ID
}

// moment reads a time, or a day.
func moment(s string) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is neither a day nor a time such as 2025-06-10T08:30:00Z", s)
}

// complete fills in what a line may leave out and checks the judgement. The report may be missing: the record knows where a fact is told.
func complete(j *record.Judgement, o *rules.Ontology) error {
	if j.Kind == "" {
		j.Kind = record.KindEvent
	}
	if j.Verdict == "" && j.Field != "" {
		j.Verdict = record.Correct
	}
	check := *j
	if check.Report == "" && check.Fact != "" && slices.Contains([]string{record.KindEvent, record.KindMeeting, record.KindAgreement, record.KindQuote}, j.Kind) {
		check.Report = "any"
	}
	return check.Check(o)
}

// Write writes judgements as csv or jsonl, in the form that Read reads.
func Write(w io.Writer, list []Line, format string) error {
	switch format {
	case "jsonl":
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		for i := range list {
			if err := e.Encode(&list[i]); err != nil {
				return err
			}
		}
		return nil
	case "csv":
		c := csv.NewWriter(w)
		if err := c.Write(columns[:]); err != nil {
			return err
		}
		for i := range list {
			row := make([]string, 0, len(columns))
			for _, name := range columns {
				l, v := &list[i], ""
				switch name {
				case "at":
					v = l.At.UTC().Format(time.RFC3339)
				case "state":
					v = l.State
				case "machine":
					if l.Machine != nil {
						v = *l.Machine
					}
				default:
					v = *column(&l.Judgement, name)
				}
				row = append(row, v)
			}
			if err := c.Write(row); err != nil {
				return err
			}
		}
		c.Flush()
		return c.Error()
	}
	return fmt.Errorf("format: %q is not one of csv, jsonl", format)
}
