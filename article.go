package dateline

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
)

// An Article is one report as it was read. It never changes after ingest.
type Article struct {
	ID        string    // its own id if it brought one, else a hash of its content
	File      string    // where it was read: path, or path and line for JSON Lines, "-" for standard input
	URL       string    // empty if unknown
	Publisher string    // the paper or body that published it, empty if unknown
	Title     string    // headline, empty if the report has none apart from its text
	Byline    string    // author line, empty if unknown
	Body      string    // valid UTF-8; this is Document.Text
	Summary   bool      // Body is a summary of the report or its beginning, as feeds bring it
	Published time.Time // day of publication, UTC; zero if unknown
	Language  string    // ISO 639-1, empty until recognised
}

// ContentID returns the id of an article that brings none: a hash of what it says, so that it is
// the same on every machine and in every run.
func (a *Article) ContentID() string {
	return Hash("article", a.Publisher, a.Title, a.Body)
}

// Hash returns 16 hexadecimal digits that depend on every part and on nothing else.
func Hash(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}
