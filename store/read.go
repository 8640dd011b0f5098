package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
)

// A Headline is a report without its text and its facts.
type Headline struct {
	record.Source
	Language string    `json:"language"`
	File     string    `json:"file"`
	Story    string    `json:"story"`
	Events   int       `json:"events"`
	Quotes   int       `json:"quotes"`
	Of       string    `json:"of"`       // the report that it is a copy or a version of
	Relation string    `json:"relation"` // copy, version, or what story says
	Version  string    `json:"version"`  // of the rules and models that coded it
	Added    time.Time `json:"added"`
}

const headlineColumns = `r.id, r.key, r.url, p.term, r.day, r.title, r.language, r.file, coalesce(t.key, ''), r.events, r.quotes, coalesce(o.key, ''), r.relation, v.term, r.added`

const headlineTables = `reports r JOIN terms p ON p.id=r.publisher JOIN terms v ON v.id=r.version LEFT JOIN stories t ON t.id=r.story LEFT JOIN reports o ON o.id=r.of`

func (h *Headline) scan(rows interface{ Scan(...any) error }) (id int64, err error) {
	var day int
	var added int64
	err = rows.Scan(&id, &h.Report, &h.URL, &h.Publisher, &day, &h.Title, &h.Language, &h.File, &h.Story, &h.Events, &h.Quotes, &h.Of, &h.Relation, &h.Version, &added)
	h.Publisher, h.Version = strings.TrimPrefix(h.Publisher, publisher), strings.TrimPrefix(h.Version, coder)
	h.Published, h.Added = date(day), time.UnixMilli(added).UTC()
	return id, err
}

// Headline returns the headline of a report.
func (s *Store) Headline(ctx context.Context, id string) (*Headline, error) {
	h := &Headline{}
	if _, err := h.scan(s.read.QueryRowContext(ctx, "SELECT "+headlineColumns+" FROM "+headlineTables+" WHERE r.key=?", id)); err != nil {
		return nil, s.missing("report", id, err)
	}
	return h, nil
}

func (s *Store) missing(what, id string, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s %s: %w", what, id, ErrNotFound)
	}
	return s.explain(err)
}

// load reads text and rest of a report.
func (s *Store) load(ctx context.Context, id string) (number int64, r *rest, err error) {
	var text, more []byte
	if err := s.read.QueryRowContext(ctx, "SELECT r.id, x.text, x.rest FROM reports r JOIN texts x ON x.report=r.id WHERE r.key=?", id).Scan(&number, &text, &more); err != nil {
		return 0, nil, s.missing("report", id, err)
	}
	r = &rest{}
	if err := s.pack.into(more, r); err != nil {
		return 0, nil, fmt.Errorf("report %s: %w", id, err)
	}
	if text, err = s.pack.unpack(text); err != nil {
		return 0, nil, fmt.Errorf("report %s: %w", id, err)
	}
	r.Report.Text = string(text)
	return number, r, nil
}

// Article returns a report as it was read.
func (s *Store) Article(ctx context.Context, id string) (*dateline.Article, error) {
	_, r, err := s.load(ctx, id)
	if err != nil {
		return nil, err
	}
	p := &r.Report
	return &dateline.Article{ID: p.ID, File: p.File, URL: p.URL, Publisher: p.Publisher, Title: r.Title, Byline: r.Byline, Body: p.Text, Published: r.Published, Language: p.Language}, nil
}

// Report returns a report with everything that was found in it.
func (s *Store) Report(ctx context.Context, id string) (*record.Report, error) {
	number, k, err := s.load(ctx, id)
	if err != nil {
		return nil, err
	}
	r := &k.Report
	r.Events, r.Meetings, r.Agreements, r.Quotes = []record.Event{}, []record.Meeting{}, []record.Agreement{}, []record.Quote{}
	for kind := range kinds {
		rows, err := s.read.QueryContext(ctx, "SELECT data FROM facts WHERE id BETWEEN ? AND ? ORDER BY id", factNumber(kind, number, 0), factNumber(kind, number, maxFacts-1))
		if err != nil {
			return nil, s.explain(err)
		}
		if err := scan(rows, func() error {
			var b []byte
			if err := rows.Scan(&b); err != nil {
				return err
			}
			return s.append(r, kind, b)
		}); err != nil {
			return nil, s.explain(err)
		}
	}
	return r, nil
}

func (s *Store) append(r *record.Report, kind int, b []byte) error {
	switch kind {
	case event:
		var v keptEvent
		err := s.pack.into(b, &v)
		r.Events = append(r.Events, v.Event)
		return err
	case meeting:
		var v keptMeeting
		err := s.pack.into(b, &v)
		r.Meetings = append(r.Meetings, v.Meeting)
		return err
	case agreement:
		var v keptAgreement
		err := s.pack.into(b, &v)
		r.Agreements = append(r.Agreements, v.Agreement)
		return err
	}
	var v keptQuote
	err := s.pack.into(b, &v)
	r.Quotes = append(r.Quotes, v.Quote)
	return err
}
