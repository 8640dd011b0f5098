package feed

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dateline/dateline"
)

// A shelf keeps states as JSON, as a database would.
type shelf struct {
	mu       sync.Mutex
	states   map[string][]byte
	articles []*dateline.Article
	saves    int
	fail     int // the save that fails, from 1
}

var errFull = errors.New("the disk is full")

func (s *shelf) Load(_ context.Context, url string) (State, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var st State
	if raw := s.states[url]; raw != nil {
		return st, json.Unmarshal(raw, &st)
	}
	return st, nil
}

func (s *shelf) Save(_ context.Context, step Step) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.saves++; s.saves == s.fail {
		return errFull
	}
	raw, err := json.Marshal(step.State)
	if err != nil {
		return err
	}
	s.states[step.Subscription.URL] = raw
	s.articles = append(s.articles, step.Articles...)
	return nil
}

// took returns the titles of what was kept since the last call.
func (s *shelf) took() string {
	var out []string
	for _, a := range s.articles {
		t := a.Title
		if a.Summary {
			t += "*"
		}
		out = append(out, t)
	}
	s.articles = nil
	return strings.Join(out, " ")
}

// item is an entry of a feed.
func item(title, link, description, content string) string {
	return fmt.Sprintf("<item><title>%s</title><guid isPermaLink=\"false\">id-%s</guid><link>%s</link><pubDate>Tue, 10 Jun 2025 08:00:00 GMT</pubDate><description>%s</description><content:encoded>%s</content:encoded></item>", title, title, link, description, content)
}

func rss(items ...string) string {
	return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Times</title><link>https://times.example</link>` + strings.Join(items, "\n") + `</channel></rss>`
}

// watch is a watcher over a test server.
type watch struct {
	*testing.T
	*web
	*clock
	*shelf
	w    *Watcher
	told []string
	sub  Subscription
}

func newWatch(t *testing.T) *watch {
	x := &watch{T: t, web: newWeb(t), shelf: &shelf{states: map[string][]byte{}}}
	var f *Fetcher
	f, x.clock = fetcher(Options{})
	x.w = &Watcher{Fetcher: f, Keeper: x.shelf, Tell: func(err error) { x.told = append(x.told, strings.ReplaceAll(err.Error(), x.URL, "")) }}
	x.sub = Subscription{URL: x.URL + "/feed", Interval: 10 * time.Minute}
	return x
}

// once looks once and compares what was asked, kept and told.
func (x *watch) once(name, asked, kept string, told ...string) {
	x.Helper()
	if err := x.w.Once(context.Background(), []Subscription{x.sub}); err != nil {
		x.Errorf("%s: %v", name, err)
	}
	if got := x.web.took(); got != asked {
		x.Errorf("%s: asked for %q, want %q", name, got, asked)
	}
	if got := x.shelf.took(); got != kept {
		x.Errorf("%s: kept %q, want %q", name, got, kept)
	}
	if fmt.Sprintf("%q", x.told) != fmt.Sprintf("%q", told) {
		x.Errorf("%s: told %q, want %q", name, x.told, told)
	}
	x.told = nil
}

func TestWatch(t *testing.T) {
	x := newWatch(t)
	a := item("A", x.URL+"/a", "", "Gondor praised Arnor.")
	x.set("/feed", "application/rss+xml", rss(item("B", x.URL+"/b", "Gondor thanked…", ""), a))
	x.set("/b", "text/html", page("B"))
	x.once("the first look", "/feed /b", "A B")
	x.once("not due", "", "")
	x.advance(11 * time.Minute)
	x.once("nothing new", "/feed", "")
	x.advance(11 * time.Minute)
	x.set("/feed", "application/rss+xml", rss(item("C", x.URL+"/c", "", "Gondor met Arnor."), a, a))
	x.once("a new entry, one twice", "/feed", "C")
	x.advance(11 * time.Minute)
	x.set("/feed", "application/rss+xml", rss(item("C", x.URL+"/c", "", "Gondor met Rohan."), a))
	x.once("a corrected entry", "/feed", "C")
	x.advance(11 * time.Minute)
	x.once("all known", "/feed", "")

	x.advance(11 * time.Minute)
	whole := rss(item("E", x.URL+"/e", "", "Gondor left."), item("D", x.URL+"/d", "", "Gondor came."))
	x.set("/feed", "application/rss+xml", whole[:strings.Index(whole, "Gondor came.")])
	x.once("cut off", "/feed", "E", "/feed: the feed is cut off")
	x.advance(11 * time.Minute)
	x.set("/feed", "application/rss+xml", "<html>Sorry</html>")
	x.once("no feed", "/feed", "", "/feed: no feed: neither RSS nor Atom nor JSON Feed; next look at "+x.stamp(20*time.Minute))
	x.advance(11 * time.Minute)
	x.once("after a failure it waits longer", "", "")
	x.advance(11 * time.Minute)
	x.set("/feed", "application/rss+xml", whole)
	x.once("sound again", "/feed", "D")
}

func (x *watch) stamp(d time.Duration) string { return x.Now().Add(d).UTC().Format(time.RFC3339) }

func TestWatchServer(t *testing.T) {
	x := newWatch(t)
	feed := rss(item("A", x.URL+"/a", "", "Gondor praised Arnor."))
	marks := 0
	x.handle("/feed", func(out http.ResponseWriter, req *http.Request) {
		out.Header().Set("ETag", `"1"`)
		if req.Header.Get("If-None-Match") == `"1"` {
			marks++
			out.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(out, feed)
	})
	x.once("the first look", "/feed", "A")
	for range 2 {
		x.advance(11 * time.Minute)
		x.once("unchanged", "/feed", "")
	}
	if marks != 2 {
		t.Errorf("%d answers by the mark", marks)
	}
	x.handle("/feed", func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Retry-After", "7200")
		out.WriteHeader(http.StatusTooManyRequests)
	})
	x.advance(11 * time.Minute)
	x.once("too many", "/feed", "", "/feed: the server answers 429 Too Many Requests; next look at "+x.stamp(2*time.Hour))
	x.advance(time.Hour)
	x.once("not before it said", "", "")
	x.handle("/feed", func(out http.ResponseWriter, req *http.Request) {
		http.Redirect(out, req, "/new", http.StatusMovedPermanently)
	})
	x.set("/new", "application/rss+xml", rss(item("B", x.URL+"/b", "", "Gondor met Arnor.")))
	x.advance(time.Hour + time.Minute)
	x.once("moved", "/feed /new", "B", "/feed: the feed has moved to /new; change the subscription")
	x.advance(11 * time.Minute)
	x.once("asked where it is", "/new", "")
	x.handle("/new", func(out http.ResponseWriter, _ *http.Request) { out.WriteHeader(http.StatusNotFound) })
	x.handle("/feed", func(out http.ResponseWriter, _ *http.Request) { out.WriteHeader(http.StatusGone) })
	x.advance(11 * time.Minute)
	x.once("moved into nothing", "/new", "", "/feed: the server answers 404 Not Found; next look at "+x.stamp(20*time.Minute))
	x.advance(time.Hour)
	x.once("gone", "/feed", "", "/feed: the server answers 410 Gone; not asked for again")
	x.advance(100 * time.Hour)
	x.once("gone for good", "", "")
}

func TestWatchPages(t *testing.T) {
	x := newWatch(t)
	x.sub.Publisher = "Gondor Times"
	x.set("/robots.txt", "text/plain", "User-agent: *\nDisallow: /closed\n")
	x.set("/feed", "application/rss+xml", rss(item("A", x.URL+"/closed/a", "Gondor thanked Arnor.", ""), item("B", x.URL+"/b", "", ""), item("C", x.URL+"/c", "", ""), item("D", x.URL+"/d", "Gondor met Rohan.", "")))
	busy := true
	x.handle("/d", func(out http.ResponseWriter, _ *http.Request) {
		if busy {
			out.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		io.WriteString(out, page("D"))
	})
	x.handle("/c", func(out http.ResponseWriter, _ *http.Request) { out.WriteHeader(http.StatusServiceUnavailable) })
	x.once("one closed, one missing, two busy", "/feed /d /c /b", "A*", "/feed: /b: the server answers 404 Not Found", "/feed: /closed/a: robots.txt asks programs not to read this page; its summary is taken")
	busy = false
	x.advance(5 * time.Minute)
	x.once("too early", "", "")
	x.advance(6 * time.Minute)
	x.once("one is there now", "/d /c /feed", "D")
	for i, wait := range []time.Duration{21, 41, 81, 161} {
		x.advance(wait * time.Minute)
		told := []string(nil)
		if i == 3 {
			told = []string{"/feed: /c: the server answers 503 Service Unavailable"}
		}
		x.once(fmt.Sprint("again ", i), "/c /feed", "", told...)
	}
	x.advance(24 * time.Hour)
	x.once("given up", "/feed", "")

	x = newWatch(t)
	x.sub.Summaries = true
	x.set("/feed", "application/rss+xml", rss(item("A", x.URL+"/a", "Gondor thanked Arnor.", "")))
	x.once("summaries will do", "/feed", "A*")
}

// TestWatchFields looks at what becomes of an entry whose page is read.
func TestWatchFields(t *testing.T) {
	x := newWatch(t)
	x.sub.Publisher = "Gondor Times"
	x.set("/feed", "application/rss+xml", rss(item("A", x.URL+"/a?utm_source=rss", "Gondor thanked…", "")))
	x.set("/a", "text/html", strings.Replace(page("Arnor"), "<head>", `<head><link rel="canonical" href="/a">`, 1))
	if err := x.w.Once(context.Background(), []Subscription{x.sub}); err != nil || len(x.articles) != 1 {
		t.Fatal(err, x.articles, x.told)
	}
	a := *x.articles[0]
	want := dateline.Article{
		ID: a.ContentID(), File: x.URL + "/feed", URL: x.URL + "/a", Publisher: "Gondor Times", Title: "Arnor", Language: "en", Published: time.Date(2025, 6, 11, 0, 0, 0, 0, time.UTC),
		Body: "The king of Gondor praised Arnor, and said that the two realms would build a road to the sea.",
	}
	if a != want {
		t.Errorf("got %+v, want %+v", a, want)
	}
}

func TestWatchSitemap(t *testing.T) {
	x := newWatch(t)
	url := func(path, date string) string {
		if date != "" {
			date = "<lastmod>" + date + "</lastmod>"
		}
		return "<url><loc>" + x.URL + path + "</loc>" + date + "</url>"
	}
	maps := func(urls ...string) string { return "<urlset>" + strings.Join(urls, "") + "</urlset>" }
	x.set("/feed", "text/xml", "<sitemapindex><sitemap><loc>"+x.URL+"/old.xml</loc><lastmod>2024-01-01</lastmod></sitemap><sitemap><loc>"+x.URL+"/news.xml</loc></sitemap></sitemapindex>")
	x.set("/news.xml", "text/xml", maps(url("/about", ""), url("/new", "2025-06-11"), url("/last-year", "2024-06-11")))
	x.set("/new", "text/html", page("new"))
	x.set("/later", "text/html", page("later"))
	x.once("the first look", "/feed /news.xml /new", "new")
	x.set("/news.xml", "text/xml", maps(url("/later", ""), url("/about", ""), url("/new", "2025-06-12")))
	x.advance(11 * time.Minute)
	x.once("a page without a date is new when it appears", "/feed /news.xml /later", "later")
	x.set("/news.xml", "text/xml", "<urlset><url>")
	x.advance(11 * time.Minute)
	x.once("broken", "/feed /news.xml", "", "/feed: /news.xml: :1: the XML is cut off")
}

// TestWatchRestart has the keeper fail at every save in turn, starts again, and looks whether every report is kept once.
func TestWatchRestart(t *testing.T) {
	for fail := 1; fail <= 4; fail++ {
		x := newWatch(t)
		var items, want []string
		for i := range 25 {
			title := fmt.Sprintf("N%02d", i)
			path := "/" + title
			x.set(path, "text/html", page(title))
			items = append([]string{item(title, x.URL+path, "Gondor…", "")}, items...)
			want = append(want, title)
		}
		feed := rss(items...)
		x.handle("/feed", func(out http.ResponseWriter, req *http.Request) {
			out.Header().Set("ETag", `"1"`)
			if req.Header.Get("If-None-Match") == `"1"` {
				out.WriteHeader(http.StatusNotModified)
				return
			}
			io.WriteString(out, feed)
		})
		x.shelf.fail = fail
		err := x.w.Once(context.Background(), []Subscription{x.sub})
		if (fail < 4) != errors.Is(err, errFull) {
			t.Errorf("save %d: error %v", fail, err)
		}
		if err := x.w.Once(context.Background(), []Subscription{x.sub}); err != nil {
			t.Error(err)
		}
		if got := x.shelf.took(); got != strings.Join(want, " ") {
			t.Errorf("save %d failed: kept %s", fail, got)
		}
	}
}

// TestSameID reads a broken feed whose entries all have one id: each is given once.
func TestSameID(t *testing.T) {
	x := newWatch(t)
	same := func(title, text string) string {
		return strings.Replace(item(title, x.URL+"/"+title, "", text), "id-"+title, "id", 1)
	}
	x.set("/feed", "text/xml", rss(same("B", "Gondor met Arnor."), same("A", "Gondor met Rohan.")))
	x.once("first", "/feed", "A B")
	x.advance(11 * time.Minute)
	x.once("second", "/feed", "")
}

// TestRun follows two feeds for an hour of the clock.
func TestRun(t *testing.T) {
	x := newWatch(t)
	n := 0
	x.handle("/feed", func(out http.ResponseWriter, _ *http.Request) {
		n++
		io.WriteString(out, rss(item(fmt.Sprint("A", n), x.URL+"/a", "", "Gondor praised Arnor.")))
	})
	x.clock.end = dawn.Add(59 * time.Minute)
	if err := x.w.Run(context.Background(), []Subscription{x.sub}); err != nil {
		t.Error(err)
	}
	if got := x.shelf.took(); got != "A1 A2 A3 A4 A5 A6" {
		t.Errorf("kept %s", got)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := x.w.Run(ctx, []Subscription{x.sub}); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that has ended: %v", err)
	}
}

func TestSubscriptions(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"toml", "interval = \"15m\"\n[[feed]]\nurl = \"https://a.example/rss\"\npublisher = \"A\"\ncountry = \"GON\"\n[[feed]]\nurl = \"https://b.example/map.xml\"\ninterval = \"2h\"\nlinked = false\n", "[{https://a.example/rss A GON 15m0s false} {https://b.example/map.xml   2h0m0s true}]"},
		{"opml", "<?xml version=\"1.0\"?><opml version=\"2.0\"><body><outline text=\"News\"><outline type=\"rss\" text=\"A\" xmlUrl=\"https://a.example/rss\" publisher=\"A &amp; B\" interval=\"15m\"/><outline xmlUrl=\"https://b.example/rss\" linked=\"false\" country=\"GON\"/></outline></body></opml>", "[{https://a.example/rss A & B  15m0s false} {https://b.example/rss  GON 0s true}]"},
		{"a wrong word", "[[feed]]\nurl = \"https://a.example\"\nintervall = \"15m\"\n", "f: feed.intervall: no such setting"},
		{"broken toml", "[[feed]]\nurl = \n", "f: line 2: expected value but found '\\n' instead"},
		{"a wrong interval", "[[feed]]\nurl = \"https://a.example\"\ninterval = \"soon\"\n", `f: feed 1 (https://a.example): interval "soon" is none (expected: 15m, 2h)`},
		{"too short", "[[feed]]\nurl = \"https://a.example\"\ninterval = \"1s\"\n", "f: subscription 1 (https://a.example): the interval must be at least 1m0s"},
		{"no address", "[[feed]]\npublisher = \"A\"\n", "f: subscription 1: no url"},
		{"a file", "[[feed]]\nurl = \"file:///etc/passwd\"\n", `f: subscription 1: "file:///etc/passwd" is no web address`},
		{"twice", "[[feed]]\nurl = \"https://a.example\"\n[[feed]]\nurl = \"https://a.example\"\n", "f: subscription 2: https://a.example is there twice"},
		{"none", "", "f: no subscriptions in it"},
		{"another root", "<rss></rss>", "f: line 1: the root is rss, not opml"},
		{"cut off", "<opml><body>\n<outline xmlUrl=\"https://a.example\"", "f: line 2: unexpected EOF"},
		{"linked", "<opml><outline xmlUrl=\"https://a.example\" linked=\"perhaps\"/></opml>", `f: line 1: linked is neither true nor false but "perhaps"`},
	} {
		subs, err := Subscriptions("f", []byte(c.in))
		got := fmt.Sprint(subs)
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func FuzzSubscriptions(f *testing.F) {
	f.Add([]byte("[[feed]]\nurl = \"https://a.example\"\nlinked = true\n"))
	f.Add([]byte("<opml><outline xmlUrl=\"https://a.example\" interval=\"5m\"/></opml>"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		subs, err := Subscriptions("f", raw)
		if (len(subs) == 0) == (err == nil) {
			t.Fatal(subs, err)
		}
	})
}
