package ingest

import (
	"errors"
	"fmt"
	"iter"
	"mime"
	"net/url"
	"strings"
	"time"

	"github.com/dateline/dateline"
)

// ErrLinks is wrapped by the error for a file that names pages instead of holding reports.
var ErrLinks = errors.New("no reports but links")

// A Link is the address of a report and what is told about it where it stands: in a list of
// addresses, a sitemap, or a feed.
type Link struct {
	URL       string
	Title     string    // empty if unknown
	Publisher string    // empty if unknown
	Published time.Time // day of publication as it is told, UTC; zero if unknown
	Modified  time.Time // time of the last change; zero if unknown
	Language  string    // ISO 639-1, empty if unknown
	File      string    // where the link was read: file and place in it
	Fetched   time.Time // when the page was got; zero if unknown. A page tells no later day of publication
}

// Page reads the web page that was found at the link. contentType is what the server said of it, and may
// be empty. What the page does not tell is taken from the link.
//
// The day of publication is the one that the page states of itself in its metadata; then the one that
// the link tells; then what stands in the page less surely, or in its address. The time at which
// the page was got is never taken.
func (l Link) Page(raw []byte, contentType string, x Extractor) (*dateline.Article, error) {
	declared := ""
	if _, p, err := mime.ParseMediaType(contentType); err == nil {
		declared = p["charset"]
	}
	if kind := magic(raw); kind != "" {
		return nil, fmt.Errorf("%w: it is %s", ErrNotText, kind)
	}
	if declared == "" || strings.EqualFold(declared, "iso-8859-1") { // which servers say of anything
		if m := metaCharset(raw); m != "" {
			declared = m
		}
	}
	text, _, err := decode(raw, strings.ToLower(declared))
	if err != nil {
		return nil, err
	}
	return l.page(text, x)
}

func (l Link) page(text string, x Extractor) (*dateline.Article, error) {
	sure := x != nil
	if x == nil {
		x = func(page string) (a *dateline.Article, err error) {
			a, sure, err = readPage(page, l.latest())
			return a, err
		}
	}
	a, err := safely(x, text)
	if err != nil {
		return nil, fmt.Errorf("web page: %w", err)
	}
	if strings.TrimSpace(a.Body) == "" {
		return nil, errors.New("web page: there is no article in it")
	}
	l.complete(a, sure)
	return a, nil
}

// latest is the last day on which the page can have been published: a day after it was got, since
// it may be tomorrow already where it was written.
func (l Link) latest() time.Time {
	if l.Fetched.IsZero() {
		return time.Time{}
	}
	return l.Fetched.UTC().AddDate(0, 0, 1)
}

// complete fills in what a page does not tell. sure is whether it states its day in its metadata.
func (l Link) complete(a *dateline.Article, sure bool) {
	a.File = l.File
	a.URL = canonical(a.URL, l.URL)
	if !l.Published.IsZero() && (!sure || a.Published.IsZero()) {
		a.Published = l.Published
	}
	if a.Published.IsZero() {
		a.Published = pathDate(l.URL, l.latest())
	}
	if a.Title == "" {
		a.Title = l.Title
	}
	if a.Publisher == "" {
		a.Publisher = l.Publisher
	}
	if a.Language == "" && Language(a.Body) == "" {
		a.Language = l.Language
	}
}

// canonical returns the address that a page gives as its own, if it can be believed, else the one
// where it was found.
func canonical(told, found string) string {
	own, err := url.Parse(strings.TrimSpace(told))
	if err != nil {
		return found
	}
	base, err := url.Parse(found)
	if err == nil && found != "" {
		own = base.ResolveReference(own)
	}
	switch {
	case told == "" || own.Host == "" || own.Scheme != "http" && own.Scheme != "https":
		return found
	case found != "" && strings.Trim(own.Path, "/") == "" && own.RawQuery == "" && (strings.Trim(base.Path, "/") != "" || base.RawQuery != ""):
		return found // a site that names its front page everywhere
	}
	return own.String()
}

// links counts the links of a file that nobody follows.
type links struct {
	n     int
	first string
	maps  bool // they are sitemaps
}

// follow hands a link to whom it concerns: the caller of Links, or the fetcher.
func (r *reader) follow(l Link, at Spot) {
	l.File = r.file + at.String()
	switch {
	case r.done:
	case r.link != nil:
		r.link(l)
	case r.o.Open != nil && !r.inside && isArchive(l.URL):
		r.unfold(l, at)
	case r.o.Fetch != nil:
		a, err := r.o.Fetch(l)
		if err == nil && a == nil {
			err = errors.New("no report")
		}
		if err != nil {
			r.fail(at, fmt.Errorf("%s: %w", l.URL, err))
			return
		}
		a.File = l.File
		r.give(a, at)
	default:
		if r.links.n++; r.links.n == 1 {
			r.links.first = l.URL
		}
	}
}

// unfollowed tells of links that nobody followed.
func (r *reader) unfollowed() {
	what := "pages"
	if r.links.maps {
		what = "sitemaps"
	}
	if r.links.n > 0 {
		r.fail(Spot{}, fmt.Errorf("%w: the first of %d %s to fetch is %s", ErrLinks, r.links.n, what, short(r.links.first)))
	}
	r.links = links{}
}

// Links reads the addresses that lists, sitemaps and feeds name, under paths as Read takes them. Every
// step yields a link or an error; every error is an *Error. Files of other formats are errors.
// Nothing is fetched: an index of sitemaps yields an error that wraps ErrLinks.
func Links(paths []string, o Options) iter.Seq2[Link, error] {
	return func(yield func(Link, error) bool) {
		r := &reader{o: o, ids: map[uint64]place{}}
		told := -1 // number of the file of which it was said that it holds reports
		r.yield = func(_ *dateline.Article, err error) bool {
			if err == nil {
				if told == len(r.files) {
					return true
				}
				told = len(r.files)
				err = &Error{File: r.file, Err: errors.New("reports, no links")}
			}
			return yield(Link{}, err)
		}
		r.link = func(l Link) { r.done = r.done || !yield(l, nil) }
		r.each = r.stream
		r.paths(paths)
	}
}
