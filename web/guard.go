package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"github.com/dateline/dateline/store"
)

// policy lets a page load its own style, script and pictures and send forms to where it came from; nothing else.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// guard puts around a handler what every request passes: counting, safe headers, limits, who is it, compression.
func (s *Server) guard(next http.Handler) http.Handler {
	zip, err := gzhttp.NewWrapper(gzhttp.MinSize(800), gzhttp.CompressionLevel(4), gzhttp.ExceptContentTypes([]string{"text/event-stream"}))
	if err != nil { // the options are constant
		panic(err)
	}
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, http.StatusForbidden, "Requests that change something are not taken from pages of other sites.")
	}))
	var h http.Handler = zip(cross.Handler(s.who(next)))
	h = s.limit(h)
	h = s.named(h)
	return s.meter.count(s.survive(headers(h)))
}

func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		next.ServeHTTP(w, r)
	})
}

// survive turns a handler that breaks down into one failed answer.
func (s *Server) survive(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			x := recover()
			if x == nil {
				return
			}
			if err, ok := x.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(x)
			}
			s.o.Log.Error("a request broke down", "path", r.URL.Path, "what", x, "stack", string(debug.Stack()))
			s.fail(w, r, http.StatusInternalServerError, "Something broke down here. It is written in the log of the server.")
		}()
		next.ServeHTTP(w, r)
	})
}

// survived does what others wait for, or what nobody waits for: if it breaks down that is an error.
func survived[T any](work func() (T, error)) (v T, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("it broke down: %v\n%s", x, debug.Stack())
		}
	}()
	return work()
}

// named refuses requests for other hosts where nobody has to say who he is: a page of somebody else whose name leads to
// this machine must not read the record.
func (s *Server) named(next http.Handler) http.Handler {
	known := []string{"localhost", "127.0.0.1", "::1"}
	for h := range strings.SplitSeq(s.o.Host, ",") {
		if h = strings.TrimSpace(h); h != "" {
			known = append(known, h)
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		if s.o.Users == nil && !slices.Contains(known, strings.Trim(strings.ToLower(host), "[]")) {
			s.fail(w, r, http.StatusMisdirectedRequest, "This server does not answer to that host name.")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// limit bounds body, time and the number of requests at once.
func (s *Server) limit(next http.Handler) http.Handler {
	slots := make(chan struct{}, s.limits.Clients)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > s.limits.Body {
			s.fail(w, r, http.StatusRequestEntityTooLarge, "The request is longer than "+strconv.FormatInt(s.limits.Body>>10, 10)+" kB.")
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, s.limits.Body)
		if stream(r) {
			next.ServeHTTP(w, r)
			return
		}
		wait := time.NewTimer(2 * time.Second)
		defer wait.Stop()
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
		case <-wait.C:
			w.Header().Set("Retry-After", "2")
			s.fail(w, r, http.StatusServiceUnavailable, "Too many requests at once. Try again in a moment.")
			return
		case <-r.Context().Done():
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), s.limits.Time)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// stream says which answers may take as long as they move.
func stream(r *http.Request) bool {
	_, list := tables[strings.TrimPrefix(r.URL.Path, "/api/")]
	return r.URL.Path == "/api/stream" || r.URL.Path == "/api/export" || list && ndjson(r)
}

// fail answers with an error: problem+json to programs, a page to people.
// failures are what pages say of some ends of requests.
var failures = map[int]string{
	http.StatusBadRequest: "Not understood", http.StatusForbidden: "Not allowed", http.StatusNotFound: "Nothing here",
	http.StatusInternalServerError: "It broke down", http.StatusServiceUnavailable: "Too much at once",
}

func (s *Server) fail(w http.ResponseWriter, r *http.Request, status int, what string) {
	if program(r) {
		problem(w, status, what)
		return
	}
	s.pages.show(w, r, status, "error", view{Title: cmp.Or(failures[status], http.StatusText(status)), Body: what})
}

func program(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == "/code" || r.URL.Path == "/openapi.json" || strings.Contains(r.Header.Get("Accept"), "json") && !strings.Contains(r.Header.Get("Accept"), "html")
}

// A pageError is an error with the status that a client is told.
type pageError struct {
	status int
	error
}

func (e *pageError) Unwrap() error { return e.error }

func bad(err error) error { return &pageError{http.StatusBadRequest, err} }

var errMissing = &pageError{http.StatusNotFound, errors.New("there is nothing at this address")}

// page turns a function that may fail into a handler.
func (s *Server) page(h func(http.ResponseWriter, *http.Request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := h(w, r)
		if err == nil {
			return
		}
		status, what := s.status(err)
		if status >= 500 {
			s.o.Log.Error("a request failed", "path", r.URL.Path, "err", err)
		}
		s.fail(w, r, status, what)
	})
}

// status maps an error to what a client is told.
func (s *Server) status(err error) (int, string) {
	var p *pageError
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &p):
		return p.status, sentence(p.Error())
	case errors.As(err, &long):
		return http.StatusRequestEntityTooLarge, "The request is too long."
	case errors.Is(err, store.ErrReadOnly):
		return http.StatusConflict, "The record is open for reading only: another process writes to it."
	case errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable, "This took too long. Ask for less: a shorter time, one actor."
	}
	return http.StatusInternalServerError, "Something went wrong here. It is written in the log of the server."
}

// sentence makes a sentence of an error.
func sentence(s string) string {
	if s == "" {
		return s
	}
	s = strings.ToUpper(s[:1]) + s[1:]
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}

// local returns an address inside this server to go on to, or other.
func local(to, other string) string {
	u, err := url.Parse(to)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n") {
		return other
	}
	return cmp.Or(to, other)
}
