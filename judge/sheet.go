package judge

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// What an Item can be judged.
const (
	Open  = "?"
	Right = "y"
	Wrong = "n"
	Fixed = "c" // wrong, and Item.Fixes tell what is right
	Skip  = "s" // cannot be told
)

// A Sheet is a sample of events with what people said of them.
type Sheet struct {
	By     string // what the strata are
	Seed   uint64
	Total  int    // of how many it was drawn
	Filter string // in the words of a search line
	Strata []Stratum
	Items  []Item
}

// A Stratum is a part of the record that was drawn from by itself.
type Stratum struct {
	Name  string
	Size  int // events in the record
	Drawn int
}

// An Item is one event of a sample.
type Item struct {
	Fact    string // Event.ID of the leading telling
	Report  string
	Stratum string
	Words   string   // the sentence with the trigger marked
	Shown   []string // lines that tell the slots
	Verdict string   // Open, Right, Wrong, Fixed, Skip; "" is Open
	Fixes   []record.Slot
	Note    string
}

const title = "dateline sample"

// WriteTo writes the sheet to be judged in an editor.
func (s *Sheet) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s: %d of %d events\nby: %s\nseed: %d\n", title, len(s.Items), s.Total, s.By, s.Seed)
	if s.Filter != "" {
		fmt.Fprintf(&b, "filter: %s\n", line(s.Filter))
	}
	for _, t := range s.Strata {
		fmt.Fprintf(&b, "stratum: %d of %d %s\n", t.Drawn, t.Size, line(t.Name))
	}
	b.WriteString(`
# Put behind "verdict:" one letter: y right, n wrong, c wrong and corrected, s cannot tell; ? is still open.
# Right means: the act happened as the sentence tells it, with this category and these sides.
# For c write behind "correct:" what is right: cameo=051; target=ARN (slots: ` + strings.Join(record.JudgementFields(record.KindEvent), ", ") + `).
# Lines that begin with # or | are for you to read.
`)
	for i := range s.Items {
		it := &s.Items[i]
		v := it.Verdict
		if v == "" {
			v = Open
		}
		fmt.Fprintf(&b, "\nevent: %s\nreport: %s\nstratum-of: %s\n", it.Fact, it.Report, line(it.Stratum))
		for _, l := range it.Shown {
			fmt.Fprintf(&b, "| %s\n", line(l))
		}
		fmt.Fprintf(&b, "words: %s\nverdict: %s\ncorrect: %s\nnote: %s\n", line(it.Words), v, line(written(it.Fixes)), line(it.Note))
	}
	return b.WriteTo(w)
}

// line brings text onto one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// written writes corrections as a sheet holds them.
func written(fixes []record.Slot) string {
	var out []string
	for _, f := range fixes {
		v := f.Value
		if strings.ContainsAny(v, `;"`) {
			v = strconv.Quote(v)
		}
		out = append(out, f.Field+"="+v)
	}
	return strings.Join(out, "; ")
}

// ParseFixes reads corrections such as cameo=051; source="GON; ARN"; each field once.
func ParseFixes(s string, o *rules.Ontology) ([]record.Slot, error) {
	var out []record.Slot
	for s = strings.TrimSpace(s); s != ""; {
		field, rest, ok := strings.Cut(s, "=")
		if field = strings.TrimSpace(field); !ok {
			return nil, fmt.Errorf("%q is not of the form slot=value", s)
		}
		rest = strings.TrimSpace(rest)
		var value string
		if strings.HasPrefix(rest, `"`) {
			q, err := strconv.QuotedPrefix(rest)
			if err != nil {
				return nil, fmt.Errorf("%s: no closing quotation mark", field)
			}
			value, err = strconv.Unquote(q)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", field, err)
			}
			rest = strings.TrimSpace(rest[len(q):])
			if rest != "" && rest[0] != ';' {
				return nil, fmt.Errorf("%s: a semicolon is missing behind the value", field)
			}
			s = strings.TrimSpace(strings.TrimPrefix(rest, ";"))
		} else {
			value, s, _ = strings.Cut(rest, ";")
			value, s = strings.TrimSpace(value), strings.TrimSpace(s)
		}
		if slices.ContainsFunc(out, func(f record.Slot) bool { return f.Field == field }) {
			return nil, fmt.Errorf("%s stands twice", field)
		}
		j := record.Judgement{Kind: record.KindEvent, Fact: "any", Report: "any", Verdict: record.Correct, Field: field, Value: value}
		if err := j.Check(o); err != nil {
			return nil, err
		}
		out = append(out, record.Slot{Field: field, Value: value})
	}
	return out, nil
}

// IsSheet tells whether a file that begins so is a sheet.
func IsSheet(head []byte) bool { return bytes.HasPrefix(head, []byte(title+":")) }

// ReadSheet reads a sheet. Errors carry name:line.
func ReadSheet(name string, r io.Reader, o *rules.Ontology) (*Sheet, error) {
	s := &Sheet{}
	var it *Item
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, maxLine)
	n, begun := 0, false
	fail := func(format string, args ...any) (*Sheet, error) {
		return nil, fmt.Errorf("%s:%d: %w", name, n, fmt.Errorf(format, args...))
	}
	for sc.Scan() {
		n++
		l := strings.TrimSpace(strings.TrimPrefix(sc.Text(), "\ufeff"))
		if l == "" || l[0] == '#' || l[0] == '|' {
			if it != nil && strings.HasPrefix(l, "| ") {
				it.Shown = append(it.Shown, l[2:])
			}
			continue
		}
		key, value, ok := strings.Cut(l, ":")
		value = strings.TrimSpace(value)
		switch {
		case !ok:
			return fail("%q is not of the form name: value", l)
		case !begun:
			begun = true
			if key != title {
				return fail("this is no sample: its first line is not %q", title+": ...")
			}
			var drawn int
			if _, err := fmt.Sscanf(value, "%d of %d events", &drawn, &s.Total); err != nil || s.Total < 0 {
				return fail("%q is not of the form N of M events", value)
			}
		case key == "event":
			if value == "" {
				return fail("event: the id is missing")
			}
			if slices.ContainsFunc(s.Items, func(i Item) bool { return i.Fact == value }) {
				return fail("event %s stands twice", value)
			}
			s.Items = append(s.Items, Item{Fact: value, Verdict: Open})
			it = &s.Items[len(s.Items)-1]
		case it == nil:
			if err := s.head(key, value); err != nil {
				return fail("%w", err)
			}
		default:
			if err := it.set(key, value, s, o); err != nil {
				return fail("%w", err)
			}
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	if !begun {
		return nil, fmt.Errorf("%s: the file is empty", name)
	}
	for i := range s.Items {
		it := &s.Items[i]
		switch {
		case it.Report == "" || it.Stratum == "":
			return nil, fmt.Errorf("%s: event %s: its report or stratum is missing", name, it.Fact)
		case it.Verdict == Fixed && len(it.Fixes) == 0:
			return nil, fmt.Errorf("%s: event %s: verdict c, but the line of corrections is empty", name, it.Fact)
		}
	}
	return s, nil
}

func (s *Sheet) head(key, value string) error {
	switch key {
	case "by":
		s.By = value
	case "filter":
		s.Filter = value
	case "seed":
		n, err := strconv.ParseUint(value, 10, 64)
		if err != nil {
			return fmt.Errorf("seed: %q is no number", value)
		}
		s.Seed = n
	case "stratum":
		var t Stratum
		f := strings.SplitN(value, " ", 4)
		if len(f) == 4 && f[1] == "of" {
			var err1, err2 error
			t.Drawn, err1 = strconv.Atoi(f[0])
			t.Size, err2 = strconv.Atoi(f[2])
			t.Name = f[3]
			if err1 == nil && err2 == nil && t.Drawn >= 0 && t.Size >= t.Drawn {
				s.Strata = append(s.Strata, t)
				return nil
			}
		}
		return fmt.Errorf("stratum: %q is not of the form N of M NAME", value)
	default:
		return fmt.Errorf("%q is not one of by, seed, filter, stratum, event", key)
	}
	return nil
}

func (i *Item) set(key, value string, s *Sheet, o *rules.Ontology) error {
	switch key {
	case "report":
		i.Report = value
	case "stratum-of":
		if !slices.ContainsFunc(s.Strata, func(t Stratum) bool { return t.Name == value }) {
			return fmt.Errorf("stratum-of: %q is no stratum of this sample", value)
		}
		i.Stratum = value
	case "words":
		i.Words = value
	case "note":
		i.Note = value
	case "correct":
		var err error
		if i.Fixes, err = ParseFixes(value, o); err != nil {
			return fmt.Errorf("correct: %w", err)
		}
	case "verdict":
		v := strings.ToLower(value)
		if v == "" {
			v = Open
		}
		if !slices.Contains([]string{Open, Right, Wrong, Fixed, Skip}, v) {
			return fmt.Errorf("verdict: %q is not one of y, n, c, s, ?", value)
		}
		i.Verdict = v
	default:
		return fmt.Errorf("%q is not one of event, report, stratum-of, words, verdict, correct, note", key)
	}
	return nil
}

// mark begins the reason of a judgement that comes from a sample, so that the record can tell it from one that was given because
// somebody stumbled over a mistake.
const mark = "sample "

// Judgements returns what was said of the events of a sheet; what is open or skipped says nothing.
func (s *Sheet) Judgements(author string, at time.Time) []record.Judgement {
	var out []record.Judgement
	for i := range s.Items {
		it := &s.Items[i]
		j := record.Judgement{
			Kind: record.KindEvent, Fact: it.Fact, Report: it.Report, Author: author, At: at, Words: it.Words,
			Reason: fmt.Sprintf("%s%d", mark, s.Seed),
		}
		if it.Note != "" {
			j.Reason += ": " + it.Note
		}
		switch it.Verdict {
		case Right:
			j.Verdict = record.Confirm
		case Wrong:
			j.Verdict = record.Reject
		case Fixed:
			for _, f := range it.Fixes {
				j.Verdict, j.Field, j.Value = record.Correct, f.Field, f.Value
				out = append(out, j)
			}
			continue
		default:
			continue
		}
		out = append(out, j)
	}
	return out
}

// Sampled returns the last verdicts of judgements that come from samples, by event: Right, Wrong or Fixed.
func Sampled(list []record.Judgement) map[string]string {
	out := map[string]string{}
	for _, j := range list {
		if j.Kind != record.KindEvent || !strings.HasPrefix(j.Reason, mark) {
			continue
		}
		switch j.Verdict {
		case record.Confirm:
			out[j.Fact] = Right
		case record.Reject:
			out[j.Fact] = Wrong
		case record.Correct:
			out[j.Fact] = Fixed
		case record.Reopen:
			delete(out, j.Fact)
		}
	}
	return out
}

// Sort brings the strata into the order of their names.
func (s *Sheet) Sort() {
	slices.SortFunc(s.Strata, func(a, b Stratum) int { return strings.Compare(a.Name, b.Name) })
}
