// Package ingest reads reports: bytes in, Articles out.
//
// It takes plain text, web pages, JSON Lines, JSON arrays, gzip of any of these, folders, globs and
// standard input, finds out the format and the encoding, and streams: a file of JSON Lines of any
// size is read in constant memory. What cannot be read becomes an [Error] that names file and line,
// and reading goes on behind it.
package ingest

import (
	"fmt"
	"io"
	"iter"
	"os"
	"strconv"
	"time"

	"github.com/dateline/dateline"
)

// Formats of input, for Options.Format.
const (
	Text    = "text"    // one report a file
	HTML    = "html"    // one web page a file
	JSONL   = "jsonl"   // one article a line
	JSON    = "json"    // an array of articles, or articles one after the other over several lines
	RSS     = "feed"    // RSS, Atom or JSON Feed: one report an entry
	Sitemap = "sitemap" // a sitemap or an index of sitemaps: links, no reports
	Ninjs   = "ninjs"   // IPTC's news in JSON, one or several as JSONL and JSON have them
	NewsML  = "newsml"  // NewsML-G2, one item or a message of several; NITF
	Mail    = "mail"    // one mail message, as in .eml files
	Mbox    = "mbox"    // a mailbox: one report a message
	WARC    = "warc"    // a web archive: one report a web page
	List    = "list"    // addresses of pages, one a line or in a column of a table: links, no reports
)

// Formats returns the names of all formats.
func Formats() []string {
	return []string{Text, HTML, JSONL, JSON, RSS, Ninjs, NewsML, Mail, Mbox, WARC, Sitemap, List}
}

// DefaultLimit is the greatest size of one report in bytes if Options name none.
const DefaultLimit = 64 << 20

// DefaultText is the greatest size of the text of a report in bytes if Options name none: some 170,000 words.
const DefaultText = 1 << 20

// Options say how to read. The zero value reads every format and finds it out by itself.
type Options struct {
	Format    string    // one of Formats; empty to find it out file by file
	Date      time.Time // day of publication for reports that bring none
	Publisher string    // publisher of reports that bring none
	Limit     int64     // greatest size of one report in bytes, unpacked; 0 is DefaultLimit
	Text      int64     // greatest size of the text of a report in bytes; 0 is DefaultText
	Stdin     io.Reader // what the path "-" reads; nil is os.Stdin
	Page      Extractor // reads web pages; nil is Page

	// Fetch gets the report behind a link of a list, a sitemap, or an entry of a feed that brings a
	// summary only. If it is nil, lists and sitemaps are errors that wrap ErrLinks, and of a feed's entry the
	// summary is read.
	Fetch func(Link) (*dateline.Article, error)

	// Open gets what lies behind a link to an archive (.zip) of lists or reports. If it is nil, such links are fetched as others are.
	Open func(Link) ([]byte, error)
}

func (o Options) limit() int64 {
	if o.Limit > 0 {
		return o.Limit
	}
	return DefaultLimit
}

func (o Options) text() int64 {
	if o.Text > 0 {
		return o.Text
	}
	return DefaultText
}

// An Error says what could not be read and where.
type Error struct {
	File    string // as the path was given, "-" for standard input
	At      Spot   // where in the file; zero if the whole file is meant
	Warning bool   // the report is read all the same, or is rightly left out; what is missing or was put right is said
	Err     error
}

// A Spot is a place inside a file. The zero value is the whole file.
type Spot struct {
	Unit byte // ':' for a line, '#' for an entry, both from 1; '@' for an offset in bytes from 0
	N    int64
}

// String returns what stands behind the name of the file: ":12", "#3", "@1024", or "".
func (s Spot) String() string {
	if s.Unit == 0 {
		return ""
	}
	return string(s.Unit) + strconv.FormatInt(s.N, 10)
}

// line is the Spot of a line, of the whole file for line 0.
func line(n int) Spot {
	if n <= 0 {
		return Spot{}
	}
	return Spot{':', int64(n)}
}

// item is the Spot of an entry.
func item(n int) Spot { return Spot{'#', int64(n)} }

// Error returns "file:line: what".
func (e *Error) Error() string { return e.Place() + ": " + e.Err.Error() }

// Place returns "file:line", "file#entry" or "file@offset", or "file" if no place in it is known.
func (e *Error) Place() string { return e.File + e.At.String() }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Read reads the reports under paths in the order of the paths: files, folders (everything below
// them that is not hidden, sorted by name), globs, and "-" for standard input. Every step yields an
// article or an error, never both; every error is an *Error. A warning comes before the article that
// it speaks of.
//
// An article that brings no id gets a hash of its content. If two articles bring the same id, the
// second is an error, and is read under the hash of its content.
func Read(paths []string, o Options) iter.Seq2[*dateline.Article, error] {
	return func(yield func(*dateline.Article, error) bool) {
		r := &reader{o: o, ids: map[uint64]place{}, yield: yield}
		r.each = r.stream
		r.paths(paths)
	}
}

// A File is a file that is open for reading, unpacked if it is gzip.
type File struct {
	Path string
	io.Reader
}

// Files opens what paths stand for as Read does, one after the other, without looking inside. A
// file is open during its step only.
func Files(paths []string, o Options) iter.Seq2[*File, error] {
	return func(yield func(*File, error) bool) {
		r := &reader{o: o, yield: func(_ *dateline.Article, err error) bool { return yield(nil, err) }}
		r.each = func(path string, in io.Reader) {
			r.file = path
			buf, err := unpack(in)
			if err != nil {
				r.fail(Spot{}, err)
				return
			}
			r.done = !yield(&File{path, buf}, nil)
		}
		r.paths(paths)
	}
}

// A place is where an id was seen: number of the file, and the spot in it.
type place struct {
	file int
	at   Spot
}

// A reader is one run of Read.
type reader struct {
	o      Options
	ids    map[uint64]place // by hash of the id
	files  []string
	file   string
	each   func(path string, in io.Reader) // called for every file
	link   func(Link)                      // called for every link, if somebody wants them
	links  links                           // of the current file
	yield  func(*dateline.Article, error) bool
	inside bool // an archive is being read
	done   bool // the caller has enough
}

// fail reports an error in the current file.
func (r *reader) fail(at Spot, err error) {
	if !r.done && !r.yield(nil, &Error{File: r.file, At: at, Err: err}) {
		r.done = true
	}
}

// warn reports something that does not keep the report from being read.
func (r *reader) warn(at Spot, err error) {
	if !r.done && !r.yield(nil, &Error{File: r.file, At: at, Warning: true, Err: err}) {
		r.done = true
	}
}

// give completes an article and hands it to the caller.
func (r *reader) give(a *dateline.Article, at Spot) {
	if n := int64(len(a.Body)); n > r.o.text() {
		r.fail(at, fmt.Errorf("%w: its text has %d bytes, over %d", ErrSize, n, r.o.text()))
		return
	}
	if a.Published.IsZero() {
		a.Published = r.o.Date
	}
	if a.Publisher == "" {
		a.Publisher = r.o.Publisher
	}
	own := a.ID != ""
	Complete(a)
	if own {
		h := hash64(a.ID)
		if p, seen := r.ids[h]; seen {
			id := a.ID
			a.ID = a.ContentID()
			first := Error{File: r.files[p.file], At: p.at}
			r.fail(at, fmt.Errorf("id %q is taken (first at %s); read under id %s", short(id), first.Place(), a.ID))
		} else {
			r.ids[h] = place{len(r.files) - 1, at}
		}
	}
	if !r.done && !r.yield(a, nil) {
		r.done = true
	}
}

// Complete fills in what an article lacks and its text tells: the day that stands in its opening, the
// language, and a hash of the content as its id.
func Complete(a *dateline.Article) {
	if a.Published.IsZero() {
		a.Published = openingDate(a.Body)
	}
	if a.Language == "" {
		a.Language = Language(a.Body)
	}
	if a.ID == "" {
		a.ID = a.ContentID()
	}
}

// open reads one file and names it in every error.
func (r *reader) open(path string) {
	var in io.Reader
	if path == "-" {
		in = r.o.Stdin
		if in == nil {
			in = os.Stdin
		}
	} else {
		f, err := os.Open(path)
		if err != nil {
			r.file = path
			r.fail(Spot{}, cause(err))
			return
		}
		defer f.Close()
		in = f
	}
	r.each(path, in)
}

// short cuts a string that is quoted in a message.
func short(s string) string {
	const most = 80
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
