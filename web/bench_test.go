package web

import (
	"net/http/httptest"
	"testing"
)

// BenchmarkViews makes pages and answers of a small record: what they cost beside the record itself.
func BenchmarkViews(b *testing.B) {
	s, _ := recorded(b, nil)
	for _, path := range []string{"/", "/acts", "/reports/one", "/dyads/GON/ARN", "/sides/GON", "/map", "/api/acts"} {
		b.Run(path, func(b *testing.B) {
			for b.Loop() {
				w := httptest.NewRecorder()
				r := httptest.NewRequest("GET", path, nil)
				r.Header.Set("Accept-Encoding", "gzip")
				s.ServeHTTP(w, r)
				if w.Code != 200 {
					b.Fatal(w.Code)
				}
			}
		})
	}
}
