package ingest

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// A urlElement is an element url or sitemap of a sitemap. See sitemaps.org and Google's extension for news.
type urlElement struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	News    struct {
		Title       string `xml:"title"`
		Date        string `xml:"publication_date"`
		Publication struct {
			Name     string `xml:"name"`
			Language string `xml:"language"`
		} `xml:"publication"`
	} `xml:"news"`
}

// Map reads a sitemap: the pages that it names, or, of an index, the sitemaps. Of a sitemap that is
// broken or cut off it returns what stands in front of the break, and an *Error with its line.
//
// The day of a page is that of the extension for news. The time of the last change, which every
// sitemap may tell, becomes Modified only.
func Map(raw []byte) (pages, maps []Link, err error) {
	err = readMap(raw, func(l Link, index bool, _ int) bool {
		if index {
			maps = append(maps, l)
		} else {
			pages = append(pages, l)
		}
		return true
	})
	return pages, maps, err
}

func readMap(raw []byte, give func(l Link, index bool, at int) bool) error {
	text, _, err := xmlText(raw)
	if err != nil {
		return err
	}
	d := newXML(text)
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		at, _ := d.InputPos()
		if err != nil {
			return &Error{At: line(at), Err: xmlFault(err)}
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "url" && e.Name.Local != "sitemap" {
			continue
		}
		var u urlElement
		if err := d.DecodeElement(&u, &e); err != nil {
			at, _ := d.InputPos()
			return &Error{At: line(at), Err: xmlFault(err)}
		}
		l := Link{URL: strings.TrimSpace(u.Loc), Title: oneLine(u.News.Title), Publisher: oneLine(u.News.Publication.Name)}
		if s := strings.TrimSpace(u.News.Publication.Language); len(s) >= 2 {
			l.Language = strings.ToLower(s[:2])
		}
		if t, err := Day(u.News.Date); err == nil {
			l.Published = t
		}
		l.Modified = moment(u.LastMod)
		if !give(l, e.Name.Local == "sitemap", at) {
			return nil
		}
	}
}

// moment reads a W3C time stamp, zero if it is none.
func moment(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", time.DateOnly, "2006-01"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// sitemap reads the links of a sitemap.
func (r *reader) sitemap(in io.Reader) {
	raw, ok := r.slurp(in)
	if !ok {
		return
	}
	n := 0
	err := readMap(raw, func(l Link, index bool, at int) bool {
		n++
		switch {
		case !webAddress(l.URL):
			r.fail(line(at), fmt.Errorf("%q is no web address", short(l.URL)))
		case index:
			if r.links.n++; r.links.n == 1 {
				r.links = links{1, l.URL, true}
			}
		default:
			r.follow(l, line(at))
		}
		return !r.done
	})
	var placed *Error
	switch {
	case errors.As(err, &placed):
		r.fail(placed.At, placed.Err)
	case err != nil:
		r.fail(Spot{}, err)
	case n == 0:
		r.fail(Spot{}, errors.New("the sitemap names no pages"))
	}
	r.unfollowed()
}

func webAddress(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	return ok && rest != "" && !strings.ContainsAny(s, " \t\r\n")
}
