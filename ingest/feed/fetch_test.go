package feed

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/ingest"
)

func TestGet(t *testing.T) {
	w := newWeb(t)
	w.set("/page", "text/html; charset=utf-8", "hello")
	w.handle("/to", func(out http.ResponseWriter, req *http.Request) {
		http.Redirect(out, req, "/page#top", http.StatusFound)
	})
	w.handle("/moved", func(out http.ResponseWriter, req *http.Request) {
		http.Redirect(out, req, "/page", http.StatusMovedPermanently)
	})
	w.handle("/round", func(out http.ResponseWriter, req *http.Request) { http.Redirect(out, req, "/round", http.StatusFound) })
	w.handle("/inside", func(out http.ResponseWriter, req *http.Request) {
		http.Redirect(out, req, strings.Replace(w.URL, "127.0.0.1", "127.0.0.2", 1)+"/page", http.StatusFound)
	})
	w.handle("/file", func(out http.ResponseWriter, req *http.Request) {
		http.Redirect(out, req, "file:///etc/passwd", http.StatusFound)
	})
	w.handle("/late", func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Retry-After", "3600")
		out.WriteHeader(http.StatusTooManyRequests)
	})
	w.handle("/marked", func(out http.ResponseWriter, req *http.Request) {
		out.Header().Set("ETag", `"v1"`)
		out.Header().Set("Last-Modified", "Tue, 10 Jun 2025 08:00:00 GMT")
		if req.Header.Get("If-None-Match") == `"v1"` && req.Header.Get("If-Modified-Since") == "Tue, 10 Jun 2025 08:00:00 GMT" {
			out.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(out, req.Header.Get("User-Agent"))
	})
	w.handle("/huge", func(out http.ResponseWriter, _ *http.Request) {
		for range 100 {
			out.Write(make([]byte, 1<<16))
		}
	})
	w.handle("/announced", func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Length", "99999999")
		out.WriteHeader(http.StatusOK)
	})
	w.handle("/bomb", func(out http.ResponseWriter, _ *http.Request) { packed(out, 4<<20) })
	w.handle("/packed", func(out http.ResponseWriter, _ *http.Request) { packed(out, 1<<16) })
	pack := func(size int) string {
		var b strings.Builder
		z := gzip.NewWriter(&b)
		z.Write(make([]byte, size))
		z.Close()
		return b.String()
	}
	w.set("/map.xml.gz", "application/gzip", pack(3))
	w.set("/bomb.xml.gz", "application/gzip", pack(4<<20))
	w.set("/cut.xml.gz", "application/gzip", pack(4 << 10)[:20])
	w.handle("/slow", func(_ http.ResponseWriter, req *http.Request) { <-req.Context().Done() })
	w.handle("/broken", func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Length", "100")
		io.WriteString(out, "half")
		http.NewResponseController(out).Flush()
		panic(http.ErrAbortHandler)
	})
	f, _ := fetcher(Options{Limit: 1 << 20, Version: "1.2", Contact: "press@gondor.example (x)\n"})
	for _, c := range []struct {
		path, want string // body, or the beginning of the error
		err        error
		temporary  bool
	}{
		{"/page", "hello", nil, false},
		{"/to", "hello", nil, false},
		{"/moved", "hello", nil, false},
		{"/marked", "dateline/1.2 (+https://github.com/dateline/dateline; press@gondor.example x)", nil, false},
		{"/round", "too many redirects: over 5", ErrRedirects, false},
		{"/inside", "dial tcp 127.0.0.2", ErrPrivate, false},
		{"/file", `no address that can be fetched: "file:///etc/passwd"`, ErrAddress, false},
		{"/none", "the server answers 404 Not Found", nil, false},
		{"/huge", "the answer is too big: over 1048576 bytes", ErrSize, false},
		{"/announced", "the answer is too big: 99999999 bytes", ErrSize, false},
		{"/bomb", "the answer is too big: over 1048576 bytes", ErrSize, false},
		{"/map.xml.gz", "\x00\x00\x00", nil, false},
		{"/bomb.xml.gz", "the answer is too big: over 1048576 bytes unpacked", ErrSize, false},
		{"/cut.xml.gz", "the file is broken gzip: unexpected EOF", nil, true},
		{"/broken", "the answer breaks off: unexpected EOF", nil, true},
		{"/late", "the server answers 429 Too Many Requests", nil, true},
		{"/page", "may not be asked before 2025-06-12T07:", nil, true},
	} {
		a, err := f.Get(context.Background(), Request{URL: w.URL + c.path})
		if err != nil {
			if !strings.Contains(err.Error(), c.want) || c.err != nil && !errors.Is(err, c.err) || Temporary(err) != c.temporary {
				t.Errorf("%s: error %v (temporary %t), want %s", c.path, err, Temporary(err), c.want)
			}
			continue
		}
		if string(a.Body) != c.want {
			t.Errorf("%s: got %.100q, want %q", c.path, a.Body, c.want)
		}
		if c.path == "/to" && (a.URL != w.URL+"/page" || a.Moved != "") || c.path == "/moved" && a.Moved != w.URL+"/page" {
			t.Errorf("%s: at %s, moved to %q", c.path, a.URL, a.Moved)
		}
	}
	f, _ = fetcher(Options{Timeout: 200 * time.Millisecond, IgnoreRobots: true})
	if _, err := f.Get(context.Background(), Request{URL: w.URL + "/slow"}); err == nil || err.Error() != "the server does not answer in time" || !Temporary(err) {
		t.Errorf("slow: %v", err)
	}
	f, _ = fetcher(Options{})
	if a, err := f.Get(context.Background(), Request{URL: w.URL + "/packed"}); err != nil || len(a.Body) != 1<<16 {
		t.Errorf("packed: %v", err)
	}
	a, err := f.Get(context.Background(), Request{URL: w.URL + "/marked", ETag: `"v1"`, Modified: "Tue, 10 Jun 2025 08:00:00 GMT"})
	if err != nil || !a.Unchanged || a.Body != nil {
		t.Errorf("unchanged: %+v, %v", a, err)
	}
	for _, s := range []string{"", "ftp://x.example/", "http://", "http://user:word@x.example/", "/page", "http://[::1"} {
		if _, err := f.Get(context.Background(), Request{URL: s}); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", s, err)
		}
	}
	f = NewFetcher(Options{})
	for _, s := range []string{w.URL, strings.Replace(w.URL, "127.0.0.1", "localhost", 1)} {
		if _, err := f.Get(context.Background(), Request{URL: s + "/page"}); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v, want a refusal", s, err)
		}
	}
}

func TestRobots(t *testing.T) {
	w := newWeb(t)
	w.set("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private\nUser-agent: dateline\nDisallow: /closed\nDisallow: /*?print\nCrawl-delay: 7\n")
	for _, p := range []string{"/private", "/closed", "/open", "/to"} {
		w.set(p, "text/html", "x")
	}
	w.handle("/to", func(out http.ResponseWriter, req *http.Request) {
		http.Redirect(out, req, "/closed/1", http.StatusFound)
	})
	f, c := fetcher(Options{})
	for _, q := range []struct {
		path string
		ok   bool
	}{{"/open", true}, {"/private", true}, {"/closed", false}, {"/closed/x", false}, {"/open?print=1", false}, {"/to", false}} {
		_, err := f.Get(context.Background(), Request{URL: w.URL + q.path})
		if (err == nil) != q.ok || err != nil && !errors.Is(err, ErrRobots) {
			t.Errorf("%s: %v", q.path, err)
		}
	}
	if got := w.took(); got != "/open /private /to" {
		t.Errorf("asked for %s", got)
	}
	if past := c.Now().Sub(dawn); past < 16*time.Second || past > 30*time.Second { // 2 s, then 7 s twice
		t.Errorf("the requests took %v", past)
	}
	w.handle("/robots.txt", func(out http.ResponseWriter, _ *http.Request) { out.WriteHeader(http.StatusInternalServerError) })
	f, _ = fetcher(Options{})
	if _, err := f.Get(context.Background(), Request{URL: w.URL + "/open"}); err == nil || !Temporary(err) || !strings.HasPrefix(err.Error(), "robots.txt: the server answers 500") {
		t.Errorf("robots.txt that cannot be had: %v", err)
	}
	f, _ = fetcher(Options{IgnoreRobots: true})
	if _, err := f.Get(context.Background(), Request{URL: w.URL + "/closed"}); err != nil {
		t.Error(err)
	}
}

func TestPublic(t *testing.T) {
	for _, c := range []struct {
		addr string
		want bool
	}{
		{"8.8.8.8", true},
		{"2606:4700::1111", true},
		{"127.0.0.1", false},
		{"10.1.2.3", false},
		{"172.16.0.1", false},
		{"192.168.1.1", false},
		{"169.254.169.254", false},
		{"100.64.0.1", false},
		{"0.0.0.0", false},
		{"224.0.0.1", false},
		{"255.255.255.255", false},
		{"::1", false},
		{"::", false},
		{"fe80::1", false},
		{"fd00::1", false},
		{"::ffff:10.0.0.1", false},
		{"::ffff:8.8.8.8", true},
		{"64:ff9b::10.0.0.1", false},
		{"64:ff9b::8.8.8.8", true},
		{"2002:7f00:1::", false},
		{"::127.0.0.1", false},
		{"2001:db8::1", false},
	} {
		if got := public(netip.MustParseAddr(c.addr)); got != c.want {
			t.Errorf("%s: %t", c.addr, got)
		}
	}
}

func TestFetch(t *testing.T) {
	w := newWeb(t)
	w.set("/king", "text/html", page("Arnor"))
	w.set("/pdf", "application/pdf", "%PDF-1.7")
	n := 0
	w.handle("/busy", func(out http.ResponseWriter, _ *http.Request) {
		if n++; n < 3 {
			out.Header().Set("Retry-After", "20")
			out.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		io.WriteString(out, page("Rohan"))
	})
	f, c := fetcher(Options{})
	w.set("/long", "text/html", page(strings.Repeat("Arnor and ", ingest.DefaultText/10)+"Rohan"))
	list := w.URL + "/king\n" + w.URL + "/pdf\n" + w.URL + "/busy\n" + w.URL + "/gone\n" + w.URL + "/long\n"
	var got []string
	for a, err := range ingest.Read([]string{"-"}, ingest.Options{Stdin: strings.NewReader(list), Fetch: f.Fetch(context.Background())}) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, fmt.Sprintf("%s %s %s %s", a.File, a.URL, a.Published.Format(time.DateOnly), a.Title))
	}
	want := []string{
		"-:1 " + w.URL + "/king 2025-06-11 Arnor", "-:2: " + w.URL + "/pdf: no web page but application/pdf",
		"-:3 " + w.URL + "/busy 2025-06-11 Rohan", "-:4: " + w.URL + "/gone: the server answers 404 Not Found",
		"-:5: " + w.URL + "/long: the answer is too big: its text has 1048663 bytes, over 1048576",
	}
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if past := c.Now().Sub(dawn); past < 40*time.Second {
		t.Errorf("all took %v, with two pauses of 20 seconds", past)
	}
}
