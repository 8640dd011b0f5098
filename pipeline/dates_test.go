package pipeline_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/pipeline"
)

// TestDates runs the sentences of coding/date/testdata/news.txt through the whole chain, with tags, trees and names.
func TestDates(t *testing.T) {
	data, err := os.ReadFile("../coding/date/testdata/news.txt")
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, " | ")
		if len(f) != 3 {
			t.Fatalf("news.txt:%d: %d fields", n+1, len(f))
		}
		day, err := time.Parse(time.DateOnly, f[0])
		if err != nil {
			t.Fatalf("news.txt:%d: %v", n+1, err)
		}
		d, err := p.Process(&dateline.Article{Body: f[1], Language: "en", Published: day})
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, x := range d.Dates {
			s := d.Words(x.Span) + "=" + x.Value
			if x.Type != "DATE" {
				s += " " + x.Type
			}
			if x.Mod != "" {
				s += " " + x.Mod
			}
			out = append(out, s)
		}
		if got := strings.Join(out, "; "); got != f[2] {
			t.Errorf("news.txt:%d: %s\n\tgot  %s\n\twant %s", n+1, f[1], got, f[2])
		}
	}
}
