// Command remodel writes tagger.model, parser.model and ner.model of a folder anew, in the form in which dateline
// train writes them today:
//
//	go run ./train/remodel models
package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/dateline/dateline/nlp/ner"
	"github.com/dateline/dateline/nlp/parser"
	"github.com/dateline/dateline/nlp/tagger"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: remodel FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder string) error {
	for _, name := range []string{"tagger.model", "parser.model", "ner.model"} {
		file := filepath.Join(folder, name)
		old, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var model interface{ Write(io.Writer) error }
		switch name {
		case "tagger.model":
			model, err = tagger.Load(bytes.NewReader(old))
		case "parser.model":
			model, err = parser.Load(bytes.NewReader(old))
		default:
			model, err = ner.Load(bytes.NewReader(old))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		var out bytes.Buffer
		if err := model.Write(&out); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d bytes, sha256 %x\n", file, out.Len(), sha256.Sum256(out.Bytes()))
	}
	return nil
}
