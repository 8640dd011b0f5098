package main

import (
	"fmt"

	"github.com/dateline/dateline/coding/actor"
	"github.com/dateline/dateline/rules"
)

// actorscheckcmd looks for mistakes in actor files.
type actorscheckcmd struct {
	Files []string `arg:"" optional:"" name:"files" help:"Actor files or folders of your own; without them those that are built in."`
}

// Help is shown by dateline actors check --help.
func (actorscheckcmd) Help() string {
	return `Prints each finding as one line "file:line: what is wrong": unknown keys, codes, sectors and countries, dates that are
none, offices without a term or held by two at one time, offices of bodies and parts of organisations that
are not there, one name for two actors in a file. Your own files may refer to what is built in.

Examples:
  dateline actors check
  dateline actors check my-actors.txt`
}

// Run prints the findings; any is exit status 1.
func (c *actorscheckcmd) Run(s std) error {
	ontology, err := rules.LoadOntology()
	if err != nil {
		return err
	}
	stanzas, err := rules.ParseDir(rules.Files, "actors", ".txt")
	if err != nil {
		return err
	}
	o, err := (&own{Actors: c.Files}).options(false)
	if err != nil {
		return err
	}
	var known []rules.Stanza
	if len(c.Files) > 0 {
		known, stanzas = stanzas, nil
	}
	for _, fsys := range o.Actors[1:] {
		more, err := rules.ParseDir(fsys, "actors", ".txt")
		if err != nil {
			return err
		}
		stanzas = append(stanzas, more...)
	}
	wrong := actor.Check(ontology, stanzas, known...)
	for _, w := range wrong {
		fmt.Fprintln(s.out, w)
	}
	fmt.Fprintf(s.err, "%d stanzas, %d mistakes\n", len(stanzas), len(wrong))
	if len(wrong) > 0 {
		return errSome
	}
	// what the check lets pass must load as well
	_, err = actor.Load(o.Actors...)
	return err
}
