package feed

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"
)

// A clock goes on when somebody waits.
type clock struct {
	mu  sync.Mutex
	now time.Time
	end time.Time // the context is as good as over then
}

var dawn = time.Date(2025, 6, 12, 6, 0, 0, 0, time.UTC)

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d > 0 {
		c.now = c.now.Add(d)
	}
	if !c.end.IsZero() && c.now.After(c.end) {
		return context.DeadlineExceeded
	}
	return ctx.Err()
}

func (c *clock) advance(d time.Duration) { c.Sleep(context.Background(), d) }

// A web is a server with recorded answers, which notes what it is asked.
type web struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
	pages map[string]func(http.ResponseWriter, *http.Request)
}

func newWeb(t *testing.T) *web {
	w := &web{pages: map[string]func(http.ResponseWriter, *http.Request){}}
	w.Server = httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, req *http.Request) {
		w.mu.Lock()
		if req.URL.Path != "/robots.txt" {
			w.asked = append(w.asked, req.URL.Path)
		}
		page := w.pages[req.URL.Path]
		w.mu.Unlock()
		if page == nil {
			http.NotFound(out, req)
			return
		}
		page(out, req)
	}))
	t.Cleanup(w.Close)
	return w
}

// set records an answer: its type and body.
func (w *web) set(path, kind, body string) {
	w.handle(path, func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Type", kind)
		io.WriteString(out, body)
	})
}

func (w *web) handle(path string, f func(http.ResponseWriter, *http.Request)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pages[path] = f
}

// took returns what was asked since the last call.
func (w *web) took() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := strings.Join(w.asked, " ")
	w.asked = nil
	return s
}

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}

// fetcher returns one that may ask the test server.
func fetcher(o Options) (*Fetcher, *clock) {
	c := &clock{now: dawn}
	o.Now, o.Sleep = c.Now, c.Sleep
	if o.Allow == nil {
		o.Allow = loopback
	}
	return NewFetcher(o), c
}

func packed(out http.ResponseWriter, size int) {
	out.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(out)
	defer z.Close()
	block := strings.Repeat("a", 1<<16)
	for range size >> 16 {
		io.WriteString(z, block)
	}
}

// page is a web page about something.
func page(what string) string {
	return fmt.Sprintf(`<html><head><title>%s</title><meta property="article:published_time" content="2025-06-11T08:00:00Z"></head><body><article><p>The king of Gondor praised %s, and said that the two realms would build a road to the sea.</p></article></body></html>`, what, what)
}
