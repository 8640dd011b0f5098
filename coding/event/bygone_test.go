package event

import (
	"testing"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/testdoc"
)

// TestLongAgo: the last token of each text that begins with "att" is the act of a report of June 2025; dates are the tokens that are years.
func TestLongAgo(t *testing.T) {
	const attacked = `
Mordor PROPN 2 nsubj
attacked attack VERB 0 root
Rohan PROPN 2 obj
. PUNCT 2 punct
`
	year := func(y string) string {
		return `
In ADP 2 case
` + y + ` NUM 4 obl
Gondor PROPN 4 nsubj
fell fall VERB 0 root
. PUNCT 4 punct
`
	}
	const present = `
Gondor PROPN 2 nsubj
sleeps sleep VERB 0 root
. PUNCT 2 punct
`
	for _, tt := range []struct {
		name, text, code string
		paragraph        bool
		want             bool
	}{
		{"the year before", year("1940") + attacked, "190", false, true},
		{"a year of late", year("2024") + attacked, "190", false, false},
		{"the last date counts", year("1940") + year("2024") + attacked, "190", false, false},
		{"another paragraph", year("1940") + attacked, "190", true, false},
		{"back in the present", year("1940") + present + attacked, "190", false, false},
		{"a remark", year("1940") + attacked, "111", false, false},
		{"no date", present + attacked, "190", false, false},
		{"an age", `
In ADP 4 case
the DET 4 det
Cold PROPN 4 amod
War PROPN 6 obl
Mordor PROPN 6 nsubj
attacked attack VERB 0 root
Rohan PROPN 6 obj
`, "190", false, true},
		{"a year that is an attribute", `
They PRON 2 nsubj
broke break VERB 0 root
the DET 4 det
treaty NOUN 2 obj
of ADP 6 case
1963 NUM 4 nmod
. PUNCT 2 punct
` + attacked, "190", false, false},
		{"the perfect", year("1940") + `
Mordor PROPN 3 nsubj
has have AUX 3 aux
attacked attack VERB 0 root
Rohan PROPN 3 obj
`, "190", false, false},
	} {
		d, err := testdoc.Parse(tt.text)
		if err != nil {
			t.Fatal(err)
		}
		d.Article.Published = time.Date(2025, 6, 10, 0, 0, 0, 0, time.UTC)
		act := -1
		for i := range d.Tokens {
			switch w := &d.Tokens[i]; w.Form {
			case "fell", "attacked", "broke":
				w.Tag = "VBD"
				if w.Form == "attacked" {
					act = i
				}
			case "has", "sleeps":
				w.Tag = "VBZ"
			case "1940", "1963", "2024":
				d.Dates = append(d.Dates, dateline.TimeExpression{Span: dateline.Span{Start: i, End: i + 1}, Type: "DATE", Precision: "year", From: w.Form + "-01-01", To: w.Form + "-12-31"})
			}
		}
		if tt.name == "the perfect" {
			d.Tokens[act].Tag = "VBN"
		}
		sent := len(d.Sentences) - 1
		d.Sentences[sent].Paragraph = tt.paragraph
		c := &coder{tree: newTree(d, func(string) bool { return true })}
		c.dated = map[int][]int{}
		for k := range d.Dates {
			s := d.Tokens[d.Dates[k].Start].Sent
			c.dated[s] = append(c.dated[s], k)
		}
		if got := c.longAgo(act, sent, tt.code); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
