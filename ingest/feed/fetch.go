package feed

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/ingest"
)

// product is the name by which robots.txt knows the program.
const product = "dateline"

// Options say how to fetch. The zero value behaves well.
type Options struct {
	Version      string         // of the program, for the user agent
	Contact      string         // address of a page or mailbox of whoever runs it, for the user agent
	Timeout      time.Duration  // of one request with its answer; 0 is 30 seconds
	Limit        int64          // greatest answer in bytes, packed or unpacked; 0 is 16 MiB
	Redirects    int            // most redirects to follow; 0 is 5
	Pause        time.Duration  // between two requests to one host; 0 is 2 seconds. A longer crawl-delay goes first
	Tries        int            // of a page that cannot be had for the time being, for Fetch; 0 is 3
	Allow        []netip.Prefix // networks that may be asked although they are not part of the public internet
	IgnoreRobots bool           // for sites of one's own

	Now   func() time.Time                           // nil is time.Now
	Sleep func(context.Context, time.Duration) error // nil waits
}

// Errors of Fetcher beside those of the network.
var (
	ErrSize      = errors.New("the answer is too big")
	ErrRedirects = errors.New("too many redirects")
	ErrAddress   = errors.New("no address that can be fetched")
	ErrKind      = errors.New("no web page")
)

// A StatusError is an answer other than 200 or 304.
type StatusError struct {
	Code  int
	After time.Time // before which the server does not want to be asked again; zero if it does not say
}

func (e *StatusError) Error() string {
	s := "the server answers " + strconv.Itoa(e.Code)
	if t := http.StatusText(e.Code); t != "" {
		s += " " + t
	}
	return s
}

// Temporary reports whether an error may be over when one asks again.
func Temporary(err error) bool {
	var status *StatusError
	switch {
	case err == nil, errors.Is(err, ErrPrivate), errors.Is(err, ErrRobots), errors.Is(err, ErrSize), errors.Is(err, ErrRedirects), errors.Is(err, ErrAddress):
		return false
	case errors.As(err, &status):
		return status.Code == http.StatusRequestTimeout || status.Code == http.StatusTooEarly || status.Code == http.StatusTooManyRequests || status.Code >= 500
	}
	var hold *HoldError
	var network net.Error
	return errors.As(err, &hold) || errors.As(err, &network) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF)
}

// after returns before when an error says that it makes no sense to ask again; zero if it does not say.
func after(err error) time.Time {
	var status *StatusError
	var hold *HoldError
	switch {
	case errors.As(err, &hold):
		return hold.Until
	case errors.As(err, &status):
		return status.After
	}
	return time.Time{}
}

// A Fetcher gets files from the web. It says who it is, asks robots.txt first, gives every host its pause, asks
// with the marks of the last answer so that nothing travels twice, and bounds size, time and
// redirects. It calls no address outside the public internet. It serves all goroutines.
type Fetcher struct {
	o      Options
	client *http.Client
	pace   *pacer
	robots robots
}

// NewFetcher returns a Fetcher.
func NewFetcher(o Options) *Fetcher {
	set := func(d *time.Duration, to time.Duration) {
		if *d == 0 {
			*d = to
		}
	}
	set(&o.Timeout, 30*time.Second)
	set(&o.Pause, 2*time.Second)
	if o.Limit <= 0 {
		o.Limit = 16 << 20
	}
	if o.Redirects <= 0 {
		o.Redirects = 5
	}
	if o.Tries <= 0 {
		o.Tries = 3
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	dialer := &net.Dialer{Timeout: min(o.Timeout, 15*time.Second), Control: guard(o.Allow)}
	return &Fetcher{
		o: o,
		client: &http.Client{
			Transport: &http.Transport{ // no proxy: it would resolve names where they cannot be checked
				DialContext: dialer.DialContext, TLSHandshakeTimeout: 15 * time.Second, MaxResponseHeaderBytes: 1 << 17,
				DisableCompression: true, ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 1, MaxIdleConns: 50, IdleConnTimeout: 30 * time.Second,
			},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		pace:   &pacer{now: o.Now, sleep: o.Sleep, next: map[string]time.Time{}},
		robots: robots{sites: map[string]*site{}},
	}
}

// Agent returns the user agent: name and version of the program, where it comes from, and the contact.
func (f *Fetcher) Agent() string {
	s := product
	if f.o.Version != "" {
		s += "/" + f.o.Version
	}
	s += " (+https://github.com/dateline/dateline"
	if c := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || r == '(' || r == ')' {
			return -1
		}
		return r
	}, f.o.Contact); c != "" {
		s += "; " + c
	}
	return s + ")"
}

// A Request names a file, and the marks of the answer that one has already.
type Request struct {
	URL      string
	ETag     string
	Modified string // as the server gave it in Last-Modified
}

// An Answer is what a server gave.
type Answer struct {
	URL       string // where it was in the end
	Moved     string // where it has moved for good; empty if it has not
	Unchanged bool   // nothing has changed since the answer whose marks were given; there is no Body
	Body      []byte // unpacked
	Type      string // Content-Type
	ETag      string
	Modified  string
	Fetched   time.Time
}

// Get gets a file. Errors of the server are *StatusErrors.
func (f *Fetcher) Get(ctx context.Context, q Request) (*Answer, error) {
	return f.get(ctx, q, f.o.Limit, true)
}

func (f *Fetcher) get(ctx context.Context, q Request, limit int64, ask bool) (*Answer, error) {
	address, forGood, moved := q.URL, true, ""
	for n := 0; ; n++ {
		u, err := url.Parse(strings.TrimSpace(address))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
			return nil, fmt.Errorf("%w: %.200q", ErrAddress, address)
		}
		u.Fragment = ""
		pause := f.o.Pause
		if ask {
			delay, err := f.check(ctx, u)
			if err != nil {
				return nil, err
			}
			pause = max(pause, delay)
		}
		if err := f.pace.wait(ctx, u.Host, pause); err != nil {
			return nil, err
		}
		a, to, code, err := f.once(ctx, u, q, limit)
		if err != nil {
			return nil, err
		}
		if to == "" {
			a.Moved = moved
			return a, nil
		}
		if n >= f.o.Redirects {
			return nil, fmt.Errorf("%w: over %d", ErrRedirects, f.o.Redirects)
		}
		next, err := u.Parse(to)
		if err != nil {
			return nil, fmt.Errorf("%w: redirected to %.200q", ErrAddress, to)
		}
		address = next.String()
		if forGood = forGood && (code == http.StatusMovedPermanently || code == http.StatusPermanentRedirect); forGood {
			moved = address
		}
	}
}

// once makes one request. to is where it is redirected.
func (f *Fetcher) once(ctx context.Context, u *url.URL, q Request, limit int64) (a *Answer, to string, code int, err error) {
	ctx, cancel := context.WithTimeout(ctx, f.o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, "", 0, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	req.Header.Set("User-Agent", f.Agent())
	req.Header.Set("Accept", "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5")
	req.Header.Set("Accept-Encoding", "gzip")
	if q.ETag != "" {
		req.Header.Set("If-None-Match", q.ETag)
	}
	if q.Modified != "" {
		req.Header.Set("If-Modified-Since", q.Modified)
	}
	resp, err := f.client.Do(req)
	if err != nil {
		return nil, "", 0, plain(err)
	}
	defer resp.Body.Close()
	a = &Answer{URL: u.String(), Type: resp.Header.Get("Content-Type"), ETag: resp.Header.Get("ETag"), Modified: resp.Header.Get("Last-Modified"), Fetched: f.o.Now()}
	switch code = resp.StatusCode; {
	case code == http.StatusNotModified && (q.ETag != "" || q.Modified != ""):
		a.Unchanged = true
		return a, "", code, nil
	case code >= 300 && code < 400 && resp.Header.Get("Location") != "":
		return a, resp.Header.Get("Location"), code, nil
	case code != http.StatusOK:
		status := &StatusError{Code: code, After: f.retryAfter(resp.Header.Get("Retry-After"))}
		if (code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable) && !status.After.IsZero() {
			f.pace.hold(u.Host, status.After)
		}
		return nil, "", code, status
	}
	if resp.ContentLength > limit {
		return nil, "", code, fmt.Errorf("%w: %d bytes, over %d", ErrSize, resp.ContentLength, limit)
	}
	var in io.Reader = &io.LimitedReader{R: resp.Body, N: limit + 1}
	if strings.EqualFold(strings.TrimSpace(resp.Header.Get("Content-Encoding")), "gzip") {
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, "", code, fmt.Errorf("the answer is no gzip: %w", plain(err))
		}
		in = io.LimitReader(z, limit+1)
	}
	var buf bytes.Buffer
	n, err := buf.ReadFrom(in)
	switch {
	case n > limit:
		return nil, "", code, fmt.Errorf("%w: over %d bytes", ErrSize, limit)
	case err != nil:
		return nil, "", code, fmt.Errorf("the answer breaks off: %w", plain(err))
	}
	a.Body = buf.Bytes()
	if bytes.HasPrefix(a.Body, []byte("\x1f\x8b\x08")) { // a packed file, as sitemaps often are
		z, err := gzip.NewReader(bytes.NewReader(a.Body))
		if err != nil {
			return nil, "", code, fmt.Errorf("the file is no gzip: %w", err)
		}
		body, err := io.ReadAll(io.LimitReader(z, limit+1))
		switch {
		case int64(len(body)) > limit:
			return nil, "", code, fmt.Errorf("%w: over %d bytes unpacked", ErrSize, limit)
		case err != nil:
			return nil, "", code, fmt.Errorf("the file is broken gzip: %w", err)
		}
		a.Body = body
	}
	return a, "", code, nil
}

// plain takes the address out of an error of the client, which the caller names anyway.
func plain(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		if u.Timeout() {
			return &timeout{u.Err}
		}
		return u.Err
	}
	return err
}

// A timeout is a net.Error with a message for people.
type timeout struct{ error }

func (*timeout) Error() string   { return "the server does not answer in time" }
func (t *timeout) Unwrap() error { return t.error }
func (*timeout) Timeout() bool   { return true }
func (*timeout) Temporary() bool { return true }

// longest is the longest time that a server may have us wait.
const longest = 7 * 24 * time.Hour

// retryAfter reads the header Retry-After: seconds, or a date.
func (f *Fetcher) retryAfter(s string) time.Time {
	now := f.o.Now()
	t := time.Time{}
	if n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 32); err == nil && n >= 0 {
		t = now.Add(time.Duration(n) * time.Second)
	} else if d, err := http.ParseTime(s); err == nil && d.After(now) {
		t = d
	}
	if t.After(now.Add(longest)) {
		t = now.Add(longest)
	}
	return t
}

// Page gets the web page behind a link and reads it.
func (f *Fetcher) Page(ctx context.Context, l ingest.Link) (*dateline.Article, error) {
	a, err := f.Get(ctx, Request{URL: l.URL})
	if err != nil {
		return nil, err
	}
	if kind := strings.ToLower(a.Type); kind != "" && !strings.Contains(kind, "html") {
		return nil, fmt.Errorf("%w but %.80s", ErrKind, a.Type)
	}
	l.URL, l.Fetched = a.URL, a.Fetched
	page, err := l.Page(a.Body, a.Type, nil)
	if err == nil && len(page.Body) > ingest.DefaultText {
		return nil, longText(page.Body)
	}
	return page, err
}

func longText(s string) error {
	return fmt.Errorf("%w: its text has %d bytes, over %d", ErrSize, len(s), ingest.DefaultText)
}

// Fetch returns a function for ingest.Options.Fetch. What cannot be had for the time being is asked for
// again, after a pause that doubles each time or that the server names, if that is not too long.
func (f *Fetcher) Fetch(ctx context.Context) func(ingest.Link) (*dateline.Article, error) {
	return func(l ingest.Link) (*dateline.Article, error) {
		return again(ctx, f, func() (*dateline.Article, error) { return f.Page(ctx, l) })
	}
}

// Open returns a function for ingest.Options.Open, which asks again as that of [Fetcher.Fetch] does.
func (f *Fetcher) Open(ctx context.Context) func(ingest.Link) ([]byte, error) {
	return func(l ingest.Link) ([]byte, error) {
		return again(ctx, f, func() ([]byte, error) {
			a, err := f.Get(ctx, Request{URL: l.URL})
			if err != nil {
				return nil, err
			}
			return a.Body, nil
		})
	}
}

// again calls get until it gives something, or an error that will not pass.
func again[T any](ctx context.Context, f *Fetcher, get func() (T, error)) (T, error) {
	for n := 1; ; n++ {
		x, err := get()
		if err == nil || n >= f.o.Tries || !Temporary(err) || ctx.Err() != nil {
			return x, err
		}
		wait := max(backoff(f.o.Pause, n), after(err).Sub(f.o.Now()))
		if wait > patience {
			return x, err
		}
		if err := f.o.Sleep(ctx, wait); err != nil {
			return x, err
		}
	}
}

// backoff doubles a pause with every failure, up to a day.
func backoff(pause time.Duration, failures int) time.Duration {
	const most = 24 * time.Hour
	for range failures {
		if pause *= 2; pause > most {
			return most
		}
	}
	return pause
}
