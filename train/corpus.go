// Package train makes the models: tagger and parser from treebanks, the recogniser from texts
// with marked names. The same data gives the same bytes.
package train

import (
	"compress/gzip"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"strings"

	"github.com/dateline/dateline/internal/conllu"
)

// order returns 0 to n-1, shuffled.
func order(rng *rand.Rand, n int) []int { return rng.Perm(n) }

// ReadTreebank reads a CoNLL-U file, gzipped if its name ends in .gz.
func ReadTreebank(name string) ([]*conllu.Sentence, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		in = z
	}
	r := conllu.NewReader(in, filepath.Base(name))
	var out []*conllu.Sentence
	for {
		s, err := r.Next()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
}
