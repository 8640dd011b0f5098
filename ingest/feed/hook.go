package feed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"
)

// A Hook posts JSON to an address. It calls no address outside the public internet unless it is allowed, follows no
// redirect, and tries again when the other side is busy or cannot be reached.
type Hook struct {
	Allow   []netip.Prefix // networks of one's own that may be called
	Timeout time.Duration  // of one try; 0 is 15 seconds
	Tries   int            // 0 is 4
	Wait    time.Duration  // before the second try, twice as long before each next; 0 is 1 second
}

// Post sends a body and returns when the other side has taken it: an answer of 200 to 299.
func (h *Hook) Post(ctx context.Context, address string, body []byte) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("%q is no address of the web", address)
	}
	timeout, tries, wait := h.Timeout, h.Tries, h.Wait
	if timeout <= 0 {
		timeout = 15 * time.Second
	}
	if tries <= 0 {
		tries = 4
	}
	if wait <= 0 {
		wait = time.Second
	}
	dialer := &net.Dialer{Timeout: timeout, Control: guard(h.Allow)}
	transport := &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: timeout, DisableKeepAlives: true}
	client := &http.Client{Transport: transport, Timeout: timeout, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for n := 1; ; n++ {
		again, err := post(ctx, client, address, body)
		if err == nil {
			return nil
		}
		if !again || n == tries || ctx.Err() != nil {
			return fmt.Errorf("%s: %w", u.Redacted(), err)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s: %w", u.Redacted(), ctx.Err())
		case <-time.After(wait):
		}
		wait *= 2
	}
}

// post makes one try; again tells whether another is worth while.
func post(ctx context.Context, client *http.Client, address string, body []byte) (again bool, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return false, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "dateline")
	a, err := client.Do(r)
	if err != nil {
		var e *url.Error
		if errors.As(err, &e) { // the address is told once
			err = e.Err
		}
		return !errors.Is(err, ErrPrivate), err
	}
	defer a.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(a.Body, 1<<16))
	if a.StatusCode >= 200 && a.StatusCode < 300 {
		return false, nil
	}
	return a.StatusCode >= 500 || a.StatusCode == http.StatusTooManyRequests || a.StatusCode == http.StatusRequestTimeout, fmt.Errorf("answered %s", a.Status)
}
