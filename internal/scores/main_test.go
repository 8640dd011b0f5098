package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

const page = "# Scores\n" + begin + `

| what | figure | command |
|---|---|---|
| events in running text: category (type), P | 0.7000 | ` + "`dateline eval events x`" + ` |
| five classes: accuracy | 0.5000 | ` + "`dateline eval classes y`" + ` |
| a figure of old | 0.1000 | ` + "`gone`" + ` |

` + end + "\nafter\n"

func TestTable(t *testing.T) {
	before, rows, after, err := parse(page)
	if err != nil {
		t.Fatal(err)
	}
	if before != "# Scores\n" || after != "\nafter\n" || len(rows) != 3 || rows[0].command != "dateline eval events x" {
		t.Fatalf("%q %v %q", before, rows, after)
	}
	_, again, _, err := parse(before + table(rows) + after)
	if err != nil || len(again) != 3 || again[1] != rows[1] {
		t.Error(again, err)
	}
	got := []row{{"five classes: accuracy", "0.4996", "c"}, {"events in running text: category (type), F1", "0.6", "e"}}
	merged := merge(rows, got)
	if len(merged) != 3 || merged[0] != rows[0] || merged[1] != got[1] || merged[2] != got[0] {
		t.Errorf("merged %v", merged)
	}
}

func TestCompare(t *testing.T) {
	_, rows, _, _ := parse(page)
	for _, tt := range []struct {
		value string
		worse bool
	}{{"0.5000", false}, {"0.4996", false}, {"0.4990", true}, {"0.6", false}} {
		var buf bytes.Buffer
		worse := compare(&buf, rows, []row{{"five classes: accuracy", tt.value, ""}})
		if (len(worse) > 0) != tt.worse {
			t.Errorf("%s: worse %v", tt.value, worse)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, p := range []string{"", begin, "text " + end} {
		if _, _, _, err := parse(p); err == nil {
			t.Errorf("parse(%q) gives no error", p)
		}
	}
}

func TestPick(t *testing.T) {
	v := map[string]any{"who": map[string]any{"f1": 0.5, "name": "x"}}
	if x, err := pick(v, "who.f1"); err != nil || x != 0.5 {
		t.Error(x, err)
	}
	for _, p := range []string{"who", "who.name", "who.p", "what.f1", ""} {
		if _, err := pick(v, p); err == nil {
			t.Errorf("pick %q gives no error", p)
		}
	}
}

// Without gold data nothing is measured and nothing fails.
func TestNoData(t *testing.T) {
	file := t.TempDir() + "/scores.md"
	if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := run(t.TempDir(), file, true, false, &buf); err != nil || !strings.Contains(buf.String(), "no gold data") {
		t.Error(buf.String(), err)
	}
}

func TestReadme(t *testing.T) {
	got, err := replace("a\n<!-- x -->\nold\n<!-- end of x -->\nb", "x", "new\n")
	if err != nil || got != "a\n<!-- x -->\nnew\n<!-- end of x -->\nb" {
		t.Error(got, err)
	}
	if _, err := replace("a", "x", ""); err == nil {
		t.Error("no error without markers")
	}
	out := "title\nfile\n\nEvents (9)\n" + strings.Repeat("  event\n      words\n", 9) + "\nPeople (1)\n  Boromir\n\nAreas (1)\n  x\n"
	if s := sample(out); !strings.HasSuffix(s, "      words\n  ...\n\nPeople (1)\n  Boromir") || strings.Count(s, "event") != 6 {
		t.Error(s)
	}
	if s := chief([]row{{"dates: value, F1", "0.7909", ""}, {"other", "1", ""}}); !strings.Contains(s, "| dates: value, F1 | 0.7909 |") || strings.Contains(s, "other") {
		t.Error(s)
	}
}

func TestRule(t *testing.T) {
	s, err := rule("../../rules/events/05-support.rules", "051-praise")
	if err != nil || !strings.HasPrefix(s, "rule    051-praise\ncode    051\n") || strings.Count(s, "\nyes ") != 1 {
		t.Error(s, err)
	}
	if _, err := rule("../../rules/events/05-support.rules", "x"); err == nil {
		t.Error("no error for a rule that is not there")
	}
}

// README has the places that -update fills.
func TestReadmeMarkers(t *testing.T) {
	page, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"sample", "rule", "figures"} {
		if _, err := replace(string(page), name, ""); err != nil {
			t.Error(err)
		}
	}
}

// The names are keys: each stands once.
func TestNames(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range measures() {
		for _, f := range m.figures {
			if seen[f.name] || strings.Contains(f.name, "|") {
				t.Errorf("%q stands twice or holds a bar", f.name)
			}
			seen[f.name] = true
		}
	}
	for _, h := range headlines() {
		if !seen[h] {
			t.Errorf("no figure %q", h)
		}
	}
}

func TestBins(t *testing.T) {
	got, err := bins([]byte(`{"reliability":[{"from":0.7,"events":12,"right":0.75}]}`))
	if err != nil || got != "| score | share right |\n|---|---|\n| 0.7-0.8 | 0.75 of 12 events |\n" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := bins([]byte("{")); err == nil {
		t.Error("no error on broken JSON")
	}
}
