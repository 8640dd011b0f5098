package pipeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/pipeline"
)

// reports returns the example reports in plain text.
func reports(b *testing.B) []*dateline.Article {
	b.Helper()
	files, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no examples", err)
	}
	var out []*dateline.Article
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, &dateline.Article{ID: f, File: f, Body: string(data), Language: "en", Published: time.Date(2024, 4, 14, 0, 0, 0, 0, time.UTC)})
	}
	return out
}

// BenchmarkPipeline codes the example reports on one core and tells words a second: of the whole chain, and of
// the language stages by themselves.
func BenchmarkPipeline(b *testing.B) {
	articles := reports(b)
	for _, bb := range []struct {
		name    string
		options pipeline.Options
	}{{"whole", pipeline.Options{}}, {"language", pipeline.Options{Parse: true}}} {
		b.Run(bb.name, func(b *testing.B) {
			p, err := pipeline.New(bb.options)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			words := 0
			for b.Loop() {
				for _, a := range articles {
					d, err := p.Process(a)
					if err != nil {
						b.Fatal(err)
					}
					words += len(d.Tokens)
				}
			}
			b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// BenchmarkStages tells the nanoseconds a word that each stage takes on the example reports: the least of all rounds, which what else
// the machine does disturbs least.
func BenchmarkStages(b *testing.B) {
	articles := reports(b)
	stages := pipeline.Stages()
	least := make([]float64, len(stages))
	ready := make([]pipeline.Annotator, len(stages))
	for i, s := range stages {
		a, err := s.Load(pipeline.Options{})
		if err != nil {
			b.Fatal(err)
		}
		ready[i] = a
	}
	for b.Loop() {
		spent, words := make([]time.Duration, len(stages)), 0
		for _, a := range articles {
			d := dateline.NewDocument(a)
			for i := range ready {
				start := time.Now()
				if err := ready[i].Annotate(d); err != nil {
					b.Fatal(err)
				}
				spent[i] += time.Since(start)
			}
			words += len(d.Tokens)
		}
		for i := range spent {
			if n := float64(spent[i].Nanoseconds()) / float64(words); least[i] == 0 || n < least[i] {
				least[i] = n
			}
		}
	}
	for i := range stages {
		b.ReportMetric(least[i], strings.ReplaceAll(stages[i].Name, "/", "-")+"-ns/word")
	}
}

// BenchmarkLoad loads the models and the rules.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := pipeline.New(pipeline.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
