package ingest

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
)

const newsMap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://times.example/king </loc><lastmod>2025-06-12T08:00:00Z</lastmod>
<news:news><news:publication><news:name>Gondor Times</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2025-06-10T23:30:00+05:00</news:publication_date><news:title>The king &amp; his road</news:title></news:news></url>
<url><loc>https://times.example/about</loc><lastmod>2025-06</lastmod></url>
<url><loc>ftp://times.example/x</loc></url>
</urlset>`

const mapIndex = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://times.example/a.xml</loc><lastmod>2025-06-12</lastmod></sitemap><sitemap><loc>https://times.example/b.xml</loc></sitemap></sitemapindex>`

// events2 is a line of GDELT's event table with an address at its end.
func events2(id int, url string) string {
	cells := make([]string, 61)
	cells[0], cells[1], cells[59], cells[60] = fmt.Sprint(id), "20250610", "20250611000000", url
	return strings.Join(cells, "\t")
}

func TestLinks(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
		errs     []string
	}{
		{"news sitemap", newsMap, []string{
			"-:3 https://times.example/king|2025-06-10|Gondor Times|The king & his road|en|2025-06-12T08:00",
			"-:6 https://times.example/about|||||2025-06-01T00:00",
		}, []string{`-:7: "ftp://times.example/x" is no web address`}},
		{"sitemap cut off", newsMap[:strings.Index(newsMap, "<lastmod>2025-06<")], []string{
			"-:3 https://times.example/king|2025-06-10|Gondor Times|The king & his road|en|2025-06-12T08:00",
		}, []string{"-:6: the XML is cut off"}},
		{"index", mapIndex, nil, []string{"-: no reports but links: the first of 2 sitemaps to fetch is https://times.example/a.xml"}},
		{"plain list", "# of today\nhttps://times.example/a\r\n\nhttps://times.example/b\nhttps://times.example/a\n", []string{"-:2 https://times.example/a|||||", "-:4 https://times.example/b|||||"}, nil},
		{"with size and checksum", "150383 297a16b493de7cf6ca809a7cc31d0b93 http://times.example/a\n318084 bb27f78ba45f69a17ea6ed7755e9f8ff http://times.example/b\n", []string{"-:1 http://times.example/a|||||", "-:2 http://times.example/b|||||"}, nil},
		{"gdelt events", events2(1, "https://times.example/a") + "\n" + events2(2, "https://times.example/a") + "\n" + events2(3, "BBC Monitoring") + "\n" + events2(4, "https://times.example/b") + "\n1\t2\n", []string{"-:1 https://times.example/a|||||", "-:4 https://times.example/b|||||"}, []string{"-:5: the line has 2 columns; the address stands in column 61"}},
		{"table with a heading", "GLOBALEVENTID\tSOURCEURL\tX\n1\thttps://times.example/a\tb\n", []string{"-:2 https://times.example/a|||||"}, nil},
		{"feed", rssFeed, []string{
			"-#1 https://times.example/king|2025-06-10|Gondor Times|King & lords|en|", "-#2 https://times.example/rohan|2025-06-11|Gondor Times|Rohan|en|",
			"-#3 https://times.example/mordor||The Herald|Mordor|en|", "-#4 https://times.example/t||Gondor Times|Only a title|en|",
		}, nil},
		{"no links", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n", nil, []string{"-: reports, no links"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got, errs []string
			for l, err := range Links([]string{"-"}, stdin(c.in)) {
				if err != nil {
					errs = append(errs, err.Error())
					continue
				}
				day, changed := "", ""
				if !l.Published.IsZero() {
					day = l.Published.Format(time.DateOnly)
				}
				if !l.Modified.IsZero() {
					changed = l.Modified.Format("2006-01-02T15:04")
				}
				got = append(got, l.File+" "+strings.Join([]string{l.URL, day, l.Publisher, l.Title, l.Language, changed}, "|"))
			}
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
			if fmt.Sprintf("%q", errs) != fmt.Sprintf("%q", c.errs) {
				t.Errorf("errors %q, want %q", errs, c.errs)
			}
		})
	}
}

// TestFetch reads lists, sitemaps and feeds with and without somebody who fetches pages.
func TestFetch(t *testing.T) {
	for _, in := range []string{"https://times.example/a\nhttps://times.example/b\n", newsMap} {
		var found error
		for a, err := range Read([]string{"-"}, stdin(in)) {
			if a != nil {
				t.Fatal("an article out of nothing", a)
			}
			found = err
		}
		if !errors.Is(found, ErrLinks) {
			t.Errorf("%.30q: error %v", in, found)
		}
	}
	o := stdin(rssFeed)
	var asked []string
	o.Fetch = func(l Link) (*dateline.Article, error) {
		asked = append(asked, l.URL)
		if l.Title == "Mordor" {
			return nil, errors.New("gone")
		}
		return &dateline.Article{Title: l.Title, Body: "Whole text of " + l.Title + "."}, nil
	}
	got, errs := read(t, []string{"-"}, o)
	if want := "[https://times.example/rohan https://times.example/mordor https://times.example/t]"; fmt.Sprint(asked) != want {
		t.Errorf("asked for %v, want %s", asked, want)
	}
	if len(got) != 3 || got[1].Body != "Whole text of Rohan." || got[1].File != "-#2" || got[2].File != "-#4" {
		t.Errorf("articles %v", got)
	}
	if want := "[-#3: https://times.example/mordor: gone]"; fmt.Sprint(errs) != want {
		t.Errorf("errors %v, want %s", errs, want)
	}
}

func TestLinkPage(t *testing.T) {
	const body = `<body><h1>King visits Arnor</h1><p>The king of Gondor praised the people of Arnor, and said that the two realms would build a road.</p></body></html>`
	day := func(s string) time.Time {
		if s == "" {
			return time.Time{}
		}
		t, _ := time.Parse(time.DateOnly, s)
		return t
	}
	for _, c := range []struct {
		name, head, url string
		told, fetched   string // days
		want            string // day and address
	}{
		{"the page states its day", `<meta property="article:published_time" content="2025-06-10T23:00:00-05:00">`, "https://t.example/a", "2025-06-11", "", "2025-06-10 https://t.example/a"},
		{"seconds since 1970", `<meta name="pubdate" content="1749550000">`, "https://t.example/a", "", "", "2025-06-10 https://t.example/a"},
		{"any time on the page gives way to the feed", `<time datetime="2025-06-01">1 June</time>`, "https://t.example/a", "2025-06-11", "", "2025-06-11 https://t.example/a"},
		{"any time on the page", `<time datetime="2025-06-01">1 June</time>`, "https://t.example/a", "", "", "2025-06-01 https://t.example/a"},
		{"the feed goes before the path", ``, "https://t.example/2025/06/09/a", "2025-06-11", "", "2025-06-11 https://t.example/2025/06/09/a"},
		{"the path at last", ``, "https://t.example/2025/06/09/a", "", "", "2025-06-09 https://t.example/2025/06/09/a"},
		{"the path goes before the last change", `<link rel="canonical" href="/2025/jun/09/b"><meta property="article:modified_time" content="2025-06-12">`, "https://t.example/a", "", "", "2025-06-09 https://t.example/2025/jun/09/b"},
		{"not after it was got", `<meta name="date" content="2025-06-20"><time datetime="2025-06-01">1 June</time>`, "https://t.example/a", "", "2025-06-11", "2025-06-01 https://t.example/a"},
		{"tomorrow is today elsewhere", `<meta name="date" content="2025-06-12">`, "https://t.example/a", "", "2025-06-11", "2025-06-12 https://t.example/a"},
		{"the day it was got is no day of publication", ``, "https://t.example/a", "", "2025-06-11", " https://t.example/a"},
		{"the front page is no canonical address", `<link rel="canonical" href="https://t.example/">`, "https://t.example/a", "2025-06-11", "", "2025-06-11 https://t.example/a"},
		{"canonical", `<link rel="canonical" href="https://t.example/king">`, "https://t.example/a?utm_source=x", "2025-06-11", "", "2025-06-11 https://t.example/king"},
	} {
		l := Link{URL: c.url, Published: day(c.told), Fetched: day(c.fetched), Publisher: "Times", Title: "No", File: "f#1"}
		a, err := l.Page([]byte("<html><head>"+c.head+"</head>"+body), "text/html; charset=utf-8", nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got := ""
		if !a.Published.IsZero() {
			got = a.Published.Format(time.DateOnly)
		}
		if got += " " + a.URL; got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		if a.Publisher != "Times" || a.Title != "King visits Arnor" || a.File != "f#1" {
			t.Errorf("%s: got %+v", c.name, a)
		}
	}
	for _, c := range []struct{ typ, page, want string }{
		{"text/html; charset=windows-1251", "<p>\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0, \xfd\xf2\xee \xf2\xe5\xea\xf1\xf2.", "Привет, мир, это текст."},
		{"text/html; charset=ISO-8859-1", "<meta charset=windows-1251><p>\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0, \xfd\xf2\xee \xf2\xe5\xea\xf1\xf2.", "Привет, мир, это текст."},
		{"", "<p>Gondor praised Arnor, and Arnor praised Gondor.", "Gondor praised Arnor, and Arnor praised Gondor."},
	} {
		a, err := Link{}.Page([]byte(c.page), c.typ, nil)
		if err != nil || a.Body != c.want {
			t.Errorf("%s: %v, %v", c.typ, a, err)
		}
	}
	if _, err := (Link{}).Page([]byte("%PDF-1.7"), "application/pdf", nil); !errors.Is(err, ErrNotText) {
		t.Errorf("a PDF file: %v", err)
	}
}

func TestPathDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"https://t.example/2025/06/10/king", "2025-06-10"},
		{"https://t.example/2025/6/9/king", "2025-06-09"},
		{"https://t.example/world/2025/jun/10/king", "2025-06-10"},
		{"https://t.example/king-2025-06-10.html", "2025-06-10"},
		{"https://t.example/20250610/king", "2025-06-10"},
		{"https://t.example/20259910/king", ""},
		{"https://t.example/2025/06/king", ""},
		{"https://t.example/12025061012", ""},
		{"https://t.example/?d=2025/06/10/", ""},
		{"", ""},
	} {
		got := ""
		if d := pathDate(c.in, time.Time{}); !d.IsZero() {
			got = d.Format(time.DateOnly)
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzMap(f *testing.F) {
	f.Add([]byte(newsMap))
	f.Add([]byte(mapIndex))
	f.Fuzz(func(t *testing.T, raw []byte) {
		pages, maps, _ := Map(raw)
		for _, l := range append(pages, maps...) {
			if !valid(l.URL) || !valid(l.Title) {
				t.Fatalf("bad link %+v", l)
			}
		}
	})
}
