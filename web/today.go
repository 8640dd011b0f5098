package web

import (
	"net/http"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
	"github.com/dateline/dateline/trend"
)

// A todayView is the first page.
type todayView struct {
	Info     store.Info
	Day      string
	Since    string // the last visit, in words; "" if it is not known
	News     []news // what came in since
	Stories  []row
	Acts     []dayRows
	Meetings []dayRows // of the week
	Week     string
	Calendar string
	Reports  []row
	Warnings []warning
	Warned   string // of how many warnings these are the latest, and how far they can be trusted
	Waiting  bool   // warnings are still being worked out
	Empty    bool
}

// A news is how much came in of one kind since the last visit.
type news struct {
	N    int
	What string
	Href string
}

// A warning is a change between two sides, or for a country.
type warning struct {
	Kind, Text, Day, Href, Rate string
}

const (
	visitCookie = "dateline-visit"
	visitPause  = 30 * time.Minute // who comes back later than that pays a new visit
)

// visit returns when the one who asks was here before, and remembers that he is here now.
func visit(w http.ResponseWriter, r *http.Request, now time.Time) time.Time {
	var before, last time.Time
	if c, err := r.Cookie(visitCookie); err == nil {
		a, b, _ := strings.Cut(c.Value, "/")
		before, last = stamp(a, now), stamp(b, now)
	}
	if now.Sub(last) > visitPause {
		before = last
	}
	value := before.UTC().Format(time.RFC3339) + "/" + now.UTC().Format(time.RFC3339)
	http.SetCookie(w, &http.Cookie{Name: visitCookie, Value: value, Path: "/", MaxAge: 90 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return before
}

func stamp(s string, now time.Time) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || t.After(now) {
		return time.Time{}
	}
	return t
}

// today shows what came in. Days are counted from the last one that the record knows.
func (s *Server) today(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	var v todayView
	var err error
	if v.Info, err = s.info(ctx); err != nil {
		return err
	}
	v.Day, v.Empty = v.Info.Last, v.Info.Reports == 0
	since := visit(w, r, time.Now().UTC())
	last, err := time.Parse(time.DateOnly, v.Day)
	if v.Empty || err != nil {
		return s.pages.show(w, r, http.StatusOK, "today", view{Title: "Today", Body: v, Feed: "/feed"})
	}
	if v.Reports, _, err = reportRows(ctx, s, record.Filter{}, record.Page{Limit: 8}); err != nil {
		return err
	}
	acts, _, err := actRows(ctx, s, record.Filter{Without: []string{"historical"}, To: v.Day}, record.Page{Limit: 15})
	if err != nil {
		return err
	}
	if v.Stories, _, err = storyRows(ctx, s, record.Filter{From: last.AddDate(0, 0, -6).Format(time.DateOnly), To: v.Day}, record.Page{Limit: 6, Order: "weight"}); err != nil {
		return err
	}
	monday := last.AddDate(0, 0, -(int(last.Weekday())+6)%7)
	week := record.Filter{From: monday.Format(time.DateOnly), To: monday.AddDate(0, 0, 6).Format(time.DateOnly)}
	v.Week, v.Calendar = monday.Format("2 January")+" to "+monday.AddDate(0, 0, 6).Format("2 January"), "/meetings/calendar?month="+last.Format("2006-01")
	met, _, err := encounterRows(ctx, s, week, record.Page{Limit: 20, Order: "oldest"})
	if err != nil {
		return err
	}
	if !since.IsZero() {
		v.Since = since.Format("2 January 2006, 15:04") + " UTC"
		if v.News, err = s.news(r, since); err != nil {
			return err
		}
		for _, list := range [][]row{acts, v.Reports, met} {
			for i := range list {
				list[i].Fresh = list[i].Updated.After(since)
			}
		}
	}
	v.Acts, v.Meetings = byDay(acts, true), byDay(met, true)
	look := s.outlook.get(ctx, s)
	if v.Waiting = look == nil; look != nil {
		v.Warnings, v.Warned = warnings(look, 6)
	}
	return s.pages.show(w, r, http.StatusOK, "today", view{Title: "Today", Body: v, Feed: "/feed"})
}

// mostNews is up to how many new reports are looked at for what they tell.
const mostNews = 200

// news counts what came in since a moment, by the log.
func (s *Server) news(r *http.Request, since time.Time) ([]news, error) {
	ctx := r.Context()
	end, err := s.o.Store.End(ctx)
	if err != nil {
		return nil, err
	}
	low, high := int64(0), end // the last line before that moment lies between them
	for low < high {
		mid := low + (high-low)/2
		lines, err := s.o.Store.Log(ctx, mid, 1)
		if err != nil {
			return nil, err
		}
		if len(lines) == 0 || lines[0].At.After(since) {
			high = mid
		} else {
			low = lines[0].N
		}
	}
	n, told, acts, statements := 0, 0, 0, 0
	for {
		lines, err := s.o.Store.Log(ctx, low, 1000)
		if err != nil {
			return nil, err
		}
		if len(lines) == 0 || n > 100*mostNews {
			break
		}
		for _, l := range lines {
			low = l.N
			if l.What != "added" {
				continue
			}
			if n++; n > mostNews {
				continue
			}
			h, err := s.o.Store.Headline(ctx, l.Key)
			if err != nil {
				return nil, err
			}
			told, acts, statements = told+1, acts+h.Events, statements+h.Quotes
		}
	}
	var out []news
	if n > 0 {
		out = append(out, news{n, plainly(n, "report", "reports"), "/reports?order=added"})
	}
	if told == n && acts > 0 {
		out = append(out, news{acts, plainly(acts, "act told", "acts told"), "/acts?order=added"})
	}
	if told == n && statements > 0 {
		out = append(out, news{statements, plainly(statements, "statement", "statements"), "/statements?order=added"})
	}
	return out, nil
}

func plainly(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// warnings picks the latest ones for people.
func warnings(look *trend.Outlook, most int) (out []warning, about string) {
	for i := len(look.Warnings) - 1; i >= 0 && len(out) < most; i-- {
		x := &look.Warnings[i]
		f := record.Filter{Actors: []string{x.A}, From: x.From, To: x.To}
		if x.B != "" {
			f.With = []string{x.B}
		}
		if x.Kind == trend.Conflict {
			f.Quads = []int{3, 4}
		}
		list := "/acts?"
		if x.Kind == trend.Level {
			list = "/meetings?"
		}
		out = append(out, warning{x.Kind, named(x), x.Date, list + f.Values().Encode(), rate(&x.Rate)})
	}
	if n := len(look.Warnings); n > 0 {
		about = many(n, "warning", "warnings") + " from " + dayName(look.From) + " to " + dayName(look.To) + "; " + falseAlarms(look.PerWeek) + " a week are to be expected."
	}
	return out, about
}

// named puts the names of sides in the place of their codes at the beginning of a warning.
func named(w *trend.Warning) string {
	head, rest, ok := strings.Cut(w.Text, ": ")
	if !ok {
		return w.Text
	}
	switch head {
	case w.A + " – " + w.B:
		return sideName(w.A) + " – " + sideName(w.B) + ": " + rest
	case w.A:
		return sideName(w.A) + ": " + rest
	}
	return w.Text
}
