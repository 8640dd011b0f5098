package eval

import (
	"io"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

// fuzzMarked reads whatever comes: an error names the place, and what was read can be scored against documents without facts.
func fuzzMarked[T, S any](f *testing.F, read func(string, io.Reader) ([]T, error), article func(*T) *dateline.Article, score func([]T, []*dateline.Document) S) {
	f.Fuzz(func(t *testing.T, text string) {
		docs, err := read("g", strings.NewReader(text))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "g:") {
				t.Errorf("no place in %v", err)
			}
			return
		}
		none := make([]*dateline.Document, len(docs))
		for i := range docs {
			none[i] = dateline.NewDocument(article(&docs[i]))
		}
		score(docs, none)
	})
}

func TestReadStories(t *testing.T) {
	docs, err := ReadStories("g", strings.NewReader("report a\nstory war\ndate 3019-03-01\ntext\nGondor attacked{raid} Mordor.\nend\n\nreport b\nstory war\ndate 3019-03-02\ncopy a longer\ntext\nend\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || docs[0].Text != "Gondor attacked Mordor.\n" || len(docs[0].Acts) != 1 || docs[0].Acts[0] != (ActMark{"raid", 14}) || docs[1].Copy != "a" || docs[1].Kind != "longer" {
		t.Errorf("%+v", docs)
	}
	for _, tt := range []struct{ text, want string }{
		{"story x\n", `g:1: "story" stands before the first report`},
		{"report a\ntext\nmet{\nend\n", `g:4: report a: a mark must stand behind a word, as in met{talks}`},
		{"report a\nstory x\ntext\nend\n", `g:1: report a needs a story and a date`},
		{"report a\nstory x\ndate 3019-03-01\ntext\nend\nreport a\nstory x\ndate 3019-03-01\ntext\nend\n", `g:6: report a stands at g:1 already`},
		{"report a\nstory x\ndate 3019-03-01\ncopy b same\ntext\nend\n", `g:1: report a copies b, which is not there`},
		{"report a\ncopy b twice\n", `g:2: copy "b twice" is not a report and one of same, copy, longer, shorter, corrected, passage`},
	} {
		if _, err := ReadStories("g", strings.NewReader(tt.text)); err == nil || err.Error() != tt.want {
			t.Errorf("%q: got %v, want %s", tt.text, err, tt.want)
		}
	}
}

func FuzzReadStories(f *testing.F) {
	f.Add("report a\nstory war\ndate 3019-03-01\ntext\nGondor attacked{raid} Mordor.\nend\n")
	fuzzMarked(f, ReadStories, (*StoryDoc).Article, func(docs []StoryDoc, _ []*dateline.Document) int { return len(docs) })
}
