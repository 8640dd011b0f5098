// Package rules holds what people have written down for dateline to know: event rules, actors,
// roles, the CAMEO and PLOVER ontology and cues, as text files that are built into the program,
// and the reader of their stanza format.
//
// A stanza file is UTF-8 text. A stanza is a run of lines "key  value"; a blank line ends it. The key is
// the first word of the line, the value the rest with outer space removed; a line that begins
// with white space continues the value of the line above it. A line that begins with # is a comment.
package rules

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
)

// Files holds the rule files under the folders events, actors, ontology, cues and places.
//
//go:embed events actors ontology cues places
var Files embed.FS

// A Stanza is one block of a stanza file.
type Stanza struct {
	File  string
	Line  int // of its first line, from 1
	Lines []Line
}

// A Line is one entry of a stanza.
type Line struct {
	Key, Value string
	Line       int // in the file, from 1
}

// Pos returns where the stanza stands as file:line.
func (s *Stanza) Pos() string { return fmt.Sprintf("%s:%d", s.File, s.Line) }

// Get returns the value of the first line with the key, or "".
func (s *Stanza) Get(key string) string {
	for _, l := range s.Lines {
		if l.Key == key {
			return l.Value
		}
	}
	return ""
}

// All returns the lines with the key, in order.
func (s *Stanza) All(key string) []Line {
	var out []Line
	for _, l := range s.Lines {
		if l.Key == key {
			out = append(out, l)
		}
	}
	return out
}

// Parse reads a stanza file. Errors carry file:line.
func Parse(file string, r io.Reader) ([]Stanza, error) {
	var out []Stanza
	var cur *Stanza
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 64<<10), 1<<20)
	n := 0
	for sc.Scan() {
		n++
		raw := sc.Text()
		if !utf8.ValidString(raw) {
			return nil, fmt.Errorf("%s:%d: not UTF-8", file, n)
		}
		line := strings.TrimSpace(raw)
		switch {
		case line == "":
			cur = nil
		case strings.HasPrefix(raw, "#"):
		case raw[0] == ' ' || raw[0] == '\t':
			if cur == nil {
				return nil, fmt.Errorf("%s:%d: continues nothing", file, n)
			}
			last := &cur.Lines[len(cur.Lines)-1]
			last.Value = strings.TrimSpace(last.Value + " " + line)
		default:
			key, value, _ := cutSpace(line)
			if cur == nil {
				out = append(out, Stanza{File: file, Line: n})
				cur = &out[len(out)-1]
			}
			cur.Lines = append(cur.Lines, Line{Key: key, Value: value, Line: n})
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", file, n+1, err)
	}
	return out, nil
}

// ParseDir parses every file of a folder of fsys whose name ends in suffix, in the order of their
// names. The stanzas carry paths that begin with "rules/", those of Own the user's.
func ParseDir(fsys fs.FS, dir, suffix string) ([]Stanza, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	var out []Stanza
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), suffix) {
			continue
		}
		name := path.Join(dir, e.Name())
		f, err := fsys.Open(name)
		if err != nil {
			return nil, fmt.Errorf("rules: %w", err)
		}
		shown := "rules/" + name
		if o, ok := fsys.(*own); ok {
			shown = o.where(name)
		}
		stanzas, err := Parse(shown, f)
		f.Close()
		if err != nil {
			return nil, err
		}
		out = append(out, stanzas...)
	}
	return out, nil
}

func cutSpace(s string) (before, after string, found bool) {
	i := strings.IndexAny(s, " \t")
	if i < 0 {
		return s, "", false
	}
	return s[:i], strings.TrimSpace(s[i:]), true
}
