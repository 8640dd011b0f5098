package feed

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// ErrRobots is wrapped by the error for a page that the robots.txt of its site asks programs to leave alone.
var ErrRobots = errors.New("robots.txt asks programs not to read this page")

// Bounds of robots.txt (RFC 9309).
const (
	robotsLife  = 24 * time.Hour
	robotsLimit = 512 << 10
	mostDelay   = 30 * time.Second // a longer crawl-delay counts as this
)

// robots keeps what sites ask of programs.
type robots struct {
	mu    sync.Mutex
	sites map[string]*site
}

// A site is what one site asks.
type site struct {
	mu    sync.Mutex // held while robots.txt is read
	until time.Time
	rules *robotstxt.RobotsData // nil if there are none
}

// check returns the pause that a site asks for between requests, 0 if it asks for none. It is an error that
// wraps ErrRobots if the page is not to be read, and another one if that cannot be found out.
func (f *Fetcher) check(ctx context.Context, u *url.URL) (time.Duration, error) {
	if f.o.IgnoreRobots {
		return 0, nil
	}
	key := u.Scheme + "://" + u.Host
	f.robots.mu.Lock()
	if len(f.robots.sites) > 10_000 {
		clear(f.robots.sites)
	}
	s := f.robots.sites[key]
	if s == nil {
		s = &site{}
		f.robots.sites[key] = s
	}
	f.robots.mu.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if now := f.o.Now(); !now.Before(s.until) {
		rules, err := f.rules(ctx, key)
		if err != nil {
			return 0, err
		}
		s.rules, s.until = rules, now.Add(robotsLife)
	}
	if s.rules == nil {
		return 0, nil
	}
	group := s.rules.FindGroup(product)
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !group.Test(path) {
		return 0, ErrRobots
	}
	return min(group.CrawlDelay, mostDelay), nil
}

// rules reads the robots.txt of a site. A site that has none lets everything be read; from one that cannot be asked
// for it nothing may be (RFC 9309, 2.3.1).
func (f *Fetcher) rules(ctx context.Context, site string) (*robotstxt.RobotsData, error) {
	a, err := f.get(ctx, Request{URL: site + "/robots.txt"}, robotsLimit, false)
	var status *StatusError
	switch {
	case errors.As(err, &status) && status.Code >= 400 && status.Code < 500 && status.Code != http.StatusTooManyRequests:
		return nil, nil
	case errors.Is(err, ErrSize) || errors.Is(err, ErrRedirects):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("robots.txt: %w", err)
	}
	rules, err := robotstxt.FromBytes(a.Body)
	if err != nil { // beyond understanding: as if there were none
		return nil, nil
	}
	return rules, nil
}
