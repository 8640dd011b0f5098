package pipeline

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// odd texts that any stage may meet.
var odd = []string{
	"", " ", "\n\n\n", ".", "“", "“”", "((((((((((", strings.Repeat("x", 5000), strings.Repeat("a,", 2000), strings.Repeat("😀", 500),
	"GONDOR PRAISED ARNOR", "gondor praised arnor", "\u202eGondor praised Arnor.\u202c", "Gondor\x00praised\x1bArnor", "ملك جوندور أشاد بشعب أرنور", "- - - -", "A. B. C. D.",
	"date 2025-06-10 X –", "OSGILIATH, June 10 (Heralds) –", "1 2 3 4 5 6 7 8 9", "\ufeffGondor", "e\u0301e\u0301e\u0301", "he she it they both sides", "“He said “she said “they said", "\r\n\r\n\r\n",
	report, strings.Repeat("The king of Gondor met the queen of Rohan in Edoras on Monday, ", 600),
}

// check returns what is wrong with a document's spans, "" if nothing.
func check(d *dateline.Document) string {
	at := 0
	for i, t := range d.Tokens {
		if t.Start < 0 || t.End > len(d.Text) || t.Start > t.End {
			return fmt.Sprintf("token %d lies outside the text", i)
		}
		if t.Start < at && !t.Joined {
			return fmt.Sprintf("token %d begins before the one in front ends", i)
		}
		if !utf8.ValidString(d.Text[t.Start:t.End]) {
			return fmt.Sprintf("token %d cuts a character", i)
		}
		at = t.End
		if t.Sent < 0 || t.Sent >= len(d.Sentences) || !d.Sentences[t.Sent].Contains(i) {
			return fmt.Sprintf("token %d is not in its sentence", i)
		}
		if t.Head != -1 && (t.Head == i || !d.Sentences[t.Sent].Contains(t.Head)) {
			return fmt.Sprintf("token %d has the head %d", i, t.Head)
		}
	}
	for i, s := range d.Sentences {
		roots := 0
		for k := s.Start; k < s.End; k++ {
			if d.Tokens[k].Head < 0 {
				roots++
			}
		}
		if roots != 1 {
			return fmt.Sprintf("sentence %d has %d roots", i, roots)
		}
	}
	in := func(s dateline.Span) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= len(d.Tokens) }
	for _, e := range d.Entities {
		if !in(e.Span) {
			return "a name lies outside"
		}
	}
	for _, c := range d.Chains {
		for _, m := range c.Mentions {
			if !in(m) {
				return "a chain lies outside"
			}
		}
	}
	for _, q := range d.Quotes {
		if !in(q.Speaker) || !in(q.Cue) || !in(q.Addressee) || q.Actor >= len(d.Actors) || q.Mention >= len(d.Mentions) {
			return "a quotation lies outside"
		}
		for _, c := range q.Content {
			if c.Start < 0 || c.Start > c.End || c.End > len(d.Text) || !utf8.ValidString(d.Text[c.Start:c.End]) {
				return "the content of a quotation lies outside"
			}
		}
	}
	for _, m := range d.Mentions {
		for _, a := range m.Actors {
			if !in(m.Span) || a < 0 || a >= len(d.Actors) {
				return "a mention lies outside"
			}
		}
	}
	for _, e := range d.Events {
		if !in(e.Trigger) || e.Sentence < 0 || e.Sentence >= len(d.Sentences) || e.Place >= len(d.Places) || e.Quote >= len(d.Quotes) || e.Score < 0 || e.Score > 1 {
			return "an event lies outside"
		}
		for _, list := range [][]dateline.Participant{e.Source, e.Target, e.ReportedBy} {
			for _, p := range list {
				if !in(p.Span) || p.Actor >= len(d.Actors) {
					return "a participant lies outside"
				}
			}
		}
		for _, m := range e.Mentions {
			if !in(m.Trigger) || m.Sentence < 0 || m.Sentence >= len(d.Sentences) {
				return "a telling lies outside"
			}
		}
	}
	if !records(d, in) {
		return "a meeting or an agreement lies outside"
	}
	return ""
}

// records reports whether all that meetings and agreements point to is there.
func records(d *dateline.Document, in func(dateline.Span) bool) bool {
	told := func(ms []dateline.EventMention, topics []dateline.Topic, people []dateline.Attendee, events []int) bool {
		for _, m := range ms {
			if !in(m.Trigger) || m.Trigger.Empty() || m.Sentence < 0 || m.Sentence >= len(d.Sentences) {
				return false
			}
		}
		for _, t := range topics {
			if !in(t.Span) {
				return false
			}
		}
		for _, p := range people {
			if !in(p.Span) || p.Actor >= len(d.Actors) {
				return false
			}
		}
		for _, e := range events {
			if e < 0 || e >= len(d.Events) {
				return false
			}
		}
		return len(ms) > 0
	}
	for i := range d.Meetings {
		m := &d.Meetings[i]
		if !told(m.Mentions, m.Topics, append(m.People(), m.Host...), m.Events) || !in(m.When) || !in(m.Kind.Span) || !in(m.Stage.Span) || !in(m.Level.Span) || m.Place >= len(d.Places) || m.Visit >= len(d.Meetings) {
			return false
		}
		for _, o := range m.Outcomes {
			if !in(o.Span) || o.Meeting >= len(d.Meetings) || o.Agreement >= len(d.Agreements) {
				return false
			}
		}
	}
	for i := range d.Agreements {
		a := &d.Agreements[i]
		if !told(a.Mentions, a.Topics, a.Parties, a.Events) || !in(a.When) || !in(a.Kind.Span) || !in(a.Stage.Span) || !in(a.Title) || a.Place >= len(d.Places) || a.Meeting >= len(d.Meetings) {
			return false
		}
	}
	return true
}

func TestOdd(t *testing.T) {
	p, err := New(Options{Language: "any"})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range odd {
		d, err := p.Process(&dateline.Article{ID: "a", File: "a.txt", Body: text})
		if err != nil {
			t.Errorf("%.40q: %v", text, err)
		} else if why := check(d); why != "" {
			t.Errorf("%.40q: %s", text, why)
		}
	}
}

func FuzzProcess(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	p, err := New(Options{Language: "any"})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			return
		}
		d, err := p.Process(&dateline.Article{ID: "a", File: "a.txt", Body: strings.ToValidUTF8(text, "\ufffd")})
		if err != nil {
			t.Fatal(err)
		}
		if why := check(d); why != "" {
			t.Fatal(why)
		}
	})
}
