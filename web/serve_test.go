package web

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// listening runs a server on a port of its own. stop ends it and returns what Serve returned.
func listening(t *testing.T, s *Server) (base string, stop func() error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	stop = sync.OnceValue(func() error {
		cancel()
		return <-done
	})
	t.Cleanup(func() { _ = stop() })
	return "http://" + l.Addr().String(), stop
}

// deliver sends a report and says whether the server answered that it is kept.
func deliver(base string, n int) (id string, kept bool, err error) {
	id = fmt.Sprintf("sent-%d", n)
	body := fmt.Sprintf(`{"reports":[{"id":%q,"text":"Rohan praised Gondor for the %dth time on Monday.","date":"2025-06-12"}]}`, id, n)
	r, err := http.Post(base+"/api/reports", "application/json", strings.NewReader(body))
	if err != nil {
		return id, false, err
	}
	defer r.Body.Close()
	answer, err := io.ReadAll(r.Body)
	return id, err == nil && r.StatusCode == 200 && bytes.Contains(answer, []byte(`"outcome":"new"`)), err
}

// TestShutdown ends a server in the middle of writing: what it said is kept must be there, and what it had begun it must answer.
func TestShutdown(t *testing.T) {
	s, st := recorded(t, nil)
	base, stop := listening(t, s)
	var mu sync.Mutex
	var kept []string
	var cut atomic.Int64
	var all sync.WaitGroup
	for n := range 40 {
		all.Go(func() {
			id, ok, err := deliver(base, n)
			mu.Lock()
			defer mu.Unlock()
			if ok {
				kept = append(kept, id)
			}
			var refused *net.OpError
			if err != nil && !(errors.As(err, &refused) && refused.Op == "dial") {
				cut.Add(1)
			}
		})
	}
	for {
		mu.Lock()
		n := len(kept)
		mu.Unlock()
		if n > 3 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	all.Wait()
	for _, id := range kept {
		if _, err := st.Headline(t.Context(), id); err != nil {
			t.Errorf("%s was said to be kept: %v", id, err)
		}
	}
	faults, err := st.Check(t.Context())
	if err != nil || len(faults) > 0 {
		t.Errorf("%v, %v", faults, err)
	}
	t.Logf("%d of 40 kept, %d connections cut before they sent anything", len(kept), cut.Load())
}

// TestReadWhileAdding reads pages, lists and streams while reports are added: nothing fails, and nothing goes backwards.
func TestReadWhileAdding(t *testing.T) {
	s, st := recorded(t, nil)
	base, stop := listening(t, s)
	adding, done := make(chan struct{}), make(chan struct{})
	var readers sync.WaitGroup
	for _, path := range []string{"/", "/acts", "/dyads/GON/ROH", "/api/acts", "/api/counts?by=category", "/api/export?of=reports&format=csv", "/feed"} {
		readers.Go(func() {
			last := 0
			for n := 0; ; n++ {
				select {
				case <-adding:
					if n > 2 {
						return
					}
				default:
				}
				r, err := http.Get(base + path)
				if err != nil {
					t.Error(err)
					return
				}
				body, err := io.ReadAll(r.Body)
				r.Body.Close()
				if err != nil || r.StatusCode != 200 {
					t.Errorf("%s: %d, %v", path, r.StatusCode, err)
					return
				}
				if path == "/api/export?of=reports&format=csv" {
					if lines := bytes.Count(body, []byte("\n")); lines < last {
						t.Errorf("%s had %d lines, now %d", path, last, lines)
					} else {
						last = lines
					}
				}
			}
		})
	}
	events := make(chan int, 1)
	go func() {
		defer close(done)
		r, err := http.Get(base + "/api/stream?after=0")
		if err != nil {
			t.Error(err)
			return
		}
		defer r.Body.Close()
		in, n := bufio.NewScanner(r.Body), 0
		for in.Scan() {
			if in.Text() == "event: added" {
				if n++; n == 3+20 {
					events <- n
					return
				}
			}
		}
	}()
	for n := range 20 {
		if id, ok, err := deliver(base, n); !ok {
			t.Errorf("%s: %v", id, err)
		}
	}
	close(adding)
	readers.Wait()
	select {
	case <-events:
	case <-time.After(10 * time.Second):
		t.Error("the stream does not tell of all reports")
	}
	<-done
	if err := stop(); err != nil {
		t.Error(err)
	}
	info, err := st.Info(t.Context())
	if err != nil || info.Reports != 23 {
		t.Errorf("%d reports, %v", info.Reports, err)
	}
}

// TestSlowClients looks that clients that send or take too slowly are cut off.
func TestSlowClients(t *testing.T) {
	s, _ := recorded(t, func(o *Options) { o.Limits.Time = 200 * time.Millisecond })
	base, _ := listening(t, s)
	for name, start := range map[string]string{
		"header": "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
		"body":   "POST /try HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ntext=",
	} {
		c, err := net.Dial("tcp", strings.TrimPrefix(base, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(c, start); err != nil {
			t.Fatal(err)
		}
		if err := c.SetReadDeadline(time.Now().Add(5 * time.Second)); err != nil {
			t.Fatal(err)
		}
		answer, err := io.ReadAll(c)
		if err != nil {
			t.Errorf("a slow %s: still open: %v", name, err)
		}
		if strings.HasPrefix(string(answer), "HTTP/1.1 200") {
			t.Errorf("a slow %s is answered: %.80s", name, answer)
		}
		c.Close()
	}
}

// TestStall looks that a stream ends if its client takes nothing.
func TestStall(t *testing.T) {
	ended := make(chan error, 1)
	h := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		out := &steady{w: w, stall: 100 * time.Millisecond}
		var err error
		for i := 0; i < 1<<16 && err == nil; i++ {
			_, err = out.Write(make([]byte, 1<<12))
		}
		ended <- err
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() { _ = http.Serve(l, h) }() // ends with the listener
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-ended:
		if err == nil {
			t.Error("everything was written to a client that takes nothing")
		}
	case <-time.After(10 * time.Second):
		t.Error("the stream goes on")
	}
}

// occupy asks for a text to be coded and does not look at the answer.
func occupy(s *Server) {
	r := httptest.NewRequest(http.MethodPost, "/code", strings.NewReader(`{"text":"Gondor praised Arnor."}`))
	r.Header.Set("Content-Type", "application/json")
	s.ServeHTTP(httptest.NewRecorder(), r)
}

// TestTimeLimit looks that a request that has to wait too long is told so.
func TestTimeLimit(t *testing.T) {
	s, _ := recorded(t, func(o *Options) { o.Limits = Limits{Time: 100 * time.Millisecond, Codings: 1} })
	s.codings <- struct{}{} // somebody else's text
	status, body, _ := ask(t, s, "POST", "/code", `{"text":"Gondor praised Arnor."}`, "Content-Type", "application/json")
	if status != 503 || !strings.Contains(body, "too long") {
		t.Errorf("%d %s", status, body)
	}
}

// TestClients looks that more requests than may run at once are told to come back.
func TestClients(t *testing.T) {
	hold, busy := make(chan struct{}), make(chan struct{}, 1)
	s, _ := recorded(t, func(o *Options) {
		code := o.Code
		o.Limits = Limits{Clients: 1}
		o.Code = func(a *dateline.Article) (*dateline.Document, error) {
			busy <- struct{}{}
			<-hold
			return code(a)
		}
	})
	go occupy(s)
	<-busy
	if status, _, h := ask(t, s, "GET", "/help", ""); status != 503 || h.Get("Retry-After") == "" {
		t.Errorf("%d", status)
	}
	close(hold)
}

// TestReadOnly looks that a record that another process writes to is shown, and takes nothing.
func TestReadOnly(t *testing.T) {
	_, st := recorded(t, nil)
	info, err := st.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ro, err := store.Open(info.Path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer ro.Close()
	s := serve(t, func(o *Options) { o.Store = ro })
	if status, _, _ := ask(t, s, "GET", "/acts", ""); status != 200 {
		t.Errorf("acts: %d", status)
	}
	acts, _, err := ro.Acts(t.Context(), record.Filter{}, record.Page{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	for path, body := range map[string]string{
		"/api/judgements": fmt.Sprintf(`{"kind":"event","fact":%q,"verdict":"confirm"}`, acts[0].ID),
		"/api/reports":    `{"reports":[{"text":"Rohan praised Gondor."}]}`,
	} {
		if status, answer, _ := ask(t, s, "POST", path, body, "Content-Type", "application/json"); status != 409 {
			t.Errorf("%s: %d %s", path, status, answer)
		}
	}
}
