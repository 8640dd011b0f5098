package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/desk"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// A sent report is one that a program adds.
type sent struct {
	ID        string `json:"id,omitempty" maxLength:"200" doc:"Its id in the record; without it a hash of the content."`
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Title     string `json:"title,omitempty"`
	Byline    string `json:"byline,omitempty"`
	Text      string `json:"text" minLength:"1" maxLength:"60000" doc:"The report; without a title its headline is the first line."`
	Date      string `json:"date,omitempty" doc:"Day of the report, YYYY-MM-DD."`
	Language  string `json:"language,omitempty"`
}

// A taken report is what became of one.
type taken struct {
	ID      string `json:"id"`
	Outcome string `json:"outcome" enum:"new,same,copy,version,clash,error" doc:"same: it was there; clash: another text has its id; error: it could not be coded."`
	Of      string `json:"of,omitempty" doc:"The report that it is the same as, a copy or a version of."`
	Events  int    `json:"events"`
	Error   string `json:"error,omitempty"`
}

// A said judgement is one that a program sends.
type said struct {
	Kind    string `json:"kind" enum:"event,meeting,agreement,quote,actor,office,place"`
	Fact    string `json:"fact" minLength:"1"`
	Report  string `json:"report,omitempty"`
	Verdict string `json:"verdict" enum:"confirm,reject,correct,reopen"`
	Field   string `json:"field,omitempty" doc:"The slot that is corrected."`
	Value   string `json:"value,omitempty" doc:"What is right."`
	Reason  string `json:"reason,omitempty"`
}

// writeRoutes adds what changes the record.
func (s *Server) writeRoutes(api huma.API) {
	type judgementIn struct{ Body said }
	huma.Register(api, huma.Operation{OperationID: "judge", Method: "POST", Path: "/api/judgements", Summary: "Judge a fact (role correct)", DefaultStatus: 201}, func(ctx context.Context, in *judgementIn) (*one[record.Judgement], error) {
		who, err := s.allowed(ctx, Correct)
		if err != nil {
			return nil, err
		}
		b := in.Body
		j := record.Judgement{Kind: b.Kind, Fact: b.Fact, Report: b.Report, Verdict: b.Verdict, Field: b.Field, Value: b.Value, Reason: b.Reason, Author: who.Name, At: time.Now().UTC().Truncate(time.Millisecond)}
		j, err = s.take(ctx, j)
		for _, known := range []error{store.ErrNotFound, store.ErrReadOnly, store.ErrFull, context.Canceled, context.DeadlineExceeded} {
			if errors.Is(err, known) {
				return nil, s.apiError(err)
			}
		}
		if err != nil {
			return nil, huma.Error422UnprocessableEntity(sentence(err.Error()))
		}
		return &one[record.Judgement]{j}, nil
	})
	type reportsIn struct {
		Body struct {
			Reports []sent `json:"reports" minItems:"1" maxItems:"100"`
		}
	}
	type reportsOut struct {
		Reports []taken `json:"reports" doc:"In the order in which they were sent."`
	}
	huma.Register(api, huma.Operation{OperationID: "add-reports", Method: "POST", Path: "/api/reports", Summary: "Code reports and add them to the record (role admin); what is answered as added is on the disk", DefaultStatus: 200}, func(ctx context.Context, in *reportsIn) (*one[reportsOut], error) {
		if _, err := s.allowed(ctx, Admin); err != nil {
			return nil, err
		}
		list, err := s.add(ctx, in.Body.Reports)
		return &one[reportsOut]{reportsOut{list}}, s.apiError(err)
	})
}

// take keeps a judgement, or those that it stands for, and returns the first.
func (s *Server) take(ctx context.Context, j record.Judgement) (record.Judgement, error) {
	list, err := s.names.Judgement(ctx, j)
	if err != nil {
		return j, err
	}
	for _, j := range list {
		if err := s.o.Store.Judge(ctx, j); err != nil {
			return j, err
		}
	}
	return list[0], nil
}

// allowed returns who asks, and an error unless he has a role.
func (s *Server) allowed(ctx context.Context, role Role) (*User, error) {
	u, _ := ctx.Value(userKey{}).(*User)
	if u == nil || u.Role < role {
		return nil, huma.Error403Forbidden("you need the role " + role.String() + " for this")
	}
	return u, nil
}

// add codes reports, adds them and joins them to stories.
func (s *Server) add(ctx context.Context, list []sent) ([]taken, error) {
	out := make([]taken, len(list))
	var entries []store.Entry
	var at []int
	for i := range list {
		x := &list[i]
		a := &dateline.Article{ID: x.ID, File: "api", URL: x.URL, Publisher: x.Publisher, Title: x.Title, Byline: x.Byline, Body: x.Text, Language: x.Language}
		if x.Date != "" {
			day, err := time.Parse(time.DateOnly, x.Date)
			if err != nil {
				return nil, bad(errors.New("date: write YYYY-MM-DD"))
			}
			a.Published = day
		}
		d, err := s.process(ctx, a)
		var p *pageError
		if errors.As(err, &p) {
			out[i] = taken{ID: a.ID, Outcome: "error", Error: strings.TrimSpace(err.Error())}
			continue
		}
		if err != nil {
			return nil, err
		}
		r := record.Read(d, record.Options{Ontology: s.ontology})
		entries, at = append(entries, store.Entry{Article: a, Report: r, Version: cmp.Or(s.o.Coder, s.o.Version)}), append(at, i)
	}
	if len(entries) == 0 {
		return out, nil
	}
	ctx = context.WithoutCancel(ctx) // what is begun is brought to its end
	added, err := s.o.Store.Add(ctx, entries)
	if err != nil {
		return nil, err
	}
	for k, x := range added {
		out[at[k]] = taken{ID: x.ID, Outcome: x.Outcome, Of: x.Of, Events: len(entries[k].Report.Events)}
	}
	return out, s.Join(ctx)
}

// Join puts the reports that came in into their stories, one caller at a time.
func (s *Server) Join(ctx context.Context) error {
	s.joining.Lock()
	defer s.joining.Unlock()
	if s.desk == nil {
		d, err := desk.New(s.o.Store)
		if err != nil {
			return err
		}
		s.desk = d
	}
	_, err := s.desk.Join(ctx)
	return err
}

// described adds to the description of the API what is answered by handlers of our own.
func described(api huma.API) {
	text := func(name, in, about string, enum ...any) *huma.Param {
		return &huma.Param{Name: name, In: in, Description: about, Schema: &huma.Schema{Type: "string", Enum: enum}}
	}
	answer := func(about string, kinds ...string) map[string]*huma.Response {
		content := map[string]*huma.MediaType{}
		for _, k := range kinds {
			content[k] = &huma.MediaType{Schema: &huma.Schema{Type: "string"}}
		}
		return map[string]*huma.Response{"200": {Description: about, Content: content}, "default": {Description: "Error", Content: map[string]*huma.MediaType{"application/problem+json": {Schema: &huma.Schema{Ref: "#/components/schemas/ErrorModel"}}}}}
	}
	o := api.OpenAPI()
	filter := o.Paths["/api/days"].Get.Parameters
	o.AddOperation(&huma.Operation{
		OperationID: "export", Method: http.MethodGet, Path: "/api/export", Summary: "A list as a file, streamed",
		Parameters: append([]*huma.Param{
			text("of", "query", "What is written; without it what the format is of.", "acts", "meetings", "agreements", "statements", "reports", "stories"),
			{Name: "format", In: "query", Required: true, Description: "A layout of docs/formats/exports.md, csv, or ndjson.", Schema: &huma.Schema{Type: "string"}},
		}, filter...),
		Responses: answer("The file.", "application/octet-stream", "text/csv", ndjsonType),
	})
	o.AddOperation(&huma.Operation{
		OperationID: "stream", Method: http.MethodGet, Path: "/api/stream", Summary: "Server-sent events: each line of the log as it is written",
		Parameters: []*huma.Param{text("after", "query", "Number of a line: those behind it come first. Without it only what happens from now on."), text("Last-Event-ID", "header", "As after; browsers send it when they connect again.")},
		Responses:  answer("Events added, recoded, joined, judged, warned; the id is the number of the line, the data the line as JSON.", "text/event-stream"),
	})
	for path, item := range o.Paths {
		if _, ok := tables[strings.TrimPrefix(path, "/api/")]; !ok || item.Get == nil {
			continue
		}
		if r := item.Get.Responses["200"]; r != nil {
			r.Content[ndjsonType] = &huma.MediaType{Schema: &huma.Schema{Type: "string", Description: "Everything that the filter picks, one JSON object a line, the oldest first; limit, after and order do not count."}}
		}
	}
}
