package main

import (
	"io/fs"
	"testing"

	"github.com/dateline/dateline/coding/event"
	"github.com/dateline/dateline/internal/shire"
	"github.com/dateline/dateline/pipeline"
	"github.com/dateline/dateline/rules"
)

// TestRuleExamples codes every yes and no line of the event rules.
func TestRuleExamples(t *testing.T) {
	stage, err := event.New(event.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ontology, err := rules.LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range event.Lint(stage.Rules(), ontology) {
		t.Error(bad)
	}
	p, err := pipeline.New(pipeline.Options{Language: "any", Actors: []fs.FS{rules.Files, shire.Names}})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range stage.Rules() {
		for _, x := range r.Examples {
			t.Run(x.Pos, func(t *testing.T) {
				got, err := codeExample(p, x.Text)
				if err != nil {
					t.Fatal(err)
				}
				if why := x.Differs(got); why != "" {
					t.Errorf("%s: %q: %s", r.Name, x.Text, why)
				}
			})
		}
	}
}
