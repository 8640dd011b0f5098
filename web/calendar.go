package web

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"github.com/dateline/dateline/record"
)

// A calendarView is a month of meetings.
type calendarView struct {
	Month      string // 2025-06
	Line       string
	Query      string // the filter without its days
	Weeks      [][7]calendarDay
	Loose      []row // known to the month alone
	Prev, Next string
	Tabs       []navItem
	More       bool // there are more than are shown
	N          int
}

type calendarDay struct {
	Day   string // 2025-06-10; "" outside the month
	N     int
	Today bool // the last day of the record
	Rows  []row
}

// mostMeetings is how many meetings a month shows.
const mostMeetings = 600

// calendar shows the meetings of a month, day by day.
func (s *Server) calendar(w http.ResponseWriter, r *http.Request) error {
	f, _, err := s.filter(r)
	if err != nil {
		return err
	}
	info, err := s.info(r.Context())
	if err != nil {
		return err
	}
	start, ok := whole(cmp.Or(r.URL.Query().Get("month"), f.From, info.Last))
	if !ok {
		start = time.Now().UTC()
	}
	start = time.Date(start.Year(), start.Month(), 1, 0, 0, 0, 0, time.UTC)
	f.From, f.To = "", ""
	address := func(t time.Time) string {
		q := f.Values()
		q.Set("month", t.Format("2006-01"))
		return "/meetings/calendar?" + q.Encode()
	}
	v := calendarView{Month: start.Format("2006-01"), Query: f.Values().Encode(), Line: f.Search(), Prev: address(start.AddDate(0, -1, 0)), Next: address(start.AddDate(0, 1, 0))}
	if v.Weeks, v.Loose, v.N, v.More, err = s.days(r.Context(), f, start, start.AddDate(0, 1, -1), info.Last); err != nil {
		return s.missed(err)
	}
	f.From, f.To = start.Format(time.DateOnly), start.AddDate(0, 1, -1).Format(time.DateOnly)
	v.Tabs = []navItem{{"/meetings?" + v.Query, "List", false}, {address(start), "Calendar", true}}
	return s.pages.show(w, r, http.StatusOK, "calendar", view{Title: "Meetings in " + dayName(v.Month), Body: v, Query: v.Line, Wide: true, Feed: "/feed?on=meetings&" + v.Query})
}

// days lays meetings out in weeks from Monday to Sunday. Those that are known to a month alone come by themselves.
func (s *Server) days(ctx context.Context, f record.Filter, from, to time.Time, last string) (weeks [][7]calendarDay, loose []row, n int, more bool, err error) {
	f.From, f.To = from.Format(time.DateOnly), to.Format(time.DateOnly)
	rows, next, err := encounterRows(ctx, s, f, record.Page{Limit: mostMeetings, Order: "oldest"})
	if err != nil {
		return nil, nil, 0, false, err
	}
	at := map[string][]row{}
	for _, x := range rows {
		if len(x.Day) == len(time.DateOnly) {
			at[x.Day] = append(at[x.Day], x)
		} else {
			loose = append(loose, x)
		}
	}
	monday := from.AddDate(0, 0, -(int(from.Weekday())+6)%7)
	for t := monday; !t.After(to); t = t.AddDate(0, 0, 7) {
		var week [7]calendarDay
		for i := range week {
			d := t.AddDate(0, 0, i)
			if d.Before(from) || d.After(to) {
				continue
			}
			day := d.Format(time.DateOnly)
			week[i] = calendarDay{Day: day, N: d.Day(), Today: day == last, Rows: at[day]}
		}
		weeks = append(weeks, week)
	}
	return weeks, loose, len(rows), next != "", nil
}
