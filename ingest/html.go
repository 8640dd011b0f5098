package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// An Extractor finds the article in a web page, given as UTF-8. It fills Body and whatever else the
// page tells; File and ID are left to the caller.
type Extractor func(page string) (*dateline.Article, error)

// maxNodes is the greatest number of elements and texts in a web page.
const maxNodes = 200_000

// Trafilatura is the built-in Extractor. Paragraphs of Body are separated by an empty line; the
// title is not part of it.
func Trafilatura(page string) (a *dateline.Article, err error) {
	defer func() {
		if x := recover(); x != nil {
			a, err = nil, fmt.Errorf("the extractor failed: %v", x)
		}
	}()
	doc, err := html.Parse(strings.NewReader(page)) // refuses what is nested over 512 deep
	if err != nil {
		return nil, err
	}
	nodes := 0
	for range doc.Descendants() {
		if nodes++; nodes > maxNodes {
			return nil, fmt.Errorf("%w: over %d elements", ErrSize, maxNodes)
		}
	}
	config := trafilatura.DefaultConfig()
	config.MinOutputSize = 1
	got, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		Config:          config,
		ExcludeComments: true,
		HtmlDateOptions: &htmldate.Options{
			UseOriginalDate:     true,
			SkipExtensiveSearch: true,
			MinDate:             time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC),
			MaxDate:             time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC), // not the clock: same page, same answer
		},
	})
	if err != nil {
		return nil, err
	}
	if got.ContentNode == nil {
		return nil, errors.New("there is no article in it")
	}
	m := got.Metadata
	a = &dateline.Article{
		URL:       m.URL,
		Publisher: m.Sitename,
		Title:     m.Title,
		Byline:    m.Author,
		Body:      paragraphs(got.ContentNode),
	}
	if !m.Date.IsZero() {
		a.Published = time.Date(m.Date.Year(), m.Date.Month(), m.Date.Day(), 0, 0, 0, 0, time.UTC)
	}
	return a, nil
}

// paragraphs writes the text below a node, blocks separated by an empty line, spaces as a browser
// shows them.
func paragraphs(n *html.Node) string {
	var w blocks
	w.node(n)
	w.end()
	return w.out.String()
}

// blocks gathers paragraphs.
type blocks struct {
	out  strings.Builder
	line []byte // the paragraph so far
}

func (w *blocks) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.ElementNode:
		switch n.Data {
		case "script", "style", "noscript", "template":
			return
		case "br":
			w.line = append(bytes.TrimRight(w.line, " "), '\n')
			return
		}
	}
	block := n.Type == html.ElementNode && isBlock(n.Data)
	if block {
		w.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if block {
		w.end()
	}
}

func isBlock(tag string) bool {
	switch tag {
	case "p", "div", "section", "article", "main", "body", "header", "footer", "aside", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd",
		"table", "thead", "tbody", "tr", "td", "th", "caption", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "address", "details", "summary":
		return true
	}
	return false
}

func (w *blocks) text(s string) {
	for _, c := range s {
		switch c {
		case ' ', '\t', '\n', '\r', '\f':
			if n := len(w.line); n > 0 && w.line[n-1] != ' ' && w.line[n-1] != '\n' {
				w.line = append(w.line, ' ')
			}
		default:
			w.line = utf8.AppendRune(w.line, c)
		}
	}
}

// end closes the paragraph.
func (w *blocks) end() {
	s := bytes.TrimSpace(w.line)
	w.line = w.line[:0]
	if len(s) == 0 {
		return
	}
	if w.out.Len() > 0 {
		w.out.WriteString("\n\n")
	}
	w.out.Write(s)
}
