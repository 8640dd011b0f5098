package ingest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
)

const rssFeed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Gondor Times</title><link>https://times.example/</link><language>en-GB</language>
<pubDate>Thu, 12 Jun 2025 09:00:00 GMT</pubDate><lastBuildDate>Thu, 12 Jun 2025 09:00:00 GMT</lastBuildDate>
<item><title>King &amp;amp; lords</title><link>https://times.example/king</link><guid isPermaLink="false">k1</guid>
<pubDate>Tue, 10 Jun 2025 23:30:00 +0900</pubDate><dc:creator>Bergil</dc:creator>
<description>The king praised Arnor.</description>
<content:encoded><![CDATA[<p>MINAS TIRITH – The king of Gondor <b>praised</b> Arnor.</p><p>The road will be built.</p><p>The post <a href="x">King</a> appeared first on <a href="y">Gondor Times</a>.</p>]]></content:encoded></item>
<item><title>Rohan</title><link>/rohan</link><description>&lt;p&gt;Rohan rejected the offer [&amp;hellip;]&lt;/p&gt;</description><pubDate>2025-06-11T00:10:00+02:00</pubDate></item>
<item><title>Mordor</title><guid>https://times.example/mordor</guid><description>Mordor threatened Gondor.</description><source url="https://x.example/rss">The Herald</source></item>
<item><title>Only a title</title><link>https://times.example/t</link></item>
</channel></rss>`

const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Arnor Wire</title><link href="https://arnor.example/"/><updated>2025-06-12T00:00:00Z</updated>
<entry><id>tag:arnor.example,2025:1</id><title type="html">Arnor &amp;amp; Gondor</title><link rel="alternate" href="https://arnor.example/1"/>
<published>2025-06-09T22:00:00-05:00</published><updated>2025-06-12T00:00:00Z</updated><author><name>Ioreth</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Arnor thanked Gondor.</p><p>It sent gifts.</p></div></content></entry>
<entry><id>tag:arnor.example,2025:2</id><title>Talks</title><link href="https://arnor.example/2"/><updated>2025-06-11T08:00:00Z</updated><summary>Arnor met Rohan.</summary></entry>
</feed>`

const rdfFeed = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Rohan Post</title><link>https://rohan.example</link></channel>
<item><title>Riders</title><link>https://rohan.example/1</link><description>Rohan sent riders to Gondor.</description><dc:date>2025-06-10T07:00:00+02:00</dc:date></item></rdf:RDF>`

const jsonFeed = `{"version": "https://jsonfeed.org/version/1.1","title":"Shire News","items":[{"id":"1","url":"https://shire.example/1","title":"Party","content_text":"The Shire invited Gondor.","date_published":"2025-06-10T08:00:00Z"}]}`

// told prints what matters of an article.
func told(a *dateline.Article) string {
	day := ""
	if !a.Published.IsZero() {
		day = a.Published.Format(time.DateOnly)
	}
	s := strings.Join([]string{a.File, day, a.Publisher, a.Title, a.Byline, a.URL, a.Body}, "|")
	if a.Summary {
		s += "|summary"
	}
	return s
}

func TestFeed(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
		errs     []string
	}{
		{"rss 2.0", rssFeed, []string{
			"-#1|2025-06-10|Gondor Times|King & lords|Bergil|https://times.example/king|MINAS TIRITH – The king of Gondor praised Arnor.\n\nThe road will be built.",
			"-#2|2025-06-11|Gondor Times|Rohan||https://times.example/rohan|Rohan rejected the offer…|summary",
			"-#3||The Herald|Mordor||https://times.example/mordor|Mordor threatened Gondor.|summary",
		}, []string{"warning: -#4: the entry has no text, only a title; left out"}},
		{"atom", atomFeed, []string{
			"-#1|2025-06-09|Arnor Wire|Arnor & Gondor|Ioreth|https://arnor.example/1|Arnor thanked Gondor.\n\nIt sent gifts.",
			"-#2|2025-06-11|Arnor Wire|Talks||https://arnor.example/2|Arnor met Rohan.|summary",
		}, nil},
		{"rss 1.0", rdfFeed, []string{"-#1|2025-06-10|Rohan Post|Riders||https://rohan.example/1|Rohan sent riders to Gondor.|summary"}, nil},
		{"json feed", jsonFeed, []string{"-#1|2025-06-10|Shire News|Party||https://shire.example/1|The Shire invited Gondor."}, nil},
		{"cut off", rssFeed[:strings.Index(rssFeed, "<title>Mordor")], []string{
			"-#1|2025-06-10|Gondor Times|King & lords|Bergil|https://times.example/king|MINAS TIRITH – The king of Gondor praised Arnor.\n\nThe road will be built.",
			"-#2|2025-06-11|Gondor Times|Rohan||https://times.example/rohan|Rohan rejected the offer…|summary",
		}, []string{"-: the feed is cut off"}},
		{"gzip", pack(t, rdfFeed), []string{"-#1|2025-06-10|Rohan Post|Riders||https://rohan.example/1|Rohan sent riders to Gondor.|summary"}, nil},
		{"latin-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\"><channel><title>Caf\xe9</title><item><title>A</title><description>The caf\xe9 of Gondor.\x01</description></item></channel></rss>", []string{"-#1||Café|A|||The café of Gondor.|summary"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, errs := read(t, []string{"-"}, stdin(c.in))
			var all []string
			for _, a := range got {
				all = append(all, told(a))
			}
			if fmt.Sprintf("%q", all) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(all, "\n"), strings.Join(c.want, "\n"))
			}
			if fmt.Sprintf("%q", errs) != fmt.Sprintf("%q", c.errs) {
				t.Errorf("errors %q, want %q", errs, c.errs)
			}
		})
	}
}

func TestTail(t *testing.T) {
	for _, c := range []struct {
		in, want string
		cut      bool
	}{
		{"Gondor praised Arnor.", "Gondor praised Arnor.", false},
		{"Gondor wants more.", "Gondor wants more.", false},
		{"Gondor praised Arnor and…", "Gondor praised Arnor and…", true},
		{"Gondor praised Arnor and [...]", "Gondor praised Arnor and…", true},
		{"Gondor praised Arnor.\n\nRead more", "Gondor praised Arnor.", true},
		{"Gondor praised Arnor.\n\nContinue reading →", "Gondor praised Arnor.", true},
		{"Gondor praised Arnor.\n\nThe post King praised first appeared on Times.", "Gondor praised Arnor.", false},
		{"", "", false},
	} {
		if got, cut := tail(c.in); got != c.want || cut != c.cut {
			t.Errorf("%q: got %q, %t", c.in, got, cut)
		}
	}
}

func FuzzFeed(f *testing.F) {
	for _, s := range []string{rssFeed, atomFeed, rdfFeed, jsonFeed} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		entries, _ := Feed(raw)
		for _, e := range entries {
			if e.ID == "" || !valid(e.Body) || !valid(e.Title) {
				t.Fatalf("bad entry %+v", e)
			}
		}
	})
}
