package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
	"github.com/dateline/dateline/trend"
)

// praised is a report that somebody praised somebody.
func praised(day, source, target string) *record.Report {
	side := func(code string) []record.Participant {
		return []record.Participant{{Actor: "state/" + code, Name: code, Country: code, Code: code, Place: code}}
	}
	text := source + " praised " + target + "."
	trigger := record.Passage{Text: "praised", Range: record.Range{Start: 4, End: 11}}
	sentence := record.Sentence{N: 1, Range: record.Range{Start: 0, End: len(text)}}
	id := dateline.Hash(day, source, target)
	return &record.Report{
		ID: id, URL: "https://times.example/" + id, Title: text, Publisher: "Times", Published: day, Language: "en", Text: text,
		Actors: []record.Actor{}, Quotes: []record.Quote{}, Places: []record.Place{}, Dates: []record.Date{}, Contexts: []record.Context{}, Meetings: []record.Meeting{}, Agreements: []record.Agreement{},
		Events: []record.Event{{
			ID: "e" + id, Date: day, DatePrecision: "day", CAMEO: "051", Plover: record.Plover{Category: "SUPPORT", Contexts: []string{}}, Quad: 1, Goldstein: 3.4,
			Source: side(source), Target: side(target), Aux: []string{}, Trigger: trigger, Sentence: sentence, ReportedBy: []record.Participant{},
			Mentions: []record.Mention{{Trigger: trigger, Sentence: sentence}}, Score: 0.8,
		}},
	}
}

// TestWarnings carries warnings to a server by webhook and feed while another process holds the record.
func TestWarnings(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	st, err := store.Open(db, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close() // it holds the lock all the time
	var entries []store.Entry
	for _, x := range [][3]string{
		{"2025-01-01", "ROH", "ARN"},
		{"2025-02-01", "GON", "ARN"},
		{"2025-02-03", "GON", "ROH"},
		{"2025-02-05", "GON", "ROH"},
		{"2025-02-06", "MOR", "ARN"},
		{"2025-02-10", "MOR", "ROH"},
		{"2025-02-12", "MOR", "ROH"},
		{"2025-03-10", "GON", "MOR"},
	} {
		entries = append(entries, store.Entry{Report: praised(x[0], x[1], x[2]), Version: "1"})
	}
	if _, err := st.Add(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
	var posted []trend.Warning
	busy := true
	feed := filepath.Join(t.TempDir(), "warnings.xml")
	mux := http.NewServeMux()
	mux.HandleFunc("POST /hook", func(w http.ResponseWriter, r *http.Request) {
		if busy {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		var x trend.Warning
		if err := json.NewDecoder(r.Body).Decode(&x); err != nil || r.Header.Get("Content-Type") != "application/json" {
			t.Error(err, r.Header)
		}
		posted = append(posted, x)
	})
	mux.HandleFunc("GET /warnings.xml", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, feed) })
	server := httptest.NewServer(mux)
	defer server.Close()
	warn := func(want int, args ...string) (out, talk string) {
		t.Helper()
		var o, e bytes.Buffer
		args = append([]string{"warn", "--db", db, "--months", "1", "--since", "2025-03-01", "--until", "2025-03-20"}, args...)
		if got := run(args, std{strings.NewReader(""), &o, &e}); got != want {
			t.Fatalf("%v: status %d, %s", args, got, e.String())
		}
		return o.String(), e.String()
	}
	hook := []string{"--webhook", server.URL + "/hook", "--allow", "127.0.0.0/8", "--allow", "::1/128"}
	warn(1, hook...) // refused: nothing is remembered
	busy = false
	warn(0, hook...)
	if len(posted) == 0 || posted[0].Kind != "contact" || posted[0].A != "GON" || posted[0].B != "MOR" || len(posted[0].Acts) != 1 || posted[0].Rate.Basis == "" {
		t.Fatalf("posted: %+v", posted)
	}
	n := len(posted)
	if _, talk := warn(0, hook...); len(posted) != n || !strings.Contains(talk, "0 warnings posted") {
		t.Errorf("told twice: %d, then %d", n, len(posted))
	}
	lines, err := st.Log(t.Context(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	logged := map[string]int{}
	for _, l := range lines {
		if l.What == "warned" {
			logged[l.Key]++
		}
	}
	if len(logged) != n || logged["contact/GON/MOR/2025-03-10"] != 1 {
		t.Errorf("log: %v", logged)
	}
	warn(0, "--format", "atom", "-o", feed)
	a, err := http.Get(server.URL + "/warnings.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	body, err := io.ReadAll(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	var f atomFeed
	if err := xml.Unmarshal(body, &f); err != nil || len(f.Entries) != n || f.Updated == "" || f.Entries[0].ID == "" {
		t.Fatalf("%s: %v", body, err)
	}
	ids := map[string]bool{}
	for _, e := range f.Entries {
		ids[strings.TrimPrefix(e.ID, "urn:dateline:warning:")] = true
	}
	for _, x := range posted {
		if !ids[x.ID] {
			t.Errorf("warning %s is not in the feed", x.ID)
		}
	}
	if out, _ := warn(0, "--reader", "desk", "--format", "jsonl"); strings.Count(out, "\n") != n {
		t.Errorf("another reader is told %q", out)
	}
}
