package web

import (
	"context"
	"strconv"
	"sync"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
	"github.com/dateline/dateline/trend"
)

// An outlook keeps the warnings of the record. They are worked out beside the requests, again when the record has grown and the last
// time is some while ago.
type outlook struct {
	mu      sync.Mutex
	last    *trend.Outlook
	end     int64 // line of the log up to which the record was looked at
	at      time.Time
	running chan struct{} // closed when the work in progress is done
}

const (
	outlookPause = 2 * time.Minute
	outlookYears = 5                     // of the record that are looked at
	outlookWait  = 30 * time.Millisecond // a page waits no longer than that for the first answer
	outlookDays  = 30                    // before the last one, that are warned about
)

// get returns the latest warnings, nil if there are none yet.
func (o *outlook) get(ctx context.Context, s *Server) *trend.Outlook {
	end, err := s.o.Store.End(ctx)
	o.mu.Lock()
	if err == nil && end != o.end && o.running == nil && time.Since(o.at) > outlookPause {
		o.running = make(chan struct{})
		go o.work(context.WithoutCancel(ctx), s, end)
	}
	last, running := o.last, o.running
	o.mu.Unlock()
	if last != nil || running == nil {
		return last
	}
	wait := time.NewTimer(outlookWait)
	defer wait.Stop()
	select {
	case <-running:
	case <-wait.C:
	case <-ctx.Done():
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.last
}

// work looks at the record; when the server ends it breaks off.
func (o *outlook) work(ctx context.Context, s *Server, end int64) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		select {
		case <-s.closing:
			cancel()
		case <-ctx.Done():
		}
	}()
	look, err := survived(func() (*trend.Outlook, error) { return look(ctx, s.o.Store) })
	if err != nil && ctx.Err() == nil {
		s.o.Log.Error("warnings could not be worked out", "err", err)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if err == nil {
		o.last, o.end = look, end
	}
	o.at = time.Now()
	close(o.running)
	o.running = nil
}

// wait returns when no work is in progress.
func (o *outlook) wait() {
	o.mu.Lock()
	running := o.running
	o.mu.Unlock()
	if running != nil {
		<-running
	}
}

// look runs the rules over the last years of a record.
func look(ctx context.Context, st *store.Store) (*trend.Outlook, error) {
	info, err := st.Info(ctx)
	if err != nil {
		return nil, err
	}
	last, err := time.Parse(time.DateOnly, info.Last)
	if err != nil {
		return &trend.Outlook{}, nil // no report has a day
	}
	f := record.Filter{From: last.AddDate(-outlookYears, 0, 0).Format(time.DateOnly), To: info.Last}
	days, err := st.Days(ctx, f)
	if err != nil {
		return nil, err
	}
	var met []trend.Meeting
	if err := st.EachEncounter(ctx, f, func(e *record.Encounter) error {
		met = append(met, trend.Meetings(e)...)
		return nil
	}); err != nil {
		return nil, err
	}
	return trend.Warn(days, met, trend.Options{From: last.AddDate(0, 0, -outlookDays).Format(time.DateOnly), To: info.Last})
}

// rate says how often a rule fires when nothing has changed.
func rate(r *trend.Rate) string {
	return strconv.FormatFloat(r.PerYear, 'g', 2, 64) + " false alarms a year of one series"
}

func falseAlarms(perWeek float64) string {
	return strconv.FormatFloat(perWeek, 'g', 2, 64) + " false alarms"
}
