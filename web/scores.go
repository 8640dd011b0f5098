package web

import (
	"io/fs"
	"net/http"
	"strconv"
	"strings"

	"github.com/dateline/dateline/docs"
	"github.com/dateline/dateline/rules"
	"github.com/dateline/dateline/store"
)

// A scoresView tells how good the program is.
type scoresView struct {
	Groups  []scoreGroup
	Version string
	Record  *recordView // nil without a record
}

// A recordView tells how right this very record is.
type recordView struct {
	Precision *precision
	Versions  []store.Share // of the rules and models that coded the reports
	Reports   int
}

// A scoreGroup holds the figures of one thing that is measured.
type scoreGroup struct {
	Name    string
	Command string
	Figures []figure
}

type figure struct {
	Name  string
	Value string
	Part  float64 // the value, if it lies between 0 and 1
}

// figures reads the table of docs/scores.md.
func figures(md string) []scoreGroup {
	var out []scoreGroup
	_, md, _ = strings.Cut(md, "<!-- figures")
	md, _, _ = strings.Cut(md, "<!-- end")
	for line := range strings.Lines(md) {
		f := strings.Split(strings.TrimSpace(line), "|")
		if len(f) != 5 || strings.HasPrefix(f[1], "--") || strings.TrimSpace(f[1]) == "what" {
			continue
		}
		group, name, ok := strings.Cut(strings.TrimSpace(f[1]), ": ")
		if !ok {
			group, name = strings.TrimSpace(f[1]), "figure"
		}
		if len(out) == 0 || out[len(out)-1].Name != group {
			out = append(out, scoreGroup{Name: group, Command: strings.Trim(strings.TrimSpace(f[3]), "`")})
		}
		g := &out[len(out)-1]
		g.Figures = append(g.Figures, figure{name, strings.TrimSpace(f[2]), share(strings.TrimSpace(f[2]))})
	}
	return out
}

func (s *Server) scores(w http.ResponseWriter, r *http.Request) error {
	v := scoresView{Groups: figures(docs.Scores), Version: s.o.Version}
	if s.hasStore() {
		info, err := s.info(r.Context())
		if err != nil {
			return err
		}
		p, err := s.precision.get(r.Context(), s)
		if err != nil {
			return err
		}
		v.Record = &recordView{p, info.Versions, info.Reports}
	}
	return s.pages.show(w, r, http.StatusOK, "scores", view{Title: "How good is it", Body: v})
}

// A ruleView is a rule file with its lines.
type ruleView struct {
	Path  string
	Lines []string
	Files []string
}

// rule shows a file of package rules, or the list of them.
func (s *Server) rule(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("path")
	v := ruleView{Path: name}
	if name == "" {
		err := fs.WalkDir(rules.Files, ".", func(p string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				v.Files = append(v.Files, p)
			}
			return err
		})
		if err != nil {
			return err
		}
		return s.pages.show(w, r, http.StatusOK, "rules", view{Title: "Rules", Body: v})
	}
	if !fs.ValidPath(name) {
		return errMissing
	}
	data, err := fs.ReadFile(rules.Files, name)
	if err != nil {
		return errMissing
	}
	v.Lines = strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	return s.pages.show(w, r, http.StatusOK, "rules", view{Title: name, Body: v, Wide: true})
}

// share reads a figure that lies between 0 and 1; any other is 0.
func share(s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || x < 0 || x > 1 {
		return 0
	}
	return x
}
