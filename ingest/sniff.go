package ingest

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
)

// sniff finds out the format of a file by its beginning; its name decides only what the
// beginning leaves open.
func sniff(name string, start []byte) string {
	ext := strings.ToLower(filepath.Ext(name))
	s := bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case isHTML(s):
		return HTML
	case isList(s):
		return List
	case len(s) > 0 && s[0] == '{' && bytes.Contains(s, []byte("jsonfeed.org/version")):
		return RSS
	case len(s) > 0 && s[0] == '[' && jsonArray(s):
		return JSON
	case len(s) > 0 && s[0] == '{' && jsonObject(s):
		return JSONL
	}
	switch one, box := isMail(s); {
	case box:
		return Mbox
	case one:
		return Mail
	}
	switch xmlRoot(s) {
	case "rss", "RDF", "feed":
		return RSS
	case "urlset", "sitemapindex":
		return Sitemap
	case "newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "nitf":
		return NewsML
	}
	switch ext {
	case ".jsonl", ".ndjson":
		return JSONL
	case ".json":
		return JSON
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".eml":
		return Mail
	}
	return Text
}

// jsonObject reports whether s begins as an object with a name or without any.
func jsonObject(s []byte) bool {
	s = bytes.TrimLeft(s[1:], " \t\r\n")
	return len(s) == 0 || s[0] == '"' || s[0] == '}'
}

// jsonArray reports whether s begins as an array of objects or an empty one.
func jsonArray(s []byte) bool {
	s = bytes.TrimLeft(s[1:], " \t\r\n")
	return len(s) == 0 || s[0] == ']' || s[0] == '{' && jsonObject(s)
}

// isHTML reports whether s begins as a web page does.
func isHTML(s []byte) bool {
	low := bytes.ToLower(s)
	for range 8 { // comments and processing instructions may come first
		switch {
		case bytes.HasPrefix(low, []byte("<!--")):
			_, after, ok := bytes.Cut(low, []byte("-->"))
			if !ok {
				return true
			}
			low = bytes.TrimLeft(after, " \t\r\n")
		case bytes.HasPrefix(low, []byte("<?xml")):
			_, after, ok := bytes.Cut(low, []byte("?>"))
			if !ok {
				return false
			}
			low = bytes.TrimLeft(after, " \t\r\n")
		}
	}
	for _, tag := range []string{
		"!doctype html", "html", "head", "body", "title", "meta", "script", "link", "style",
		"div", "p", "article", "main", "section", "header", "nav", "table", "h1", "h2", "span", "br",
	} {
		if rest, ok := bytes.CutPrefix(low, []byte("<"+tag)); ok && (len(rest) == 0 || strings.IndexByte(" \t\r\n/>", rest[0]) >= 0) {
			return true
		}
	}
	return false
}

// magic names well-known files that are no text, by their first bytes.
func magic(s []byte) string {
	for _, m := range []struct{ prefix, kind string }{
		{"%PDF-", "a PDF file"},
		{"PK\x03\x04", "a ZIP archive or an office document"},
		{"\x89PNG", "a PNG image"},
		{"\xff\xd8\xff", "a JPEG image"},
		{"GIF8", "a GIF image"},
		{"\x1f\x8b", "gzip inside gzip"},
		{"BZh", "a bzip2 file"},
		{"\xfd7zXZ", "an xz file"},
		{"(\xb5/\xfd", "a zstd file"},
		{"7z\xbc\xaf", "a 7z archive"},
		{"Rar!\x1a", "a RAR archive"},
		{"\x7fELF", "a program"},
		{"SQLite format 3\x00", "an SQLite database"},
		{"PAR1", "a Parquet file"},
		{"\xd0\xcf\x11\xe0", "an old office document"},
		{"{\\rtf", "an RTF document"},
	} {
		if bytes.HasPrefix(s, []byte(m.prefix)) {
			return m.kind
		}
	}
	return ""
}

// xmlKind names XML files that are neither web pages nor of a format that is read, by their root.
func xmlKind(s []byte) string {
	switch root := xmlRoot(s); {
	case root == "":
		return ""
	case root == "opml":
		return "a list of subscriptions (OPML)"
	case bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(s, []byte("\xef\xbb\xbf")), " \t\r\n"), []byte("<?xml")):
		return fmt.Sprintf("an XML file of another kind (%s)", short(root))
	}
	return ""
}
