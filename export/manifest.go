package export

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"time"

	"github.com/dateline/dateline/models"
	"github.com/dateline/dateline/rules"
)

// A Manifest tells where a file came from. It stands beside the file as FILE.manifest.json.
type Manifest struct {
	File     string    `json:"file"` // name without its folder
	Format   string    `json:"format"`
	Of       string    `json:"of"`
	Made     time.Time `json:"made"`
	Dateline string    `json:"dateline"` // version of the program
	Rules    string    `json:"rules"`    // sha256 of the rule files that are built in
	Models   []Model   `json:"models"`
	Scale    string    `json:"scale"`  // names of the Goldstein and intensity scales in the file
	Filter   string    `json:"filter"` // as a search line, "" is everything
	All      bool      `json:"all"`    // whether acts are in it that did not happen
	Once     string    `json:"once"`   // how acts are counted: story, day, none
	Count
	Judged  map[string]int `json:"judged"`  // how many of the facts people confirmed, corrected or rejected
	Columns []Column       `json:"columns"` // null where the layout is no table
	Empty   []Empty        `json:"empty"`   // columns that are always empty, and why
	Bytes   int64          `json:"bytes"`
	SHA256  string         `json:"sha256"`
}

// A Model is a model that is built in, with its sha256.
type Model struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// A Digest counts and hashes what passes through it on the way to a file.
type Digest struct {
	w io.Writer
	n int64
	h interface {
		io.Writer
		Sum([]byte) []byte
	}
}

// NewDigest returns a Digest in front of w.
func NewDigest(w io.Writer) *Digest { return &Digest{w: w, h: sha256.New()} }

// Write passes bytes on.
func (d *Digest) Write(b []byte) (int, error) {
	n, err := d.w.Write(b)
	d.n += int64(n)
	d.h.Write(b[:n])
	return n, err
}

// NewManifest describes a file that was written in a layout.
func NewManifest(l Layout, o Options, n Count, d *Digest) (*Manifest, error) {
	m := &Manifest{Format: l.Name, Of: l.Of, Dateline: o.Version, Scale: l.Scale, All: o.All, Once: cmp.Or(o.Once, "story"), Count: n, Judged: map[string]int{}, Columns: l.Columns, Empty: l.Empty(), Bytes: d.n, SHA256: hex.EncodeToString(d.h.Sum(nil))}
	for _, x := range []struct {
		name string
		data []byte
	}{
		{"tagger", models.Tagger()},
		{"parser", models.Parser()},
		{"ner", models.Names()},
		{"places", []byte(models.Places())},
	} {
		m.Models = append(m.Models, Model{x.name, sum(x.data)})
	}
	var err error
	m.Rules, err = ruleSum()
	return m, err
}

// JSON writes the manifest with line breaks.
func (m *Manifest) JSON() ([]byte, error) {
	b, err := json.MarshalIndent(m, "", "  ")
	return append(b, '\n'), err
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// ruleSum hashes names and contents of all rule files in the order of their names.
func ruleSum() (string, error) {
	h := sha256.New()
	err := fs.WalkDir(rules.Files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(rules.Files, p)
		if err != nil {
			return err
		}
		fmt.Fprintf(h, "%s %s\n", p, sum(b))
		return nil
	})
	return hex.EncodeToString(h.Sum(nil)), err
}
