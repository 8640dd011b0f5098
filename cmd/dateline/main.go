// Command dateline reads news reports and prints the record that they describe: who did what to
// whom, who said what, when and where.
//
// Data goes to standard output, everything else to standard error. The exit status is 0 if all went well, 1 if
// some input could not be read or coded, 2 if the command line is wrong.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"
)

const about = `dateline reads news reports and codes what they tell: political events (CAMEO, PLOVER), the
people and bodies that act, what they say, dates and places. Everything it finds comes with
the words of the report that say it.

Examples:
  dateline code report.txt                  a table to read
  dateline code reports/ | jq .events       JSON Lines, one report a line
  dateline explain "Gondor praised Arnor."  why something is coded, or is not

Exit status: 0 all went well, 1 some input could not be read or coded, 2 the command line is wrong.`

// A cli is the command line.
type cli struct {
	Code       codecmd       `cmd:"" help:"Code reports: print their events, actors, quotations, dates and places."`
	Explain    explaincmd    `cmd:"" help:"Show how a sentence is understood and which rules fire."`
	Add        addcmd        `cmd:"" help:"Add reports to a record: code them and keep them in one file."`
	Watch      watchcmd      `cmd:"" help:"Follow feeds and sitemaps and add their reports to a record."`
	Recode     recodecmd     `cmd:"" help:"Code the reports of a record again with the rules and models of today."`
	Stories    storiescmd    `cmd:"" help:"List stories, or show one with its acts and where reports disagree."`
	Info       infocmd       `cmd:"" help:"Show what is in a record."`
	Check      checkcmd      `cmd:"" help:"Look for faults in a record."`
	Backup     backupcmd     `cmd:"" help:"Copy a record while it is in use."`
	Export     exportcmd     `cmd:"" help:"Write the record in a layout of the field: GDELT, ICEWS, POLECAT, Parquet, calendars ..."`
	Validate   validatecmd   `cmd:"" help:"Check event files of these layouts."`
	Import     importcmd     `cmd:"" help:"Keep the events of another coder beside the record."`
	Compare    comparecmd    `cmd:"" help:"Tell where two codings agree."`
	Query      querycmd      `cmd:"" help:"Ask the record: dyads, actors, meetings, statements, agreements."`
	Judge      judgecmd      `cmd:"" help:"Confirm, reject or correct what is in a record."`
	Judgements judgementscmd `cmd:"" help:"List what people said of a record."`
	Sample     samplecmd     `cmd:"" help:"Draw events at random, judge them, and tell how right the record is."`
	Warn       warncmd       `cmd:"" help:"Tell what has changed between two sides."`
	Parse      parsecmd      `cmd:"" help:"Analyse sentences: print words, tags, lemmas, trees and names as CoNLL-U."`
	Rules      rulescmd      `cmd:"" help:"Work on the rule files."`
	Actors     actorscmd     `cmd:"" help:"Work on the registry of actors."`
	Dict       dictcmd       `cmd:"" help:"Work on dictionaries of other programs."`
	Eval       evalcmd       `cmd:"" help:"Score dateline against gold."`
	Train      trainCmd      `cmd:"" help:"Make the models anew."`
	Serve      servecmd      `cmd:"" help:"Serve the page and the API."`
	Version    versioncmd    `cmd:"" help:"Print the version."`
}

// An evalcmd groups the measures.
type evalcmd struct {
	Events  evaleventscmd  `cmd:"" help:"Score events in running text."`
	Pairs   evalpairscmd   `cmd:"" help:"Score sentences with one event between two actors."`
	UD      evaludcmd      `cmd:"" name:"ud" help:"Score words, tags and trees against a treebank."`
	Classes evalclassescmd `cmd:"" help:"Score classes of single sentences."`
	Diff    evaldiffcmd    `cmd:"" help:"Show which events a change gained and lost."`
	Quotes  evalquotescmd  `cmd:"" help:"Score quotations and reported statements."`
	Dates   evaldatescmd   `cmd:"" help:"Score time expressions."`
	Places  evalplacescmd  `cmd:"" help:"Score place names and where they lie."`
	NER     evalnercmd     `cmd:"" name:"ner" help:"Score names."`
	Spans   evalspanscmd   `cmd:"" help:"Score names in running text."`

	Meetings evalmeetingscmd `cmd:"" help:"Score meetings and agreements."`
	Stories  evalstoriescmd  `cmd:"" help:"Score stories, copies, and acts counted once."`
	Speakers evalspeakerscmd `cmd:"" help:"Score who says what to whom."`
}

// std are the streams that a command works on.
type std struct {
	in       io.Reader
	out, err io.Writer
}

// errSome says that some input failed; what and why is on standard error already.
var errSome = errors.New("some input failed")

func main() {
	os.Exit(run(os.Args[1:], std{os.Stdin, os.Stdout, os.Stderr}))
}

// exit carries the exit status out of kong's help.
type exit int

// run runs one command line and returns the exit status.
func run(args []string, s std) (status int) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case exit:
			status = int(r)
		default:
			panic(r)
		}
	}()
	var c cli
	parser, err := kong.New(&c,
		kong.Name("dateline"), kong.Description(about),
		kong.Writers(s.out, s.err),
		kong.Exit(func(code int) { panic(exit(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Bind(s),
	)
	if err != nil {
		fmt.Fprintln(s.err, "dateline:", err)
		return 2
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	ctx, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintln(s.err, "dateline:", err)
		fmt.Fprintf(s.err, "Try: %s --help\n", tried(err))
		return 2
	}
	err = ctx.Run()
	var usage *usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		fmt.Fprintln(s.err, "dateline:", err)
		return 2
	case errors.Is(err, errSome):
		return 1
	}
	fmt.Fprintln(s.err, "dateline:", err)
	return 1
}

// tried names the command that a command line which could not be read was meant for.
func tried(err error) string {
	var e *kong.ParseError
	if !errors.As(err, &e) || e.Context == nil {
		return "dateline"
	}
	out := "dateline"
	for _, p := range e.Context.Path {
		if p.Command != nil {
			out += " " + p.Command.Name
		}
	}
	return out
}

// A usageError is a mistake in the command line.
type usageError struct{ error }

func (e *usageError) Unwrap() error { return e.error }
