package desk

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// A wire makes reports on invented happenings, several to a happening and some of them copies, over some days.
type wire struct {
	rand   *rand.Rand
	common *rand.Zipf
	days   int
	n      int
	live   []*happening
}

type happening struct {
	words     []string
	sentences []string
	source    string
	target    string
	day, left int
}

func newWire(days int) *wire {
	r := rand.New(rand.NewPCG(3, 4))
	return &wire{rand: r, common: rand.NewZipf(r, 1.07, 2.7, 40000), days: days}
}

func (w *wire) word() string { return fmt.Sprintf("w%x", w.common.Uint64()) }

func (w *wire) sentence(h *happening) string {
	var b strings.Builder
	for i := range 20 {
		if i > 0 {
			b.WriteByte(' ')
		}
		if i%3 == 0 {
			b.WriteString(h.words[w.rand.IntN(len(h.words))])
		} else {
			b.WriteString(w.word())
		}
	}
	return b.String()
}

func (w *wire) next() *record.Report {
	if len(w.live) < 50 {
		h := &happening{source: fmt.Sprintf("%c%cX", 'A'+w.rand.IntN(12), 'A'+w.rand.IntN(2)), target: fmt.Sprintf("%c%cY", 'A'+w.rand.IntN(12), 'A'+w.rand.IntN(2)), day: w.rand.IntN(w.days), left: 1 + w.rand.IntN(12)}
		for range 25 {
			h.words = append(h.words, fmt.Sprintf("w%x", w.rand.IntN(40000)))
		}
		w.live = append(w.live, h)
	}
	k := w.rand.IntN(len(w.live))
	h := w.live[k]
	if h.left--; h.left <= 0 {
		w.live = append(w.live[:k], w.live[k+1:]...)
	}
	var text []string
	for range 5 {
		if len(h.sentences) > 3 && w.rand.IntN(3) > 0 {
			text = append(text, h.sentences[w.rand.IntN(len(h.sentences))])
			continue
		}
		s := w.sentence(h)
		h.sentences = append(h.sentences, s)
		text = append(text, s)
	}
	w.n++
	body := strings.Join(text, ". ")
	day := fmt.Sprintf("2019-03-%02d", 1+h.day)
	r := tale(fmt.Sprintf("r%06d", w.n), fmt.Sprint("paper ", w.n%20), day, "Praised be "+body+".", "Praised", h.source, h.target)
	for i := range 4 {
		e := r.Events[0]
		e.ID = fmt.Sprintf("%s-%d", e.ID, i)
		at := (i + 1) * len(body) / 6
		e.Sentence = record.Sentence{N: i + 2, Range: record.Range{Start: at, End: at + 100}}
		e.CAMEO = []string{"040", "112", "190", "057"}[i]
		e.Plover.Category = []string{"CONSULT", "ACCUSE", "ASSAULT", "AGREE"}[i]
		r.Events = append(r.Events, e)
	}
	return r
}

func BenchmarkJoin(b *testing.B) {
	for _, window := range []int{2000, 8000} {
		b.Run(fmt.Sprint(window), func(b *testing.B) {
			s, err := store.Open(filepath.Join(b.TempDir(), "a.db"), store.Options{Create: true})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			d, err := New(s)
			if err != nil {
				b.Fatal(err)
			}
			w := newWire(10)
			step := func(n int) {
				for n > 0 {
					var list []store.Entry
					for range min(n, 200) {
						r := w.next()
						list = append(list, store.Entry{Report: r, Version: "1"})
						d.Hold(r)
					}
					n -= len(list)
					if _, err := s.Add(b.Context(), list); err != nil {
						b.Fatal(err)
					}
					b.StartTimer()
					if _, err := d.Join(b.Context()); err != nil {
						b.Fatal(err)
					}
					b.StopTimer()
				}
			}
			step(window)
			b.ResetTimer()
			step(b.N)
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
		})
	}
}
