package event

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
)

// TestDate gives the word "Sunday" 8 June, "2014" the year and "Thursday" 12 June, in a report of 10 June 2025.
func TestDate(t *testing.T) {
	s := stage(t, testRules)
	for _, tt := range []struct{ name, text, want string }{
		{"its own", `
Mordor PROPN 2 nsubj
attacked attack VERB 0 root
Rohan PROPN 2 obj
on ADP 5 case
Sunday PROPN 2 obl`, "attacked 2025-06-08 day"},
		{"of a year", `
In ADP 2 case
2014 NUM 4 obl
Mordor PROPN 4 nsubj
attacked attack VERB 0 root
Rohan PROPN 4 obj`, "attacked 2014 year"},
		{"of the report", `
Mordor PROPN 2 nsubj
attacked attack VERB 0 root
Rohan PROPN 2 obj`, "attacked 2025-06-10 report"},
		{"of who says so", `
Gondor PROPN 2 nsubj
said say VERB 0 root
on ADP 4 case
Sunday PROPN 2 obl
Mordor PROPN 6 nsubj
attacked attack VERB 2 ccomp
Rohan PROPN 6 obj`, "attacked 2025-06-08 day"},
		{"not of what a relative clause adds", `
Mordor PROPN 6 nsubj
, PUNCT 4 punct
which PRON 4 nsubj
attacked attack VERB 1 acl:relcl
Rohan PROPN 4 obj
left leave VERB 0 root
on ADP 8 case
Sunday PROPN 6 obl`, "attacked 2025-06-10 report"},
		{"of an occasion", `
In ADP 3 case
a DET 3 det
speech NOUN 7 obl
on ADP 5 case
Sunday PROPN 3 nmod
Gondor PROPN 7 nsubj
praised praise VERB 0 root
Arnor PROPN 7 obj`, "praised 2025-06-08 day"},
		{"what is done is not of a day to come", `
Gondor PROPN 2 nsubj
praised praise VERB 0 root
Arnor PROPN 2 obj
on ADP 5 case
Thursday PROPN 2 obl`, "praised 2025-06-10 report"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := document(t, strings.TrimSpace(tt.text))
			d.Article.Published = time.Date(2025, 6, 10, 0, 0, 0, 0, time.UTC)
			for i := range d.Tokens {
				x := dateline.TimeExpression{Span: dateline.Span{Start: i, End: i + 1}, Type: "DATE", Precision: "day"}
				switch d.Tokens[i].Form {
				case "Sunday":
					x.From, x.To = "2025-06-08", "2025-06-08"
				case "Thursday":
					x.From, x.To = "2025-06-12", "2025-06-12"
				case "2014":
					x.From, x.To, x.Precision = "2014-01-01", "2014-12-31", "year"
				case "praised":
					d.Tokens[i].Tag = "VBD"
					continue
				default:
					continue
				}
				d.Dates = append(d.Dates, x)
			}
			if err := s.Annotate(d); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range d.Events {
				got = append(got, d.Tokens[e.Trigger.Start].Form+" "+e.Date+" "+e.DatePrecision)
			}
			slices.Sort(got)
			if g := strings.Join(got, "; "); g != tt.want {
				t.Errorf("got %q, want %q", g, tt.want)
			}
		})
	}
}
