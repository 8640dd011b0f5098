package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
)

// dumpVersion is the version of the layout of a dump.
const dumpVersion = 1

// A Dumped is a line of the layout jsonl: a report with all that the record keeps of it.
type Dumped struct {
	Dump       int                `json:"dump"` // version of the layout
	Report     *record.Report     `json:"report"`
	Headline   string             `json:"headline"` // that the article came with; Report.Title may be a line of its text
	Byline     string             `json:"byline"`
	Published  time.Time          `json:"published"`
	Version    string             `json:"version"` // of the rules and models that coded it
	Added      time.Time          `json:"added"`
	Judgements []record.Judgement `json:"judgements"`
}

// NewDumped puts together what a dump keeps of a report.
func NewDumped(a *dateline.Article, r *record.Report, version string, added time.Time, judgements []record.Judgement) *Dumped {
	return &Dumped{dumpVersion, r, a.Title, a.Byline, a.Published, version, added, append([]record.Judgement{}, judgements...)}
}

// Article returns the article that the report was made from.
func (d *Dumped) Article() *dateline.Article {
	r := d.Report
	return &dateline.Article{
		ID: r.ID, File: r.File, URL: r.URL, Publisher: r.Publisher, Title: d.Headline, Byline: d.Byline, Body: r.Text, Published: d.Published, Language: r.Language,
	}
}

// A dumper writes the layout jsonl.
type dumper struct {
	count
	w *bufio.Writer
	e *json.Encoder
}

// Reports returns a writer of the layout jsonl.
func Reports(w io.Writer) Writer[Dumped] {
	b := bufio.NewWriterSize(w, 1<<16)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	return &dumper{w: b, e: e}
}

// Write writes a line.
func (d *dumper) Write(x *Dumped) error {
	d.n.Facts++
	d.n.Rows++
	return errorf("jsonl", d.e.Encode(x))
}

// Close writes what is left.
func (d *dumper) Close() error { return errorf("jsonl", d.w.Flush()) }

// IsDump tells whether a file begins as a dump does.
func IsDump(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte(`{"dump":`))
}

// ReadDump reads the layout jsonl. An error carries name:line; reading goes on after a line that cannot be read.
func ReadDump(name string, r io.Reader) iter.Seq2[*Dumped, error] {
	return func(yield func(*Dumped, error) bool) {
		for l, err := range lines(r) {
			if err != nil {
				yield(nil, fmt.Errorf("%s:%d: %w", name, l.n, err))
				return
			}
			if len(bytes.TrimSpace(l.text)) == 0 {
				continue
			}
			d := &Dumped{}
			err := json.Unmarshal(l.text, d)
			switch {
			case err != nil:
			case d.Dump != dumpVersion:
				err = fmt.Errorf("dump version %d is not %d", d.Dump, dumpVersion)
			case d.Report == nil:
				err = errors.New("holds no report")
			}
			if err != nil {
				d, err = nil, fmt.Errorf("%s:%d: %w", name, l.n, err)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}
