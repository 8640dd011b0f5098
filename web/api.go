package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/judge"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
	"github.com/dateline/dateline/trend"
)

// An apiFilter is the filter of a request, in the words of record.Filter.
type apiFilter struct {
	Actor     string `query:"actor" doc:"Either side: a name, a CAMEO code or how it begins, or the id of an actor. A name that may mean several is refused with a list. Alternatives are parted by commas, here and below."`
	With      string `query:"with" doc:"The other side."`
	Source    string `query:"source" doc:"Who did it."`
	Target    string `query:"target" doc:"To whom it is done."`
	Dyad      string `query:"dyad" doc:"Two sides: Russia,Ukraine stands for actor and with."`
	From      string `query:"from" doc:"First day: 2025-06-10, a month, or a year."`
	To        string `query:"to" doc:"Last day."`
	Category  string `query:"category" doc:"PLOVER category; of meetings and agreements their stage."`
	Code      string `query:"code" doc:"CAMEO code, how it begins, or its label."`
	Quad      string `query:"quad" doc:"1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."`
	Context   string `query:"context" doc:"PLOVER context."`
	Place     string `query:"place" doc:"Country, name, or GeoNames number."`
	Publisher string `query:"publisher"`
	Speaker   string `query:"speaker" doc:"Of statements: who speaks."`
	About     string `query:"about" doc:"Of statements: of whom."`
	Story     string `query:"story"`
	Without   string `query:"without" doc:"Flags that may not hold: negated, future, hypothetical, historical, alleged."`
	Judgement string `query:"judgement" doc:"confirmed, rejected, open, any."`
	MinScore  string `query:"min-score" doc:"Least score, 0 to 1."`
	Q         string `query:"q" doc:"Words and \"phrases\" that the report must hold."`

	filter record.Filter
}

// Resolve reads the filter.
func (a *apiFilter) Resolve(ctx huma.Context) []error {
	u := ctx.URL()
	f, err := record.ParseFilter(u.Query())
	if err != nil {
		return []error{huma.Error400BadRequest(err.Error())}
	}
	a.filter = f
	return nil
}

// An apiList asks for a part of a list.
type apiList struct {
	apiFilter
	Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"50"`
	After string `query:"after" doc:"Cursor: next of the part before."`
	Order string `query:"order" enum:"date,oldest,weight,added" doc:"date is the newest first."`
}

func (a *apiList) page() record.Page {
	return record.Page{Limit: a.Limit, After: a.After, Order: a.Order}
}

// A part is one part of a list.
type part[T any] struct {
	Body struct {
		Items []T    `json:"items"`
		Next  string `json:"next" doc:"Cursor of the next part; empty if this is the last."`
	}
}

type one[T any] struct{ Body T }

// apiRoutes adds the API to a mux.
func (s *Server) apiRoutes(mux *http.ServeMux) huma.API {
	c := huma.DefaultConfig("dateline", "1")
	c.DocsPath, c.SchemasPath, c.CreateHooks = "", "", nil
	c.Info.Description = "The record that dateline keeps: who did what to whom, who said what, when and where."
	c.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", func(t reflect.Type, hint string) string {
		name := huma.DefaultSchemaNamer(t, hint)
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		for pkg, prefix := range map[string]string{"/store": "Stored", "/trend": "Trend", "/judge": "Judge"} { // packages that have types of the same names
			if strings.HasSuffix(t.PkgPath(), pkg) {
				name = prefix + name
			}
		}
		return name
	})
	api := humago.New(mux, c)
	s.codeRoute(api)
	if s.hasStore() {
		s.recordRoutes(api)
	}
	maybe(c.Components.Schemas)
	return api
}

// maybe tells in the description of the API which objects may be null: those that types point to.
func maybe(r huma.Registry) {
	for name, s := range r.Map() {
		t := r.TypeFromRef("#/components/schemas/" + name)
		if t == nil || t.Kind() != reflect.Struct {
			continue
		}
		for _, f := range reflect.VisibleFields(t) {
			key, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
			if p := s.Properties[key]; p != nil && p.Ref != "" && f.Type.Kind() == reflect.Pointer && !strings.Contains(rest, "omitempty") {
				s.Properties[key] = &huma.Schema{AnyOf: []*huma.Schema{{Ref: p.Ref}, {Type: "null"}}, Description: p.Description}
			}
		}
	}
}

// recordRoutes adds what is asked of a record.
func (s *Server) recordRoutes(api huma.API) {
	listed(api, s, "acts", "Acts, each counted once", (*store.Store).Acts)
	listed(api, s, "meetings", "Meetings, visits and calls", (*store.Store).Encounters)
	listed(api, s, "agreements", "Agreements", (*store.Store).Deals)
	listed(api, s, "statements", "Statements", (*store.Store).Statements)
	listed(api, s, "reports", "Reports", (*store.Store).Reports)
	listed(api, s, "stories", "Stories", (*store.Store).Stories)
	single(api, s, "acts", "An act with all its tellings", (*store.Store).Act)
	single(api, s, "meetings", "A meeting with all its tellings", (*store.Store).Encounter)
	single(api, s, "agreements", "An agreement with all its tellings", (*store.Store).Deal)
	single(api, s, "statements", "A statement", (*store.Store).Statement)
	single(api, s, "reports", "A report with everything that was found in it", (*store.Store).Report)
	single(api, s, "stories", "A story", (*store.Store).Story)

	type actorsIn struct {
		Name  string `query:"name" doc:"Part of the name."`
		Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"50"`
		After string `query:"after"`
	}
	huma.Register(api, huma.Operation{OperationID: "list-actors", Method: "GET", Path: "/api/actors", Summary: "Actors"}, func(ctx context.Context, in *actorsIn) (*part[store.Actor], error) {
		out := &part[store.Actor]{}
		var err error
		out.Body.Items, out.Body.Next, err = s.o.Store.Actors(ctx, in.Name, record.Page{Limit: in.Limit, After: in.After})
		return out, s.apiError(err)
	})
	type actorIn struct {
		ID string `query:"id" required:"true" doc:"Id of the actor, such as person/elina-valtonen."`
	}
	huma.Register(api, huma.Operation{OperationID: "get-actor", Method: "GET", Path: "/api/actor", Summary: "An actor with the offices in time"}, func(ctx context.Context, in *actorIn) (*one[*store.Actor], error) {
		a, err := s.o.Store.Actor(ctx, in.ID)
		return &one[*store.Actor]{a}, s.apiError(err)
	})
	huma.Register(api, huma.Operation{OperationID: "list-days", Method: "GET", Path: "/api/days", Summary: "Acts by day and pair of sides"}, func(ctx context.Context, in *apiFilter) (*one[[]record.Day], error) {
		if err := s.meaning(ctx, &in.filter); err != nil {
			return nil, s.apiError(err)
		}
		d, err := s.o.Store.Days(ctx, in.filter)
		return &one[[]record.Day]{d}, s.apiError(err)
	})
	huma.Register(api, huma.Operation{OperationID: "list-places", Method: "GET", Path: "/api/places", Summary: "Acts by place"}, func(ctx context.Context, in *apiFilter) (*one[[]store.Spot], error) {
		if err := s.meaning(ctx, &in.filter); err != nil {
			return nil, s.apiError(err)
		}
		p, err := s.o.Store.Places(ctx, in.filter)
		return &one[[]store.Spot]{p}, s.apiError(err)
	})
	type countsIn struct {
		apiFilter
		By string `query:"by" required:"true" enum:"category,code,root,quad,day,month,year,publisher,actor,place,counterpart,source,target,context"`
	}
	huma.Register(api, huma.Operation{OperationID: "count-acts", Method: "GET", Path: "/api/counts", Summary: "Numbers of acts"}, func(ctx context.Context, in *countsIn) (*one[[]store.Count], error) {
		if err := s.meaning(ctx, &in.filter); err != nil {
			return nil, s.apiError(err)
		}
		c, err := s.o.Store.Counts(ctx, in.filter, in.By)
		return &one[[]store.Count]{c}, s.apiError(err)
	})
	huma.Register(api, huma.Operation{OperationID: "get-info", Method: "GET", Path: "/api/info", Summary: "What the record holds"}, func(ctx context.Context, _ *struct{}) (*one[store.Info], error) {
		i, err := s.o.Store.Info(ctx)
		i.Path = ""
		return &one[store.Info]{i}, s.apiError(err)
	})
	huma.Register(api, huma.Operation{OperationID: "list-warnings", Method: "GET", Path: "/api/warnings", Summary: "What has changed between two sides or for a country, in the last month of the record"}, func(ctx context.Context, _ *struct{}) (*one[*trend.Outlook], error) {
		o := s.outlook.get(ctx, s)
		if o == nil {
			return nil, huma.Error503ServiceUnavailable("warnings are being worked out; ask again in a moment")
		}
		return &one[*trend.Outlook]{o}, nil
	})
	huma.Register(api, huma.Operation{OperationID: "get-precision", Method: "GET", Path: "/api/precision", Summary: "How right this record is, by the samples that people judged"}, func(ctx context.Context, _ *struct{}) (*one[*precision], error) {
		p, err := s.precision.get(ctx, s)
		return &one[*precision]{p}, s.apiError(err)
	})
	huma.Register(api, huma.Operation{OperationID: "list-searches", Method: "GET", Path: "/api/searches", Summary: "Saved searches"}, func(ctx context.Context, _ *struct{}) (*one[[]saved], error) {
		l, err := s.kept(ctx)
		return &one[[]saved]{append([]saved{}, l...)}, s.apiError(err)
	})
	huma.Register(api, huma.Operation{OperationID: "list-holders", Method: "GET", Path: "/api/holders", Summary: "Who holds the offices of a body, as reports say"}, func(ctx context.Context, in *struct {
		Of string `query:"of" required:"true" doc:"Name of the body as in offices."`
	},
	) (*one[[]store.Holder], error) {
		l, err := s.o.Store.Holders(ctx, in.Of)
		return &one[[]store.Holder]{l}, s.apiError(err)
	})
	huma.Register(api, huma.Operation{OperationID: "list-judgements", Method: "GET", Path: "/api/judgements", Summary: "What people said of facts"}, func(ctx context.Context, in *apiFilter) (*one[[]judge.Line], error) {
		if err := s.meaning(ctx, &in.filter); err != nil {
			return nil, s.apiError(err)
		}
		l, err := s.judgements(ctx, in.filter)
		return &one[[]judge.Line]{l}, s.apiError(err)
	})
	s.writeRoutes(api)
	described(api)
}

// judgements lists what people said, with what became of it.
func (s *Server) judgements(ctx context.Context, f record.Filter) ([]judge.Line, error) {
	list, err := s.o.Store.Judgements(ctx, f)
	if err != nil {
		return nil, err
	}
	loose, err := s.o.Store.Loose(ctx)
	if err != nil {
		return nil, err
	}
	return judge.Lines(list, loose, func(id string) (*record.Report, error) { return s.o.Store.Report(ctx, id) })
}

// codeRoute adds POST /code.
func (s *Server) codeRoute(api huma.API) {
	type codeIn struct {
		Body struct {
			Text      string `json:"text" minLength:"1" maxLength:"60000" doc:"The report, its headline on the first line."`
			Date      string `json:"date,omitempty" format:"date" doc:"Day of the report, YYYY-MM-DD."`
			Publisher string `json:"publisher,omitempty"`
			Title     string `json:"title,omitempty"`
		}
	}
	huma.Register(api, huma.Operation{OperationID: "code", Method: "POST", Path: "/code", Summary: "Code a text; nothing is kept", DefaultStatus: 200}, func(ctx context.Context, in *codeIn) (*one[*record.Report], error) {
		a := &dateline.Article{File: "api", Body: in.Body.Text, Publisher: in.Body.Publisher, Title: in.Body.Title}
		if in.Body.Date != "" {
			day, err := time.Parse(time.DateOnly, in.Body.Date)
			if err != nil {
				return nil, huma.Error400BadRequest("date: write YYYY-MM-DD")
			}
			a.Published = day
		}
		d, err := s.process(ctx, a)
		if err != nil {
			return nil, s.apiError(err)
		}
		return &one[*record.Report]{record.Read(d, record.Options{Ontology: s.ontology})}, nil
	})
}

func listed[T any](api huma.API, s *Server, name, about string, f func(*store.Store, context.Context, record.Filter, record.Page) ([]T, string, error)) {
	huma.Register(api, huma.Operation{OperationID: "list-" + name, Method: "GET", Path: "/api/" + name, Summary: about}, func(ctx context.Context, in *apiList) (*part[T], error) {
		out := &part[T]{}
		var err error
		if err := s.meaning(ctx, &in.filter); err != nil {
			return nil, s.apiError(err)
		}
		out.Body.Items, out.Body.Next, err = f(s.o.Store, ctx, in.filter, in.page())
		return out, s.apiError(err)
	})
}

func single[T any](api huma.API, s *Server, name, about string, f func(*store.Store, context.Context, string) (*T, error)) {
	type in struct {
		ID string `path:"id"`
	}
	huma.Register(api, huma.Operation{OperationID: "get-" + name, Method: "GET", Path: "/api/" + name + "/{id}", Summary: about}, func(ctx context.Context, i *in) (*one[*T], error) {
		x, err := f(s.o.Store, ctx, i.ID)
		return &one[*T]{x}, s.apiError(err)
	})
}

// apiError maps errors to statuses.
func (s *Server) apiError(err error) error {
	if err == nil {
		return nil
	}
	var own huma.StatusError
	if errors.As(err, &own) {
		return err
	}
	status, what := s.status(s.missed(err))
	if status >= 500 && !errors.Is(err, context.DeadlineExceeded) {
		s.o.Log.Error("a request failed", "err", err)
	}
	return huma.NewError(status, what)
}

// steady moves the time limit of an answer on as long as the client takes what is sent.
type steady struct {
	w     io.Writer
	stall time.Duration
	n     int
}

func (s *steady) Write(p []byte) (int, error) {
	if s.n++; s.n%64 == 1 {
		if rw, ok := s.w.(http.ResponseWriter); ok {
			_ = http.NewResponseController(rw).SetWriteDeadline(time.Now().Add(s.stall)) // a test's writer has none
		}
	}
	return s.w.Write(p)
}

// stream sends each line of the log as it is written: a report added, joined, judged (server-sent events).
func (s *Server) stream(w http.ResponseWriter, r *http.Request) error {
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		return &pageError{http.StatusServiceUnavailable, errors.New("too many open streams")}
	}
	after, err := strconv.ParseInt(r.Header.Get("Last-Event-ID"), 10, 64)
	if err != nil {
		if after, err = strconv.ParseInt(r.URL.Query().Get("after"), 10, 64); err != nil {
			after = -1
		}
	}
	if after < 0 { // from now on
		after = 0
		for {
			lines, err := s.o.Store.Log(r.Context(), after, 10000)
			if err != nil {
				return err
			}
			if len(lines) == 0 {
				break
			}
			after = lines[len(lines)-1].N
		}
	}
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	c := http.NewResponseController(w)
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for n := 0; ; n++ {
		_ = c.SetWriteDeadline(time.Now().Add(s.limits.Stall)) // a test's writer has none
		lines, err := s.o.Store.Log(r.Context(), after, 1000)
		if err != nil {
			return s.broken(err)
		}
		for _, l := range lines {
			data, err := json.Marshal(l)
			if err != nil {
				return s.broken(err)
			}
			if _, err := fmt.Fprintf(w, "id: %d\nevent: %s\ndata: %s\n\n", l.N, l.What, data); err != nil {
				return nil // the client has gone
			}
			after = l.N
		}
		if n%15 == 0 {
			if _, err := io.WriteString(w, ": here\n\n"); err != nil {
				return nil // the client has gone
			}
		}
		_ = c.Flush()
		select {
		case <-tick.C:
		case <-r.Context().Done():
			return nil
		case <-s.closing:
			return nil
		}
	}
}
