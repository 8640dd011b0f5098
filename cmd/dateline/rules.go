package main

import (
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/coding/actor"
	"github.com/dateline/dateline/coding/event"
	"github.com/dateline/dateline/internal/shire"
	"github.com/dateline/dateline/pipeline"
	"github.com/dateline/dateline/rules"
)

// rulescmd groups what can be done with rules.
type rulescmd struct {
	Check rulescheckcmd `cmd:"" help:"Run every example in the rule files and look for mistakes in them."`
}

// rulescheckcmd runs the examples.
type rulescheckcmd struct {
	Dir     string `placeholder:"DIR" type:"existingdir" help:"Folder that holds the folder events; without it the rules that are built in."`
	Verbose bool   `short:"v" help:"Print the examples that hold, too."`
}

// Help is shown by dateline rules check --help.
func (rulescheckcmd) Help() string {
	return `Reads the event rules, refuses unknown codes, rules without a trigger and two equal patterns with
different codes, checks the actor files (dateline actors check), and codes every "yes" and "no" line with a registry of invented states
(Gondor GON, Rohan ROH, Arnor ARN, Mordor MOR). Each finding is one line "file:line: what is wrong".

Examples:
  dateline rules check
  dateline rules check --dir my-rules -v`
}

// Run checks the rules.
func (c *rulescheckcmd) Run(s std) error {
	o := pipeline.Options{Language: "any", Actors: []fs.FS{rules.Files, shire.Names}}
	eo := event.Options{}
	if c.Dir != "" {
		o.Rules = os.DirFS(c.Dir)
		eo.Rules = o.Rules
	}
	stage, err := event.New(eo)
	if err != nil {
		return err
	}
	ontology, err := rules.LoadOntology()
	if err != nil {
		return err
	}
	bad := event.Lint(stage.Rules(), ontology)
	if c.Dir == "" {
		stanzas, err := rules.ParseDir(rules.Files, "actors", ".txt")
		if err != nil {
			return err
		}
		bad = append(bad, actor.Check(ontology, stanzas)...)
	}
	p, err := pipeline.New(o)
	if err != nil {
		return err
	}
	examples := 0
	for _, r := range stage.Rules() {
		for _, x := range r.Examples {
			examples++
			got, err := codeExample(p, x.Text)
			if err != nil {
				return fmt.Errorf("%s: %w", x.Pos, err)
			}
			if why := x.Differs(got); why != "" {
				bad = append(bad, fmt.Sprintf("%s: %s: %q: %s", x.Pos, r.Name, x.Text, why))
			} else if c.Verbose {
				fmt.Fprintf(s.out, "%s: %s: %q: ok\n", x.Pos, r.Name, x.Text)
			}
		}
	}
	for _, b := range bad {
		fmt.Fprintln(s.out, b)
	}
	fmt.Fprintf(s.err, "%d rules, %d examples, %d mistakes\n", len(stage.Rules()), examples, len(bad))
	if len(bad) > 0 {
		return errSome
	}
	return nil
}

// codeExample codes one sentence and returns its events as examples write them.
func codeExample(p *pipeline.Pipeline, text string) ([]string, error) {
	d, err := p.Process(&dateline.Article{File: "example", Body: text})
	if err != nil {
		return nil, err
	}
	var out []string
	for i := range d.Events {
		out = append(out, event.Line(&d.Events[i]))
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
