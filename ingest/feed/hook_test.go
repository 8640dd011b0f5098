package feed

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"
	"time"
)

func TestHook(t *testing.T) {
	loopback := []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}
	for _, c := range []struct {
		name    string
		answers []int
		ok      bool
		calls   int
	}{
		{"taken", []int{204}, true, 1},
		{"busy twice", []int{503, 429, 200}, true, 3},
		{"busy for good", []int{500, 500, 500, 500}, false, 3},
		{"not wanted", []int{404}, false, 1},
		{"sent elsewhere", []int{302}, false, 1},
	} {
		calls := 0
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			b, _ := io.ReadAll(r.Body)
			if string(b) != `{"a":1}` || r.Header.Get("Content-Type") != "application/json" || r.Method != http.MethodPost {
				t.Errorf("%s: %s %s", c.name, r.Method, b)
			}
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(c.answers[calls])
			calls++
		}))
		h := &Hook{Allow: loopback, Tries: 3, Wait: time.Millisecond}
		if err := h.Post(t.Context(), s.URL, []byte(`{"a":1}`)); (err == nil) != c.ok || calls != c.calls {
			t.Errorf("%s: %v after %d calls", c.name, err, calls)
		}
		calls = 0
		if err := (&Hook{Wait: time.Millisecond}).Post(t.Context(), s.URL, []byte(`{"a":1}`)); !errors.Is(err, ErrPrivate) || calls != 0 {
			t.Errorf("%s: an address of its own: %v after %d calls", c.name, err, calls)
		}
		s.Close()
	}
	if err := (&Hook{}).Post(t.Context(), "file:///etc/passwd", nil); err == nil {
		t.Error("file: no error")
	}
}

func TestHookSlow(t *testing.T) {
	done := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-done }))
	defer s.Close()
	defer close(done)
	h := &Hook{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Tries: 1, Timeout: 50 * time.Millisecond}
	if err := h.Post(t.Context(), s.URL, nil); err == nil {
		t.Error("no answer, no error")
	}
}
