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
	"syscall"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/coding/event"
	"github.com/dateline/dateline/pipeline"
	"github.com/dateline/dateline/web"
)

// servecmd serves the record.
type servecmd struct {
	own
	Listen string `default:"127.0.0.1:8080" placeholder:"ADDRESS" help:"Address and port to listen on. Beyond this machine it needs --token or --users."`
	Token  string `env:"DATELINE_TOKEN" placeholder:"TOKEN" help:"Token that everybody must show, at least 16 characters. Better given in the environment, where other users of the machine cannot see it."`
	Users  string `placeholder:"FILE" help:"Users: in each line a name, a role (read, correct, admin) and the SHA-256 of a token."`
	Host   string `placeholder:"NAMES" help:"Further host names, parted by commas, under which the page may be asked for if there are no users."`
}

// Help is shown by dateline serve --help.
func (servecmd) Help() string {
	return `Serves a page to look at the record and an API to ask it (docs/page.md, docs/api.md). It
listens on this machine alone unless users are named, and calls nobody. Ctrl-C ends it when the requests that
run are done.

Examples:
  dateline serve
  DATELINE_TOKEN=... dateline serve --listen :8080
  dateline serve --listen 10.0.0.5:8080 --users users.txt`
}

// Run serves until it is interrupted.
func (c *servecmd) Run(s std) error {
	users, err := c.users()
	if err != nil {
		return &usageError{err}
	}
	po, err := c.own.options(false)
	if err != nil {
		return err
	}
	p, err := pipeline.New(po)
	if err != nil {
		return err
	}
	stage, err := event.New(events(po))
	if err != nil {
		return err
	}
	server, err := web.New(web.Options{
		Code:    p.Process,
		Explain: func(d *dateline.Document) (map[int][]string, error) { return stage.Explain(d) },
		Users:   users, Version: "dateline " + version(), Host: c.Host,
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
	fmt.Fprintf(s.err, "http://%s/\n", l.Addr())
	return server.Serve(ctx, l)
}

// users reads who may use the server. Nobody need be named as long as only this machine is served.
func (c *servecmd) users() (*web.Users, error) {
	switch {
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
