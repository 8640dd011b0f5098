package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/dateline/dateline/ingest/feed"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
	"github.com/dateline/dateline/web"
)

// servecmd serves the record.
type servecmd struct {
	own
	db
	polite
	Watch    string `placeholder:"FILE" help:"Follow the feeds and sitemaps of this file (OPML or TOML) while serving, as dateline watch does. Only then does the server call others."`
	ReadOnly bool   `help:"Write nothing, so that another process may add to the record: no judgements, no saved searches."`
	NoRecord bool   `help:"Serve Try it, POST /code, the rules and the scores alone; no file is opened or made."`
	Demo     bool   `help:"Serve a record made for the occasion from reports that come with the program, instead of --db."`
	Listen   string `default:"127.0.0.1:8080" placeholder:"ADDRESS" help:"Address and port to listen on. Beyond this machine it needs --token or --users."`
	Token    string `env:"DATELINE_TOKEN" placeholder:"TOKEN" help:"Token that everybody must show, at least 16 characters. Better given in the environment, where other users of the machine cannot see it."`
	Users    string `placeholder:"FILE" help:"Users: in each line a name, a role (read, correct, admin) and the SHA-256 of a token."`
	Host     string `placeholder:"NAMES" help:"Further host names, parted by commas, under which the page may be asked for if there are no users."`

	dir string // of the demo record
}

// Help is shown by dateline serve --help.
func (servecmd) Help() string {
	return `Serves a page to look at the record and an API to ask it (docs/page.md, docs/api.md). It
listens on this machine alone unless users are named, and calls nobody unless --watch names feeds to
follow. Ctrl-C ends it when the requests that run are done.

The server holds the record for writing, as judgements and saved searches are kept in it. If another
process holds it, or with --read-only, it shows what that process adds and takes neither.

Examples:
  dateline serve --demo
  dateline serve --no-record
  dateline serve --db gondor.db
  dateline serve --db gondor.db --watch feeds.toml --contact press@example.org
  DATELINE_TOKEN=... dateline serve --listen :8080
  dateline serve --listen 10.0.0.5:8080 --users users.txt`
}

// Run serves until it is interrupted.
func (c *servecmd) Run(s std) error {
	users, err := c.users()
	if err != nil {
		return &usageError{err}
	}
	m, err := newMill(&c.own, "any", "gdelt")
	if err != nil {
		return err
	}
	_, there := os.Stat(c.DB)
	st, note, err := c.open(m)
	if err != nil {
		return err
	}
	if st != nil && !c.Demo && errors.Is(there, os.ErrNotExist) {
		fmt.Fprintf(s.err, "%s: a new record\n", c.DB)
	}
	if st != nil {
		defer st.Close()
	}
	if c.Demo {
		defer os.RemoveAll(c.dir)
	}
	server, err := web.New(web.Options{
		Store: st, Code: m.Process, Users: users, Version: "dateline " + version(), Coder: m.version, Host: c.Host, Note: note,
		Log: slog.New(slog.NewTextHandler(s.err, nil)),
	})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	follow, err := c.follower(m, st, server, s)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	fmt.Fprintf(s.err, "http://%s/\n", l.Addr())
	done := make(chan error, 1)
	go func() { done <- follow(ctx) }()
	err = server.Serve(ctx, l)
	stop() // what is begun is brought to its end
	return errors.Join(err, <-done)
}

// follower returns what follows the feeds of --watch until its context ends.
func (c *servecmd) follower(m *mill, st *store.Store, server *web.Server, s std) (func(context.Context) error, error) {
	if c.Watch == "" {
		return func(context.Context) error { return nil }, nil
	}
	raw, err := os.ReadFile(c.Watch)
	if err != nil {
		return nil, err
	}
	subs, err := feed.Subscriptions(c.Watch, raw)
	if err != nil {
		return nil, err
	}
	f, err := c.polite.fetcher()
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		s.out = s.err // what is added is talk here
		k := &keeper{adding: adding{mill: m, teller: &teller{std: s}, ctx: ctx, store: st, counts: map[string]int{}}, join: server.Join}
		w := &feed.Watcher{Fetcher: f, Keeper: k, Tell: k.say, Jobs: 8}
		if err := w.Run(ctx, subs); err != nil && !errors.Is(err, context.Canceled) {
			return fmt.Errorf("--watch: %w", err)
		}
		return nil
	}, nil
}

// open opens the record, or makes that of the demo. The note is for the top of the pages.
func (c *servecmd) open(m *mill) (st *store.Store, note string, err error) {
	if c.NoRecord {
		return nil, "", nil
	}
	if !c.Demo {
		st, err = store.Open(c.DB, store.Options{ReadOnly: c.ReadOnly, Create: !c.ReadOnly})
		var held *store.HeldError
		if errors.As(err, &held) && c.Watch == "" {
			st, err = c.reader()
			return st, "Another process writes to this record: it is shown as it grows, and judgements cannot be kept.", err
		}
		return st, "", err
	}
	if c.dir, err = os.MkdirTemp("", "dateline-demo-"); err != nil {
		return nil, "", err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(c.dir)
		}
	}()
	if st, err = store.Open(filepath.Join(c.dir, "demo.db"), store.Options{Create: true}); err != nil {
		return nil, "", err
	}
	note = "This is a demo record: short reports about public events of 2025, written for dateline, under the names of publishers that do not exist."
	return st, note, fill(st, m)
}

// fill codes the demo reports into a record.
func fill(st *store.Store, m *mill) error {
	demo, err := web.Demo()
	if err != nil {
		return err
	}
	entries := make([]store.Entry, len(demo))
	for i, a := range demo {
		d, err := m.Process(a)
		if err != nil {
			return err
		}
		entries[i] = store.Entry{Article: a, Report: record.Read(d, m.options), Version: m.version}
	}
	if _, err := st.Add(context.Background(), entries); err != nil {
		return err
	}
	return join(context.Background(), st)
}

// users reads who may use the server. Nobody need be named as long as only this machine is served.
func (c *servecmd) users() (*web.Users, error) {
	switch {
	case c.Watch != "" && (c.ReadOnly || c.Demo || c.NoRecord):
		return nil, errors.New("--watch adds to a record: it does not go with --read-only, --demo and --no-record")
	case c.NoRecord && c.Demo:
		return nil, errors.New("--demo and --no-record: take one of them")
	case c.Users != "" && c.Token != "":
		return nil, errors.New("--users and --token: take one of them")
	case c.Users != "":
		f, err := os.Open(c.Users)
		if err != nil {
			return nil, fmt.Errorf("--users: %w", err)
		}
		defer f.Close()
		return web.ReadUsers(c.Users, f)
	case c.Token != "":
		return web.Token(c.Token)
	}
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return nil, fmt.Errorf("--listen %s: %w", c.Listen, err)
	}
	if a, err := netip.ParseAddr(host); host != "localhost" && (err != nil || !a.IsLoopback()) {
		return nil, fmt.Errorf("--listen %s: others could read and change the record; name users (--users) or set a token (--token)", c.Listen)
	}
	return nil, nil
}
