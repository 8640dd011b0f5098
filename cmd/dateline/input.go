package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/dateline/dateline/ingest"
	"github.com/dateline/dateline/pipeline"
	"golang.org/x/term"
)

// inputs are the flags of every command that reads reports.
type inputs struct {
	Files     []string `arg:"" optional:"" name:"files" help:"Files, folders, globs, or - for standard input: text, web pages, JSON of articles, feeds, agency items, mail, web archives, gzip of any."`
	Date      string   `placeholder:"YYYY-MM-DD" help:"Day of publication of reports that tell none."`
	Publisher string   `placeholder:"NAME" help:"Publisher of reports that tell none."`
	Language  string   `default:"en" placeholder:"CODE" help:"Language to take (ISO 639-1); others are set aside with a note. 'any' takes all."`
	Jobs      int      `short:"j" placeholder:"N" help:"Reports to work on at once; 0 is one for each core."`
	Limit     int64    `default:"67108864" placeholder:"BYTES" help:"Greatest size of one report as it is read."`
	Longest   int64    `default:"1048576" placeholder:"BYTES" help:"Greatest size of the text of one report."`
}

// options turns the flags into options of ingest.
func (i *inputs) options(s std, format string) (ingest.Options, error) {
	o := ingest.Options{Format: format, Publisher: i.Publisher, Limit: i.Limit, Text: i.Longest, Stdin: s.in}
	if i.Date != "" {
		t, err := ingest.Day(i.Date)
		if err != nil {
			return o, &usageError{fmt.Errorf("--date: %w", err)}
		}
		o.Date = t
	}
	switch {
	case i.Limit <= 0:
		return o, &usageError{errors.New("--limit: must be greater than 0")}
	case i.Longest <= 0:
		return o, &usageError{errors.New("--longest: must be greater than 0")}
	case i.Jobs < 0:
		return o, &usageError{errors.New("--jobs: must not be less than 0")}
	case i.Language != "any" && (len(i.Language) != 2 || strings.ToLower(i.Language) != i.Language):
		return o, &usageError{fmt.Errorf("--language: %q is neither 'any' nor a code such as en", i.Language)}
	}
	return o, nil
}

// paths returns what to read: what the user named, else standard input if something is piped in.
func (i *inputs) paths(s std) ([]string, error) {
	if len(i.Files) > 0 {
		return i.Files, nil
	}
	if f, ok := s.in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return nil, &usageError{errors.New("nothing to read: name files, or - for standard input")}
	}
	return []string{"-"}, nil
}

// A teller tells on standard error what went wrong and remembers whether anything did.
type teller struct {
	std
	failed bool
}

// tell writes one line for an error of ingest or of the pipeline.
func (t *teller) tell(err error) {
	var in *ingest.Error
	switch {
	case errors.As(err, &in) && in.Warning:
		fmt.Fprintf(t.err, "%s: warning: %v\n", in.Place(), in.Err)
		return
	case errors.Is(err, pipeline.ErrLanguage):
		fmt.Fprintf(t.err, "%v (--language any codes it all the same)\n", err)
		return
	}
	t.failed = true
	fmt.Fprintln(t.err, err)
}

// outcome is what a command returns at its end.
func (t *teller) outcome() error {
	if t.failed {
		return errSome
	}
	return nil
}

// terminal reports whether a stream is a terminal, and its width.
func terminal(w any) (width int, ok bool) {
	f, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		width = 80
	}
	return width, true
}

// patience is how long a run lasts before it shows its progress.
const patience = 2 * time.Second
