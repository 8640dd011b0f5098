package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// A Subscription is a feed or sitemap that is followed.
type Subscription struct {
	URL       string
	Publisher string        // of its reports; empty for the one that the feed or the page tells
	Country   string        // of the publisher, for whoever keeps the reports; empty if not told
	Interval  time.Duration // between two looks; 0 is Interval
	Summaries bool          // take summaries as they are, and do not fetch the page behind an entry
}

// Interval is the time between two looks at a feed for which none is told, and Shortest the least that may be told.
const (
	Interval = 30 * time.Minute
	Shortest = time.Minute
)

func (s *Subscription) interval() time.Duration {
	if s.Interval <= 0 {
		return Interval
	}
	return max(s.Interval, Shortest)
}

// Subscriptions reads a file of subscriptions, OPML or TOML (docs/formats/subscriptions.md). Errors name the place in
// it where one is known; name is the file's for them.
func Subscriptions(name string, raw []byte) ([]Subscription, error) {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	read := readTOML
	if bytes.HasPrefix(bytes.TrimSpace(raw), []byte("<")) {
		read = readOPML
	}
	all, err := read(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	seen := map[string]bool{}
	for i := range all {
		s := &all[i]
		u, err := url.Parse(s.URL)
		switch {
		case s.URL == "":
			return nil, fmt.Errorf("%s: subscription %d: no url", name, i+1)
		case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
			return nil, fmt.Errorf("%s: subscription %d: %q is no web address", name, i+1, s.URL)
		case s.Interval != 0 && s.Interval < Shortest:
			return nil, fmt.Errorf("%s: subscription %d (%s): the interval must be at least %v", name, i+1, s.URL, Shortest)
		case seen[s.URL]:
			return nil, fmt.Errorf("%s: subscription %d: %s is there twice", name, i+1, s.URL)
		}
		seen[s.URL] = true
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s: no subscriptions in it", name)
	}
	return all, nil
}

// A tomlFeed is a table of the TOML file.
type tomlFeed struct {
	URL       string `toml:"url"`
	Publisher string `toml:"publisher"`
	Country   string `toml:"country"`
	Interval  string `toml:"interval"`
	Linked    *bool  `toml:"linked"`
}

func readTOML(raw []byte) ([]Subscription, error) {
	var file struct {
		Interval string     `toml:"interval"`
		Linked   *bool      `toml:"linked"`
		Feed     []tomlFeed `toml:"feed"`
	}
	meta, err := toml.NewDecoder(bytes.NewReader(raw)).Decode(&file)
	if err != nil {
		var parse toml.ParseError
		if errors.As(err, &parse) {
			return nil, fmt.Errorf("line %d: %s", parse.Position.Line, parse.Message)
		}
		return nil, err
	}
	if rest := meta.Undecoded(); len(rest) > 0 {
		return nil, fmt.Errorf("%s: no such setting", rest[0])
	}
	var out []Subscription
	for i, t := range file.Feed {
		if t.Interval == "" {
			t.Interval = file.Interval
		}
		if t.Linked == nil {
			t.Linked = file.Linked
		}
		s := Subscription{URL: strings.TrimSpace(t.URL), Publisher: t.Publisher, Country: t.Country, Summaries: t.Linked != nil && !*t.Linked}
		if s.Interval, err = interval(t.Interval); err != nil {
			return nil, fmt.Errorf("feed %d (%s): %w", i+1, t.URL, err)
		}
		out = append(out, s)
	}
	return out, nil
}

func interval(s string) (time.Duration, error) {
	if s == "" {
		return 0, nil
	}
	d, err := time.ParseDuration(s)
	if err != nil {
		return 0, fmt.Errorf("interval %q is none (expected: 15m, 2h)", s)
	}
	return d, nil
}

func readOPML(raw []byte) ([]Subscription, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	root := false
	var out []Subscription
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		line, _ := d.InputPos()
		if err != nil {
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) {
				err = errors.New(syntax.Msg)
			}
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if !root && e.Name.Local != "opml" {
			return nil, fmt.Errorf("line %d: the root is %s, not opml", line, e.Name.Local)
		}
		root = true
		if e.Name.Local != "outline" {
			continue
		}
		var s Subscription
		for _, a := range e.Attr {
			v := strings.TrimSpace(a.Value)
			switch strings.ToLower(a.Name.Local) {
			case "xmlurl":
				s.URL = v
			case "publisher":
				s.Publisher = v
			case "country":
				s.Country = v
			case "interval":
				if s.Interval, err = interval(v); err != nil {
					return nil, fmt.Errorf("line %d: %w", line, err)
				}
			case "linked":
				linked, err := strconv.ParseBool(v)
				if err != nil {
					return nil, fmt.Errorf("line %d: linked is neither true nor false but %q", line, v)
				}
				s.Summaries = !linked
			}
		}
		if s.URL != "" { // else a folder
			out = append(out, s)
		}
	}
	if !root {
		return nil, errors.New("no OPML: it has no root element")
	}
	return out, nil
}
