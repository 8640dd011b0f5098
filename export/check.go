package export

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline/dateline/record"
	"github.com/parquet-go/parquet-go"
)

// Check reads a file of any layout and tells what is wrong with it. The error is that of reading.
func (s Scan) Check(format string, r io.Reader) (*Checked, error) {
	c := newChecked(format, s.Most)
	k := &checker{Scan: s, c: c, ids: map[string]int{}}
	var err error
	switch format {
	case "csv":
		err = k.csv(r)
	case "parquet":
		err = k.parquet(r)
	case "plover-jsonl":
		err = k.plover(r)
	case "geojson":
		err = k.geojson(r)
	case "graphml":
		err = k.graphml(r)
	case "ics":
		err = k.ics(r)
	case "jsonl":
		err = k.dump(r)
	default:
		return s.Table(format, r)
	}
	if err != nil {
		return nil, err
	}
	if c.Rows == 0 && c.Bad == 0 {
		k.note(0, "", "", "holds no rows")
	}
	c.finish()
	return c, nil
}

// A checker checks a file that is no table of tabs.
type checker struct {
	Scan
	c   *Checked
	ids map[string]int // where an id was seen first
}

func (k *checker) fault(line int, column, value, what string) {
	k.c.add(Fault{Line: line, Column: column, Value: value, What: what})
}

func (k *checker) note(line int, column, value, what string) {
	k.c.add(Fault{Line: line, Column: column, Value: value, What: what, Note: true})
}

// once tells of an id that stands twice or is empty.
func (k *checker) once(line int, column, id string) {
	switch _, ok := k.ids[id]; {
	case id == "":
		k.fault(line, column, "", "is empty")
	case ok:
		k.fault(line, column, id, "stands twice")
	default:
		k.ids[id] = line
	}
}

// date checks a date that may be a month or a year.
func (k *checker) date(line int, column, s string) {
	if s == "" || real(s) || real(s+"-01") || real(s+"-01-01") {
		if real(s) {
			k.c.seen(s)
		}
		return
	}
	k.fault(line, column, s, "is no day, month or year")
}

// category checks what PLOVER says of an act.
func (k *checker) category(line int, category, mode string, contexts []string) {
	if category == "" {
		return
	}
	if k.Ontology.CategoryQuad(category) == 0 {
		k.fault(line, "plover", category, "is not one of PLOVER's sixteen")
		return
	}
	if mode != "" && !k.Ontology.HasMode(category, mode) && !slices.Contains([]string{"negation", "historical", "future", "hypothetical"}, mode) {
		k.note(line, "plover_mode", mode, "is no mode of the category")
	}
	for _, c := range contexts {
		if !k.Ontology.HasContext(c) {
			k.note(line, "contexts", c, "is none of PLOVER's contexts")
		}
	}
}

// tidy checks a row of the tidy layouts.
func (k *checker) tidy(line int, t *Tidy) {
	k.c.Rows++
	k.once(line, "key", t.Key)
	k.date(line, "date", t.Date)
	if _, ok := k.Ontology.Code(t.CAMEO); !ok {
		k.fault(line, "cameo", t.CAMEO, "is not a CAMEO code")
	} else if t.CAMEORoot != t.CAMEO[:2] {
		k.fault(line, "cameo_root", t.CAMEORoot, "is not the root of the code")
	}
	k.category(line, t.Category, t.Mode, list0(t.Contexts))
	if t.Quad < 0 || t.Quad > 4 {
		k.fault(line, "quad", strconv.Itoa(int(t.Quad)), "is not 1 to 4")
	}
	for _, x := range []struct {
		name  string
		value float64
	}{{"goldstein_gdelt", t.GoldsteinGDELT}, {"goldstein_icews", t.GoldsteinICEWS}, {"goldstein_phoenix", t.GoldsteinPhx}} {
		if !(x.value >= -10 && x.value <= 10) {
			k.fault(line, x.name, float(x.value), "does not lie between -10 and 10")
		}
	}
	if !(t.Score >= 0 && t.Score <= 1) {
		k.fault(line, "score", float(t.Score), "does not lie between 0 and 1")
	}
	if t.Lat != nil && !(*t.Lat >= -90 && *t.Lat <= 90) {
		k.fault(line, "lat", float(*t.Lat), "is not a latitude")
	}
	if t.Lon != nil && !(*t.Lon >= -180 && *t.Lon <= 180) {
		k.fault(line, "lon", float(*t.Lon), "is not a longitude")
	}
	for _, x := range []struct{ side, names, codes, countries string }{
		{"source", t.SourceNames, t.SourceCodes, t.SourceCountry},
		{"target", t.TargetNames, t.TargetCodes, t.TargetCountry},
	} {
		n := strings.Count(x.names, ";")
		if strings.Count(x.codes, ";") != n || strings.Count(x.countries, ";") != n {
			k.fault(line, x.side+"_names", x.names, "names, codes and countries are not equally many")
		}
	}
	if t.TriggerEnd < t.TriggerStart || t.TriggerStart < 0 {
		k.fault(line, "trigger_start", strconv.Itoa(int(t.TriggerStart)), "trigger_start and trigger_end are no range")
	}
	if t.Reports < 1 {
		k.fault(line, "reports", strconv.Itoa(int(t.Reports)), "is less than 1")
	}
}

// header compares the names of columns with those of the layout.
func (k *checker) header(line int, names []string) bool {
	want := tidyColumns()
	ok := true
	for i, c := range want {
		switch at := slices.Index(names, c.Name); {
		case at < 0:
			k.fault(line, c.Name, "", "the column is missing")
			ok = false
		case at != i:
			k.fault(line, c.Name, "", fmt.Sprintf("stands in column %d, not %d", at+1, i+1))
			ok = false
		}
	}
	for _, n := range names {
		if !slices.ContainsFunc(want, func(c Column) bool { return c.Name == n }) {
			k.fault(line, "", n, "is a column that the format does not have")
			ok = false
		}
	}
	return ok
}

func (k *checker) csv(r io.Reader) error {
	in := csv.NewReader(r)
	in.FieldsPerRecord = -1
	in.ReuseRecord = true
	columns := tidyColumns()
	for first := true; ; first = false {
		f, err := in.Read()
		var bad *csv.ParseError
		switch {
		case err == io.EOF:
			if first {
				k.fault(0, "", "", "the file is empty")
			}
			return nil
		case errors.As(err, &bad):
			k.fault(bad.Line, "", "", bad.Err.Error())
			return nil // what follows a broken quotation is guesswork
		case err != nil:
			return err
		}
		line, _ := in.FieldPos(0)
		if first {
			f[0] = strings.TrimPrefix(f[0], "\ufeff")
			if !k.header(line, f) {
				return nil
			}
			continue
		}
		if len(f) != len(columns) {
			k.fault(line, "", "", fmt.Sprintf("has %d columns, not %d", len(f), len(columns)))
			continue
		}
		t, ok := k.parse(line, columns, f)
		if ok {
			k.tidy(line, t)
		} else {
			k.c.Rows++
		}
	}
}

// parse reads the fields of a line of csv.
func (k *checker) parse(line int, columns []Column, f []string) (*Tidy, bool) {
	t := &Tidy{}
	ok := true
	for i, c := range columns {
		what := t.set(i, f[i])
		if !utf8.ValidString(f[i]) {
			what = "is not UTF-8"
		}
		if what != "" {
			k.fault(line, c.Name, f[i], what)
			ok = false
		}
	}
	return t, ok
}

func (k *checker) parquet(r io.Reader) (err error) {
	defer func() { // the library panics on some broken files
		if r := recover(); r != nil {
			k.fault(k.c.Rows+1, "", "", fmt.Sprintf("the file is broken: %v", r))
		}
	}()
	var at io.ReaderAt
	var size int64
	if f, ok := r.(*os.File); ok {
		info, err := f.Stat()
		if err != nil {
			return err
		}
		at, size = f, info.Size()
	} else {
		b, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		at, size = bytes.NewReader(b), int64(len(b))
	}
	var tail [8]byte // length of the footer and PAR1: the library takes memory for a footer of any length
	if _, err := at.ReadAt(tail[:], max(0, size-8)); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if n := int64(binary.LittleEndian.Uint32(tail[:4])); size < 12 || n > size-12 {
		k.fault(0, "", "", "is no Parquet file, or not a whole one: its footer is longer than the file")
		return nil
	}
	f, err := parquet.OpenFile(at, size)
	if err != nil {
		k.fault(0, "", "", "is no Parquet file: "+err.Error())
		return nil
	}
	var names []string
	for _, c := range f.Root().Columns() {
		names = append(names, c.Name())
	}
	if !k.header(0, names) {
		return nil
	}
	want := parquet.SchemaOf(Tidy{})
	for _, c := range f.Root().Columns() {
		w, _ := want.Lookup(c.Name())
		if !c.Leaf() || c.Type().Kind() != w.Node.Type().Kind() || c.Optional() != w.Node.Optional() {
			k.fault(0, c.Name(), c.Type().String(), "is not of the type "+w.Node.Type().String())
		}
	}
	if k.c.Bad > 0 {
		return nil
	}
	return k.rows(f)
}

// rows checks the rows of a Parquet file.
func (k *checker) rows(f *parquet.File) error {
	in := parquet.NewGenericReader[Tidy](f)
	defer in.Close()
	buf := make([]Tidy, 256)
	for {
		n, err := in.Read(buf)
		for i := range buf[:n] {
			k.tidy(k.c.Rows+1, &buf[i])
		}
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			k.fault(k.c.Rows+1, "", "", "cannot be read: "+err.Error())
			return nil
		case n == 0:
			return nil
		}
	}
}

func (k *checker) plover(r io.Reader) error {
	for l, err := range lines(r) {
		if err != nil {
			return fmt.Errorf("%d: %w", l.n, err)
		}
		if len(bytes.TrimSpace(l.text)) == 0 {
			continue
		}
		k.c.Rows++
		var e ploverEvent
		if err := json.Unmarshal(l.text, &e); err != nil {
			k.fault(l.n, "", "", "is not an object of PLOVER: "+err.Error())
			continue
		}
		k.once(l.n, "id", e.ID)
		if !real(e.Date) {
			k.fault(l.n, "date", e.Date, "is not a day of the calendar, as 2025-06-10")
		} else {
			k.c.seen(e.Date)
		}
		if len(e.Actor) == 0 {
			k.fault(l.n, "actor", "", "is missing")
		}
		if len(e.Event) == 0 {
			k.fault(l.n, "event", "", "is missing")
		}
		for _, c := range e.Event {
			k.category(l.n, c, "", e.Context)
			if q := k.Ontology.QuadName(k.Ontology.CategoryQuad(c)); e.QuadCode != "" && q != e.QuadCode {
				k.fault(l.n, "quad_code", e.QuadCode, "is not that of the event")
			}
			for _, m := range e.Mode {
				k.category(l.n, c, m, nil)
			}
			if len(e.Recipient) == 0 && slices.Contains([]string{"COOPERATE", "AID", "SANCTION"}, c) && !e.Dateline.Reciprocal {
				k.fault(l.n, "recipient", "", "is missing, but the event needs one")
			}
		}
		if !(e.EventScale >= -10 && e.EventScale <= 10) {
			k.fault(l.n, "event_scale", float(e.EventScale), "does not lie between -10 and 10")
		}
		if t := e.TextInfo; t.Start < 0 || t.End < t.Start {
			k.fault(l.n, "text_info", "", "start and end are no range")
		}
		if p := e.EventLoc; p != nil {
			k.point(l.n, p.Lat, p.Lon)
		}
	}
	return nil
}

func (k *checker) point(line int, lat, lon *float64) {
	if lat != nil && !(*lat >= -90 && *lat <= 90) {
		k.fault(line, "lat", float(*lat), "is not a latitude")
	}
	if lon != nil && !(*lon >= -180 && *lon <= 180) {
		k.fault(line, "lon", float(*lon), "is not a longitude")
	}
}

// A counter counts the lines in front of an offset.
type counter struct {
	in    io.Reader
	n     int64
	feeds []int64
}

// Read passes bytes on.
func (c *counter) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	for i, x := range b[:n] {
		if x == '\n' {
			c.feeds = append(c.feeds, c.n+int64(i))
		}
	}
	c.n += int64(n)
	return n, err
}

func (c *counter) line(offset int64) int {
	i, _ := slices.BinarySearch(c.feeds, offset)
	return i + 1
}

func (k *checker) geojson(r io.Reader) error {
	in := &counter{in: r}
	d := json.NewDecoder(in)
	broken := func(err error) error {
		k.fault(in.line(d.InputOffset()), "", "", "is not JSON: "+err.Error())
		return nil
	}
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		k.fault(1, "", "", "is no object")
		return nil
	}
	features := false
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return broken(err)
		}
		switch t {
		case "features":
			features = true
			if t, err := d.Token(); err != nil || t != json.Delim('[') {
				k.fault(in.line(d.InputOffset()), "features", "", "is no list")
				return nil
			}
			for d.More() {
				if err := k.feature(d, in); err != nil {
					return broken(err)
				}
			}
			if _, err := d.Token(); err != nil {
				return broken(err)
			}
		case "type":
			var kind string
			if err := d.Decode(&kind); err != nil {
				return broken(err)
			}
			if kind != "FeatureCollection" {
				k.fault(in.line(d.InputOffset()), "type", kind, "is not FeatureCollection")
			}
		default:
			var other any
			if err := d.Decode(&other); err != nil {
				return broken(err)
			}
		}
	}
	if _, err := d.Token(); err != nil {
		return broken(err)
	}
	if !features {
		k.fault(1, "features", "", "is missing")
	}
	return nil
}

func (k *checker) feature(d *json.Decoder, in *counter) error {
	var f struct {
		Type     string `json:"type"`
		ID       string `json:"id"`
		Geometry *struct {
			Type        string    `json:"type"`
			Coordinates []float64 `json:"coordinates"`
		} `json:"geometry"`
		Properties geoProperties `json:"properties"`
	}
	if err := d.Decode(&f); err != nil {
		return err
	}
	line := in.line(d.InputOffset() - 1)
	k.c.Rows++
	if f.Type != "Feature" {
		k.fault(line, "type", f.Type, "is not Feature")
	}
	k.once(line, "id", f.ID)
	if g := f.Geometry; g != nil {
		if g.Type != "Point" || len(g.Coordinates) < 2 {
			k.fault(line, "geometry", g.Type, "is no point")
		} else {
			k.point(line, &g.Coordinates[1], &g.Coordinates[0])
		}
		if p := f.Properties.Precision; p == "country" || p == "region" {
			k.fault(line, "geometry", p, "has a point, but its place is known no closer than that")
		}
	}
	p := &f.Properties
	if _, ok := k.Ontology.Code(p.CAMEO); !ok {
		k.fault(line, "cameo", p.CAMEO, "is not a CAMEO code")
	}
	k.date(line, "date", p.Date)
	k.category(line, p.Plover, p.Mode, nil)
	return nil
}

func (k *checker) graphml(r io.Reader) error {
	d := xml.NewDecoder(r)
	nodes := map[string]bool{}
	keys := map[string]string{}
	var key string
	root := false
	for {
		t, err := d.Token()
		line, _ := d.InputPos()
		if err == io.EOF {
			if !root {
				k.fault(0, "", "", "is no GraphML")
			}
			return nil
		}
		if err != nil {
			k.fault(line, "", "", "is not XML: "+err.Error())
			return nil
		}
		switch x := t.(type) {
		case xml.StartElement:
			at := func(name string) string {
				for _, a := range x.Attr {
					if a.Name.Local == name {
						return a.Value
					}
				}
				return ""
			}
			key = ""
			switch x.Name.Local {
			case "graphml":
				root = true
			case "key":
				keys[at("id")] = at("attr.type")
			case "node":
				k.once(line, "node", at("id"))
				nodes[at("id")] = true
			case "edge":
				k.c.Rows++
				for _, n := range []string{"source", "target"} {
					if !nodes[at(n)] {
						k.fault(line, n, at(n), "is no node")
					}
				}
			case "data":
				key = at("key")
				if keys[key] == "" {
					k.fault(line, "data", key, "is no key")
				}
			}
		case xml.CharData:
			s := strings.TrimSpace(string(x))
			if key == "" || s == "" {
				continue
			}
			switch keys[key] {
			case "int":
				if n, err := strconv.Atoi(s); err != nil || n < 0 {
					k.fault(line, key, s, "is no whole number")
				}
			case "double":
				if _, err := strconv.ParseFloat(s, 64); err != nil {
					k.fault(line, key, s, "is no number")
				}
			}
		case xml.EndElement:
			key = ""
		}
	}
}

func (k *checker) ics(r io.Reader) error {
	type property struct {
		line        int
		name, value string
	}
	var open []string
	has := map[string]bool{}
	take := func(p property) {
		switch p.name {
		case "BEGIN":
			open = append(open, p.value)
			if len(open) == 1 && p.value != "VCALENDAR" {
				k.fault(p.line, "BEGIN", p.value, "is not VCALENDAR")
			}
			clear(has)
			if p.value == "VEVENT" {
				k.c.Rows++
			}
		case "END":
			if len(open) == 0 || open[len(open)-1] != p.value {
				k.fault(p.line, "END", p.value, "ends nothing that is open")
				return
			}
			open = open[:len(open)-1]
			if p.value == "VEVENT" {
				for _, n := range []string{"UID", "DTSTAMP", "DTSTART"} {
					if !has[n] {
						k.fault(p.line, n, "", "is missing")
					}
				}
			}
		}
		if len(open) == 0 || open[len(open)-1] != "VEVENT" {
			return
		}
		if has[p.name] && slices.Contains([]string{"UID", "DTSTAMP", "DTSTART", "STATUS", "SUMMARY"}, p.name) {
			k.fault(p.line, p.name, "", "stands twice in an entry")
		}
		has[p.name] = true
		switch p.name {
		case "UID":
			k.once(p.line, "UID", p.value)
		case "STATUS":
			if !slices.Contains([]string{"TENTATIVE", "CONFIRMED", "CANCELLED"}, p.value) {
				k.fault(p.line, "STATUS", p.value, "is not TENTATIVE, CONFIRMED or CANCELLED")
			}
		case "DTSTART", "DTEND":
			d, err := time.Parse("20060102", p.value[:min(8, len(p.value))])
			if err != nil {
				k.fault(p.line, p.name, p.value, "is not a day of the calendar")
				return
			}
			k.c.seen(d.Format(time.DateOnly))
		case "DTSTAMP":
			if _, err := time.Parse("20060102T150405Z", p.value); err != nil {
				k.fault(p.line, p.name, p.value, "is not a time such as 20250610T083000Z")
			}
		}
	}
	var held *property
	for l, err := range lines(r) {
		if err != nil {
			return fmt.Errorf("%d: %w", l.n, err)
		}
		s := string(l.text)
		switch {
		case len(s) > 75:
			k.note(l.n, "", "", "is longer than 75 bytes and not folded")
		case !utf8.ValidString(s):
			k.fault(l.n, "", "", "is not UTF-8")
		}
		if s != "" && (s[0] == ' ' || s[0] == '\t') {
			if held == nil {
				k.fault(l.n, "", "", "goes on with nothing")
			} else {
				held.value += s[1:]
			}
			continue
		}
		if held != nil {
			take(*held)
			held = nil
		}
		if s == "" {
			continue
		}
		name, value, ok := strings.Cut(s, ":")
		if !ok {
			k.fault(l.n, "", s, "is no property")
			continue
		}
		name, _, _ = strings.Cut(name, ";")
		held = &property{l.n, strings.ToUpper(name), value}
	}
	if held != nil {
		take(*held)
	}
	if len(open) > 0 {
		k.fault(0, open[len(open)-1], "", "does not end")
	}
	return nil
}

func (k *checker) dump(r io.Reader) error {
	for d, err := range ReadDump("", r) {
		if err != nil {
			n, what := 0, err.Error()
			if at, rest, ok := strings.Cut(strings.TrimPrefix(what, ":"), ": "); ok {
				if i, e := strconv.Atoi(at); e == nil {
					n, what = i, rest
				}
			}
			k.fault(n, "", "", what)
			continue
		}
		k.c.Rows++
		k.report(k.c.Rows, d.Report, d.Judgements)
	}
	return nil
}

// report checks a report of a dump. Line counts reports.
func (k *checker) report(line int, r *record.Report, judgements []record.Judgement) {
	k.once(line, "id", r.ID)
	if r.Published != "" && !real(r.Published) {
		k.fault(line, "published", r.Published, "is not a day of the calendar")
	}
	k.c.seen(r.Published)
	n := utf8.RuneCountInString(r.Text)
	in := func(column string, p record.Passage) {
		if p.Start < 0 || p.End < p.Start || p.End > n {
			k.fault(line, column, p.Text, "stands outside the text")
		}
	}
	facts := map[string]bool{}
	for i := range r.Events {
		e := &r.Events[i]
		facts[e.ID] = true
		if _, ok := k.Ontology.Code(e.CAMEO); !ok {
			k.fault(line, "cameo", e.CAMEO, "is not a CAMEO code")
		}
		k.date(line, "date", e.Date)
		k.category(line, e.Plover.Category, e.Plover.Mode, e.Plover.Contexts)
		in("trigger", e.Trigger)
		for _, p := range slices.Concat(e.Source, e.Target) {
			in("participant", p.Passage)
		}
	}
	for i := range r.Quotes {
		for _, c := range r.Quotes[i].Content {
			in("quote", c)
		}
	}
	for _, j := range judgements {
		if !slices.Contains([]string{record.Confirm, record.Reject, record.Correct}, j.Verdict) {
			k.fault(line, "judgement", j.Verdict, "is not confirm, reject or correct")
		}
		if j.Kind == "event" && !facts[j.Fact] {
			k.note(line, "judgement", j.Fact, "is about no fact of the report")
		}
	}
}
