package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

const (
	begin = "<!-- figures: written by go run ./internal/scores -update -->"
	end   = "<!-- end of figures -->"
)

// tolerance is how much a figure may fall before it counts as worse.
const tolerance = 0.0005

// A row is one line of the table.
type row struct{ name, value, command string }

// parse splits a page into what stands before the table, its rows, and what stands after.
func parse(page string) (before string, rows []row, after string, err error) {
	before, rest, ok := strings.Cut(page, begin)
	if !ok {
		return "", nil, "", errors.New("no line " + begin)
	}
	body, after, ok := strings.Cut(rest, end)
	if !ok {
		return "", nil, "", errors.New("no line " + end)
	}
	for line := range strings.Lines(body) {
		f := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(f) != 3 {
			continue
		}
		r := row{strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), strings.Trim(strings.TrimSpace(f[2]), "`")}
		if _, err := strconv.ParseFloat(r.value, 64); err == nil {
			rows = append(rows, r)
		}
	}
	return before, rows, after, nil
}

// table writes rows between the markers.
func table(rows []row) string {
	var b strings.Builder
	b.WriteString(begin + "\n\n| what | figure | command |\n|---|---|---|\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "| %s | %s | `%s` |\n", r.name, r.value, r.command)
	}
	b.WriteString("\n" + end)
	return b.String()
}

// compare prints the figures beside the old ones and returns the names of those that got worse.
func compare(w io.Writer, old, got []row) []string {
	was := map[string]string{}
	for _, r := range old {
		was[r.name] = r.value
	}
	var worse []string
	for _, r := range got {
		note := "new"
		if o, err := strconv.ParseFloat(was[r.name], 64); err == nil {
			x, _ := strconv.ParseFloat(r.value, 64)
			note = fmt.Sprintf("%+.4f", x-o)
			if x < o-tolerance {
				note += "  worse"
				worse = append(worse, fmt.Sprintf("%s %s, was %s", r.name, r.value, was[r.name]))
			}
		}
		fmt.Fprintf(w, "%-62s %s  %s\n", r.name, r.value, note)
	}
	return worse
}

// merge returns the new rows, and of the old ones those that were not measured, where they stood.
func merge(old, got []row) []row {
	place := map[string]int{}
	n := 0
	for _, m := range measures() {
		for _, f := range m.figures {
			place[f.name] = n
			n++
		}
	}
	out := make([]row, n)
	for _, list := range [][]row{got, old} {
		for _, r := range list {
			if i, ok := place[r.name]; ok && out[i].name == "" {
				out[i] = r
			}
		}
	}
	kept := out[:0]
	for _, r := range out {
		if r.name != "" {
			kept = append(kept, r)
		}
	}
	return kept
}
