package ingest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline"
)

// A newsItem is what ninjs and NewsML-G2 say of one report, both being forms of IPTC's news model.
type newsItem struct {
	id, version  string
	status       string // usable, withheld, canceled
	kind         string // text, picture, ...
	title        string
	slug         string
	byline       string
	dateline     string
	provider     string
	url          string
	language     string
	body         string
	created      string // when the content was made or changed last
	versioned    string // when this version was made
	firstCreated string
	embargo      string
}

// isNinjs reports whether the fields of a JSON object are those of a ninjs item (1.x or 2.x).
func isNinjs(raw []byte) bool {
	var o map[string]json.RawMessage
	if json.Unmarshal(raw, &o) != nil {
		return false
	}
	return ninjsFields(lower(o))
}

func ninjsFields(o map[string]json.RawMessage) bool {
	if o["uri"] == nil {
		return false
	}
	for k := range o {
		switch {
		case k == "versioncreated" || k == "pubstatus" || k == "bodies" || k == "headlines" || k == "representationtype" || strings.HasPrefix(k, "body_"):
			return true
		}
	}
	return false
}

// lower brings the names of fields into small letters: versioncreated in 1.x is versionCreated in 2.x. Of
// names that differ in nothing else the first in the alphabet counts.
func lower(o map[string]json.RawMessage) map[string]json.RawMessage {
	keys := make([]string, 0, len(o))
	for k := range o {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	out := make(map[string]json.RawMessage, len(o))
	for _, k := range keys {
		if l := strings.ToLower(k); out[l] == nil {
			out[l] = o[k]
		}
	}
	return out
}

// ninjs reads one item in JSON.
func (r *reader) ninjs(raw []byte, at Spot) {
	var o map[string]json.RawMessage
	if err := json.Unmarshal(raw, &o); err != nil {
		r.fail(at, fmt.Errorf("broken JSON: %w", err))
		return
	}
	o = lower(o)
	text := func(keys ...string) string {
		for _, k := range keys {
			if s, ok := ident(o[k]); ok && strings.TrimSpace(s) != "" {
				return oneLine(s)
			}
		}
		return ""
	}
	n := newsItem{
		id: text("uri"), version: text("version"), status: text("pubstatus"), kind: text("type"),
		byline: text("byline", "by"), language: text("language"), url: text("url"),
		created: text("contentmodified", "contentcreated"), versioned: text("versioncreated"), firstCreated: text("firstcreated"), embargo: text("embargoed"),
	}
	n.title = text("headline")
	if n.title == "" {
		n.title = role(o["headlines"], "main")
	}
	if n.title == "" {
		n.title = text("title", "slugline")
	}
	n.provider = strings.Join(nameList(o["infosources"], o["infosource"]), ", ")
	if n.provider == "" {
		n.provider = text("provider", "copyrightholder")
	}
	n.body = ninjsBody(o)
	r.news(n, at)
}

// role returns the value of the entry of a list that has a role, else of the first entry.
func role(raw json.RawMessage, want string) string {
	var list []struct {
		Role  string `json:"role"`
		Value string `json:"value"`
	}
	if json.Unmarshal(raw, &list) != nil || len(list) == 0 {
		return ""
	}
	for _, e := range list {
		if strings.Contains(strings.ToLower(e.Role), want) && strings.TrimSpace(e.Value) != "" {
			return oneLine(fragment(e.Value))
		}
	}
	return oneLine(fragment(list[0].Value))
}

// nameList returns the names of the first list that has any.
func nameList(lists ...json.RawMessage) []string {
	for _, raw := range lists {
		var list []struct {
			Name string `json:"name"`
		}
		if json.Unmarshal(raw, &list) != nil {
			continue
		}
		var out []string
		for _, e := range list {
			if s := oneLine(e.Name); s != "" && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// ninjsBody returns the text of an item: of its bodies the one that is all, and the one with markup.
func ninjsBody(o map[string]json.RawMessage) string {
	var bodies []struct {
		Role        string `json:"role"`
		ContentType string `json:"contentType"`
		Value       string `json:"value"`
	}
	if json.Unmarshal(o["bodies"], &bodies) == nil {
		best, found := -1, ""
		for _, b := range bodies {
			rank := 0
			if low := strings.ToLower(b.Role); low == "" || strings.Contains(low, "main") || strings.Contains(low, "body") || strings.Contains(low, "full") {
				rank += 2
			}
			if strings.Contains(b.ContentType, "html") {
				rank++
			}
			if s := markup(b.Value, b.ContentType); rank > best && s != "" {
				best, found = rank, s
			}
		}
		if found != "" {
			return found
		}
	}
	var keys []string
	for k := range o {
		if strings.HasPrefix(k, "body_") {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b string) int { // markup first, it keeps paragraphs apart
		if x, y := strings.Contains(a, "html"), strings.Contains(b, "html"); x != y {
			if x {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	for _, k := range keys {
		s, _ := str(o[k])
		kind := "text/html"
		if k == "body_text" {
			kind = "text/plain"
		}
		if s = markup(s, kind); s != "" {
			return s
		}
	}
	return ""
}

// markup returns the text of a piece of content.
func markup(s, contentType string) string {
	if strings.Contains(contentType, "plain") {
		return strings.TrimSpace(s)
	}
	return fragment(s)
}

// news turns an item into a report, or tells why it is none.
func (r *reader) news(n newsItem, at Spot) {
	name := n.id
	if name == "" {
		name = "the item"
	}
	name = short(name)
	status := strings.ToLower(n.status[strings.LastIndexByte(n.status, ':')+1:])
	switch {
	case status == "canceled" || status == "cancelled" || status == "withheld":
		r.warn(at, fmt.Errorf("%s is %s by its provider; left out", name, status))
		return
	case strings.TrimSpace(n.body) == "":
		kind := n.kind[strings.LastIndexByte(n.kind, ':')+1:]
		if kind == "" || kind == "text" {
			r.fail(at, fmt.Errorf("%s has no text", name))
		} else {
			r.warn(at, fmt.Errorf("%s is of type %s and has no text; left out", name, short(kind)))
		}
		return
	}
	a := &dateline.Article{
		ID: n.id, File: r.file + at.String(), URL: n.url, Publisher: n.provider, Title: n.title, Byline: strings.TrimPrefix(n.byline, "By "),
		Body: opened(n.dateline, n.body),
	}
	if n.version != "" && n.version != "1" && n.id != "" {
		a.ID += ":" + n.version
	}
	if l := n.language; len(l) == 2 || len(l) > 2 && (l[2] == '-' || l[2] == '_') {
		a.Language = strings.ToLower(l[:2])
	}
	for _, s := range []string{n.created, n.versioned, n.firstCreated} {
		if s == "" {
			continue
		}
		t, err := Day(s)
		if err == nil {
			a.Published = t
			break
		}
		r.warn(at, fmt.Errorf("%s: %w", name, err))
	}
	if n.embargo != "" {
		day, err := Day(n.embargo)
		end := moment(n.embargo)
		switch {
		case err != nil:
			r.warn(at, fmt.Errorf("%s: its embargo: %w", name, err))
		case !end.IsZero() && end.After(time.Now()):
			r.warn(at, fmt.Errorf("%s is under embargo until %s", name, end.Format("2006-01-02 15:04 MST")))
		}
		if err == nil && day.After(a.Published) {
			a.Published = day
		}
	}
	r.give(a, at)
}

// opened puts the dateline of an item, which may be given apart, in front of its text, unless the text has it.
func opened(line, body string) string {
	line = strings.TrimRight(oneLine(line), " -–—")
	place, _, _ := strings.Cut(line, ",")
	if line == "" || strings.Contains(strings.ToLower(body[:min(len(body), 200)]), strings.ToLower(place)) {
		return body
	}
	return line + " – " + body
}
