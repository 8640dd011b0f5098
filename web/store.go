package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline/lookup"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

func (s *Server) hasStore() bool { return s.o.Store != nil }

// storeRoutes lists what the server answers to if it has a record.
func (s *Server) storeRoutes(mux *http.ServeMux) {
	page := func(pattern string, h func(http.ResponseWriter, *http.Request) error) {
		mux.Handle(pattern, s.page(h))
	}
	page("GET /{$}", s.today)
	page("GET /search", s.search)
	for _, l := range lists {
		page("GET /"+l.path, func(w http.ResponseWriter, r *http.Request) error { return s.list(w, r, l) })
	}
	page("GET /acts/{key}", s.act)
	page("GET /meetings/calendar", s.calendar)
	page("GET /meetings/{key}", s.encounter)
	page("GET /agreements/{key}", s.deal)
	page("GET /stories/{key}", s.story)
	page("GET /reports/{id}", s.report)
	page("GET /reports/{id}/facts/{fact}", s.fact)
	page("GET /reports/{id}/sentences/{n}", s.sentence)
	page("GET /actors", s.actors)
	page("GET /actors/{id...}", s.actor)
	page("GET /sides/{a}", s.side)
	page("GET /dyads/{a}/{b}", s.dyad)
	page("GET /map", s.worldMap)
	page("GET /feed", s.feed)
	page("GET /searches", s.searches)
	page("POST /searches", s.searches)
	page("POST /judge", s.judge)
}

// A row is one line of a list.
type row struct {
	Quad      int // 0 for none
	Href      string
	Title     string
	What      string // goes on behind the title, less loud
	Sub       string
	Words     string // that tell it
	From      string // publisher and day
	Report    string // address of the telling
	Judgement string
	ID        string
	Day       string
	Updated   time.Time
	Fresh     bool // it came in since the last visit
	Quiet     bool // the next row has the same words
	On        bool // the row before has the same words
}

// full is the title with what goes on behind it.
func (r *row) full() string {
	if r.What == "" {
		return r.Title
	}
	return r.Title + ": " + r.What
}

// A dayRows is what a list holds of one day.
type dayRows struct {
	Day  string // in words; "" for a list that is not in the order of days
	Rows []row
}

// byDay parts rows where the day changes. Acts that one sentence tells are brought together, and the sentence stands below the last of them.
func byDay(rows []row, days bool) []dayRows {
	var out []dayRows
	for _, r := range rows {
		d := ""
		if days {
			d = cmp.Or(dayName(r.Day), "Day not told")
		}
		if len(out) == 0 || out[len(out)-1].Day != d {
			out = append(out, dayRows{Day: d})
		}
		to := &out[len(out)-1].Rows
		at := len(*to)
		if r.Words != "" && r.Report != "" {
			same := func(x row) bool { return x.Words == r.Words && reportOf(x.Report) == reportOf(r.Report) }
			for i := len(*to) - 1; i >= 0; i-- {
				if same((*to)[i]) {
					at = i + 1
					(*to)[i].Quiet, r.On = true, true
					break
				}
			}
		}
		*to = slices.Insert(*to, at, r)
	}
	return out
}

// reportOf is the address of the report in that of one of its facts.
func reportOf(address string) string {
	report, _, _ := strings.Cut(address, "/facts/")
	return report
}

// A listing is a page with a list.
type listing struct {
	Name, Lead string
	Line       string // the search
	Filter     record.Filter
	Query      string // the filter as query of an address
	Tabs       []navItem
	Days       []dayRows
	Next       string // address of the next part
	Exports    []outlet
	Path       string
	Feed       string
	API        string
	Empty      bool   // the record holds nothing at all
	Calendar   string // address of the calendar of meetings
}

type outlet struct{ Name, Href, About string }

// A list says how one kind of fact is listed.
type listKind struct {
	path, name, lead string
	rows             func(context.Context, *Server, record.Filter, record.Page) ([]row, string, error)
}

// rowsBy shows a part of a list: each gives the rows of the record, show makes a row of the page of one.
func rowsBy[T any](ctx context.Context, each func(context.Context, record.Filter, record.Page) ([]T, string, error), show func(*T) row, f record.Filter, p record.Page) ([]row, string, error) {
	list, next, err := each(ctx, f, p)
	out := make([]row, 0, len(list))
	for i := range list {
		out = append(out, show(&list[i]))
	}
	return out, next, err
}

var lists = [...]listKind{
	{"acts", "Acts", "Who did what to whom; each act once, however often it is told.", actRows},
	{"meetings", "Meetings", "Meetings, visits and calls, planned and held.", encounterRows},
	{"agreements", "Agreements", "Treaties, memoranda and statements, from proposal to end.", dealRows},
	{"statements", "Statements", "Who said what. Narrow it by speaker: and about:.", statementRows},
	{"reports", "Reports", "What was read.", reportRows},
	{"stories", "Stories", "Reports that tell the same news.", storyRows},
}

func actRows(ctx context.Context, s *Server, f record.Filter, p record.Page) ([]row, string, error) {
	return rowsBy(ctx, s.o.Store.Acts, actRow, f, p)
}

func actRow(a *record.Act) row {
	r := row{
		Quad: a.Quad, Href: "/acts/" + url.PathEscape(a.Key), Title: sides(a.Event.Source, a.Event.Target, a.Reciprocal), What: cmp.Or(a.Label, a.CAMEO),
		Sub: sub(placeName(a.Event.Place), strings.Join(a.Aux, ", "), times(a.Reports)), ID: a.Key, Day: a.Date, Updated: a.Added, Judgement: a.Judgement,
	}
	if len(a.Tellings) > 0 {
		r.Words = a.Tellings[0].Sentence
	}
	r.from(a.Lead, a.Event.ID)
	return r
}

func (r *row) from(s record.Source, fact string) {
	r.From = sub(s.Publisher, dayName(s.Published))
	r.Report = "/reports/" + url.PathEscape(s.Report)
	if fact != "" {
		r.Report += "/facts/" + url.PathEscape(fact)
	}
}

func times(n int) string {
	if n < 2 {
		return ""
	}
	return strconv.Itoa(n) + " reports"
}

// many says how many there are, "" if none.
func many(n int, one, more string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 " + one
	}
	return grouped(n) + " " + more
}

// spanName says the days from..to for people.
func spanName(from, to string) string {
	if from == to {
		return dayName(from)
	}
	return dayName(from) + " to " + dayName(to)
}

// countryNames names countries, at most n of them.
func countryNames(codes []string, n int) []string {
	var out []string
	for _, c := range codes[:min(n, len(codes))] {
		out = append(out, sideName(c))
	}
	if len(codes) > n {
		out = append(out, "…")
	}
	return out
}

func placeName(p *record.Place) string {
	if p == nil {
		return ""
	}
	return p.Name
}

// sub joins what is there.
func sub(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

func encounterRows(ctx context.Context, s *Server, f record.Filter, p record.Page) ([]row, string, error) {
	return rowsBy(ctx, s.o.Store.Encounters, encounterRow, f, p)
}

func encounterRow(e *record.Encounter) row {
	r := row{
		Href: "/meetings/" + url.PathEscape(e.Key), Title: cmp.Or(attendees(e.Sides), names1(e.Host), "Sides not told"), What: cmp.Or(e.Kind.Value, "meeting"), ID: e.Key, Day: e.Date, Updated: e.Added,
		Sub: sub(e.Stage.Value, nice(e.Level.Value), placeName(e.Place), times(e.Reports)),
	}
	if len(e.Tellings) > 0 {
		r.Words = e.Tellings[0].Sentence
	}
	r.from(e.Lead, e.Meeting.ID)
	return r
}

func names1(list []record.Attendee) string { return attendees([][]record.Attendee{list}) }

func dealRows(ctx context.Context, s *Server, f record.Filter, p record.Page) ([]row, string, error) {
	return rowsBy(ctx, s.o.Store.Deals, dealRow, f, p)
}

func dealRow(d *record.Deal) row {
	r := row{
		Href: "/agreements/" + url.PathEscape(d.Key), Title: cmp.Or(names1(d.Parties), "Parties not told"), What: cmp.Or(d.Title.Text, d.Kind.Value), ID: d.Key, Day: d.Date, Updated: d.Added,
		Sub: sub(d.Stage.Value, d.Kind.Value, placeName(d.Place), times(d.Reports)),
	}
	if len(d.Tellings) > 0 {
		r.Words = d.Tellings[0].Sentence
	}
	r.from(d.Lead, d.Agreement.ID)
	return r
}

func statementRows(ctx context.Context, s *Server, f record.Filter, p record.Page) ([]row, string, error) {
	return rowsBy(ctx, s.o.Store.Statements, func(q *record.Statement) row {
		r := row{Title: cmp.Or(q.Who(), "Somebody"), Sub: sub(q.Code, q.Stance), Words: content(q.Quote), ID: q.Key, Day: q.Source.Published, Updated: q.Added}
		r.from(q.Source, "")
		if r.Href = r.Report; q.Speaker != "" {
			r.Href = "/actors/" + q.Speaker
		}
		return r
	}, f, p)
}

func reportRows(ctx context.Context, s *Server, f record.Filter, p record.Page) ([]row, string, error) {
	return rowsBy(ctx, s.o.Store.Reports, func(h *store.Headline) row {
		return row{
			Href: "/reports/" + url.PathEscape(h.Report), Title: cmp.Or(h.Title, h.Report), ID: h.Report, Day: h.Published, Updated: h.Added,
			Sub: sub(h.Publisher, many(h.Events, "act", "acts"), many(h.Quotes, "statement", "statements"), h.Relation),
		}
	}, f, p)
}

func storyRows(ctx context.Context, s *Server, f record.Filter, p record.Page) ([]row, string, error) {
	return rowsBy(ctx, s.o.Store.Stories, func(t *record.Story) row {
		return row{Href: "/stories/" + url.PathEscape(t.ID), Title: cmp.Or(t.Title, t.ID), Sub: sub(spanName(t.From, t.To), many(len(t.Reports), "report", "reports"), strings.Join(countryNames(t.Countries, 6), ", ")), ID: t.ID, Day: t.To}
	}, f, p)
}

// rowsOf is how many rows a page shows.
const rowsOf = 50

// filter reads the filter of an address, and the part of the list that is asked for.
func (s *Server) filter(r *http.Request) (record.Filter, record.Page, error) {
	q := r.URL.Query()
	f, err := record.ParseFilter(q)
	if err != nil {
		return f, record.Page{}, bad(err)
	}
	if err := s.meaning(r.Context(), &f); err != nil {
		return f, record.Page{}, err
	}
	p := record.Page{Limit: rowsOf, After: q.Get("after"), Order: q.Get("order")}
	return f, p, nil
}

// meaning turns the names in a filter into what the record knows them by.
func (s *Server) meaning(ctx context.Context, f *record.Filter) error {
	err := s.names.Filter(ctx, f)
	var e *lookup.Error
	if errors.As(err, &e) {
		return bad(err)
	}
	return err
}

// search turns a search line into the address of a list.
func (s *Server) search(w http.ResponseWriter, r *http.Request) error {
	f, err := record.ParseSearch(r.URL.Query().Get("s"))
	if err != nil {
		return bad(err)
	}
	on := "acts"
	for _, l := range lists {
		if r.URL.Query().Get("on") == l.path {
			on = l.path
		}
	}
	if len(f.Speakers)+len(f.About) > 0 {
		on = "statements"
	}
	http.Redirect(w, r, "/"+on+"?"+f.Values().Encode(), http.StatusSeeOther)
	return nil
}

func (s *Server) list(w http.ResponseWriter, r *http.Request, l listKind) error {
	f, p, err := s.filter(r)
	if err != nil {
		return err
	}
	v := listing{Path: l.path, Name: l.name, Lead: l.lead, Filter: f, Line: f.Search(), Query: f.Values().Encode()}
	rows, next, err := l.rows(r.Context(), s, f, p)
	if err != nil {
		return s.missed(err)
	}
	v.Days = byDay(rows, (p.Order == "" || p.Order == "date" || p.Order == "oldest") && l.path != "stories")
	for _, o := range lists {
		v.Tabs = append(v.Tabs, navItem{"/" + o.path + "?" + v.Query, o.name, o.path == l.path})
	}
	if next != "" {
		q := f.Values()
		q.Set("after", next)
		if p.Order != "" {
			q.Set("order", p.Order)
		}
		v.Next = r.URL.Path + "?" + q.Encode()
	}
	if l.path == "meetings" {
		v.Calendar = "/meetings/calendar?" + v.Query
	}
	v.API = "/api/" + l.path + "?" + v.Query
	v.Feed = "/feed?on=" + l.path + "&" + v.Query
	v.Exports = exportsOf(l.path, v.Query)
	if len(rows) == 0 {
		some, _, err := s.o.Store.Reports(r.Context(), record.Filter{}, record.Page{Limit: 1})
		if err != nil {
			return err
		}
		v.Empty = len(some) == 0
	}
	return s.pages.show(w, r, http.StatusOK, "list", view{Title: l.name, Body: v, Query: v.Line, Feed: v.Feed})
}

// missed maps errors of the store.
func (s *Server) missed(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return errMissing
	}
	if strings.Contains(fmt.Sprint(err), "cursor") {
		return bad(err)
	}
	return err
}

// A factView is one fact with all its tellings.
type factView struct {
	Head     row
	Slots    []slot
	Judged   *record.Judged
	Tellings []record.Telling
	Differ   []record.Difference
	Rule     string
	Back     string
	All      string
}

// A slot is one thing that a fact tells, in words or by who takes part.
type slot struct {
	Name, Text string
	Who        []record.Participant
}

func (s *Server) act(w http.ResponseWriter, r *http.Request) error {
	a, err := s.o.Store.Act(r.Context(), r.PathValue("key"))
	if err != nil {
		return s.missed(err)
	}
	v := factView{Head: actRow(a), Tellings: a.Tellings, Differ: a.Differences, Judged: a.Judged, Rule: a.Rule, Back: "/acts", All: "All acts"}
	v.Slots = append(who("Source", a.Source), who("Target", a.Target)...)
	v.Slots = append(v.Slots, slots("Code", a.CAMEO+" "+a.Label, "PLOVER", strings.TrimSpace(a.Plover.Category+" "+a.Plover.Mode), "Contexts", strings.Join(a.Plover.Contexts, ", "),
		"Class", quadNames[clamp(a.Quad)], "Goldstein", strconv.FormatFloat(a.Goldstein, 'f', 1, 64), "Day", dayName(a.Date), "Place", placeName(a.Event.Place), "Flags", strings.Join(a.Aux, ", "),
		"Score", strconv.FormatFloat(a.Score, 'f', 2, 64))...)
	return s.pages.show(w, r, http.StatusOK, "fact", view{Title: v.Head.full(), Body: v})
}

func (s *Server) encounter(w http.ResponseWriter, r *http.Request) error {
	e, err := s.o.Store.Encounter(r.Context(), r.PathValue("key"))
	if err != nil {
		return s.missed(err)
	}
	v := factView{Head: encounterRow(e), Tellings: e.Tellings, Judged: e.Judged, Rule: e.Rule, Back: "/meetings", All: "All meetings"}
	var topics, outcomes []string
	for _, t := range e.Topics {
		topics = append(topics, t.Text)
	}
	for _, o := range e.Outcomes {
		outcomes = append(outcomes, o.Kind+": "+o.Text)
	}
	for i, side := range e.Sides {
		v.Slots = append(v.Slots, who([]string{"Sides", ""}[min(i, 1)], attending(side))...)
	}
	v.Slots = append(v.Slots, who("Host", attending(e.Host))...)
	v.Slots = append(v.Slots, slots("Kind", e.Kind.Value, "Stage", e.Stage.Value, "Level", e.Level.Value, "Day", dayName(e.Date), "Place", placeName(e.Place), "Topics", strings.Join(topics, "; "), "Outcomes", strings.Join(outcomes, "; "))...)
	return s.pages.show(w, r, http.StatusOK, "fact", view{Title: v.Head.full(), Body: v})
}

func (s *Server) deal(w http.ResponseWriter, r *http.Request) error {
	d, err := s.o.Store.Deal(r.Context(), r.PathValue("key"))
	if err != nil {
		return s.missed(err)
	}
	v := factView{Head: dealRow(d), Tellings: d.Tellings, Judged: d.Judged, Rule: d.Rule, Back: "/agreements", All: "All agreements"}
	var topics []string
	for _, t := range d.Topics {
		topics = append(topics, t.Text)
	}
	v.Slots = append(who("Parties", attending(d.Parties)), slots("Kind", d.Kind.Value, "Stage", d.Stage.Value, "Day", dayName(d.Date), "Place", placeName(d.Place), "About", strings.Join(topics, "; "))...)
	return s.pages.show(w, r, http.StatusOK, "fact", view{Title: v.Head.full(), Body: v})
}

// slots pairs names and values, without those that are empty.
func slots(kv ...string) []slot {
	var out []slot
	for i := 0; i+1 < len(kv); i += 2 {
		if kv[i+1] != "" {
			out = append(out, slot{Name: kv[i], Text: kv[i+1]})
		}
	}
	return out
}

// who is the slot of those who take part, none if nobody does.
func who(name string, list []record.Participant) []slot {
	if len(list) == 0 {
		return nil
	}
	return []slot{{Name: name, Who: list}}
}

// attending are those who attend.
func attending(list []record.Attendee) []record.Participant {
	out := make([]record.Participant, 0, len(list))
	for i := range list {
		out = append(out, list[i].Participant)
	}
	return out
}

func (s *Server) story(w http.ResponseWriter, r *http.Request) error {
	t, err := s.o.Store.Story(r.Context(), r.PathValue("key"))
	if err != nil {
		return s.missed(err)
	}
	acts, _, err := actRows(r.Context(), s, record.Filter{Stories: []string{t.ID}}, record.Page{Limit: 200})
	if err != nil {
		return err
	}
	return s.pages.show(w, r, http.StatusOK, "story", view{Title: t.Title, Body: map[string]any{"Story": t, "Acts": byDay(acts, true)}})
}

// A reportView is a report of the record.
type reportView struct {
	R     *reading
	Head  *store.Headline
	Judge bool
	Tree  string
	Said  bool
}

func (s *Server) report(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	rep, err := s.o.Store.Report(r.Context(), id)
	if err != nil {
		return s.missed(err)
	}
	v := reportView{R: read(rep), Judge: may(r, Correct), Tree: "/reports/" + url.PathEscape(id) + "/sentences/", Said: r.URL.Query().Get("said") == "1"}
	if v.Head, err = s.o.Store.Headline(r.Context(), id); err != nil {
		return s.missed(err)
	}
	return s.pages.show(w, r, http.StatusOK, "report", view{Title: cmp.Or(rep.Title, id), Body: v, Wide: true})
}

// fact leads to the card of a fact in its report.
func (s *Server) fact(w http.ResponseWriter, r *http.Request) error {
	id, fact := r.PathValue("id"), r.PathValue("fact")
	rep, err := s.o.Store.Report(r.Context(), id)
	if err != nil {
		return s.missed(err)
	}
	to := "/reports/" + url.PathEscape(id)
	if a := anchor(rep, fact); a != "" {
		to += "#" + a
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

func anchor(r *record.Report, fact string) string {
	for i := range r.Events {
		if r.Events[i].ID == fact {
			return "e" + strconv.Itoa(i+1)
		}
	}
	for i := range r.Meetings {
		if r.Meetings[i].ID == fact {
			return "m" + strconv.Itoa(i+1)
		}
	}
	for i := range r.Agreements {
		if r.Agreements[i].ID == fact {
			return "g" + strconv.Itoa(i+1)
		}
	}
	return ""
}

// A sentenceView shows how a sentence of a report is understood.
type sentenceView struct {
	ID, Title string
	Tree      tree
	Lost      []string
	Prev      int
	Next      int
}

func (s *Server) sentence(w http.ResponseWriter, r *http.Request) error {
	a, err := s.o.Store.Article(r.Context(), r.PathValue("id"))
	if err != nil {
		return s.missed(err)
	}
	d, err := s.process(r.Context(), a)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil || n < 1 || n > len(d.Sentences) {
		return errMissing
	}
	v := sentenceView{ID: r.PathValue("id"), Title: a.Title, Tree: draw(d, n-1), Prev: n - 1}
	if n < len(d.Sentences) {
		v.Next = n + 1
	}
	for _, e := range d.Events {
		if e.Sentence == n-1 {
			for _, l := range e.Lost {
				v.Lost = append(v.Lost, d.Words(e.Trigger)+": gave way: "+l)
			}
		}
	}
	return s.pages.show(w, r, http.StatusOK, "sentence", view{Title: fmt.Sprintf("Sentence %d", n), Body: v, Wide: true})
}

// judge keeps what a person says of a fact.
func (s *Server) judge(w http.ResponseWriter, r *http.Request) error {
	if err := need(r, Correct); err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return err
	}
	get := r.PostForm.Get
	j := record.Judgement{Kind: get("kind"), Fact: get("fact"), Report: get("report"), Verdict: get("verdict"), Author: user(r).Name, Reason: get("reason")}
	if j.Verdict == record.Correct {
		j.Field, j.Value = get("field"), strings.TrimSpace(get("value"))
		if j.Value == "" {
			return bad(errors.New("say what is right"))
		}
	}
	if _, err := s.take(r.Context(), j); err != nil {
		if errors.Is(err, store.ErrNotFound) {
			return errMissing
		}
		if errors.Is(err, store.ErrReadOnly) {
			return err
		}
		return bad(err)
	}
	http.Redirect(w, r, "/reports/"+url.PathEscape(j.Report)+"?said=1", http.StatusSeeOther)
	return nil
}
