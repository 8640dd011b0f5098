package web

import (
	"bufio"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// A Role says what somebody may do; each may do what those below may.
type Role int

// The roles.
const (
	Nobody  Role = iota
	Read         // see everything
	Correct      // judge facts, keep searches
	Admin        // add reports
)

var roles = []string{"", "read", "correct", "admin"}

// String returns the name of the role in a user file.
func (r Role) String() string { return roles[r] }

// A User is somebody who may use the server.
type User struct {
	Name string
	Role Role
	hash [sha256.Size]byte // of the token
}

// Users are those who may use the server.
type Users struct{ list []User }

// Token makes the users of a server that has one token, which may do everything.
func Token(token string) (*Users, error) {
	if len(token) < 16 {
		return nil, errors.New("token: shorter than 16 characters")
	}
	return &Users{[]User{{"admin", Admin, sha256.Sum256([]byte(token))}}}, nil
}

// ReadUsers reads a user file: in each line a name, a role (read, correct, admin) and the SHA-256 of a token in
// hexadecimal figures, parted by blanks; lines that begin with # are comments. Errors name the line.
func ReadUsers(name string, r io.Reader) (*Users, error) {
	u := &Users{}
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		f := strings.Fields(in.Text())
		if len(f) == 0 || strings.HasPrefix(f[0], "#") {
			continue
		}
		if len(f) != 3 {
			return nil, fmt.Errorf("%s:%d: want name, role and SHA-256 of the token", name, n)
		}
		user := User{Name: f[0]}
		for i, role := range roles[1:] {
			if f[1] == role {
				user.Role = Role(i + 1)
			}
		}
		if user.Role == Nobody {
			return nil, fmt.Errorf("%s:%d: role %q is not one of read, correct, admin", name, n, f[1])
		}
		h, err := hex.DecodeString(f[2])
		if err != nil || len(h) != sha256.Size {
			return nil, fmt.Errorf("%s:%d: %q is no SHA-256 in hexadecimal figures", name, n, f[2])
		}
		copy(user.hash[:], h)
		for _, other := range u.list {
			if other.Name == user.Name {
				return nil, fmt.Errorf("%s:%d: %s is there twice", name, n, user.Name)
			}
		}
		u.list = append(u.list, user)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(u.list) == 0 {
		return nil, fmt.Errorf("%s: no user", name)
	}
	return u, nil
}

// find returns the user with a token, in a time that does not tell which part was wrong.
func (u *Users) find(token string) *User {
	h := sha256.Sum256([]byte(token))
	var found *User
	for i := range u.list {
		if subtle.ConstantTimeCompare(h[:], u.list[i].hash[:]) == 1 {
			found = &u.list[i]
		}
	}
	return found
}

// sessions are the logins of browsers. They end with the server.
type sessions struct {
	mu   sync.Mutex
	open map[string]session
}

type session struct {
	user *User
	ends time.Time
}

const (
	sessionCookie = "dateline-session"
	sessionTime   = 12 * time.Hour
	mostSessions  = 10000
)

func newSessions() *sessions { return &sessions{open: map[string]session{}} }

func (s *sessions) start(u *User, now time.Time) string {
	id := rand.Text()
	s.mu.Lock()
	defer s.mu.Unlock()
	for k, v := range s.open {
		if now.After(v.ends) || len(s.open) >= mostSessions {
			delete(s.open, k)
		}
	}
	s.open[id] = session{u, now.Add(sessionTime)}
	return id
}

func (s *sessions) user(id string, now time.Time) *User {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, ok := s.open[id]
	if !ok || now.After(v.ends) {
		return nil
	}
	return v.user
}

func (s *sessions) end(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, id)
}

type userKey struct{}

// everybody is who uses a server without users: it listens on loopback.
var everybody = User{Name: "local", Role: Admin}

// user returns who asks; nil if it is not known.
func user(r *http.Request) *User {
	u, _ := r.Context().Value(userKey{}).(*User)
	return u
}

// may reports whether the one who asks has a role.
func may(r *http.Request, role Role) bool {
	u := user(r)
	return u != nil && u.Role >= role
}

// open lists what is served before somebody has said who he is.
func open(path string) bool {
	return strings.HasPrefix(path, "/assets/") || path == "/login" || path == "/healthz" || path == "/robots.txt" || path == "/favicon.ico"
}

// who finds out who asks, and turns away who may not.
func (s *Server) who(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var u *User
		switch {
		case s.o.Users == nil:
			e := everybody
			u = &e
		default:
			if token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
				u = s.o.Users.find(strings.TrimSpace(token))
			} else if c, err := r.Cookie(sessionCookie); err == nil {
				u = s.sessions.user(c.Value, time.Now())
			}
		}
		if u != nil {
			r = r.WithContext(context.WithValue(r.Context(), userKey{}, u))
		}
		if u == nil && !open(r.URL.Path) {
			if program(r) || r.Method != http.MethodGet || r.URL.Path == "/metrics" {
				w.Header().Set("WWW-Authenticate", "Bearer")
				s.fail(w, r, http.StatusUnauthorized, "Say who you are: send the header Authorization: Bearer TOKEN.")
				return
			}
			http.Redirect(w, r, "/login?to="+escape(r.URL.RequestURI()), http.StatusSeeOther)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// need returns an error unless the one who asks has a role.
func need(r *http.Request, role Role) error {
	if may(r, role) {
		return nil
	}
	return &pageError{http.StatusForbidden, fmt.Errorf("you need the role %s for this", role)}
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) error {
	to := local(r.FormValue("to"), "/")
	if s.o.Users == nil {
		http.Redirect(w, r, to, http.StatusSeeOther)
		return nil
	}
	v := view{Title: "Log in", Body: loginView{To: to}}
	if r.Method != http.MethodPost {
		return s.pages.show(w, r, http.StatusOK, "login", v)
	}
	u := s.o.Users.find(strings.TrimSpace(r.PostFormValue("token")))
	if u == nil {
		time.Sleep(300 * time.Millisecond) // guessing takes time
		v.Body = loginView{To: to, Wrong: true}
		return s.pages.show(w, r, http.StatusUnauthorized, "login", v)
	}
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Value: s.sessions.start(u, time.Now()), Path: "/", HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteStrictMode, MaxAge: int(sessionTime.Seconds())})
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

type loginView struct {
	To    string
	Wrong bool
}

func (s *Server) logout(w http.ResponseWriter, r *http.Request) error {
	if c, err := r.Cookie(sessionCookie); err == nil {
		s.sessions.end(c.Value)
	}
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Path: "/", HttpOnly: true, MaxAge: -1})
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}
