package export

import (
	"encoding/csv"
	"io"
	"reflect"
	"strconv"
	"time"

	"github.com/dateline/dateline/record"
)

// A csvWriter writes one row an act as comma-separated values (RFC 4180, UTF-8, lines end in LF).
type csvWriter struct {
	count
	w *csv.Writer
	o Options
}

func newCSV(w io.Writer, o Options) *csvWriter {
	c := &csvWriter{w: csv.NewWriter(w), o: o}
	var head []string
	for _, k := range tidyColumns() {
		head = append(head, k.Name)
	}
	_ = c.w.Write(head) // an error stays in the writer and comes with Close
	return c
}

// Write writes a row.
func (c *csvWriter) Write(a *record.Act) error {
	c.n.Facts++
	c.n.Rows++
	t := tidy(a, c.o)
	return errorf("csv", c.w.Write(t.fields()))
}

// fields writes the row as text: days and times as ISO 8601, true and false, nothing for what is not known.
func (t *Tidy) fields() []string {
	v := reflect.ValueOf(t).Elem()
	out := make([]string, 0, v.NumField())
	for _, f := range v.Fields() {
		if f.Kind() == reflect.Pointer {
			if f.IsNil() {
				out = append(out, "")
				continue
			}
			f = f.Elem()
		}
		switch x := f.Interface().(type) {
		case string:
			out = append(out, x)
		case bool:
			out = append(out, strconv.FormatBool(x))
		case float64:
			out = append(out, float(x))
		case int64:
			out = append(out, strconv.FormatInt(x, 10))
		case int32:
			out = append(out, strconv.Itoa(int(x)))
		case time.Time:
			s := ""
			if !x.IsZero() {
				s = x.Format(time.RFC3339)
			}
			out = append(out, s)
		}
	}
	if t.Day != nil {
		out[3] = time.Unix(int64(*t.Day)*86400, 0).UTC().Format(time.DateOnly)
	}
	return out
}

// Close writes what is left.
func (c *csvWriter) Close() error {
	c.w.Flush()
	return errorf("csv", c.w.Error())
}
