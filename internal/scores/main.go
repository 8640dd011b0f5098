// Command scores measures dateline and keeps the figures in docs/scores.md.
//
//	go run ./internal/scores            prints every figure beside the one in docs/scores.md
//	go run ./internal/scores -check     the same, and fails if one got worse
//	go run ./internal/scores -update    writes them to docs/scores.md, and the chief ones, with fresh
//	                                    sample output, to README.md
//
// Each figure is taken from what a `dateline eval` command prints with --json. A gold file that is not there
// leaves its figures as they are. The table stands in docs/scores.md between two marker comments.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	shared := flag.String("shared", "../shared", "folder that holds data/")
	file := flag.String("file", "docs/scores.md", "page that keeps the figures")
	check := flag.Bool("check", false, "fail if a figure got worse")
	update := flag.Bool("update", false, "write the figures to the page")
	flag.Parse()
	if err := run(*shared, *file, *check, *update, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "scores:", err)
		os.Exit(1)
	}
}

func run(shared, file string, check, update bool, w io.Writer) error {
	page, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rows, after, err := parse(string(page))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if _, err := os.Stat(filepath.Join(shared, "data")); err != nil {
		fmt.Fprintf(w, "no gold data in %s: nothing measured\n", shared)
		return nil
	}
	dir, err := os.MkdirTemp("", "scores")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "dateline")
	if out, err := exec.Command("go", "build", "-o", program, "./cmd/dateline").CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	got, err := measure(measures(), shared, program, w)
	if err != nil {
		return err
	}
	worse := compare(w, rows, got)
	if update {
		rows = merge(rows, got)
		bins, err := reliability(program, shared)
		if err != nil {
			return err
		}
		if bins != "" {
			if after, err = replace(after, "reliability", bins); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
		}
		if err := os.WriteFile(file, []byte(before+table(rows)+after), 0o644); err != nil {
			return err
		}
		return updateReadme("README.md", program, rows)
	}
	if check && len(worse) > 0 {
		return fmt.Errorf("got worse: %s", strings.Join(worse, "; "))
	}
	return nil
}

// measure runs each command once and takes its figures. Rows come in the order of the measures; those whose
// gold file is missing are left out.
func measure(ms []command, shared, program string, w io.Writer) ([]row, error) {
	var out []row
	for _, m := range ms {
		gold := m.path(shared)
		if _, err := os.Stat(gold); errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintf(w, "- %s: no %s, skipped\n", m.line(), gold)
			continue
		}
		args := append(append(strings.Fields(m.args), gold), "--json")
		fmt.Fprintf(w, "+ dateline %s\n", strings.Join(args, " "))
		cmd := exec.Command(program, args...)
		var stderr strings.Builder
		cmd.Stderr = &stderr
		data, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", m.line(), err, stderr.String())
		}
		var v any
		if err := json.Unmarshal(data, &v); err != nil {
			return nil, fmt.Errorf("%s: %w", m.line(), err)
		}
		for _, f := range m.figures {
			x, err := pick(v, f.path)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", m.line(), err)
			}
			out = append(out, row{f.name, fmt.Sprintf("%.4f", x), m.line()})
		}
	}
	return out, nil
}

// pick returns the number at a path like who.f1.
func pick(v any, path string) (float64, error) {
	at := v
	for key := range strings.SplitSeq(path, ".") {
		m, ok := at.(map[string]any)
		if !ok || m[key] == nil {
			return 0, fmt.Errorf("no %s in what it prints", path)
		}
		at = m[key]
	}
	x, ok := at.(float64)
	if !ok {
		return 0, fmt.Errorf("%s is no number", path)
	}
	return x, nil
}
