package floors

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/dateline/dateline"

// floors lists the folders of the module from the lowest floor up.
var floors = [][]string{
	{""},
	{"rules", "models", "docs", "internal"},
	{"record"},
	{"nlp", "coding", "ingest", "story", "store", "export", "trend", "judge", "eval"},
	{"pipeline"},
	{"desk", "lookup"},
	{"web", "batch", "train"},
	{"cmd"},
}

// floor returns the floor of a package by its folder in the module; -1 for one that has none.
func floor(dir string) int {
	top, _, _ := strings.Cut(dir, "/")
	return slices.IndexFunc(floors, func(f []string) bool { return slices.Contains(f, top) })
}

// TestFloors reads the imports of every file: a package takes only what lies on a lower floor. On the floor of the rules
// models stand beside rules, and internal packages may take each other; a test may take internal
// packages and whatever its package may.
func TestFloors(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); name == "testdata" || p != root && strings.HasPrefix(name, ".") || p != root && has(p, "go.mod") {
				return fs.SkipDir
			}
			return nil
		}
		if filepath.Ext(p) != ".go" {
			return nil
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		check(t, filepath.ToSlash(rel), p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func has(dir, file string) bool {
	_, err := os.Stat(filepath.Join(dir, file))
	return err == nil
}

func check(t *testing.T, name, file string) {
	dir := path.Dir(name)
	if dir == "." {
		dir = ""
	}
	own := floor(dir)
	if own < 0 {
		t.Errorf("%s: the folder %s has no floor", name, dir)
		return
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	for _, i := range f.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if own == 0 && !strings.HasSuffix(name, "_test.go") && strings.Contains(strings.SplitN(p, "/", 2)[0], ".") {
			t.Errorf("%s imports %s; the root takes the standard library only", name, p)
		}
		to, ours := strings.CutPrefix(p+"/", module+"/")
		if !ours {
			continue
		}
		to = strings.TrimSuffix(to, "/")
		if why := refuse(dir, to, strings.HasSuffix(name, "_test.go")); why != "" {
			t.Errorf("%s imports %s: %s", name, to, why)
		}
	}
}

// refuse says why the package in one folder may not import another, "" if it may.
func refuse(from, to string, test bool) string {
	a, b := floor(from), floor(to)
	internal := strings.HasPrefix(to, "internal/")
	switch {
	case to == from: // an external test of its own package
		return ""
	case b < 0:
		return "it has no floor"
	case b < a:
		return ""
	case internal && (test || strings.HasPrefix(from, "internal/")):
		return ""
	case b == a && strings.HasPrefix(from, to+"/"): // a room of the same house
		return ""
	case b == a:
		return "it is on the same floor"
	}
	return "it is on a higher floor"
}

func TestRefuse(t *testing.T) {
	for _, c := range []struct {
		from, to string
		test, ok bool
	}{
		{"nlp/tagger", "", false, true},
		{"nlp/tagger", "internal/linear", false, true},
		{"nlp/tagger", "nlp/parser", false, false},
		{"coding/event", "coding/actor", false, false},
		{"ingest/feed", "ingest", false, true},
		{"ingest", "ingest/feed", false, false},
		{"coding/event", "rules", false, true},
		{"pipeline", "coding/event", false, true},
		{"coding/event", "pipeline", false, false},
		{"rules", "models", false, false},
		{"internal/a", "internal/b", false, true},
		{"internal/a", "nlp/tagger", false, false},
		{"rules", "internal/testdoc", true, true},
		{"rules", "internal/testdoc", false, false},
		{"cmd/dateline", "train", false, true},
		{"train", "pipeline", false, true},
		{"", "rules", false, false},
		{"export", "helpers", false, false},
		{"store", "record", false, true},
		{"record", "store", false, false},
		{"store", "story", false, false},
		{"desk", "store", false, true},
		{"web", "desk", false, true},
	} {
		if got := refuse(c.from, c.to, c.test); (got == "") != c.ok {
			t.Errorf("%s -> %s: %q", c.from, c.to, got)
		}
	}
}
