package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/dateline/dateline/store"
)

// infocmd shows what is in a record.
type infocmd struct {
	db
	JSON bool `name:"json" help:"Print JSON."`
}

// Run prints the figures of the record.
func (c *infocmd) Run(s std) error {
	st, err := c.reader()
	if err != nil {
		return err
	}
	defer st.Close()
	i, err := st.Info(context.Background())
	if err != nil {
		return err
	}
	if c.JSON {
		e := json.NewEncoder(s.out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(i)
	}
	fmt.Fprintf(s.out, "%s  %s, schema %d, SQLite %s\n", i.Path, size(i.Bytes), i.Schema, i.SQLite)
	if i.First != "" {
		fmt.Fprintf(s.out, "from %s to %s\n", i.First, i.Last)
	}
	for _, x := range []struct {
		n    int
		what string
	}{
		{i.Reports, "reports"},
		{i.Stories, "stories"},
		{i.Events, "events as told"},
		{i.Acts, "acts"},
		{i.Encounters, "meetings"},
		{i.Deals, "agreements"},
		{i.Statements, "statements"},
		{i.Actors, "actors"},
		{i.Judgements, "judgements"},
	} {
		fmt.Fprintf(s.out, "%10d  %s\n", x.n, x.what)
	}
	if i.Judgements == 0 {
		return nil
	}
	for _, t := range i.Judged {
		fmt.Fprintf(s.out, "%10d  facts %s\n", t.Facts, t.Name)
	}
	fmt.Fprintf(s.out, "%10d  judgements loose\n", i.Loose)
	return nil
}

func size(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%d kB", (n+1023)>>10)
}

// checkcmd looks for faults in a record.
type checkcmd struct {
	db
	Repair bool `help:"Make lists, roll-ups and indexes anew from the reports, and check again."`
}

// Help is shown by dateline check --help.
func (checkcmd) Help() string {
	return `Reads the whole record: whether the file is whole, references lead somewhere, spans lie in their
texts and hold the words they are said to hold, lists, roll-ups and full text agree with the
reports. Each fault is one line; the exit status is 1 if there is one. A file of an older dateline is brought up
to date by --repair.

Examples:
  dateline check
  dateline check --repair`
}

// Run prints the faults.
func (c *checkcmd) Run(s std) error {
	open := c.reader
	if c.Repair {
		open = func() (*store.Store, error) { return c.writer(false) }
	}
	st, err := open()
	if err != nil {
		return err
	}
	defer st.Close()
	if c.Repair {
		if err := st.Repair(context.Background()); err != nil {
			return err
		}
	}
	faults, err := st.Check(context.Background())
	mend := false
	for _, f := range faults {
		fmt.Fprintln(s.out, f)
		mend = mend || f.Mend
	}
	if err != nil {
		return err
	}
	if mend && !c.Repair {
		fmt.Fprintln(s.err, "dateline check --repair mends lists, roll-ups and indexes")
	}
	if len(faults) > 0 {
		return errSome
	}
	fmt.Fprintln(s.out, "no faults")
	return nil
}

// backupcmd copies a record.
type backupcmd struct {
	db
	File string `arg:"" help:"Where the copy goes; a file that is there is replaced when the copy is whole."`
}

// Run writes the copy.
func (c *backupcmd) Run(s std) error {
	st, err := c.reader()
	if err != nil {
		return err
	}
	defer st.Close()
	return st.Backup(context.Background(), c.File)
}
