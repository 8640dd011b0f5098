package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/record"
)

// TestOwnFiles checks that what is written is found sound, and reads it back.
func TestOwnFiles(t *testing.T) {
	o := ontology(t)
	for _, l := range Layouts() {
		var b bytes.Buffer
		rows := 0
		switch l.Of {
		case "acts":
			rows = write(t, &b, l.Name, Options{Ontology: o, Version: "v1"}).Rows
		case "meetings":
			rows = filled(t, Meetings(&b, Options{Version: "v1"}), encounters()).Rows
		default:
			d := document(t)
			w := Reports(&b)
			if err := w.Write(NewDumped(d.Article, record.Read(d, record.Options{}), "v1", d.Article.Published, nil)); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			rows = 1
		}
		taken := 0
		s := Scan{Ontology: o, Take: func(e *record.Coded) error {
			taken++
			if e.Date == "" || e.Source.Place == "" && e.Target.Place == "" {
				t.Errorf("%s: read %+v", l.Name, e)
			}
			return nil
		}}
		c, err := s.Check(l.Name, &b)
		if err != nil {
			t.Errorf("%s: %v", l.Name, err)
			continue
		}
		for _, f := range c.Faults {
			if !f.Note {
				t.Errorf("%s:%v", l.Name, f)
			}
		}
		if c.Rows != rows {
			t.Errorf("%s: %d rows, wrote %d", l.Name, c.Rows, rows)
		}
		if slices.Contains(Coders(), l.Name) && taken != rows {
			t.Errorf("%s: %d of %d events read", l.Name, taken, rows)
		}
	}
}

// TestRead checks that events come back with their sides.
func TestRead(t *testing.T) {
	o := ontology(t)
	for _, format := range Coders() {
		var b bytes.Buffer
		write(t, &b, format, Options{Ontology: o, Version: "v1"})
		var got []record.Coded
		s := Scan{Ontology: o, Take: func(e *record.Coded) error { got = append(got, *e); return nil }}
		if _, err := s.Table(format, &b); err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(got, func(e record.Coded) bool {
			return e.Date == "2025-06-10" && e.Source.Place == "GON" && e.Target.Place == "ARN"
		})
		if i < 0 {
			t.Errorf("%s: the visit is gone: %+v", format, got)
			continue
		}
		if e := got[i]; e.Category != "CONSULT" || e.Quad != 1 || e.Mode != "visit" || format != "polecat" && e.CAMEO != "042" || e.Publisher == "" || e.Line == 0 {
			t.Errorf("%s: %+v", format, e)
		}
	}
}

func TestFaults(t *testing.T) {
	o := ontology(t)
	good := map[string]string{}
	for _, l := range Layouts() {
		if l.Of == "acts" && l.Name != "parquet" {
			var b bytes.Buffer
			write(t, &b, l.Name, Options{Ontology: o, Version: "v1"})
			good[l.Name] = b.String()
		}
	}
	for _, c := range []struct{ format, old, new, want string }{
		{"gdelt2", "\t042\t042\t04\t1\t", "\t42\t042\t04\t1\t", `7: EventCode: "42" is not a CAMEO code: its leading zero is lost`},
		{"gdelt2", "\t042\t042\t04\t1\t", "\t042\t042\t05\t1\t", `7: EventRootCode: "05" is not the root`},
		{"gdelt2", "\t042\t042\t04\t1\t", "\t042\t042\t04\t3\t", `7: QuadClass: "3" is not that of EventCode`},
		{"gdelt2", "\t20250610\t", "\t20250631\t", `7: SQLDATE: "20250631" is not a day of the calendar, as 20250610`},
		{"gdelt2", "1774524368446835\t", "1345914238937049\t", `7: GLOBALEVENTID: "1345914238937049" stands twice`},
		{"gdelt2", "\t41.5\t", "\t141.5\t", `ActionGeo_Lat: "141.5" is not a latitude; latitude comes first`},
		{"gdelt2", "\tQG\t", "\tGON\t", `note: ActionGeo_CountryCode: "GON" is no FIPS 10-4 code`},
		{"gdelt2", "20250612083005\t", "20250612\t", `DATEADDED: "20250612" is not a time of 14 figures`},
		{"gdelt2", "1345914238937049\t", "GLOBALEVENTID\tSQLDATE\n1345914238937049\t", `1: names the columns, but the format has no such line`},
		{"gdelt1", "\thttps://www.times.example.co.uk/k1\n", "\n", `note: has 57 columns, without SOURCEURL`},
		{"gdelt1", "\thttps://www.times.example.co.uk/k1\n", "\tx\ty\n", `has 59 columns, not 58`},
		{"gdelt2-mentions", "\t80\t", "\t800\t", `Confidence: "800" does not lie between 0 and 100`},
		{"icews", "Event ID\t", "Event Id\t", `1: "Event Id" is a column that the format does not have`},
		{"icews", "\t2025-06-10\t", "\t6/10/2025\t", `note: Event Date: "6/10/2025" is written M/D/YYYY`},
		{"icews", "\t2025-06-10\t", "\t2025-13-10\t", `Event Date: "2025-13-10" is not a day`},
		{"polecat", "\tIntensity\t", "\tEvent Intensity\t", ""},
		{"polecat", "Version\n", "Version\tHeadline\n", `note: "Headline" is a column that the format does not have`},
		{"polecat", "dateline v1\n", "dateline v1\t\t\n", `note: ends in surplus tabs`},
		{"polecat", "\xc3\x89omer", "\xc9omer", `note: is not UTF-8 but ISO-8859-1`},
		{"polecat", "\tASSAULT\t", "\tDEMAND\t", `Event Type: "DEMAND" is not one of PLOVER's sixteen`},
		{"polecat", "MATERIAL CONFLICT", "VERBAL CONFLICT", `Quad Code: "VERBAL CONFLICT" is not that of the type`},
		{"polecat", "k8\t", "k7\t", `Event ID: "k7" stands twice`},
		{"phoenix", "\xc3\xb3rien", "\xf3rien", `is not UTF-8`},
		{"phoenix", "\t040\t04\t1\t", "\t040\t04\t0\t", `QuadClass: "0" is not Phoenix's`},
		{"phoenix", "\t2025\t06\t10\t", "\t2025\t07\t10\t", `Year, Month and Day are not those of Date`},
		{"phoenix-daily", "rk2_2", "rk2_2", ""},
		{"petrarch", "\tROHGOVMIL\tGONGOV\t040\t", "\t---\tGONGOV\t010\t", `note: code: "010" is what PETRARCH2 also writes`},
		{"petrarch", "\trk1_2;r9_1\thttps://www.times.example.co.uk/k1\t", "\t", `has 6 columns, not 7 to 13`},
		{"csv", "k1,2025-06-10", "k1,2025-06-99", `date: "2025-06-99" is no day, month or year`},
		{"csv", ",true,false,", ",perhaps,false,", `"perhaps" is not true or false`},
		{"csv", "key,date", "key,day0", `1: date: the column is missing`},
		{"csv", "GONGOV;IGODUN", "GONGOV", `names, codes and countries are not equally many`},
		{"plover-jsonl", `"date":"2025-06-10"`, `"date":"10 June"`, `date: "10 June" is not a day`},
		{"plover-jsonl", `"event":["ASSAULT"]`, `"event":[]`, `event: is missing`},
		{"plover-jsonl", `{"id":"k8"`, `{"id:"k8"`, `is not an object of PLOVER`},
		{"geojson", `"geometry":null`, `"geometry":{"type":"Point","coordinates":[20,30]}`, `3: geometry: "country" has a point`},
		{"geojson", `"coordinates":[-12.25,41.5]`, `"coordinates":[41.5,-102.25]`, `2: lat: "-102.25" is not a latitude`},
		{"geojson", `]}`, ``, `is not JSON`},
		{"graphml", `<node id="ROH">`, `<node id="ROHAN">`, `source: "ROH" is no node`},
		{"graphml", `</graphml>`, ``, `is not XML`},
	} {
		text := good[c.format]
		i := strings.Index(text, c.old)
		if i < 0 {
			t.Errorf("%s: holds no %q", c.format, c.old)
			continue
		}
		text = text[:i] + c.new + text[i+len(c.old):]
		got, err := Scan{Ontology: o}.Check(c.format, strings.NewReader(text))
		if err != nil {
			t.Errorf("%s: %v", c.format, err)
			continue
		}
		var all []string
		for _, f := range got.Faults {
			all = append(all, f.String())
		}
		if c.want == "" {
			if got.Bad > 0 {
				t.Errorf("%s, %q: %q", c.format, c.new, all)
			}
			continue
		}
		if !slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, c.want) }) {
			t.Errorf("%s, %q: %q, want %q", c.format, c.new, all, c.want)
		}
		if note := strings.Contains(c.want, "note: "); note != (got.Bad == 0) {
			t.Errorf("%s, %q: %d faults: %q", c.format, c.new, got.Bad, all)
		}
	}
}

func TestCalendarFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20250610T080000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "5: DTSTART: is missing"},
		{"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:x\r\nDTSTART;VALUE=DATE:20250631\r\nEND:VEVENT\r\n", `5: DTSTART: "20250631" is not a day`},
		{"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSTATUS:PLAN\r\n NED\r\n", `3: STATUS: "PLANNED" is not TENTATIVE`},
		{"END:VEVENT\r\n", "ends nothing"},
		{" x\r\n", "1: goes on with nothing"},
	} {
		got, err := Scan{Ontology: ontology(t)}.Check("ics", strings.NewReader(c.text))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(got.Faults, func(f Fault) bool { return strings.Contains(f.String(), c.want) }) {
			t.Errorf("%q: %v, want %q", c.text, got.Faults, c.want)
		}
	}
}

func TestCoded(t *testing.T) {
	n := 0
	for _, a := range acts() {
		for _, e := range Coded(&a) {
			n++
			if e.Date == "" || e.Source == e.Target {
				t.Errorf("%+v", e)
			}
		}
	}
	if n != 11 { // talks of three both ways, a visit of a man with two offices, an attack, two visits
		t.Errorf("%d events", n)
	}
}

// FuzzCheck reads anything in any format.
func FuzzCheck(f *testing.F) {
	o := ontology(f)
	for i, l := range Layouts() {
		if l.Of == "acts" {
			var b bytes.Buffer
			write(f, &b, l.Name, Options{Ontology: o})
			f.Add(i, b.Bytes())
		}
	}
	f.Add(13, []byte("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:1\r\n"))
	f.Add(14, []byte(`{"dump":1,"report":{"id":"a","text":"x","events":[{"cameo":"01","source":[{"start":3}]}]}}`))
	f.Fuzz(func(t *testing.T, n int, b []byte) {
		all := Layouts()
		l := all[uint(n)%uint(len(all))]
		if l.Name == "parquet" {
			return
		}
		c, err := Scan{Ontology: o, Take: func(*record.Coded) error { return nil }}.Check(l.Name, bytes.NewReader(b))
		if err == nil && c.Format != l.Name {
			t.Errorf("checked as %s", c.Format)
		}
	})
}

// FuzzParquet changes a file of our own and cuts it; what comes out is checked without breaking down and without taking more memory than is bearable.
func FuzzParquet(f *testing.F) {
	o := ontology(f)
	var b bytes.Buffer
	write(f, &b, "parquet", Options{Ontology: o})
	whole := b.Bytes()
	f.Add(0, []byte{}, len(whole))
	f.Add(4, []byte{0xff, 0xff}, len(whole))
	f.Add(len(whole)-20, []byte("\x00\x00\x00\x00"), len(whole))
	f.Add(len(whole)-8, []byte("\xff\xff\xff\x7f"), len(whole))
	f.Add(len(whole)/2, []byte("\x80\x80\x80\x80\x80\x08"), len(whole))
	f.Add(0, []byte("PAR1"), 12)
	f.Fuzz(func(t *testing.T, at int, with []byte, size int) {
		x := bytes.Clone(whole[:max(0, min(size, len(whole)))])
		if at >= 0 && at < len(x) {
			copy(x[at:], with)
		}
		c, err := Scan{Ontology: o, Take: func(*record.Coded) error { return nil }}.Check("parquet", bytes.NewReader(x))
		if err == nil && c.Format != "parquet" {
			t.Errorf("checked as %s", c.Format)
		}
	})
}
