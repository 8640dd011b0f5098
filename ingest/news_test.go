package ingest

import (
	"fmt"
	"strings"
	"testing"
)

const ninjs1 = `{"uri":"urn:arnor:1","type":"text","version":"1","versioncreated":"2025-06-10T08:00:00+02:00","firstcreated":"2025-06-09T08:00:00Z","pubstatus":"usable",
"language":"en-GB","headline":"King visits Arnor","byline":"By Bergil","infosource":[{"name":"Arnor Press"}],"slugline":"KING",
"body_text":"one line","body_xhtml":"<p>The king praised Arnor.</p><p>He left.</p>"}`

const ninjs2 = `[{"uri":"urn:arnor:2","standard":{"name":"ninjs","version":"2.1"},"type":"text","version":"3","versionCreated":"2025-06-10T08:00:00Z","contentCreated":"2025-06-08T23:00:00-05:00","pubStatus":"usable","by":"Ioreth",
"headlines":[{"role":"short","value":"King"},{"role":"main","value":"King thanks Rohan"}],"infosources":[{"name":"Arnor Press"}],
"bodies":[{"role":"main","contentType":"text/plain","value":"plain"},{"role":"main","contentType":"text/html","value":"<p>The king thanked Rohan.</p>"},{"role":"caption","contentType":"text/html","value":"<p>No.</p>"}]},
{"uri":"urn:arnor:3","pubStatus":"canceled","versionCreated":"2025-06-10T08:00:00Z"},
{"uri":"urn:arnor:4","type":"picture","versionCreated":"2025-06-10T08:00:00Z"},
{"uri":"urn:arnor:5","embargoed":"2999-01-02T03:00:00Z","versionCreated":"2025-06-10T08:00:00Z","headline":"Later","body_text":"The king will go."},
{"uri":"urn:arnor:6","type":"text","versionCreated":"yesterday"}]`

const newsML = `<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2025-06-12T00:00:00Z</sent></header><itemSet>
<newsItem guid="urn:arnor:1" version="2" standard="NewsML-G2" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="np:arn"><name>Arnor Press</name></provider><versionCreated>2025-06-10T08:00:00Z</versionCreated><firstCreated>2025-06-09T08:00:00Z</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><contentCreated>2025-06-10T23:00:00-05:00</contentCreated><by>Bergil</by><slugline>KING</slugline><headline>King visits <i>Arnor</i></headline><dateline>MINAS TIRITH, June 10 (AP) -</dateline></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml"><nitf><head><title>Slug</title></head><body><body.head><hedline><hl1>King visits</hl1></hedline><abstract><p>Abstract.</p></abstract></body.head><body.content><block><p>The king <em>praised</em> Arnor &amp; Rohan.</p><media><media-caption>Photo.</media-caption></media><p>He left.</p></block></body.content><body.end>(end)</body.end></body></nitf></inlineXML></contentSet></newsItem>
<newsItem guid="urn:arnor:2" version="1"><itemMeta><provider literal="Arnor Press"/><versionCreated>2025-06-10T08:00:00Z</versionCreated><embargoed>2025-06-11T06:00:00Z</embargoed></itemMeta>
<contentMeta><slugline>ROHAN</slugline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Rohan thanked</title></head><body><h1>Rohan</h1><p>The king thanked Rohan.</p></body></html></inlineXML></contentSet></newsItem>
<packageItem guid="urn:arnor:3"><groupSet/></packageItem>
<newsItem guid="urn:arnor:4"><itemMeta><pubStatus qcode="stat:withheld"/></itemMeta></newsItem>
<newsItem guid="urn:arnor:5"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentSet><remoteContent href="x.jpg"/></contentSet></newsItem>
<newsItem guid="urn:arnor:6"><itemMeta/><contentMeta><headline>Plain</headline></contentMeta><contentSet><inlineData contenttype="text/plain">The king rejected it.

He left.</inlineData></contentSet></newsItem>
</itemSet></newsMessage>`

const nitf = `<nitf><head><title>T</title><docdata><doc-id id-string="n1"/><date.issue norm="20250610T080000Z"/></docdata></head><body><body.head><hedline><hl1>King in Rohan</hl1></hedline><byline>By Bergil</byline><distributor>Arnor Press</distributor><dateline><location>EDORAS</location></dateline></body.head><body.content><p>EDORAS (AP) – The king praised Rohan.</p></body.content></body></nitf>`

func TestNews(t *testing.T) {
	for _, c := range []struct {
		name, in   string
		want, errs []string
	}{
		{"ninjs 1", ninjs1, []string{"urn:arnor:1 -:1|2025-06-10|Arnor Press|King visits Arnor|Bergil||The king praised Arnor.\n\nHe left."}, nil},
		{"ninjs 2", ninjs2, []string{
			"urn:arnor:2:3 -:1|2025-06-08|Arnor Press|King thanks Rohan|Ioreth||The king thanked Rohan.",
			"urn:arnor:5 -:6|2999-01-02||Later|||The king will go.",
		}, []string{
			"warning: -:4: urn:arnor:3 is canceled by its provider; left out",
			"warning: -:5: urn:arnor:4 is of type picture and has no text; left out",
			"warning: -:6: urn:arnor:5 is under embargo until 2999-01-02 03:00 UTC",
			"-:7: urn:arnor:6 has no text",
		}},
		{"newsml-g2", newsML, []string{
			"urn:arnor:1:2 -:3|2025-06-10|Arnor Press|King visits Arnor|Bergil||MINAS TIRITH, June 10 (AP) – The king praised Arnor & Rohan.\n\nHe left.",
			"urn:arnor:2 -:7|2025-06-11|Arnor Press|Rohan thanked|||Rohan\n\nThe king thanked Rohan.",
			"urn:arnor:6 -:12|||Plain|||The king rejected it.\n\nHe left.",
		}, []string{
			"warning: -:9: a packageItem, no report; left out",
			"warning: -:10: urn:arnor:4 is withheld by its provider; left out",
			"warning: -:11: urn:arnor:5 is of type picture and has no text; left out",
		}},
		{"cut off", newsML[:strings.Index(newsML, "<h1>Rohan")], []string{"urn:arnor:1:2 -:3|2025-06-10|Arnor Press|King visits Arnor|Bergil||MINAS TIRITH, June 10 (AP) – The king praised Arnor & Rohan.\n\nHe left."}, []string{"-:8: item at line 7: the XML is cut off"}},
		{"nitf", nitf, []string{"n1 -:1|2025-06-10|Arnor Press|King in Rohan|Bergil||EDORAS (AP) – The king praised Rohan."}, nil},
		{"no item", `<newsMessage/>`, nil, []string{"-: there is no news item in it"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, errs := read(t, []string{"-"}, stdin(c.in))
			var all []string
			for _, a := range got {
				all = append(all, a.ID+" "+told(a))
			}
			if fmt.Sprintf("%q", all) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(all, "\n"), strings.Join(c.want, "\n"))
			}
			if fmt.Sprintf("%q", errs) != fmt.Sprintf("%q", c.errs) {
				t.Errorf("errors\n%s\nwant\n%s", strings.Join(errs, "\n"), strings.Join(c.errs, "\n"))
			}
		})
	}
}

func FuzzNews(f *testing.F) {
	for _, s := range []string{ninjs1, ninjs2, newsML, nitf} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, format := range []string{Ninjs, NewsML} {
			for a, err := range Read([]string{"-"}, Options{Stdin: strings.NewReader(s), Format: format, Limit: 1 << 20}) {
				if (a == nil) == (err == nil) || a != nil && (strings.TrimSpace(a.Body) == "" || !valid(a.Body)) {
					t.Fatal(a, err)
				}
			}
		}
	})
}
