package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/dateline/dateline/export"
	"github.com/dateline/dateline/rules"
)

// validatecmd checks files of the layouts.
type validatecmd struct {
	Files  []string `arg:"" name:"files" help:"Files to check; - is standard input."`
	Format string   `short:"f" required:"" placeholder:"LAYOUT" help:"Layout that the files are to have; dateline export --help lists them."`
	Most   int      `default:"10" placeholder:"N" help:"How many faults of each kind to show."`
	JSON   bool     `name:"json" help:"Print one JSON object a file."`
}

// Help is shown by dateline validate --help.
func (validatecmd) Help() string {
	return `Checks event files of the layouts that dateline export writes, whoever wrote them: number and names of
columns, encoding, types, days of the calendar, ranges, known codes, what the columns say together
(root and base of a code, its quad class), and rows that stand twice. A fault is shown as
file:line: column: "value" what is wrong; at the end stands how often each kind was found.
A note is worth knowing, but no fault: what this layout is known for, such as POLECAT files in
ISO-8859-1 or the back files of GDELT 1.0 that lack the last column.

Exit status: 0 no faults, 1 faults.

Examples:
  dateline validate -f gdelt2 20250610.export.CSV
  dateline validate -f polecat --json ngecEvents*.txt | jq .kinds
  unzip -p 20250610.export.CSV.zip | dateline validate -f gdelt1 -`
}

// Run checks the files.
func (c *validatecmd) Run(s std) error {
	if _, ok := export.Find(c.Format); !ok {
		return &usageError{fmt.Errorf("--format: %q is none of %s", c.Format, layoutNames())}
	}
	if c.Most < 1 {
		return &usageError{fmt.Errorf("--most: %d is less than 1", c.Most)}
	}
	ontology, err := rules.LoadOntology()
	if err != nil {
		return err
	}
	bad := false
	for _, name := range c.Files {
		k, err := c.check(s, export.Scan{Ontology: ontology, Most: c.Most}, name)
		if err != nil {
			fmt.Fprintf(s.err, "dateline: %s: %v\n", name, err)
			bad = true
			continue
		}
		bad = bad || k.Bad > 0
		if err := c.show(s, name, k); err != nil {
			return quiet(err)
		}
	}
	if bad {
		return errSome
	}
	return nil
}

func (c *validatecmd) check(s std, scan export.Scan, name string) (*export.Checked, error) {
	if name == "-" {
		return scan.Check(c.Format, s.in)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, bare(err)
	}
	defer f.Close()
	return scan.Check(c.Format, f)
}

// show prints what was found in a file.
func (c *validatecmd) show(s std, name string, k *export.Checked) error {
	if c.JSON {
		e := json.NewEncoder(s.out)
		e.SetEscapeHTML(false)
		return e.Encode(struct {
			File string `json:"file"`
			*export.Checked
		}{name, k})
	}
	var b strings.Builder
	for _, f := range k.Faults {
		fmt.Fprintf(&b, "%s:%s\n", name, f)
	}
	fmt.Fprintf(&b, "%s: %s, %s", name, k.Format, plural(k.Rows, "row"))
	if k.From != "" {
		fmt.Fprintf(&b, " from %s to %s", k.From, k.To)
	}
	if k.Bad == 0 {
		b.WriteString(", no faults\n")
	} else {
		fmt.Fprintf(&b, ", %s\n", plural(k.Bad, "fault"))
	}
	for _, x := range k.Kinds {
		what := x.What
		if x.Column != "" {
			what = x.Column + " " + what
		}
		if x.Note {
			what = "note: " + what
		}
		fmt.Fprintf(&b, "  %6d  %s\n", x.Times, what)
	}
	_, err := s.out.Write([]byte(b.String()))
	return err
}
