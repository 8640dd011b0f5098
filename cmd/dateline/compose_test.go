package main

import (
	_ "embed"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/internal/shire"
	"github.com/dateline/dateline/pipeline"
	"github.com/dateline/dateline/rules"
)

//go:embed testdata/compose.txt
var compose string

// TestCompose codes sentences in which acts stand under others, and are told in all constructions of news.
func TestCompose(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{Language: "any", Actors: []fs.FS{rules.Files, shire.Names}})
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(compose) {
		text, events, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok {
			continue
		}
		t.Run(text, func(t *testing.T) {
			if title, ok := strings.CutPrefix(text, "TITLE: "); ok {
				text = title + "\n\nMINAS TIRITH, June 3 (Reuters) - Rain fell on Monday."
			}
			got, err := codeExample(p, text)
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Split(events, " ; ")
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("got %s", strings.Join(got, " ; "))
			}
		})
	}
}
