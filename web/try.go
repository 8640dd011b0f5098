package web

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
)

// mostText is how long a text may be that is coded on the page, in bytes.
const mostText = 60_000

// A tryView is the page on which texts are coded.
type tryView struct {
	Text, Date string
	Publisher  string
	Error      string
	Result     *reading
	Trees      []tree
	Millis     int
	Samples    []sample
}

// A sample is a text to begin with.
type sample struct{ Name, Text, Date string }

// samples takes some reports out of the demo record.
func samples(demo []*dateline.Article) []sample {
	var out []sample
	for _, want := range [...]struct{ id, name string }{{"demo-32", "a visit"}, {"demo-37", "a quarrel"}, {"demo-48", "a treaty"}} {
		for _, a := range demo {
			if a.ID == want.id {
				out = append(out, sample{want.name, a.Body, a.Published.Format(time.DateOnly)})
			}
		}
	}
	return out
}

// try codes a text and shows what was found. Nothing is kept.
func (s *Server) try(w http.ResponseWriter, r *http.Request) error {
	if err := need(r, Read); err != nil {
		return err
	}
	v := tryView{Samples: s.samples}
	if r.Method == http.MethodPost {
		if err := r.ParseForm(); err != nil {
			return err
		}
		v.Text, v.Date = strings.ReplaceAll(r.PostForm.Get("text"), "\r\n", "\n"), r.PostForm.Get("date")
	} else {
		v.Text, v.Date = r.URL.Query().Get("text"), r.URL.Query().Get("date")
	}
	status := http.StatusOK
	if strings.TrimSpace(v.Text) != "" {
		if err := s.code(r.Context(), &v); err != nil {
			var p *pageError
			if !errors.As(err, &p) {
				return err
			}
			status, v.Error = p.status, sentence(p.Error())
		}
	}
	if r.PostForm.Get("part") == "1" {
		return s.pages.part(w, "try", "result", v)
	}
	return s.pages.show(w, r, status, "try", view{Title: "Try it", Body: v, Wide: v.Result != nil})
}

func (s *Server) code(ctx context.Context, v *tryView) error {
	a := &dateline.Article{File: "page", Body: v.Text}
	if v.Date != "" {
		day, err := time.Parse(time.DateOnly, v.Date)
		if err != nil {
			return bad(errors.New("the date is not of the form 2025-06-10"))
		}
		a.Published = day
	}
	start := time.Now()
	d, err := s.process(ctx, a)
	if err != nil {
		return err
	}
	v.Result = read(record.Read(d, record.Options{Ontology: s.ontology}))
	v.Trees = trees(d)
	v.Millis = int(time.Since(start).Milliseconds())
	return nil
}

// process codes a text when it is its turn.
func (s *Server) process(ctx context.Context, a *dateline.Article) (*dateline.Document, error) {
	switch {
	case len(a.Body) > mostText:
		return nil, &pageError{http.StatusRequestEntityTooLarge, errors.New("the text is longer than 60 kB; the program codes longer ones: dateline code FILE")}
	case !utf8.ValidString(a.Body):
		return nil, bad(errors.New("the text is not UTF-8"))
	}
	select {
	case s.codings <- struct{}{}:
		defer func() { <-s.codings }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if a.ID == "" {
		a.ID = a.ContentID()
	}
	d, err := s.o.Code(a)
	if err != nil {
		return nil, bad(err)
	}
	s.meter.coded.Inc()
	return d, nil
}
