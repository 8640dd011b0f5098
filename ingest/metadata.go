package ingest

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline"
	"golang.org/x/net/html"
)

// metadata fills Title, Publisher, Byline, URL and Published from what a page says of itself: JSON-LD,
// Open Graph and other meta elements, its headings, the first time element, its address. A day after
// latest is passed over, unless latest is zero. It reports whether the page states its day of publication
// in so many words; else it was found where days of other things may stand.
func metadata(doc *html.Node, a *dateline.Article, latest time.Time) bool {
	m := map[string]string{}
	set := func(key, value string) {
		value = strings.Join(strings.Fields(value), " ")
		if key = strings.ToLower(key); value != "" && m[key] == "" {
			m[key] = value
		}
	}
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && len(n.Data) < 120 && m["<text>"] == "" && n.Parent != nil && n.Parent.Data != "script" && n.Parent.Data != "style" {
			if d := dateInText.FindStringSubmatch(n.Data); d != nil {
				set("<text>", d[1])
			}
		}
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "meta":
			for _, key := range []string{"property", "name", "itemprop"} {
				set(attr(n, key), attr(n, "content"))
			}
		case "link":
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				set("canonical", attr(n, "href"))
			}
		case "title":
			set("<title>", inside(n))
		case "h1":
			set("<h1>", inside(n))
		case "time":
			if d := attr(n, "datetime"); d != "" {
				if strings.Contains(names(n), "publish") || attr(n, "itemprop") == "datePublished" || attr(n, "pubdate") != "" {
					set("<published>", d)
				}
				set("<time>", d)
			} else {
				set("<time>", inside(n))
			}
		case "script":
			if n.FirstChild == nil {
				break
			}
			if strings.EqualFold(attr(n, "type"), "application/ld+json") {
				linked(n.FirstChild.Data, set)
			}
			if m["<script>"] == "" {
				set("<script>", inScript(n.FirstChild.Data))
			}
		}
		if attr(n, "itemprop") == "datePublished" && n.Data != "meta" && n.Data != "time" {
			set("<published>", attr(n, "content"))
			set("<published>", inside(n))
		}
		if s := strings.ToLower(names(n)); strings.Contains(s, "date") && n.Data != "body" && n.Data != "html" && strings.Contains(s, "publish") {
			set("<dated>", inside(n))
		}
	}
	first := func(keys ...string) string {
		for _, k := range keys {
			if m[k] != "" {
				return m[k]
			}
		}
		return ""
	}
	a.URL = first("canonical", "og:url", "ld:url", "twitter:url")
	a.Publisher = first("og:site_name", "ld:publisher", "application-name", "dc.publisher", "publisher")
	a.Byline = first("ld:author", "author", "article:author_name", "dc.creator", "sailthru.author", "parsely-author", "byl")
	if strings.HasPrefix(a.Byline, "http") {
		a.Byline = ""
	}
	a.Title = headline(first("<h1>"), first("ld:headline", "og:title", "twitter:title", "dc.title", "title"), m["<title>"])
	day := func(s string) bool {
		t, err := pageDay(s)
		if err != nil || !likelyDay(t, latest) {
			return false
		}
		a.Published = t
		return true
	}
	for _, key := range stated {
		if day(m[key]) {
			return true
		}
	}
	for _, key := range []string{"<dated>", "<time>", "<script>"} {
		if day(m[key]) {
			return false
		}
	}
	for _, key := range []string{"canonical", "og:url", "ld:url"} {
		if a.Published = pathDate(m[key], latest); !a.Published.IsZero() {
			return false
		}
	}
	for _, key := range []string{"<text>", "article:modified_time", "og:updated_time", "ld:datemodified", "last-modified"} {
		if day(m[key]) {
			return false
		}
	}
	return false
}

// stated are the names under which pages state their day of publication, the best first.
var stated = []string{
	"ld:datepublished", "article:published_time", "og:article:published_time", "og:published_time", "rnews:datepublished",
	"datepublished", "parsely-pub-date", "sailthru.date", "article.published", "published_time", "publish-date", "publishdate", "pubdate", "pub_date", "publication_date",
	"date.issued", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created", "dcterms.date", "citation_publication_date", "date", "cxenseparse:recs:publishtime",
	"<published>", "ld:datecreated",
}

// pageDay reads a day as pages state it: as Day does, or seconds or milliseconds since 1970.
func pageDay(s string) (time.Time, error) {
	if n := len(s); (n == 10 || n == 13) && strings.Trim(s, "0123456789") == "" {
		sec, _ := strconv.ParseInt(s[:10], 10, 64)
		return time.Unix(sec, 0).UTC().Truncate(24 * time.Hour), nil
	}
	return Day(s)
}

// likelyDay reports whether a report may have been published on a day, not after latest unless that is zero.
func likelyDay(t, latest time.Time) bool {
	return t.Year() >= 1980 && t.Year() < 2100 && (latest.IsZero() || !t.After(latest))
}

// dateInPath finds days in addresses: /2025/06/10/, /2025/jun/10/, -2025-06-10-, /20250610/.
var dateInPath = regexp.MustCompile(`(?i)[/_-]((?:19|20)\d\d)(?:[/_-](\d\d?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/_-](\d\d?)|(\d\d)(\d\d))(?:[/_.-]|$)`)

// pathDate returns the day that stands in the path of an address, zero if there is none.
func pathDate(address string, latest time.Time) time.Time {
	u, err := url.Parse(address)
	if err != nil {
		return time.Time{}
	}
	d := dateInPath.FindStringSubmatch(u.Path)
	if d == nil {
		return time.Time{}
	}
	layout := "2006/1/2"
	if len(d[2]) == 3 {
		layout = "2006/Jan/2"
	}
	t, err := time.Parse(layout, d[1]+"/"+d[2]+d[4]+"/"+d[3]+d[5])
	if err != nil || !likelyDay(t, latest) {
		return time.Time{}
	}
	return t
}

var (
	// dateInScript stands behind the name of a field.
	dateInScript = regexp.MustCompile(`^\\?"\s*:\s*\\?"(\d{4}-\d\d-\d\d)`)
	// dateInText finds the day in a short line.
	dateInText = regexp.MustCompile(`(?i)\b` + fulls + `\b`)
)

// inScript finds the day of publication in the data of a script.
func inScript(src string) string {
	for _, name := range []string{
		"datePublished", "date_published", "publishedAt", "published_at", "publishDate", "publish_date", "publishedDate", "published_date",
		"publicationDate", "publication_date", "pubDate", "pub_date", "dateCreated",
	} {
		if i := strings.Index(src, name); i >= 0 {
			i += len(name)
			if d := dateInScript.FindStringSubmatch(src[i:min(len(src), i+40)]); d != nil {
				return d[1]
			}
		}
	}
	return ""
}

// headline chooses the title: the heading of the page if a meta element or the window's title agrees
// with it, else what they say, without the name of the site behind a bar.
func headline(h1, meta, window string) string {
	switch {
	case h1 != "" && (h1 == meta || strings.Contains(meta, h1) || strings.Contains(window, h1)) && len(h1) > 10:
		return h1
	case meta != "":
		return unsited(meta)
	case window != "":
		return unsited(window)
	}
	return h1
}

// unsited takes the name of the site off a title.
func unsited(s string) string {
	for _, bar := range []string{" | ", " – ", " — ", " » ", " :: ", " - ", " · "} {
		if head, tail, ok := strings.Cut(s, bar); ok && len(strings.Fields(head)) >= 3 && len(strings.Fields(tail)) <= 5 {
			return strings.TrimSpace(head)
		}
	}
	return s
}

// linked reads what a JSON-LD script says of an article.
func linked(src string, set func(key, value string)) {
	src = strings.TrimSpace(src)
	src = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(src, "<!--"), "//<![CDATA["), "-->")
	var v any
	if err := json.Unmarshal([]byte(src), &v); err != nil {
		return
	}
	walk(v, 0, set)
}

func walk(v any, depth int, set func(key, value string)) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			walk(x, depth+1, set)
		}
	case map[string]any:
		kind := label(v["@type"])
		if strings.Contains(kind, "Article") || strings.Contains(kind, "Posting") || strings.Contains(kind, "Report") || strings.Contains(kind, "WebPage") && v["datePublished"] != nil {
			for _, key := range []string{"headline", "datePublished", "dateCreated", "dateModified", "url"} {
				if s, ok := v[key].(string); ok && !(key == "headline" && strings.Contains(kind, "WebPage")) {
					set("ld:"+key, s)
				}
			}
			set("ld:author", label(v["author"]))
			set("ld:publisher", label(v["publisher"]))
		}
		walk(v["@graph"], depth+1, set)
		walk(v["mainEntity"], depth+1, set)
	}
}

// label returns a name: a string, the name of an object, or those of a list.
func label(v any) string {
	switch v := v.(type) {
	case string:
		return html.UnescapeString(v)
	case map[string]any:
		s, _ := v["name"].(string)
		return html.UnescapeString(s)
	case []any:
		var all []string
		for _, x := range v {
			if s := label(x); s != "" && len(all) < 10 {
				all = append(all, s)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}

// inside returns the text below an element on one line.
func inside(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
		if b.Len() > 2000 {
			break
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
