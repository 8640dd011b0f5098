package feed

import (
	"context"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/ingest"
)

// A State is everything that has to be kept about one subscription between two looks at it. The zero value
// is that of a new one. It is plain data, for JSON or any other encoding.
type State struct {
	ETag     string          `json:"etag,omitempty"`
	Modified string          `json:"modified,omitempty"` // Last-Modified of the last answer
	Moved    string          `json:"moved,omitempty"`    // where the feed has moved for good
	Gone     bool            `json:"gone,omitempty"`     // it is there no more (410) and is not asked for again
	Next     time.Time       `json:"next"`               // when to look again
	Failures int             `json:"failures,omitempty"` // looks in a row that failed
	Fault    string          `json:"fault,omitempty"`    // why the last look failed
	Looked   bool            `json:"looked,omitempty"`   // one look has succeeded
	Seen     map[string]Seen `json:"seen,omitempty"`     // entries that were dealt with, by a hash of their ids
	Waiting  []Waiting       `json:"waiting,omitempty"`  // entries whose page could not be had yet, the oldest first
}

// Seen is what is kept of an entry.
type Seen struct {
	Hash string `json:"hash"` // of what it said
	Day  string `json:"day"`  // when the feed last had it, YYYY-MM-DD
}

// Waiting is an entry whose page could not be had yet.
type Waiting struct {
	Entry ingest.Entry `json:"entry"`
	Tries int          `json:"tries"`
	Next  time.Time    `json:"next"`
}

// A Step is what one look, or a part of it, brought. Articles and State belong together: who keeps one and not the
// other loses reports or gets them twice.
type Step struct {
	Subscription Subscription
	Articles     []*dateline.Article
	State        State
}

// A Keeper keeps reports and the states of subscriptions.
type Keeper interface {
	// Load returns the state of a subscription by its address; the zero State for one it does not know.
	Load(ctx context.Context, url string) (State, error)

	// Save keeps articles and state, both or neither. It is called by one goroutine at a time.
	Save(ctx context.Context, s Step) error
}

// Due returns when there is next something to do about a subscription; ok is false if there never is.
func (s *State) Due() (t time.Time, ok bool) {
	if !s.Gone {
		t, ok = s.Next, true
	}
	for _, w := range s.Waiting {
		if !ok || w.Next.Before(t) {
			t, ok = w.Next, true
		}
	}
	return t, ok
}

// clone copies what a look changes in place.
func (s *State) clone() State {
	c := *s
	c.Seen = make(map[string]Seen, len(s.Seen))
	for k, v := range s.Seen {
		c.Seen[k] = v
	}
	c.Waiting = append([]Waiting(nil), s.Waiting...)
	return c
}
