package export

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
)

// hostile are words that break files that are written carelessly.
var hostile = []string{
	"tab\there", "line\nbreak\r\nand\rmore", `quote " and "" and '`, "nul\x00byte", "\u202eright to left\u202c", "שלום עולם", "semi;colon,comma|bar", "=cmd()", "<b>&amp;</b>]]>",
	"\x1b[31mred", "bad\xffutf8", "\ufeffmark", "\u2028separator\u2029", "{\"json\":1}", `back\slash\n`, "  spaces  ", "#comment", "é\u0301́", "\U0001F600", "BEGIN:VCALENDAR", "\x85\u0085next",
}

// spoil puts the n-th hostile words into every text of an act.
func spoil(a *record.Act, words string) {
	for _, side := range [][]record.Participant{a.Source, a.Target} {
		for i := range side {
			side[i].Name, side[i].Text = words, words
		}
	}
	if a.Place != nil {
		p := *a.Place
		p.Name, p.Text, p.Admin1 = words, words, words
		a.Place = &p
	}
	a.Trigger.Text, a.Rule = words, words
	a.Lead.Publisher, a.Lead.Title, a.Lead.URL = words, words, words
	a.Judged = &record.Judged{Verdict: record.Correct, Machine: []record.Slot{{Field: "source", Value: words}}, By: []string{words}}
	a.Tellings = slices.Clone(a.Tellings)
	for i := range a.Tellings {
		t := &a.Tellings[i]
		t.Sentence, t.Publisher, t.Title, t.URL = words, words, words, words
	}
}

// TestHostile writes hostile words in every layout and checks that the files are sound and have no row more or less.
func TestHostile(t *testing.T) {
	o := Options{Ontology: ontology(t), Version: "v1", Report: func(id string) (*record.Report, error) {
		r := &record.Report{ID: id, Text: "x", Language: "en"}
		for _, w := range hostile {
			r.Actors = append(r.Actors, record.Actor{ID: "person/elessar", Name: w, Kind: "person", Offices: []record.Office{{Title: w, Of: w}}}, record.Actor{Name: w, Kind: "organisation"})
			r.Places = append(r.Places, record.Place{Name: w})
		}
		return r, nil
	}}
	for _, l := range Layouts() {
		for _, words := range hostile {
			var b bytes.Buffer
			rows := 0
			switch l.Of {
			case "acts":
				w, err := Acts(l.Name, &b, o)
				if err != nil {
					t.Fatal(err)
				}
				list := acts()
				for i := range list {
					spoil(&list[i], words)
				}
				rows = filled(t, w, list).Rows
			case "meetings":
				list := encounters()
				for i := range list {
					e := &list[i]
					for _, side := range e.Sides {
						for i := range side {
							side[i].Name, side[i].Text = words, words
						}
					}
					for i := range e.Topics {
						e.Topics[i].Text = words
					}
					e.Lead.Publisher, e.Lead.Title, e.Lead.URL = words, words, words
				}
				rows = filled(t, Meetings(&b, o), list).Rows
			default:
				d := document(t)
				d.Article.Title, d.Article.Publisher, d.Article.URL, d.Article.Byline = words, words, words, words
				w := Reports(&b)
				said := []record.Judgement{{ID: "j", Kind: record.KindPlace, Fact: words, Report: d.Article.ID, Verdict: record.Confirm, Author: words, Reason: words, At: time.Unix(0, 0).UTC(), Words: words}}
				if err := w.Write(NewDumped(d.Article, record.Read(d, record.Options{}), "v1", d.Article.Published, said)); err != nil {
					t.Fatal(err)
				}
				if err := w.Close(); err != nil {
					t.Fatal(err)
				}
				rows = 1
				for x, err := range ReadDump("d", bytes.NewReader(b.Bytes())) {
					if err != nil || dateline.Hash(x.Article().Body) != dateline.Hash(d.Article.Body) {
						t.Errorf("%s of %q: %v", l.Name, words, err)
					}
				}
			}
			c, err := Scan{Ontology: o.Ontology}.Check(l.Name, &b)
			if err != nil {
				t.Errorf("%s of %q: %v", l.Name, words, err)
				continue
			}
			for _, f := range c.Faults {
				if !f.Note {
					t.Errorf("%s of %q: %v", l.Name, words, f)
				}
			}
			if c.Rows != rows {
				t.Errorf("%s of %q: %d rows were written, %d read", l.Name, words, rows, c.Rows)
			}
		}
	}
}
