package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/dateline/dateline/coding/event"
	"github.com/dateline/dateline/internal/shire"
	"github.com/dateline/dateline/pipeline"
	"github.com/dateline/dateline/rules"
)

// own are the flags of every command that takes actors and rules of a user.
type own struct {
	Actors   []string `placeholder:"FILE|DIR" sep:"none" help:"Actors of your own, in the format of rules/actors (docs/formats/actors.md); they win over those that are built in. May be given several times."`
	Rules    string   `placeholder:"FILE|DIR" help:"Event rules of your own (docs/rules.md); they win over those that are built in where both match."`
	Disputed string   `default:"iso" enum:"iso,un,us,control,none" placeholder:"VIEW" help:"Whose codes and names disputed territories carry: iso, un, us, control (who runs them), none (docs/formats/places.md)."`
	Only     bool     `help:"Code with the rules of --rules alone, without those that are built in."`
}

// options returns what a pipeline is built with. Examples adds the invented states of the rule examples.
func (o *own) options(examples bool) (pipeline.Options, error) {
	out := pipeline.Options{Language: "any", Actors: []fs.FS{rules.Files}, Disputed: o.Disputed}
	if examples {
		out.Actors = append(out.Actors, shire.Names)
	}
	for _, name := range o.Actors {
		fsys, err := rules.Own(name, "actors", ".txt")
		if err != nil {
			return out, &usageError{fmt.Errorf("--actors: %w", err)}
		}
		out.Actors = append(out.Actors, fsys)
	}
	if o.Rules == "" {
		if o.Only {
			return out, &usageError{errors.New("--only needs --rules")}
		}
		return out, nil
	}
	fsys, err := rules.Own(o.Rules, "events", ".rules")
	if err != nil {
		return out, &usageError{fmt.Errorf("--rules: %w", err)}
	}
	if o.Only {
		out.Rules = fsys
	} else {
		out.Own = fsys
	}
	return out, nil
}

// events returns the options of an event stage that goes with the pipeline.
func events(o pipeline.Options) event.Options {
	return event.Options{Rules: o.Rules, Own: o.Own, Goldstein: o.Goldstein}
}
