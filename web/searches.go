package web

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
)

// A saved search is a filter with a name.
type saved struct {
	Name  string       `json:"name"`
	On    string       `json:"on,omitempty"` // the list that is searched; "" is acts
	Query string       `json:"query"`
	Line  string       `json:"-"`
	List  string       `json:"-"` // name of the list
	Href  template.URL `json:"-"` // address of the list
	Feed  template.URL `json:"-"`
}

const (
	searchesState = "web/searches"
	mostSearches  = 200
)

// searches lists the saved searches, keeps one and drops one.
func (s *Server) searches(w http.ResponseWriter, r *http.Request) error {
	s.keeping.Lock()
	defer s.keeping.Unlock()
	list, err := s.kept(r.Context())
	if err != nil {
		return err
	}
	if r.Method == http.MethodPost {
		if err := need(r, Correct); err != nil {
			return err
		}
		if list, err = changed(list, r); err != nil {
			return err
		}
		data, err := json.Marshal(list)
		if err != nil {
			return err
		}
		if err := s.o.Store.SetState(r.Context(), searchesState, data); err != nil {
			return err
		}
		http.Redirect(w, r, "/searches", http.StatusSeeOther)
		return nil
	}
	for i := range list {
		v, err := url.ParseQuery(list[i].Query)
		if err != nil {
			continue
		}
		f, err := record.ParseFilter(v)
		if err == nil {
			l, q := listOf(list[i].On), f.Values().Encode()
			list[i].Line, list[i].List = f.Search(), l.name
			list[i].Href, list[i].Feed = template.URL("/"+l.path+"?"+q), template.URL("/feed?on="+l.path+"&"+q)
		}
	}
	return s.pages.show(w, r, http.StatusOK, "searches", view{Title: "Saved searches", Body: list})
}

// kept returns the saved searches.
func (s *Server) kept(ctx context.Context) ([]saved, error) {
	data, err := s.o.Store.State(ctx, searchesState)
	if err != nil || len(data) == 0 {
		return nil, err
	}
	var list []saved
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("saved searches: %w", err)
	}
	return list, nil
}

// listOf returns the list with a name; acts if there is none.
func listOf(name string) listKind {
	for _, l := range lists {
		if l.path == name {
			return l
		}
	}
	return lists[0]
}

func changed(list []saved, r *http.Request) ([]saved, error) {
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	named := func(name string) func(saved) bool { return func(x saved) bool { return x.Name == name } }
	if drop := r.PostForm.Get("drop"); drop != "" {
		return slices.DeleteFunc(list, named(drop)), nil
	}
	name := strings.TrimSpace(r.PostForm.Get("name"))
	v, err := url.ParseQuery(r.PostForm.Get("query"))
	if err != nil {
		return nil, bad(err)
	}
	f, err := record.ParseFilter(v)
	switch {
	case err != nil:
		return nil, bad(err)
	case name == "" || len(name) > 200:
		return nil, bad(errors.New("give the search a name of at most 200 characters"))
	case len(list) >= mostSearches:
		return nil, bad(errors.New("there are 200 saved searches already; drop one"))
	}
	list = slices.DeleteFunc(list, named(name))
	return append(list, saved{Name: name, On: listOf(r.PostForm.Get("on")).path, Query: f.Values().Encode()}), nil
}

// The elements of an Atom feed (RFC 4287).
type (
	atom struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Title   string      `xml:"title"`
		ID      string      `xml:"id"`
		Updated string      `xml:"updated"`
		Link    []atomLink  `xml:"link"`
		Author  atomAuthor  `xml:"author"`
		Entries []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomAuthor struct {
		Name string `xml:"name"`
	}
	atomEntry struct {
		Title   string   `xml:"title"`
		ID      string   `xml:"id"`
		Updated string   `xml:"updated"`
		Link    atomLink `xml:"link"`
		Summary string   `xml:"summary"`
	}
)

// feed is the Atom feed of a search: what came in last. The parameter on names the list, acts without it.
func (s *Server) feed(w http.ResponseWriter, r *http.Request) error {
	f, p, err := s.filter(r)
	if err != nil {
		return err
	}
	l := listOf(r.URL.Query().Get("on"))
	p.Order = "added"
	rows, err := remembered(r.Context(), s, "feed "+l.path+" "+f.Values().Encode()+" "+p.After, func(ctx context.Context) ([]row, error) {
		rows, _, err := l.rows(ctx, s, f, p)
		return rows, err
	})
	if err != nil {
		return s.missed(err)
	}
	rows = slices.Clone(rows)
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	base := scheme + "://" + r.Host
	title := "dateline: " + strings.ToLower(l.name)
	if line := f.Search(); line != "" {
		title += ": " + line
	}
	out := atom{Title: title, ID: base + r.URL.RequestURI(), Updated: time.Unix(0, 0).UTC().Format(time.RFC3339), Author: atomAuthor{"dateline"}, Link: []atomLink{{"self", base + r.URL.RequestURI()}, {"", base + "/" + l.path + "?" + f.Values().Encode()}}}
	var last time.Time
	for i := range rows {
		x := &rows[i]
		if at, ok := whole(x.Day); ok && x.Updated.IsZero() { // of a story
			x.Updated = at
		}
		if x.Updated.After(last) {
			last = x.Updated
			out.Updated = last.Format(time.RFC3339)
		}
		out.Entries = append(out.Entries, atomEntry{x.full(), "urn:dateline:" + strings.TrimSuffix(strings.Replace(l.path, "ories", "ory", 1), "s") + ":" + url.PathEscape(x.ID), x.Updated.Format(time.RFC3339), atomLink{"", base + x.Href}, sub(dayName(x.Day), x.Sub, x.Words, x.From)})
	}
	data, err := xml.MarshalIndent(out, "", " ")
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	w.Header().Set("Cache-Control", "private, no-cache")
	_, _ = w.Write(append([]byte(xml.Header), data...)) // the reader has gone
	return nil
}
