package web

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/dateline/dateline"
)

//go:embed demo/reports.jsonl
var demoReports string

// Demo returns the reports of the demo record: short ones about public events of 2025, written for this project under
// the names of publishers that do not exist, in the order of their days.
func Demo() ([]*dateline.Article, error) {
	var out []*dateline.Article
	n := 0
	for line := range strings.Lines(demoReports) {
		n++
		var r struct{ ID, Date, Publisher, Title, URL, Text string }
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			return nil, fmt.Errorf("demo/reports.jsonl:%d: %w", n, err)
		}
		day, err := time.Parse(time.DateOnly, r.Date)
		if err != nil {
			return nil, fmt.Errorf("demo/reports.jsonl:%d: %w", n, err)
		}
		out = append(out, &dateline.Article{
			ID: r.ID, File: fmt.Sprintf("demo:%d", n), URL: r.URL, Publisher: r.Publisher, Title: r.Title, Body: r.Text, Published: day, Language: "en",
		})
	}
	return out, nil
}
