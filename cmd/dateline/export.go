package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/export"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
	"github.com/dateline/dateline/store"
)

// exportcmd writes a part of the record to a file of another layout.
type exportcmd struct {
	db
	filters
	once
	Format string `short:"f" required:"" placeholder:"LAYOUT" help:"Layout of the file; see the list below."`
	Output string `short:"o" placeholder:"FILE" help:"Where to write it; without it, or with -, to standard output and without a manifest."`
	All    bool   `help:"Write acts that did not happen (negated, future, hypothetical) or are long past too where the layout cannot say so."`
}

// Help is shown by dateline export --help.
func (exportcmd) Help() string {
	var b strings.Builder
	b.WriteString(`Writes the record, or the part of it that the filters pick, to one file. Beside the file stands
FILE.manifest.json: version, hashes of rules and models, filters, scales, columns, counts, what was left out
and why, and the sha256 of the file. docs/formats/exports.md tells how each layout is filled, what gets lost in it,
and where dateline differs from the program that the layout comes from.

Layouts:
`)
	for _, l := range export.Layouts() {
		fmt.Fprintf(&b, "  %-16s %s\n", l.Name, l.About)
	}
	b.WriteString(`
Layouts that know no flags leave out acts that are negated, future, hypothetical or historical, unless --all is
given. Mutual acts (they met) stand there once for each direction, as the programs of these layouts write them.

Examples:
  dateline export -f parquet -o acts.parquet
  dateline export -f gdelt2 -o 20250610.export.CSV --from 2025-06-10 --to 2025-06-10
  dateline export -f ics -o kazakhstan.ics --actor KAZ
  dateline export -f graphml -o un.graphml --from 2025 --actor UN --min-score 0.5
  dateline export -f jsonl -o all.jsonl && dateline add --db copy.db all.jsonl
  dateline export -f csv --actor KAZ --with FIN | head`)
	return b.String()
}

// Run writes the file.
func (c *exportcmd) Run(s std) error {
	l, ok := export.Find(c.Format)
	if !ok {
		return &usageError{fmt.Errorf("--format: %q is none of %s", c.Format, layoutNames())}
	}
	ontology, err := rules.LoadOntology()
	if err != nil {
		return err
	}
	ctx := context.Background()
	st, f, err := pick(ctx, c.reader, &c.filters)
	if err != nil {
		return err
	}
	defer st.Close()
	out, err := create(c.Output, s)
	if err != nil {
		return err
	}
	defer out.drop()
	digest := export.NewDigest(out)
	o := export.Options{Ontology: ontology, Version: version(), All: c.All, Report: func(id string) (*record.Report, error) { return st.Report(ctx, id) }}
	judged := map[string]int{}
	var n export.Count
	switch l.Of {
	case "meetings":
		w := export.Meetings(digest, o)
		n, err = written(w, st.EachEncounter(ctx, f, func(e *record.Encounter) error {
			if e.Reports > len(e.Tellings) {
				whole, err := st.Encounter(ctx, e.Key)
				if err != nil {
					return err
				}
				e = whole
			}
			tick(judged, e.Judged)
			return w.Write(e)
		}))
	case "reports":
		n, err = dump(ctx, st, f, digest)
	default:
		w, e := export.Acts(l.Name, digest, o)
		if e != nil {
			return e
		}
		n, err = written(w, c.each(ctx, st, f, func(a *record.Act) error {
			if a.Reports > len(a.Tellings) && tellings(l.Name) {
				whole, err := st.Act(ctx, a.Key)
				if err != nil {
					return err
				}
				a = whole
			}
			tick(judged, a.Judged)
			return w.Write(a)
		}))
	}
	if err != nil {
		return quiet(err)
	}
	if err := out.Close(); err != nil {
		return quiet(err)
	}
	if c.Output == "" || c.Output == "-" {
		if n.Rows == 0 {
			fmt.Fprintf(s.err, "no rows from %d %s\n", n.Facts, l.Of)
		}
		return nil
	}
	return c.manifest(s, l, o, f, n, judged, digest)
}

// tick counts what people said of a fact.
func tick(n map[string]int, j *record.Judged) {
	if j != nil {
		n[verdict(j)]++
	}
}

// tellings says whether a layout shows more than the leading telling of an act.
func tellings(format string) bool {
	return slices.Contains([]string{"gdelt2-mentions", "phoenix", "phoenix-daily", "petrarch", "plover-jsonl"}, format)
}

// written ends a writer.
func written[T any](w export.Writer[T], err error) (export.Count, error) {
	if err != nil {
		return export.Count{}, err
	}
	err = w.Close() // some layouts write their rows only now
	return w.Count(), err
}

// dump writes reports with all that the record keeps of them.
func dump(ctx context.Context, st *store.Store, f record.Filter, to io.Writer) (export.Count, error) {
	said := map[string][]record.Judgement{}
	list, err := st.Judgements(ctx, record.Filter{Judgement: "any"})
	if err != nil {
		return export.Count{}, err
	}
	for _, j := range list {
		said[j.Report] = append(said[j.Report], j)
	}
	w := export.Reports(to)
	return written(w, st.EachArrived(ctx, f, func(r *record.Report) error {
		a, err := st.Article(ctx, r.ID)
		if err != nil {
			return err
		}
		h, err := st.Headline(ctx, r.ID)
		if err != nil {
			return err
		}
		if len(said[r.ID]) > 0 { // they are put into force again where the dump is read
			if r, err = st.Machine(ctx, r.ID); err != nil {
				return err
			}
		}
		return w.Write(export.NewDumped(a, r, h.Version, h.Added, said[r.ID]))
	}))
}

// manifest writes FILE.manifest.json and tells what was written.
func (c *exportcmd) manifest(s std, l export.Layout, o export.Options, f record.Filter, n export.Count, judged map[string]int, d *export.Digest) error {
	m, err := export.NewManifest(l, o, n, d)
	if err != nil {
		return err
	}
	m.File, m.Made, m.Filter, m.Judged = filepath.Base(c.Output), time.Now().UTC().Truncate(time.Second), f.Search(), judged
	b, err := m.JSON()
	if err != nil {
		return err
	}
	out, err := create(c.Output+".manifest.json", s)
	if err != nil {
		return err
	}
	defer out.drop()
	if _, err := out.Write(b); err != nil {
		return err
	}
	if err := out.Close(); err != nil {
		return err
	}
	fmt.Fprintf(s.err, "%s: %s from %d %s\n", c.Output, plural(n.Rows, "row"), n.Facts, l.Of)
	for _, x := range n.Left {
		fmt.Fprintf(s.err, "  left out: %d, %s\n", x.Facts, x.Why)
	}
	return nil
}

func layoutNames() string {
	var out []string
	for _, l := range export.Layouts() {
		out = append(out, l.Name)
	}
	return strings.Join(out, ", ")
}

// isDump tells whether a file is a dump that export wrote.
func isDump(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head, err := bufio.NewReader(f).Peek(64)
	return (err == nil || errors.Is(err, io.EOF)) && export.IsDump(head)
}
