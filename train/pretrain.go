package train

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
)

// ReadNews reads the field text of a gzipped JSON Lines file as paragraphs of words. The words
// are cut by a few rules of our own, so that the models do not depend on the tokenizer.
func ReadNews(name string) ([][]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	in := bufio.NewReader(z)
	var out [][]string
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			var report struct{ Text string }
			if err := json.Unmarshal(line, &report); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, n, err)
			}
			for _, p := range strings.Split(report.Text, "\n") {
				if w := words(p); len(w) > 0 {
					out = append(out, w)
				}
			}
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
}

// words cuts a paragraph into words much as the treebanks do.
func words(text string) []string {
	var out []string
	for _, field := range strings.Fields(text) {
		start := 0
		for i := 0; i < len(field); {
			r, size := utf8.DecodeRuneInString(field[i:])
			inside := unicode.IsLetter(r) || unicode.IsDigit(r)
			if !inside && i > start && i+size < len(field) && strings.ContainsRune(".,'’&", r) {
				next, _ := utf8.DecodeRuneInString(field[i+size:])
				inside = unicode.IsLetter(next) || unicode.IsDigit(next)
			}
			if !inside && r == '.' && i-start <= 3 && i > start && unicode.IsUpper(rune(field[start])) {
				inside = true
			}
			if !inside {
				if i > start {
					out = split(out, field[start:i])
				}
				out = append(out, field[i:i+size])
				start = i + size
			}
			i += size
		}
		if start < len(field) {
			out = split(out, field[start:])
		}
	}
	return out
}

// split cuts the clitic off a word.
func split(out []string, w string) []string {
	low := strings.ReplaceAll(strings.ToLower(w), "’", "'")
	for _, c := range []string{"n't", "'s", "'ll", "'re", "'ve", "'m", "'d"} {
		if strings.HasSuffix(low, c) && len(low) > len(c) {
			n := utf8.RuneCountInString(c)
			at := len(w)
			for range n {
				_, size := utf8.DecodeLastRuneInString(w[:at])
				at -= size
			}
			return append(out, w[:at], w[at:])
		}
	}
	return append(out, w)
}

// Embeddings are rows for the features of words, learned from text without trees.
type Embeddings struct {
	Keys  []uint32 // ascending
	Width int
	Rows  []float32
}

// The settings of Pretrain.
const (
	reach     = 2 // neighbours on each side
	negatives = 4
	share     = 0.3 // weight of each feature in the sum
)

// Pretrain learns rows by predicting the neighbours of each word, by place (Ling et al. 2015),
// with the word given as the sum of its features (Bojanowski et al. 2017).
func Pretrain(d *dateline.Document, news [][]string, width, rounds int, seed int64, log func(string, ...any)) *Embeddings {
	texts := slices.Clone(news)
	for _, s := range d.Sentences {
		var w []string
		for i := s.Start; i < s.End; i++ {
			w = append(w, d.Tokens[i].Form)
		}
		texts = append(texts, w)
	}
	// Every distinct form once, with its features.
	place := map[string]int{}
	var hashes [][]uint32
	var count []int
	stream := make([][]int32, len(texts))
	for n, text := range texts {
		for _, w := range text {
			i, ok := place[w]
			if !ok {
				i = len(hashes)
				place[w] = i
				hashes = append(hashes, neural.Features(w, nil))
				count = append(count, 0)
			}
			count[i]++
			stream[n] = append(stream[n], int32(i))
		}
	}
	often := map[uint32]int{}
	for i, hs := range hashes {
		for _, h := range hs {
			often[h] += count[i]
		}
	}
	for i := range d.Tokens {
		for _, h := range neural.Features(d.Tokens[i].Form, nil) {
			often[h] += 1 // twice in the treebank is enough
		}
	}
	var keys []uint32
	for h, c := range often {
		if c >= 4 {
			keys = append(keys, h)
		}
	}
	slices.Sort(keys)
	dict := neural.NewDict(keys)
	rows := make([][]int32, len(hashes))
	target := make([]int32, len(hashes)) // what is predicted: the folded form
	targets := 0
	seen := map[uint32]int32{}
	var weight []float64
	for i, hs := range hashes {
		for _, h := range hs {
			if r := dict.Row(h); r >= 0 {
				rows[i] = append(rows[i], int32(r))
			}
		}
		t, ok := seen[hs[0]]
		if !ok {
			t = -1
			if often[hs[0]] >= 5 {
				t = int32(targets)
				targets++
				weight = append(weight, 0)
			}
			seen[hs[0]] = t
		}
		target[i] = t
		if t >= 0 {
			weight[t] += float64(count[i])
		}
	}
	total := 0.0
	for _, w := range weight {
		total += w
	}
	var bag []int32
	norm := 0.0
	for _, w := range weight {
		norm += math.Pow(w, 0.75)
	}
	for t, w := range weight {
		for range int(math.Pow(w, 0.75)/norm*1e6) + 1 {
			bag = append(bag, int32(t))
		}
	}
	keep := make([]float64, targets)
	for t, w := range weight {
		f := w / total
		keep[t] = min(1, math.Sqrt(2e-3/f))
	}
	rng := rand.New(rand.NewSource(seed))
	e := &Embeddings{Keys: keys, Width: width, Rows: make([]float32, len(keys)*width)}
	for i := range e.Rows {
		e.Rows[i] = float32(rng.NormFloat64() * 0.1)
	}
	out := make([]float32, 2*reach*targets*width)
	h, grad := make([]float32, width), make([]float32, width)
	steps, step := rounds*len(stream), 0
	log("%d features, %d words to predict", len(keys), targets)
	for round := range rounds {
		loss, n := 0.0, 0
		for _, k := range rng.Perm(len(stream)) {
			step++
			lr := float32(0.05 * (1 - float64(step)/float64(steps+1)))
			s := stream[k]
			for i, w := range s {
				use := rows[w]
				if len(use) > 1 && rng.Float64() < 0.25 {
					use = use[1:]
				}
				clear(h)
				for _, r := range use {
					for j, v := range e.Rows[int(r)*width : int(r+1)*width] {
						h[j] += v
					}
				}
				for j := range h {
					h[j] *= share
				}
				clear(grad)
				for o := -reach; o <= reach; o++ {
					if o == 0 || i+o < 0 || i+o >= len(s) {
						continue
					}
					gold := target[s[i+o]]
					if gold < 0 || rng.Float64() > keep[gold] {
						continue
					}
					slot := o + reach
					if o > 0 {
						slot--
					}
					for neg := range negatives + 1 {
						t, y := gold, float32(1)
						if neg > 0 {
							if t, y = bag[rng.Intn(len(bag))], 0; t == gold {
								continue
							}
						}
						row := out[(slot*targets+int(t))*width:][:width]
						dot := float32(0)
						for j, v := range row {
							dot += v * h[j]
						}
						p := float32(1 / (1 + math.Exp(-float64(dot))))
						if neg == 0 {
							loss -= math.Log(float64(p) + 1e-9)
							n++
						}
						g := (y - p) * lr
						for j, v := range row {
							grad[j] += g * v
							row[j] = v + g*h[j]
						}
					}
				}
				for _, r := range use {
					for j, v := range grad {
						e.Rows[int(r)*width+j] += v * share
					}
				}
			}
		}
		log("embeddings, round %d of %d: loss %.4f", round+1, rounds, loss/float64(max(1, n)))
	}
	e.scale(stream, rows)
	return e
}

// scale brings the mean square of the sums of words to 1.
func (e *Embeddings) scale(stream [][]int32, rows [][]int32) {
	sum, n := 0.0, 0
	h := make([]float32, e.Width)
	for _, s := range stream {
		for _, w := range s {
			clear(h)
			for _, r := range rows[w] {
				for j, v := range e.Rows[int(r)*e.Width : int(r+1)*e.Width] {
					h[j] += v
				}
			}
			for _, v := range h {
				sum += float64(v * v)
			}
			n += e.Width
		}
	}
	f := float32(1 / math.Sqrt(sum/float64(max(1, n))+1e-12))
	for i := range e.Rows {
		e.Rows[i] *= f
	}
}
