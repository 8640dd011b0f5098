package web

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/export"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// A table says how the facts of one list are written as lines: as JSON, the same as in the API, and as CSV.
type table struct {
	columns []string
	each    func(ctx context.Context, st *store.Store, f record.Filter, do func(fact any, cells []string) error) error
}

// tables are the lists by the names that they have in addresses. Acts have their CSV from package export.
var tables = map[string]table{
	"acts": {nil, func(ctx context.Context, st *store.Store, f record.Filter, do func(any, []string) error) error {
		return st.Each(ctx, f, func(a *record.Act) error { return do(a, nil) })
	}},
	"meetings": {strings.Fields("key date date_precision kind stage level sides codes host place country lat lon topics outcomes reports publisher published url sentence"), func(ctx context.Context, st *store.Store, f record.Filter, do func(any, []string) error) error {
		return st.EachEncounter(ctx, f, func(e *record.Encounter) error {
			var codes, topics, outcomes []string
			for _, s := range e.Sides {
				codes = append(codes, codesOf(s))
			}
			for _, t := range e.Topics {
				topics = append(topics, t.Text)
			}
			for _, o := range e.Outcomes {
				outcomes = append(outcomes, o.Kind+": "+o.Text)
			}
			c := []string{e.Key, e.Date, e.DatePrecision, e.Kind.Value, e.Stage.Value, e.Level.Value, attendees(e.Sides), strings.Join(codes, " - "), names1(e.Host)}
			c = append(append(c, spot(e.Place)...), strings.Join(topics, "; "), strings.Join(outcomes, "; "), strconv.Itoa(e.Reports))
			return do(e, append(c, told(e.Lead, e.Tellings)...))
		})
	}},
	"agreements": {strings.Fields("key date date_precision title kind stage parties codes place country lat lon topics reports publisher published url sentence"), func(ctx context.Context, st *store.Store, f record.Filter, do func(any, []string) error) error {
		return st.EachDeal(ctx, f, func(d *record.Deal) error {
			var topics []string
			for _, t := range d.Topics {
				topics = append(topics, t.Text)
			}
			c := []string{d.Key, d.Date, d.DatePrecision, d.Title.Text, d.Kind.Value, d.Stage.Value, names1(d.Parties), codesOf(d.Parties)}
			c = append(append(c, spot(d.Place)...), strings.Join(topics, "; "), strconv.Itoa(d.Reports))
			return do(d, append(c, told(d.Lead, d.Tellings)...))
		})
	}},
	"statements": {strings.Fields("key published speaker speaker_name country code stance direct addressee about words publisher url report"), func(ctx context.Context, st *store.Store, f record.Filter, do func(any, []string) error) error {
		return st.EachStatement(ctx, f, func(q *record.Statement) error {
			return do(q, []string{q.Key, q.Source.Published, q.Speaker, q.SpeakerName, q.Country, q.Code, q.Stance, strconv.FormatBool(q.Direct), q.Addressee.Name, strings.Join(q.About, " "), content(q.Quote), q.Source.Publisher, q.Source.URL, q.Source.Report})
		})
	}},
	"reports": {strings.Fields("report published publisher title url language events statements story relation of version added"), func(ctx context.Context, st *store.Store, f record.Filter, do func(any, []string) error) error {
		return paged(ctx, f, st.Reports, func(h *store.Headline) error {
			return do(h, []string{h.Report, h.Published, h.Publisher, h.Title, h.URL, h.Language, strconv.Itoa(h.Events), strconv.Itoa(h.Quotes), h.Story, h.Relation, h.Of, h.Version, h.Added.Format("2006-01-02T15:04:05Z07:00")})
		})
	}},
	"stories": {strings.Fields("story title from to reports publishers countries weight"), func(ctx context.Context, st *store.Store, f record.Filter, do func(any, []string) error) error {
		return paged(ctx, f, st.Stories, func(s *record.Story) error {
			return do(s, []string{s.ID, s.Title, s.From, s.To, strconv.Itoa(len(s.Reports)), strconv.Itoa(s.Publishers), strings.Join(s.Countries, " "), strconv.FormatFloat(s.Weight, 'f', 3, 64)})
		})
	}},
}

// paged calls do for everything in a list, part by part, the oldest first.
func paged[T any](ctx context.Context, f record.Filter, list func(context.Context, record.Filter, record.Page) ([]T, string, error), do func(*T) error) error {
	for after := ""; ; {
		part, next, err := list(ctx, f, record.Page{Limit: 500, Order: "oldest", After: after})
		if err != nil {
			return err
		}
		for i := range part {
			if err := do(&part[i]); err != nil {
				return err
			}
		}
		if after = next; after == "" {
			return nil
		}
	}
}

// codesOf lists the CAMEO codes of a side.
func codesOf(list []record.Attendee) string {
	var out []string
	for _, p := range list {
		if p.Code != "" && !slices.Contains(out, p.Code) {
			out = append(out, p.Code)
		}
	}
	return strings.Join(out, " ")
}

// spot is a place as cells: name, country, latitude, longitude.
func spot(p *record.Place) []string {
	if p == nil {
		return []string{"", "", "", ""}
	}
	degrees := func(x *float64) string {
		if x == nil {
			return ""
		}
		return strconv.FormatFloat(*x, 'f', -1, 64)
	}
	return []string{p.Name, p.Country, degrees(p.Lat), degrees(p.Lon)}
}

// told is where a fact was told as cells: publisher, day, address, sentence.
func told(s record.Source, tellings []record.Telling) []string {
	words := ""
	if len(tellings) > 0 {
		words = tellings[0].Sentence
	}
	return []string{s.Publisher, s.Published, s.URL, words}
}

// exportsOf lists the files that a list can be fetched as.
func exportsOf(list, query string) []outlet {
	var out []outlet
	add := func(name, format, about string) {
		out = append(out, outlet{name, "/api/export?of=" + list + "&format=" + url.QueryEscape(format) + "&" + query, about})
	}
	for _, l := range export.Layouts() {
		switch {
		case l.Of == "reports" && list == "reports":
			add("everything", l.Name, l.About)
		case l.Of == list && l.Of != "reports":
			add(l.Name, l.Name, l.About)
		}
	}
	if list != "acts" {
		add("csv", "csv", "one row each, for spreadsheets and statistics")
	}
	add("ndjson", "ndjson", "JSON Lines, as the API has them")
	return out
}

// export writes what a filter picks as a file, in constant memory.
func (s *Server) export(w http.ResponseWriter, r *http.Request) error {
	f, _, err := s.filter(r)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	l, known := export.Find(q.Get("format"))
	of := q.Get("of")
	if of == "" {
		if of = "acts"; known {
			of = l.Of
		}
	}
	t, ok := tables[of]
	if !ok {
		return bad(fmt.Errorf("of: %q is none of acts, meetings, agreements, statements, reports, stories", of))
	}
	ext, kind := "", "application/octet-stream"
	switch {
	case known && l.Of == of:
		ext = l.Ext
	case q.Get("format") == "ndjson":
		ext, kind = ".ndjson", ndjsonType
	case q.Get("format") == "csv" && t.columns != nil:
		ext, kind = ".csv", "text/csv; charset=utf-8"
	default:
		return bad(fmt.Errorf("format: %q is none of the layouts of %s", q.Get("format"), of))
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", `attachment; filename="dateline-`+of+ext+`"`)
	out := &steady{w: w, stall: s.limits.Stall}
	o := export.Options{Ontology: s.ontology, Version: s.o.Version, Report: func(id string) (*record.Report, error) { return s.o.Store.Report(r.Context(), id) }}
	switch {
	case ext == ".ndjson":
		return s.broken(lines(r.Context(), s.o.Store, t, f, out))
	case !known || l.Of != of:
		return s.broken(rows(r.Context(), s.o.Store, t, f, out))
	case of == "reports":
		return s.broken(s.dump(r.Context(), f, export.Reports(out)))
	case of == "meetings":
		return s.broken(write(r.Context(), export.Meetings(out, o), f, s.o.Store.EachEncounter))
	}
	x, err := export.Acts(l.Name, out, o)
	if err != nil {
		return err
	}
	return s.broken(write(r.Context(), x, f, s.o.Store.Each))
}

const ndjsonType = "application/x-ndjson"

// lines writes facts as JSON Lines.
func lines(ctx context.Context, st *store.Store, t table, f record.Filter, w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return t.each(ctx, st, f, func(x any, _ []string) error { return e.Encode(x) })
}

// rows writes facts as CSV.
func rows(ctx context.Context, st *store.Store, t table, f record.Filter, w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(t.columns); err != nil {
		return err
	}
	if err := t.each(ctx, st, f, func(_ any, cells []string) error { return out.Write(cells) }); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// dump writes reports with all that the record keeps of them.
func (s *Server) dump(ctx context.Context, f record.Filter, w export.Writer[export.Dumped]) error {
	said := map[string][]record.Judgement{}
	list, err := s.o.Store.Judgements(ctx, record.Filter{Judgement: "any"})
	if err != nil {
		return err
	}
	for _, j := range list {
		said[j.Report] = append(said[j.Report], j)
	}
	if err := s.o.Store.EachArrived(ctx, f, func(r *record.Report) error {
		a, err := s.o.Store.Article(ctx, r.ID)
		if err != nil {
			return err
		}
		h, err := s.o.Store.Headline(ctx, r.ID)
		if err != nil {
			return err
		}
		if len(said[r.ID]) > 0 { // they are put into force again where the dump is read
			if r, err = s.o.Store.Machine(ctx, r.ID); err != nil {
				return err
			}
		}
		return w.Write(export.NewDumped(a, r, h.Version, h.Added, said[r.ID]))
	}); err != nil {
		return err
	}
	return w.Close()
}

func write[T any](ctx context.Context, w export.Writer[T], f record.Filter, each func(context.Context, record.Filter, func(*T) error) error) error {
	if err := each(ctx, f, w.Write); err != nil {
		return err
	}
	return w.Close()
}

// broken ends an answer that failed midway so that the client sees it is not whole.
func (s *Server) broken(err error) error {
	if err != nil {
		s.o.Log.Warn("an export broke off", "err", err)
		panic(http.ErrAbortHandler)
	}
	return nil
}

// streamed answers a list with JSON Lines, all of it, where the client asks for them; anything else goes on.
func (s *Server) streamed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t, ok := tables[strings.TrimPrefix(r.URL.Path, "/api/")]
		if !ok || !ndjson(r) || !s.hasStore() {
			next.ServeHTTP(w, r)
			return
		}
		if to, ok := r.Context().Value(routeKey{}).(*string); ok {
			*to = "GET " + r.URL.Path
		}
		s.page(func(w http.ResponseWriter, r *http.Request) error {
			f, _, err := s.filter(r)
			if err != nil {
				return err
			}
			w.Header().Set("Content-Type", ndjsonType)
			return s.broken(lines(r.Context(), s.o.Store, t, f, &steady{w: w, stall: s.limits.Stall}))
		}).ServeHTTP(w, r)
	})
}

// ndjson tells whether a client asks for a list as JSON Lines.
func ndjson(r *http.Request) bool {
	return r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), ndjsonType)
}

// untagged are the addresses whose answers change without a line in the log.
var untagged = []string{"/api/stream", "/api/warnings", "/api/searches"}

// tagged gives answers of the API the state of the record as their tag, and answers 304 to who has it already.
func (s *Server) tagged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.hasStore() || r.Method != http.MethodGet || !strings.HasPrefix(r.URL.Path, "/api/") || slices.Contains(untagged, r.URL.Path) || !may(r, Read) {
			next.ServeHTTP(w, r)
			return
		}
		end, err := s.o.Store.End(r.Context())
		if err != nil {
			next.ServeHTTP(w, r)
			return
		}
		tag := fmt.Sprintf(`W/"%s-%x"`, s.mark, end)
		if ndjson(r) {
			tag = fmt.Sprintf(`W/"%s-%x-lines"`, s.mark, end)
		}
		h := w.Header()
		h.Add("Vary", "Accept")
		if matches(r.Header.Get("If-None-Match"), tag) {
			h.Set("ETag", tag)
			h.Set("Cache-Control", "private, no-cache")
			w.WriteHeader(http.StatusNotModified)
			return
		}
		next.ServeHTTP(&tagging{ResponseWriter: w, tag: tag}, r)
	})
}

// matches tells whether a list of tags holds one, by weak comparison (RFC 9110).
func matches(list, tag string) bool {
	for t := range strings.SplitSeq(list, ",") {
		if t = strings.TrimSpace(t); t == "*" || strings.TrimPrefix(t, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// tagging tags an answer that is whole and good.
type tagging struct {
	http.ResponseWriter
	tag  string
	done bool
}

func (t *tagging) WriteHeader(status int) {
	if !t.done && status == http.StatusOK {
		t.Header().Set("ETag", t.tag)
		t.Header().Set("Cache-Control", "private, no-cache")
	}
	t.done = true
	t.ResponseWriter.WriteHeader(status)
}

func (t *tagging) Write(p []byte) (int, error) {
	if !t.done {
		t.WriteHeader(http.StatusOK)
	}
	return t.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach the writer below.
func (t *tagging) Unwrap() http.ResponseWriter { return t.ResponseWriter }

// Flush sends what was written.
func (t *tagging) Flush() { _ = http.NewResponseController(t.ResponseWriter).Flush() }
