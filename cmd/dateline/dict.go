package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/dateline/dateline/coding/actor"
	"github.com/dateline/dateline/coding/event"
	"github.com/dateline/dateline/ingest/dictionary"
	"github.com/dateline/dateline/rules"
)

// dictcmd groups what can be done with dictionaries of other programs.
type dictcmd struct {
	Import dictimportcmd `cmd:"" help:"Turn dictionaries of TABARI and PETRARCH into actor files and rules."`
}

// dictimportcmd turns dictionaries into our formats.
type dictimportcmd struct {
	Files  []string `arg:"" name:"files" help:"Dictionaries: actor, agent and verb files."`
	Output string   `short:"o" required:"" placeholder:"DIR" help:"Folder to write to: DIR/actors and DIR/events. Files of the same names are overwritten."`
	Kind   string   `default:"auto" enum:"auto,actors,agents,verbs" placeholder:"KIND" help:"What the files hold: actors, agents, verbs; auto finds out."`
}

// Help is shown by dateline dict import --help.
func (dictimportcmd) Help() string {
	return `Reads dictionaries of TABARI, PETRARCH and PETRARCH2 and writes files of dateline's own formats: actors with their
dates to DIR/actors/NAME.txt, agents as roles likewise, verb patterns as rules to DIR/events/NAME.rules. What could not be
carried over, or not as it stands, is told on standard output, one line "file:line: what and why" each; the last line on standard
error counts. Read docs/formats/dictionaries.md for what becomes what.

Examples:
  dateline dict import Phoenix.Countries.actors.txt Phoenix.agents.txt CAMEO.2.0.txt -o mine > left-out.txt
  dateline code --actors mine --rules mine report.txt
  dateline code --actors mine --rules mine --only report.txt`
}

// Run imports the files. The exit status is 1 if a file could not be read.
func (c *dictimportcmd) Run(s std) error {
	im, err := dictionary.New()
	if err != nil {
		return err
	}
	kind := dictionary.Kind(c.Kind)
	if c.Kind == "auto" {
		kind = ""
	}
	written := map[string]string{}
	failed, stanzas, notes := false, 0, 0
	for _, file := range c.Files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		res, err := im.Import(file, data, kind)
		if err != nil {
			fmt.Fprintln(s.err, "dateline:", err)
			failed = true
			continue
		}
		for _, n := range res.Notes {
			fmt.Fprintln(s.out, n)
		}
		notes += len(res.Notes)
		stanzas += res.Count
		if res.Count == 0 {
			continue
		}
		out := target(c.Output, file, res.Kind)
		if first, ok := written[out]; ok {
			return fmt.Errorf("%s and %s would both become %s", first, file, out)
		}
		written[out] = file
		if err := readable(out, res); err != nil {
			return fmt.Errorf("%s cannot be read back: %w", file, err)
		}
		if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(out, res.Text, 0o644); err != nil {
			return err
		}
		fmt.Fprintf(s.err, "%s: %s, %d stanzas in %s, %d notes\n", file, res.Kind, res.Count, out, len(res.Notes))
	}
	fmt.Fprintf(s.err, "%d stanzas, %d notes\n", stanzas, notes)
	if failed {
		return errSome
	}
	if stanzas == 0 {
		return errors.New("nothing could be carried over")
	}
	return nil
}

// target returns where the result of a dictionary goes.
func target(dir, file string, kind dictionary.Kind) string {
	base := filepath.Base(file)
	base = strings.TrimSuffix(base, filepath.Ext(base))
	if kind == dictionary.Verbs {
		return filepath.Join(dir, "events", base+".rules")
	}
	return filepath.Join(dir, "actors", base+".txt")
}

// readable reads a result back as the stages would.
func readable(name string, res *dictionary.Result) error {
	stanzas, err := rules.Parse(name, bytes.NewReader(res.Text))
	if err != nil {
		return err
	}
	if res.Kind == dictionary.Verbs {
		_, err = event.Parse(stanzas)
		return err
	}
	return actor.Readable(stanzas)
}
