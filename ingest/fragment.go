package ingest

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fragment returns the text of a piece of HTML that is all article, such as the content of a feed's
// entry. Paragraphs are separated by an empty line. A text without any markup stays as it is.
func fragment(s string) string {
	if !strings.Contains(s, "<") {
		if strings.Contains(s, "&") {
			s = html.UnescapeString(s)
		}
		return strings.TrimSpace(s)
	}
	body := &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	nodes, err := html.ParseFragment(strings.NewReader(s), body)
	if err != nil {
		return ""
	}
	var w blocks
	for _, n := range nodes {
		all(&w, n)
	}
	w.end()
	return w.out.String()
}

// all writes the text below a node.
func all(w *blocks, n *html.Node) {
	if n.Type == html.TextNode {
		w.text(n.Data)
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	switch n.Data {
	case "script", "style", "noscript", "template", "form", "button", "iframe", "object", "svg", "audio", "video", "figcaption", "head", "title":
		return
	case "br":
		w.feed()
		return
	}
	if hiddenStyle(n) {
		return
	}
	block := isBlock(n.Data)
	if block {
		w.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		all(w, c)
	}
	if block {
		w.end()
	}
}
