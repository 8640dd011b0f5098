package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
)

// A span is a day, month or year of a dyad.
type spanned struct {
	name      string
	quads     [4]int
	acts      int
	goldstein float64 // sum
}

// gather adds days up; spans in between in which nothing happened are there too.
func gather(days []record.Day, by string) []spanned {
	layout, next := "2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
	switch by {
	case "day":
		layout, next = "2006-01-02", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }
	case "year":
		layout, next = "2006", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }
	}
	at := map[string]*spanned{}
	first, last := "", ""
	for _, d := range days {
		name := d.Date[:min(len(layout), len(d.Date))]
		if len(name) < len(layout) { // known by the month or the year alone
			name += "2006-01-01"[len(name):]
			name = strings.Replace(name, "2006", d.Date[:4], 1)
		}
		x := at[name]
		if x == nil {
			x = &spanned{name: name}
			at[name] = x
		}
		for i, n := range d.Quads {
			x.quads[i] += n
		}
		x.acts += d.Acts
		x.goldstein += d.Goldstein
		if first == "" || name < first {
			first = name
		}
		last = max(last, name)
	}
	var out []spanned
	t, err := time.Parse(layout, first)
	if err != nil {
		return nil
	}
	for range 40000 { // a hundred years of days
		name := t.Format(layout)
		if name > last {
			break
		}
		if x := at[name]; x != nil {
			out = append(out, *x)
		} else {
			out = append(out, spanned{name: name})
		}
		t = next(t)
	}
	return out
}

// mean is the mean Goldstein value of a span.
func (x *spanned) mean() float64 {
	if x.acts == 0 {
		return 0
	}
	return x.goldstein / float64(x.acts)
}

func rounded(x float64) float64 { return math.Round(x*100) / 100 }

// chart draws spans as bars, cooperation to the left and conflict to the right of a line.
func chart(w io.Writer, title, by string, spans []spanned, width int, color bool) error {
	var b strings.Builder
	total, most := [2]int{}, 1
	for _, x := range spans {
		for i, n := range sums(x) {
			total[i] += n
			most = max(most, n)
		}
	}
	fmt.Fprintf(&b, "%s, acts by %s: %d of cooperation, %d of conflict\n", title, by, total[0], total[1])
	if len(spans) == 0 {
		_, err := io.WriteString(w, b.String())
		return err
	}
	name, digits := len(spans[0].name), len(fmt.Sprint(most))
	bar := max(5, min(most, (width-name-2*digits-14)/2))
	blue, orange, off := "", "", ""
	if color {
		blue, orange, off = "\x1b[38;5;33m", "\x1b[38;5;208m", "\x1b[0m"
	}
	fmt.Fprintf(&b, "%-*s  %*s  %-*s  %s\n", name, "", digits+1+bar, "cooperation", bar+1+digits, "conflict", "mean")
	for _, x := range spans {
		n := sums(x)
		left, right := length(n[0], most, bar), length(n[1], most, bar)
		mean := ""
		if x.acts > 0 {
			mean = fmt.Sprintf("%+5.1f", x.mean())
		}
		a, c := "", ""
		if n[0] > 0 {
			a = fmt.Sprint(n[0])
		}
		if n[1] > 0 {
			c = fmt.Sprint(n[1])
		}
		line := fmt.Sprintf("%-*s  %s%*s %s%s%s│%s%s%s %-*s%s  %s", name, x.name, strings.Repeat(" ", bar-left), digits, a, blue, strings.Repeat("█", left), off,
			orange, strings.Repeat("▒", right), off, digits, c, strings.Repeat(" ", bar-right), mean)
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// sums are the acts of cooperation and of conflict.
func sums(x spanned) [2]int { return [2]int{x.quads[0] + x.quads[1], x.quads[2] + x.quads[3]} }

// length scales a number to a bar; what is not nothing is seen.
func length(n, most, bar int) int {
	if n == 0 {
		return 0
	}
	return max(1, int(math.Round(float64(n)*float64(bar)/float64(most))))
}
