package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// reliability returns the table that tells how many of the events of each score are right, "" without the gold file.
func reliability(program, shared string) (string, error) {
	gold := filepath.Join(shared, "data", "gold-news", "gold-news-dev.jsonl.gz")
	if _, err := os.Stat(gold); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	data, err := exec.Command(program, "eval", "events", gold, "--json").Output()
	if err != nil {
		return "", fmt.Errorf("eval events: %w", err)
	}
	return bins(data)
}

// bins prints the reliability of `dateline eval events --json` as a table.
func bins(data []byte) (string, error) {
	var v struct {
		Reliability []struct {
			From   float64 `json:"from"`
			Events int     `json:"events"`
			Right  float64 `json:"right"`
		} `json:"reliability"`
	}
	if err := json.Unmarshal(data, &v); err != nil {
		return "", fmt.Errorf("eval events: %w", err)
	}
	var b strings.Builder
	b.WriteString("| score | share right |\n|---|---|\n")
	for _, r := range v.Reliability {
		fmt.Fprintf(&b, "| %.1f-%.1f | %.2f of %d events |\n", r.From, r.From+0.1, r.Right, r.Events)
	}
	return b.String(), nil
}
