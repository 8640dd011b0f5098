package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/dateline/dateline/export"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
	"github.com/dateline/dateline/store"
)

// importcmd keeps the events of another coder beside the record.
type importcmd struct {
	db
	Files  []string `arg:"" name:"files" help:"Event files; - is standard input."`
	Format string   `short:"f" required:"" placeholder:"LAYOUT" help:"gdelt1, gdelt2, icews, polecat, phoenix, phoenix-daily, petrarch."`
	Coder  string   `placeholder:"NAME" help:"Name under which the events are kept; without it that of the layout."`
	Anew   bool     `help:"Forget what the coder had in the record before."`
}

// Help is shown by dateline import --help.
func (importcmd) Help() string {
	return `Reads event files of other programs and keeps their events beside the record, as what another coder says.
They take no part in the record: no list, count, chart or export shows them; dateline compare sets
them against ours. Rows that are there already are passed over. Rows with faults are left out and
counted; dateline validate shows them.

Examples:
  dateline import -f gdelt2 20250610*.export.CSV
  dateline import -f polecat --coder ngec ngecEventsDV-2025.txt
  dateline compare dateline.db dateline.db@ngec --from 2025-06`
}

// Run reads the files.
func (c *importcmd) Run(s std) error {
	if !slices.Contains(export.Coders(), c.Format) {
		return &usageError{fmt.Errorf("--format: %q is none of %s", c.Format, strings.Join(export.Coders(), ", "))}
	}
	if c.Coder == "" {
		c.Coder = c.Format
	}
	ontology, err := rules.LoadOntology()
	if err != nil {
		return err
	}
	st, err := c.writer(true)
	if err != nil {
		return err
	}
	defer st.Close()
	ctx := context.Background()
	if c.Anew {
		if _, err := st.DropCoded(ctx, c.Coder); err != nil {
			return err
		}
	}
	failed := false
	for _, name := range c.Files {
		if err := c.file(ctx, s, st, ontology, name); err != nil {
			fmt.Fprintf(s.err, "dateline: %s: %v\n", name, err)
			failed = true
		}
	}
	if failed {
		return errSome
	}
	return nil
}

// file reads one file.
func (c *importcmd) file(ctx context.Context, s std, st *store.Store, ontology *rules.Ontology, name string) error {
	var in io.Reader = s.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return bare(err)
		}
		defer f.Close()
		in = f
	}
	var list []record.Coded
	taken, added := 0, 0
	put := func() error {
		n, err := st.PutCoded(ctx, list)
		added += n
		list = list[:0]
		return err
	}
	scan := export.Scan{Ontology: ontology, Take: func(e *record.Coded) error {
		taken++
		e.Coder, e.File = c.Coder, name
		if list = append(list, *e); len(list) < 2000 {
			return nil
		}
		return put()
	}}
	k, err := scan.Table(c.Format, in)
	if err != nil {
		return err
	}
	if err := put(); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s: %s of %s, %d new", name, plural(taken, "event"), c.Coder, added)
	if n := k.Rows - taken; n > 0 {
		fmt.Fprintf(s.out, "; %d rows with faults left out", n)
	}
	fmt.Fprintln(s.out)
	if taken == 0 && k.Bad > 0 {
		return fmt.Errorf("holds no event of %s: %s", c.Format, k.Faults[0].String())
	}
	return nil
}

// bare is an error of the file system without the path, which is told in front of it.
func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
