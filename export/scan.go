package export

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
	"golang.org/x/text/encoding/charmap"
)

// Coders lists the formats whose rows can be read as events of a coder.
func Coders() []string {
	return []string{"gdelt1", "gdelt2", "icews", "polecat", "phoenix", "phoenix-daily", "petrarch"}
}

// A Scan says how to read a file. Ontology must be there.
type Scan struct {
	Ontology *rules.Ontology
	Most     int                       // how many faults of each kind are kept; 0 is 10
	Take     func(*record.Coded) error // is given each event that can be read; nil takes none. The event is the taker's
	Tell     func(line int, rows int)  // is told now and then how far the reader came; may be nil
	Twice    bool                      // take rows that stand twice without a word: nothing is kept of them, and the memory does not grow with the file
}

// Table reads a file of one of the tables: the layouts of Layouts that have columns, but for csv and parquet. It checks all of it and
// gives the events to Take. The error is that of reading or of Take; what is wrong with the file stands in Checked.
func (s Scan) Table(format string, r io.Reader) (*Checked, error) {
	l, ok := Find(format)
	if !ok || len(l.Columns) == 0 || format == "csv" || format == "parquet" {
		return nil, fmt.Errorf("%q is no table that can be read line by line", format)
	}
	t := &scanner{Scan: s, c: newChecked(format, s.Most), l: l, columns: l.Columns, seen: map[uint64]int{}, seed: maphash.MakeSeed()}
	first := true
	for x, err := range lines(r) {
		if err != nil {
			return nil, fmt.Errorf("%d: %w", x.n, err)
		}
		if s.Tell != nil && x.n%4096 == 0 {
			s.Tell(x.n, t.c.Rows)
		}
		text, ok := t.decode(x)
		if !ok {
			continue
		}
		if strings.TrimSpace(text) == "" {
			t.fault(x.n, "", "", "is an empty line")
			continue
		}
		fields := strings.Split(text, "\t")
		if first {
			first = false
			if t.head(x.n, fields) {
				continue
			}
		}
		if err := t.row(x.n, fields); err != nil {
			return nil, err
		}
	}
	if first {
		t.fault(0, "", "", "the file is empty")
	}
	t.c.finish()
	return t.c, nil
}

func newChecked(format string, most int) *Checked {
	if most <= 0 {
		most = 10
	}
	return &Checked{Format: format, most: most}
}

// A scanner reads one table.
type scanner struct {
	Scan
	c       *Checked
	l       Layout
	columns []Column // as in this file
	surplus int      // names in the header that the format does not have
	seen    map[uint64]int
	seed    maphash.Seed
}

func (t *scanner) fault(line int, column, value, what string) {
	t.c.add(Fault{Line: line, Column: column, Value: value, What: what})
}

func (t *scanner) note(line int, column, value, what string) {
	t.c.add(Fault{Line: line, Column: column, Value: value, What: what, Note: true})
}

// decode returns the text of a line. Old POLECAT files are ISO-8859-1.
func (t *scanner) decode(x line) (string, bool) {
	if bytes.IndexByte(x.text, 0) >= 0 {
		t.fault(x.n, "", "", "holds a zero byte")
		return "", false
	}
	if utf8.Valid(x.text) {
		return string(x.text), true
	}
	b, err := charmap.ISO8859_1.NewDecoder().Bytes(x.text)
	if t.c.Format != "polecat" || err != nil {
		t.fault(x.n, "", "", "is not UTF-8")
		return strings.ToValidUTF8(string(x.text), "\uFFFD"), true
	}
	t.note(x.n, "", "", "is not UTF-8 but ISO-8859-1, as some POLECAT files are")
	return string(b), true
}

// head takes the line of column names and tells whether it is one.
func (t *scanner) head(line int, fields []string) bool {
	names := make([]string, 0, len(t.columns))
	for _, c := range t.columns {
		names = append(names, c.Name)
	}
	if !t.l.Header {
		if strings.EqualFold(fields[0], names[0]) || len(fields) > 1 && strings.EqualFold(fields[1], names[1]) {
			t.fault(line, "", "", "names the columns, but the format has no such line")
			return true
		}
		return false
	}
	if !strings.EqualFold(strings.Trim(fields[0], `" `), names[0]) {
		t.fault(line, "", "", "does not name the columns")
		return false
	}
	for len(fields) > len(names) && fields[len(fields)-1] == "" {
		fields = fields[:len(fields)-1]
		t.note(line, "", "", "ends in surplus tabs")
	}
	out := make([]Column, 0, len(fields))
	for _, f := range fields {
		f = strings.Trim(f, `" `)
		if f == "Event Intensity" { // later files call it so
			f = "Intensity"
		}
		i := slices.Index(names, f)
		switch {
		case i >= 0:
			out = append(out, t.columns[i])
		case t.c.Format == "polecat":
			t.note(line, "", f, "is a column that the format does not have; it is passed over")
			t.surplus++
			out = append(out, Column{f, "text"})
		default:
			t.fault(line, "", f, "is a column that the format does not have")
			out = append(out, Column{f, "text"})
		}
	}
	for i, n := range names {
		switch k := slices.IndexFunc(out, func(c Column) bool { return c.Name == n }); {
		case k < 0:
			t.fault(line, n, "", "the column is missing")
		case k != i && t.surplus == 0:
			t.fault(line, n, "", fmt.Sprintf("stands in column %d, not %d", k+1, i+1))
		}
	}
	t.columns = out
	return true
}

// row checks a row and hands on its event.
func (t *scanner) row(line int, fields []string) error {
	t.c.Rows++
	columns, ok := t.width(line, &fields)
	if !ok {
		return nil
	}
	v := make(values, len(fields))
	for i, c := range columns {
		v[c.Name] = fields[i]
	}
	sound := true
	for i, c := range columns {
		if what := t.check(c, fields[i]); what != "" {
			t.fault(line, c.Name, fields[i], what)
			sound = false
		}
	}
	e := t.read(line, v)
	if e == nil {
		return nil
	}
	e.Format, e.Line, e.Coder = t.c.Format, line, t.c.Format
	t.c.seen(e.Date)
	if t.Take == nil || !sound || e.Date == "" {
		return nil
	}
	return t.Take(e)
}

// width squares the number of fields with the columns of the format.
func (t *scanner) width(line int, fields *[]string) ([]Column, bool) {
	f, want := *fields, len(t.columns)
	n := len(f)
	switch t.c.Format {
	case "gdelt1":
		if n == want-1 {
			t.note(line, "", "", "has 57 columns, without SOURCEURL, as the back files up to March 2013 have")
			return t.columns[:n], true
		}
		if n == len(gdelt2) {
			t.fault(line, "", "", "has 61 columns: this is GDELT 2.0 (--format gdelt2)")
			return nil, false
		}
	case "gdelt2":
		if n == len(gdelt1) || n == len(gdelt1)-1 {
			t.fault(line, "", "", fmt.Sprintf("has %d columns: this is GDELT 1.0 (--format gdelt1)", n))
			return nil, false
		}
		if n == len(mentions) {
			t.fault(line, "", "", "has 16 columns: this is the mentions table (--format gdelt2-mentions)")
			return nil, false
		}
	case "gdelt2-mentions":
		if n == want-1 { // without Extras, which is always empty
			*fields = append(f, "")
			return t.columns, true
		}
	case "petrarch":
		return t.petrarchWidth(line, n)
	case "polecat":
		for n > want && f[n-1] == "" {
			n--
			t.note(line, "", "", "ends in surplus tabs")
		}
		for n < want && n >= want-t.surplus { // a name in the header without a column
			f = append(f, "")
			n++
		}
		*fields = f[:n]
	}
	if n != want {
		t.fault(line, "", "", fmt.Sprintf("has %d columns, not %d", n, want))
		return nil, false
	}
	return t.columns, true
}

// petrarchWidth tells which of the optional columns a row has: url only if the story has one, then texts and roots as
// the program was set up.
func (t *scanner) petrarchWidth(line, n int) ([]Column, bool) {
	short := append(slices.Clone(petrarch[:6]), petrarch[7])
	more := columns("text", "src_text", "tar_text", "event_text", "src_root", "tar_root")
	switch n {
	case 7:
		return short, true
	case 8: // with url; or without it and with event_text, which nobody can tell
		return petrarch, true
	case 9:
		return append(short, more[:2]...), true
	case 10:
		return append(slices.Clone(petrarch), more[:2]...), true
	case 11:
		return append(slices.Clone(petrarch), more[:3]...), true
	case 12:
		return append(short, more...), true
	case 13:
		return append(slices.Clone(petrarch), more...), true
	}
	t.fault(line, "", "", fmt.Sprintf("has %d columns, not 7 to 13", n))
	return nil, false
}

// values are the fields of a row by the names of their columns.
type values map[string]string

// missing tells whether a field says that nothing is known.
func missing(s string) bool {
	switch s {
	case "", "NA", "NULL", "None", "\\N":
		return true
	}
	return false
}

// check says what is wrong with a field by the type of its column, "" if nothing is.
func (t *scanner) check(c Column, s string) string {
	if s == "" || t.l.Header && missing(s) {
		if s == "" && c.Type == "cameo" || c.Type == "day" && c.Name != "Publication Date" {
			return "is empty"
		}
		return ""
	}
	switch c.Type {
	case "integer":
		if _, err := strconv.ParseInt(s, 10, 64); err != nil {
			return "is not a whole number"
		}
	case "float":
		x, err := strconv.ParseFloat(s, 64)
		switch {
		case err != nil || math.IsNaN(x) || math.IsInf(x, 0):
			return "is not a number"
		case (strings.HasSuffix(c.Name, "Lat") || c.Name == "Latitude") && math.Abs(x) > 90:
			if math.Abs(x) <= 180 {
				return "is not a latitude; latitude comes first, then longitude"
			}
			return "is not a latitude"
		case (strings.HasSuffix(c.Name, "Long") || c.Name == "Lon" || c.Name == "Longitude") && math.Abs(x) > 180:
			return "is not a longitude"
		case (c.Name == "GoldsteinScale" || c.Name == "GoldsteinScore" || c.Name == "Intensity") && math.Abs(x) > 10:
			return "does not lie between -10 and 10"
		case (c.Name == "AvgTone" || c.Name == "MentionDocTone") && math.Abs(x) > 100:
			return "does not lie between -100 and 100"
		}
	case "day":
		if t.day(c.Name, s) == "" {
			return "is not a day of the calendar, as " + t.like()
		}
	case "cameo":
		return t.cameo(s)
	}
	return ""
}

// like shows how the format writes days.
func (t *scanner) like() string {
	if t.l.Header {
		return "2025-06-10"
	}
	return "20250610"
}

// day reads a day as the format writes it; "" if it is none.
func (t *scanner) day(_, s string) string {
	layout := "20060102"
	if t.l.Header {
		layout = time.DateOnly
		if d, _, ok := strings.Cut(s, " "); ok { // some write a time behind it
			s = d
		}
	}
	if d, err := time.Parse(layout, s); err == nil {
		return d.Format(time.DateOnly)
	}
	if t.c.Format == "icews" { // the file of 2017
		if d, err := time.Parse("1/2/2006", s); err == nil {
			return d.Format(time.DateOnly)
		}
	}
	return ""
}

// cameo says what is wrong with an event code.
func (t *scanner) cameo(s string) string {
	if _, ok := t.Ontology.Code(s); ok {
		return ""
	}
	if _, ok := t.Ontology.Code("0" + s); ok {
		return "is not a CAMEO code: its leading zero is lost"
	}
	return "is not a CAMEO code"
}

// again reports whether a key was seen before, and in which line.
func (t *scanner) again(line int, parts ...string) int {
	if t.Twice {
		return 0
	}
	var h maphash.Hash
	h.SetSeed(t.seed)
	for _, p := range parts {
		h.WriteString(p)
		h.WriteByte(0)
	}
	k := h.Sum64()
	if n, ok := t.seen[k]; ok {
		return n
	}
	t.seen[k] = line
	return 0
}
