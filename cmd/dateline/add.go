package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/desk"
	"github.com/dateline/dateline/ingest"
	"github.com/dateline/dateline/models"
	"github.com/dateline/dateline/pipeline"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
	"github.com/dateline/dateline/store"
)

// addcmd adds reports to a record.
type addcmd struct {
	inputs
	gathering
	Input string `default:"auto" enum:"auto,text,html,jsonl,json,feed,ninjs,newsml,mail,mbox,warc,sitemap,list" placeholder:"FORMAT" help:"Format of the input: auto, text, html, jsonl, json, feed, ninjs, newsml, mail, mbox, warc, sitemap, list (docs/formats/input.md)."`
	Fetch bool   `help:"Fetch the pages that lists, sitemaps and feeds with summaries name."`
}

// Help is shown by dateline add --help.
func (addcmd) Help() string {
	return `Reads reports, codes them and keeps them in the record, a file that is made if there is none. What
is in the record already is passed over, so a run that was broken off is taken up by the same
command. The same text from another publisher is linked as a copy, another text of the same
address as a new version. Reports on the same happenings are joined into stories, and acts that several
of them tell are counted once (dateline stories). With --fetch the pages that lists of addresses,
sitemaps and feeds name are fetched, politely (docs/formats/subscriptions.md).

Examples:
  dateline add reports/
  dateline add --db gondor.db articles.jsonl.gz
  zcat articles.jsonl.gz | dateline add
  dateline add --db copy.db all.jsonl       what dateline export -f jsonl wrote, judgements and all
  dateline add --fetch --contact press@example.org sitemap.xml
  dateline info`
}

// lot is how many reports are written at once, linger how long they wait for more. gathered is how many are joined into stories at once, rest how long they wait
// for it: a story of which many reports come in one after the other is not written anew each time.
const (
	lot      = 200
	linger   = time.Second
	gathered = 1000
	rest     = 10 * time.Second
)

// coded is a report on its way into the record.
type coded struct {
	article *dateline.Article
	report  *record.Report
	known   *store.Added // it need not be added
}

// Run adds the reports.
func (c *addcmd) Run(s std) error {
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
	a, f, stop, err := c.begin(s, c.Language)
	if err != nil {
		return err
	}
	defer stop()
	ctx, st := a.ctx, a.store
	if a.desk, err = desk.New(st); err != nil {
		st.Close()
		return err
	}
	if c.Fetch {
		o.Fetch, o.Open = f.Fetch(ctx), f.Open(ctx)
	}
	a.bar = newProgress(s, a.teller, false)
	dumps, paths := parted(paths)
	for _, p := range dumps {
		if err == nil && ctx.Err() == nil {
			err = a.restore(p)
		}
	}
	if err == nil && len(paths) > 0 {
		err = a.all(pipeline.Parallel(ingest.Read(paths, o), c.Jobs, a.code))
	}
	a.bar.done()
	if e := st.Close(); err == nil {
		err = e
	}
	fmt.Fprintln(s.out, a.summary())
	switch {
	case err != nil:
		return err
	case ctx.Err() != nil:
		return errors.New("interrupted; the same command goes on from here")
	}
	return a.teller.outcome()
}

// A mill codes articles.
type mill struct {
	*pipeline.Pipeline
	options record.Options
	version string
}

func newMill(own *own, language, goldstein string) (*mill, error) {
	ontology, err := rules.LoadOntology()
	if err != nil {
		return nil, err
	}
	po, err := own.options(false)
	if err != nil {
		return nil, err
	}
	po.Language, po.Goldstein = language, goldstein
	p, err := pipeline.New(po)
	if err != nil {
		return nil, err
	}
	v, err := coderVersion(own, goldstein)
	if err != nil {
		return nil, err
	}
	return &mill{p, record.Options{Ontology: ontology}, v}, nil
}

// coderVersion names what codes: the program, and a hash of its rules and models, which of them a user brings, and the scale.
func coderVersion(own *own, goldstein string) (string, error) {
	h := sha256.New()
	for _, m := range [][]byte{models.Tagger(), models.Parser(), models.Names(), []byte(models.Places())} {
		h.Write(m)
	}
	o, err := own.options(false)
	if err != nil {
		return "", err
	}
	take := func(f fs.FS, dir string) error {
		list, err := fs.ReadDir(f, dir)
		for _, d := range list {
			var b []byte
			if b, err = fs.ReadFile(f, path.Join(dir, d.Name())); err != nil {
				return err
			}
			fmt.Fprintf(h, "%s %d ", d.Name(), len(b))
			h.Write(b)
		}
		return err
	}
	for _, dir := range []string{"events", "actors", "ontology", "cues"} {
		if err := take(rules.Files, dir); err != nil {
			return "", err
		}
	}
	for _, f := range []fs.FS{o.Rules, o.Own} {
		if f != nil {
			if err := take(f, "events"); err != nil {
				return "", err
			}
		}
	}
	for _, f := range o.Actors[1:] {
		if err := take(f, "actors"); err != nil {
			return "", err
		}
	}
	fmt.Fprint(h, own.Only, goldstein)
	return version() + "/" + hex.EncodeToString(h.Sum(nil)[:6]), nil
}

func (m *mill) code(a *dateline.Article) (*record.Report, error) {
	d, err := m.Process(a)
	if err != nil {
		return nil, err
	}
	return record.Read(d, m.options), nil
}

// An adding is one run of dateline add.
type adding struct {
	*mill
	*teller
	ctx    context.Context
	store  *store.Store
	desk   *desk.Desk
	bar    *progress
	counts map[string]int
	events int
	loose  int // reports that are to be joined
}

// code codes an article unless the record has it. One whose id another text has gets a hash of its content for an id.
func (a *adding) code(x *dateline.Article) (*coded, error) {
	known, err := a.store.Known(a.ctx, []*dateline.Article{x})
	if err != nil {
		return nil, err
	}
	switch known[0].Outcome {
	case store.Same:
		return &coded{x, nil, &known[0]}, nil
	case store.Clash:
		x = renamed(x)
	}
	r, err := a.mill.code(x)
	return &coded{article: x, report: r}, err
}

func renamed(x *dateline.Article) *dateline.Article {
	y := *x
	y.ID = x.ContentID()
	return &y
}

// all adds what comes, many at a time.
func (a *adding) all(in func(func(*coded, error) bool)) error {
	type step struct {
		*coded
		err error
	}
	steps := make(chan step, lot)
	quit := make(chan struct{})
	defer close(quit)
	go func() {
		defer close(steps)
		for c, err := range in {
			select {
			case steps <- step{c, err}:
			case <-quit:
				return
			}
		}
	}()
	var list []*coded
	var timer <-chan time.Time
	joined := time.Now()
	for {
		select {
		case x, more := <-steps:
			switch {
			case !more, a.ctx.Err() != nil:
				return a.last(list)
			case x.err != nil:
				a.tell(x.err)
				continue
			case x.known != nil:
				a.counts[store.Same]++
				a.bar.step()
				continue
			}
			if list = append(list, x.coded); len(list) == 1 {
				timer = time.After(linger)
			}
			if len(list) < lot {
				continue
			}
			if err := a.put(list); err != nil {
				return err
			}
			if a.loose >= gathered {
				if err := a.join(); err != nil {
					return err
				}
				joined = time.Now()
			}
		case <-timer:
			if err := a.put(list); err != nil {
				return err
			}
			list, timer = list[:0], nil
			switch {
			case a.loose == 0:
			case time.Since(joined) < rest:
				timer = time.After(rest)
			default:
				if err := a.join(); err != nil {
					return err
				}
				joined = time.Now()
			}
			continue
		case <-a.ctx.Done():
			return a.last(list)
		}
		list, timer = list[:0], nil
	}
}

// last writes reports behind which nothing comes for the time being, and joins all that were added.
func (a *adding) last(list []*coded) error {
	if err := a.put(list); err != nil {
		return err
	}
	return a.join()
}

func (a *adding) join() error {
	if a.loose == 0 {
		return nil
	}
	a.loose = 0
	_, err := a.desk.Join(context.WithoutCancel(a.ctx))
	return err
}

// put writes reports and counts what became of them.
func (a *adding) put(list []*coded) error {
	if len(list) == 0 {
		return nil
	}
	entries := make([]store.Entry, len(list))
	for i, x := range list {
		entries[i] = store.Entry{Article: x.article, Report: x.report, Version: a.version}
	}
	added, err := a.store.Add(context.WithoutCancel(a.ctx), entries)
	if err != nil {
		return err
	}
	var again []*coded
	for i, x := range added {
		if x.Outcome == store.Clash {
			y := renamed(list[i].article)
			r, err := a.mill.code(y)
			if err != nil {
				a.tell(err)
				continue
			}
			again = append(again, &coded{article: y, report: r})
			continue
		}
		a.counts[x.Outcome]++
		if x.Outcome != store.Same {
			a.events += len(list[i].report.Events)
			a.desk.Hold(list[i].report)
			a.loose++
		}
		a.bar.step()
	}
	return a.put(again)
}

func (a *adding) summary() string {
	n := a.counts
	out := fmt.Sprintf("added %s with %s", plural(n[store.New]+n[store.Copy]+n[store.Version], "report"), plural(a.events, "event"))
	for _, x := range []struct{ outcome, what string }{{store.Copy, "copies of others"}, {store.Version, "new versions"}} {
		if n[x.outcome] > 0 {
			out += fmt.Sprintf(", %d of them %s", n[x.outcome], x.what)
		}
	}
	if n[store.Same] > 0 {
		out += fmt.Sprintf("; %d were there already", n[store.Same])
	}
	return out
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
