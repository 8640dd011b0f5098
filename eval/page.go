package eval

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
)

//go:embed page.html
var pageHTML string

// Page writes the errors of a score as a web page to be read, grouped by kind.
func (s *NewsScore) Page(w io.Writer, name string) error {
	t, err := template.New("page").Funcs(template.FuncMap{
		"mark": mark,
		"join": func(s []string) string {
			if len(s) == 0 {
				return "---"
			}
			return strings.Join(s, " + ")
		},
	}).Parse(pageHTML)
	if err != nil {
		return fmt.Errorf("page: %w", err)
	}
	type group struct {
		KindCount
		Errors []NewsError
	}
	data := struct {
		Name   string
		Score  *NewsScore
		Groups []group
	}{Name: name, Score: s}
	for _, k := range s.Kinds {
		g := group{KindCount: k}
		for _, e := range s.Errors {
			if e.Kind == k.Kind {
				g.Errors = append(g.Errors, e)
			}
		}
		data.Groups = append(data.Groups, g)
	}
	if err := t.Execute(w, data); err != nil {
		return fmt.Errorf("page: %w", err)
	}
	return nil
}

// A part is a stretch of a sentence, the trigger or what stands around it.
type part struct {
	Text    string
	Trigger bool
}

// mark splits a sentence at the first occurrence of a trigger.
func mark(sentence, trigger string) []part {
	before, after, ok := strings.Cut(sentence, trigger)
	if !ok || trigger == "" {
		return []part{{sentence, false}}
	}
	return []part{{before, false}, {trigger, true}, {after, false}}
}
