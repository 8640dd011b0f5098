package store

import (
	"path/filepath"
	"testing"
)

func BenchmarkAdd(b *testing.B) {
	for _, c := range []struct {
		name           string
		events, length int
	}{{"short", 3, 60}, {"middle", 8, 250}, {"dense", 20, 120}} {
		b.Run(c.name, func(b *testing.B) {
			s, err := Open(filepath.Join(b.TempDir(), "a.db"), Options{Create: true})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			a := newAnnals(b.N, c.events, c.length, 30)
			b.ResetTimer()
			if err := a.fill(s, 200); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
		})
	}
}
