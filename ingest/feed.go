package ingest

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/rss"
)

// An Entry is one report in a feed.
type Entry struct {
	Link           // the page of the report, and its title, publisher and day
	ID      string // by which the feed knows the entry; the address of the page if it names none
	Byline  string
	Body    string // the report, or a summary; empty if the feed brings neither
	Summary bool   // Body is not the whole report
}

// Article returns the report as the feed brings it. Its Body is empty if the feed brings no text.
func (e *Entry) Article() *dateline.Article {
	return &dateline.Article{
		File: e.File, URL: e.URL, Publisher: e.Publisher, Title: e.Title, Byline: e.Byline, Body: e.Body, Summary: e.Summary,
		Published: e.Published, Language: e.Language,
	}
}

// Feed reads a feed: RSS 0.9 to 2.0, Atom, or JSON Feed. Of a feed that is broken or cut off it
// returns the entries in front of the break, and an error.
//
// The day of an entry is the one it tells: of publication, or, in Atom, of the last change if it tells no other.
// The day of the feed as a whole, which is often that of the request, is not taken.
func Feed(raw []byte) ([]Entry, error) {
	text, _, err := xmlText(raw)
	if err != nil {
		return nil, err
	}
	f, err := parseFeed(text)
	if err != nil {
		err = feedFault(err)
		if f = mended(text); f == nil {
			return nil, err
		}
	}
	old, _ := f.OriginalFeed().(*rss.Feed)
	var out []Entry
	for i, it := range f.Items {
		var source *rss.Source
		if old != nil && i < len(old.Items) && old.Items[i] != nil {
			source = old.Items[i].Source
		}
		if it != nil {
			out = append(out, entry(f, it, source))
		}
	}
	return out, err
}

// parseFeed keeps a parser that breaks down from taking the run along.
func parseFeed(text string) (f *gofeed.Feed, err error) {
	defer func() {
		if x := recover(); x != nil {
			f, err = nil, fmt.Errorf("the feed reader broke down: %v", x)
		}
	}()
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	f, err = p.ParseString(text)
	if err == nil && f == nil {
		err = errors.New("no feed")
	}
	return f, err
}

func feedFault(err error) error {
	if errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
		return errors.New("no feed: neither RSS nor Atom nor JSON Feed")
	}
	if s := err.Error(); strings.Contains(s, "EOF") {
		return errors.New("the feed is cut off")
	}
	return fmt.Errorf("broken feed: %w", xmlFault(err))
}

// mended reads the whole entries of a feed that is broken or cut off; nil if there are none.
func mended(text string) *gofeed.Feed {
	for _, end := range []struct{ entry, feed string }{
		{"</item>", "</channel></rss>"},
		{"</item>", "</rdf:RDF>"},
		{"</entry>", "</feed>"},
	} {
		cut := text
		for range 3 {
			i := strings.LastIndex(cut, end.entry)
			if i < 0 {
				break
			}
			if f, err := parseFeed(cut[:i+len(end.entry)] + end.feed); err == nil && len(f.Items) > 0 {
				return f
			}
			cut = cut[:i]
		}
	}
	return nil
}

func entry(f *gofeed.Feed, it *gofeed.Item, source *rss.Source) Entry {
	e := Entry{ID: strings.TrimSpace(it.GUID)}
	e.URL = strings.TrimSpace(it.Link)
	if e.URL == "" && (strings.HasPrefix(e.ID, "http://") || strings.HasPrefix(e.ID, "https://")) {
		e.URL = e.ID
	}
	e.URL = canonical(e.URL, f.Link)
	if it.Link == "" && e.URL == f.Link {
		e.URL = ""
	}
	if e.ID == "" {
		e.ID = e.URL
	}
	e.Title = oneLine(fragment(it.Title))
	switch {
	case source != nil && strings.TrimSpace(source.Title) != "":
		e.Publisher = oneLine(source.Title)
	case it.DublinCoreExt != nil && len(it.DublinCoreExt.Publisher) > 0:
		e.Publisher = oneLine(it.DublinCoreExt.Publisher[0])
	case f.DublinCoreExt != nil && len(f.DublinCoreExt.Publisher) > 0:
		e.Publisher = oneLine(f.DublinCoreExt.Publisher[0])
	default:
		e.Publisher = oneLine(fragment(f.Title))
	}
	e.Published = feedDay(it.Published, it.PublishedParsed)
	if e.Published.IsZero() && f.FeedType == "atom" {
		e.Published = feedDay(it.Updated, it.UpdatedParsed)
	}
	if it.UpdatedParsed != nil {
		e.Modified = it.UpdatedParsed.UTC()
	}
	if l := f.Language; len(l) == 2 || len(l) > 2 && (l[2] == '-' || l[2] == '_') {
		e.Language = strings.ToLower(l[:2])
	}
	var names []string
	for _, p := range it.Authors {
		if p != nil && strings.TrimSpace(p.Name) != "" {
			names = append(names, oneLine(p.Name))
		}
	}
	e.Byline = strings.Join(names, ", ")
	content, cut := tail(fragment(it.Content))
	about, cutToo := tail(fragment(it.Description))
	switch {
	case content != "" && len(content) >= len(about):
		e.Body, e.Summary = content, cut
	case about != "":
		e.Body, e.Summary = about, cutToo || utf8.RuneCountInString(about) < whole
	}
	if e.Title == "" && e.Body != "" && e.ID == "" {
		e.ID = dateline.Hash("entry", e.Body)
	}
	if e.ID == "" {
		e.ID = dateline.Hash("entry", e.Title, it.Published)
	}
	return e
}

// whole is how many characters a description has that is taken for the report itself.
const whole = 1500

// feedDay reads the day as it is written; failing that, the day in UTC as the feed reader understood it.
func feedDay(s string, parsed *time.Time) time.Time {
	if t, err := Day(s); err == nil {
		return t
	}
	if parsed != nil && parsed.Year() >= 1980 {
		t := parsed.UTC()
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	return time.Time{}
}

var (
	// notice is what blogs add below the text of an entry.
	notice = regexp.MustCompile(`(?i)^The post .{1,300} (?:appeared first on|first appeared on) .{1,100}$`)
	// further ends a text that goes on elsewhere.
	further = regexp.MustCompile(`(?i)(?:\s*(?:\(|\[)?(?:…|\.\.\.)(?:\]|\))?|\s*[\[(<]?(?:(?:read|see|find out|learn) more|continue reading|read (?:the )?(?:full|whole|rest)|full (?:story|article|text)|more)(?: (?:at|on|about|of|in) [^.]{1,80}| (?:article|story|here))?)[\])>]?\s*(?:…|→|»|›|>+|&raquo;|\.\.\.|\.)?\s*$`)
)

// tail takes notices off the end of a text and reports whether the text says that it goes on elsewhere.
func tail(s string) (text string, cut bool) {
	for {
		i := strings.LastIndex(s, "\n\n")
		last := strings.TrimSpace(s[i+1:])
		if i < 0 || !notice.MatchString(last) {
			break
		}
		s = strings.TrimSpace(s[:i])
	}
	i := strings.LastIndexByte(s, '\n') + 1
	last := s[i:]
	if m := further.FindStringIndex(last); m != nil {
		switch end := last[m[0]:]; {
		case strings.Trim(last[:m[0]], " ") == "": // a line of its own
			return strings.TrimSpace(s[:i]), true
		case strings.ContainsAny(end, "…[") || strings.Contains(end, "..."):
			return strings.TrimSpace(s[:i] + last[:m[0]] + "…"), true
		}
	}
	return s, false
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// feed reads the entries of a feed.
func (r *reader) feed(in io.Reader) {
	raw, ok := r.slurp(in)
	if !ok {
		return
	}
	entries, err := Feed(raw)
	for i := range entries {
		if r.done {
			return
		}
		e, at := &entries[i], item(i+1)
		e.File = r.file + at.String()
		switch {
		case r.link != nil && e.URL == "":
			r.fail(at, errors.New("the entry names no page"))
		case r.link != nil, r.o.Fetch != nil && e.URL != "" && (e.Summary || e.Body == ""):
			r.follow(e.Link, at)
		case strings.TrimSpace(e.Body) == "":
			r.warn(at, errors.New("the entry has no text, only a title; left out"))
		default:
			r.give(e.Article(), at)
		}
	}
	switch {
	case err != nil:
		r.fail(Spot{}, err)
	case len(entries) == 0:
		r.fail(Spot{}, errors.New("the feed has no entries"))
	}
}
