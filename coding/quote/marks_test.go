package quote

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

func TestStretches(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // "+" before those that go on, "'" before single ones
	}{
		{"curly", "“We ride,” he said. “Now.”", []string{"We ride,", "Now."}},
		{"straight", `"We ride," he said. "Now."`, []string{"We ride,", "Now."}},
		{"two apostrophes", "''We ride,'' he said. ``Now.''", []string{"We ride,", "Now."}},
		{"guillemets", "« We ride », he said. «Now»", []string{" We ride ", "Now"}},
		{"doubled", `He said: ""We ride."" Then he left.`, []string{"We ride."}},
		{"single", "‘We don’t ride,’ he said.", []string{"'We don’t ride,"}},
		{"straight single", "'We don't ride,' he said of the kings' horses.", []string{"'We don't ride,"}},
		{"possessive within", "‘The kings’ men ride,’ he said.", []string{"'The kings’ men ride,"}},
		{"apostrophes", "It's the kings' road, rock 'n' roll of the '90s.", []string{"'n"}},
		{"single within double", "“He said ‘go’ and went,” she said.", []string{"He said ‘go’ and went,"}},
		{"double within double", "“He said “go” and went,” she said.", []string{"He said “go” and went,"}},
		{"paragraphs", "“One.\n“Two.\n“Three,” he said.", []string{"One.", "+Two.", "+Three,"}},
		{"paragraphs without marks", "“One.\nTwo,” he said.", []string{"One.", "+Two,"}},
		{"never closed", "“One is here.\nTwo is there.", []string{"One is here."}},
		{"wrong way round", "”We ride,“ he said.", []string{"We ride,"}},
		{"inches", `The dwarf is 4'2" tall.`, nil},
		{"brackets", `He said it ("We ride") twice.`, []string{"We ride"}},
	} {
		var paragraphs []dateline.Extent
		at := 0
		for _, p := range strings.SplitAfter(c.text, "\n") {
			paragraphs = append(paragraphs, dateline.Extent{Start: at, End: at + len(p)})
			at += len(p)
		}
		var got []string
		for _, s := range stretches(c.text, paragraphs) {
			w := c.text[s.inner.Start:s.inner.End]
			if s.cont {
				w = "+" + w
			}
			if s.single {
				w = "'" + w
			}
			got = append(got, w)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
