package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// A listing is an answer in rows: a table to read, or csv or jsonl for other programs.
type listing struct {
	columns []string
	table   []string // columns to show in the table; nil is all
	filled  []string // more columns of the table, shown if some row has something in them
	rows    [][]any
}

func (l *listing) add(row ...any) { l.rows = append(l.rows, row) }

// print writes the listing.
func (l *listing) print(s std, format string) error {
	if len(l.rows) == 0 && (format == "csv" || format == "jsonl") {
		fmt.Fprintln(s.err, "nothing found")
	}
	switch format {
	case "csv":
		w := csv.NewWriter(s.out)
		if err := w.Write(l.columns); err != nil {
			return quiet(err)
		}
		for _, r := range l.rows {
			var f []string
			for _, x := range r {
				f = append(f, fmt.Sprint(x))
			}
			if err := w.Write(f); err != nil {
				return quiet(err)
			}
		}
		w.Flush()
		return quiet(w.Error())
	case "jsonl":
		for _, r := range l.rows {
			var b strings.Builder
			for i, x := range r {
				v, err := json.Marshal(x)
				if err != nil {
					return err
				}
				fmt.Fprintf(&b, ",%q:%s", l.columns[i], v)
			}
			if _, err := fmt.Fprintf(s.out, "{%s}\n", strings.TrimPrefix(b.String(), ",")); err != nil {
				return quiet(err)
			}
		}
		return nil
	}
	width, _ := terminal(s.out)
	if width == 0 {
		width = 120
	}
	_, err := s.out.Write([]byte(l.text(width)))
	return quiet(err)
}

// text lays the rows out in columns; what is too long goes on in the next lines of its column.
func (l *listing) text(width int) string {
	show := l.table
	if show == nil {
		show = l.columns
	}
	if len(l.rows) == 0 {
		return "nothing found\n"
	}
	at := map[string]int{}
	for i, c := range l.columns {
		at[c] = i
	}
	for _, c := range l.filled {
		if slices.ContainsFunc(l.rows, func(r []any) bool { return fmt.Sprint(r[at[c]]) != "" }) {
			show = append(slices.Clone(show), c)
		}
	}
	cells := make([][]string, 0, len(l.rows)+1)
	cells = append(cells, show)
	for _, r := range l.rows {
		var row []string
		for _, c := range show {
			row = append(row, plainText(fmt.Sprint(r[at[c]])))
		}
		cells = append(cells, row)
	}
	widths := fitted(cells, width)
	var b strings.Builder
	for _, row := range cells {
		var parts [][]string
		lines := 1
		for i, x := range row {
			p := folded(x, widths[i])
			parts = append(parts, p)
			lines = max(lines, len(p))
		}
		for k := range lines {
			var line strings.Builder
			for i, p := range parts {
				x := ""
				if k < len(p) {
					x = p[k]
				}
				line.WriteString(runewidth.FillRight(x, widths[i]) + "  ")
			}
			b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
		}
	}
	return b.String()
}

// fitted shares the width out: narrow columns get what they need, the rest is shared by the wide ones.
func fitted(cells [][]string, width int) []int {
	need := make([]int, len(cells[0]))
	for _, row := range cells {
		for i, x := range row {
			need[i] = max(need[i], runewidth.StringWidth(x))
		}
	}
	room := max(width-2*(len(need)-1), 6*len(need))
	out := make([]int, len(need))
	open := len(need)
	for again := true; again && open > 0; {
		again = false
		for i, n := range need {
			if out[i] == 0 && n <= room/open {
				out[i] = max(n, 1)
				room -= out[i]
				open--
				again = true
				break
			}
		}
	}
	for i := range out {
		if out[i] == 0 {
			out[i] = max(room/max(open, 1), 6)
		}
	}
	return out
}

// plainText brings a text to one line without control characters.
func plainText(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
	}), " ")
}

// folded breaks a text into at most four lines of a width.
func folded(s string, width int) []string {
	var lines []string
	line := ""
	for w := range strings.FieldsSeq(s) {
		w = runewidth.Truncate(w, width, "…")
		switch {
		case line == "":
			line = w
		case runewidth.StringWidth(line)+1+runewidth.StringWidth(w) <= width:
			line += " " + w
		default:
			lines = append(lines, line)
			line = w
		}
	}
	out := append(lines, line)
	if len(out) > 4 {
		out = out[:4]
		out[3] = runewidth.Truncate(out[3]+" …", width, "…")
	}
	return out
}
