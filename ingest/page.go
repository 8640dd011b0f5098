package ingest

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"golang.org/x/net/html"
)

// An Extractor finds the article in a web page, given as UTF-8. It fills Body and whatever else the
// page tells; File and ID are left to the caller.
type Extractor func(page string) (*dateline.Article, error)

// maxNodes is the greatest number of elements and texts in a web page.
const maxNodes = 500_000

// Page is the built-in Extractor. The article is the part of the page where text is dense and links
// are few (the scores are those of Arc90's Readability), with what belongs to it and without menus, comments, teasers and
// notices. Paragraphs of Body are separated by an empty line.
func Page(page string) (*dateline.Article, error) {
	a, _, err := readPage(page, time.Time{})
	if a != nil {
		a.URL = canonical(a.URL, "")
	}
	return a, err
}

// readPage reads a page as Page does, and reports whether it states its day of publication.
// A day after latest is not believed, unless latest is zero.
func readPage(page string, latest time.Time) (a *dateline.Article, sure bool, err error) {
	doc, err := html.Parse(strings.NewReader(page)) // refuses what is nested too deep
	if err != nil {
		return nil, false, fmt.Errorf("elements are nested too deep: %w", err)
	}
	nodes := 0
	for range doc.Descendants() {
		if nodes++; nodes > maxNodes {
			return nil, false, fmt.Errorf("%w: over %d elements", ErrSize, maxNodes)
		}
	}
	a = &dateline.Article{}
	sure = metadata(doc, a, latest)
	a.Body = content(doc)
	if a.Body == "" {
		return nil, false, errors.New("there is no article in it")
	}
	return a, sure, nil
}

// content returns the text of the article: first with a strict eye for what does not belong, then
// with a lenient one if hardly anything is left.
func content(doc *html.Node) string {
	best := ""
	body := find(doc, "body")
	if body == nil {
		return ""
	}
	plain := map[*html.Node]int{}
	weigh(body, plain)
	for _, strict := range []bool{true, false} {
		p := &pageReader{strict: strict, body: body, plain: plain, info: map[*html.Node]*info{}}
		p.measure(body, false)
		var w blocks
		for _, n := range p.article(body) {
			p.write(&w, n)
		}
		w.end()
		if text := w.out.String(); len(text) > len(best) {
			best = text
		}
		if utf8.RuneCountInString(best) >= 250 {
			break
		}
	}
	return best
}

// weigh counts the characters of running text below every element: texts of some length outside links.
func weigh(n *html.Node, plain map[*html.Node]int) int {
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			if k := utf8.RuneCountInString(strings.TrimSpace(c.Data)); k > 40 {
				sum += k
			}
		case c.Type == html.ElementNode && c.Data != "a" && c.Data != "script" && c.Data != "style" && c.Data != "noscript" && c.Data != "template":
			sum += weigh(c, plain)
		}
	}
	plain[n] = sum
	return sum
}

// info is what is known of an element.
type info struct {
	text, links, commas int     // characters of the text below that counts, those in links, commas
	score               float64 // how much it looks like the article
	scored              bool
	out                 bool // does not belong to any article
}

// A pageReader looks for the article of one page.
type pageReader struct {
	strict bool
	body   *html.Node
	plain  map[*html.Node]int // characters below an element outside links, of paragraphs
	info   map[*html.Node]*info
	order  []*html.Node // scored elements in the order of the page
}

var (
	unlikely = regexp.MustCompile(`(?i)comment|disqus|respond|share|sharing|social|related|recommend|sidebar|promo|newsletter|subscri|cookie|consent|gdpr|banner|breadcrumb|(^|[-_\s])(menu|nav|navigation|ad|ads|advert|advertisement|tags?|toolbar|popup|modal|widget|teaser|footer|masthead|topbar|byline|meta|author-?(box|bio|info)|toc)([-_\s]|$)|navbar|outbrain|taboola|sponsor|paywall|most-?(read|popular)|read-?(more|next|also)|more-?(news|stories|on|from)|pagination|pager|copyright|disclaimer|login|signup|skip-?(link|to)|hidden|screen-reader|print-?only|trending|galler|caption|credit|rating|feedback|jp-relatedposts|sd-content|wp-block-buttons|correction-link|infobox|mw-editsection|reflist`)
	likely   = regexp.MustCompile(`(?i)(article|story|post|entry|news|main|page|the)[-_]{0,2}(body|content|text|main)|articlebody|hentry`)
	positive = regexp.MustCompile(`(?i)article|body|content|entry|hentry|main|page|post|text|blog|story`)
	negative = regexp.MustCompile(`(?i)combx|comment|com-|contact|foot|footnote|masthead|media|meta|outbrain|promo|related|scroll|shoutbox|sidebar|sponsor|shopping|tags|tool|widget|teaser|list|nav`)
)

// names returns class and id of an element.
func names(n *html.Node) string { return attr(n, "class") + " " + attr(n, "id") }

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// find returns the first element with a tag below a node.
func find(n *html.Node, tag string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == tag {
			return d
		}
	}
	return nil
}

// drop reports whether an element does not belong to any article.
func (p *pageReader) drop(n *html.Node) bool {
	switch n.Data {
	case "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "select", "input", "textarea", "iframe", "object",
		"svg", "canvas", "audio", "video", "dialog", "menu", "figcaption", "label", "fieldset":
		return true
	case "body", "html", "article", "main", "a", "p", "b", "i", "em", "strong", "br", "h1", "h2", "h3", "td", "tr", "tbody", "table":
		return attr(n, "aria-hidden") == "true" && n.Data != "a" || hiddenStyle(n)
	}
	if hiddenStyle(n) || attr(n, "aria-hidden") == "true" {
		return true
	}
	switch attr(n, "role") {
	case "navigation", "complementary", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alert":
		return true
	}
	if !p.strict {
		return false
	}
	s := names(n)
	if len(s) == 1 || !unlikely.MatchString(s) || likely.MatchString(s) {
		return false
	}
	return p.plain[n]*5 < p.plain[p.body]*2 // what holds most of a page is no menu, whatever it is called
}

func hiddenStyle(n *html.Node) bool {
	s := strings.ReplaceAll(attr(n, "style"), " ", "")
	return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
}

// measure counts the text below every element and gives scores to the parents of paragraphs.
func (p *pageReader) measure(n *html.Node, link bool) *info {
	x := &info{}
	p.info[n] = x
	if n.Type == html.ElementNode && p.drop(n) {
		x.out = true
		return x
	}
	link = link || n.Type == html.ElementNode && n.Data == "a" && !strings.HasPrefix(attr(n, "href"), "#")
	inner := false // holds blocks
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			k := utf8.RuneCountInString(strings.TrimSpace(c.Data))
			x.text += k
			x.commas += strings.Count(c.Data, ",") + strings.Count(c.Data, "、") + strings.Count(c.Data, "，")
			if link {
				x.links += k
			}
		case html.ElementNode:
			y := p.measure(c, link)
			if y.out {
				continue
			}
			x.text += y.text
			x.links += y.links
			x.commas += y.commas
			inner = inner || isBlock(c.Data)
		}
	}
	if n.Type != html.ElementNode || x.text < 25 {
		return x
	}
	switch n.Data {
	case "p", "td", "pre", "blockquote", "h2", "h3":
	case "div", "section", "article":
		if inner {
			return x
		}
	default:
		return x
	}
	score := 1 + float64(x.commas) + math.Min(float64(x.text)/100, 3)
	for up, k := n.Parent, 0; p.info[up] != nil && k < 4; up, k = up.Parent, k+1 {
		share := [4]float64{1, 0.5, 1.0 / 6, 1.0 / 9}[k]
		p.give(up, score*share)
	}
	return x
}

// give adds to the score of an element.
func (p *pageReader) give(n *html.Node, score float64) {
	x := p.info[n]
	if !x.scored {
		x.scored = true
		p.order = append(p.order, n)
		switch n.Data {
		case "article", "main":
			x.score += 25
		case "div", "section":
			x.score += 5
		case "pre", "td", "blockquote":
			x.score += 3
		case "ol", "ul", "dl", "li", "form", "address", "dd", "dt":
			x.score -= 3
		case "th", "h1", "h2", "h3", "h4", "h5", "h6", "header":
			x.score -= 5
		}
		for _, s := range []string{attr(n, "class"), attr(n, "id")} {
			if s == "" {
				continue
			}
			if negative.MatchString(s) {
				x.score -= 25
			}
			if positive.MatchString(s) {
				x.score += 25
			}
		}
		if attr(n, "itemprop") == "articleBody" {
			x.score += 50
		}
	}
	x.score += score
}

// density is the share of an element's text that stands in links.
func (x *info) density() float64 {
	if x.text == 0 {
		return 0
	}
	return float64(x.links) / float64(x.text)
}

// article returns the elements that make up the article: the best one, and those beside it that go
// with it.
func (p *pageReader) article(body *html.Node) []*html.Node {
	var best *html.Node
	top := 0.0
	for _, n := range p.order {
		x := p.info[n]
		if s := x.score * (1 - x.density()); best == nil || s > top {
			best, top = n, s
		}
	}
	if best == nil {
		return []*html.Node{body}
	}
	for best != body && best.Parent != nil && best.Parent != body && best.Parent.Type == html.ElementNode && p.only(best) {
		best = best.Parent
	}
	if best == body || best.Parent == nil {
		return []*html.Node{best}
	}
	var out []*html.Node
	for s := best.Parent.FirstChild; s != nil; s = s.NextSibling {
		if s == best || s.Type == html.ElementNode && p.joins(s, best, top) {
			out = append(out, s)
		}
	}
	return out
}

// only reports whether an element holds nearly all the text of its parent.
func (p *pageReader) only(n *html.Node) bool {
	x, y := p.info[n], p.info[n.Parent]
	return float64(x.text-x.links) >= 0.98*float64(y.text-y.links) && y.density() < 0.3
}

// joins reports whether a sibling of the best element is part of the article.
func (p *pageReader) joins(n, best *html.Node, top float64) bool {
	x := p.info[n]
	if x == nil || x.out || x.text == 0 {
		return false
	}
	bonus := 0.0
	if c := attr(best, "class"); c != "" && c == attr(n, "class") {
		bonus = top * 0.2
	}
	if x.scored && x.score*(1-x.density())+bonus >= math.Max(10, top*0.2) {
		return true
	}
	if n.Data == "p" || n.Data == "h2" || n.Data == "blockquote" {
		return x.density() < 0.25 && x.text > 80 || x.density() == 0 && x.text > 0 && x.commas > 0
	}
	return false
}

// write writes the text below an element without what does not belong.
func (p *pageReader) write(w *blocks, n *html.Node) {
	if n.Type == html.TextNode {
		w.text(n.Data)
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	x := p.info[n]
	if x == nil || x.out || p.junk(n, x) {
		return
	}
	if n.Data == "br" {
		w.feed()
		return
	}
	block := isBlock(n.Data)
	if block {
		w.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.write(w, c)
	}
	if block {
		w.end()
	}
}

// junk reports whether a part of the article is a list of links, an empty heading or the like.
func (p *pageReader) junk(n *html.Node, x *info) bool {
	switch n.Data {
	case "ul", "ol", "dl", "table", "div", "section", "header":
		if x.text == 0 {
			return false
		}
		return x.density() > 0.5 && x.text < 2000 || x.density() > 0.33 && x.commas < 3 && x.text < 300 && n.Data != "div"
	case "p", "h2", "h3", "h4", "h5", "h6":
		return x.text > 0 && x.density() > 0.9 && x.text < 200 && n.Data != "h2"
	}
	return false
}

func isBlock(tag string) bool {
	switch tag {
	case "p", "div", "section", "article", "main", "body", "header", "footer", "aside", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd",
		"table", "thead", "tbody", "tr", "td", "th", "caption", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "address", "details", "summary":
		return true
	}
	return false
}

// blocks gathers paragraphs.
type blocks struct {
	out  strings.Builder
	line []byte // the paragraph so far
}

// text adds text to the paragraph, white space as a browser shows it.
func (w *blocks) text(s string) {
	for _, c := range s {
		switch c {
		case ' ', '\t', '\n', '\r', '\f', '\u00a0':
			if n := len(w.line); n > 0 && w.line[n-1] != ' ' && w.line[n-1] != '\n' {
				w.line = append(w.line, ' ')
			}
		default:
			w.line = utf8.AppendRune(w.line, c)
		}
	}
}

// feed breaks the line; two breaks end the paragraph.
func (w *blocks) feed() {
	n := len(w.line)
	if n > 0 && w.line[n-1] == ' ' {
		n--
		w.line = w.line[:n]
	}
	if n > 0 && w.line[n-1] == '\n' {
		w.end()
		return
	}
	if n > 0 {
		w.line = append(w.line, '\n')
	}
}

// end closes the paragraph.
func (w *blocks) end() {
	s := strings.TrimSpace(string(w.line))
	w.line = w.line[:0]
	if s == "" {
		return
	}
	if w.out.Len() > 0 {
		w.out.WriteString("\n\n")
	}
	w.out.WriteString(s)
}
