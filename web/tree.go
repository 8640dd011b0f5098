package web

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// A tree is the drawing of one sentence: its words in a row, arcs from heads to dependents above them.
type tree struct {
	N             int
	Sentence      string
	Width, Height int
	Base          int // y of the words
	Words         []treeWord
	Arcs          []treeArc
	Rows          []treeRow // the same as a table
}

type treeWord struct {
	X                int
	Form, POS, Class string
}

type treeArc struct {
	Path, Head string // the arc and the point at its end
	X, Y       int    // middle of the label
	Label      string
}

type treeRow struct {
	N                           int
	Form, Lemma, POS, Head, Dep string
}

// widest sentence that is drawn; longer ones are shown as a table alone.
const widest = 120

// trees draws the sentences of a document.
func trees(d *dateline.Document) []tree {
	out := make([]tree, 0, len(d.Sentences))
	for i := range d.Sentences {
		out = append(out, draw(d, i))
	}
	return out
}

func draw(d *dateline.Document, n int) tree {
	s := d.Sentences[n].Span
	t := tree{N: n + 1, Sentence: d.Words(s)}
	x := 12
	mid := make([]int, s.End-s.Start)
	for i := s.Start; i < s.End; i++ {
		w := &d.Tokens[i]
		wide := max(utf8.RuneCountInString(w.Form)*8, len(w.POS)*7, utf8.RuneCountInString(w.Dep)*6) + 12
		mid[i-s.Start] = x + wide/2
		x += wide
	}
	t.Width = x + 12
	for i := s.Start; i < s.End; i++ {
		w := &d.Tokens[i]
		head, row := "", treeRow{N: i - s.Start + 1, Form: w.Form, Lemma: w.Lemma, POS: w.POS, Dep: w.Dep}
		if w.Head >= s.Start && w.Head < s.End {
			head = d.Tokens[w.Head].Form
			row.Head = fmt.Sprintf("%d %s", w.Head-s.Start+1, head)
		}
		t.Rows = append(t.Rows, row)
	}
	if s.End-s.Start > widest {
		return t
	}
	levels := nest(d, s)
	top := slices.Max(append(levels, 1))
	t.Base = 26*top + 36
	t.Height = t.Base + 46
	for i := s.Start; i < s.End; i++ {
		w := &d.Tokens[i]
		t.Words = append(t.Words, treeWord{mid[i-s.Start], w.Form, w.POS, marked(d, i)})
		at := mid[i-s.Start]
		if w.Head < s.Start || w.Head >= s.End {
			t.Arcs = append(t.Arcs, treeArc{fmt.Sprintf("M%d 6V%d", at, t.Base-22), arrow(at, t.Base-18), at + 16, 14, "root"})
			continue
		}
		from, y := mid[w.Head-s.Start], t.Base-18-26*levels[i-s.Start]
		side := 5
		if at < from {
			side = -5
		}
		from += side
		r := min(10, max(at-from, from-at)/2)
		if at < from {
			r = -r
		}
		t.Arcs = append(t.Arcs, treeArc{
			fmt.Sprintf("M%d %dV%dQ%d %d %d %dH%dQ%d %d %d %dV%d", from, t.Base-18, y+10, from, y, from+r, y, at-r, at, y, at, y+10, t.Base-22),
			arrow(at, t.Base-18), (from + at) / 2, y - 3, w.Dep,
		})
	}
	return t
}

func arrow(x, y int) string { return fmt.Sprintf("M%d %dl-3.5 -6h7z", x, y) }

// nest gives each arc a height above all arcs that it spans.
func nest(d *dateline.Document, s dateline.Span) []int {
	levels := make([]int, s.End-s.Start)
	type arc struct{ i, from, to int }
	var arcs []arc
	for i := s.Start; i < s.End; i++ {
		if h := d.Tokens[i].Head; h >= s.Start && h < s.End && h != i {
			arcs = append(arcs, arc{i - s.Start, min(i, h), max(i, h)})
		}
	}
	slices.SortStableFunc(arcs, func(a, b arc) int { return (a.to - a.from) - (b.to - b.from) })
	for k, a := range arcs {
		l := 1
		for _, b := range arcs[:k] {
			if b.from < a.to && a.from < b.to && levels[b.i] >= l {
				l = levels[b.i] + 1
			}
		}
		levels[a.i] = l
	}
	return levels
}

// marked names the part that a word has in an event.
func marked(d *dateline.Document, i int) string {
	var out []string
	for k := range d.Events {
		e := &d.Events[k]
		if e.Trigger.Contains(i) {
			out = append(out, "trigger")
		}
		for _, p := range e.Source {
			if p.Span.Contains(i) {
				out = append(out, "source")
			}
		}
		for _, p := range e.Target {
			if p.Span.Contains(i) {
				out = append(out, "target")
			}
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}
