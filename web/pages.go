package web

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

//go:embed pages
var pageFiles embed.FS

// pages are the templates.
type pages struct {
	s   *Server
	set map[string]*template.Template
}

// A view is what a template shows.
type view struct {
	Title string
	Body  any

	Nav      []navItem
	User     *User
	Login    bool // there are users: one may log out
	Theme    string
	Note     string
	URI      string // of this page
	Feed     string // address of the Atom feed of this page, "" if it has none
	Wide     bool   // the page uses the whole width
	Now      time.Time
	Query    string // what stands in the search field
	HasStore bool
}

type navItem struct {
	Href, Name string
	Here       bool
}

// nav are the main pages in order.
var nav = [...]navItem{
	{"/", "Today", false},
	{"/stories", "Stories", false},
	{"/acts", "Acts", false},
	{"/meetings", "Meetings", false},
	{"/agreements", "Agreements", false},
	{"/statements", "Statements", false},
	{"/actors", "Actors", false},
	{"/map", "Map", false},
	{"/try", "Try it", false},
	{"/scores", "How good", false},
}

func loadPages(s *Server) (*pages, error) {
	p := &pages{s: s, set: map[string]*template.Template{}}
	base, err := template.New("base.html").Funcs(p.funcs()).ParseFS(pageFiles, "pages/base.html", "pages/part-*.html")
	if err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	files, err := fs.Glob(pageFiles, "pages/*.html")
	if err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(f, "pages/"), ".html")
		if name == "base" || strings.HasPrefix(name, "part-") {
			continue
		}
		t, err := base.Clone()
		if err != nil {
			return nil, fmt.Errorf("pages: %w", err)
		}
		if p.set[name], err = t.ParseFS(pageFiles, f); err != nil {
			return nil, fmt.Errorf("pages: %w", err)
		}
	}
	return p, nil
}

// show writes a page.
func (p *pages) show(w http.ResponseWriter, r *http.Request, status int, name string, v view) error {
	v.User, v.Login, v.Theme, v.Note, v.URI, v.Now = user(r), p.s.o.Users != nil, theme(r), p.s.o.Note, r.URL.RequestURI(), time.Now().UTC()
	v.HasStore = p.s.hasStore()
	for _, n := range nav {
		if !v.HasStore && n.Href != "/try" && n.Href != "/scores" {
			continue
		}
		n.Here = r.URL.Path == n.Href || n.Href != "/" && strings.HasPrefix(r.URL.Path, n.Href+"/")
		v.Nav = append(v.Nav, n)
	}
	var b bytes.Buffer
	if err := p.set[name].Execute(&b, v); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "private, no-cache")
	}
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the reader has gone
	return nil
}

// part writes a named part of a page, for script to put in place.
func (p *pages) part(w http.ResponseWriter, page, name string, body any) error {
	var b bytes.Buffer
	if err := p.set[page].ExecuteTemplate(&b, name, body); err != nil {
		return fmt.Errorf("page %s: %w", page, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(b.Bytes())
	return nil
}

const themeCookie = "dateline-theme"

func theme(r *http.Request) string {
	if c, err := r.Cookie(themeCookie); err == nil && (c.Value == "dark" || c.Value == "light") {
		return c.Value
	}
	return ""
}

// theme keeps the choice of light or dark.
func (s *Server) theme(w http.ResponseWriter, r *http.Request) error {
	t := r.PostFormValue("theme")
	c := &http.Cookie{Name: themeCookie, Value: t, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode}
	if t != "dark" && t != "light" {
		c.Value, c.MaxAge = "", -1
	}
	http.SetCookie(w, c)
	http.Redirect(w, r, local(r.PostFormValue("to"), "/"), http.StatusSeeOther)
	return nil
}

// missing answers what no route takes: with the methods that the address does take, if there are any.
func missing(mux *http.ServeMux) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		var other []string
		for _, m := range []string{http.MethodGet, http.MethodPost} {
			x := r.Clone(r.Context())
			x.Method = m
			if _, pattern := mux.Handler(x); m != r.Method && pattern != "/" {
				other = append(other, m)
			}
		}
		if len(other) == 0 {
			return errMissing
		}
		w.Header().Set("Allow", strings.Join(other, ", "))
		return &pageError{http.StatusMethodNotAllowed, errors.New("this address takes " + strings.Join(other, " and ") + " alone")}
	}
}

func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintln(w, "ok")
}

func (s *Server) help(w http.ResponseWriter, r *http.Request) error {
	return s.pages.show(w, r, http.StatusOK, "help", view{Title: "Help"})
}

type routeKey struct{}

func withRoute(ctx context.Context, to *string) context.Context {
	return context.WithValue(ctx, routeKey{}, to)
}

func escape(s string) string { return url.QueryEscape(s) }

func (p *pages) funcs() template.FuncMap {
	return template.FuncMap{
		"asset":   func(name string) string { return p.s.assets.path(name) },
		"day":     dayName,
		"country": Country,
		"quad":    func(n int) string { return quadNames[clamp(n)] },
		"quadkey": func(n int) string { return quadKeys[clamp(n)] },
		"sides":   sides,
		"clip":    clip,
		"content": content,
		"join":    strings.Join,
		"file":    func(rule string) string { f, _, _ := strings.Cut(rule, ":"); return f },
		"ruleurl": ruleURL,
		"percent": func(x float64) int { return int(x*100 + .5) },
		"signed":  func(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) },
		"add":     func(a, b int) int { return a + b },
		"neg":     func(a int) int { return -a },
		"part":    func(x, w, by float64) float64 { return x + w*by },
		"scale":   func(w, by float64) float64 { return w * by },
		"period":  period,
		"dates":   spanName,
		"lower":   strings.ToLower,
		"nice":    nice,
		"dict":    dict,
		"query":   escape,
		"path":    url.PathEscape,
		"or2":     func(a, b string) string { return cmp.Or(a, b) },
		"has":     func(list []string, s string) bool { return slices.Contains(list, s) },
		"label": func(code string) string {
			c, _ := p.s.ontology.Code(code)
			return c.Label
		},
		"plural": func(n int, one, many string) string {
			if n == 1 {
				return "1 " + one
			}
			return grouped(n) + " " + many
		},
		"grouped": grouped,
		"clip7":   func(s string) string { return s[:min(7, len(s))] },
		"fields":  record.JudgementFields,
		"said":    saidName,
	}
}

// saidName names what people said of a fact.
func saidName(verdict string) string {
	switch verdict {
	case record.Confirm:
		return "confirmed"
	case record.Reject:
		return "rejected"
	case record.Correct:
		return "corrected"
	}
	return verdict
}

// period writes a month or a year for the head of a narrow column.
func period(s string) string {
	if t, err := time.Parse("2006-01", s); err == nil {
		return t.Format("Jan 06")
	}
	return s
}

func clamp(n int) int { return max(0, min(n, 4)) }

var (
	quadNames = [...]string{"no class", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}
	quadKeys  = [...]string{"q0", "vc", "mc", "vk", "mk"}
)

// dict makes a map of names and values for a template that takes several.
func dict(kv ...any) (map[string]any, error) {
	if len(kv)%2 != 0 {
		return nil, fmt.Errorf("dict: a name without a value")
	}
	m := map[string]any{}
	for i := 0; i < len(kv); i += 2 {
		k, ok := kv[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict: %v is no name", kv[i])
		}
		m[k] = kv[i+1]
	}
	return m, nil
}

// nice writes a word of the ontology for people: "head-of-state" as "head of state".
func nice(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "_", " "), "-", " ")
}

// grouped writes a number with its thousands apart.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "\u202f" + s[i:]
	}
	return s
}

// dayName writes a day for people: 2025-06-10 as 10 June 2025, and what is less exact likewise.
func dayName(s string) string {
	for _, l := range [...]struct{ in, out string }{{"2006-01-02", "2 January 2006"}, {"2006-01", "January 2006"}} {
		if t, err := time.Parse(l.in, s); err == nil {
			return t.Format(l.out)
		}
	}
	return s
}

// Country returns the English name of a country by its ISO 3166 alpha-3 code, or the code if it has none.
func Country(code string) string {
	if len(code) != 3 {
		return code
	}
	r, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if r.ISO3() != code {
		return code
	}
	return cmp.Or(display.English.Regions().Name(r), code)
}

// ruleURL returns the address of the line of a rule file that decided: "rules/events/05-support.rules:12 051-praise".
func ruleURL(rule string) string {
	pos, _, _ := strings.Cut(rule, " ")
	file, line, ok := strings.Cut(pos, ":")
	if !ok || !strings.HasPrefix(file, "rules/") {
		return ""
	}
	return "/" + file + "#L" + line
}
