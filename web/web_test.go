package web

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/dateline/dateline/internal/shire"
	"github.com/dateline/dateline/pipeline"
	"github.com/dateline/dateline/rules"
)

var chain = sync.OnceValues(func() (*pipeline.Pipeline, error) {
	return pipeline.New(pipeline.Options{Language: "any", Actors: []fs.FS{rules.Files, shire.Names}})
})

// serve makes a server for a test; change may alter its options.
func serve(t testing.TB, change func(*Options)) *Server {
	t.Helper()
	p, err := chain()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Code: p.Process, Host: "example.com"}
	if change != nil {
		change(&o)
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ask sends a request and returns status and body.
func ask(t *testing.T, s http.Handler, method, target, body string, header ...string) (int, string, http.Header) {
	t.Helper()
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	if method == http.MethodPost && strings.Contains(body, "=") {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
			continue
		}
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	data, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Code, string(data), w.Result().Header
}

func TestTry(t *testing.T) {
	s := serve(t, nil)
	text := "Gondor visits Rohan\n\nGondor praised Arnor on Monday. <script>alert(1)</script> \"We trust Arnor,\" the foreign minister of Gondor said."
	status, body, header := ask(t, s, "POST", "/try", url.Values{"text": {text}, "date": {"2025-06-10"}}.Encode())
	if status != 200 {
		t.Fatalf("status %d: %s", status, body)
	}
	for _, want := range []string{"praise or endorse", `href="/rules/events/05-support.rules#L`, "&lt;script&gt;", `id="e1"`, `id="s1"`, `class="ev `} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(body, "<script>alert") {
		t.Error("the text is not escaped")
	}
	if csp := header.Get("Content-Security-Policy"); strings.Contains(csp, "unsafe") || !strings.Contains(csp, "default-src 'none'") {
		t.Errorf("policy %q", csp)
	}
	if strings.Contains(body, "style=") || strings.Contains(body, "onclick=") {
		t.Error("style or script inside the page")
	}
	if status, body, _ = ask(t, s, "POST", "/try", "text=Gondor&date=June"); status != 400 || !strings.Contains(body, "not of the form") {
		t.Errorf("bad date: %d", status)
	}
	if status, _, _ = ask(t, s, "POST", "/try", "text="+strings.Repeat("x", mostText+1)); status != 413 {
		t.Errorf("long text: %d", status)
	}
	if status, _, _ = ask(t, s, "POST", "/try", "text="+strings.Repeat("x", 2<<20)); status != 413 {
		t.Errorf("long body: %d", status)
	}
}

func TestStaticPages(t *testing.T) {
	s := serve(t, nil)
	for _, c := range []struct {
		path   string
		status int
		want   string
	}{
		{"/scores", 200, "events in running text"},
		{"/help", 200, "verbal cooperation"},
		{"/rules/", 200, "events/05-support.rules"},
		{"/rules/events/05-support.rules", 200, `id="L10"`},
		{"/rules/../go.mod", 307, ""},
		{"/rules/nothing", 404, "nothing at this address"},
		{"/nowhere", 404, "nothing at this address"},
		{"/healthz", 200, "ok"},
		{"/assets/style.css", 200, "#e1:target"},
		{"/assets/nothing", 404, ""},
		{"/metrics", 200, "dateline_requests_total"},
	} {
		status, body, _ := ask(t, s, "GET", c.path, "")
		if status != c.status || !strings.Contains(body, c.want) {
			t.Errorf("%s: %d, want %d with %q", c.path, status, c.status, c.want)
		}
	}
}

func TestUsers(t *testing.T) {
	hash := func(s string) string { h := sha256.Sum256([]byte(s)); return hex.EncodeToString(h[:]) }
	users, err := ReadUsers("users", strings.NewReader("# who\nfrodo read "+hash("a ring of power")+"\nsam admin "+hash("po-ta-toes, boil them")+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, func(o *Options) { o.Users = users })
	if status, _, h := ask(t, s, "GET", "/scores", ""); status != 303 || !strings.HasPrefix(h.Get("Location"), "/login?to=") {
		t.Errorf("a page without a token: %d", status)
	}
	if status, _, _ := ask(t, s, "GET", "/metrics", ""); status != 401 {
		t.Errorf("metrics without a token: %d", status)
	}
	if status, _, _ := ask(t, s, "GET", "/scores", "", "Authorization", "Bearer a ring of power"); status != 200 {
		t.Errorf("with a token: %d", status)
	}
	if status, _, _ := ask(t, s, "GET", "/scores", "", "Authorization", "Bearer wrong", "Accept", "application/json"); status != 401 {
		t.Errorf("with a wrong token: %d", status)
	}
	status, _, h := ask(t, s, "POST", "/login", "to=%2Fhelp&token=a+ring+of+power")
	if status != 303 || h.Get("Location") != "/help" {
		t.Fatalf("login: %d to %q", status, h.Get("Location"))
	}
	cookie, _, _ := strings.Cut(h.Get("Set-Cookie"), ";")
	if status, body, _ := ask(t, s, "GET", "/help", "", "Cookie", cookie); status != 200 || !strings.Contains(body, "frodo, read") {
		t.Errorf("with a session: %d", status)
	}
	if _, _, h := ask(t, s, "POST", "/login", "to=https%3A%2F%2Fmordor.example&token=a+ring+of+power"); h.Get("Location") != "/" {
		t.Errorf("login leads to %q", h.Get("Location"))
	}
	ask(t, s, "POST", "/logout", "x=", "Cookie", cookie)
	if status, _, _ := ask(t, s, "GET", "/help", "", "Cookie", cookie); status != 303 {
		t.Errorf("after logging out: %d", status)
	}
}

func TestReadUsers(t *testing.T) {
	h := strings.Repeat("ab", 32)
	for _, c := range []struct{ file, want string }{
		{"", "users: no user"},
		{"frodo read", "users:1: want name, role"},
		{"\nfrodo king " + h, "users:2: role \"king\""},
		{"frodo read abc", "users:1: \"abc\" is no SHA-256"},
		{"frodo read " + h + "\nfrodo read " + h, "users:2: frodo is there twice"},
	} {
		if _, err := ReadUsers("users", strings.NewReader(c.file)); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.file, err, c.want)
		}
	}
	if _, err := Token("short"); err == nil {
		t.Error("a short token is taken")
	}
}

func FuzzReadUsers(f *testing.F) {
	f.Add("frodo read " + strings.Repeat("ab", 32))
	f.Fuzz(func(t *testing.T, s string) {
		u, err := ReadUsers("users", strings.NewReader(s))
		if err == nil && len(u.list) == 0 {
			t.Error("no error and no user")
		}
	})
}

func TestGuard(t *testing.T) {
	s := serve(t, nil)
	if status, _, _ := ask(t, s, "GET", "/help", "", "Host", "mordor.example"); status != http.StatusMisdirectedRequest {
		t.Errorf("another host: %d", status)
	}
	if status, _, _ := ask(t, s, "POST", "/theme", "theme=dark", "Sec-Fetch-Site", "cross-site"); status != 403 {
		t.Errorf("a form of another site: %d", status)
	}
	if status, _, h := ask(t, s, "POST", "/theme", "theme=dark&to=%2Fhelp", "Sec-Fetch-Site", "same-origin"); status != 303 || !strings.Contains(h.Get("Set-Cookie"), "dark") {
		t.Errorf("a form of this site: %d", status)
	}
	if _, body, h := ask(t, s, "GET", "/help", "", "Accept-Encoding", "gzip"); h.Get("Content-Encoding") != "gzip" || strings.Contains(body, "<html") {
		t.Error("not compressed")
	}
}

func TestLocal(t *testing.T) {
	for _, c := range []struct{ to, want string }{
		{"/a?b=c", "/a?b=c"}, {"//mordor.example", "/"}, {"https://mordor.example", "/"}, {"/\\mordor.example", "/"}, {"", "/"}, {"a", "/"},
	} {
		if got := local(c.to, "/"); got != c.want {
			t.Errorf("%q leads to %q, want %q", c.to, got, c.want)
		}
	}
}

// TestNoRecord asks a server without a record.
func TestNoRecord(t *testing.T) {
	s := serve(t, nil)
	for _, c := range []struct {
		method, path, body string
		status             int
		want               string
	}{
		{"POST", "/code", `{"text":"Gondor praised Arnor.","date":"2025-06-10"}`, 200, `"cameo":"051"`},
		{"POST", "/code", `{"text":""}`, 422, `"detail"`},
		{"GET", "/openapi.json", "", 200, `"/code"`},
		{"GET", "/", "", 303, ""},
		{"GET", "/scores", "", 200, "<h1"},
		{"GET", "/api/acts", "", 404, `"status":404`},
		{"GET", "/acts", "", 404, "<h1"},
	} {
		if status, body, _ := ask(t, s, c.method, c.path, c.body, "Content-Type", "application/json"); status != c.status || !strings.Contains(body, c.want) {
			t.Errorf("%s %s: %d %.300s", c.method, c.path, status, body)
		}
	}
}
