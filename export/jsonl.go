package export

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/dateline/dateline"
)

// JSONL returns a document as one line of JSON with its line feed.
func JSONL(d *dateline.Document, o Options) ([]byte, error) {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	if err := e.Encode(NewReport(d, o)); err != nil {
		return nil, fmt.Errorf("jsonl: %w", err)
	}
	return buf.Bytes(), nil
}
