package web

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/desk"
	"github.com/dateline/dateline/lookup"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
	"github.com/dateline/dateline/store"
)

// Options say what a [Server] serves. Code is needed; everything else has a zero value that works.
type Options struct {
	Code    func(*dateline.Article) (*dateline.Document, error) // pipeline.Process
	Store   *store.Store                                        // the record; nil leaves Try it, the rules and the scores
	Users   *Users                                              // nil lets everybody in, as administrator
	Version string                                              // of the program
	Coder   string                                              // of its rules and models, kept with reports that come in; "" is Version
	Note    string                                              // said on top of every page: "This is a demo record."
	Log     *slog.Logger                                        // nil logs nothing
	Limits  Limits
	Host    string // host names beside those of loopback under which the server may be addressed, if there are no users
}

// Limits bound what a client may take. Zero values stand for those in brackets.
type Limits struct {
	Body    int64         // bytes of a request [1 MiB]
	Time    time.Duration // for an answer that is no stream [15 s]
	Clients int           // requests at once [64]
	Codings int           // texts coded at once [2]
	Rows    int           // of one page of a list [1000]
	Streams int           // open event streams [32]
	Stall   time.Duration // of a client that takes nothing of a stream [30 s]
}

func (l Limits) filled() Limits {
	set := func(to *int, n int) {
		if *to == 0 {
			*to = n
		}
	}
	if l.Body == 0 {
		l.Body = 1 << 20
	}
	if l.Time == 0 {
		l.Time = 15 * time.Second
	}
	if l.Stall == 0 {
		l.Stall = 30 * time.Second
	}
	set(&l.Clients, 64)
	set(&l.Codings, 2)
	set(&l.Rows, 1000)
	set(&l.Streams, 32)
	return l
}

// A Server answers requests. It is made by [New] and serves any number of goroutines.
type Server struct {
	o         Options
	limits    Limits
	ontology  *rules.Ontology
	names     *lookup.Resolver
	pages     *pages
	assets    *assets
	sessions  *sessions
	meter     *meter
	samples   []sample
	codings   chan struct{}
	streams   chan struct{}
	handler   http.Handler
	closing   chan struct{}
	keeping   sync.Mutex // of the saved searches
	outlook   outlook
	precision measure
	mark      string // of this run of the program, in the tags of answers
	memos     memos
	joining   sync.Mutex
	desk      *desk.Desk
}

// New makes a server.
func New(o Options) (*Server, error) {
	if o.Code == nil {
		return nil, errors.New("web: no pipeline")
	}
	ontology, err := rules.LoadOntology()
	if err != nil {
		return nil, err
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{o: o, limits: o.Limits.filled(), ontology: ontology, names: lookup.New(o.Store), sessions: newSessions(), meter: newMeter(prometheus.NewRegistry()), closing: make(chan struct{}), mark: rand.Text()[:8], memos: memos{list: map[string]*memo{}}}
	s.codings, s.streams = make(chan struct{}, s.limits.Codings), make(chan struct{}, s.limits.Streams)
	demo, err := Demo()
	if err != nil {
		return nil, err
	}
	s.samples = samples(demo)
	if s.assets, err = loadAssets(); err != nil {
		return nil, err
	}
	if s.pages, err = loadPages(s); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	s.routes(mux)
	s.handler = s.guard(s.tagged(s.streamed(routed(mux))))
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Serve answers requests on a listener until the context ends; then it takes no more, lets those that run finish, and
// returns nil.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	h := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: min(5*time.Second, s.limits.Time),
		ReadTimeout:       s.limits.Time,
		WriteTimeout:      s.limits.Time + 5*time.Second, // streams move it on with what they send
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(s.o.Log.Handler(), slog.LevelDebug),
		BaseContext:       func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
	}
	if s.hasStore() {
		s.outlook.get(ctx, s) // so that the first visitor finds warnings
		warmed := make(chan struct{})
		go func() {
			defer close(warmed)
			s.warm(ctx)
		}()
		defer func() { <-warmed }()
	}
	done := make(chan error, 1)
	go func() { done <- h.Serve(l) }()
	select {
	case err := <-done:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	close(s.closing)
	defer s.outlook.wait()
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Second)
	defer cancel()
	if err := h.Shutdown(end); err != nil {
		return fmt.Errorf("shutdown: %w", err)
	}
	return nil
}

// warm works out what the first visitor would have to wait for.
func (s *Server) warm(ctx context.Context) {
	_, err := survived(func() (struct{}, error) {
		_, err := readRegistry()
		_, err2 := s.info(ctx)
		_, err3 := s.names.Side(ctx, "USA")
		_, err4 := s.spots(ctx, record.Filter{})
		return struct{}{}, errors.Join(err, err2, err3, err4)
	})
	if err != nil && ctx.Err() == nil {
		s.o.Log.Error("what pages show could not be worked out", "err", err)
	}
}

// routes lists what the server answers to.
func (s *Server) routes(mux *http.ServeMux) {
	page := func(pattern string, h func(http.ResponseWriter, *http.Request) error) {
		mux.Handle(pattern, s.page(h))
	}
	mux.Handle("GET /assets/{name}", s.assets)
	mux.HandleFunc("GET /favicon.ico", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/assets/icon.svg", http.StatusMovedPermanently)
	})
	mux.HandleFunc("GET /robots.txt", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: *\nDisallow: /\n") })
	mux.HandleFunc("GET /healthz", s.health)
	mux.Handle("GET /metrics", s.meter.handler())
	page("GET /try", s.try)
	page("POST /try", s.try)
	page("GET /scores", s.scores)
	page("GET /help", s.help)
	page("GET /rules/{path...}", s.rule)
	page("GET /login", s.login)
	page("POST /login", s.login)
	page("POST /logout", s.logout)
	page("POST /theme", s.theme)
	page("/", missing(mux))
	s.apiRoutes(mux)
	if !s.hasStore() {
		mux.Handle("GET /{$}", http.RedirectHandler("/try", http.StatusSeeOther))
	} else {
		s.storeRoutes(mux)
		page("GET /api/export", s.export)
		page("GET /api/stream", s.stream)
	}
}
