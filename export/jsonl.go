package export

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
)

// JSONL returns a document as one line of JSON with its line feed.
func JSONL(d *dateline.Document, o record.Options) ([]byte, error) {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	if err := e.Encode(record.Read(d, o)); err != nil {
		return nil, fmt.Errorf("jsonl: %w", err)
	}
	return buf.Bytes(), nil
}
