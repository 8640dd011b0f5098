package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
)

// read gathers what Read yields: articles as "file|published|publisher|title|body", errors as they print.
func read(t *testing.T, paths []string, o Options) (articles []*dateline.Article, errs []string) {
	t.Helper()
	for a, err := range Read(paths, o) {
		if (a == nil) == (err == nil) {
			t.Fatalf("yields article %v and error %v", a, err)
		}
		if err != nil {
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("error %v is no *Error", err)
			}
			msg := err.Error()
			if e.Warning {
				msg = "warning: " + msg
			}
			errs = append(errs, msg)
			continue
		}
		articles = append(articles, a)
	}
	return articles, errs
}

func stdin(s string) Options { return Options{Stdin: strings.NewReader(s)} }

func pack(t testing.TB, s string) string {
	t.Helper()
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	io.WriteString(w, s)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestBodies(t *testing.T) {
	const report = "MINAS TIRITH, June 10 – Gondor praised Arnor.\r\n\r\n“Well done,” said the king.\r\n"
	for _, c := range []struct {
		name, in string
		bodies   []string
	}{
		{"text stays as it is", report, []string{report}},
		{"byte order mark", "\xef\xbb\xbf" + report, []string{report}},
		{"gzip", pack(t, report), []string{report}},
		{"gzip of two members", pack(t, report) + pack(t, "More."), []string{report + "More."}},
		{"utf-16 with mark", "\xff\xfeG\x00o\x00n\x00d\x00o\x00r\x00 \x00\x18\x20s\x00\x19\x20", []string{"Gondor ‘s’"}},
		{"utf-16 without mark", "\x00G\x00o\x00n\x00d\x00o\x00r\x00 \x00w\x00i\x00n\x00s\x00.", []string{"Gondor wins."}},
		{"windows-1252", "Gondor\x92s king \x93rules\x94 \x96 caf\xe9 and all that the realm has to offer.", []string{"Gondor’s king “rules” – café and all that the realm has to offer."}},
		{"json lines", "{\"text\":\"One.\"}\n\n{\"text\":\"Two.\",\"x\":{\"y\":1}}\r\n{\"body\":\"Three.\"}", []string{"One.", "Two.", "Three."}},
		{"json array", "[{\"text\":\"One.\"},\n {\"content\":\"Two.\"}]\n", []string{"One.", "Two."}},
		{"json over several lines", "{\n  \"text\": \"One.\"\n}\n{\n  \"text\": \"Two.\"\n}\n", []string{"One.", "Two."}},
		{"json array over several lines", "[\n  {\n    \"text\": \"One.\"\n  }\n]", []string{"One."}},
		{"json lines with mark", "\xef\xbb\xbf{\"text\":\"One.\"}\n", []string{"One."}},
		{"json lines in utf-16", "\xff\xfe" + wide16("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n"), []string{"One.", "Two."}},
		{"text that begins with a brace", "{sic} Gondor praised Arnor.", []string{"{sic} Gondor praised Arnor."}},
		{"text that begins with a bracket", "[Update] Gondor praised Arnor.", []string{"[Update] Gondor praised Arnor."}},
		{"text that begins with less", "<10 riders crossed the ford.", []string{"<10 riders crossed the ford."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, errs := read(t, []string{"-"}, stdin(c.in))
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			var bodies []string
			for _, a := range got {
				bodies = append(bodies, a.Body)
			}
			if fmt.Sprintf("%q", bodies) != fmt.Sprintf("%q", c.bodies) {
				t.Errorf("got %q, want %q", bodies, c.bodies)
			}
		})
	}
}

func wide16(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		b.WriteByte(0)
	}
	return b.String()
}

func TestErrors(t *testing.T) {
	whole := pack(t, strings.Repeat("{\"text\":\"Gondor praised Arnor.\"}\n", 1))
	for _, c := range []struct {
		name, in string
		errs     []string
		read     int
	}{
		{"empty", "", []string{"-: empty: there is no text in it"}, 0},
		{"blank", " \n\t\n", []string{"-: empty: there is no text in it"}, 0},
		{"empty gzip", pack(t, ""), []string{"-: empty: there is no text in it"}, 0},
		{"nul", "Gondor\nArnor \x00\x01\x02", []string{"-:2: not a text: a NUL byte at byte 13"}, 0},
		{"pdf", "%PDF-1.7\n%\xe2\xe3", []string{"-: not a text: it is a PDF file"}, 0},
		{"feed without entries", "<?xml version=\"1.0\"?><rss><channel></channel></rss>", []string{"-: the feed has no entries"}, 0},
		{"other xml", "<?xml version=\"1.0\"?><realm></realm>", []string{"-: not a text: it is an XML file of another kind (realm)"}, 0},
		{"subscriptions", "<opml version=\"2.0\"></opml>", []string{"-: not a text: it is a list of subscriptions (OPML)"}, 0},
		{"cut gzip", whole[:len(whole)-6], []string{"-:2: the gzip file is cut off"}, 1},
		{"broken gzip", "\x1f\x8b\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", []string{"-: the gzip file is broken"}, 0},
		{"bad line", "{\"text\":\"One.\"}\n{\"text\":\n{\"text\":\"Three.\"}\n", []string{"-:2: broken JSON at byte 8"}, 2},
		{"no object", "{\"text\":\"One.\"}\n17\n\"x\"\nnull\nGondor", []string{"-:2: no JSON object", "-:3: no JSON object", "-:4: no JSON object", "-:5: no JSON object"}, 1},
		{"no text", "{\"title\":\"One\"}\n{\"text\":\"\"}\n{\"text\":\" \"}\n{\"text\":5}\n", []string{"-:1: no field \"text\"", "-:2: field \"text\" is empty", "-:3: field \"text\" is empty", "-:4: field \"text\" is no string"}, 0},
		{"wrong date", "{\"text\":\"One.\",\"date\":\"2025-13-45\"}\n", []string{"warning: -:1: field \"date\": \"2025-13-45\" is not a date (expected: 2025-06-10); read without a date"}, 1},
		{"wrong types", "{\"text\":\"One.\",\"date\":5,\"title\":[],\"id\":{}}\n", []string{"warning: -:1: field \"id\"", "warning: -:1: field \"title\"", "warning: -:1: field \"date\""}, 1},
		{"id twice", "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"a\",\"text\":\"Two.\"}\n", []string{"-:2: id \"a\" is taken (first at -:1); read under id "}, 2},
		{"array cut off", "[{\"text\":\"One.\"},\n{\"text\":\"Two", []string{"-:2: the JSON is cut off"}, 1},
		{"array broken", "[{\"text\":\"One.\"},\n\n{\"text\":}]", []string{"-:3: "}, 1},
		{"array of others", "[{\"text\":\"One.\"},\n17,\n{\"text\":\"Three.\"}]", []string{"-:2: no JSON object"}, 2},
		{"empty fields", "{\"text\":\"One.\",\"date\":\"\",\"title\":null,\"id\":\"\"}\n", nil, 1},
		{"some bytes wrong", "Gondor’s “king” – the “lord” of ‘Arnor’ \xff wins.", []string{"warning: -:1: bytes that are not UTF-8"}, 1},
		{"page without article", "<!doctype html><html><body></body></html>", []string{"-: web page: "}, 0},
		{"page too deep", "<html><body>" + strings.Repeat("<div>", 100_000), []string{"-: web page: "}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, errs := read(t, []string{"-"}, stdin(c.in))
			if c.read >= 0 && len(got) != c.read {
				t.Errorf("%d articles, want %d", len(got), c.read)
			}
			ok := len(errs) == len(c.errs)
			for i := 0; ok && i < len(errs); i++ {
				ok = strings.HasPrefix(errs[i], c.errs[i])
			}
			if !ok {
				t.Errorf("errors\n%s\nwant\n%s", strings.Join(errs, "\n"), strings.Join(c.errs, "\n"))
			}
		})
	}
}

func TestFields(t *testing.T) {
	in := `{"id":17,"date":"2025-06-10T23:30:00+05:00","title":" King visits ","text":"Gondor praised Arnor.","publisher":"Gondor Times","url":"https://times.example/1","author":"Bergil","language":"en-GB","votes":2}`
	got, errs := read(t, []string{"-"}, stdin(in))
	if len(errs) > 0 || len(got) != 1 {
		t.Fatal(got, errs)
	}
	want := dateline.Article{
		ID: "17", File: "-:1", URL: "https://times.example/1", Publisher: "Gondor Times", Title: "King visits",
		Byline: "Bergil", Body: "Gondor praised Arnor.", Published: time.Date(2025, 6, 10, 0, 0, 0, 0, time.UTC), Language: "en",
	}
	if *got[0] != want {
		t.Errorf("got %+v, want %+v", *got[0], want)
	}
	o := stdin(`{"text":"One."}` + "\n" + `{"text":"Two.","date":"2025-01-01","publisher":"B"}`)
	o.Date, o.Publisher = time.Date(2024, 2, 3, 0, 0, 0, 0, time.UTC), "A"
	got, _ = read(t, []string{"-"}, o)
	if got[0].Published != o.Date || got[0].Publisher != "A" || got[1].Published.Year() != 2025 || got[1].Publisher != "B" {
		t.Errorf("options: %+v, %+v", got[0], got[1])
	}
	if got[0].ID != got[0].ContentID() {
		t.Errorf("id %q, want the hash of the content", got[0].ID)
	}
}

func TestPaths(t *testing.T) {
	dir := t.TempDir()
	for name, body := range map[string]string{
		"b.txt": "B.", "a/2.txt": "A2.", "a/1.txt.gz": pack(t, "A1."), "a/.hidden": "no", ".git/x.txt": "no",
		"c.jsonl": "{\"text\":\"C1.\"}\n{\"text\":\"C2.\"}", "d/page.html": "<p>" + strings.Repeat("Gondor praised Arnor again. ", 9) + "</p>",
	} {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "none"), 0o755); err != nil {
		t.Fatal(err)
	}
	list := func(paths ...string) (files []string, errs []string) {
		for i := range paths {
			paths[i] = filepath.Join(dir, paths[i])
		}
		got, errs := read(t, paths, Options{})
		for _, a := range got {
			rel, _ := filepath.Rel(dir, a.File)
			files = append(files, rel)
		}
		return files, errs
	}
	for _, c := range []struct {
		paths, files string
		errs         int
	}{
		{".", "a/1.txt.gz a/2.txt b.txt c.jsonl:1 c.jsonl:2 d/page.html", 0},
		{"c.jsonl b.txt", "c.jsonl:1 c.jsonl:2 b.txt", 0},
		{"a/*.txt* b.t?t", "a/1.txt.gz a/2.txt b.txt", 0},
		{"missing.txt b.txt", "b.txt", 1},
		{"*.none", "", 1},
		{"none", "", 1},
		{"a b.txt a", "a/1.txt.gz a/2.txt b.txt a/1.txt.gz a/2.txt", 0},
	} {
		files, errs := list(strings.Fields(c.paths)...)
		if strings.Join(files, " ") != c.files || len(errs) != c.errs {
			t.Errorf("%s: got %v %v, want %s and %d errors", c.paths, files, errs, c.files, c.errs)
		}
	}
}

func TestLimit(t *testing.T) {
	o := stdin("{\"text\":\"" + strings.Repeat("Gondor ", 100_000) + "\"}\n{\"text\":\"Two.\"}\n")
	o.Limit = 100_000
	got, errs := read(t, []string{"-"}, o)
	if len(got) != 1 || got[0].Body != "Two." || len(errs) != 1 || !strings.HasPrefix(errs[0], "-:1: too big") {
		t.Errorf("long line: %d articles, errors %v", len(got), errs)
	}
	for _, in := range []string{
		strings.Repeat("Gondor ", 100_000), pack(t, strings.Repeat("Gondor ", 1_000_000)),
		"[{\"text\":\"" + strings.Repeat("Gondor ", 100_000) + "\"}]",
	} {
		o := stdin(in)
		o.Limit = 100_000
		if got, errs := read(t, []string{"-"}, o); len(got) != 0 || len(errs) != 1 || !strings.Contains(errs[0], "too big") {
			t.Errorf("big file: %d articles, errors %v", len(got), errs)
		}
	}
	o = stdin("{\"text\":\"One.\"}\n{\"text\":\"" + strings.Repeat("Gondor ", 200) + "\"}\n{\"text\":\"Two.\"}\n")
	o.Text = 1000
	if got, errs := read(t, []string{"-"}, o); len(got) != 2 || len(errs) != 1 || errs[0] != "-:2: too big: its text has 1400 bytes, over 1000" {
		t.Errorf("long text: %d articles, errors %v", len(got), errs)
	}
}

// TestStream reads a long file of JSON Lines and stops in the midst of it.
func TestStream(t *testing.T) {
	in := &endless{line: []byte("{\"text\":\"Gondor praised Arnor.\"}\n")}
	n := 0
	for _, err := range Read([]string{"-"}, Options{Stdin: in}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 10_000 {
			break
		}
	}
	if in.read > 1<<20 {
		t.Errorf("%d bytes were read for %d articles", in.read, n)
	}
}

// endless repeats a line for ever.
type endless struct {
	line []byte
	read int
}

func (e *endless) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		k := copy(p[n:], e.line[e.read%len(e.line):])
		n += k
		e.read += k
	}
	return n, nil
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"Gondor praised Arnor.", "{\"text\":\"x\"}\n{\"text\"", "[{\"text\":\"x\"},", "<html><p>x", "\x1f\x8b\x08", "\xff\xfex\x00", "date 2025-06-10 X –", "{\n\"text\":\"x\"}", "\xc3\x28\xe9"} {
		f.Add([]byte(s), "")
		f.Add([]byte(s), JSON)
	}
	for _, s := range []string{rssFeed, atomFeed, newsMap, "https://a.example/1\nhttps://a.example/2\n"} {
		f.Add([]byte(s), "")
		f.Add([]byte(s[:len(s)*2/3]), "")
	}
	f.Fuzz(func(t *testing.T, in []byte, format string) {
		if !slices.Contains(Formats(), format) {
			format = ""
		}
		for a, err := range Read([]string{"-"}, Options{Stdin: bytes.NewReader(in), Format: format, Limit: 1 << 20}) {
			if (a == nil) == (err == nil) {
				t.Fatal("neither or both", a, err)
			}
			if a != nil && (a.ID == "" || strings.TrimSpace(a.Body) == "" || !valid(a.Body)) {
				t.Fatalf("bad article %+v", a)
			}
		}
	})
}

func valid(s string) bool { return strings.ToValidUTF8(s, "") == s }
