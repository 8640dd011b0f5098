package ingest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

const archivePage = `<!doctype html><html><head><title>King visits Arnor</title><meta property="article:published_time" content="2025-06-10T08:00:00Z"></head><body><article><p>The king of Gondor praised the people of Arnor, and said that the two realms would build a road.</p></article></body></html>`

// warcRecord is one record of an archive.
func warcRecord(kind, url, content, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-06-11T10:00:00Z\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, url, content, len(body), body)
}

func response(url, status, head, body string) string {
	return warcRecord("response", url, "application/http; msgtype=response", "HTTP/1.1 "+status+"\r\n"+head+"\r\n\r\n"+body)
}

func chunked(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		n := min(len(s), 50)
		fmt.Fprintf(&b, "%x\r\n%s\r\n", n, s[:n])
		s = s[n:]
	}
	return b.String() + "0\r\n\r\n"
}

func through(open func(io.Writer) io.WriteCloser, s string) string {
	var buf bytes.Buffer
	w := open(&buf)
	io.WriteString(w, s)
	w.Close()
	return buf.String()
}

func TestWARC(t *testing.T) {
	const typ = "Content-Type: text/html; charset=utf-8"
	page := response("https://times.example/king", "200 OK", typ, archivePage)
	other := response("https://times.example/2", "200 OK", typ, strings.ReplaceAll(archivePage, "Gondor", "Rohan"))
	info := warcRecord("warcinfo", "", "application/warc-fields", "software: x\r\n")
	const told1 = "%s|2025-06-10||King visits Arnor||https://times.example/king|The king of Gondor praised the people of Arnor, and said that the two realms would build a road."
	for _, c := range []struct {
		name, in string
		want     []string // file, url
		errs     []string
	}{
		{"plain", info + page + other, []string{fmt.Sprintf("-@%d https://times.example/king", len(info)), fmt.Sprintf("-@%d https://times.example/2", len(info+page))}, nil},
		{"a member for each record", pack(t, info) + pack(t, page) + pack(t, other), []string{fmt.Sprintf("-@%d https://times.example/king", len(pack(t, info))), fmt.Sprintf("-@%d https://times.example/2", len(pack(t, info)+pack(t, page)))}, nil},
		{"one member for all", pack(t, info+page+other), []string{"-@0 https://times.example/king", "-@0 https://times.example/2"}, nil},
		{
			"what is passed over",
			warcRecord("request", "https://times.example/king", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n") + response("https://times.example/3", "404 Not Found", typ, archivePage) +
				response("https://times.example/4", "200 OK", "Content-Type: image/png", "\x89PNG") + warcRecord("metadata", "https://times.example/5", "text/html", archivePage),
			nil, nil,
		},
		{"chunks", response("https://times.example/c", "200 OK", typ+"\r\nTransfer-Encoding: chunked", chunked(archivePage)), []string{"-@0 https://times.example/c"}, nil},
		{"chunks that are gone", response("https://times.example/c", "200 OK", typ+"\r\nTransfer-Encoding: chunked", archivePage), []string{"-@0 https://times.example/c"}, nil},
		{"gzip in chunks", response("https://times.example/c", "200 OK", typ+"\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(pack(t, archivePage))), []string{"-@0 https://times.example/c"}, nil},
		{"gzip that is gone", response("https://times.example/c", "200 OK", typ+"\r\nContent-Encoding: gzip", archivePage), []string{"-@0 https://times.example/c"}, nil},
		{"deflate", response("https://times.example/c", "200 OK", typ+"\r\nContent-Encoding: deflate", through(func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }, archivePage)), []string{"-@0 https://times.example/c"}, nil},
		{"brotli", response("https://times.example/c", "200 OK", typ+"\r\nContent-Encoding: br", through(func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }, archivePage)), []string{"-@0 https://times.example/c"}, nil},
		{"zstd", response("https://times.example/c", "200 OK", typ+"\r\nContent-Encoding: zstd", through(func(w io.Writer) io.WriteCloser { z, _ := zstd.NewWriter(w); return z }, archivePage)), []string{"-@0 https://times.example/c"}, nil},
		{"cut off", (page + other)[:len(page)+400], []string{"-@0 https://times.example/king"}, []string{fmt.Sprintf("-@%d: the archive is cut off inside this record, at byte %d", len(page), len(page)+400)}},
		{"a packed one cut off", (pack(t, page) + pack(t, other))[:len(pack(t, page))+300], []string{"-@0 https://times.example/king"}, []string{fmt.Sprintf("-@%d: the archive is cut off inside this record, at byte %d", len(pack(t, page)), len(pack(t, page))+300)}},
		{"rubbish between records", pack(t, page) + "rubbish" + pack(t, other), []string{"-@0 https://times.example/king", fmt.Sprintf("-@%d https://times.example/2", len(pack(t, page))+7)}, []string{fmt.Sprintf("-@%d: no WARC record", len(pack(t, page)))}},
		{"rubbish between plain records", page + "rubbish\n" + other, []string{"-@0 https://times.example/king", fmt.Sprintf("-@%d https://times.example/2", len(page)+8)}, []string{fmt.Sprintf("-@%d: no WARC record: it begins with \"rubbish\"", len(page))}},
		{"a broken checksum", spoil(pack(t, page)) + pack(t, other), []string{"-@0 https://times.example/king", fmt.Sprintf("-@%d https://times.example/2", len(pack(t, page)))}, []string{"-@0: no WARC record: gzip: invalid checksum"}},
		{"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\n\r\n" + page, []string{"-@35 https://times.example/king"}, []string{`-@0: no WARC record: its length is ""`}},
		{"no pages", info, nil, []string{"-: the archive holds no web pages"}},
		{"no article", response("https://times.example/0", "200 OK", typ, "<html><body></body></html>") + page, []string{fmt.Sprintf("-@%d https://times.example/king", len(response("https://times.example/0", "200 OK", typ, "<html><body></body></html>")))}, []string{"warning: -@0: https://times.example/0: web page: there is no article in it; left out"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, errs := read(t, []string{"-"}, stdin(c.in))
			var all []string
			for _, a := range got {
				all = append(all, a.File+" "+a.URL)
				if a.Published.Day() != 10 {
					t.Errorf("published %v", a.Published)
				}
			}
			if fmt.Sprintf("%q", all) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(all, "\n"), strings.Join(c.want, "\n"))
			}
			if fmt.Sprintf("%q", errs) != fmt.Sprintf("%q", c.errs) {
				t.Errorf("errors %q, want %q", errs, c.errs)
			}
		})
	}
	got, _ := read(t, []string{"-"}, stdin(page))
	if len(got) != 1 || told(got[0]) != fmt.Sprintf(told1, "-@0") {
		t.Errorf("got %v", got)
	}
}

// spoil changes the checksum at the end of a member of gzip.
func spoil(s string) string {
	b := []byte(s)
	b[len(b)-5] ^= 0xff
	b[len(b)-6] ^= 0xff
	return string(b)
}

// TestWARCMemory reads an archive without end and stops after some pages.
func TestWARCMemory(t *testing.T) {
	in := &endless{line: []byte(pack(t, response("https://times.example/king", "200 OK", "Content-Type: text/html", archivePage+strings.Repeat("<!-- filler -->", 2000))))}
	var before, now runtime.MemStats
	n := 0
	for _, err := range Read([]string{"-"}, Options{Stdin: in}) {
		if err != nil {
			t.Fatal(err)
		}
		switch n++; n {
		case 100:
			runtime.GC()
			runtime.ReadMemStats(&before)
		case 1500:
			runtime.GC()
			runtime.ReadMemStats(&now)
		}
		if n == 1500 {
			break
		}
	}
	if grown := int64(now.HeapAlloc) - int64(before.HeapAlloc); grown > 1<<20 {
		t.Errorf("%d bytes more are held after 1,500 pages than after 100", grown)
	}
}

func FuzzWARC(f *testing.F) {
	page := response("https://times.example/king", "200 OK", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip", archivePage)
	f.Add([]byte(page), false)
	f.Add([]byte(page+page), true)
	f.Add([]byte(page[:200]+page), true)
	f.Fuzz(func(t *testing.T, in []byte, packed bool) {
		if packed {
			in = []byte(pack(t, string(in)))
		}
		for a, err := range Read([]string{"-"}, Options{Stdin: bytes.NewReader(in), Format: WARC, Limit: 1 << 20}) {
			if (a == nil) == (err == nil) || a != nil && !valid(a.Body) {
				t.Fatal(a, err)
			}
		}
	})
}
