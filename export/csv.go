package export

import (
	"encoding/csv"
	"io"
	"reflect"
	"strconv"
	"time"

	"github.com/dateline/dateline/record"
)

// dayField is which field of a Tidy is its day.
const dayField = 3

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
		out[dayField] = time.Unix(int64(*t.Day)*86400, 0).UTC().Format(time.DateOnly)
	}
	return out
}

// Close writes what is left.
func (c *csvWriter) Close() error {
	c.w.Flush()
	return errorf("csv", c.w.Error())
}

// set reads a field of a line and says what is wrong with it, "" if nothing is.
func (t *Tidy) set(i int, s string) string {
	f := reflect.ValueOf(t).Elem().Field(i)
	if i == dayField {
		if s == "" {
			return ""
		}
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			return "is not a day of the calendar, as 2025-06-10"
		}
		n := int32(d.Unix() / 86400)
		t.Day = &n
		return ""
	}
	if f.Kind() == reflect.Pointer {
		if s == "" {
			return ""
		}
		f.Set(reflect.New(f.Type().Elem()))
		f = f.Elem()
	}
	var err error
	switch f.Interface().(type) {
	case string:
		f.SetString(s)
	case bool:
		var b bool
		if b, err = strconv.ParseBool(s); err != nil {
			return "is not true or false"
		}
		f.SetBool(b)
	case float64:
		var x float64
		if x, err = strconv.ParseFloat(s, 64); err != nil {
			return "is not a number"
		}
		f.SetFloat(x)
	case int64, int32:
		var n int64
		if n, err = strconv.ParseInt(s, 10, f.Type().Bits()); err != nil {
			return "is not a whole number"
		}
		f.SetInt(n)
	case time.Time:
		if s == "" {
			return ""
		}
		var at time.Time
		if at, err = time.Parse(time.RFC3339, s); err != nil {
			return "is not a time, as 2025-06-10T08:30:00Z"
		}
		f.Set(reflect.ValueOf(at))
	}
	return ""
}
