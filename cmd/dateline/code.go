package main

import (
	"bytes"
	"errors"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/export"
	"github.com/dateline/dateline/ingest"
	"github.com/dateline/dateline/pipeline"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// codecmd codes reports.
type codecmd struct {
	inputs
	own
	Input     string  `default:"auto" enum:"auto,text,html,jsonl,json,feed,ninjs,newsml,mail,mbox,warc,sitemap,list" placeholder:"FORMAT" help:"Format of the input: auto, text, html, jsonl, json, feed, ninjs, newsml, mail, mbox, warc, sitemap, list (docs/formats/input.md)."`
	Format    string  `short:"f" default:"auto" enum:"auto,jsonl,table" placeholder:"FORMAT" help:"Format of the output: jsonl, table; auto is a table on a terminal and jsonl elsewhere."`
	Output    string  `short:"o" placeholder:"FILE" help:"Write to a file; it appears when it is whole."`
	MinScore  float64 `placeholder:"X" help:"Leave out events with a score below X (0 to 1)."`
	Goldstein string  `default:"gdelt" enum:"gdelt,icews,phoenix" placeholder:"SCALE" help:"Scale of the Goldstein value: gdelt, icews, phoenix."`
}

// Help is shown by dateline code --help.
func (codecmd) Help() string {
	return `Reads reports and prints what they tell. On a terminal that is a table; in a pipe it is JSON
Lines, one object a report, in the order of the input (docs/formats/jsonl.md).

Articles in JSON Lines have the fields id, date, title, text, publisher and url; only text is
needed, others pass. It also reads feeds (RSS, Atom: the text that they bring, which may be a
summary only), agency items (ninjs, NewsML-G2, NITF), mail (.eml, mbox) and web archives (WARC).
Sitemaps and lists of addresses hold no reports, and code fetches nothing. What cannot be read
is told on standard error with file and place, the rest goes on, and the exit status is 1.

Examples:
  dateline code report.txt
  dateline code --date 2025-06-10 --publisher "Gondor Times" report.txt
  dateline code pages/*.html archive/ articles.jsonl.gz feed.xml -o coded.jsonl
  dateline code --actors my-actors.txt --rules my-rules/ report.txt
  dateline code CC-NEWS-20250610-00001.warc.gz newsletters.mbox items.newsml
  zcat articles.jsonl.gz | dateline code --min-score 0.5 | jq -c '.events[]'
  curl -s https://example.org/page | dateline code --input html`
}

// Run codes the reports.
func (c *codecmd) Run(s std) error {
	paths, err := c.paths(s)
	if err != nil {
		return err
	}
	format := c.Input
	if format == "auto" {
		format = ""
	}
	o, err := c.inputs.options(s, format)
	if err != nil {
		return err
	}
	if c.MinScore < 0 || c.MinScore > 1 {
		return &usageError{errors.New("--min-score: must lie between 0 and 1")}
	}
	out, err := create(c.Output, s)
	if err != nil {
		return err
	}
	defer out.drop()
	ontology, err := rules.LoadOntology()
	if err != nil {
		return err
	}
	po, err := c.own.options(false)
	if err != nil {
		return err
	}
	po.Language, po.Goldstein = c.Language, c.Goldstein
	p, err := pipeline.New(po)
	if err != nil {
		return err
	}
	width, tty := terminal(s.out)
	table := c.Format == "table" || c.Format == "auto" && tty && c.Output == ""
	eo := record.Options{MinScore: c.MinScore, Ontology: ontology}
	style := export.Style{Width: width, Color: tty && c.Output == "" && colors()}
	one := func(a *dateline.Article) ([]byte, error) {
		d, err := p.Process(a)
		if err != nil {
			return nil, err
		}
		if table {
			var buf bytes.Buffer
			export.Table(&buf, d, eo, style)
			return buf.Bytes(), nil
		}
		return export.JSONL(d, eo)
	}
	return deliver(s, out, pipeline.Parallel(ingest.Read(paths, o), c.Jobs, one))
}
