package feed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/ingest"
)

const (
	step       = 10                 // articles that are kept at once, so that little is fetched twice after a crash
	tries      = 6                  // of a page that cannot be had for the time being
	firstRetry = 10 * time.Minute   // after which such a page is asked for again
	remember   = 30                 // days for which an entry is remembered after it has left the feed
	oldest     = 7 * 24 * time.Hour // pages of sitemaps whose date is older are passed over
	mostPages  = 20_000             // entries that one subscription may have
	mostMaps   = 50                 // sitemaps of an index that are read at one look
)

// A look reads one subscription once.
type look struct {
	f     *Fetcher
	sub   Subscription
	st    State
	now   time.Time
	tell  func(error) // something is wrong with an entry
	ready []*dateline.Article
	yield func(Step, error) bool
	done  bool
}

// Look looks at a subscription, whose state it is given, as far as it is due: at the feed, and at entries that wait for
// their pages. Every step that it yields has articles, if there are new ones, and the state to keep
// with them; a later step counts on the earlier ones to be kept. An entry is new if it was not there before or says something else now.
//
// What goes wrong with the feed stands in the state and is told, as is what goes wrong with an entry; tell may be nil. The error that
// is yielded is that of the context only.
func Look(ctx context.Context, f *Fetcher, sub Subscription, st State, tell func(error)) iter.Seq2[Step, error] {
	return func(yield func(Step, error) bool) {
		l := &look{f: f, sub: sub, st: st.clone(), now: f.o.Now(), tell: tell, yield: yield}
		if l.tell == nil {
			l.tell = func(error) {}
		}
		l.waiting(ctx)
		if !l.done && !l.st.Gone && !l.st.Next.After(l.now) {
			l.poll(ctx)
		} else {
			l.save()
		}
		if err := ctx.Err(); err != nil && !l.done {
			yield(Step{}, err)
		}
	}
}

// save hands over what is ready, with the state as it stands.
func (l *look) save() {
	if l.done {
		return
	}
	s := Step{Subscription: l.sub, Articles: l.ready, State: l.st.clone()}
	l.ready = nil
	l.done = !l.yield(s, nil)
}

// fault tells what is wrong with an entry.
func (l *look) fault(e *ingest.Entry, err error) {
	what := e.URL
	if what == "" {
		what = e.ID
	}
	l.tell(fmt.Errorf("%s: %s: %w", l.sub.URL, what, err))
}

// waiting asks again for pages that could not be had.
func (l *look) waiting(ctx context.Context) {
	old := l.st.Waiting
	var kept []Waiting
	for i, w := range old {
		if l.done || ctx.Err() != nil || w.Next.After(l.now) {
			kept = append(kept, w)
			continue
		}
		if again := l.entry(ctx, w.Entry, w.Tries); again != nil {
			kept = append(kept, *again)
		}
		l.st.Waiting = slices.Concat(kept, old[i+1:])
		if len(l.ready) >= step {
			l.save()
		}
	}
	l.st.Waiting = kept
}

// entry makes a report of an entry. It returns the entry if it has to wait.
func (l *look) entry(ctx context.Context, e ingest.Entry, tried int) *Waiting {
	a := e.Article()
	if len(a.Body) > ingest.DefaultText {
		l.fault(&e, longText(a.Body))
		return nil
	}
	if (e.Summary || e.Body == "") && e.URL != "" && !l.sub.Summaries {
		page, err := l.f.Page(ctx, e.Link)
		switch {
		case err == nil:
			a = page
		case ctx.Err() != nil:
			return &Waiting{Entry: e, Tries: tried, Next: l.now}
		case Temporary(err) && tried+1 < tries:
			next := l.now.Add(backoff(firstRetry, tried))
			if t := after(err); t.After(next) {
				next = t
			}
			return &Waiting{Entry: e, Tries: tried + 1, Next: next}
		case e.Body == "":
			l.fault(&e, err)
			return nil
		default:
			l.fault(&e, fmt.Errorf("%w; its summary is taken", err))
		}
	}
	if strings.TrimSpace(a.Body) == "" {
		l.fault(&e, errors.New("the entry has no text, only a title; left out"))
		return nil
	}
	if l.sub.Publisher != "" {
		a.Publisher = l.sub.Publisher
	}
	a.File = l.sub.URL
	ingest.Complete(a)
	if a.Published.IsZero() {
		l.fault(&e, errors.New("the report tells no day of publication"))
	}
	l.ready = append(l.ready, a)
	return nil
}

// poll reads the feed.
func (l *look) poll(ctx context.Context) {
	q := Request{URL: l.sub.URL, ETag: l.st.ETag, Modified: l.st.Modified}
	if l.st.Moved != "" {
		q.URL = l.st.Moved
	}
	a, err := l.f.Get(ctx, q)
	var entries []ingest.Entry
	var index bool
	if err == nil && !a.Unchanged {
		entries, index, err = l.entries(ctx, a)
	}
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		l.failed(err)
		l.save()
		return
	}
	if a.Moved != "" && a.Moved != l.sub.URL && a.Moved != l.st.Moved {
		l.tell(fmt.Errorf("%s: the feed has moved to %s; change the subscription", l.sub.URL, a.Moved))
		l.st.Moved = a.Moved
	}
	first := !l.st.Looked
	today := l.now.UTC().Format(time.DateOnly)
	says := map[string]string{} // by id
	torn := map[string]bool{}   // ids that stand for several entries, in a broken feed
	for _, e := range entries {
		hash := dateline.Hash(e.Title, e.Body)
		torn[e.ID] = torn[e.ID] || says[e.ID] != "" && says[e.ID] != hash
		says[e.ID] = hash
	}
	for _, e := range slices.Backward(entries) { // feeds begin with the latest
		hash := dateline.Hash(e.Title, e.Body)
		key, alone := dateline.Hash("entry", e.ID), dateline.Hash("entry", e.ID, e.URL, hash)
		_, seen := l.st.Seen[alone]
		seen = seen || l.st.Seen[key].Hash == hash
		if torn[e.ID] {
			key = alone
		}
		l.st.Seen[key] = Seen{hash, today}
		if seen || l.passed(&e, first) {
			continue
		}
		if i := slices.IndexFunc(l.st.Waiting, func(w Waiting) bool { return w.Entry.ID == e.ID }); i >= 0 {
			l.st.Waiting = slices.Delete(l.st.Waiting, i, i+1) // the entry as it is now waits, or is read
		}
		if w := l.entry(ctx, e, 0); w != nil {
			if ctx.Err() != nil {
				return
			}
			l.st.Waiting = append(l.st.Waiting, *w)
		}
		if len(l.ready) >= step { // the marks stay old, so that a crash behind this step has the rest read again
			l.save()
		}
		if l.done {
			return
		}
	}
	l.st.ETag, l.st.Modified = "", ""
	if !index { // an index does not tell that its sitemaps have changed
		l.st.ETag, l.st.Modified = a.ETag, a.Modified
	}
	if a.Unchanged && a.ETag == "" && a.Modified == "" {
		l.st.ETag, l.st.Modified = q.ETag, q.Modified
	}
	if !a.Unchanged {
		l.forget()
	}
	l.st.Failures, l.st.Fault, l.st.Looked = 0, "", true
	l.st.Next = l.now.Add(l.sub.interval())
	l.save()
}

// failed notes that a look failed.
func (l *look) failed(err error) {
	l.st.Failures++
	l.st.Fault = err.Error()
	l.st.Next = l.now.Add(backoff(l.sub.interval(), l.st.Failures))
	if t := after(err); t.After(l.st.Next) {
		l.st.Next = t
	}
	var status *StatusError
	if errors.As(err, &status) && status.Code == http.StatusGone && l.st.Moved == "" {
		l.st.Gone = true
	}
	if l.st.Moved != "" && !Temporary(err) {
		l.st.Moved = "" // where it was said to be it is not
	}
	what := fmt.Sprintf("next look at %s", l.st.Next.UTC().Format(time.RFC3339))
	if l.st.Gone {
		what = "not asked for again"
	}
	l.tell(fmt.Errorf("%s: %w; %s", l.sub.URL, err, what))
}

// forget drops entries that have long left the feed.
func (l *look) forget() {
	last := l.now.UTC().AddDate(0, 0, -remember).Format(time.DateOnly)
	for k, s := range l.st.Seen {
		if s.Day < last {
			delete(l.st.Seen, k)
		}
	}
}

// passed reports whether a page of a sitemap is not new to the world: its date is old, or, at the first look, it has none.
func (l *look) passed(e *ingest.Entry, first bool) bool {
	if !strings.HasPrefix(e.File, mapMark) {
		return false
	}
	t := e.Published
	if t.IsZero() {
		t = e.Modified
	}
	if t.IsZero() {
		return first
	}
	return l.now.Sub(t) > oldest
}

// mapMark stands in the File of entries that come from sitemaps.
const mapMark = "sitemap "

// entries reads an answer as a feed or a sitemap. index is whether it was an index of sitemaps.
func (l *look) entries(ctx context.Context, a *Answer) (out []ingest.Entry, index bool, err error) {
	start := a.Body[:min(len(a.Body), 4096)]
	if bytes.Contains(start, []byte("<urlset")) || bytes.Contains(start, []byte("<sitemapindex")) {
		out, index, err = l.sitemap(ctx, a)
	} else {
		out, err = ingest.Feed(a.Body)
		for i := range out {
			out[i].File = l.sub.URL
		}
	}
	if err != nil && len(out) > 0 {
		l.tell(fmt.Errorf("%s: %w", l.sub.URL, err))
		err = nil
	}
	if len(out) > mostPages {
		return nil, false, fmt.Errorf("%w: it has %d entries, over %d (a sitemap for news has fewer)", ErrSize, len(out), mostPages)
	}
	return out, index, err
}

// sitemap reads a sitemap, or the sitemaps of an index that have changed of late.
func (l *look) sitemap(ctx context.Context, a *Answer) (out []ingest.Entry, index bool, err error) {
	pages, maps, err := ingest.Map(a.Body)
	index = len(maps) > 0
	slices.SortStableFunc(maps, func(a, b ingest.Link) int { return b.Modified.Compare(a.Modified) })
	read := 0
	for _, m := range maps {
		if !m.Modified.IsZero() && l.now.Sub(m.Modified) > oldest || read >= mostMaps {
			continue
		}
		read++
		b, err := l.f.Get(ctx, Request{URL: m.URL})
		if err == nil {
			var more []ingest.Link
			more, _, err = ingest.Map(b.Body)
			pages = append(pages, more...)
		}
		if ctx.Err() != nil {
			return nil, index, ctx.Err()
		}
		if err != nil {
			l.tell(fmt.Errorf("%s: %s: %w", l.sub.URL, m.URL, err))
		}
	}
	for _, p := range pages {
		p.File = mapMark + l.sub.URL
		out = append(out, ingest.Entry{Link: p, ID: p.URL})
	}
	return out, index, err
}
